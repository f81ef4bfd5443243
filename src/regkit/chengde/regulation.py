"""承德市建设领域农民工工资保证金管理办法(试行), 2012: who made it, its text, and the national law that came later."""

from __future__ import annotations

from datetime import date

from regkit.law.addresses import Address
from regkit.law.instruments import Affected, InstrumentKind, LaterLaw
from regkit.law.labels import Label
from regkit.law.regulation import Regulation

__all__ = ["CHENGDE"]

OTHER_SANCTION = Label(
    "第五十五条：责令限期改正；逾期不改正的，责令项目停工，并处5万元以上10万元以下的罚款",
    "article 55: an order to correct; once overdue, works are stopped and a fine of ¥50,000 to ¥100,000",
)
ORDER_724 = LaterLaw(
    id="cn/2020/724",
    title=Label("保障农民工工资支付条例", "Regulation on Ensuring Wage Payment to Migrant Workers"),
    number=Label("国务院令第724号", "State Council Order No. 724"),
    kind=InstrumentKind.ADMINISTRATIVE_REGULATION,
    in_force=date(2020, 5, 1),
    affects=(
        Affected(
            Address(7),
            Label("由谁交纳", "who deposits"),
            Label("建设单位和施工企业双方分别交纳", "the owner and the contractor each pay"),
            Label(
                "第三十二条：由施工总承包单位存储工资保证金", "article 32: the general contractor stores a wage deposit"
            ),
            "narrower",
        ),
        Affected(
            Address(8),
            Label("建设单位的保证金", "the owner's deposit"),
            Label("施工许可之前交纳2%", "2% before the permit"),
            Label(
                "第二十四条、第三十二条：建设单位提供工程款支付担保；存储工资保证金的只有施工总承包单位",
                "articles 24 and 32: the owner guarantees payment; only the general contractor stores a wage deposit",
            ),
            "narrower",
        ),
        Affected(
            Address(11),
            Label("奖惩", "reward and penalty"),
            Label("连续三年减免，连续三次提高", "lowered after three clean years, raised after three cases in a row"),
            Label(
                "第三十二条：发生工资拖欠的适当提高，一定时期内未发生的减免",
                "article 32: suitably raised where there were arrears, lowered where there were none for a time",
            ),
            "other_condition",
        ),
        Affected(
            Address(18),
            Label("分包欠薪的支付", "arrears of subcontractors"),
            Label(
                "分包企业规避支付责任的，总承包企业承担", "the general contractor pays where the subcontractor evades"
            ),
            Label(
                "第三十条：施工总承包单位先行清偿，再依法追偿，不以规避为条件",
                "article 30: the general contractor pays first, with recourse; evasion is no condition",
            ),
            "other_condition",
        ),
        Affected(
            Address(19),
            Label("挂靠、无资质的欠薪", "arrears under lent names and of unqualified bosses"),
            Label("协调解决，不能解决的起诉", "settled together, or in court"),
            Label("第三十六条、第三十七条：指明清偿的单位", "articles 36 and 37: they name who pays"),
            "names_payer",
        ),
        Affected(
            Address(13),
            Label("后果", "sanction"),
            Label("不予办理施工许可证", "no permit is issued"),
            OTHER_SANCTION,
            "other_sanction",
        ),
        Affected(
            Address(27),
            Label("后果", "sanction"),
            Label("责令改正，情节严重的记入信用档案", "an order to correct; if serious, an entry in the credit file"),
            OTHER_SANCTION,
            "other_sanction",
        ),
    ),
    text_seen="full",
    source="github:LawRefBook/Laws@2f4c5c2",
)

BANK_ACCOUNT = Label(
    "存入银行专用账户，由人力资源社会保障部门监管",
    "a special account at a bank, supervised by the authority for human resources and social security",
)
HOUSING_ACCOUNT = Label("住房和城乡建设局设立的专用账户", "a special account of the housing bureau")
KEEPER = Label("保管", "who keeps it")
RATE = Label("比例", "rate")
NOTICE_65 = LaterLaw(
    id="cn/2021/mohrss-65",
    title=Label("工程建设领域农民工工资保证金规定", "Provisions on Wage Deposits for Migrant Workers in Construction"),
    number=Label("人社部发〔2021〕65号", "Renshebufa [2021] No. 65"),
    kind=InstrumentKind.NORMATIVE_DOCUMENT,
    in_force=date(2021, 11, 1),
    affects=(
        Affected(Address(5), KEEPER, HOUSING_ACCOUNT, BANK_ACCOUNT, "replaced"),
        Affected(Address(6), KEEPER, HOUSING_ACCOUNT, BANK_ACCOUNT, "replaced"),
        Affected(
            Address(8),
            RATE,
            Label("建设单位交纳2%", "the owner pays 2%"),
            Label("不再由建设单位交纳", "the owner pays no deposit"),
            "replaced",
        ),
        Affected(
            Address(9),
            Label("数额", "amount"),
            Label("按资质等级一次性交存5万元至50万元", "once, by grade, from ¥50,000 to ¥500,000"),
            Label(
                "第十一条：按合同额的1%至3%存储，具体比例由省级确定",
                "article 11: 1% to 3% of the contract price; the province sets the rate",
            ),
            "replaced_scale",
        ),
        Affected(
            Address(10),
            RATE,
            Label("2%", "2%"),
            Label("第十一条：原则上不低于1%，不超过3%", "article 11: in principle not below 1% and not above 3%"),
            "inside_new_range",
        ),
        Affected(
            Address(11),
            Label("奖惩", "reward and penalty"),
            Label("减免和提高一般在0.5至1倍范围内", "lowered or raised by usually 0.5 to 1 times"),
            Label("第十二条：增幅不低于50%或者100%", "article 12: raised by not less than 50% or 100%"),
            "other_scale",
        ),
        Affected(
            Address(20),
            Label("补齐", "replenishing"),
            Label("15个工作日内", "within 15 working days"),
            Label("10个工作日内", "within 10 working days"),
            "stricter",
        ),
        Affected(
            Address(21),
            Label("返还", "return"),
            Label("竣工验收6个月后", "six months after acceptance"),
            Label("完工并公示后", "after completion and public notice"),
            "other_condition",
        ),
    ),
    text_seen="excerpt",
    source="https://zgxue.com/wenku/redcv/Q6gL8MdwxN; http://www.ywlight.cn/xingyexinwen/2244.html",
)

CHENGDE = Regulation.load(
    "regkit.chengde",
    "text.txt",
    sha256="c722fb3014a0fa79e651e3ef64a6fe2b677144f734b73dd0c25792af890a074e",
    short="chengde",
    id="cn-130800/2012/nn-migrant-wage-deposit",
    title="承德市建设领域农民工工资保证金管理办法(试行)",
    number=None,
    issuer="承德市人民政府",
    kind=InstrumentKind.NORMATIVE_DOCUMENT,
    adopted=None,
    promulgated=date(2012, 3, 19),
    commenced=date(2012, 3, 19),
    interpreter=Label("市住房和城乡建设局", "the housing bureau of the city"),
    later_law=(ORDER_724, NOTICE_65),
    source="as published on the web, with its notice; the day of publication is taken to be the date of the notice; "
    "whether it was repealed is not known (2026-11-23)",
)
