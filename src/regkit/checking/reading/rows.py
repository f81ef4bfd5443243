"""The rows of a sheet as facts: a bad cell makes its fact unknown, and its row is answered all the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from regkit.checking.problems import Note, Problem
from regkit.checking.reading.account import ASIDE, LEFT_OUT, UNREAD, USED, Account
from regkit.checking.reading.book import Sheet, count_filled, filled
from regkit.checking.reading.cells import NOTHING, Bad, cell_reader
from regkit.checking.reading.heads import Column, Head, Options, columns_of
from regkit.checking.reading.subjects import Maker
from regkit.language import Subject
from regkit.language.kinds import BOOL
from regkit.language.layout import Layout
from regkit.law import Unit

__all__ = ["Reader", "Row"]

TOTAL = re.compile(r".{0,12}(合计|小计|总计|共计|累计|总和|total)[:：]?", re.IGNORECASE)
SIGNED = re.compile(
    r"(填表|制表|审核|复核|填报|经办|批准|负责|单位负责|主管|联系|报送|审批)?(人|单位|日期|时间|电话|部门|科室|领导)\s*[(（]?(签字|签章|盖章)?[)）]?\s*[:：].*"
    r"|(注|备注|说明|附注)\s*\d*[:：、].*|以下空白|（?\(?以下无正文\)?）?",
    re.DOTALL,
)


@dataclass(slots=True)
class Row:
    """A row.

    Attributes:
        sheet, number: where it stands.
        id: which case it belongs to.
        said: for each fact that a cell says, the heading and the cell.
        unread: the facts of which a cell could not be read, or of which a column that was not read could speak.
        facts: what it says of each subject, by key.
        subjects: its subjects, by key.
    """

    sheet: str | None
    number: int
    id: str
    said: dict[str, tuple[str, str]]
    unread: set[str]
    facts: dict[str, dict[str, Any]]
    subjects: dict[str, Subject] = field(default_factory=dict)
    either: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """The values of a fact that contradict each other."""


@dataclass
class Reader:
    """Reads the sheets of a file into rows, and keeps the account of it.

    Attributes:
        file: the name of the file.
        options: what the user says about it.
        account: where the cells went.
        problems: what could not be used.
        doubts: for a case, why rows of it may be missing, in Chinese and English.
    """

    file: str
    options: Options
    account: Account = field(default_factory=Account)
    problems: list[Problem] = field(default_factory=list)
    doubts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    accepted: set[tuple[str | None, str]] = field(default_factory=set)

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
            row.unread.add(target)
            if target in row.said:
                self.account.move(UNREAD)

    def rows(self, sheet: Sheet, head: Head) -> list[Row]:
        """Return the rows of a sheet below its headings."""
        return list(_SheetReader(self, sheet, head).rows())


class _SheetReader:
    """Reads one sheet."""

    def __init__(self, reader: Reader, sheet: Sheet, head: Head) -> None:
        self.reader, self.sheet, self.head, self.layout = reader, sheet, head, head.layout
        self.first = head.row + head.depth
        self.heading_width = len(sheet.rows[head.row])
        self.previous: str | None = None
        body = sheet.rows[self.first :]
        columns_of(head, {i for row in body for i, cell in enumerate(row) if filled(cell)})
        self.filled_in = _merged_cells(sheet, head)
        self.unsure = {c.index: _could_hold(head, c, _column_cells(body, c.index)) for c in head.columns if not c.target}
        self.used = [column for column in head.columns if column.target]
        self.unused = [column for column in head.columns if not column.target]
        words = reader.options.words
        self.used_readers = [(column, cell_reader(self.layout, column, words)) for column in self.used]
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
            rows = [self._line(self.first + i) for i, row in enumerate(self.sheet.rows[self.first :]) if filled(_at(row, column.index))]
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
            f"the heading is not known; the column is not read, and what it could hold is unknown{', in two rows' * bool(two)}",
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
        name, number = self.sheet.name, self._line(at)
        row = Row(name, number, "", {}, set(), {key: {} for key in self.layout.subjects})
        misplaced = name is None and any(map(filled, cells[self.heading_width :]))
        width, merged = len(cells), self.filled_in
        for column, read in self.used_readers:
            index = column.index
            own = cells[index] if index < width else ""
            cell = merged.get((at, index), own) if merged else own
            if cell.__class__ is str and not cell:
                continue
            outcome = read(cell)
            if outcome is not NOTHING:
                self._cell(row, column, cell, outcome, own=own is cell)
        self._unused(row, cells)
        if misplaced:
            self._misplaced(row)
        if not row.id:
            self._nameless(row)
            return None
        self.previous = row.id
        self._make(row)
        return row

    def _cell(self, row: Row, column: Column, cell: Any, outcome: Any, *, own: bool) -> None:
        """Take what a cell says; `own` tells a cell from its copy in a merged range."""
        target = column.target or ""
        if isinstance(outcome, Bad):
            if own:
                self.reader.account.move(UNREAD)
            self.reader.problem(row.sheet, row.number, column.name, cell, outcome)
            outcome = None
            row.unread.add(target)
        if target == "id":
            row.id = "" if outcome is None else str(outcome)
            return
        key, _, fact = target.partition(".")
        facts = row.facts[key]
        if target in row.said and facts.get(fact) != outcome:
            self._twice(row, target, column, cell, outcome)
            outcome = None
        row.said[target] = column.name, "" if cell is None else str(cell)
        if isinstance(outcome, tuple):  # a day with its hour
            outcome, hours = outcome[0], self.layout.hours[target]
            self._unknown(row, hours)
        facts[fact] = outcome

    def _twice(self, row: Row, target: str, column: Column, cell: Any, outcome: Any) -> None:
        """Note that two columns say different things of one fact."""
        other, said = row.said[target]
        self.reader.spoil(row, target)
        row.either[target] = (row.facts[target.partition(".")[0]].get(target.partition(".")[2]), outcome)
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
        if self.layout.spec(target) is not None:
            row.facts[key].setdefault(fact, None)

    def _unused(self, row: Row, cells: list[Any]) -> None:
        """Count the cells of columns that are not used, and make unknown what they could say."""
        for column in self.unused:
            if not filled(_at(cells, column.index)):
                continue
            aside = LEFT_OUT if column.state == "left out" else ASIDE
            self.reader.account.move(UNREAD if self._is_unsure(column) else aside)
            for target in self.unsure[column.index]:
                if target not in row.said:
                    self._unknown(row, target)
                    row.unread.add(target)

    def _misplaced(self, row: Row) -> None:
        """Trust no cell of a row that has more cells than there are headings, but the one that names its case."""
        bad = Bad(
            "more cells than headings: no cell of the row is sure to stand in its place",
            "单元格多于栏目：本行各格可能错位，均未采用",
            hint_en="put text that holds a separator into quotation marks",
            hint_zh="含有分隔符的内容请加引号",
        )
        self.reader.problem(row.sheet, row.number, None, None, bad)
        for target in row.said:
            key, _, fact = target.partition(".")
            if self.layout.spec(target) is not None:
                row.facts[key][fact] = None
                self.reader.spoil(row, target)

    def _nameless(self, row: Row) -> None:
        """Note a row that belongs to no case; it may belong to the one above."""
        heading = self.layout.identity
        above = None if self.sheet.is_records else self.previous
        for target in row.said:
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
            doubt = (f"第{row.number}行没有{heading}，可能属于本案", f"row {row.number} names no case and may belong here")
            self.reader.doubts.setdefault(above, []).append(doubt)

    def _make(self, row: Row) -> None:
        """Make the subjects of a row; a value that a model refuses becomes unknown, with a problem."""
        for key, maker in self.makers.items():
            subject, refused = maker.made(row.facts[key])
            row.subjects[key] = subject
            for one in refused:
                targets = [f"{key}.{name}" for name in one.names]
                for target in targets:
                    self.reader.spoil(row, target)
                places = [row.said[target] for target in targets if target in row.said]
                heading = "、".join(dict.fromkeys(heading for heading, _ in places)) or None
                value = "、".join(text for _, text in places) if places else None
                self.reader.problem(row.sheet, row.number, heading, value, one.bad(value))

    def _line(self, at: int) -> int:
        return self.sheet.lines[at]

    def _note(self, at: int, en: str, zh: str, cells: int) -> Note:
        shown = next(str(cell) for cell in self.sheet.rows[at] if filled(cell))[:20]
        return Note(
            self.reader.file, f"{en}, set aside: `{shown}`", f"{zh}，另列：`{shown}`", self.sheet.name, self._line(at), None, cells
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


# ── merged cells ─────────────────────────────────────────────────────────────────────────────────────────────


def _merged_cells(sheet: Sheet, head: Head) -> dict[tuple[int, int], Any]:
    """Return what stands in each cell of the merged ranges: the value of the first, in every row of the range.

    One amount over rows of different parties is nobody's in particular, and is not read.
    """
    found: dict[tuple[int, int], Any] = {}
    for (top, left), (bottom, _) in sheet.merged.items():
        column = head.columns[left] if left < len(head.columns) else None
        if top < head.row + head.depth or bottom == top or column is None or column.target is None:
            continue
        value = _at(sheet.rows[top], left) if top < len(sheet.rows) else ""
        if filled(value) and _is_shared_amount(head.layout, column.target):
            value = SHARED_AMOUNT.of(value)
        found |= {(row, left): value for row in range(top, min(bottom, len(sheet.rows) - 1) + 1)}
    return found


def _is_shared_amount(layout: Layout, target: str) -> bool:
    spec = layout.spec(target)
    return spec is not None and spec.kind.is_amount and target.partition(".")[0] not in layout.shared


SHARED_AMOUNT = Bad(
    "one amount stands over several rows: whose it is is not said",
    "一个金额跨多行合并，无法确定属于哪一方",
    hint_en="write the amount of each row",
    hint_zh="请按行分别填写",
)


# ── what an unread column could hold ─────────────────────────────────────────────────────────────────────────


def _could_hold(head: Head, column: Column, cells: list[Any]) -> tuple[str, ...]:
    """Return the facts that a column could speak of which is not read."""
    spoken = [cell for cell in cells if filled(cell)]
    if column.state == "left out" or not spoken:
        return ()
    layout = head.layout
    read = {one.target for one in head.columns}
    if column.state == "unlabelled":
        presumed = [f"{key}.{name}" for key, model in layout.subjects.items() for name in model.facts]
        return _fitting(layout, column, spoken, [target for target in presumed if target not in read])
    likely = tuple(target for target in column.likely if target not in read and layout.spec(target))
    return likely or _fitting(layout, column, spoken, column.possible)


def _fitting(layout: Layout, column: Column, cells: list[Any], targets: Any) -> tuple[str, ...]:
    """Return the targets that could have every one of some values; of bare numbers, amounts of money before counts."""
    fitting = [target for target in targets if layout.spec(target) and _all_fit(layout, column, target, cells)]
    money = [target for target in fitting if _is_money(layout, target)]
    return tuple(money or fitting)


def _is_money(layout: Layout, target: str) -> bool:
    spec = layout.spec(target)
    return spec is not None and spec.kind.is_amount and spec.kind.detail is Unit.YUAN


def _all_fit(layout: Layout, column: Column, target: str, cells: list[Any]) -> bool:
    spec = layout.spec(target)
    if spec is None or spec.kind.sort == "a text":
        return False
    tried = Column(column.index, column.heading, target, "used")
    if _is_money(layout, target):
        tried.heading = type(column.heading)(column.heading.text, column.heading.name, column.heading.unit or "元")
    read: Callable[[Any], Any] = cell_reader(layout, tried, {})
    maker = Maker(layout.subjects[target.partition(".")[0]])
    name = target.partition(".")[2]
    for cell in dict.fromkeys(map(str, cells[:200])):
        outcome = read(cell)
        if isinstance(outcome, Bad) or (outcome is not NOTHING and not maker.accepts(name, outcome)):
            return False
    return spec.kind != BOOL or any(str(cell) not in {"0", "1"} for cell in cells)
