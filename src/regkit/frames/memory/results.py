"""Arrays as columns of pandas and PyArrow: exact decimals, dictionaries of texts, never objects row by row."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read
from regkit.frames.plan.nodes import Node
from regkit.frames.plan.plan import Copy, Output

__all__ = ["with_arrow_columns", "with_pandas_columns"]

Array = Any


Reads = Mapping[str, Read]


def with_pandas_columns(frame: Any, outputs: tuple[Output, ...], arrays: Mapping[Node, Array], reads: Reads) -> Any:
    """Return a copy of a pandas frame with the new columns; what it held is not copied."""
    made = {output.name: _pandas(output, arrays, reads, len(frame)) for output in outputs}
    result = frame.copy(deep=False)
    for name, values in made.items():
        result[name] = values
    return result


def with_arrow_columns(table: Any, outputs: tuple[Output, ...], arrays: Mapping[Node, Array], reads: Reads) -> Any:
    """Return a PyArrow table with the new columns."""
    for output in outputs:
        table = table.append_column(output.name, _arrow(output, arrays, reads, table.num_rows))
    return table


def _filled(value: Any, rows: int, dtype: Any) -> Array:
    return value if isinstance(value, np.ndarray) else np.full(rows, value, dtype)


def _coded(output: Output, arrays: Mapping[Node, Array], reads: Reads, rows: int) -> tuple[Array, list[str]]:
    """Return the place of each row's text, -1 where it has none, among the texts that there are."""
    codes = _filled(arrays[output.node], rows, np.int16)
    if not any(isinstance(text, Copy) for text in output.texts):
        return codes, [text for text in output.texts if isinstance(text, str)]
    places: dict[str, int] = {}
    result = np.full(rows, -1, np.int64)
    for code, text in enumerate(output.texts):
        found = (text,) if isinstance(text, str) else reads[text.key].texts
        among = np.array([places.setdefault(one, len(places)) for one in found], np.int64)
        which = among[reads[text.key].values] if isinstance(text, Copy) else among[0]
        result = np.where(codes == code, which, result)
    return result, list(places)


def _pandas(output: Output, arrays: Mapping[Node, Array], reads: Reads, rows: int) -> Any:
    import pandas as pd  # noqa: PLC0415  (the caller's frame is one of pandas)

    if output.sort == "text":
        codes, texts = _coded(output, arrays, reads, rows)
        dtype = pd.CategoricalDtype(texts)
        return pd.Categorical.from_codes(codes, dtype=dtype, validate=False)
    there = _filled(arrays[output.there], rows, bool)
    if output.sort == "truth":
        no = _filled(arrays[output.no], rows, bool)
        return pd.arrays.BooleanArray(there.copy(), ~(there | no))  # pyright: ignore[reportArgumentType]
    values = _filled(arrays[output.node], rows, np.int64)
    if output.sort == "whole":
        return pd.arrays.IntegerArray(values.astype(np.int64), ~there)
    if output.sort == "day":
        return np.where(there, values.astype("datetime64[D]"), np.datetime64("NaT")).astype("datetime64[s]")
    if output.floats:
        return np.where(there, _floating(values, output.scale), np.nan)
    try:
        return pd.arrays.ArrowExtensionArray(_decimal(values, there, output))
    except ImportError:
        return np.array(_decimals(values, there, output.scale), object)


def _arrow(output: Output, arrays: Mapping[Node, Array], reads: Reads, rows: int) -> Any:
    import pyarrow as pa  # noqa: PLC0415  (the caller's frame is one of PyArrow)

    if output.sort == "text":
        codes, texts = _coded(output, arrays, reads, rows)
        indices = pa.array(codes, mask=codes < 0)
        return pa.DictionaryArray.from_arrays(indices, pa.array(texts, pa.string()))
    there = _filled(arrays[output.there], rows, bool)
    if output.sort == "truth":
        return pa.array(there, mask=~(there | _filled(arrays[output.no], rows, bool)))
    values = _filled(arrays[output.node], rows, np.int64)
    if output.sort == "whole":
        return pa.array(values.astype(np.int64), mask=~there)
    if output.sort == "day":
        return pa.array(values.astype(np.int32), pa.int32(), mask=~there).cast(pa.date32())
    if output.floats:
        return pa.array(_floating(values, output.scale), mask=~there)
    return _decimal(values, there, output)


def _decimal(values: Array, there: Array, output: Output) -> Any:
    """Return whole numbers as decimals by their very bits: 128 of them, the upper half all sign.

    Numbers that stand where such bits begin are taken as they are.
    """
    import pyarrow as pa  # noqa: PLC0415  (the caller's frame may need it)

    kind = pa.decimal128(output.precision, output.scale)
    if values.dtype == object:
        return pa.array(_decimals(values, there, output.scale), kind)
    words = values.base
    if not (isinstance(words, np.ndarray) and words.shape == (len(values), 2) and words.dtype == np.int64):
        words = np.zeros((len(values), 2), np.int64)
        words[:, 0] = values
    if output.node.low < 0:
        np.right_shift(values, 63, out=words[:, 1])
    missing = None if there.all() else pa.py_buffer(np.packbits(there, bitorder="little"))
    return pa.Array.from_buffers(kind, len(values), [missing, pa.py_buffer(words)])


def _floating(values: Array, scale: int) -> Array:
    """Return whole numbers as the binary fractions nearest to them."""
    return values.astype(np.float64) / float(10**scale)


def _decimals(values: Array, there: Array, scale: int) -> list[Decimal | None]:
    return [Decimal(int(v)).scaleb(-scale) if known else None for v, known in zip(values, there, strict=True)]
