"""Every open question of every regulation: one question, with its outcomes, its authority and its words, and reached.

An answer to it is followed wherever it is asked, comes back from a file and from a record, and turns some answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from regkit.engine.lists import flattened
from regkit.engine.possible import turns_on
from regkit.engine.record import amendment_of
from regkit.engine.reference import Case, key_of
from regkit.engine.worlds import TooManyWorlds, Worlds
from regkit.language import OpenQuestion, Ruling, catalog
from regkit.language.kinds import BOOL
from regkit.language.rule import AnyRule
from regkit.language.rulings import ruling_from
from regkit.language.terms import Choice, Literal, NumberTerm, Open, walk
from regkit.law import Quantity
from tests.cases_loader import legal_cases

MAY = date(2013, 5, 1)
DAYS = (date(2013, 6, 1), None, date(2012, 3, 25), date(2026, 3, 1))
"""Days on which a question is looked for: under the texts of the cities, on none, early, under the national ones."""
RULES = [rule for name in catalog.SHIPPED for rule in catalog.rules_of(name)]
ASKING = {
    question: [rule for rule in RULES if question in rule.open_questions]
    for rule in RULES
    for question in rule.open_questions
}
QUESTIONS = [question for name in catalog.SHIPPED for question in catalog.questions_of(name)]
YES_NO_ZH = re.compile("是否|可否|能否")


def named(question: OpenQuestion) -> str:
    """Return the name of a question."""
    return question.id


def places(question: OpenQuestion) -> Iterator[Open[Any]]:
    """Yield each place in which public rules ask a question, but for those that ask one field of its answer."""
    for rule in ASKING[question]:
        for term in walk(rule.unamended):
            if isinstance(term, Open) and term.question is question and term.narrowed is None:
                yield term


def outcomes(question: OpenQuestion) -> list[Any]:
    """Return the outcomes of a question: names, yes and no, or constants; none where a value is asked for."""
    asked = next(places(question))
    if asked.names:
        return list(asked.names)
    if asked.kind == BOOL:
        return [True, False]
    constant = [one.value for one in asked.candidates if isinstance(one, (Literal, NumberTerm))]
    return [Quantity(one, asked.kind.detail) if asked.kind.is_amount else one for one in constant]


def ruling(question: OpenQuestion, outcome: Any) -> Ruling:
    """Return the ruling that answers a question."""
    return question.answered(outcome, by=question.authorities[0], document="〔2013〕5号", on=MAY)


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_a_public_rule_asks_it(question: OpenQuestion) -> None:
    """A question that nothing rests on is none."""
    assert ASKING.get(question)


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_it_is_asked_alike_wherever_it_is_asked(question: OpenQuestion) -> None:
    """In one kind and with the same outcomes, so that one ruling answers it everywhere, and every world agrees."""
    assert len({(one.kind, one.names, len(one.candidates)) for one in places(question)}) == 1
    for outcome in outcomes(question):
        assert all(OpenQuestion.branch(one, outcome) is not None for one in places(question))


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_it_states_its_outcomes_in_words(question: OpenQuestion) -> None:
    """Yes and no; names with their meanings in both languages; several values; or the kind of value asked for."""
    asked = next(places(question))
    assert (len(outcomes(question)) > 1) or not asked.candidates
    assert set(question.outcomes) == set(asked.names)
    assert all(getattr(meaning, "en", None) for meaning in question.outcomes.values())
    assert len(question.possible("zh")) == len(question.possible("en")) > 0


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_a_yes_answers_what_is_asked(question: OpenQuestion) -> None:
    """Who is asked whether can answer yes or no, or by a name that says as much; who is asked which cannot."""
    if next(places(question)).kind == BOOL and not question.outcomes:
        assert YES_NO_ZH.search(question.zh)
        assert question.en.startswith("whether ")
        assert "还是" not in question.zh
    elif not question.outcomes:
        assert not YES_NO_ZH.search(question.zh)
        assert not question.en.startswith("whether ")


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_it_asks_the_same_in_both_languages(question: OpenQuestion) -> None:
    """What follows a colon in English alone are the answers there may be, and no reason that the Chinese lacks."""
    _, colon, behind = question.en.partition(": ")
    assert not colon or re.search("[：:]", question.zh) or " or " in behind or "“" in behind


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_it_is_one_question(question: OpenQuestion) -> None:
    """Not two in one sentence."""
    assert len(YES_NO_ZH.findall(question.zh)) <= 1
    assert "and whether" not in question.en
    assert not re.search("[、,，](何时|对谁|如何)", question.zh)


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_it_names_its_authority_and_shows_its_words(question: OpenQuestion) -> None:
    """The authority in both languages; the words are those of its own regulation, of the article of its name."""
    short = question.id.partition(".")[0]
    assert getattr(question.authority, "en", None)
    assert question.quote.regulation.short == short
    assert question.quote.words in question.quote.regulation.text


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.id.startswith("datong.")], ids=named)
def test_who_supervises_does_not_interpret(question: OpenQuestion) -> None:
    """A rule of a government is interpreted by its maker; the police supervise."""
    assert question.authority == "大同市人民政府"


@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_an_answer_comes_back_from_a_file_and_from_a_record(question: OpenQuestion) -> None:
    """By the outcome's name, its words in either language, or as a record holds it."""
    for outcome in outcomes(question):
        made = ruling(question, outcome)
        recorded = next(rule for rule in ASKING[question]).amend(made)
        held = recorded.amendments[-1]
        for said in (amendment_of(held)["answer"], made.outcome("zh"), made.outcome("en")):
            assert ruling_from(question, said, by=made.by, document=made.document, on=made.on) == made


