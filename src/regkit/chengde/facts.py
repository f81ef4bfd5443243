"""The parties, contracts and projects that the deposit measures speak of, with the law's own words."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from regkit.language import (
    ON,
    Day,
    Flag,
    Listed,
    Money,
    Multiple,
    Said,
    Subject,
    Times,
    Word,
    Years,
    dated,
    decision,
    fact,
    follows,
    listed,
    never,
    part,
)
from regkit.law import Label, multiple, years, yuan

__all__ = [
    "ARREARS_OFFICE",
    "COLLECTING_DEPARTMENT",
    "HOUSING_BUREAU",
    "Candidates",
    "Category",
    "Contract",
    "Contractor",
    "Grade",
    "Origin",
    "Party",
    "Payer",
    "Place",
    "Project",
    "ProjectFile",
    "ProjectOwner",
    "Role",
]

ARREARS_OFFICE = Label("清欠办(市住建局建筑市场监管科)", "the arrears clearance office")
COLLECTING_DEPARTMENT = Label("保证金收缴部门", "the collecting department")
HOUSING_BUREAU = Label("承德市住房和城乡建设局", "the housing and construction bureau of Chengde")
PROVINCE = Label("河北省住房和城乡建设厅", "the housing and construction department of Hebei")
AUTHORITY = Label("建设行政主管部门", "the construction authority")


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

    LOCAL = "local", Label("本市", "of the city"), "承德", "承德市*", "河北省承德市*", "河北承德*"
    HEBEI_ELSEWHERE = "hebei_elsewhere", Label("本省外市", "from another city of Hebei"), *OTHER_CITIES
    BEIJING = "beijing", Label("北京", "from Beijing"), "北京市*"
    TIANJIN = "tianjin", Label("天津", "from Tianjin"), "天津市*"
    OTHER_PROVINCE = "other_province", Label("外省", "from another province"), *OTHER_PROVINCES
    OUTSIDE_MAINLAND = (
        "outside_mainland",
        Label("港澳台及境外", "from Hong Kong, Macao, Taiwan or abroad"),
        "香港*",
        "澳门*",
        "台湾*",
    )


class Place(Word):
    """A district or county of Chengde, or a place elsewhere."""

    SHUANGQIAO = "shuangqiao", Label("双桥区", "Shuangqiao district")
    DEVELOPMENT_ZONE = "development_zone", Label("开发区", "the development zone"), "高新区", "承德高新区"
    BINHE = "binhe", Label("滨河新区", "the Binhe new area")  # not named in article 5, which ends its list with 等
    SHUANGLUAN = "shuangluan", Label("双滦区", "Shuangluan district")
    YINGZI = "yingzi", Label("营子区", "Yingzi district"), "鹰手营子矿区"
    CHENGDE_COUNTY = "chengde_county", Label("承德县", "Chengde county")
    XINGLONG = "xinglong", Label("兴隆县", "Xinglong county")
    PINGQUAN = "pingquan", Label("平泉县", "Pingquan county")
    PINGQUAN_CITY = (
        "pingquan_city",
        Label("平泉市", "Pingquan city"),
    )  # the county since 2017; the text speaks of every county
    LUANPING = "luanping", Label("滦平县", "Luanping county")
    LONGHUA = "longhua", Label("隆化县", "Longhua county")
    FENGNING = "fengning", Label("丰宁县", "Fengning county"), "丰宁满族自治县"
    KUANCHENG = "kuancheng", Label("宽城县", "Kuancheng county"), "宽城满族自治县"
    WEICHANG = "weichang", Label("围场县", "Weichang county"), "围场满族蒙古族自治县"
    HEBEI_ELSEWHERE = "hebei_elsewhere", Label("本省外市", "another city of Hebei")
    OUTSIDE_HEBEI = "outside_hebei", Label("省外", "outside Hebei")


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
WITHIN_CHENGDE = (*CITY_DISTRICTS, Place.BINHE, Place.SHUANGLUAN, Place.YINGZI, *COUNTIES)


class Category(Word):
    """The series of a firm's main qualification (主项资质); article 9 names the first three."""

    GENERAL_CONTRACTING = "general_contracting", Label("施工总承包", "general contracting"), "总承包", "*施工总承包"
    SPECIALIST_CONTRACTING = "specialist_contracting", Label("专业承包", "specialist contracting"), "*专业承包"
    LABOUR_SUBCONTRACTING = (
        "labour_subcontracting",
        Label("劳务分包", "labour subcontracting"),
        "*劳务分包",
        "*作业分包",
        "施工劳务",
    )
    DESIGN_AND_CONSTRUCTION = "design_and_construction", "设计施工一体化"
    COMPREHENSIVE = "comprehensive", "综合资质"
    NONE = "none", Label("无资质", "no qualification")


