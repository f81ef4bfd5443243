"""Worlds: a case with what is not known filled in, in every way that the relations between facts allow.

An answer is undetermined only if two worlds answer differently. The search fills in one unknown at a time, only
such as can still change the answer, and looks at each value once: one of each cell of values that nothing in the
rule tells apart. Where the three-valued answer is there, it is the answer of every world beyond.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from regkit.engine.allowed import Allowed
from regkit.engine.cells import cells
from regkit.engine.lines import Cell
from regkit.engine.lists import OTHERS, flattened, strangers
from regkit.engine.questions import Questions
from regkit.engine.reference import Case, evaluate, key_of
from regkit.engine.remainder import Remainder
from regkit.engine.unknowns import can_be_supposed, is_fact_key, is_finite, lacking, static_key
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.outcomes import UNKNOWN

__all__ = ["CONFLICT", "TooManyWorlds", "World", "Worlds", "outcome_of"]

CONFLICT = "conflict"
"""The outcome of a world in which two rows contradict each other."""
MOST_WORLDS = 2_000
"""How many partial worlds are looked at for one case, one by one."""
MOST_MERGED = 9_000
"""How many are looked at where those of which the same remains are gone through once."""
EQUALLY_LONG = 2_500
"""The square of how many open terms counts as one partial world: long rules are given up before they take long."""


class TooManyWorlds(Exception):  # noqa: N818  (a limit, told to the caller as such)
    """There are more ways to fill in what is not known than can be gone through."""


class Merges(Enum):
    """Which worlds are left out because the same comes of others: none, all of them, or those that widen no span.

    What comes of an amount or a day that was filled in is told as a span between its ends, so that each end has to be
    seen as long as it is still part of what remains.
    """

    NONE = 0
    ALL = 1
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
    """

    worlds: tuple[World, ...]
    filled: Mapping[object, t.Term[Any]]
    whole: bool


