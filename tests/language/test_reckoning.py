"""Division, rounding, time between days, ranges, brackets and fields: what they give and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pytest

from regkit import datong
from regkit.chengde.regulation import CHENGDE
from regkit.engine.prove import disjoint, equivalent, gaps, monotone
from regkit.engine.reference import Case, evaluate
from regkit.engine.table import table
from regkit.language import (
    ON,
    Day,
    Facts,
    Flag,
    Money,
    Multiple,
    Rounding,
    Rule,
    RuleError,
    SquareMetres,
    Status,
    Subject,
    Term,
    brackets,
    decide,
    fact,
    holds,
    months_between,
    next_working_day,
    reads,
    record,
    rounded,
    rule,
    tier,
    when,
    within,
    working_days_between,
    years_between,
)
from regkit.language.kinds import DATE
from regkit.language.phrases import phrase
from regkit.language.terms import Literal
from regkit.law import Range, Unit, days, months, percent, quotient, working_days, years, yuan

A8, A9 = CHENGDE.articles(8, 9)
WORDS = A9.quote("劳务分包企业交纳5万元")
RATE = A8.number("按照工程合同价款总额的2%比例交纳", percent(2))


PER_METRE = quotient(Unit.YUAN, Unit.SQUARE_METRE)


class Works(Subject):
    """Works with amounts and days."""

    price: Money | None = fact("价款")
    paid: Money | None = fact("已付")
    factor: Multiple | None = fact("倍数")
    begun: Day | None = fact("开工日")
    ended: Day | None = fact("竣工日")
    large: Flag | None = fact("大型")


WORKS: Any = Facts(Works, "works")

# ── dividing and rounding ────────────────────────────────────────────────────────────────────────────


@rule("已付比例")
def share(works: Facts[Works]) -> Term[Decimal]:
    """The share that is paid, in hundredths of a percent."""
    return decide(
        when(works.large, rounded(works.paid / works.price, to=percent("0.01"), how=Rounding.HALF_UP, words=WORDS)),
    )


def test_a_quotient_is_rounded_once_from_its_exact_value() -> None:
    """A third is 33.33%, two thirds 66.67%; the words of the rounding are cited."""
    answer = share(Works(paid=1, price=3, large=True))
    assert (answer.value, answer.citations) == (Decimal("0.3333"), (WORDS,))
    assert share(Works(paid=2, price=3, large=True)).value == Decimal("0.6667")
    assert WORDS in share.quotes


def test_a_quotient_by_nothing_is_silent_and_says_so() -> None:
    """No error, no endless number: the text gives no answer, and the explanation names the divisor."""
    answer = share(Works(paid=1, price=0, large=True))
    assert answer.status is Status.SILENT
    assert "价款为零，无从相除" in answer.explain("zh")


@pytest.mark.parametrize(
    ("amount", "how", "to", "result"),
    [
        ("2.5", Rounding.HALF_UP, yuan(1), 3),
        ("2.49", Rounding.HALF_UP, yuan(1), 2),
        ("2.01", Rounding.UP, yuan(1), 3),
        ("2.99", Rounding.DOWN, yuan(1), 2),
        ("2", Rounding.UP, yuan(1), 2),
        ("149", Rounding.HALF_UP, yuan(100), 100),
        ("150", Rounding.HALF_UP, yuan(100), 200),
    ],
)
def test_each_way_of_rounding(amount: str, how: Rounding, to: Any, result: int) -> None:
    """A half goes up, tails are dropped or count for a whole step; a whole number stays."""

    @rule
    def brought(works: Facts[Works]) -> Term[Decimal]:
        return decide(when(works.price > 0, rounded(works.price, to=to, how=how, words=WORDS)))

    assert brought(Works(price=f"{amount}元")).value == result


def test_a_division_that_comes_out_even_needs_no_rounding_until_its_number_is_amended() -> None:
    """By a half: exact. Amended to a third part: refused when reckoned, no digit is lost."""
    half = A8.number("按照工程合同价款总额的2%比例交纳", percent(2))

    @rule
    def multiplied(works: Facts[Works]) -> Term[Decimal]:
        return decide(when(works.large, works.price / half, WORDS))

    assert multiplied(Works(price=10, large=True)).value == 500
    with pytest.raises(RuleError, match="does not come out even"):
        multiplied.amend(half.becomes(percent(3)))(Works(price=10, large=True))


def test_what_is_not_known_of_a_quotient_has_ends() -> None:
    """Of a paid part that is not known yet the share is between nothing and without end, never unbounded below."""
    (low,) = {outcome.low for outcome in share(Works(price=3, large=True)).possible if hasattr(outcome, "low")}
    assert low == 0


# ── time between days ────────────────────────────────────────────────────────────────────────────────


@rule("工期")
def duration(works: Facts[Works]) -> Term[Any]:
    """Days from one day to the other."""
    return decide(when(works.large, works.ended - works.begun, WORDS))


def test_days_between_days_do_not_count_the_first() -> None:
    """From the first of March to the tenth there are nine days; backwards less than nothing."""
    begun, ended = date(2020, 3, 1), date(2020, 3, 10)
    assert duration(Works(begun=begun, ended=ended, large=True)).value == 9
    assert duration(Works(begun=ended, ended=begun, large=True)).value == -9


def test_whole_years_and_working_days_between_days() -> None:
    """A year is whole on the corresponding day, at a month's end on its last; a working day needs a calendar."""

    @rule
    def full_year(works: Facts[Works]) -> Term[bool]:
        return holds(years_between(works.begun, works.ended) >= years(1), WORDS)

    @rule
    def worked(works: Facts[Works]) -> Term[bool]:
        return holds(working_days_between(works.begun, works.ended) >= working_days(5), WORDS)

    assert full_year(Works(begun=date(2020, 2, 29), ended=date(2021, 2, 28))).value is True
    assert full_year(Works(begun=date(2020, 3, 1), ended=date(2021, 2, 28))).value is False
    assert worked(Works(begun=date(2020, 6, 1), ended=date(2020, 6, 8))).value is True
    unknown = worked(Works(begun=date(2190, 6, 1), ended=date(2190, 6, 8)))
    assert [item.name for item in unknown.missing] == ["working_day_calendar(2190)"]


