"""The measures as a whole: nothing of the text is left out, and an unknown case decides nothing."""

from __future__ import annotations

from datetime import date

import pytest

from regkit import chengde
from regkit.chengde import CHENGDE, Measures
from regkit.faces import whole
from regkit.language import Rule, Status, Subject, Word
from regkit.language.kinds import BOOL
from regkit.language.yes_no_en import begins_sentence

FACE = vars(whole("regkit.chengde"))
RULES = [thing for thing in FACE.values() if isinstance(thing, Rule)]


def test_every_sentence_is_encoded_or_declared_not_to_be() -> None:
    """All 30 articles are accounted for, sentence by sentence."""
    assert not CHENGDE.ledger.open
    assert {sentence.address.article for sentence in CHENGDE.ledger.sentences} == set(range(1, 31))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_case_of_which_nothing_is_known_decides_nothing(rule: Rule[object, object]) -> None:
    """Where no fact is given the answer is not decided, save by presumptions that name themselves."""
    answer = rule(*(model() for _, model in rule.parameters), on=date(2012, 6, 1))
    if answer.status is Status.DECIDED and not answer.presumed:
        by_the_day = rule is chengde.is_in_force  # which reads nothing but the day
        assert by_the_day or "未说明，按下列情形处理：工程项目在本市" in answer.explain()


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_nothing_applies_on_the_day_before_commencement(rule: Rule[object, object]) -> None:
    """On 18 March 2012 no rule is applicable yet, by article 30."""
    answer = rule(*(model() for _, model in rule.parameters), on=date(2012, 3, 18))
    assert answer.status is Status.NOT_APPLICABLE
    assert [str(quote) for quote in answer.citations] == [f"《{CHENGDE.title}》第三十条:“本办法自公布之日起执行”"]


@pytest.mark.parametrize(("day", "state"), [("2012-03-18", None), ("2012-03-19", True), ("2020-04-30", True)])
def test_the_measures_are_in_force_from_their_publication(day: str, state: bool | None) -> None:
    """The day of publication is in; later law has not come yet; before that day nothing applies."""
    assert chengde.is_in_force(Measures(), on=date.fromisoformat(day)).value is state


def test_once_later_law_has_come_whether_they_still_hold_is_open() -> None:
    """From 1 May 2020 the State Council's regulation on wages covers the same deposits."""
    answer = chengde.is_in_force(Measures(repealed=False), on=date(2020, 5, 1))
    assert [item.name for item in answer.missing] == ["chengde.30.validity"]
    assert chengde.is_in_force(Measures(repealed=True), on=date(2020, 5, 1)).value is False


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_an_answer_about_an_unknown_case_quotes_what_it_rests_on(rule: Rule[object, object]) -> None:
    """Undetermined, silent or not applicable: each answer has its words of the measures."""
    assert rule(*(model() for _, model in rule.parameters), on=date(2013, 6, 1)).citations


SUBJECTS = [one for one in FACE.values() if isinstance(one, type) and issubclass(one, Subject)]


def test_the_face_has_rules_and_subjects() -> None:
    """What the tests here go through is not empty."""
    assert len(RULES) > 100
    assert len(SUBJECTS) > 20


def test_every_fact_says_what_it_means_and_where_it_comes_from() -> None:
    """Each has a sentence and an article; a yes or no reads as a sentence or the verb of one in English."""
    for model in SUBJECTS:
        for name, spec in model.facts.items():
            assert spec.about, (model, name)
            assert spec.source, (model, name)
            if spec.kind == BOOL:
                assert begins_sentence(spec.en), (model, name, spec.en)


@pytest.mark.parametrize("word", [chengde.Place, chengde.Origin, chengde.Payer, chengde.Deposit, chengde.Holder])
def test_places_and_parties_have_their_english(word: type[Word]) -> None:
    """No code is shown where a person reads."""
    assert all("_" not in one.en and one.en != one.code for one in word)
