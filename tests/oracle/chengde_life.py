"""Chengde's cases from the wage duties to the judicial transfer (articles 2, 12, 15 to 30). No law stands here."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from regkit import chengde
from regkit.chengde import (
    Activity,
    Actor,
    Claim,
    Conduct,
    Contract,
    CreditCase,
    CreditEntity,
    Debtor,
    Deposit,
    Draw,
    Employer,
    Engagement,
    Entity,
    Event,
    EventKind,
    FundUse,
    Holder,
    Misconduct,
    Origin,
    Party,
    PayDispute,
    Payer,
    Place,
    Project,
    ProjectFile,
    ProjectOwner,
    RefundClaim,
    WageArrears,
    WagePayer,
    Work,
    WorkType,
    cooperation,
    deposits,
    liability,
    oversight,
    questions,
    refund,
    replenishment,
    wages,
)
from regkit.chengde.facts import COLLECTING_DEPARTMENT
from regkit.language import Bounds, Compliance, Determination, OpenQuestion
from regkit.law import percent
from tests.oracle.case import Question, UnsupportedError
from tests.oracle.chengde_words import (
    PLACES,
    Answer,
    Facts,
    contract_of,
    county_name,
    firm_of,
    head,
    left_open,
    money,
    plain,
    under,
    word,
)

DECIDED_BY_READING = {"status": "determined", "basis": "recommended_reading"}
UNKNOWN = {"status": "undetermined", "basis": "gap"}
BY_TEXT = {"status": "determined", "basis": "text"}


def day(value: str | None) -> date | None:
    """Return a day."""
    return None if value is None else date.fromisoformat(value)


def asked_on(facts: Facts, *otherwise: str) -> date:
    """Return the day asked about, or the last of the days that the case tells of."""
    days = [facts[key] for key in ("as_of", *otherwise) if facts.get(key)]
    return date.fromisoformat(days[0]) if days else chengde.CHENGDE.commenced


# ── scope ───────────────────────────────────────────────────────────────────────────────────────────────

ACTIVITIES = {
    "new_construction": Activity.NEW_CONSTRUCTION,
    "extension": Activity.EXTENSION,
    "alteration": Activity.ALTERATION,
    "building_demolition": Activity.DEMOLITION,
    "routine_maintenance": Activity.MAINTENANCE,
}
WORKS = {
    "civil_work": WorkType.CIVIL,
    "building_work": WorkType.BUILDING,
    "line_pipe_equipment_installation": WorkType.INSTALLATION,
    "decoration_work": WorkType.DECORATION,
    "building_demolition": WorkType.DEMOLITION,
    "rural_self_built_house": WorkType.RURAL_HOUSE,
    "equipment_supply_only": WorkType.SUPPLY_ONLY,
}
ENTITIES = {
    "construction_enterprise": Entity.CONTRACTOR,
    "construction_unit": Entity.PROJECT_OWNER,
    "design_institute": Entity.DESIGN_INSTITUTE,
    "supervision_company": Entity.SUPERVISION_COMPANY,
    "supplier": Entity.SUPPLIER,
}


def scope(question: Question) -> Answer:
    """Articles 2 and 3."""
    facts = question.facts
    place = word(PLACES, facts.get("project_place", "chengde_shuangqiao"))
    entity = word(ENTITIES, facts.get("entity", "construction_enterprise"))
    if facts.get("owner_kind") == "individual":
        entity = Entity.INDIVIDUAL_OWNER
    got = chengde.applies(
        Work(
            place=place,
            activity=word(ACTIVITIES, facts.get("activity", "new_construction")),
            work_type=word(WORKS, facts.get("work_type", "building_work")),
            entity=entity,
        )
    )
    found = head(got) | {"applies": got.value, "deposit_required": got.value}
    found |= {"construction_unit_deposit_required": got.value, "applies_2_1": got.value}
    if chengde.scope.A2_INDIVIDUAL in got.readings:
        found["alternatives"] = {"other": under(got, chengde.scope.A2_INDIVIDUAL, "open")}
    if place is Place.HEBEI_ELSEWHERE:
        found |= {"chengde_project_deposit": False, "applies_by_reference": ["12", "22.2"]}
        outside = chengde.recognition_applies_outside(Project(place=place))
        found |= {"applies": got.value, "by_reference": outside.value}
    return found


# ── wages, emergency payment, disputes ─────────────────────────────────────────────────────────────────────


def wage_duties(question: Question) -> Answer:
    """Article 15."""
    facts = question.facts
    if "defence_valid" in question.wanted:
        got = chengde.owner_default_excuses(WageArrears(exists=facts.get("wages_overdue")))
        return head(got) | {"defence_valid": got.value}
    if facts.get("money_used_for"):
        duty = chengde.wages_come_first(WageArrears(project_money_received=True, wages_served_first=False))
    elif "owner_overdue_progress_payment" in facts or "owner_unpaid" in facts:
        duty = chengde.owner_pays_as_agreed(WageArrears(owner_overdue=facts.get("owner_overdue_progress_payment")))
    else:
        ratio = money(facts.get("wages_paid_ratio"))
        full = None if ratio is None else ratio >= 1
        overdue = facts.get("wages_overdue")
        in_time = facts.get("on_time", None if overdue is None else not overdue)
        duty = chengde.wages_paid_in_time_and_in_full(WageArrears(paid_in_full=full, paid_on_time=in_time))
    breach = duty.value is Compliance.BREACHED if duty.is_decided else None
    return head(duty) | {"breach": breach, "rule": str(wages.WAGES_FIRST.address.article)}


def arrears_of(facts: Facts) -> WageArrears:
    """Return the arrears of a case; triggers that are not alleged are none."""
    settled = facts.get("paid_on") is not None and (money(facts.get("paid_ratio", "1")) or Decimal(0)) >= 1
    amount = money(facts.get("arrears_yuan"))
    ratio = money(facts.get("paid_ratio", "0"))
    said: dict[str, Any] = {
        "exists": facts.get("wage_arrears", True),
        "settled": settled,
        "group_petition": facts.get("collective_petition_caused_by_arrears", facts.get("group_petition", False)),
        "skip_level_petition": facts.get("skip_level_petition_caused_by_arrears", False),
        "vicious_incident": facts.get("incident_classified_vicious") if "incident" in facts else False,
        "other_need": None if "other_need" in facts else False,
        "amount": amount,
        "paid": None if amount is None or ratio is None else amount * ratio,
        "contractor_balance": money(facts.get("contractor_deposit_balance_yuan")),
        "owner_balance": money(facts.get("owner_deposit_balance_yuan")),
        "owner_caused": facts.get("owner_caused", False),
    }
    if facts.get("collective_petition"):
        said["group_petition"] = "cause" not in facts if facts.get("cause") is None else facts["cause"] == "arrears"
        if "cause" in facts and facts["cause"] is None:
            said["group_petition"] = None
    limit = facts.get("authority_deadline")
    return WageArrears.model_validate(said | {"limit_set": limit is not None, "limit": day(limit)})


def emergency_payment(question: Question) -> Answer:
    """Article 16."""
    facts = question.facts
    arrears, on = arrears_of(facts), asked_on(facts)
    if "authority_deadline" in facts and "needs" in question.wanted and arrears.limit is None:
        arrears = arrears.model_copy(update={"limit_set": None})  # asked what is missing: a null is then unknown
    if arrears.limit is not None and facts.get("as_of") is None:
        arrears = arrears.model_copy(update={"limit": None})  # whether it has passed hangs on the day
    if "emergency_paid_yuan" in facts:
        booked = wages.BOOKED.words.removeprefix("列为拖欠农民工工资建筑业企业的")
        return BY_TEXT | {
            "booked_as": f"{booked} of {facts.get('arrears_firm') or 'the firm in arrears'}",
            "amount_yuan": facts["emergency_paid_yuan"],
        }
    own = chengde.covered_by_contractor_deposit(arrears, on=on)
    owners = chengde.covered_by_owner_deposit(arrears, on=on)
    owed = chengde.still_owed(arrears, on=on)
    got = chengde.may_start_emergency_payment(arrears, on=on)
    items = {
        "16.1(1)": chengde.past_the_set_limit(arrears, on=on),
        "16.1(2)": chengde.incident_from_arrears(arrears, on=on),
        "16.1(3)": chengde.other_need_for_payment(arrears, on=on),
    }
    met = [name for name, item in items.items() if item.value]
    found = head(got) | {
        "may_start": got.value,
        "must_start": False,
        "item": met[0] if met else "16.1(1) not met",
        "max_amount_yuan": plain(owed.value),
        "authority_duty": wages.URGE.words,
        "authority_must": ["及时采取措施", "督促限期支付"],
        "open_item": "16.1(3)",
        "item_16_1_2": items["16.1(2)"].value,
    }
    if facts.get("paid_ratio") not in {None, "1"} and got.is_decided:
        found["basis"] = "recommended_reading"
    return found | covered(question, owed, own, owners)


def covered(question: Question, owed: Determination[Decimal], *deposits: Determination[Decimal]) -> Answer:
    """Return how much of the wages the contractor's and then the owner's deposit can pay."""
    own, owners = (one.value for one in deposits)
    both = None if own is None or owners is None else own + owners
    found: Answer = {
        "max_from_contractor_deposit_yuan": plain(own),
        "from_owner_deposit_yuan": plain(owners),
        "total_coverable_yuan": plain(both),
        "uncovered_yuan": None if both is None or owed.value is None else plain(owed.value - both),
    }
    asked = found.keys() & question.wanted.keys()
    if not asked:
        return found
    needed = deposits if asked - {"max_from_contractor_deposit_yuan"} else deposits[:1]
    by_reading = DECIDED_BY_READING if owners else {}  # which deposit comes first is not in the text
    return found | (by_reading if all(one.is_decided for one in needed) else head(*needed))


def dispute(question: Question) -> Answer:
    """Article 17."""
    facts = question.facts
    if "emergency_trigger_met" in facts:
        return left_open(wages.DISPUTE_FIRST)
    if "party_rejects_coordination" in facts:
        got = chengde.coordination_may_stop(PayDispute(rejects_coordination=facts["party_rejects_coordination"]))
        return head(got) | {"may_stop": got.value, "must_inform": ["劳动仲裁", "人民法院"]}
    joint = facts.get("joint_commission", not facts.get("one_sided_report", False))
    said = {"joint_commission": joint} | (
        {"signed_contract": facts["signed_contract"]} if "signed_contract" in facts else {}
    )
    got = chengde.cost_review_counts(PayDispute.model_validate(said))
    return head(got) | {
        "permitted": got.value,
        "art17_report": got.value,
        "scope": ["actual quantity", "labour cost"],
        "basis_document": "signed contract",
    }


# ── liability ──────────────────────────────────────────────────────────────────────────────────────────────

EMPLOYERS = {
    "general_contractor": Employer.GENERAL_CONTRACTOR,
    "subcontractor": Employer.SUBCONTRACTOR,
    "labour_subcontractor": Employer.SUBCONTRACTORS_LABOUR,
    "owner_direct_contractor": Employer.OWNER_DIRECT,
}


def liability_of(question: Question) -> Answer:
    """Articles 18 and 19."""
    facts = question.facts
    if "contracting_party" in facts:
        return unqualified(facts)
    if facts.get("general_contractor_paid_yuan") and "defence_valid" not in question.wanted:
        return left_open(liability.RECOURSE)
    employer = word(EMPLOYERS, facts.get("arrears_at"))
    if employer is Employer.SUBCONTRACTORS_LABOUR and "labour_sub_of" not in facts:
        employer = Employer.SUBCONTRACTOR
    case = Engagement(employer=employer, evades=facts.get("subcontractor_evades", facts.get("evades")))
    payer, direct = chengde.payer_of_wages(case), chengde.direct_payer(case)
    total = chengde.general_contractor_is_liable(case)
    asked: dict[str, Determination[Any]] = {
        "payer": payer,
        "direct": direct,
        "total": total,
        "general_contractor_liable": total,
    }
    found = head(*(one for key, one in asked.items() if key in question.wanted))
    subsidiary = total.under(liability.A29_TOTAL.read_as("subsidiary"))
    return found | {
        "payer": party_name(payer.value, facts),
        "direct": party_name(direct.value, facts),
        "total": "general_contractor" if total.value else None,
        "general_contractor_liable": total.value,
        "defence_valid": False if total.value else None,
        "alternatives": {
            "professional_subcontractor": f"art. {liability.PRINCIPLE.address.article}: {liability.PRINCIPLE.words}",
            "subsidiary_only": f"the general contractor only where the subcontractor evades: {subsidiary.value}",
        },
    }


def party_name(payer: WagePayer | None, facts: Facts) -> str | None:
    """Return who pays as the cases call it: a subcontractor by the name that the case gives it."""
    if payer is WagePayer.SUBCONTRACTOR:
        return str(facts["arrears_at"])
    return payer.code if payer else None


def unqualified(facts: Facts) -> Answer:
    """Article 19."""
    case = Engagement(unqualified=True)
    if facts.get("deposit_available"):
        return left_open(liability.BOSS_DEPOSIT)
    if "general_contractor_engaged_individual" in facts:
        return left_open(liability.BOSS_LIABILITY) | {"recommended": {"general_contractor_total_liability": True}}
    got = chengde.unqualified_contracting(case)
    return head(got) | {
        "unlawful": got.value,
        "authority_must": "依法查处",
        "must_coordinate": ["construction_unit", "劳务录用企业"],
        "fallback": "court",
    }


# ── mutual recognition and replenishment ───────────────────────────────────────────────────────────────────


def mutual_recognition(question: Question) -> Answer:
    """Articles 12, 13 and 20."""
    facts = question.facts
    if facts.get("drawn_yuan"):
        return certificate(facts, with_breach="breach_recorded" in question.wanted)
    place = word(PLACES, facts.get("project_place"))
    if place in {Place.HEBEI_ELSEWHERE, Place.OUTSIDE_HEBEI}:
        outside = chengde.recognition_applies_outside(Project(place=place))
        found = head(outside) | {
            "applies": outside.value,
            "chengde_side": "issues the certificate and co-operates, by reference",
            "rule": str(cooperation.ELSEWHERE_12.address.article),
        }
        return found | left_open(cooperation.OUTSIDE_BINDS) if "needs" in question.wanted else found
    firm = firm_of(facts)
    if firm.district is None and firm.origin is not None:  # not a firm of the city: article 10, not article 12
        due = chengde.contractor_deposit(firm, contract_of({**facts, "contract_price_yuan": "1000000"}))
        return head(due) | {
            "may_demand": None if due.value is None else bool(due.value),
            "firm_must_present_certificate": firm.origin is Origin.HEBEI_ELSEWHERE,
            "certificate_needed": firm.origin is Origin.HEBEI_ELSEWHERE,
            "applies": False,
            "rule": "10.3" if firm.origin is Origin.HEBEI_ELSEWHERE else "10.1",
        }
    known = firm.district is not None and place is not None
    away = facts["firm_registration"] != facts["project_place"] if known else None
    contract = Contract(away=away)
    demand, voucher = chengde.may_demand_again(firm, contract), chengde.contractor_voucher(firm, contract)
    found = head(demand) if away is not False else dict(DECIDED_BY_READING)
    found |= {
        "may_demand": demand.value,
        "firm_must_present_certificate": away,
        "certificate_needed": away,
        "evidence": "own payment voucher",
        "applies": away,
        "rule": str(cooperation.ELSEWHERE_12.address.article),
    }
    if firm.home_certificate is False and away:
        found |= DECIDED_BY_READING | {
            "gate_passed": voucher.value,
            "cure": "obtain certificate from home collecting office",
            "second_deposit_due": demand.status.code,
        }
    if firm.key_backbone:
        exempt = chengde.is_exempt(firm)
        found |= DECIDED_BY_READING | {
            "gate_passed": voucher.value,
            "certificate_needed": not exempt.value,
            "firm_must_present_certificate": not exempt.value,
            "evidence": "proof of listing",
            "second_deposit_due": None if demand.value is None else demand.value,
            "rule": str(deposits.EXEMPT.address.article),
        }
    if "gate_passed" in question.wanted and not voucher.is_decided:
        found |= head(voucher) | {"gate_passed": None}
    return found


DRAWN = date(2012, 3, 20)


def certificate(facts: Facts, *, with_breach: bool = False) -> Answer:
    """Article 20: the certificate after a draw; the draw's day stands for one whose period is over, or is not."""
    late = facts.get("replenished_late", False)
    over = facts.get("deadline_passed", late)
    if facts.get("replenished_yuan", "0") is None:
        return dict(UNKNOWN) | {"needs": ["replenished_yuan"], "certificate_issued": None, "certificate_refused": None}
    full = Decimal(facts.get("replenished_yuan", "0")) >= Decimal(facts["drawn_yuan"])
    if over is None and not full:
        return dict(UNKNOWN) | {"needs": ["deadline_passed"], "certificate_issued": None, "certificate_refused": None}
    on = DRAWN + timedelta(days=60 if over or late else 1)
    back = None if late is None else on if late else DRAWN + timedelta(days=1)
    draw = Draw(drawn_on=DRAWN, notice_on=DRAWN, fully=full, replenished_on=back if full else None)
    got = chengde.certificate_refused(draw, on=on)
    breach = chengde.replenishment_breached(draw, on=on)
    found = head(got, breach) if with_breach else head(got)
    if full and breach.value:
        found["basis"] = "recommended_reading"
    return found | {
        "certificate_issued": None if got.value is None else not got.value,
        "certificate_refused": got.value,
        "breach_recorded": breach.value,
        "alternatives": {"any_time_balance_short": got.under(replenishment.A15_CERTIFICATE.read_as("at_once")).value},
    }


