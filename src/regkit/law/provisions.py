"""Articles, paragraphs, points and sub-points: the parts of a regulation from which words are quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

from regkit.law.addresses import Address
from regkit.law.display import card
from regkit.law.divisions import Heading
from regkit.law.errors import AddressError, QuoteError
from regkit.law.quotes import Number, Quote, Range, number_of, range_of

if TYPE_CHECKING:
    from regkit.law.outline import Outline, Unit
    from regkit.law.quantities import Quantity
    from regkit.law.regulation import Regulation

__all__ = ["Article", "Paragraph", "Point", "Provision", "Sub", "bound"]

Span = tuple[int, int]
RULES: WeakSet[Any] = WeakSet()
"""Every rule that was written so far; a rule enters itself, so that the law need not know what rules are."""


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

    def _repr_html_(self) -> str:
        """Return the provision as published, with the rules that rest on it."""
        rules = "、".join(f"{rule.zh}（{rule.name}）" for rule in self.rules)
        return card(f"《{self.regulation.title}》{self.address.zh}", (("原文", self.text), ("规则", rules)))

    def quote(self, words: str) -> Quote:
        """Return words of this provision as a quote, and note in the ledger that a rule rests on them.

        Raises:
            QuoteError: the words do not stand here verbatim, or stand here more than once.
        """
        quote = self._quote(words)
        self.regulation.ledger.encode(quote.span)
        return quote

    def cite(self, words: str) -> Quote:
        """Return words of this provision as a quote of which no rule is made; the ledger notes nothing.

        Raises:
            QuoteError: as for `quote`.
        """
        return self._quote(words)

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
        article = self.regulation.article(self.address.article, self.address.inserted)
        return Quote(self.regulation, article.narrowest(span), words, span)

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
class Sub(Provision):
    """A sub-point (目), numbered within its point; what is numbered under it belongs to its words."""


@dataclass(frozen=True, eq=False, slots=True)
class Point(Provision):
    """A point (项), numbered within its paragraph, with its sub-points, if there are any."""

    subs: tuple[Sub, ...] = ()

    def sub(self, number: int) -> Sub:
        """Return a sub-point.

        Raises:
            AddressError: the point has no such sub-point.
        """
        return _numbered(self.subs, number, replace(self.address, sub=number), "sub-points")


@dataclass(frozen=True, eq=False, slots=True)
class Paragraph(Provision):
    """A paragraph (款), counted by position, with the points that follow its words."""

    points: tuple[Point, ...] = ()

    def point(self, number: int) -> Point:
        """Return a point.

        Raises:
            AddressError: the paragraph has no such point.
        """
        return _numbered(self.points, number, replace(self.address, point=number), "points")

    def leaves(self) -> Iterator[tuple[Address, Span]]:
        """Yield the paragraph's own words, those of each point and of each sub-point, with their places."""
        yield from _leaves(self, self.points)


@dataclass(frozen=True, eq=False, slots=True)
class Article(Provision):
    """An article (条), with its paragraphs and the headings above it, the outermost first.

    `caption` is what some regulations set in brackets after the number, in a line of its own: `（目的和依据）`.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    headings: tuple[Heading, ...] = ()
    caption: str = ""

    @property
    def chapter(self) -> Heading | None:
        """The chapter (章) it belongs to, if there are chapters."""
        return next((heading for heading in self.headings if heading.kind == "章"), None)

    def para(self, number: int) -> Paragraph:
        """Return a paragraph.

        Raises:
            AddressError: the article has no such paragraph.
        """
        return _numbered(self.paragraphs, number, replace(self.address, paragraph=number), "paragraphs")

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
                zh=f"{replace(self.address, point=number).zh}不是唯一的一处",
                hint_zh=f"{self.address.zh}有{len(with_points)}款分项",
            )
        return with_points[0].point(number)

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of the article, where one paragraph has any."""
        return tuple(point for paragraph in self.paragraphs for point in paragraph.points)

    def at(self, place: Address) -> Provision:
        """Return the part of the article at an address; a point without a paragraph is sought as in `point`.

        Raises:
            AddressError: nothing stands there.
        """
        if place.point is None:
            return self if place.paragraph is None else self.para(place.paragraph)
        point = (self if place.paragraph is None else self.para(place.paragraph)).point(place.point)
        return point if place.sub is None else point.sub(place.sub)

    def narrowest(self, span: Span) -> Address:
        """Return the narrowest address around a span of it, with no paragraph number where that tells nothing."""
        paragraph = _around(self.paragraphs, span)
        if paragraph is None:
            return self.address
        point = _around(paragraph.points, span)
        sub = _around(point.subs, span) if point else None
        place = (sub or point or paragraph).address
        return replace(place, paragraph=None) if len(self.paragraphs) == 1 else place


