"""The ends that the text sets to an amount: what no model accepts is no row that a frame answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

pytest.importorskip("narwhals")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from regkit import wuhan
from regkit.frames.plan.columns import facts_read
from regkit.language.facts import FactSpec
from tests.frames.tables import rows_of
from tests.frames.test_equality import ROWS_SAY_ALL

ON = date(2013, 6, 1)
ENDED: dict[tuple[str, str], tuple[Any, str, Any, FactSpec]] = {}
for _rule, _ in ROWS_SAY_ALL:
    for (_parameter, _name), _fact in facts_read(_rule.body).items():
        if _fact.spec.low is not None or _fact.spec.high is not None or _fact.spec.whole:
            ENDED.setdefault((_fact.model.__name__, _name), (_rule, _parameter, _fact.model, _fact.spec))
"""For every fact with an end that a rule over rows reads: such a rule, its subject, the model and the fact."""


def around(spec: FactSpec) -> list[Decimal]:
    """Return numbers at the ends of a fact, beside them, and in between."""
    step = Decimal(1) if spec.kind.detail.is_counted else Decimal("0.5")
    ends = [Decimal(end) for end in (spec.low, spec.high) if end is not None]
    found = {end + way * step for end in ends for way in (-1, 0, 1)} | {Decimal(1), sum(ends, Decimal(2)) / 2}
    return sorted(one for one in found if one >= 0)


def accepts(model: Any, name: str, value: Decimal) -> bool:
    """Return whether a model accepts a value of a fact."""
    try:
        model.model_validate({name: int(value) if value == int(value) else value})
    except ValidationError:
        return False
    return True


FRAMES: dict[str, Any] = {
    "pandas": pd.DataFrame,
    "pyarrow": pa.table,
    "polars": lambda columns: pl.DataFrame(columns).lazy(),
    "duckdb": lambda columns: duckdb.connect().from_arrow(pa.table(columns)),
}
TYPES: dict[str, Any] = {"decimals": Decimal, "floats": float, "texts": lambda value: f"{value:f}".removesuffix(".0")}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("backend", FRAMES)
@pytest.mark.parametrize("fact", ENDED, ids=".".join)
def test_a_row_is_accepted_as_the_model_accepts_it(fact: tuple[str, str], backend: str, kind: str) -> None:
    """At each end, a step below and a step above, and a part of what is counted whole: in every type of column."""
    rule, parameter, model, spec = ENDED[fact]
    values = around(spec)
    frame = FRAMES[backend]({f"{parameter}.{spec.name}": [*map(TYPES[kind], values)], "row": list(range(len(values)))})
    made = rule.over(frame, on=ON if rule.uses_day else None)
    told = [status != "invalid" for _, status in sorted(rows_of(made, ["row", "status"]))]
    assert told == [accepts(model, spec.name, value) for value in values], (values, told)


def test_there_are_facts_with_ends() -> None:
    """Marks, years and counts among them, some refused and some accepted."""
    assert {("Score", "general"), ("Appraisal", "year")} <= {*ENDED}
    assert [accepts(wuhan.Score, "general", Decimal(mark)) for mark in (0, 50, 51)] == [True, True, False]


def test_a_mark_beyond_what_article_9_gives_is_told_with_its_reason() -> None:
    """Of a hundred marks half are for the general targets: 50.5 is no mark, and the row says so in both languages."""
    frame = pd.DataFrame({"general": [50, 50.5], "special": [40, 40]})
    told = [
        wuhan.total_on_targets.over(frame, want=["status", "invalid"], lang=lang)["invalid"][1] for lang in ("zh", "en")
    ]
    assert ["应为0至50" in told[0], "accepted: 0 to 50" in told[1]] == [True, True]
