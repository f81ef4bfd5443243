"""In-memory columns as arrays: codes of words, whole numbers, and which rows have a value or a bad one.

Truths, numbers and days of plain types are read and checked as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from regkit.frames.plan.columns import SCALES, Column
from regkit.frames.plan.nodes import NULL

__all__ = ["Read", "at_once", "bare", "complete_in", "integers", "of_masked", "plain"]

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


def complete_in(reads: Mapping[str, Read]) -> frozenset[str]:
    """Return the names of the columns in which every row has an accepted value."""
    return frozenset(key for key, found in reads.items() if found.has is None)


def at_once(series: Any, column: Column) -> Read | None:
    """Read truths, numbers and days of plain types at once; nothing where the type is another."""
    dtype = series.dtype
    name = str(dtype)
    if column.sort == "flag" and name == "Boolean":
        return Read(_truths(series))
    if column.sort == "number":
        if dtype.is_integer():
            return integers(*plain(series), column)
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
        return of_masked(native.array)
    return plain(series, NULL)[0].astype(np.uint8, copy=False)


def of_masked(held: Any) -> Array:
    """Return truths of pandas as codes; its own two arrays, where they are what they were, need not be copied first."""
    truths: Array = getattr(held, "_data", None)
    missing: Array = getattr(held, "_mask", None)
    if not (_are_truths(truths) and _are_truths(missing)):
        truths, missing = held.to_numpy(bool, na_value=True), held.isna()
    codes = np.negative(missing.view(np.uint8))  # 255 where it is missing
    return np.bitwise_or(codes, truths.view(np.uint8), out=codes)


def _are_truths(held: Any) -> bool:
    return isinstance(held, np.ndarray) and held.dtype == np.bool_


def plain(series: Any, nothing: int = 0) -> tuple[Array, Array | None]:
    """Return the values of a series, truths as numbers, `nothing` where there is none, and the rows that have one."""
    native = series.to_native()
    dtype = getattr(native, "dtype", None)
    if isinstance(dtype, np.dtype):
        return native.to_numpy(), None
    arrow = series.to_arrow()
    return bare(arrow.combine_chunks() if hasattr(arrow, "combine_chunks") else arrow, nothing)


def bare(arrow: Any, nothing: int) -> tuple[Array, Array | None]:
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


def integers(values: Array, has: Array | None, column: Column) -> Read:
    """Return whole numbers, and the rows that have one, as they are read; those beyond the bounds are bad."""
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
    values, has = plain(series)
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
