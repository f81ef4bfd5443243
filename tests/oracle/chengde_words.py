"""The vocabulary of Chengde's cases: its facts as models, and determinations as its answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from regkit import chengde
from regkit.chengde import (
    Category,
    Contract,
    Contractor,
    Grade,
    Origin,
    Place,
    Role,
    deposits,
)
from regkit.chengde.facts import HOUSING_BUREAU
from regkit.chengde.plan import ends_of
from regkit.language import Determination, OpenQuestion, Reading, Status
from tests.oracle.case import Question, UnsupportedError

Facts = Mapping[str, Any]
Answer = dict[str, Any]

ORIGINS = {
    "hebei_other_city": Origin.HEBEI_ELSEWHERE,
    "beijing": Origin.BEIJING,
    "tianjin": Origin.TIANJIN,
    "other_province": Origin.OTHER_PROVINCE,
    "hong_kong": Origin.OUTSIDE_MAINLAND,
}
PLACES = {
    "chengde_shuangqiao": Place.SHUANGQIAO,
    "chengde_development_zone": Place.DEVELOPMENT_ZONE,
    "chengde_shuangluan": Place.SHUANGLUAN,
    "chengde_yingzi": Place.YINGZI,
    "chengde_county": Place.CHENGDE_COUNTY,
    "chengde_county_a": Place.LUANPING,
    "chengde_county_b": Place.LONGHUA,
    "pingquan_city_since_2017": Place.PINGQUAN_CITY,
    "hebei_other_city": Place.HEBEI_ELSEWHERE,
    "outside_hebei": Place.OUTSIDE_HEBEI,
}
CATEGORIES = {
    "general_contracting": Category.GENERAL_CONTRACTING,
    "professional_contracting": Category.SPECIALIST_CONTRACTING,
    "labour_subcontracting": Category.LABOUR_SUBCONTRACTING,
    "design_and_construction_integrated": Category.DESIGN_AND_CONSTRUCTION,
    "comprehensive_2020_reform": Category.COMPREHENSIVE,
    "none": Category.NONE,
}
GRADES = {
    "special": Grade.SPECIAL,
    "1": Grade.FIRST,
    "2": Grade.SECOND,
    "3": Grade.THIRD,
    "4": Grade.FOURTH,
    "ungraded": Grade.UNGRADED,
    "provisional_3": Grade.PROVISIONAL,
    "class_a_2020_reform": Grade.CLASS_A,
    "class_b_2020_reform": Grade.CLASS_B,
    "none": None,
}
ROLES = {
    "construction_unit": Role.PROJECT_OWNER,
    "general_contractor": Role.GENERAL_CONTRACTOR,
    "professional_subcontractor": Role.SPECIALIST_SUBCONTRACTOR,
    "labour_subcontractor": Role.LABOUR_SUBCONTRACTOR,
}
NAMES = {
    "firm.home_certificate": "has_home_certificate",
    "firm.on_pilot_list": "on_jjj_pilot_list",
    "firm.key_backbone": "provincial_key_backbone",
    "firm.origin": "firm_registration",
    "firm.category": "main_qualification_series",
    "firm.grade": "main_qualification_grade",
    "firm.clean_years": "consecutive_years_without_arrears",
    "firm.arrears_in_a_row": "consecutive_arrears_count",
    "contract.price": "contract_price_yuan",
    "project.contract_price": "contract_price_total_yuan",
    "project.place": "project_place",
    "project.in_planning_area": "in_urban_planning_area",
}
NAMES |= {
    "firm.reduction": "reduction_multiple_decided",
    "firm.increase": "increase_multiple_decided",
    "firm.last_arrears_on": "last_arrears_on",
    "firm.in_arrears": "arrears_occurred",
    "firm.cooperates": "cooperates",
    "owner.paid_by": "payer_of_unit_deposit",
    "owner.paid_on": "deposit_paid_on",
    "owner.deducted_from_price": "deducted_from_contract_price",
    "project.permit_issued_on": "permit_issued_on",
    "project.permit_applied_on": "permit_application_on",
    "work.place": "project_place",
    "work.activity": "activity",
    "work.work_type": "work_type",
    "work.entity": "entity",
    "arrears.exists": "wage_arrears",
    "arrears.limit": "authority_deadline",
    "arrears.limit_set": "authority_deadline",
    "arrears.vicious_incident": "incident_classified_vicious",
    "arrears.other_need": "other_need",
    "arrears.owner_caused": "owner_caused",
    "arrears.owner_overdue": "owner_overdue_progress_payment",
    "arrears.paid_in_full": "wages_paid_ratio",
    "arrears.paid_on_time": "on_time",
    "arrears.amount": "arrears_yuan",
    "arrears.contractor_balance": "contractor_deposit_balance_yuan",
    "arrears.owner_balance": "owner_deposit_balance_yuan",
    "engagement.evades": "subcontractor_evades",
    "engagement.employer": "arrears_at",
    "draw.drawn_on": "drawn_on",
    "draw.notice_on": "notice_received_on",
    "draw.amount": "drawn_yuan",
    "draw.replenished_on": "replenished_on",
    "draw.project_completed": "project_completed",
    "use.migrant": "worker_is_rural_migrant",
    "use.caused": "contractor_cannot_pay_wages",
    "use.owner_defaults": "owner_in_default",
    "use.own_project": "project_of_same_unit",
    "use.place": "arrears_project_place",
    "use.claim": "claim",
    "use.default": "default_yuan",
    "use.arrears": "wage_arrears_yuan",
    "case.serious": "serious",
    "case.suspected_crime": "suspected_crime",
}
BODIES = {
    "任免机关或者监察机关": "discipline authority",
    "河北省住房和城乡建设厅": "provincial authority",
    "人民法院": "court",
}
"""What the cases call bodies that the library names in Chinese."""
FIRM_FACTS = {
    "provincial_key_backbone": "key_backbone",
    "on_jjj_pilot_list": "on_pilot_list",
    "has_home_certificate": "home_certificate",
    "consecutive_years_without_arrears": "clean_years",
    "consecutive_arrears_count": "arrears_in_a_row",
    "reduction_multiple_decided": "reduction",
    "increase_multiple_decided": "increase",
    "last_arrears_on": "last_arrears_on",
    "arrears_occurred": "in_arrears",
    "cooperates": "cooperates",
}


def word(words: Mapping[str, Any], value: Any, *, otherwise: Any = None) -> Any:
    """Return what a word of the cases stands for; a null is not known.

    Raises:
        UnsupportedError: the word is not in the vocabulary.
    """
    if value is None:
        return otherwise
    if not isinstance(value, str) or value not in words:
        message = f"`{value}` is not in the vocabulary"
        raise UnsupportedError(message)
    return words[value]


# ── models from the vocabulary ───────────────────────────────────────────────────────────────────────────


def money(value: Any) -> Decimal | None:
    """Return an amount in yuan."""
    return None if value is None else Decimal(str(value))


def firm_of(facts: Facts) -> Contractor:
    """Return the contractor of a case: absent keys are not said, nulls are unknown."""
    said: dict[str, Any] = {ours: facts[theirs] for theirs, ours in FIRM_FACTS.items() if theirs in facts}
    said |= registration(
        facts.get("parent_registration") if facts.get("entity") == "branch_office" else facts.get("firm_registration")
    )
    said |= qualification(facts)
    if facts.get("reciprocity_given_by_beijing") is False:
        said["reciprocity_denied"] = True
    if facts.get("certificate_issuer"):
        said["home_certificate"] = False  # neither a bank nor the firm is the authority of its home
    if facts.get("listed_from") and facts.get("deposit_due_on"):
        said["on_pilot_list"] = facts["listed_from"] <= facts["deposit_due_on"]
    for key in ("standing_deposit_paid_yuan", "standing_paid_yuan"):
        if key in facts:
            said["lodged"] = money(facts[key])
    return Contractor.model_validate(said)


def registration(place: str | None) -> dict[str, Any]:
    """Return the origin, and the district of a firm of the city."""
    if place is None:
        return {}
    return {"origin": ORIGINS[place]} if place in ORIGINS else {"district": word(PLACES, place)}


def qualification(facts: Facts) -> dict[str, Any]:
    """Return the series and grade of the main qualification, however the case writes it."""
    pair = facts.get("main_qualification") or facts.get("grade")
    series, grade = pair or (facts.get("main_qualification_series"), facts.get("main_qualification_grade"))
    return {"category": word(CATEGORIES, series), "grade": word(GRADES, None if grade is None else str(grade))}


def contract_of(facts: Facts) -> Contract:
    """Return the contract of a case; a firm whose role is not said contracts with the owner."""
    price = facts.get("own_contract_yuan", facts.get("contract_price_yuan"))
    said: dict[str, Any] = {"role": word(ROLES, facts.get("role", "general_contractor")), "price": money(price)}
    if "general_contract_yuan" in facts:
        said["project_price"] = money(facts["general_contract_yuan"])
    return Contract.model_validate(said)


# ── answers in the vocabulary ────────────────────────────────────────────────────────────────────────────


def basis(*determinations: Determination[Any]) -> str:
    """Return whether the text alone decides, a reading does, or nothing."""
    if any(not one.is_decided for one in determinations):
        return "gap"
    return "recommended_reading" if any(read_otherwise(one) for one in determinations) else "text"


RATES = {
    name: None if isinstance(number.value, date) else f"{number.value.amount:f}"
    for name, number in (("owner", deposits.OWNER_RATE), ("outside", deposits.OUTSIDE_RATE))
}
INTERPRETED = {deposits.A1, deposits.A2, deposits.A22}
"""Readings without which the words give no number at all."""


def read_otherwise(determination: Determination[Any]) -> bool:
    """Return whether the answer rests on a reading, or another one would change it."""
    return bool(INTERPRETED & set(determination.readings)) or any(
        determination.under(reading.read_as(option)).value != determination.value
        for reading in determination.readings
        for option in reading.options
        if option != reading.default
    )


def head(*determinations: Determination[Any]) -> Answer:
    """Return status, basis, what is needed and from whom."""
    decided = all(one.is_decided for one in determinations)
    found: Answer = {"status": "determined" if decided else "undetermined", "basis": basis(*determinations)}
    if not decided:
        found |= needs(*determinations)
    return found


def needs(*determinations: Determination[Any]) -> Answer:
    """Return what is missing, by the names of the cases, and the authority that may settle it."""
    items = [item for one in determinations for item in one.missing]
    silences = [one.silence for one in determinations if one.status is Status.SILENT and one.silence]
    authorities = [item.authority for item in items if item.authority]
    authorities += [silence.authority or HOUSING_BUREAU for silence in silences]
    return {
        "needs": [NAMES.get(item.name, item.en) for item in items]
        + [silence.reason + " 条文未规定" for silence in silences],
        "authority": body(*authorities),
        "must_not": "nothing is guessed: the answer is " + determinations[0].status.code,
    }


def body(*authorities: str | None) -> str | None:
    """Return the authorities as the cases name them, each once."""
    named = [f"{one} / {BODIES[one]}" if one in BODIES else one for one in authorities if one]
    return " / ".join(dict.fromkeys(named)) or None


def plain(value: Decimal | None) -> str | None:
    """Return an exact amount as text."""
    return None if value is None else f"{value.normalize():f}"


def amounts(determination: Determination[Any]) -> list[str]:
    """Return the candidate amounts still possible."""
    return [str(plain(one)) for one in determination.possible if isinstance(one, Decimal)]


def range_of(determination: Determination[Any]) -> list[str] | None:
    """Return the least and the most still possible."""
    low, high = ends_of(determination)
    if high is None:  # the text may be silent besides: the ends of what it does name
        named = [one for one in determination.possible if isinstance(one, Decimal)]
        return [str(plain(min(named))), str(plain(max(named)))] if named and not determination.is_decided else None
    return [str(plain(low)), str(plain(high))]


def under(determination: Determination[Any], reading: Reading, option: str) -> Any:
    """Return the value under another reading, or the status where it has none."""
    other = determination.under(reading.read_as(option))
    if not other.is_decided:
        return f"{other.status.code}: {', '.join(item.en for item in other.missing)}"
    return plain(other.value) if isinstance(other.value, Decimal) else other.value


def deposit_answer(question: Question) -> tuple[Determination[Decimal], Answer]:
    """Return a contractor's deposit with everything that is said of it."""
    facts = question.facts
    got = chengde.contractor_deposit(firm_of(facts), contract_of(facts))
    found: Answer = head(got)
    local = firm_of(facts).origin is Origin.LOCAL
    found |= {
        "mode": "one_time_per_firm" if local else "per_project",
        "per_project": not local,
        "rate": None if local else RATES["outside"],
        "regime": regime(firm_of(facts)),
        "candidates_yuan": amounts(got),
        "range_yuan": range_of(got),
        "alternatives": {
            "as_chengde_firm": under(got, deposits.A6, "local"),
            "as_chengde_firm_if_listed": f"Art {chengde.standing_deposit.quotes[0].address.article}",
            "10.3_literal": under(got, deposits.A8_ORDER, "certificate_first"),
            "on_general_contract": under(got, deposits.A20, "project"),
            "not_covered": under(got, deposits.A20, "none"),
            "no_double_count": "general contractor only: " + str(under(got, deposits.A20, "none")),
            "lead_member_regime_for_whole": under(got, deposits.A22, "whole"),
            "local": "by the registration of the branch: article 9",
        },
    }
    if got.is_decided:
        found["amount_yuan"] = plain(got.value)
    return got, found


def regime(firm: Contractor) -> str:
    """Return the name that the cases give to how a firm is treated."""
    match firm.origin:
        case Origin.LOCAL:
            return "local"
        case Origin.HEBEI_ELSEWHERE:
            return "hebei_other_city"
        case _ if firm.on_pilot_list and firm.origin in {Origin.BEIJING, Origin.TIANJIN}:
            return f"as_hebei_other_city_{'with' if firm.home_certificate else 'without'}_certificate"
        case _:
            return "outside_province_per_project"


def left_open(question: OpenQuestion) -> Answer:
    """Return the answer to a question that the text leaves open."""
    authority = body(*question.authority.split(" / "))
    found: Answer = {"status": "undetermined", "basis": "gap", "needs": [question.en], "authority": authority}
    return found | {
        "must_not": "an answer of our own",
        "latest_practical": question.recommended,
        "outcome": question.en,
    }


def county_name(manager: str, *, county: bool) -> str:
    """Return the bureau of an unnamed county as the cases call it."""
    return "该县住建局" if county and manager.startswith(Place.CHENGDE_COUNTY.zh) else manager
