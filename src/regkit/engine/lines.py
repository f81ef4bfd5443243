"""The values of an amount or a day as whole numbers of steps, and cells of such values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.engine.operations import EXACT
from regkit.engine.reference import ABSENT, Case, evaluate
from regkit.language import terms as t
from regkit.language.facts import EARLIEST, LATEST
from regkit.language.kinds import DATE, Kind
from regkit.law import Unit

__all__ = ["NONE_AT_ALL", "PLACES", "Cell", "Line", "divides", "domain"]

PLACES = 2
"""The decimals of an amount that money has, and others at least: theirs are as many as it takes."""
PERIODS = {Unit.DAY: 36_500, Unit.WORKING_DAY: 2_000, Unit.MONTH: 1_200, Unit.YEAR: 100}
FAR_AMOUNT = 10**13


@dataclass(frozen=True, slots=True)
class Cell:
    """Values that no comparison tells apart: its ends, and for an open end two values far out.

    Attributes:
        points: values that stand for the cell, each with 0; of an open end two, far out, with 1 and farther with 2.
    """

    points: tuple[tuple[Any, int], ...]


NONE_AT_ALL = Cell(((ABSENT, 0),))
"""The cell of a day that never comes, or of an amount of what is not."""


def divides(leaf: t.Term[Any]) -> bool:
    """Return whether a leaf has values between two that follow each other as whole numbers."""
    return leaf.spec.divides if isinstance(leaf, t.Fact) else leaf.kind.is_amount and not leaf.kind.detail.is_counted


class Line:
    """The values of an amount or a day as whole numbers of steps, from `low` to `high`."""

    def __init__(self, leaf: t.Term[Any], case: Case, places: int) -> None:
        """Lay out the values of a leaf that is not known in a case, in steps of so many decimals."""
        self.kind, self.places = leaf.kind, places
        self.divisible = divides(leaf)
        low, high = domain(leaf, case)
        self.open_low, self.open_high = leaf.kind == DATE and low is None, high is None
        far = (EARLIEST, LATEST) if leaf.kind == DATE else (Decimal(0), Decimal(_far(leaf.kind)))
        self.low = self.step(far[0] if low is None else low)
        self.high = self.step(far[1] if high is None else high)

    def step(self, value: Any) -> int:
        """Return the step at a value, or at the last one before it."""
        if self.kind == DATE:
            return int(value.toordinal())
        return int(Decimal(value).scaleb(self.places, EXACT)) if self.divisible else int(value)

    def value(self, step: int) -> Any:
        """Return the value at a step."""
        if self.kind == DATE:
            return date.fromordinal(step)
        if not self.divisible:
            return step
        places = self.places
        while places > PLACES and not step % 10:
            step, places = step // 10, places - 1
        whole, part = divmod(step, 10**places)
        return Decimal(step).scaleb(-places, EXACT) if part else Decimal(whole)

    def reach(self, values: Iterable[Any]) -> None:
        """Let an end that is none lie beyond every value that is met with."""
        if self.open_high and self.kind != DATE:
            self.high = max(self.high, *(4 * self.step(value) for value in values), 0)

    def around(self, value: Any) -> Iterator[int]:
        """Yield the steps within the line at which one passes from below `value` to it, and from it to above."""
        step = self.step(value)
        for here in (step, step + 1) if self.value(step) == value else (step + 1,):
            if self.low < here <= self.high:
                yield here

    def cell(self, start: int, end: int) -> Cell:
        """Return the values between two steps as a cell."""
        points = [(start, 0), (end, 0)]
        width = 366 if self.kind == DATE else max(1, (end - start) // 2)
        if self.open_high and end == self.high:
            points = [points[0], (max(start, end - width), 1), (end, 2)]
        if self.open_low and start == self.low:
            points = [(start, 2), (min(end, start + width), 1), *points[1:]]
        return Cell(tuple((self.value(step), far) for step, far in dict(points).items()))


def domain(leaf: t.Term[Any], case: Case) -> tuple[Any, Any]:
    """Return the ends between which an amount or a day lies that is not known, `None` where there is none."""
    match leaf:
        case t.Fact(spec=spec) if case.usual and spec.usual is not None:
            return spec.usual
        case t.Fact(spec=spec) if leaf.kind.is_amount:
            return (Decimal(0) if spec.low is None else spec.low), spec.high
        case t.Shift() | t.Between() | t.Rolled():  # working days of a year that no calendar covers yet
            return _beyond(leaf, case)
        case t.Open(ends=ends) if ends is not None:
            return ends
        case _:
            return None, None


def _beyond(leaf: t.Shift | t.Between[Any] | t.Rolled, case: Case) -> tuple[Any, Any]:
    """Return the ends of what working days that are not known can come to."""
    first, *more = (evaluate(part, case) for part in t.children(leaf))
    match leaf:
        case t.Shift():
            return date.fromordinal(first.toordinal() + int(more[0])), None
        case t.Between():
            apart = (more[0] - first).days
            return min(apart, 0), max(apart, 0)
        case t.Rolled():
            return first, None


def _far(kind: Kind) -> int:
    return PERIODS.get(kind.detail, FAR_AMOUNT if kind.detail is Unit.YUAN else 10**6)
