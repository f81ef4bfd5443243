"""第二十三至二十九条: what counts as a violation, who committed it, and how far the procedure has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from regkit.datong.building import Acceptance, AcceptanceResult
from regkit.datong.facts import POLICE, Actor
from regkit.datong.places import Bearer, InstallDuty
from regkit.datong.regulation import DATONG
from regkit.language import (
    ON,
    Day,
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Word,
    YesNo,
    decide,
    fact,
    rule,
    when,
)
from regkit.language.kinds import BOOL

__all__ = [
    "CANDIDATES",
    "BuildingFailure",
    "CorrectionOrder",
    "OrderKind",
    "Sanction",
    "SystemState",
    "Violation",
    "ViolationKind",
    "can_arise",
    "count_findings",
    "is_not_built",
    "is_overdue",
    "is_used_unaccepted",
]

A15 = DATONG.article(15)
A23, A24, A25, A26, A27, A28, A29 = DATONG.articles(23, 24, 25, 26, 27, 28, 29)

# ── 违法行为与处理 ────────────────────────────────────────────────────────────────────────────────────────────


class ViolationKind(Word):
    """What was done; the first seven have an article of their own, the rest have none."""

    UNQUALIFIED_WORK = "unqualified_work", "无相应资质从事设计、施工、维修"
    USED_UNACCEPTED = "used_unaccepted", "未经论证、验收或验收不合格而投入使用"
    NOT_BUILT = "not_built", "应当建设而未建设"
    UNAUTHORISED = "unauthorized_system_in_public_place", "擅自在公共场所设置系统"
    NOT_FILED = "not_filed", "未按规定备案"
    NOT_BUILT_AS_PRESCRIBED = "not_built_as_prescribed", "未按规定建设"
    NOT_USED_AS_PRESCRIBED = "not_used_as_prescribed", "未按规定使用"
    HIRED_UNQUALIFIED = "hired_unqualified_contractor", "雇用无资质单位"
    PRIVATE_SPOT = "camera_in_private_spot", "在涉及隐私的场所设置"
    RIGHTS_INFRINGED = "rights_infringed", "侵犯隐私等合法权益"
    LINK_REFUSED = "link_refused", "不配合系统链接"
    OBSTRUCTION = "obstruction", "妨碍图像采集"
    ACCESS_REFUSED = "access_refused", "不配合查看、调取、复制"
    PROTOCOL_BROKEN = "protocol_broken", "查看、调取、复制程序不合规定"


K = ViolationKind
NO_SANCTION = (
    K.HIRED_UNQUALIFIED,
    K.PRIVATE_SPOT,
    K.RIGHTS_INFRINGED,
    K.LINK_REFUSED,
    K.OBSTRUCTION,
    K.ACCESS_REFUSED,
    K.PROTOCOL_BROKEN,
)
CANDIDATES: dict[ViolationKind, tuple[int, ...]] = {
    K.HIRED_UNQUALIFIED: (),
    K.PRIVATE_SPOT: (28, 31),
    K.RIGHTS_INFRINGED: (29, 31),
    K.LINK_REFUSED: (29, 31),
    K.OBSTRUCTION: (31,),
    K.ACCESS_REFUSED: (29, 31),
    K.PROTOCOL_BROKEN: (32,),
}
"""Articles that somebody might apply to a violation without a sanction of its own; never applied here (处罚法定)."""


class OrderKind(Word):
    """What the police order."""

    CORRECT_WITHIN_LIMIT = "correct_within_time_limit", "责令限期改正"
    CORRECT = "correct", "责令改正"
    DISMANTLE = "dismantle", "责令拆除"


class Violation(Subject):
    """违法行为: a violation, who committed it, and how far the procedure has come."""

    zh: ClassVar[str] = "违法行为"

    kind: Said[ViolationKind] = fact("违法行为", source="第二十三条")
    actor: Said[Actor] = fact("行为人", source="第二十三条")
    project_owner: Said[Flag] = fact("系建设单位", source="第二十四条", about="the unit for which the system was built")
    business: Said[Flag] = fact("经营性单位", source="第二十七条")
    overdue: Said[Flag] = fact("逾期不改正", source="第二十三条")
    limit_fixed: Said[Flag] = fact("责令改正时已定期限", presumed=True, source="第二十八条")


@dataclass(frozen=True, slots=True)
class Sanction:
    """What follows a violation besides the fine: a warning always, an order, and how the fine hangs on it.

    Attributes:
        article: the article of the sanction.
        order: what is ordered.
        fine_at_once: whether the fine needs no failure to correct.
        fine_optional: whether the police may leave the fine out (可并处).
    """

    article: int
    order: OrderKind
    fine_at_once: bool = False
    fine_optional: bool = False

    def in_words(self, lang: str) -> str:
        """Return the sanction as the article puts it."""
        order = self.order.zh if lang == "zh" else self.order.code
        return f"第{self.article}条:警告,{order}" if lang == "zh" else f"article {self.article}: warning, {order}"


S23 = Sanction(23, OrderKind.CORRECT_WITHIN_LIMIT)
S24 = Sanction(24, OrderKind.CORRECT_WITHIN_LIMIT, fine_at_once=True)
S25 = Sanction(25, OrderKind.CORRECT_WITHIN_LIMIT)
S26 = Sanction(26, OrderKind.DISMANTLE, fine_at_once=True, fine_optional=True)
S27 = Sanction(27, OrderKind.CORRECT_WITHIN_LIMIT)
S28 = Sanction(28, OrderKind.CORRECT)
S29 = Sanction(29, OrderKind.CORRECT_WITHIN_LIMIT)

WARN_23 = A23.quote(
    "违反本办法,不具备国家规定的相应资质,从事公共安全视频图像信息系统设计、施工和维修的,由公安机关给予警告,责令限期改正"
)
WARN_24 = A24.quote("未经方案论证、验收,或者验收不合格而投入使用的,由公安机关给予警告,责令限期改正")
WARN_25 = A25.quote("应当建设而未建设公共安全视频图像信息系统的单位,由公安机关给予警告,责令限期改正")
WARN_26 = A26.quote("擅自在公共场所设置公共安全视频图像信息系统的,由公安机关给予警告,责令拆除")
WARN_27 = A27.quote("未按规定备案的,由公安机关给予警告,责令限期改正")
WARN_28 = A28.quote("未按规定建设公共安全视频图像信息系统的,由公安机关给予警告,责令改正")
WARN_29 = A29.quote("未按规定使用公共安全视频图像信息系统的,由公安机关给予警告,责令限期改正")

GOVERNMENT_25 = OpenQuestion(
    id="datong.A07.government",
    zh="应由政府建设而未建设的,可否依第二十五条处理",
    en="whether a government that has not built is reached by article 25",
    authority=POLICE,
    quote=WARN_25,
)


# ── 违法事实:第二十四、二十五条 ───────────────────────────────────────────────────────────────────────────────

NOT_IN_USE = OpenQuestion(
    id="datong.A15",
    zh="应当论证而未论证、尚未投入使用的,是否适用第二十四条",
    en="whether 而投入使用 governs a missing review too, so that nothing is breached before use",
    authority=POLICE,
    quote=WARN_24,
    recommended="投入使用之前不适用",
)
DEFECT_24 = OpenQuestion(
    id="datong.A16.trial",
    zh="验收前试运行是否为“投入使用”",
    en="whether a trial run before acceptance is use",
    authority=POLICE,
    quote=WARN_24,
)


@rule("未经论证、验收或验收不合格而投入使用")
def is_used_unaccepted(acceptance: Facts[Acceptance]) -> YesNo:
    """Whether article 24 is met: put into use without a review that is required, without acceptance, or failed."""
    unreviewed = acceptance.review_required & ~acceptance.reviewed
    lacking = (acceptance.result != AcceptanceResult.PASSED) | unreviewed
    used, trial = acceptance.put_into_use, acceptance.trial_run
    return decide(
        when(trial & lacking, DEFECT_24.of(BOOL)),
        when(~trial & used & lacking, True, WARN_24),
        when(~trial & ~used & unreviewed, NOT_IN_USE.of(BOOL)),
        when(~lacking | (~trial & ~used & ~unreviewed), False, WARN_24),
    )


class BuildingFailure(Subject):
    """应建未建: a place, what is asked of it, and whether it has a system."""

    zh: ClassVar[str] = "应建未建"

    duty: Said[InstallDuty] = fact("应否建设", source="第七条")
    bearer: Said[Bearer] = fact("义务人", source="第七条")
    actor: Said[Actor] = fact("被查者", source="第二十五条")
    has_system: Said[Flag] = fact("已建成系统", source="第二十五条")


@rule("应当建设而未建设")
def is_not_built(failure: Facts[BuildingFailure]) -> YesNo:
    """Whether article 25 is met: a system is due, the one concerned owes it, and nothing has been built.

    A system that falls short is a matter of article 28. An operator of a square or park owes none.
    """
    due = (failure.duty == InstallDuty.MANDATORY) & ~failure.has_system
    government = failure.bearer == Bearer.GOVERNMENT
    state = failure.actor.is_in(Actor.GOVERNMENT, Actor.DEPARTMENT)
    return decide(
        when(due & ~government, True, WARN_25),
        when(due & government & state, GOVERNMENT_25.of(BOOL)),
        when(due & government & ~state, False, WARN_25),
        when(~due, False, WARN_25),
    )


A42 = Reading(
    id="datong.A42",
    question_zh="同一系统一次检查发现多项未按规定使用的,算一次还是按项计?",
    question_en="do several failures of use found in one system at one inspection count once or each?",
    options={"once": "一个系统一次检查算一次", "each": "按项计"},
    default="once",
    why="article 29 speaks of a system not used as prescribed, whatever the items",
    quote=WARN_29,
)


def count_findings(breaches: int, reading: str = "once") -> int:
    """Return how many findings under article 29 several failures of one system make (reading A42)."""
    A42.read_as(reading)  # refuses an option that there is not
    return breaches if reading == "each" else min(breaches, 1)


# ── 逾期不改正:三个事实 ────────────────────────────────────────────────────────────────────────────────────────


class CorrectionOrder(Subject):
    """责令改正: an order to correct, its limit, and what came of it."""

    zh: ClassVar[str] = "责令改正"

    issued: Said[Flag] = fact("已责令改正", source="第二十五条")
    deadline: Said[Day] = fact("改正期限最后一日", source="第二十五条")
    corrected: Said[Flag] = fact("已改正", source="第二十五条")
    corrected_on: Said[Day] = fact("改正之日", source="第二十五条")


OVERDUE = {
    K.UNQUALIFIED_WORK: A23.quote("逾期不改正的,对单位处5000元以上2万元以下罚款"),
    K.NOT_BUILT: A25.quote("逾期不改正的,对单位处5000元以上2万元以下罚款"),
    K.NOT_FILED: A27.quote("逾期不改正的,对单位处1000元以下罚款"),
    K.NOT_BUILT_AS_PRESCRIBED: A28.quote("逾期不改正的,对单位处1000元以下罚款"),
    K.NOT_USED_AS_PRESCRIBED: A29.quote("逾期不改正的,对单位处1000元以下罚款"),
}
"""The violations that are fined only when not corrected in time, each with the words of its own article."""
OVERDUE_WORDS = tuple(OVERDUE.values())


@rule("逾期不改正")
def is_overdue(order: Facts[CorrectionOrder]) -> YesNo:
    """Whether an order was not met in time: it was issued, a day was set, and nothing was corrected by then.

    The last day of the limit is in time.
    """
    in_time = order.corrected & (order.corrected_on <= order.deadline)
    late = order.corrected & (order.corrected_on > order.deadline)
    return decide(
        when(~order.issued, False, *OVERDUE_WORDS),
        when(order.issued & in_time, False, *OVERDUE_WORDS),
        when(order.issued & late, True, *OVERDUE_WORDS),
        when(order.issued & ~order.corrected & (order.deadline < ON), True, *OVERDUE_WORDS),
        when(order.issued & ~order.corrected & (order.deadline >= ON), False, *OVERDUE_WORDS),
    )


# ── 各条之间的关系 ─────────────────────────────────────────────────────────────────────────────────────────────


class SystemState(Subject):
    """系统状态: what there is of a system; some violations presuppose it, one presupposes that there is none."""

    zh: ClassVar[str] = "系统状态"

    built: Said[Flag] = fact("已建成系统", source="第二十五条")
    filing_period_runs: Said[Flag] = fact(
        "备案期限已起算", source="第十五条", about="accepted, or standing before the measures came into force"
    )


PERIOD_15 = A15.para(1).quote("应当自竣工验收合格之日起30日内")


@rule("该违法行为可以成立")
def can_arise(violation: Facts[Violation], state: Facts[SystemState]) -> YesNo:
    """Whether a violation can be there at all in this state of the system (articles 15 and 23 to 29).

    Nothing built is article 25 and leaves nothing to be accepted, filed, built badly or used badly. Without an
    acceptance the period of article 15 has not begun: unaccepted use is article 24 alone, not 27 too.
    """
    kind = violation.kind
    of_a_system = {K.USED_UNACCEPTED: WARN_24, K.NOT_BUILT_AS_PRESCRIBED: WARN_28, K.NOT_USED_AS_PRESCRIBED: WARN_29}
    unfiled, others = kind == K.NOT_FILED, kind.is_in(K.UNQUALIFIED_WORK, K.UNAUTHORISED)
    return decide(
        when((kind == K.NOT_BUILT) & state.built, False, WARN_25),
        when((kind == K.NOT_BUILT) & ~state.built, True, WARN_25),
        *(when((kind == one) & state.built, True, words) for one, words in of_a_system.items()),
        *(when((kind == one) & ~state.built, False, words) for one, words in of_a_system.items()),
        when(unfiled & state.built & state.filing_period_runs, True, WARN_27),
        when(unfiled & ~(state.built & state.filing_period_runs), False, PERIOD_15),
        when(others, True, WARN_23, WARN_26),
        provided=~kind.is_in(*NO_SANCTION),
    )
