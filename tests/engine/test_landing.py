"""What is said of a case lands among what was possible of it before, for every shipped rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from regkit.datong.filing import (
    Filing,
    FilingState,
    filing_due,
    filing_last_day,
    filing_status,
    is_filed_with_all_papers,
)
from regkit.engine.cells import lacking
from regkit.engine.possible import outcomes
from regkit.engine.reach import covers, step_of
from regkit.engine.reference import ABSENT, Case, key_of
from regkit.engine.regions import facts_of
from regkit.engine.worlds import Worlds
from regkit.language import Status, Word
from regkit.language import terms as t
from regkit.language.facts import EARLIEST, FactSpec
from regkit.language.kinds import BOOL, DATE
from regkit.language.outcomes import UNKNOWN
from tests.engine.test_shipped_rules import NAMES, RULES, is_large

ON = date(2024, 5, 6)
DAYS = (EARLIEST, date(2008, 2, 29), date(2008, 3, 1), date(2024, 5, 1), ON, date(2025, 4, 1), date(2100, 12, 31))
AMOUNTS = (0, 1, 15, 100, 10_000)
SAMPLE, FEW, PARTIAL = 120, 4, 2
SMALL = [rule for rule in RULES if not is_large(rule)]

Said = dict[str, dict[str, Any]]


def _told(rule: Any, case: Case) -> Sequence[Any]:
    """Return the outcomes of a case, but for the word that there may be more of them."""
    told = outcomes(rule.body, case)
    is_whole = Worlds(rule.body, case).found().whole
    return [one for one in told if one is not Status.UNDETERMINED or is_whole]


def values(spec: FactSpec) -> tuple[Any, ...]:
    """Return all values of a fact that has few, and of an amount or a day some, its ends among them."""
    if spec.kind == BOOL:
        return True, False
    if spec.kind.sort == "word":
        return tuple(spec.kind.detail)
    if spec.kind == DATE:
        return DAYS
    if spec.kind.is_amount:
        return tuple(dict.fromkeys([*AMOUNTS, *(end for end in (spec.low, spec.high) if end is not None)]))
    return ()


def made(rule: Any, said: Said) -> Case | None:
    """Return the case of a rule, or nothing where what is said contradicts itself."""
    try:
        subjects = {name: model.model_validate(said[name]) for name, model in rule.parameters}
    except ValidationError:
        return None
    return Case(subjects, ON if rule.uses_day else None)


def unknown(rule: Any) -> Said:
    """Return that every fact is said to be unknown, so that nothing is presumed."""
    return {name: dict.fromkeys(model.facts) for name, model in rule.parameters}


def partial(rule: Any, rng: Random) -> Said:
    """Return random facts, all others said to be unknown."""
    while True:
        said = unknown(rule)
        for name, model in rule.parameters:
            for fact, spec in model.facts.items():
                if rng.random() < 0.3 and values(spec):
                    said[name][fact] = rng.choice(values(spec))
        if made(rule, said) is not None:
            return said


def bases(rule: Any, rng: Random) -> list[Said]:
    """Return what may be said before: that nothing is known, nothing at all, and some facts."""
    return [unknown(rule), {name: {} for name, _ in rule.parameters}, *(partial(rule, rng) for _ in range(PARTIAL))]


def goes_together(rule: Any, before: Case, after: Case) -> bool:
    """Return whether what is said leaves what is unknown some value: of what cannot be, nothing was possible."""
    return len(Worlds(rule.body, after).allowed.pieces) == len(Worlds(rule.body, before).allowed.pieces)


def is_lifted(rule: Any, before: Case, after: Case, parameter: str, fact: str) -> bool:
    """Return whether a statement ends a presumption that held because nothing was said of the fact, nor was it asked.

    A presumption that ends without anything being told instead leaves more open than there was.
    """
    was = [(spec.name, spec.presumed) for spec in before.subjects[parameter].presumed()]
    told = [(getattr(after.subjects[parameter], name), presumed) for name, presumed in was]
    is_asked = (parameter, fact) in {key_of(one, before) for one in lacking(rule.body, before)}
    ended = [one for one, presumed in told if one != presumed]
    return fact in dict(was) or None in ended or (bool(ended) and not is_asked)


def asked(rule: Any, said: Said) -> Iterator[tuple[str, str, Any]]:
    """Yield each fact that may be said with each value, but for those on which a gate passes while nothing is said."""
    gates = facts_of(*(one for one in t.walk(rule.body) if isinstance(one, t.Gate)))
    for name, model in rule.parameters:
        for fact, spec in model.facts.items():
            free = said[name].get(fact) is None and (fact in said[name] or (name, fact) not in gates)
            yield from ((name, fact, value) for value in values(spec) if free)


def outside(rule: Any, said: Said, statements: list[tuple[str, str, Any]]) -> list[Any]:
    """Return the statements that lead to what was not possible before."""
    before = made(rule, said)
    assert before is not None
    possible = outcomes(rule.body, before)
    if Status.UNDETERMINED in possible:
        return []  # there may be more, and it is said
    found = []
    for name, fact, value in statements:
        after = made(rule, {**said, name: {**said[name], fact: value}})
        if after is None or not goes_together(rule, before, after) or is_lifted(rule, before, after, name, fact):
            continue
        reached = [one for one in _told(rule, after) if not covers(possible, one, step_of(rule.body.kind))]
        found += [(name, fact, value, reached)] if reached else []
    return found


@pytest.mark.parametrize("seed", range(4))
def test_what_is_said_lands_among_what_was_possible(seed: int) -> None:
    """A seeded sample of rules, cases and statements: each lands."""
    rng = Random(seed)
    for _ in range(SAMPLE // 4):
        rule = rng.choice(SMALL)
        said = rng.choice(bases(rule, rng))
        statements = list(asked(rule, said))
        found = outside(rule, said, rng.sample(statements, min(len(statements), 6)))
        assert not found, (rule.name, said, found)


@pytest.mark.sweep
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_each_word_that_is_said_lands_among_what_was_possible(rule: Any) -> None:
    """Every word, yes and no of every fact, with all else unknown, and some of all that may be said of other cases.

    Of large rules, some of either.
    """
    rng = Random(rule.name)
    for said in bases(rule, rng):
        statements = list(asked(rule, said))
        words = [one for one in statements if isinstance(one[2], (bool, Word))] if said == unknown(rule) else []
        few = rng.sample(words, min(len(words), FEW)) if is_large(rule) else words
        found = outside(rule, said, [*few, *rng.sample(statements, min(len(statements), FEW))])
        assert not found, (said, found)


@pytest.mark.thorough
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_whatever_is_said_lands_among_what_was_possible(rule: Any) -> None:
    """Every value of every fact, with all else unknown, with nothing said, and with some facts said."""
    for said in bases(rule, Random(rule.name)):
        found = outside(rule, said, list(asked(rule, said)))
        assert not found, (said, found)


def not_so(rule: Any, said: Said) -> Said:
    """Return a case in which nothing is so that a day or an amount hangs on."""
    facts = [(name, spec) for name, model in rule.parameters for spec in model.facts.values()]
    denied = [(name, spec.belongs_to) for name, spec in facts if spec.belongs_to is not None]
    kinds = {(name, spec.name): spec.kind for name, spec in facts}
    return {
        name: said[name] | {fact: False for of, fact in denied if of == name and kinds[of, fact] == BOOL}
        for name in said
    }


BELONGING = [
    pytest.param(rule, id=name)
    for rule, name in zip(RULES, NAMES, strict=True)
    if any(spec.belongs_to for _, model in rule.parameters for spec in model.facts.values())
]


@pytest.mark.parametrize("rule", BELONGING)
def test_an_answer_hangs_on_no_day_that_never_comes(rule: Any) -> None:
    """A rule asks whether there is such a day or amount before it compares it: else nobody could tell the answer."""
    nothing: Said = {name: {} for name, _ in rule.parameters}
    for said in (unknown(rule), nothing):
        case = made(rule, not_so(rule, said)) or made(rule, said)
        assert case is not None
        for world in Worlds(rule.body, case).found().worlds:
            never_comes = [key for key, value in world.case.guessed.items() if value is ABSENT]
            assert not (never_comes and world.outcome is UNKNOWN), (said, never_comes)


EVERY: Mapping[str, None] = dict.fromkeys(Filing.facts)


@pytest.mark.parametrize("said", [{}, EVERY])
def test_a_system_that_may_not_be_accepted_may_have_no_period_running(said: dict[str, Any]) -> None:
    """Article 15 counts thirty days from an acceptance that was passed: where it may not be, none may have begun."""
    assert FilingState.NOT_STARTED in filing_status(Filing(**said), on=ON).possible
    assert Status.NOT_APPLICABLE in filing_last_day(Filing(**said)).possible
    assert Status.NOT_APPLICABLE in filing_due(Filing(**said)).possible
    failed = Filing(**{**said, "result": "failed", "completed_before": False})
    assert filing_status(failed, on=ON).value in {FilingState.NOT_STARTED, None}


def test_a_system_that_failed_acceptance_was_not_accepted_since_commencement() -> None:
    """What was not accepted was accepted neither before nor since: one that stood before is filed by paragraph 2."""
    failed = Filing(completed_before=True, result="failed", accepted_since=None)
    assert failed.accepted_since is False
    assert filing_last_day(failed).value == date(2008, 4, 30)


def test_what_was_not_filed_may_lack_a_day_of_filing() -> None:
    """Of papers that were never filed it is not asked whether they were complete, on whatever day they were not."""
    answer = is_filed_with_all_papers(Filing(**{**EVERY, "filed": False}))
    assert answer.status is Status.NOT_APPLICABLE
    assert Status.NOT_APPLICABLE in is_filed_with_all_papers(Filing(**EVERY)).possible
