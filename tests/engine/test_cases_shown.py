"""Cases that the prover shows: they can be said of a subject, and the conditions asked for hold in them."""

from __future__ import annotations

import random
from typing import Any

import pytest

from regkit.engine.finding import Counterexample, World
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from tests.engine.test_shipped_rules import LARGE_APART

pytest.importorskip("z3")

TRIES = 4
NOT_ASKED = (t.Over, t.Open)


@pytest.mark.parametrize("rule", LARGE_APART)
def test_a_case_shown_can_be_made_and_is_as_was_asked(rule: Any) -> None:
    """Facts that the solver finds for some conditions of a rule make subjects, in which the conditions are so."""
    draw, world = random.Random(rule.name), World(rule, None)
    conditions = [term for term in dict.fromkeys(t.walk(rule.body)) if term.kind == BOOL and _is_of_the_case(term)]
    for _ in range(TRIES if conditions else 0):
        asked = [(one, draw.random() < 1 / 2) for one in draw.sample(conditions, min(len(conditions), 3))]
        found = world.look_for(*(world.true(one) if truth else world.false(one) for one, truth in asked))
        if isinstance(found, Counterexample):
            answers = [rule.with_body(one)(*found.subjects, on=found.on).value for one, _ in asked]
            assert answers == [truth for _, truth in asked], (str(found), asked)


def _is_of_the_case(term: Any) -> bool:
    """Return whether a condition can be asked of a case that is shown: of no list, and with nothing open."""
    inner = [*t.walk(term)]
    is_member = any(isinstance(one, t.Fact) and "[" in one.parameter for one in inner)
    return not is_member and not any(isinstance(one, NOT_ASKED) for one in inner)
