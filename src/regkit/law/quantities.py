"""Quantities: an exact number with its unit; and the dates that words state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, Inexact, InvalidOperation
from fractions import Fraction
from functools import total_ordering

from regkit.law.errors import InputError, QuantityError
from regkit.law.lazy import Lazy
from regkit.law.measures import Unit, quotient
from regkit.law.money import format_money
from regkit.law.numerals import DIGITS, EXACT, NARROW, is_whole, numeral, parse_numeral

__all__ = [
    "DATES",
    "Quantity",
    "Unit",
    "dates_at",
    "dates_in",
    "days",
    "fraction",
    "months",
    "multiple",
    "percent",
    "persons",
    "points",
    "quantity",
    "times",
    "working_days",
    "years",
    "yuan",
]


@total_ordering
@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number of a unit. A rate is held as the factor it stands for: 2% is `Decimal("0.02")`.

    Quantities of different units can neither be compared nor be equal: asking raises `QuantityError`.
    """

    amount: Decimal
    unit: Unit

    def __eq__(self, other: object) -> bool:
        """Return whether both state the same amount of the same unit."""
        return self.amount == self._like(other) if isinstance(other, Quantity) else NotImplemented

    def __lt__(self, other: Quantity) -> bool:
        """Return whether this is the smaller amount."""
        return self.amount < self._like(other) if isinstance(other, Quantity) else NotImplemented

    def __hash__(self) -> int:
        """Hash by amount and unit."""
        return hash((self.amount, self.unit))

    def is_same(self, other: object) -> bool:
        """Return whether `other` is this amount of this unit; unlike `==`, answer for any two things."""
        return isinstance(other, Quantity) and self.unit is other.unit and self.amount == other.amount

    def _like(self, other: Quantity) -> Decimal:
        if self.unit is not other.unit:
            raise QuantityError(
                f"`{self}` and `{other}` cannot be compared",
                hint=f"one is in {self.unit.en}, the other in {other.unit.en}",
            )
        return other.amount

    def __str__(self) -> str:
        """Write the quantity as the law does: `50万元`, `2%`, `15个工作日`."""
        if self.unit is Unit.YUAN:
            return format_money(self.amount)
        if self.unit.is_share:
            return f"{self.unit.zh}{numeral(self.amount)}"
        shown = self.amount.scaleb(2, EXACT) if self.unit is Unit.RATE else self.amount
        return f"{_plain(shown)}{self.unit.zh}"

    def to(self, unit: Unit) -> Quantity:
        """Return the same quantity in another unit of its dimension: 2公顷 in 平方米 is 20000平方米.

        Raises:
            QuantityError: the unit measures something else, or the amount has no exact decimal number in it.
        """
        if not self.unit.is_like(unit):
            raise QuantityError(
                f"`{self}` cannot be told in {unit.en}", hint=f"one is in {self.unit.en}, the other in {unit.en}"
            )
        if self.unit.factor == unit.factor:
            return Quantity(self.amount, unit)
        ratio = Fraction(self.amount) * self.unit.factor / unit.factor
        try:
            return Quantity(EXACT.divide(Decimal(ratio.numerator), Decimal(ratio.denominator)), unit)
        except (Inexact, InvalidOperation):
            raise QuantityError(
                f"`{self}` has no exact number in {unit.en}", hint="compare it in its own unit"
            ) from None

    def per(self, unit: Unit) -> Quantity:
        """Return the quantity as a rate per `unit`: `yuan(50).per(Unit.SQUARE_METRE)` is 50元/平方米.

        Raises:
            QuantityError: its unit cannot be divided by that unit.
        """
        return Quantity(self.amount, quotient(self.unit, unit))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# ── making quantities ────────────────────────────────────────────────────────────────────────────

DECIMAL_TEXT = Lazy(r"[0-9]+(?:\.[0-9]+)?")


