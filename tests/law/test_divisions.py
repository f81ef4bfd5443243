"""A heading has an address in both forms, and is found by it."""

from collections.abc import Callable

import pytest

from regkit.law import Address, AddressError, Heading, Regulation
from regkit.law.divisions import SHOWN, heading_at

TEXT = """第一编 总则
第一章 任务
第一条 甲。
第二编 分则
第一章 甲罪
第一节 丙罪
第二条 乙。
第二节 丁罪
第三条 丙。
第二章 乙罪
第四条 丁。
附　则
第五条 戊。
"""


@pytest.fixture
def code(regulation_of: Callable[[str], Regulation]) -> Regulation:
    """A code of two books."""
    return regulation_of(TEXT)


@pytest.mark.parametrize(
    ("zh", "eid", "title"),
    [
        ("第一编", "part_1", "总则"),
        ("第二编第一章", "part_2__chp_1", "甲罪"),
        ("第二编第一章第二节", "part_2__chp_1__sec_2", "丁罪"),
        ("附则", "supplementary", "附　则"),
    ],
)
def test_both_forms(zh: str, eid: str, title: str, code: Regulation) -> None:
    """The Chinese citation and the identifier lead to the heading, and it gives both."""
    found = code.heading(zh)
    assert (found.zh, found.eid, found.title, str(found)) == (zh, eid, title, zh)
    assert code.heading(eid) is found


@pytest.mark.parametrize("name", ["第二章", "chp_2", "第一章第二节", "chp_1__sec_2", "第二节", " 第 二 节 "])
def test_a_name_that_is_borne_once_will_do(name: str, code: Regulation) -> None:
    """Without the headings above it, where only one bears the name."""
    assert code.heading(name).title in {"乙罪", "丁罪"}


def test_a_name_borne_twice_is_refused(code: Regulation) -> None:
    """`第一章` stands in each book: both places are named."""
    with pytest.raises(AddressError, match="is not one place") as caught:
        code.heading("第一章")
    assert caught.value.hint == "name it in full: 第一编第一章、第二编第一章"


@pytest.mark.parametrize("name", ["第三编", "第一编第二章", "章", "一章", "", "part", "第一条"])
def test_what_is_not_there(name: str, code: Regulation) -> None:
    """What is no heading of the text is refused, and the headings there are are told."""
    with pytest.raises(AddressError, match="there is no heading") as caught:
        code.heading(name)
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("it has 第一编、第一编第一章、第二编")


def test_a_text_without_headings(regulation_of: Callable[[str], Regulation]) -> None:
    """It says so."""
    with pytest.raises(AddressError) as caught:
        regulation_of("第一条 甲。").heading("第一章")
    assert caught.value.hint == "it has no headings"


ONE = Address(1)


def test_a_name_that_is_whole_goes_before_one_of_several_parts() -> None:
    """第一章 is the chapter that stands in no part, where there is one, and not that of 第一编."""
    part = Heading("编", 1, "总则", ONE, ONE)
    within, alone = Heading("章", 1, "范围", ONE, ONE, part), Heading("章", 1, "附加", ONE, ONE)
    assert heading_at((part, within, alone), "第一章", "样本办法") is alone
    assert heading_at((part, within), "第一章", "样本办法") is within


def test_a_heading_that_there_is_not_is_told_with_those_that_there_are() -> None:
    """The first of them, and that there are more where there are; that there are none where there are none."""
    several = tuple(Heading("章", number, "总则", ONE, ONE) for number in range(1, SHOWN + 2))
    for headings, last in ((several[:SHOWN], several[SHOWN - 1].zh), (several, several[SHOWN - 1].zh + "…")):
        with pytest.raises(AddressError) as caught:
            heading_at(headings, "第九十九章", "样本办法")
        assert str(caught.value.hint).endswith(last)
        assert str(caught.value.hint_zh).endswith(last)
    with pytest.raises(AddressError) as caught:
        heading_at((), "第一章", "样本办法")
    assert caught.value.hint == "it has no headings"
    assert caught.value.hint_zh == "现有：没有章节"
