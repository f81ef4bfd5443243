"""Chengde's cases on deposits, accounts and permits (articles 4 to 14), put to the rules. No law stands here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from regkit import chengde
from regkit.chengde import (
    Category,
    Contract,
    Contractor,
    Engagement,
    Grade,
    Origin,
    Party,
    Payer,
    Place,
    Project,
    ProjectFile,
    ProjectOwner,
    Role,
    deposits,
    liability,
    permits,
    questions,
)
from regkit.chengde.facts import ARREARS_OFFICE, COLLECTING_DEPARTMENT
from regkit.chengde.plan import ends_of
from regkit.language import Determination, Status
from tests.oracle.case import Question
from tests.oracle.chengde_words import (
    PLACES,
    RATES,
    Answer,
    Facts,
    body,
    contract_of,
    county_name,
    deposit_answer,
    firm_of,
    head,
    left_open,
    money,
    plain,
    qualification,
    range_of,
    under,
    word,
)

# ── topics ───────────────────────────────────────────────────────────────────────────────────────────────


def local_deposit(question: Question) -> Answer:
    """Article 9."""
    facts = question.facts
    if facts.get("qualifications") and facts.get("main_qualification") is None:
        firms = [Contractor.model_validate(qualification({"grade": pair})) for pair in facts["qualifications"]]
        status, bounds = chengde.standing_deposit_of_any(firms)
        if status is Status.DECIDED:
            return {"status": "determined", "basis": "recommended_reading", "amount_yuan": plain(bounds.low)}
        ends = [plain(bounds.low), plain(bounds.high)]
        return {
            "status": "undetermined",
            "basis": "gap",
            "needs": ["which qualification is the 主项"],
            "range_yuan": ends,
        }
    if "outcome" in question.wanted and "needs" not in question.wanted and unqualified(facts):
        unlawful = chengde.unqualified_contracting(Engagement(unqualified=True))
        return head(unlawful) | {"outcome": f"no deposit of article 9: {liability.UNLAWFUL.words} (19)"}
    asked = {
        "firm_ceased_business": questions.STANDING_REFUND,
        "tender_security_form": questions.GUARANTEE,
        "question_date": questions.STANDING_DEADLINE,
        "old_grade": questions.GRADE_CHANGED,
    }
    for key, open_question in asked.items():
        if key in facts:
            return left_open(open_question) | grade_change(facts)
    _, found = deposit_answer(question)
    if facts.get("firm_registration", "") is None:
        found["candidates"] = by_origin(facts)
    if unqualified(facts):
        found["outcome"] = f"no deposit of article 9: {liability.UNLAWFUL.words} (19)"
    if "standing_deposit_paid_yuan" in facts:
        new_money = chengde.contractor_new_money(firm_of(facts), contract_of(facts))
        if "additional_yuan" in question.wanted and not new_money.is_decided:
            found |= head(new_money)
        found |= {"additional_yuan": plain(new_money.value)}
    if facts.get("entity") == "branch_office":
        found["basis"] = "recommended_reading"
    return found


def unqualified(facts: Facts) -> bool:
    """Return whether a firm is said to have no qualification at all."""
    return qualification(facts)["category"] is Category.NONE


def unit_deposit(question: Question) -> Answer:
    """Articles 7 and 8."""
    facts = question.facts
    if "deposit_paid_on" in facts:
        return in_time(facts)
    price = money(facts.get("contract_price_total_yuan"))
    if {"price_kind", "supplement_after_permit_yuan", "contract_price_currency"} & facts.keys():
        return price_unsettled(facts)
    if not facts.get("permit_required", True):
        usual = chengde.owner_deposit(Project(contract_price=price)).value
        return left_open(questions.UNPERMITTED_PROJECT) | {"indicative_yuan": plain(usual)}
    if facts.get("contracts_yuan"):
        price = sum((Decimal(one) for one in facts["contracts_yuan"]), Decimal(0))
    got = chengde.owner_deposit(Project(contract_price=price))
    found = head(got) | {"rate": RATES["owner"], "credit_adjustment_applies": False}
    if got.is_decided:
        found["amount_yuan"] = plain(got.value)
        if facts.get("contracts_yuan"):
            first = chengde.owner_deposit(Project(contract_price=Decimal(facts["contracts_yuan"][0]))).value
            found |= {"basis": "recommended_reading", "alternatives": {"main_contract_only": plain(first)}}
        if "fen" in question.text:
            exact = got.value or Decimal(0)
            cut = exact.quantize(Decimal("0.01"), rounding="ROUND_DOWN")
            rounded = exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
            found |= {
                "basis": "recommended_reading",
                "amount_yuan": plain(rounded),
                "alternatives": {"truncate": plain(cut)},
            }
    return found


def price_unsettled(facts: Facts) -> Answer:
    """A price that is provisional, changes later or stands in a foreign currency: what it would come to."""

    def deposit(price: Decimal | None) -> str | None:
        return plain(chengde.owner_deposit(Project(contract_price=price)).value)

    base, more = money(facts.get("contract_price_total_yuan")), money(facts.get("supplement_after_permit_yuan"))
    if "supplement_after_permit_yuan" in facts:
        topped_up = None if base is None or more is None else base + more
        return left_open(questions.PRICE_CHANGED) | {
            "base_amount_yuan": deposit(base),
            "amount_yuan": deposit(base),
            "if_topped_up_yuan": deposit(topped_up),
        }
    if "contract_price_currency" in facts:
        return left_open(questions.FOREIGN_CURRENCY)
    indicative = deposit(money(facts.get("estimated_price_yuan")) or base)
    return left_open(questions.PROVISIONAL_PRICE) | {"indicative_yuan": indicative}


def in_time(facts: Facts) -> Answer:
    """The time limit of article 8."""
    project = Project(
        permit_issued_on=facts.get("permit_issued_on"), permit_applied_on=facts.get("permit_application_on")
    )
    got = chengde.owner_paid_in_time(ProjectOwner(paid_on=facts["deposit_paid_on"]), project)
    strict = got.under(permits.A8_TIME.read_as("application"))
    differs = strict.is_decided and strict.value != got.value
    if not got.is_decided:
        return head(got) | {"timely": None}
    return head(got) | {
        "basis": "recommended_reading" if differs else "text",
        "timely": got.value,
        "alternatives": {"strict_before_application": strict.value},
        "also": "without a voucher in time the permit should not have been issued (13)",
    }


def outside_province_deposit(question: Question) -> Answer:
    """Article 10, paragraph 1."""
    facts = question.facts
    if facts.get("project_contracts_yuan"):
        each = [
            chengde.contractor_deposit(firm_of(facts), contract_of({**facts, "contract_price_yuan": price}))
            for price in facts["project_contracts_yuan"]
        ]
        values = [one.value or Decimal(0) for one in each]
        return head(*each) | {
            "amounts_yuan": [plain(one) for one in values],
            "total_yuan": plain(sum(values, Decimal(0))),
        }
    if facts.get("joint_venture"):
        return joint_venture(facts)
    got, found = deposit_answer(question)
    if facts.get("own_contract_yuan") and facts.get("general_contract_yuan"):
        general = {**facts, "role": "general_contractor", "own_contract_yuan": facts["general_contract_yuan"]}
        found["subcontractor_yuan"] = plain(got.value)
        found["general_contractor_yuan"] = plain(
            chengde.contractor_deposit(firm_of(general), contract_of(general)).value
        )
    if got.status is Status.SILENT:
        usual = chengde.contractor_deposit(Contractor(origin=Origin.OTHER_PROVINCE), contract_of(facts))
        found["recommended"] = {"amount_yuan": plain(usual.value)}
    if "paid_yuan" in facts:
        paid = Contract(**{**contract_of(facts).model_dump(exclude_unset=True), "lodged": money(facts["paid_yuan"])})
        short = chengde.contractor_new_money(firm_of(facts), paid)
        if {"full", "shortfall_yuan"} & question.wanted.keys():
            found |= {} if short.is_decided else head(short)
        found |= {"full": None if short.value is None else short.value == 0, "shortfall_yuan": plain(short.value)}
    return found


def joint_venture(facts: Facts) -> Answer:
    """A joint venture, member by member."""
    answers: list[Determination[Decimal]] = []
    shown: list[str | None] = []
    for member in facts["joint_venture"]:
        firm = firm_of(member)
        contract = Contract(
            role=Role.GENERAL_CONTRACTOR,
            price=money(facts.get("contract_price_yuan")),
            joint_venture=True,
            share=money(member.get("share_yuan")),
        )
        got = chengde.contractor_deposit(firm, contract)
        answers.append(got)
        local = firm.origin is Origin.LOCAL
        shown.append(f"{plain(got.value)}{' (standing)' if local else ''}" if got.is_decided else None)
    outside = answers[-1]
    found = head(*answers) if all(one.is_decided for one in answers) else head(outside)
    return found | {
        "members_yuan": shown,
        "authority": COLLECTING_DEPARTMENT,
        "max_yuan": plain(ends_of(outside)[1]),
        "alternatives": {"lead_member_regime_for_whole": f"{under(outside, deposits.A22, 'whole')} or nothing new"},
    }


def incoming_deposit(question: Question) -> Answer:
    """Article 10, paragraphs 2 and 3."""
    facts = question.facts
    got, found = deposit_answer(question)
    if "certificate_dated" in facts:
        return left_open(questions.CERTIFICATE_VALIDITY)
    if facts.get("listed_from") and facts.get("deposit_due_on") and got.is_decided:
        found["basis"] = "recommended_reading"  # the list as it stands on the day when the deposit falls due
    if got.is_decided and firm_of(facts).origin is Origin.HEBEI_ELSEWHERE and got.value:
        found["basis"] = "text"
    return found


def grade_change(facts: Facts) -> Answer:
    """Return the difference between the cells of two grades, should a change be made up."""
    if not facts.get("old_grade") or not facts.get("new_grade"):
        return {}
    old, new = (
        chengde.standing_deposit(firm_of({**facts, "main_qualification_grade": facts[key]})).value or Decimal(0)
        for key in ("old_grade", "new_grade")
    )
    return {"recommended": {"top_up_yuan": plain(new - old)}} if new > old else {}


def by_origin(facts: Facts) -> Answer:
    """Return what the deposit would be for each origin of a firm whose registration is not known."""
    cases: dict[str, dict[str, Any]] = {
        "chengde": {"firm_registration": "chengde_shuangqiao"},
        "hebei_other_city_with_certificate": {"firm_registration": "hebei_other_city", "has_home_certificate": True},
        "hebei_other_city_without_certificate": {
            "firm_registration": "hebei_other_city",
            "has_home_certificate": False,
        },
        "outside_province": {"firm_registration": "other_province"},
    }
    return {
        name: plain(chengde.contractor_deposit(firm_of({**facts, **more}), contract_of(facts)).value)
        for name, more in cases.items()
    }


def credit_adjustment(question: Question) -> Answer:
    """Article 11."""
    facts = question.facts
    if facts.get("party") == "construction_unit":
        got = chengde.owner_deposit(Project(contract_price=money(facts.get("contract_price_total_yuan"))))
        return head(got) | {"amount_yuan": plain(got.value), "credit_adjustment_applies": False}
    if any(key in facts for key in ("clean_years_counted_from", "firm_established", "projects_done")):
        return left_open(questions.HOW_COUNTED)
    if "three_years_met" in question.wanted or (facts.get("last_arrears_on") and facts.get("as_of")):
        if facts.get("as_of") is None:
            return {"status": "undetermined", "basis": "gap", "needs": ["as_of"], "three_years_met": None}
        met = chengde.clean_for_three_years(firm_of(facts), on=date.fromisoformat(facts["as_of"]))
        by_reading = {"basis": "recommended_reading"} if met.is_decided else {}
        return head(met) | by_reading | {"three_years_met": met.value}
    if "consecutive" in facts and facts["consecutive"] is None:
        facts = {**facts, "consecutive_arrears_count": None}
    if "publish_on" in question.wanted:
        where = deposits.PUBLISHED.words.removeprefix("实行诚信奖惩制度,并在").removesuffix("上公布")
        return {"status": "determined", "basis": "text", "publish_on": where}
    if "standing_deposit_paid_yuan" in facts:
        return left_open(questions.REDUCTION_OF_PAID)
    if "past_consecutive_arrears_count" in facts:
        facts = {**facts, "consecutive_arrears_count": facts["past_consecutive_arrears_count"]}
    firm, contract = firm_of(facts), contract_of(facts)
    direction = chengde.credit_adjustment(firm)
    got = chengde.contractor_deposit(firm, contract)
    base = chengde.deposit_before_credit(firm, contract)
    found = head(got) | {
        "adjustment_mandatory": direction.is_decided and direction.value is not chengde.CreditAdjustment.NONE,
        "direction": None if direction.value is None else direction.value.code,
        "adjustment": None if direction.value is None else direction.value.code,
        "base_yuan": plain(base.value),
        "range_is": "usual (一般), not absolute",
        "total_range_yuan": range_of(got),
        "remaining_range_yuan": range_of(got),
        "publish_on": "承德市住建局网",
        "reading": f"{deposits.A5.options[deposits.A5.default]}: {deposits.A5.why}",
        "alternatives": {
            "literal_to_1x": under(got, deposits.A1, "to"),
            "only_art_9": under(got, deposits.A5, "standing"),
            "other": "undetermined: 清欠办 decides",
        },
    }
    if got.is_decided:
        found["amount_yuan"] = plain(got.value)
    if direction.is_decided and chengde.multiple_is_usual(firm).value is False:
        found["warning"] = "outside usual range 0.5-1"
    direction_only = direction.is_decided and "direction" in question.wanted and "needs" not in question.wanted
    if direction_only or "past_consecutive_arrears_count" in facts:
        found |= head(direction) | {"basis": "recommended_reading"}
    if facts.get("firm_registration") == "chengde_county" and not got.is_decided:
        found["needs"] = [questions.WHO_FIXES_FOR_COUNTIES.en]
    if firm.home_certificate and firm.origin is Origin.HEBEI_ELSEWHERE:
        found["chengde_amount_yuan"] = plain(got.value)
    if base.value and contract.price and firm.origin is not Origin.LOCAL and range_of(got):
        found["effective_rate_range"] = [plain(Decimal(end) / contract.price) for end in range_of(got) or ()]
    if not direction.is_decided:
        found |= {"authority": ARREARS_OFFICE}
    return found


def exemption(question: Question) -> Answer:
    """Article 14."""
    facts = question.facts
    if facts.get("ongoing_project_permit_on"):
        usual = chengde.contractor_deposit(firm_of({**facts, "provincial_key_backbone": False}), contract_of(facts))
        return left_open(questions.DELISTED_UNDER_WAY) | {"indicative_yuan": plain(usual.value)}
    if facts.get("party") == "subcontractor":
        facts = {
            **facts,
            "firm_registration": facts.get("subcontractor_registration"),
            "provincial_key_backbone": facts.get("subcontractor_key_backbone", False),
            "role": "professional_subcontractor",
        }
    firm = firm_of(facts)
    at_home = firm if firm.origin is not None else firm.model_copy(update={"origin": Origin.LOCAL})
    exempt = chengde.is_exempt(at_home)  # a firm of which nothing else is said is not one that comes in
    reported = chengde.must_be_reported(firm)
    if firm.origin is None and "amount_yuan" not in question.wanted:
        next_step = exempt if reported.is_decided else reported
        asked = {"exempt": exempt, "report_for_removal": reported, "next_step": next_step}
        named = [one for key, one in asked.items() if key in question.wanted]
        found = head(*(named or [exempt]))
    else:
        _, found = deposit_answer(Question(question.topic, question.text, facts, question.wanted))
    found |= {
        "exempt": exempt.value,
        "report_for_removal": reported.value,
        "next_step": "报请省住房和城乡建设厅 to take it off the list" if reported.value else None,
        "contractor_deposit": "none" if exempt.value else "its own",
        "construction_unit_deposit": "the owner's, and only where the owner's late payment is the cause (23)",
    }
    if "delisted_on" in facts or "contractor_deposit" in question.wanted:
        found["basis"] = "recommended_reading" if found["status"] == "determined" else "gap"
    return found


def account_routing(question: Question) -> Answer:
    """Articles 4 to 6."""
    facts = question.facts
    if "payer" in facts and facts["payer"] is None:
        return {"status": "undetermined", "basis": "gap", "needs": ["payer"], "manager": None}
    if "payer" not in facts:
        return {"status": "determined", "basis": "text", "body": "市、县、区建设行政主管部门"}
    if "project_places" in facts:
        return left_open(questions.TWO_PLACES)
    place = facts.get("project_place")
    project = Project(place=word(PLACES, place), in_planning_area=facts.get("in_urban_planning_area"))
    origins = {
        "outside_province_contractor": Contractor(origin=Origin.OTHER_PROVINCE),
        "hebei_other_city_without_certificate": Contractor(origin=Origin.HEBEI_ELSEWHERE, home_certificate=False),
    }
    payer = facts["payer"]
    if payer == "construction_unit":
        got = chengde.owner_account(project)
    else:
        got = chengde.contractor_account(origins.get(payer) or firm_of(facts), project)
    found = head(got)
    county = "chengde_county" in {facts.get("firm_registration"), place}
    if got.is_decided and got.value is not None:
        found |= {"manager": county_name(got.value.manager, county=county), "bookkeeping": got.value.bookkeeping}
        if "pingquan_city_since_2017" in facts.values():
            found["basis"] = "recommended_reading"
    else:
        recommended = [item.recommended for item in got.missing if item.recommended]
        accounts = [one.manager for one in got.possible if isinstance(one, chengde.Account)]
        candidates = [county_name(one, county=county) for one in accounts]
        chosen = next((one for one in candidates if recommended and one in recommended[0]), None)
        found |= {"candidates": candidates, "recommended": {"manager": chosen}}
    return found


def permit_gate(question: Question) -> Answer:
    """Article 13."""
    facts = question.facts
    if "authority_act" in facts:
        return left_open(questions.DISCIPLINE) | {"breach": True}
    if facts.get("permit_issued_on"):
        issued = date.fromisoformat(facts["permit_issued_on"])
        reached = chengde.permit(ProjectFile("P", Project(), ProjectOwner()), on=issued).status
        return {"status": "determined", "basis": "text", "rule_applies": reached is not Status.NOT_APPLICABLE}
    facts = {**facts, **{key: "unknown" for key in VOUCHERS if facts.get(key) is None}}
    due = money(facts.get("construction_unit_due_yuan")) or Decimal(1_000_000)
    project = Project(contract_price=due * 50)
    owner = word(OWNERS, facts["construction_unit_voucher"])(facts, due)
    stale = facts["contractor_status"] == "chengde_firm_replenishment_overdue"
    at_home = stale and not facts.get("project_outside_registration_place")
    if at_home and chengde.owner_voucher(owner, project).value is not False:
        return left_open(questions.STALE_VOUCHER)
    firm, contract = word(CONTRACTORS, facts["contractor_status"])(facts, due)
    parties = [Party("contractor", firm, contract)]
    if "subcontractor_status" in facts:
        unpaid = None if facts["subcontractor_status"] is None else Decimal(0)
        sub = Contract(role=Role.LABOUR_SUBCONTRACTOR, price=due, lodged=unpaid)
        parties.append(Party("subcontractor", Contractor(origin=Origin.OTHER_PROVINCE), sub))
    got = chengde.permit(ProjectFile("P", project, owner, tuple(parties)))
    found: Answer = {
        "status": "undetermined" if got.may_issue is None else "determined",
        "basis": "gap" if got.may_issue is None else permit_basis(facts),
        "permit_ok": got.may_issue,
        "missing": [shortfall(item.party, facts) for item in got.missing_items],
        "needs": needed(got),
        "evidence": "proof of listing or exemption in place of the voucher",
    }
    if any(item.authority for item in got.missing):
        found["authority"] = body(*(item.authority for item in got.missing))
    if owner.paid_by is Payer.CONTRACTOR:
        found["violation"] = "26"
    if got.may_issue is None and "subcontractor_status" in facts:
        found["recommended"] = {"permit_ok": True, "note": "only contractors named in the application are checked"}
    return found


def needed(got: chengde.PermitAnswer) -> list[str]:
    """Return which vouchers are unknown, by the keys of the cases."""
    keys = {"建设单位": "construction_unit_voucher", "contractor": "contractor_status"}
    found = [
        keys.get(item.party, "subcontractor vouchers: whether they are checked")
        for item in got.items
        if item.state == "unknown"
    ]
    return found or [item.en for item in got.missing] or ["nothing: the answer is decided"]


def shortfall(party: str, facts: Facts) -> str:
    """Return a missing item as the cases write it."""
    name = "construction_unit" if party == "建设单位" else party
    if name == "construction_unit" and facts["construction_unit_voucher"] == "paid_partial":
        return "construction_unit shortfall"
    if name == "contractor" and facts.get("decided_total_yuan") and facts.get("paid_yuan"):
        short = Decimal(facts["decided_total_yuan"]) - Decimal(facts["paid_yuan"])
        return f"contractor shortfall {short}"
    return name


def permit_basis(facts: Facts) -> str:
    """Return whether the text alone decides the permit."""
    plain_states = {"paid_full", "missing", "unknown", "exempt_claimed"}
    contractor = {"paid_full", "missing", "unknown", "hebei_other_city_without_certificate_unpaid"}
    contractor |= {"hebei_other_city_without_certificate_paid_2pct"}
    owner, firm = facts["construction_unit_voucher"], facts["contractor_status"]
    if owner in {"missing", "exempt_claimed"} or firm in {"missing", "hebei_other_city_without_certificate_unpaid"}:
        return "text"  # one voucher that is plainly not there decides
    return "text" if owner in plain_states and firm in contractor else "recommended_reading"


def _owner(paid: int | None, **more: Any) -> Callable[[Facts, Decimal], ProjectOwner]:
    return lambda _facts, due: ProjectOwner(lodged=None if paid is None else due * paid, **more)


VOUCHERS = ("construction_unit_voucher", "contractor_status")
OWNERS: dict[str, Callable[[Facts, Decimal], ProjectOwner]] = {
    "paid_full": _owner(1),
    "missing": _owner(0),
    "exempt_claimed": _owner(0),
    "unknown": _owner(None),
    "paid_by_contractor": _owner(1, paid_by=Payer.CONTRACTOR),
    "paid_partial": lambda facts, due: ProjectOwner(
        lodged=money(facts.get("construction_unit_paid_yuan") or due - Decimal("0.01"))
    ),
}


def _outside(paid: int | None) -> Callable[[Facts, Decimal], tuple[Contractor, Contract]]:
    return lambda _facts, due: (
        Contractor(origin=Origin.OTHER_PROVINCE),
        Contract(role=Role.GENERAL_CONTRACTOR, price=due * 50, lodged=None if paid is None else due * paid),
    )


def _hebei(*, certificate: bool, paid: int) -> Callable[[Facts, Decimal], tuple[Contractor, Contract]]:
    return lambda _facts, due: (
        Contractor(origin=Origin.HEBEI_ELSEWHERE, home_certificate=certificate),
        Contract(role=Role.GENERAL_CONTRACTOR, price=due * 50, lodged=due * paid),
    )


def _local(contract: Contract, **firm: Any) -> Callable[[Facts, Decimal], tuple[Contractor, Contract]]:
    main = {"district": Place.SHUANGQIAO, "category": Category.GENERAL_CONTRACTING, "grade": Grade.FIRST}
    return lambda _facts, _due: (Contractor.model_validate({**main, **firm}), contract)


HERE = Contract(role=Role.GENERAL_CONTRACTOR, away=False)
AWAY = Contract(role=Role.GENERAL_CONTRACTOR, away=True)
CONTRACTORS: dict[str, Callable[[Facts, Decimal], tuple[Contractor, Contract]]] = {
    "paid_full": _outside(1),
    "missing": _outside(0),
    "unknown": _outside(None),
    "exempt_key_backbone": _local(HERE, key_backbone=True),
    "hebei_other_city_with_certificate": _hebei(certificate=True, paid=0),
    "hebei_other_city_without_certificate_paid_2pct": _hebei(certificate=False, paid=1),
    "hebei_other_city_without_certificate_unpaid": _hebei(certificate=False, paid=0),
    "chengde_other_county_with_certificate": _local(AWAY, home_certificate=True),
    "chengde_firm_replenishment_overdue": _local(AWAY, home_certificate=False),
    "waived_100pct_by_decision_art11": _local(HERE, clean_years=3, reduction="1"),
    "increased_art11_base_paid_only": lambda facts, _due: (
        Contractor(
            district=Place.SHUANGQIAO,
            category=Category.GENERAL_CONTRACTING,
            grade=Grade.FIRST,
            arrears_in_a_row=3,
            increase=Decimal(facts.get("decided_total_yuan") or 750_000) / 500_000 - 1,
            lodged=money(facts.get("paid_yuan") or 500_000),
        ),
        HERE,
    ),
}

TOPICS: dict[str, Callable[[Question], Answer]] = {
    "local_deposit": local_deposit,
    "unit_deposit": unit_deposit,
    "outside_province_deposit": outside_province_deposit,
    "beijing_tianjin_pilot": incoming_deposit,
    "hebei_other_city": incoming_deposit,
    "credit_adjustment": credit_adjustment,
    "exemption": exemption,
    "account_routing": account_routing,
    "permit_gate": permit_gate,
}
