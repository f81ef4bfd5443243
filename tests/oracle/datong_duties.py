"""Datong's cases on scope, places, cameras, building, filing and use (articles 1 to 22). No law stands here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from typing import Any

from pydantic import ValidationError

from regkit import datong
from regkit.datong import (
    Acceptance,
    AcceptanceResult,
    AccessEntry,
    AccessVisit,
    Act,
    Activity,
    Area,
    Authoriser,
    Camera,
    CaseKind,
    Conduct,
    Construction,
    Contribution,
    Device,
    Document,
    EmergencyAccess,
    Event,
    Facility,
    Filing,
    FilingPapers,
    FilingPlace,
    FilingRoute,
    FilingState,
    Inspection,
    InspectionClient,
    InstallDuty,
    InternalSystem,
    Linkage,
    MainWorks,
    Negotiation,
    Obstruction,
    Operation,
    Owner,
    Participant,
    Placement,
    PlanReview,
    ProjectKind,
    Recording,
    RegisterField,
    Requester,
    Role,
    Site,
    SourceRank,
    Spot,
    SupervisorFault,
    SystemWork,
    Undertaking,
    Violation,
    WorkActivity,
    filing,
    places,
    use,
)
from regkit.datong.filing import ITEM_OF, ITEMS
from regkit.datong.penalties import CANDIDATES, ViolationKind
from regkit.language import Compliance, Determination
from tests.oracle.case import Question, UnsupportedError
from tests.oracle.datong_words import (
    POLICE,
    UNDETERMINED,
    Answer,
    Facts,
    actor_of,
    asked_on,
    calendar_of,
    day,
    is_applicable,
    listed,
    moment,
    ref,
    said,
    site_of,
    unknown,
    unsettled,
    word,
)

# ── scope ───────────────────────────────────────────────────────────────────────────────────────────────────

REASONS = {2: "outside_territory", 33: "before_effective_date"}


def scope(question: Question) -> Answer:
    """Articles 2 and 33."""
    facts = question.facts
    if question.text == "is_public_security_video_system":
        keys = {
            "uses_image_capture_device": "capture_device",
            "area_involves_public_safety": "public_safety",
            "monitors": "monitors",
            "records": "records",
            "captures": "captures",
            "transmits": "transmits",
            "stores": "stores",
        }
        what = Undertaking.model_validate({ours: facts.get(theirs) for theirs, ours in keys.items()})
        got = datong.is_system(what)
        return unsettled(got) | {"is_system": said(got)}
    if question.text == "from_which_date_is_conduct_regulated":
        case = Undertaking(in_datong=facts.get("in_datong"), took_place_on=day(facts.get("continuing_from")))
        since = datong.regulated_from(case)
        asked = ["continuing_from" if name == "conduct_date" else name for name in unsettled(since)["missing"]]
        return {"from": str(said(since)) if is_applicable(since) else None, "missing": asked}
    activity = word(Activity, facts.get("activity"))
    case = Undertaking(
        in_datong=facts.get("in_datong"),
        took_place_on=day(facts.get("conduct_date")),
        activity=activity,
    )
    got = datong.in_scope(case)
    found = unsettled(got) | {"applies": said(got)}
    if got.value is False:
        reason = REASONS[got.citations[0].address.article]
        outside = activity is Activity.SALE_OF_CAMERAS and facts.get("in_datong") is not False
        found["reason"] = "activity_not_covered" if outside and reason == REASONS[2] else reason
    return found


# ── places and cameras ──────────────────────────────────────────────────────────────────────────────────────


def install_duty(question: Question) -> Answer:
    """Articles 7, 8 and 10."""
    facts = question.facts
    on = asked_on(facts)
    site = site_of(facts)
    if facts.get("is_urban") is False and site.place_type is not None and site.place_type.code.startswith("urban_"):
        site = site.model_copy(update={"place_type": datong.PlaceType.RURAL_POWER})
    if facts.get("is_national_key") is True:
        site = site.model_copy(update={"place_type": datong.PlaceType.NATIONAL_KEY_RESEARCH})
    got = datong.install_duty(site, on=on)
    if not is_applicable(got):
        return {"status": "not_applicable"}
    bearer = datong.duty_bearer(site, on=on)
    found = unsettled(got) | {"status": got.value.code if got.value else UNDETERMINED}
    if site.place_type is not None and site.place_type in (datong.PlaceType.BRIDGE, *places.SMALL_CROSSINGS):
        scale = "is_large_or_corresponding_scale"  # the cases ask of a bridge whether it is large
        found["missing"] = ["is_large" if name == scale else name for name in found["missing"]]
    unnamed = got.value in {InstallDuty.NOT_MANDATORY, InstallDuty.NO_DUTY}
    found["basis"] = ref(got.citations[-1]) if got.is_decided and not unnamed else None
    if site.place_type is None:
        found |= {"missing": ["place_type"], "human_decision": []}  # nothing else can be asked before it
    if got.is_decided:
        named = bearer.value.code if bearer.value else UNDETERMINED
        found["duty_bearer"] = named if is_applicable(bearer) else None
        if got.value is InstallDuty.MANDATORY and not bearer.is_decided:
            found["human_decision"] = ["A07"]
    return found


AUTHORISERS = {"property_management_company": Authoriser.OTHER, "public_security_organ": Authoriser.POLICE}


def camera_of(facts: Facts) -> Camera:
    """Return the camera of a case: a spot alone is in no reserved area, an area alone is no private spot."""
    spot, area = facts.get("spot_type"), facts.get("area")
    known: dict[str, Any] = {"actor": actor_of(facts), "device": word(Device, facts.get("device", "system"))}
    if spot is not None:
        known["spot"] = word(Spot, spot)
    elif area is not None:
        known["spot"] = Spot.OPEN_SPACE
    if area is not None:
        known["area"] = word(Area, area)
    elif spot is not None:
        known["area"] = Area.OTHER
    keys = {
        "involves_citizen_privacy": "private",
        "captures_inside": "captures_inside",
        "authorized": "authorised",
        "under_unified_government_plan": "unified_plan",
    }
    known |= {ours: facts[theirs] for theirs, ours in keys.items() if theirs in facts}
    if "authorized_by" in facts:
        known["authoriser"] = word(Authoriser, facts["authorized_by"], AUTHORISERS)
    if "field_of_view_covers" in facts:
        seen = word(Area, facts["field_of_view_covers"])
        known["covers_road"] = None if seen is None else seen is Area.PUBLIC_ROAD
    if "livestream" in str(facts.get("purpose")):
        known["device"] = Device.LIVESTREAM
    return Camera.model_validate(known)


def camera_location(question: Question) -> Answer:
    """Articles 9 and 10."""
    facts = question.facts
    on = asked_on(facts)
    camera = camera_of(facts)
    got = datong.may_place_camera(camera, on=on)
    found = unsettled(got) | {"status": got.value.code if got.value else UNDETERMINED}
    if camera.spot is None and camera.area is None:
        found["missing"] = ["spot_type"]
    if got.is_decided:
        found["basis"] = ref(got.citations[0])
    if got.value is Placement.PROHIBITED:
        found |= in_private_spot(camera, on, question.wanted)
    if got.value is Placement.UNAUTHORISED:
        found["sanction_article"] = article_26()
    if got.value is Placement.ALLOWED and datong.managed_by_police(camera, on=on).value:
        found["manager"] = "public_security_organ"
    if "place_type" in facts:
        duty = datong.install_duty(site_of(facts), on=on)
        found["install_duty"] = duty.value.code if duty.value else UNDETERMINED
    return found


def article_26() -> str:
    """Return the article on what is set up without leave, as the rule names it."""
    sanction = datong.penalty(Violation(kind=ViolationKind.UNAUTHORISED)).value
    return "" if sanction is None else str(sanction.article)


def in_private_spot(camera: Camera, on: date, wanted: Mapping[str, Any]) -> Answer:
    """Return what follows a camera in a private spot: nothing of its own; what the area adds stands beside it.

    Where the case asks for no sanction that is certain, article 26 is listed with those that may be thought of.
    """
    candidates = [str(one) for one in CANDIDATES[ViolationKind.PRIVATE_SPOT]]
    by_area = camera.model_copy(update={"spot": Spot.OPEN_SPACE})
    found: Answer = {"specific_fine_article": None, "candidate_sanctions": candidates, "also": []}
    if datong.may_place_camera(by_area, on=on).value is Placement.UNAUTHORISED:
        found |= {"also": ["10"], "sanction_article": article_26()}
        if "sanction_article" not in wanted:
            found["candidate_sanctions"] = [article_26(), *candidates]
    return found


# ── building ────────────────────────────────────────────────────────────────────────────────────────────────


def construction(question: Question) -> Answer:
    """Articles 11 and 12."""
    facts = question.facts
    if question.text == "three_simultaneous":
        return three_simultaneous(facts)
    known: dict[str, Any] = {"owner": word(Owner, facts.get("owner_type"))}
    known["meets_standards"] = facts.get("meets_mandatory_standards")
    known["has_interface"] = facts.get("has_linkable_image_output_interface")
    system = Construction.model_validate(known)
    duties = {"11.1_standards": datong.meets_standards(system), "11.1_interface": datong.has_interface(system)}
    return joined(duties, "28")


def joined(duties: dict[str, Determination[Compliance]], article: str) -> Answer:
    """Return whether several duties are met, with the breaches and what is not known."""
    breaches = [name for name, duty in duties.items() if duty.value is Compliance.BREACHED]
    open_ = [duty for duty in duties.values() if is_applicable(duty) and not duty.is_decided]
    found: Answer = {"breaches": breaches, "compliant": not breaches if breaches or not open_ else UNDETERMINED}
    if breaches:
        found["sanction_article"] = article
    return found | unsettled(*open_)


def three_simultaneous(facts: Facts) -> Answer:
    """Article 12, and whether a failure is one of article 25 or 28."""
    designed = day(facts.get("main_design_completed_on"))
    absent = False if facts.get("system_exists") is False else None  # what is not there was not built and is not used
    works = MainWorks.model_validate(
        {
            "kind": word(ProjectKind, facts.get("project_kind")),
            "duty": duty_said(facts),
            "designed_with": facts.get("designed_with_main"),
            "built_with": facts.get("built_with_main", absent),
            "used_with": facts.get("put_into_use_with_main", absent),
            "designed_before_commencement": designed < datong.DATONG.commenced
            if designed is not None
            else None
            if "main_design_completed_on" in facts
            else False,
        }
    )
    got = datong.three_simultaneities(works)
    if not is_applicable(got):
        return {"required": False, "compliant": True}
    open_ = {"project_kind", "install_duty"} & set(unsettled(got)["missing"])
    found = unsettled(got) | {"required": UNDETERMINED if open_ else True, "compliant": said(got)}
    if open_:
        found["missing"] = [name for name in ("project_kind", "install_duty") if name in open_]
    if got.value is False:
        if facts.get("system_exists") is False:
            found["sanction_article"] = "25"
        else:
            found |= {"sanction_article": UNDETERMINED, "candidate_sanctions": ["28", "25"], "recommended": "28"}
    return found


def duty_said(facts: Facts) -> InstallDuty | None:
    """Return what a case says that the measures ask of the place; nothing where it says that this is open."""
    stated = facts.get("install_duty")
    return word(InstallDuty, None if stated == UNDETERMINED else stated)


def qualification(question: Question) -> Answer:
    """Article 13."""
    facts = question.facts
    holds = facts.get("holds_corresponding_qualification")
    if holds is None and facts.get("holds_other_class_qualification"):
        holds = False
    if holds is None and facts.get("qualification_valid_to") is not None:
        holds = True  # what has a last day is held; whether it had passed is asked beside
    work = SystemWork.model_validate(
        {
            "activity": word(WorkActivity, facts.get("activity")),
            "prescribed": facts.get("national_qualification_prescribed"),
            "holds": holds,
            "valid_to": facts.get("qualification_valid_to"),
            "worked_on": facts.get("work_date"),
            "own_system": facts.get("is_self_maintenance_of_own_system", False),
        }
    )
    got = datong.is_qualified(work)
    found = unsettled(got) | {"compliant": said(got)}
    if got.value is False:
        found["sanction_article"] = "23"
    if got.value and work.activity is WorkActivity.EQUIPMENT_SALES:
        found["reason"] = "activity_not_covered"
    return found


def acceptance_of(facts: Facts) -> Acceptance:
    """Return what a system went through; inspection and the police's part are as usual unless something is said."""
    known: dict[str, Any] = {
        "review_required": facts.get("plan_review_required"),
        "reviewed": facts.get("plan_reviewed"),
        "inspection_passed": facts.get("inspection_passed"),
        "result": word(AcceptanceResult, facts.get("acceptance_result")),
        "put_into_use": facts.get("put_into_use"),
    }
    if "acceptance_organised_with_police" in facts:
        known["with_police"] = facts["acceptance_organised_with_police"]
    if "trial_run" in facts:
        known["trial_run"] = facts["trial_run"]
    return Acceptance.model_validate(known)


