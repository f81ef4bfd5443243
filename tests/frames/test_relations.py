"""Facts that know each other: every subset of a subject's columns says over a frame what it says in a single case."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from regkit.chengde.regulation import CHENGDE
from regkit.language import Day, Facts, Flag, Months, Subject, YesNo, dated, decide, fact, follows, never, rule, when
from regkit.language.rule import AnyRule
from tests.frames.tables import MEMORY, QUERIES, rows_of

pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

A2 = CHENGDE.article(2)
WORDS = A2.quote(A2.text[:8])
COMMENCED = date(2012, 6, 1)


class Works(Subject):
    """Works whose facts know each other, as a site's do."""

    completed_on: Day | None = fact("建成日期")
    before: Flag | None = fact("施行前已经建成", presumed=False)
    accepted_on: Day | None = fact("验收日期")
    accepted: Flag | None = fact("已经验收")
    months: Months | None = fact("期限")

    relations = [  # noqa: RUF012  (as a model declares them)
        follows("before", lambda f: f.completed_on < COMMENCED),
        dated("accepted", "accepted_on"),
        never(lambda f: f.accepted_on < f.completed_on, "验收早于建成", "accepted before it was completed"),
    ]


@rule("旧工程")
def is_old(works: Facts[Works]) -> YesNo:
    """Whether works are old: completed before, or accepted."""
    old = works.before | works.accepted
    return decide(when(old, True, WORDS), when(~old, False, WORDS))


@rule("建成在先")
def was_before(works: Facts[Works]) -> YesNo:
    """Whether works were completed before."""
    return decide(when(works.before, True, WORDS), when(~works.before, False, WORDS))


VALUES: dict[str, list[Any]] = {
    "completed_on": [None, date(2012, 1, 1), date(2013, 1, 1)],
    "before": [None, True, False],
    "accepted_on": [None, date(2012, 3, 1), date(2014, 1, 1)],
    "accepted": [None, True, False],
}
SUBSETS = [some for count in range(1, 5) for some in itertools.combinations(VALUES, count)]
TYPES = {"completed_on": "date32", "accepted_on": "date32", "before": "bool_", "accepted": "bool_"}
MAKERS = {
    "pyarrow": lambda table: table,
    "pandas": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "polars": pl.from_arrow,
    "duckdb": duckdb.from_arrow,
}


def alone(one: AnyRule, said: dict[str, Any], on: date | None) -> tuple[Any, str]:
    """Return what the rule says of one case, or that the model refuses it."""
    try:
        answer = one(Works(**said), on=on)
    except ValidationError:
        return None, "invalid"
    return answer.value, answer.status.code


@pytest.mark.parametrize("backend", list(MAKERS))
@pytest.mark.parametrize("nulls", ["unknown", "unsaid"])
@pytest.mark.parametrize("one", [is_old, was_before], ids=["is_old", "was_before"])
def test_every_subset_of_columns(one: AnyRule, nulls: Any, backend: str) -> None:
    """All combinations of what may be said, of what is said to be unknown, and of what is not said at all."""
    for names, on in itertools.product(SUBSETS, (None, date(2013, 6, 1))):
        cases = [dict(zip(names, values, strict=True)) for values in itertools.product(*(VALUES[n] for n in names))]
        columns = {name: pa.array([case[name] for case in cases], getattr(pa, TYPES[name])()) for name in names}
        if one is was_before and not {"before", "completed_on"} & {*names}:
            continue
        made = one.over(MAKERS[backend](pa.table(columns)), on=on, nulls=nulls, want=("value", "status"))
        for case, row in zip(cases, rows_of(made, ("value", "status")), strict=True):
            said = {name: value for name, value in case.items() if nulls == "unknown" or value is not None}
            wanted = alone(one, said, on)
            if backend == "duckdb" and row[1] == "undetermined":
                continue  # a database knows three values
            assert row == wanted, (names, case, on, row, wanted)


def test_the_reason_names_both_facts() -> None:
    """A row whose facts contradict each other is invalid, and says which they are, and why, on every backend."""
    columns = {"completed_on": [date(2013, 1, 1)] * 2, "accepted_on": [date(2012, 3, 1), date(2014, 1, 1)]}
    for make in (pd.DataFrame, pa.table, pl.DataFrame, lambda c: duckdb.from_arrow(pa.table(c))):
        english = is_old.over(make(columns), want=("status", "invalid"), lang="en")
        chinese = is_old.over(make(columns), want=("status", "invalid"), lang="zh")
        for made, why in ((english, "accepted before it was completed"), (chinese, "验收早于建成")):
            (refused, good) = rows_of(made, ("status", "invalid"))
            assert good[1] is None
            assert why in refused[1]
            assert "accepted_on" in refused[1]
            assert "completed_on" in refused[1]


def test_backends_are_those_of_the_other_tests() -> None:
    """The four kinds of frame here are the kinds that every rule is run on."""
    kinds = {name.partition("-")[0] for name in (*MEMORY, *QUERIES)}
    assert kinds == set(MAKERS)
