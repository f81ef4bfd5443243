"""Working days: Monday to Friday as the State Council's yearly notices change them, and nothing guessed beyond."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from weakref import WeakKeyDictionary

from regkit.law.errors import CalendarNotCovered, InputError

__all__ = ["DayReason", "Override", "WorkingDayCalendar"]

# The notices of earlier years are not complete in the library: it lacks the make-up workday 2005-12-31.
FIRST_DAY = date(2006, 1, 1)
FIRST_WEEKEND_DAY = 5
DECEMBER, PROVISIONAL_FROM = 12, 25
ONE_DAY = timedelta(days=1)


class DayReason(Enum):
    """Why a day is or is not counted, in Chinese (`zh`) and English (`en`)."""

    WEEKDAY = "工作日", "working day"
    MAKE_UP = "调休上班", "make-up working day"
    WEEKEND = "周末", "weekend"
    HOLIDAY = "放假", "holiday"
    OVERRIDE = "另行规定", "set by another source"
    CALENDAR_DAY = "自然日", "calendar day"
    CORRESPONDING_DAY = "对应日", "corresponding day"
    MONTH_END = "月末日", "last day of the month, for want of a corresponding day"

    @property
    def zh(self) -> str:
        """The reason in Chinese."""
        return self.value[0]

    @property
    def en(self) -> str:
        """The reason in English."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Override:
    """A day that the user knows to be worked or not, and the source that says so."""

    is_working: bool
    source: str


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class WorkingDayCalendar:
    """Which days are worked, between the first and the last day that the notices cover.

    Attributes:
        first, last: the days between which the answer is known.
        holidays: days off, by notice.
        make_up_days: days of a weekend that are worked, by notice.
        version: the name and version of the data.
        overrides: days that the user knows better, with their source.
    """

    first: date
    last: date
    holidays: frozenset[date]
    make_up_days: frozenset[date]
    version: str
    overrides: Mapping[date, Override] = field(default_factory=dict)

    @classmethod
    def state_council(cls) -> WorkingDayCalendar:
        """Return the calendar of the State Council's notices, loaded when first asked for."""
        return _state_council()

    @property
    def covered(self) -> tuple[date, date]:
        """The first and the last day for which working days are known."""
        return self.first, self.last

    def with_overrides(
        self, days: Mapping[date, bool], *, source: str, covers_through: date | None = None
    ) -> WorkingDayCalendar:
        """Return a copy in which `days` are worked or not, whatever the notices say.

        Args:
            days: whether each day is worked.
            source: who says so; results name it.
            covers_through: the last day now known, when `days` hold a whole notice that the data lack.

        Raises:
            InputError: no source, or something that is not a day and a yes or no.
        """
        if not source.strip():
            raise InputError(
                "days are set without a source",
                hint='name it, as in `source="鄂政办发 2020-02-01"`',
                zh="设定工作日未注明出处",
                hint_zh='请注明，如 `source="鄂政办发 2020-02-01"`',
            )
        for day, is_working in days.items():
            check_day(day)
            if not isinstance(is_working, bool):
                raise InputError(
                    f"`{is_working}` is not a yes or no",
                    hint="true where the day is worked",
                    zh=f"`{is_working}` 不是是或否",
                    hint_zh="上班的日期填真",
                )
        overrides = {**self.overrides, **{day: Override(works, source) for day, works in days.items()}}
        return replace(self, overrides=overrides, last=max(self.last, covers_through or self.last))

    def is_working(self, day: date) -> bool:
        """Return whether `day` is worked.

        Raises:
            CalendarNotCovered: no notice for the year of `day` is known.
        """
        reason = self.reason(day)
        if reason is DayReason.OVERRIDE:
            return self.overrides[day].is_working
        return reason in {DayReason.WEEKDAY, DayReason.MAKE_UP}

    def reason(self, day: date) -> DayReason:
        """Return why `day` is or is not worked.

        Raises:
            CalendarNotCovered: no notice for the year of `day` is known.
        """
        check_day(day)
        if day in self.overrides:
            return DayReason.OVERRIDE
        if not self.first <= day <= self.last:
            raise CalendarNotCovered(day.year, self.first, self.last)
        if day in self.make_up_days:
            return DayReason.MAKE_UP
        if day in self.holidays:
            return DayReason.HOLIDAY
        return DayReason.WEEKEND if day.weekday() >= FIRST_WEEKEND_DAY else DayReason.WEEKDAY

    def is_provisional(self, day: date) -> bool:
        """Return whether next year's notice may still change `day`: 25 to 31 December of the last year covered."""
        is_late = (day.year, day.month) == (self.last.year, DECEMBER) and day.day >= PROVISIONAL_FROM
        return is_late and day not in self.overrides

    def nth_working_day_after(self, start: date, n: int) -> date:
        """Return the `n`-th working day after `start`, which is itself not counted.

        Raises:
            InputError: `n` is not a whole number of 1 or more.
            CalendarNotCovered: the count leaves the years that are known.
        """
        if isinstance(n, bool) or not isinstance(n, int) or n < 1:
            raise InputError(
                f"`{n}` working days cannot be counted",
                hint="a whole number of 1 or more can",
                zh=f"不能计算 `{n}` 个工作日",
                hint_zh="可为1以上的整数",
            )
        worked, first = _worked_days(self)
        place = bisect_right(worked, start) + n - 1
        if start >= first and place < len(worked):
            return worked[place]
        day = start
        while n:
            day += ONE_DAY
            n -= self.is_working(day)
        return day


def check_day(day: object) -> None:
    """Refuse what is not a plain day, a datetime among them: it would equal no day of the calendar.

    Raises:
        InputError: it is not a plain day.
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        raise InputError(
            f"`{day}` is not a day",
            hint="give a date without a time of day",
            zh=f"`{day}` 不是日期",
            hint_zh="请填不带时刻的日期",
        )


_WORKED: WeakKeyDictionary[WorkingDayCalendar, tuple[list[date], date]] = WeakKeyDictionary()


def _worked_days(calendar: WorkingDayCalendar) -> tuple[list[date], date]:
    """Return the worked days that are known without a break, in order, and the day before the first known one."""
    if calendar not in _WORKED:
        span = (calendar.last - calendar.first).days + 1
        known = (calendar.first + timedelta(n) for n in range(span))
        _WORKED[calendar] = [day for day in known if calendar.is_working(day)], calendar.first - ONE_DAY
    return _WORKED[calendar]


@cache
def _state_council() -> WorkingDayCalendar:
    from importlib.metadata import version  # noqa: PLC0415  (only who counts working days pays for it)

    from chinese_calendar.constants import holidays, workdays  # noqa: PLC0415

    return WorkingDayCalendar(
        first=FIRST_DAY,
        last=date(max(day.year for day in holidays), 12, 31),
        holidays=frozenset(holidays),
        make_up_days=frozenset(day for day in workdays if day.weekday() >= FIRST_WEEKEND_DAY),
        version=f"chinesecalendar {version('chinesecalendar')}",
    )