def acceptance(question: Question) -> Answer:
    """Article 14."""
    facts = question.facts
    if question.text == "is_step_valid":
        return step(facts)
    got = datong.may_put_into_use(acceptance_of(facts))
    found = unsettled(got) | {"may_use": said(got)}
    return found | ({"basis": ref(got.citations[0])} if got.is_decided else {})


def step(facts: Facts) -> Answer:
    """Return whether a review or an inspection was in order."""
    if facts.get("step") is None:
        return unknown("step") | {"valid": UNDETERMINED}
    if facts["step"] == "inspection":
        got = datong.inspection_is_valid(
            Inspection(commissioned_by=word(InspectionClient, facts.get("commissioned_by")))
        )
        return unsettled(got) | {"valid": said(got), "required": POLICE}
    if facts["step"] != "plan_review":
        message = f"step `{facts['step']}` is not in the vocabulary"
        raise UnsupportedError(message)
    came = facts.get("participants")
    present = None if came is None else frozenset(word(Participant, one) for one in came)
    review = PlanReview.model_validate({"required": facts.get("plan_review_required", True), "participants": present})
    got = datong.plan_review_is_valid(review)
    absent = [PARTICIPANTS.get(one, one.code) for one in Participant if present is not None and one not in present]
    valid = said(got) if is_applicable(got) else None
    return unsettled(got) | {"required": is_applicable(got), "valid": valid, "missing_participants": absent}


