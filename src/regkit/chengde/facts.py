"""The parties, contracts and projects that the deposit measures speak of, with the law's own words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from regkit.language import Day, Flag, Money, Multiple, Said, Subject, Times, Word, Years, decision, fact
from regkit.law import multiple

__all__ = [
    "ARREARS_OFFICE",
    "COLLECTING_DEPARTMENT",
    "HOUSING_BUREAU",
    "Category",
    "Contract",
    "Contractor",
    "Grade",
    "Origin",
    "Payer",
    "Place",
    "Project",
    "ProjectOwner",
    "Role",
]

ARREARS_OFFICE = "清欠办(市住建局建筑市场监管科)"
COLLECTING_DEPARTMENT = "保证金收缴部门"
HOUSING_BUREAU = "承德市住房和城乡建设局"


OTHER_CITIES = tuple(
    f"{province}{city}*"
    for city in (
        *("石家庄市", "唐山市", "秦皇岛市", "邯郸市", "邢台市", "保定市", "张家口市", "沧州市", "廊坊市", "衡水市"),
        *("雄安新区", "定州市", "辛集市"),
    )
    for province in ("", "河北省", "河北")
)
PROVINCES = (
    *(
        "山西",
        "辽宁",
        "吉林",
        "黑龙江",
        "江苏",
        "浙江",
        "安徽",
        "福建",
        "江西",
        "山东",
        "河南",
        "湖北",
        "湖南",
        "广东",
        "海南",
    ),
    *("四川", "贵州", "云南", "陕西", "甘肃", "青海"),
)
REGIONS = ("内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区", "上海市", "重庆市")
OTHER_PROVINCES = (
    *PROVINCES,
    *("上海", "重庆", "内蒙古", "广西", "西藏", "宁夏", "新疆"),
    *(f"{province}省*" for province in PROVINCES),
    *(f"{region}*" for region in REGIONS),
)


class Origin(Word):
    """Where a firm is registered, as far as the measures tell origins apart (articles 9, 10 and 12).

    A registered address says it as far as its province and city do; `河北省` alone says neither the city nor another.
    """

    LOCAL = "local", "本市", "承德", "承德市*", "河北省承德市*", "河北承德*"
    HEBEI_ELSEWHERE = "hebei_elsewhere", "本省外市", *OTHER_CITIES
    BEIJING = "beijing", "北京", "北京市*"
    TIANJIN = "tianjin", "天津", "天津市*"
    OTHER_PROVINCE = "other_province", "外省", *OTHER_PROVINCES
    OUTSIDE_MAINLAND = "outside_mainland", "港澳台及境外", "香港*", "澳门*", "台湾*"


class Place(Word):
    """A district or county of Chengde, or a place elsewhere."""

    SHUANGQIAO = "shuangqiao", "双桥区"
    DEVELOPMENT_ZONE = "development_zone", "开发区"
    SHUANGLUAN = "shuangluan", "双滦区"
    YINGZI = "yingzi", "营子区", "鹰手营子矿区"
    CHENGDE_COUNTY = "chengde_county", "承德县"
    XINGLONG = "xinglong", "兴隆县"
    PINGQUAN = "pingquan", "平泉县"
    PINGQUAN_CITY = "pingquan_city", "平泉市"  # the county since 2017; the text speaks of every county
    LUANPING = "luanping", "滦平县"
    LONGHUA = "longhua", "隆化县"
    FENGNING = "fengning", "丰宁县", "丰宁满族自治县"
    KUANCHENG = "kuancheng", "宽城县", "宽城满族自治县"
    WEICHANG = "weichang", "围场县", "围场满族蒙古族自治县"
    HEBEI_ELSEWHERE = "hebei_elsewhere", "本省外市"
    OUTSIDE_HEBEI = "outside_hebei", "省外"


COUNTIES = (
    Place.CHENGDE_COUNTY,
    Place.XINGLONG,
    Place.PINGQUAN,
    Place.PINGQUAN_CITY,
    Place.LUANPING,
    Place.LONGHUA,
    Place.FENGNING,
    Place.KUANCHENG,
    Place.WEICHANG,
)
CITY_DISTRICTS = (Place.SHUANGQIAO, Place.DEVELOPMENT_ZONE)
WITHIN_CHENGDE = (*CITY_DISTRICTS, Place.SHUANGLUAN, Place.YINGZI, *COUNTIES)


class Category(Word):
    """The series of a firm's main qualification (主项资质); article 9 names the first three."""

    GENERAL_CONTRACTING = "general_contracting", "施工总承包", "总承包", "*施工总承包"
    SPECIALIST_CONTRACTING = "specialist_contracting", "专业承包", "*专业承包"
    LABOUR_SUBCONTRACTING = "labour_subcontracting", "劳务分包", "*劳务分包", "*作业分包", "施工劳务"
    DESIGN_AND_CONSTRUCTION = "design_and_construction", "设计施工一体化"
    COMPREHENSIVE = "comprehensive", "综合资质"
    NONE = "none", "无资质"


