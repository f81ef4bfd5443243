"""Entities: the rows of a table that are about one thing become one row, so that what is owed once is counted once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw

from regkit.frames.errors import ColumnError
from regkit.frames.native import collected

__all__ = ["one_row_each"]


def one_row_each(frame: Any, by: Sequence[str], headings: Sequence[str]) -> Any:
    """Return a row for each entity: what its rows say of it, where they do not contradict each other.

    A cell that is empty says nothing against another. A row that names no entity is about nobody known, and stays a
    row of its own.

    Args:
        frame: a frame; one of a query is read into memory.
        by: the columns that tell entities apart.
        headings: the columns of facts about them.

    Raises:
        ColumnError: there is no such column, or the rows of an entity say two things of one fact.
    """
    whole = collected(frame)
    for name in by:
        if name not in whole.columns:
            raise ColumnError(
                f"the frame has no column `{name}`",
                hint=f"its columns: {', '.join(whole.columns)}",
                zh=f"没有栏目 `{name}`",
                hint_zh=f"现有栏目：{'、'.join(whole.columns)}",
            )
    about = whole.drop_nulls(subset=list(by))
    rows = about.select(*by).unique(subset=list(by), keep="first", maintain_order=True)
    for heading in headings:
        if _is_of_sets(about.get_column(heading)):
            rows = rows.with_columns(_picked(about, rows, by, heading))
            continue
        said = about.select(*by, heading).drop_nulls(subset=[heading]).unique(maintain_order=True)
        if not len(said):  # a column of nothing may be of a type that cannot be joined
            rows = rows.with_columns(about.get_column(heading).head(len(rows)))
            continue
        counts = said.group_by(*by).agg(nw.len().alias("__said"))
        twice = counts.filter(nw.col("__said") > 1)
        if len(twice):
            first = tuple(twice.select(*by).row(0))
            same = [row[-1] for row in said.rows() if tuple(row[:-1]) == first]
            raise _said_twice(len(twice), by, first, heading, same)
        rows = rows.join(said, on=list(by), how="left")
    nameless = whole.filter(nw.any_horizontal(*(nw.col(name).is_null() for name in by), ignore_nulls=True))
    return nw.concat([rows, nameless.select(*rows.columns)], how="vertical").to_native()


def _is_of_sets(series: Any) -> bool:
    """Return whether a column holds sets or lists of words, which frames neither tell apart nor join."""
    if series.dtype == nw.Object:
        return any(isinstance(value, (list, set, frozenset)) or hasattr(value, "tolist") for value in series.to_list())
    return isinstance(series.dtype, (nw.List, nw.Array))


def _picked(about: Any, rows: Any, by: Sequence[str], heading: str) -> Any:
    """Return for each entity the one value that its rows give."""
    series = about.get_column(heading)
    first: dict[Any, int] = {}
    said: dict[Any, dict[Any, int]] = {}
    for row, (key, value) in enumerate(zip(about.select(*by).rows(), series.to_list(), strict=True)):
        first.setdefault(key, row)
        if value is not None:
            said.setdefault(key, {}).setdefault(frozenset(value), row)
    twice = [key for key, values in said.items() if len(values) > 1]
    if twice:
        values = ["、".join(sorted(map(str, one))) for one in said[twice[0]]]
        raise _said_twice(len(twice), by, twice[0], heading, values)
    keys = rows.select(*by).rows()
    return series[[next(iter(said.get(key, {}).values()), first[key]) for key in keys]]


def _said_twice(count: int, by: Sequence[str], entity: Sequence[Any], heading: str, said: Sequence[Any]) -> ColumnError:
    values = ", ".join(f"`{value}`" for value in said[:2])
    who = ", ".join(f"{name} `{value}`" for name, value in zip(by, entity, strict=True))
    return ColumnError(
        f"{count} entities have two values of `{heading}`, such as {who}: {values}",
        hint=f"correct the rows, or leave `{heading}` out with `columns=`",
        zh=f"有 {count} 个主体的 `{heading}` 有两个值，如 {who}：{values}",
        hint_zh=f"请更正，或者用 `columns=` 不采用 `{heading}`",
    )