DRAWN_FROM = {
    "construction_unit_deposit": Deposit.OWNER,
    "contractor_deposit": Deposit.STANDING,
    "outside_province_project_deposit": Deposit.PROJECT,
}


def draw_of(facts: Facts) -> Draw:
    """Return the draw of a case; a null day of replenishment says that nothing has been put back yet."""
    back = day(facts.get("replenished_on"))
    ratio = money(facts.get("replenished_ratio", "1")) or Decimal(0)
    return Draw(
        deposit=word(DRAWN_FROM, facts.get("drawn_from", "contractor_deposit")),
        drawn_on=day(facts.get("drawn_on")),
        notice_on=day(facts.get("notice_received_on")),
        amount=money(facts.get("drawn_yuan")),
        fully=back is not None and ratio >= 1,
        replenished_on=back,
        project_completed=facts.get("project_completed", False),
    )


def replenishment_of(question: Question) -> Answer:
    """Article 20."""
    facts = question.facts
    draw = draw_of(facts)
    must = chengde.must_replenish(draw)
    if draw.deposit is not Deposit.STANDING:
        return head(must) | {
            "must_replenish": must.value,
            "alternatives": {"net_off_at_refund": under(must, replenishment.A20_COMPLETED, "net_off")},
        }
    if facts.get("required_balance_yuan"):
        amount = chengde.replenishment_amount(draw)
        return head(amount) | {
            "amount_yuan": plain(amount.value),
            "balance_after_yuan": facts["required_balance_yuan"],
        }
    if facts.get("drawn_again_on"):
        days = [day(facts.get(key)) for key in ("drawn_on", "drawn_again_on")]
        dues = [chengde.replenishment_due(Draw(drawn_on=one, notice_on=one)) for one in days]
        found = head(*dues) | {"due": [None if due.value is None else str(due.value) for due in dues]}
        return found | ({"basis": "recommended_reading"} if found["status"] == "determined" else {})
    if facts.get("replenished_on") or facts.get("as_of"):
        on = asked_on(facts, "replenished_on")
        breach, refused = chengde.replenishment_breached(draw, on=on), chengde.certificate_refused(draw, on=on)
        found = head(breach) | ({"basis": "recommended_reading"} if breach.is_decided else {})
        return found | {"breach": breach.value, "certificate_refused": refused.value}
    due = chengde.replenishment_due(draw)
    found = head(due) | ({"basis": "recommended_reading"} if due.is_decided else {})
    if facts.get("holiday_calendar_years") and not due.is_decided and draw.drawn_on is not None:
        found |= {"needs": [f"{max(facts['holiday_calendar_years']) + 1} holiday arrangement"]}
    if draw.drawn_on is None:
        found["needs"] = ["drawn_on", *found["needs"]]
    ends = {
        name: due.under(replenishment.A13_START.read_as(option)).value
        for name, option in (("from_draw", "draw"), ("from_notice", "notice"))
    }
    return found | {
        "due_on": None if due.value is None else str(due.value),
        "candidates": {name: None if end is None else str(end) for name, end in ends.items()},
    }


