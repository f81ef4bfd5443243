"""Worlds of which the same remains are gone through once: what comes of it is what comes of each by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from regkit.engine import missing as pivots
from regkit.engine import worlds
from regkit.engine.missing import missing
from regkit.engine.possible import determined, outcomes, reached, settling, source_of
from regkit.engine.reference import Case, evaluate
from regkit.engine.worlds import Merges, Worlds
from regkit.language import Facts, Flag, Subject, decide, fact, when
from regkit.language.outcomes import UNKNOWN
from tests.engine.small_worlds import WORDS, Answer
from tests.engine.test_shipped_rules import RULES
from tests.engine.test_worlds import agree

MANY_FLAGS = 40


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no worlds be gone through one by one."""
    monkeypatch.setattr(worlds, "MOST_WORLDS", 0)
    monkeypatch.setattr(pivots, "MOST_TO_TURN", 0)
    monkeypatch.setattr(pivots, "MOST_TO_SETTLE", 0)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("seed", range(200, 203))
def test_merged_worlds_find_what_all_completions_show(seed: int) -> None:
    """On random rules, settled, possible and missing are what writing all completions down finds."""
    assert agree(seed, 25, 8) > 25


@pytest.mark.sweep
@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("seed", range(300, 310))
def test_merged_worlds_find_it_in_ten_thousand_cases(seed: int) -> None:
    """The same on 10,000 cases."""
    assert agree(seed, 100, 10) > 100


def _case(rule: Any, *, said: bool) -> Case:
    """Return a case of which nothing is said, or each fact to be unknown."""
    subjects = {name: model(**dict.fromkeys(model.facts if said else ())) for name, model in rule.parameters}
    return Case(subjects, date(2024, 5, 6) if rule.uses_day else None)


def _comes_to_the_same(rules: list[Any], *, said: bool) -> int:
    """Compare what merged worlds come to with what each by itself does; return in how many cases there are several."""
    seen = 0
    for rule in rules:
        case = _case(rule, said=said)
        question = Worlds(rule.body, case)
        if evaluate(rule.body, case) is UNKNOWN and (apart := question.apart()).whole:
            merged = list(question.merging(Merges.OUTCOMES))
            assert reached(merged, question.questions) == reached(apart.worlds, question.questions), rule.name
            seen += len(apart.worlds) > 1
    return seen


def test_merged_worlds_of_shipped_rules_come_to_the_same() -> None:
    """Of shipped rules of which nothing is said, the same is possible either way, spans of amounts and days too."""
    assert _comes_to_the_same(RULES[::6], said=False) > len(RULES) // 12


@pytest.mark.sweep
@pytest.mark.parametrize("said", [False, True])
def test_merged_worlds_of_every_shipped_rule_come_to_the_same(said: bool) -> None:
    """The same of every rule, with nothing said and with everything said to be unknown."""
    assert _comes_to_the_same(RULES, said=said) > len(RULES) // 2


BEYOND = {"permit"}
"""What is asked of whoever else may be in a list, of whom nothing is known: more than can be gone through."""
LONG = ("course_in_order", "camera_violation", "refund_amount", "filing_breached", "grade_of_total")


@pytest.mark.parametrize("name", LONG)
def test_of_rules_with_many_worlds_all_that_is_possible_is_told(name: str) -> None:
    """With nothing said they have more worlds than are gone through one by one; what is possible is whole."""
    (rule,) = (one for one in RULES if one.name == name)
    question = Worlds(rule.body, _case(rule, said=False))
    assert not question.apart().whole
    assert question.found().whole


@pytest.mark.sweep
def test_what_is_possible_of_every_shipped_rule_is_whole() -> None:
    """With nothing said, all that may come of a shipped rule is told, but for a list of strangers."""
    found = {rule.name: Worlds(rule.body, _case(rule, said=False)) for rule in RULES}
    assert {name for name, question in found.items() if not question.found().whole} == BEYOND


# ── more worlds than can be gone through one by one ──────────────────────────────────────────────


def _many() -> tuple[Any, Any]:
    """Return a subject of many yes-or-no facts, and the same facts in the rule language."""
    facts = {f"flag_{n}": fact(f"第{n}项") for n in range(MANY_FLAGS)}
    model = type("Many", (Subject,), {"__annotations__": dict.fromkeys(facts, Flag | None), **facts})
    return model, Facts(model, "thing")


def test_what_is_settled_is_told_however_many_worlds_there_are() -> None:
    """A trillion completions of which each has one outcome: it is decided, and nothing is missing."""
    model, facts = _many()
    odd = facts.flag_0
    for n in range(1, MANY_FLAGS):
        flag = getattr(facts, f"flag_{n}")
        odd = (odd & ~flag) | (~odd & flag)
    term = decide(when(odd, Answer.ONE, WORDS), when(~odd, Answer.ONE, WORDS))
    case = Case({"thing": model()})
    assert evaluate(term, case) is UNKNOWN
    assert determined(term, case) is Answer.ONE
    assert outcomes(term, case) == (Answer.ONE,)
    assert missing(term, case) == ()
    assert settling(term, case)  # so that it can be told on what words it rests
    assert source_of(term, case) is None


def test_what_is_possible_and_missing_is_whole_however_many_worlds_there_are() -> None:
    """Whether an odd number of forty facts hold: both are possible, and each fact may turn it, none settles it."""
    model, facts = _many()
    odd = facts.flag_0
    for n in range(1, MANY_FLAGS):
        flag = getattr(facts, f"flag_{n}")
        odd = (odd & ~flag) | (~odd & flag)
    term = decide(when(odd, Answer.ONE, WORDS), when(~odd, Answer.TWO, WORDS))
    case = Case({"thing": model()})
    assert set(outcomes(term, case)) == {Answer.ONE, Answer.TWO}
    told = missing(term, case)
    assert {one.name for one in told} == {f"thing.flag_{n}" for n in range(MANY_FLAGS)}
    assert {one.settles for one in told} == {0}
