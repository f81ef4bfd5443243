"""The reference evaluator: what a rule means, in as few lines as can be read at one sitting.

Three-valued: a condition is true, false or unknown, and unknown never becomes false. A term without a
value is a `Lack`: UNKNOWN (something is missing), SILENT (the text gives no answer) or NOT_APPLICABLE
(the rule does not reach the case). Every other evaluator is tested against this one.
"""

from __future__ import annotations

import functools
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

__all__ = ["Case", "evaluate", "key_of", "lets_pass"]


@dataclass(frozen=True, slots=True)
class Case:
    """A question: the subjects by the rule's parameters, the day asked about, the calendar to count by.

    `on` is `None` where no day is asked about, UNKNOWN where one is that is not known. `guessed` holds what is
    supposed of leaves that are not known, by `key_of`; with `usual`, decisions are supposed to be made as they
    usually are. `seen` keeps what terms were found to be and `lacking` which were found to be unknown, so that
    whoever walks a rule again pays for each term once. `kept` holds what else was worked out of the question, whatever
    is supposed of it, each under the key of who did.
    """

    subjects: Mapping[str, Subject]
    on: date | Lack | None = None
    calendar: WorkingDayCalendar | None = None
    guessed: Mapping[object, Any] = field(default_factory=dict)
    usual: bool = False
    seen: dict[t.Term[Any], Any] = field(default_factory=dict, compare=False, repr=False)
    lacking: set[t.Term[Any]] = field(default_factory=set, compare=False, repr=False)
    kept: dict[object, dict[Any, Any]] = field(default_factory=dict, compare=False, repr=False)

    def supposing(self, guesses: Mapping[object, Any]) -> Case:
        """Return the same question with more supposed: what was found without it stays so."""
        more, seen = {**self.guessed, **guesses}, self.seen.copy()
        return Case(self.subjects, self.on, self.calendar, more, self.usual, seen, kept=self.kept)


def key_of(leaf: t.Term[Any], case: Case) -> object:
    """Return what a leaf is supposed by: two leaves of one key are the same unknown."""
    match leaf:
        case t.Fact(parameter=parameter, spec=spec):
            return parameter, spec.name
        case t.Open(question=question, kind=kind, candidates=candidates):
            return question, kind, len(candidates)
        case t.Shift() | t.Between() | t.Rolled():
            return type(leaf), *((evaluate(part, case), part.kind) for part in t.children(leaf)), leaf.kind
        case _:
            return "on"


def evaluate(term: t.Term[Any], case: Case) -> Any:
    """Return the value of `term` in `case`, or the `Lack` that stands in its place.

    Raises:
        ConflictError: two rows of one decision apply and differ.
    """
    seen = case.seen
    if term in seen:
        return seen[term]
    if term in case.lacking:
        return UNKNOWN
    value = _evaluate(term, case)
    if value is UNKNOWN:
        case.lacking.add(term)
    else:
        seen[term] = value
    return value


def _evaluate(term: t.Term[Any], case: Case) -> Any:  # noqa: C901, PLR0912  (one arm per node, the common first)
    match term:
        case t.Fact():
            return _fact(term, case)
        case t.Compare(op=op, left=left, right=right) | t.Arith(op=op, left=left, right=right):
            return _strict(OPERATIONS[op], (evaluate(left, case), evaluate(right, case)))
        case t.Decide():
            return _decide(term, case)
        case t.And(parts=parts):
            return _kleene(parts, case, dominant=False)
        case t.Named(term=inner) | t.Applied(body=inner):
            return evaluate(inner, case)
        case t.Choice():
            return evaluate(term.branch, case)
        case t.Not(part=part):
            return _strict(operator.not_, (evaluate(part, case),))
        case t.Or(parts=parts):
            return _kleene(parts, case, dominant=True)
        case t.Literal(value=value) | t.NumberTerm(value=value):
            return value
        case t.AsOf():
            return case.guessed.get("on", UNKNOWN) if case.on is None else _asked(case)
        case t.Happened(day=day):
            ends = (evaluate(day, case), True if case.on is None else _asked(case))
            return _strict(lambda known, on: on is True or known <= on, ends)
        case t.Gate(term=inner):
            passed = evaluate(inner, case)
            return True if passed is UNKNOWN and lets_pass(term, case) else passed
        case t.Open(candidates=candidates):
            answer = case.guessed.get(key_of(term, case))
            return UNKNOWN if answer is None else evaluate(candidates[answer], case) if candidates else answer
        case t.IsIn(term=inner, members=members):
            return _strict(lambda word: word in members, (evaluate(inner, case),))
        case t.Includes(term=inner, member=member):
            return _strict(lambda words: member in words, (evaluate(inner, case),))
        case t.Shift() | t.Between() | t.Rolled() | t.Rounded():
            return _timed(term, case)
        case t.Record(cls=cls, entries=entries):
            values = tuple(evaluate(entry, case) for _, entry in entries)
            return _strict(lambda *known: cls(**dict(zip((k for k, _ in entries), known, strict=True))), values)
        case t.Over():
            return evaluate(unrolled(term, case.subjects, case.guessed), case)
        case _:
            raise AssertionError(type(term))


def _timed(term: t.Shift | t.Between[Any] | t.Rolled | t.Rounded[Any], case: Case) -> Any:
    """Return what is reckoned with a calendar or a step, or what is supposed of days that no calendar covers."""
    parts = [evaluate(part, case) for part in t.children(term)]
    value = _strict(lambda *known: applied(term, case.calendar, known), parts)
    return case.guessed.get(key_of(term, case), UNKNOWN) if value is UNKNOWN and UNKNOWN not in parts else value


def _fact(term: t.Fact[Any], case: Case) -> Any:
    """Return what is said or supposed of a fact; what is dated after the day asked about has not happened."""
    subject = subject_at(case.subjects, term.parameter)
    known = getattr(subject, term.spec.name)
    if known is None:
        known = case.guessed.get((term.parameter, term.spec.name))
    if known is True and term.spec.dated_by is not None and case.on is not None:
        day, on = getattr(subject, term.spec.dated_by), _asked(case)
        return True if day is None else UNKNOWN if on is UNKNOWN else day <= on
    return UNKNOWN if known is None else known


def _asked(case: Case) -> Any:
    """Return the day asked about, or what is supposed of it where a day is asked about that is not known."""
    return case.guessed.get("on", UNKNOWN) if case.on is UNKNOWN else case.on


def lets_pass(gate: t.Gate, case: Case) -> bool:
    """Return whether nothing was said of what a gate lacks: it is then presumed to let the case pass."""
    facts = (inner for inner in _facts(gate.term) if evaluate(inner, case) is UNKNOWN)
    return all(fact.spec.name not in subject_at(case.subjects, fact.parameter).model_fields_set for fact in facts)


@functools.lru_cache(maxsize=1024)
def _facts(term: t.Term[Any]) -> tuple[t.Fact[Any], ...]:
    return tuple(inner for inner in t.walk(term) if isinstance(inner, t.Fact))


def _strict(function: Callable[..., Any], values: Iterable[Any]) -> Any:
    """Apply `function` to known values; any lack stays, the graver one first, and silence only once all is known."""
    known = tuple(values)
    lacks = [value for value in known if isinstance(value, Lack)]
    if lacks:
        return next(lack for lack in (NOT_APPLICABLE, UNKNOWN, SILENT) if lack in lacks)
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
