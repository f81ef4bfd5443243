"""处罚一览: the sanctions of articles 23 to 29 at a glance, a fine a row, in Chinese and in English."""

from __future__ import annotations

from dataclasses import dataclass

from regkit.datong.regulation import DATONG
from regkit.datong.sanctions import A20_PERSONS, SANCTIONS, TABLE, Fine, Line, Party, Sanction
from regkit.datong.violations import CANDIDATES, WARNINGS, ViolationKind
from regkit.language import Word
from regkit.language.values import punctuated

__all__ = ["SanctionRow", "sanction_table", "sanctions_markdown"]

COLUMNS = {
    "zh": ("条", "违法行为", "受罚者", "警告", "责令", "罚款", "条件", "处或可并处"),
    "en": (
        "article",
        "violation",
        "who is fined",
        "warning",
        "order",
        "fine",
        "condition",
        "whether it must be imposed",
    ),
}
MODES = {
    "zh": ("处", "并处", "可并处"),
    "en": ("imposed", "imposed besides the warning", "may be imposed besides"),
}
STAGES = {"zh": ("逾期不改正", "无"), "en": ("not corrected in time", "none")}
NO_SANCTION_OF_ITS_OWN = {
    "zh": ("无专门罚则", "；可能涉及{}"),
    "en": ("no sanction of its own", "; may come under article {}"),
}


@dataclass(frozen=True, slots=True)
class SanctionRow:
    """One fine of one article, or a violation without one.

    Attributes:
        kind: the violation.
        line: the line of the table; nothing where the measures give no sanction.
    """

    kind: ViolationKind
    line: Line | None = None

    @property
    def sanction(self) -> Sanction | None:
        """What follows besides the fine."""
        return SANCTIONS.get(self.kind)

    @property
    def subject(self) -> str:
        """Who is fined, in Chinese."""
        return "" if self.line is None else self.line.party.zh

    @property
    def range(self) -> Fine | None:
        """The range of the fine."""
        return None if self.line is None else self.line.band.fine

    @property
    def candidates(self) -> tuple[int, ...]:
        """Articles that somebody might apply where there is no sanction."""
        return CANDIDATES.get(self.kind, ())

    def cells(self, lang: str = "zh") -> tuple[str, ...]:
        """Return the row in a language, a cell for each of `COLUMNS`."""
        zh = lang == "zh"
        if self.line is None:
            alone, more = NO_SANCTION_OF_ITS_OWN[lang]
            named = (
                "、".join(WARNINGS_OF[one] for one in self.candidates)
                if zh
                else " and ".join(map(str, self.candidates))
            )
            return ("", _word(self.kind, lang), "", "", "", "", alone + (more.format(named) if named else ""), "")
        sanction, address = SANCTIONS[self.kind], WARNINGS[self.kind].address
        return (
            address.zh if zh else f"article {address.article}",
            *(_word(word, lang) for word in (self.kind, self.line.party)),
            "是" if zh else "yes",
            _word(sanction.order, lang),
            self.line.band.fine.in_words(lang),
            self._stage(sanction, lang),
            MODES[lang][sanction.fine_at_once + sanction.fine_optional],
        )

    def _stage(self, sanction: Sanction, lang: str) -> str:
        """Return when the fine can be imposed; for persons with the reading by which it has to wait."""
        said = STAGES[lang][sanction.fine_at_once]
        if self.line is None or self.line.party is not Party.RESPONSIBLE:
            return said
        return f"{said}（解读 {A20_PERSONS.id}）" if lang == "zh" else f"{said} (reading {A20_PERSONS.id})"


def _word(word: Word, lang: str) -> str:
    return str(word.zh if lang == "zh" else word.en)


WARNINGS_OF = {number: DATONG.article(number).address.zh for number in (28, 29, 31, 32)}


def sanction_table() -> tuple[SanctionRow, ...]:
    """Return every violation with its sanction and each of its fines (articles 23 to 29)."""
    fined = [SanctionRow(line.kind, line) for line in TABLE]
    return (*fined, *(SanctionRow(kind) for kind in CANDIDATES))


def sanctions_markdown(lang: str = "zh") -> str:
    """Return the table of sanctions as Markdown, in Chinese (`zh`) or English (`en`)."""
    head = COLUMNS[lang]
    lines = [head, ("---",) * len(head), *(row.cells(lang) for row in sanction_table())]
    written = punctuated if lang == "zh" else str
    return "\n".join("| " + " | ".join(map(written, line)) + " |" for line in lines) + "\n"
