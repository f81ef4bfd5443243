"""What operators do to known values: exact, and refused where they would lose a digit."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.engine.operations import quotient, rounded
from regkit.language import Rounding, RuleError

AMOUNTS = st.integers(-2000, 2000).map(lambda fen: Decimal(fen) / 100)
STEPS = st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(7)])


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
