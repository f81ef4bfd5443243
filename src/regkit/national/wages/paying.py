"""第一至二十二条: form and day of payment, ledgers; what is out of range."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.language import (
    Compliance,
    Day,
    Duty,
    Facts,
    Flag,
    Label,
    Said,
    Subject,
    Word,
    condition,
    decide,
    duty,
    fact,
    gate,
    next_working_day,
    require,
    when,
)
from regkit.language.terms import Term
from regkit.national.wages.regulation import WAGES

__all__ = ["Form", "Ledger", "Payment", "is_paid_by_the_day", "is_paid_in_money", "ledger_is_kept"]

OUT_OF_RANGE = Label(
    "不收录:只收录工资保证金和与其直接相关的支付、清偿、监管的具体规定,一般义务、权利和程序除外",
    "not taken in: only deposits are, and what particularly governs the payment, clearing and supervision that go with "
    "them; general duties, rights and procedures are left out",
)
for number in (1, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 20, 21, 22, 34, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 50, 51):
    WAGES.article(number).not_encoded(None, OUT_OF_RANGE)
for number in (52, 53, 58, 59, 60, 61, 62, 63):
    WAGES.article(number).not_encoded(
        None,
        Label(
            "指引其他法律、处分或者应急周转金,不在编码范围",
            "refers to other law, to disciplinary measures or to emergency funds; outside what is encoded",
        ),
    )
for number in (16, 17):
    WAGES.article(number).not_encoded(
        None,
        Label(
            "一般清偿规则,工程建设领域的清偿在第二十九、三十、三十六、三十七条",
            "who pays in general; for construction it is articles 29, 30, 36 and 37",
        ),
    )
A2, A11, A14, A15, A64 = WAGES.articles(2, 11, 14, 15, 64)
A2.not_encoded(
    None,
    Label(
        "适用范围和定义:所问的支付、存储和清偿都按属于本条例范围处理",
        "scope and definitions: the payments and deposits that are asked about are taken to be within them",
    ),
)
A14.para(2).not_encoded(
    None, Label("不可抗力后的支付,未定日数", "payment after force majeure, without a number of days")
)

COMMENCED = A64.number("本条例自2020年5月1日起施行", date(2020, 5, 1))


class Form(Word):
    """How wages are paid."""

    CASH = "cash", Label("现金", "cash")
    TRANSFER = "transfer", Label("银行转账", "bank transfer")
    GOODS = "goods", Label("实物", "goods")
    SECURITIES = "securities", Label("有价证券", "securities")


class Payment(Subject):
    """工资支付: a payment of wages (articles 11 and 14)."""

    zh: ClassVar[str] = "工资支付"
    en: ClassVar[str] = "payment of wages"

    form: Said[Form] = fact(
        "支付形式",
        en="form of payment",
        source="第十一条",
        about=Label(
            "是以货币支付，还是以其他形式代替。", "Whether the wages are paid in money, or in something instead."
        ),
    )
    to_worker: Said[Flag] = fact(
        "支付给农民工本人",
        en="is made to the worker",
        presumed=True,
        source="第十一条",
        about=Label(
            "是否支付给农民工本人，而不是其他人。",
            "Whether the wages are paid to the worker in person, and to nobody else.",
        ),
    )
    agreed_on: Said[Day] = fact(
        "约定的支付日期",
        en="agreed pay day",
        source="第十四条",
        about=Label(
            "约定的支付日期，或者依法制定的规章制度规定的日期。",
            "The pay day that was agreed, or that lawfully made rules set.",
        ),
    )
    paid_on: Said[Day] = fact(
        "实际支付日期",
        en="day of payment",
        source="第十四条",
        about=Label("工资实际支付的日期。", "The day on which the wages were paid."),
    )


MONEY = A11.quote(
    "农民工工资应当以货币形式，通过银行转账或者现金支付给农民工本人，不得以实物或者有价证券等其他形式替代"
)
PAY_DAY = A14.para(1).quote("具体支付日期，可以在农民工提供劳动的当期或者次期")
BEFORE_REST = A14.para(1).quote("具体支付日期遇法定节假日或者休息日的，应当在法定节假日或者休息日前支付")


@gate(Payment, "约定的支付日期在本条例施行之后", "the agreed day is under the regulation", COMMENCED.quote)
def due_since(payment: Facts[Payment]) -> Term[bool]:
    """What was due before 1 May 2020 is judged by the law of its day."""
    return payment.agreed_on >= COMMENCED


@duty("以货币支付给本人", en="pay in money, to the worker")
def is_paid_in_money(payment: Facts[Payment]) -> Duty:
    """Wages are paid in money, by transfer or in cash, to the worker (article 11); article 54 answers a breach."""
    return require(payment.form.is_in(Form.CASH, Form.TRANSFER) & payment.to_worker, MONEY)


@condition("约定的支付日期不是法定节假日或者休息日", "the agreed day is no day of rest")
def is_agreed_on_a_working_day(payment: Facts[Payment]) -> Term[bool]:
    """Whether the agreed day needs not be moved."""
    return next_working_day(payment.agreed_on) <= payment.agreed_on


@condition("在该节假日或者休息日之前支付", "it was paid before that rest began")
def is_paid_before_the_rest(payment: Facts[Payment]) -> Term[bool]:
    """Whether a working day lies between payment and the rest that the agreed day is part of."""
    return next_working_day(payment.paid_on) < next_working_day(payment.agreed_on)


@duty("按期支付", en="pay by the agreed day", at=A14)
def is_paid_by_the_day(payment: Facts[Payment]) -> Duty:
    """By the agreed day; where that is a day of rest, before the rest begins: it moves backwards (article 14)."""
    agreed, paid = payment.agreed_on, payment.paid_on
    working, before_rest = is_agreed_on_a_working_day(payment), is_paid_before_the_rest(payment)
    return decide(
        when(working & (paid <= agreed), Compliance.MET, PAY_DAY),
        when(working & (paid > agreed), Compliance.BREACHED, PAY_DAY),
        when(~working & before_rest, Compliance.MET, BEFORE_REST),
        when(~working & ~before_rest, Compliance.BREACHED, BEFORE_REST),
    )


class Ledger(Subject):
    """工资支付台账: the written ledger and the slips (article 15)."""

    zh: ClassVar[str] = "工资支付台账"
    en: ClassVar[str] = "ledger"

    made: Said[Flag] = fact(
        "编制书面台账",
        en="is written",
        source="第十五条",
        about=Label(
            "是否按照工资支付周期编制。", "Whether the written ledger of wages is made up for each period of payment."
        ),
    )
    kept: Said[Flag] = fact(
        "保存至少3年",
        denied="没有保存至少3年",
        en="is kept for at least three years",
        source="第十五条",
        about=Label(
            "是否保存至少3年；条文没有说自何时起算。",
            "Whether the ledger is kept for at least three years; the text does not say from when.",
        ),
    )
    whole: Said[Flag] = fact(
        "内容齐全",
        en="is complete",
        source="第十五条",
        about=Label(
            "第二款所列各类内容是否齐全；“等”字没有列尽。",
            "Whether the ledger has the groups of entries of paragraph 2; “等” (and so on) leaves the list open.",
        ),
    )
    slips: Said[Flag] = fact(
        "提供工资清单",
        en="comes with slips",
        source="第十五条",
        about=Label("支付时是否向农民工提供工资清单。", "Whether the worker is given a wage slip when paid."),
    )


KEPT = A15.para(1).quote("用人单位应当按照工资支付周期编制书面工资支付台账，并至少保存3年")
CONTENTS = A15.para(2).quote("书面工资支付台账应当包括用人单位名称")
SLIPS = A15.para(3).quote("用人单位向农民工支付工资时，应当提供农民工本人的工资清单")


@duty("编制并保存台账、提供清单", en="keep a ledger and give slips")
def ledger_is_kept(ledger: Facts[Ledger]) -> Duty:
    """A written ledger, kept for three years, and slips (article 15); article 54 answers a breach."""
    return require(ledger.made & ledger.kept & ledger.whole & ledger.slips, KEPT, CONTENTS, SLIPS)
