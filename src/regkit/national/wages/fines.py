"""第四十九条、第五十四至五十七条: the offences, the stage, and the ranges of fines."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import ClassVar

from regkit.language import (
    Facts,
    Flag,
    Label,
    Money,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    because,
    decide,
    fact,
    follows,
    rule,
    when,
)
from regkit.law import yuan
from regkit.national.fines import Band, Fine
from regkit.national.wages.regulation import WAGES

__all__ = ["Offence", "OffenceKind", "ProposedFine", "fine", "fine_is_available", "fine_is_lawful", "works_are_stopped"]

A49, A54, A55, A56, A57 = WAGES.articles(49, 54, 55, 56, 57)
A49.not_encoded(None, Label("限制新建项目和信用记录,非罚款", "limits on new projects and credit records; no fine"))
A55.not_encoded(
    "情节严重的，给予施工单位限制承接新工程、降低资质等级、吊销资质证书等处罚",
    Label(
        "情节严重由主管部门认定,无幅度",
        "whether it is serious is for the department in charge to find; no range is set",
    ),
)


class OffenceKind(Word):
    """What was done, as the items of articles 54 to 57 name it."""

    GOODS = "goods", Label("以实物、有价证券等形式代替货币支付", "payment in goods or securities")
    NO_LEDGER = "no_ledger", Label("未编制、保存台账或者未提供清单", "no ledger made and kept, or no slips given")
    CARDS_HELD = "cards_held", Label("扣押社会保障卡或者银行卡", "workers' cards held back")
    NO_ACCOUNT = "no_account", Label("未按规定开设或者使用专用账户", "an account not opened or used as prescribed")
    NO_DEPOSIT = "no_deposit", Label("未存储保证金或者未提供保函", "no deposit stored and no guarantee given")
    NO_REAL_NAMES = "no_real_names", Label("未实行实名制管理", "no real-name management")
    NO_PAY_SHEET = "no_pay_sheet", Label("未按月考核并编制工资支付表", "no monthly assessment of work and pay sheet")
    NO_SUPERVISION = "no_supervision", Label("未对分包单位监督管理", "a lack of supervision over subcontractors")
    NO_COOPERATION = "no_cooperation", Label("未配合监督管理", "no co-operation with supervision")
    NO_NOTICE_BOARD = "no_notice_board", Label("未实行维权信息公示", "no notice board of rights")
    NO_GUARANTEE = "no_guarantee", Label("建设单位未提供工程款支付担保", "no guarantee by the owner")
    LABOUR_COST_UNPAID = "labour_cost_unpaid", Label("建设单位未拨付人工费用", "labour cost not paid by the owner")
    PAPERS_NOT_SHOWN = "papers_not_shown", Label("未提供合同、账户资料", "contract or account papers not shown")


K = OffenceKind
ITEMS = {
    54: (
        (K.GOODS, "以实物、有价证券等形式代替货币支付农民工工资"),
        (K.NO_LEDGER, "未编制工资支付台账并依法保存，或者未向农民工提供工资清单"),
        (K.CARDS_HELD, "扣押或者变相扣押用于支付农民工工资的银行账户所绑定的农民工本人社会保障卡或者银行卡"),
    ),
    55: (
        (K.NO_ACCOUNT, "施工总承包单位未按规定开设或者使用农民工工资专用账户"),
        (K.NO_DEPOSIT, "施工总承包单位未按规定存储工资保证金或者未提供金融机构保函"),
        (K.NO_REAL_NAMES, "施工总承包单位、分包单位未实行劳动用工实名制管理"),
    ),
    56: (
        (K.NO_PAY_SHEET, "分包单位未按月考核农民工工作量、编制工资支付表并经农民工本人签字确认"),
        (K.NO_SUPERVISION, "施工总承包单位未对分包单位劳动用工实施监督管理"),
        (K.NO_COOPERATION, "分包单位未配合施工总承包单位对其劳动用工进行监督管理"),
        (K.NO_NOTICE_BOARD, "施工总承包单位未实行施工现场维权信息公示制度"),
    ),
    57: (
        (K.NO_GUARANTEE, "建设单位未依法提供工程款支付担保"),
        (K.LABOUR_COST_UNPAID, "建设单位未按约定及时足额向农民工工资专用账户拨付工程款中的人工费用"),
        (K.PAPERS_NOT_SHOWN, "建设单位或者施工总承包单位拒不提供或者无法提供工程施工合同、农民工工资专用账户有关资料"),
    ),
}
QUOTES = {
    kind: WAGES.article(article).para(1).point(number).quote(words)
    for article, items in ITEMS.items()
    for number, (kind, words) in enumerate(items, 1)
}
"""The words of each item."""
KINDS = {article: tuple(kind for kind, _ in items) for article, items in ITEMS.items()}


class Offence(Subject):
    """违法行为: what was done, and how far the case has come."""

    zh: ClassVar[str] = "违法行为"
    en: ClassVar[str] = "offence"

    kind: Said[OffenceKind] = fact(
        "违法行为",
        en="offence of articles 54 to 57",
        source="第五十四条",
        about=Label(
            "第五十四条至第五十七条各项所列的哪一种违法行为。", "Which offence of articles 54 to 57 it is, by its item."
        ),
    )
    on_person: Said[Flag] = fact(
        "对责任人员",
        en="the one to be fined is a person responsible",
        presumed=False,
        source="第五十四条",
        about=Label(
            "是否处罚责任人员；只有第五十四条规定了对责任人员的罚款。",
            "Whether a person responsible is to be fined; only article 54 fines them.",
        ),
    )
    ordered: Said[Flag] = fact(
        "已责令限期改正",
        en="was ordered to be put right",
        source="第五十四条",
        about=Label("是否已责令在一定期限内改正。", "Whether it was ordered to be put right within a limit."),
    )
    overdue: Said[Flag] = fact(
        "逾期不改正",
        denied=Label("不属于逾期不改正的情形", "was not left as it was past the limit"),
        en="was not put right in time",
        source="第五十四条",
        about=Label("责令之后到期是否仍未改正。", "Whether it was still not put right when the limit had passed."),
    )

    relations = (follows("overdue", False, when=lambda f: ~f.ordered),)


UNIT_54, PERSON_54 = (
    "对单位处2万元以上5万元以下的罚款",
    "对法定代表人或者主要负责人、直接负责的主管人员和其他直接责任人员处1万元以上3万元以下的罚款",
)
AMOUNT = "5万元以上10万元以下的罚款"
P54 = A54.para(1)
BANDS = {
    54: Band(P54.number(UNIT_54, yuan(20_000)), P54.number(UNIT_54, yuan(50_000))),
    **{
        one: Band(
            WAGES.article(one).para(1).number(AMOUNT, yuan(50_000)),
            WAGES.article(one).para(1).number(AMOUNT, yuan(100_000)),
        )
        for one in (55, 56, 57)
    },
}
PERSONS = Band(P54.number(PERSON_54, yuan(10_000)), P54.number(PERSON_54, yuan(30_000)))
STOPPED = {one: WAGES.article(one).para(1).quote("责令项目停工") for one in (55, 57)}
FIRST = {one: WAGES.article(one).para(1).quote("责令限期改正") for one in (54, 55, 56, 57)}
LATE = {one: WAGES.article(one).para(1).quote("逾期不改正的") for one in (54, 55, 56, 57)}


def falls_under(offence: Facts[Offence], article: int) -> Term[bool]:
    """Return whether an offence is one of an article's items, with the words of the item that it is."""
    items = [because(offence.kind == kind, QUOTES[kind]) for kind in KINDS[article]]
    return reduce(or_, items)


