"""Worlds: a case with what is not known filled in, in every way that the relations between facts allow.

An answer is undetermined only if two worlds answer differently. The search fills in one unknown at a time, only
such as can still change the answer, and looks at each value once: one of each cell of values that nothing in the
rule tells apart. Where the three-valued answer is there, it is the answer of every world beyond.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from regkit.engine.allowed import Allowed
from regkit.engine.cells import Cell, Questions, can_be_supposed, cells, is_finite, lacking
from regkit.engine.lists import OTHERS, flattened, strangers
from regkit.engine.reference import Case, evaluate, key_of
from regkit.engine.remainder import Remainder
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.kinds import DATE
from regkit.language.outcomes import UNKNOWN

__all__ = ["CONFLICT", "TooManyWorlds", "World", "Worlds", "outcome_of"]

CONFLICT = "conflict"
"""The outcome of a world in which two rows contradict each other."""
MOST_WORLDS = 20_000
"""How many partial worlds are looked at for one case."""
MOST_APART = 2_000
"""The same, where each has to be seen by itself."""
EQUALLY_LONG = 32
"""How many open terms take about as long to gather as a partial world takes to be looked at."""
MANY = 100
"""After how many it is looked whether the same remains of one as of one before: it costs about as much as a world."""


class TooManyWorlds(Exception):  # noqa: N818  (a limit, told to the caller as such)
    """There are more ways to fill in what is not known than can be gone through."""


class Merges(Enum):
    """Which worlds are left out because the same comes of others: all of them, none, or those that widen no span.

    What comes of an amount or a day that was filled in is told as a span between its ends, so that each end has to be
    seen as long as it is still part of what remains.
    """

    ALL = 0
    NONE = 1
    OUTCOMES = 2


@dataclass(frozen=True, slots=True)
class World:
    """One way to fill in what is not known, as far as it matters.

    Attributes:
        outcome: the value, the `Lack`, or CONFLICT; UNKNOWN where nothing that can be filled in would settle it.
        path: the unknowns of a few values that were filled in, each with the number of its value.
        far: whether an open end was looked at, 0 for not, 1 and 2 for the nearer and the farther of two values.
        case: the case filled in.
    """

    outcome: Any
    path: tuple[tuple[object, int], ...]
    far: int
    case: Case


@dataclass(frozen=True, slots=True)
class Found:
    """The worlds of a question, or as many as can be gone through.

    Attributes:
        worlds: the worlds.
        filled: the unknowns that were filled in, by key.
        whole: whether nothing can come but what comes of these.
        merged: whether worlds are left out of which the same comes as of others.
    """

    worlds: tuple[World, ...]
    filled: Mapping[object, t.Term[Any]]
    whole: bool
    merged: bool


@dataclass
class Worlds:
    """The worlds of one question to one term."""

    term: t.Term[Any]
    case: Case
    most: int = MOST_WORLDS
    """How many partial worlds may be looked at."""
    merges: Merges = Merges.ALL
    """Which worlds are left out, of which the same comes as of others."""
    looked: int = field(default=0, init=False)
    merged: bool = field(default=False, init=False)
    filled: dict[object, t.Term[Any]] = field(default_factory=dict, init=False)
    """The unknowns that were filled in so far, by key."""

    def __post_init__(self) -> None:
        """Gather what holds in every world: the relations, and the gates that are presumed to let pass."""
        self.known = self.case.found
        if others := strangers(self.term):
            self.case = self.case.supposing({OTHERS: others})
            self.term = flattened(self.term, self.case.subjects)
        self.allowed = Allowed(self.term, self.case)
        self.questions = _questions((self.term, *self.allowed.terms))
        self.measured = self.term.kind.is_amount or self.term.kind == DATE or self.term.kind.sort == "record"

    def again(self, most: int, merges: Merges = Merges.ALL) -> Worlds:
        """Return the worlds of the same question, of which `most` may be looked at."""
        again = copy.copy(self)
        again.most, again.merges, again.looked, again.merged, again.filled = most, merges, 0, False, {}
        return again

    def divide(self, other: Worlds) -> bool:
        """Return whether all that the worlds of the same question to another term are divided by divides these."""
        return other.questions.forms <= self.questions.forms

    def look(self) -> None:
        """Count one more partial world.

        Raises:
            TooManyWorlds: there are too many.
        """
        self.looked += 1
        if self.looked > self.most:
            raise TooManyWorlds

    # ── going through them ───────────────────────────────────────────────────────────────────────

    def __iter__(self) -> Iterator[World]:
        """Yield each world.

        Raises:
            TooManyWorlds: there are too many.
        """
        start = self.allowed.related(self.case)
        if start is not None:
            yield from self.within(start)

    def found(self, merges: Merges = Merges.OUTCOMES) -> Found:
        """Return the worlds, as many as can be gone through; they are gone through once for a question."""
        key = self.term, OTHERS in self.case.guessed, merges
        if key not in self.known:
            self.known[key] = self._found(merges)
        found: Found = self.known[key]
        return found

    def apart(self) -> Found:
        """Return each world by itself, though the same may come of several; it is seldom that there are many."""
        found = self.found()
        return self.found(Merges.NONE) if found.merged else found

    def _found(self, merges: Merges) -> Found:
        again, worlds = self.again(MOST_APART if merges is Merges.NONE else self.most, merges), list[World]()
        try:
            worlds.extend(again)
        except TooManyWorlds:
            return Found(tuple(worlds), again.filled, whole=False, merged=again.merged)
        return Found(tuple(worlds), again.filled, whole=True, merged=again.merged)

    def within(self, case: Case, *, last: frozenset[object] = frozenset()) -> Iterator[World]:
        """Yield the worlds of a case already filled in in part; the keys in `last` are filled in after all others.

        Where only those in `last` are lacking, the world is yielded with the outcome UNKNOWN.
        """
        yield from self._within(case, (), 0, last, {})

    def beyond(self, world: World) -> Iterator[World]:
        """Yield the worlds of what was filled in for a term whose worlds are divided by all that divides these."""
        yield from self._within(world.case, world.path, world.far, frozenset(), {})

    def _within(
        self,
        case: Case,
        path: tuple[tuple[object, int], ...],
        far: int,
        last: frozenset[object],
        been: dict[object, int],
    ) -> Iterator[World]:
        self.look()
        outcome = outcome_of(self.term, case)
        leaf = None if outcome is not UNKNOWN else self._next(case, last)
        if leaf is None:
            if self.allowed.completable(case, self.look):
                yield World(outcome, path, far, case)
            return
        if self.looked > MANY and self._has_been(case, far, been):
            self.merged = True
            return
        key = key_of(leaf, case)
        self.filled[key] = leaf
        for index, cell in enumerate(self.cells(leaf, case)):
            for value, farther in cell.points:
                supposed = self.supposing(case, key, value)
                if supposed is not None:
                    further = (*path, (key, index)) if is_finite(leaf) else path
                    yield from self._within(supposed, further, max(far, farther), last, been)

    def _has_been(self, case: Case, far: int, been: dict[object, int]) -> bool:
        """Return whether nothing comes of a case that did not come before: the same remains, or relations forbid it."""
        if self.merges is Merges.NONE:
            return False
        remainder = Remainder(case)
        remainder.add(self.term)
        if not self.allowed.remains(remainder, self.look):
            return True
        self.looked += len(remainder.parts) // EQUALLY_LONG
        if self.merges is Merges.OUTCOMES and self.measured and remainder.holds_supposed():
            return False
        key = remainder.key
        if been.get(key, far + 1) <= far:
            return True
        been[key] = far
        return False

    def cells(self, leaf: t.Term[Any], case: Case) -> tuple[Cell, ...]:
        """Return the cells of a leaf that is not known in `case`."""
        return cells(leaf, case, self.questions)

    def _next(self, case: Case, last: frozenset[object]) -> t.Term[Any] | None:
        """Return what to fill in next: what has few values before what has many."""
        found = None
        for leaf in lacking(self.term, case):
            if key_of(leaf, case) in last or not can_be_supposed(leaf):
                continue
            if is_finite(leaf) or not self.measured:
                return leaf
            found = leaf if found is None else found
        return found

    def supposing(self, case: Case, key: object, value: Any) -> Case | None:
        """Return a world with one more unknown filled in, and what follows from it; nothing where it cannot be so."""
        return self.allowed.related(case.supposing({key: value}), key)


def outcome_of(term: t.Term[Any], case: Case) -> Any:
    """Return the value of a term, or its lack; CONFLICT where rows contradict each other."""
    try:
        return evaluate(term, case)
    except ConflictError:
        return CONFLICT


@functools.lru_cache(maxsize=2048)
def _questions(terms: Sequence[t.Term[Any]]) -> Questions:
    return Questions(terms)
