"""第十二条第二句、第十三条: commendation, circulated criticism, who may not be named 先进; whom the result may reach.

None of these is an administrative penalty; the text names no giver, no amount and no procedure.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    holds,
    record,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.wuhan.appraisers import is_dual, is_vertical
from regkit.wuhan.facts import APPRAISING_ORGAN, CITY_GOVERNMENT, Agency, CalendarYear, Level
from regkit.wuhan.grades import Appraisal, Grade, is_yearly
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
    "commended",
    "consequences",
    "criticised",
    "is_binding_on_recipient",
    "is_listed_recipient",
    "may_be_advanced",
    "may_send_result",
    "results_reach",
]

A12, A13 = WUHAN.articles(12, 13)

COMMEND = A12.quote("对评议考核评为优秀的单位给予表彰奖励")
CRITICISE = A12.quote("评议考核成绩不合格的,予以通报批评")
BAR = A12.quote("单位及其主要负责人或者分管负责人当年不得被评为先进")
REFERENCE = A13.quote("评议考核结果可以送同级组织、人事机关参考")


class Role(Word):
    """For whom a consequence is asked: the unit, or a person of it."""

    UNIT = "unit", "单位"
    PRINCIPAL = "principal_person", "主要负责人"
    LEADER_IN_CHARGE = "leader_in_charge", "分管负责人"
    OTHER_DEPUTY = "other_deputy", "其他副职"
    OFFICER = "ordinary_officer", "其他工作人员", "一般工作人员"


class Title(Word):
    """The honour that is asked about."""

    ADVANCED = "advanced", "先进", "先进单位", "先进集体", "先进个人", "先进工作者"
    CIVIL_SERVICE_EXCELLENT = "civil_service_excellent", "公务员年度考核优秀", "公务员考核优秀"
    OTHER = "other", "其他荣誉"


class Nominee(Subject):
    """评先对象: a unit or a person, and the honour it is to be given."""

    zh: ClassVar[str] = "评先对象"

    role: Said[Role] = fact("评先对象", source="第十二条")
    designated: Said[Role] = decision("被确定的负责人", by=APPRAISING_ORGAN, source="第十二条")
    in_post_all_year: Said[Flag] = fact("全年任职", presumed=True, source="第十二条")
    award_year: Said[CalendarYear] = fact("评先年度", source="第十二条", about="the year for which the honour is given")
    title: Said[Title] = fact("荣誉名称", presumed=Title.ADVANCED, source="第十二条")
    in_enforcement_field: Said[Flag] = fact("行政执法领域的荣誉", presumed=True, source="第十二条")


R1 = Reading(
    id="wuhan.A1",
    question_zh="“主要负责人或者分管负责人”:两人都不得评先,还是由考核机关确定其中一人?",
    question_en="the principal or the leader in charge: are both barred, or the one whom the authority designates?",
    options={"both": "两人都不得被评为先进", "elective": "由考核机关确定的一人不得被评为先进"},
    default="both",
    why="in a prohibition 或者 distributes, as in 单位或者个人不得",
    quote=BAR,
)
R2 = Reading(
    id="wuhan.A2",
    question_zh="“当年”是被考核的年度,还是作出考核结果的那一年?",
    question_en="is 当年 the appraised year, or the year in which the result is issued?",
    options={"appraised": "被考核的年度", "issued": "作出考核结果的年份"},
    default="appraised",
    why="当年 refers back to 年度评议考核; one year, nothing carried over",
    quote=BAR,
)
R21 = Reading(
    id="wuhan.A21",
    question_zh="“先进”是任何领域的先进称号,还是仅指行政执法方面?",
    question_en="先进 in any field, or in enforcement only?",
    options={"any": "任何领域的先进", "enforcement": "仅行政执法方面的先进"},
    default="any",
    why="the words name no field",
    quote=BAR,
)
CHANGED_HANDS = OpenQuestion(
    id="wuhan.A1c",
    zh="当年职务变动的,前任或者后任是否不得被评为先进",
    en="which holder is barred when the post changed hands within the year",
    authority=APPRAISING_ORGAN,
    quote=BAR,
)
PERSON_CRITICISED = OpenQuestion(
    id="wuhan.A20",
    zh="通报批评是否及于个人",
    en="whether the circulated criticism reaches persons: the words name none",
    authority=APPRAISING_ORGAN,
    quote=CRITICISE,
    recommended="只及于单位",
)
OTHER_TITLE = OpenQuestion(
    id="wuhan.A21.title",
    zh="该荣誉是否属于“先进”",
    en="whether an honour of another name counts as 先进",
    authority="授予该荣誉的机关",
    quote=BAR,
)
GIVER = OpenQuestion(
    id="wuhan.A19",
    zh="由谁给予表彰奖励、予以通报批评",
    en="who commends and who criticises: the text names nobody",
    authority=CITY_GOVERNMENT,
    quote=COMMEND,
    recommended="由第五条规定的考核机关作出",
)


SUPERIOR_ABOVE_CITY = OpenQuestion(
    id="wuhan.A26",
    zh="由市级以上的上级部门考核的,第九条、第十二条是否适用",
    en="whether articles 9 and 12 bind a superior above the city, which a document of the city cannot bind by itself",
    authority="该上级部门",
    quote=A12.quote("年度评议考核结果分为优秀、良好、合格、不合格4 个档次"),
)


@rule("评分和后果及于该机关的考核")
def results_reach(agency: Facts[Agency]) -> YesNo:
    """Whether articles 9 and 12 reach the appraisal of a body; open where a superior above the city appraises it."""
    above = (is_vertical(agency) | is_dual(agency)) & agency.level.is_in(Level.MUNICIPAL, Level.ABOVE_CITY)
    return decide(when(~above, True, COMMEND, CRITICISE, BAR), when(above, SUPERIOR_ABOVE_CITY.of(BOOL)))


@condition("不合格")
def failed(appraisal: Facts[Appraisal]) -> Term[bool]:
    """Whether the body was graded 不合格."""
    return appraisal.grade == Grade.FAIL


@rule("给予表彰奖励")
def commended(appraisal: Facts[Appraisal], nominee: Facts[Nominee]) -> YesNo:
    """Whether commendation and reward are due: to a unit graded 优秀; the text names units only (article 12)."""
    excellent_unit = (appraisal.grade == Grade.EXCELLENT) & (nominee.role == Role.UNIT)
    return decide(
        when(excellent_unit, True, COMMEND),
        when(~excellent_unit, False, COMMEND),
        provided=is_yearly(appraisal),
    )


@rule("予以通报批评")
def criticised(appraisal: Facts[Appraisal], nominee: Facts[Nominee]) -> YesNo:
    """Whether circulated criticism follows: for a unit graded 不合格; for its persons that is open (A20)."""
    unit = nominee.role == Role.UNIT
    return decide(
        when(failed(appraisal) & unit, True, CRITICISE),
        when(failed(appraisal) & ~unit, PERSON_CRITICISED.of(BOOL)),
        when(~failed(appraisal), False, CRITICISE),
        provided=is_yearly(appraisal),
    )


@rule("当年不得被评为先进")
def barred_from_advanced(appraisal: Facts[Appraisal], nominee: Facts[Nominee]) -> YesNo:
    """Whether a unit or person may not be named 先进 for the year of the bar (article 12, readings A1 and A1c).

    Whom the words do not name is not barred, whatever the grade.
    """
    unit = nominee.role == Role.UNIT
    leader = nominee.role.is_in(Role.PRINCIPAL, Role.LEADER_IN_CHARGE)
    named = R1.choose(both=leader, elective=leader & (nominee.role == nominee.designated))
    in_post = nominee.in_post_all_year
    return decide(
        when(failed(appraisal) & unit, True, BAR),
        when(failed(appraisal) & named & in_post, True, BAR),
        when(failed(appraisal) & named & ~in_post, CHANGED_HANDS.of(BOOL)),
        when(~failed(appraisal) | (~unit & ~named), False, BAR),
        provided=is_yearly(appraisal),
    )


@rule("可以被评为先进")
def may_be_advanced(appraisal: Facts[Appraisal], nominee: Facts[Nominee]) -> YesNo:
    """Whether a unit or person may be named 先进 for a year, as far as article 12 goes.

    The year that counts is the one for which the honour is given, not the day on which it is handed over.
    """
    barred = barred_from_advanced(appraisal, nominee)
    that_year = R2.choose(
        appraised=R28.choose(calendar=nominee.award_year == appraisal.year, other=SPAN_OF_YEAR.of(BOOL)),
        issued=nominee.award_year == appraisal.issued_in,
    )
    reached = R21.choose(any=True, enforcement=nominee.in_enforcement_field)
    advanced = nominee.title == Title.ADVANCED
    return decide(
        when(barred & that_year & advanced & reached, False, BAR),
        when(barred & that_year & ~advanced, OTHER_TITLE.of(BOOL)),
        when(~barred | ~that_year | (advanced & ~reached), True, BAR),
        provided=is_yearly(appraisal),
    )


@dataclass(frozen=True)
class Consequences:
    """What follows for a unit from its grade. No administrative penalty is among it.

    Attributes:
        commended: commendation and reward are due.
        criticised: circulated criticism is due.
        barred: the unit may not be named 先进 for the year.
        leaders_barred: nor may both its principal and its leader in charge (reading A1).
    """

    commended: bool
    criticised: bool
    barred: bool
    leaders_barred: bool
    is_administrative_penalty: ClassVar[bool] = False

    @property
    def words(self) -> tuple[str, ...]:
        """The consequences in the words of the law."""
        said = (
            (self.commended, "给予表彰奖励"),
            (self.criticised, "予以通报批评"),
            (self.barred, "当年不得被评为先进"),
        )
        return tuple(word for holds, word in said if holds)

    def in_words(self, lang: str = "zh") -> str:
        """Return the consequences, or that the text attaches none."""
        if lang == "zh":
            return "、".join(self.words) or "条文未规定任何后果"
        english = {
            "给予表彰奖励": "commendation and reward",
            "予以通报批评": "circulated criticism",
            "当年不得被评为先进": "not to be named 先进 for the year",
        }
        return ", ".join(english[word] for word in self.words) or "the text attaches nothing"


@rule("评议考核结果的后果")
def consequences(appraisal: Facts[Appraisal]) -> Term[Consequences]:
    """What follows for the unit from its grade: in form mandatory, giver not named (article 12, A19)."""
    excellent = appraisal.grade == Grade.EXCELLENT
    middling = appraisal.grade.is_in(Grade.GOOD, Grade.PASS)
    return decide(
        when(excellent, Consequences(commended=True, criticised=False, barred=False, leaders_barred=False), COMMEND),
        when(
            middling,
            Consequences(commended=False, criticised=False, barred=False, leaders_barred=False),
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
            ),
            CRITICISE,
            BAR,
        ),
        provided=is_yearly(appraisal),
    )


# ── 第十三条 送同级组织、人事机关参考 ──────────────────────────────────────────────────────────────────────


class Recipient(Word):
    """To whom the result may be sent."""

    ORGANISATION = "same_level_organisation_organ", "同级组织机关"
    PERSONNEL = "same_level_personnel_organ", "同级人事机关"
    OTHER_LEVEL = "other_level_personnel_organ", "其他层级的组织、人事机关"
    OTHER = "other", "其他机关"


class Dispatch(Subject):
    """结果送达: to whom the result is sent."""

    zh: ClassVar[str] = "结果抄送"

    recipient: Said[Recipient] = fact("抄送机关", source="第十三条")


OTHER_RECIPIENT = OpenQuestion(
    id="wuhan.A23",
    zh="可否将结果送同级组织、人事机关以外的机关",
    en="whether the result may go to others: article 13 neither names nor excludes them",
    authority=APPRAISING_ORGAN,
    quote=REFERENCE,
)


@condition("同级组织、人事机关")
def is_same_level(dispatch: Facts[Dispatch]) -> Term[bool]:
    """Whether the recipient is the organisation or personnel organ of the appraiser's level."""
    return dispatch.recipient.is_in(Recipient.ORGANISATION, Recipient.PERSONNEL)


@rule("可以送参考")
def may_send_result(dispatch: Facts[Dispatch]) -> YesNo:
    """Whether the result may be sent for reference; a permission, not sending it breaches nothing (article 13)."""
    return decide(
        when(is_same_level(dispatch), True, REFERENCE), when(~is_same_level(dispatch), OTHER_RECIPIENT.of(BOOL))
    )


@rule("条文列明的抄送机关")
def is_listed_recipient(dispatch: Facts[Dispatch]) -> YesNo:
    """Whether article 13 names the recipient."""
    return holds(is_same_level(dispatch), REFERENCE)


@rule("结果对接收机关有约束力")
def is_binding_on_recipient(dispatch: Facts[Dispatch]) -> YesNo:
    """Whether the recipient is bound by the result: never, it is sent 参考 (article 13)."""
    return decide(when(dispatch.recipient.is_in(*Recipient), False, REFERENCE))
