"""Periods do not count the day they start; months clamp; a rest day may roll on."""

import calendar as month_calendar
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.law import (
    DayReason,
    InputError,
    Quantity,
    QuantityError,
    Unit,
    WorkingDayCalendar,
    add,
    days,
    derivation,
    elapsed,
    first_day_after,
    last_day,
    months,
    roll,
    times,
    working_days,
    years,
)


def day(text: str) -> date:
    """Return the day written as `2012-09-01`."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("accepted", "last", "met", "rolled"),
    [
        ("2012-06-14", "2012-12-14", "2012-12-15", "2012-12-14"),
        ("2012-08-28", "2013-02-28", "2013-03-01", "2013-02-28"),
        ("2012-08-29", "2013-02-28", "2013-03-01", "2013-02-28"),
        ("2012-08-31", "2013-02-28", "2013-03-01", "2013-02-28"),
        ("2015-08-29", "2016-02-29", "2016-03-01", "2016-02-29"),
        ("2015-08-28", "2016-02-28", "2016-02-29", "2016-02-29"),
        ("2016-02-29", "2016-08-29", "2016-08-30", "2016-08-29"),
        ("2013-02-28", "2013-08-28", "2013-08-29", "2013-08-28"),
        ("2012-03-31", "2012-09-30", "2012-10-01", "2012-10-08"),
        ("2012-10-31", "2013-04-30", "2013-05-01", "2013-05-02"),
        ("2012-12-31", "2013-06-30", "2013-07-01", "2013-07-01"),
    ],
)
def test_six_months(accepted: str, last: str, met: str, rolled: str) -> None:
    """Six months end on the corresponding day or the month's end, and are over from the next day."""
    assert last_day(day(accepted), months(6)) == day(last)
    assert first_day_after(day(accepted), months(6)) == day(met)
    assert roll(day(last)) == day(rolled)


@pytest.mark.parametrize(
    ("accepted", "raw", "rolled"),
    [
        ("2008-03-01", "2008-03-31", "2008-03-31"),
        ("2008-05-31", "2008-06-30", "2008-06-30"),
        ("2008-03-13", "2008-04-12", "2008-04-14"),
        ("2008-03-05", "2008-04-04", "2008-04-07"),
        ("2008-04-01", "2008-05-01", "2008-05-04"),
        ("2008-04-04", "2008-05-04", "2008-05-04"),
        ("2008-08-28", "2008-09-27", "2008-09-27"),
        ("2008-08-30", "2008-09-29", "2008-10-06"),
        ("2009-01-30", "2009-03-01", "2009-03-02"),
        ("2009-01-31", "2009-03-02", "2009-03-02"),
        ("2012-01-30", "2012-02-29", "2012-02-29"),
        ("2012-01-31", "2012-03-01", "2012-03-01"),
        ("2011-01-03", "2011-02-02", "2011-02-09"),
        ("2024-01-11", "2024-02-10", "2024-02-18"),
    ],
)
def test_thirty_days(accepted: str, raw: str, rolled: str) -> None:
    """Thirty days, and the day they roll to when they end on a day of rest; a make-up Sunday is no day of rest."""
    assert last_day(day(accepted), days(30)) == day(raw)
    assert roll(day(raw)) == day(rolled)


def test_the_transitional_period() -> None:
    """Sixty days from 2008-03-01 end on 2008-04-30, a working day."""
    assert last_day(day("2008-03-01"), days(60)) == roll(day("2008-04-30")) == day("2008-04-30")


def test_years() -> None:
    """Three years, and two from a leap day."""
    assert last_day(day("2012-03-31"), years(3)) == day("2015-03-31")
    assert last_day(day("2012-02-29"), years(2)) == day("2014-02-28")


def test_months_are_added_once() -> None:
    """Two months from 31 January end on 31 March, not on the 28th that two single months give."""
    assert last_day(day("2013-01-31"), months(2)) == day("2013-03-31")


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.integers(0, 600))
def test_months_clamp(start: date, count: int) -> None:
    """Adding months agrees with plain arithmetic on the calendar."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    length = month_calendar.monthrange(year, month + 1)[1]
    assert add(start, months(count)) == date(year, month + 1, min(start.day, length))


def test_working_days_use_the_calendar_given() -> None:
    """Without a calendar the State Council's is used; a given one replaces it."""
    start = day("2012-09-17")
    assert add(start, working_days(15)) == day("2012-10-12")
    bare = WorkingDayCalendar(date(2012, 1, 1), date(2012, 12, 31), frozenset(), frozenset(), "weekdays only")
    assert add(start, working_days(15), bare) == day("2012-10-08")


