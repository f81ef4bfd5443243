"""第二十三条: whose deposit may pay for whose arrears, for what, and where."""

from __future__ import annotations

from typing import ClassVar

from regkit.chengde.facts import COLLECTING_DEPARTMENT, WITHIN_CHENGDE, Place
from regkit.chengde.regulation import CHENGDE
from regkit.chengde.replenishment import Deposit
from regkit.language import (
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    Yuan,
    condition,
    decide,
    fact,
    rule,
    smaller,
    when,
)
from regkit.language.kinds import BOOL, amount
from regkit.law import Unit

__all__ = ["Claim", "Debtor", "FundUse", "may_use_deposit", "most_from_owner_deposit"]

A23 = CHENGDE.article(23)

ONLY_FOR = A23.quote("农民工工资保证金实行专款专用,不得挪用")
OWNERS = A23.quote(
    "建设单位交纳的保证金专项用于解决本单位建设的工程项目内拖欠工程款导致施工企业无法支付农民工工资的问题"
)
CONTRACTORS = A23.quote("施工企业交纳的保证金专项用于解决本企业在我市和我省辖区内承建的工程项目中拖欠农民工工资的问题")


class Claim(Word):
    """What the money is wanted for."""

    WAGES = "wages", "农民工工资", "工资"
    STAFF_SALARY = "staff_salary", "管理人员工资"
    MATERIAL = "material", "材料款"
    INJURY = "injury", "工伤赔偿"
    GENERAL_SPENDING = "general_spending", "政府其他支出"


class Debtor(Word):
    """Who is in arrears, seen from the contractor whose deposit it is."""

    SAME_FIRM = "same_firm", "本企业"
    ITS_SUBCONTRACTOR = "its_subcontractor", "本企业的分包企业"
    ITS_GENERAL_CONTRACTOR = "its_general_contractor", "本企业之上的总承包企业"
    UNRELATED = "unrelated", "其他企业"


class FundUse(Subject):
    """动用: a use that somebody wants to make of a deposit."""

    zh: ClassVar[str] = "保证金使用"

    deposit: Said[Deposit] = fact("保证金", source="第二十三条")
    claim: Said[Claim] = fact("用途", source="第二十三条")
    migrant: Said[Flag] = fact("系农民工工资", source="第三条", about="the workers are 农民工")
    debtor: Said[Debtor] = fact("拖欠企业", source="第二十三条")
    place: Said[Place] = fact("拖欠工程所在地", source="第二十三条")
    own_project: Said[Flag] = fact("本单位建设的工程项目", source="第二十三条")
    same_project: Said[Flag] = fact("即交纳保证金的工程项目", source="第二十三条")
    owner_defaults: Said[Flag] = fact("建设单位拖欠工程款", source="第二十三条")
    caused: Said[Flag] = fact("导致施工企业无法支付工资", source="第二十三条")
    default: Said[Money] = fact("拖欠工程款金额", source="第二十三条", about="overdue project money, in yuan")
    arrears: Said[Money] = fact("拖欠工资金额", source="第二十三条", about="wages owed, in yuan")


