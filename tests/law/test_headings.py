"""The headings of a text follow each other, in a part of a text too, and are those of its table of contents."""

from __future__ import annotations

import pytest

from regkit.law import TextError
from regkit.law.parsing import outline


def test_a_part_may_begin_with_any_chapter() -> None:
    """What is headed as a part (节选) begins where it begins, and is noted as one."""
    found = outline("样本办法（节选）\n第三章 罚则\n第二十条 甲。\n第二十一条 乙。\n")
    assert [one.number for one in found.headings] == [3]
    assert found.partial


def test_in_a_part_chapters_may_be_missing_but_not_come_again() -> None:
    """第五章 may follow 第三章; 第三章 may not, unless it begins anew under a higher heading."""
    chapters = "第三章 甲\n第五条 乙。\n第{}章 丙\n第六条 丁。\n"
    assert [one.number for one in outline(chapters.format("五"), partial=True).headings] == [3, 5]
    with pytest.raises(TextError, match="is out of order"):
        outline(chapters.format("三"), partial=True)
    books = "第一编 甲\n第三章 乙\n第五条 丙。\n第二编 丁\n第二章 戊\n第九条 己。\n"
    assert [one.number for one in outline(books, partial=True).headings] == [1, 3, 2, 2]


CONTENTS = """目录
第一章 范围和
对象
第二章 附则

第一章 范围和对象
第一条 甲。
第二章 附则
第二条 乙。
"""


def test_a_title_in_a_table_of_contents_may_go_on_in_a_second_line() -> None:
    """The two lines are one title, that of the heading in the text."""
    assert [one.title for one in outline(CONTENTS).headings] == ["范围和对象", "附则"]
    with pytest.raises(TextError, match="table of contents"):
        outline(CONTENTS.replace("对象\n第二章", "对策\n第二章"))
