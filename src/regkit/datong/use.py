"""第十六至十八条、第二十二条: linkage, the six internal systems, operation, retention, registers, obstruction."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.datong.facts import ISSUER, POLICE, Deed
from regkit.datong.regulation import DATONG, ORDER_799
from regkit.datong.scope import COMMENCEMENT
from regkit.language import (
    Day,
    Days,
    Duty,
    Facts,
    Flag,
    Label,
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
    follows,
    gate,
    happened,
    larger,
    never,
    require,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.outcomes import Compliance
from regkit.language.terms import lift
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
    "deleted_after_keeping",
    "deletion_is_lawful",
    "internal_systems_complete",
    "keep_through",
    "next_step",
    "obstruction_is_forbidden",
    "required_retention",
    "retains_long_enough",
    "room_is_closed",
    "runs_without_interruption",
    "safe_deletion_date",
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


class Linkage(Deed):
    """系统链接: a demand to link a system to the platform of the police."""

    zh: ClassVar[str] = "系统链接"

    by_police: Said[Flag] = fact(
        "公安机关要求链接",
        denied="公安机关没有要求链接",
        en="is asked for by the police",
        source="第十六条",
        about="nobody else may ask",
    )
    needed: Said[Flag] = fact(
        "根据公共安全需要",
        denied="不是根据公共安全需要",
        en="is needed for public security",
        source="第十六条",
        about="根据公共安全需要",
    )
    cooperates: Said[Flag] = fact(
        "单位予以配合", denied="单位不予配合", en="has the unit's co-operation", source="第十六条", about="予以配合"
    )


@duty("配合系统链接", en="co-operate when the police link the system")
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
NO_DAYS, ONE_DAY = days(0), days(1)
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
    ADMINISTRATIVE_REGULATION = "administrative_regulation", "行政法规", "法规"
    LOCAL_REGULATION = "local_regulation", "地方性法规"
    DEPARTMENTAL_RULE = "departmental_rule", "部门规章"
    CONTRACT = "contract", "合同"


LAWS_AND_REGULATIONS = (SourceRank.LAW, SourceRank.ADMINISTRATIVE_REGULATION, SourceRank.LOCAL_REGULATION)
BELOW_REGULATIONS = (SourceRank.DEPARTMENTAL_RULE, SourceRank.CONTRACT)


class Operation(Subject):
    """系统使用: how a unit runs its system."""

    zh: ClassVar[str] = "系统使用"

    systems: Said[frozenset[InternalSystem]] = fact(
        "已建立的制度", en="set of internal systems in place", source="第十七条", about="all that there are; item (1)"
    )
    all_weather: Said[Flag] = fact(
        "全天候运行",
        denied="没有全天候运行",
        en="runs round the clock",
        source="第十七条",
        about="item (2); fixed hours are not round the clock",
    )
    interrupted: Said[Flag] = fact(
        "中断运行", denied="没有中断运行", en="was interrupted", source="第十七条", about="item (2)"
    )
    cameras_reduced: Said[Flag] = fact(
        "减少采集设施数量",
        denied="没有减少采集设施数量",
        en="has fewer cameras than before",
        source="第十七条",
        about="item (2); replacing is no reduction",
    )
    justified: Said[Flag] = decision(
        "有正当理由", en="has a good reason", by=POLICE, source="第十七条", about="for an interruption or a reduction"
    )
    watchers: Said[Flag] = fact(
        "专人值班监看",
        denied="没有专人值班监看",
        en="is watched by dedicated staff",
        source="第十七条",
        about="item (3)",
    )
    suspicion_found: Said[Flag] = fact(
        "发现可疑信息",
        en="has shown something suspicious",
        source="第十七条",
        about="concerning public security; item (3)",
    )
    reported: Said[Flag] = fact(
        "已向公安机关报告", en="has been reported to the police", source="第十七条", about="item (3)"
    )
    promptly: Said[Flag] = decision(
        "报告及时",
        denied="报告不及时",
        en="was reported promptly",
        by=POLICE,
        source="第十七条",
        about="及时 is for the police to judge",
    )
    strangers_entered: Said[Flag] = fact(
        "无关人员进入监控机房",
        denied="无关人员没有进入监控机房",
        en="has had strangers in the monitoring room",
        source="第十七条",
        about="item (3)",
    )

    relations = (
        never(lambda f: ~f.reported & f.promptly, "未报告而称报告及时", "reported promptly and yet not reported"),
    )


@duty("建立六项制度", en="have the six internal systems", breach=SANCTION)
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
    id="datong.17.good_reason",
    question_zh="“无正当理由”是否也修饰“不得减少”?",
    question_en="does 无正当理由 qualify the reduction of cameras too?",
    options={
        "both": Label("修饰两者", "both"),
        "interruption": Label("只修饰中断运行", "interruption only"),
    },
    default="both",
    why="it stands before both limbs",
    quote=NO_CUT,
    formerly="datong.A32",
)


@duty("全天候不间断运行", en="run round the clock without interruption", breach=SANCTION)
def runs_without_interruption(operation: Facts[Operation]) -> Duty:
    """Round the clock; neither interrupted nor with fewer cameras without a good reason (article 17, item 2).

    A good reason, which is for the police to find, excuses an interruption; fixed hours are no interruption but no
    round-the-clock running, which the first words ask for without exception. Replacing cameras is no reduction.
    """
    fewer = A32.choose(both=operation.cameras_reduced & ~operation.justified, interruption=operation.cameras_reduced)
    cut = operation.interrupted & ~operation.justified
    return require(operation.all_weather & ~cut & ~fewer, ALL_WEATHER, NO_CUT)


@duty("设置专人值班监看", en="have dedicated staff keep watch", breach=SANCTION)
def watch_is_kept(operation: Facts[Operation]) -> Duty:
    """Dedicated staff keep watch (article 17, item 3)."""
    return require(operation.watchers, WATCH)


@duty("及时报告可疑信息", en="report what is suspicious promptly", breach=SANCTION)
def suspicions_are_reported(operation: Facts[Operation]) -> Duty:
    """What is suspicious is reported to the police, and promptly; 及时 is for them to judge (article 17, item 3)."""
    return require(operation.reported & operation.promptly, REPORT, provided=operation.suspicion_found)


@duty("禁止无关人员进入监控机房", en="keep strangers out of the monitoring room", breach=SANCTION)
def room_is_closed(operation: Facts[Operation]) -> Duty:
    """Nobody without business enters the monitoring room (article 17, item 3)."""
    return require(~operation.strangers_entered, ROOM)


# ── 第十七条第(四)项 保存与删除 ──────────────────────────────────────────────────────────────────────────────────

A19_DESTROY = (
    DATONG.article(19).para(1).point(2).quote("故意隐匿、毁弃视频图像信息系统采集的涉及违法犯罪活动的信息资料")
)


class Recording(Subject):
    """视频图像信息资料: a recording, how long it is kept, and its deletion."""

    zh: ClassVar[str] = "视频图像信息资料"

    recorded_on: Said[Day] = fact("录制之日", en="day of recording", source="第十七条", about="that day is not counted")
    deleted_on: Said[Day] = fact("删除之日", en="day of deletion", source="第十七条", about="when it was deleted")
    kept_days: Said[Days] = fact(
        "保存日数", en="days kept", source="第十七条", about="full days after that of recording"
    )
    full_hours: Said[Flag] = fact(
        "已满十五个二十四小时",
        en="was kept for 15 times 24 hours",
        source="第十七条",
        about="360 hours from the recording to the deletion",
    )
    other_law: Said[Flag] = fact(
        "法律、法规另有规定",
        denied=Label("法律、法规没有另外规定", "has no other period set by law or regulation"),
        en="has another period set by law or regulation",
        presumed=False,
        source="第十七条",
        about="从其规定; concluded from the rank of what sets it and its days",
    )
    other_days: Said[Days] = fact(
        "其他规定的保存日数",
        en="days set elsewhere",
        source="第十七条",
        about="the longest, where several laws or regulations set some",
    )
    other_rank: Said[SourceRank] = fact(
        "其他规定的位阶",
        en="rank of what sets them",
        source="第十七条",
        about="a departmental rule or a contract is none",
    )
    national_place: Said[Flag] = fact(
        "属于国务院令第799号规定保存期限的场所",
        en="is from a place for which Order 799 of the State Council sets a period",
        source="第十七条",
        about="asked from 2025-04-01, when that regulation came into force",
    )
    over_before: Said[Flag] = fact(
        "在国务院令第799号施行前已删除或者期限已满",
        en="was deleted, or its days were over, before Order 799 came into force",
        presumed=False,
        source="第十七条",
        about="before 2025-04-01; concluded from the days where they are said",
    )
    original: Said[Flag] = fact(
        "原始资料",
        en="is original",
        presumed=True,
        source="第十七条",
        about="原始; transcoded footage is an open case",
    )
    whole: Said[Flag] = fact(
        "保存完整", denied="保存不完整", en="is whole", presumed=True, source="第十七条", about="完整; without gaps"
    )
    crime_related: Said[Flag] = fact(
        "涉及违法犯罪活动", en="touches unlawful acts", presumed=False, source="第十九条", about="article 19, item (2)"
    )
    intentional: Said[Flag] = fact(
        "故意毁弃",
        denied="不是故意毁弃",
        en="was destroyed on purpose",
        source="第十九条",
        about="asked of footage that touches unlawful acts",
    )

    relations = (
        follows(
            "other_law",
            lambda f: f.other_days > NO_DAYS,
            when=lambda f: f.other_rank.is_in(*LAWS_AND_REGULATIONS),
        ),
        follows("other_law", False, when=lambda f: f.other_rank.is_in(*BELOW_REGULATIONS)),
        follows(
            "over_before",
            lambda f: (f.deleted_on < ORDER_799.in_force) | (f.recorded_on + FIFTEEN < ORDER_799.in_force),
        ),
        never(lambda f: f.deleted_on < f.recorded_on, "删除早于录制", "deleted before it was recorded"),
    )


@gate(Recording, "删除在本办法施行之后", "it was deleted under the measures", COMMENCEMENT.quote)
def deletion_is_since(recording: Facts[Recording]) -> Term[bool]:
    """What was deleted before the measures came into force is not judged by them (article 33)."""
    return recording.deleted_on >= COMMENCEMENT


A30 = Reading(
    id="datong.17.shorter_law",
    question_zh="法律、法规规定的保存期限短于十五日的,是否也“从其规定”?",
    question_en="does 从其规定 also lead to a period shorter than fifteen days?",
    options={
        "followed": Label("从其规定,不论长短", "its provision is followed, longer or shorter"),
        "longer": Label("只从较长者", "only a longer one"),
    },
    default="followed",
    why="从其规定 has no direction: where a law or regulation provides otherwise, its provision is followed",
    quote=OTHERWISE,
    formerly="datong.A30",
)
NOT_ORIGINAL = OpenQuestion(
    id="datong.17.original",
    zh="转码等非原始资料是否为“原始”",
    en="whether transcoded footage is 原始",
    authority=ISSUER,
    quote=KEEP,
    formerly="datong.A31",
)


@condition("法律、法规另有规定", "there is another period set by law or regulation", OTHERWISE)
def is_set_by_law(recording: Facts[Recording]) -> Term[bool]:
    """Whether a law or a regulation sets another period; a departmental rule or a contract does not count.

    From 2025-04-01 an administrative regulation does for some places; what was over before is not reached by it.
    """
    reached = happened(lift(ORDER_799.in_force)) & ~recording.over_before
    return recording.other_law | (reached & recording.national_place)


@rule("应当保存的日数", en="days that recordings are kept")
def required_retention(recording: Facts[Recording]) -> Term[int]:
    """How many days recordings are kept: fifteen, or the time that a law or regulation sets (article 17, item 4)."""
    by_law, other = is_set_by_law(recording), recording.other_days
    return decide(
        when(by_law, A30.choose(followed=other, longer=larger(FIFTEEN, other)), KEEP, OTHERWISE),
        when(~by_law, FIFTEEN, KEEP),
    )


@duty("完整保存原始资料", en="keep original recordings whole long enough", breach=SANCTION)
def retains_long_enough(recording: Facts[Recording]) -> Duty:
    """Original recordings are kept whole for the required days; the last of them included (article 17, item 4)."""
    long = recording.kept_days >= required_retention(recording)
    return decide(
        when(long & recording.whole & recording.original, Compliance.MET, KEEP),
        when(~long | ~recording.whole, Compliance.BREACHED, KEEP),
        when(long & recording.whole & ~recording.original & NOT_ORIGINAL.of(BOOL), Compliance.MET),
        when(long & recording.whole & ~recording.original & ~NOT_ORIGINAL.of(BOOL), Compliance.BREACHED),
    )


BY_HOURS = OpenQuestion(
    id="datong.17.hours",
    zh="十五日是否按小时计,满三百六十小时即可删除",
    en="whether fifteen days are 360 hours, after which a recording may go, and not calendar days",
    authority=ISSUER,
    quote=KEEP,
    formerly="datong.A29",
)


@rule("保存期限最后一日", en="last day through which it is kept")
def keep_through(recording: Facts[Recording]) -> Term[date]:
    """The last day through which a recording is kept; it may go on the day after (article 17, item 4).

    Keeping is no act of the last day, so the period is not extended over days of rest.
    """
    return recording.recorded_on + required_retention(recording)


@rule("可以删除的第一日", en="first day on which it may go")
def safe_deletion_date(recording: Facts[Recording]) -> Term[date]:
    """The first day on which a recording may go: the day after the last day to keep it (article 17, item 4)."""
    return keep_through(recording) + ONE_DAY


@rule("保存期满后删除", en="deleted after the days to be kept")
def deleted_after_keeping(recording: Facts[Recording]) -> YesNo:
    """Whether a recording was deleted only after the days to be kept (article 17, item 4).

    Between fifteen times twenty-four hours and the end of the fifteenth day it is open.
    """
    after = recording.deleted_on > keep_through(recording)
    last = recording.deleted_on == keep_through(recording)
    by_hours = last & recording.full_hours & ~is_set_by_law(recording)
    return decide(
        when(after, True, KEEP),
        when(~after & ~by_hours, False, KEEP),
        when(by_hours, BY_HOURS.of(BOOL)),
    )


@rule("删除合法", en="the deletion was lawful", at=A17)
def deletion_is_lawful(recording: Facts[Recording]) -> YesNo:
    """Whether a deletion was lawful: after the days to be kept, and never of crime footage on purpose (17, 19)."""
    crime = recording.crime_related & recording.intentional
    kept = deleted_after_keeping(recording)
    return decide(
        when(crime, False, A19_DESTROY),
        when(~crime & kept, True),
        when(~kept, False),
    )


class RegisterField(Word):
    """What is registered of every viewing, taking and copying."""

    PERSON = "person", "人员"
    CONTENT = "content", "内容"
    TIME = "time", "时间"
    PURPOSE = "purpose", "用途"
    APPROVER = "approver", "批准人"


class AccessEntry(Deed):
    """登记: one viewing, taking or copying, and what was registered of it."""

    zh: ClassVar[str] = "查看、调取、复制登记"

    fields: Said[frozenset[RegisterField]] = fact(
        "已登记事项", en="list of what was registered", source="第十七条", about="人员、内容、时间、用途、批准人"
    )


@duty("登记查看、调取、复制", en="register every viewing, taking and copying", breach=SANCTION)
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


class Obstruction(Deed):
    """妨碍图像采集: something set up in front of a camera."""

    zh: ClassVar[str] = "妨碍图像采集"

    facility: Said[Facility] = fact("设施", en="facility", source="第十八条", about="what stands in the way")
    obstructs: Said[Flag] = fact(
        "妨碍图像采集",
        denied="不妨碍图像采集",
        en="obstructs the capture of images",
        source="第十八条",
        about="妨碍图像采集",
    )
    camera_first: Said[Flag] = fact(
        "摄像设施已先设置",
        en="was set up after the camera",
        source="第十八条",
        about="已设置的…设施: the camera was there first",
    )
    public_interest: Said[Flag] = fact(
        "服务于社会公共利益",
        denied="不服务于社会公共利益",
        en="serves the public interest",
        source="第十八条",
        about="服务于社会公共利益的设施",
    )
    unavoidable: Said[Flag] = fact(
        "确实无法避开", denied="可以避开", en="is unavoidable", source="第十八条", about="确实无法避开"
    )
    negotiation: Said[Negotiation] = fact(
        "协商", en="talks", source="第十八条", about="with the units that build, use and manage the system"
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

    NEGOTIATE = "negotiate_with_builder_user_manager", "与建设、使用、管理单位协商"
    POLICE_COORDINATE = "police_coordination", "由公安机关协调"
    NONE = "none", "无"


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
