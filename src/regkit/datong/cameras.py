"""第九、十条: where no camera may hang, and where only the government may build."""

from __future__ import annotations

from regkit.datong.facts import ISSUER, NAMED_SPOTS, SPOTS_BY_FINDING, Actor, Area, Authoriser, Camera, Device, Spot
from regkit.datong.regulation import DATONG
from regkit.language import (
    Facts,
    Label,
    OpenQuestion,
    Reading,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = [
    "Placement",
    "is_private_spot",
    "is_reserved_area",
    "is_unauthorised",
    "managed_by_police",
    "may_place_camera",
]

A9, A10 = DATONG.articles(9, 10)

PRIVATE = A9.quote("禁止在卫生间、浴室、更衣室、旅馆客房和员工、学生宿舍等涉及公民隐私的场所设置视频监控设施、设备")
RESERVED = A10.quote("城市公共交通道路、广场、公园等公共场所公共安全视频图像信息系统由政府统一规划建设,由公安机关管理")
AREAS = A10.quote("城市公共交通道路、广场、公园等公共场所")
NO_OTHERS = A10.quote("其他任何单位和个人不得擅自在该区域设置公共安全视频图像信息系统")


class Placement(Word):
    """Whether a camera may stand where it is."""

    ALLOWED = "allowed", Label("可以设置", "allowed")
    PROHIBITED = "prohibited", Label("禁止设置", "forbidden")
    UNAUTHORISED = "unauthorized", Label("擅自设置", "set up without leave")


CORRIDOR = OpenQuestion(
    id="datong.9.corridor",
    zh="宿舍楼公共走廊是否属于第九条所禁",
    en="whether article 9 reaches the corridor of a dormitory building",
    authority=ISSUER,
    quote=PRIVATE,
)
OWN_BATHROOM = OpenQuestion(
    id="datong.9.own_bathroom",
    zh="自家卫生间是否属于第九条所禁",
    en="whether article 9 reaches one's own bathroom at home",
    authority=ISSUER,
    quote=PRIVATE,
)
OTHER_LEAVE = OpenQuestion(
    id="datong.10.leave",
    zh="政府、公安机关以外的单位或者个人准许的,是否为“擅自”",
    en="whether it is “擅自” to build with the leave of somebody other than the government or the police",
    authority=ISSUER,
    quote=NO_OTHERS,
    formerly="datong.A12",
)
OUTSIDE_PLAN = OpenQuestion(
    id="datong.10.outside_plan",
    zh="政府部门在统一规划之外设置的,是否为“擅自”",
    en="whether a department that builds outside the unified plan acts “擅自” (without leave)",
    authority=ISSUER,
    quote=NO_OTHERS,
)
OUTWARD_VIEW = OpenQuestion(
    id="datong.10.outward_view",
    zh="设备在自有区域、画面覆盖公共道路的,是否受第十条限制",
    en="whether article 10 restricts a camera mounted in an area of one's own that covers a public road",
    authority=ISSUER,
    quote=NO_OTHERS,
    formerly="datong.A13",
)
NOT_A_SYSTEM = OpenQuestion(
    id="datong.10.device",
    zh="单个摄像、直播等未必构成系统的设备,是否受第十条限制",
    en="whether a device that may be no system of article 2, such as a single camera or a livestream, falls under "
    "article 10, which speaks of systems",
    authority=ISSUER,
    quote=NO_OTHERS,
    formerly="datong.A14",
)
BUS_STOP = OpenQuestion(
    id="datong.10.bus_stop",
    zh="路边公交站点是否为第十条所称“等公共场所”",
    en="whether a roadside bus stop is a public place of article 10",
    authority=ISSUER,
    quote=RESERVED,
)
PRIVATE_PLAZA = OpenQuestion(
    id="datong.10.private_plaza",
    zh="私有商业广场是否为第十条所称“等公共场所”",
    en="whether a privately owned commercial plaza is a public place of article 10",
    authority=ISSUER,
    quote=RESERVED,
)
A11 = Reading(
    id="datong.10.public_place",
    question_zh="第十条“等公共场所”的范围?",
    question_en="how wide is “等公共场所” (and other public places) in article 10?",
    options={
        "narrow": Label("与道路、广场、公园同类的公共场所", "public places like roads, squares and parks"),
        "wide": Label("一切公共场所", "every public place"),
    },
    default="narrow",
    why=Label(
        "作宽的解释会与第七条要求商场、旅馆建设的规定相矛盾",
        "a wide reading would contradict the duty of malls and hotels in article 7",
    ),
    quote=RESERVED,
    formerly="datong.A11.scope",
)


@condition("涉及公民隐私的场所", "it is a spot that touches privacy")
def is_private(camera: Facts[Camera]) -> Term[bool]:
    """Whether the spot is one of article 9: named, or found to touch privacy."""
    found = camera.spot.is_in(*SPOTS_BY_FINDING) & camera.found_private
    sees_inside = (camera.spot == Spot.TOILET_ENTRANCE) & camera.captures_inside
    return camera.spot.is_in(*NAMED_SPOTS) | camera.private | found | sees_inside


@rule("第九条禁止设置的部位", en="the spot is closed to cameras")
def is_private_spot(camera: Facts[Camera]) -> YesNo:
    """Whether no camera may hang at the spot: there is no exception, and consent changes nothing (article 9)."""
    corridor, bathroom = camera.spot == Spot.DORMITORY_CORRIDOR, camera.spot == Spot.OWN_BATHROOM
    unsure = corridor | bathroom
    return decide(
        when(is_private(camera), True, PRIVATE),
        when(corridor & ~is_private(camera), CORRIDOR.of(BOOL)),
        when(bathroom & ~is_private(camera), OWN_BATHROOM.of(BOOL)),
        when(~unsure & ~is_private(camera), False, PRIVATE),
    )


@rule("第十条由政府统一规划建设的区域", en="the area is reserved to the government")
def is_reserved_area(camera: Facts[Camera]) -> YesNo:
    """Whether the area is one where only the government builds (article 10)."""
    named = camera.area.is_in(Area.PUBLIC_ROAD, Area.SQUARE, Area.PARK)
    stop, plaza = camera.area == Area.BUS_STOP, camera.area == Area.PRIVATE_PLAZA
    unsure = stop | plaza
    other, mall = camera.area == Area.OTHER, camera.area == Area.MALL_INTERIOR
    within = A11.choose(narrow=other & camera.like_public, wide=mall | (other & camera.public_place))
    return decide(
        when(named, True, RESERVED),
        when(stop, BUS_STOP.of(BOOL)),
        when(plaza, PRIVATE_PLAZA.of(BOOL)),
        when(~named & ~unsure & within, True, RESERVED),
        when(~named & ~unsure & ~within, False, AREAS),
    )


@rule("由公安机关管理", en="the police manage it")
def managed_by_police(camera: Facts[Camera]) -> YesNo:
    """Whether the police manage the system: those in the areas of article 10."""
    return decide(
        when(is_reserved_area(camera), True, RESERVED),
        when(~is_reserved_area(camera), False, AREAS),
    )


@rule("擅自设置", en="it is set up without leave")
def is_unauthorised(camera: Facts[Camera]) -> YesNo:
    """Whether a system is set up without leave in an area that is the government's (article 10; article 26 answers).

    Leave of the government or of the police counts; of others' leave, of a department outside the unified plan, of a
    view from outside and of what may be no system the text does not say.
    """
    inside, leave = is_reserved_area(camera), camera.authorised
    reserved = inside | (camera.covers_road & OUTWARD_VIEW.of(BOOL))
    state, department = camera.actor == Actor.GOVERNMENT, camera.actor == Actor.DEPARTMENT
    police = camera.actor == Actor.POLICE
    others = camera.actor.is_in(Actor.UNIT, Actor.INDIVIDUAL_BUSINESS, Actor.INDIVIDUAL)
    valid = camera.authoriser.is_in(Authoriser.GOVERNMENT, Authoriser.POLICE)
    doubtful = camera.device.is_in(Device.SINGLE_CAMERA, Device.LIVESTREAM)
    planned = camera.unified_plan
    return decide(
        when(~reserved, False, AREAS),
        when(reserved & (state | police), False, RESERVED),
        when(reserved & department & planned, False, RESERVED),
        when(reserved & department & ~planned, OUTSIDE_PLAN.of(BOOL)),
        when(reserved & others & leave & valid, False, RESERVED, NO_OTHERS),
        when(reserved & others & leave & ~valid, OTHER_LEAVE.of(BOOL)),
        when(reserved & others & ~leave & ~doubtful, True, NO_OTHERS),
        when(reserved & others & ~leave & doubtful, NOT_A_SYSTEM.of(BOOL)),
    )


@rule("可否设置摄像设备", en="whether a camera may stand where it is")
def may_place_camera(camera: Facts[Camera]) -> Term[Placement]:
    """Whether a camera may stand where it is: by its spot (article 9) and by its area (article 10).

    Spot and area are two facts; a spot of article 9 is forbidden in every area, and where both bans
    hold, both are cited.
    """
    private, unauthorised = is_private_spot(camera), is_unauthorised(camera)
    return decide(
        when(private, Placement.PROHIBITED, PRIVATE),
        when(private & unauthorised, Placement.PROHIBITED, PRIVATE, NO_OTHERS),
        when(~private & unauthorised, Placement.UNAUTHORISED, NO_OTHERS),
        when(~private & ~unauthorised, Placement.ALLOWED, PRIVATE, NO_OTHERS),
    )
