"""Files as people keep them come out as their expectations say, cell by cell, and in no format otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from regkit.checking import Report, check
from regkit.language import Bounds
from regkit.language.findings import Finding
from regkit.law import InputError

FOLDER = Path(__file__).parent / "files"
EXPECTED: list[Mapping[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text("utf-8"))
FORMATS = ("text", "json", "html", "junit", "sarif")


def one(report: Report, named: str) -> Finding:
    """Return the one finding of a case that has a party or a topic."""
    case, _, what = named.partition(".")
    found = [it for it in report.findings if it.case.split(" ")[0] == case and what in {it.party, it.topic}]
    assert len(found) == 1, (named, [(it.case, it.party, it.topic) for it in report.findings])
    return found[0]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: str(one["file"]))
def test_a_file_comes_out_as_a_hand_would_read_it(expected: Mapping[str, Any]) -> None:
    """The cases, how each party stands, the problems with their places, what was set aside, and the exit status."""
    path, day = FOLDER / expected["file"], expected["day"]
    if "refused" in expected:
        with pytest.raises(InputError, match=expected["refused"]):
            check(path, day)
        return
    report = check(path, day)
    assert list(dict.fromkeys(it.case.split(" ")[0] for it in report.findings)) == expected["cases"]
    check_findings(report, expected)
    if "exit" in expected:
        check_problems(report, expected.get("problems", []))
        assert report.exit_status == expected["exit"]
    notes = "\n".join(note.text("zh") for note in report.account.notes)
    assert all(words in notes for words in expected.get("notes", ())), notes
    assert bool(notes) == bool(expected.get("notes")), notes
    for name in FORMATS:
        exported = str(report.export(name, "zh"))
        assert not [words for words in expected.get("never", ()) if words in exported], (name, expected["never"])


def check_findings(report: Report, expected: Mapping[str, Any]) -> None:
    """Compare what was found, party by party."""
    named = []
    for name, (status, *words) in expected.get("findings", {}).items():
        named.append(found := one(report, str(name)))
        assert found.status.code == status, found
        assert all(word in found.zh for word in words), found
    for topic, status in expected.get("everywhere", {}).items():
        for case in expected["cases"]:
            named.append(found := one(report, f"{case}.{topic}"))
            assert found.status.code == status, found
    for name, ends in expected.get("owed", {}).items():
        amount = one(report, str(name)).amount
        assert amount is not None
        assert [amount.low, amount.high] == ends
    if "total" in expected:
        assert report.total() == Bounds(expected["total"], expected["total"])
    for name, owed in expected.get("read_or_refused", {}).items():
        found = one(report, str(name))
        row = report.lines[found.case.split(" ")[0]]
        if any(problem.row == row for problem in report.problems):
            assert found.status.code == "undetermined", found
        else:
            assert found.amount == Bounds(owed, owed), found
    if "rest" in expected:
        assert {it.status.code for it in report.findings if it not in named} <= {*expected["rest"]}


def check_problems(report: Report, expected: list[list[Any]]) -> None:
    """Compare the problems with their places, in their order."""
    places = [[it.row, it.column, it.value] for it in report.problems]
    assert places == [entry[:3] for entry in expected], [it.text("zh") for it in report.problems]
    for problem, (_, _, _, *words) in zip(report.problems, expected, strict=True):
        assert all(word in problem.text("zh") for word in words), problem.text("zh")
        assert report.source in problem.text("zh")
        assert "None" not in problem.text("zh") + problem.text("en")


@pytest.mark.parametrize(
    "expected", [one for one in EXPECTED if "refused" not in one], ids=lambda one: str(one["file"])
)
def test_every_cell_that_is_not_empty_is_accounted_for(expected: Mapping[str, Any]) -> None:
    """Used, left out, set aside or not usable: together they are all the cells that the file holds."""
    from regkit.checking.reading.source import read_book  # noqa: PLC0415  (beside the test that needs it)

    path = FOLDER / expected["file"]
    held = sum(cell != "" for sheet in read_book(path).sheets for row in sheet.rows for cell in row)
    account = check(path, expected["day"]).account
    assert account.cells == held == account.counted.total()
    assert min(account.counted.values()) >= 0


def test_a_day_is_the_same_day_however_it_is_written() -> None:
    """`--on 2009/5/1` asks about the day that `--on 2009-05-01` asks about."""
    from regkit.cli.options import day  # noqa: PLC0415

    assert day("2009/5/1") == day("2009-05-01") == date(2009, 5, 1)
