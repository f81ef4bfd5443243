"""A rule as one table: each row's words and comparisons make a number, and the answers are looked up by it.

The facts that conditions read are words, truths and comparisons, each with few values. All combinations are
answered once; a row then costs one multiplication and addition for each fact and one look-up for each answer.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read
from regkit.frames.memory.vector import BLOCK, Block, Program, in_blocks, new_column
from regkit.frames.plan.nodes import TRUE, TRUTHS, Node, both, case, descendants, number, operands

__all__ = ["Numbered", "Table", "table_of"]

Array = Any
LARGEST = 1 << 16
WORTH = 4
"""How many times more rows than combinations make a table worth while."""


@dataclass(frozen=True, eq=False)
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

    def run(
        self,
        reads: Mapping[str, Read],
        rows: int,
        decimals: Container[Node] = (),
        without: Container[Node] = (),
    ) -> tuple[dict[Node, Any], Numbered]:
        """Return the array of every node, decimals as a program gives them, and the rows by their numbers.

        Args:
            reads: the columns.
            rows: how many rows there are.
            decimals: the numbers that will be decimals.
            without: nodes that are not wanted of the rows.
        """
        entries, looked_up = self.entries, [node for node in self.looked_up if node not in without]
        varied = [node for node in looked_up if _varies(entries[node])]
        program, pieces = self._program, {node: self._pieces[node] for node in self.reckoned}
        result: dict[Node, Any] = {node: entries[node] for node in looked_up}
        for node in (*varied, *pieces):
            result[node] = new_column(node, rows, decimals)
        numbers, met = np.empty(rows, np.uint16), np.zeros(self.size, bool)

        def worker() -> Block:
            width = min(BLOCK, rows)
            run = program.bound(reads, width)
            index = self._indexing(reads, program.places, width)
            whole, arm_of = np.empty(width, np.int64), np.empty(width, np.int64)

            def fill(block: slice) -> None:
                slots, some = run(block), slice(block.stop - block.start)
                number_of = index(slots, block)
                numbers[block] = number_of
                met[number_of] = True
                for node in varied:
                    _taken(entries[node], number_of, result[node][block])
                for node, (constants, arms) in pieces.items():
                    made = _taken(constants, number_of, whole[some])
                    for taken, arm in arms:  # by bits, which is quicker than to ask of each row
                        kept = _taken(taken, number_of, arm_of[some])
                        np.bitwise_or(made, np.bitwise_and(kept, slots[program.places[arm]], out=kept), out=made)
                    result[node][block] = made

            return fill

        in_blocks(rows, worker)
        return result, Numbered(self, numbers, met)

    @property
    def size(self) -> int:
        """How many combinations there are."""
        return math.prod((*self.columns.values(), *(2 for _ in self.leaves)))

    @functools.cached_property
    def _program(self) -> Program:
        """What is worked out of each row."""
        return Program([*self.leaves, *(arm for node in self.reckoned for _, arm in _arms(node))])

    @functools.cached_property
    def _digits(self) -> Array:
        """For each column and leaf, its digit in every combination."""
        sizes = (*self.columns.values(), *(2 for _ in self.leaves))
        return np.indices(sizes, np.uint8).reshape(len(sizes), -1)

    @functools.cached_property
    def reads(self) -> dict[str, Read]:
        """What the columns say in every combination, as if each were a row."""
        codes = zip(self.columns, self._digits, strict=False)
        return {key: Read(digit - np.uint8(1)) for key, digit in codes}  # the unknown comes first

    @functools.cached_property
    def entries(self) -> dict[Node, Any]:
        """Answer every combination, by the same operations that would answer the rows."""
        leaves = zip(self.leaves, self._digits[len(self.columns) :], strict=True)
        wanted = [*self.looked_up, *self.reckoned.values()]
        return Program(wanted, {leaf: one.astype(bool) for leaf, one in leaves}).run(self.reads, self.size)

    @functools.cached_property
    def _pieces(self) -> dict[Node, tuple[Array, list[tuple[Array, Node]]]]:
        """For each number, in every combination its constant, and of each other arm its bits where it is taken."""
        return {node: _in_pieces(node, self.entries[which], self.size) for node, which in self.reckoned.items()}

    def _indexing(self, reads: Mapping[str, Read], places: Mapping[Node, int], width: int) -> Callable[..., Array]:
        """Return what gives the number of each row in a block of at most `width` rows."""
        digits = [(size, reads[key].values, np.uint8(1)) for key, size in self.columns.items()]
        few = [np.empty(width, np.uint8), np.empty(width, np.uint8)]
        many, large = np.empty(width, np.uint16), np.empty(width, np.intp)

        def index(slots: Any, block: slice) -> Array:
            rows = block.stop - block.start
            digit, group, number_of = few[0][:rows], few[1][:rows], many[:rows]
            number_of[...], group[...], most = 0, 0, 1
            leaves = ((2, slots[places[leaf]], np.uint8(0)) for leaf in self.leaves)
            told = ((size, values[block], more) for size, values, more in digits)
            for size, codes, more in itertools.chain(told, leaves):
                if most * size > SMALLEST:  # bytes are quicker to reckon with than numbers of two
                    _join(number_of, most, group)
                    group[...], most = 0, 1
                np.multiply(group, np.uint8(size), out=group)
                np.add(group, np.add(codes, more, out=digit), out=group)  # the unknown, 255, becomes 0
                most *= size
            _join(number_of, most, group)
            large[:rows] = number_of
            return large[:rows]

        return index


SMALLEST = 1 << 8
"""So many numbers fit into eight bits."""


def _join(number_of: Array, most: int, group: Array) -> None:
    """Let numbers have one more digit, of which there are so many."""
    np.multiply(number_of, np.uint16(most), out=number_of)
    np.add(number_of, group, out=number_of)


def _taken(entries: Array, numbers: Array, out: Array) -> Array:
    """Return the entry of each number, written where it is to be: memory that is new costs more than the look-up."""
    if out.flags.c_contiguous:
        return entries.take(numbers, mode="wrap", out=out)
    out[...] = entries.take(numbers, mode="wrap")
    return out


@dataclass(frozen=True)
class Numbered:
    """Rows by their numbers in a table, and which numbers are met."""

    table: Table
    numbers: Array
    met: Array

    def spread(self, entries: Array) -> Array:
        """Return for each row the entry of its number."""
        rows = len(self.numbers)
        result = np.empty(rows, entries.dtype)

        def worker() -> Block:
            large = np.empty(min(BLOCK, rows), np.intp)

            def fill(block: slice) -> None:
                some = large[: block.stop - block.start]
                some[...] = self.numbers[block]
                _taken(entries, some, result[block])

            return fill

        in_blocks(rows, worker)
        return result


def _varies(entries: Any) -> bool:
    return isinstance(entries, np.ndarray)


@functools.lru_cache(maxsize=256)
def _arms(node: Node) -> list[tuple[Node, Node]]:
    """Return the arms of a number, those of a choice within a choice too, each with its truth; the last has none."""
    if node.op != "case":
        return [(TRUE, node)]
    arms, default = node.args
    return [(both(guard, inner), value) for guard, arm in (*arms, (TRUE, default)) for inner, value in _arms(arm)]


def _in_pieces(node: Node, which: Any, size: int) -> tuple[Array, list[tuple[Array, Node]]]:
    """Return a number arm by arm: its constants, and of each other arm all bits where it is taken, else none."""
    arms = [arm for _, arm in _arms(node)]
    constants = np.array([arm.args[0] if arm.op == "num" else 0 for arm in arms], np.int64)
    taken = np.broadcast_to(np.asarray(which), (size,))
    bits = [(-(taken == index).astype(np.int64), arm) for index, arm in enumerate(arms) if arm.op != "num"]
    return constants[taken], bits


def table_of(wanted: Iterable[Node], reads: Mapping[str, Read], rows: int) -> Table | None:
    """Return the table for some nodes, or nothing where it would be too large to be worth while."""
    table = _table(tuple(wanted))
    if table is None or rows < WORTH * table.size:
        return None
    if any(not isinstance(reads[key].values, np.ndarray) for key in table.columns):
        return None
    return table


@functools.lru_cache(maxsize=64)
def _table(wanted: tuple[Node, ...]) -> Table | None:
    looked_up, reckoned = [], {}
    for node in wanted:
        if node.op in TRUTHS or _is_constant(node):
            looked_up.append(node)
        elif node.op == "case" and not node.wide:
            arms = _arms(node)
            guards = [(guard, number(index)) for index, (guard, _) in enumerate(arms[:-1])]
            reckoned[node] = case(guards, number(len(guards)))
        else:
            return None
    inner = set(descendants([*looked_up, *reckoned.values()], _Stop()))
    columns = {node.args[0]: len(node.args[2]) for node in sorted(inner) if node.op == "is"}
    leaves = tuple(node for node in sorted(inner) if _is_digit(node))
    table = Table(tuple(looked_up), reckoned, columns, leaves)
    return table if 1 < table.size <= LARGEST else None


class _Stop:
    """Comparisons are not looked into: they are digits."""

    def __contains__(self, node: object) -> bool:
        return isinstance(node, Node) and _is_digit(node)


@functools.lru_cache(maxsize=4096)
def _is_digit(node: Node) -> bool:
    """Return whether a truth hangs on a number of the row: a comparison of counts of other truths does not."""
    return node.op == "flag" or (node.op == "cmp" and any(map(_is_of_row, node.args[1:])))


@functools.lru_cache(maxsize=4096)
def _is_of_row(node: Node) -> bool:
    """Return whether a number is one of the row; truths that only choose among constants are looked up themselves."""
    return node.op in {"col", "look"} or any(_is_of_row(part) for part in operands(node) if part.op not in TRUTHS)


def _is_constant(node: Node) -> bool:
    if node.op in {"num", "mask"}:
        return True
    return node.op == "case" and not node.wide and all(value.op == "num" for _, value in _arms(node))
