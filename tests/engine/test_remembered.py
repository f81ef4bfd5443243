"""What is worked out once: nothing for decided answers, and for open ones once for the same facts, never for others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit import chengde
from regkit.chengde import Category, Contractor, Grade
from regkit.engine import possible
from regkit.engine.possible import determined
from regkit.engine.reference import Case
from regkit.language import Status
from regkit.language import terms as t
from regkit.language.relating import tied
from tests.engine.test_shipped_rules import NAMES, RULES
from tests.frames.drawing import subjects

DAY = date(2012, 9, 1)


def refuse(*_given: Any) -> Any:
    """Stand in for what must not be worked out."""
    raise AssertionError


def test_nothing_is_worked_out_for_a_decided_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is possible is the value, and nothing is missing; neither is searched for."""
    monkeypatch.setattr(possible, "outcomes", refuse)
    monkeypatch.setattr(possible, "missing", refuse)
    firm = Contractor(category=Category.GENERAL_CONTRACTING, grade=Grade.SECOND)
    answer = chengde.standing_deposit(firm, on=DAY)
    assert answer.possible == (Decimal(300_000),)
    assert answer.missing == ()
    silent = chengde.standing_deposit(Contractor(category=Category.GENERAL_CONTRACTING, grade=Grade.CLASS_B), on=DAY)
    assert silent.possible == (Status.SILENT,)


def test_the_same_facts_are_asked_once_whatever_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A firm of another name with the same category has the same outcomes, from memory."""
    first = chengde.standing_deposit(Contractor(name="甲", category=Category.GENERAL_CONTRACTING), on=DAY)
    known, lacking = first.possible, first.missing
    monkeypatch.setattr(possible, "outcomes", refuse)
    monkeypatch.setattr(possible, "missing", refuse)
    monkeypatch.setattr(possible, "determined", refuse)
    second = chengde.standing_deposit(Contractor(name="乙", category=Category.GENERAL_CONTRACTING), on=DAY)
    assert (second.possible, second.missing) == (known, lacking)


def test_other_facts_and_other_days_are_asked_again() -> None:
    """What is unknown differs from what was not said; a day before commencement from one after it."""
    firm = {"category": Category.GENERAL_CONTRACTING, "grade": Grade.SECOND, "origin": chengde.Origin.LOCAL}
    contract = chengde.Contract(price=Decimal(1_000_000), role=chengde.Role.GENERAL_CONTRACTOR)
    presumed = chengde.contractor_deposit(Contractor(**firm), contract, on=DAY)
    unknown = chengde.contractor_deposit(Contractor(**firm, key_backbone=None), contract, on=DAY)
    before = chengde.contractor_deposit(Contractor(**firm, key_backbone=None), contract, on=date(2012, 3, 18))
    assert presumed.possible == (Decimal(300_000),)
    assert unknown.possible == (Decimal(0), Decimal(300_000))
    assert before.possible == (Status.NOT_APPLICABLE,)


def test_what_a_fact_follows_from_is_part_of_the_case() -> None:
    """Two firms that differ only in the day of their last arrears, which the rule does not read itself, differ."""
    asked, days = date(2015, 1, 1), (date(2011, 1, 1), date(2014, 1, 1))
    firms = [chengde.Contractor(last_arrears_on=day) for day in days]
    assert [chengde.clean_for_three_years(firm, on=asked).value for firm in firms] == [True, False]


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_an_answer_hangs_on_no_fact_that_the_rule_does_not_read(rule: Any) -> None:
    """Without what a rule neither reads nor has tied to what it reads, each case has the same answer."""
    read = {(term.parameter, term.spec.name) for term in t.walk(rule.body) if isinstance(term, t.Fact)}
    on = DAY if rule.uses_day else None
    for case in subjects(rule, 6, "unread"):
        whole, reduced = [], []
        for name, model in rule.parameters:
            kept = tied(model, [fact for parameter, fact in read if parameter == name])
            said = {fact: getattr(case[name], fact) for fact in model.facts}
            whole.append(model.model_validate(said))
            reduced.append(model.model_validate({fact: value for fact, value in said.items() if fact in kept}))
        one, other = (determined(rule.body, _case(rule, some, on)) for some in (whole, reduced))
        assert one == other, case


def _case(rule: Any, subjects: list[Any], on: date | None) -> Case:
    return Case(dict(zip((name for name, _ in rule.parameters), subjects, strict=True)), on)