@pytest.mark.parametrize("period", [times(3), years("1.5")])
def test_what_is_no_period(period: Quantity) -> None:
    """Only whole days, months and years can be counted from a day."""
    with pytest.raises(QuantityError):
        add(day("2012-01-01"), period)


def test_beyond_the_calendar() -> None:
    """A period that ends after the year 9999 is refused."""
    for period in (days(10**9), days(10**12), months(10**6), years(9000)):
        with pytest.raises(InputError):
            add(day("2012-01-01"), period)


def test_a_time_of_day_starts_no_period() -> None:
    """A period starts on a day, not at an hour."""
    with pytest.raises(InputError, match="not a day"):
        add(datetime(2012, 1, 1), days(1))  # noqa: DTZ001


def test_derivation_of_working_days() -> None:
    """Each day of the count is told with its reason: the National Day holiday of 2012, its make-up Saturday."""
    steps = {step.day: step for step in derivation(day("2012-09-17"), working_days(15))}
    assert sum(step.counted for step in steps.values()) == 15
    assert max(steps) == day("2012-10-12")
    assert steps[day("2012-09-29")].reason is DayReason.MAKE_UP
    assert steps[day("2012-10-01")].reason is DayReason.HOLIDAY
    assert not steps[day("2012-10-01")].counted
    assert steps[day("2012-10-01")].notice_year == 2012
    assert steps[day("2012-09-22")].reason is DayReason.WEEKEND


def test_derivation_names_the_source_of_an_override() -> None:
    """A day that the user has set is shown with the user's source."""
    calendar = WorkingDayCalendar.state_council().with_overrides({day("2012-09-18"): False}, source="a local notice")
    first = derivation(day("2012-09-17"), working_days(1), calendar)[0]
    assert (first.counted, first.reason, first.source) == (False, DayReason.OVERRIDE, "a local notice")


def test_derivation_of_days_and_months() -> None:
    """Days count one by one; a month is told by its last day."""
    assert [step.reason for step in derivation(day("2012-01-01"), days(2))] == [DayReason.CALENDAR_DAY] * 2
    assert derivation(day("2012-08-31"), months(6))[0].reason is DayReason.MONTH_END
    assert derivation(day("2012-08-28"), months(6))[0].reason is DayReason.CORRESPONDING_DAY


COVERED = st.dates(date(2007, 1, 1), date(2024, 1, 1))
SPANS = st.tuples(COVERED, COVERED).map(sorted)


@pytest.mark.parametrize("unit", [Unit.DAY, Unit.MONTH, Unit.YEAR, Unit.WORKING_DAY])
@given(span=SPANS)
def test_the_time_between_days_is_the_most_that_can_be_added(unit: Unit, span: list[date]) -> None:
    """What lies between two days ends by the second day, and one more does not."""
    start, end = span
    count = elapsed(start, end, unit)
    assert add(start, Quantity(Decimal(count), unit)) <= end < add(start, Quantity(Decimal(count + 1), unit))


def test_the_time_between_days_backwards_is_less_than_nothing() -> None:
    """From the later day to the earlier: days and working days mirrored, months and years the most that end by it."""
    later, earlier = day("2020-03-10"), day("2020-02-28")
    assert elapsed(later, earlier, Unit.DAY) == -11
    assert elapsed(later, earlier, Unit.WORKING_DAY) == -elapsed(earlier, later, Unit.WORKING_DAY)
    assert elapsed(later, earlier, Unit.MONTH) == -1
    assert elapsed(later, earlier, Unit.YEAR) == -1


def test_time_is_counted_in_units_of_time() -> None:
    """Persons do not lie between days."""
    with pytest.raises(QuantityError, match="time is not counted in persons"):
        elapsed(day("2020-01-01"), day("2020-01-02"), Unit.PERSON)


def test_every_day_that_is_told_of_days_and_months_counts() -> None:
    """None of them is skipped: only working days skip days."""
    for period in (days(9), months(6)):
        assert all(step.counted for step in derivation(day("2012-01-01"), period))
