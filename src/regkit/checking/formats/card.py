"""A report as a card in a notebook: its first page, with what there is to do, and how often something stands how."""

from __future__ import annotations

from collections.abc import Iterator

from regkit.checking.formats.text import first_page
from regkit.checking.phrases import WORDS
from regkit.checking.report import Report
from regkit.law import display

__all__ = ["card", "short"]

HEADING = "■ "


def card(report: Report) -> str:
    """Return the first page of a report as HTML, in Chinese with the English folded beneath it."""
    return display.folded(*(_card(report, lang) for lang in ("zh", "en")))


def short(report: Report) -> str:
    """Return in one line what was checked and what was found."""
    found = f"{len(report.findings)} findings, {len(report.problems)} problems"
    return f"<report on {report.source} as of {report.on}: {found}, exit status {report.exit_status}>"


def _card(report: Report, lang: str) -> str:
    words = WORDS[lang]
    lines = [(words["file"], report.source), (words["on"], str(report.on)), *_sections(report, lang)]
    if report.problems:
        lines.append((words["problems"], "\n".join(problem.text(lang) for problem in report.problems)))
    return display.card(report.titled(lang) or words["report"], lines, lang)


def _sections(report: Report, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the sections of the first page, each with its heading."""
    heading, told = "", list[str]()
    for line in first_page(report, lang):
        if line.startswith(HEADING):
            yield heading, "\n".join(told)
            heading, told = line.removeprefix(HEADING), []
        elif line:
            told.append(line.strip())
    yield heading, "\n".join(told)
