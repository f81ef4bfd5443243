"""Rules and answers go to other processes, as workers of Spark and of `multiprocessing` need them."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from regkit import chengde
from regkit.chengde import Contractor, Project, deposits
from regkit.language import Facts, YesNo, decide, rule, when
from regkit.law import percent


def again(thing: Any) -> Any:
    """Return what comes out on the other side."""
    return pickle.loads(pickle.dumps(thing))  # noqa: S301  (our own bytes)


def test_a_rule_is_found_by_its_name() -> None:
    """The rule of a module stays that very rule, called before or not."""
    chengde.owner_deposit(Project(contract_price=1))
    assert again(chengde.owner_deposit) is chengde.owner_deposit
    assert again(chengde.standing_deposit) is chengde.standing_deposit


def test_an_amended_rule_brings_its_amendments() -> None:
    """Numbers and readings that were replaced are replaced on the other side, in rules applied within, too."""
    lower = chengde.deposit_before_credit.amend(
        deposits.OUTSIDE_RATE.becomes(percent("1.5")), deposits.A6.read_as("local")
    )
    made = again(lower)
    assert repr(made.body) == repr(lower.body)
    assert "1.5%" in repr(made.body)


def test_an_answer_keeps_its_words() -> None:
    """Value, status, citations and what is missing are the same on the other side."""
    for firm in (Contractor(category="施工总承包", grade="二级"), Contractor(category="施工总承包")):
        answer = chengde.standing_deposit(firm)
        made = again(answer)
        assert (made.status, made.value, made.missing) == (answer.status, answer.value, answer.missing)
        assert list(map(str, made.citations)) == list(map(str, answer.citations))


def test_a_rule_within_a_function_cannot_go() -> None:
    """What no module holds is refused by pickle, not sent as something else."""

    @rule("局部")
    def local(project: Facts[Project]) -> YesNo:
        """Say yes to any price."""
        return decide(when(project.contract_price > 0, True, deposits.OWNER_RATE.quote))

    with pytest.raises((pickle.PicklingError, AttributeError)):
        again(local)
