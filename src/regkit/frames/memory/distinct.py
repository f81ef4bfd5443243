"""Columns of a frame in memory as arrays: a column of texts is read once per distinct text, never row by row."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read, at_once, bare, integers, of_masked, plain
from regkit.frames.plan.cells import Bad, reader, reads_as_usual, says_nothing
from regkit.frames.plan.columns import Column
from regkit.frames.plan.nodes import NULL

__all__ = ["dictionary", "read", "read_at_once"]

Array = Any


def read_at_once(series: Any, column: Column) -> Read | None:
    """Return a series of pandas as arrays; nothing where its values are of another kind than those read at once."""
    dtype = series.dtype
    if column.sort in {"word", "flag"} and hasattr(dtype, "categories"):
        codes = _of_small(series.array, column)
        return None if codes is None else Read(codes)
    if not reads_as_usual(column):
        return None
    if column.sort == "flag" and dtype == "boolean":
        return Read(of_masked(series.array))
    if column.sort == "number" and dtype == np.int64:
        return integers(series.to_numpy(), None, column)
    return None


def read(series: Any, column: Column, *, unsaid: bool) -> Read:
    """Return a column as arrays.

    Args:
        series: a narwhals series.
        column: the fact that it is.
        unsaid: whether an empty cell says nothing, so that it matters which cells are empty.
    """
    fast = at_once(series, column) if reads_as_usual(column) else None
    found = fast if fast is not None else _by_dictionary(series, column)
    if unsaid:
        found.said = _said(series, column)
    return found


def _said(series: Any, column: Column) -> Array | None:
    """Return the rows whose cell says something; a text such as `未知` says that a fact is unknown."""
    arrow = series.to_arrow()
    arrow = arrow.combine_chunks() if hasattr(arrow, "combine_chunks") else arrow
    said = arrow.is_valid().to_numpy(zero_copy_only=False)
    if str(series.dtype) in {"String", "Categorical", "Enum", "Object"} or str(series.dtype).startswith("Enum"):
        indices, uniques = dictionary(series)
        blank = [says_nothing(column, value) for value in uniques]
        said = ~np.array([*blank, True])[indices]
    elif str(series.dtype).startswith("Float"):
        said &= ~np.isnan(plain(series)[0].astype(np.float64))
    return None if said.all() else said


# ── by distinct values ───────────────────────────────────────────────────────────────────────────


def _by_dictionary(series: Any, column: Column) -> Read:
    if column.sort in {"word", "flag"} and (codes := _of_categories(series, column)) is not None:
        return Read(codes)
    indices, uniques = dictionary(series)
    read_one = reader(column)
    cells = [*(read_one(value) for value in uniques), None]
    bad = _where([isinstance(cell, Bad) for cell in cells], indices)
    if column.sort in {"word", "flag"}:
        codes = [NULL if cell is None or isinstance(cell, Bad) else cell for cell in cells]
        return Read(np.array(codes, np.uint8)[indices], bad=bad)
    has = _where([cell is not None and not isinstance(cell, Bad) for cell in cells], indices, all_is_none=True)
    if column.sort == "set":
        sets = [cell if isinstance(cell, frozenset) else frozenset() for cell in cells]
        includes = {
            word.code: np.array([code in one for one in sets])[indices] for code, word in enumerate(column.members)
        }
        return Read(np.zeros(len(indices), np.uint8), has, bad, includes)
    if column.sort == "text":
        texts = tuple(cell if isinstance(cell, str) else "" for cell in cells)
        return Read(np.asarray(indices), has, bad, texts=texts)
    numbers = [cell if isinstance(cell, int) else 0 for cell in cells]
    return Read(np.array(numbers, np.int64)[indices], has, bad)


def _of_categories(series: Any, column: Column) -> Array | None:
    """Return the codes of a small category, pandas' or Arrow's, whose values are all accepted."""
    held: Any = getattr(series.to_native(), "array", None)
    if getattr(held, "codes", None) is not None:
        return _of_small(held, column)
    found = _categories(series)
    return None if found is None else _in_codes(found[0], _codes_of(column, *_told_apart(found[1])))


def _of_small(held: Any, column: Column) -> Array | None:
    """Return the codes of a category of pandas of at most 127 values, all accepted."""
    if held.codes.dtype != np.int8:
        return None
    return _in_codes(held.codes.view(np.uint8), _codes_of_held(column, _Itself(held.categories)))  # -1 is 255 unsigned


def _in_codes(places: Array, codes: tuple[Array, bool] | None) -> Array | None:
    """Return the code of each place, which is often the place itself."""
    if codes is None:
        return None
    among, is_same = codes
    return places if is_same else among[places]


class _Itself:
    """A thing that does not change, told apart by which it is: what it holds need not be looked at again."""

    __slots__ = ("held",)

    def __init__(self, held: Any) -> None:
        self.held = held

    def __hash__(self) -> int:
        return id(self.held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.held is other.held


@functools.lru_cache(maxsize=1024)
def _codes_of_held(column: Column, categories: _Itself) -> tuple[Array, bool] | None:
    """Return the same for categories of pandas: frames that follow each other often share them."""
    return _codes_of(column, *_told_apart(categories.held))


def _told_apart(categories: Iterable[Any]) -> tuple[tuple[Any, ...], tuple[type, ...]]:
    """Return categories and what each is: a yes, 1 and 1.0 are equal, and not all of them are accepted."""
    values = tuple(categories)
    return values, tuple(map(type, values))


@functools.lru_cache(maxsize=1024)
def _codes_of(
    column: Column,
    categories: tuple[Any, ...],
    kinds: tuple[type, ...],  # noqa: ARG001  (what is equal may be of two kinds)
) -> tuple[Array, bool] | None:
    """Return the code of each category, by its place, and whether that is the place; nothing if one is not accepted."""
    read_one = reader(column)
    cells = [read_one(value) for value in categories]
    if any(isinstance(cell, Bad) for cell in cells):
        return None
    table = np.full(NULL + 1, NULL, np.uint8)
    table[: len(cells)] = [NULL if cell is None else cell for cell in cells]  # pyright: ignore[reportCallIssue, reportArgumentType]
    return table, bool((table[: len(cells)] == np.arange(len(cells))).all())


def _categories(series: Any) -> tuple[Array, list[Any]] | None:
    """Return the places of values among those that there may be, 255 for none, and these; nothing if they are many."""
    if not str(series.dtype).startswith(("Enum", "Categorical")):
        return None
    encoded = _encoded(series)
    values = encoded.dictionary.to_pylist()
    if len(values) >= NULL or str(encoded.indices.type) == "int8":
        return None
    return bare(encoded.indices, NULL)[0].astype(np.uint8, copy=False), values


def _where(truths: list[bool], indices: Array, *, all_is_none: bool = False) -> Array | None:
    """Return the truth of each row; nothing where it is the same for all and so says nothing."""
    among = truths if len(truths) == 1 or not _no_nulls(indices, len(truths) - 1) else truths[:-1]
    if all(among) if all_is_none else not any(among):
        return None
    return np.array(truths)[indices]


def _no_nulls(indices: Array, null: int) -> bool:
    return bool(len(indices)) and int(indices.max()) < null


def dictionary(series: Any) -> tuple[Array, list[Any]]:
    """Return for each row the index of its value among the distinct values; an empty cell has the next index."""
    native = series.to_native()
    if hasattr(native, "cat") and hasattr(native.cat, "codes") and hasattr(native, "index"):
        codes = native.cat.codes.to_numpy()
        uniques = list(native.cat.categories)
        return np.where(codes < 0, len(uniques), codes.astype(np.intp)), uniques
    encoded = _arrow_dictionary(series)
    return encoded if encoded is not None else _python_dictionary(series)


def _arrow_dictionary(series: Any) -> tuple[Array, list[Any]] | None:
    try:
        encoded = _encoded(series)
    except (ImportError, TypeError, ValueError, NotImplementedError):
        return None  # mixed or nested values: arrow's errors are ValueErrors and TypeErrors
    uniques = encoded.dictionary.to_pylist()
    return encoded.indices.fill_null(len(uniques)).to_numpy(zero_copy_only=False).astype(np.intp), uniques


def _encoded(series: Any) -> Any:
    """Return a series as one array of Arrow whose values are places in a dictionary."""
    import pyarrow as pa  # noqa: PLC0415  (without it the slower way is taken)

    made = series.to_arrow()
    if isinstance(made, pa.ChunkedArray):
        made = made.unify_dictionaries().combine_chunks() if made.num_chunks else pa.array([], made.type)
    if isinstance(made, pa.ChunkedArray):
        made = made.combine_chunks()
    return made if pa.types.is_dictionary(made.type) else made.dictionary_encode()


def _python_dictionary(series: Any) -> tuple[Array, list[Any]]:
    seen: dict[Any, int] = {}
    uniques: list[Any] = []
    indices = np.empty(len(series), np.intp)
    for row, value in enumerate(series.to_list()):
        key = (type(value), tuple(value) if isinstance(value, (list, set, frozenset)) else _hashable(value))
        if key not in seen:
            seen[key] = len(uniques)
            uniques.append(value)
        indices[row] = seen[key]
    return indices, uniques


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value
