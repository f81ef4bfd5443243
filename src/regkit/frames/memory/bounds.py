"""Plans for the numbers that a frame really holds, which are seldom as wide as those that it might hold."""

from __future__ import annotations

import dataclasses

from regkit.frames.memory.arrays import Read
from regkit.frames.plan.columns import Column
from regkit.frames.plan.plan import Plan
from regkit.frames.request import Request

__all__ = ["within_bounds"]


def within_bounds(
    request: Request, plan: Plan, reads: dict[str, Read], bad: tuple[str, ...], complete: frozenset[str]
) -> tuple[Plan, dict[str, Read]]:
    """Return a plan for the numbers that the frame really holds, where any it might hold would need wide ones."""
    if not plan.wide:
        return plan, reads
    columns, narrowed = dict(request.columns), dict(reads)
    for key, column in request.columns.items():
        if column.sort == "number" and column.heading is not None:
            columns[key], narrowed[column.key] = _bounded(column, reads[column.key])
    return dataclasses.replace(request, columns=columns).plan(bad, complete, status=True), narrowed


SAMPLE = 4096
"""So many numbers mostly tell that not all are round."""


def _bounded(column: Column, found: Read) -> tuple[Column, Read]:
    """Return a column with the decimals and digits that its numbers have."""
    factor, scale = found.factor, column.scale
    while scale and factor % 10 == 0:  # zeros yet to be put behind each number need not be looked for
        factor, scale = factor // 10, scale - 1
    values = dataclasses.replace(found, factor=factor).whole()
    while scale and not (values[:SAMPLE] % 10).any() and not (values % 10).any():
        values, scale = values // 10, scale - 1
    most = int(values.max()) if len(values) else 0
    low = column.low // 10 ** (column.scale - scale)
    narrow = dataclasses.replace(column, low=low, high=10 ** len(str(most)), scale=scale)
    return narrow, dataclasses.replace(found, values=values, factor=1)
