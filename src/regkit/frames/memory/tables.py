"""A rule as one table: each row's words and comparisons make a number, and the answers are looked up by it.

The facts that conditions read are words, truths and comparisons, each with few values. All combinations are
answered once; a row then costs one multiplication and addition for each fact and one look-up for each answer.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read
from regkit.frames.memory.vector import BLOCK, Block, Program, halves_among, in_blocks, new_column, program_of
from regkit.frames.plan.nodes import TRUE, TRUTHS, Node, both, case, descendants, number, operands

__all__ = ["Numbered", "Pieces", "Table", "table_of", "tabled"]

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
        entries, numbered = self.entries, self.numbered(reads, rows)
        result: dict[Node, Any] = {node: entries[node] for node in self.looked_up if node not in without}
        varied = [node for node, found in result.items() if isinstance(found, np.ndarray)]
        for node in (*varied, *self.reckoned):
            result[node] = new_column(node, rows, decimals)
        pieces = [Pieces(*self.pieces[node], result[node]) for node in self.reckoned]
        numbered.tell(reads, [(entries[node], result[node]) for node in varied], pieces)
        return result, numbered

    def numbered(self, reads: Mapping[str, Read], rows: int) -> Numbered:
        """Return the rows by their numbers."""
        numbers, met = np.empty(rows, np.uint16), np.zeros(self.size, bool)

        def worker(width: int) -> Block:
            run = self._leaves.bound(reads, width)
            index = self._indexing(reads, self._leaves.places, width)
            large, known = np.empty(width, np.intp), np.empty(width, bool)

            def fill(block: slice) -> None:
                number_of, some = large[: block.stop - block.start], known[: block.stop - block.start]
                numbers[block] = number_of[...] = index(run(block), block)
                if not _taken(met, number_of, some).all():  # soon nearly all are known, and to look is quicker
                    met[number_of[~some]] = True

            return fill

        in_blocks(rows, worker)
        return Numbered(self, numbers, met)

    @property
    def size(self) -> int:
        """How many combinations there are."""
        return math.prod((*self.columns.values(), *(2 for _ in self.leaves)))

    def is_worth(self, rows: int) -> bool:
        """Return whether to look so many rows up: many more of them, and those before, than there are combinations."""
        self._asked[0] += rows
        return self._asked[0] >= WORTH * self.size

    @functools.cached_property
    def _asked(self) -> list[int]:
        """How many rows were to be looked up so far."""
        return [0]

    @functools.cached_property
    def _leaves(self) -> Program:
        return Program(self.leaves)

    @functools.cached_property
    def digits(self) -> Array:
        """For each column and leaf, its digit in every combination."""
        sizes = (*self.columns.values(), *(2 for _ in self.leaves))
        return np.indices(sizes, np.uint8).reshape(len(sizes), -1)

    @functools.cached_property
    def reads(self) -> dict[str, Read]:
        """What the columns say in every combination, as if each were a row."""
        codes = zip(self.columns, self.digits, strict=False)
        return {key: Read(digit - np.uint8(1)) for key, digit in codes}  # the unknown comes first

    @functools.cached_property
    def entries(self) -> dict[Node, Any]:
        """Answer every combination, by the same operations that would answer the rows."""
        return self._in_all([*self.looked_up, *self.reckoned.values()])

    def truth(self, node: Node) -> Array | None:
        """Return a truth in every combination; nothing where it hangs on what is no digit of theirs."""
        inner = set(descendants([node], _Stop()))
        read = {one.args[0] for one in inner if one.op == "is"}
        if not read <= self.columns.keys() or not {one for one in inner if _is_digit(one)} <= {*self.leaves}:
            return None
        return np.broadcast_to(self._in_all([node])[node], (self.size,))

    def _in_all(self, wanted: Sequence[Node]) -> dict[Node, Any]:
        leaves = zip(self.leaves, self.digits[len(self.columns) :], strict=True)
        return Program(wanted, {leaf: one.astype(bool) for leaf, one in leaves}).run(self.reads, self.size)

    @functools.cached_property
    def pieces(self) -> dict[Node, tuple[Array, list[tuple[Array, Node]]]]:
        """For each number, in every combination its constant, and of each other arm its bits where it is taken."""
        return {node: _in_pieces(node, self.entries[which], self.size) for node, which in self.reckoned.items()}

    def _indexing(self, reads: Mapping[str, Read], places: Mapping[Node, int], width: int) -> Callable[..., Array]:
        """Return what gives the number of each row in a block of at most `width` rows."""
        digits = [(size, reads[key].values, 1) for key, size in self.columns.items()]
        few, many = np.empty(width, np.uint8), np.empty(width, np.uint16)

        def index(slots: Any, block: slice) -> Array:
            rows = block.stop - block.start
            group, number_of = few[:rows], many[:rows]
            number_of[...], group[...], most, ones = 0, 0, 1, 0
            leaves = ((2, slots[places[leaf]], 0) for leaf in self.leaves)
            told = ((size, values[block], more) for size, values, more in digits)
            for size, codes, more in itertools.chain(told, leaves):
                if most * size > SMALLEST:  # bytes are quicker to reckon with than numbers of two
                    _join(number_of, most, np.add(group, np.uint8(ones), out=group))
                    group[...], most, ones = 0, 1, 0
                np.multiply(group, np.uint8(size), out=group)
                np.add(group, codes, out=group)
                most, ones = most * size, (ones * size + more) % SMALLEST  # the unknown, 255, is to be 0 in the end
            _join(number_of, most, np.add(group, np.uint8(ones), out=group))
            return number_of

        return index


SMALLEST = 1 << 8
"""So many numbers fit into eight bits."""


def _join(number_of: Array, most: int, group: Array) -> None:
    """Let numbers have one more digit, of which there are so many."""
    np.multiply(number_of, np.uint16(most), out=number_of)
    np.add(number_of, group, out=number_of)


def _taken(entries: Array, numbers: Array, out: Array) -> Array:
    """Return the entry of each number, written where it is to be: memory that is new costs more than the look-up.

    Of one number alone any memory is in one piece, that of a wider type too, which has to be written otherwise.
    """
    if out.flags.c_contiguous and out.dtype == entries.dtype:
        return entries.take(numbers, mode="wrap", out=out)
    out[...] = entries.take(numbers, mode="wrap")
    return out


@dataclass(frozen=True)
class Numbered:
    """Rows by their numbers in a table, and which numbers are met."""

    table: Table
    numbers: Array
    met: Array

    @functools.cached_property
    def firsts(self) -> Array:
        """For each number that is met, the first row that has it."""
        firsts = np.zeros(len(self.met), np.int64)
        for start in reversed(range(0, len(self.numbers), BLOCK)):
            some = self.numbers[start : start + BLOCK]
            firsts[some[::-1]] = np.arange(start + len(some) - 1, start - 1, -1)  # the last written is the first row
        return firsts

    def tell(self, reads: Mapping[str, Read], entries: Iterable[tuple[Array, Array]], pieces: Iterable[Pieces]) -> None:
        """Write the entry of each row's number, and what numbers come to in pieces, where they are to be.

        Args:
            reads: the columns.
            entries: for each column its entries, and where those of the rows are written.
            pieces: the numbers that differ from row to row.
        """
        entries, pieces, rows = tuple(entries), tuple(pieces), len(self.numbers)
        program = program_of(tuple(dict.fromkeys(arm for one in pieces for _, arm in one.arms)))
        halves = halves_among([*(out for _, out in entries), *(one.out for one in pieces)])

        def worker(width: int) -> Block:
            run = program.bound(reads, width)
            large, whole, arm_of = np.empty(width, np.intp), np.empty(width, np.int64), np.empty(width, np.int64)

            def fill(block: slice) -> None:
                some = slice(block.stop - block.start)
                slots, number_of = run(block), large[some]
                number_of[...] = self.numbers[block]
                for one in halves:
                    one[block, 1] = 0
                for among, out in entries:
                    _taken(among, number_of, out[block])
                for one in pieces:
                    made = _taken(one.constants, number_of, whole[some])
                    for taken, arm in one.arms:  # by bits, which is quicker than to ask of each row
                        kept = _taken(taken, number_of, arm_of[some])
                        np.bitwise_or(made, np.bitwise_and(kept, slots[program.places[arm]], out=kept), out=made)
                    one.out[block] = made

            return fill

        in_blocks(rows, worker)


@dataclass(frozen=True)
class Pieces:
    """A number arm by arm.

    Attributes:
        constants: its constant in each combination, and 0 where it has another arm.
        arms: for each other arm, in each combination all bits where it is taken, else none; and what it comes to.
        out: where the number of each row is written.
    """

    constants: Array
    arms: Sequence[tuple[Array, Node]]
    out: Array


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


def table_of(wanted: Iterable[Node], rows: int) -> Table | None:
    """Return the table for some nodes, or nothing where it would be too large to be worth while."""
    table = tabled(tuple(wanted))
    return table if table is not None and table.is_worth(rows) else None


@functools.lru_cache(maxsize=128)
def tabled(wanted: tuple[Node, ...], beside: tuple[Node, ...] = ()) -> Table | None:
    """Return the table for some nodes, or nothing where it would be too large or some node cannot be looked up.

    Args:
        wanted: the nodes.
        beside: truths that are digits too, whatever the nodes hang on.
    """
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
    leaves = [node for node in sorted(inner) if _is_digit(node)]
    table = Table(tuple(looked_up), reckoned, columns, tuple(dict.fromkeys([*leaves, *beside])))
    return table if 1 < table.size <= LARGEST else None


class _Stop:
    """Comparisons are not looked into: they are digits."""

    def __contains__(self, node: object) -> bool:
        return isinstance(node, Node) and _is_digit(node)


@functools.lru_cache(maxsize=4096)
def _is_digit(node: Node) -> bool:
    """Return whether a truth hangs on a number or a text of the row: a comparison of counts of truths does not."""
    return node.op in {"flag", "alike"} or (node.op == "cmp" and any(map(_is_of_row, node.args[1:])))


@functools.lru_cache(maxsize=4096)
def _is_of_row(node: Node) -> bool:
    """Return whether a number is one of the row; truths that only choose among constants are looked up themselves."""
    return node.op in {"col", "look"} or any(_is_of_row(part) for part in operands(node) if part.op not in TRUTHS)


def _is_constant(node: Node) -> bool:
    if node.op in {"num", "mask"}:
        return True
    return node.op == "case" and not node.wide and all(value.op == "num" for _, value in _arms(node))
