"""What is seen ahead of a case holds all that comes of it: on random rules, on amounts, and part by part."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.engine.ahead import Ahead
from regkit.engine.operations import OPERATIONS
from regkit.engine.reach import covers
from regkit.engine.reference import Case
from regkit.engine.worlds import Worlds
from regkit.language import Bounds, Day, Facts, Flag, Money, Subject, Times, belongs, decide, fact, silent, when
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.outcomes import NOT_APPLICABLE, SILENT, UNKNOWN
from regkit.law import times, yuan
from tests.engine.small_worlds import CONFLICT, MODELS, QUESTION, WORDS, Answer, Hue, a_rule, a_subject, completions


def ahead_of(term: Any, *subjects: Subject, on: date | None = None) -> frozenset[Any]:
    """Return what is seen ahead of a term about subjects called `thing`, `other`."""
    worlds = Worlds(term, Case(dict(zip(("thing", "other"), subjects, strict=False)), on))
    return Ahead(worlds.case, worlds.allowed, worlds.questions).of(worlds.term)


def without_gaps(term: Any) -> Any:
    """Return a rule that says of every decision within it that it is silent where no row applies."""
    match term:
        case t.Decide(rows=rows, unless=unless):
            asked = [row.condition for row in (*unless, *rows)]
            silence = t.Silence(t.And(tuple(t.Not(one) for one in asked)), "未规定", None)
            return dataclasses.replace(
                term,
                rows=tuple(dataclasses.replace(row, outcome=without_gaps(row.outcome)) for row in rows),
                unless=tuple(dataclasses.replace(row, outcome=without_gaps(row.outcome)) for row in unless),
                silences=(silence,),
            )
        case _:
            return term


@pytest.mark.parametrize("seed", range(4))
def test_nothing_comes_of_a_case_that_was_not_seen_ahead(seed: int) -> None:
    """Of random rules and cases, every completion comes to one of the outcomes seen ahead."""
    rng, several = Random(seed), 0
    for _ in range(60):
        model = rng.choice(MODELS)
        term = without_gaps(a_rule(rng, model))
        for _ in range(5):
            subject = a_subject(rng, model)
            seen = ahead_of(term, subject)
            reached = {one.outcome for one in completions(term, subject)} - {CONFLICT}
            assert reached <= seen, (term, subject, reached, seen)
            several += 1 < len(reached) <= len(seen)
    assert several > 20


class Thing(Subject):
    """Facts of each kind."""

    flag: Flag | None = fact("是否")
    hue: Hue | None = fact("颜色")
    paid: Money | None = fact("已付")
    count: Times | None = fact("次数", low=times(1), high=times(3))
    day: Day | None = fact("日期")
    text: str | None = fact("说明")
    ended: Day | None = fact("终止日")
    relations = (belongs("ended", to="flag"),)


THING: Facts[Any] = Facts(Thing, "thing")
NOTHING = Thing()
GATED = decide(when(t.lift(True), Answer.ONE, WORDS), provided=THING.flag)
GAP = decide(
    when(THING.flag, Answer.ONE, WORDS),
    silent(~THING.flag & (THING.hue == Hue.RED), "未规定"),
    when(~THING.flag & ~(THING.hue == Hue.RED), Answer.TWO, WORDS),
)


@pytest.mark.parametrize(
    ("term", "seen"),
    [
        (THING.flag, {True, False}),
        (THING.hue, set(Hue)),
        (~THING.flag, {True, False}),
        (THING.hue.is_in(Hue.RED, Hue.GREEN), {True, False}),
        (THING.paid, {Bounds(Decimal(0), None)}),
        (THING.count, {Bounds(Decimal(1), Decimal(3))}),
        (THING.count + times(2), {Bounds(Decimal(3), Decimal(5))}),
        (THING.count - times(1), {Bounds(Decimal(0), Decimal(2))}),
        (THING.count > times(3), {False}),
        (THING.count >= times(3), {True, False}),
        (THING.count <= times(3), {True}),
        (THING.count < times(1), {False}),
        (THING.count == times(4), {False}),
        (THING.count != times(4), {True}),
        (THING.day, {Bounds(None, None)}),
        (THING.text, {UNKNOWN}),
        (THING.ended, {Bounds(None, None), UNKNOWN}),
        (QUESTION.of(BOOL), {True, False}),
        (GATED, {Answer.ONE, NOT_APPLICABLE}),
        (GAP, {Answer.ONE, Answer.TWO, SILENT}),
        (GATED == Answer.ONE, {True, NOT_APPLICABLE}),
        (GATED == Answer.TWO, {False, NOT_APPLICABLE}),
        (GATED != Answer.TWO, {True, NOT_APPLICABLE}),
        ((GATED == Answer.ONE) & (THING.count > times(3)), {False}),
        ((GATED == Answer.ONE) | (THING.count < times(4)), {True}),
        ((GATED == Answer.ONE) & (THING.count < times(4)), {True, NOT_APPLICABLE}),
        ((GATED == Answer.ONE) & THING.flag, {True, False, NOT_APPLICABLE}),
    ],
    ids=str,
)
def test_what_is_seen_ahead_where_nothing_is_known(term: Any, seen: set[Any]) -> None:
    """Values of a few, ends of an amount, the lacks of a decision; parts are taken each by itself."""
    assert ahead_of(term, NOTHING) == seen


def test_there_is_a_day_where_what_it_belongs_to_is_so() -> None:
    """A day that there may not be is unknown for good; where it is said that there is one, it is some day."""
    assert ahead_of(THING.ended, Thing(flag=True)) == {Bounds(None, None)}
    assert UNKNOWN in ahead_of(THING.ended, Thing(flag=None))


ENDS = st.one_of(st.none(), st.integers(0, 20).map(Decimal))


@st.composite
def spans(draw: st.DrawFn) -> tuple[Bounds, Decimal]:
    """Return a span and an amount within it."""
    value = draw(st.integers(0, 20).map(Decimal))
    low = draw(st.one_of(st.none(), st.integers(0, int(value)).map(Decimal)))
    high = draw(st.one_of(st.none(), st.integers(int(value), 40).map(Decimal)))
    return Bounds(low, high), value


ONE, OTHER = THING.count, Facts(Thing, "other").count


def ahead_with(left: Bounds, right: Bounds) -> Ahead:
    """Return what is seen ahead where two amounts lie between some ends."""
    worlds = Worlds(ONE + OTHER, Case({"thing": NOTHING, "other": NOTHING}))
    ahead = Ahead(worlds.case, worlds.allowed, worlds.questions)
    ahead.seen |= {ONE: frozenset({left}), OTHER: frozenset({right})}
    return ahead


@given(spans(), spans(), st.sampled_from(["+", "-", "*", "min", "max"]))
def test_what_is_reckoned_lies_between_the_ends(left: Any, right: Any, op: str) -> None:
    """Whatever two amounts are within their ends, what is made of them is within those that are seen ahead."""
    seen = ahead_with(left[0], right[0]).of(t.Arith(op, ONE, OTHER, ONE.kind))
    assert covers(seen, OPERATIONS[op](left[1], right[1]), 0)


@given(spans(), spans(), st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
def test_how_a_comparison_comes_out_was_seen_ahead(left: Any, right: Any, op: str) -> None:
    """Whatever two amounts are within their ends, the comparison comes out in one of the ways seen ahead."""
    seen = ahead_with(left[0], right[0]).of(t.Compare(op, ONE, OTHER))
    assert OPERATIONS[op](left[1], right[1]) in seen


def test_money_of_two_kinds_is_told_apart_by_its_ends() -> None:
    """A row of a fixed amount and one of what was paid and more: both are seen, no less than either."""
    term = decide(when(THING.flag, yuan(5), WORDS), when(~THING.flag, THING.paid + yuan(7), WORDS))
    assert ahead_of(term, NOTHING) == {Decimal(5), Bounds(Decimal(7), None)}
