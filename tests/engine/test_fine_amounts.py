"""Amounts that money is not have values between any two: they are supposed as finely as what they are held against."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from regkit import wuhan
from regkit.engine.possible import determined, missing, outcomes
from regkit.engine.reference import Case
from regkit.language import Bounds, Facts, Money, Points, Status, Subject, fact
from regkit.language.outcomes import UNKNOWN
from regkit.law import points


class Marks(Subject):
    """Some marks and some money."""

    low: Points | None = fact("下限")
    high: Points | None = fact("上限")
    first: Points | None = fact("一", high=points(100))
    second: Points | None = fact("二", high=points(100))
    third: Points | None = fact("三", high=points(100))
    least: Money | None = fact("至少")
    most: Money | None = fact("至多")
    price: Money | None = fact("价款")


F: Facts[Any] = Facts(Marks, "thing")


def _asked(**said: Any) -> Case:
    return Case({"thing": Marks(**said)})


@pytest.mark.parametrize(("low", "high"), [("59.99", "60"), ("59.999", "60"), ("87.99499", "87.995"), ("0", "0.00001")])
def test_there_is_a_mark_between_any_two(low: str, high: str) -> None:
    """Whatever two marks are said, one that is not known may lie between them, or may not."""
    between = (F.low < F.first) & (F.first < F.high)
    case = _asked(low=Decimal(low), high=Decimal(high))
    assert determined(between, case) is UNKNOWN
    assert set(outcomes(between, case)) == {True, False}
    assert [one.name for one in missing(between, case)] == ["thing.first"]


def test_several_marks_may_lie_between_two_in_an_order() -> None:
    """Three marks that are not known may rise from one said mark to the next hundredth, whichever is read first."""
    for one, two, three in ((F.first, F.second, F.third), (F.second, F.first, F.third), (F.third, F.second, F.first)):
        rising = (F.low < one) & (one < two) & (two < three) & (three < F.high)
        case = _asked(low=Decimal("59.99"), high=Decimal(60))
        assert set(outcomes(rising, case)) == {True, False}
        assert {item.name for item in missing(rising, case)} == {"thing.first", "thing.second", "thing.third"}


def test_money_is_paid_in_whole_fen() -> None:
    """Between one fen and the next there is no price: that is known, whatever the price is."""
    between = (F.least < F.price) & (F.price < F.most)
    assert determined(between, _asked(least="59.99元", most="60元")) is False
    assert determined(between, _asked(least="59.98元", most="60元")) is UNKNOWN


@pytest.mark.parametrize("line", ["60", "87.995", "59.9951"])
def test_a_mark_that_is_said_as_finely_as_a_line_meets_it(line: str) -> None:
    """Equal to a line, below it and above it: each is possible, however many decimals it has."""
    case = _asked(high=Decimal(line))
    for reached in (F.first == F.high, F.first < F.high, F.first > F.high):
        assert set(outcomes(reached, case)) == {True, False}


def test_the_other_half_may_make_an_announced_total_however_fine() -> None:
    """Wuhan, article 9: 47.9951 and 39.9999 are 87.995; of a half that is not known it is open whether they do."""
    score, announced = wuhan.Score(general="47.9951"), wuhan.Announcement(total="87.995")
    answer = wuhan.announced_total_agrees(score, announced)
    assert answer.status is Status.UNDETERMINED
    assert set(answer.possible) == {True, False}
    both = wuhan.Score(general="47.9951", special="39.9999")
    assert wuhan.announced_total_agrees(both, announced).value is True


def test_the_other_half_cannot_make_a_total_beyond_its_marks() -> None:
    """Wuhan, article 9: 50 is the most a half has; 37.99 and what it has are less than 87.995, to the last decimal."""
    announced = wuhan.Announcement(total="87.995")
    assert wuhan.announced_total_agrees(wuhan.Score(general="37.99"), announced).value is False
    assert wuhan.announced_total_agrees(wuhan.Score(general="37.995"), announced).status is Status.UNDETERMINED


def test_a_total_lies_between_what_the_open_half_can_be() -> None:
    """Wuhan, article 9: 47.9951 marks and from none to fifty more."""
    answer = wuhan.total_score(wuhan.Score(general="47.9951", special_approved=True))
    assert answer.possible == (Bounds(Decimal("47.9951"), Decimal("97.9951")),)


def test_the_halves_of_a_declared_total_are_as_fine_as_it_is() -> None:
    """Wuhan, article 9: two halves that make 99.995 are not both full; their total is what was declared."""
    answer = wuhan.total_score(wuhan.Score(declared_total="99.995", special_approved=True))
    assert answer.value == Decimal("99.995")


ROWS = {
    "score.general": ["47.9951", "47.9951", "37.99", "37.995", "37.9949", "37.995"],
    "score.special": [None, "39.9999", None, None, None, "49.9999"],
    "announcement.total": ["87.995", "87.995", "87.995", "87.995", "87.995", "87.995"],
}
AGREES = [None, True, False, None, False, False]


@pytest.mark.parametrize("lazily", [False, True])
def test_columns_tell_the_same_of_fine_amounts(lazily: bool) -> None:
    """Wuhan, article 9: rows that differ in the fourth decimal are told apart, in memory and as a query."""
    frame: Any = pl.LazyFrame(ROWS) if lazily else pl.DataFrame(ROWS)
    answers: Any = wuhan.announced_total_agrees.over(frame).lazy().collect()
    assert answers["value"].to_list() == AGREES
    for row, expected in zip(answers.to_dicts(), AGREES, strict=True):
        score = wuhan.Score(general=row["score.general"], special=row["score.special"])
        assert wuhan.announced_total_agrees(score, wuhan.Announcement(total="87.995")).value is expected