PARTICIPANTS = {Participant.PROJECT_OWNER: "construction_unit"}
"""Participants whom the cases call otherwise."""


# ── filing ──────────────────────────────────────────────────────────────────────────────────────────────────


def passed_on(facts: Facts) -> str | None:
    """Return the day on which the system passed: of several attempts the one that did."""
    attempts = facts.get("acceptance_attempts")
    if attempts is None:
        return facts.get("acceptance_passed_on")
    return next((one.get("date") for one in attempts if one.get("result") == "passed"), None)


def filing_of(facts: Facts) -> Filing:
    """Return the filing of a case; a null day says that it has not happened."""
    accepted = passed_on(facts)
    known: dict[str, Any] = {"accepted_on": accepted, "completed_on": facts.get("system_completed_on")}
    known["result"] = result_of(facts, accepted)
    if "transitional" in facts:
        known["completed_before"] = facts["transitional"]
    if "inspection_passed_on" in facts:
        known["inspected_on"] = facts["inspection_passed_on"]
    for theirs, ours in (
        ("documents_complete", "complete"),
        ("authority_correct", "right_office"),
        ("deadline", "deadline"),
    ):
        if theirs in facts:
            known[ours] = facts[theirs]
    filed = facts.get("filed_on") or str(facts.get("filed_at") or "")[:10] or None
    known |= {"filed": filed is not None, "filed_on": filed} | by_post(facts)
    if facts.get("system_expanded_on") is not None:
        known["expanded_since"] = True
    known = {key: value for key, value in known.items() if value is not None}
    if "owner_type" in facts:
        known["owner"] = word(Owner, facts["owner_type"])
    return Filing.model_validate(known | by_clock(facts))