OTHER_PROJECT = OpenQuestion(
    id="chengde.A27.project",
    zh="建设单位为一项目交纳的保证金可否用于其另一项目",
    en="whether an owner's deposit for one project may serve another of its projects: the words allow it, the "
    "deposit is paid for each project",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNERS,
    recommended="条文允许用于本单位建设的工程项目",
)
CAP = OpenQuestion(
    id="chengde.A27.cap",
    zh="动用建设单位保证金是否以其拖欠的工程款为限",
    en="whether the use of the owner's deposit is capped by its own default: no cap in the text",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNERS,
    recommended="以其拖欠的工程款为限",
    outcomes={"capped": "以其拖欠的工程款为限", "not_capped": "不以其拖欠的工程款为限"},
)
A28_UP = Reading(
    id="chengde.A28.up",
    question_zh="分包企业的保证金可否用于总承包企业的拖欠?",
    question_en="may a subcontractor's deposit pay what its general contractor owes?",
    options={"own": "不可,只用于本企业的拖欠", "project": "可,同一工程项目内的拖欠"},
    default="own",
    why="本企业: the firm's own projects, and nobody answers for the firm above it",
    quote=CONTRACTORS,
)
A28_DOWN = Reading(
    id="chengde.A28.down",
    question_zh="总承包企业的保证金可否用于其分包企业的拖欠?",
    question_en="may a general contractor's deposit pay what its subcontractor owes?",
    options={"total": "可,总包负总责且属其承建的工程项目", "own": "不可,只用于本企业的拖欠"},
    default="total",
    why="article 18 makes the general contractor answer for it, and the project is one that it has contracted",
    quote=CONTRACTORS,
)
A28_TIED = Reading(
    id="chengde.A28.tied",
    question_zh="按项目交纳的保证金可否用于同一企业的另一项目?",
    question_en="may a contractor's deposit for one project serve another of its projects?",
    options={"free": "可,及于其在我市和我省承建的工程项目", "tied": "不可,只用于该项目"},
    default="free",
    why="article 23 speaks of the projects contracted in the city and the province",
    quote=CONTRACTORS,
)


@condition("拖欠的是农民工工资")
def is_for_wages(use: Facts[FundUse]) -> Term[bool]:
    """Whether the money is for wages of migrant workers (articles 3 and 23)."""
    return (use.claim == Claim.WAGES) & use.migrant


@condition("因建设单位拖欠工程款")
def is_owners_fault(use: Facts[FundUse]) -> Term[bool]:
    """Whether the owner's default is why the contractor cannot pay, in a project of that owner."""
    return use.own_project & use.owner_defaults & use.caused


@condition("我市和我省辖区内")
def is_in_hebei(use: Facts[FundUse]) -> Term[bool]:
    """Whether the arrears arose in the city or elsewhere in the province."""
    return use.place.is_in(*WITHIN_CHENGDE, Place.HEBEI_ELSEWHERE)


@condition("可由该企业保证金承担")
def is_own_arrears(use: Facts[FundUse]) -> Term[bool]:
    """Whether the arrears are such as this contractor's deposit answers for, under the readings of A28."""
    tied = use.same_project | (use.deposit == Deposit.STANDING)
    own = (use.debtor == Debtor.SAME_FIRM) & A28_TIED.choose(free=True, tied=tied)
    down = (use.debtor == Debtor.ITS_SUBCONTRACTOR) & A28_DOWN.choose(total=True, own=False)
    up = (use.debtor == Debtor.ITS_GENERAL_CONTRACTOR) & A28_UP.choose(own=False, project=use.same_project)
    return own | down | up


@rule("可否动用保证金")
def may_use_deposit(use: Facts[FundUse]) -> YesNo:
    """Whether a deposit may be used for this (article 23); anything but such use is 挪用.

    An owner's deposit serves wages that its own default keeps from being paid; a contractor's serves its
    arrears in the city and the province.
    """
    owner, wages, fault = use.deposit == Deposit.OWNER, is_for_wages(use), is_owners_fault(use)
    own = is_in_hebei(use) & is_own_arrears(use)
    return decide(
        when(~wages, False, ONLY_FOR),
        when(wages & owner & fault & use.same_project, True, OWNERS),
        when(wages & owner & fault & ~use.same_project, OTHER_PROJECT.of(BOOL)),
        when(wages & owner & ~fault, False, OWNERS),
        when(wages & ~owner & own, True, CONTRACTORS),
        when(wages & ~owner & ~own, False, CONTRACTORS),
    )


@rule("建设单位保证金最多可动用金额")
def most_from_owner_deposit(use: Facts[FundUse]) -> Yuan:
    """The most that the owner's deposit may pay, in yuan: open where its own default is below the arrears."""
    capped = use.default < use.arrears
    either = CAP.of(amount(Unit.YUAN), capped=smaller(use.default, use.arrears), not_capped=use.arrears)
    return decide(
        when(capped, either, OWNERS),
        when(~capped, use.arrears, OWNERS),
        provided=(use.deposit == Deposit.OWNER) & may_use_deposit(use),
    )
