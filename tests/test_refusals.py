"""Every refusal that somebody may read is told in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = sorted(Path(__file__).parents[1].joinpath("src", "regkit").rglob("*.py"))
REFUSALS = {
    "CannotQuery",
    "ColumnError",
    "FrameError",
    "InputError",
    "InvalidRowsError",
    "RegkitError",
    "RegulationError",
}
"""Errors that whoever asks may meet; the others are told to those who write rules or store texts, in English."""
POSITIONAL = {"FileError": 4, "OutputError": 4}
"""Errors that take both languages in their places: what is wrong and what to do."""


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of a name in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node


def lacks_chinese(name: str, call: ast.Call) -> bool:
    """Return whether a refusal is made without its Chinese, or with a way out in English alone."""
    given = {one.arg for one in call.keywords}
    if name in POSITIONAL:
        starred = any(isinstance(one, ast.Starred) for one in call.args)
        return not starred and len(call.args) + len(given) < POSITIONAL[name]
    return name in REFUSALS and not ("zh" in given and ("hint_zh" in given or "hint" not in given))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.as_posix().partition("src/regkit/")[2])
def test_refusals_are_told_in_both_languages(path: Path) -> None:
    """No refusal is made without its Chinese, and none with a way out that only English readers are told."""
    assert [call.lineno for name, call in calls(path) if lacks_chinese(name, call)] == []


def test_the_sweep_finds_what_it_is_for() -> None:
    """A refusal in English alone is found, and so is one whose way out is in English alone."""
    made = ['InputError("no")', 'InputError("no", zh="否", hint="h")', 'FileError("no", "否")']
    whole = ['InputError("no", zh="否")', 'InputError("no", hint="h", zh="否", hint_zh="可")', "FileError(*told)"]
    found = [lacks_chinese(one.partition("(")[0], ast.parse(one, mode="eval").body) for one in (*made, *whole)]  # type: ignore[arg-type]
    assert found == [True, True, True, False, False, False]
