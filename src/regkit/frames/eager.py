"""Frames in memory, pandas and PyArrow: read into arrays, run, and given back with the new columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from regkit.frames import tables
from regkit.frames.arrays import Read, read
from regkit.frames.columns import Column, FactKey
from regkit.frames.nodes import NULL, Node
from regkit.frames.plan import Output, Plan
from regkit.frames.relations import Relation
from regkit.frames.vector import Program

__all__ = ["Answers", "answers", "read_columns", "related"]

Array = Any
Answers = dict[Node, Any]


def read_columns(
    frame: Any, columns: Mapping[FactKey, Column], on: Column | None, nulls: Mapping[str, int]
) -> dict[str, Read]:
    """Return the columns that have headings, as arrays.

    Args:
        frame: a narwhals frame in memory.
        columns: the columns of the facts.
        on: the day asked about.
        nulls: what an empty cell stands for, where it is presumed.
    """
    wanted = [column for column in (*columns.values(), on) if column is not None and column.heading is not None]
    return {column.key: read(frame.get_column(column.heading), column, nulls.get(column.key)) for column in wanted}


def related(reads: dict[str, Read], relation: Relation, rows: int) -> Read:
    """Put in place what a model makes of related facts; return each row's combination and whether it is refused."""
    index = np.zeros(rows, np.int64)
    for column, size in zip(relation.inputs, relation.sizes, strict=True):
        codes = reads[column.key].values.astype(np.int64)
        index = index * size + np.where(codes == NULL, size - 1, codes)
    for key, codes in relation.outputs.items():
        before = reads.get(key)
        bad = None if before is None else before.bad
        reads[key] = Read(np.array(codes, np.uint8)[index], bad=bad)
    if not relation.bad:
        return Read(index)
    refused = np.zeros(int(np.prod(relation.sizes)), bool)
    refused[list(relation.bad)] = True
    return Read(index, bad=refused[index])


def answers(plan: Plan, reads: Mapping[str, Read], rows: int) -> Answers:
    """Return the arrays of every node that an output needs."""
    wanted = list(dict.fromkeys(node for output in plan.outputs for node in _needed(output)))
    table = tables.table_of(wanted, reads, rows)
    return table.run(reads, rows) if table is not None else Program(wanted).run(reads, rows)


def _needed(output: Output) -> tuple[Node, ...]:
    if output.sort == "text":
        return (output.node,)
    return (output.there, output.no) if output.sort == "truth" else (output.node, output.there)
