"""第二十三条: whose deposit may pay for whose arrears, for what, and where."""

from __future__ import annotations

from typing import ClassVar

from regkit.chengde.facts import COLLECTING_DEPARTMENT, HOUSING_BUREAU, WITHIN_CHENGDE, Place
from regkit.chengde.regulation import CHENGDE
from regkit.chengde.replenishment import Deposit
from regkit.chengde.wages import CAP, WageArrears, may_start_emergency_payment
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
    follows,
    rule,
    smaller,
    when,
)
from regkit.language.kinds import BOOL, amount
from regkit.law import Label, Unit, yuan

__all__ = ["Claim", "Debtor", "FundUse", "is_within_purpose", "may_use_deposit", "most_from_owner_deposit"]

A3, A23 = CHENGDE.articles(3, 23)
NOTHING = yuan(0)

ONLY_WAGES = A3.quote("专项用于应急支付建筑业企业拖欠的农民工工资")
ONLY_FOR = A23.quote("农民工工资保证金实行专款专用,不得挪用")
OWNERS = A23.quote(
    "建设单位交纳的保证金专项用于解决本单位建设的工程项目内拖欠工程款导致施工企业无法支付农民工工资的问题"
)
CONTRACTORS = A23.quote("施工企业交纳的保证金专项用于解决本企业在我市和我省辖区内承建的工程项目中拖欠农民工工资的问题")


class Claim(Word):
    """What the money is wanted for."""

    WAGES = "wages", Label("农民工工资", "wages of migrant workers"), "工资"
    STAFF_SALARY = "staff_salary", Label("管理人员工资", "salaries of staff")
    MATERIAL = "material", Label("材料款", "the price of material")
    INJURY = "injury", Label("工伤赔偿", "compensation for injury")
    GENERAL_SPENDING = "general_spending", Label("政府其他支出", "other spending of government")


class Debtor(Word):
    """Who is in arrears, seen from the contractor whose deposit it is."""

    SAME_FIRM = "same_firm", Label("本企业", "the firm itself")
    ITS_SUBCONTRACTOR = "its_subcontractor", Label("本企业的分包企业", "its subcontractor")
    ITS_GENERAL_CONTRACTOR = (
        "its_general_contractor",
        Label("本企业之上的总承包企业", "the general contractor above it"),
    )
    UNRELATED = "unrelated", Label("其他企业", "another firm")


class FundUse(Subject):
    """动用: a use that somebody wants to make of a deposit."""

    zh: ClassVar[str] = "保证金使用"

    deposit: Said[Deposit] = fact(
        "保证金",
        en="deposit",
        source="第二十三条",
        about=Label("拟动用的是谁交纳的保证金。", "The deposit that is to be used, by who paid it."),
    )
    claim: Said[Claim] = fact(
        "用途", en="purpose", source="第二十三条", about=Label("款项拟用于何处。", "What the money is wanted for.")
    )
    migrant: Said[Flag] = fact(
        "系农民工工资",
        en="is for migrant workers",
        source="第三条",
        about=Label(
            "被拖欠工资的人是否农民工；本办法对农民工没有定义。",
            "Whether the workers are migrant workers (农民工), whom the measures do not define.",
        ),
    )
    migrant_doubted: Said[Flag] = fact(
        "农民工身份有争议",
        denied="农民工身份没有争议",
        en="is for workers of whom it is in dispute whether they are migrant workers",
        presumed=False,
        source="第三条",
        about=Label(
            "被拖欠工资的人是否属于农民工，是否有争议。",
            "Whether somebody disputes that the workers are migrant workers (农民工).",
        ),
    )
    debtor: Said[Debtor] = fact(
        "拖欠企业",
        en="firm in arrears",
        source="第二十三条",
        about=Label("拖欠工资的企业。", "The firm that owes the wages."),
    )
    place: Said[Place] = fact(
        "拖欠工程所在地",
        en="place of the project",
        source="第二十三条",
        about=Label("拖欠工资的工程所在地。", "The place of the project in which wages are owed."),
    )
    own_project: Said[Flag] = fact(
        "本单位建设的工程项目",
        en="is for a project of the owner who paid",
        source="第二十三条",
        about=Label(
            "该工程是否由交纳保证金的建设单位建设。", "Whether the project is one of the owner whose deposit it is."
        ),
    )
    same_project: Said[Flag] = fact(
        "即交纳保证金的工程项目",
        en="is for the project for which the deposit was paid",
        source="第二十三条",
        about=Label("保证金是否就是为该工程交纳的。", "Whether the deposit was paid for this very project."),
    )
    owner_defaults: Said[Flag] = fact(
        "建设单位拖欠工程款",
        denied="建设单位没有拖欠工程款",
        en="is for wages left unpaid while the owner owes project money",
        source="第二十三条",
        about=Label(
            "建设单位是否拖欠工程款；其保证金专项用于解决由此导致的工资问题。",
            "Whether the owner owes project money; its deposit is reserved for wages left unpaid for that reason.",
        ),
    )
    caused: Said[Flag] = fact(
        "导致施工企业无法支付工资",
        en="is needed because of that default",
        source="第二十三条",
        about=Label("施工企业无法支付工资是否由此导致。", "Whether that is why the contractor cannot pay the wages."),
    )
    default: Said[Money] = fact(
        "拖欠工程款金额",
        en="project money overdue",
        source="第二十三条",
        about=Label("建设单位拖欠的工程款数额。", "The project money that the owner owes, in yuan."),
    )
    arrears: Said[Money] = fact(
        "拖欠工资金额",
        en="wages owed",
        source="第二十三条",
        about=Label("拖欠的农民工工资数额。", "The wages that are owed to migrant workers, in yuan."),
    )

    relations = (
        follows("owner_defaults", lambda use: use.default > NOTHING),
        follows("owner_defaults", value=True, when=lambda use: use.caused),
        follows("own_project", value=True, when=lambda use: (use.deposit == Deposit.OWNER) & use.same_project),
    )


