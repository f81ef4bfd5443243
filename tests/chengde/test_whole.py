"""The measures as a whole: nothing of the text is left out, and an unknown case decides nothing."""

from __future__ import annotations

from datetime import date

import pytest

from regkit import chengde
from regkit.chengde import CHENGDE
from regkit.language import OpenQuestion, Rule, Status

RULES = [thing for thing in vars(chengde).values() if isinstance(thing, Rule)]


def test_every_sentence_is_encoded_or_declared_not_to_be() -> None:
    """All 30 articles are accounted for, sentence by sentence."""
    assert not CHENGDE.ledger.open
    assert {sentence.address.article for sentence in CHENGDE.ledger.sentences} == set(range(1, 31))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_case_of_which_nothing_is_known_decides_nothing(rule: Rule[object, object]) -> None:
    """Where no fact is given the answer is not decided, save by presumptions that name themselves."""
    answer = rule(*(model() for _, model in rule.parameters), on=date(2012, 6, 1))
    assert answer.status is not Status.DECIDED or answer.presumed, answer.explain()


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_nothing_applies_on_the_day_before_commencement(rule: Rule[object, object]) -> None:
    """On 18 March 2012 no rule is applicable yet."""
    answer = rule(*(model() for _, model in rule.parameters), on=date(2012, 3, 18))
    assert answer.status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(("day", "state"), [("2012-03-18", False), ("2012-03-19", True), ("2020-04-30", True)])
def test_the_measures_are_in_force_from_their_publication(day: str, state: bool) -> None:
    """The day of publication is in; later law has not come yet."""
    assert chengde.is_in_force(date.fromisoformat(day)) is state


def test_once_later_law_has_come_whether_they_still_hold_is_open() -> None:
    """From 1 May 2020 the State Council's regulation on wages covers the same deposits."""
    state = chengde.is_in_force(date(2020, 5, 1))
    assert isinstance(state, OpenQuestion)
    assert state.id == "chengde.A34"
