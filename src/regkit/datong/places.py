"""第七、八条: which places must have a system, who bears the duty, and who may build of their own will."""

from __future__ import annotations

from regkit.datong.facts import ISSUER, PlaceType, Residual, Site
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
from regkit.language.kinds import BOOL, word_of

__all__ = ["Bearer", "InstallDuty", "duty_bearer", "install_duty", "must_have_cameras"]

A7, A8, A10, A25 = DATONG.articles(7, 8, 10, 25)

SHALL = A7.quote("下列场所和区域,应当建设公共安全视频图像信息系统")
POINT_1 = (
    A7.para(1)
    .point(1)
    .quote(
        "党政机关及其他国家机关,广播电台、电视台等重要新闻单位,电信、邮政、金融、保险等服务场所,博物馆、展览馆、档案馆、"
        "重点文物保护单位,国家重点科研机构,危险物品生产、销售、存放场所等重要单位"
    )
)
POINT_2 = (
    A7.para(1)
    .point(2)
    .quote(
        "大型或具备相应规模的旅馆、饭店、商场、集贸市场、超市、仓储单位、医院、学校、幼儿园等场所,文化娱乐演出场所、网吧、"
        "体育赛事场馆,封闭住宅小区,公园、广场、停车场等人员聚集的公共场所"
    )
)
POINT_3 = (
    A7.para(1)
    .point(3)
    .quote("城市主干道和主要交通路口,机场、火车站、公共汽车站,大型桥梁、隧道、地下通道、过街天桥等场所和区域")
)
POINT_4 = A7.para(1).point(4).quote("城市供排水、电力、燃气、热力设施,重要水务工程等重要城市基础设施")
POINT_5 = A7.para(1).point(5).quote("国家法律、法规规定及县级以上人民政府确定的其他单位、地点和区域")
VOLUNTARY_8 = A8.quote("其他团体、企业事业单位和场所,根据维护公共安全的需要,可以自愿建设公共安全视频图像信息系统")
BY_GOVERNMENT = A10.quote(
    "城市公共交通道路、广场、公园等公共场所公共安全视频图像信息系统由政府统一规划建设,由公安机关管理"
)
UNIT_25 = A25.quote("应当建设而未建设公共安全视频图像信息系统的单位")

P = PlaceType
ITEM_1 = (
    P.PARTY_OR_STATE_ORGAN,
    P.RADIO_STATION,
    P.TELEVISION_STATION,
    P.TELECOM_SERVICE,
    P.POSTAL_SERVICE,
    P.FINANCIAL_SERVICE,
    P.INSURANCE_SERVICE,
    P.MUSEUM,
    P.EXHIBITION_HALL,
    P.ARCHIVE,
    P.KEY_CULTURAL_RELIC,
    P.NATIONAL_KEY_RESEARCH,
    P.DANGEROUS_PRODUCTION,
    P.DANGEROUS_SALES,
    P.DANGEROUS_STORAGE,
)
NINE = (
    P.HOTEL,
    P.RESTAURANT,
    P.SHOPPING_MALL,
    P.MARKET,
    P.SUPERMARKET,
    P.WAREHOUSE,
    P.HOSPITAL,
    P.SCHOOL,
    P.KINDERGARTEN,
)
EIGHT = NINE[1:]
VENUES = (P.ENTERTAINMENT_VENUE, P.INTERNET_CAFE, P.SPORTS_VENUE)
STATIONS = (P.AIRPORT, P.RAILWAY_STATION, P.BUS_STATION)
SMALL_CROSSINGS = (P.TUNNEL, P.UNDERGROUND_PASSAGE, P.OVERPASS)
UTILITIES = (P.WATER_SUPPLY, P.DRAINAGE, P.POWER, P.GAS, P.HEAT)
UNNAMED = (P.COACH_STATION, P.OTHER)
NEAREST = (
    (POINT_1, (P.NEWSPAPER, P.BANK_BACK_OFFICE, P.OTHER_RESEARCH)),
    (POINT_2, (*NINE, *VENUES, P.CLINIC, P.COMMUNITY, P.CLOSED_COMMUNITY, P.OPEN_COMMUNITY, P.PARKING_LOT)),
    (POINT_3, (P.COACH_STATION, P.BRIDGE, *SMALL_CROSSINGS)),
    (POINT_4, (P.WATER_PROJECT, P.RURAL_POWER)),
)
"""Which item comes nearest to a place that it names with a qualifier, or almost: its words say why it is out."""


