"""Where the measure of Chengde (2012) and Order 724 (2020) meet on the wage deposit, point by point.

Paying wages, liability and sanctions are in `layers_chengde_wages`. The national measure to which article 32,
paragraph 3, of Order 724 leaves the figures is not encoded: where it governs, no number is given.
"""

from __future__ import annotations

from datetime import date

from regkit.chengde import contractor_deposit as city_contractor_deposit
from regkit.chengde import owner_deposit as city_owner_deposit
from regkit.chengde import replenishment_due as city_replenishment_due
from regkit.chengde.regulation import CHENGDE
from regkit.language import Label, OpenQuestion, Reading
from regkit.national.layers import Confidence, Effect, Governs, Meeting, Points
from regkit.national.layers_chengde_wages import AUTHORITY, WAGES_POINTS
from regkit.national.wages import account_closable_from as national_account_closable_from
from regkit.national.wages import funds_may_be_seized as national_funds_may_be_seized
from regkit.national.wages import guarantee_replaces_cash as national_guarantee_replaces_cash
from regkit.national.wages import owner_gives_guarantee as national_owner_gives_guarantee
from regkit.national.wages import permit_is_refused_for_funds as national_permit_is_refused_for_funds
from regkit.national.wages import rate_is_raised as national_rate_is_raised
from regkit.national.wages import stores_deposit as national_stores_deposit
from regkit.national.wages.regulation import WAGES

__all__ = ["CHENGDE_AND_WAGES", "FIGURES", "OWNER_DEPOSIT", "PERMIT", "VALID"]

point = Points(CHENGDE, WAGES)
E, C, G = Effect, Confidence, Governs
NATIONAL_MEASURE, FIVE_YEARS_OVER = date(2021, 11, 1), date(2022, 2, 1)
"""From when the national measure on figures is said to be in force, and from when the measure may have run out."""

OWNER_WORDS = "按照工程合同价款总额的2%比例交纳"
VOUCHER = "对不能提供交纳保证金凭证的,不予办理施工许可证"
STORED = "施工总承包单位应当按照有关规定存储工资保证金"
DETAILS = "32.3 工资保证金的存储比例、存储形式、减免措施等具体办法，由国务院人力资源社会保障行政部门会同有关部门制定"

