"""The ledger: every sentence of a regulation is quoted by a rule, declared not encoded, or still open.

Rules write into it when their modules are loaded; to read it loads all names of the regulation's package first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from regkit.faces import whole

if TYPE_CHECKING:
    from regkit.law.addresses import Address
    from regkit.law.regulation import Regulation

__all__ = ["Ledger", "Sentence", "Status"]

Span = tuple[int, int]
SENTENCE = re.compile(r"[^。;；]+(?:[。;；]+[”’」』》)）]*|$)")


class Status(Enum):
    """What became of a sentence."""

    ENCODED = "encoded"
    DECLARED = "declared not encoded"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part of one that ends in a semicolon, and what became of it.

    Attributes:
        address: the provision in which it stands.
        text: its words.
        span: where it begins and ends in the text of the regulation.
        status: encoded, declared not encoded, or open.
        reason: why it is not encoded, where that is declared.
    """

    address: Address
    text: str
    span: Span
    status: Status
    reason: str | None = None


@dataclass(eq=False, slots=True)
class Ledger:
    """What rules have quoted from one regulation so far, and what they have declared they do not encode."""

    regulation: Regulation = field(repr=False)
    _encoded: set[Span] = field(default_factory=set, repr=False)
    _declared: dict[Span, str] = field(default_factory=dict, repr=False)

    def encode(self, span: Span) -> None:
        """Note that a rule rests on these words."""
        self._encoded.add(span)

    def declare(self, span: Span, reason: str) -> None:
        """Note that these words are not encoded, and why."""
        self._declared[span] = reason

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the articles, in order; being quoted goes before being declared."""
        if self.regulation.package:
            whole(self.regulation.package)
        return tuple(self._judged(address, span) for address, span in self._spans())

    @property
    def open(self) -> list[Sentence]:
        """The sentences that are neither quoted nor declared."""
        return [sentence for sentence in self.sentences if sentence.status is Status.OPEN]

    def _judged(self, address: Address, span: Span) -> Sentence:
        text = self.regulation.text[slice(*span)]
        if any(_overlap(span, quoted) for quoted in self._encoded):
            return Sentence(address, text, span, Status.ENCODED)
        for declared, reason in self._declared.items():
            if _overlap(span, declared):
                return Sentence(address, text, span, Status.DECLARED, reason)
        return Sentence(address, text, span, Status.OPEN)

    def _spans(self) -> Iterator[tuple[Address, Span]]:
        for article in self.regulation.articles():
            for paragraph in article.paragraphs:
                for provision, span in paragraph.leaves():
                    yield from ((provision, part) for part in self._split(span))

    def _split(self, span: Span) -> Iterator[Span]:
        for found in SENTENCE.finditer(self.regulation.text, *span):
            words = found[0].strip()
            if words:
                start = found.start() + found[0].index(words)
                yield start, start + len(words)


def _overlap(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]
