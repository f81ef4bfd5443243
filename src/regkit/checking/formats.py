"""The formats of a report, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from regkit.checking.exports import to_ics, to_json, to_junit, to_sarif
from regkit.checking.html import to_html
from regkit.checking.report import Report
from regkit.checking.sheet import to_xlsx
from regkit.checking.text import text
from regkit.law import InputError

__all__ = ["FORMATS", "export"]


def _version() -> str:
    try:
        return version("regkit")
    except PackageNotFoundError:
        return "source"


FORMATS: Mapping[str, Callable[[Sequence[Report], str], str | bytes]] = {
    "text": lambda reports, lang: "\n".join(text(report, lang) for report in reports) + "\n",
    "json": lambda reports, _lang: to_json(reports),
    "junit": to_junit,
    "sarif": lambda reports, lang: to_sarif(reports, lang, _version()),
    "html": to_html,
    "xlsx": to_xlsx,
    "ics": to_ics,
}


def export(reports: Sequence[Report], name: str, lang: str = "zh") -> str | bytes:
    """Return reports in a format: `text`, `json`, `junit`, `sarif`, `html`, `xlsx` or `ics`.

    Raises:
        InputError: there is no such format.
        RegkitError: its library is not installed.
    """
    if name not in FORMATS:
        raise InputError(f"there is no format `{name}`", hint=f"there are: {', '.join(FORMATS)}")
    return FORMATS[name](reports, lang)
