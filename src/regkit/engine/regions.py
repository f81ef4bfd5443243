"""Regions of facts: the finitely many values at which the conditions of a rule can change.

A word has its members, a yes-or-no its two values, an amount or a day the values at, just below and just
above each constant it is compared with. What is compared with something else than a constant is left
free. From these follow cheap, sound answers to "can both be true?"; the prover gives the complete ones.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any, cast

from regkit.engine.lists import anyone
from regkit.engine.operations import OPERATIONS
from regkit.language import terms as t
from regkit.language.kinds import BOOL, DATE, Kind

__all__ = ["Key", "constants_of", "disjoint", "facts_of", "members_of", "representatives", "satisfiable"]

Key = tuple[str, str]
"""A fact: the parameter and the name."""

MOST_CASES = 20_000


def facts_of(*terms: t.Term[Any], members: bool = False) -> dict[Key, t.Fact[Any]]:
    """Return the facts that `terms` read, by key, in the order of reading; with `members`, those of listed ones too."""
    inners = [inner for term in terms for inner in t.walk(term)]
    listed = () if members else tuple(inner.variable for inner in inners if isinstance(inner, t.Over))
    facts = (inner for inner in inners if isinstance(inner, t.Fact))
    return {_key(fact): fact for fact in facts if not fact.parameter.startswith(listed)}


@functools.lru_cache(maxsize=1024)
def representatives(fact: t.Fact[Any], *terms: t.Term[Any]) -> tuple[Any, ...]:
    """Return values of `fact`, one at least from each region that the conditions in `terms` tell apart."""
    kind = fact.spec.kind
    if kind == BOOL:
        return (True, False)
    if kind.sort == "word":
        return tuple(kind.detail)
    if kind.sort == "set":
        return tuple(_subsets(members_of(fact, terms)))
    return tuple(_regions(sorted(constants_of(fact, terms)), kind, divisible=fact.spec.divides))


def _regions(bounds: list[Any], kind: Kind, *, divisible: bool) -> Iterator[Any]:
    """Yield each bound, a value between each two neighbours, and one beyond each end."""
    if not bounds:
        return
    step = timedelta(days=1) if kind == DATE else Decimal(1)
    if kind == DATE or bounds[0] - step >= 0:
        yield bounds[0] - step
    elif divisible and bounds[0] > 0:
        yield bounds[0] / 2
    for bound, following in itertools.pairwise(bounds):
        yield bound
        if divisible:
            yield (bound + following) / 2
        elif bound + step < following:
            yield bound + step
    yield bounds[-1]
    yield bounds[-1] + step


def constants_of(fact: t.Fact[Any], terms: Iterable[t.Term[Any]]) -> set[Any]:
    """Return the constants with which some terms compare a fact."""
    found: set[Any] = set()
    for term in terms:
        for inner in _questions(term)[0]:
            sides = (inner.left, inner.right)
            for one, other in (sides, sides[::-1]):
                if _is(one, fact) and isinstance(other, (t.Literal, t.NumberTerm)):
                    found.add(other.value)
    return found


@functools.lru_cache(maxsize=1024)
def _questions(term: t.Term[Any]) -> tuple[tuple[t.Compare, ...], tuple[t.Includes, ...]]:
    """Return the comparisons and the questions to sets within a term, found once for all its facts."""
    inners = list(t.walk(term))
    compared = tuple(inner for inner in inners if isinstance(inner, t.Compare))
    return compared, tuple(inner for inner in inners if isinstance(inner, t.Includes))


def members_of(fact: t.Fact[Any], terms: Iterable[t.Term[Any]]) -> list[Any]:
    """Return the words of which some terms ask whether a set includes them."""
    asked = {inner.member for term in terms for inner in _questions(term)[1] if _is(inner.term, fact)}
    return [member for member in fact.spec.kind.detail if member in asked]


def _subsets(members: Sequence[Any]) -> Iterator[frozenset[Any]]:
    for size in range(len(members) + 1):
        yield from map(frozenset, itertools.combinations(members, size))


def _is(term: t.Term[Any], fact: t.Fact[Any]) -> bool:
    """Whether a term is a fact, one member of a list being like any other."""
    return isinstance(term, t.Fact) and (
        term.spec.name,
        anyone(term.parameter),
    ) == (fact.spec.name, anyone(fact.parameter))


def _key(fact: t.Fact[Any]) -> Key:
    return fact.parameter, fact.spec.name


# ── can they be true? ────────────────────────────────────────────────────────────────────────────


def disjoint(conditions: Sequence[t.Term[Any]]) -> bool:
    """Return whether no two of `conditions` can be seen to hold together; false when that is too costly to see."""
    return all(_exclude(one, other) for one, other in itertools.combinations(conditions, 2))


@functools.lru_cache(maxsize=8192)
def _exclude(one: t.Term[Any], other: t.Term[Any]) -> bool:
    """Return whether two conditions exclude each other; a rule that is amended keeps those that no change concerns.

    Two that ask nothing in common do not, unless one of them never holds at all, which is not sought here.
    """
    return _apart(one, other) or (not _asked(one).isdisjoint(_asked(other)) and not satisfiable(one, other))


@functools.lru_cache(maxsize=4096)
def _asked(term: t.Term[Any]) -> frozenset[object]:
    """Return the facts that a condition reads, and what is guessed of it."""
    return frozenset((*facts_of(term), *_opaque(term)))


def _apart(one: t.Term[Any], other: t.Term[Any]) -> bool:
    """Return whether a fact is restricted to different words by each; the quick case."""
    ours, theirs = _allowed(one), _allowed(other)
    return any(ours[key].isdisjoint(theirs[key]) for key in ours.keys() & theirs.keys())


@functools.lru_cache(maxsize=4096)
def _allowed(term: t.Term[Any]) -> dict[Key, frozenset[Any]]:
    """Return the words to which the outermost conjunction restricts each fact."""
    match term:
        case t.And(parts=parts):
            allowed: dict[Key, frozenset[Any]] = {}
            for part in parts:
                for key, values in _allowed(part).items():
                    allowed[key] = allowed.get(key, values) & values
            return allowed
        case t.Named(term=inner) | t.Gate(term=inner):
            return _allowed(inner)
        case t.IsIn(term=t.Fact() as fact, members=members):
            return {_key(fact): frozenset(members)}
        case t.Compare(op="==", left=t.Fact() as fact, right=t.Literal(value=value)) if fact.kind.sort == "word":
            return {_key(fact): frozenset({value})}
        case t.Fact():
            return {_key(term): frozenset({True})}
        case t.Not(part=t.Fact() as fact):
            return {_key(fact): frozenset({False})}
        case _:
            return {}


def satisfiable(*conditions: t.Term[Any]) -> bool:
    """Return whether `conditions` might hold together; true when that is too costly to rule out."""
    facts = facts_of(*conditions)
    every = {key: representatives(fact, *conditions) for key, fact in facts.items()}
    choices: dict[object, Sequence[Any]] = {key: values for key, values in every.items() if values}
    choices |= {atom: (True, False) for condition in conditions for atom in _opaque(condition)}
    if math.prod(map(len, choices.values())) > MOST_CASES:
        return True
    shared = sorted(choices.items(), key=lambda one: -sum(one[0] in _asked(condition) for condition in conditions))
    return _can_hold(conditions, {}, shared)  # conditions exclude each other by what they have in common


def _can_hold(
    conditions: Sequence[t.Term[Any]], values: Mapping[object, Any], rest: Sequence[tuple[object, Sequence[Any]]]
) -> bool:
    """Return whether some choice of the rest, one value after the other, makes every condition true."""
    truths = [_truth(condition, values) for condition in conditions]
    if None not in truths or False in truths:
        return False not in truths
    (key, options), *further = rest
    return any(_can_hold(conditions, {**values, key: option}, further) for option in options)


def _opaque(term: t.Term[Any]) -> Iterator[object]:
    """Yield what `_truth` cannot work out from regions, as hashable atoms."""
    match term:
        case t.And(parts=parts) | t.Or(parts=parts):
            for part in parts:
                yield from _opaque(part)
        case t.Not(part=inner) | t.Named(term=inner) | t.Gate(term=inner):
            yield from _opaque(inner)
        case t.Choice():
            yield from _opaque(term.branch)
        case _ if not _is_plain(term):
            yield _atom(term)
        case _:
            pass


def _is_plain(term: t.Term[Any]) -> bool:
    match term:
        case t.Literal() | t.Fact() | t.IsIn(term=t.Fact()) | t.Includes(term=t.Fact()):
            return True
        case t.Compare(left=left, right=right):
            constant = (t.Literal, t.NumberTerm)
            return (isinstance(left, t.Fact) and isinstance(right, constant)) or (
                isinstance(right, t.Fact) and isinstance(left, constant)
            )
        case _:
            return False


def _atom(term: t.Term[Any]) -> object:
    return (id(term.rule), term.arguments) if isinstance(term, t.Applied) else id(term)


def _truth(term: t.Term[Any], values: Mapping[object, Any]) -> bool | None:
    """Return whether a condition holds, `None` where that hangs on what no value is chosen of."""
    match term:
        case t.And(parts=parts):
            return _joined((_truth(part, values) for part in parts), dominant=False)
        case t.Or(parts=parts):
            return _joined((_truth(part, values) for part in parts), dominant=True)
        case t.Not(part=part):
            truth = _truth(part, values)
            return None if truth is None else not truth
        case t.Named(term=inner) | t.Gate(term=inner):
            return _truth(inner, values)
        case t.Choice():
            return _truth(term.branch, values)
        case _ if not _is_plain(term):
            return cast("bool | None", values.get(_atom(term)))
        case t.Literal(value=value):
            return bool(value)
        case _:
            sides = [_side(side, values) for side in t.children(term)] or [_side(term, values)]
            return None if None in sides else _holds(term, *sides)


def _joined(truths: Iterable[bool | None], *, dominant: bool) -> bool | None:
    """Join truths: one dominant value settles it, else one that is not known leaves it open."""
    result: bool | None = not dominant
    for truth in truths:
        if truth is dominant:
            return dominant
        result = None if truth is None else result
    return result


def _holds(term: t.Term[Any], *sides: Any) -> bool:
    match term:
        case t.IsIn(members=members):
            return sides[0] in members
        case t.Includes(member=member):
            return member in sides[0]
        case t.Compare(op=op):
            return bool(OPERATIONS[op](*sides))
        case _:
            return bool(sides[0])


def _side(term: t.Term[Any], values: Mapping[object, Any]) -> Any:
    return values.get(_key(term)) if isinstance(term, t.Fact) else cast("t.Literal[Any]", term).value
