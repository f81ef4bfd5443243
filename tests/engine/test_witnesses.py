"""What showed one case open is tried first in the next, and shows none open that is settled."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from regkit.engine.possible import common
from regkit.engine.reference import Case, evaluate
from regkit.engine.witnesses import Witnesses
from regkit.engine.worlds import Worlds
from regkit.language import Day, Facts, Flag, Status, Subject, YesNo, dated, decide, fact, happened, rule, when
from regkit.language.outcomes import UNKNOWN
from regkit.language.terms import Term
from tests.engine.small_worlds import WORDS, Chained, Excluding, Following, Plain, a_rule, a_subject


def _tried(seed: int, model: type[Plain]) -> tuple[int, int]:
    """Return how many cases of one random rule were open, and how many were shown so by what was kept."""
    rng = random.Random(seed)
    term: Term[Any] = a_rule(rng, model)
    witnesses = Witnesses(term, [("thing", model)], lambda *question: _known(term, question))
    left_open = shown = 0
    for _ in range(40):
        question = (a_subject(rng, model), None, None)
        case = Case({"thing": question[0]})
        if evaluate(term, case) is not UNKNOWN:
            continue
        value, apart = common(Worlds(term, case))
        told = witnesses.tell_apart(question)
        assert value is UNKNOWN or not told, (term, question, value)
        left_open, shown = left_open + (value is UNKNOWN), shown + told
        if apart:
            witnesses.keep(question, [world.case.guessed for world in apart])
    return left_open, shown


def _known(term: Term[Any], question: tuple[Any, ...]) -> Any:
    value = evaluate(term, Case({"thing": question[0]}))
    return None if value is UNKNOWN else value


@pytest.mark.parametrize("model", [Plain, Following, Excluding, Chained])
def test_none_is_shown_open_that_is_settled(model: type[Plain]) -> None:
    """Over random rules with relations between facts, what is kept agrees with the search, and serves often."""
    tried = [_tried(seed, model) for seed in range(25)]
    left_open, shown = (sum(column) for column in zip(*tried, strict=True))
    assert shown > left_open / 5


class Works(Subject):
    """Works of which a day tells that they were begun."""

    begun: Flag | None = fact("已开工", presumed=True)
    begun_on: Day | None = fact("开工日")

    relations = (dated("begun", "begun_on"),)


def test_a_day_that_never_comes_is_tried_in_no_other_case() -> None:
    """It shows two answers possible in the worlds; what is tried first in the next case speaks of days only."""

    @rule("开工", en="begun")
    def begun_early(works: Facts[Works]) -> YesNo:
        early = works.begun_on < date(2013, 1, 1)
        return decide(when(early, True, WORDS), when(~early, False, WORDS), provided=happened(works.begun_on))

    for said in ({"begun": None}, {}):
        answer = begun_early(Works.model_validate(said), on=date(2014, 6, 1))
        assert set(answer.possible) == {True, False, Status.NOT_APPLICABLE}