class Grade(Word):
    """The grade of a qualification; article 9 names special (一级及以上) to third, and ungraded."""

    SPECIAL = "special", "特级"
    FIRST = "first", "一级", "壹级", "Ⅰ级", "1级"
    SECOND = "second", "二级", "贰级", "Ⅱ级", "2级"
    THIRD = "third", "三级", "叁级", "Ⅲ级", "3级"
    FOURTH = "fourth", "四级", "肆级", "Ⅳ级", "4级"
    UNGRADED = "ungraded", "不分等级", "不分级", "无等级"
    PROVISIONAL = "provisional", "暂定级", "暂定", "暂定资质"
    CLASS_A = "class_a", "甲级"
    CLASS_B = "class_b", "乙级"


class Role(Word):
    """What a party does in a project."""

    PROJECT_OWNER = "project_owner", "建设单位"
    GENERAL_CONTRACTOR = "general_contractor", "总承包企业", "总承包", "施工总承包"
    SPECIALIST_SUBCONTRACTOR = "specialist_subcontractor", "专业分包企业", "专业分包", "专业承包"
    LABOUR_SUBCONTRACTOR = "labour_subcontractor", "劳务分包企业", "劳务分包"


class Payer(Word):
    """Who pays the project owner's deposit (article 26)."""

    PROJECT_OWNER = "project_owner", "建设单位"
    CONTRACTOR = "contractor", "施工企业"
    CONTRACTOR_LOAN = "contractor_loan", "施工企业借款"
    OWNER_PARENT = "owner_parent", "建设单位上级单位"


class Contractor(Subject):
    """建筑业企业 (施工企业): a contractor, where it comes from, its main qualification and its record."""

    zh: ClassVar[str] = "施工企业"

    name: str | None = None
    origin: Said[Origin] = fact("注册地", source="第九条", about="where the firm is registered")
    district: Said[Place] = fact("注册县区", source="第五条", about="district or county of a local firm")
    category: Said[Category] = fact("主项资质", source="第九条", about="series of the main qualification")
    grade: Said[Grade] = fact("资质等级", source="第九条", about="grade of the main qualification")
    key_backbone: Said[Flag] = fact(
        "省重点支持的骨干优势施工企业", presumed=False, source="第十四条", about="listed by the province"
    )
    on_pilot_list: Said[Flag] = fact(
        "京津冀建筑市场一体化试点企业", source="第十条", about="listed; matters for Beijing and Tianjin firms"
    )
    reciprocity_denied: Said[Flag] = fact(
        "对方未予对等待遇", presumed=False, source="第十条", about="the home city does not reciprocate"
    )
    home_certificate: Said[Flag] = fact(
        "保证金缴纳证明", source="第十条", about="certificate by the authority of the place of registration"
    )
    clean_years: Said[Years] = fact(
        "连续无拖欠年数", presumed=Decimal(0), source="第十一条", about="years without arrears up to now"
    )
    arrears_in_a_row: Said[Times] = fact(
        "连续拖欠次数", presumed=0, source="第十一条", about="arrears in a row up to now"
    )
    last_arrears_on: Said[Day] = fact("最近一次拖欠之日", source="第十一条")
    reduction: Said[Multiple] = decision(
        "减免倍数", by=ARREARS_OFFICE, low=multiple("0.5"), high=multiple(1), source="第十一条"
    )
    increase: Said[Multiple] = decision(
        "提高倍数", by=ARREARS_OFFICE, low=multiple("0.5"), high=multiple(1), source="第十一条"
    )
    in_arrears: Said[Flag] = fact("发生拖欠农民工工资问题", presumed=False, source="第十四条")
    cooperates: Said[Flag] = fact("积极配合解决拖欠问题", presumed=True, source="第十四条")
    lodged: Said[Money] = fact(
        "已交存保证金", presumed=Decimal(0), source="第九条", about="standing deposit lodged, in yuan"
    )

    @model_validator(mode="before")
    @classmethod
    def _local_by_district(cls, data: Any) -> Any:
        """Take a firm registered in a district of Chengde as local, and refuse one that is said not to be."""
        if not isinstance(data, dict):
            return data
        said = {key: data[key] for key in ("district", "注册县区") if data.get(key) is not None}
        if not said or any(data.get(key) is not None for key in ("origin", "注册地")):
            return data
        return {**data, "origin": Origin.LOCAL}

    @model_validator(mode="after")
    def _district_of_its_origin(self) -> Contractor:
        if self.district is None or self.origin is None:
            return self
        if (self.district in WITHIN_CHENGDE) != (self.origin is Origin.LOCAL):
            raise PydanticCustomError(
                "contradiction",
                "registered in `{district}` and yet `{origin}`: the two contradict each other\n"
                "Hint: only a firm of 本市 has a district of Chengde",
                {"district": str(self.district), "origin": str(self.origin)},
            )
        return self


