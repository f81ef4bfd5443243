"""Answers that were once wrong, each as it was found, with the right one."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from regkit import chengde
from regkit.chengde import (
    Contract,
    Contractor,
    DepartmentConduct,
    Deposit,
    Draw,
    Engagement,
    Event,
    FundUse,
    Misconduct,
    Project,
    ProjectFile,
    ProjectOwner,
    RefundClaim,
    ReplenishmentState,
    WageArrears,
    credit,
    payments,
)
from regkit.faces import whole
from regkit.language import Determination, Status, Subject
from regkit.language.kinds import BOOL, DATE, amount
from regkit.language.relating import tied
from regkit.law import Unit

AUTUMN = date(2012, 9, 1)


def of(model: type[Any], **said: Any) -> Any:
    """Return a subject from the law's words."""
    return model.model_validate(said)


def quoted(answer: Determination[Any]) -> str:
    """Return all words that an answer quotes, each after its address."""
    return "\n".join(f"{quote.address.zh} {quote.words}" for quote in answer.citations)


# ── scope ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_project_outside_the_city_is_not_reached() -> None:
    """Article 2 stands before every rule about a project, with its words."""
    answer = chengde.owner_deposit(of(Project, place="省外", contract_price=1_000_000))
    assert answer.status is Status.NOT_APPLICABLE
    assert "凡在本市从事建设工程" in quoted(answer)
    assert chengde.permit(of(ProjectFile, project={"place": "省外"})).status is Status.NOT_APPLICABLE


def test_the_standing_deposit_is_of_the_citys_firms() -> None:
    """Article 9 says 本市: of a firm of another province it is not asked."""
    answer = chengde.standing_deposit(of(Contractor, origin="外省", category="施工总承包", grade="一级"))
    assert answer.status is Status.NOT_APPLICABLE
    assert "本市建筑施工企业" in quoted(answer)


# ── permits ──────────────────────────────────────────────────────────────────────────────────────────

OWNER = {"lodged": "200万元"}
CITY = {"place": "双桥区", "contract_price": "1亿元"}
PAID = {"contractor": {"origin": "外省"}, "contract": {"role": "总承包", "price": "1亿元", "lodged": "200万元"}}


def permit_of(*parties: dict[str, Any]) -> Determination[bool]:
    """Return the answer for a project whose owner has paid."""
    file: ProjectFile = of(ProjectFile, project=CITY, owner=OWNER, parties=list(parties))
    return chengde.permit(file)


def test_no_permit_on_nothing() -> None:
    """A file without a contractor shows no voucher of one."""
    assert permit_of().value is False
    assert permit_of(PAID).value is True


def test_a_contract_price_of_nothing_is_no_deposit_of_nothing() -> None:
    """A contractor's price of zero is as silent as an owner's."""
    answer = chengde.contractor_deposit(of(Contractor, origin="外省"), of(Contract, price=0))
    assert answer.status is Status.SILENT


def test_a_subcontractor_outside_the_application_is_the_question_asked() -> None:
    """Whether it is checked is open, be it known or not that the application does not name it."""
    sub = {"contractor": {"origin": "外省"}, "contract": {"role": "劳务分包", "price": "800万元", "named": False}}
    answer = permit_of(PAID, sub)
    assert [item.name for item in answer.missing] == ["chengde.13.subcontractors"]


def test_the_permit_of_a_firm_without_qualification_says_why() -> None:
    """Article 9 is silent on it, and article 19 calls it unlawful."""
    answer = chengde.deposit_by_grade(of(Contractor, category="无资质"))
    assert answer.status is Status.SILENT
    assert "第十九条" in quoted(answer)


