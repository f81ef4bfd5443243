"""The formats of a report, by name; each is written piece by piece, so that a long one needs little memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from regkit.checking.formats import data, junit
from regkit.checking.formats.calendar import to_ics
from regkit.checking.formats.ci import to_github, to_gitlab
from regkit.checking.formats.html import html
from regkit.checking.formats.sarif import to_sarif
from regkit.checking.formats.sheet import book
from regkit.checking.formats.text import lines
from regkit.checking.output import unknown_ending
from regkit.checking.report import Report
from regkit.law import InputError

__all__ = ["BINARY", "FORMATS", "export", "format_of", "no_format", "pieces"]

Pieces = Iterable[str] | Iterable[bytes]
BLOCK = 1 << 20


def _text(reports: Sequence[Report], lang: str) -> Iterator[str]:
    for report in reports:
        yield from (f"{line}\n" for line in lines(report, lang))


def _xlsx(reports: Sequence[Report], lang: str) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory(prefix="regkit-") as folder:
        path = Path(folder) / "report.xlsx"
        book(path, reports, lang)
        with path.open("rb") as file:
            yield from iter(lambda: file.read(BLOCK), b"")


FORMATS: Mapping[str, Callable[[Sequence[Report], str], Pieces]] = {
    "text": _text,
    "json": lambda reports, _lang: data.pieces(reports),
    "junit": junit.pieces,
    "sarif": lambda reports, lang: [to_sarif(reports, lang)],
    "html": html,
    "xlsx": _xlsx,
    "ics": lambda reports, lang: [to_ics(reports, lang)],
    "github": to_github,
    "gitlab": lambda reports, lang: [to_gitlab(reports, lang)],
}
BINARY = frozenset({"xlsx", "ics"})
"""What is no text, and is written to a file only."""
ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".xml": "junit",
    ".junit": "junit",
    ".sarif": "sarif",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".ics": "ics",
}
"""The formats by the endings of files."""


def format_of(path: Path) -> str:
    """Return the format that the ending of a file stands for.

    Raises:
        OutputError: it stands for none.
    """
    found = ENDINGS.get(path.suffix.lower())
    if found is None:
        way = f"; or say the format, such as `--format json` or `-o json={path}`: {', '.join(FORMATS)}"
        way_zh = f"；或写明格式，如 `--format json` 或 `-o json={path}`：{'、'.join(FORMATS)}"
        raise unknown_ending(path, ENDINGS, way=way, way_zh=way_zh)
    return found


def no_format(name: str) -> InputError:
    """Return the error for a format that is not known."""
    return InputError(
        f"there is no format `{name}`",
        hint=f"there are: {', '.join(FORMATS)}",
        zh=f"没有 `{name}` 格式",
        hint_zh=f"可用：{'、'.join(FORMATS)}",
    )


def pieces(reports: Sequence[Report], name: str, lang: str = "zh") -> Pieces:
    """Return reports in a format, piece by piece.

    Raises:
        InputError: there is no such format.
        RegkitError: its library is not installed.
    """
    if name not in FORMATS:
        raise no_format(name)
    return FORMATS[name](reports, lang)


def export(reports: Sequence[Report], name: str, lang: str = "zh") -> str | bytes:
    """Return reports in a format, whole; as for `pieces`."""
    made = list(pieces(reports, name, lang))
    return b"".join(made) if name in BINARY else "".join(made)  # type: ignore[arg-type]  # a format is of one kind
