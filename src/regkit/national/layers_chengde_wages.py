"""Where the measure of Chengde (2012) and Order 724 (2020) meet on paying wages, liability and sanctions."""

from __future__ import annotations

from regkit.chengde.regulation import CHENGDE
from regkit.language import Label, Reading
from regkit.national.layers import Confidence, Effect, Governs, Meeting, Points
from regkit.national.wages import account_is_opened as national_account_is_opened
from regkit.national.wages import engager_pays as national_engager_pays
from regkit.national.wages import fine as national_fine
from regkit.national.wages import general_contractor_pays_first as national_general_contractor_pays_first
from regkit.national.wages import is_paid_by_the_day as national_is_paid_by_the_day
from regkit.national.wages import labour_cost_is_paid as national_labour_cost_is_paid
from regkit.national.wages import ledger_is_kept as national_ledger_is_kept
from regkit.national.wages import owner_advances as national_owner_advances
from regkit.national.wages.liability import EARLIER
from regkit.national.wages.regulation import WAGES

__all__ = ["AUTHORITY", "WAGES_POINTS"]

point = Points(CHENGDE, WAGES)
E, C, G = Effect, Confidence, Governs
AUTHORITY = Label("承德市人民政府 / 河北省人民政府 / 人民法院", "the governments of Chengde and Hebei, and the courts")

EVASION = "分包企业规避支付责任,工程总承包企业承担分包企业拖欠的农民工资支付责任"
UNCONDITIONAL = Reading(
    id="chengde.18.evasion",
    question_zh="总承包企业的清偿是否以分包企业规避支付责任为条件?",
    question_en="does the general contractor pay only where the subcontractor evades?",
    options={"no": Label("不以此为条件", "it pays without that"), "yes": Label("以此为条件", "only then")},
    default="no",
    why=Label(
        "条例第三十条第三款没有这一条件",
        "article 30, paragraph 3, of Order 724 has no such condition",
    ),
    quote=CHENGDE.at("18").cite(EVASION),
)
PAYER = Reading(
    id="chengde.19.payer",
    question_zh="挂靠、无资质、违法项目的欠薪,是否由条例指明的单位清偿?",
    question_en="are arrears of unqualified bosses, lent names and unlawful projects paid by whom Order 724 names?",
    options={
        "named": Label("是,依条例第三十六条、第三十七条", "yes, by its articles 36 and 37"),
        "courts": Label("只协调,不能解决的起诉", "the city only co-ordinates and sends to court"),
    },
    default="named",
    why=Label(
        "上位法指明了清偿的单位；仍可向人民法院起诉",
        "the higher text names the payer; going to court stays possible",
    ),
    quote=CHENGDE.at("19").cite("不能解决的,雇佣双方可依法向人民法院起诉"),
)
NOTHING = Label("本办法没有规定", "the city has nothing on it")

