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
        en="are owed while the owner is late with project money",
        source="第十五条",
        about="Whether the owner is behind with project money, as the contract has it.",
    )
    paid_in_full: Said[Flag] = fact(
        "工资已足额支付", en="were paid in full", source="第十五条", about="Whether all wages were paid."
    )
    paid_on_time: Said[Flag] = fact(
        "工资已按时支付", en="were paid on time", source="第十五条", about="Whether wages were paid when due."
    )
    project_money_received: Said[Flag] = fact(
        "已获得工程款",
        en="are owed after project money was received",
        source="第十五条",
        about="Whether the contractor has received project money.",
    )
    wages_served_first: Said[Flag] = fact(
        "工程款优先用于支付工资",
        denied="工程款没有优先用于支付工资",
        en="were served first from project money",
        source="第十五条",
        about="Whether project money received went to wages first.",
    )
    exists: Said[Flag] = fact(
        "存在工资拖欠", en="have arisen", source="第十六条", about="Whether wages have come to be owed."
    )
    limit_set: Said[Flag] = fact(
        "已限期支付",
        en="are under a limit set for payment",
        source="第十六条",
        about="A limit for payment has been set.",
    )
    limit: Said[Day] = fact(
        "限期支付的最后一日",
        en="last day of the limit",
        source="第十六条",
        about="The last day that was set for payment.",
    )
    urged: Said[Flag] = fact(
        "主管部门已采取措施督促限期支付",
        en="are urged by the authority to be paid within a limit",
        source="第十六条",
        about="Whether the authority has taken measures and urged the firm to pay within a limit.",
    )
    settled: Said[Flag] = fact(
        "拖欠已全部付清",
        en="are paid off in the meantime",
        presumed=False,
        source="第十六条",
        about="Whether what was owed has been paid since.",
    )
    group_petition: Said[Flag] = fact(
        "因拖欠引发群体上访",
        denied="没有因拖欠引发群体上访",
        en="were the cause of a petition of a group",
        presumed=False,
        source="第十六条",
        about="Whether the arrears, not something else, led to a petition of a group.",
    )
    skip_level_petition: Said[Flag] = fact(
        "因拖欠引发越级上访",
        denied="没有因拖欠引发越级上访",
        en="were the cause of a petition past the level in charge",
        presumed=False,
        source="第十六条",
        about="Whether the arrears led to a petition that skipped a level.",
    )
    vicious_incident: Said[Flag] = decision(
        "因拖欠引发其他恶性事件",
        by=AUTHORITY,
        en="were the cause of another grave incident",
        source="第十六条",
        about="Whether an incident that came of the arrears is a grave one.",
    )
    other_need: Said[Flag] = decision(
        "其他需应急支付",
        by=AUTHORITY,
        en="are in need of emergency payment for another reason",
        source="第十六条",
        about="Whether there is another need for emergency payment.",
    )
    in_dispute: Said[Flag] = fact(
        "工资报酬尚有争议",
        denied="工资报酬没有争议",
        en="are in dispute",
        presumed=False,
        source="第十七条",
        about="Whether the firm and the workers are at odds over what is owed.",
    )
    amount: Said[Money] = fact("拖欠金额", en="amount owed at first", source="第十六条", about="Wages owed at first.")
    paid: Said[Money] = fact(
        "已支付金额", en="amount paid since", presumed=Decimal(0), source="第十六条", about="Paid since."
    )
    contractor_balance: Said[Money] = fact(
        "施工企业保证金余额",
        en="balance of the contractor's deposit",
        source="第二十三条",
        about="What is there to be used.",
    )
    owner_balance: Said[Money] = fact(
        "建设单位保证金余额",
        en="balance of the owner's deposit",
        source="第二十三条",
        about="What is there to be used.",
    )
    owner_caused: Said[Flag] = fact(
        "拖欠工程款导致无法支付工资",
        en="are owed because the owner does not pay",
        source="第二十三条",
        about="Whether it is the owner's default that keeps the contractor from paying.",
    )
    owner_default: Said[Money] = fact(
        "拖欠工程款金额", en="project money overdue", source="第二十三条", about="Project money that the owner owes."
    )

    relations = (
        follows("exists", lambda wages: wages.amount > NOTHING),
        follows("exists", value=True, when=lambda wages: ~wages.paid_on_time | wages.settled | wages.owner_caused),
        follows("settled", value=True, when=lambda wages: (wages.amount > NOTHING) & (wages.paid >= wages.amount)),
        follows("settled", value=False, when=lambda wages: wages.paid < wages.amount),
        follows("limit_set", value=True, when=lambda wages: (wages.limit >= COMMENCED) | (wages.limit < COMMENCED)),
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
