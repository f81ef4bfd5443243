"""Published texts are divided without changing a character."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.datong.regulation import DATONG
from regkit.law import Address, AddressError, Regulation, TextError, TextWarning
from regkit.law.ordinals import ordinal
from regkit.wuhan.regulation import WUHAN

from .conftest import PARTICULARS

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
        ("第二条 甲。\n", "line 1: .*out of order: `第一条` was expected"),
        ("第一条 甲。\n第三条 丙。\n", "line 2: .*out of order: `第二条` was expected"),
        ("第一条 甲。\n第二条之一 丙。\n", "out of order: `第二条` was expected"),
        ("第一条 甲。\n第一条之二 丙。\n", "out of order: `第二条` was expected"),
        ("第一条 甲。\n第一条 乙。\n", "out of order"),
        ("第一条 甲。\n第三十－条 乙。\n", "`第三十－条` cannot be read as the number"),
        ("第一条 甲。\n笫二条 乙。\n", "`笫二条` cannot be read as the number"),
        ("第一条 甲。第二条 乙。\n", "holds `第二条` too"),
        ("第一条\n第二条 乙。\n", "has no words"),
        ("第一条 甲:\n(一)乙;\n(三)丙。\n", "line 3: .*out of order: number 2 .`（二）`. was expected"),
        ("第一条 甲：\n（二）乙；\n（三）丙。\n", "out of order: number 1"),
        ("第一条 甲：\n（一）乙；\n丙；\n（三）丁。\n", "line 3: `丙；` has no mark.*`（二）` was expected"),
        ("第一条 甲：\n（一）乙；（二）丙；\n（三）丁。\n", "holds `（二）` too"),
        ("第一条 下列用海免缴： （一）军事用海；（二）公务用海。\n", "holds a whole list"),
        ("第一条 甲：\n（一）乙。\n", "a list of one item"),
        ("第一条 甲：\n（一）乙；\n（二）丙；\n第二条 丁。\n", "ends as if more followed"),
        ("第一条 甲：\n（一）乙的；\n（二）丙的；\n不丁的。\n", "line 3: .*ends as if more followed"),
        ("第一条 应当符合下列规定：\n保持整洁；\n设置牌匾；\n不得搭棚。\n", "line 2: .*ends as if more followed"),
        ("第一条 应当给予警告；\n造成损害的，应当赔偿。\n", "line 1: .*ends as if more followed"),
        ("第一条 标准如下：\n第二条 丁。\n", "ends as if more followed"),
        ("第一条 甲：\n（一）乙：\n1.丙；\n3.丁。\n（二）戊。\n", "out of order: number 2 .`2.`"),
        ("第一条 甲：\n（一）乙；\n（二）丙。\n（一）丁；\n（二）戊。\n", "out of order: number 3"),
        ("第一条 甲：\n（一）乙：\n1.丙；\n2.丁。\n戊：\n(1)己；\n(2)庚。\n（二）辛。\n", "begins a second list"),
        ("第一条 甲乙丙丁，应当\n戊。\n", "line 1: .*breaks off"),
        ("第一条 甲。\n委员长，\n秘书长。\n", "line 2: .*breaks off"),
        ("第一条 甲。\n监督管理\n第二条 乙。\n", "line 2: `监督管理` breaks off"),
        ("第一条 甲：\n（一）乙；\n（二）丙\n（三）丁。\n", "breaks off at `（二）`"),
        ("第一章 总则\n第一条 甲。\n第三章 附则\n第二条 乙。\n", "out of order: `第二章` was expected"),
        ("第二章 分则\n第一条 甲。\n", "out of order: `第一章` was expected"),
        ("第一章 总则\n第二章 附则\n第一条 甲。\n", "has no articles"),
        ("第一章 总则\n第二节 甲\n第一条 乙。\n", "out of order: `第一节` was expected"),
        ("第一章\n第一条 甲。\n", "has no title"),
        ("第一章 总则\n一般规定\n第一条 甲。\n", "line 2: .*stands between a heading and its first article"),
        ("第一章 总则\n为了甲，制定本法。\n第一条 甲。\n", "stands between a heading and its first article"),
        ("样本条例\n总　则\n第一条 甲。\n", "line 2: .*heading without its number"),
        ("第一条 甲。\n第二章 分则，乙。\n", "holds a heading and words"),
        (
            "第一章 甲\n第二章 乙\n第一章 甲\n第一条 丙。\n第二章 丁\n第二条 戊。\n",
            "is a table of contents with `第二章 乙`",
        ),
        (
            "第一章 甲\n第二章 乙\n第一章 甲\n第一条 丙。\n",
            "is a table of contents with `第二章 乙` where .* no heading",
        ),
        ("第一条 甲。\n附件：\n表格\n第二条 乙。\n", "line 2: .*stands before `第二条`"),
        ("第一条 高度不得低于2\ue0105米。\n", r"lost .U\+E010."),
        ("第一条 高度不得低于2\ufffd5米。\n", r"lost .U\+FFFD."),
        ("样本规定\n第五条 甲。\n", "out of order: `第一条` was expected"),
    ],
)
def test_what_does_not_fit(text: str, why: str, regulation_of: Callable[[str], Regulation]) -> None:
    """A gap, a repetition, a broken line, a lost mark is an error with its line, never a paragraph."""
    with pytest.raises(TextError, match=why) as caught:
        regulation_of(text)
    assert caught.value.hint


def shape(regulation: Regulation) -> dict[str, list[list[int]]]:
    """Return of each article its paragraphs, of each of these its points, of each of those its sub-points."""
    return {
        article.address.short: [[len(point.subs) for point in paragraph.points] for paragraph in article.paragraphs]
        for article in regulation.articles()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一条 甲。\n第二条 乙。", {"1": [[]], "2": [[]]}),
        ("第1条 甲。\n第２条 乙。", {"1": [[]], "2": [[]]}),
        ("第 一 条 甲。\n第二 条乙。", {"1": [[]], "2": [[]]}),
        ("第一条：甲。\n第二条\n乙。\n丙。", {"1": [[]], "2": [[], []]}),
        ("第一条（目的）\n　　甲。\n第二条（范围）\n　　乙。\n　　丙。", {"1": [[]], "2": [[], []]}),
        ("第一条 甲。\n第一条之一 乙。\n第一条之二 丙。", {"1": [[]], "1-1": [[]], "1-2": [[]]}),
        ("第一条 （删去）\n第二条 甲。（2009年8月27日删除）\n第三条 乙。", {"1": [[]], "2": [[]], "3": [[]]}),
        ("第一条 甲。\n第一款规定的乙。\n第三条规定的丙。\n第二条 丁。", {"1": [[], [], []], "2": [[]]}),
        ("第一条 甲。\n\u200b\n\xa0\u3000\n第二条 乙。\u200b", {"1": [[]], "2": [[]]}),
        ("第一条 甲。\r\n\r\n第二条 乙。\r\n丙。\r\n", {"1": [[]], "2": [[], []]}),
        ("第一条 甲：\n（一）乙；\n（二）丙。\n丁。", {"1": [[0, 0], []]}),
        ("第一条 甲：\n（一） 乙；\n( 二 )丙。", {"1": [[0, 0]]}),
        ("第一条 甲：\n一、乙；\n二、丙。", {"1": [[0, 0]]}),
        ("第一条 甲：\n1.乙；\n2．丙。", {"1": [[0, 0]]}),
        ("第一条 甲：\n(1)乙；\n（２）丙。", {"1": [[0, 0]]}),
        ("第一条 甲：\n⑴乙；\n⑵丙。", {"1": [[0, 0]]}),
        ("第一条 甲：\n㈠乙；\n㈡丙。", {"1": [[0, 0]]}),
        ("第一条 甲：\n①乙；\n②丙。", {"1": [[0, 0]]}),
        ("第一条 甲：\n（一）乙：\n1.丙；\n2.丁。\n（二）戊。\n己。", {"1": [[2, 0], []]}),
        ("第一条 甲：\n（一）乙：\n⒈丙；\n⒉丁。\n（二）戊。", {"1": [[2, 0]]}),
        ("第一条 甲：\n（一）乙：\n1、丙；\n2、丁。\n（二）戊。", {"1": [[2, 0]]}),
        ("第一条 甲：\n（一）乙：\n(1)丙；\n(2)丁。\n（二）戊。", {"1": [[2, 0]]}),
        ("第一条 甲：\n一、乙：\n（一）丙；\n（二）丁。\n二、戊。", {"1": [[2, 0]]}),
        ("第一条 甲：\n（一）乙：\n1.丙：\n（1）丁；\n（2）戊。\n2.己。\n（二）庚。", {"1": [[2, 0]]}),
        ("第一条 甲：\n（一）乙。\n丙。\n（二）丁。\n戊。", {"1": [[0, 0], []]}),
        ("第一条 甲：\n（一）乙：\n1.丙；\n2.丁。\n戊。\n（二）己。", {"1": [[2, 0]]}),
        ("第一条 甲：\n（一）乙；\n（二）丙。\n丁：\n（一）戊；\n（二）己。", {"1": [[0, 0], [0, 0]]}),
        ("第一条 甲：\n（一）鱼类\n带鱼、黄鱼。\n（二）贝类\n牡蛎。", {"1": [[0, 0], []]}),
        ("第一条 甲：\n（一）身份证\n（二）申请表\n（三）合同。", {"1": [[0, 0, 0]]}),
        ("第一条 承运人的责任\n一、乙；\n二、丙。", {"1": [[0, 0]]}),
        ("第一条 甲。\n（一）至（三）项所列人员，乙。", {"1": [[], []]}),
        ("第一条 甲。\n（四）、（五）项所列人员，乙。", {"1": [[], []]}),
        ("第一条 甲：\n（一）项目的乙；\n（二）目的地的丙；\n（三）款项的丁。", {"1": [[0, 0, 0]]}),
        ("第一条 二、三类动物疫病，甲。\n二、三、四级企业，乙。", {"1": [[], []]}),
        ("第一条 保护区分为：\n一、一级保护区；\n二、二级保护区。", {"1": [[0, 0]]}),
        ("第一条 甲：\n一、二级医院；\n二、三级医院。\n一、二类物资，乙。", {"1": [[0, 0], []]}),
        ("第一条 （市）、区人民政府，甲。", {"1": [[]]}),
        ("第一条 甲如下：\n甲、工矿；\n乙、铁路；\n丙、公司。\n丁。", {"1": [[], [], [], [], []]}),
        ("第一条 由下列人员组成：\n委员长，\n副委员长若干人，\n秘书长。\n甲。", {"1": [[], [], [], [], []]}),
        ("第一条 分为三级：\n一级：稀有物种；\n二级：重要物种；\n三级：常用物种。", {"1": [[], [], [], []]}),
        ("第一条 税额计算公式：\n应纳税额\uff1d计税依据×税率\n税额以人民币计算。", {"1": [[], []]}),
        ("第一条 甲：\n（一）距离如下：\n1—10千伏 5米\n500千伏 20米\n（二）乙。", {"1": [[0, 0]]}),
        ("第一条 在机关的，由甲负责；\n在铁路的，由乙负责；\n在其他地方的，由丙负责。", {"1": [[], [], []]}),
        ("第一条 本法自2000年1月1日起施行。\n① 修正案的施行日期，依其规定。", {"1": [[]]}),
        ("第一条 甲。\n第二条 本条例自2000年1月1日起施行", {"1": [[]], "2": [[]]}),
        ("第一条 甲。\n附件：\n一、乙\n第一条 丙", {"1": [[]]}),
        ("第一条 甲。\n附表一\n税目税额表", {"1": [[]]}),
        ("第一条 甲。\n个人所得税税率表一（综合所得适用）\n（注：乙。）", {"1": [[]]}),
        ("第一条 甲。\n送：某省人大常委会\n市政府", {"1": [[]]}),
        ("第一条 甲。\n二〇〇八年一月二十九日\n某市人民政府", {"1": [[]]}),
        ("第一条 甲。\n附件一所列的条例，予以废止。", {"1": [[], []]}),
    ],
)  # fmt: skip
def test_published_forms(
    text: str, expected: dict[str, list[list[int]]], regulation_of: Callable[[str], Regulation]
) -> None:
    """Articles, paragraphs, points and sub-points are told apart in every form in which they are published."""
    assert shape(regulation_of(text)) == expected


BOOKS = """样本法
目　录
第一编 总则
第一章 任务
第二编 分则
第一章 甲罪
第二章 乙罪
附　则

