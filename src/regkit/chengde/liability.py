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
    condition,
    decide,
    fact,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label

__all__ = [
    "Employer",
    "Engagement",
    "Settlement",
    "WagePayer",
    "deposit_serves_unqualified",
    "direct_payer",
    "dispute_is_settled_by",
    "general_contractor_has_recourse",
    "general_contractor_is_liable",
    "payer_of_wages",
    "unqualified_contracting",
]

A18, A19 = CHENGDE.articles(18, 19)


class Employer(Word):
    """Whose workers are unpaid."""

    GENERAL_CONTRACTOR = "general_contractor", Label("总承包企业", "the general contractor")
    SUBCONTRACTOR = "subcontractor", Label("分包企业", "a subcontractor")
    SUBCONTRACTORS_LABOUR = (
        "subcontractors_labour",
        Label("专业分包企业之下的劳务分包企业", "a labour firm under a specialist subcontractor"),
    )
    OWNER_DIRECT = "owner_direct", Label("建设单位直接发包的承包企业", "a contractor engaged by the owner directly")


class WagePayer(Word):
    """Who has to pay the workers (article 18)."""

    GENERAL_CONTRACTOR = "general_contractor", Label("总承包企业", "the general contractor")
    SUBCONTRACTOR = "subcontractor", Label("分包企业", "the subcontractor")
    SUBCONTRACTORS_LABOUR = "subcontractors_labour", Label("劳务分包企业", "the labour firm under the subcontractor")
    DIRECT_CONTRACTOR = "direct_contractor", Label("直接承包企业", "the contractor engaged directly")


class Engagement(Subject):
    """The chain of contracts above unpaid workers."""

    zh: ClassVar[str] = "用工关系"

    employer: Said[Employer] = fact(
        "拖欠工资的企业",
        en="firm in arrears",
        source="第十八条",
        about=Label("雇用被拖欠工资的农民工的企业。", "The firm whose migrant workers are not paid."),
    )
    evades: Said[Flag] = fact(
        "分包企业规避支付责任",
        denied="分包企业没有规避支付责任",
        en="the subcontractor is evading its duty to pay",
        source="第十八条",
        about=Label(
            "分包企业是否规避对所分包工程的工资支付责任。",
            "Whether the subcontractor evades its duty to pay the wages of the works that it took over.",
        ),
    )
    unqualified: Said[Flag] = fact(
        "不具备资格的组织或个人承包",
        denied="不属于由不具备资格的组织或个人承包的情形",
        en="the works are run by somebody without qualification",
        presumed=False,
        source="第十九条",
        about=Label(
            "农民工是否由不具备资格的组织或者个人雇用。",
            "Whether the workers were taken on by somebody without the qualification for it.",
        ),
    )
    engaged_by_general_contractor: Said[Flag] = fact(
        "由总承包企业雇用",
        en="the unqualified boss is engaged by the general contractor",
        source="第十八条",
        about=Label(
            "不具备资格的组织或者个人是否由总承包企业雇用。",
            "Whether it was the general contractor, and no other firm, that engaged whoever is without the "
            "qualification.",
        ),
    )
    recourse_claimed: Said[Flag] = fact(
        "总承包企业请求追偿",
        denied="总承包企业没有请求追偿",
        en="there is a claim of the general contractor for recourse",
        presumed=False,
        source="第十八条",
        about=Label(
            "总承包企业支付之后，是否向分包企业请求追偿。",
            "Whether the general contractor, having paid, turns against the subcontractor.",
        ),
    )
    dispute_unsettled: Said[Flag] = fact(
        "工资纠纷协调不能解决",
        denied=Label("工资纠纷并非协调不能解决", "the dispute over wages could be settled"),
        en="the dispute over wages is one that could not be settled",
        presumed=False,
        source="第十九条",
        about=Label(
            "建设单位和劳务录用企业协调之后，工资纠纷是否仍不能解决。",
            "Whether the owner and the hiring firm could not settle the dispute.",
        ),
    )


PRINCIPLE = A18.quote("清偿拖欠农民工工资实行“谁承包、谁负责、总包负总责”的原则")
TOTAL = A18.quote("总承包企业对所承包工程发生的农民工工资负有全部的支付责任")
DIRECT = A18.quote("分包企业对所分包工程发生的农民工工资负有直接支付责任")
EVASION = A18.quote("分包企业规避支付责任,工程总承包企业承担分包企业拖欠的农民工资支付责任")

UNLAWFUL = A19.quote("不具备资格的组织或个人组织劳务分包、工程承包,属无资质违法承揽业务,主管部门应予依法查处")
SETTLE = A19.quote("建设单位和劳务录用企业应积极协调解决,不能解决的,雇佣双方可依法向人民法院起诉")

