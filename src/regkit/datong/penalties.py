"""第二十三至三十二条: what follows a violation: warning, order, fine; referrals to other law; supervisors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
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
    Missing,
    Money,
    OpenQuestion,
    Reading,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    fact,
    holds,
    record,
    rule,
    silent,
    when,
)
from regkit.language.kinds import BOOL, record_of
from regkit.law import yuan

__all__ = [
    "CANDIDATES",
    "AlsoViolated",
    "BuildingFailure",
    "CorrectionOrder",
    "Exposure",
    "Fine",
    "OrderKind",
    "ProposedFine",
    "Referral",
    "Sanction",
    "SupervisorFault",
    "Violation",
    "ViolationKind",
    "civil_liability",
    "count_findings",
    "exposure",
    "fine",
    "fine_is_available",
    "fine_is_lawful",
    "is_not_built",
    "is_overdue",
    "is_used_unaccepted",
    "penalty",
    "person_fine",
    "person_fine_is_available",
    "referred_to_criminal_law",
    "referred_to_other_regulations",
    "referred_to_public_order_law",
    "same_act_is_fined_twice",
    "supervisors_answer",
    "supervisors_crime",
    "supervisors_tort",
]

A23, A24, A25, A26, A27, A28, A29 = DATONG.articles(23, 24, 25, 26, 27, 28, 29)
A30, A31, A32 = DATONG.articles(30, 31, 32)
NOTHING = yuan(0)

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

    kind: ViolationKind | None = fact("违法行为", source="第二十三条")
    actor: Actor | None = fact("行为人", source="第二十三条")
    builder: Flag | None = fact("系建设单位", source="第二十四条", about="the unit for which the system was built")
    business: Flag | None = fact("经营性单位", source="第二十七条")
    overdue: Flag | None = fact("逾期不改正", source="第二十三条")
    limit_fixed: Flag | None = fact("责令改正时已定期限", presumed=True, source="第二十八条")


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


@rule("处理")
def penalty(violation: Facts[Violation]) -> Term[Sanction]:
    """What follows a violation: a warning and an order, and how a fine hangs on it (articles 23 to 29).

    The special article goes before the residual ones (28 and 29). What has no article of its own has no sanction:
    `CANDIDATES` names those that somebody might think of.
    """
    kind, state = violation.kind, violation.actor.is_in(Actor.GOVERNMENT, Actor.DEPARTMENT)
    return decide(
        when(kind == K.UNQUALIFIED_WORK, S23, WARN_23),
        when(kind == K.USED_UNACCEPTED, S24, WARN_24),
        when((kind == K.NOT_BUILT) & ~state, S25, WARN_25),
        when((kind == K.NOT_BUILT) & state, GOVERNMENT_25.of(record_of(Sanction), S25)),
        when(kind == K.UNAUTHORISED, S26, WARN_26),
        when(kind == K.NOT_FILED, S27, WARN_27),
        when(kind == K.NOT_BUILT_AS_PRESCRIBED, S28, WARN_28),
        when(kind == K.NOT_USED_AS_PRESCRIBED, S29, WARN_29),
        silent(kind.is_in(*NO_SANCTION), "本办法未就该行为规定专门罚则,不得类推", authority=POLICE),
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
        when(~trial & ~used & ~unreviewed, False, WARN_24),
        when((trial | used) & ~lacking, False, WARN_24),
    )


class BuildingFailure(Subject):
    """应建未建: a place, what is asked of it, and whether it has a system."""

    zh: ClassVar[str] = "应建未建"

    duty: InstallDuty | None = fact("应否建设", source="第七条")
    bearer: Bearer | None = fact("义务人", source="第七条")
    actor: Actor | None = fact("被查者", source="第二十五条")
    has_system: Flag | None = fact("已建成系统", source="第二十五条")


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

    issued: Flag | None = fact("已责令改正", source="第二十五条")
    deadline: Day | None = fact("改正期限最后一日", source="第二十五条")
    corrected: Flag | None = fact("已改正", source="第二十五条")
    corrected_on: Day | None = fact("改正之日", source="第二十五条")


OVERDUE_25 = A25.quote("逾期不改正的,对单位处5000元以上2万元以下罚款")


@rule("逾期不改正")
def is_overdue(order: Facts[CorrectionOrder]) -> YesNo:
    """Whether an order was not met in time: it was issued, a day was set, and nothing was corrected by then.

    The last day of the limit is in time.
    """
    in_time = order.corrected & (order.corrected_on <= order.deadline)
    late = order.corrected & (order.corrected_on > order.deadline)
    return decide(
        when(~order.issued, False, OVERDUE_25),
        when(order.issued & in_time, False, OVERDUE_25),
        when(order.issued & late, True, OVERDUE_25),
        when(order.issued & ~order.corrected & (order.deadline < ON), True, OVERDUE_25),
        when(order.issued & ~order.corrected & (order.deadline >= ON), False, OVERDUE_25),
    )


# ── 罚款 ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Fine:
    """The range of a fine, in yuan; both ends are in, save a low end of nothing: zero is no fine."""

    low: Decimal
    high: Decimal
    low_included: bool = True

    def in_words(self, lang: str) -> str:
        """Return the range as an interval."""
        unit = "元" if lang == "zh" else " yuan"
        return f"{'[' if self.low_included else '('}{self.low}, {self.high}]{unit}"


FINE_23 = A23.quote("逾期不改正的,对单位处5000元以上2万元以下罚款")
LOW_23 = A23.number("对单位处5000元以上2万元以下罚款", yuan(5000))
HIGH_23 = A23.number("对单位处5000元以上2万元以下罚款", yuan(20000))
HIGH_24 = A24.number("并对建设单位处1000元以下罚款", yuan(1000))
LOW_25 = A25.number("对单位处5000元以上2万元以下罚款", yuan(5000))
HIGH_25 = A25.number("对单位处5000元以上2万元以下罚款", yuan(20000))
UNIT_26 = A26.number("属单位设置的,对单位可并处1000元以下罚款", yuan(1000))
PERSON_26 = A26.number("属个人设置的,对个人可并处500元以下罚款", yuan(500))
HIGH_27 = A27.number("对单位处1000元以下罚款", yuan(1000))
LOW_27_BUSINESS = A27.number("属于经营性单位的处1000元以上5000元以下罚款", yuan(1000))
HIGH_27_BUSINESS = A27.number("属于经营性单位的处1000元以上5000元以下罚款", yuan(5000))
HIGH_28 = A28.number("对单位处1000元以下罚款", yuan(1000))
HIGH_29 = A29.number("对单位处1000元以下罚款", yuan(1000))
LOW_29_PERSON = A29.number("对单位直接负责的主管人员和其他直接责任人员处200元以上500元以下罚款", yuan(200))
HIGH_29_PERSON = A29.number("对单位直接负责的主管人员和其他直接责任人员处200元以上500元以下罚款", yuan(500))
OVERDUE_27 = A27.quote("逾期不改正的,对单位处1000元以下罚款")
OVERDUE_28 = A28.quote("逾期不改正的,对单位处1000元以下罚款")
OVERDUE_29 = A29.quote("逾期不改正的,对单位处1000元以下罚款")

SMALL_BUSINESS = OpenQuestion(
    id="datong.A22",
    zh="个体工商户是单位还是个人",
    en="whether an individual business is a 单位 or an individual",
    authority=POLICE,
    quote=FINE_23,
)
NO_LIMIT_28 = OpenQuestion(
    id="datong.A18",
    zh="第二十八条责令改正未定期限的,何时为“逾期”",
    en="when an order under article 28, which sets no limit, is overdue",
    authority=POLICE,
    quote=OVERDUE_28,
)


@condition("对单位处罚的违法行为")
def is_fined_as_unit(violation: Facts[Violation]) -> Term[bool]:
    """Whether the fine of the violation falls on units only (articles 23, 25, 27, 28 and 29)."""
    return violation.kind.is_in(
        K.UNQUALIFIED_WORK, K.NOT_BUILT, K.NOT_FILED, K.NOT_BUILT_AS_PRESCRIBED, K.NOT_USED_AS_PRESCRIBED
    )


@rule("对单位或设置人的罚款幅度")
def fine(violation: Facts[Violation]) -> Term[Fine]:
    """The range of the fine for the one who committed it (articles 23 to 29); not applicable where it has none.

    Whether it can be imposed yet is `fine_is_available`.
    """
    unit, person = violation.actor == Actor.UNIT, violation.actor == Actor.INDIVIDUAL
    small = violation.actor == Actor.INDIVIDUAL_BUSINESS
    kind, business = violation.kind, violation.business
    kind_of_fine = record_of(Fine)
    up_to = {"low": NOTHING, "low_included": False}
    ranges = {
        K.UNQUALIFIED_WORK: record(Fine, low=LOW_23, high=HIGH_23),
        K.NOT_BUILT: record(Fine, low=LOW_25, high=HIGH_25),
        K.NOT_BUILT_AS_PRESCRIBED: record(Fine, **up_to, high=HIGH_28),
        K.NOT_USED_AS_PRESCRIBED: record(Fine, **up_to, high=HIGH_29),
    }
    words = {
        K.UNQUALIFIED_WORK: FINE_23,
        K.NOT_BUILT: OVERDUE_25,
        K.NOT_BUILT_AS_PRESCRIBED: OVERDUE_28,
        K.NOT_USED_AS_PRESCRIBED: OVERDUE_29,
    }
    unit_26, person_26 = record(Fine, **up_to, high=UNIT_26), record(Fine, **up_to, high=PERSON_26)
    candidates = [when((kind == one) & small, SMALL_BUSINESS.of(kind_of_fine, ranges[one])) for one in ranges]
    filed = kind == K.NOT_FILED
    filed_unit = record(Fine, **up_to, high=HIGH_27)
    filed_business = record(Fine, low=LOW_27_BUSINESS, high=HIGH_27_BUSINESS)
    reached = (
        (is_fined_as_unit(violation) & (unit | small))
        | ((kind == K.UNAUTHORISED) & (unit | person | small))
        | ((kind == K.USED_UNACCEPTED) & violation.builder)
    )
    return decide(
        *(when((kind == one) & unit, ranges[one], words[one]) for one in ranges),
        *candidates,
        when(filed & unit & ~business, filed_unit, OVERDUE_27),
        when(filed & unit & business, filed_business, LOW_27_BUSINESS.quote),
        when(filed & small, SMALL_BUSINESS.of(kind_of_fine, filed_unit, filed_business)),
        when((kind == K.UNAUTHORISED) & unit, unit_26, UNIT_26.quote),
        when((kind == K.UNAUTHORISED) & person, person_26, PERSON_26.quote),
        when((kind == K.UNAUTHORISED) & small, SMALL_BUSINESS.of(kind_of_fine, unit_26, person_26)),
        when(kind == K.USED_UNACCEPTED, record(Fine, **up_to, high=HIGH_24), HIGH_24.quote),
        provided=reached,
    )


@rule("可以处以罚款")
def fine_is_available(violation: Facts[Violation]) -> YesNo:
    """Whether the fine can be imposed now: at once (24, 26), or after an order was not met in time (others)."""
    at_once = violation.kind.is_in(K.USED_UNACCEPTED, K.UNAUTHORISED)
    limited = violation.limit_fixed | (violation.kind != K.NOT_BUILT_AS_PRESCRIBED)
    after = is_fined_as_unit(violation)
    return decide(
        when(at_once, True, HIGH_24.quote, UNIT_26.quote),
        when(after & ~violation.overdue, False, OVERDUE_25),
        when(after & violation.overdue & limited, True, OVERDUE_25),
        when(after & violation.overdue & ~limited, NO_LIMIT_28.of(BOOL)),
        provided=at_once | after,
    )


@rule("对责任人员的罚款幅度")
def person_fine(violation: Facts[Violation]) -> Term[Fine]:
    """The range of the fine for each person directly responsible in a unit (article 29)."""
    return decide(
        when(
            violation.kind == K.NOT_USED_AS_PRESCRIBED,
            record(Fine, low=LOW_29_PERSON, high=HIGH_29_PERSON),
            LOW_29_PERSON.quote,
        ),
        provided=(violation.kind == K.NOT_USED_AS_PRESCRIBED) & (violation.actor == Actor.UNIT),
    )


A20_PERSONS = Reading(
    id="datong.A20",
    question_zh="对责任人员的罚款是否也以逾期不改正为条件?",
    question_en="is the fine on persons conditional on a failure to correct, too?",
    options={"conditional": "以逾期不改正为条件", "independent": "不以逾期为条件"},
    default="conditional",
    why="the mildest reading of a penal text, and the same scheme of correction",
    quote=LOW_29_PERSON.quote,
)
PERSONS_AT_ONCE = OpenQuestion(
    id="datong.A20.at_once",
    zh="责令改正之前可否对责任人员处以罚款",
    en="whether persons can be fined before the order to correct has run out",
    authority=POLICE,
    quote=LOW_29_PERSON.quote,
    recommended="尚不可以",
)


@rule("可以对责任人员处以罚款")
def person_fine_is_available(violation: Facts[Violation]) -> YesNo:
    """Whether persons can be fined now (article 29), under the reading of its last limb (A20)."""
    return holds(
        A20_PERSONS.choose(conditional=violation.overdue, independent=violation.overdue | ~violation.overdue),
        LOW_29_PERSON.quote,
    )


# ── 拟处罚款是否合法 ────────────────────────────────────────────────────────────────────────────────────────────


class ProposedFine(Subject):
    """拟处罚款: a fine that somebody proposes."""

    zh: ClassVar[str] = "拟处罚款"

    amount: Money | None = fact("拟处罚款", source="第二十三条", about="in yuan; 0 where no fine is proposed")
    on_person: Flag | None = fact("对责任人员", presumed=False, source="第二十九条")
    mitigated: Flag | None = fact("有依法减轻处罚的事由", presumed=False, source="第二十三条")


MITIGATION = OpenQuestion(
    id="datong.mitigation",
    zh="依行政处罚法减轻处罚的,可否低于下限",
    en="whether grounds in the law on administrative penalties allow less than the lower bound",
    authority=POLICE,
    quote=FINE_23,
)


@rule("拟处罚款合法")
def fine_is_lawful(violation: Facts[Violation], proposal: Facts[ProposedFine]) -> YesNo:
    """Whether a proposed fine is lawful: on the right one, not too early, within the range (articles 23 to 29).

    No fine at all is lawful while none can be imposed, or where it is optional (article 26).
    """
    amount, kind, actor = proposal.amount, violation.kind, violation.actor
    on_unit, on_person = ~proposal.on_person, proposal.on_person
    unit, person = actor == Actor.UNIT, actor == Actor.INDIVIDUAL
    none, some = amount <= NOTHING, amount > NOTHING
    low_bound = kind.is_in(K.UNQUALIFIED_WORK, K.NOT_BUILT)
    filed, filed_business = kind == K.NOT_FILED, (kind == K.NOT_FILED) & violation.business
    plain = kind.is_in(K.NOT_BUILT_AS_PRESCRIBED, K.NOT_USED_AS_PRESCRIBED)
    units = is_fined_as_unit(violation)
    set_up = kind == K.UNAUTHORISED
    used = kind == K.USED_UNACCEPTED
    above = (
        (low_bound & (amount > HIGH_23))
        | (filed & ~violation.business & (amount > HIGH_27))
        | (filed_business & (amount > HIGH_27_BUSINESS))
        | (plain & (amount > HIGH_28))
    )
    below = (low_bound & (amount < LOW_23)) | (filed_business & (amount < LOW_27_BUSINESS))
    available = fine_is_available(violation)
    due = on_unit & units & unit & available
    persons = on_person & (kind == K.NOT_USED_AS_PRESCRIBED)
    person_above, person_below = amount > HIGH_29_PERSON, amount < LOW_29_PERSON
    most_26 = (unit & (amount > UNIT_26)) | (person & (amount > PERSON_26))
    return decide(
        # units: after the order was not met in time
        when(on_unit & units & ~unit, none, FINE_23),
        when(on_unit & units & unit & ~available, none, OVERDUE_25),
        when(due & none, False, OVERDUE_25),
        when(due & some & ~above & ~below, True, OVERDUE_25),
        when(due & above, False, OVERDUE_25),
        when(due & some & below & ~proposal.mitigated, False, OVERDUE_25),
        when(due & some & below & proposal.mitigated, MITIGATION.of(BOOL)),
        # at once: the unit for which it was built (24), whoever set it up (26)
        when(on_unit & used & ~violation.builder, none, HIGH_24.quote),
        when(on_unit & used & violation.builder, some & (amount <= HIGH_24), HIGH_24.quote),
        when(on_unit & set_up & (unit | person), ~most_26, UNIT_26.quote, PERSON_26.quote),
        when(on_unit & set_up & ~unit & ~person, SMALL_BUSINESS.of(BOOL)),
        # persons responsible (29)
        when(on_person & ~persons, none, LOW_29_PERSON.quote),
        when(persons & none, ~violation.overdue, LOW_29_PERSON.quote),
        when(persons & some & (person_above | person_below), False, LOW_29_PERSON.quote),
        when(persons & some & ~person_above & ~person_below & violation.overdue, True, LOW_29_PERSON.quote),
        when(
            persons & some & ~person_above & ~person_below & ~violation.overdue, PERSONS_AT_ONCE.of(BOOL, True, False)
        ),
        provided=units | set_up | used,
    )


# ── 风险敞口 ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Exposure:
    """What violations may cost, in yuan, units and persons apart.

    Attributes:
        low, high: the least and the most for units; `low_included` is false where an open lower bound is among
            them (more than nothing).
        persons_low, persons_high: the same for the persons responsible.
        missing: the facts that would narrow it.
    """

    low: Decimal
    high: Decimal
    low_included: bool
    persons_low: Decimal
    persons_high: Decimal
    missing: tuple[Missing, ...]


def exposure(violations: Iterable[tuple[Violation, int]]) -> Exposure:
    """Return what violations may cost as things stand: a fine that is not available yet costs nothing.

    Args:
        violations: each with the number of persons responsible. Articles that are only candidates are not counted.
    """
    low = high = persons_low = persons_high = Decimal(0)
    low_included = True
    missing: dict[Missing, None] = {}
    for violation, responsible in violations:
        if fine_is_available(violation).value:
            optional = getattr(penalty(violation).value, "fine_optional", False)
            found = fine(violation)
            ranges = [one for one in found.possible if isinstance(one, Fine)]
            missing |= dict.fromkeys(found.missing)
            if ranges:
                least = min(ranges, key=lambda one: (one.low, one.low_included))
                low += Decimal(0) if optional else least.low
                low_included &= optional or least.low_included
                high += max(one.high for one in ranges)
        each = person_fine(violation).value
        if each is not None and person_fine_is_available(violation).value:
            persons_low += each.low * responsible
            persons_high += each.high * responsible
    return Exposure(low, high, low_included, persons_low, persons_high, tuple(missing))


# ── 第三十至三十二条 转致与责任 ────────────────────────────────────────────────────────────────────────────────

OTHER_REGULATIONS = A30.quote(
    "违反本办法,同时违反《企业事业单位内部治安保卫条例》、《公安机关监督检查企业事业单位内部治安保卫工作规定》和"
    "《娱乐场所管理条例》规定的,依法予以处罚"
)
PUBLIC_ORDER = A31.quote("构成违反治安管理行为的,依照《中华人民共和国治安管理处罚法》予以处罚")
CRIMINAL = A31.quote("构成犯罪的,依法追究刑事责任")
CIVIL = A31.quote("构成民事侵权的,依法承担民事责任")
DISCIPLINE = A32.quote(
    "公共安全视频图像信息系统的监督管理部门及其工作人员不履行法定职责、玩忽职守、徇私舞弊的,"
    "对单位主要负责人和直接责任人员依法给予行政处分"
)
CRIMINAL_32 = A32.quote("构成犯罪的,依法追究刑事责任")
CIVIL_32 = A32.quote("构成民事侵权的,依法承担民事责任")


class AlsoViolated(Word):
    """Another regulation that the same act breaks (article 30)."""

    INTERNAL_SECURITY = "internal_security_regulation", "企业事业单位内部治安保卫条例"
    INSPECTION_RULES = "inspection_rules", "公安机关监督检查企业事业单位内部治安保卫工作规定"
    ENTERTAINMENT_VENUES = "entertainment_venues_regulation", "娱乐场所管理条例"
    NONE = "none", "无"


class Referral(Subject):
    """转致: what other law a violation falls under; each is found by others."""

    zh: ClassVar[str] = "转致"

    also_violates: AlsoViolated | None = fact("同时违反的法规", presumed=AlsoViolated.NONE, source="第三十条")
    public_order: Flag | None = fact("构成违反治安管理行为", source="第三十一条")
    crime: Flag | None = fact("构成犯罪", source="第三十一条")
    tort: Flag | None = fact("构成民事侵权", source="第三十一条")


@rule("依其他法规处罚")
def referred_to_other_regulations(referral: Facts[Referral]) -> YesNo:
    """Whether one of the three regulations applies too; any one is enough (article 30)."""
    return holds(referral.also_violates != AlsoViolated.NONE, OTHER_REGULATIONS)


@rule("依治安管理处罚法处罚")
def referred_to_public_order_law(referral: Facts[Referral]) -> YesNo:
    """Whether the law on public order penalties applies (article 31)."""
    return holds(referral.public_order, PUBLIC_ORDER)


@rule("追究刑事责任")
def referred_to_criminal_law(referral: Facts[Referral]) -> YesNo:
    """Whether criminal liability is pursued (article 31)."""
    return holds(referral.crime, CRIMINAL)


@rule("承担民事责任")
def civil_liability(referral: Facts[Referral]) -> YesNo:
    """Whether there is civil liability, which stands beside any penalty (article 31)."""
    return holds(referral.tort, CIVIL)


A38 = Reading(
    id="datong.A38",
    question_zh="同一行为同时违反其他法规的,可否两次罚款?",
    question_en="may one act that breaks another regulation too be fined twice?",
    options={"once": "同一行为不得两次罚款", "both": "可分别罚款"},
    default="once",
    why="the law on administrative penalties forbids two fines for one act; article 30 does not say otherwise",
    quote=OTHER_REGULATIONS,
)


@rule("同一行为可否两次罚款")
def same_act_is_fined_twice(referral: Facts[Referral]) -> YesNo:
    """Whether one act may be fined under these measures and under another regulation (article 30)."""
    return decide(
        when(referral.also_violates != AlsoViolated.NONE, A38.choose(once=False, both=True), OTHER_REGULATIONS),
        provided=referral.also_violates != AlsoViolated.NONE,
    )


class SupervisorFault(Subject):
    """监督管理部门的责任: what a supervising department or its staff did."""

    zh: ClassVar[str] = "监督管理责任"

    supervises: Flag | None = fact("系监督管理部门及其工作人员", source="第三十二条")
    failed_duty: Flag | None = fact("不履行法定职责", presumed=False, source="第三十二条")
    dereliction: Flag | None = fact("玩忽职守", presumed=False, source="第三十二条")
    favouritism: Flag | None = fact("徇私舞弊", presumed=False, source="第三十二条")
    crime: Flag | None = fact("构成犯罪", presumed=False, source="第三十二条")
    tort: Flag | None = fact("构成民事侵权", presumed=False, source="第三十二条")


@condition("监督管理部门失职")
def is_fault(fault: Facts[SupervisorFault]) -> Term[bool]:
    """Whether a supervisor did one of the three things of article 32."""
    return fault.supervises & (fault.failed_duty | fault.dereliction | fault.favouritism)


@rule("给予行政处分")
def supervisors_answer(fault: Facts[SupervisorFault]) -> YesNo:
    """Whether the head of the unit and those directly responsible are disciplined (article 32)."""
    return holds(is_fault(fault), DISCIPLINE)


@rule("监督管理者的刑事责任")
def supervisors_crime(fault: Facts[SupervisorFault]) -> YesNo:
    """Whether criminal liability is pursued against a supervisor (article 32)."""
    return holds(is_fault(fault) & fault.crime, CRIMINAL_32)


@rule("监督管理者的民事责任")
def supervisors_tort(fault: Facts[SupervisorFault]) -> YesNo:
    """Whether a supervisor's fault founds civil liability (article 32)."""
    return holds(is_fault(fault) & fault.tort, CIVIL_32)