class Grade(Word):
    """The grade of a qualification; article 9 names special (一级及以上) to third, and ungraded."""

    SPECIAL = "special", Label("特级", "special grade")
    FIRST = "first", Label("一级", "grade one"), "壹级", "Ⅰ级", "1级"
    SECOND = "second", Label("二级", "grade two"), "贰级", "Ⅱ级", "2级"
    THIRD = "third", Label("三级", "grade three"), "叁级", "Ⅲ级", "3级"
    FOURTH = "fourth", Label("四级", "grade four"), "肆级", "Ⅳ级", "4级"
    UNGRADED = "ungraded", Label("不分等级", "ungraded"), "不分级", "无等级"
    PROVISIONAL = "provisional", Label("暂定级", "a provisional grade"), "暂定", "暂定资质"
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

    PROJECT_OWNER = "project_owner", Label("建设单位", "the project owner")
    CONTRACTOR = "contractor", Label("施工企业", "the contractor"), "施工单位"
    CONTRACTOR_LOAN = "contractor_loan", Label("施工企业借款", "the owner, with a loan of the contractor")
    OWNER_PARENT = "owner_parent", Label("建设单位上级单位", "a body above the owner")


class Contractor(Subject):
    """建筑业企业 (施工企业): a contractor, where it comes from, its main qualification and its record."""

    zh: ClassVar[str] = "施工企业"
    en: ClassVar[str] = "the firm"

    name: str | None = None
    origin: Said[Origin] = fact("注册地", en="origin", source="第九条", about="Where the firm is registered.")
    district: Said[Place] = fact(
        "注册县区",
        en="district of registration",
        source="第五条",
        about="The district or county of a firm of the city.",
    )
    category: Said[Category] = fact(
        "主项资质", en="main qualification", source="第九条", about="The series of the main qualification."
    )
    grade: Said[Grade] = fact("资质等级", source="第九条", about="The grade of the main qualification.")
    key_backbone: Said[Flag] = fact(
        "省重点支持的骨干优势施工企业",
        en="is a key backbone firm of the province",
        presumed=False,
        source="第十四条",
        about="Whether it is on the list of the province on the day asked about; a list of the city does not count.",
    )
    delisted: Said[Flag] = fact(
        "已被调整出骨干优势企业名单",
        en="was taken off the list of key backbone firms",
        presumed=False,
        source="第十四条",
        about="Whether the province has taken it off its list while projects were under way.",
    )
    on_pilot_list: Said[Flag] = fact(
        "京津冀建筑市场一体化试点企业",
        en="is on the Beijing-Tianjin-Hebei pilot list",
        source="第十条",
        about="Whether it is listed when the deposit falls due; matters for firms from Beijing and Tianjin.",
    )
    reciprocity_denied: Said[Flag] = fact(
        "对方未予对等待遇",
        denied="对方给予对等待遇",
        en="is refused equal treatment by its home",
        presumed=False,
        source="第十条",
        about="Whether Beijing or Tianjin does not treat firms of Hebei alike.",
    )
    home_certificate: Said[Flag] = fact(
        "保证金缴纳证明",
        en="has a certificate of its home authority",
        source="第十条",
        about="A certificate of payment by the authority of the place of registration; a slip of a bank is none.",
        denied=Label("没有保证金缴纳证明", "has no certificate of its home authority"),
    )
    certificate_doubted: Said[Flag] = fact(
        "缴纳证明的有效期有疑问",
        denied="缴纳证明的有效期没有疑问",
        en="has a certificate whose validity is in doubt",
        presumed=False,
        source="第十条",
        about="Whether somebody doubts that the certificate, for its age, is still valid.",
    )
    clean_years: Said[Years] = fact(
        "连续无拖欠年数",
        en="number of years in a row without arrears",
        presumed=Decimal(0),
        source="第十一条",
        about="Years without arrears of wages up to the day asked about.",
    )
    arrears_in_a_row: Said[Times] = fact(
        "连续拖欠次数",
        en="number of arrears in a row",
        presumed=0,
        source="第十一条",
        about="How many times in a row the firm was in arrears of wages.",
    )
    last_arrears_on: Said[Day] = fact(
        "最近一次拖欠之日",
        en="day of the last arrears",
        source="第十一条",
        about="The day of the last arrears of wages.",
    )
    three_years_since: Said[Flag] = fact(
        "最近一次拖欠之后已满三年",
        en="is past the third year after its last arrears",
        presumed=False,
        source="第十一条",
        about="Whether three years are over since the last arrears; the day of the arrears does not count.",
        denied=Label("最近一次拖欠之后未满三年", "is not past the third year after its last arrears"),
    )
    record_doubted: Said[Flag] = fact(
        "连续年数或者次数的算法有争议",
        denied="连续年数或者次数的算法没有争议",
        en="has a record whose counting is in dispute",
        presumed=False,
        source="第十一条",
        about="Years without a project, events or projects, and the like: how the record is counted is in dispute.",
    )
    record_before: Said[Flag] = fact(
        "连续年数或者次数含施行之前",
        denied="连续年数或者次数不含施行之前",
        en="has a record that reaches back before commencement",
        presumed=False,
        source="第十一条",
        about="Whether the years or times in a row are reached only with those before 19 March 2012.",
    )
    reduction: Said[Multiple] = decision(
        "减免倍数",
        by=ARREARS_OFFICE,
        en="multiple of the reduction",
        high=multiple(1),
        usual=(multiple("0.5"), multiple(1)),
        source="第十一条",
        about="By how many times its amount the deposit is reduced; more than the whole cannot be.",
    )
    increase: Said[Multiple] = decision(
        "提高倍数",
        by=ARREARS_OFFICE,
        en="multiple of the increase",
        usual=(multiple("0.5"), multiple(1)),
        source="第十一条",
        about="By how many times its amount the deposit is raised.",
    )
    in_arrears: Said[Flag] = fact(
        "发生拖欠农民工工资问题",
        en="is in arrears of wages",
        presumed=False,
        source="第十四条",
        about="Whether the firm has come to owe wages to migrant workers.",
    )
    cooperates: Said[Flag] = fact(
        "积极配合解决拖欠问题",
        en="is co-operative in settling arrears",
        presumed=True,
        source="第十四条",
        about="Whether it helps the authority at the project to settle the arrears.",
    )
    home_refuses: Said[Flag] = fact(
        "注册地主管部门不予配合",
        denied="注册地主管部门没有不予配合",
        en="has a home authority that refuses to help",
        presumed=False,
        source="第二十二条",
        about="Whether the authority at the place of registration refuses to start emergency payment.",
    )
    lodged: Said[Money] = fact(
        "已交存保证金",
        en="standing deposit lodged",
        presumed=Decimal(0),
        source="第九条",
        about="The standing deposit of a firm of the city, lodged once for all its projects.",
    )
    short_after_draw: Said[Flag] = fact(
        "保证金被动用尚未补齐",
        denied="没有被动用而尚未补齐的保证金",
        en="has a standing deposit drawn on and not put back",
        presumed=False,
        source="第二十条",
        about="Whether money was drawn from its standing deposit and is not back in full.",
    )
    guarantee: Said[Flag] = fact(
        "以银行保函代替交存",
        denied="不以银行保函代替交存",
        en="has a bank guarantee to offer instead of money",
        presumed=False,
        source="第九条",
        about="Whether it offers a guarantee in place of the money.",
    )
    grade_changed: Said[Flag] = fact(
        "交存后资质等级变更",
        denied="交存后资质等级没有变更",
        en="has a grade that changed after it paid",
        presumed=False,
        source="第九条",
        about="Whether its main qualification or grade changed after the deposit was lodged.",
    )

    relations = (
        follows("origin", Origin.LOCAL, when=lambda f: f.district.is_in(*WITHIN_CHENGDE)),
        # a firm from elsewhere has its place there: were that ruled out, every firm would be of the city
        never(
            lambda f: f.district.is_in(Place.HEBEI_ELSEWHERE, Place.OUTSIDE_HEBEI) & (f.origin == Origin.LOCAL),
            "注册在外地的不是本市企业",
            "a firm registered elsewhere is not of the city",
        ),
        follows("home_certificate", value=True, when=lambda f: f.certificate_doubted),
        follows("in_arrears", value=True, when=lambda f: ~f.cooperates),
        never(
            lambda f: f.key_backbone & f.delisted,
            "已被调整出名单的不再是骨干优势企业",
            "a firm that was taken off the list is on it no longer",
        ),
        follows("three_years_since", value=True, when=lambda f: f.last_arrears_on + years(3) < ON),
        follows("three_years_since", value=False, when=lambda f: f.last_arrears_on + years(3) >= ON),
    )


