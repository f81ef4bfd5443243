"""第十一、十四条: credit, exemption, and the deposit that a contractor must have in place after both."""

from __future__ import annotations

from regkit.chengde.deposits import NOTHING, certificate_suffices, deposit_before_credit, is_from_hebei, is_local
from regkit.chengde.facts import ARREARS_OFFICE, COLLECTING_DEPARTMENT, COUNTIES, Contract, Contractor, Place
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
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
    rule,
    when,
)
from regkit.language.kinds import BOOL, word_of
from regkit.law import Label, multiple, times, years

__all__ = [
    "CreditAdjustment",
    "FixedBy",
    "Publication",
    "adjustment_is_published_on",
    "clean_for_three_years",
    "contractor_deposit",
    "credit_adjustment",
    "delisted_pays_for_works_under_way",
    "is_exempt",
    "multiple_is_fixed_by",
    "multiple_is_usual",
    "must_be_reported",
    "reduction_reaches_what_is_paid",
]

A6, A11, A14 = CHENGDE.articles(6, 11, 14)

# ── 第十一条 诚信奖惩 ────────────────────────────────────────────────────────────────────────────────

CREDIT = A11.quote("施工企业交纳农民工工资保证金额度,实行诚信奖惩制度")
CLEAN = A11.number("对连续三年以上无拖欠农民工工资行为的施工企业", years(3))
ARREARS = A11.number("对连续三次以上发生拖欠农民工工资问题的施工企业", times(3))
MUST_REDUCE = A11.quote("保证金收缴管理部门应当减免交纳金额")
MUST_INCREASE = A11.quote("应当提高收缴额度")
USUAL = A11.range("减免和提高额度一般在0.5-1倍范围内", multiple("0.5"), multiple(1))
LEAST_USUAL = A11.number("减免和提高额度一般在0.5-1倍范围内", multiple("0.5"))
MOST_USUAL = A11.number("减免和提高额度一般在0.5-1倍范围内", multiple(1))
PUBLISHED = A11.quote("实行诚信奖惩制度,并在承德市住建局网上公布")
FIXED_BY = A11.quote("具体额度标准由清欠办确定")
OWN_DEPARTMENTS = A6.quote("各县及双滦区、营子区住建局,应按本办法设立保证金专用帐户")

A1 = Reading(
    id="chengde.11.raised_by",
    formerly="chengde.A1",
    question_zh="提高额度“0.5-1倍”,是在原额上增加,还是提高到?",
    question_en="raised by 0.5 to 1 times, or to 0.5 to 1 times?",
    options={
        "by": Label("在原额上增加0.5-1倍", "by 0.5 to 1 times"),
        "to": Label("提高到原额的0.5-1倍", "to 0.5 to 1 times"),
    },
    default="by",
    why=Label(
        "如读作“提高到”，提高反而会降低保证金",
        "read as 'to', an increase would lower the deposit",
    ),
    quote=USUAL.quote,
)
A2 = Reading(
    id="chengde.11.reduced_by",
    formerly="chengde.A2",
    question_zh="减免额度“0.5-1倍”,是减去,还是剩余?",
    question_en="is 0.5 to 1 times what is cut, or what remains?",
    options={
        "cut": Label("减去原额的0.5-1倍", "0.5 to 1 times is cut"),
        "remain": Label("剩余原额的0.5-1倍", "0.5 to 1 times remains"),
    },
    default="cut",
    why=Label(
        "字面是减免的幅度，与提高的幅度并列；全部减免为1倍",
        "the words govern the reduction itself, in parallel with the increase; a full waiver needs 1",
    ),
    quote=USUAL.quote,
)
A4 = Reading(
    id="chengde.11.both_streaks",
    formerly="chengde.A4",
    question_zh="两项条件先后都满足时,以哪一项为准?",
    question_en="where both streaks were reached at different times, which governs?",
    options={
        "current": Label("以当前连续无拖欠为准", "the current clean streak governs"),
        "open": Label("由清欠办决定", "the clearance office decides"),
    },
    default="current",
    why=Label(
        "连续三年无拖欠，已中断此前的连续拖欠",
        "a clean streak of three years breaks an earlier streak of arrears",
    ),
    quote=CLEAN.quote,
)
A5 = Reading(
    id="chengde.11.reach",
    formerly="chengde.A5",
    question_zh="诚信奖惩是否及于按项目交纳的2%?",
    question_en="does credit reach the 2% deposits too?",
    options={
        "all": Label("及于所有施工企业", "every contractor"),
        "standing": Label("只及于第九条的一次性交存", "the standing deposit of article 9 only"),
    },
    default="all",
    why=Label(
        "主语是所有施工企业，且该条在第九条、第十条之后",
        "the subject is every contractor, and the article follows articles 9 and 10",
    ),
    quote=CREDIT,
)
WHICH_STREAK = OpenQuestion(
    id="chengde.11.which_way",
    formerly="chengde.A4.both",
    zh="连续三年无拖欠与连续三次拖欠并存时如何调整",
    en="which way to adjust where both streaks are met",
    authority=ARREARS_OFFICE,
    quote=FIXED_BY,
)


