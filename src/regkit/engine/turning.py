"""Where a day turns what is reckoned from it: `roll(accepted + 30 days)` against a day is accepted against two others.

What is reckoned from a day by periods and over days of rest never goes back as the day goes on. So holding it against
a day that is known is holding the day itself against the first with which it comes to that day, and the first with
which it goes beyond.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from regkit.engine.operations import applied
from regkit.language import terms as t
from regkit.language.facts import EARLIEST, LATEST
from regkit.language.kinds import DATE, Kind
from regkit.law import WorkingDayCalendar

__all__ = ["Chain", "chains"]

MOST_DAYS = 4_096
"""For how many days it is kept where they are met."""


Step = tuple[t.Shift | t.Rolled, tuple[Any, ...]]
"""A period that runs, with its length, or days of rest that are passed over."""


@dataclass(eq=False)
class Chain:
    """A day and what is reckoned from it, step by step.

    Attributes:
        base: a fact, or a day that is known.
        steps: what is reckoned from it, the first step first.
        found: where it turns, for the days that were asked about.
    """

    base: t.Fact[Any] | date
    steps: tuple[Step, ...] = ()
    found: dict[date, tuple[date, ...]] = field(default_factory=dict)

    @property
    def form(self) -> object:
        """What two chains have in common that come to the same."""
        base = self.base if isinstance(self.base, date) else (self.base.parameter, self.base.spec.name)
        return base, *((type(term), length, *map(_kind, t.children(term))) for term, length in self.steps)

    def at(self, day: date) -> date | None:
        """Return what comes of a day; nothing where no calendar covers it."""
        for term, length in self.steps:
            come = applied(term, None, (day, *length))
            if not isinstance(come, date):
                return None
            day = come
        return day

    @property
    def is_sure(self) -> bool:
        """Whether something comes of days in the middle of those that calendars cover."""
        return isinstance(self.base, date) or self.at(_middle()) is not None

    def turns(self, known: date) -> tuple[date, ...]:
        """Return the days at which what comes of them passes from before a day to it, and beyond it.

        With the first day of which anything comes, and the first of which nothing comes any more. Of a day that is
        known, what comes of it.
        """
        if known not in self.found:
            if len(self.found) >= MOST_DAYS:
                self.found.clear()
            self.found[known] = tuple(self._turns(known))
        return self.found[known]

    def _turns(self, known: date) -> Iterable[date]:
        if isinstance(self.base, date):
            come = self.at(self.base)
            return () if come is None else (come,)
        middle = _middle()
        low = _first(lambda day: self.at(day) is not None, EARLIEST, middle)
        high = _first(lambda day: self.at(day) is None, middle, LATEST)

        def comes_to(holds: Callable[[date], bool]) -> date:
            return _first(lambda day: (come := self.at(day)) is None or holds(come), low, high)

        return low, comes_to(lambda come: come >= known), comes_to(lambda come: come > known), high


def _kind(term: t.Term[Any]) -> Kind:
    return term.kind


def _middle() -> date:
    calendar = WorkingDayCalendar.state_council()
    return date.fromordinal((calendar.first.toordinal() + calendar.last.toordinal()) // 2)


def _first(holds: Callable[[date], bool], low: date, high: date) -> date:
    """Return the first day from `low` on for which something holds that holds from a day on; `high` if none before."""
    first, last = low.toordinal(), high.toordinal()
    while first < last:
        here = (first + last) // 2
        first, last = (first, here) if holds(date.fromordinal(here)) else (here + 1, last)
    return date.fromordinal(first)


def chains(term: t.Term[Any]) -> tuple[Chain, ...] | None:
    """Return all that a day can come from, row by row; nothing where it is reckoned otherwise than by chains."""
    match term:
        case t.Fact() if term.kind == DATE:
            return (Chain(term),)
        case t.Literal(value=date() as day) | t.NumberTerm(value=date() as day):
            return (Chain(day),)
        case t.Named(term=inner) | t.Applied(body=inner):
            return chains(inner)
        case t.Choice():
            return chains(term.branch)
        case t.Decide(rows=rows, unless=unless):
            return _joined(row.outcome for row in (*unless, *rows))
        case t.Open(candidates=candidates, ends=None) if candidates:
            return _joined(candidates)
        case t.Rolled(day=start):
            return _further(start, (term, ()))
        case t.Shift(start=start, period=t.Literal(value=length) | t.NumberTerm(value=length)):
            return _further(start, (term, (length,)))
        case _:
            return None


def _further(start: t.Term[Any], step: Step) -> tuple[Chain, ...] | None:
    found = chains(start)
    return None if found is None else tuple(Chain(one.base, (*one.steps, step)) for one in found)


def _joined(terms: Iterable[t.Term[Any]]) -> tuple[Chain, ...] | None:
    found = [chains(term) for term in terms]
    apart = {one.form: one for some in found for one in some or ()}
    return None if None in found else tuple(apart.values())
