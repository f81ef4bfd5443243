"""第十二条第一句: four grades. The text draws no line between them, so the lines are an input with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import ValidationError, field_validator
from pydantic_core import PydanticCustomError

from regkit.language import (
    Determination,
    Facts,
    Flag,
    OpenQuestion,
    Points,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    because,
    condition,
    decide,
    decision,
    fact,
    follows,
    holds,
    never,
    record,
    rule,
    when,
)
from regkit.language.kinds import BOOL, record_of
from regkit.law import InputError, Label
from regkit.wuhan.appraisers import RoundKind
from regkit.wuhan.facts import APPRAISING_ORGAN, FIRST, LAST, CalendarYear
from regkit.wuhan.regulation import WUHAN
from regkit.wuhan.scope import EARLIER_YEAR, FIRST_CERTAIN_YEAR, R28
from regkit.wuhan.scores import (
    FULL_MARKS,
    NO_MARKS,
    Announcement,
    Score,
    announced_total_agrees,
    total_score,
)

__all__ = [
    "Appraisal",
    "Assessed",
    "Grade",
    "GradeBands",
    "Graded",
    "grade",
    "grade_declared",
    "grade_of_score",
    "grade_of_total",
    "is_graded",
    "is_yearly",
]

A7, A12 = WUHAN.articles(7, 12)

FOUR = A12.quote("年度评议考核结果分为优秀、良好、合格、不合格4 个档次")
YEARLY = A7.point(3).quote("每年拟订行政执法责任制评议考核的具体内容、标准及考评细则")


class Grade(Word):
    """The four grades, best first."""

    EXCELLENT = "excellent", "优秀"
    GOOD = "good", "良好"
    PASS = "pass", "合格"
    FAIL = "fail", "不合格"


class Assessed(Word):
    """Who was appraised: the text grades units, and knows no marks or grade of persons."""

    UNIT = "unit", Label("单位", "a unit")
    INTERNAL_BODY = "internal_body", Label("部门所属机构", "a body of a department")
    PERSON = "person", Label("行政执法人员", "an enforcement officer")


class Appraisal(Subject):
    """评议考核结果: what came of appraising one body in one year."""

    zh: ClassVar[str] = "评议考核结果"
    en: ClassVar[str] = "result of an appraisal"

    kind: Said[RoundKind] = fact(
        "考核类型",
        en="kind of appraisal",
        presumed=RoundKind.ANNUAL,
        source="第十二条",
        about=Label("是年度考核，还是日常考核。", "Whether the appraisal is the annual one or one from day to day."),
    )
    assessed: Said[Assessed] = fact(
        "考核对象",
        en="object of the appraisal",
        presumed=Assessed.UNIT,
        source="第十二条",
        about=Label(
            "考核的是单位、部门所属机构，还是行政执法人员。",
            "Whether a unit, a body of a department or an enforcement officer is appraised.",
        ),
    )
    year: Said[CalendarYear] = fact(
        "考核年度",
        low=FIRST,
        high=LAST,
        whole=True,
        en="appraised year",
        source="第十二条",
        about=Label(
            "考核哪一个年度的工作，可以早于结果作出的年份。",
            "The calendar year whose work is appraised, which may be before the year of the result.",
        ),
    )
    of_earlier_year: Said[Flag] = fact(
        "考核年度在施行之前",
        en="is of a year before commencement",
        denied=Label("考核年度不在施行之前", "is of no year before commencement"),
        presumed=False,
        source="第十五条",
        about=Label(
            "被考核的年度是否早于2007年；由年度推得。",
            "Whether the year appraised is before 2007; concluded from the year.",
        ),
    )
    total: Said[Points] = fact(
        "总分",
        en="total",
        low=NO_MARKS,
        high=FULL_MARKS,
        source="第九条",
        about=Label("两项目标的总分，0至100分。", "The total of both halves, from 0 to 100 points."),
    )
    grade: Said[Grade] = decision(
        "档次",
        by=APPRAISING_ORGAN,
        en="grade",
        source="第十二条",
        about=Label("考核机关公布的档次。", "The grade that the appraising authority declared."),
    )
    issued_in: Said[CalendarYear] = fact(
        "结果作出年份",
        low=FIRST,
        high=LAST,
        whole=True,
        en="year of the result",
        source="第十二条",
        about=Label(
            "结果在哪一年作出，可以晚于被考核的年度。",
            "The calendar year in which the result is issued, which may be after the year appraised.",
        ),
    )

    relations = (
        follows("of_earlier_year", lambda f: f.year < FIRST_CERTAIN_YEAR),
        never(
            lambda f: f.issued_in < f.year,
            "考核结果不能在考核年度开始之前作出",
            "a result cannot be issued before the appraised year",
        ),
    )


R27 = Reading(
    id="wuhan.12.own_bodies",
    formerly="wuhan.A27",
    question_zh="百分制和四个档次是否适用于部门对其所属机构的考核?",
    question_en="do marks and grades go for the appraisal of a department's own bodies too?",
    options={
        "included": Label("适用,条文未作区分", "yes, the words are general"),
        "excluded": Label("不适用,仅适用于政府考核的单位", "no, for units that a government appraises only"),
    },
    default="included",
    why=Label(
        "第九条、第十二条说的是一切评议考核",
        "articles 9 and 12 speak of 评议考核 in general",
    ),
    quote=FOUR,
)


@condition("属于年度评议考核", "it is the annual appraisal", FOUR)
def is_annual(appraisal: Facts[Appraisal]) -> Term[bool]:
    """Whether an appraisal is the annual one."""
    return appraisal.kind == RoundKind.ANNUAL


@condition("属于对单位的年度评议考核", "it is the annual appraisal of a unit")
def is_yearly(appraisal: Facts[Appraisal]) -> Term[bool]:
    """Whether the appraisal is the annual one of a unit: only its result has a grade, and what follows from one."""
    of_unit = R27.choose(
        included=appraisal.assessed.is_in(Assessed.UNIT, Assessed.INTERNAL_BODY),
        excluded=appraisal.assessed == Assessed.UNIT,
    )
    return ~because(~(is_annual(appraisal) & of_unit), FOUR)


@condition("属于施行之前开始的考核年度", "the appraised year began before commencement")
def is_of_earlier_year(appraisal: Facts[Appraisal]) -> Term[bool]:
    """Whether the appraised year began before commencement, so that it is open whether the measures govern it."""
    first = appraisal.of_earlier_year | (appraisal.year == FIRST_CERTAIN_YEAR)
    return R28.choose(calendar=appraisal.of_earlier_year, other=first)


def as_governed(outcome: Term[Any], appraisal: Facts[Appraisal]) -> Term[Any]:
    """Return an outcome of the annual appraisal of a unit; for a year before commencement it is open (article 15)."""
    governed = ~is_of_earlier_year(appraisal) | EARLIER_YEAR.of(BOOL)
    return decide(when(governed, outcome, FOUR), provided=is_yearly(appraisal) & governed)


class GradeBands(Subject):
    """档次标准: from how many marks each grade begins, who drew the lines, where, and for which year.

    The measures draw none and none is shipped. Below `passing` is “不合格” (failed), down to 0.
    """

    zh: ClassVar[str] = "档次标准"
    en: ClassVar[str] = "scale of grades"

    excellent: Said[Points] = fact(
        "优秀下限",
        en="line of excellent",
        low=NO_MARKS,
        high=FULL_MARKS,
        source="第七条第(三)项",
        about=Label("从多少分起为优秀。", "The number of points from which a total is excellent."),
    )
    good: Said[Points] = fact(
        "良好下限",
        en="line of good",
        low=NO_MARKS,
        high=FULL_MARKS,
        source="第七条第(三)项",
        about=Label("从多少分起为良好。", "The number of points from which a total is good."),
    )
    passing: Said[Points] = fact(
        "合格下限",
        en="line of pass",
        low=NO_MARKS,
        high=FULL_MARKS,
        source="第七条第(三)项",
        about=Label("从多少分起为合格。", "The number of points from which a total is a pass."),
    )
    drawn: Said[Flag] = fact(
        "档次分数线已经划定",
        en="the lines between the grades are drawn",
        presumed=True,
        source="第七条第(三)项",
        about=Label(
            "各档次的分数线是否已经有人划定；条文没有划定。",
            "Whether anybody has drawn the lines between the grades; the text draws none.",
        ),
    )
    lower_bound_included: Said[Flag] = fact(
        "下限含本数",
        denied="下限不含本数",
        en="counts the line itself to the better grade",
        source="第七条第(三)项",
        about=Label("各档次的下限是否含本数。", "Whether a total on the line belongs to the grade that begins there."),
    )
    authority: Said[str] = fact(
        "档次标准制定机关",
        en="authority that drew the lines",
        source="第七条第(三)项",
        about=Label(
            "由哪一机关划定各档次的分数线；条文没有划定。",
            "The authority that drew the lines between the grades, which the text leaves open.",
        ),
    )
    document: Said[str] = fact(
        "档次标准依据文件",
        en="document that draws the lines",
        source="第七条第(三)项",
        about=Label("载明各档次分数线的文件。", "The document in which the lines between the grades are drawn."),
    )
    year: Said[CalendarYear] = fact(
        "档次标准适用年度",
        low=FIRST,
        high=LAST,
        whole=True,
        en="year of the lines",
        source="第七条第(三)项",
        about=Label(
            "档次标准适用的年度；标准每年拟订。",
            "The calendar year for which the lines hold; they are drawn up every year.",
        ),
    )

    relations = (
        never(
            lambda f: (f.excellent <= f.good) | (f.good <= f.passing) | (f.excellent <= f.passing),
            "档次标准没有依次下降",
            "the bands do not descend",
        ),
        never(
            lambda f: (f.passing <= NO_MARKS) | (f.good <= NO_MARKS) | (f.excellent <= NO_MARKS),
            "最低的下限为0,其下没有分数留给不合格",
            "the lowest line is 0, so that the band of fail is empty",
        ),
    )

    @field_validator("authority", "document")
    @classmethod
    def _said(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise PydanticCustomError(
                "bad_source",
                "the source of the bands is empty; name the authority and document",
                {"zh": "档次标准的来源是空的,须写明制定机关和依据文件"},
            )
        return value

    @classmethod
    def of(cls, lines: Iterable[tuple[Any, Any]], **source: Any) -> GradeBands:
        """Return bands from pairs of a grade and the marks from which it begins, all four, best first.

        Args:
            lines: such as `[("优秀", "…"), ("良好", "…"), ("合格", "…"), ("不合格", "0")]`.
            source: `authority`, `document`, `year` and `lower_bound_included`.

        Raises:
            InputError: a grade is missing, unknown, twice there or out of order, or marks are not covered.
        """
        begins = _begins(lines)
        if begins[Grade.FAIL] != 0:
            raise InputError(
                f"`grade_bands`: the marks from 0 to {begins[Grade.FAIL]} are not covered",
                hint="“不合格” (failed) begins at 0",
                zh=f"档次标准没有包括0分至{begins[Grade.FAIL]}分",
                hint_zh="不合格自0分起",
            )
        try:
            return cls(excellent=begins[Grade.EXCELLENT], good=begins[Grade.GOOD], passing=begins[Grade.PASS], **source)
        except ValidationError as error:
            raise InputError(
                f"`grade_bands`: {error.errors()[0]['msg']}", zh=f"档次标准：{_in_chinese(error)}"
            ) from None


class _Line(Subject):
    """One line of the bands, as it is read."""

    grade: Grade
    begins: Points


def _in_chinese(error: ValidationError) -> str:
    """Return why bands are refused, in Chinese."""
    told: str = error.errors()[0].get("ctx", {}).get("zh", "每行应为一个档次和它的起始分数")
    return told


def _begins(lines: Iterable[tuple[Any, Any]]) -> dict[Grade, Decimal]:
    try:
        read = [_Line(grade=name, begins=marks) for name, marks in lines]
    except ValidationError as error:
        raise InputError(f"`grade_bands`: {error.errors()[0]['msg']}", zh=f"档次标准：{_in_chinese(error)}") from None
    if [line.grade for line in read] != list(Grade):
        raise InputError(
            f"`grade_bands`: the grades are {'、'.join(line.grade.zh for line in read)}",
            hint=f"article 12 fixes four, best first: {'、'.join(name.zh for name in Grade)}",
            zh=f"档次标准所列档次为{'、'.join(line.grade.zh for line in read)}",
            hint_zh=f"第十二条规定四档，自优至劣：{'、'.join(name.zh for name in Grade)}",
        )
    return {line.grade: line.begins for line in read}


BASES = {"declared": Label("考核机关评定", "declared by the authority"), "bands": Label("档次标准", "bands")}


@dataclass(frozen=True)
class Graded:
    """A grade with what it rests on.

    Attributes:
        grade: the grade.
        basis: `bands` or `declared`.
        authority, document, year: the provenance of the bands; `None` for a declared grade.
    """

    grade: Grade = field(metadata={"label": Label("档次", "grade")})
    basis: str = field(metadata={"label": Label("依据", "basis"), "words": BASES})
    authority: str | None = field(default=None, metadata={"label": Label("制定机关", "authority")})
    document: str | None = field(default=None, metadata={"label": Label("依据文件", "document")})
    year: Decimal | None = field(default=None, metadata={"label": Label("年度", "year")})

    def in_words(self, lang: str = "zh") -> str:
        """Return the grade and its source."""
        name = self.grade.zh if lang == "zh" else self.grade.en
        if self.basis == "declared":
            return f"{name}（由考核机关评定）" if lang == "zh" else f"{name} (declared)"
        return (
            f"{name}（{self.authority}，{self.document}，{self.year}年）"
            if lang == "zh"
            else f"{name} ({self.document})"
        )


GRADES = {one.code: Label(f"评为{one.zh}", f"it is {one.en}") for one in Grade}
OTHER_YEAR = OpenQuestion(
    id="wuhan.7.other_year",
    formerly="wuhan.A17.year",
    zh="本考核年度的档次标准未拟订的(每年拟订,不得沿用他年),评为哪一档次",
    en="which grade it is where no bands were drawn up for the appraised year (they are drawn up "
    "every year, and those of another year do not serve)",
    authority=Label("市、区人民政府法制工作机构", "the legal offices of the city and district governments"),
    quote=YEARLY,
    outcomes=GRADES,
)


CUT_OFFS = OpenQuestion(
    id="wuhan.12.lines",
    formerly="wuhan.A17",
    zh="各档次的分数线没有划定的,评为哪一档次",
    en="which grade it is where nobody has drawn the lines between the grades",
    authority=OTHER_YEAR.authority,
    quote=FOUR,
    outcomes=GRADES,
)
R18 = Reading(
    id="wuhan.12.total_alone",
    formerly="wuhan.A18",
    question_zh="有档次标准的,档次是否只看总分?",
    question_en="where lines are drawn, does the total alone make the grade?",
    options={
        "total": Label("是,按总分所在的档次", "yes, that in whose band it lies"),
        "weighed": Label("否,考核机关可以考虑其他情况", "no, the appraising organ may weigh other things"),
    },
    default="total",
    why=Label(
        "第九条规定百分制，没有提到其他因素",
        "article 9 has a scale of a hundred marks and names nothing beside it",
    ),
    quote=FOUR,
)


def _declared(name: Term[Any] | Grade) -> Term[Graded]:
    """Return a grade that rests on no bands."""
    return record(Graded, grade=name, basis="declared", authority=None, document=None, year=None)


def _banded(total: Term[Decimal], appraisal: Facts[Appraisal], bands: Facts[GradeBands]) -> Term[Graded]:
    """Return the grade in whose band a total lies; the bands are those of the appraised year."""

    def reaches(line: Term[Decimal]) -> Term[bool]:
        return (total > line) | (bands.lower_bound_included & (total == line))

    def graded(name: Grade) -> Term[Graded]:
        source = {"authority": bands.authority, "document": bands.document, "year": bands.year}
        return record(Graded, grade=name, basis="bands", **source)

    excellent, good, passing = reaches(bands.excellent), reaches(bands.good), reaches(bands.passing)
    same_year, kind = bands.drawn & (bands.year == appraisal.year), record_of(Graded)
    any_grade = {one.code: _declared(one) for one in Grade}
    by_total = decide(
        when(same_year & excellent, graded(Grade.EXCELLENT), FOUR, YEARLY),
        when(same_year & ~excellent & good, graded(Grade.GOOD), FOUR, YEARLY),
        when(same_year & ~good & passing, graded(Grade.PASS), FOUR, YEARLY),
        when(same_year & ~passing, graded(Grade.FAIL), FOUR, YEARLY),
        when(bands.drawn & (bands.year != appraisal.year), OTHER_YEAR.of(kind, **any_grade)),
        when(~bands.drawn, CUT_OFFS.of(kind, **any_grade)),
    )
    return as_governed(R18.choose(total=by_total, weighed=_declared(appraisal.grade)), appraisal)


@rule("以总分评定的档次", en="the grade by the total")
def grade_of_total(appraisal: Facts[Appraisal], bands: Facts[GradeBands]) -> Term[Graded]:
    """The grade of a total under supplied bands; without bands no total has a grade, not even 0 or 100."""
    return _banded(appraisal.total, appraisal, bands)


@rule("以得分评定的档次", en="the grade by the two halves")
def grade_of_score(score: Facts[Score], appraisal: Facts[Appraisal], bands: Facts[GradeBands]) -> Term[Graded]:
    """The grade of the two halves under supplied bands; both halves are needed, whatever the bounds are."""
    return _banded(total_score(score), appraisal, bands)


@rule("由考核机关评定的档次", en="the grade as declared")
def grade_declared(appraisal: Facts[Appraisal]) -> Term[Graded]:
    """The grade that the authority has declared, where no bands are supplied (article 12)."""
    return as_governed(_declared(appraisal.grade), appraisal)


@rule("评定档次", en="whether the appraisal is graded")
def is_graded(appraisal: Facts[Appraisal]) -> YesNo:
    """Whether an appraisal is graded at all: only the annual one is (article 12)."""
    return holds(is_yearly(appraisal), FOUR)


def grade(
    appraisal: Appraisal,
    bands: GradeBands | None = None,
    score: Score | None = None,
    *,
    on: date | None = None,
) -> Determination[Graded]:
    """Return the grade of an appraisal (article 12).

    Bands decide where they are supplied, over the score if one is given and else over the total. A grade that
    the authority declared stands where there are no bands or nothing to apply them to.

    Args:
        appraisal: the appraised year and what was declared.
        bands: the lines between the grades, with their source.
        score: the two halves.
        on: the day asked about.

    Raises:
        InputError: the declared grade and the bands contradict each other.
    """
    lines = bands or GradeBands(drawn=False)
    reckoned = (
        grade_of_total(appraisal, lines, on=on) if score is None else grade_of_score(score, appraisal, lines, on=on)
    )
    if score is not None:
        _agree_on_total(appraisal, score, on)
    if appraisal.grade is None:
        return reckoned
    _agree_on_grade(appraisal.grade, reckoned)
    return reckoned if reckoned.value is not None else grade_declared(appraisal, on=on)


def _agree_on_total(appraisal: Appraisal, score: Score, on: date | None) -> None:
    """Refuse a total beside halves that cannot make it."""
    said = appraisal.total
    if said is None or announced_total_agrees(score, Announcement(total=said), on=on).value is not False:
        return
    known = [half for half in (score.general, score.special) if half is not None]
    raise InputError(
        f"`total` is declared as {said}, which the marks of the halves ({', '.join(map(str, known))}) cannot make",
        hint="correct the total or the marks of the halves",
        zh=f"公布的总分 {said} 与各项目标得分（{'、'.join(map(str, known))}）不符",
        hint_zh="请更正总分或者各项得分",
    )


def _agree_on_grade(declared: Grade, reckoned: Determination[Graded]) -> None:
    """Refuse a declared grade that the bands do not leave possible."""
    possible = [one for one in reckoned.possible if isinstance(one, Graded)]
    if not possible or len(possible) < len(reckoned.possible) or declared in {one.grade for one in possible}:
        return
    made = "、".join(dict.fromkeys(one.grade.zh for one in possible))
    raise InputError(
        f"`grade` is declared as `{declared}`, the bands of {possible[0].document} make it `{made}`",
        hint="correct the declared grade, the marks or the bands",
        zh=f"公布的档次为 `{declared}`，按{possible[0].document}的档次标准为 `{made}`",
        hint_zh="请更正公布的档次、得分或者档次标准",
    )
