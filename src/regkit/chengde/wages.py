"""第四章 保证金的支付 (第十五至十七条): paying wages, emergency payment from the deposit, disputes about pay."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from regkit.chengde.arrears import WageArrears
from regkit.chengde.facts import COLLECTING_DEPARTMENT
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    ON,
    Duty,
    Facts,
    Flag,
    OpenQuestion,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    Yuan,
    condition,
    decide,
    duty,
    fact,
    holds,
    larger,
    require,
    rule,
    smaller,
    when,
)
from regkit.language.kinds import BOOL, amount
from regkit.law import Label, Unit, yuan

__all__ = [
    "BookedAs",
    "PayDispute",
    "WageArrears",
    "coordination_may_stop",
    "cost_review_counts",
    "covered_by_contractor_deposit",
    "covered_by_owner_deposit",
    "emergency_payment_awaits_dispute",
    "emergency_payment_is_booked_as",
    "incident_from_arrears",
    "may_start_emergency_payment",
    "other_need_for_payment",
    "owner_default_excuses",
    "owner_pays_as_agreed",
    "past_the_set_limit",
    "still_owed",
    "urge_payment",
    "wages_come_first",
    "wages_paid_in_time_and_in_full",
]

A15, A16, A17, A23 = CHENGDE.articles(15, 16, 17, 23)
NOTHING = yuan(0)


# ── 第十五条 ─────────────────────────────────────────────────────────────────────────────────────────

OWNER_PAYS = A15.quote("建设单位应当按照合同约定支付工程款")
CONTRACTOR_PAYS = A15.quote("建筑业企业应当按时足额支付农民工工资")
WAGES_FIRST = A15.quote("建筑业企业获得工程款后,应当优先用于支付农民工工资")
NO_EXCUSE = A15.quote("建筑业企业不得以被拖欠工程款为由拖欠农民工工资")


@duty("建设单位按合同约定支付工程款", en="the owner pays project money as agreed")
def owner_pays_as_agreed(arrears: Facts[WageArrears]) -> Duty:
    """The owner pays the price as the contract says (article 15)."""
    return require(~arrears.owner_overdue, OWNER_PAYS)


@duty("按时足额支付工资", en="wages are paid in time and in full")
def wages_paid_in_time_and_in_full(arrears: Facts[WageArrears]) -> Duty:
    """A contractor pays wages in time and in full; either alone is a breach (article 15)."""
    return require(arrears.paid_in_full & arrears.paid_on_time, CONTRACTOR_PAYS)


@duty("工程款优先支付工资", en="wages are paid first out of project money")
def wages_come_first(arrears: Facts[WageArrears]) -> Duty:
    """Project money received goes to wages first (article 15)."""
    return require(arrears.wages_served_first, WAGES_FIRST, provided=arrears.project_money_received)


@rule("被拖欠工程款可否作为拖欠工资的理由", en="the owner's default excuses arrears of wages")
def owner_default_excuses(arrears: Facts[WageArrears]) -> YesNo:
    """Whether the owner's default excuses arrears of wages: it never does (article 15)."""
    return decide(when(arrears.exists, False, NO_EXCUSE), provided=arrears.exists)


# ── 第十六条第一款 启动应急支付 ────────────────────────────────────────────────────────────────────────────

URGE = A16.quote("行政主管部门应当及时采取措施,督促其限期支付")
MAY = A16.quote("可采取行政措施,启动保证金应急支付程序,动用保证金支付被拖欠的农民工工资")
PAST_LIMIT = A16.para(1).point(1).quote("建筑业企业拖延、拒不履行支付农民工工资义务,超过限定时间的")
INCIDENT = A16.para(1).point(2).quote("因拖欠农民工工资,引发群体上访、越级上访或其他恶性事件的")
OTHER = A16.para(1).point(3).quote("其他需应急支付保证金的")


@duty("督促限期支付", en="the authority urges payment within a limit")
def urge_payment(arrears: Facts[WageArrears]) -> Duty:
    """The authority takes measures in good time and urges the firm to pay within a limit (article 16)."""
    return require(arrears.urged, URGE, provided=arrears.exists)


@condition("超过限定时间仍未付清", "the limit has passed and not all is paid", PAST_LIMIT)
def is_past_limit(arrears: Facts[WageArrears]) -> Term[bool]:
    """Whether the limit has passed without payment: its last day is still in time (16.1(1))."""
    return arrears.limit_set & ~arrears.settled & (arrears.limit < ON)


@condition("因拖欠引发群体上访、越级上访或其他恶性事件", "the arrears led to a petition or a grave incident", INCIDENT)
def is_incident(arrears: Facts[WageArrears]) -> Term[bool]:
    """Whether an incident came of the arrears, not of something else (16.1(2))."""
    return arrears.group_petition | arrears.skip_level_petition | arrears.vicious_incident


