"""Findings: those that say the same hold it once, each with its own case, and what differs stays apart."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit import chengde
from regkit.chengde import Project, ProjectOwner
from regkit.chengde.payments import ROUNDING
from regkit.language import Bounds
from regkit.language.findings import Finding, FindingStatus, counted
from regkit.language.once import remembering

BREACHED, MET = FindingStatus.BREACHED, FindingStatus.MET


def finding(case: str = "甲", **more: Any) -> Finding:
    """Return a finding whose case has to act."""
    told: dict[str, Any] = {"party": "场所", "topic": "watch", "status": BREACHED, "zh": "未履行", "en": "breached"}
    return Finding(case, **{**told, "actor": case, **more})


def test_the_same_of_another_case_is_held_once_and_its_case_acts() -> None:
    """What it says is one object; who acts is the other case where the case itself acts, and else stays."""
    one = finding()
    other = one.about("乙", "2")
    assert other.rest is one.rest
    assert (one.case, one.id, one.actor) == ("甲", "", "甲")
    assert (other.case, other.id, other.actor) == ("乙", "2", "乙")
    assert finding(actor="丙").about("乙").actor == "丙"
    assert finding(actor=None).about("乙").actor is None


def test_it_is_a_frozen_value_as_every_dataclass() -> None:
    """It is compared, hashed, replaced, pickled and shown by its fields, and cannot be changed."""
    one = finding(amount=Bounds(1, 2), id="7")
    assert one == finding(amount=Bounds(1, 2), id="7")
    assert hash(one) == hash(finding(amount=Bounds(1, 2), id="7"))
    assert one != finding(id="7")
    changed = replace(one, status=MET)
    assert (changed.status, changed.actor, changed.amount) == (MET, "甲", Bounds(1, 2))
    assert one.status is BREACHED
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  (our own)
    assert all(f"{field.name}={getattr(one, field.name)!r}" in repr(one) for field in fields(Finding))
    with pytest.raises(FrozenInstanceError):
        one.case = "乙"  # type: ignore[misc]


def test_what_stands_beside_is_one_for_the_same_and_apart_for_others() -> None:
    """Of findings of several cases that say the same it is made once; one that differs in a fact keeps its own."""
    one, other = finding(), finding(zh="未履行（另一理由）")
    with remembering():
        first, second = (told.with_beside(()) for told in (one, one.about("乙", "2")))
        apart = other.with_beside(())
    assert first.rest is second.rest
    assert (second.case, second.id, second.actor) == ("乙", "2", "乙")
    assert apart.rest is not first.rest
    assert (apart.zh, first.zh) == ("未履行（另一理由）", "未履行")


def test_what_is_said_is_counted_in_its_order() -> None:
    """Each thing that is said comes once, as it was first said, with how many findings say it."""
    one, other = finding(), finding(zh="另")
    told = [(said.zh, count) for said, count in counted([other, one, other.about("乙"), one, other])]
    assert told == [("另", 3), ("未履行", 2)]


def test_a_finding_follows_the_ruling_that_any_of_its_answers_follows() -> None:
    """One answer on the 2 % of article 8 is enough, whichever comes first; one on the contractor's own is not."""
    made = ROUNDING.ruled("exact", by="市住房和城乡建设局", document="承建函〔2013〕5号", on=date(2013, 5, 1))
    owner = ProjectOwner(lodged=Decimal(100))
    price = Project(place="双桥区", in_planning_area=True, contract_price=Decimal(9999))
    money, voucher = (
        rule.amend(made)(owner, price, on=date(2013, 9, 1)) for rule in (chengde.owner_new_money, chengde.owner_voucher)
    )
    deposit = chengde.owner_deposit(price, on=date(2013, 9, 1))
    early = chengde.owner_new_money.amend(made)(owner, price, on=date(2013, 4, 30))
    assert finding(answers=(deposit, money)).rulings == (made,)
    assert finding(answers=(money, voucher)).rulings == (made,)
    assert finding(answers=(deposit,)).rulings == ()
    assert finding(answers=(deposit, early)).rulings == ()
