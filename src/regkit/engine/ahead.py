"""What a term can come to at the most, whatever is still filled in: found in one walk, without filling in anything.

Parts of a term are taken each by itself, as if what is not known in one had nothing to do with what is not known in
another. So an outcome that is not named cannot come; one that is named may turn out not to. That rows neither
contradict each other nor leave a gap of which nothing is said is taken from who wrote them: `regkit prove` shows it.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from regkit.engine.allowed import Allowed, read_of
from regkit.engine.cells import Questions, can_be_supposed, evaluated, finite, lacking
from regkit.engine.lines import domain
from regkit.engine.operations import OPERATIONS, applied
from regkit.engine.reference import Case, is_absent, key_of
from regkit.language import terms as t
from regkit.language.kinds import DATE
from regkit.language.outcomes import NOT_APPLICABLE, SILENT, UNKNOWN, Bounds, Lack
from regkit.language.relating import Conclusion, related

__all__ = ["ANYTHING", "Ahead", "is_span"]

ANYTHING: Final = Bounds(None, None)
"""An amount, a day or whatever else of which nothing more is known."""
MOST_PAIRS, MOST_RECORDS = 32, 256
"""How many pairs of amounts, and how many records, are told apart: more are told by their ends, or not at all."""
BOTH = frozenset({True, False})
Outcomes = frozenset[Any]
"""Values, spans of amounts or days, and lacks."""


class Ahead:
    """What terms can come to in a case at the most."""

    def __init__(self, case: Case, allowed: Allowed, questions: Questions) -> None:
        """Look ahead from a case.

        Args:
            case: a question, with what is supposed of it.
            allowed: what relations allow of it.
            questions: the comparisons of the terms asked.
        """
        self.case, self.questions = case, questions
        self.yielding = allowed.yielding(case)
        self.seen: dict[t.Term[Any], Outcomes] = {}

    def of(self, term: t.Term[Any]) -> Outcomes:
        """Return all that a term can come to, and perhaps more."""
        if term not in self.seen:
            is_fixed = not self.yielding or self.yielding.isdisjoint(read_of(term))
            value = evaluated(term, self.case) if is_fixed else UNKNOWN
            self.seen[term] = self._of(term) if value is UNKNOWN else frozenset({value})
        return self.seen[term]

    def ends(self, term: t.Term[Any]) -> Bounds:
        """Return the ends between which an amount or a day lies."""
        spans = self._spans(term) if term.kind.is_amount or term.kind == DATE else ()
        return _around(spans) if spans else ANYTHING

    def _of(self, term: t.Term[Any]) -> Outcomes:
        match term:
            case t.Named(term=inner) | t.Applied(body=inner):
                return self.of(inner)
            case t.Choice():
                return self.of(term.branch)
            case t.Not(part=part):
                return frozenset(one if isinstance(one, Lack) else not one for one in self.of(part))
            case t.And(parts=parts):
                return self._joined(parts, dominant=False)
            case t.Or(parts=parts):
                return self._joined(parts, dominant=True)
            case t.IsIn(term=inner, members=members):
                return frozenset(one if isinstance(one, Lack) else one in members for one in self.of(inner))
            case t.Compare() | t.Arith():
                return self._operated(term)
            case t.Decide():
                return self._decided(term)
            case t.Open(candidates=candidates, ends=None) if candidates:
                return self._answered(term)
            case t.Fact() | t.Open():
                return self._leaf(term)
            case t.Rounded():
                return self._rounded(term)
            case t.Record():
                return self._recorded(term)
            case t.Includes() | t.Happened():
                return BOTH | self._lacks(t.children(term))
            case _:
                return frozenset({ANYTHING, *self._lacks(t.children(term))})

    def _only(self, term: t.Term[Any]) -> Any:
        """Return the only value that a term can come to, and that it is unknown where there may be another."""
        values = tuple(self.of(term))
        return values[0] if len(values) == 1 and not isinstance(values[0], Bounds) else UNKNOWN

    def _lacks(self, parts: Iterable[t.Term[Any]]) -> Outcomes:
        return frozenset(one for part in parts for one in self.of(part) if isinstance(one, Lack))

    def _joined(self, parts: Sequence[t.Term[bool]], *, dominant: bool) -> Outcomes:
        truths = [self.of(part) for part in parts]
        found = set(self._lacks(parts)) if all(some != {dominant} for some in truths) else set[Any]()
        if any(dominant in some for some in truths):
            found.add(dominant)
        if all((not dominant) in some for some in truths):
            found.add(not dominant)
        return frozenset(found)

    def _decided(self, term: t.Decide[Any]) -> Outcomes:
        found = set[Any]()
        if term.provided is not None:
            reached = self.of(term.provided)
            found |= {NOT_APPLICABLE if one is False else one for one in reached if one is not True}
            if True not in reached:
                return frozenset(found)
        for rows in (term.unless, term.rows):
            truths = [self.of(row.condition) for row in rows]
            is_true = any(truth == {True} for truth in truths)
            for row, truth in zip(rows, truths, strict=True):
                found |= {one for one in truth if isinstance(one, Lack) and not is_true}
                found |= self.of(row.outcome) if True in truth else frozenset()
            if not all(False in truth for truth in truths):
                return frozenset(found)
        if any(True in self.of(one.condition) for one in term.silences):
            found.add(SILENT)
        return frozenset(found)

    # ── what an outcome hangs on ─────────────────────────────────────────────────────────────────

    def toward(self, term: t.Term[Any], outcome: Any) -> t.Term[Any] | None:
        """Return something not known on which it hangs whether a term comes to an outcome; nothing if none is found."""
        for part, wanted in self._parts(term, outcome):
            if len(self.of(part)) > 1 and wanted in self.of(part):
                return self.toward(part, wanted)
        return next((leaf for leaf in lacking(term, self.case) if can_be_supposed(leaf)), None)

    def _parts(self, term: t.Term[Any], outcome: Any) -> Iterable[tuple[t.Term[Any], Any]]:
        """Return the parts of a term on which an outcome hangs, and what each must come to, the first to ask first."""
        match term:
            case t.Named(term=inner) | t.Applied(body=inner):
                return ((inner, outcome),)
            case t.Choice():
                return ((term.branch, outcome),)
            case t.Not(part=part):
                return ((part, outcome if isinstance(outcome, Lack) else not outcome),)
            case t.And(parts=parts) | t.Or(parts=parts):
                rest = isinstance(term, t.And)  # beside a lack, all others must be what settles nothing
                return (*((part, outcome) for part in parts), *((part, rest) for part in parts))
            case t.Decide():
                return self._deciding(term, outcome)
            case t.IsIn(term=inner, members=members):
                return self._among(inner, members, outcome)
            case t.Compare(op="==" | "!=" as op, left=left, right=t.Literal(value=value)) if not left.kind.is_amount:
                return self._among(left, (value,), outcome if isinstance(outcome, Lack) else outcome is (op == "=="))
            case _:
                return ()

    def _deciding(self, term: t.Decide[Any], outcome: Any) -> Iterator[tuple[t.Term[Any], Any]]:
        """Yield the parts of a decision that may bring it to an outcome or keep it from it."""
        if term.provided is not None:
            yield from ((term.provided, one) for one in (False if outcome is NOT_APPLICABLE else outcome, True))
        rows = (*term.unless, *term.rows)
        for row in rows:
            if outcome in self.of(row.outcome):
                yield from ((row.condition, True), (row.outcome, outcome))
            yield row.condition, outcome if isinstance(outcome, Lack) else UNKNOWN
        yield from ((row.condition, False) for row in rows)

    def _among(self, term: t.Term[Any], members: Sequence[Any], outcome: Any) -> Iterator[tuple[t.Term[Any], Any]]:
        """Yield a term with each value that is among some or is not, or with the lack that it is to have."""
        for one in self.of(term):
            is_so = one is outcome if isinstance(one, Lack) else (one in members) is outcome
            yield from ((term, one),) if is_so else ()

    # ── leaves ───────────────────────────────────────────────────────────────────────────────────

    def _answered(self, term: t.Open[Any]) -> Outcomes:
        """Return what comes of the answers to a question; an only candidate is not all that can be answered."""
        answer = self.case.guessed.get(key_of(term, self.case), UNKNOWN)
        if answer is None:
            return frozenset({UNKNOWN})
        answers = term.candidates if answer is UNKNOWN else (term.candidates[answer],)
        found = frozenset[Any]().union(*map(self.of, answers))
        return found | {UNKNOWN} if answer is UNKNOWN and len(answers) == 1 else found

    def _leaf(self, leaf: t.Fact[Any] | t.Open[Any]) -> Outcomes:
        if is_absent(leaf, self.case):
            return frozenset({UNKNOWN})
        values = finite(leaf, self.questions)
        if values is not None:
            return frozenset(values)
        if not can_be_supposed(leaf):
            return frozenset({UNKNOWN})
        span = Bounds(*domain(leaf, self.case))
        may_be_absent = isinstance(leaf, t.Fact) and self._may_be_absent(leaf)
        return frozenset({span, UNKNOWN}) if may_be_absent else frozenset({span})

    def _may_be_absent(self, fact: t.Fact[Any]) -> bool:
        """Return whether there may be no such day or amount: what tells whether there is does not say so."""
        if fact.spec.belongs_to is None:
            return False
        told = (one for one in related(fact.model, fact.parameter) if isinstance(one, Conclusion))
        return not any(self._is_so(one) for one in told if one.only is not None and one.only.spec is fact.spec)

    def _is_so(self, conclusion: Conclusion) -> bool:
        """Return whether a fact is known to be what it is where there is a day or an amount."""
        so = True if isinstance(conclusion.value, t.Happened) else self._only(conclusion.value)
        return self.of(conclusion.fact) == {so}

    # ── what is reckoned ─────────────────────────────────────────────────────────────────────────

    def _operated(self, term: t.Compare | t.Arith[Any]) -> Outcomes:
        """Return what an operator makes of its sides, each between two ends."""
        lacks = self._lacks((term.left, term.right))
        if isinstance(term, t.Compare) and not (term.left.kind.is_amount or term.left.kind == DATE):
            values = [self.of(side) - lacks for side in (term.left, term.right)]
            if any(ANYTHING in some for some in values):
                return BOTH | lacks
            return frozenset(OPERATIONS[term.op](*both) for both in itertools.product(*values)) | lacks
        pairs = itertools.product(self._spans(term.left), self._spans(term.right))
        if isinstance(term, t.Compare):
            return frozenset(truth for left, right in pairs for truth in _compared(term.op, left, right)) | lacks
        return frozenset(_reckoned(term.op, left, right) for left, right in pairs) | lacks

    def _spans(self, term: t.Term[Any]) -> Sequence[Bounds]:
        """Return the spans within which a term lies: a few, or one around them all."""
        known = [one for one in self.of(term) if not isinstance(one, Lack)]
        spans = [one if isinstance(one, Bounds) else Bounds(one, one) for one in known]
        return spans if len(spans) ** 2 <= MOST_PAIRS else [_around(spans)]

    def _rounded(self, term: t.Rounded[Any]) -> Outcomes:
        """Return what an amount comes to that is rounded; more is rounded to no less."""
        lacks = self._lacks(t.children(term))
        divisor, step = (self._only(part) for part in (term.divisor, term.step))
        if isinstance(divisor, Lack) or isinstance(step, Lack):
            return lacks | {ANYTHING}

        def brought(end: Any) -> Any:
            return None if end is None else applied(term, self.case.calendar, (end, divisor, step))

        return frozenset(_span(brought(one.low), brought(one.high)) for one in self._spans(term.term)) | lacks

    def _recorded(self, term: t.Record[Any]) -> Outcomes:
        parts = [part for _, part in term.entries]
        lacks = self._lacks(parts)
        known = [[one for one in self.of(part) if not isinstance(one, Lack)] for part in parts]
        if functools.reduce(lambda product, some: product * len(some), known, 1) > MOST_RECORDS:
            return lacks | {ANYTHING}
        names = [name for name, _ in term.entries]
        made = (term.cls(**dict(zip(names, values, strict=True))) for values in itertools.product(*known))
        return frozenset(made) | lacks


def is_span(outcome: Any) -> bool:
    """Return whether an outcome is a span, or a record that holds one."""
    if isinstance(outcome, Bounds):
        return True
    return dataclasses.is_dataclass(outcome) and any(
        is_span(getattr(outcome, field.name)) for field in dataclasses.fields(outcome)
    )


# ── spans ────────────────────────────────────────────────────────────────────────────────────────


def _span(low: Any, high: Any) -> Any:
    """Return what lies between two ends: one value where they are the same."""
    return low if low is not None and low == high else Bounds(low, high)


def _around(spans: Sequence[Bounds]) -> Bounds:
    """Return the span around some."""
    lows, highs = [one.low for one in spans], [one.high for one in spans]
    return Bounds(None if None in lows else min(lows), None if None in highs else max(highs))


def _compared(op: str, left: Bounds, right: Bounds) -> Iterator[bool]:
    """Yield how a comparison can come out between two spans."""
    less, more = _may_be_less(left, right), _may_be_less(right, left)
    at_most, at_least = _may_be_at_most(left, right), _may_be_at_most(right, left)
    is_one = left.low is not None and left.low == left.high == right.low == right.high
    equal = at_most and at_least
    can, cannot = {
        "<": (less, at_least),
        "<=": (at_most, more),
        ">": (more, at_most),
        ">=": (at_least, less),
        "==": (equal, not is_one),
        "!=": (not is_one, equal),
    }[op]
    if can:
        yield True
    if cannot:
        yield False


def _may_be_less(left: Bounds, right: Bounds) -> bool:
    return left.low is None or right.high is None or left.low < right.high


def _may_be_at_most(left: Bounds, right: Bounds) -> bool:
    return left.low is None or right.high is None or left.low <= right.high


def _reckoned(op: str, left: Bounds, right: Bounds) -> Any:
    """Return the span of what an operator makes of two spans."""
    match op:
        case "+":
            return _span(_of_both(op, left.low, right.low), _of_both(op, left.high, right.high))
        case "-":
            return _span(_of_both(op, left.low, right.high), _of_both(op, left.high, right.low))
        case "*" if left.low is not None and right.low is not None and min(left.low, right.low) >= 0:
            return _span(_of_both(op, left.low, right.low), _of_both(op, left.high, right.high))
        case "min":
            highs = [one for one in (left.high, right.high) if one is not None]
            return _span(_of_both(op, left.low, right.low), min(highs, default=None))
        case "max":
            lows = [one for one in (left.low, right.low) if one is not None]
            return _span(max(lows, default=None), _of_both(op, left.high, right.high))
        case _:
            return ANYTHING


def _of_both(op: str, left: Any, right: Any) -> Any:
    return None if left is None or right is None else OPERATIONS[op](left, right)
