"""第八条、第九条、第二十条: what taking part in gambling leads to."""

from chongqing_gambling.facts import Gambling
from chongqing_gambling.regulation import CHONGQING_GAMBLING
from chongqing_gambling.tiers import BELOW, Tier, cumulative_tier, stake_tier, winnings_tier
from regkit.language import Facts, Reading, Term, Word, decide, rule, silent, when
from regkit.law import times

__all__ = ["EXTRAORDINARY_TOO", "Measure", "measure"]

A8, A9, A20 = CHONGQING_GAMBLING.articles(8, 9, 20)

DETAIN = A8.quote("由公安机关依法处十日以上十五日以下拘留，并处五百元以上三千元以下罚款")
FINE = A9.quote("由公安机关处五百元以下罚款")
ADMONISH = A20.quote("有权制止，并给予必要的批评教育")
HUGE_AT_ONCE, HUGE_IN_SUM, AGAIN = (point.quote(point.text.rstrip("；。")) for point in A8.points)
LARGE_AT_ONCE, LARGE_IN_SUM = (point.quote(point.text.rstrip("；。")) for point in A9.points)
OFTEN = A8.point(2).number("六个月内参与赌博三次以上", times(3))


class Measure(Word):
    """What the police do."""

    DETENTION_AND_FINE = "detention_and_fine", "拘留并处罚款"
    FINE = "fine", "罚款"
    ADMONITION = "admonition", "制止并批评教育"


EXTRAORDINARY_TOO = Reading(
    id="cq-gambling.8.extraordinary",
    question_zh="金额特大的，是否适用第八条？第十九条界定了“特大”，但各条只规定“巨大”和“较大”",
    question_en="does article 8 reach extraordinary amounts, which article 19 defines and no article names?",
    options={"reached": "适用：特大更在巨大之上", "not_reached": "不适用：条文只及巨大"},
    default="reached",
    why="what is huge is punished, and the extraordinary is more than that; nothing milder is provided for it",
    quote=HUGE_AT_ONCE,
)


def is_huge(tier: Term[Tier]) -> Term[bool]:
    """Whether article 8 reaches a tier."""
    return (tier == Tier.HUGE) | (
        (tier == Tier.EXTRAORDINARY) & EXTRAORDINARY_TOO.choose(reached=True, not_reached=False)
    )


@rule("参与赌博的处理", at=A8)
def measure(gambling: Facts[Gambling]) -> Term[Measure]:
    """What taking part in gambling leads to: detention and a fine (8), a fine (9), or admonition (20)."""
    stake, winnings, total = stake_tier(gambling), winnings_tier(gambling), cumulative_tier(gambling)
    often = gambling.times >= OFTEN
    huge = is_huge(stake) | is_huge(winnings)
    huge_in_sum = often & is_huge(total)
    serious = huge | huge_in_sum | gambling.again
    large = (stake == Tier.LARGE) | (winnings == Tier.LARGE)
    large_in_sum = often & (total == Tier.LARGE)
    beyond = (stake == Tier.EXTRAORDINARY) | (winnings == Tier.EXTRAORDINARY)
    beyond_in_sum = often & (total == Tier.EXTRAORDINARY)
    unreached = ~serious & (beyond | beyond_in_sum)
    return decide(
        when(huge, Measure.DETENTION_AND_FINE, DETAIN, HUGE_AT_ONCE),
        when(huge_in_sum, Measure.DETENTION_AND_FINE, DETAIN, HUGE_IN_SUM),
        when(gambling.again, Measure.DETENTION_AND_FINE, DETAIN, AGAIN),
        when(~serious & ~unreached & large, Measure.FINE, FINE, LARGE_AT_ONCE),
        when(~serious & ~unreached & large_in_sum, Measure.FINE, FINE, LARGE_IN_SUM),
        when(~serious & ~unreached & ~large & ~large_in_sum, Measure.ADMONITION, BELOW, ADMONISH),
        silent(unreached, "第八条、第九条只规定金额巨大和较大的", authority="重庆市人民代表大会常务委员会"),
    )


for number in (*range(1, 8), *range(10, 19), 21):
    CHONGQING_GAMBLING.article(number).not_encoded(None, "not about what taking part leads to: beyond this example")
