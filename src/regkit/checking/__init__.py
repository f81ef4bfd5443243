"""Checks over subjects and portfolios: reading tables of cases, asking the rules, reporting what was found."""

from regkit.checking.files import check, check_records
from regkit.checking.problems import Problem
from regkit.checking.reading.heads import Options
from regkit.checking.report import Report, check_table
from regkit.checking.rulings import read_rulings
from regkit.checking.tables import Table, read_table

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
