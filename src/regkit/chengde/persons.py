"""第二十八条: persons held responsible, and transfer to the judicial authorities."""

from __future__ import annotations

from typing import ClassVar

from regkit.chengde.facts import AUTHORITY
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    because,
    condition,
    decide,
    decision,
    fact,
    follows,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.law import Label

__all__ = [
    "Actor",
    "Misconduct",
    "absconded_with_project_money",
    "extorted_under_pretext",
    "persons_are_held_responsible",
    "transferred_to_judiciary",
    "unlawful_employment_or_deceit",
]

A28 = CHENGDE.article(28)
AUTHORITY_28 = AUTHORITY

RESPONSIBLE = A28.quote("应严肃追究企业法定代表人及相关责任人的责任")
TRANSFER = A28.quote("涉嫌犯罪的,移交司法机关处理")
ITEM_1 = (
    A28.para(1)
    .point(1)
    .quote(
        "建筑业企业、项目负责人、劳务分包负责人等违法用工,或采用欺诈、威胁等手段拖欠、克扣农民工工资的",
    )
)
ITEM_2 = A28.para(1).point(2).quote("总包企业、分包企业、劳务企业负责人携工程款逃逸,不履行农民工工资支付义务的")
ITEM_3 = A28.para(1).point(3).quote("劳务分包负责人以讨要农民工工资为由,逼讨工程款、讹诈工程款的")


class Actor(Word):
    """Who acted."""

    CONTRACTOR = "contractor", Label("建筑业企业", "a contractor")
    PROJECT_MANAGER = "project_manager", Label("项目负责人", "a project manager")
    LABOUR_SUBCONTRACT_HEAD = "labour_subcontract_head", Label("劳务分包负责人", "the head of a labour subcontract")
    GENERAL_CONTRACTOR_HEAD = "general_contractor_head", Label("总包企业负责人", "the head of a general contractor")
    SUBCONTRACTOR_HEAD = "subcontractor_head", Label("分包企业负责人", "the head of a subcontractor")
    LABOUR_FIRM_HEAD = "labour_firm_head", Label("劳务企业负责人", "the head of a labour firm")
    PROJECT_OWNER = "project_owner", Label("建设单位", "a project owner")
    WORKERS = "workers", "农民工"


class Misconduct(Subject):
    """What somebody did about wages or project money."""

    zh: ClassVar[str] = "违法行为"

    actor: Said[Actor] = fact(
        "行为人",
        en="who acted",
        source="第二十八条",
        about=Label(
            "行为由谁作出；第二十八条各项列明所及的人。",
            "Who acted; each item of article 28 names those whom it reaches.",
        ),
    )
    illegal_employment: Said[Flag] = fact(
        "违法用工",
        en="is unlawful employment",
        source="第二十八条",
        about=Label("是否违法使用农民工。", "Whether workers were employed unlawfully."),
    )
    wages_unpaid: Said[Flag] = fact(
        "未支付农民工工资",
        en="has left wages unpaid",
        source="第二十八条",
        about=Label("农民工工资是否没有支付。", "Whether wages of migrant workers are not paid."),
        denied=Label("已支付农民工工资", "has left no wages unpaid"),
    )
    deceit_or_threat: Said[Flag] = fact(
        "采用欺诈、威胁等手段拖欠、克扣工资",
        en="is delay or docking of wages by fraud, threat or the like",
        source="第二十八条",
        about=Label(
            "是否以欺诈、威胁等手段拖欠、克扣农民工工资。",
            "Whether wages of migrant workers were delayed or docked by fraud, threat or the like.",
        ),
    )
    absconded: Said[Flag] = fact(
        "携工程款逃逸",
        en="is flight with project money",
        source="第二十八条",
        about=Label("是否携带工程款逃逸。", "Whether he fled with project money."),
    )
    extortion: Said[Flag] = fact(
        "以讨薪为由逼讨、讹诈工程款",
        en="is the forcing or extorting of project money under the pretext of wages",
        source="第二十八条",
        about=Label(
            "是否以讨要农民工工资为由，逼讨或者讹诈工程款。",
            "Whether project money was forced out or extorted under the pretext of claiming wages.",
        ),
    )
    suspected_crime: Said[Flag] = decision(
        "涉嫌犯罪",
        by=AUTHORITY_28,
        en="is suspected to be a crime",
        source="第二十八条",
        about=Label(
            "行为是否涉嫌犯罪；涉嫌犯罪的，移交司法机关处理。",
            "Whether the conduct is suspected to be a crime, which is then handed to the judicial organs.",
        ),
    )

    relations = (follows("wages_unpaid", value=True, when=lambda case: case.deceit_or_threat),)


