"""The rows of a sheet as facts: a bad cell makes its fact unknown, and its row is answered all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from regkit.checking.problems import Note
from regkit.checking.reading.account import ASIDE, LEFT_OUT, UNREAD, USED
from regkit.checking.reading.book import Sheet, count_filled, filled
from regkit.checking.reading.cells import NOTHING, Bad, cell_reader
from regkit.checking.reading.heads import Column, Head, columns_of
from regkit.checking.reading.ledger import Reader, Row
from regkit.checking.reading.subjects import Maker
from regkit.checking.reading.unsure import could_hold, merged_cells

__all__ = ["rows_of"]

TOTAL = re.compile(r".{0,12}(合计|小计|总计|共计|累计|总和|total)[:：]?", re.IGNORECASE)
SIGNED = re.compile(
    r"(填表|制表|审核|复核|填报|经办|批准|负责|单位负责|主管|联系|报送|审批)?(人|单位|日期|时间|电话|部门|科室|领导)\s*[(（]?(签字|签章|盖章)?[)）]?\s*[:：].*"
    r"|(注|备注|说明|附注)\s*\d*[:：、].*|以下空白|（?\(?以下无正文\)?）?",
    re.DOTALL,
)


def rows_of(reader: Reader, sheet: Sheet, head: Head) -> Iterator[Row]:
    """Yield the rows of a sheet below its headings that are cases or parts of cases; set aside the others."""
    return _SheetReader(reader, sheet, head).rows()


class _SheetReader:
    """Reads one sheet."""

    def __init__(self, reader: Reader, sheet: Sheet, head: Head) -> None:
        self.reader, self.sheet, self.head, self.layout = reader, sheet, head, head.layout
        self.first = head.row + head.depth
        self.heading_width = len(sheet.rows[head.row])
        self.previous: str | None = None
        body = sheet.rows[self.first :]
        blank = [column.index for column in head.columns if not column.heading.text]
        columns_of(head, {i for i in blank if any(map(filled, _column_cells(body, i)))})
        self.merged = merged_cells(sheet, head)
        self.unsure = {c.index: could_hold(head, c, _column_cells(body, c.index)) for c in head.columns if not c.target}
        self.used = [column for column in head.columns if column.target]
        self.unused = [column for column in head.columns if not column.target]
        words = reader.options.words
        self.used_readers = [(column, cell_reader(self.layout, column, words)) for column in self.used]
        self.parts = {column.target or "": (column.target or "").partition(".")[::2] for column in self.used}
        self.columns: dict[str, list[Column]] = {}
        for column in self.used:
            self.columns.setdefault(column.target or "", []).append(column)
        self.makers = {key: Maker(model) for key, model in self.layout.subjects.items()}
        self.in_column = {column.target: column for column in self.used}
        self._tell_columns(body)

    # ── headings ─────────────────────────────────────────────────────────────────────────────────────────────

    def _tell_columns(self, body: list[list[Any]]) -> None:
        """Note what stands above the headings, and every column that is not used, with its reason."""
        sheet, head, account = self.sheet, self.head, self.reader.account
        for i, row in enumerate(sheet.rows[: head.row]):
            if cells := count_filled(row):
                account.aside(self._note(i, "a title", "标题行", cells))
        account.add(USED, sum(map(count_filled, sheet.rows[head.row : self.first])))
        spoken = [one for one in head.columns if not one.target and any(map(filled, _column_cells(body, one.index)))]
        line = None if sheet.is_records else self._line(head.row)
        for column in head.columns:
            if column.clash:
                self.reader.problem(sheet.name, self._line(self.first - 1), column.name, column.clash, CLASH)
        for column in spoken:
            if self._is_unsure(column):
                self.reader.problem(sheet.name, line, column.name, column.heading.text, self._why(column))
        for state, en, zh in NOT_USED:
            names = [one.name for one in spoken if one.state == state and not self._is_unsure(one)]
            if names:
                told = Note(
                    self.reader.file, f"{en}: {', '.join(names)}", f"{zh}：{'、'.join(names)}", sheet.name, line
                )
                account.notes.append(told)

    def _is_unsure(self, column: Column) -> bool:
        """Return whether a column that is not used may hold a fact."""
        return bool(self.unsure[column.index]) or column.state in {"alike", "unlabelled"}

    def _why(self, column: Column) -> Bad:
        """Return the problem with a column that is not read and may hold a fact."""
        if column.state == "unlabelled":
            rows = [
                self._line(self.first + i)
                for i, row in enumerate(self.sheet.rows[self.first :])
                if filled(_at(row, column.index))
            ]
            shown = "、".join(map(str, rows[:5])) + ("等" if len(rows) > 5 else "")  # noqa: PLR2004
            return Bad(
                f"the column has no heading and holds values in rows {shown.replace('、', ', ').replace('等', ' …')}",
                f"此栏没有栏目名，第{shown}行有内容，未采用",
                hint_en="write a heading, or leave the column out with `--column`",
                hint_zh="请补上栏目名，或用 --column 说明不采用",
            )
        names = [self._word(target) for target in (column.likely or self.unsure[column.index])[:3]]
        two = "（栏目分两行书写，未能合并）" if self.head.depth > 1 and " " in column.heading.text else ""
        return Bad(
            "the heading is not known; the column is not read, and what it could hold is unknown",
            f"未知的栏目，未采用；它可能记载的事实按不详处理{two}",
            hint_en=f"did you mean {' or '.join(f'`{name}`' for name in names)}? rename it, or say `--column`",
            hint_zh=f"是否应为{'或'.join(f'“{name}”' for name in names)}？请改名，或用 --column 说明",
        )

    def _word(self, target: str) -> str:
        spec = self.layout.spec(target)
        return spec.zh if spec else next((h for h, one in self.layout.headings.items() if one == target), target)

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────

    def rows(self) -> Iterator[Row]:
        """Yield the rows that are cases or parts of cases; set aside the others."""
        for at in range(self.first, len(self.sheet.rows)):
            cells = self.sheet.rows[at]
            count = count_filled(cells)
            if not count:
                continue
            if reason := self._no_case(cells):
                self.reader.account.aside(self._note(at, *reason, count))
                continue
            self.reader.account.add(USED, count)
            row = self._row(at, cells)
            if row is not None:
                yield row

    def _no_case(self, cells: list[Any]) -> tuple[str, str] | None:
        """Return what a row is that is no case: a total, a signature, the headings printed again."""
        if self.sheet.is_records:
            return None
        first = next(cell for cell in cells if filled(cell))
        if isinstance(first, str):
            if TOTAL.fullmatch(first) and _at(cells, self.in_column["id"].index) in {"", first}:
                return "a total", "合计行"
            if SIGNED.fullmatch(first) and all(_is_signed(cell) for cell in cells if filled(cell)):
                return "a signature or a remark", "签署或备注行"
        if cells == self.sheet.rows[self.head.row]:
            return "the headings, printed again", "重复的栏目行"
        return None

    def _row(self, at: int, cells: list[Any]) -> Row | None:
        misplaced = self.sheet.name is None and any(map(filled, cells[self.heading_width :]))
        whole = self._filled_in(at, cells) if self.merged else cells
        row = Row(self.sheet.name, self._line(at), whole, self.columns, {key: {} for key in self.layout.subjects})
        width = len(whole)
        for column, read in self.used_readers:
            cell = whole[column.index] if column.index < width else ""
            if cell.__class__ is str and not cell:
                continue
            outcome = read(cell)
            if outcome is not NOTHING:
                self._cell(row, column, cell, outcome, own=whole is cells or filled(_at(cells, column.index)))
        self._unused(row, cells)
        if misplaced:
            self._misplaced(row)
        if not row.id:
            self._nameless(row)
            return None
        self.previous = row.id
        self._make(row)
        return row

    def _filled_in(self, at: int, cells: list[Any]) -> list[Any]:
        """Return a row with what stands in merged ranges in each of their cells."""
        whole = cells + [""] * (len(self.head.columns) - len(cells))
        for index in range(len(whole)):
            whole[index] = self.merged.get((at, index), whole[index])
        return whole

    def _cell(self, row: Row, column: Column, cell: Any, outcome: Any, *, own: bool) -> None:
        """Take what a cell says; `own` tells a cell from its copy in a merged range."""
        target = column.target or ""
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

    def _twice(self, row: Row, target: str, column: Column, cell: Any, outcome: Any) -> None:
        """Note that two columns say different things of one fact."""
        key, fact = self.parts[target]
        other, said = row.place(target) or ("", "")
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
            if not filled(_at(cells, column.index)):
                continue
            aside = LEFT_OUT if column.state == "left out" else ASIDE
            self.reader.account.move(UNREAD if self._is_unsure(column) else aside)
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

    def _make(self, row: Row) -> None:
        """Make the subjects of a row; a value that a model refuses becomes unknown, with a problem."""
        for key, maker in self.makers.items():
            row.facts[key], subject, refused = maker.made(row.facts[key])
            row.subjects[key] = subject
            for one in refused:
                targets = [f"{key}.{name}" for name in one.names]
                for target in targets:
                    self.reader.spoil(row, target)
                heading, value = row.places(targets)
                self.reader.problem(row.sheet, row.number, heading, value, one.bad(value))

    def _line(self, at: int) -> int:
        return self.sheet.lines[at]

    def _note(self, at: int, en: str, zh: str, cells: int) -> Note:
        shown = next(str(cell) for cell in self.sheet.rows[at] if filled(cell))[:20]
        return Note(
            self.reader.file,
            f"{en}, set aside: `{shown}`",
            f"{zh}，另列：`{shown}`",
            self.sheet.name,
            self._line(at),
            None,
            cells,
        )


NOT_USED = (
    ("left out", "columns left out, as asked", "按要求不采用的栏目"),
    ("extra", "columns of no concern to the rules, not used", "与规则无关的栏目，未采用"),
)
CLASH = Bad(
    "the unit below the heading is not that of the heading",
    "栏目下一行的单位与栏目名中的单位不同",
    hint_en="keep one of them",
    hint_zh="请只保留一个单位",
)


def _is_signed(cell: Any) -> bool:
    return isinstance(cell, str) and SIGNED.fullmatch(cell) is not None


def _at(cells: list[Any], index: int) -> Any:
    return cells[index] if index < len(cells) else ""


def _column_cells(body: list[list[Any]], index: int) -> list[Any]:
    return [row[index] for row in body if index < len(row)]
