"""The body of a sheet: which of its rows hold cases, what its columns are, and what is set aside, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from regkit.checking.problems import Note
from regkit.checking.reading.account import USED
from regkit.checking.reading.book import Sheet, count_filled, filled
from regkit.checking.reading.cells import Bad
from regkit.checking.reading.heads import Column, Head, columns_of
from regkit.checking.reading.ledger import Reader
from regkit.checking.reading.unsure import could_hold, merged_cells, says_another_thing

__all__ = ["Body", "at"]

TOTAL = re.compile(r".{0,12}(合计|小计|总计|共计|累计|总和|平均[分数值]?|total|average)[:：]?", re.IGNORECASE)
SHOWN = 20
"""How many signs of a row that is set aside are shown."""
SIGNED = re.compile(
    r"(填表|制表|审核|复核|填报|经办|批准|负责|单位负责|主管|联系|报送|审批)?(人|单位|日期|时间|电话|部门|科室|领导)\s*[(（]?(签字|签章|盖章)?[)）]?\s*[:：].*"
    r"|(注|备注|说明|附注)\s*\d*[:：、].*|以下空白|（?\(?以下无正文\)?）?",
    re.DOTALL,
)


class Body:
    """A sheet below its headings.

    Attributes:
        used, unused: the columns that are read, and the others.
        unsure: for each of the others, the facts that it may hold.
    """

    def __init__(self, reader: Reader, sheet: Sheet, head: Head) -> None:
        """Settle what each column is, and tell of those that are not read."""
        self.reader, self.sheet, self.head, self.layout = reader, sheet, head, head.layout
        self.first = head.row + head.depth
        body = sheet.rows[self.first :]
        blank = [column.index for column in head.columns if not column.heading.text]
        columns_of(head, {i for i in blank if any(map(filled, _column_cells(body, i)))})
        for column in head.columns:
            if column.state == "alike" and says_another_thing(head, column, _column_cells(body, column.index)):
                column.state = "extra"
        self.merged = merged_cells(sheet, head)
        self.unsure = {c.index: could_hold(head, c, _column_cells(body, c.index)) for c in head.columns if not c.target}
        self.used = [column for column in head.columns if column.target]
        self.unused = [column for column in head.columns if not column.target]
        self.in_column = {column.target: column for column in self.used}
        self._tell_columns(body)
        reader.met.see(reader.options, sheet, head, body)

    # ── headings ─────────────────────────────────────────────────────────────────────────────────────────────

    def _tell_columns(self, body: list[list[Any]]) -> None:
        """Note what stands above the headings, and every column that is not used, with its reason."""
        sheet, head, account = self.sheet, self.head, self.reader.account
        for i, row in enumerate(sheet.rows[: head.row]):
            if cells := count_filled(row):
                account.aside(self._note(i, "a title", "标题行", cells))
        account.add(USED, sum(map(count_filled, sheet.rows[head.row : self.first])))
        if head.unit:
            en, zh = (
                f"amounts without a unit are read in {head.unit}, as a title says",
                f"没有写明单位的金额按标题行所写的单位“{head.unit}”读取",
            )
            account.notes.append(Note(self.reader.file, en, zh, sheet.name, self.line(head.row)))
        spoken = [one for one in head.columns if not one.target and any(map(filled, _column_cells(body, one.index)))]
        line = None if sheet.is_records else self.line(head.row)
        for column in head.columns:
            if column.clash:
                self.reader.problem(sheet.name, self.line(self.first - 1), column.name, column.clash, CLASH)
        for column in spoken:
            if self.is_unsure(column):
                self.reader.problem(sheet.name, line, column.name, column.heading.text, self._why(column))
        for state, en, zh in NOT_USED:
            names = [one.name for one in spoken if one.state == state and not self.is_unsure(one)]
            if names:
                told = Note(
                    self.reader.file, f"{en}: {', '.join(names)}", f"{zh}：{'、'.join(names)}", sheet.name, line
                )
                account.notes.append(told)

    def is_unsure(self, column: Column) -> bool:
        """Return whether a column that is not used may hold a fact."""
        return bool(self.unsure[column.index]) or column.state in {"alike", "unlabelled"}

    def _why(self, column: Column) -> Bad:
        """Return the problem with a column that is not read and may hold a fact."""
        if column.state == "unlabelled":
            rows = [
                self.line(self.first + i)
                for i, row in enumerate(self.sheet.rows[self.first :])
                if filled(at(row, column.index))
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

    def cases(self) -> Iterator[tuple[int, list[Any]]]:
        """Yield the place and the cells of each row that is a case or part of one; set aside the others."""
        for place in range(self.first, len(self.sheet.rows)):
            cells = self.sheet.rows[place]
            count = count_filled(cells)
            if not count:
                continue
            if reason := self._no_case(cells):
                self.reader.account.aside(self._note(place, *reason, count))
                continue
            self.reader.account.add(USED, count)
            yield place, cells

    def _no_case(self, cells: list[Any]) -> tuple[str, str] | None:
        """Return what a row is that is no case: a total, a signature, the headings printed again."""
        if self.sheet.is_records:
            return None
        first = next(cell for cell in cells if filled(cell))
        if isinstance(first, str):
            if TOTAL.fullmatch(first) and self._names_no_case(cells, first):
                return "a total", "合计行"
            if SIGNED.fullmatch(first) and all(_is_signed(cell) for cell in cells if filled(cell)):
                return "a signature or a remark", "签署或备注行"
        if cells == self.sheet.rows[self.head.row]:
            return "the headings, printed again", "重复的栏目行"
        return None

    def _names_no_case(self, cells: list[Any], first: str) -> bool:
        identity = self.in_column.get("id")
        return identity is None or at(cells, identity.index) in {"", first}

    def filled_in(self, place: int, cells: list[Any]) -> list[Any]:
        """Return a row with what stands in merged ranges in each of their cells."""
        whole = cells + [""] * (len(self.head.columns) - len(cells))
        for index in range(len(whole)):
            whole[index] = self.merged.get((place, index), whole[index])
        return whole

    def line(self, place: int) -> int:
        """Return the number of a row, as a spreadsheet program shows it."""
        return self.sheet.lines[place]

    def _note(self, place: int, en: str, zh: str, cells: int) -> Note:
        whole = next(str(cell) for cell in self.sheet.rows[place] if filled(cell))
        shown = whole if len(whole) <= SHOWN else f"{whole[:SHOWN]}…"
        return Note(
            self.reader.file,
            f"{en}, set aside: `{shown}`",
            f"{zh}，另列：`{shown}`",
            self.sheet.name,
            self.line(place),
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


def at(cells: list[Any], index: int) -> Any:
    """Return a cell of a row; the empty text beyond its end."""
    return cells[index] if index < len(cells) else ""


def _column_cells(body: list[list[Any]], index: int) -> list[Any]:
    return [row[index] for row in body if index < len(row)]
