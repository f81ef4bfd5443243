"""第三章 保证金的缴纳与收取 (第七至十一、十四条): who owes how much, before credit and exemption and after."""

from __future__ import annotations

from regkit.chengde.facts import (
    ARREARS_OFFICE,
    COLLECTING_DEPARTMENT,
    HOUSING_BUREAU,
    Category,
    Contract,
    Contractor,
    Grade,
    Origin,
    Project,
    Role,
)
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    ON,
    Facts,
    OpenQuestion,
    Reading,
    Term,
    Word,
    YesNo,
    Yuan,
    condition,
    decide,
    holds,
    larger,
    rule,
    silent,
    smaller,
    when,
)
from regkit.language.kinds import amount, word_of
from regkit.law import Unit, multiple, percent, times, years, yuan

__all__ = [
    "CreditAdjustment",
    "certificate_suffices",
    "clean_for_three_years",
    "contract_base",
    "contractor_deposit",
    "credit_adjustment",
    "deposit_before_credit",
    "is_exempt",
    "multiple_is_usual",
    "must_be_reported",
    "owner_deposit",
    "standing_deposit",
]

A7, A8, A9, A10, A11, A14 = CHENGDE.articles(7, 8, 9, 10, 11, 14)

NOTHING = yuan(0)

# ── 第七条 建设单位和施工企业双方分别交纳 ────────────────────────────────────────────────────────────

EACH_PAYS = A7.quote("农民工工资保证金由建设单位和施工企业双方分别交纳")

# ── 第八条 建设单位按工程项目交纳 ─────────────────────────────────────────────────────────────────────

OWNER_RATE = A8.number("按照工程合同价款总额的2%比例交纳", percent(2))


@rule("建设单位应交保证金")
def owner_deposit(project: Facts[Project]) -> Yuan:
    """Deposit of the project owner: 2% of the total contract price, before the permit; yuan, exact (article 8).

    The contractor's origin, exemption or credit never lowers it: each side pays its own (article 7).
    """
    return decide(
        when(project.contract_price > 0, project.contract_price * OWNER_RATE, EACH_PAYS),
        silent(project.contract_price == 0, "零不是有效的工程合同价款总额", authority=COLLECTING_DEPARTMENT),
    )


# ── 第九条 本市建筑施工企业按照企业主项资质等级一次性交存 ───────────────────────────────────────────────

TIER_1 = A9.number("施工总承包一级及以上资质企业,交纳50万元", yuan(500_000))
TIER_2 = A9.number("施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元", yuan(300_000))
TIER_3 = A9.number("施工总承包三级和专业承包二级企业交纳20万元", yuan(200_000))
TIER_4 = A9.number("专业承包三级资质企业,交纳10万元", yuan(100_000))
TIER_5 = A9.number("劳务分包企业交纳5万元", yuan(50_000))


@rule("本市施工企业一次性交存的保证金")
def standing_deposit(firm: Facts[Contractor]) -> Yuan:
    """Deposit that a Chengde firm lodges once, by the grade of its main qualification; yuan (article 9)."""
    general = firm.category == Category.GENERAL_CONTRACTING
    specialist = firm.category == Category.SPECIALIST_CONTRACTING
    labour = firm.category == Category.LABOUR_SUBCONTRACTING
    beyond_third = firm.grade.is_in(Grade.FOURTH, Grade.PROVISIONAL, Grade.CLASS_A, Grade.CLASS_B)
    return decide(
        when(general & firm.grade.is_in(Grade.SPECIAL, Grade.FIRST), TIER_1),
        when(general & (firm.grade == Grade.SECOND), TIER_2),
        when(specialist & firm.grade.is_in(Grade.FIRST, Grade.UNGRADED), TIER_2),
        when(general & (firm.grade == Grade.THIRD), TIER_3),
        when(specialist & (firm.grade == Grade.SECOND), TIER_3),
        when(specialist & (firm.grade == Grade.THIRD), TIER_4),
        when(labour, TIER_5),
        silent(general & (firm.grade == Grade.UNGRADED), "“不分等级”只就专业承包而言"),
        silent(specialist & (firm.grade == Grade.SPECIAL), "“及以上”只就施工总承包一级而言"),
        silent((general | specialist) & beyond_third, "第九条未列该等级"),
        silent(
            firm.category.is_in(Category.DESIGN_AND_CONSTRUCTION, Category.COMPREHENSIVE, Category.NONE),
            "第九条未列该资质序列",
        ),
    )


