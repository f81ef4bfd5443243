"""Quantities are exact, keep their unit, and are found in the words of the law."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pytest

from regkit.law import (
    Quantity,
    QuantityError,
    dates_in,
    days,
    fraction,
    months,
    multiple,
    percent,
    persons,
    points,
    quantities_in,
    times,
    working_days,
    years,
    yuan,
)


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (yuan(500_000), "50万元"),
        (yuan(5_000), "5000元"),
        (percent(2), "2%"),
        (percent("1.5"), "1.5%"),
        (days(15), "15日"),
        (working_days(15), "15个工作日"),
        (months(6), "6个月"),
        (years(3), "3年"),
        (times(3), "3次"),
        (persons(2), "2人"),
        (multiple("0.5"), "0.5倍"),
        (multiple("1.0"), "1倍"),
        (points(50), "50分"),
    ],
)
def test_written_as_the_law_writes(quantity: Quantity, text: str) -> None:
    """A quantity is written with the law's own word for its unit."""
    assert str(quantity) == text


def test_a_rate_is_held_as_a_factor() -> None:
    """2% of an amount is the amount times 0.02."""
    assert percent(2).amount == Decimal("0.02")


@pytest.mark.parametrize("bad", [0.5, True, "", "五", "1e3", "-1", -1, Decimal("NaN"), Decimal("Infinity"), None])
@pytest.mark.parametrize("make", [yuan, percent, days, multiple])
def test_inexact_numbers_are_refused(make: Callable[[object], Quantity], bad: object) -> None:
    """Binary fractions, truth values, words, negatives and boundless numbers make no quantity."""
    with pytest.raises(QuantityError):
        make(bad)


def test_half_a_day_is_refused() -> None:
    """Units that are counted take whole numbers; years and marks may be parted."""
    with pytest.raises(QuantityError):
        days("0.5")
    assert points("49.5").amount == Decimal("49.5")


def test_the_precision_of_the_caller_does_not_matter() -> None:
    """Quantities are exact although the program around has set a small precision."""
    with localcontext(prec=2):
        assert str(yuan("1234567.89")) == "1,234,567.89元"
        assert str(percent("12.345")) == "12.345%"
        assert days(12_345).amount == 12_345
        assert quantities_in("百分之十二点三四五")[0].is_same(percent("12.345"))


def test_order_within_a_unit() -> None:
    """Quantities of one unit compare by amount, whatever the digits written."""
    assert days(14) < days(15) <= days(15) < days(16)
    assert yuan("1.00") == yuan(1)
    assert hash(yuan("1.00")) == hash(yuan(1))
    assert days(15) != days(16)


def test_days_are_not_working_days() -> None:
    """Quantities of different units are not compared at all."""
    with pytest.raises(QuantityError, match="cannot be compared"):
        assert days(15) == working_days(15)
    with pytest.raises(QuantityError, match="cannot be compared"):
        assert months(12) < years(2)
    assert days(1) != 1
    assert not days(1).is_same(working_days(1))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("施工总承包一级及以上资质企业,交纳50万元", [yuan(500_000)]),
        ("逾期不改正的,对单位处5000元以上2万元以下罚款", [yuan(5_000), yuan(20_000)]),
        ("按照工程合同价款总额的2%比例交纳", [percent(2)]),
        ("完整保存原始视频图像信息数据资料15日以上", [days(15)]),
        ("自竣工验收合格之日起30日内", [days(30)]),
        ("应当在15个工作日内足额补齐", [working_days(15)]),
        ("十五个工作日", [working_days(15)]),
        ("工程竣工验收6个月后", [months(6)]),
        ("减免和提高额度一般在0.5-1倍范围内", [multiple("0.5"), multiple(1)]),
        ("工作人员不得少于两人", [persons(2)]),
        ("对连续三年以上无拖欠", [years(3)]),
        ("对连续三次以上发生拖欠", [times(3)]),
        ("通用目标占 50 分", [points(50)]),
        ("二十日", [days(20)]),
        ("百分之二", [percent(2)]),
        ("1.2亿元、3,200万元、三千万元", [yuan(120_000_000), yuan(32_000_000), yuan(30_000_000)]),
    ],
)
def test_quantities_of_the_texts(words: str, expected: list[Quantity]) -> None:
    """Every way in which the texts state a quantity is found, with its unit."""
    found = quantities_in(words)
    assert [(quantity.amount, quantity.unit) for quantity in found] == [(q.amount, q.unit) for q in expected]


@pytest.mark.parametrize(
    "words",
    [
        "第十五条",
        "第十五日",
        "第65次常务会议",
        "专用目标相结合的百分制",
        "一次性交存",
        "一个项目一交纳",
        "自2008年3月1日起施行",
        "二O一二年三月十九日",
        "2006年",
        "二〇〇六年度",
        "不合格4 个档次",
        "直接负责的主管人员和其他直接责任人员",
        "国办发〔2005〕37 号",
        "自下一日开始",
    ],
)
def test_what_is_no_quantity(words: str) -> None:
    """Numbers of provisions, dates, years of the calendar and words that look like numbers are no quantities."""
    assert quantities_in(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("自2008年3月1日起施行", date(2008, 3, 1)),
        ("本办法自 2007 年 1 月 1 日起施行", date(2007, 1, 1)),
        ("二O一二年三月十九日", date(2012, 3, 19)),
        ("二00六年十一月二十四日", date(2006, 11, 24)),
        ("二〇〇六年十一月二十四日", date(2006, 11, 24)),
        ("二○○六年十一月二十四日", date(2006, 11, 24)),
        ("二零二五年四月一日", date(2025, 4, 1)),
    ],
)
def test_dates(words: str, expected: date) -> None:
    """Dates are read in every digit the texts use, letters and circles for zero among them."""
    assert dates_in(words) == [expected]


def test_no_such_day() -> None:
    """A day that no calendar has is refused."""
    with pytest.raises(QuantityError):
        dates_in("2007年2月30日")


@pytest.mark.parametrize(("parts", "of"), [(True, 3), ("2", 3), (2, "3"), (2, 2.5)])
def test_a_share_is_of_whole_numbers(parts: Any, of: Any) -> None:
    """So many of so many parts, both written as whole numbers; a truth is none."""
    with pytest.raises(QuantityError, match="is not a number of parts"):
        fraction(parts, of)


def test_a_truth_is_no_number_of_parts() -> None:
    """`True` counts nothing, also where 1 would be refused for another reason."""
    with pytest.raises(QuantityError, match="`True` is not a number of parts"):
        fraction(2, True)
