"""Changes of the kernel that went unnoticed once: each fact here is one that a small change of the code would turn."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.chain import START, append, digest_of
from regkit.engine.prove import equivalent
from regkit.language import (
    ConflictError,
    Day,
    Facts,
    Flag,
    Money,
    Rule,
    RuleError,
    Subject,
    Term,
    condition,
    decide,
    fact,
    holds,
    larger,
    rule,
    smaller,
    when,
)
from regkit.language.terms import lift
from regkit.law import (
    Boundary,
    WorkingDayCalendar,
    boundary_of,
    days,
    months,
    parse_money,
    quantities_in,
    years,
    yuan,
)
from regkit.law.quotes import Number, Quote

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")


class Works(Subject):
    """Works with days and amounts."""

    flag: Flag | None = fact("是否")
    begun: Day | None = fact("开工日")
    price: Money | None = fact("价款")
    paid: Money | None = fact("已付")


class Firm(Subject):
    """Another subject with a fact of the same name."""

    flag: Flag | None = fact("企业是否")


@rule("矛盾")
def contradicting(works: Facts[Works]) -> Term[Any]:
    """Say two things where a price is above one and below three."""
    return decide(when(works.price > yuan(1), yuan(1), WORDS), when(works.price < yuan(3), yuan(2), WORDS))


def test_generated_code_sees_two_rows_that_contradict_each_other() -> None:
    """Where one row holds it decides; where both hold and differ, that is an error and never the first of the two."""
    assert [contradicting(Works(price=Decimal(one))).value for one in (1, 3)] == [2, 1]
    with pytest.raises(ConflictError, match="two rows apply to the same facts"):
        contradicting(Works(price=Decimal(2)))


@pytest.mark.parametrize(
    ("words", "amount"),
    [("3千元", 3_000), ("2万元", 20_000), ("5百万元", 5_000_000), ("2千万元", 20_000_000), ("1亿元", 100_000_000)],
)
def test_scales_of_money(words: str, amount: int) -> None:
    """A million is 百万, ten millions are 千万, in what people type and in the text."""
    assert parse_money(words) == amount
    assert quantities_in(words) == [yuan(amount)]


@pytest.mark.parametrize(
    ("words", "boundary"),
    [
        ("低于5万元", Boundary.LESS_THAN), ("少于5万元", Boundary.LESS_THAN), ("不足5万元", Boundary.LESS_THAN),
        ("高于5万元", Boundary.MORE_THAN), ("多于5万元", Boundary.MORE_THAN), ("不低于5万元", Boundary.AT_LEAST),
        ("不高于5万元", Boundary.AT_MOST), ("5万元以下", Boundary.AT_MOST), ("5万元以内", Boundary.AT_MOST),
    ],
)  # fmt: skip
def test_boundary_words(words: str, boundary: Boundary) -> None:
    """Each word cuts on its own side of the number."""
    assert boundary_of(words, yuan(50_000)) is boundary


def bounded(boundary: Boundary) -> Number:
    """Return a number with a boundary word beside it."""
    return Number(yuan(50_000), Quote(CHENGDE, WORDS.address, WORDS.words, WORDS.span), "", boundary)


@pytest.mark.parametrize("boundary", Boundary)
def test_a_boundary_word_holds_whichever_side_the_number_stands_on(boundary: Boundary) -> None:
    """`5 <= x` is `x >= 5`: what the words do not allow on one side they do not allow on the other."""
    price: Any = Facts(Works, "works").price
    number = Term.__le__, Term.__lt__, Term.__ge__, Term.__gt__
    for op, name, flipped in zip(number, ("<=", "<", ">=", ">"), (">=", ">", "<=", "<"), strict=True):
        for left, right, seen in ((price, bounded(boundary), name), (lifted(boundary), price, flipped)):
            if boundary.allows(seen):
                op(left, right)
            else:
                with pytest.raises(RuleError, match="does not agree with the words"):
                    op(left, right)


def lifted(boundary: Boundary) -> Any:
    """Return a number with a boundary word as a term."""
    return lift(bounded(boundary))


# ── conditions of two models ─────────────────────────────────────────────────────────────────────────


@condition("是")
def is_so(one: Facts[Any]) -> Term[bool]:
    """Whether it is so."""
    return one.flag


def test_a_condition_is_written_for_each_model() -> None:
    """Two subjects of one name but of different models have conditions of their own."""
    assert "企业是否" in str(is_so(Facts(Firm, "one")).term.spec.zh)  # type: ignore[attr-defined]
    assert is_so(Facts(Works, "one")) is not is_so(Facts(Firm, "one"))
    assert is_so(Facts(Works, "one")) is is_so(Facts(Works, "one"))


# ── what the prover knows of time and of amounts ─────────────────────────────────────────────────────


def ruled(written: Any) -> Rule[Any, Works]:
    """Return a rule that answers a condition on works."""

    def asked(works: Facts[Works]) -> Term[Any]:
        return holds(written(works), WORDS)

    body = asked(Facts(Works, "works"))
    return Rule(asked, zh="问", parameters=(("works", Works),), body=body)


DAY = date(2013, 1, 31)


@pytest.mark.parametrize(
    ("claim", "is_proved"),
    [
        (lambda one: one.begun + months(1) <= one.begun + days(31), True),
        (lambda one: one.begun + months(1) >= one.begun + days(28), True),
        (lambda one: one.begun + months(1) <= one.begun + days(30), False),
        (lambda one: one.begun + months(1) >= one.begun + days(29), False),
        (lambda one: one.begun + years(1) <= one.begun + days(366), True),
        (lambda one: one.begun + years(1) <= one.begun + days(365), False),
        (lambda one: smaller(one.price, one.paid) <= one.price, True),
        (lambda one: smaller(one.price, one.paid) >= one.price, False),
        (lambda one: larger(one.price, one.paid) >= one.paid, True),
        (lambda one: larger(one.price, one.paid) <= one.paid, False),
    ],
)
def test_what_the_prover_proves(claim: Any, is_proved: bool) -> None:
    """A month has 28 to 31 days, a year 365 or 366; the smaller of two is at most each, the larger at least."""
    known = ruled(lambda one: (one.begun == one.begun) & (one.price == one.price) & (one.paid == one.paid))
    asked = ruled(lambda one: claim(one) & (one.begun == one.begun) & (one.price == one.price) & (one.paid == one.paid))
    assert (equivalent(asked, known).holds is True) is is_proved


# ── calendars, records ───────────────────────────────────────────────────────────────────────────────


def test_a_calendar_never_covers_less() -> None:
    """An override that names an earlier last day leaves what is known; one that names a later adds to it."""
    calendar = WorkingDayCalendar.state_council()
    last = calendar.covered[1]
    earlier = calendar.with_overrides({}, source="x", covers_through=date(last.year - 1, 12, 31))
    assert earlier.covered == calendar.covered
    later = calendar.with_overrides({}, source="x", covers_through=date(last.year + 1, 12, 31))
    assert later.covered == (calendar.covered[0], date(last.year + 1, 12, 31))


def test_a_digest_is_of_the_record_and_of_the_one_before(tmp_path: Any) -> None:
    """The same record after another one has another digest; a file's lines hang on each other."""
    record = {"regkit": "1", "b": 1, "a": [1, "一"]}
    other = digest_of(START, {"regkit": "2"})
    assert digest_of(START, record) != digest_of(other, record)
    assert digest_of(START, record) == digest_of(START, dict(reversed(record.items())))
    assert digest_of(START, record) != digest_of(START, {**record, "b": 2})
    both, alone = tmp_path / "both.jsonl", tmp_path / "alone.jsonl"
    append(both, [{"regkit": "2"}])
    assert append(both, [record]).digest == digest_of(other, record)
    assert append(alone, [record]).digest == digest_of(START, record)


