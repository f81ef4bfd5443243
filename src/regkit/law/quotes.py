"""Quotes: words of a provision, and the numbers and ranges that these words state.

They are plain values without operators, so that a rule's terms decide what arithmetic with them means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from regkit.law.boundary import Boundary, boundary_at, boundary_of
from regkit.law.errors import QuantityError
from regkit.law.quantities import Quantity, Stated, dates_in, quantities_in, stated_in

if TYPE_CHECKING:
    from regkit.law.addresses import Address
    from regkit.law.regulation import Regulation

__all__ = ["Amendment", "Number", "Quote", "Range"]


@dataclass(frozen=True, eq=False, slots=True)
class Quote:
    """Verbatim words of a regulation and the narrowest provision in which they stand.

    Two quotes are the same if they are the same span of the same text, wherever each was taken.

    Attributes:
        regulation: whose words they are.
        address: where they stand; without a paragraph number where the article has one paragraph only.
        words: the words.
        span: where they begin and end in the text of the regulation.
    """

    regulation: Regulation
    address: Address
    words: str
    span: tuple[int, int]

    def __eq__(self, other: object) -> bool:
        """Return whether both are the same span of the same text, with the same address."""
        return self._same == other._same if isinstance(other, Quote) else NotImplemented

    def __hash__(self) -> int:
        """Hash by text and span."""
        return hash((self.regulation.sha256, self.span))

    @property
    def _same(self) -> tuple[object, ...]:
        return self.regulation.id, self.regulation.sha256, self.address, self.span

    @property
    def zh(self) -> str:
        """The Chinese citation: `《…办法》第十七条第(四)项`."""
        return f"《{self.regulation.title}》{self.address.zh}"

    @property
    def en(self) -> str:
        """The English citation: `Datong, art. 17(4)`."""
        return f"{self.regulation.short.capitalize()}, art. {self.address.short}"

    @property
    def eid(self) -> str:
        """The full identifier of the provision: `art_17__para_1__point_4`."""
        return self.regulation.at(self.address).address.eid

    def __str__(self) -> str:
        """Return the citation and the words."""
        return f"{self.zh}:“{self.words}”"

    def __repr__(self) -> str:
        """Return the English citation and the words."""
        return f"<{self.en}: {self.words}>"


@dataclass(frozen=True, eq=False, slots=True)
class Number:
    """A quantity or a date that quoted words state.

    Attributes:
        value: the quantity or the date.
        quote: the words that state it.
        name: what to call it in listings; may be empty.
        boundary: what the word beside it includes, or `None` where no such word stands there.
    """

    value: Quantity | date
    quote: Quote
    name: str
    boundary: Boundary | None = None

    def becomes(self, value: Quantity | date) -> Amendment:
        """Return the amendment that puts `value` in place of this number.

        Raises:
            QuantityError: the new value is of another unit, or is no date where the number is one.
        """
        _check_like(self.value, value)
        return Amendment(self, value)

    def __str__(self) -> str:
        """Return the value as the law writes it."""
        return str(self.value)

    def __repr__(self) -> str:
        """Return the value and where it stands."""
        return f"<{self.value}, {self.quote.en}>"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A number of the text and the value that is tried in its place."""

    number: Number
    value: Quantity | date

    def __str__(self) -> str:
        """Return the place, the number as it is and as it is tried."""
        return f"{self.number.quote.address.zh}: {self.number.value} → {self.value}"


@dataclass(frozen=True, eq=False, slots=True)
class Range:
    """The bounds that quoted words set: `5000元以上2万元以下`. A range without a low end starts above nothing.

    Attributes:
        low, high: the bounds; `None` where the words set none.
        low_inclusive, high_inclusive: whether the bound itself is inside; false for a bound that is not set.
        quote: the words that set them.
        name: what to call it in listings; may be empty.
    """

    low: Quantity | None
    high: Quantity | None
    low_inclusive: bool
    high_inclusive: bool
    quote: Quote
    name: str

    def contains(self, quantity: Quantity) -> bool:
        """Return whether `quantity` is within the bounds; nothing at all is never within an open low end.

        Raises:
            QuantityError: the quantity is of another unit.
        """
        return self._above_low(quantity) and self._below_high(quantity)

    def _above_low(self, quantity: Quantity) -> bool:
        if self.low is None:
            return quantity.amount > 0
        return quantity > self.low or (self.low_inclusive and quantity == self.low)

    def _below_high(self, quantity: Quantity) -> bool:
        if self.high is None:
            return True
        return quantity < self.high or (self.high_inclusive and quantity == self.high)

    def __str__(self) -> str:
        """Return the range in the notation of intervals: `[5000元, 2万元]`, `(0, 1000元]`."""
        low = "0" if self.low is None else str(self.low)
        high = "∞" if self.high is None else str(self.high)
        return f"{'[' if self.low_inclusive else '('}{low}, {high}{']' if self.high_inclusive else ')'}"


