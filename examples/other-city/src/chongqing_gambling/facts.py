"""What is said of somebody who took part in gambling. A fact that is not said is unknown."""

from typing import ClassVar

from regkit.language import Flag, Money, Said, Subject, Times, fact

__all__ = ["Gambling"]


class Gambling(Subject):
    """参与赌博: taking part in gambling, and what came before within six months."""

    zh: ClassVar[str] = "参与赌博"

    stake: Said[Money] = fact("赌注金额", source="第十九条第一款第(一)项")
    winnings: Said[Money] = fact("一次输赢金额", source="第十九条第一款第(二)项")
    times: Said[Times] = fact("六个月内参与赌博次数", source="第八条第(二)项")
    cumulative: Said[Money] = fact("六个月内输赢累计金额", source="第十九条第一款第(三)项")
    again: Said[Flag] = fact("因赌博受治安处罚后六个月内又参与赌博", presumed=False, source="第八条第(三)项")
