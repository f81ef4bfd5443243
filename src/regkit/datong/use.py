"""第十六至十八条、第二十二条: linkage, the six internal systems, operation, retention, registers, obstruction."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.datong.facts import POLICE
from regkit.datong.regulation import DATONG
from regkit.language import (
    Day,
    Days,
    Duty,
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    decision,
    duty,
    fact,
    larger,
    require,
    rule,
    when,
)
from regkit.language.kinds import BOOL, word_of
from regkit.language.outcomes import Compliance
from regkit.law import days

__all__ = [
    "AccessEntry",
    "Facility",
    "InternalSystem",
    "Linkage",
    "Negotiation",
    "NextStep",
    "Obstruction",
    "Operation",
    "Recording",
    "RegisterField",
    "SourceRank",
    "access_is_registered",
    "cooperates_with_linkage",
    "deletion_is_lawful",
    "internal_systems_complete",
    "keep_through",
    "next_step",
    "obstruction_is_forbidden",
    "required_retention",
    "retains_long_enough",
    "room_is_closed",
    "runs_without_interruption",
    "suspicions_are_reported",
    "watch_is_kept",
]

A16, A17, A18, A22 = DATONG.articles(16, 17, 18, 22)

A16.para(1).not_encoded(None, "对公安机关的组织性要求,无待查的事实")
A22.not_encoded(None, "对公安机关监督检查的要求,未定次数和期限")
A17.para(1).not_encoded("公共安全视频图像信息系统的使用单位应当遵守下列规定", "引导语,内容在各项")

# ── 第十六条第二款 ──────────────────────────────────────────────────────────────────────────────────────────

LINK = A16.para(2).quote(
    "公安机关根据公共安全需要,与建设、使用公共安全视频图像信息系统的单位进行系统链接的,相关单位应当予以配合"
)


class Linkage(Subject):
    """系统链接: a demand to link a system to the platform of the police."""

    zh: ClassVar[str] = "系统链接"

    by_police: Said[Flag] = fact("公安机关要求链接", source="第十六条")
    needed: Said[Flag] = fact("根据公共安全需要", source="第十六条")
    cooperates: Said[Flag] = fact("单位予以配合", source="第十六条")


@duty("配合系统链接")
def cooperates_with_linkage(linkage: Facts[Linkage]) -> Duty:
    """A unit co-operates when the police link its system for public security; nobody else may ask (article 16)."""
    return require(linkage.cooperates, LINK, provided=linkage.by_police & linkage.needed)


SANCTION = DATONG.article(29).quote("未按规定使用公共安全视频图像信息系统的,由公安机关给予警告,责令限期改正")
"""What answers a breach of the duties below that have no article of their own."""

# ── 第十七条 ────────────────────────────────────────────────────────────────────────────────────────────────

POINT_1 = (
    A17.para(1)
    .point(1)
    .quote("建立公共安全视频图像信息系统安全管理、运行维护、应急处理、信息保密、值班监看、岗位技能培训等制度")
)
ALL_WEATHER = A17.para(1).point(2).quote("实行公共安全视频图像信息系统全天候不间断运行")
NO_CUT = (
    A17.para(1).point(2).quote("无正当理由不得中断公共安全视频图像信息系统的运行、不得减少视频图像信息采集设施数量")
)
WATCH = A17.para(1).point(3).quote("设置专人值班监看")
REPORT = A17.para(1).point(3).quote("发现涉及公共安全的可疑信息及时向公安机关报告")
ROOM = A17.para(1).point(3).quote("禁止无关人员进入监控机房")
FIFTEEN = A17.para(1).point(4).number("完整保存原始视频图像信息数据资料15日以上", days(15))
NO_DAYS = days(0)
KEEP = A17.para(1).point(4).quote("完整保存原始视频图像信息数据资料15日以上")
OTHERWISE = A17.para(1).point(4).quote("法律、法规另有规定的从其规定")
REGISTER = (
    A17.para(1)
    .point(5)
    .quote("对查看、调取、复制视频图像信息资料的人员、内容、时间、用途、批准人应当严格执行有关规定,并进行登记")
)


class InternalSystem(Word):
    """One of the six internal systems that item (1) names; 等 leaves the list open."""

    SECURITY_MANAGEMENT = "security_management", "安全管理"
    OPERATION_MAINTENANCE = "operation_maintenance", "运行维护"
    EMERGENCY_HANDLING = "emergency_handling", "应急处理"
    INFORMATION_CONFIDENTIALITY = "information_confidentiality", "信息保密"
    DUTY_MONITORING = "duty_monitoring", "值班监看"
    JOB_SKILL_TRAINING = "job_skill_training", "岗位技能培训"


class SourceRank(Word):
    """What kind of document sets another period of retention."""

    LAW = "law", "法律"
    ADMINISTRATIVE_REGULATION = "administrative_regulation", "法规", "行政法规"
    DEPARTMENTAL_RULE = "departmental_rule", "部门规章"
    CONTRACT = "contract", "合同"


class Operation(Subject):
    """系统使用: how a unit runs its system."""

    zh: ClassVar[str] = "系统使用"

    systems: Said[frozenset[InternalSystem]] = fact("已建立的制度", source="第十七条")
    all_weather: Said[Flag] = fact("全天候运行", source="第十七条")
    interrupted: Said[Flag] = fact("中断运行", source="第十七条")
    cameras_reduced: Said[Flag] = fact("减少采集设施数量", source="第十七条")
    justified: Said[Flag] = decision("有正当理由", by=POLICE, source="第十七条")
    watchers: Said[Flag] = fact("专人值班监看", source="第十七条")
    suspicion_found: Said[Flag] = fact("发现可疑信息", source="第十七条")
    reported: Said[Flag] = fact("已向公安机关报告", source="第十七条")
    promptly: Said[Flag] = decision("报告及时", by=POLICE, source="第十七条")
    strangers_entered: Said[Flag] = fact("无关人员进入监控机房", source="第十七条")
    kept_days: Said[Days] = fact("保存日数", source="第十七条")
    other_days: Said[Days] = fact("其他规定的保存日数", presumed=0, source="第十七条")
    other_rank: Said[SourceRank] = fact(
        "其他规定的位阶", source="第十七条", about="asked where there is another period"
    )
    original: Said[Flag] = fact("为原始资料", presumed=True, source="第十七条")
    whole: Said[Flag] = fact("保存完整", presumed=True, source="第十七条")


@duty("建立六项制度", breach=SANCTION)
def internal_systems_complete(operation: Facts[Operation]) -> Duty:
    """All six internal systems of item (1) are in place (article 17)."""
    has = operation.systems.includes
    return require(
        has(InternalSystem.SECURITY_MANAGEMENT)
        & has(InternalSystem.OPERATION_MAINTENANCE)
        & has(InternalSystem.EMERGENCY_HANDLING)
        & has(InternalSystem.INFORMATION_CONFIDENTIALITY)
        & has(InternalSystem.DUTY_MONITORING)
        & has(InternalSystem.JOB_SKILL_TRAINING),
        POINT_1,
    )


A32 = Reading(
    id="datong.A32",
    question_zh="“无正当理由”是否也修饰“不得减少”?",
    question_en="does 无正当理由 qualify the reduction of cameras too?",
    options={"both": "修饰两者", "interruption": "只修饰中断运行"},
    default="both",
    why="it stands before both limbs",
    quote=NO_CUT,
)


@duty("全天候不间断运行", breach=SANCTION)
def runs_without_interruption(operation: Facts[Operation]) -> Duty:
    """Round the clock; neither interrupted nor with fewer cameras without a good reason (article 17, item 2).

    A good reason, which is for the police to find, excuses an interruption; fixed hours are no interruption but no
    round-the-clock running, which the first words ask for without exception. Replacing cameras is no reduction.
    """
    fewer = A32.choose(both=operation.cameras_reduced & ~operation.justified, interruption=operation.cameras_reduced)
    cut = operation.interrupted & ~operation.justified
    return require(operation.all_weather & ~cut & ~fewer, ALL_WEATHER, NO_CUT)


@duty("设置专人值班监看", breach=SANCTION)
def watch_is_kept(operation: Facts[Operation]) -> Duty:
    """Dedicated staff keep watch (article 17, item 3)."""
    return require(operation.watchers, WATCH)


@duty("及时报告可疑信息", breach=SANCTION)
def suspicions_are_reported(operation: Facts[Operation]) -> Duty:
    """What is suspicious is reported to the police, and promptly; 及时 is for them to judge (article 17, item 3)."""
    return require(operation.reported & operation.promptly, REPORT, provided=operation.suspicion_found)


@duty("禁止无关人员进入监控机房", breach=SANCTION)
def room_is_closed(operation: Facts[Operation]) -> Duty:
    """Nobody without business enters the monitoring room (article 17, item 3)."""
    return require(~operation.strangers_entered, ROOM)


NOT_ORIGINAL = OpenQuestion(
    id="datong.A31",
    zh="转码等非原始资料是否为“原始”",
    en="whether transcoded footage is 原始",
    authority=POLICE,
    quote=KEEP,
)


A30 = Reading(
    id="datong.A30",
    question_zh="法律、法规规定的保存期限短于十五日的,是否也“从其规定”?",
    question_en="does 从其规定 also lead to a period shorter than fifteen days?",
    options={"followed": "从其规定,不论长短", "longer": "只从较长者"},
    default="followed",
    why="从其规定 has no direction: where a law or regulation provides otherwise, its provision is followed",
    quote=OTHERWISE,
)


@condition("法律、法规另有规定")
def is_set_by_law(operation: Facts[Operation]) -> Term[bool]:
    """Whether another period is set by a law or a regulation; a departmental rule or a contract does not count."""
    ranked = operation.other_rank.is_in(SourceRank.LAW, SourceRank.ADMINISTRATIVE_REGULATION)
    return (operation.other_days > NO_DAYS) & ranked


@rule("应当保存的日数")
def required_retention(operation: Facts[Operation]) -> Term[int]:
    """How many days recordings are kept: fifteen, or the time that a law or regulation sets (article 17, item 4)."""
    by_law, other = is_set_by_law(operation), operation.other_days
    return decide(
        when(by_law, A30.choose(followed=other, longer=larger(FIFTEEN, other)), KEEP, OTHERWISE),
        when(~by_law, FIFTEEN, KEEP),
    )


@condition("保存期限届满")
def is_long_enough(operation: Facts[Operation]) -> Term[bool]:
    """Whether the days kept reach the required ones; where both periods are reached the rank does not matter."""
    by_law, kept = is_set_by_law(operation), operation.kept_days
    fifteen, other = kept >= FIFTEEN, kept >= operation.other_days
    return A30.choose(
        followed=(by_law & other) | (~by_law & fifteen) | (fifteen & other), longer=fifteen & (~by_law | other)
    )


@duty("完整保存原始资料", breach=SANCTION)
def retains_long_enough(operation: Facts[Operation]) -> Duty:
    """Original recordings are kept whole for the required days; the last of them included (article 17, item 4)."""
    long = is_long_enough(operation)
    return decide(
        when(long & operation.whole & operation.original, Compliance.MET, KEEP),
        when(~long | ~operation.whole, Compliance.BREACHED, KEEP),
        when(long & operation.whole & ~operation.original, NOT_ORIGINAL.of(word_of(Compliance))),
    )


class RegisterField(Word):
    """What is registered of every viewing, taking and copying."""

    PERSON = "person", "人员"
    CONTENT = "content", "内容"
    TIME = "time", "时间"
    PURPOSE = "purpose", "用途"
    APPROVER = "approver", "批准人"


class AccessEntry(Subject):
    """登记: one viewing, taking or copying, and what was registered of it."""

    zh: ClassVar[str] = "查看、调取、复制登记"

    fields: Said[frozenset[RegisterField]] = fact("已登记事项", source="第十七条")


@duty("登记查看、调取、复制", breach=SANCTION)
def access_is_registered(entry: Facts[AccessEntry]) -> Duty:
    """Person, content, time, purpose and approver of every access are registered (article 17, item 5)."""
    has = entry.fields.includes
    return require(
        has(RegisterField.PERSON)
        & has(RegisterField.CONTENT)
        & has(RegisterField.TIME)
        & has(RegisterField.PURPOSE)
        & has(RegisterField.APPROVER),
        REGISTER,
    )


# ── 保存与删除 ────────────────────────────────────────────────────────────────────────────────────────────────

A19_DESTROY = (
    DATONG.article(19).para(1).point(2).quote("故意隐匿、毁弃视频图像信息系统采集的涉及违法犯罪活动的信息资料")
)


class Recording(Subject):
    """录像资料: a recording and its deletion."""

    zh: ClassVar[str] = "录像资料"

    recorded_on: Said[Day] = fact("录制之日", source="第十七条")
    deleted_on: Said[Day] = fact("删除之日", source="第十七条")
    full_hours: Said[Flag] = fact("已满十五个二十四小时", source="第十七条", about="kept for 15 times 24 hours")
    crime_related: Said[Flag] = fact("涉及违法犯罪活动", presumed=False, source="第十九条")
    intentional: Said[Flag] = fact("故意毁弃", presumed=False, source="第十九条")


BY_HOURS = OpenQuestion(
    id="datong.A29",
    zh="十五日按自然日还是按小时计",
    en="whether fifteen days are calendar days or 360 hours",
    authority=POLICE,
    quote=KEEP,
)


@rule("保存至")
def keep_through(recording: Facts[Recording]) -> Term[date]:
    """The last day through which a recording is kept; it may go on the day after (article 17, item 4).

    Keeping is no act of the last day, so the period is not extended over days of rest.
    """
    kept = recording.recorded_on + FIFTEEN
    return decide(when(recording.recorded_on <= kept, kept, KEEP))


@rule("删除合法", at=A17)
def deletion_is_lawful(recording: Facts[Recording]) -> YesNo:
    """Whether a deletion was lawful: after the fifteen days, and never of crime footage on purpose (17, 19).

    Between fifteen times twenty-four hours and the end of the fifteenth day it is open.
    """
    crime = recording.crime_related & recording.intentional
    after = recording.deleted_on > recording.recorded_on + FIFTEEN
    return decide(
        when(crime, False, A19_DESTROY),
        when(~crime & after, True, KEEP),
        when(~crime & ~after & ~recording.full_hours, False, KEEP),
        when(~crime & ~after & recording.full_hours, BY_HOURS.of(BOOL)),
    )


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

    BILLBOARD = "billboard", "广告牌"
    PIPELINE = "pipeline_or_cable", "管线"
    TREE_PLANTING = "tree_planting", "植树"
    TREE_GROWTH = "tree_growth", "树木生长"
    OTHER = "other_facility", "其他设施"


class Negotiation(Word):
    """How the talks with builder, user and manager of the system went."""

    NONE = "none", "未协商"
    AGREED = "agreed", "协商一致"
    FAILED = "failed", "协商不成"


class Obstruction(Subject):
    """妨碍图像采集: something set up in front of a camera."""

    zh: ClassVar[str] = "妨碍图像采集"

    facility: Said[Facility] = fact("设施", source="第十八条")
    obstructs: Said[Flag] = fact("妨碍图像采集", source="第十八条")
    camera_first: Said[Flag] = fact("摄像设施已先设置", source="第十八条")
    public_interest: Said[Flag] = fact("服务于社会公共利益", source="第十八条")
    unavoidable: Said[Flag] = fact("确实无法避开", source="第十八条")
    negotiation: Said[Negotiation] = fact("协商", source="第十八条")


GROWTH = OpenQuestion(
    id="datong.A35",
    zh="树木自然生长造成的妨碍,是否为“植树”妨碍;协商不成而设置的如何",
    en="whether natural growth of a tree is covered, and what holds when talks have failed",
    authority=POLICE,
    quote=NO_OBSTRUCTION,
)


@rule("违反第十八条")
def obstruction_is_forbidden(obstruction: Facts[Obstruction]) -> YesNo:
    """Whether an obstruction is forbidden (article 18): the camera was there first, and no exception applies.

    Only an unavoidable facility of public interest may be settled by talks.
    """
    in_the_way = obstruction.obstructs & obstruction.camera_first
    growth = obstruction.facility == Facility.TREE_GROWTH
    excused = obstruction.public_interest & obstruction.unavoidable
    agreed, failed = obstruction.negotiation == Negotiation.AGREED, obstruction.negotiation == Negotiation.FAILED
    return decide(
        when(~in_the_way, False, NO_OBSTRUCTION),
        when(in_the_way & growth, GROWTH.of(BOOL)),
        when(in_the_way & ~growth & ~(excused & (agreed | failed)), True, NO_OBSTRUCTION, PUBLIC_INTEREST),
        when(in_the_way & ~growth & excused & agreed, False, PUBLIC_INTEREST),
        when(in_the_way & ~growth & excused & failed, GROWTH.of(BOOL)),
    )


class NextStep(Word):
    """What an owner of a facility of public interest does next."""

    NEGOTIATE = "negotiate_with_builder_user_manager", "与建设、使用、管理单位协商"
    POLICE_COORDINATE = "police_coordination", "由公安机关协调"
    NONE = "none", "无"


@rule("下一步")
def next_step(obstruction: Facts[Obstruction]) -> Term[NextStep]:
    """What comes next for an unavoidable facility of public interest: talks, then the police (article 18)."""
    reached = obstruction.obstructs & obstruction.camera_first & obstruction.public_interest & obstruction.unavoidable
    return decide(
        when(obstruction.negotiation == Negotiation.NONE, NextStep.NEGOTIATE, PUBLIC_INTEREST),
        when(obstruction.negotiation == Negotiation.FAILED, NextStep.POLICE_COORDINATE, PUBLIC_INTEREST),
        when(obstruction.negotiation == Negotiation.AGREED, NextStep.NONE, PUBLIC_INTEREST),
        provided=reached,
    )
