"""What words state: every quantity and range of a sentence, with what is said of it and the thing it is per.

A sentence is taken apart in three steps: the numbers with their units, the words that bound each of them, the pairs
that make ranges. A number is read whole or refused, and what bounds nothing is not taken for a bound.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from regkit.law.boundary import Boundary, Says
from regkit.law.bounding import JOINED, Bounded, bounded_in, share_out
from regkit.law.errors import QuantityError
from regkit.law.figures import Figure, plain
from regkit.law.measures import TIMES, Unit
from regkit.law.quantities import Quantity
from regkit.law.ranges import figures_in, is_range_mark

__all__ = ["Stated", "boundary_of", "quantities_in", "stated_in"]

BOUNDARIES: dict[Says, Boundary] = {
    "at_least": Boundary.AT_LEAST,
    "at_most": Boundary.AT_MOST,
    "more_than": Boundary.MORE_THAN,
    "less_than": Boundary.LESS_THAN,
    "after": Boundary.MORE_THAN,
}
LOWER = frozenset({"at_least", "more_than"})
UPPER = frozenset({"at_most", "less_than"})
OF_RANGES: frozenset[Says] = frozenset({"at_least", "at_most", "less_than", "about"})
"""What may be said of a range itself: 3万至5万元以上."""


@dataclass(frozen=True, slots=True)
class End:
    """A quantity as words state it: alone, or as an end of a range.

    Attributes:
        quantity: what is stated.
        written: its unit as written, where that tells more than the quantity: `‰`.
        boundary: how the words bound it; `None` where they do not.
        word: the word that bounds it; empty where none does.
    """

    quantity: Quantity
    written: str
    boundary: Boundary | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """One number or range that words state.

    Attributes:
        words: the words, with the word that bounds the number where it stands beside it.
        start, end: where they begin and end.
        number: the number, or `None` where it is a range.
        low, high: the ends of the range, or `None`.
        says: what is said of the number; of a range `exactly`, unless the range itself is where a bound is set.
        per: the thing after 每 for each of which it holds, or after `/`; empty where there is none.
        is_apart: whether the word that bounds it stands elsewhere in the sentence.
        is_reversed: whether the greater end is written first.
    """

    words: str
    start: int
    end: int
    number: End | None = None
    low: End | None = None
    high: End | None = None
    says: Says = "exactly"
    per: str = ""
    is_apart: bool = False
    is_reversed: bool = False

    @property
    def ends(self) -> tuple[End, ...]:
        """The number, or both ends of the range."""
        return tuple(end for end in (self.number, self.low, self.high) if end is not None)

    def rate(self, end: End) -> Quantity | None:
        """Return the quantity as a rate, where the things it is per are units: `每平方米五十元` is 50元/平方米."""
        units = {unit.zh.removeprefix("个"): unit for unit in Unit.all() if unit.dimension}
        quantity = end.quantity
        for thing in self.per.split("·"):
            if thing not in units or quantity.unit.is_like(units[thing]):
                return None
            quantity = quantity.per(units[thing])
        return quantity


def quantities_in(words: str) -> list[Quantity]:
    """Return the quantities that Chinese legal words state; dates and numbers of provisions are none.

    Raises:
        QuantityError: a number is written in a way that cannot be read whole.
    """
    return [end.quantity for stated in stated_in(words) for end in stated.ends]


def boundary_of(words: str, quantity: Quantity) -> Boundary | None:
    """Return the boundary that the words about `quantity` draw, or `None` where they draw none.

    Raises:
        QuantityError: the quantity is stated more than once, with different boundaries; or as for `quantities_in`.
    """
    ends = [end for stated in stated_in(words) for end in stated.ends if end.quantity.is_same(quantity)]
    return one_boundary(words, quantity, {end.boundary for end in ends})


def one_boundary(words: str, quantity: Quantity, found: set[Boundary | None]) -> Boundary | None:
    """Return the only boundary that was found."""
    if len(found) > 1:
        raise QuantityError(
            f"`{quantity}` is bounded in different ways in `{words}`", hint="quote the words about one of them"
        )
    return found.pop() if found else None


def stated_in(words: str) -> list[Stated]:
    """Return the numbers and ranges that `words` state, in their order, with their places.

    Raises:
        QuantityError: as for `quantities_in`.
    """
    text = plain(words)
    found = share_out(text, bounded_in(text, figures_in(text)))
    stated: list[Stated] = []
    i = 0
    while i < len(found):
        pair = _pair(text, found[i], found[i + 1]) if i + 1 < len(found) else None
        stated.append(pair or _single(found[i]))
        i += 2 if pair else 1
    return [replace(one, words=words[one.start : one.end]) for one in stated]


# ── one number, or two that make a range ─────────────────────────────────────────────────────────


def _end(one: Bounded, says: Says | None = None) -> End:
    """Return the end that a number is; where the range says how it is bounded, no word beside it does."""
    quantity = one.figure.quantity
    assert quantity is not None  # noqa: S101  (figures without one are dropped before)
    return End(quantity, one.figure.written, BOUNDARIES.get(says or one.says), "" if says else one.word)


def _single(one: Bounded) -> Stated:
    return Stated("", one.start, one.end, number=_end(one), says=one.says, per=one.per, is_apart=one.is_apart)


def _pair(text: str, one: Bounded, two: Bounded) -> Stated | None:
    """Return the range that two numbers make, if they do."""
    if not _alike(one.figure, two.figure):
        return None
    if one.suffix is None and is_range_mark(text[one.figure.end : two.figure.start]):
        return _from_to(one, two)
    if one.says not in LOWER or one.is_apart or two.is_apart:
        return None
    joint = text[one.end : two.start]
    if two.says in UPPER and JOINED.fullmatch(joint):
        return Stated("", one.start, two.end, low=_end(one), high=_end(two), per=one.per)
    if two.says == "exactly" and is_range_mark(joint):
        return Stated("", one.start, two.end, low=_end(one), high=_end(two, "at_most"), per=one.per)
    return None


def _alike(one: Figure, two: Figure) -> bool:
    """Return whether both are of one dimension, or both measure time, as 六个月 and 三年, 三日 and 一个月."""
    a, b = (figure.quantity.unit for figure in (one, two) if figure.quantity is not None)
    bases = {base for base, _ in (*a.dimension, *b.dimension)}
    return a.is_like(b) or bool(a.dimension and b.dimension and bases <= TIMES)


def _from_to(one: Bounded, two: Bounded) -> Stated:
    """Return a range written with 至 or a dash: both ends inside, unless 超过 stands before the first."""
    low = _end(one) if one.prefix and one.says == "more_than" else _end(one, "at_least")
    high = _end(two, "at_most")
    is_reversed = _is_greater(low.quantity, high.quantity)
    if is_reversed:
        low, high = replace(high, boundary=low.boundary), replace(low, boundary=high.boundary)
    keeps_one = one.prefix is not None and one.says != "before" and not one.is_apart
    keeps_two = two.suffix is not None and two.says in OF_RANGES
    stated = [side.says for side in (two, one) if side.says in OF_RANGES and not side.is_apart]
    return Stated(
        "",
        one.start if keeps_one else one.figure.start,
        two.end if keeps_two else two.figure.end,
        low=low,
        high=high,
        says=stated[0] if stated else "exactly",
        per=one.per,
        is_reversed=is_reversed,
    )


def _is_greater(one: Quantity, two: Quantity) -> bool:
    """Return whether the first is the greater; amounts that have no unit in common are taken as written."""
    sizes = [Fraction(quantity.amount) * quantity.unit.factor for quantity in (one, two)]
    return one.unit.is_like(two.unit) and sizes[0] > sizes[1]
