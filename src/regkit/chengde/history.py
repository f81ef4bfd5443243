"""第二十条: how a deposit stands on a day, by what happened to it: balance, shortfall, certificate, breach."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

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
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    Yuan,
    decide,
    fact,
    happened,
    holds,
    listed,
    rule,
    silent,
    when,
)
from regkit.law import Label, yuan

__all__ = [
    "DepositHistory",
    "Event",
    "EventKind",
    "balance_by_events",
    "certificate_refused_for_draws",
    "shortfall_by_events",
    "some_draw_breached",
]

A20 = CHENGDE.article(20)


class EventKind(Word):
    """What happens to a deposit."""

    LODGE = "lodge", Label("交存", "lodged")
    DRAW = "draw", Label("动用", "drawn")
    NOTIFY = "notify", Label("通知补齐", "told to put it back")
    REPLENISH = "replenish", Label("补齐", "put back")
    ACCEPT = "accept", Label("竣工验收", "accepted on completion")
    APPLY = "apply", Label("申请返还", "refund applied for")
    REFUND = "refund", Label("返还", "given back")


class Event(Subject):
    """保证金事件: something that happened to a deposit on a day, with the amount where money moves."""

    zh: ClassVar[str] = "保证金事件"

    kind: Said[EventKind] = fact("事项", en="what happened", source="第二十条", about="What happened.")
    on: Said[Day] = fact("日期", en="day", source="第二十条", about="When it happened.")
    amount: Said[Money] = fact("金额", source="第二十条", about="How much, where money moves.")


class DepositHistory(Subject):
    """保证金账: what happened to one deposit, and what was drawn from it with what has been put back of each draw."""

    zh: ClassVar[str] = "保证金账"
    en: ClassVar[str] = "the deposit"

    events: Listed[Event] | None = listed(
        "保证金事件",
        en="events",
        presumed_complete=True,
        source="第二十条",
        about="What happened; those listed are taken to be all, unless it is said otherwise.",
    )
    draws: Listed[Draw] | None = listed(
        "动用",
        en="draws",
        presumed_complete=True,
        source="第二十条",
        about="The emergency payments; those listed are taken to be all, unless it is said otherwise.",
    )


def moved(history: Facts[DepositHistory], *kinds: EventKind) -> Term[Decimal]:
    """Return what events of some kinds come to by the day asked about."""
    some = history.events.where(lambda one: happened(one.on) & one.kind.is_in(*kinds))
    found: Any = some.total(lambda one: one.amount)
    return found  # type: ignore[no-any-return]


@rule("按事件计算的保证金余额", en="balance of the deposit by its events", at=A20)
def balance_by_events(history: Facts[DepositHistory]) -> Yuan:
    """What a deposit comes to on the day asked about, in yuan: lodged and put back, less drawn and given back."""
    left = moved(history, EventKind.LODGE, EventKind.REPLENISH) - moved(history, EventKind.DRAW, EventKind.REFUND)
    return decide(
        when(left >= yuan(0), left, REPLENISH),
        silent(
            left < yuan(0),
            Label("动用、返还多于交存、补齐", "more was taken out than was lodged and put back"),
            REPLENISH,
        ),
    )


@rule("尚未补齐的金额", en="what is short of the deposit by its events", at=A20)
def shortfall_by_events(history: Facts[DepositHistory]) -> Yuan:
    """What was drawn and not put back by the day asked about, in yuan (足额补齐, article 20)."""
    short = moved(history, EventKind.DRAW) - moved(history, EventKind.REPLENISH)
    return decide(
        when(short >= yuan(0), short, REPLENISH),
        silent(short < yuan(0), Label("补齐多于动用", "more was put back than was drawn"), REPLENISH),
    )


@rule("因未补齐不予开具缴纳证明", en="the certificate is refused for a draw", at=A20)
def certificate_refused_for_draws(history: Facts[DepositHistory]) -> YesNo:
    """Whether the certificate is refused on the day asked about for any draw that must be put back (article 20)."""
    due = history.draws.where(must_replenish)
    return holds(due.any(certificate_refused), NO_CERTIFICATE)


@rule("有未按期足额补齐的动用", en="some draw was not put back in time", at=A20)
def some_draw_breached(history: Facts[DepositHistory]) -> YesNo:
    """Whether any draw that must be put back was not put back in full in time, late ones included (articles 20, 27)."""
    due = history.draws.where(must_replenish)
    return holds(due.any(replenishment_breached), REPLENISH)