MIGRANT = OpenQuestion(
    id="chengde.3.migrant_worker",
    zh="身份有争议的劳动者是否为“农民工”",
    en="whether a worker of whom it is in dispute is a migrant worker (农民工)",
    authority=HOUSING_BUREAU,
    quote=ONLY_WAGES,
)
OTHER_PROJECT = OpenQuestion(
    id="chengde.23.other_project",
    formerly="chengde.A27.project",
    zh="建设单位为一项目交纳的保证金可否用于其另一项目",
    en="whether an owner's deposit for one project may serve another of its projects",
    authority=COLLECTING_DEPARTMENT,
    quote=OWNERS,
    recommended=Label("条文允许用于本单位建设的工程项目", "the words allow it for any project of the same owner"),
)
A28_UP = Reading(
    id="chengde.23.up",
    formerly="chengde.A28.up",
    question_zh="分包企业的保证金可否用于总承包企业的拖欠?",
    question_en="may a subcontractor's deposit pay what its general contractor owes?",
    options={
        "own": Label("不可,只用于本企业的拖欠", "no, only for its own arrears"),
        "project": Label("可,同一工程项目内的拖欠", "yes, for arrears in the same project"),
    },
    default="own",
    why=Label(
        "“本企业”指企业自己的项目，且没有人为其上游企业负责",
        "本企业: the firm's own projects, and nobody answers for the firm above it",
    ),
    quote=CONTRACTORS,
)
A28_DOWN = Reading(
    id="chengde.23.down",
    formerly="chengde.A28.down",
    question_zh="总承包企业的保证金可否用于其分包企业的拖欠?",
    question_en="may a general contractor's deposit pay what its subcontractor owes?",
    options={
        "total": Label(
            "可,总包负总责且属其承建的工程项目", "yes: it answers for all, in a project that it has contracted"
        ),
        "own": Label("不可,只用于本企业的拖欠", "no, only for its own arrears"),
    },
    default="total",
    why=Label(
        "第十八条要求总承包企业对其负责，且该项目由总承包企业承建",
        "article 18 makes the general contractor answer for it, and the project is one that it has contracted",
    ),
    quote=CONTRACTORS,
)
A28_TIED = Reading(
    id="chengde.23.tied",
    formerly="chengde.A28.tied",
    question_zh="按项目交纳的保证金可否用于同一企业的另一项目?",
    question_en="may a contractor's deposit for one project serve another of its projects?",
    options={
        "free": Label("可,及于其在我市和我省承建的工程项目", "yes, all its projects in the city and the province"),
        "tied": Label("不可,只用于该项目", "no, only that project"),
    },
    default="free",
    why=Label(
        "第二十三条说的是在我市和我省承建的工程项目",
        "article 23 speaks of the projects contracted in the city and the province",
    ),
    quote=CONTRACTORS,
)


