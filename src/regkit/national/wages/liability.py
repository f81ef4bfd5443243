"""第十八、十九、二十九、三十、三十六、三十七条: who pays arrears of wages on construction projects."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from regkit.language import (
    Day,
    Facts,
    Flag,
    Label,
    Money,
    OpenQuestion,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    decide,
    fact,
    follows,
    rule,
    smaller,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Quote, yuan
from regkit.national.wages.paying import COMMENCED
from regkit.national.wages.regulation import WAGES

__all__ = [
    "Arrears",
    "Engager",
    "engager_pays",
    "general_contractor_pays_first",
    "name_lender_pays",
    "owner_advances",
    "owner_pays_for_unlawful_project",
]

A18, A19, A29, A30, A36, A37 = WAGES.articles(18, 19, 29, 30, 36, 37)
for provision in (A18, A19):
    provision.not_encoded(
        None,
        Label(
            "一般用工和挂靠的清偿规则,工程建设领域的在第三十六条",
            "who pays in general employment and affiliation; for construction it is article 36",
        ),
    )
A29.para(1).not_encoded(
    "加强对施工总承包单位按时足额支付农民工工资的监督",
    Label("未定监督的次数和方式", "sets neither the number nor the manner of inspections"),
)
A29.para(3).not_encoded(None, Label("协调和报告机制,未定期限", "co-ordination and reports, without a time"))
A30.para(1).not_encoded(
    None,
    Label(
        "分包单位的直接责任不排除总承包单位先行清偿",
        "that the subcontractor is directly liable does not keep the general contractor from paying first",
    ),
)
A30.para(2).not_encoded(
    None, Label("监督职责,违反的罚款在第五十六条", "a duty to supervise; the fine for its breach is in article 56")
)


class Engager(Word):
    """Who gave works to an individual or to a unit without lawful qualification (article 36)."""

    OWNER = "owner", Label("建设单位", "the project owner")
    GENERAL_CONTRACTOR = "general_contractor", Label("施工总承包单位", "the general contractor")
    OTHER = "other", Label("其他单位", "another unit")


class Arrears(Subject):
    """拖欠的工资: wages of a construction project that are in arrears."""

    zh: ClassVar[str] = "拖欠的农民工工资"
    en: ClassVar[str] = "arrears"

    amount: Said[Money] = fact(
        "拖欠数额",
        en="amount in arrears",
        source="第二十九条",
        about=Label("拖欠的工资数额，以元计。", "The wages in arrears, in yuan."),
    )
    due_on: Said[Day] = fact(
        "应付之日",
        en="day due",
        source="第六十四条",
        about=Label("工资应付的日期。", "The day on which the wages fell due."),
    )
    due_before: Said[Flag] = fact(
        "本条例施行前到期",
        denied="不是在本条例施行前到期",
        en="fell due before 1 May 2020",
        presumed=False,
        source="第六十四条",
        about=Label(
            "工资是否在2020年5月1日以前已经到期；由应付之日推得。",
            "Whether the wages fell due before 1 May 2020; concluded from the day due.",
        ),
    )
    of_subcontractor: Said[Flag] = fact(
        "分包单位拖欠",
        denied="不是由分包单位拖欠",
        en="is of a subcontractor",
        presumed=False,
        source="第三十条",
        about=Label(
            "分包单位是否拖欠工资；不问是否规避责任。",
            "Whether a subcontractor is in arrears; whether it evades its duty does not matter.",
        ),
    )
    whole_passed_on: Said[Flag] = fact(
        "工程建设项目转包",
        denied="工程建设项目没有转包",
        en="is of a project that was passed on",
        presumed=False,
        source="第三十条",
        about=Label(
            "工程建设项目是否转包；转包的，由施工总承包单位先行清偿。",
            "Whether the contractor passed the project on to another firm (转包); the general contractor then "
            "pays first.",
        ),
    )
    owner_paid_late: Said[Flag] = fact(
        "因建设单位未按约定拨付工程款导致",
        denied="不是因建设单位未按约定拨付工程款导致",
        en="was caused by project money that the owner did not pay as agreed",
        presumed=False,
        source="第二十九条",
        about=Label(
            "拖欠是否由建设单位未按约定拨付工程款导致；未拨付和因果关系均须具备。",
            "Whether the owner did not pay project money as agreed and that caused the arrears; both are needed.",
        ),
    )
    unsettled: Said[Money] = fact(
        "未结清的工程款",
        en="project price not settled",
        source="第二十九条",
        about=Label(
            "尚未结清的工程款数额，以元计；建设单位以此为限先行垫付。",
            "The project money that is not yet settled, in yuan; the owner advances wages up to that amount.",
        ),
    )
    engager: Said[Engager] = fact(
        "发包、分包人",
        en="who gave the works",
        source="第三十六条",
        about=Label(
            "把建设工程发包、分包给个人或者不具备合法经营资格的单位的是谁。",
            "Who gave construction works to an individual or to a unit that is not lawfully qualified.",
        ),
    )
    to_unqualified: Said[Flag] = fact(
        "因发包、分包给个人或者不具备合法经营资格的单位导致",
        denied="不是因发包、分包给个人或者不具备合法经营资格的单位导致",
        en="was caused by giving works to an individual or unqualified unit",
        presumed=False,
        source="第三十六条",
        about=Label(
            "是否违法发包、分包，并且由此导致拖欠；两者均须具备。",
            "Whether works were given to an individual or an unqualified unit and that caused the arrears; "
            "both are needed.",
        ),
    )
    name_lent: Said[Flag] = fact(
        "因允许他人以施工单位的名义承揽导致",
        denied="不是因允许他人以施工单位的名义承揽导致",
        en="was caused by lending the firm's name",
        presumed=False,
        source="第三十六条",
        about=Label(
            "是否允许他人以本单位名义承揽，并且由此导致拖欠；两者均须具备。",
            "Whether the firm let others take on works in its name and that caused the arrears; both are needed.",
        ),
    )
    unlawful_project: Said[Flag] = fact(
        "因项目违反国土空间规划、工程建设等法律法规导致",
        denied="不是因项目违反国土空间规划、工程建设等法律法规导致",
        en="was caused by an unlawful project",
        presumed=False,
        source="第三十七条",
        about=Label(
            "项目是否违反法律法规，并且由此导致拖欠；两者均须具备。",
            "Whether the project broke laws or regulations on spatial planning or construction and that "
            "caused the arrears; both are needed.",
        ),
    )

    relations = (follows("due_before", lambda f: f.due_on < COMMENCED),)


EARLIER = OpenQuestion(
    id="wages.64.earlier",
    zh="本条例施行前到期、施行后仍未支付的工资,是否适用本条例的清偿规定",
    en="whether these rules reach wages that fell due before 1 May 2020 and are unpaid since",
    authority=Label("人民法院 / 仲裁机构", "courts and arbitration"),
    quote=COMMENCED.quote,
    recommended=Label(
        "不适用:施行前到期的依当时的规定",
        "it does not apply: what fell due before commencement is under the rules of that time",
    ),
)
OWNER_LATE = A29.para(1).quote("建设单位应当按照合同约定及时拨付工程款，并将人工费用及时足额拨付至农民工工资专用账户")
ADVANCE = A29.para(2).quote("建设单位应当以未结清的工程款为限先行垫付被拖欠的农民工工资")
FIRST = A30.para(3).quote("分包单位拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿")
PASSED_ON = A30.para(4).quote("工程建设项目转包，拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿")
ENGAGER = A36.para(1).quote(
    "建设单位或者施工总承包单位将建设工程发包或者分包给个人或者不具备合法经营资格的单位，导致拖欠农民工工资的，"
    "由建设单位或者施工总承包单位清偿"
)
LENDER = A36.para(2).quote(
    "施工单位允许其他单位和个人以施工单位的名义对外承揽建设工程，导致拖欠农民工工资的，由施工单位清偿"
)
UNLAWFUL = A37.quote("工程建设项目违反国土空间规划、工程建设等法律法规，导致拖欠农民工工资的，由建设单位清偿")


def _pays(arrears: Facts[Arrears], ground: Term[bool], *words: Quote) -> YesNo:
    """Return whether a ground makes its payer liable; open for what fell due before 1 May 2020."""
    return decide(
        when(ground & ~arrears.due_before, True, *words),
        when(ground & arrears.due_before, EARLIER.of(BOOL), *words),
        when(~ground, False, *words),
    )


@rule("施工总承包单位先行清偿", en="the general contractor pays first", at=A30)
def general_contractor_pays_first(arrears: Facts[Arrears]) -> YesNo:
    """Whether the general contractor pays first, with recourse: no evasion need be shown (article 30)."""
    return _pays(arrears, arrears.of_subcontractor | arrears.whole_passed_on, FIRST, PASSED_ON)


@rule("建设单位先行垫付的数额", en="what the owner advances", at=A29)
def owner_advances(arrears: Facts[Arrears]) -> Term[Decimal]:
    """What the owner advances, at most the project price not settled, where its late payment caused the arrears."""
    caused = arrears.owner_paid_late
    capped = smaller(arrears.amount, arrears.unsettled)
    reached = ~arrears.due_before | EARLIER.of(BOOL)
    return decide(
        when(caused & reached, capped, ADVANCE, OWNER_LATE),
        when(caused & ~reached, yuan(0)),
        provided=caused,
    )


@rule("发包、分包人清偿", en="the one that gave the works pays", at=A36)
def engager_pays(arrears: Facts[Arrears]) -> YesNo:
    """Whether the owner or general contractor that gave works to an individual or unqualified unit pays (36)."""
    gave = arrears.engager.is_in(Engager.OWNER, Engager.GENERAL_CONTRACTOR)
    return _pays(arrears, arrears.to_unqualified & gave, ENGAGER)


@rule("出借名义的施工单位清偿", en="the firm that lent its name pays", at=A36)
def name_lender_pays(arrears: Facts[Arrears]) -> YesNo:
    """Whether a firm that let others take works in its name pays (article 36, paragraph 2)."""
    return _pays(arrears, arrears.name_lent, LENDER)


@rule("违法项目由建设单位清偿", en="the owner of an unlawful project pays", at=A37)
def owner_pays_for_unlawful_project(arrears: Facts[Arrears]) -> YesNo:
    """Whether the owner pays because the project breaks planning or building law and that caused it (article 37)."""
    return _pays(arrears, arrears.unlawful_project, UNLAWFUL)
