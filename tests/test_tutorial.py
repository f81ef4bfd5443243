"""The tutorial and the reference pages are true: files are written, commands run, answers compared."""

from __future__ import annotations

import doctest
import os
import re
import shlex
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from regkit.cli.commands import app
from regkit.pytest_plugin import compared
from tests.installed import installed, registered_as

DOCS = Path(__file__).parents[1] / "docs"
BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def blocks(page: Path) -> list[tuple[str, str, str]]:
    """Return the fenced blocks of a page: the language, the file it is, and what stands in it."""
    found = [(one["info"].split(), one["body"]) for one in BLOCK.finditer(page.read_text("utf-8"))]
    return [(info[0] if info else "", info[1] if len(info) > 1 else "", body) for info, body in found]


def commands(body: str) -> Iterator[tuple[list[str], str]]:
    """Yield each command of a console block with what it prints."""
    for part in body.split("$ regkit ")[1:]:
        command, _, printed = part.partition("\n")
        yield shlex.split(command), printed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path, files: dict[str, str]) -> None:
    """Write the files of the tutorial; the digest of the text is put in as the reader does it."""
    digest = sha256(files["src/car_parks/text.txt"].encode()).hexdigest()
    for path, body in files.items():
        (folder / path).write_text(body.replace("SHA256", digest), encoding="utf-8")


def test_the_tutorial_is_true(folder: Path) -> None:
    """Step by step: the skeleton, the files over it, each command's output, each answer, each case."""
    pytest.importorskip("polars")
    pytest.importorskip("z3")
    found = blocks(DOCS / "encode-your-own.md")
    ((arguments, printed), *_) = commands(found[0][2])
    assert CliRunner().invoke(app, arguments).output == printed
    files = {path: body for _, path, body in found if path}
    assert len(files) == 6
    written(folder, files)
    registered_as(folder / "src", "car-parks", "car_parks")
    with installed(folder / "src"):
        for language, _, body in found[1:]:
            if language == "console":
                for arguments, printed in commands(body):
                    assert CliRunner().invoke(app, arguments).output == printed
        asked = [body for language, path, body in found if language == "python" and not path]
        examples("encode-your-own.md", "".join(asked))
        for case in yaml.safe_load(files["tests/cases.regkit.yaml"]):
            assert list(compared(case)) == []


def examples(name: str, text: str) -> None:
    """Run the examples of a page."""
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    assert test.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=told.append)
    assert not told, "".join(told)


PAGES = sorted(page for page in (DOCS / "reference").glob("*.md") if page.stem != "README")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_reference_is_true(page: Path) -> None:
    """Its examples give what they say."""
    examples(page.name, "".join(body for language, _, body in blocks(page) if language == "python"))


def test_links_of_the_pages_lead_somewhere() -> None:
    """From the tutorial and the reference to files that are there."""
    for page in (DOCS / "encode-your-own.md", *(DOCS / "reference").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            if "://" not in target:
                assert Path(os.path.normpath(page.parent / target)).exists(), f"{page.name}: {target}"
