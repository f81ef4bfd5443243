"""The regulation as a whole: nothing of its text is left out, and an unknown case decides nothing."""

from __future__ import annotations

from datetime import date

import pytest

from regkit import datong
from regkit.datong import DATONG
from regkit.faces import whole
from regkit.language import Rule, Status

RULES = [thing for thing in vars(whole("regkit.datong")).values() if isinstance(thing, Rule)]


def test_every_sentence_is_encoded_or_declared_not_to_be() -> None:
    """All 33 articles are accounted for, sentence by sentence."""
    assert not DATONG.ledger.open
    assert {sentence.address.article for sentence in DATONG.ledger.sentences} == set(range(1, 34))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_case_of_which_nothing_is_known_decides_nothing_against_anybody(rule: Rule[object, object]) -> None:
    """Where no fact is given the answer is not decided, save by presumptions that name themselves."""
    subjects = [model() for _, model in rule.parameters]
    answer = rule(*subjects, on=date(2010, 6, 1))
    assert answer.status is not Status.DECIDED or answer.presumed, answer.explain()


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_nothing_applies_on_the_day_before_commencement(rule: Rule[object, object]) -> None:
    """On 29 February 2008 no rule is applicable yet."""
    subjects = [model() for _, model in rule.parameters]
    assert rule(*subjects, on=date(2008, 2, 29)).status is Status.NOT_APPLICABLE


def test_from_april_2025_answers_carry_a_notice_and_stay_the_texts() -> None:
    """The State Council's regulation is told of from its first day where it touches, and changes no answer."""
    filing = datong.Filing(accepted_on=date(2025, 3, 1))
    before = datong.filing_last_day(filing, on=date(2025, 3, 31))
    after = datong.filing_last_day(filing, on=date(2025, 4, 1))
    assert before.notices == ()
    assert [law.number for law in after.notices] == ["国务院令第799号"]
    assert before.value == after.value
    museum = datong.Site(place_type=datong.PlaceType.MUSEUM)
    assert datong.install_duty(museum, on=date(2025, 4, 1)).notices == ()  # it says nothing against article 7


SUMS = {"least_of_fines", "most_of_fines", "least_of_person_fines", "most_of_person_fines"}
"""What only adds up the answers about each violation: of none listed there are no words."""


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_an_answer_about_an_unknown_case_quotes_what_it_rests_on(rule: Rule[object, object]) -> None:
    """Undetermined, silent or not applicable: each answer has its words of the measures, save sums of nothing."""
    answer = rule(*(model() for _, model in rule.parameters), on=date(2010, 6, 1))
    assert bool(answer.citations) is (rule.name not in SUMS)
