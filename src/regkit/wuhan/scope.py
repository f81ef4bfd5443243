"""第一至三条、第十五条: what the appraisal is, whom it reaches, and from when."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from regkit.language import (
    Day,
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    decide,
    fact,
    gate,
    holds,
    never,
    rule,
    when,
    years_between,
)
from regkit.language.kinds import BOOL
from regkit.language.terms import lift
from regkit.law import Label, years
from regkit.wuhan.facts import CITY_GOVERNMENT, FIRST, GOVERNMENTS, LAST, Agency, Basis, CalendarYear, LegalForm, Limb
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

A1.not_encoded(
    None, Label("目的和依据条款,不产生可计算的结果", "the purpose and the legal basis; nothing can be reckoned from it")
)

# ── 第二条 评议考核的定义 ──────────────────────────────────────────────────────────────────────────────

DEFINITION = A2.quote("市、区人民政府对本行政区域内行政执法机关行政执法责任制工作情况进行评价")
CONDUCT = A2.quote("对行政执法机关和行政执法人员是否正确行使执法职权和全面履行法定义务情况进行考核")
DEPARTMENTS_TOO = A5.para(4).quote("市级行政执法部门主管本部门所属行政执法机构和行政执法人员")


class Conduct(Word):
    """What is done: the two limbs of the definition, or something else."""

    EVALUATE_SYSTEM = (
        "evaluate_system",
        Label("评价行政执法责任制工作情况", "to evaluate the work of the responsibility system"),
    )
    ASSESS_CONDUCT = (
        "assess_conduct",
        Label("考核执法职权行使和法定义务履行", "to assess how powers are exercised and duties performed"),
    )
    OTHER = "other", Label("其他", "something else")


class Actor(Word):
    """Who does it."""

    MUNICIPAL_GOVERNMENT = "municipal_government", Label("市人民政府", "the municipal government")
    DISTRICT_GOVERNMENT = "district_government", Label("区人民政府", "a district government")
    MUNICIPAL_DEPARTMENT = "municipal_department", Label("市级行政执法部门", "a municipal department")
    SUPERIOR_DEPARTMENT = (
        "superior_department",
        Label("实行垂直或者双重管理部门的上级部门", "the superior of a department under vertical or dual management"),
    )
    OTHER = "other", Label("其他单位", "another body")


class Activity(Subject):
    """评议考核活动: who does what."""

    zh: ClassVar[str] = "评议考核活动"
    en: ClassVar[str] = "appraisal activity"

    conduct: Said[Conduct] = fact(
        "活动内容",
        en="content of the activity",
        source="第二条",
        about=Label(
            "属于评议考核定义中的哪一类活动。",
            "Which limb of the definition of appraisal in article 2 the activity belongs to.",
        ),
    )
    by: Said[Actor] = fact(
        "实施主体",
        en="party that does it",
        source="第二条",
        about=Label("由谁进行评议考核。", "The body that carries out the appraisal."),
    )


R4 = Reading(
    id="wuhan.2.departments",
    formerly="wuhan.A4",
    question_zh="第二条只列市、区人民政府,第五条另列部门;部门所作是否也是评议考核?",
    question_en="article 2 names governments only, article 5 departments too: is what departments do an appraisal?",
    options={
        "integrated": Label("是,第五条是具体分工", "yes, article 5 allocates the work in detail"),
        "narrow": Label("否,仅限市、区人民政府", "no, only what governments do"),
    },
    default="integrated",
    why=Label(
        "第五条对这项工作作了具体分工，否则会部分落空",
        "article 5 allocates the work in detail and would otherwise be empty in part",
    ),
    quote=DEFINITION,
)


@rule("属于本办法所称评议考核", en="whether it is an appraisal in the sense of the measures")
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
    id="wuhan.3.by_rules",
    formerly="wuhan.A6",
    question_zh="规章授权的组织是否属于“法律、法规授权的组织”?",
    question_en="is an organisation authorised by a “规章” (rules) within the second limb?",
    options={
        "literal": Label("否,授权一项未列规章", "no, the limb on authorisation does not name it"),
        "analogy": Label("是,比照委托一项", "yes, as in the limb on entrustment"),
    },
    default="literal",
    why=Label(
        "委托一项写了“规章”，授权一项没有写",
        "the third limb names “规章” (rules), the second does not",
    ),
    quote=AUTHORISED,
)
R3 = Reading(
    id="wuhan.3.staff",
    formerly="wuhan.A3",
    question_zh="“工作人员”是全体工作人员,还是第二条所称行政执法人员?",
    question_en="all staff (article 3), or enforcement officers only (article 2)?",
    options={
        "all": Label("全体工作人员", "all staff"),
        "officers": Label("仅行政执法人员", "enforcement officers only"),
    },
    default="all",
    why=Label(
        "第三条写的是工作人员；第二条关于行为的部分说的是行政执法人员",
        "article 3 says 工作人员; the conduct limb of article 2 is about officers",
    ),
    quote=STAFF,
)
R5 = Reading(
    id="wuhan.3.entrusted",
    formerly="wuhan.A5",
    question_zh="“依照……委托”:须由法律、法规或者规章直接委托,还是允许委托即可?",
    question_en="entrusted “依照” a statute: by the statute itself, or by an organ that the statute lets entrust?",
    options={
        "either": Label("两者均可,看委托依据的层级", "either, the rank of the basis counts"),
        "itself": Label("须由其直接委托", "by the statute itself"),
    },
    default="either",
    why=Label(
        "“依照”要求有该层级的依据，没有写明由谁委托",
        "“依照” (according to) asks for a basis of that rank and names no entrusting organ",
    ),
    quote=ENTRUSTED,
)


@rule("属于评议考核的范围", en="whether the body is within the range of appraisal", gated=False)
def in_scope(agency: Facts[Agency]) -> YesNo:
    """Whether a body is a “行政执法机关” of article 3; one condition that fails decides, whatever else is unknown."""
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
        & R5.choose(either=True, itself=agency.entrusted_by_statute_itself)
    )
    return decide(
        when(organ & agency.enforcement_status, True, ORGANS),
        when(organ & ~agency.enforcement_status, False, ORGANS),
        when(authorised & qualified, True, AUTHORISED),
        when(authorised & ~qualified, False, AUTHORISED),
        when(entrusted & commissioned, True, ENTRUSTED),
        when(entrusted & ~commissioned, False, ENTRUSTED),
        when(agency.limb == Limb.NONE, False, ORGANS, AUTHORISED, ENTRUSTED),
    )


@gate(Agency, "属于行政执法机关", "the body is an enforcement organ of article 3", ORGANS, AUTHORISED, ENTRUSTED)
def is_reached(agency: Facts[Agency]) -> Term[bool]:
    """Whether the measures are about a body: a “行政执法机关” of article 3, or a government that article 5 names."""
    return in_scope(agency) | agency.type.is_in(*GOVERNMENTS)


class Official(Subject):
    """工作人员: a person who works for a body."""

    zh: ClassVar[str] = "工作人员"
    en: ClassVar[str] = "member of staff"

    employer_in_scope: Said[Flag] = fact(
        "所在单位属于行政执法机关",
        en="works for an enforcement organ",
        source="第三条",
        about=Label(
            "所在单位是否行政执法机关；由“适用范围”的规则作答。",
            "Whether the employer is an administrative enforcement organ (行政执法机关), as the rule on scope "
            "(`in_scope`) answers.",
        ),
    )
    is_enforcement_officer: Said[Flag] = fact(
        "行政执法人员",
        en="is an enforcement officer",
        denied=Label("不是行政执法人员", "is no enforcement officer"),
        source="第二条",
        about=Label("是否从事执法，而不是其他工作。", "Whether the person enforces the law, as against other staff."),
    )


@rule("工作人员属于评议考核的范围", en="whether the person is within the range of appraisal")
def official_in_scope(official: Facts[Official]) -> YesNo:
    """Whether a person is within the range of appraisal (article 3): the staff of a body that is."""
    person = R3.choose(
        all=official.employer_in_scope,
        officers=official.employer_in_scope & official.is_enforcement_officer,
    )
    return holds(person, STAFF)


@rule("执法行为受考核", en="whether the person's exercise of power is assessed")
def conduct_is_assessed(official: Facts[Official]) -> YesNo:
    """Whether a person's exercise of power is assessed: enforcement officers only (article 2)."""
    return holds(official.employer_in_scope & official.is_enforcement_officer, CONDUCT)


