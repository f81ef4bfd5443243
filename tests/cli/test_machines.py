"""What CI systems meet: several outputs, configuration, baselines, unreadable files in every format, quiet."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from typer.testing import CliRunner

from regkit.cli.commands import app
from regkit.engine.data import schema

SITES = "场所编号,场所名称,场所类别,已建成系统\nS1,甲,博物馆,否\nS 2,乙,博物馆,是\n"
DAY = ("--on", "2009-05-01")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a table, in which one works."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "数据").mkdir()
    (tmp_path / "数据" / "sites.csv").write_text(SITES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, lang: str = "zh") -> Any:
    """Run the command."""
    return CliRunner().invoke(app, [*arguments], env={"REGKIT_LANG": lang, "COLUMNS": "200"})


def test_several_outputs_are_written_at_once(folder: Path) -> None:
    """By their endings, or `format=file`; `-` is the screen."""
    outputs = ("r.json", "r.html", "r.xlsx", "r.sarif", "junit=r.tests", "gitlab=quality.json", "-")
    done = run("check", "数据/sites.csv", *DAY, *(part for one in outputs for part in ("-o", one)))
    assert done.exit_code == 1
    assert "■ 概要" in done.output
    assert {path.name for path in folder.iterdir()} >= {
        "r.json",
        "r.html",
        "r.xlsx",
        "r.sarif",
        "r.tests",
        "quality.json",
    }
    assert ET.parse(folder / "r.tests").getroot().tag == "testsuites"  # noqa: S314  (our own text)
    assert json.loads((folder / "quality.json").read_text("utf-8"))[0]["severity"] == "major"
    jsonschema.validate(json.loads((folder / "r.json").read_text("utf-8")), schema("report"))


def test_quiet_prints_no_report(folder: Path) -> None:
    """The status alone tells."""
    assert folder.exists()
    done = run("check", "数据/sites.csv", *DAY, "-q")
    assert (done.exit_code, done.output) == (1, "")


@pytest.mark.parametrize("form", ["json", "junit", "sarif", "github", "gitlab", "html"])
def test_an_unreadable_file_is_in_every_format(folder: Path, form: str) -> None:
    """Whoever looks at the report alone sees that a file was not checked, and which."""
    (folder / "bad.xlsx").write_bytes(b"PK broken")
    out = folder / "out"
    done = run("check", "bad.xlsx", "数据/sites.csv", "none.csv", *DAY, "--format", form, "-o", str(out))
    assert done.exit_code == 2
    told = out.read_text("utf-8")
    assert "bad.xlsx" in told
    assert "none.csv" in told
    match form:
        case "json":
            reports = json.loads(told)["reports"]
            assert [one["exit_status"] for one in reports] == [2, 1, 2]
            assert [len(one["problems"]) for one in reports] == [1, 0, 1]
        case "junit":
            suites = ET.fromstring(told).findall("testsuite")  # noqa: S314  (our own text)
            assert [int(one.get("errors", "0")) for one in suites] == [1, 0, 1]
        case "sarif":
            (log,) = json.loads(told)["runs"]
            assert log["invocations"][0]["executionSuccessful"] is False
            assert sum(one["ruleId"] == "input" and one["level"] == "error" for one in log["results"]) == 2
        case "github":
            assert told.count("::error file=bad.xlsx") == 1
        case "gitlab":
            assert sum(one["severity"] == "blocker" for one in json.loads(told)) == 2


def test_sarif_has_what_code_scanning_asks_for(folder: Path) -> None:
    """Relative encoded paths, descriptions of every rule, fingerprints that differ and stay when lines move."""

    def results() -> list[dict[str, Any]]:
        run("check", "数据/sites.csv", *DAY, "-o", "r.sarif")
        (log,) = json.loads((folder / "r.sarif").read_text("utf-8"))["runs"]
        rules = log["tool"]["driver"]["rules"]
        for one in rules:
            assert one["shortDescription"]["text"]
            assert one["help"]["text"]
            assert one["name"].isidentifier()
        for one in log["results"]:
            assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
            place = one["locations"][0]["physicalLocation"]
            assert place["artifactLocation"]["uri"] == "%E6%95%B0%E6%8D%AE/sites.csv"
        found: list[dict[str, Any]] = log["results"]
        return found

    first = {one["partialFingerprints"]["regkit/v1"]: one for one in results()}
    heading, *rows = SITES.splitlines()
    (folder / "数据" / "sites.csv").write_text("\n".join([heading, "S0,丙,博物馆,否", *rows]), encoding="utf-8")
    second = {one["partialFingerprints"]["regkit/v1"]: one for one in results()}
    assert len(second) == len(first) + 1
    assert first.keys() < second.keys()


def test_findings_stand_at_their_lines_though_ids_have_spaces(folder: Path) -> None:
    """`S 2` is the case on line 3."""
    run("check", "数据/sites.csv", *DAY, "-o", "r.json")
    (report,) = json.loads((folder / "r.json").read_text("utf-8"))["reports"]
    assert {(one["id"], one["line"]) for one in report["findings"]} == {("S1", 2), ("S 2", 3)}


# ── what was accepted beforehand ────────────────────────────────────────────────────────────────────────────


def test_a_baseline_accepts_what_is_there_and_nothing_worse(folder: Path) -> None:
    """Everything found now passes, is shown apart, and comes back when it is a new case or the day has passed."""
    base = ("--baseline", "base.json")
    assert run("check", "数据/sites.csv", *DAY, "--write-baseline", "base.json").exit_code == 2, "a reason is needed"
    run("check", "数据/sites.csv", *DAY, "--write-baseline", "base.json", "--reason", "audit of May")
    jsonschema.validate(json.loads((folder / "base.json").read_text("utf-8")), schema("baseline"))
    done = run("check", "数据/sites.csv", *DAY, *base)
    assert done.exit_code == 0
    assert "audit of May" in done.output
    with (folder / "数据" / "sites.csv").open("a", encoding="utf-8") as file:
        file.write("S3,丁,博物馆,否\n")
    assert run("check", "数据/sites.csv", *DAY, *base).exit_code == 1
    entries = json.loads((folder / "base.json").read_text("utf-8"))
    for one in entries["accepted"]:
        one["until"] = (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011  (the caller's own day)
    (folder / "base.json").write_text(json.dumps(entries), encoding="utf-8")
    (folder / "数据" / "sites.csv").write_text(SITES, encoding="utf-8")
    late = run("check", "数据/sites.csv", *DAY, *base)
    assert late.exit_code == 1
    assert "已过期" in late.output


def test_a_debt_that_has_grown_is_found_again(folder: Path) -> None:
    """What was accepted is an amount; more is owed, and the finding is back."""
    head = "项目编号,工程合同价款总额,建设单位已交保证金,项目所在地,规划区内\n"
    (folder / "p.csv").write_text(f"{head}P1,1000万元,0元,双桥区,是\n", encoding="utf-8")
    day = ("--on", "2012-09-01")
    run("check", "p.csv", *day, "--write-baseline", "b.json", "--reason", "known")
    assert run("check", "p.csv", *day, "--baseline", "b.json").exit_code == 0
    (folder / "p.csv").write_text(f"{head}P1,1100万元,0元,双桥区,是\n", encoding="utf-8")
    assert run("check", "p.csv", *day, "--baseline", "b.json").exit_code == 1


CONFIG = """
lang = "zh"
[check]
files = ["数据/*.csv"]
on = 2009-05-01
fail-on = "breach"
output = ["r.json", "-"]
[[accept]]
case = "S1"
topic = "install"
reason = "搬迁中"
until = 2199-01-01
"""


@pytest.mark.parametrize("place", ["regkit.toml", "pyproject.toml"])
def test_what_a_project_says_once_holds_for_its_checks(
    folder: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files, day, outputs and what is accepted come from the configuration, also from a folder within."""
    text = CONFIG
    if place == "pyproject.toml":
        text = CONFIG.replace("lang =", "[tool.regkit]\nlang =").replace("[check]", "[tool.regkit.check]")
        text = text.replace("[[accept]]", "[[tool.regkit.accept]]")
    (folder / place).write_text(text, encoding="utf-8")
    done = run("check")
    assert done.exit_code == 0, done.output
    assert "搬迁中" in done.output
    (report,) = json.loads((folder / "r.json").read_text("utf-8"))["reports"]
    assert [one["reason"] for one in report["suppressed"]] == ["搬迁中"]
    assert run("check", "--on", "2009-05-01", "数据/sites.csv").exit_code == 0
    monkeypatch.chdir(folder / "数据")
    assert run("check").exit_code == 0
    assert (folder / "r.json").exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[check]\nfail_on = 'breach'\n", "unknown key `check.fail_on`"),
        ("[chekc]\n", "did you mean `check`?"),
        ("[[accept]]\ncase = 'S1'\n", "there is no `reason`"),
        ("[[accept]]\ncase = 'S1'\nreason = 'x'\nuntill = 2012-01-01\n", "did you mean `until`?"),
        ("[[accept]]\ncase = 'S1'\nreason = 'x'\nuntil = 'soon'\n", "`soon` is no day"),
        ("[check\n", "is not valid TOML"),
    ],
)
def test_a_slip_in_the_configuration_stops_the_command(folder: Path, text: str, told: str) -> None:
    """Nothing is checked by a configuration that was not understood."""
    (folder / "regkit.toml").write_text(text, encoding="utf-8")
    done = run("check", "数据/sites.csv", *DAY, lang="en")
    assert done.exit_code == 2
    assert told in done.output


def test_an_acceptance_that_meets_nothing_is_told(folder: Path) -> None:
    """What is no longer needed is named, so that it can be taken out."""
    (folder / "regkit.toml").write_text("[[accept]]\ncase = 'S9'\nreason = 'x'\n", encoding="utf-8")
    assert "S9" in run("check", "数据/sites.csv", *DAY).output


# ── records ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_records_name_the_case_and_the_file_and_the_head_shows_a_cut(folder: Path) -> None:
    """Each record knows its file, its hash, row and case; a tail that was cut off shows against the head."""
    path = folder / "r.jsonl"
    done = run("check", "数据/sites.csv", *DAY, "--record", str(path))
    lines = path.read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert {(one["case"]["id"], one["case"]["row"]) for one in records} == {("S1", 2), ("S 2", 3)}
    assert all(len(one["case"]["sha256"]) == 64 for one in records)
    head = records[-1]["digest"]
    assert f"{len(lines)} {head}" in done.output
    assert run("replay", str(path), "--head", head).exit_code == 0
    path.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    assert run("replay", str(path)).exit_code == 0
    assert run("replay", str(path), "--head", head).exit_code == 1
