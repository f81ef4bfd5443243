"""第二十三至三十二条: what follows a violation, what it may cost, and what is referred to other law."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from regkit.datong.facts import POLICE, Actor
from regkit.datong.fines import (
    A20_PERSONS,
    Fine,
    FineGround,
    ProposedFine,
    fine,
    fine_ground,
    fine_is_available,
    fine_is_lawful,
    person_fine,
    person_fine_is_available,
)
from regkit.datong.regulation import DATONG
from regkit.datong.violations import (
    CANDIDATES,
    GOVERNMENT_25,
    NO_SANCTION,
    S23,
    S24,
    S25,
    S26,
    S27,
    S28,
    S29,
    WARN_23,
    WARN_24,
    WARN_25,
    WARN_26,
    WARN_27,
    WARN_28,
    WARN_29,
    BuildingFailure,
    CorrectionOrder,
    K,
    OrderKind,
    Sanction,
    SystemState,
    Violation,
    ViolationKind,
    can_arise,
    count_findings,
    is_not_built,
    is_overdue,
    is_used_unaccepted,
)
from regkit.language import (
    Determination,
    Facts,
    Flag,
    Missing,
    Reading,
    Said,
    Status,
    Subject,
    Term,
    Word,
    YesNo,
    condition,
    decide,
    fact,
    holds,
    rule,
    silent,
    when,
)
from regkit.language.kinds import record_of

__all__ = [
    "A20_PERSONS",
    "CANDIDATES",
    "AlsoViolated",
    "BuildingFailure",
    "CorrectionOrder",
    "Exposure",
    "Fine",
    "FineGround",
    "OrderKind",
    "ProposedFine",
    "Referral",
    "Sanction",
    "SanctionRow",
    "SupervisorFault",
    "SystemState",
    "Violation",
    "ViolationKind",
    "can_arise",
    "civil_liability",
    "count_findings",
    "exposure",
    "fine",
    "fine_ground",
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
    "sanction_table",
    "sanctions_markdown",
    "supervisors_answer",
    "supervisors_crime",
    "supervisors_tort",
]

A30, A31, A32 = DATONG.articles(30, 31, 32)


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


# ── 风险敞口 ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Exposure:
    """What violations may cost, in yuan, units and persons apart.

    Attributes:
        low, high: the least and the most for units; `low_included` is false where an open lower bound is among
            them (more than nothing).
        persons_low, persons_high: the same for the persons responsible.
        missing: the facts and decisions that would narrow it.
        candidates: articles that somebody might apply to what has no sanction of its own; in no total.
    """

    low: Decimal
    high: Decimal
    low_included: bool
    persons_low: Decimal
    persons_high: Decimal
    missing: tuple[Missing, ...]
    candidates: tuple[int, ...] = ()


NO_FINE = Fine(Decimal(0), Decimal(0))
Ask = Any
"""A rule about a violation."""


def exposure(violations: Iterable[tuple[Violation, int]], *, if_overdue: bool = False) -> Exposure:
    """Return what violations may cost as things stand, or if every order runs out (`if_overdue`).

    A fine that is not available yet costs nothing; what is not known, or is for an authority to decide, leaves
    every fine that may follow between the bounds, and is named under `missing`.

    Args:
        violations: each with the number of persons responsible. Articles that are only candidates are not counted.
        if_overdue: take every violation as not corrected within a limit that was set.
    """
    cases = [(_run_out(one) if if_overdue else one, persons) for one, persons in violations]
    units = [_span(one, fine, fine_is_available) for one, _ in cases]
    persons = [(_span(one, person_fine, person_fine_is_available), number) for one, number in cases]
    missing: dict[Missing, None] = {}
    for one, number in cases:
        missing |= dict.fromkeys(_lacking(one, fine, fine_is_available))
        missing |= dict.fromkeys(_lacking(one, person_fine, person_fine_is_available) if number else ())
    named = {article for one, _ in cases if one.kind is not None for article in CANDIDATES.get(one.kind, ())}
    return Exposure(
        low=sum((one.low for one in units), Decimal(0)),
        high=sum((one.high for one in units), Decimal(0)),
        low_included=all(one.low_included for one in units),
        persons_low=sum((one.low * number for one, number in persons), Decimal(0)),
        persons_high=sum((one.high * number for one, number in persons), Decimal(0)),
        missing=tuple(missing),
        candidates=tuple(sorted(named)),
    )


def _run_out(violation: Violation) -> Violation:
    """Return the violation as it stands once an order with a limit was not met."""
    return Violation.model_validate({**violation.model_dump(exclude_unset=True), "overdue": True, "limit_fixed": True})


def _span(violation: Violation, range_of: Ask, available: Ask) -> Fine:
    """Return the range from the least to the most over everything that is not known."""
    found = [_cost(one, range_of, available) for one in _completions(violation)]
    least = min(found, key=lambda one: (one.low, not one.low_included))
    return Fine(least.low, max(one.high for one in found), least.low_included)


def _completions(violation: Violation) -> Iterator[Violation]:
    """Yield the violation with every unknown fact filled in, in every way."""
    choices = {"kind": tuple(ViolationKind), "actor": tuple(Actor)}
    unknown = [name for name in Violation.facts if getattr(violation, name) is None]
    for values in itertools.product(*(choices.get(name, (True, False)) for name in unknown)):
        yield violation.model_copy(update=dict(zip(unknown, values, strict=True)))


def _cost(violation: Violation, range_of: Ask, available: Ask) -> Fine:
    """Return the range of a violation of which every fact is known; nothing is the least where it may be left out."""
    now: Determination[bool] = available(violation)
    found: Determination[Fine] = range_of(violation)
    if found.status is Status.NOT_APPLICABLE or now.status is Status.NOT_APPLICABLE or now.value is False:
        return NO_FINE
    sanction = penalty(violation).value
    certain = found.is_decided and now.is_decided and sanction is not None and not sanction.fine_optional
    ranges = [one for one in found.possible if isinstance(one, Fine)] if found.value is None else [found.value]
    most = max(one.high for one in ranges)
    return Fine(ranges[0].low, most, ranges[0].low_included) if certain else Fine(Decimal(0), most)


def _lacking(violation: Violation, range_of: Ask, available: Ask) -> tuple[Missing, ...]:
    """Return what keeps the cost of a violation from being settled."""
    costs = {_cost(one, range_of, available) for one in _completions(violation)}
    if costs == {NO_FINE}:
        return ()
    answers = (range_of(violation), available(violation))
    return tuple(item for one in answers if not one.is_decided for item in one.missing)


# ── 处罚一览 ────────────────────────────────────────────────────────────────────────────────────────────────────

COLUMNS = ("条", "违法行为", "受罚者", "警告", "责令", "罚款", "条件", "处或可并处")


@dataclass(frozen=True, slots=True)
class SanctionRow:
    """One fine of one article, or a violation without one.

    Attributes:
        sanction: what follows besides the fine; nothing where the measures give no sanction.
        kind: the violation.
        subject: who is fined, in Chinese.
        range: the range of the fine.
        candidates: articles that somebody might apply where there is no sanction.
    """

    sanction: Sanction | None
    kind: ViolationKind
    subject: str = ""
    range: Fine | None = None
    candidates: tuple[int, ...] = ()

    def cells(self) -> tuple[str, ...]:
        """Return the row in Chinese, a cell for each of `COLUMNS`."""
        if self.sanction is None or self.range is None:
            named = "、".join(f"第{one}条" for one in self.candidates)
            return ("", self.kind.zh, "", "", "", "", f"无专门罚则;可能涉及{named}" if named else "无专门罚则", "")
        stage = "无" if self.sanction.fine_at_once else "逾期不改正"
        mode = "可并处" if self.sanction.fine_optional else "并处" if self.sanction.fine_at_once else "处"
        article, order = f"第{self.sanction.article}条", self.sanction.order.zh
        return (article, self.kind.zh, self.subject, "是", order, self.range.in_words("zh"), stage, mode)


def sanction_table() -> tuple[SanctionRow, ...]:
    """Return every violation with its sanction and each of its fines, asked of the rules (articles 23 to 29)."""
    return tuple(row for kind in ViolationKind for row in _rows(kind))


def _rows(kind: ViolationKind) -> Iterator[SanctionRow]:
    sanction = penalty(Violation(kind=kind, actor=Actor.UNIT)).value
    if sanction is None:
        yield SanctionRow(None, kind, candidates=CANDIDATES[kind])
        return
    known = {"kind": kind, "project_owner": True, "overdue": True}
    by_range: dict[Fine, str] = {}
    for actor, business in itertools.product((Actor.UNIT, Actor.INDIVIDUAL), (False, True)):
        found = fine(Violation.model_validate({**known, "actor": actor, "business": business}))
        if found.value is not None:
            who = "经营性单位" if business else actor.zh
            by_range.setdefault(found.value, who)
    for found_range, who in by_range.items():
        yield SanctionRow(sanction, kind, "建设单位" if kind is K.USED_UNACCEPTED else who, found_range)
    responsible = person_fine(Violation(kind=kind, actor=Actor.UNIT)).value
    if responsible is not None:
        yield SanctionRow(sanction, kind, "直接负责的主管人员和其他直接责任人员(每人)", responsible)


def sanctions_markdown() -> str:
    """Return the table of sanctions as Markdown, in Chinese."""
    lines = [COLUMNS, ("---",) * len(COLUMNS), *(row.cells() for row in sanction_table())]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


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

    also_violates: Said[AlsoViolated] = fact("同时违反的法规", presumed=AlsoViolated.NONE, source="第三十条")
    public_order: Said[Flag] = fact("构成违反治安管理行为", source="第三十一条")
    crime: Said[Flag] = fact("构成犯罪", source="第三十一条")
    tort: Said[Flag] = fact("构成民事侵权", source="第三十一条")


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

    supervises: Said[Flag] = fact("系监督管理部门及其工作人员", source="第三十二条")
    failed_duty: Said[Flag] = fact("不履行法定职责", presumed=False, source="第三十二条")
    dereliction: Said[Flag] = fact("玩忽职守", presumed=False, source="第三十二条")
    favouritism: Said[Flag] = fact("徇私舞弊", presumed=False, source="第三十二条")
    crime: Said[Flag] = fact("构成犯罪", presumed=False, source="第三十二条")
    tort: Said[Flag] = fact("构成民事侵权", presumed=False, source="第三十二条")


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
