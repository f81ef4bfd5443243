"""Rows written out: which conditions hold together in each, what follows, and by which words."""

from __future__ import annotations

from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.rows import asked_of, scope_of, written_out
from regkit.language import (
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Reading,
    Subject,
    Term,
    Word,
    because,
    decide,
    fact,
    holds,
    rule,
    silent,
    when,
)
from regkit.language import terms as t
from regkit.language.kinds import BOOL, amount
from regkit.law import Unit, yuan

A9, A11 = CHENGDE.articles(9, 11)
WORDS, OTHER = A9.quote("劳务分包企业交纳5万元"), A9.quote("施工总承包二级")
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))


class Hue(Word):
    """Three words."""

    RED = "red", "红"
    BLUE = "blue", "蓝"
    GREEN = "green", "绿"


class Works(Subject):
    """Works."""

    a: Flag | None = fact("大型")
    b: Flag | None = fact("封顶")
    c: Flag | None = fact("验收")
    hue: Hue | None = fact("颜色")
    price: Money | None = fact("价款")


WORKS: Any = Facts(Works, "works")
A, B, C, HUE = WORKS.a, WORKS.b, WORKS.c, WORKS.hue
READING = Reading("rows.9.p", "如何", "How?", {"one": "甲", "two": "乙"}, "two", "因", WORDS)


def shown(term: Any) -> str:
    """Return a condition as it is written here: facts by their names."""
    match term:
        case t.Fact(spec=spec):
            return spec.name
        case t.Not(part=part):
            return f"~{shown(part)}"
        case t.Compare(op=op, left=left, right=right):
            return f"{shown(left)}{op}{shown(right)}"
        case t.IsIn(term=inner):
            return f"{shown(inner)} in"
        case t.Literal(value=value):
            return str(getattr(value, "code", value))
        case t.NumberTerm():
            return "number"
        case t.Named(zh=zh):
            return zh or "words"
        case _:
            return type(term).__name__


def rows(term: Any, reached: Any = ()) -> list[tuple[str, str, str]]:
    """Return the rows of a decision: their kinds, their conditions, what follows."""
    return [
        (one.kind, " ".join(map(shown, one.atoms)), one.outcome if isinstance(one.outcome, str) else shown(one.outcome))
        for one in written_out(term, reached)
    ]


def conditions(condition: Any, reached: Any = ()) -> list[str]:
    """Return the ways in which a condition holds."""
    return [atoms for _, atoms, _ in rows(decide(when(condition, yuan(1), WORDS)), reached)]


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (A & B, ["a b"]),
        (A | B, ["a", "b"]),
        (~(A & B), ["~a", "~b"]),
        (~(A | B), ["~a ~b"]),
        (t.Not(t.Not(A)), ["a"]),
        (A & (B | C), ["a b", "a c"]),
        ((A & B) | (A & B & C), ["a b"]),
        (A & B & ~A, []),
        ((A & ~A) | B, ["b"]),
        (A & A, ["a"]),
        (A | A, ["a"]),
        (READING.choose(one=A, two=B), ["b"]),
        (~READING.choose(one=A, two=B), ["~b"]),
        (t.Literal(value=True, kind=BOOL), [""]),
        (t.Literal(value=False, kind=BOOL), []),
        (t.Not(t.Literal(value=False, kind=BOOL)), [""]),
        (t.Not(t.Literal(value=True, kind=BOOL)), []),
        (because(A, OTHER), ["a words"]),
        (~because(A, OTHER), ["~a"]),
        ((HUE == Hue.RED) & (HUE == Hue.BLUE), []),
        ((HUE == Hue.RED) & ~(HUE == Hue.RED), []),
        ((HUE == Hue.RED) & (HUE != Hue.RED), []),
        ((HUE == Hue.RED) & (HUE != Hue.BLUE), ["hue==red hue!=blue"]),
        (HUE.is_in(Hue.RED, Hue.BLUE) & ~HUE.is_in(Hue.RED, Hue.BLUE), []),
        (HUE.is_in(Hue.RED, Hue.BLUE) & (HUE == Hue.GREEN), []),
        (HUE.is_in(Hue.RED, Hue.BLUE) & (HUE == Hue.BLUE), ["hue in hue==blue"]),
    ],
)
def test_the_ways_in_which_a_condition_holds(condition: Any, told: list[str]) -> None:
    """Each once; none that contradicts itself, none that asks for all that another asks for and more."""
    assert conditions(condition) == told


