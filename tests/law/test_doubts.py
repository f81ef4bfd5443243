"""Why a text may not be the whole, although each of its lines fits."""

from __future__ import annotations

import pytest

from regkit.law.parsing import outline

BODY = "第一条 甲。\n第二条 乙。\n"
IN_CHAPTERS = "第一章 总则\n第一条 甲。\n第二章 {}\n第二条 乙。\n"


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("样本办法\n（2000年1月1日公布）\n" + BODY, 1),
        ("样本办法\n" + BODY, 0),
        ("最高人民法院关于样本的解释\n（2000年1月1日公布）\n" + BODY, 0),
        ("最高人民法院关于样本的解释\n（2000年1月1日公布）\n" + IN_CHAPTERS.format("罚则"), 1),
        ("样本办法\n（2000年1月1日公布）\n" + IN_CHAPTERS.format("附则"), 0),
        ("样本办法\n（2000年1月1日公布）\n第一条 甲。\n第二条 本办法自2000年1月1日起施行。\n", 0),
    ],
)
def test_a_text_that_does_not_say_when_it_comes_into_force(text: str, doubts: int) -> None:
    """It may be cut short, if its head bears a date; 附则 is an end, and a short interpretation has none."""
    assert len(outline(text).doubts) == doubts
