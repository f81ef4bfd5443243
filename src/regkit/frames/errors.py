"""What a frame cannot do, told with the rule, the part and the backend."""

from __future__ import annotations

from regkit.law import InputError, RegkitError

__all__ = ["ColumnError", "FrameError", "InvalidRowsError"]


class FrameError(RegkitError):
    """A rule, or a part of one, that cannot be run over this frame exactly."""


class ColumnError(InputError):
    """A column that is missing, that two facts claim, or that holds something else than the fact."""


class InvalidRowsError(InputError):
    """Rows with values that are not accepted, when asked to raise."""
