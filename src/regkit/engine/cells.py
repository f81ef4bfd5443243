"""Cells of an unknown: the values of one leaf, divided where anything that a rule asks can change.

A word has its members, a yes-or-no its two values, a set the subsets of what is asked of it. An amount or a day is
divided at every value where two sides of a comparison meet, all else being as known or supposed; within one cell
every comparison comes out the same, so that its ends speak for all between them. Money goes in steps of a fen, what is
counted one by one, and other amounts in steps finer than all that they are held against.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.engine.lines import NONE_AT_ALL, PLACES, Cell, Line, divides
from regkit.engine.lists import OTHERS, subject_at, unrolled
from regkit.engine.operations import EXACT
from regkit.engine.reference import Case, evaluate, is_absent, key_of
from regkit.engine.regions import members_of
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.kinds import BOOL, DATE
from regkit.language.outcomes import UNKNOWN, Lack
from regkit.law import Unit, WorkingDayCalendar

__all__ = [
    "Questions",
    "Sides",
    "can_be_supposed",
    "cells",
    "compared_with",
    "ends",
    "evaluated",
    "finite",
    "is_fact_key",
    "is_finite",
    "lacking",
]

NUMBERS = (t.Fact, t.Open, t.Literal, t.NumberTerm)
UNCOVERED = (t.Shift, t.Between, t.Rolled)
MOST_SAMPLES = 48
"""How many combinations of other unknowns one comparison is tried with."""


# ── what is not known ────────────────────────────────────────────────────────────────────────────


def lacking(term: t.Term[Any], case: Case) -> Iterator[t.Term[Any]]:
    """Yield the leaves that keep `term` from having a value: only what could still change it."""
    return _lacking(term, case, set())


def _lacking(term: t.Term[Any], case: Case, walked: set[t.Term[Any]]) -> Iterator[t.Term[Any]]:
    if term in walked or not _is_open(term, case):
        return
    walked.add(term)
    match term:
        case t.Open(candidates=candidates, ends=None) if candidates and (key := key_of(term, case)) in case.guessed:
            if case.guessed[key] is not None:
                yield from _lacking(candidates[case.guessed[key]], case, walked)
        case t.Fact() if is_absent(term, case):
            return  # there is no such day, and nothing to fill in
        case t.Fact() if _is_said(term, case):
            yield t.AsOf()  # it is so from a day on; whether that day has come is what is not known
        case t.Fact() | t.Open() | t.AsOf():
            yield term
        case t.Decide():
            yield from _lacking_in_decision(term, case, walked)
        case t.Choice():
            yield from _lacking(term.branch, case, walked)
        case t.Shift() | t.Between() | t.Rolled() if not any(evaluate(p, case) is UNKNOWN for p in t.children(term)):
            yield term
        case t.Over():
            yield from _lacking(unrolled(term, case.subjects, case.guessed), case, walked)
        case t.Happened(day=day) if evaluate(day, case) is not UNKNOWN:
            yield t.AsOf()
        case _:
            for child in t.children(term):
                yield from _lacking(child, case, walked)


def _is_said(term: t.Fact[Any], case: Case) -> bool:
    known = getattr(subject_at(case.subjects, term.parameter), term.spec.name)
    return known is not None and key_of(term, case) not in case.guessed


def _is_open(term: t.Term[Any], case: Case) -> bool:
    """Return whether a term is unknown; rows that contradict each other where it is not asked for lack nothing."""
    try:
        return evaluate(term, case) is UNKNOWN
    except ConflictError:
        return False


def _lacking_in_decision(term: t.Decide[Any], case: Case, walked: set[t.Term[Any]]) -> Iterator[t.Term[Any]]:
    if term.provided is not None and evaluate(term.provided, case) is not True:
        yield from _lacking(term.provided, case, walked)
    for row in (*term.unless, *term.rows):
        truth = evaluate(row.condition, case)
        if truth is UNKNOWN:
            yield from _lacking(row.condition, case, walked)
        if truth is not False:
            yield from _lacking(row.outcome, case, walked)


def is_finite(leaf: t.Term[Any]) -> bool:
    """Whether the leaf has few enough values to try each."""
    if isinstance(leaf, t.Open) and leaf.candidates and leaf.ends is None:
        return True
    return leaf.kind == BOOL or leaf.kind.sort in {"word", "set"}


def can_be_supposed(leaf: t.Term[Any]) -> bool:
    """Whether a leaf has values that can be gone through."""
    return is_finite(leaf) or leaf.kind.is_amount or leaf.kind == DATE


# ── where something can change ───────────────────────────────────────────────────────────────────

Sides = tuple[t.Term[Any], t.Term[Any]]


class Questions:
    """Every comparison that some terms make, by the facts that they read; worked out once for a rule."""

    def __init__(self, terms: Sequence[t.Term[Any]]) -> None:
        """Gather the comparisons within `terms`, the smaller ones first."""
        self.terms = tuple(terms)
        inners = dict.fromkeys(inner for term in terms for inner in t.walk(term))
        sides = [side for inner in inners if (side := _sides(inner)) is not None]
        apart = {frozenset(map(_form, both)): both for both in sides}  # what is compared often, once
        self.forms = frozenset(apart)
        self.comparisons = sorted(apart.values(), key=_size)
        self._about: dict[object, list[Sides]] = {}
        self._found_beside: dict[object, Sequence[t.Term[Any]]] = {}
        self._reach: dict[object, frozenset[object] | None] = {}

    def pattern(self, case: Case) -> tuple[Any, ...]:
        """Return how the sides of every comparison relate in a case: within one pattern the same rows decide."""
        return tuple(_relation(*(evaluated(side, case) for side in sides)) for sides in self.comparisons)

    def about(self, leaf: t.Term[Any]) -> list[Sides]:
        """Return the comparisons in which the leaf has a part."""
        key = _static_key(leaf)
        if key not in self._about:
            self._about[key] = [sides for sides in self.comparisons if key in _leaves(sides)]
        return self._about[key]

    def places(self, leaf: t.Term[Any], case: Case) -> int:
        """Return how many decimals the known amounts have that a leaf hangs together with."""
        return max((_places(evaluated(one, case)) for one in self._beside(leaf)), default=0)

    def _beside(self, leaf: t.Term[Any]) -> Sequence[t.Term[Any]]:
        """Return the numbers and amounts that are compared with a leaf, or with what is compared with it, and so on."""
        key = _static_key(leaf)
        if key not in self._found_beside:
            groups = [_joined(sides) for sides in self.comparisons]
            near = frozenset({key})
            while more := [group for group in groups if group & near and not group <= near]:
                near = near.union(*more)
            sides = (side for both in self.comparisons if _joined(both) & near for side in both)
            inners = dict.fromkeys(one for side in sides for one in t.walk(side))
            self._found_beside[key] = [one for one in inners if one.kind.is_amount and isinstance(one, NUMBERS)]
        return self._found_beside[key]

    def reach(self, leaf: t.Term[Any]) -> frozenset[object] | None:
        """Return what the comparisons read on which the cells of a leaf hang: those about it, and about what they read.

        Nothing where that is not known beforehand, as they ask a list.
        """
        key = _static_key(leaf)
        if key not in self._reach:
            leaves = frozenset(one for sides in self.about(leaf) for one in _leaves(sides))
            near = [_read(side) for sides in self.comparisons if leaves & _leaves(sides) for side in sides]
            found = [read for read in near if read is not None]
            self._reach[key] = frozenset().union(*found) if len(found) == len(near) else None
        return self._reach[key]


def _sides(term: t.Term[Any]) -> Sides | None:
    """Return the two sides of what a term compares, if it compares amounts or days."""
    match term:
        case t.Compare(left=left, right=right) | t.Arith(op="min" | "max", left=left, right=right):
            return (left, right) if left.kind.is_amount or left.kind == DATE else None
        case t.Happened(day=day):
            return day, t.AsOf()
        case t.Fact(parameter=parameter, model=model, spec=spec) if spec.dated_by is not None:
            return t.Fact(parameter, model, model.facts[spec.dated_by]), t.AsOf()
        case _:
            return None


@functools.lru_cache(maxsize=4096)
def _form(term: t.Term[Any]) -> object:
    """Return what two terms have in common that come to the same in every case; the term itself where it decides."""
    match term:
        case t.Fact(parameter=parameter, spec=spec):
            return parameter, spec.name
        case t.AsOf():
            return "on"
        case t.Literal(value=value, kind=kind) | t.NumberTerm(value=value, kind=kind):
            return value, kind
        case t.Named(term=inner) | t.Applied(body=inner):
            return _form(inner)
        case t.Choice():
            return _form(term.branch)
        case t.Arith(op=op) | t.Rounded(how=op):
            return type(term), op, term.kind, *map(_form, t.children(term))
        case t.Shift() | t.Between() | t.Rolled():
            return type(term), term.kind, *map(_form, t.children(term))
        case _:
            return term


def _size(sides: Sides) -> int:
    return sum(1 for side in sides for _ in t.walk(side))


def _static_key(leaf: t.Term[Any]) -> object:
    match leaf:
        case t.Fact(parameter=parameter, spec=spec):
            return parameter, spec.name
        case t.Open(question=question):
            return question
        case t.AsOf():
            return "on"
        case _:
            return id(leaf)  # terms are compared into terms, so that they are no keys to compare with others


@functools.lru_cache(maxsize=4096)
def _leaves(sides: tuple[t.Term[Any], ...]) -> frozenset[object]:
    return frozenset(_static_key(inner) for side in sides for inner in t.walk(side))


@functools.lru_cache(maxsize=4096)
def _joined(sides: tuple[t.Term[Any], ...]) -> frozenset[object]:
    """Return the keys of all that two sides read: what both say themselves joins nothing."""
    inners = (inner for side in sides for inner in t.walk(side))
    return frozenset(_static_key(inner) for inner in inners if isinstance(inner, (t.Fact, t.Open)))


def _places(value: Any) -> int:
    """Return how many decimals an amount has; none where it is not known."""
    return max(0, -int(value.normalize(EXACT).as_tuple().exponent)) if isinstance(value, Decimal) else 0


@functools.lru_cache(maxsize=4096)
def _facts_within(sides: tuple[t.Term[Any], ...]) -> int:
    """Return how many facts two sides read."""
    return len({_static_key(inner) for side in sides for inner in t.walk(side) if isinstance(inner, t.Fact)})


def is_fact_key(key: object) -> bool:
    """Whether what is supposed under a key is a fact: its parameter and its name."""
    return isinstance(key, tuple) and len(key) == 2 and isinstance(key[0], str)  # noqa: PLR2004


# ── the cells of a leaf ──────────────────────────────────────────────────────────────────────────


def cells(leaf: t.Term[Any], case: Case, questions: Questions) -> tuple[Cell, ...]:
    """Return the cells of a leaf that is not known in `case`; none where its values cannot be told apart.

    Args:
        leaf: what is not known.
        case: a question, with what is supposed of it.
        questions: the comparisons that can tell values of the leaf apart.
    """
    values = finite(leaf, questions)
    if values is not None:
        return tuple(Cell(((value, 0),)) for value in values)
    if not (leaf.kind.is_amount or leaf.kind == DATE):
        return ()
    none = (NONE_AT_ALL,) if isinstance(leaf, t.Fact) and leaf.spec.belongs_to is not None else ()
    return (*none, *_cells(leaf, case, questions))


def _cells(leaf: t.Term[Any], case: Case, questions: Questions) -> tuple[Cell, ...]:
    """Return the cells of an amount or a day, found once for what they hang on."""
    read = questions.reach(leaf)
    if read is None:
        return _divided(leaf, case, questions)
    known, key = (
        case.kept.setdefault(questions, {}),
        (key_of(leaf, case), _places_of(leaf, case, questions), _supposed(case, read)),
    )
    if key not in known:
        known[key] = _divided(leaf, case, questions)
    found: tuple[Cell, ...] = known[key]
    return found


def _line(leaf: t.Term[Any], case: Case, questions: Questions) -> Line:
    """Return the line of a leaf: finer than all that an amount hangs together with, that there is one between any two.

    Money is paid in whole fen.
    """
    return Line(leaf, case, _places_of(leaf, case, questions))


def _places_of(leaf: t.Term[Any], case: Case, questions: Questions) -> int:
    """Return the decimals of the steps of a leaf."""
    is_dense = divides(leaf) and leaf.kind.detail is not Unit.YUAN
    return max(PLACES, questions.places(leaf, case) + 1) if is_dense else PLACES


def _divided(leaf: t.Term[Any], case: Case, questions: Questions) -> tuple[Cell, ...]:
    """Return the cells of an amount or a day."""
    line = _line(leaf, case, questions)
    starts = [line.low, *_changes(leaf, case, questions, line)]
    ends = [start - 1 for start in starts[1:]]
    return tuple(line.cell(start, end) for start, end in zip(starts, [*ends, line.high], strict=True))


def ends(leaf: t.Term[Any], case: Case, questions: Questions) -> tuple[Any, ...]:
    """Return the ends of the range of an amount or a day, found without its cells; none of what has few values."""
    if is_finite(leaf):
        return ()
    line = _line(leaf, case, questions)
    return line.value(line.high), line.value(line.low)


def compared_with(leaf: t.Term[Any], case: Case, questions: Questions) -> list[Any]:
    """Return the amounts or days that a leaf itself is compared with, as far as they are known.

    They are found without its cells, those of other facts first: what must lie in an order is most easily filled in as
    what stands beside it.
    """
    if is_finite(leaf):
        return []
    line = _line(leaf, case, questions)
    about = sorted(questions.about(leaf), key=_facts_within, reverse=True)
    met = (_met(sides, leaf, case) for sides in about)
    return [value for value in met if value is not None and line.low <= line.step(value) <= line.high]


def finite(leaf: t.Term[Any], questions: Questions) -> Sequence[Any] | None:
    """Return the values of a leaf that has few, the places of its candidates for a question; nothing of others."""
    if isinstance(leaf, t.Open) and leaf.candidates and leaf.ends is None:
        others = () if len(leaf.candidates) > 1 else (None,)  # an only candidate is not all that can be answered
        return [*range(len(leaf.candidates)), *others]
    if leaf.kind == BOOL:
        return (True, False)
    if leaf.kind.sort == "word":
        return tuple(leaf.kind.detail)
    if leaf.kind.sort == "set" and isinstance(leaf, t.Fact):
        members = members_of(leaf, questions.terms)
        return [frozenset(some) for n in range(len(members) + 1) for some in itertools.combinations(members, n)]
    return None


def _changes(leaf: t.Term[Any], case: Case, questions: Questions, line: Line) -> list[int]:
    """Return the steps at which some comparison comes out otherwise than one step before."""
    met = [(sides, _met(sides, leaf, case)) for sides in questions.about(leaf)]
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


def _met(sides: Sides, leaf: t.Term[Any], case: Case) -> Any:
    """Return the value with which the leaf itself is compared, where that is known; the quick case."""
    for one, other in (sides, sides[::-1]):
        if _static_key(one) == _static_key(leaf):
            value = evaluate(other, case)
            return None if isinstance(value, Lack) else value
    return None


def _relation(left: Any, right: Any) -> Any:
    """Return how two values relate: less, equal or more, or what one of them lacks."""
    for side in (left, right):
        if isinstance(side, Lack):
            return side
    return (left > right) - (left < right)


def evaluated(term: t.Term[Any], case: Case) -> Any:
    """Return the value of a term, UNKNOWN where rows contradict each other that the case does not come to."""
    try:
        return evaluate(term, case)
    except ConflictError:
        return UNKNOWN


class _Side:
    """One side of a comparison along the values of a leaf, each worked out once for all else that it reads."""

    def __init__(self, side: t.Term[Any], leaf: t.Term[Any], case: Case) -> None:
        self.side, self.case, self.key = side, case, key_of(leaf, case)
        read = _read(side)
        self.moves = read is None or _static_key(leaf) in read or not isinstance(leaf, t.Fact)
        known = case.kept.setdefault(_Side, {})
        self.values: dict[tuple[int, int] | None, Any] = known.setdefault(
            (_form(side), self.key, _supposed(case, read)), {}
        )

    def at(self, step: int, line: Line) -> Any:
        place = (line.places, step) if self.moves else None
        if place not in self.values:
            self.values[place] = evaluate(self.side, self.case.supposing({self.key: line.value(step)}))
        return self.values[place]


@functools.lru_cache(maxsize=4096)
def _read(side: t.Term[Any]) -> frozenset[object] | None:
    """Return the leaves that a side reads, and the kinds of its reckonings; nothing where it asks a list of any."""
    inners = tuple(t.walk(side))
    if any(isinstance(inner, t.Over) for inner in inners):
        return None
    return frozenset(map(_static_key, inners)) | frozenset(map(type, inners))


def _supposed(case: Case, read: frozenset[object] | None) -> frozenset[object]:
    """Return what is supposed of what some terms read; all of it where that is not known."""
    return frozenset(
        one for one in case.guessed.items() if one[0] != OTHERS and (read is None or _may_be_in(one[0], read))
    )


def _may_be_in(key: object, read: frozenset[object]) -> bool:
    """Return whether a side that reads some leaves may read what is supposed under a key of `key_of`."""
    if not isinstance(key, tuple):
        return True  # the day asked about
    return key in read if is_fact_key(key) else key[0] in read


class _Meeting:
    """How two sides relate along the values of a leaf: less, equal, more, or what is lacking."""

    def __init__(self, sides: Sides, leaf: t.Term[Any], case: Case, line: Line) -> None:
        self.sides, self.line = tuple(_Side(side, leaf, case) for side in sides), line
        self.seen: dict[int, tuple[Any, float]] = {}

    def at(self, step: int) -> tuple[Any, float]:
        """Return the relation at a step, and by how much the sides differ, as far as a guess needs it."""
        if step not in self.seen:
            left, right = (side.at(step, self.line) for side in self.sides)
            relation = _relation(left, right)
            lacks = isinstance(relation, Lack)
            gap = 0.0 if lacks else float((left - right).days if isinstance(left, date) else left - right)
            self.seen[step] = relation, gap
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
    line = _line(leaf, case, others.questions)
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
        values = finite(leaf, self.questions)
        if values is not None:
            return values
        if not (leaf.kind.is_amount or leaf.kind == DATE):
            return ()
        line = _line(leaf, self.case, self.questions)
        found: set[int] = set()
        for sides in self.questions.about(leaf):
            if len(_leaves(sides) & _unknown(sides, self.case)) == 1:
                found.update(_Meeting(sides, leaf, self.case, line).changes(line.low, line.high))
        ends = {line.low: line.open_low, line.high: line.open_high}
        steps = {*(end for end, is_open in ends.items() if not is_open), *(step - 1 for step in found), *found}
        return [line.value(step) for step in sorted(steps)]


def _unknown(sides: Sides, case: Case) -> frozenset[object]:
    return frozenset(_static_key(leaf) for side in sides for leaf in lacking(side, case))
