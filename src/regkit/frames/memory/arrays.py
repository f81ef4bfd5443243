"""In-memory columns as arrays: codes of words, whole numbers, and which rows have a value or a bad one.

A column of texts is read once per distinct text, never row by row; numbers and days are checked as a whole.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from regkit.frames.plan.cells import Bad, reader, reads_as_usual, says_nothing
from regkit.frames.plan.columns import SCALES, Column
from regkit.frames.plan.nodes import NULL

__all__ = ["Read", "dictionary", "read", "read_at_once"]

Array = Any  # arrays of numpy, whose types say nothing here that the names do not
MICROSECONDS_PER_DAY = 86_400_000_000
EXACT_FLOAT = 2**53


@dataclass
class Read:
    """A column as arrays.

    Attributes:
        values: codes (words, truths), or whole numbers, 0 where there is none; for texts, places in `texts`.
        has: the rows that have an accepted value; `None` where all have.
        bad: the rows with a value that is not accepted; `None` where there is none.
        includes: for a set, the rows that include each word.
        texts: for a column of texts, those that there are.
        said: the rows in which something is said, if only that it is unknown; `None` where that is every row.
        factor: what each number is yet to be multiplied by; done block by block, where it costs no memory.
        within: the least and the greatest of the numbers, before they are multiplied, where that is known.
    """

    values: Array
    has: Array | None = None
    bad: Array | None = None
    includes: Mapping[str, Array] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    said: Array | None = None
    factor: int = 1
    within: tuple[int, int] | None = None

    def ends(self) -> tuple[int, int]:
        """Return the least and the greatest of the numbers, multiplied."""
        least, most = self.within or (int(self.values.min()), int(self.values.max()))
        return least * self.factor, most * self.factor

    def whole(self) -> Array:
        """Return the numbers, multiplied."""
        return self.values if self.factor == 1 else np.multiply(self.values, self.factor, dtype=np.int64)


def read_at_once(series: Any, column: Column) -> Read | None:
    """Return a series of pandas as arrays; nothing where its values are of another kind than those read at once."""
    dtype = series.dtype
    if column.sort in {"word", "flag"} and hasattr(dtype, "categories"):
        codes = _of_small(series.array, column)
        return None if codes is None else Read(codes)
    if not reads_as_usual(column):
        return None
    if column.sort == "flag" and dtype == "boolean":
        return Read(_of_masked(series.array))
    if column.sort == "number" and dtype == np.int64:
        return _integers(series.to_numpy(), None, column)
    return None


def read(series: Any, column: Column, *, unsaid: bool) -> Read:
    """Return a column as arrays.

    Args:
        series: a narwhals series.
        column: the fact that it is.
        unsaid: whether an empty cell says nothing, so that it matters which cells are empty.
    """
    fast = _fast(series, column) if reads_as_usual(column) else None
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
        said &= ~np.isnan(_plain(series)[0].astype(np.float64))
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
    return None if found is None else _in_codes(found[0], _codes_of(column, tuple(found[1])))


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
    return _codes_of(column, tuple(categories.held))


@functools.lru_cache(maxsize=1024)
def _codes_of(column: Column, categories: tuple[Any, ...]) -> tuple[Array, bool] | None:
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
    return _bare(encoded.indices, NULL)[0].astype(np.uint8, copy=False), values


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


# ── whole columns at once ────────────────────────────────────────────────────────────────────────


def _fast(series: Any, column: Column) -> Read | None:
    """Read truths, numbers and days of plain types at once; nothing where the type is another."""
    dtype = series.dtype
    name = str(dtype)
    if column.sort == "flag" and name == "Boolean":
        return Read(_truths(series))
    if column.sort == "number":
        if dtype.is_integer():
            return _integers(*_plain(series), column)
        if dtype.is_float():
            return _floats(series, column)
        if name.startswith("Decimal"):
            return _decimals(series, column)
    if column.sort == "day" and (name == "Date" or name.startswith("Datetime")):
        return _days(series, column)
    return None


def _truths(series: Any) -> Array:
    """Return truths as codes."""
    native = series.to_native()
    if str(getattr(native, "dtype", "")) == "boolean":  # pandas' own, which keeps what is missing apart
        return _of_masked(native.array)
    return _plain(series, NULL)[0].astype(np.uint8, copy=False)


def _of_masked(held: Any) -> Array:
    """Return truths of pandas as codes: with a yes where one is missing none is, and the values come as they are."""
    missing = held.isna()
    if not missing.any():
        return held.to_numpy(bool).view(np.uint8)
    codes = -missing.view(np.uint8)  # 255 where it is missing
    return np.bitwise_or(codes, (held | missing).to_numpy(bool).view(np.uint8), out=codes)


def _plain(series: Any, nothing: int = 0) -> tuple[Array, Array | None]:
    """Return the values of a series, truths as numbers, `nothing` where there is none, and the rows that have one."""
    native = series.to_native()
    dtype = getattr(native, "dtype", None)
    if isinstance(dtype, np.dtype):
        return native.to_numpy(), None
    arrow = series.to_arrow()
    return _bare(arrow.combine_chunks() if hasattr(arrow, "combine_chunks") else arrow, nothing)


def _bare(arrow: Any, nothing: int) -> tuple[Array, Array | None]:
    """Return the numbers of an array of Arrow, as for `_plain`, from its own memory: many batches are short."""
    import pyarrow as pa  # noqa: PLC0415  (the array is its own)

    first, last, (there, told) = arrow.offset, arrow.offset + len(arrow), arrow.buffers()
    if pa.types.is_boolean(arrow.type):
        values = _bits(told, first, last)
    else:
        values = np.frombuffer(told, _dtype_of(arrow.type))[first:last]
    if not arrow.null_count:
        return values, None
    has = _bits(there, first, last).view(bool)
    return np.where(has, values, values.dtype.type(nothing)), has


def _dtype_of(kind: Any) -> Any:
    """Return the type of the numbers of an array of Arrow in numpy; its own way to tell asks older ones for pandas."""
    import pyarrow as pa  # noqa: PLC0415  (the array is its own)

    sort = "f" if pa.types.is_floating(kind) else "u" if pa.types.is_unsigned_integer(kind) else "i"
    return np.dtype(f"{sort}{kind.bit_width // 8}")


def _bits(buffer: Any, first: int, last: int) -> Array:
    """Return some bits of a buffer, each as a byte."""
    some = np.frombuffer(buffer, np.uint8)[first // 8 : -(-last // 8)]
    return np.unpackbits(some, bitorder="little")[first % 8 : first % 8 + last - first]


def _integers(values: Array, has: Array | None, column: Column) -> Read:
    factor = 10 ** (column.scale + SCALES.get(column.unit or "元", 0))
    least, most = column.ends(factor)
    within = (int(values.min()), int(values.max())) if len(values) else (1, 0)
    if least <= within[0] <= within[1] <= most:
        if np.result_type(values, np.int64) != np.int64:  # without a sign and of 64 bits: not reckoned with as it is
            values = values.astype(np.int64)
        return Read(values, has, factor=factor, within=within)
    good = (values >= least) & (values <= most)
    return _checked(np.where(good, values, 0).astype(np.int64) * factor, good, has)


def _floats(series: Any, column: Column) -> Read:
    values, has = _plain(series)
    values = values.astype(np.float64)
    has = ~np.isnan(values) if has is None else has & ~np.isnan(values)
    unit = SCALES.get(column.unit or "元", 0)
    factor = 10 ** (column.scale + unit)
    with np.errstate(invalid="ignore", over="ignore"):
        whole = np.rint(values * factor)
        good = (whole / factor == values) & (whole >= column.low) & (whole <= min(column.high, EXACT_FLOAT))
    if column.spec is not None and column.spec.kind.is_amount and column.scale == 0:
        good &= whole == values
    return _checked(np.where(good, whole, 0).astype(np.int64), good, has)


def _decimals(series: Any, column: Column) -> Read | None:
    import pyarrow as pa  # noqa: PLC0415  (decimals of this type come from it)

    arrow = series.to_arrow()
    arrow = arrow.combine_chunks() if hasattr(arrow, "combine_chunks") else arrow
    if not pa.types.is_decimal128(arrow.type):
        return None
    more = column.scale + SCALES.get(column.unit or "元", 0) - arrow.type.scale
    has = arrow.is_valid().to_numpy(zero_copy_only=False) if arrow.null_count else None
    words = np.frombuffer(arrow.buffers()[1], np.int64)[2 * arrow.offset : 2 * (arrow.offset + len(arrow))]
    low, high = words[0::2], words[1::2]
    good = (high == 0) & (low >= 0)
    if more >= 0:
        least, most = column.ends(10**more)
        good &= (low >= least) & (low <= most)
        whole = np.where(good, low, 0) * 10**more
    else:
        whole, rest = np.divmod(np.where(good, low, 0), 10**-more)
        good &= (rest == 0) & (whole >= column.low) & (whole <= column.high)
    return _checked(whole, good, has)


def _days(series: Any, column: Column) -> Read:
    arrow = series.to_arrow()
    arrow = arrow.combine_chunks() if hasattr(arrow, "combine_chunks") else arrow
    has = arrow.is_valid().to_numpy(zero_copy_only=False) if arrow.null_count else None
    if str(series.dtype) == "Date":
        import pyarrow as pa  # noqa: PLC0415  (the array is its own)

        days = arrow.cast(pa.int32()).fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64)
        return _checked(days, (days >= column.low) & (days <= column.high), has)
    return _checked(*_midnights(arrow, column), has)


def _midnights(arrow: Any, column: Column) -> tuple[Array, Array]:
    """Return the days of timestamps, by the clock of their own zone; only midnights are days."""
    import pyarrow as pa  # noqa: PLC0415  (the array is its own)
    import pyarrow.compute as pc  # noqa: PLC0415

    if arrow.type.tz is not None:
        arrow = pc.local_timestamp(arrow)  # pyright: ignore[reportAttributeAccessIssue]
    per_day = {"s": 86_400, "ms": 86_400_000, "us": MICROSECONDS_PER_DAY, "ns": MICROSECONDS_PER_DAY * 1000}
    ticks = arrow.cast(pa.int64()).fill_null(0).to_numpy(zero_copy_only=False)
    days, rest = np.divmod(ticks, per_day[arrow.type.unit])
    return days, (rest == 0) & (days >= column.low) & (days <= column.high)


def _checked(values: Array, good: Array, has: Array | None) -> Read:
    """Return numbers with their bad rows told apart from the empty ones."""
    if good.all():
        return Read(values, has) if has is None or has.all() else Read(np.where(has, values, 0), has)
    bad = ~good if has is None else has & ~good
    known = good if has is None else has & good
    return Read(np.where(known, values, 0), known, bad if bad.any() else None)
