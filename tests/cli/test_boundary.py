"""Where every command ends: plain words and a status of its own, whatever goes wrong and whatever the terminal."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import regkit
from regkit.cli import boundary
from regkit.cli.commands import app
from regkit.cli.options import Lang
from regkit.law import InputError

TESTED = str(Path(regkit.__file__).parents[1])
EXAMPLES = Path(__file__).parents[2] / "examples"
PROJECTS = str(EXAMPLES / "chengde_projects.csv")
SITE = "场所编号,场所类别,已建成系统\nS1,博物馆,否\n"


@functools.cache
def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own; what it prints comes back as it was written."""
    told = {"REGKIT_LANG": "zh", "PYTHONPATH": TESTED, "PATH": os.environ["PATH"], **environment}
    command = [sys.executable, "-m", "regkit.cli", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=told)  # noqa: S603


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        pytest.param(arguments, encoding, marks=pytest.mark.sweep if "check" in arguments and encoding != "gbk" else ())
        for arguments in (("check", PROJECTS, "--on", "2012-09-01"), ("list",), ("show", "chengde.第九条"))
        for encoding in ("gbk", "ascii", "cp1252", "utf-8")
    ],
)
def test_no_terminal_is_too_poor(encoding: str, arguments: tuple[str, ...]) -> None:
    """What an encoding does not have is written by a sign that is near, or by its code; the status stays."""
    done = run(*arguments, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == (1 if arguments[0] == "check" else 0)
    assert b"Traceback" not in done.stderr
    done.stdout.decode("utf-8" if encoding == "ascii" else encoding)  # typer takes a terminal for UTF-8 rather


def test_on_a_gbk_terminal_the_marks_are_signs() -> None:
    """✗ and ✓ are not in GBK; × and √ are, and stand for them."""
    told = run("check", PROJECTS, "--on", "2012-09-01", PYTHONIOENCODING="gbk", PYTHONUTF8="0").stdout.decode("gbk")
    assert "× 北京长城路桥公司" in told
    assert "√ 其余" in told
    assert "\\u" not in told


def test_what_hides_or_turns_a_line_is_shown_as_its_code(tmp_path: Path) -> None:
    """Escapes and marks of direction from a file reach no terminal."""
    path = tmp_path / "t.csv"
    path.write_text("场所编号,场所类别,已建成系统\nS1,旅馆\u202e\x1b[31m,否\n", encoding="utf-8")
    done = run("check", str(path), "--on", "2009-05-01", PYTHONIOENCODING="utf-8")
    told = done.stdout.decode() + done.stderr.decode()
    assert "\\u202e" in told
    assert "\u202e" not in told
    assert "\x1b" not in told


def test_a_mistake_of_our_own_has_a_status_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """Status 4, never 1, which says that something is owed; the way to report it is told."""

    def broken(*, lang: Lang) -> None:
        raise ZeroDivisionError(lang)

    with pytest.raises(typer.Exit) as ended:
        boundary.refusing(broken)(lang=Lang.ZH)
    assert ended.value.exit_code == 4
    told = capsys.readouterr().err
    assert "regkit 自身出错" in told
    assert "REGKIT_TRACEBACK=1" in told
    assert "Traceback" not in told


def test_what_cannot_be_used_has_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    """An error of the library is told as it is."""

    def refused(*, lang: Lang) -> None:
        raise InputError(f"no {lang.value}", hint="another")

    with pytest.raises(typer.Exit) as ended:
        boundary.refusing(refused)(lang=Lang.EN)
    assert ended.value.exit_code == 2
    assert capsys.readouterr().err == "no en\nHint: another\n"


@pytest.mark.skipif(not hasattr(signal, "SIGTERM"), reason="no signals on this system")
def test_a_run_that_is_ended_from_outside_leaves_nothing(tmp_path: Path) -> None:
    """After SIGTERM nothing temporary stays and no half file stands."""
    program = """
import sys, time
from pathlib import Path
from regkit.cli.boundary import prepare
from regkit.checking.output import written
prepare()
with written(Path(sys.argv[1])) as path:
    path.write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""
    command = [sys.executable, "-c", program, str(tmp_path / "a")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": TESTED}) as process:  # noqa: S603
        assert process.stdout is not None
        process.stdout.readline()
        process.terminate()
        assert process.wait(30) == 143
    time.sleep(0.05)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "t.csv", "--on", "2009-05-01", "-o", "t.csv"),
        ("check", "t.csv", "--on", "2009-05-01", "--ics", "t.csv"),
        ("check", "t.csv", "--on", "2009-05-01", "--record", "t.csv"),
        ("check", "t.csv", "--on", "2009-05-01", "-o", "html=link.html"),
        ("check", "t.csv", "--on", "2009-05-01", "--record", "precious.txt"),
        ("check", "t.csv", "--on", "2009-05-01", "--write-baseline", "t.csv", "--reason", "x"),
        ("ask", "chengde.standing_deposit", "--save", "link.html"),
        ("ask", "chengde.standing_deposit", "--record", "precious.txt"),
        ("template", "datong", "-o", "link.xlsx"),
        ("sign", "precious.txt", "--key", "precious.txt", "-o", "precious.txt"),
        ("run", "datong.install_duty", "x.invalid.csv", "-o", "x.csv"),
        ("run", "datong.install_duty", "t.csv", "-o", "y.csv"),
    ],
)
def test_no_command_destroys_what_it_was_not_given_to_write(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Every file that was there is the same afterwards, whatever the command was told; the status is not 0."""
    files = {
        "t.csv": SITE,
        "x.invalid.csv": SITE,
        "y.invalid.csv": "notes of my own\n",
        "precious.txt": "precious\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    for name in ("link.html", "link.xlsx"):
        (tmp_path / name).symlink_to(tmp_path / "precious.txt")
    with contextlib.chdir(tmp_path):
        done = CliRunner().invoke(app, [*arguments], env={"REGKIT_LANG": "en"}, input="")
    assert done.exit_code == 2, done.output
    assert "Traceback" not in done.output
    assert {name: (tmp_path / name).read_text("utf-8") for name in files} == files
    assert (tmp_path / "link.html").is_symlink()
