"""The paragraphs and items of an article: what is lost or broken is refused, what is published so is not."""

from __future__ import annotations

import pytest

from regkit.law import TextError
from regkit.law.parsing import outline


def paragraphs(*lines: str) -> list[str]:
    """Return the first line of each paragraph of an article in these lines."""
    (article,) = outline("第一条 " + "\n".join(lines) + "\n").articles
    return [paragraph.row.words for paragraph in article.paragraphs]


def test_an_item_of_another_style_may_name_a_number_in_brackets() -> None:
    """`1.甲；（二）除外；` holds no second item: its list is numbered otherwise."""
    assert paragraphs("下列：", "1.甲；（二）除外；", "2.乙。") == ["下列："]
    for glued in ("（一）甲；（二）乙；", "（一）甲(二)；（二）乙；"):
        with pytest.raises(TextError, match="expected to begin a line"):
            paragraphs("下列：", glued, "（三）丙。")


def test_paragraphs_side_by_side_end_in_semicolons() -> None:
    """Behind one that ends in a stop too; the last one may not end so."""
    assert len(paragraphs("甲。", "乙；", "丙；", "丁。")) == 4
    with pytest.raises(TextError, match="ends as if more followed"):
        paragraphs("甲；", "乙；")


@pytest.mark.parametrize(
    "lines", [("甲，", "乙，"), ("甲乙丙", "丁。"), ("甲。", "下列事项", "（一）乙；", "（二）丙。")]
)
def test_a_line_that_breaks_off(lines: tuple[str, ...]) -> None:
    """A name in a series stands behind another or a colon; only the first line may introduce a list without a stop."""
    with pytest.raises(TextError, match="breaks off"):
        paragraphs(*lines)


def test_a_line_without_a_stop_introduces_the_list_of_an_article() -> None:
    """Where the article begins with it."""
    assert paragraphs("下列事项", "（一）乙；", "（二）丙。") == ["下列事项"]


def test_an_item_has_words() -> None:
    """A mark with nothing behind it is refused."""
    with pytest.raises(TextError):
        paragraphs("下列：", "（一）", "（二）丙。")


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (("甲：", "（一）乙：", "1.丙；", "2.丁。", "以上从严。", "①戊；", "②己。", "（二）庚。"), "`（一）`"),
    ],
)
def test_a_second_list_is_told_with_where_it_stands(lines: tuple[str, ...], where: str) -> None:
    """Under an item that is named by its mark."""
    with pytest.raises(TextError, match=f"begins a second list under {where}"):
        paragraphs(*lines)
