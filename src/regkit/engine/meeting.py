"""Where two sides of a comparison meet along the values of an amount or a day."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from regkit.engine.lines import Line
from regkit.engine.questions import Questions, Sides, form, leaves_of, read_by, relation, supposed_of
from regkit.engine.reference import Case, evaluate, key_of
from regkit.engine.unknowns import UNCOVERED, few_values, lacking, static_key
from regkit.language import terms as t
from regkit.language.kinds import DATE
from regkit.language.outcomes import Lack
from regkit.law import Unit, WorkingDayCalendar

__all__ = ["changes", "compared_value"]

MOST_SAMPLES = 48
"""How many combinations of other unknowns one comparison is tried with."""


def changes(leaf: t.Term[Any], case: Case, questions: Questions, line: Line) -> list[int]:
    """Return the steps at which some comparison comes out otherwise than one step before."""
    met = [(sides, compared_value(sides, leaf, case)) for sides in questions.about(leaf)]
    line.reach(value for _, value in met if value is not None)
    found = set(_coverage(leaf, case, questions, line))
    others = _Others(case, questions)
    for sides, value in met:
        if value is not None:
            found.update(line.around(value))
            continue
        for supposed in _samples(sides, leaf, case, others):
            marks = [line.low, *sorted(found), line.high]
            meets = _Meeting(sides, leaf, supposed, line)
            for start, end in itertools.pairwise(marks):
                found.update(meets.changes(start, end))
    return sorted(found)


def _coverage(leaf: t.Term[Any], case: Case, questions: Questions, line: Line) -> Iterator[int]:
    """Yield the days from which working days are known and are no longer, where a comparison counts them."""
    if leaf.kind == DATE and any(_counts_working_days(sides) for sides in questions.about(leaf)):
        calendar = case.calendar or WorkingDayCalendar.state_council()
        ends = (calendar.first.toordinal(), calendar.last.toordinal() + 1)
        yield from (step for step in ends if line.low < step < line.high)


@functools.lru_cache(maxsize=4096)
def _counts_working_days(sides: Sides) -> bool:
    inners = (inner for side in sides for inner in t.walk(side))
    return any(_counts(one) for one in inners)


def _counts(term: t.Term[Any]) -> bool:
    """Whether a term counts working days, or rolls on to one."""
    match term:
        case t.Shift(period=period):
            return bool(period.kind.detail is Unit.WORKING_DAY)
        case t.Between(kind=kind):
            return bool(kind.detail is Unit.WORKING_DAY)
        case _:
            return isinstance(term, t.Rolled)


def compared_value(sides: Sides, leaf: t.Term[Any], case: Case) -> Any:
    """Return the value with which the leaf itself is compared, where that is known; the quick case."""
    for one, other in (sides, sides[::-1]):
        if static_key(one) == static_key(leaf):
            value = evaluate(other, case)
            return None if isinstance(value, Lack) else value
    return None


class _Side:
    """One side of a comparison along the values of a leaf, each worked out once for all else that it reads."""

    def __init__(self, side: t.Term[Any], leaf: t.Term[Any], case: Case) -> None:
        self.side, self.case, self.key = side, case, key_of(leaf, case)
        read = read_by(side)
        self.moves = read is None or static_key(leaf) in read or not isinstance(leaf, t.Fact)
        known = case.kept.setdefault(_Side, {})
        self.values: dict[int | None, Any] = known.setdefault((form(side), self.key, supposed_of(case, read)), {})

    def at(self, step: int, line: Line) -> Any:
        place = step if self.moves else None
        if place not in self.values:
            self.values[place] = evaluate(self.side, self.case.supposing({self.key: line.value(step)}))
        return self.values[place]


class _Meeting:
    """How two sides relate along the values of a leaf: less, equal, more, or what is lacking."""

    def __init__(self, sides: Sides, leaf: t.Term[Any], case: Case, line: Line) -> None:
        self.sides, self.line = tuple(_Side(side, leaf, case) for side in sides), line
        self.seen: dict[int, tuple[Any, float]] = {}

    def at(self, step: int) -> tuple[Any, float]:
        """Return the relation at a step, and by how much the sides differ, as far as a guess needs it."""
        if step not in self.seen:
            left, right = (side.at(step, self.line) for side in self.sides)
            relates = relation(left, right)
            lacks = isinstance(relates, Lack)
            gap = 0.0 if lacks else float((left - right).days if isinstance(left, date) else left - right)
            self.seen[step] = relates, gap
        return self.seen[step]

    def changes(self, start: int, end: int) -> Iterator[int]:
        """Yield the first step of each new relation after `start` up to `end`."""
        while start < end and self.at(start)[0] != self.at(end)[0]:
            start = self._first_change(start, end)
            yield start

    def _first_change(self, start: int, end: int) -> int:
        """Return the first step that relates otherwise than `start`, sought first where a straight line would meet."""
        here, near = self.at(start)
        far = self.at(end)[1]
        guess = start + int((end - start) * (near / (near - far))) if near != far else (start + end) // 2
        first, last = self._around(min(max(guess, start), end), start, end, here)
        while last - first > 1:
            middle = (first + last) // 2
            first, last = (middle, last) if self.at(middle)[0] == here else (first, middle)
        return last

    def _around(self, guess: int, start: int, end: int, here: Any) -> tuple[int, int]:
        """Return two steps near a guess between which the relation changes, found in strides that double."""
        stride = 1
        first = last = guess
        if self.at(guess)[0] == here:
            while last < end and self.at(last)[0] == here:
                first, last, stride = last, min(end, last + stride), stride * 2
        else:
            while first > start and self.at(first)[0] != here:
                last, first, stride = first, max(start, first - stride), stride * 2
        return first, last


def _samples(sides: Sides, leaf: t.Term[Any], case: Case, others: _Others) -> Iterable[Case]:
    """Return the case with values for what else the sides lack: each of a few, the ends of its range for an amount."""
    lacks: dict[object, t.Term[Any]] = {}
    line = Line(leaf, case, others.questions)
    supposed = case.supposing({key_of(leaf, case): line.value(line.low)})
    for side in sides:
        for other in lacking(side, supposed):
            if not isinstance(other, UNCOVERED):  # days that no calendar covers are told apart by themselves
                lacks.setdefault(key_of(other, supposed), other)
    if not lacks:
        return (case,)
    choices = [[(key, value) for value in others.few(key, other)] for key, other in lacks.items()]
    combinations = itertools.islice(itertools.product(*choices), MOST_SAMPLES)
    return [case.supposing(dict(known)) for known in combinations]


class _Others:
    """Some values of the other unknowns of a case, found once for each."""

    def __init__(self, case: Case, questions: Questions) -> None:
        self.case, self.questions = case, questions
        self.found: dict[object, Sequence[Any]] = {}

    def few(self, key: object, leaf: t.Term[Any]) -> Sequence[Any]:
        """Return some values of an unknown: all of a few, or where it alone meets something known."""
        if key not in self.found:
            self.found[key] = self._few(leaf)
        return self.found[key]

    def _few(self, leaf: t.Term[Any]) -> Sequence[Any]:
        values = few_values(leaf, self.questions.terms)
        if values is not None:
            return values
        if not (leaf.kind.is_amount or leaf.kind == DATE):
            return ()
        line = Line(leaf, self.case, self.questions)
        found: set[int] = set()
        for sides in self.questions.about(leaf):
            if len(leaves_of(sides) & _unknown(sides, self.case)) == 1:
                found.update(_Meeting(sides, leaf, self.case, line).changes(line.low, line.high))
        ends = {line.low: line.open_low, line.high: line.open_high}
        steps = {*(end for end, is_open in ends.items() if not is_open), *(step - 1 for step in found), *found}
        return [line.value(step) for step in sorted(steps)]


def _unknown(sides: Sides, case: Case) -> frozenset[object]:
    return frozenset(static_key(leaf) for side in sides for leaf in lacking(side, case))
