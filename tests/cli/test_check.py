"""`regkit check` as its users meet it: what it prints and the status with which it ends."""

from __future__ import annotations

import contextlib
import functools
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import regkit
from regkit.checking.formats.text import width
from regkit.cli.commands import app

TESTED = str(Path(regkit.__file__).parents[1])
"""The command is run from where these tests import the library, whatever else is installed."""
EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = (
    "项目编号,建设单位已交保证金,工程合同价款总额,项目所在地,规划区内,"
    "企业名称,承包角色,注册地,承包合同价款,本项目已交保证金\n"
)


def run(*arguments: str, lang: str = "zh") -> subprocess.CompletedProcess[str]:
    """Run the command; what it prints, and where, and the status with which it ends."""
    with contextlib.chdir(EXAMPLES.parent):
        done = CliRunner().invoke(app, [*arguments], env={"REGKIT_LANG": lang, "COLUMNS": "100"})
    return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)


@functools.cache
def example(name: str, lang: str = "zh") -> subprocess.CompletedProcess[str]:
    """Check an example, once for all who look at what comes of it."""
    return run("check", f"examples/{name}", "--on", "2012-09-01", lang=lang)


def run_apart(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    environment = {"REGKIT_LANG": "zh", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", "PATH": "", "PYTHONPATH": TESTED}
    command = [sys.executable, "-m", "regkit.cli", *arguments]
    return subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8", cwd=EXAMPLES.parent
    )


def checked(tmp_path: Path, row: str, on: str = "2012-09-01") -> subprocess.CompletedProcess[str]:
    """Check a table of one row."""
    path = tmp_path / "t.csv"
    path.write_text(HEAD + row, encoding="utf-8")
    return run("check", str(path), "--on", on)


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("P1,20万元,1000万元,双桥区,是,甲,总承包,外省,1000万元,20万元", 0),
        ("P1,0元,1000万元,双桥区,是,甲,总承包,外省,1000万元,20万元", 1),
        ("P1,20万元,-5万元,双桥区,是,甲,总承包,外省,1000万元,20万元", 2),
        ("P1,20万元,1000万元,双桥区,是,甲,总承包,本省外市,1000万元,0元", 3),
    ],
)
def test_the_exit_status_says_what_was_found(tmp_path: Path, row: str, status: int) -> None:
    """0 all clear, 1 something owed or barred, 2 bad input, 3 undetermined only."""
    assert checked(tmp_path, row).returncode == status


def test_a_process_of_its_own_says_and_ends_the_same() -> None:
    """What these tests ask of the command within theirs is what a shell gets: both streams and the status."""
    alone = run_apart("check", "examples/chengde_bad.csv", "--on", "2012-09-01")
    here = example("chengde_bad.csv")
    assert (alone.stdout, alone.stderr, alone.returncode) == (here.stdout, here.stderr, here.returncode)


def test_before_commencement_nothing_is_owed(tmp_path: Path) -> None:
    """On the day before the measures applied nothing is owed, which is told and is not the status of all clear."""
    row = "P1,0元,1000万元,双桥区,是,甲,总承包,外省,1000万元,0元"
    before = checked(tmp_path, row, on="2012-03-18")
    assert before.returncode == 3
    assert "本办法自2012年3月19日起施行" in before.stdout
    assert "本办法自2012年3月19日起施行" in before.stderr
    assert checked(tmp_path, row, on="2012-03-19").returncode == 1


def test_a_table_without_a_case_is_no_success(tmp_path: Path) -> None:
    """Headings alone: nothing was checked, and the status says so in every format."""
    path = table(tmp_path, HEAD.strip())
    told = run("check", path, "--on", "2012-09-01")
    assert told.returncode == 2
    assert "没有任何个案" in told.stdout
    for name, words in (("json", '"problems": [\n  {'), ("junit", "<error "), ("sarif", '"level": "error"')):
        assert words in run("check", path, "--on", "2012-09-01", "--format", name).stdout


def test_the_example_of_the_readme_reports_twenty_projects() -> None:
    """The demo's table is read whole: twenty projects, owed money with its article, open decisions by authority."""
    done = example("chengde_projects.csv")
    assert done.returncode == 1
    assert done.stderr == ""
    assert "个案：20" in done.stdout
    assert "尚应交73万元  [第十条第一款、第五条]" in done.stdout
    assert "清欠办（市住建局建筑市场监管科）\n  6. 提高倍数（2012-008 兴隆雾灵建筑公司）" in done.stdout
    assert "未能采用的输入" not in done.stdout


def test_the_bad_example_names_every_bad_cell_and_answers_the_rest() -> None:
    """Six mistakes, each with row, column and value; the good rows are answered; the status is 2."""
    done = example("chengde_bad.csv")
    assert done.returncode == 2
    assert "GB18030" in done.stdout
    for place in ("第3行", "第4行", "第5行", "第6行", "第8行", "第9行"):
        assert place in done.stdout
    assert "\n  B-08 公园\n" in done.stdout


def test_english_is_printed_on_request() -> None:
    """With the language set, headings and reasons are English."""
    done = example("chengde_bad.csv", "en")
    assert "contradicts row 7" in done.stdout
    assert "construction permit: refused" in done.stdout


