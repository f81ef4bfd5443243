"""Kinds of values as people say what is asked for."""

from __future__ import annotations

import pytest

from regkit.chengde.credit import CreditAdjustment
from regkit.language.kind_words import kind_in_words
from regkit.language.kinds import BOOL, DATE, TEXT, Kind, amount, record_of, word_of
from regkit.law import Unit
from regkit.national.fines import Fine
from regkit.national.video.facts import PlaceKind


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        (BOOL, "是或者否", "yes or no"),
        (DATE, "日期", "a date"),
        (TEXT, "文字", "a text"),
        (amount(Unit.YUAN), "以元计的数额", "an amount in yuan"),
        (word_of(CreditAdjustment), "不调整、减免或提高", "no adjustment, a reduction or an increase"),
        (word_of(PlaceKind), f"{len(list(PlaceKind))}种情形之一", f"one of {len(list(PlaceKind))}"),
        (record_of(Fine), "下限和上限", "lower end and upper end"),
        (record_of(int), "若干项内容", "several things"),
    ],
)
def test_a_kind_is_told_by_what_its_values_are(kind: Kind, zh: str, en: str) -> None:
    """Few words by name, many by their number, a record by its fields."""
    assert (kind_in_words(kind), kind_in_words(kind, "en")) == (zh, en)
