"""What a frame cannot do, told with the rule, the part and the backend."""

from __future__ import annotations

from regkit.law import InputError, RegkitError

__all__ = ["CannotQuery", "ColumnError", "FrameError", "InvalidRowsError", "rows_in_words"]


def rows_in_words(count: int) -> str:
    """Return how many rows there are, in English."""
    return "1 row" if count == 1 else f"{count:,} rows"


class FrameError(RegkitError):
    """A rule, or a part of one, that cannot be run over this frame exactly."""


class CannotQuery(FrameError):  # noqa: N818  (what a query cannot do, arrays in memory can)
    """A part of a rule, or a column, that needs a frame in memory."""


class ColumnError(InputError):
    """A column that is missing, that two facts claim, or that holds something else than the fact."""


class InvalidRowsError(InputError):
    """Rows with values that are not accepted, when asked to raise."""
