"""Whatever is in a file: a report that accounts for every cell, or words that say why there is none."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from typer.testing import CliRunner

from regkit.checking import check
from regkit.checking.formats import BINARY, FORMATS
from regkit.checking.report import Report
from regkit.cli.commands import app
from regkit.language import catalog
from regkit.law import RegkitError
from tests.fuzz.files import Drawn, damaged, drawn, filled

DAY = date(2012, 9, 1)
FEW = settings(max_examples=5, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=2_000, derandomize=False)
CLI = CliRunner()


def checked(content: bytes, ending: str) -> Report | None:
    """Check a file of some content; nothing where it is refused with words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"t{ending}"
        path.write_bytes(content)
        try:
            return check(path, DAY)
        except RegkitError as error:
            refused = str(error)
    assert refused.strip()
    return None


def is_whole(report: Report) -> None:
    """Assert that every cell went somewhere, and that what could not be used is told and leaves no verdict."""
    account = report.account
    assert account.cells == sum(account.counted.values())
    assert min(account.counted.values(), default=0) >= 0
    if account.counted["not usable"]:
        assert report.problems
    if report.problems:
        assert report.exit_status == 2
    name = [*FORMATS][account.cells % len(FORMATS)]
    lang = ("zh", "en")[account.cells // len(FORMATS) % 2]
    assert isinstance(report.export(name, lang), bytes if name in BINARY else str)


def in_order(table: Drawn) -> None:
    """Assert that of a table in order every cell is counted, and no case is lost."""
    report = checked(table.content, table.ending)
    assert report is not None, table
    is_whole(report)
    told = sum(bool(cell.strip()) for row in table.rows for cell in row)
    assert report.account.cells >= told, report.account
    if not report.problems:
        assert set(report.lines) >= {row[0] for row in table.rows}
        assert {one.id for one in report.findings} <= {row[0] for row in table.rows}


def anything(content: bytes, ending: str) -> None:
    """Assert that a file is refused with words or accounted for."""
    report = checked(content, ending)
    if report is not None:
        is_whole(report)


@FEW
@given(filled())
def test_a_table_in_order_is_counted_whole(table: Drawn) -> None:
    """Every cell of a table in order is in the account, and every case in the report."""
    in_order(table)


@FEW
@given(drawn())
def test_anything_in_a_table_is_told(table: Drawn) -> None:
    """Strange cells and headings are problems with words, or are set aside by name; every format can tell of them."""
    anything(table.content, table.ending)


@FEW
@given(damaged())
def test_a_damaged_file_is_refused_or_accounted_for(file: tuple[bytes, str]) -> None:
    """Cut off, turned, with another's ending: no traceback, no verdict from a part."""
    anything(*file)


# ── commands ─────────────────────────────────────────────────────────────────────────────────────────


def commanded(content: bytes, ending: str) -> None:
    """Put a file to every command that reads one, and assert that each ends as it may."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / f"t{ending}"
        path.write_bytes(content)
        rule = f"{next(iter(catalog.SHIPPED))}.{catalog.rules_of(next(iter(catalog.SHIPPED)))[0].name}"
        for command in (
            ["check", str(path), "--on", "2012-09-01"],
            ["check", str(path), "--on", "2012-09-01", "--record", str(folder / "r.jsonl"), "--lang", "en"],
            ["check", str(folder), "--on", "2012-09-01", "--rulings", str(path)],
            ["run", rule, str(path), "-o", str(folder / "out.csv")],
            ["replay", str(path)],
        ):
            ends_well(command)
            assert path.read_bytes() == content, f"{command} changed its input"


def ends_well(command: Sequence[str]) -> None:
    """Run a command and assert that it ends with a status of its own, and without a traceback."""
    done: Any = CLI.invoke(app, list(command))
    assert done.exception is None or isinstance(done.exception, SystemExit), (command, done.exception)
    assert done.exit_code in {0, 1, 2, 3}, (command, done.output)
    assert "Traceback" not in done.output


@settings(FEW, max_examples=3)
@given(damaged())
def test_no_command_crashes(file: tuple[bytes, str]) -> None:
    """Every command that reads a file ends with 0 to 3 and leaves the file as it was."""
    commanded(*file)


@pytest.mark.thorough
@MANY
@given(filled())
def test_many_tables_in_order(table: Drawn) -> None:
    """As above, on many."""
    in_order(table)


@pytest.mark.thorough
@MANY
@given(drawn())
def test_many_tables(table: Drawn) -> None:
    """As above, on many."""
    anything(table.content, table.ending)


@pytest.mark.thorough
@MANY
@given(damaged())
def test_many_damaged_files(file: tuple[bytes, str]) -> None:
    """As above, on many."""
    anything(*file)


@pytest.mark.thorough
@settings(MANY, max_examples=500)
@given(damaged())
def test_many_commands(file: tuple[bytes, str]) -> None:
    """As above, on many."""
    commanded(*file)
