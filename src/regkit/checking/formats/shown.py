"""What CI systems show of reports: each thing that fails or is open, with its place, its words and its fingerprint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from regkit.checking.accepted import fingerprint, fingerprints
from regkit.checking.formats.ruled import rests_on
from regkit.checking.phrases import WORDS, visible
from regkit.checking.report import Report
from regkit.language.findings import FindingStatus

__all__ = ["INPUT", "LEVELS", "Shown", "gravest", "place_of", "shown"]

LEVELS = {
    FindingStatus.BREACHED: "error",
    FindingStatus.OUTSTANDING: "error",
    FindingStatus.UNDETERMINED: "warning",
}
INPUT = "input"
"""The demand that input can be read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that a CI system shows.

    Attributes:
        rule: the demand, as a code.
        level: `error` or `warning`.
        title: a line.
        message: what was found, what to do and the words.
        file, line: where.
        fingerprint: what tells it from others, from run to run.
        accepted: why it was accepted beforehand, where it was.
    """

    rule: str
    level: str
    title: str
    message: str
    file: str
    line: int
    fingerprint: str
    accepted: str | None = None


def shown(reports: Iterable[Report], lang: str) -> Iterator[Shown]:
    """Yield what could not be read, then what fails or is open, file by file."""
    for report in reports:
        file = place_of(report.source)
        for problem in report.problems:
            key = (report.source, str(problem.row), str(problem.column), str(problem.value), problem.en)
            text = visible(problem.text(lang))
            yield Shown(INPUT, "error", WORDS[lang]["problems"], text, file, problem.row or 1, fingerprint(INPUT, *key))
        apart = {id(gone.finding): gone.reason for gone in report.suppressed}
        everything = (*report.findings, *(gone.finding for gone in report.suppressed))
        for finding, digest in zip(everything, fingerprints(report.source, everything), strict=True):
            if finding.status in LEVELS:
                title = f"{finding.case} {finding.who(lang)}"
                words = " ".join(map(str, finding.citations))
                parts = (finding.said(lang), finding.next(lang), words, *rests_on(finding, lang))
                message = visible(" ".join(part for part in (title, *parts) if part))
                level, line = LEVELS[finding.status], max(report.line_of(finding), 1)
                reason = apart.get(id(finding))
                yield Shown(finding.topic, level, visible(title), message, file, line, digest, reason)


def place_of(source: str) -> str:
    """Return a file as a URI: relative to the folder one works in where it is below it, percent-encoded."""
    path = Path(source)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return path.as_uri()
    return quote(path.as_posix(), safe="/")


def gravest(things: Iterable[Shown], most: int) -> tuple[list[Shown], int]:
    """Return the gravest of several things, in their order, and how many are left out."""
    everything = list(things)
    ranked = sorted(everything, key=lambda one: (one.accepted is not None, one.level != "error"))
    kept = {id(one) for one in ranked[:most]}
    return [one for one in everything if id(one) in kept], max(0, len(everything) - most)
