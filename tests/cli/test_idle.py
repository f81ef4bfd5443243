"""What a user says and nothing answers to is told, or refused: no option does nothing without a word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from regkit.cli.commands import app

TABLE = "项目编号,工程合同价款总额(万元),项目所在地,规划区内,承办\nP1,2350,双桥,是,张三\n"
DAY = ("--on", "2012-09-01")
RULE = "chengde.owner_deposit"
COMMANDS = {"check": ("check", "a.csv", *DAY), "run": ("run", RULE, "a.csv", "-o", "o.csv")}
RULING = {
    "about": "chengde.10.reciprocity",
    "answer": "required",
    "by": "承德市住房和城乡建设局",
    "document": "承建函〔2013〕5号",
    "from": "2013-05-01",
}


def run(*arguments: str, lang: str = "zh") -> Any:
    """Run the command; a table is wide enough for every line."""
    return CliRunner().invoke(app, [*arguments], env={"REGKIT_LANG": lang, "COLUMNS": "300"}, input="q\n")


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of one project, the same as Parquet, and a ruling on a question."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REGKIT_LANG", raising=False)
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    pq.write_table(pa.table({"contract_price": ["2350万元"]}), "a.parquet")
    Path("r.json").write_text(json.dumps([RULING]), encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        (("--words", "滦平=滦平县"), "采用的单元格中没有 `滦平`", "no cell that is read holds `滦平`"),
        (("--words", "规划区内:双桥=双桥区"), "采用的单元格中没有 `规划区内:双桥`", "no cell that is read holds"),
        (("--words", "张三=李四"), "采用的单元格中没有 `张三`", "no cell that is read holds `张三`"),
        (("--column", "备注=-"), "没有名为“备注”的栏目", "no column is headed `备注`"),
    ],
)
def test_what_meets_nothing_in_the_file_is_told(command: str, said: tuple[str, str], zh: str, en: str) -> None:
    """A way of writing that no cell has, or a heading that no column has, stands in the account, by its option."""
    arguments = (*COMMANDS[command], *said)
    chinese, english = run(*arguments), run(*arguments, lang="en")
    assert f"`{said[0]} {said[1]}` 没有用上：{zh}" in chinese.output
    assert f"`{said[0]} {said[1]}` changes nothing: {en}" in english.output


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "said",
    [
        ("--words", "双桥=双桥区"),
        ("--words", "项目所在地:双桥=双桥区"),
        ("--words", "项目所在地：双桥=双桥区"),
        ("--column", "承办=-"),
    ],
)
def test_what_meets_something_is_not_told(command: str, said: tuple[str, str]) -> None:
    """A way of writing that a cell has and a heading that is there are used, and nobody is told of it."""
    assert "没有用上" not in run(*COMMANDS[command], *said).output


def test_the_row_of_headings_of_records_is_none() -> None:
    """Records name what they say one by one: a row of headings that is asked for is told to be nothing."""
    Path("a.json").write_text(json.dumps([{"项目编号": "P1", "规划区内": True}]), encoding="utf-8")
    told = run("check", "a.json", *DAY, "--heading-row", "2").output
    assert "`--heading-row 2` 没有用上：此种文件没有栏目行" in told


@pytest.mark.parametrize("engine", ["stream", "duckdb"])
@pytest.mark.parametrize(
    "said", [("--sheet", "表"), ("--heading-row", "2"), ("--words", "甲=乙"), ("--column", "备注=-")]
)
def test_parquet_is_read_as_it_is(engine: str, said: tuple[str, str]) -> None:
    """What says how a table is read is refused for Parquet, which has no sheets and no ways of writing."""
    done = run("run", RULE, "a.parquet", "-o", "o.parquet", "--engine", engine, *said)
    assert done.exit_code == 2
    assert f"`a.parquet` 是 Parquet，`{said[0]}" in done.stderr
    assert not Path("o.parquet").exists()


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("check", "a.csv", *DAY, "--reason", "x"), "请加 `--write-baseline", "add `--write-baseline"),
        (("check", "a.csv", *DAY, "--until", "2013-01-01"), "请加 `--write-baseline", "add `--write-baseline"),
        (("show", RULE, "--on", "2013-01-01"), "不是条文", "is no article"),
        (("show", "chengde.10.reciprocity", "--on", "2013-01-01"), "不是条文", "is no article"),
    ],
)
def test_an_option_without_what_it_belongs_to_is_refused(arguments: tuple[str, ...], zh: str, en: str) -> None:
    """A reason for accepting nothing, and a day for what has no versions: status 2 and the way out."""
    chinese, english = run(*arguments), run(*arguments, lang="en")
    assert chinese.exit_code == english.exit_code == 2
    assert zh in chinese.stderr
    assert en in english.stderr


def test_an_article_is_shown_as_of_a_day() -> None:
    """Of an article, the day is what it is for."""
    assert run("show", "chengde.第十条", "--on", "2013-01-01").exit_code == 0


@pytest.mark.parametrize("command", [("run", RULE, "a.csv", "-o", "o.csv"), ("ask", RULE)])
def test_a_ruling_on_what_is_not_asked_is_told(command: tuple[str, ...]) -> None:
    """The question of article 10 bears on what contractors from elsewhere owe, and not on the owner's deposit."""
    told = "所问规则与 chengde.10.reciprocity 无关"
    assert told in run(*command, "--rulings", "r.json").stderr
    other = [one.replace(RULE, "chengde.outside_deposit") for one in command]
    assert told not in run(*other, "--rulings", "r.json").stderr


def test_the_language_of_a_project_is_that_of_every_command() -> None:
    """`lang` of regkit.toml is not of `check` alone; the command line goes before it."""
    Path("regkit.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert "deposit due from the project owner" in run("show", RULE).output
    assert "建设单位应交保证金" in run("show", RULE, "--lang", "zh", lang="en").output


def test_replay_tells_of_a_ruling_that_concerns_no_record() -> None:
    """A ruling on firms from Beijing changes no record of an owner's deposit, and one of a contractor's it may."""
    for rule, told in (("chengde.owner_deposit", True), ("chengde.contractor_deposit", False)):
        record = Path(f"{rule}.jsonl")
        run("ask", rule, *DAY, "--record", str(record))
        done = run("replay", str(record), "--rulings", "r.json")
        assert ("所问规则与 chengde.10.reciprocity 无关，该答复没有用上" in done.stderr) is told
        assert (
            "no rule that is asked rests on" in run("replay", str(record), "--rulings", "r.json", lang="en").stderr
        ) is told
