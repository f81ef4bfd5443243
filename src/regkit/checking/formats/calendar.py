"""The deadlines of a report as an iCalendar file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from regkit.checking.accepted import fingerprints
from regkit.checking.formats.ruled import followed_by
from regkit.checking.phrases import COLON, WORDS
from regkit.checking.report import Report
from regkit.language.findings import FindingStatus
from regkit.law.errors import missing_library

__all__ = ["to_ics"]


def to_ics(reports: Iterable[Report], lang: str = "zh") -> bytes:
    """Return the deadlines of what is not done yet, each an event with its derivation and words.

    Raises:
        RegkitError: the library for calendars is not installed.
    """
    try:
        from icalendar import Calendar, Event  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise missing_library("a calendar needs `icalendar`", "日历需要 `icalendar`", "cli") from None
    calendar = Calendar()
    calendar.add("prodid", "-//regkit//deadlines//")
    calendar.add("version", "2.0")
    due = [
        (report, finding, digest)
        for report in reports
        for finding, digest in zip(report.findings, fingerprints(report.source, report.findings), strict=True)
        if finding.deadline is not None and finding.status is not FindingStatus.MET
    ]
    for report, finding, digest in due:
        event = Event()
        event.add("uid", f"{digest}@regkit")
        event.add("dtstamp", datetime.combine(report.on, time(), UTC))
        event.add("dtstart", finding.deadline)
        said, words = finding.said(lang), (str(quote) for quote in finding.citations)
        event.add("summary", f"{finding.case} {said}")
        ruled = (f"{WORDS[lang]['ruling']}{COLON[lang]}{one}" for one in followed_by(finding, lang))
        told = (said, finding.derivation(lang), finding.next(lang), *words, *ruled)
        event.add("description", "\n".join(part for part in told if part))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