A29_TOTAL = Reading(
    id="chengde.18.total",
    formerly="chengde.A29",
    question_zh="总承包企业的责任是自始全部,还是只在分包企业规避时?",
    question_en="is the general contractor liable from the start, or only once the subcontractor evades?",
    options={
        "total": Label("自始负全部支付责任", "liable for all from the start"),
        "subsidiary": Label("仅在分包企业规避支付责任时承担", "liable only once the subcontractor evades"),
    },
    default="total",
    why=Label(
        "第二句独立成立；第三句规定的是规避支付责任的情形",
        "the second sentence stands alone; the third settles the case of evasion",
    ),
    quote=TOTAL,
)
RECOURSE = OpenQuestion(
    id="chengde.18.recourse",
    formerly="chengde.A29.recourse",
    zh="总承包企业支付后可否向分包企业追偿",
    en="whether a general contractor that has paid has recourse against the subcontractor",
    authority=Label("人民法院", "the people's court"),
    quote=TOTAL,
)
A18_CHAIN = Reading(
    id="chengde.18.chain",
    formerly="chengde.A18.chain",
    question_zh="专业分包之下的劳务企业规避支付的,由谁承担?",
    question_en="who pays where a labour firm under a specialist subcontractor evades?",
    options={
        "general": Label("工程总承包企业", "the general contractor of the works"),
        "specialist": Label("专业分包企业(谁承包、谁负责)", "the specialist subcontractor, who took it up"),
    },
    default="general",
    why=Label(
        "关于规避的一句写明由工程总承包企业承担",
        "the sentence on evasion names the general contractor of the works",
    ),
    quote=EVASION,
)
A18_WORKS = Reading(
    id="chengde.18.works",
    formerly="chengde.A18.works",
    question_zh="建设单位直接发包的工程,总承包企业是否负责?",
    question_en="is the general contractor liable for works that the owner let out directly?",
    options={
        "own": Label("只对所承包工程负责", "for the works it has contracted only"),
        "site": Label("对整个工地负总责", "for the whole site"),
    },
    default="own",
    why=Label(
        "条文写的是“对所承包工程”",
        "对所承包工程: for the works it has contracted",
    ),
    quote=TOTAL,
)


BOSS_LIABILITY = OpenQuestion(
    id="chengde.19.boss",
    formerly="chengde.A30",
    zh="总承包企业雇用的无资质的包工头拖欠工资的,总承包企业是否负总责",
    en="whether the general contractor answers for the wages of an unqualified boss that it engaged (18 against 19)",
    authority=HOUSING_BUREAU,
    quote=SETTLE,
    recommended=Label(
        "由总承包企业雇用的,总承包企业负总责",
        "where the general contractor engaged it, the general contractor answers for all",
    ),
)
BOSS_OF_OTHERS = OpenQuestion(
    id="chengde.19.boss_of_others",
    zh="他人雇用的无资质的包工头拖欠工资的,总承包企业是否负总责",
    en="whether the general contractor answers for the wages of an unqualified boss whom another engaged (18 against "
    "19)",
    authority=HOUSING_BUREAU,
    quote=SETTLE,
)


@condition("总承包企业对无资质的包工头负责", "the general contractor answers for the unqualified boss")
def answers_for_boss(engagement: Facts[Engagement]) -> Term[bool]:
    """Whether the general contractor answers for an unqualified boss: open, by who engaged him."""
    own = engagement.engaged_by_general_contractor
    return (own & BOSS_LIABILITY.of(BOOL)) | (~own & BOSS_OF_OTHERS.of(BOOL))


@rule("总承包企业负有支付责任", en="the general contractor is liable")
def general_contractor_is_liable(engagement: Facts[Engagement]) -> YesNo:
    """Whether the general contractor answers for the wages (article 18); for an unqualified boss it is open (19)."""
    below = engagement.employer.is_in(Employer.SUBCONTRACTOR, Employer.SUBCONTRACTORS_LABOUR)
    at_owner = engagement.employer == Employer.OWNER_DIRECT
    by_evasion = decide(
        when(engagement.evades, True, EVASION),
        when(~engagement.evades, False, EVASION),
    )
    return decide(
        when(engagement.employer == Employer.GENERAL_CONTRACTOR, True, TOTAL),
        when(below & ~engagement.unqualified, A29_TOTAL.choose(total=True, subsidiary=by_evasion), PRINCIPLE, TOTAL),
        when(below & engagement.unqualified, answers_for_boss(engagement), TOTAL, UNLAWFUL),
        when(at_owner, A18_WORKS.choose(own=False, site=True), TOTAL),
    )


