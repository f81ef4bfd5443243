"""第十六至十八条、第二十二条: linkage, the six internal systems, operation, retention, registers, obstruction."""

from __future__ import annotations

from typing import ClassVar

from regkit.datong.facts import POLICE, Deed
from regkit.datong.obstruction import (
    Facility,
    Negotiation,
    NextStep,
    Obstruction,
    next_step,
    obstruction_is_forbidden,
)
from regkit.datong.regulation import DATONG
from regkit.datong.retention import (
    SANCTION,
    Recording,
    SourceRank,
    deleted_after_keeping,
    deletion_is_lawful,
    keep_through,
    required_retention,
    retains_long_enough,
    safe_deletion_date,
)
from regkit.language import (
    Duty,
    Facts,
    Flag,
    Label,
    Reading,
    Said,
    Subject,
    Word,
    decision,
    duty,
    fact,
    never,
    require,
)

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

A16, A17, A22 = DATONG.articles(16, 17, 22)

A16.para(1).not_encoded(
    None,
    Label(
        "对公安机关的组织性要求,无待查的事实",
        "how the public security organs are to organise themselves; no fact to be found",
    ),
)
A22.not_encoded(
    None,
    Label(
        "对公安机关监督检查的要求,未定次数和期限",
        "inspections by the public security organs, without a number or a time",
    ),
)
A17.para(1).not_encoded(
    "公共安全视频图像信息系统的使用单位应当遵守下列规定",
    Label("引导语,内容在各项", "words that lead into the items, which have the content"),
)

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
        about=Label(
            "是否由公安机关要求链接；第十六条没有提到其他人。",
            "Whether the police ask for the link; article 16 speaks of nobody else.",
        ),
    )
    needed: Said[Flag] = fact(
        "根据公共安全需要",
        denied="不是根据公共安全需要",
        en="is needed for public security",
        source="第十六条",
        about=Label(
            "公共安全是否需要链接；需要的，单位才应当配合。",
            "Whether public security needs the systems to be linked; only then does the unit have to help.",
        ),
    )
    cooperates: Said[Flag] = fact(
        "单位予以配合",
        denied="单位不予配合",
        en="has the unit's co-operation",
        source="第十六条",
        about=Label("单位是否按照要求予以配合。", "Whether the unit does what it is asked to."),
    )


@duty("配合系统链接", en="co-operate when the police link the system")
def cooperates_with_linkage(linkage: Facts[Linkage]) -> Duty:
    """A unit co-operates when the police link its system for public security; nobody else may ask (article 16)."""
    return require(linkage.cooperates, LINK, provided=linkage.by_police & linkage.needed)


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
REGISTER = (
    A17.para(1)
    .point(5)
    .quote("对查看、调取、复制视频图像信息资料的人员、内容、时间、用途、批准人应当严格执行有关规定,并进行登记")
)


class InternalSystem(Word):
    """One of the six internal systems that item (1) names; “等” (and so on) leaves the list open."""

    SECURITY_MANAGEMENT = "security_management", Label("安全管理", "management of security")
    OPERATION_MAINTENANCE = "operation_maintenance", Label("运行维护", "operation and upkeep")
    EMERGENCY_HANDLING = "emergency_handling", Label("应急处理", "handling of emergencies")
    INFORMATION_CONFIDENTIALITY = "information_confidentiality", Label("信息保密", "confidentiality of information")
    DUTY_MONITORING = "duty_monitoring", Label("值班监看", "watch on duty")
    JOB_SKILL_TRAINING = "job_skill_training", Label("岗位技能培训", "training in the skills of the post")