class InstallDuty(Word):
    """What the measures ask of a place."""

    MANDATORY = "mandatory", Label("应当建设", "a mandatory system")
    VOLUNTARY = "voluntary", Label("可以自愿建设", "a voluntary system")
    NOT_MANDATORY = (
        "not_mandatory",
        Label("非应当建设,且由政府统一规划", "no mandatory system, and one only by the government's plan"),
    )
    NO_DUTY = "no_duty", Label("无此义务", "no such duty")


class Bearer(Word):
    """Who bears the duty."""

    UNIT_IN_CHARGE = "unit_in_charge", Label("场所主管单位", "the unit in charge of the place")
    GOVERNMENT = "government", Label("人民政府", "the government")


A02 = Reading(
    id="datong.7.scale",
    question_zh="“大型或具备相应规模的”修饰到哪里为止?",
    question_en="how far does “大型或具备相应规模的” (large or of corresponding scale) reach in item (2)?",
    options={
        "nine": Label("旅馆至幼儿园九类", "the nine kinds from hotels to kindergartens"),
        "whole": Label("第(二)项全部", "the whole of item (2)"),
        "hotels": Label("仅旅馆", "hotels only"),
    },
    default="nine",
    why=Label(
        "“的”字短语在顿号并列之前的，及于全部并列项，至逗号为止；其后各项另有限定",
        "a 的-phrase before a list joined by 、 spreads over it and the comma ends the list; what follows "
        "has qualifiers of its own",
    ),
    quote=POINT_2,
    formerly="datong.A02",
)
A05 = Reading(
    id="datong.7.large",
    question_zh="“大型”只修饰桥梁,还是也修饰隧道、地下通道、过街天桥?",
    question_en="does “大型” (large) qualify bridges only, or tunnels, passages and overpasses too?",
    options={
        "open": Label(
            "非大型的隧道、地下通道、过街天桥未定", "open for tunnels, passages and overpasses that are not large"
        ),
        "bridges": Label("只修饰桥梁", "bridges only"),
        "all": Label("修饰四者", "all four"),
    },
    default="open",
    why=Label(
        "桥梁确定在内，四者中大型的也在内；小型隧道等，条文没有确定",
        "bridges are certain and large ones of any kind are in; the text does not settle small tunnels",
    ),
    quote=POINT_3,
    formerly="datong.A05",
)
SMALL_CROSSING = OpenQuestion(
    id="datong.7.small_crossing",
    zh="非大型的隧道、地下通道、过街天桥应当建设、可以自愿建设,还是只能由政府建设",
    en="what is asked of a tunnel, passage or overpass that is not large: it must have a system, may have one, or is "
    "left to the government",
    authority=ISSUER,
    quote=POINT_3,
    formerly="datong.A05.small",
)
CITY_ROAD_8 = OpenQuestion(
    id="datong.8.city_road",
    zh="城市道路上不属于第七条的桥梁等,是否只能由政府统一规划建设(第十条)",
    en="whether a crossing on a city road that article 7 does not reach is reserved to the government by article 10",
    authority=ISSUER,
    quote=BY_GOVERNMENT,
)
PLAZA = OpenQuestion(
    id="datong.7.private_plaza",
    zh="私有商业广场是否为“广场”和“人员聚集的公共场所”",
    en="whether a privately owned commercial plaza is a “广场” (square) among public places where people gather",
    authority=ISSUER,
    quote=POINT_2,
    formerly="datong.A04",
)
STOP = OpenQuestion(
    id="datong.7.bus_stop",
    zh="路边公交站点是公共汽车站、第十条所称公共场所,还是二者都不是",
    en="what a roadside bus stop is: a bus station of article 7, a public place of article 10, or neither",
    authority=ISSUER,
    quote=BY_GOVERNMENT,
    formerly="datong.A11",
    outcomes={
        "station": Label("公共汽车站,应当建设", "a bus station, which must have a system"),
        "public_place": Label("第十条所称公共场所,由政府统一规划建设", "a public place, left to the government"),
        "neither": Label("二者都不是,可以自愿建设", "neither, so that it may have a system"),
    },
)
NO_BEARER = OpenQuestion(
    id="datong.7.bearer",
    zh="由谁承担建设义务",
    en="who bears the duty to build",
    authority=ISSUER,
    quote=SHALL,
    recommended=Label("新建项目由建设单位(第十二条)", "of a new project, the project owner (article 12)"),
    formerly="datong.A07",
)


