"""Tables of cases: a file read whole into the cases of a layout, with an account of everything that stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from regkit.checking.collector import no_search_for_cycles
from regkit.checking.problems import Note, Problem
from regkit.checking.reading.account import LEFT_OUT, UNREAD, Account
from regkit.checking.reading.book import Book, FileError, Sheet, filled
from regkit.checking.reading.cells import Bad
from regkit.checking.reading.entities import groups
from regkit.checking.reading.heads import Head, Options, check_options, find_head, known_names
from regkit.checking.reading.ledger import Reader, Row
from regkit.checking.reading.rows import rows_of
from regkit.checking.reading.source import read_book
from regkit.language.headings import parsed
from regkit.language.layout import Group, Layout

__all__ = ["Table", "check_sheets", "is_asked_for", "read_table", "table_of"]

SOME = 2
"""Known headings from which on a sheet is taken to hold cases, though none tells them apart."""


@dataclass
class Table:
    """What was read of a file.

    Attributes:
        file: its name.
        layout: how it is laid out.
        encoding: its encoding, or what kind of file it is.
        groups: the cases, in the order of their first rows.
        problems: what could not be used, with its place and reason.
        rows: how many rows of cases there were.
        lines: the row on which each case begins, by its identity.
        sheets: the sheet on which each case begins, where the file has several.
        account: where every cell that is not empty went.
        digest: the SHA-256 of the file.
    """

    file: str
    layout: Layout
    encoding: str
    groups: list[Group] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0
    lines: dict[str, int] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    account: Account = field(default_factory=Account)
    digest: str = ""


def read_table(path: Path, layout: Layout, options: Options | None = None) -> Table:
    """Read a file of cases in a layout.

    Raises:
        FileError: there is no such file, or it is no table at all.
    """
    return table_of(read_book(path), (layout,), options)


def table_of(book: Book, layouts: Sequence[Layout], options: Options | None = None) -> Table:
    """Read the sheets of a file that hold cases, in the layout that the first of them fits best.

    Raises:
        FileError: no sheet has a column that tells cases apart, or an option names what is not there.
    """
    with no_search_for_cycles():
        return _table_of(book, layouts, options or Options())


def _table_of(book: Book, layouts: Sequence[Layout], said: Options) -> Table:
    check_options(layouts, said)
    heads = {i: head for i, sheet in enumerate(book.sheets) if (head := find_head(sheet, layouts, said))}
    chosen = [i for i in heads if is_asked_for(book.sheets[i], said)]
    check_sheets(book, said)
    if not chosen:
        raise _no_table(book, layouts, said)
    layout = heads[chosen[0]].layout
    reader = Reader(book.file, said)
    problems, account = reader.problems, reader.account
    table = Table(book.file, layout, book.kind, problems=problems, account=account, digest=book.digest)
    rows: list[Row] = []
    for i, sheet in enumerate(book.sheets):
        if i in chosen and heads[i].layout is layout:
            rows += rows_of(reader, sheet, heads[i])
        else:
            _set_aside(reader, sheet, heads.get(i), layouts, said)
    account.notes.extend(reader.met.notes(book.file, said))
    _told(table, rows, several=len(book.sheets) > 1)
    table.groups = list(groups(reader, layout, rows))
    order = {sheet.name: at for at, sheet in enumerate(book.sheets)}
    table.problems.sort(key=lambda one: (order.get(one.sheet, -1), one.row or 0))
    if not table.groups and not table.problems:
        reader.problem(None, None, None, None, NO_CASES)
    return table


def _told(table: Table, rows: Sequence[Row], *, several: bool) -> None:
    table.rows = len(rows)
    for row in rows:
        if row.id not in table.lines:
            table.lines[row.id] = row.number
            if several and row.sheet is not None:
                table.sheets[row.id] = row.sheet


def is_asked_for(sheet: Sheet, options: Options) -> bool:
    """Return whether a sheet is to be read: one that is named, else every visible one."""
    return sheet.name in options.sheets if options.sheets else sheet.visible


def check_sheets(book: Book, options: Options) -> None:
    """Refuse a sheet that is asked for and is not there.

    Raises:
        FileError: that is so.
    """
    names = [sheet.name for sheet in book.sheets if sheet.name is not None]
    for name in options.sheets:
        if name not in names:
            raise FileError(
                f"`{book.file}` has no sheet `{name}`",
                f"`{book.file}` 没有名为“{name}”的表",
                f"its sheets are: {', '.join(names) or 'none by name'}",
                f"现有：{'、'.join(names) or '没有具名的表'}",
            )


def _no_table(book: Book, layouts: Sequence[Layout], options: Options) -> FileError:
    if len(layouts) == 1:
        first = f"`{book.file}` has no column `{layouts[0].identity}`"
    else:
        identities = ", ".join(f"`{one.identity}` ({one.name})" for one in sorted(layouts, key=lambda one: one.name))
        first = f"`{book.file}` has none of the columns that tell cases apart: {identities}"
    sheet = next((one for one in book.sheets if is_asked_for(one, options)), book.sheets[0] if book.sheets else None)
    row = next((row for row in sheet.rows if any(map(filled, row))), []) if sheet else []
    headings = ", ".join(str(cell) for cell in row if filled(cell))[:300]
    zh = f"`{book.file}` 没有区分个案的栏目：{'、'.join(f'“{one.identity}”' for one in layouts)}"
    hints = (
        f"its headings are: {headings}; see `regkit headings`",
        f"现有栏目：{headings}；可用栏目见 `regkit headings`",
    )
    return FileError(first, zh, *hints)


# ── sheets that are not read ─────────────────────────────────────────────────────────────────────────────────

NO_CASES = Bad("the table holds no case", "表中没有任何个案", hint_en="write a row for each case", hint_zh="请逐行填写")
OTHER_LAYOUT = Bad(
    "the sheet holds cases of another kind; it is not read",
    "此表是另一种个案，未读取",
    hint_en="check it by itself, with `--sheet`",
    hint_zh="请用 --sheet 单独检查",
)
NO_IDENTITY = Bad(
    "the sheet has headings of cases and none that tells them apart; it is not read",
    "此表有个案的栏目，但没有区分个案的栏目，未读取",
    hint_en="add the heading, or name the sheets to read with `--sheet`",
    hint_zh="请补上该栏目，或用 --sheet 指明要读取的表",
)


def _set_aside(reader: Reader, sheet: Sheet, head: Head | None, layouts: Sequence[Layout], options: Options) -> None:
    """Account for a sheet that is not read: by the user's word, because it is hidden, or because it holds no cases."""
    cells = sum(map(filled, (cell for row in sheet.rows for cell in row)))
    if not cells:
        return
    asked = is_asked_for(sheet, options)
    if not asked and options.sheets:
        reader.account.aside(Note(reader.file, "not asked for", "未要求读取", sheet.name, cells=cells), LEFT_OUT)
        return
    if asked and (head is not None or _looks_like_cases(sheet, layouts)):
        reader.problem(sheet.name, None, None, None, OTHER_LAYOUT if head is not None else NO_IDENTITY)
        reader.account.add(UNREAD, cells)
        return
    holds = head is not None
    en = "a hidden sheet that holds cases; it is not read" if holds else "a sheet without cases"
    zh = "隐藏的表，内有个案，未读取" if holds else "没有个案的表"
    reader.account.aside(Note(reader.file, en, zh, sheet.name, cells=cells))


def _looks_like_cases(sheet: Sheet, layouts: Sequence[Layout]) -> bool:
    names = [parsed(str(cell)).name for row in sheet.rows[:40] for cell in row if filled(cell) and len(str(cell)) < 40]  # noqa: PLR2004
    return any(len({name for name in names if name in known_names(layout)}) > SOME for layout in layouts)
