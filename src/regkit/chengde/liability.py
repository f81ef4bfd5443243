"""第十八、十九条: who owes which worker, and work organised without qualification."""

from __future__ import annotations

from typing import ClassVar

from regkit.chengde.facts import COLLECTING_DEPARTMENT, HOUSING_BUREAU
from regkit.chengde.regulation import CHENGDE
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
    decide,
    fact,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = [
    "Employer",
    "Engagement",
    "WagePayer",
    "direct_payer",
    "general_contractor_is_liable",
    "payer_of_wages",
    "unqualified_contracting",
]

A18, A19 = CHENGDE.articles(18, 19)


class Employer(Word):
    """Whose workers are unpaid."""

    GENERAL_CONTRACTOR = "general_contractor", "总承包企业"
    SUBCONTRACTOR = "subcontractor", "分包企业"
    SUBCONTRACTORS_LABOUR = "subcontractors_labour", "专业分包企业之下的劳务分包企业"
    OWNER_DIRECT = "owner_direct", "建设单位直接发包的承包企业"


class WagePayer(Word):
    """Who has to pay the workers (article 18)."""

    GENERAL_CONTRACTOR = "general_contractor", "总承包企业"
    SUBCONTRACTOR = "subcontractor", "分包企业"
    DIRECT_CONTRACTOR = "direct_contractor", "直接承包企业"


class Engagement(Subject):
    """The chain of contracts above unpaid workers."""

    zh: ClassVar[str] = "用工关系"

    employer: Said[Employer] = fact("拖欠工资的企业", source="第十八条")
    evades: Said[Flag] = fact("分包企业规避支付责任", source="第十八条")
    unqualified: Said[Flag] = fact("不具备资格的组织或个人承包", source="第十九条")
    engaged_by_general_contractor: Said[Flag] = fact("由总承包企业雇用", source="第十八条")


PRINCIPLE = A18.quote("清偿拖欠农民工工资实行“谁承包、谁负责、总包负总责”的原则")
TOTAL = A18.quote("总承包企业对所承包工程发生的农民工工资负有全部的支付责任")
DIRECT = A18.quote("分包企业对所分包工程发生的农民工工资负有直接支付责任")
EVASION = A18.quote("分包企业规避支付责任,工程总承包企业承担分包企业拖欠的农民工资支付责任")

A29_TOTAL = Reading(
    id="chengde.A29",
    question_zh="总承包企业的责任是自始全部,还是只在分包企业规避时?",
    question_en="is the general contractor liable from the start, or only once the subcontractor evades?",
    options={"total": "自始负全部支付责任", "subsidiary": "仅在分包企业规避支付责任时承担"},
    default="total",
    why="the second sentence stands alone; the third settles the case of evasion",
    quote=TOTAL,
)
RECOURSE = OpenQuestion(
    id="chengde.A29.recourse",
    zh="总承包企业支付后可否向分包企业追偿",
    en="whether a general contractor that has paid has recourse against the subcontractor: not in the text",
    authority="人民法院",
    quote=TOTAL,
)
A18_CHAIN = Reading(
    id="chengde.A18.chain",
    question_zh="专业分包之下的劳务企业规避支付的,由谁承担?",
    question_en="who pays where a labour firm under a specialist subcontractor evades?",
    options={"general": "工程总承包企业", "specialist": "专业分包企业(谁承包、谁负责)"},
    default="general",
    why="the sentence on evasion names the general contractor of the works",
    quote=EVASION,
)
A18_WORKS = Reading(
    id="chengde.A18.works",
    question_zh="建设单位直接发包的工程,总承包企业是否负责?",
    question_en="is the general contractor liable for works that the owner let out directly?",
    options={"own": "只对所承包工程负责", "site": "对整个工地负总责"},
    default="own",
    why="对所承包工程: for the works it has contracted",
    quote=TOTAL,
)


@rule("总承包企业负有支付责任")
def general_contractor_is_liable(engagement: Facts[Engagement]) -> YesNo:
    """Whether the general contractor answers for the wages (article 18)."""
    below = engagement.employer.is_in(Employer.SUBCONTRACTOR, Employer.SUBCONTRACTORS_LABOUR)
    at_owner = engagement.employer == Employer.OWNER_DIRECT
    return decide(
        when(engagement.employer == Employer.GENERAL_CONTRACTOR, True, TOTAL),
        when(below, A29_TOTAL.choose(total=True, subsidiary=engagement.evades), PRINCIPLE, TOTAL, EVASION),
        when(at_owner, A18_WORKS.choose(own=False, site=True), TOTAL),
    )


