"""For the analyst: a portfolio under changed numbers, the refund calendar, the break-even price, drafting gaps."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit import chengde
from regkit.chengde import (
    Category,
    Contract,
    Contractor,
    Grade,
    Holder,
    Origin,
    Party,
    Project,
    ProjectFile,
    RefundClaim,
    Role,
    deposits,
)
from regkit.chengde.deposits import OUTSIDE_RATE
from regkit.language import RuleError, catalog
from regkit.language.terms import Decide, walk
from regkit.law import percent


def project(number: int, price: int, *, origin: Origin = Origin.OTHER_PROVINCE) -> ProjectFile:
    """Return a project with one general contractor for the whole price."""
    firm = Contractor(origin=origin, category=Category.GENERAL_CONTRACTING, grade=Grade.SECOND)
    contract = Contract(role=Role.GENERAL_CONTRACTOR, price=Decimal(price))
    party = Party(name="甲公司", contractor=firm, contract=contract)
    project = Project(contract_price=Decimal(price))
    return ProjectFile.model_validate({"id": str(number), "project": project, "owner": {}, "parties": [party]})


@given(st.integers(1, 10**10), st.integers(1, 400))
def test_an_amended_rate_scales_the_owners_deposit_exactly(price: int, hundredths: int) -> None:
    """At r% the owner's deposit is price × r / 100, to the last decimal."""
    rate = Decimal(hundredths) / 100
    changed = deposits.OWNER_RATE.becomes(percent(f"{rate}"))
    amended = chengde.owner_deposit.amend(changed)
    assert amended(Project(contract_price=Decimal(price))).value == Decimal(price) * rate / 100


def test_a_portfolio_before_and_after_a_lower_rate() -> None:
    """Contractors of other provinces pay 1.5% instead of 2%: three contracts of 100 million save 500,000."""
    files = [project(1, 10_000_000), project(2, 25_000_000), project(3, 65_000_000)]
    change = chengde.portfolio(files, deposits.OUTSIDE_RATE.becomes(percent("1.5")))
    assert change.before.low - change.after.low == 500_000
    assert [line.file for line in change.gain] == ["3", "2", "1"]
    assert change.lose == ()
    assert change.undetermined == ()


def test_a_standing_deposit_is_counted_once_for_a_firm() -> None:
    """The second project of a local firm costs it nothing more."""
    files = [project(1, 10_000_000, origin=Origin.LOCAL), project(2, 25_000_000, origin=Origin.LOCAL)]
    firms = [line for line in chengde.portfolio(files).lines if line.party == "甲公司"]
    assert [line.before.low for line in firms] == [300_000]


def test_a_change_that_concerns_neither_deposit_is_refused() -> None:
    """A number of another article is named in the error."""
    other = chengde.refunds.SIX_MONTHS
    with pytest.raises(RuleError, match="does not rest on"):
        chengde.portfolio([project(1, 1)], other.becomes(other.value))


@pytest.mark.parametrize(
    ("grade", "price"), [(Grade.FIRST, 25_000_000), (Grade.SECOND, 15_000_000), (Grade.THIRD, 10_000_000)]
)
def test_the_price_at_which_a_standing_deposit_equals_two_percent(grade: Grade, price: int) -> None:
    """500,000, 300,000 and 200,000 yuan are 2% of 25, 15 and 10 million."""
    firm = Contractor(origin=Origin.LOCAL, category=Category.GENERAL_CONTRACTING, grade=grade)
    assert chengde.break_even_price(firm) == price


def test_the_refund_calendar_is_in_the_order_of_the_first_possible_day() -> None:
    """A claim whose day of acceptance is not known comes last."""
    claims = {
        "later": RefundClaim(holder=Holder.PROJECT_OWNER, accepted_on=date(2013, 1, 10)),
        "unknown": RefundClaim(holder=Holder.PROJECT_OWNER),
        "sooner": RefundClaim(holder=Holder.PROJECT_OWNER, accepted_on=date(2012, 6, 14)),
    }
    found = chengde.refund_calendar(claims, date(2013, 1, 1))
    assert [line.name for line in found] == ["sooner", "later", "unknown"]
    assert [None if line.dates is None else line.dates.earliest for line in found] == [
        date(2012, 12, 15),
        date(2013, 7, 11),
        None,
    ]


