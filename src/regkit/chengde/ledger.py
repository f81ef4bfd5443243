"""The deposit ledger: dated events of one deposit, folded into balance, shortfall, due dates and certificate.

A pure function of the events: nothing is stored, nothing is lost. An event that contradicts those before it
is kept with the reason and leaves the balance as it was. Every answer about the law is a rule's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.chengde.history import (
    MOVES_MONEY,
    DepositHistory,
    Event,
    EventKind,
    accepted_on_by_events,
    applied_on_by_events,
    balance_by_events,
    certificate_refused_for_draws,
    fully_put_back_by_events,
    notified_on_by_events,
    put_back_by_events,
    refund_by_events,
    shortfall_by_events,
)
from regkit.chengde.refunds import STANDING_REFUND, Holder, RefundClaim, may_claim_refund
from regkit.chengde.regulation import CHENGDE
from regkit.chengde.replenishment import (
    Deposit,
    Draw,
    ReplenishmentState,
    replenishment_breached,
    replenishment_due,
    replenishment_state,
)
from regkit.language import Determination, Listed
from regkit.law import WorkingDayCalendar

__all__ = ["DepositLedger", "DrawLine", "Entry", "Rejected", "deposit_ledger"]

NOTHING = Decimal(0)


HOLDERS = {Deposit.OWNER: Holder.PROJECT_OWNER, Deposit.STANDING: Holder.LOCAL_STANDING}
"""Who paid a deposit, where that follows from whose it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event that counts, with the balance and the shortfall after it, in yuan."""

    event: Event
    balance: Decimal
    shortfall: Decimal


@dataclass(frozen=True, slots=True)
class Rejected:
    """An event that cannot be, its place among those given (from 1), and why; the way out follows `Hint:`."""

    event: Event
    number: int
    problem: str
    problem_zh: str


@dataclass(frozen=True, slots=True)
class DrawLine:
    """A draw as it stands on a day.

    Attributes:
        draw: the draw, as the rules of article 20 take it.
        put_back: what has been put back of it, in yuan.
        due: the last day for putting it back.
        state: in time, late, overdue or not yet due.
        breached: whether it was not put back in time; it stays so when it is put back late.
    """

    draw: Draw
    put_back: Decimal
    due: Determination[date]
    state: Determination[ReplenishmentState]
    breached: Determination[bool]

    @property
    def short(self) -> Decimal:
        """What is still to be put back, in yuan."""
        return (self.draw.amount or NOTHING) - self.put_back


@dataclass(frozen=True, slots=True)
class DepositLedger:
    """The events of one deposit that count, in order, and those that were refused.

    Attributes:
        deposit: whose deposit it is.
        entries: the events that count, with balance and shortfall after each.
        rejected: the events that contradict the others, with the reason; none is lost.
        questioned: events that count though the measures have no word for them: a standing deposit given back.
        calendar: the working days followed; the State Council's where none is given.
    """

    deposit: Deposit
    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...]
    questioned: tuple[Rejected, ...] = ()
    calendar: WorkingDayCalendar | None = None

    def balance_on(self, day: date) -> Decimal:
        """Return the balance at the end of a day, in yuan."""
        return _known(balance_by_events(self._told(day), on=_asked(day)))

    def shortfall_on(self, day: date) -> Decimal:
        """Return what has been drawn and not put back by the end of a day, in yuan."""
        return _known(shortfall_by_events(self._told(day), on=_asked(day)))

    def draws_on(self, day: date) -> tuple[DrawLine, ...]:
        """Return every draw up to a day and how it stands on that day; the oldest draw is put back first."""
        told = self._told(day)
        return tuple(self._line(one, told, day) for one in told.events or () if one.kind is EventKind.DRAW)

    def certificate_refused_on(self, day: date) -> bool | None:
        """Return whether the certificate is refused on a day for a draw not put back (article 20).

        `None` where that is open: between the last days counted from the draw and from the notice, or where
        the day of the notice or the working days are not known.
        """
        return certificate_refused_for_draws(self.history_on(day), on=day, calendar=self.calendar).value

    def history_on(self, day: date) -> DepositHistory:
        """Return the deposit as the rules about its balance, shortfall, certificate and breach take it, on a day."""
        draws = [line.draw for line in self.draws_on(day)]
        return DepositHistory(events=self._told(day).events, draws=Listed(draws, complete=True))

    def breaches_on(self, day: date) -> tuple[DrawLine, ...]:
        """Return the draws that were not put back in time as of a day, late ones included."""
        return tuple(line for line in self.draws_on(day) if line.breached.value)

    def refund_on(self, day: date, claim: RefundClaim | None = None) -> Determination[Decimal]:
        """Return how much is to be given back on a day (article 21).

        Args:
            day: the day asked about.
            claim: the proof, its verification and what else is known; amounts, acceptance and application
                are taken from the events.
        """
        told = self._told(day)
        accepted, applied = (rule(told, on=_asked(day)).value for rule in (accepted_on_by_events, applied_on_by_events))
        holder = HOLDERS.get(self.deposit)
        known: dict[str, Any] = {} if holder is None else {"holder": holder}
        known |= (claim or RefundClaim()).model_dump(exclude_unset=True, by_alias=False)
        known |= {"accepted": False} if accepted is None else {"accepted_on": accepted}
        known |= {"applied": False} if applied is None else {"applied_on": applied}
        return refund_by_events(RefundClaim.model_validate(known), told, on=day)

    def _told(self, day: date) -> DepositHistory:
        """Return the events up to a day, numbered in their order: these are all."""
        done = [entry.event for entry in self.entries if entry.event.on is not None and entry.event.on <= day]
        events = [one.model_copy(update={"number": Decimal(place)}) for place, one in enumerate(done, 1)]
        return DepositHistory(events=Listed(events, complete=True))

    def _line(self, drawn: Event, told: DepositHistory, day: date) -> DrawLine:
        """Return a draw with what the rules say was put back of it and when."""
        draw = Draw(
            deposit=self.deposit,
            drawn_on=drawn.on,
            notice_on=notified_on_by_events(drawn, told, on=_asked(day)).value,
            amount=drawn.amount,
            **_back(drawn, told),
        )
        return DrawLine(
            draw,
            _known(put_back_by_events(drawn, told, on=_asked(day))),
            replenishment_due(draw, on=day, calendar=self.calendar),
            replenishment_state(draw, on=day, calendar=self.calendar),
            replenishment_breached(draw, on=day, calendar=self.calendar),
        )


def _asked(day: date) -> date:
    """Return the day on which the rules are asked of what has happened: an account may begin before they do."""
    return max(day, CHENGDE.commenced)


def _known(amount: Determination[Decimal]) -> Decimal:
    """Return an amount that the events decide."""
    assert amount.value is not None, amount  # noqa: S101  (the events are told whole, and those that cannot be are not)
    return amount.value


def _back(drawn: Event, told: DepositHistory) -> dict[str, Any]:
    """Return on which day all of a draw was back first, or that it is not."""
    days = [one.on for one in told.events or () if one.kind is EventKind.REPLENISH and one.on is not None]
    whole = (day for day in days if fully_put_back_by_events(drawn, told, on=_asked(day)).value)
    return next(({"replenished_on": day} for day in whole), {"fully": False})


def deposit_ledger(
    events: Iterable[Event | Mapping[str, Any]],
    *,
    deposit: Deposit = Deposit.STANDING,
    known_on: date | None = None,
    calendar: WorkingDayCalendar | None = None,
) -> DepositLedger:
    """Return the ledger of one deposit from its events, in the order in which they happened.

    Args:
        events: what happened; those of one day in their order. A mapping is read as an event.
        deposit: whose deposit it is.
        known_on: the day on which the events are told; nothing can have happened after it.
        calendar: working days other than the State Council's.
    """
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    questioned: list[Rejected] = []
    claim = RefundClaim(holder=HOLDERS.get(deposit))
    for number, told in enumerate(events, 1):
        event = told if isinstance(told, Event) else Event.model_validate(told)
        problem = _problem(event, entries, known_on)
        if problem:
            rejected.append(Rejected(event, number, *problem))
            continue
        entries.append(_entry(event, entries))
        if event.kind is EventKind.REFUND and may_claim_refund(claim).value is False:
            questioned.append(Rejected(event, number, STANDING_REFUND.en, STANDING_REFUND.zh))
    return DepositLedger(deposit, tuple(entries), tuple(rejected), tuple(questioned), calendar)


SIGNS = {EventKind.LODGE: 1, EventKind.REPLENISH: 1, EventKind.DRAW: -1, EventKind.REFUND: -1}


def _entry(event: Event, before: Sequence[Entry]) -> Entry:
    balance, shortfall = (before[-1].balance, before[-1].shortfall) if before else (NOTHING, NOTHING)
    amount = event.amount or NOTHING
    owed = {EventKind.DRAW: amount, EventKind.REPLENISH: -amount}.get(event.kind or EventKind.ACCEPT, NOTHING)
    sign = SIGNS.get(event.kind or EventKind.ACCEPT, 0)
    return Entry(event, balance + sign * amount, shortfall + owed)


# ── events that cannot be ───────────────────────────────────────────────────────────────────────────────


def _problem(event: Event, before: Sequence[Entry], known_on: date | None) -> tuple[str, str] | None:
    """Return what is wrong with an event in English and Chinese, or nothing."""
    if event.kind is None or event.on is None:
        lacking = "kind" if event.kind is None else "on"
        zh = "事项" if event.kind is None else "日期"
        return f"field `{lacking}` is empty\nHint: give the event its kind and its day", f"“{zh}”为空"
    if event.kind in MOVES_MONEY and not event.amount:
        return (
            f"`{event.kind.code}` without an amount\nHint: give `amount` in yuan, above 0",
            f"{event.kind.zh}没有金额",
        )
    if known_on is not None and event.on > known_on:
        return (
            f"`{event.on}` is in the future, seen from {known_on}\nHint: enter what has happened",
            f"日期{event.on}晚于{known_on}",
        )
    last = before[-1].event.on if before else None
    if last is not None and event.on < last:
        return (
            f"`{event.on}` is before the event of {last}\nHint: give the events in the order of their days",
            f"日期{event.on}早于前一事项的{last}",
        )
    return _contradiction(event, event.kind, before)


def _contradiction(event: Event, kind: EventKind, before: Sequence[Entry]) -> tuple[str, str] | None:
    balance, shortfall = (before[-1].balance, before[-1].shortfall) if before else (NOTHING, NOTHING)
    amount = event.amount or NOTHING
    happened = {entry.event.kind for entry in before}
    if kind in {EventKind.DRAW, EventKind.REFUND} and EventKind.LODGE not in happened:
        return f"`{kind.code}` before anything was lodged\nHint: enter `lodge` first", f"尚未交存即{kind.zh}"
    if kind in {EventKind.DRAW, EventKind.REFUND} and amount > balance:
        return (
            f"`{kind.code}` of {amount} is above the balance of {balance}\nHint: at most the balance can be taken out",
            f"{kind.zh}{amount}元超过余额{balance}元",
        )
    if kind is EventKind.REPLENISH and amount > shortfall:
        return (
            f"`replenish` of {amount} is above the {shortfall} that is short\nHint: enter more money as `lodge`",
            f"补齐{amount}元超过应补齐的{shortfall}元",
        )
    if kind is EventKind.NOTIFY and EventKind.DRAW not in happened:
        return "`notify` before any draw\nHint: enter `draw` first", "尚未动用即通知补齐"
    if kind is EventKind.ACCEPT and EventKind.ACCEPT in happened:
        return "`accept` for the second time\nHint: keep the day of acceptance only once", "竣工验收重复"
    return None
