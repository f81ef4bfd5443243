"""承德市建设领域农民工工资保证金管理办法(试行), 2012: who made it, its text, and the national law that came later."""

from __future__ import annotations

from datetime import date

from regkit.law.addresses import Address
from regkit.law.instruments import Affected, InstrumentKind, LaterLaw
from regkit.law.regulation import Regulation

__all__ = ["CHENGDE"]

ORDER_724 = LaterLaw(
    id="cn/2020/724",
    title="保障农民工工资支付条例",
    number="国务院令第724号",
    kind=InstrumentKind.ADMINISTRATIVE_REGULATION,
    in_force=date(2020, 5, 1),
    affects=(
        Affected(
            Address(7),
            "who deposits",
            "建设单位和施工企业双方分别交纳",
            "第三十二条: 施工总承包单位应当按照有关规定存储工资保证金",
            "narrower",
        ),
        Affected(
            Address(8), "owner", "2% before the permit", "第二十四条: 工程款支付担保; no wage deposit", "replaced"
        ),
        Affected(
            Address(13), "sanction", "不予办理施工许可证", "第五十五条: 逾期 50000-100000元, 停工", "other_sanction"
        ),
        Affected(
            Address(27), "sanction", "责令改正, 信用档案", "第五十五条: 逾期 50000-100000元, 停工", "other_sanction"
        ),
    ),
    text_seen="full",
    source="github:LawRefBook/Laws@2f4c5c2",
)

NOTICE_65 = LaterLaw(
    id="cn/2021/mohrss-65",
    title="工程建设领域农民工工资保证金规定",
    number="人社部发〔2021〕65号",
    kind=InstrumentKind.NORMATIVE_DOCUMENT,
    in_force=date(2021, 11, 1),
    affects=(
        Affected(Address(5), "keeper", "住建局专用账户", "a bank account, 人社部门 supervises", "replaced"),
        Affected(Address(6), "keeper", "住建局专用帐户", "a bank account, 人社部门 supervises", "replaced"),
        Affected(Address(8), "rate", "建设单位 2%", "no deposit of the owner", "replaced"),
        Affected(
            Address(9),
            "amount",
            "50, 30, 20, 10, 5万元 once, by grade",
            "第十一条: 合同额的1%-3%, by contract; the rate is set by the province",
            "replaced_scale",
        ),
        Affected(Address(10), "rate", "2%", "第十一条: 原则上不低于1%,不超过3%", "inside_new_range"),
        Affected(Address(11), "reward and penalty", "0.5-1倍", "第十二条: 增幅不低于50%, 不低于100%", "other_scale"),
        Affected(Address(20), "replenishing", "15个工作日", "10 working days", "stricter"),
        Affected(Address(21), "return", "竣工验收6个月后", "after completion, by public notice", "other_condition"),
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
    interpreter="市住房和城乡建设局",
    later_law=(ORDER_724, NOTICE_65),
    source="as published on the web, with its notice; the day of publication is taken to be the date of the notice; "
    "whether it was repealed is not known (2026-11-23)",
)
