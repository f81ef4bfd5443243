"""第二十、二十一条: how a deposit stands on a day by what happened to it: balance, draws, certificate, refund."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from regkit.chengde.facts import COLLECTING_DEPARTMENT
from regkit.chengde.refunds import CONDITIONS, REFUND, SIX_MONTHS, RefundClaim, refund_due
from regkit.chengde.regulation import CHENGDE
from regkit.chengde.replenishment import (
    NO_CERTIFICATE,
    REPLENISH,
    Draw,
    certificate_refused,
    must_replenish,
    replenishment_breached,
)
from regkit.language import (
    Day,
    Facts,
    Listed,
    Money,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Times,
    Word,
    YesNo,
    Yuan,
    condition,
    decide,
    fact,
    happened,
    holds,
    larger,
    listed,
    never,
    rule,
    silent,
    smaller,
    when,
)
from regkit.language.kinds import amount
from regkit.law import Label, Unit, yuan

__all__ = [
    "DepositHistory",
    "Event",
    "EventKind",
    "accepted_on_by_events",
    "applied_on_by_events",
    "balance_by_events",
    "certificate_refused_for_draws",
    "fully_put_back_by_events",
    "notified_on_by_events",
    "put_back_by_events",
    "refund_by_events",
    "shortfall_by_events",
    "some_draw_breached",
]

A20, A21 = CHENGDE.articles(20, 21)
NOTHING = yuan(0)


class EventKind(Word):
    """What happens to a deposit."""

    LODGE = "lodge", Label("交存", "a lodging")
    DRAW = "draw", Label("动用", "a draw")
    NOTIFY = "notify", Label("通知补齐", "a notice to put it back")
    REPLENISH = "replenish", Label("补齐", "a putting back")
    ACCEPT = "accept", Label("竣工验收", "acceptance on completion")
    APPLY = "apply", Label("申请返还", "an application for the refund")
    REFUND = "refund", Label("返还", "a refund")


MOVES_MONEY = (EventKind.LODGE, EventKind.DRAW, EventKind.REPLENISH, EventKind.REFUND)


class Event(Subject):
    """保证金事件: something that happened to a deposit on a day, with the amount where money moves."""

    zh: ClassVar[str] = "保证金事件"

    kind: Said[EventKind] = fact(
        "事项", en="kind", source="第二十条", about=Label("发生的是哪一种事项。", "Which kind of event it was.")
    )
    on: Said[Day] = fact(
        "日期", en="day", source="第二十条", about=Label("该事项发生的日期。", "The day on which the event happened.")
    )
    amount: Said[Money] = fact(
        "金额",
        source="第二十条",
        about=Label("有款项进出的，其数额。", "The amount that was paid in or out, where money moves."),
    )
    number: Said[Times] = fact(
        "次序",
        en="place in the order",
        source="第二十条",
        about=Label(
            "同一日的几个事项中，该事项排在第几，从1起算。",
            "The place of the event among those of one day, counted from 1.",
        ),
    )

    relations = (
        never(
            lambda event: (
                event.kind.is_in(EventKind.NOTIFY, EventKind.ACCEPT, EventKind.APPLY) & (event.amount > NOTHING)
            ),
            "该事项没有金额",
            "no money moves by it",
        ),
    )


class DepositHistory(Subject):
    """保证金账: what happened to one deposit, and what was drawn from it with what has been put back of each draw."""

    zh: ClassVar[str] = "保证金账"
    en: ClassVar[str] = "the deposit"

    events: Listed[Event] | None = listed(
        "保证金事件",
        en="events",
        presumed_complete=True,
        source="第二十条",
        about=Label(
            "该笔保证金上发生的各个事项；没有另外说明的，所列即为全部。",
            "The events on the deposit; those listed are taken to be all, unless it is said otherwise.",
        ),
    )
    draws: Listed[Draw] | None = listed(
        "动用",
        en="draws",
        presumed_complete=True,
        source="第二十条",
        about=Label(
            "历次应急支付的动用；没有另外说明的，所列即为全部。",
            "The draws for emergency payments; those listed are taken to be all, unless it is said otherwise.",
        ),
    )


def of_kind(history: Facts[DepositHistory], *kinds: EventKind) -> Any:
    """Return the events of some kinds that have happened by the day asked about."""
    return history.events.where(lambda one: happened(one.on) & one.kind.is_in(*kinds))


def moved(history: Facts[DepositHistory], *kinds: EventKind) -> Term[Decimal]:
    """Return what events of some kinds come to by the day asked about."""
    return of_kind(history, *kinds).total(lambda one: one.amount)  # type: ignore[no-any-return]


def is_before(one: Facts[Event], other: Facts[Event]) -> Term[bool]:
    """Return whether an event came before another, of one day by their place in the order."""
    return (one.on < other.on) | ((one.on == other.on) & (one.number < other.number))


@rule("按事件计算的保证金余额", en="balance of the deposit by its events", at=A20)
def balance_by_events(history: Facts[DepositHistory]) -> Yuan:
    """What a deposit comes to on the day asked about, in yuan: lodged and put back, less drawn and given back."""
    left = moved(history, EventKind.LODGE, EventKind.REPLENISH) - moved(history, EventKind.DRAW, EventKind.REFUND)
    return decide(
        when(left >= NOTHING, left, REPLENISH),
        silent(
            left < NOTHING,
            Label("动用、返还多于交存、补齐", "more was taken out than was lodged and put back"),
            REPLENISH,
        ),
    )


@rule("尚未补齐的金额", en="amount short of the deposit by its events", at=A20)
def shortfall_by_events(history: Facts[DepositHistory]) -> Yuan:
    """What was drawn and not put back by the day asked about, in yuan (足额补齐, article 20)."""
    short = moved(history, EventKind.DRAW) - moved(history, EventKind.REPLENISH)
    return decide(
        when(short >= NOTHING, short, REPLENISH),
        silent(short < NOTHING, Label("补齐多于动用", "more was put back than was drawn"), REPLENISH),
    )


# ── what was put back of which draw ─────────────────────────────────────────────────────────────────────

ORDER = OpenQuestion(
    id="chengde.20.order_open",
    zh="几次动用之后补齐的金额不足以全部补齐的,算作补齐哪一次",
    en="to which of several draws a sum is put back that does not make up for all of them",
    authority=COLLECTING_DEPARTMENT,
    quote=REPLENISH,
    outcomes={
        "oldest": Label("先算作补齐最先动用的一次", "to the oldest first"),
        "newest": Label("先算作补齐最后动用的一次", "to the newest first"),
    },
)
A20_ORDER = Reading(
    id="chengde.20.order",
    question_zh="几次动用之后补齐的金额,先算作补齐哪一次?",
    question_en="of several draws, to which is a sum put back first?",
    options={
        "oldest": Label("最先动用的一次", "to the oldest"),
        "open": Label("未定", "open"),
    },
    default="oldest",
    why=Label(
        "条文没有规定顺序；最先动用的最先到期，且每次都须在各自的十五个工作日内补齐",
        "the text has no order; the oldest falls due first, and each is to be put back within its own fifteen days",
    ),
    quote=REPLENISH,
)


def drawn(history: Facts[DepositHistory], which: Callable[[Facts[Event]], Term[bool]]) -> Term[Decimal]:
    """Return what some of the draws come to."""
    return of_kind(history, EventKind.DRAW).where(which).total(lambda one: one.amount)  # type: ignore[no-any-return]


@condition("已经动用", "the draw was made")
def is_made(draw: Facts[Event]) -> Term[bool]:
    """Whether an event is a draw that has been made by the day asked about."""
    return (draw.kind == EventKind.DRAW) & happened(draw.on)


@rule("该次动用已补齐的金额", en="amount put back of the draw", at=A20)
def put_back_by_events(draw: Facts[Event], history: Facts[DepositHistory]) -> Yuan:
    """How much was put back of one draw by the day asked about, in yuan, the oldest draw first (article 20)."""
    back, owed = moved(history, EventKind.REPLENISH), draw.amount
    before, later = drawn(history, lambda one: is_before(one, draw)), drawn(history, lambda one: is_before(draw, one))
    oldest, newest = (smaller(larger(back - others, NOTHING), owed) for others in (before, later))
    open_ = ORDER.of(amount(Unit.YUAN), oldest=oldest, newest=newest)
    return decide(
        when(is_made(draw), A20_ORDER.choose(oldest=oldest, open=open_), REPLENISH),
        provided=is_made(draw),
    )


@rule("该次动用已足额补齐", en="the draw is put back in full", at=A20)
def fully_put_back_by_events(draw: Facts[Event], history: Facts[DepositHistory]) -> YesNo:
    """Whether all of one draw is back by the day asked about (足额, article 20)."""
    back = put_back_by_events(draw, history)
    return decide(
        when(back >= draw.amount, True, REPLENISH),
        when(back < draw.amount, False, REPLENISH),
        provided=is_made(draw),
    )


@rule("该次动用的通知之日", en="day of the notice of the draw", at=A20)
def notified_on_by_events(draw: Facts[Event], history: Facts[DepositHistory]) -> Term[date]:
    """The day of the first notice after a draw to put it back; none where there was none yet (article 20)."""
    notices = of_kind(history, EventKind.NOTIFY).where(lambda one: is_before(draw, one))
    return decide(when(notices.any(), notices.least(lambda one: one.on), REPLENISH), provided=notices.any())


# ── certificate and breach ──────────────────────────────────────────────────────────────────────────────


@rule("因未补齐不予开具缴纳证明", en="the certificate is refused for a draw", at=A20)
def certificate_refused_for_draws(history: Facts[DepositHistory]) -> YesNo:
    """Whether the certificate is refused on the day asked about for any draw that must be put back (article 20)."""
    due = history.draws.where(must_replenish)
    return holds(due.any(certificate_refused), NO_CERTIFICATE)


@rule("有未按期足额补齐的动用", en="there is a draw that was not put back in full in time", at=A20)
def some_draw_breached(history: Facts[DepositHistory]) -> YesNo:
    """Whether any draw that must be put back was not put back in full in time, late ones included (articles 20, 27)."""
    due = history.draws.where(must_replenish)
    return holds(due.any(replenishment_breached), REPLENISH)


# ── what the events tell of a refund ────────────────────────────────────────────────────────────────────


@rule("按事件的竣工验收之日", en="day of acceptance by the events", at=A21)
def accepted_on_by_events(history: Facts[DepositHistory]) -> Term[date]:
    """The day on which the project was accepted on completion, as far as that has happened (article 21)."""
    accepted = of_kind(history, EventKind.ACCEPT)
    return decide(when(accepted.any(), accepted.least(lambda one: one.on), SIX_MONTHS.quote), provided=accepted.any())


@rule("按事件的申请返还之日", en="day of the application by the events", at=A21)
def applied_on_by_events(history: Facts[DepositHistory]) -> Term[date]:
    """The day on which the refund was last applied for, as far as that has happened (article 21)."""
    applied = of_kind(history, EventKind.APPLY)
    return decide(when(applied.any(), applied.most(lambda one: one.on), CONDITIONS), provided=applied.any())


@rule("按事件计算的返还金额", en="amount given back by the events", at=A21)
def refund_by_events(claim: Facts[RefundClaim], history: Facts[DepositHistory]) -> Yuan:
    """How much is given back on the day asked about, in yuan: the balance by the events (article 21)."""
    return decide(when(refund_due(claim), balance_by_events(history), REFUND), provided=refund_due(claim))
