"""`python -m tests.mutants.kernel FOLDER…`: small changes of the kernel, and whether tests notice them.

`FOLDER` is one of `src/regkit` (`law`), or a file below `src/`. Each change is made in a copy of the sources:
comparisons, `is` and `is not`, `and` and `or`, truths, the two sides of a choice, the order of a tuple. A table tells
of each file how many were noticed; what nothing noticed stands beneath it. The tests are those of the folder
(`kernel.yaml`) that call what was changed; what they let live, and what is done when a module is imported, is put to
the tests of the file once more, in a process that imports everything anew.

`python -m tests.mutants.kernel FILE TEST…` puts every change of a file to these tests alone, each in such a process.
"""

from __future__ import annotations

import ast
import compileall
import importlib
import itertools
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import Phase, settings

from tests.mutants.changes_of_code import changed
from tests.mutants.live import QUIET, Live, in_a_fork, limited

__all__ = ["Told", "told_of"]

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src"
KNOWN: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
SECONDS = 60
"""Of computing, after which the tests on a change are ended: it goes on for ever."""
LIBRARIES = ("hypothesis.internal.conjecture.engine", "hypothesis.extra.pytestplugin", "_pytest.pytester")
"""What tests load besides what is ours: loaded once, before there are processes."""


class Told:
    """What became of the changes of a file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.source = (SOURCES / file).read_text("utf-8")
        self.noticed = 0
        self.survivors: list[str] = []
        self.same: list[str] = []

    def add(self, line: int, told: str, *, is_noticed: bool) -> None:
        """Add a change; one that nothing noticed may be known to change nothing."""
        where = self.where(line)
        if is_noticed:
            self.noticed += 1
        elif why := self.known(line, told):
            self.same.append(f"- `{told}`: {why}" if everywhere(told) else f"- `{told}` in `{where}`: {why}")
        else:
            self.survivors.append(f"- `{told}` in `{where}`")

    def known(self, line: int, told: str) -> str | None:
        """Return why a change changes nothing, where that is known."""
        here = KNOWN["same"].get(self.file, {})
        return here.get(told) or here.get(self.where(line)) or everywhere(told)

    def where(self, line: int) -> str:
        """Return a line of the file as it is written."""
        return self.source.splitlines()[line - 1].strip()

    def counts(self) -> tuple[int, int, int]:
        """Return how many were noticed, how many change nothing, and how many survived."""
        return self.noticed, len(self.same), len(self.survivors)


def everywhere(told: str) -> str | None:
    """Return why a change changes nothing in whatever file it is made."""
    return KNOWN["same"]["*"].get(told)  # type: ignore[no-any-return]


def tests_of(file: str) -> tuple[str, ...]:
    """Return the tests of a file: the one that bears its name, and those that the table names for it, or its folder."""
    above, _, name = file.rpartition("/")
    own = f"tests/{above.removeprefix('regkit/')}/test_{name}"
    near = KNOWN["near"].get(file, KNOWN["near"].get(above, ()))
    return (*((own,) if (ROOT / own).exists() else ()), *near, *KNOWN["everywhere"])


def told_of(folder: str, files: Sequence[str]) -> Iterator[Told]:
    """Yield what becomes of the changes of some files of a folder, one file after the other."""
    with tempfile.TemporaryDirectory() as place:
        sources = copied(Path(place), files)
        for file, fates in itertools.groupby(asked_alive(sources, folder, files), key=lambda fate: fate[0]):
            yield asked_anew(sources, file, [fate for _, _, fate in fates])


def asked_anew(sources: Path, file: str, fates: Sequence[str]) -> Told:
    """Return what becomes of the changes of a file whose fates are known; those that lived are put to its own tests."""
    told = Told(file)
    whole = (sources / file).read_text("utf-8")
    if not passes(tests_of(file)):
        raise SystemExit(f"{' '.join(tests_of(file))} fail on {file} as it is")
    for (line, change, mutant), fate in zip(changed(told.source), fates, strict=True):
        is_noticed = fate == "noticed"
        if not is_noticed and not everywhere(change):  # as a rule done at import, and in many places
            (sources / file).write_text(mutant, "utf-8")
            is_noticed = not passes(tests_of(file))
            if not is_noticed:
                print(f"  survives: {change} in {told.where(line)}", file=sys.stderr, flush=True)
        told.add(line, change, is_noticed=is_noticed)
    (sources / file).write_text(whole, "utf-8")
    return told


def copied(place: Path, files: Sequence[str]) -> Path:
    """Return a copy of the sources, to be imported from; the files are written as their changes will be."""
    sources = Path(shutil.copytree(SOURCES, place / "src", ignore=shutil.ignore_patterns("__pycache__")))
    for file in files:
        path = sources / file
        path.write_text(ast.unparse(ast.parse(path.read_text("utf-8"))), "utf-8")
    compileall.compile_dir(sources, quiet=1)
    sys.path.insert(0, str(sources))
    sys.dont_write_bytecode = True
    return sources


def asked_alive(sources: Path, folder: str, files: Sequence[str]) -> Iterator[tuple[str, int, str]]:
    """Yield the fate of each change, from a process in which the tests of the folder are collected."""
    for library in LIBRARIES:
        importlib.import_module(library)
    reading, writing = os.pipe()
    if not (child := os.fork()):
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as out:

            def tell(*fate: object) -> None:
                out.write(json.dumps(fate) + "\n")
                out.flush()

            silence()
            live = Live(sources, files, {file: " ".join(tests_of(file)) for file in files}, tell)
            asked = dict.fromkeys((*KNOWN["folders"][folder], *(test for file in files for test in tests_of(file))))
            pytest.main([*QUIET, *asked], plugins=[live, Hasty()])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            file, number, fate = json.loads(line)
            yield file, number, fate
    os.waitpid(child, 0)


class Hasty:
    """A plugin of pytest: an example that fails is not made smaller, nobody looks at it."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Settle it before tests are collected."""
        kept = (Phase.explicit, Phase.generate)
        settings.register_profile("hasty", settings.get_profile("regkit"), phases=kept, database=None)
        settings.load_profile("hasty")


