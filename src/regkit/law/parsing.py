"""Dividing a published text into chapters, articles, paragraphs and points, without changing a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from regkit.law.addresses import Address
from regkit.law.errors import TextError
from regkit.law.numerals import parse_numeral
from regkit.law.provisions import Article, Chapter, Paragraph, Point

if TYPE_CHECKING:
    from regkit.law.regulation import Regulation

__all__ = ["divided"]

NUMERAL = "[一二三四五六七八九十]+"
LINE = re.compile(
    r"^[^\S\n]*(?:"
    rf"(?P<chapter>第(?P<c>{NUMERAL})章)[^\S\n]+"
    rf"|(?P<article>第(?P<a>{NUMERAL})条)[^\S\n]+"
    rf"|(?P<point>[(（](?P<p>{NUMERAL})[)）])"
    r")?(?P<words>\S[^\n]*?)[^\S\n]*$",
    re.MULTILINE,
)

Span = tuple[int, int]


@dataclass(slots=True)
class _Paragraph:
    span: Span
    points: list[tuple[str, Span]] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.points[-1][1][1] if self.points else self.span[1]


@dataclass(slots=True)
class _Article:
    heading: str
    chapter: int | None
    paragraphs: list[_Paragraph]


def divided(regulation: Regulation) -> tuple[tuple[Chapter, ...], tuple[Article, ...]]:
    """Return the chapters and articles of the regulation's text; what stands before the first is its header.

    Raises:
        TextError: articles, points or chapters are not numbered without a gap from one, or there are no articles.
    """
    titles: list[str] = []
    drafts: list[_Article] = []
    for line in LINE.finditer(regulation.text):
        _take(line, titles, drafts)
    if not drafts:
        raise TextError("the text has no articles", hint="an article starts a line with `第一条` and a space")
    chapters = tuple(_chapters(titles, drafts))
    articles = tuple(_article(regulation, number, draft, chapters) for number, draft in enumerate(drafts, start=1))
    return chapters, articles


def _take(line: re.Match[str], titles: list[str], drafts: list[_Article]) -> None:
    """Add a line to what has been read so far, in the part it belongs to."""
    words = line.span("words")
    if line["chapter"]:
        _expect(line["chapter"], line["c"], len(titles) + 1)
        titles.append(line["words"])
    elif line["article"]:
        _expect(line["article"], line["a"], len(drafts) + 1)
        drafts.append(_Article(line["article"], len(titles) or None, [_Paragraph(words)]))
    elif drafts and line["point"]:
        points = drafts[-1].paragraphs[-1].points
        _expect(drafts[-1].heading + line["point"], line["p"], len(points) + 1)
        points.append((line["point"], words))
    elif drafts:
        drafts[-1].paragraphs.append(_Paragraph(words))


def _expect(heading: str, found: str, expected: int) -> None:
    if parse_numeral(found) != expected:
        raise TextError(f"`{heading}` is out of order", hint=f"number {expected} was expected here")


def _chapters(titles: list[str], drafts: list[_Article]) -> Iterator[Chapter]:
    for number, title in enumerate(titles, start=1):
        articles = [i for i, draft in enumerate(drafts, start=1) if draft.chapter == number]
        if not articles:
            raise TextError(f"the chapter `{title}` has no articles")
        yield Chapter(number, title, articles[0], articles[-1])


def _article(regulation: Regulation, number: int, draft: _Article, chapters: tuple[Chapter, ...]) -> Article:
    paragraphs = tuple(
        _paragraph(regulation, Address(number, i), paragraph) for i, paragraph in enumerate(draft.paragraphs, start=1)
    )
    span = (paragraphs[0].span[0], paragraphs[-1].span[1])
    chapter = chapters[draft.chapter - 1] if draft.chapter else None
    return Article(regulation, Address(number), draft.heading, span, paragraphs, chapter)


def _paragraph(regulation: Regulation, address: Address, draft: _Paragraph) -> Paragraph:
    points = tuple(
        Point(regulation, Address(address.article, address.paragraph, i), heading, span)
        for i, (heading, span) in enumerate(draft.points, start=1)
    )
    return Paragraph(regulation, address, "", (draft.span[0], draft.end), points)
