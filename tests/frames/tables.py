"""Frames of every backend made of the same rows, and what the reference says of each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from regkit.language import ConflictError, Subject
from regkit.language.kinds import BOOL, DATE
from regkit.language.rule import AnyRule
from regkit.language.words import Word
from regkit.law import Unit

Rows = Mapping[str, list[Any]]
"""Columns of plain values: codes of words, truths, Decimals, whole numbers, days, lists of codes, None."""

WHOLE = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.TIMES, Unit.PERSON})


# ── from subjects to columns ─────────────────────────────────────────────────────────────────────


def columns_of(rule: Any, cases: Sequence[Mapping[str, Subject]]) -> tuple[dict[str, list[Any]], dict[str, Any]]:
    """Return a column for every fact of the rule's subjects and of their parts, unknown or not, and its kind."""
    columns: dict[str, list[Any]] = {}
    kinds: dict[str, Any] = {}
    for parameter, model in rule.parameters:
        _add_columns(columns, kinds, parameter, model, [case[parameter] for case in cases])
    return columns, kinds


def _add_columns(
    columns: dict[str, list[Any]], kinds: dict[str, Any], path: str, model: type[Subject], subjects: Sequence[Any]
) -> None:
    for name, spec in model.facts.items():
        columns[f"{path}.{name}"] = [plain(getattr(one, name)) for one in subjects]
        kinds[f"{path}.{name}"] = spec.kind
    for name, held in model.held.items():
        parts = [getattr(one, name) for one in subjects]
        if not held.many and None not in parts:
            _add_columns(columns, kinds, f"{path}.{name}", held.model, parts)


def plain(value: Any) -> Any:
    """Return a value of a model as a cell has it."""
    if isinstance(value, Word):
        return value.code
    if isinstance(value, frozenset):
        return sorted(word.code for word in value)
    return value


# ── from columns to frames ───────────────────────────────────────────────────────────────────────


