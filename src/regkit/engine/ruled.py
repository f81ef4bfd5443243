"""The rulings on which an answer rests: those on what its path asks, and which of them it follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from regkit.engine.amend import origin_of
from regkit.engine.foreseen import rulings_told
from regkit.language.outcomes import Determination
from regkit.language.readings import Ruling
from regkit.language.terms import Decide, Term

__all__ = ["followed", "ruling_lines"]


def followed(determination: Determination[Any], on_path: Sequence[Term[Any]]) -> tuple[Ruling, ...]:
    """Return the rulings that an answer follows: of each question or reading the last made by the day asked about."""
    reached = {term.origin for term in on_path if isinstance(term, Decide)}
    made = (
        one
        for one in rulings_told(determination.rule)
        if origin_of(one.about) in reached and one.answers(determination.on)
    )
    return tuple({one.about: one for one in made}.values())


def ruling_lines(determination: Determination[Any], on_path: Sequence[Term[Any]], lang: str) -> Iterator[str]:
    """Yield each ruling that was told, with who made it and its document, and whether the answer follows it."""
    told = rulings_told(determination.rule)
    heeded = followed(determination, on_path) if told else ()
    for one in told:
        yield one.in_words(lang) + ("" if one in heeded else _not_followed(one, heeded, determination.on, lang))


def _not_followed(ruling: Ruling, heeded: Sequence[Ruling], on: date | None, lang: str) -> str:
    zh = lang == "zh"
    if not ruling.answers(on):
        return "；询问之日尚未作出，不据以回答" if zh else "; not yet made on the day asked about"
    if any(other.about is ruling.about for other in heeded):
        return "；已由后来的答复代替" if zh else "; replaced by a later ruling"
    return "；本答案未涉及" if zh else "; this answer does not reach it"