class Candidates(Subject):
    """A firm of the city of which it is not known which of its qualifications is the main one."""

    zh: ClassVar[str] = "主项资质不明的企业"
    en: ClassVar[str] = "the firm"

    firms: Listed[Contractor] | None = listed(
        "可能的主项资质",
        en="possible main qualifications",
        presumed_complete=True,
        source="第九条",
        about="The firm, once with each qualification that may be the main one.",
    )


class Contract(Subject):
    """施工合同: what a contractor has taken up in a project."""

    zh: ClassVar[str] = "承包合同"
    en: ClassVar[str] = "the contract"

    role: Said[Role] = fact("承包角色", source="第十八条", about="What the firm does in the project.")
    price: Said[Money] = fact(
        "承包合同价款", en="price of the contract", source="第十条", about="The price of the firm's own contract."
    )
    joint_venture: Said[Flag] = fact(
        "联合体承包",
        denied="不是联合体承包",
        en="is a joint venture's",
        presumed=False,
        source="第十条",
        about="Whether the contract is a joint venture's.",
    )
    share: Said[Money] = fact(
        "联合体分担价款",
        en="share of the price",
        source="第十条",
        about="The firm's share of the price of a joint venture's contract.",
    )
    project_price: Said[Money] = fact(
        "所在工程合同价款总额",
        en="price of the whole project",
        source="第十条",
        about="The total contract price of the project.",
    )
    named: Said[Flag] = fact(
        "列入施工许可申请",
        en="is named in the application for the permit",
        source="第十三条",
        about="Whether the firm is one of those that the application for the construction permit names.",
        denied=Label("未列入施工许可申请", "is not named in the application for the permit"),
    )
    lodged: Said[Money] = fact(
        "本项目已交保证金",
        en="deposit paid for the project",
        presumed=Decimal(0),
        source="第十条",
        about="What an incoming firm has paid for this project.",
    )
    paid_on: Said[Day] = fact(
        "施工企业缴款日期",
        en="day of the contractor's payment",
        source="第十三条",
        about="When the contractor paid in full.",
    )
    paid: Said[Flag] = fact(
        "施工企业已缴款",
        en="has its deposit paid in",
        presumed=True,
        source="第十三条",
        about="Whether what was paid is in the account on the day asked about; concluded from the day of payment.",
        denied=Label("施工企业尚未缴款", "has its deposit not paid in yet"),
    )
    paid_by_owner: Said[Flag] = fact(
        "由建设单位代交",
        en="has its deposit paid by the owner",
        presumed=False,
        source="第二十六条",
        about="Whether the owner pays the contractor's deposit.",
    )

    relations = (
        dated("paid", "paid_on"),
        follows("joint_venture", value=True, when=lambda f: f.share > yuan(0)),
        follows("named", value=True, when=lambda f: f.role == Role.GENERAL_CONTRACTOR),
        never(
            lambda f: f.joint_venture & (f.share > f.price),
            "分担的价款多于合同价款",
            "a share is no more than the price that is shared",
        ),
        never(
            lambda f: f.role == Role.PROJECT_OWNER,
            "建设单位不是施工企业",
            "the project owner is none of its contractors",
        ),
    )


