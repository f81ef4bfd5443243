"""The plan of a whole project and the gate before its permit: joining answers, never guessing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit import chengde
from regkit.chengde import Contract, Contractor, Party, Project, ProjectFile, ProjectOwner
from regkit.language import Bounds, Status


def party(name: str, contract: dict[str, Any] | None = None, **firm: Any) -> Party:
    """Return a party from the law's words."""
    return Party(
        name=name, contractor=Contractor.model_validate(firm), contract=Contract.model_validate(contract or {})
    )


CITY = Project.model_validate({"place": "双桥区", "in_planning_area": True, "contract_price": "1.2亿元"})


def file_of(*parties: Party, lodged: str = "0元", project: Project = CITY, **owner: Any) -> ProjectFile:
    """Return a project in the city for 120 million yuan."""
    body = {"id": "P-1", "project": project, "owner": ProjectOwner.model_validate({"lodged": lodged, **owner})}
    return ProjectFile.model_validate({**body, "parties": parties})


MIXED = file_of(
    party("京建", {"role": "总承包", "price": "1.2亿元"}, 注册地="北京", 京津冀建筑市场一体化试点企业=False),
    party("本地", {"role": "专业分包"}, district="双桥区", category="专业承包", grade="二级", lodged="20万元"),
    party("劳务", {"role": "劳务分包", "price": "800万元"}, 注册地="外省"),
    party("唐山", {"role": "专业分包", "price": "600万元"}, 注册地="本省外市", 保证金缴纳证明=True),
)


def test_every_party_is_asked_and_the_sum_is_of_new_money() -> None:
    """Each pays by its own origin; what a local firm lodged before counts; accounts follow articles 5 and 6."""
    plan = chengde.deposit_plan(MIXED)
    assert [line.new_money.value for line in plan.lines] == [2_400_000, 2_400_000, 0, 160_000, 0]
    assert plan.total == Bounds(Decimal(4_960_000), Decimal(4_960_000))
    accounts = [line.account.value.manager if line.account.value else None for line in plan.lines]
    assert accounts[0] == accounts[1] == accounts[3] == "市工程建设交易管理中心"
    assert accounts[2] == "清欠办(市住建局建筑市场监管科)"


def test_an_open_decision_makes_the_total_a_range() -> None:
    """Until the clearance office fixes the multiple, only its usual ends are told, and the decision is listed."""
    plan = chengde.deposit_plan(
        file_of(party("甲", district="双桥区", category="施工总承包", grade="一级", arrears_in_a_row=3))
    )
    assert plan.total == Bounds(Decimal(2_400_000 + 500_000), None)
    (amount,) = plan.lines[1].new_money.possible
    assert isinstance(amount, Bounds)
    assert amount.usual == (750_000, 1_000_000)
    assert [item.name for item in plan.open_decisions] == ["firm.increase"]


def test_silence_of_the_text_leaves_the_total_without_an_upper_end() -> None:
    """A firm that article 9 does not place is not counted as owing nothing."""
    plan = chengde.deposit_plan(file_of(party("甲", district="双桥区", category="专业承包", grade="特级")))
    assert plan.total == Bounds(Decimal(2_400_000), None)


def test_an_unusual_multiple_carries_a_warning_and_still_counts() -> None:
    """A multiple of 1.5 is reckoned with and pointed out."""
    firm = party("甲", district="双桥区", category="施工总承包", grade="一级", arrears_in_a_row=3, increase="1.5")
    line = chengde.deposit_plan(file_of(firm)).lines[1]
    assert line.new_money.value == 1_250_000
    assert [(one.zh, one.en) for one in line.warnings] == [
        (
            "清欠办确定的倍数不在通常的0.5-1倍范围内（第十一条）",
            "the multiple that the clearance office fixed lies outside the usual 0.5 to 1 times (article 11)",
        )
    ]


def test_before_commencement_nothing_is_due() -> None:
    """On 18 March 2012 the plan has no amounts and the gate does not apply; a day later both do."""
    assert chengde.deposit_plan(MIXED, on=date(2012, 3, 18)).total == Bounds(Decimal(0), Decimal(0))
    assert chengde.permit(MIXED, on=date(2012, 3, 18)).status is Status.NOT_APPLICABLE
    assert chengde.deposit_plan(MIXED, on=date(2012, 3, 19)).total.low == 4_960_000
    assert chengde.permit(MIXED, on=date(2012, 3, 19)).value is False


TWICE = {"district": "双桥区", "category": "施工总承包", "grade": "二级", "name": "甲公司"}


def test_an_owner_of_whom_nothing_is_known_is_not_presumed_to_have_paid_nothing() -> None:
    """Said to be unknown is not unsaid; a list of contractors of which nothing was said has no end."""
    unknown = ProjectFile.model_validate({"project": CITY, "owner": None, "parties": []})
    plan = chengde.deposit_plan(unknown)
    assert plan.lines[0].lodged is None
    assert plan.lines[0].new_money.status is Status.UNDETERMINED
    unsaid = ProjectFile.model_validate({"project": CITY})
    assert chengde.deposit_plan(unsaid).total == Bounds(Decimal(2_400_000), None)


def firm_party(firm: dict[str, Any], **contract: Any) -> Party:
    """Return a party of a firm that has a name."""
    return Party.model_validate({"contractor": firm, "contract": contract})


