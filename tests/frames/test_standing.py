"""Open rows share an answer only where nothing that is asked of their facts tells them apart, and are asked once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from regkit import chengde
from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    Day,
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Subject,
    Term,
    Word,
    YesNo,
    Yuan,
    decide,
    fact,
    follows,
    larger,
    never,
    rule,
    smaller,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.rule import AnyRule
from regkit.law import days, percent, yuan
from tests.frames.tables import rows_of

pd = pytest.importorskip("pandas")

A2 = CHENGDE.article(2)
WORDS = A2.quote(A2.text[:8])
BOTH = ("value", "status")
HUNDRED, TWO = yuan(100), percent(2)
FEN = Decimal("0.01")


WHETHER = OpenQuestion("test.standing.whether", "是否未定", "whether it is open", "某局", WORDS)


class Colour(Word):
    """Words of which a rule asks for some."""

    RED = "red", "红"
    GREEN = "green", "绿"
    BLUE = "blue", "蓝"
    WHITE = "white", "白"


class Share(Subject):
    """A share and the price that it is a share of."""

    price: Money | None = fact("价款")
    share: Money | None = fact("份额")
    third: Money | None = fact("他方份额")
    is_large: Flag | None = fact("份额较大")
    colour: Colour | None = fact("颜色")
    shade: Colour | None = fact("底色")
    day: Day | None = fact("日期")


class Bound(Share):
    """A share that is never more than the price, nor than the other's."""

    relations = (
        never(lambda f: f.share > f.price, "份额高于价款", "the share exceeds the price"),
        never(lambda f: f.third > f.share, "他方份额高于份额", "the other's share exceeds the share"),
    )


class Told(Share):
    """A share that is told by what it is called."""

    relations = (follows("share", HUNDRED, when=lambda f: f.is_large),)


@rule("份额达一百而低于价款")
def is_below(share: Facts[Share]) -> YesNo:
    """Whether a share of a hundred or more is below the price."""
    asked = (share.share >= HUNDRED) & (share.price > share.share)
    return decide(when(asked, True, WORDS), when(~asked, False, WORDS))


@rule("他方份额达一百")
def is_enough(share: Facts[Bound]) -> YesNo:
    """Whether the other's share is a hundred or more; it is not where the price is below a hundred."""
    return decide(when(share.third >= HUNDRED, True, WORDS), when(share.third < HUNDRED, False, WORDS))


@rule("份额为价款")
def is_whole(share: Facts[Told]) -> YesNo:
    """Whether the share is the price."""
    return decide(when(share.share == share.price, True, WORDS), when(share.share != share.price, False, WORDS))


@rule("两倍低于价款")
def doubled_is_below(share: Facts[Share]) -> YesNo:
    """Whether twice a share of a hundred or more is below the price."""
    asked = (share.share >= HUNDRED) & (share.price > share.share * percent(200))
    return decide(when(asked, True, WORDS), when(~asked, False, WORDS))


@rule("红或者同色")
def is_red(share: Facts[Share]) -> YesNo:
    """Whether it is red, whatever its price."""
    asked = share.colour.is_in(Colour.RED) | (share.colour == share.shade)
    return decide(when(asked, True, WORDS), when(~asked, False, WORDS))


@rule("百分之二")
def two_percent(share: Facts[Share]) -> Yuan:
    """Return 2% of the price, whether the share is large or not, but for what is red."""
    red, large = share.colour == Colour.RED, share.is_large
    return decide(
        when(~red & large, share.price * TWO, WORDS),
        when(~red & ~large, share.price * TWO, WORDS),
        when(red, share.price, WORDS),
    )


@rule("余额")
def left(share: Facts[Share]) -> Yuan:
    """Return what is left of a price; of nothing there is nothing left, whatever was taken or put back."""
    rest = larger(share.price - share.share + share.third, yuan(0))
    return decide(when(share.price >= yuan(0), smaller(rest, share.price), WORDS))


@rule("按比例")
def by_rate(share: Facts[Share]) -> Yuan:
    """Return a price at a rate that hangs on its size: of nothing it is nothing at every rate."""
    rate = decide(when(share.is_large, TWO, WORDS), when(~share.is_large, percent(3), WORDS))
    return decide(when(share.price >= yuan(0), share.price * rate, WORDS))


@rule("达一百")
def is_reached(share: Facts[Share]) -> YesNo:
    """Whether a price is a hundred or more; it may be as if it were, which nobody has settled."""
    asked = share.price >= HUNDRED
    return decide(when(asked, True, WORDS), when(~asked, False, WORDS), unless=when(WHETHER.of(BOOL), True, WORDS))


@rule("两倍或者一百")
def doubled(share: Facts[Share]) -> Yuan:
    """Return twice a price, or a hundred where a question that nobody has settled is answered with yes."""
    return decide(
        when(share.price >= yuan(0), share.price * percent(200), WORDS), unless=when(WHETHER.of(BOOL), HUNDRED, WORDS)
    )


@rule("价款或者份额")
def either(share: Facts[Share], other: Facts[Told]) -> Yuan:
    """Return the price of what is large, and the other's share of what is not."""
    return decide(when(share.is_large, share.price, WORDS), when(~share.is_large, other.share, WORDS))


