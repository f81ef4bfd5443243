"""第十九条: what nobody may do to systems and footage."""

from __future__ import annotations

from typing import ClassVar

from regkit.datong.facts import ISSUER, Deed
from regkit.datong.regulation import DATONG
from regkit.language import (
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Said,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    fact,
    follows,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = ["Act", "Conduct", "Role", "conduct_is_prohibited", "infringes_rights"]

A5, A19 = DATONG.articles(5, 19)

A19.para(1).not_encoded(
    "任何单位和个人不得有下列行为", Label("引导语,内容在各项", "words that lead into the items, which have the content")
)
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

    STEAL = "steal_equipment", Label("盗窃设施、设备", "theft of equipment")
    DAMAGE = "damage_equipment", Label("损毁设施、设备", "damage to equipment")
    CONCEAL = "conceal_footage", Label("隐匿信息资料", "hiding footage")
    DESTROY = "destroy_footage", Label("毁弃信息资料", "destroying footage")
    SELL = "sell_footage", Label("买卖信息资料", "selling footage")
    DISTRIBUTE = "distribute_footage_online", Label("散发信息资料", "distributing footage")
    BROADCAST = "broadcast_footage", Label("播放信息资料", "broadcasting footage")
    INTRUDE = "intrude_system", Label("侵入系统", "breaking into the system")
    CHANGE_PURPOSE = "change_purpose", Label("改变系统用途", "changing the purpose of the system")
    MOVE_CAMERA = "move_camera", Label("改变摄像设备位置", "moving a camera")
    CHANGE_COVERAGE = "change_coverage", Label("改变覆盖范围", "changing what is covered")
    JAM = "jam_wireless_link", Label("干扰无线链路", "jamming a wireless link")
    PHOTOGRAPH_HOUSING = "photograph_camera_housing", Label("拍摄摄像设备外观", "photographing the outside of a camera")
    INFRINGE_PRIVACY = "infringe_privacy_by_use", Label("利用系统侵犯隐私", "infringing privacy by means of the system")
    OTHER = "other", Label("其他行为", "another act")


class Role(Word):
    """Who did it, seen from the system."""

    USING_UNIT = "using_unit", Label("使用单位", "the unit that uses the system")
    THIRD_PARTY = "third_party", Label("他人", "somebody else")


class Conduct(Deed):
    """行为: something done to a system or its footage."""

    zh: ClassVar[str] = "行为"

    act: Said[Act] = fact(
        "行为",
        en="act",
        source="第十九条",
        about=Label("是哪一种行为；多数列在第十九条各项之中。", "Which act was done; article 19 names most of them."),
    )
    role: Said[Role] = fact(
        "行为人",
        en="party that did it",
        source="第十九条",
        about=Label(
            "由系统的使用单位所为，还是由他人所为。", "Whether the unit that uses the system did it, or somebody else."
        ),
    )
    intentional: Said[Flag] = fact(
        "故意",
        denied="不是故意",
        en="was intended",
        source="第十九条",
        about=Label(
            "是否出于故意；第（二）项以故意为条件。",
            "Whether the act was done on purpose; item (2) asks for intent (故意).",
        ),
    )
    negligent: Said[Flag] = fact(
        "系过失",
        en="was done by negligence",
        presumed=False,
        source="第十九条",
        about=Label(
            "损坏是否出于过失；第（一）项不问故意，说了是否故意的，由其推得。",
            "Whether damage was done by negligence; item (1) does not ask for intent, and this is concluded "
            "from it where it is said.",
        ),
    )
    crime_related: Said[Flag] = fact(
        "涉及违法犯罪活动",
        en="is of footage that touches unlawful or criminal acts",
        source="第十九条",
        about=Label(
            "信息资料是否涉及违法犯罪活动（第（二）项）。",
            "Whether the footage touches unlawful or criminal acts (item (2)).",
        ),
    )
    authorised: Said[Flag] = fact(
        "已获准",
        en="was done by leave",
        source="第十九条",
        about=Label(
            "是否得到准许；第（五）项禁止的是擅自所为。",
            "Whether there was leave to do it; item (5) forbids what is done without leave (擅自).",
        ),
    )
    lawful_basis: Said[Flag] = fact(
        "有合法依据",
        en="has a lawful basis",
        presumed=False,
        source="第十九条",
        about=Label(
            "是否有合法依据；第（三）项禁止的是非法所为。",
            "Whether the act has a basis in law; item (3) forbids what has none (非法).",
        ),
    )
    affects_use: Said[Flag] = fact(
        "影响系统正常使用",
        denied="不影响系统正常使用",
        en="affects the normal use of the system",
        presumed=False,
        source="第十九条",
        about=Label(
            "是否影响系统正常使用；第（六）项及于一切行为。",
            "Whether the act affects the normal use of the system; item (6) reaches every act that does.",
        ),
    )

    relations = (follows("negligent", lambda f: ~f.intentional),)


NEGLIGENCE = OpenQuestion(
    id="datong.19.negligence",
    zh="过失损毁是否为“损毁”",
    en="whether damage by negligence is “损毁” (damage)",
    authority=ISSUER,
    quote=POINT[1],
    formerly="datong.A34",
)
LAWFUL_SPREAD = OpenQuestion(
    id="datong.19.lawful_spread",
    zh="有合法依据或者已获准的散发是否禁止",
    en="whether distribution with a lawful basis or by leave is forbidden",
    authority=ISSUER,
    quote=POINT[3],
    formerly="datong.A33",
)


@condition("改变用途、位置或覆盖范围", "it is a change of purpose, position or coverage")
def is_change(conduct: Facts[Conduct]) -> Term[bool]:
    """Whether the act is one of item (5); any one of the three is enough."""
    return conduct.act.is_in(Act.CHANGE_PURPOSE, Act.MOVE_CAMERA, Act.CHANGE_COVERAGE)


@condition("其他各项没有列名的行为", "it is an act that no other item names")
def is_other(conduct: Facts[Conduct]) -> Term[bool]:
    """Whether the act is one that only item (6) can reach."""
    return conduct.act.is_in(Act.JAM, Act.PHOTOGRAPH_HOUSING, Act.OTHER)


@condition("第(一)至(五)项所禁", "it is forbidden by one of items (1) to (5)")
def is_named(conduct: Facts[Conduct]) -> Term[bool]:
    """Whether one of the first five items of article 19 forbids the act for certain."""
    act = conduct.act
    licit = conduct.lawful_basis | conduct.authorised
    return (
        act.is_in(Act.STEAL, Act.SELL, Act.INTRUDE)
        | ((act == Act.DAMAGE) & ~conduct.negligent)
        | (act.is_in(Act.CONCEAL, Act.DESTROY) & conduct.intentional & conduct.crime_related)
        | (act.is_in(Act.DISTRIBUTE, Act.BROADCAST) & ~licit)
        | (is_change(conduct) & ~conduct.authorised)
    )


@rule("第十九条所禁行为", en="an act that article 19 forbids")
def conduct_is_prohibited(conduct: Facts[Conduct]) -> YesNo:
    """Whether an act is one that article 19 forbids to everybody; item (6) reaches every act that affects use.

    Old footage is still footage: the fifteen days are no licence to destroy what touches a crime. Only unlawful
    showing is forbidden (非法播放); whether “非法” also qualifies the word before it is open. Use that infringes rights
    is a matter of article 5: `infringes_rights`.
    """
    act, named = conduct.act, is_named(conduct)
    spreading, licit = act.is_in(Act.DISTRIBUTE, Act.BROADCAST), conduct.lawful_basis | conduct.authorised
    hiding = act.is_in(Act.CONCEAL, Act.DESTROY)
    disturbs = conduct.affects_use
    clear = ~named & ~disturbs
    negligent = (act == Act.DAMAGE) & conduct.negligent
    shared = (act == Act.DISTRIBUTE) & licit
    others = (act == Act.INFRINGE_PRIVACY) | is_other(conduct)
    return decide(
        when((act == Act.STEAL) | ((act == Act.DAMAGE) & ~conduct.negligent), True, POINT[1]),
        when(hiding & named, True, POINT[2]),
        when((act == Act.SELL) | (spreading & ~licit), True, POINT[3]),
        when(act == Act.INTRUDE, True, POINT[4]),
        when(is_change(conduct) & ~conduct.authorised, True, POINT[5]),
        when(~named & disturbs, True, POINT[6]),
        when(clear & negligent, NEGLIGENCE.of(BOOL)),
        when(clear & shared, LAWFUL_SPREAD.of(BOOL)),
        when(clear & hiding, False, POINT[2]),
        when(clear & (act == Act.BROADCAST), False, POINT[3]),
        when(clear & is_change(conduct), False, POINT[5]),
        when(clear & others, False, POINT[6]),
    )


@rule("侵犯他人合法权益", en="infringes the lawful rights of others", at=A5)
def infringes_rights(conduct: Facts[Conduct]) -> YesNo:
    """Whether the act is use of a system that infringes privacy, likeness or other lawful rights (article 5)."""
    return holds(conduct.act == Act.INFRINGE_PRIVACY, NO_INFRINGEMENT)
