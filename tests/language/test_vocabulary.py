"""One vocabulary: what people write for days, yes and no, counts and words, and what is not read."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.chengde.facts import Category, Grade, Origin
from regkit.datong import PlaceType
from regkit.faces import whole
from regkit.language import Subject, Word
from regkit.language.catalog import SHIPPED
from regkit.language.vocabulary import BLANK, NO, UNKNOWN, YES, SheetNumber, day_of, flag_of, serial_day

DAY = date(2009, 2, 7)


@pytest.mark.parametrize(
    "written",
    [
        *("2009-02-07", "2009/2/7", "2009.2.7", "20090207", "2009年2月7日", "２００９年２月７日", "二〇〇九年二月七日"),
        *("2009/02/07 0:00:00", "2009/2/7 0:00", "2009-02-07T00:00:00", " 2009-2-7 "),
        *(20090207, SheetNumber("20090207"), SheetNumber("39851"), DAY, datetime(2009, 2, 7)),  # noqa: DTZ001
    ],
)
def test_a_day_as_people_and_programs_write_it(written: object) -> None:
    """Separators, widths, midnights, and the serial number of a workbook's own cell."""
    assert day_of(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        *("2009-02-30", "2009/13/1", "2009-2/7", "39851", 39851, "2009-02", "2009", "9.2.7", "2009-02-07 19:30", ""),
        *("2009/2/7 0:00:01", datetime(2009, 2, 7, 19, 30), True, None, "2009年2月7日至8日", "x" * 100),  # noqa: DTZ001
    ],
)
def test_what_is_no_day(written: object) -> None:
    """A day that is none, a bare number that is no cell's, a time that would have to be cut off."""
    assert day_of(written) is None


@given(st.dates(date(1955, 1, 1), date(2118, 12, 31)))
def test_every_day_is_read_back_from_every_way_of_writing_it(day: date) -> None:
    """Twelve ways, one day."""
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日"):
        assert day_of(day.strftime(form)) == day
    assert day_of(f"{day.year}/{day.month}/{day.day}") == day
    serial = str((day - date(1899, 12, 30)).days)
    assert serial_day(serial) == day_of(SheetNumber(serial)) == day


def test_no_word_says_two_things() -> None:
    """Yes, no, unknown and nothing have no word in common, but 无, which is a no where one is asked for."""
    kinds = [YES, NO, UNKNOWN, BLANK - {"无"}]
    assert sum(map(len, kinds)) == len(frozenset().union(*kinds))
    assert flag_of("无") is False


@pytest.mark.parametrize("said", [*sorted(YES), True, 1])
def test_yes(said: object) -> None:
    """As a mark, a word, a number or a truth."""
    assert flag_of(said) is True


@pytest.mark.parametrize("said", ["也许", "2", "", "x", "yes!", None, 2, 1.0])
def test_what_is_neither_yes_nor_no(said: object) -> None:
    """Nothing is taken for either; an `x` marks a box in some offices and strikes it out in others."""
    assert flag_of(said) is None


@pytest.mark.parametrize(
    ("word", "texts"),
    [
        (Grade.FIRST, ("一级", "壹级", "Ⅰ级", "I级", "1级", "１级", " 一级 ", "first", "FIRST")),
        (Grade.THIRD, ("叁级", "III级", "Ⅲ级")),
        (Category.GENERAL_CONTRACTING, ("建筑工程施工总承包", "市政公用工程施工总承包", "总承包")),
        (Category.SPECIALIST_CONTRACTING, ("特种工程专业承包", "预拌混凝土专业承包")),
        (Category.LABOUR_SUBCONTRACTING, ("木工作业分包", "劳务分包", "砌筑作业劳务分包")),
        (Origin.LOCAL, ("本市", "河北省承德市", "承德市双桥区")),
        (Origin.HEBEI_ELSEWHERE, ("河北省唐山市", "廊坊市", "河北唐山市路北区")),
        (Origin.BEIJING, ("北京", "北京市朝阳区")),
        (Origin.OTHER_PROVINCE, ("山东省", "辽宁省沈阳市", "内蒙古自治区赤峰市")),
    ],
)
def test_a_word_in_its_ways_of_writing(word: object, texts: tuple[str, ...]) -> None:
    """Spellings, widths, and patterns of full names and addresses."""
    assert {type(word).reading(text) for text in texts} == {word}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Origin, "河北省"),
        (Origin, "河北"),
        (Origin, "省外"),
        (Origin, "非本市"),
        (Origin, "北京以外"),
        (Category, "非专业承包"),
        (Category, "建筑工程施工总承包壹级"),
        (Grade, "五级"),
        (Grade, "一二级"),
    ],
)
def test_what_could_be_another_word_is_not_read_nor_hinted_at(kind: type[Grade], text: str) -> None:
    """No address is taken for a province near in letters, and no hint points to one."""
    assert kind.reading(text) is None
    hint = kind.unknown(text).context["hint"]  # type: ignore[index]
    assert not hint or "施工总承包" in hint