class Project(Subject):
    """工程项目: a project, its place, its price and its permit."""

    zh: ClassVar[str] = "工程项目"
    en: ClassVar[str] = "the project"

    name: str | None = None
    place: Said[Place] = fact("项目所在地", en="place", source="第五条", about="The district or county, or elsewhere.")
    in_planning_area: Said[Flag] = fact(
        "承德市区规划区内",
        en="is inside the urban planning area",
        source="第五条",
        about="Whether it lies in the planning area of the city proper.",
        denied=Label("不在承德市区规划区内", "is not inside the urban planning area"),
    )
    two_places: Said[Flag] = fact(
        "跨区县的线性工程",
        en="is in more than one district or county",
        presumed=False,
        source="第五条",
        about="Whether it lies in more than one district or county, as a road may.",
    )
    contract_price: Said[Money] = fact(
        "工程合同价款总额",
        en="total contract price",
        source="第八条",
        about="The sum of the works contracts as signed; what is subcontracted within one is not counted again.",
    )
    provisional_price: Said[Flag] = fact(
        "单价或者暂定价合同",
        denied="不是单价或者暂定价合同",
        en="has a provisional price",
        presumed=False,
        source="第八条",
        about="Whether only unit rates or a provisional price are agreed.",
    )
    foreign_currency: Said[Flag] = fact(
        "以外币计价",
        denied="不以外币计价",
        en="is priced in a foreign currency",
        presumed=False,
        source="第八条",
        about="Whether the contract price is in a foreign currency.",
    )
    price_changed: Said[Flag] = fact(
        "核发许可后价款增减",
        denied="核发许可后价款没有增减",
        en="has a price that was changed after the permit",
        presumed=False,
        source="第八条",
        about="Whether the contract price was changed after the permit was issued.",
    )
    needs_permit: Said[Flag] = fact(
        "需要施工许可证",
        en="is one that needs a construction permit",
        presumed=True,
        source="第八条",
        about="Whether the law asks for a construction permit at all.",
    )
    permit_applied_on: Said[Day] = fact(
        "施工许可申请日期", en="day of the application", source="第八条", about="When the permit was applied for."
    )
    permit_issued_on: Said[Day] = fact(
        "施工许可证核发日期", en="day of the permit", source="第十三条", about="When the permit was issued."
    )

    relations = (
        never(
            lambda f: f.place.is_in(Place.HEBEI_ELSEWHERE, Place.OUTSIDE_HEBEI) & f.in_planning_area,
            "外地的项目不在承德市区规划区内",
            "a project elsewhere does not lie in the planning area of Chengde",
        ),
        never(
            lambda f: f.permit_issued_on < f.permit_applied_on,
            "核发早于申请",
            "a permit is not issued before it is applied for",
        ),
    )


