"""What can still happen: outcomes within reach, what is missing, and which missing fact would settle most."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.engine import ends
from regkit.engine.lists import list_of_others, unrolled
from regkit.engine.operations import OPERATIONS, Timed, uncovered_year
from regkit.engine.reference import Case, evaluate
from regkit.engine.regions import Key, representatives
from regkit.language import terms as t
from regkit.language.outcomes import NOT_APPLICABLE, SILENT, UNKNOWN, Bounds, Lack, Missing, Status
from regkit.language.writing import value_in_words
from regkit.law import CalendarNotCovered, Quantity, last_day

__all__ = ["bounds", "missing", "outcomes"]

MOST_COMPLETIONS = 128


def missing(term: t.Term[Any], case: Case) -> tuple[Missing, ...]:
    """Return what is not known and could still change the value of `term`, the most decisive first."""
    found: dict[Any, Missing] = {}
    for leaf in _lacking(term, case):
        key = (leaf.parameter, leaf.spec.name) if isinstance(leaf, t.Fact) else leaf
        if key not in found:
            found[key] = _missing(leaf, term, case)
    return tuple(sorted({item.name: item for item in found.values()}.values(), key=lambda item: -item.settles))


def _lacking(term: t.Term[Any], case: Case) -> Iterator[t.Term[Any]]:
    """Yield the leaves that keep `term` from having a value: only what could still change it."""
    walked: set[t.Term[Any]] = set()
    yield from _lacking_in(term, case, walked)


def _lacking_in(term: t.Term[Any], case: Case, walked: set[t.Term[Any]]) -> Iterator[t.Term[Any]]:
    if term in walked or evaluate(term, case) is not UNKNOWN:
        return
    walked.add(term)
    match term:
        case t.Fact() | t.Open() | t.AsOf():
            yield term
        case t.Decide(unless=unless, rows=rows, provided=provided):
            if provided is not None and evaluate(provided, case) is not True:
                yield from _lacking_in(provided, case, walked)
            for row in (*unless, *rows):
                truth = evaluate(row.condition, case)
                if truth is UNKNOWN:
                    yield from _lacking_in(row.condition, case, walked)
                if truth is not False:
                    yield from _lacking_in(row.outcome, case, walked)
        case t.Choice():
            yield from _lacking_in(term.branch, case, walked)
        case t.Over():
            yield from _lacking_in(unrolled(term, case.subjects), case, walked)
        case t.Shift() | t.Between() | t.Rolled() if _uncovered_year(term, case):
            yield term
        case _:
            for child in t.children(term):
                yield from _lacking_in(child, case, walked)


def _missing(leaf: t.Term[Any], term: t.Term[Any], case: Case) -> Missing:
    match leaf:
        case t.Fact(parameter=parameter, spec=spec):
            name = f"{parameter}.{spec.name}"
            if (held := list_of_others(leaf, case.subjects)) is not None:
                return Missing(*held)
            return Missing(name, spec.zh, spec.name.replace("_", " "), spec.decided_by, _settles(leaf, term, case))
        case t.Open(question=question):
            return Missing(question.id, question.zh, question.en, question.authority, Decimal(0), question.recommended)
        case t.Shift() | t.Between() | t.Rolled():
            year = _uncovered_year(leaf, case)
            return Missing(
                f"working_day_calendar({year})", f"{year}年工作日安排", f"the working days of {year}", "国务院办公厅"
            )
        case _:
            return Missing("on", "询问之日", "the day asked about")


def _uncovered_year(leaf: Timed, case: Case) -> int | None:
    values = [evaluate(part, case) for part in t.children(leaf)]
    return None if any(isinstance(value, Lack) for value in values) else uncovered_year(leaf, case.calendar, values)


# ── supposing a missing fact known ────────────────────────────────────────────────────────────────


def _suppose(case: Case, known: Mapping[Key, Any]) -> Case:
    return Case(case.subjects, case.on, case.calendar, {**case.supposed, **known})


def _settles(leaf: t.Fact[Any], term: t.Term[Any], case: Case) -> Decimal:
    """Return the share of the fact's values that would leave nothing else to ask."""
    values = representatives(leaf, term)
    if not values:
        values = (_any_value(leaf),)
    key = (leaf.parameter, leaf.spec.name)
    settled = sum(evaluate(term, _suppose(case, {key: value})) is not UNKNOWN for value in values)
    return (Decimal(settled) / len(values)).quantize(Decimal("0.01"))


def _any_value(leaf: t.Fact[Any]) -> Any:
    return date(2020, 1, 1) if leaf.kind.sort == "a date" else Decimal(1) if leaf.kind.is_amount else frozenset()


# ── outcomes within reach ─────────────────────────────────────────────────────────────────────────


def outcomes(term: t.Term[Any], case: Case) -> tuple[Any, ...]:
    """Return what `term` can still turn out to be.

    Values, `Bounds` for amounts and days known only between ends, and `Status.SILENT` or
    `Status.NOT_APPLICABLE` where the facts may fall where the text gives no answer.
    """
    found: list[Any] = []
    for supposed in _completions(term, case):
        for outcome in _outcomes(term, supposed):
            if outcome not in found:
                found.append(outcome)
    return tuple(sorted(found, key=_order))


