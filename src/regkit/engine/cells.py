"""Cells of an unknown: the values of one leaf, divided where anything that a rule asks can change.

A word has its members, a yes-or-no its two values, a set the subsets of what is asked of it. An amount or a day is
divided at every value where two sides of a comparison meet, all else being as known or supposed; within one cell
every comparison comes out the same, so that its ends speak for all between them. Amounts go in steps of the least
that people pay or count: a fen, a day, a hundredth of a multiple.
"""

from __future__ import annotations

from typing import Any

from regkit.engine.lines import Cell, Line
from regkit.engine.meeting import changes, compared_value
from regkit.engine.questions import Questions, facts_within, supposed_of
from regkit.engine.reference import Case, key_of
from regkit.engine.unknowns import few_values, is_finite
from regkit.language import terms as t
from regkit.language.kinds import DATE

__all__ = ["cells", "compared_with", "ends"]


def cells(leaf: t.Term[Any], case: Case, questions: Questions) -> tuple[Cell, ...]:
    """Return the cells of a leaf that is not known in `case`; none where its values cannot be told apart.

    Args:
        leaf: what is not known.
        case: a question, with what is supposed of it.
        questions: the comparisons that can tell values of the leaf apart.
    """
    values = few_values(leaf, questions.terms)
    if values is not None:
        return tuple(Cell(((value, 0),)) for value in values)
    if not (leaf.kind.is_amount or leaf.kind == DATE):
        return ()
    read = questions.reach(leaf)
    if read is None:
        return _divided(leaf, case, questions)
    known, key = case.kept.setdefault(questions, {}), (key_of(leaf, case), supposed_of(case, read))
    if key not in known:
        known[key] = _divided(leaf, case, questions)
    found: tuple[Cell, ...] = known[key]
    return found


def _divided(leaf: t.Term[Any], case: Case, questions: Questions) -> tuple[Cell, ...]:
    """Return the cells of an amount or a day."""
    line = Line(leaf, case, questions)
    starts = [line.low, *changes(leaf, case, questions, line)]
    ends = [start - 1 for start in starts[1:]]
    return tuple(line.cell(start, end) for start, end in zip(starts, [*ends, line.high], strict=True))


def ends(leaf: t.Term[Any], case: Case, questions: Questions) -> tuple[Any, ...]:
    """Return the ends of the range of an amount or a day, found without its cells; none of what has few values."""
    if is_finite(leaf):
        return ()
    line = Line(leaf, case, questions)
    return line.value(line.high), line.value(line.low)


def compared_with(leaf: t.Term[Any], case: Case, questions: Questions) -> list[Any]:
    """Return the amounts or days that a leaf itself is compared with, as far as they are known.

    They are found without its cells, those of other facts first: what must lie in an order is most easily filled in as
    what stands beside it.
    """
    if is_finite(leaf):
        return []
    line = Line(leaf, case, questions)
    about = sorted(questions.about(leaf), key=facts_within, reverse=True)
    met = (compared_value(sides, leaf, case) for sides in about)
    return [value for value in met if value is not None and line.low <= line.step(value) <= line.high]
