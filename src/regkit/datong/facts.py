"""The places, spots, systems and actors that the measures speak of, with the law's own words."""

from __future__ import annotations

from typing import ClassVar

from regkit.language import Day, Flag, Label, Said, Subject, Word, decision, fact, follows

__all__ = [
    "ISSUER",
    "POLICE",
    "Activity",
    "Actor",
    "Area",
    "Authoriser",
    "Camera",
    "Deed",
    "Device",
    "PlaceType",
    "Residual",
    "Site",
    "Spot",
    "Undertaking",
]

POLICE = Label("公安机关", "the police")
"""Who supervises and fines (article 4); not who interprets."""
ISSUER = Label("大同市人民政府", "the People's Government of Datong")
"""Who made the measures and so interprets them: the measures name nobody else."""


class Deed(Subject):
    """行为: conduct that the measures judge by the law of its day."""

    zh: ClassVar[str] = "行为"

    done_on: Said[Day] = fact(
        "行为日期",
        en="day of the conduct",
        source="第三十三条",
        about="the day on which it was done; of conduct that went on, its last day",
    )


class PlaceType(Word):
    """What kind of place or area it is: every noun of article 7, and those that people ask about besides."""

    PARTY_OR_STATE_ORGAN = (
        "party_or_state_organ",
        "党政机关",
        "其他国家机关",
        "国家机关",
        "*人民法院",
        "法院",
        "*人民检察院",
        "检察院",
    )
    RADIO_STATION = "radio_station", "广播电台"
    TELEVISION_STATION = "television_station", "电视台"
    NEWSPAPER = "newspaper", "报社", "其他新闻单位"
    TELECOM_SERVICE = "telecom_service_place", "电信服务场所", "电信营业厅"
    POSTAL_SERVICE = "postal_service_place", "邮政服务场所", "邮局"
    FINANCIAL_SERVICE = "financial_service_place", "金融服务场所", "银行营业厅", "银行", "银行网点"
    INSURANCE_SERVICE = "insurance_service_place", "保险服务场所"
    BANK_BACK_OFFICE = "bank_back_office", "金融机构后台办公场所"
    MUSEUM = "museum", "博物馆"
    EXHIBITION_HALL = "exhibition_hall", "展览馆"
    ARCHIVE = "archive", "档案馆"
    KEY_CULTURAL_RELIC = "key_cultural_relic_protection_unit", "重点文物保护单位"
    NATIONAL_KEY_RESEARCH = "national_key_research_institution", "国家重点科研机构"
    OTHER_RESEARCH = "other_research_institution", "其他科研机构"
    DANGEROUS_PRODUCTION = "dangerous_goods_production_site", "危险物品生产场所"
    DANGEROUS_SALES = "dangerous_goods_sales_site", "危险物品销售场所", "加油站", "加气站"
    DANGEROUS_STORAGE = "dangerous_goods_storage_site", "危险物品存放场所"
    HOTEL = "hotel", "旅馆", "酒店", "宾馆"
    RESTAURANT = "restaurant_or_fandian", "饭店", "餐馆"
    SHOPPING_MALL = "shopping_mall", "商场"
    MARKET = "market_fair", "集贸市场"
    SUPERMARKET = "supermarket", "超市"
    WAREHOUSE = "warehouse_unit", "仓储单位"
    HOSPITAL = "hospital", "医院"
    SCHOOL = "school", "学校", "大学", "中学", "小学"
    KINDERGARTEN = "kindergarten", "幼儿园"
    CLINIC = "clinic", "诊所"
    ENTERTAINMENT_VENUE = (
        "culture_entertainment_performance_venue",
        "文化娱乐演出场所",
        "KTV",
        "歌舞厅",
        "电影院",
        "剧院",
    )
    INTERNET_CAFE = "internet_cafe", "网吧"
    SPORTS_VENUE = "sports_event_venue", "体育赛事场馆"
    CLOSED_COMMUNITY = "closed_residential_community", "封闭住宅小区"
    OPEN_COMMUNITY = "open_residential_community", "开放住宅小区"
    COMMUNITY = "residential_community", "住宅小区"
    CITY_PARK = "city_park", "公园", "城市公园"
    CITY_SQUARE = "city_square", "广场", "城市广场"
    PRIVATE_PLAZA = "commercial_plaza_privately_owned", "私有商业广场"
    PARKING_LOT = "parking_lot", "停车场"
    ARTERIAL_ROAD = "urban_arterial_road", "城市主干道"
    INTERSECTION = "traffic_intersection", "交通路口"
    AIRPORT = "airport", "机场"
    RAILWAY_STATION = "railway_station", "火车站"
    BUS_STATION = "bus_station", "公共汽车站"
    COACH_STATION = "long_distance_coach_station", "长途汽车站"
    BUS_STOP = "bus_stop_roadside", "路边公交站点"
    BRIDGE = "bridge", "桥梁"
    TUNNEL = "tunnel", "隧道"
    UNDERGROUND_PASSAGE = "underground_passage", "地下通道"
    OVERPASS = "pedestrian_overpass", "过街天桥"
    WATER_SUPPLY = "urban_water_supply_facility", "城市供水设施"
    DRAINAGE = "urban_drainage_facility", "城市排水设施"
    POWER = "urban_power_facility", "城市电力设施"
    GAS = "urban_gas_facility", "城市燃气设施"
    HEAT = "urban_heat_facility", "城市热力设施"
    RURAL_POWER = "rural_power_facility", "农村电力设施"
    WATER_PROJECT = "water_project", "水务工程"
    COMPANY_OFFICE = "office_of_private_company", "企业办公场所"
    DWELLING = "private_dwelling", "私人住宅"
    OTHER = "other", Label("其他场所", "another place"), "工厂", "写字楼"


