"""第二十三至三十二条: what follows a violation, what it may cost, and what is referred to other law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from regkit.datong.fines import (
    FineGround,
    ProposedFine,
    cost,
    fine,
    fine_ground,
    fine_is_available,
    fine_is_lawful,
    no_own_sanction,
    person_cost,
    person_fine,
    person_fine_is_available,
)
from regkit.datong.regulation import DATONG
from regkit.datong.sanctions import A20_PERSONS, SANCTIONS, Fine, Party, Sanction
from regkit.datong.violations import (
    CANDIDATES,
    WARNINGS,
    CorrectionLimit,
    CorrectionOrder,
    Inspected,
    K,
    OrderKind,
    SystemState,
    UseInspection,
    Violation,
    ViolationKind,
    can_arise,
    correction_due,
    correction_last_day,
    count_findings,
    is_not_built,
    is_overdue,
    is_used_unaccepted,
    unit,
)
from regkit.language import (
    Bounds,
    Determination,
    Facts,
    Flag,
    Label,
    Missing,
    Reading,
    Said,
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
from regkit.language.kinds import Kind
from regkit.language.values import bounds_in_words
from regkit.law import Unit, numeral
from regkit.law.display import card, folded

__all__ = [
    "A20_PERSONS",
    "CANDIDATES",
    "AlsoViolated",
    "CorrectionLimit",
    "CorrectionOrder",
    "Exposure",
    "Fine",
    "FineGround",
    "Inspected",
    "OrderKind",
    "Party",
    "ProposedFine",
    "Referral",
    "Sanction",
    "SupervisorFault",
    "SystemState",
    "UseInspection",
    "Violation",
    "ViolationKind",
    "can_arise",
    "civil_liability",
    "correction_due",
    "correction_last_day",
    "cost",
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
    "person_cost",
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

A30, A31, A32 = DATONG.articles(30, 31, 32)


ONLY_UNITS = Label("第二十五条只及于单位", "article 25 reaches units only")


@rule("处理", en="consequence of the violation")
def penalty(violation: Facts[Violation]) -> Term[Sanction]:
    """What follows a violation: a warning and an order, and how a fine hangs on it (articles 23 to 29).

    The special article goes before the residual ones (28 and 29). What has no article of its own has no sanction:
    `CANDIDATES` names those that somebody might think of. Article 25 warns units only.
    """
    kind, reached = violation.kind, unit(violation.actor, K.NOT_BUILT)
    others = (one for one in SANCTIONS if one is not K.NOT_BUILT)
    return decide(
        *(when(kind == one, SANCTIONS[one], WARNINGS[one]) for one in others),
        when((kind == K.NOT_BUILT) & reached, SANCTIONS[K.NOT_BUILT], WARNINGS[K.NOT_BUILT]),
        silent((kind == K.NOT_BUILT) & ~reached, ONLY_UNITS, WARNINGS[K.NOT_BUILT]),
        no_own_sanction(violation),
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

    def _repr_html_(self) -> str:
        """Return what it may cost as a notebook shows it: for units, for persons, and what would narrow it."""
        return folded(self._shown("zh"), self._shown("en"))

    def _shown(self, lang: str) -> str:
        zh = lang == "zh"
        spans = (Bounds(self.low, self.high), Bounds(self.persons_low, self.persons_high))
        units, persons = (bounds_in_words(span, Kind("amount", Unit.YUAN), lang) for span in spans)
        above = "" if self.low_included else ("（不含下限）" if zh else " (more than the least)")
        missing = "\n".join(item.zh if zh else item.en for item in self.missing)
        only = (
            "、".join(f"第{numeral(one)}条" for one in self.candidates) if zh else ", ".join(map(str, self.candidates))
        )
        titles = (
            ("可能的罚款", "单位", "责任人员", "尚缺", "可能适用而未计入")
            if zh
            else ("What it may cost", "units", "persons", "missing", "articles that might apply, not counted")
        )
        return card(titles[0], zip(titles[1:], (units + above, persons, missing, only), strict=True), lang)


def exposure(violations: Iterable[tuple[Violation, int]], *, if_overdue: bool = False) -> Exposure:
    """Return what violations may cost as things stand, or if every order runs out (`if_overdue`).

    A fine that is not available yet costs nothing; what is not known, or is for an authority to decide, leaves
    every fine that may follow between the bounds, and is named under `missing`.

    Args:
        violations: each with the number of persons responsible. Articles that are only candidates are not counted.
        if_overdue: take every violation as not corrected within a limit that was set.
    """
    cases = [(_run_out(one) if if_overdue else one, persons) for one, persons in violations]
    units = [cost(one) for one, _ in cases]
    persons = [(person_cost(one), number) for one, number in cases if number]
    spans = [_span(one) for one in units]
    each = [(_span(one), number) for one, number in persons]
    named = {article for one, _ in cases if one.kind is not None for article in CANDIDATES.get(one.kind, ())}
    return Exposure(
        low=sum((one.low for one in spans), Decimal(0)),
        high=sum((one.high for one in spans), Decimal(0)),
        low_included=all(one.low_included for one in spans),
        persons_low=sum((one.low * number for one, number in each), Decimal(0)),
        persons_high=sum((one.high * number for one, number in each), Decimal(0)),
        missing=tuple(dict.fromkeys(item for one in (*units, *(one for one, _ in persons)) for item in one.missing)),
        candidates=tuple(sorted(named)),
    )


def _run_out(violation: Violation) -> Violation:
    """Return the violation as it stands once an order with a limit was not met."""
    return Violation.model_validate({**violation.model_dump(exclude_unset=True), "overdue": True, "limit_fixed": True})


def _span(answer: Determination[Fine]) -> Fine:
    """Return the range from the least to the most over everything that is not known."""
    reached = (answer.value,) if answer.value is not None else answer.possible
    # where the measures may have no sanction, nothing is the least
    found = [one if isinstance(one, Fine) else Fine(Decimal(0), Decimal(0)) for one in reached]
    least = min(found, key=lambda one: (one.low, not one.low_included))
    return Fine(least.low, max(one.high for one in found), least.low_included)


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

    INTERNAL_SECURITY = (
        "internal_security_regulation",
        Label(
            "企业事业单位内部治安保卫条例", "the regulation on the internal security of enterprises and institutions"
        ),
    )
    INSPECTION_RULES = (
        "inspection_rules",
        Label(
            "公安机关监督检查企业事业单位内部治安保卫工作规定",
            "the rules on police inspections of the internal security of enterprises and institutions",
        ),
    )
    ENTERTAINMENT_VENUES = (
        "entertainment_venues_regulation",
        Label("娱乐场所管理条例", "the regulation on entertainment venues"),
    )
    NONE = "none", "无"


class Referral(Subject):
    """转致: what other law a violation falls under; each is found by others."""

    zh: ClassVar[str] = "转致"

    also_violates: Said[AlsoViolated] = fact(
        "同时违反的法规",
        en="regulation also violated",
        presumed=AlsoViolated.NONE,
        source="第三十条",
        about=Label(
            "同一行为同时违反第三十条所列三部法规中的哪几部。",
            "Which of the three regulations named in article 30 the same act breaks, if any.",
        ),
    )
    public_order: Said[Flag] = fact(
        "构成违反治安管理行为",
        en="the act is a violation of public order",
        source="第三十一条",
        about=Label(
            "是否依其他法律认定为违反治安管理行为。",
            "Whether the act is found under other law to be a violation of public order.",
        ),
    )
    crime: Said[Flag] = fact(
        "构成犯罪",
        en="the act is a crime",
        source="第三十一条",
        about=Label("是否依其他法律认定为犯罪。", "Whether the act is found under other law to be a crime."),
    )
    tort: Said[Flag] = fact(
        "构成民事侵权",
        en="the act is a civil tort",
        source="第三十一条",
        about=Label("是否依其他法律认定为民事侵权。", "Whether the act is found under other law to be a civil tort."),
    )


@rule("依其他法规处罚", en="the act is punished under other regulations too")
def referred_to_other_regulations(referral: Facts[Referral]) -> YesNo:
    """Whether one of the three regulations applies too; any one is enough (article 30)."""
    return holds(referral.also_violates != AlsoViolated.NONE, OTHER_REGULATIONS)


@rule("依治安管理处罚法处罚", en="the act is punished under the law on public order")
def referred_to_public_order_law(referral: Facts[Referral]) -> YesNo:
    """Whether the law on public order penalties applies (article 31)."""
    return holds(referral.public_order, PUBLIC_ORDER)


@rule("追究刑事责任", en="criminal liability is pursued")
def referred_to_criminal_law(referral: Facts[Referral]) -> YesNo:
    """Whether criminal liability is pursued (article 31)."""
    return holds(referral.crime, CRIMINAL)


@rule("承担民事责任", en="there is liability in civil law")
def civil_liability(referral: Facts[Referral]) -> YesNo:
    """Whether there is civil liability, which stands beside any penalty (article 31)."""
    return holds(referral.tort, CIVIL)


A38 = Reading(
    id="datong.30.twice",
    question_zh="同一行为同时违反其他法规的,可否两次罚款?",
    question_en="may one act that breaks another regulation too be fined twice?",
    options={
        "once": Label("同一行为不得两次罚款", "one act is fined once"),
        "both": Label("可分别罚款", "each may fine it"),
    },
    default="once",
    why=Label(
        "行政处罚法禁止对同一违法行为两次罚款，第三十条没有另作规定",
        "the law on administrative penalties forbids two fines for one act; article 30 does not say otherwise",
    ),
    quote=OTHER_REGULATIONS,
    formerly="datong.A38",
)


@rule("同一行为可否两次罚款", en="one act may be fined twice")
def same_act_is_fined_twice(referral: Facts[Referral]) -> YesNo:
    """Whether one act may be fined under these measures and under another regulation (article 30)."""
    return decide(
        when(referral.also_violates != AlsoViolated.NONE, A38.choose(once=False, both=True), OTHER_REGULATIONS),
        provided=referral.also_violates != AlsoViolated.NONE,
    )


class SupervisorFault(Subject):
    """监督管理部门的责任: what a supervising department or its staff did."""

    zh: ClassVar[str] = "监督管理责任"

    supervises: Said[Flag] = fact(
        "系监督管理部门及其工作人员",
        en="the one at fault is a supervising department or one of its staff",
        source="第三十二条",
        about=Label(
            "是否系统的监督管理部门或者其工作人员。",
            "Whether it is a department that supervises systems, or one of its staff.",
        ),
    )
    failed_duty: Said[Flag] = fact(
        "不履行法定职责",
        denied=Label("不属于不履行法定职责的情形", "the supervisor has left no statutory duty undone"),
        en="the supervisor has not done a statutory duty",
        presumed=False,
        source="第三十二条",
        about=Label("法定职责是否没有履行。", "Whether a duty set by law was left undone."),
    )
    dereliction: Said[Flag] = fact(
        "玩忽职守",
        denied="没有玩忽职守",
        en="the supervisor has neglected duties",
        presumed=False,
        source="第三十二条",
        about=Label(
            "监督管理系统时是否玩忽职守。", "Whether duties of supervision over systems were neglected (玩忽职守)."
        ),
    )
    favouritism: Said[Flag] = fact(
        "徇私舞弊",
        denied="没有徇私舞弊",
        en="the supervisor has practised favouritism and fraud",
        presumed=False,
        source="第三十二条",
        about=Label(
            "监督管理系统时是否徇私舞弊。",
            "Whether there was malpractice out of favouritism (徇私舞弊) in the supervision of systems.",
        ),
    )
    crime: Said[Flag] = fact(
        "构成犯罪",
        en="the act is a crime",
        presumed=False,
        source="第三十二条",
        about=Label("是否构成犯罪，由法院认定。", "Whether it is a crime, which a court finds."),
    )
    tort: Said[Flag] = fact(
        "构成民事侵权",
        en="the act is a civil tort",
        presumed=False,
        source="第三十二条",
        about=Label("是否构成民事侵权，依民事法律认定。", "Whether it is a tort under civil law."),
    )


@condition("有第三十二条所列三种情形之一", "a supervisor did one of the three things of article 32")
def is_fault(fault: Facts[SupervisorFault]) -> Term[bool]:
    """Whether a supervisor did one of the three things of article 32."""
    return fault.supervises & (fault.failed_duty | fault.dereliction | fault.favouritism)


@rule("给予行政处分", en="those responsible are disciplined")
def supervisors_answer(fault: Facts[SupervisorFault]) -> YesNo:
    """Whether the head of the unit and those directly responsible are disciplined (article 32)."""
    return holds(is_fault(fault), DISCIPLINE)


@rule("监督管理者应否承担刑事责任", en="the supervisor is liable in criminal law")
def supervisors_crime(fault: Facts[SupervisorFault]) -> YesNo:
    """Whether criminal liability is pursued against a supervisor (article 32)."""
    return holds(is_fault(fault) & fault.crime, CRIMINAL_32)


@rule("监督管理者应否承担民事责任", en="the supervisor is liable in civil law")
def supervisors_tort(fault: Facts[SupervisorFault]) -> YesNo:
    """Whether a supervisor's fault founds civil liability (article 32)."""
    return holds(is_fault(fault) & fault.tort, CIVIL_32)