def test_what_is_asked_of_every_case_is_asked_by_no_row() -> None:
    """It holds, so it is left out, and what denies it never does."""
    assert conditions(A & B, (A,)) == ["b"]
    assert conditions(~A | B, (A,)) == ["b"]
    assert conditions(A | B, (A,)) == [""]
    assert conditions(~B, (A,)) == ["~b"]


def test_what_a_condition_asks_of_a_word() -> None:
    """Some members, or all but some; denied twice it is the same again; other conditions ask of no word."""
    told: list[Any] = [asked_of(one) for one in (HUE == Hue.RED, HUE != Hue.RED, ~(HUE == Hue.RED), ~(HUE != Hue.RED))]
    assert [one and (one.members, one.among) for one in told] == [
        ({Hue.RED}, True), ({Hue.RED}, False), ({Hue.RED}, False), ({Hue.RED}, True),
    ]  # fmt: skip
    several: Any = asked_of(HUE.is_in(Hue.RED, Hue.BLUE))
    assert several is not None
    assert (several.members, several.among, several.every) == ({Hue.RED, Hue.BLUE}, True, tuple(Hue))
    barred = asked_of(~HUE.is_in(Hue.RED, Hue.BLUE))
    assert barred is not None
    assert not barred.among
    assert asked_of(A) is asked_of(WORKS.price > yuan(1)) is None


def test_exceptions_rows_and_silences_are_written_out() -> None:
    """Those of decisions within decisions among them; within an exception all of them are exceptions."""
    inner = decide(when(B, yuan(1), WORDS), when(~B, yuan(2), WORDS))
    term = decide(when(A, inner, WORDS), when(~A, yuan(3), WORDS))
    assert rows(term) == [("row", "a b", "1"), ("row", "a ~b", "2"), ("row", "~a", "3")]
    excepted = decide(when(A, yuan(3), WORDS), unless=when(C, inner, WORDS))
    assert rows(excepted) == [("unless", "c b", "1"), ("unless", "c ~b", "2"), ("row", "a", "3")]
    within = decide(when(A, decide(when(B, yuan(1), WORDS), unless=when(C, yuan(2), WORDS)), WORDS))
    assert rows(within) == [("unless", "a c", "2"), ("row", "a b", "1")]
    reaching = decide(when(A, decide(when(B, yuan(1), WORDS), provided=C), WORDS))
    assert rows(reaching) == [("row", "a c b", "1")]
    quiet = decide(when(A, yuan(1), WORDS), silent(~A, "无规定", WORDS))
    assert [(kind, atoms) for kind, atoms, _ in rows(quiet)] == [("row", "a"), ("silent", "~a")]
    chosen = decide(when(A, READING.choose(one=yuan(1), two=inner), WORDS))
    assert rows(chosen) == [("row", "a b", "1"), ("row", "a ~b", "2")]


def test_an_outcome_that_is_a_condition_is_written_out_both_ways() -> None:
    """Where it holds and where it does not; one that hangs on a question is left whole."""
    assert rows(decide(when(A, B & C, WORDS))) == [
        ("row", "a b c", "True"), ("row", "a ~b", "False"), ("row", "a ~c", "False"),
    ]  # fmt: skip
    assert rows(decide(when(A, READING.choose(one=B, two=C), WORDS))) == [
        ("row", "a c", "True"),
        ("row", "a ~c", "False"),
    ]
    asked = OpenQuestion("rows.9.q", "问", "What?", "某机关", WORDS)
    assert rows(decide(when(A, B & asked.of(BOOL), WORDS))) == [("row", "a", "And")]
    assert rows(decide(when(A, True, WORDS))) == [("row", "a", "True")]
    assert rows(decide(when(A, WORKS.price, WORDS))) == [("row", "a", "price")]


