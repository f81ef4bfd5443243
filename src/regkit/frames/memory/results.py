"""Arrays as columns of pandas and PyArrow: exact decimals, dictionaries of texts, never objects row by row."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from regkit.frames.memory.arrays import Read
from regkit.frames.memory.vector import halves_of, side_by_side
from regkit.frames.plan.nodes import Node
from regkit.frames.plan.plan import Copy, Output

__all__ = ["SHORT", "Answers", "Made", "joined_texts", "kind_of", "made_of", "with_columns"]

Array = Any
Reads = Mapping[str, Read]
Answers = dict[Any, Any]
"""The array, or the constant, of each node; of joined texts, by the name of the output, their places and the texts;
and `Numbered`, the rows by their numbers, where a table told their values."""


KINDS = {"text": "text", "joined": "text", "truth": "truth", "number": "number", "whole": "number", "day": "day"}
"""The sorts of columns by what they hold."""


@dataclass
class Made:
    """A column of answers as arrays, before it is a column of some frame.

    Attributes:
        output: what it is.
        values: for a text the place among `texts`, -1 for none; for the others the whole number.
        there: the rows that have a value; for a truth, the rows that are a yes.
        no: for a truth, the rows that are a no.
        texts: the texts; those of what open rows may come to, which are many, as an array of Arrow.
    """

    output: Output
    values: Array
    there: Array
    no: Array
    texts: Any

    def put(self, rows: Array, which: Any, values: Sequence[Any]) -> None:
        """Let some rows have values: texts, truths, whole numbers at the scale of the column, or nothing.

        Args:
            rows: the rows.
            which: the place of each row's value, or of the one that all have.
            values: the values.
        """

        def among(told: Iterable[Any], dtype: Any) -> Array:
            return np.array([*told], dtype)[which]

        if self.output.sort in {"text", "joined"}:
            self._grow([text for text in dict.fromkeys(values) if text is not None and text not in self.texts])
            places = {None: -1} | {text: place for place, text in enumerate(self.texts)}
            self.values[rows] = among((places[text] for text in values), self.values.dtype)
        elif self.output.sort == "truth":
            self.there[rows] = among((value is True for value in values), bool)
            self.no[rows] = among((value is False for value in values), bool)
        else:
            self.there[rows] = among((value is not None for value in values), bool)
            self.values[rows] = among((0 if value is None else value for value in values), self.values.dtype)

    def take(self, rows: Array, made: Made | None) -> None:
        """Let some rows have the answers of another column, which were made for them alone.

        A field that has no value in any of them has no column there, or one of another sort.
        """
        if made is None or KINDS[made.output.sort] != KINDS[self.output.sort]:
            self.put(rows, np.zeros(len(rows), np.intp), [None])
            return
        if self.output.sort in {"text", "joined"}:
            self._grow([text for text in made.texts if text not in self.texts])
            places = np.array([*(self.texts.index(text) for text in made.texts), -1], np.int64)
            self.values[rows] = places[made.values]
            return
        self.there[rows] = made.there
        if self.output.sort == "truth":
            self.no[rows] = made.no
        else:
            self.values[rows] = made.values * 10 ** (self.output.scale - made.output.scale)

    def _grow(self, texts: Iterable[str]) -> None:
        """Add texts, and room for their places."""
        self.texts += texts
        self.values = self.values.astype(kind_of(self.texts, self.values.dtype), copy=False)


def made_of(
    output: Output, arrays: Mapping[Any, Array], reads: Reads, rows: int, *, shared: Container[Node] | None
) -> Made:
    """Return a column of answers.

    Args:
        output: which it is.
        arrays: the answers.
        reads: the columns that they were made of.
        rows: how many rows there are.
        shared: where its arrays are to be written to, the nodes whose arrays are not the column's own.
    """

    def array(node: Node, dtype: Any) -> Array:
        found = arrays[node] if node in arrays else node.args[0]
        return _filled(_own(found, node, shared), rows, dtype)

    if output.sort == "joined":
        codes, texts = arrays.get(output.name) or joined_texts(output, arrays.get(output.node, 0), rows)
        codes = _filled(codes, rows, np.int16)
        return Made(output, codes, codes, codes, texts)
    if output.sort == "text":
        codes, texts = _coded(output, arrays, reads, rows)
        codes = _own(codes, output.node, shared)
        return Made(output, codes, codes, codes, texts)
    there = array(output.there, bool)
    no = array(output.no, bool) if output.sort == "truth" else there
    values = there if output.sort == "truth" else array(output.node, np.int64)
    return Made(output, values, there, no, [])


def with_columns(frame: Any, columns: Iterable[Made]) -> Any:
    """Return a native frame, of pandas, PyArrow or Polars, with new columns; what it held is not copied."""
    if hasattr(frame, "hstack"):
        return frame.hstack(side_by_side(_polars, list(columns), len(frame)))
    if hasattr(frame, "append_column"):
        for made in columns:
            frame = frame.append_column(made.output.name, _arrow(made))
        return frame
    result = frame.copy(deep=False)
    for made in columns:
        result[made.output.name] = _pandas(made)
    return result


def _own(found: Any, node: Node, shared: Container[Node] | None) -> Any:
    return found.copy() if shared is not None and node in shared and isinstance(found, np.ndarray) else found


def kind_of(texts: Sequence[str], least: Any = np.int8) -> Any:
    """Return the type that has room for the places of texts, and for -1."""
    return np.promote_types(np.min_scalar_type(-max(1, len(texts))), least)


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


SMALL_MASK = 16
SHORT = 1_000
"""So many texts are few enough to be kept."""


def joined_texts(output: Output, masks: Any, rows: int) -> tuple[Array, list[str]]:
    """Return the place of each row's joined text, -1 where there is none, among those that there are."""
    bits = _filled(masks, rows, np.int64)
    if output.node.high < 1 << SMALL_MASK:  # few enough to be counted instead of sorted
        there, codes, width = np.flatnonzero(np.bincount(bits, minlength=1)), bits, 1 << SMALL_MASK
        places = there
    else:
        there, codes = np.unique(bits, return_inverse=True)
        codes, places, width = codes.reshape(-1), np.arange(len(there)), max(1, len(there))
    told = [_text_of(output, int(one)) for one in there]
    texts = list(dict.fromkeys(text for text in told if text))
    among = np.full(width, -1, kind_of(texts))
    among[places] = [texts.index(text) if text else -1 for text in told]
    return among[codes], texts


