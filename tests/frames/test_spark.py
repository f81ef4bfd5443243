"""PySpark, for real, on two threads: every shipped rule, those too that pass through Python in batches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

pytest.importorskip("narwhals")

from regkit.language.kinds import TEXT, amount
from regkit.law import Unit
from tests.frames.drawing import subjects
from tests.frames.spark import session, spark_frame
from tests.frames.tables import columns_of, expected, names_of, rows_of, same, shown
from tests.frames.test_equality import ROWS_SAY_ALL
from tests.frames.test_spellings import in_pandas, told
from tests.frames.test_spellings import tables as written

pytestmark = pytest.mark.spark

ON = date(2013, 6, 1)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Spark on two threads of this machine."""
    with session("local[2]") as started:
        yield started


def check(rule: Any, spark: Any, count: int = 60) -> None:
    """Assert that Spark's columns are what the reference says, row by row."""
    cases = subjects(rule, count, "spark")
    columns, kinds = columns_of(rule, cases)
    columns["row"], kinds["row"] = list(range(count)), amount(Unit.TIMES)
    made = rule.over(spark_frame(spark, columns, kinds), on=ON if rule.uses_day else None)
    headings = [name for name in names_of(made) if name.startswith("value")]
    found = sorted(rows_of(made, ["row", *headings, "status", "article"]), key=lambda row: int(row[0]))
    for case, (_, *row) in zip(cases, found, strict=True):
        value, *rest = expected(rule, case, ON if rule.uses_day else None)
        assert all(map(same, row, (*shown(value, headings), *rest))), (row, value, rest, case)


@pytest.mark.parametrize(("rule", "columns"), written())
def test_spark_reads_texts_as_memory_does(spark: Any, rule: Any, columns: dict[str, list[Any]]) -> None:
    """A place by its district, wide letters, marks of an empty cell: the same value, status and words."""
    kinds = dict.fromkeys(columns, TEXT) | {"row": amount(Unit.TIMES)}
    assert told(rule, spark_frame(spark, columns, kinds)) == told(rule, in_pandas(columns))


@pytest.mark.parametrize("rule", [rule for rule, _ in ROWS_SAY_ALL], ids=[name for _, name in ROWS_SAY_ALL])
def test_spark_equals_the_reference(spark: Any, rule: Any) -> None:
    """Every shipped rule that a row can answer gives the reference's answers."""
    check(rule, spark)