# ── refund ───────────────────────────────────────────────────────────────────────────────────────────────────

HOLDERS = {
    "construction_unit": Holder.PROJECT_OWNER,
    "outside_province_contractor": Holder.OUTSIDE_PROVINCE,
    "hebei_other_city_paid_2pct": Holder.HEBEI_BY_REFERENCE,
    "local_contractor_standing": Holder.LOCAL_STANDING,
}
CLAIM_NAMES = {
    "claim.accepted_on": "accepted_on",
    "claim.proof": "no_arrears_proof",
    "claim.verified": "verified",
    "claim.resolved": "arrears_fully_resolved",
    "claim.applied": "application",
    "claim.accepted": "accepted",
}


def claim_of(facts: Facts) -> RefundClaim:
    """Return the claim of a case."""
    accepted_on = day(facts.get("accepted_on"))
    early = False
    if facts.get("application_on") and accepted_on:
        early = date.fromisoformat(facts["application_on"]) < chengde.refund_dates(accepted_on).earliest
    filed = "filing_date_of_acceptance_record" in facts
    said: dict[str, Any] = {
        "holder": word(HOLDERS, facts.get("deposit_holder", "construction_unit")),
        "accepted_on": accepted_on,
        "applied": facts.get("application"),
        "applied_early": early,
        "proof": facts.get("no_arrears_proof"),
        "verified": facts.get("verified"),
        "resolved": facts.get("arrears_fully_resolved"),
        "elsewhere_in_arrears": facts.get("other_project_of_same_firm_in_arrears", False),
        "interest_claimed": facts.get("interest_claimed", False),
        "lodged": money(facts.get("deposit_yuan")),
        "drawn": money(facts.get("drawn_yuan", "0")),
        "replenished": money(facts.get("replenished_yuan", "0")),
    }
    if "accepted" in facts or filed:
        said["accepted"] = facts.get("accepted", True)
    return RefundClaim.model_validate(said)


