"""Headings of tables: what makes no difference, units that stand with a name, and which known name a strange one is."""

from __future__ import annotations

from typing import Any

import pytest

from regkit.language.headings import fits, folded_heading, parsed, resembling
from regkit.law import Unit


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("合同价款*", "合同价款"),
        ("合同 价款：", "合同价款"),
        ("缴纳日期", "交纳日期"),
        ("帐户", "账户"),
        ("\ufeff编号", "编号"),
    ],
)
def test_what_makes_no_difference_is_folded(text: str, folded: str) -> None:
    """Stars, spaces, a colon at the end, 缴 for 交, the mark of a file."""
    assert folded_heading(text) == folded


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("合同价款", "合同价款", None),
        ("合同价款（万元）", "合同价款", "万元"),
        ("合同价款（单位：万元）", "合同价款", "万元"),
        ("合同价款/万元", "合同价款", "万元"),
        ("工期（天）（必填）", "工期", "天"),
        ("工期（必填）（天）", "工期", "天"),
        ("开工日期（年月日）", "开工日期", None),
        ("合同价款（含税）", "合同价款(含税)", None),
        ("合同价款（万元）（元）", "合同价款(万元)", "元"),
        ("人数（名）", "人数", "名"),
    ],
)
def test_a_unit_stands_with_a_name(text: str, name: str, unit: str | None) -> None:
    """One unit, among remarks that say nothing of the name; other words in brackets are part of it."""
    heading = parsed(text)
    assert (heading.text, heading.name, heading.unit) == (text, name, unit)


@pytest.mark.parametrize(
    ("word", "unit", "fit"),
    [
        ("万元", Unit.YUAN, True), ("元", Unit.YUAN, True), ("天", Unit.YUAN, False), ("公顷", Unit.SQUARE_METRE, True),
        ("平方米", Unit.SQUARE_METRE, True), ("元", Unit.SQUARE_METRE, False), ("日", Unit.DAY, True),
        ("年", Unit.DAY, False),
    ],
)  # fmt: skip
def test_a_unit_fits_amounts_that_can_be_written_in_it(word: str, unit: Unit, fit: bool) -> None:
    """Money in any scale; another unit of the same dimension where that is exact."""
    assert fits(word, unit) is fit


@pytest.mark.parametrize(
    ("name", "known", "likely", "possible"),
    [
        ("工程合同价款", ["合同价款"], {"合同价款": 1.0}, []),
        ("合同价", ["合同价款"], {"合同价款": 6 / 7}, []),
        ("合同价格", ["合同价款"], {"合同价款": 0.75}, []),
        ("合同编号", ["合同价款"], {}, []),
        ("合同备注", ["合同价款"], {}, ["合同价款"]),
        ("合同编号", ["施工编号"], {}, []),
        ("工程概况", ["工程地点"], {}, []),
        ("甲乙丙", ["甲丁丙"], {"甲丁丙": 2 / 3}, []),
        ("甲乙", ["甲丙"], {}, []),
        ("甲乙丙丁", ["甲丙"], {}, []),
        ("甲乙", ["甲乙丙", "甲乙"], {"甲乙": 1.0, "甲乙丙": 0.8}, []),
        ("甲乙丙", ["甲乙丁戊己", "乙丙"], {"乙丙": 1.0}, ["甲乙丁戊己"]),
    ],
)
def test_which_known_name_a_strange_one_resembles(
    name: str, known: list[str], likely: dict[str, Any], possible: list[str]
) -> None:
    """By how much of it stands there in its order; single signs in common say something of three signs alone.

    A number or a telephone is no amount, whatever it is a number of, and pairs of signs that all sorts of headings
    have in common tell nothing.
    """
    found, rest = resembling(name, known)
    assert found == pytest.approx(likely)
    assert list(found) == list(likely)
    assert rest == possible
