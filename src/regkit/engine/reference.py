"""The reference evaluator: what a rule means, in as few lines as can be read at one sitting.

Three-valued: a condition is true, false or unknown, and unknown never becomes false. A term without a
value is a `Lack`: UNKNOWN (something is missing), SILENT (the text gives no answer) or NOT_APPLICABLE
(the rule does not reach the case). Every other evaluator is tested against this one.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from regkit.engine.lists import subject_at, unrolled
from regkit.engine.operations import OPERATIONS, applied
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.facts import Subject
from regkit.language.outcomes import NOT_APPLICABLE, SILENT, UNKNOWN, Lack
from regkit.law import WorkingDayCalendar

__all__ = ["Case", "evaluate"]


@dataclass(frozen=True, slots=True)
class Case:
    """A question: the subjects by the rule's parameters, the day asked about, the calendar to count by.

    `seen` keeps what terms were found to be, and `reach` what they can still turn out to be, so that whoever
    walks a rule again pays for each term once.
    """

    subjects: Mapping[str, Subject]
    on: date | None = None
    calendar: WorkingDayCalendar | None = None
    supposed: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    seen: dict[t.Term[Any], Any] = field(default_factory=dict, compare=False, repr=False)
    reach: dict[t.Term[Any], list[Any]] = field(default_factory=dict, compare=False, repr=False)

    def look(self, parameter: str, name: str) -> Any:
        """Return what is known of a fact, or what is supposed of it for the sake of argument."""
        key = parameter, name
        return self.supposed[key] if key in self.supposed else getattr(subject_at(self.subjects, parameter), name)


def evaluate(term: t.Term[Any], case: Case) -> Any:
    """Return the value of `term` in `case`, or the `Lack` that stands in its place.

    Raises:
        ConflictError: two rows of one decision apply and differ.
    """
    seen = case.seen
    if term not in seen:
        seen[term] = _evaluate(term, case)
    return seen[term]


def _evaluate(term: t.Term[Any], case: Case) -> Any:
    match term:
        case t.Literal(value=value) | t.NumberTerm(value=value):
            return value
        case t.Fact(parameter=parameter, spec=spec):
            known = case.look(parameter, spec.name)
            return UNKNOWN if known is None else known
        case t.AsOf():
            return UNKNOWN if case.on is None else case.on
        case t.Open():
            return UNKNOWN
        case t.Choice():
            return evaluate(term.branch, case)
        case t.Named(term=inner) | t.Applied(body=inner):
            return evaluate(inner, case)
        case t.Compare(op=op, left=left, right=right) | t.Arith(op=op, left=left, right=right):
            return _strict(OPERATIONS[op], (evaluate(left, case), evaluate(right, case)))
        case t.IsIn(term=inner, members=members):
            return _strict(lambda word: word in members, (evaluate(inner, case),))
        case t.Includes(term=inner, member=member):
            return _strict(lambda words: member in words, (evaluate(inner, case),))
        case t.Not(part=part):
            return _strict(operator.not_, (evaluate(part, case),))
        case t.And(parts=parts):
            return _kleene(parts, case, dominant=False)
        case t.Or(parts=parts):
            return _kleene(parts, case, dominant=True)
        case t.Shift() | t.Between() | t.Rolled() | t.Rounded():
            return _strict(
                lambda *known: applied(term, case.calendar, known), (evaluate(c, case) for c in t.children(term))
            )
        case t.Record(cls=cls, entries=entries):
            values = tuple(evaluate(entry, case) for _, entry in entries)
            return _strict(lambda *known: cls(**dict(zip((k for k, _ in entries), known, strict=True))), values)
        case t.Over():
            return evaluate(unrolled(term, case.subjects), case)
        case t.Decide():
            return _decide(term, case)
        case _:
            raise AssertionError(type(term))


def _strict(function: Callable[..., Any], values: Iterable[Any]) -> Any:
    """Apply `function` to known values; any lack stays, the graver one first."""
    known = tuple(values)
    for lack in (NOT_APPLICABLE, SILENT, UNKNOWN):
        if any(value is lack for value in known):
            return lack
    return function(*known)


def _kleene(parts: Iterable[t.Term[bool]], case: Case, *, dominant: bool) -> Any:
    """Join truths: one dominant value settles it; else an unknown one could; else another lack stays."""
    lacks: list[Any] = []
    for part in parts:
        value = evaluate(part, case)
        if value is dominant:
            return dominant
        if value is not (not dominant):
            lacks.append(value)
    for lack in (UNKNOWN, SILENT, NOT_APPLICABLE):
        if lack in lacks:
            return lack
    return not dominant


def _decide(term: t.Decide[Any], case: Case) -> Any:
    if term.provided is not None:
        reached = evaluate(term.provided, case)
        if reached is not True:
            return NOT_APPLICABLE if reached is False else reached
    for rows in (term.unless, term.rows):
        truths = [evaluate(row.condition, case) for row in rows]
        true = [row for row, truth in zip(rows, truths, strict=True) if truth is True]
        if true:
            return _agreed([evaluate(row.outcome, case) for row in true], true)
        lack = next((truth for truth in truths if truth is not False), None)
        if lack is not None:
            return UNKNOWN if UNKNOWN in truths else lack
    return SILENT


def _agreed(outcomes: list[Any], rows: list[t.Row]) -> Any:
    """Return the outcome that all true rows share; rows that differ contradict each other."""
    known = [(outcome, row) for outcome, row in zip(outcomes, rows, strict=True) if not isinstance(outcome, Lack)]
    for outcome, row in known[1:]:
        first, its_row = known[0]
        if outcome != first:
            words = "; ".join(quote.zh for quote in (*its_row.quotes, *row.quotes))
            raise ConflictError(
                f"two rows apply to the same facts: `{its_row.condition!r}` and `{row.condition!r}` ({words})",
                hint="rows have no order; make them disjoint or declare the exception with `unless=`",
            )
    return next((outcome for outcome in outcomes if isinstance(outcome, Lack)), outcomes[0])