class Contract(Subject):
    """施工合同: what a contractor has taken up in a project."""

    zh: ClassVar[str] = "承包合同"

    role: Said[Role] = fact("承包角色", source="第十八条")
    price: Said[Money] = fact("承包合同价款", source="第十条", about="price of the firm's own contract, in yuan")
    joint_venture: Said[Flag] = fact("联合体承包", presumed=False, about="the contract is a joint venture's")
    share: Said[Money] = fact("联合体分担价款", about="the firm's share of a joint venture's price, in yuan")
    project_price: Said[Money] = fact("所在工程合同价款总额", about="price of the whole project, in yuan")
    named: Said[Flag] = fact(
        "列入施工许可申请", source="第十三条", about="the firm is named in the application for the permit"
    )
    away: Said[Flag] = fact(
        "离开注册地施工", source="第十二条", about="a local firm works outside its county or district"
    )
    lodged: Said[Money] = fact(
        "本项目已交保证金", presumed=Decimal(0), source="第十条", about="deposit paid for this project, in yuan"
    )
    paid_by_owner: Said[Flag] = fact(
        "由建设单位代交", presumed=False, source="第二十六条", about="the owner pays the contractor's deposit"
    )


class Project(Subject):
    """工程项目: a project, its place, its price and its permit."""

    zh: ClassVar[str] = "工程项目"

    name: str | None = None
    place: Said[Place] = fact("项目所在地", source="第五条")
    in_planning_area: Said[Flag] = fact("承德市区规划区内", source="第五条")
    contract_price: Said[Money] = fact(
        "工程合同价款总额", source="第八条", about="sum of the works contracts as signed, in yuan"
    )
    permit_applied_on: Said[Day] = fact("施工许可申请日期", source="第八条")
    permit_issued_on: Said[Day] = fact("施工许可证核发日期", source="第十三条")


class ProjectOwner(Subject):
    """建设单位: the client of a project (never the builder)."""

    zh: ClassVar[str] = "建设单位"

    name: str | None = None
    lodged: Said[Money] = fact(
        "建设单位已交保证金", presumed=Decimal(0), source="第八条", about="deposit paid for the project, in yuan"
    )
    paid_by: Said[Payer] = fact("建设单位保证金缴款人", presumed=Payer.PROJECT_OWNER, source="第二十六条")
    deducted_from_price: Said[Flag] = fact(
        "从合同价款中扣回", presumed=False, source="第二十六条", about="shifted on to the contractor"
    )
    paid_on: Said[Day] = fact("建设单位缴款日期", source="第八条")
