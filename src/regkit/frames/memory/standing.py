"""How far a fact tells open rows apart: not at all, by where it stands among what it is compared with, or by itself.

What is not known may be compared with a number, by the rule or by a relation between facts: A before B before C is no
more where C comes before A. Where all such comparisons
are plain ones, of facts with each other and with constants, two numbers that stand alike among those constants come to
the same; else the rows are told apart by the number itself. Words are alike where every question to them has the same
answer.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import floor
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read
from regkit.frames.plan.columns import Column, FactKey, evaluated, facts_read
from regkit.language import terms as t
from regkit.language.kinds import DATE
from regkit.language.relating import Conclusion, Exclusion, related, terms_of, tied
from regkit.language.rule import AnyRule

__all__ = ["Standing", "cuts_of", "places_of", "standing"]

FEN = Decimal("0.01")
"""The step in which an amount that can be divided is filled in."""
CONSTANT = (t.Literal, t.NumberTerm)


@dataclass(frozen=True)
class Standing:
    """Which numbers and days tell open rows of a rule apart.

    Attributes:
        exact: the facts that do so by themselves.
        among: for others, the constants among which they are placed.
        words: for facts that are words, the first word that each is like, by their codes.
    """

    exact: frozenset[FactKey]
    among: Mapping[FactKey, tuple[Decimal, ...]]
    words: Mapping[FactKey, tuple[int, ...]]


@dataclass(frozen=True)
class _Bond:
    """Numbers and days that are compared with each other, or with constants.

    Attributes:
        facts: the facts.
        is_plain: whether nothing is reckoned with them first.
        by_relation: whether a relation between facts compares them, and not the rule.
        is_reckoned: whether they are reckoned with, beside each other or what is to be decided first: nothing times
            what is not known is nothing, and the least of nothing and what is not known is.
    """

    facts: frozenset[FactKey]
    is_plain: bool
    by_relation: bool
    is_reckoned: bool = False


@functools.lru_cache(maxsize=256)
def standing(rule: AnyRule, known: frozenset[FactKey], shared: tuple[tuple[FactKey, Any], ...]) -> Standing:
    """Return how far the numbers of each row tell open rows apart.

    Args:
        rule: the rule.
        known: the facts that have a column.
        shared: numbers and days that all rows share, by fact.
    """
    facts, relations = _facts(rule.body), tuple(_relations(rule))
    for relation in relations:
        for term in terms_of(relation):
            facts |= _facts(term)
    bonds = [*_bonds(rule.body, by_relation=False), *(bond for one in relations for bond in _of_relation(one))]
    exact: set[FactKey] = set()
    among: dict[FactKey, tuple[Decimal, ...]] = {}
    for group in _groups(bonds):
        own = [bond for bond in bonds if not bond.facts.isdisjoint(group)]
        if len(group) == 1 and not any(bond.by_relation or bond.is_reckoned for bond in own):
            continue  # the rule compares it with constants alone: whether they are reached is asked of each row
        columns = group & known
        if len(columns) == 1 and all(bond.is_plain for bond in own) and not any(facts[k].kind == DATE for k in group):
            terms = (rule.body, *(term for one in relations for term in terms_of(one)))
            told = [value for one in relations for value in _told(one, group)]
            among[min(columns)] = _constants({key: facts[key] for key in group}, terms, dict(shared), told)
        else:
            exact |= columns
    return Standing(frozenset(exact), among, _words(rule, relations))


def _relations(rule: AnyRule) -> Iterator[Conclusion | Exclusion]:
    """Yield the relations that bear on what a rule reads, directly or by way of others."""
    read = facts_read(rule.body)
    for parameter, model in rule.parameters:
        names = tied(model, [name for owner, name in read if owner == parameter])
        for one in related(model, parameter):
            if any(isinstance(inner, t.Fact) and inner.spec.name in names for inner in _walked(one)):
                yield one


def _walked(relation: Conclusion | Exclusion) -> Iterator[t.Term[Any]]:
    """Yield all terms of a relation."""
    for term in terms_of(relation):
        yield from t.walk(term)


def _facts(term: t.Term[Any]) -> dict[FactKey, t.Fact[Any]]:
    """Return the numbers and days that a term reads, those that date others among them."""
    found: list[t.Fact[Any]] = [inner for inner in evaluated(term) if isinstance(inner, t.Fact)]
    dates: list[t.Fact[Any]] = [
        t.Fact(fact.parameter, fact.model, fact.model.facts[fact.spec.dated_by]) for fact in found if fact.spec.dated_by
    ]
    return {(f.parameter, f.spec.name): f for f in (*found, *dates) if f.kind.is_amount or f.kind == DATE}


def _bonds(term: t.Term[Any], *, by_relation: bool) -> Iterator[_Bond]:
    for inner in evaluated(term):
        match inner:
            case t.Arith() | t.Shift() | t.Between() | t.Rolled() | t.Rounded():
                reckoned = frozenset(_facts(inner))
                if len(reckoned) > 1 or any(isinstance(part, (t.Decide, t.Open)) for part in evaluated(inner)):
                    yield _Bond(reckoned, is_plain=_keeps_order(inner), by_relation=by_relation, is_reckoned=True)
                continue
            case t.Compare():
                is_plain = all(isinstance(side, (t.Fact, *CONSTANT)) for side in _sides(inner))
            case t.Happened() | t.Fact():  # a fact may be dated
                is_plain = False
            case _:
                continue
        facts = frozenset(_facts(inner)) - (
            {(inner.parameter, inner.spec.name)} if isinstance(inner, t.Fact) else set()
        )
        if facts:
            yield _Bond(facts, is_plain, by_relation)


def _keeps_order(term: t.Term[Any]) -> bool:
    """Return whether a term tells no more than an order: so many times one of some facts, or the least of some."""
    match term:
        case t.Arith(op="*" | "/", left=left, right=right):
            factor, one = (left, right) if isinstance(left, CONSTANT) else (right, left)
            return isinstance(factor, CONSTANT) and _is_one_of(one)
        case t.Arith(op="min" | "max", left=left, right=right):
            return _is_one_of(left) and _is_one_of(right)
        case _:
            return False


def _is_one_of(term: t.Term[Any]) -> bool:
    match term:
        case t.Choice():
            return _is_one_of(term.branch)
        case t.Named(term=inner) | t.Applied(body=inner):
            return _is_one_of(inner)
        case t.Decide(rows=rows, unless=unless):
            return all(_is_one_of(row.outcome) for row in (*unless, *rows))
        case _:
            return isinstance(term, (t.Fact, *CONSTANT))


def _sides(compared: t.Compare) -> Iterator[t.Term[Any]]:
    """Yield what is compared, as the readings that are followed have it."""
    for side in (compared.left, compared.right):
        while isinstance(side, (t.Choice, t.Named)):
            side = side.branch if isinstance(side, t.Choice) else side.term  # noqa: PLW2901  (seen through)
        yield side


def _of_relation(relation: Conclusion | Exclusion) -> Iterator[_Bond]:
    """Yield the bonds of a relation; what a number follows from is compared with it."""
    for term in terms_of(relation):
        yield from _bonds(term, by_relation=True)
    if isinstance(relation, Conclusion):
        facts = frozenset({**_facts(relation.fact), **_facts(relation.value)})
        if facts:
            yield _Bond(facts, isinstance(relation.value, (t.Fact, *CONSTANT)), by_relation=True)


def _groups(bonds: list[_Bond]) -> list[frozenset[FactKey]]:
    """Return the facts that are compared with each other, directly or by way of others."""
    groups: list[frozenset[FactKey]] = []
    for bond in bonds:
        touching = [group for group in groups if not group.isdisjoint(bond.facts)]
        groups = [group for group in groups if group not in touching]
        groups.append(bond.facts.union(*touching))
    return groups


def _told(relation: Conclusion | Exclusion, facts: Container[FactKey]) -> Iterator[Any]:
    """Yield the constant that a relation concludes of one of some facts."""
    if not isinstance(relation, Conclusion) or not isinstance(relation.value, CONSTANT):
        return
    if (relation.fact.parameter, relation.fact.spec.name) in facts:
        yield relation.value.value


def _constants(
    facts: Mapping[FactKey, t.Fact[Any]],
    terms: tuple[t.Term[Any], ...],
    shared: Mapping[FactKey, Any],
    told: Iterable[Decimal],
) -> tuple[Decimal, ...]:
    """Return what the facts of a group are compared with, and as many steps around it as there are facts between."""
    found = {Decimal(0), *told}
    for key, fact in facts.items():
        ends = (fact.spec.low, fact.spec.high, shared.get(key))
        found |= {*_compared_with(key, terms), *(Decimal(end) for end in ends if end is not None)}
    counted = not any(fact.spec.divides for fact in facts.values())
    step = Decimal(1) if counted else FEN
    return tuple(sorted({one + step * count for one in found for count in range(-len(facts), len(facts) + 1)}))


def _compared_with(key: FactKey, terms: tuple[t.Term[Any], ...]) -> Iterator[Decimal]:
    """Yield the constants with which a fact is compared."""
    for compared in (inner for term in terms for inner in evaluated(term) if isinstance(inner, t.Compare)):
        sides = list(_sides(compared))
        if any(isinstance(side, t.Fact) and (side.parameter, side.spec.name) == key for side in sides):
            yield from (side.value for side in sides if isinstance(side, CONSTANT))


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def _words(rule: AnyRule, relations: tuple[Conclusion | Exclusion, ...]) -> dict[FactKey, tuple[int, ...]]:
    """Return the words of each fact that nothing tells apart, for the facts that are only asked which word they are."""
    terms = [rule.body, *(term for one in relations for term in terms_of(one) if not _concludes(one, term))]
    asked: dict[FactKey, list[frozenset[Any]]] = {}
    facts: dict[FactKey, t.Fact[Any]] = {}
    otherwise: set[FactKey] = set()
    for term in terms:
        for fact, members in _asked(term):
            key = (fact.parameter, fact.spec.name)
            facts[key] = fact
            if members is None:
                otherwise.add(key)
            else:
                asked.setdefault(key, []).append(members)
    for one in relations:
        if isinstance(one, Conclusion) and one.fact.kind.sort == "word":
            key = (one.fact.parameter, one.fact.spec.name)
            facts[key] = one.fact
            asked.setdefault(key, []).extend(frozenset({value}) for value in _told(one, {key}))
            otherwise |= {key} if not isinstance(one.value, CONSTANT) else set()
    return {key: _alike(fact, asked.get(key, ())) for key, fact in facts.items() if key not in otherwise}


def _concludes(relation: Conclusion | Exclusion, term: t.Term[Any]) -> bool:
    """Return whether a term is what a relation concludes, a fact and its constant, which `_words` reads by itself."""
    return isinstance(relation, Conclusion) and (term is relation.fact or isinstance(term, CONSTANT))


def _asked(term: t.Term[Any]) -> Iterator[tuple[t.Fact[Any], frozenset[Any] | None]]:
    """Yield each word that a term reads with the words that are asked for, or nothing where it is read otherwise."""
    if isinstance(term, t.Fact) and term.kind.sort == "word":
        yield term, None
    for inner in evaluated(term):
        match inner:
            case t.IsIn(term=t.Fact() as fact, members=members):
                yield fact, frozenset(members)
            case t.Compare(left=t.Fact() as fact, right=t.Literal(value=value)) if fact.kind.sort == "word":
                yield fact, frozenset({value})
            case _:
                for child in t.children(inner):
                    if isinstance(child, t.Fact) and child.kind.sort == "word":
                        yield child, None


def _alike(fact: t.Fact[Any], asked: Iterable[frozenset[Any]]) -> tuple[int, ...]:
    """Return for each word of a fact the first of which the same is asked."""
    questions = tuple(dict.fromkeys(asked))
    first: dict[tuple[bool, ...], int] = {}
    answers = [tuple(word in members for members in questions) for word in fact.spec.kind.detail]
    return tuple(first.setdefault(answer, code) for code, answer in enumerate(answers))


def cuts_of(column: Column, among: tuple[Decimal, ...]) -> Any:
    """Return constants as whole numbers of a column, in order."""
    return np.array(sorted({floor(one.scaleb(column.scale)) for one in among}), np.int64)


def places_of(found: Read, column: Column, among: tuple[Decimal, ...], rows: Any) -> Any:
    """Return where the numbers of some rows stand among constants, those that equal one by themselves."""
    cuts = cuts_of(column, among)
    numbers = found.values[rows] if found.factor == 1 else np.multiply(found.values[rows], found.factor, dtype=np.int64)
    kind = np.min_scalar_type(2 * len(cuts))
    if len(numbers):
        least, most = _places(cuts, np.array([numbers.min(), numbers.max()]))
        if least == most:  # and so are those between
            return np.full(len(numbers), least, kind)
    return _places(cuts, numbers).astype(kind)


def _places(cuts: Any, numbers: Any) -> Any:
    """Return the place of numbers among cuts: odd where one equals a cut."""
    return np.searchsorted(cuts, numbers, "left") + np.searchsorted(cuts, numbers, "right")