# ── 第十条 外省、京津试点、本省外市进承企业 ─────────────────────────────────────────────────────────────

OUTSIDE_RATE = A10.number("收缴标准为工程合同价款总额的2%", percent(2))
PER_PROJECT = A10.quote("采取一个项目一交纳的方式交纳农民工工资保证金")
LIKE_IN_PROVINCE = A10.quote("按照对等原则,等同于省内企业对待")
CERTIFICATE = A10.quote("一律查验注册地主管部门开具的农民工工资保证金缴纳证明")
NO_CERTIFICATE = A10.quote("不能提供缴纳证明的,参照外省进承企业条款执行")

A6 = Reading(
    id="chengde.A6",
    question_zh="纳入试点名单的京津企业“等同于省内企业对待”,等同于哪一类省内企业?",
    question_en="listed Beijing and Tianjin firms are treated like firms of the province: like which ones?",
    options={"hebei": "等同于本省外市企业:查验证明,无证明按2%", "local": "等同于本市企业:按第九条一次性交存"},
    default="hebei",
    why="they come in from elsewhere, which is what article 10 is about; article 9 is for firms of the city",
    quote=LIKE_IN_PROVINCE,
)
A20 = Reading(
    id="chengde.A20",
    question_zh="外省分包企业的计算基数是什么?",
    question_en="on what price does an out-of-province subcontractor pay?",
    options={"own": "本企业承包合同价款", "project": "所在工程合同价款总额", "none": "分包企业不另交"},
    default="own",
    why="each incoming firm pays for what it takes up; the text has no rule for netting",
    quote=PER_PROJECT,
)
A22 = Reading(
    id="chengde.A22",
    question_zh="联合体各方按什么交纳?",
    question_en="on what does each member of a joint venture pay?",
    options={"share": "各按其分担的价款", "whole": "各按合同全价"},
    default="share",
    why="the text has no rule for joint ventures; each member pays by its own origin on its own share",
    quote=OUTSIDE_RATE.quote,
)