def test_a_day_of_rest_rolls_on() -> None:
    """The first of October 2020 rolls on to the ninth; a working day stays."""

    @rule
    def last_day(works: Facts[Works]) -> Term[date]:
        return decide(when(works.large, next_working_day(works.begun), WORDS))

    assert last_day(Works(begun=date(2020, 10, 1), large=True)).value == date(2020, 10, 9)
    assert last_day(Works(begun=date(2020, 9, 30), large=True)).value == date(2020, 9, 30)


# ── brackets ─────────────────────────────────────────────────────────────────────────────────────────

TIERS = (
    tier(percent(3), WORDS, upto=yuan(1000)),
    tier(percent(2), WORDS, over=yuan(1000), upto=yuan(5000)),
    tier(percent(1), WORDS, over=yuan(5000)),
)


@rule("超额累进")
def marginal(works: Facts[Works]) -> Term[Decimal]:
    """Each rate on its part."""
    return brackets(works.price, *TIERS, marginal=True)


@rule("全额累进")
def whole(works: Facts[Works]) -> Term[Decimal]:
    """One rate on all of it."""
    return decide(when(works.price > 0, works.price * brackets(works.price, *TIERS), WORDS))


@pytest.mark.parametrize(
    ("price", "parts", "all_of_it"),
    [(1000, 30, 30), (1001, "30.02", "20.02"), (5000, 110, 100), (5001, "110.01", "50.01")],
)
def test_a_table_of_brackets_at_its_ends(price: int, parts: Any, all_of_it: Any) -> None:
    """At an end and just above it: marginal, the sum goes on; on the whole, it drops to the next rate."""
    assert marginal(Works(price=price)).value == Decimal(parts)
    assert whole(Works(price=price)).value == Decimal(all_of_it)


def test_a_table_of_brackets_is_proved_whole() -> None:
    """Its brackets are disjoint and leave nothing out, and more of the amount is never less in sum."""
    assert disjoint(marginal)
    assert gaps(marginal)
    assert monotone(marginal, "works.price")
    assert not monotone(whole, "works.price")
    assert "价款×3%" in table(marginal).to_markdown()


# ── ranges and fields ────────────────────────────────────────────────────────────────────────────────


def test_a_range_of_the_text_bounds_an_amount_and_its_ends_can_be_amended() -> None:
    """1000元以上5000元以下 has both ends inside; an end that is amended moves."""
    bounds = datong.DATONG.article(27).range("处1000元以上5000元以下罚款", yuan(1000), yuan(5000))

    @rule
    def lawful(works: Facts[Works]) -> Term[bool]:
        return holds(within(works.price, bounds), bounds.quote)

    assert [lawful(Works(price=price)).value for price in (999, 1000, 5000, 5001)] == [False, True, True, False]
    _, high = lawful.numbers
    assert lawful.amend(high.becomes(yuan(6000)))(Works(price=5001)).value is True


@dataclass(frozen=True)
class Terms:
    """An outcome of fields; the most may have no value."""

    least: Decimal
    most: Decimal | None = None


@rule("条件")
def terms(works: Facts[Works]) -> Term[Terms]:
    """An outcome whose second field depends on a fact that the first does not need."""
    return decide(
        when(works.large, record(Terms, least=works.price * RATE, most=works.paid), WORDS),
        when(~works.large, record(Terms, least=works.price), WORDS),
    )


