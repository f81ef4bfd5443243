"""第四章 保证金的支付 (第十五至十七条): paying wages, emergency payment from the deposit, disputes about pay."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import model_validator

from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    ON,
    Day,
    Duty,
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Said,
    Subject,
    Term,
    YesNo,
    Yuan,
    condition,
    decide,
    decision,
    duty,
    fact,
    holds,
    larger,
    require,
    rule,
    smaller,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import yuan

__all__ = [
    "PayDispute",
    "WageArrears",
    "coordination_may_stop",
    "cost_review_counts",
    "covered_by_contractor_deposit",
    "covered_by_owner_deposit",
    "incident_from_arrears",
    "may_start_emergency_payment",
    "other_need_for_payment",
    "owner_default_excuses",
    "owner_pays_as_agreed",
    "past_the_set_limit",
    "still_owed",
    "wages_come_first",
    "wages_paid_in_time_and_in_full",
]

A15, A16, A17, A23 = CHENGDE.articles(15, 16, 17, 23)
NOTHING = yuan(0)
AUTHORITY = "建设行政主管部门或有关部门"


class WageArrears(Subject):
    """拖欠农民工工资: wages that a contractor owes, and what has come of it."""

    zh: ClassVar[str] = "工资拖欠"

    owner_overdue: Said[Flag] = fact("建设单位逾期支付工程款", source="第十五条")
    paid_in_full: Said[Flag] = fact("工资已足额支付", source="第十五条")
    paid_on_time: Said[Flag] = fact("工资已按时支付", source="第十五条")
    project_money_received: Said[Flag] = fact("已获得工程款", source="第十五条")
    wages_served_first: Said[Flag] = fact("工程款优先用于支付工资", source="第十五条")
    exists: Said[Flag] = fact("存在工资拖欠", source="第十六条")
    limit_set: Said[Flag] = fact("已限期支付", source="第十六条", about="a limit for payment has been set")
    limit: Said[Day] = fact("限期支付的最后一日", source="第十六条")
    settled: Said[Flag] = fact("拖欠已全部付清", source="第十六条")
    group_petition: Said[Flag] = fact("因拖欠引发群体上访", presumed=False, source="第十六条")
    skip_level_petition: Said[Flag] = fact("因拖欠引发越级上访", presumed=False, source="第十六条")
    vicious_incident: Said[Flag] = decision("因拖欠引发其他恶性事件", by=AUTHORITY, source="第十六条")
    other_need: Said[Flag] = decision("其他需应急支付", by=AUTHORITY, source="第十六条")
    amount: Said[Money] = fact("拖欠金额", source="第十六条", about="wages owed at first, in yuan")
    paid: Said[Money] = fact("已支付金额", source="第十六条", about="paid since, in yuan")
    contractor_balance: Said[Money] = fact("施工企业保证金余额", source="第二十三条")
    owner_balance: Said[Money] = fact("建设单位保证金余额", source="第二十三条")
    owner_caused: Said[Flag] = fact("拖欠工程款导致无法支付工资", source="第二十三条")

    @model_validator(mode="before")
    @classmethod
    def _limit_with_a_day(cls, data: Any) -> Any:
        """Take a limit with a last day as one that has been set."""
        if not isinstance(data, dict) or data.keys() & {"limit_set", "已限期支付"}:
            return data
        dated = data.get("limit") is not None or data.get("限期支付的最后一日") is not None
        return {**data, "limit_set": True} if dated else data


# ── 第十五条 ─────────────────────────────────────────────────────────────────────────────────────────

OWNER_PAYS = A15.quote("建设单位应当按照合同约定支付工程款")
CONTRACTOR_PAYS = A15.quote("建筑业企业应当按时足额支付农民工工资")
WAGES_FIRST = A15.quote("建筑业企业获得工程款后,应当优先用于支付农民工工资")
NO_EXCUSE = A15.quote("建筑业企业不得以被拖欠工程款为由拖欠农民工工资")


@duty("建设单位按合同约定支付工程款")
def owner_pays_as_agreed(arrears: Facts[WageArrears]) -> Duty:
    """The owner pays the price as the contract says (article 15)."""
    return require(~arrears.owner_overdue, OWNER_PAYS)


@duty("按时足额支付工资")
def wages_paid_in_time_and_in_full(arrears: Facts[WageArrears]) -> Duty:
    """A contractor pays wages in time and in full; either alone is a breach (article 15)."""
    return require(arrears.paid_in_full & arrears.paid_on_time, CONTRACTOR_PAYS)


@duty("工程款优先支付工资")
def wages_come_first(arrears: Facts[WageArrears]) -> Duty:
    """Project money received goes to wages first (article 15)."""
    return require(arrears.wages_served_first, WAGES_FIRST, provided=arrears.project_money_received)


@rule("被拖欠工程款可否作为拖欠工资的理由")
def owner_default_excuses(arrears: Facts[WageArrears]) -> YesNo:
    """Whether the owner's default excuses arrears of wages: it never does (article 15)."""
    return decide(when(arrears.exists, False, NO_EXCUSE), provided=arrears.exists)