@condition("属于第七条第(一)项", "it is named by item (1) of article 7", POINT_1)
def is_item_1(site: Facts[Site]) -> Term[bool]:
    """Whether item (1) of article 7 reaches the place; the nouns it lists are in as such."""
    return (
        site.place_type.is_in(*ITEM_1)
        | ((site.place_type == P.NEWSPAPER) & site.important_news_unit)
        | ((site.place_type == P.BANK_BACK_OFFICE) & site.service_place)
        | site.other_important_unit
        | (site.found_as == Residual.IMPORTANT_UNIT)
    )


@condition("属于第七条第(二)项", "it is named by item (2) of article 7", POINT_2)
def is_item_2(site: Facts[Site]) -> Term[bool]:
    """Whether item (2) of article 7 reaches the place, under the reading of the qualifier of scale."""
    kind = site.place_type
    closed = kind.is_in(P.CLOSED_COMMUNITY, P.COMMUNITY) & site.closed
    nine, eight, venues = kind.is_in(*NINE), kind.is_in(*EIGHT), kind.is_in(*VENUES)
    parking = (kind == P.PARKING_LOT) & site.people_gather
    others = closed | kind.is_in(P.CITY_PARK, P.CITY_SQUARE) | parking
    found = site.found_as.is_in(Residual.PLACE_OF_SCALE, Residual.GATHERING_PLACE)
    return A02.choose(
        nine=(nine & site.large) | venues | others | found,
        whole=((nine | venues | others) & site.large) | found,
        hotels=((kind == P.HOTEL) & site.large) | eight | venues | others | found,
    )


@condition("属于第七条第(三)项", "it is named by item (3) of article 7", POINT_3)
def is_item_3(site: Facts[Site]) -> Term[bool]:
    """Whether item (3) of article 7 reaches the place."""
    small = site.place_type.is_in(*SMALL_CROSSINGS)
    large = (site.place_type.is_in(P.BRIDGE) | small) & site.large
    return (
        (site.place_type == P.ARTERIAL_ROAD)
        | ((site.place_type == P.INTERSECTION) & site.major)
        | site.place_type.is_in(*STATIONS)
        | A05.choose(open=large, bridges=large | small, all=large)
        | (site.found_as == Residual.TRAFFIC_PLACE)
    )


@condition("属于第七条第(四)项", "it is named by item (4) of article 7", POINT_4)
def is_item_4(site: Facts[Site]) -> Term[bool]:
    """Whether item (4) of article 7 reaches the place: urban utilities, and important water works."""
    water = (site.place_type == P.WATER_PROJECT) & site.important
    return site.place_type.is_in(*UTILITIES) | water | (site.found_as == Residual.INFRASTRUCTURE)


@condition("属于第七条第(五)项", "it is named by a law or a government (item 5 of article 7)", POINT_5)
def is_item_5(site: Facts[Site]) -> Term[bool]:
    """Whether a law or regulation requires it, or a government of county level or above has designated it.

    A departmental rule or a township's designation is not enough.
    """
    return site.required_by_law | site.designated


@condition("未列举而待认定的场所", "it is a place that no item names and that awaits a finding")
def is_unnamed(site: Facts[Site]) -> Term[bool]:
    """Whether the place is none that article 7 names, but may be one that “等” (and so on) reaches."""
    large_clinic = (site.place_type == P.CLINIC) & site.large
    back_office = (site.place_type == P.BANK_BACK_OFFICE) & ~site.service_place
    return large_clinic | back_office | site.place_type.is_in(*UNNAMED)


@condition("法条未定的场所", "it is left open by the words of article 7")
def is_unsettled(site: Facts[Site]) -> Term[bool]:
    """Whether the place is one that the words of article 7 neither take in nor leave out for certain."""
    small = site.place_type.is_in(*SMALL_CROSSINGS) & ~site.large
    return site.place_type.is_in(P.BUS_STOP, P.PRIVATE_PLAZA) | A05.choose(open=small, bridges=False, all=False)