def alternatives(question: Question) -> Facts:
    """Return which other readings a case asks about."""
    return question.wanted.get("alternatives") or {}


WITHIN = re.compile(r"how (many days|soon|fast|long)|within|by when|which day|promptly|及时", re.IGNORECASE)
"""Questions about the time allowed for paying back, once a refund is due."""


def refund_of(question: Question) -> Answer:
    """Article 21."""
    facts = question.facts
    claim = claim_of(facts)
    dates = None if claim.accepted_on is None else chengde.refund_dates(claim.accepted_on)
    when = {} if dates is None else {"last_day": str(dates.last_day), "earliest": str(dates.earliest)}
    if ("last_day" in question.wanted or "art203_roll" in alternatives(question)) and dates is not None:
        rolled = None if dates.rolled is None else str(dates.rolled)
        return DECIDED_BY_READING | when | {"alternatives": {"art203_roll": rolled}}
    if facts.get("as_of") is None and claim.accepted is not False and "refund_due" in question.wanted:
        return dict(UNKNOWN) | {"needs": ["as_of"], "refund_due": None} | when
    on = asked_on(facts)
    if claim.interest_claimed:
        return head(chengde.interest_due(claim))
    if WITHIN.search(question.text):
        return left_open(questions.REFUND_DAYS)
    due, amount = chengde.refund_due(claim, on=on), chengde.refund_amount(claim, on=on)
    found = head(due) | {"refund_due": due.value, "refund_yuan": plain(amount.value)} | when
    if not due.is_decided:
        found["needs"] = [*(CLAIM_NAMES.get(item.name, item.en) for item in due.missing), *found["needs"]]
        found["authority"] = next((item.authority for item in due.missing if item.authority), COLLECTING_DEPARTMENT)
        found["recommended"] = recommended(due.missing)
    elif "refund_yuan" in question.wanted:
        found["basis"] = "recommended_reading"
    if "refund_yuan" in question.wanted and due.value and not amount.is_decided:
        found |= head(amount)
    if due.value is False:
        found |= {"missing": wanting(claim, facts), "reason": "21 covers only 建设单位 and 省外参建施工企业"}
    found["alternatives"] = {
        "R1": due.under(refund.A9_REFUND.read_as("R1")).value,
        "R2_standalone_branch": due.under(refund.A9_REFUND.read_as("R2")).value,
        "literal": "not named in 21" if due.under(refund.A10_REFERENCE.read_as("literal")).value is False else None,
    }
    return found


