"""How an explanation is shown: sections with their titles, statements as sentences, two languages folded together."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from regkit.engine.explanation import Explanation, Section, both

SECTIONS = (
    Section("citations", ("第九条：“交纳5万元”",)),
    Section("because", ("资质等级为一级", "属于总承包企业")),
    Section("missing", ("承包人的资质等级", "合同价款")),
)
ZH = Explanation("问", "应交纳5万元。", SECTIONS, "zh")
EN = Explanation(
    "q",
    "50,000 yuan.",
    (
        Section("citations", ("Art. 9: “交纳5万元”",)),
        Section("because", ("the grade is first", "it is a contractor")),
        Section("missing", ("the grade", "the price")),
    ),
    "en",
)


def test_an_explanation_as_plain_chinese_text() -> None:
    """The words cited stand as they are, reasons make one sentence, and of several lines each has its number."""
    assert ZH.text().splitlines() == [
        "应交纳5万元。",
        "依据：第九条：“交纳5万元”",
        "理由：资质等级为一级；属于总承包企业。",
        "尚缺：",
        "  1. 承包人的资质等级。",
        "  2. 合同价款。",
    ]


def test_an_explanation_as_plain_english_text() -> None:
    """The same with the marks of English; a title of several lines ends with its colon and no space."""
    assert EN.text().splitlines() == [
        "50,000 yuan.",
        "Words: Art. 9: “交纳5万元”",
        "Because: The grade is first; it is a contractor.",
        "Missing:",
        "  1. The grade.",
        "  2. The price.",
    ]


def test_an_explanation_in_both_languages() -> None:
    """Chinese is open, with its titles; English is folded away beneath it."""
    shown = both(ZH, EN)
    assert shown.startswith(ZH.html())
    assert EN.html() in shown.partition("<details")[2]
    assert "尚缺" in ZH.html()
    assert "Missing" in EN.html()
    assert "合同价款。" in ZH.html()


@pytest.mark.parametrize(("one", "name"), [(ZH, "answer"), (SECTIONS[0], "lines")])
def test_what_is_told_stays_as_it_was_told(one: Any, name: str) -> None:
    """Neither an explanation nor a section of it can be changed afterwards."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(one, name, "")
