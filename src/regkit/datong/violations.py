"""第二十三至二十九条: what counts as a violation, who committed it, and how far the procedure has come."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from regkit.datong.building import Acceptance, AcceptanceResult
from regkit.datong.cameras import PRIVATE, is_private_spot, is_unauthorised
from regkit.datong.facts import ISSUER, STATE, Actor, Camera, Deed, Site
from regkit.datong.places import Bearer, duty_bearer, must_have_cameras
from regkit.datong.regulation import DATONG
from regkit.language import (
    ON,
    Day,
    Days,
    Facts,
    Flag,
    Label,
    OpenQuestion,
    Persons,
    Reading,
    Said,
    Subject,
    Term,
    Times,
    Word,
    YesNo,
    dated,
    decide,
    fact,
    never,
    next_working_day,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.terms import lift
from regkit.law import days, times

__all__ = [
    "CANDIDATES",
    "CorrectionLimit",
    "CorrectionOrder",
    "Inspected",
    "OrderKind",
    "SystemState",
    "UseInspection",
    "Violation",
    "ViolationKind",
    "camera_violation",
    "can_arise",
    "correction_due",
    "correction_last_day",
    "count_findings",
    "is_not_built",
    "is_overdue",
    "is_used_unaccepted",
    "unit",
]

A15 = DATONG.article(15)
A23, A24, A25, A26, A27, A28, A29 = DATONG.articles(23, 24, 25, 26, 27, 28, 29)

# ── 违法行为与处理 ────────────────────────────────────────────────────────────────────────────────────────────


class ViolationKind(Word):
    """What was done; the first seven have an article of their own, the rest have none."""

    UNQUALIFIED_WORK = (
        "unqualified_work",
        Label("无相应资质从事设计、施工、维修", "work without the qualification"),
    )
    USED_UNACCEPTED = (
        "used_unaccepted",
        Label("未经论证、验收或验收不合格而投入使用", "use without review or acceptance, or after it failed"),
    )
    NOT_BUILT = "not_built", Label("应当建设而未建设", "a failure to build what is due")
    UNAUTHORISED = (
        "unauthorized_system_in_public_place",
        Label("擅自在公共场所设置系统", "a system set up in a public place without leave"),
    )
    NOT_FILED = "not_filed", Label("未按规定备案", "a failure to file as prescribed")
    NOT_BUILT_AS_PRESCRIBED = "not_built_as_prescribed", Label("未按规定建设", "building otherwise than prescribed")
    NOT_USED_AS_PRESCRIBED = "not_used_as_prescribed", Label("未按规定使用", "use otherwise than prescribed")
    HIRED_UNQUALIFIED = "hired_unqualified_contractor", Label("雇用无资质单位", "hiring an unqualified contractor")
    PRIVATE_SPOT = "camera_in_private_spot", Label("在涉及隐私的场所设置", "a camera in a private spot")
    RIGHTS_INFRINGED = (
        "rights_infringed",
        Label("侵犯隐私等合法权益", "an infringement of privacy or other lawful rights"),
    )
    LINK_REFUSED = "link_refused", Label("不配合系统链接", "a refusal to link the system")
    OBSTRUCTION = "obstruction", Label("妨碍图像采集", "an obstruction of a camera")
    ACCESS_REFUSED = "access_refused", Label("不配合查看、调取、复制", "a refusal of access to footage")
    PROTOCOL_BROKEN = "protocol_broken", Label("查看、调取、复制程序不合规定", "a breach of the protocol of access")


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

    CORRECT_WITHIN_LIMIT = "correct_within_time_limit", Label("责令限期改正", "an order to correct within a time limit")
    CORRECT = "correct", Label("责令改正", "an order to correct")
    DISMANTLE = "dismantle", Label("责令拆除", "an order to dismantle")


class Violation(Deed):
    """违法行为: a violation, who committed it, and how far the procedure has come."""

    zh: ClassVar[str] = "违法行为"

    kind: Said[ViolationKind] = fact(
        "违法行为",
        en="violation",
        source="第二十三条",
        about=Label("是哪一种违法行为。", "Which violation of the measures it is."),
    )
    actor: Said[Actor] = fact(
        "行为人",
        en="party that committed it",
        source="第二十三条",
        about=Label(
            "违法行为由单位、个人还是国家机关作出。",
            "Who committed the violation: a unit, an individual or a government body.",
        ),
    )
    project_owner: Said[Flag] = fact(
        "系建设单位",
        en="is of the project owner",
        source="第二十四条",
        about=Label(
            "系统是否为该单位建设；第二十四条只对建设单位处罚款。",
            "Whether the system was built for the unit; only the project owner (建设单位) is fined under article 24.",
        ),
    )
    business: Said[Flag] = fact(
        "经营性单位",
        en="is of a business",
        source="第二十七条",
        about=Label(
            "单位是否从事经营；第二十七条对经营性单位另定罚款幅度。",
            "Whether the unit carries on business, for which article 27 sets a higher fine.",
        ),
    )
    overdue: Said[Flag] = fact(
        "逾期不改正",
        denied=Label("不属于逾期不改正的情形", "was not left as it was past the limit"),
        en="has not been corrected in time",
        source="第二十三条",
        about=Label(
            "限期改正的责令到期是否仍未改正；由“逾期不改正”的规则作答。",
            "Whether an order to correct within a limit was not met by its last day, as the rule `is_overdue` answers.",
        ),
    )
    limit_fixed: Said[Flag] = fact(
        "责令改正时已定期限",
        en="was given a limit by the order",
        presumed=True,
        source="第二十八条",
        about=Label(
            "第二十八条只说责令改正，没有规定期限：责令时是否定了期限。",
            "Whether the order fixed a limit; article 28 orders correction and sets none of its own.",
        ),
    )

    persons: Said[Persons] = fact(
        "直接负责的主管人员和其他直接责任人员人数",
        en="number of persons directly responsible",
        source="第二十九条",
        about=Label(
            "单位以外一并处罚的人员人数，逐人处罚；只在计算罚款合计时才问。",
            "The number of persons in the unit who are fined besides it, each of them; asked for the total "
            "of the fines only.",
        ),
    )

    relations = (
        never(
            lambda f: (f.actor == Actor.INDIVIDUAL) & f.project_owner,
            "个人不是建设单位",
            "an individual is no project owner (建设单位)",
        ),
        never(
            lambda f: (f.actor == Actor.INDIVIDUAL) & f.business,
            "个人不是经营性单位",
            "an individual is no business unit",
        ),
    )


WARN_23 = A23.quote(
    "违反本办法,不具备国家规定的相应资质,从事公共安全视频图像信息系统设计、施工和维修的,由公安机关给予警告,责令限期改正"
)
WARN_24 = A24.quote("未经方案论证、验收,或者验收不合格而投入使用的,由公安机关给予警告,责令限期改正")
WARN_25 = A25.quote("应当建设而未建设公共安全视频图像信息系统的单位,由公安机关给予警告,责令限期改正")
WARN_26 = A26.quote("擅自在公共场所设置公共安全视频图像信息系统的,由公安机关给予警告,责令拆除")
WARN_27 = A27.quote("未按规定备案的,由公安机关给予警告,责令限期改正")
WARN_28 = A28.quote("未按规定建设公共安全视频图像信息系统的,由公安机关给予警告,责令改正")
WARN_29 = A29.quote("未按规定使用公共安全视频图像信息系统的,由公安机关给予警告,责令限期改正")

WARNINGS = {
    K.UNQUALIFIED_WORK: WARN_23,
    K.USED_UNACCEPTED: WARN_24,
    K.NOT_BUILT: WARN_25,
    K.UNAUTHORISED: WARN_26,
    K.NOT_FILED: WARN_27,
    K.NOT_BUILT_AS_PRESCRIBED: WARN_28,
    K.NOT_USED_AS_PRESCRIBED: WARN_29,
}
OVERDUE = {
    K.UNQUALIFIED_WORK: A23.quote("逾期不改正的,对单位处5000元以上2万元以下罚款"),
    K.NOT_BUILT: A25.quote("逾期不改正的,对单位处5000元以上2万元以下罚款"),
    K.NOT_FILED: A27.quote("逾期不改正的,对单位处1000元以下罚款,属于经营性单位的处1000元以上5000元以下罚款"),
    K.NOT_BUILT_AS_PRESCRIBED: A28.quote("逾期不改正的,对单位处1000元以下罚款"),
    K.NOT_USED_AS_PRESCRIBED: A29.quote("逾期不改正的,对单位处1000元以下罚款"),
}
"""The violations that are fined only when not corrected in time, each with the words of its own article."""

# ── 单位 ────────────────────────────────────────────────────────────────────────────────────────────────────────

UNIT_WORDS = {**OVERDUE, K.UNAUTHORISED: A26.quote("属单位设置的,对单位可并处1000元以下罚款")}
"""The words of each article that fine a 单位."""
SMALL_BUSINESS = {
    kind: OpenQuestion(
        id=f"datong.{words.address.article}.small_business",
        zh=f"个体工商户是否为{words.address.zh}所称的“单位”",
        en=f"whether an individual business (个体工商户) is a “单位” (unit) of article {words.address.article}",
        authority=ISSUER,
        quote=words,
        formerly="datong.A22" if kind is K.UNQUALIFIED_WORK else None,
    )
    for kind, words in UNIT_WORDS.items()
}
STATE_ORGAN = {
    kind: OpenQuestion(
        id=f"datong.{words.address.article}.state_organ",
        zh=f"人民政府、政府部门是否为{words.address.zh}所称受罚的“单位”",
        en=f"whether a government or its department is a “单位” (unit) that article {words.address.article} punishes",
        authority=ISSUER,
        quote=words,
        formerly="datong.A07.government" if kind is K.NOT_BUILT else None,
    )
    for kind, words in OVERDUE.items()
}


def unit(actor: Term[Any], kind: ViolationKind) -> Term[bool]:
    """Return whether an actor is a “单位” of the article on `kind`; of small businesses and state organs it is open."""
    small = (actor == Actor.INDIVIDUAL_BUSINESS) & SMALL_BUSINESS[kind].of(BOOL)
    state = actor.is_in(*STATE) & STATE_ORGAN[kind].of(BOOL)
    return (actor == Actor.UNIT) | small | state


# ── 违法事实:第二十四、二十五条 ───────────────────────────────────────────────────────────────────────────────

NOT_IN_USE = OpenQuestion(
    id="datong.24.not_in_use",
    zh="应当论证而未论证、尚未投入使用的,是否适用第二十四条",
    en="whether article 24 applies before use where a review was due and is missing, or “而投入使用” (and put into "
    "use) governs it too",
    authority=ISSUER,
    quote=WARN_24,
    recommended=Label("投入使用之前不适用", "not before the system is used"),
    formerly="datong.A15",
)
TRIAL_RUN = OpenQuestion(
    id="datong.24.trial_run",
    zh="验收前试运行是否为“投入使用”",
    en="whether a trial run before acceptance is use",
    authority=ISSUER,
    quote=WARN_24,
    formerly="datong.A16.trial",
)


@rule("未经论证、验收或验收不合格而投入使用", en="it is put into use without review or acceptance, or though it failed")
def is_used_unaccepted(acceptance: Facts[Acceptance]) -> YesNo:
    """Whether article 24 is met: put into use without a review that is required, without acceptance, or failed."""
    unreviewed = acceptance.review_required & ~acceptance.reviewed
    unaccepted = acceptance.result != AcceptanceResult.PASSED
    lacking = unaccepted | unreviewed
    used, trial = acceptance.put_into_use, acceptance.trial_run
    return decide(
        when(used & lacking, True, WARN_24),
        when(~used & trial & lacking, TRIAL_RUN.of(BOOL)),
        when(~used & ~trial & unreviewed, NOT_IN_USE.of(BOOL)),
        when(~lacking | (~used & ~trial & ~unreviewed), False, WARN_24),
    )


@rule("设置摄像设备构成的违法行为", en="violation that a camera makes", at=A26)
def camera_violation(camera: Facts[Camera]) -> Term[ViolationKind]:
    """What violation a camera is where it stands: without leave (article 26), else in a private spot (article 9).

    Not applicable to a camera that may stand there; both bans at once are told by `may_place_camera`.
    """
    unauthorised, private = is_unauthorised(camera), is_private_spot(camera)
    return decide(
        when(unauthorised, K.UNAUTHORISED, WARN_26),
        when(~unauthorised & private, K.PRIVATE_SPOT, PRIVATE),
        provided=unauthorised | private,
    )


class Inspected(Subject):
    """被查者: the one whom the police find at a site."""

    zh: ClassVar[str] = "被查者"

    actor: Said[Actor] = fact(
        "被查者",
        en="party inspected",
        source="第二十五条",
        about=Label(
            "受检查的是单位、个人，还是国家机关。", "Whether a unit, an individual or a government body is inspected."
        ),
    )


@rule("应当建设而未建设", en="there is a failure to build what is due", at=A25)
def is_not_built(site: Facts[Site], inspected: Facts[Inspected]) -> YesNo:
    """Whether article 25 is met: a system is due, the one concerned owes it, is a unit, and nothing has been built.

    A system that falls short is a matter of article 28. An operator of a square or park owes none.
    """
    due = must_have_cameras(site) & ~site.has_system
    state = inspected.actor.is_in(*STATE)
    owes = (duty_bearer(site) != Bearer.GOVERNMENT) | state
    liable = owes & unit(inspected.actor, K.NOT_BUILT)
    return decide(
        when(due & liable, True, WARN_25),
        when(due & ~liable, False, WARN_25),
        when(~due, False, WARN_25),
    )


NONE_BROKEN = times(0)
A42 = Reading(
    id="datong.29.once",
    question_zh="同一系统一次检查发现多项未按规定使用的,算一次还是按项计?",
    question_en="do several failures of use found in one system at one inspection count once or each?",
    options={
        "once": Label("一个系统一次检查算一次", "once for a system at one inspection"),
        "each": Label("按项计", "each item counts"),
    },
    default="once",
    why=Label(
        "第二十九条说的是未按规定使用系统，不论有几项",
        "article 29 speaks of a system not used as prescribed, whatever the items",
    ),
    quote=WARN_29,
    formerly="datong.A42",
)


class UseInspection(Deed):
    """对系统使用的一次检查: one inspection of the use of one system."""

    zh: ClassVar[str] = "一次检查"
    en: ClassVar[str] = "inspection of use"

    breaches: Said[Times] = fact(
        "未按规定使用的项数",
        en="number of items broken",
        low=NONE_BROKEN,
        source="第二十九条",
        about=Label("查明违反第十七条几项规定。", "The number of items of article 17 that were found broken."),
    )


@rule("未按规定使用的次数", en="how many times use was not as prescribed")
def count_findings(inspection: Facts[UseInspection]) -> Term[int]:
    """How many violations of article 29 the failures of one system found at one inspection are."""
    some = inspection.breaches > NONE_BROKEN
    return decide(
        when(some, A42.choose(once=lift(times(1)), each=inspection.breaches), WARN_29),
        when(~some, lift(NONE_BROKEN), WARN_29),
    )


# ── 逾期不改正:三个事实 ────────────────────────────────────────────────────────────────────────────────────────


class CorrectionOrder(Subject):
    """责令改正: an order to correct, its limit, and what came of it."""

    zh: ClassVar[str] = "责令改正"

    issued: Said[Flag] = fact(
        "已责令改正",
        en="was issued",
        source="第二十五条",
        about=Label("责令改正的通知是否已经送达。", "Whether an order to correct has been served."),
    )
    deadline: Said[Day] = fact(
        "改正期限最后一日",
        en="last day to correct",
        source="第二十五条",
        about=Label(
            "责令所定、遇休息日顺延后的最后一日；本办法没有规定长度。",
            "The last day to correct as the order fixes it, moved past days of rest (`correction_due`); the "
            "measures set no length.",
        ),
    )
    corrected: Said[Flag] = fact(
        "已改正",
        en="was obeyed",
        source="第二十五条",
        about=Label("查明的问题是否已经改正。", "Whether what was found has been corrected."),
    )
    corrected_on: Said[Day] = fact(
        "改正之日",
        en="day of correction",
        source="第二十五条",
        about=Label("改正完成的日期。", "The day on which the correction was complete."),
    )

    relations = (dated("corrected", "corrected_on"),)


OVERDUE_WORDS = tuple(OVERDUE.values())
ONE_DAY = days(1)
CORRECTION_REST_DAYS = Reading(
    id="datong.25.rest_days",
    question_zh="改正期限最后一日是法定休假日的,是否顺延?",
    question_en="is the time to correct extended where its last day is a day of rest?",
    options={
        "extended": Label(
            "顺延至休假日结束的次日(民法典第二百零三条)",
            "extended to the first working day after (Civil Code, art. 203)",
        ),
        "as_counted": Label("不顺延", "not extended"),
    },
    default="extended",
    why=Label(
        "本办法没有规定；民法典第二百零三条规定顺延，按通行做法类推适用",
        "the measures say nothing; the Civil Code (art. 203) extends, and is applied by analogy as settled practice",
    ),
    quote=OVERDUE[K.NOT_BUILT],
)


class CorrectionLimit(Subject):
    """责令改正的期限: an order to correct within some days, and when it was served."""

    zh: ClassVar[str] = "改正期限"
    en: ClassVar[str] = "time to correct"

    served_on: Said[Day] = fact(
        "责令改正送达之日",
        en="day of service",
        source="第二十五条",
        about=Label("责令送达的日期，当日不计入。", "The day on which the order was served, which is not counted."),
    )
    limit: Said[Days] = fact(
        "责令改正的日数",
        en="days of the order",
        low=ONE_DAY,
        source="第二十五条",
        about=Label(
            "责令所定的日数；本办法只说责令限期改正，没有规定日数。",
            "The number of days that the order sets; the measures only say that it sets a limit (责令限期改正).",
        ),
    )


@rule("按日历计算的改正期限", en="last day to correct as counted", at=A25)
def correction_last_day(limit: Facts[CorrectionLimit]) -> Term[date]:
    """The last day of a limit that the police set in an order, before any extension; the day of service is out."""
    return decide(when(True, limit.served_on + limit.limit, *OVERDUE_WORDS))


@rule("改正期限最后一日", en="last day to correct", at=A25)
def correction_due(limit: Facts[CorrectionLimit]) -> Term[date]:
    """The last day of a limit that the police set in an order, extended over days of rest as it is read."""
    counted = correction_last_day(limit)
    return decide(
        when(True, CORRECTION_REST_DAYS.choose(extended=next_working_day(counted), as_counted=counted), *OVERDUE_WORDS)
    )


@rule("逾期不改正", en="there is a failure to correct in time")
def is_overdue(order: Facts[CorrectionOrder]) -> YesNo:
    """Whether an order was not met in time: it was issued, a day was set, and nothing was corrected by then.

    The last day of the limit is in time.
    """
    in_time = order.corrected_on <= order.deadline
    over = order.deadline < ON
    return decide(
        when(~order.issued, False, *OVERDUE_WORDS),
        when(order.issued & order.corrected & in_time, False, *OVERDUE_WORDS),
        when(order.issued & order.corrected & ~in_time, True, *OVERDUE_WORDS),
        when(order.issued & ~order.corrected & over, True, *OVERDUE_WORDS),
        when(order.issued & ~order.corrected & ~over, False, *OVERDUE_WORDS),
    )


# ── 各条之间的关系 ─────────────────────────────────────────────────────────────────────────────────────────────


class SystemState(Subject):
    """系统状态: what there is of a system; some violations presuppose it, one presupposes that there is none."""

    zh: ClassVar[str] = "系统状态"

    built: Said[Flag] = fact(
        "已建成系统",
        en="the system has been built",
        source="第二十五条",
        about=Label(
            "是否已有系统；第二十五条以没有系统为前提，其他各条有的以已有系统为前提。",
            "Whether there is a system at all; article 25 presupposes that there is none, other articles "
            "that there is one.",
        ),
    )
    filing_period_runs: Said[Flag] = fact(
        "备案期限已起算",
        en="the period for filing has begun",
        source="第十五条",
        about=Label(
            "系统是否已经验收合格，或者在本办法施行前已经建成。",
            "Whether the system has been accepted, or stood before the measures came into force.",
        ),
    )

    relations = (
        never(
            lambda f: ~f.built & f.filing_period_runs,
            "未建成而备案期限已起算",
            "its period for filing has begun though it is not built",
        ),
    )


PERIOD_15 = A15.para(1).quote("应当自竣工验收合格之日起30日内")


@rule("该违法行为可以成立", en="the violation can arise")
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
        when(unfiled & ~(state.built & state.filing_period_runs), False, PERIOD_15, WARN_27),
        when(others, True, WARN_23, WARN_26),
        provided=~kind.is_in(*NO_SANCTION),
    )
