"""Nodes over arrays: a straight list of array operations, run block by block so that each stays in the cache."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read
from regkit.frames.plan.nodes import TRUTHS, Node, descendants

__all__ = [
    "BLOCK",
    "Block",
    "Program",
    "halves_among",
    "halves_of",
    "in_blocks",
    "new_column",
    "program_of",
    "side_by_side",
]

Array = Any
BLOCK = 32_768
LONG_BLOCK = 131_072
"""Several workers wait for each other at each operation, of which long blocks take fewer."""
WORTH_A_WORKER = 2
"""How many long blocks make a worker of its own worth while."""
OPERATIONS: Mapping[str, Any] = {
    "<": np.less,
    "<=": np.less_equal,
    "==": np.equal,
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "div": np.floor_divide,
    "min": np.minimum,
    "max": np.maximum,
    "and": np.logical_and,
    "or": np.logical_or,
}
Step = Callable[[list[Any], slice], None]
Block = Callable[[slice], None]
MOST_WORKERS = min(8, os.cpu_count() or 1)


def in_blocks(rows: int, worker: Callable[[int], Block]) -> None:
    """Run all rows block by block, long frames by several workers, each on rows that follow one another.

    Args:
        rows: how many rows there are.
        worker: returns what runs a block of at most so many rows.
    """
    workers = min(MOST_WORKERS, rows // (WORTH_A_WORKER * LONG_BLOCK))
    if workers < 2:  # noqa: PLR2004  (one is no more than this)
        width = min(BLOCK, rows)
        _run_blocks(worker(width), width, 0, rows)
        return
    share = -(-rows // (workers * LONG_BLOCK)) * LONG_BLOCK
    with ThreadPoolExecutor(workers - 1) as pool:
        shares = [(start, min(start + share, rows)) for start in range(share, rows, share)]
        done = [pool.submit(_run_blocks, worker(LONG_BLOCK), LONG_BLOCK, *one) for one in shares]
        _run_blocks(worker(LONG_BLOCK), LONG_BLOCK, 0, share)  # the first share is done by who waits for the others
        for one in done:
            one.result()


def side_by_side(function: Callable[[Any], Any], things: Sequence[Any], rows: int) -> list[Any]:
    """Return what a function makes of things that each hold so many rows, by several workers where these are many."""
    workers = min(MOST_WORKERS, len(things), rows // LONG_BLOCK)
    if workers < 2:  # noqa: PLR2004  (one is no more than this)
        return [function(one) for one in things]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(function, things))


def _run_blocks(run: Block, width: int, first: int, last: int) -> None:
    for start in range(first, last, width or 1):
        run(slice(start, min(start + width, last)))


def new_column(node: Node, rows: int, decimals: Container[Node]) -> Array:
    """Return an array for a node; for a decimal, every other number of one, so that it need not be copied."""
    if node in decimals and not node.wide:
        return _new_halves(rows)[:, 0]
    return np.empty(rows, _dtype(node))


def _new_halves(rows: int) -> Array:
    """Return room for so many decimals, each two numbers, in Arrow's memory.

    Arrow keeps what an earlier answer no longer needs: memory that is new costs more than all that is written there.
    """
    import pyarrow as pa  # noqa: PLC0415  (not every answer has decimals)

    return np.frombuffer(pa.allocate_buffer(16 * rows), np.int64).reshape(rows, 2)


def halves_of(column: Array) -> Array | None:
    """Return the decimals, each two numbers, of which a column is the lower halves; nothing where it is none such."""
    held = column.base
    is_half = isinstance(held, np.ndarray) and held.dtype == np.int64 and column.strides == (16,)
    return held.reshape(-1, 2) if is_half and held.size == 2 * len(column) else None


def halves_among(columns: Iterable[Array]) -> list[Array]:
    """Return the decimals among columns; their upper halves are nothing until they are told otherwise."""
    return [found for one in columns if (found := halves_of(one)) is not None]


class Program:
    """The array operations that give some nodes.

    Numbers that could outgrow 64 bits are reckoned with Python's own, which are slower and never wrong.
    """

    def __init__(self, wanted: Iterable[Node], given: Mapping[Node, Array] | None = None) -> None:
        """Order the operations; nodes that are `given` as arrays are not worked out."""
        self.wanted = tuple(dict.fromkeys(wanted))
        self.given = given or {}
        self.places: dict[Node, int] = {}
        self.order = list(descendants(self.wanted, self.given))
        for node in self.order:
            self.places[node] = len(self.places)

    def run(self, reads: Mapping[str, Read], rows: int, decimals: Container[Node] = ()) -> dict[Node, Array]:
        """Return each wanted node as an array, or as a constant that holds for all rows.

        Args:
            reads: the columns.
            rows: how many rows there are.
            decimals: the numbers that will be decimals, and are given where their 128 bits begin.
        """
        results = {node: new_column(node, rows, decimals) for node in self.wanted if not _is_constant(node)}
        halves = halves_among(results.values())

        def worker(width: int) -> Block:
            run = self.bound(reads, width)

            def fill(block: slice) -> None:
                for one in halves:
                    one[block, 1] = 0
                slots = run(block)
                for node, array in results.items():
                    array[block] = slots[self.places[node]]

            return fill

        in_blocks(rows, worker)
        return {node: results.get(node, node.args[0] if _is_constant(node) else None) for node in self.wanted}

    def bound(self, reads: Mapping[str, Read], width: int) -> Callable[[slice], list[Any]]:
        """Return what gives the value of every node, by its place, in a block of rows of at most `width`.

        A value is good until the next block is asked for.
        """
        steps = [step for node in self.order if (step := self._step(node, reads, width)) is not None]
        slots: list[Any] = [None] * len(self.order)
        for node in self.order:
            if _is_constant(node):
                slots[self.places[node]] = node.args[0]

        def run(block: slice) -> list[Any]:
            for step in steps:
                step(slots, block)
            return slots

        return run

    # ── one step for each kind of node ───────────────────────────────────────────────────────────

    def _step(self, node: Node, reads: Mapping[str, Read], width: int) -> Step | None:
        place = self.places[node]
        if node in self.given:
            return _reading(place, self.given[node])
        match node.op:
            case "const" | "num":
                return None
            case "col":
                found = reads[node.args[0]]
                return _reading(place, found.values, found.factor, np.empty(width, np.int64))
            case "flag":
                return self._flag(place, reads[node.args[0]], node.args[1])
            case "is":
                return _membership(place, reads[node.args[0]].values, node.args[1], node.args[2], width)
            case "alike":
                return _likening(place, *(reads[key] for key in node.args))
            case "not":
                return _negating(place, self.places[node.args[0]], width)
            case "mask":
                return _masking(place, [self.places[part] for part in node.args], np.empty(width, _dtype(node)))
            case "case":
                return self._case(node, width)
            case "look":
                return _looking(place, self.places[node.args[1]], node.args[0])
            case "cmp":
                places = [self.places[part] for part in node.args[1:]]
                if any(part.wide for part in node.args[1:]):
                    return _comparing_widely(place, OPERATIONS[node.args[0]], places)
                return _folding(place, OPERATIONS[node.args[0]], places, np.empty(width, bool))
            case _:
                places = [self.places[part] for part in node.args]
                return _folding(place, OPERATIONS[node.op], places, np.empty(width, _dtype(node)))

    @staticmethod
    def _flag(place: int, found: Read, what: str) -> Step:
        array = (
            found.has
            if what == "has"
            else found.said
            if what == "said"
            else found.bad
            if what == "bad"
            else found.includes[what.partition(":")[2]]
        )
        if array is None:
            return _constant(place, what in {"has", "said"})
        return _reading(place, array)

    def _case(self, node: Node, width: int) -> Step:
        arms, default = node.args
        places = [(self.places[guard], self.places[value]) for guard, value in reversed(arms)]
        out, last, place = np.empty(width, _dtype(node)), self.places[default], self.places[node]

        def step(slots: list[Any], block: slice) -> None:
            target = out[: block.stop - block.start]
            target[...] = slots[last]
            for guard, value in places:
                np.copyto(target, slots[value], where=slots[guard])
            slots[place] = target

        return step


@functools.lru_cache(maxsize=128)
def program_of(wanted: tuple[Node, ...]) -> Program:
    """Return the program for some nodes, ordered once: frames that follow each other ask the same."""
    return Program(wanted)


def _is_constant(node: Node) -> bool:
    return node.op in {"const", "num"}


SMALL = 2**7
MIDDLE = 2**15


def _dtype(node: Node) -> Any:
    if node.op in TRUTHS:
        return np.bool_
    if node.wide:
        return object
    if node.op == "mask" and node.high < MIDDLE:
        return np.int16
    if node.op == "case" and all(value.op == "num" for value in (node.args[1], *(v for _, v in node.args[0]))):
        if node.low >= -SMALL and node.high < SMALL:
            return np.int8
        if node.low >= -MIDDLE and node.high < MIDDLE:
            return np.int16
    return np.int64


def _constant(place: int, value: bool) -> Step:  # noqa: FBT001  (a truth as data)
    def step(slots: list[Any], block: slice) -> None:  # noqa: ARG001
        slots[place] = value

    return step


def _reading(place: int, array: Array, factor: int = 1, out: Array | None = None) -> Step:
    def read(slots: list[Any], block: slice) -> None:
        slots[place] = array[block]

    def multiply(slots: list[Any], block: slice) -> None:
        assert out is not None  # noqa: S101
        into = out[: block.stop - block.start]
        slots[place] = np.multiply(array[block], factor, out=into, dtype=np.int64, casting="unsafe")

    return read if factor == 1 else multiply


def _membership(place: int, codes: Array, among: frozenset[int], universe: frozenset[int], width: int) -> Step:
    """Test codes run by run; the shorter of the two lists is tested."""
    inverse = len(among) > len(universe) - len(among)
    runs = _runs(universe - among if inverse else among)
    out, spare, shifted = np.empty(width, bool), np.empty(width, bool), np.empty(width, np.uint8)

    def step(slots: list[Any], block: slice) -> None:
        rows = block.stop - block.start
        target, here = out[:rows], codes[block]
        for index, (first, last) in enumerate(runs):
            into = target if index == 0 else spare[:rows]
            if first == last:
                np.equal(here, first, out=into)
            else:
                np.less_equal(np.subtract(here, np.uint8(first), out=shifted[:rows]), np.uint8(last - first), out=into)
            if index:
                np.logical_or(target, into, out=target)
        slots[place] = np.logical_not(target, out=target) if inverse else target

    return step


def _runs(codes: frozenset[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for _, group in groupby(enumerate(sorted(codes)), lambda pair: pair[1] - pair[0]):
        members = [code for _, code in group]
        runs.append((members[0], members[-1]))
    return runs


def _likening(place: int, one: Read, other: Read) -> Step:
    """Compare texts by the places that they have in one list."""
    places: dict[str, int] = {}
    mine, theirs = (
        np.array([places.setdefault(text, len(places)) for text in (*read.texts, "")], np.int64)
        for read in (one, other)
    )

    def step(slots: list[Any], block: slice) -> None:
        slots[place] = mine[one.values[block]] == theirs[other.values[block]]

    return step


def _negating(place: int, part: int, width: int) -> Step:
    out = np.empty(width, bool)

    def step(slots: list[Any], block: slice) -> None:
        slots[place] = np.logical_not(slots[part], out=out[: block.stop - block.start])

    return step


def _folding(place: int, operation: Any, parts: list[int], out: Array) -> Step:
    first, *others = parts
    is_object = out.dtype == object
    wide_enough = {"dtype": out.dtype} if out.dtype == np.int64 else {}  # a constant may outgrow a narrow array

    def step(slots: list[Any], block: slice) -> None:
        target = out[: block.stop - block.start]
        result = slots[first]
        if is_object:
            result = np.asarray(result).astype(object)
        for other in others:
            result = operation(result, slots[other], out=target, **wide_enough)
        slots[place] = result

    return step


def _masking(place: int, parts: list[int], out: Array) -> Step:
    spare = np.empty_like(out)

    def step(slots: list[Any], block: slice) -> None:
        rows = block.stop - block.start
        target, bit = out[:rows], spare[:rows]
        target[...] = 0
        for index, part in enumerate(parts):
            np.multiply(slots[part], out.dtype.type(1 << index), out=bit)
            np.bitwise_or(target, bit, out=target)
        slots[place] = target

    return step


def _comparing_widely(place: int, operation: Any, parts: list[int]) -> Step:
    def step(slots: list[Any], block: slice) -> None:  # noqa: ARG001
        slots[place] = np.asarray(operation(*(slots[part] for part in parts))).astype(bool)

    return step


def _looking(place: int, index: int, table: Any) -> Step:
    entries = np.array([table.default, *table.entries, table.default], np.int64)

    def step(slots: list[Any], block: slice) -> None:  # noqa: ARG001
        slots[place] = entries[np.clip(slots[index] - table.first + 1, 0, len(entries) - 1)]

    return step
