"""Wuhan's cases in the vocabulary of their reader, mapped to models and rules. No law stands here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
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
        raise unsupported("topic", question.topic)
    try:
        found = handler(replace(question, text=ASKED.sub("", question.text).strip()))
    except ValidationError as error:
        found = {"status": "invalid", **invalid_field(error)}
    except InputError as error:
        found = {"status": "invalid", "field": error.message.split("`")[1], "reason": str(error)}
    if "needs" in found:
        found["needs"] = list(dict.fromkeys(said for name in found["needs"] for said in named(question.topic, name)))
    if "field" in found:
        found["field"] = FIELDS.get(question.topic, {}).get(found["field"], found["field"])
    return found


ASKED = re.compile(r"\((?!4\.)[^)]*\)$")
"""The brackets after a question, as in `organiser()`; an article in them, as in `computable(4.1)`, is kept."""


def unsupported(what: str, name: object) -> UnsupportedError:
    """Return the error for a question, or a word of one, that has no counterpart here."""
    return UnsupportedError(f"{what} `{name}` is not answered")


def word(names: Mapping[str, Any], name: object, what: str) -> Any:
    """Return what a word of the cases stands for; an unknown fact stays unknown, an unheard word is refused.

    Raises:
        UnsupportedError: the word has no counterpart.
    """
    if name is None:
        return None
    if name not in names:
        raise unsupported(what, name)
    return names[str(name)]


def day_of(facts: Facts, name: str) -> date | None:
    """Return a day of a case, or `None` where it is not known.

    Raises:
        InputError: it is no day.
    """
    if facts.get(name) is None:
        return None
    try:
        return date.fromisoformat(str(facts[name]))
    except ValueError as error:
        raise InputError(f"`{name}` is not a calendar date: {error}") from error


# ── answers in the vocabulary ────────────────────────────────────────────────────────────────────────────

FIELDS: dict[str, dict[str, str]] = {
    "scope": {
        "limb": "kind",
        "enforcement_status": "has_enforcement_subject_status",
        "entrusted_by": "entrustment_basis",
    },
    "appraiser": {"matters_of_superior": "authority_of_superior", "matters_of_local": "authority_of_local"},
    "organisation": {"kind": "appraisal", "invitee": "invite"},
    "duties": {"office": "organ"},
    "contents": {"contents": "plan_contents", "reasons": "not_applicable"},
    "methods": {"methods": "plan_methods", "other_method_by": "determined_by"},
    "targets": {"approved_by": "special_approved_by"},
    "score": {"general": "general_score", "special": "special_score"},
    "grade": {"grade": "declared_grade", "kind": "appraisal", "general": "general_score", "special": "special_score"},
    "consequence": {"role": "subject", "award_year": "award_for_year", "title": "award_title"},
    "time": {"year": "appraisal_year"},
    "rules": {"maker": "organ"},
    "league": {"total": "scores"},
    "calendar": {
        "rules_drafted_on": "rules_drafted",
        "made_on": "special_made",
        "submitted_on": "special_submitted",
        "approved_on": "special_approved",
        "applied_from": "applied",
        "appraised_on": "annual_appraisal",
    },
}
"""By topic, what the cases call a field of ours, where the names differ."""


def invalid_field(error: ValidationError) -> Answer:
    """Return which field an error of a model is about, by the name of the cases."""
    first = error.errors()[0]
    context = first.get("ctx", {})
    field = str(first["loc"][0]) if first["loc"] else str(context.get("field", context.get("key", "")))
    return {"field": field, "reason": first["msg"]}


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
    "agency.type": "body",
    "agency.parent": "subordinate_to",
    "agency.parent_name": "parent",
    "employer.type": "employer",
    "employer.parent_name": "parent",
    "wuhan.A21.title": "whether_title_counts_as_先进",
    "wuhan.A25": "authority_decision_on_2006_appraisal",
    "wuhan.A22": "sufficiency_of_publication",
    "plan.surveys_public": "questionnaire",
    "plan.hears_public": "public_hearing_of_views",
    "plan.standard_published": "published",
    "plan.process_published": "published",
    "plan.result_published": "published",
    "nominee.designated": "designated_person",
    "activity.conduct": "activity",
}
"""What the cases call a fact or question of ours, where that is not the field's name in `FIELDS`."""
DECISIONS = ("authority_decision", "implementing_rule_or_authority_decision")
"""What the cases call the answer that only an authority can give, by a decision or in implementing rules."""
SILENCE = "wuhan.silence"
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
    "A12",
    "A7",
    "A8",
    "A4",
    "A6",
    "A3",
    "A14",
    "A15",
)
LATE = ("A16", "A17", "A18", "A2", "A1", "A28")


