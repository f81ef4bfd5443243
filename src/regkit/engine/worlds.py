"""Worlds: a case with what is not known filled in, in every way that the relations between facts allow.

An answer is undetermined only if two worlds answer differently. The search fills in one unknown at a time, only
such as can still change the answer, and looks at each value once: one of each cell of values that nothing in the
rule tells apart. Where the three-valued answer is there, it is the answer of every world beyond.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from regkit.engine.cells import Cell, Questions, cells, is_finite, lacking
from regkit.engine.lists import OTHERS, flattened, strangers, subject_at
from regkit.engine.reference import Case, evaluate, key_of, lets_pass
from regkit.engine.regions import facts_of
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.facts import Subject
from regkit.language.outcomes import UNKNOWN
from regkit.language.relating import Conclusion, Exclusion, related

__all__ = ["CONFLICT", "TooManyWorlds", "World", "Worlds", "can_be_supposed"]

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
        if others := strangers(self.term):
            self.case = self.case.supposing({OTHERS: others})
            self.term = flattened(self.term, self.case.subjects)
        models = _models(self.term)
        relations = [one for p, model in models.items() if self._may_be(p) for one in related(model, p)]
        self.conclusions = [one for one in relations if isinstance(one, Conclusion)]
        self.exclusions = [one.condition for one in relations if isinstance(one, Exclusion)]
        self.exclusions += [t.Not(gate.term) for gate in _gates(self.term) if self._passes_unsaid(gate)]
        self.questions = _questions((self.term, *self._relation_terms()))

    def _may_be(self, parameter: str) -> bool:
        """Return whether there may be such a subject: of a list that is complete there are no others."""
        name, stranger, _ = parameter.partition(f"[{OTHERS}")
        return not stranger or subject_at(self.case.subjects, name).complete is not True

    def _passes_unsaid(self, gate: t.Gate) -> bool:
        return evaluate(gate.term, self.case) is UNKNOWN and lets_pass(gate, self.case)

    def _relation_terms(self) -> Iterator[t.Term[Any]]:
        for conclusion in self.conclusions:
            yield from (conclusion.fact, conclusion.value)
            if conclusion.when is not None:
                yield conclusion.when
        yield from self.exclusions

    # ── going through them ───────────────────────────────────────────────────────────────────────

    def __iter__(self) -> Iterator[World]:
        """Yield each world.

        Raises:
            TooManyWorlds: there are too many.
        """
        start = self.related(self.case)
        if start is not None:
            yield from self.within(start)

    def within(self, case: Case, *, last: frozenset[object] = frozenset()) -> Iterator[World]:
        """Yield the worlds of a case already filled in in part; the keys in `last` are filled in after all others.

        Where only those in `last` are lacking, the world is yielded with the outcome UNKNOWN.
        """
        yield from self._within(case, (), 0, last)

    def _within(
        self, case: Case, path: tuple[tuple[object, int], ...], far: int, last: frozenset[object]
    ) -> Iterator[World]:
        self.looked += 1
        if self.looked > self.most:
            raise TooManyWorlds
        outcome = _outcome(self.term, case)
        leaf = None if outcome is not UNKNOWN else self._next(case, last)
        if leaf is None:
            if self.completable(case):
                yield World(outcome, path, far, case)
            return
        key = key_of(leaf, case)
        self.filled[key] = leaf
        for index, cell in enumerate(self.cells(leaf, case)):
            for value, farther in cell.points:
                supposed = self.related(case.supposing({key: value}))
                if supposed is not None:
                    further = (*path, (key, index)) if is_finite(leaf) else path
                    yield from self._within(supposed, further, max(far, farther), last)

    def cells(self, leaf: t.Term[Any], case: Case) -> tuple[Cell, ...]:
        """Return the cells of a leaf that is not known in `case`."""
        return cells(leaf, case, self.questions)

    def _next(self, case: Case, last: frozenset[object]) -> t.Term[Any] | None:
        """Return what to fill in next: what has few values before what has many."""
        found = None
        for leaf in lacking(self.term, case):
            if key_of(leaf, case) in last or not can_be_supposed(leaf):
                continue
            if is_finite(leaf):
                return leaf
            found = leaf if found is None else found
        return found

    # ── what the relations allow ─────────────────────────────────────────────────────────────────

    def tied(self, leaf: t.Term[Any], key: object) -> frozenset[object]:
        """Return the keys of the facts that relations tie to a leaf, its own among them."""
        tied = frozenset({key})
        groups = [_keys(one.fact, one.value, one.when) for one in self.conclusions]
        groups += [_keys(one) for one in self.exclusions]
        for _ in groups:
            for group in groups:
                tied |= group if isinstance(leaf, t.Fact) and tied & group else frozenset()
        return tied

    def related(self, case: Case) -> Case | None:
        """Return the case with what follows filled in, or nothing where the relations do not allow it."""
        if not (self.conclusions or self.exclusions):
            return case
        for conclusion in self.conclusions * 2:  # a conclusion may rest on one that is declared after it
            value = _concluded(conclusion, case)
            if value is UNKNOWN:
                continue
            fact = evaluate(conclusion.fact, case)
            if fact is UNKNOWN:
                case = case.supposing({key_of(conclusion.fact, case): value})
            elif fact != value:
                return None
        return None if any(evaluate(one, case) is True for one in self.exclusions) else case

    def completable(self, case: Case) -> bool:
        """Return whether what is still not known can be filled in so that every relation holds."""
        case = self.related(case) or case
        open_ones = [term for term in self.exclusions if evaluate(term, case) is UNKNOWN]
        open_ones += [one.value for one in self.conclusions if _is_open(one, case)]
        for leaf in (leaf for term in open_ones for leaf in lacking(term, case) if can_be_supposed(leaf)):
            key = key_of(leaf, case)
            points = [point for cell in self.cells(leaf, case) for point, _ in cell.points]
            self.looked += 1
            if self.looked > self.most:
                raise TooManyWorlds
            supposed = (self.related(case.supposing({key: point})) for point in points)
            return any(one is not None and self.completable(one) for one in supposed)
        return True


def _keys(*terms: t.Term[Any] | None) -> frozenset[object]:
    return frozenset(facts_of(*(term for term in terms if term is not None)))


def _concluded(conclusion: Conclusion, case: Case) -> Any:
    """Return what follows in a case, or UNKNOWN where nothing does."""
    if conclusion.when is not None and evaluate(conclusion.when, case) is not True:
        return UNKNOWN
    value = evaluate(conclusion.value, case)
    return UNKNOWN if isinstance(value, type(UNKNOWN)) else value


def _is_open(conclusion: Conclusion, case: Case) -> bool:
    """Return whether a fact that is known may still turn out not to be what follows."""
    where = True if conclusion.when is None else evaluate(conclusion.when, case)
    return (
        evaluate(conclusion.fact, case) is not UNKNOWN
        and where is not False
        and (where is UNKNOWN or evaluate(conclusion.value, case) is UNKNOWN)
    )


def can_be_supposed(leaf: t.Term[Any]) -> bool:
    """Whether a leaf has values that can be gone through."""
    return is_finite(leaf) or leaf.kind.is_amount or leaf.kind.sort == "a date"


def _outcome(term: t.Term[Any], case: Case) -> Any:
    try:
        return evaluate(term, case)
    except ConflictError:
        return CONFLICT


@functools.lru_cache(maxsize=2048)
def _models(term: t.Term[Any]) -> Mapping[str, type[Subject]]:
    return {inner.parameter: inner.model for inner in t.walk(term) if isinstance(inner, t.Fact)}


@functools.lru_cache(maxsize=2048)
def _gates(term: t.Term[Any]) -> tuple[t.Gate, ...]:
    return tuple(inner for inner in t.walk(term) if isinstance(inner, t.Gate))


@functools.lru_cache(maxsize=2048)
def _questions(terms: Sequence[t.Term[Any]]) -> Questions:
    return Questions(terms)