@condition("拖欠的是农民工工资", "the money is for wages of migrant workers")
def is_for_wages(use: Facts[FundUse]) -> Term[bool]:
    """Whether the money is for wages of migrant workers (articles 3 and 23); of some workers that is open."""
    doubted = use.migrant_doubted
    return (use.claim == Claim.WAGES) & ((~doubted & use.migrant) | (doubted & MIGRANT.of(BOOL)))


@condition("因建设单位拖欠工程款", "the owner's default is why wages are not paid")
def is_owners_fault(use: Facts[FundUse]) -> Term[bool]:
    """Whether the owner's default is why the contractor cannot pay, in a project of that owner."""
    return use.own_project & use.owner_defaults & use.caused


@condition("我市和我省辖区内", "the arrears arose in the city or the province")
def is_in_hebei(use: Facts[FundUse]) -> Term[bool]:
    """Whether the arrears arose in the city or elsewhere in the province."""
    return use.place.is_in(*WITHIN_CHENGDE, Place.HEBEI_ELSEWHERE)


@condition("可由该企业保证金承担", "the firm's deposit answers for the arrears")
def is_own_arrears(use: Facts[FundUse]) -> Term[bool]:
    """Whether the arrears are such as this contractor's deposit answers for, under the readings of article 23."""
    tied = use.same_project | (use.deposit == Deposit.STANDING)
    here = A28_TIED.choose(free=True, tied=tied)
    own = (use.debtor == Debtor.SAME_FIRM) & here
    down = (use.debtor == Debtor.ITS_SUBCONTRACTOR) & A28_DOWN.choose(total=here, own=False)
    up = (use.debtor == Debtor.ITS_GENERAL_CONTRACTOR) & A28_UP.choose(own=False, project=use.same_project)
    return own | down | up


@rule("属于保证金的专项用途", en="the use is within the purpose of the deposit")
def is_within_purpose(use: Facts[FundUse]) -> YesNo:
    """Whether a use is one that a deposit is for (articles 3 and 23); any other is “挪用” (diversion).

    An owner's deposit serves wages that its own default keeps from being paid; a contractor's serves its
    arrears in the city and the province. Whether it may be used now is for article 16 (`may_use_deposit`).
    """
    owner, fault = use.deposit == Deposit.OWNER, is_owners_fault(use)
    wages, own = is_for_wages(use), is_in_hebei(use) & is_own_arrears(use)
    return decide(
        when(~wages, False, ONLY_WAGES, ONLY_FOR),
        when(wages & owner & fault & use.same_project, True, OWNERS),
        when(wages & owner & fault & ~use.same_project, OTHER_PROJECT.of(BOOL)),
        when(wages & owner & ~fault, False, OWNERS),
        when(wages & ~owner & own, True, CONTRACTORS),
        when(wages & ~owner & ~own, False, CONTRACTORS),
    )


@rule("可否动用保证金", en="the deposit may be used")
def may_use_deposit(use: Facts[FundUse], arrears: Facts[WageArrears]) -> YesNo:
    """Whether a deposit may be used now: within its purpose (article 23), and a case for emergency payment (16.1)."""
    within, start = is_within_purpose(use), may_start_emergency_payment(arrears)
    return decide(
        when(within & start, True, ONLY_WAGES),
        when(~within, False, ONLY_WAGES),
        when(~start, False, ONLY_WAGES),
    )


@rule("建设单位保证金最多可动用金额", en="the most that the owner's deposit may pay")
def most_from_owner_deposit(use: Facts[FundUse]) -> Yuan:
    """The most that the owner's deposit may pay, in yuan: open where its own default is below the arrears."""
    capped = use.default < use.arrears
    either = CAP.of(amount(Unit.YUAN), capped=smaller(use.default, use.arrears), not_capped=use.arrears)
    return decide(
        when(capped, either, OWNERS),
        when(~capped, use.arrears, OWNERS),
        provided=(use.deposit == Deposit.OWNER) & is_within_purpose(use),
    )
