"""The account of a file: where every cell that is not empty went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from regkit.checking.problems import Note

__all__ = ["Account"]

USED, LEFT_OUT, ASIDE, UNREAD = "used", "left out", "set aside", "not usable"


@dataclass
class Account:
    """Where the cells of a file went, each of them counted once.

    Attributes:
        cells: how many cells are not empty.
        counted: how many were `used`; `left out` by the user's word; `set aside` as what they are, such as a total; or
            `not usable`, with a problem that says so.
        notes: what was left out or set aside, each with its place and reason.
    """

    cells: int = 0
    counted: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)

    def add(self, kind: str, cells: int = 1) -> None:
        """Count cells."""
        self.counted[kind] += cells
        self.cells += cells

    def move(self, kind: str) -> None:
        """Count a cell that was taken for used as something else after all."""
        self.counted[USED] -= 1
        self.counted[kind] += 1

    def aside(self, note: Note, kind: str = ASIDE) -> None:
        """Set something aside, with its reason."""
        self.notes.append(note)
        self.add(kind, note.cells)

    def text(self, lang: str) -> str:
        """Return the account in a sentence."""
        count = self.counted
        if lang == "zh":
            parts = [f"非空单元格{self.cells}个：采用{count[USED]}"]
            parts += [f"{zh}{count[kind]}" for kind, zh in ZH.items() if count[kind]]
            return "，".join(parts)
        parts = [f"{self.cells} cells that are not empty: {count[USED]} used"]
        return ", ".join([*parts, *(f"{count[kind]} {kind}" for kind in ZH if count[kind])])


ZH = {LEFT_OUT: "按使用者要求不采用", ASIDE: "另列", UNREAD: "未能采用"}
