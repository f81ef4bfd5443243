"""What-if over frames: the changed rows, the sums before and after, the picture."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from regkit import chengde
from regkit.law import percent

pytest.importorskip("narwhals")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from regkit.frames import compare
from tests.frames.tables import rows_of

OWNER_RATE = chengde.owner_deposit.numbers[0]
AMENDED = chengde.owner_deposit.amend(OWNER_RATE.becomes(percent("1.5")))
COLUMNS: dict[str, list[Any]] = {"place": ["A", "A", "B", "B"], "contract_price": [1000, 3000, 500, None]}
MAKERS: dict[str, Any] = {
    "pandas": lambda columns: pd.DataFrame(columns).astype({"contract_price": "Int64"}),
    "pyarrow": pa.table,
    "polars": pl.DataFrame,
    "lazy": pl.LazyFrame,
    "duckdb": lambda columns: duckdb.from_arrow(pa.table(columns)),
}


@pytest.mark.parametrize("backend", list(MAKERS))
def test_the_changed_rows_and_by_how_much(backend: str) -> None:
    """A lower rate changes every row with a price, by half a percent of it; the unknown stays unknown."""
    found = compare(chengde.owner_deposit, AMENDED, MAKERS[backend](COLUMNS))
    assert sorted(rows_of(found.changed, ("contract_price", "change"))) == [
        (500, Decimal("-2.5")),
        (1000, Decimal(-5)),
        (3000, Decimal(-15)),
    ]
    names = ("place", "rows", "changed", "before_value", "after_value", "change")
    assert rows_of(found.totals("place"), names) == [
        ("A", 2, 2, 80, 60, -20),
        ("B", 2, 1, 10, Decimal("7.5"), Decimal("-2.5")),
    ]
    assert rows_of(found.totals(), names[1:]) == [(4, 3, 90, Decimal("67.5"), Decimal("-22.5"))]


def test_the_same_rule_changes_nothing() -> None:
    """A version is never different from itself."""
    found = compare(chengde.owner_deposit, chengde.owner_deposit, MAKERS["polars"](COLUMNS))
    assert rows_of(found.changed, ("contract_price",)) == []


def test_the_prover_says_where() -> None:
    """The two versions differ for every price over nothing, and for nothing else."""
    pytest.importorskip("z3")
    found = compare(chengde.owner_deposit, AMENDED, MAKERS["polars"](COLUMNS)).regions()
    assert found.settled
    assert [region.in_words("zh") for region in found] == ["工程合同价款总额超过0元"]


def test_a_picture_of_it() -> None:
    """The chart has a bar for each group before and after."""
    pytest.importorskip("altair")
    chart = compare(chengde.owner_deposit, AMENDED, MAKERS["polars"](COLUMNS)).picture("place").to_dict()
    (rows,) = chart["datasets"].values()
    assert [(row["group"], row["version"], row["yuan"]) for row in rows] == [
        ("A", "before", 80.0),
        ("A", "after", 60.0),
        ("B", "before", 10.0),
        ("B", "after", 7.5),
    ]
