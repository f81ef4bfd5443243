"""第十一至十四条: standards, interface, the three simultaneities, qualification, review, inspection, acceptance."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import model_validator

from regkit.datong.facts import POLICE, day_said
from regkit.datong.places import InstallDuty
from regkit.datong.regulation import DATONG
from regkit.language import (
    Day,
    Duty,
    Facts,
    Flag,
    OpenQuestion,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    duty,
    fact,
    holds,
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

A11, A12, A13, A14 = DATONG.articles(11, 12, 13, 14)

SANCTION = DATONG.article(28).quote("未按规定建设公共安全视频图像信息系统的,由公安机关给予警告,责令改正")
"""What answers a breach of the duties below that have no article of their own."""

# ── 第十一条 ────────────────────────────────────────────────────────────────────────────────────────────────

STANDARDS = A11.quote("建设公共安全视频图像信息系统应当符合国家、地方和行业标准")
INTERFACE = A11.quote(
    "单位建设、使用的公共安全视频图像信息系统应当设置可以与公安机关公共安全视频图像信息系统监控平台链接的图像输出接口"
)


class Owner(Word):
    """Whose system it is."""

    UNIT = "unit", "单位"
    INDIVIDUAL = "individual", "个人"


class Construction(Subject):
    """系统建设: a system that has been built."""

    zh: ClassVar[str] = "系统"

    owner: Said[Owner] = fact("建设、使用者", source="第十一条")
    meets_standards: Said[Flag] = fact("符合国家、地方和行业标准", source="第十一条")
    has_interface: Said[Flag] = fact("设有图像输出接口", source="第十一条")


@duty("符合国家、地方和行业标准", breach=SANCTION)
def meets_standards(system: Facts[Construction]) -> Duty:
    """A system meets national, local and industry standards; international ones are only encouraged (article 11)."""
    return require(system.meets_standards, STANDARDS)


@duty("设置图像输出接口", breach=SANCTION)
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

    NEW_BUILD = "new_build", "新建"
    RENOVATION = "renovation", "改建"
    EXTENSION = "extension", "扩建"
    ROUTINE_MAINTENANCE = "routine_maintenance", "日常维修"


class MainWorks(Subject):
    """主体工程: a building project and the system that goes with it."""

    zh: ClassVar[str] = "建设项目"

    kind: Said[ProjectKind] = fact("项目类别", source="第十二条")
    duty: Said[InstallDuty] = fact("应否建设系统", source="第十二条")
    designed_with: Said[Flag] = fact("同时设计", source="第十二条")
    built_with: Said[Flag] = fact("同时施工", source="第十二条")
    used_with: Said[Flag] = fact("同时投入使用", source="第十二条")
    designed_before_commencement: Said[Flag] = fact("主体工程设计于施行前完成", presumed=False, source="第三十三条")


FINISHED_STAGE = OpenQuestion(
    id="datong.A40",
    zh="施行前已完成的设计、施工阶段是否受第十二条约束",
    en="whether article 12 reaches stages finished before commencement",
    authority=POLICE,
    quote=TOGETHER,
)


@condition("应当三同时的项目")
def is_reached_by_12(works: Facts[MainWorks]) -> Term[bool]:
    """Whether article 12 reaches the project: new, altered or extended, and bound to have a system."""
    kinds = works.kind.is_in(ProjectKind.NEW_BUILD, ProjectKind.RENOVATION, ProjectKind.EXTENSION)
    return kinds & (works.duty == InstallDuty.MANDATORY)


@rule("同时设计、同时施工、同时投入使用")
def three_simultaneities(works: Facts[MainWorks]) -> YesNo:
    """Whether the system was designed, built and put into use together with the main works (article 12)."""
    later = works.built_with & works.used_with
    together = works.designed_with & later
    before = works.designed_before_commencement
    return decide(
        when(together, True, TOGETHER),
        when(~together & ~before, False, TOGETHER),
        when(before & ~works.designed_with & later, FINISHED_STAGE.of(BOOL)),
        when(before & ~later, False, TOGETHER),
        provided=is_reached_by_12(works),
    )


# ── 第十三条 ────────────────────────────────────────────────────────────────────────────────────────────────

QUALIFIED = A13.quote("从事公共安全视频图像信息系统设计、施工和维修的单位和企业应当具备国家规定的相应资质")


class WorkActivity(Word):
    """What a firm does for a system."""

    DESIGN = "design", "设计"
    CONSTRUCTION = "construction", "施工"
    MAINTENANCE = "maintenance", "维修"
    EQUIPMENT_SALES = "equipment_sales", "销售设备"


class SystemWork(Subject):
    """设计、施工、维修: work on a system and the qualification of who does it."""

    zh: ClassVar[str] = "系统作业"

    activity: Said[WorkActivity] = fact("作业", source="第十三条")
    prescribed: Said[Flag] = fact("国家规定有相应资质", source="第十三条")
    holds: Said[Flag] = fact("具备相应资质", source="第十三条")
    valid_to: Said[Day] = fact("资质有效期至", source="第十三条")
    worked_on: Said[Day] = fact("作业日期", source="第十三条")
    expired: Said[Flag] = fact("作业时资质已过期", presumed=False, source="第十三条")
    own_system: Said[Flag] = fact("自行维修本单位系统", presumed=False, source="第十三条")

    @model_validator(mode="before")
    @classmethod
    def _expired_by_its_days(cls, data: Any) -> Any:
        """Take a qualification that ended before the work as expired; when the work was must then be known."""
        if not isinstance(data, dict) or data.keys() & {"expired", "作业时资质已过期"}:
            return data
        valid_to, worked_on = day_said(data, "valid_to", "资质有效期至"), day_said(data, "worked_on", "作业日期")
        if valid_to is None:
            return data
        return {**data, "expired": None if worked_on is None else valid_to < worked_on}


OWN_REPAIR = OpenQuestion(
    id="datong.A39",
    zh="单位自行维修本单位系统是否须具备资质",
    en="whether repairing one's own system needs a qualification (从事)",
    authority=POLICE,
    quote=QUALIFIED,
)


@rule("具备国家规定的相应资质")
def is_qualified(work: Facts[SystemWork]) -> YesNo:
    """Whether work on a system is done with the qualification that the State prescribes (article 13).

    Where none is prescribed nothing is breached; selling equipment is not reached.
    """
    reached = (work.activity != WorkActivity.EQUIPMENT_SALES) & work.prescribed
    own = (work.activity == WorkActivity.MAINTENANCE) & work.own_system
    lacks = work.expired | ~work.holds
    return decide(
        when(~reached | ~lacks, True, QUALIFIED),
        when(reached & lacks & ~own, False, QUALIFIED),
        when(reached & lacks & own, OWN_REPAIR.of(BOOL)),
    )


# ── 第十四条 ────────────────────────────────────────────────────────────────────────────────────────────────

REVIEW = A14.para(1).quote("由建设单位会同公安机关组织设计单位、施工单位以及技术专家进行方案论证")
INSPECTION = A14.para(2).quote("由公安机关委托法定检验机构进行系统检验")
ACCEPTANCE = A14.para(2).quote("检验通过后,建设单位应当会同公安机关组织验收")
NOT_INTO_USE = A14.para(3).quote("公共安全视频图像信息系统验收不合格的,不得投入使用")


class Participant(Word):
    """Who takes part in a review."""

    PROJECT_OWNER = "project_owner", "建设单位", "construction_unit"
    POLICE = "public_security_organ", "公安机关"
    DESIGN_UNIT = "design_unit", "设计单位"
    CONTRACTOR = "contractor_unit", "施工单位"
    EXPERTS = "technical_experts", "技术专家"


class PlanReview(Subject):
    """方案论证: the review of a design."""

    zh: ClassVar[str] = "方案论证"

    required: Said[Flag] = fact("按国家有关规定应当论证", presumed=True, source="第十四条")
    participants: Said[frozenset[Participant]] = fact("参加者", source="第十四条")


@rule("方案论证符合规定")
def plan_review_is_valid(review: Facts[PlanReview]) -> YesNo:
    """Whether a review had everybody whom article 14, paragraph 1, names; only where a review is required."""
    who = review.participants
    everybody = (
        who.includes(Participant.PROJECT_OWNER)
        & who.includes(Participant.POLICE)
        & who.includes(Participant.DESIGN_UNIT)
        & who.includes(Participant.CONTRACTOR)
        & who.includes(Participant.EXPERTS)
    )
    return decide(when(everybody, True, REVIEW), when(~everybody, False, REVIEW), provided=review.required)


class InspectionClient(Word):
    """Who commissioned the inspection."""

    POLICE = "public_security_organ", "公安机关"
    PROJECT_OWNER = "project_owner", "建设单位", "construction_unit"


class Inspection(Subject):
    """系统检验: the inspection of a finished system."""

    zh: ClassVar[str] = "系统检验"

    commissioned_by: Said[InspectionClient] = fact("委托人", source="第十四条")
    statutory_body: Said[Flag] = fact("法定检验机构", presumed=True, source="第十四条")


DEFECT = OpenQuestion(
    id="datong.A16",
    zh="检验或验收程序有缺陷(未经检验、公安机关未参加、试运行)的,其效力如何",
    en="what follows from a defect of inspection or acceptance: no inspection, not by the police, trial operation",
    authority=POLICE,
    quote=ACCEPTANCE,
)


@rule("系统检验符合规定")
def inspection_is_valid(inspection: Facts[Inspection]) -> YesNo:
    """Whether the police commissioned a statutory body (article 14, paragraph 2); another client's is not the one.

    What a defect means for an acceptance that was held all the same is open: `may_put_into_use`.
    """
    police = inspection.commissioned_by == InspectionClient.POLICE
    return holds(police & inspection.statutory_body, INSPECTION)


class AcceptanceResult(Word):
    """How the acceptance ended."""

    NONE = "none", "未验收"
    FAILED = "failed", "验收不合格"
    PASSED = "passed", "验收合格"


class Acceptance(Subject):
    """检验与验收: what a system has gone through before it is used."""

    zh: ClassVar[str] = "验收"

    review_required: Said[Flag] = fact("按国家有关规定应当论证", source="第十四条")
    reviewed: Said[Flag] = fact("已经方案论证", source="第十四条")
    inspection_passed: Said[Flag] = fact("检验通过", source="第十四条")
    with_police: Said[Flag] = fact("会同公安机关组织验收", presumed=True, source="第十四条")
    result: Said[AcceptanceResult] = fact("验收结果", source="第十四条")
    put_into_use: Said[Flag] = fact("已投入使用", source="第十四条")
    trial_run: Said[Flag] = fact("试运行", presumed=False, source="第十四条")


@rule("可否投入使用")
def may_put_into_use(acceptance: Facts[Acceptance]) -> YesNo:
    """Whether a system may be put into use: accepted, after inspection, and reviewed where that is required (14)."""
    passed = acceptance.result == AcceptanceResult.PASSED
    failed = acceptance.result == AcceptanceResult.FAILED
    reviewed = ~acceptance.review_required | acceptance.reviewed
    proper = acceptance.inspection_passed & acceptance.with_police
    return decide(
        when(passed & reviewed & proper, True, ACCEPTANCE),
        when(passed & reviewed & ~proper, DEFECT.of(BOOL)),
        when(passed & ~reviewed, False, REVIEW),
        when(failed, False, NOT_INTO_USE),
        when(~passed & ~failed, False, ACCEPTANCE),
    )