def needs_of(*answers: Determination[Any]) -> list[str]:
    """Return what is missing, by our names; a silence of the text asks for a decision."""
    return [item.name for one in answers for item in one.missing] + [
        SILENCE for one in answers if one.status is Status.SILENT
    ]


def named(topic: str, name: str) -> tuple[str, ...]:
    """Return what the cases of a topic call a fact or question; the latter is a decision besides."""
    subject, _, field = name.partition(".")
    ours = FIELDS.get(topic, {}).get(field, NAMES.get(name, field or subject))
    if topic == "targets" and name == "agency.type":
        return ("assessed",)
    if subject != "wuhan":
        return (ours,)
    return ((NAMES[name],) if name in NAMES else ()) + DECISIONS


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
        "needs": [question.id],
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
    facts = question.facts
    kinds = {"evaluate": scope.Conduct.EVALUATE_SYSTEM, "assess": scope.Conduct.ASSESS_CONDUCT}
    said, by = facts.get("activity"), facts.get("by")
    conduct = word(kinds, said and str(said).partition(" ")[0], "activity")
    actor = word(ACTORS, by and re.sub("_[A-Z]$", "", str(by)), "actor")
    return told(scope.is_appraisal(scope.Activity(conduct=conduct, by=actor)))


ACTORS = {
    "municipal_people_government": scope.Actor.MUNICIPAL_GOVERNMENT,
    "district_people_government": scope.Actor.DISTRICT_GOVERNMENT,
    "municipal_department": scope.Actor.MUNICIPAL_DEPARTMENT,
}


def principle(question: Question) -> Answer:
    """Principles are shown as text: the ledger says why they are not computed."""
    number = re.search(r"4\.([12])", question.text)
    paragraph = "第二款" if number and number[1] == "2" else "第一款"
    declared = [one for one in WUHAN.ledger.sentences if one.address.zh == f"第四条{paragraph}"]
    return {"status": "not_applicable", "reason": f"declared not encoded: {declared[0].reason} ({declared[0].status})"}


def time(question: Question) -> Answer:
    """Whether the measures are in force on a day, or reach the appraisal of a year."""
    facts = question.facts
    if "appraisal_year" in facts:
        given = {"year": facts["appraisal_year"], "conducted_on": facts.get("conducted_on")}
        return told(scope.year_is_covered(scope.YearUnderReview.model_validate(given)))
    on = day_of(facts, "on")
    if on is None:
        return {"status": "undetermined", "needs": ["on"]}
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
    said = dict(word(BODIES, facts.get(key), "body") or {})
    said |= picked(facts, management=None, superior=None, local_government_view_heard="local_view_heard")
    said |= picked(facts, level=None) if facts.get("level") is not None else {}
    said |= {"parent_name": facts["parent"]} if "parent" in facts else {}
    if above := facts.get("subordinate_to"):
        said["parent"] = word(PARENTS, above, "parent")
        said |= {"parent_name": above} if "department" in above else {}
    matters = picked(facts, authority_of_superior="matters_of_superior", authority_of_local="matters_of_local")
    return Agency.model_validate(said | {name: of for name, of in matters.items() if of is not None})