def test_money_is_locked_up_to_the_first_day_of_the_refund() -> None:
    """100 yuan lodged on 1 January 2012 for a project accepted on 14 June are tied up to 15 December: 349 days."""
    assert chengde.locked_up(Decimal(100), date(2012, 1, 1), date(2012, 6, 14)) == 34_900


def test_drafting_gaps_name_their_article_and_who_may_settle_them() -> None:
    """The routing gap of article 5, the owner's deposit of article 20 and the sanction of article 26 are among them."""
    gaps = {gap.id: gap for gap in chengde.drafting_gaps()}
    assert gaps["chengde.5.gap"].article == 5
    assert gaps["chengde.20.owners_deposit"].article == 20
    assert gaps["chengde.26.sanction"].article == 26
    assert all(gap.zh and gap.en and gap.authority for gap in gaps.values())
    articles = [gap.article for gap in chengde.drafting_gaps()]
    assert articles == sorted(articles)


def test_the_gaps_are_those_of_the_rules() -> None:
    """Every question that a rule can come to, every reading that one rests on and every silence is among them."""
    gaps = {(gap.kind, gap.id) for gap in chengde.drafting_gaps()}
    for rule in catalog.all_rules_of("chengde"):
        assert {("open", one.id) for one in rule.open_questions} <= gaps
        assert {("reading", one.id) for one in rule.readings} <= gaps
    silences = {gap.zh: gap for gap in chengde.drafting_gaps() if gap.kind == "silent"}
    told = {
        silence.reason
        for rule in catalog.all_rules_of("chengde")
        for term in walk(rule.body)
        if isinstance(term, Decide)
        for silence in term.silences
    }
    assert set(silences) == told
    assert all(re.search("[a-z]", gap.en) for gap in silences.values())


def test_decisions_are_listed_by_authority() -> None:
    """A project in Shuangluan inside the planning area waits for the housing bureau."""
    place = Project(place=chengde.Place.SHUANGLUAN, in_planning_area=True, contract_price=Decimal(1000))
    plan = chengde.deposit_plan(ProjectFile(id="P1", project=place))
    listed = chengde.open_decisions([plan])
    assert any(item.name == "chengde.6.overlap" and file == "P1" for items in listed.values() for file, item in items)


def test_the_standing_deposits_of_all_firms_of_the_city_add_up() -> None:
    """Seventy-four firms of five tiers: 14.05 million yuan."""
    general, specialist = Category.GENERAL_CONTRACTING, Category.SPECIALIST_CONTRACTING
    counted = {
        (general, Grade.FIRST): 4,
        (general, Grade.SECOND): 10,
        (general, Grade.THIRD): 20,
        (specialist, Grade.FIRST): 3,
        (specialist, Grade.UNGRADED): 2,
        (specialist, Grade.SECOND): 8,
        (specialist, Grade.THIRD): 12,
        (Category.LABOUR_SUBCONTRACTING, None): 15,
    }
    each = {
        kind: chengde.standing_deposit(Contractor(origin=Origin.LOCAL, category=kind[0], grade=kind[1])).value
        for kind in counted
    }
    assert sum((each[kind] or 0) * number for kind, number in counted.items()) == 14_050_000


def test_three_contracts_of_an_outside_firm_under_another_rate() -> None:
    """10, 25 and 65 million: 2 million at 2%, half a million less at 1.5%."""
    outside = Contractor.model_validate({"origin": "外省"})
    contracts = [Contract.model_validate({"price": price}) for price in ("1000万元", "2500万元", "6500万元")]
    reformed = chengde.contractor_deposit.amend(OUTSIDE_RATE.becomes(percent("1.5")))
    now, then = (
        sum(rule(outside, one).value or 0 for one in contracts) for rule in (chengde.contractor_deposit, reformed)
    )
    assert (now, then) == (2_000_000, 1_500_000)
