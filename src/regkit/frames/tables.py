"""A rule as one table: each row's words and comparisons make a number, and the answers are looked up by it.

The facts that conditions read are words, truths and comparisons, each with few values. All combinations are
answered once; a row then costs one multiplication and addition for each fact and one look-up for each answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from regkit.frames.arrays import Read
from regkit.frames.nodes import NULL, TRUTHS, Node, case, descendants, number
from regkit.frames.vector import Program

__all__ = ["Table", "table_of"]

Array = Any
LARGEST = 1 << 16
WORTH = 4
"""How many times more rows than combinations make a table worth while."""
BLOCK = 1 << 16


@dataclass(frozen=True)
class Table:
    """Which nodes are looked up, which worked out, and the digits of the number that a row makes.

    Attributes:
        looked_up: truths and constants, the same for all rows with one number.
        reckoned: numbers with an arm that differs from row to row, and the node that says which arm it is.
        columns: the columns of codes, and how many codes each has.
        leaves: comparisons and the like, which are digits of their own.
    """

    looked_up: tuple[Node, ...]
    reckoned: Mapping[Node, Node]
    columns: Mapping[str, int]
    leaves: tuple[Node, ...]

    def run(self, reads: Mapping[str, Read], rows: int) -> dict[Node, Any]:
        """Return the array of every node."""
        arms = [value for node in self.reckoned for value in _arms(node)]
        found = Program([*self.leaves, *arms]).run(reads, rows)
        entries = self._entries()
        index = self._index(reads, found, rows)
        result: dict[Node, Any] = {node: _taken(entries[node], index) for node in self.looked_up}
        for node, which in self.reckoned.items():
            result[node] = _assembled(node, _taken(entries[which], index), found, rows)
        return result

    def _entries(self) -> dict[Node, Any]:
        """Answer every combination, by the same operations that would answer the rows."""
        sizes = (*self.columns.values(), *(2 for _ in self.leaves))
        digits = np.indices(sizes, np.uint8).reshape(len(sizes), -1)
        reads = {}
        for (key, size), codes in zip(self.columns.items(), digits, strict=False):
            reads[key] = Read(np.where(codes == size - 1, np.uint8(NULL), codes))
        given = {leaf: one.astype(bool) for leaf, one in zip(self.leaves, digits[len(self.columns) :], strict=True)}
        wanted = [*self.looked_up, *self.reckoned.values()]
        return Program(wanted, given).run(reads, digits.shape[1] if sizes else 1)

    def _index(self, reads: Mapping[str, Read], found: Mapping[Node, Any], rows: int) -> Array:
        index = np.empty(rows, np.intp)
        for start in range(0, rows, BLOCK):
            block = slice(start, min(start + BLOCK, rows))
            number_of = np.zeros(block.stop - start, np.uint32)
            for key, size in self.columns.items():
                number_of *= np.uint32(size)
                number_of += np.minimum(reads[key].values[block], np.uint8(size - 1))
            for leaf in self.leaves:
                number_of *= np.uint32(2)
                number_of += found[leaf][block]
            index[block] = number_of
        return index


def _taken(entries: Any, index: Array) -> Any:
    return entries.take(index, mode="clip") if isinstance(entries, np.ndarray) else entries


def _arms(node: Node) -> list[Node]:
    return [*(value for _, value in node.args[0]), node.args[1]]


def _assembled(node: Node, which: Any, found: Mapping[Node, Any], rows: int) -> Array:
    """Return a number arm by arm: constants from a table, the others where their arm is taken."""
    arms = _arms(node)
    constants = np.array([arm.args[0] if arm.op == "num" else 0 for arm in arms], np.int64)
    result = constants[which] if isinstance(which, np.ndarray) else np.full(rows, constants[which])
    for index, arm in enumerate(arms):
        if arm.op != "num":
            np.copyto(result, found[arm], where=which == index)
    return result


def table_of(wanted: Iterable[Node], reads: Mapping[str, Read], rows: int) -> Table | None:
    """Return the table for some nodes, or nothing where it would be too large to be worth while."""
    looked_up, reckoned = [], {}
    for node in wanted:
        if node.op in TRUTHS or _is_constant(node):
            looked_up.append(node)
        elif node.op == "case" and not node.wide:
            guards = [(guard, number(index)) for index, (guard, _) in enumerate(node.args[0])]
            reckoned[node] = case(guards, number(len(guards)))
        else:
            reckoned[node] = number(0)
    if any(node.op != "case" or node.wide for node in reckoned):
        return None
    ends = [*looked_up, *reckoned.values()]
    inner = set(descendants(ends, _Stop()))
    columns = {node.args[0]: len(node.args[2]) for node in sorted(inner) if node.op == "is"}
    leaves = tuple(node for node in sorted(inner) if node.op in {"flag", "cmp"})
    size = 2 ** len(leaves)
    for radix in columns.values():
        size *= radix
    if size == 1 or size > LARGEST or rows < WORTH * size:
        return None
    if any(not isinstance(reads[key].values, np.ndarray) for key in columns):
        return None
    return Table(tuple(looked_up), reckoned, columns, leaves)


class _Stop:
    """Comparisons are not looked into: they are digits."""

    def __contains__(self, node: object) -> bool:
        return isinstance(node, Node) and node.op in {"flag", "cmp"}


def _is_constant(node: Node) -> bool:
    if node.op == "num":
        return True
    return node.op == "case" and not node.wide and all(value.op == "num" for value in _arms(node))
