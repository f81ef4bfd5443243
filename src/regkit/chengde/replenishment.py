"""第二十条: putting back what was drawn, within fifteen working days; the certificate meanwhile; what follows."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.chengde.facts import COLLECTING_DEPARTMENT, HOUSING_BUREAU
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    ON,
    Day,
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    Yuan,
    condition,
    dated,
    decide,
    fact,
    follows,
    happened,
    holds,
    larger,
    never,
    rule,
    smaller,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import DayStep, Label, WorkingDayCalendar, derivation, working_days, yuan

__all__ = [
    "Deposit",
    "Draw",
    "ReplenishmentState",
    "certificate_refused",
    "consequences_are_dealt_with",
    "days_counted",
    "is_provisional",
    "must_replenish",
    "replenishment_amount",
    "replenishment_breached",
    "replenishment_due",
    "replenishment_state",
]

A20 = CHENGDE.article(20)

NOTHING = yuan(0)
PERIOD = working_days(15)
FIFTEEN = A20.number("建筑业企业应当在15个工作日内足额补齐", PERIOD)
REPLENISH = A20.quote("行政主管部门按应急支付程序强制动用的保证金,建筑业企业应当在15个工作日内足额补齐")
NO_CERTIFICATE = A20.quote("未予补齐的,不予开具保证金缴纳证明")
CONSEQUENCES = A20.quote("造成后果的,依法严肃处理")


class Deposit(Word):
    """Whose deposit it is."""

    STANDING = (
        "standing",
        Label("本市施工企业一次性保证金", "the standing deposit of a firm of the city"),
        "施工企业保证金",
    )
    PROJECT = "project", Label("施工企业项目保证金", "a contractor's deposit for a project"), "省外施工企业保证金"
    OWNER = "owner", Label("建设单位保证金", "the deposit of the project owner")


class Draw(Subject):
    """动用保证金: one emergency payment out of a deposit, and what has been put back."""

    zh: ClassVar[str] = "动用"

    deposit: Said[Deposit] = fact(
        "动用的保证金",
        en="deposit drawn on",
        presumed=Deposit.STANDING,
        source="第二十条",
        about=Label("动用的是谁交纳的保证金。", "The deposit that was drawn on, by who paid it."),
    )
    drawn_on: Said[Day] = fact(
        "动用之日",
        en="day of the draw",
        source="第二十条",
        about=Label("款项从保证金中支出的日期。", "The day on which the money was taken out of the deposit."),
    )
    drawn: Said[Flag] = fact(
        "已经动用",
        en="was made",
        presumed=True,
        source="第二十条",
        about=Label("截至询问之日款项是否已经支出。", "Whether the money has been taken out by the day asked about."),
    )
    notice_on: Said[Day] = fact(
        "收到通知之日",
        en="day of the notice",
        source="第二十条",
        about=Label("企业收到补齐通知的日期。", "The day on which the firm was told to put the money back."),
    )
    amount: Said[Money] = fact(
        "动用金额",
        en="amount drawn",
        source="第二十条",
        about=Label("从保证金中支出的数额，以元计。", "The amount that was taken out of the deposit, in yuan."),
    )
    fully: Said[Flag] = fact(
        "已足额补齐",
        en="is put back in full",
        source="第二十条",
        about=Label("截至询问之日是否已经全部补齐。", "Whether all of it is back on the day asked about."),
        denied=Label("未足额补齐", "is not put back in full"),
    )
    replenished: Said[Money] = fact(
        "已补齐金额",
        en="amount put back",
        source="第二十条",
        about=Label(
            "截至询问之日已经补齐的数额；少于动用数额的不是足额。",
            "The amount that is back on the day asked about; less than what was drawn is not in full (足额).",
        ),
    )
    replenished_on: Said[Day] = fact(
        "足额补齐之日",
        en="day on which it was all back",
        source="第二十条",
        about=Label("最后一笔补齐款项到账的日期。", "The day on which the last of the money came back."),
    )
    project_completed: Said[Flag] = fact(
        "工程已竣工",
        en="is for a project that is completed",
        presumed=False,
        source="第二十一条",
        about=Label("该保证金所属的工程是否已经竣工。", "Whether the project of the deposit is completed."),
    )
    caused_consequences: Said[Flag] = fact(
        "未补齐造成后果",
        denied=Label("未补齐没有造成后果", "has had no consequences, not being put back"),
        en="has had consequences, not being put back",
        presumed=False,
        source="第二十条",
        about=Label("未予补齐是否造成后果。", "Whether the failure to put it back had consequences."),
    )

    relations = (
        dated("drawn", "drawn_on"),
        dated("fully", "replenished_on"),
        follows("fully", lambda draw: draw.replenished >= draw.amount),
        never(lambda draw: draw.replenished > draw.amount, "补齐多于动用", "no more is put back than was drawn"),
        never(
            lambda draw: draw.fully & (draw.replenished_on < draw.drawn_on),
            "补齐早于动用",
            "nothing is put back before it is drawn",
        ),
        never(
            lambda draw: ~draw.drawn & (draw.fully | (draw.replenished > NOTHING)),
            "未动用而已补齐",
            "nothing is put back that was not drawn",
        ),
        never(lambda draw: draw.notice_on < draw.drawn_on, "通知早于动用", "there is no notice before there is a draw"),
        never(
            lambda draw: ~draw.drawn & happened(draw.notice_on),
            "未动用而已通知补齐",
            "there is no notice of a draw that was not made",
        ),
    )


START = OpenQuestion(
    id="chengde.20.start_open",
    formerly="chengde.A13",
    zh="十五个工作日是否自企业收到通知之日起算,而非自动用之日",
    en="whether the fifteen working days run from the notice, and not from the draw",
    authority=COLLECTING_DEPARTMENT,
    quote=REPLENISH,
)
A13_START = Reading(
    id="chengde.20.start",
    formerly="chengde.A13.start",
    question_zh="动用与通知不在同一日的,期限从何日起算?",
    question_en="draw and notice on different days: from which do the fifteen working days run?",
    options={
        "open": Label("未定,两日之间不下结论", "open: nothing is concluded between the two days"),
        "draw": Label("自动用之日", "from the draw"),
        "notice": Label("自收到通知之日", "from the notice"),
    },
    default="open",
    why=Label(
        "条文把补齐的义务与动用相连，但不知道动用的人无从补齐",
        "the text ties the duty to the draw, but nobody can put back what he does not know of",
    ),
    quote=REPLENISH,
)
OWNERS_DRAW = OpenQuestion(
    id="chengde.20.owners_deposit",
    formerly="chengde.A14",
    zh="动用建设单位保证金的,是否由建筑业企业补齐",
    en="whether the contractor puts back what was drawn from the project owner's deposit",
    authority=HOUSING_BUREAU,
    quote=REPLENISH,
)
A20_COMPLETED = Reading(
    id="chengde.20.completed",
    formerly="chengde.A20.completed",
    question_zh="工程已竣工的项目保证金被动用后,是否仍须补齐?",
    question_en="must a project deposit be put back after the project is completed?",
    options={
        "replenish": Label("仍须补齐", "it must be put back"),
        "net_off": Label("返还时抵扣即可", "it is set off when the deposit is given back"),
    },
    default="replenish",
    why=Label(
        "第二十条没有把已竣工的工程排除在外",
        "article 20 makes no exception for completed projects",
    ),
    quote=REPLENISH,
)
A15_CERTIFICATE = Reading(
    id="chengde.20.certificate",
    formerly="chengde.A15",
    question_zh="十五个工作日内尚未补齐的,是否开具缴纳证明?",
    question_en="is a certificate issued while the fifteen working days still run?",
    options={
        "after": Label("期限届满后仍未补齐的才不予开具", "refused only once the period is over"),
        "at_once": Label("余额不足期间一律不予开具", "refused as long as the balance is short"),
    },
    default="after",
    why=Label(
        "“未予补齐”写在期限之后",
        "未予补齐 follows the time limit",
    ),
    quote=NO_CERTIFICATE,
)


@rule("应否补齐", en="it must be put back")
def must_replenish(draw: Facts[Draw]) -> YesNo:
    """Whether the contractor must put back what was drawn (article 20); for an owner's deposit the text is open.

    What is to be drawn only after the day asked about is not to be put back on it.
    """
    project = draw.deposit == Deposit.PROJECT
    net_off = A20_COMPLETED.choose(replenish=True, net_off=~draw.project_completed)
    return decide(
        when(draw.drawn & (draw.deposit == Deposit.STANDING), True, REPLENISH),
        when(draw.drawn & project, net_off, REPLENISH),
        when(draw.drawn & (draw.deposit == Deposit.OWNER), OWNERS_DRAW.of(BOOL)),
        when(~draw.drawn, False, REPLENISH),
    )


@rule("应补齐金额", en="amount to be put back")
def replenishment_amount(draw: Facts[Draw]) -> Yuan:
    """How much must be put back, in yuan: all that was drawn (足额, article 20)."""
    return decide(when(must_replenish(draw), draw.amount, REPLENISH), provided=must_replenish(draw))


# ── 期限 ────────────────────────────────────────────────────────────────────────────────────────────────


@rule("补齐期限", en="last day for putting it back")
def replenishment_due(draw: Facts[Draw]) -> Term[date]:
    """The last day for putting it back: the fifteenth working day, itself in time (article 20).

    Where draw and notice fall on different days the start is open, between the two days.
    """
    from_draw, from_notice = draw.drawn_on + FIFTEEN, draw.notice_on + FIFTEEN
    noticed = START.of(BOOL)
    open_ = decide(when(noticed, from_notice), when(~noticed, from_draw))
    either = A13_START.choose(open=open_, draw=from_draw, notice=from_notice)
    return decide(
        when(draw.drawn_on == draw.notice_on, from_draw, REPLENISH),
        when(draw.drawn_on != draw.notice_on, either, REPLENISH),
        provided=must_replenish(draw),
    )


def days_counted(start: date, calendar: WorkingDayCalendar | None = None) -> tuple[DayStep, ...]:
    """Return each day of the fifteen working days after `start`: counted or skipped, and under which year's notice.

    Raises:
        CalendarNotCovered: the days run into a year whose working days are not known.
    """
    return derivation(start, PERIOD, calendar)


def is_provisional(start: date, calendar: WorkingDayCalendar | None = None) -> bool:
    """Return whether next year's notice may still move the last day: the count runs through late December.

    Raises:
        CalendarNotCovered: the days run into a year whose working days are not known.
    """
    known = calendar or WorkingDayCalendar.state_council()
    return any(known.is_provisional(step.day) for step in days_counted(start, known))


class ReplenishmentState(Word):
    """How it stands with putting back a draw."""

    NOT_YET_DUE = "not_yet_due", Label("期限未届满", "not due yet")
    IN_TIME = "in_time", Label("按期足额补齐", "put back in full in time")
    LATE = "late", Label("逾期补齐", "put back late")
    OVERDUE = "overdue", Label("逾期未补齐", "overdue and not put back")


@condition("未逾补齐期限", "the day is in time")
def is_in_time(draw: Facts[Draw], day: Term[date]) -> Term[bool]:
    """Whether a day is in time on every admissible start of the period."""
    from_draw, from_notice = draw.drawn_on + FIFTEEN, draw.notice_on + FIFTEEN
    return day <= A13_START.choose(open=smaller(from_draw, from_notice), draw=from_draw, notice=from_notice)


@condition("已逾补齐期限", "the day is too late")
def is_too_late(draw: Facts[Draw], day: Term[date]) -> Term[bool]:
    """Whether a day is too late on every admissible start of the period."""
    from_draw, from_notice = draw.drawn_on + FIFTEEN, draw.notice_on + FIFTEEN
    return day > A13_START.choose(open=larger(from_draw, from_notice), draw=from_draw, notice=from_notice)


@rule("补齐情况", en="how it stands with putting it back")
def replenishment_state(draw: Facts[Draw]) -> Term[ReplenishmentState]:
    """Whether a draw has been put back in time, late, not at all, or is not due yet, on the day asked about.

    Between the two possible last days (draw and notice on different days) it is open.
    """
    put_back, today = draw.replenished_on, ON
    noticed = START.of(BOOL)
    late_or_not = decide(when(noticed, ReplenishmentState.IN_TIME), when(~noticed, ReplenishmentState.LATE))
    due_or_not = decide(when(noticed, ReplenishmentState.NOT_YET_DUE), when(~noticed, ReplenishmentState.OVERDUE))
    return decide(
        when(draw.fully & is_in_time(draw, put_back), ReplenishmentState.IN_TIME, REPLENISH),
        when(draw.fully & is_too_late(draw, put_back), ReplenishmentState.LATE, REPLENISH),
        when(draw.fully & ~is_in_time(draw, put_back) & ~is_too_late(draw, put_back), late_or_not, REPLENISH),
        when(~draw.fully & is_in_time(draw, today), ReplenishmentState.NOT_YET_DUE, REPLENISH),
        when(~draw.fully & is_too_late(draw, today), ReplenishmentState.OVERDUE, REPLENISH),
        when(~draw.fully & ~is_in_time(draw, today) & ~is_too_late(draw, today), due_or_not, REPLENISH),
        provided=must_replenish(draw),
    )


@rule("未按期足额补齐", en="there is a failure to put it back in full in time")
def replenishment_breached(draw: Facts[Draw]) -> YesNo:
    """Whether the contractor has failed to put all of it back in time; late is a breach for good (articles 20, 27)."""
    state = replenishment_state(draw)
    return holds(state.is_in(ReplenishmentState.LATE, ReplenishmentState.OVERDUE), REPLENISH)


@rule("不予开具缴纳证明", en="the certificate is refused")
def certificate_refused(draw: Facts[Draw]) -> YesNo:
    """Whether the certificate is refused on the day asked about: not put back in full, the period over (article 20).

    Late but full replenishment brings the certificate back, though the breach remains.
    """
    state = replenishment_state(draw)
    meanwhile = A15_CERTIFICATE.choose(after=False, at_once=True)
    return decide(
        when(draw.fully, False, NO_CERTIFICATE),
        when(~draw.fully & (state == ReplenishmentState.OVERDUE), True, NO_CERTIFICATE),
        when(~draw.fully & (state != ReplenishmentState.OVERDUE), meanwhile, NO_CERTIFICATE),
        provided=must_replenish(draw),
    )


@rule("造成后果的应否依法严肃处理", en="consequences are dealt with severely")
def consequences_are_dealt_with(draw: Facts[Draw]) -> YesNo:
    """Whether a failure to replenish that had consequences is to be dealt with; how is not in the text (article 20)."""
    return holds(replenishment_breached(draw) & draw.caused_consequences, CONSEQUENCES)
