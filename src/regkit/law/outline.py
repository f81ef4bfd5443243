"""What is found in a published text before it is bound to a regulation: headings, articles, and what fits nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from regkit.law.lines import Line

__all__ = ["ArticleDraft", "HeadingDraft", "Misfit", "Number", "Outline", "Span", "Unit"]

Number = tuple[int, int]
"""The number of an article, and of the one inserted after it (之一), 0 for none."""
Span = tuple[int, int]


class Misfit(Exception):  # noqa: N818  (told to the reader as a `TextError` that names the line)
    """Something that does not fit: where it stands, the words found, what was expected, and a hint."""

    def __init__(self, at: int, found: str, why: str, hint: str) -> None:
        """Keep what is to be told."""
        super().__init__(why)
        self.at, self.found, self.why, self.hint = at, found, why, hint


@dataclass(slots=True)
class Unit:
    """A paragraph, an item or a part of one.

    Attributes:
        number: its number in the list; 0 for a paragraph.
        label: the mark as published; empty for a paragraph.
        style: the kind of mark.
        start, end: where its words begin and end, the items under it and the lines that go on with it included.
        row, last: the first and the last of its lines.
        units: the items directly under it.
        title: whether its own line is a name without a stop.
        lines: how many lines without a mark go on with it.
    """

    number: int
    label: str
    style: str
    start: int
    end: int
    row: Line
    last: Line
    units: list[Unit] = field(default_factory=list)
    title: bool = False
    lines: int = 0


@dataclass(slots=True)
class HeadingDraft:
    """A heading: kind, number (`None` for 附则 without one), title, place, the heading above, and its articles."""

    kind: str
    number: int | None
    title: str
    span: Span
    above: HeadingDraft | None = None
    first: Number | None = None
    last: Number | None = None


@dataclass(slots=True)
class ArticleDraft:
    """An article: its number, its heading and caption as published, the heading above it, and its paragraphs."""

    number: Number
    label: str
    under: HeadingDraft | None
    paragraphs: list[Unit]
    caption: str = ""

    @property
    def span(self) -> Span:
        """Where its words begin and end."""
        return self.paragraphs[0].start, self.paragraphs[-1].end


@dataclass(slots=True)
class Outline:
    """A text divided.

    Attributes:
        partial: whether the text is a part: declared to be one, or headed as one and not beginning at article one.
        headings, articles: in the order of the text.
        contents, attachment: where a table of contents and what follows the last article stand; neither is law.
        doubts: why the text may not be the whole, although each of its lines fits.
    """

    partial: bool
    headings: list[HeadingDraft] = field(default_factory=list)
    articles: list[ArticleDraft] = field(default_factory=list)
    contents: Span | None = None
    attachment: Span | None = None
    doubts: list[str] = field(default_factory=list)
