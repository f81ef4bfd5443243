"""第十九条: which stakes and winnings are large, huge and extraordinary.

A bracket that ends 五百元以下 does not hold 500 yuan itself: paragraph 2 puts the number into the bracket above it.
"""

from itertools import pairwise

from chongqing_gambling.facts import Gambling
from chongqing_gambling.regulation import CHONGQING_GAMBLING
from regkit.language import Facts, Term, Word, decide, rule, when
from regkit.law import Point, yuan

__all__ = ["BELOW", "Tier", "cumulative_tier", "stake_tier", "winnings_tier"]

A19, A20 = CHONGQING_GAMBLING.articles(19, 20)
STAKES, WINNINGS, SUMS = A19.points
INCLUSIVE = A19.para(2).quote("前款中的以上均包括本数")
BELOW = A20.quote("未达到本条例规定的数额不予处罚的赌博行为")


class Tier(Word):
    """How much is at stake, in the words of article 19."""

    BELOW = "below", "未达到规定数额"
    LARGE = "large", "较大"
    HUGE = "huge", "巨大"
    EXTRAORDINARY = "extraordinary", "特大"


def tiers(amount: Term[object], point: Point, what: str, brackets: tuple[tuple[str, int], ...]) -> Term[Tier]:
    """Return the tier of an amount by the three brackets of a point, each with its words and its first number.

    What ends a bracket begins the one above it and, by paragraph 2, belongs to that: `<=` would be refused here.
    """
    large, huge, extraordinary = (point.number(f"{what}{words}", yuan(first)) for words, first in brackets)
    large_end, huge_end = (
        point.number(f"{what}{words}", yuan(first_above)) for (words, _), (_, first_above) in pairwise(brackets)
    )
    return decide(
        when(amount < large, Tier.BELOW, BELOW),
        when((amount >= large) & (amount < large_end), Tier.LARGE, INCLUSIVE),
        when((amount >= huge) & (amount < huge_end), Tier.HUGE, INCLUSIVE),
        when(amount >= extraordinary, Tier.EXTRAORDINARY, INCLUSIVE),
    )


@rule("赌注的大小", at=STAKES)
def stake_tier(gambling: Facts[Gambling]) -> Term[Tier]:
    """Whether a stake is large, huge or extraordinary."""
    brackets = (
        ("较大是指二十元以上，一百元以下", 20),
        ("巨大是指一百元以上，五百元以下", 100),
        ("特大是指五百元以上", 500),
    )
    return tiers(gambling.stake, STAKES, "赌注", brackets)


@rule("一次输赢的大小", at=WINNINGS)
def winnings_tier(gambling: Facts[Gambling]) -> Term[Tier]:
    """Whether what was won or lost at once is large, huge or extraordinary."""
    brackets = (
        ("较大是指二百元以上，二千元以下", 200),
        ("巨大是指二千元以上，五千元以下", 2_000),
        ("特大是指五千元以上", 5_000),
    )
    return tiers(gambling.winnings, WINNINGS, "输赢金额", brackets)


@rule("输赢累计的大小", at=SUMS)
def cumulative_tier(gambling: Facts[Gambling]) -> Term[Tier]:
    """Whether what was won and lost within six months is large, huge or extraordinary in sum."""
    brackets = (
        ("较大是指二千元以上，五千元以下", 2_000),
        ("巨大是指五千元以上，一万元以下", 5_000),
        ("特大是指一万元以上", 10_000),
    )
    return tiers(gambling.cumulative, SUMS, "输赢累计金额", brackets)


A19.para(1).not_encoded("本条例关于赌注和输赢金额的界限划定如下：", "introduces the three lists")
for heading in ("赌注金额界限划定：", "输赢金额界限划定：", "输赢累计金额界限划定："):
    A19.not_encoded(heading, "the heading of a list")