def _text_of(output: Output, bits: int) -> str:
    pieces = [str(text) for index, text in enumerate(output.texts) if bits >> index & 1]
    return output.between.join(pieces)


def _pandas(made: Made) -> Any:
    import pandas as pd  # noqa: PLC0415  (the caller's frame is one of pandas)

    output, values, there = made.output, made.values, made.there  # noqa: PD011  (no frame of pandas)
    if output.sort in {"text", "joined"}:
        kind = _categories(tuple(made.texts)) if len(made.texts) <= SHORT else _many_categories(made.texts)
        return pd.Categorical.from_codes(values, dtype=kind, validate=False)
    if output.sort == "truth":
        return pd.arrays.BooleanArray(there.copy(), ~(there | made.no))  # pyright: ignore[reportArgumentType]
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


@functools.lru_cache(maxsize=256)
def _categories(texts: tuple[str, ...]) -> Any:
    """Return the type of a column of texts in pandas, checked once: frames that follow each other have the same."""
    import pandas as pd  # noqa: PLC0415  (the caller's frame is one of pandas)

    return pd.CategoricalDtype(texts)


def _many_categories(texts: Any) -> Any:
    """Return the same of many texts, which differ: to look whether they do takes pandas longer than all else."""
    import pandas as pd  # noqa: PLC0415  (the caller's frame is one of pandas)
    import pyarrow as pa  # noqa: PLC0415  (it makes them pandas' own at once)

    kind = pd.CategoricalDtype()
    kind.__setstate__({"categories": pd.Index(pa.array(texts, pa.string()).to_pandas()), "ordered": False})
    return kind


def _arrow(made: Made) -> Any:
    import pyarrow as pa  # noqa: PLC0415  (the caller's frame is one of PyArrow)

    output, values, there = made.output, made.values, made.there  # noqa: PD011  (no frame of pandas)
    if output.sort in {"text", "joined"}:
        return pa.DictionaryArray.from_arrays(pa.array(values, mask=values < 0), pa.array(made.texts, pa.string()))
    if output.sort == "truth":
        return pa.array(there, mask=~(there | made.no))
    if output.sort == "whole":
        return pa.array(values.astype(np.int64), mask=~there)
    if output.sort == "day":
        return pa.array(values.astype(np.int32), pa.int32(), mask=~there).cast(pa.date32())
    if output.floats:
        return pa.array(_floating(values, output.scale), mask=~there)
    return _decimal(values, there, output)


def _polars(made: Made) -> Any:
    import polars as pl  # noqa: PLC0415  (the caller's frame is one of Polars)
    import pyarrow as pa  # noqa: PLC0415  (texts may be its own)

    output = made.output
    if output.sort not in {"text", "joined"}:
        return pl.Series(output.name, _arrow(made))
    is_closed = output.sort == "text" and output.texts and all(isinstance(text, str) for text in output.texts)
    kind = pl.Enum(list(dict.fromkeys(map(str, output.texts)))) if is_closed else pl.String
    texts = pl.Series(pa.concat_arrays([pa.array(made.texts, pa.string()), pa.nulls(1, pa.string())])).cast(kind)
    values = made.values  # noqa: PD011  (no frame of pandas)
    places = values.view(f"u{values.dtype.itemsize}")  # -1 is the greatest there is
    return texts[pl.Series(np.minimum(places, len(made.texts)).astype(np.uint32))].alias(output.name)


def _decimal(values: Array, there: Array, output: Output) -> Any:
    """Return whole numbers as decimals by their very bits: 128 of them, the upper half all sign.

    Numbers that stand where such bits begin are taken as they are.
    """
    import pyarrow as pa  # noqa: PLC0415  (the caller's frame may need it)

    kind = pa.decimal128(output.precision, output.scale)
    if values.dtype == object:
        return pa.array(_decimals(values, there, output.scale), kind)
    if (words := halves_of(values)) is None:
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
