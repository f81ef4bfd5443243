"""Quantities: an exact number with its unit, and how to find those that Chinese legal words state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, total_ordering
from typing import Literal

from regkit.law.errors import QuantityError
from regkit.law.money import format_money
from regkit.law.numerals import DIGITS, parse_numeral

__all__ = [
    "Quantity",
    "Stated",
    "Unit",
    "dates_in",
    "days",
    "months",
    "multiple",
    "percent",
    "persons",
    "points",
    "quantities_in",
    "stated_in",
    "times",
    "working_days",
    "years",
    "yuan",
]


class Unit(Enum):
    """A unit of the law, with its Chinese word `zh` and its English word `en`."""

    YUAN = "元", "yuan"
    RATE = "%", "percent"
    DAY = "日", "days"
    WORKING_DAY = "个工作日", "working days"
    MONTH = "个月", "months"
    YEAR = "年", "years"
    TIMES = "次", "times"
    PERSON = "人", "persons"
    MULTIPLE = "倍", "multiples"
    POINT = "分", "points"

    @property
    def zh(self) -> str:
        """The law's word."""
        return self.value[0]

    @property
    def en(self) -> str:
        """The English word."""
        return self.value[1]


@total_ordering
@dataclass(frozen=True, eq=False, slots=True)
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
        shown = self.amount * 100 if self.unit is Unit.RATE else self.amount
        return f"{_plain(shown)}{self.unit.zh}"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# ── making quantities ────────────────────────────────────────────────────────────────────────────

DECIMAL_TEXT = re.compile(r"[0-9]+(?:\.[0-9]+)?")
WHOLE_UNITS = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.TIMES, Unit.PERSON})


def _quantity(amount: int | str | Decimal, unit: Unit) -> Quantity:
    """Refuse everything that is not an exact number of 0 or more, whole where the unit is not divided."""
    exact = isinstance(amount, (int, Decimal)) and not isinstance(amount, bool)
    if not exact and not (isinstance(amount, str) and DECIMAL_TEXT.fullmatch(amount)):
        raise QuantityError(
            f"`{amount}` is not an exact number", hint='write a whole number, a Decimal, or text such as `"0.5"`'
        )
    number = Decimal(amount)
    if not number.is_finite() or number < 0:
        raise QuantityError(f"`{amount}` is not a quantity", hint="a quantity is 0 or more, and bounded")
    if unit in WHOLE_UNITS and number % 1:
        raise QuantityError(f"`{amount}` {unit.en} cannot be", hint=f"{unit.en} are counted in whole numbers")
    return Quantity(number, unit)


def yuan(amount: int | str | Decimal) -> Quantity:
    """Return an amount of money in yuan."""
    return _quantity(amount, Unit.YUAN)


def percent(amount: int | str | Decimal) -> Quantity:
    """Return a rate in percent: `percent(2)` is 2%, held as 0.02."""
    return Quantity(_quantity(amount, Unit.RATE).amount / 100, Unit.RATE)


def days(amount: int | str | Decimal) -> Quantity:
    """Return a number of calendar days (日)."""
    return _quantity(amount, Unit.DAY)


def working_days(amount: int | str | Decimal) -> Quantity:
    """Return a number of working days (工作日)."""
    return _quantity(amount, Unit.WORKING_DAY)


def months(amount: int | str | Decimal) -> Quantity:
    """Return a number of months (个月)."""
    return _quantity(amount, Unit.MONTH)


def years(amount: int | str | Decimal) -> Quantity:
    """Return a number of years (年)."""
    return _quantity(amount, Unit.YEAR)


def times(amount: int | str | Decimal) -> Quantity:
    """Return a number of times (次)."""
    return _quantity(amount, Unit.TIMES)


def persons(amount: int | str | Decimal) -> Quantity:
    """Return a number of persons (人)."""
    return _quantity(amount, Unit.PERSON)


def multiple(amount: int | str | Decimal) -> Quantity:
    """Return a multiple (倍)."""
    return _quantity(amount, Unit.MULTIPLE)


def points(amount: int | str | Decimal) -> Quantity:
    """Return a number of marks (分)."""
    return _quantity(amount, Unit.POINT)


# ── finding quantities ───────────────────────────────────────────────────────────────────────────

