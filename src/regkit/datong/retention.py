"""第十七条第(四)项: how long recordings are kept, and when they may go."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.datong.facts import ISSUER
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
    duty,
    fact,
    follows,
    gate,
    happened,
    larger,
    never,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.outcomes import Compliance
from regkit.language.terms import lift
from regkit.law import days

__all__ = [
    "Recording",
    "SourceRank",
    "deleted_after_keeping",
    "deletion_is_lawful",
    "keep_through",
    "required_retention",
    "retains_long_enough",
    "safe_deletion_date",
]

A17 = DATONG.article(17)

SANCTION = DATONG.article(29).quote("未按规定使用公共安全视频图像信息系统的,由公安机关给予警告,责令限期改正")
"""What answers a breach of the duties below that have no article of their own."""

FIFTEEN = A17.para(1).point(4).number("完整保存原始视频图像信息数据资料15日以上", days(15))
NO_DAYS, ONE_DAY = days(0), days(1)
KEEP = A17.para(1).point(4).quote("完整保存原始视频图像信息数据资料15日以上")
OTHERWISE = A17.para(1).point(4).quote("法律、法规另有规定的从其规定")


class SourceRank(Word):
    """What kind of document sets another period of retention."""

    LAW = "law", Label("法律", "a law")
    ADMINISTRATIVE_REGULATION = "administrative_regulation", Label("行政法规", "an administrative regulation"), "法规"
    LOCAL_REGULATION = "local_regulation", Label("地方性法规", "a local regulation")
    DEPARTMENTAL_RULE = "departmental_rule", Label("部门规章", "a departmental rule")
    CONTRACT = "contract", Label("合同", "a contract")


LAWS_AND_REGULATIONS = (SourceRank.LAW, SourceRank.ADMINISTRATIVE_REGULATION, SourceRank.LOCAL_REGULATION)
BELOW_REGULATIONS = (SourceRank.DEPARTMENTAL_RULE, SourceRank.CONTRACT)


# ── 第十七条第(四)项 保存与删除 ──────────────────────────────────────────────────────────────────────────────────

A19_DESTROY = (
    DATONG.article(19).para(1).point(2).quote("故意隐匿、毁弃视频图像信息系统采集的涉及违法犯罪活动的信息资料")
)


class Recording(Subject):
    """视频图像信息资料: a recording, how long it is kept, and its deletion."""

    zh: ClassVar[str] = "视频图像信息资料"

    recorded_on: Said[Day] = fact(
        "录制之日",
        en="day of recording",
        source="第十七条",
        about=Label("录制当日不计入保存日数。", "The day of recording, which is not counted in the days kept."),
    )
    deleted_on: Said[Day] = fact(
        "删除之日",
        en="day of deletion",
        source="第十七条",
        about=Label("资料被删除的日期。", "The day on which the footage was deleted."),
    )
    kept_days: Said[Days] = fact(
        "保存日数",
        en="days kept",
        source="第十七条",
        about=Label(
            "录制次日起保存的整日数。",
            "The number of full days for which the footage was kept, from the day after that of recording.",
        ),
    )
    full_hours: Said[Flag] = fact(
        "已满十五个二十四小时",
        en="was kept for 15 times 24 hours",
        source="第十七条",
        about=Label(
            "自录制至删除是否满三百六十小时。", "Whether 360 hours lie between the recording and the deletion."
        ),
    )
    other_law: Said[Flag] = fact(
        "法律、法规另有规定",
        denied=Label("法律、法规没有另外规定", "has no other period set by law or regulation"),
        en="has another period set by law or regulation",
        presumed=False,
        source="第十七条",
        about=Label(
            "法律、法规是否另有规定；另有规定的，从其规定；由规定的位阶和日数推得。",
            "Whether a law or regulation sets another period, which goes before (从其规定); concluded from the "
            "rank of what sets it and its days.",
        ),
    )
    other_days: Said[Days] = fact(
        "其他规定的保存日数",
        en="days set elsewhere",
        source="第十七条",
        about=Label(
            "几部法律、法规均有规定的，填最长的日数；国务院令第799号规定的日数由上位法的规则填入。",
            "The number of days that laws or regulations set, the longest where several do; the rules on "
            "higher law fill in those of Order 799 of the State Council.",
        ),
    )
    other_rank: Said[SourceRank] = fact(
        "其他规定的位阶",
        en="rank of what sets them",
        source="第十七条",
        about=Label(
            "另行规定的文件属于哪一位阶；部门规章、合同不是法律、法规。",
            "The rank of the document that sets another period; a departmental rule or a contract is no law "
            "or regulation.",
        ),
    )
    national_place: Said[Flag] = fact(
        "属于国务院令第799号规定保存期限的场所",
        en="is from a place for which Order 799 of the State Council sets a period",
        source="第十七条",
        about=Label(
            "国务院令第799号是否为该场所规定了保存期限；2025年4月1日起才问，核查时由场所类别推得。",
            "Whether Order 799 of the State Council sets a period for footage of this place; asked from 1 "
            "April 2025, and concluded from the kind of place in a check.",
        ),
    )
    over_before: Said[Flag] = fact(
        "在国务院令第799号施行前已删除或者期限已满",
        denied="在国务院令第799号施行前未删除，期限也未满",
        en="was deleted, or its days were over, before Order 799 came into force",
        presumed=False,
        source="第十七条",
        about=Label(
            "是否在2025年4月1日以前已经删除或者期限已满；说了日期的，由其推得。",
            "Whether the footage was deleted, or its days were over, before 1 April 2025; concluded from the "
            "days where they are said.",
        ),
    )
    original: Said[Flag] = fact(
        "原始资料",
        en="is original",
        presumed=True,
        source="第十七条",
        about=Label(
            "是否为录制时的原始资料；转码的资料是否算原始，没有定论。",
            "Whether the footage is as it was recorded (原始); of transcoded footage this is an open question.",
        ),
    )
    whole: Said[Flag] = fact(
        "保存完整",
        denied="保存不完整",
        en="is whole",
        presumed=True,
        source="第十七条",
        about=Label("资料是否完整，没有缺失。", "Whether the footage is whole, without gaps (完整)."),
    )
    crime_related: Said[Flag] = fact(
        "涉及违法犯罪活动",
        en="touches unlawful or criminal acts",
        presumed=False,
        source="第十九条",
        about=Label(
            "资料是否涉及违法犯罪活动，即第十九条第（二）项所称。",
            "Whether the footage touches unlawful or criminal acts, of which article 19, item (2), speaks.",
        ),
    )
    intentional: Said[Flag] = fact(
        "故意毁弃",
        denied="不是故意毁弃",
        en="was destroyed on purpose",
        source="第十九条",
        about=Label(
            "资料涉及违法犯罪活动的，毁弃是否出于故意。",
            "Whether footage that touches unlawful or criminal acts was destroyed on purpose.",
        ),
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
        # the hour of neither is said: of the day of deletion some part may make a full day more, by the hours
        never(
            lambda f: (
                (f.kept_days > f.deleted_on - f.recorded_on) | (f.kept_days + days(1) < f.deleted_on - f.recorded_on)
            ),
            "保存日数与录制之日、删除之日不符",
            "the days kept do not go with the days of recording and of deletion",
        ),
    )


@gate(Recording, "删除在本办法施行之后", "it was deleted under the measures", COMMENCEMENT.quote)
def deletion_is_since(recording: Facts[Recording]) -> Term[bool]:
    """What was deleted before the measures came into force is not judged by them (article 33)."""
    return recording.deleted_on >= COMMENCEMENT


A30 = Reading(
    id="datong.17.shorter_law",
    question_zh="法律、法规规定的保存期限短于十五日的,是否也“从其规定”?",
    question_en="does “从其规定” (its provisions are followed) also lead to a period shorter than fifteen days?",
    options={
        "followed": Label("从其规定,不论长短", "its provision is followed, longer or shorter"),
        "longer": Label("只从较长者", "only a longer one"),
    },
    default="followed",
    why=Label(
        "“从其规定”不分长短：法律、法规另有规定的，依其规定",
        "“从其规定” has no direction: where a law or regulation provides otherwise, its provision is followed",
    ),
    quote=OTHERWISE,
    formerly="datong.A30",
)
NOT_ORIGINAL = OpenQuestion(
    id="datong.17.original",
    zh="转码等非原始资料是否为“原始”",
    en="whether transcoded footage is “原始” (original)",
    authority=ISSUER,
    quote=KEEP,
    formerly="datong.A31",
)


@condition("法律、法规另有规定", "there is another period set by law or regulation", OTHERWISE)
def is_set_by_law(recording: Facts[Recording]) -> Term[bool]:
    """Whether a law or a regulation sets another period; a departmental rule or a contract does not count.

    From 1 April 2025 an administrative regulation does for some places; what was over before is not reached by it.
    """
    reached = happened(lift(ORDER_799.in_force)) & ~recording.over_before
    return recording.other_law | (reached & recording.national_place)


@rule("应当保存的日数", en="days that recordings have to be kept")
def required_retention(recording: Facts[Recording]) -> Term[int]:
    """How many days recordings are kept: fifteen, or the time that a law or regulation sets (article 17, item 4)."""
    by_law, other = is_set_by_law(recording), recording.other_days
    return decide(
        when(by_law, A30.choose(followed=other, longer=larger(FIFTEEN, other)), KEEP, OTHERWISE),
        when(~by_law, FIFTEEN, KEEP),
    )


@duty("按期限完整保存原始资料", en="keep original recordings whole for the period", breach=SANCTION)
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


@rule("保存期限最后一日", en="last day through which it is kept", at=A17)
def keep_through(recording: Facts[Recording]) -> Term[date]:
    """The last day through which a recording is kept; it may go on the day after (article 17, item 4).

    Keeping is no act of the last day, so the period is not extended over days of rest.
    """
    return recording.recorded_on + required_retention(recording)


@rule("可以删除的第一日", en="first day on which it may go", at=A17)
def safe_deletion_date(recording: Facts[Recording]) -> Term[date]:
    """The first day on which a recording may go: the day after the last day to keep it (article 17, item 4)."""
    return keep_through(recording) + ONE_DAY


@rule("保存期满后删除", en="it was deleted after the days to be kept")
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
