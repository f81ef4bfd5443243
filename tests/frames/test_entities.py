"""Entities: what a firm owes once is counted once, however many contracts it has."""

from __future__ import annotations

from typing import Any

import pytest

from regkit import chengde
from regkit.language import Facts, YesNo, holds, rule
from regkit.law import RegkitError
from tests.engine.random_rules import WORDS, Colour, Thing
from tests.frames.tables import rows_of

pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

MAKERS: dict[str, Any] = {
    "pandas": pd.DataFrame,
    "pyarrow": pa.table,
    "polars": pl.DataFrame,
    "lazy": pl.LazyFrame,
    "duckdb": lambda columns: duckdb.from_arrow(pa.table(columns)),
}
CONTRACTS: dict[str, list[Any]] = {
    "企业": ["甲", "乙", "甲", "甲", None],
    "主项资质": ["施工总承包", "劳务分包", None, "施工总承包", "劳务分包"],
    "资质等级": [None, None, "一级", "一级", None],
    "合同": [1, 2, 3, 4, 5],
}


@pytest.mark.parametrize("backend", list(MAKERS))
def test_one_row_for_each_entity(backend: str) -> None:
    """Rows of one firm are one firm, with what any of them says; a row without a name stays by itself."""
    made = chengde.standing_deposit.over(MAKERS[backend](CONTRACTS), by="企业")
    assert rows_of(made, ("企业", "资质等级", "value", "status")) == [
        ("甲", "一级", 500_000, "decided"),
        ("乙", None, 50_000, "decided"),
        (None, None, 50_000, "decided"),
    ]


@pytest.mark.parametrize("backend", list(MAKERS))
def test_an_entity_that_contradicts_itself_is_named(backend: str) -> None:
    """Two values of one fact of one firm stop the run, with the firm, the column and both values."""
    columns = {**CONTRACTS, "资质等级": [None, None, "一级", "二级", None]}
    with pytest.raises(RegkitError, match=r"two values of `资质等级`, such as 企业 `甲`: `一级`, `二级`"):
        chengde.standing_deposit.over(MAKERS[backend](columns), by="企业")
    with pytest.raises(RegkitError, match="no column `公司`"):
        chengde.standing_deposit.over(MAKERS[backend](columns), by="公司")


@rule("有红色")
def has_red(thing: Facts[Thing]) -> YesNo:
    """Whether a thing is red, among other colours."""
    return holds(thing.colours.includes(Colour.RED), WORDS)


@pytest.mark.parametrize("backend", ["pandas", "pyarrow", "polars"])
def test_sets_of_words_are_facts_of_an_entity(backend: str) -> None:
    """A column of sets is told apart as sets are; what an entity says twice is named, and nothing is unknown."""
    columns: dict[str, list[Any]] = {
        "件": [1, 1, 2, 2, 3],
        "colours": [["red", "blue"], ["blue", "red"], None, ["green"], None],
    }
    made = has_red.over(MAKERS[backend](columns), by="件")
    assert rows_of(made, ("件", "value")) == [(1, True), (2, False), (3, None)]
    columns["colours"][1] = ["blue"]
    with pytest.raises(RegkitError, match=r"two values of `colours`, such as 件 `1`: `blue、red`, `blue`"):
        has_red.over(MAKERS[backend](columns), by="件")
