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
from typing import Any

from regkit.engine.allowed import Allowed
from regkit.engine.cells import Questions, can_be_supposed, cells, is_finite, lacking
from regkit.engine.lines import NONE_AT_ALL, Cell
from regkit.engine.lists import OTHERS, flattened, strangers
from regkit.engine.reference import Case, evaluate, key_of
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.outcomes import UNKNOWN

__all__ = ["CONFLICT", "TooManyWorlds", "World", "Worlds", "outcome_of"]

CONFLICT = "conflict"
"""The outcome of a world in which two rows contradict each other."""
MOST_WORLDS = 2_000
"""How many partial worlds are looked at for one case."""


class TooManyWorlds(Exception):  # noqa: N818  (a limit, told to the caller as such)
    """There are more ways to fill in what is not known than can be gone through."""


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
        whole: whether there are no more.
    """

    worlds: tuple[World, ...]
    filled: Mapping[object, t.Term[Any]]
    whole: bool


@dataclass
class Worlds:
    """The worlds of one question to one term."""

    term: t.Term[Any]
    case: Case
    most: int = MOST_WORLDS
    """How many partial worlds may be looked at."""
    looked: int = field(default=0, init=False)
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

    def again(self, most: int) -> Worlds:
        """Return the worlds of the same question, of which `most` may be looked at."""
        again = copy.copy(self)
        again.most, again.looked, again.filled = most, 0, {}
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

    def found(self) -> Found:
        """Return the worlds, as many as can be gone through; they are gone through once for a question."""
        key = self.term, OTHERS in self.case.guessed
        if key not in self.known:
            self.known[key] = self._found()
        found: Found = self.known[key]
        return found

    def _found(self) -> Found:
        again, worlds = self.again(self.most), list[World]()
        try:
            worlds.extend(again)
        except TooManyWorlds:
            return Found(tuple(worlds), again.filled, whole=False)
        return Found(tuple(worlds), again.filled, whole=True)

    def within(self, case: Case, *, last: frozenset[object] = frozenset()) -> Iterator[World]:
        """Yield the worlds of a case already filled in in part; the keys in `last` are filled in after all others.

        Where only those in `last` are lacking, the world is yielded with the outcome UNKNOWN.
        """
        yield from self._within(case, (), 0, last)

    def beyond(self, world: World) -> Iterator[World]:
        """Yield the worlds of what was filled in for a term whose worlds are divided by all that divides these."""
        yield from self._within(world.case, world.path, world.far, frozenset())

    def _within(
        self, case: Case, path: tuple[tuple[object, int], ...], far: int, last: frozenset[object]
    ) -> Iterator[World]:
        self.look()
        outcome = outcome_of(self.term, case)
        leaf = None if outcome is not UNKNOWN else self.next(case, last)
        if leaf is None:
            if self.allowed.completable(case, self.look):
                yield World(outcome, path, far, case)
            return
        key = key_of(leaf, case)
        self.filled[key] = leaf
        for index, cell in enumerate(self.cells(leaf, case)):
            for value, farther in cell.points:
                supposed = self.supposing(case, key, value)
                if supposed is not None:
                    further = (*path, (key, index)) if is_finite(leaf) else path
                    yield from self._within(supposed, further, max(far, farther), last)

    def cells(self, leaf: t.Term[Any], case: Case) -> tuple[Cell, ...]:
        """Return the cells of a leaf that is not known in `case`."""
        found = cells(leaf, case, self.questions)
        # where what was said does not go together, it is not told by relations whether there is such a day
        return found if self.allowed.reads(key_of(leaf, case)) else tuple(one for one in found if one != NONE_AT_ALL)

    def next(self, case: Case, last: frozenset[object] = frozenset()) -> t.Term[Any] | None:
        """Return what to fill in next: what has few values before what has many, nothing of what is to be `last`."""
        found = None
        for leaf in lacking(self.term, case):
            if key_of(leaf, case) in last or not can_be_supposed(leaf):
                continue
            if is_finite(leaf):
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