HOW_COUNTED = OpenQuestion(
    id="chengde.11.counting",
    formerly="chengde.A4.counting",
    zh="“连续三年”“连续三次”的算法有争议时,减免、提高还是不调整",
    en="which way a deposit is adjusted where it is in dispute how three years or three times in a row are counted",
    authority=ARREARS_OFFICE,
    quote=ARREARS.quote,
)
HISTORY_BEFORE = OpenQuestion(
    id="chengde.11.history",
    formerly="chengde.A4.history",
    zh="本办法施行前的无拖欠年数、拖欠次数是否计入",
    en="whether years or times before commencement count towards the three years or the three times",
    authority=ARREARS_OFFICE,
    quote=CLEAN.quote,
    outcomes={
        "counted": Label("计入", "it counts"),
        "not_counted": Label("不计入,不作调整", "it does not, and nothing is adjusted"),
    },
)


class CreditAdjustment(Word):
    """What the credit system does to a deposit (article 11)."""

    NONE = "none", Label("不调整", "no adjustment")
    REDUCE = "reduce", Label("减免", "a reduction")
    INCREASE = "increase", Label("提高", "an increase")


@condition("连续三年以上无拖欠", "the firm is clean for three years in a row")
def is_clean(firm: Facts[Contractor]) -> Term[bool]:
    """Whether the firm has been without arrears for three years, counted from the day after the last ones (11)."""
    return firm.clean_years >= CLEAN


@rule("诚信奖惩的方向", en="adjustment for credit")
def credit_adjustment(firm: Facts[Contractor]) -> Term[CreditAdjustment]:
    """Whether a contractor's deposit must be reduced or raised; how far is for the clearance office (article 11)."""
    clean, arrears = is_clean(firm), firm.arrears_in_a_row >= ARREARS
    way = word_of(CreditAdjustment)
    both = A4.choose(
        current=CreditAdjustment.REDUCE,
        open=WHICH_STREAK.of(way, CreditAdjustment.REDUCE, CreditAdjustment.INCREASE),
    )
    counted = decide(
        when(clean & ~arrears, CreditAdjustment.REDUCE, CLEAN.quote, MUST_REDUCE),
        when(arrears & ~clean, CreditAdjustment.INCREASE, ARREARS.quote, MUST_INCREASE),
        when(~clean & ~arrears, CreditAdjustment.NONE, CLEAN.quote, ARREARS.quote),
        when(clean & arrears, both, CLEAN.quote, ARREARS.quote),
    )
    return decide(
        when(~firm.record_doubted & ~firm.record_before, counted),
        when(firm.record_doubted, HOW_COUNTED.of(way, *CreditAdjustment)),
        when(
            firm.record_before & ~firm.record_doubted,
            HISTORY_BEFORE.of(way, counted=counted, not_counted=CreditAdjustment.NONE),
        ),
    )


@rule("连续三年以上无拖欠", en="the firm is clean for three years in a row")
def clean_for_three_years(firm: Facts[Contractor]) -> YesNo:
    """Whether three years have passed since the last arrears, on the day asked about (article 11).

    The day of the arrears is not counted; the third year must be over. Where it is in dispute how the years are
    counted, or whether those before commencement are, it is as open as the adjustment.
    """
    clean, doubted, before = is_clean(firm), firm.record_doubted, firm.record_before
    way, reduce_ = word_of(CreditAdjustment), CreditAdjustment.REDUCE
    since = HISTORY_BEFORE.of(way, counted=reduce_, not_counted=CreditAdjustment.NONE)
    return decide(
        when(~doubted & ~before & clean, True, CLEAN.quote),
        when(~doubted & ~clean, False, CLEAN.quote),
        when(doubted, HOW_COUNTED.of(way, *CreditAdjustment) == reduce_, CLEAN.quote),
        when(before & ~doubted & clean, since == reduce_, CLEAN.quote),
    )


