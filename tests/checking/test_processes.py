"""A long table is asked by several processes, and every report of it is what one process makes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.checking import LATER, RUNS

from regkit.checking import processes, sending
from regkit.checking.formats import FORMATS
from regkit.checking.report import check_table
from regkit.language.findings import Finding, FindingStatus
from regkit.language.later import Later, cited
from regkit.language.layout import Group
from tests.checking.test_alone import ruling, table, whole

FEW = """
import regkit.checking.processes as shared
import regkit.checking.sending as sent
shared.MANY, shared.FIRST, sent.PART, shared.os.sched_getaffinity = 8, 2, 3, lambda _process: {1, 2, 3}
"""
"""Makes eight cases many, two of them asked first, and three sent at a time by each of three processes."""


forks = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process asks all")
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
"""A runner may have threads, which do nothing meanwhile."""


def checked(code: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, in which some code is run before."""
    run = f"{code}\nfrom regkit.cli import main\nmain()"
    told = {**os.environ, "REGKIT_LANG": "zh", "PYTHONPATH": str(Path(processes.__file__).parents[2])}
    command = [sys.executable, "-c", run, *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=told, timeout=300)  # noqa: S603  (our own)


@pytest.mark.sweep
@forks
def test_the_command_says_the_same_to_the_letter(tmp_path: Path) -> None:
    """Of a table that several processes ask the command writes what it writes where one does."""
    path = tmp_path / "cases.csv"
    table(path, "chengde.projects", 0.15)
    one, several = (checked(code, "check", str(path), "--on", "2012-09-01") for code in ("pass", FEW))
    assert one.stdout
    assert (several.returncode, several.stdout) == (one.returncode, one.stdout), several.stderr.decode()


class Split:
    """Asks groups as another process does, here, and tells which were asked here."""

    def __init__(self, path: Path, name: str) -> None:
        """Read a table of a few cases."""
        self.groups = table(path, name, 0.0).groups
        self.here: list[str] = []

    def ask(self, group: Group) -> Sequence[Finding]:
        """Return one finding that stands for a case."""
        self.here.append(group.id)
        return [Finding(group.id, "方", "topic", FindingStatus.MET, "有", "yes", citations=cited(), id=group.id)]


@forks
def test_each_case_is_asked_once_and_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings come in the order of the cases; this process asks its own part, and others where they are looked at."""
    monkeypatch.setattr(processes, "processes", lambda _cases: 3)
    monkeypatch.setattr(processes, "FIRST", 2)
    monkeypatch.setattr(sending, "PART", 2)
    split = Split(tmp_path / "cases.csv", "wuhan.agencies")
    found = list(processes.asked(split.groups, split.ask))
    assert [one.id for one in found] == [group.id for group in split.groups]
    assert split.here == [group.id for group in split.groups[:6]]
    assert tuple(found[-1].citations) == ()
    assert split.here[-1] == found[-1].id


@forks
@pytest.mark.parametrize("kept", [1, 20_000])
def test_what_cases_say_alike_is_sent_once_and_said_of_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    """Each keeps what it is called, what identifies it and who has to act, however little is remembered."""
    groups = table(tmp_path / "cases.csv", "wuhan.agencies", 0.0).groups
    own, other = (
        Finding("", "方", "topic", FindingStatus.BREACHED, "无", "no", actor=actor) for actor in ("", "另一方")
    )

    def ask(group: Group) -> Sequence[Finding]:
        return [one.about(f"{group.id} 名称", group.id) for one in (own, other)]

    for module, name, value in (
        (processes, "FIRST", 2),
        (processes, "processes", lambda _cases: 2),
        (sending, "PART", 2),
        (sending, "KEPT", kept),
    ):
        monkeypatch.setattr(module, name, value)
    found = list(processes.asked(groups, ask))
    said = [(one.case, one.id, one.actor) for one in found]
    assert said == [(f"{group.id} 名称", group.id, who) for group in groups for who in (f"{group.id} 名称", "另一方")]
    sent = list(sending.Sender(sending.Common()).parts(groups, ask))
    assert sum(len(one.said) for one in sent) == (2 if kept > 1 else 2 * len(sent))


@forks
@pytest.mark.parametrize("error", [ValueError("no such day"), SystemExit(3)])
def test_what_goes_wrong_elsewhere_goes_wrong_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """An error of another process is raised where its findings are waited for."""
    monkeypatch.setattr(processes, "processes", lambda _cases: 2)
    monkeypatch.setattr(processes, "FIRST", 2)
    split = Split(tmp_path / "cases.csv", "wuhan.agencies")
    last = split.groups[-1].id

    def ask(group: Group) -> Sequence[Finding]:
        if group.id == last:
            raise error
        return split.ask(group)

    with pytest.raises(type(error), match=str(error)):
        list(processes.asked(split.groups, ask))


@forks
def test_a_process_that_is_killed_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that was not asked to its end is never taken for the whole."""
    monkeypatch.setattr(processes, "processes", lambda _cases: 2)
    monkeypatch.setattr(processes, "FIRST", 2)
    split = Split(tmp_path / "cases.csv", "wuhan.agencies")
    here, last = os.getpid(), split.groups[-1].id

    def ask(group: Group) -> Sequence[Finding]:
        if group.id == last and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return split.ask(group)

    with pytest.raises(RuntimeError, match="ended before it had asked all"):
        list(processes.asked(split.groups, ask))


