"""What other readings would make of an answer: told where it would be another, and only there."""

from __future__ import annotations

from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine import worlds
from regkit.engine.alternatives import alternatives, read_otherwise
from regkit.engine.explain import case_of, path_of
from regkit.language import (
    Facts,
    Flag,
    Money,
    Reading,
    Status,
    Subject,
    Term,
    Times,
    decide,
    fact,
    rule,
    when,
)
from regkit.law import times, yuan

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")


class Works(Subject):
    """Works on which a passage bears that can be read in several ways."""

    large: Flag | None = fact("大型")
    here: Flag | None = fact("在本市")
    price: Money | None = fact("价款")
    often: Times | None = fact("次数")


def reading(name: str, *options: str) -> Reading:
    """Return a passage that is read as the first of some options."""
    return Reading(f"x.9.{name}", "如何", "How?", {one: one for one in options}, options[0], "因", WORDS)


SIZE, AMOUNT = reading("size", "any", "large", "here"), reading("amount", "one", "two", "price")


@rule("规模")
def sized(works: Facts[Works]) -> Term[Any]:
    """Say an amount of works of a size that is read in several ways."""
    counts = SIZE.choose(any=works.large | works.here, large=works.large, here=works.here)
    return decide(when(counts, yuan(1), WORDS), when(~counts & works.large, yuan(2), WORDS))


@rule("数额")
def priced(works: Facts[Works]) -> Term[Any]:
    """Say an amount that is read in several ways."""
    told = AMOUNT.choose(one=yuan(1), two=yuan(2), price=works.price)
    return decide(when(works.large, told, WORDS), when(~works.large, yuan(9), WORDS))


def told(asked: Any, **said: Any) -> dict[str, Any]:
    """Return what is told of other readings of works of which all else is unknown."""
    answer = asked(Works.model_validate({**dict.fromkeys(Works.facts), **said}))
    case = case_of(answer)
    found = alternatives(answer, path_of(answer, case), case)
    return {one.option: getattr(one.outcome, "status", one.outcome) for one in found}


UNDETERMINED, SILENT = Status.UNDETERMINED, Status.SILENT


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"large": True, "here": False}, {"here": 2}),
        ({"large": True, "here": True}, {}),
        ({"large": False, "here": True}, {"large": SILENT}),
        ({"large": False, "here": False}, {}),
        ({"large": True}, {"here": UNDETERMINED}),
        ({"here": True}, {"large": UNDETERMINED}),
        ({"here": False}, {"here": UNDETERMINED}),
        ({}, {"here": UNDETERMINED}),
    ],
)
def test_a_reading_of_a_condition_is_told_where_it_changes_what_comes(said: Any, expected: Any) -> None:
    """One amount, another, silence, or other outcomes that can come of it; never where the same can come of both.

    Where nothing is known one or nothing can come of the passage read as it is; so it can where it asks for size
    alone, and not where it asks for the place, under which two can come as well.
    """
    assert told(sized, **said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"large": True}, {"two": 2, "price": UNDETERMINED}),
        ({"large": True, "price": 1}, {"two": 2}),
        ({"large": True, "price": 5}, {"two": 2, "price": 5}),
        ({"large": False}, {}),
        ({}, {"two": UNDETERMINED, "price": UNDETERMINED}),
    ],
)
def test_a_reading_of_an_amount_is_told_where_it_changes_what_comes(said: Any, expected: Any) -> None:
    """Another amount, or one that is not known; nothing where the passage does not bear on the case."""
    assert told(priced, **said) == expected


BOUND = reading("bound", "often", "price", "both")


@rule("门槛")
def bounded(works: Facts[Works]) -> Term[Any]:
    """Say an amount from a bound on, which is read as one of two things, or both."""
    often, price = works.often >= times(3), works.price >= yuan(10)
    reached = BOUND.choose(often=often, price=price, both=often & price)
    return decide(when(reached, yuan(1), WORDS), when(~reached, yuan(2), WORDS))


def test_a_reading_that_compares_something_else_is_gone_through_by_itself() -> None:
    """Whatever is read as the bound, one of two amounts comes where nothing is known: nothing else can come of it."""
    assert told(bounded) == {}
    assert told(bounded, often=3) == {"price": UNDETERMINED, "both": UNDETERMINED}
    assert told(bounded, often=3, price=9) == {"price": 2, "both": 2}
    assert told(bounded, often=2) == {"price": UNDETERMINED}
    assert told(bounded, price=9) == {"price": 2, "both": 2}


def test_what_cannot_be_gone_through_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more can come of an open answer than can be seen, it is not said that another reading changes it."""
    before = told(sized)
    for most in (2, 3, 4):
        monkeypatch.setattr(worlds.Worlds.__init__, "__defaults__", (most,))
        assert told(sized) == {}, most
    monkeypatch.undo()
    assert told(sized) == before == {"here": UNDETERMINED}


LIMIT = reading("limit", "ten", "twenty")


@rule("限额")
def limited(works: Facts[Works]) -> Term[Any]:
    """Say an amount from a limit on, which is read as one of two amounts."""
    limit = LIMIT.choose(ten=yuan(10), twenty=yuan(20))
    return decide(when(works.price >= limit, yuan(1), WORDS), when(works.price < limit, yuan(2), WORDS))


def test_a_reading_of_what_is_compared_divides_amounts_elsewhere() -> None:
    """Of a price between the two limits the other reading says otherwise; of one that is not known it says no more."""
    assert told(limited, price=15) == {"twenty": 2}
    assert told(limited, price=25) == told(limited) == {}


DEPTH = reading("depth", "some", "many", "none")


@rule("深浅")
def deep(works: Facts[Works]) -> Term[Any]:
    """Say an amount of a condition that hangs on one fact, on three, or on none."""
    a, b, c = works.large, works.here, works.often >= times(3)
    two = (a & ~b) | (~a & b)
    counts = DEPTH.choose(some=a, many=(two & ~c) | (~two & c), none=a | ~a)
    return decide(when(counts, yuan(1), WORDS), when(~counts, yuan(2), WORDS))


@pytest.mark.parametrize("most", [4, 2_000])
@pytest.mark.parametrize(
    ("followed", "expected"),
    [
        ("some", {"none": 1}),
        ("many", {"none": 1}),
        ("none", {"some": UNDETERMINED, "many": UNDETERMINED}),
    ],
)
def test_readings_are_told_though_there_is_more_than_can_be_gone_through(
    monkeypatch: pytest.MonkeyPatch, most: int, followed: str, expected: Any
) -> None:
    """One that settles an open answer, or opens a settled one, is told as well where others have too many worlds.

    That two of them can come to the same is not told in either case.
    """
    monkeypatch.setattr(worlds.Worlds.__init__, "__defaults__", (most,))
    assert told(deep.amend(DEPTH.read_as(followed))) == expected


def test_only_options_that_are_not_followed_are_other_readings() -> None:
    """Of the readings that an answer rests on, each of the others."""
    answer = priced(Works(large=True))
    case = case_of(answer)
    found = read_otherwise(priced, path_of(answer, case))
    assert {(one.id, option) for one, option in found} == {("x.9.amount", "two"), ("x.9.amount", "price")}
    assert read_otherwise(priced, ()) == {}
