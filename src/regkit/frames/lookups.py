"""Looking an index up in a table of days: what each backend does fastest, with the same answer."""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw

from regkit.frames.errors import FrameError
from regkit.frames.expressions import Dialect, Lookup

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
            return _in_sql(frame, name, lookup, _duckdb)
        case "pyspark":
            return _in_sql(frame, name, lookup, _spark)
        case backend:
            raise FrameError(
                f"the table of {lookup.table.name} cannot be looked up on {backend}", hint="use a frame in memory"
            )


def _on_polars(lookup: Lookup, dialect: Dialect) -> Any:
    table = lookup.table
    keys = list(range(table.first, table.first + len(table.entries)))
    int64 = dialect.module.Int64
    return lookup.index.replace_strict(keys, list(table.entries), default=table.default, return_dtype=int64)


def _in_sql(frame: Any, name: str, lookup: Lookup, add: Any) -> Any:
    index = f"{name}_at"
    return nw.from_native(add(frame.with_columns(**{index: lookup.index}).to_native(), name, index, lookup.table))


def _duckdb(relation: Any, name: str, index: str, table: Any) -> Any:
    entries, last = ",".join(map(str, table.entries)), table.first + len(table.entries) - 1
    return relation.project(
        f'*, CASE WHEN "{index}" BETWEEN {table.first} AND {last} '
        f'THEN ([{entries}]::BIGINT[])["{index}" - {table.first} + 1] ELSE {table.default} END AS "{name}"'
    )


def _spark(frame: Any, name: str, index: str, table: Any) -> Any:
    from pyspark.sql import functions  # noqa: PLC0415  (the caller's frame is one of PySpark)  # pyright: ignore[reportMissingImports]

    entries, last = ",".join(f"{entry}L" for entry in table.entries), table.first + len(table.entries) - 1
    expression = (
        f"CASE WHEN `{index}` BETWEEN {table.first} AND {last} "
        f"THEN get(array({entries}), CAST(`{index}` - {table.first} AS INT)) ELSE {table.default}L END"
    )
    return frame.withColumn(name, functions.expr(expression))