def _completions(term: t.Term[Any], case: Case) -> Iterator[Case]:
    """Yield the case with each combination of values of its missing words and yes-or-nos."""
    facts = {
        (leaf.parameter, leaf.spec.name): leaf
        for leaf in _lacking(term, case)
        if isinstance(leaf, t.Fact) and (leaf.kind.sort in {"word", "yes or no"})
    }
    choices = [representatives(fact, term) for fact in facts.values()]
    total = 1
    for values in choices:
        total *= len(values)
    if total > MOST_COMPLETIONS:
        yield case
        return
    for combination in itertools.product(*choices):
        yield _suppose(case, dict(zip(facts, combination, strict=True)))


def _outcomes(term: t.Term[Any], case: Case) -> list[Any]:
    """Return the outcomes of a term in one case, worked out once for the case."""
    if term not in case.reach:
        case.reach[term] = _outcomes_of(term, case)
    return case.reach[term]


def _outcomes_of(term: t.Term[Any], case: Case) -> list[Any]:
    value = evaluate(term, case)
    if isinstance(value, Lack) and value is not UNKNOWN:
        return [value.status]
    if value is not UNKNOWN:
        return [value]
    match term:
        case t.Named(term=inner) | t.Applied(body=inner):
            return _outcomes(inner, case)
        case t.Choice():
            return _outcomes(term.branch, case)
        case t.Over():
            return _outcomes(unrolled(term, case.subjects), case)
        case t.Decide():
            return _outcomes_of_decision(term, case)
        case t.Open(candidates=candidates) if candidates:
            return [outcome for candidate in candidates for outcome in _outcomes(candidate, case)]
        case t.Record(cls=cls, entries=entries):
            options = [_outcomes(entry, case) for _, entry in entries]
            names = [name for name, _ in entries]
            return [cls(**dict(zip(names, chosen, strict=True))) for chosen in itertools.product(*options)]
        case _ if term.kind.is_amount or term.kind.sort == "a date":
            low, high = bounds(term, case)
            return [low if low is not None and low == high else Bounds(low, high)]
        case _ if term.kind.sort == "yes or no":
            return [True, False]
        case _ if term.kind.sort == "word":
            return list(term.kind.detail)
        case _:
            return [Status.UNDETERMINED]


def _outcomes_of_decision(term: t.Decide[Any], case: Case) -> list[Any]:
    found: list[Any] = []
    if term.provided is not None and evaluate(term.provided, case) is not True:
        found.append(Status.NOT_APPLICABLE)
    for rows in (term.unless, term.rows):
        truths = [_truth(row.condition, case) for row in rows]
        certain = True in truths
        for row, truth in zip(rows, truths, strict=True):
            if truth is True or (truth is not False and not certain):
                found.extend(_outcomes(row.outcome, case))
        if certain:
            return found
    return [*found, Status.SILENT] if _may_be_silent(term, case) else found


def _truth(condition: t.Term[Any], case: Case) -> Any:
    """Return whether `condition` holds, settling by their bounds the comparisons of amounts not yet known."""
    truth = evaluate(condition, case)
    if truth is not UNKNOWN:
        return truth
    match condition:
        case t.Named(term=inner):
            return _truth(inner, case)
        case t.Choice():
            return _truth(condition.branch, case)
        case t.Over():
            return _truth(unrolled(condition, case.subjects), case)
        case t.Not(part=part):
            inner = _truth(part, case)
            return inner if isinstance(inner, Lack) else not inner
        case t.And(parts=parts) | t.Or(parts=parts):
            dominant = isinstance(condition, t.Or)
            truths = [_truth(part, case) for part in parts]
            return dominant if dominant in truths else UNKNOWN if UNKNOWN in truths else not dominant
        case t.Compare(op=op, left=left, right=right) if left.kind.is_amount:
            return _compared(op, bounds(left, case), bounds(right, case))
        case _:
            return UNKNOWN


def _compared(op: str, left: tuple[Any, Any], right: tuple[Any, Any]) -> Any:
    """Return whether every amount of one range relates to every amount of the other as `op` says, or none does."""
    (low, high), (lower, higher) = left, right
    below = high is not None and lower is not None and (high < lower)
    above = low is not None and higher is not None and (low > higher)
    if not (below or above):
        return UNKNOWN
    return {"<": below, "<=": below, ">": above, ">=": above, "==": False, "!=": True}[op]


@functools.lru_cache(maxsize=1024)
def _rows_alone(term: t.Decide[Any]) -> t.Decide[Any]:
    return t.Decide(term.rows, (), None, (), term.kind)


