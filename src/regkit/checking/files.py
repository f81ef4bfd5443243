"""Files of cases of any city: the layouts are found by folder, so that a new city needs no word here."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from regkit.checking.report import Report, check_table
from regkit.checking.sources import Cells, read_cells
from regkit.checking.tables import Table, table_of
from regkit.language.layout import Layout

__all__ = ["check", "layouts", "read"]

PACKAGE = Path(__file__).parents[1]


def layouts() -> tuple[Layout, ...]:
    """Return the layouts that the city packages declare."""
    found: list[Layout] = []
    for module in pkgutil.iter_modules([str(PACKAGE)]):
        name = f"regkit.{module.name}.tables"
        if module.ispkg and module.name not in {"checking", "cli", "frames"} and find_spec(name) is not None:
            found += importlib.import_module(name).LAYOUTS
    return tuple(found)


def read(path: Path) -> Table:
    """Read a file of cases in the layout that its headings fit best.

    Raises:
        InputError: the file cannot be read, or no layout has its identifying column.
    """
    cells = read_cells(path)
    known = sorted(layouts(), key=lambda layout: -_fit(cells, layout))
    return table_of(path.name, cells, known[0])


def _fit(cells: Cells, layout: Layout) -> int:
    """Return how many headings a layout understands; none where the identifying column is not there."""
    columns = {layout.identity, *layout.columns()}
    return sum(heading in columns for heading in cells.headings) * (
        {layout.identity, "id"} & {*cells.headings} != set()
    )


def check(path: Path | str, on: date) -> Report:
    """Return how the cases of a file stand on a day: CSV, XLSX, JSON or YAML, of any city's layout.

    Raises:
        InputError: the file cannot be read, or fits no layout.
    """
    return check_table(read(Path(path)), on)
