"""第二十三至三十三条、第三十五条: funds, guarantee, the account, the wage deposit and what may be done with it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from regkit.language import (
    Day,
    Duty,
    Facts,
    Flag,
    Label,
    Months,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    decide,
    duty,
    fact,
    holds,
    require,
    rule,
    silent,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import days, months
from regkit.national.wages.regulation import WAGES

__all__ = [
    "Guarantor",
    "Project",
    "Role",
    "account_closable_from",
    "account_is_opened",
    "deposit_is_stored",
    "funds_may_be_seized",
    "guarantee_replaces_cash",
    "labour_cost_is_monthly",
    "labour_cost_is_paid",
    "owner_gives_guarantee",
    "permit_is_refused_for_funds",
    "rate_is_raised",
    "stores_deposit",
]

A23, A24, A25, A26, A27, A28, A31, A32, A33, A35 = WAGES.articles(23, 24, 25, 26, 27, 28, 31, 32, 33, 35)
A23.para(2).not_encoded(
    None, Label("政府投资项目的资金管理,不在编码范围", "the money of government projects; outside what is encoded")
)
A24.para(3).not_encoded(
    None, Label("保存合同,违反的罚款在第五十七条", "keeping contracts; the fine for a breach is in article 57")
)
A25.not_encoded(None, Label("分包合同的约定事项,无罚款", "what a subcontract has to say; no fine"))
A26.para(2).not_encoded(
    None, Label("保存资料,违反的罚款在第五十七条", "keeping papers; the fine for a breach is in article 57")
)
A27.para(1).not_encoded(None, Label("对金融机构的要求,未定期限", "a demand on financial institutions, without a time"))
A28.not_encoded(
    None,
    Label(
        "实名制管理,违反的罚款在第五十五、五十六条",
        "real-name records; the fines for a breach are in articles 55 and 56",
    ),
)
A31.not_encoded(
    None,
    Label(
        "代发工资,违反的罚款在第五十四至五十六条",
        "wages paid on behalf of others; the fines for a breach are in articles 54 to 56",
    ),
)


class Role(Word):
    """What a firm is on the project."""

    OWNER = "owner", Label("建设单位", "the project owner")
    GENERAL_CONTRACTOR = "general_contractor", Label("施工总承包单位", "the general contractor")
    SPECIALIST = "specialist", Label("直接承包的专业承包单位", "a specialist contracting with the owner")
    SUBCONTRACTOR = "subcontractor", Label("分包单位", "a subcontractor")
    LABOUR = "labour", Label("劳务分包企业", "a labour subcontractor")


class Guarantor(Word):
    """Who gives a guarantee instead of cash."""

    BANK = "bank", Label("银行", "a bank")
    OTHER_INSTITUTION = "other_institution", Label("其他金融机构", "another financial institution")
    COMPANY = "company", Label("担保公司", "a guarantee company")


class Project(Subject):
    """工程建设项目: a project, its money and a firm on it."""

    zh: ClassVar[str] = "工程建设项目"
    en: ClassVar[str] = "project"

    role: Said[Role] = fact(
        "在项目中的身份",
        en="role on the project",
        source="第三十二条",
        about=Label("所问企业在项目中的身份。", "The role of the firm asked about on the project."),
    )
    funds_arranged: Said[Flag] = fact(
        "有资金安排",
        en="has its funds arranged",
        source="第二十三条",
        about=Label(
            "是否有满足施工所需要的资金安排。", "Whether funds are arranged to the extent that the works need."
        ),
    )
    payment_guarantee: Said[Flag] = fact(
        "建设单位提供工程款支付担保",
        denied="建设单位未提供工程款支付担保",
        en="has the owner's guarantee",
        source="第二十四条",
        about=Label(
            "建设单位是否向施工单位提供工程款支付担保。",
            "Whether the owner has given the builder a guarantee that the project price will be paid.",
        ),
    )
    labour_cost_period: Said[Months] = fact(
        "人工费用拨付周期",
        en="period of labour cost",
        source="第二十四条",
        about=Label(
            "合同约定的拨付周期，以月计；不得超过1个月。",
            "The period in which the contract has labour cost paid out, in months; it may not be more than one.",
        ),
    )
    labour_cost_paid: Said[Flag] = fact(
        "人工费用及时足额拨付",
        denied="人工费用未及时足额拨付",
        en="has its labour cost paid in time and in full",
        source="第三十五条",
        about=Label(
            "人工费用是否及时足额拨付到专用账户。",
            "Whether labour cost is paid into the wage account in time and in full.",
        ),
    )
    account: Said[Flag] = fact(
        "开设专用账户",
        en="has its own wage account",
        source="第二十六条",
        about=Label("是否为本项目开设专用账户。", "Whether a wage account was opened for this project."),
    )
    account_misused: Said[Flag] = fact(
        "专用账户挪作他用",
        denied="专用账户没有挪作他用",
        en="the wage account is used for something else",
        presumed=False,
        source="第二十六条",
        about=Label(
            "专用账户资金是否用于支付本项目农民工工资以外的用途。",
            "Whether money of the wage account was used for anything but the wages of this project.",
        ),
    )
    finished: Said[Flag] = fact(
        "工程完工",
        en="is finished",
        source="第二十七条",
        about=Label(
            "工程是否已经完工；完工后才可以申请注销专用账户。",
            "Whether the works are finished; only then can the wage account be closed.",
        ),
    )
    arrears: Said[Flag] = fact(
        "拖欠工资",
        en="has wages in arrears",
        source="第二十七条",
        about=Label("本项目是否拖欠农民工工资。", "Whether wages of this project are in arrears."),
    )
    notice_on: Said[Day] = fact(
        "公示开始之日",
        en="first day of notice",
        source="第二十七条",
        about=Label(
            "开始公示的日期，当日不计入公示的30日。",
            "The day on which the public notice began, which is not counted in the 30 days.",
        ),
    )
    cash_stored: Said[Flag] = fact(
        "存储现金保证金",
        en="has a cash deposit stored",
        source="第三十二条",
        about=Label(
            "是否按照现行规定以现金存储。", "Whether the deposit is stored in cash as the rules in force prescribe."
        ),
    )
    guarantee_given: Said[Flag] = fact(
        "提供金融机构保函",
        en="has a guarantee of a financial institution given",
        source="第三十二条",
        about=Label(
            "是否以金融机构保函代替现金。", "Whether a guarantee of a financial institution is given instead of cash."
        ),
    )
    guarantor: Said[Guarantor] = fact(
        "保函出具人",
        en="who gives the guarantee",
        source="第三十二条",
        about=Label(
            "由哪一类机构出具保函；第三十二条所称的是金融机构保函。",
            "The institution that issues the guarantee; article 32 speaks of financial institutions.",
        ),
    )
    arrears_happened: Said[Flag] = fact(
        "发生过工资拖欠",
        en="the firm has had arrears before",
        source="第三十二条",
        about=Label(
            "是否发生过工资拖欠；一次即算。", "Whether the firm has been in arrears of wages before; once is enough."
        ),
    )
    for_own_workers: Said[Flag] = fact(
        "因支付本项目农民工工资",
        en="the seizure is for wages of the project's own workers",
        source="第三十三条",
        about=Label(
            "是否因支付本项目农民工工资而查封、冻结、划拨。",
            "Whether the money is sealed off, frozen or transferred to pay the wages of the project's own workers.",
        ),
    )
    law_allows: Said[Flag] = fact(
        "法律另有规定",
        denied="法律没有另外规定",
        en="the seizure is as a law provides",
        presumed=False,
        source="第三十三条",
        about=Label(
            "是否有全国人民代表大会及其常务委员会的法律另有规定；位阶低于法律的不算。",
            "Whether a law of the National People's Congress (法律) provides otherwise; a rule below it does "
            "not count.",
        ),
    )


FUNDS = A23.para(1).quote(
    "建设单位应当有满足施工所需要的资金安排。没有满足施工所需要的资金安排的，工程建设项目不得开工建设；"
    "依法需要办理施工许可证的，相关行业工程建设主管部门不予颁发施工许可证"
)
GUARANTEE = A24.para(1).quote("建设单位应当向施工单位提供工程款支付担保")
MONTHLY = A24.para(2).number("人工费用拨付周期不得超过1个月", months(1))
A24.para(2).not_encoded(
    "应当约定工程款计量周期、工程款进度结算办法以及人工费用拨付周期",
    Label("合同的约定事项", "what a contract has to say"),
)
ACCOUNT = A26.para(1).quote(
    "施工总承包单位应当按照有关规定开设农民工工资专用账户，专项用于支付该工程建设项目农民工工资"
)
CLOSED = A27.para(2).number(
    "工程完工且未拖欠农民工工资的，施工总承包单位公示30日后，可以申请注销农民工工资专用账户", days(30)
)
STORED = A32.para(1).quote("施工总承包单位应当按照有关规定存储工资保证金")
PURPOSE = A32.para(1).quote("专项用于支付为所承包工程提供劳动的农民工被拖欠的工资")
RAISED = A32.para(2).quote("对一定时期内未发生工资拖欠的单位实行减免措施，对发生工资拖欠的单位适当提高存储比例")
REPLACED = A32.para(2).quote("工资保证金可以用金融机构保函替代")
FIGURES = A32.para(3).quote(
    "工资保证金的存储比例、存储形式、减免措施等具体办法，由国务院人力资源社会保障行政部门会同有关部门制定"
)
SEIZED = A33.quote(
    "除法律另有规定外，农民工工资专用账户资金和工资保证金不得因支付为本项目提供劳动的农民工工资之外的原因被查封、冻结或者划拨"
)
DISPUTE = A35.quote("建设单位不得因争议不按照本条例第二十四条的规定拨付工程款中的人工费用")
STATE = Label(
    "国务院 / 国务院人力资源社会保障行政部门",
    "the State Council, or its department of human resources and social security",
)
"""Who interprets the regulation, and who makes the detailed rules on wage deposits (article 32, paragraph 3)."""
LABOUR_AUTHORITY = Label("人力资源社会保障行政部门", "the department of human resources and social security")


@rule("因没有资金安排不予颁发施工许可证", en="a permit is refused for lack of funds", at=A23)
def permit_is_refused_for_funds(project: Facts[Project]) -> YesNo:
    """Whether the permit is refused because funds are not arranged (article 23); on other conditions it is silent."""
    return holds(~project.funds_arranged, FUNDS)


@duty("建设单位提供工程款支付担保", en="give a guarantee of payment")
def owner_gives_guarantee(project: Facts[Project]) -> Duty:
    """The owner guarantees the project price to the contractor (article 24): no wage deposit; see article 57 (1)."""
    return require(project.payment_guarantee, GUARANTEE)


@duty("人工费用拨付周期不超过一个月", en="pay labour cost at intervals of no more than one month")
def labour_cost_is_monthly(project: Facts[Project]) -> Duty:
    """The contract pays labour cost at least every month (article 24)."""
    return require(project.labour_cost_period <= MONTHLY, MONTHLY.quote)


@duty("拨付人工费用,不因争议停付", en="pay labour cost in spite of disputes")
def labour_cost_is_paid(project: Facts[Project]) -> Duty:
    """Labour cost goes into the account in time, whatever is disputed (articles 29 and 35); see article 57 (2)."""
    return require(project.labour_cost_paid, DISPUTE)


@duty("开设工资专用账户并专款专用", en="open a wage account of the project")
def account_is_opened(project: Facts[Project]) -> Duty:
    """The general contractor opens an account for wages of this project only (article 26); see article 55 (1)."""
    done = project.account & ~project.account_misused
    return require(done, ACCOUNT, provided=project.role == Role.GENERAL_CONTRACTOR)


@rule("可以申请注销专用账户之日", en="day from which the account may be closed", at=A27)
def account_closable_from(project: Facts[Project]) -> Term[date]:
    """The first day on which closing may be asked for: after 30 days of notice, finished and without arrears."""
    return decide(
        when(True, project.notice_on + CLOSED + days(1), CLOSED.quote), provided=project.finished & ~project.arrears
    )


SPECIALIST = OpenQuestion(
    id="wages.32.specialist",
    zh="与建设单位直接签约的专业承包单位是否为“施工总承包单位”",
    en="whether a specialist that contracts with the owner is a general contractor here",
    authority=STATE,
    quote=STORED,
)


@rule("应当存储工资保证金", en="must store a wage deposit", at=A32)
def stores_deposit(project: Facts[Project]) -> YesNo:
    """Whether a firm stores a deposit: the general contractor; the text names no other, and no amount (article 32)."""
    others = project.role.is_in(Role.OWNER, Role.SUBCONTRACTOR, Role.LABOUR)
    return decide(
        when(project.role == Role.GENERAL_CONTRACTOR, True, STORED, PURPOSE),
        when(others, False, STORED),
        when(project.role == Role.SPECIALIST, SPECIALIST.of(BOOL)),
    )


OR = Reading(
    id="wages.55.or",
    question_zh="“未按规定存储工资保证金或者未提供金融机构保函”,现金和保函是否须兼备?",
    question_en="does article 55 (2) ask for cash and a guarantee, or for either?",
    options={"either": Label("有其一即可", "either is enough"), "both": Label("两者兼备", "both are needed")},
    default="either",
    why=Label(
        "第三十二条第二款规定保函可以替代保证金",
        "article 32, paragraph 2, makes the guarantee a substitute for the deposit",
    ),
    quote=WAGES.article(55).para(1).point(2).quote("施工总承包单位未按规定存储工资保证金或者未提供金融机构保函"),
)


@duty("存储保证金或者提供保函", en="store a deposit or give a guarantee", at=A32)
def deposit_is_stored(project: Facts[Project]) -> Duty:
    """The general contractor stores cash as prescribed, or gives a guarantee instead (articles 32 and 55 (2))."""
    cash, paper = project.cash_stored, project.guarantee_given
    return require(
        OR.choose(either=cash | paper, both=cash & paper), STORED, REPLACED, provided=stores_deposit(project)
    )


ISSUER = OpenQuestion(
    id="wages.32.institution",
    zh="银行以外的机构出具的保函能否替代",
    en="whether a guarantee of another institution than a bank replaces cash",
    authority=STATE,
    quote=REPLACED,
)


@rule("保函可以替代现金", en="a guarantee may replace cash", at=A32)
def guarantee_replaces_cash(project: Facts[Project]) -> YesNo:
    """Whether a guarantee may replace the cash deposit: a bank's may, others' are open (article 32, paragraph 2)."""
    return decide(
        when(project.guarantor == Guarantor.BANK, True, REPLACED),
        when(project.guarantor != Guarantor.BANK, ISSUER.of(BOOL)),
    )


@rule("提高存储比例", en="the rate is raised", at=A32)
def rate_is_raised(project: Facts[Project]) -> YesNo:
    """Whether the rate is raised: where there were arrears, once or more; how much is not said (article 32)."""
    unsaid = Label("条文未定减免和提高的数额", "the text sets no figures")
    return decide(
        when(project.arrears_happened, True, RAISED),
        silent(~project.arrears_happened, unsaid, RAISED, FIGURES, authority=LABOUR_AUTHORITY),
        provided=stores_deposit(project),
    )


@rule("账户资金和保证金可以查封、冻结或者划拨", en="the account or the deposit may be seized", at=A33)
def funds_may_be_seized(project: Facts[Project]) -> YesNo:
    """Whether account or deposit may be seized: for wages of this project, or as a law provides (article 33)."""
    return holds(project.for_own_workers | project.law_allows, SEIZED)
