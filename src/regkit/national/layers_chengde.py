"""Where the measure of Chengde (2012) and Order 724 (2020) meet, point by point."""

from __future__ import annotations

from typing import Any

from regkit.chengde.regulation import CHENGDE
from regkit.language import Label, OpenQuestion, Reading
from regkit.law import Quote
from regkit.national.layers import Confidence, Effect, Governs, Meeting
from regkit.national.wages import funds_may_be_seized as national_funds_may_be_seized
from regkit.national.wages import general_contractor_pays_first as national_general_contractor_pays_first
from regkit.national.wages import guarantee_replaces_cash as national_guarantee_replaces_cash
from regkit.national.wages import owner_gives_guarantee as national_owner_gives_guarantee
from regkit.national.wages import permit_is_refused_for_funds as national_permit_is_refused_for_funds
from regkit.national.wages import rate_is_raised as national_rate_is_raised
from regkit.national.wages import stores_deposit as national_stores_deposit
from regkit.national.wages.regulation import WAGES

__all__ = ["CHENGDE_AND_WAGES", "FIGURES", "OWNER_DEPOSIT", "PERMIT"]

AUTHORITY = Label("承德市人民政府 / 河北省人民政府 / 人民法院", "the governments of Chengde and Hebei, and the courts")


def _city(article: int, words: str) -> Quote:
    return CHENGDE.article(article).quote(words)


def _national(article: int, words: str, *, paragraph: int = 1) -> Quote:
    return WAGES.article(article).para(paragraph).quote(words)


OWNER_WORDS = _city(8, "按照工程合同价款总额的2%比例交纳")
EVASION = _city(18, "分包企业规避支付责任,工程总承包企业承担分包企业拖欠的农民工资支付责任")
VOUCHER = _city(13, "对不能提供交纳保证金凭证的,不予办理施工许可证")
THREE = _city(11, "对连续三次以上发生拖欠农民工工资问题的施工企业,应当提高收缴额度")
STORED = _national(32, "施工总承包单位应当按照有关规定存储工资保证金")

OWNER_DEPOSIT = Reading(
    id="chengde.8.owner_deposit",
    question_zh="2020年5月1日起还能否要求建设单位交纳保证金?",
    question_en="can the project owner still be asked for a deposit from 2020-05-01 on?",
    options={"no": Label("不能,建设单位提供工程款支付担保", "no: it guarantees the price"), "yes": Label("能", "yes")},
    default="no",
    why="Order 724 names the general contractor alone, and a normative document may not add a duty; an inference",
    quote=OWNER_WORDS,
)
UNCONDITIONAL = Reading(
    id="chengde.18.evasion",
    question_zh="总承包企业的清偿是否以分包企业规避支付责任为条件?",
    question_en="does the general contractor pay only where the subcontractor evades?",
    options={"no": Label("不以此为条件", "it pays without that"), "yes": Label("以此为条件", "only then")},
    default="no",
    why="article 30, paragraph 3, of Order 724 has no such condition",
    quote=EVASION,
)
ONCE = Reading(
    id="chengde.11.once",
    question_zh="未满连续三次拖欠的,是否不得提高存储比例?",
    question_en="are fewer than three cases of arrears in a row a bar to a higher rate?",
    options={"no": Label("不是", "they are none"), "yes": Label("是", "they are one")},
    default="no",
    why="article 32, paragraph 2, of Order 724 asks for arrears, not for three cases",
    quote=THREE,
)
FIGURES = OpenQuestion(
    id="chengde.9.figures",
    zh="本办法的数额是否为条例所称“有关规定”",
    en="whether the city's figures are the rules to which Order 724 refers",
    authority=AUTHORITY,
    quote=_city(10, "收缴标准为工程合同价款总额的2%"),
    recommended=Label(
        "国务院主管部门的具体办法施行前,对施工总承包单位适用",
        "it applies to general contractors until the detailed rules of the State Council's department are in force",
    ),
)
PERMIT = OpenQuestion(
    id="chengde.13.permit",
    zh="不能提供交纳保证金凭证,是否仍为不予办理施工许可证的理由",
    en="whether a missing deposit voucher is still a ground for refusing the permit",
    authority=AUTHORITY,
    quote=VOUCHER,
    recommended=Label("不是,依条例第五十五条处理", "it is not; article 55 of the regulation applies"),
)


