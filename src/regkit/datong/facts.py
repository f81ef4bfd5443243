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
        about=Label(
            "行为发生的日期；持续的行为，为其最后一日。",
            "The day on which the conduct took place; of conduct that went on, its last day.",
        ),
    )


class PlaceType(Word):
    """What kind of place or area it is: every noun of article 7, and those that people ask about besides."""

    PARTY_OR_STATE_ORGAN = (
        "party_or_state_organ",
        Label("党政机关", "a party or state organ"),
        "其他国家机关",
        "国家机关",
        "*人民法院",
        "法院",
        "*人民检察院",
        "检察院",
    )
    RADIO_STATION = "radio_station", Label("广播电台", "a radio station")
    TELEVISION_STATION = "television_station", Label("电视台", "a television station")
    NEWSPAPER = "newspaper", Label("报社", "a newspaper"), "其他新闻单位"
    TELECOM_SERVICE = (
        "telecom_service_place",
        Label("电信服务场所", "a place of telecommunication services"),
        "电信营业厅",
    )
    POSTAL_SERVICE = "postal_service_place", Label("邮政服务场所", "a place of postal services"), "邮局"
    FINANCIAL_SERVICE = (
        "financial_service_place",
        Label("金融服务场所", "a place of financial services"),
        "银行营业厅",
        "银行",
        "银行网点",
    )
    INSURANCE_SERVICE = "insurance_service_place", Label("保险服务场所", "a place of insurance services")
    BANK_BACK_OFFICE = "bank_back_office", Label("金融机构后台办公场所", "the back office of a financial institution")
    MUSEUM = "museum", Label("博物馆", "a museum")
    EXHIBITION_HALL = "exhibition_hall", Label("展览馆", "an exhibition hall")
    ARCHIVE = "archive", Label("档案馆", "an archive")
    KEY_CULTURAL_RELIC = (
        "key_cultural_relic_protection_unit",
        Label("重点文物保护单位", "a key protected site of cultural relics"),
    )
    NATIONAL_KEY_RESEARCH = (
        "national_key_research_institution",
        Label("国家重点科研机构", "a key research institution of the State"),
    )
    OTHER_RESEARCH = "other_research_institution", Label("其他科研机构", "another research institution")
    DANGEROUS_PRODUCTION = (
        "dangerous_goods_production_site",
        Label("危险物品生产场所", "a site where dangerous goods are made"),
    )
    DANGEROUS_SALES = (
        "dangerous_goods_sales_site",
        Label("危险物品销售场所", "a site where dangerous goods are sold"),
        "加油站",
        "加气站",
    )
    DANGEROUS_STORAGE = (
        "dangerous_goods_storage_site",
        Label("危险物品存放场所", "a site where dangerous goods are stored"),
    )
    HOTEL = "hotel", Label("旅馆", "a hotel"), "酒店", "宾馆"
    RESTAURANT = "restaurant_or_fandian", Label("饭店", "a restaurant"), "餐馆"
    SHOPPING_MALL = "shopping_mall", Label("商场", "a shopping mall")
    MARKET = "market_fair", Label("集贸市场", "a market")
    SUPERMARKET = "supermarket", Label("超市", "a supermarket")
    WAREHOUSE = "warehouse_unit", Label("仓储单位", "a warehouse")
    HOSPITAL = "hospital", Label("医院", "a hospital")
    SCHOOL = "school", Label("学校", "a school"), "大学", "中学", "小学"
    KINDERGARTEN = "kindergarten", Label("幼儿园", "a kindergarten")
    CLINIC = "clinic", Label("诊所", "a clinic")
    ENTERTAINMENT_VENUE = (
        "culture_entertainment_performance_venue",
        Label("文化娱乐演出场所", "a venue of culture, entertainment or performances"),
        "KTV",
        "歌舞厅",
        "电影院",
        "剧院",
    )
    INTERNET_CAFE = "internet_cafe", Label("网吧", "an internet cafe")
    SPORTS_VENUE = "sports_event_venue", Label("体育赛事场馆", "a venue of sports events")
    CLOSED_COMMUNITY = "closed_residential_community", Label("封闭住宅小区", "a closed residential community")
    OPEN_COMMUNITY = "open_residential_community", Label("开放住宅小区", "an open residential community")
    COMMUNITY = "residential_community", Label("住宅小区", "a residential community")
    CITY_PARK = "city_park", Label("公园", "a park"), "城市公园"
    CITY_SQUARE = "city_square", Label("广场", "a square"), "城市广场"
    PRIVATE_PLAZA = "commercial_plaza_privately_owned", Label("私有商业广场", "a privately owned commercial plaza")
    PARKING_LOT = "parking_lot", Label("停车场", "a parking lot")
    ARTERIAL_ROAD = "urban_arterial_road", Label("城市主干道", "an urban arterial road")
    INTERSECTION = "traffic_intersection", Label("交通路口", "a traffic intersection")
    AIRPORT = "airport", Label("机场", "an airport")
    RAILWAY_STATION = "railway_station", Label("火车站", "a railway station")
    BUS_STATION = "bus_station", Label("公共汽车站", "a bus station")
    COACH_STATION = "long_distance_coach_station", Label("长途汽车站", "a coach station")
    BUS_STOP = "bus_stop_roadside", Label("路边公交站点", "a roadside bus stop")
    BRIDGE = "bridge", Label("桥梁", "a bridge")
    TUNNEL = "tunnel", Label("隧道", "a tunnel")
    UNDERGROUND_PASSAGE = "underground_passage", Label("地下通道", "an underground passage")
    OVERPASS = "pedestrian_overpass", Label("过街天桥", "a pedestrian overpass")
    WATER_SUPPLY = "urban_water_supply_facility", Label("城市供水设施", "a water supply facility of the city")
    DRAINAGE = "urban_drainage_facility", Label("城市排水设施", "a drainage facility of the city")
    POWER = "urban_power_facility", Label("城市电力设施", "a power facility of the city")
    GAS = "urban_gas_facility", Label("城市燃气设施", "a gas facility of the city")
    HEAT = "urban_heat_facility", Label("城市热力设施", "a heating facility of the city")
    RURAL_POWER = "rural_power_facility", Label("农村电力设施", "a rural power facility")
    WATER_PROJECT = "water_project", Label("水务工程", "a water project")
    COMPANY_OFFICE = "office_of_private_company", Label("企业办公场所", "the office of an enterprise")
    DWELLING = "private_dwelling", Label("私人住宅", "a private dwelling")
    OTHER = "other", Label("其他场所", "another place"), "工厂", "写字楼"


