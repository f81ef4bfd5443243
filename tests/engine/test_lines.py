"""The values of an amount or a day as whole steps: what stands for those between two, and for those far out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from regkit.engine.lines import NONE_AT_ALL, Line, divides
from regkit.engine.reference import ABSENT, Case
from regkit.language import Day, Days, Facts, Money, Multiple, OpenQuestion, Subject, Times, Years, decision, fact
from regkit.language import terms as t
from regkit.language.facts import EARLIEST, LATEST
from regkit.language.kinds import amount
from regkit.law import Unit, days, multiple, times, working_days, yuan
from tests.engine.small_worlds import WORDS


class Works(Subject):
    """Works of which amounts and days are not known."""

    begun: Day | None = fact("开工日")
    ended: Day | None = fact("完工日")
    price: Money | None = fact("价款")
    least: Money | None = fact("底价", low=yuan(100), high=yuan(5000))
    often: Times | None = fact("次数")
    few: Times | None = fact("几次", low=times(2), high=times(9))
    waited: Days | None = fact("天数")
    aged: Years | None = fact("年数")
    factor: Multiple | None = decision(
        "倍数", by="某局", low=multiple(1), high=multiple(5), usual=(multiple(2), multiple(3))
    )


WORKS: Any = Facts(Works, "works")


def case(**said: Any) -> Case:
    """Return the case of works of which all else is unknown."""
    return Case({"works": Works.model_validate({**dict.fromkeys(Works.facts), **said})})


def ends(leaf: t.Term[Any], asked: Case | None = None, places: int = 2) -> tuple[Any, Any]:
    """Return the values at both ends of the line of a leaf."""
    line = Line(leaf, asked or case(), places)
    return line.value(line.low), line.value(line.high)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("price", (0, 10**13)),
        ("least", (100, 5000)),
        ("often", (0, 10**6)),
        ("few", (2, 9)),
        ("waited", (0, 36_500)),
        ("aged", (0, 100)),
        ("factor", (1, 5)),
        ("begun", (EARLIEST, LATEST)),
    ],
)
def test_the_ends_of_what_is_not_known(name: str, told: tuple[Any, Any]) -> None:
    """What the fact declares; else from nothing to more than there is of it, and all days that can be told."""
    assert ends(getattr(WORKS, name)) == told


def test_what_is_usual_has_ends_of_its_own() -> None:
    """Where decisions are supposed to be made as usual; of a fact of which nothing is usual the ends are the same."""
    assert ends(WORKS.factor, case().as_usual()) == (2, 3)
    assert ends(WORKS.price, case().as_usual()) == (0, 10**13)


def test_the_ends_of_a_question_are_those_that_it_says() -> None:
    """Without any they are those of an amount of its kind."""
    open_, between = (OpenQuestion(f"x.9.{one}", "问", "What?", "某机关", WORDS) for one in ("e", "f"))
    assert ends(open_.of(amount(Unit.YUAN))) == (0, 10**13)
    assert ends(between.of(amount(Unit.YUAN), yuan(3), yuan(8))) == (3, 8)


def test_working_days_of_years_without_a_calendar_lie_on_one_side() -> None:
    """So many of them take at least so many days; between two days there are at most as many as days, and none more."""
    day = date(2050, 1, 1)
    first, last = ends(WORKS.begun + working_days(5), case(begun=day))
    assert (first, last) == (date(2050, 1, 6), LATEST)
    between: t.Term[Any] = t.Between(WORKS.begun, WORKS.ended, amount(Unit.WORKING_DAY))
    assert ends(between, case(begun=day, ended=day + timedelta(9))) == (0, 9)
    assert ends(between, case(begun=day + timedelta(9), ended=day)) == (-9, 0)
    assert ends(t.Rolled(WORKS.begun), case(begun=day)) == (day, LATEST)


def points(leaf: t.Term[Any], start: Any = None, end: Any = None) -> list[tuple[Any, int]]:
    """Return what stands for the values of a leaf between two of them, or from one end to the other."""
    line = Line(leaf, case(), 2)
    first = line.low if start is None else line.step(start)
    return list(line.cell(first, line.high if end is None else line.step(end)).points)


def test_what_stands_for_the_values_of_a_cell() -> None:
    """Its ends; for an end that is open two values far out, of days a year apart, of amounts half as far as the other.

    The farther of the two is told as such.
    """
    year = timedelta(366)
    assert points(WORKS.begun) == [(EARLIEST, 2), (EARLIEST + year, 1), (LATEST - year, 1), (LATEST, 2)]
    day, later = date(2012, 1, 1), date(2012, 3, 1)
    assert points(WORKS.begun, day, later) == [(day, 0), (later, 0)]
    assert points(WORKS.begun, day) == [(day, 0), (LATEST - year, 1), (LATEST, 2)]
    assert points(WORKS.begun, None, day) == [(EARLIEST, 2), (EARLIEST + year, 1), (day, 0)]
    assert points(WORKS.price) == [(0, 0), (5 * 10**12, 1), (10**13, 2)]
    assert points(WORKS.price, 10**12) == [(10**12, 0), (Decimal("5.5e12"), 1), (10**13, 2)]
    assert points(WORKS.price, 1, 2) == [(1, 0), (2, 0)]
    asked = OpenQuestion("x.9.g", "问", "What?", "某机关", WORDS).of(amount(Unit.YUAN))
    assert points(asked) == [(0, 0), (5 * 10**12, 1), (10**13, 2)]
    assert points(WORKS.least) == [(100, 0), (5000, 0)]
    assert points(WORKS.few) == [(2, 0), (9, 0)]
    assert points(WORKS.few, 4, 4) == [(4, 0)]


def test_a_comparison_turns_at_a_value_and_behind_it() -> None:
    """Between two steps behind the first alone; at the first value of all nothing turns, nor behind the last."""
    line = Line(WORKS.least, case(), 2)
    assert [line.value(step) for step in line.around(Decimal(200))] == [200, Decimal("200.01")]
    assert [line.value(step) for step in line.around(Decimal("200.005"))] == [Decimal("200.01")]
    assert [line.value(step) for step in line.around(Decimal(100))] == [Decimal("100.01")]
    assert [line.value(step) for step in line.around(Decimal(5000))] == [5000]
    assert list(line.around(Decimal(6000))) == list(line.around(Decimal(50))) == []


def test_an_open_end_lies_beyond_all_that_is_met() -> None:
    """Four times as far as the largest amount; an end that was said stays, and days end where they end."""
    for leaf, told in ((WORKS.price, 4 * 10**13), (WORKS.least, 5000)):
        line = Line(leaf, case(), 2)
        line.reach([Decimal(10**13), Decimal(3)])
        assert line.value(line.high) == told
    line = Line(WORKS.begun, case(), 2)
    line.reach([date(2012, 1, 1)])
    assert line.value(line.high) == LATEST


def test_amounts_are_written_as_people_write_them() -> None:
    """Whole ones without decimals, others to the fen, and finer ones where the steps are finer."""
    line = Line(WORKS.factor, case(), 4)
    assert [str(line.value(step)) for step in (20_000, 25_000, 25_010, 25_001)] == ["2", "2.50", "2.501", "2.5001"]
    assert [str(Line(WORKS.few, case(), 2).value(3))] == ["3"]


def test_what_has_values_between_two_that_follow_each_other() -> None:
    """Money and shares; not times, nor days that are counted."""
    told = {name: divides(getattr(WORKS, name)) for name in ("price", "factor", "often", "begun")}
    assert told == {"price": True, "factor": True, "often": False, "begun": False}
    assert divides(WORKS.price + yuan(1))
    assert not divides(WORKS.often + times(1))
    assert not divides(WORKS.begun + days(1))
    assert NONE_AT_ALL.points == ((ABSENT, 0),)
