"""Days as whole numbers since 1970: months that clamp at their end, and working days by two tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from regkit.frames.plan.nodes import (
    Node,
    any_of,
    both,
    case,
    compared,
    either,
    every,
    look,
    negation,
    number,
    reckoned,
)
from regkit.frames.plan.values import EPOCH
from regkit.law import CalendarNotCovered, WorkingDayCalendar

__all__ = [
    "Table",
    "Workdays",
    "after_months",
    "civil",
    "months_between",
    "nth_workday",
    "rolled",
    "workdays_between",
    "workdays_of",
]

ABSENT = -1


@dataclass(frozen=True, eq=False)
class Table:
    """Whole numbers from `first` on; `default` for every index outside."""

    name: str
    first: int
    entries: tuple[int, ...]
    default: int = ABSENT

    def at(self, index: Node) -> Node:
        """Return the entry at an index."""
        return look(self, index, min(self.default, *self.entries), max(self.default, *self.entries))


@dataclass(frozen=True, eq=False)
class Workdays:
    """The working days known: how many there are up to each day, and which is the n-th."""

    counts: Table
    days: Table


def workdays_of(calendar: WorkingDayCalendar) -> Workdays:
    """Return the tables of a calendar, from the day before the first that is known to the last."""
    day, counts, days = calendar.first, [0], []
    while True:
        try:
            works = calendar.is_working(day)
        except CalendarNotCovered:
            break
        if works:
            days.append(day.toordinal() - EPOCH)
        counts.append(len(days))
        day += timedelta(days=1)
    first = calendar.first.toordinal() - EPOCH - 1
    return Workdays(Table("working days until", first, tuple(counts)), Table("working days", 1, tuple(days)))


def nth_workday(start: Node, count: Node, tables: Workdays) -> tuple[Node, Node]:
    """Return the `count`-th working day after `start`, and where the calendar covers the count."""
    none = compared("==", count, number(0))
    before = tables.counts.at(start)
    found = tables.days.at(reckoned("add", before, count))
    inside = every((negation(compared("==", before, number(ABSENT))), negation(compared("==", found, number(ABSENT)))))
    return case([(none, start)], found), either(none, inside)


def rolled(day: Node, tables: Workdays) -> tuple[Node, Node]:
    """Return a day, or the first working day after it, and where the calendar covers the days up to it."""
    before = tables.counts.at(_sub(day, 1))
    found = tables.days.at(_add(before, 1))
    return found, every(negation(compared("==", one, number(ABSENT))) for one in (before, found))


def workdays_between(start: Node, end: Node, tables: Workdays) -> tuple[Node, Node]:
    """Return how many working days lie after one day up to another, and where the calendar covers both."""
    counts = [tables.counts.at(day) for day in (end, start)]
    same = compared("==", start, end)
    inside = every(negation(compared("==", count, number(ABSENT))) for count in counts)
    return case([(same, number(0))], _sub(*counts)), either(same, inside)


def months_between(start: Node, end: Node, months: int) -> Node:
    """Return how many whole periods of so many months lie from one day to another, less than nothing for a day before."""
    (year, month, _), (later, its_month, _) = civil(start), civil(end)
    count = _div(_add(_mul(_sub(later, year), 12), _sub(its_month, month)), months)
    passed = compared("<", end, after_months(start, _mul(count, months)))
    return case([(passed, _sub(count, 1))], count)


def after_months(day: Node, count: Node) -> Node:
    """Return the day so many months later; a month's end stands in for a day that the month has not."""
    year, month, dom = civil(day)
    months = _add(_add(_mul(year, 12), _sub(month, 1)), count)
    year, month = _div(months, 12), _add(_mod(months, 12), 1)
    most = _days_in_month(year, month)
    return _of_civil(year, month, reckoned("min", dom, most))


def _days_in_month(year: Node, month: Node) -> Node:
    leap = either(
        both(_divides(year, 4), negation(_divides(year, 100))),
        _divides(year, 400),
    )
    short = any_of(compared("==", month, number(m)) for m in (4, 6, 9, 11))
    february = compared("==", month, number(2))
    return case([(short, number(30)), (both(february, leap), number(29)), (february, number(28))], number(31))


def _divides(year: Node, by: int) -> Node:
    return compared("==", _mod(year, by), number(0))


# ── the proleptic Gregorian calendar in whole numbers, years beginning in March ─────────────────────

TO_MARCH_0000 = 719_468
PER_400_YEARS = 146_097


def civil(day: Node) -> tuple[Node, Node, Node]:
    """Return year, month and day of the month."""
    shifted = _add(day, TO_MARCH_0000)
    era = _div(shifted, PER_400_YEARS)
    of_era = _clamped(_sub(shifted, _mul(era, PER_400_YEARS)), 0, PER_400_YEARS - 1)
    corrected = _sub(_add(_sub(of_era, _div(of_era, 1460)), _div(of_era, 36_524)), _div(of_era, 146_096))
    year_of_era = _div(corrected, 365)
    passed = _add(_sub(_mul(year_of_era, 365), _div(year_of_era, 100)), _div(year_of_era, 4))
    of_year = _clamped(_sub(of_era, passed), 0, 365)
    from_march = _div(_add(_mul(of_year, 5), 2), 153)
    dom = _clamped(_add(_sub(of_year, _div(_add(_mul(from_march, 153), 2), 5)), 1), 1, 31)
    late = compared("<", number(9), from_march)
    month = _clamped(case([(late, _sub(from_march, 9))], _add(from_march, 3)), 1, 12)
    year = _add(_add(_mul(era, 400), year_of_era), case([(late, number(1))], number(0)))
    return year, month, dom


def _of_civil(year: Node, month: Node, dom: Node) -> Node:
    early = compared("<", month, number(3))
    of_march = case([(early, _sub(year, 1))], year)
    era = _div(of_march, 400)
    year_of_era = _clamped(_sub(of_march, _mul(era, 400)), 0, 399)
    from_march = _clamped(case([(early, _add(month, 9))], _sub(month, 3)), 0, 11)
    of_year = _sub(_add(_div(_add(_mul(from_march, 153), 2), 5), dom), 1)
    of_era = _add(_add(_sub(_mul(year_of_era, 365), _div(year_of_era, 100)), _div(year_of_era, 4)), of_year)
    return _sub(_add(_mul(era, PER_400_YEARS), of_era), TO_MARCH_0000)


def _clamped(node: Node, low: int, high: int) -> Node:
    """Return a number with the bounds that the calendar gives it, which its parts alone do not show."""
    if low <= node.low and node.high <= high:
        return node
    return reckoned("max", number(low), reckoned("min", number(high), node))


def _add(one: Node, other: Node | int) -> Node:
    return reckoned("add", one, _node(other))


def _sub(one: Node, other: Node | int) -> Node:
    return reckoned("sub", one, _node(other))


def _mul(one: Node, other: Node | int) -> Node:
    return reckoned("mul", one, _node(other))


def _div(one: Node, by: int) -> Node:
    return reckoned("div", one, number(by))


def _mod(one: Node, by: int) -> Node:
    return _sub(one, _mul(_div(one, by), by))


def _node(value: Any) -> Node:
    return value if isinstance(value, Node) else number(value)
