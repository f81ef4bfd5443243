"""Articles, paragraphs and points: the parts of a regulation from which words are quoted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from regkit.law.addresses import Address
from regkit.law.errors import AddressError, QuoteError
from regkit.law.quotes import Number, Quote, Range, number_of, range_of

if TYPE_CHECKING:
    from regkit.law.quantities import Quantity
    from regkit.law.regulation import Regulation

__all__ = ["Article", "Chapter", "Paragraph", "Point", "Provision"]

Span = tuple[int, int]
RULES: WeakSet[Any] = WeakSet()
"""Every rule that was written so far; a rule enters itself, so that the law need not know what rules are."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its number, its title as published, and the articles in it, first and last."""

    number: int
    title: str
    first: int
    last: int


@dataclass(frozen=True, eq=False, slots=True)
class Provision:
    """A part of a regulation.

    Attributes:
        regulation: the whole.
        address: where the part stands, in full.
        heading: what it is numbered by in the text, such as `第九条` or `(四)`; empty for a paragraph.
        span: where its words begin and end in the text of the regulation, the heading apart.
    """

    regulation: Regulation
    address: Address
    heading: str
    span: Span

    @property
    def text(self) -> str:
        """The words as published, the heading apart."""
        return self.regulation.text[slice(*self.span)]

    @property
    def rules(self) -> tuple[Any, ...]:
        """The rules written so far that quote this provision, by name; import the regulation's package to have all."""
        text, here = self.regulation.sha256, self.address
        found = [
            rule
            for rule in RULES
            if any(quote.regulation.sha256 == text and here.touches(quote.address) for quote in rule.quotes)
        ]
        return tuple(sorted(found, key=lambda rule: str(rule.name)))

    def quote(self, words: str) -> Quote:
        """Return words of this provision as a quote, and note in the ledger that a rule rests on them.

        Raises:
            QuoteError: the words do not stand here verbatim, or stand here more than once.
        """
        quote = self._quote(words)
        self.regulation.ledger.encode(quote.span)
        return quote

    def number(self, words: str, value: Quantity | date, *, name: str = "") -> Number:
        """Return the number that words of this provision state.

        Raises:
            QuoteError: as for `quote`.
            QuantityError: the words do not state `value`.
        """
        number = number_of(self._quote(words), value, name)
        self.regulation.ledger.encode(number.quote.span)
        return number

    def range(self, words: str, low: Quantity | None, high: Quantity | None, *, name: str = "") -> Range:
        """Return the range that words of this provision set; `low` is `None` where only a high bound is set.

        Raises:
            QuoteError: as for `quote`.
            QuantityError: the words do not set these bounds.
        """
        bounds = range_of(self._quote(words), low, high, name)
        self.regulation.ledger.encode(bounds.quote.span)
        return bounds

    def not_encoded(self, words: str | None, reason: str) -> None:
        """Declare that these words, or with `None` the whole provision, are not encoded, and why.

        Raises:
            QuoteError: as for `quote`.
        """
        span = self.span if words is None else self._quote(words).span
        self.regulation.ledger.declare(span, reason)

    def _quote(self, words: str) -> Quote:
        occurrences = self.text.count(words) if words.strip() else 0
        if occurrences != 1:
            raise self._misquoted(words, occurrences)
        start = self.span[0] + self.text.index(words)
        span = (start, start + len(words))
        return Quote(self.regulation, self.regulation.place_of(span), words, span)

    def _misquoted(self, words: str, occurrences: int) -> QuoteError:
        if occurrences:
            return QuoteError(
                f"`{words}` stands {occurrences} times in {self.address.zh}",
                hint="quote more words, or quote from one paragraph or point",
            )
        elsewhere = [
            article.heading for article in self.regulation.articles() if words.strip() and words in article.text
        ]
        hint = (
            f"it stands in {'、'.join(elsewhere)}" if elsewhere else f"the nearest passage is `{self._nearest(words)}`"
        )
        return QuoteError(f"`{words}` does not stand in {self.address.zh}", hint=hint)

    def _nearest(self, words: str) -> str:
        """Return the passage of the same length around the longest run of words in common."""
        from difflib import SequenceMatcher  # noqa: PLC0415  (only a mistake pays for it)

        common = SequenceMatcher(None, self.text, words, autojunk=False).find_longest_match()
        start = max(0, common.a - common.b)
        return self.text[start : start + max(len(words), 10)].strip()


@dataclass(frozen=True, eq=False, slots=True)
class Point(Provision):
    """A point (项), numbered within its paragraph."""


@dataclass(frozen=True, eq=False, slots=True)
class Paragraph(Provision):
    """A paragraph (款), counted by position, with the points that follow its words."""

    points: tuple[Point, ...] = ()

    def point(self, number: int) -> Point:
        """Return a point.

        Raises:
            AddressError: the paragraph has no such point.
        """
        if not 1 <= number <= len(self.points):
            raise _missing(replace(self.address, point=number), "points", len(self.points))
        return self.points[number - 1]

    def leaves(self) -> Iterator[tuple[Address, Span]]:
        """Yield the paragraph's own words and each point, with their places."""
        end = self.points[0].span[0] - len(self.points[0].heading) if self.points else self.span[1]
        yield self.address, (self.span[0], end)
        yield from ((point.address, point.span) for point in self.points)


@dataclass(frozen=True, eq=False, slots=True)
class Article(Provision):
    """An article (条), with its paragraphs and the chapter it belongs to, if there are chapters."""

    paragraphs: tuple[Paragraph, ...] = ()
    chapter: Chapter | None = None

    def para(self, number: int) -> Paragraph:
        """Return a paragraph.

        Raises:
            AddressError: the article has no such paragraph.
        """
        if not 1 <= number <= len(self.paragraphs):
            raise _missing(replace(self.address, paragraph=number), "paragraphs", len(self.paragraphs))
        return self.paragraphs[number - 1]

    def point(self, number: int) -> Point:
        """Return a point of the only paragraph that has points.

        Raises:
            AddressError: no paragraph, or more than one, has points, or there is no such point.
        """
        with_points = [paragraph for paragraph in self.paragraphs if paragraph.points]
        if len(with_points) != 1:
            raise AddressError(
                f"{replace(self.address, point=number).zh} is not one place",
                hint=f"{len(with_points)} paragraphs of {self.address.zh} have points",
            )
        return with_points[0].point(number)

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of the article, where one paragraph has any."""
        return tuple(point for paragraph in self.paragraphs for point in paragraph.points)


def _missing(address: Address, parts: str, number: int) -> AddressError:
    return AddressError(f"there is no {address.zh}", hint=f"it has {number} {parts}")
