"""The path by which a case reached its answer: only what decided it, never what was beside the point.

A true "all" rests on every part, a false one on the first part that fails; a true "any" on the first part
that holds, a false one on every part. A decided rule rests on its row and on the exceptions that did not
apply; an undetermined or silent one on every row that might have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from regkit.engine.reference import Case, evaluate
from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN
from regkit.law import Quote

__all__ = ["Step", "citations", "own_quotes", "steps"]


@dataclass(frozen=True, slots=True)
class Step:
    """Something on the path: a leaf condition with its truth, a fact or number that was read, a row taken."""

    term: t.Term[Any] | t.Row
    value: Any


def steps(term: t.Term[Any], case: Case) -> Iterator[Step]:
    """Yield the steps by which `term` has its value, in the order of reading."""
    match term:
        case t.Named(term=inner) | t.Not(part=inner) | t.Applied(body=inner) | t.Gate(term=inner):
            yield from steps(inner, case)
        case t.Choice():
            yield Step(term, term.chosen)
            yield from steps(term.branch, case)
        case t.And(parts=parts):
            yield from _joined(parts, case, dominant=False)
        case t.Or(parts=parts):
            yield from _joined(parts, case, dominant=True)
        case t.Decide():
            yield from _decision(term, case)
        case t.Compare() | t.IsIn() | t.Includes():
            yield Step(term, evaluate(term, case))
            for child in t.children(term):
                yield from steps(child, case)
        case t.Fact() | t.NumberTerm() | t.Open() | t.AsOf():
            yield Step(term, evaluate(term, case))
        case _:
            for child in t.children(term):
                yield from steps(child, case)


def _joined(parts: tuple[t.Term[bool], ...], case: Case, *, dominant: bool) -> Iterator[Step]:
    values = [evaluate(part, case) for part in parts]
    for part, value in zip(parts, values, strict=True):
        if value is dominant:
            yield from steps(part, case)
            return
    unknown = UNKNOWN in values
    for part, value in zip(parts, values, strict=True):
        if value is UNKNOWN or not unknown:
            yield from steps(part, case)


def _decision(term: t.Decide[Any], case: Case) -> Iterator[Step]:
    if term.provided is not None:
        yield from steps(term.provided, case)
        if evaluate(term.provided, case) is not True:
            return
    for rows in (term.unless, term.rows):
        truths = [evaluate(row.condition, case) for row in rows]
        if True in truths:
            row = rows[truths.index(True)]
            yield Step(row, True)
            yield from steps(row.condition, case)
            yield from steps(row.outcome, case)
            return
        unsettled = any(truth is not False for truth in truths)
        for row, truth in zip(rows, truths, strict=True):
            if truth is not False or not unsettled:
                yield from steps(row.condition, case)
        if unsettled:
            return


def citations(term: t.Term[Any], case: Case) -> tuple[Quote, ...]:
    """Return the words that decided: those of the rows taken and of the numbers that made the outcome.

    What a condition ruled out is not cited: an exemption that does not apply has decided nothing.
    """
    return tuple(dict.fromkeys(_cited(term, case)))


def _cited(term: t.Term[Any], case: Case) -> Iterator[Quote]:
    match term:
        case t.NumberTerm(number=number):
            yield number.quote
        case t.Choice():
            yield from _cited(term.branch, case)
        case t.Decide(unless=unless, rows=rows, provided=provided):
            if provided is None or evaluate(provided, case) is True:
                for row in _taken(unless, rows, case):
                    yield from (*row.quotes, *own_quotes(row.condition))
                    yield from _cited(row.outcome, case)
        case t.Open():
            return
        case _:
            for child in t.children(term):
                yield from _cited(child, case)


def _taken(unless: tuple[t.Row, ...], rows: tuple[t.Row, ...], case: Case) -> tuple[t.Row, ...]:
    """Return the row that decides, if one does: an exception that may apply leaves the rows undecided."""
    for some in (unless, rows):
        truths = [evaluate(row.condition, case) for row in some]
        if True in truths:
            return (some[truths.index(True)],)
        if any(truth is not False for truth in truths):
            return ()
    return ()


def own_quotes(term: t.Term[Any]) -> tuple[Quote, ...]:
    """Return the words of the numbers that `term` itself reads, outside negations and other decisions."""
    match term:
        case t.NumberTerm(number=number):
            return (number.quote,)
        case t.Decide() | t.Not() | t.Open():
            return ()
        case t.Choice():
            return own_quotes(term.branch)
        case _:
            return tuple(quote for child in t.children(term) for quote in own_quotes(child))