class Residual(Word):
    """The classes with which the items of article 7 close (等…)."""

    IMPORTANT_UNIT = "important_unit", Label("其他重要单位", "another important unit (item 1)")
    PLACE_OF_SCALE = "place_of_scale", Label("同类规模场所", "a place like those of scale (item 2)")
    GATHERING_PLACE = "gathering_place", Label("其他人员聚集的公共场所", "another place where people gather (item 2)")
    TRAFFIC_PLACE = "traffic_place", Label("其他交通场所和区域", "another place or area of traffic (item 3)")
    INFRASTRUCTURE = "infrastructure", Label("其他重要城市基础设施", "other important infrastructure (item 4)")
    NONE = "none", Label("无", "none")


class Site(Subject):
    """场所: a place or area, and what article 7 asks of it."""

    zh: ClassVar[str] = "场所"

    name: str | None = None
    in_datong: Said[Flag] = fact(
        "位于大同市", en="is in Datong", source="第二条", about="the place, not where the unit is registered"
    )
    place_type: Said[PlaceType] = fact(
        "场所类别", en="kind of place", source="第七条", about="what it is; what article 7 does not name is 其他场所"
    )
    large: Said[Flag] = decision(
        "大型或具备相应规模",
        en="is large or of the corresponding scale",
        by=POLICE,
        source="第七条",
        about="large, or of the corresponding scale; the text sets no threshold",
        denied=Label("不是大型,也不具备相应规模", "is neither large nor of the corresponding scale"),
    )
    important_news_unit: Said[Flag] = decision(
        "重要新闻单位",
        en="is an important news unit",
        by=POLICE,
        source="第七条",
        about="A finding by the police about a unit that item (1) does not name (等重要新闻单位).",
    )
    service_place: Said[Flag] = fact(
        "服务场所", en="is a place of service", source="第七条", about="item (1): serves the public, no back office"
    )
    other_important_unit: Said[Flag] = fact(
        "认定为其他重要单位",
        en="is found to be another important unit",
        presumed=False,
        source="第七条",
        about="item (1) closes with 等重要单位: a finding about a place that it does not name",
        denied=Label("未认定为其他重要单位", "is not found to be another important unit"),
    )
    found_as: Said[Residual] = fact(
        "认定属于的兜底类别",
        en="residual class that it is found to be of",
        presumed=Residual.NONE,
        source="第七条",
        about="a finding of the police on a place that no item names: which of the words closing an item reach it",
    )
    residual: Said[Flag] = decision(
        "认定属于“等”字所及的场所",
        denied="未认定属于“等”字所及的场所",
        en="is found to be a place that an item reaches without naming it",
        by=POLICE,
        source="第七条",
        about="of a place that no item names: whether the words closing an item (等…) reach it",
    )
    closed: Said[Flag] = fact(
        "封闭小区",
        en="is a closed community",
        source="第七条",
        about="of a residential community: whether it is closed",
    )
    people_gather: Said[Flag] = fact(
        "人员聚集的公共场所",
        en="is a public place where people gather",
        source="第七条",
        about="of a car park: whether it is public and people gather there",
    )
    major: Said[Flag] = decision(
        "主要路口", en="is a main junction", by=POLICE, source="第七条", about="of a junction: whether it is a main one"
    )
    important: Said[Flag] = decision(
        "重要水务工程", en="is an important water project", by=POLICE, source="第七条", about="of a water project"
    )
    city_road: Said[Flag] = fact(
        "位于城市公共交通道路",
        en="is on a public road of the city",
        source="第十条",
        about="whether article 10 reserves the place as a public traffic road of the city",
    )
    designated: Said[Flag] = fact(
        "县级以上人民政府确定",
        denied="未经县级以上人民政府确定",
        en="is designated by a government of county level or above",
        presumed=False,
        source="第七条",
        about="by a government of county level or above",
    )
    required_by_law: Said[Flag] = fact(
        "法律、法规规定应当建设",
        denied="法律、法规没有规定应当建设",
        en="is required to have a system by law or regulation",
        presumed=False,
        source="第七条",
        about="by a law or a regulation of the State; a departmental rule is not enough",
    )
    has_system: Said[Flag] = fact("已建成系统", en="has a system", source="第七条", about="a system has been built")

    relations = (
        follows("closed", True, when=lambda f: f.place_type == PlaceType.CLOSED_COMMUNITY),
        follows("closed", False, when=lambda f: f.place_type == PlaceType.OPEN_COMMUNITY),
        follows(
            "city_road",
            True,
            when=lambda f: f.place_type.is_in(PlaceType.ARTERIAL_ROAD, PlaceType.INTERSECTION),
        ),
        follows(
            "residual",
            True,
            when=lambda f: f.other_important_unit | (f.found_as != Residual.NONE),
        ),
    )


