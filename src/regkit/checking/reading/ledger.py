"""What is kept while a file is read: rows with what their cells say, problems, doubts, and the account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from regkit.checking.problems import Problem
from regkit.checking.reading.account import UNREAD, Account
from regkit.checking.reading.book import filled
from regkit.checking.reading.cells import Bad
from regkit.checking.reading.heads import Column, Options
from regkit.checking.reading.unmet import Met
from regkit.language import Subject

__all__ = ["Reader", "Row"]

NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Row:
    """A row.

    Attributes:
        sheet, number: where it stands.
        cells: its cells, those of merged ranges filled in.
        columns: the columns of each fact.
        facts: what it says of each subject, by key.
        id: which case it belongs to.
        subjects: its subjects, by key.
        unread: the facts of which a cell could not be read, or of which a column that was not read could speak.
        assumed: the facts that are unknown though no cell says so.
        either: the values of a fact that contradict each other.
    """

    sheet: str | None
    number: int
    cells: list[Any]
    columns: Mapping[str, list[Column]]
    facts: dict[str, dict[str, Any]]
    id: str = ""
    subjects: dict[str, Subject] = field(default_factory=dict)
    unread: AbstractSet[str] = NONE
    assumed: AbstractSet[str] = NONE
    either: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def says(self, target: str) -> bool:
        """Return whether a cell of the row speaks of a fact."""
        key, _, name = target.partition(".")
        return name in self.facts[key] and target not in self.assumed

    def said(self) -> Iterator[str]:
        """Yield the facts of which the row's cells speak."""
        for key, facts in self.facts.items():
            yield from (target for target in (f"{key}.{name}" for name in facts) if target not in self.assumed)

    def place(self, target: str, but: int | None = None) -> tuple[str, Any] | None:
        """Return the heading and the cell that speak of a fact, in another column than `but`."""
        if not self.says(target):
            return None
        for column in self.columns.get(target, ()):
            if but != column.index < len(self.cells) and filled(cell := self.cells[column.index]):
                return column.name, cell
        return None

    def places(self, targets: list[str]) -> tuple[str | None, str | None]:
        """Return the headings and the cells that speak of some facts, together."""
        found = [place for target in targets if (place := self.place(target)) is not None]
        headings = "、".join(dict.fromkeys(heading for heading, _ in found))
        return headings or None, "、".join("" if cell is None else str(cell) for _, cell in found) if found else None


@dataclass
class Reader:
    """What is kept while a file is read.

    Attributes:
        file: the name of the file.
        options: what the user says about it.
        account: where the cells went.
        problems: what could not be used.
        doubts: for a case, why rows of it may be missing, in Chinese and English.
        met: what of the user's words about the file met something in it.
    """

    file: str
    options: Options
    account: Account = field(default_factory=Account)
    problems: list[Problem] = field(default_factory=list)
    doubts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    accepted: set[tuple[str | None, str]] = field(default_factory=set)
    met: Met = field(default_factory=Met)

    def problem(self, sheet: str | None, row: int | None, column: str | None, value: Any, bad: Bad) -> None:
        """Note a problem; what a column accepts is listed with the first alone."""
        accepted = "" if (column, bad.accepted) in self.accepted else bad.accepted
        self.accepted.add((column, bad.accepted))
        text = None if value is None else str(value)
        self.problems.append(
            Problem(self.file, row, column, text, bad.en, bad.zh, accepted, bad.hint_en, bad.hint_zh, sheet)
        )

    def spoil(self, row: Row, target: str) -> None:
        """Make a fact of a row one that could not be read; its cell is counted as not usable."""
        if target not in row.unread:
            row.unread = {*row.unread, target}
            if row.says(target):
                self.account.move(UNREAD)
