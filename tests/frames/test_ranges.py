"""Ranges: the least and the greatest of what is not certain, silence apart, and what the missing facts are worth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from regkit import chengde, datong
from regkit.engine.possible import outcome_in_words
from regkit.language.kinds import DATE
from regkit.language.outcomes import Bounds, Status
from regkit.language.terms import walk
from regkit.language.writing import joined_spans
from regkit.law import RegkitError
from tests.frames.drawing import subjects
from tests.frames.tables import as_said, columns_of, frame, rows_of
from tests.frames.test_equality import ROWS_SAY_ALL

pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from regkit.frames import exposure, worth

MAKERS: dict[str, Any] = {"pandas": pd.DataFrame, "pyarrow": pa.table, "polars": pl.DataFrame, "lazy": pl.LazyFrame}
FIRMS: dict[str, list[Any]] = {
    "category": ["施工总承包", "施工总承包", "劳务分包", "专业承包"],
    "grade": ["一级", None, None, "特级"],
    "place": ["双桥区", "双桥区", "平泉市", "平泉市"],
}


@pytest.mark.parametrize("backend", list(MAKERS))
def test_the_least_and_the_greatest(backend: str) -> None:
    """A decided amount is its own range; an open one lies between the law's; silence is told apart."""
    made = chengde.standing_deposit.over(MAKERS[backend](FIRMS), want=("status", "low", "high", "silent", "possible"))
    told = rows_of(made, ("status", "low", "high", "silent"))
    assert told[0] == ("decided", 500_000, 500_000, False)
    assert told[1] == ("undetermined", 200_000, 500_000, True)
    assert told[2] == ("decided", 50_000, 50_000, False)
    assert told[3] == ("silent", None, None, True)
    assert rows_of(made, ("possible",))[1] == ("20万元；30万元；50万元；条文未规定",)


def test_ends_are_those_of_the_rule_asked_case_by_case() -> None:
    """Whatever is known, the two columns are the outermost of what the rule itself calls possible."""
    frame = pd.DataFrame(
        {
            "origin": ["本市", "外省", None, "本省外市", "本市"],
            "category": ["施工总承包", None, "劳务分包", "施工总承包", None],
            "grade": ["二级", "一级", None, None, "三级"],
            "contract.price": [None, 10**6, 2 * 10**6, 3 * 10**6, None],
            "key_backbone": [None, False, False, None, True],
        }
    ).astype({"contract.price": "Int64"})
    rule = chengde.contractor_deposit
    made = rule.over(frame, want=("status", "low", "high", "silent", "missing"))
    for row, (status, low, high, silent, missing) in zip(
        frame.to_dict("records"), rows_of(made, ("status", "low", "high", "silent", "missing")), strict=True
    ):
        plain = {name: None if pd.isna(value) else value for name, value in row.items()}
        price = plain.pop("contract.price")
        answer = rule(chengde.Contractor(**plain), chengde.Contract(price=None if price is None else int(price)))
        assert status == answer.status.code
        outcomes = [one for one in answer.possible if not isinstance(one, Status)]
        lows = [one.low if isinstance(one, Bounds) else one for one in outcomes]
        highs = [one.high if isinstance(one, Bounds) else one for one in outcomes]
        assert low == (None if None in lows or not lows else min(lows)), plain
        assert high == (None if None in highs or not highs else max(highs)), plain
        assert silent == (Status.SILENT in answer.possible)
        assert missing == ("、".join(one.name for one in answer.missing) or None)


def test_a_range_of_a_fine_has_its_own_ends() -> None:
    """A fine is a range: its least is the lower end, its greatest the upper, decided or not."""
    kind = dict(datong.fine.parameters)["violation"].facts["kind"].kind.detail
    frame = pd.DataFrame({"kind": [word.code for word in kind]})
    made = datong.fine.over(frame, want=("status", "low", "high", "possible"))
    told = rows_of(made, ("status", "low", "high"))
    assert any(low is not None and high > low for _, low, high in told)
    assert all(low <= high for _, low, high in told if low is not None)


SMALL = {rule.name for rule, _ in ROWS_SAY_ALL if sum(1 for _ in walk(rule.body)) < 200}
"""Rules of which random rows are asked case by case in no time."""


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(rule, id=name, marks=() if place % 4 == 0 and rule.name in SMALL else pytest.mark.sweep)
        for place, (rule, name) in enumerate(
            (rule, name) for rule, name in ROWS_SAY_ALL if rule.body.kind.is_amount or rule.body.kind == DATE
        )
    ],
)
def test_what_each_row_may_come_to_is_what_its_own_case_may(rule: Any) -> None:
    """Rows that are alike but for their amounts are reckoned together, and each comes to its own outcomes."""
    drawn = subjects(rule, 8, "possible")
    moved = [{name: _moved(one, by) for name, one in case.items()} for case in drawn for by in (0, 3, -2)]
    columns, kinds = columns_of(rule, moved)
    on = date(2013, 6, 1) if rule.uses_day else None
    found = rule.over(frame("pyarrow", columns, kinds), on=on, want=("status", "possible", "low", "high"))
    for case, row in zip(moved, rows_of(found, ("status", "possible", "low", "high")), strict=True):
        answer = rule(*(as_said(model, case[name]) for name, model in rule.parameters), on=on)
        words = [outcome_in_words(one, rule.body, "zh") for one in joined_spans(answer.possible, rule.body.kind)]
        is_open = answer.status is Status.UNDETERMINED
        outcomes = [one for one in answer.possible if not isinstance(one, Status)]
        ends = [[getattr(one, end) if isinstance(one, Bounds) else one for one in outcomes] for end in ("low", "high")]
        known = [None if None in some or Status.UNDETERMINED in answer.possible else sorted(some) for some in ends]
        low, high = (some[end] if some else None for some, end in zip(known, (0, -1), strict=True))
        assert row == (answer.status.code, "；".join(words) if is_open else None, low, high), case


