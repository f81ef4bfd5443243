"""`regkit new` writes a package that passes its own tests; `regkit pages` writes the pages of any regulation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import regkit
from regkit.cli.commands import app
from tests.installed import installed, registered_as

SOURCE = Path(regkit.__file__).parents[1]


def run(*arguments: str) -> tuple[int, str]:
    """Run the command and return its status and all it printed."""
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Write a package and put its metadata beside its sources."""
    assert run("new", "car-parks", "-o", str(tmp_path / "made"))[0] == 0
    registered_as(tmp_path / "made" / "src", "car-parks", "car_parks")
    return tmp_path / "made"


def test_a_new_package_passes_its_own_tests(made: Path) -> None:
    """Its cases, its proofs and its ledger, run by pytest in a process of its own."""
    path = os.pathsep.join([str(SOURCE), str(made / "src")])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    if not any(name == "regkit" for name in _plugins()):
        command += ["-p", "regkit.pytest_plugin"]
    done = subprocess.run(  # noqa: S603
        command, cwd=made, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 passed" in done.stdout


def _plugins() -> list[str]:
    from importlib.metadata import entry_points  # noqa: PLC0415  (beside its only use)

    return [point.name for point in entry_points(group="pytest11")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "car-parks"), "car-parks.keep_records  保存停车记录"),
        (("show", "car-parks.第二条"), "停车场应当保存停车记录30日以上"),
        (("gaps", "car-parks"), "no_sanction"),
        (("schema", "car-parks"), "停车记录保存日数"),
        (("prove", "car-parks"), "✓ car-parks.keep_records"),
    ],
)
def test_every_command_works_for_a_package_from_elsewhere(made: Path, arguments: tuple[str, ...], said: str) -> None:
    """As for the shipped ones."""
    with installed(made / "src"):
        status, output = run(*arguments)
    assert said in output
    assert status == 0


def test_pages_of_any_regulation_are_written(made: Path, tmp_path: Path) -> None:
    """The text, and under its article the rule with its table, in English and in Chinese."""
    with installed(made / "src"):
        assert run("pages", "car-parks", "-o", str(tmp_path))[0] == 0
    for file, article, name in (
        ("chapter-0.md", "Article 2 (第二条)", "keep records"),
        ("chapter-0.zh-CN.md", "第二条", "保存停车记录"),
    ):
        page = (tmp_path / "car-parks" / file).read_text("utf-8")
        assert f"## {article}\n\n> 停车场应当保存停车记录30日以上。\n\n### `keep_records` · {name}" in page


@pytest.mark.parametrize("name", ["1st", "Car", "../x", "a_b", ""])
def test_a_name_that_no_package_can_have_is_refused(tmp_path: Path, name: str) -> None:
    """Before anything is written."""
    status, output = run("new", name, "-o", str(tmp_path / "x"))
    assert status == 2
    assert "不能作为法规的名称" in output
    assert not (tmp_path / "x").exists()


def test_a_folder_with_files_and_a_name_that_is_taken_are_refused(made: Path) -> None:
    """Nothing is overwritten."""
    assert run("new", "another", "-o", str(made)) == (
        2,
        f"`{made}` 不是空文件夹\n提示：请指定尚不存在的文件夹\n",
    )
    assert "已安装名为 `wuhan` 的法规" in run("new", "wuhan", "-o", str(made / "x"))[1]


def test_a_broken_package_is_named_by_list(tmp_path: Path) -> None:
    """And the others are listed."""
    registered_as(tmp_path, "broken", "no_such_module")
    with installed(tmp_path):
        status, output = run("list")
    assert status == 0
    assert "broken: regulation `broken` cannot be used" in output
    assert "wuhan.grade" in output
