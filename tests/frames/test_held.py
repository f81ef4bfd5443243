"""A relation of DuckDB that is short enough is answered in memory: the same answers in the same types."""

from __future__ import annotations

from typing import Any

import pytest

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("narwhals")
pa = pytest.importorskip("pyarrow")

from regkit import chengde
from regkit.frames import InvalidRowsError
from regkit.frames.query import batches
from tests.frames.test_equality import ROWS_SAY_ALL, answers_equal, question

MIBIBYTE = 1 << 20
WORDS: dict[str, list[str | None]] = {
    "主项资质": ["施工总承包", "专业承包", None, "无此类别"],
    "资质等级": ["一级", "不分等级", "二级", "一级"],
}


@pytest.fixture(autouse=True)
def _held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST_HELD", MIBIBYTE)


def answers(rows: int) -> Any:
    """Return the answers of a rule to a relation of so many rows."""
    table = pa.table({name: words * (rows // len(words)) for name, words in WORDS.items()})
    return chengde.standing_deposit.over(duckdb.from_arrow(table))


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, id=name, marks=() if index % 16 == 0 else pytest.mark.sweep)
        for index, (rule, name) in enumerate(ROWS_SAY_ALL)
    ],
)
def test_held_rows_equal_the_reference(rule: Any) -> None:
    """Value, status and article are the reference's."""
    answers_equal(rule, "duckdb", *question(rule))


def test_a_long_relation_is_a_query_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many bytes the rule is a query; rows, their order and the types of all columns are the same."""
    asked: list[Any] = []
    settle = batches.SETTLED["duckdb"]

    def settled(request: Any, frame: Any) -> Any:
        asked.append(frame)
        return settle(request, frame)

    monkeypatch.setitem(batches.SETTLED, "duckdb", settled)
    held = answers(400)
    assert not asked
    monkeypatch.setattr(batches, "MOST_HELD", 4_000)
    queried = answers(400)
    assert asked
    assert held.fetchall() == queried.fetchall()
    assert held.types == queried.types
    assert held.columns == queried.columns


def test_an_empty_relation_has_the_columns() -> None:
    """No row, and every column of answers."""
    made = answers(0)
    assert made.fetchall() == []
    assert made.columns == [*WORDS, "value", "status", "article"]


def test_rows_that_are_not_accepted_are_refused() -> None:
    """`on_invalid="raise"` names the cell, which a query cannot."""
    table = pa.table(WORDS)
    with pytest.raises(InvalidRowsError, match="无此类别"):
        chengde.standing_deposit.over(duckdb.from_arrow(table), on_invalid="raise")


def test_answers_are_of_the_rows_as_they_were() -> None:
    """A row that comes to the table later is not answered: it was not asked about."""
    with duckdb.connect() as connection:
        connection.execute("create table firms as select '施工总承包' as 主项资质, '一级' as 资质等级")
        made = chengde.standing_deposit.over(connection.table("firms"))
        connection.execute("insert into firms values ('专业承包', '二级')")
        assert len(made.fetchall()) == 1
