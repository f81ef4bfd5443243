"""What the operators of the rule language do to known values; every evaluator uses these."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)
from typing import Any, Final

from regkit.language import terms as t
from regkit.language.errors import RuleError
from regkit.language.outcomes import UNKNOWN
from regkit.language.reckoning import Rounding
from regkit.law import CalendarNotCovered, Quantity, WorkingDayCalendar, elapsed, last_day, roll

__all__ = ["EXACT", "OPERATIONS", "Timed", "applied", "quotient", "rounded", "rounding", "uncovered_year"]

EXACT: Final = Context(prec=80, traps=[DivisionByZero, Inexact, InvalidOperation, Overflow])
"""Rules reckon in a context of their own, whatever the caller's: a result that cannot be held exactly is an error."""

ZERO = Decimal(0)
PLACES: Final = {
    how: Context(prec=EXACT.prec, rounding=rounding, traps=[InvalidOperation])
    for how, rounding in ((Rounding.DOWN, ROUND_FLOOR), (Rounding.UP, ROUND_CEILING), (Rounding.HALF_UP, ROUND_HALF_UP))
}
"""How an amount that is not below nothing is brought to a decimal place."""


def quotient(left: Decimal | int, right: Decimal | int) -> Decimal:
    """Return a quotient that comes out even.

    Raises:
        RuleError: it does not (a number of the rule was amended); no digit is lost in silence.
    """
    try:
        found = EXACT.divide(Decimal(left), Decimal(right))
    except (Inexact, DivisionByZero, InvalidOperation):
        raise RuleError(f"`{left} / {right}` does not come out even", hint="round it in the rule: `rounded`") from None
    return EXACT.add(found, ZERO)  # 20, never 2E+1


def rounded(term: Decimal | int, divisor: Decimal | int, step: Decimal | int, how: Rounding) -> Decimal:
    """Return `term / divisor` brought to a whole number of steps, reckoned in whole numbers throughout."""
    if divisor == 1 and term >= 0 and isinstance(term, Decimal) and isinstance(step, Decimal) and _is_a_place(step):
        return term.quantize(step, context=PLACES[how])  # the same, by digits
    (a, b), (c, d), (e, f) = (Decimal(one).as_integer_ratio() for one in (term, divisor, step))
    top, bottom = a * d * f, b * c * e
    if not bottom:
        raise RuleError(f"`{term}` cannot be divided by nothing")
    match how:
        case Rounding.DOWN:
            steps = top // bottom
        case Rounding.UP:
            steps = -(-top // bottom)
        case _:
            steps = (2 * top + bottom) // (2 * bottom)
    return EXACT.multiply(Decimal(steps), Decimal(step))


def rounding(how: Rounding, step: Any) -> Callable[..., Decimal]:
    """Return a function that rounds as `rounded` does to steps that are known beforehand; its last argument is `step`.

    Args:
        how: which way.
        step: the steps, as far as they are known; anything else where they are reckoned case by case.
    """
    if not (isinstance(step, Decimal) and _is_a_place(step)):
        return lambda term, divisor, step: rounded(term, divisor, step, how)

    context = PLACES[how]

    def brought(term: Any, divisor: Any, step: Any) -> Decimal:
        if divisor == 1 and term.__class__ is Decimal:
            if term.same_quantum(step):  # it is even already
                return term
            if term >= 0:
                return term.quantize(step, context=context)
        return rounded(term, divisor, step, how)

    return brought


def _is_a_place(step: Decimal) -> bool:
    """Return whether steps are one unit of a decimal place, such as a fen."""
    return step.as_tuple().digits == (1,)


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
    "/": quotient,
    "min": min,
    "max": max,
}


# ── what takes a calendar, a step or a unit from its term ────────────────────────────────────────────

Timed = t.Shift | t.Between[Any] | t.Rolled | t.Rounded[Any]


def applied(term: Timed, calendar: WorkingDayCalendar | None, values: Sequence[Any]) -> Any:
    """Return what a term makes of the known values of its parts; UNKNOWN where no calendar covers its working days."""
    try:
        return _applied(term, calendar, values)
    except CalendarNotCovered:
        return UNKNOWN


def uncovered_year(term: Timed, calendar: WorkingDayCalendar | None, values: Sequence[Any]) -> int | None:
    """Return the year whose working days are not known, where that is what keeps a term from its value."""
    try:
        _applied(term, calendar, values)
    except CalendarNotCovered as error:
        return error.year
    return None


def _applied(term: Timed, calendar: WorkingDayCalendar | None, values: Sequence[Any]) -> Any:
    match term:
        case t.Shift(period=period):
            day, amount = values
            return last_day(day, Quantity(Decimal(amount), period.kind.detail), calendar)
        case t.Between(kind=kind):
            start, end = values
            return Decimal(elapsed(start, end, kind.detail, calendar))
        case t.Rolled():
            return roll(values[0], calendar)
        case t.Rounded(how=how):
            amount, divisor, step = values
            return rounded(amount, divisor, step, how)
