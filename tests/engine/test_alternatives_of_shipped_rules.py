"""What other readings would make of an answer: what the rule that is read otherwise says itself."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.engine.alternatives import alternatives
from regkit.engine.explain import case_of, path_of
from regkit.engine.worlds import Worlds
from regkit.language import Determination
from regkit.language import terms as t
from regkit.language.outcomes import Bounds
from regkit.testing import cases
from tests.engine.test_shipped_rules import FEW, MANY, NAMES, RULES

READ = {name: rule for name, rule in zip(NAMES, RULES, strict=True) if rule.readings}
LONG = 300
"""From how many terms, once for each option of its readings, a rule takes seconds: it is asked in the sweep."""


def _is_long(rule: Any) -> bool:
    """Return whether to compile a rule anew for each option takes long."""
    return sum(1 for _ in t.walk(rule.body)) * sum(len(one.options) for one in rule.readings) >= LONG


def _said(answer: Determination[Any]) -> tuple[Any, ...]:
    """Return what is said of an answer, and what can come of it at all, however decisions usually are made."""
    spans = (one for one in answer.possible if isinstance(one, Bounds))
    rest = {one for one in answer.possible if not isinstance(one, Bounds)}
    return answer.status, answer.value, rest, [dataclasses.replace(one, usual=None) for one in spans]


def _is_whole(answer: Determination[Any]) -> bool:
    """Return whether all that can come of an answer is gone through: what is sought beyond is not compared."""
    return Worlds(answer.rule.body, case_of(answer)).found().whole


def _agree(rule: Any, data: st.DataObject) -> None:
    subjects = [data.draw(cases(model)) for _, model in rule.parameters]
    answer = rule(*subjects, on=data.draw(st.dates(rule.regulation.commenced)) if rule.uses_day else None)
    case = case_of(answer)
    found = {(one.reading, one.option): one.outcome for one in alternatives(answer, path_of(answer, case), case)}
    assert {reading for reading, _ in found} <= set(answer.readings)
    for reading, option in ((one, option) for one in answer.readings for option in one.options):
        other = rule.amend(reading.read_as(option))(*subjects, on=answer.on)
        if not (_is_whole(answer) and _is_whole(other)):
            continue
        assert ((reading, option) in found) == (_said(other) != _said(answer)), (reading.id, option)
        if (reading, option) in found:
            outcome = found[reading, option]
            assert outcome == other.value if other.is_decided else outcome.status is other.status


@pytest.mark.parametrize(
    "rule",
    [pytest.param(rule, id=name, marks=pytest.mark.sweep if _is_long(rule) else ()) for name, rule in READ.items()],
)
@FEW
@given(data=st.data())
def test_an_alternative_is_what_the_rule_read_otherwise_says(rule: Any, data: st.DataObject) -> None:
    """On random facts with unknowns: the same options change the answer, into the same."""
    _agree(rule, data)


@pytest.mark.thorough
@pytest.mark.parametrize("rule", READ.values(), ids=READ)
@MANY
@given(data=st.data())
def test_an_alternative_is_what_every_rule_read_otherwise_says(rule: Any, data: st.DataObject) -> None:
    """The same of every rule on more facts, other ones each time."""
    _agree(rule, data)