def _may_be_silent(term: t.Decide[Any], case: Case) -> bool:
    """Return whether a completion of the missing facts leaves every row false, as far as can be tried."""
    whole = _rows_alone(term)
    facts = [leaf for row in term.rows for leaf in _lacking(row.condition, case)]
    known = {(f.parameter, f.spec.name): representatives(f, whole) for f in facts if isinstance(f, t.Fact)}
    known = {key: values for key, values in known.items() if values}
    total = 1
    for values in known.values():
        total *= len(values)
    if total > MOST_COMPLETIONS:
        return True
    for combination in itertools.product(*known.values()):
        supposed = _suppose(case, dict(zip(known, combination, strict=True)))
        truths = [_truth(row.condition, supposed) for row in term.rows]
        if all(truth is False for truth in truths):
            return True
    return False


def bounds(term: t.Term[Any], case: Case) -> tuple[Any, Any]:
    """Return the ends between which the amount or day `term` must lie; `None` where there is no end."""
    value = evaluate(term, case)
    if not isinstance(value, Lack):
        return value, value
    if value in {SILENT, NOT_APPLICABLE}:
        return None, None
    match term:
        case t.Fact(spec=spec) if spec.kind.is_amount:
            return (Decimal(0) if spec.low is None else spec.low), spec.high
        case t.Named(term=inner) | t.Applied(body=inner):
            return bounds(inner, case)
        case t.Choice():
            return bounds(term.branch, case)
        case t.Over():
            return bounds(unrolled(term, case.subjects), case)
        case t.Arith(op=op, left=left, right=right):
            return _bounds_of(op, bounds(left, case), bounds(right, case))
        case t.Shift(start=start, period=period):
            return _bounds_of_shift(bounds(start, case), bounds(period, case), term, case)
        case t.Rounded(term=inner, divisor=divisor, step=step):
            return ends.rounded_ends(term, bounds(inner, case), bounds(divisor, case), evaluate(step, case))
        case t.Between() | t.Rolled():
            return ends.timed(term, [bounds(part, case) for part in t.children(term)], case.calendar)
        case t.Decide() | t.Open(candidates=(_, *_)):
            reached = [_ends(outcome) for outcome in _outcomes(term, case) if not isinstance(outcome, Status)]
            return _least([low for low, _ in reached]), _most([high for _, high in reached])
        case _:
            return None, None


def _ends(outcome: Any) -> tuple[Any, Any]:
    return (outcome.low, outcome.high) if isinstance(outcome, Bounds) else (outcome, outcome)


def _least(values: list[Any]) -> Any:
    return min(values) if values and None not in values else None


def _most(values: list[Any]) -> Any:
    return max(values) if values and None not in values else None


def _bounds_of(op: str, left: tuple[Any, Any], right: tuple[Any, Any]) -> tuple[Any, Any]:
    """Reckon with ends."""
    (low, high), (lower, higher) = left, right
    match op:
        case "+":
            return _both(low, lower, "+"), _both(high, higher, "+")
        case "-":
            return _both(low, higher, "-"), _both(high, lower, "-")
        case "*":
            return ends.multiplied(left, right)
        case "/":
            # Division is by a number of the text here: known, and more than nothing.
            return _both(low, lower, "/"), _both(high, lower, "/")
        case "min":
            return _least([low, lower]), _most_known(min, high, higher)
        case _:
            return _most_known(max, low, lower), _most([high, higher])


def _most_known(choose: Any, one: Any, other: Any) -> Any:
    known = [value for value in (one, other) if value is not None]
    return choose(known) if known else None


def _both(one: Any, other: Any, op: str) -> Any:
    if one is None or other is None:
        return None
    return OPERATIONS[op](one, other)


def _bounds_of_shift(start: tuple[Any, Any], period: tuple[Any, Any], term: t.Shift, case: Case) -> tuple[Any, Any]:
    unit = term.period.kind.detail
    found = []
    for day, amount in zip(start, period, strict=True):
        try:
            found.append(None if None in (day, amount) else last_day(day, Quantity(amount, unit), case.calendar))
        except CalendarNotCovered:
            found.append(None)
    return found[0], found[1]


def _order(outcome: Any) -> tuple[int, Any]:
    """Order outcomes: amounts from small to large, the rest by their words, silence last."""
    if isinstance(outcome, Status):
        return 2, outcome.code
    if isinstance(outcome, Bounds):
        outcome = outcome.low if outcome.low is not None else Decimal(0)
    if isinstance(outcome, (int, Decimal)) and not isinstance(outcome, bool):
        return 0, f"{Decimal(outcome):030.6f}"
    return 1, str(outcome)


def outcome_in_words(outcome: Any, term: t.Term[Any], lang: str) -> str:
    """Return an outcome as people write it; bounds as `从…到…`."""
    if isinstance(outcome, Status):
        return outcome.zh if lang == "zh" else outcome.code.replace("_", " ")
    if not isinstance(outcome, Bounds):
        return value_in_words(outcome, term.kind, lang)
    low, high = (None if end is None else value_in_words(end, term.kind, lang) for end in (outcome.low, outcome.high))
    if lang == "zh":
        return f"{low}至{high}" if low and high else f"{low}以上" if low else f"{high}以下" if high else "无上下限"
    return f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}" if high else "any"