GAP = "[ \u3000]*"
NUMBER = r"(?:[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[一二两三四五六七八九十][一二两三四五六七八九十百千万亿零〇]*)"
UNIT_WORDS = {
    Unit.RATE: "[%％]",
    Unit.YUAN: "[万亿]?元",
    Unit.WORKING_DAY: "个?工作日",
    Unit.MONTH: "个月",
    Unit.YEAR: "年(?![度级代])",
    Unit.DAY: "[日天](?!常)",
    Unit.TIMES: "次(?![性序级要])",
    Unit.PERSON: "名?人(?![员民])",
    Unit.MULTIPLE: "倍",
    Unit.POINT: "分(?![制之钟点别])",
}
FIRST_CALENDAR_YEAR = 1000


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity found in words, where it stands, and which end of a written range (`0.5-1倍`) it is."""

    quantity: Quantity
    start: int
    end: int
    end_of_range: Literal["low", "high"] | None = None


@cache
def _stated() -> re.Pattern[str]:
    """Compile the pattern when it is first needed: it takes longer than all the rest of this module.

    A number that goes on to the left, or that follows 第, 下 or 每, counts something else: 第十五日, 下一日.
    """
    return re.compile(
        rf"百分之(?P<percent>{NUMBER})"
        rf"|(?<![第下每数几0-9.,一二两三四五六七八九十百千万亿零〇])"
        rf"(?:(?P<low>{NUMBER})[%％]?{GAP}[-–—~～至]{GAP})?(?P<number>{NUMBER}){GAP}"
        rf"(?:{'|'.join(f'(?P<{unit.name}>{word})' for unit, word in UNIT_WORDS.items())})"
    )


def stated_in(words: str) -> list[Stated]:
    """Return the quantities that `words` state, in their order, with their places."""
    without_dates = DATES.sub(lambda found: " " * len(found[0]), words)
    return [stated for found in _stated().finditer(without_dates) for stated in _read(found)]


def quantities_in(words: str) -> list[Quantity]:
    """Return the quantities that Chinese legal words state; dates and numbers of provisions are none."""
    return [stated.quantity for stated in stated_in(words)]


def _read(found: re.Match[str]) -> Iterator[Stated]:
    if found["percent"]:
        yield Stated(percent(_value(found["percent"])), *found.span())
        return
    unit = Unit[str(found.lastgroup)]
    number = _scaled(found["number"], found[unit.name], unit)
    if unit is Unit.YEAR and number.amount >= FIRST_CALENDAR_YEAR:
        return
    if found["low"]:
        yield Stated(_scaled(found["low"], found[unit.name], unit), found.start("low"), found.end("low"), "low")
    yield Stated(number, found.start("number"), found.end(), "high" if found["low"] else None)


def _scaled(number: str, word: str, unit: Unit) -> Quantity:
    value = _value(number)
    if unit is Unit.YUAN:
        value *= {"万": 10_000, "亿": 100_000_000}.get(word[0], 1)
    return Quantity(value / 100 if unit is Unit.RATE else value, unit)


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", "")) if number[0].isdigit() else Decimal(parse_numeral(number))


# ── finding dates ────────────────────────────────────────────────────────────────────────────────

DIGIT = f"[0-9{''.join(DIGITS)}]"
SHORT_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
YEAR, MONTH, DAY = (
    rf"(?P<year>{DIGIT}{{4}})\s*年",
    rf"(?P<month>{SHORT_NUMBER})\s*月",
    rf"(?P<day>{SHORT_NUMBER})\s*日",
)
DATES = re.compile(rf"(?:{YEAR}\s*)?{MONTH}\s*{DAY}")


def dates_in(words: str) -> list[date]:
    """Return the dates written out in `words`: `2008年3月1日`, `2007 年 1 月 1 日`, `二O一二年三月十九日`.

    Raises:
        QuantityError: a date is written that no calendar has.
    """
    return [_date(found) for found in DATES.finditer(words) if found["year"]]


def _date(found: re.Match[str]) -> date:
    year, month, day = (
        int(part) if part.isascii() and part.isdigit() else parse_numeral(part)
        for part in (found["year"], found["month"], found["day"])
    )
    try:
        return date(year, month, day)
    except ValueError:
        raise QuantityError(f"`{found[0]}` is not a day of the calendar") from None
