"""Columns of amounts in words: a text is put together of pieces that many amounts share, and that are written once."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from regkit.language.kinds import Kind
from regkit.language.writing import units_in_words
from regkit.law import Unit

__all__ = ["joined", "written_between"]

Array = Any
THOUSAND = 1_000


def written_between(units: Array, places: int, kind: Kind, lang: str, around: tuple[Any, Any]) -> Any:
    """Return amounts as people write them, each between what stands before and behind it, as texts of Arrow.

    Args:
        units: the amounts, in units of their last place.
        places: how many digits stand behind the point.
        kind: what kind of amounts they are.
        lang: the language.
        around: what stands before each, and behind each, as texts of Arrow.
    """
    before, behind = around
    least, mark, unit = {"zh": (10_000, "", "元"), "en": (1_000, "¥", "")}[lang]
    whole, rest = np.divmod(units, 10**places)
    is_grouped = (whole >= least) & ((rest > 0) | (lang == "en"))  # what has nothing behind the point may be in 万元
    if units.dtype == object or not (kind.is_amount and kind.detail is Unit.YUAN):
        is_grouped = np.zeros(len(units), bool)
    ends, which = np.unique(rest[is_grouped], return_inverse=True)
    told = [f"{f'.{one:0{places}d}'.rstrip('0') if one else ''}{unit}" for one in ends.tolist()]
    place = np.empty(len(units), np.int64)
    place[is_grouped], place[~is_grouped] = which.reshape(-1), np.arange(len(told), len(told) + (~is_grouped).sum())
    told += units_in_words(units[~is_grouped].tolist(), places, kind, lang)  # these have nothing but that
    marks = [pa.array(["", mark]).take(pa.array(is_grouped.astype(np.int8)))] if mark else []
    groups = _groups(np.where(is_grouped, whole, 0).astype(np.int64))
    return joined([before, *marks, *groups, pa.array(told, pa.string()).take(pa.array(place)), behind])


def joined(pieces: list[Any]) -> Any:
    """Return texts of Arrow, piece by piece, as one text for each row."""
    return pc.binary_join_element_wise(*pieces, "")  # pyright: ignore[reportAttributeAccessIssue]


def _groups(numbers: Array) -> list[Any]:
    """Return the digits of numbers in groups of three as texts, the first group without zeros before it; of 0 none."""
    found: list[Any] = []
    while numbers.any():
        rest, group = np.divmod(numbers, THOUSAND)
        places = np.where(numbers > 0, group + (rest == 0) * THOUSAND, 2 * THOUSAND)
        found.append(_written_groups().take(pa.array(places)))
        numbers = rest
    return found[::-1]


@functools.cache
def _written_groups() -> Any:
    """Return each group of three digits as it is written behind others, then as the first, and last that of none."""
    return pa.array([*(f",{one:03d}" for one in range(THOUSAND)), *map(str, range(THOUSAND)), ""], pa.string())