第一编　总则
第一章任务
第一条 甲。
第二编　分则
第一章　甲罪
第一节 丙罪
第二条 乙。
第二节 丁罪、戊罪、
己罪和
庚罪
第三条 丙。
第二章　乙罪
第四条 丁。
附　则
第五条 本法自2000年1月1日起施行。
"""


def test_headings(regulation_of: Callable[[str], Regulation]) -> None:
    """Books, chapters and sections, with and without a space, a title in several lines, 附则 without a number."""
    regulation = regulation_of(BOOKS)
    assert [(one.kind, one.number, one.title, one.first, one.last) for one in regulation.headings] == [
        ("编", 1, "总则", 1, 1),
        ("章", 1, "任务", 1, 1),
        ("编", 2, "分则", 2, 4),
        ("章", 1, "甲罪", 2, 3),
        ("节", 1, "丙罪", 2, 2),
        ("节", 2, "丁罪、戊罪、己罪和庚罪", 3, 3),
        ("章", 2, "乙罪", 4, 4),
        ("附则", None, "附　则", 5, 5),
    ]
    assert [one.kind for one in regulation.article(3).headings] == ["编", "章", "节"]
    assert regulation.article(5).chapter is None
    assert regulation.contents is not None
    listed = regulation.text[slice(*regulation.contents)]
    assert listed.startswith("第一编 总则") and listed.endswith("附　则")  # noqa: PT018


def test_chapters_numbered_on_through_parts(regulation_of: Callable[[str], Regulation]) -> None:
    """Chapters go on through sub-books, as in the Civil Code; sections begin anew."""
    text = "第一分编 通则\n第一章 甲\n第一节 乙\n第一条 丙。\n第二分编 所有权\n第二章 丁\n第一节 戊\n第二条 己。\n"
    assert [one.number for one in regulation_of(text).headings] == [1, 1, 1, 2, 2, 1]


def test_listed_headings(regulation_of: Callable[[str], Regulation]) -> None:
    """Headings 一、 and （一） between articles are no points of the article before."""
    text = "一、一般规定\n第一条 甲。\n二、担保物权\n（一）抵押\n第二条 乙。\n（二）质押\n第三条 丙。\n"
    regulation = regulation_of(text)
    assert [(one.kind, one.number, one.first, one.last) for one in regulation.headings] == [
        ("、", 1, 1, 1), ("、", 2, 2, 3), ("（）", 1, 2, 2), ("（）", 2, 3, 3),
    ]  # fmt: skip
    assert shape(regulation) == {"1": [[]], "2": [[]], "3": [[]]}


def test_contents_in_one_line(regulation_of: Callable[[str], Regulation]) -> None:
    """A table of contents may stand in one line; it holds no chapters of its own."""
    regulation = regulation_of("第一章 总则 第二章 附则\n第一章 总　则\n第一条 甲。\n第二章 附　则\n第二条 乙。\n")
    assert [one.title for one in regulation.chapters] == ["总　则", "附　则"]


def test_many_points(regulation_of: Callable[[str], Regulation]) -> None:
    """A list may run beyond nineteen, articles beyond ninety-nine."""
    items = "\n".join(f"（{ordinal(i)}）甲；" for i in range(1, 30))
    rest = "\n".join(f"第{ordinal(i)}条 乙。" for i in range(2, 1261))
    regulation = regulation_of(f"第一条 丙：\n{items}\n（三十）丁。\n{rest}")
    assert len(regulation.article(1).points) == 30
    assert regulation.at("第一千二百六十条").text == "乙。"


def test_sub_points_have_addresses(regulation_of: Callable[[str], Regulation]) -> None:
    """A sub-point is found by its address in each form; its words and the rest of its point are told apart."""
    text = "第一条 甲：\n（一）乙；\n（二）丙：\n1.丁；\n2.戊；\n3.己。\n庚。\n（三）辛。\n"
    regulation = regulation_of(text)
    sub = regulation.article(1).para(1).point(2).sub(3)
    assert (sub.text, sub.heading) == ("己。", "3.")
    assert sub.address.zh == "第一条第一款第(二)项第3目"
    assert sub.address.eid == "art_1__para_1__point_2__sub_3"
    for form in (sub.address.zh, sub.address.eid, "第一条第二项第三目", "1.1(2)(3)"):
        assert regulation.at(form) is sub
    assert sub.quote("己").address.zh == "第一条第(二)项第3目"
    assert [(place.short, regulation.text[slice(*span)].strip()) for place, span in sub_leaves(regulation)] == [
        ("1.1", "甲："), ("1.1(1)", "乙；"), ("1.1(2)", "丙："), ("1.1(2)(1)", "丁；"), ("1.1(2)(2)", "戊；"),
        ("1.1(2)(3)", "己。"), ("1.1(2)", "庚。"), ("1.1(3)", "辛。"),
    ]  # fmt: skip
    with pytest.raises(AddressError, match=r"第\(二\)项第4目"):
        regulation.at("第一条第二项第4目")


def sub_leaves(regulation: Regulation) -> list[tuple[Address, tuple[int, int]]]:
    """Return the leaves of the first paragraph."""
    return list(regulation.article(1).para(1).leaves())


def test_inserted_articles(regulation_of: Callable[[str], Regulation]) -> None:
    """第一条之一 stands between its neighbours, under an address of its own."""
    regulation = regulation_of("第一条 甲。\n第一条之一 乙：\n（一）丙；\n（二）丁。\n第二条 戊。\n")
    assert regulation.article(1, inserted=1).text.startswith("乙")
    assert regulation.at("第一条之一第(二)项").text == regulation.at("art_1-1__para_1__point_2").text == "丁。"
    with pytest.raises(AddressError, match="`2-1`"):
        regulation.article(2, inserted=1)


def test_a_caption_is_no_paragraph(regulation_of: Callable[[str], Regulation]) -> None:
    """What stands in brackets in the line of the number is the article's caption."""
    regulation = regulation_of("第一条（目的和依据）\n　　为了甲，制定本办法。\n")
    assert (regulation.article(1).caption, regulation.article(1).text) == ("（目的和依据）", "为了甲，制定本办法。")