@rule("直接支付责任")
def direct_payer(engagement: Facts[Engagement]) -> Term[WagePayer]:
    """Who is directly liable: the firm whose works they are (article 18)."""
    return decide(
        when(engagement.employer == Employer.GENERAL_CONTRACTOR, WagePayer.GENERAL_CONTRACTOR, TOTAL),
        when(
            engagement.employer.is_in(Employer.SUBCONTRACTOR, Employer.SUBCONTRACTORS_LABOUR),
            WagePayer.SUBCONTRACTOR,
            DIRECT,
        ),
        when(engagement.employer == Employer.OWNER_DIRECT, WagePayer.DIRECT_CONTRACTOR, PRINCIPLE),
    )


@rule("由谁支付")
def payer_of_wages(engagement: Facts[Engagement]) -> Term[WagePayer]:
    """Who pays in the end: the general contractor where the subcontractor evades (article 18).

    Having paid the subcontractor already is no defence: the text knows none.
    """
    chain = A18_CHAIN.choose(general=WagePayer.GENERAL_CONTRACTOR, specialist=WagePayer.SUBCONTRACTOR)
    return decide(
        when(engagement.employer == Employer.GENERAL_CONTRACTOR, WagePayer.GENERAL_CONTRACTOR, TOTAL),
        when(
            (engagement.employer == Employer.SUBCONTRACTOR) & engagement.evades, WagePayer.GENERAL_CONTRACTOR, EVASION
        ),
        when((engagement.employer == Employer.SUBCONTRACTOR) & ~engagement.evades, WagePayer.SUBCONTRACTOR, DIRECT),
        when((engagement.employer == Employer.SUBCONTRACTORS_LABOUR) & engagement.evades, chain, EVASION),
        when(
            (engagement.employer == Employer.SUBCONTRACTORS_LABOUR) & ~engagement.evades,
            WagePayer.SUBCONTRACTOR,
            DIRECT,
        ),
        when(engagement.employer == Employer.OWNER_DIRECT, WagePayer.DIRECT_CONTRACTOR, PRINCIPLE),
    )


# ── 第十九条 ─────────────────────────────────────────────────────────────────────────────────────────

UNLAWFUL = A19.quote("不具备资格的组织或个人组织劳务分包、工程承包,属无资质违法承揽业务,主管部门应予依法查处")
SETTLE = A19.quote("建设单位和劳务录用企业应积极协调解决,不能解决的,雇佣双方可依法向人民法院起诉")

BOSS_LIABILITY = OpenQuestion(
    id="chengde.A30",
    zh="无资质的包工头拖欠工资的,总承包企业是否负总责",
    en="whether the general contractor answers for the wages of an unqualified boss (18 against 19)",
    authority=HOUSING_BUREAU,
    quote=SETTLE,
    recommended="由总承包企业雇用的,总承包企业负总责",
)
BOSS_DEPOSIT = OpenQuestion(
    id="chengde.A30.deposit",
    zh="无资质的包工头拖欠的工资,是否为“建筑业企业拖欠”,可否动用保证金",
    en="whether arrears by an unqualified boss are arrears of a contractor, for which a deposit may be used",
    authority=COLLECTING_DEPARTMENT,
    quote=UNLAWFUL,
)


@rule("无资质违法承揽")
def unqualified_contracting(engagement: Facts[Engagement]) -> YesNo:
    """Whether work was taken up unlawfully, for the authority to pursue under other law (article 19)."""
    return holds(engagement.unqualified, UNLAWFUL)


@rule("总承包企业对无资质承包人所欠工资负责")
def general_contractor_answers_for_unqualified(engagement: Facts[Engagement]) -> YesNo:
    """Whether the general contractor answers for an unqualified boss: the text leaves it open (18, 19)."""
    return decide(when(engagement.unqualified, BOSS_LIABILITY.of(BOOL)), provided=engagement.unqualified)
