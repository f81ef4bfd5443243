"""What terms compare, reckon and put together, column-wise, given what their parts are."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Final

from regkit.frames.plan.days import Workdays, after_months, months_between, nth_workday, rolled, workdays_between
from regkit.frames.plan.joining import same_scale, strict
from regkit.frames.plan.nodes import FALSE, both, case, compared, every, negation, number, reckoned
from regkit.frames.plan.rounding import in_whole_steps
from regkit.frames.plan.values import Value, constant, equal
from regkit.language.reckoning import Rounding
from regkit.law import Label, Unit

__all__ = [
    "RECKONED",
    "CannotSay",
    "comparison",
    "elapsed",
    "in_steps",
    "reckoning",
    "recorded",
    "rolled_on",
    "shifted",
]

RECKONED: Final = {"+": "add", "-": "sub", "*": "mul", "/": "mul", "min": "min", "max": "max"}
FEWEST_DAYS, MOST_DAYS = -719_162, 2_932_896
"""The days of the years 1 and 9999."""


class CannotSay(Exception):  # noqa: N818  (a limit, told to the caller with the term)
    """No column says exactly what a term means, and why."""

    def __init__(self, why: Label) -> None:
        """Hold the reason in both languages."""
        super().__init__(why.en)
        self.why = why


def comparison(op: str, left: Value, right: Value) -> Value:
    """Return whether two values stand in a relation."""
    known = both(left.known, right.known)
    if op in {"==", "!="}:
        yes = equal(left, right)
        no = both(known, negation(yes))
        return strict((left, right), yes=yes, no=no) if op == "==" else strict((left, right), yes=no, no=yes)
    if left.is_day is not FALSE or right.is_day is not FALSE:
        one, two = left.day, right.day
    else:
        one, two = same_scale(left, right)
    holds = compared(op, one, two)
    return strict((left, right), yes=both(known, holds), no=both(known, negation(holds)))


def reckoning(op: str, left: Value, right: Value) -> Value:
    """Return a sum, a difference, a product, a share, or the lesser or greater of two amounts or days.

    Raises:
        CannotSay: it is divided by what may be another number in another row, or does not come out even.
    """
    if op == "/":
        op, right = "*", _inverse(right)
    known = both(left.known, right.known)
    if left.is_day is not FALSE or right.is_day is not FALSE:
        return strict((left, right), is_day=known, day=reckoned(RECKONED[op], left.day, right.day))
    if op == "*":
        amount, scale = reckoned("mul", left.amount, right.amount), left.scale + right.scale
    else:
        amount, scale = reckoned(RECKONED[op], *same_scale(left, right)), max(left.scale, right.scale)
    return strict((left, right), is_amount=known, amount=amount, scale=scale)


def _inverse(divisor: Value) -> Value:
    """Return one divided by a number of the text, of which a division comes out even: by 10 is times 0.1."""
    whole = divisor.amount.args[0] if divisor.amount.op == "num" else 0
    places = next((one for one in range(whole.bit_length() + 1) if whole and not 10**one % whole), None)
    if places is None:
        raise CannotSay(Label("除数除不尽", "it is divided by what does not come out even"))
    return dataclasses.replace(divisor, amount=number(10 ** (places + divisor.scale) // whole), scale=places)


def shifted(start: Value, period: Value, unit: Unit, workdays: Callable[[], Workdays]) -> Value:
    """Return the last day of a period that begins after a day.

    Raises:
        CannotSay: the period is not whole, or could end beyond the calendar.
    """
    if period.scale:
        en = f"a number of {unit.en} that is not whole cannot be counted"
        raise CannotSay(Label(f"不足一{unit.zh}的不能计算", en))
    known = both(start.known, period.known)
    length = case([(known, period.amount)], number(0))
    covered = known
    match unit:
        case Unit.DAY:
            end = reckoned("add", start.day, length)
        case Unit.WORKING_DAY:
            end, inside = nth_workday(start.day, length, workdays())
            covered = both(known, inside)
        case Unit.MONTH:
            end = after_months(start.day, length)
        case _:
            end = after_months(start.day, reckoned("mul", length, number(12)))
    if end.low < FEWEST_DAYS or end.high > MOST_DAYS:
        raise CannotSay(Label("可能超出9999年", "it could end beyond the year 9999"))
    return strict((start, period), is_day=covered, day=end)


def elapsed(start: Value, end: Value, unit: Unit, workdays: Callable[[], Workdays]) -> Value:
    """Return how many whole units of time lie from one day to another."""
    known = both(start.known, end.known)
    one, other = (case([(known, value.day)], number(0)) for value in (start, end))
    covered = known
    match unit:
        case Unit.DAY:
            count = reckoned("sub", other, one)
        case Unit.WORKING_DAY:
            count, inside = workdays_between(one, other, workdays())
            covered = both(known, inside)
        case _:
            count = months_between(one, other, 1 if unit is Unit.MONTH else 12)
    return strict((start, end), is_amount=covered, amount=count)


def rolled_on(day: Value, workdays: Callable[[], Workdays]) -> Value:
    """Return a day, or the first working day after it."""
    end, inside = rolled(case([(day.known, day.day)], number(0)), workdays())
    return strict((day,), is_day=both(day.known, inside), day=end)


def in_steps(how: Rounding, top: Value, divisor: Value, step: Value) -> Value:
    """Return a quotient in whole steps, reckoned in whole numbers: floor, ceiling, or floor of it and a half."""
    if divisor.amount.low < 0 or step.amount.op != "num":
        raise CannotSay(Label("除数可能小于零", "it is divided by what may be less than nothing"))
    known = every((top.known, divisor.known, negation(compared("==", divisor.amount, number(0)))))
    size: int = step.amount.args[0]
    below = reckoned("mul", reckoned("max", divisor.amount, number(1)), number(size * 10**top.scale))
    above = reckoned("mul", top.amount, number(10 ** (divisor.scale + step.scale)))
    count = in_whole_steps(above, below, how)
    return strict((top, divisor), is_amount=known, amount=reckoned("mul", count, number(size)), scale=step.scale)


def recorded(cls: type, entries: dict[str, Value]) -> Value:
    """Return an outcome of several fields; those that are not given are as the class has them."""
    fields: dict[str, Value] = {}
    for one in dataclasses.fields(cls):
        if one.name in entries:
            fields[one.name] = entries[one.name]
        elif one.default is not dataclasses.MISSING:
            fields[one.name] = constant(one.default)
        elif one.default_factory is not dataclasses.MISSING:
            fields[one.name] = constant(one.default_factory())
    parts = tuple(entries.values())
    return strict(parts, is_record=every(part.known for part in parts), cls=cls, fields=fields)