@pytest.mark.parametrize(
    ("text", "meant"), [("综合医院", "医院"), ("市第三小学校", "学校"), ("非定点医院", None), ("医院门口", None)]
)
def test_a_word_at_the_end_of_more_is_hinted_at(text: str, meant: str | None) -> None:
    """A kind of hospital is no word of the law; that a hospital may be meant is said, and not taken for granted."""
    assert PlaceType.reading(text) is None
    assert PlaceType.unknown(text).context["hint"] == (f"\nHint: did you mean `{meant}`?" if meant else "")  # type: ignore[index]


SETS = sorted(
    {
        spec.kind.detail
        for name in SHIPPED.values()
        for model in [*vars(whole(name)).values()]
        if isinstance(model, type) and issubclass(model, Subject)
        for spec in model.facts.values()
        if spec.kind.sort == "set"
    },
    key=lambda words: words.__name__,
)
"""Every enumeration of which a fact of a shipped regulation holds several words."""


@pytest.mark.parametrize("between", ["、", "，", "；", ";", " | ", "\n", "、 "])
@pytest.mark.parametrize("words", SETS, ids=lambda words: words.__name__)
def test_a_cell_holds_any_words_of_the_law_together(words: type[Word], between: str) -> None:
    """Each word is read alone, and all in one cell, those too in which the law itself writes a separator."""
    assert [words.several(word.zh) for word in words] == [[word.zh] for word in words]
    for some in ([*words], [*words][::-1], [*words][::2]):
        assert [words.reading(text) for text in words.several(between.join(word.zh for word in some))] == some


def test_what_is_no_word_together_is_told_apart() -> None:
    """Only a word as it is written stays whole: a spelling that tells a beginning takes no other words with it."""
    assert Origin.several("承德市、北京市") == ["承德市", "北京市"]
    assert Origin.several("、承德市、，") == ["承德市"]


def test_a_hint_is_a_word_that_can_be_no_other() -> None:
    """One of four signs or more within a text, or one of two or more at its end; a single sign says nothing."""

    class Short(Word):
        ONE = "one", "甲"
        TWO = "two", "乙等"
        FOUR = "four", "丙等以上"

    def hint(text: str) -> str:
        return str(Short.unknown(text).context["hint"]).removeprefix("\nHint: ")  # type: ignore[index]

    assert hint("某丙等以上者") == "did you mean `丙等以上`?"
    assert hint("某某乙等") == "did you mean `乙等`?"
    assert hint("某某甲") == hint("乙等者们") == ""


def test_a_day_may_be_written_with_all_its_zeros() -> None:
    """Of forty signs and no more."""
    midnight = "2012-09-01 00:00:00."
    assert day_of(midnight + "0" * 20) == date(2012, 9, 1)
    assert day_of(midnight + "0" * 21) is None


def test_what_is_no_text_and_no_whole_number_is_no_day() -> None:
    """Whatever it looks like."""
    assert day_of(20120901) == date(2012, 9, 1)
    assert day_of(Decimal(20120901)) is None
    assert day_of(True) is None
