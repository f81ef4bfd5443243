"""A regulation in time over tables: the day of each row chooses the version, on every backend."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

pytest.importorskip("narwhals")

from regkit.language import Status
from regkit.language.kinds import BOOL, DATE, amount
from regkit.law import Unit
from tests.engine.three_versions import Closure, fee, fine, waived
from tests.frames.spark import session, spark_frame
from tests.frames.tables import MEMORY, QUERIES, frame, rows_of

BACKENDS = [*MEMORY, *QUERIES]
DAYS = [
    *(date(1994, 12, 31), date(1995, 1, 1), date(2001, 6, 30), date(2001, 7, 1), date(2009, 12, 31)),
    *(date(2010, 1, 1), date(2020, 4, 30), date(2020, 5, 1), None),
]
"""The last day before each version and its first, and the day on which nothing is in force any more; one unknown."""
COLUMNS: dict[str, list[Any]] = {"began": DAYS, "moving_house": [False] * 9, "asked": [*DAYS[:8], date(2026, 1, 1)]}
KINDS: dict[str, Any] = {"began": DATE, "moving_house": BOOL, "asked": DATE}
FIRST, SECOND, THIRD = "第二条（1995年）", "第二条（2001年修正）", "第二条（2009年修订）"
BEFORE = "《某市占道管理规定》自1995年1月1日起施行"
ENDED = "《某市占道管理规定》（2009年修订）自2020年5月1日起不再施行，由2020年废止决定修改或者废止"
N_A, OPEN = Status.NOT_APPLICABLE.code, Status.UNDETERMINED.code
BY_CONDUCT = [
    (None, N_A, BEFORE),
    *[(100, "decided", FIRST)] * 2,
    *[(200, "decided", SECOND)] * 2,
    *[(300, "decided", THIRD)] * 2,
    (None, N_A, ENDED),
    (None, OPEN, None),
]
BY_ASKING = [
    (None, N_A, "第三条（1995年）"),
    *[(None, "silent", None)] * 2,
    *[(200, "decided", SECOND)] * 2,
    *[(300, "decided", THIRD)] * 2,
    *[(None, N_A, ENDED)] * 2,
]
OF_ONE_VERSION = [
    *[(None, N_A, "第五条（2009年修订）")] * 5,
    *[(500, "decided", "第四条（2009年修订）")] * 2,
    *[(None, N_A, ENDED)] * 2,
]
CASES = [(fee, None, BY_CONDUCT), (waived, "asked", BY_ASKING), (fine, "asked", OF_ONE_VERSION)]
NAMES = ["by the day of the conduct", "by a column of days of asking", "a rule of one version"]


@pytest.mark.parametrize("backend", BACKENDS)
@pytest.mark.parametrize(("rule", "on", "told"), CASES, ids=NAMES)
def test_the_day_of_each_row_chooses_the_version(rule: Any, on: str | None, told: list[Any], backend: str) -> None:
    """Which version answered is named; before the first and after the last the rule does not apply, and why not."""
    made = rule.over(frame(backend, COLUMNS, KINDS), on=on)
    assert rows_of(made, ["value", "status", "article"]) == told


@pytest.mark.parametrize("backend", ["pyarrow", "polars", "duckdb"])
def test_it_is_told_in_english_too(backend: str) -> None:
    """The version behind the article, and the instrument that ended the last one."""
    made = fee.over(frame(backend, COLUMNS, KINDS), want=["article"], lang="en")
    articles = [article for (article,) in rows_of(made, ["article"])]
    assert articles[1] == "article 2 (1995年)"
    assert articles[7] == "no longer in force from 2020-05-01: amended or repealed by 2020年废止决定"


@pytest.mark.parametrize(("rule", "on", "told"), CASES, ids=NAMES)
def test_the_columns_say_what_single_cases_say(rule: Any, on: str | None, told: list[Any]) -> None:
    """Value and status; and the reason is in the explanation."""
    for began, asked, (value, status, article) in zip(DAYS, COLUMNS["asked"], told, strict=True):
        answer = rule(Closure(began=began, moving_house=False), on=asked if on else date(2026, 1, 1))
        assert (answer.value, answer.status.code) == (value if value is None else Decimal(value), status)
        if article in {BEFORE, ENDED}:
            assert article.removeprefix("《某市占道管理规定》") in answer.explain("zh")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Spark on two threads of this machine."""
    with session("local[2]") as started:
        yield started


@pytest.mark.spark
@pytest.mark.parametrize(("rule", "on", "told"), CASES, ids=NAMES)
def test_spark_says_the_same(rule: Any, on: str | None, told: list[Any], spark: Any) -> None:
    """Row by row."""
    columns, kinds = {**COLUMNS, "row": list(range(9))}, {**KINDS, "row": amount(Unit.TIMES)}
    made = rule.over(spark_frame(spark, columns, kinds), on=on)
    found = sorted(rows_of(made, ["row", "value", "status", "article"]), key=lambda row: int(row[0]))
    assert [tuple(row[1:]) for row in found] == told
