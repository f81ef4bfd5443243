"""A few rules of two cities, told with all the labels that a rule can have, for the tests on words."""

from __future__ import annotations

from regkit.chengde.regulation import CHENGDE
from regkit.datong.regulation import DATONG
from regkit.language import (
    Day,
    Facts,
    Flag,
    Label,
    Money,
    Multiple,
    OpenQuestion,
    Reading,
    Subject,
    Term,
    Times,
    Word,
    YesNo,
    Yuan,
    because,
    condition,
    decide,
    decision,
    fact,
    rule,
    silent,
    when,
)
from regkit.language.kinds import amount
from regkit.law import Unit, days, multiple, percent, times, yuan

A9, A10, A11, A14 = CHENGDE.articles(9, 10, 11, 14)
D7, D8, D15, D33 = DATONG.articles(7, 8, 15, 33)

OFFICE = Label("清欠办", "the arrears clearance office")


class Grade(Word):
    """Grades of a firm."""

    SPECIAL = "special", Label("特级", "special grade")
    FIRST = "first", Label("一级", "grade one")
    SECOND = "second", Label("二级", "grade two")
    THIRD = "third", Label("三级", "grade three")


class Place(Word):
    """Kinds of places."""

    HOTEL = "hotel", Label("旅馆", "a hotel")
    HOSPITAL = "hospital", Label("医院", "a hospital")
    MUSEUM = "museum", Label("博物馆", "a museum")
    ARCHIVE = "archive", Label("档案馆", "an archive")
    CLINIC = "clinic", Label("诊所", "a clinic")


class Firm(Subject):
    """A construction firm."""

    grade: Grade | None = fact("主项资质等级", en="grade of the main qualification", source="第九条")
    local: Flag | None = fact("本市企业", en="is a firm of the city", source="第九条")
    certificate: Flag | None = fact("保证金缴纳证明", en="has a certificate of its home authority", source="第十条")
    price: Money | None = fact("合同价款", en="contract price", source="第十条")
    backbone: Flag | None = fact(
        "省重点支持的骨干优势企业", en="is a key backbone firm of the province", presumed=False, source="第十四条"
    )
    arrears: Times | None = fact("连续拖欠次数", en="number of arrears in a row", presumed=0, source="第十一条")
    increase: Multiple | None = decision(
        "提高的倍数", en="multiple by which the deposit is raised", by=OFFICE, low=multiple("0.5"), source="第十一条"
    )


class Spot(Subject):
    """A place that may need cameras."""

    kind: Place | None = fact("场所类别", en="kind of place", source="第七条")
    large: Flag | None = fact(
        "大型或具备相应规模",
        en="is large or of corresponding scale",
        denied="不具备相应规模",
        source="第七条",
    )
    designated: Flag | None = fact(
        "县级以上人民政府确定",
        denied="未经县级以上人民政府确定",
        en="was designated by the county",
        presumed=False,
        source="第七条",
    )
    accepted_on: Day | None = fact("竣工验收合格之日", en="day of acceptance", source="第十五条")
    filed_on: Day | None = fact("备案之日", en="day of filing", source="第十五条")
    complete: Flag | None = fact(
        "资料齐全",
        en="the papers are complete",
        denied=Label("资料不齐全", "the papers are not complete"),
        source="第十五条",
    )


TIER_1 = A9.number("施工总承包一级及以上资质企业,交纳50万元", yuan(500_000))
TIER_2 = A9.number("施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元", yuan(300_000))
RATE = A10.number("收缴标准为工程合同价款总额的2%", percent(2))
CERTIFIED = A10.quote("一律查验注册地主管部门开具的农民工工资保证金缴纳证明")
UNCERTIFIED = A10.quote("不能提供缴纳证明的,参照外省进承企业条款执行")
ARREARS = A11.number("对连续三次以上发生拖欠农民工工资问题的施工企业", times(3))
RAISED = A11.quote("应当提高收缴额度")
EXEMPT = A14.quote("省重点支持的骨干优势施工企业,免予收缴农民工工资保证金")

