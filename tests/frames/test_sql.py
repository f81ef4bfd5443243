"""SQL as it is written: constants exact, names and texts quoted, rounding as Python rounds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

pytest.importorskip("narwhals")
duckdb = pytest.importorskip("duckdb")

from regkit import chengde
from regkit.frames.query.sql import DuckDb, Spark, SparkSql, Sql
from tests.frames.tables import rows_of


def value_of(expression: Sql) -> Any:
    """Return what DuckDB makes of an expression."""
    ((value,),) = duckdb.sql(f"select {expression.text}").fetchall()
    return value


@pytest.mark.parametrize(
    "number", [Decimal("0.0000000001"), Decimal("1E-10"), Decimal("-0.5"), -7, 2**62, Decimal(10) ** 20]
)
def test_numbers_are_written_out(number: Any) -> None:
    """No exponent, which would make a binary fraction of it, and the very number comes back."""
    assert "E" not in Sql.said(number)
    assert value_of(DuckDb().lit(number)) == number


def test_an_amount_of_many_decimals_is_exact() -> None:
    """Two per cent less a reduction of six decimals, of a price in fen: every digit is there."""
    columns = {
        "origin": ["other_province"],
        "home_certificate": [False],
        "price": [Decimal("78238161.17")],
        "clean_years": [Decimal(4)],
        "reduction": [Decimal("0.512345")],
    }
    pa = pytest.importorskip("pyarrow")
    wanted = Decimal("78238161.17") * Decimal("0.02") * (1 - Decimal("0.512345"))
    table = pa.table({name: pa.array(cells) for name, cells in columns.items()})
    for frame in (table, duckdb.from_arrow(table)):
        assert rows_of(chengde.contractor_deposit.over(frame), ("value",)) == [(wanted,)]


@pytest.mark.parametrize(("dividend", "by"), [(-7, 2), (7, 2), (-8, 2), (0, 5), (-1, 400)])
def test_division_rounds_down(dividend: int, by: int) -> None:
    """Below nothing as above."""
    assert value_of(DuckDb().lit(dividend) // by) == dividend // by


def test_names_and_texts_are_quoted() -> None:
    """A quotation mark in a text or a name ends neither."""
    assert value_of(DuckDb().lit("it's")) == "it's"
    assert DuckDb().col('a"b').text == '"a""b"'
    assert Spark().col("a`b").text == "`a``b`"
    assert SparkSql.quoted("it's \\s") == "'it\\'s \\\\s'"


def test_a_choice_is_one_case() -> None:
    """Arms stand side by side, not within each other."""
    module = DuckDb()
    choice = module.when(module.col("a") == 1).then(2).when(module.col("b")).then(3).otherwise(None)
    assert choice.text == 'CASE WHEN ("a" = (1)) THEN (2) WHEN "b" THEN (3) ELSE NULL END'
