"""Files that `regkit check` reads, for `regkit run`: the same reader, words and account, a part at a time.

A column that may hold what a rule asks and is not understood stops the run. What is no case, a title, a total, a
signature, is set aside by name. A cell that cannot be read makes its row one that is not accepted.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from regkit.checking.problems import Note
from regkit.checking.reading.body import Body
from regkit.checking.reading.book import FileError, Sheet, Unread, count_filled, filled
from regkit.checking.reading.cells import Bad, own_words, read_cell
from regkit.checking.reading.heads import Column, Head, Options, check_options, find_head, letters
from regkit.checking.reading.ledger import Reader
from regkit.checking.reading.source import parts_of
from regkit.checking.reading.tables import check_sheets, is_asked_for
from regkit.checking.reading.unmet import Met
from regkit.frames.plan.columns import facts_of
from regkit.language import Subject
from regkit.language.catalog import layouts
from regkit.language.facts import FactSpec
from regkit.language.kinds import DATE
from regkit.language.layout import Layout
from regkit.language.rule import AnyRule
from regkit.language.vocabulary import Number, SheetNumber, day_of
from regkit.law import Unit

__all__ = ["Part", "parts"]


@dataclass
class Part:
    """Rows of a file.

    Attributes:
        table: the facts as texts, under the headings as they are understood.
        shown: every column as it stands in the file.
        lines: the number of each row, as a spreadsheet program shows it.
        unread: the rows with a cell that could not be read, each with the reasons in English and in Chinese.
        notes: what was set aside, with its reason.
        kind: the encoding of the file, or what kind of file it is.
    """

    table: Any
    shown: Any
    lines: list[int]
    unread: dict[int, tuple[list[str], list[str]]]
    notes: list[Note]
    kind: str


def parts(source: Path, rules: Sequence[AnyRule], options: Options, met: Met) -> Iterator[Part]:
    """Yield the rows of a file that are cases, sheet by sheet, of a long text a part at a time.

    What of the user's words meets something is kept in `met`.

    Raises:
        FileError: the file cannot be read, no sheet has a column for what the rules ask, or a column may hold it and is
            not understood.
    """
    known, asked = _layouts(rules), _asked(rules)
    check_options(known, options)
    top: Sheet | None = None
    notes: list[Note] = []
    for book in parts_of(source):
        reader = Reader(book.file, options, met=met)
        check_sheets(book, options)
        found: list[Part] = []
        for sheet in book.sheets:
            whole = sheet if top is None else _below(top, sheet)
            head = find_head(whole, known, options)
            if head is None or not is_asked_for(sheet, options) or (len(book.sheets) > 1 and not _says(head, asked)):
                notes += _aside(book.file, sheet)
                continue
            if book.is_part and top is None:
                top = Sheet(None, whole.rows[: head.row + head.depth], whole.lines[: head.row + head.depth])
            part = _part(reader, whole, head, asked)
            found.append(dataclasses.replace(part, notes=[*notes, *reader.account.notes], kind=book.kind))
            reader.account.notes.clear()
            notes.clear()
        if not found:
            raise _nothing_asked(book.file, notes)
        yield from _under_one_heading(found)


def _nothing_asked(file: str, notes: Sequence[Note]) -> FileError:
    names = [note.sheet for note in notes if note.sheet]
    return FileError(
        f"no sheet of `{file}` has a column for any fact of the rules",
        f"`{file}` 的各表都没有规则所问的栏目",
        f"its sheets: {', '.join(names)}; see `regkit headings`, or say `--sheet` and `--column`",
        f"现有：{'、'.join(names)}；可用栏目见 `regkit headings`，或用 --sheet、--column 说明",
    )


def _under_one_heading(found: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts of a file with the same columns: empty where one has none, texts where kinds differ."""
    kinds: dict[str, set[Any]] = {}
    for part in found:
        for name, column in zip(part.shown.column_names, part.shown.columns, strict=True):
            kinds.setdefault(name, set()).add(column.type)
    for part in found:
        columns = {}
        for name, types in kinds.items():
            kind = types.copy().pop() if len(types) == 1 else pa.string()
            there = part.shown.column(name) if name in part.shown.column_names else pa.nulls(len(part.lines), kind)
            columns[name] = there.cast(kind)
        yield dataclasses.replace(part, shown=pa.table(columns))


def _below(top: Sheet, sheet: Sheet) -> Sheet:
    """Return a later part of a long text below the headings of the first."""
    return Sheet(None, [*top.rows, *sheet.rows], [*top.lines, *sheet.lines])


def _aside(file: str, sheet: Sheet) -> Iterator[Note]:
    cells = sum(map(count_filled, sheet.rows))
    if cells:
        what = ("a sheet that is not read", "未读取的表") if sheet.visible else ("a hidden sheet", "隐藏的表，未读取")
        yield Note(file, *what, sheet.name, cells=cells)


# ── what is asked ────────────────────────────────────────────────────────────────────────────────────────────


def _layouts(rules: Sequence[AnyRule]) -> list[Layout]:
    """Return the layouts in which offices keep what rules ask, and beside them a table of nothing else."""
    models = {name: model for rule in rules for name, model in rule.parameters}
    kept = [one for one in layouts() if {*one.subjects.values()} & {*models.values()}]
    return [_with(one, models) for one in kept] or [_with(NO_LAYOUT, models)]


NO_LAYOUT = Layout("rules", "", {}, {}, "", (), lambda group: group, lambda _case, _on: ())


