"""Reports for CI systems: annotations of GitHub's workflows, and GitLab's code quality."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from regkit.checking.formats.shown import INPUT, gravest, shown
from regkit.checking.phrases import WORDS
from regkit.checking.report import Report

__all__ = ["to_github", "to_gitlab"]

MOST_NOTES = 1_000
MOST_ISSUES = 10_000


def to_github(reports: Iterable[Report], lang: str = "zh") -> Iterator[str]:
    """Yield reports as commands of GitHub's workflows: a line each, shown at its place in the file."""
    found, left_out = gravest((one for one in shown(reports, lang) if one.accepted is None), MOST_NOTES)
    for one in found:
        place = f"file={_property(unquote(one.file))},line={one.line},title={_property(one.title)}"
        yield f"::{one.level} {place}::{_message(one.message)}\n"
    if left_out:
        yield f"::warning::{_message(WORDS[lang]['more'].format(MOST_NOTES, left_out))}\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def to_gitlab(reports: Iterable[Report], lang: str = "zh") -> str:
    """Return reports as GitLab's code quality: a list of issues; those that were accepted are left out."""
    found, left_out = gravest((one for one in shown(reports, lang) if one.accepted is None), MOST_ISSUES)
    issues = [
        {
            "description": one.message,
            "check_name": one.rule,
            "fingerprint": one.fingerprint,
            "severity": "blocker" if one.rule == INPUT else "major" if one.level == "error" else "minor",
            "location": {"path": unquote(one.file), "lines": {"begin": one.line}},
        }
        for one in found
    ]
    if left_out:
        issues[-1]["description"] = f"{issues[-1]['description']} ({WORDS[lang]['more'].format(MOST_ISSUES, left_out)})"
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