# ── 第十五条 施行 ─────────────────────────────────────────────────────────────────────────────────────

COMMENCEMENT = A15.quote("本办法自 2007 年 1 月 1 日起施行")
YEARLY = A6.para(1).quote("行政执法责任制年度评议考核工作")
FIRST_DAY = lift(WUHAN.commenced)
FIRST_CERTAIN_YEAR = years(WUHAN.commenced.year)

EARLIER_YEAR = OpenQuestion(
    id="wuhan.15.year_before",
    formerly="wuhan.A25",
    zh="对2007年以前年度的评议考核在施行之后进行的,是否适用本办法",
    en="whether an appraisal of a year before 2007 that is carried out after commencement falls under the measures",
    authority=CITY_GOVERNMENT,
    quote=COMMENCEMENT,
)


R28 = Reading(
    id="wuhan.6.year",
    formerly="wuhan.A28",
    question_zh="“年度”是否即公历年度?",
    question_en="is the “年度” (year) of the appraisal the year of the calendar?",
    options={
        "calendar": Label("是,1月1日起至12月31日止", "yes, from 1 January to 31 December"),
        "other": Label("否,起止日期另行规定", "no, it begins and ends on other days"),
    },
    default="calendar",
    why=Label(
        "本办法自1月1日起施行，并以“每年”“年度”“当年”指同一事物",
        "the measures take effect on 1 January and say 每年, “年度” (year) and “当年” (that year) of the same thing",
    ),
    quote=YEARLY,
)
SPAN_OF_YEAR = OpenQuestion(
    id="wuhan.6.year_spans",
    formerly="wuhan.A28.span",
    zh="考核年度跨两个公历年的,“当年”是哪一公历年",
    en="which year of the calendar is “当年” (that year), where the appraised year spans two",
    authority=CITY_GOVERNMENT,
    quote=YEARLY,
    outcomes={
        "before": Label("所称年份的前一年", "the year before that by whose number it goes"),
        "same": Label("所称年份", "the year by whose number it goes"),
        "after": Label("所称年份的后一年", "the year after that by whose number it goes"),
    },
)


