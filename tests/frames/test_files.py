"""`regkit run`: what comes in, what goes out, and that nothing half-written ever stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from regkit import chengde

pytest.importorskip("narwhals")
pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
CliRunner = pytest.importorskip("typer.testing").CliRunner

from regkit.cli.commands import app
from regkit.frames.files.streams import run_file, written_whole
from regkit.law import InputError

PRICES = "工程合同价款总额(万元),备注\n3200,甲\n-3,丙\n未知,丁\n"


def run(*arguments: Any) -> Any:
    """Run the command `regkit run`."""
    return CliRunner().invoke(app, ["run", *map(str, arguments)], env={"REGKIT_LANG": "en"})


@pytest.mark.parametrize(("encoding", "told"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")])
def test_csv_in_each_encoding(tmp_path: Path, encoding: str, told: str) -> None:
    """Each encoding is found and told; the answers and the bad row with its reason are written."""
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(PRICES, encoding)
    done = run("chengde.owner_deposit", source, "-o", target)
    assert done.exit_code == 0, done.output
    assert told in done.output
    assert "decided 1, invalid 1, undetermined 1" in done.output
    lines = target.read_text("utf-8-sig").splitlines()
    assert lines[1].startswith('"3200","甲","640000.00","decided"')
    aside = (tmp_path / "out.invalid.csv").read_text("utf-8-sig")
    assert "`-3` is less than nothing; accepted: 3,200万元, 32000000元" in aside
    assert "`-3` 小于零；可填：3,200万元, 32000000元" in aside


def test_parquet_and_workbooks(tmp_path: Path) -> None:
    """Parquet goes to a workbook, and the workbook's facts give the same answers again."""
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    source, book, target = tmp_path / "in.parquet", tmp_path / "out.xlsx", tmp_path / "again.parquet"
    pq.write_table(pa.table({"contract_price(元)": [100, None, 300]}), source)
    run_file({"a_": chengde.owner_deposit}, source, book)
    run_file({"b_": chengde.owner_deposit}, book, target)
    sheet = openpyxl.load_workbook(book).active
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == [2, None, 6]  # numbers, to be added up
    again = pq.read_table(target)
    assert again.column("b_status").to_pylist() == ["decided", "undetermined", "decided"]
    assert again.column("b_value").to_pylist() == [Decimal(2), None, Decimal(6)]


@pytest.mark.parametrize("engine", ["duckdb"])
def test_another_engine_gives_the_same(tmp_path: Path, engine: str) -> None:
    """DuckDB writes what the stream writes."""
    pytest.importorskip(engine)
    source = tmp_path / "in.parquet"
    pq.write_table(pa.table({"contract_price": [100, None, -5]}), source)
    made = []
    for name, options in (("one", []), ("two", ["--engine", engine])):
        target = tmp_path / f"{name}.parquet"
        assert run("chengde.owner_deposit", source, "-o", target, *options).exit_code == 0
        table = pq.read_table(target)
        made.append([list(map(str, table.column(column).to_pylist())) for column in ("value", "status", "article")])
    assert made[0] == made[1]


def test_mistakes_exit_with_two_and_write_nothing(tmp_path: Path) -> None:
    """A rule that does not exist, a file that does not, and an ending that is none are told."""
    source = tmp_path / "in.csv"
    source.write_text(PRICES, "utf-8")
    for arguments, message in (
        (("chengde.owner_depost", source), "did you mean `chengde.owner_deposit`"),
        (("chengde.owner_deposit", tmp_path / "none.csv"), "there is no file"),
        ((source,), "no rule is named"),
        (("chengde.standing_deposit", source), f"`{source}`: the frame has no column for any fact"),
    ):
        done = run(*arguments, "-o", tmp_path / "out.csv")
        assert done.exit_code == 2
        assert message in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("gone.parquet", "-o", "out.csv"), "there is no file `gone.parquet`\nHint: look at its name and its place"),
        (
            ("gone.csv", "-o", "out.csv", "--engine", "pandas"),
            "there is no engine `pandas`\nHint: stream, duckdb or spark",
        ),
    ],
)
def test_a_mistake_is_told_in_plain_words(given: tuple[str, ...], told: str) -> None:
    """What is not there is said not to be there, and no number of the operating system."""
    done = run("chengde.owner_deposit", *given)
    assert (done.exit_code, done.output.strip()) == (2, told)


def test_the_facts_are_never_written_over(tmp_path: Path) -> None:
    """An output that is the input, by whatever name, or that is in no folder, is refused before anything is read."""
    source = tmp_path / "in.csv"
    source.write_text(PRICES, "utf-8")
    (tmp_path / "link.csv").symlink_to(source)
    for target, message in (
        (source, "over the input"),
        (tmp_path / "link.csv", "over the input"),
        (tmp_path / "x/o.csv", "no such folder"),
    ):
        done = run("chengde.owner_deposit", source, "-o", target)
        assert (done.exit_code, message in done.output) == (2, True)
    assert source.read_text("utf-8") == PRICES


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """What was there stays until the new file is whole."""
    target = tmp_path / "out.csv"
    target.write_text("old")

    def fail() -> None:
        with written_whole(target) as temporary:
            temporary.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


LONG = 3_000_000


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_killed_run_leaves_no_half_file(tmp_path: Path, how: signal.Signals) -> None:
    """Interrupted or killed in the middle, the command leaves nothing under the name of the output."""
    source, target = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.table({"contract_price": pa.array(range(LONG), pa.int64())}), source)
    command = [sys.executable, "-m", "regkit.cli", "run", "chengde.owner_deposit", str(source), "-o", str(target)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ))  # noqa: S603
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".regkit-*.part")) and process.poll() is None:
        assert time.monotonic() < deadline, "the run never began to write"
        time.sleep(0.005)
    process.send_signal(how)
    assert process.wait(60) != 0
    assert not target.exists()
    if how is signal.SIGINT:
        assert not list(tmp_path.glob(".*.part"))


def test_a_column_without_a_heading_that_holds_values_is_refused(tmp_path: Path) -> None:
    """It may be the payment; one that is empty, as separators at the ends of lines make, is nothing."""
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    rule = {"": chengde.owner_new_money}
    source.write_text("工程合同价款总额(万元),\n1800,36\n", encoding="utf-8")
    with pytest.raises(InputError, match="`B`: the column has no heading and holds values in rows 2"):
        run_file(rule, source, target)
    assert not target.exists()
    source.write_text("工程合同价款总额(万元),\n1800,\n", encoding="utf-8")
    assert run_file(rule, source, target).rows == 1