# ── reading numbers out of a quote ───────────────────────────────────────────────────────────────


def number_of(quote: Quote, value: Quantity | date, name: str) -> Number:
    """Return the number that the quoted words state, after checking that they do."""
    if isinstance(value, Quantity):
        boundary = boundary_of(quote.words, value)
        found: list[Quantity] | list[date] = quantities_in(quote.words)
        is_stated = any(value.is_same(quantity) for quantity in found)
    else:
        boundary, found = None, dates_in(quote.words)
        is_stated = value in found
    if not is_stated:
        raise _not_stated(quote.words, value, found)
    return Number(value, quote, name, boundary)


def range_of(quote: Quote, low: Quantity | None, high: Quantity | None, name: str) -> Range:
    """Return the range that the quoted words set, after checking that they bound it on both sides as given."""
    ends = _ends(quote.words, low, high)
    low_boundary, high_boundary = (None if end is None else boundary_at(quote.words, end) for end in ends)
    return Range(
        low,
        high,
        low_inclusive=low_boundary is not None and low_boundary.is_inclusive,
        high_inclusive=high_boundary is not None and high_boundary.is_inclusive,
        quote=quote,
        name=name,
    )


def _ends(words: str, low: Quantity | None, high: Quantity | None) -> tuple[Stated | None, Stated | None]:
    """Find the place in the words where exactly these two bounds stand, the low one directly before the high one."""
    if low is None and high is None:
        raise QuantityError("a range needs a bound", hint="give the low bound, the high bound, or both")
    ends = _pairs(words)
    for one, two in ends:
        if _is(one, low) and _is(two, high):
            return one, two
    wanted = " to ".join("open" if end is None else str(end) for end in (low, high))
    raise QuantityError(
        f"`{words}` does not state the range {wanted}",
        hint="it states " + ("; ".join(_shown(*pair) for pair in ends) or "no range"),
    )


def _pairs(words: str) -> list[tuple[Stated | None, Stated | None]]:
    """Pair each low bound with the high bound right behind it; a bound without its other end has `None` there."""
    bounds = [(stated, edge) for stated in stated_in(words) if (edge := boundary_at(words, stated))]
    closed = [(one, two) for (one, low), (two, high) in pairwise(bounds) if low.is_lower and not high.is_lower]
    paired = {id(end) for pair in closed for end in pair}
    alone = [(stated, edge.is_lower) for stated, edge in bounds if id(stated) not in paired]
    return [*closed, *((stated, None) if lower else (None, stated) for stated, lower in alone)]


def _is(stated: Stated | None, quantity: Quantity | None) -> bool:
    if stated is None or quantity is None:
        return stated is None and quantity is None
    return stated.quantity.is_same(quantity)


def _shown(low: Stated | None, high: Stated | None) -> str:
    return " to ".join("open" if end is None else f"`{end.quantity}`" for end in (low, high))


def _not_stated(words: str, value: Quantity | date, found: list[Quantity] | list[date]) -> QuantityError:
    listed = ", ".join(f"`{item}`" for item in found) or "nothing of the kind"
    return QuantityError(f"`{value}` is not stated in `{words}`", hint=f"these words state {listed}")


def _check_like(old: Quantity | date, new: Quantity | date) -> None:
    if isinstance(old, Quantity) and isinstance(new, Quantity) and old.unit is new.unit:
        return
    if isinstance(old, date) and isinstance(new, date):
        return
    kind = f"a quantity in {old.unit.en}" if isinstance(old, Quantity) else "a date"
    raise QuantityError(f"`{old}` cannot become `{new}`", hint=f"its replacement is {kind}")