@condition("第七条所及的场所", "it is reached by article 7")
def is_listed(site: Facts[Site]) -> Term[bool]:
    """Whether one of the five items of article 7 reaches the place."""
    named = is_item_1(site) | is_item_2(site) | is_item_3(site) | is_item_4(site) | is_item_5(site)
    return named | (is_unnamed(site) & site.residual)


@rule("应否建设公共安全视频图像信息系统", en="demand on the place")
def install_duty(site: Facts[Site]) -> Term[InstallDuty]:
    """What the measures ask of a place: it must have a system, may have one, or neither (articles 7, 8 and 10)."""
    listed, open_ = is_listed(site), is_unsettled(site)
    rest = ~listed & ~open_
    kind = word_of(InstallDuty)
    may_be = (InstallDuty.MANDATORY, InstallDuty.VOLUNTARY, InstallDuty.NOT_MANDATORY)
    unsettled = open_ & ~listed
    place = site.place_type
    plaza = unsettled & (place == P.PRIVATE_PLAZA)
    crossing = place.is_in(P.BRIDGE, *SMALL_CROSSINGS)
    minor, home = place == P.INTERSECTION, place == P.DWELLING
    reserved = crossing & site.city_road
    plain, near = rest & ~minor & ~home & ~reserved, tuple(kind for _, kinds in NEAREST for kind in kinds)
    return decide(
        when(listed, InstallDuty.MANDATORY, SHALL),
        when(unsettled & place.is_in(*SMALL_CROSSINGS), SMALL_CROSSING.of(kind, *may_be)),
        when(plaza & PLAZA.of(BOOL), InstallDuty.MANDATORY, SHALL),
        when(plaza & ~PLAZA.of(BOOL), InstallDuty.VOLUNTARY, VOLUNTARY_8),
        when(
            unsettled & (place == P.BUS_STOP),
            STOP.of(
                kind,
                station=InstallDuty.MANDATORY,
                public_place=InstallDuty.NOT_MANDATORY,
                neither=InstallDuty.VOLUNTARY,
            ),
        ),
        when(rest & minor, InstallDuty.NOT_MANDATORY, POINT_3, BY_GOVERNMENT),
        when(rest & home, InstallDuty.NO_DUTY, VOLUNTARY_8),
        when(rest & reserved & CITY_ROAD_8.of(BOOL), InstallDuty.NOT_MANDATORY, POINT_3, BY_GOVERNMENT),
        when(rest & reserved & ~CITY_ROAD_8.of(BOOL), InstallDuty.VOLUNTARY, POINT_3, VOLUNTARY_8),
        *(when(plain & place.is_in(*kinds), InstallDuty.VOLUNTARY, words, VOLUNTARY_8) for words, kinds in NEAREST),
        when(plain & ~place.is_in(*near), InstallDuty.VOLUNTARY, VOLUNTARY_8),
    )


@rule("应当建设", en="must have a system")
def must_have_cameras(site: Facts[Site]) -> YesNo:
    """Whether a place must have a public-security video system (article 7).

    A place that need not may still be one where nobody but the government may build (article 10).
    """
    found = install_duty(site)
    return decide(
        when(found == InstallDuty.MANDATORY, True, SHALL),
        when(found != InstallDuty.MANDATORY, False, SHALL),
    )


@rule("义务人", en="bearer of the duty")
def duty_bearer(site: Facts[Site]) -> Term[Bearer]:
    """Who bears the duty to build: article 7 names nobody, article 10 the government for roads, squares and parks."""
    public = site.place_type.is_in(P.ARTERIAL_ROAD, P.INTERSECTION, P.CITY_PARK, P.CITY_SQUARE)
    homes = site.place_type.is_in(P.CLOSED_COMMUNITY, P.COMMUNITY)
    crossings = site.place_type.is_in(P.BRIDGE, *SMALL_CROSSINGS)
    nobody = NO_BEARER.of(word_of(Bearer), Bearer.UNIT_IN_CHARGE, Bearer.GOVERNMENT)
    return decide(
        when(public, Bearer.GOVERNMENT, BY_GOVERNMENT),
        when(homes, nobody, POINT_2),
        when(crossings, nobody, POINT_3),
        when(~public & ~homes & ~crossings, Bearer.UNIT_IN_CHARGE, UNIT_25),
        provided=must_have_cameras(site),
    )