# ── an answer turns on it ────────────────────────────────────────────────────────────────────────────────────


def turned(rule: AnyRule, question: OpenQuestion, on: date | None) -> bool:
    """Return whether a rule answers differently for two answers to a question, where nothing else is known."""
    subjects = {name: model.model_validate(dict.fromkeys(model.facts)) for name, model in rule.parameters}
    case = Case(subjects, on if rule.uses_day else None)
    worlds = Worlds(flattened(rule.body, subjects), case)
    found = next((one for one in walk(worlds.term) if isinstance(one, Open) and one.question is question), None)
    try:
        return found is not None and turns_on(key_of(found, case), found, worlds)
    except TooManyWorlds:
        return False


def read_so_that_it_is_asked(rule: AnyRule, question: OpenQuestion) -> Iterator[AnyRule]:
    """Yield a rule as written, and as read by every option under which it asks a question that it else does not."""
    yield rule
    for term in walk(rule.unamended):
        if isinstance(term, Choice):
            for option, branch in term.branches:
                asks = any(isinstance(one, Open) and one.question is question for one in walk(branch))
                if asks and option != term.chosen:
                    yield rule.amend(term.reading.read_as(option))


def is_found_by_search(question: OpenQuestion) -> bool:
    """Return whether some rule, read in some way, turns on it where nothing else is known."""
    smallest_first = sorted(ASKING[question], key=lambda rule: sum(1 for _ in walk(rule.unamended)))
    read = (other for rule in smallest_first for other in read_so_that_it_is_asked(rule, question))
    return any(turned(rule, question, on) for rule in read for on in (DAYS if rule.uses_day else (None,)))


def is_shown_by_cases(question: OpenQuestion) -> bool:
    """Return whether two cases with the same facts come out differently for two answers to it."""
    found: dict[str, set[str]] = {}
    short = question.id.partition(".")[0]
    for case in (*legal_cases(short), *legal_cases(f"national/{short}")):
        if question.id in (case.body.get("ruled") or {}):
            facts = {key: value for key, value in case.body.items() if key not in {"name", "ruled", "answer", "status"}}
            result = (case.body.get("answer"), case.body.get("status"))
            found.setdefault(repr(sorted(facts.items())), set()).add(repr(result))
    return any(len(results) > 1 for results in found.values())


@pytest.mark.sweep
@pytest.mark.parametrize("question", QUESTIONS, ids=named)
def test_an_answer_turns_on_it(question: OpenQuestion) -> None:
    """Some public rule gives two answers for two answers to the question, all else being the same.

    Where the search gives up among the worlds of a case of which nothing is known, two written cases show it; each
    comes out as written (`tests/*/test_cases.py`).
    """
    assert is_shown_by_cases(question) or is_found_by_search(question)
