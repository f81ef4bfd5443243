"""Gaps in the drafting: open questions, unclear words, known silences, duties that no sanction answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from regkit.language.readings import OpenQuestion, Reading
from regkit.language.rule import DutyRule, Rule
from regkit.language.terms import Decide, Open, walk
from regkit.law import english_or

__all__ = ["DraftingGap", "drafting_gaps_of"]


@dataclass(frozen=True, slots=True)
class DraftingGap:
    """A place where the text leaves something open.

    Attributes:
        article: the number of the article.
        kind: `open` for a question without an answer, `reading` for words that can be read in two ways, `silent`
            for facts without a rule, `no_sanction` for a duty whose breach no words answer.
        id: the question's or reading's name, or the rule's.
        zh, en: what is open.
        authority: who may settle it.
    """

    article: int
    kind: str
    id: str
    zh: str
    en: str
    authority: str


def drafting_gaps_of(things: Iterable[Any], authority: str) -> tuple[DraftingGap, ...]:
    """Return every gap that rules, questions and readings show, each once, in the order of the articles.

    Args:
        things: rules, open questions and readings; anything else is passed over.
        authority: who may settle what names nobody.
    """
    found: dict[tuple[str, str], DraftingGap] = {}
    for thing in things:
        for gap in _gaps(thing, authority):
            found.setdefault((gap.kind, gap.zh if gap.kind == "silent" else gap.id), gap)
    return tuple(sorted(found.values(), key=lambda gap: (gap.article, gap.kind, gap.id)))


def _gaps(thing: Any, authority: str) -> Iterator[DraftingGap]:
    if isinstance(thing, OpenQuestion):
        yield _open(thing)
    if isinstance(thing, Reading):
        where = thing.quote.address.article
        yield DraftingGap(where, "reading", thing.id, thing.question_zh, thing.question_en, authority)
    if not isinstance(thing, Rule):
        return
    terms = list(walk(thing.body))
    first = thing.home.article
    yield from (_open(one.question) for one in terms if isinstance(one, Open))
    for silence in (one for decision in terms if isinstance(decision, Decide) for one in decision.silences):
        said = silence.reason, english_or(silence.reason, silence.reason)
        yield DraftingGap(first, "silent", thing.name, *said, silence.authority or authority)
    if isinstance(thing, DutyRule) and thing.breach is None:
        yield DraftingGap(
            first,
            "no_sanction",
            thing.name,
            f"“{thing.zh}”:规则未连到任何罚则",
            f"no words that answer a breach are tied to the duty `{thing.name}`",
            authority,
        )


def _open(question: OpenQuestion) -> DraftingGap:
    return DraftingGap(
        question.quote.address.article, "open", question.id, question.zh, question.en, question.authority
    )
