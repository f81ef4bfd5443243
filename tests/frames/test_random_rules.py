"""Random rules over random rows, with every kind of term: the columns say what the reference evaluator says."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regkit.frames.errors import CannotQuery, ColumnError
from tests.engine.random_rules import ASKED_ON, OTHERS, THINGS, Other, Thing, rules
from tests.frames.tables import MEMORY, QUERIES, answered, columns_of, frame, names_of, rows_of, same, shown
from tests.frames.test_equality import answers_equal
from tests.frames.test_subsets import reduced

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


FACTS = [("thing", name) for name in Thing.facts] + [("other", name) for name in Other.facts]
FEW = st.lists(st.sampled_from(FACTS), min_size=1, max_size=4, unique=True)


@pytest.mark.sweep
@pytest.mark.parametrize("backend", ["pyarrow", "pandas-nullable", "polars"])
def test_frames_of_few_columns_one_after_another(backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by combinations, frames of other columns and other gaps that follow each other have each its own answers."""
    monkeypatch.setattr("regkit.frames.memory.tables.WORTH", 0)

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(rules(), st.lists(st.tuples(FEW, CASES.filter(bool)), min_size=2, max_size=4), ASKED_ON)
    def check(rule: Any, frames: list[tuple[Any, list[dict[str, Any]]]], on: date) -> None:
        for kept, cases in frames:
            columns, kinds = columns_of(rule, cases)
            headings = [f"{parameter}.{name}" for parameter, name in kept]
            some = ({one: every[one] for one in headings} for every in (columns, kinds))
            try:
                made = rule.over(frame(backend, *some), on=on)
            except ColumnError:  # none of the columns is asked
                continue
            values = [name for name in names_of(made) if name.startswith("value")]
            for row, case in zip(rows_of(made, [*values, "status", "article"]), cases, strict=True):
                value, *rest = answered(rule, partial(reduced, case, kept), on)
                assert all(map(same, row, (*shown(value, values), *rest))), (headings, row, value, rest, case)

    check()