WAGES_POINTS: tuple[Meeting, ...] = (
    point(
        "15.paying",
        Label("工资支付的形式和日期", "how and when wages are paid"),
        ("15 建筑业企业应当按时足额支付农民工工资", "15 建筑业企业不得以被拖欠工程款为由拖欠农民工工资"),
        ("11 不得以实物或者有价证券等其他形式替代", "14.1 应当在法定节假日或者休息日前支付"),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("条例加上形式、日期、台账和清单", "Order 724 adds form, day, ledger and slip"),
        national_rule=national_is_paid_by_the_day,
    ),
    point(
        "15.owner",
        Label("建设单位的义务", "the owner's duties"),
        ("15 建设单位应当按照合同约定支付工程款",),
        (
            "29.2 建设单位应当以未结清的工程款为限先行垫付被拖欠的农民工工资",
            "23.1 没有满足施工所需要的资金安排的，工程建设项目不得开工建设",
        ),
        (E.ADDS, C.HIGH, G.NATIONAL),
        Label("条例加上资金安排、担保、人工费用、垫付", "Order 724 adds funds, guarantee, labour cost and advance"),
        national_rule=national_owner_advances,
    ),
    point(
        "17.disputes",
        Label("价款争议", "disputes on the price"),
        ("17 可共同委托第三方造价咨询单位",),
        ("35 建设单位不得因争议不按照本条例第二十四条的规定拨付工程款中的人工费用", "50 不提供的，依法承担不利后果"),
        (E.ADDS, C.HIGH, G.BOTH),
        Label("可以共同委托;争议不是停付的理由", "a joint expert; disputes are no excuse for not paying labour cost"),
        national_rule=national_labour_cost_is_paid,
    ),
    point(
        "18.first",
        Label("先行清偿", "who pays first"),
        (f"18 {EVASION}",),
        (
            "30.3 分包单位拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿",
            "30.4 工程建设项目转包，拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿",
        ),
        (E.CONTRADICTS, C.HIGH, G.NATIONAL),
        Label("条例不以规避为条件", "the national text does not ask for evasion"),
        rests_on=UNCONDITIONAL,
        national_rule=national_general_contractor_pays_first,
    ),
    point(
        "19.payer",
        Label("挂靠、无资质、违法项目", "unqualified bosses, lent names, unlawful projects"),
        ("19 建设单位和劳务录用企业应积极协调解决,不能解决的,雇佣双方可依法向人民法院起诉",),
        ("36.1 由建设单位或者施工总承包单位清偿", "36.2 由施工单位清偿", "37 由建设单位清偿"),
        (E.CONTRADICTS, C.HIGH, G.NATIONAL),
        Label("条例指明清偿人;仍可起诉", "Order 724 names the payer; the courts stay open"),
        rests_on=PAYER,
        national_rule=national_engager_pays,
    ),
    point(
        "16.account",
        Label("农民工工资专用账户", "the wage account"),
        (),
        ("26.1 专项用于支付该工程建设项目农民工工资", "31.3 直接将工资支付到农民工本人的银行账户"),
        (E.ADDS, C.TEXT, G.NATIONAL),
        Label(
            "本办法只有保证金账户,两个账户不得混同",
            "the city knows only the deposit account; the two must not be mixed",
        ),
        national_rule=national_account_is_opened,
    ),
    point(
        "16.real_names",
        Label("实名登记和台账", "real names and ledgers"),
        (),
        ("28.1 依法与所招用的农民工订立劳动合同并进行用工实名登记", "15.1 至少保存3年"),
        (E.ADDS, C.TEXT, G.NATIONAL),
        NOTHING,
        national_rule=national_ledger_is_kept,
    ),
    point(
        "16.emergency",
        Label("应急资金", "emergency money"),
        ("16.1 动用保证金支付被拖欠的农民工工资",),
        ("63 县级以上地方人民政府可以动用应急周转金",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("不同的资金,条文未定先后", "different money; the texts set no order between them"),
    ),
    point(
        "25.officials",
        Label("工作人员的处分", "discipline of officials"),
        ("25 对违反者将视情节轻重给予纪律处分",),
        ("62 依法依规给予处分",),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("属于处分,不是行政处罚", "disciplinary action, which is no administrative penalty"),
    ),
    point(
        "27.sanctions",
        Label("未存储保证金的后果", "what follows from a missing deposit"),
        ("27 由建设行政主管部门责令改正,情节严重的,作为不良行为记入企业信用档案",),
        (
            "55 逾期不改正的，责令项目停工，并处5万元以上10万元以下的罚款",
            "55(2) 施工总承包单位未按规定存储工资保证金或者未提供金融机构保函",
        ),
        (E.ADDS, C.HIGH, G.BOTH),
        Label(
            "只罚施工总承包单位;建设单位未交保证金没有罚款",
            "the general contractor alone; nothing for an owner's deposit",
        ),
        national_rule=national_fine,
    ),
    point(
        "27.records",
        Label("信用记录", "records of credit"),
        ("27 保证金制度执行情况应作为建筑业企业及项目负责人信用评定的重要内容",),
        (
            "48.1 列入拖欠农民工工资失信联合惩戒对象名单",
            "47.1 建立用人单位及相关责任人劳动保障守法诚信档案",
        ),
        (E.SIDE_BY_SIDE, C.MEDIUM, G.BOTH),
        Label("联合惩戒名单依国家条件", "the list of joint punishment depends on national conditions"),
    ),
    point(
        "28.crime",
        Label("移送和讹诈", "referral to the authorities, and extortion"),
        ("28 涉嫌犯罪的,移交司法机关处理", "28(3) 劳务分包负责人以讨要农民工工资为由,逼讨工程款、讹诈工程款的"),
        (
            "41.2 应当按照有关规定及时移送公安机关审查并作出决定",
            "52 或者以拖欠农民工工资为名讨要工程款的，依法予以处理",
        ),
        (E.SIDE_BY_SIDE, C.HIGH, G.BOTH),
        Label("两者都指引其他法律", "both refer to other law"),
    ),
    point(
        "30.earlier",
        Label("施行前到期的工资", "wages that fell due before"),
        ("30 本办法自公布之日起执行",),
        ("64 本条例自2020年5月1日起施行",),
        (E.OPEN, C.MEDIUM, G.OPEN),
        Label(
            "施行前的事实依本办法;施行后仍未支付的未定", "facts before are the city's; what is still unpaid after: open"
        ),
        rests_on=EARLIER,
    ),
)
"""The points on paying wages, who pays arrears, and sanctions."""