@condition("本市施工企业")
def is_local(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm is one of the city (article 9)."""
    return firm.origin == Origin.LOCAL


@condition("本省外市进承企业")
def is_from_hebei(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm comes from another city of Hebei (article 10, paragraph 3)."""
    return firm.origin == Origin.HEBEI_ELSEWHERE


@condition("纳入试点名单的京津企业")
def is_pilot_firm(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm is from Beijing or Tianjin and on the pilot list (article 10, paragraph 2)."""
    return firm.origin.is_in(Origin.BEIJING, Origin.TIANJIN) & firm.on_pilot_list


@condition("外省进承企业")
def is_from_another_province(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm comes from another province, Beijing and Tianjin included (article 10, paragraph 1)."""
    return firm.origin.is_in(Origin.BEIJING, Origin.TIANJIN, Origin.OTHER_PROVINCE)


A10_CERTIFICATE = Reading(
    id="chengde.A10.certificate",
    question_zh="查验证明之后,是否不再交纳?",
    question_en="once the certificate is checked, is nothing more due here?",
    options={"suffices": "凭证明不再交纳", "open": "条文只说查验,是否另交由收缴部门决定"},
    default="suffices",
    why="the second sentence makes a firm pay only where it cannot show the certificate",
    quote=CERTIFICATE,
)
AFTER_CERTIFICATE = OpenQuestion(
    id="chengde.A10.certificate.open",
    zh="出具缴纳证明后是否另行交纳",
    en="whether a firm with a certificate still pays",
    authority=COLLECTING_DEPARTMENT,
    quote=CERTIFICATE,
    outcomes={"nothing": "不再交纳", "two_percent": "仍按工程合同价款总额的2%交纳"},
)

RECIPROCITY = OpenQuestion(
    id="chengde.A6.reciprocity",
    zh="对方未予对等待遇时,“对等原则”是否逐案适用",
    en="whether reciprocity is a condition to be met case by case",
    authority=HOUSING_BUREAU,
    quote=LIKE_IN_PROVINCE,
    outcomes={"not_required": "不逐案适用,出具证明即不再交纳", "required": "逐案适用,按工程合同价款总额的2%交纳"},
)


@rule("计算保证金的合同价款")
def contract_base(contract: Facts[Contract]) -> Yuan:
    """Price on which an incoming firm's 2% is reckoned: its own contract, or its share of a joint one (article 10)."""
    of_venture = A22.choose(share=smaller(contract.share, contract.price), whole=contract.price)
    own = decide(
        when(~contract.joint_venture, contract.price, OUTSIDE_RATE.quote),
        when(contract.joint_venture, of_venture, OUTSIDE_RATE.quote),
    )
    subcontracts = contract.role.is_in(Role.SPECIALIST_SUBCONTRACTOR, Role.LABOUR_SUBCONTRACTOR)
    return A20.choose(
        own=own,
        project=decide(
            when(subcontracts, contract.project_price, PER_PROJECT),
            when(~subcontracts, own, PER_PROJECT),
        ),
        none=decide(when(subcontracts, NOTHING, PER_PROJECT), when(~subcontracts, own, PER_PROJECT)),
    )


@condition("凭注册地缴纳证明不再交纳")
def certificate_suffices(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the certificate of its home authority stands in for a deposit (article 10, paragraphs 2 and 3)."""
    listed = A6.choose(hebei=is_pilot_firm(firm), local=False)
    return (is_from_hebei(firm) | (listed & ~firm.reciprocity_denied)) & firm.home_certificate


@rule("未计奖惩和免交时应交的保证金")
def deposit_before_credit(firm: Facts[Contractor], contract: Facts[Contract]) -> Yuan:
    """Deposit by origin, before credit and exemption; yuan, exact (articles 9 and 10)."""
    two_percent = contract_base(contract) * OUTSIDE_RATE
    as_local = A6.choose(hebei=is_local(firm), local=is_local(firm) | is_pilot_firm(firm))
    after_certificate = A10_CERTIFICATE.choose(
        suffices=NOTHING, open=AFTER_CERTIFICATE.of(amount(Unit.YUAN), nothing=NOTHING, two_percent=two_percent)
    )
    reciprocity_decides = is_pilot_firm(firm) & firm.reciprocity_denied & firm.home_certificate
    return decide(
        when(as_local, standing_deposit(firm)),
        when(certificate_suffices(firm), after_certificate, CERTIFICATE),
        when(is_from_hebei(firm) & ~firm.home_certificate, two_percent, NO_CERTIFICATE),
        when(
            is_from_another_province(firm) & ~as_local & ~certificate_suffices(firm) & ~reciprocity_decides,
            two_percent,
            PER_PROJECT,
        ),
        when(
            reciprocity_decides & ~as_local,
            RECIPROCITY.of(amount(Unit.YUAN), not_required=NOTHING, required=two_percent),
        ),
        silent(firm.origin == Origin.OUTSIDE_MAINLAND, "条文只及“外省”,未及港澳台和境外企业", authority=HOUSING_BUREAU),
    )


# ── 第十一条 诚信奖惩 ────────────────────────────────────────────────────────────────────────────────

CLEAN = A11.number("对连续三年以上无拖欠农民工工资行为的施工企业", years(3))
ARREARS = A11.number("对连续三次以上发生拖欠农民工工资问题的施工企业", times(3))
MUST_REDUCE = A11.quote("保证金收缴管理部门应当减免交纳金额")
MUST_INCREASE = A11.quote("应当提高收缴额度")
USUAL = A11.range("减免和提高额度一般在0.5-1倍范围内", multiple("0.5"), multiple(1))
LEAST_USUAL = A11.number("减免和提高额度一般在0.5-1倍范围内", multiple("0.5"))
MOST_USUAL = A11.number("减免和提高额度一般在0.5-1倍范围内", multiple(1))
PUBLISHED = A11.quote("实行诚信奖惩制度,并在承德市住建局网上公布")
FIXED_BY = A11.quote("具体额度标准由清欠办确定")

A1 = Reading(
    id="chengde.A1",
    question_zh="提高额度“0.5-1倍”,是在原额上增加,还是提高到?",
    question_en="raised by 0.5 to 1 times, or to 0.5 to 1 times?",
    options={"by": "在原额上增加0.5-1倍", "to": "提高到原额的0.5-1倍"},
    default="by",
    why="read as 'to', an increase would lower the deposit",
    quote=USUAL.quote,
)
A2 = Reading(
    id="chengde.A2",
    question_zh="减免额度“0.5-1倍”,是减去,还是剩余?",
    question_en="is 0.5 to 1 times what is cut, or what remains?",
    options={"cut": "减去原额的0.5-1倍", "remain": "剩余原额的0.5-1倍"},
    default="cut",
    why="the words govern the reduction itself, in parallel with the increase; a full waiver needs 1",
    quote=USUAL.quote,
)
A4 = Reading(
    id="chengde.A4",
    question_zh="两项条件先后都满足时,以哪一项为准?",
    question_en="where both streaks were reached at different times, which governs?",
    options={"current": "以当前连续无拖欠为准", "open": "由清欠办决定"},
    default="current",
    why="a clean streak of three years breaks an earlier streak of arrears",
    quote=CLEAN.quote,
)
A5 = Reading(
    id="chengde.A5",
    question_zh="诚信奖惩是否及于按项目交纳的2%?",
    question_en="does credit reach the 2% deposits too?",
    options={"all": "及于所有施工企业", "standing": "只及于第九条的一次性交存"},
    default="all",
    why="the subject is every contractor, and the article follows articles 9 and 10",
    quote=A11.quote("施工企业交纳农民工工资保证金额度,实行诚信奖惩制度"),
)
WHICH_STREAK = OpenQuestion(
    id="chengde.A4.both",
    zh="连续三年无拖欠与连续三次拖欠并存时如何调整",
    en="which way to adjust where both streaks are met",
    authority=ARREARS_OFFICE,
    quote=FIXED_BY,
)


class CreditAdjustment(Word):
    """What the credit system does to a deposit (article 11)."""

    NONE = "none", "不调整"
    REDUCE = "reduce", "减免"
    INCREASE = "increase", "提高"


@rule("诚信奖惩的方向")
def credit_adjustment(firm: Facts[Contractor]) -> Term[CreditAdjustment]:
    """Whether a contractor's deposit must be reduced or raised; how far is for the clearance office (article 11)."""
    clean, arrears = firm.clean_years >= CLEAN, firm.arrears_in_a_row >= ARREARS
    both = A4.choose(
        current=CreditAdjustment.REDUCE,
        open=WHICH_STREAK.of(word_of(CreditAdjustment), CreditAdjustment.REDUCE, CreditAdjustment.INCREASE),
    )
    return decide(
        when(clean & ~arrears, CreditAdjustment.REDUCE, MUST_REDUCE),
        when(arrears & ~clean, CreditAdjustment.INCREASE, MUST_INCREASE),
        when(~clean & ~arrears, CreditAdjustment.NONE, CLEAN.quote, ARREARS.quote),
        when(clean & arrears, both, CLEAN.quote, ARREARS.quote),
    )


@rule("连续三年以上无拖欠")
def clean_for_three_years(firm: Facts[Contractor]) -> YesNo:
    """Whether three years have passed since the last arrears, on the day asked about (article 11).

    The day of the arrears is not counted; the third year must be over.
    """
    return holds(firm.last_arrears_on + CLEAN < ON, CLEAN.quote)


@rule("清欠办确定的倍数在通常范围内")
def multiple_is_usual(firm: Facts[Contractor]) -> YesNo:
    """Whether the multiple fixed for a firm lies within the usual 0.5 to 1; one outside is not void (article 11)."""
    adjustment = credit_adjustment(firm)
    usual_cut = (firm.reduction >= LEAST_USUAL) & (firm.reduction <= MOST_USUAL)
    usual_rise = (firm.increase >= LEAST_USUAL) & (firm.increase <= MOST_USUAL)
    return decide(
        when((adjustment == CreditAdjustment.REDUCE) & usual_cut, True, USUAL.quote),
        when((adjustment == CreditAdjustment.REDUCE) & ~usual_cut, False, USUAL.quote),
        when((adjustment == CreditAdjustment.INCREASE) & usual_rise, True, USUAL.quote),
        when((adjustment == CreditAdjustment.INCREASE) & ~usual_rise, False, USUAL.quote),
        provided=adjustment != CreditAdjustment.NONE,
    )


# ── 第十四条 省重点支持的骨干优势施工企业 ───────────────────────────────────────────────────────────────

EXEMPT = A14.quote("省重点支持的骨干优势施工企业,免予收缴农民工工资保证金")

MUST_COOPERATE = A14.quote("应当积极配合项目所在地有关部门妥善解决")
REPORTED = A14.quote("凡不积极配合解决拖欠问题的,报请省住房和城乡建设厅将其调整出重点支持骨干优势企业之列")

A14_DELISTING = Reading(
    id="chengde.A14.delisting",
    question_zh="不积极配合的,免交何时终止?",
    question_en="when does the exemption of a firm that does not co-operate end?",
    options={"decision": "省住房和城乡建设厅调整出名单时", "at_once": "不配合之时"},
    default="decision",
    why="the text lets the province take the firm off the list; until then it is listed",
    quote=REPORTED,
)


@rule("报请调整出名单")
def must_be_reported(firm: Facts[Contractor]) -> YesNo:
    """Whether a listed firm must be reported to the province for removal from the list (article 14)."""
    return decide(
        when(firm.in_arrears & ~firm.cooperates, True, MUST_COOPERATE, REPORTED),
        when(~firm.in_arrears | firm.cooperates, False, REPORTED),
        provided=firm.key_backbone,
    )


A8_ORDER = Reading(
    id="chengde.A8",
    question_zh="本省外市的骨干优势企业不能提供缴纳证明时,第十四条与第十条第三款何者优先?",
    question_en="an exempt Hebei firm without a certificate: article 14 first, or article 10(3) to the letter?",
    options={"exempt_first": "第十四条优先", "certificate_first": "按第十条第三款字面执行"},
    default="exempt_first",
    why="the exemption is unconditional and more special",
    quote=EXEMPT,
)


A14_CREDIT = Reading(
    id="chengde.A14.credit",
    question_zh="免交的骨干优势企业连续三次以上拖欠的,是否仍应提高收缴额度?",
    question_en="must the deposit of an exempt firm with three arrears in a row be raised?",
    options={"exempt": "无额可提高,只能报请调出名单", "raised": "仍按第十一条提高"},
    default="exempt",
    why="nothing raised by a multiple stays nothing; article 14 has its own remedy, removal from the list",
    quote=EXEMPT,
)


@rule("免予收缴")
def is_exempt(firm: Facts[Contractor]) -> YesNo:
    """Whether a contractor is exempt as a key backbone firm of the province (article 14).

    Only the provincial list counts, and only a decision of the province takes a firm off it.
    """
    literal = ~(is_from_hebei(firm) & ~firm.home_certificate)
    still_listed = A14_DELISTING.choose(decision=True, at_once=~firm.in_arrears | firm.cooperates)
    exempt = firm.key_backbone & still_listed & A8_ORDER.choose(exempt_first=True, certificate_first=literal)
    return holds(exempt, EXEMPT)


@rule("施工企业应交保证金")
def contractor_deposit(firm: Facts[Contractor], contract: Facts[Contract]) -> Yuan:
    """Deposit that a contractor must have in place for a contract; yuan, exact (articles 9, 10, 11 and 14).

    A firm of the city has it in place once for all its projects; an incoming firm pays project by project.
    Where the clearance office has yet to fix the multiple, the answer is undetermined within bounds.
    """
    base = deposit_before_credit(firm, contract)
    adjusts = A5.choose(all=True, standing=is_local(firm))
    owes = adjusts & ~certificate_suffices(firm)
    adjustment = credit_adjustment(firm)
    not_raised = firm.arrears_in_a_row < ARREARS
    remains_exempt = not_raised | A14_CREDIT.choose(exempt=True, raised=False)
    # a multiple above 1 would cut more than the whole; nothing is less than nothing
    reduced = A2.choose(cut=larger(base * (1 - firm.reduction), NOTHING), remain=base * firm.reduction)
    raised = A1.choose(by=base * (1 + firm.increase), to=base * firm.increase)
    return decide(
        when(~owes | (adjustment == CreditAdjustment.NONE), base),
        when(owes & (adjustment == CreditAdjustment.REDUCE), reduced, MUST_REDUCE, FIXED_BY),
        when(owes & (adjustment == CreditAdjustment.INCREASE), raised, MUST_INCREASE, FIXED_BY),
        unless=when(is_exempt(firm) & remains_exempt, NOTHING, EXEMPT),
    )
