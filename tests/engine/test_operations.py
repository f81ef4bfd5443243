"""What operators do to known values: exact, and refused where they would lose a digit."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.engine.operations import applied, quotient, rounded, rounding, uncovered_year
from regkit.language import Rounding, RuleError
from regkit.language import terms as t
from regkit.language.kinds import DATE
from regkit.language.outcomes import UNKNOWN
from regkit.law import working_days

AMOUNTS = st.integers(-2000, 2000).map(lambda fen: Decimal(fen) / 100)
SOME_STEPS = [Decimal("0.01"), Decimal(1), Decimal(7)]
STEPS = st.sampled_from(SOME_STEPS)


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


@given(AMOUNTS, st.sampled_from([1, Decimal(1), 2, Decimal("0.5")]), st.sampled_from([*SOME_STEPS, Decimal("0.5")]))
def test_rounding_to_steps_that_are_known_beforehand_is_the_same(top: Decimal, divisor: Decimal, step: Decimal) -> None:
    """Whatever is seen of them beforehand, whatever is divided, and below nothing as above."""
    for how in Rounding:
        for one in (top, int(top)):
            assert rounding(how, step)(one, divisor, step) == rounded(one, divisor, step, how)
            assert rounding(how, None)(one, divisor, step) == rounded(one, divisor, step, how)


@pytest.mark.parametrize(
    ("how", "told"), [(Rounding.DOWN, "-1.24"), (Rounding.UP, "-1.23"), (Rounding.HALF_UP, "-1.23")]
)
def test_rounding_below_nothing(how: Rounding, told: str) -> None:
    """Down is down there, too, and a half goes up."""
    assert rounded(Decimal("-1.235"), 1, Decimal("0.01"), how) == Decimal(told)
    assert rounding(how, Decimal("0.01"))(Decimal("-1.235"), 1, Decimal("0.01")) == Decimal(told)


def test_what_is_even_already_stays_as_it_is() -> None:
    """To the fen an amount of fen is itself; an amount of tenths is written to the fen."""
    brought = rounding(Rounding.UP, Decimal("0.01"))
    assert brought(same := Decimal("1.23"), 1, Decimal("0.01")) is same
    assert str(brought(Decimal("1.2"), 1, Decimal("0.01"))) == "1.20"
    assert str(rounded(Decimal("1.2"), 1, Decimal("0.01"), Rounding.UP)) == "1.20"


def test_nothing_can_be_divided_by_nothing() -> None:
    """Not to be rounded either."""
    for divide in (partial(quotient, 1, 0), partial(rounded, 1, 0, 1, Rounding.UP)):
        with pytest.raises(RuleError):
            divide()


def test_working_days_of_a_year_without_a_notice_are_not_known() -> None:
    """The year is told; of days of a year that has one, none is."""
    day: t.Term[date] = t.Literal(date(2012, 1, 1), DATE)
    shift: Any = day + working_days(5)
    later, early = date(2150, 1, 1), date(2012, 1, 4)
    assert applied(shift, None, [later, 5]) is UNKNOWN
    assert uncovered_year(shift, None, [later, 5]) == 2150
    assert applied(shift, None, [early, 5]) == date(2012, 1, 11)
    assert uncovered_year(shift, None, [early, 5]) is None
    assert applied(t.Rolled(day), None, [date(2012, 9, 8)]) == date(2012, 9, 10)