class ProjectOwner(Subject):
    """建设单位: the client of a project (never the builder)."""

    zh: ClassVar[str] = "建设单位"
    en: ClassVar[str] = "the project owner"

    name: str | None = None
    lodged: Said[Money] = fact(
        "建设单位已交保证金",
        en="deposit paid by the owner",
        presumed=Decimal(0),
        source="第八条",
        about="What has been paid for the project on the owner's side, whoever paid it.",
    )
    paid_by: Said[Payer] = fact(
        "建设单位保证金缴款人",
        en="payer of the owner's deposit",
        presumed=Payer.PROJECT_OWNER,
        source="第二十六条",
        about="Who paid the owner's deposit.",
    )
    deducted_from_price: Said[Flag] = fact(
        "从合同价款中扣回",
        denied="没有从合同价款中扣回",
        en="has its deposit taken back out of the contract price",
        presumed=False,
        source="第二十六条",
        about="Whether the owner shifts its deposit on to the contractor.",
    )
    guarantee: Said[Flag] = fact(
        "建设单位以银行保函代替交纳",
        denied="建设单位不以银行保函代替交纳",
        en="has a bank guarantee to offer instead of money",
        presumed=False,
        source="第八条",
        about="Whether the owner offers a guarantee in place of the money.",
    )
    paid_on: Said[Day] = fact(
        "建设单位缴款日期", en="day of the owner's payment", source="第八条", about="When the owner paid its deposit."
    )
    paid: Said[Flag] = fact(
        "建设单位已缴款",
        en="has paid its deposit in",
        presumed=True,
        source="第十三条",
        about="Whether what was paid is in the account on the day asked about; concluded from the day of payment.",
        denied=Label("建设单位尚未缴款", "has not paid its deposit in yet"),
    )

    relations = (dated("paid", "paid_on"),)


class Party(Subject):
    """A contractor of a project and what it has taken up."""

    zh: ClassVar[str] = "参建企业"
    en: ClassVar[str] = "the party"

    name: str = "施工企业"
    contractor: Contractor | None = part("施工企业", en="firm")
    contract: Contract | None = part("承包合同", en="contract")
    repeated: Said[Flag] = fact(
        "同一企业的另一份合同",
        en="is a firm that was listed before",
        presumed=False,
        source="第九条",
        about="Whether the firm stands in the list already, with another contract of the project.",
        denied=Label("不是同一企业的另一份合同", "is no firm that was listed before"),
    )


class ProjectFile(Subject):
    """A project with its owner and contractors, as a bureau files it."""

    zh: ClassVar[str] = "项目档案"
    en: ClassVar[str] = "the file"

    id: str = ""
    project: Project | None = part("工程项目", en="project")
    owner: ProjectOwner | None = part("建设单位", en="project owner")
    parties: Listed[Party] | None = listed(
        "参建企业",
        en="contractors",
        presumed_complete=True,
        source="第十三条",
        about="The contractors; those listed are taken to be all, unless it is said otherwise.",
    )
