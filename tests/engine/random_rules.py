"""Random rules and random cases, of every kind of term: food for comparing evaluators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from hypothesis import strategies as st

from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    ON,
    Day,
    Facts,
    Flag,
    Listed,
    Money,
    Multiple,
    OpenQuestion,
    Reading,
    Rounding,
    Rule,
    Subject,
    Term,
    Times,
    Word,
    brackets,
    decide,
    decision,
    fact,
    larger,
    listed,
    months_between,
    next_working_day,
    part,
    rounded,
    rule,
    silent,
    smaller,
    tier,
    when,
    within,
    working_days_between,
    years_between,
)
from regkit.language import terms as t
from regkit.language.building import record
from regkit.language.kinds import BOOL
from regkit.law import Unit, days, months, multiple, percent, times, working_days, years, yuan

A8, A9 = CHENGDE.articles(8, 9)
WORDS = A9.quote("劳务分包企业交纳5万元")
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))
RATE = A8.number("按照工程合同价款总额的2%比例交纳", percent(2))
RANGE = CHENGDE.article(11).range("减免和提高额度一般在0.5-1倍范围内", multiple("0.5"), multiple(1))
FROM, UNTIL = date(2012, 1, 1), date(2014, 12, 31)


class Colour(Word):
    """Some words."""

    RED = "red", "红"
    GREEN = "green", "绿"
    BLUE = "blue", "蓝"


class Item(Subject):
    """A member of a list."""

    flag: Flag | None = fact("件是否")
    usual: Flag | None = fact("件通常", presumed=False)
    price: Money | None = fact("件价款")
    day: Day | None = fact("件日期")


class Thing(Subject):
    """A subject with a fact of every kind, and a list."""

    flag: Flag | None = fact("是否")
    usual: Flag | None = fact("通常", presumed=False)
    colour: Colour | None = fact("颜色")
    colours: frozenset[Colour] | None = fact("各色")
    price: Money | None = fact("价款")
    times: Times | None = fact("次数")
    factor: Multiple | None = decision("倍数", by="某局", low=multiple("0.5"), high=multiple(1))
    day: Day | None = fact("日期")
    items: Listed[Item] | None = listed("物件", en="items", unit=Unit.TIMES)


class Other(Subject):
    """A second subject."""

    flag: Flag | None = fact("另是否")
    price: Money | None = fact("另价款")
    best: Item | None = part("首件")


@dataclass(frozen=True)
class Outcome:
    """An outcome of three fields; the last may have no value."""

    amount: Decimal
    colour: Colour = Colour.RED
    most: Decimal | None = None


READING = Reading("test.R", "甲乙?", "one or two?", {"one": "甲", "two": "乙"}, "one", "for the test", WORDS)
QUESTION = OpenQuestion("test.Q", "未定", "open", "某局", WORDS)
WHETHER = OpenQuestion("test.whether", "是否未定", "whether it is open", "某局", WORDS)


@rule("内层")
def inner(thing: Facts[Thing]) -> Term[bool]:
    """A rule with a silence of its own."""
    return decide(
        when(thing.colour == Colour.RED, True, WORDS),
        when((thing.colour == Colour.GREEN) & thing.flag, False, WORDS),
    )


@rule("内层金额")
def inner_amount(thing: Facts[Thing]) -> Term[Decimal]:
    """An amount with cases that it does not reach."""
    return decide(
        when(thing.flag, FIVE),
        when(~thing.flag, thing.price * RATE),
        unless=when(thing.usual, yuan(0), WORDS),
        provided=thing.colour != Colour.BLUE,
    )


Draw = Callable[[Any], Any]
Wide = bool | Literal["row"]
DAYS = st.dates(FROM, UNTIL).map(t.lift)


def rounding(draw: Draw, amount: Any) -> Any:
    """Draw an amount, or a quotient, brought to whole yuan or to more."""
    step, how = draw(st.sampled_from([yuan(1), yuan("0.01"), yuan(700)])), draw(st.sampled_from(Rounding))
    return rounded(amount, to=step, how=how, words=WORDS)


def table(draw: Draw, amount: Any) -> Any:
    """Draw a table of brackets for an amount: what it gives for all of it, or rates on its parts."""
    ends = [yuan(1000), yuan(draw(st.integers(2, 4)) * 1000)]
    if draw(st.booleans()):
        rates = [percent(draw(st.integers(1, 5))) for _ in range(3)]
        tiers = [tier(rates[0], WORDS, upto=ends[0]), tier(rates[1], WORDS, over=ends[0], under=ends[1])]
        return brackets(amount, *tiers, tier(rates[2], WORDS), marginal=True)
    tiers = [tier(FIVE, under=ends[0]), tier(yuan(0), WORDS, at_least=ends[0], upto=ends[1])]
    return brackets(amount, *tiers)


def outcome_of_fields(amount: Any, most: Any, thing: Facts[Thing]) -> Any:
    """Return an outcome of fields, one of which has no value in one row."""
    return decide(
        when(thing.flag, record(Outcome, amount=amount, most=most), WORDS),
        when(~thing.flag, record(Outcome, amount=most), WORDS),
    )


def amounts(draw: Draw, thing: Facts[Thing], other: Facts[Other], depth: int, *, wide: Wide = False) -> Any:
    """Draw a term that is an amount of money; a `wide` one reckons with all there is, lists too."""
    leaves: list[Callable[[], Any]] = [
        lambda: thing.price,
        lambda: other.price,
        lambda: t.lift(FIVE),
        lambda: t.lift(yuan(draw(st.integers(0, 3)) * 1000)),
        lambda: inner_amount(thing),
        lambda: QUESTION.of(FIVE_KIND),
    ]
    if depth == 0:
        return draw(st.sampled_from(leaves))()

    def again() -> Any:
        return amounts(draw, thing, other, depth - 1, wide=wide)

    compound: list[Callable[[], Any]] = [
        lambda: again() + again(),
        lambda: again() - again(),
        lambda: again() * RATE,
        lambda: again() * thing.factor,
        lambda: again() * (1 + thing.factor),
        lambda: smaller(again(), again()),
        lambda: larger(again(), again()),
        lambda: READING.choose(one=again(), two=again()),
    ]
    return draw(
        st.sampled_from(
            [*leaves, *compound, *widely(wide, reckonings(draw, again, thing), amounts_within(draw, thing, other))]
        )
    )()


def widely(wide: Wide, reckoned: list[Any], within: list[Any]) -> list[Any]:
    """Return what a rule may ask beyond the simplest: nothing, all that one row can say, or all there is."""
    return [*(reckoned if wide else ()), *(within if wide is True else ())]


def reckonings(draw: Draw, again: Callable[[], Any], thing: Facts[Thing]) -> list[Any]:
    """Return ways to reckon: divide, round, look up, take a field of an outcome."""
    return [
        lambda: again() / multiple("0.5"),
        lambda: rounding(draw, again() / thing.factor),
        lambda: rounding(draw, again()),
        lambda: (
            again() * rounded(again() / thing.price, to=percent(1), how=draw(st.sampled_from(Rounding)), words=WORDS)
        ),
        lambda: table(draw, again()),
        lambda: again() * ((thing.day - draw(DAYS)) / days(10)),
        lambda: outcome_of_fields(again(), again(), thing).field(draw(st.sampled_from(["amount", "most"]))),
    ]


def amounts_within(draw: Draw, thing: Facts[Thing], other: Facts[Other]) -> list[Any]:
    """Return what a part says, and what a list does."""
    return [
        lambda: other.best.price,
        lambda: some(draw, thing).total(lambda one: one.price),
        lambda: some(draw, thing).total(lambda one: larger(one.price - other.price, yuan(0))),
        lambda: some(draw, thing).least(lambda one: one.price),
        lambda: some(draw, thing).most(lambda one: smaller(one.price, thing.price)),
    ]


def some(draw: Draw, thing: Facts[Thing]) -> Any:
    """Draw the items, or those of which something holds."""
    items = thing.items
    return draw(st.sampled_from([items, items.where(lambda one: ~one.usual), items.where(dear(thing))]))


def dear(thing: Facts[Thing]) -> Callable[[Any], Any]:
    """Return whether an item costs as much as its thing at least."""
    return lambda one: one.price >= thing.price


FIVE_KIND = t.lift(FIVE).kind


def conditions(draw: Draw, thing: Facts[Thing], other: Facts[Other], depth: int, *, wide: Wide = False) -> Any:
    """Draw a condition; a `wide` one counts time and asks lists."""
    period = st.sampled_from([days(30), months(1), working_days(15)])
    leaves: list[Callable[[], Any]] = [
        lambda: thing.flag,
        lambda: thing.usual,
        lambda: other.flag,
        lambda: thing.colour == draw(st.sampled_from(Colour)),
        lambda: thing.colour != draw(st.sampled_from(Colour)),
        lambda: thing.colour.is_in(Colour.RED, Colour.BLUE),
        lambda: thing.colours.includes(draw(st.sampled_from(Colour))),
        lambda: thing.times >= times(draw(st.integers(1, 3))),
        lambda: thing.times < times(2),
        lambda: thing.price > other.price,
        lambda: amounts(draw, thing, other, 1) <= yuan(2000),
        lambda: thing.day + draw(period) < ON,
        lambda: thing.day >= t.lift(date(2012, 6, 1)),
        lambda: inner(thing),
        lambda: WHETHER.of(BOOL),
        lambda: t.lift(draw(st.booleans())),
    ]
    leaves += widely(wide, times_counted(draw, thing, other), questions_within(draw, thing, other))
    if depth == 0:
        return draw(st.sampled_from(leaves))()

    def again() -> Any:
        return conditions(draw, thing, other, depth - 1, wide=wide)

    compound: list[Callable[[], Any]] = [
        lambda: again() & again(),
        lambda: again() | again(),
        lambda: ~again(),
        lambda: READING.choose(one=again(), two=again()),
    ]
    return draw(st.sampled_from([*leaves, *compound]))()


def times_counted(draw: Draw, thing: Facts[Thing], other: Facts[Other]) -> list[Any]:
    """Return questions to time, and to a range of the text."""
    return [
        lambda: next_working_day(thing.day + days(draw(st.integers(0, 9)))) < ON,
        lambda: within(rounded(other.price / thing.price, to=multiple("0.01"), how=Rounding.UP, words=WORDS), RANGE),
        lambda: ON - thing.day > days(draw(st.integers(0, 400))),
        lambda: months_between(thing.day, ON) >= months(draw(st.integers(0, 20))),
        lambda: years_between(thing.day, ON) < years(1),
        lambda: working_days_between(thing.day, ON) <= working_days(draw(st.integers(0, 300))),
    ]


def questions_within(draw: Draw, thing: Facts[Thing], other: Facts[Other]) -> list[Any]:
    """Return questions to a part and to lists."""
    return [
        lambda: other.best.flag,
        lambda: some(draw, thing).all(lambda one: one.flag),
        lambda: some(draw, thing).all(lambda one: one.flag | other.flag),
        lambda: some(draw, thing).any(lambda one: one.flag & (one.price > other.price)),
        lambda: some(draw, thing).any(),
        lambda: some(draw, thing).count(lambda one: one.flag) >= times(draw(st.integers(0, 3))),
        lambda: some(draw, thing).count() < times(2),
        lambda: some(draw, thing).most(lambda one: one.day) < thing.day,
        lambda: some(draw, thing).any(lambda one: thing.items.any(lambda two: one.price > two.price)),
    ]


@st.composite
def rules(draw: Draw, *, wide: Wide = False) -> Rule[Any, Thing, Other]:
    """Draw a rule about a thing and another: amounts or records, rows, exceptions, a limit of reach.

    A `wide` rule also divides, rounds, counts time, looks up tables and asks parts and lists; of a `"row"`, all but
    the last.
    """
    records = draw(st.booleans())

    def outcome(thing: Facts[Thing], other: Facts[Other]) -> Any:
        amount = amounts(draw, thing, other, 2, wide=wide)
        return record(Outcome, amount=amount, colour=draw(st.sampled_from(Colour))) if records else amount

    def written(thing: Facts[Thing], other: Facts[Other]) -> Term[Any]:
        rows = [
            when(conditions(draw, thing, other, 2, wide=wide), outcome(thing, other), WORDS)
            for _ in range(draw(st.integers(1, 4)))
        ]
        unless = [
            when(conditions(draw, thing, other, 1, wide=wide), outcome(thing, other), WORDS)
            for _ in range(draw(st.integers(0, 2)))
        ]
        provided = conditions(draw, thing, other, 1, wide=wide) if draw(st.booleans()) else None
        return decide(*rows, silent(thing.flag & ~thing.flag, "无"), unless=unless, provided=provided)

    term = written(Facts(Thing, "thing"), Facts(Other, "other"))

    def drawn(thing: Facts[Thing], other: Facts[Other]) -> Term[Any]:  # noqa: ARG001  (drawn once, for all)
        return term

    return Rule(drawn, zh="随机", parameters=(("thing", Thing), ("other", Other)), body=term)


def unknown_or(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value or an unknown."""
    return st.none() | values


