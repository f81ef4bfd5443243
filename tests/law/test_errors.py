"""Errors say what is wrong and the way out."""

import pickle
from datetime import date

import pytest

from regkit.law import CalendarNotCovered, InputError, QuoteError, RegkitError, nearest


def test_hint_stands_on_its_own_line() -> None:
    """A message with a hint is two lines, the second beginning with `Hint:`."""
    assert str(QuoteError("`x` is wrong", hint="write `y`")) == "`x` is wrong\nHint: write `y`"


def test_message_alone() -> None:
    """Without a hint the text is the message."""
    assert str(RegkitError("`x` is wrong")) == "`x` is wrong"


def test_input_error_is_a_value_error() -> None:
    """A caller that catches `ValueError` catches a refused input."""
    with pytest.raises(ValueError, match="refused"):
        raise InputError("refused")


def test_errors_survive_pickling() -> None:
    """An error raised in another process arrives with its message, hint and year."""
    error = pickle.loads(pickle.dumps(InputError("a", hint="b")))  # noqa: S301
    assert (error.message, error.hint) == ("a", "b")
    uncovered = pickle.loads(pickle.dumps(CalendarNotCovered(2027, date(2006, 1, 1), date(2026, 12, 31))))  # noqa: S301
    assert uncovered.year == 2027


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Hospitl", "hospital"), ("旅官", "旅馆"), ("xyz", None), ("", None)],
)
def test_nearest(word: str, expected: str | None) -> None:
    """The nearest accepted word is found whatever its case; a word like none of them has no nearest."""
    assert nearest(word, ["hospital", "hotel", "旅馆"]) == expected


def test_a_day_that_is_not_covered_is_told_with_the_days_that_are() -> None:
    """The year asked for, the first and the last day known."""
    error = CalendarNotCovered(2027, date(2006, 1, 1), date(2026, 12, 31))
    assert (error.year, error.first, error.last) == (2027, date(2006, 1, 1), date(2026, 12, 31))