class Spot(Word):
    """Where exactly a camera hangs (article 9)."""

    TOILET = "toilet", "卫生间"
    BATHROOM = "bathroom", "浴室"
    CHANGING_ROOM = "changing_room", "更衣室"
    FITTING_CUBICLE = "fitting_cubicle_in_shop", "试衣间"
    GUEST_ROOM = "hotel_guest_room", "旅馆客房"
    STAFF_DORMITORY = "staff_dormitory", "员工宿舍"
    STUDENT_DORMITORY = "student_dormitory", "学生宿舍"
    DORMITORY_CORRIDOR = "student_dormitory_corridor", "宿舍楼公共走廊"
    OWN_BATHROOM = "bathroom_in_own_home", "自家卫生间"
    WARD = "hospital_ward", "病房"
    NURSING_ROOM = "nursing_room", "哺乳室"
    TOILET_ENTRANCE = "toilet_entrance_outside", "卫生间门外"
    CORRIDOR = "corridor", "走廊"
    LOBBY = "lobby", "大堂"
    CLASSROOM = "classroom", "教室"
    OPEN_SPACE = "open_space", "露天公共部位"
    OTHER = "other", "其他部位"


class Area(Word):
    """The area in which a camera stands (article 10)."""

    PUBLIC_ROAD = "city_public_road", "城市公共交通道路"
    SQUARE = "city_square", "广场"
    PARK = "city_park", "公园"
    FACADE = "shop_facade_private", "自有店面外墙"
    MALL_INTERIOR = "shopping_mall_interior", "商场内部"
    COMMUNITY_SQUARE = "square_inside_closed_residential_community", "封闭小区内广场"
    BUS_STOP = "bus_stop_roadside", "路边公交站点"
    PRIVATE_PLAZA = "commercial_plaza_privately_owned", "私有商业广场"
    OTHER = "other", "其他区域"


