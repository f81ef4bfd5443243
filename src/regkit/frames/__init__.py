"""Rules over tables: the same rule over a data frame of any kind, by columns and never row by row.

Needs the extra `frames`. `rule.over(frame)` is `over(rule, frame)`.
"""

from __future__ import annotations

try:
    import narwhals.stable.v2 as _narwhals  # noqa: F401  (asked for here, so that its absence is told)
except ModuleNotFoundError as _error:
    from regkit.law.errors import missing_library

    if (_error.name or "").partition(".")[0] != "narwhals":
        raise
    raise missing_library("rules over frames need `narwhals`", "对数据表提问需要 `narwhals`", "frames") from None

from regkit.frames.column_map import ColumnMap, FactSource
from regkit.frames.comparing import compare, hangs_on, sweep
from regkit.frames.comparison import Comparison
from regkit.frames.errors import ColumnError, FrameError, InvalidRowsError
from regkit.frames.over import columns, over, rules_over
from regkit.frames.pictures import Picture
from regkit.frames.ranges import Exposure, Worth, WorthOf, exposure, worth

__all__ = [
    "ColumnError",
    "ColumnMap",
    "Comparison",
    "Exposure",
    "FactSource",
    "FrameError",
    "InvalidRowsError",
    "Picture",
    "Worth",
    "WorthOf",
    "columns",
    "compare",
    "exposure",
    "hangs_on",
    "over",
    "rules_over",
    "sweep",
    "worth",
]


def __dir__() -> list[str]:
    """Return the face: names that people use, without the modules that they come from."""
    return __all__
