"""Terms as they are written: what they are made into, of which kind they are, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.reference import Case, evaluate
from regkit.language import (
    ON,
    Day,
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Reading,
    Rounding,
    RuleError,
    Subject,
    Term,
    Word,
    decide,
    fact,
    months_between,
    record,
    rounded,
    rule,
    when,
)
from regkit.language.kinds import BOOL, DATE, amount
from regkit.language.outcomes import NOT_APPLICABLE, SILENT
from regkit.language.terms import (
    Applied,
    Arith,
    Between,
    Choice,
    Compare,
    Decide,
    Literal,
    Named,
    Open,
    Shift,
    as_share,
    comes_out_even,
    followed,
    larger,
    lift,
    nothing,
    smaller,
    walk,
)
from regkit.law import Label, Unit, days, multiple, percent, quantity, times, yuan

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")


class Way(Word):
    """Ways of working."""

    DAY = "day", "白班"
    NIGHT = "night", "夜班"


class Place(Word):
    """Places of work."""

    SITE = "site", "工地"


class Works(Subject):
    """Works with facts of every kind."""

    large: Flag | None = fact("大型")
    price: Money | None = fact("价款")
    paid: Money | None = fact("已付")
    begun: Day | None = fact("开工日")
    ended: Day | None = fact("竣工日")
    way: Way | None = fact("班次")
    ways: frozenset[Way] | None = fact("各班次")


WORKS: Any = Facts(Works, "works")


def question(**more: Any) -> OpenQuestion:
    """Return a question that no shipped rule asks."""
    return OpenQuestion("x.9", "问什么", "What is asked?", "某机关", WORDS, **more)


# ── words and sets of words ──────────────────────────────────────────────────────────────────────────


def test_a_set_of_words_is_asked_for_one_of_its_own() -> None:
    """What is no set, and a set of other words, cannot have the word among them."""
    assert evaluate(WORKS.ways.includes(Way.DAY), Case({"works": Works(ways=frozenset({Way.DAY}))})) is True
    with pytest.raises(RuleError, match=r"`works.way` is a word of Way; `Way.DAY` cannot be among them"):
        WORKS.way.includes(Way.DAY)
    with pytest.raises(RuleError, match=r"`works.ways` is a set of words of Way; `Place.SITE` cannot be among them"):
        WORKS.ways.includes(Place.SITE)


# ── a question between amounts or days ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "candidates", "ends"),
    [
        (amount(Unit.YUAN), (yuan(3), yuan(1)), (1, 3)),
        (amount(Unit.YUAN), (yuan(3), yuan(1), yuan(2)), (1, 3)),
        (DATE, (date(2012, 3, 1), date(2012, 2, 1)), (date(2012, 2, 1), date(2012, 3, 1))),
        (amount(Unit.YUAN), (yuan(3),), None),
        (amount(Unit.YUAN), (), None),
        (amount(Unit.YUAN), (yuan(3), yuan(1), WORKS.price), None),
        (BOOL, (True, False), None),
    ],
)
def test_the_ends_between_which_an_answer_lies(kind: Any, candidates: tuple[Any, ...], ends: Any) -> None:
    """Two amounts, or days, or more are ends; one is none, nor are truths, nor where a fact is among them."""
    asked = question().of(kind, *candidates)
    assert isinstance(asked, Open)
    assert asked.ends == ends


def test_outcomes_with_names_are_no_ends() -> None:
    """Each of them is an answer of its own, and nothing between them is."""
    asked = question(outcomes={"low": "低", "high": "高"}).of(amount(Unit.YUAN), low=yuan(1), high=yuan(3))
    assert isinstance(asked, Open)
    assert asked.ends is None


# ── reckoning with days ──────────────────────────────────────────────────────────────────────────────


def test_a_period_is_added_to_a_day_from_either_side() -> None:
    """A day and three days make a day, whichever is written first; a day less a day is how many lie between."""
    case = Case({"works": Works(begun=date(2012, 2, 28), ended=date(2012, 3, 1))})
    for later in (WORKS.begun + days(2), lift(days(2)) + WORKS.begun):
        assert isinstance(later, Shift)
        assert evaluate(later, case) == date(2012, 3, 1)
    between = WORKS.ended - WORKS.begun
    assert isinstance(between, Between)
    assert evaluate(between, case) == 2


@pytest.mark.parametrize(
    "written",
    [
        lambda: WORKS.begun + WORKS.ended,
        lambda: days(3) - WORKS.begun,
        lambda: WORKS.begun + yuan(3),
        lambda: WORKS.large + days(3),
        lambda: WORKS.large + WORKS.large,
        lambda: WORKS.price * WORKS.begun,
        lambda: WORKS.begun - WORKS.price,
        lambda: WORKS.large / WORKS.price,
        lambda: WORKS.price / WORKS.large,
    ],
)
def test_what_cannot_be_reckoned_is_refused(written: Callable[[], Any]) -> None:
    """Two days have no sum, a period less a day is nothing, money is no time, and a yes no number."""
    with pytest.raises(RuleError, match="has no meaning between them"):
        written()


# ── shares ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_quotient_of_like_by_like_is_a_share_where_one_is_asked() -> None:
    """So many yuan of eight are so many times, or so many hundredths; of unlike things they are neither."""
    share = WORKS.price / yuan(8)
    assert share.kind == amount(Unit.MULTIPLE)
    assert evaluate(share >= percent(50), Case({"works": Works(price=4)})) is True
    assert evaluate(share >= percent(50), Case({"works": Works(price=Decimal("3.99"))})) is False
    assert as_share(share, amount(Unit.RATE)).kind == amount(Unit.RATE)
    assert as_share(share, amount(Unit.MULTIPLE)) is share
    assert as_share(share, amount(Unit.YUAN)) is share
    by_area = WORKS.price / quantity(8, Unit.SQUARE_METRE)
    assert as_share(by_area, amount(Unit.RATE)) is by_area


@pytest.mark.parametrize(
    ("divisor", "even"),
    [("1", True), ("2", True), ("5", True), ("40", True), ("-8", True), ("0.3", False), ("0.5", True), ("3", False),
     ("6", False), ("0.75", False)],
)  # fmt: skip
def test_what_divides_without_end_digits(divisor: str, even: bool) -> None:
    """A number of twos and fives alone: three quarters leave a three above the line, by which is divided."""
    assert comes_out_even(Decimal(divisor)) is even


def test_the_larger_and_the_smaller_of_more_than_two() -> None:
    """Of like things any number may be given; unlike ones are refused."""
    case = Case({"works": Works(price=4, paid=9)})
    assert evaluate(larger(WORKS.price, WORKS.paid, yuan(5)), case) == 9
    assert evaluate(smaller(WORKS.price, WORKS.paid, yuan(5)), case) == 4
    with pytest.raises(RuleError, match="`max` cannot relate them"):
        larger(WORKS.price, days(3))


# ── fields of an outcome ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Terms:
    """An outcome of fields; the most may have no value."""

    least: Decimal
    most: Decimal | None = field(default=None, metadata={"label": Label("最高额", "ceiling")})
    note: str = ""


@dataclass(frozen=True)
class Bare:
    """An outcome without fields."""


GIVEN = Terms(Decimal(1), Decimal(2), "x")


def outcome(works: Facts[Works]) -> Term[Any]:
    """Return an outcome of fields, without a most where the works are small."""
    return decide(
        when(works.large, record(Terms, least=works.price, most=works.paid), WORDS),
        when(~works.large, record(Terms, least=works.paid), WORDS),
    )


@rule("合同条件", en="the terms of the contract")
def contract(works: Facts[Works]) -> Term[Any]:
    """An outcome of fields."""
    return outcome(works)


LARGE, SMALL = (Case({"works": Works(large=large, price=7, paid=9)}) for large in (True, False))


@pytest.mark.parametrize("of", [outcome, contract])
def test_a_field_of_what_is_decided(of: Any) -> None:
    """Each row gives its own; where one gives no value, nothing applies."""
    assert [evaluate(of(WORKS).field("least"), case) for case in (LARGE, SMALL)] == [7, 9]
    assert [evaluate(of(WORKS).field("most"), case) for case in (LARGE, SMALL)] == [9, NOT_APPLICABLE]
    assert of(WORKS).field("most").kind == amount(Unit.YUAN)


def test_a_field_of_a_constant() -> None:
    """An outcome may be written whole, with a word for a name; a number in it has no unit of its own."""

    @dataclass(frozen=True)
    class Told:
        way: Way
        note: str
        who: tuple[str, ...] = ()
        other: Way | None = None

    told = lift(Told(Way.DAY, "x"))
    assert evaluate(told.field("way"), Case({})) is Way.DAY
    assert evaluate(told.field("note"), Case({})) == "x"
    assert evaluate(told.field("who"), Case({})) == ()
    with pytest.raises(RuleError, match=r"the field `other` of .* is of no one kind: no value"):
        told.field("other")
    with pytest.raises(RuleError, match=r"`Told` has no field `wya`\nHint: did you mean `way`?"):
        told.field("wya")
    with pytest.raises(RuleError, match=r"`Told` has no field `quite`\nHint: its fields: way, note, who, other"):
        told.field("quite")


def test_a_field_of_what_has_none() -> None:
    """An outcome without fields says so, be it a class of data or not."""
    for thing in (Bare(), object()):
        with pytest.raises(RuleError, match=f"`{type(thing).__name__}` has no field `least`\nHint: it has none"):
            lift(thing).field("least")
    with pytest.raises(RuleError, match=r"`on` is a date: it has no fields"):
        ON.field("least")
    with pytest.raises(RuleError, match=r"`Way.DAY` is a word of Way: it has no fields"):
        lift(Way.DAY).field("least")


def test_a_field_of_two_kinds_has_none() -> None:
    """Where one row gives money and another days, no rule can go on with it."""
    mixed = decide(
        when(WORKS.large, record(Terms, least=WORKS.price), WORDS),
        when(~WORKS.large, record(Terms, least=days(1)), WORDS),
    )
    with pytest.raises(RuleError, match="is of no one kind: an amount in days; an amount in yuan"):
        mixed.field("least")


def test_a_field_of_a_reading_and_of_a_question() -> None:
    """Each branch and each candidate is narrowed; the question remembers of what and by which name."""
    one, two = record(Terms, least=yuan(1), most=yuan(4)), record(Terms, least=yuan(2))
    reading = Reading("x.9.r", "如何", "How?", {"a": "甲", "b": "乙"}, "a", "因", WORDS)
    chosen = reading.choose(a=one, b=two).field("least")
    assert isinstance(chosen, Choice)
    assert (chosen.kind, evaluate(chosen, Case({}))) == (amount(Unit.YUAN), 1)
    whole = question().of(one.kind, one, two)
    asked = whole.field("most")
    assert isinstance(asked, Open)
    assert asked.narrowed == (whole, "most")
    assert [evaluate(one, Case({})) for one in asked.candidates] == [4, NOT_APPLICABLE]


def called(term: Term[Any], name: str) -> tuple[str, str, str]:
    """Return what a field is called: as written, in Chinese, in English."""
    narrowed = term.field(name)
    assert isinstance(narrowed, Named)
    return narrowed.name, narrowed.zh, narrowed.en


def test_what_a_field_is_called() -> None:
    """By its label, or by its name, after the outcome it is of; where the outcome bears its name, by that alone."""
    most, least = "ceiling of the terms of the contract", "least of the terms of the contract"
    assert called(contract(WORKS), "most") == ("contract(works).most", "合同条件的最高额", most)
    assert called(contract(WORKS), "least") == ("contract(works).least", "合同条件的least", least)
    body = outcome(WORKS)
    assert called(Named("limits", "最高额", body, "the limits"), "most") == ("limits.most", "最高额", "the limits")
    assert called(Named("limits", "限额", body, ""), "most")[1:] == ("限额的最高额", "ceiling of the limits")
    assert called(Named("", "", body, ""), "most")[1:] == ("", "")


def test_nothing_is_never_applicable_and_never_silent() -> None:
    """What stands where an outcome has no value is a decision that reaches no case."""
    none = nothing(DATE)
    assert isinstance(none, Decide)
    assert (none.kind, evaluate(none, Case({}))) == (DATE, NOT_APPLICABLE)
    assert evaluate(none, Case({})) is not SILENT


# ── as it is written ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (lambda: ON + days(0), "on + 0 days"),
        (lambda: ON - days(1), "on - 1 day"),
        (lambda: WORKS.ended - WORKS.begun, "works.ended - works.begun"),
        (lambda: months_between(WORKS.begun, WORKS.ended), "months_between(works.begun, works.ended)"),
        (lambda: smaller(WORKS.price, WORKS.paid), "smaller(works.price, works.paid)"),
        (lambda: larger(WORKS.price, WORKS.paid), "larger(works.price, works.paid)"),
        (lambda: to_yuan(WORKS.price), "rounded(works.price, to=¥1, how=Rounding.UP)"),
        (lambda: to_yuan(WORKS.price / multiple(3)), "rounded(works.price / 3 times, to=¥1, how=Rounding.UP)"),
    ],
)
def test_a_term_is_shown_as_it_is_written(term: Callable[[], Any], written: str) -> None:
    """Counting back, time between days, and rounding with and without a division."""
    assert repr(term()) == written


def to_yuan(term: Any) -> Any:
    """Return an amount rounded up to the yuan."""
    return rounded(term, to=yuan(1), how=Rounding.UP, words=WORDS)


# ── walking ──────────────────────────────────────────────────────────────────────────────────────────


def test_walking_meets_each_term_once_and_goes_into_rules_if_asked() -> None:
    """A term that stands twice is met once; a rule that is applied is met, and gone into unless that is not asked."""
    price = WORKS.price
    both = (price > yuan(1)) & (price < yuan(3))
    assert sum(one is price for one in walk(both)) == 1
    applied = contract(WORKS)
    assert isinstance(applied, Applied)
    assert list(walk(applied, into_rules=False)) == [applied]
    assert any(one is applied.body for one in walk(applied))


def test_what_is_followed_is_the_branch_of_the_reading() -> None:
    """The terms of a reading that is not followed are no part of what decides; those of all else are, each once."""
    reading = Reading("x.9.s", "如何", "How?", {"a": "甲", "b": "乙"}, "b", "因", WORDS)
    price = WORKS.price
    chosen = reading.choose(a=WORKS.paid, b=price)
    met = list(followed(larger(chosen, price)))
    assert [type(one).__name__ for one in met] == ["Arith", "Choice", "Fact"]
    assert met[-1] is price
    assert isinstance(met[0], Arith)
    assert not any(isinstance(one, Literal) for one in met)


def test_numbers_without_a_unit_are_nothing_or_one() -> None:
    """0 and 1 take the unit of what they stand beside; of other numbers, and beside what is no amount, none is bare."""
    compared = WORKS.price > 0
    assert isinstance(compared, Compare)
    assert compared.right.kind == amount(Unit.YUAN)
    for written in (lambda: WORKS.price > 2, lambda: WORKS.price > 1.5, lambda: WORKS.large == 1.0, lambda: lift(1)):
        with pytest.raises(RuleError, match="has no words of the law and no unit"):
            written()
    assert evaluate(multiple(2) * WORKS.price, LARGE) == 14
    with pytest.raises(RuleError, match="cannot relate them"):
        assert WORKS.price == times(1)
