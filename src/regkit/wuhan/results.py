"""第十二条第二句、第十三条: commendation, circulated criticism, who may not be named “先进”; whom the result may reach.

None of these is an administrative penalty; the text names no giver, no amount and no procedure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from regkit.language import (
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    decision,
    fact,
    record,
    rule,
    when,
)
from regkit.language.kinds import BOOL, amount, word_of
from regkit.law import Label, Unit, years
from regkit.wuhan.appraisers import AppraiserKind, is_dual, is_vertical
from regkit.wuhan.dispatch import (
    Dispatch,
    Recipient,
    is_binding_on_recipient,
    is_listed_recipient,
    may_send_result,
    must_send_result,
)
from regkit.wuhan.facts import (
    APPRAISING_ORGAN,
    CITY_GOVERNMENT,
    FIRST,
    LAST,
    Agency,
    CalendarYear,
    Level,
)
from regkit.wuhan.grades import FOUR, Appraisal, Grade, as_governed, is_yearly
from regkit.wuhan.regulation import WUHAN
from regkit.wuhan.scope import R28, SPAN_OF_YEAR

__all__ = [
    "Consequences",
    "Dispatch",
    "Nominee",
    "Recipient",
    "Role",
    "Title",
    "barred_from_advanced",
    "barred_year",
    "commended",
    "consequences",
    "criticised",
    "giver",
    "is_binding_on_recipient",
    "is_listed_recipient",
    "may_be_advanced",
    "may_object",
    "may_send_result",
    "must_send_result",
    "results_reach",
]

A12 = WUHAN.article(12)

COMMEND = A12.quote("对评议考核评为优秀的单位给予表彰奖励")
CRITICISE = A12.quote("评议考核成绩不合格的,予以通报批评")
BAR = A12.quote("单位及其主要负责人或者分管负责人当年不得被评为先进")


class Role(Word):
    """For whom a consequence is asked: the unit, or a person of it."""

    UNIT = "unit", Label("单位", "a unit")
    PRINCIPAL = "principal_person", Label("主要负责人", "a principal leader")
    LEADER_IN_CHARGE = "leader_in_charge", Label("分管负责人", "a leader in charge")
    OTHER_DEPUTY = "other_deputy", Label("其他副职", "another deputy")
    OFFICER = "ordinary_officer", Label("其他工作人员", "another member of staff"), "一般工作人员"


class Title(Word):
    """The honour that is asked about."""

    ADVANCED = "advanced", Label("先进", "the title “advanced”"), "先进单位", "先进集体", "先进个人", "先进工作者"
    CIVIL_SERVICE_EXCELLENT = (
        "civil_service_excellent",
        Label("公务员年度考核优秀", "the grade “excellent” in the annual appraisal of civil servants"),
        "公务员考核优秀",
    )
    OTHER = "other", Label("其他荣誉", "another honour")


class Nominee(Subject):
    """评先对象: a unit or a person, and the honour it is to be given."""

    zh: ClassVar[str] = "评先对象"
    en: ClassVar[str] = "nominee"

    role: Said[Role] = fact(
        "评先对象",
        en="nominee",
        source="第十二条",
        about=Label("评先的是单位，还是单位中的个人。", "Whether the unit itself is nominated, or a person of it."),
    )
    designated: Said[Role] = decision(
        "被确定的负责人",
        by=APPRAISING_ORGAN,
        en="leader designated",
        source="第十二条",
        about=Label(
            "考核机关指定的负责人；只在把“或者”读作选择时才有意义（解读 wuhan.12.leaders）。",
            "The leader whom the authority designated, which matters only where 或者 is read as a choice "
            "(`wuhan.12.leaders`).",
        ),
    )
    in_post_all_year: Said[Flag] = fact(
        "全年任职",
        en="has held the post all year",
        denied=Label("并非全年任职", "did not hold the post all year"),
        presumed=True,
        source="第十二条",
        about=Label("全年是否没有换人。", "Whether the post did not change hands within the year."),
    )
    award_year: Said[CalendarYear] = fact(
        "评先年度",
        en="year of the honour",
        low=FIRST,
        high=LAST,
        whole=True,
        source="第十二条",
        about=Label("评先所属的年度。", "The calendar year for which the honour is given."),
    )
    title: Said[Title] = fact(
        "荣誉名称",
        en="honour",
        presumed=Title.ADVANCED,
        source="第十二条",
        about=Label(
            "荣誉叫什么名称；第十二条所称的是被评为先进。",
            "What the honour is called; article 12 speaks of being named advanced (先进).",
        ),
    )
    in_enforcement_field: Said[Flag] = fact(
        "行政执法领域的荣誉",
        en="is nominated for an honour in enforcement",
        denied=Label("不是行政执法领域的荣誉", "is nominated for an honour in another field"),
        presumed=True,
        source="第十二条",
        about=Label(
            "荣誉是否属于行政执法领域；只在一种解读之下才有意义（wuhan.12.any_field）。",
            "Whether the honour is one in the field of enforcement, which matters under one reading only "
            "(`wuhan.12.any_field`).",
        ),
    )


R1 = Reading(
    id="wuhan.12.leaders",
    formerly="wuhan.A1",
    question_zh="“主要负责人或者分管负责人”:两人都不得评先,还是由考核机关确定其中一人?",
    question_en="the principal or the leader in charge: are both barred, or the one whom the authority designates?",
    options={
        "both": Label("两人都不得被评为先进", "both are barred"),
        "elective": Label("由考核机关确定的一人不得被评为先进", "the one whom the appraising organ designates"),
    },
    default="both",
    why=Label(
        "禁止性规定中的“或者”及于每一项，如“单位或者个人不得”",
        "in a prohibition 或者 distributes, as in 单位或者个人不得",
    ),
    quote=BAR,
)
R2 = Reading(
    id="wuhan.12.that_year",
    formerly="wuhan.A2",
    question_zh="“当年”是被考核的年度,还是作出考核结果的那一年?",
    question_en="is “当年” (that year) the appraised year, or the year in which the result is issued?",
    options={
        "appraised": Label("被考核的年度", "the appraised year"),
        "issued": Label("作出考核结果的年份", "the year in which the result is issued"),
    },
    default="appraised",
    why=Label(
        "“当年”指前文的年度评议考核；只涉及一个年度，不向后延续",
        "“当年” (that year) refers back to 年度评议考核; one year, nothing carried over",
    ),
    quote=BAR,
)
R21 = Reading(
    id="wuhan.12.any_field",
    formerly="wuhan.A21",
    question_zh="“先进”是任何领域的先进称号,还是仅指行政执法方面?",
    question_en="“先进” (advanced) in any field, or in enforcement only?",
    options={
        "any": Label("任何领域的先进", "“先进” (advanced) in any field"),
        "enforcement": Label("仅行政执法方面的先进", "“先进” (advanced) in enforcement only"),
    },
    default="any",
    why=Label(
        "条文没有限定领域",
        "the words name no field",
    ),
    quote=BAR,
)
CHANGED_HANDS = OpenQuestion(
    id="wuhan.12.part_of_year",
    formerly="wuhan.A1c",
    zh="当年职务变动的,在任不满全年的负责人是否不得被评为先进",
    en="whether a leader who was in post for a part of the year only is barred",
    authority=APPRAISING_ORGAN,
    quote=BAR,
)
PERSON_CRITICISED = OpenQuestion(
    id="wuhan.12.persons_criticised",
    formerly="wuhan.A20",
    zh="通报批评是否及于个人",
    en="whether the circulated criticism reaches persons",
    authority=APPRAISING_ORGAN,
    quote=CRITICISE,
    recommended=Label("只及于单位", "units only"),
)
OTHER_TITLE = OpenQuestion(
    id="wuhan.12.other_title",
    formerly="wuhan.A21.title",
    zh="该荣誉是否属于“先进”",
    en="whether an honour of another name counts as “先进” (advanced)",
    authority=Label("授予该荣誉的机关", "the organ that gives the honour"),
    quote=BAR,
)
COMMENDER = OpenQuestion(
    id="wuhan.12.commends",
    formerly="wuhan.A19",
    zh="由谁给予表彰奖励",
    en="who gives the commendation and reward",
    authority=CITY_GOVERNMENT,
    quote=COMMEND,
    recommended=Label("由第五条规定的考核机关作出", "by the appraiser of article 5"),
)
CRITIC = OpenQuestion(
    id="wuhan.12.criticises",
    formerly="wuhan.A19.criticism",
    zh="由谁予以通报批评",
    en="who issues the circulated criticism",
    authority=CITY_GOVERNMENT,
    quote=CRITICISE,
    recommended=Label("由第五条规定的考核机关作出", "by the appraiser of article 5"),
)


SUPERIOR_ABOVE_CITY = OpenQuestion(
    id="wuhan.12.superior",
    formerly="wuhan.A26",
    zh="由省级以上的上级部门考核的,第九条、第十二条是否适用",
    en="whether articles 9 and 12 apply where a superior department above the city appraises",
    authority=Label("该上级部门", "that superior department"),
    quote=A12.quote("年度评议考核结果分为优秀、良好、合格、不合格4 个档次"),
)


@rule("评分和后果及于该机关的考核", en="whether marks and consequences reach the body's appraisal")
def results_reach(agency: Facts[Agency]) -> YesNo:
    """Whether articles 9 and 12 reach the appraisal of a body; open where a superior above the city appraises it."""
    managed_above = is_vertical(agency) | is_dual(agency)
    within = agency.superior_level.is_in(*(level for level in Level if level is not Level.ABOVE_CITY))
    return decide(
        when(~managed_above | within, True, FOUR),
        when(managed_above & ~within, SUPERIOR_ABOVE_CITY.of(BOOL)),
    )


@condition("档次为不合格", "the grade is that of a fail")
def failed(appraisal: Facts[Appraisal]) -> Term[bool]:
    """Whether the body was graded “不合格” (failed)."""
    return appraisal.grade == Grade.FAIL


@rule("给予表彰奖励", en="whether commendation and reward are due")
def commended(appraisal: Facts[Appraisal], nominee: Facts[Nominee]) -> YesNo:
    """Whether commendation and reward are due: to a unit graded “优秀”; the text names units only (article 12)."""
    excellent_unit = (appraisal.grade == Grade.EXCELLENT) & (nominee.role == Role.UNIT)
    outcome = decide(
        when(excellent_unit, True, COMMEND),
        when(~excellent_unit, False, COMMEND),
    )
    return as_governed(outcome, appraisal)


@rule("予以通报批评", en="whether circulated criticism follows")
def criticised(appraisal: Facts[Appraisal], nominee: Facts[Nominee]) -> YesNo:
    """Whether circulated criticism follows: for a unit graded “不合格”; for its persons that is open (article 12)."""
    unit = nominee.role == Role.UNIT
    outcome = decide(
        when(failed(appraisal) & unit, True, CRITICISE),
        when(failed(appraisal) & ~unit, PERSON_CRITICISED.of(BOOL)),
        when(~failed(appraisal), False, CRITICISE),
    )
    return as_governed(outcome, appraisal)


@rule("当年不得被评为先进", en="whether the nominee is barred from being named advanced for the year")
def barred_from_advanced(appraisal: Facts[Appraisal], nominee: Facts[Nominee]) -> YesNo:
    """Whether a unit or person may not be named “先进” (advanced) for the year of the bar (article 12).

    Whom the words do not name is not barred, whatever the grade.
    """
    unit = nominee.role == Role.UNIT
    leader = nominee.role.is_in(Role.PRINCIPAL, Role.LEADER_IN_CHARGE)
    named = R1.choose(both=leader, elective=leader & (nominee.role == nominee.designated))
    in_post = nominee.in_post_all_year
    outcome = decide(
        when(failed(appraisal) & unit, True, BAR),
        when(failed(appraisal) & named & in_post, True, BAR),
        when(failed(appraisal) & named & ~in_post, CHANGED_HANDS.of(BOOL)),
        when(~failed(appraisal) | (~unit & ~named), False, BAR),
    )
    return as_governed(outcome, appraisal)


def that_year(appraisal: Facts[Appraisal]) -> Term[Decimal]:
    """Return the year that is “当年” of the appraised one; open where that spans two (`wuhan.6.year`)."""
    named, one = appraisal.year, years(1)
    spanning = SPAN_OF_YEAR.of(amount(Unit.YEAR), before=named - one, same=named, after=named + one)
    return R28.choose(calendar=named, other=spanning)


@rule("不得被评为先进的年度", en="the year of the bar")
def barred_year(appraisal: Facts[Appraisal]) -> Term[Decimal]:
    """For which year a failed unit, and its leaders, may not be named “先进” (advanced; article 12)."""
    reached = is_yearly(appraisal) & failed(appraisal)
    return decide(
        when(reached, R2.choose(appraised=that_year(appraisal), issued=appraisal.issued_in), BAR), provided=reached
    )


@rule("可以被评为先进", en="whether the nominee may be named advanced")
def may_be_advanced(appraisal: Facts[Appraisal], nominee: Facts[Nominee]) -> YesNo:
    """Whether a unit or person may be named “先进” (advanced) for a year, as far as article 12 goes.

    The year that counts is the one for which the honour is given, not the day on which it is handed over.
    """
    barred = barred_from_advanced(appraisal, nominee)
    of_the_bar = nominee.award_year == R2.choose(appraised=that_year(appraisal), issued=appraisal.issued_in)
    reached = R21.choose(any=True, enforcement=nominee.in_enforcement_field)
    advanced = nominee.title == Title.ADVANCED
    return decide(
        when(barred & of_the_bar & advanced & reached, False, BAR),
        when(barred & of_the_bar & ~advanced & reached, ~OTHER_TITLE.of(BOOL)),
        when(~barred | ~of_the_bar | ~reached, True, BAR),
        provided=is_yearly(appraisal),
    )


@dataclass(frozen=True)
class Consequences:
    """What follows for a unit from its grade. No administrative penalty is among it.

    Attributes:
        commended: commendation and reward are due.
        criticised: circulated criticism is due.
        barred: the unit may not be named “先进” (advanced) for the year.
        leaders_barred: nor may both its principal and its leader in charge (`wuhan.12.leaders`).
        year: the year of the bar (`wuhan.12.that_year`); `None` where there is none.
    """

    commended: bool = field(metadata={"label": Label("给予表彰奖励", "commendation and reward")})
    criticised: bool = field(metadata={"label": Label("予以通报批评", "circulated criticism")})
    barred: bool = field(metadata={"label": Label("单位不得被评为先进", "the unit may not be named advanced")})
    leaders_barred: bool = field(
        metadata={"label": Label("负责人不得被评为先进", "its leaders may not be named advanced")}
    )
    year: Decimal | None = field(default=None, metadata={"label": Label("年度", "year")})
    is_administrative_penalty: ClassVar[bool] = False

    def words(self, lang: str = "zh") -> tuple[str, ...]:
        """Return each consequence, in the words of the law or in English."""
        zh = lang == "zh"
        barred = self._barred(lang)
        said = (
            (self.commended, "给予表彰奖励" if zh else "commendation and reward"),
            (self.criticised, "予以通报批评" if zh else "circulated criticism"),
            (self.barred, barred),
        )
        return tuple(word for holds, word in said if holds)

    def _barred(self, lang: str) -> str:
        """Return who may not be named “先进” and for which year: the unit, and both leaders or the one designated."""
        if lang == "zh":
            leaders = "主要负责人、分管负责人" if self.leaders_barred else "被确定的负责人"
            return f"单位及其{leaders}{self.year}年(当年)不得被评为先进"
        leaders = "both its principal and its leader in charge" if self.leaders_barred else "the leader designated"
        return f"the unit and {leaders} not to be named “先进” (advanced) for {self.year}"

    def in_words(self, lang: str = "zh") -> str:
        """Return the consequences, or that the text attaches none."""
        words = self.words(lang)
        if lang == "zh":
            return "、".join(words) or "条文未规定任何后果"
        return ", ".join(words) or "the text attaches nothing"


@rule("评议考核结果的后果", en="consequences of the result")
def consequences(appraisal: Facts[Appraisal]) -> Term[Consequences]:
    """What follows for the unit from its grade: in form mandatory, giver not named (article 12)."""
    excellent = appraisal.grade == Grade.EXCELLENT
    middling = appraisal.grade.is_in(Grade.GOOD, Grade.PASS)
    outcome = decide(
        when(
            excellent,
            record(Consequences, commended=True, criticised=False, barred=False, leaders_barred=False, year=None),
            COMMEND,
        ),
        when(
            middling,
            record(Consequences, commended=False, criticised=False, barred=False, leaders_barred=False, year=None),
            COMMEND,
            CRITICISE,
        ),
        when(
            failed(appraisal),
            record(
                Consequences,
                commended=False,
                criticised=True,
                barred=True,
                leaders_barred=R1.choose(both=True, elective=False),
                year=barred_year(appraisal),
            ),
            CRITICISE,
            BAR,
        ),
    )
    return as_governed(outcome, appraisal)


@rule("由谁给予表彰奖励、予以通报批评", en="giver of the commendation or criticism")
def giver(appraisal: Facts[Appraisal]) -> Term[AppraiserKind]:
    """Who commends a unit graded “优秀” or criticises one graded “不合格”: the text names nobody (article 12)."""
    reached = is_yearly(appraisal) & appraisal.grade.is_in(Grade.EXCELLENT, Grade.FAIL)
    excellent, kind = appraisal.grade == Grade.EXCELLENT, word_of(AppraiserKind)
    outcome = decide(
        when(excellent, COMMENDER.of(kind, *AppraiserKind)),
        when(failed(appraisal), CRITIC.of(kind, *AppraiserKind)),
    )
    return decide(when(reached, as_governed(outcome, appraisal)), provided=reached)


APPEAL = OpenQuestion(
    id="wuhan.12.objection",
    formerly="wuhan.appeal",
    zh="被考核单位对结果有异议的,可否申诉",
    en="whether a body that objects to its result may appeal",
    authority=CITY_GOVERNMENT,
    quote=FOUR,
)


@rule("对结果有异议的可否申诉", en="whether the body may appeal if it objects to its result")
def may_object(appraisal: Facts[Appraisal]) -> YesNo:
    """Whether a body may object to its result: the text has no procedure, and excludes none."""
    return as_governed(APPEAL.of(BOOL), appraisal)