@rule("最低额")
def least(works: Facts[Works]) -> Term[Decimal]:
    """The first field alone."""
    return decide(when(works.price > 0, terms(works).field("least"), WORDS))


@rule("最高额")
def most(works: Facts[Works]) -> Term[Decimal]:
    """The second field alone."""
    return decide(when(works.price > 0, terms(works).field("most"), WORDS))


def test_a_field_needs_no_other_field() -> None:
    """The least is known though what the most depends on is not; its kind is that of the field."""
    works = Works(price=100, large=True)
    assert terms(works).status is Status.UNDETERMINED
    assert least(works).value == 2
    assert "terms(works).least" in least.written


def test_a_field_without_a_value_is_not_applicable() -> None:
    """Where a row gives no most, the most is not unknown: there is none."""
    assert most(Works(price=100, paid=7, large=True)).value == 7
    assert most(Works(price=100, paid=7, large=False)).status is Status.NOT_APPLICABLE


def test_what_is_rounded_is_proved_about() -> None:
    """Rounding down never gives more than rounding up; the prover knows both exactly."""

    def to_yuan(works: Facts[Works], how: Rounding) -> Any:
        return rounded(works.price * RATE, to=yuan(1), how=how, words=WORDS)

    @rule
    def down(works: Facts[Works]) -> Term[bool]:
        low, high = to_yuan(works, Rounding.DOWN), to_yuan(works, Rounding.UP)
        return holds((low <= high) & (high - low <= yuan(1)), WORDS)

    @rule
    def always(works: Facts[Works]) -> Term[bool]:
        return decide(when(works.price >= 0, True, WORDS))

    assert equivalent(down, always)


def test_a_product_has_the_unit_of_its_parts() -> None:
    """So much per square metre times square metres is money; money times money is nothing."""

    class Site(Subject):
        area: SquareMetres | None = fact("面积")
        price: Annotated[Decimal, PER_METRE, reads(PER_METRE)] | None = fact("单价")

    site: Any = Facts(Site, "site")
    assert (site.area * site.price).kind == WORKS.price.kind
    assert (WORKS.price / site.area).kind.detail is PER_METRE
    with pytest.raises(RuleError, match="has no meaning between them"):
        WORKS.price * WORKS.paid


def test_days_are_counted_back_from_a_day() -> None:
    """So many calendar days earlier is a day; what no text counts back is refused: months, and what is not known."""
    day: Any = Literal(date(2012, 3, 1), DATE)
    assert evaluate(day - days(1), Case({})) == date(2012, 2, 29)
    assert repr(ON - days(1)) == "on - 1 day"
    assert phrase(ON - days(1), "zh") == "询问之日之前1日"
    assert phrase(ON - days(2), "en") == "2 days before the day asked about"
    for back in (months(1), working_days(5)):
        with pytest.raises(RuleError, match="cannot be counted back from a day"):
            day - back


# ── mistakes ─────────────────────────────────────────────────────────────────────────────────────────

