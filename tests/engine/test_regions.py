"""Values at which conditions can change, and whether conditions can hold together, seen without a solver."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from regkit.engine import regions
from regkit.engine.regions import constants_of, disjoint, facts_of, members_of, representatives, satisfiable
from regkit.language import (
    Day,
    Facts,
    Flag,
    Listed,
    Money,
    Reading,
    Subject,
    Term,
    Times,
    Word,
    condition,
    fact,
    happened,
    listed,
)
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.terms import Gate
from regkit.law import days, times, yuan
from tests.engine.small_worlds import WORDS

MAY = date(2012, 5, 1)
DAY = timedelta(1)


class Hue(Word):
    """Three words."""

    RED = "red", "红"
    BLUE = "blue", "蓝"
    GREEN = "green", "绿"


class Party(Subject):
    """One of several."""

    paid: Flag | None = fact("已付")


class Works(Subject):
    """Works."""

    a: Flag | None = fact("大型")
    b: Flag | None = fact("封顶")
    c: Flag | None = fact("验收")
    hue: Hue | None = fact("颜色")
    other: Hue | None = fact("另色")
    hues: frozenset[Hue] | None = fact("各色")
    price: Money | None = fact("价款")
    paid: Money | None = fact("已付")
    often: Times | None = fact("次数")
    begun: Day | None = fact("开工日")
    parties: Listed[Party] | None = listed("企业")


WORKS: Any = Facts(Works, "works")
price, often, begun = WORKS.price, WORKS.often, WORKS.begun


def test_the_facts_that_terms_read() -> None:
    """In the order of reading; of the members of a list only where they are asked for."""
    any_paid = WORKS.a & WORKS.parties.any(lambda one: one.paid)
    assert list(facts_of(any_paid, price > yuan(1))) == [("works", "a"), ("works", "price")]
    assert [name for _, name in facts_of(any_paid, members=True)] == ["a", "paid"]


@pytest.mark.parametrize(
    ("fact_", "terms", "told"),
    [
        (WORKS.a, (), [True, False]),
        (WORKS.hue, (), list(Hue)),
        (WORKS.hues, (WORKS.hues.includes(Hue.GREEN),), [frozenset(), frozenset({Hue.GREEN})]),
        (price, (), []),
        (price, (price > yuan(5), price < yuan(2)), [1, 2, Decimal("3.5"), 5, 6]),
        (price, (yuan(5) > price,), [4, 5, 6]),
        (price, (price > yuan("0.5"),), [Decimal("0.25"), Decimal("0.5"), Decimal("1.5")]),
        (price, (price > yuan(0),), [0, 1]),
        (price, (price > yuan(1),), [0, 1, 2]),
        (price, (price > WORKS.paid,), []),
        (WORKS.paid, (price > yuan(5),), []),
        (often, (often > times(2), often > times(4)), [1, 2, 3, 4, 5]),
        (often, (often > times(2), often > times(3)), [1, 2, 3, 4]),
        (often, (often > times(0),), [0, 1]),
        (begun, (begun > MAY,), [MAY - DAY, MAY, MAY + DAY]),
        (begun, (begun > MAY, begun > MAY + 2 * DAY), [MAY + n * DAY for n in range(-1, 4)]),
        (begun, (begun > MAY, begun > MAY + DAY), [MAY + n * DAY for n in range(-1, 3)]),
    ],
)
def test_the_values_at_which_conditions_can_change(fact_: Any, terms: Any, told: list[Any]) -> None:
    """Each constant, one value between two of them where there is any, one on either side; never less than nothing."""
    assert list(representatives(fact_, *terms)) == told


def test_what_a_fact_is_compared_with() -> None:
    """Constants on either side, of members of a list whichever they are; the words of which a set is asked."""
    assert constants_of(price, (price > yuan(5), yuan(7) > price, price > WORKS.paid)) == {5, 7}
    asked = WORKS.hues.includes(Hue.GREEN) | WORKS.hues.includes(Hue.RED)
    assert members_of(WORKS.hues, (asked,)) == [Hue.RED, Hue.GREEN]
    assert members_of(WORKS.hues, ()) == []


A, B, C, HUE, OTHER = WORKS.a, WORKS.b, WORKS.c, WORKS.hue, WORKS.other
HAPPENED = happened(begun)
GATE = Gate("a", "甲", WORKS.a, "a", (WORDS,))
READING = Reading("regions.9.p", "如何", "How?", {"one": "甲", "two": "乙"}, "one", "因", WORDS)


@condition("大型封顶")
def both(works: Facts[Works]) -> Term[bool]:
    """Whether it is large and has its roof."""
    return works.a & works.b


TOGETHER = [
    (A, B),
    (A | B, ~A),
    (HUE == Hue.RED, OTHER == Hue.BLUE),
    (HUE.is_in(Hue.RED, Hue.BLUE), HUE.is_in(Hue.BLUE, Hue.GREEN)),
    (HUE != Hue.RED, HUE != Hue.BLUE),
    (price > yuan(1), price < yuan(2)),
    (price >= yuan(2), price <= yuan(2)),
    (begun < MAY, begun < MAY + DAY),
    (WORKS.hues.includes(Hue.RED), WORKS.hues.includes(Hue.BLUE)),
    (price > WORKS.paid, price < WORKS.paid),
    (price > WORKS.paid, A),
    (both(WORKS), C),
    (GATE, B),
    (READING.choose(one=A, two=B), ~B),
    (t.Literal(value=True, kind=BOOL), A),
    (HAPPENED, A),
    (~HAPPENED, A),
    (begun + days(3) > MAY, ~(begun + days(5) > MAY)),
]
APART = [
    (A, ~A),
    (A & B, ~A & C),
    (A & B, ~(A & B)),
    (A | B, ~A & ~B),
    (HUE == Hue.RED, HUE == Hue.BLUE),
    (HUE.is_in(Hue.RED, Hue.BLUE), HUE == Hue.GREEN),
    (HUE == Hue.RED, HUE != Hue.RED),
    (HUE.is_in(Hue.RED, Hue.BLUE) & HUE.is_in(Hue.BLUE, Hue.GREEN), HUE == Hue.RED),
    (price > yuan(2), price < yuan(2)),
    (price > yuan(2), price <= yuan(2)),
    (yuan(2) < price, price <= yuan(2)),
    (often > times(2), often < times(3)),
    (begun > MAY, begun < MAY + DAY),
    (WORKS.hues.includes(Hue.RED), ~WORKS.hues.includes(Hue.RED)),
    (price + yuan(1) > WORKS.paid, None),
    (both(WORKS), ~A),
    (GATE, ~A),
    (READING.choose(one=A, two=B), ~A),
    (A & ~A, A),
    (A, A & B & ~B),
    (HAPPENED, ~HAPPENED),
    (HUE.is_in(Hue.RED), A & ~HUE.is_in(Hue.RED)),
]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_conditions_that_can_hold_together(one: Any, other: Any) -> None:
    """So they are not disjoint; what is compared with something unknown may be so in any case."""
    assert satisfiable(one, other)
    assert not disjoint([one, other])
    assert not disjoint([other, one])


@pytest.mark.parametrize(("one", "other"), APART)
def test_conditions_that_exclude_each_other(one: Any, other: Any) -> None:
    """Whatever the facts are; what cannot be worked out from regions excludes at least its own contrary."""
    other = ~one if other is None else other
    assert not satisfiable(one, other)
    assert disjoint([one, other])
    assert disjoint([other, one])
    assert not disjoint([one, other, one | other])


def test_what_asks_nothing_in_common_is_not_taken_to_be_apart() -> None:
    """Not even where one of them never holds, which is not sought."""
    assert not disjoint([A & ~A, B])
    assert disjoint([A])
    assert disjoint([])


def test_what_takes_too_long_to_see_is_taken_to_be_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of as many cases as are gone through, and one more."""
    conditions = A & B & (often > times(2)), ~A & (often < times(2))
    monkeypatch.setattr(regions, "MOST_CASES", 12)  # two truths by two by three counts
    assert not satisfiable(*conditions)
    monkeypatch.setattr(regions, "MOST_CASES", 11)
    assert satisfiable(*conditions)


def test_days_that_are_reckoned_are_taken_to_be_any() -> None:
    """One condition and its contrary cannot both be, of two of them nothing is known."""
    soon = WORKS.begun + days(3) > MAY
    assert not satisfiable(soon, ~soon)
    assert satisfiable(soon, WORKS.begun + days(5) < MAY)