def recommended(missing: Any) -> Answer:
    """Return what an interpreter would likely say of the open question, by its name."""
    answers: dict[str, Answer] = {
        refund.NO_APPLICATION.id: {"refund_due": False},
        refund.OTHER_PROJECT.id: {"refund_due": True, "reason": "该竣工工程"},
        refund.EARLY.id: {"refund_due": True},
    }
    return next((answers[item.name] for item in missing if item.name in answers), {})


def wanting(claim: RefundClaim, facts: Facts) -> list[str]:
    """Return what a refused claim lacks, as the cases write it."""
    lacks = {
        "竣工验收": claim.accepted is False,
        "application": claim.applied is False,
        "no_arrears_proof or full resolution": claim.proof is False and not claim.resolved,
        "verified": claim.proof is not False and claim.verified is False and not claim.resolved,
    }
    del facts
    return [name for name, lacking in lacks.items() if lacking]


# ── co-operation, use of funds, supervision ────────────────────────────────────────────────────────────────


def cross_region(question: Question) -> Answer:
    """Articles 22 and 23."""
    facts = question.facts
    firm = firm_of({**facts, "arrears_occurred": facts.get("arrears", True)})
    place = word(PLACES, facts.get("project_place", "chengde_shuangqiao"))
    if facts.get("home_authority_refuses"):
        return left_open(cooperation.HOME_REFUSES)
    if firm.district is None:
        contact = chengde.chengde_must_contact_home(firm)
        paid_here = facts.get("paid_2pct_here", False)
        contract = Contract(lodged=None if paid_here is None else Decimal(int(paid_here)))
        draw = chengde.chengde_may_draw(firm, contract)
        return (head(contact, draw) if "direct_draw" in question.wanted else head(contact)) | {
            "chengde_must": "联系协调注册地建设行政主管部门启动应急支付" if contact.value else None,
            "direct_draw": draw.value,
            "fund_use_permitted": draw.value,
            "trigger": "16.1",
            "triggered": contact.value,
            "recommended": {"apply_22_3": True},
        }
    got = chengde.home_cooperation(firm, Project(place=place))
    code = None if got.value is None else got.value.code
    use = chengde.may_use_deposit(use_of({"deposit_of": "local_contractor", **facts}))
    return head(got) | {
        "home_office_must": {"cooperate": "cooperate", "by_reference": "cooperate (by reference)"}.get(
            code or "", code
        ),
        "triggered": None if code is None else code != "none",
        "cooperation_duty": None if code is None else code != "none",
        "trigger": cooperation.COOPERATE.words,
        "fund_use_permitted": use.value,
    }


DEPOSITS = {
    "construction_unit": Deposit.OWNER,
    "outside_province_contractor": Deposit.PROJECT,
    "local_contractor": Deposit.STANDING,
    "general_contractor": Deposit.STANDING,
    "subcontractor": Deposit.STANDING,
    "firm_a": Deposit.STANDING,
}
CLAIMS = {
    "migrant_wages": Claim.WAGES,
    "wages": Claim.WAGES,
    "management_staff_salary": Claim.STAFF_SALARY,
    "material_price": Claim.MATERIAL,
    "work_injury_compensation": Claim.INJURY,
    "government_general_spending": Claim.GENERAL_SPENDING,
}


def use_of(facts: Facts) -> FundUse:
    """Return the use of a case; what is not alleged is the plain case: wages of the firm's own workers here."""
    unknown = facts.get("arrears_firm", "") is None or facts.get("same_firm", True) is None
    debtor = None if unknown else Debtor.SAME_FIRM
    if facts.get("arrears_firm") == "its_subcontractor":
        debtor = Debtor.ITS_SUBCONTRACTOR
    elif facts.get("arrears_firm") == "general_contractor" and facts.get("deposit_of") == "subcontractor":
        debtor = Debtor.ITS_GENERAL_CONTRACTOR
    elif facts.get("relation") == "none" or facts.get("arrears_firm") == "firm_b" or facts.get("same_firm") is False:
        debtor = Debtor.UNRELATED
    defaults = facts.get("owner_in_default", False)
    cannot = facts.get("contractor_cannot_pay_wages", facts.get("caused_by_owner_default", defaults))
    same = facts.get("same_project", facts.get("deposit_project") == facts.get("arrears_project"))
    place = facts.get("arrears_project_place", facts.get("project_place", "chengde_shuangqiao"))
    return FundUse(
        deposit=word(DEPOSITS, facts.get("deposit_of")),
        claim=word(CLAIMS, facts.get("claim", "migrant_wages")),
        migrant=facts.get("worker_is_rural_migrant", True),
        debtor=debtor,
        place=word(PLACES, place),
        own_project=facts.get("project_of_same_unit", True),
        same_project=same,
        owner_defaults=defaults,
        caused=facts.get("caused_by_owner_default", cannot) if cannot is not None else None,
        default=money(facts.get("default_yuan")),
        arrears=money(facts.get("wage_arrears_yuan")),
    )


def fund_use(question: Question) -> Answer:
    """Article 23."""
    facts = question.facts
    use = use_of(facts)
    got = chengde.may_use_deposit(use)
    if {"default_yuan", "wage_arrears_yuan"} <= facts.keys() and got.value:
        most = chengde.most_from_owner_deposit(use)
        capped = next((one for one in most.possible if isinstance(one, Decimal)), None)
        lows = [one.low for one in most.possible if isinstance(one, Bounds)]
        least = min([*lows, *([] if capped is None else [capped])], default=None)
        return head(most) | {"recommended": {"max_yuan": plain(least)}, "permitted": got.value}
    found = head(got) | {"permitted": got.value}
    if got.value is False and use.claim is Claim.GENERAL_SPENDING:
        found["violation"] = "挪用"
    if any(item.name == chengde.funds.OTHER_PROJECT.id for item in got.missing):
        found["recommended"] = {"permitted": True, "reason": "本单位建设的工程项目"}
    found["alternatives"] = {
        "literal_project_scope": got.under(chengde.funds.A28_UP.read_as("project")).value,
        "tied_to_project": got.under(chengde.funds.A28_TIED.read_as("tied")).value,
    }
    return found


