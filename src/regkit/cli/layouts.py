"""The layouts of all cities: found by folder, so that a new city needs no word here."""

from __future__ import annotations

import importlib
import pkgutil
from importlib.util import find_spec
from pathlib import Path

import regkit
from regkit.checking import Table, read_table
from regkit.language.layout import Layout
from regkit.law import InputError

__all__ = ["layouts", "read"]


def layouts() -> tuple[Layout, ...]:
    """Return the layouts that the city packages declare."""
    found: list[Layout] = []
    for module in pkgutil.iter_modules(regkit.__path__):
        name = f"regkit.{module.name}.tables"
        if module.ispkg and module.name not in {"checking", "cli", "frames"} and find_spec(name) is not None:
            found += importlib.import_module(name).LAYOUTS
    return tuple(found)


def read(path: Path) -> Table:
    """Read a table in the first layout whose identifying column it has.

    Raises:
        InputError: the file cannot be read, or fits no layout.
    """
    errors: list[InputError] = []
    for layout in layouts():
        try:
            return read_table(path, layout)
        except InputError as error:
            errors.append(error)
    raise errors[0]
