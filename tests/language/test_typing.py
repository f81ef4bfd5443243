"""What a caller writes in the law's words is accepted by type checkers, and read back as what it means."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = """\
from decimal import Decimal
from typing import assert_type

from regkit import chengde
from regkit.chengde import Category, Contractor, Grade, Project

firm = Contractor(category="专业承包", grade="特级", key_backbone="是")
Contractor(category=Category.SPECIALIST_CONTRACTING, grade=Grade.SPECIAL, key_backbone=True)
Project(contract_price=32_000_000)
Project(contract_price="3,200万元")
project = Project(contract_price=Decimal(32_000_000))
assert_type(firm.category, Category | None)
assert_type(firm.key_backbone, bool | None)
assert_type(project.contract_price, Decimal | None)
answer = chengde.standing_deposit(firm)
if answer.is_decided is True:
    assert_type(answer.value, Decimal)
"""
WRONG = {
    "Contractor(catgory='专业承包')": "catgory",
    "Contractor(category=0.5)": "category",
    "Project(contract_price=0.5)": "contract_price",
}

SETTINGS = "[mypy]\nstrict = true\n[mypy-chinese_calendar.*]\nignore_missing_imports = true\n"


def test_type_checkers_take_the_words_of_the_law_and_no_others(tmp_path: Path) -> None:
    """Words, whole numbers, 是 and values are taken, and read as values; a misspelt fact and a binary float are told.

    Strict, and without the plug-in of pydantic, with which the project checks itself.
    """
    pytest.importorskip("mypy")
    (tmp_path / "written.py").write_text("\n".join([WRITTEN, *WRONG]), encoding="utf-8")
    (tmp_path / "mypy.ini").write_text(SETTINGS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "written.py"],
        cwd=tmp_path,
        env={"MYPYPATH": str(ROOT / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout + done.stderr
    assert f"Found {len(WRONG)} errors" in told, told
    assert all(name in told for name in WRONG.values())


READMES = ("README.md", "README.zh-CN.md")
OF_THE_READER = """\
from typing import Any

from regkit.chengde import Project

project = Project(contract_price="3200万元")
frame: Any = None
"""
"""What the examples of the front page take as given."""


def examples(folder: Path) -> None:
    """Write the Python of each front page into a file of its own, and a file with what is to be refused."""
    for number, name in enumerate(READMES):
        blocks = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)
        (folder / f"front_page_{number}.py").write_text("\n".join([OF_THE_READER, *blocks]), encoding="utf-8")
    wrong = ["from regkit.chengde import Contractor, Project", *WRONG]
    (folder / "wrong.py").write_text("\n".join(wrong), encoding="utf-8")


CHECKERS = {
    "mypy": ["--config-file", "mypy.ini", "."],
    "pyright": ["--pythonpath", sys.executable, "--project", "."],
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_the_front_page_passes_both_type_checkers_strictly(checker: str, tmp_path: Path) -> None:
    """Its examples, in either language, as they stand; what is wrong is told, so that silence means something."""
    pytest.importorskip(checker)
    examples(tmp_path)
    (tmp_path / "mypy.ini").write_text(SETTINGS, encoding="utf-8")
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(ROOT / "src")]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = subprocess.run(  # noqa: S603  (our own files, and a checker of ours)
        [sys.executable, "-m", checker, *CHECKERS[checker]],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in done.stdout.splitlines() if "error:" in line]
    assert all(any(name in line for line in told) for name in WRONG.values()), done.stdout + done.stderr
    assert [line for line in told if "wrong.py" not in line] == []


def test_what_is_accepted_is_read() -> None:
    """What the type checker takes, the models take too."""
    exec(compile(WRITTEN, "written.py", "exec"), {})  # noqa: S102  (written above)