def silence() -> None:
    """Print nothing more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)


def passes(tests: Sequence[str]) -> bool:
    """Run the tests in a process of their own, which imports the file as it now is; one that does not end fails."""

    def run() -> bool:
        limited(SECONDS)
        silence()
        os.dup2(1, 2)
        return pytest.main(["-x", *QUIET, *tests], plugins=[Hasty()]) == pytest.ExitCode.OK

    return in_a_fork(run)


def asked_of(file: str, tests: Sequence[str]) -> Told:
    """Return what becomes of the changes of a file when these tests are asked."""
    with tempfile.TemporaryDirectory() as place:
        sources = copied(Path(place), (file,))
        load_what_it_imports(sources, file)
        if not passes(tests):
            raise SystemExit(f"{' '.join(tests)} fail on {file} as it is")
        told = Told(file)
        for line, change, mutant in changed(told.source):
            (sources / file).write_text(mutant, "utf-8")
            told.add(line, change, is_noticed=not passes(tests))
        return told


def load_what_it_imports(sources: Path, file: str) -> None:
    """Import once, from the copy, what a file imports; where that imports the file in turn, nothing of ours stays."""
    for node in ast.walk(ast.parse((sources / file).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            importlib.import_module(node.module)
    if ".".join(Path(file).with_suffix("").parts) in sys.modules:
        for name in [one for one in sys.modules if one.partition(".")[0] == "regkit"]:
            del sys.modules[name]


def files_of(asked: str) -> list[str]:
    """Return the files of a folder, or the one file, by their places below the sources."""
    if asked.endswith(".py"):
        return [asked]
    return sorted(path.relative_to(SOURCES).as_posix() for path in (SOURCES / "regkit" / asked).glob("*.py"))


def tell_folders(asked: Sequence[str]) -> None:
    """Print a table of the files of some folders, then what nothing noticed, then what changes nothing."""
    files = [file for one in asked for file in files_of(one)]
    print("| file | changes | noticed | change nothing | survived |\n| --- | ---: | ---: | ---: | ---: |", flush=True)
    every: list[Told] = []
    for folder in dict.fromkeys(file.split("/")[1] for file in files):
        for told in told_of(folder, [file for file in files if file.split("/")[1] == folder]):
            if sum(told.counts()):
                print(row(told.file.removeprefix("regkit/"), told.counts()), flush=True)
            every.append(told)
    print(row("all", [sum(column) for column in zip(*(told.counts() for told in every), strict=True)]))
    for title, of in (("Survived", "survivors"), ("Changes nothing", "same")):
        for told in every:
            if lines := getattr(told, of):
                print(f"\n{title}, {told.file.removeprefix('regkit/')}:\n\n" + "\n".join(dict.fromkeys(lines)))


def row(name: str, counts: Sequence[int]) -> str:
    """Return a line of the table."""
    noticed, same, survived = counts
    return f"| {name} | {noticed + same + survived} | {noticed} | {same} | {survived} |"


def main(first: str, *others: str) -> int:
    """Print what becomes of the changes of folders or files, or of a file when some tests are asked."""
    if not any(one.startswith("tests/") for one in others):
        tell_folders((first, *others))
        return 0
    told = asked_of(first, others)
    total = told.noticed + len(told.survivors)
    print(f"{told.file}: {told.noticed} of {total} changes are noticed by {' '.join(others)}")
    print("\n".join(told.survivors))
    print(f"\n{len(told.same)} more change nothing:\n\n" + "\n".join(told.same) if told.same else "")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
