"""The generated code says what the reference evaluator says, on random rules and random cases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings

from regkit.engine import trace
from regkit.engine.possible import determined, missing, outcomes, settling
from regkit.engine.prove import disjoint
from regkit.engine.reference import Case, evaluate
from regkit.language import Bounds, ConflictError, Rule, Status
from regkit.language.outcomes import UNKNOWN, Lack
from tests.engine.random_rules import ASKED_ON, HELD_OTHERS, HELD_THINGS, OTHERS, READING, THINGS, Other, Thing, rules

MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
SOME = settings(MANY, max_examples=30)
"""Rules that ask lists take longer; the search itself is compared with all completions in `test_worlds`."""


def referred(rule: Rule[Any, Thing, Other], thing: Thing, other: Other, on: date) -> Any:
    """Return what the reference says: a value, a lack, or that rows contradict each other."""
    try:
        return determined(rule.body, Case({"thing": thing, "other": other}, on))
    except ConflictError:
        return ConflictError


def answered(rule: Rule[Any, Thing, Other], thing: Thing, other: Other, on: date) -> Any:
    """Return what the generated code says, in the same terms."""
    try:
        answer = rule(thing, other, on=on)
    except ConflictError:
        return ConflictError
    return answer.value if answer.is_decided else Lack(answer.status)


@SOME
@given(rules(wide=True), HELD_THINGS, HELD_OTHERS, ASKED_ON)
def test_generated_code_equals_the_reference(
    rule: Rule[Any, Thing, Other], thing: Thing, other: Other, on: date
) -> None:
    """Status, value and contradiction are the same, unknowns included."""
    assert answered(rule, thing, other, on) == referred(rule, thing, other, on)


@SOME
@given(rules(wide=True), HELD_THINGS, HELD_OTHERS, ASKED_ON)
def test_citations_equal_those_of_the_trace(
    rule: Rule[Any, Thing, Other], thing: Thing, other: Other, on: date
) -> None:
    """The words kept beside generated code are those that the path gives."""
    try:
        answer = rule(thing, other, on=on)
    except ConflictError:
        return
    case = Case({"thing": thing, "other": other}, on)
    if evaluate(rule.body, case) is UNKNOWN and answer.status is not Status.UNDETERMINED:
        words = [set(trace.citations(rule.body, world)) for world in settling(rule.body, case)]
        assert set(answer.citations) == (set.intersection(*words) or set.union(*words))
    else:
        assert answer.citations == trace.citations(rule.body, case)


@SOME
@given(rules(wide=True), HELD_THINGS, THINGS, HELD_OTHERS, ASKED_ON)
def test_more_facts_never_change_a_decided_answer(
    rule: Rule[Any, Thing, Other], thing: Thing, more: Thing, other: Other, on: date
) -> None:
    """What is decided stays decided when unknown facts become known, unless rows then contradict each other.

    Rows that are not disjoint may also come to hold together while the outcome of one is not known yet.
    """
    before = referred(rule, thing, other, on)
    said = {name: getattr(thing, name) for name in thing.model_fields_set}
    filled = said | {
        name: value
        for name in Thing.facts
        if getattr(thing, name) is None and (value := getattr(more, name)) is not None
    }
    after = referred(rule, Thing(**filled), other, on)
    if after is Lack.UNKNOWN and not isinstance(before, Lack) and not disjoint(rule):
        return
    if not isinstance(before, Lack) and before is not ConflictError and after is not ConflictError:
        assert after == before


@MANY
@given(rules(), THINGS, OTHERS, ASKED_ON)
def test_what_comes_of_more_facts_was_possible(
    rule: Rule[Any, Thing, Other], thing: Thing, other: Other, on: date
) -> None:
    """A value that a completion of the unknown facts gives was among the outcomes within reach."""
    case = Case({"thing": thing, "other": other}, on)
    try:
        reach = outcomes(rule.body, case)
    except ConflictError:
        return
    complete = {
        name: COMPLETION[name] if getattr(thing, name) is None else getattr(thing, name) for name in Thing.facts
    }
    after = referred(
        rule,
        Thing(**complete),
        Other(flag=bool(other.flag), price=Decimal(1000) if other.price is None else other.price),
        on,
    )
    if isinstance(after, Lack) or after is ConflictError or not rule.body.kind.is_amount:
        return
    if Status.UNDETERMINED in reach:  # rows that contradict each other, or more than can be gone through: told so
        return
    assert any(within(after, one) for one in reach), (after, reach)


COMPLETION: dict[str, Any] = {
    "flag": True,
    "usual": False,
    "colour": "green",
    "colours": frozenset(),
    "price": 2000,
    "times": 2,
    "factor": "0.5",
    "day": date(2013, 5, 5),
}


def within(value: Any, outcome: Any) -> bool:
    """Return whether an outcome has room for a value."""
    if isinstance(outcome, Bounds):
        return (outcome.low is None or outcome.low <= value) and (outcome.high is None or value <= outcome.high)
    return not isinstance(outcome, Status) and bool(value == outcome)


@MANY
@given(rules(), THINGS, OTHERS, ASKED_ON)
def test_only_an_undetermined_answer_misses_something(
    rule: Rule[Any, Thing, Other], thing: Thing, other: Other, on: date
) -> None:
    """A decided, silent or inapplicable answer lacks nothing; an undetermined one says what it lacks."""
    case = Case({"thing": thing, "other": other}, on)
    status = referred(rule, thing, other, on)
    if status is ConflictError:
        return
    try:
        lacking = missing(rule.body, case)
    except ConflictError:  # supposing a fact known, two rows of this rule contradict each other
        return
    if Status.UNDETERMINED in outcomes(rule.body, case):  # rows that contradict each other when more is known
        return
    assert bool(lacking) == (status is Lack.UNKNOWN)


@SOME
@given(rules(wide=True), HELD_THINGS, HELD_OTHERS, ASKED_ON)
def test_another_reading_is_another_rule(rule: Rule[Any, Thing, Other], thing: Thing, other: Other, on: date) -> None:
    """A rule read otherwise follows the other branch everywhere, and leaves the first rule as it was."""
    if READING not in rule.readings:
        return
    before = answered(rule, thing, other, on)
    amended = rule.amend(READING.read_as("two"))
    assert answered(amended, thing, other, on) == referred(amended, thing, other, on)
    assert answered(amended.amend(READING.read_as("one")), thing, other, on) == before
    assert answered(rule, thing, other, on) == before


@MANY
@given(rules(), THINGS, OTHERS, ASKED_ON)
def test_every_answer_can_be_explained(rule: Rule[Any, Thing, Other], thing: Thing, other: Other, on: date) -> None:
    """Explanations in both languages, as text and HTML, exist for whatever a rule says."""
    try:
        answer = rule(thing, other, on=on)
        texts = [answer.explain("zh"), answer.explain("en"), answer._repr_html_()]
    except ConflictError:
        return
    assert all(texts)
    assert "<script" not in texts[2]
