"""第十八条: what is set up in front of a camera, and the talks about what cannot be put elsewhere."""

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
    decide,
    fact,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = [
    "Facility",
    "Negotiation",
    "NextStep",
    "Obstruction",
    "next_step",
    "obstruction_is_forbidden",
]

A18 = DATONG.article(18)

# ── 第十八条 ────────────────────────────────────────────────────────────────────────────────────────────────

NO_OBSTRUCTION = A18.quote(
    "设置广告牌、架设管线、植树或者设置其他设施,不得妨碍已设置的公共安全视频图像信息设施的图像采集"
)
PUBLIC_INTEREST = A18.quote(
    "设置服务于社会公共利益的设施确实无法避开公共安全视频图像信息采集设施的,设置单位与公共安全视频图像信息系统建设、"
    "使用、管理单位协商解决,必要时由公安机关予以协调"
)


class Facility(Word):
    """What stands in the way."""

    BILLBOARD = "billboard", Label("广告牌", "a billboard")
    PIPELINE = "pipeline_or_cable", Label("管线", "a pipeline or cable")
    TREE_PLANTING = "tree_planting", Label("植树", "planting of trees")
    TREE_GROWTH = "tree_growth", Label("树木生长", "growth of trees")
    OTHER = "other_facility", Label("其他设施", "another facility")


class Negotiation(Word):
    """How the talks with builder, user and manager of the system went."""

    NONE = "none", Label("未协商", "not begun")
    AGREED = "agreed", Label("协商一致", "agreed")
    FAILED = "failed", "协商不成"


class Obstruction(Deed):
    """妨碍图像采集: something set up in front of a camera."""

    zh: ClassVar[str] = "妨碍图像采集"

    facility: Said[Facility] = fact(
        "设施",
        en="facility",
        source="第十八条",
        about=Label(
            "妨碍采集的是什么设施，例如广告牌、管线、树木。",
            "What stands in the way of the camera, such as a billboard, a line or a tree.",
        ),
    )
    obstructs: Said[Flag] = fact(
        "妨碍图像采集",
        denied="不妨碍图像采集",
        en="obstructs the capture of images",
        source="第十八条",
        about=Label(
            "是否有设施妨碍摄像设施采集图像。", "Whether something stands in the way of what the camera captures."
        ),
    )
    camera_first: Said[Flag] = fact(
        "摄像设施已先设置",
        en="was set up after the camera",
        source="第十八条",
        about=Label("摄像设施是否先于妨碍它的设施设置。", "Whether the camera was there before what obstructs it."),
    )
    public_interest: Said[Flag] = fact(
        "服务于社会公共利益",
        denied="不服务于社会公共利益",
        en="serves the public interest",
        source="第十八条",
        about=Label("妨碍采集的设施是否服务于社会公共利益。", "Whether what is in the way serves the public."),
    )
    unavoidable: Said[Flag] = fact(
        "确实无法避开",
        denied="可以避开",
        en="is unavoidable",
        source="第十八条",
        about=Label("是否确实不能设在别处。", "Whether it truly cannot be put elsewhere."),
    )
    negotiation: Said[Negotiation] = fact(
        "协商",
        en="state of the talks",
        source="第十八条",
        about=Label(
            "是否与系统的建设、使用、管理单位协商，是否协商一致。",
            "Whether talks were held with the units that build, use and manage the system, and whether they "
            "led to an agreement.",
        ),
    )


GROWTH = OpenQuestion(
    id="datong.18.growth",
    zh="树木自然生长造成的妨碍,是否为“植树”妨碍",
    en="whether the natural growth of a tree is covered",
    authority=ISSUER,
    quote=NO_OBSTRUCTION,
    formerly="datong.A35",
)
TALKS_FAILED = OpenQuestion(
    id="datong.18.talks_failed",
    zh="确实无法避开的公益设施协商不成而设置的,是否违反",
    en="whether it is forbidden to set up an unavoidable facility of public interest when talks have failed",
    authority=ISSUER,
    quote=PUBLIC_INTEREST,
)


@rule("违反第十八条", en="the obstruction is forbidden")
def obstruction_is_forbidden(obstruction: Facts[Obstruction]) -> YesNo:
    """Whether an obstruction is forbidden (article 18): the camera was there first, and no exception applies.

    Only an unavoidable facility of public interest may be settled by talks.
    """
    in_the_way = obstruction.obstructs & obstruction.camera_first
    growth = obstruction.facility == Facility.TREE_GROWTH
    excused = obstruction.public_interest & obstruction.unavoidable
    agreed, failed = obstruction.negotiation == Negotiation.AGREED, obstruction.negotiation == Negotiation.FAILED
    set_up = in_the_way & ~growth
    return decide(
        when(~in_the_way, False, NO_OBSTRUCTION),
        when(in_the_way & growth, GROWTH.of(BOOL)),
        when(set_up & ~excused, True, NO_OBSTRUCTION),
        when(set_up & excused & ~agreed & ~failed, True, NO_OBSTRUCTION, PUBLIC_INTEREST),
        when(set_up & excused & agreed, False, PUBLIC_INTEREST),
        when(set_up & excused & failed, TALKS_FAILED.of(BOOL)),
    )


class NextStep(Word):
    """What an owner of a facility of public interest does next."""

    NEGOTIATE = (
        "negotiate_with_builder_user_manager",
        Label("与建设、使用、管理单位协商", "to negotiate with whoever builds, uses or manages the system"),
    )
    POLICE_COORDINATE = "police_coordination", Label("由公安机关协调", "to have the police co-ordinate")
    NONE = "none", Label("无", "nothing more")


@rule("下一步", en="step that comes next")
def next_step(obstruction: Facts[Obstruction]) -> Term[NextStep]:
    """What comes next for an unavoidable facility of public interest: talks, then the police (article 18)."""
    reached = obstruction.obstructs & obstruction.camera_first & obstruction.public_interest & obstruction.unavoidable
    return decide(
        when(obstruction.negotiation == Negotiation.NONE, NextStep.NEGOTIATE, PUBLIC_INTEREST),
        when(obstruction.negotiation == Negotiation.FAILED, NextStep.POLICE_COORDINATE, PUBLIC_INTEREST),
        when(obstruction.negotiation == Negotiation.AGREED, NextStep.NONE, PUBLIC_INTEREST),
        provided=reached,
    )
