"""第七条第三款、第八至十条、第十三条、第三十三条: who may install devices, where nobody may, consent, and the sign."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import (
    Compliance,
    Day,
    Duty,
    Facts,
    Flag,
    Label,
    OpenQuestion,
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
    require,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.national.video.facts import POLICE, STATE, Place, PlaceClass
from regkit.national.video.regulation import VIDEO
from regkit.national.video.scope import COMMENCED, MANAGING_UNIT, is_managed

__all__ = [
    "Installation",
    "Spot",
    "Supervision",
    "consents_first",
    "harms_nobody",
    "is_forbidden_spot",
    "is_reported_at_once",
    "may_install",
    "position_is_reasonable",
    "shows_sign",
    "spots_are_checked",
]

A7, A8, A9, A10, A13, A33 = VIDEO.articles(7, 8, 9, 10, 13, 33)


class Spot(Word):
    """Where exactly a device hangs: the spots of article 8, and all others."""

    GUEST_ROOM = "guest_room", Label("客房内部", "inside a guest room"), "客房"
    PRIVATE_ROOM = "private_room", Label("包间内部", "inside a private dining room"), "包间"
    STUDENT_ROOM = "student_room", Label("学生宿舍的房间内部", "inside a room of a student dormitory")
    STAFF_ROOM = "staff_room", Label("单位住宿、休息房间内部", "inside a room where a unit's staff live or rest")
    BATHROOM = "bathroom", Label("公共的浴室内部", "inside a public bathroom"), "浴室"
    TOILET = "toilet", Label("公共的卫生间内部", "inside a public toilet"), "卫生间"
    CHANGING_ROOM = "changing_room", Label("公共的更衣室内部", "inside a public changing room"), "更衣室"
    NURSING_ROOM = "nursing_room", Label("公共的哺乳室内部", "inside a public nursing room"), "哺乳室"
    FITTING_ROOM = "fitting_room", Label("公共的试衣间内部", "inside a public fitting room"), "试衣间"
    OTHER = "other", Label("其他区域、部位", "another spot"), "走廊", "大堂"


class Installation(Subject):
    """安装: the installing of devices for taking images (安装图像采集设备及相关设施)."""

    zh: ClassVar[str] = "安装"
    en: ClassVar[str] = "installation"

    by_managing_unit: Said[Flag] = fact(
        "由该场所的管理单位安装",
        en="was made by the unit in charge of the place",
        source="第七条",
        about=Label(
            "是否由第七条所指的政府有关部门、经营管理单位，或者受其委托者安装。",
            "Whether the government department or the operator that article 7 names put it up, or a "
            "contractor acting for it.",
        ),
    )
    security_duty: Said[Flag] = fact(
        "对该场所负有安全防范义务",
        en="was made by one with a security duty there",
        source="第九条",
        about=Label(
            "安装者是否依法律或者合同对该场所负有安全防范义务。",
            "Whether whoever put it up has a security duty at the place, by law or contract.",
        ),
    )
    necessary: Said[Flag] = decision(
        "为维护公共安全所必需",
        by=POLICE,
        en="is necessary for public security",
        source="第七条",
        about=Label(
            "是否为维护公共安全所必需；第七条第三款和第九条第一款以此为条件。",
            "Whether the device is necessary to keep public security, as article 7, paragraph 3, and article "
            "9, paragraph 1, ask.",
        ),
    )
    spot: Said[Spot] = fact(
        "安装部位",
        en="spot of the device",
        source="第八条",
        about=Label(
            "设备装在什么部位；第八条列出禁止安装的区域、部位。",
            "The spot at which the device is put up; article 8 names those where none may be.",
        ),
    )
    sees_privacy: Said[Flag] = fact(
        "能够拍摄、窥视、窃听他人隐私",
        en="can take, peep at or overhear others' privacy",
        source="第八条",
        about=Label(
            "设备装在该处能够做到什么，不问是否有此意图。",
            "Whether the device at that spot can film, peep at or overhear the privacy of others, whatever "
            "is intended.",
        ),
    )
    near_secret_unit: Said[Flag] = fact(
        "位于涉密单位周边",
        en="is beside a unit with secrets",
        source="第十条",
        about=Label(
            "是否位于军事禁区、国家机关等涉密单位周边。",
            "Whether the device is beside a military zone, a State organ or another unit with secrets.",
        ),
    )
    consented_on: Said[Day] = fact(
        "涉密单位同意之日",
        en="day of consent",
        source="第十条",
        about=Label("涉密单位同意安装的日期。", "The day on which the unit with secrets agreed to the device."),
    )
    consented_first: Said[Flag] = fact(
        "事先征得涉密单位同意",
        en="was agreed to beforehand",
        source="第十条",
        about=Label(
            "安装之前是否已经征得同意；事后同意不能补救。",
            "Whether the unit with secrets agreed before the device was put up; consent given later cures nothing.",
        ),
    )
    installed_on: Said[Day] = fact(
        "安装之日",
        en="day of installation",
        source="第三十四条",
        about=Label("设备安装的日期。", "The day on which the device was put up."),
    )
    sign: Said[Flag] = fact(
        "设置显著的提示标识",
        en="has a conspicuous sign",
        source="第十三条",
        about=Label("是否设有显著的、看得见的提示标识。", "Whether there is a conspicuous sign that people see."),
    )
    reasonable: Said[Flag] = decision(
        "位置、角度和采集范围合理",
        by=POLICE,
        en="is reasonable in position, angle and range",
        source="第十三条",
        about=Label(
            "是否符合公共安全的需要并顾及隐私。",
            "Whether position, angle and range are such as public security needs and privacy allows.",
        ),
    )
    harms: Said[Flag] = decision(
        "危害公共安全或者侵犯他人的合法权益",
        denied=Label(
            "不危害公共安全，也不侵犯他人的合法权益",
            "does not endanger public security or infringe the lawful rights of others",
        ),
        by=POLICE,
        en="endangers public security or infringes the lawful rights of others",
        source="第三十三条",
        about=Label(
            "非公共场所的设备，是否危害公共安全或者侵犯他人合法权益。",
            "Whether a device in a place that is not public endangers public security or infringes the "
            "lawful rights of others.",
        ),
    )

    relations = (
        follows(
            "consented_first",
            lambda f: f.consented_on < f.installed_on,
            when=lambda f: f.consented_on != f.installed_on,
        ),
    )


# ── 第八条 ──────────────────────────────────────────────────────────────────────────────────────────────────

FORBIDDEN = A8.para(1).quote("禁止在公共场所的下列区域、部位安装图像采集设备及相关设施")
ROOMS = A8.para(1).point(1).quote("旅馆、饭店、宾馆、招待所、民宿等经营接待食宿场所的客房或者包间内部")
DORMITORIES = A8.para(1).point(2).quote("学生宿舍的房间内部，或者单位为内部人员提供住宿、休息服务的房间内部")
WASHROOMS = A8.para(1).point(3).quote("公共的浴室、卫生间、更衣室、哺乳室、试衣间的内部")
PRIVACY = A8.para(1).point(4).quote("安装图像采集设备后能够拍摄、窥视、窃听他人隐私的其他区域、部位")
ITEMS = (
    ((Spot.GUEST_ROOM, Spot.PRIVATE_ROOM), ROOMS),
    ((Spot.STUDENT_ROOM, Spot.STAFF_ROOM), DORMITORIES),
    ((Spot.BATHROOM, Spot.TOILET, Spot.CHANGING_ROOM, Spot.NURSING_ROOM, Spot.FITTING_ROOM), WASHROOMS),
)


@rule("属于禁止安装的区域、部位", en="is in a forbidden spot", at=A8)
def is_forbidden_spot(installation: Facts[Installation]) -> YesNo:
    """Whether article 8 forbids the spot: the rooms of items (1) to (3) as such, any other by what the device can see.

    Nobody's consent helps. The list decides, not whether a dormitory is a public place.
    """
    return decide(
        *(when(installation.spot.is_in(*spots), True, FORBIDDEN, words) for spots, words in ITEMS),
        when((installation.spot == Spot.OTHER) & installation.sees_privacy, True, FORBIDDEN, PRIVACY),
        when((installation.spot == Spot.OTHER) & ~installation.sees_privacy, False, ROOMS, PRIVACY),
    )


class Supervision(Subject):
    """管理和检查: what the one in charge of such spots does (article 8, paragraph 2)."""

    zh: ClassVar[str] = "日常管理和检查"
    en: ClassVar[str] = "supervision of spots"

    in_charge: Said[Flag] = fact(
        "负有经营管理责任",
        en="the one concerned is in charge of the spot",
        presumed=True,
        source="第八条",
        about=Label(
            "对第八条所列部位是否负有经营管理责任。",
            "Whether the one concerned runs or manages spots of the kinds that article 8 names.",
        ),
    )
    checks: Said[Flag] = fact(
        "进行日常管理和检查",
        en="the spot is managed and checked as a routine",
        source="第八条",
        about=Label(
            "是否有人日常管理和检查；条文没有规定次数。",
            "Whether somebody manages and checks the spot as a routine (日常); the text sets no number of checks.",
        ),
    )
    found: Said[Flag] = fact(
        "发现安装设备",
        en="a device was found there",
        presumed=False,
        source="第八条",
        about=Label("是否发现在不得安装的部位安装了设备。", "Whether a device was found at a spot where none may be."),
    )
    reported: Said[Flag] = fact(
        "已报告公安机关",
        en="the device was reported to the police",
        source="第八条",
        about=Label("是否已向所在地公安机关报告。", "Whether the device was reported to the police of the place."),
    )
    at_once: Said[Flag] = decision(
        "立即报告",
        denied="没有立即报告",
        by=POLICE,
        en="the report was made at once",
        source="第八条",
        about=Label(
            "报告是否立即作出；条文没有规定时数。",
            "Whether the report was made at once (立即); the text sets no number of hours.",
        ),
    )


CHECKS = A8.para(2).quote("对上述区域、部位负有经营管理责任的单位或者个人，应当加强日常管理和检查")
REPORTS = A8.para(2).quote("发现在前款所列区域、部位安装图像采集设备及相关设施的，应当立即报告所在地公安机关处理")


@duty("加强日常管理和检查", en="strengthen the routine management and checks of such spots")
def spots_are_checked(supervision: Facts[Supervision]) -> Duty:
    """Who is in charge of the spots of article 8 manages and checks them; article 27, paragraph 2, answers a breach."""
    return require(supervision.checks, CHECKS, provided=supervision.in_charge)


@duty("立即报告公安机关", en="report a device to the police at once")
def is_reported_at_once(supervision: Facts[Supervision]) -> Duty:
    """A device found there is reported to the police at once; article 27 names no fine for this (article 8)."""
    done = supervision.reported & supervision.at_once
    return require(done, REPORTS, provided=supervision.in_charge & supervision.found)


# ── 第十三条、第三十三条 ──────────────────────────────────────────────────────────────────────────────────

FREE_33 = A33.para(1).quote("在非公共场所安装图像采集设备及相关设施，不得危害公共安全或者侵犯他人的合法权益")
SIGN = A13.quote("并设置显著的提示标识")
POSITION = A13.quote(
    "应当按照维护公共安全所必需、注重保护个人隐私和个人信息权益的要求，合理确定图像采集设备的安装位置、角度和采集范围"
)


@condition("公共场所", "the place is public")
def is_public(place: Facts[Place]) -> Term[bool]:
    """Whether the place is public."""
    return place.public


@duty("设置显著的提示标识", en="show a conspicuous sign", at=A13)
def shows_sign(installation: Facts[Installation], place: Facts[Place]) -> Duty:
    """A conspicuous sign, in all public places (articles 13 and 9, paragraph 2); without it the police order one."""
    return require(installation.sign, SIGN, provided=is_public(place))


@duty("合理确定位置、角度和采集范围", en="be reasonable in position, angle and range", at=A13)
def position_is_reasonable(installation: Facts[Installation], place: Facts[Place]) -> Duty:
    """Position, angle and range are as security needs and privacy allows (articles 13 and 9, paragraph 2)."""
    return require(installation.reasonable, POSITION, provided=is_public(place))


@rule("不危害公共安全、不侵犯合法权益", en="the devices endanger no public security and infringe no lawful rights")
def harms_nobody(installation: Facts[Installation], place: Facts[Place]) -> YesNo:
    """Whether devices in a place that is not public are as article 33 asks."""
    return decide(
        when(~installation.harms, True, FREE_33),
        when(installation.harms, False, FREE_33),
        provided=place.found_to_be == PlaceClass.NOT_PUBLIC,
    )


# ── 第三十四条:以下规则只问本条例施行之后的安装 ──────────────────────────────────────────────────────────────────


@gate(Installation, "安装在本条例施行之后", "it was installed under the regulation", COMMENCED.quote)
def installed_since(installation: Facts[Installation]) -> Term[bool]:
    """Who may install is asked of what is installed from 1 April 2025; signs and spots are asked of older ones, too."""
    return installation.installed_on >= COMMENCED


# ── 第七条第三款、第九条第一款 ──────────────────────────────────────────────────────────────────────────────────

NECESSARY_7 = A7.para(3).quote("在前两款规定的场所、区域内安装图像采集设备及相关设施，应当为维护公共安全所必需")
NECESSARY_9 = A9.para(1).quote("应当为维护公共安全所必需，仅限于对该场所负有安全防范义务的单位或者个人安装")
NOBODY_ELSE_9 = A9.para(1).quote("其他任何单位或者个人不得安装")


@rule("可以安装", en="may be installed", at=A7)
def may_install(installation: Facts[Installation], place: Facts[Place]) -> YesNo:
    """Whether this one may install there: necessity, and the right person (articles 7, paragraph 3, 9 and 33).

    Whether the spot is forbidden is `is_forbidden_spot`, and consent beside units with secrets `consents_first`.
    """
    made, managed = installation, is_managed(place)
    other = place.found_to_be == PlaceClass.OTHER_PUBLIC
    return decide(
        when(managed & made.by_managing_unit & made.necessary, True, NECESSARY_7),
        when(managed & ~made.by_managing_unit, False, MANAGING_UNIT),
        when(managed & made.by_managing_unit & ~made.necessary, False, NECESSARY_7),
        when(other & made.security_duty & made.necessary, True, NECESSARY_9),
        when(other & ~made.security_duty, False, NOBODY_ELSE_9),
        when(other & made.security_duty & ~made.necessary, False, NECESSARY_9),
        when((place.found_to_be == PlaceClass.NOT_PUBLIC) & ~made.harms, True, FREE_33),
        when((place.found_to_be == PlaceClass.NOT_PUBLIC) & made.harms, False, FREE_33),
    )


# ── 第十条 ──────────────────────────────────────────────────────────────────────────────────────────────────

CONSENT = A10.quote("位于军事禁区、军事管理区以及国家机关等涉密单位周边的，应当事先征得相关涉密单位的同意")
NO_CONSENT_PRIVATE = OpenQuestion(
    id="video.10.not_public",
    zh="在非公共场所安装、位于涉密单位周边的,是否须征得同意",
    en="whether consent is needed for devices beside such units in places that are not public",
    authority=STATE,
    quote=A10.quote("依照本条例安装图像采集设备及相关设施"),
)


@duty("事先征得涉密单位同意", en="obtain consent beforehand")
def consents_first(installation: Facts[Installation], place: Facts[Place]) -> Duty:
    """Beside units with secrets their consent comes first (article 10); a breach is answered at once (article 28)."""
    first = installation.consented_first
    return decide(
        when(first, Compliance.MET, CONSENT),
        when(~first & is_public(place), Compliance.BREACHED, CONSENT),
        when(~first & ~is_public(place) & NO_CONSENT_PRIVATE.of(BOOL), Compliance.BREACHED, CONSENT),
        when(~first & ~is_public(place) & ~NO_CONSENT_PRIVATE.of(BOOL), Compliance.MET),
        provided=installation.near_secret_unit,
    )