# ── 第十六条第一款 启动应急支付 ────────────────────────────────────────────────────────────────────────────

URGE = A16.quote("行政主管部门应当及时采取措施,督促其限期支付")
MAY = A16.quote("启动保证金应急支付程序,动用保证金支付被拖欠的农民工工资")
PAST_LIMIT = A16.quote("建筑业企业拖延、拒不履行支付农民工工资义务,超过限定时间的")
INCIDENT = A16.quote("因拖欠农民工工资,引发群体上访、越级上访或其他恶性事件的")
OTHER = A16.quote("其他需应急支付保证金的")


@condition("超过限定时间仍未付清")
def is_past_limit(arrears: Facts[WageArrears]) -> Term[bool]:
    """Whether the limit has passed without payment: its last day is still in time (16.1(1))."""
    return arrears.limit_set & ~arrears.settled & (arrears.limit < ON)


@condition("因拖欠引发群体上访、越级上访或其他恶性事件")
def is_incident(arrears: Facts[WageArrears]) -> Term[bool]:
    """Whether an incident came of the arrears, not of something else (16.1(2))."""
    return arrears.group_petition | arrears.skip_level_petition | arrears.vicious_incident


@rule("第十六条第一款第(一)项")
def past_the_set_limit(arrears: Facts[WageArrears]) -> YesNo:
    """Whether item (1) of article 16 is met on the day asked about."""
    return holds(arrears.exists & is_past_limit(arrears), PAST_LIMIT)


@rule("第十六条第一款第(二)项")
def incident_from_arrears(arrears: Facts[WageArrears]) -> YesNo:
    """Whether item (2) of article 16 is met."""
    return holds(arrears.exists & is_incident(arrears), INCIDENT)


@rule("第十六条第一款第(三)项")
def other_need_for_payment(arrears: Facts[WageArrears]) -> YesNo:
    """Whether item (3) of article 16 is met: the authority decides."""
    return holds(arrears.exists & arrears.other_need, OTHER)


@rule("可否启动保证金应急支付程序")
def may_start_emergency_payment(arrears: Facts[WageArrears]) -> YesNo:
    """Whether the authority may pay from the deposit: any one item is enough; it may, it need not (article 16)."""
    one_item = is_past_limit(arrears) | is_incident(arrears) | arrears.other_need
    return decide(
        when(arrears.exists & one_item, True, MAY),
        when(~arrears.exists | ~one_item, False, MAY),
    )


@rule("尚欠工资")
def still_owed(arrears: Facts[WageArrears]) -> Yuan:
    """Wages still owed, in yuan: what emergency payment can cover at most (article 16)."""
    return decide(when(arrears.exists, larger(arrears.amount - arrears.paid, NOTHING), MAY), provided=arrears.exists)