def result_of(facts: Facts, accepted: str | None) -> AcceptanceResult | None:
    """Return how the acceptance ended: as said, as the attempts show, or as the day that is not there tells.

    Beside a filing a null day says that there was none; asked for the deadline alone it is only not known.
    """
    stated = word(AcceptanceResult, facts.get("acceptance_result"))
    if stated is not None:
        return stated
    if accepted is not None:
        return AcceptanceResult.PASSED
    attempts = facts.get("acceptance_attempts")
    if attempts is not None:
        ended = [one.get("result") for one in attempts]
        return None if None in ended else AcceptanceResult.PASSED if "passed" in ended else AcceptanceResult.FAILED
    if "filed_on" not in facts and "filed_at" not in facts:
        return None
    return AcceptanceResult.NONE if "acceptance_passed_on" in facts else AcceptanceResult.PASSED


def by_clock(facts: Facts) -> dict[str, Any]:
    """Return whether papers came in after office hours; online there are none, and none are alleged unless told."""
    filed = moment(facts, "filed_at")
    if filed is None:
        return {}
    found: dict[str, Any] = {"complete": facts.get("documents_complete", True)}
    found["right_office"] = facts.get("authority_correct", True)
    if facts.get("filing_channel") == "online_24h" or "office_hours_end" not in facts:
        return found
    closes = facts["office_hours_end"]
    return found | {"after_hours": None if closes is None else filed.time() > time.fromisoformat(closes)}


def by_post(facts: Facts) -> dict[str, Any]:
    """Return a filing by post: in time when it was received in time."""
    posted, received, last = (day(facts.get(key)) for key in ("posted_on", "received_on", "deadline"))
    if posted is None or received is None:
        return {}
    found: dict[str, Any] = {"filed": True, "filed_on": received, "complete": True, "right_office": True}
    return found | {"only_posted": last is not None and posted <= last < received}


def filing_deadline(question: Question) -> Answer:
    """Article 15: the deadline."""
    facts = question.facts
    case = filing_of(facts)
    legacy = bool(case.completed_before)
    calendar = None if legacy else calendar_of(facts)  # the sixty days end on one day only, which the notices cover
    if facts.get("counting") == "include_first_day":
        other = filing.filing_last_day(case).under(filing.A27.read_as("counted"))
        return {"deadline": str(other.value), "reading": "A27_alternative"}
    found_deadline = datong.filing_deadline(case, calendar=calendar)
    raw = found_deadline.raw
    found: Answer = unsettled(raw) | {"rule": "15.2" if legacy else "15.1", "reading": "A27"}
    found["filer"] = "using_unit" if legacy else "construction_or_using_unit"
    if not is_applicable(raw):
        return found | {"deadline": None, "reason": "period_not_started"}
    if raw.value is None:
        if not found["human_decision"]:
            found["missing"] = ["acceptance_passed_on"]  # a day of passing implies the result
        candidates = dict(zip(("15.2", "15.1"), map(str, filing_candidates(case)), strict=False))
        return found | {"deadline": UNDETERMINED, "candidates": candidates}
    found["raw_last_day"] = str(raw.value)
    if found_deadline.deadline is None:
        return found | {"deadline": UNDETERMINED, "missing": ["statutory_rest_days"]}
    return found | {"deadline": str(found_deadline.deadline), "rolled": found_deadline.is_rolled}


def filing_candidates(case: Filing) -> list[date]:
    """Return the two days between which a system built before and accepted since stands."""
    old = Filing(completed_before=True)
    new = Filing(accepted_on=case.accepted_on, completed_before=False)
    answers = [datong.filing_last_day(one).value for one in (old, new)]
    return [one for one in answers if one is not None]


def filing_status(question: Question) -> Answer:
    """Article 15: the state on a day."""
    facts = question.facts
    case = filing_of(facts)
    if case.deadline is None:
        due = datong.filing_deadline(case)
        case = case.model_copy(update={"deadline": due.deadline})
    on = asked_on(facts, "filed_on", "filed_at", "received_on", "deadline")
    got, breach = datong.filing_status(case, on=on), datong.filing_breached(case, on=on)
    found = unsettled(got) | {"status": got.value.code if got.value else UNDETERMINED}
    found["violation"] = said(breach)
    if got.is_decided and not breach.is_decided:
        found |= unsettled(breach)
    if breach.value:
        found["sanction_article"] = "27"
    if case.deadline is not None:
        last = case.filed_on or on
        least = 1 if got.value is FilingState.LATE else 0  # after hours on the last day is the day after
        found |= {"days_late": max((last - case.deadline).days, least), "days_left": (case.deadline - on).days}
    if got.value is FilingState.WRONG_AUTHORITY:
        found["flag"] = ["A24"]
    if got.value is FilingState.NOT_STARTED:
        found["reason"] = "period_not_started"
    if got.value is FilingState.LATE and case.filed_on == case.deadline:
        found["reason"] = "after_office_hours"
    units = [facts[key] for key in ("construction_unit", "using_unit") if key in facts]
    if units:
        found |= {"satisfied_for": units, "flag": ["A23"]}
    return found


