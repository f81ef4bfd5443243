"""Articles 7 to 11 and 14 of Chengde against the text: every number, every threshold, every reading."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit import chengde
from regkit.chengde import Category, Contract, Contractor, Grade, Origin, Project, credit, deposits
from regkit.language import Status
from regkit.law import percent, yuan

PRICES = st.decimals(min_value="0.01", max_value="9999999999.99", places=2)
TEXT_9 = chengde.CHENGDE.article(9).text
SERIES = {"施工总承包": Category.GENERAL_CONTRACTING, "专业承包": Category.SPECIALIST_CONTRACTING}
GRADES = {"一级及以上": (Grade.SPECIAL, Grade.FIRST), "一级": (Grade.FIRST,), "二级": (Grade.SECOND,)}
GRADES |= {"三级": (Grade.THIRD,), "不分等级": (Grade.UNGRADED,)}


def grid_of_the_text() -> dict[tuple[Category, Grade], Decimal]:
    """Read article 9 anew: each clause, its series and grades, its amount."""
    grid: dict[tuple[Category, Grade], Decimal] = {}
    for clause in TEXT_9.split("标准为:")[1].split(";"):
        amount = Decimal(re.search(r"(\d+)万元", clause)[1]) * 10_000  # type: ignore[index]
        series = ""
        for found in re.finditer(r"(施工总承包|专业承包)?(一级及以上|一级|二级|三级|不分等级)(专业承包)?", clause):
            series = found[1] or found[3] or series
            grid |= {(SERIES[series], grade): amount for grade in GRADES[found[2]]}
        if "劳务分包" in clause:
            grid |= {(Category.LABOUR_SUBCONTRACTING, grade): amount for grade in Grade}
    return grid


GRID = grid_of_the_text()


def test_the_reader_finds_every_amount_of_article_9() -> None:
    """The independent reader sees all five amounts that article 9 states."""
    assert {int(amount) for amount in GRID.values()} == {500_000, 300_000, 200_000, 100_000, 50_000}
    assert len(GRID) == 4 + 4 + len(Grade)


@pytest.mark.parametrize("category", Category)
@pytest.mark.parametrize("grade", Grade)
def test_standing_deposit_is_the_amount_of_the_text_or_silence(category: Category, grade: Grade) -> None:
    """Each cell of article 9 has the amount that an independent reading finds; every other cell is silent."""
    answer = chengde.standing_deposit(Contractor(category=category, grade=grade))
    if (category, grade) in GRID:
        assert answer.value == GRID[category, grade]
        assert answer.citations[0].address.zh == "第九条"
    else:
        assert answer.status is Status.SILENT
        assert answer.silence is not None


@pytest.mark.parametrize("category", [Category.GENERAL_CONTRACTING, Category.SPECIALIST_CONTRACTING])
def test_a_better_grade_never_lowers_the_standing_deposit(category: Category) -> None:
    """From third to first grade, the deposit rises or stays."""
    amounts = [
        chengde.standing_deposit(Contractor(category=category, grade=grade)).value
        for grade in (Grade.THIRD, Grade.SECOND, Grade.FIRST)
    ]
    assert amounts == sorted(amounts, key=lambda amount: amount or 0)


@given(PRICES)
def test_owner_pays_exactly_two_hundredths(price: Decimal) -> None:
    """The owner's deposit times fifty is the contract price, to the last digit."""
    assert (chengde.owner_deposit(Project(contract_price=price)).value or 0) * 50 == price


@given(PRICES, st.decimals(min_value="0.1", max_value=10, places=2))
def test_an_amended_rate_scales_the_owners_deposit_exactly(price: Decimal, rate: Decimal) -> None:
    """Under another rate the deposit is that part of the price, and the rule as written is untouched."""
    amended = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent(rate)))
    project = Project(contract_price=price)
    assert amended(project).value == price * rate / 100
    assert (chengde.owner_deposit(project).value or 0) * 50 == price


@given(st.sampled_from(Origin), PRICES, st.sampled_from(Category), st.sampled_from(Grade))
def test_an_exempt_firm_owes_nothing_wherever_it_comes_from(
    origin: Origin, price: Decimal, category: Category, grade: Grade
) -> None:
    """Article 14 exempts without condition."""
    firm = Contractor(origin=origin, category=category, grade=grade, key_backbone=True, home_certificate=True)
    assert chengde.contractor_deposit(firm, Contract(price=price)).value == 0


