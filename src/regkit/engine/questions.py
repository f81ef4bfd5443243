"""The comparisons that a rule makes, by what they read: where something can change along an amount or a day."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any

from regkit.engine.lists import OTHERS
from regkit.engine.operations import EXACT
from regkit.engine.reference import Case, evaluate
from regkit.engine.unknowns import UNCOVERED, is_fact_key, is_finite, static_key
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.kinds import BOOL, DATE
from regkit.language.outcomes import UNKNOWN, Lack

__all__ = [
    "Questions",
    "Sides",
    "evaluated",
    "facts_within",
    "form",
    "leaves_of",
    "may_be_read",
    "read_by",
    "relation",
    "supposed_of",
]


NUMBERS = (t.Fact, t.Open, t.Literal, t.NumberTerm)
Sides = tuple[t.Term[Any], t.Term[Any]]


class Questions:
    """Every comparison that some terms make, by the facts that they read; worked out once for a rule."""

    def __init__(self, terms: Sequence[t.Term[Any]]) -> None:
        """Gather the comparisons within `terms`, the smaller ones first."""
        self.terms = tuple(terms)
        inners = dict.fromkeys(inner for term in terms for inner in t.walk(term))
        self.compared: dict[object, set[t.Term[Any]]] = {}
        apart: dict[object, Sides] = {}  # what is compared often, once
        for inner in inners:
            if (sides := _sides(inner)) is not None:
                key = frozenset(map(form, sides))
                apart[key] = sides
                self.compared.setdefault(key, set()).add(inner)
        self.forms = frozenset(apart)
        self.comparisons = sorted(apart.values(), key=_size)
        self._among: dict[object, Questions] = {}
        self._spanned: dict[object, frozenset[object]] = {}
        self._found_beside: dict[object, list[t.Term[Any]]] = {}
        self._about: dict[object, list[Sides]] = {}
        self._reach: dict[object, frozenset[object] | None] = {}

    def pattern(self, case: Case) -> tuple[Any, ...]:
        """Return how the sides of every comparison relate in a case: within one pattern the same rows decide."""
        return tuple(relation(*(evaluated(side, case) for side in sides)) for sides in self.comparisons)

    def about(self, leaf: t.Term[Any]) -> list[Sides]:
        """Return the comparisons in which the leaf has a part."""
        key = static_key(leaf)
        if key not in self._about:
            self._about[key] = [sides for sides in self.comparisons if key in leaves_of(sides)]
        return self._about[key]

    def places(self, leaf: t.Term[Any], case: Case) -> int:
        """Return how many decimals the known amounts have that a leaf hangs together with."""
        return max((_places(evaluated(one, case)) for one in self._beside(leaf)), default=0)

    def _beside(self, leaf: t.Term[Any]) -> Sequence[t.Term[Any]]:
        """Return the numbers and amounts that are compared with a leaf, or with what is compared with it, and so on."""
        key = static_key(leaf)
        if key not in self._found_beside:
            near = self._joined_with(frozenset({key}))
            sides = (side for both in self.comparisons if leaves_of(both) & near for side in both)
            inners = dict.fromkeys(one for side in sides for one in t.walk(side))
            self._found_beside[key] = [one for one in inners if one.kind.is_amount and isinstance(one, NUMBERS)]
        return self._found_beside[key]

    def _joined_with(self, keys: frozenset[object], *, but: Iterable[object] = ()) -> frozenset[object]:
        """Return some keys with all that comparisons join with them, but for what joins nothing itself."""
        groups = [leaves_of(sides) - set(but) for sides in self.comparisons]
        while more := [group for group in groups if group & keys and not group <= keys]:
            keys = keys.union(*more)
        return keys

    def among(self, terms: AbstractSet[t.Term[Any]]) -> Questions:
        """Return the comparisons that some terms make, of those that are made here."""
        kept = frozenset(key for key, compared in self.compared.items() if not compared.isdisjoint(terms))
        if kept not in self._among:
            self._among[kept] = Questions(self.terms)
            self._among[kept].comparisons = [both for both in self.comparisons if frozenset(map(form, both)) in kept]
        return self._among[kept]

    def spanned(self, term: t.Term[Any], *, day_is_known: bool) -> frozenset[object]:
        """Return the amounts and days that a term may come to, and all that is compared with them in turn."""
        key = term, day_is_known
        if key not in self._spanned:
            handed_on = frozenset(map(static_key, _handed_on(term)))
            self._spanned[key] = self._joined_with(handed_on, but=("on",) if day_is_known else ())
        return self._spanned[key]

    def reach(self, leaf: t.Term[Any]) -> frozenset[object] | None:
        """Return what the comparisons read on which the cells of a leaf hang: those about it, and about what they read.

        Nothing where that is not known beforehand, as they ask a list.
        """
        key = static_key(leaf)
        if key not in self._reach:
            leaves = frozenset(one for sides in self.about(leaf) for one in leaves_of(sides))
            near = [read_by(side) for sides in self.comparisons if leaves & leaves_of(sides) for side in sides]
            found = [read for read in near if read is not None]
            self._reach[key] = frozenset().union(*found) if len(found) == len(near) else None
        return self._reach[key]


def _places(value: Any) -> int:
    """Return how many decimals an amount has; none where it is not known."""
    return max(0, -int(value.normalize(EXACT).as_tuple().exponent)) if isinstance(value, Decimal) else 0


@functools.lru_cache(maxsize=4096)
def _handed_on(term: t.Term[Any]) -> frozenset[t.Term[Any]]:
    """Return the amounts and days that a term hands on: not those that it only asks about."""
    match term:
        case t.Decide(rows=rows, unless=unless):
            parts: Sequence[t.Term[Any]] = [row.outcome for row in (*unless, *rows)]
        case t.Choice():
            parts = (term.branch,)
        case _ if term.kind == BOOL or term.kind.sort in {"word", "set"}:
            return frozenset()
        case _:
            parts = tuple(t.children(term))
    here = isinstance(term, (t.Fact, t.Open, t.AsOf, *UNCOVERED)) and not is_finite(term)
    return frozenset({term} if here else ()).union(*map(_handed_on, parts))


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
def form(term: t.Term[Any]) -> object:
    """Return what two terms have in common that come to the same in every case; the term itself where it decides."""
    match term:
        case t.Fact(parameter=parameter, spec=spec):
            return parameter, spec.name
        case t.AsOf():
            return "on"
        case t.Literal(value=value, kind=kind) | t.NumberTerm(value=value, kind=kind):
            return value, kind
        case t.Named(term=inner) | t.Applied(body=inner):
            return form(inner)
        case t.Choice():
            return form(term.branch)
        case t.Arith(op=op) | t.Rounded(how=op):
            return type(term), op, term.kind, *map(form, t.children(term))
        case t.Shift() | t.Between() | t.Rolled():
            return type(term), term.kind, *map(form, t.children(term))
        case _:
            return term


def _size(sides: Sides) -> int:
    return sum(1 for side in sides for _ in t.walk(side))


@functools.lru_cache(maxsize=4096)
def leaves_of(sides: tuple[t.Term[Any], ...]) -> frozenset[object]:
    """Return the keys of all that two sides read, but for what they say themselves."""
    inners = (inner for side in sides for inner in t.walk(side))
    return frozenset(static_key(inner) for inner in inners if not isinstance(inner, (t.Literal, t.NumberTerm)))


@functools.lru_cache(maxsize=4096)
def facts_within(sides: tuple[t.Term[Any], ...]) -> int:
    """Return how many facts two sides read."""
    return len({static_key(inner) for side in sides for inner in t.walk(side) if isinstance(inner, t.Fact)})


@functools.lru_cache(maxsize=4096)
def read_by(side: t.Term[Any]) -> frozenset[object] | None:
    """Return the leaves that a side reads, and the kinds of its reckonings; nothing where it asks a list of any."""
    inners = tuple(t.walk(side))
    if any(isinstance(inner, t.Over) for inner in inners):
        return None
    return frozenset(map(static_key, inners)) | frozenset(map(type, inners))


def supposed_of(case: Case, read: frozenset[object] | None) -> frozenset[object]:
    """Return what is supposed of what some terms read; all of it where that is not known."""
    return frozenset(
        one for one in case.guessed.items() if one[0] != OTHERS and (read is None or may_be_read(one[0], read))
    )


def may_be_read(key: object, read: frozenset[object]) -> bool:
    """Return whether a side that reads some leaves may read what is supposed under a key of `key_of`."""
    if not isinstance(key, tuple):
        return True  # the day asked about
    return key in read if is_fact_key(key) else key[0] in read


def relation(left: Any, right: Any) -> Any:
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
