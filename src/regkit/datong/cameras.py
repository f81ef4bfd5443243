"""第九、十条: where no camera may hang, and where only the government may build."""

from __future__ import annotations

from regkit.datong.facts import POLICE, Actor, Area, Authoriser, Camera, Device, Spot
from regkit.datong.regulation import DATONG
from regkit.language import (
    Facts,
    OpenQuestion,
    Reading,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL, word_of

__all__ = ["Placement", "is_private_spot", "is_reserved_area", "managed_by_police", "may_place_camera"]

A9, A10 = DATONG.articles(9, 10)

PRIVATE = A9.quote("禁止在卫生间、浴室、更衣室、旅馆客房和员工、学生宿舍等涉及公民隐私的场所设置视频监控设施、设备")
RESERVED = A10.quote("城市公共交通道路、广场、公园等公共场所公共安全视频图像信息系统由政府统一规划建设,由公安机关管理")
NO_OTHERS = A10.quote("其他任何单位和个人不得擅自在该区域设置公共安全视频图像信息系统")

NAMED = (
    Spot.TOILET,
    Spot.BATHROOM,
    Spot.CHANGING_ROOM,
    Spot.FITTING_CUBICLE,  # a room for changing clothes is a 更衣室, whatever the shop calls it
    Spot.GUEST_ROOM,
    Spot.STAFF_DORMITORY,
    Spot.STUDENT_DORMITORY,
)
BY_FACT = (Spot.WARD, Spot.NURSING_ROOM, Spot.OTHER)


class Placement(Word):
    """Whether a camera may stand where it is."""

    ALLOWED = "allowed", "可以设置"
    PROHIBITED = "prohibited", "禁止设置"
    UNAUTHORISED = "unauthorized", "擅自设置"


CORRIDOR = OpenQuestion(
    id="datong.A09",
    zh="宿舍楼公共走廊、自家卫生间是否属于第九条所禁",
    en="whether article 9 reaches the corridor of a dormitory building, or one's own bathroom at home",
    authority=POLICE,
    quote=PRIVATE,
)
AUTHORISED_BY_OTHERS = OpenQuestion(
    id="datong.A12",
    zh="政府、公安机关以外的单位准许,或政府部门在统一规划之外设置的,是否为“擅自”",
    en="whether leave by somebody other than the government or the police keeps it from being 擅自, and whether a "
    "department outside the unified plan acts 擅自",
    authority=POLICE,
    quote=NO_OTHERS,
)
OUTWARD_VIEW = OpenQuestion(
    id="datong.A13",
    zh="设备在自有区域、画面覆盖公共道路的,是否受第十条限制",
    en="whether article 10 looks at where the camera is mounted or at what it covers",
    authority=POLICE,
    quote=NO_OTHERS,
)
NOT_A_SYSTEM = OpenQuestion(
    id="datong.A14",
    zh="单个摄像、直播等未必构成系统的设备,是否受第十条限制",
    en="whether a device that may be no system of article 2, such as a single camera or a livestream, falls under "
    "article 10, which speaks of systems",
    authority=POLICE,
    quote=NO_OTHERS,
)
OTHER_PUBLIC_PLACE = OpenQuestion(
    id="datong.A11.place",
    zh="路边公交站点、私有商业广场是否为第十条所称“等公共场所”",
    en="whether a roadside bus stop or a private plaza is a public place of article 10",
    authority=POLICE,
    quote=RESERVED,
)
A11 = Reading(
    id="datong.A11.scope",
    question_zh="第十条“等公共场所”的范围?",
    question_en="how wide is 等公共场所 in article 10?",
    options={"narrow": "与道路、广场、公园同类的公共场所", "wide": "一切公共场所"},
    default="narrow",
    why="a wide reading would contradict the duty of malls and hotels in article 7",
    quote=RESERVED,
)


@condition("涉及公民隐私的场所")
def is_private(camera: Facts[Camera]) -> Term[bool]:
    """Whether the spot is one of article 9: named, or found to touch privacy."""
    found = camera.spot.is_in(*BY_FACT) & camera.private
    return camera.spot.is_in(*NAMED) | found | ((camera.spot == Spot.TOILET_ENTRANCE) & camera.captures_inside)


@rule("第九条禁止设置的部位")
def is_private_spot(camera: Facts[Camera]) -> YesNo:
    """Whether no camera may hang at the spot: there is no exception, and consent changes nothing (article 9)."""
    unsure = camera.spot.is_in(Spot.DORMITORY_CORRIDOR, Spot.OWN_BATHROOM)
    return decide(
        when(is_private(camera), True, PRIVATE),
        when(unsure, CORRIDOR.of(BOOL)),
        when(~is_private(camera) & ~unsure, False, PRIVATE),
    )


@rule("第十条由政府统一规划建设的区域")
def is_reserved_area(camera: Facts[Camera]) -> YesNo:
    """Whether the area is one where only the government builds (article 10)."""
    named = camera.area.is_in(Area.PUBLIC_ROAD, Area.SQUARE, Area.PARK)
    unsure = camera.area.is_in(Area.BUS_STOP, Area.PRIVATE_PLAZA)
    mall = A11.choose(narrow=False, wide=camera.area == Area.MALL_INTERIOR)
    return decide(
        when(named, True, RESERVED),
        when(unsure, OTHER_PUBLIC_PLACE.of(BOOL)),
        when(~named & ~unsure, mall, RESERVED),
    )


@rule("由公安机关管理")
def managed_by_police(camera: Facts[Camera]) -> YesNo:
    """Whether the police manage the system: those in the areas of article 10."""
    return holds(is_reserved_area(camera), RESERVED)


@rule("可否设置摄像设备")
def may_place_camera(camera: Facts[Camera]) -> Term[Placement]:
    """Whether a camera may stand where it is: by its spot (article 9) and by its area (article 10).

    Spot and area are two facts; a spot of article 9 is forbidden in every area.
    """
    private, reserved = is_private_spot(camera), is_reserved_area(camera)
    kind = word_of(Placement)
    state = camera.actor == Actor.GOVERNMENT
    department = camera.actor == Actor.DEPARTMENT
    others = camera.actor.is_in(Actor.UNIT, Actor.INDIVIDUAL_BUSINESS, Actor.INDIVIDUAL)
    leave = camera.authorised & camera.authoriser.is_in(Authoriser.GOVERNMENT, Authoriser.POLICE)
    other_leave = camera.authorised & (camera.authoriser == Authoriser.OTHER)
    doubtful = camera.device.is_in(Device.SINGLE_CAMERA, Device.LIVESTREAM)
    inside = ~private & reserved
    outside = ~private & ~reserved
    either = (Placement.ALLOWED, Placement.UNAUTHORISED)
    return decide(
        when(private, Placement.PROHIBITED, PRIVATE),
        when(outside & ~camera.covers_road, Placement.ALLOWED, RESERVED),
        when(outside & camera.covers_road, OUTWARD_VIEW.of(kind, *either)),
        when(inside & state, Placement.ALLOWED, RESERVED),
        when(inside & department & camera.unified_plan, Placement.ALLOWED, RESERVED),
        when(inside & department & ~camera.unified_plan, AUTHORISED_BY_OTHERS.of(kind, *either)),
        when(inside & others & leave, Placement.ALLOWED, NO_OTHERS),
        when(inside & others & other_leave, AUTHORISED_BY_OTHERS.of(kind, *either)),
        when(inside & others & ~camera.authorised & ~doubtful, Placement.UNAUTHORISED, NO_OTHERS),
        when(inside & others & ~camera.authorised & doubtful, NOT_A_SYSTEM.of(kind, *either)),
    )