@given(PRICES, st.sampled_from([Origin.OTHER_PROVINCE, Origin.HEBEI_ELSEWHERE]), st.sampled_from(Grade))
def test_the_grade_of_an_incoming_firm_never_matters(price: Decimal, origin: Origin, grade: Grade) -> None:
    """Article 9 is for firms of the city: an incoming firm without certificate pays two per cent whatever its grade."""
    firm = Contractor(origin=origin, category=Category.GENERAL_CONTRACTING, grade=grade, home_certificate=False)
    assert (chengde.contractor_deposit(firm, Contract(price=price)).value or 0) * 50 == price


@pytest.mark.parametrize(("years", "adjustment"), [("2.99", "none"), ("3", "reduce"), ("3.01", "reduce")])
def test_three_years_are_enough(years: str, adjustment: str) -> None:
    """连续三年以上 includes three years to the day."""
    assert str(chengde.credit_adjustment(Contractor(clean_years=years)).value.code) == adjustment  # type: ignore[union-attr]


@pytest.mark.parametrize(("count", "adjustment"), [(2, "none"), (3, "increase"), (4, "increase")])
def test_three_times_are_enough(count: int, adjustment: str) -> None:
    """连续三次以上 includes the third time."""
    assert str(chengde.credit_adjustment(Contractor(arrears_in_a_row=count)).value.code) == adjustment  # type: ignore[union-attr]


def local_firm(**more: object) -> Contractor:
    """Return a Chengde general contractor of first grade."""
    return Contractor.model_validate({"district": "双桥区", "category": "施工总承包", "grade": "一级", **more})


def test_readings_of_the_multiple_differ() -> None:
    """Read the other way, a cut of 0.6 leaves 0.6, and a rise to 0.6 is less than before: both are on record."""
    cut = chengde.contractor_deposit(local_firm(clean_years=3, reduction="0.6"), Contract())
    assert cut.value == 200_000
    assert cut.under(credit.A2.read_as("remain")).value == 300_000
    rise = chengde.contractor_deposit(local_firm(arrears_in_a_row=3, increase="0.6"), Contract())
    assert rise.value == 800_000
    assert rise.under(credit.A1.read_as("to")).value == 300_000
    assert {credit.A2} <= set(cut.readings)
    assert {credit.A1} <= set(rise.readings)


def test_listed_beijing_firm_under_the_other_reading_pays_by_grade() -> None:
    """Reading A6 decides between a certificate and article 9 for a listed firm."""
    firm = Contractor(
        origin=Origin.BEIJING,
        on_pilot_list=True,
        home_certificate=True,
        category=Category.GENERAL_CONTRACTING,
        grade=Grade.SECOND,
    )
    answer = chengde.contractor_deposit(firm, Contract(price=yuan(20_000_000).amount))
    assert answer.value == 0
    assert answer.under(deposits.A6.read_as("local")).value == 300_000


def test_both_streaks_are_left_to_the_office_under_the_other_reading() -> None:
    """Where both streaks are met, reading A4 follows the current one or leaves it open with both candidates."""
    answer = chengde.credit_adjustment(Contractor(clean_years=3, arrears_in_a_row=3))
    assert answer.value is chengde.CreditAdjustment.REDUCE
    other = answer.under(credit.A4.read_as("open"))
    assert other.status is Status.UNDETERMINED
    assert [item.name for item in other.missing] == ["chengde.11.which_way"]


@given(st.sampled_from(Origin) | st.none(), st.booleans() | st.none(), st.booleans() | st.none(), PRICES | st.none())
def test_more_facts_never_turn_a_decided_amount_into_another(
    origin: Origin | None, listed: bool | None, certificate: bool | None, price: Decimal | None
) -> None:
    """A decided deposit stays when the unknown facts become known, whatever they turn out to be."""
    contract = Contract(price=price)
    known = {"origin": origin, "on_pilot_list": listed, "home_certificate": certificate}
    answer = chengde.contractor_deposit(Contractor.model_validate(known), contract)
    if not answer.is_decided:
        return
    for filled in (True, False):
        complete = {name: filled if value is None and name != "origin" else value for name, value in known.items()}
        more = Contractor.model_validate({**complete, "category": "劳务分包", "grade": "一级"})
        assert chengde.contractor_deposit(more, contract).value == answer.value


def test_a_firm_of_the_city_has_a_district_of_the_city() -> None:
    """A district makes a firm local; a district with another origin is a contradiction."""
    assert Contractor.model_validate({"district": "双桥区"}).origin is Origin.LOCAL
    with pytest.raises(ValueError, match="contradict"):
        Contractor.model_validate({"注册县区": "双桥区", "注册地": "外省"})
