"""The document as a whole: an unknown case is answered with the words on which the answer rests."""

from __future__ import annotations

from datetime import date

import pytest

from regkit import wuhan
from regkit.faces import whole
from regkit.language import Rule
from regkit.wuhan import WUHAN

RULES = [thing for thing in vars(whole("regkit.wuhan")).values() if isinstance(thing, Rule)]


def test_every_sentence_is_encoded_or_declared_not_to_be() -> None:
    """All 15 articles are accounted for, sentence by sentence."""
    assert not WUHAN.ledger.open
    assert {sentence.address.article for sentence in WUHAN.ledger.sentences} == set(range(1, 16))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_an_answer_about_an_unknown_case_quotes_what_it_rests_on(rule: Rule[object, object]) -> None:
    """Undetermined, silent or not applicable: each answer has its words of the document."""
    assert rule(*(model() for _, model in rule.parameters), on=date(2008, 6, 1)).citations


def test_a_duty_of_which_it_is_not_known_whether_it_is_there_quotes_its_words() -> None:
    """Not published, and not known whether there is a result; or known that there is none: article 4.3 in both."""
    for exists in (None, False):
        answer = wuhan.publish_result(wuhan.Plan(result_published=False, result_exists=exists))
        assert [quote.address.short for quote in answer.citations] == ["4.3"]