class Residual(Word):
    """The classes with which the items of article 7 close (等…)."""

    IMPORTANT_UNIT = "important_unit", Label("其他重要单位", "another important unit (item 1)")
    PLACE_OF_SCALE = "place_of_scale", Label("同类规模场所", "a place like those of scale (item 2)")
    GATHERING_PLACE = "gathering_place", Label("其他人员聚集的公共场所", "another place where people gather (item 2)")
    TRAFFIC_PLACE = "traffic_place", Label("其他交通场所和区域", "another place or area of traffic (item 3)")
    INFRASTRUCTURE = "infrastructure", Label("其他重要城市基础设施", "other important urban infrastructure (item 4)")
    NONE = "none", Label("无", "none")


class Site(Subject):
    """场所: a place or area, and what article 7 asks of it."""

    zh: ClassVar[str] = "场所"

    name: str | None = None
    in_datong: Said[Flag] = fact(
        "位于大同市",
        en="is in Datong",
        source="第二条",
        about=Label(
            "场所是否位于大同市，不看单位注册何处。",
            "Whether the place lies in Datong, wherever the unit is registered.",
        ),
    )
    place_type: Said[PlaceType] = fact(
        "场所类别",
        en="kind of place",
        source="第七条",
        about=Label(
            "属于哪一类场所；第七条没有列出的，为其他场所。",
            "The kind of place that it is; what article 7 does not name is another place (其他场所).",
        ),
    )
    large: Said[Flag] = decision(
        "大型或具备相应规模",
        en="is large or of the corresponding scale",
        by=POLICE,
        source="第七条",
        about=Label(
            "是否大型或者具备相应规模；条文没有定出标准。",
            "Whether the place is large or of the corresponding scale; the text sets no threshold.",
        ),
        denied=Label("不是大型，也不具备相应规模", "is neither large nor of the corresponding scale"),
    )
    important_news_unit: Said[Flag] = decision(
        "重要新闻单位",
        en="is an important news unit",
        by=POLICE,
        source="第七条",
        about=Label(
            "第（一）项没有列名的单位（“等重要新闻单位”），公安机关是否认定为重要新闻单位。",
            "Whether the police find a unit that item (1) does not name to be an important news unit (等重要新闻单位).",
        ),
    )
    service_place: Said[Flag] = fact(
        "服务场所",
        en="is a place of service",
        source="第七条",
        about=Label(
            "是否第（一）项所称的服务场所，即面向公众，不是内部办公场所。",
            "Whether it is a place of service in the sense of item (1): one that serves the public, and no "
            "back office.",
        ),
    )
    other_important_unit: Said[Flag] = fact(
        "认定为其他重要单位",
        en="is found to be another important unit",
        presumed=False,
        source="第七条",
        about=Label(
            "第（一）项以“等重要单位”结尾：没有列名的场所是否被认定为其他重要单位。",
            "Whether a place that item (1) does not name is found to be another important unit (等重要单位).",
        ),
        denied=Label("未认定为其他重要单位", "is not found to be another important unit"),
    )
    found_as: Said[Residual] = fact(
        "认定属于的兜底类别",
        en="residual class that it is found to be of",
        presumed=Residual.NONE,
        source="第七条",
        about=Label(
            "公安机关对没有列名的场所所作的认定：属于哪一项结尾的兜底用语。",
            "The item whose closing words reach a place that no item names, as the police find it.",
        ),
    )
    residual: Said[Flag] = decision(
        "认定属于“等”字所及的场所",
        denied="未认定属于“等”字所及的场所",
        en="is found to be a place that an item reaches without naming it",
        by=POLICE,
        source="第七条",
        about=Label(
            "没有列名的场所是否为项末“等”字所及。",
            "Whether the closing words of an item (等) reach a place that no item names.",
        ),
    )
    closed: Said[Flag] = fact(
        "封闭小区",
        en="is a closed community",
        source="第七条",
        about=Label("居民小区是否封闭。", "Whether a residential community is closed."),
    )
    people_gather: Said[Flag] = fact(
        "人员聚集的公共场所",
        en="is a public place where people gather",
        source="第七条",
        about=Label("停车场是否为人员聚集的公共场所。", "Whether a car park is a public place where people gather."),
    )
    major: Said[Flag] = decision(
        "主要路口",
        en="is a main junction",
        by=POLICE,
        source="第七条",
        about=Label(
            "路口是否为主要路口；条文没有定出标准。",
            "Whether a road junction is a main one; the text does not say which are.",
        ),
    )
    important: Said[Flag] = decision(
        "重要水务工程",
        en="is an important water project",
        by=POLICE,
        source="第七条",
        about=Label(
            "水务工程是否重要；条文没有定出标准。",
            "Whether a water project is an important one; the text does not say which are.",
        ),
    )
    city_road: Said[Flag] = fact(
        "位于城市公共交通道路",
        en="is on a public road of the city",
        source="第十条",
        about=Label(
            "是否位于第十条保留由政府统一设置的城市公共交通道路。",
            "Whether the place lies on a public traffic road of the city, which article 10 leaves to the government.",
        ),
    )
    designated: Said[Flag] = fact(
        "县级以上人民政府确定",
        denied="未经县级以上人民政府确定",
        en="is designated by a government of county level or above",
        presumed=False,
        source="第七条",
        about=Label(
            "是否由县级以上人民政府确定为应当建设系统的地点、区域（第（五）项）。",
            "Whether a government of county level or above has designated the place as one that needs a "
            "system (item (5)).",
        ),
    )
    required_by_law: Said[Flag] = fact(
        "法律、法规规定应当建设",
        denied="法律、法规没有规定应当建设",
        en="is required to have a system by law or regulation",
        presumed=False,
        source="第七条",
        about=Label(
            "国家的法律、法规是否规定应当建设；部门规章不算。",
            "Whether a law or a regulation of the State requires a system there; a departmental rule is not enough.",
        ),
    )
    has_system: Said[Flag] = fact(
        "已建成系统",
        en="has a system",
        source="第七条",
        about=Label("系统是否已经建成。", "Whether a system has been built there."),
    )

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

    TOILET = "toilet", Label("卫生间", "a toilet")
    BATHROOM = "bathroom", Label("浴室", "a bathroom")
    CHANGING_ROOM = "changing_room", Label("更衣室", "a changing room")
    FITTING_CUBICLE = "fitting_cubicle_in_shop", Label("试衣间", "a fitting cubicle in a shop")
    GUEST_ROOM = "hotel_guest_room", Label("旅馆客房", "a hotel guest room")
    STAFF_DORMITORY = "staff_dormitory", Label("员工宿舍", "a staff dormitory")
    STUDENT_DORMITORY = "student_dormitory", Label("学生宿舍", "a student dormitory")
    DORMITORY_CORRIDOR = "student_dormitory_corridor", Label("宿舍楼公共走廊", "the corridor of a dormitory building")
    OWN_BATHROOM = "bathroom_in_own_home", Label("自家卫生间", "a bathroom in one's own home")
    WARD = "hospital_ward", Label("病房", "a hospital ward")
    NURSING_ROOM = "nursing_room", Label("哺乳室", "a nursing room")
    TOILET_ENTRANCE = "toilet_entrance_outside", Label("卫生间门外", "the outside of a toilet door")
    CORRIDOR = "corridor", Label("走廊", "a corridor")
    LOBBY = "lobby", Label("大堂", "a lobby")
    CLASSROOM = "classroom", Label("教室", "a classroom")
    OPEN_SPACE = "open_space", Label("露天公共部位", "a public spot in the open")
    OTHER = "other", Label("其他部位", "another spot")


