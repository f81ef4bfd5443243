"""What showed one case open is tried first in the next, and shows none open that is settled."""

from __future__ import annotations

import random
from typing import Any

import pytest

from regkit.engine.possible import common
from regkit.engine.reference import Case, evaluate
from regkit.engine.witnesses import Witnesses
from regkit.engine.worlds import Worlds
from regkit.language.outcomes import UNKNOWN
from regkit.language.terms import Term
from tests.engine.small_worlds import Chained, Excluding, Following, Plain, a_rule, a_subject


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
