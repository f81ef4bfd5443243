"""What if: amended rules, alone and within other rules."""

from __future__ import annotations

import pytest

from regkit import chengde
from regkit.chengde import Project, deposits
from regkit.language import Facts, RuleError, Yuan, decide, rule, when
from regkit.law import percent

LOWER = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent(1)))


@rule("按降低的比例")
def at_the_lower_rate(project: Facts[Project]) -> Yuan:
    """Apply a rule that was amended."""
    return decide(when(project.contract_price > 0, LOWER(project)))


def test_an_amended_rule_within_another_is_amended_there_too() -> None:
    """What applies an amended rule gets the amended answer; the rule as written stays as it is."""
    project = Project(contract_price=100)
    assert [str(asked(project).value) for asked in (at_the_lower_rate, chengde.owner_deposit)] == ["1.00", "2.00"]


def test_the_same_amendment_is_one_version() -> None:
    """Asked for again, it need not be compiled again; another value is another version."""
    again = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent(1)))
    assert again is LOWER
    assert chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent(3))) is not LOWER


def test_a_number_of_another_rule_is_refused() -> None:
    """A change that a rule does not rest on is a mistake, and is told."""
    with pytest.raises(RuleError, match="does not rest on the number"):
        chengde.owner_deposit.amend(deposits.TIER_1.becomes(deposits.TIER_2.value))
