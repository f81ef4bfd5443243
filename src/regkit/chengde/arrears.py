"""工资拖欠: wages that a contractor owes, and what has come of it."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Day,
    Flag,
    Money,
    Said,
    Subject,
    belongs,
    decision,
    fact,
    follows,
    never,
)
from regkit.language.terms import lift
from regkit.law import Label, yuan

__all__ = [
    "WageArrears",
]

NOTHING = yuan(0)
COMMENCED = lift(CHENGDE.commenced)
AUTHORITY = Label("建设行政主管部门或有关部门", "the construction authority or another department concerned")


class WageArrears(Subject):
    """拖欠农民工工资: wages that a contractor owes, and what has come of it."""

    zh: ClassVar[str] = "工资拖欠"

    owner_overdue: Said[Flag] = fact(
        "建设单位逾期支付工程款",
        denied="建设单位没有逾期支付工程款",
        en="the owner is late with project money",
        source="第十五条",
        about=Label(
            "建设单位是否未按照合同约定的时间支付工程款。",
            "Whether the owner is behind with project money, as the contract has it.",
        ),
    )
    paid_in_full: Said[Flag] = fact(
        "工资已足额支付",
        en="the wages were paid in full",
        source="第十五条",
        about=Label("应付的工资是否已经全部支付。", "Whether everything that was due in wages has been paid."),
    )
    paid_on_time: Said[Flag] = fact(
        "工资已按时支付",
        en="the wages were paid on time",
        source="第十五条",
        about=Label("工资是否在应付之日支付。", "Whether wages were paid when due."),
    )
    project_money_received: Said[Flag] = fact(
        "已获得工程款",
        en="the firm has received project money",
        source="第十五条",
        about=Label("建筑业企业是否已经取得工程款。", "Whether the contractor has received project money."),
    )
    wages_served_first: Said[Flag] = fact(
        "工程款优先用于支付工资",
        denied="工程款没有优先用于支付工资",
        en="the wages were paid first out of project money",
        source="第十五条",
        about=Label("取得的工程款是否优先用于支付农民工工资。", "Whether project money received went to wages first."),
    )
    exists: Said[Flag] = fact(
        "存在工资拖欠",
        en="have arisen",
        source="第十六条",
        about=Label("是否发生过拖欠农民工工资。", "Whether wages have come to be owed."),
    )
    limit_set: Said[Flag] = fact(
        "已限期支付",
        en="a limit was set for their payment",
        source="第十六条",
        about=Label("主管部门是否已经定出支付的期限。", "Whether the authority has set a limit for payment."),
    )
    limit: Said[Day] = fact(
        "限期支付的最后一日",
        en="last day of the limit",
        source="第十六条",
        about=Label("主管部门定出的支付期限的末日。", "The last day of the limit that the authority set for payment."),
    )
    urged: Said[Flag] = fact(
        "主管部门已采取措施督促限期支付",
        en="the authority has taken measures to urge payment within a limit",
        source="第十六条",
        about=Label(
            "行政主管部门是否已经及时采取措施，督促企业限期支付。",
            "Whether the authority has promptly taken measures and urged the firm to pay within a limit.",
        ),
    )
    settled: Said[Flag] = fact(
        "拖欠已全部付清",
        en="are paid off in the meantime",
        presumed=False,
        source="第十六条",
        about=Label("拖欠的工资此后是否已经付清。", "Whether what was owed has been paid in full since."),
    )
    group_petition: Said[Flag] = fact(
        "因拖欠引发群体上访",
        denied="没有因拖欠引发群体上访",
        en="were the cause of a petition of a group",
        presumed=False,
        source="第十六条",
        about=Label(
            "群体上访是否由拖欠工资引发，而不是由其他原因引发。",
            "Whether the arrears, not something else, led to a petition of a group.",
        ),
    )
    skip_level_petition: Said[Flag] = fact(
        "因拖欠引发越级上访",
        denied="没有因拖欠引发越级上访",
        en="were the cause of a petition past the level in charge",
        presumed=False,
        source="第十六条",
        about=Label("越级上访是否由拖欠工资引发。", "Whether the arrears led to a petition that skipped a level."),
    )
    vicious_incident: Said[Flag] = decision(
        "因拖欠引发其他恶性事件",
        by=AUTHORITY,
        en="were the cause of another grave incident",
        source="第十六条",
        about=Label(
            "由拖欠工资引发的事件是否属于恶性事件。", "Whether an incident that came of the arrears is a grave one."
        ),
    )
    other_need: Said[Flag] = decision(
        "其他需应急支付",
        denied="没有其他需应急支付的情形",
        by=AUTHORITY,
        en="are in need of emergency payment for another reason",
        source="第十六条",
        about=Label("是否有前两项以外需要应急支付的情形。", "Whether there is another need for emergency payment."),
    )
    in_dispute: Said[Flag] = fact(
        "工资报酬尚有争议",
        denied="工资报酬没有争议",
        en="are in dispute",
        presumed=False,
        source="第十七条",
        about=Label(
            "企业与农民工对应付多少工资是否仍有争议。",
            "Whether the firm and the workers are at odds over what is owed.",
        ),
    )
    amount: Said[Money] = fact(
        "拖欠金额",
        en="amount owed at first",
        source="第十六条",
        about=Label("起初拖欠的工资数额。", "The wages that were owed at first, in yuan."),
    )
    paid: Said[Money] = fact(
        "已支付金额",
        en="amount paid since",
        presumed=Decimal(0),
        source="第十六条",
        about=Label("拖欠之后已经支付的数额。", "The amount paid since the arrears arose, in yuan."),
    )
    contractor_balance: Said[Money] = fact(
        "施工企业保证金余额",
        en="balance of the contractor's deposit",
        source="第二十三条",
        about=Label(
            "可以动用的施工企业保证金数额。",
            "The amount of the contractor's deposit that is there to be used, in yuan.",
        ),
    )
    owner_balance: Said[Money] = fact(
        "建设单位保证金余额",
        en="balance of the owner's deposit",
        source="第二十三条",
        about=Label(
            "可以动用的建设单位保证金数额。", "The amount of the owner's deposit that is there to be used, in yuan."
        ),
    )
    owner_caused: Said[Flag] = fact(
        "拖欠工程款导致无法支付工资",
        denied="不是因拖欠工程款导致无法支付工资",
        en="are owed because the owner does not pay",
        source="第二十三条",
        about=Label(
            "施工企业无法支付工资，是否由建设单位拖欠工程款导致。",
            "Whether it is the owner's default that keeps the contractor from paying.",
        ),
    )
    owner_default: Said[Money] = fact(
        "拖欠工程款金额",
        en="project money overdue",
        source="第二十三条",
        about=Label("建设单位拖欠的工程款数额。", "The project money that the owner owes, in yuan."),
    )

    relations = (
        follows("exists", lambda wages: wages.amount > NOTHING),
        follows("exists", value=True, when=lambda wages: ~wages.paid_on_time | wages.settled | wages.owner_caused),
        follows("settled", value=True, when=lambda wages: (wages.amount > NOTHING) & (wages.paid >= wages.amount)),
        follows("settled", value=False, when=lambda wages: wages.paid < wages.amount),
        belongs("limit", to="limit_set"),
        follows("owner_overdue", value=True, when=lambda wages: wages.owner_caused),
        follows("owner_overdue", lambda wages: wages.owner_default > NOTHING),
        follows("urged", value=True, when=lambda wages: wages.limit_set),
        never(
            lambda wages: wages.exists & wages.paid_in_full & wages.paid_on_time,
            "按时足额支付的没有拖欠",
            "wages paid in full and on time are not in arrears",
        ),
        never(
            lambda wages: wages.wages_served_first & ~wages.project_money_received,
            "未获得工程款而用工程款支付",
            "money that was not received serves nothing first",
        ),
    )
