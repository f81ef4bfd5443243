"""A regulation on paper: its text as published, who made it and when, and what was enacted later above it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from regkit.law.addresses import Address
from regkit.law.errors import AddressError, TextError
from regkit.law.instruments import InstrumentKind, LaterLaw
from regkit.law.ledger import Ledger
from regkit.law.parsing import divided
from regkit.law.provisions import Article, Chapter, Paragraph, Point

__all__ = ["Regulation"]


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class Regulation:
    """A regulation: what identifies it, and its text divided into articles; where it was amended, one version of it.

    A version is in force from `commenced` until `ended`. One that was amended names the day and the instrument that
    ended it, and the next names it as what it `amends`, so that the newest knows all.

    Attributes:
        short: the name by which it is installed and asked, in small Latin letters; all its versions share it.
        id: its identifier, `cn-<division>/<year>/<number>`.
        title, number, issuer, kind: as published; the number is `None` where the text bears none.
        adopted, promulgated: the days, where the text tells them.
        commenced: the first day on which it is in force.
        interpreter: the body the text names to interpret it, or `None`.
        later_law: law that came later.
        source: where the text comes from, and what is not known about it.
        en: what it is called in English citations; the short name, where it has no other.
        version: what tells a version from the others, such as `2011年修正`; empty where there is one only.
        made_by: the instrument that made it, where that is not what was promulgated as `number`.
        amends: the version before it.
        ended: the first day on which it is no longer in force; `None` where no end is known.
        ended_by: the instrument that amended or repealed it.
        text: the text, exactly as published.
        sha256: the SHA-256 of the text in UTF-8, in hexadecimal digits.
        chapters: its chapters, in order; none where the text has none.
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
    en: str | None = None
    version: str = ""
    made_by: str | None = None
    amends: Regulation | None = None
    ended: date | None = None
    ended_by: str | None = None
    text: str
    sha256: str
    chapters: tuple[Chapter, ...] = field(init=False)
    _articles: tuple[Article, ...] = field(init=False)
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        """Verify the text and divide it.

        Raises:
            TextError: the text is not the one with this SHA-256, or cannot be divided; or two versions overlap.
        """
        self._check_time()
        from hashlib import sha256  # noqa: PLC0415  (only a city that is loaded pays for it)

        found = sha256(self.text.encode()).hexdigest()
        if found != self.sha256:
            raise TextError(
                f"the text of `{self.id}` is not the published one: its SHA-256 is `{found}`",
                hint=f"restore the file, byte for byte; `{self.sha256}` is expected",
            )
        chapters, articles = divided(self)
        object.__setattr__(self, "chapters", chapters)
        object.__setattr__(self, "_articles", articles)
        object.__setattr__(self, "ledger", Ledger(self))

    @classmethod
    def load(cls, package: str, file: str, *, sha256: str, **metadata: Any) -> Regulation:
        """Return the regulation whose text is the file of a package; `metadata` are the other attributes.

        Raises:
            TextError: the file is not in UTF-8, not the one with this SHA-256, or cannot be divided.
        """
        from importlib.resources import files  # noqa: PLC0415  (as above)

        try:
            text = (files(package) / file).read_bytes().decode()
        except UnicodeDecodeError:
            raise TextError(f"`{file}` of `{package}` is not in UTF-8") from None
        return cls(text=text, sha256=sha256, **metadata)

    # ── finding provisions ───────────────────────────────────────────────────────────────────────

    def article(self, number: int) -> Article:
        """Return an article.

        Raises:
            AddressError: there is no such article.
        """
        if not 1 <= number <= len(self._articles):
            raise AddressError(
                f"there is no article `{number}` in 《{self.title}》",
                hint=f"its articles run from 1 to {len(self._articles)}",
            )
        return self._articles[number - 1]

    def articles(self, *numbers: int) -> tuple[Article, ...]:
        """Return the articles of these numbers, or without numbers all of them.

        Raises:
            AddressError: there is no such article.
        """
        return tuple(self.article(number) for number in numbers) if numbers else self._articles

    def at(self, address: Address | str) -> Article | Paragraph | Point:
        """Return the provision at an address; a point without a paragraph is sought in the only one that has points.

        Raises:
            AddressError: the address cannot be read, or nothing stands there.
        """
        place = Address.parse(address) if isinstance(address, str) else address
        article = self.article(place.article)
        if place.paragraph is None:
            return article if place.point is None else article.point(place.point)
        paragraph = article.para(place.paragraph)
        return paragraph if place.point is None else paragraph.point(place.point)

    def place_of(self, span: tuple[int, int]) -> Address:
        """Return the narrowest address around a span of the text, with no paragraph number where it tells nothing.

        Raises:
            AddressError: the span does not lie within one article.
        """
        for article in self._articles:
            if _within(span, article.span):
                return _narrowest(article, span)
        raise AddressError(f"characters {span[0]} to {span[1]} of 《{self.title}》 lie in no article")

    # ── time ─────────────────────────────────────────────────────────────────────────────────────

    @property
    def name(self) -> str:
        """The title with the version, if there are several: `《…条例》（2011年修正）`."""
        return f"《{self.title}》" + (f"（{self.version}）" if self.version else "")

    @property
    def versions(self) -> tuple[Regulation, ...]:
        """This version and those before it, the oldest first."""
        return (*(self.amends.versions if self.amends else ()), self)

    def in_force_on(self, day: date) -> bool:
        """Return whether this version was in force on `day`, as far as its end is known."""
        return self.commenced <= day and (self.ended is None or day < self.ended)

    def version_on(self, day: date) -> Regulation | None:
        """Return the version, of this one and those before it, that was in force on `day`, or `None`."""
        return next((one for one in self.versions if one.in_force_on(day)), None)

    def out_of_force(self, day: date, lang: str = "zh") -> str | None:
        """Return why no version was in force on `day`, naming the instrument that ended it; `None` where one was."""
        if self.version_on(day):
            return None
        past = [one for one in self.versions if one.commenced <= day]
        if not past:
            first = self.versions[0].commenced
            return f"{self.name}自{_zh(first)}起施行" if lang == "zh" else f"in force only from {first}"
        last = past[-1]
        assert last.ended is not None  # noqa: S101  (it would be in force)
        if lang == "zh":
            return f"{last.name}自{_zh(last.ended)}起不再施行，由{last.ended_by}修改或者废止"
        return f"no longer in force from {last.ended}: amended or repealed by {last.ended_by}"

    def _check_time(self) -> None:
        """Refuse an end without its instrument or before the beginning, and versions that overlap or mix."""
        if (self.ended is None) != (self.ended_by is None) or (self.ended and self.ended <= self.commenced):
            raise TextError(
                f"{self.name} ends on `{self.ended}` by `{self.ended_by}`, and commenced on `{self.commenced}`",
                hint="an end is a later day, given with the instrument that ended it: `ended=`, `ended_by=`",
            )
        before = self.amends
        if before is None:
            return
        if before.short != self.short or before.version == self.version:
            raise TextError(
                f"{self.name} (`{self.short}`) cannot amend {before.name} (`{before.short}`)",
                hint="versions share the short name and differ in `version`",
            )
        if before.ended is None or before.ended > self.commenced:
            until = f"until {before.ended}" if before.ended else "without end"
            raise TextError(
                f"{before.name}, in force {until}, overlaps {self.name}, in force from {self.commenced}",
                hint="give the older version its end: the day on which the newer one commences, or before",
            )

    def notices(self, day: date) -> tuple[LaterLaw, ...]:
        """Return the later law in force on `day`."""
        return tuple(law for law in self.later_law if day >= law.in_force)

    def __repr__(self) -> str:
        """Return the identifier."""
        return f"<Regulation {self.id}>"


def _zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _narrowest(article: Article, span: tuple[int, int]) -> Address:
    for paragraph in article.paragraphs:
        if _within(span, paragraph.span):
            points = (point.address.point for point in paragraph.points if _within(span, point.span))
            number = None if len(article.paragraphs) == 1 else paragraph.address.paragraph
            return Address(article.address.article, number, next(points, None))
    return article.address