@rule("直接支付责任", en="who is directly liable")
def direct_payer(engagement: Facts[Engagement]) -> Term[WagePayer]:
    """Who is directly liable: the firm whose works they are (article 18); for an unqualified boss it is open (19)."""
    below = {
        Employer.SUBCONTRACTOR: WagePayer.SUBCONTRACTOR,
        Employer.SUBCONTRACTORS_LABOUR: WagePayer.SUBCONTRACTORS_LABOUR,
    }
    unqualified, answers = engagement.unqualified, answers_for_boss(engagement)
    rows = [
        row
        for employer, itself in below.items()
        for row in (
            when((engagement.employer == employer) & ~unqualified, itself, DIRECT),
            when(
                (engagement.employer == employer) & unqualified & answers, WagePayer.GENERAL_CONTRACTOR, TOTAL, UNLAWFUL
            ),
            when((engagement.employer == employer) & unqualified & ~answers, itself, DIRECT, UNLAWFUL),
        )
    ]
    return decide(
        when(engagement.employer == Employer.GENERAL_CONTRACTOR, WagePayer.GENERAL_CONTRACTOR, TOTAL),
        when(engagement.employer == Employer.OWNER_DIRECT, WagePayer.DIRECT_CONTRACTOR, PRINCIPLE),
        *rows,
    )


@rule("由谁支付", en="who pays in the end")
def payer_of_wages(engagement: Facts[Engagement]) -> Term[WagePayer]:
    """Who pays in the end: the general contractor where the subcontractor evades (article 18).

    Having paid the subcontractor already is no defence: the text knows none.
    """
    general, own = WagePayer.GENERAL_CONTRACTOR, WagePayer.SUBCONTRACTOR
    chain = A18_CHAIN.choose(general=general, specialist=own)
    evades, qualified = engagement.evades, ~engagement.unqualified
    first = engagement.employer == Employer.SUBCONTRACTOR
    second = engagement.employer == Employer.SUBCONTRACTORS_LABOUR
    labour = WagePayer.SUBCONTRACTORS_LABOUR
    unqualified, answers = engagement.unqualified, answers_for_boss(engagement)
    return decide(
        when(engagement.employer == Employer.GENERAL_CONTRACTOR, general, TOTAL),
        when(first & evades & qualified, general, EVASION),
        when(first & ~evades & qualified, own, DIRECT),
        when(second & evades & qualified, chain, EVASION),
        when(second & ~evades & qualified, labour, DIRECT),
        when((first | second) & unqualified & answers, general, TOTAL, UNLAWFUL),
        when(first & unqualified & ~answers, own, DIRECT, UNLAWFUL),
        when(second & unqualified & ~answers, labour, DIRECT, UNLAWFUL),
        when(engagement.employer == Employer.OWNER_DIRECT, WagePayer.DIRECT_CONTRACTOR, PRINCIPLE),
    )


@rule("总承包企业可以追偿", en="the general contractor has recourse")
def general_contractor_has_recourse(engagement: Facts[Engagement]) -> YesNo:
    """Whether a general contractor that has paid has recourse: the text does not say (article 18)."""
    claimed = engagement.recourse_claimed
    return decide(when(claimed, RECOURSE.of(BOOL)), provided=claimed)


# ── 第十九条 ─────────────────────────────────────────────────────────────────────────────────────────

BOSS_DEPOSIT = OpenQuestion(
    id="chengde.19.deposit",
    formerly="chengde.A30.deposit",
    zh="无资质的包工头拖欠的工资,是否为可以动用保证金的“建筑业企业拖欠”",
    en="whether arrears by an unqualified boss are arrears of a contractor, for which a deposit may be used",
    authority=COLLECTING_DEPARTMENT,
    quote=UNLAWFUL,
)


@rule("无资质违法承揽", en="the work was taken up unlawfully")
def unqualified_contracting(engagement: Facts[Engagement]) -> YesNo:
    """Whether work was taken up unlawfully, for the authority to pursue under other law (article 19)."""
    return holds(engagement.unqualified, UNLAWFUL)


@rule("保证金可用于无资质承包人所欠工资", en="a deposit may be used for what an unqualified boss owes")
def deposit_serves_unqualified(engagement: Facts[Engagement]) -> YesNo:
    """Whether a deposit may be used for workers of an unqualified boss: the text leaves it open (3, 16, 19, 23)."""
    return decide(when(engagement.unqualified, BOSS_DEPOSIT.of(BOOL)), provided=engagement.unqualified)


class Settlement(Word):
    """What article 19 provides for a dispute over wages that unqualified contracting caused."""

    COORDINATION = (
        "coordination",
        Label("建设单位和劳务录用企业积极协调解决", "the owner and the hiring firm actively co-ordinate and settle it"),
    )
    COURT = (
        "court",
        Label("雇佣双方可依法向人民法院起诉", "either side of the hiring may by law sue in the people's court"),
    )


@rule("无资质承揽所致工资纠纷的解决", en="how a dispute from unqualified contracting is settled")
def dispute_is_settled_by(engagement: Facts[Engagement]) -> Term[Settlement]:
    """How a dispute over wages that unqualified contracting caused is settled (article 19, sentence 2)."""
    return decide(
        when(~engagement.dispute_unsettled, Settlement.COORDINATION, SETTLE),
        when(engagement.dispute_unsettled, Settlement.COURT, SETTLE),
        provided=engagement.unqualified,
    )
