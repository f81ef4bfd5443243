"""What the solver is told of rounding and of time between days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from regkit.engine.operations import rounded as true_rounded
from regkit.engine.solving import Counted, divided, end_of, read
from regkit.language import Rounding, next_working_day, rounded
from regkit.language import terms as t
from regkit.language.kinds import DATE, amount
from regkit.law import Unit, WorkingDayCalendar, yuan
from tests.language.test_kinds import WORDS

z3: Any = pytest.importorskip("z3")
TRUE: Any = z3.BoolVal(True)
DAY: t.Term[date] = t.Literal(date(2012, 1, 1), DATE)


def pair(number: int | str) -> tuple[Any, Any]:
    """Return a number as the solver has it, and that there is one: a whole one as whole, as days are."""
    return (z3.IntVal(number) if isinstance(number, int) else z3.RealVal(number)), TRUE


def value_of(term: Any) -> Decimal:
    """Return what a formula without unknowns comes to."""
    found = z3.simplify(term).as_fraction()
    return Decimal(found.numerator) / Decimal(found.denominator)


@pytest.mark.parametrize("how", Rounding)
@pytest.mark.parametrize(
    ("top", "bottom", "step"),
    [
        ("7", "2", "1"),
        ("7.5", "1", "0.1"),
        ("5", "4", "0.5"),
        ("1", "3", "0.01"),
        (7, 2, 1),
        (5, 3, 2),
        ("0", "9", "1"),
    ],
)
def test_rounding_is_exact(how: Rounding, top: Any, bottom: Any, step: Any) -> None:
    """The same as what rules reckon, whole numbers included."""
    term: Any = rounded(t.Literal(Decimal(1), amount(Unit.YUAN)), to=yuan(1), how=how, words=WORDS)
    told, known = read(z3, term, [pair(top), pair(bottom), pair(step)], [], [])
    assert value_of(told) == true_rounded(Decimal(top), Decimal(bottom), Decimal(step), how)
    assert z3.is_true(z3.simplify(known))


def test_nothing_is_divided_by_nothing() -> None:
    """What is divided by nothing is not there; numbers that are whole are divided as any."""
    term: Any = rounded(t.Literal(Decimal(1), amount(Unit.YUAN)), to=yuan(1), how=Rounding.UP, words=WORDS)
    _, known = read(z3, term, [pair("1"), pair("0"), pair("1")], [], [])
    assert z3.is_false(z3.simplify(known))
    assert value_of(divided(z3, z3.IntVal(7), z3.IntVal(2))) == Decimal("3.5")


def possible(unit: Unit, days: int, count: int) -> bool:
    """Return whether the solver takes it that so many whole units lie between days so far apart."""
    first, last = z3.Ints("first last")
    assumptions: list[Any] = []
    counted: list[Counted] = []
    term: Any = t.Between(DAY, DAY, amount(unit))
    told, _ = read(z3, term, [(first, TRUE), (last, TRUE)], assumptions, counted)
    solver = z3.Solver()
    solver.add(*assumptions, last - first == days, told == count)
    assert [one.by_notices for one in counted] == ([] if unit is Unit.DAY else [unit is Unit.WORKING_DAY])
    return bool(solver.check() == z3.sat)


@pytest.mark.parametrize(
    ("unit", "count", "least", "most"),
    [
        (Unit.DAY, 5, 5, 5),
        (Unit.MONTH, 0, 0, 30),
        (Unit.MONTH, 1, 28, 61),
        (Unit.MONTH, 2, 56, 92),
        (Unit.YEAR, 1, 365, 731),
        (Unit.YEAR, 2, 730, 1097),
    ],
)
def test_so_many_whole_units_lie_between_days_so_far_apart(unit: Unit, count: int, least: int, most: int) -> None:
    """A month has 28 to 31 days, a year 365 or 366: no fewer than the shortest, fewer than one more of the longest."""
    assert [possible(unit, days, count) for days in (least - 1, least, most, most + 1)] == [False, True, True, False]


def test_time_that_runs_back_is_bounded_as_well() -> None:
    """A month back is at most 31 days, and of working days there are no more than days, either way."""
    assert [possible(Unit.MONTH, days, -1) for days in (-32, -31, -1, 0)] == [False, True, True, False]
    assert possible(Unit.MONTH, -1826, -60)  # from May 2012 back to May 2007
    assert [possible(Unit.WORKING_DAY, 5, count) for count in (-1, 0, 5, 6)] == [False, True, True, False]
    assert [possible(Unit.WORKING_DAY, -5, count) for count in (-6, -5, 0, 1)] == [False, True, True, False]
    assert [possible(Unit.WORKING_DAY, 0, count) for count in (-1, 0, 1)] == [False, True, False]


def test_a_day_of_rest_rolls_on() -> None:
    """To that day or a later one, never before."""
    day = z3.Int("day")
    assumptions: list[Any] = []
    counted: list[Counted] = []
    term: Any = next_working_day(DAY)
    told, _ = read(z3, term, [(day, TRUE)], assumptions, counted)
    solver = z3.Solver()
    solver.add(*assumptions)
    assert [solver.check(told == day + step) == z3.sat for step in (-1, 0, 7)] == [False, True, True]
    (one,) = counted
    assert one.by_notices
    saturday = date(2012, 9, 8).toordinal()
    assert one.reckon(saturday, saturday) == saturday + 2


def counted_of(by_notices: bool, reckon: Any) -> tuple[Counted, Any, Any]:
    """Return a count of two days by the solver's own function."""
    start, other = z3.Ints("start other")
    function = z3.Function("counted", z3.IntSort(), z3.IntSort(), z3.IntSort())
    return Counted(function, start, other, reckon, by_notices), start, other


