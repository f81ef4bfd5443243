"""Rows that the fast pass leaves open, asked of the rule itself: once for each distinct pattern of facts.

The columns know three values; an answer rests on all that was said. Where every way to fill in what is not known
leads to one answer the row is decided all the same, and where it is not, the rule tells what is missing, between
which ends the amount lies, and whether the text may be silent.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read
from regkit.frames.memory.reading import cell, parts_of
from regkit.frames.plan.columns import Column
from regkit.frames.request import Request
from regkit.language.outcomes import Determination, Missing, Status
from regkit.language.rule import AnyRule

__all__ = ["Open", "open_rows"]

Array = Any


class Open:
    """The rows that a rule leaves open, and what it says of each distinct pattern of facts among them.

    Attributes:
        rows: the numbers of the rows.
        patterns: for each of them, the number of its pattern.
        answers: the rule's own answer for each pattern.
    """

    def __init__(self, rows: Array, patterns: Array, answers: Sequence[Determination[Any]]) -> None:
        """Keep them."""
        self.rows, self.patterns, self.answers = rows, patterns, answers

    def settled(self) -> Iterator[tuple[Array, Determination[Any]]]:
        """Yield the rows of each pattern that is settled after all, with the answer."""
        for index, answer in enumerate(self.answers):
            if answer.status is not Status.UNDETERMINED:
                yield self.rows[self.patterns == index], answer

    def spread(self, values: Sequence[Any], rows: int, nothing: Any = None) -> list[Any]:
        """Return a value for each pattern as a list over all rows, `nothing` where a row is not open."""
        made: list[Any] = [nothing] * rows
        for row, pattern in zip(self.rows.tolist(), self.patterns.tolist(), strict=True):
            made[row] = values[pattern]
        return made

    @functools.cached_property
    def missing(self) -> list[tuple[Missing, ...]]:
        """What could still decide each pattern, the most decisive first."""
        return [answer.missing for answer in self.answers]

    @functools.cached_property
    def possible(self) -> list[tuple[Any, ...]]:
        """The outcomes within reach of each pattern."""
        return [answer.possible for answer in self.answers]

    @functools.cached_property
    def counts(self) -> list[int]:
        """How many rows have each pattern."""
        counted: list[int] = np.bincount(self.patterns, minlength=len(self.answers)).tolist()
        return counted


def open_rows(request: Request, prefix: str, rule: AnyRule, reads: Mapping[str, Read], where: Array) -> Open:
    """Return what a rule says of the rows that it leaves open.

    Args:
        request: the request.
        prefix: what the headings of the rule begin with.
        rule: one of its rules.
        reads: the columns as they were read, what models relate included.
        where: the rows.
    """
    rows = np.flatnonzero(where)
    columns = [one for one in request.columns.values() if one.heading and one.key in request.reads[prefix]]
    asked = [*columns, request.on] if request.on is not None and not request.on.is_constant else columns
    patterns, firsts = _patterns([part for column in asked for part in parts_of(reads[column.key], column)], rows)
    answers = [_answer(request, columns, rule, reads, int(rows[first])) for first in firsts.tolist()]
    return Open(rows, patterns, answers)


def _patterns(parts: Sequence[Array], rows: Array) -> tuple[Array, Array]:
    """Return the number of each row's pattern, and the place of the first row of each pattern."""
    numbers, size = np.zeros(len(rows), np.int64), 1
    for part in parts:
        _, codes = np.unique(part[rows], return_inverse=True)
        width = int(codes.max()) + 1 if len(codes) else 1
        if size * width > 2**62:
            _, numbers = np.unique(numbers, return_inverse=True)
            size = int(numbers.max()) + 1
        numbers, size = numbers * width + codes.reshape(-1), size * width
    _, firsts, patterns = np.unique(numbers, return_index=True, return_inverse=True)
    return patterns.reshape(-1), firsts


def _answer(
    request: Request, columns: Sequence[Column], rule: AnyRule, reads: Mapping[str, Read], row: int
) -> Determination[Any]:
    """Ask the rule about one row."""
    said: dict[str, dict[str, Any]] = {parameter: {} for parameter, _ in rule.parameters}
    for column in columns:
        parameter, _, name = column.key.partition(".")
        where = reads[column.key].said
        if where is None or bool(where[row]):
            said[parameter][name] = cell(column, reads, row)
    shared = request.options.subjects
    subjects = [shared[name] if name in shared else model.model_validate(said[name]) for name, model in rule.parameters]
    on = None if request.on is None else cell(request.on, reads, row)
    answer: Determination[Any] = rule(*subjects, on=on, calendar=request.calendar)
    return answer