# ── 第十六条第二款 列支 ─────────────────────────────────────────────────────────────────────────────────────

BOOKED = A16.quote("列为拖欠农民工工资建筑业企业的财务支出")
"""What is paid from the deposit is booked as an expense of the firm in arrears."""

OWN_ARREARS = A23.quote("施工企业交纳的保证金专项用于解决本企业在我市和我省辖区内承建的工程项目中拖欠农民工工资的问题")
OWNERS_DEFAULT = A23.quote(
    "建设单位交纳的保证金专项用于解决本单位建设的工程项目内拖欠工程款导致施工企业无法支付农民工工资的问题"
)


@rule("可由施工企业保证金支付的金额")
def covered_by_contractor_deposit(arrears: Facts[WageArrears]) -> Yuan:
    """How much of the wages the contractor's own deposit can cover (articles 16 and 23)."""
    return decide(
        when(arrears.exists, smaller(still_owed(arrears), arrears.contractor_balance), MAY, OWN_ARREARS),
        provided=arrears.exists,
    )


@rule("可由建设单位保证金支付的金额", at=A16)
def covered_by_owner_deposit(arrears: Facts[WageArrears]) -> Yuan:
    """How much of the rest the owner's deposit can cover: only where the owner's default is the cause (16, 23)."""
    rest = larger(still_owed(arrears) - covered_by_contractor_deposit(arrears), NOTHING)
    return decide(
        when(arrears.owner_caused, smaller(rest, arrears.owner_balance), OWNERS_DEFAULT),
        when(~arrears.owner_caused, NOTHING, OWNERS_DEFAULT),
        provided=arrears.exists,
    )


# ── 第十七条 工资报酬争议 ────────────────────────────────────────────────────────────────────────────────────


class PayDispute(Subject):
    """工资报酬争议: a dispute about pay between a contractor and workers."""

    zh: ClassVar[str] = "工资报酬争议"

    joint_commission: Said[Flag] = fact("共同委托造价咨询单位", source="第十七条")
    signed_contract: Said[Flag] = fact("双方签订有合同", presumed=True, source="第十七条")
    rejects_coordination: Said[Flag] = fact("不服行政协调与处理", source="第十七条")


REVIEW = A17.quote("可共同委托第三方造价咨询单位根据双方签订的合同,审核确定实际完成的工程量及劳务费用")
ON_ITS_BASIS = A17.quote("行政主管部门可据此进行协调解决")
MAY_STOP = A17.quote("行政主管部门可以停止协调,明示当事人申请劳动仲裁或向人民法院起诉")

NO_CONTRACT = OpenQuestion(
    id="chengde.A17.no_contract",
    zh="没有签订合同时,依据什么审核",
    en="what a review is based on where no contract was signed: article 17 refers to the signed contract",
    authority="行政主管部门",
    quote=REVIEW,
)
DISPUTE_FIRST = OpenQuestion(
    id="chengde.A17.order",
    zh="应急支付是否须待争议解决之后",
    en="no order is set between emergency payment (16) and settling the dispute (17)",
    authority="行政主管部门",
    quote=ON_ITS_BASIS,
)


@rule("造价咨询审核属于第十七条所称审核")
def cost_review_counts(dispute: Facts[PayDispute]) -> YesNo:
    """Whether a consultant's review is the one of article 17: jointly commissioned, on the signed contract."""
    return decide(
        when(dispute.joint_commission & dispute.signed_contract, True, REVIEW),
        when(~dispute.joint_commission & dispute.signed_contract, False, REVIEW),
        when(~dispute.signed_contract, NO_CONTRACT.of(BOOL)),
    )


@rule("行政主管部门可以停止协调")
def coordination_may_stop(dispute: Facts[PayDispute]) -> YesNo:
    """Whether the authority may stop, and must then point to arbitration or court (article 17)."""
    return holds(dispute.rejects_coordination, MAY_STOP)
