"""What a report tells of rulings: who answered which question how, in which document, from which day.

And the lines that a format of a line each ends a finding with: the rulings that it follows, other law in force.
"""

from __future__ import annotations

from collections.abc import Iterator

from regkit.checking.formats.layered import beside_lines
from regkit.checking.phrases import COLON, WORDS, bracketed
from regkit.checking.report import Report
from regkit.language import Ruling
from regkit.language.findings import Finding

__all__ = ["followed_by", "rests_on", "ruling_lines", "state_of"]


def ruling_lines(report: Report, lang: str) -> Iterator[str]:
    """Yield each ruling that the check was told of, as a sentence, with how many findings follow it."""
    for ruling in report.followed:
        yield ruling.in_words(lang) + bracketed(state_of(report, ruling, lang), lang)


def state_of(report: Report, ruling: Ruling, lang: str) -> str:
    """Return how many findings follow a ruling, or that it was not yet made on the day asked about."""
    words, count = WORDS[lang], report.followed[ruling]
    if not ruling.answers(report.on):
        return words["not_yet_made"]
    return words["followed"].format(count) if count else words["not_followed"]


def followed_by(finding: Finding, lang: str) -> list[str]:
    """Return the rulings that a finding follows, each as a sentence."""
    return [ruling.in_words(lang) for ruling in finding.rulings]


def rests_on(finding: Finding, lang: str) -> list[str]:
    """Return a line for each ruling that a finding follows, then for each point on which other law stands beside it."""
    words, colon = WORDS[lang], COLON[lang]
    ruled = [f"{words['ruling']}{colon}{one}" for one in followed_by(finding, lang)]
    return ruled + [f"{words['beside']}{colon}{line}" for line in beside_lines(finding, lang)]
