"""第十二条第二句、第二十二条: arrears away from home, and what the authorities of the two places owe each other."""

from __future__ import annotations

from regkit.chengde.facts import HOUSING_BUREAU, PROVINCE, WITHIN_CHENGDE, Contract, Contractor, Origin, Place, Project
from regkit.chengde.regulation import CHENGDE
from regkit.chengde.wages import WageArrears, may_start_emergency_payment
from regkit.language import (
    Facts,
    OpenQuestion,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label, yuan

__all__ = [
    "HomeCooperation",
    "chengde_may_draw",
    "chengde_must_contact_home",
    "fallback_where_home_refuses",
    "home_cooperation",
    "recognition_applies_outside",
    "recognition_binds_outside",
]

A12, A22, A23 = CHENGDE.articles(12, 22, 23)
NOTHING = yuan(0)

ELSEWHERE_12 = A12.quote("离开本市到本省外市施工的企业,参照本条款执行")
COOPERATE = A22.para(1).quote(
    "本市施工企业离开企业注册地到本市其他县区施工,在项目所在地发生拖欠且不配合当地主管部门积极解决,"
    "该企业注册地收缴部门应积极配合项目所在地主管部门,做好农民工工资保证金的支付使用工作"
)
BY_REFERENCE = A22.para(2).quote("离开本市到本省外市施工的企业,参照本条款执行")
CONTACT = A22.para(3).quote(
    "本省外市进承施工企业,出现拖欠农民工工资问题,主管部门应积极联系协调拖欠工资企业注册地建设行政主管部门,协调启动保证金应急支付程序",
)
SCOPE_OF_USE = A23.quote("施工企业交纳的保证金专项用于解决本企业在我市和我省辖区内承建的工程项目中拖欠农民工工资的问题")


class HomeCooperation(Word):
    """What the collecting department at a firm's place of registration owes the place of the project."""

    COOPERATE = "cooperate", Label("积极配合", "it helps actively")
    BY_REFERENCE = "by_reference", Label("参照执行", "it helps, by reference")
    NONE = "none", Label("无此义务", "no such duty")


@condition("在注册地以外的本市县区施工", "the firm works in another district or county of the city")
def is_in_another_district(firm: Facts[Contractor], project: Facts[Project]) -> Term[bool]:
    """Whether the project lies in another district or county of the city than the firm's own."""
    same_county = firm.district.is_in(Place.PINGQUAN, Place.PINGQUAN_CITY) & project.place.is_in(
        Place.PINGQUAN, Place.PINGQUAN_CITY
    )  # one county before and after it became a city
    return project.place.is_in(*WITHIN_CHENGDE) & (firm.district != project.place) & ~same_county


@rule("注册地收缴部门的配合义务", en="what the department at the place of registration owes", gated=False)
def home_cooperation(firm: Facts[Contractor], project: Facts[Project]) -> Term[HomeCooperation]:
    """What the home department owes: it takes arrears and a firm that does not co-operate (article 22, 1 and 2)."""
    triggered = firm.in_arrears & ~firm.cooperates
    local = firm.origin == Origin.LOCAL
    away = is_in_another_district(firm, project)
    in_hebei = project.place == Place.HEBEI_ELSEWHERE
    return decide(
        when(local & triggered & away, HomeCooperation.COOPERATE, COOPERATE),
        when(local & triggered & in_hebei, HomeCooperation.BY_REFERENCE, BY_REFERENCE),
        when(local & triggered & ~away & ~in_hebei, HomeCooperation.NONE, COOPERATE, BY_REFERENCE),
        when(local & ~triggered, HomeCooperation.NONE, COOPERATE, BY_REFERENCE),
        provided=local,
    )


PILOT = OpenQuestion(
    id="chengde.22.pilot",
    formerly="chengde.A22.pilot",
    zh="京津试点企业在承拖欠的,是否比照本省外市企业联系注册地",
    en="whether article 22(3), on firms of other cities of Hebei, goes for listed firms of Beijing and Tianjin",
    authority=HOUSING_BUREAU,
    quote=CONTACT,
    recommended=Label("比照适用", "it applies by analogy"),
)
HOME_REFUSES = OpenQuestion(
    id="chengde.22.refusal",
    formerly="chengde.A22.refusal",
    zh="注册地主管部门不予配合的,项目所在地主管部门可否自行处理",
    en="whether the authority at the project may act by itself where that of the firm's home refuses",
    authority=PROVINCE,
    quote=CONTACT,
)


@rule("应当联系协调注册地主管部门", en="the authority must contact and co-ordinate with that of the firm's home")
def chengde_must_contact_home(firm: Facts[Contractor]) -> YesNo:
    """Whether the authority must contact the firm's home to start emergency payment there (22.3); an effort only."""
    hebei = firm.origin == Origin.HEBEI_ELSEWHERE
    listed = firm.origin.is_in(Origin.BEIJING, Origin.TIANJIN) & firm.on_pilot_list
    return decide(
        when(firm.in_arrears & hebei, True, CONTACT),
        when(firm.in_arrears & listed, PILOT.of(BOOL)),
        when(~firm.in_arrears | (~hebei & ~listed), False, CONTACT),
    )


@rule("承德可否直接动用", en="the authority in Chengde may draw on a deposit directly")
def chengde_may_draw(firm: Facts[Contractor], contract: Facts[Contract], arrears: Facts[WageArrears]) -> YesNo:
    """Whether the authority itself holds money of an incoming firm in arrears and may use it (16.1, 22.3, 23)."""
    holds_money, start = contract.lodged > NOTHING, may_start_emergency_payment(arrears)
    from_hebei = firm.origin == Origin.HEBEI_ELSEWHERE
    return decide(
        when(holds_money, start, SCOPE_OF_USE),
        when(~holds_money & from_hebei, False, CONTACT),
        when(~holds_money & ~from_hebei, False, SCOPE_OF_USE),
        provided=firm.in_arrears & (firm.origin != Origin.LOCAL),
    )


@rule(
    "注册地不予配合时项目所在地可否自行处理",
    en="the authority at the project may act by itself where the firm's home refuses",
)
def fallback_where_home_refuses(firm: Facts[Contractor]) -> YesNo:
    """Whether the authority may act by itself where the firm's home refuses to help: the text does not say (22.3)."""
    return decide(
        when(firm.home_refuses, HOME_REFUSES.of(BOOL)),
        provided=firm.in_arrears & firm.home_refuses & (firm.origin == Origin.HEBEI_ELSEWHERE),
    )


OUTSIDE_BINDS = OpenQuestion(
    id="chengde.12.outside",
    formerly="chengde.A12.outside",
    zh="本市企业到本省外市施工,参照执行是否约束外市主管部门",
    en="whether “参照” (by reference) in article 12 can bind the authorities of another city",
    authority=Label(
        "项目所在地主管部门 / 河北省住房和城乡建设厅", "the authority at the project, or the department of Hebei"
    ),
    quote=ELSEWHERE_12,
    recommended=Label("只约束本市一方(出具证明、配合)", "it binds the city's own side only, which certifies and helps"),
)


@rule("到本省外市施工应否参照互认", en="mutual recognition is applied by reference", gated=False)
def recognition_applies_outside(project: Facts[Project]) -> YesNo:
    """Whether mutual recognition is applied by reference to a project outside the city (article 12, sentence 2).

    In other cities of Hebei only; whom it binds there is open (`recognition_binds_outside`).
    """
    return holds(project.place == Place.HEBEI_ELSEWHERE, ELSEWHERE_12)


@rule("参照执行约束外市主管部门", en="recognition by reference binds the authority there", gated=False)
def recognition_binds_outside(project: Facts[Project]) -> YesNo:
    """Whether the authority of another city is bound to recognise the certificate: the text cannot say (article 12)."""
    elsewhere = project.place == Place.HEBEI_ELSEWHERE
    return decide(when(elsewhere, OUTSIDE_BINDS.of(BOOL)), provided=elsewhere)
