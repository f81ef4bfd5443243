"""Every backend says what the reference evaluator says, for every shipped rule, unknowns in every column."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

pytest.importorskip("narwhals")

from regkit.frames.errors import CannotQuery
from tests.engine.test_shipped_rules import NAMES, RULES
from tests.frames.drawing import subjects
from tests.frames.tables import MEMORY, QUERIES, columns_of, expected, frame, names_of, rows_of, same, shown

ROWS = 150


def answers_equal(rule: Any, backend: str, cases: list[dict[str, Any]], on: date | None) -> None:
    """Assert that a backend's columns are what the reference says, row by row."""
    columns, kinds = columns_of(rule, cases)
    made = rule.over(frame(backend, columns, kinds), on=on)
    headings = [name for name in names_of(made) if name.startswith("value")]
    found = rows_of(made, [*headings, "status", "article"])
    for case, row in zip(cases, found, strict=True):
        value, *rest = expected(rule, case, on)
        wanted = (*shown(value, headings), *rest)
        assert all(map(same, row, wanted)), (row, wanted, case)


@pytest.mark.parametrize("backend", [*MEMORY, *QUERIES])
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_backend_equals_the_reference(rule: Any, backend: str) -> None:
    """Value, status and article are the reference's on random rows."""
    cases, on = subjects(rule, ROWS), date(2013, 6, 1) if rule.uses_day else None
    try:
        answers_equal(rule, backend, cases, on)
    except CannotQuery as error:  # told by name, never answered otherwise; a Polars frame goes by arrays then
        assert backend in {"duckdb", "polars-lazy-enum"}
        assert error.hint == "use a frame in memory"


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_one_table_equals_the_reference(rule: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked up in one table of all combinations, wherever that is small enough, the answers are the same."""
    tables = pytest.importorskip("regkit.frames.tables")
    monkeypatch.setattr(tables, "WORTH", 0)
    cases = subjects(rule, ROWS, "table")
    answers_equal(rule, "pyarrow", cases, date(2013, 6, 1) if rule.uses_day else None)
