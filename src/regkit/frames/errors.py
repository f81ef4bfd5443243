"""What a frame cannot do, told with the rule, the part and the backend."""

from __future__ import annotations

from collections.abc import Iterable

from regkit.language.rule import AnyRule
from regkit.law import InputError, Label, RegkitError

__all__ = [
    "BACKENDS",
    "IN_MEMORY",
    "ONLY_AMOUNTS",
    "CannotQuery",
    "ColumnError",
    "FrameError",
    "InvalidRowsError",
    "no_amount",
    "no_column",
    "rows_in_words",
]

BACKENDS = Label("pandas、Polars、PyArrow、DuckDB 或者 PySpark", "pandas, Polars, PyArrow, DuckDB or PySpark")
IN_MEMORY = Label("请用内存中的表格", "use a frame in memory")
ONLY_AMOUNTS = Label(
    "`exposure`、`worth`、`gainers`、`losers`、`quantiles` 只用于数额",
    "`exposure`, `worth`, `gainers`, `losers` and `quantiles` are for amounts",
)


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


def no_amount(rule: AnyRule, hint: Label) -> FrameError:
    """Return the error for a rule that was asked for amounts and gives none."""
    name = rule.name
    return FrameError(f"rule `{name}` gives no amount", hint=hint.en, zh=f"规则 `{name}` 不得出数额", hint_zh=hint)


def no_column(name: str, known: Iterable[str]) -> FrameError:
    """Return the error for a column that a frame does not have."""
    columns = list(known)
    return FrameError(
        f"the frame has no column `{name}`",
        hint=f"its columns: {', '.join(columns)}",
        zh=f"没有栏目 `{name}`",
        hint_zh=f"现有栏目：{'、'.join(columns)}",
    )
