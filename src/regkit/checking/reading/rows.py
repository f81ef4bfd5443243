"""The rows of a sheet as facts: a bad cell makes its fact unknown, and its row is answered all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any

from regkit.checking.reading.account import ASIDE, LEFT_OUT, UNREAD
from regkit.checking.reading.body import Body, at
from regkit.checking.reading.book import Sheet, filled
from regkit.checking.reading.cells import NOTHING, Bad, cell_reader, parted
from regkit.checking.reading.heads import Column, Head
from regkit.checking.reading.ledger import Reader, Row
from regkit.checking.reading.subjects import REMEMBERED, Maker
from regkit.language import Subject

__all__ = ["rows_of"]


def rows_of(reader: Reader, sheet: Sheet, head: Head) -> Iterator[Row]:
    """Yield the rows of a sheet below its headings that are cases or parts of cases; set aside the others."""
    return _SheetReader(reader, sheet, head).rows()


TEXT = frozenset({str})
NOT_PLAIN = ("", "")
"""Of a column that names the case, or whose cells may say two facts."""


class _SheetReader(Body):
    """Reads one sheet.

    Attributes:
        plain: the subject and the fact of each column whose cells say one fact, by its place.
        readers: the columns to read of a row, each with what reads it, by the subjects that are not known yet.
        cells_of: what takes the cells of a subject out of a row, of each subject on which no other's cells bear.
        known: for the cells of such a subject that were read without any problem, what they say and the subject.
    """

    def __init__(self, reader: Reader, sheet: Sheet, head: Head) -> None:
        super().__init__(reader, sheet, head)
        self.heading_width = len(sheet.rows[head.row])
        self.previous: str | None = None
        words = reader.options.words
        self.used_readers = [(column, cell_reader(self.layout, column, words)) for column in self.used]
        self.parts = {column.target or "": (column.target or "").partition(".")[::2] for column in self.used}
        self.columns: dict[str, list[Column]] = {}
        for column in self.used:
            self.columns.setdefault(column.target or "", []).append(column)
        for first, second in self.layout.joined.items():  # a cell of the one may say the other
            for target, other in ((first, second), (second, first)):
                self.parts.setdefault(target, target.partition(".")[::2])
                self.columns.setdefault(target, []).extend(self.columns.get(other, ())[:1])
        joined = {*self.layout.joined, *self.layout.joined.values(), "id"}
        self.plain = {one.index: self.parts[one.target] for one in self.used if one.target and one.target not in joined}
        self.makers = {key: Maker(model) for key, model in self.layout.subjects.items()}
        self.doubtful = [column for column in self.unused if self.unsure[column.index]]
        self.readers: dict[tuple[str, ...], list[tuple[Column, Callable[[Any], Any]]]] = {}
        self.cells_of = self._cells_of()
        self.known: dict[str, dict[Any, tuple[dict[str, Any], Subject]]] = {key: {} for key in self.cells_of}

    def _cells_of(self) -> dict[str, Callable[[list[Any]], Any]]:
        places: dict[str, list[int]] = {}
        for column in self.used:
            places.setdefault(self.parts[column.target or ""][0], []).append(column.index)
        bearing = (*self.layout.joined.items(), *self.layout.hours.items())
        tied = [{target.partition(".")[0] for target in pair} for pair in bearing]
        apart = {"id", *(key for keys in tied if len(keys) > 1 for key in keys)}
        return {key: itemgetter(*found) for key, found in places.items() if key not in apart}

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are cases or parts of cases; set aside the others."""
        for place, cells in self.cases():
            row = self._row(place, cells)
            if row is not None:
                yield row

    def _row(self, place: int, cells: list[Any]) -> Row | None:
        misplaced = self.sheet.name is None and any(map(filled, cells[self.heading_width :]))
        is_whole = not self.merged and len(cells) >= len(self.head.columns)
        whole = cells if is_whole else self.filled_in(place, cells)
        row = Row(self.sheet.name, self.line(place), whole, self.columns, {key: {} for key in self.layout.subjects})
        said = {} if misplaced or not self._is_plain(whole) else {key: of(whole) for key, of in self.cells_of.items()}
        missing = self._known_of(row, said)
        self._read(row, cells, missing)
        self._unused(row, cells)
        if misplaced:
            self._misplaced(row)
        if not row.id:
            self._nameless(row)
            return None
        self.previous = row.id
        self._make(row, missing)
        if not (row.unread or row.assumed or row.either):
            self._keep(row, [(key, said[key]) for key in missing if key in said])
        return row

    def _known_of(self, row: Row, said: Mapping[str, Any]) -> tuple[str, ...]:
        """Take what is known of some cells already; return the subjects that are still missing."""
        for key, cells in said.items():
            if (found := self.known[key].get(cells)) is not None:
                row.facts[key], row.subjects[key] = found
        return tuple([key for key in self.makers if key not in row.subjects])

    def _read(self, row: Row, cells: list[Any], missing: tuple[str, ...]) -> None:
        """Read the cells of the missing subjects."""
        whole = row.cells
        for column, read in self._readers(missing):
            cell = whole[column.index]
            if cell.__class__ is str and not cell:
                continue
            outcome = read(cell)
            if outcome is NOTHING:
                continue
            key, fact = self.plain.get(column.index, NOT_PLAIN)
            if key and fact not in row.facts[key] and outcome.__class__ not in {Bad, tuple}:
                row.facts[key][fact] = outcome
            else:
                self._cell(row, column, cell, outcome, own=whole is cells or filled(at(cells, column.index)))

    def _is_plain(self, cells: list[Any]) -> bool:
        """Return whether cells are texts, and nothing that is not read bears on what they say.

        A number of a workbook is read otherwise than an equal text.
        """
        return TEXT.issuperset(map(type, cells)) and not any(cells[column.index] for column in self.doubtful)

    def _readers(self, missing: tuple[str, ...]) -> list[tuple[Column, Callable[[Any], Any]]]:
        """Return the columns to read of a row of which some subjects are not known, in the order of the sheet."""
        if missing not in self.readers:
            keys = {*missing, "id"}
            self.readers[missing] = [one for one in self.used_readers if self.parts[one[0].target or ""][0] in keys]
        return self.readers[missing]

    def _keep(self, row: Row, said: Iterable[tuple[str, Any]]) -> None:
        """Keep what was read of some subjects of a row by their cells: the next row that has these has that."""
        for key, cells in said:
            known = self.known[key]
            if len(known) >= REMEMBERED:
                known.clear()
            known[cells] = row.facts[key], row.subjects[key]

    def _cell(self, row: Row, column: Column, cell: Any, outcome: Any, *, own: bool) -> None:
        """Take what a cell says; `own` tells a cell from its copy in a merged range."""
        target = column.target or ""
        if outcome.__class__ is str and (both := self._joined(target, outcome)) is not None:
            for one, word in both.items():
                self._cell(row, replace(column, target=one), cell, word, own=own)
            return
        if isinstance(outcome, Bad):
            if own:
                self.reader.account.move(UNREAD)
            self.reader.problem(row.sheet, row.number, column.name, cell, outcome)
            outcome = None
            row.unread = {*row.unread, target}
        if target == "id":
            row.id = "" if outcome is None else str(outcome)
            return
        key, fact = self.parts[target]
        facts = row.facts[key]
        if fact in facts and facts[fact] != outcome:
            self._twice(row, target, column, cell, outcome)
            outcome = None
        if outcome.__class__ is tuple:  # a day with its hour
            outcome, hours = outcome[0], self.layout.hours[target]
            self._unknown(row, hours)
        facts[fact] = outcome

    def _joined(self, target: str, text: str) -> dict[str, Any] | None:
        """Return the two facts that a cell says one behind the other, such as a series and its grade."""
        for first, second in self.layout.joined.items():
            if target in {first, second} and first in self.parts and second in self.parts:
                return parted(self.layout, first, second, text)
        return None

    def _twice(self, row: Row, target: str, column: Column, cell: Any, outcome: Any) -> None:
        """Note that two columns say different things of one fact."""
        key, fact = self.parts[target]
        other, said = row.place(target, but=column.index) or ("", "")
        self.reader.spoil(row, target)
        row.either = {**row.either, target: (row.facts[key][fact], outcome)}
        self.reader.problem(
            row.sheet,
            row.number,
            column.name,
            cell,
            Bad(
                f"`{cell}` contradicts column `{other}`, which says `{said}`",
                f"`{cell}` 与“{other}”栏的 `{said}` 矛盾，二者为同一事项",
                hint_en="keep the right one",
                hint_zh="请只保留正确的一个",
            ),
        )

    def _unknown(self, row: Row, target: str) -> None:
        """Make a fact unknown that no cell of the row says."""
        key, _, fact = target.partition(".")
        if self.layout.spec(target) is not None and fact not in row.facts[key]:
            row.facts[key][fact] = None
            row.assumed = {*row.assumed, target}

    def _unused(self, row: Row, cells: list[Any]) -> None:
        """Count the cells of columns that are not used, and make unknown what they could say."""
        for column in self.unused:
            if not filled(at(cells, column.index)):
                continue
            aside = LEFT_OUT if column.state == "left out" else ASIDE
            self.reader.account.move(UNREAD if self.is_unsure(column) else aside)
            for target in self.unsure[column.index]:
                if not row.says(target):
                    self._unknown(row, target)
                    row.unread = {*row.unread, target}

    def _misplaced(self, row: Row) -> None:
        """Trust no cell of a row that has more cells than there are headings, but the one that names its case."""
        bad = Bad(
            "more cells than headings: no cell of the row is sure to stand in its place",
            "单元格多于栏目：本行各格可能错位，均未采用",
            hint_en="put text that holds a separator into quotation marks",
            hint_zh="含有分隔符的内容请加引号",
        )
        self.reader.problem(row.sheet, row.number, None, None, bad)
        for target in row.said():
            key, _, fact = target.partition(".")
            if self.layout.spec(target) is not None:
                row.facts[key][fact] = None
                self.reader.spoil(row, target)

    def _nameless(self, row: Row) -> None:
        """Note a row that belongs to no case; it may belong to the one above."""
        heading = self.layout.identity
        above = None if self.sheet.is_records else self.previous
        for target in row.said():
            self.reader.spoil(row, target)
        self.reader.problem(
            row.sheet,
            row.number,
            heading,
            "",
            Bad(
                f"the row has no `{heading}`",
                f"本行没有“{heading}”",
                hint_en=f"say to which case the row belongs{f', such as `{above}`' if above else ''}",
                hint_zh=f"请填写本行所属的{heading}{f'，如 {above}' if above else ''}",
            ),
        )
        if above is not None:
            doubt = (
                f"第{row.number}行没有{heading}，可能属于本案",
                f"row {row.number} names no case and may belong here",
            )
            self.reader.doubts.setdefault(above, []).append(doubt)

    def _make(self, row: Row, missing: Iterable[str]) -> None:
        """Make the missing subjects of a row; a value that a model refuses becomes unknown, with a problem."""
        for key in missing:
            row.facts[key], subject, refused = self.makers[key].made(row.facts[key])
            row.subjects[key] = subject
            for one in refused:
                targets = [f"{key}.{name}" for name in one.names]
                for target in targets:
                    self.reader.spoil(row, target)
                heading, value = row.places(targets)
                self.reader.problem(row.sheet, row.number, heading, value, one.bad(value))
