"""The days that a unit has to keep: filing, correction, retention; each as counted and as extended over rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from regkit.datong.filing import Filing, FilingDeadline, filing_deadline, last_day_card
from regkit.datong.use import Recording, keep_through
from regkit.law import CalendarNotCovered, InputError, WorkingDayCalendar, days, last_day, roll, years

__all__ = [
    "CalendarEntry",
    "Deadline",
    "compliance_calendar",
    "correction_deadline",
    "is_time_barred",
    "safe_deletion_date",
]

LIMITATION = years(2)
"""The period of the Law on Administrative Penalties (2009: article 29; since 2021: article 36), not of the measures."""


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
        raise InputError(f"`{limit}` is no limit", hint="give the days of the order, 1 or more")
    raw = last_day(served_on, days(limit))
    try:
        return Deadline(raw, roll(raw, calendar))
    except CalendarNotCovered:
        return Deadline(raw, None)


def safe_deletion_date(recorded_on: date, required: int | None = None) -> date | None:
    """Return the first day on which a recording may go: the day after the last day to keep it (article 17, item 4).

    Nothing where another law may reach it (since 2025-04-01) and its days are not given; `keep_through` tells why.

    Args:
        recorded_on: the day of the recording.
        required: the days that a law or regulation sets.
    """
    said: dict[str, object] = {"recorded_on": recorded_on}
    if required is not None:
        said |= {"other_law": True, "other_days": required}
    kept = keep_through(Recording.model_validate(said)).value
    return None if kept is None else kept + timedelta(days=1)


def is_time_barred(ended_on: date, discovered_on: date, *, continuing: bool = False) -> bool:
    """Return whether a violation was found too late for a penalty: more than two years after it ended.

    The two years are the Law on Administrative Penalties', not the measures'; while conduct continues they do not run.
    """
    return not continuing and discovered_on > last_day(ended_on, LIMITATION)


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
        safe = safe_deletion_date(recorded_on)
        entries.append(CalendarEntry(safe, "earliest_safe_deletion", recorded_on, safe))
    return tuple(sorted(entries, key=lambda entry: (entry.day is None, entry.day or date.max)))
