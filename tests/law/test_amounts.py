"""One reader of amounts: words of the law, digits and quantities, exactly, or refused with what is accepted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.law import InputError, Quantity, Unit, days, months, multiple, numeral, percent, working_days, yuan
from regkit.law.amounts import read_amount

NEVER = "(?!)"
"""The words of a unit that answers are counted in, and that no text is read by."""


@pytest.mark.parametrize(
    ("value", "unit", "amount"),
    [
        (5, Unit.DAY, 5),
        ("5", Unit.DAY, 5),
        (" 5 日 ", Unit.DAY, 5),
        ("５日", Unit.DAY, 5),
        ("五日", Unit.DAY, 5),
        ("5天", Unit.DAY, 5),
        ("五", Unit.DAY, 5),
        (days(5), Unit.DAY, 5),
        ("3年", Unit.YEAR, 3),
        ("三年", Unit.YEAR, 3),
        ("一年半", Unit.YEAR, "1.5"),
        ("6个月", Unit.YEAR, "0.5"),
        ("两年", Unit.MONTH, 24),
        ("0.5倍", Unit.MULTIPLE, "0.5"),
        ("零点五倍", Unit.MULTIPLE, "0.5"),
        ("50%", Unit.MULTIPLE, "0.5"),
        (percent(50), Unit.MULTIPLE, "0.5"),
        (Decimal("0.5"), Unit.MULTIPLE, "0.5"),
        ("3名", Unit.PERSON, 3),
        ("十八周岁", Unit.AGE, 18),
        ("12.5公顷", Unit.HECTARE, "12.5"),
        ("0.5公顷", Unit.SQUARE_METRE, 5_000),
        ("1,000米", Unit.METRE, 1_000),
        ("1.5公里", Unit.METRE, 1_500),
        ("一百元", Unit.YUAN, 100),
        ("0.0106亿元", Unit.YUAN, 1_060_000),
        ("1.500元", Unit.YUAN, "1.5"),
        (yuan(5), Unit.YUAN, 5),
    ],
)
def test_accepted(value: object, unit: Unit, amount: int | str) -> None:
    """Digits and words, with and without the unit, in a unit of the same dimension."""
    assert read_amount(value, unit) == Decimal(amount)


@given(
    st.integers(0, 999) | st.integers(10**4, 10**6),
    st.sampled_from([unit for unit in Unit.all() if unit.dimension and unit.words != NEVER]),
    st.booleans(),
)
def test_what_is_written_is_read_back(number: int, unit: Unit, in_words: bool) -> None:
    """Any amount of any unit is read back from digits and from hanzi; four digits and 年 are a year of the calendar."""
    assert read_amount(f"{numeral(number) if in_words else number}{unit.zh}", unit) == number


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("5个工作日", Unit.DAY),
        (working_days(5), Unit.DAY),
        ("24小时", Unit.DAY),
        ("30日", Unit.MONTH),
        (months(1), Unit.DAY),
        ("3.5日", Unit.DAY),
        ("五日内", Unit.DAY),
        ("第5日", Unit.DAY),
        ("约5日", Unit.DAY),
        ("几日", Unit.DAY),
        ("3至5日", Unit.DAY),
        ("三分之一", Unit.MULTIPLE),
        ("1亩", Unit.SQUARE_METRE),
        ("2012年", Unit.YEAR),
        ("1e3", Unit.DAY),
        ("-1", Unit.DAY),
        ("", Unit.DAY),
        ("NaN", Unit.DAY),
        (Decimal("NaN"), Unit.MULTIPLE),
        (-1, Unit.DAY),
        (10**18, Unit.DAY),
        ("9" * 5_000, Unit.DAY),
        (True, Unit.DAY),
        (0.5, Unit.MULTIPLE),
        (None, Unit.DAY),
        ("0.00001元", Unit.YUAN),
        ("500", Unit.YUAN),
        (multiple(1), Unit.YUAN),
        (yuan("0.001"), Unit.YUAN),
    ],
)
def test_refused(value: object, unit: Unit) -> None:
    """Another dimension, a bound, a guess, a part of what is counted, a binary fraction: refused, with the way out."""
    with pytest.raises(InputError) as caught:
        read_amount(value, unit)
    assert caught.value.hint


def test_the_message_names_what_is_accepted() -> None:
    """The unit and an example stand in the message."""
    with pytest.raises(InputError) as caught:
        read_amount("3.5日", Unit.DAY)
    assert str(caught.value) == "`3.5日` is not a whole number of days\nHint: 0 or more, such as `3日`"
    assert str(caught.value.zh) == "`3.5日` 不是整日数"
    with pytest.raises(InputError) as caught:
        read_amount("三分之一倍", Unit.MULTIPLE)
    assert str(caught.value.zh) == "`三分之一倍` 不是确切的倍数"


def test_a_unit_for_numbers_without_one() -> None:
    """Money without a unit takes that of its column."""
    assert read_amount("3,200", Unit.YUAN, written_in="万元") == 32_000_000
    assert read_amount(Quantity(Decimal(5), Unit.YUAN), Unit.YUAN, written_in="万元") == 5
