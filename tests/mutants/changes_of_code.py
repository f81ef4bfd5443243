"""Small changes of a source: comparisons, `is` and `is not`, `and` and `or`, truths, choices, the order of a tuple."""

from __future__ import annotations

import ast
from collections.abc import Iterator

__all__ = ["changed"]

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
}  # fmt: skip


def changed(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, what was changed, and the whole source with that change.

    What only tells types, or kinds of errors, is left alone.
    """
    tree = ast.parse(source)
    whole = ast.unparse(tree)
    alone = {id(one) for node in ast.walk(tree) for told in _left_alone(node) for one in ast.walk(told)}
    for node in list(ast.walk(tree)):
        for number in range(0 if id(node) in alone else _ways(node)):
            kept = dict(vars(node))
            told = _change(node, number)
            if (mutant := ast.unparse(tree)) != whole:  # two alike change their places
                yield getattr(node, "lineno", 0), told, mutant
            vars(node).update(kept)


def _left_alone(node: ast.AST) -> Iterator[ast.AST]:
    for name in ("annotation", "returns"):
        if getattr(node, name, None) is not None:
            yield getattr(node, name)
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.FunctionDef(decorator_list=[ast.Name(id="overload")]):
            yield node
        case ast.Subscript(slice=ast.Tuple() as several):
            yield several
        case (
            ast.ExceptHandler(type=ast.Tuple() as several)
            | ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[_, ast.Tuple() as several])
        ):
            yield several  # one of them, whichever is asked first
        case ast.keyword(value=ast.Constant(value=bool())):
            yield node.value  # what is changed is the keyword with it


def _ways(node: ast.AST) -> int:
    match node:
        case ast.Compare(ops=[op]) if type(op) in OTHER:
            return 1
        case ast.BoolOp() | ast.IfExp() | ast.If() | ast.Constant(value=bool()):
            return 1
        case ast.keyword(value=ast.Constant(value=bool())):
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
        case ast.keyword(value=ast.Constant() as truth):
            node.value = ast.Constant(not truth.value)
        case ast.Tuple():
            node.elts = [*node.elts[:number], node.elts[number + 1], node.elts[number], *node.elts[number + 2 :]]
        case _:
            raise AssertionError(node)
    return f"{before} → {ast.unparse(node).partition(chr(10))[0]}"
