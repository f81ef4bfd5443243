"""What is only presumed never stands against what was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from regkit.language import catalog
from regkit.language.facts import Subject
from regkit.language.kinds import BOOL
from regkit.language.relating import related, told_by
from regkit.language.relations import Never

MODELS = [model for name in catalog.SHIPPED for model in catalog.models(name) if model.relations]


def statements(model: type[Subject]) -> Iterator[dict[str, Any]]:
    """Yield each yes and each no that can be said alone of a model that excludes something."""
    for spec in model.facts.values():
        if spec.kind == BOOL:
            yield from ({spec.name: True}, {spec.name: False})


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_one_fact_said_alone_is_taken(model: type[Subject]) -> None:
    """Whoever says one thing is not told that it contradicts another, which he did not say."""
    assert [said for said in statements(model) if "contradiction" in refusals(model, said)] == []


def refusals(model: type[Subject], said: dict[str, Any]) -> set[str]:
    """Return for what kinds of mistake a statement is refused."""
    try:
        model.model_validate(said)
    except ValidationError as error:
        return {one["type"] for one in error.errors()}
    return set()


def test_relations_exclude_something() -> None:
    """The sweep is over models that have relations with which a statement could be in conflict."""
    excluding = [one for model in MODELS for one in model.relations if isinstance(one, Never)]
    assert len(excluding) > 10
    assert all(told_by(one) for model in MODELS for one in related(model, "this"))
