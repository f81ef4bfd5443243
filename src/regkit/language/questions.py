"""What is asked: a fact that is not known, and a rule, as a question that claims no outcome."""

from __future__ import annotations

from typing import Any

from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.phrases import clause, phrase
from regkit.language.values import punctuated
from regkit.language.yes_no_en import begins_sentence, whether_en
from regkit.language.yes_no_zh import asked_zh, whether_zh

__all__ = ["asked", "settled"]


def settled(rule: Any, lang: str = "zh") -> str:
    """Return what a rule settles, as a heading that claims no outcome: `是否免予收缴`; a duty as what it asks."""
    label = punctuated(str(rule.zh)) if lang == "zh" else str(rule.en)
    if rule.body.kind != BOOL:
        return label
    return whether_zh(label) if lang == "zh" else whether_en(label)


def asked(term: t.Fact[Any], lang: str = "zh") -> str:
    """Return a fact as something not known: `是否为省重点支持的骨干优势施工企业`, `资质等级`."""
    if term.kind.sort != "yes or no":
        return phrase(term, lang)
    said = clause(term, lang=lang)
    if lang == "zh":
        whose = term.spec.whose or ""
        return whose + asked_zh(*(one.removeprefix(whose) for one in (said, clause(term, truth=False))))
    label = term.spec.en
    return f"whether {said}" if begins_sentence(label) else label
