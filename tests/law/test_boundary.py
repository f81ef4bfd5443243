"""Boundary words decide whether the number itself is inside."""

import pytest

from regkit.law import (
    Boundary,
    Quantity,
    QuantityError,
    Unit,
    boundary_of,
    days,
    months,
    multiple,
    percent,
    persons,
    quantity,
    times,
    working_days,
    years,
    yuan,
)
from regkit.law.boundary import AFTER, BEFORE


@pytest.mark.parametrize(
    ("words", "quantity", "expected"),
    [
        ("处5000元以上2万元以下罚款", yuan(5_000), Boundary.AT_LEAST),
        ("处5000元以上2万元以下罚款", yuan(20_000), Boundary.AT_MOST),
        ("15日以上", days(15), Boundary.AT_LEAST),
        ("之日起30日内", days(30), Boundary.AT_MOST),
        ("30日以内", days(30), Boundary.AT_MOST),
        ("15个工作日内", working_days(15), Boundary.AT_MOST),
        ("竣工验收6个月后", months(6), Boundary.MORE_THAN),
        ("不得少于两人", persons(2), Boundary.AT_LEAST),
        ("不少于30日", days(30), Boundary.AT_LEAST),
        ("超过30日", days(30), Boundary.MORE_THAN),
        ("不得超过30日", days(30), Boundary.AT_MOST),
        ("不满30日", days(30), Boundary.LESS_THAN),
        ("不足30日", days(30), Boundary.LESS_THAN),
        ("0.5-1倍范围内", multiple("0.5"), Boundary.AT_LEAST),
        ("0.5-1倍范围内", multiple(1), Boundary.AT_MOST),
        ("1%-3%", percent(1), Boundary.AT_LEAST),
        ("5-10万元", yuan(50_000), Boundary.AT_LEAST),
        ("满三年的", years(3), Boundary.AT_LEAST),
        ("届满三年的", years(3), Boundary.AT_LEAST),
        ("五年届满的", years(5), Boundary.AT_LEAST),
        ("五年届满前", years(5), None),
        ("≥30米", quantity(30, Unit.METRE), Boundary.AT_LEAST),
        ("≤30米", quantity(30, Unit.METRE), Boundary.AT_MOST),
        ("\uff1e30米", quantity(30, Unit.METRE), Boundary.MORE_THAN),
        ("<30米", quantity(30, Unit.METRE), Boundary.LESS_THAN),
        ("年满18周岁", quantity(18, Unit.AGE), Boundary.AT_LEAST),
        ("达到百分之二十", percent(20), Boundary.AT_LEAST),
        ("不低于百分之二十", percent(20), Boundary.AT_LEAST),
        ("至少两人", persons(2), Boundary.AT_LEAST),
        ("大于或者等于30日", days(30), Boundary.AT_LEAST),
        ("最多30日", days(30), Boundary.AT_MOST),
        ("未超过30日", days(30), Boundary.AT_MOST),
        ("没有超过30日", days(30), Boundary.AT_MOST),
        ("不大于30日", days(30), Boundary.AT_MOST),
        ("不得迟于30日", days(30), Boundary.AT_MOST),
        ("大于30日", days(30), Boundary.MORE_THAN),
        ("30米以外", quantity(30, Unit.METRE), Boundary.MORE_THAN),
        ("未满三年", years(3), Boundary.LESS_THAN),
        ("未达到百分之二十", percent(20), Boundary.LESS_THAN),
        ("达不到百分之二十", percent(20), Boundary.LESS_THAN),
        ("低于百分之二十", percent(20), Boundary.LESS_THAN),
        ("小于百分之二十", percent(20), Boundary.LESS_THAN),
        ("满三年后", years(3), Boundary.MORE_THAN),
        ("50人(含50人)以下", persons(50), Boundary.AT_MOST),
        ("50人以下(不含50人)", persons(50), Boundary.LESS_THAN),
        ("不得少于成员总数的百分之二十", percent(20), Boundary.AT_LEAST),
        ("不足3日或者15日的", days(15), Boundary.LESS_THAN),
        ("最高额为人民币十万元", yuan(100_000), Boundary.AT_MOST),
        ("最低人数为五十人", persons(50), Boundary.AT_LEAST),
        ("每年至少召开一次", times(1), Boundary.AT_LEAST),
        ("20万元以上不满200万元", yuan(200_000), Boundary.AT_LEAST),
        ("20万元以上不满200万元", yuan(2_000_000), Boundary.LESS_THAN),
        ("超过1万元至10万元的部分", yuan(10_000), Boundary.MORE_THAN),
        ("三十日前", days(30), None),
        ("减除费用五千元后", yuan(5_000), None),
        ("超过部分处二倍罚款", multiple(2), None),
        ("最低工资的两倍", multiple(2), None),
        ("圆满三年", years(3), None),
        ("条约五年", years(5), None),
        ("送达十五日", days(15), None),
        ("交纳50万元", yuan(500_000), None),
        ("交纳50万元", yuan(1), None),
    ],
)
def test_boundary_words(words: str, quantity: Quantity, expected: Boundary | None) -> None:
    """The word beside a quantity bounds it, and one in its clause that plainly means it; other words do not."""
    assert boundary_of(words, quantity) is expected


def test_two_boundaries_for_one_number() -> None:
    """A number bounded from both sides in one quote needs a narrower quote."""
    with pytest.raises(QuantityError, match="different ways"):
        boundary_of("处1000元以下罚款,属于经营性单位的处1000元以上5000元以下罚款", yuan(1_000))


@pytest.mark.parametrize(
    ("boundary", "allowed"),
    [
        (Boundary.AT_LEAST, {">=", "<"}),
        (Boundary.LESS_THAN, {">=", "<"}),
        (Boundary.AT_MOST, {"<=", ">"}),
        (Boundary.MORE_THAN, {"<=", ">"}),
    ],
)
def test_operators(boundary: Boundary, allowed: set[str]) -> None:
    """A boundary word allows the two operators that cut where it cuts."""
    assert {op for op in ("<", "<=", ">", ">=") if boundary.allows(op)} == allowed


@pytest.mark.parametrize(
    ("boundary", "inclusive", "lower"),
    [
        (Boundary.AT_LEAST, True, True),
        (Boundary.AT_MOST, True, False),
        (Boundary.MORE_THAN, False, True),
        (Boundary.LESS_THAN, False, False),
    ],
)
def test_side_and_number(boundary: Boundary, inclusive: bool, lower: bool) -> None:
    """以上 and 以下 include the number, 超过 and 不满 do not; 以上 and 超过 bound from below."""
    assert boundary.is_inclusive is inclusive
    assert boundary.is_lower is lower
    assert boundary.including(included=inclusive) is boundary
    assert boundary.including(included=not inclusive).is_lower is lower
    assert boundary.including(included=not inclusive) is not boundary


def test_the_longest_word_first() -> None:
    """不超过 is not taken for 超过, nor 不满 for 满, whichever was written first."""
    for words in (BEFORE, AFTER):
        lengths = [len(word) for word in words]
        assert lengths == sorted(lengths, reverse=True)
