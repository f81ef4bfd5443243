"""第十七条: how long footage is kept, and when it must go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from regkit.language import (
    ON,
    Compliance,
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
    never,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import days
from regkit.national.video.facts import STATE, Place
from regkit.national.video.regulation import VIDEO
from regkit.national.video.scope import COMMENCED, is_managed

__all__ = [
    "Footage",
    "SourceKind",
    "is_kept_long_enough",
    "keep_through",
    "may_be_deleted",
    "must_be_deleted",
    "retention",
]

A17 = VIDEO.article(17)

THIRTY = A17.number("公共安全视频系统收集的视频图像信息应当保存不少于30日", days(30))
DELETE = A17.quote("30日后，对已经实现处理目的的视频图像信息，应当予以删除")
OTHERWISE = A17.quote("法律、行政法规对视频图像信息保存期限另有规定的，从其规定")


class SourceKind(Word):
    """What kind of document sets another period."""

    LAW = "law", Label("法律", "a law")
    ADMINISTRATIVE_REGULATION = "administrative_regulation", Label("行政法规", "an administrative regulation")
    LOCAL_REGULATION = "local_regulation", Label("地方性法规", "a local regulation")
    RULE = "rule", Label("规章", "rule of a ministry or of a local government"), "部门规章", "地方政府规章"
    STANDARD = "standard", Label("标准", "a standard")
    CONTRACT = "contract", Label("合同", "a contract")


class Footage(Subject):
    """视频图像信息: footage that a system collected (article 17)."""

    zh: ClassVar[str] = "视频图像信息"
    en: ClassVar[str] = "footage"

    recorded_on: Said[Day] = fact(
        "录制之日",
        en="day of recording",
        source="第十七条",
        about=Label("录制当日不计入保存日数。", "The day of recording, which is not counted in the days kept."),
    )
    before: Said[Flag] = fact(
        "录制于本条例施行前",
        denied="不是本条例施行前录制",
        en="was recorded before 1 April 2025",
        presumed=False,
        source="第三十四条",
        about=Label(
            "是否在2025年4月1日以前录制；由录制之日推得。",
            "Whether the footage was recorded before 1 April 2025; concluded from the day of recording.",
        ),
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
    deleted_on: Said[Day] = fact(
        "删除之日",
        en="day of deletion",
        source="第十七条",
        about=Label("信息被删除的日期。", "The day on which the footage was deleted."),
    )
    purpose_achieved: Said[Flag] = fact(
        "已经实现处理目的",
        en="has served its purpose",
        source="第十七条",
        about=Label(
            "处理目的是否已经实现；案件、投诉、法定义务仍需要的，尚未实现。",
            "Whether the footage has served its purpose; it has not while a case, a complaint or a legal "
            "duty needs it.",
        ),
    )
    other_days: Said[Days] = fact(
        "其他规定的保存日数",
        en="days set elsewhere",
        source="第十七条",
        about=Label(
            "几处均有规定的，填最长的日数。",
            "The number of days that another document sets, the longest where several do.",
        ),
    )
    other_source: Said[SourceKind] = fact(
        "其他规定的种类",
        en="kind of document that sets them",
        source="第十七条",
        about=Label(
            "另行规定的文件的种类；只有法律、行政法规才另有规定。",
            "The kind of document that sets another period; only a law or an administrative regulation counts.",
        ),
    )
    other_law: Said[Flag] = fact(
        "法律、行政法规另有规定",
        denied="法律、行政法规没有另外规定",
        en="has another period set by a law or administrative regulation",
        presumed=False,
        source="第十七条",
        about=Label(
            "法律、行政法规是否另有规定；由文件的种类推得，规章、标准、合同不算。",
            "Whether a law or an administrative regulation sets another period; concluded from the kind of "
            "document, as rules, standards and contracts do not count.",
        ),
    )

    relations = (
        follows("before", lambda f: f.recorded_on < COMMENCED),
        follows(
            "other_law",
            lambda f: f.other_source.is_in(SourceKind.LAW, SourceKind.ADMINISTRATIVE_REGULATION),
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


REACH_BACK = OpenQuestion(
    id="video.17.earlier",
    zh="本条例施行前录制、施行时仍保存的视频图像信息,是否应保存30日",
    en="whether the 30 days reach footage recorded before 1 April 2025 and still held then",
    authority=STATE,
    quote=COMMENCED.quote,
    recommended=Label("仍在保存的,保存至第30日", "what is still kept is kept to the 30th day"),
)
PLACES = Reading(
    id="video.17.places",
    question_zh="第十七条的三十日约束哪些公共安全视频系统?",
    question_en="which systems does the period of article 17 bind?",
    options={
        "managed": Label(
            "只约束第七条场所的系统(第九条第二款除外)", "those in the places of article 7 only (article 9, paragraph 2)"
        ),
        "public": Label("约束一切公共场所的系统", "those in all public places"),
    },
    default="managed",
    why=Label(
        "第九条第二款的文字把其他公共场所排除在第十七条之外",
        "article 9, paragraph 2, takes article 17 out for other public places by its own words",
    ),
    quote=THIRTY.quote,
)


@condition("第十七条约束的场所", "the place is one that article 17 binds")
def is_bound(place: Facts[Place]) -> Term[bool]:
    """Whether article 17 binds there (`video.17.places`)."""
    return PLACES.choose(managed=is_managed(place), public=place.public)


@rule("保存期限", en="days to keep", at=A17)
def retention(footage: Facts[Footage], place: Facts[Place]) -> Term[Decimal]:
    """For how many days footage is kept at least: 30, or as a law or administrative regulation says (article 17)."""
    return decide(
        when(True, THIRTY),
        unless=when(footage.other_law, footage.other_days, OTHERWISE),
        provided=is_bound(place),
    )


@condition("三十日及于该视频图像信息", "the thirty days reach the footage")
def is_reached(footage: Facts[Footage]) -> Term[bool]:
    """Whether article 17 reaches the footage: open for what was recorded before 1 April 2025 (`video.17.earlier`)."""
    return ~footage.before | REACH_BACK.of(BOOL)


@rule("最后保存之日", en="last day to keep", at=A17)
def keep_through(footage: Facts[Footage], place: Facts[Place]) -> Term[date]:
    """The last day on which footage is still kept; days of rest move nothing (article 17)."""
    last = footage.recorded_on + retention(footage, place)
    return decide(
        when(True, last, THIRTY.quote),
        provided=is_bound(place) & is_reached(footage),
    )


@condition("保存期限届满", "the period of keeping is over")
def is_over(footage: Facts[Footage], place: Facts[Place]) -> Term[bool]:
    """Whether the day asked about is after the last day to keep, for earlier footage as if article 17 reached it."""
    return footage.recorded_on + retention(footage, place) < ON


@rule("可以删除", en="the footage may be deleted", at=A17)
def may_be_deleted(footage: Facts[Footage], place: Facts[Place]) -> YesNo:
    """Whether footage may be deleted on the day asked about; a duty to delete it is `must_be_deleted`."""
    over = is_over(footage, place)
    return decide(
        when(over, True, THIRTY.quote, DELETE),
        when(~over & is_reached(footage), False, THIRTY.quote),
        when(~over & ~is_reached(footage), True, COMMENCED.quote),
        provided=is_bound(place),
    )


@rule("应当删除", en="the footage must be deleted", at=A17)
def must_be_deleted(footage: Facts[Footage], place: Facts[Place]) -> YesNo:
    """Whether footage must go: its period is over and its purpose achieved (article 17)."""
    due = is_over(footage, place) & footage.purpose_achieved
    return decide(
        when(due & is_reached(footage), True, DELETE),
        when(due & ~is_reached(footage), False, COMMENCED.quote),
        when(~due, False, DELETE),
        provided=is_bound(place),
    )


@duty("保存期限不少于三十日", en="keep footage for at least 30 days", at=A17)
def is_kept_long_enough(footage: Facts[Footage], place: Facts[Place]) -> Duty:
    """Footage was kept as long as it must be (article 17); the regulation has no fine of its own for a breach."""
    enough = footage.kept_days >= retention(footage, place)
    return decide(
        when(enough, Compliance.MET, THIRTY.quote),
        when(~enough & is_reached(footage), Compliance.BREACHED, THIRTY.quote),
        when(~enough & ~is_reached(footage), Compliance.MET, COMMENCED.quote),
        provided=is_bound(place),
    )
