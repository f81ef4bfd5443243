"""Published texts are divided without changing a character."""

from collections.abc import Callable
from hashlib import sha256

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.datong.regulation import DATONG
from regkit.law import Regulation, TextError
from regkit.wuhan.regulation import WUHAN

ALL = [CHENGDE, DATONG, WUHAN]


@pytest.mark.parametrize(
    ("regulation", "articles", "chapters"),
    [(CHENGDE, 30, 6), (DATONG, 33, 5), (WUHAN, 15, 0)],
)
def test_articles_and_chapters(regulation: Regulation, articles: int, chapters: int) -> None:
    """Every article and chapter is found."""
    assert len(regulation.articles()) == articles
    assert len(regulation.chapters) == chapters


@pytest.mark.parametrize(
    ("regulation", "shapes"),
    [
        (CHENGDE, {2: [0, 0], 10: [0, 0, 0], 16: [3, 0], 22: [0, 0, 0], 28: [3]}),
        (
            DATONG,
            {2: [0, 0], 4: [0, 0], 5: [0, 0], 7: [5], 14: [0, 0, 0], 15: [5, 0], 16: [0, 0], 17: [5], 19: [6], 21: [4]},
        ),
        (WUHAN, {4: [0, 0, 0], 5: [0, 0, 0, 0, 0], 6: [0, 0], 7: [5], 8: [8], 11: [7]}),
    ],
)
def test_paragraphs_and_points(regulation: Regulation, shapes: dict[int, list[int]]) -> None:
    """Each article has the paragraphs, and each paragraph the points, that a reader of the text counts."""
    for article in regulation.articles():
        points = [len(paragraph.points) for paragraph in article.paragraphs]
        assert points == shapes.get(article.address.article, [0]), article.heading


def test_a_paragraph_after_the_points() -> None:
    """Points belong to the paragraph that introduces them; the tail is the second paragraph."""
    assert DATONG.article(15).para(2).text.startswith("本办法施行前已经建成")
    assert CHENGDE.article(16).para(2).text.startswith("行政主管部门按照应急支付程序")
    assert DATONG.article(15).para(1).point(5).text == "其他有关资料。"


def test_a_full_stop_before_the_last_point() -> None:
    """Wuhan 11 ends point 6 with a full stop, and point 7 still follows."""
    points = WUHAN.article(11).points
    assert points[5].text == "组织听取社会各界意见或者面向社会进行问卷调查。"
    assert points[6].heading == "(七)"


def test_a_chapter_line_right_after_a_paragraph() -> None:
    """In Datong a chapter's title follows without a blank line and is no paragraph of the article before it."""
    assert DATONG.article(6).text.endswith("给予奖励。")
    assert len(DATONG.article(6).paragraphs) == 1
    chapter = DATONG.article(7).chapter
    assert chapter is not None
    assert (chapter.number, chapter.title, chapter.first, chapter.last) == (2, "规划与建设", 7, 15)


def test_the_header_is_no_article() -> None:
    """The notice before the regulation belongs to no article."""
    assert DATONG.article(1).text.startswith("为规范公共安全视频图像信息系统")
    assert CHENGDE.article(1).text.startswith("为了维护建筑市场秩序")
    assert WUHAN.article(1).chapter is None


def test_two_sentences_with_a_space_between() -> None:
    """The space between the sentences of Chengde 4 is kept and does not make two paragraphs."""
    assert "负责。 各有关" in CHENGDE.article(4).text
    assert len(CHENGDE.article(4).paragraphs) == 1


@pytest.mark.parametrize("regulation", ALL)
def test_every_part_is_a_slice_of_the_text(regulation: Regulation) -> None:
    """Each part is the text between its offsets, and points lie within paragraphs within articles."""
    for article in regulation.articles():
        for paragraph in article.paragraphs:
            assert paragraph.text in article.text
            assert all(point.text in paragraph.text for point in paragraph.points)
            assert paragraph.text == paragraph.text.strip() == regulation.text[slice(*paragraph.span)]


@pytest.mark.parametrize("regulation", ALL)
def test_no_character_of_the_body_is_lost(regulation: Regulation) -> None:
    """After the first article's heading, everything but headings and blanks belongs to an article."""
    rest = regulation.text[regulation.text.index(regulation.article(1).text) :]
    for chapter in regulation.chapters[1:]:
        rest = rest.replace(chapter.title, "", 1)
    for article in reversed(regulation.articles()):
        rest = rest.replace(article.text, "", 1)
    assert not set("".join(rest.split())) - set("第章条一二三四五六七八九十")


@pytest.mark.parametrize("regulation", ALL)
def test_stored_texts_are_the_published_ones(regulation: Regulation) -> None:
    """The digest of the text is the one recorded with it."""
    assert sha256(regulation.text.encode()).hexdigest() == regulation.sha256


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no articles"),
        ("第二条 甲。\n", "out of order"),
        ("第一条 甲。\n第三条 丙。\n", "out of order"),
        ("第一条 甲:\n(一)乙;\n(三)丙。\n", "out of order"),
        ("第一章 总则\n第一条 甲。\n第三章 附则\n第二条 乙。\n", "out of order"),
        ("第一章 总则\n第二章 附则\n第一条 甲。\n", "has no articles"),
    ],
)
def test_gaps_in_the_numbering(text: str, why: str, regulation_of: Callable[[str], Regulation]) -> None:
    """A missing article, point or chapter is an error, never a silent renumbering."""
    with pytest.raises(TextError, match=why):
        regulation_of(text)


def test_full_width_brackets_and_blanks(regulation_of: Callable[[str], Regulation]) -> None:
    """Points in full-width brackets and ideographic indents are read too."""
    regulation = regulation_of("\u3000\u3000第一条\u3000甲：\n\u3000\u3000（一）乙；\n\u3000\u3000（二）丙。\n")
    assert [point.text for point in regulation.article(1).points] == ["乙；", "丙。"]
