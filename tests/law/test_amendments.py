"""What an amendment changed, article by article: each of two versions is compared whole."""

from __future__ import annotations

import pytest

from regkit.law import Article, TextError
from regkit.law.amendments import ChangeKind, differences
from regkit.law.numerals import numeral
from tests.law.conftest import RegulationOf

Told = list[tuple[ChangeKind, str | None, str | None]]


def written(*articles: str) -> str:
    """Return the text of a regulation of these articles, in order."""
    return "".join(f"第{numeral(number)}条 {words}\n" for number, words in enumerate(articles, start=1))


def told(regulation_of: RegulationOf, old: tuple[str, ...], new: tuple[str, ...]) -> Told:
    """Return what became of each article, and the headings it had and has."""
    found = differences(regulation_of(written(*old)), regulation_of(written(*new)))
    return [(one.kind, heading(one.old), heading(one.new)) for one in found]


def heading(article: Article | None) -> str | None:
    """Return the heading of an article, where there is one."""
    return None if article is None else article.heading


def test_versions_of_one_text_do_not_differ(regulation_of: RegulationOf) -> None:
    """The same articles under the same headings are no change."""
    assert (
        told(
            regulation_of,
            ("保证金为五万元。", "本办法自公布之日起施行。"),
            ("保证金为五万元。", "本办法自公布之日起施行。"),
        )
        == []
    )


def test_only_versions_of_one_regulation_are_compared(regulation_of: RegulationOf) -> None:
    """Two regulations that are not versions of one are refused."""
    text = written("保证金为五万元。")
    with pytest.raises(TextError, match="not versions of one regulation"):
        differences(regulation_of(text, short="one"), regulation_of(text, short="other"))


def test_an_article_added_moves_those_behind_it(regulation_of: RegulationOf) -> None:
    """The new article is added, the one behind it bears another number and is otherwise as it was."""
    old = ("保证金为五万元。", "本办法自公布之日起施行。")
    assert told(regulation_of, old, (old[0], "企业可以用保函代替。", old[1])) == [
        (ChangeKind.ADDED, None, "第二条"),
        (ChangeKind.RENUMBERED, "第二条", "第三条"),
    ]


def test_an_article_removed_moves_those_behind_it(regulation_of: RegulationOf) -> None:
    """As one that is added, the other way; and the last one may be taken away."""
    old = ("保证金为五万元。", "企业可以用保函代替。", "本办法自公布之日起施行。")
    assert told(regulation_of, old, (old[0], old[2])) == [
        (ChangeKind.REMOVED, "第二条", None),
        (ChangeKind.RENUMBERED, "第三条", "第二条"),
    ]
    assert told(regulation_of, old, old[:2]) == [(ChangeKind.REMOVED, "第三条", None)]


def test_an_article_is_changed_if_half_of_it_is_as_it_was(regulation_of: RegulationOf) -> None:
    """From half on it is the same article with other words; below, one went and another came."""
    assert told(regulation_of, ("甲乙丙。",), ("甲戊己。",)) == [(ChangeKind.CHANGED, "第一条", "第一条")]
    assert told(regulation_of, ("甲乙丙。",), ("丁戊己。",)) == [
        (ChangeKind.ADDED, None, "第一条"),
        (ChangeKind.REMOVED, "第一条", None),
    ]


def test_what_no_new_article_is_like_went(regulation_of: RegulationOf) -> None:
    """Of three old articles the middle one is changed: the first went before it, the last after it."""
    old = ("保证金为五万元。", "由住建局收取管理费。", "甲乙丙丁戊己庚辛。")
    assert told(regulation_of, old, ("由财政局收取管理费。",)) == [
        (ChangeKind.REMOVED, "第一条", None),
        (ChangeKind.CHANGED, "第二条", "第一条"),
        (ChangeKind.REMOVED, "第三条", None),
    ]


def test_two_articles_changed_side_by_side_keep_their_order(regulation_of: RegulationOf) -> None:
    """Each old article is paired once, with the new one that stands in its place."""
    old = ("由住建局收取管理费。", "由住建局收取管理费用。")
    new = ("由财政局收取管理费。", "由财政局收取管理费用。")
    assert told(regulation_of, old, new) == [
        (ChangeKind.CHANGED, "第一条", "第一条"),
        (ChangeKind.CHANGED, "第二条", "第二条"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("交五万元。", "交六万元。", [("=", "交"), ("-", "五"), ("+", "六"), ("=", "万元。")]),
        ("交五万元。", "应当交五万元。", [("+", "应当"), ("=", "交五万元。")]),
        ("应当交五万元。", "交五万元。", [("-", "应当"), ("=", "交五万元。")]),
    ],
)
def test_the_words_of_a_change(regulation_of: RegulationOf, old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    """What is in both, what only the old has, what only the new has, in the order of the text; nothing empty."""
    (one,) = differences(regulation_of(written(old)), regulation_of(written(new)))
    assert list(one.words()) == pieces


def test_the_words_of_an_article_that_came_or_went(regulation_of: RegulationOf) -> None:
    """All its words are new, or all are old."""
    came, went = differences(regulation_of(written("甲乙丙丁戊。")), regulation_of(written("己庚辛壬癸。")))
    assert list(came.words()) == [("+", "己庚辛壬癸。")]
    assert list(went.words()) == [("-", "甲乙丙丁戊。")]


def test_a_long_article_of_few_characters_is_compared_by_all_of_them(regulation_of: RegulationOf) -> None:
    """A character that stands in it often counts as any other: one is changed, the rest is as it was."""
    old, new = "依照。" * 100, "按照。" + "依照。" * 99
    (one,) = differences(regulation_of(written(old)), regulation_of(written(new)))
    assert one.kind is ChangeKind.CHANGED
    assert list(one.words()) == [("-", "依"), ("+", "按"), ("=", old[1:])]


def test_many_articles_of_the_same_words_are_compared_one_by_one(regulation_of: RegulationOf) -> None:
    """Two hundred articles that read the same are as they were when one before them goes; they only move up."""
    alike = ("(已经删去)。",) * 200
    found = told(regulation_of, ("保证金为五万元。", *alike), alike)
    assert found[0] == (ChangeKind.REMOVED, "第一条", None)
    assert {kind for kind, _, _ in found[1:]} == {ChangeKind.RENUMBERED}
    assert len(found) == 201