BASE = Reading(
    id="chengde.10.certificate",
    question_zh="查验证明之后,是否不再交纳?",
    question_en="once the certificate is checked, is nothing more due?",
    options={
        "suffices": Label("凭证明不再交纳", "nothing more is due"),
        "also": Label("仍按2%交纳", "2% is due all the same"),
    },
    default="suffices",
    why="the second sentence makes a firm pay only where it cannot show the certificate",
    quote=CERTIFIED,
)
BOTH = OpenQuestion(
    id="chengde.11.base",
    zh="提高额度以哪一数额为基数",
    en="on what the increase is reckoned",
    authority=OFFICE,
    quote=RAISED,
    recommended=Label("以第九条的数额为基数", "on the amount of article 9"),
    outcomes={"lower": Label("较低的数额", "on the lower"), "higher": Label("较高的数额", "on the higher")},
)


@rule("应交保证金", en="deposit due")
def due(firm: Facts[Firm]) -> Yuan:
    """What a firm owes."""
    base = decide(
        when(firm.local & firm.grade.is_in(Grade.SPECIAL, Grade.FIRST), TIER_1),
        when(firm.local & (firm.grade == Grade.SECOND), TIER_2),
        when(~firm.local & firm.certificate, BASE.choose(suffices=yuan(0), also=firm.price * RATE), CERTIFIED),
        when(~firm.local & because(~firm.certificate, UNCERTIFIED), firm.price * RATE),
        silent(
            firm.local & (firm.grade == Grade.THIRD),
            Label("此处只列到二级", "the tiers told here end with grade two"),
            TIER_1.quote,
            TIER_2.quote,
            authority=OFFICE,
        ),
    )
    raised = firm.arrears >= ARREARS
    return decide(
        when(~raised, base),
        when(raised, base * (1 + firm.increase), RAISED),
        unless=when(firm.backbone, yuan(0), EXEMPT),
    )


@rule("以何为基数", en="base of the increase")
def base_of_increase(firm: Facts[Firm]) -> Yuan:
    """An open question."""
    return decide(
        when(firm.arrears >= ARREARS, BOTH.of(amount(Unit.YUAN), lower=TIER_1, higher=TIER_2)),
        when(firm.arrears < ARREARS, yuan(0), RAISED),
    )


LISTED_1 = D7.quote("博物馆")
LISTED_2 = D7.quote("大型或具备相应规模的旅馆、饭店、商场、集贸市场、超市、仓储单位、医院")
LISTED_5 = D7.quote("县级以上人民政府确定的其他单位、地点和区域")
MUST = D7.quote("下列场所和区域,应当建设公共安全视频图像信息系统")
MAY = D8.quote("可以自愿建设公共安全视频图像信息系统")


@condition("属于第七条第(一)项", "it is a place of item 1", LISTED_1)
def of_item_1(spot: Facts[Spot]) -> Term[bool]:
    """Whether item 1 lists it."""
    return spot.kind.is_in(Place.MUSEUM, Place.ARCHIVE)


@condition("属于第七条第(二)项", "it is a place of item 2", LISTED_2)
def of_item_2(spot: Facts[Spot]) -> Term[bool]:
    """Whether item 2 lists it."""
    return spot.kind.is_in(Place.HOTEL, Place.HOSPITAL) & spot.large


@rule("应当建设", en="must a system be built")
def must(spot: Facts[Spot]) -> YesNo:
    """Whether a place must have a system."""
    listed = of_item_1(spot) | of_item_2(spot) | because(spot.designated, LISTED_5)
    return decide(when(listed, True, MUST), when(~listed, False, MAY))


LIMIT = D15.number("应当自竣工验收合格之日起30日内", days(30))


@rule("按期备案", en="filed in time")
def in_time(spot: Facts[Spot]) -> YesNo:
    """Whether a place is filed in time, where a system must be built."""
    last = spot.accepted_on + LIMIT
    return decide(
        when(spot.filed_on <= last, True, LIMIT.quote),
        when(spot.filed_on > last, False, LIMIT.quote),
        provided=because(spot.kind != Place.CLINIC, MUST),
    )


PAPERS = D15.quote("有关公共安全视频图像信息系统的下列资料")


@rule("违反备案规定", en="breach of the duty to file")
def breached(spot: Facts[Spot]) -> YesNo:
    """Whether the filing is late, or its papers are not complete; written so that each case has its row."""
    late = spot.filed_on > spot.accepted_on + LIMIT
    return decide(
        when(late & spot.complete, True, LIMIT.quote),
        when(late & ~spot.complete, True, LIMIT.quote, PAPERS),
        when(~late & ~spot.complete, True, PAPERS),
        when(~late & spot.complete, False, LIMIT.quote, PAPERS),
    )
