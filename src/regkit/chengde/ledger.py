"""The deposit ledger: dated events of one deposit, folded into balance, shortfall, due dates and certificate.

A pure function of the events: nothing is stored, nothing is lost. An event that contradicts those before it
is kept with the reason and leaves the balance as it was. Every answer about the law is a rule's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.chengde.history import DepositHistory, Event, EventKind, certificate_refused_for_draws
from regkit.chengde.refund import STANDING_REFUND, Holder, RefundClaim, refund_amount, refund_dates
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


MOVES_MONEY = {EventKind.LODGE, EventKind.DRAW, EventKind.REPLENISH, EventKind.REFUND}


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
class _Drawn:
    """A draw as it builds up: what has been put back of it so far, and when it was all back."""

    on: date
    amount: Decimal
    notice_on: date | None = None
    back: Decimal = NOTHING
    back_on: date | None = None


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
        done = self._until(day)
        return done[-1].balance if done else NOTHING

    def shortfall_on(self, day: date) -> Decimal:
        """Return what has been drawn and not put back by the end of a day, in yuan."""
        done = self._until(day)
        return done[-1].shortfall if done else NOTHING

    def draws_on(self, day: date) -> tuple[DrawLine, ...]:
        """Return every draw up to a day and how it stands on that day; the oldest draw is put back first."""
        return tuple(self._line(one, day) for one in _drawn(self._until(day)))

    def certificate_refused_on(self, day: date) -> bool | None:
        """Return whether the certificate is refused on a day for a draw not put back (article 20).

        `None` where that is open: between the last days counted from the draw and from the notice, or where
        the day of the notice or the working days are not known.
        """
        return certificate_refused_for_draws(self.history_on(day), on=day, calendar=self.calendar).value

    def history_on(self, day: date) -> DepositHistory:
        """Return the deposit as the rules about its balance, shortfall, certificate and breach take it, on a day."""
        events = [entry.event for entry in self.entries]
        draws = [line.draw for line in self.draws_on(day)]
        return DepositHistory(events=Listed(events, complete=True), draws=Listed(draws, complete=True))

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
        done = [entry.event for entry in self._until(day)]
        accepted, applied = (_day_of(done, kind) for kind in (EventKind.ACCEPT, EventKind.APPLY))
        holder = {Deposit.OWNER: Holder.PROJECT_OWNER, Deposit.STANDING: Holder.LOCAL_STANDING}.get(self.deposit)
        said = {} if holder is None else {"holder": holder}
        known = said | (claim or RefundClaim()).model_dump(exclude_unset=True, by_alias=False)
        known |= {"accepted": False} if accepted is None else {"accepted_on": accepted}
        known |= {"applied": applied is not None, "applied_early": _too_early(applied, accepted)}
        known |= {
            "lodged": _sum(done, EventKind.LODGE),
            "drawn": _sum(done, EventKind.DRAW) + _sum(done, EventKind.REFUND),
            "replenished": _sum(done, EventKind.REPLENISH),
        }
        return refund_amount(RefundClaim.model_validate(known), on=day)

    def _until(self, day: date) -> list[Entry]:
        return [entry for entry in self.entries if entry.event.on is not None and entry.event.on <= day]

    def _line(self, drawn: _Drawn, day: date) -> DrawLine:
        back: dict[str, Any] = {"fully": False} if drawn.back_on is None else {"replenished_on": drawn.back_on}
        draw = Draw(
            deposit=self.deposit,
            drawn_on=drawn.on,
            notice_on=drawn.notice_on,
            amount=drawn.amount,
            **back,
        )
        return DrawLine(
            draw,
            drawn.back,
            replenishment_due(draw, on=day, calendar=self.calendar),
            replenishment_state(draw, on=day, calendar=self.calendar),
            replenishment_breached(draw, on=day, calendar=self.calendar),
        )


def deposit_ledger(
    events: Iterable[Event],
    *,
    deposit: Deposit = Deposit.STANDING,
    known_on: date | None = None,
    calendar: WorkingDayCalendar | None = None,
) -> DepositLedger:
    """Return the ledger of one deposit from its events, in the order in which they happened.

    Args:
        events: what happened; those of one day in their order.
        deposit: whose deposit it is.
        known_on: the day on which the events are told; nothing can have happened after it.
        calendar: working days other than the State Council's.
    """
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    questioned: list[Rejected] = []
    for number, event in enumerate(events, 1):
        problem = _problem(event, entries, known_on)
        if problem:
            rejected.append(Rejected(event, number, *problem))
            continue
        entries.append(_entry(event, entries))
        if deposit is Deposit.STANDING and event.kind is EventKind.REFUND:
            questioned.append(Rejected(event, number, STANDING_REFUND.en, STANDING_REFUND.zh))
    return DepositLedger(deposit, tuple(entries), tuple(rejected), tuple(questioned), calendar)


SIGNS = {EventKind.LODGE: 1, EventKind.REPLENISH: 1, EventKind.DRAW: -1, EventKind.REFUND: -1}


def _entry(event: Event, before: Sequence[Entry]) -> Entry:
    balance, shortfall = (before[-1].balance, before[-1].shortfall) if before else (NOTHING, NOTHING)
    amount = event.amount or NOTHING
    owed = {EventKind.DRAW: amount, EventKind.REPLENISH: -amount}.get(event.kind or EventKind.ACCEPT, NOTHING)
    sign = SIGNS.get(event.kind or EventKind.ACCEPT, 0)
    return Entry(event, balance + sign * amount, shortfall + owed)


def _day_of(events: Iterable[Event], kind: EventKind) -> date | None:
    """Return the last day on which something of a kind happened."""
    return next((event.on for event in reversed(list(events)) if event.kind is kind), None)


def _too_early(applied: date | None, accepted: date | None) -> bool:
    """Return whether an application was made before the six months after acceptance were over."""
    return applied is not None and (accepted is None or applied < refund_dates(accepted).earliest)


def _sum(events: Iterable[Event], kind: EventKind) -> Decimal:
    return sum((event.amount or NOTHING for event in events if event.kind is kind), NOTHING)


def _drawn(entries: Iterable[Entry]) -> list[_Drawn]:
    """Return the draws with what was put back of each, the oldest first."""
    draws: list[_Drawn] = []
    for event in (entry.event for entry in entries):
        if event.on is None:
            continue
        if event.kind is EventKind.DRAW:
            draws.append(_Drawn(event.on, event.amount or NOTHING))
        elif event.kind is EventKind.NOTIFY:
            draws = [replace(one, notice_on=one.notice_on or event.on) for one in draws]
        elif event.kind is EventKind.REPLENISH:
            draws = _put_back(draws, event.amount or NOTHING, event.on)
    return draws


def _put_back(draws: Sequence[_Drawn], amount: Decimal, on: date) -> list[_Drawn]:
    after: list[_Drawn] = []
    for one in draws:
        part = min(amount, one.amount - one.back)
        amount -= part
        back = one.back + part
        after.append(replace(one, back=back, back_on=one.back_on or (on if back == one.amount else None)))
    return after


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
