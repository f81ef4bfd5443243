"""Days of a calendar that the next notice may still change, where an answer was counted through them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from regkit.engine.reference import Case, evaluate
from regkit.language import terms as t
from regkit.law import Unit, WorkingDayCalendar

__all__ = ["provisional_days"]


def provisional_days(on_path: list[t.Term[Any]], case: Case) -> tuple[date, ...]:
    """Return the days counted for an answer that next year's notice of the State Council may still change.

    Args:
        on_path: the terms on which the answer rests.
        case: the question, with its calendar.
    """
    spans = {span for term in on_path for inner in _counted(term) if (span := _span(inner, case)) is not None}
    calendar = case.calendar or (WorkingDayCalendar.state_council() if spans else None)
    if calendar is None:
        return ()
    return tuple(sorted({day for start, end in spans for day in _late(start, end, calendar)}))


@functools.lru_cache(maxsize=65_536)
def _counted(term: t.Term[Any]) -> tuple[t.Term[Any], ...]:
    """Return what a term on the path counts through working days: itself, or what stands in a comparison."""
    reckoned = t.walk(term) if isinstance(term, (t.Compare, t.IsIn)) else (term,)
    return tuple(one for one in reckoned if _is_counted(one))


def _is_counted(term: t.Term[Any]) -> bool:
    match term:
        case t.Shift(period=period):
            return period.kind.detail is Unit.WORKING_DAY
        case t.Between(kind=kind):
            return kind.detail is Unit.WORKING_DAY
        case _:
            return isinstance(term, t.Rolled)


def _span(term: t.Term[Any], case: Case) -> tuple[date, date] | None:
    """Return the first and the last day through which a term counts, where both are known."""
    match term:
        case t.Shift(start=start):
            ends = _after(evaluate(start, case)), evaluate(term, case)
        case t.Between(start=start, end=end):
            ends = _after(evaluate(start, case)), evaluate(end, case)
        case t.Rolled(day=day):
            ends = evaluate(day, case), evaluate(term, case)
        case _:
            return None
    return ends if all(isinstance(end, date) for end in ends) else None


def _after(day: Any) -> Any:
    """Return the first day that is counted from a day, if that is known."""
    return day + timedelta(days=1) if isinstance(day, date) else day


def _late(start: date, end: date, calendar: WorkingDayCalendar) -> Iterator[date]:
    """Yield the days from `start` through `end` that are provisional: in the last week that the calendar covers."""
    for step in range(7):
        day = calendar.last - timedelta(days=step)
        if start <= day <= end and calendar.is_provisional(day):
            yield day
