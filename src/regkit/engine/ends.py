"""Ends between which reckonings lie, from the ends of what they reckon with; `None` where there is no end."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

from regkit.engine.operations import applied, rounded
from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN
from regkit.language.reckoning import Rounding
from regkit.law import WorkingDayCalendar

__all__ = ["Ends", "multiplied", "rounded_ends", "timed"]

Ends = tuple[Any, Any]
INFINITY = Decimal("Infinity")


def multiplied(left: Ends, right: Ends) -> Ends:
    """Return the ends of a product: the least and the most of the products of the ends."""
    products = [_times(one, two) for one, two in itertools.product(_open(left), _open(right))]
    return _closed((min(products), max(products)))


def _times(one: Any, two: Any) -> Any:
    return Decimal(0) if 0 in {one, two} else one * two


def _open(ends: Ends) -> Ends:
    low, high = ends
    return (-INFINITY if low is None else low), (INFINITY if high is None else high)


def _closed(ends: Ends) -> Ends:
    low, high = ends
    return (None if low == -INFINITY else low), (None if high == INFINITY else high)


def rounded_ends(term: t.Rounded[Any], top: Ends, bottom: Ends, step: Any) -> Ends:
    """Return the ends of a rounded quotient; none where the divisor may be less than nothing."""
    if bottom[0] is None or bottom[0] < 0:
        return None, None
    (low, high), divisors = _open(top), _open(bottom)
    lows = [_corner(term, low, divisor, step, far=-INFINITY) for divisor in divisors]
    highs = [_corner(term, high, divisor, step, far=INFINITY) for divisor in divisors]
    return _closed((min(lows), max(highs)))


def _corner(term: t.Rounded[Any], top: Decimal, divisor: Decimal, step: Decimal, *, far: Decimal) -> Decimal:
    """Return the quotient at a corner; `far` is where it goes when both are without end."""
    sign = Decimal(0).compare(Decimal(top)) * -1
    if not sign or divisor == 0:
        return sign * INFINITY if sign else sign
    if abs(top) == INFINITY:
        return top if divisor != INFINITY or top == far else _next_to_nothing(term, sign, step)
    return _next_to_nothing(term, sign, step) if divisor == INFINITY else rounded(top, divisor, step, term.how)


def _next_to_nothing(term: t.Rounded[Any], sign: Decimal, step: Decimal) -> Decimal:
    away = (term.how is Rounding.UP and sign > 0) or (term.how is Rounding.DOWN and sign < 0)
    return sign * step if away else Decimal(0)


def timed(term: t.Between[Any] | t.Rolled, parts: list[Ends], calendar: WorkingDayCalendar | None) -> Ends:
    """Return the ends of a span between two days, or of a day rolled on."""
    if isinstance(term, t.Rolled):
        low, high = ((end,) for end in parts[0])
        return _known(term, low, calendar), _known(term, high, calendar)
    (first, last), (earliest, latest) = parts
    return _known(term, (last, earliest), calendar), _known(term, (first, latest), calendar)


def _known(term: t.Between[Any] | t.Rolled, days: tuple[Any, ...], calendar: WorkingDayCalendar | None) -> Any:
    if None in days:
        return None
    found = applied(term, calendar, days)
    return None if found is UNKNOWN else found