class Operation(Subject):
    """系统使用: how a unit runs its system."""

    zh: ClassVar[str] = "系统使用"

    systems: Said[frozenset[InternalSystem]] = fact(
        "已建立的制度",
        en="set of internal systems in place",
        source="第十七条",
        about=Label(
            "已经建立的全部制度（第（一）项）。",
            "The internal systems that the unit has set up, all of them (item (1)).",
        ),
    )
    all_weather: Said[Flag] = fact(
        "全天候运行",
        denied="没有全天候运行",
        en="runs round the clock",
        source="第十七条",
        about=Label(
            "是否昼夜运行（第（二）项）；定时运行不是全天候。",
            "Whether the system runs day and night (item (2)); fixed hours are not round the clock.",
        ),
    )
    interrupted: Said[Flag] = fact(
        "中断运行",
        denied="没有中断运行",
        en="was interrupted",
        source="第十七条",
        about=Label("系统是否曾经中断运行（第（二）项）。", "Whether the system stopped at some time (item (2))."),
    )
    cameras_reduced: Said[Flag] = fact(
        "减少采集设施数量",
        denied="没有减少采集设施数量",
        en="has fewer cameras than before",
        source="第十七条",
        about=Label(
            "是否减少采集设施（第（二）项）；更换不是减少。",
            "Whether there are fewer cameras than before (item (2)); replacing one is no reduction.",
        ),
    )
    justified: Said[Flag] = decision(
        "有正当理由",
        en="there is a good reason",
        by=POLICE,
        source="第十七条",
        about=Label(
            "中断运行或者减少设施是否有正当理由。",
            "Whether there is a good reason for the interruption or for having fewer cameras.",
        ),
    )
    watchers: Said[Flag] = fact(
        "专人值班监看",
        denied="没有专人值班监看",
        en="has staff dedicated to the watch",
        source="第十七条",
        about=Label("是否有专人值班监看（第（三）项）。", "Whether somebody is on duty to watch (item (3))."),
    )
    suspicion_found: Said[Flag] = fact(
        "发现可疑信息",
        en="has shown something suspicious",
        source="第十七条",
        about=Label(
            "是否发现涉及公共安全的可疑信息（第（三）项）。",
            "Whether something suspicious that concerns public security was found (item (3)).",
        ),
    )
    reported: Said[Flag] = fact(
        "已向公安机关报告",
        en="the finding has been reported to the police",
        source="第十七条",
        about=Label(
            "可疑信息是否已向公安机关报告（第（三）项）。", "Whether what looked suspicious was reported (item (3))."
        ),
    )
    promptly: Said[Flag] = decision(
        "报告及时",
        denied="报告不及时",
        en="the report was prompt",
        by=POLICE,
        source="第十七条",
        about=Label(
            "报告是否及时，由公安机关认定。", "Whether the report was prompt (及时), which is for the police to judge."
        ),
    )
    strangers_entered: Said[Flag] = fact(
        "无关人员进入监控机房",
        denied="无关人员没有进入监控机房",
        en="has let people with no business there into the monitoring room",
        source="第十七条",
        about=Label(
            "无关人员是否进入监控机房（第（三）项）。",
            "Whether people who have no business there enter the room (item (3)).",
        ),
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
    question_en="does “无正当理由” (without good reason) qualify the reduction of cameras too?",
    options={
        "both": Label("修饰两者", "both"),
        "interruption": Label("只修饰中断运行", "interruption only"),
    },
    default="both",
    why=Label(
        "它写在两项之前",
        "it stands before both limbs",
    ),
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
    """What is suspicious is reported to the police, and promptly; “及时” is for them to judge (article 17, item 3)."""
    return require(operation.reported & operation.promptly, REPORT, provided=operation.suspicion_found)


@duty("禁止无关人员进入监控机房", en="keep out of the monitoring room those with no business there", breach=SANCTION)
def room_is_closed(operation: Facts[Operation]) -> Duty:
    """Nobody without business enters the monitoring room (article 17, item 3)."""
    return require(~operation.strangers_entered, ROOM)


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
        "已登记事项",
        en="list of what was registered",
        source="第十七条",
        about=Label(
            "已登记的有：何人、何事、何时、何用途、由谁批准。",
            "The matters that were registered: who, what, when, for which purpose, and who allowed it.",
        ),
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
