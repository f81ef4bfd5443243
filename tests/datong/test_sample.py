"""What the sample cases ask of functions rather than of rules: limits, limitation, exposure, departments, input."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from regkit import datong
from regkit.datong import Violation, ViolationKind

FOUND = (
    ViolationKind.NOT_BUILT,
    ViolationKind.USED_UNACCEPTED,
    ViolationKind.NOT_FILED,
    ViolationKind.NOT_USED_AS_PRESCRIBED,
)
LINES = ((ViolationKind.NOT_BUILT, 0), *((kind, 0) for kind in FOUND[1:3]), (FOUND[3], 2))


def portfolio(*, overdue: bool) -> list[tuple[Violation, int]]:
    """Return four sites of one business: 25, 24, 27, and 29 with two persons responsible."""
    return [
        (Violation(kind=kind, actor="单位", project_owner=True, business=True, overdue=overdue), persons)
        for kind, persons in LINES
    ]


def test_a_limit_of_fifteen_days_ends_after_the_dragon_boat_festival() -> None:
    """Served on 1 June 2010: the last day as counted is 16 June, a day of rest, so 17 June."""
    limit = datong.correction_deadline(date(2010, 6, 1), 15)
    assert (limit.raw, limit.deadline) == (date(2010, 6, 16), date(2010, 6, 17))


def test_an_order_without_a_limit_leaves_the_day_open() -> None:
    """The measures set no length for 限期: without the day of the order it is not known whether it ran out."""
    answer = datong.is_overdue(datong.CorrectionOrder(issued=True, corrected=False), on=date(2010, 7, 1))
    assert [item.name for item in answer.missing] == ["order.deadline"]


def test_four_sites_overdue_cost_more_than_6000_and_at_most_27000() -> None:
    """25: 5,000 to 20,000; 24: up to 1,000; 27 for a business: 1,000 to 5,000; 29: up to 1,000 and two persons."""
    total = datong.exposure(portfolio(overdue=True))
    assert (total.low, total.low_included, total.high) == (Decimal(6000), False, Decimal(27_000))
    assert (total.persons_low, total.persons_high) == (Decimal(400), Decimal(1000))


def test_at_the_finding_only_article_24_costs_anything() -> None:
    """More than nothing, at most 1,000; nobody is fined in person yet."""
    total = datong.exposure(portfolio(overdue=False))
    assert (total.low, total.low_included, total.high) == (Decimal(0), False, Decimal(1000))
    assert (total.persons_low, total.persons_high) == (Decimal(0), Decimal(0))


def test_a_fine_that_may_be_left_out_costs_nothing_at_least() -> None:
    """Article 26, 可并处: from nothing, included, to 1,000."""
    total = datong.exposure([(Violation(kind=ViolationKind.UNAUTHORISED, actor="单位"), 0)])
    assert (total.low, total.low_included, total.high) == (Decimal(0), True, Decimal(1000))


def test_no_violations_cost_nothing() -> None:
    """An empty portfolio."""
    total = datong.exposure([])
    assert (total.low, total.high, total.persons_high) == (Decimal(0), Decimal(0), Decimal(0))


def test_the_police_supervise_and_eleven_departments_co_operate() -> None:
    """Article 4 names them; 等 leaves the list open."""
    assert datong.SUPERVISING_AUTHORITY == "各级公安机关"
    assert len(datong.COOPERATING_DEPARTMENTS) == 11
    assert {"发展改革", "财政", "规划", "银监"} <= set(datong.COOPERATING_DEPARTMENTS)


def test_a_number_is_no_yes() -> None:
    """What is not clearly a yes or a no is refused, with what is accepted."""
    with pytest.raises(ValidationError, match="business"):
        Violation(kind=ViolationKind.NOT_FILED, actor="单位", business="maybe")
