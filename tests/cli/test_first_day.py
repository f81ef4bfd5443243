"""What people do on their first day: fill in the template, pipe a table, keep records from several desks at once."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from regkit.cli.commands import app

TABLE = "项目编号,工程合同价款总额(万元),建设单位已交保证金(万元),项目所在地,规划区内\nP1,2350,40,双桥区,是\n"
DAY = ("--on", "2012-09-01")


def run(*arguments: str, lang: str = "zh", given: str | None = None) -> Any:
    """Run the command, with a table on its standard input."""
    return CliRunner().invoke(app, [*arguments], env={"REGKIT_LANG": lang, "COLUMNS": "200"}, input=given)


# ── the template, filled in as an official fills it in ──────────────────────────────────────────────────────


def filled(path: Path, *rows: dict[str, Any]) -> None:
    """Write rows into a template, each value below its heading."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    places: dict[Any, Any] = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=2):
        for heading, value in row.items():
            sheet.cell(number, places[heading]).value = value
    book.save(path)


def test_two_projects_in_the_template_are_checked(tmp_path: Path) -> None:
    """Words of the drop-downs, Excel's dates, with and without a time at midnight, and amounts in 万元 are all read."""
    path, told = tmp_path / "表.xlsx", tmp_path / "r.json"
    assert run("template", "chengde", "-o", str(path)).exit_code == 0
    owner = {"建设单位": "示例甲公司", "建设单位已交保证金(万元)": 64, "建设单位缴款日期": date(2012, 5, 1)}
    firm = {
        "企业名称": "示例建筑公司",
        "注册地": "本市",
        "主项资质": "施工总承包",
        "资质等级": "二级",
        "承包角色": "总承包企业",
    }
    project = {"项目所在地": "双桥区", "规划区内": "是", "施工许可证核发日期": datetime(2012, 5, 25)}  # noqa: DTZ001
    filled(
        path,
        {"项目编号": "2012-001", "工程合同价款总额(万元)": 3200, **project, **owner, **firm, "已交存保证金(万元)": 30},
        {
            "项目编号": "2012-002",
            "工程合同价款总额(万元)": 1250.5,
            "项目所在地": "承德县",
            "建设单位已交保证金(万元)": 20,
        },
    )
    assert run("check", str(path), *DAY, "-o", str(told)).exit_code == 1
    (report,) = json.loads(told.read_text("utf-8"))["reports"]
    assert report["problems"] == []
    owed = {one["id"] for one in report["findings"] if one["status"] == "outstanding"}
    assert owed == {"2012-002"}, "2% of 1250.5 is 25.01, and 20 are paid"