def _meeting(id_: str, topic: Label, city: tuple[Quote, ...], national: tuple[Quote, ...], **more: Any) -> Meeting:
    return Meeting(id=f"chengde.{id_}", topic=topic, city=city, national=national, **more)


CHENGDE_AND_WAGES: tuple[Meeting, ...] = (
    _meeting(
        "8.owner_deposit",
        Label("建设单位的保证金", "the owner's deposit"),
        (OWNER_WORDS,),
        (STORED, _national(24, "建设单位应当向施工单位提供工程款支付担保")),
        effect=Effect.CONTRADICTS,
        confidence=Confidence.MEDIUM,
        governs=Governs.NATIONAL,
        why=Label("条例只要求施工总承包单位存储", "the national text asks the general contractor alone"),
        rests_on=OWNER_DEPOSIT,
        national_rule=national_stores_deposit,
    ),
    _meeting(
        "8.guarantee",
        Label("建设单位的工程款支付担保", "the owner's guarantee of payment"),
        (),
        (_national(24, "建设单位应当向施工单位提供工程款支付担保"),),
        effect=Effect.ADDS,
        confidence=Confidence.TEXT,
        governs=Governs.NATIONAL,
        why=Label("本办法没有规定", "the city has nothing on it"),
        national_rule=national_owner_gives_guarantee,
    ),
    _meeting(
        "9.amount",
        Label("施工总承包单位的保证金数额", "how much the general contractor stores"),
        (_city(10, "收缴标准为工程合同价款总额的2%"),),
        (STORED, _national(32, "工资保证金的存储比例、存储形式、减免措施等具体办法", paragraph=3)),
        effect=Effect.OPEN,
        confidence=Confidence.LOW,
        governs=Governs.OPEN,
        why=Label(
            "条例没有数额,由国家具体办法规定", "the national text has no figure and leaves it to a national measure"
        ),
        rests_on=FIGURES,
    ),
    _meeting(
        "9.guarantee",
        Label("以保函替代现金", "a guarantee instead of cash"),
        (),
        (_national(32, "工资保证金可以用金融机构保函替代", paragraph=2),),
        effect=Effect.ADDS,
        confidence=Confidence.TEXT,
        governs=Governs.NATIONAL,
        why=Label("本办法没有规定", "the city has nothing on it"),
        national_rule=national_guarantee_replaces_cash,
    ),
    _meeting(
        "11.raise",
        Label("提高存储比例", "a higher rate"),
        (THREE,),
        (_national(32, "对发生工资拖欠的单位适当提高存储比例", paragraph=2),),
        effect=Effect.CONTRADICTS,
        confidence=Confidence.MEDIUM,
        governs=Governs.NATIONAL,
        why=Label("发生一次拖欠即可;数额未定", "once is enough; how much is not said"),
        rests_on=ONCE,
        national_rule=national_rate_is_raised,
    ),
    _meeting(
        "13.permit",
        Label("施工许可证", "the building permit"),
        (VOUCHER,),
        (_national(23, "没有满足施工所需要的资金安排的"),),
        effect=Effect.OPEN,
        confidence=Confidence.MEDIUM,
        governs=Governs.OPEN,
        why=Label("条例的许可条件是资金安排", "the national condition is that funds are arranged"),
        rests_on=PERMIT,
        national_rule=national_permit_is_refused_for_funds,
    ),
    _meeting(
        "18.first",
        Label("先行清偿", "who pays first"),
        (EVASION,),
        (_national(30, "分包单位拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿", paragraph=3),),
        effect=Effect.CONTRADICTS,
        confidence=Confidence.HIGH,
        governs=Governs.NATIONAL,
        why=Label("条例不以规避为条件", "the national text asks for no evasion"),
        rests_on=UNCONDITIONAL,
        national_rule=national_general_contractor_pays_first,
    ),
    _meeting(
        "23.seizure",
        Label("查封、冻结、划拨", "seizure"),
        (_city(23, "农民工工资保证金实行专款专用,不得挪用"),),
        (_national(33, "不得因支付为本项目提供劳动的农民工工资之外的原因被查封、冻结或者划拨"),),
        effect=Effect.ADDS,
        confidence=Confidence.TEXT,
        governs=Governs.NATIONAL,
        why=Label("本办法约束保管人,条例约束法院和机关", "the city binds the keeper, the national text courts as well"),
        national_rule=national_funds_may_be_seized,
    ),
)
"""The points at which the two meet, as far as both are encoded."""
