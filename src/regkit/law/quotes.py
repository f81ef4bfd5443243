"""Quotes: words of a provision, and the numbers and ranges that these words state.

They are plain values without operators, so that a rule's terms decide what arithmetic with them means.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from regkit.law.boundary import Boundary
from regkit.law.errors import QuantityError
from regkit.law.inclusion import boundary_under
from regkit.law.quantities import Quantity, dates_in
from regkit.law.reading import End, Stated, one_boundary, quantities_in, stated_in

if TYPE_CHECKING:
    from regkit.law.addresses import Address
    from regkit.law.regulation import Regulation

__all__ = ["Amendment", "Number", "Quote", "Range", "passages", "written_range"]


@dataclass(frozen=True, slots=True)
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
        return f"{self.regulation.name}{self.address.zh}"

    @property
    def en(self) -> str:
        """The English citation: `Datong, art. 17(4)`."""
        regulation = self.regulation
        version = f" ({regulation.version})" if regulation.version else ""
        return f"{regulation.en or regulation.short.capitalize()}{version}, art. {self.address.short}"

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


def passages(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """Return quotes, given in the order of the law, as one passage for each provision, as it may stand between marks.

    Words that the text has between two quotes of a provision are left out as `……`; a stop between them stays.
    """
    of_one = itertools.groupby(quotes, lambda quote: (quote.regulation.sha256, quote.address))
    return tuple(dict.fromkeys(_passage(list(some)) for _, some in of_one))


def _passage(quotes: list[Quote]) -> str:
    text, (_, end), said = quotes[0].regulation.text, quotes[0].span, quotes[0].words
    for quote in quotes[1:]:
        start, last = quote.span
        between = text[end:start]
        if any(sign.isalnum() for sign in between):
            said += f"……{quote.words}"
        else:  # nothing, where it lies within one before it
            said += "".join(between.split()) + text[max(start, end) : last]
        end = max(end, last)
    return said


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

    def meets(self, other: Range) -> bool:
        """Return whether `other` begins where this ends, so that the meeting point is in one of the two alone."""
        if self.high is None or other.low is None or not self.high.is_same(other.low):
            return False
        return self.high_inclusive is not other.low_inclusive

    def _above_low(self, quantity: Quantity) -> bool:
        if self.low is None:
            return quantity.amount > 0
        low = self.low.to(quantity.unit)
        return quantity > low or (self.low_inclusive and quantity == low)

    def _below_high(self, quantity: Quantity) -> bool:
        if self.high is None:
            return True
        high = self.high.to(quantity.unit)
        return quantity < high or (self.high_inclusive and quantity == high)

    def __str__(self) -> str:
        """Return the range as the law writes it: `5000元以上2万元以下`, `1000元以下`, `超过3次`."""
        return written_range(self.low, self.high, low_included=self.low_inclusive, high_included=self.high_inclusive)


def written_range(low: Quantity | None, high: Quantity | None, *, low_included: bool, high_included: bool) -> str:
    """Return a range as the law writes it, where 以上 and 以下 include the number, 超过 and 不满 do not."""
    lower = "" if low is None else f"{low}以上" if low_included else f"超过{low}"
    upper = "" if high is None else f"{high}以下" if high_included else f"不满{high}"
    return f"{lower}{'、' if lower and upper and not low_included else ''}{upper}"


# ── reading numbers out of a quote ───────────────────────────────────────────────────────────────


def number_of(quote: Quote, value: Quantity | date, name: str) -> Number:
    """Return the number that the quoted words state, after checking that they do."""
    if isinstance(value, Quantity):
        return Number(value, quote, name, _boundary(quote, value))
    found = dates_in(quote.words)
    if value not in found:
        raise _not_stated(quote.words, value, found)
    return Number(value, quote, name)


def _boundary(quote: Quote, value: Quantity) -> Boundary | None:
    """Return the boundary that the words draw at the value, by the regulation's own rule where it has one."""
    found = {
        _bound(quote, end)
        for stated in stated_in(quote.words)
        for end in stated.ends
        if value.is_same(end.quantity) or value.is_same(stated.rate(end))
    }
    if not found:
        raise _not_stated(quote.words, value, quantities_in(quote.words))
    return one_boundary(quote.words, value, found)


def _bound(quote: Quote, end: End | None) -> Boundary | None:
    if end is None or end.boundary is None or not end.word:
        return None if end is None else end.boundary
    return boundary_under(quote.regulation.inclusions, end.boundary, end.word, quote.address)


def range_of(quote: Quote, low: Quantity | None, high: Quantity | None, name: str) -> Range:
    """Return the range that the quoted words set, after checking that they bound it on both sides as given."""
    below, above = (_bound(quote, end) for end in _ends(quote.words, low, high))
    return Range(
        low,
        high,
        low_inclusive=below is not None and below.is_inclusive,
        high_inclusive=above is not None and above.is_inclusive,
        quote=quote,
        name=name,
    )


def _ends(words: str, low: Quantity | None, high: Quantity | None) -> tuple[End | None, End | None]:
    """Find the place in the words where exactly these two bounds are set."""
    if low is None and high is None:
        raise QuantityError("a range needs a bound", hint="give the low bound, the high bound, or both")
    ranges = [(stated, ends) for stated in stated_in(words) if (ends := _sides(stated))]
    for stated, (one, two) in ranges:
        if _is(stated, one, low) and _is(stated, two, high):
            return one, two
    wanted = " to ".join("open" if end is None else str(end) for end in (low, high))
    raise QuantityError(
        f"`{words}` does not state the range {wanted}",
        hint="it states " + ("; ".join(_shown(*ends) for _, ends in ranges) or "no range"),
    )


def _sides(stated: Stated) -> tuple[End | None, End | None] | None:
    """Return the low and the high end; a number that is bounded on one side has `None` on the other."""
    if stated.number is None:
        return stated.low, stated.high
    if stated.number.boundary is None:
        return None
    return (stated.number, None) if stated.number.boundary.is_lower else (None, stated.number)


def _is(stated: Stated, end: End | None, quantity: Quantity | None) -> bool:
    if end is None or quantity is None:
        return end is None and quantity is None
    return quantity.is_same(end.quantity) or quantity.is_same(stated.rate(end))


def _shown(low: End | None, high: End | None) -> str:
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