# ── standard input ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_run_answers_what_is_piped_in(tmp_path: Path, encoding: str) -> None:
    """`-` is the standard input, in whatever encoding: 2% of 23,500,000 is 470,000, and 400,000 are paid."""
    out = tmp_path / "out.csv"
    done = subprocess.run(  # noqa: S603  (our own command)
        [sys.executable, "-m", "regkit.cli", "run", "chengde.owner_new_money", "-", "-o", str(out), "--lang", "zh"],
        input=TABLE.encode(encoding),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    (row,) = csv.DictReader(io.StringIO(out.read_text("utf-8-sig")))
    assert (row["项目编号"], float(row["value"]), row["status"]) == ("P1", 70_000, "已确定")


STATUSES = {
    "zh": ("已确定", "尚不能确定", "无效"),
    "en": ("decided", "undetermined", "invalid"),
    "codes": ("decided", "undetermined", "invalid"),
}
"""Of a museum, of a hotel of which it is not said whether it is large, and of a row that cannot be read."""


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("codes", [False, True], ids=["words", "codes"])
def test_run_writes_words_for_people_and_codes_for_programs(
    tmp_path: Path, ending: str, lang: str, *, codes: bool
) -> None:
    """Words are in the language asked in CSV and XLSX, and codes in Parquet and wherever codes are asked for."""
    source, out = tmp_path / "sites.csv", tmp_path / f"out{ending}"
    source.write_text("场所类别,大型或具备相应规模\n博物馆,是\n旅馆,\n旅馆,坏\n", encoding="utf-8")
    asked = ("run", "datong.install_duty", str(source), "-o", str(out), "--on", "2010-01-15", "--lang", lang)
    done = run(*asked, *(["--codes"] if codes else []))
    assert done.exit_code == 0, done.output
    rows = written(out)
    in_codes = codes or ending == ".parquet"
    assert tuple(row["status"] for row in rows) == STATUSES["codes" if in_codes else lang]
    assert rows[0]["value"] == ("mandatory" if in_codes else {"zh": "应当建设", "en": "a mandatory system"}[lang])
    assert STATUSES[lang][1] in done.stdout


def written(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a file that was written."""
    if path.suffix == ".parquet":
        found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return found
    if path.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    headings, *cells = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in cells]


def test_run_refuses_a_column_in_the_language_asked(tmp_path: Path) -> None:
    """A column that is not understood stops the run, and is told in Chinese whatever the terminal speaks."""
    source, out = tmp_path / "sites.csv", tmp_path / "out.csv"
    source.write_text("场所类别,大型或具备规模\n博物馆,是\n", encoding="utf-8")
    asked = ("run", "datong.install_duty", str(source), "-o", str(out), "--on", "2010-01-15")
    zh, en = (run(*asked, "--lang", lang, lang="en") for lang in ("zh", "en"))
    assert (zh.exit_code, en.exit_code) == (2, 2)
    assert "提示：" in zh.stderr
    assert "Hint:" not in zh.stderr
    assert "Hint:" in en.stderr


def test_run_with_nothing_piped_in_is_bad_input(tmp_path: Path) -> None:
    """An empty input is no table without rows."""
    out = tmp_path / "out.csv"
    done = run("run", "chengde.owner_new_money", "-", "-o", str(out), given="")
    assert done.exit_code == 2
    assert not out.exists()


# ── records from several processes ──────────────────────────────────────────────────────────────────────────


def test_four_processes_append_whole_records_in_one_chain(tmp_path: Path) -> None:
    """No record is lost, each hangs on the one before, and the last digest of all is found again."""
    table, path = tmp_path / "a.csv", tmp_path / "r.jsonl"
    table.write_text(TABLE, encoding="utf-8")
    command = [sys.executable, "-m", "regkit.cli", "check", str(table), *DAY, "-q", "--record", str(path)]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(4)]  # noqa: S603  (our own command)
    heads = {one.communicate()[1].decode().split()[-1] for one in started}
    lines = path.read_text("utf-8").splitlines()
    assert len(heads) == 4
    assert len(lines) % 4 == 0
    assert heads <= {json.loads(line)["digest"] for line in lines}
    last = json.loads(lines[-1])["digest"]
    assert run("replay", str(path), "--head", last).exit_code == 0
    path.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    assert run("replay", str(path), "--head", last).exit_code == 1


# ── refusals in the language of who works with it ───────────────────────────────────────────────────────────

RULE = "chengde.owner_deposit"
REFUSED = {
    "a key that is none": (("sign", "r.jsonl", "--key", "a.csv"), "不是无口令的 Ed25519 私钥"),
    "a signature without its key": (("replay", "r.jsonl", "--signature", "a.csv"), "核对签名须有公钥"),
    "a baseline without a reason": (("check", "a.csv", *DAY, "--write-baseline", "b.json"), "接受现有事项须有理由"),
    "a baseline that is none": (("check", "a.csv", *DAY, "--baseline", "a.csv"), "不是已接受事项的文件"),
    "records that are none": (("check", "a.csv", *DAY, "-q", "--record", "text.txt"), "不是记录文件"),
    "a template that is no workbook": (("template", "chengde", "-o", "a.docx"), "扩展名可用 .xlsx"),
    "a report of no known kind": (("check", "a.csv", *DAY, "-o", "a.doc"), "扩展名可用 .txt、.json"),
    "a report without an ending": (("check", "a.csv", *DAY, "-o", "report"), "`--format json`"),
    "a report of a format that is none": (("check", "a.csv", *DAY, "-o", "jsn=a.json"), "没有 `jsn` 格式"),
    "answers of no known kind": (("run", RULE, "a.csv", "-o", "a.doc"), "扩展名可用 .parquet、.csv、.xlsx"),
    "a signature that is none": (("replay", "r.jsonl", "--signature", "bytes", "--key", "a.csv"), "不是签名文件"),
    "a Parquet file that is none": (("run", RULE, "bytes.parquet", "-o", "o.csv"), "不能作为 Parquet 读取"),
    "the same in another engine": (
        ("run", RULE, "bytes.parquet", "-o", "o.parquet", "--engine", "duckdb"),
        "不能作为 Parquet 读取",
    ),
    "a package in a file": (("new", "car-parks", "-o", "a.csv"), "不是空文件夹"),
    "pages in a file": (("pages", "chengde", "-o", "a.csv"), "无法写入"),
    "a table that is not there": (("template", "chengdee", "-o", "a.xlsx"), "是否应为 `chengde.projects`"),
    "a configuration with a slip": (("--config", "bad.toml", "list", "chengde"), "没有 `chekc` 这个键"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_told_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """In Chinese with its hint for whoever reads Chinese, in English alone for whoever reads English."""
    arguments, told = REFUSED[what]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "text.txt").write_text("mine\n", encoding="utf-8")
    for name in ("bytes", "bytes.parquet"):
        (tmp_path / name).write_bytes(bytes(range(256)))
    (tmp_path / "bad.toml").write_text("[chekc]\n", encoding="utf-8")
    run("check", "a.csv", *DAY, "-q", "--record", "r.jsonl")
    chinese, english = run(*arguments), run(*arguments, lang="en")
    assert chinese.exit_code == english.exit_code == 2
    assert told in chinese.output
    assert "\n提示：" in chinese.stderr
    assert "\nHint: " in english.stderr
    assert "Hint:" not in chinese.output
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in english.output)
    assert (tmp_path / "text.txt").read_text("utf-8") == "mine\n"


READING = {
    "cases": ("check", "FILE", *DAY),
    "rulings of a check": ("check", "a.csv", *DAY, "--rulings", "FILE.yaml"),
    "what was accepted": ("check", "a.csv", *DAY, "--baseline", "FILE"),
    "settings": ("--config", "FILE", "list"),
    "rows": ("run", RULE, "FILE", "-o", "o.csv"),
    "rows of Parquet": ("run", RULE, "FILE.parquet", "-o", "o.csv"),
    "rows in another engine": ("run", RULE, "FILE.parquet", "-o", "o.parquet", "--engine", "duckdb"),
    "rulings of a run": ("run", RULE, "a.csv", "-o", "o.csv", "--rulings", "FILE.yaml"),
    "records": ("replay", "FILE"),
    "rulings of records": ("replay", "r.jsonl", "--rulings", "FILE.yaml"),
    "a signature": ("replay", "r.jsonl", "--signature", "FILE", "--key", "a.csv"),
    "a public key": ("replay", "r.jsonl", "--signature", "text.txt", "--key", "FILE"),
    "records to sign": ("sign", "FILE", "--key", "a.csv"),
    "a private key": ("sign", "r.jsonl", "--key", "FILE"),
    "rulings of an interview": ("ask", RULE, "--rulings", "FILE.yaml"),
}
"""Every way in which a command is given a file to read."""


@pytest.mark.parametrize("what", READING)
@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [("absent", "没有文件 `absent", "there is no file `absent"), ("folder", "` 是文件夹", "` is a folder")],
)
def test_a_file_that_cannot_be_read_is_told_alike_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, place: str, zh: str, en: str
) -> None:
    """One that is not there, or a folder: status 2, the file, what is wrong and a way out, in the language asked."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "text.txt").write_text("AAAA\n", encoding="utf-8")
    run("check", "a.csv", *DAY, "-q", "--record", "r.jsonl")
    for name in ("folder", "folder.yaml", "folder.parquet"):
        (tmp_path / name).mkdir()
    arguments = [one.replace("FILE", place) for one in READING[what]]
    chinese, english = run(*arguments), run(*arguments, lang="en")
    assert chinese.exit_code == english.exit_code == 2
    assert zh in chinese.stderr
    assert "\n提示：" in chinese.stderr
    assert en in english.stderr
    assert "\nHint: " in english.stderr
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in english.stderr)
