"""Checks over subjects and portfolios: reading tables of cases, asking the rules, reporting what was found."""

from __future__ import annotations

from typing import Any

from regkit.checking.files import check, check_records
from regkit.checking.problems import Problem
from regkit.checking.reading.heads import Options
from regkit.checking.reading.tables import Table, read_table
from regkit.checking.report import Report, check_table
from regkit.checking.rulings import read_rulings
from regkit.plug import plug

__all__ = [
    "Options",
    "Problem",
    "Report",
    "Table",
    "check",
    "check_records",
    "check_table",
    "read_rulings",
    "read_table",
]


def _formats() -> Any:
    from regkit.checking.formats import export  # noqa: PLC0415  (loaded when a report is first exported)

    return export


def _card() -> Any:
    from regkit.checking.formats import card  # noqa: PLC0415  (as above)

    return card


plug(_formats, "formats")
plug(_card, "report card")


def __dir__() -> list[str]:
    """Return the face: names that people use, without the modules that they come from."""
    return __all__
