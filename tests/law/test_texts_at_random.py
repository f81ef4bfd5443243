"""Any structure written out reads back as it; any line put into a text is law in its place, or an error; never slow."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from regkit.law import RegkitError, TextError
from regkit.law.head import head_dates
from regkit.law.lines import heading_of
from regkit.law.ordinals import ordinal
from regkit.law.outline import Outline, Unit
from regkit.law.parsing import outline

from .conftest import load

WORDS = st.text("甲乙丙丁戊己庚辛的应当由处元以上下依法、“”《》", min_size=2, max_size=12).map(
    lambda words: "由" + words.strip("、") + "管"
)
MARKS = {
    "（一）": ["（{}）", "({})", "（ {} ）", "（{}） "],
    "一、": ["{}、"],
    "1.": ["{}.", "{}、", "{}．"],
    "(1)": ["({})", "（{}）"],
}
POINTS, SUBS = ("（一）", "一、", "1.", "(1)"), ("（一）", "1.", "(1)")
SPACES = st.sampled_from([" ", "　", "  ", "\u2002", "\xa0"])
BLANKS = st.sampled_from(["", "\n", "\n\u200b\n", "\r\n", "\n　　"])


@dataclass
class Written:
    """A text as it is written, line by line, with the structure it has.

    `needed` are the lines that the numbers after them need, each with the article up to which that may not be so.
    """

    lines: list[str] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)
    articles: list[tuple[tuple[int, int], list[list[int]]]] = field(default_factory=list)
    needed: list[tuple[int, int]] = field(default_factory=list)


@st.composite
def texts(draw: st.DrawFn) -> Written:
    """A text of random headings, articles, paragraphs, points and sub-points, in any of their published forms."""
    written = Written()
    number = 0
    for book in range(1, draw(st.sampled_from([0, 0, 2])) + 1):
        _heading(draw, written, "编", book)
        number = _chapters(draw, written, number, chapters=draw(st.integers(1, 2)))
    if not number:
        _chapters(draw, written, number, chapters=draw(st.integers(0, 3)))
    return written


def _chapters(draw: st.DrawFn, written: Written, number: int, *, chapters: int) -> int:
    for chapter in range(1, max(chapters, 1) + 1):
        if chapters:
            _heading(draw, written, "章", chapter)
        for section in range(1, (draw(st.integers(0, 2)) if chapters else 0) + 1):
            _heading(draw, written, "节", section)
            number = _articles(draw, written, number)
        if written.headings[-1:] == [("章", chapter)] or not chapters:
            number = _articles(draw, written, number)
    return number


def _heading(draw: st.DrawFn, written: Written, kind: str, number: int) -> None:
    space = draw(st.sampled_from([" ", "　", "  ", ""]))
    written.lines.append(f"第{ordinal(number)}{kind}{space}{draw(WORDS)}")
    written.headings.append((kind, number))


def _articles(draw: st.DrawFn, written: Written, number: int) -> int:
    for _ in range(draw(st.integers(1, 3))):
        number += 1
        _article(draw, written, (number, 0))
        for inserted in range(1, draw(st.sampled_from([0, 0, 0, 1, 2])) + 1):
            _article(draw, written, (number, inserted))
    return number


def _article(draw: st.DrawFn, written: Written, number: tuple[int, int]) -> None:
    label = f"第{ordinal(number[0])}条" + (f"之{ordinal(number[1])}" if number[1] else "")
    shape = draw(st.lists(st.lists(st.integers(0, 3), max_size=3), min_size=1, max_size=3))
    if not number[1]:
        written.needed.append((len(written.lines), number[0]))
    for index, points in enumerate(shape):
        shape[index] = [subs if subs > 1 else 0 for subs in points] if len(points) > 1 else []
        head = f"{label}{draw(SPACES)}" if index == 0 else ""
        written.lines.append(head + draw(WORDS) + ("：" if shape[index] else "。"))
        _points(draw, written, shape[index])
    written.articles.append((number, shape))


def _points(draw: st.DrawFn, written: Written, points: list[int]) -> None:
    style = draw(st.sampled_from(POINTS))
    below = draw(st.sampled_from([one for one in SUBS if one != style]))
    for at, subs in enumerate(points, start=1):
        end = "：" if subs else "；" if at < len(points) else "。"
        if at < len(points):
            written.needed.append((len(written.lines), 0))
        written.lines.append(_mark(draw, style, at) + draw(WORDS) + end)
        for sub in range(1, subs + 1):
            end = "；" if sub < subs or at < len(points) else "。"
            written.lines.append(_mark(draw, below, sub) + draw(WORDS) + end)


def _mark(draw: st.DrawFn, style: str, number: int) -> str:
    form = draw(st.sampled_from(MARKS[style]))
    return form.format(ordinal(number) if "一" in style else number)


def shape_of(units: list[Unit]) -> list[list[int]]:
    """Return of each paragraph its points, of each of these its sub-points."""
    return [[len(point.units) for point in paragraph.units] for paragraph in units]


@given(texts(), st.lists(BLANKS, min_size=1, max_size=5))
def test_a_structure_reads_back(written: Written, blanks: list[str]) -> None:
    """What was written is what is read, whatever blanks stand between the lines."""
    text = "".join(line + "\n" + blanks[at % len(blanks)] for at, line in enumerate(written.lines))
    found = outline(text)
    assert [(one.kind, one.number) for one in found.headings] == written.headings
    assert [(one.number, shape_of(one.paragraphs)) for one in found.articles] == written.articles


@given(texts(), st.data())
def test_a_line_that_is_missing_is_missed(written: Written, data: st.DataObject) -> None:
    """Without the first line of an article or of a point that another follows, a text is refused."""
    last, _ = written.articles[-1][0]
    needed = [line for line, number in written.needed if number < last]
    assume(needed)
    missing = data.draw(st.sampled_from(needed))
    with pytest.raises(TextError, match=r"^line [0-9]+: "):
        outline("\n".join(line for at, line in enumerate(written.lines) if at != missing))


NOTES = st.dates(date(1949, 10, 1)).flatmap(
    lambda day: st.sampled_from(
        [f"{day.year}年{day.month}月{day.day}日", f"（{day.year} 年{day.month}月{day.day} 日"]
    ).map(lambda words: (day, f"{words} 某会议通过"))
)
ATTACHED = st.sampled_from(["", "附件：", "附件1\n第一条 甲。", "附表一", "主送：各局。"])


@given(texts(), st.lists(NOTES, max_size=3), st.booleans(), ATTACHED)
def test_what_stands_about_a_text_counts_for_nothing(
    written: Written, notes: list[tuple[date, str]], listed: bool, attached: str
) -> None:
    """Notes at the head, a table of contents and an attachment change no address; each is found where it stands."""
    headings = [line for line in written.lines if heading_of(line) and line[:12].find("条") < 0]
    contents = ["目录", *headings] if listed and headings else []
    head = ["样本条例", *(note for _, note in notes), *contents]
    text = "\n".join([*head, *written.lines, attached])
    found = outline(text, partial=True)
    assert [(one.kind, one.number) for one in found.headings] == written.headings
    assert [(one.number, shape_of(one.paragraphs)) for one in found.articles] == written.articles
    assert (found.contents is not None) == bool(contents)
    assert (text[slice(*found.attachment)] if found.attachment else "") == attached
    assert [one.day for one in head_dates(text)] == [day for day, _ in notes]


CHARACTERS = "第一二三十百零条章节编款项（）().、，。；：1２①— \u200b\u3000附件表甲的\ue010之则总是指="
LINES = st.text(CHARACTERS, max_size=30) | st.text(max_size=30)


@given(texts(), LINES, st.data())
def test_a_stray_line_never_becomes_law_in_silence(written: Written, line: str, data: st.DataObject) -> None:
    """A line put anywhere is refused, or stands where it was put: the numbers go on, and no word is lost."""
    at = data.draw(st.integers(1, len(written.lines)))
    text = "\n".join([*written.lines[:at], line, *written.lines[at:]])
    _assert_read_or_refused(text)


def _assert_read_or_refused(text: str) -> None:
    found = read(text)
    if isinstance(found, RegkitError):
        assert isinstance(found, TextError)
        assert found.hint
        assert found.message.startswith(("line ", "the text has no articles"))
    else:
        numbers = [one.number for one in found.articles]
        assert numbers == sorted(set(numbers))
        assert numbers[0] == (1, 0)
        _assert_nothing_is_lost(text, found)


@given(texts(), st.sampled_from(CHARACTERS), st.data())
def test_a_character_that_is_lost_or_miswritten(written: Written, character: str, data: st.DataObject) -> None:
    """One character taken away or put for another: refused, or the numbers go on and no word is lost."""
    text = "\n".join(written.lines)
    at = data.draw(st.integers(0, len(text) - 1))
    _assert_read_or_refused(text[:at] + data.draw(st.sampled_from(["", character])) + text[at + 1 :])


def read(text: str) -> Outline | RegkitError:
    """Return what is read, or the error with which it is refused."""
    try:
        return outline(text)
    except RegkitError as error:
        return error


def _assert_nothing_is_lost(text: str, found: Outline) -> None:
    """Every visible character after the first article's number stands in an article, a heading or the attachment."""
    covered = [one.span for one in found.articles] + [one.span for one in found.headings]
    covered += [found.attachment] if found.attachment else []
    start = min(span[0] for span in covered)
    outside = list(text)
    for begin, end in covered:
        outside[begin:end] = [""] * (end - begin)
    left = "".join("".join(outside[start:]).replace("\u200b", "").split())
    labels = "".join("".join((one.label + one.caption).replace("\u200b", "").split()) for one in found.articles[1:])
    assert left.replace("：", "") in {labels.replace("：", ""), (found.articles[0].label + labels).replace("：", "")}


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Any characters at all are read or refused with an error of this library."""
    found = read(text)
    assert isinstance(found, Outline) or found.hint


def long_text(articles: int) -> str:
    """Return a text of so many articles, each with a list, sub-points and a paragraph after them."""
    items = "（一）甲；\n（二）乙：\n1.丙；\n2.丁。\n（三）戊。"
    one = f"有下列情形之一的，处一千元以上五千元以下的罚款：\n{items}\n前款所称己，是指庚。"
    return "\n\n".join(f"第{ordinal(number)}条 {one}" for number in range(1, articles + 1))


def long_list(items: int) -> str:
    """Return an article of so many items, each followed by words of its own."""
    rest = "".join(f"（{ordinal(number)}）甲。\n乙。\n" for number in range(1, items + 1))
    return f"第一条 下列情形：\n{rest}"


def seconds(text: str) -> float:
    """Return the shortest of five times that loading takes, its days included, of the processor alone."""
    times = []
    for _ in range(5):
        begun = time.process_time()
        assert load(text).head_dates is not None
        times.append(time.process_time() - begun)
    return min(times)


def test_a_hundred_articles_take_twenty_milliseconds() -> None:
    """A text of a hundred articles of seven lines each is loaded in at most 20 ms."""
    assert seconds(long_text(100)) <= 0.020


def blanks(number: int) -> str:
    """Return a text with so many blanks of each kind within a line, between lines and at the end."""
    return "第一条 甲" + " \u200b" * number + "乙：" + "\n" * number + "\u200b" * number + "丙。" + " \n" * number


def blanks_of_days(number: int) -> str:
    """Return a text with so many blanks, and as many titles that do not end, about its days."""
    head = "2000年1月1日" + "《甲" * number + "\n2000年1月1日" + "《" * number
    day = f"本办法{' ' * number}自{' ' * number}2000年1月1日起施行。"
    return f"样本\n{head}\n第一条 本办法自公布之日起施行。\n第二条 {day}"


@pytest.mark.parametrize(
    ("make", "small"), [(long_text, 100), (long_list, 400), (blanks, 20_000), (blanks_of_days, 20_000)]
)
def test_reading_takes_time_in_proportion(make: Callable[[int], str], small: int) -> None:
    """Eight times the text takes about eight times as long; growth by the square would take sixty-four times."""
    assert seconds(make(8 * small)) < 32 * seconds(make(small))
