"""第一至七条、第九条、第三十四条: what a system is, in which class a place falls, and which duties bind there."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.language import (
    Facts,
    Flag,
    OpenQuestion,
    Said,
    Subject,
    Term,
    YesNo,
    condition,
    decide,
    fact,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label, Quote
from regkit.national.video.facts import GOVERNMENT_KINDS, STATE, Place, PlaceClass, PlaceKind
from regkit.national.video.regulation import VIDEO

__all__ = ["Equipment", "is_managed", "is_system", "managing_unit_duties_bind", "place_class"]

A1, A2, A3, A4, A5, A6, A7, A9, A33, A34 = VIDEO.articles(1, 2, 3, 4, 5, 6, 7, 9, 33, 34)

A1.not_encoded(
    None, Label("目的和依据,不产生可计算的结果", "the purpose and the legal basis; nothing can be reckoned from it")
)
A3.not_encoded(
    None,
    Label(
        "原则条款,不产生可计算的结果;违反法律法规的后果在第二十六至三十三条",
        "principles; nothing can be reckoned from them; what follows from a breach is in articles 26 to 33",
    ),
)
A4.not_encoded(None, Label("对国家的鼓励性要求,无待查的事实", "what the State encourages; no fact to be found"))
A5.not_encoded(
    None,
    Label(
        "主管部门的职责分工,每条规则的主管机关为公安机关",
        "which department is in charge; in every rule it is the public security organ",
    ),
)
A6.not_encoded(
    None,
    Label(
        "对县级以上地方人民政府的组织性要求,无待查的事实",
        "how local governments from the county up are to organise themselves; no fact to be found",
    ),
)
A7.para(2).not_encoded(
    "安装图像采集设备的重点部位由县级以上地方人民政府各有关部门按照职责分工指导确定",
    Label("对政府部门的要求,未定标准和期限", "a demand on departments of government, without a standard or a time"),
)

COMMENCED = A34.number("本条例自2025年4月1日起施行", date(2025, 4, 1))

# ── 第二条 ──────────────────────────────────────────────────────────────────────────────────────────────────

DEFINITION = A2.quote(
    "通过在公共场所安装图像采集设备及相关设施，对涉及公共安全的区域进行视频图像信息收集、传输、显示、存储的系统"
)


class Equipment(Subject):
    """设备及相关设施: what was set up and what it does (article 2)."""

    zh: ClassVar[str] = "图像采集设备及相关设施"
    en: ClassVar[str] = "equipment"

    safety_area: Said[Flag] = fact(
        "涉及公共安全的区域",
        en="covers an area of public security",
        source="第二条",
        about=Label(
            "系统所及的区域是否涉及公共安全。", "Whether the area that the system watches concerns public security."
        ),
    )
    collects: Said[Flag] = fact(
        "收集",
        en="collects images",
        source="第二条",
        about=Label("是否拍摄视频、图像。", "Whether the equipment takes video or images."),
    )
    transmits: Said[Flag] = fact(
        "传输",
        en="transmits images",
        source="第二条",
        about=Label("是否传送视频、图像。", "Whether the equipment sends video or images on."),
    )
    displays: Said[Flag] = fact(
        "显示",
        en="displays images",
        source="第二条",
        about=Label("是否显示视频、图像。", "Whether the equipment shows video or images."),
    )
    stores: Said[Flag] = fact(
        "存储",
        en="stores images",
        source="第二条",
        about=Label("是否存储视频、图像。", "Whether the equipment keeps video or images."),
    )


PARTS = OpenQuestion(
    id="video.2.functions",
    zh="收集、传输、显示、存储缺其一的,是否为公共安全视频系统",
    en="whether equipment that lacks one of collecting, transmitting, displaying or storing is a system",
    authority=STATE,
    quote=DEFINITION,
)


@rule("属于公共安全视频系统", en="is a public security video system")
def is_system(equipment: Facts[Equipment], place: Facts[Place]) -> YesNo:
    """Whether it is a system: in a public place, for an area of public security, with all four functions (article 2).

    Articles 7 to 10 and 26 to 28 speak of devices: there a single camera is enough.
    """
    place_and_area = place.public & equipment.safety_area
    rest = equipment.transmits & equipment.displays & equipment.stores
    return decide(
        when(place_and_area & equipment.collects & rest, True, DEFINITION),
        when(~place_and_area | ~equipment.collects, False, DEFINITION),
        when(place_and_area & equipment.collects & ~rest, PARTS.of(BOOL)),
    )


# ── 第七条、第九条、第三十三条 ────────────────────────────────────────────────────────────────────────────────

GOVERNMENT = A7.para(1).quote(
    "城乡主要路段、行政区域道路边界、桥梁、隧道、地下通道、广场、治安保卫重点单位周边区域等公共场所的公共安全视频系统，"
    "由县级以上地方人民政府按照建设规划组织有关部门建设"
)
A7.para(1).not_encoded(
    "纳入公共基础设施管理",
    Label("对政府的经费和管理要求,无待查的事实", "funds and management by the government; no fact to be found"),
)
OPERATED = A7.para(2).quote(
    "下列公共场所涉及公共安全区域的公共安全视频系统，由对相应场所负有经营管理责任的单位按照相关标准建设"
)
GATHERING = A7.para(2).point(1).quote("等人员聚集场所")
OTHER = A9.para(1).quote("在本条例第七条规定之外的其他公共场所安装图像采集设备及相关设施")
NOT_PUBLIC = A33.para(1).quote("在非公共场所安装图像采集设备及相关设施")
MANAGING_UNIT = A7.para(3).quote(
    "除前两款规定的政府有关部门、负有经营管理责任的单位（以下统称公共安全视频系统管理单位）外，"
    "其他任何单位或者个人不得安装"
)
EXEMPT = A9.para(2).quote(
    "应当遵守本条例除第十一条、第十四条、第十五条、第十六条第二款、第十七条规定的强制性要求之外的其他各项规定"
)

K = PlaceKind
ITEMS: tuple[tuple[tuple[PlaceKind, ...], Quote], ...] = (
    (
        (
            K.TRADE_CENTRE,
            K.EXHIBITION_CENTRE,
            K.TOURIST_SITE,
            K.CULTURE_SPORT,
            K.EDUCATION,
            K.MEDICAL,
            K.GOVERNMENT_HALL,
            K.PARK,
            K.PUBLIC_PARKING,
        ),
        A7.para(2)
        .point(1)
        .quote(
            "商贸中心、会展中心、旅游景区、文化体育娱乐场所、教育机构、医疗机构、政务服务大厅、公园、公共停车场等人员聚集场所"
        ),
    ),
    (
        (
            K.BORDER_CROSSING,
            K.AIRPORT,
            K.PORT,
            K.NAVIGATION,
            K.RAILWAY_STATION,
            K.COACH_STATION,
            K.METRO_STATION,
        ),
        A7.para(2)
        .point(2)
        .quote("出境入境口岸（通道）、机场、港口客运站、通航建筑物、铁路客运站、汽车客运站、城市轨道交通站等交通枢纽"),
    ),
    (
        (K.TRAIN, K.COACH, K.METRO_CAR, K.SHIP),
        A7.para(2).point(3).quote("客运列车、营运载客汽车、城市轨道交通车辆、客运船舶等大中型公共交通工具"),
    ),
    ((K.SERVICE_AREA,), A7.para(2).point(4).quote("高速公路、普通国省干线的服务区")),
)
"""The items of article 7, paragraph 2, with the kinds that each names."""


@rule("场所类型", en="class of the place", at=A7)
def place_class(place: Facts[Place]) -> Term[PlaceClass]:
    """In which class a place falls (articles 7, 9 and 33): what article 7 names by its noun, the rest as found.

    Size is no test. A public place that article 7 does not name, such as the lobby of a hotel, is of article 7 or of
    article 9 as the police find it; until then the answer is undetermined.
    """
    unnamed = place.kind == K.UNNAMED
    found = place.found_to_be
    return decide(
        when(place.kind.is_in(*GOVERNMENT_KINDS), PlaceClass.GOVERNMENT, GOVERNMENT),
        *(when(place.kind.is_in(*kinds), PlaceClass.OPERATED, OPERATED, words) for kinds, words in ITEMS),
        when(unnamed & (found == PlaceClass.OPERATED), PlaceClass.OPERATED, OPERATED, GATHERING),
        when(unnamed & (found == PlaceClass.OTHER_PUBLIC), PlaceClass.OTHER_PUBLIC, OTHER),
        when(unnamed & (found == PlaceClass.NOT_PUBLIC), PlaceClass.NOT_PUBLIC, NOT_PUBLIC),
    )


@condition("场所属于第七条", "the place is one of article 7", MANAGING_UNIT)
def is_managed(place: Facts[Place]) -> Term[bool]:
    """Whether a managing unit (公共安全视频系统管理单位) is in charge: the places of article 7, paragraphs 1 and 2."""
    return place.found_to_be.is_in(PlaceClass.GOVERNMENT, PlaceClass.OPERATED)


@rule("受第十一、十四、十五、十六条第二款、十七条约束", en="the duties of articles 11, 14, 15, 16.2 and 17 bind", at=A9)
def managing_unit_duties_bind(place: Facts[Place]) -> YesNo:
    """Whether the duties of managing units bind: in the places of article 7 only (article 9, paragraph 2, and 33)."""
    return decide(
        when(is_managed(place), True, MANAGING_UNIT),
        when(place.found_to_be == PlaceClass.OTHER_PUBLIC, False, EXEMPT),
        when(place.found_to_be == PlaceClass.NOT_PUBLIC, False, NOT_PUBLIC),
    )
