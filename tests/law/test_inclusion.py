"""What a regulation says of its own boundary words holds for its quotes, ranges and the operators of its rules."""

from dataclasses import replace

import pytest

from regkit.law import Address, Boundary, Inclusion, QuantityError, yuan
from regkit.law.inclusion import inclusions_in
from tests.law.conftest import RegulationOf

TIERS = """第一条 赌资的标准:
(一)输赢金额巨大是指五千元以上,一万元以下;
(二)输赢金额较大是指二千元以上,五千元以下。
前款中的以上均包括本数。
第二条 处五千元以上一万元以下罚款。
"""
WHOLE = """第一条 处五千元以上一万元以下罚款;不满五千元的,免予处罚。
第二条 本办法所称“以上”包括本数,“以下”不包括本数。
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("本条例所界定数量有以上、以下的，均含本数。", {"以上": True, "以下": True}),
        ("本规定所称“以上”“以下”，除特别注明的外，包括本数在内。", {"以上": True, "以下": True}),
        ("本法所称以上、以下、以内，包括本数。", {"以上": True, "以下": True, "以内": True}),
        ("本条例所称海域面积的“以上”、“以下”，不包括本数。", {"以上": False, "以下": False}),
        ("前款中的以上均包括本数。", {"以上": True, "以下": False}),
        ("本表中所称的“以上”包括本数，“以下”不包括本数。", {"以上": True, "以下": False}),
        ("本法所称的“以上”、“以内”、“届满”，包括本数；所称的“不满”、“超过”、“以外”，不包括本数。",
         {"以上": True, "以内": True, "届满": True, "不满": False, "超过": False, "以外": False, "以下": False}),
        ("统计以上基本数据", {}),
    ],
)  # fmt: skip
def test_what_texts_say(words: str, expected: dict[str, bool]) -> None:
    """The sentences of published texts are read; where only 以上 includes the number, 以下 does not."""
    assert {word: rule.included for rule in inclusions_in(words) for word in rule.words} == expected


def test_words_that_are_not_read() -> None:
    """A sentence on 本数 in other words is refused, never passed over."""
    with pytest.raises(QuantityError, match="not read"):
        inclusions_in("上述各档的起点包括本数。")


def test_a_rule_of_one_article(regulation_of: RegulationOf) -> None:
    """`前款中的以上均包括本数`: 5000 is in the upper tier alone, and only in the article that says so."""
    regulation = regulation_of(TIERS)
    one, two = regulation.articles()
    upper = one.range("五千元以上,一万元以下", yuan(5_000), yuan(10_000))
    lower = one.range("二千元以上,五千元以下", yuan(2_000), yuan(5_000))
    assert [tier.contains(yuan(5_000)) for tier in (lower, upper)] == [False, True]
    assert lower.meets(upper)
    assert not upper.meets(lower)
    assert two.range("五千元以上一万元以下", yuan(5_000), yuan(10_000)).contains(yuan(10_000))


def test_a_rule_of_one_paragraph(regulation_of: RegulationOf) -> None:
    """前款 is the paragraph before: another paragraph of the article keeps the general rule."""
    text = "第一条 处一千元以下罚款。\n处二千元以下罚款。\n前款中的以下不包括本数。\n"
    one, two, _ = regulation_of(text).article(1).paragraphs
    assert one.number("一千元以下", yuan(1_000)).boundary is Boundary.AT_MOST
    assert two.number("二千元以下", yuan(2_000)).boundary is Boundary.LESS_THAN


def test_a_rule_of_a_whole_regulation(regulation_of: RegulationOf) -> None:
    """`以下`不包括本数 makes 以下 cut as 不满 does, also for the operators of rules; 不满 stays as it is."""
    article = regulation_of(WHOLE).article(1)
    assert article.number("一万元以下", yuan(10_000)).boundary is Boundary.LESS_THAN
    assert article.number("五千元以上", yuan(5_000)).boundary is Boundary.AT_LEAST
    assert article.number("不满五千元", yuan(5_000)).boundary is Boundary.LESS_THAN
    assert str(article.range("处五千元以上一万元以下", yuan(5_000), yuan(10_000))) == "5000元以上不满1万元"


def test_a_rule_that_is_declared(regulation_of: RegulationOf) -> None:
    """A rule may be declared in place of what is read, for the whole or for one article, which goes first."""
    base = regulation_of("第一条 处一万元以下罚款。\n第二条 处一万元以下罚款。\n")
    rules = (
        Inclusion(frozenset({"以下"}), included=False),
        Inclusion(frozenset({"以下"}), included=True, over=Address(2)),
    )
    regulation = replace(base, bounds=rules)
    found = [article.number("一万元以下", yuan(10_000)).boundary for article in regulation.articles()]
    assert found == [Boundary.LESS_THAN, Boundary.AT_MOST]


def test_tiers_that_share_their_point_do_not_meet(regulation_of: RegulationOf) -> None:
    """Where nothing is said, 以上 and 以下 both include the number: two tiers overlap there, and `meets` says no."""
    one, two = regulation_of("第一条 处五百元以上一千元以下罚款。\n第二条 处一千元以上二千元以下罚款。\n").articles()
    lower = one.range("五百元以上一千元以下", yuan(500), yuan(1_000))
    upper = two.range("一千元以上二千元以下", yuan(1_000), yuan(2_000))
    assert not lower.meets(upper)
    assert lower.contains(yuan(1_000))
    assert upper.contains(yuan(1_000))


def test_a_rule_of_the_article_before(regulation_of: RegulationOf) -> None:
    """前条 is the article before; words that name no provision speak of the whole regulation."""
    text = "第一条 处五千元以上罚款。\n第二条 {}所称以上不包括本数。\n第三条 处五千元以上罚款。\n"
    before, whole = (regulation_of(text.format(words)) for words in ("前条", "本办法"))
    assert [rule.over for rule in before.inclusions] == [Address(1)] * len(before.inclusions)
    assert [rule.over for rule in whole.inclusions] == [None] * len(whole.inclusions)
    assert [one.number("五千元以上", yuan(5_000)).boundary for one in before.articles(1, 3)] == [
        Boundary.MORE_THAN,
        Boundary.AT_LEAST,
    ]
