"""Numbers in Chinese words are read by one grammar, written by the same one, and refused where they are not whole."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.law import InputError, numeral, parse_numeral
from regkit.law.numerals import parse_number

NUMBERS = st.integers(0, 10**16 - 1) | st.decimals(0, 10**9, places=4)
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@given(NUMBERS, st.booleans())
def test_what_is_written_is_read_back(number: int | Decimal, capital: bool) -> None:
    """Any number survives being written in hanzi or in capitals and read."""
    assert parse_number(numeral(number, capital=capital)) == number


@given(st.integers(0, 10**12))
def test_digits_are_read_in_every_width(number: int) -> None:
    """Digits say the same in half and in full width, with thousands parted or not."""
    for text in (f"{number}", f"{number:,}"):
        assert parse_number(text) == parse_number(text.translate(FULL_WIDTH)) == number


@given(st.integers(1, 9_999), st.sampled_from(["万", "亿", "万亿"]), st.integers(0, 9_999))
def test_digits_and_words_mix(head: int, scale: str, tail: int) -> None:
    """`3万`, `1亿2000`, `3.2亿`: digits before and after a scale say what hanzi say there."""
    value = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    assert parse_number(f"{head}{scale}") == parse_number(f"{numeral(head)}{scale}") == head * value
    assert parse_number(f"{head}.5{scale}") == Decimal(f"{head}.5") * value
    if tail >= 10:
        assert parse_number(f"{head}{scale}{tail}") == head * value + tail


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二十二点五", "22.5"),
        ("零点五", "0.5"),
        ("二十二点五万", "225000"),
        ("三万亿", "3000000000000"),
        ("一亿二千万", "120000000"),
        ("1亿2000万", "120000000"),
        ("3.2亿", "320000000"),
        ("1万5千", "15000"),
        ("5百万", "5000000"),
        ("一百零五", "105"),
        ("一百一十五", "115"),
        ("一百十五", "115"),
        ("一千〇五十", "1050"),
        ("一万零五百", "10500"),
        ("一万五百", "10500"),
        ("一千万零三", "10000003"),
        ("两百", "200"),
        ("廿五", "25"),
        ("一百卅", "130"),
        ("一〇五", "105"),
        ("壹万贰仟叁佰肆拾伍", "12345"),
        ("貳拾萬", "200000"),
        ("５０，０００", "50000"),
    ],
)
def test_numbers_of_texts(text: str, number: str) -> None:
    """The ways in which published texts write a number are read exactly."""
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        *("", "第", "万", "百", "一二三四百", "三四十", "二三百", "三五", "十百", "百五十", "一百五", "一万五"),
        *("一百零", "零五", "一百二十零", "一亿三亿", "一万二万", "3.2亿5000万", "007", "1,00", "点五", "二点"),
        *("一.五", "5-6", "1e3", "-1", "五〇〇点", "廿十", "一廿"),
    ],
)
def test_what_is_no_one_number_is_refused(text: str) -> None:
    """A scale alone, digits in a row, a tail without its zero, a broken group: refused whole, never read in part."""
    with pytest.raises(InputError, match="is not a number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("number", "words", "capitals"),
    [
        (0, "零", "零"),
        (10, "十", "壹拾"),
        (15, "十五", "壹拾伍"),
        (105, "一百零五", "壹佰零伍"),
        (115, "一百一十五", "壹佰壹拾伍"),
        (100_015, "十万零一十五", "壹拾万零壹拾伍"),
        (100_050_000, "一亿零五万", "壹亿零伍万"),
        (Decimal("22.50"), "二十二点五", "贰拾贰点伍"),
    ],
)
def test_written(number: int | Decimal, words: str, capitals: str) -> None:
    """Numbers are written as the law writes them, with a zero for places left out."""
    assert (numeral(number), numeral(number, capital=True)) == (words, capitals)


@pytest.mark.parametrize("number", [-1, 10**16, Decimal("Infinity")])
def test_what_cannot_be_written(number: int | Decimal) -> None:
    """A number below nothing or beyond 亿亿 has no numeral here."""
    with pytest.raises(InputError, match="cannot be written"):
        numeral(number)


@pytest.mark.parametrize("text", ["一" + "万" * 5_000, "亿一" * 5_000, "9" * 65, "一点" + "一" * 5_000])
def test_a_number_without_end_is_refused(text: str) -> None:
    """More characters than an exact number has are refused at once."""
    with pytest.raises(InputError, match="is not a number"):
        parse_number(text)


def test_a_whole_number_is_asked_for() -> None:
    """`parse_numeral` reads whole numbers, and digit by digit as years are written; `三万亿` is not 30,000."""
    assert [parse_numeral(text) for text in ("二〇〇六", "二O一二", "三万亿")] == [2006, 2012, 3 * 10**12]
    with pytest.raises(InputError):
        parse_numeral("二点五")


def test_the_precision_of_the_caller_does_not_matter() -> None:
    """Numbers are exact although the program around has set a small precision."""
    with localcontext(prec=3):
        assert parse_number("1.23456789亿") == 123_456_789
        assert numeral(Decimal("123456.789")) == "十二万三千四百五十六点七八九"


@pytest.mark.parametrize("text", ["一点五点五", "百点五", "一万点五万", "一万零", "1万10000"])
def test_no_number_is_read_into_what_is_none(text: str) -> None:
    """One point, before it a whole number below the scale behind; a zero joins something smaller than the scale."""
    with pytest.raises(InputError):
        parse_number(text)


def test_what_follows_a_scale_is_smaller_than_it() -> None:
    """1万9999 is the greatest number of one 万 and something."""
    assert parse_number("1万9999") == 19_999
