"""A report for machines: JSON, JUnit XML, SARIF 2.1.0, and its deadlines as a calendar."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from regkit.checking.report import Report
from regkit.language.findings import Finding, FindingStatus
from regkit.law import RegkitError

__all__ = ["to_ics", "to_json", "to_junit", "to_sarif"]

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
FAILED = {FindingStatus.BREACHED, FindingStatus.OUTSTANDING}
SKIPPED = {FindingStatus.NOT_APPLICABLE, FindingStatus.NOT_YET_DUE}
LEVELS = {
    FindingStatus.BREACHED: "error",
    FindingStatus.OUTSTANDING: "error",
    FindingStatus.UNDETERMINED: "warning",
}


def as_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data; amounts are exact decimals in text, in yuan."""
    amount = finding.amount
    return {
        "case": finding.case,
        "party": finding.party,
        "topic": finding.topic,
        "status": finding.status.code,
        "zh": finding.zh,
        "en": finding.en,
        "next": {"zh": finding.next_zh, "en": finding.next_en},
        "amount": None if amount is None else {"low": _plain(amount.low), "high": _plain(amount.high)},
        "deadline": None if finding.deadline is None else finding.deadline.isoformat(),
        "derivation": {"zh": finding.derivation_zh, "en": finding.derivation_en},
        "citations": [
            {
                "regulation": quote.regulation.id,
                "address": quote.address.zh,
                "eid": quote.address.eid,
                "words": quote.words,
            }
            for quote in finding.citations
        ],
        "missing": [
            {"name": item.name, "zh": item.zh, "en": item.en, "authority": item.authority} for item in finding.missing
        ],
        "warnings": list(finding.warnings),
        "notices": [{"title": law.title, "number": law.number} for law in finding.notices],
    }


def _plain(value: Any) -> str | None:
    return None if value is None else f"{value:f}"


def to_json(reports: Iterable[Report]) -> str:
    """Return reports as JSON: for each file its findings, the problems and the exit status."""
    listed = [
        {
            "source": report.source,
            "title": report.title,
            "on": report.on.isoformat(),
            "exit_status": report.exit_status,
            "rulings": [{"zh": one.in_words("zh"), "en": one.in_words("en")} for one in report.rulings],
            "findings": [as_data(finding) for finding in report.findings],
            "problems": [
                {
                    "row": problem.row,
                    "column": problem.column,
                    "value": problem.value,
                    "zh": problem.zh,
                    "en": problem.en,
                    "accepted": problem.accepted,
                    "hint": {"zh": problem.hint_zh, "en": problem.hint_en},
                }
                for problem in report.problems
            ],
        }
        for report in reports
    ]
    return json.dumps({"reports": listed}, ensure_ascii=False, indent=1)


# ── JUnit XML ───────────────────────────────────────────────────────────────────────────────────────────────


def to_junit(reports: Iterable[Report], lang: str = "zh") -> str:
    """Return reports as JUnit XML: a suite a file, a case a duty of a subject; bad input is an error."""
    suites = "\n".join(_suite(report, lang) for report in reports)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="regkit">\n{suites}\n</testsuites>\n'


def _suite(report: Report, lang: str) -> str:
    failed = sum(finding.status in FAILED for finding in report.findings)
    open_ = sum(finding.status in SKIPPED | {FindingStatus.UNDETERMINED} for finding in report.findings)
    cases = [_case(finding, lang) for finding in report.findings]
    cases += [
        f"  <testcase classname={_attribute('input')} name={_attribute(f'{report.source}:{problem.row or 0}')}>"
        f"<error message={_attribute(problem.text(lang))}/></testcase>"
        for problem in report.problems
    ]
    counts = f'tests="{len(cases)}" failures="{failed}" errors="{len(report.problems)}" skipped="{open_}"'
    body = "\n".join(cases)
    return f" <testsuite name={_attribute(report.source)} {counts}>\n{body}\n </testsuite>"