def filing_authority(question: Question) -> Answer:
    """Article 15: the office."""
    facts = question.facts
    organ = facts.get("affiliated_police_organ")
    known: dict[str, Any] = {"affiliated": facts.get("has_clear_security_affiliation"), "organ": organ}
    for key in ("system_district", "unit_district"):
        known[key] = word(datong.District, facts.get(key))
    if facts.get("unit_district", "") is None:
        known["same_district"] = None
    place = FilingPlace.model_validate(known)
    got = datong.filing_route(place)
    found = unsettled(got) | {"authority": UNDETERMINED, "office": "body_in_charge_of_video_systems"}
    if place.affiliated is None:
        found["missing"] = ["has_clear_security_affiliation"]
    local = None if place.system_district is None else f"{local_name(place.system_district.code)}_public_security_organ"
    if got.value is FilingRoute.AFFILIATION:
        named = {"authority": UNDETERMINED, "missing": ["affiliated_police_organ"]} if organ is None else {}
        found |= {"authority": organ, "rule": "affiliation"} | named
    elif got.value is FilingRoute.LOCATION:
        found |= {"authority": local, "rule": "location"}
    else:
        found["recommended"] = local
    return found


def local_name(code: str) -> str:
    """Return a district's name as the cases write it in an authority's name."""
    return code if code.endswith("_county") else f"{code}_district"


def filing_documents(question: Question) -> Answer:
    """Article 15: the papers."""
    facts = question.facts
    handed_in = facts.get("documents")
    if handed_in is None:
        return unknown("documents") | {"listed_items_complete": UNDETERMINED, "violation": UNDETERMINED}
    listed_ones = [one for one in handed_in if one in {each.code for each in Document}]  # the rest is item (5)
    papers = FilingPapers.model_validate(
        {"documents": frozenset(listed_ones), "completed_before": facts.get("transitional", False)}
    )
    got = datong.listed_documents_complete(papers)
    absent = datong.missing_documents(papers)
    found: Answer = {
        "listed_items_complete": not absent,
        "missing": [one.code for one in absent],
        "missing_refs": list(dict.fromkeys(ref(ITEMS[ITEM_OF[one]]) for one in absent)),
        "open_item": ref(ITEMS[5]),
        "violation": said(got) if got.value is None else not got.value,
        "human_decision": unsettled(got)["human_decision"],
        "other_requested_missing": [one for one in listed(facts, "authority_requested_other") if one not in handed_in],
    }
    if found["other_requested_missing"] and not absent:
        found |= {"violation": UNDETERMINED, "human_decision": ["A25"]}
    return found


# ── use ─────────────────────────────────────────────────────────────────────────────────────────────────────


def linkage(question: Question) -> Answer:
    """Article 16."""
    facts = question.facts
    by_police = facts.get("police_request")
    if facts.get("requester") is not None:
        by_police = facts["requester"] == POLICE
    got = datong.cooperates_with_linkage(
        Linkage(by_police=by_police, needed=facts.get("public_security_need"), cooperates=facts.get("unit_cooperates"))
    )
    violation = is_breach(got)
    found = unsettled(got) | {"violation": violation, "specific_fine_article": None}
    if violation is True:
        found |= {"candidate_sanctions": [str(one) for one in CANDIDATES[ViolationKind.LINK_REFUSED]]}
        found["human_decision"] = ["A44"]
    return found


def is_breach(duty: Determination[Compliance]) -> Any:
    """Return whether a duty is broken: not where it does not reach the case, or could not be broken either way."""
    if is_applicable(duty) and not duty.is_decided and Compliance.BREACHED in duty.possible:
        return UNDETERMINED
    return duty.value is Compliance.BREACHED


RANKS = {"law_and_regulation": SourceRank.LAW}


def operation_of(facts: Facts) -> Operation:
    """Return the operation of a case: a breach that is not alleged has not happened."""
    hours = facts.get("operating_hours", DAY_AND_NIGHT)
    known: dict[str, Any] = {
        "all_weather": None if hours is None else hours in {DAY_AND_NIGHT, "24h"},
        "interrupted": facts.get("interruption", False),
        "cameras_reduced": cameras_reduced(facts),
        "justified": facts.get("justified_reason"),
        "watchers": facts.get("dedicated_watchers", True),
        "strangers_entered": facts.get("unrelated_person_entered", False),
        "suspicion_found": facts.get("suspicious_info_found", False),
        "reported": facts.get("reported", facts.get("reports_suspicious")),
        "promptly": None if "hours_to_report" in facts else True,
        "kept_days": facts.get("retention_days"),
    }
    if "runs_all_weather" in facts:
        known["all_weather"] = facts["runs_all_weather"]
    if facts.get("systems_in_place") is not None:
        known["systems"] = frozenset(word(InternalSystem, one) for one in facts["systems_in_place"])
    if "other_law_days" in facts:
        several = facts["other_law_days"]
        known["other_days"] = max(several, default=0) if isinstance(several, list) else several
    known["other_rank"] = word(SourceRank, facts.get("other_source_rank"), RANKS)
    if "original" in facts or facts.get("transcoded"):
        known["original"] = facts.get("original", False)
    if "complete" in facts:
        known["whole"] = facts["complete"]
    return Operation.model_validate(known)


