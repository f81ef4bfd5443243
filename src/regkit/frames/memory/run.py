"""Running a request on a frame in memory, of pandas or PyArrow."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read, dictionary
from regkit.frames.memory.missing import missing_facts
from regkit.frames.memory.reading import answers, read_columns, refused, related
from regkit.frames.memory.results import with_arrow_columns, with_pandas_columns
from regkit.frames.plan.cells import Bad, reader
from regkit.frames.plan.columns import Column
from regkit.frames.plan.plan import Plan
from regkit.frames.plan.relations import Check
from regkit.frames.request import Request, invalid_error

__all__ = ["problems", "reads_of", "run"]


def reads_of(request: Request, frame: Any) -> dict[str, Read]:
    """Return the columns of a frame as arrays, and what the models make of those that they relate."""
    reads = read_columns(frame, request.columns, request.on, request.nulls)
    for name, relation in request.relations.items():
        if isinstance(relation, Check):
            reads[name], _ = refused(reads, relation, len(frame))
        else:
            reads[name] = related(reads, relation, len(frame))
    return reads


def run(request: Request, frame: Any, *, raising: bool, reads: dict[str, Read] | None = None) -> Any:
    """Return the native frame with the columns that the request asks for.

    Raises:
        InvalidRowsError: a row has a value that is not accepted, and `raising`.
    """
    rows = len(frame)
    reads = reads_of(request, frame) if reads is None else reads
    bad = tuple(key for key in request.keys if reads[key].bad is not None)
    if raising and bad:
        texts = dict(problems(request, frame, reads, lang=request.options.lang or "en"))
        raise invalid_error(len(texts), next(iter(texts.values())))
    complete = frozenset(key for key, found in reads.items() if found.has is None)
    plan, narrowed = _within_bounds(request, request.plan(bad, complete), reads, bad, complete)
    arrays = answers(plan, narrowed, rows)
    native = frame.to_native()
    give = with_arrow_columns if frame.implementation.is_pyarrow() else with_pandas_columns
    result = give(native, plan.outputs, arrays, narrowed)
    return _with_extras(request, frame, reads, result)


def _within_bounds(
    request: Request, plan: Plan, reads: dict[str, Read], bad: tuple[str, ...], complete: frozenset[str]
) -> tuple[Plan, dict[str, Read]]:
    """Return a plan for the numbers that the frame really holds, where any it might hold would need wide ones."""
    if not plan.wide:
        return plan, reads
    columns, narrowed = dict(request.columns), dict(reads)
    for key, column in request.columns.items():
        if column.sort == "number" and column.heading is not None:
            columns[key], narrowed[column.key] = _bounded(column, reads[column.key])
    return dataclasses.replace(request, columns=columns).plan(bad, complete), narrowed


def _bounded(column: Column, found: Read) -> tuple[Column, Read]:
    """Return a column with the decimals and digits that its numbers have."""
    values, scale = found.whole(), column.scale
    while scale and not (values % 10).any():
        values, scale = values // 10, scale - 1
    most = int(values.max()) if len(values) else 0
    return dataclasses.replace(column, high=10 ** len(str(most)), scale=scale), dataclasses.replace(
        found, values=values, factor=1
    )


# ── what is wrong with bad rows ──────────────────────────────────────────────────────────────────


def problems(
    request: Request, frame: Any, reads: dict[str, Read], *, lang: str = "en", prefix: str | None = None
) -> Iterator[tuple[int, str]]:
    """Yield each row that is not accepted, and what is wrong with it: column, value and, in a language, the reason.

    Args:
        request: the request.
        frame: the frame.
        reads: its columns as arrays.
        lang: the language.
        prefix: of the one rule to be asked; all by default.
    """
    found: dict[int, list[str]] = {}
    asked = frozenset(request.keys) if prefix is None else request.reads[prefix]
    for column in (*request.columns.values(), request.on):
        bad = None if column is None or column.heading is None else reads[column.key].bad
        if column is None or column.heading is None or bad is None or column.key not in asked:
            continue
        where = np.flatnonzero(bad)
        series = frame.get_column(column.heading)
        indices, uniques = dictionary(series[where.tolist()])
        texts = [_told(column, value, lang) for value in uniques]
        for row, index in zip(where.tolist(), indices.tolist(), strict=True):
            found.setdefault(row, []).append(texts[index])
    for name, relation in request.relations.items():
        if name not in asked:
            continue
        headings = "+".join(column.heading or "" for column in relation.inputs)
        bad = reads[name].bad
        told: Any = refused(reads, relation, len(frame))[1] if isinstance(relation, Check) else relation.bad
        for row in [] if bad is None else np.flatnonzero(bad).tolist():
            bad_one = told[int(reads[name].values[row])]
            found.setdefault(row, []).append(f"{headings}: {bad_one.why(lang)}")
    for row in sorted(found):
        yield row, "; ".join(found[row])


def _told(column: Column, value: Any, lang: str) -> str:
    said = f"{column.heading}={value}"
    cell = reader(column)(value)
    return f"{said}: {' '.join(cell.why(lang).split())}" if isinstance(cell, Bad) else said


def _with_extras(request: Request, frame: Any, reads: dict[str, Read], result: Any) -> Any:
    for prefix, rule in zip(request.prefixes, request.rules, strict=True):
        for want in request.want:
            if want == "invalid":
                texts: list[str | None] = [None] * len(frame)
                told = problems(request, frame, reads, lang=request.options.lang or "en", prefix=prefix)
                for row, said in told:
                    texts[row] = said
                result = _with_texts(result, f"{prefix}invalid", texts)
            elif want == "missing":
                result = _with_texts(
                    result, f"{prefix}missing", missing_facts(request, prefix, rule, reads, len(frame))
                )
    return result


def _with_texts(frame: Any, name: str, texts: list[str | None]) -> Any:
    if hasattr(frame, "append_column"):
        import pyarrow as pa  # noqa: PLC0415  (the frame is one of PyArrow)

        return frame.append_column(name, pa.array(texts, pa.string()))
    import pandas as pd  # noqa: PLC0415  (the frame is one of pandas)

    result = frame.copy(deep=False)
    result[name] = pd.array(texts, dtype="string")
    return result
