"""Relations as terms: what a subject's declared relations say of the subject that one parameter is bound to."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from regkit.language.building import Facts, happened
from regkit.language.errors import RuleError
from regkit.language.facts import EARLIEST, Subject
from regkit.language.kinds import BOOL, DATE
from regkit.language.relations import Belongs, Dated, Follows, Never, Relation
from regkit.language.terms import AsOf, Compare, Fact, Term, lift, walk
from regkit.law import Label

__all__ = [
    "BY_THE_DAY",
    "Conclusion",
    "Exclusion",
    "counted_by_day",
    "reads_day",
    "related",
    "terms_of",
    "tied",
    "told_by",
]

BY_THE_DAY: Final = Label(
    "前者依询问之日推得后者，只说其一", "the first tells the second by the day asked about: say one"
)
"""What is wrong where a fact is said beside others that tell it by the day asked about."""


@dataclass(frozen=True, eq=False, slots=True)
class Conclusion:
    """A fact that is `value` wherever `when` holds; `when` is `None` where that is everywhere.

    With `only`, the day or the amount that is there only where the fact is what follows.
    """

    fact: Fact[Any]
    value: Term[Any]
    when: Term[bool] | None
    only: Fact[Any] | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Exclusion:
    """A condition that cannot hold, with the words for it."""

    condition: Term[bool]
    zh: str
    en: str


@functools.cache
def related(model: type[Subject], parameter: str) -> tuple[Conclusion | Exclusion, ...]:
    """Return the relations of `model` as terms about the subject bound to `parameter`.

    Raises:
        RuleError: a relation names a fact that there is not, or is of another kind than its fact.
    """
    facts: Facts[Any] = Facts(model, parameter)
    return tuple(_bound(relation, facts, model) for relation in model.relations)


def _bound(relation: Relation, facts: Facts[Any], model: type[Subject]) -> Conclusion | Exclusion:
    match relation:
        case Never(condition=condition, zh=zh, en=en):
            return Exclusion(_of_kind(condition(facts), BOOL, f"a relation of `{model.__name__}`"), zh, en)
        case Dated(fact=fact, day=day):
            return Conclusion(_fact(facts, fact), happened(getattr(facts, day)), None, _fact(facts, day))
        case Belongs(fact=fact, to=to, value=value):
            target, only = _fact(facts, to), _fact(facts, fact)
            what = f"`{model.__name__}.{to}`"
            return Conclusion(target, _of_kind(lift(value, target.kind), target.kind, what), _is_there(only), only)
        case Follows(fact=fact, value=value, when=when):
            target = _fact(facts, fact)
            term = lift(value(facts) if callable(value) else value, target.kind)
            where = None if when is None else _of_kind(when(facts), BOOL, f"when `{model.__name__}.{fact}` follows")
            return Conclusion(target, _of_kind(term, target.kind, f"`{model.__name__}.{fact}`"), where)


def _fact(facts: Facts[Any], name: str) -> Fact[Any]:
    found: Fact[Any] = getattr(facts, name)
    return found


def _is_there(fact: Fact[Any]) -> Term[bool]:
    """Return a condition that holds of every value of a day or an amount, and so wherever there is one.

    Raises:
        RuleError: the fact is neither.
    """
    if fact.kind != DATE and not fact.kind.is_amount:
        raise RuleError(f"`{fact.model.__name__}.{fact.spec.name}` belongs to a fact; it must be a day or an amount")
    return Compare(">=", fact, lift(EARLIEST, DATE) if fact.kind == DATE else lift(0, fact.kind))


def _of_kind(term: Term[Any], kind: Any, what: str) -> Term[Any]:
    if term.kind != kind:
        raise RuleError(f"{what} must be {kind}; `{term!r}` is {term.kind}")
    return term


# ── which facts have to do with each other ───────────────────────────────────────────────────────────────


def terms_of(relation: Conclusion | Exclusion) -> tuple[Term[Any], ...]:
    """Return the terms that a relation is made of."""
    if isinstance(relation, Exclusion):
        return (relation.condition,)
    return tuple(one for one in (relation.fact, relation.value, relation.when) if one is not None)


@functools.cache
def counted_by_day(relation: Conclusion | Exclusion) -> tuple[Compare, ...]:
    """Return that an amount is what follows by the day, which divides days; none where a relation tells no such thing.

    What follows otherwise is concluded when the subject is made; this is found for each day.
    """
    if isinstance(relation, Exclusion) or not relation.fact.kind.is_amount or not reads_day(relation):
        return ()
    return (Compare("==", relation.fact, relation.value),)


@functools.cache
def reads_day(conclusion: Conclusion) -> bool:
    """Return whether what follows hangs on the day asked about, other than by a day that has come."""
    terms = (term for term in (conclusion.value, conclusion.when) if term is not None)
    return any(isinstance(inner, AsOf) for term in terms for inner in walk(term))


def told_by(relation: Conclusion | Exclusion) -> tuple[Fact[Any], ...]:
    """Return the facts that a relation reads, without the one that it tells."""
    terms = (relation.condition,) if isinstance(relation, Exclusion) else (relation.value, relation.when)
    found = {(fact.parameter, fact.spec.name): fact for term in terms if term is not None for fact in _facts(term)}
    return tuple(found.values())


def _facts(term: Term[Any]) -> Iterator[Fact[Any]]:
    for inner in walk(term):
        if isinstance(inner, Fact):
            yield inner
            if inner.spec.dated_by is not None:
                yield Fact(inner.parameter, inner.model, inner.model.facts[inner.spec.dated_by])


def tied(model: type[Subject], names: Iterable[str]) -> frozenset[str]:
    """Return facts of a model, and all that relations tie to them, directly or by way of others."""
    found = frozenset(names) | {str(model.facts[name].dated_by) for name in names if model.facts[name].dated_by}
    grown = found.union(*(group for group in _groups(model) if group & found))
    return found if grown == found else tied(model, grown)


@functools.cache
def _groups(model: type[Subject]) -> tuple[frozenset[str], ...]:
    groups = []
    for relation in related(model, "this"):
        told = (relation.fact,) if isinstance(relation, Conclusion) else ()
        groups.append(frozenset(fact.spec.name for fact in (*told, *told_by(relation))))
    return tuple(groups)