DAY_AND_NIGHT = "00:00-24:00"


def cameras_reduced(facts: Facts) -> bool | None:
    """Return whether there are fewer cameras than before; nothing where one of two numbers is not known."""
    before, after = facts.get("cameras_before"), facts.get("cameras_after")
    if before is not None and after is not None:
        return bool(after < before)
    return None if {"cameras_before", "cameras_after"} & facts.keys() else False


def operation(question: Question) -> Answer:
    """Article 17."""
    facts = question.facts
    if question.text == "institutional_systems_complete":
        case = operation_of(facts)
        if case.systems is None:
            return unknown("systems_in_place") | {"complete": UNDETERMINED}
        got = datong.internal_systems_complete(case)
        absent = [one.code for one in InternalSystem if one not in case.systems]
        found: Answer = {"complete": got.value is Compliance.MET, "missing": absent}
        return found | ({"sanction_article": "29"} if absent else {})
    if question.text == "access_register_complete":
        return register(facts)
    case = operation_of(facts)
    duties = {
        "17.1(2)": datong.runs_without_interruption(case),
        "17.1(3)": datong.watch_is_kept(case),
        "17.1(3)b": datong.room_is_closed(case),
        "17.1(3)c": datong.suspicions_are_reported(case),
    }
    if "systems_in_place" in facts:
        duties["17.1(1)"] = datong.internal_systems_complete(case)
    if "retention_days" in facts:
        duties["17.1(4)"] = datong.retains_long_enough(case)
    if "access_register_fields" in facts:
        duties["17.1(5)"] = datong.access_is_registered(entry_of(facts["access_register_fields"]))
    found = joined(duties, "29")
    found["breaches"] = sorted({one[:7] for one in found["breaches"]})
    if case.cameras_reduced and facts.get("justified_reason"):
        found["flag"] = ["A32"]
    return found


def register(facts: Facts) -> Answer:
    """Return what is missing from the register, over every access."""
    if facts.get("access_events") is None:
        return unknown("access_events") | {"complete": UNDETERMINED}
    entries = [entry_of(event.get("registered_fields")) for event in facts["access_events"]]
    kept = [datong.access_is_registered(one) for one in entries]
    absent = [
        one.code for one in RegisterField if any(each.fields is not None and one not in each.fields for each in entries)
    ]
    if absent:
        return {"complete": False, "missing": absent, "sanction_article": "29"}
    if not all(one.is_decided for one in kept):
        return unknown("registered_fields") | {"complete": UNDETERMINED}
    return {"complete": True, "missing": []}


def entry_of(fields: list[str] | None) -> AccessEntry:
    """Return an entry of the register; nothing is known of one whose fields are not told."""
    known = None if fields is None else frozenset(word(RegisterField, one) for one in fields)
    return AccessEntry.model_validate({"fields": known})


def retention(question: Question) -> Answer:
    """Article 17, item 4."""
    facts = question.facts
    if question.text == "earliest_safe_deletion_date":
        recorded = day(facts.get("recorded_on"))
        if recorded is None:
            return unknown("recorded_on") | {
                "last_day_to_keep": UNDETERMINED,
                "earliest_safe_deletion_date": UNDETERMINED,
            }
        safe = datong.safe_deletion_date(recorded, facts.get("required_days"))
        return {"last_day_to_keep": str(safe - timedelta(days=1)), "earliest_safe_deletion_date": str(safe)}
    if question.text == "was_deletion_lawful":
        return deletion(facts)
    case = operation_of(facts)
    got, required = datong.retains_long_enough(case), datong.required_retention(case)
    found = unsettled(got) | {
        "compliant": said(got) if not got.is_decided else got.value is Compliance.MET,
        "required_days": int(required.value) if required.value is not None else UNDETERMINED,
        "breaches": [ref(use.KEEP)] if got.value is Compliance.BREACHED else [],
        "sanction_article": "29" if got.value is Compliance.BREACHED else None,
    }
    plain = int(datong.required_retention(Operation()).value or 0)
    shorter = case.other_days is not None and 0 < case.other_days < plain
    if facts.get("other_source_rank") in {"departmental_rule", "contract"} or shorter:
        found["flag"] = ["A30"]
    return found


def deletion(facts: Facts) -> Answer:
    """Return whether a deletion was lawful; both grounds where both are met."""
    recorded, deleted = moment(facts, "recorded_at"), moment(facts, "deleted_at")
    if recorded is None or deleted is None:
        asked = [key for key in ("recorded_at", "deleted_at") if facts.get(key) is None]
        return unknown(*asked) | {"lawful": UNDETERMINED}
    known: dict[str, Any] = {
        "recorded_on": recorded.date(),
        "deleted_on": deleted.date(),
        "full_hours": deleted - recorded >= timedelta(days=15),
    }
    early = datong.deletion_is_lawful(Recording.model_validate(known))
    if "relates_to_illegal_or_criminal_activity" in facts:
        known |= {
            "crime_related": facts["relates_to_illegal_or_criminal_activity"],
            "intentional": facts.get("intentional"),
        }
    got = datong.deletion_is_lawful(Recording.model_validate(known))
    found = unsettled(got) | {"lawful": said(got)}
    if got.value is False:
        grounds = {ref(got.citations[0])} | ({ref(early.citations[0])} if early.value is False else set())
        basis = sorted(grounds)
        sanctions = ["29" if one.startswith("17") else "31" for one in basis]
        found |= {
            "basis": basis[0] if len(basis) == 1 else basis,
            "sanction_article": sanctions[0] if len(sanctions) == 1 else sanctions,
        }
    return found


