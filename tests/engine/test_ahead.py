"""What is seen ahead of a case holds all that comes of it: on random rules, on amounts, and part by part."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.engine.ahead import Ahead, is_span
from regkit.engine.operations import OPERATIONS
from regkit.engine.reach import covers
from regkit.engine.reference import Case, key_of
from regkit.engine.worlds import Worlds
from regkit.language import (
    Bounds,
    Day,
    Facts,
    Flag,
    Money,
    Rounding,
    Subject,
    Times,
    belongs,
    dated,
    decide,
    fact,
    record,
    rounded,
    silent,
    when,
)
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.outcomes import NOT_APPLICABLE, SILENT, UNKNOWN
from regkit.law import multiple, times, yuan
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


def random_questions(seed: int) -> Iterator[tuple[Any, Any]]:
    """Yield random rules that say of every gap that they are silent there, each with some random subjects."""
    rng = Random(seed)
    for _ in range(60):
        model = rng.choice(MODELS)
        term = without_gaps(a_rule(rng, model))
        yield from ((term, a_subject(rng, model)) for _ in range(5))


@pytest.mark.parametrize("seed", range(4))
def test_nothing_comes_of_a_case_that_was_not_seen_ahead(seed: int) -> None:
    """Of random rules and cases, every completion comes to one of the outcomes seen ahead."""
    several = 0
    for term, subject in random_questions(seed):
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


RED = THING.hue == Hue.RED
FEW = decide(when(RED, yuan(5), WORDS), when(~RED, yuan(17), WORDS))
FIVE = decide(when(RED, yuan(5), WORDS), when(~RED, yuan(5), WORDS))
WARM = decide(when(THING.flag, Hue.RED, WORDS), when(THING.count > times(2), Hue.GREEN, WORDS))
MARCH, MAY = date(2024, 3, 1), date(2024, 5, 1)
DAYS = decide(when(RED, t.lift(MARCH), WORDS), when(~RED, t.lift(MAY), WORDS))
SOME_DAY = decide(when(RED, t.lift(MARCH), WORDS), when(~RED, THING.day, WORDS))


@dataclasses.dataclass(frozen=True)
class Five:
    """A record of five words."""

    a: Any
    b: Any
    c: Any
    d: Any
    e: Any


@dataclasses.dataclass(frozen=True)
class Six(Five):
    """A record of six words."""

    f: Any


@pytest.mark.parametrize(
    ("term", "seen"),
    [
        (t.Happened(THING.day), {True, False}),
        (THING.day == Facts(Thing, "other").day, {True, False}),
        (t.Compare("==", FIVE, t.lift(yuan(5))), {True}),
        (t.Compare("==", FEW, t.lift(yuan(5))), {True, False}),
        (WARM.is_in(Hue.RED, Hue.GREEN), {True}),
        (WARM.is_in(Hue.BLUE), {False}),
        (FEW + yuan(1), {Decimal(6), Decimal(18)}),
        (rounded(FEW, to=yuan(10), how=Rounding.UP, words=WORDS), {Decimal(10), Decimal(20)}),
        (rounded(THING.paid, to=yuan(10), how=Rounding.UP, words=WORDS), {Bounds(Decimal(0), None)}),
        (t.Open(QUESTION, WARM.kind, (t.lift(Hue.RED), t.lift(Hue.BLUE))), {Hue.RED, Hue.BLUE}),
        (t.Open(QUESTION, WARM.kind, (t.lift(Hue.RED),)), {Hue.RED, UNKNOWN}),
    ],
)
def test_outcomes_that_are_few_are_told_apart(term: Any, seen: set[Any]) -> None:
    """Of amounts of two rows the sum with one, of an only candidate that the answer may be another."""
    assert ahead_of(term, NOTHING, NOTHING) == seen


def test_what_is_divided_by_what_is_not_known_may_be_anything() -> None:
    """By how much is not known, so no end is; by a known amount, each row comes to an amount of its own."""
    share = rounded(FEW / THING.paid, to=multiple(1), how=Rounding.UP, words=WORDS)
    assert Bounds(None, None) in ahead_of(share, NOTHING)
    assert {Decimal(1), Decimal(4)} <= ahead_of(share, Thing(paid=Decimal(5)))


def test_what_a_question_comes_to_once_an_answer_is_supposed() -> None:
    """The candidate that is supposed; none of them, and it is unknown for good."""
    term = t.Open(QUESTION, WARM.kind, (t.lift(Hue.RED), WARM))
    worlds = Worlds(term, Case({"thing": NOTHING}))
    key = key_of(term, worlds.case)

    def seen(answer: int | None) -> frozenset[Any]:
        case = worlds.case.supposing({key: answer})
        return Ahead(case, worlds.allowed, worlds.questions).of(worlds.term)

    assert seen(1) == {Hue.RED, Hue.GREEN}
    assert seen(None) == {UNKNOWN}


def test_records_are_told_apart_if_they_are_few() -> None:
    """Of five words of three each there are 243 records, of six too many to be told."""
    assert len(ahead_of(record(Five, **dict.fromkeys("abcde", THING.hue)), NOTHING)) == 243
    assert ahead_of(record(Six, **dict.fromkeys("abcdef", THING.hue)), NOTHING) == {Bounds(None, None)}


def test_a_span_may_be_a_part_of_a_record() -> None:
    """An amount between two ends is one, and a record that holds one; an amount, a word, and a record of words not."""
    span = Bounds(Decimal(1), None)
    assert is_span(span)
    assert is_span(Five(Hue.RED, span, 1, 2, 3))
    assert not is_span(Five(Hue.RED, Hue.BLUE, 1, 2, 3))
    assert not is_span(Decimal(1))
    assert not is_span(Hue.RED)


@pytest.mark.parametrize(
    ("term", "ends"),
    [
        (THING.count, Bounds(Decimal(1), Decimal(3))),
        (THING.flag, Bounds(None, None)),
        (FEW, Bounds(Decimal(5), Decimal(17))),
        (decide(when(RED, yuan(5), WORDS), when(~RED, THING.paid + yuan(3), WORDS)), Bounds(Decimal(3), None)),
        (DAYS, Bounds(MARCH, MAY)),
        (SOME_DAY, Bounds(None, None)),
    ],
)
def test_the_ends_lie_around_all_that_may_come(term: Any, ends: Bounds) -> None:
    """The least of all rows and the most, of amounts and of days; where one row has no end, there is none."""
    worlds = Worlds(term, Case({"thing": NOTHING}))
    assert Ahead(worlds.case, worlds.allowed, worlds.questions).ends(worlds.term) == ends


@pytest.mark.parametrize(
    ("op", "left", "right", "expected"),
    [
        ("*", (0, 3), (2, 4), (0, 12)),
        ("min", (0, 3), (2, None), (0, 3)),
        ("max", (None, 3), (2, 5), (2, 5)),
        ("max", (4, None), (2, 5), (4, None)),
    ],
)
def test_what_is_reckoned_has_the_ends_that_it_can_have(op: str, left: Any, right: Any, expected: Any) -> None:
    """The lesser of two is no more than the one that has an end; the greater no less."""

    def between(low: int | None, high: int | None) -> Bounds:
        return Bounds(None if low is None else Decimal(low), None if high is None else Decimal(high))

    seen = ahead_with(between(*left), between(*right)).of(t.Arith(op, ONE, OTHER, ONE.kind))
    assert seen == {between(*expected)}


class Dated(Subject):
    """A fact that is so from a day on, and a day that there is only of a word."""

    done: Flag | None = fact("是否完成")
    done_on: Day | None = fact("完成日")
    hue: Hue | None = fact("颜色")
    dried_on: Day | None = fact("干燥日")
    relations = (dated("done", "done_on"), belongs("dried_on", to="hue", value=Hue.RED))


DATED: Facts[Any] = Facts(Dated, "thing")


def test_there_is_a_day_from_which_on_something_is_so() -> None:
    """Where it is done, it was done on some day; where it is not, there may be none. So it is of what has a word."""
    assert UNKNOWN not in ahead_of(DATED.done_on, Dated(done=True), on=MAY)
    assert UNKNOWN in ahead_of(DATED.done_on, Dated(done=False), on=MAY)
    assert UNKNOWN not in ahead_of(DATED.dried_on, Dated(hue=Hue.RED))
    assert UNKNOWN in ahead_of(DATED.dried_on, Dated(hue=Hue.BLUE))


TWO_ROWS = decide(when(THING.flag, Answer.ONE, WORDS), when(RED, Answer.TWO, WORDS))
BOUND = decide(when(RED, Answer.ONE, WORDS), when(~RED, Answer.TWO, WORDS), provided=THING.flag)
NESTED = decide(when(GATED == Answer.ONE, BOUND, WORDS), when(THING.count > times(2), Answer.THREE, WORDS))


@pytest.mark.parametrize(
    ("term", "outcome", "name"),
    [
        (TWO_ROWS, Answer.ONE, "flag"),
        (TWO_ROWS, Answer.TWO, "hue"),
        (TWO_ROWS, SILENT, "flag"),
        (NESTED, Answer.THREE, "count"),
        (BOUND, NOT_APPLICABLE, "flag"),
        (BOUND, Answer.TWO, "flag"),
        (RED & THING.flag, True, "hue"),
        (RED & (GATED == Answer.ONE), NOT_APPLICABLE, "flag"),
        (RED | (GATED == Answer.ONE), NOT_APPLICABLE, "flag"),
        (~(RED & (GATED == Answer.ONE)), NOT_APPLICABLE, "flag"),
        (RED & (TWO_ROWS == Answer.TWO), True, "hue"),
        (WARM == Hue.GREEN, True, "count"),
        (WARM == Hue.GREEN, False, "flag"),
        (WARM != Hue.GREEN, True, "flag"),
        (WARM != Hue.GREEN, False, "count"),
        (WARM.is_in(Hue.GREEN), True, "count"),
        (WARM.is_in(Hue.GREEN), False, "flag"),
        (~(WARM == Hue.GREEN), False, "count"),
        (GATED == Answer.TWO, NOT_APPLICABLE, "flag"),
        (THING.paid > yuan(3), True, "paid"),
    ],
)
def test_what_an_outcome_hangs_on(term: Any, outcome: Any, name: str) -> None:
    """The first fact that may bring a term to an outcome: of a decision, what the row asks that has the outcome."""
    worlds = Worlds(term, Case({"thing": NOTHING}))
    leaf: Any = Ahead(worlds.case, worlds.allowed, worlds.questions).toward(worlds.term, outcome)
    assert leaf.spec.name == name


def test_what_an_outcome_hangs_on_beside_a_part_that_is_settled() -> None:
    """A part that surely does not apply settles it if the others do not; a term with a name hangs on what it names."""
    gated = RED & (GATED == Answer.ONE)
    for term, outcome in ((gated, NOT_APPLICABLE), (t.Named("red", "红色", RED), True)):
        worlds = Worlds(term, Case({"thing": Thing(flag=False)}))
        leaf: Any = Ahead(worlds.case, worlds.allowed, worlds.questions).toward(worlds.term, outcome)
        assert leaf.spec.name == "hue"


def test_where_nothing_can_come_of_a_divisor_nothing_is_told_of_what_is_divided() -> None:
    """A divisor of which no row can apply, and of which no silence is told, is no value to divide by."""
    never = decide(when(THING.count > times(3), yuan(2), WORDS))
    assert ahead_of(never, NOTHING) == frozenset()
    share: Any = rounded(FEW / never, to=multiple(1), how=Rounding.UP, words=WORDS)
    assert ahead_of(share, NOTHING) == frozenset()
    assert ahead_of(share.rows[0].outcome, NOTHING) == {Bounds(None, None)}