OWNER_DEPOSIT = Reading(
    id="chengde.8.owner_deposit",
    question_zh="2020年5月1日起还能否要求建设单位交纳保证金?",
    question_en="can the project owner still be asked for a deposit from 1 May 2020 on?",
    options={
        "no": Label("不能,建设单位提供工程款支付担保", "no: it gives a guarantee for the payment of project money"),
        "yes": Label("能", "yes"),
    },
    default="no",
    why=Label(
        "条例只写施工总承包单位，规范性文件不得增设义务；此为推断",
        "Order 724 names the general contractor alone, and a normative document may not add a duty; an inference",
    ),
    quote=CHENGDE.at("8").cite(OWNER_WORDS),
)
OTHER_DEPOSITORS = Reading(
    id="chengde.9.other_depositors",
    question_zh="2020年5月1日起还能否要求分包企业、劳务分包企业交纳保证金?",
    question_en="can subcontractors and labour firms still be asked for a deposit from 1 May 2020 on?",
    options={"no": Label("不能", "no"), "yes": Label("能", "yes")},
    default="no",
    why=Label(
        "条例第三十二条写的是施工总承包单位；增加交纳人即增设义务；此为推断",
        "article 32 of Order 724 names the general contractor; more debtors are an added duty; an inference",
    ),
    quote=CHENGDE.at("9").cite("劳务分包企业交纳5万元"),
)
ONCE = Reading(
    id="chengde.11.once",
    question_zh="未满连续三次拖欠的,是否不得提高存储比例?",
    question_en="are fewer than three cases of arrears in a row a bar to a higher rate?",
    options={"no": Label("不是", "they are none"), "yes": Label("是", "they are one")},
    default="no",
    why=Label(
        "条例第三十二条第二款以发生拖欠为条件，没有要求三次",
        "article 32, paragraph 2, of Order 724 asks for arrears, not for three cases",
    ),
    quote=CHENGDE.at("11").cite("对连续三次以上发生拖欠农民工工资问题的施工企业,应当提高收缴额度"),
)
FIGURES = OpenQuestion(
    id="chengde.9.figures",
    zh="本办法的数额是否为条例所称“有关规定”",
    en="whether the city's figures are the rules to which Order 724 refers",
    authority=AUTHORITY,
    quote=CHENGDE.at("10.1").cite("收缴标准为工程合同价款总额的2%"),
    recommended=Label(
        "国务院主管部门的具体办法施行前,对施工总承包单位适用",
        "it applies to general contractors until the detailed rules of the State Council's department are in force",
    ),
)
NATIONAL_FIGURES = OpenQuestion(
    id="chengde.9.national_figures",
    zh="国家具体办法施行后的存储比例、补足和返还(人社部发〔2021〕65号和河北省的规定,此处没有收入)",
    en="rates, topping up and refund under the national measure (Renshebufa [2021] No. 65) and Hebei's, not taken in",
    authority=Label(
        "人力资源社会保障行政部门 / 河北省", "the departments of human resources and social security, and Hebei"
    ),
    quote=CHENGDE.at("10.1").cite("收缴标准为工程合同价款总额的2%"),
)
ORIGIN = OpenQuestion(
    id="chengde.10.origin",
    zh="外省企业一个项目一交纳是否仍可要求",
    en="whether firms from other provinces can still be asked for a deposit for each project",
    authority=AUTHORITY,
    quote=CHENGDE.at("10.1").cite("外省进承施工企业,采取一个项目一交纳的方式"),
    recommended=Label(
        "不再区分:条例按有无拖欠实行差异化", "no: the regulation tells firms apart by arrears, not by origin"
    ),
)
EXEMPT = OpenQuestion(
    id="chengde.14.exempt",
    zh="省重点支持的骨干优势施工企业是否仍免予收缴",
    en="whether key backbone firms that the province supports are still exempt",
    authority=AUTHORITY,
    quote=CHENGDE.at("14").cite("省重点支持的骨干优势施工企业,免予收缴农民工工资保证金"),
    recommended=Label(
        "不再因身份免予:条例按有无拖欠减免", "no: the regulation reduces deposits by arrears, not by status"
    ),
)
PERMIT = OpenQuestion(
    id="chengde.13.permit",
    zh="不能提供交纳保证金凭证,是否仍为不予办理施工许可证的理由",
    en="whether a missing deposit voucher is still a ground for refusing the permit",
    authority=AUTHORITY,
    quote=CHENGDE.at("13").cite(VOUCHER),
    recommended=Label("不是,依条例第五十五条处理", "it is not; article 55 of the regulation applies"),
)
OTHER_PROJECTS = OpenQuestion(
    id="chengde.23.other_projects",
    zh="一次性交存的保证金能否用于本企业的其他项目",
    en="whether a standing deposit may serve another project of the firm",
    authority=Label(
        "人力资源社会保障行政部门 / 住房和城乡建设局",
        "the departments of human resources and social security, and of housing",
    ),
    quote=CHENGDE.at("23").cite("承建的工程项目中拖欠农民工工资的问题"),
)
VALID = OpenQuestion(
    id="chengde.1.valid",
    zh="本办法(试行)是否仍然有效",
    en="whether the measures, issued for trial, are still valid",
    authority=Label("承德市人民政府 / 河北省人民政府", "the governments of Chengde and Hebei"),
    quote=CHENGDE.at("1").cite("根据相关法律、法规"),
)
NOTHING = Label("本办法没有规定", "the city has nothing on it")
SILENT = Label("条例没有规定;国家具体办法施行前依本办法", "Order 724 is silent; the city's until the national measure")

