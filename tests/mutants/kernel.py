"""`python -m tests.mutants.kernel FILE TEST…`: small changes of a file of the kernel, and whether tests notice them.

`FILE` is below `src/`. Each change is made in a copy of the sources and the tests are run on it: comparisons, `is` and
`is not`, `and` and `or`, truths, the two sides of a choice, the order of a tuple. What nothing noticed is printed.
"""

from __future__ import annotations

import ast
import copy
import importlib
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

__all__ = ["changed"]

SOURCES = Path(__file__).parents[2] / "src"
SAME = {
    "regkit/law/amounts.py": {
        "if isinstance(value, bool) or not isinstance(value, (int, Decimal)):": (
            "it is one of two types, whichever is asked first"
        ),
    },
    "regkit/engine/reference.py": {
        "return _strict(OPERATIONS[term.op], (left, right))": (
            "one side at least is a lack: the graver of two is told whichever comes first"
        ),
        "return _strict(lambda *known: term.cls(**dict(zip(names, known, strict=True))), values)": (
            "names and values are both told of each entry: there are as many"
        ),
        "true = [row for row, truth in zip(rows, truths, strict=True) if truth is True]": (
            "there is a truth of each row"
        ),
        "known = [(outcome, row) for outcome, row in zip(outcomes, rows, strict=True) "
        "if not isinstance(outcome, Lack)]": "there is an outcome of each row that holds",
    },
}
"""Lines of which a change that no test notices is no change of what they do, each with the reason."""
SECONDS = 60
"""After which the tests on a change are ended: it goes on for ever."""
OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
}  # fmt: skip


def changed(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, what was changed, and the whole source with that change; what only tells types is left alone."""
    tree = ast.parse(source)
    types = {id(one) for node in ast.walk(tree) for told in _types_told(node) for one in ast.walk(told)}
    for place, node in enumerate(ast.walk(tree)):
        for number in range(0 if id(node) in types else _ways(node)):
            mutant = copy.deepcopy(tree)
            told = _change(next(one for i, one in enumerate(ast.walk(mutant)) if i == place), number)
            yield getattr(node, "lineno", 0), told, ast.unparse(mutant)


def _types_told(node: ast.AST) -> Iterator[ast.AST]:
    for name in ("annotation", "returns"):
        if getattr(node, name, None) is not None:
            yield getattr(node, name)


def _ways(node: ast.AST) -> int:
    match node:
        case ast.Compare(ops=[op]) if type(op) in OTHER:
            return 1
        case ast.BoolOp() | ast.IfExp() | ast.If() | ast.Constant(value=bool()):
            return 1
        case ast.BinOp(op=op) if type(op) in OTHER:
            return 1
        case ast.Tuple(elts=[_, _, *_], ctx=ast.Load()) if all(isinstance(one, ast.Name) for one in node.elts):
            return len(node.elts) - 1
        case _:
            return 0


def _change(node: ast.AST, number: int) -> str:
    """Change a node in place and tell how it was."""
    before = ast.unparse(node).partition("\n")[0]
    match node:
        case ast.Compare():
            node.ops = [OTHER[type(node.ops[0])]()]  # type: ignore[list-item]
        case ast.BoolOp() | ast.BinOp():
            node.op = OTHER[type(node.op)]()  # type: ignore[assignment]
        case ast.IfExp():
            node.body, node.orelse = node.orelse, node.body
        case ast.If():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.Constant():
            node.value = not node.value
        case ast.Tuple():
            node.elts[number], node.elts[number + 1] = node.elts[number + 1], node.elts[number]
        case _:
            raise AssertionError(node)
    return f"{before} → {ast.unparse(node).partition(chr(10))[0]}"


def main(file: str, *tests: str) -> int:
    """Run the tests on every change of a file and print those that were not noticed."""
    noticed = 0
    survivors: list[str] = []
    same: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        copied = shutil.copytree(SOURCES, Path(folder) / "src", ignore=shutil.ignore_patterns("__pycache__"))
        source = (copied / file).read_text("utf-8")
        _load_what_it_imports(copied, file)
        if not _passes(tests):
            raise SystemExit(f"{' '.join(tests)} fail on {file} as it is")
        for line, told, mutant in changed(source):
            (copied / file).write_text(mutant, "utf-8")
            where = source.splitlines()[line - 1].strip()
            why = SAME.get(file, {}).get(where)
            if not _passes(tests):
                noticed += 1
            elif why is None:
                survivors.append(f"- `{told}` in `{where}`")
            else:
                same.append(f"- `{told}` in `{where}`: {why}")
    print(f"{file}: {noticed} of {noticed + len(survivors)} changes are noticed by {' '.join(tests)}")
    print("\n".join(survivors))
    print(f"\n{len(same)} more change nothing:\n\n" + "\n".join(same) if same else "")
    return 0


def _load_what_it_imports(sources: Path, file: str) -> None:
    """Import once, from the copy, what a file imports; where that imports the file in turn, nothing of ours stays."""
    sys.path.insert(0, str(sources))
    sys.dont_write_bytecode = True
    for node in ast.walk(ast.parse((sources / file).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            importlib.import_module(node.module)
    if ".".join(Path(file).with_suffix("").parts) in sys.modules:
        for name in [one for one in sys.modules if one.partition(".")[0] == "regkit"]:
            del sys.modules[name]


def _passes(tests: tuple[str, ...]) -> bool:
    """Run the tests in a process of their own, which imports the file as it now is; one that does not end fails."""
    child = os.fork()
    if not child:
        _run(tests)
    return os.waitpid(child, 0)[1] == 0


def _run(tests: tuple[str, ...]) -> NoReturn:
    signal.alarm(SECONDS)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--assert=plain", *tests]) != pytest.ExitCode.OK))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
