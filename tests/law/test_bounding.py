"""Which word of a clause bounds which number, and what a number is per."""

from __future__ import annotations

import pytest

from regkit.law import (
    Boundary,
    Quantity,
    Unit,
    boundary_of,
    days,
    percent,
    quantity,
    years,
    yuan,
)
from regkit.law.reading import stated_in

METRES = Unit.METRE


@pytest.mark.parametrize(
    ("words", "quantity", "expected"),
    [
        ("不少于三年、五年", years(5), Boundary.AT_LEAST),
        ("不少于三年、五万元", yuan(50_000), None),
        ("不少于三年、服务五年", years(5), None),
        ("不足三日或者行驶总里程五万米", quantity(50_000, METRES), Boundary.LESS_THAN),
        ("不足三日或者已行驶总里程五万米", quantity(50_000, METRES), None),
    ],
)
def test_a_bound_before_the_first_of_two(words: str, quantity: Quantity, expected: Boundary | None) -> None:
    """It stands for the second too, after 或 whatever is counted; in a list (、) only for another of the same unit.

    Up to five characters may name what the second counts; more are a statement of their own.
    """
    assert boundary_of(words, quantity) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("一百米、两百米以上", Boundary.AT_LEAST),
        ("一百米、道路中心线两百米以上", Boundary.AT_LEAST),
        ("三日内,一百米、两百米以上", Boundary.AT_LEAST),
        ("一百米、道路的中心线两百米以上", None),
        ("一百米、两万元以上", None),
        ("一百米、不超过两百米", None),
    ],
)
def test_a_bound_behind_the_second_of_two(words: str, expected: Boundary | None) -> None:
    """It stands for the first too, where both are of one unit and up to five characters name the second."""
    assert boundary_of(words, quantity(100, METRES)) is expected


@pytest.mark.parametrize(
    ("words", "quantity", "expected"),
    [
        ("不得低于上年同期平均水平百分之三", percent(3), Boundary.AT_LEAST),
        ("不得低于上年同期平均水平三千米", quantity(3_000, METRES), None),
        ("不得低于海平面四十二米", quantity(42, METRES), Boundary.AT_LEAST),
        ("不得低于平均海面四十二米", quantity(42, METRES), None),
        ("不得低于总额的百分之二十至总额的百分之三十", percent(20), None),
    ],
)
def test_a_bound_of_what_is_named_in_between(words: str, quantity: Quantity, expected: Boundary | None) -> None:
    """A share is a share of something that may be named at length; a measure is bounded past three characters at most.

    A number at which a range begins is not bounded alone.
    """
    assert boundary_of(words, quantity) is expected


@pytest.mark.parametrize(("words", "says"), [("前三日", "exactly"), ("开工前三日", "before")])
def test_days_before_something(words: str, says: str) -> None:
    """开工前三日 are the days before works begin; where nothing stands before 前, nothing is dated."""
    assert [one.says for one in stated_in(words)] == [says]


@pytest.mark.parametrize(
    ("words", "says", "word"),
    [
        ("约三十日左右", "about", "左右"),
        ("不超过三十日左右", "at_most", "不超过"),
        ("不少于三十日以上", "at_least", "以上"),
    ],
)
def test_two_words_that_agree_are_told_with_the_number(words: str, says: str, word: str) -> None:
    """The word that says it is kept; 左右 and 约 say less than a bound does."""
    (one,) = stated_in(words)
    assert one.number is not None
    assert (one.says, one.number.word, one.number.quantity.is_same(days(30))) == (says, word, True)


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("每户五元", "户"),
        ("每户缴纳的生活垃圾处置服务费五元", "户"),
        ("每户缴纳的城生活垃圾处置服务费五元", ""),
        ("每户缴纳的生活垃圾处置服务费不超过五元", "户"),
        ("每户从五元", ""),
    ],
)
def test_a_thing_named_before_the_words_of_the_number(words: str, per: str) -> None:
    """每户 twelve characters before the number, or before the word that bounds it, is what it is per."""
    assert [one.per for one in stated_in(words)] == [per]


def test_a_thing_is_of_the_number_that_comes_first() -> None:
    """每户五十吨的收费三元: what is per household are the tons."""
    assert [one.per for one in stated_in("每户五十吨的收费三元")] == ["户", ""]
