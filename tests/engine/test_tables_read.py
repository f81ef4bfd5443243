"""Tables as their readers find them: whole quotations, heads with their subject, rows that say where they stand."""

from __future__ import annotations

import functools
import re
from typing import Any

import pytest

from regkit.engine.table import HEADS, DecisionTable, table
from regkit.language.kinds import BOOL
from regkit.language.questions import settled
from regkit.law import passages
from regkit.national.wages import fine_is_lawful
from tests.engine.test_shipped_rules import NAMES, RULES

COMPARED = "早于|晚于|不早于|不晚于|超过|少于|高于|低于|为|是|与"
ALIKE = re.compile(rf"(?:^|[（，且])([一-鿿]{{2,}})(?:{COMPARED})\1(?:$|[），相])")
"""A thing compared with what bears the same name: 日期早于日期."""
VERB_FIRST = re.compile(r"(?:is|has|have|was|were|are|had|can|may|must|does|did|carries|touches)\b")
ASKED = re.compile(r"[是应可能]否|有无")


@functools.cache
def made(rule: Any, lang: str) -> DecisionTable:
    """Return the table of a rule in a language, made once for all tests."""
    return table(rule, lang)


def flat(text: str) -> str:
    """Return a text without spaces and breaks of lines."""
    return "".join(text.split())


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_what_stands_between_marks_is_contiguous_in_the_text(rule: Any) -> None:
    """A quotation is a piece of the law; where words are left out, it says so by `……`."""
    for line in made(rule, "zh").lines:
        text = flat("".join(dict.fromkeys(quote.regulation.text for quote in line.quotes)))
        for passage in passages(line.quotes):
            assert all(flat(piece) in text for piece in passage.split("……")), passage


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_every_row_says_where_it_stands_and_none_is_told_twice(rule: Any) -> None:
    """A row has its article and its words, or the rule that has them; none asks for more to come to the same."""
    for lang in ("zh", "en") if rule.quotes else ():
        heads = HEADS[lang]
        assert [row for row in made(rule, lang).rows() if not (row[heads["article"]] and row[heads["words"]])] == []
    told = [(one.kind, one.outcome, one.quotes, set(one.cells.items())) for one in made(rule, "zh").lines]
    assert [
        (one, other)
        for place, one in enumerate(told)
        for other in told[place + 1 :]
        if one[:3] == other[:3] and (one[3] <= other[3] or other[3] <= one[3])
    ] == []


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_heads_and_cells_read_as_people_say_it(rule: Any) -> None:
    """Things of one name say whose they are; no English head is a verb alone, no Chinese cell half of `除…外`."""
    shown = made(rule, "zh")
    cells = [(head, cell) for line in shown.lines for head, cell in line.cells.items()]
    said = [shown.reached or "", *("".join(pair) for pair in cells), *(line.outcome for line in shown.lines)]
    assert [one for one in said if ALIKE.search(one)] == []
    assert [cell for _, cell in cells if cell.startswith("除") and cell.endswith("外")] == []
    assert [head for head in made(rule, "en").columns if VERB_FIRST.match(head)] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.body.kind == BOOL], ids=lambda rule: rule.name)
def test_a_heading_asks_and_claims_nothing(rule: Any) -> None:
    """What is answered by yes or no is headed by a question, in both languages."""
    assert ASKED.search(settled(rule, "zh")), settled(rule, "zh")
    assert settled(rule, "en").startswith("whether "), settled(rule, "en")


def test_the_ends_of_a_range_keep_their_names() -> None:
    """A proposed fine is held against the lower end and the upper end, and not twice against “the range”."""
    rows = made(fine_is_lawful, "zh").rows()
    assert [(row["可以处以罚款"], row["拟处罚款"], row["结果"]) for row in rows] == [
        ("是", "不少于罚款幅度的下限，且不超过罚款幅度的上限", "是"),
        ("否", "", "否"),
        ("", "少于罚款幅度的下限", "否"),
        ("", "超过罚款幅度的上限", "否"),
    ]
    low = made(fine_is_lawful, "en").lines[2].cells["amount proposed"]
    assert low == "less than the lower end of the range of the fine"
    assert {row["原文"] for row in rows[2:]} == {"见“罚款幅度”"}


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_condition_is_said_and_not_marked_yes_or_no(rule: Any) -> None:
    """What a row asks is a value of its column or a sentence; a decision within it is told by what makes it a yes."""
    told = {text for lang in ("zh", "en") for line in made(rule, lang).lines for text in line.cells.values()}
    assert [text for text in told if re.search(r"\S[:：] ?(?:yes|no|是|否)\b", text)] == []
    assert [text for text in told if re.search(r"at most ¥?0(?:$| )|不超过0", text)] == []
