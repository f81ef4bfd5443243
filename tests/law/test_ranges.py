"""Numbers that belong together, and those that only stand side by side."""

from __future__ import annotations

import pytest

from regkit.law import Quantity, days, percent, years, yuan
from regkit.law.reading import quantities_in


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("三年五万元", [years(3), yuan(50_000)]),
        ("三年又三年", [years(3), years(3)]),
        ("3至5万元", [yuan(30_000), yuan(50_000)]),
        ("5至5万元", [yuan(5), yuan(50_000)]),
        ("9000至10万元", [yuan(9_000), yuan(100_000)]),
        ("三日内百分之五十至七十", [days(3), percent(50), percent(70)]),
    ],
)
def test_two_numbers_side_by_side(words: str, expected: list[Quantity]) -> None:
    """Two units of one measure, the smaller last, make one number, others do not.

    The low end takes the scale of the high one as long as it then is the lower; one of a range in percent takes 百分之.
    """
    assert quantities_in(words) == expected