NEGOTIATIONS = {False: Negotiation.NONE, True: Negotiation.AGREED, "failed": Negotiation.FAILED}


def obstruction(question: Question) -> Answer:
    """Article 18."""
    facts = question.facts
    talks = facts.get("negotiated")
    if talks is not None and talks not in NEGOTIATIONS:
        message = f"`{talks}` is not in the vocabulary"
        raise UnsupportedError(message)
    case = Obstruction.model_validate(
        {
            "facility": word(Facility, facts.get("facility")),
            "obstructs": facts.get("obstructs_capture"),
            "camera_first": facts.get("camera_installed_first"),
            "public_interest": facts.get("public_interest"),
            "unavoidable": facts.get("truly_unavoidable"),
            "negotiation": None if talks is None else NEGOTIATIONS[talks],
        }
    )
    got, step_ = datong.obstruction_is_forbidden(case), datong.next_step(case)
    found = unsettled(got) | {"violation": said(got), "specific_fine_article": None}
    found["candidate_sanctions"] = ["19.1(6)", *map(str, CANDIDATES[ViolationKind.OBSTRUCTION])]
    found["next_step"] = step_.value.code if step_.value else None
    return found


# ── conduct and access ──────────────────────────────────────────────────────────────────────────────────────


def conduct(question: Question) -> Answer:
    """Article 19."""
    facts = question.facts
    if question.text == "referral":
        return referral(facts)
    act, role = word(Act, facts.get("conduct")), word(Role, facts.get("actor_role"))
    known: dict[str, Any] = {"act": act, "role": role}
    keys = {
        "intentional": "intentional",
        "relates_to_illegal_or_criminal_activity": "crime_related",
        "authorized": "authorised",
        "lawful_basis": "lawful_basis",
        "affects_normal_use": "affects_use",
    }
    known |= {ours: facts[theirs] for theirs, ours in keys.items() if theirs in facts}
    if act is Act.DAMAGE:
        known.setdefault("intentional", True)  # damage done, unless negligence is said
    got = datong.conduct_is_prohibited(Conduct.model_validate(known))
    found = unsettled(got) | {"prohibited": said(got)}
    if act is None:
        found |= unknown("conduct")
    if got.value:
        found["basis"] = ref(got.citations[0])
        residual = role is Role.USING_UNIT and found["basis"] == "19.1(5)"
        if residual or found["basis"] == "5.2":
            found |= {"candidate_sanctions": ["29", "31"], "human_decision": ["A19"] if residual else []}
        if not residual:
            found["sanction_article"] = "31"
    return found


def referral(facts: Facts) -> Answer:
    """Article 31."""
    case = datong.Referral(
        public_order=facts.get("constitutes_public_order_violation"),
        crime=facts.get("constitutes_crime"),
        tort=facts.get("civil_tort"),
    )
    answers = {
        "public_security_penalty_law": datong.referred_to_public_order_law(case),
        "criminal": datong.referred_to_criminal_law(case),
        "civil": datong.civil_liability(case),
    }
    return {name: said(one) for name, one in answers.items()} | unsettled(*answers.values())


def emergency_of(facts: Facts) -> EmergencyAccess:
    """Return the access of a case; a null event is none."""
    event = Event.NONE if facts.get("event", "") is None else word(Event, facts.get("event"))
    known: dict[str, Any] = {
        "event": event,
        "requester": word(Requester, facts.get("requester")),
        "has_power": facts.get("has_investigation_or_disposal_power"),
        "cooperates": facts.get("unit_cooperates"),
    }
    if known["cooperates"] is None and facts.get("unit_refuses") is not None:
        known["cooperates"] = not facts["unit_refuses"]
    halves = [facts.get("has_investigation_power"), facts.get("has_disposal_power")]
    if known["has_power"] is None and any(one is not None for one in halves):
        unsure = None in halves  # of the other half nothing is known
        known["has_power"] = False if False in halves else None if unsure else True
        known["half_power"] = None if unsure and True not in halves else True in halves and not all(halves)
    return EmergencyAccess.model_validate(known)


def access(question: Question) -> Answer:
    """Articles 20 and 21."""
    facts = question.facts
    if question.text in {"access_power", "penalty"}:
        case = emergency_of(facts)
        power, duty = datong.has_access_power(case), datong.cooperates_with_access(case)
        found = unsettled(power) | {"power": said(power), "unit_must_cooperate": said(power)}
        refused = duty.value is Compliance.BREACHED
        found["violation"] = is_breach(duty)
        if question.text == "penalty" and found["violation"] == UNDETERMINED:
            found |= unsettled(duty)
        if refused:
            found |= {"basis": "20", "specific_fine_article": None, "human_decision": ["A19"]}
            found["candidate_sanctions"] = [str(one) for one in CANDIDATES[ViolationKind.ACCESS_REFUSED]]
        return found
    visit = visit_of(facts)
    proper, refuse = datong.access_is_proper(visit), datong.unit_may_refuse(visit)
    if not is_applicable(proper):
        return {"applies": False, "ok": None}
    failures = [ref(one.citations[0]) for one in datong.protocol_failures(visit)]
    found = {"applies": True, "ok": said(proper), "missing": failures, "missing_facts": unsettled(proper)["missing"]}
    if question.text == "may_unit_refuse":
        found |= unsettled(refuse) | {"may_refuse": said(refuse), "recommended": True}
    return found


