"""Working days follow the yearly notices and are never guessed beyond them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.law import CalendarNotCovered, DayReason, InputError, WorkingDayCalendar

STATE_COUNCIL = WorkingDayCalendar.state_council()

# December 2026 had no holiday when the notice for 2027 was not yet out.
YEAR_2026 = WorkingDayCalendar(date(2026, 11, 1), date(2026, 12, 31), frozenset(), frozenset(), "frozen")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2012-03-20", "2012-04-11"),
        ("2012-09-17", "2012-10-12"),
        ("2012-09-20", "2012-10-17"),
        ("2012-09-29", "2012-10-26"),
        ("2013-01-25", "2013-02-20"),
        ("2013-01-28", "2013-02-21"),
        ("2013-02-16", "2013-03-07"),
        ("2013-09-18", "2013-10-15"),
        ("2015-08-20", "2015-09-11"),
        ("2018-09-20", "2018-10-17"),
        ("2018-12-20", "2019-01-11"),
        ("2020-01-15", "2020-02-12"),
        ("2024-02-02", "2024-02-28"),
        ("2024-09-27", "2024-10-23"),
        ("2025-01-17", "2025-02-13"),
        ("2026-02-06", "2026-03-05"),
        ("2026-09-18", "2026-10-15"),
    ],
)
def test_fifteen_working_days(start: str, expected: str) -> None:
    """Fifteen working days across the holidays and make-up days of published years."""
    assert STATE_COUNCIL.nth_working_day_after(date.fromisoformat(start), 15) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2008-05-01", DayReason.HOLIDAY),
        ("2008-05-04", DayReason.MAKE_UP),
        ("2008-05-10", DayReason.WEEKEND),
        ("2008-05-05", DayReason.WEEKDAY),
    ],
)
def test_reasons(day: str, reason: DayReason) -> None:
    """A day is worked or not for a reason; Sunday 2008-05-04 was a make-up day for Labour Day."""
    assert STATE_COUNCIL.reason(date.fromisoformat(day)) is reason


@pytest.mark.parametrize(
    ("year", "number"),
    [(2006, 251), (2008, 251), (2012, 249), (2013, 250), (2018, 250), (2020, 249), (2024, 251), (2025, 248)],
)
def test_working_days_of_a_year(year: int, number: int) -> None:
    """The number of working days in a year agrees with three independent sources."""
    year_days = (date(year, 1, 1) + timedelta(days=i) for i in range(366))
    assert sum(STATE_COUNCIL.is_working(day) for day in year_days if day.year == year) == number


def test_this_year_is_covered() -> None:
    """The installed data reach the present year; if not, the dependency is to be raised."""
    assert STATE_COUNCIL.covered[1].year >= date.today().year  # noqa: DTZ011  (the year will do)


def test_coverage_begins_in_2006() -> None:
    """Before 2006 the data miss a make-up day, so nothing is answered."""
    assert STATE_COUNCIL.covered[0] == date(2006, 1, 1)
    with pytest.raises(CalendarNotCovered) as caught:
        STATE_COUNCIL.is_working(date(2005, 12, 31))
    assert caught.value.year == 2005


def test_the_end_of_coverage() -> None:
    """A count that stays within the covered years is answered; one that leaves them by a day is not."""
    assert YEAR_2026.nth_working_day_after(date(2026, 12, 9), 15) == date(2026, 12, 30)
    assert YEAR_2026.nth_working_day_after(date(2026, 12, 10), 15) == date(2026, 12, 31)
    with pytest.raises(CalendarNotCovered, match="2027"):
        YEAR_2026.nth_working_day_after(date(2026, 12, 11), 15)


def test_provisional_days() -> None:
    """Only 25 to 31 December of the last covered year may still be changed by the next notice."""
    assert not YEAR_2026.is_provisional(date(2026, 12, 24))
    assert YEAR_2026.is_provisional(date(2026, 12, 25))
    assert YEAR_2026.is_provisional(date(2026, 12, 31))
    assert not YEAR_2026.is_provisional(date(2025, 12, 31))


def test_overrides_win_and_are_named() -> None:
    """A local decision goes before the notice and leaves the original calendar as it was."""
    day = date(2020, 2, 10)
    hubei = STATE_COUNCIL.with_overrides({day: False}, source="Hubei, 2020-02-01")
    assert STATE_COUNCIL.is_working(day)
    assert not hubei.is_working(day)
    assert hubei.reason(day) is DayReason.OVERRIDE
    assert hubei.overrides[day].source == "Hubei, 2020-02-01"


def test_a_new_notice_can_be_added() -> None:
    """A whole new notice extends the coverage before the library is upgraded."""
    extended = YEAR_2026.with_overrides({date(2027, 1, 1): False}, source="notice", covers_through=date(2027, 12, 31))
    assert extended.nth_working_day_after(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert not extended.is_provisional(date(2026, 12, 31))


def test_bad_overrides() -> None:
    """An override needs a source, days and plain truths."""
    with pytest.raises(InputError, match="source"):
        YEAR_2026.with_overrides({}, source=" ")
    with pytest.raises(InputError, match="yes or no"):
        YEAR_2026.with_overrides({date(2026, 12, 1): 1}, source="x")  # type: ignore[dict-item]
    with pytest.raises(InputError, match="not a day"):
        YEAR_2026.with_overrides({"2026-12-01": True}, source="x")  # type: ignore[dict-item]


def test_a_time_of_day_is_refused() -> None:
    """A datetime would never equal a day of the data, so it is refused instead of being misjudged."""
    with pytest.raises(InputError, match="not a day"):
        STATE_COUNCIL.is_working(datetime(2012, 10, 1))  # noqa: DTZ001


@pytest.mark.parametrize("n", [0, -1, True, 1.5])
def test_counting_starts_at_one(n: int) -> None:
    """The zeroth working day has no meaning here."""
    with pytest.raises(InputError):
        YEAR_2026.nth_working_day_after(date(2026, 12, 1), n)


DAYS_OF_2010 = st.dates(date(2010, 1, 1), date(2010, 12, 31))


@given(
    st.frozensets(DAYS_OF_2010), st.frozensets(DAYS_OF_2010), st.dates(date(2010, 1, 1), date(2010, 6, 30)), st.data()
)
def test_against_a_naive_loop(
    holidays: frozenset[date], make_up: frozenset[date], start: date, data: st.DataObject
) -> None:
    """The n-th working day is the n-th of the later days that are worked."""
    calendar = WorkingDayCalendar(date(2010, 1, 1), date(2010, 12, 31), holidays, make_up, "random")
    later = [start + timedelta(days=i) for i in range(1, 366) if (start + timedelta(days=i)).year == 2010]
    worked = [day for day in later if day in make_up or (day not in holidays and day.isoweekday() < 6)]
    if worked:
        n = data.draw(st.integers(1, len(worked)))
        assert calendar.nth_working_day_after(start, n) == worked[n - 1]
