"""第十九条: what nobody may do to systems and footage."""

from __future__ import annotations

from typing import ClassVar

from regkit.datong.facts import POLICE
from regkit.datong.regulation import DATONG
from regkit.language import (
    Facts,
    Flag,
    OpenQuestion,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    fact,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = ["Act", "Conduct", "Role", "conduct_is_prohibited"]

A5, A19 = DATONG.articles(5, 19)

A19.para(1).not_encoded("任何单位和个人不得有下列行为", "引导语,内容在各项")
POINT = {
    1: A19.para(1).point(1).quote("盗窃、损毁公共安全视频图像信息系统的设施、设备"),
    2: A19.para(1).point(2).quote("故意隐匿、毁弃视频图像信息系统采集的涉及违法犯罪活动的信息资料"),
    3: A19.para(1).point(3).quote("买卖、散发、非法播放或者以其他方式非法传播公共安全视频图像信息资料"),
    4: A19.para(1).point(4).quote("侵入公共安全视频图像信息系统"),
    5: A19.para(1).point(5).quote("擅自改变公共安全视频图像信息系统用途、摄像设备位置和覆盖范围"),
    6: A19.para(1).point(6).quote("影响视频图像信息系统正常使用的其他行为"),
}
NO_INFRINGEMENT = A5.para(2).quote("不得侵犯公民个人隐私权、肖像权和其他合法权益")


class Act(Word):
    """What was done."""

    STEAL = "steal_equipment", "盗窃设施、设备"
    DAMAGE = "damage_equipment", "损毁设施、设备"
    CONCEAL = "conceal_footage", "隐匿信息资料"
    DESTROY = "destroy_footage", "毁弃信息资料"
    SELL = "sell_footage", "买卖信息资料"
    DISTRIBUTE = "distribute_footage_online", "散发信息资料"
    BROADCAST = "broadcast_footage", "播放信息资料"
    INTRUDE = "intrude_system", "侵入系统"
    CHANGE_PURPOSE = "change_purpose", "改变系统用途"
    MOVE_CAMERA = "move_camera", "改变摄像设备位置"
    CHANGE_COVERAGE = "change_coverage", "改变覆盖范围"
    JAM = "jam_wireless_link", "干扰无线链路"
    PHOTOGRAPH_HOUSING = "photograph_camera_housing", "拍摄摄像设备外观"
    INFRINGE_PRIVACY = "infringe_privacy_by_use", "利用系统侵犯隐私"


class Role(Word):
    """Who did it, seen from the system."""

    USING_UNIT = "using_unit", "使用单位"
    THIRD_PARTY = "third_party", "他人"


class Conduct(Subject):
    """行为: something done to a system or its footage."""

    zh: ClassVar[str] = "行为"

    act: Said[Act] = fact("行为", source="第十九条")
    role: Said[Role] = fact("行为人", source="第十九条")
    intentional: Said[Flag] = fact("故意", source="第十九条")
    crime_related: Said[Flag] = fact("涉及违法犯罪活动", source="第十九条", about="the footage touches unlawful acts")
    authorised: Said[Flag] = fact("已获准", source="第十九条")
    lawful_basis: Said[Flag] = fact("有合法依据", presumed=False, source="第十九条")
    affects_use: Said[Flag] = fact("影响系统正常使用", source="第十九条")


NEGLIGENCE = OpenQuestion(
    id="datong.A34",
    zh="过失损毁是否为“损毁”",
    en="whether damage by negligence is 损毁",
    authority=POLICE,
    quote=POINT[1],
)
LAWFUL_SPREAD = OpenQuestion(
    id="datong.A33",
    zh="“非法”是否修饰买卖、散发:有合法依据或已获准的散发是否禁止",
    en="whether 非法 qualifies 散发: distribution with a lawful basis or by leave",
    authority=POLICE,
    quote=POINT[3],
)


@condition("擅自改变用途、位置或覆盖范围之行为")
def is_change(conduct: Facts[Conduct]) -> Term[bool]:
    """Whether the act is one of item (5); any one of the three is enough."""
    return conduct.act.is_in(Act.CHANGE_PURPOSE, Act.MOVE_CAMERA, Act.CHANGE_COVERAGE)


@rule("第十九条所禁行为")
def conduct_is_prohibited(conduct: Facts[Conduct]) -> YesNo:
    """Whether an act is one that article 19 forbids to everybody; use that infringes rights falls under article 5.

    Old footage is still footage: the fifteen days are no licence to destroy what touches a crime. Only unlawful
    showing is forbidden (非法播放); whether 非法 also qualifies the word before it is open.
    """
    act = conduct.act
    hiding = act.is_in(Act.CONCEAL, Act.DESTROY)
    hidden = conduct.intentional & conduct.crime_related
    spreading, licit = act.is_in(Act.DISTRIBUTE, Act.BROADCAST), conduct.lawful_basis | conduct.authorised
    other = act.is_in(Act.JAM, Act.PHOTOGRAPH_HOUSING)
    return decide(
        when(act == Act.STEAL, True, POINT[1]),
        when((act == Act.DAMAGE) & conduct.intentional, True, POINT[1]),
        when((act == Act.DAMAGE) & ~conduct.intentional, NEGLIGENCE.of(BOOL)),
        when(hiding & hidden, True, POINT[2]),
        when(hiding & ~hidden, False, POINT[2]),
        when(act == Act.SELL, True, POINT[3]),
        when(spreading & ~licit, True, POINT[3]),
        when((act == Act.BROADCAST) & licit, False, POINT[3]),
        when((act == Act.DISTRIBUTE) & licit, LAWFUL_SPREAD.of(BOOL)),
        when(act == Act.INTRUDE, True, POINT[4]),
        when(is_change(conduct) & ~conduct.authorised, True, POINT[5]),
        when(is_change(conduct) & conduct.authorised, False, POINT[5]),
        when(other & conduct.affects_use, True, POINT[6]),
        when(other & ~conduct.affects_use, False, POINT[6]),
        when(act == Act.INFRINGE_PRIVACY, True, NO_INFRINGEMENT),
    )
