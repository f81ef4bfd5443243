"""第一至三条、第十五条: what the appraisal is, whom it reaches, and from when."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import (
    Day,
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Word,
    YesNo,
    decide,
    fact,
    holds,
    rule,
    silent,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.terms import lift
from regkit.law import years
from regkit.wuhan.facts import CITY_GOVERNMENT, Agency, Basis, CalendarYear, LegalForm, Limb
from regkit.wuhan.regulation import WUHAN

__all__ = [
    "Activity",
    "Actor",
    "Conduct",
    "Official",
    "YearUnderReview",
    "conduct_is_assessed",
    "in_scope",
    "is_appraisal",
    "official_in_scope",
    "year_is_covered",
]

A1, A2, A3, A5, A6, A15 = WUHAN.articles(1, 2, 3, 5, 6, 15)

A1.not_encoded(None, "目的和依据条款,不产生可计算的结果")

# ── 第二条 评议考核的定义 ──────────────────────────────────────────────────────────────────────────────

DEFINITION = A2.quote("市、区人民政府对本行政区域内行政执法机关行政执法责任制工作情况进行评价")
CONDUCT = A2.quote("对行政执法机关和行政执法人员是否正确行使执法职权和全面履行法定义务情况进行考核")
DEPARTMENTS_TOO = A5.para(4).quote("市级行政执法部门主管本部门所属行政执法机构和行政执法人员")


class Conduct(Word):
    """What is done: the two limbs of the definition, or something else."""

    EVALUATE_SYSTEM = "evaluate_system", "评价行政执法责任制工作情况"
    ASSESS_CONDUCT = "assess_conduct", "考核执法职权行使和法定义务履行"
    OTHER = "other", "其他"


class Actor(Word):
    """Who does it."""

    MUNICIPAL_GOVERNMENT = "municipal_government", "市人民政府"
    DISTRICT_GOVERNMENT = "district_government", "区人民政府"
    MUNICIPAL_DEPARTMENT = "municipal_department", "市级行政执法部门"
    SUPERIOR_DEPARTMENT = "superior_department", "实行垂直或者双重管理部门的上级部门"
    OTHER = "other", "其他单位"


class Activity(Subject):
    """评议考核活动: who does what."""

    zh: ClassVar[str] = "评议考核活动"

    conduct: Said[Conduct] = fact("活动内容", source="第二条")
    by: Said[Actor] = fact("实施主体", source="第二条")


R4 = Reading(
    id="wuhan.A4",
    question_zh="第二条只列市、区人民政府,第五条另列部门;部门所作是否也是评议考核?",
    question_en="article 2 names governments only, article 5 departments too: is what departments do an appraisal?",
    options={"integrated": "是,第五条是具体分工", "narrow": "否,仅限市、区人民政府"},
    default="integrated",
    why="article 5 allocates the work in detail and would otherwise be empty in part",
    quote=DEFINITION,
)


@rule("属于本办法所称评议考核")
def is_appraisal(activity: Facts[Activity]) -> YesNo:
    """Whether an activity is an appraisal in the sense of article 2, with the departments of article 5."""
    limb = activity.conduct.is_in(Conduct.EVALUATE_SYSTEM, Conduct.ASSESS_CONDUCT)
    government = activity.by.is_in(Actor.MUNICIPAL_GOVERNMENT, Actor.DISTRICT_GOVERNMENT)
    department = activity.by.is_in(Actor.MUNICIPAL_DEPARTMENT, Actor.SUPERIOR_DEPARTMENT)
    return decide(
        when(limb & government, True, DEFINITION, CONDUCT),
        when(limb & department, R4.choose(integrated=True, narrow=False), DEPARTMENTS_TOO),
        when(~limb | (activity.by == Actor.OTHER), False, DEFINITION, CONDUCT),
    )


# ── 第三条 评议考核的范围 ──────────────────────────────────────────────────────────────────────────────

ORGANS = A3.quote("具有行政执法主体资格的各级行政机关")
AUTHORISED = A3.quote("法律、法规授权的具有管理公共事务职能的组织")
ENTRUSTED = A3.quote("依照法律、法规或者规章委托管理公共事务的事业组织")
STAFF = A3.quote("及其工作人员")

R6 = Reading(
    id="wuhan.A6",
    question_zh="规章授权的组织是否属于“法律、法规授权的组织”?",
    question_en="is an organisation authorised by a 规章 within the second limb?",
    options={"literal": "否,授权一项未列规章", "analogy": "是,比照委托一项"},
    default="literal",
    why="the third limb names 规章, the second does not",
    quote=AUTHORISED,
)
R3 = Reading(
    id="wuhan.A3",
    question_zh="“工作人员”是全体工作人员,还是第二条所称行政执法人员?",
    question_en="all staff (article 3), or enforcement officers only (article 2)?",
    options={"all": "全体工作人员", "officers": "仅行政执法人员"},
    default="all",
    why="article 3 says 工作人员; the conduct limb of article 2 is about officers",
    quote=STAFF,
)


@rule("属于评议考核的范围")
def in_scope(agency: Facts[Agency]) -> YesNo:
    """Whether a body is a 行政执法机关 of article 3; one condition that fails decides, whatever else is unknown."""
    organ = agency.limb == Limb.ADMINISTRATIVE_ORGAN
    authorised = agency.limb == Limb.AUTHORISED_ORGANISATION
    entrusted = agency.limb == Limb.ENTRUSTED_ORGANISATION
    by_statute = agency.authorised_by.is_in(Basis.LAW, Basis.REGULATION) | (
        (agency.authorised_by == Basis.RULE) & R6.choose(literal=False, analogy=True)
    )
    qualified = by_statute & agency.manages_public_affairs
    commissioned = (
        agency.entrusted_by.is_in(Basis.LAW, Basis.REGULATION, Basis.RULE)
        & agency.manages_public_affairs
        & (agency.legal_form == LegalForm.PUBLIC_INSTITUTION)
    )
    return decide(
        when(organ & agency.enforcement_status, True, ORGANS),
        when(organ & ~agency.enforcement_status, False, ORGANS),
        when(authorised & qualified, True, AUTHORISED),
        when(authorised & ~qualified, False, AUTHORISED),
        when(entrusted & commissioned, True, ENTRUSTED),
        when(entrusted & ~commissioned, False, ENTRUSTED),
    )


class Official(Subject):
    """工作人员: a person who works for a body."""

    zh: ClassVar[str] = "工作人员"

    employer_in_scope: Said[Flag] = fact("所在单位属于行政执法机关", source="第三条")
    is_enforcement_officer: Said[Flag] = fact("行政执法人员", source="第二条")


@rule("工作人员属于评议考核的范围")
def official_in_scope(official: Facts[Official]) -> YesNo:
    """Whether a person is within the range of appraisal (article 3): the staff of a body that is."""
    person = R3.choose(
        all=official.employer_in_scope,
        officers=official.employer_in_scope & official.is_enforcement_officer,
    )
    return holds(person, STAFF)


@rule("执法行为受考核")
def conduct_is_assessed(official: Facts[Official]) -> YesNo:
    """Whether a person's exercise of power is assessed: enforcement officers only (article 2)."""
    return holds(official.employer_in_scope & official.is_enforcement_officer, CONDUCT)


