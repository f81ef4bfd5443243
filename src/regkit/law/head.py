"""The days that the head of a text names: when it was adopted, approved, promulgated, amended, when it commences.

They stand in notes of a line each under the title, or in its announcement: `《…办法》已经2008年1月28日…通过`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from regkit.law.lazy import Lazy
from regkit.law.lines import Line, ends_in_stop, heading_of, lines_of, mark_of
from regkit.law.quantities import dates_at

__all__ = ["Event", "HeadDate", "head_dates"]


class Event(Enum):
    """What was done with a text on a day that its head names."""

    ADOPTED = "通过"
    APPROVED = "批准"
    PROMULGATED = "公布"
    AMENDED = "修改"
    COMMENCED = "施行"

    @property
    def zh(self) -> str:
        """The law's word, one for all of a kind: 公布 for 发布 and 颁布, 修改 for 修正 and 修订."""
        return self.value

    @property
    def en(self) -> str:
        """The English word."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class HeadDate:
    """A day that the head of a text names.

    Attributes:
        day: the day.
        event: what was done on it, as the words say; `None` where they do not tell. Where a decision that amends the
            text was adopted on one day and approved on another and one note tells both, both are `AMENDED`.
        words: the day and the words about it, as published.
        span: where they begin and end in the text.
    """

    day: date
    event: Event | None
    words: str
    span: tuple[int, int]


WORDS = {
    **dict.fromkeys(("通过",), Event.ADOPTED),
    **dict.fromkeys(("批准",), Event.APPROVED),
    **dict.fromkeys(("公布", "发布", "颁布", "印发"), Event.PROMULGATED),
    **dict.fromkeys(("修正", "修订", "修改"), Event.AMENDED),
    **dict.fromkeys(("施行", "实施", "试行", "生效", "执行"), Event.COMMENCED),
}
SAID = Lazy("|".join(WORDS))
TITLES = Lazy("《[^《》]*(?:《[^《》]*》[^《》]*)*(?:》|$)")
"""Titles of other instruments, whose 通过 and 修改 say nothing of this text."""
GOES_ON = Lazy(r"(?:的|并经|[、,，])\s*$")
"""How words go on that tell of one instrument with the words after the next day: 通过并经…批准的《…决定》修正."""
OF_ANOTHER = Lazy(r"的\0+[\s）)]*$")
"""How words go on after 通过 that tell of another instrument, and not what that did to this text: 通过的《…》."""
ANNOUNCED = Lazy(r"《(?P<title>[^》]+)》[，,]?(?:已|业|经)")
"""How the announcement of a text begins."""


def head_dates(text: str) -> tuple[HeadDate, ...]:
    """Return the days that the head of a text names, in the order of the text.

    The head ends with the first heading, article or numbered line. Of its sentences only the announcement of the text
    itself is read; a preamble speaks of other instruments too. A day that is broken over two lines is not read.

    Raises:
        QuantityError: a day is named that no calendar has.
    """
    rows: list[Line] = []
    for row in lines_of(text):
        if heading_of(row.words) or mark_of(row.words):
            break
        rows.append(row)
    lines = {row.words for row in rows}
    return tuple(one for row in rows[1:] if _is_note(row.words, lines) for one in _dates_of(row))


def _is_note(words: str, lines: set[str]) -> bool:
    """Return whether a line is a note, or the announcement of a text whose title is one of the lines."""
    if not ends_in_stop(words):
        return True
    found = ANNOUNCED.match(words)
    return found is not None and found["title"] in lines


def _dates_of(row: Line) -> list[HeadDate]:
    """Return the days of a line, read from its end: what was done on one may be told after the next."""
    made: list[HeadDate] = []
    end, event = len(row.words), None
    for day, (start, after) in reversed(list(dates_at(row.words))):
        event = _event(row.words[after:end], event)
        words = row.words[start:end].rstrip()
        made.append(HeadDate(day, event, words, (row.start + start, row.start + start + len(words))))
        end = start
    return made[::-1]


def _event(words: str, following: Event | None) -> Event | None:
    """Return what was done on a day, by the words after it; `following` is what was on the next day of the line."""
    plain = TITLES.blank(words, "\0")
    said = list(SAID.finditer(plain))
    if not said:
        return following
    rest = plain[said[-1].end() :]
    if any(WORDS[one[0]] is Event.AMENDED for one in said) or (following is Event.AMENDED and GOES_ON.match(rest)):
        return Event.AMENDED
    return None if OF_ANOTHER.match(rest) else WORDS[said[-1][0]]
