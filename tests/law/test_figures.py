"""Numbers with their units: what is part of a number, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from regkit.law import Quantity, QuantityError, Unit, days, months, persons, quantity, working_days, years, yuan
from regkit.law.reading import quantities_in, stated_in


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(五十人)", [persons(50)]),
        ("(含五十人以下单位)", [persons(50)]),
        ("五十人以上(含五十人)", [persons(50)]),
        ("每月五日", []),
        ("每月五天", [days(5)]),
        ("每月五个工作日", [working_days(5)]),
        ("1000年", []),
        ("999年", [years(999)]),
        ("统一五元", [yuan(5)]),
        ("一百元由局长代管之", [yuan(100)]),
        ("一年零三个月", [months(15)]),
        ("一年零个月", [months(12)]),
    ],
)
def test_what_is_a_quantity(words: str, expected: list[Quantity]) -> None:
    """Only what stands in brackets after 含 is said twice; 每月五日 is a day, 五天 and 五个工作日 are so many.

    Years of four digits are of the calendar; 一 of 统一 is no number, whatever the words begin or end with; 零 joins.
    """
    assert quantities_in(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("三亩半", quantity("3.5", Unit.MU)),
        ("一年半", years("1.5")),
        ("三人半", persons(3)),
        ("一元五角三分", yuan("1.53")),
        ("一元五角", yuan("1.5")),
    ],
)
def test_what_follows_the_unit(words: str, expected: Quantity) -> None:
    """半 is half of what can be divided, and there is no half person; 角 and 分 are tenths and hundredths of a yuan."""
    assert quantities_in(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("一个半月内", Quantity(Decimal("1.5"), Unit.MONTH)), ("一个半小时内", quantity("1.5", Unit.HOUR))],
)
def test_one_and_a_half_is_read_to_its_end(words: str, expected: Quantity) -> None:
    """The unit of 一个半月 ends with 月: what bounds it stands behind."""
    (one,) = stated_in(words)
    assert (one.words, one.says) == (words, "at_most")
    assert quantities_in(words) == [expected]


@pytest.mark.parametrize("words", ["一分之一", "三分之零点五", "一点五分之一"])
def test_a_share_is_of_whole_parts(words: str) -> None:
    """So many of so many parts: both whole, and of more than one."""
    with pytest.raises(QuantityError, match="cannot be read as one exact number"):
        quantities_in(words)


@pytest.mark.parametrize(("words", "named"), [("处几百元罚款", "几百元"), ("处万元以上罚款", "`万元")])
def test_what_is_not_exact_is_named(words: str, named: str) -> None:
    """The words that are refused are told from the one that makes them inexact on, and none before it."""
    with pytest.raises(QuantityError) as caught:
        quantities_in(words)
    assert named in str(caught.value)
    assert "处" not in str(caught.value).partition("\n")[0]


@pytest.mark.parametrize(
    ("words", "expected"), [("2019年至三年期满", [years(3)]), ("每三至五年", [years(5)]), ("第三至五日", [])]
)
def test_what_is_no_quantity_is_no_end_of_a_range(words: str, expected: list[Quantity]) -> None:
    """A year of the calendar and a number that says which one take no unit from the number behind 至."""
    assert quantities_in(words) == expected