# ── one thing said in two ways ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("day", "clean"), [("2012-01-01", False), ("2012-01-02", True)])
def test_the_day_of_the_last_arrears_tells_the_years(day: str, clean: bool) -> None:
    """Nothing is presumed of the years where the day of the last arrears is said; the third year must be over."""
    firm = of(Contractor, district="双桥区", category="施工总承包", grade="一级", last_arrears_on="2012-04-01")
    on = date.fromisoformat(day).replace(year=2015, month=4)
    assert chengde.clean_for_three_years(firm, on=on).value is clean
    answer = chengde.contractor_deposit(firm, Contract(), on=on)
    assert (answer.value == 500_000) is not clean


def test_a_share_makes_a_joint_venture() -> None:
    """2% of the share, the price known or not."""
    for price in ({}, {"price": "1亿元"}):
        contract = of(Contract, share="4000万元", **price)
        assert chengde.contractor_deposit(of(Contractor, origin="外省"), contract).value == 800_000


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (Contract, {"share": 2, "joint_venture": False}),
        (Contract, {"share": 2, "price": 1}),
        (Contractor, {"district": "双桥区", "origin": "外省"}),
        (Contractor, {"last_arrears_on": "2012-01-01", "clean_years": 3}),
        (Contractor, {"last_arrears_on": "2012-01-01", "clean_years": 0}),
        (WageArrears, {"limit": "2012-09-01", "limit_set": False}),
        (WageArrears, {"exists": False, "amount": 100}),
        (WageArrears, {"exists": True, "amount": 0}),
        (WageArrears, {"exists": False, "settled": True}),
        (WageArrears, {"exists": False, "paid_on_time": False}),
        (WageArrears, {"exists": False, "owner_caused": True}),
        (WageArrears, {"owner_overdue": True, "owner_default": 0}),
        (WageArrears, {"limit_set": True, "urged": False}),
        (WageArrears, {"limit": "2012-09-01", "urged": False}),
        (FundUse, {"owner_defaults": True, "default": 0}),
        (FundUse, {"caused": True, "default": 0}),
        (Project, {"place": "省外", "in_planning_area": True}),
        (Contractor, {"home_certificate": False, "certificate_doubted": True}),
        (Contractor, {"in_arrears": False, "cooperates": False}),
        (Draw, {"drawn": False, "fully": True}),
        (Draw, {"drawn": False, "replenished": 1}),
        (RefundClaim, {"applied_on": "2012-12-15", "applied": False}),
        (RefundClaim, {"applied_early": True, "applied": False}),
        (RefundClaim, {"accepted_on": "2012-06-14", "ready_on": "2012-06-13"}),
        (RefundClaim, {"lodged": 100, "drawn": 200, "replenished": 50}),
        (Event, {"kind": "竣工验收", "amount": 100}),
        (WageArrears, {"settled": True, "amount": 100, "paid": 50}),
        (Draw, {"fully": False, "replenished_on": "2012-10-01"}),
        (Draw, {"drawn_on": "2012-09-17", "replenished_on": "2012-09-01"}),
        (Draw, {"drawn_on": "2012-09-17", "notice_on": "2012-09-01"}),
        (RefundClaim, {"drawn": 100, "replenished": 200}),
        (Misconduct, {"deceit_or_threat": True, "wages_unpaid": False}),
    ],
)
def test_facts_that_contradict_each_other_are_refused(model: type[Any], said: dict[str, Any]) -> None:
    """The error names the facts."""
    with pytest.raises(ValidationError, match=next(iter(said))):
        model.model_validate(said)


