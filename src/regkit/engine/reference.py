"""The reference evaluator: what a rule means, in as few lines as can be read at one sitting.

Three-valued: a condition is true, false or unknown, and unknown never becomes false. A term without a
value is a `Lack`: UNKNOWN (something is missing), SILENT (the text gives no answer) or NOT_APPLICABLE
(the rule does not reach the case). Every other evaluator is tested against this one.
"""

from __future__ import annotations

import functools
import operator
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from regkit.engine.lists import Named, subject_at, unrolled
from regkit.engine.operations import OPERATIONS, applied
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.facts import Subject
from regkit.language.outcomes import NOT_APPLICABLE, SILENT, UNKNOWN, Lack
from regkit.law import WorkingDayCalendar

__all__ = ["ABSENT", "Case", "asked", "evaluate", "is_absent", "key_of", "lets_pass"]


class _Absent:
    """What is supposed of a day that never comes, and of an amount of what is not."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()


@dataclass(frozen=True, slots=True)
class Case:
    """A question: the subjects by the rule's parameters, the day asked about, the calendar to count by.

    `on` is `None` where no day is asked about, UNKNOWN where one is that is not known. `guessed` holds what is
    supposed of leaves that are not known, by `key_of`, ABSENT of a day that never comes; with `usual`, decisions
    are supposed to be made as they usually are. `seen` keeps what terms were found to be and `lacking` which were
    found to be unknown, so that whoever walks a rule again pays for each term once; `grounds` keeps what the trace
    found of terms, and `entered` the rules within that it went into, each with its arguments. `kept` holds what
    else was worked out of the question, whatever is supposed of it, each under the key of who did; `found` what is
    made of cases in which more is supposed, and would hold itself if it were kept with them.
    """

    subjects: Mapping[str, Subject]
    on: date | Lack | None = None
    calendar: WorkingDayCalendar | None = None
    guessed: Mapping[object, Any] = field(default_factory=dict)
    usual: bool = False
    seen: dict[t.Term[Any], Any] = field(default_factory=dict, compare=False, repr=False)
    lacking: set[t.Term[Any]] = field(default_factory=set, compare=False, repr=False)
    grounds: dict[t.Term[Any], tuple[bool, bool]] = field(default_factory=dict, compare=False, repr=False)
    kept: dict[object, dict[Any, Any]] = field(default_factory=dict, compare=False, repr=False)
    found: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    entered: set[tuple[str, tuple[str, ...]]] = field(default_factory=set, compare=False, repr=False)

    def supposing(self, guesses: Mapping[object, Any]) -> Case:
        """Return the same question with more supposed: what was found without it stays so."""
        more, seen = {**self.guessed, **guesses}, self.seen.copy()
        return Case(self.subjects, self.on, self.calendar, more, self.usual, seen, kept=self.kept)

    def corrected(self, told: Mapping[object, Any]) -> Case:
        """Return the same question with facts told otherwise than was presumed: what was found may rest on that."""
        return Case(self.subjects, self.on, self.calendar, {**self.guessed, **told}, self.usual, kept=self.kept)

    def untraced(self) -> Case:
        """Return the same question, of which the trace has found nothing yet."""
        return replace(self, grounds={}, entered=set())

    def as_usual(self) -> Case:
        """Return the same question with decisions made as they usually are, of which nothing is found yet."""
        return Case(self.subjects, self.on, self.calendar, self.guessed, usual=True)


def asked(names: Sequence[str], question: tuple[Any, ...]) -> Case:
    """Return the case of a question: its subjects by the names of the parameters, its day and its calendar.

    It is the same case for the next rule that is asked of the very same subjects, with all that was found of it.
    """
    before, case = _last.question, _last.case
    now = (*names, *question)
    if len(before) != len(now) or not all(map(operator.is_, before, now)):
        *subjects, on, calendar = question
        case = Case(Named(zip(names, subjects, strict=True)), on, calendar)
        _last.question, _last.case = now, case
    return case


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
    value = _MEANINGS[type(term)](term, case)
    if value is UNKNOWN:
        case.lacking.add(term)
    else:
        seen[term] = value
    return value


def is_absent(term: t.Term[Any], case: Case) -> bool:
    """Return whether it is supposed that there is no such day or amount; what compares it stays unknown."""
    return isinstance(term, t.Fact) and case.guessed.get((term.parameter, term.spec.name)) is ABSENT


def _happened(term: t.Happened, case: Case) -> Any:
    if is_absent(term.day, case):
        return False
    ends = (evaluate(term.day, case), True if case.on is None else _asked(case))
    return _strict(lambda known, on: on is True or known <= on, ends)


def _open(term: t.Open[Any], case: Case) -> Any:
    answer = case.guessed.get(key_of(term, case))
    if answer is None:
        return UNKNOWN
    return evaluate(term.candidates[answer], case) if term.candidates and term.ends is None else answer


def _gate(term: t.Gate, case: Case) -> Any:
    passed = evaluate(term.term, case)
    return True if passed is UNKNOWN and lets_pass(term, case) else passed


def _record(term: t.Record[Any], case: Case) -> Any:
    values = tuple(evaluate(entry, case) for _, entry in term.entries)
    names = tuple(name for name, _ in term.entries)
    return _strict(lambda *known: term.cls(**dict(zip(names, known, strict=True))), values)


def _timed(term: t.Shift | t.Between[Any] | t.Rolled | t.Rounded[Any], case: Case) -> Any:
    """Return what is reckoned with a calendar or a step, or what is supposed of days that no calendar covers."""
    parts = [evaluate(part, case) for part in t.children(term)]
    value = _strict(lambda *known: applied(term, case.calendar, known), parts)
    return case.guessed.get(key_of(term, case), UNKNOWN) if value is UNKNOWN and UNKNOWN not in parts else value


def _fact(term: t.Fact[Any], case: Case) -> Any:
    """Return what is said or supposed of a fact; what is dated after the day asked about has not happened."""
    subject = subject_at(case.subjects, term.parameter)
    known = getattr(subject, term.spec.name)
    if case.guessed and (known is None or term.spec.name not in subject.model_fields_set):
        known = case.guessed.get((term.parameter, term.spec.name), known)  # what is presumed may be told otherwise
    if known is True and term.spec.dated_by is not None and case.on is not None:
        day, on = getattr(subject, term.spec.dated_by), _asked(case)
        return True if day is None else UNKNOWN if on is UNKNOWN else day <= on
    return UNKNOWN if known is None or known is ABSENT else known


def _asked(case: Case) -> Any:
    """Return the day asked about, or what is supposed of it where a day is asked about that is not known."""
    return case.guessed.get("on", UNKNOWN) if case.on is UNKNOWN else case.on


def lets_pass(gate: t.Gate, case: Case) -> bool:
    """Return whether nothing was said of what a gate lacks: it is then presumed to let the case pass.

    What only another reading asks about is not lacking.
    """
    facts = (inner for inner in _facts(gate.term) if evaluate(inner, case) is UNKNOWN)
    return not any(
        fact.spec.presumes or fact.spec.name in subject_at(case.subjects, fact.parameter).model_fields_set
        for fact in facts
    )


@functools.lru_cache(maxsize=1024)
def _facts(term: t.Term[Any]) -> tuple[t.Fact[Any], ...]:
    return tuple(inner for inner in t.followed(term) if isinstance(inner, t.Fact))


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


def _operated(term: t.Compare | t.Arith[Any], case: Case) -> Any:
    left, right = evaluate(term.left, case), evaluate(term.right, case)
    if isinstance(left, Lack) or isinstance(right, Lack):
        return _strict(OPERATIONS[term.op], (left, right))
    return OPERATIONS[term.op](left, right)


class _Last(threading.local):
    """The case that this thread asked last: what is found of it is written into it, so no two threads share one."""

    question: tuple[Any, ...] = ()
    case = Case({})


_last = _Last()

_MEANINGS: Mapping[type, Callable[[Any, Case], Any]] = {
    t.Fact: _fact,
    t.Literal: lambda term, _: term.value,
    t.NumberTerm: lambda term, _: term.value,
    t.Named: lambda term, case: evaluate(term.term, case),
    t.Gate: _gate,
    t.Applied: lambda term, case: evaluate(term.body, case),
    t.Choice: lambda term, case: evaluate(term.branch, case),
    t.Not: lambda term, case: _strict(operator.not_, (evaluate(term.part, case),)),
    t.And: lambda term, case: _kleene(term.parts, case, dominant=False),
    t.Or: lambda term, case: _kleene(term.parts, case, dominant=True),
    t.Compare: _operated,
    t.Arith: _operated,
    t.IsIn: lambda term, case: _strict(lambda word: word in term.members, (evaluate(term.term, case),)),
    t.Includes: lambda term, case: _strict(lambda words: term.member in words, (evaluate(term.term, case),)),
    t.Decide: _decide,
    t.AsOf: lambda _, case: case.guessed.get("on", UNKNOWN) if case.on is None else _asked(case),
    t.Happened: _happened,
    t.Open: _open,
    t.Shift: _timed,
    t.Between: _timed,
    t.Rolled: _timed,
    t.Rounded: _timed,
    t.Record: _record,
    t.Over: lambda term, case: evaluate(unrolled(term, case.subjects, case.guessed), case),
}
"""What each class of terms means; looked up by class, as a case is asked of some hundred terms."""
