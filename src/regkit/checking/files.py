"""Files of cases of any regulation that is installed: its layouts say how they are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from regkit.checking.report import Report, check_table
from regkit.checking.sources import Cells, cells_of, read_cells
from regkit.checking.tables import Table, table_of
from regkit.language import Ruling
from regkit.language.catalog import layouts, problems
from regkit.language.layout import Layout
from regkit.law import InputError

__all__ = ["check", "check_records", "read"]


def read(path: Path) -> Table:
    """Read a file of cases in the layout that its headings fit best.

    Raises:
        InputError: the file cannot be read, or no layout has its identifying column.
    """
    return _fitted(path.name, read_cells(path))


def _fitted(name: str, cells: Cells) -> Table:
    known = sorted(layouts(), key=lambda layout: -_fit(cells, layout))
    if not known:
        raise InputError("no regulation that is installed reads tables", hint="install a package of one")
    if not _fit(cells, known[0]):
        identities = ", ".join(f"`{layout.identity}` ({layout.name})" for layout in sorted(known, key=lambda k: k.name))
        raise InputError(
            f"`{name}` has none of the columns that tell cases apart: {identities}",
            hint=f"its headings are: {', '.join(map(str, cells.headings))}; see `regkit headings`{_unusable()}",
        )
    return table_of(name, cells, known[0])


def _unusable() -> str:
    """Name the regulations that are installed and cannot be used: the file may be one of theirs."""
    broken = ", ".join(problems())
    return f"; not to be used: {broken}, see `regkit list`" if broken else ""


def _fit(cells: Cells, layout: Layout) -> int:
    """Return how many headings a layout understands; none where the identifying column is not there."""
    columns = {layout.identity, *layout.columns()}
    return sum(heading in columns for heading in cells.headings) * (
        {layout.identity, "id"} & {*cells.headings} != set()
    )


def check(path: Path | str, on: date, rulings: Iterable[Ruling] = ()) -> Report:
    """Return how the cases of a file stand on a day: CSV, XLSX, JSON or YAML, of any layout.

    Args:
        path: the file.
        on: the day asked about.
        rulings: what authorities have ruled; `read_rulings` reads them from a file.

    Raises:
        InputError: the file cannot be read, or fits no layout.
    """
    return check_table(read(Path(path)), on, rulings)


def check_records(records: list[Any], on: date, name: str = "records", rulings: Iterable[Ruling] = ()) -> Report:
    """Return how cases given as records stand on a day; a record may be nested as in a JSON file.

    Raises:
        InputError: the records are none, or fit no layout.
    """
    return check_table(_fitted(name, cells_of(name, records)), on, rulings)