def appraiser(question: Question) -> Answer:
    """Who appraises a body, who must be heard, who organises; or whether a proposed appraiser is right."""
    facts = question.facts
    proposed = facts.get("appraiser_proposed")
    officer = facts.get("body") == "officer"
    body = agency_of(facts, "employer" if officer else "body")
    found = appraisers.appraiser_of_officer(body) if officer else appraisers.appraiser_of(body)
    if found.value is None:
        return told(found)
    who = [found.value.name or found.value.kind.code]
    who += [found.value.second.code] if found.value.second else []
    if question.text == "appraiser_is_correct":
        if proposed is None:
            return {"status": "undetermined", "needs": ["appraiser_proposed"], "correct": who}
        return told(found, who == [proposed], correct=who)
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
        case "organiser":
            given = picked(facts, appraisal="kind", level=None)
            return told(appraisers.organiser(appraisers.Round.model_validate(given)))
        case "role":
            return told(appraisers.role_of(appraisers.Participant.model_validate(organ_of(facts.get("organ")))))
        case "breach_of_6_2_invitation":
            guests = [appraisers.Participant(invitee=one) for one in facts.get("invited") or ()]
            return joined([appraisers.may_be_invited(one) for one in guests], breach=True)
    person = appraisers.Participant.model_validate({"invitee": facts.get("invite")})
    may = appraisers.may_be_invited(person)
    answered = appraisers.is_listed_invitee(person) if question.text == "expressly_listed_invitee" else may
    return told(answered, modality="permission", prohibited=may.value is False)


def organ_of(name: str | None) -> dict[str, Any]:
    """Return an organ that takes part; who is not named is unknown."""
    if name is None:
        return {"is_supervision_organ": None, "is_legal_office": None}
    offices_of_governments = {office.code for office in (LegalOffice.MUNICIPAL, LegalOffice.DISTRICT)}
    return {
        "is_supervision_organ": name == "administrative_supervision_organ",
        "is_legal_office": name in offices_of_governments,
    }


def duties(question: Question) -> Answer:
    """The duties of a legal office, whether they bind, whether the yearly one is met."""
    facts = question.facts
    organ = facts.get("organ")
    office = LegalOffice.DEPARTMENT if str(organ).startswith("municipal_department") else organ
    given = {"office": office, **picked(facts, year=None)}
    given |= picked(facts, drafted_contents=None, drafted_standards=None, drafted_rules=None)
    if "reused_rules_from" in facts:
        given["carried_over"] = None if facts["reused_rules_from"] is None else True
    year = offices.LegalOfficeYear.model_validate(given)
    if question.text == "duties":
        if office is None:
            return {"status": "undetermined", "needs": ["office.office"]}
        if offices.is_bound_by_duties(year).value is False:
            return determined([])
        return determined([f"7({number})" for number, _ in enumerate(offices.DUTIES, start=1)])
    if question.text == "bound_by_7":
        return told(offices.is_bound_by_duties(year))
    done = offices.draft_yearly_rules(year)
    parts = {"drafted_contents": "具体内容", "drafted_standards": "标准", "drafted_rules": "考评细则"}
    lacking = [zh for name, zh in parts.items() if getattr(year, name) is False]
    found = told(done, missing=lacking)
    if "needs" in found:
        renamed = {"office.reissued": f"office.redrafted_or_reissued_for_{facts.get('year')}"}
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
    if facts.get("plan_contents") is not None:
        halves = facts.get("item_8_5")
        parts = list(POINT_5) if halves is None else [word(HALVES_OF_5, name, "part of 8(5)") for name in halves]
        said["contents"] = [one for name in facts["plan_contents"] for one in (parts if name == "8(5)" else [name])]
    if facts.get("plan_methods") is not None:
        said["methods"] = [name if is_named(name) else "11(7)" for name in facts["plan_methods"]]
    if facts.get("not_applicable"):
        said["reasons"] = {
            one: reason or ""
            for name, reason in facts["not_applicable"].items()
            for one in (POINT_5 if name == "8(5)" else [name])
        }
    if facts.get("published") is not None:
        words = {"标准": "standard_published", "过程": "process_published", "结果": "result_published"}
        said |= {name: word in facts["published"] for word, name in words.items()}
    return plans.Plan.model_validate(said)


