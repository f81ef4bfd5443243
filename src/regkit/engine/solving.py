"""Rounding and time between days as formulas of the solver.

Rounding and calendar days are exact. So many whole months lie between days that are 28 to 31 times as far apart,
years 365 to 366 times, working days at least as far; a day of rest rolls on to some later day. The same days give
the same count. A case that is shown has its true days and counts, of years whose working days are known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from regkit.language import terms as t
from regkit.language.reckoning import Rounding
from regkit.law import CalendarNotCovered, InputError, Quantity, Unit, WorkingDayCalendar, last_day
from regkit.law.periods import elapsed, roll

__all__ = ["Counted", "divided", "end_of", "read"]

Pair = tuple[Any, Any]
"""A value and whether there is one, as formulas."""

DAYS_IN = {Unit.MONTH: (28, 31), Unit.YEAR: (365, 366)}


def _real(z3: Any, value: Any) -> Any:
    return z3.ToReal(value) if value.is_int() else value


def divided(z3: Any, one: Any, two: Any) -> Any:
    """Return a quotient of numbers, never a whole-number division."""
    return _real(z3, one) / _real(z3, two)


def _rounded(z3: Any, how: Rounding, parts: tuple[Pair, Pair, Pair]) -> Pair:
    """Return an amount divided and brought to whole steps."""
    (top, top_known), (bottom, bottom_known), (step, step_known) = parts
    exact = divided(z3, top, _real(z3, bottom) * _real(z3, step))
    match how:
        case Rounding.DOWN:
            steps = z3.ToInt(exact)
        case Rounding.UP:
            steps = -z3.ToInt(-exact)
        case _:
            steps = z3.ToInt(exact + z3.Q(1, 2))
    known = z3.And(top_known, bottom_known, step_known, bottom != 0)
    return z3.ToReal(steps) * _real(z3, step), known


@dataclass(frozen=True)
class Counted:
    """What a calendar makes of a day and a number, or of two days: a function of which the solver knows bounds alone.

    Attributes:
        function: the solver's function.
        start, other: what it is asked of.
        reckon: what is true of them, as whole numbers.
        by_notices: whether that is known only for the years of which there is a notice.
    """

    function: Any
    start: Any
    other: Any
    reckon: Callable[[int, int], int]
    by_notices: bool = False

    def known(self, z3: Any) -> list[Any]:
        """Return the formulas that it is asked of days for which the calendar of working days is known."""
        first, last = (day.toordinal() for day in WorkingDayCalendar.state_council().covered)
        return [z3.And(self.start >= first, self.start <= last)] if self.by_notices else []

    def corrected(self, z3: Any, model: Any) -> Any:
        """Return the formula of what is true where a model has something else; nothing where it has that."""
        one, two = self._asked(model)
        true = self._reckoned(one, two)
        told = model.eval(self.function(one, two), model_completion=True).as_long()
        return None if true in {None, told} else self.function(z3.IntVal(one), z3.IntVal(two)) == true

    def elsewhere(self, z3: Any, model: Any) -> Any:
        """Return the formula that something else is asked, where nobody knows what is true of what a model asks."""
        one, two = self._asked(model)
        return z3.Or(self.start != one, self.other != two) if self._reckoned(one, two) is None else None

    def _asked(self, model: Any) -> tuple[int, int]:
        one, two = (model.eval(term, model_completion=True).as_long() for term in (self.start, self.other))
        return one, two

    def _reckoned(self, one: int, two: int) -> int | None:
        try:
            return self.reckon(one, two)
        except (CalendarNotCovered, InputError, ValueError):
            return None


def _elapsed(unit: Unit, first: int, last: int) -> int:
    return elapsed(date.fromordinal(first), date.fromordinal(last), unit)


def end_of(unit: Unit, start: int, count: int) -> int:
    """Return the last day of a period, days being whole numbers."""
    return last_day(date.fromordinal(start), Quantity(Decimal(count), unit)).toordinal()


def _span(z3: Any, unit: Unit, ends: tuple[Pair, Pair], assumptions: list[Any], counted: list[Counted]) -> Pair:
    """Return how many whole units of time lie between two days."""
    (first, first_known), (last, last_known) = ends
    known, days = z3.And(first_known, last_known), last - first
    if unit is Unit.DAY:
        return days, known
    integer = z3.IntSort()
    function = z3.Function(f"whole {unit.name} between", integer, integer, integer)
    counted.append(Counted(function, first, last, partial(_elapsed, unit), unit is Unit.WORKING_DAY))
    count = function(first, last)
    if unit is Unit.WORKING_DAY:
        assumptions.append(z3.If(days >= 0, z3.And(count >= 0, count <= days), z3.And(count <= 0, count >= days)))
    else:
        short, long = DAYS_IN[unit]
        assumptions.append(z3.Or(short * count <= days, long * count <= days))
        assumptions.append(z3.Or(days < short * (count + 1), days < long * (count + 1)))
    return count, known


def _rolled(z3: Any, day: Pair, assumptions: list[Any], counted: list[Counted]) -> Pair:
    """Return some day at or after a day."""
    value, known = day
    later = z3.Function("working day from", z3.IntSort(), z3.IntSort(), z3.IntSort())
    assumptions.append(later(value, value) >= value)
    counted.append(Counted(later, value, value, _worked_from, by_notices=True))
    return later(value, value), known


def _worked_from(day: int, _: int) -> int:
    return roll(date.fromordinal(day)).toordinal()


def read(
    z3: Any,
    term: t.Rounded[Any] | t.Between[Any] | t.Rolled,
    parts: list[Pair],
    assumptions: list[Any],
    counted: list[Counted],
) -> Pair:
    """Return what a term of this file is, given its parts in the order of writing."""
    match term:
        case t.Rounded(how=how):
            return _rounded(z3, how, (parts[0], parts[1], parts[2]))
        case t.Between(kind=kind):
            return _span(z3, kind.detail, (parts[0], parts[1]), assumptions, counted)
        case _:
            return _rolled(z3, parts[0], assumptions, counted)