@rule("罚款幅度", en="range of the fine", at=A54)
def fine(offence: Facts[Offence]) -> Term[Fine]:
    """The range of the fine (articles 54 to 57); persons are fined by article 54 only."""
    person, kind = offence.on_person, offence.kind
    return decide(
        *(when(falls_under(offence, one) & ~person, band.range, LATE[one], band.words) for one, band in BANDS.items()),
        when(falls_under(offence, 54) & person, PERSONS.range, LATE[54], PERSONS.words),
        provided=~person | kind.is_in(*KINDS[54]),
    )


@rule("可以处以罚款", en="can be fined now", at=A54)
def fine_is_available(offence: Facts[Offence]) -> YesNo:
    """Whether a fine can be imposed now: never at first, but once an order was not met in time (articles 54 to 57)."""
    return decide(
        *(
            when((offence.kind == kind) & late, value, *words, QUOTES[kind])
            for article, kinds in KINDS.items()
            for kind in kinds
            for late, value, words in (
                (offence.overdue, True, (FIRST[article], LATE[article])),
                (~offence.overdue, False, (FIRST[article],)),
            )
        ),
        provided=~offence.on_person | offence.kind.is_in(*KINDS[54]),
    )


@rule("责令项目停工", en="the works on the project are stopped", at=A55)
def works_are_stopped(offence: Facts[Offence]) -> YesNo:
    """Whether works are stopped beside the fine: in articles 55 and 57, once overdue, and not in 54 and 56."""
    overdue = offence.overdue
    return decide(
        *(when(falls_under(offence, one) & overdue, True, LATE[one], words) for one, words in STOPPED.items()),
        *(when(falls_under(offence, one) & ~overdue, False, LATE[one], words) for one, words in STOPPED.items()),
        *(when(falls_under(offence, one), False, BANDS[one].words) for one in (54, 56)),
    )


class ProposedFine(Subject):
    """拟处罚款: a fine that somebody proposes."""

    zh: ClassVar[str] = "拟处罚款"
    en: ClassVar[str] = "proposed fine"

    amount: Said[Money] = fact(
        "拟处罚款",
        en="amount proposed",
        source="第五十四条",
        about=Label("拟处罚款的数额，以元计；大于0。", "The fine proposed, in yuan; it is above 0."),
    )


@rule("拟处罚款合法", en="a proposed fine is lawful", at=A54)
def fine_is_lawful(offence: Facts[Offence], proposal: Facts[ProposedFine]) -> YesNo:
    """Whether a proposed fine is lawful: it can be imposed now, and lies within the range (articles 54 to 57)."""
    amount = proposal.amount
    within = (amount >= fine(offence).field("low")) & (amount <= fine(offence).field("high"))
    return fine_is_available(offence) & within