def is_named(method: str) -> bool:
    """Return whether a method is one of the points of article 11, by its number."""
    return method in {one.code for one in plans.Method}


def point(content: plans.Content) -> str:
    """Return the point of a content."""
    return content.code.split(".")[0]


def contents(question: Question) -> Answer:
    """Which contents a plan covers."""
    plan = plan_of(question.facts)
    if question.text == "contents":
        listed = list(dict.fromkeys(point(one) for one in plans.Content))
        return determined(listed, mandatory=listed[:-1], open_ended=listed[-1:])
    if question.text == "within_8_5":
        return told(plans.is_enforcement_activity(plan))
    excused = list(dict.fromkeys(point(one) for one in plan.excused or ()))
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
    more: Answer = {"met": met, "missing": lacking, "open": unknown, "partial": partial}
    return joined(answers, **more)


def joined(answers: Iterable[Determination[Any]], *, breach: bool = False, **more: Any) -> Answer:
    """Return the answer to all of several demands together, or with `breach` whether one of them is not met."""
    report = plan_check.PlanReport(tuple(plan_check.item_of(one) for one in answers))
    if report.complies is None:
        open_items = [item.determination for item in report.of("unknown")]
        return {"status": "undetermined", "needs": needs_of(*open_items), **more}
    return determined(report.complies is not breach, **more)


def methods(question: Question) -> Answer:
    """The methods of article 11 and which of them a plan uses."""
    plan = plan_of(question.facts)
    listed = [method.code for method in plans.Method]
    match question.text:
        case "methods":
            return determined(listed, open_ended=listed[-1:])
        case "method_allowed":
            asked = question.facts.get("plan_methods")
            if asked and all(is_named(name) and name != "11(7)" for name in asked):
                return determined(value=True, basis=asked[0])
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
    if "special_approved" in facts:
        said["special_refused"] = None if facts["special_approved"] is None else not facts["special_approved"]
    set_up = scores.Targets.model_validate(said)
    answers = [scores.targets_valid(set_up, body)]
    if "approved_on" in facts or "applied_from" in facts:
        answers.append(scores.approved_before_use(set_up))
    problems = [one.explain("en") for one in answers if one.value is False]
    found = joined(answers, problem="; ".join(problems))
    mark = ambiguity(*(one for one in answers if one.is_decided)) if found["status"] == "determined" else None
    return found if mark is None else {**found, "ambiguity": mark}


def score_of(facts: Facts) -> scores.Score:
    """Return the score of a case; keys that no score has are passed on, and refused."""
    said = picked(facts, general_score="general", special_score="special", special_targets_approved="special_approved")
    # a number of a JSON file is a decimal text; only its reader made it a binary float
    said |= {key: str(value) for key, value in said.items() if isinstance(value, float)}
    extra = {} if facts.get("bonus_points") is None else picked(facts, bonus_points=None)
    return scores.Score.model_validate({**said, **picked(facts, declared_total=None), **extra})


def score(question: Question) -> Answer:
    """The total of the two halves, or the bounds of it."""
    total = scores.total_score(score_of(question.facts))
    found = told(total, bounds=ends(total))
    if found["status"] == "undetermined" and any(
        question.facts.get(f"{half}_percent") is not None for half in ("general", "special")
    ):
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
    told_halves = facts.keys() & {"general_score", "special_score"} and facts.get("total") is None
    halves = score_of({"special_targets_approved": True, **facts}) if told_halves else None
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
    if facts.get("grade_bands") is None:
        return None
    source = {"authority": facts.get("bands_source"), "document": facts.get("bands_source")}
    year = facts.get("bands_year", None if "appraisal_year" in facts else UNSAID_YEAR)
    return grades.GradeBands.of(facts["grade_bands"], year=year, lower_bound_included=True, **source)


