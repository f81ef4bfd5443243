"""The days that a unit has to keep: filing, correction, retention; each as counted and as extended over rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regkit.datong.filing import Filing, FilingDeadline, filing_deadline, last_day_card
from regkit.datong.use import Recording, safe_deletion_date
from regkit.datong.violations import CorrectionLimit, correction_due, correction_last_day
from regkit.law import InputError, WorkingDayCalendar

__all__ = [
    "CalendarEntry",
    "Deadline",
    "compliance_calendar",
    "correction_deadline",
]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day as counted, and as extended over days of rest; `None` where working days are not known."""

    raw: date
    deadline: date | None

    def _repr_html_(self) -> str:
        """Return the last day as a notebook shows it."""
        return last_day_card(self.raw, self.deadline)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A day to keep: `filing_deadline`, `correction_deadline` or `earliest_safe_deletion`, and from what it runs."""

    day: date | None
    kind: str
    counted_from: date | None
    raw: date | None


def correction_deadline(served_on: date, limit: int, calendar: WorkingDayCalendar | None = None) -> Deadline:
    """Return the last day of a limit that the police set in an order; the day of service is not counted.

    Args:
        served_on: when the order was served.
        limit: the days that the order gives; the measures fix no number (责令限期改正).
        calendar: the working days; the State Council's unless another is given.

    Raises:
        InputError: the limit is below one day.
    """
    if limit < 1:
        raise InputError(
            f"`{limit}` is no limit",
            hint="give the days of the order, 1 or more",
            zh=f"`{limit}` 不是期限",
            hint_zh="请填责令改正的天数，1以上",
        )
    order = CorrectionLimit(served_on=served_on, limit=limit)
    raw = correction_last_day(order).value
    assert raw is not None  # noqa: S101  (both facts are given)
    return Deadline(raw, correction_due(order, calendar=calendar).value)


def compliance_calendar(
    filing: Filing | None = None,
    order: tuple[date, int] | None = None,
    recorded_on: date | None = None,
    calendar: WorkingDayCalendar | None = None,
) -> tuple[CalendarEntry, ...]:
    """Return the days to keep, in their order, those not known last.

    Args:
        filing: a system that has to be filed (article 15).
        order: the day of service of an order to correct, and its days.
        recorded_on: a day of recording (article 17, item 4).
        calendar: the working days; the State Council's unless another is given.
    """
    entries: list[CalendarEntry] = []
    if filing is not None:
        found: FilingDeadline = filing_deadline(filing, calendar=calendar)
        entries.append(CalendarEntry(found.deadline, "filing_deadline", filing.accepted_on, found.raw.value))
    if order is not None:
        limit = correction_deadline(*order, calendar)
        entries.append(CalendarEntry(limit.deadline, "correction_deadline", order[0], limit.raw))
    if recorded_on is not None:
        safe = safe_deletion_date(Recording(recorded_on=recorded_on)).value
        entries.append(CalendarEntry(safe, "earliest_safe_deletion", recorded_on, safe))
    return tuple(sorted(entries, key=lambda entry: (entry.day is None, entry.day or date.max)))
