"""The places, spots, systems and actors that the measures speak of, with the law's own words."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from regkit.language import Day, Flag, Said, Subject, Word, decision, fact

__all__ = [
    "POLICE",
    "Activity",
    "Actor",
    "Area",
    "Authoriser",
    "Camera",
    "Device",
    "PlaceType",
    "Site",
    "Spot",
    "Undertaking",
    "day_said",
]

POLICE = "公安机关"


def day_said(data: dict[str, Any], *names: str) -> date | None:
    """Return the day said under one of `names` before validation, or nothing where it is not there or no day."""
    said = next((data[name] for name in names if data.get(name) is not None), None)
    if isinstance(said, date):
        return said
    try:
        return date.fromisoformat(said.strip()) if isinstance(said, str) else None
    except ValueError:
        return None


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
    TELECOM_SERVICE = "telecom_service_place", "电信服务场所"
    POSTAL_SERVICE = "postal_service_place", "邮政服务场所"
    FINANCIAL_SERVICE = "financial_service_place", "金融服务场所", "银行营业厅"
    INSURANCE_SERVICE = "insurance_service_place", "保险服务场所"
    BANK_BACK_OFFICE = "bank_back_office", "金融机构后台办公场所"
    MUSEUM = "museum", "博物馆"
    EXHIBITION_HALL = "exhibition_hall", "展览馆"
    ARCHIVE = "archive", "档案馆"
    KEY_CULTURAL_RELIC = "key_cultural_relic_protection_unit", "重点文物保护单位"
    NATIONAL_KEY_RESEARCH = "national_key_research_institution", "国家重点科研机构"
    OTHER_RESEARCH = "other_research_institution", "其他科研机构"
    DANGEROUS_PRODUCTION = "dangerous_goods_production_site", "危险物品生产场所"
    DANGEROUS_SALES = "dangerous_goods_sales_site", "危险物品销售场所"
    DANGEROUS_STORAGE = "dangerous_goods_storage_site", "危险物品存放场所"
    HOTEL = "hotel", "旅馆", "酒店", "宾馆"
    RESTAURANT = "restaurant_or_fandian", "饭店", "餐馆"
    SHOPPING_MALL = "shopping_mall", "商场"
    MARKET = "market_fair", "集贸市场"
    SUPERMARKET = "supermarket", "超市"
    WAREHOUSE = "warehouse_unit", "仓储单位"
    HOSPITAL = "hospital", "医院"
    SCHOOL = "school", "学校"
    KINDERGARTEN = "kindergarten", "幼儿园"
    CLINIC = "clinic", "诊所"
    ENTERTAINMENT_VENUE = "culture_entertainment_performance_venue", "文化娱乐演出场所"
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


class Site(Subject):
    """场所: a place or area, and what article 7 asks of it."""

    zh: ClassVar[str] = "场所"

    name: str | None = None
    in_datong: Said[Flag] = fact("位于大同市", presumed=True, source="第二条")
    place_type: Said[PlaceType] = fact("场所类别", source="第七条")
    large: Said[Flag] = decision(
        "大型或具备相应规模", by=POLICE, source="第七条", about="large, or of the corresponding scale; no threshold"
    )
    important_news_unit: Said[Flag] = decision("重要新闻单位", by=POLICE, source="第七条")
    service_place: Said[Flag] = fact("服务场所", source="第七条", about="serves the public, no back office")
    other_important_unit: Said[Flag] = decision("其他重要单位", by=POLICE, source="第七条")
    closed: Said[Flag] = fact("封闭小区", source="第七条")
    people_gather: Said[Flag] = fact("人员聚集的公共场所", source="第七条")
    major: Said[Flag] = decision("主要路口", by=POLICE, source="第七条")
    important: Said[Flag] = decision("重要水务工程", by=POLICE, source="第七条")
    designated: Said[Flag] = fact(
        "县级以上人民政府确定",
        presumed=False,
        source="第七条",
        about="by a government of county level or above",
    )
    required_by_law: Said[Flag] = fact("法律、法规规定应当建设", presumed=False, source="第七条")
    has_system: Said[Flag] = fact("已建成系统", source="第七条")


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
    UNIT = "unit", "单位"
    INDIVIDUAL_BUSINESS = "individual_business", "个体工商户"
    INDIVIDUAL = "individual", "个人"


class Authoriser(Word):
    """Who gave leave to set up a system in an area of article 10."""

    GOVERNMENT = "government", "人民政府", "municipal_government"
    POLICE = "police", "公安机关"
    OTHER = "other", "其他单位"


class Device(Word):
    """What was set up."""

    SYSTEM = "system", "视频图像信息系统"
    SINGLE_CAMERA = "single_camera", "单个摄像设备", "single_camera_no_storage"
    LIVESTREAM = "livestream", "个人直播设备"


class Camera(Subject):
    """摄像设备: a camera, where it hangs and by whose leave."""

    zh: ClassVar[str] = "摄像设备"

    spot: Said[Spot] = fact("设置部位", source="第九条")
    private: Said[Flag] = fact("涉及公民隐私", source="第九条")
    captures_inside: Said[Flag] = fact("可拍到内部", source="第九条")
    area: Said[Area] = fact("设置区域", source="第十条")
    covers_road: Said[Flag] = fact("画面覆盖公共道路", presumed=False, source="第十条")
    actor: Said[Actor] = fact("设置人", source="第十条")
    unified_plan: Said[Flag] = fact("纳入政府统一规划", source="第十条")
    authorised: Said[Flag] = fact("已获准", source="第十条")
    authoriser: Said[Authoriser] = fact("准许人", presumed=Authoriser.GOVERNMENT, source="第十条")
    device: Said[Device] = fact("设备", presumed=Device.SYSTEM, source="第二条")


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

    in_datong: Said[Flag] = fact("在大同市行政区域内", source="第二条", about="the system stands in the city")
    activity: Said[Activity] = fact("活动", source="第二条")
    took_place_on: Said[Day] = fact("行为日期", source="第三十三条")
    capture_device: Said[Flag] = fact("利用图像采集设备", source="第二条")
    public_safety: Said[Flag] = fact("涉及公共安全的区域和场所", source="第二条")
    monitors: Said[Flag] = fact("监视", source="第二条")
    records: Said[Flag] = fact("信息记录", source="第二条")
    captures: Said[Flag] = fact("采集", source="第二条")
    transmits: Said[Flag] = fact("传输", source="第二条")
    stores: Said[Flag] = fact("存储", source="第二条")
    state_secret: Said[Flag] = fact("涉及国家秘密", presumed=False, source="第五条")
    trade_secret: Said[Flag] = fact("涉及商业秘密", presumed=False, source="第五条")
    infringes_rights: Said[Flag] = fact("侵犯隐私权、肖像权等合法权益", source="第五条")
    private_footage: Said[Flag] = fact("含涉及个人隐私的图像", source="第五条")
    kept_confidential: Said[Flag] = fact("已采取保密措施", source="第五条")