# ── consequences ─────────────────────────────────────────────────────────────────────────────────────────


def nominee_of(facts: Facts) -> results.Nominee:
    """Return the unit or person of a case."""
    said = picked(facts, subject="role", designated=None, award_for_year="award_year", award_title="title")
    if "award_domain" in facts:
        domain = facts["award_domain"]
        said["in_enforcement_field"] = None if domain is None else domain in {"行政执法", "执法"}
    if "held_post_from" in facts:
        year = facts.get("appraisal_year", facts.get("year"))
        since = day_of(facts, "held_post_from")
        said["in_post_all_year"] = None if year is None or since is None else since <= date(int(year), 1, 1)
    return results.Nominee.model_validate(said)


def consequence(question: Question) -> Answer:
    """What follows from a grade, and who may not be named 先进."""
    facts = question.facts
    said = picked(facts, grade=None, year=None, appraisal_year="year")
    day_of(facts, "award_made_on")  # neither the year of the honour nor that of the result: it must only be a day
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
    levels = {one.code: one for one in results.Recipient} | {
        "higher_level_personnel_organ": results.Recipient.OTHER_LEVEL
    }
    recipient = word(levels, facts.get("recipient", facts.get("received_by")), "recipient")
    sent = results.Dispatch(recipient=recipient)
    may = results.may_send_result(sent)
    match question.text:
        case "breach_of_13":
            permitted = results.may_send_result(results.Dispatch(recipient="same_level_personnel_organ"))
            return determined(permitted.value is not True)
        case "expressly_authorised":
            return told(results.is_listed_recipient(sent), prohibited=may.value is False)
        case "recipient_bound_by_result":
            return told(results.is_binding_on_recipient(sent))
    return told(may, modality="permission", prohibited=may.value is False)


RULE_TEXTS: dict[str, dict[str, Any]] = {
    "90分以上为优秀": {"sets_bands": True},
    "五个档次": {"keeps_four_grades": False},
    "通用目标占60分,专用目标占40分": {"general_marks": "60", "special_marks": "40"},
}


def rules(question: Question) -> Answer:
    """Who may make implementing rules, and whether rules keep within the measures."""
    said = word(RULE_TEXTS, question.facts.get("rule"), "rule") or {}
    made = offices.ImplementingRules.model_validate({"maker": question.facts.get("organ"), **said})
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
    appraised_by, years = facts.get("appraisers") or {}, facts.get("years") or {}
    if facts.get("scores") is None:
        return {"status": "undetermined", "needs": ["scores"]}
    table = league.league_table(
        league.Entry(name, grades.Appraisal(total=marks).total, appraised_by.get(name), years.get(name))
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
        year = facts.get("year")
        if year is None:
            return {"status": "undetermined", "needs": ["year"], "ambiguity": "A28"}
        span = scope.R28.options[scope.R28.default]
        note = f"{scope.R28.id}: {span}; {plan_check.NO_STATUTORY_DATE_EN}; {'; '.join(plan_check.STEPS)}"
        return determined(f"{year}-01-01/{year}-12-31", note=note, ambiguity="A28")
    set_up = scores.Targets.model_validate(
        picked(facts, special_made="made_on", special_submitted="submitted_on", special_approved="approved_on")
        | picked(facts, applied="applied_from")
    )
    course = plan_check.Course.model_validate(
        picked(facts, rules_drafted="rules_drafted_on", annual_appraisal="appraised_on")
    )
    beyond = {"course_begins_with_rules": "rules_drafted", "course_ends_with_appraisal": "annual_appraisal"}
    asked = [
        item
        for item in plan_check.check_course(course, set_up).items
        if item.rule not in beyond or beyond[item.rule] in facts
    ]
    problem = "; ".join(item.rule for item in asked if item.state == "missing")
    return joined((item.determination for item in asked), problem=problem)


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