class Actor(Word):
    """Who acts."""

    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "government_department", "政府部门"
    POLICE = "police", Label("公安机关", "the police")
    UNIT = "unit", "单位"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户"
    INDIVIDUAL = "individual", "个人"


STATE = (Actor.GOVERNMENT, Actor.DEPARTMENT, Actor.POLICE)
"""The actors of whom the text does not say whether chapter 4 punishes them as 单位."""


class Authoriser(Word):
    """Who gave leave to set up a system in an area of article 10."""

    GOVERNMENT = "government", Label("人民政府", "a government"), "municipal_government"
    POLICE = "police", Label("公安机关", "the police"), "public_security_organ"
    OTHER = "other", "其他单位"


class Device(Word):
    """What was set up."""

    SYSTEM = "system", "视频图像信息系统"
    SINGLE_CAMERA = "single_camera", "单个摄像设备", "single_camera_no_storage"
    LIVESTREAM = "livestream", "个人直播设备"


NAMED_SPOTS = (
    Spot.TOILET,
    Spot.BATHROOM,
    Spot.CHANGING_ROOM,
    Spot.FITTING_CUBICLE,  # a room for changing clothes is a 更衣室, whatever the shop calls it
    Spot.GUEST_ROOM,
    Spot.STAFF_DORMITORY,
    Spot.STUDENT_DORMITORY,
)
SPOTS_BY_FINDING = (Spot.WARD, Spot.NURSING_ROOM, Spot.OTHER)
"""Spots of which it is asked whether they touch privacy; of the rest it has to be alleged."""


class Camera(Deed):
    """摄像设备: a camera, where it hangs and by whose leave."""

    zh: ClassVar[str] = "摄像设备"

    spot: Said[Spot] = fact("设置部位", en="spot", source="第九条", about="where exactly it hangs")
    private: Said[Flag] = fact(
        "涉及公民隐私",
        en="is at a spot that touches privacy",
        presumed=False,
        source="第九条",
        about="等涉及公民隐私的场所: alleged of a spot that article 9 does not name, whatever kind it is",
    )
    found_private: Said[Flag] = decision(
        "认定该部位涉及公民隐私",
        denied="未认定该部位涉及公民隐私",
        en="is at a spot found to touch privacy",
        by=POLICE,
        source="第九条",
        about="of a ward, a nursing room or another spot that article 9 does not name: whether it touches privacy",
    )
    captures_inside: Said[Flag] = fact(
        "可拍到内部",
        denied="拍不到内部",
        en="can see inside",
        source="第九条",
        about="of a camera before a toilet: whether it sees inside",
    )
    area: Said[Area] = fact("设置区域", en="area", source="第十条", about="in what area it stands")
    like_public: Said[Flag] = fact(
        "与道路、广场、公园同类的公共场所",
        en="is in a public place like roads, squares and parks",
        presumed=False,
        source="第十条",
        about="等公共场所: of an area that article 10 does not name",
    )
    public_place: Said[Flag] = fact(
        "设于公共场所",
        denied="不设于公共场所",
        en="is in a public place",
        source="第十条",
        about="of another area: whether it is a public place",
    )
    covers_road: Said[Flag] = fact(
        "画面覆盖公共道路",
        denied="画面没有覆盖公共道路",
        en="covers a public road",
        presumed=False,
        source="第十条",
        about="mounted outside the areas of article 10, but looking onto one",
    )
    actor: Said[Actor] = fact("设置人", en="party that sets it up", source="第十条", about="whose camera it is")
    unified_plan: Said[Flag] = fact(
        "纳入政府统一规划",
        denied="未纳入政府统一规划",
        en="is in the government's unified plan",
        source="第十条",
        about="Whether the government planned and built the camera with the others.",
    )
    authorised: Said[Flag] = fact(
        "已获准", en="is set up by leave", source="第十条", about="whether anybody gave leave to set it up"
    )
    authoriser: Said[Authoriser] = fact(
        "准许人", en="party that gave leave", source="第十条", about="asked where there is leave"
    )
    device: Said[Device] = fact(
        "设备", en="device", presumed=Device.SYSTEM, source="第二条", about="a system of article 2, or less than one"
    )

    relations = (follows("public_place", True, when=lambda f: f.like_public),)


