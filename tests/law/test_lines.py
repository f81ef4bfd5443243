"""What a line of a text is taken for: a heading, an item, an attachment, by how it begins and ends."""

from __future__ import annotations

import pytest

from regkit.law.lines import attachment, bare_heading, heading_of, listed_heading, several_headings


@pytest.mark.parametrize("words", ["第一一章 总则", "第三条之一一 甲"])
def test_a_number_that_cannot_be_read_heads_nothing(words: str) -> None:
    """Neither in its place nor as that of what was inserted."""
    assert heading_of(words) is None


@pytest.mark.parametrize(("words", "number"), [("一、总的规定", 1), ("一一、总的规定", None), ("总的规定", None)])
def test_a_heading_of_a_list(words: str, number: int | None) -> None:
    """It has a number that can be read, and words."""
    found = listed_heading(words)
    assert (None if found is None else found.number) == number
    assert (found is None) is (number is None)


def test_the_headings_of_a_line_without_their_pages() -> None:
    """A table of contents in one line: dots and the number of the page are no part of a title."""
    assert list(several_headings("第一章 总则…………1 第二章 附则 9")) == [("章", 1, "总则"), ("章", 2, "附则")]


@pytest.mark.parametrize(("blanks", "name"), [(0, "附则"), (10, "附则"), (11, None)])
def test_a_heading_known_by_its_name_may_be_set_wide(blanks: int, name: str | None) -> None:
    """附则 spread over twelve places is a heading still; a longer line is none."""
    assert bare_heading("附" + " " * blanks + "则") == name


@pytest.mark.parametrize(("words", "is_one"), [("抄送：某局。", True), ("附件。", False), ("附件", True)])
def test_an_attachment(words: str, is_one: bool) -> None:
    """A list of those to whom it is sent may end in a stop; what begins otherwise and does so is a sentence."""
    assert attachment(words) is is_one
