"""Frames batch by batch, for what no query can say, such as missing facts, and for what is told sooner in memory.

Each batch is answered in memory, as a PyArrow table, by the code that answers such tables everywhere. Nothing is
held but a batch; but rows pass through Python, which a query's do not.
"""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import narwhals.stable.v2 as nw
import numpy as np

from regkit.frames.memory.run import run
from regkit.frames.plan.plan import INVALID, Output, status_in
from regkit.frames.query.run import raise_on_bad
from regkit.frames.query.run import run as queried
from regkit.frames.query.sql import Sql
from regkit.frames.request import Request
from regkit.language.outcomes import Status

__all__ = ["SETTLED", "WAYS", "answered", "is_of_one_table"]

Table = Any


def answered(request: Request, table: Table, *, raising: bool = False, encoded: bool = False) -> Table:
    """Return a PyArrow table with the answers, in columns whose types do not depend on the rows that it holds.

    Texts may be left `encoded`, for who reads them as texts all the same.
    """
    import pyarrow as pa  # noqa: PLC0415  (only tables in memory need it)

    made = run(request, nw.from_native(table, eager_only=True), raising=raising)
    outputs = {output.name: output for output in request.outputs}
    for index in range(len(table.column_names), len(made.column_names)):
        column = made.column(index)
        wanted = _type_of(outputs[made.column_names[index]], pa)
        if column.type != wanted and not (encoded and pa.types.is_dictionary(column.type)):
            made = made.set_column(index, made.column_names[index], column.cast(wanted))
    return made


def _type_of(output: Output, pa: Any) -> Any:
    if output.sort == "number" and output.floats:
        return pa.float64()
    types = {"text": pa.string(), "joined": pa.string(), "truth": pa.bool_(), "whole": pa.int64(), "day": pa.date32()}
    return types[output.sort] if output.sort in types else pa.decimal128(output.precision, output.scale)


def on_polars(request: Request, frame: Any, *, raising: bool) -> Any:
    """Return a native Polars frame with the answers; a lazy one stays lazy.

    Raises:
        InvalidRowsError: a row has a value that is not accepted, and `raising`.
    """
    import polars as pl  # noqa: PLC0415  (the caller's frame is one of Polars)

    native = frame.to_native()
    if isinstance(native, pl.DataFrame):
        return run(request, frame, raising=raising)
    schema = _types(request, tuple(native.collect_schema().items()))

    def answer(batch: Any) -> Any:
        made = run(request, nw.from_native(batch, eager_only=True), raising=False)
        return made.cast({name: schema[name] for name, kind in made.schema.items() if kind != schema[name]})

    result = _mapped_lazily(native, answer, schema, native)
    if raising:
        raise_on_bad(nw.from_native(result), request)
    return result


