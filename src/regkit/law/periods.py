"""Periods: the last day of so many days, working days, months or years. The day they start is not counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from regkit.law.errors import InputError, QuantityError
from regkit.law.measures import Unit
from regkit.law.numerals import is_whole
from regkit.law.quantities import Quantity
from regkit.law.workdays import DayReason, WorkingDayCalendar, check_day

__all__ = ["DayStep", "add", "derivation", "elapsed", "first_day_after", "last_day", "roll"]

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayStep:
    """One day of a count.

    Attributes:
        day: the day.
        counted: whether it counts towards the period.
        reason: why, or why not.
        notice_year: the year of the State Council's notice that says so, where one does.
        source: the user's source, where the user has set the day.
    """

    day: date
    counted: bool
    reason: DayReason
    notice_year: int | None = None
    source: str | None = None


def add(start: date, period: Quantity, calendar: WorkingDayCalendar | None = None) -> date:
    """Return the last day of a period; a month's end stands in for a corresponding day that the month has not.

    Args:
        start: the day of the event; it is not counted.
        period: in days, working days, months or years.
        calendar: for working days; the State Council's unless another is given.

    Raises:
        QuantityError: the quantity is no period, or not a whole number.
        CalendarNotCovered: working days are counted into a year that is not known.
        InputError: the start is not a plain day, or the period ends beyond the year 9999.
    """
    check_day(start)
    count = _whole(period)
    if period.unit is Unit.WORKING_DAY:
        return (calendar or WorkingDayCalendar.state_council()).nth_working_day_after(start, count) if count else start
    try:
        return start + _length(period.unit, count)
    except (OverflowError, ValueError):
        raise InputError(
            f"`{period}` after {start} is beyond the calendar", zh=f"{start}之后`{period}`超出日历"
        ) from None


def last_day(start: date, period: Quantity, calendar: WorkingDayCalendar | None = None) -> date:
    """Return the last day of a period: another name of `add`."""
    return add(start, period, calendar)


def first_day_after(start: date, period: Quantity, calendar: WorkingDayCalendar | None = None) -> date:
    """Return the first day on which a period is over (`6个月后`)."""
    return add(start, period, calendar) + ONE_DAY


def elapsed(start: date, end: date, unit: Unit, calendar: WorkingDayCalendar | None = None) -> int:
    """Return how many whole days, working days, months or years lie from `start`, not counted, to `end`.

    It is the most that can be added to `start` without passing `end` (`add`), and less than nothing where `end` is
    the earlier day.

    Raises:
        QuantityError: the unit is none of time.
        CalendarNotCovered: working days of a year that is not known.
    """
    check_day(start)
    check_day(end)
    if unit is Unit.DAY:
        return (end - start).days
    if unit is Unit.WORKING_DAY:
        return _working_days(start, end, calendar or WorkingDayCalendar.state_council())
    months = {Unit.MONTH: 1, Unit.YEAR: 12}.get(unit)
    if months is None:
        raise QuantityError(f"time is not counted in {unit.en}", hint="days, working days, months and years are")
    # The estimate is right or one too many: a month's end may stand in for the corresponding day.
    count = ((end.year - start.year) * 12 + end.month - start.month) // months
    return count if start + relativedelta(months=count * months) <= end else count - 1


def _working_days(start: date, end: date, calendar: WorkingDayCalendar) -> int:
    first, last = min(start, end), max(start, end)
    worked = sum(calendar.is_working(first + timedelta(days=i)) for i in range(1, (last - first).days + 1))
    return worked if start <= end else -worked


def roll(day: date, calendar: WorkingDayCalendar | None = None) -> date:
    """Return `day`, or where it is a day of rest the first day after the rest (Civil Code, art. 203).

    Raises:
        CalendarNotCovered: whether a day is worked is not known.
    """
    calendar = calendar or WorkingDayCalendar.state_council()
    while not calendar.is_working(day):
        day += ONE_DAY
    return day


def derivation(start: date, period: Quantity, calendar: WorkingDayCalendar | None = None) -> tuple[DayStep, ...]:
    """Return how the last day of a period is found: each day counted or skipped, or the day of the last month.

    Raises:
        As for `add`.
    """
    last = add(start, period, calendar)
    if period.unit in {Unit.MONTH, Unit.YEAR}:
        reason = DayReason.CORRESPONDING_DAY if last.day == start.day else DayReason.MONTH_END
        return (DayStep(last, counted=True, reason=reason),)
    span = [start + timedelta(days=i) for i in range(1, (last - start).days + 1)]
    if period.unit is Unit.DAY:
        return tuple(DayStep(day, counted=True, reason=DayReason.CALENDAR_DAY) for day in span)
    known = calendar or WorkingDayCalendar.state_council()
    return tuple(_step(day, known) for day in span)


def _step(day: date, calendar: WorkingDayCalendar) -> DayStep:
    reason, counted = calendar.reason(day), calendar.is_working(day)
    if reason is DayReason.OVERRIDE:
        return DayStep(day, counted, reason, source=calendar.overrides[day].source)
    return DayStep(day, counted, reason, notice_year=day.year)


def _whole(period: Quantity) -> int:
    if period.unit not in {Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR} or not is_whole(period.amount):
        raise QuantityError(
            f"`{period}` is not a period that can be counted",
            hint="a whole number of days, working days, months or years is",
        )
    return int(period.amount)


def _length(unit: Unit, count: int) -> timedelta | relativedelta:
    if unit is Unit.DAY:
        return timedelta(days=count)
    return relativedelta(months=count) if unit is Unit.MONTH else relativedelta(years=count)
