"""A text divided: what is refused where it does not fit, and what only looks as if it did not."""

from __future__ import annotations

import pytest

from regkit.law import TextError
from regkit.law.parsing import LONGEST_SHOWN, outline


def test_a_text_is_whole_unless_it_is_declared_a_part() -> None:
    """It begins with 第一条."""
    with pytest.raises(TextError, match="`第一条` was expected"):
        outline("第二条 甲。\n")


@pytest.mark.parametrize(
    "text",
    [
        "第一条 本办法自2000年1月1日起施行\n第二条 甲。\n",
        "第一章 总则\n第一条 本办法自2000年1月1日起施行\n第二章 罚则\n第二条 甲。\n",
        "第一条 甲。\n附则\n",
    ],
)
def test_only_the_last_line_of_a_text_may_lack_its_stop(text: str) -> None:
    """The day of commencement, and only at the very end; nor is a last line a heading."""
    with pytest.raises(TextError, match="breaks off"):
        outline(text)


def test_a_heading_stands_over_articles() -> None:
    """One at the very end is refused as one that has none."""
    with pytest.raises(TextError, match="has no articles"):
        outline("第一章 总则\n第一条 甲。\n第二章 罚则\n")


@pytest.mark.parametrize("words", ["第一章总则适用于本市。", "第一条甲事项由某局办理。"])
def test_a_paragraph_may_begin_with_a_provision(words: str) -> None:
    """No blank sets the number apart, and the words go on: it is a reference, to the same article too."""
    (article,) = outline(f"第一条 甲。\n{words}\n").articles
    assert [paragraph.row.words for paragraph in article.paragraphs] == ["甲。", words]


def test_in_a_part_no_article_comes_twice() -> None:
    """Articles may be missing; the same number again is out of order."""
    assert len(outline("第五条 甲。\n第七条 乙。\n", partial=True).articles) == 2
    with pytest.raises(TextError, match="out of order"):
        outline("第五条 甲。\n第五条 乙。\n", partial=True)


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        (("（目的）", "甲。"), "（目的）"),
        (("（下列事项）", "（一）甲；", "（二）乙。"), ""),
        (("（2010年删去）", "甲。"), ""),
    ],
)
def test_a_caption(lines: tuple[str, ...], caption: str) -> None:
    """Words in brackets over an article are its caption; not those over a list, nor those that tell it was deleted."""
    (article,) = outline("第一条\n" + "\n".join(lines) + "\n").articles
    assert article.caption == caption


@pytest.mark.parametrize(("length", "ends"), [(LONGEST_SHOWN, "甲`"), (LONGEST_SHOWN + 1, "甲…`")])
def test_a_long_line_is_shown_by_its_beginning(length: int, ends: str) -> None:
    """One that is no longer is shown whole."""
    with pytest.raises(TextError, match=f"`甲{{{LONGEST_SHOWN - 1}}}{ends} breaks off"):
        outline("第一条 " + "甲" * length + "\n")
