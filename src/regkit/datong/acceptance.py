"""第十四条: the review of a design, the inspection and the acceptance of a system."""

from __future__ import annotations

from typing import ClassVar

from regkit.datong.facts import ISSUER, Deed
from regkit.datong.regulation import DATONG
from regkit.datong.scope import COMMENCEMENT
from regkit.language import (
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Said,
    Subject,
    Term,
    Word,
    YesNo,
    decide,
    fact,
    follows,
    gate,
    holds,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = [
    "Acceptance",
    "AcceptanceResult",
    "Inspection",
    "InspectionClient",
    "Participant",
    "PlanReview",
    "inspection_is_valid",
    "may_put_into_use",
    "plan_review_is_valid",
]

A14 = DATONG.article(14)

# ── 第十四条 ────────────────────────────────────────────────────────────────────────────────────────────────

REVIEW = A14.para(1).quote("由建设单位会同公安机关组织设计单位、施工单位以及技术专家进行方案论证")
INSPECTION = A14.para(2).quote("由公安机关委托法定检验机构进行系统检验")
ACCEPTANCE = A14.para(2).quote("检验通过后,建设单位应当会同公安机关组织验收")
NOT_INTO_USE = A14.para(3).quote("公共安全视频图像信息系统验收不合格的,不得投入使用")


class Participant(Word):
    """Who takes part in a review."""

    PROJECT_OWNER = "project_owner", Label("建设单位", "the project owner"), "construction_unit"
    POLICE = "public_security_organ", Label("公安机关", "the police")
    DESIGN_UNIT = "design_unit", Label("设计单位", "the designer")
    CONTRACTOR = "contractor_unit", Label("施工单位", "the contractor")
    EXPERTS = "technical_experts", "技术专家"


class PlanReview(Deed):
    """方案论证: the review of a design."""

    zh: ClassVar[str] = "方案论证"

    required: Said[Flag] = fact(
        "按国家有关规定应当论证",
        denied="按国家有关规定无须论证",
        en="is required by the rules of the State",
        source="第十四条",
        about=Label(
            "国家有关规定是否要求对设计进行论证；没有要求的，无须论证。",
            "Whether rules of the State prescribe a review of the design; no other design needs one.",
        ),
    )
    participants: Said[frozenset[Participant]] = fact(
        "参加者",
        en="list of those who took part",
        source="第十四条",
        about=Label("参加方案论证的全部各方。", "The parties that took part in the review, all of them."),
    )


@rule("方案论证符合规定", en="the review of the design is as prescribed")
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

    POLICE = "public_security_organ", Label("公安机关", "the police")
    PROJECT_OWNER = "project_owner", Label("建设单位", "the project owner"), "construction_unit"


class Inspection(Deed):
    """系统检验: the inspection of a finished system."""

    zh: ClassVar[str] = "系统检验"

    commissioned_by: Said[InspectionClient] = fact(
        "委托人",
        en="party that commissioned it",
        source="第十四条",
        about=Label("检验由公安机关委托。", "The police commission the inspection."),
    )
    statutory_body: Said[Flag] = fact(
        "法定检验机构",
        en="was made by a statutory inspection body",
        presumed=True,
        source="第十四条",
        about=Label("检验是否由法定检验机构进行。", "Whether a body that the law names as such made the inspection."),
    )


DEFECT = OpenQuestion(
    id="datong.14.defect",
    zh="检验或者验收程序有缺陷而验收合格的,可否投入使用",
    en="whether a system may be put into use that was accepted without a proper inspection or acceptance",
    authority=ISSUER,
    quote=ACCEPTANCE,
    formerly="datong.A16",
)


@rule("系统检验符合规定", en="the inspection is as prescribed")
def inspection_is_valid(inspection: Facts[Inspection]) -> YesNo:
    """Whether the police commissioned a statutory body (article 14, paragraph 2); another client's is not the one.

    What a defect means for an acceptance that was held all the same is open: `may_put_into_use`.
    """
    police = inspection.commissioned_by == InspectionClient.POLICE
    return holds(police & inspection.statutory_body, INSPECTION)


class AcceptanceResult(Word):
    """How the acceptance ended."""

    NONE = "none", Label("未验收", "not accepted yet")
    FAILED = "failed", Label("验收不合格", "failed")
    PASSED = "passed", Label("验收合格", "passed")


class Acceptance(Subject):
    """检验与验收: what a system has gone through before it is used."""

    zh: ClassVar[str] = "验收"
    en: ClassVar[str] = "system"

    review_required: Said[Flag] = fact(
        "按国家有关规定应当论证",
        denied="按国家有关规定无须论证",
        en="needs a review of its design",
        source="第十四条",
        about=Label(
            "国家有关规定是否要求对设计进行论证。", "Whether rules of the State prescribe a review of the design."
        ),
    )
    reviewed: Said[Flag] = fact(
        "已经方案论证",
        denied="未经方案论证",
        en="has had its design reviewed",
        source="第十四条",
        about=Label(
            "建设单位是否会同公安机关，组织设计单位、施工单位以及技术专家进行了方案论证。",
            "Whether the project owner, together with the police, has had the design reviewed by the design "
            "unit, the building unit and technical experts.",
        ),
    )
    inspection_passed: Said[Flag] = fact(
        "检验通过",
        denied="检验没有通过",
        en="has passed inspection",
        source="第十四条",
        about=Label(
            "是否通过公安机关委托的法定检验机构的检验。",
            "Whether the system has passed the inspection by a statutory inspection body that the police commission.",
        ),
    )
    with_police: Said[Flag] = fact(
        "会同公安机关组织验收",
        denied="没有会同公安机关组织验收",
        en="was accepted together with the police",
        presumed=True,
        source="第十四条",
        about=Label(
            "验收是否由建设单位会同公安机关组织。",
            "Whether the project owner organised the acceptance together with the police.",
        ),
    )
    result: Said[AcceptanceResult] = fact(
        "验收结果",
        en="result of acceptance",
        source="第十四条",
        about=Label("尚未验收、验收不合格或者验收合格。", "Whether the system is not accepted yet, failed or passed."),
    )
    put_into_use: Said[Flag] = fact(
        "已投入使用",
        en="has been put into use",
        source="第十四条",
        about=Label("系统是否已经使用，试运行也算。", "Whether the system is in use, by trial or in earnest."),
    )
    used_before: Said[Flag] = fact(
        "施行前已投入使用",
        en="was put into use before the measures came into force",
        presumed=False,
        source="第三十三条",
        about=Label(
            "是否在2008年3月1日以前已经投入使用。",
            "Whether the system was put into use before 1 March 2008, when the measures came into force.",
        ),
    )
    trial_run: Said[Flag] = fact(
        "试运行",
        denied="不是试运行",
        en="is on trial",
        presumed=False,
        source="第十四条",
        about=Label("是否属于验收之前的试运行。", "Whether the system runs on trial before it is accepted."),
    )

    relations = (follows("put_into_use", True, when=lambda f: f.used_before),)


@gate(Acceptance, "投入使用在本办法施行之后", "it was put into use under the measures", COMMENCEMENT.quote)
def use_is_since(acceptance: Facts[Acceptance]) -> Term[bool]:
    """Putting a system into use before the measures came into force is not judged by them (article 33)."""
    return ~acceptance.used_before


@rule("可否投入使用", en="may be put into use")
def may_put_into_use(acceptance: Facts[Acceptance]) -> YesNo:
    """Whether a system may be put into use: accepted, after inspection, and reviewed where that is required (14)."""
    passed = acceptance.result == AcceptanceResult.PASSED
    failed = acceptance.result == AcceptanceResult.FAILED
    reviewed = ~acceptance.review_required | acceptance.reviewed
    proper = acceptance.inspection_passed & acceptance.with_police
    return decide(
        when(passed & reviewed & proper, True, ACCEPTANCE, NOT_INTO_USE),
        when(passed & reviewed & ~proper, DEFECT.of(BOOL)),
        when(passed & ~reviewed, False, REVIEW),
        when(failed, False, NOT_INTO_USE),
        when(~passed & ~failed, False, ACCEPTANCE),
    )