@dataclass
class Worlds:
    """The worlds of one question to one term."""

    term: t.Term[Any]
    case: Case
    most: int = field(default_factory=lambda: MOST_WORLDS)
    """How many partial worlds may be looked at."""
    merges: Merges = Merges.NONE
    """Which worlds are left out, of which the same comes as of others."""
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
        self.spanned = self.questions.spanned(self.term, day_is_known=isinstance(self.case.on, date))

    def again(self, most: int) -> Worlds:
        """Return the worlds of the same question, of which `most` may be looked at."""
        again = copy.copy(self)
        again.most, again.looked, again.filled = most, 0, {}
        return again

    def merging(self, merges: Merges = Merges.ALL, most: int = MOST_MERGED) -> Worlds:
        """Return the worlds of the same question but for those of which the same comes as of others."""
        merging = self.again(most)
        merging.merges = merges
        return merging

    def divide(self, other: Worlds) -> bool:
        """Return whether all that the worlds of the same question to another term are divided by divides these."""
        return other.questions.forms <= self.questions.forms

    @property
    def is_cut_short(self) -> bool:
        """Whether more worlds were come to than may be looked at."""
        return self.looked > self.most

    def look(self) -> None:
        """Count one more partial world.

        Raises:
            TooManyWorlds: there are too many.
        """
        self.looked += 1
        if self.is_cut_short:
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
        """Return worlds of which all comes that can come; they are gone through once for a question.

        Where there are too many, those of which the same remains are gone through once.
        """
        found = self.apart()
        return found if found.whole else self._kept("merged", lambda: self._merged_with(found))

    def apart(self) -> Found:
        """Return each world by itself, as many as can be gone through."""
        return self._kept("apart", lambda: _gone_through(self.again(self.most)))

    def _kept(self, how: str, find: Callable[[], Found]) -> Found:
        key = self.term, OTHERS in self.case.guessed, how
        if key not in self.known:
            self.known[key] = find()
        found: Found = self.known[key]
        return found

    def _merged_with(self, apart: Found) -> Found:
        found = _gone_through(self.merging(Merges.OUTCOMES))
        if found.whole:
            return found
        return Found((*apart.worlds, *found.worlds), {**apart.filled, **found.filled}, whole=False)

    def within(self, case: Case, *, last: frozenset[object] = frozenset()) -> Iterator[World]:
        """Yield the worlds of a case already filled in in part; the keys in `last` are filled in after all others.

        Where only those in `last` are lacking, the world is yielded with the outcome UNKNOWN.
        """
        yield from self._within(case, (), 0, last, set())

    def beyond(self, world: World) -> Iterator[World]:
        """Yield the worlds of what was filled in for a term whose worlds are divided by all that divides these."""
        yield from self._within(world.case, world.path, world.far, frozenset(), set())

    def _within(
        self,
        case: Case,
        path: tuple[tuple[object, int], ...],
        far: int,
        last: frozenset[object],
        been: set[object],
    ) -> Iterator[World]:
        self.look()
        outcome = outcome_of(self.term, case)
        leaf = None if outcome is not UNKNOWN else self._next(case, last)
        if leaf is None:
            if self.allowed.completable(case, self.look):
                yield World(outcome, path, far, case)
            return
        spans, questions = static_key(leaf) in self.spanned, self.questions
        if self.merges is not Merges.NONE:
            remainder = self._remainder(case, last)
            if remainder is None or remainder.key in been:
                return
            if self.merges is Merges.ALL or not remainder.holds_supposed(self.spanned):
                been.add(remainder.key)
                far = 0  # no end that was looked at is told any more
            questions = questions if spans else questions.among(remainder.walked)
        key = key_of(leaf, case)
        self.filled[key] = leaf
        for index, cell in enumerate(cells(leaf, case, questions)):
            for value, farther in cell.points if spans or self.merges is Merges.NONE else cell.ends:
                supposed = self.supposing(case, key, value)
                if supposed is not None:
                    further = (*path, (key, index)) if is_finite(leaf) else path
                    yield from self._within(supposed, further, max(far, farther), last, been)

    def _remainder(self, case: Case, last: frozenset[object]) -> Remainder | None:
        """Return what remains of the question in a case; nothing where relations do not allow it.

        Nothing, too, where no more is read of what is filled in last: nothing turns on that.
        """
        remainder = Remainder(case)
        remainder.add(self.term)
        if last and remainder.reads.isdisjoint(map(_read_as, last)):
            return None
        self.looked += len(remainder.parts) ** 2 // EQUALLY_LONG
        return remainder if self.allowed.remains(remainder, self.look) else None

    def cells(self, leaf: t.Term[Any], case: Case) -> tuple[Cell, ...]:
        """Return the cells of a leaf that is not known in `case`."""
        return cells(leaf, case, self.questions)

    def _next(self, case: Case, last: frozenset[object]) -> t.Term[Any] | None:
        """Return what to fill in next: what has few values before what has many.

        Where worlds are merged, it is the next that is read, so that parts of the question are settled one by one, and
        what is told as a span comes last.
        """
        found = None
        for leaf in lacking(self.term, case):
            if key_of(leaf, case) in last or not can_be_supposed(leaf):
                continue
            if is_finite(leaf) if self.merges is Merges.NONE else static_key(leaf) not in self.spanned:
                return leaf
            found = leaf if found is None else found
        return found

    def supposing(self, case: Case, key: object, value: Any) -> Case | None:
        """Return a world with one more unknown filled in, and what follows from it; nothing where it cannot be so."""
        return self.allowed.related(case.supposing({key: value}), key)


def _gone_through(question: Worlds) -> Found:
    """Return the worlds of a question, as many as can be gone through."""
    worlds: list[World] = []
    try:
        worlds.extend(question)
    except TooManyWorlds:
        return Found(tuple(worlds), question.filled, whole=False)
    return Found(tuple(worlds), question.filled, whole=True)


def _read_as(key: object) -> object:
    """Return what stands for a key of `key_of` among what remains to be read: an open question for its answer."""
    return key[0] if isinstance(key, tuple) and not is_fact_key(key) else key


def outcome_of(term: t.Term[Any], case: Case) -> Any:
    """Return the value of a term, or its lack; CONFLICT where rows contradict each other."""
    try:
        return evaluate(term, case)
    except ConflictError:
        return CONFLICT


@functools.lru_cache(maxsize=2048)
def _questions(terms: Sequence[t.Term[Any]]) -> Questions:
    return Questions(terms)
