"""What all violations of a case may cost together: rules over the list, equal to what is added up one by one."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regkit.datong import (
    Enforcement,
    Violation,
    ViolationKind,
    exposure,
    least_of_fines,
    least_of_person_fines,
    most_of_fines,
    most_of_person_fines,
)
from regkit.language import Bounds, Determination, Listed, Status
from tests.datong.test_penalties_rules import unit, violations

K = ViolationKind


def ends(answer: Determination[Decimal]) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a total can be."""
    amounts = [answer.value] if answer.value is not None else list(answer.possible)
    found = [one if isinstance(one, Bounds) else Bounds(one, one) for one in amounts if not isinstance(one, Status)]
    return min(one.low or Decimal(0) for one in found), max(one.high or Decimal(0) for one in found)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(violations(), max_size=2))
def test_the_totals_are_those_of_the_violations_one_by_one(found: list[Violation]) -> None:
    """The least of the least and the most of the most, whatever is not known, are the ends of the exposure."""
    case = Enforcement(violations=Listed(found, complete=True))
    total = exposure([(one, 0) for one in found])
    assert ends(least_of_fines(case))[0] == total.low
    assert ends(most_of_fines(case))[1] == total.high


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(violations(), st.integers(0, 3)), max_size=2))
def test_the_totals_of_persons_are_those_of_the_violations_one_by_one(found: list[tuple[Violation, int]]) -> None:
    """Each person responsible is fined in the range of article 29: so many times as there are persons."""
    counted = [one.model_copy(update={"persons": number}) for one, number in found]
    case = Enforcement(violations=Listed(counted, complete=True))
    total = exposure(found)
    assert ends(least_of_person_fines(case))[0] == total.persons_low
    assert ends(most_of_person_fines(case))[1] == total.persons_high


def test_two_persons_cost_twice_and_how_many_is_asked_where_it_matters() -> None:
    """400 to 1,000 for two; without their number it is asked; where the fine is not due yet it is not."""
    two = Enforcement(violations=Listed([unit(K.NOT_USED_AS_PRESCRIBED, persons=2)], complete=True))
    assert (least_of_person_fines(two).value, most_of_person_fines(two).value) == (Decimal(400), Decimal(1000))
    unsaid = Enforcement(violations=Listed([unit(K.NOT_USED_AS_PRESCRIBED)], complete=True))
    assert [one.name for one in most_of_person_fines(unsaid).missing] == ["case.violations[0].persons"]
    early = Enforcement(violations=Listed([unit(K.NOT_USED_AS_PRESCRIBED, overdue=False)], complete=True))
    assert most_of_person_fines(early).value == 0


def test_a_total_is_explained_by_the_articles_of_its_violations() -> None:
    """Both articles are cited, the violation that lacks a fact is named by its number, and others may be there."""
    found = [unit(K.NOT_FILED, business=None), unit(K.USED_UNACCEPTED)]
    answer = most_of_fines(Enforcement(violations=Listed(found, complete=True)))
    assert list(dict.fromkeys(quote.address.article for quote in answer.citations)) == [24, 27]
    assert [one.name for one in answer.missing] == ["case.violations[0].business"]
    assert "第1项违法行为" in answer.explain("zh")
    open_ = most_of_fines(Enforcement(violations=Listed([unit(K.NOT_FILED)], complete=None)))
    assert [one.name for one in open_.missing] == ["case.violations.complete"]
    assert ends(open_)[0] == 1000
