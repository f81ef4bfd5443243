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
            raise ColumnError(f"the frame has no column `{name}`", hint=f"its columns: {', '.join(whole.columns)}")
    about = whole.drop_nulls(subset=list(by))
    rows = about.select(*by).unique(subset=list(by), keep="first", maintain_order=True)
    for heading in headings:
        said = about.select(*by, heading).drop_nulls(subset=[heading]).unique(maintain_order=True)
        if not len(said):  # a column of nothing may be of a type that cannot be joined
            rows = rows.with_columns(about.get_column(heading).head(len(rows)))
            continue
        counts = said.group_by(*by).agg(nw.len().alias("__said"))
        _check(counts.filter(nw.col("__said") > 1), said, by, heading)
        rows = rows.join(said, on=list(by), how="left")
    nameless = whole.filter(nw.any_horizontal(*(nw.col(name).is_null() for name in by), ignore_nulls=True))
    return nw.concat([rows, nameless.select(*rows.columns)], how="vertical").to_native()


def _check(twice: Any, said: Any, by: Sequence[str], heading: str) -> None:
    if not len(twice):
        return
    (first,) = twice.select(*by).head(1).rows()
    same = said
    for name, value in zip(by, first, strict=True):
        same = same.filter(nw.col(name) == nw.lit(value))
    values = ", ".join(f"`{value}`" for value in same.get_column(heading).head(2).to_list())
    who = ", ".join(f"{name} `{value}`" for name, value in zip(by, first, strict=True))
    raise ColumnError(
        f"{len(twice)} entities have two values of `{heading}`, such as {who}: {values}",
        hint=f"correct the rows, or leave `{heading}` out with `columns=`",
    )
