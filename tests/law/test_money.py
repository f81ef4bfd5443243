"""Money is read exactly or refused, and written so that it can be read back."""

from decimal import Decimal, localcontext
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.law import InputError, format_money, format_units, numeral, parse_money

FEN = st.integers(0, 10**17 - 1).map(lambda fen: Decimal(fen) / 100)


@given(FEN)
def test_what_is_written_is_read_back(amount: Decimal) -> None:
    """Any amount of fen survives being written in Chinese or in English and read."""
    assert parse_money(format_money(amount)) == amount
    assert parse_money(format_money(amount, "en")) == amount


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("3,200万元", "32000000"),
        ("1.2亿元", "120000000"),
        ("500000元", "500000"),
        ("32,000,000.00元", "32000000"),
        ("３，２００万元", "32000000"),
        ("５０．５元", "50.5"),
        ("￥500,000", "500000"),
        ("¥ 500000.10", "500000.10"),
        ("人民币50万元", "500000"),
        ("人民币500000", "500000"),
        ("50万元整", "500000"),
        (" 50 万元 ", "500000"),
        ("50万", "500000"),
        ("0元", "0"),
        ("1.23456万元", "12345.6"),
        ("0.0106亿元", "1060000"),
        ("1.2345亿元", "123450000"),
        ("0.015万元", "150"),
        ("1.500元", "1.5"),
        ("一百元", "100"),
        ("五十万元", "500000"),
        ("五十万", "500000"),
        ("二十二点五万元", "225000"),
        ("1亿2000万元", "120000000"),
        ("伍拾万元整", "500000"),
        ("人民币壹佰元伍角叁分", "100.53"),
        ("一百元零五分", "100.05"),
        ("一元五角", "1.5"),
    ],
)
def test_amounts_in_use(text: str, yuan: str) -> None:
    """The ways in which contracts and spreadsheets write amounts are read exactly."""
    assert parse_money(text) == Decimal(yuan)


@given(FEN.filter(lambda amount: amount < 10**12))
def test_capitals_are_read(amount: Decimal) -> None:
    """An amount as it stands on a cheque, in capitals with 角 and 分, is read exactly."""
    yuan, fen = divmod(int(amount * 100), 100)
    words = f"{numeral(yuan, capital=True)}元"
    words += f"{numeral(fen // 10, capital=True)}角" if fen >= 10 else "零" if fen else ""
    words += f"{numeral(fen % 10, capital=True)}分" if fen % 10 else "整"
    assert parse_money(words) == amount


@pytest.mark.parametrize("text", ["0.0106亿元", "1.2345万元", "1.500元", "0.015万元", "五十万元", "1亿2000万元"])
def test_places_are_counted_in_fen(text: str) -> None:
    """However it is written, an amount has at most two places, so that tables hold it as they do any other."""
    exponent = parse_money(text).as_tuple().exponent
    assert isinstance(exponent, int)
    assert exponent >= -2


def test_the_precision_of_the_caller_does_not_matter() -> None:
    """An amount is exact although the program around has set a small precision."""
    with localcontext(prec=3):
        assert parse_money("12,345,678.90元") == Decimal("12345678.90")
        assert format_money(Decimal("12345678.90")) == "12,345,678.9元"


def test_numbers_mean_yuan() -> None:
    """A whole number or a Decimal is yuan unless a unit is given."""
    assert parse_money(500_000) == parse_money(Decimal("500000.00")) == Decimal(500_000)
    assert parse_money(50, unit="万元") == Decimal(500_000)