FACE = vars(whole("regkit.chengde")).values()
SUBJECTS = [one for one in FACE if isinstance(one, type) and issubclass(one, Subject)]
INDEPENDENT = {
    ("RefundClaim", "accepted_on", "applied_on"): "an application may be made before the acceptance",
    ("RefundClaim", "applied_on", "ready_on"): "by some readings the conditions are met without an application",
    ("Contract", "price", "project_price"): "a slip where it is higher, told by the check of a file",
    ("Contract", "price", "lodged"): "more may be paid than is due",
    ("Contract", "share", "project_price"): "the share is tied to the price of its own contract",
    ("Contract", "share", "lodged"): "more may be paid than is due",
    ("Contract", "project_price", "lodged"): "more may be paid than is due",
    ("FundUse", "default", "arrears"): "an owner may owe more or less than the wages",
    ("WageArrears", "amount", "contractor_balance"): "a deposit is not measured by what is owed",
    ("WageArrears", "amount", "owner_balance"): "a deposit is not measured by what is owed",
    ("WageArrears", "contractor_balance", "paid"): "wages may be paid from elsewhere",
    ("WageArrears", "owner_balance", "paid"): "wages may be paid from elsewhere",
    ("WageArrears", "contractor_balance", "owner_balance"): "two deposits",
    ("WageArrears", "contractor_balance", "owner_default"): "a deposit is not measured by what the owner owes",
    ("WageArrears", "owner_balance", "owner_default"): "a deposit is not measured by what the owner owes",
}
"""Days, or amounts of money, of one subject that no relation ties, and why there is none."""


def test_days_and_amounts_of_a_subject_are_related_or_independent_for_a_reason() -> None:
    """Two days, or two amounts of money, of one subject are tied by relations, or it is said why they are not."""
    kinds = DATE, amount(Unit.YUAN)
    apart = {
        (model.__name__, *sorted(pair))
        for model in SUBJECTS
        for kind in kinds
        for pair in itertools.combinations([name for name, spec in model.facts.items() if spec.kind == kind], 2)
        if pair[1] not in tied(model, [pair[0]])
    }
    assert apart == {(model, *sorted(pair)) for model, *pair in INDEPENDENT}


def test_a_yes_or_no_with_its_day_is_dated_by_it() -> None:
    """Where a subject has both `paid` and `paid_on`, the day says from when it is so."""
    for model in SUBJECTS:
        flags = [name for name, spec in model.facts.items() if spec.kind == BOOL]
        pairs = [(name, f"{name}_on") for name in flags if f"{name}_on" in model.facts]
        assert all(model.facts[name].dated_by == day for name, day in pairs), (model, pairs)


# ── decided only where the text decides ───────────────────────────────────────────────────────────────


def test_what_the_contractor_paid_for_the_owner_is_not_paid_by_the_owner() -> None:
    """The whole is still due (article 26), as the voucher is refused."""
    owner, project = of(ProjectOwner, lodged=20_000, paid_by="施工企业"), of(Project, contract_price=1_000_000)
    answer = chengde.owner_new_money(owner, project)
    assert answer.value == 20_000
    assert "必须由建设单位交纳" in quoted(answer)


@pytest.mark.parametrize(
    ("rule", "subjects", "question"),
    [
        (
            chengde.general_contractor_is_liable,
            [of(Engagement, employer="分包企业", unqualified=True, engaged_by_general_contractor=True)],
            "chengde.19.boss",
        ),
        (
            chengde.department_breach,
            [of(DepartmentConduct, demanded_again=True, certificate_shown=False)],
            "chengde.12.second",
        ),
        (chengde.owner_account, [of(Project, place="承德县", in_planning_area=True)], "chengde.6.overlap"),
        (chengde.contractor_account, [of(Contractor, district="双滦区"), Project()], "chengde.5.shuangluan"),
        (chengde.standing_deposit_is_due_by, [of(Contractor, district="双桥区")], "chengde.9.deadline"),
        (chengde.is_within_purpose, [of(FundUse, claim="工资", migrant_doubted=True)], "chengde.3.migrant_worker"),
    ],
)
def test_what_the_text_leaves_open_is_asked(rule: Any, subjects: list[Any], question: str) -> None:
    """The question is named, whichever rule touches it."""
    answer = rule(*subjects)
    assert answer.status is Status.UNDETERMINED
    assert question in {item.name for item in answer.missing}


