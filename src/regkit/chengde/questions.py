"""What the deposit chapters leave unsaid and people ask all the same: named questions, each for an authority.

They are no gaps in a rule's rows but matters on which the text has no rule at all. None is ever answered here.
"""

from __future__ import annotations

from regkit.chengde.facts import ARREARS_OFFICE, COLLECTING_DEPARTMENT, HOUSING_BUREAU
from regkit.chengde.regulation import CHENGDE
from regkit.language import OpenQuestion

__all__ = [
    "CERTIFICATE_VALIDITY",
    "DELISTED_UNDER_WAY",
    "DISCIPLINE",
    "FOREIGN_CURRENCY",
    "GRADE_CHANGED",
    "GUARANTEE",
    "HISTORY_BEFORE",
    "HOW_COUNTED",
    "OPEN_QUESTIONS",
    "PRICE_CHANGED",
    "PROVISIONAL_PRICE",
    "REDUCTION_OF_PAID",
    "REFUND_DAYS",
    "STALE_VOUCHER",
    "STANDING_DEADLINE",
    "STANDING_REFUND",
    "TWO_PLACES",
    "UNPERMITTED_PROJECT",
    "VALIDITY",
    "WHO_FIXES_FOR_COUNTIES",
]

A5, A8, A9, A10, A11, A13, A14, A21, A25, A30 = CHENGDE.articles(5, 8, 9, 10, 11, 13, 14, 21, 25, 30)
TOTAL_PRICE = A8.quote("按照工程合同价款总额的2%比例交纳")
LODGED_ONCE = A9.quote("本市建筑施工企业按照企业主项资质等级一次性交存农民工工资保证金")

PRICE_CHANGED = OpenQuestion(
    id="chengde.A19.later",
    zh="核发施工许可后工程合同价款增减的,是否补交或退还",
    en="whether a change of the contract price after the permit is made up",
    authority=COLLECTING_DEPARTMENT,
    quote=TOTAL_PRICE,
)
PROVISIONAL_PRICE = OpenQuestion(
    id="chengde.A19.provisional",
    zh="单价合同、暂定价合同以何为“工程合同价款总额”",
    en="what the total contract price is where it is provisional or only unit rates are agreed",
    authority=COLLECTING_DEPARTMENT,
    quote=TOTAL_PRICE,
)
FOREIGN_CURRENCY = OpenQuestion(
    id="chengde.A19.currency",
    zh="以外币计价的合同按何日何种汇率折算",
    en="at which rate of which day a price in a foreign currency is converted: not in the text",
    authority=COLLECTING_DEPARTMENT,
    quote=TOTAL_PRICE,
)
STANDING_DEADLINE = OpenQuestion(
    id="chengde.A36.deadline",
    zh="一次性交存的期限",
    en="article 9 sets no day by which the standing deposit is due",
    authority=COLLECTING_DEPARTMENT,
    quote=LODGED_ONCE,
    recommended="最迟在第一次需要施工许可证之前(第十三条)",
)
GUARANTEE = OpenQuestion(
    id="chengde.A36.guarantee",
    zh="可否以银行保函代替交存",
    en="whether a bank guarantee may stand in for money: the text speaks of paying into an account only",
    authority=HOUSING_BUREAU,
    quote=LODGED_ONCE,
)
STANDING_REFUND = OpenQuestion(
    id="chengde.A10.exit",
    zh="本市企业歇业后一次性交存的保证金是否返还",
    en="no refund rule for the standing deposit: article 21 names only owners and firms of other provinces",
    authority=HOUSING_BUREAU,
    quote=A21.quote("返还"),
)
GRADE_CHANGED = OpenQuestion(
    id="chengde.A24",
    zh="交存后资质等级变更的,是否补差或退差",
    en="whether a change of grade after payment is made up",
    authority=f"{HOUSING_BUREAU} / {COLLECTING_DEPARTMENT}",
    quote=LODGED_ONCE,
    recommended="如予调整,按两格差额",
)
CERTIFICATE_VALIDITY = OpenQuestion(
    id="chengde.A36.validity",
    zh="缴纳证明的有效期",
    en="how long a certificate is valid; not in the text",
    authority=COLLECTING_DEPARTMENT,
    quote=A10.quote("一律查验注册地主管部门开具的农民工工资保证金缴纳证明"),
)
REDUCTION_OF_PAID = OpenQuestion(
    id="chengde.A11.paid",
    zh="减免是否及于已交存的部分",
    en="whether a reduction reaches deposits already paid",
    authority=ARREARS_OFFICE,
    quote=A11.quote("保证金收缴管理部门应当减免交纳金额"),
)
WHO_FIXES_FOR_COUNTIES = OpenQuestion(
    id="chengde.A11.county",
    zh="县属企业的减免和提高额度由市清欠办还是县收缴部门确定",
    en="whether the city's clearance office or the county's department fixes the multiple for a county firm",
    authority=ARREARS_OFFICE,
    quote=A11.quote("具体额度标准由清欠办确定"),
)
DELISTED_UNDER_WAY = OpenQuestion(
    id="chengde.A14.under_way",
    zh="调整出名单后,已核发许可的在建项目是否补交",
    en="no rule for projects under way when a firm is taken off the list",
    authority=COLLECTING_DEPARTMENT,
    quote=A14.quote("报请省住房和城乡建设厅将其调整出重点支持骨干优势企业之列"),
)
TWO_PLACES = OpenQuestion(
    id="chengde.A5.two_places",
    zh="跨区县的线性工程由哪一机构收取",
    en="which office collects for a project in two places",
    authority=HOUSING_BUREAU,
    quote=A5.quote("承德市区规划区范围内工程项目"),
)