def test_no_line_is_wider_than_the_terminal() -> None:
    """Wide characters count twice; lines are broken to fit."""
    done = example("chengde_projects.csv")
    assert max(width(line) for line in done.stdout.splitlines()) <= 100


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "none.csv", "--on", "2012-09-01"), "there is no file `none.csv`"),
        (("check", str(EXAMPLES), "--on", "2012-09-01"), "is a folder"),
        (("check", "none.csv", "--on", "1 September"), "is not a day"),
    ],
)
def test_wrong_arguments_are_told_in_plain_words(arguments: tuple[str, ...], said: str) -> None:
    """A missing file, a folder and a date that is none end with status 2 and no traceback."""
    done = run(*arguments, lang="en")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_headings_lists_what_tables_may_hold() -> None:
    """The headings that are understood can be asked for."""
    assert "工程合同价款总额" in run("headings").stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_person_reads_of_a_bad_table_is_on_record(lang: str) -> None:
    """The whole output on a table with every kind of mistake, read through by hand, in both languages."""
    done = example("chengde_bad.csv", lang)
    expected = Path(__file__).with_name("snapshots") / f"chengde_bad_{lang}.txt"
    assert done.stdout == expected.read_text("utf-8")


@pytest.mark.parametrize("module", ["regkit", "regkit.cli"])
def test_a_closed_pipe_is_quiet(module: str) -> None:
    """`regkit list | head -1` prints a line and no complaint, however the command is named."""
    command = f"{sys.executable} -m {module} list | head -1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False, encoding="utf-8")  # noqa: S603
    assert "Traceback" not in done.stderr
    assert done.stdout.count("\n") == 1


# ── odd files and odd places to write to ─────────────────────────────────────────────────────────────────────

WUHAN = (EXAMPLES / "wuhan_agencies.csv").read_text("utf-8-sig").splitlines()[:2]


def table(folder: Path, *lines: str) -> str:
    """Write a table and return its path."""
    path = folder / "table.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def changed(**cells: str) -> str:
    """Return the first body of the example with some cells changed."""
    row = dict(zip(WUHAN[0].split(","), WUHAN[1].split(","), strict=True))
    return ",".join({**row, **cells}.values())


@pytest.mark.parametrize("option", ["-o", "--ics", "--record"])
@pytest.mark.parametrize("place", ["folder", "absent/file"])
def test_a_place_that_cannot_be_written_is_told_in_plain_words(tmp_path: Path, option: str, place: str) -> None:
    """A folder, or a folder that is not there: status 2, the path is named, and there is no traceback."""
    (tmp_path / "folder").mkdir()
    path = str(tmp_path / place)
    done = run("check", table(tmp_path, *WUHAN), "--on", "2009-01-15", option, path)
    assert done.returncode == 2
    assert f"`{path}` 无法写入" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not list((tmp_path / "folder").iterdir())


def test_two_columns_for_one_thing_that_differ_are_both_named(tmp_path: Path) -> None:
    """Neither is taken for the other; where they agree there is nothing to say."""
    done = run(
        "check", table(tmp_path, f"{WUHAN[0]},公布总分(分)", f"{changed(公布总分='92.5')},92"), "--on", "2009-01-15"
    )
    assert done.returncode == 2
    assert "`92` 与“公布总分”栏的 `92.5` 矛盾" in done.stdout
    same = run(
        "check", table(tmp_path, f"{WUHAN[0]},公布总分(分)", f"{changed(公布总分='92.5')},92.5"), "--on", "2009-01-15"
    )
    assert same.returncode != 2


def test_a_table_of_no_city_is_told_what_each_city_needs(tmp_path: Path) -> None:
    """No city is guessed: every identifying column is named."""
    done = run("check", table(tmp_path, "a,b", "1,2"), "--on", "2009-01-15")
    assert done.returncode == 2
    for heading in ("项目编号", "场所编号", "机构编号"):
        assert heading in done.stderr


def test_a_null_in_a_list_of_records_is_called_null(tmp_path: Path) -> None:
    """What stands in the file is shown as it stands there."""
    path = tmp_path / "cases.json"
    path.write_text("[null]", encoding="utf-8")
    done = run("check", str(path), "--on", "2009-01-15", lang="en")
    assert "record 1: `null` is no record" in done.stderr


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"通用目标得分": "50.01"}, "通用目标得分为50.01，应为0至50"),
        ({"公布总分": "100.01"}, "公布总分为100.01，应为0至100"),
        ({"公布总分": "90"}, "前后矛盾，公布总分不是两项得分之和"),
        ({"良好下限": "90"}, "良好下限为90分，优秀下限为88分"),
        ({"考核年度": "一八〇八"}, "`一八〇八` 不是1949至2200之间的年份；可填：2008"),
        ({"上级部门": "市城市管理局"}, "前后矛盾，不能是自己的上级部门"),
    ],
)
def test_what_is_wrong_is_told_in_chinese_with_its_reason(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    """A Chinese reader learns what is wrong, not only that something is."""
    assert said in run("check", table(tmp_path, WUHAN[0], changed(**cells)), "--on", "2009-01-15").stdout
