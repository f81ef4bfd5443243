"""Kinds of instruments and their rank, and later law that touches a regulation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from regkit.law.addresses import Address

__all__ = ["Affected", "InstrumentKind", "LaterLaw"]


class InstrumentKind(Enum):
    """What kind of instrument a regulation is; it decides what the regulation may contain and what goes before it."""

    LAW = "法律"
    ADMINISTRATIVE_REGULATION = "行政法规"
    LOCAL_REGULATION = "地方性法规"
    DEPARTMENTAL_RULE = "部门规章"
    LOCAL_GOVERNMENT_RULE = "地方政府规章"
    NORMATIVE_DOCUMENT = "规范性文件"

    @property
    def zh(self) -> str:
        """The law's word."""
        return self.value

    @property
    def en(self) -> str:
        """The English word."""
        return self.name.lower().replace("_", " ")

    def outranks(self, other: InstrumentKind) -> bool:
        """Return whether the Legislation Law (立法法) puts this kind above the other, of the same place or below it.

        A law goes before all else, an administrative regulation before local regulations and rules (art. 99), a local
        regulation before rules of governments of its level and below (art. 100). Rules of ministries and of local
        governments have equal force (art. 102); between a local regulation and a ministry's rule neither is higher
        (art. 106). A normative document is no legislation: it outranks nothing, whoever issued it, and all legislation
        goes before it.
        """
        return other in _BELOW[self]


_BELOW = {
    InstrumentKind.LAW: set(InstrumentKind) - {InstrumentKind.LAW},
    InstrumentKind.ADMINISTRATIVE_REGULATION: set(InstrumentKind)
    - {InstrumentKind.LAW, InstrumentKind.ADMINISTRATIVE_REGULATION},
    InstrumentKind.LOCAL_REGULATION: {InstrumentKind.LOCAL_GOVERNMENT_RULE, InstrumentKind.NORMATIVE_DOCUMENT},
    InstrumentKind.DEPARTMENTAL_RULE: {InstrumentKind.NORMATIVE_DOCUMENT},
    InstrumentKind.LOCAL_GOVERNMENT_RULE: {InstrumentKind.NORMATIVE_DOCUMENT},
    InstrumentKind.NORMATIVE_DOCUMENT: set(),
}


@dataclass(frozen=True, slots=True)
class Affected:
    """A provision that a later law touches.

    Attributes:
        address: the provision of ours.
        topic: what it is about (Chinese); with a `Label`, in English too, as what follows.
        ours, theirs: what each says, in short.
        relation: how they relate, in a word.
    """

    address: Address
    topic: str
    ours: str
    theirs: str
    relation: str


@dataclass(frozen=True, slots=True)
class LaterLaw:
    """A law, or an instrument of national reach, that came into force after the regulation. It changes no answer.

    Attributes:
        id, title, number: which one it is; title and number with a `Label` in English too.
        kind: what kind of instrument it is; its rank follows.
        in_force: from which day.
        affects: the provisions it touches.
        text_seen: `full` or `excerpt`, how much of its text was read.
        source: where the text was read.
    """

    id: str
    title: str
    number: str
    kind: InstrumentKind
    in_force: date
    affects: tuple[Affected, ...]
    text_seen: str
    source: str

    @property
    def data(self) -> dict[str, str | None]:
        """Which instrument it is, as plain data: title and number, in Chinese and, where known, in English."""
        title, number = (getattr(said, "en", None) for said in (self.title, self.number))
        return {"title": str(self.title), "number": str(self.number), "title_en": title, "number_en": number}
