"""第一章 总则 (第一至四条)、第六章 附则 (第二十九、三十条): to what, to whom and from when the measures apply."""

from __future__ import annotations

from typing import ClassVar

from regkit.chengde.facts import HOUSING_BUREAU, WITHIN_CHENGDE, Place, Project, ProjectFile
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    ON,
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    decision,
    fact,
    gate,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.terms import lift
from regkit.law import Label

__all__ = ["Activity", "Entity", "Measures", "Work", "WorkType", "applies", "is_in_force", "permit_is_reached"]

A1, A2, A3, A4, A29, A30 = CHENGDE.articles(1, 2, 3, 4, 29, 30)

A1.not_encoded(None, Label("目的条款,不产生可计算的结果", "the purpose; nothing can be reckoned from it"))
PURPOSE = A3.quote("专项用于应急支付建筑业企业拖欠的农民工工资")
A4.not_encoded(
    "各有关行政主管部门,应当按照各自的职责分工,对农民工工资的支付行为进行监督",
    Label(
        "对机关的组织性要求,未定对象和标准",
        "how authorities are to organise themselves, without an object or a standard",
    ),
)
INTERPRETER = A29.quote("本办法由市住房和城乡建设局负责解释")
COMMENCEMENT = A30.quote("本办法自公布之日起执行")


# ── 第二条: what every rule about a project stands behind ──────────────────────────────────────────────

IN_CITY = A2.quote("凡在本市从事建设工程的新建、扩建、改建及建筑拆除等有关活动")


@gate(Project, "工程项目在本市", "the project lies in the city", IN_CITY)
def is_in_the_city(project: Facts[Project]) -> Term[bool]:
    """Whether a project lies in the municipality, counties included (article 2)."""
    return project.place.is_in(*WITHIN_CHENGDE)


@gate(ProjectFile, "工程项目在本市", "the project lies in the city", IN_CITY)
def is_filed_in_the_city(file: Facts[ProjectFile]) -> Term[bool]:
    """Whether the project of a file lies in the municipality (article 2)."""
    return file.project.place.is_in(*WITHIN_CHENGDE)


class Activity(Word):
    """What is done (article 2, paragraph 1)."""

    NEW_CONSTRUCTION = "new_construction", Label("新建", "new construction")
    EXTENSION = "extension", "扩建"
    ALTERATION = "alteration", "改建"
    DEMOLITION = "demolition", "建筑拆除"
    MAINTENANCE = "maintenance", "维修养护"


class WorkType(Word):
    """What is worked on (article 2, paragraph 2, names the first four)."""

    CIVIL = "civil", Label("土木工程", "civil engineering")
    BUILDING = "building", Label("建筑工程", "building works")
    INSTALLATION = "installation", Label("线路管道和设备安装工程", "installation of lines, pipes and equipment")
    DECORATION = "decoration", "装修工程"
    DEMOLITION = "demolition", "拆除工程"
    RURAL_HOUSE = "rural_house", Label("农民自建住宅", "a farmer's own house")
    SUPPLY_ONLY = "supply_only", Label("仅供应设备", "supply of equipment only")


class Entity(Word):
    """Who acts (article 2, paragraph 1, names the first two)."""

    CONTRACTOR = "contractor", Label("建筑业企业", "a construction firm")
    PROJECT_OWNER = "project_owner", Label("建设单位", "a project owner")
    DESIGN_INSTITUTE = "design_institute", Label("设计单位", "a design institute")
    SUPERVISION_COMPANY = "supervision_company", Label("监理单位", "a supervision company")
    SUPPLIER = "supplier", Label("供应商", "a supplier")
    INDIVIDUAL_OWNER = "individual_owner", Label("个人业主", "an individual who builds")


class Work(Subject):
    """An activity in construction: where, what, on what and by whom."""

    zh: ClassVar[str] = "建设活动"

    place: Said[Place] = fact(
        "施工地点", en="place", source="第二条", about=Label("工程施工的地点。", "The place where the work is done.")
    )
    activity: Said[Activity] = fact(
        "活动",
        source="第二条",
        about=Label(
            "从事的是新建、扩建、改建、拆除，还是其他活动。",
            "Which kind of activity it is: new building, extension, alteration, demolition or another.",
        ),
    )
    work_type: Said[WorkType] = fact(
        "工程类别",
        en="kind of works",
        source="第二条",
        about=Label("活动的对象是哪一类工程。", "Which kind of works the activity is on."),
    )
    entity: Said[Entity] = fact(
        "主体", en="who acts", source="第二条", about=Label("从事活动的是谁。", "Who carries out the activity.")
    )