@rule("清欠办确定的倍数在通常范围内", en="the multiple fixed lies within the usual range")
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


class Publication(Word):
    """Where adjustments for credit are published (article 11)."""

    BUREAU_SITE = "bureau_site", Label("承德市住建局网", "the site of the housing bureau of Chengde")


@rule("诚信奖惩公布于", en="where the adjustment is published")
def adjustment_is_published_on(firm: Facts[Contractor]) -> Term[Publication]:
    """Where rewards and penalties for credit are published (article 11)."""
    adjusted = credit_adjustment(firm) != CreditAdjustment.NONE
    return decide(when(adjusted, Publication.BUREAU_SITE, PUBLISHED), provided=adjusted)


class FixedBy(Word):
    """Which office fixes the multiple of a firm (article 11)."""

    ARREARS_OFFICE = "arrears_office", Label("清欠办", "the arrears clearance office")
    COUNTY_DEPARTMENT = "county_department", Label("县收缴部门", "the collecting department of the county")


WHO_FIXES_FOR_COUNTIES = OpenQuestion(
    id="chengde.11.county",
    formerly="chengde.A11.county",
    zh="县属企业的减免和提高额度由市清欠办还是县收缴部门确定",
    en="which office fixes the multiple for a county firm: the city's clearance office or the county's department",
    authority=ARREARS_OFFICE,
    quote=FIXED_BY,
    recommended=Label("由清欠办确定:条文只列清欠办", "the arrears clearance office, the only one that the text names"),
)


@rule("确定倍数的机构", en="the office that fixes the multiple")
def multiple_is_fixed_by(firm: Facts[Contractor]) -> Term[FixedBy]:
    """Which office fixes how far a deposit is reduced or raised (article 11); for a firm of a county it is open."""
    own_department = firm.district.is_in(*COUNTIES, Place.SHUANGLUAN, Place.YINGZI)
    return decide(
        when(~own_department, FixedBy.ARREARS_OFFICE, FIXED_BY),
        when(own_department, WHO_FIXES_FOR_COUNTIES.of(word_of(FixedBy), *FixedBy), OWN_DEPARTMENTS),
        provided=credit_adjustment(firm) != CreditAdjustment.NONE,
    )


REDUCTION_OF_PAID = OpenQuestion(
    id="chengde.11.paid",
    formerly="chengde.A11.paid",
    zh="减免是否及于已交存的部分",
    en="whether a reduction reaches deposits already paid",
    authority=ARREARS_OFFICE,
    quote=MUST_REDUCE,
)


@rule("减免及于已交存的部分", en="a reduction reaches what is already paid")
def reduction_reaches_what_is_paid(firm: Facts[Contractor]) -> YesNo:
    """Whether a reduction gives back what a firm has already paid: the text does not say (article 11)."""
    return decide(
        when(firm.lodged > NOTHING, REDUCTION_OF_PAID.of(BOOL)),
        provided=(credit_adjustment(firm) == CreditAdjustment.REDUCE) & (firm.lodged > NOTHING),
    )


# ── 第十四条 省重点支持的骨干优势施工企业 ───────────────────────────────────────────────────────────────

EXEMPT = A14.quote("省重点支持的骨干优势施工企业,免予收缴农民工工资保证金")

MUST_COOPERATE = A14.quote("应当积极配合项目所在地有关部门妥善解决")
REPORTED = A14.quote("凡不积极配合解决拖欠问题的,报请省住房和城乡建设厅将其调整出重点支持骨干优势企业之列")

A14_DELISTING = Reading(
    id="chengde.14.delisting",
    formerly="chengde.A14.delisting",
    question_zh="不积极配合的,免交何时终止?",
    question_en="when does the exemption of a firm that does not co-operate end?",
    options={
        "decision": Label("省住房和城乡建设厅调整出名单时", "when the province takes it off the list"),
        "at_once": Label("不配合之时", "at once, when it does not co-operate"),
    },
    default="decision",
    why=Label(
        "条文规定由省里将企业调整出名单；在此之前企业仍在名单之内",
        "the text lets the province take the firm off the list; until then it is listed",
    ),
    quote=REPORTED,
)


@rule("报请调整出名单", en="the firm must be reported for removal from the list")
def must_be_reported(firm: Facts[Contractor]) -> YesNo:
    """Whether a listed firm must be reported to the province for removal from the list (article 14)."""
    return decide(
        when(firm.in_arrears & ~firm.cooperates, True, MUST_COOPERATE, REPORTED),
        when(~firm.in_arrears | firm.cooperates, False, REPORTED),
        provided=firm.key_backbone,
    )


