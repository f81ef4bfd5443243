"""What tells that a text is not as it was published, or not the whole, although each of its lines fits."""

from __future__ import annotations

from collections.abc import Iterator

from regkit.law.commencement import speaks_of_commencement
from regkit.law.lazy import Lazy
from regkit.law.lines import squeezed
from regkit.law.outline import Misfit, Outline

__all__ = ["doubts_about", "refuse_lost_characters"]

LOST = (
    ("\x00", "\x08"),
    ("\x0e", "\x1b"),
    ("\x7f", "\x84"),
    ("\x86", "\x9f"),
    ("\ud800", "\uf8ff"),
    ("\ufffd", "\ufffd"),
    ("\U000f0000", "\U0010ffff"),
)
"""Control characters, halves of characters, characters of private use, and the sign for one that was lost."""
DATED = Lazy(r"[0-9０-９〇零○一二三四五六七八九]{4}\s*年")
JUDICIAL = Lazy("解释|最高人民(?:法院|检察院)")
"""Whose day of commencement stands in the announcement, not in an article."""
LAST_ARTICLES = 5
AROUND = 8


def refuse_lost_characters(text: str, end: int) -> None:
    """Refuse a text with characters that nobody can read before `end`.

    Raises:
        Misfit: it has one.
    """
    lost = [char for char in set(text[:end]) if any(first <= char <= last for first, last in LOST)]
    if lost:
        at = min(map(text.index, lost))
        words = text[max(0, at - AROUND) : at + AROUND].strip()
        why = f"holds a character that was lost (U+{ord(text[at]):04X}): the published one was expected"
        raise Misfit(at, words, why, "restore it from the published text")


def doubts_about(out: Outline, text: str) -> Iterator[str]:
    """Yield why a text may not be the whole.

    It is a part, and nobody declared so; or no article says when it comes into force, and it does not end in 附则. Of a
    text whose head bears no date nothing is concluded: it is no published one.
    """
    first, last = out.articles[0], out.articles[-1]
    if out.partial:
        yield f"it is a part only, from {first.label} to {last.label}"
        return
    head = text[: out.headings[0].span[0] if out.headings else first.span[0]]
    ending = (text[slice(*article.span)] for article in out.articles[-LAST_ARTICLES:])
    if not DATED.search(head) or any(map(speaks_of_commencement, ending)):
        return
    chapter = squeezed(out.headings[-1].title) if out.headings else ""
    if chapter != "附则" and (chapter or not JUDICIAL.search(head)):
        yield "no article says when it comes into force, and its last chapter is not 附则: it may be cut short"