def supervision(question: Question) -> Answer:
    """Articles 24 and 25."""
    facts = question.facts
    if facts.get("actor") == "collecting_staff":
        got = chengde.discipline_follows(chengde.DepartmentConduct(other_breach=facts.get("breach")))
        return left_open(questions.DISCIPLINE) | {"kind": "纪律处分" if got.value else None, "breach": got.value}
    if "demanded_second_deposit_from_certified_local_firm" in facts:
        twice = facts["demanded_second_deposit_from_certified_local_firm"]
        breach = chengde.department_breach(chengde.DepartmentConduct(demanded_again=twice, certificate_shown=True))
        return head(breach) | {"breach": breach.value}
    return BY_TEXT | {"supervisors": [one.zh for one in chengde.SUPERVISORS], "open_list": True}


# ── who pays, credit record, judicial transfer ────────────────────────────────────────────────────────────

PAYERS = {
    "construction_unit": Payer.PROJECT_OWNER,
    "contractor": Payer.CONTRACTOR,
    "contractor_loan_to_unit": Payer.CONTRACTOR_LOAN,
    "parent_of_construction_unit": Payer.OWNER_PARENT,
}


def who_pays(question: Question) -> Answer:
    """Articles 7 and 26."""
    facts = question.facts
    if "payer_of_contractor_deposit" in facts:
        barred = chengde.paying_for_contractor_barred(Contract(paid_by_owner=True))
        return head(barred) | {"prohibited": barred.value}
    payer = facts.get("payer_of_unit_deposit")
    owner = ProjectOwner(
        paid_by=word(PAYERS, payer),
        deducted_from_price=facts.get("deducted_from_contract_price", False),
        lodged=Decimal(20_000),
    )
    got = chengde.owner_paid_itself(owner)
    if got.is_decided and "needs" in question.wanted:
        return left_open(oversight.SANCTION_FOR_SHIFTING) | {"compliant": got.value}
    voucher = chengde.owner_voucher(owner, Project(contract_price=Decimal(1_000_000)))
    found = head(got) | {
        "compliant": got.value,
        "accept_voucher": voucher.value,
        "sanction": "undetermined",
        "sanction_note": oversight.DEALT_WITH.words.removeprefix("违者将"),
    }
    if not got.is_decided and payer is None:
        found["needs"] = ["payer_of_unit_deposit"]
    return found


ENTITIES_27 = {
    "construction_enterprise": CreditEntity.CONTRACTOR,
    "construction_unit_enterprise": CreditEntity.PROJECT_OWNER_ENTERPRISE,
    "government_agency_construction_unit": CreditEntity.PROJECT_OWNER_AGENCY,
    "project_manager": CreditEntity.PROJECT_MANAGER,
}
CONDUCTS = {
    "deposit_not_paid": Conduct.NOT_PAID,
    "not_replenished": Conduct.NOT_REPLENISHED,
    "firm_not_replenished": Conduct.NOT_REPLENISHED,
    "false_material_refund_obtained": Conduct.REFUND_BY_FALSE_MATERIAL,
    "false_material_refund_refused": Conduct.FALSE_MATERIAL_REFUSED,
    "contractor_paid_for_unit": Conduct.PAID_FOR_OWNER,
}


def credit_record(question: Question) -> Answer:
    """Article 27."""
    facts = question.facts
    case = CreditCase(
        entity=word(ENTITIES_27, facts.get("entity")),
        conduct=word(CONDUCTS, facts.get("conduct")),
        serious=facts.get("serious", False),
    )
    order, recorded, rating = chengde.order_to_correct(case), chengde.bad_record(case), chengde.factor_in_rating(case)
    found = head(order, recorded)
    found |= {
        "order_to_correct": order.value,
        "credit_record": recorded.value,
        "certificate_refused": None if case.conduct is None else case.conduct is Conduct.NOT_REPLENISHED,
        "permit_gate": True,
        "rating_factor": rating.value,
        "fine": False,
        "listed": chengde.is_listed_in_27(case).value,
        "see": "26",
        "recommended": {"order_to_correct": True, "reason": oversight.OWNERS_27.recommended},
    }
    if case.serious is None:
        found["needs"] = ["情节严重", *found.get("needs", [])]
    if order.is_decided and case.entity in {CreditEntity.PROJECT_OWNER_AGENCY, CreditEntity.PROJECT_MANAGER}:
        found["basis"] = "recommended_reading" if case.entity is CreditEntity.PROJECT_OWNER_AGENCY else "text"
    return found


ACTORS = {
    "construction_enterprise": Actor.CONTRACTOR,
    "project_manager": Actor.PROJECT_MANAGER,
    "labour_sub_head": Actor.LABOUR_SUBCONTRACT_HEAD,
    "general_contractor_head": Actor.GENERAL_CONTRACTOR_HEAD,
    "labour_firm_head": Actor.LABOUR_FIRM_HEAD,
    "construction_unit": Actor.PROJECT_OWNER,
    "workers": Actor.WORKERS,
}


MISCONDUCT = {
    "absconded_with_project_money",
    "demands_wages_really_owed",
    "fraud_or_threat_to_withhold_wages",
    "illegal_employment_only",
    "pressing_for_wages",
    "uses_wage_claim_as_pretext_to_extort_project_money",
}
SEE = {"simple_late_payment": ["15", "16"], "late_progress_payment": ["15", "23"]}
"""The articles that answer conduct that article 28 does not reach."""