# ── frames ───────────────────────────────────────────────────────────────────────────────────────────

LEAPS = [(1900, 28), (1904, 29), (2000, 29), (2011, 28), (2012, 29), (2096, 29), (2100, 28)]


@rule("一月后")
def a_month_later(works: Facts[Works]) -> Term[Any]:
    """The day a month later."""
    return decide(when(works.begun == works.begun, works.begun + months(1), WORDS))


@pytest.mark.parametrize("backend", ["polars", "pandas", "duckdb"])
def test_frames_know_the_leap_years(backend: str) -> None:
    """A month after 31 January is the last of February, in centuries too, as one case at a time."""
    polars = pytest.importorskip("polars")
    begun = [date(year, 1, 31) for year, _ in LEAPS]
    frame: Any = polars.DataFrame({"开工日": begun})
    if backend == "pandas":
        frame = frame.to_pandas(use_pyarrow_extension_array=True)
    elif backend == "duckdb":
        duckdb = pytest.importorskip("duckdb")
        frame = duckdb.from_arrow(frame.to_arrow())
    told = a_month_later.over(frame, want=["value"])
    arrow = told.to_arrow_table() if backend == "duckdb" else told if backend == "polars" else polars.from_pandas(told)
    values = (polars.from_arrow(arrow) if backend == "duckdb" else arrow)["value"].cast(polars.Date).to_list()
    assert values == [date(year, 2, last) for year, last in LEAPS]
    assert [a_month_later(Works(begun=one)).value for one in begun] == values
