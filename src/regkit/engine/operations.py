"""What the operators of the rule language do to known values; every evaluator uses these."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from typing import Any, Final

from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN
from regkit.law import CalendarNotCovered, Quantity, WorkingDayCalendar, last_day

__all__ = ["EXACT", "OPERATIONS", "shift"]

EXACT: Final = Context(prec=80, traps=[Inexact, InvalidOperation, Overflow])
"""Rules reckon in a context of their own, whatever the caller's: a result that cannot be held exactly is an error."""

OPERATIONS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": EXACT.add,
    "-": EXACT.subtract,
    "*": EXACT.multiply,
    "min": min,
    "max": max,
}


def shift(day: date, amount: Decimal | int, period: t.Term[Any], calendar: WorkingDayCalendar | None) -> Any:
    """Return the last day of a period, or UNKNOWN where no calendar covers its working days."""
    try:
        return last_day(day, Quantity(Decimal(amount), period.kind.detail), calendar)
    except CalendarNotCovered:
        return UNKNOWN