class Area(Word):
    """The area in which a camera stands (article 10)."""

    PUBLIC_ROAD = "city_public_road", Label("城市公共交通道路", "a public road of the city")
    SQUARE = "city_square", Label("广场", "a square")
    PARK = "city_park", Label("公园", "a park")
    FACADE = "shop_facade_private", Label("自有店面外墙", "the outer wall of one's own shop")
    MALL_INTERIOR = "shopping_mall_interior", Label("商场内部", "the inside of a shopping mall")
    COMMUNITY_SQUARE = (
        "square_inside_closed_residential_community",
        Label("封闭小区内广场", "a square inside a closed residential community"),
    )
    BUS_STOP = "bus_stop_roadside", Label("路边公交站点", "a roadside bus stop")
    PRIVATE_PLAZA = "commercial_plaza_privately_owned", Label("私有商业广场", "a privately owned commercial plaza")
    OTHER = "other", Label("其他区域", "another area")


class Actor(Word):
    """Who acts."""

    GOVERNMENT = "government", Label("人民政府", "a government"), "政府"
    DEPARTMENT = "government_department", Label("政府部门", "a government department")
    POLICE = "police", Label("公安机关", "the police")
    UNIT = "unit", Label("单位", "a unit")
    INDIVIDUAL_BUSINESS = "individual_business", Label("个体工商户", "an individual business")
    INDIVIDUAL = "individual", Label("个人", "an individual")


