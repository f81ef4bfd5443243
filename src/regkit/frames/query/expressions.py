"""Nodes as expressions, of Polars itself or of SQL, which share their words.

Every literal has its type, every truth is plain, and what several expressions need is a column of its own, so that
no expression grows with the number of ways to reach it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from regkit.frames.plan.nodes import Node, descendants, operands
from regkit.frames.query.dialect import Dialect
from regkit.frames.query.sources import Source

__all__ = ["Lookup", "Stages", "staged"]

Expr = Any  # an expression of Polars or of SQL
LEAVES = frozenset({"const", "num", "col", "flag"})
WRITE_TWICE = frozenset({"div", "min", "max"})
"""What names its operands more than once: one within another would double in length each time."""


@dataclass(frozen=True)
class Lookup:
    """An entry of a table to be looked up, in the way that the backend has."""

    index: Expr
    table: Any


@dataclass
class Stages:
    """Columns to add one stage after another, and the expression of each wanted node after the last.

    Attributes:
        columns: for each stage, names and expressions.
        of: the expression of each node, reading columns of earlier stages.
    """

    columns: list[dict[str, Expr]] = field(default_factory=list)
    of: dict[Node, Expr] = field(default_factory=dict)

    @property
    def names(self) -> Iterator[str]:
        """The names of all columns added."""
        for stage in self.columns:
            yield from stage


def staged(wanted: Iterable[Node], dialect: Dialect, sources: Mapping[str, Source], prefix: str) -> Stages:
    """Return the stages by which every wanted node becomes an expression.

    Args:
        wanted: the nodes.
        dialect: whose expressions.
        sources: for each column of facts, what it says.
        prefix: what the names of added columns begin with.
    """
    order = list(descendants(wanted))
    uses = Counter(part for node in order for part in operands(node))
    uses.update(part for node in order if node.op in WRITE_TWICE for part in operands(node))
    uses.update(wanted)
    stages = Stages()
    depth: dict[Node, int] = {}
    for node in order:
        expression = _written(node, dialect, sources, stages.of)
        level = max((depth[part] for part in operands(node)), default=0)
        if (uses[node] > 1 and node.op not in LEAVES) or node.op == "look":
            name = f"{prefix}{node.order}"
            while len(stages.columns) <= level:
                stages.columns.append({})
            stages.columns[level][name] = expression
            expression, level = dialect.module.col(name), level + 1
        stages.of[node], depth[node] = expression, level
    return stages


def _written(node: Node, dialect: Dialect, sources: Mapping[str, Source], of: dict[Node, Expr]) -> Expr:
    match node.op:
        case "const":
            return dialect.truth(node.args[0])
        case "num":
            return dialect.number(node.args[0], wide=node.wide)
        case "col":
            return sources[node.args[0]].value
        case "flag":
            told = sources[node.args[0]].flag(node.args[1])
            return dialect.truth(node.args[1] in {"has", "said"}) if told is None else told
        case "is":
            return _membership(sources[node.args[0]], node.args[1], node.args[2])
        case "alike":
            one, other = (sources[key].text for key in node.args)
            if one is None or other is None:  # a column without texts: no row has both
                return dialect.truth(False)
            return (one == other).fill_null(value=False)
        case "not":
            return ~of[node.args[0]]
        case "and" | "or":
            return _folded(node.op, [of[part] for part in node.args])
        case "cmp":
            op, left, right = node.args
            one, two = _as_wide((left, right), dialect, of)
            return one < two if op == "<" else one <= two if op == "<=" else one == two
        case "case":
            arms, default = node.args
            values = _as_wide((*(value for _, value in arms), default), dialect, of)
            return dialect.choose(zip((of[guard] for guard, _ in arms), values, strict=False), values[-1])
        case "look":
            return Lookup(of[node.args[1]], node.args[0])
        case _:
            return _reckoned(node, dialect, _as_wide(node.args, dialect, of))


def _as_wide(parts: Iterable[Node], dialect: Dialect, of: dict[Node, Expr]) -> list[Expr]:
    """Return the expressions of numbers, all wide where one of them is."""
    nodes = list(parts)
    if not any(node.wide for node in nodes):
        return [of[node] for node in nodes]
    return [of[node] if node.wide else of[node].cast(dialect.wide) for node in nodes]


def _reckoned(node: Node, dialect: Dialect, values: list[Expr]) -> Expr:
    one, two = values
    if node.wide and not any(part.wide for part in node.args):
        one, two = one.cast(dialect.wide), two.cast(dialect.wide)
    match node.op:
        case "add":
            result = one + two
        case "sub":
            result = one - two
        case "mul":
            result = one * two
        case "div":
            return one // two
        case "min":
            return dialect.choose([(one <= two, one)], two)
        case "max":
            return dialect.choose([(one >= two, one)], two)
        case _:
            raise AssertionError(node.op)
    return result.cast(dialect.wide) if node.wide and dialect.backend == "pyspark" else result


def _membership(source: Source, among: frozenset[int], universe: frozenset[int]) -> Expr:
    """Test codes by the runs that they make, or that the others make: by whichever has the fewer tests."""
    runs, others = _runs(source, among, universe), _runs(source, universe - among, universe)
    inverse = sum(map(len, others)) < sum(map(len, runs))
    tests = [_folded("and", [_test(source.value, *one) for one in run]) for run in (others if inverse else runs)]
    return ~_folded("or", tests) if inverse else _folded("or", tests)


def _runs(source: Source, codes: frozenset[int], universe: frozenset[int]) -> list[list[tuple[str, int]]]:
    """Return the tests for each run of numbers that stand for some codes; the ends of all need none."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted(map(source.run, codes)):
        if runs and first == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    lowest, highest = (end(map(source.run, universe))[at] for at, end in enumerate((min, max)))
    tests = []
    for first, last in runs:
        ends = [(">=", first)] * (first > lowest) + [("<=", last)] * (last < highest)
        tests.append([("==", first)] if first == last else ends)
    return tests


def _test(value: Expr, op: str, number: int) -> Expr:
    return value == number if op == "==" else value >= number if op == ">=" else value <= number


def _folded(op: str, parts: list[Expr]) -> Expr:
    result = parts[0]
    for part in parts[1:]:
        result = result & part if op == "and" else result | part
    return result