def judicial_transfer(question: Question) -> Answer:
    """Article 28."""
    facts = question.facts
    conduct = facts.get("conduct")
    if conduct not in {*SEE, *MISCONDUCT}:
        message = f"conduct `{conduct}` is not in the vocabulary"
        raise UnsupportedError(message)
    paid = facts.get("wages_paid", conduct in {"illegal_employment_only", "demands_wages_really_owed"})
    case = Misconduct(
        actor=word(ACTORS, facts.get("actor")),
        illegal_employment=conduct == "illegal_employment_only" or facts.get("illegal_employment", False),
        wages_unpaid=None if paid is None else not paid,
        deceit_or_threat=conduct == "fraud_or_threat_to_withhold_wages" or facts.get("fraud_or_threat", False),
        absconded=conduct == "absconded_with_project_money",
        extortion=conduct == "uses_wage_claim_as_pretext_to_extort_project_money",
        suspected_crime=facts.get("suspected_crime", False),
    )
    items = {
        "28(1)": chengde.unlawful_employment_or_deceit(case),
        "28(2)": chengde.absconded_with_project_money(case),
        "28(3)": chengde.extorted_under_pretext(case),
    }
    undecided = [one for one in items.values() if not one.is_decided]
    held, transfer = chengde.persons_are_held_responsible(case), chengde.transferred_to_judiciary(case)
    met = [name for name, item in items.items() if item.value]
    asked = [items[f"28({n})"] for n in (1, 2, 3) if f"item_28_{n}" in question.wanted]
    found = head(*asked) if asked else head(held, transfer)
    if conduct == "absconded_with_project_money" and items["28(2)"].value is False:
        found["basis"] = "recommended_reading"
    if not transfer.is_decided:
        found["needs"] = ["suspected_crime", "涉嫌犯罪", *found.get("needs", [])]
    return found | {
        "item": met[0] if met else None,
        "hold_responsible": held.value,
        "transfer": transfer.value,
        "covered": True if met else None if undecided else False,
        "item_28_1": items["28(1)"].value,
        "item_28_2": items["28(2)"].value,
        "item_28_3": items["28(3)"].value,
        "see": SEE.get(conduct, ["28"]),
        "alternatives": {
            "needs_arrears": held.under(chengde.persons.A33_EMPLOYMENT.read_as("needs_arrears")).value,
        },
    }


# ── time, and whole projects ───────────────────────────────────────────────────────────────────────────────


def temporal(question: Question) -> Answer:
    """Articles 11, 13 and 30 over time."""
    facts = question.facts
    if "years_without_arrears_before_effective" in facts or "arrears_years" in facts:
        return left_open(questions.HISTORY_BEFORE)
    if "publication_date" in facts:
        return DECIDED_BY_READING | {"effective_date": str(chengde.CHENGDE.commenced)}
    if "operating_since" in facts:
        amount = chengde.standing_deposit(firm_of(facts))
        found = left_open(questions.STANDING_DEADLINE) if "needs" in question.wanted else head(amount)
        if found["status"] == "determined":
            found |= DECIDED_BY_READING  # no transitional clause: firms that were there before are not left out
        return found | {"amount_yuan": plain(amount.value), "deadline": "undetermined"}
    if facts.get("permit_issued_on"):
        return permitted_before(facts)
    asked = facts.get("date") or facts.get("as_of")
    if asked is None:
        message = "no day is asked about"
        raise UnsupportedError(message)
    state = chengde.is_in_force(date.fromisoformat(asked))
    if isinstance(state, OpenQuestion):
        return left_open(state)
    basis = "text" if state is False else "recommended_reading"
    return {"status": "determined", "basis": basis, "in_force": state, "alternatives": {"publication_day_later": False}}


def permitted_before(facts: Facts) -> Answer:
    """Article 30 and a permit: what is issued before commencement is not reached."""
    price = money(facts.get("contract_price_total_yuan"))
    project = Project(
        contract_price=price,
        permit_issued_on=day(facts["permit_issued_on"]),
        permit_applied_on=day(facts.get("permit_applied_on")),
    )
    reached = chengde.permit_is_reached(project)
    amount = chengde.owner_deposit(project)
    ongoing = reached.under(chengde.scope.A35.read_as("ongoing")).value
    return DECIDED_BY_READING | {
        "deposit_due": reached.value,
        "gate_applies": reached.value,
        "amount_yuan": plain(amount.value) if reached.value else "0",
        "alternatives": {"ongoing_projects_covered": plain(amount.value) if ongoing else None},
    }


def composite(question: Question) -> Answer:
    """Several articles at once."""
    facts = question.facts
    topics: dict[str, Callable[[Question], Answer]] = {
        "ledger": by_ledger,
        "parties": by_plan,
        "outside_province_contracts_yuan": by_reform,
        "local_firms": by_firms,
        "same_contract_yuan": by_fairness,
        "grade": by_fairness,
        "replenishment_overdue": by_chain,
        "construction_unit_paid_on": by_days,
    }
    asked = next((topic for key, topic in topics.items() if facts.get(key) is not None), None)
    if asked is None:
        message = "nothing that is asked about is given"
        raise UnsupportedError(message)
    return asked(question)


def by_plan(question: Question) -> Answer:
    """Return the deposit plan of a project."""
    facts = question.facts
    total = money(facts.get("general_contract_yuan"))
    parties = []
    for number, party in enumerate(facts["parties"]):
        role = party.get("role")
        if role == "construction_unit":
            continue
        own = {}
        if role == "general_contractor" and "own_contract_yuan" not in party:
            own = {"contract_price_yuan": facts.get("general_contract_yuan")}
        if role == "labour_subcontractor" and "grade" not in party:
            own["main_qualification_series"] = "labour_subcontracting"  # a labour firm, of whatever grade
        parties.append(Party(f"party {number}", firm_of({**party, **own}), contract_of({**party, **own})))
    project = Project(
        place=word(PLACES, facts.get("project_place")),
        in_planning_area=facts.get("in_urban_planning_area"),
        contract_price=total,
    )
    plan = chengde.deposit_plan(ProjectFile("P", project, ProjectOwner(), tuple(parties)))
    unknown = [line.account for line in plan.lines if line.deposit.value != 0 and not line.account.is_decided]
    found = head(*(line.new_money for line in plan.lines), *(unknown if "accounts" in question.wanted else ()))
    county = "chengde_county" in {
        facts.get("project_place"),
        *(one.get("firm_registration") for one in facts["parties"]),
    }
    managers = [
        line.account.value.manager if line.account.value and line.deposit.value != 0 else None for line in plan.lines
    ]
    found |= {
        "by_party_yuan": [plain(line.new_money.value) for line in plan.lines],
        "total_yuan": plain(plan.total.low) if plan.total.low == plan.total.high else None,
        "total_range_yuan": [plain(plan.total.low), plain(plan.total.high)],
        "accounts": [None if one is None else county_name(one, county=county) for one in managers],
    }
    return found


