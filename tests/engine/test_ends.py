"""Ends of reckonings hold every value in between, and are reached where they are ends."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.chengde.regulation import CHENGDE
from regkit.engine.ends import multiplied, rounded_ends
from regkit.engine.operations import quotient, rounded
from regkit.language import Rounding, RuleError
from regkit.language import terms as t
from regkit.language.reckoning import ONE
from regkit.law import yuan

WORDS = CHENGDE.article(9).quote("劳务分包企业交纳5万元")
AMOUNTS = st.integers(-2000, 2000).map(lambda fen: Decimal(fen) / 100)
STEPS = st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(7)])


def in_order(ends: tuple[Any, Any]) -> tuple[Any, Any]:
    """Return two ends, the lower one first where both are there."""
    low, high = ends
    return ends if None in ends or low <= high else (high, low)


ENDS = st.tuples(st.none() | AMOUNTS, st.none() | AMOUNTS).map(in_order)


def inside(value: Decimal, ends: tuple[Any, Any]) -> bool:
    """Return whether a value lies between ends."""
    low, high = ends
    return (low is None or low <= value) and (high is None or value <= high)


@given(AMOUNTS, AMOUNTS, ENDS, ENDS)
def test_a_product_lies_between_its_ends(one: Decimal, two: Decimal, left: Any, right: Any) -> None:
    """Whatever two ranges hold, their product holds the product."""
    if inside(one, left) and inside(two, right):
        assert inside(one * two, multiplied(left, right))


@given(AMOUNTS, AMOUNTS, ENDS, ENDS, STEPS, st.sampled_from(Rounding))
def test_a_rounded_quotient_lies_between_its_ends(
    top: Decimal, bottom: Decimal, left: Any, right: Any, step: Decimal, how: Rounding
) -> None:
    """Whatever is divided by something above nothing, its rounded quotient is between the ends."""
    term: Any = t.Rounded(ONE, ONE, t.lift(yuan(1)), how, WORDS, ONE.kind)
    if inside(top, left) and inside(bottom, right) and bottom > 0:
        assert inside(rounded(top, bottom, step, how), rounded_ends(term, left, right, step))


def test_the_ends_of_a_rounded_quotient_are_tight() -> None:
    """Between 10 and 20, by 2 to 4: 2.5 goes up to 3, and 10 is the most."""
    term: Any = t.Rounded(ONE, ONE, t.lift(yuan(1)), Rounding.UP, WORDS, ONE.kind)
    ten, twenty, two, four = map(Decimal, (10, 20, 2, 4))
    assert rounded_ends(term, (ten, twenty), (two, four), Decimal(1)) == (3, 10)
    assert rounded_ends(term, (ten, twenty), (two, None), Decimal(1)) == (1, 10)


@given(AMOUNTS, st.integers(1, 400), STEPS)
def test_rounding_is_by_whole_steps_from_the_exact_value(top: Decimal, bottom: int, step: Decimal) -> None:
    """Down is the last step at or below, up the first at or above, a half the nearer one, up from the middle."""
    exact = top / bottom / step
    down, up = (exact.to_integral_value(way) * step for way in (ROUND_FLOOR, ROUND_CEILING))
    assert rounded(top, bottom, step, Rounding.DOWN) == down
    assert rounded(top, bottom, step, Rounding.UP) == up
    half = rounded(top, bottom, step, Rounding.HALF_UP)
    assert half == (up if 2 * top >= (down + up) * bottom else down)


def test_a_quotient_that_does_not_come_out_even_is_refused() -> None:
    """A third has no end; a half has, and is written out."""
    with pytest.raises(RuleError, match="`1 / 3` does not come out even"):
        quotient(1, 3)
    assert str(quotient(10, Decimal("0.50"))) == "20"