def arrow(columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return a PyArrow table with the plain type of each kind."""
    import pyarrow as pa  # noqa: PLC0415

    def type_of(kind: Any) -> Any:
        if kind == BOOL:
            return pa.bool_()
        if kind == DATE:
            return pa.date32()
        if kind.sort == "set":
            return pa.list_(pa.string())
        if kind.is_amount:
            return pa.int64() if kind.detail in WHOLE else pa.decimal128(18, 2)
        return pa.string()

    return pa.table({name: pa.array(values, type_of(kinds[name])) for name, values in columns.items()})


def chunked(columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return a PyArrow table of several chunks, words as dictionaries that differ from chunk to chunk."""
    import pyarrow as pa  # noqa: PLC0415

    whole = arrow(columns, kinds)
    half = whole.num_rows // 2
    parts = [whole.slice(0, half), whole.slice(half)]
    encoded = []
    for part in parts:
        made = part
        for index, field in enumerate(part.schema):
            if field.type == pa.string():
                made = made.set_column(index, field.name, part.column(index).dictionary_encode())
        encoded.append(made)
    return pa.concat_tables(encoded) if half else whole


def classic(columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return a pandas frame of its oldest types: objects, floats with NaN, datetime64."""
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    made = {}
    for name, values in columns.items():
        kind = kinds[name]
        if kind == DATE:
            made[name] = pd.Series(np.array(["NaT" if v is None else v for v in values], "datetime64[s]"))
        elif kind.is_amount:
            made[name] = pd.Series([float("nan") if v is None else float(v) for v in values], dtype="float64")
        else:
            made[name] = pd.Series(values, dtype=object)
    return pd.DataFrame(made)


def nullable(columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return a pandas frame of nullable types, words as categories."""
    import pandas as pd  # noqa: PLC0415

    made: dict[str, Any] = {}
    for name, values in columns.items():
        kind = kinds[name]
        if kind == BOOL:
            made[name] = pd.Series(values, dtype="boolean")
        elif kind.is_amount and kind.detail in WHOLE:
            made[name] = pd.Series(values, dtype="Int64")
        elif kind.sort == "word":
            made[name] = pd.Series(values, dtype="category")
        else:
            made[name] = pd.Series(values, dtype=object)
    return pd.DataFrame(made)


def arrow_backed(columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return a pandas frame whose columns are Arrow's."""
    import pandas as pd  # noqa: PLC0415

    return arrow(columns, kinds).to_pandas(types_mapper=pd.ArrowDtype)


def polars(columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return a Polars frame, words as texts."""
    import polars as pl  # noqa: PLC0415

    return pl.DataFrame(pl.from_arrow(arrow(columns, kinds)))


def polars_enums(columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return a lazy Polars frame, words as enumerations and categories by turns."""
    import polars as pl  # noqa: PLC0415

    frame = polars(columns, kinds)
    for index, (name, kind) in enumerate(kinds.items()):
        if kind.sort == "word":
            dtype = pl.Enum([word.code for word in kind.detail]) if index % 2 else pl.Categorical()
            frame = frame.with_columns(pl.col(name).cast(dtype))
    return frame.lazy()


def duckdb(columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return a DuckDB relation."""
    import duckdb as db  # noqa: PLC0415

    return db.from_arrow(arrow(columns, kinds))


MEMORY: dict[str, Callable[[Rows, Mapping[str, Any]], Any]] = {
    "pyarrow": arrow,
    "pyarrow-chunks": chunked,
    "pandas-classic": classic,
    "pandas-nullable": nullable,
    "pandas-arrow": arrow_backed,
}
QUERIES: dict[str, Callable[[Rows, Mapping[str, Any]], Any]] = {
    "polars": polars,
    "polars-lazy-enum": polars_enums,
    "duckdb": duckdb,
}
NEEDS = {
    "pandas": ("pandas", "pyarrow"),
    "pyarrow": ("pyarrow",),
    "polars": ("polars", "pyarrow"),
    "duckdb": ("duckdb",),
}


def frame(backend: str, columns: Rows, kinds: Mapping[str, Any]) -> Any:
    """Return the rows as a frame of the backend, or skip where it is not installed."""
    for module in ("narwhals", *NEEDS.get(backend.split("-", maxsplit=1)[0], ())):
        pytest.importorskip(module)
    return {**MEMORY, **QUERIES}[backend](columns, kinds)


# ── from frames to rows ──────────────────────────────────────────────────────────────────────────


def names_of(made: Any) -> list[str]:
    """Return the headings of any frame."""
    if hasattr(made, "column_names"):
        return list(made.column_names)
    if hasattr(made, "collect_schema"):
        return list(made.collect_schema())
    return [str(name) for name in made.columns]


def rows_of(made: Any, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return some columns of any frame as rows of plain values."""
    if hasattr(made, "collect") and not hasattr(made, "rdd"):
        made = made.collect()
    if type(made).__module__.startswith("pandas"):
        import pandas as pd  # noqa: PLC0415

        columns = [[None if pd.isna(v) else v for v in made[name].tolist()] for name in names]
    elif hasattr(made, "num_rows"):
        columns = [made.column(name).to_pylist() for name in names]
    elif hasattr(made, "fetchall"):
        return [tuple(row) for row in made.select(*(f'"{name}"' for name in names)).fetchall()]
    elif hasattr(made, "rdd"):
        return [tuple(row) for row in made.select(*(f"`{name}`" for name in names)).collect()]
    else:
        columns = [made[name].to_list() for name in names]
    return [tuple(map(_day, row)) for row in zip(*columns, strict=True)]


def _day(value: Any) -> Any:
    return value.date() if hasattr(value, "hour") else value


# ── what the reference says ──────────────────────────────────────────────────────────────────────


def expected(rule: AnyRule, case: Mapping[str, Subject], on: date | None) -> tuple[Any, ...]:
    """Return value, status and articles of one row, as the rule itself answers when all of it is said."""
    return answered(rule, lambda name, model: as_said(model, case[name]), on)


def answered(rule: AnyRule, subject: Callable[[str, type[Subject]], Subject], on: date | None) -> tuple[Any, ...]:
    """Return value, status and articles of one row, as the rule itself answers of the subjects that are made for it."""
    try:
        answer = rule(*(subject(name, model) for name, model in rule.parameters), on=on)
    except ConflictError:
        return (None, "conflict", None)
    except ValidationError:
        return (None, "invalid", None)
    articles = "、".join(dict.fromkeys(quote.address.zh for quote in answer.citations)) or None
    return (answer.value if answer.is_decided else None, answer.status.code, articles)


def as_said(model: type[Subject], subject: Subject) -> Subject:
    """Return a subject of which everything was said, if only that it is unknown: a row with a column for each fact."""
    parts = {name: getattr(subject, name) for name, held in model.held.items() if not held.many}
    said = {name: as_said(model.held[name].model, part) for name, part in parts.items() if part is not None}
    return model.model_validate({name: getattr(subject, name) for name in model.facts} | said)


def shown(value: Any, headings: Sequence[str]) -> tuple[Any, ...]:
    """Return an answer as the columns show it: a record field by field, a word by its code."""
    if len(headings) == 1 and headings[0] == "value":
        return (_cell(value),)
    return tuple(None if value is None else _cell(_field(value, heading)) for heading in headings)


def _field(value: Any, heading: str) -> Any:
    for name in heading.removeprefix("value_").split("__"):
        value = getattr(value, name)
    return value


def _cell(value: Any) -> Any:
    if isinstance(value, Word):
        return value.code
    if isinstance(value, tuple):
        return "、".join(word.code for word in value)
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def same(one: Any, other: Any) -> bool:
    """Return whether two cells say the same; numbers by value, whatever their type."""
    if isinstance(one, (int, Decimal)) and isinstance(other, (int, Decimal)):
        return isinstance(one, bool) == isinstance(other, bool) and one == other
    return bool(one == other)
