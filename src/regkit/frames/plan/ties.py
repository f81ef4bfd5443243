"""Which facts of a subject have to do with each other: those of one relation, and of relations that share a fact."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from regkit.language import terms as t
from regkit.language.facts import Subject
from regkit.language.relating import Conclusion, Exclusion, related
from regkit.language.writing import in_words

__all__ = ["conclusions_of", "contradiction_in_words", "facts_of", "reads_day", "tied"]


def conclusions_of(fact: t.Fact[Any]) -> tuple[Conclusion, ...]:
    """Return the relations that tell a fact, in the order of writing."""
    relations = related(fact.model, fact.parameter)
    return tuple(one for one in relations if isinstance(one, Conclusion) and one.fact.spec.name == fact.spec.name)


def facts_of(relation: Conclusion | Exclusion) -> tuple[t.Fact[Any], ...]:
    """Return the facts that a relation reads, without the one that it tells."""
    terms = (relation.condition,) if isinstance(relation, Exclusion) else (relation.value, relation.when)
    found = {(fact.parameter, fact.spec.name): fact for term in terms if term is not None for fact in _facts(term)}
    return tuple(found.values())


def _facts(term: t.Term[Any]) -> Iterator[t.Fact[Any]]:
    for inner in t.walk(term):
        if isinstance(inner, t.Fact):
            yield inner
            if inner.spec.dated_by is not None:
                yield t.Fact(inner.parameter, inner.model, inner.model.facts[inner.spec.dated_by])


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
        groups.append(frozenset(fact.spec.name for fact in (*told, *facts_of(relation))))
    return tuple(groups)


@functools.cache
def reads_day(conclusion: Conclusion) -> bool:
    """Return whether what follows hangs on the day asked about, other than by a day that has come."""
    terms = (term for term in (conclusion.value, conclusion.when) if term is not None)
    return any(isinstance(inner, t.AsOf) for term in terms for inner in t.walk(term))


def contradiction_in_words(relation: Conclusion | Exclusion, lang: str) -> str:
    """Return why facts that break a relation contradict each other."""
    if isinstance(relation, Exclusion):
        why = relation.zh if lang == "zh" else relation.en
    else:
        spec, value = relation.fact.spec, in_words(relation.value, lang)
        why = f"{spec.zh}应为{value}" if lang == "zh" else f"`{spec.name}` must then be {value}"
    return f"前后矛盾，{why}" if lang == "zh" else f"they contradict each other: {why}"
