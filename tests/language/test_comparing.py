"""Words for comparisons: of days, years, marks, counts and the rest; and what has one value in every case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.language import ON, Day, Facts, Money, Multiple, Points, Reading, Subject, Times, Years, fact
from regkit.language.comparing import are_alike, constant, is_constant, is_least, verb, without_verb
from regkit.language.terms import Compare, lift
from regkit.law import multiple, points, times, years, yuan

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))


class Works(Subject):
    """Works."""

    price: Money | None = fact("价款")
    least: Money | None = fact("最低价款", low=yuan(1))
    begun: Day | None = fact("开工日")
    year: Years | None = fact("年度", whole=True)
    age: Years | None = fact("年限")
    score: Points | None = fact("得分")
    factor: Multiple | None = fact("倍数")
    often: Times | None = fact("次数")


ONE: Any = Facts(Works, "one")
OTHER: Any = Facts(Works, "other")


@pytest.mark.parametrize(
    ("term", "zh", "en"),
    [
        (ONE.price < yuan(3), "少于", "is less than"),
        (ONE.begun < date(2012, 1, 1), "早于", "is before"),
        (ONE.year < years(2012), "早于", "is before"),
        (ONE.age < years(3), "不满", "is less than"),
        (ONE.score < points(3), "低于", "is less than"),
        (ONE.factor < multiple(3), "低于", "is less than"),
        (ONE.often < times(3), "少于", "is less than"),
        (date(2012, 1, 1) > ON, "早于", "is before"),
        (ONE.age + years(1) < years(2012), "不满", "is less than"),
    ],
)
def test_what_stands_between_two_sides(term: Compare, zh: str, en: str) -> None:
    """Days and years of the calendar are early and late, spans of years full or not, marks high and low."""
    assert (verb(term, "<", "zh"), verb(term, "<", "en")) == (zh, en)


def test_what_stands_before_an_amount_alone() -> None:
    """Three times are fewer, three yuan less; a year of the calendar is before."""
    told = {"often": "fewer than", "price": "less than", "score": "less than", "year": "before", "begun": "before"}
    sides: dict[str, Any] = {
        "often": times(3), "price": yuan(3), "score": points(3), "year": years(2012), "begun": date(2012, 1, 1),
    }  # fmt: skip
    for name, words in told.items():
        term = getattr(ONE, name) < sides[name]
        assert without_verb(term, "<", "en") == words
        assert without_verb(term, "<", "zh") == verb(term, "<", "zh")


def test_one_fact_of_two_subjects() -> None:
    """The price of one and of another are alike; two facts are not, nor a fact and an amount."""
    assert are_alike(ONE.price < OTHER.price)
    assert not are_alike(ONE.price < OTHER.least)
    assert not are_alike(ONE.price < yuan(1))
    assert not are_alike(lift(yuan(1)) < ONE.price)


def test_what_cannot_be_less() -> None:
    """A fact beside nothing; not one that has a least of its own, nor beside more than nothing."""
    assert is_least(ONE.price <= yuan(0))
    assert not is_least(ONE.price <= yuan(1))
    assert not is_least(ONE.least <= yuan(0))
    assert not is_least(ONE.price + yuan(1) <= yuan(0))
    assert not is_least(ONE.price <= OTHER.price)


def test_what_has_one_value_in_every_case() -> None:
    """A number of the text, a constant, and a reading whose branch that is followed is one."""
    reading = Reading("x.9.c", "如何", "How?", {"a": "甲", "b": "乙"}, "a", "因", WORDS)
    one, none = reading.choose(a=FIVE, b=ONE.price), reading.choose(a=ONE.price, b=FIVE)
    assert [is_constant(term) for term in (lift(FIVE), lift(yuan(1)), one, none, ONE.price)] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert [constant(term) for term in (lift(FIVE), one, ONE.price)] == [50_000, 50_000, None]