MISTAKES: dict[str, tuple[Callable[[], Any], str]] = {
    "a share compared without rounding": (
        lambda: WORKS.paid / WORKS.price >= percent(2),
        "`works.paid / works.price` may not come out even\nHint: say how: `rounded(a / b, to=..., how=..., words=...)`;"
        " or divide last: `a * c / b`; to compare a share, multiply: `a >= b * RATE`",
    ),
    "unlike divided": (
        lambda: WORKS.price / days(3) > yuan(0),
        "`works.price / 3 days` may not come out even\nHint: say how: `rounded(a / b, to=..., how=..., words=...)`; or "
        "divide last: `a * c / b`; to compare a share, multiply: `a >= b * RATE`",
    ),
    "divided by nothing": (lambda: WORKS.price / yuan(0), "`works.price` cannot be divided by nothing"),
    "a step of another unit": (
        lambda: rounded(WORKS.price, to=days(1), how=Rounding.UP, words=WORDS),
        "`works.price` is an amount in yuan; it cannot be rounded to `1 day`, an amount in days\n"
        'Hint: the step has the unit of the result, as in `to=yuan("0.01")`',
    ),
    "no step": (
        lambda: rounded(WORKS.price, to=yuan(0), how=Rounding.UP, words=WORDS),
        "`¥0` is no step to round to\nHint: a step is more than nothing",
    ),
    "time from no day": (
        lambda: months_between(WORKS.price, WORKS.ended),
        "`works.price` is an amount in yuan, not a day\nHint: time is counted from one day to another",
    ),
    "two low ends": (
        lambda: tier(percent(1), WORDS, over=yuan(1), at_least=yuan(1)),
        "a bracket has one low end and one high end\nHint: `over` or `at_least`; `upto` or `under`",
    ),
    "brackets with a gap": (
        lambda: brackets(WORKS.price, TIERS[0], tier(percent(1), WORDS, over=yuan(2000))),
        "two brackets leave out what lies between `¥1,000` and `¥2,000`\nHint: each begins where the one before ends",
    ),
    "brackets that leave out an end": (
        lambda: brackets(WORKS.price, tier(percent(1), WORDS, under=yuan(9)), tier(percent(1), WORDS, over=yuan(9))),
        "two brackets leave out `¥9`\nHint: each begins where the one before ends",
    ),
    "brackets that share an end": (
        lambda: brackets(WORKS.price, TIERS[0], tier(percent(1), WORDS, at_least=yuan(1000))),
        "two brackets both have `¥1,000`\nHint: `over` after `upto`, `at_least` after `under`",
    ),
    "brackets out of order": (
        lambda: brackets(WORKS.price, TIERS[1], TIERS[0], TIERS[2]),
        "a bracket that begins where another ends, at `¥5,000`, ends at `¥1,000`\n"
        "Hint: write the brackets from low to high",
    ),
    "an open bracket in the middle": (
        lambda: brackets(WORKS.price, TIERS[2], TIERS[0]),
        "only the last bracket may be open above\nHint: give it its high end: `upto=` or `under=`",
    ),
    "no brackets": (
        lambda: brackets(WORKS.price),
        "a table needs at least one bracket\nHint: write `brackets(amount, tier(...), ...)`",
    ),
    "an unknown field": (
        lambda: terms(WORKS).field("leest"),
        "`Terms` has no field `leest`\nHint: did you mean `least`?",
    ),
    "a field of no outcome": (
        lambda: WORKS.price.field("least"),
        "`works.price` is an amount in yuan: it has no fields\nHint: `.field()` asks an outcome of `record(...)`",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_fails_while_it_is_written(name: str) -> None:
    """The message says what is wrong and how to write it."""
    mistake, message = MISTAKES[name]
    with pytest.raises(RuleError) as told:
        mistake()
    assert str(told.value) == message


# ── the ends of ranges and brackets ──────────────────────────────────────────────────────────────────


def asked_with(body: Term[Any]) -> Rule[Any, Works]:
    """Return a rule on works with this body."""

    def asked(works: Facts[Works]) -> Term[Any]:
        raise NotImplementedError

    return Rule(asked, zh="问", parameters=(("works", Works),), body=body)


OUTSIDE = Range(yuan(1_000), yuan(5_000), low_inclusive=False, high_inclusive=False, quote=WORDS, name="")
INSIDE = Range(yuan(1_000), yuan(5_000), low_inclusive=True, high_inclusive=True, quote=WORDS, name="")
UP_TO = Range(None, yuan(5_000), low_inclusive=False, high_inclusive=True, quote=WORDS, name="")
FROM = Range(yuan(1_000), None, low_inclusive=True, high_inclusive=False, quote=WORDS, name="")


@pytest.mark.parametrize(
    ("bounds", "inside"),
    [
        (OUTSIDE, [False, False, False, True, True, False, False]),
        (INSIDE, [False, False, True, True, True, True, False]),
        (UP_TO, [False, True, True, True, True, True, False]),
        (FROM, [False, False, True, True, True, True, True]),
    ],
)
def test_the_ends_of_a_range(bounds: Range, inside: list[bool]) -> None:
    """超过 and 不满 leave the end itself out, 以上 and 以下 take it in; nothing at all is in no range."""
    asked = asked_with(holds(within(WORKS.price, bounds), WORDS))
    prices = (0, 1, 1_000, 1_001, 4_999, 5_000, 5_001)
    assert [asked(Works(price=Decimal(price))).value for price in prices] == inside


UP = brackets(
    WORKS.price,
    tier(yuan(1), WORDS, upto=yuan(10)),
    tier(yuan(2), WORDS, upto=yuan(20)),
    tier(yuan(3), WORDS, under=yuan(30)),
    tier(yuan(4), WORDS),
)


def test_a_bracket_without_a_low_end_begins_where_the_one_before_ends() -> None:
    """The end itself is in one of the two: in the lower one after 以下, in the upper one after 不满."""
    asked = asked_with(UP)
    given = [asked(Works(price=Decimal(price))).value for price in (0, 10, 11, 20, 21, 29, 30, 31)]
    assert given == [1, 1, 2, 2, 3, 3, 4, 4]


def test_a_bracket_ends_above_the_one_before() -> None:
    """At the same end there is nothing in it."""
    with pytest.raises(RuleError, match="ends at"):
        brackets(WORKS.price, tier(yuan(1), WORDS, upto=yuan(10)), tier(yuan(2), WORDS, upto=yuan(10)))
