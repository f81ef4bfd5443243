"""Shipped rules with one fact open and all else said: what is possible is what the rule comes to over its values."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from regkit.engine.possible import missing, outcomes
from regkit.engine.reference import Case
from regkit.language import Bounds, Status, Subject
from regkit.language.facts import FactSpec
from regkit.language.kinds import BOOL, DATE
from regkit.law import Unit
from tests.engine.test_shipped_rules import NAMES, RULES

ASKED = date(2024, 5, 6)
TRIES = 3
OPEN_PER_CASE = 4


def a_value(rng: Random, spec: FactSpec) -> Any:
    """Return a random value of a fact, such as people write; `None` for a text."""
    kind = spec.kind
    if kind == BOOL:
        return rng.random() < 0.5
    if kind == DATE:
        return date.fromordinal(rng.randrange(date(2006, 1, 1).toordinal(), date(2024, 12, 31).toordinal()))
    if kind.sort == "word":
        return rng.choice(list(kind.detail))
    if kind.sort == "set":
        return frozenset(one for one in kind.detail if rng.random() < 0.5)
    if not kind.is_amount:
        return None
    low, high = int(spec.low or 0), int(spec.high or (10**7 if kind.detail is Unit.YUAN else 40))
    whole = rng.randrange(low, high + 1)
    return (
        Decimal(whole) if not spec.divides else min(Decimal(high), whole + Decimal(rng.choice(["0", "0.5", "0.995"])))
    )


def a_subject(rng: Random, model: type[Subject]) -> dict[str, Any]:
    """Return facts of a subject, as many as go together."""
    said: dict[str, Any] = {}
    for name in rng.sample(list(model.facts), len(model.facts)):
        for _ in range(TRIES):
            more = {**said, name: a_value(rng, model.facts[name])}
            if made(model, more) is not None:
                said = more
                break
    return said


def made(model: type[Subject], said: dict[str, Any]) -> Subject | None:
    """Return a subject, nothing where facts do not go together."""
    try:
        return model.model_validate(said)
    except ValidationError:
        return None


def _made(rule: Any, said: dict[str, dict[str, Any]]) -> dict[str, Subject]:
    """Return the subjects of a rule of which facts were said that go together."""
    return {name: model.model_validate(said[name]) for name, model in rule.parameters}


def few(spec: FactSpec) -> list[Any]:
    """Return the values of a fact that has few."""
    return [True, False] if spec.kind == BOOL else list(spec.kind.detail) if spec.kind.sort == "word" else []


@pytest.mark.sweep
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_one_open_fact_of_few_values_is_told_exactly(rule: Any) -> None:
    """`possible` is what the rule comes to for the values that go with what is said; `missing` if they differ."""
    rng = Random(rule.name)
    for _ in range(TRIES):
        said = {name: a_subject(rng, model) for name, model in rule.parameters}
        facts = [(name, spec) for name, model in rule.parameters for spec in model.facts.values() if few(spec)]
        for name, spec in rng.sample(facts, min(len(facts), OPEN_PER_CASE)):
            _is_told_exactly(rule, said, name, spec)


def _is_told_exactly(rule: Any, said: dict[str, dict[str, Any]], name: str, spec: FactSpec) -> bool:
    """Compare what is told of one open fact with what comes of each of its values; return whether there were several.

    What others tell is not open, and of what was not said completely it is not known whether it goes together.
    """
    models, on = dict(rule.parameters), ASKED if rule.uses_day else None
    subjects = _made(rule, said)
    opened = made(models[name], {**said[name], spec.name: None})
    filled = [made(models[name], {**said[name], spec.name: value}) for value in few(spec)]
    there = [one for one in filled if one is not None]
    if opened is None or getattr(opened, spec.name) is not None or spec.dated_by or not there:
        return False
    if not all(map(_is_whole, there)):
        return False
    found = [outcomes(rule.body, Case({**subjects, name: one}, on)) for one in there]
    possible = outcomes(rule.body, case := Case({**subjects, name: opened}, on))
    if not any(isinstance(one, Bounds) for one in possible):
        assert set(possible) == {one for some in found for one in some}, (said, spec.name)
    if any(len(some) > 1 or isinstance(some[0], Bounds) or some[0] is Status.UNDETERMINED for some in found):
        return False  # something else is open, too
    differ = any(some != found[0] for some in found)
    alone = all(_differs(one, opened) <= {spec.name} for one in there)
    named = {one.name for one in missing(rule.body, case)}
    assert named == ({f"{name}.{spec.name}"} if differ else set()) or (differ and named and not alone), (
        said,
        spec.name,
    )
    return len(found) > 1


def _is_whole(subject: Subject) -> bool:
    """Return whether each fact but texts was said, or is told by what was said."""
    return all(
        getattr(subject, spec.name) is not None
        for spec in subject.facts.values()
        if a_value(Random(0), spec) is not None
    )


def _differs(one: Subject, other: Subject) -> set[str]:
    return {name for name in one.facts if getattr(one, name) != getattr(other, name)}


@pytest.mark.sweep
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_what_comes_of_an_open_amount_or_day_is_among_what_is_possible(rule: Any) -> None:
    """Whatever an amount or a day turns out to be, however fine, what then comes was told to be possible."""
    rng = Random(rule.name)
    for _ in range(TRIES):
        said = {name: a_subject(rng, model) for name, model in rule.parameters}
        facts = [
            (name, spec)
            for name, model in rule.parameters
            for spec in model.facts.values()
            if spec.kind.is_amount or spec.kind == DATE
        ]
        for name, spec in rng.sample(facts, min(len(facts), OPEN_PER_CASE)):
            _is_among(rng, rule, said, name, spec)


def _is_among(rng: Random, rule: Any, said: dict[str, dict[str, Any]], name: str, spec: FactSpec) -> None:
    models, on = dict(rule.parameters), ASKED if rule.uses_day else None
    subjects = _made(rule, said)
    opened = made(models[name], {**said[name], spec.name: None})
    if opened is None or getattr(opened, spec.name) is not None:
        return
    possible = outcomes(rule.body, Case({**subjects, name: opened}, on))
    near = [
        getattr(subject, other.name) for subject in (*subjects.values(), opened) for other in subject.facts.values()
    ]
    values = [*(a_value(rng, spec) for _ in range(8)), *(one for one in near if type(one) is _type_of(spec))]
    for value in values:
        filled = made(models[name], {**said[name], spec.name: value})
        if filled is not None and _is_whole(filled):
            for one in outcomes(rule.body, Case({**subjects, name: filled}, on)):
                assert one in possible or any(lies_in(one, span) for span in possible), (said, spec.name, value)


def _type_of(spec: FactSpec) -> type:
    return date if spec.kind == DATE else Decimal


def lies_in(one: Any, span: Any) -> bool:
    """Return whether an outcome lies within a span: amounts and days, or records that hold some."""
    if isinstance(span, Bounds):
        low, high = (one.low, one.high) if isinstance(one, Bounds) else (one, one)
        if isinstance(low, Status) or isinstance(high, Status):
            return False
        return (span.low is None or (low is not None and span.low <= low)) and (
            span.high is None or (high is not None and high <= span.high)
        )
    if is_dataclass(span) and type(one) is type(span):
        pairs = [(getattr(one, field.name), getattr(span, field.name)) for field in fields(span)]
        return all(left == right or lies_in(left, right) for left, right in pairs)
    return False


def test_random_subjects_tell_enough() -> None:
    """Most subjects can be said whole, so that the sweep compares something."""
    rng = Random(1)
    models = {model for rule in RULES for _, model in rule.parameters if not model.held}
    whole = [model for model in models if (one := made(model, a_subject(rng, model))) is not None and _is_whole(one)]
    assert len(whole) > len(models) // 2