def _case(finding: Finding, lang: str) -> str:
    said, then = (finding.zh, finding.next_zh) if lang == "zh" else (finding.en, finding.next_en)
    words = "\n".join(str(quote) for quote in finding.citations)
    name = f"classname={_attribute(finding.case)} name={_attribute(f'{finding.party} {finding.topic}')}"
    inner = ""
    if finding.status in FAILED:
        inner = f"<failure message={_attribute(said)}>{_xml(f'{then}{chr(10)}{words}')}</failure>"
    elif finding.status is FindingStatus.UNDETERMINED:
        lacking = "; ".join(item.zh if lang == "zh" else item.en for item in finding.missing)
        inner = f"<skipped message={_attribute(f'{said} {lacking}')}/>"
    elif finding.status in SKIPPED:
        inner = f"<skipped message={_attribute(said)}/>"
    return f"  <testcase {name}>{inner}</testcase>"


def _xml(text: str) -> str:
    return escape(FORBIDDEN.sub("�", text))


def _attribute(text: str) -> str:
    return quoteattr(FORBIDDEN.sub("�", text))


# ── SARIF ───────────────────────────────────────────────────────────────────────────────────────────────────


def to_sarif(reports: Iterable[Report], lang: str = "zh", version: str = "") -> str:
    """Return reports as SARIF 2.1.0: what fails or is open, at the line of the facts file where its case begins."""
    listed = list(reports)
    shown = [(report, finding) for report in listed for finding in report.findings if finding.status in LEVELS]
    results = [_result(report, finding, lang) for report, finding in shown]
    results += [
        _located("input", "error", problem.text(lang), report.source, problem.row or 1)
        for report in listed
        for problem in report.problems
    ]
    topics = dict.fromkeys(result["ruleId"] for result in results)
    driver = {
        "name": "regkit",
        "version": version,
        "informationUri": "https://pypi.org/project/regkit/",
        "rules": [{"id": topic} for topic in topics],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def _result(report: Report, finding: Finding, lang: str) -> dict[str, Any]:
    said, then = (finding.zh, finding.next_zh) if lang == "zh" else (finding.en, finding.next_en)
    words = " ".join(str(quote) for quote in finding.citations)
    message = " ".join(part for part in (f"{finding.case} {finding.party}", said, then, words) if part)
    return _located(finding.topic, LEVELS[finding.status], message, report.source, report.line_of(finding))


def _located(rule: str, level: str, message: str, file: str, line: int) -> dict[str, Any]:
    place: Mapping[str, Any] = {"artifactLocation": {"uri": file}, "region": {"startLine": max(line, 1)}}
    return {
        "ruleId": rule,
        "level": level,
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
    }


# ── a calendar of deadlines ────────────────────────────────────────────────────────────────────────────────


def to_ics(reports: Iterable[Report], lang: str = "zh") -> bytes:
    """Return the deadlines of what is not done yet as an iCalendar file, each event with its derivation and words.

    Raises:
        RegkitError: the library for calendars is not installed.
    """
    try:
        from icalendar import Calendar, Event  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise RegkitError("a calendar needs `icalendar`", hint="pip install 'regkit[cli]'") from None
    calendar = Calendar()
    calendar.add("prodid", "-//regkit//deadlines//")
    calendar.add("version", "2.0")
    due = [
        (report, finding)
        for report in reports
        for finding in report.findings
        if finding.deadline is not None and finding.status is not FindingStatus.MET
    ]
    for report, finding in due:
        said, then = (finding.zh, finding.next_zh) if lang == "zh" else (finding.en, finding.next_en)
        event = Event()
        event.add("uid", f"{report.source}-{finding.case}-{finding.topic}@regkit".replace(" ", "-"))
        event.add("dtstamp", datetime.combine(report.on, time(), UTC))
        event.add("dtstart", finding.deadline)
        event.add("summary", f"{finding.case} {said}")
        words = [str(quote) for quote in finding.citations]
        counted = finding.derivation_zh if lang == "zh" else finding.derivation_en
        event.add("description", "\n".join(part for part in (said, counted, then, *words) if part))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
