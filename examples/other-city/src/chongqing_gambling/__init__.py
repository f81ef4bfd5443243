"""重庆市查禁赌博条例, 2006: the stakes and winnings that count, and what they lead to (articles 8, 9, 19, 20)."""

from chongqing_gambling.facts import Gambling
from chongqing_gambling.measures import EXTRAORDINARY_TOO, Measure, measure
from chongqing_gambling.regulation import CHONGQING_GAMBLING
from chongqing_gambling.tiers import Tier, cumulative_tier, stake_tier, winnings_tier

__all__ = [
    "CHONGQING_GAMBLING",
    "EXTRAORDINARY_TOO",
    "Gambling",
    "Measure",
    "Tier",
    "cumulative_tier",
    "measure",
    "stake_tier",
    "winnings_tier",
]
