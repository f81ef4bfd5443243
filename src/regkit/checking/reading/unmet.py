"""What the user says about a file and nothing in it answers to: told in the account, so that no slip passes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from regkit.checking.problems import Note
from regkit.checking.reading.book import Sheet
from regkit.checking.reading.cells import own_words
from regkit.checking.reading.heads import Head, Options, called, own_headings

__all__ = ["Met"]


@dataclass
class Met:
    """What of the user's words about a file met something in it.

    Attributes:
        words: the ways of writing that a cell has.
        columns: the headings that a column has.
        heading_row: whether there was a row of headings to be chosen.
    """

    words: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)
    heading_row: bool = False

    def see(self, options: Options, sheet: Sheet, head: Head, body: Sequence[Sequence[Any]]) -> None:
        """Look at a sheet that is read, and at its rows below the headings."""
        self.heading_row = self.heading_row or not sheet.is_records
        there = {called(column.heading, column.index) for column in head.columns}
        self.columns |= {
            said for said, heading, target in own_headings(head.layout, options) if target and heading in there
        }
        unmet = {said: word for said, word in options.words.items() if said not in self.words}
        for column in head.columns if unmet else ():
            if column.target is not None:
                cells = {row[column.index] for row in body if column.index < len(row) and _is_text(row[column.index])}
                self.words |= {
                    said for said, word in unmet.items() if not cells.isdisjoint(own_words(column, {said: word}))
                }

    def notes(self, file: str, options: Options) -> Iterator[Note]:
        """Yield a note of everything that met nothing."""
        for said, fact in options.columns.items():
            if said not in self.columns:
                yield _note(file, f"--column {said}={fact}", f"no column is headed `{said}`", f"没有名为“{said}”的栏目")
        for said, word in options.words.items():
            if said not in self.words:
                told = f"no cell that is read holds `{said}`", f"采用的单元格中没有 `{said}`"
                yield _note(file, f"--words {said}={word}", *told)
        if options.heading_row is not None and not self.heading_row:
            told = "records have no row of headings", "此种文件没有栏目行"
            yield _note(file, f"--heading-row {options.heading_row}", *told)


def _is_text(cell: Any) -> bool:
    return isinstance(cell, str)


def _note(file: str, said: str, en: str, zh: str) -> Note:
    return Note(file, f"`{said}` changes nothing: {en}", f"`{said}` 没有用上：{zh}")