class Activity(Word):
    """What is done with systems."""

    CONSTRUCTION = "construction", "建设"
    USE = "use", "使用"
    MANAGEMENT = "management", "管理"
    FAILURE_TO_BUILD = "failure_to_build", "应建未建"
    SALE_OF_CAMERAS = "sale_of_cameras", "销售设备"


class Undertaking(Subject):
    """建设、使用、管理: an activity, and the parts of what it concerns (article 2)."""

    zh: ClassVar[str] = "活动"

    in_datong: Said[Flag] = fact(
        "在大同市行政区域内", en="is in Datong", source="第二条", about="the system stands in the city"
    )
    activity: Said[Activity] = fact(
        "活动", en="activity", source="第二条", about="building, use, management, or another"
    )
    took_place_on: Said[Day] = fact(
        "行为日期", en="day of the conduct", source="第三十三条", about="of conduct that went on, its last day"
    )
    capture_device: Said[Flag] = fact(
        "利用图像采集设备",
        denied="没有利用图像采集设备",
        en="uses image capture equipment",
        source="第二条",
        about="Whether it uses devices that capture images, and what goes with them.",
    )
    public_safety: Said[Flag] = fact(
        "涉及公共安全的区域和场所",
        en="concerns an area or place of public safety",
        source="第二条",
        about="what is watched concerns public safety",
    )
    monitors: Said[Flag] = fact(
        "监视", denied="不监视", en="watches", source="第二条", about="Whether somebody watches what is captured."
    )
    records: Said[Flag] = fact(
        "信息记录",
        denied="不记录信息",
        en="records information",
        source="第二条",
        about="Whether what is captured is recorded.",
    )
    captures: Said[Flag] = fact(
        "采集", denied="不采集", en="captures images", source="第二条", about="Whether images are captured."
    )
    transmits: Said[Flag] = fact(
        "传输", denied="不传输", en="transmits images", source="第二条", about="Whether images are sent on."
    )
    stores: Said[Flag] = fact(
        "存储", denied="不存储", en="stores images", source="第二条", about="Whether images are stored."
    )
    state_secret: Said[Flag] = fact(
        "涉及国家秘密",
        en="touches state secrets",
        presumed=False,
        source="第五条",
        about="Whether a secret of the State is touched, to which the law on secrecy applies.",
    )
    trade_secret: Said[Flag] = fact(
        "涉及商业秘密",
        en="touches trade secrets",
        presumed=False,
        source="第五条",
        about="Whether a secret of a business is touched, to which the law on secrecy applies.",
    )
    infringes_rights: Said[Flag] = fact(
        "侵犯隐私权、肖像权等合法权益",
        denied="没有侵犯隐私权、肖像权等合法权益",
        en="infringes privacy, likeness or other rights",
        source="第五条",
        about="a finding of fact",
    )
    private_footage: Said[Flag] = fact(
        "含涉及个人隐私的图像",
        denied="不含涉及个人隐私的图像",
        en="has footage that touches privacy",
        source="第五条",
        about="Whether some of the footage touches the privacy of a citizen.",
    )
    kept_confidential: Said[Flag] = fact(
        "已采取保密措施",
        en="keeps that footage confidential",
        source="第五条",
        about="Whether measures keep that footage from others.",
    )
