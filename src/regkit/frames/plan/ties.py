"""What relations say of one fact, for columns: by which it is told, whether by the day, and why facts contradict."""

from __future__ import annotations

from typing import Any

from regkit.language import terms as t
from regkit.language.relating import BY_THE_DAY, Conclusion, Exclusion, reads_day, related
from regkit.language.writing import in_words

__all__ = ["conclusions_of", "contradiction_in_words"]


def conclusions_of(fact: t.Fact[Any]) -> tuple[Conclusion, ...]:
    """Return the relations that tell a fact, in the order of writing."""
    relations = related(fact.model, fact.parameter)
    return tuple(one for one in relations if isinstance(one, Conclusion) and one.fact.spec.name == fact.spec.name)


def contradiction_in_words(relation: Conclusion | Exclusion, lang: str) -> str:
    """Return why facts that break a relation contradict each other."""
    if isinstance(relation, Exclusion):
        why = relation.zh if lang == "zh" else relation.en
    elif reads_day(relation):
        return str(BY_THE_DAY) if lang == "zh" else BY_THE_DAY.en
    else:
        spec, value = relation.fact.spec, in_words(relation.value, lang)
        why = f"{spec.zh}应为{value}" if lang == "zh" else f"`{spec.name}` must then be {value}"
    return f"前后矛盾，{why}" if lang == "zh" else f"they contradict each other: {why}"