def _with(layout: Layout, models: Mapping[str, type[Subject]]) -> Layout:
    """Return a layout that no heading has to tell cases apart in, with the subjects of rules by their own names too."""
    keys = {model: key for key, model in layout.subjects.items()}
    own = {keys.get(model, name): (name, model) for name, model in models.items()}
    short = {
        heading: f"{key}.{fact}"
        for key, (name, model) in own.items()
        for fact in model.facts
        for heading in (f"{name}.{fact}", f"{name}_{fact}", fact)
    }
    subjects = {**layout.subjects, **{key: model for key, (_, model) in own.items()}}
    return dataclasses.replace(layout, subjects=subjects, headings={**short, **layout.headings}, identity="")


def _asked(rules: Sequence[AnyRule]) -> frozenset[tuple[type[Subject], str]]:
    """Return the facts that rules read, by their models, and what relations tie to them."""
    return frozenset((fact.model, name) for (_, name), fact in facts_of(rules).items())


def _is_asked(layout: Layout, target: str | None, asked: frozenset[tuple[type[Subject], str]]) -> bool:
    key, _, name = (target or "").partition(".")
    return key in layout.subjects and (layout.subjects[key], name) in asked


def _says(head: Head, asked: frozenset[tuple[type[Subject], str]]) -> bool:
    return any(_is_asked(head.layout, column.target, asked) for column in head.columns)


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _part(reader: Reader, sheet: Sheet, head: Head, asked: frozenset[tuple[type[Subject], str]]) -> Part:
    body = Body(reader, sheet, head)
    _stop(body, asked)
    rows, lines = [], []
    for place, cells in body.cases():
        rows.append(body.filled_in(place, cells))
        lines.append(body.line(place))
    unread: dict[int, tuple[list[str], list[str]]] = {}
    names = _names(body)
    table: dict[str, Any] = {}
    shown: dict[str, Any] = {}
    for column, name in zip(head.columns, names, strict=True):
        cells = [row[column.index] for row in rows]
        shown[column.name if column.name not in shown else f"{column.name} ({letters(column.index)})"] = _shown(cells)
        if name is not None:
            noted = unread if _is_asked(head.layout, column.target, asked) else {}
            table[name] = pa.array(_texts(reader, body, column, cells, noted), pa.string())
    return Part(pa.table(table), pa.table(shown), lines, unread, [], "")


def _stop(body: Body, asked: frozenset[tuple[type[Subject], str]]) -> None:
    """Refuse a column that may hold what the rules ask and is not understood; note others that are not."""
    for problem in body.reader.problems:
        column = next((one for one in body.unused if one.name == problem.column), None)
        likely = () if column is None else (*column.likely, *body.unsure[column.index])
        if column is None or column.state == "unlabelled" or any(_is_asked(body.layout, it, asked) for it in likely):
            raise FileError(
                problem.text("en").split("\n")[0],
                problem.text("zh").split("\n")[0],
                problem.hint_en or "rename it, or say `--column`",
                problem.hint_zh or "请改名，或用 --column 说明",
            )
        body.reader.account.notes.append(
            Note(problem.file, problem.en, problem.zh, problem.sheet, problem.row, problem.column)
        )
    body.reader.problems.clear()


def _names(body: Body) -> list[str | None]:
    """Return under which heading the rules find each column; nothing where it is left out."""
    names: list[str | None] = []
    for column in body.head.columns:
        one = column.heading
        name = one.name if one.unit is None else f"{one.name}({one.unit})"
        is_free = column.target is not None or name not in names
        names.append(None if column.state == "left out" or not name else name if is_free else None)
    return names


def _texts(
    reader: Reader, body: Body, column: Column, cells: list[Any], unread: dict[int, tuple[list[str], list[str]]]
) -> list[str]:
    """Return the cells of a column as texts that say the same to any reader; note those that could not be read."""
    spec, own = body.layout.spec(column.target or ""), own_words(column, reader.options.words)
    made = []
    for row, cell in enumerate(cells):
        said = own.get(cell, cell) if isinstance(cell, str) else cell
        bad = Bad(said.en, said.zh) if isinstance(said, Unread) else None
        if spec is not None and isinstance(said, (SheetNumber, Number)):
            bad, said = _number(spec, column, said)
        if bad is not None:
            told = unread.setdefault(row, ([], []))
            for reasons, reason in zip(told, bad.told(), strict=True):
                reasons.append(f"{column.name}={cell}: {reason}")
        made.append("" if bad is not None else _text(said))
    return made


def _number(spec: FactSpec, column: Column, cell: str) -> tuple[Bad | None, str]:
    """Return a number of a workbook or of JSON as a text: money in yuan, a count of days as its day."""
    if spec.kind == DATE:
        day = day_of(cell)
        return None, cell if day is None else day.isoformat()
    if spec.kind.is_amount and spec.kind.detail is Unit.YUAN:
        amount = read_cell(spec, column, cell)
        return (amount, "") if isinstance(amount, Bad) else (None, f"{amount}元")
    return None, cell


def _text(cell: Any) -> str:
    """Return a cell as a text; unknown as 未知."""
    if cell is None:
        return "未知"
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return str(cell)


def _shown(cells: list[Any]) -> Any:
    """Return a column as it stands in the file, typed where all its cells are of one type."""
    said = [cell for cell in cells if cell is not None and filled(cell)]
    if said and all(isinstance(cell, (SheetNumber, Number)) for cell in said):
        return pa.array([float(cell) if cell else None for cell in cells], pa.float64())
    if said and all(type(cell) is date for cell in said):
        return pa.array([cell or None for cell in cells], pa.date32())
    if said and all(isinstance(cell, bool) for cell in said):
        return pa.array([cell if isinstance(cell, bool) else None for cell in cells], pa.bool_())
    return pa.array(["" if cell is None else str(cell) for cell in cells], pa.string())