def test_parts_of_a_fen_do_not_keep_a_voucher_back() -> None:
    """666,666.67 owed to the fen is paid with it; read exactly, the 0.0067 below it would matter."""
    project = of(Project, contract_price="33333333.30元")
    owner = of(ProjectOwner, lodged="666666.67元")
    assert chengde.owner_deposit(project).value == Decimal("666666.666")
    assert chengde.owner_voucher(owner, project).value is True
    short = of(ProjectOwner, lodged="666666.66元")
    assert chengde.owner_voucher(short, project).value is False
    assert chengde.owner_voucher(short, project).under(payments.ROUNDING.read_as("down")).value is True


def test_what_is_dated_later_has_not_happened_yet() -> None:
    """Put back on 1 December, asked in October: not yet due, then overdue with the certificate refused."""
    draw = of(Draw, drawn_on="2012-09-17", notice_on="2012-09-17", replenished_on="2012-12-01")
    assert chengde.replenishment_state(draw, on=date(2012, 10, 1)).value is ReplenishmentState.NOT_YET_DUE
    assert chengde.certificate_refused(draw, on=date(2012, 11, 1)).value is True
    assert chengde.certificate_refused(draw, on=date(2012, 12, 1)).value is False


def test_wages_that_are_paid_need_no_emergency_payment() -> None:
    """Nothing is owed, so nothing may be paid from the deposit."""
    paid = of(WageArrears, exists=True, group_petition=True, amount=100, paid=100)
    assert chengde.may_start_emergency_payment(paid, on=AUTUMN).value is False
    assert chengde.still_owed(paid).value == 0


def test_a_multiple_is_usual_not_bounded() -> None:
    """0.3 counts and the words on the usual range are quoted; more than the whole cannot be cut."""
    said = {"district": "双桥区", "category": "施工总承包", "grade": "一级", "clean_years": 3}
    answer = chengde.contractor_deposit(of(Contractor, **said, reduction="0.3"), Contract())
    assert answer.value == 350_000
    assert credit.USUAL.quote.words in quoted(answer)
    with pytest.raises(ValidationError, match="reduction"):
        of(Contractor, **said, reduction="1.2")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"origin": "北京", "on_pilot_list": True, "home_certificate": True}, ["等同于省内企业", "一律查验"]),
        (
            {"origin": "北京", "on_pilot_list": True, "home_certificate": False},
            ["等同于省内企业", "不能提供缴纳证明的"],
        ),
        ({"origin": "本省外市", "home_certificate": True}, ["一律查验"]),
    ],
)
def test_the_paragraph_that_decides_is_quoted(said: dict[str, Any], words: list[str]) -> None:
    """A listed Beijing firm is treated by 10.2, and without a certificate by 10.3."""
    text = quoted(chengde.deposit_before_credit(of(Contractor, **said), of(Contract, price="1000万元")))
    assert all(one in text for one in words)


def test_the_item_that_holds_is_quoted() -> None:
    """Emergency payment quotes the item of 16.1, responsibility the item of 28."""
    wages = of(WageArrears, exists=True, skip_level_petition=True)
    answer = chengde.may_start_emergency_payment(wages, on=AUTUMN)
    assert "越级上访" in quoted(answer)
    case = of(Misconduct, actor="总包企业负责人", absconded=True, wages_unpaid=True)
    assert "携工程款逃逸" in quoted(chengde.persons_are_held_responsible(case))


def test_the_deposit_ledger_knows_its_holder_and_flags_what_the_measures_have_no_word_for() -> None:
    """An owner's deposit is the owner's; a standing deposit given back is flagged, not lost."""
    events = [of(Event, kind="交存", on="2012-04-01", amount=100), of(Event, kind="返还", on="2012-05-01", amount=100)]
    assert len(chengde.deposit_ledger(events).questioned) == 1
    owner = chengde.deposit_ledger(events[:1], deposit=Deposit.OWNER)
    assert "claim.holder" not in {item.name for item in owner.refund_on(date(2013, 1, 1)).missing}
