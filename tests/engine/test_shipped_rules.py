"""Every rule of every city: proved disjoint, its silences declared, its tables and explanations whole."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regkit.engine.checks import check
from regkit.engine.possible import determined
from regkit.engine.prove import disjoint, gaps
from regkit.engine.reference import Case
from regkit.engine.table import table
from regkit.language import Rule, Status
from regkit.language import terms as t
from regkit.language.catalog import SHIPPED
from regkit.language.outcomes import Lack
from regkit.testing import cases


def shipped() -> list[Any]:
    """Return every rule in the modules of the shipped packages, those included that are not exported."""
    found: dict[int, Any] = {}
    for name in SHIPPED.values():
        package = importlib.import_module(name)
        for module in pkgutil.iter_modules(package.__path__):
            for value in vars(importlib.import_module(f"{name}.{module.name}")).values():
                if isinstance(value, Rule):
                    found[id(value)] = value
    return list(found.values())


RULES = shipped()
MANY = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(MANY, max_examples=4, derandomize=True)
NAMES = [f"{rule.regulation.short}.{rule.name}" for rule in RULES]
LARGE = 60
"""From how many terms on a rule takes seconds for a few random cases; such rules are asked in the sweep."""


def is_large(rule: Any) -> bool:
    """Return whether random cases of a rule take long."""
    return sum(1 for _ in t.walk(rule.body)) >= LARGE


LARGE_APART = [
    pytest.param(rule, id=name, marks=pytest.mark.sweep if is_large(rule) else ())
    for rule, name in zip(RULES, NAMES, strict=True)
]
"""Every rule, for tests on random cases: the large ones are asked in the sweep."""


def test_rules_are_found() -> None:
    """There is something to prove."""
    assert len(RULES) >= 15
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_every_row_can_apply(rule: Any) -> None:
    """No row contradicts itself, and every exception takes something away: what strict mode asks on the first call."""
    check(rule)


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_rows_are_proved_disjoint(rule: Any) -> None:
    """No facts whatever make two rows apply and differ."""
    proof = disjoint(rule)
    assert proof, str(proof)


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_every_silence_is_declared(rule: Any) -> None:
    """Where no row applies, the rule says that the text is silent, and why; what hangs on a list is not settled."""
    proof = gaps(rule)
    asks_a_list = any(isinstance(term, t.Over) for term in t.walk(rule.body))
    assert proof or (proof.holds is None and asks_a_list), str(proof)


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_rule_has_a_table_and_a_chinese_name(rule: Any) -> None:
    """An official can read each rule as a table, in both languages."""
    assert rule.zh != rule.name
    for lang in ("zh", "en"):
        shown = table(rule, lang)
        assert shown.rows()
        assert shown.to_markdown().count("\n") >= len(shown.lines)
        assert "<table" in shown.to_html()


@pytest.mark.parametrize("rule", LARGE_APART)
@FEW
@given(data=st.data())
def test_generated_code_equals_the_reference(rule: Any, data: st.DataObject) -> None:
    """On random facts with unknowns, the fast answer is the reference's, and it can be explained."""
    _agrees(rule, data)


@pytest.mark.thorough
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
@MANY
@given(data=st.data())
def test_generated_code_equals_the_reference_many_times_over(rule: Any, data: st.DataObject) -> None:
    """The same on more facts, other ones each time."""
    _agrees(rule, data)


def _agrees(rule: Any, data: st.DataObject) -> None:
    subjects = [data.draw(cases(model)) for _, model in rule.parameters]
    on = data.draw(st.dates(rule.regulation.commenced)) if rule.uses_day else None
    names = [name for name, _ in rule.parameters]
    expected = determined(rule.body, Case(dict(zip(names, subjects, strict=True)), on))
    answer = rule(*subjects, on=on)
    assert (answer.value if answer.is_decided else Lack(answer.status)) == expected
    assert answer.explain(data.draw(st.sampled_from(["zh", "en"])))
    if answer.status is Status.SILENT:
        assert answer.silence is not None