DEPOSIT_POINTS: tuple[Meeting, ...] = (
    point(
        "3.deposit",
        Label("保证金的含义", "what the deposit is"),
        ("3 向行政主管部门提交的不拖欠、不克扣农民工工资的履约费用",),
        ("32.1 专项用于支付为所承包工程提供劳动的农民工被拖欠的工资",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("建设单位的保证金不是条例的工资保证金", "the owner's deposit is no wage deposit of Order 724"),
    ),
    point(
        "4.authorities",
        Label("主管机关和保管", "authorities, and who keeps it"),
        ("4 由市、县、区建设行政主管部门负责", "5 设立农民工工资保证金专用账户"),
        ("7.1 人力资源社会保障行政部门负责保障农民工工资支付工作的组织协调、管理指导", "39 工资保证金存储"),
        (E.SIDE_BY_SIDE, C.MEDIUM, G.BOTH),
        Label(
            "人社部门牵头;保管由国家具体办法规定",
            "the labour department leads; the keeper is left to the national measure",
        ),
    ),
    point(
        "8.owner_deposit",
        Label("建设单位的保证金", "the owner's deposit"),
        (f"8 {OWNER_WORDS}",),
        (f"32.1 {STORED}", "24.1 建设单位应当向施工单位提供工程款支付担保"),
        (E.CONTRADICTS, C.MEDIUM, G.NATIONAL),
        Label("条例只要求施工总承包单位存储", "the national text asks the general contractor alone"),
        rests_on=OWNER_DEPOSIT,
        city_rule=city_owner_deposit,
        national_rule=national_stores_deposit,
        asked=("owner's deposit",),
    ),
    point(
        "8.guarantee",
        Label("建设单位的工程款支付担保", "the owner's guarantee of payment"),
        (),
        ("24.1 建设单位应当向施工单位提供工程款支付担保",),
        (E.ADDS, C.TEXT, G.NATIONAL),
        NOTHING,
        national_rule=national_owner_gives_guarantee,
    ),
    point(
        "9.other_depositors",
        Label("分包企业的保证金", "the deposits of subcontractors"),
        ("9 劳务分包企业交纳5万元", "7 农民工工资保证金由建设单位和施工企业双方分别交纳"),
        (f"32.1 {STORED}",),
        (E.CONTRADICTS, C.MEDIUM, G.NATIONAL),
        Label("条例只要求施工总承包单位存储", "the national text asks the general contractor alone"),
        rests_on=OTHER_DEPOSITORS,
        national_rule=national_stores_deposit,
        asked=("another's deposit",),
    ),
    point(
        "9.amount",
        Label("施工总承包单位的保证金数额", "how much the general contractor stores"),
        ("10.1 收缴标准为工程合同价款总额的2%", "9 施工总承包一级及以上资质企业,交纳50万元"),
        (f"32.1 {STORED}", DETAILS),
        (E.OPEN, C.LOW, G.OPEN),
        Label("条例没有数额,由国家具体办法规定", "the national text has no figure and leaves it to a national measure"),
        rests_on=FIGURES,
        national_rule=national_stores_deposit,
        asked=("general contractor's deposit",),
        city_rule=city_contractor_deposit,
    ),
    point(
        "9.national_figures",
        Label("国家具体办法施行后的数额", "the figures once the national measure is in force"),
        ("10.1 收缴标准为工程合同价款总额的2%", "9 劳务分包企业交纳5万元", "20 15个工作日"),
        (DETAILS,),
        (E.OPEN, C.HIGH, G.OPEN),
        Label("本办法的数额不再是答案,此处没有数字", "the city's figures are no longer the answer; no number is given"),
        rests_on=NATIONAL_FIGURES,
        begins=NATIONAL_MEASURE,
        asked=(
            "general contractor's deposit",
            "owner's deposit",
            "another's deposit",
        ),
    ),
    point(
        "9.guarantee",
        Label("以保函替代现金", "a guarantee instead of cash"),
        (),
        ("32.2 工资保证金可以用金融机构保函替代",),
        (E.ADDS, C.TEXT, G.NATIONAL),
        NOTHING,
        national_rule=national_guarantee_replaces_cash,
        asked=("general contractor's deposit",),
    ),
    point(
        "10.origin",
        Label("外省企业", "firms from other provinces"),
        ("10.1 外省进承施工企业,采取一个项目一交纳的方式", "12 不得要求该企业重复交纳农民工工资保证金"),
        ("32.2 工资保证金实行差异化存储办法",),
        (E.OPEN, C.LOW, G.OPEN),
        Label("条例按有无拖欠而不按来源区分", "Order 724 differs by arrears, not by origin"),
        rests_on=ORIGIN,
        asked=("from another province",),
    ),
    point(
        "11.raise",
        Label("提高和减免", "higher and lower rates"),
        (
            "11 对连续三次以上发生拖欠农民工工资问题的施工企业,应当提高收缴额度",
            "11 对连续三年以上无拖欠农民工工资行为的施工企业,保证金收缴管理部门应当减免交纳金额",
        ),
        ("32.2 对一定时期内未发生工资拖欠的单位实行减免措施，对发生工资拖欠的单位适当提高存储比例",),
        (E.CONTRADICTS, C.MEDIUM, G.NATIONAL),
        Label("发生一次拖欠即可;数额未定", "once is enough; how much is not said"),
        rests_on=ONCE,
        national_rule=national_rate_is_raised,
        asked=("arrears",),
    ),
    point(
        "13.permit",
        Label("施工许可证", "the construction permit"),
        (f"13 {VOUCHER}",),
        (
            "23.1 相关行业工程建设主管部门不予颁发施工许可证",
            "55(2) 施工总承包单位未按规定存储工资保证金或者未提供金融机构保函",
        ),
        (E.OPEN, C.MEDIUM, G.OPEN),
        Label("条例的许可条件是资金安排", "the national condition is that funds are arranged"),
        rests_on=PERMIT,
        national_rule=national_permit_is_refused_for_funds,
        asked=("permit",),
    ),
    point(
        "14.exempt",
        Label("骨干优势企业的免予", "the exemption of key backbone firms"),
        ("14 省重点支持的骨干优势施工企业,免予收缴农民工工资保证金",),
        ("32.2 对一定时期内未发生工资拖欠的单位实行减免措施",),
        (E.OPEN, C.MEDIUM, G.OPEN),
        Label("条例按有无拖欠而不按身份减免", "Order 724 looks at the record, not at status"),
        rests_on=EXEMPT,
        asked=("key firm",),
    ),
    point(
        "20.topping_up",
        Label("补足", "topping up"),
        ("20 建筑业企业应当在15个工作日内足额补齐",),
        (),
        (E.FURTHER, C.MEDIUM, G.CITY),
        SILENT,
        city_rule=city_replenishment_due,
    ),
    point(
        "21.refund",
        Label("返还和账户注销", "refund, and closing the account"),
        ("21 工程竣工验收6个月后",),
        ("27.2 施工总承包单位公示30日后，可以申请注销农民工工资专用账户，账户内余额归施工总承包单位所有",),
        (E.SIDE_BY_SIDE, C.MEDIUM, G.BOTH),
        Label("保证金依本办法,专用账户依条例", "the city's for the deposit, Order 724's for the account"),
        national_rule=national_account_closable_from,
    ),
    point(
        "23.other_projects",
        Label("用于其他项目", "use for other projects"),
        ("23 施工企业交纳的保证金专项用于解决本企业在我市和我省辖区内承建的工程项目中拖欠农民工工资的问题",),
        ("32.1 为所承包工程提供劳动的农民工", "33 为本项目提供劳动的农民工工资"),
        (E.OPEN, C.LOW, G.OPEN),
        Label(
            "按项目交纳的只用于本项目;一次性交存的未定", "a deposit for a project serves it alone; a standing one: open"
        ),
        rests_on=OTHER_PROJECTS,
    ),
    point(
        "23.seizure",
        Label("查封、冻结、划拨", "seizure"),
        ("23 农民工工资保证金实行专款专用,不得挪用",),
        ("33 不得因支付为本项目提供劳动的农民工工资之外的原因被查封、冻结或者划拨",),
        (E.ADDS, C.TEXT, G.NATIONAL),
        Label(
            "本办法约束保管人,条例约束法院和机关",
            "the city binds the keeper, the national text the courts and other organs",
        ),
        national_rule=national_funds_may_be_seized,
    ),
    point(
        "26.shifted",
        Label("转嫁建设单位的保证金", "shifting the owner's deposit"),
        ("26 不得以任何理由转嫁到施工企业头上",),
        ("24.1 建设单位应当向施工单位提供工程款支付担保",),
        (E.CONTRADICTS, C.MEDIUM, G.NATIONAL),
        Label("没有建设单位的保证金,也就无从转嫁", "with no owner's deposit there is nothing to shift"),
        rests_on=OWNER_DEPOSIT,
    ),
    point(
        "1.valid",
        Label("本办法的有效期", "how long the measure is valid"),
        ("1 根据相关法律、法规",),
        (),
        (E.OPEN, C.LOW, G.OPEN),
        Label(
            "河北省规范性文件管理办法:未标注有效期的,自2017年2月1日起五年,为实施法律、法规的除外",
            "Hebei's rules on normative documents: where no term is stated, five years from 1 February 2017, "
            "but not for what carries out laws or regulations",
        ),
        rests_on=VALID,
        begins=FIVE_YEARS_OVER,
    ),
)

CHENGDE_AND_WAGES: tuple[Meeting, ...] = (*DEPOSIT_POINTS, *WAGES_POINTS)
"""The points at which the two meet."""
