"""Places, and the four classes on which every duty of the regulation hangs."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import Flag, Label, Said, Subject, Word, decision, fact, follows, never

__all__ = ["COUNTY_POLICE", "GOVERNMENT_KINDS", "OPERATED_KINDS", "POLICE", "STATE", "Place", "PlaceClass", "PlaceKind"]

POLICE = Label("公安机关", "the police")
STATE = Label("国务院 / 国务院公安部门", "the State Council, or its department of public security")
"""Who says what the regulation means, and how it is applied; the police, who supervise, do not."""
COUNTY_POLICE = Label("所在地县级人民政府公安机关", "the police of the county in which it stands")


class PlaceKind(Word):
    """What kind of place it is: every noun of article 7, and the places that it does not name."""

    ROAD = "road", Label("城乡主要路段", "a main section of road in town or country"), "城市主干道"
    BOUNDARY = "boundary", Label("行政区域道路边界", "a road at the boundary of an administrative area")
    BRIDGE = "bridge", Label("桥梁", "a bridge")
    TUNNEL = "tunnel", Label("隧道", "a tunnel")
    UNDERGROUND_PASSAGE = "underground_passage", Label("地下通道", "an underground passage")
    SQUARE = "square", Label("广场", "a square"), "城市广场"
    SURROUNDINGS = (
        "surroundings",
        Label("治安保卫重点单位周边区域", "the surroundings of a key unit of public security"),
    )
    LIKE_ROADS = "like_roads", Label("其他同类公共场所", "another public place of that sort")
    TRADE_CENTRE = "trade_centre", Label("商贸中心", "a trade centre")
    EXHIBITION_CENTRE = "exhibition_centre", Label("会展中心", "an exhibition centre")
    TOURIST_SITE = "tourist_site", Label("旅游景区", "a tourist site")
    CULTURE_SPORT = "culture_sport", Label("文化体育娱乐场所", "a place of culture, sport or entertainment")
    EDUCATION = "education", Label("教育机构", "an educational institution")
    MEDICAL = "medical", Label("医疗机构", "a medical institution"), "医院"
    GOVERNMENT_HALL = "government_hall", Label("政务服务大厅", "a hall of government services")
    PARK = "park", Label("公园", "a park"), "城市公园"
    PUBLIC_PARKING = "public_parking", Label("公共停车场", "a public car park")
    BORDER_CROSSING = "border_crossing", Label("出境入境口岸（通道）", "a border crossing"), "出境入境口岸"
    AIRPORT = "airport", Label("机场", "an airport")
    PORT = "port", Label("港口客运站", "a passenger terminal of a port")
    NAVIGATION = "navigation_building", Label("通航建筑物", "a navigation structure")
    RAILWAY_STATION = "railway_station", Label("铁路客运站", "a railway station"), "火车站"
    COACH_STATION = "coach_station", Label("汽车客运站", "a coach station")
    METRO_STATION = "metro_station", Label("城市轨道交通站", "a station of urban rail")
    TRAIN = "train", Label("客运列车", "a passenger train")
    COACH = "coach", Label("营运载客汽车", "a commercial passenger vehicle")
    METRO_CAR = "metro_car", Label("城市轨道交通车辆", "a vehicle of urban rail")
    SHIP = "ship", Label("客运船舶", "a passenger ship")
    SERVICE_AREA = (
        "service_area",
        Label("高速公路、普通国省干线的服务区", "a service area of an expressway or trunk road"),
        "服务区",
    )
    UNNAMED = "unnamed", Label("第七条未列举的场所", "a place that article 7 does not name")


GOVERNMENT_KINDS = tuple(PlaceKind)[: list(PlaceKind).index(PlaceKind.TRADE_CENTRE)]
OPERATED_KINDS = tuple(PlaceKind)[list(PlaceKind).index(PlaceKind.TRADE_CENTRE) : -1]


class PlaceClass(Word):
    """Who builds there and what binds there: the four classes of articles 7, 9 and 33."""

    GOVERNMENT = "government", Label("第七条第一款的公共场所", "a public place of article 7, paragraph 1")
    OPERATED = "operated", Label("第七条第二款的公共场所", "a public place of article 7, paragraph 2")
    OTHER_PUBLIC = "other_public", Label("第九条的其他公共场所", "another public place of article 9")
    NOT_PUBLIC = "not_public", Label("非公共场所", "a place that is not public")


class Place(Subject):
    """场所: where devices are installed."""

    zh: ClassVar[str] = "场所"
    en: ClassVar[str] = "place"

    kind: Said[PlaceKind] = fact(
        "场所类别",
        en="kind of place",
        source="第七条",
        about=Label(
            "第七条所列的哪一类场所；旅馆、超市、集贸市场、银行、居民小区没有列出。",
            "The kind of place, as article 7 names it; hotels, supermarkets, markets, banks and housing "
            "estates are not named.",
        ),
    )
    public: Said[Flag] = fact(
        "公共场所",
        en="is a public place",
        source="第二条",
        about=Label(
            "是否为公共场所；第七条列出的场所都是。",
            "Whether the place is a public place; every place that article 7 names is one.",
        ),
    )
    found_to_be: Said[PlaceClass] = decision(
        "认定的场所类型",
        by=POLICE,
        en="class in which the place was found to be",
        source="第七条",
        about=Label(
            "第七条没有列出的公共场所属于哪一类：“等人员聚集场所”没有列尽。",
            "The class to which a public place belongs that article 7 does not name; 等人员聚集场所 leaves its list "
            "open.",
        ),
    )

    relations = (
        follows("public", lambda f: f.found_to_be != PlaceClass.NOT_PUBLIC),
        follows("found_to_be", PlaceClass.GOVERNMENT, when=lambda f: f.kind.is_in(*GOVERNMENT_KINDS)),
        follows("found_to_be", PlaceClass.OPERATED, when=lambda f: f.kind.is_in(*OPERATED_KINDS)),
        never(
            lambda f: (f.kind == PlaceKind.UNNAMED) & (f.found_to_be == PlaceClass.GOVERNMENT),
            "第七条第一款未列举而属于第七条第一款的，场所类别为“其他同类公共场所”",
            "a place of article 7, paragraph 1, that it does not name is `another public place of that sort`",
        ),
    )
