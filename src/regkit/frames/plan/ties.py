"""What relations say of one fact, for columns: by which it is told, whether by the day, and why facts contradict."""

from __future__ import annotations

import functools
from typing import Any

from regkit.language import terms as t
from regkit.language.relating import Conclusion, Exclusion, related
from regkit.language.writing import in_words

__all__ = ["conclusions_of", "contradiction_in_words", "reads_day"]


def conclusions_of(fact: t.Fact[Any]) -> tuple[Conclusion, ...]:
    """Return the relations that tell a fact, in the order of writing."""
    relations = related(fact.model, fact.parameter)
    return tuple(one for one in relations if isinstance(one, Conclusion) and one.fact.spec.name == fact.spec.name)


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
