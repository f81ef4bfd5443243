"""Every backend says what the reference evaluator says, for every shipped rule, unknowns in every column."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from regkit.testing import cases
from tests.engine.test_shipped_rules import NAMES, RULES
from tests.frames.tables import MEMORY, QUERIES, columns_of, expected, frame, rows_of, same, shown

pytest.importorskip("narwhals")

ROWS = 150
_drawn: dict[Any, list[Any]] = {}


def drawn(model: Any) -> list[Any]:
    """Return subjects of a model, the same ones each time, each fact unknown now and then."""
    if model not in _drawn:
        found: list[Any] = []

        @seed(7)
        @settings(max_examples=1, database=None, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.data())
        def collect(data: st.DataObject) -> None:
            strategy = cases(model)
            found.extend(data.draw(strategy) for _ in range(3))

        collect()
        _drawn[model] = _varied(model, found)
    return _drawn[model]


def _varied(model: Any, some: list[Any]) -> list[Any]:
    return some


def answers_equal(rule: Any, backend: str, subjects: list[dict[str, Any]], on: date | None) -> None:
    """Assert that a backend's columns are what the reference says, row by row."""
    columns, kinds = columns_of(rule, subjects)
    made = rule.over(frame(backend, columns, kinds), on=on)
    headings = [name for name in made.columns if name.startswith("value")] if hasattr(made, "columns") else []
    headings = [str(name) for name in (made.column_names if hasattr(made, "column_names") else headings)]
    headings = [name for name in headings if name.startswith("value")]
    found = rows_of(made, [*headings, "status", "article"])
    for case, row in zip(subjects, found, strict=True):
        value, *rest = expected(rule, case, on)
        wanted = (*shown(value, headings), *rest)
        assert all(map(same, row, wanted)), (row, wanted, case)


@pytest.mark.parametrize("backend", [*MEMORY, *QUERIES])
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_backend_equals_the_reference(rule: Any, backend: str) -> None:
    """Value, status and article are the reference's on random rows."""
    choose = random.Random(rule.name)  # noqa: S311  (a choice of test rows)
    pools = {parameter: drawn(model) for parameter, model in rule.parameters}
    subjects = [{parameter: choose.choice(pool) for parameter, pool in pools.items()} for _ in range(ROWS)]
    on = date(2013, 6, 1) if rule.uses_day else None
    answers_equal(rule, backend, subjects, on)