PARTIES = A2.quote("建筑业企业和建设单位,均应遵守本办法")
WORKS = A2.quote("是指土木工程、建筑工程、线路管道和设备安装工程及装修工程")

OTHER_ACTIVITY = OpenQuestion(
    id="chengde.2.maintenance",
    formerly="chengde.A2.maintenance",
    zh="维修养护是否属于“新建、扩建、改建及建筑拆除等有关活动”",
    en="whether routine maintenance is one of the activities that article 2 names with “等” (and so on)",
    authority=HOUSING_BUREAU,
    quote=IN_CITY,
)
RURAL = OpenQuestion(
    id="chengde.2.rural",
    formerly="chengde.A2.rural",
    zh="农民自建住宅是否属于本办法所称建设工程",
    en="whether a self-built rural house is a construction project of article 2",
    authority=HOUSING_BUREAU,
    quote=WORKS,
)
INDIVIDUAL_OWNER = OpenQuestion(
    id="chengde.2.individual_open",
    zh="为自己建房的个人是否属于建设单位",
    en="whether an individual who builds for himself is a project owner",
    authority=HOUSING_BUREAU,
    quote=PARTIES,
)
A2_INDIVIDUAL = Reading(
    id="chengde.2.individual",
    formerly="chengde.A2.individual",
    question_zh="为自己建房的个人是否为“建设单位”?",
    question_en="is an individual who builds for himself a project owner (建设单位)?",
    options={
        "unit": Label("不是:建设单位是单位,不含个人", "no: a project owner is a “单位” (unit), not an individual"),
        "open": Label("未定,由市住房和城乡建设局解释", "open: the housing bureau interprets"),
    },
    default="unit",
    why=Label(
        "第二条约束施工企业和建设单位，个人不是“单位”；第八条、第十三条以施工许可为前提",
        "article 2 binds contractors and 建设单位, and an individual is no “单位”; articles 8 and 13 hang on a permit",
    ),
    quote=PARTIES,
)


@condition("第二款所称建设工程", "the work is one of the four kinds of article 2")
def is_construction_work(work: Facts[Work]) -> Term[bool]:
    """Whether the work is one of the four kinds of article 2, paragraph 2."""
    return work.work_type.is_in(WorkType.CIVIL, WorkType.BUILDING, WorkType.INSTALLATION, WorkType.DECORATION)


@rule("本办法适用", en="the measures apply to the activity")
def applies(work: Facts[Work]) -> YesNo:
    """Whether the measures apply to an activity (article 2); the whole municipality is “本市”, counties included.

    Demolition is reached because paragraph 1 names it, though it is none of the works of paragraph 2.
    """
    party = work.entity.is_in(Entity.CONTRACTOR, Entity.PROJECT_OWNER)
    in_city = work.place.is_in(*WITHIN_CHENGDE)
    named = work.activity.is_in(Activity.NEW_CONSTRUCTION, Activity.EXTENSION, Activity.ALTERATION)
    demolition = (work.activity == Activity.DEMOLITION) | (work.work_type == WorkType.DEMOLITION)
    other = (work.activity == Activity.MAINTENANCE) & (work.work_type != WorkType.DEMOLITION)
    building = work.work_type != WorkType.RURAL_HOUSE
    supply = work.work_type == WorkType.SUPPLY_ONLY
    individual = work.entity == Entity.INDIVIDUAL_OWNER
    reached = in_city & party & ~supply & building
    return decide(
        when(~party & ~individual, False, PARTIES),
        when((party | individual) & ~in_city, False, IN_CITY, PARTIES),
        when(in_city & party & supply, False, PARTIES, WORKS),
        when(reached & named & is_construction_work(work), True, IN_CITY, PARTIES, WORKS),
        when(reached & demolition, True, IN_CITY, PARTIES),
        when(reached & other & is_construction_work(work), OTHER_ACTIVITY.of(BOOL), PARTIES),
        when(in_city & party & ~building & ~supply, RURAL.of(BOOL), IN_CITY, PARTIES),
        when(in_city & individual, A2_INDIVIDUAL.choose(unit=False, open=INDIVIDUAL_OWNER.of(BOOL)), IN_CITY, PARTIES),
    )


