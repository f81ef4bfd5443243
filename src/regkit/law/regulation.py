"""A regulation on paper: its text as published, who made it and when, and what was enacted later above it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from regkit.law.addresses import Address
from regkit.law.errors import AddressError, TextError, TextWarning
from regkit.law.inclusion import Inclusion, inclusions_of
from regkit.law.ledger import Ledger
from regkit.law.parsing import outline
from regkit.law.provisions import Article, Heading, Provision, bound

__all__ = ["Affected", "InstrumentKind", "LaterLaw", "Regulation"]


class InstrumentKind(Enum):
    """What kind of instrument a city regulation is; it decides what the regulation may contain."""

    LOCAL_GOVERNMENT_RULE = "地方政府规章"
    NORMATIVE_DOCUMENT = "规范性文件"

    @property
    def zh(self) -> str:
        """The law's word."""
        return self.value


@dataclass(frozen=True, slots=True)
class Affected:
    """A provision that a later, higher law touches.

    Attributes:
        address: the provision of ours.
        topic: what it is about.
        ours, theirs: what each says.
        relation: how they relate, in a word.
    """

    address: Address
    topic: str
    ours: str
    theirs: str
    relation: str


@dataclass(frozen=True, slots=True)
class LaterLaw:
    """A law of higher rank, or of national reach, that came into force after the regulation. It changes no answer.

    Attributes:
        id, title, number, rank: which law it is.
        in_force: from which day.
        affects: the provisions it touches.
        text_seen: `full` or `excerpt`, how much of its text was read.
        source: where the text was read.
    """

    id: str
    title: str
    number: str
    rank: str
    in_force: date
    affects: tuple[Affected, ...]
    text_seen: str
    source: str


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class Regulation:
    """A regulation: what identifies it, and its text divided into articles.

    Attributes:
        short: the name of its city in Latin letters.
        id: its identifier, `cn-<division>/<year>/<number>`.
        title, number, issuer, kind: as published; the number is `None` where the text bears none.
        adopted, promulgated: the days, where the text tells them.
        commenced: the first day on which it is in force.
        interpreter: the body the text names to interpret it, or `None`.
        later_law: higher law that came later.
        source: where the text comes from, and what is not known about it.
        bounds: what it says of its own boundary words, where that is to be declared; by default it is read in the text.
        text: the text, exactly as published.
        sha256: the SHA-256 of the text in UTF-8, in hexadecimal digits.
        partial: whether the text is a part of the regulation only. Declared, articles may be missing between those it
            has; not declared, it is concluded where the head names the part and the articles do not begin at one.
        as_published: numbers of lines that look cut or glued and were compared with the published text: they stay.
        headings: its headings, in order; none where the text has none.
        contents, attachment: where its table of contents and what follows its last article stand; neither is law.
        ledger: which sentences rules have quoted so far.
    """

    short: str
    id: str
    title: str
    number: str | None
    issuer: str
    kind: InstrumentKind
    adopted: date | None
    promulgated: date | None
    commenced: date
    interpreter: str | None
    later_law: tuple[LaterLaw, ...]
    source: str
    bounds: tuple[Inclusion, ...] | None = None
    text: str
    sha256: str
    partial: bool = False
    as_published: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = field(init=False)
    contents: tuple[int, int] | None = field(init=False)
    attachment: tuple[int, int] | None = field(init=False)
    _articles: dict[tuple[int, int], Article] = field(init=False)
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        """Verify the text and divide it.

        Raises:
            TextError: the text is not the one with this SHA-256, or a line of it does not fit.
        """
        from hashlib import sha256  # noqa: PLC0415  (only a city that is loaded pays for it)

        found = sha256(self.text.encode()).hexdigest()
        if found != self.sha256:
            raise TextError(
                f"the text of `{self.id}` is not the published one: its SHA-256 is `{found}`",
                hint=f"restore the file, byte for byte; `{self.sha256}` is expected",
            )
        self._divide()
        object.__setattr__(self, "ledger", Ledger(self))

    def _divide(self) -> None:
        """Divide the text, and warn where it is a part although nobody said so."""
        found = outline(self.text, partial=self.partial, as_published=self.as_published)
        headings, articles = bound(self, found)
        parts = {
            "partial": found.partial,
            "headings": headings,
            "contents": found.contents,
            "attachment": found.attachment,
            "_articles": {(one.address.article, one.address.inserted or 0): one for one in articles},
        }
        for name, value in parts.items():
            object.__setattr__(self, name, value)
        for doubt in found.doubts:
            hint = "complete the text, or declare `partial=True`: addresses that are missing are refused"
            warnings.warn(TextWarning(f"《{self.title}》: {doubt}\nHint: {hint}"), stacklevel=4)

    @classmethod
    def load(cls, package: str, file: str, *, sha256: str, **metadata: Any) -> Regulation:
        """Return the regulation whose text is the file of a package; `metadata` are the other attributes.

        Raises:
            TextError: the file is not in UTF-8, not the one with this SHA-256, or a line of it does not fit: the error
                names the file, the line, what was found and what was expected.
        """
        from importlib.resources import files  # noqa: PLC0415  (as above)

        try:
            text = (files(package) / file).read_bytes().decode()
        except UnicodeDecodeError:
            raise TextError(f"`{file}` of `{package}` is not in UTF-8") from None
        try:
            return cls(text=text, sha256=sha256, **metadata)
        except TextError as error:
            raise TextError(f"`{file}`, {error.message}", hint=error.hint) from None

    # ── finding provisions ───────────────────────────────────────────────────────────────────────

    @property
    def chapters(self) -> tuple[Heading, ...]:
        """Its chapters (章), in order; none where the text has none."""
        return tuple(heading for heading in self.headings if heading.kind == "章")

    def article(self, number: int, inserted: int | None = None) -> Article:
        """Return an article; `article(37, inserted=1)` is 第三十七条之一.

        Raises:
            AddressError: there is no such article, or the text, being partial, does not have it.
        """
        found = self._articles.get((number, inserted or 0))
        if found is None:
            raise self._no_article(f"{number}" if inserted is None else f"{number}-{inserted}")
        return found

    def _no_article(self, name: str) -> AddressError:
        first, last = min(self._articles), max(self._articles)
        run = f"its articles run from {self._articles[first].address.short} to {self._articles[last].address.short}"
        if self.partial:
            return AddressError(
                f"article `{name}` of 《{self.title}》 is not in the text, which is a part only",
                hint=f"{run}; it has {len(self._articles)} of them",
            )
        return AddressError(f"there is no article `{name}` in 《{self.title}》", hint=run)

    def articles(self, *numbers: int) -> tuple[Article, ...]:
        """Return the articles of these numbers, or without numbers all of them.

        Raises:
            AddressError: there is no such article.
        """
        return tuple(map(self.article, numbers)) if numbers else tuple(self._articles.values())

    def at(self, address: Address | str) -> Provision:
        """Return the provision at an address; a point without a paragraph is sought in the only one that has points.

        Raises:
            AddressError: the address cannot be read, or nothing stands there.
        """
        place = Address.parse(address) if isinstance(address, str) else address
        return self.article(place.article, place.inserted).at(place)

    def place_of(self, span: tuple[int, int]) -> Address:
        """Return the narrowest address around a span of the text, with no paragraph number where it tells nothing.

        Raises:
            AddressError: the span does not lie within one article.
        """
        for article in self._articles.values():
            if article.span[0] <= span[0] and span[1] <= article.span[1]:
                return article.narrowest(span)
        raise AddressError(f"characters {span[0]} to {span[1]} of 《{self.title}》 lie in no article")

    @cached_property
    def inclusions(self) -> tuple[Inclusion, ...]:
        """What it says of its own boundary words: 以上包括本数, 以下不包括本数.

        Raises:
            QuantityError: it says so in words that are not read; then `bounds` declares it.
        """
        return inclusions_of(tuple(self._articles.values())) if self.bounds is None else self.bounds

    # ── time ─────────────────────────────────────────────────────────────────────────────────────

    def in_force_on(self, day: date) -> bool:
        """Return whether the regulation had commenced by `day`; whether it was repealed since is not known."""
        return day >= self.commenced

    def notices(self, day: date) -> tuple[LaterLaw, ...]:
        """Return the later law in force on `day`."""
        return tuple(law for law in self.later_law if day >= law.in_force)

    def __repr__(self) -> str:
        """Return the identifier."""
        return f"<Regulation {self.id}>"