STALE_VOUCHER = OpenQuestion(
    id="chengde.A18",
    zh="保证金被动用尚未补齐期间,在注册地的项目可否仍凭原交费凭证办理施工许可",
    en="whether an old voucher still serves at home while the balance is short",
    authority=f"{HOUSING_BUREAU} / {COLLECTING_DEPARTMENT}",
    quote=A13.quote("交费凭证"),
)
DISCIPLINE = OpenQuestion(
    id="chengde.A25.degree",
    zh="对收缴部门工作人员给予何种纪律处分",
    en="which degree of discipline follows: 视情节轻重",
    authority="任免机关或者监察机关",
    quote=A25.quote("对违反者将视情节轻重给予纪律处分"),
)
REFUND_DAYS = OpenQuestion(
    id="chengde.A36.refund_days",
    zh="“及时”返还是多少日",
    en="within how many days a refund is made: 及时 is no number",
    authority=COLLECTING_DEPARTMENT,
    quote=A21.quote("应当及时将该竣工工程"),
)
UNPERMITTED_PROJECT = OpenQuestion(
    id="chengde.A36.unpermitted",
    zh="依法不需要施工许可证的工程是否交纳、何时交纳",
    en="whether and when a project that needs no construction permit pays: both time limits hang on the permit",
    authority=HOUSING_BUREAU,
    quote=A13.quote("对不能提供交纳保证金凭证的,不予办理施工许可证"),
)
HISTORY_BEFORE = OpenQuestion(
    id="chengde.A4.history",
    zh="本办法施行前的无拖欠年数、拖欠次数是否计入",
    en="whether history before 2012-03-19 counts towards the three years or the three times",
    authority=ARREARS_OFFICE,
    quote=A11.quote("连续三年以上"),
)
HOW_COUNTED = OpenQuestion(
    id="chengde.A4.counting",
    zh="“连续三年”“连续三次”如何计算:起算点、无项目的年份、按次还是按项目",
    en="how three years and three times in a row are counted: their start, years without a project, events or projects",
    authority=ARREARS_OFFICE,
    quote=A11.quote("对连续三次以上发生拖欠农民工工资问题的施工企业"),
)
VALIDITY = OpenQuestion(
    id="chengde.A34",
    zh="本办法(试行)现在是否仍然有效",
    en="validity: 试行 without an end; later national rules (国务院令第724号, 人社部发〔2021〕65号) may prevail",
    authority="承德市住房和城乡建设局 / 市政府清理结果",
    quote=A30.quote("本办法自公布之日起执行"),
)

OPEN_QUESTIONS = (
    PRICE_CHANGED,
    PROVISIONAL_PRICE,
    FOREIGN_CURRENCY,
    STANDING_DEADLINE,
    GUARANTEE,
    STANDING_REFUND,
    GRADE_CHANGED,
    CERTIFICATE_VALIDITY,
    REDUCTION_OF_PAID,
    WHO_FIXES_FOR_COUNTIES,
    DELISTED_UNDER_WAY,
    TWO_PLACES,
    STALE_VOUCHER,
    DISCIPLINE,
    REFUND_DAYS,
    UNPERMITTED_PROJECT,
    HISTORY_BEFORE,
    HOW_COUNTED,
    VALIDITY,
)
