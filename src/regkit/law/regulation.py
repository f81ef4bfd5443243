"""A regulation on paper: its text as published, who made it and when, and what was enacted later above it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from regkit.law.addresses import Address
from regkit.law.commencement import Commencement, commencement_of
from regkit.law.divisions import Heading, heading_at
from regkit.law.errors import AddressError, TextError, TextWarning
from regkit.law.head import HeadDate, head_dates
from regkit.law.inclusion import Inclusion, inclusions_of
from regkit.law.instruments import InstrumentKind, LaterLaw
from regkit.law.ledger import Ledger
from regkit.law.parsing import outline
from regkit.law.provisions import Article, Provision, bound

__all__ = ["Regulation"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Regulation:
    """A regulation: what identifies it, and its text divided into articles; where it was amended, one version of it.

    A version is in force from `commenced` until `ended`. One that was amended names the day and the instrument that
    ended it, and the next names it as what it `amends`, so that the newest knows all.

    Attributes:
        short: the name by which it is installed and asked, in small Latin letters; all its versions share it.
        id: its identifier, `cn-<division>/<year>/<number>`.
        title, number, issuer, kind: as published; the number is `None` where the text bears none.
        adopted, promulgated: the days, where the text tells them.
        commenced: the first day on which it is in force: the day that an article names, where one does
            (`commencement`); of an amended text, later.
        interpreter: the body the text names to interpret it, or `None`.
        later_law: law that came later.
        source: where the text comes from, and what is not known about it.
        en: what it is called in English citations; the short name, where it has no other.
        version: what tells a version from the others, such as `2011年修正`; empty where there is one only.
        made_by: the instrument that made it, where that is not what was promulgated as `number`.
        amends: the version before it.
        ended: the first day on which it is no longer in force; `None` where no end is known.
        ended_by: the instrument that amended or repealed it.
        bounds: what it says of its own boundary words, where that is to be declared; by default it is read in the text.
        text: the text, exactly as published.
        sha256: the SHA-256 of the text in UTF-8, in hexadecimal digits.
        partial: whether the text is a part of the regulation only. Declared, articles may be missing between those it
            has; not declared, it is concluded where the head names the part and the articles do not begin at one.
        as_published: numbers of lines that look cut or glued and were compared with the published text: they stay.
        package: the package that its text is a file of; its module `scope` declares the gates.
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
    en: str | None = None
    version: str = ""
    made_by: str | None = None
    amends: Regulation | None = None
    ended: date | None = None
    ended_by: str | None = None
    bounds: tuple[Inclusion, ...] | None = None
    text: str
    sha256: str
    partial: bool = False
    as_published: tuple[int, ...] = ()
    package: str | None = None
    headings: tuple[Heading, ...] = field(init=False)
    contents: tuple[int, int] | None = field(init=False)
    attachment: tuple[int, int] | None = field(init=False)
    _articles: dict[tuple[int, int], Article] = field(init=False)
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        """Verify the text and divide it.

        Raises:
            TextError: the text is not the one with this SHA-256, a line of it does not fit, two versions overlap, or
                an article names another day of commencement than the one declared.
        """
        self._check_time()
        from hashlib import sha256  # noqa: PLC0415  (only a city that is loaded pays for it)

        found = sha256(self.text.encode()).hexdigest()
        if found != self.sha256:
            raise TextError(
                f"the text of `{self.id}` is not the published one: its SHA-256 is `{found}`",
                hint=f"restore the file, byte for byte; `{self.sha256}` is expected",
            )
        self._divide()
        self._check_commencement()
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
            return cls(text=text, sha256=sha256, package=package, **metadata)
        except TextError as error:
            raise TextError(f"`{file}`, {error.message}", hint=error.hint) from None

    # ── finding provisions ───────────────────────────────────────────────────────────────────────

    @property
    def chapters(self) -> tuple[Heading, ...]:
        """Its chapters (章), in order; none where the text has none."""
        return tuple(heading for heading in self.headings if heading.kind == "章")

    def heading(self, address: str) -> Heading:
        """Return the heading at an address: `第二编第一章` or `part_2__chp_1`; `第一章`, where there is one only.

        Raises:
            AddressError: there is no such heading, or more than one.
        """
        return heading_at(self.headings, address, self.title)

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
        ends, many = (self._articles[first].address, self._articles[last].address), len(self._articles)
        run = f"its articles run from {ends[0].short} to {ends[1].short}"
        run_zh = f"条文自{ends[0].zh}至{ends[1].zh}"
        if self.partial:
            return AddressError(
                f"article `{name}` of 《{self.title}》 is not in the text, which is a part only",
                hint=f"{run}; it has {many} of them",
                zh=f"《{self.title}》的文本不全，没有第`{name}`条",
                hint_zh=f"{run_zh}，现有{many}条",
            )
        return AddressError(
            f"there is no article `{name}` in 《{self.title}》",
            hint=run,
            zh=f"《{self.title}》没有第`{name}`条",
            hint_zh=run_zh,
        )

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

    @cached_property
    def head_dates(self) -> tuple[HeadDate, ...]:
        """The days that the head of the text names, in its order: adopted, approved, promulgated, amended, commenced.

        Raises:
            QuantityError: the head names a day that no calendar has.
        """
        return head_dates(self.text)

    @cached_property
    def commencement(self) -> Commencement | None:
        """What its articles say of the day of commencement; `None` where none does, as where a text is a part.

        `commenced` is declared and governs: an article stays as it was written when a later version amends others.
        """
        return commencement_of(self)

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
            return f"《{self.title}》自{_zh(first)}起施行" if lang == "zh" else f"in force only from {first}"
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

    def _check_commencement(self) -> None:
        """Refuse a day of commencement that is not the one an article names; later it may be where it was amended."""
        said = self.commencement
        if said is None or said.named is None or said.named == self.commenced:
            return
        amended = bool(self.version or self.made_by or self.amends)
        if not (amended and self.commenced > said.named):
            place, words = said.quote.address.zh, said.quote.words
            raise TextError(
                f"{self.name} has `commenced` on `{self.commenced}`, and {place} says `{words}`",
                hint="declare the day that the article names; of an amended text declare `version` or `made_by` too",
            )

    def notices(self, day: date) -> tuple[LaterLaw, ...]:
        """Return the later law in force on `day`."""
        return tuple(law for law in self.later_law if day >= law.in_force)

    def __repr__(self) -> str:
        """Return the identifier."""
        return f"<Regulation {self.id}>"


def _zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