# ── 第十五条 施行 ─────────────────────────────────────────────────────────────────────────────────────

COMMENCEMENT = A15.quote("本办法自 2007 年 1 月 1 日起施行")
YEARLY = A6.para(1).quote("行政执法责任制年度评议考核工作")
FIRST_DAY = lift(WUHAN.commenced)
FIRST_CERTAIN_YEAR = years(WUHAN.commenced.year)

EARLIER_YEAR = OpenQuestion(
    id="wuhan.A25",
    zh="对2007年以前年度的评议考核在施行之后进行的,是否适用本办法",
    en="whether an appraisal of a year before 2007 that is carried out after commencement falls under the measures",
    authority=CITY_GOVERNMENT,
    quote=COMMENCEMENT,
)


R28 = Reading(
    id="wuhan.A28",
    question_zh="“年度”是否即公历年度?",
    question_en="is the 年度 of the appraisal the year of the calendar?",
    options={"calendar": "是,1月1日起至12月31日止", "other": "否,起止日期另行规定"},
    default="calendar",
    why="the measures take effect on 1 January and say 每年, 年度 and 当年 of the same thing",
    quote=YEARLY,
)
SPAN_OF_YEAR = OpenQuestion(
    id="wuhan.A28.span",
    zh="考核年度的起止日期",
    en="on which days the appraised year begins and ends, where it is not the year of the calendar",
    authority=CITY_GOVERNMENT,
    quote=YEARLY,
)


class YearUnderReview(Subject):
    """评议考核年度: the year appraised and the day on which that is done."""

    zh: ClassVar[str] = "评议考核年度"

    year: Said[CalendarYear] = fact("评议考核年度", source="第十二条")
    conducted_on: Said[Day] = fact("评议考核实施日期", source="第十五条")


@rule("年度评议考核适用本办法")
def year_is_covered(review: Facts[YearUnderReview]) -> YesNo:
    """Whether the appraisal of a year falls under the measures: from 2007 on; earlier years are open (article 15).

    If the appraised year is not that of the calendar (A28), the year 2007 may have begun before commencement.
    """
    later = R28.choose(calendar=review.year >= FIRST_CERTAIN_YEAR, other=review.year > FIRST_CERTAIN_YEAR)
    return decide(
        when(later & (review.conducted_on >= FIRST_DAY), True, COMMENCEMENT),
        when(~later & (review.conducted_on >= FIRST_DAY), EARLIER_YEAR.of(BOOL)),
        when(~later & (review.conducted_on < FIRST_DAY), False, COMMENCEMENT),
        silent(later & (review.conducted_on < FIRST_DAY), "年度开始之前不能对该年度进行评议考核"),
    )
