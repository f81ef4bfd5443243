"""`python -m tests.mutants.kernel FILE TEST…`: small changes of a file of the kernel, and whether tests notice them.

`FILE` is below `src/`. Each change is made in a copy of the sources and the tests are run on it: comparisons, `is` and
`is not`, `and` and `or`, truths, the two sides of a choice, the order of a tuple. What nothing noticed is printed.
"""

from __future__ import annotations

import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["changed"]

SOURCES = Path(__file__).parents[2] / "src"
OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
}  # fmt: skip


def changed(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, what was changed, and the whole source with that change."""
    tree = ast.parse(source)
    for place, node in enumerate(ast.walk(tree)):
        for number in range(_ways(node)):
            mutant = copy.deepcopy(tree)
            told = _change(next(one for i, one in enumerate(ast.walk(mutant)) if i == place), number)
            yield getattr(node, "lineno", 0), told, ast.unparse(mutant)


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
    with tempfile.TemporaryDirectory() as folder:
        copied = shutil.copytree(SOURCES, Path(folder) / "src", ignore=shutil.ignore_patterns("__pycache__"))
        source = (copied / file).read_text("utf-8")
        for line, told, mutant in changed(source):
            (copied / file).write_text(mutant, "utf-8")
            if _passes(copied, tests):
                survivors.append(f"- line {line}: `{told}`")
            else:
                noticed += 1
    print(f"{file}: {noticed} of {noticed + len(survivors)} changes are noticed by {' '.join(tests)}")
    print("\n".join(survivors))
    return 0


def _passes(sources: Path, tests: tuple[str, ...]) -> bool:
    run = subprocess.run(  # noqa: S603  (our own tests)
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
        env={**os.environ, "PYTHONPATH": str(sources), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    return run.returncode == 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
