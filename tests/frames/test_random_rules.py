"""Random rules over random rows, with every kind of term: the columns say what the reference evaluator says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regkit.frames.errors import CannotQuery
from tests.engine.random_rules import ASKED_ON, OTHERS, THINGS, Other, Thing, rules
from tests.frames.tables import MEMORY, QUERIES
from tests.frames.test_equality import answers_equal

pytest.importorskip("narwhals")

CASES = st.lists(st.fixed_dictionaries({"thing": THINGS, "other": OTHERS}), min_size=0, max_size=12)
EXAMPLES = {
    "pyarrow": 80,
    "duckdb": 20,
    "polars": 30,
}


PAIRS = [
    pytest.param(backend, wide, marks=pytest.mark.sweep if wide and backend not in EXAMPLES else ())
    for wide in (False, "row")
    for backend in (*MEMORY, *QUERIES)
]
"""Each backend with the simplest rules, and some with all that a row can say; the others with these in a sweep."""


@pytest.mark.parametrize(("backend", "wide"), PAIRS)
def test_random_rules_equal_the_reference(backend: str, wide: Any) -> None:
    """Status, value and article of random rules are the reference's, contradictions and empty frames included."""

    @settings(
        max_examples=EXAMPLES.get(backend, 30) // (3 if wide else 1),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(rules(wide=wide), CASES, ASKED_ON)
    def check(rule: Any, cases: list[dict[str, Thing | Other]], on: date) -> None:
        try:
            answers_equal(rule, backend, cases, on)
        except CannotQuery as refused:  # a product of many numbers, which DuckDB has no digits for
            assert backend == "duckdb"
            assert "more than 38 digits" in str(refused)  # noqa: PT017

    check()