DELISTED_UNDER_WAY = OpenQuestion(
    id="chengde.14.under_way",
    formerly="chengde.A14.under_way",
    zh="调整出名单后,已核发许可的在建项目是否补交",
    en="whether a firm that is taken off the list pays for projects under way whose permit was issued before",
    authority=COLLECTING_DEPARTMENT,
    quote=REPORTED,
)


@rule("调整出名单后在建项目应否补交", en="a firm taken off the list pays for works under way")
def delisted_pays_for_works_under_way(firm: Facts[Contractor]) -> YesNo:
    """Whether a firm taken off the list pays for projects already permitted: the text does not say (article 14)."""
    return decide(when(firm.delisted, DELISTED_UNDER_WAY.of(BOOL)), provided=firm.delisted)


A8_ORDER = Reading(
    id="chengde.14.order",
    formerly="chengde.A8",
    question_zh="本省外市的骨干优势企业不能提供缴纳证明时,第十四条与第十条第三款何者优先?",
    question_en="an exempt firm of another city of Hebei without a certificate: article 14 first, or article 10(3)?",
    options={
        "exempt_first": Label("第十四条优先", "article 14 goes first"),
        "certificate_first": Label("按第十条第三款字面执行", "article 10, paragraph 3, to the letter"),
    },
    default="exempt_first",
    why=Label(
        "免交不附条件，且更为特别",
        "the exemption is unconditional and more special",
    ),
    quote=EXEMPT,
)


A14_CREDIT = Reading(
    id="chengde.14.credit",
    formerly="chengde.A14.credit",
    question_zh="免交的骨干优势企业连续三次以上拖欠的,是否仍应提高收缴额度?",
    question_en="must the deposit of an exempt firm with three or more arrears in a row be raised?",
    options={
        "exempt": Label("无额可提高,只能报请调出名单", "nothing can be raised; it can only be reported"),
        "raised": Label("仍按第十一条提高", "still raised under article 11"),
    },
    default="exempt",
    why=Label(
        "零的任何倍数仍为零；第十四条另有调整出名单的处理",
        "nothing raised by a multiple stays nothing; article 14 has its own remedy, removal from the list",
    ),
    quote=EXEMPT,
)


@rule("免予收缴", en="the firm is exempt")
def is_exempt(firm: Facts[Contractor]) -> YesNo:
    """Whether a contractor is exempt as a key backbone firm of the province (article 14).

    Only the provincial list counts, and only a decision of the province takes a firm off it.
    """
    literal = ~(is_from_hebei(firm) & ~firm.home_certificate)
    still_listed = A14_DELISTING.choose(decision=True, at_once=~firm.in_arrears | firm.cooperates)
    exempt = firm.key_backbone & still_listed & A8_ORDER.choose(exempt_first=True, certificate_first=literal)
    return holds(exempt, EXEMPT)


@condition("诚信奖惩及于该企业的保证金", "credit reaches the firm's deposit")
def credit_reaches(firm: Facts[Contractor]) -> Term[bool]:
    """Whether there is a deposit of the firm here that credit can lower or raise (article 11)."""
    return A5.choose(all=True, standing=is_local(firm)) & ~certificate_suffices(firm)


@rule("施工企业应交保证金", en="deposit due from the contractor")
def contractor_deposit(firm: Facts[Contractor], contract: Facts[Contract]) -> Yuan:
    """Deposit that a contractor must have in place for a contract; yuan, exact (articles 9, 10, 11 and 14).

    A firm of the city has it in place once for all its projects; an incoming firm pays project by project.
    Where the clearance office has yet to fix the multiple, the answer is undetermined, with the usual ends.
    """
    base = deposit_before_credit(firm, contract)
    owes, adjustment = credit_reaches(firm), credit_adjustment(firm)
    remains_exempt = A14_CREDIT.choose(exempt=True, raised=firm.arrears_in_a_row < ARREARS)
    reduced = A2.choose(cut=base * (1 - firm.reduction), remain=base * firm.reduction)
    raised = A1.choose(by=base * (1 + firm.increase), to=base * firm.increase)
    return decide(
        when(~owes | (adjustment == CreditAdjustment.NONE), base),
        when(owes & (adjustment == CreditAdjustment.REDUCE), reduced, USUAL.quote, FIXED_BY),
        when(owes & (adjustment == CreditAdjustment.INCREASE), raised, USUAL.quote, FIXED_BY),
        unless=when(is_exempt(firm) & remains_exempt, NOTHING, EXEMPT),
    )
