"""第十一至十四条: standards, interface, the three simultaneities, qualification, review, inspection, acceptance."""

from __future__ import annotations

from typing import ClassVar

from regkit.datong.acceptance import (
    Acceptance,
    AcceptanceResult,
    Inspection,
    InspectionClient,
    Participant,
    PlanReview,
    inspection_is_valid,
    may_put_into_use,
    plan_review_is_valid,
)
from regkit.datong.facts import ISSUER
from regkit.datong.places import InstallDuty
from regkit.datong.regulation import DATONG
from regkit.datong.scope import COMMENCEMENT
from regkit.language import (
    Day,
    Duty,
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    belongs,
    condition,
    decide,
    duty,
    fact,
    follows,
    gate,
    never,
    require,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = [
    "Acceptance",
    "AcceptanceResult",
    "Construction",
    "Inspection",
    "InspectionClient",
    "MainWorks",
    "Owner",
    "Participant",
    "PlanReview",
    "ProjectKind",
    "SystemWork",
    "WorkActivity",
    "has_interface",
    "inspection_is_valid",
    "is_qualified",
    "may_put_into_use",
    "meets_standards",
    "plan_review_is_valid",
    "three_simultaneities",
]

A11, A12, A13 = DATONG.articles(11, 12, 13)

SANCTION = DATONG.article(28).quote("未按规定建设公共安全视频图像信息系统的,由公安机关给予警告,责令改正")
"""What answers a breach of the duties below that have no article of their own."""

# ── 第十一条 ────────────────────────────────────────────────────────────────────────────────────────────────

STANDARDS = A11.quote("建设公共安全视频图像信息系统应当符合国家、地方和行业标准")
INTERFACE = A11.quote(
    "单位建设、使用的公共安全视频图像信息系统应当设置可以与公安机关公共安全视频图像信息系统监控平台链接的图像输出接口"
)


class Owner(Word):
    """Whose system it is."""

    UNIT = "unit", Label("单位", "a unit")
    INDIVIDUAL = "individual", Label("个人", "an individual")


class Construction(Subject):
    """系统建设: a system that has been built."""

    zh: ClassVar[str] = "系统"

    owner: Said[Owner] = fact(
        "建设、使用者",
        en="owner",
        presumed=Owner.UNIT,
        source="第十一条",
        about=Label(
            "由谁建设、使用；第十一条与第十五条一样，约束的是单位。",
            "Who builds or uses the system; article 11 binds units, as article 15 does.",
        ),
    )
    meets_standards: Said[Flag] = fact(
        "符合国家、地方和行业标准",
        en="meets national, local and industry standards",
        source="第十一条",
        about=Label(
            "是否符合国家、地方和行业三类标准；国际标准只是鼓励采用。",
            "Whether the system meets national, local and industry standards, all three; international ones "
            "are only encouraged.",
        ),
    )
    has_interface: Said[Flag] = fact(
        "设有图像输出接口",
        denied="未设图像输出接口",
        en="has an output to link to the police",
        source="第十一条",
        about=Label(
            "是否留有可与公安机关平台链接的输出接口。",
            "Whether the system has an image output that can be linked to the platform of the police.",
        ),
    )


@duty("符合国家、地方和行业标准", en="meet national, local and industry standards", breach=SANCTION)
def meets_standards(system: Facts[Construction]) -> Duty:
    """A system meets national, local and industry standards; international ones are only encouraged (article 11)."""
    return require(system.meets_standards, STANDARDS)


@duty("设置图像输出接口", en="have an output to link to the police", breach=SANCTION)
def has_interface(system: Facts[Construction]) -> Duty:
    """A unit's system has an output that can be linked to the platform of the police (article 11)."""
    return require(system.has_interface, INTERFACE, provided=system.owner == Owner.UNIT)


# ── 第十二条 ────────────────────────────────────────────────────────────────────────────────────────────────

TOGETHER = A12.quote(
    "新建、改建、扩建建设项目应当建设公共安全视频图像信息系统的,公共安全视频图像信息系统应当与主体工程同时设计、"
    "同时施工、同时投入使用"
)


class ProjectKind(Word):
    """What is done to the building."""

    NEW_BUILD = "new_build", Label("新建", "new building")
    RENOVATION = "renovation", Label("改建", "alteration")
    EXTENSION = "extension", "扩建"
    ROUTINE_MAINTENANCE = "routine_maintenance", "日常维修"


class MainWorks(Subject):
    """主体工程: a building project and the system that goes with it."""

    zh: ClassVar[str] = "建设项目"
    en: ClassVar[str] = "the system"

    kind: Said[ProjectKind] = fact(
        "项目类别",
        en="kind of project",
        source="第十二条",
        about=Label(
            "新建、改建或者扩建；日常维修都不是。",
            "Whether the project is new, altered or extended; routine maintenance is none of them.",
        ),
    )
    duty: Said[InstallDuty] = fact(
        "应否建设系统",
        en="duty to build",
        source="第十二条",
        about=Label(
            "是否应当建设系统；由“应当建设系统”的规则作答。",
            "Whether a system has to be built, as the rule on the duty to build (`install_duty`) answers.",
        ),
    )
    designed_with: Said[Flag] = fact(
        "同时设计",
        denied="没有同时设计",
        en="was designed with the main works",
        source="第十二条",
        about=Label("系统是否与主体工程同时设计。", "Whether the system was designed when the main works were."),
    )
    built_with: Said[Flag] = fact(
        "同时施工",
        denied="没有同时施工",
        en="was built with the main works",
        source="第十二条",
        about=Label("系统是否与主体工程同时施工。", "Whether the system was built when the main works were."),
    )
    used_with: Said[Flag] = fact(
        "同时投入使用",
        denied="没有同时投入使用",
        en="was put into use with the main works",
        source="第十二条",
        about=Label(
            "系统是否与主体工程同时投入使用。", "Whether the system was put into use when the main works were."
        ),
    )
    designed_on: Said[Day] = fact(
        "主体工程设计完成之日",
        en="day on which the design was finished",
        source="第三十三条",
        about=Label(
            "主体工程的设计完成的日期；系统应当与其同时设计。",
            "The day on which the design of the main works was finished; the system should be designed "
            "together with it.",
        ),
    )
    built_on: Said[Day] = fact(
        "主体工程竣工之日",
        en="day on which building was finished",
        source="第三十三条",
        about=Label(
            "主体工程竣工的日期；系统应当与其同时施工。",
            "The day on which the main works were finished; the system should be built together with them.",
        ),
    )
    used_on: Said[Day] = fact(
        "主体工程投入使用之日",
        en="day of being put into use",
        source="第三十三条",
        about=Label(
            "主体工程投入使用的日期；系统应当与其同时投入使用。",
            "The day on which the main works were put into use; the system should be put into use together with them.",
        ),
    )
    designed_before_commencement: Said[Flag] = fact(
        "主体工程设计于施行前完成",
        denied="主体工程设计没有在施行前完成",
        en="goes with main works designed before the measures came into force",
        presumed=False,
        source="第三十三条",
        about=Label(
            "主体工程的设计是否在2008年3月1日以前完成。",
            "Whether the design of the main works was finished before 1 March 2008.",
        ),
    )
    built_before_commencement: Said[Flag] = fact(
        "主体工程施工于施行前完成",
        denied="主体工程施工没有在施行前完成",
        en="goes with main works built before the measures came into force",
        presumed=False,
        source="第三十三条",
        about=Label(
            "主体工程的施工是否在2008年3月1日以前完成。", "Whether the main works were finished before 1 March 2008."
        ),
    )

    relations = (
        follows("designed_before_commencement", lambda f: f.designed_on < COMMENCEMENT),
        follows("built_before_commencement", lambda f: f.built_on < COMMENCEMENT),
        follows("designed_before_commencement", True, when=lambda f: f.built_before_commencement),
        never(lambda f: f.built_on < f.designed_on, "竣工早于设计完成", "finished before it was designed"),
        never(lambda f: f.used_on < f.built_on, "投入使用早于竣工", "put into use before it was finished"),
    )


FINISHED_STAGE = OpenQuestion(
    id="datong.12.finished_stage",
    zh="施行前已完成的设计、施工阶段是否受第十二条约束",
    en="whether article 12 reaches stages finished before commencement",
    authority=ISSUER,
    quote=TOGETHER,
    formerly="datong.A40",
)


@condition("应当三同时的项目", "a new, altered or extended project that must have a system")
def is_reached_by_12(works: Facts[MainWorks]) -> Term[bool]:
    """Whether article 12 reaches the project: new, altered or extended, and bound to have a system."""
    kinds = works.kind.is_in(ProjectKind.NEW_BUILD, ProjectKind.RENOVATION, ProjectKind.EXTENSION)
    return kinds & (works.duty == InstallDuty.MANDATORY)


@gate(
    MainWorks,
    "主体工程在本办法施行之后投入使用",
    "the main works were put into use under the measures",
    COMMENCEMENT.quote,
)
def works_are_since(works: Facts[MainWorks]) -> Term[bool]:
    """What was all finished before the measures came into force is not judged by them (article 33)."""
    return works.used_on >= COMMENCEMENT


@rule("同时设计、同时施工、同时投入使用", en="the system is designed, built and put into use with the main works")
def three_simultaneities(works: Facts[MainWorks]) -> YesNo:
    """Whether the system was designed, built and put into use together with the main works (article 12)."""
    design = works.designed_with | works.designed_before_commencement
    build = works.built_with | works.built_before_commencement
    lapsed = (~works.designed_with & works.designed_before_commencement) | (
        ~works.built_with & works.built_before_commencement
    )
    kept = design & build & works.used_with
    return decide(
        when(kept & ~lapsed, True, TOGETHER),
        when(kept & lapsed, ~FINISHED_STAGE.of(BOOL)),
        when(~kept, False, TOGETHER),
        provided=is_reached_by_12(works),
    )


# ── 第十三条 ────────────────────────────────────────────────────────────────────────────────────────────────

QUALIFIED = A13.quote("从事公共安全视频图像信息系统设计、施工和维修的单位和企业应当具备国家规定的相应资质")


class WorkActivity(Word):
    """What a firm does for a system."""

    DESIGN = "design", "设计"
    CONSTRUCTION = "construction", "施工"
    MAINTENANCE = "maintenance", "维修"
    EQUIPMENT_SALES = "equipment_sales", Label("销售设备", "sale of equipment")


class SystemWork(Subject):
    """设计、施工、维修: work on a system and the qualification of who does it."""

    zh: ClassVar[str] = "系统作业"

    activity: Said[WorkActivity] = fact(
        "作业",
        en="work",
        source="第十三条",
        about=Label("设计、施工或者维修。", "Whether the work is design, construction or repair."),
    )
    prescribed: Said[Flag] = fact(
        "国家规定有相应资质",
        denied="国家没有规定相应资质",
        en="needs a qualification that the State prescribes",
        source="第十三条",
        about=Label(
            "国家对该项作业是否规定了资质。", "Whether the State prescribes a qualification for the work at all."
        ),
    )
    holds: Said[Flag] = fact(
        "具备相应资质",
        en="is done with the qualification",
        source="第十三条",
        about=Label(
            "是否有资质证书，不论是否过期。",
            "Whether there is a certificate of the qualification, whether or not it has expired.",
        ),
    )
    valid_to: Said[Day] = fact(
        "资质有效期至",
        en="last day of the qualification",
        source="第十三条",
        about=Label("资质有效的最后一日。", "The last day on which the qualification is valid."),
    )
    worked_on: Said[Day] = fact(
        "作业日期",
        en="day of the work",
        source="第十三条",
        about=Label(
            "作业的日期；持续的作业，为其最后一日。", "The day of the work; of work that went on, its last day."
        ),
    )
    ends: Said[Flag] = fact(
        "资质载有有效期",
        denied="资质没有载明有效期",
        en="is done under a qualification with a last day",
        presumed=False,
        source="第十三条",
        about=Label(
            "资质证书是否载有有效期；说了有效期的最后一日的，由该日推得。",
            "Whether the certificate names a last day of the qualification; concluded from that day where it is said.",
        ),
    )
    expired: Said[Flag] = fact(
        "作业时资质已过期",
        en="was done after the qualification had expired",
        presumed=False,
        source="第十三条",
        about=Label(
            "日期没有说明时，作业当时资质是否已经过期。",
            "Whether the qualification had expired when the work was done; asked where the days are not said.",
        ),
    )
    own_system: Said[Flag] = fact(
        "自行维修本单位系统",
        en="is repair of one's own system",
        presumed=False,
        source="第十三条",
        about=Label(
            "单位是否由本单位人员维修本单位的系统。", "Whether a unit repairs its own system with its own staff."
        ),
    )

    relations = (belongs("valid_to", to="ends"),)


@gate(SystemWork, "作业在本办法施行之后", "the work was done under the measures", COMMENCEMENT.quote)
def work_is_since(work: Facts[SystemWork]) -> Term[bool]:
    """Work that had ended before the measures came into force is not judged by them (article 33)."""
    return work.worked_on >= COMMENCEMENT


OWN_REPAIR = OpenQuestion(
    id="datong.13.own_repair",
    zh="单位自行维修本单位系统是否须具备资质",
    en="whether repairing one's own system needs a qualification (从事)",
    authority=ISSUER,
    quote=QUALIFIED,
    formerly="datong.A39",
)


@rule("具备国家规定的相应资质", en="the work is done with the qualification that the State prescribes")
def is_qualified(work: Facts[SystemWork]) -> YesNo:
    """Whether work on a system is done with the qualification that the State prescribes (article 13).

    Where none is prescribed nothing is breached; selling equipment is not reached.
    """
    reached = (work.activity != WorkActivity.EQUIPMENT_SALES) & work.prescribed
    own = (work.activity == WorkActivity.MAINTENANCE) & work.own_system
    over = work.expired | (work.ends & (work.valid_to < work.worked_on))
    lacks = ~work.holds | over
    return decide(
        when(~reached | ~lacks, True, QUALIFIED),
        when(reached & lacks & ~own, False, QUALIFIED),
        when(reached & lacks & own, ~OWN_REPAIR.of(BOOL)),
    )
