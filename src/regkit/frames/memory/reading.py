"""Frames in memory, pandas and PyArrow: read into arrays, run, and given back with the new columns."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read
from regkit.frames.memory.distinct import read, read_at_once
from regkit.frames.memory.results import Answers, joined_texts
from regkit.frames.memory.tables import Numbered, Table, table_of
from regkit.frames.memory.vector import program_of, side_by_side
from regkit.frames.plan.columns import Column, FactKey
from regkit.frames.plan.nodes import NULL, Node
from regkit.frames.plan.plan import Output, Plan
from regkit.frames.plan.values import EPOCH

__all__ = ["answers", "cell", "joined_in", "needed", "only_met", "parts_of", "read_columns"]

Array = Any


def read_columns(frame: Any, columns: Mapping[FactKey, Column], on: Column | None, *, unsaid: bool) -> dict[str, Read]:
    """Return the columns that have headings, as arrays.

    Args:
        frame: a narwhals frame in memory.
        columns: the columns of the facts.
        on: the day asked about.
        unsaid: whether an empty cell says nothing.
    """
    wanted = [column for column in (*columns.values(), on) if column is not None and column.heading is not None]
    native = None if unsaid else _of_pandas(frame)
    at_once = {one.key: None if native is None else read_at_once(native[one.heading], one) for one in wanted}
    told = {key: found for key, found in at_once.items() if found is not None}

    def found(column: Column) -> Read:
        return read(frame.get_column(column.heading), column, unsaid=unsaid)

    rest = [column for column in wanted if column.key not in told]
    made = side_by_side(found, rest, len(frame))
    return {**told, **{column.key: one for column, one in zip(rest, made, strict=True)}}


def _of_pandas(frame: Any) -> Any:
    """Return a frame of pandas itself, and nothing for another."""
    return frame.to_native() if frame.implementation.is_pandas() else None


def parts_of(found: Read, column: Column) -> list[Array]:
    """Return the arrays that tell the values of a column apart."""
    is_set = column.sort == "set"
    parts = [found.includes[word.code] for word in column.members] if is_set else [found.values]
    return [*parts, *(one for one in (found.has, found.said) if one is not None)]


def cell(column: Column, reads: Mapping[str, Read], row: int) -> Any:
    """Return one value of a column, as the model has it."""
    if column.is_constant:
        return column.constant
    found = reads.get(column.key)
    if found is None:
        return None
    if column.sort in {"word", "flag"}:
        code = int(found.values[row])
        return None if code == NULL else bool(code) if column.sort == "flag" else column.members[code]
    if found.has is not None and not found.has[row]:
        return None
    if column.sort == "text":
        return found.texts[int(found.values[row])]
    if column.sort == "set":
        return frozenset(word for word in column.members if found.includes[word.code][row])
    whole = int(found.values[row]) * found.factor
    if column.sort == "day":
        return date.fromordinal(whole + EPOCH)
    units, rest = divmod(whole, 10**column.scale)
    return Decimal(whole).scaleb(-column.scale) if rest else Decimal(units)


def answers(plan: Plan, reads: Mapping[str, Read], rows: int) -> Answers:
    """Return the arrays of every node that an output needs; of joined texts their places, by name, where one can."""
    decimals = frozenset(output.node for output in plan.outputs if output.sort == "number")
    wanted = tuple(dict.fromkeys(node for output in plan.outputs for node in needed(output)))
    if (table := table_of(wanted, rows)) is not None:
        return _looked_up(table, plan, reads, rows, decimals)
    words = tuple(dict.fromkeys(o.node for o in plan.outputs if o.sort == "joined" and o.node not in decimals))
    rest = tuple(node for node in wanted if node not in words)
    found: Answers = {}
    for some in (rest, words):  # words rest on more facts than values do, which may fit a table by themselves
        table = table_of(some, rows)
        told = (
            program_of(some).run(reads, rows, decimals)
            if table is None
            else _looked_up(table, plan, reads, rows, decimals)
        )
        found = told | found  # rows keep the numbers by which their values were told
    return found


def _looked_up(table: Table, plan: Plan, reads: Mapping[str, Read], rows: int, decimals: frozenset[Node]) -> Answers:
    """Return what a table tells, texts already joined: which there are is asked of its entries, not of the rows."""
    joined = [one for one in plan.outputs if one.sort == "joined" and one.node in table.looked_up]
    arrays, numbered = table.run(reads, rows, decimals, {one.node for one in joined})
    found: Answers = {**arrays, Numbered: numbered}
    for output in joined:
        codes, texts = joined_in(table, output)
        places, met = only_met(codes, texts, numbered.met)
        spread = np.empty(rows, places.dtype)
        numbered.tell({}, [(places, spread)], ())
        found[output.name] = spread, met
    return found


@functools.lru_cache(maxsize=256)
def joined_in(table: Table, output: Output) -> tuple[Array, list[str]]:
    """Return for each combination of a table the place of its joined text, and the texts; frames share them."""
    return joined_texts(output, table.entries[output.node], table.size)


def only_met(codes: Array, texts: list[str], met: Array) -> tuple[Array, list[str]]:
    """Return places among texts, and the texts, without those that no row has."""
    among = np.zeros(len(texts) + 1, bool)
    among[codes[met]] = True
    kept = np.flatnonzero(among[:-1])
    places = np.full(len(texts) + 1, -1, codes.dtype)  # -1, of no text, is the last
    places[kept] = np.arange(len(kept))
    return places[codes], [texts[code] for code in kept.tolist()]


def needed(output: Output) -> tuple[Node, ...]:
    """Return the nodes of which a column is made."""
    if output.sort in {"text", "joined"}:
        return (output.node,)
    if output.what == "refused":
        return (output.there,)
    return (output.there, output.no) if output.sort == "truth" else (output.node, output.there)