VALIDITY = OpenQuestion(
    id="chengde.30.validity",
    formerly="chengde.A34",
    zh="本办法(试行)现在是否仍然有效",
    en="whether the measures, issued for trial, are still in force now",
    authority=Label("承德市住房和城乡建设局 / 市政府清理结果", "the housing bureau, or the city's review of its rules"),
    quote=COMMENCEMENT,
)
PUBLICATION = OpenQuestion(
    id="chengde.30.publication",
    zh="公布之日晚于通知日期的,自通知日期起核发的施工许可是否适用本办法",
    en="whether the measures reach permits issued since the day of the notice if they were published later",
    authority=HOUSING_BUREAU,
    quote=COMMENCEMENT,
)
A30_PUBLICATION = Reading(
    id="chengde.30.publication_day",
    question_zh="公布之日是否即通知的日期?",
    question_en="is the day of publication the date of the notice?",
    options={
        "notice": Label("通知日期即公布之日", "published on the day of the notice"),
        "open": Label("公布之日不详", "the day of publication is not known"),
    },
    default="notice",
    why=Label(
        "除通知的日期即2012年3月19日外，文本没有写明其他日期",
        "the text tells no other day than that of the notice, 19 March 2012",
    ),
    quote=COMMENCEMENT,
)
A35 = Reading(
    id="chengde.30.under_way",
    formerly="chengde.A35",
    question_zh="施行前已核发施工许可、施行时仍在建的项目是否补交?",
    question_en="must a project permitted before commencement and still under way pay?",
    options={
        "permit": Label("不补交:第八条、第十三条着眼于办理许可之时", "no: articles 8 and 13 look at the permit"),
        "ongoing": Label("仍在建的应补交", "yes, if it is still under way"),
    },
    default="permit",
    why=Label(
        "第八条、第十三条在办理施工许可时适用，且没有过渡规定",
        "articles 8 and 13 work at the permit, and there is no transitional clause",
    ),
    quote=COMMENCEMENT,
)


@rule("施工许可适用本办法", en="the measures apply to the permit")
def permit_is_reached(project: Facts[Project]) -> YesNo:
    """Whether a project's permit falls under the gate: issued on or after the first day in force (13, 30)."""
    issued_since = project.permit_issued_on >= lift(CHENGDE.commenced)
    reached = A35.choose(permit=issued_since, ongoing=issued_since | ~issued_since)
    return A30_PUBLICATION.choose(
        notice=holds(reached, COMMENCEMENT),
        open=decide(when(reached, PUBLICATION.of(BOOL)), when(~reached, False, COMMENCEMENT)),
    )


class Measures(Subject):
    """本办法: the measures themselves, on the day asked about."""

    zh: ClassVar[str] = "本办法"
    en: ClassVar[str] = "the measures"

    repealed: Said[Flag] = decision(
        "已被废止或者宣布失效",
        by=Label("承德市人民政府", "the people's government of Chengde"),
        en="are repealed or declared void",
        source="第三十条",
        about=Label(
            "本办法是否已被本市废止或者宣布失效。", "Whether the city has repealed them or declared them void."
        ),
    )


LATER_LAW = lift(min(law.in_force for law in CHENGDE.later_law))


@condition("国务院有关条例已经施行", "the State Council's regulation on the same deposits is in force")
def is_later_law_in_force(measures: Facts[Measures]) -> Term[bool]:  # noqa: ARG001  (conditions are about a subject)
    """Whether superior law on the same deposits is in force on the day asked about."""
    return ON >= LATER_LAW


@rule("本办法现行有效", en="the measures are in force")
def is_in_force(measures: Facts[Measures]) -> YesNo:
    """Whether the measures are in force on the day asked about (article 30); the first day is in.

    They are on trial without an end; from the day that superior law on the same deposits is in force, whether they
    still hold is not in the text.
    """
    since = is_later_law_in_force(measures)
    return decide(
        when(~since, True, COMMENCEMENT),
        when(since & measures.repealed, False, COMMENCEMENT),
        when(since & ~measures.repealed, VALIDITY.of(BOOL)),
    )
