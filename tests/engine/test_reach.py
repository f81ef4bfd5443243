"""How outcomes are told: their order, what lies within a span, and what spans and values make up together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from regkit.engine.reach import covers, in_order, merged, reached, step_of, told, with_usual
from regkit.engine.worlds import CONFLICT, World
from regkit.language import Bounds, Status
from regkit.language.kinds import BOOL, DATE, Kind
from regkit.language.outcomes import NOT_APPLICABLE
from regkit.law import Unit
from regkit.wuhan.grades import Grade, Graded
from tests.engine.small_worlds import Hue

FEN = Decimal("0.01")


@dataclass(frozen=True)
class Fine:
    """A record with an amount."""

    whose: str
    amount: Any


def test_words_come_in_the_order_of_the_law() -> None:
    """Red, green and blue as they are declared, not by their letters; what has no answer comes last."""
    assert in_order([Status.SILENT, Hue.BLUE, Hue.RED, Hue.GREEN]) == (Hue.RED, Hue.GREEN, Hue.BLUE, Status.SILENT)


def test_records_come_in_the_order_of_their_words() -> None:
    """The best grade first, as the law lists them."""
    records = [Graded(grade, "declared") for grade in Grade]
    assert in_order(records[::-1]) == tuple(records)


def test_amounts_come_from_small_to_large() -> None:
    """A span stands where it begins, one without a beginning first."""
    outcomes = [Decimal(7), Bounds(Decimal(8), None), Bounds(None, Decimal(1)), Decimal(3)]
    assert in_order(outcomes) == (Bounds(None, Decimal(1)), Decimal(3), Decimal(7), Bounds(Decimal(8), None))


@pytest.mark.parametrize(
    ("found", "span", "is_covered"),
    [
        ([Bounds(Decimal(0), None)], Bounds(Decimal(1), None), True),
        ([Bounds(Decimal(0), None)], Decimal(5), True),
        ([Bounds(Decimal(6), None)], Decimal(5), False),
        ([Bounds(Decimal(0), Decimal(5))], Bounds(Decimal(1), None), False),
        ([Bounds(Decimal(0), Decimal(5))], Bounds(None, Decimal(3)), False),
        ([Decimal(0), Bounds(FEN, None)], Bounds(Decimal(0), None), True),
        ([Decimal(0), Bounds(2 * FEN, None)], Bounds(Decimal(0), None), False),
        ([Bounds(Decimal(0), Decimal(2)), Bounds(Decimal(2) + FEN, Decimal(4))], Bounds(Decimal(1), Decimal(4)), True),
        ([Bounds(Decimal(0), Decimal(2)), Bounds(Decimal(3), Decimal(4))], Bounds(Decimal(1), Decimal(4)), False),
        ([Bounds(Decimal(3), Decimal(9)), Bounds(Decimal(0), Decimal(4))], Bounds(Decimal(0), Decimal(9)), True),
        ([Bounds(None, Decimal(4))], Bounds(None, Decimal(4)), True),
        ([], Bounds(None, None), False),
    ],
)
def test_a_span_is_made_up_of_what_leaves_no_amount_out(found: list[Any], span: Any, *, is_covered: bool) -> None:
    """Money goes in steps of a fen: nothing lies between 0 and 0.01 yuan."""
    assert covers(found, span, FEN) is is_covered


def test_days_follow_each_other() -> None:
    """Nothing lies between two days."""
    found = [Bounds(date(2024, 1, 1), date(2024, 1, 31)), Bounds(date(2024, 2, 1), None)]
    assert covers(found, Bounds(date(2024, 1, 5), None), step_of(DATE))
    assert not covers(found[::2], Bounds(date(2024, 1, 5), date(2024, 2, 1)), step_of(DATE))


def test_a_record_lies_within_one_that_has_wider_spans() -> None:
    """Part by part."""
    wide = Fine("任何单位", Bounds(Decimal(1000), Decimal(5000)))
    assert covers([wide], Fine("任何单位", Decimal(2000)), FEN)
    assert covers([wide], Fine("任何单位", Bounds(Decimal(1000), Decimal(2000))), FEN)
    assert covers([wide], Fine("任何单位", Bounds(Decimal(2000), Decimal(5000))), FEN), "an end lies within"
    assert not covers([wide], Fine("任何单位", Decimal(5001)), FEN)
    assert not covers([wide], Fine("个人", Decimal(2000)), FEN)


@pytest.mark.parametrize(
    ("kind", "step"),
    [(Kind("amount", Unit.YUAN), FEN), (Kind("amount", Unit.TIMES), 1), (Kind("amount", Unit.POINT), 0), (BOOL, 0)],
)
def test_how_far_two_values_are_apart_at_the_least(kind: Kind, step: Any) -> None:
    """Money a fen, what is counted one, marks nothing."""
    assert step_of(kind) == step


NO_ENDS = Bounds(None, None)
ONE_PATH: Any = (("question", 0),)
OTHER_PATH: Any = (("question", 1),)


def world(outcome: Any, pattern: str = "same rows", far: int = 0, path: Any = ONE_PATH) -> World:
    """Return a world whose case is no more than the rows that decide in it."""
    case: Any = pattern
    return World(outcome, path, far, case)


def reached_of(*worlds: World, ends: Bounds = NO_ENDS) -> list[Any]:
    """Return what is reached of some worlds, divided by the rows that decide."""
    questions: Any = SimpleNamespace(pattern=lambda case: case)
    return reached(worlds, questions, ends)


def test_amounts_that_the_same_rows_decide_are_a_span() -> None:
    """Between two amounts, or days, that come of the same rows every other can come, and of one there is no span."""
    assert reached_of(world(Decimal(3)), world(Decimal(7)), world(Decimal(5))) == [Bounds(Decimal(3), Decimal(7))]
    days = date(2024, 3, 1), date(2024, 3, 9)
    assert reached_of(*map(world, days)) == [Bounds(*days)]
    assert reached_of(world(Decimal(5)), world(Decimal(5))) == [Decimal(5)]


def test_amounts_of_other_rows_are_not_joined() -> None:
    """What lies between an amount of one row and one of another may never come; nor between two answers."""
    low, high = Bounds(Decimal(3), Decimal(7)), Bounds(Decimal(20), Decimal(30))
    here = [world(Decimal(one), "small") for one in (3, 7)]
    there = [world(Decimal(one), "large") for one in (20, 30)]
    assert reached_of(*here, *there) == [low, high]
    assert reached_of(world(Decimal(3)), world(Decimal(7), path=OTHER_PATH)) == [Decimal(3), Decimal(7)]


def test_an_end_that_still_moves_far_out_is_none() -> None:
    """Of two amounts far out the farther is an end only where it is the nearer one, or no amount lies beyond."""
    up = world(Decimal(3)), world(Decimal(7), far=1), world(Decimal(9), far=2)
    assert reached_of(*up) == [Bounds(Decimal(3), None)]
    assert reached_of(*up, ends=Bounds(None, Decimal(9))) == [Bounds(Decimal(3), Decimal(9))]
    assert reached_of(*up[:2], world(Decimal(7), far=2)) == [Bounds(Decimal(3), Decimal(7))]
    down = world(Decimal(8)), world(Decimal(5), far=1), world(Decimal(2), far=2)
    assert reached_of(*down) == [Bounds(None, Decimal(8))]
    assert reached_of(*down, ends=Bounds(Decimal(2), None)) == [Bounds(Decimal(2), Decimal(8))]


@dataclass(frozen=True)
class Other:
    """A record of another kind."""

    amount: Any


def test_records_that_differ_in_an_amount_are_one_with_a_span() -> None:
    """The fine of one party, between two amounts; where the party differs, or the kind of record, there are two."""
    one, more = Fine("单位", Decimal(3)), Fine("单位", Decimal(7))
    assert reached_of(world(one), world(more)) == [Fine("单位", Bounds(Decimal(3), Decimal(7)))]
    assert reached_of(world(one), world(Fine("个人", Decimal(3)))) == [Fine("个人", Decimal(3)), one]
    others = [Other(Decimal(3)), Fine("单位", Decimal(7))]
    assert sorted(map(str, reached_of(*map(world, others)))) == sorted(map(str, others))


def test_words_and_what_has_no_value_are_told_each_once() -> None:
    """Words in the order of the law, the status of what has no value, and nothing between them."""
    hues = (Hue.BLUE, Hue.RED, Hue.BLUE)
    assert reached_of(*map(world, hues), world(NOT_APPLICABLE)) == [Hue.RED, Hue.BLUE, Status.NOT_APPLICABLE]
    assert reached_of(world(Decimal(3)), world(NOT_APPLICABLE)) == [Decimal(3), Status.NOT_APPLICABLE]


def test_what_contradicts_itself_is_told_as_undetermined() -> None:
    """A world in which two rows contradict each other has no outcome that could be told."""
    assert told(CONFLICT) is Status.UNDETERMINED
    assert told(NOT_APPLICABLE) is Status.NOT_APPLICABLE
    assert told(Hue.RED) is Hue.RED


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([(0, 2), (2, 4)], [(0, 4)]),
        ([(0, 2), (3, 4)], [(0, 2), (3, 4)]),
        ([(0, 9), (3, 4)], [(0, 9)]),
        ([(0, None), (5, 9)], [(0, None)]),
        ([(0, 2), (1, None)], [(0, None)]),
        ([(None, 3), (None, 8)], [(None, 8)]),
    ],
)
def test_spans_that_meet_are_one(found: list[Any], expected: list[Any]) -> None:
    """An end that belongs to both is enough; no end lies beyond every other."""
    assert merged([Bounds(*ends) for ends in found]) == [Bounds(*ends) for ends in expected]


def test_an_amount_within_a_span_is_not_told_beside_it() -> None:
    """Its ends are within it; an amount beyond it, and what is no amount, stay."""
    span = Bounds(3, 7)
    assert merged([2, 3, 5, 7, 8, Hue.RED, span]) == [2, 8, Hue.RED, span]


def test_the_usual_span_lies_within_the_whole_one() -> None:
    """A narrower span within it is what is usual; the same one, one beyond it, and an amount are not."""
    whole = Bounds(Decimal(1), Decimal(10))
    assert with_usual(whole, [Bounds(Decimal(3), Decimal(5))]).usual == (3, 5)
    for usual in (whole, Bounds(Decimal(20), Decimal(30)), Decimal(4)):
        assert with_usual(whole, [usual]) == whole
    assert with_usual(Decimal(4), [Bounds(Decimal(3), Decimal(5))]) == Decimal(4)