STATE = (Actor.GOVERNMENT, Actor.DEPARTMENT, Actor.POLICE)
"""The actors of whom the text does not say whether chapter 4 punishes them as “单位” (unit)."""


class Authoriser(Word):
    """Who gave leave to set up a system in an area of article 10."""

    GOVERNMENT = "government", Label("人民政府", "a government"), "municipal_government"
    POLICE = "police", Label("公安机关", "the police"), "public_security_organ"
    OTHER = "other", Label("其他单位或者个人", "another unit or individual"), "其他单位"


class Device(Word):
    """What was set up."""

    SYSTEM = "system", Label("视频图像信息系统", "a video system")
    SINGLE_CAMERA = "single_camera", Label("单个摄像设备", "a single camera"), "single_camera_no_storage"
    LIVESTREAM = "livestream", Label("个人直播设备", "an individual's livestream")


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

    spot: Said[Spot] = fact(
        "设置部位",
        en="spot",
        source="第九条",
        about=Label(
            "摄像设施具体装在什么部位；第九条列出卫生间、浴室、更衣室、旅馆客房和宿舍。",
            "The spot at which the camera hangs; article 9 names toilets, bathrooms, changing rooms, guest "
            "rooms and dormitories.",
        ),
    )
    private: Said[Flag] = fact(
        "涉及公民隐私",
        en="is at a spot that touches privacy",
        presumed=False,
        source="第九条",
        about=Label(
            "就第九条没有列名的部位，是否有人主张其涉及公民隐私（“等涉及公民隐私的场所”）。",
            "Whether it is alleged of a spot that article 9 does not name that it touches the privacy of "
            "citizens (等涉及公民隐私的场所).",
        ),
    )
    found_private: Said[Flag] = decision(
        "认定该部位涉及公民隐私",
        denied="未认定该部位涉及公民隐私",
        en="is at a spot found to touch privacy",
        by=POLICE,
        source="第九条",
        about=Label(
            "对病房、哺乳室等第九条没有列名的部位，认定其是否涉及公民隐私。",
            "Whether a spot that article 9 does not name, such as a ward or a nursing room, is found to "
            "touch the privacy of citizens.",
        ),
    )
    captures_inside: Said[Flag] = fact(
        "可拍到内部",
        denied="拍不到内部",
        en="can see inside",
        source="第九条",
        about=Label("装在卫生间外的，能否拍到内部。", "Whether a camera outside a toilet can see into it."),
    )
    area: Said[Area] = fact(
        "设置区域",
        en="area",
        source="第十条",
        about=Label(
            "摄像设施设在哪一类区域；第十条所列的公共场所，由政府统一规划建设。",
            "The kind of area in which the camera stands; in those of article 10 only the government builds.",
        ),
    )
    like_public: Said[Flag] = fact(
        "与道路、广场、公园同类的公共场所",
        en="is in a public place like roads, squares and parks",
        presumed=False,
        source="第十条",
        about=Label(
            "第十条没有列名的区域，是否与所列的属于同类（“等公共场所”）。",
            "Whether an area that article 10 does not name is of the same kind as roads, squares and parks "
            "(等公共场所).",
        ),
    )
    public_place: Said[Flag] = fact(
        "设于公共场所",
        denied="不设于公共场所",
        en="is in a public place",
        source="第十条",
        about=Label("其他区域是否为公共场所。", "Whether another area is a public place."),
    )
    covers_road: Said[Flag] = fact(
        "画面覆盖公共道路",
        denied="画面没有覆盖公共道路",
        en="covers a public road",
        presumed=False,
        source="第十条",
        about=Label(
            "设在第十条所列区域之外，画面是否覆盖公共道路。",
            "Whether a camera that stands outside the areas of article 10 looks onto a public road.",
        ),
    )
    actor: Said[Actor] = fact(
        "设置人",
        en="party that sets it up",
        source="第十条",
        about=Label(
            "摄像设施是谁设置的。", "Who sets up the camera: a government body, the police, a unit or an individual."
        ),
    )
    unified_plan: Said[Flag] = fact(
        "纳入政府统一规划",
        denied="未纳入政府统一规划",
        en="is in the government's unified plan",
        source="第十条",
        about=Label(
            "是否由政府统一规划、统一建设。", "Whether the government planned and built the camera with the others."
        ),
    )
    authorised: Said[Flag] = fact(
        "已获准",
        en="is set up by leave",
        source="第十条",
        about=Label(
            "设置是否得到准许；第十条禁止的是擅自设置。",
            "Whether anybody gave leave to set it up; article 10 forbids setting up without leave (擅自).",
        ),
    )
    authoriser: Said[Authoriser] = fact(
        "准许人",
        en="party that gave leave",
        source="第十条",
        about=Label("得到准许的，由谁准许。", "Who gave leave to set it up, where there is leave."),
    )
    device: Said[Device] = fact(
        "设备",
        en="device",
        presumed=Device.SYSTEM,
        source="第二条",
        about=Label(
            "是第二条所称的系统，还是不足以成为系统的设备。",
            "Whether the device is a system in the sense of article 2, or less than one.",
        ),
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
        "在大同市行政区域内",
        en="is in Datong",
        source="第二条",
        about=Label("系统是否位于大同市行政区域之内。", "Whether the system stands within the city of Datong."),
    )
    activity: Said[Activity] = fact(
        "活动",
        en="activity",
        source="第二条",
        about=Label(
            "建设、使用、管理或者其他活动。", "Whether a system is built, used or managed, or something else is done."
        ),
    )
    took_place_on: Said[Day] = fact(
        "行为日期",
        en="day of the conduct",
        source="第三十三条",
        about=Label(
            "行为的日期；持续的行为，为其最后一日。", "The day of the conduct; of conduct that went on, its last day."
        ),
    )
    capture_device: Said[Flag] = fact(
        "利用图像采集设备",
        denied="没有利用图像采集设备",
        en="uses image capture equipment",
        source="第二条",
        about=Label(
            "是否利用图像采集设备和其他相关设备。",
            "Whether it uses devices that capture images, and what goes with them.",
        ),
    )
    public_safety: Said[Flag] = fact(
        "涉及公共安全的区域和场所",
        en="concerns an area or place of public safety",
        source="第二条",
        about=Label("被监视的区域和场所是否涉及公共安全。", "Whether what is watched concerns public safety."),
    )
    monitors: Said[Flag] = fact(
        "监视",
        denied="不监视",
        en="watches",
        source="第二条",
        about=Label("是否有人监视所采集的图像。", "Whether somebody watches what is captured."),
    )
    records: Said[Flag] = fact(
        "记录信息",
        denied="不记录信息",
        en="records information",
        source="第二条",
        about=Label("所采集的图像是否被记录。", "Whether what is captured is recorded."),
    )
    captures: Said[Flag] = fact(
        "采集",
        denied="不采集",
        en="captures images",
        source="第二条",
        about=Label("是否采集所监视的区域、场所的图像。", "Whether the equipment takes images of what is watched."),
    )
    transmits: Said[Flag] = fact(
        "传输",
        denied="不传输",
        en="transmits images",
        source="第二条",
        about=Label("是否传输所采集的图像。", "Whether the equipment sends the images on that it takes."),
    )
    stores: Said[Flag] = fact(
        "存储",
        denied="不存储",
        en="stores images",
        source="第二条",
        about=Label("是否存储所采集的图像。", "Whether the equipment keeps the images that it takes."),
    )
    state_secret: Said[Flag] = fact(
        "涉及国家秘密",
        en="touches state secrets",
        presumed=False,
        source="第五条",
        about=Label(
            "是否涉及国家秘密；涉及的，适用保密法律。",
            "Whether a secret of the State is touched, to which the law on secrecy applies.",
        ),
    )
    trade_secret: Said[Flag] = fact(
        "涉及商业秘密",
        en="touches trade secrets",
        presumed=False,
        source="第五条",
        about=Label(
            "是否涉及商业秘密；涉及的，适用有关法律。",
            "Whether a secret of a business is touched, to which the laws and regulations on it apply.",
        ),
    )
    infringes_rights: Said[Flag] = fact(
        "侵犯隐私权、肖像权等合法权益",
        denied="没有侵犯隐私权、肖像权等合法权益",
        en="infringes privacy, likeness or other lawful rights",
        source="第五条",
        about=Label(
            "是否侵犯隐私权、肖像权等合法权益，属于事实认定。",
            "Whether privacy, likeness or another lawful right of a citizen is infringed, which is a finding of fact.",
        ),
    )
    private_footage: Said[Flag] = fact(
        "含涉及个人隐私的图像",
        denied="不含涉及个人隐私的图像",
        en="has footage that touches privacy",
        source="第五条",
        about=Label("部分图像是否涉及公民个人隐私。", "Whether some of the footage touches the privacy of a citizen."),
    )
    kept_confidential: Said[Flag] = fact(
        "已采取保密措施",
        en="keeps that footage confidential",
        source="第五条",
        about=Label("是否采取措施，使他人不能看到该部分图像。", "Whether measures keep that footage from others."),
    )