def test_unit_of_a_bare_number() -> None:
    """A given unit applies to numbers without one, not to those with their own."""
    assert parse_money("3,200", unit="万元") == Decimal(32_000_000)
    assert parse_money("3200元", unit="万元") == Decimal(3_200)
    with pytest.raises(InputError, match="not a unit of money"):
        parse_money("3200", unit="dollars")


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        ("500000", "has no unit"),
        ("5O万元", "letter"),
        ("l0万元", "letter"),
        ("100美元", "not in yuan"),
        ("$100", "not in yuan"),
        ("100 USD", "not in yuan"),
        ("-5元", "less than nothing"),
        (-5, "less than nothing"),
        (Decimal(-5), "less than nothing"),
        (Decimal("NaN"), "not an amount"),
        (Decimal("Infinity"), "not an amount"),
        ("NaN", "cannot be read"),
        ("", "cannot be read"),
        ("3,20万元", "cannot be read"),
        ("1e6元", "cannot be read"),
        ("五十几万元", "cannot be read"),
        ("三四十元", "cannot be read"),
        ("一百五元", "cannot be read"),
        ("50万5", "cannot be read"),
        ("万元", "cannot be read"),
        ("一百", "cannot be read"),
        ("十美元", "not in yuan"),
        ("-五元", "less than nothing"),
        ("零点零零一元", "smaller than one fen"),
        ("0.0000001万元", "smaller than one fen"),
        ("50-60万元", "cannot be read"),
        ("1000000000000000元", "more than"),
        (10**15, "more than"),
        (10**80, "more digits|more than"),
        ("0.001元", "smaller than one fen"),
        (Decimal("0." + "9" * 40), "smaller than one fen|more digits"),
        (Decimal("0." + "9" * 70), "more digits"),
        (0.5, "not an exact amount"),
        (True, "not an exact amount"),
        (None, "not an exact amount"),
    ],
)
def test_refused(given_: str, why: str) -> None:
    """What cannot be read without guessing is refused, with the reason."""
    with pytest.raises(InputError, match=why) as caught:
        parse_money(given_)
    assert caught.value.hint


def test_the_letter_is_named() -> None:
    """A letter that looks like a digit is shown to the person who typed it."""
    with pytest.raises(InputError, match="the letter `O`"):
        parse_money("5O0元")


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        ("500000", "50万元", "¥500,000"),
        ("1234567.89", "1,234,567.89元", "¥1,234,567.89"),
        ("5000", "5000元", "¥5,000"),
        ("120000000", "1.2亿元", "¥120,000,000"),
        ("32000000.00", "3200万元", "¥32,000,000"),
        ("0", "0元", "¥0"),
        ("-500000", "-50万元", "-¥500,000"),
        ("0.50", "0.5元", "¥0.5"),
    ],
)
def test_written(amount: str, zh: str, en: str) -> None:
    """Round amounts are written in 万元 or 亿元, others in full; nothing is rounded."""
    assert format_money(Decimal(amount)) == zh
    assert format_money(Decimal(amount), "en") == en


def test_boundless_money_is_not_written() -> None:
    """There is no way to write an infinite amount."""
    with pytest.raises(InputError):
        format_money(Decimal("Infinity"))


@pytest.mark.parametrize(
    ("words", "kept"), [("5元", "5"), ("5.0元", "5.0"), ("0.00元", "0.00"), ("0.0106亿元", "1060000.00")]
)
def test_the_places_of_an_amount_are_kept(words: str, kept: str) -> None:
    """An amount has the places that it was written with, two at most: no more come to it."""
    assert str(parse_money(words)) == kept


def test_a_thousand_is_grouped_in_english_and_ten_thousand_in_chinese() -> None:
    """From that number itself on."""
    assert format_money(Decimal(1_000), "en") == "¥1,000"
    assert format_money(Decimal(999), "en") == "¥999"
    assert format_money(Decimal(10_001)) == "10,001元"
    assert format_money(Decimal(9_999)) == "9999元"


@given(st.lists(st.integers(0, 10**17), max_size=8), st.integers(0, 6), st.sampled_from(["zh", "en"]))
def test_many_amounts_are_written_as_each(units: list[int], places: int, lang: Literal["zh", "en"]) -> None:
    """Amounts that columns hold, in units of their last place, read as what they are, those in 万元 too."""
    whole = [*units, *(one * 100 * 10**places for one in units)]
    assert [format_units(one, places, lang) for one in whole] == [
        format_money(Decimal(one).scaleb(-places), lang) for one in whole
    ]


def test_a_column_of_amounts_is_written_out() -> None:
    """Thousands are parted from ten thousand yuan on in Chinese, what is whole hundreds of it is in 万元 or 亿元."""
    fen = [0, 5, 150, 999_999, 1_000_000, 1_000_001, 123_456_789, 1_234_560_000, 12_000_000_000]
    written = "0元 0.05元 1.5元 9999.99元 1万元 10,000.01元 1,234,567.89元 1234.56万元 1.2亿元"
    assert [format_units(one, 2) for one in fen] == written.split()
    assert [format_units(one, 2, "en") for one in (99_999, 100_000, 150_050)] == ["¥999.99", "¥1,000", "¥1,500.5"]
