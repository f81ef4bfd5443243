"""Wuhan's cases in the vocabulary of their reader, mapped to models and rules. No law stands here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from regkit.language import Bounds, Compliance, Determination, OpenQuestion, Reading, Status
from regkit.law import InputError
from regkit.wuhan import appraisers, grades, league, offices, plan_check, plans, questions, results, scope, scores
from regkit.wuhan.facts import Agency, AgencyType, LegalOffice, Level, Limb, Management, Parent
from regkit.wuhan.regulation import WUHAN
from tests.oracle.case import Question, UnsupportedError

Facts = Mapping[str, Any]
Answer = dict[str, Any]


def answer(question: Question) -> Answer:
    """Answer a case of Wuhan; bad input comes back as `invalid` with the field and the reason.

    Raises:
        UnsupportedError: there is no answer to this question.
    """
    handler = TOPICS.get(question.topic)
    if handler is None:
        message = f"topic `{question.topic}` is not answered yet"
        raise UnsupportedError(message)
    try:
        return handler(question)
    except ValidationError as error:
        return {"status": "invalid", **invalid_field(error)}
    except InputError as error:
        field = error.message.split("`")[1]
        return {"status": "invalid", "field": FIELDS.get(field, field), "reason": str(error)}


# ── answers in the vocabulary ────────────────────────────────────────────────────────────────────────────

FIELDS = {
    "general": "general_score",
    "special": "special_score",
    "contents": "plan_contents",
    "role": "subject",
    "grade": "grade",
}


def invalid_field(error: ValidationError) -> Answer:
    """Return which field an error of a model is about, by the name of the cases."""
    first = error.errors()[0]
    context = first.get("ctx", {})
    field = str(first["loc"][0]) if first["loc"] else str(context.get("field", context.get("key", "")))
    return {"field": FIELDS.get(field, field), "reason": first["msg"]}


NAMES = {
    "score.general": "general_score",
    "score.special": "special_score",
    "score.special_approved": "special_targets_approval",
    "wuhan.special_targets_approval": "special_targets_approval",
    "bands.excellent": "grade_bands",
    "bands.good": "grade_bands",
    "bands.passing": "grade_bands",
    "bands.authority": "bands_source",
    "bands.document": "bands_source",
    "wuhan.A17.year": "grade_bands for the appraised year",
    "agency.allocation_made": "management_authority_allocation",
    "wuhan.A7.allocation": "management_authority_allocation",
    "agency.local_view_heard": "local_government_view_heard",
    "agency.superior": "superior",
    "wuhan.A10": "implementing_rule_or_authority_decision",
    "wuhan.A10.zone": "implementing_rule_or_authority_decision",
    "wuhan.A13": "implementing_rule_or_authority_decision",
    "wuhan.A20": "authority_decision",
    "wuhan.A1c": "authority_decision",
    "wuhan.A21.title": "whether_title_counts_as_先进",
    "wuhan.A25": "authority_decision_on_2006_appraisal",
    "wuhan.A22": "sufficiency_of_publication",
    "targets.approved_by": "special_approved_by",
    "targets.approved_on": "special_approved",
    "targets.submitted_on": "special_submitted",
    "targets.made_on": "special_made",
    "targets.applied_from": "applied",
    "course.rules_drafted_on": "rules_drafted",
    "course.appraised_on": "annual_appraisal",
    "plan.other_method_by": "determined_by",
    "nominee.award_year": "award_for_year",
    "nominee.designated": "designated_person",
    "agency.limb": "kind",
    "agency.enforcement_status": "has_enforcement_subject_status",
    "agency.entrusted_by": "entrustment_basis",
    "official.employer_in_scope": "employer_in_scope",
}
SPECIFIC = (
    "A1c",
    "A25",
    "A27",
    "A21",
    "A20",
    "A13b",
    "A13",
    "A22",
    "A10",
    "A9",
    "A7",
    "A8",
    "A4",
    "A6",
    "A3",
    "A14",
    "A15",
)
LATE = ("A16", "A17", "A18", "A2", "A1")


def needs_of(*answers: Determination[Any]) -> list[str]:
    """Return what is missing, by the names of the cases; a silence of the text asks for a decision."""
    found = [named(item.name) for one in answers for item in one.missing]
    found += ["authority_decision" for one in answers if one.status is Status.SILENT]
    return list(dict.fromkeys(found))


def named(name: str) -> str:
    """Return the name that the cases have for a fact or question."""
    return NAMES.get(name, name.partition(".")[2] if not name.startswith("wuhan.") else name)


def ambiguity(*answers: Determination[Any]) -> str | None:
    """Return the number of the passage on whose reading the answers hang, the most specific first."""
    found = {item.name for one in answers for item in one.missing if item.name.startswith("wuhan.")}
    found |= {reading.id for one in answers for reading in one.readings if hangs_on(one, reading)}
    found |= {reading.id for one in answers for reading in one.readings if not one.is_decided}
    numbers = {name.split(".")[1] for name in found}
    ordered = (*SPECIFIC, *LATE)
    return next((number for number in ordered if number in numbers), None)


def hangs_on(one: Determination[Any], reading: Reading) -> bool:
    """Return whether a reading is one that another would change, or without which there is no answer."""
    if reading in {appraisers.R8, appraisers.R9}:
        return True
    return any(
        one.under(reading.read_as(option)).value != one.value for option in reading.options if option != reading.default
    )


def told(one: Determination[Any], value: Any = None, **more: Any) -> Answer:
    """Return an answer: status, the value as the cases write it, what is missing and on what reading it hangs."""
    found: Answer = {**more}
    if (mark := ambiguity(one)) is not None:
        found["ambiguity"] = mark
    if one.is_decided:
        return {"status": "determined", "value": plain(one.value) if value is None else value, **found}
    if one.status is Status.NOT_APPLICABLE:
        return {"status": "not_applicable", "reason": one.explain("en"), **found}
    return {"status": "undetermined", "needs": needs_of(one), **found}


def plain(value: Any) -> Any:
    """Return a value as the cases write it."""
    if isinstance(value, Compliance):
        return value is Compliance.MET
    return getattr(value, "code", value)


def determined(value: Any, **more: Any) -> Answer:
    """Return a settled answer."""
    return {"status": "determined", "value": value, **more}


def open_question(question: OpenQuestion, **more: Any) -> Answer:
    """Return an answer that only an authority can give."""
    return {
        "status": "undetermined",
        "needs": [named(question.id)],
        "ambiguity": question.id.split(".")[1],
        **more,
    }


# ── scope, definition, principle, time ───────────────────────────────────────────────────────────────────


def in_scope(question: Question) -> Answer:
    """Whether a body or person is within the range of appraisal."""
    facts = question.facts
    if facts.get("kind") == "person":
        official = scope.Official(**picked(facts, employer_in_scope=None, is_enforcement_officer=None))
        return told(scope.official_in_scope(official), conduct_limb=plain(scope.conduct_is_assessed(official).value))
    return told(scope.in_scope(Agency.model_validate({"limb": facts.get("kind"), **picked(facts, **SCOPE_FACTS)})))


SCOPE_FACTS = {
    "has_enforcement_subject_status": "enforcement_status",
    "level": None,
    "authorised_by": None,
    "entrustment_basis": "entrusted_by",
    "manages_public_affairs": None,
    "legal_form": None,
}


def picked(facts: Facts, **names: str | None) -> dict[str, Any]:
    """Return the facts that are given, under our names."""
    return {ours or theirs: facts[theirs] for theirs, ours in names.items() if theirs in facts}


def definition(question: Question) -> Answer:
    """Whether an activity is an appraisal in the sense of article 2."""
    text = str(question.facts.get("activity", ""))
    conduct = scope.Conduct.EVALUATE_SYSTEM if text.startswith("evaluate") else scope.Conduct.ASSESS_CONDUCT
    by = str(question.facts.get("by", ""))
    actor = next((one for key, one in ACTORS.items() if by.startswith(key)), None)
    return told(scope.is_appraisal(scope.Activity(conduct=conduct, by=actor)))


ACTORS = {
    "municipal_people_government": scope.Actor.MUNICIPAL_GOVERNMENT,
    "district_people_government": scope.Actor.DISTRICT_GOVERNMENT,
    "municipal_department": scope.Actor.MUNICIPAL_DEPARTMENT,
}


def principle(_question: Question) -> Answer:
    """Principles are shown as text: the ledger says why they are not computed."""
    declared = [sentence for sentence in WUHAN.ledger.sentences if sentence.address.zh == "第四条第一款"]
    return {"status": "not_applicable", "reason": f"declared not encoded: {declared[0].reason} ({declared[0].status})"}


def time(question: Question) -> Answer:
    """Whether the measures are in force on a day, or reach the appraisal of a year."""
    facts = question.facts
    if "appraisal_year" in facts:
        given = {"year": facts["appraisal_year"], "conducted_on": facts.get("conducted_on")}
        return told(scope.year_is_covered(scope.YearUnderReview.model_validate(given)))
    try:
        on = date.fromisoformat(str(facts["on"]))
    except ValueError as error:
        return {"status": "invalid", "field": "on", "reason": f"not a calendar date: {error}"}
    return determined(WUHAN.in_force_on(on), caveat=f"in force by its text only: {WUHAN.source}")


# ── who appraises whom ───────────────────────────────────────────────────────────────────────────────────

BODIES: dict[str, dict[str, Any]] = {
    "municipal_government": {"type": AgencyType.MUNICIPAL_GOVERNMENT},
    "district_government": {"type": AgencyType.DISTRICT_GOVERNMENT, "level": Level.DISTRICT},
    "township_government": {"type": AgencyType.TOWNSHIP_GOVERNMENT, "level": Level.TOWNSHIP},
    "subdistrict_office": {"type": AgencyType.SUBDISTRICT_OFFICE, "level": Level.TOWNSHIP},
    "municipal_organ": {"type": AgencyType.DEPARTMENT, "level": Level.MUNICIPAL},
    "district_organ": {"type": AgencyType.DEPARTMENT, "level": Level.DISTRICT},
    "department": {"type": AgencyType.DEPARTMENT},
    "municipal_department_internal_body": {"type": AgencyType.INTERNAL_BODY, "parent": Parent.MUNICIPAL_DEPARTMENT},
    "district_department_internal_body": {"type": AgencyType.INTERNAL_BODY, "parent": Parent.DISTRICT_DEPARTMENT},
    "entrusted_institution": {"type": AgencyType.ORGANISATION, "limb": Limb.ENTRUSTED_ORGANISATION},
    "authorised_organisation": {"type": AgencyType.ORGANISATION, "limb": Limb.AUTHORISED_ORGANISATION},
    "development_zone_committee": {"type": AgencyType.ZONE_COMMITTEE},
}
PARENTS = {
    "municipal_people_government": Parent.MUNICIPAL_GOVERNMENT,
    "district_people_government": Parent.DISTRICT_GOVERNMENT,
    "municipal_department_X": Parent.MUNICIPAL_DEPARTMENT,
    "district_department_Y": Parent.DISTRICT_DEPARTMENT,
}


def agency_of(facts: Facts, key: str = "body") -> Agency:
    """Return the body of a case."""
    said = dict(BODIES[facts[key]]) if key in facts else {}
    said |= picked(facts, management=None, level=None, superior=None, local_government_view_heard="local_view_heard")
    said |= {"parent_name": facts["parent"]} if "parent" in facts else {}
    if above := facts.get("subordinate_to"):
        said |= {"parent": PARENTS[above]} | ({"parent_name": above} if "department" in above else {})
    said |= picked(facts, authority_of_superior="matters_of_superior", authority_of_local="matters_of_local")
    return Agency.model_validate(said)


def appraiser(question: Question) -> Answer:
    """Who appraises a body, who must be heard, who organises; or whether a proposed appraiser is right."""
    facts = question.facts
    officer = facts.get("body") == "officer"
    body = agency_of(facts, "employer" if officer else "body")
    found = appraisers.appraiser_of_officer(body) if officer else appraisers.appraiser_of(body)
    if found.value is None:
        return told(found)
    who = [found.value.name or found.value.kind.code]
    who += [found.value.second.code] if found.value.second else []
    if question.text == "appraiser_is_correct":
        return told(found, who == [facts["appraiser_proposed"]], correct=who)
    more: Answer = {"must_hear": ["local_people_government"]} if found.value.hears else {}
    if found.value.second is not None:
        more["allocation"] = {
            found.value.kind.code: sorted(body.matters_of_superior),
            found.value.second.code: sorted(body.matters_of_local),
        }
    level = {"municipal_people_government": Level.MUNICIPAL, "district_people_government": Level.DISTRICT}.get(who[0])
    if level is not None:
        more["organiser"] = plain(appraisers.organiser(appraisers.Round(level=level)).value)
    return told(found, who, **more)


def procedure(question: Question) -> Answer:
    """Whether the local government was heard."""
    heard = appraisers.hear_local_government(agency_of(question.facts))
    lacking = ["local_government_view_heard"] if heard.value is Compliance.BREACHED else []
    return told(heard, binding=False, missing=lacking)


def leadership(_question: Question) -> Answer:
    """The leading organs: the governments that lead under article 5."""
    governments = {
        "municipal_people_government": AgencyType.MUNICIPAL_GOVERNMENT,
        "district_people_government": AgencyType.DISTRICT_GOVERNMENT,
        "township_people_government": AgencyType.TOWNSHIP_GOVERNMENT,
    }
    return determined([name for name, kind in governments.items() if appraisers.leads(Agency(type=kind)).value])


def organisation(question: Question) -> Answer:
    """Who organises, who takes part, who may be invited."""
    facts = question.facts
    match question.text:
        case "organiser()":
            given = picked(facts, appraisal="kind", level=None)
            return told(appraisers.organiser(appraisers.Round.model_validate(given)))
        case "role()":
            supervision = facts.get("organ") == "administrative_supervision_organ"
            return told(appraisers.role_of(appraisers.Participant(is_supervision_organ=supervision)))
        case "breach_of_6_2_invitation":
            invited = [appraisers.Participant(invitee=one) for one in facts.get("invited", [])]
            return determined(any(appraisers.may_be_invited(one).value is False for one in invited))
    person = appraisers.Participant.model_validate({"invitee": facts.get("invite")})
    if question.text == "expressly_listed_invitee":
        return told(appraisers.is_listed_invitee(person), prohibited=appraisers.may_be_invited(person).value is False)
    return told(appraisers.may_be_invited(person), modality="permission")


def duties(question: Question) -> Answer:
    """The duties of a legal office, whether they bind, whether the yearly one is met."""
    facts = question.facts
    office = LegalOffice.DEPARTMENT if facts["organ"] == "municipal_department_X" else LegalOffice(facts["organ"])
    given = {"office": office, **picked(facts, year=None)}
    given |= picked(facts, drafted_contents=None, drafted_standards=None, drafted_rules=None)
    if "reused_rules_from" in facts:
        given["carried_over"] = True
    year = offices.LegalOfficeYear.model_validate(given)
    if question.text == "duties()":
        return determined([f"7({number})" for number, _ in enumerate(offices.DUTIES, start=1)])
    if question.text == "bound_by_7":
        return told(offices.is_bound_by_duties(year))
    done = offices.draft_yearly_rules(year)
    parts = {"drafted_contents": "具体内容", "drafted_standards": "标准", "drafted_rules": "考评细则"}
    lacking = [zh for name, zh in parts.items() if getattr(year, name) is False]
    found = told(done, missing=lacking)
    if "needs" in found:
        renamed = {"reissued": f"redrafted_or_reissued_for_{facts.get('year')}"}
        found["needs"] = [renamed.get(name, name) for name in found["needs"]]
    return found


# ── plans ────────────────────────────────────────────────────────────────────────────────────────────────

HALVES_OF_5 = {
    "执法情况": plans.Content.ENFORCEMENT,
    "行政执法案卷质量": plans.Content.FILES,
    "案卷质量": plans.Content.FILES,
}
POINT_5 = frozenset({plans.Content.ENFORCEMENT, plans.Content.FILES})


def plan_of(facts: Facts) -> plans.Plan:
    """Return the plan of a case; point 5 stands for both its parts unless the parts are told."""
    said: dict[str, Any] = picked(facts, daily=None, annual=None, internal=None, external=None)
    said |= picked(facts, enforcement=None, performance=None, result_exists=None, activity=None)
    said |= picked(facts, questionnaire="surveys_public", public_hearing_of_views="hears_public")
    said |= picked(facts, determined_by="other_method_by")
    if "plan_contents" in facts:
        parts = [HALVES_OF_5[name] for name in facts["item_8_5"]] if "item_8_5" in facts else list(POINT_5)
        listed = facts["plan_contents"]
        said["contents"] = [one for name in listed for one in (parts if name == "8(5)" else [name])]
    if "plan_methods" in facts:
        named_methods = {method.code for method in plans.Method}
        said["methods"] = [name if name in named_methods else "11(7)" for name in facts["plan_methods"]]
    if "not_applicable" in facts:
        said["reasons"] = dict(facts["not_applicable"])
    if "published" in facts:
        words = {"标准": "standard_published", "过程": "process_published", "结果": "result_published"}
        said |= {name: word in facts["published"] for word, name in words.items()}
    return plans.Plan.model_validate(said)


def point(content: plans.Content) -> str:
    """Return the point of a content."""
    return content.code.split(".")[0]


def contents(question: Question) -> Answer:
    """Which contents a plan covers."""
    plan = plan_of(question.facts)
    if question.text == "contents()":
        listed = list(dict.fromkeys(point(one) for one in plans.Content))
        return determined(listed, mandatory=listed[:-1], open_ended=listed[-1:])
    if question.text == "within_8_5":
        return told(plans.is_enforcement_activity(plan))
    excused = [point(one) for one in plan.excused or ()]
    coverage, complete = plans.content_coverage(plan), plans.cover_contents(plan)
    return told(complete, missing=lacking_contents(coverage.value), not_applicable=excused)


def lacking_contents(coverage: plans.ContentCoverage | None) -> list[str]:
    """Return the points that are lacking, a half of point 5 with its words."""
    lacking = coverage.lacking if coverage else ()
    half = set(lacking) & POINT_5
    whole = half == POINT_5
    return list(dict.fromkeys(f"{point(one)} {one.zh}" if one in half and not whole else point(one) for one in lacking))


def combination(question: Question) -> Answer:
    """Which of the three combinations are met, leg by leg."""
    plan = plan_of(question.facts)
    answers = [combine(plan) for combine, _ in plan_check.COMBINATIONS]
    legs = [pairs for _, pairs in plan_check.COMBINATIONS]
    lacking = [
        f"10-{number} {zh}"
        for number, pairs in enumerate(legs, start=1)
        for leg, zh in pairs
        if getattr(plan, leg) is False
    ]
    unknown = [leg for pairs in legs for leg, _ in pairs if getattr(plan, leg) is None]
    met = [f"10-{number}" for number, one in enumerate(answers, start=1) if one.value is Compliance.MET]
    partial = {f"10-{number}": plain(one.value) for number, one in enumerate(answers, start=1)}
    more = {"met": met, "missing": lacking, "open": unknown, "partial": partial}
    return joined(answers, **more)


def joined(answers: list[Determination[Any]], **more: Any) -> Answer:
    """Return the answer to all of several demands together."""
    report = plan_check.PlanReport(tuple(plan_check.item_of(one) for one in answers))
    if report.complies is None:
        return {"status": "undetermined", "needs": [named(item.name) for item in report.missing], **more}
    return determined(report.complies, **more)


def methods(question: Question) -> Answer:
    """The methods of article 11 and which of them a plan uses."""
    plan = plan_of(question.facts)
    listed = [method.code for method in plans.Method]
    match question.text:
        case "methods()":
            return determined(listed, open_ended=listed[-1:])
        case "method_allowed":
            return told(plans.other_method_allowed(plan), basis="11(7)")
        case "method_11_6_used":
            return told(plans.uses_public_opinion(plan))
    used = [method.code for method in plans.Method if method in (plan.methods or ())]
    unused = [name for name in listed[:-1] if name not in used]
    some = plans.uses_some_method(plan)
    severity = "breach" if some.value is Compliance.BREACHED else "advisory"
    return told(some, {"used": used, "unused": unused}, severity=severity)


def publication(question: Question) -> Answer:
    """What has been published, and what the text leaves open about it."""
    plan = plan_of(question.facts)
    if question.text == "publication_deadline":
        reason = plan_check.NO_STATUTORY_DATE_EN
        return {**open_question(questions.PUBLICATION_DAY), "status": "not_applicable", "reason": reason}
    if question.text == "publication_scope_sufficient":
        return told(plans.publication_suffices(plans.Plan(result_published=True)))
    checks = {"标准": plans.publish_standard, "过程": plans.publish_process, "结果": plans.publish_result}
    answers = {word: check(plan) for word, check in checks.items()}
    lacking = [word for word, one in answers.items() if one.value is Compliance.BREACHED]
    pending = [word for word, one in answers.items() if one.status is Status.NOT_APPLICABLE]
    return joined(list(answers.values()), missing=lacking, pending=pending)


# ── targets, score, grade ────────────────────────────────────────────────────────────────────────────────


def targets(question: Question) -> Answer:
    """Who approves special targets, and whether targets were set, approved and used as article 9 says."""
    facts = question.facts
    body = agency_of({**facts, "management": Management.TERRITORIAL}, "assessed")
    if question.text == "approver_of_special_targets":
        return told(scores.approver_of_special_targets(body))
    said = picked(facts, general_set_by=None, special_set_by=None, special_approved_by="approved_by")
    said |= picked(facts, approved_on=None, applied_from=None)
    if facts.get("special_approved") is False:
        said["special_refused"] = True
    set_up = scores.Targets.model_validate(said)
    answers = [scores.targets_valid(set_up, body)]
    if "approved_on" in facts or "applied_from" in facts:
        answers.append(scores.approved_before_use(set_up))
    problems = [one.explain("en") for one in answers if one.value is False]
    found = joined(answers, problem="; ".join(problems))
    mark = ambiguity(*(one for one in answers if one.is_decided))
    return found if mark is None else {**found, "ambiguity": mark}


def score_of(facts: Facts) -> scores.Score:
    """Return the score of a case; keys that no score has are passed on, and refused."""
    said = picked(facts, general_score="general", special_score="special", special_targets_approved="special_approved")
    # a number of a JSON file is a decimal text; only its reader made it a binary float
    said |= {key: str(value) for key, value in said.items() if isinstance(value, float)}
    return scores.Score.model_validate({**said, **picked(facts, declared_total=None, bonus_points=None)})


def score(question: Question) -> Answer:
    """The total of the two halves, or the bounds of it."""
    total = scores.total_score(score_of(question.facts))
    found = told(total, bounds=ends(total))
    if "general_percent" in question.facts:
        found["ambiguity"] = scores.PERCENT.id.split(".")[1]
    return found


def ends(total: Determination[Decimal]) -> list[str]:
    """Return the bounds of a total."""
    bounds: Bounds = league.bounds_of(total)
    return [] if bounds.low is None else [str(bounds.low), str(bounds.high)]


def grade(question: Question) -> Answer:
    """The grade under the bands supplied; pairs name the marks from which a grade begins, so the line is included."""
    facts = question.facts
    years = picked(facts, appraisal_year="year") or ({} if "bands_year" in facts else {"year": UNSAID_YEAR})
    given = {**years, **picked(facts, total=None, appraisal="kind", declared_grade="grade")}
    appraisal = grades.Appraisal.model_validate(given)
    halves = score_of({**facts, "special_targets_approved": True}) if "general_score" in facts else None
    try:
        found = grades.grade(appraisal, bands_of(facts), halves)
    except InputError as error:
        field = "declared_grade" if error.message.startswith("`grade` is") else "grade_bands"
        return {"status": "invalid", "field": field, "reason": str(error)}
    more = {"bounds": ends(scores.total_score(halves))} if halves is not None else {}
    if found.value is None:
        return told(found, **more)
    return told(found, found.value.grade.zh, basis=found.value.basis)


UNSAID_YEAR = 2008
"""A case that names no year means one and the same year throughout."""


def bands_of(facts: Facts) -> grades.GradeBands | None:
    """Return the bands of a case; their one source stands for authority and document."""
    if "grade_bands" not in facts:
        return None
    source = {"authority": facts.get("bands_source"), "document": facts.get("bands_source")}
    year = facts.get("bands_year", None if "appraisal_year" in facts else UNSAID_YEAR)
    return grades.GradeBands.of(facts["grade_bands"], year=year, lower_bound_included=True, **source)


# ── consequences ─────────────────────────────────────────────────────────────────────────────────────────


def nominee_of(facts: Facts) -> results.Nominee:
    """Return the unit or person of a case."""
    said = picked(facts, subject="role", designated=None, award_for_year="award_year", award_title="title")
    if "award_domain" in facts:
        said["in_enforcement_field"] = facts["award_domain"] in {"行政执法", "执法"}
    if "held_post_from" in facts:
        year = facts.get("appraisal_year", facts.get("year"))
        first_day = None if year is None else date(int(year), 1, 1)
        said["in_post_all_year"] = first_day and date.fromisoformat(facts["held_post_from"]) <= first_day
    return results.Nominee.model_validate(said)


def consequence(question: Question) -> Answer:
    """What follows from a grade, and who may not be named 先进."""
    facts = question.facts
    said = picked(facts, grade=None, year=None, appraisal_year="year")
    if "award_made_on" in facts:
        said["issued_in"] = int(str(facts["award_made_on"])[:4])
    appraisal = grades.Appraisal.model_validate(said)
    nominee = nominee_of(facts)
    match question.text:
        case "entitled_to_commendation":
            return told(results.commended(appraisal, nominee))
        case "notified_criticism_of_person":
            return told(results.criticised(appraisal, nominee))
        case "barred_from_advanced":
            found = results.barred_from_advanced(appraisal, nominee)
            if facts.get("reading_A1") == "elective":
                found = found.under(results.R1.read_as("elective"))
            return told(found, year=None if appraisal.year is None else int(appraisal.year))
        case "award_barred":
            may = results.may_be_advanced(appraisal, nominee)
            return told(may, None if may.value is None else not may.value)
    if nominee.role is results.Role.UNIT:
        unit = results.consequences(appraisal)
        return told(unit, None if unit.value is None else list(unit.value.words))
    barred = results.barred_from_advanced(appraisal, nominee)
    return told(barred, [] if barred.value is False else ["当年不得被评为先进"])


def reference(question: Question) -> Answer:
    """To whom the result may be sent."""
    facts = question.facts
    words = {"same_level_organisation_organ", "same_level_personnel_organ"}
    name = facts.get("recipient", facts.get("received_by"))
    recipient = results.Recipient(name) if name in words else results.Recipient.OTHER_LEVEL
    sent = results.Dispatch(recipient=recipient)
    match question.text:
        case "breach_of_13":
            permitted = results.may_send_result(results.Dispatch(recipient="same_level_personnel_organ"))
            return determined(permitted.value is not True)
        case "expressly_authorised":
            prohibited = results.may_send_result(sent).value is False
            return told(results.is_listed_recipient(sent), prohibited=prohibited)
        case "recipient_bound_by_result":
            return told(results.is_binding_on_recipient(sent))
    return told(results.may_send_result(sent), modality="permission")


RULE_TEXTS: dict[str, dict[str, Any]] = {
    "90分以上为优秀": {"sets_bands": True},
    "五个档次": {"keeps_four_grades": False},
    "通用目标占60分,专用目标占40分": {"general_marks": "60", "special_marks": "40"},
}


def rules(question: Question) -> Answer:
    """Who may make implementing rules, and whether rules keep within the measures."""
    made = offices.ImplementingRules.model_validate(
        {"maker": question.facts.get("organ"), **RULE_TEXTS.get(question.facts.get("rule", ""), {})}
    )
    if question.text == "may_make_implementing_rules":
        return told(offices.may_make_rules(made))
    if question.text == "breach_of_14":
        return determined(offices.may_make_rules(made).value is not True)
    answers = [offices.keeps_halves(made), offices.keeps_grades(made)]
    conflict = [str(one.citations[0].address.article) for one in answers if one.value is False]
    return joined(answers, conflict="".join(conflict[:1]))


# ── league, calendar ─────────────────────────────────────────────────────────────────────────────────────


def league_table(question: Question) -> Answer:
    """The ranking of bodies."""
    facts = question.facts
    appraised_by, years = facts.get("appraisers", {}), facts.get("years", {})
    table = league.league_table(
        league.Entry(name, None if marks is None else Decimal(marks), appraised_by.get(name), years.get(name))
        for name, marks in facts["scores"].items()
    )
    rows = [[str(row.rank), row.name] for row in table.ranked]
    return determined(rows, unranked=[entry.name for entry in table.unranked])


def calendar(question: Question) -> Answer:
    """Whether the steps of a year were taken in order; the text has no dates."""
    facts = question.facts
    if question.text == "deadline":
        return {"status": "not_applicable", "reason": plan_check.NO_STATUTORY_DATE_EN}
    if question.text == "annual_cycle":
        year = facts["year"]
        return determined([f"{year}-01-01", f"{year}-12-31"], note="; ".join(plan_check.STEPS))
    set_up = scores.Targets.model_validate(
        picked(facts, special_made="made_on", special_submitted="submitted_on", special_approved="approved_on")
        | picked(facts, applied="applied_from")
    )
    course = plan_check.Course.model_validate(
        picked(facts, rules_drafted="rules_drafted_on", annual_appraisal="appraised_on")
    )
    report = plan_check.check_course(course, set_up)
    problem = "; ".join(item.rule for item in report.of("missing"))
    if report.complies is None:
        return {"status": "undetermined", "needs": [named(item.name) for item in report.missing]}
    return determined(report.complies, problem=problem)


TOPICS: dict[str, Callable[[Question], Answer]] = {
    "scope": in_scope,
    "definition": definition,
    "principle": principle,
    "time": time,
    "appraiser": appraiser,
    "appraiser_procedure": procedure,
    "leadership": leadership,
    "organisation": organisation,
    "duties": duties,
    "contents": contents,
    "combination": combination,
    "methods": methods,
    "publication": publication,
    "targets": targets,
    "score": score,
    "grade": grade,
    "consequence": consequence,
    "reference": reference,
    "rules": rules,
    "league": league_table,
    "calendar": calendar,
}