@condition("其他需应急支付", "there is another need for emergency payment", OTHER)
def is_otherwise_needed(arrears: Facts[WageArrears]) -> Term[bool]:
    """Whether the authority sees another need for emergency payment (16.1(3))."""
    return arrears.other_need


@condition("存在尚未付清的工资拖欠", "there are arrears of wages that are not all paid")
def is_owing(arrears: Facts[WageArrears]) -> Term[bool]:
    """Whether wages came to be owed and are not paid off: what is paid needs no emergency payment."""
    return arrears.exists & ~arrears.settled


@rule("第十六条第一款第(一)项", en="item (1) of article 16 is met")
def past_the_set_limit(arrears: Facts[WageArrears]) -> YesNo:
    """Whether item (1) of article 16 is met on the day asked about."""
    return holds(arrears.exists & is_past_limit(arrears), PAST_LIMIT)


@rule("第十六条第一款第(二)项", en="item (2) of article 16 is met")
def incident_from_arrears(arrears: Facts[WageArrears]) -> YesNo:
    """Whether item (2) of article 16 is met."""
    return holds(arrears.exists & is_incident(arrears), INCIDENT)


@rule("第十六条第一款第(三)项", en="item (3) of article 16 is met")
def other_need_for_payment(arrears: Facts[WageArrears]) -> YesNo:
    """Whether item (3) of article 16 is met: the authority decides."""
    return holds(arrears.exists & is_otherwise_needed(arrears), OTHER)


@rule("可否启动保证金应急支付程序", en="emergency payment from the deposit may be started")
def may_start_emergency_payment(arrears: Facts[WageArrears]) -> YesNo:
    """Whether the authority may pay from the deposit: any one item is enough; it may, it need not (article 16)."""
    one_item = is_past_limit(arrears) | is_incident(arrears) | is_otherwise_needed(arrears)
    return decide(
        when(is_owing(arrears) & one_item, True, MAY),
        when(~is_owing(arrears), False, MAY),
        when(~one_item, False, MAY, PAST_LIMIT, INCIDENT, OTHER),
    )


@rule("尚欠工资", en="wages still owed")
def still_owed(arrears: Facts[WageArrears]) -> Yuan:
    """Wages still owed, in yuan: what emergency payment can cover at most (article 16)."""
    return decide(when(arrears.exists, larger(arrears.amount - arrears.paid, NOTHING), MAY), provided=arrears.exists)


# ── 第十六条第二款 列支 ─────────────────────────────────────────────────────────────────────────────────────

BOOKED = A16.para(2).quote("列为拖欠农民工工资建筑业企业的财务支出")


class BookedAs(Word):
    """How what was paid from a deposit stands in the books of the firm in arrears (16.2)."""

    EXPENSE = "expense", Label("财务支出", "an expense")


@rule("应急支付的工资的列支", en="how wages paid in an emergency are booked")
def emergency_payment_is_booked_as(arrears: Facts[WageArrears]) -> Term[BookedAs]:
    """How the firm in arrears books what was paid from the deposit: as its own expense (article 16, paragraph 2)."""
    return decide(when(arrears.exists, BookedAs.EXPENSE, BOOKED), provided=arrears.exists)


OWN_ARREARS = A23.quote("施工企业交纳的保证金专项用于解决本企业在我市和我省辖区内承建的工程项目中拖欠农民工工资的问题")
OWNERS_DEFAULT = A23.quote(
    "建设单位交纳的保证金专项用于解决本单位建设的工程项目内拖欠工程款导致施工企业无法支付农民工工资的问题"
)
WHICH_FIRST = OpenQuestion(
    id="chengde.23.which_first",
    zh="两笔保证金都可动用时,先动用哪一笔",
    en="which of the two deposits is used first where both may be",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNERS_DEFAULT,
    outcomes={
        "owner": Label("先动用建设单位的保证金", "the owner's first"),
        "contractor": Label("先动用施工企业的保证金", "the contractor's first"),
    },
)
CAP = OpenQuestion(
    id="chengde.23.cap",
    formerly="chengde.A27.cap",
    zh="动用建设单位保证金是否以其拖欠的工程款为限",
    en="whether the use of the owner's deposit is capped by its own default",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNERS_DEFAULT,
    recommended=Label("以其拖欠的工程款为限", "up to the project money that the owner owes"),
    outcomes={
        "capped": Label("以其拖欠的工程款为限", "capped by its own default"),
        "not_capped": Label("不以其拖欠的工程款为限", "not capped"),
    },
)
MONEY = amount(Unit.YUAN)


def owners_part(arrears: Facts[WageArrears]) -> Term[Decimal]:
    """Return what the owner's deposit can pay by itself: what is owed, and whether no more than its own default."""
    whole, capped = smaller(still_owed(arrears), arrears.owner_balance), arrears.owner_default
    return decide(
        when(capped >= whole, whole, OWNERS_DEFAULT),
        when(capped < whole, CAP.of(MONEY, capped=capped, not_capped=whole)),
    )