P = TypeVar("P", bound=Provision)


def _around(parts: Sequence[P], span: Span) -> P | None:
    return next((part for part in parts if part.span[0] <= span[0] and span[1] <= part.span[1]), None)


PARTS = {"paragraphs": "款", "points": "项", "sub-points": "目"}


def _numbered(parts: Sequence[P], number: int, address: Address, name: str) -> P:
    if not 1 <= number <= len(parts):
        raise AddressError(
            f"there is no {address.zh}",
            hint=f"it has {len(parts)} {name}",
            zh=f"没有{address.zh}",
            hint_zh=f"共有{len(parts)}{PARTS[name]}",
        )
    return parts[number - 1]


def _leaves(part: Provision, below: Sequence[Point | Sub]) -> Iterator[tuple[Address, Span]]:
    """Yield the words of a part that stand in no part below it, and the parts below, in the order of the text."""
    text, at = part.regulation.text, part.span[0]
    for one in below:
        mark = text.rindex(one.heading, at, one.span[0])
        if text[at:mark].strip():
            yield part.address, (at, mark)
        yield from _leaves(one, one.subs if isinstance(one, Point) else ())
        at = one.span[1]
    if text[at : part.span[1]].strip():
        yield part.address, (at, part.span[1])


# ── from an outline ──────────────────────────────────────────────────────────────────────────────────


def bound(regulation: Regulation, outline: Outline) -> tuple[tuple[Heading, ...], tuple[Article, ...]]:
    """Return the headings and the articles of an outline as parts of the regulation."""
    headings: dict[int, Heading] = {}
    for draft in outline.headings:
        first, last = draft.first or (0, 0), draft.last or (0, 0)
        above = headings[id(draft.above)] if draft.above else None
        headings[id(draft)] = Heading(draft.kind, draft.number, draft.title, _place(first), _place(last), above)
    articles = []
    for one in outline.articles:
        place = _place(one.number)
        paragraphs = tuple(
            _paragraph(regulation, Address(place.article, i, inserted=place.inserted), unit)
            for i, unit in enumerate(one.paragraphs, start=1)
        )
        span = (paragraphs[0].span[0], paragraphs[-1].span[1])
        over = tuple(_outermost_first(headings[id(one.under)])) if one.under else ()
        articles.append(Article(regulation, place, one.label, span, paragraphs, over, one.caption))
    return tuple(headings.values()), tuple(articles)


def _place(number: tuple[int, int]) -> Address:
    return Address(number[0], inserted=number[1] or None)


def _outermost_first(heading: Heading) -> list[Heading]:
    return [*(_outermost_first(heading.above) if heading.above else ()), heading]


def _paragraph(regulation: Regulation, place: Address, unit: Unit) -> Paragraph:
    article, paragraph, inserted = place.article, place.paragraph, place.inserted
    points = tuple(
        _point(regulation, Address(article, paragraph, one.number, None, inserted), one) for one in unit.units
    )
    return Paragraph(regulation, place, "", (unit.start, unit.end), points)


def _point(regulation: Regulation, place: Address, unit: Unit) -> Point:
    of = place.article, place.paragraph, place.point
    subs = tuple(
        Sub(regulation, Address(*of, one.number, place.inserted), one.label, (one.start, one.end)) for one in unit.units
    )
    return Point(regulation, place, unit.label, (unit.start, unit.end), subs)