def quantity(amount: int | str | Decimal, unit: Unit) -> Quantity:
    """Return an exact number of a unit; a rate in percent is `percent`.

    Raises:
        QuantityError: the amount is not an exact number of 0 or more, or not whole where the unit is counted.
    """
    exact = isinstance(amount, (int, Decimal)) and not isinstance(amount, bool)
    if not exact and not (isinstance(amount, str) and DECIMAL_TEXT.fullmatch(amount)):
        raise QuantityError(
            f"`{amount}` is not an exact number", hint='write a whole number, a Decimal, or text such as `"0.5"`'
        )
    number = Decimal(amount)
    if not number.is_finite() or number < 0:
        raise QuantityError(f"`{amount}` is not a quantity", hint="a quantity is 0 or more, and bounded")
    if unit.is_counted and not is_whole(number):
        raise QuantityError(f"`{amount}` {unit.en} cannot be", hint=f"{unit.en} are counted in whole numbers")
    return Quantity(number, unit)


def yuan(amount: int | str | Decimal) -> Quantity:
    """Return an amount of money in yuan."""
    return quantity(amount, Unit.YUAN)


def percent(amount: int | str | Decimal) -> Quantity:
    """Return a rate in percent: `percent(2)` is 2%, held as 0.02."""
    return Quantity(quantity(amount, Unit.RATE).amount.scaleb(-2, EXACT), Unit.RATE)


def fraction(parts: int, of: int) -> Quantity:
    """Return a share: `fraction(2, 3)` is 三分之二.

    Raises:
        QuantityError: a number is not whole, or there are not two parts or more.
    """
    if isinstance(of, bool) or not isinstance(of, int):
        raise QuantityError(f"`{of}` is not a number of parts", hint="a share is so many of so many equal parts")
    if isinstance(parts, bool) or not isinstance(parts, int):
        raise QuantityError(f"`{parts}` is not a number of parts", hint="a share is so many of so many equal parts")
    return quantity(parts, Unit.share(of))


def days(amount: int | str | Decimal) -> Quantity:
    """Return a number of calendar days (日)."""
    return quantity(amount, Unit.DAY)


def working_days(amount: int | str | Decimal) -> Quantity:
    """Return a number of working days (工作日)."""
    return quantity(amount, Unit.WORKING_DAY)


def months(amount: int | str | Decimal) -> Quantity:
    """Return a number of months (个月)."""
    return quantity(amount, Unit.MONTH)


def years(amount: int | str | Decimal) -> Quantity:
    """Return a number of years (年)."""
    return quantity(amount, Unit.YEAR)


def times(amount: int | str | Decimal) -> Quantity:
    """Return a number of times (次)."""
    return quantity(amount, Unit.TIMES)


def persons(amount: int | str | Decimal) -> Quantity:
    """Return a number of persons (人)."""
    return quantity(amount, Unit.PERSON)


def multiple(amount: int | str | Decimal) -> Quantity:
    """Return a multiple (倍)."""
    return quantity(amount, Unit.MULTIPLE)


def points(amount: int | str | Decimal) -> Quantity:
    """Return a number of marks (分)."""
    return quantity(amount, Unit.POINT)


# ── finding dates ────────────────────────────────────────────────────────────────────────────────

DIGIT = f"[0-9{''.join(DIGITS)}]"
SHORT_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
YEAR, MONTH, DAY = (
    rf"(?P<year>{DIGIT}{{4}})\s*年",
    rf"(?P<month>{SHORT_NUMBER})\s*月",
    rf"(?P<day>{SHORT_NUMBER})\s*日",
)
DATES = Lazy(rf"(?:{YEAR}\s*)?{MONTH}\s*{DAY}")


def dates_in(words: str) -> list[date]:
    """Return the dates written out in `words`: `2008年3月1日`, `2007 年 1 月 1 日`, `二O一二年三月十九日`.

    Raises:
        QuantityError: a date is written that no calendar has.
    """
    return [day for day, _ in dates_at(words)]


def dates_at(words: str) -> Iterator[tuple[date, tuple[int, int]]]:
    """Yield the dates written out in `words`, each with where it begins and ends.

    Raises:
        QuantityError: as for `dates_in`.
    """
    for found in DATES.finditer(words.translate(NARROW)):
        if found["year"]:
            yield _date(found), found.span()


def _date(found: re.Match[str]) -> date:
    try:
        year, month, day = (
            int(part) if part.isascii() else parse_numeral(part)
            for part in (found["year"], found["month"], found["day"])
        )
        return date(year, month, day)
    except (ValueError, InputError):
        raise QuantityError(f"`{found[0]}` is not a day of the calendar") from None
