"""第十二条第一句: four grades. The text draws no line between them, so the lines are an input with its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, ClassVar

from pydantic import ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from regkit.language import (
    Determination,
    Facts,
    Flag,
    OpenQuestion,
    Points,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    decision,
    fact,
    holds,
    record,
    rule,
    when,
)
from regkit.language.kinds import record_of
from regkit.law import InputError
from regkit.wuhan.appraisers import RoundKind
from regkit.wuhan.facts import APPRAISING_ORGAN, CalendarYear
from regkit.wuhan.regulation import WUHAN
from regkit.wuhan.scores import Score, total_score, within_scale

__all__ = [
    "Appraisal",
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


class Appraisal(Subject):
    """评议考核结果: what came of appraising one body in one year."""

    zh: ClassVar[str] = "评议考核结果"

    kind: Said[RoundKind] = fact("考核类型", presumed=RoundKind.ANNUAL, source="第十二条")
    year: Said[CalendarYear] = fact("考核年度", source="第十二条")
    total: Said[Points] = fact("总分", source="第九条", about="total of both halves, 0 to 100 marks")
    grade: Said[Grade] = decision("档次", by=APPRAISING_ORGAN, source="第十二条")
    issued_in: Said[CalendarYear] = fact("结果作出年份", source="第十二条", about="year in which the result is issued")

    _scale = field_validator("total")(within_scale)


@condition("年度评议考核")
def is_yearly(appraisal: Facts[Appraisal]) -> Term[bool]:
    """Whether an appraisal is the annual one: only its result has a grade, and what follows from one (article 12)."""
    return appraisal.kind == RoundKind.ANNUAL


class GradeBands(Subject):
    """档次标准: from how many marks each grade begins, who drew the lines, where, and for which year.

    The measures draw none and none is shipped. Below `passing` is 不合格, down to 0.
    """

    zh: ClassVar[str] = "档次标准"

    excellent: Said[Points] = fact("优秀下限", source="第七条第(三)项")
    good: Said[Points] = fact("良好下限", source="第七条第(三)项")
    passing: Said[Points] = fact("合格下限", source="第七条第(三)项")
    lower_bound_included: Said[Flag] = fact("下限含本数", source="第七条第(三)项", about="which side is inclusive")
    authority: Said[str] = fact("档次标准制定机关", source="第七条第(三)项")
    document: Said[str] = fact("档次标准依据文件", source="第七条第(三)项")
    year: Said[CalendarYear] = fact("档次标准适用年度", source="第七条第(三)项")

    _scale = field_validator("excellent", "good", "passing")(within_scale)

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

    @model_validator(mode="after")
    def _descend(self) -> GradeBands:
        cls = type(self)
        lines = [(name, getattr(self, name)) for name in ("excellent", "good", "passing")]
        known = [(name, line) for name, line in lines if line is not None]
        for (above, high), (below, low) in pairwise(known):
            if high <= low:
                raise PydanticCustomError(
                    "bad_bands",
                    "the bands do not descend: `{above}` begins at {high}, `{below}` at {low}",
                    {
                        "above": above,
                        "high": str(high),
                        "below": below,
                        "low": str(low),
                        "zh": f"档次标准没有依次下降:{cls.facts[above].zh}为{high},{cls.facts[below].zh}为{low}",
                    },
                )
        if known and known[-1][1] == 0:
            raise PydanticCustomError(
                "bad_bands",
                "the lowest band is empty: `{name}` begins at 0",
                {"name": known[-1][0], "zh": f"{cls.facts[known[-1][0]].zh}为0,其下没有分数留给不合格"},
            )
        return self

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
                hint="不合格 begins at 0",
            )
        try:
            return cls(excellent=begins[Grade.EXCELLENT], good=begins[Grade.GOOD], passing=begins[Grade.PASS], **source)
        except ValidationError as error:
            raise InputError(f"`grade_bands`: {error.errors()[0]['msg']}") from None


class _Line(Subject):
    """One line of the bands, as it is read."""

    grade: Grade
    begins: Points

    _scale = field_validator("begins")(within_scale)


def _begins(lines: Iterable[tuple[Any, Any]]) -> dict[Grade, Decimal]:
    try:
        read = [_Line(grade=name, begins=marks) for name, marks in lines]
    except ValidationError as error:
        raise InputError(f"`grade_bands`: {error.errors()[0]['msg']}") from None
    if [line.grade for line in read] != list(Grade):
        raise InputError(
            f"`grade_bands`: the grades are {'、'.join(line.grade.zh for line in read)}",
            hint=f"article 12 fixes four, best first: {'、'.join(name.zh for name in Grade)}",
        )
    return {line.grade: line.begins for line in read}


@dataclass(frozen=True)
class Graded:
    """A grade with what it rests on.

    Attributes:
        grade: the grade.
        basis: `bands` or `declared`.
        authority, document, year: the provenance of the bands; `None` for a declared grade.
    """

    grade: Grade
    basis: str
    authority: str | None = None
    document: str | None = None
    year: Decimal | None = None

    def in_words(self, lang: str = "zh") -> str:
        """Return the grade and its source."""
        name = self.grade.zh if lang == "zh" else self.grade.code
        if self.basis == "declared":
            return f"{name}(由考核机关评定)" if lang == "zh" else f"{name} (declared)"
        return (
            f"{name}({self.authority},{self.document},{self.year}年)" if lang == "zh" else f"{name} ({self.document})"
        )


OTHER_YEAR = OpenQuestion(
    id="wuhan.A17.year",
    zh="本考核年度的档次标准(每年拟订,不得沿用他年)",
    en="grade bands for the appraised year: they are drawn up 每年, those of another year do not serve",
    authority="市、区人民政府法制工作机构",
    quote=YEARLY,
)


def _banded(total: Term[Decimal], appraisal: Facts[Appraisal], bands: Facts[GradeBands]) -> Term[Graded]:
    """Return the grade in whose band a total lies; the bands are those of the appraised year."""

    def reaches(line: Term[Decimal]) -> Term[bool]:
        return (bands.lower_bound_included & (total >= line)) | (~bands.lower_bound_included & (total > line))

    def graded(name: Grade) -> Term[Graded]:
        source = {"authority": bands.authority, "document": bands.document, "year": bands.year}
        return record(Graded, grade=name, basis="bands", **source)

    excellent, good, passing = reaches(bands.excellent), reaches(bands.good), reaches(bands.passing)
    same_year = bands.year == appraisal.year
    return decide(
        when(same_year & excellent, graded(Grade.EXCELLENT), FOUR, YEARLY),
        when(same_year & ~excellent & good, graded(Grade.GOOD), FOUR, YEARLY),
        when(same_year & ~excellent & ~good & passing, graded(Grade.PASS), FOUR, YEARLY),
        when(same_year & ~excellent & ~good & ~passing, graded(Grade.FAIL), FOUR, YEARLY),
        when(~same_year, OTHER_YEAR.of(record_of(Graded))),
        provided=is_yearly(appraisal),
    )


@rule("以总分评定的档次")
def grade_of_total(appraisal: Facts[Appraisal], bands: Facts[GradeBands]) -> Term[Graded]:
    """The grade of a total under supplied bands; without bands no total has a grade, not even 0 or 100."""
    return _banded(appraisal.total, appraisal, bands)


@rule("以得分评定的档次")
def grade_of_score(score: Facts[Score], appraisal: Facts[Appraisal], bands: Facts[GradeBands]) -> Term[Graded]:
    """The grade of the two halves under supplied bands; both halves are needed, whatever the bounds are."""
    return _banded(total_score(score), appraisal, bands)


@rule("由考核机关评定的档次")
def grade_declared(appraisal: Facts[Appraisal]) -> Term[Graded]:
    """The grade that the authority has declared, where no bands are supplied (article 12)."""
    return decide(
        when(
            is_yearly(appraisal),
            record(Graded, grade=appraisal.grade, basis="declared", authority=None, document=None, year=None),
            FOUR,
        ),
        provided=is_yearly(appraisal),
    )


@rule("评定档次")
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
    lines = bands or GradeBands()
    reckoned = (
        grade_of_total(appraisal, lines, on=on) if score is None else grade_of_score(score, appraisal, lines, on=on)
    )
    if appraisal.grade is None:
        return reckoned
    if reckoned.value is not None and reckoned.value.grade is not appraisal.grade:
        raise InputError(
            f"`grade` is declared as `{appraisal.grade}`, the bands of {reckoned.value.document} "
            f"make it `{reckoned.value.grade}`",
            hint="correct the declared grade, the marks or the bands",
        )
    return reckoned if reckoned.value is not None else grade_declared(appraisal, on=on)
