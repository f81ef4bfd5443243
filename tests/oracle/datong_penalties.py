"""Datong's cases on penalties, fines, exposure and calendars (articles 23 to 32). No law stands here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from regkit import datong
from regkit.datong import (
    Actor,
    AlsoViolated,
    Bearer,
    BuildingFailure,
    CorrectionOrder,
    Filing,
    OrderKind,
    Placement,
    ProposedFine,
    Referral,
    Spot,
    Violation,
    ViolationKind,
)
from regkit.datong.penalties import CANDIDATES, Fine, FineGround, Sanction, SystemState, can_arise, fine_ground
from regkit.language import Compliance
from tests.oracle.case import Question, UnsupportedError
from tests.oracle.datong_duties import acceptance_of, duty_said, operation_of
from tests.oracle.datong_words import (
    NAMES,
    POLICE,
    UNDETERMINED,
    Answer,
    Facts,
    actor_of,
    asked_on,
    calendar_of,
    day,
    is_applicable,
    said,
    site_of,
    unknown,
    unsettled,
    word,
)

KINDS = {
    "23": ViolationKind.UNQUALIFIED_WORK,
    "24": ViolationKind.USED_UNACCEPTED,
    "25": ViolationKind.NOT_BUILT,
    "26": ViolationKind.UNAUTHORISED,
    "27": ViolationKind.NOT_FILED,
    "28": ViolationKind.NOT_BUILT_AS_PRESCRIBED,
    "29": ViolationKind.NOT_USED_AS_PRESCRIBED,
}
PERSONS = "directly_responsible_supervisor_and_other_directly_responsible_person"


def number(value: Decimal) -> int | str:
    """Return an amount of yuan."""
    return int(value) if value == value.to_integral_value() else str(value)


def overdue_of(facts: Facts, on: date) -> Any:
    """Return whether an order ran out: as alleged, or by its three facts; no order is alleged where none is told."""
    if "overdue" in facts:
        return facts["overdue"]
    corrected_on = day(facts.get("corrected_on"))
    order = CorrectionOrder(
        issued=facts.get("order_issued", False),
        deadline=day(facts.get("correction_deadline")),
        corrected=True if corrected_on is not None else facts.get("corrected", False),
        corrected_on=corrected_on,
    )
    return datong.is_overdue(order, on=on).value


def violation_of(facts: Facts, kind: ViolationKind) -> Violation:
    """Return the violation of a case."""
    on = asked_on(facts)
    known: dict[str, Any] = {
        "kind": kind,
        "actor": actor_of(facts, None if kind is ViolationKind.UNAUTHORISED else "unit"),
        "project_owner": None if facts.get("actor_type", "unit") is None else facts.get("actor_type") != "using_unit",
        "overdue": overdue_of(facts, on),
        "business": facts.get("is_business_unit"),
    }
    if "correction_deadline" in facts and facts["correction_deadline"] is None:
        known["limit_fixed"] = False
    return Violation.model_validate(known)


def entry(subject: str, found: Fine, sanction: Sanction, available: Any) -> Answer:
    """Return a fine as the cases write it."""
    return {
        "subject": subject,
        "min_yuan": number(found.low),
        "min_inclusive": found.low_included,
        "max_yuan": number(found.high),
        "max_inclusive": True,
        "condition": "none" if sanction.fine_at_once else "overdue_not_corrected",
        "discretion": "discretionary" if sanction.fine_optional else "mandatory",
        "available_now": available,
    }


def fines_of(case: Violation, sanction: Sanction) -> Any:
    """Return the fines of a violation, or that their range is not settled."""
    found = datong.fine(case)
    available = said(datong.fine_is_available(case))
    if not is_applicable(found):
        return []
    if found.value is None:
        ranges = [one for one in found.possible if isinstance(one, Fine)]
        if sanction.fine_optional and ranges:
            one = entry("unit_or_individual", ranges[0], sanction, available)
            highs = sorted(number(each.high) for each in ranges)
            return [one | {"max_yuan": UNDETERMINED, "candidates_max_yuan": highs}]
        return UNDETERMINED
    subject = "construction_unit" if sanction.article == 24 else case.actor.code if case.actor else "unit"
    if sanction.article == 27 and case.business:
        subject = "business_unit"
    fines = [entry(subject, found.value, sanction, available)]
    persons = datong.person_fine(case)
    if persons.value is not None:
        fines.append(entry(PERSONS, persons.value, sanction, datong.person_fine_is_available(case).value))
    return fines


def interval(found: Any) -> str:
    """Return a candidate range as the cases write it; only the range for businesses has a lower bound of its own."""
    if not isinstance(found, Fine):
        return str(found)
    subject = "business_unit" if found.low_included else "unit"
    return f"{subject} {'[' if found.low_included else '('}{number(found.low)},{number(found.high)}]"


ORDERS = {one: one.code for one in OrderKind}


def penalty_answer(facts: Facts, kind: ViolationKind) -> Answer:
    """Return what follows a violation."""
    case = violation_of(facts, kind)
    got = datong.penalty(case)
    if got.value is None:
        if not got.is_decided and got.missing:
            return unsettled(got) | {"violation": UNDETERMINED}
        return {
            "violation": False,
            "sanction_article": None,
            "candidate_sanctions": list(map(str, CANDIDATES.get(kind, ()))),
        }
    found = datong.fine(case)
    answer: Answer = {
        "violation": True,
        "sanction_article": str(got.value.article),
        "authority": POLICE,
        "warning": "mandatory",
        "order": ORDERS[got.value.order],
        "fines": fines_of(case, got.value),
        "fine_available": said(datong.fine_is_available(case)) if found.is_decided else UNDETERMINED,
    }
    if is_applicable(found) and not found.is_decided:
        answer |= unsettled(found) | {"candidates": [interval(one) for one in found.possible]}
    if not datong.fine_is_available(case).is_decided and is_applicable(found):
        answer |= unsettled(datong.fine_is_available(case))
    return answer


def penalty_23(question: Question) -> Answer:
    """Articles 13 and 23."""
    facts = question.facts
    if facts.get("violation", "unqualified_work") is None:
        return unknown("violation") | {"violation": UNDETERMINED}
    if facts.get("violation") == "hired_unqualified_contractor":
        case = Violation(kind=ViolationKind.HIRED_UNQUALIFIED, actor=Actor.UNIT)
        return {"violation": False, "sanction_article": None, "fines": [], "status": datong.penalty(case).status.code}
    found = penalty_answer(facts, ViolationKind.UNQUALIFIED_WORK)
    return found | ({"flag": ["A39"]} if facts.get("actor_type") == "individual" else {})


def penalty_24(question: Question) -> Answer:
    """Articles 14 and 24."""
    facts = question.facts
    case = acceptance_of(facts)
    completed = day(facts.get("system_completed_on"))
    if completed is not None and completed < datong.DATONG.commenced:
        return {"violation": UNDETERMINED, "human_decision": ["A40"]}
    got = datong.is_used_unaccepted(case)
    if question.text == "who_is_fined":
        fined = datong.fine(Violation(kind=ViolationKind.USED_UNACCEPTED, actor=Actor.UNIT, project_owner=True))
        not_fined = datong.fine(Violation(kind=ViolationKind.USED_UNACCEPTED, actor=Actor.UNIT, project_owner=False))
        return {
            "fined": [facts.get("construction_unit")] if fined.is_decided and got.value else [],
            "not_fined": [facts.get("user_unit")] if not is_applicable(not_fined) else [],
        }
    if got.value is not True:
        return unsettled(got) | {"violation": said(got), "recommended": False}
    return penalty_answer(
        {key: facts[key] for key in facts if key != "construction_unit"}, ViolationKind.USED_UNACCEPTED
    )


BEARERS = {"unit": Bearer.UNIT_IN_CHARGE, "government": Bearer.GOVERNMENT}


def penalty_25(question: Question) -> Answer:
    """Articles 7 and 25."""
    facts = question.facts
    on = asked_on(facts)
    site = site_of(facts)
    asked = datong.install_duty(site, on=on)
    duty, bearer = asked.value, datong.duty_bearer(site, on=on).value
    if "install_duty" in facts:
        duty, bearer = duty_said(facts), BEARERS.get(facts.get("duty_bearer", "unit"))
    actor = actor_of(facts, "unit")
    got = datong.is_not_built(
        BuildingFailure(duty=duty, bearer=bearer, actor=actor, has_system=facts.get("system_exists"))
    )
    code = None if bearer is None else "government" if bearer is Bearer.GOVERNMENT else "unit"
    if got.value is not True:
        found = unsettled(got) | {"violation": said(got), "duty_bearer": code}
        if "install_duty" in found["missing"] and "place_type" in facts:
            found |= unsettled(asked)
        return found
    return penalty_answer(facts, ViolationKind.NOT_BUILT) | {"duty_bearer": code}


def penalty_26(question: Question) -> Answer:
    """Articles 10 and 26."""
    return penalty_answer(question.facts, ViolationKind.UNAUTHORISED)


def penalty_27(question: Question) -> Answer:
    """Articles 15 and 27."""
    facts = question.facts
    found = penalty_answer(facts, ViolationKind.NOT_FILED)
    if facts.get("is_business_unit") is None and found.get("fines") == UNDETERMINED:
        found["human_decision"] = ["A21"]
    return found | ({"flag": ["order_without_object"]} if facts.get("filed_late_before_discovery") else {})


def penalty_28(question: Question) -> Answer:
    """Articles 11 and 28."""
    facts = question.facts
    if question.text == "which_sanction":
        cameras = facts.get("cameras_installed")
        built = None if cameras is None else cameras > 0
        duty = datong.install_duty(site_of(facts), on=asked_on(facts))
        failure = BuildingFailure(duty=duty.value, bearer=Bearer.UNIT_IN_CHARGE, actor=Actor.UNIT, has_system=built)
        got = datong.is_not_built(failure)
        nothing = got.value
        if nothing is None:
            return unsettled(duty if duty.value is None else got) | {"sanction_article": UNDETERMINED, "not": []}
        return {"sanction_article": "25" if nothing else "28", "not": ["28"] if nothing else ["25"], "flag": ["A17"]}
    return penalty_answer(facts, ViolationKind.NOT_BUILT_AS_PRESCRIBED)


def penalty_29(question: Question) -> Answer:
    """Articles 17 and 29."""
    facts = question.facts
    if question.text == "count_art29_findings":
        if facts.get("breaches") is None:
            return unknown("breaches") | {"findings": UNDETERMINED}
        return {"findings": datong.count_findings(len(facts["breaches"])), "flag": ["A42"], "human_decision": ["A42"]}
    found = penalty_answer(facts, ViolationKind.NOT_USED_AS_PRESCRIBED)
    case = violation_of(facts, ViolationKind.NOT_USED_AS_PRESCRIBED)
    if case.overdue is False:
        found["flag"] = ["A20"]
    if facts.get("responsible_persons") is not None:
        total = datong.exposure([(case, heads(facts))])
        found["exposure"] = {
            "unit": [number(total.low), number(total.high)],
            "persons_total": [number(total.persons_low), number(total.persons_high)],
        }
    return found


def fine_range(question: Question) -> Answer:
    """Articles 23 to 29: is a proposed fine lawful?"""
    facts = question.facts
    if facts.get("article") is None:
        return unknown("article") | {"lawful": UNDETERMINED}
    kind = KINDS.get(facts["article"])
    if kind is None:
        return {"lawful": False, "reason": "no_fine_in_article"}
    proposed = facts.get("proposed_fine_yuan")
    if proposed is None and facts.get("proposed") is not None:
        proposed = 0  # a warning alone is no fine
    mitigation = facts.get("mitigation_ground", "none")
    try:
        proposal = ProposedFine(
            amount=None if proposed is None else Decimal(str(proposed)),
            on_person=facts.get("actor_type") == "directly_responsible_person",
            mitigated=None if mitigation in {None, "unknown"} else mitigation != "none",
        )
    except ValidationError:
        return {"error": "invalid_amount"}
    case = violation_of({**facts, "overdue": at_stage(facts)}, kind)
    got = datong.fine_is_lawful(case, proposal)
    found = unsettled(got) | {"lawful": said(got), "recommended": False}
    if facts.get("stage") is None and "overdue" in found["missing"]:
        found["missing"] = ["stage" if name == "overdue" else name for name in found["missing"]]
    if got.value is False:
        found["reason"] = reason(case, proposal)
    return found


def at_stage(facts: Facts) -> bool | None:
    """Return whether an order has run out at the stage told of; nothing where none is told."""
    stage = facts.get("stage")
    return None if stage is None else stage == "overdue"


def heads(facts: Facts) -> int:
    """Return how many persons are responsible, whom an amount counts by the head."""
    number_ = facts.get("responsible_persons") or 0
    if not isinstance(number_, int) or number_ < 0:
        message = f"`{number_}` is no number of persons"
        raise UnsupportedError(message)
    return number_


REASONS = {
    FineGround.NOT_OVERDUE: "not_overdue",
    FineGround.ABOVE_RANGE: "out_of_range",
    FineGround.BELOW_RANGE: "out_of_range",
    FineGround.MUST_BE_IMPOSED: "fine_is_mandatory",
}


def reason(case: Violation, proposal: ProposedFine) -> str:
    """Return why a fine is not lawful, in the words of the cases; several grounds may be open."""
    ground = fine_ground(case, proposal).value
    if ground is FineGround.NOT_THE_ONE_FINED:
        return "fine_only_on_construction_unit" if case.kind is ViolationKind.USED_UNACCEPTED else "fine_only_on_unit"
    return UNDETERMINED if ground is None else REASONS[ground]


# ── several findings, exposure, calendars ─────────────────────────────────────────────────────────────────


def multi(question: Question) -> Answer:
    """Several articles at once."""
    facts = question.facts
    on = asked_on(facts)
    if facts.get("camera_spots") is not None:
        return by_spots(facts, on)
    articles = sanction_articles(facts, on)
    found: Answer = {"sanction_articles": articles, "not": [one for one in KINDS if one not in articles]}
    if {"24", "25"} & set(articles):
        found["not"] = excluded(facts)
    if "also_violates" in facts:
        referral = Referral(also_violates=word(AlsoViolated, facts["also_violates"]))
        if datong.referred_to_other_regulations(referral).value:
            found["sanction_articles"] = [*articles, "30"]
        found["same_act_double_fine_allowed"] = datong.same_act_is_fined_twice(referral).value
    return found


def excluded(facts: Facts) -> list[str]:
    """Return the articles that cannot be broken in this state of the system."""
    passed = facts.get("acceptance_result") == "passed" or facts.get("acceptance_passed_on") is not None
    state = SystemState(built=facts.get("system_exists", True), filing_period_runs=passed)
    return [one for one, kind in KINDS.items() if can_arise(Violation(kind=kind), state).value is False]


def sanction_articles(facts: Facts, on: date) -> list[str]:
    """Return the articles whose violation is found."""
    duty = duty_said(facts) if "install_duty" in facts else datong.install_duty(site_of(facts), on=on).value
    has_system = facts.get("system_exists", True)
    failure = BuildingFailure(duty=duty, bearer=Bearer.UNIT_IN_CHARGE, actor=Actor.UNIT, has_system=has_system)
    if has_system is False:
        return ["25"] if datong.is_not_built(failure).value else []
    articles = []
    accepted = acceptance_of({"plan_review_required": False, "inspection_passed": True, **facts})
    used = facts.get("put_into_use", False)
    if datong.is_used_unaccepted(accepted.model_copy(update={"put_into_use": used})).value:
        articles.append("24")
    if facts.get("filed_on", "") is None and facts.get("acceptance_passed_on"):
        filing = Filing.model_validate({"accepted_on": facts["acceptance_passed_on"], "filed": False})
        due = datong.filing_deadline(filing).deadline
        if datong.filing_breached(filing.model_copy(update={"deadline": due}), on=on).value:
            articles.append("27")
    if "has_linkable_image_output_interface" in facts:
        system = datong.Construction(
            owner=datong.Owner.UNIT, has_interface=facts["has_linkable_image_output_interface"]
        )
        if datong.has_interface(system).value is Compliance.BREACHED:
            articles.append("28")
    if "retention_days" in facts and datong.retains_long_enough(operation_of(facts)).value is Compliance.BREACHED:
        articles.append("29")
    return articles


def by_spots(facts: Facts, on: date) -> Answer:
    """Return which spots of a place are forbidden."""
    answers = {
        one: datong.may_place_camera(
            datong.Camera(spot=word(Spot, one), area=datong.Area.OTHER, actor=Actor.UNIT), on=on
        ).value
        for one in facts["camera_spots"]
    }
    forbidden = [one for one, placed in answers.items() if placed is Placement.PROHIBITED]
    return {
        "prohibited_spots": forbidden,
        "allowed_spots": [one for one, placed in answers.items() if placed is Placement.ALLOWED],
        "sanction_articles": [],
        "candidate_sanctions": [str(one) for one in CANDIDATES[ViolationKind.PRIVATE_SPOT]] if forbidden else [],
    }


def portfolio(question: Question) -> Answer:
    """What the violations of several sites may cost."""
    facts = question.facts
    if facts.get("sites") is None:
        return unknown("sites") | {"unit": UNDETERMINED, "persons": UNDETERMINED}
    cases = []
    for site in facts["sites"]:
        kind = KINDS.get(site.get("violation_article"))
        if kind is None:
            message = f"no fine is in article `{site.get('violation_article')}`"
            raise UnsupportedError(message)
        cases.append((violation_of({**facts, "overdue": at_stage(facts)}, kind), heads(site)))
    total = datong.exposure(cases)
    return {
        "unit": {
            "min_yuan": number(total.low),
            "min_inclusive": total.low_included,
            "max_yuan": number(total.high),
        },
        "persons": {"min_yuan": number(total.persons_low), "max_yuan": number(total.persons_high)},
        "missing": ["stage" if name == "overdue" else name for name in exposure_missing(total)],
    }


def exposure_missing(total: datong.Exposure) -> list[str]:
    """Return the facts that would narrow an exposure, in the words of the cases."""
    named = (NAMES.get(item.name) for item in total.missing)
    return [name for name in dict.fromkeys(named) if name is not None]


def calendar(question: Question) -> Answer:
    """Deadlines."""
    facts = question.facts
    if question.text == "is_time_barred":
        return time_bar(facts)
    if question.text == "correction_deadline":
        if facts.get("correction_days") is None:
            return {"deadline": UNDETERMINED, "missing": ["correction_days"]}
        served = day(facts.get("order_served_on"))
        if served is None:
            return {"deadline": UNDETERMINED, "missing": ["order_served_on"]}
        limit = datong.correction_deadline(served, facts["correction_days"], calendar_of(facts))
        if limit.deadline is None:
            return {"raw_last_day": str(limit.raw), "deadline": UNDETERMINED, "missing": ["statutory_rest_days"]}
        return {"raw_last_day": str(limit.raw), "deadline": str(limit.deadline)}
    served, order = day(facts.get("order_served_on")), None
    if served is not None and facts.get("correction_days") is not None:
        order = (served, facts["correction_days"])
    filing = (
        Filing.model_validate({"accepted_on": facts["acceptance_passed_on"]})
        if facts.get("acceptance_passed_on")
        else None
    )
    own = calendar_of(facts) if facts.get("statutory_rest_days") is not None else None
    events = datong.compliance_calendar(filing, order, day(facts.get("recorded_on")), own)
    return {"events": [{"date": str(one.day or UNDETERMINED), "kind": one.kind} for one in events]}


def time_bar(facts: Facts) -> Answer:
    """Return whether a violation was found too late; while it continues the period has not begun."""
    continuing: bool | None = facts.get("still_continuing", False)
    ended, discovered = day(facts.get("violation_ended_on")), day(facts.get("discovered_on"))
    if continuing and ended is None:
        return {"barred": datong.is_time_barred(date.min, date.max, continuing=True)}
    asked = [key for key, one in (("violation_ended_on", ended), ("discovered_on", discovered)) if one is None]
    if ended is None or discovered is None:
        return unknown(*asked) | {"barred": UNDETERMINED}
    barred = datong.is_time_barred(ended, discovered, continuing=bool(continuing))
    if barred and continuing is None:
        return unknown("still_continuing") | {"barred": UNDETERMINED}
    return {"barred": barred}


TOPICS: dict[str, Callable[[Question], Answer]] = {
    "penalty_23": penalty_23,
    "penalty_24": penalty_24,
    "penalty_25": penalty_25,
    "penalty_26": penalty_26,
    "penalty_27": penalty_27,
    "penalty_28": penalty_28,
    "penalty_29": penalty_29,
    "fine_range": fine_range,
    "multi": multi,
    "portfolio": portfolio,
    "calendar": calendar,
}
