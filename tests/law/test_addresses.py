"""Addresses are read and written in Chinese, as identifiers and in short."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.law import Address, AddressError, InputError, numeral, parse_numeral
from regkit.law.ordinals import LARGEST_ORDINAL

NUMBERS = st.integers(1, 9999)
SOME = st.none() | NUMBERS
ADDRESSES = st.builds(Address, NUMBERS, SOME, SOME, inserted=SOME) | st.builds(
    Address, NUMBERS, SOME, NUMBERS, NUMBERS, SOME
)


@given(ADDRESSES)
def test_every_form_is_read_back(address: Address) -> None:
    """An address written in any of the three forms is read back as the same address."""
    assert Address.parse(address.zh) == Address.parse(address.eid) == Address.parse(address.short) == address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第十六条第一款第(二)项", Address(16, 1, 2)),
        ("第十六条第一款第（二）项", Address(16, 1, 2)),
        ("第十七条第(四)项", Address(17, None, 4)),
        ("第二十三条第二项", Address(23, None, 2)),
        ("第9条", Address(9)),
        ("第 九 条", Address(9)),
        ("第七条第三款", Address(7, 3)),
        ("art_17__para_1__point_4", Address(17, 1, 4)),
        ("16.1(2)", Address(16, 1, 2)),
        ("8(3)", Address(8, None, 3)),
        ("第二十七条第一款第(二)项第3目", Address(27, 1, 2, 3)),
        ("第二十七条第二项第三目", Address(27, None, 2, 3)),
        ("art_27__para_1__point_2__sub_3", Address(27, 1, 2, 3)),
        ("27.1(2)(3)", Address(27, 1, 2, 3)),
        ("第三十七条之一", Address(37, inserted=1)),
        ("第一百二十条之二第一款第（三）项", Address(120, 1, 3, inserted=2)),
        ("art_37-1__para_2", Address(37, 2, inserted=1)),
        ("37-1.2", Address(37, 2, inserted=1)),
        ("第一千一百一十九条", Address(1119)),
        ("第二百〇五条", Address(205)),
    ],
)
def test_forms_in_use(text: str, expected: Address) -> None:
    """The ways in which the laws and notes cite provisions are all read."""
    assert Address.parse(text) == expected


def test_forms_written() -> None:
    """The three forms of one address."""
    address = Address(16, 1, 2)
    assert (address.zh, address.eid, address.short) == ("第十六条第一款第(二)项", "art_16__para_1__point_2", "16.1(2)")
    assert str(Address(9)) == "第九条"
    deep = Address(120, 1, 2, 3, 1)
    assert deep.zh == "第一百二十条之一第一款第(二)项第3目"
    assert (deep.eid, deep.short) == ("art_120-1__para_1__point_2__sub_3", "120-1.1(2)(3)")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "第条",
        "第十十条",
        "第零条",
        "第九",
        "art_",
        "16.",
        "9a",
        "第10000条",
        "0",
        "art_1__para_0",
        "第一条第1目",
        "art_1__sub_2",
    ],
)
def test_unreadable_addresses(text: str) -> None:
    """What is not an address is refused, with the forms that are."""
    with pytest.raises(AddressError) as caught:
        Address.parse(text)
    assert caught.value.hint


def test_a_whole_comes_before_its_parts() -> None:
    """Addresses sort in the order of the text."""
    nine = [Address(9), Address(9, 1), Address(9, 1, 1), Address(9, 1, 1, 2), Address(9, 2)]
    ordered = [*nine, Address(9, inserted=1), Address(9, 1, inserted=1), Address(10)]
    assert sorted([*ordered[4:], *ordered[:4]]) == ordered


def test_touching() -> None:
    """A provision touches what lies within it and what it lies within, and no neighbour."""
    point = Address(17, 1, 4)
    assert point.touches(Address(17))
    assert Address(17).touches(point)
    assert point.touches(Address(17, None, 4))
    assert not point.touches(Address(17, 1, 5))
    assert not point.touches(Address(17, 2))
    assert not point.touches(Address(18))
    assert point.touches(Address(17, 1, 4, 2))
    assert not Address(17, 1, 4, 1).touches(Address(17, 1, 4, 2))
    assert not Address(17, inserted=1).touches(Address(17))


@given(st.integers(1, 99))
def test_numerals_are_read_back(number: int) -> None:
    """A numeral written is read back."""
    assert parse_numeral(numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("九十九", 99),
        ("两", 2),
        ("一百零五", 105),
        ("二〇〇六", 2006),
        ("二O一二", 2012),
        ("三千万", 30_000_000),
        ("一亿二千万", 120_000_000),
    ],
)
def test_numerals(text: str, number: int) -> None:
    """Numerals by value and digit by digit."""
    assert parse_numeral(text) == number


def test_not_numerals() -> None:
    """Other words are no numeral, and a number less than nothing has none."""
    with pytest.raises(InputError):
        parse_numeral("第")
    with pytest.raises(InputError):
        parse_numeral("")
    with pytest.raises(InputError):
        numeral(-1)


GREATER = LARGEST_ORDINAL + 1


@pytest.mark.parametrize("numbers", [(0,), (True,), (GREATER,), (1, 0), (1, True), (1, None, 0), (1, 1, 1, 0)])
def test_numbers_that_no_provision_bears(numbers: tuple[Any, ...]) -> None:
    """They run from 1 to the greatest ordinal, at every depth; a truth is no number."""
    with pytest.raises(AddressError, match="no provision is numbered"):
        Address(*numbers)


def test_no_provision_comes_before_itself() -> None:
    """An address is neither before nor behind the same address."""
    one, again = Address(3, 1), Address(3, 1)
    assert not one < again
    assert not one > again
    assert one < Address(3, 2)