@rule("施工企业保证金最多可支付的金额", en="the most that the contractor's deposit can pay")
def covered_by_contractor_deposit(arrears: Facts[WageArrears]) -> Yuan:
    """How much of the wages the contractor's own deposit can pay at most, taken by itself (articles 16 and 23)."""
    own = smaller(still_owed(arrears), arrears.contractor_balance)
    return decide(when(arrears.exists, own, OWN_ARREARS), provided=arrears.exists)


@rule("由建设单位保证金支付的金额", en="what the owner's deposit pays", at=A23)
def covered_by_owner_deposit(arrears: Facts[WageArrears]) -> Yuan:
    """How much of the wages the owner's deposit pays: only where the owner's default is the cause (16, 23).

    Where the contractor's deposit may be used too, which goes first is open, and so is a cap by the default.
    """
    own, part = covered_by_contractor_deposit(arrears), owners_part(arrears)
    enough = own + part <= still_owed(arrears)
    rest = smaller(part, larger(still_owed(arrears) - own, NOTHING))
    return decide(
        when(arrears.owner_caused & enough, part, OWNERS_DEFAULT),
        when(arrears.owner_caused & ~enough, WHICH_FIRST.of(MONEY, owner=part, contractor=rest)),
        when(~arrears.owner_caused, NOTHING, OWNERS_DEFAULT),
        provided=arrears.exists,
    )


# ── 第十七条 工资报酬争议 ────────────────────────────────────────────────────────────────────────────────────


class PayDispute(Subject):
    """工资报酬争议: a dispute about pay between a contractor and workers."""

    zh: ClassVar[str] = "工资报酬争议"

    joint_commission: Said[Flag] = fact(
        "共同委托造价咨询单位",
        en="is put to a third-party cost consultant by both sides",
        source="第十七条",
        about=Label(
            "企业与农民工是否共同委托第三方造价咨询单位。",
            "Whether firm and workers commission a third-party cost consultant together.",
        ),
    )
    signed_contract: Said[Flag] = fact(
        "双方签订有合同",
        en="is about a signed contract",
        presumed=True,
        source="第十七条",
        about=Label("企业与农民工之间是否签订了合同。", "Whether the two sides have signed a contract."),
        denied=Label("双方没有签订合同", "is about no signed contract"),
    )
    rejects_coordination: Said[Flag] = fact(
        "不服行政协调与处理",
        denied="接受行政协调与处理",
        en="the mediation and handling by the authority are not accepted",
        source="第十七条",
        about=Label(
            "是否有一方不服主管部门的行政协调与处理。", "Whether a side does not accept how the authority mediates."
        ),
    )


REVIEW = A17.quote("可共同委托第三方造价咨询单位根据双方签订的合同,审核确定实际完成的工程量及劳务费用")
ON_ITS_BASIS = A17.quote("行政主管部门可据此进行协调解决")
MAY_STOP = A17.quote("行政主管部门可以停止协调,明示当事人申请劳动仲裁或向人民法院起诉")

NO_CONTRACT = OpenQuestion(
    id="chengde.17.no_contract",
    formerly="chengde.A17.no_contract",
    zh="没有签订合同时,所作审核是否仍为第十七条所称审核",
    en="whether a review is the one of article 17 where no contract was signed",
    authority=Label("行政主管部门", "the authority"),
    quote=REVIEW,
)
DISPUTE_FIRST = OpenQuestion(
    id="chengde.17.order",
    formerly="chengde.A17.order",
    zh="应急支付是否须待争议解决之后",
    en="whether emergency payment (16) waits for the dispute to be settled (17)",
    authority=Label("行政主管部门", "the authority"),
    quote=ON_ITS_BASIS,
)


@rule("应急支付须待争议解决", en="emergency payment waits for the dispute to be settled")
def emergency_payment_awaits_dispute(arrears: Facts[WageArrears]) -> YesNo:
    """Whether a dispute about pay is settled before emergency payment: no order is set (articles 16 and 17)."""
    return decide(
        when(arrears.in_dispute, DISPUTE_FIRST.of(BOOL)),
        provided=arrears.in_dispute & may_start_emergency_payment(arrears),
    )


@rule("造价咨询审核属于第十七条所称审核", en="the review is the one of article 17")
def cost_review_counts(dispute: Facts[PayDispute]) -> YesNo:
    """Whether a consultant's review is the one of article 17: jointly commissioned, on the signed contract."""
    return decide(
        when(dispute.joint_commission & dispute.signed_contract, True, REVIEW),
        when(~dispute.joint_commission & dispute.signed_contract, False, REVIEW),
        when(~dispute.signed_contract, NO_CONTRACT.of(BOOL)),
    )


@rule("行政主管部门可以停止协调", en="the authority may stop its mediation")
def coordination_may_stop(dispute: Facts[PayDispute]) -> YesNo:
    """Whether the authority may stop, and must then point to arbitration or court (article 17)."""
    return holds(dispute.rejects_coordination, MAY_STOP)