def visit_of(facts: Facts) -> AccessVisit:
    """Return the visit of a case."""
    known: dict[str, Any] = {
        "officers": facts.get("officers"),
        "work_id": facts.get("work_id_shown"),
        "document": facts.get("supporting_document_shown"),
        "form": facts.get("registration_form_filled"),
        "confidential": facts.get("confidentiality_kept"),
    }
    if "requester" in facts:
        known["requester"] = word(Requester, facts["requester"])
    if facts.get("protocol_ok") is not None:
        held = facts["protocol_ok"]
        known |= {"officers": 2, "work_id": held, "document": held, "form": held, "confidential": held}
    return AccessVisit.model_validate(known)


# ── government, bad input ───────────────────────────────────────────────────────────────────────────────────

DEPARTMENTS = {
    "发展改革": "development_reform",
    "财政": "finance",
    "规划": "planning",
    "建设": "construction",
    "交通": "transport",
    "文化": "culture",
    "市政公用": "municipal_utilities",
    "园林": "parks",
    "文物": "cultural_relics",
    "质监": "quality_supervision",
    "银监": "banking_supervision",
}
CASES = {
    "major_criminal_case_solved": CaseKind.MAJOR_CASE,
    "important_suspect_caught": CaseKind.IMPORTANT_SUSPECT,
    "minor_public_order_case": CaseKind.MINOR_CASE,
}


def government(question: Question) -> Answer:
    """Articles 4, 6 and 32."""
    facts = question.facts
    if question.text == "who_supervises":
        return {
            "authority": "public_security_organ_at_each_level",
            "cooperating_departments": [DEPARTMENTS[one] for one in datong.COOPERATING_DEPARTMENTS],
            "open_list": True,
        }
    if question.text == "reward_due":
        both = facts.get("provided_key_evidence_and_leads")
        got = datong.reward_is_due(
            Contribution(
                used_system=facts.get("used_system"),
                evidence=facts.get("provided_key_evidence", both),
                leads=facts.get("provided_leads", both),
                case=word(CaseKind, facts.get("case"), CASES),
            )
        )
        found = unsettled(got) | {"duty_to_reward": said(got), "amount": "per_relevant_provisions_not_in_text"}
        return found | {"recommended": True}
    keys = {
        "failed_statutory_duty": "failed_duty",
        "dereliction": "dereliction",
        "favouritism": "favouritism",
        "crime": "crime",
        "civil_tort": "tort",
    }
    who = facts.get("actor")
    known = {ours: facts[theirs] for theirs, ours in keys.items() if theirs in facts}
    known["supervises"] = None if who is None else who == "public_security_officer"
    fault = SupervisorFault.model_validate(known)
    got = datong.supervisors_answer(fault)
    found = unsettled(got) | {
        "liable": said(got),
        "discipline_targets": ["principal_head_of_unit", "directly_responsible_person"] if got.value else [],
        "criminal": said(datong.supervisors_crime(fault)),
        "civil": said(datong.supervisors_tort(fault)),
    }
    return found | ({"see": "29"} if who == "using_unit_manager" else {})


def bad_input(question: Question) -> Answer:
    """What the models refuse, by the code of the cases."""
    facts = question.facts
    try:
        Site.model_validate({key: facts[key] for key in ("place_type",) if facts.get(key) is not None})
    except ValidationError:
        return {"error": "unknown_place_type", "error_or_warning": "unknown_place_type"}
    try:
        Violation.model_validate({"business": facts["is_business_unit"]} if "is_business_unit" in facts else {})
    except ValidationError:
        return {"error": "type_error"}
    try:
        Operation.model_validate({"kept_days": facts.get("retention_days")})
    except ValidationError:
        return {"error": "invalid_retention_days", "error_or_warning": "negative_retention_days"}
    try:
        filing_of({**facts, "filed_on": None})
    except ValidationError as error:
        found = error.errors()[0]
        if found["type"] != "days_out_of_order":
            return {"error": "invalid_date", "error_or_warning": "invalid_date"}
        context = found["ctx"]
        code = f"{context['later']}_before_{context['earlier']}"
        return {"error": code, "error_or_warning": code}
    return {"error": None}


TOPICS: dict[str, Callable[[Question], Answer]] = {
    "scope": scope,
    "install_duty": install_duty,
    "camera_location": camera_location,
    "construction": construction,
    "qualification": qualification,
    "acceptance": acceptance,
    "filing_deadline": filing_deadline,
    "filing_status": filing_status,
    "filing_authority": filing_authority,
    "filing_documents": filing_documents,
    "linkage": linkage,
    "operation": operation,
    "retention": retention,
    "obstruction": obstruction,
    "conduct": conduct,
    "access": access,
    "government": government,
    "bad_input": bad_input,
}