def _moved(subject: Any, by: int) -> Any:
    """Return a subject with every amount that is known changed by a little, as far as that may be."""
    said = {name: getattr(subject, name) for name in subject.facts}
    for name, spec in subject.facts.items():
        if not spec.kind.is_amount or said[name] is None:
            continue
        try:
            type(subject).model_validate(said | {name: said[name] + by})
        except ValidationError:
            continue
        said[name] += by
    return type(subject).model_validate(said)


def test_what_is_no_amount_has_no_ends() -> None:
    """The ends of a yes-or-no are refused, in words."""
    frame = pd.DataFrame({"key_backbone": [True]})
    with pytest.raises(RegkitError, match="gives no amount"):
        chengde.is_exempt.over(frame, want=("low",))
    with pytest.raises(RegkitError, match="gives no amount"):
        exposure(chengde.is_exempt, frame)


@pytest.mark.parametrize("backend", [*MAKERS, "duckdb"])
def test_exposure_sums_both_ends_group_by_group(backend: str) -> None:
    """The sums of the ends, rows that may be silent and statuses apart, for each group and on every backend."""
    make = MAKERS.get(backend, lambda columns: duckdb.from_arrow(pa.table(columns)))
    found = exposure(chengde.standing_deposit, make(FIRMS), by="place")
    names = ("place", "rows", "low", "high", "no_upper_end", "may_be_silent", "decided", "undetermined", "silent")
    assert rows_of(found.table, names) == [
        ("双桥区", 2, 700_000, 1_000_000, 0, 1, 1, 1, 0),
        ("平泉市", 2, 50_000, 50_000, 0, 1, 1, 0, 1),
    ]
    assert ">70万元</td>" in found.html("zh")
    assert ">100万元</td>" in found.html("zh")
    assert "¥700,000" in found.html("en")
    assert repr(found) == "<exposure of standing_deposit: 750,000.00 to 1,050,000.00>"


def test_rows_without_an_upper_end_are_told_apart() -> None:
    """Where a price is not known there is no upper end: the sum leaves the row out and the table says so."""
    found = exposure(chengde.owner_deposit, pl.DataFrame({"contract_price": [100, None]}))
    assert rows_of(found.table, ("rows", "low", "high", "no_upper_end")) == [(2, 2, 2, 1)]
    assert "1 rows without an upper end" in repr(found)


def test_worth_of_what_is_missing() -> None:
    """Each missing fact has the rows that it holds open and the amounts between their ends, the most first."""
    found = worth(chengde.standing_deposit, pd.DataFrame(FIRMS))
    (grade,) = found
    assert (grade.name, grade.rows, grade.alone) == ("firm.grade", 1, 1)
    assert (grade.settles, grade.spread) == (Decimal(1), Decimal(300_000))
    assert grade.authority is None
    assert found.by_authority().keys() == {None}
    assert rows_of(found.table, ("name", "rows", "spread")) == [("firm.grade", 1, Decimal(300_000))]
    assert "资质等级" in found.html("zh")
    assert repr(found) == "<worth of 1 missing facts for standing_deposit: firm.grade first>"


def test_worth_names_the_authority_of_a_decision() -> None:
    """A multiple that the clearance office has yet to fix is worth what lies between its bounds, under its name.

    Article 11 waives at most all of a deposit; of an increase it says what is usual, and no more than that.
    """
    columns = {"origin": ["本市"] * 3, "category": ["施工总承包"] * 3, "grade": ["二级"] * 3}
    record = {"arrears_in_a_row": [3, 0, 0], "clean_years": [0, 3, 3], "key_backbone": [False] * 3}
    found = worth(chengde.contractor_deposit, pd.DataFrame({**columns, **record}))
    by = {one.name: one for one in found}
    less, more = by["firm.reduction"], by["firm.increase"]
    assert (less.rows, less.spread, less.no_upper_end) == (2, Decimal(2 * 300_000), 0)
    assert (more.rows, more.spread, more.no_upper_end) == (1, Decimal(0), 1)
    assert less.authority
    assert less.authority == more.authority
    assert less in found.by_authority()[less.authority]


def test_worth_of_rows_alike_is_the_sum_of_each_asked_alone() -> None:
    """Rows of one pattern with prices of their own: what lies between the ends is each row's, not the first one's."""
    columns = {
        "origin": ["外省", None, None, "外市"],
        "category": ["施工总承包"] * 4,
        "grade": ["一级", "一级", "一级", None],
    }
    frame = pd.DataFrame({**columns, "contract_price": [10_000_000, 30_000_000, 90_000_000, 50_000_000]})
    told = worth(chengde.deposit_before_credit, frame)
    alone = [worth(chengde.deposit_before_credit, frame[row : row + 1]) for row in range(4)]
    for one in told:
        parts = [each for some in alone for each in some if each.name == one.name]
        summed = {name: sum(getattr(each, name) for each in parts) for name in ("rows", "alone", "settles", "spread")}
        assert {name: getattr(one, name) for name in summed} == summed
    assert {one.name: one.spread for one in told}["firm.origin"] > 0


def test_an_option_that_is_none_is_refused() -> None:
    """A misspelt option is no option."""
    with pytest.raises(RegkitError, match="no option `colums`"):
        worth(chengde.standing_deposit, pd.DataFrame(FIRMS), colums={})
