"""返还申请: the deposit of a finished project, and what stands for giving it back."""

from __future__ import annotations

from typing import ClassVar

from regkit.chengde.facts import COLLECTING_DEPARTMENT
from regkit.language import (
    Day,
    Flag,
    Money,
    Said,
    Subject,
    Word,
    dated,
    decision,
    fact,
    follows,
    never,
)
from regkit.law import (
    Label,
)

__all__ = [
    "Holder",
    "RefundClaim",
]


class Holder(Word):
    """Who paid the deposit."""

    PROJECT_OWNER = "project_owner", Label("建设单位", "the project owner")
    OUTSIDE_PROVINCE = "outside_province", Label("省外参建施工企业", "a contractor of another province"), "外省施工企业"
    HEBEI_BY_REFERENCE = (
        "hebei_by_reference",
        Label("本省外市参照交纳的施工企业", "a firm from another city of Hebei that paid by reference"),
    )
    PILOT_BY_REFERENCE = (
        "pilot_by_reference",
        Label("京津试点参照交纳的施工企业", "a pilot firm from Beijing or Tianjin that paid by reference"),
    )
    LOCAL_STANDING = (
        "local_standing",
        Label("一次性交存的本市施工企业", "a firm of the city with its standing deposit"),
        "本市施工企业",
    )


class RefundClaim(Subject):
    """返还申请: the deposit of a finished project, and what stands for giving it back."""

    zh: ClassVar[str] = "保证金返还"

    holder: Said[Holder] = fact(
        "存缴单位",
        en="who paid the deposit",
        source="第二十一条",
        about=Label(
            "保证金由谁交纳；第二十一条列出建设单位和省外参建施工企业。",
            "The payer of the deposit; article 21 names project owners and firms from outside the province.",
        ),
    )
    accepted: Said[Flag] = fact(
        "工程已竣工验收",
        en="the project was accepted on completion",
        source="第二十一条",
        about=Label(
            "工程是否已经竣工验收；六个月自竣工验收起算。",
            "Whether the project has been accepted on completion; the six months run from acceptance.",
        ),
        denied=Label("工程未竣工验收", "the project was not accepted on completion"),
    )
    accepted_on: Said[Day] = fact(
        "竣工验收之日",
        en="day of acceptance",
        source="第二十一条",
        about=Label("竣工验收当日，不是竣工验收备案之日。", "The day of acceptance, not of its filing."),
    )
    applied: Said[Flag] = fact(
        "存缴单位已申请",
        en="the payer has applied for the refund",
        source="第二十一条",
        about=Label("交纳保证金的单位是否已经申请返还。", "Whether whoever paid the deposit has applied for it."),
        denied=Label("存缴单位未申请", "the payer has not applied for the refund"),
    )
    applied_on: Said[Day] = fact(
        "申请之日",
        en="day of the application",
        source="第二十一条",
        about=Label("存缴单位申请返还的日期。", "The day on which the payer applied for the refund."),
    )
    applied_early: Said[Flag] = fact(
        "六个月届满前即已申请",
        denied="六个月届满前没有申请",
        en="the refund was applied for before the six months were over",
        presumed=False,
        source="第二十一条",
        about=Label(
            "是否在竣工验收后六个月届满之前就已申请。",
            "Whether the application was made before the six months were over.",
        ),
    )
    proof: Said[Flag] = fact(
        "已提供无拖欠农民工工资证明",
        en="there is proof that no wages are owed",
        source="第二十一条",
        about=Label(
            "施工企业无拖欠农民工工资证明是否已经提交。",
            "Whether the proof that the contractor owes no wages has been handed in.",
        ),
    )
    verified: Said[Flag] = decision(
        "收缴部门核实无误",
        by=COLLECTING_DEPARTMENT,
        en="the proof was verified",
        source="第二十一条",
        about=Label("收缴部门是否已经核实证明无误。", "Whether the collecting department has found the proof correct."),
    )
    ready_on: Said[Day] = fact(
        "返还条件具备之日",
        en="day on which its conditions were met",
        source="第二十一条",
        about=Label(
            "第二十一条要求的各项条件最早全部具备的日期。",
            "The first day on which all that article 21 asks for was there.",
        ),
    )
    resolved: Said[Flag] = fact(
        "拖欠问题已经完全解决",
        en="the arrears are fully resolved",
        source="第二十一条",
        about=Label(
            "曾经发生的拖欠问题是否已经完全解决。", "Whether arrears that there were have been fully resolved."
        ),
    )
    elsewhere_in_arrears: Said[Flag] = fact(
        "同一企业其他项目有拖欠",
        denied="同一企业其他项目没有拖欠",
        en="the firm is in arrears elsewhere",
        presumed=False,
        source="第二十一条",
        about=Label("同一企业在其他项目是否拖欠农民工工资。", "Whether the same firm owes wages in another project."),
    )
    firm_closed: Said[Flag] = fact(
        "企业歇业",
        denied="企业没有歇业",
        en="the firm has closed",
        presumed=False,
        source="第九条",
        about=Label(
            "企业是否已经歇业；本办法没有规定歇业后是否返还一次性交存的保证金。",
            "Whether the firm has closed; the measures do not say whether a standing deposit then comes back.",
        ),
    )
    interest_claimed: Said[Flag] = fact(
        "请求支付利息",
        denied="没有请求支付利息",
        en="there is a claim for interest",
        presumed=False,
        source="第二十一条",
        about=Label(
            "返还时是否请求支付利息；第二十一条没有提到利息。",
            "Whether interest on the deposit is claimed with the refund; article 21 does not speak of interest.",
        ),
    )
    lodged: Said[Money] = fact(
        "交纳金额",
        en="amount paid",
        source="第二十一条",
        about=Label("为该工程项目交纳的数额。", "The amount that was paid for the project, in yuan."),
    )
    drawn: Said[Money] = fact(
        "已动用金额",
        en="amount drawn",
        source="第二十一条",
        about=Label("历次应急支付动用的合计数额。", "The total of what was drawn in emergency payments, in yuan."),
    )
    replenished: Said[Money] = fact(
        "已补齐金额",
        en="amount put back",
        source="第二十一条",
        about=Label("动用之后历次补齐的合计数额。", "The total of what was put back after the draws, in yuan."),
    )

    relations = (
        dated("accepted", "accepted_on"),
        dated("applied", "applied_on"),
        follows("applied", value=True, when=lambda claim: claim.applied_early),
        never(
            lambda claim: claim.ready_on < claim.accepted_on,
            "具备条件早于竣工验收",
            "its conditions are not met before the acceptance",
        ),
        never(
            lambda claim: claim.drawn - claim.replenished > claim.lodged,
            "动用而未补齐的多于交纳",
            "no more is drawn and not put back than was paid",
        ),
        never(lambda claim: claim.replenished > claim.drawn, "补齐多于动用", "no more is put back than was drawn"),
    )