OTHER_HEADS = OpenQuestion(
    id="chengde.28.others",
    formerly="chengde.A28.others",
    zh="第(一)项“等”是否包括总包企业、分包企业、劳务企业负责人",
    en="whether “等” (and so on) in item (1) reaches heads of firms",
    authority=AUTHORITY_28,
    quote=ITEM_1,
    recommended=Label(
        "包括:违法用工的企业负责人属相关责任人",
        "it does: a head of a firm that employs unlawfully is one of those responsible",
    ),
)
A33_EMPLOYMENT = Reading(
    id="chengde.28.employment",
    formerly="chengde.A33",
    question_zh="仅有违法用工而无拖欠,是否属第(一)项?",
    question_en="is unlawful employment alone, without arrears, within item (1)?",
    options={
        "enough": Label("属于,“或”字并列", "yes: “或” (or) joins two cases"),
        "needs_arrears": Label("须有拖欠、克扣工资", "only with wages delayed or docked"),
    },
    default="enough",
    why=Label(
        "“或”字连接两种独立的情形",
        "“或” (or) joins two independent cases",
    ),
    quote=ITEM_1,
)

A28_LABOUR_HEAD = Reading(
    id="chengde.28.labour_head",
    formerly="chengde.A28.labour_head",
    question_zh="劳务分包负责人是否属第(二)项的“劳务企业负责人”?",
    question_en="is the head of a labour subcontract a head of a labour firm in item (2)?",
    options={
        "included": Label("属于:劳务分包即由劳务企业承揽", "yes: a labour subcontract is a labour firm's"),
        "firms_only": Label("不属于:第(二)项只列企业负责人", "no: item (2) names heads of firms only"),
    },
    default="included",
    why=Label(
        "第（一）项、第（三）项写劳务分包负责人，第（二）项写劳务企业负责人：劳务分包即由劳务企业承揽",
        "items (1) and (3) say 劳务分包负责人, item (2) 劳务企业负责人: a labour subcontract is a labour firm's",
    ),
    quote=ITEM_2,
)


@condition("违法用工或以欺诈、威胁等手段拖欠、克扣", "the conduct is that of item (1)")
def is_item_1_conduct(case: Facts[Misconduct]) -> Term[bool]:
    """Whether the conduct is that of item (1)."""
    employment = A33_EMPLOYMENT.choose(
        enough=case.illegal_employment, needs_arrears=case.illegal_employment & case.wages_unpaid
    )
    return employment | case.deceit_or_threat


@rule("第二十八条第(一)项", en="item (1) of article 28 is met")
def unlawful_employment_or_deceit(case: Facts[Misconduct]) -> YesNo:
    """Whether item (1) of article 28 is met: unlawful employment, or wages withheld by fraud, threat and the like."""
    named = case.actor.is_in(Actor.CONTRACTOR, Actor.PROJECT_MANAGER, Actor.LABOUR_SUBCONTRACT_HEAD)
    heads = case.actor.is_in(Actor.GENERAL_CONTRACTOR_HEAD, Actor.SUBCONTRACTOR_HEAD, Actor.LABOUR_FIRM_HEAD)
    outside = case.actor.is_in(Actor.PROJECT_OWNER, Actor.WORKERS)
    conduct = is_item_1_conduct(case)
    return decide(
        when(named & conduct, True, ITEM_1),
        when(heads & conduct, OTHER_HEADS.of(BOOL), ITEM_1, ITEM_2),
        when(~conduct | outside, False, ITEM_1),
    )


@rule("第二十八条第(二)项", en="item (2) of article 28 is met")
def absconded_with_project_money(case: Facts[Misconduct]) -> YesNo:
    """Whether item (2) of article 28 is met: absconded with project money, and wages not paid; both are required."""
    heads = case.actor.is_in(Actor.GENERAL_CONTRACTOR_HEAD, Actor.SUBCONTRACTOR_HEAD, Actor.LABOUR_FIRM_HEAD)
    labour = case.actor == Actor.LABOUR_SUBCONTRACT_HEAD
    reached = A28_LABOUR_HEAD.choose(included=heads | labour, firms_only=heads)
    return holds(reached & case.absconded & case.wages_unpaid, ITEM_2)


@rule("第二十八条第(三)项", en="item (3) of article 28 is met")
def extorted_under_pretext(case: Facts[Misconduct]) -> YesNo:
    """Whether item (3) of article 28 is met: the head of a labour subcontract extorts money, wages the pretext.

    Asking for wages that are really owed is not, and workers are not reached.
    """
    return holds((case.actor == Actor.LABOUR_SUBCONTRACT_HEAD) & case.extortion, ITEM_3)


@rule("追究法定代表人及相关责任人的责任", en="the legal representative and others responsible answer for it")
def persons_are_held_responsible(case: Facts[Misconduct]) -> YesNo:
    """Whether the legal representative and others answer for it: any one item is enough (article 28)."""
    items = [
        because(item, words)
        for item, words in (
            (unlawful_employment_or_deceit(case), ITEM_1),
            (absconded_with_project_money(case), ITEM_2),
            (extorted_under_pretext(case), ITEM_3),
        )
    ]
    any_item = items[0] | items[1] | items[2]
    return decide(when(any_item, True, RESPONSIBLE), when(~any_item, False, RESPONSIBLE, ITEM_1, ITEM_2, ITEM_3))


@rule("移交司法机关处理", en="it goes to the judiciary")
def transferred_to_judiciary(case: Facts[Misconduct]) -> YesNo:
    """Whether it goes to the judiciary (article 28): an item is met and the authority suspects a crime."""
    return holds(persons_are_held_responsible(case) & case.suspected_crime, TRANSFER)