MONEY = st.integers(0, 4).map(lambda number: Decimal(number) * 1000)
THINGS = st.fixed_dictionaries(
    {},
    optional={
        "flag": unknown_or(st.booleans()),
        "usual": unknown_or(st.booleans()),
        "colour": unknown_or(st.sampled_from(Colour)),
        "colours": unknown_or(st.frozensets(st.sampled_from(Colour))),
        "price": unknown_or(MONEY),
        "times": unknown_or(st.integers(0, 4)),
        "factor": unknown_or(st.sampled_from([Decimal("0.5"), Decimal(1)])),
        "day": unknown_or(st.dates(FROM, UNTIL)),
    },
).map(Thing.model_validate)
OTHERS = st.fixed_dictionaries({}, optional={"flag": unknown_or(st.booleans()), "price": unknown_or(MONEY)}).map(
    Other.model_validate
)


def _said(subject: Subject) -> dict[str, Any]:
    return {name: getattr(subject, name) for name in subject.model_fields_set}


ITEMS = st.fixed_dictionaries(
    {},
    optional={
        "flag": unknown_or(st.booleans()),
        "usual": unknown_or(st.booleans()),
        "price": unknown_or(MONEY),
        "day": unknown_or(st.dates(FROM, UNTIL)),
    },
).map(Item.model_validate)
LISTS = st.one_of(
    st.none(),
    st.lists(ITEMS, max_size=3),
    st.builds(
        lambda members, complete: Listed(members, complete=complete),
        st.lists(ITEMS, max_size=3),
        st.sampled_from([True, True, False, None]),
    ),
)
BEST: Any = st.one_of(st.just({}), st.just({"best": None}), ITEMS.map(lambda item: {"best": item}))
HELD_THINGS = st.builds(lambda thing, items: Thing(**_said(thing), items=items), THINGS, LISTS)
HELD_OTHERS = st.builds(lambda other, best: Other(**_said(other), **best), OTHERS, BEST)
ASKED_ON = st.dates(date(2012, 3, 19), UNTIL)
