"""Files of cases of any city: the layouts are found by folder, so that a new city needs no word here."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from pathlib import Path
from typing import Any

from regkit.checking.reading.book import Book
from regkit.checking.reading.heads import Options
from regkit.checking.reading.records import sheet_of
from regkit.checking.reading.source import read_book
from regkit.checking.reading.tables import Table, table_of
from regkit.checking.report import Report, check_table
from regkit.language.layout import Layout

__all__ = ["check", "check_records", "layouts", "read"]

PACKAGE = Path(__file__).parents[1]


def layouts() -> tuple[Layout, ...]:
    """Return the layouts that the city packages declare."""
    found: list[Layout] = []
    for module in pkgutil.iter_modules([str(PACKAGE)]):
        folder = PACKAGE / module.name
        if (folder / "regulation.py").exists() and (folder / "tables.py").exists():
            found += importlib.import_module(f"regkit.{module.name}.tables").LAYOUTS
    return tuple(found)


def read(path: Path, options: Options | None = None) -> Table:
    """Read a file of cases in the layout that its headings fit best; `-` is standard input.

    Raises:
        InputError: the file cannot be read, or no layout has its identifying column.
    """
    return table_of(read_book(path), layouts(), options)


def check(path: Path | str, on: date, options: Options | None = None) -> Report:
    """Return how the cases of a file stand on a day: a text table, a workbook, JSON or YAML, of any layout.

    Args:
        path: the file.
        on: the day asked about.
        options: which sheets and headings to read, and how words are written.

    Raises:
        InputError: the file cannot be read, or fits no layout.
    """
    return check_table(read(Path(path), options), on)


def check_records(records: list[Any], on: date, name: str = "records") -> Report:
    """Return how cases given as records stand on a day; a record may be nested as in a JSON file.

    Raises:
        InputError: the records are none, or fit no layout.
    """
    return check_table(table_of(Book(name, "records", (sheet_of(name, records),)), layouts()), on)