@rule("红者当日")
def due(share: Facts[Share]) -> Term[date]:
    """Return the very day for what is red and for a price below a hundred, and thirty days later for the rest."""
    small, red = share.price < HUNDRED, share.colour == Colour.RED
    return decide(
        when(small, share.day, WORDS),
        when(~small, share.day + days(30), WORDS),
        unless=when(red, share.day, WORDS),
    )


@pytest.fixture(autouse=True, params=["rows", "combinations"])
def _how_told(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask rows by themselves, or by the combinations of a table that they have."""
    if request.param == "combinations":
        monkeypatch.setattr("regkit.frames.memory.tables.WORTH", 0)


def alone(one: AnyRule, said: dict[str, Any]) -> tuple[Any, str]:
    """Return what a rule says of one case, or that the model refuses it."""
    try:
        answer = one(one.parameters[0][1].model_validate(said))
    except ValidationError:
        return None, "invalid"
    return answer.value if answer.is_decided else None, answer.status.code


AMOUNTS = [Decimal(one) + step for one in (0, 50, 100, 150, 200, 300) for step in (-FEN, Decimal(0), FEN)][1:]


READ = {
    is_below: "price share",
    is_enough: "price share third",
    is_whole: "price share",
    doubled_is_below: "price share",
    left: "price share third",
    by_rate: "price",
    is_reached: "price",
    doubled: "price",
}


@pytest.mark.parametrize(("one", "column"), [(one, name) for one, names in READ.items() for name in names.split()])
def test_a_number_beside_what_is_not_known_tells_rows_apart(one: AnyRule, column: str) -> None:
    """Rows that differ in one amount alone have each the answer of the case by itself, about every bound."""
    said = [{column: amount, "is_large": large} for amount in AMOUNTS for large in (None, True, False)]
    found = rows_of(one.over(pd.DataFrame(said)), BOTH)
    assert found == [alone(one, case) for case in said]


@pytest.mark.parametrize("cap", [Decimal(50), HUNDRED.amount, None])
def test_a_number_that_all_rows_share_tells_rows_apart(cap: Decimal | None) -> None:
    """What is not known decides nothing where a price is the number that all rows share, and only there."""
    other = Told(share=cap)
    frame = pd.DataFrame({"price": AMOUNTS, "is_large": [None] * len(AMOUNTS)})
    for shared in (other, Told(share=Decimal(150)), other):
        answers = [either(Share(price=price, is_large=None), shared) for price in AMOUNTS]
        found = rows_of(either.over(frame, other=shared), BOTH)
        assert found == [(one.value if one.is_decided else None, one.status.code) for one in answers]


def test_a_day_that_is_the_same_in_two_rows_of_a_rule() -> None:
    """A day that is due for two reasons is due for each of them."""
    said = [
        {"price": price, "colour": colour, "day": date(2012, 7, 1)}
        for price in AMOUNTS
        for colour in ("red", "green", None)
    ]
    found = rows_of(due.over(pd.DataFrame(said)), BOTH)
    assert found == [alone(due, case) for case in said]


def test_two_columns_that_are_compared_tell_rows_apart() -> None:
    """Where two of three that are compared are known, their own order decides."""
    said = [{"price": price, "third": third} for price in AMOUNTS[::2] for third in AMOUNTS[::2] if third <= price]
    found = rows_of(is_enough.over(pd.DataFrame(said)), BOTH)
    assert found == [alone(is_enough, case) for case in said]


def test_words_that_are_compared_with_words_tell_rows_apart() -> None:
    """A word that is compared with another is told by itself; where a rule asks for red alone, the others are alike."""
    said = [{"colour": colour.code, "shade": None} for colour in Colour]
    found = rows_of(is_red.over(pd.DataFrame(said)), BOTH)
    assert found == [alone(is_red, case) for case in said]


def test_values_of_settled_rows_hang_on_their_own_numbers() -> None:
    """2% is owed whatever is not known, of each row's own price; of what may be red it is open."""
    said = [{"price": Decimal(price), "colour": colour} for price in (1, 50, 777) for colour in ("green", "red", None)]
    found = rows_of(two_percent.over(pd.DataFrame(said)), BOTH)
    assert found == [alone(two_percent, case) for case in said]
    assert [value for value, _ in found[::3]] == [Decimal("0.02"), Decimal(1), Decimal("15.54")]


def test_a_rule_is_asked_once_for_rows_that_are_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand prices above nothing are asked of the rule a few times, not a thousand."""
    from regkit.frames.memory import combined, settling  # noqa: PLC0415

    for remembered in (combined._combined, settling._known):  # noqa: SLF001
        remembered.cache_clear()
    asked: list[int] = []
    ask = settling._answer  # noqa: SLF001

    def counted(*question: Any) -> Any:
        asked.append(question[-1])
        return ask(*question)

    monkeypatch.setattr(settling, "_answer", counted)
    rows = 1_000
    frame = pd.DataFrame({"origin": ["beijing", None] * (rows // 2), "price": [10**6 + row for row in range(rows)]})
    chengde.deposit_before_credit.over(frame)
    assert 0 < len(asked) <= 4
