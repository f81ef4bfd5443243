"""Frames opened, collected and given back in the kind that came; small tables of answers made by PyArrow."""

from __future__ import annotations

import functools
from typing import Any

import narwhals.stable.v2 as nw

from regkit.frames.errors import BACKENDS, ColumnError, FrameError

__all__ = ["collected", "given", "opened", "schema_of"]


class Held:
    """A frame of pandas, in narwhals' hands only where more is asked of it: they take long to tell whose it is."""

    implementation = nw.Implementation.PANDAS

    def __init__(self, native: Any) -> None:
        """Keep the frame."""
        self._native = native

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._native)

    def __getattr__(self, name: str) -> Any:
        """Return what narwhals' own frame has."""
        return getattr(self._wrapped, name)

    def to_native(self) -> Any:
        """Return the frame of pandas."""
        return self._native

    @functools.cached_property
    def _wrapped(self) -> Any:
        return nw.from_native(self._native)


def opened(frame: Any) -> tuple[Any, Any]:
    """Return a frame in narwhals' hands, or as if it were, and its headings.

    Raises:
        ColumnError: its headings are of several levels, or one stands twice.
        FrameError: it is no frame that is known.
    """
    if type(frame).__module__.startswith("pandas") and type(frame).__name__ == "DataFrame":
        if frame.columns.nlevels > 1:
            raise ColumnError(
                "the frame has headings of several levels",
                hint='join them first: `"_".join(heading)`',
                zh="表格的栏目名有几级",
                hint_zh='请先合并：`"_".join(heading)`',
            )
        if frame.columns.is_unique:
            return Held(frame), frame.columns.tolist()
    try:
        wrapped = nw.from_native(frame, pass_through=True)
        if not isinstance(wrapped, (nw.DataFrame, nw.LazyFrame)):
            raise FrameError(
                f"`{type(frame).__name__}` is no frame that is known",
                hint=BACKENDS.en,
                zh=f"`{type(frame).__name__}` 不是可用的表格",
                hint_zh=BACKENDS,
            )
        return wrapped, wrapped.columns if isinstance(wrapped, nw.DataFrame) else wrapped.collect_schema().names()
    except nw.exceptions.DuplicateError as error:
        raise ColumnError(
            f"two columns have one heading: {error}",
            hint="name one of them otherwise",
            zh=f"两栏同名：{error}",
            hint_zh="请将其中一栏改名",
        ) from None


def schema_of(frame: Any) -> Any:
    """Return the headings and types of a frame, in narwhals' words."""
    return nw.from_native(frame).collect_schema()


def collected(frame: Any) -> Any:
    """Return a frame in narwhals' hands and in memory; what a query gives comes as PyArrow, of Polars as Polars."""
    wrapped = nw.from_native(frame)
    return wrapped.collect() if isinstance(wrapped, nw.LazyFrame) else wrapped


def given(table: Any, like: Any) -> Any:
    """Return a small PyArrow table in the kind of frame that another is; for a query, as PyArrow."""
    name = nw.from_native(like).implementation.value
    if name == "polars":
        import polars as pl  # noqa: PLC0415  (the caller's frame is one of Polars)

        return pl.from_arrow(table)
    if name == "pandas":
        import pandas as pd  # noqa: PLC0415  (the caller's frame is one of pandas)
        import pyarrow as pa  # noqa: PLC0415

        return table.to_pandas(types_mapper=lambda kind: pd.ArrowDtype(kind) if pa.types.is_decimal(kind) else None)
    return table