def test_a_part_declared(regulation_of: Callable[..., Regulation]) -> None:
    """Articles of a law, picked out, load as a part; an address that is missing is refused as missing from the text."""
    text = "第三章 林地\n第二十七条 甲。\n第三十条 乙。\n第三十条之二 丙。\n"
    with pytest.raises(TextError):
        regulation_of(text)
    regulation = regulation_of(text, partial=True)
    assert regulation.partial
    assert regulation.at("第三十条之二").text == "丙。"
    with pytest.raises(AddressError, match="not in the text, which is a part only") as caught:
        regulation.at("第二十八条")
    assert caught.value.hint == "its articles run from 27 to 30-2; it has 3 of them"
    with pytest.raises(TextError, match="out of order"):
        regulation_of("第三十条 甲。\n第二十七条 乙。\n", partial=True)


def test_a_part_that_says_so(regulation_of: Callable[[str], Regulation]) -> None:
    """A book of a code is a part by its head, and warns of it unless it was declared."""
    text = "样本法典\n继承编\n第一章 一般规定\n第一千一百一十九条 甲。\n第一千一百二十条 乙。\n"
    with pytest.warns(TextWarning, match="a part only, from 第一千一百一十九条 to 第一千一百二十条"):
        regulation = regulation_of(text)
    assert regulation.partial
    with pytest.raises(AddressError, match=r"article `1` .* a part only"):
        regulation.article(1)


