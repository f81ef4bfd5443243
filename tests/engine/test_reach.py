"""How outcomes are told: their order, what lies within a span, and what spans and values make up together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit.engine.reach import covers, in_order, step_of
from regkit.language import Bounds, Status
from regkit.language.kinds import BOOL, DATE, Kind
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
    assert not covers([wide], Fine("任何单位", Decimal(5001)), FEN)
    assert not covers([wide], Fine("个人", Decimal(2000)), FEN)


@pytest.mark.parametrize(
    ("kind", "step"),
    [(Kind("amount", Unit.YUAN), FEN), (Kind("amount", Unit.TIMES), 1), (Kind("amount", Unit.POINT), 0), (BOOL, 0)],
)
def test_how_far_two_values_are_apart_at_the_least(kind: Kind, step: Any) -> None:
    """Money a fen, what is counted one, marks nothing."""
    assert step_of(kind) == step