def test_a_firm_with_two_contracts_lodges_once() -> None:
    """Article 9's deposit is one for all that the firm takes up, also within one project; the 2% of others is not."""
    file = file_of(firm_party(TWICE, role="总承包"), firm_party(TWICE, role="专业分包"), lodged="240万元")
    plan = chengde.deposit_plan(file)
    assert plan.total == Bounds(Decimal(300_000), Decimal(300_000))
    assert plan.owed.value == 300_000
    outside = {"注册地": "外省", "name": "乙公司"}
    file = file_of(
        *(firm_party(outside, role="总承包", price=price) for price in ("1000万元", "500万元")), lodged="240万元"
    )
    assert chengde.deposit_plan(file).owed.value == 300_000


@pytest.mark.parametrize(
    ("firm", "standing"),
    [({"district": "承德县"}, True), ({"注册地": "外省"}, False), ({"注册地": "本省外市"}, False), ({}, None)],
)
def test_whose_deposit_is_one_for_all_projects(firm: dict[str, Any], standing: bool | None) -> None:
    """A firm of the city's is; an incoming firm's is not; a listed firm of Beijing's is under the other reading."""
    assert chengde.deposit_is_standing(Contractor.model_validate(firm)).value is standing
    listed = chengde.deposit_is_standing(Contractor.model_validate({"注册地": "北京", "on_pilot_list": True}))
    assert listed.value is False
    assert listed.under(chengde.deposits.A6.read_as("local")).value is True


def test_the_cure_is_the_proof_that_the_rule_names() -> None:
    """Away from home a firm of the city shows its certificate (article 12); at home a voucher (article 13)."""
    away = {**TWICE, "district": "承德县", "保证金缴纳证明": False}
    file = file_of(firm_party(away, role="总承包"), lodged="240万元")
    assert chengde.permit_items(file)[1].cure_zh == "由注册地保证金收缴部门开具缴纳证明"
    home = file_of(firm_party(TWICE, role="总承包"), lodged="240万元")
    assert chengde.permit_items(home)[1].cure_zh == "足额交纳保证金并出具交费凭证"


def test_a_firm_of_the_city_is_not_told_of_the_two_percent() -> None:
    """What a firm of the city still has to pay and its voucher rest on article 9, not on article 10."""
    firm = Contractor.model_validate(TWICE)
    for answer in (
        chengde.contractor_new_money(firm, Contract()),
        chengde.contractor_voucher(firm, Contract(), CITY),
        chengde.contractor_voucher(Contractor.model_validate({**TWICE, "category": "无资质"}), Contract(), CITY),
    ):
        assert 10 not in {quote.address.article for quote in answer.citations}


PAID = {"role": "总承包", "price": "1.2亿元", "lodged": "240万元"}


def test_permit_needs_the_proof_of_both_sides() -> None:
    """With the owner's and the named contractor's vouchers the permit may be issued."""
    answer = chengde.permit(file_of(party("甲", PAID, 注册地="外省"), lodged="240万元"))
    assert answer.value is True
    assert answer.status is Status.DECIDED


@pytest.mark.parametrize(("paid", "issued"), [("2399999.99元", False), ("2400000元", True), ("2400000.01元", True)])
def test_one_fen_short_bars_the_permit(paid: str, issued: bool) -> None:
    """Paid means paid in full."""
    answer = chengde.permit(file_of(party("甲", PAID, 注册地="外省"), lodged=paid))
    assert answer.value is issued


def test_one_known_failure_decides_whatever_else_is_unknown() -> None:
    """A missing owner's voucher bars the permit though nothing is known of the contractor."""
    answer = chengde.permit(file_of(party("甲", {"role": "总承包"})))
    assert answer.value is False
    items = chengde.permit_items(file_of(party("甲", {"role": "总承包"})))
    assert [(item.party, item.state) for item in items] == [("建设单位", "missing"), ("甲", "unknown")]


def test_an_unknown_named_contractor_leaves_the_permit_undetermined() -> None:
    """With the owner paid and the contractor's origin unknown, the answer names what is missing."""
    answer = chengde.permit(file_of(party("甲", {"role": "总承包"}), lodged="240万元"))
    assert answer.value is None
    items = chengde.permit_items(file_of(party("甲", {"role": "总承包"}), lodged="240万元"))
    assert "firm.origin" in {item.name for item in items[1].determination.missing}


def test_an_unpaid_subcontractor_outside_the_application_is_an_open_question() -> None:
    """Whether other subcontractors are checked is for the permit authority; named ones are."""
    contractor = party("甲", PAID, 注册地="外省")
    sub = {"role": "劳务分包", "price": "800万元"}
    open_answer = chengde.permit(file_of(contractor, party("乙", sub, 注册地="外省"), lodged="240万元"))
    assert open_answer.value is None
    assert "chengde.13.subcontractors" in {item.name for item in open_answer.missing}
    named = chengde.permit(file_of(contractor, party("乙", {**sub, "named": True}, 注册地="外省"), lodged="240万元"))
    assert named.value is False
    left_out = chengde.permit(
        file_of(contractor, party("乙", {**sub, "named": False}, 注册地="外省"), lodged="240万元")
    )
    assert left_out.value is None
    assert "chengde.13.subcontractors" in {item.name for item in left_out.missing}


def test_the_explanation_quotes_the_article_and_every_proof_has_its_cure() -> None:
    """A refusal is a full answer: its words, and proof by proof what to do."""
    answer = chengde.permit(MIXED)
    assert "对不能提供交纳保证金凭证的,不予办理施工许可证" in {quote.words for quote in answer.citations}
    cures = {item.party: item.cure_zh for item in chengde.permit_items(MIXED) if item.state == "missing"}
    assert cures["京建"] == "足额交纳保证金并出具交费凭证"
