"""Looking an index up in a table of days: what each backend does fastest, with the same answer."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from regkit.frames.errors import FrameError
from regkit.frames.expressions import Dialect, Lookup
from regkit.frames.sql import Sql, Types

__all__ = ["looked_up"]


def looked_up(frame: Any, name: str, lookup: Lookup, dialect: Dialect) -> Any:
    """Return the frame with a column of the entries at an index.

    Raises:
        FrameError: the backend has no way to look up.
    """
    match dialect.backend:
        case "polars":
            return frame.with_columns(**{name: _on_polars(lookup, dialect)})
        case "duckdb":
            return frame.with_columns(**{name: _in_duckdb(lookup)})
        case "pyspark":
            return _in_spark(frame, name, lookup)
        case backend:
            raise FrameError(
                f"the table of {lookup.table.name} cannot be looked up on {backend}", hint="use a frame in memory"
            )


def _on_polars(lookup: Lookup, dialect: Dialect) -> Any:
    table = lookup.table
    keys = list(range(table.first, table.first + len(table.entries)))
    int64 = dialect.module.Int64
    return lookup.index.replace_strict(keys, list(table.entries), default=table.default, return_dtype=int64)


def _in_duckdb(lookup: Lookup) -> Sql:
    table, index = lookup.table, lookup.index
    entries, last = ", ".join(map(str, table.entries)), table.first + len(table.entries) - 1
    entry = Sql(f"(CAST([{entries}] AS BIGINT[]))[{(index - (table.first - 1)).text}]")
    return Types.when((index >= table.first) & (index <= last)).then(entry).otherwise(table.default)


def _in_spark(frame: Any, name: str, lookup: Lookup) -> Any:
    from pyspark.sql import functions  # noqa: PLC0415  (the caller's frame is one of PySpark)  # pyright: ignore[reportMissingImports]

    table, index = lookup.table, f"{name}_at"
    entries, last = ",".join(f"{entry}L" for entry in table.entries), table.first + len(table.entries) - 1
    expression = (
        f"CASE WHEN `{index}` BETWEEN {table.first} AND {last} "
        f"THEN get(array({entries}), CAST(`{index}` - {table.first} AS INT)) ELSE {table.default}L END"
    )
    native = frame.with_columns(**{index: lookup.index}).to_native()
    return nw.from_native(native.withColumn(name, functions.expr(expression)))
