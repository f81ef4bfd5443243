"""What a rule means, as tables: the reference evaluator gives what they say, and they are read off nothing.

`T` true, `F` false, `U` not known, `S` the text is silent, `N` the rule does not reach the case. Every other evaluator
is compared with this one, so that what it means is stated here.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.reference import Case, evaluate
from regkit.language import (
    ConflictError,
    Day,
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Reading,
    Subject,
    Term,
    Word,
    dated,
    fact,
    happened,
    larger,
    smaller,
)
from regkit.language import terms as t
from regkit.language.building import ON, record
from regkit.language.kinds import BOOL, amount
from regkit.language.outcomes import NOT_APPLICABLE, SILENT, UNKNOWN
from regkit.law import Unit, days, working_days, yuan

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")


class Colour(Word):
    """Words."""

    RED = "red", "红"
    BLUE = "blue", "蓝"


class Thing(Subject):
    """A subject of which nothing, something or an unknown is said."""

    flag: Flag | None = fact("是否")
    usual: Flag | None = fact("通常", presumed=False)
    done: Flag | None = fact("已办")
    done_on: Day | None = fact("办理日")
    price: Money | None = fact("价款")
    colour: Colour | None = fact("颜色")
    colours: frozenset[Colour] | None = fact("各色")
    relations = (dated("done", "done_on"),)


THING: Facts[Thing] = Facts(Thing, "thing")
TRUE: Term[bool] = t.Literal(value=True, kind=BOOL)
FALSE: Term[bool] = t.Literal(value=False, kind=BOOL)


def never(outcome: Term[Any]) -> Term[Any]:
    """Return a decision none of whose rows applies."""
    return t.Decide((t.Row(FALSE, outcome, ()),), (), None, (), outcome.kind)


def beyond(outcome: Term[Any]) -> Term[Any]:
    """Return a decision that does not reach the case."""
    return t.Decide((t.Row(TRUE, outcome, ()),), (), FALSE, (), outcome.kind)


LEAVES: dict[str, Term[Any]] = {"T": TRUE, "F": FALSE, "U": THING.flag, "S": never(TRUE), "N": beyond(TRUE)}
LETTERS = {True: "T", False: "F", UNKNOWN: "U", SILENT: "S", NOT_APPLICABLE: "N"}


def found(term: Term[Any], on: Any = None, **said: Any) -> Any:
    """Return what the reference makes of a term about a thing of which this is said."""
    return evaluate(term, Case({"thing": Thing(**said)}, on))


def letter(term: Term[Any]) -> str:
    """Return what the reference makes of a condition, by its letter."""
    return LETTERS[found(term)]


def test_the_letters_are_what_they_stand_for() -> None:
    """The leaves of the tables are true, false, unknown, silent and out of reach."""
    assert {name: letter(term) for name, term in LEAVES.items()} == {one: one for one in "TFUSN"}


# ── joining conditions ───────────────────────────────────────────────────────────────────────────────

AND = """
. T F U S N
T T F U S N
F F F F F F
U U F U U U
S S F U S S
N N F U S N
"""
OR = """
. T F U S N
T T T T T T
F T F U S N
U T U U U U
S T S U S S
N T N U S N
"""


@pytest.mark.parametrize(("cls", "drawn"), [(t.And, AND), (t.Or, OR)], ids=["and", "or"])
def test_joined_conditions(cls: Any, drawn: str) -> None:
    """False settles "and", true settles "or"; else what is unknown goes before a silence, that before "not reached"."""
    (_, *heads), *rows = (line.split() for line in drawn.strip().splitlines())
    for left, *expected in rows:
        assert [letter(cls((LEAVES[left], LEAVES[right]))) for right in heads] == expected, left


@pytest.mark.parametrize("cls", [t.And, t.Or])
def test_the_order_of_parts_does_not_matter(cls: Any) -> None:
    """Three parts give the same in each of their orders."""
    for parts in itertools.combinations_with_replacement("TFUSN", 3):
        orders = {letter(cls(tuple(LEAVES[one] for one in order))) for order in itertools.permutations(parts)}
        assert len(orders) == 1, parts


@pytest.mark.parametrize(("given", "expected"), ["TF", "FT", "UU", "SS", "NN"])
def test_not(given: str, expected: str) -> None:
    """What has no truth has no contrary."""
    assert letter(t.Not(LEAVES[given])) == expected


# ── amounts, words, records ──────────────────────────────────────────────────────────────────────────

FIVE, NINE = t.lift(yuan(5)), t.lift(yuan(9))
AMOUNTS: dict[str, Term[Any]] = {"5": FIVE, "U": THING.price, "S": never(FIVE), "N": beyond(FIVE)}
STRICT = """
. 5 U S N
5 T U S N
U U U U N
S S U S N
N N N N N
"""


def test_what_needs_both_its_sides() -> None:
    """Out of reach goes before unknown, unknown before silent: a silence is one only once all is known."""
    (_, *heads), *rows = (line.split() for line in STRICT.strip().splitlines())
    for left, *expected in rows:
        assert [letter(AMOUNTS[left] == AMOUNTS[right]) for right in heads] == expected, left
        sums = [found(AMOUNTS[left] + AMOUNTS[right]) for right in heads]
        assert [LETTERS.get(one, "T") for one in sums] == expected, left


@pytest.mark.parametrize(
    ("op", "expected"),
    [("<", "TFF"), ("<=", "TTF"), ("==", "FTF"), ("!=", "TFT"), (">=", "FTT"), (">", "FFT")],
)
def test_comparisons_below_at_and_above_a_number(op: str, expected: str) -> None:
    """A fen below it, at it, a fen above it."""
    prices = [Decimal("4.99"), Decimal(5), Decimal("5.01")]
    assert "".join(LETTERS[found(t.Compare(op, THING.price, FIVE), price=one)] for one in prices) == expected
    assert "".join(LETTERS[found(t.Compare(t.FLIPPED[op], FIVE, THING.price), price=one)] for one in prices) == expected


def test_reckoning() -> None:
    """Sums, differences, products, the smaller and the larger of two."""
    assert [found(one) for one in (FIVE + NINE, NINE - FIVE, FIVE - NINE)] == [14, 4, -4]
    assert [found(smaller(FIVE, NINE)), found(smaller(NINE, FIVE))] == [5, 5]
    assert [found(larger(FIVE, NINE)), found(larger(NINE, FIVE))] == [9, 9]


def test_words() -> None:
    """A word is one of some or is not; a set has a word or has not; of an unknown neither is known."""
    red, has_red = THING.colour.is_in(Colour.RED), THING.colours.includes(Colour.RED)
    assert [found(red, colour=one) for one in (Colour.RED, Colour.BLUE, None)] == [True, False, UNKNOWN]
    sets = [frozenset({Colour.RED, Colour.BLUE}), frozenset({Colour.BLUE}), frozenset[Colour](), None]
    assert [found(has_red, colours=one) for one in sets] == [True, False, False, UNKNOWN]


@dataclass(frozen=True)
class Both:
    """An outcome of two fields."""

    one: Decimal
    two: Decimal


def test_records() -> None:
    """An outcome of fields is there only where each of them is, and each field is its own."""
    assert found(record(Both, one=FIVE, two=NINE)) == Both(Decimal(5), Decimal(9))
    for (left, one), (right, two) in itertools.product(AMOUNTS.items(), repeat=2):
        whole, both = found(record(Both, one=one, two=two)), found(one + two)
        assert (whole is both) == (both in {UNKNOWN, SILENT, NOT_APPLICABLE}), (left, right)


# ── deciding ─────────────────────────────────────────────────────────────────────────────────────────


def decided(rows: str, unless: str = "", provided: str = "", outcomes: tuple[Term[Any], ...] = ()) -> Any:
    """Return the outcome of a decision of rows with these truths, which say 1, 2, …, and of exceptions, 11, 12, …."""
    given = outcomes or tuple(t.lift(yuan(i + 1)) for i in range(len(rows)))
    written = tuple(t.Row(LEAVES[one], outcome, ()) for one, outcome in zip(rows, given, strict=True))
    exceptions = tuple(t.Row(LEAVES[one], t.lift(yuan(i + 11)), ()) for i, one in enumerate(unless))
    reach = LEAVES[provided] if provided else None
    return found(t.Decide(written, exceptions, reach, (), amount(Unit.YUAN)))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("T", 1), ("F", SILENT), ("U", UNKNOWN), ("S", SILENT), ("N", NOT_APPLICABLE),
        ("TF", 1), ("FT", 2), ("FF", SILENT), ("UT", 2), ("TU", 1), ("ST", 2), ("NT", 2), ("FU", UNKNOWN),
        ("US", UNKNOWN), ("SU", UNKNOWN), ("UN", UNKNOWN), ("NU", UNKNOWN), ("FS", SILENT), ("FN", NOT_APPLICABLE),
        ("SN", SILENT), ("NS", NOT_APPLICABLE), ("FFT", 3), ("FUF", UNKNOWN),
    ],
)  # fmt: skip
def test_rows(rows: str, expected: Any) -> None:
    """A row that holds decides; else an unknown one could; else the first lack stays; where none could, silence."""
    assert decided(rows) == expected


@pytest.mark.parametrize(
    ("unless", "rows", "expected"),
    [
        ("T", "T", 11), ("T", "F", 11), ("T", "U", 11), ("F", "T", 1), ("F", "F", SILENT), ("F", "U", UNKNOWN),
        ("U", "T", UNKNOWN), ("U", "F", UNKNOWN), ("S", "T", SILENT), ("N", "T", NOT_APPLICABLE),
        ("FT", "T", 12), ("UT", "T", 12), ("TU", "T", 11), ("FF", "FT", 2), ("SU", "T", UNKNOWN),
    ],
)  # fmt: skip
def test_exceptions_go_before_rows(unless: str, rows: str, expected: Any) -> None:
    """An exception that holds decides; one that may hold leaves the rows aside; one that does not, changes nothing."""
    assert decided(rows, unless) == expected


@pytest.mark.parametrize(
    ("provided", "expected"), [("T", 1), ("F", NOT_APPLICABLE), ("U", UNKNOWN), ("S", SILENT), ("N", NOT_APPLICABLE)]
)
def test_reach_goes_before_everything(provided: str, expected: Any) -> None:
    """What a rule does not reach it does not decide, by no row and by no exception."""
    assert decided("T", provided=provided) == expected
    assert decided("F", unless="T", provided=provided) == (11 if expected == 1 else expected)


def test_two_rows_that_hold() -> None:
    """Two rows that say the same decide it, two that differ contradict each other; a lack among them stays."""
    assert decided("TT", outcomes=(FIVE, FIVE)) == 5
    assert decided("TTF", outcomes=(FIVE, FIVE, NINE)) == 5
    with pytest.raises(ConflictError, match="two rows apply to the same facts"):
        decided("TT", outcomes=(FIVE, NINE))
    with pytest.raises(ConflictError):
        decided("TTT", outcomes=(FIVE, THING.price, NINE))
    assert decided("TT", outcomes=(FIVE, THING.price)) is UNKNOWN
    assert decided("TT", outcomes=(never(FIVE), FIVE)) is SILENT
    assert decided("T", outcomes=(beyond(FIVE),)) is NOT_APPLICABLE


# ── the day, gates, presumptions, readings, questions ────────────────────────────────────────────────

MAY, JUNE, JULY = date(2012, 5, 1), date(2012, 6, 1), date(2012, 7, 1)


@pytest.mark.parametrize(
    ("day", "on", "expected"),
    [
        (JUNE, None, True), (JUNE, MAY, False), (JUNE, JUNE, True), (JUNE, JULY, True), (JUNE, UNKNOWN, UNKNOWN),
        (None, None, UNKNOWN), (None, JULY, UNKNOWN),
    ],
)  # fmt: skip
def test_what_has_happened(day: date | None, on: Any, expected: Any) -> None:
    """What has a day has happened from that day on; asked about no day, it has."""
    assert found(happened(THING.done_on), on, done_on=day) is expected


@pytest.mark.parametrize(
    ("said", "on", "expected"),
    [
        ({"done": True}, None, True), ({"done": True}, MAY, True), ({"done": False}, MAY, False), ({}, MAY, UNKNOWN),
        ({"done": None}, MAY, UNKNOWN), ({"done": True, "done_on": JUNE}, None, True),
        ({"done": True, "done_on": JUNE}, MAY, False), ({"done": True, "done_on": JUNE}, JUNE, True),
        ({"done_on": JUNE}, MAY, False), ({"done_on": JUNE}, JULY, True), ({"done_on": JUNE}, UNKNOWN, UNKNOWN),
        ({"done": True, "done_on": None}, MAY, True),
    ],
)  # fmt: skip
def test_dated_facts(said: dict[str, Any], on: Any, expected: Any) -> None:
    """A fact that has a day is so from that day on, and was not before."""
    assert found(THING.done, on, **said) is expected


def test_the_day_asked_about() -> None:
    """It is the day that is asked about; where none is, it is not known."""
    assert [found(ON, on) for on in (JUNE, None, UNKNOWN)] == [JUNE, UNKNOWN, UNKNOWN]


@pytest.mark.parametrize(
    ("said", "expected"), [({}, True), ({"flag": None}, UNKNOWN), ({"flag": True}, True), ({"flag": False}, False)]
)
def test_gates(said: dict[str, Any], expected: Any) -> None:
    """A gate lets pass where nothing was said, and only there; what was said to be unknown is unknown."""
    gate = t.Gate("gate", "门", THING.flag)
    assert found(gate, **said) is expected
    both = t.Gate("both", "门", t.And((THING.flag, THING.done)))
    assert found(both, **said, done=None) is (False if expected is False else UNKNOWN)


def test_presumptions() -> None:
    """What is presumed holds while nothing is said; what is said goes before it, an unknown too."""
    assert found(THING.usual) is False
    assert [found(THING.usual, usual=one) for one in (True, False, None)] == [True, False, UNKNOWN]


def test_readings_and_questions() -> None:
    """A reading gives the branch that is followed, and no other; a question is not known until it is supposed."""
    reading = Reading("test.tables", "甲乙?", "one or two?", {"one": "甲", "two": "乙"}, "one", "for the test", WORDS)
    one: Any = reading.choose(one=FIVE, two=NINE)
    assert found(one) == 5
    assert found(t.Choice(reading, one.branches, one.kind, "two")) == 9
    question = OpenQuestion("test.tables.open", "未定", "open", "某局", WORDS).of(BOOL)
    assert found(question) is UNKNOWN
    assert found(t.Named("n", "名", FIVE)) == 5


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────


def test_days_without_a_calendar_are_not_known() -> None:
    """Calendar days are counted for ever, working days only where a notice says which they are."""
    far = date(2099, 1, 1)
    assert found(THING.done_on + days(10), done_on=far) == date(2099, 1, 11)
    assert found(THING.done_on + working_days(10), done_on=far) is UNKNOWN
    assert found(THING.done_on + days(10)) is UNKNOWN


def test_suppositions() -> None:
    """What is supposed of an unknown stands in for it, and never for what was said."""
    supposed = Case({"thing": Thing(price=Decimal(1))}, UNKNOWN, guessed={("thing", "flag"): True, "on": JUNE})
    assert [evaluate(one, supposed) for one in (THING.flag, THING.price, ON)] == [True, 1, JUNE]
    said = Case({"thing": Thing(flag=False)}, None, guessed={("thing", "flag"): True})
    assert evaluate(THING.flag, said) is False
    asked = Case({"thing": Thing()}).supposing({("thing", "flag"): True})
    assert evaluate(t.Not(THING.flag), asked) is False
