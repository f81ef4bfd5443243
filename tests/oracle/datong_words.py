"""The vocabulary of Datong's cases: its facts as models, and determinations as its answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from regkit.datong import Actor, PlaceType, Site
from regkit.language import Determination, Status, Word
from regkit.law import Quote, WorkingDayCalendar
from tests.oracle.case import UnsupportedError

Facts = Mapping[str, Any]
Answer = dict[str, Any]
UNDETERMINED = "undetermined"
POLICE = "public_security_organ"

NAMES = {
    "site.place_type": "place_type",
    "site.large": "is_large_or_corresponding_scale",
    "site.important_news_unit": "is_important_news_unit",
    "site.service_place": "is_service_place",
    "site.other_important_unit": "is_other_important_unit",
    "site.closed": "is_closed",
    "site.people_gather": "is_public_place_where_people_gather",
    "site.major": "is_major",
    "site.important": "is_important",
    "site.designated": "designated_by_county_plus_government",
    "site.required_by_law": "required_by_law_or_regulation",
    "site.in_datong": "in_datong",
    "camera.spot": "spot_type",
    "camera.private": "involves_citizen_privacy",
    "camera.captures_inside": "captures_inside",
    "camera.authorised": "authorized",
    "camera.unified_plan": "under_unified_government_plan",
    "camera.actor": "actor_type",
    "camera.area": "area",
    "system.meets_standards": "meets_mandatory_standards",
    "system.has_interface": "has_linkable_image_output_interface",
    "system.owner": "owner_type",
    "works.kind": "project_kind",
    "works.duty": "install_duty",
    "works.designed_with": "designed_with_main",
    "works.built_with": "built_with_main",
    "works.used_with": "put_into_use_with_main",
    "works.designed_before_commencement": "main_design_completed_on",
    "work.prescribed": "national_qualification_prescribed",
    "work.holds": "holds_corresponding_qualification",
    "work.activity": "activity",
    "work.valid_to": "qualification_valid_to",
    "work.worked_on": "work_date",
    "work.expired": "work_date",
    "work.own_system": "is_self_maintenance_of_own_system",
    "review.required": "plan_review_required",
    "review.participants": "participants",
    "inspection.commissioned_by": "commissioned_by",
    "acceptance.with_police": "acceptance_organised_with_police",
    "acceptance.trial_run": "trial_run",
    "acceptance.review_required": "plan_review_required",
    "acceptance.reviewed": "plan_reviewed",
    "acceptance.inspection_passed": "inspection_passed",
    "acceptance.result": "acceptance_result",
    "acceptance.put_into_use": "put_into_use",
    "filing.accepted_on": "acceptance_passed_on",
    "filing.filed": "filed_on",
    "filing.filed_on": "filed_on",
    "filing.deadline": "deadline",
    "filing.complete": "documents_complete",
    "filing.right_office": "authority_correct",
    "filing.result": "acceptance_result",
    "filing.after_hours": "office_hours_end",
    "filing.owner": "owner_type",
    "filing.completed_on": "system_completed_on",
    "filing.completed_before": "system_completed_on",
    "filing.accepted_since": "acceptance_passed_on",
    "filing.only_posted": "posted_on",
    "filing.expanded_since": "system_expanded_on",
    "papers.documents": "documents",
    "papers.completed_before": "transitional",
    "place.affiliated": "has_clear_security_affiliation",
    "place.system_district": "system_district",
    "place.same_district": "unit_district",
    "operation.justified": "justified_reason",
    "operation.reported": "reported",
    "operation.promptly": "reported_promptly",
    "operation.kept_days": "retention_days",
    "operation.interrupted": "interruption",
    "operation.other_days": "other_law_days",
    "operation.other_rank": "other_source_rank",
    "operation.systems": "systems_in_place",
    "operation.all_weather": "runs_all_weather",
    "operation.cameras_reduced": "cameras_after",
    "operation.watchers": "dedicated_watchers",
    "operation.strangers_entered": "unrelated_person_entered",
    "operation.suspicion_found": "suspicious_info_found",
    "entry.fields": "access_register_fields",
    "operation.whole": "complete",
    "operation.original": "original",
    "linkage.needed": "public_security_need",
    "linkage.by_police": "police_request",
    "linkage.cooperates": "unit_cooperates",
    "obstruction.facility": "facility",
    "obstruction.obstructs": "obstructs_capture",
    "obstruction.camera_first": "camera_installed_first",
    "obstruction.public_interest": "public_interest",
    "obstruction.unavoidable": "truly_unavoidable",
    "obstruction.negotiation": "negotiated",
    "conduct.act": "conduct",
    "conduct.intentional": "intentional",
    "conduct.crime_related": "relates_to_illegal_or_criminal_activity",
    "conduct.authorised": "authorized",
    "conduct.affects_use": "affects_normal_use",
    "conduct.lawful_basis": "lawful_basis",
    "referral.public_order": "constitutes_public_order_violation",
    "referral.crime": "constitutes_crime",
    "referral.tort": "civil_tort",
    "referral.also_violates": "also_violates",
    "access.has_power": "has_investigation_or_disposal_power",
    "access.event": "event",
    "access.requester": "requester",
    "access.cooperates": "unit_cooperates",
    "access.half_power": "has_investigation_or_disposal_power",
    "visit.requester": "requester",
    "visit.officers": "officers",
    "visit.work_id": "work_id_shown",
    "visit.document": "supporting_document_shown",
    "visit.form": "registration_form_filled",
    "visit.confidential": "confidentiality_kept",
    "recording.full_hours": "recorded_at",
    "recording.recorded_on": "recorded_at",
    "recording.deleted_on": "deleted_at",
    "recording.crime_related": "relates_to_illegal_or_criminal_activity",
    "recording.intentional": "intentional",
    "contribution.used_system": "used_system",
    "contribution.evidence": "provided_key_evidence",
    "contribution.leads": "provided_leads",
    "contribution.case": "case",
    "fault.supervises": "actor",
    "fault.failed_duty": "failed_statutory_duty",
    "fault.dereliction": "dereliction",
    "fault.favouritism": "favouritism",
    "fault.crime": "crime",
    "fault.tort": "civil_tort",
    "violation.actor": "actor_type",
    "violation.business": "is_business_unit",
    "violation.overdue": "overdue",
    "violation.project_owner": "construction_unit",
    "order.issued": "order_issued",
    "order.deadline": "correction_deadline",
    "order.corrected": "corrected_on",
    "violation.limit_fixed": "correction_deadline",
    "proposal.mitigated": "mitigation_ground",
    "proposal.amount": "proposed_fine_yuan",
    "failure.has_system": "system_exists",
    "failure.duty": "install_duty",
    "failure.bearer": "duty_bearer",
    "failure.actor": "actor_type",
    "undertaking.took_place_on": "conduct_date",
    "undertaking.in_datong": "in_datong",
    "undertaking.activity": "activity",
    "undertaking.capture_device": "uses_image_capture_device",
    "undertaking.public_safety": "area_involves_public_safety",
    "undertaking.monitors": "monitors",
    "undertaking.records": "records",
    "undertaking.captures": "captures",
    "undertaking.transmits": "transmits",
    "undertaking.stores": "stores",
}
AFTER = {
    "under_unified_government_plan": {"actor_type"},
    "authorized": {"actor_type"},
    "public_interest": {"obstructs_capture", "camera_installed_first"},
    "truly_unavoidable": {"obstructs_capture", "camera_installed_first", "public_interest"},
    "negotiated": {"obstructs_capture", "camera_installed_first", "public_interest", "truly_unavoidable"},
}
"""Facts that are asked for only once another is known: who acts before by whose leave, and the like."""
DECISIONS = {
    "operation.justified": "A31",
    "operation.promptly": "A31",
    "site.other_important_unit": "A06",
    "site.important_news_unit": "A06",
    "site.major": "A06",
    "site.important": "A06",
}
"""Facts that are findings under an unclear word, by the number of the ambiguity."""
NUMBERED = re.compile(r"A\d+")
ALSO = {"A04": ["A04", "A11"]}
W = TypeVar("W", bound=Word)
ACTORS = {
    "government": Actor.GOVERNMENT,
    "government_department": Actor.DEPARTMENT,
    "unit": Actor.UNIT,
    "construction_unit": Actor.UNIT,
    "using_unit": Actor.UNIT,
    "directly_responsible_person": Actor.UNIT,
    "individual": Actor.INDIVIDUAL,
    "individual_business": Actor.INDIVIDUAL_BUSINESS,
}
SEVERAL_PARAGRAPHS = {2, 4, 5, 14, 15, 16}


def word(kind: type[W], value: str | None, also: Mapping[str, W] | None = None) -> W | None:
    """Return the member that a word names, by its code, a spelling or a name of the cases; nothing for nothing.

    Raises:
        UnsupportedError: the word is not in the vocabulary.
    """
    if value is None:
        return None
    names = {name: one for one in kind for name in (one.code, one.zh, *one.spellings)} | dict(also or {})
    if value not in names:
        message = f"`{value}` is not in the vocabulary"
        raise UnsupportedError(message)
    return names[value]


def actor_of(facts: Facts, otherwise: str | None = None) -> Actor | None:
    """Return who acts; `otherwise` where the case does not say."""
    return word(Actor, facts.get("actor_type", otherwise), ACTORS)


def listed(facts: Facts, key: str) -> list[Any]:
    """Return a list of a case; none where it is absent or unknown."""
    return list(facts.get(key) or ())


def day(value: str | None) -> date | None:
    """Return a day."""
    return None if value is None else date.fromisoformat(value[:10])


def moment(facts: Facts, key: str) -> datetime | None:
    """Return a moment of a case."""
    value = facts.get(key)
    return None if value is None else datetime.fromisoformat(value)


def asked_on(facts: Facts, *otherwise: str) -> date:
    """Return the day asked about."""
    said = [facts[key] for key in ("as_of", *otherwise) if facts.get(key)]
    return date.fromisoformat(said[0][:10]) if said else date(2010, 6, 1)


def ref(quote: Quote) -> str:
    """Return a reference as the cases write it: 7.1(2), 14.2, 9."""
    address = quote.address
    if address.point is not None:
        return f"{address.article}.{address.paragraph or 1}({address.point})"
    if address.article in SEVERAL_PARAGRAPHS and address.paragraph is not None:
        return f"{address.article}.{address.paragraph}"
    return str(address.article)


def unsettled(*determinations: Determination[Any]) -> Answer:
    """Return what is missing and what somebody has to decide."""
    missing: list[str] = []
    human: list[str] = []
    for item in (item for one in determinations for item in one.missing):
        if item.name.startswith("datong."):
            number = item.name.split(".")[1]
            human += ALSO.get(number, [number]) if NUMBERED.fullmatch(number) else []
        else:
            missing.append(NAMES.get(item.name, item.name))
            human += [DECISIONS[item.name]] if item.name in DECISIONS else []
    asked = [name for name in dict.fromkeys(missing) if not AFTER.get(name, set()) & set(missing)]
    return {"missing": asked, "human_decision": list(dict.fromkeys(human))}


def unknown(*names: str) -> Answer:
    """Return that these facts are not known."""
    return {"missing": list(names), "human_decision": []}


def said(determination: Determination[Any]) -> Any:
    """Return the value, or that it is undetermined."""
    return determination.value if determination.is_decided else UNDETERMINED


def is_applicable(determination: Determination[Any]) -> bool:
    """Return whether the rule reaches the case."""
    return determination.status is not Status.NOT_APPLICABLE


SITE_FACTS = {
    "is_large_or_corresponding_scale": "large",
    "is_large": "large",
    "is_important_news_unit": "important_news_unit",
    "is_service_place": "service_place",
    "is_public_place_where_people_gather": "people_gather",
    "is_major": "major",
    "is_important": "important",
    "designated_by_county_plus_government": "designated",
    "required_by_law_or_regulation": "required_by_law",
    "in_datong": "in_datong",
    "system_exists": "has_system",
}


def site_of(facts: Facts) -> Site:
    """Return the site of a case."""
    known = {ours: facts[theirs] for theirs, ours in SITE_FACTS.items() if theirs in facts}
    known["place_type"] = word(PlaceType, facts.get("place_type"))
    return Site.model_validate(known)


def calendar_of(facts: Facts) -> WorkingDayCalendar:
    """Return the calendar that a case supplies: weekends and its days of rest; nothing is known without one."""
    rest = frozenset(date.fromisoformat(one) for one in listed(facts, "statutory_rest_days"))
    work = frozenset(date.fromisoformat(one) for one in listed(facts, "adjusted_workdays"))
    known = facts.get("statutory_rest_days") is not None
    return WorkingDayCalendar(
        first=date(2000, 1, 1),
        last=date(2100, 1, 1) if known else date(2000, 1, 1),
        holidays=rest,
        make_up_days=work,
        version="the case's own",
    )
