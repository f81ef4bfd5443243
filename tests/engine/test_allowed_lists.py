"""What relations that reckon over lists allow of their members."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from regkit.engine.possible import determined, outcomes
from regkit.engine.reference import Case
from regkit.language import Bounds, Facts, Listed, Money, Subject, fact, listed, never
from regkit.language.outcomes import UNKNOWN
from regkit.law import yuan


class Payer(Subject):
    """One of several who pay."""

    paid: Money | None = fact("已付")


class Shared(Subject):
    """What several paid, and how much it is together."""

    payers: Listed[Payer] | None = listed("付款人")
    together: Money | None = fact("合计")
    relations = (
        never(
            lambda f: f.together != f.payers.total(lambda one: one.paid),
            "合计不符",
            "the sum is not what each paid together",
        ),
    )


@pytest.mark.parametrize(("least", "is_so"), [("6.99", True), ("7", True), ("7.01", False)])
def test_what_a_relation_reckons_over_a_list_divides_what_members_are(least: str, *, is_so: bool) -> None:
    """Of ten yuan together one paid three: the other paid seven, not a fen less or more."""
    it: Any = Facts(Shared, "it")
    payers = Listed([Payer(paid=Decimal(3)), Payer(paid=None)], complete=True)
    case = Case({"it": Shared(payers=payers, together=Decimal(10))})
    assert determined(it.payers.any(lambda one: one.paid >= yuan(least)), case) is is_so
    total = it.payers.total(lambda one: one.paid)
    assert outcomes(total, Case({"it": Shared(payers=payers, together=None)})) == (Bounds(Decimal(3), None),)


def test_those_who_are_not_listed_may_have_paid_the_rest() -> None:
    """Where the list may go on, the one that is open may have paid anything up to the rest."""
    it: Any = Facts(Shared, "it")
    payers = Listed([Payer(paid=Decimal(3)), Payer(paid=None)])
    case = Case({"it": Shared(payers=payers, together=Decimal(10))})
    assert determined(it.payers.any(lambda one: one.paid > yuan(7)), case) is UNKNOWN
    assert determined(it.payers.total(lambda one: one.paid) == yuan(10), case) is True
