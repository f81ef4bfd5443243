"""Boundary words decide whether the number itself is inside."""

import pytest

from regkit.law import (
    Boundary,
    Quantity,
    QuantityError,
    boundary_of,
    days,
    months,
    multiple,
    percent,
    persons,
    working_days,
    yuan,
)


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
        ("交纳50万元", yuan(500_000), None),
        ("交纳50万元", yuan(1), None),
    ],
)
def test_boundary_words(words: str, quantity: Quantity, expected: Boundary | None) -> None:
    """The word right before or after a quantity bounds it; other words do not."""
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