def calendar_year_of(day: Term[Any]) -> Term[Any]:
    """Return the year of the calendar in which a day lies."""
    return years_between(lift(date(EPOCH, 1, 1)), day) + years(EPOCH)


EPOCH = 1900
"""A year before all of which the measures speak, from which years are counted."""


class YearUnderReview(Subject):
    """评议考核年度: the year appraised and the day on which that is done."""

    zh: ClassVar[str] = "评议考核年度"
    en: ClassVar[str] = "year under review"

    year: Said[CalendarYear] = fact(
        "评议考核年度",
        low=FIRST,
        high=LAST,
        whole=True,
        en="appraised year",
        source="第十二条",
        about=Label("考核哪一个年度的工作。", "The calendar year whose work is appraised."),
    )
    conducted_on: Said[Day] = fact(
        "评议考核实施日期",
        en="day of the appraisal",
        source="第十五条",
        about=Label(
            "在哪一日进行评议考核；本办法自2007年1月1日起施行。",
            "The day on which the appraisal is carried out; the measures apply from 1 January 2007.",
        ),
    )

    relations = (
        never(
            lambda f: calendar_year_of(f.conducted_on) < f.year,
            "年度开始之前不能对该年度进行评议考核",
            "a year cannot be appraised before it begins",
        ),
    )


@rule("年度评议考核适用本办法", en="whether the appraisal of the year falls under the measures")
def year_is_covered(review: Facts[YearUnderReview]) -> YesNo:
    """Whether the appraisal of a year falls under the measures: from 2007 on; earlier years are open (article 15).

    If the appraised year is not that of the calendar (`wuhan.6.year`), the year 2007 may have begun before
    commencement.
    """
    later = R28.choose(calendar=review.year >= FIRST_CERTAIN_YEAR, other=review.year > FIRST_CERTAIN_YEAR)
    return decide(
        when(later, True, COMMENCEMENT),
        when(~later & (review.conducted_on >= FIRST_DAY), EARLIER_YEAR.of(BOOL)),
        when(~later & (review.conducted_on < FIRST_DAY), False, COMMENCEMENT),
    )