def test_one_process_asks_where_others_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few cases, other systems than Linux, and programs with threads have one process; else one for each processor."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(64)), raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    many = processes.MANY
    assert [processes.processes(cases) for cases in (many - 1, many)] == [1, processes.MOST]
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert processes.processes(many) == 1
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert processes.processes(many) == 1


@forks
@pytest.mark.parametrize(
    ("name", "day", "is_ruled"),
    [
        pytest.param(*run, id=f"{run[0]}-{run[1]}{'-ruled' * run[2]}", marks=() if is_short else pytest.mark.sweep)
        for run in RUNS
        for is_short in [run[0] == "datong.sites" if run[1] == LATER else not run[0].startswith("chengde")]
    ],
)
def test_findings_and_reports_are_those_of_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, day: str, *, is_ruled: bool
) -> None:
    """Every field of every finding, answers, words and points of other law among them, and every format and record.

    So it is on days on which other law stands beside, and where rulings are told, which are followed when it is asked
    again, too.
    """
    given, on = table(tmp_path / "cases.csv", name, 0.15), date.fromisoformat(day)
    found: list[Any] = []
    for count in (1, 3):
        monkeypatch.setattr(processes, "processes", lambda _cases, count=count: count)
        monkeypatch.setattr(processes, "FIRST", 2)
        report = check_table(given, on, ruling(name) if is_ruled else ())
        formats = [report.export(one, lang) for one in FORMATS if one != "xlsx" for lang in ("zh", "en")]
        records = [{**one, "recorded_at": None} for one in report.records()]
        points = [
            [(one.point, [answer.data() for answer in one.answers]) for one in all_.beside] for all_ in report.findings
        ]
        found.append(([whole(one) for one in report.findings], formats, records, points))
        assert any(report.followed.values()) == is_ruled
        assert any(any(all_) for all_ in points) == (day == LATER and not name.startswith("wuhan"))
    assert found[0] == found[1]
    assert any(isinstance(one.answers, Later) for one in report.findings)


@forks
def test_what_was_not_met_in_the_first_cases_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a regulation, a reading or a ruling without a number nothing is sent: all that rests on it comes the same."""
    name = "datong.sites"
    given, on = table(tmp_path / "cases.csv", name, 0.15), date.fromisoformat(LATER)
    monkeypatch.setattr(processes, "FIRST", 2)
    monkeypatch.setattr(sending.Common, "meet", lambda _self, _found: None)
    found: list[Any] = []
    for count in (1, 2):
        monkeypatch.setattr(processes, "processes", lambda _cases, count=count: count)
        report = check_table(given, on, ruling(name))
        found.append(([whole(one) for one in report.findings], report.export("text"), report.export("json")))
    assert found[0] == found[1]
    assert isinstance(report.findings[-1].beside, Later)
