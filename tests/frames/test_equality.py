"""Every backend says what the reference evaluator says, for every shipped rule, unknowns in every column."""

from __future__ import annotations

import functools
from datetime import date
from typing import Any

import pytest

pytest.importorskip("narwhals")

from regkit.frames.errors import FrameError
from regkit.language import terms as t
from regkit.language.kinds import amount
from regkit.law import Unit
from tests.engine.test_shipped_rules import NAMES, RULES, is_large
from tests.frames.drawing import subjects
from tests.frames.tables import MEMORY, QUERIES, columns_of, expected, frame, names_of, rows_of, same, shown

ROWS = 30
FIRST, *OTHERS = (*MEMORY, *QUERIES)
"""The first backend runs every rule whenever the tests run; the others take turns, and run them all in a sweep."""
LISTS = [
    (rule, name)
    for rule, name in zip(RULES, NAMES, strict=True)
    if any(isinstance(term, t.Over) for term in t.walk(rule.body))
]
"""Rules that ask a list of their subject: its members have no cells in a row."""
ROWS_SAY_ALL = [pair for pair in zip(RULES, NAMES, strict=True) if pair not in LISTS]
PAIRS = [
    pytest.param(
        rule,
        backend,
        id=f"{name}-{backend}",
        marks=() if backend in {FIRST, OTHERS[index % len(OTHERS)]} and not is_large(rule) else pytest.mark.sweep,
    )
    for index, (rule, name) in enumerate(ROWS_SAY_ALL)
    for backend in (FIRST, *OTHERS)
]


@functools.cache
def question(rule: Any, salt: str = "") -> tuple[list[dict[str, Any]], date | None, list[tuple[Any, ...]]]:
    """Return the cases of a rule, the day asked about, and what the reference says of each."""
    cases, on = subjects(rule, ROWS, salt), date(2013, 6, 1) if rule.uses_day else None
    return cases, on, [expected(rule, case, on) for case in cases]


def answers_equal(
    rule: Any, backend: str, cases: list[dict[str, Any]], on: date | None, told: list[tuple[Any, ...]] | None = None
) -> None:
    """Assert that a backend's columns are what the reference says, row by row."""
    columns, kinds = columns_of(rule, cases)
    made = rule.over(frame(backend, columns, kinds), on=on)
    headings = [name for name in names_of(made) if name.startswith("value")]
    found = rows_of(made, [*headings, "status", "article"])
    answers = told if told is not None else [expected(rule, case, on) for case in cases]
    for case, row, (value, *rest) in zip(cases, found, answers, strict=True):
        wanted = (*shown(value, headings), *rest)
        assert all(map(same, row, wanted)), (row, wanted, case)


@pytest.mark.parametrize(("rule", "backend"), PAIRS)
def test_backend_equals_the_reference(rule: Any, backend: str) -> None:
    """Value, status and article are the reference's on random rows; on every backend."""
    cases, on, told = question(rule)
    answers_equal(rule, backend, cases, on, told)


@pytest.mark.parametrize("rule", [rule for rule, _ in LISTS], ids=[name for _, name in LISTS])
def test_lists_are_refused_by_name(rule: Any) -> None:
    """A rule that asks a list of its subject is refused with the name of a list, whatever columns there are."""
    lists = [rf"`{term.parameter}\.{term.held.name}`" for term in t.walk(rule.body) if isinstance(term, t.Over)]
    with pytest.raises(FrameError, match="|".join(one for one in lists if "[" not in one)):
        rule.over(frame("pyarrow", {"金额": [1]}, {"金额": amount(Unit.YUAN)}), on=date(2013, 6, 1))


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, id=name, marks=() if index % 8 == 0 else pytest.mark.sweep)
        for index, (rule, name) in enumerate(ROWS_SAY_ALL)
    ],
)
def test_one_table_equals_the_reference(rule: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked up in one table of all combinations, wherever that is small enough, the answers are the same."""
    tables = pytest.importorskip("regkit.frames.memory.tables")
    monkeypatch.setattr(tables, "WORTH", 0)
    cases, on, told = question(rule)
    answers_equal(rule, "pyarrow", cases[::3], on, told[::3])  # what combinations came to is kept for the next frame
    answers_equal(rule, "pyarrow", cases, on, told)
    answers_equal(rule, "pandas-nullable", cases, on, told)
