"""The small changes of the kernel: which are made, how they are told, and what is listed of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import kernel
from tests.mutants.changes_of_code import changed
from tests.mutants.kernel import KNOWN, ROOT, SOURCES, files_of


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a = b < c", ["b < c → b <= c"]),
        ("a = b and c", ["b and c → b or c"]),
        ("a = b if c else d", ["b if c else d → d if c else b"]),
        ("a = b + c", ["b + c → b - c"]),
        ("f(b=True)", ["b=True → b=False"]),
        ("a = (b, c)", ["(b, c) → (c, b)"]),
        ("a = (b, b)", []),
        ("@overload\ndef a(b=True):\n    ...", []),
        ("if a:\n    b()", ["if a: → if not a:"]),
        ("isinstance(a, (b, c))", []),
        ("issubclass(a, (b, c))", []),
        ("a: tuple[b, c] = d", []),
        ("if TYPE_CHECKING:\n    import a", []),
        ("try:\n    a()\nexcept (B, C):\n    pass", []),
    ],
)
def test_what_is_changed(source: str, told: list[str]) -> None:
    """Each thing is changed once, and told as it was and is; kinds of errors and of values are left alone."""
    changes = list(changed(source))
    assert [one for _, one, _ in changes] == told
    assert all(mutant != source for _, _, mutant in changes)


def test_a_change_is_told_with_its_line() -> None:
    """The line of the source as it was written, whatever stands before it."""
    assert [line for line, _, _ in changed("# a\n\nx = 1\ny = a < b\n")] == [4]


@pytest.mark.parametrize("file", [file for file in KNOWN["same"] if file != "*"])
def test_what_changes_nothing_is_there(file: str) -> None:
    """Each line, or change, that is listed with a reason is one of the file as it now is."""
    source = (SOURCES / file).read_text("utf-8")
    lines = source.splitlines()
    there = {words for line, told, _ in changed(source) for words in (told, lines[line - 1].strip())}
    assert set(KNOWN["same"][file]) <= there


def test_every_file_is_asked_by_tests_that_there_are() -> None:
    """Of each folder of the kernel, and of each file that has tests of its own."""
    asked = {*KNOWN["everywhere"], *(test for tests in KNOWN["near"].values() for test in tests)}
    asked |= {test for tests in KNOWN["folders"].values() for test in tests if not test.startswith("-")}
    assert [test for test in sorted(asked) if not (ROOT / test).exists()] == []
    for folder in KNOWN["folders"]:
        assert all((ROOT / test).exists() for file in files_of(folder) for test in kernel.tests_of(file))
    named = {Path(file) for file in (*KNOWN["near"], *KNOWN["same"]) if file.endswith(".py")}
    assert [file for file in sorted(named) if not (SOURCES / file).exists()] == []