def model_of(*formulas: Any) -> Any:
    """Return a model of formulas."""
    solver = z3.Solver()
    solver.add(*formulas)
    assert solver.check() == z3.sat
    return solver.model()


def test_what_a_model_has_wrong_is_corrected() -> None:
    """What is true of the days that it asks; where it has that, or nobody knows, there is nothing to correct."""
    one, start, other = counted_of(by_notices=False, reckon=lambda a, b: a + b)
    wrong = model_of(start == 3, other == 4, one.function(3, 4) == 5)
    (claim,) = [one.corrected(z3, wrong)]
    solver = z3.Solver()
    solver.add(claim)
    assert [solver.check(one.function(3, 4) == told) == z3.sat for told in (7, 5)] == [True, False]
    assert one.corrected(z3, model_of(start == 3, other == 4, one.function(3, 4) == 7)) is None
    assert one.elsewhere(z3, wrong) is None

    def nobody_knows(_one: int, _two: int) -> int:
        raise ValueError

    unknown, start, other = counted_of(by_notices=False, reckon=nobody_knows)
    model = model_of(start == 3, other == 4)
    assert unknown.corrected(z3, model) is None
    elsewhere = unknown.elsewhere(z3, model)
    told = [z3.Solver() for _ in range(3)]
    for solver, (a, b) in zip(told, ((3, 4), (3, 5), (2, 4)), strict=True):
        solver.add(elsewhere, start == a, other == b)
    assert [solver.check() == z3.sat for solver in told] == [False, True, True]


def test_days_that_a_model_leaves_open_are_taken_to_be_some() -> None:
    """A function that was not asked for has some value, too."""
    one, _, _ = counted_of(by_notices=False, reckon=lambda _a, _b: -12345)
    assert one.corrected(z3, model_of()) is not None


def test_working_days_are_asked_of_the_years_that_are_known() -> None:
    """From the first of them to the last; other counts are asked of any."""
    first, last = WorkingDayCalendar.state_council().covered
    one, start, _ = counted_of(by_notices=True, reckon=lambda _a, _b: 0)
    (known,) = one.known(z3)
    ends = (first - timedelta(days=1), first, last, last + timedelta(days=1))
    solver = z3.Solver()
    solver.add(known)
    assert [solver.check(start == day.toordinal()) == z3.sat for day in ends] == [False, True, True, False]
    assert counted_of(by_notices=False, reckon=lambda _a, _b: 0)[0].known(z3) == []
    assert not Counted(one.function, one.start, one.other, one.reckon).by_notices


def test_the_end_of_a_period() -> None:
    """A month after 31 January is the last of February, days being whole numbers."""
    assert end_of(Unit.MONTH, date(2012, 1, 31).toordinal(), 1) == date(2012, 2, 29).toordinal()