@functools.lru_cache(maxsize=256)
def _types(request: Request, columns: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    """Return the types of a Polars frame with the answers, given those of its columns; asked of one without rows."""
    import polars as pl  # noqa: PLC0415  (the caller's frame is one of Polars)

    empty = nw.from_native(pl.DataFrame(schema=dict(columns)), eager_only=True)
    return {**run(request, empty, raising=False).schema, **_exact(request, pl)}


def _exact(request: Request, pl: Any) -> dict[str, Any]:
    """Return the types of the amounts: those of a batch alone have the digits that its own numbers come to."""
    amounts = (output for output in request.outputs if output.sort == "number" and not output.floats)
    return {output.name: pl.Decimal(output.precision, output.scale) for output in amounts}


def settled_on_polars(request: Request, frame: Any) -> Any:
    """Return a Polars frame of answers in which rows left open are decided where all that they lack changes nothing.

    The rows are asked in memory, once for each pattern of facts; a lazy frame stays lazy and is settled batch by batch.
    """
    import polars as pl  # noqa: PLC0415  (the caller's frame is one of Polars)

    made = queried(request, frame)
    if isinstance(made, pl.DataFrame):
        return _settled(request, made)
    return _mapped_lazily(made, lambda batch: _settled(request, batch), made.collect_schema(), frame.to_native())


def _mapped_lazily(frame: Any, function: Callable[[Any], Any], schema: Any, source: Any) -> Any:
    """Return a lazy frame of what a function makes of each batch, of all rows at once where they are in memory.

    Where its rows come from is asked of its source, the frame without the columns of a query: that is told sooner.
    """
    return frame.map_batches(
        function,
        predicate_pushdown=False,
        projection_pushdown=False,
        slice_pushdown=False,
        schema=schema,
        streamable=not is_of_one_table(source),
    )


def is_of_one_table(frame: Any) -> bool:
    """Return whether a lazy frame takes its rows from one table in memory, and makes no more of them than there are."""
    plan = frame.explain(optimized=False).upper()
    return plan.count("DF [") == 1 and not any(word in plan for word in MAY_BE_LONG)


MAY_BE_LONG: Final = ("SCAN", "JOIN", "UNION", "EXPLODE", "UNPIVOT", "HCONCAT", "CACHE")
"""What a plan of Polars says where rows are read, or become more; otherwise they are those that are held."""


def _settled(request: Request, made: Any) -> Any:
    import polars as pl  # noqa: PLC0415  (the caller's frame is one of Polars)

    names = [output.name for output in request.outputs if output.what == "status"]
    if not any((made[name] == word).any() for name in names for word in _asked_again(request)):
        return made
    is_open = pl.any_horizontal(pl.col(name).is_in(_asked_again(request)) for name in names)
    rows = made.select(is_open.fill_null(value=False).alias("x"))["x"]
    answers = [output.name for output in request.outputs]
    asked = made.filter(rows)
    told = pl.DataFrame(pl.from_arrow(answered(request, asked.drop(answers).to_arrow()).select(answers)))
    told = told.with_columns(pl.col(name).cast(made.schema[name]) for name in answers)
    index = pl.Series("__regkit_row", range(made.height), dtype=pl.UInt32)
    whole = made.with_columns(index)
    settled = asked.drop(answers).hstack(told).with_columns(whole.filter(rows)["__regkit_row"]).select(whole.columns)
    return pl.concat([whole.filter(~rows), settled]).sort("__regkit_row").drop("__regkit_row")


def on_duckdb(request: Request, frame: Any, *, raising: bool, held: Table | None = None) -> Any:
    """Return a DuckDB relation with the answers; the rows are read into memory for it, unless they are there already.

    Raises:
        InvalidRowsError: a row has a value that is not accepted, and `raising`.
    """
    native = frame.to_native()
    table = _table_of(native) if held is None else held
    return _relation(native, ALL_TOLD, told=answered(request, table, raising=raising, encoded=True))


MOST_HELD = 1 << 30
"""So many bytes of a relation are held in memory; a longer one is answered by a query."""


def held(frame: Any) -> Table | None:
    """Return the rows of a DuckDB relation, or nothing where they are more than are held in memory."""
    import pyarrow as pa  # noqa: PLC0415  (DuckDB gives batches of it)

    found, size = [], 0
    batches, schema = _batches_of(frame.to_native())
    for batch in batches:
        size += batch.nbytes
        if size > MOST_HELD:
            return None
        found.append(batch)
    return pa.Table.from_batches(found, schema)


def settled_on_duckdb(request: Request, frame: Any) -> Any:
    """Return a relation of answers in which rows left open are decided where all that they lack changes nothing.

    The rows left open, and those with what the query could not read, are found now, asked in memory once for each
    combination of facts, and joined by their facts.
    """
    made = queried(request, frame)
    read = [column.heading for column in (*request.columns.values(), request.on) if column and column.heading]
    headings = list(dict.fromkeys(read))
    facts = [Sql.name(heading) for heading in headings]
    asked = _open_facts(request, made, headings) if facts else None
    if asked is None or not asked.num_rows:
        return made
    outputs = [Sql.name(output.name) for output in request.outputs]
    same = " AND ".join(f"made.{fact} IS NOT DISTINCT FROM told.{fact}" for fact in facts)
    settled = ", ".join(
        f"CASE WHEN told.{HIT} THEN told.{output} ELSE made.{output} END AS {output}" for output in outputs
    )
    columns = ", ".join(f"{Sql.name(name)}" for name in made.columns)
    numbered = f"(SELECT *, row_number() OVER () AS {ROW} FROM {MADE})"  # noqa: S608  (names of columns, quoted)
    query = (
        f"SELECT {columns} FROM (SELECT made.* REPLACE ({settled}) FROM {numbered} AS made"  # noqa: S608  (likewise)
        f" LEFT JOIN (SELECT *, TRUE AS {HIT} FROM {TOLD}) AS told ON {same} ORDER BY made.{ROW})"
    )
    return _relation(made, query, told=answered(request, asked))


def _open_facts(request: Request, made: Any, headings: list[str]) -> Table | None:
    """Return what the rows that are left open say, each combination once; they are told apart as they come.

    Asked to leave out the others by itself, DuckDB writes the rule into that question again and again.
    """
    import pyarrow as pa  # noqa: PLC0415  (DuckDB gives batches of it)

    statuses = [output.name for output in request.outputs if output.what == "status"]
    columns = ", ".join(map(Sql.name, [*headings, *statuses]))
    found = []
    for batch in _batches_of(made.project(columns))[0]:
        table = pa.Table.from_batches([batch])
        rows = _open_rows(request, table)
        if len(rows):
            found.append(table.take(rows).select(headings))
    return _table_of(_relation(made, EACH_TOLD, told=pa.concat_tables(found))) if found else None


MADE, TOLD, ROW, HIT = "__regkit_made", "__regkit_told", "__regkit_row", "__regkit_hit"
ALL_TOLD, EACH_TOLD = "SELECT * FROM __regkit_told", "SELECT DISTINCT * FROM __regkit_told"


def _batches_of(relation: Any) -> tuple[Iterable[Any], Any]:
    """Return the rows of a relation batch by batch, and their types."""
    older = not hasattr(relation, "to_arrow_reader")
    rows = relation.fetch_arrow_reader() if older else relation.to_arrow_reader()
    return rows, rows.schema


def _table_of(relation: Any) -> Table:
    import pyarrow as pa  # noqa: PLC0415  (DuckDB gives batches of it)

    batches, schema = _batches_of(relation)
    return pa.Table.from_batches(batches, schema)


def _relation(relation: Any, query: str, *, told: Table) -> Any:
    """Return what a query makes of a relation, named `__regkit_made`, and of a table, named `__regkit_told`."""
    __regkit_told = told  # DuckDB finds it here by its name, which no table of the caller has
    return relation.query(MADE, query)


def on_spark(request: Request, frame: Any, *, raising: bool) -> Any:
    """Return a PySpark frame with the answers; the workers need regkit, with its extra `frames`.

    Raises:
        InvalidRowsError: a row has a value that is not accepted, and `raising`.
    """
    import pyarrow as pa  # noqa: PLC0415  (Spark gives batches of it)
    from pyspark.sql.pandas.types import (  # noqa: PLC0415  (the caller's frame is one of PySpark)  # pyright: ignore[reportMissingImports]
        from_arrow_schema,
        to_arrow_schema,
    )

    native = frame.to_native()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", *OF_PANDAS)
        empty = to_arrow_schema(native.schema).empty_table()
        schema = from_arrow_schema(answered(request, empty).schema)
    result = _mapped(native, _on_batches(request, pa), schema)
    if raising:
        raise_on_bad(nw.from_native(result), request)
    return result


OF_PANDAS: Final = ("PySpark does not yet", FutureWarning)
"""A warning of pandas, which is not used here."""


def _mapped(frame: Any, function: Callable[[Iterable[Any]], Iterator[Any]], schema: Any) -> Any:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", *OF_PANDAS)
        return frame.mapInArrow(function, schema)


def settled_on_spark(request: Request, frame: Any) -> Any:
    """Return a PySpark frame of answers in which rows left open are decided where what they lack changes nothing.

    The rows pass through Python in batches; the workers need regkit, with its extra `frames`.
    """
    import pyarrow as pa  # noqa: PLC0415  (Spark gives batches of it)

    made = queried(request, frame)

    def settle(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield from _settled_table(request, pa.Table.from_batches([batch])).to_batches()

    return _mapped(made, settle, made.schema)


def _asked_again(request: Request) -> list[str]:
    """Return the statuses of rows that are asked in memory: left open, or with a value that no query can read.

    A query knows how words are spelt, and not all that people write: a place by its district, a mark of an empty cell.
    """
    return [status_in(code, request.options.lang) for code in (Status.UNDETERMINED.code, INVALID)]


def _open_rows(request: Request, made: Table) -> Any:
    """Return the numbers of the rows that are to be asked in memory."""
    import pyarrow as pa  # noqa: PLC0415  (only tables in memory need it)
    import pyarrow.compute as pc  # noqa: PLC0415  (likewise)

    again = pa.array(_asked_again(request))
    statuses = [made[output.name] for output in request.outputs if output.what == "status"]
    is_open = functools.reduce(pc.or_, (pc.is_in(status.cast(pa.string()), again) for status in statuses))  # pyright: ignore[reportAttributeAccessIssue]
    return np.flatnonzero(is_open.to_numpy())


def _settled_table(request: Request, made: Table) -> Table:
    import pyarrow as pa  # noqa: PLC0415  (only tables in memory need it)

    rows = _open_rows(request, made)
    if not len(rows):
        return made
    answers = [output.name for output in request.outputs]
    told = answered(request, made.drop_columns(answers).take(rows))
    places = np.arange(made.num_rows)
    places[rows] = made.num_rows + np.arange(len(rows))
    for name in answers:
        both = pa.chunked_array([*made[name].chunks, *told[name].cast(made[name].type).chunks], made[name].type)
        made = made.set_column(made.column_names.index(name), name, both.take(places))
    return made


WAYS: Final = {"polars": on_polars, "pyspark": on_spark, "duckdb": on_duckdb}
"""How rules are asked in memory about the rows of a query, by narwhals' names of the backends."""
SETTLED: Final = {"polars": settled_on_polars, "duckdb": settled_on_duckdb, "pyspark": settled_on_spark}
"""How rows that a query leaves open are settled."""


def _on_batches(request: Request, pa: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    def answer(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            yield from answered(request, pa.Table.from_batches([batch])).to_batches()

    return answer
