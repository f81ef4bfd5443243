"""Files of cases of any regulation that is installed: its layouts say how they are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from regkit.checking.collector import no_search_for_cycles
from regkit.checking.reading.book import Book, FileError
from regkit.checking.reading.heads import Options
from regkit.checking.reading.records import sheet_of
from regkit.checking.reading.source import read_book
from regkit.checking.reading.tables import Table, table_of
from regkit.checking.report import Report, check_table
from regkit.language import Ruling
from regkit.language.catalog import layouts, problems
from regkit.law import InputError

__all__ = ["check", "check_records", "read"]


def read(path: Path, options: Options | None = None) -> Table:
    """Read a file of cases in the layout that its headings fit best; `-` is standard input.

    Raises:
        InputError: the file cannot be read, or no layout has its identifying column.
    """
    with no_search_for_cycles():
        return _table(read_book(path), options)


def _table(book: Book, options: Options | None = None) -> Table:
    known = layouts()
    if not known:
        raise InputError(
            "no regulation that is installed reads tables",
            hint="install a package of one",
            zh="没有安装任何可读取表格的法规",
            hint_zh="请安装一个法规包",
        )
    try:
        return table_of(book, known, options)
    except FileError as error:
        if broken := ", ".join(problems()):  # the file may be one of theirs
            told = f"{error.hint}; not to be used: {broken}, see `regkit list`"
            raise FileError(
                error.message, error.zh or error.message, told, f"{error.hint_zh}；不能使用：{broken}"
            ) from None
        raise


def check(
    path: Path | str,
    on: date,
    options: Options | None = None,
    rulings: Iterable[Ruling] = (),
    *,
    layers: bool = True,
) -> Report:
    """Return how the cases of a file stand on a day: a text table, a workbook, JSON or YAML, of any layout.

    Args:
        path: the file.
        on: the day asked about.
        options: which sheets and headings to read, and how words are written.
        rulings: what authorities have ruled; `read_rulings` reads them from a file.
        layers: whether other law in force on that day is told beside each finding.

    Raises:
        InputError: the file cannot be read, or fits no layout.
    """
    with no_search_for_cycles():  # nor between reading and asking, which has an order of its own
        return check_table(read(Path(path), options), on, rulings, layers=layers)


def check_records(
    records: list[Any], on: date, name: str = "records", rulings: Iterable[Ruling] = (), *, layers: bool = True
) -> Report:
    """Return how cases given as records stand on a day; a record may be nested as in a JSON file.

    Raises:
        InputError: the records are none, or fit no layout.
    """
    return check_table(_table(Book(name, "records", (sheet_of(name, records),))), on, rulings, layers=layers)
