"""Outcomes are sought where there are too many worlds to go through, and all are found."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from regkit.engine.possible import outcomes
from regkit.engine.reach import covers, step_of, told
from regkit.engine.reference import Case, evaluate
from regkit.engine.search import Search
from regkit.engine.worlds import Worlds
from regkit.language import Facts, Flag, Money, Multiple, Rounding, Subject, decide, fact, follows, rounded, when
from regkit.language.outcomes import UNKNOWN, Bounds, Lack, Status
from regkit.law import multiple, yuan
from tests.engine.small_worlds import CONFLICT, WORDS, Answer, completions
from tests.engine.test_ahead import GAP, NOTHING, random_questions, without_gaps
from tests.engine.test_landing import SMALL, bases, made, unknown
from tests.engine.test_shipped_rules import NAMES, RULES

NOT_WHOLE = {("keeps_every_duty", "nothing"), ("keeps_every_duty", "unknown"), ("refund_by_events", "unknown")}
"""The questions of which it is not known whether there is more."""


@pytest.mark.parametrize("seed", range(4))
def test_a_search_from_nothing_finds_what_all_completions_show(seed: int) -> None:
    """Of random rules and cases, the outcomes sought are those of every way to fill in what is unknown."""
    several = 0
    for term, subject in random_questions(seed):
        found = completions(term, subject)
        reached = {one.outcome for one in found}
        if CONFLICT in reached or not found or not all(one.as_presumed for one in found):
            continue
        worlds = Worlds(term, Case({"thing": subject}))
        sought = Search(worlds, ()).all()
        expected = {one.status if isinstance(one, Lack) else one for one in reached}
        assert set(sought) == expected, (term, subject)
        several += len(reached) > 1
    assert several > 20


def test_a_search_that_is_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is whole where all was looked at; else what was found stands beside it that there may be more."""
    worlds = Worlds(GAP, Case({"thing": NOTHING}))
    search = Search(worlds, (Answer.TWO,))
    assert set(search.all()) == {Answer.ONE, Answer.TWO, Status.SILENT}
    assert search.whole is True
    monkeypatch.setattr("regkit.engine.search.MOST_TERMS", 0)
    short = Search(worlds, (Answer.TWO,))
    assert short.all() == (Answer.TWO, Status.UNDETERMINED)
    assert short.whole is False


class Resting(Subject):
    """A presumption that rests on another, which a fact ends; and one that amounts are divided by."""

    long: Flag | None = fact("长期")
    extended: Flag | None = fact("延长", presumed=False)
    doubled: Flag | None = fact("加倍", presumed=False)
    share: Multiple | None = fact("倍数", presumed=Decimal(1))
    paid: Money | None = fact("已付")
    first: Flag | None = fact("前")
    second: Flag | None = fact("后")

    relations = (
        follows("extended", value=True, when=lambda f: f.long),
        follows("doubled", value=True, when=lambda f: f.extended),
        follows("share", value=multiple(2), when=lambda f: f.long),
    )


RESTING: Facts[Any] = Facts(Resting, "thing")


def behind_others(usual: Any, otherwise: Any) -> Any:
    """Return a rule that comes to an outcome in some cases, and in others to it only if it is not for long."""
    f = RESTING
    rest = ~f.first & ~f.second
    return without_gaps(
        decide(when(f.first, usual, WORDS), when(rest & f.long, otherwise, WORDS), when(rest & ~f.long, usual, WORDS))
    )


HALF = rounded(RESTING.paid / RESTING.share, to=yuan(1), how=Rounding.DOWN, words=WORDS)
DOUBLED = decide(when(RESTING.doubled, Answer.TWO, WORDS), when(~RESTING.doubled, Answer.ONE, WORDS))


@pytest.mark.parametrize(
    ("term", "usual", "otherwise"),
    [
        (behind_others(Answer.ONE, without_gaps(DOUBLED)), Answer.ONE, Answer.TWO),
        (behind_others(yuan(70), HALF), Decimal(70), Decimal(35)),
    ],
    ids=["rests-on-a-presumption", "divided-by-what-is-presumed"],
)
def test_what_is_presumed_may_be_told_otherwise_by_what_is_filled_in(term: Any, usual: Any, otherwise: Any) -> None:
    """An outcome of a presumption that ends is found too, beside the same outcome without it of other rows."""
    thing = Resting(paid=Decimal(70))
    assert evaluate(term, Case({"thing": Resting(paid=Decimal(70), first=False, second=False, long=True)})) == otherwise
    assert {usual, otherwise} < set(Search(Worlds(term, Case({"thing": thing})), ()).all())


@pytest.mark.parametrize("seed", range(4))
def test_a_search_finds_what_going_through_all_worlds_finds(seed: int) -> None:
    """Of shipped rules, a seeded sample, what is sought from nothing is what all worlds show."""
    rng = Random(seed)
    for _ in range(20):
        rule = rng.choice(SMALL)
        _is_found(rule, rng.choice(bases(rule, rng)))


@pytest.mark.sweep
@pytest.mark.parametrize("rule", SMALL, ids=[rule.name for rule in SMALL])
def test_a_search_finds_it_of_every_rule(rule: Any) -> None:
    """The same with all unknown, with nothing said, and with some facts."""
    for said in bases(rule, Random(rule.name)):
        _is_found(rule, said)


def _is_found(rule: Any, said: Any) -> None:
    case = made(rule, said)
    if case is None or evaluate(rule.body, case) is not UNKNOWN:
        return
    worlds = Worlds(rule.body, case)
    search = Search(worlds, ())
    sought = search.all()
    if not worlds.found().whole or not search.whole:
        return
    plain = [
        dataclasses.replace(one, usual=None) if isinstance(one, Bounds) else one for one in outcomes(rule.body, case)
    ]
    step = step_of(rule.body.kind)
    assert all(covers(plain, one, step) for one in sought), (said, sought, plain)
    assert all(covers(sought, one, step) for one in plain), (said, sought, plain)


@pytest.mark.sweep
@pytest.mark.parametrize("said", ["nothing", "unknown"])
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_it_is_known_of_nearly_every_rule_what_all_may_come(rule: Any, said: str) -> None:
    """With nothing said, and with all said to be unknown, the outcomes are whole but for a few questions."""
    case = made(rule, unknown(rule) if said == "unknown" else {name: {} for name, _ in rule.parameters})
    assert case is not None
    worlds = Worlds(rule.body, case)
    if evaluate(rule.body, case) is UNKNOWN and not (found := worlds.found()).whole:
        search = Search(worlds, (told(world.outcome) for world in found.worlds))
        search.all()
        assert search.whole is ((rule.name, said) not in NOT_WHOLE)
