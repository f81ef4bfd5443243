"""A report as JUnit XML: a suite a file, a case a demand on a subject; what could not be read is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from regkit.checking.formats.layered import layer_lines
from regkit.checking.formats.ruled import rests_on, ruling_lines
from regkit.checking.phrases import bracketed, visible
from regkit.checking.problems import Problem
from regkit.checking.report import FAILED, Report
from regkit.language.findings import Finding, FindingStatus

__all__ = ["pieces", "to_junit"]

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
OPEN = frozenset({FindingStatus.NOT_APPLICABLE, FindingStatus.NOT_YET_DUE, FindingStatus.UNDETERMINED})


def to_junit(reports: Iterable[Report], lang: str = "zh") -> str:
    """Return reports as JUnit XML."""
    return "".join(pieces(list(reports), lang))


def pieces(reports: Sequence[Report], lang: str = "zh") -> Iterator[str]:
    """Yield the XML piece by piece."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="regkit">\n'
    for report in reports:
        yield from _suite(report, lang)
    yield "</testsuites>\n"


def _suite(report: Report, lang: str) -> Iterator[str]:
    failed = sum(finding.status in FAILED for finding in report.findings)
    skipped = sum(finding.status in OPEN for finding in report.findings) + len(report.suppressed)
    tests = len(report.findings) + len(report.suppressed) + len(report.problems)
    counts = f'tests="{tests}" failures="{failed}" errors="{len(report.problems)}" skipped="{skipped}"'
    yield f" <testsuite name={_attribute(report.source)} {counts}>\n"
    told = [("ruling", line) for line in ruling_lines(report, lang)]
    if told := [*told, *(("layer", line) for line in layer_lines(report, lang))]:
        properties = "".join(f'<property name="{name}" value={_attribute(line)}/>' for name, line in told)
        yield f"  <properties>{properties}</properties>\n"
    yield from (_case(finding, _inner(finding, lang), lang) for finding in report.findings)
    for gone in report.suppressed:
        yield _case(gone.finding, f"<skipped message={_attribute(gone.reason)}/>", lang)
    yield from (_problem(report, problem, lang) for problem in report.problems)
    yield " </testsuite>\n"


def _case(finding: Finding, inner: str, lang: str) -> str:
    name = f"{finding.who(lang)} {finding.demand(lang)}"
    if told := rests_on(finding, lang):
        inner += f"<system-out>{_xml(chr(10).join(told))}</system-out>"
    return f"  <testcase classname={_attribute(finding.case)} name={_attribute(name)}>{inner}</testcase>\n"


def _inner(finding: Finding, lang: str) -> str:
    said = finding.said(lang)
    if finding.status in FAILED:
        words = "\n".join((finding.next(lang), *map(str, finding.citations)))
        return f"<failure message={_attribute(said)}>{_xml(words)}</failure>"
    if finding.status is FindingStatus.UNDETERMINED:
        lacking = "; ".join(item.zh if lang == "zh" else item.en for item in finding.missing)
        return f"<skipped message={_attribute(said + bracketed(lacking, lang))}/>"
    return f"<skipped message={_attribute(said)}/>" if finding.status in OPEN else ""


def _problem(report: Report, problem: Problem, lang: str) -> str:
    name = f"{report.source}:{problem.row}" if problem.row else report.source
    error = f"<error message={_attribute(problem.text(lang))}/>"
    return f"  <testcase classname={_attribute('input')} name={_attribute(name)}>{error}</testcase>\n"


def _xml(text: str) -> str:
    return escape(FORBIDDEN.sub("�", visible(text)))


def _attribute(text: str) -> str:
    return quoteattr(FORBIDDEN.sub("�", visible(text)))
