"""What is kept of frames that were asked before says nothing of those that follow; texts and fields without a value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.frames.memory.vector import BLOCK
from regkit.language import (
    Facts,
    Flag,
    Money,
    Rounding,
    Subject,
    Term,
    Times,
    YesNo,
    Yuan,
    decide,
    fact,
    rounded,
    rule,
    when,
)
from regkit.language.building import record
from regkit.language.rule import AnyRule
from regkit.law import percent, times, yuan
from tests.frames.tables import rows_of

pd = pytest.importorskip("pandas")
pa = pytest.importorskip("pyarrow")

A2 = CHENGDE.article(2)
WORDS = A2.quote(A2.text[:8])
BOTH = ("value", "status")
THREE = times(3)


class Firm(Subject):
    """A firm, its owner and what it is owed."""

    name: str | None = fact("名称")
    owner: str | None = fact("业主")
    is_large: Flag | None = fact("是否大型")
    price: Money | None = fact("价款")
    violations: Times | None = fact("次数")


@dataclass(frozen=True)
class Span:
    """From so much to so much."""

    least: Decimal
    most: Decimal | None = None


@dataclass(frozen=True)
class Owed:
    """What is owed, and within which span, where there is one."""

    amount: Decimal
    most: Decimal | None = None
    span: Span | None = None


@rule("大小之数")
def size(firm: Facts[Firm]) -> Yuan:
    """Return 1 for a large firm, and 2 for another."""
    return decide(when(firm.is_large, yuan(1), WORDS), when(~firm.is_large, yuan(2), WORDS))


@rule("自有")
def owns_itself(firm: Facts[Firm]) -> YesNo:
    """Whether a large firm is its own owner."""
    asked = (firm.name == firm.owner) & firm.is_large
    return decide(when(asked, True, WORDS), when(~asked, False, WORDS))


@rule("自有之率")
def by_owner(firm: Facts[Firm]) -> Yuan:
    """Return 2% of the price for who owns itself, else 3%, whether it is large or not."""
    itself = firm.name == firm.owner
    rate = decide(when(itself, percent(2), WORDS), when(~itself, percent(3), WORDS))
    return decide(when(firm.is_large, firm.price * rate, WORDS), when(~firm.is_large, firm.price * rate, WORDS))


@rule("应交")
def owed(firm: Facts[Firm]) -> Term[Owed]:
    """Return 3% of the price in yuan for a large firm, however often, and nothing else; for another a span too."""
    often = firm.violations >= THREE
    whole = rounded(firm.price * percent(3), to=yuan(1), how=Rounding.DOWN, words=WORDS)
    plain: Term[Owed] = record(Owed, amount=whole)
    span = record(Span, least=firm.price, most=whole)
    return decide(
        when(firm.is_large & often, plain, WORDS),
        when(firm.is_large & ~often, plain, WORDS),
        when(~firm.is_large, record(Owed, amount=firm.price * percent(2), most=firm.price, span=span), WORDS),
    )


@pytest.fixture(autouse=True, params=["rows", "combinations"])
def _how_told(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell few rows as they are, or by the combinations of a table."""
    if request.param == "combinations":
        monkeypatch.setattr("regkit.frames.memory.tables.WORTH", 0)


def alone(one: AnyRule, said: dict[str, Any]) -> tuple[Any, str]:
    """Return what a rule says of one case."""
    answer = one(Firm.model_validate(said))
    return answer.value if answer.is_decided else None, answer.status.code


@pytest.mark.parametrize("kind", ["pandas", "pyarrow"])
def test_categories_that_are_equal_are_not_the_same(kind: str) -> None:
    """A yes is written as a yes or as 1, and not as 1.0, whichever of them came first as the values of a category."""
    told = {}
    for values in ([1, 0], [1.0, 0.0], [True, False], [1.0, 0.0], [1, 0]):
        frame = pd.DataFrame({"is_large": pd.Categorical(values, categories=values)})
        made = frame if kind == "pandas" else pa.table({"is_large": pa.array(values).dictionary_encode()})
        plain = pd.DataFrame({"is_large": pd.Series(values, dtype=object)})
        told[repr(values)] = rows_of(size.over(made), BOTH)
        assert told[repr(values)] == rows_of(size.over(plain), BOTH)
    assert told["[1.0, 0.0]"] == [(None, "invalid")] * 2
    assert told["[1, 0]"] == told["[True, False]"] == [(1, "decided"), (2, "decided")]


@pytest.mark.parametrize("one", [owns_itself, by_owner])
@pytest.mark.parametrize("times_over", [1, 100])
def test_texts_that_are_compared(one: AnyRule, times_over: int) -> None:
    """Columns of texts are compared row by row, in however many rows, and each row has the answer of its case."""
    said = [
        {"name": name, "owner": owner, "is_large": large, "price": price}
        for name in ("甲", "乙", None)
        for owner in ("乙", "甲", None)
        for large in (True, False, None)
        for price in (Decimal(1), Decimal(50))
    ]
    frame = pd.DataFrame({name: pd.Series([row[name] for row in said] * times_over, dtype=object) for name in said[0]})
    assert rows_of(one.over(frame), BOTH) == [alone(one, row) for row in said] * times_over


@pytest.mark.parametrize("beside", [(), ("missing",)])
@pytest.mark.parametrize("rows", [1, 2, BLOCK + 1])
def test_frames_of_one_row_and_one_row_more(rows: int, beside: tuple[str, ...]) -> None:
    """One row is told as many are, be it all there is or what is left after a block of rows."""
    frame = pd.DataFrame({"is_large": pd.array([row % 2 == 0 for row in range(rows)], "boolean")})
    wanted = [alone(size, {"is_large": row % 2 == 0}) for row in range(2)] * (rows // 2) + [(1, "decided")] * (rows % 2)
    for _ in range(20):  # often enough for a table to be worth while
        assert rows_of(size.over(frame, want=(*BOTH, *beside)), BOTH) == wanted


def test_a_field_without_a_value() -> None:
    """Where a row is settled whatever is not known, a field that has no value in it has none in its columns."""
    said = [
        {"is_large": large, "violations": often, "price": price}
        for large in (True, False, None)
        for often in (None, 2, 3)
        for price in (Decimal("999.99"), Decimal(7))
    ]
    frame = pd.DataFrame({name: pd.Series([row[name] for row in said], dtype=object) for name in said[0]})
    headings = ["value_amount", "value_most", "value_span_least", "value_span_most", "status"]
    for row, told in zip(said, rows_of(owed.over(frame), headings), strict=True):
        value, status = alone(owed, row)
        span = value and value.span
        assert told == (value and value.amount, value and value.most, span and span.least, span and span.most, status)