@rule("另问")
def asking(works: Facts[Works]) -> Term[Any]:
    """Say whether works that have their roof are what an authority has to say."""
    return holds(works.b & OpenQuestion("rows.9.i", "问", "What?", "某机关", WORDS).of(BOOL), WORDS)


def test_a_rule_that_is_applied_is_asked_whatever_it_rests_on() -> None:
    """It has a table of its own, where the question stands on which it hangs."""
    applied = asking(WORKS)
    assert rows(decide(when(A, C & applied, WORDS))) == [
        ("row", "a c Applied", "True"),
        ("row", "a ~c", "False"),
        ("row", "a ~Applied", "False"),
    ]


def test_the_words_of_a_row_are_those_of_its_conditions_and_its_outcome() -> None:
    """Of numbers compared with or said, of conditions that rest on words, of questions; none of what is denied."""
    asked, whether = (OpenQuestion(f"rows.9.{one}", "问", "What?", "某机关", OTHER) for one in ("o", "w"))

    def words(term: Term[Any]) -> list[list[Any]]:
        return [list(one.quotes) for one in written_out(term)]  # type: ignore[arg-type]

    price = WORKS.price
    assert words(decide(when(A, yuan(1), OTHER))) == [[OTHER]]
    assert words(decide(when(A, FIVE, OTHER))) == [[OTHER, FIVE.quote]]
    assert words(decide(when(price >= FIVE, yuan(1), OTHER))) == [[OTHER, FIVE.quote]]
    assert words(decide(when(because(A, WORDS), yuan(1), OTHER))) == [[OTHER, WORDS]]
    assert words(decide(when(~because(A, WORDS), yuan(1), OTHER))) == [[OTHER]]
    assert words(decide(when(A, asked.of(amount(Unit.YUAN)), WORDS))) == [[OTHER, WORDS]]
    assert words(decide(when(whether.of(BOOL), yuan(1), WORDS))) == [[OTHER, WORDS]]
    assert words(decide(when(A, price + FIVE, OTHER))) == [[OTHER, FIVE.quote]]


@rule("内")
def inside(works: Facts[Works]) -> Term[Any]:
    """Say an amount."""
    return decide(when(works.b, yuan(1), WORDS), provided=works.c)


def test_what_a_rule_reaches_stands_before_its_decision() -> None:
    """The gate, then that of the decision behind it where there is nothing else; what is no decision is one row."""
    inner = decide(when(B, yuan(1), WORDS), provided=C)
    always: t.Term[Any] = t.Literal(value=True, kind=BOOL)
    behind: t.Term[Any] = t.Decide((t.Row(always, inner, ()),), (), A, (), inner.kind)
    scope, decision = scope_of(behind)
    assert (list(map(shown, scope)), decision) == (["a", "c"], inner)
    others: tuple[t.Term[Any], ...] = (
        t.Decide((t.Row(always, inner, (WORDS,)),), (), A, (), inner.kind),
        t.Decide((t.Row(B, inner, ()),), (), A, (), inner.kind),
        t.Decide((t.Row(always, inner, ()), t.Row(B, inner, ())), (), A, (), inner.kind),
        t.Decide((t.Row(always, inner, ()),), (t.Row(B, inner, ()),), A, (), inner.kind),
    )
    for other in others:
        scope, decision = scope_of(other)
        assert (list(map(shown, scope)), decision) == (["a"], other)
    scope, decision = scope_of(READING.choose(one=WORKS.price, two=inner))
    assert (list(map(shown, scope)), decision) == (["c"], inner)
    scope, decision = scope_of(inside.body)
    assert list(map(shown, scope)) == ["c"]
    scope, decision = scope_of(WORKS.price)
    assert (scope, rows(decision)) == ((), [("row", "", "price")])