KINDS = {"pay": EventKind.LODGE, "draw": EventKind.DRAW, "replenish": EventKind.REPLENISH}


def by_ledger(question: Question) -> Answer:
    """Return the ledger of a deposit; a draw is notified on its day, since nothing else is alleged."""
    facts = question.facts
    events = []
    for when, kind, amount in facts["ledger"]:
        events.append(Event(on=day(when), kind=KINDS[kind], amount=money(amount)))
        if kind == "draw":
            events.append(Event(on=day(when), kind=EventKind.NOTIFY))
    ledger = chengde.deposit_ledger(events)
    last = date.fromisoformat(facts["ledger"][-1][0])
    lines = ledger.draws_on(last)
    due = max((line.due.value for line in lines if line.due.value), default=last)
    moves = [entry for entry in ledger.entries if entry.event.kind is not EventKind.NOTIFY]
    breached = bool(ledger.breaches_on(last))
    return DECIDED_BY_READING | {
        "balances_yuan": [plain(entry.balance) for entry in moves],
        "in_time": not breached,
        "short_on_due_date_yuan": plain(ledger.shortfall_on(due)),
        "due_on": str(due),
    }


def by_reform(question: Question) -> Answer:
    """Return what contractors of other provinces deposit now and at another rate."""
    facts = question.facts
    if facts.get("reform_rate") is None:
        message = "no other rate is given"
        raise UnsupportedError(message)
    changed = percent(f"{Decimal(facts['reform_rate']) * 100:f}")
    files = [
        ProjectFile(
            str(number),
            Project(),
            ProjectOwner(),
            (
                Party(
                    str(number),
                    firm_of({"firm_registration": "other_province"}),
                    contract_of({"contract_price_yuan": price}),
                ),
            ),
        )
        for number, price in enumerate(facts["outside_province_contracts_yuan"])
    ]
    change = chengde.portfolio(files, deposits.OUTSIDE_RATE.becomes(changed))
    lines = [line for line in change.lines if line.difference is not None]
    now, then = sum(line.before.low for line in lines), sum(line.after.low for line in lines)
    return BY_TEXT | {"now_yuan": plain(now), "reform_yuan": plain(then), "difference_yuan": plain(then - now)}


FIRMS = {
    "general_contracting_special_or_1": ("general_contracting", "1"),
    "general_contracting_2": ("general_contracting", "2"),
    "general_contracting_3": ("general_contracting", "3"),
    "professional_contracting_1": ("professional_contracting", "1"),
    "professional_contracting_ungraded": ("professional_contracting", "ungraded"),
    "professional_contracting_2": ("professional_contracting", "2"),
    "professional_contracting_3": ("professional_contracting", "3"),
    "labour_subcontracting": ("labour_subcontracting", None),
}


def by_firms(question: Question) -> Answer:
    """Return the standing deposits of a city's firms."""
    facts = question.facts
    total = Decimal(0)
    answers = []
    for name, count in facts["local_firms"].items():
        series, grade = word(FIRMS, name)
        if count is None:
            message = f"how many `{name}` there are is not known"
            raise UnsupportedError(message)
        one = chengde.standing_deposit(
            firm_of({"main_qualification_series": series, "main_qualification_grade": grade})
        )
        answers.append(one)
        total += (one.value or Decimal(0)) * count
    return head(*answers) | {"total_yuan": plain(total)}


def by_fairness(question: Question) -> Answer:
    """Return a local firm's deposit beside that of one from another province."""
    facts = question.facts
    local = firm_of({"grade": facts.get("grade")})
    price = facts.get("same_contract_yuan")
    standing = chengde.standing_deposit(local)
    outside = chengde.contractor_deposit(
        firm_of({"firm_registration": "other_province"}), contract_of({"contract_price_yuan": price})
    )
    return (head(standing, outside) if "outside_yuan" in question.wanted else head(standing)) | {
        "local_yuan": plain(standing.value),
        "outside_yuan": plain(outside.value),
        "breakeven_contract_yuan": plain(chengde.break_even_price(local)),
    }


def by_chain(question: Question) -> Answer:
    """Return what follows when a firm has not replenished and takes up a project elsewhere."""
    facts = question.facts
    refused = certificate(
        {"deadline_passed": facts["replenishment_overdue"], "drawn_yuan": "1", "replenished_yuan": "0"}
    )
    facts = {"contractor": None, **facts}
    firm = firm_of({"firm_registration": facts["contractor"], "has_home_certificate": refused["certificate_issued"]})
    away = None if facts.get("new_project_place") is None else facts["new_project_place"] != facts["contractor"]
    voucher = chengde.contractor_voucher(firm, Contract(away=away))
    case = CreditCase(entity=CreditEntity.CONTRACTOR, conduct=Conduct.NOT_REPLENISHED, serious=False)
    order = chengde.order_to_correct(case)
    if not voucher.is_decided:
        return head(voucher) | {"certificate": refused["certificate_issued"], "permit_ok": None}
    return DECIDED_BY_READING | {  # the gate asks for a voucher, for which the certificate stands in
        "certificate": refused["certificate_issued"],
        "permit_ok": voucher.value,
        "order_to_correct": order.value,
    }


def by_days(question: Question) -> Answer:
    """Return the first day on which both vouchers are there."""
    facts = question.facts
    paid = {key: facts.get(key) for key in ("construction_unit_paid_on", "contractor_paid_on")}
    unknown = [key for key, when in paid.items() if when is None]
    if unknown:
        return dict(UNKNOWN) | {"needs": unknown}
    return BY_TEXT | {"earliest": max(str(when) for when in paid.values())}


TOPICS: dict[str, Callable[[Question], Answer]] = {
    "scope": scope,
    "wage_duties": wage_duties,
    "emergency_payment": emergency_payment,
    "dispute": dispute,
    "liability": liability_of,
    "mutual_recognition": mutual_recognition,
    "replenishment": replenishment_of,
    "refund": refund_of,
    "cross_region": cross_region,
    "fund_use": fund_use,
    "supervision": supervision,
    "who_pays": who_pays,
    "credit_record": credit_record,
    "judicial_transfer": judicial_transfer,
    "temporal": temporal,
    "composite": composite,
}
