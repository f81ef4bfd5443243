"""What can go wrong, told in the words of the law and of the person who asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

__all__ = [
    "AddressError",
    "CalendarNotCovered",
    "InputError",
    "QuantityError",
    "QuoteError",
    "RegkitError",
    "TextError",
    "TextWarning",
    "missing_library",
    "nearest",
]


class RegkitError(Exception):
    """Any error of this library: what is wrong and, where one is known, the way out.

    Attributes:
        message: what is wrong, in lower case, with the offending input in backticks.
        hint: what to do or what is accepted, or `None`.
        zh, hint_zh: the message and the way out in Chinese, where whoever reads them may read no other language.
    """

    def __init__(
        self, message: str, *, hint: str | None = None, zh: str | None = None, hint_zh: str | None = None
    ) -> None:
        """Keep the message and the hint, in one language or in both."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.zh, self.hint_zh = zh, hint_zh

    def __str__(self) -> str:
        """Return the message, and the hint on a line of its own."""
        return self.message if self.hint is None else f"{self.message}\nHint: {self.hint}"


def missing_library(en: str, zh: str, extra: str) -> RegkitError:
    """Return the error for a library that is not installed: what needs it, and the extra that has it."""
    install = f"pip install 'regkit[{extra}]'"
    return RegkitError(en, hint=install, zh=zh, hint_zh=install)


class TextError(RegkitError):
    """A stored text is not the published one, or cannot be divided into articles."""


class TextWarning(UserWarning):
    """A text that loads may not be the whole: only its sense shows it, or it is a part and nobody declared so."""


class QuoteError(RegkitError):
    """Words do not stand in the provision they are quoted from, or stand there more than once."""


class AddressError(RegkitError):
    """No such article, paragraph or point, or an address that cannot be read."""


class QuantityError(RegkitError):
    """A number that the quoted words do not state, or two numbers that have no unit in common."""


class InputError(RegkitError, ValueError):
    """A value supplied by the caller is not accepted."""


class CalendarNotCovered(RegkitError):  # noqa: N818  (a state of knowledge, not a mistake)
    """The working days of a year are not known, so nothing is counted through it.

    Attributes:
        year: the year that was asked for.
        first, last: the days between which working days are known.
    """

    def __init__(self, year: int, first: date, last: date) -> None:
        """Name the year and the days that are covered."""
        super().__init__(
            f"the working days of `{year}` are not known: the calendar runs from {first} to {last}",
            hint="install a newer `chinesecalendar`, or add the State Council's notice with "
            "`calendar.with_overrides(..., source=..., covers_through=...)`",
        )
        self.year, self.first, self.last = year, first, last

    def __reduce__(self) -> tuple[type[CalendarNotCovered], tuple[int, date, date]]:
        """Pickle by the three facts it is made of."""
        return CalendarNotCovered, (self.year, self.first, self.last)


NUMERALS = str.maketrans("123456789", "一二三四五六七八九")
"""Digits as the law writes them, so that `1级` is near `一级`."""


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` most like `word`, or `None` when none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415  (only a mistake pays for it)

    known = {known.casefold(): known for known in words}
    for spelling in (word.casefold().translate(NUMERALS), word.casefold()):
        if close := get_close_matches(spelling, known, n=1, cutoff=0.5):
            return known[close[0]]
    return None