def test_a_text_that_may_be_cut_short(regulation_of: Callable[[str], Regulation]) -> None:
    """Of a published text, a warning where no article says when it comes into force and it does not end in 附则."""
    head = "样本条例\n2010年1月1日 某市人民代表大会通过\n第一章 总则\n第一条 为实施甲法，制定本条例。\n"
    with pytest.warns(TextWarning, match="may be cut short"):
        regulation_of(head)
    for ending in (
        "第二条 本条例自公布之日起施行。",
        "第二条 本条例经批准后，由市政府公布施行。",
        "第二章 附　则\n第二条 乙。",
    ):
        assert not regulation_of(head + ending).partial


def test_lines_that_are_as_published(regulation_of: Callable[..., Regulation]) -> None:
    """A line that looks cut and was found to be published so is named, and stays; the others are judged as before."""
    text = "第一条 税率如下：\n市区的，税率为7%；\n其他的，税率为1%。\n第二条 甲：\n（一）乙；\n第三条 丙，\n丁。\n"
    assert shape(regulation_of(text, as_published=(2, 5, 6))) == {"1": [[], [], []], "2": [[0]], "3": [[], []]}
    with pytest.raises(TextError, match="line 5: "):
        regulation_of(text, as_published=(2, 6))
    with pytest.raises(TextError, match="blank or not in the text: `2`, `70`"):
        regulation_of(text, as_published=(2, 70))


def test_every_error_names_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of a package that does not fit is told with file, line, what was found and what was expected."""
    package = tmp_path / "city_with_a_gap"
    package.mkdir()
    (package / "__init__.py").touch()
    text = "样本办法\n\n第一条 甲。\n第三条 丙。\n".encode()
    (package / "text.txt").write_bytes(text)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(TextError) as caught:
        Regulation.load("city_with_a_gap", "text.txt", sha256=sha256(text).hexdigest(), **PARTICULARS)
    assert str(caught.value) == (
        "`text.txt`, line 4: `第三条 丙。` is out of order: `第二条` was expected\n"
        "Hint: restore the article that is missing, or the line break before its number"
    )


def test_full_width_brackets_and_blanks(regulation_of: Callable[[str], Regulation]) -> None:
    """Points in full-width brackets and ideographic indents are read too."""
    regulation = regulation_of("\u3000\u3000第一条\u3000甲：\n\u3000\u3000（一）乙；\n\u3000\u3000（二）丙。\n")
    assert [point.text for point in regulation.article(1).points] == ["乙；", "丙。"]
