"""Facts that know each other: every subset of a subject's columns says over a frame what it says in a single case."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError, model_validator

from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    ON,
    Day,
    Facts,
    Flag,
    Months,
    Subject,
    Years,
    YesNo,
    dated,
    decide,
    fact,
    follows,
    happened,
    never,
    rule,
    when,
    years_between,
)
from regkit.language.rule import AnyRule
from regkit.law import RegkitError, days, years
from regkit.wuhan.plans import Content, cover_contents
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
            assert row == wanted, (names, case, on, row, wanted)


class Debtor(Subject):
    """A firm whose last arrears tell, by the day asked about, whether three years are over."""

    last_on: Day | None = fact("最近一次拖欠之日")
    over: Flag | None = fact("已满三年", presumed=False)

    relations = [  # noqa: RUF012  (as a model declares them)
        follows("over", value=True, when=lambda f: f.last_on + years(3) < ON),
        follows("over", value=False, when=lambda f: f.last_on + years(3) >= ON),
    ]


@rule("已满三年")
def is_clean(firm: Facts[Debtor]) -> YesNo:
    """Whether three years are over since a firm's last arrears."""
    return decide(when(firm.over, True, WORDS), when(~firm.over, False, WORDS))


class Counted(Subject):
    """A firm whose last arrears tell, by the day asked about, how many whole years are over since."""

    last_on: Day | None = fact("最近一次拖欠之日")
    over: Years | None = fact("连续无拖欠年数", presumed=Decimal(0))

    relations = [  # noqa: RUF012  (as a model declares them)
        follows("over", lambda f: years_between(f.last_on, ON - days(1)), when=lambda f: happened(f.last_on)),
    ]


@rule("满三年无拖欠")
def is_clean_by_years(firm: Facts[Counted]) -> YesNo:
    """Whether three years are over since a firm's last arrears, by their number."""
    return decide(when(firm.over >= years(3), True, WORDS), when(firm.over < years(3), False, WORDS))


@pytest.mark.parametrize(
    ("one", "model", "over"),
    [(is_clean, Debtor, [None, True, False]), (is_clean_by_years, Counted, [None, Decimal(3), Decimal(0)])],
    ids=["flag", "years"],
)
@pytest.mark.parametrize("backend", list(MAKERS))
@pytest.mark.parametrize("nulls", ["unknown", "unsaid"])
def test_what_follows_by_the_day_is_not_said_beside_what_tells_it(
    one: AnyRule, model: Any, over: list[Any], nulls: Any, backend: str
) -> None:
    """On some day the two would contradict each other, and no answer could tell: say one of them."""
    lasts = [None, date(2009, 9, 1), date(2009, 8, 31), date(2012, 1, 1), date(2012, 9, 1), date(2013, 1, 1)]
    cases = [{"last_on": day, "over": said} for day, said in itertools.product(lasts, over)]
    columns = {"last_on": [case["last_on"] for case in cases], "over": [case["over"] for case in cases]}
    made = one.over(
        MAKERS[backend](pa.table(columns)), on=date(2012, 9, 1), nulls=nulls, want=("value", "status", "invalid")
    )
    for case, (value, status, invalid) in zip(cases, rows_of(made, ("value", "status", "invalid")), strict=True):
        said = {name: one for name, one in case.items() if nulls == "unknown" or one is not None}
        both = case["last_on"] is not None and case["over"] is not None
        try:
            answer = one(model(**said), on=date(2012, 9, 1))
            wanted = answer.value, answer.status.code
        except ValidationError:
            wanted = None, "invalid"
        assert (value, status) == wanted, (case, wanted)
        assert (status == "invalid") is both
        assert both is ("last_on" in (invalid or ""))


def test_the_years_since_a_day_are_over_the_day_after() -> None:
    """The day of the event does not count, and the third year must be over, in leap years as in others."""
    for last, on, wanted in (
        ("2009-09-01", "2012-09-01", False),
        ("2009-09-01", "2012-09-02", True),
        ("2012-02-28", "2015-02-28", False),
        ("2012-02-28", "2015-03-01", True),
        ("2012-02-29", "2015-02-28", False),
        ("2012-02-29", "2015-03-01", True),
        ("2013-02-28", "2016-02-29", True),
    ):
        answer = is_clean_by_years(Counted.model_validate({"last_on": last}), on=date.fromisoformat(on))
        assert answer.value is wanted, (last, on)


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


class Checked(Subject):
    """Works that check their facts in a function of their own."""

    before: Flag | None = fact("施行前已经建成")
    accepted: Flag | None = fact("已经验收")

    @model_validator(mode="after")
    def _in_order(self) -> Checked:
        return self


@rule("已验收")
def is_accepted(works: Facts[Checked]) -> YesNo:
    """Whether works are accepted."""
    return decide(when(works.accepted, True, WORDS), when(~works.accepted, False, WORDS))


@pytest.mark.parametrize("make", list(MAKERS))
def test_a_check_that_no_frame_can_run_is_refused(make: str) -> None:
    """A model with a validator of its own is refused by its name: a frame would leave out what it checks."""
    with pytest.raises(RegkitError, match="`Checked` checks its facts in `_in_order`, which frames cannot"):
        is_accepted.over(MAKERS[make](pa.table({"accepted": [True]})))


@pytest.mark.parametrize("make", list(MAKERS))
def test_what_is_excused_with_a_reason_is_told_by_a_column(make: str) -> None:
    """The contents of article 8 that a table says are excused with a reason are no gaps of the plan."""
    seven = [item.code for item in Content if item is not Content.OTHER]
    rows = {"contents": [seven[1:], seven[1:]], "excused": [seven[:1], []]}
    found = rows_of(cover_contents.over(MAKERS[make](pa.table(rows))), ("value", "status"))
    assert [value for value, _ in found] == ["met", "breached"]
