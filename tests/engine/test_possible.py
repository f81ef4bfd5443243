"""What may still come of a case: outcomes and spans between them, what is missing, and what an answer comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.possible import (
    common,
    determined,
    in_order,
    missing,
    outcomes,
    settling,
    source_of,
    sources,
)
from regkit.engine.reference import Case, evaluate
from regkit.engine.worlds import Worlds
from regkit.language import (
    ON,
    Bounds,
    Day,
    Facts,
    Flag,
    Listed,
    Money,
    Multiple,
    OpenQuestion,
    Reading,
    Status,
    Subject,
    Term,
    decide,
    decision,
    fact,
    holds,
    larger,
    listed,
    record,
    smaller,
    when,
)
from regkit.language.kinds import BOOL, amount
from regkit.language.outcomes import UNKNOWN
from regkit.language.terms import Named
from regkit.law import Label, Unit, days, multiple, working_days, yuan

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")


class Party(Subject):
    """One of several."""

    paid: Flag | None = fact("已付")


class Works(Subject):
    """Works."""

    a: Flag | None = fact(Label("大型工程", "is large"))
    b: Flag | None = fact("封顶")
    c: Flag | None = fact("验收")
    price: Money | None = fact("价款", en="price")
    begun: Day | None = fact("开工日", en="day of beginning")
    factor: Multiple | None = decision(
        "倍数", by="某局", low=multiple(0), high=multiple(4), usual=(multiple(1), multiple(2))
    )
    factor_of_all: Multiple | None = fact("总倍数", low=multiple(0), high=multiple(4))
    parties: Listed[Party] | None = listed("企业")
    name: str | None = fact("名称")
    sign: str | None = fact("牌上名称")
    owner: str | None = fact("业主")
    payer: str | None = fact("付款人")


WORKS: Any = Facts(Works, "works")
A, B, C = WORKS.a, WORKS.b, WORKS.c


def of(on: date | None = None, **said: Any) -> Case:
    """Return the case of works of which all else is unknown."""
    unknown: dict[str, Any] = dict.fromkeys([*Works.facts, *Works.held])
    return Case({"works": Works.model_validate({**unknown, **said})}, on)


def either(one: Any, two: Any) -> Term[Any]:
    """Return one thing where a is so, another where it is not."""
    return decide(when(A, one, WORDS), when(~A, two, WORDS))


def span(low: int | str | None, high: int | str | None) -> Bounds:
    """Return what lies between two amounts."""
    return Bounds(low if low is None else Decimal(low), high if high is None else Decimal(high))


FROM_ONE, UP_TO_FOUR = WORKS.price + yuan(1), WORKS.factor_of_all * yuan(100)


# ── outcomes ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (smaller(WORKS.price, yuan(10)), (span(0, "9.99"), 10)),
        (larger(WORKS.price, yuan(10)), (10, span("10.01", None))),
        (FROM_ONE, (span(1, None),)),
        (UP_TO_FOUR, (span(0, 400),)),
        (either(UP_TO_FOUR, UP_TO_FOUR + yuan(300)), (span(0, 700),)),
        (either(UP_TO_FOUR, UP_TO_FOUR + yuan(400)), (span(0, 800),)),
        (either(UP_TO_FOUR, UP_TO_FOUR + yuan(401)), (span(0, 400), span(401, 801))),
        (either(UP_TO_FOUR + yuan(401), UP_TO_FOUR), (span(0, 400), span(401, 801))),
        (either(FROM_ONE, UP_TO_FOUR + yuan(5)), (span(1, None),)),
        (either(UP_TO_FOUR, FROM_ONE), (span(0, None),)),
        (either(UP_TO_FOUR + yuan(1), yuan(1)), (span(1, 401),)),
        (either(UP_TO_FOUR + yuan(1), yuan(401)), (span(1, 401),)),
        (either(UP_TO_FOUR + yuan(1), yuan(0)), (0, span(1, 401))),
        (either(UP_TO_FOUR + yuan(1), yuan(402)), (span(1, 401), 402)),
        (either(FROM_ONE, yuan(10**9)), (span(1, None),)),
        (either(yuan(7), yuan(3)), (3, 7)),
        (either(True, False), (False, True)),
        (holds(WORKS.price >= yuan(10), WORDS), (False, True)),
        (decide(when(A, yuan(7), WORDS)), (7, Status.SILENT)),
        (decide(when(A, FROM_ONE, WORDS)), (span(1, None), Status.SILENT)),
        (decide(when(A, yuan(7), WORDS), provided=A), (7, Status.NOT_APPLICABLE)),
        (decide(when(A, yuan(7), WORDS), provided=B), (7, Status.NOT_APPLICABLE, Status.SILENT)),
    ],
)
def test_what_may_come_of_works_of_which_nothing_is_known(term: Term[Any], told: tuple[Any, ...]) -> None:
    """Values apart; what may be anything between two ends, as one span where two meet; statuses behind them.

    Where an amount is compared, the amount at which the comparison turns is told by itself.
    """
    assert outcomes(term, of()) == told


def test_what_may_come_of_days() -> None:
    """Days far back and far ahead are no ends; between two days both are."""
    assert outcomes(WORKS.begun + days(3), of()) == (Bounds(None, None),)
    first, last = date(2012, 3, 1), date(2012, 4, 1)
    between = (first, Bounds(date(2012, 3, 2), date(2012, 3, 31)), last)
    assert outcomes(larger(smaller(WORKS.begun, last), first), of()) == between
    assert outcomes(either(WORKS.begun, last), of()) == (Bounds(None, None),)
    assert outcomes(either(last, first), of()) == (first, last)


@dataclass(frozen=True)
class Terms:
    """An outcome of fields."""

    least: Any
    note: str


def test_what_may_come_of_an_outcome_of_fields() -> None:
    """A field that may be anything between two ends is a span; outcomes that differ otherwise are told apart."""
    one, two = record(Terms, least=UP_TO_FOUR, note="甲"), record(Terms, least=yuan(1), note="乙")
    assert outcomes(one, of()) == (Terms(span(0, 400), "甲"),)
    assert set(outcomes(either(one, two), of())) == {Terms(span(0, 400), "甲"), Terms(Decimal(1), "乙")}
    assert outcomes(two, of()) == (Terms(Decimal(1), "乙"),)


def test_what_is_usual_is_told_within_what_is_possible() -> None:
    """A decision as a rule between one and two, though up to four is possible; none once it is decided."""
    price = WORKS.factor * yuan(100)
    assert outcomes(price, of()) == (Bounds(Decimal(0), Decimal(400), (Decimal(100), Decimal(200))),)
    assert outcomes(price, of(factor=3)) == (300,)
    assert outcomes(either(price, yuan(7)), of(a=False)) == (7,)
    both = either(price, yuan(900))
    assert outcomes(both, of()) == (Bounds(Decimal(0), Decimal(400), (Decimal(100), Decimal(200))), Decimal(900))


def test_each_span_has_what_is_usual_within_it() -> None:
    """One that does not turn on the decision has none; each other has its own."""
    price = WORKS.factor * yuan(100)
    near, far = outcomes(either(price, price + yuan(1000)), of())
    assert near.usual == (100, 200)
    assert far.usual == (1100, 1200)
    free, decided = outcomes(either(UP_TO_FOUR, price + yuan(1000)), of())
    assert (free.usual, decided.usual) == (None, (1100, 1200))


def test_outcomes_have_an_order() -> None:
    """Without a low end first, then by their ends, words after numbers, statuses last."""
    told = [Status.SILENT, span(3, 4), Decimal(2), span(None, 1), Status.NOT_APPLICABLE]
    assert in_order(told) == (span(None, 1), Decimal(2), span(3, 4), Status.NOT_APPLICABLE, Status.SILENT)
    assert in_order([date(2012, 1, 2), date(2012, 1, 1)]) == (date(2012, 1, 1), date(2012, 1, 2))


def test_rows_that_contradict_each_other_settle_nothing() -> None:
    """Where two rows may apply to the same facts and differ, nothing is known, and that is told."""
    term = decide(when(WORKS.price > yuan(1), yuan(1), WORDS), when(WORKS.price < yuan(3), yuan(2), WORDS))
    assert determined(term, of()) is UNKNOWN
    assert outcomes(term, of()) == (1, 2, Status.UNDETERMINED)


# ── what settles ─────────────────────────────────────────────────────────────────────────────────────


def test_what_all_worlds_have_in_common() -> None:
    """One outcome, or the two worlds that differ."""
    same = decide(when(A & B, yuan(1), WORDS), when(~(A & B), yuan(1), WORDS))
    assert determined(same, of()) == 1
    assert common(Worlds(same, of())) == (1, ())
    contradicting = decide(when(A, yuan(1), WORDS), when(A, yuan(2), WORDS), when(~A, yuan(3), WORDS))
    assert common(Worlds(contradicting, of())) == (UNKNOWN, ())
    value, (one, two) = common(Worlds(either(yuan(1), yuan(2)), of()))
    assert value is UNKNOWN
    assert {one.outcome, two.outcome} == {1, 2}


def test_what_a_settled_case_has_its_value_from() -> None:
    """The row that decides, in rules and names within it, in every world; nothing where two differ or none does."""
    price = WORKS.price + yuan(1)
    named = Named("x", "某", either(price, yuan(3)), "x")
    reading = Reading("x.9.p", "如何", "How?", {"one": "甲", "two": "乙"}, "two", "因", WORDS)
    term = decide(when(B, reading.choose(one=yuan(9), two=named), WORDS), when(~B, yuan(4), WORDS))
    known = of(a=True, b=True, price=7)
    assert source_of(term, known) is price
    assert evaluate(source_of(term, known), of(a=True, b=True, price=9)) == 10  # type: ignore[arg-type]
    assert settling(term, known) == (known,)
    assert source_of(term, of(b=True, price=7)) is None
    assert source_of(term, of(a=True, b=True)) is None
    exception = decide(when(B, yuan(4), WORDS), unless=when(A, price, WORDS))
    assert source_of(exception, of(a=True, b=True, price=7)) is price
    assert evaluate(source_of(exception, of(a=False, b=True)), of()) == 4  # type: ignore[arg-type]
    asked = OpenQuestion("x.9.o", "问", "What?", "某机关", WORDS).of(amount(Unit.YUAN), price, price)
    assert source_of(asked, of(price=7)) is price
    silent = decide(when(A, yuan(1), WORDS))
    assert source_of(silent, of(a=False)) is None
    same = decide(when(A, price, WORDS), when(~A, price, WORDS))
    assert source_of(same, of(price=7)) is price


def test_what_a_case_may_come_to_and_what_from() -> None:
    """A constant is the same in all cases; what is reckoned comes of a term; of what is not known itself nothing is."""
    price = WORKS.price + yuan(1)
    found = sources(either(price, yuan(3)), of(price=7))
    assert found is not None
    assert {(one.outcome, one.term) for one in found} == {(8, price), (3, None)}
    statuses = sources(decide(when(A, price, WORDS), provided=B), of(price=7))
    assert statuses is not None
    assert {one.outcome for one in statuses} == {8, Status.SILENT, Status.NOT_APPLICABLE}
    assert sources(either(price, yuan(3)), of()) is None
    assert sources(either(WORKS.factor * yuan(1), yuan(3)), of()) is None
    assert sources(either(WORKS.price * WORKS.factor, yuan(3)), of(price=3)) is None
    usual = decide(when(WORKS.factor > multiple(1), yuan(1), WORDS), when(WORKS.factor <= multiple(1), yuan(2), WORDS))
    assert sources(usual, of()) is None
    question = OpenQuestion("x.9.q", "问", "What?", "某机关", WORDS)
    answered = question.of(amount(Unit.YUAN), yuan(1), yuan(2))
    assert sources(either(answered, yuan(3)), of()) is None


# ── what is missing ──────────────────────────────────────────────────────────────────────────────────


def names(term: Term[Any], case: Case) -> list[tuple[str, Decimal]]:
    """Return what is missing, and what share of its values would settle the answer."""
    return [(one.name, one.settles) for one in missing(term, case)]


THREE = decide(when(A, yuan(1), WORDS), when(~A & B, yuan(2), WORDS), when(~A & ~B, yuan(3), WORDS))


def test_what_is_missing_is_told_by_what_it_settles() -> None:
    """The most decisive first: of a one value of two settles it, of b none while a is not known."""
    assert names(THREE, of()) == [("works.a", Decimal("0.50")), ("works.b", Decimal(0))]
    assert names(THREE, of(a=False)) == [("works.b", Decimal(1))]
    assert names(THREE, of(a=True)) == []
    assert names(THREE, of(b=True)) == [("works.a", Decimal(1))]
    assert names(holds(A & ~A, WORDS), of()) == []
    assert names(holds(WORKS.price >= yuan(10), WORDS), of()) == [("works.price", Decimal(1))]
    third = decide(
        when(WORKS.price > yuan(9), yuan(1), WORDS), when(WORKS.price <= yuan(9), either(yuan(1), yuan(2)), WORDS)
    )
    assert names(third, of()) == [
        ("works.a", Decimal("0.50")),
        ("works.price", Decimal("0.33")),
    ]  # below nine, nine, above


def test_a_text_is_missing_where_something_turns_on_it() -> None:
    """What texts there may be cannot be gone through: it is enough that an answer is lacking for want of it."""
    same, other = WORKS.name == WORKS.sign, WORKS.owner == WORKS.payer
    assert {name for name, _ in names(holds(same, WORDS), of())} == {"works.name", "works.sign"}
    assert names(holds(same, WORDS), of(name="甲")) == [("works.sign", Decimal(0))]
    never = (A & ~A & same) | other
    assert {name for name, _ in names(holds(never, WORDS), of())} == {"works.owner", "works.payer"}
    one_way = decide(when(A, yuan(1), WORDS), when(~A & same, yuan(2), WORDS), when(~A & ~same, yuan(3), WORDS))
    assert {name for name, _ in names(one_way, of())} == {"works.a", "works.name", "works.sign"}


def test_what_a_candidate_rests_on_is_missing_with_the_question() -> None:
    """If the answer is that a text decides, that text is what is lacking then."""
    question = OpenQuestion("x.9.k", "问", "What?", "某机关", WORDS)
    asked = holds(question.of(BOOL, WORKS.name == WORKS.sign, A), WORDS)
    assert {name for name, _ in names(asked, of())} == {"x.9.k", "works.name", "works.sign", "works.a"}


def test_what_is_missing_is_told_in_words() -> None:
    """A yes or no is asked, an amount named, with who decides it; a question by who may answer."""
    (flag,) = missing(holds(A, WORDS), of())
    assert (flag.zh, flag.en, flag.authority) == ("是否为大型工程", "whether the works is large", None)
    (price,) = missing(holds(WORKS.price >= yuan(10), WORDS), of())
    assert (price.zh, price.en) == ("价款", "price")
    (factor,) = missing(WORKS.factor * yuan(1), of())
    assert (factor.name, factor.authority) == ("works.factor", "某局")
    question = OpenQuestion("x.9.r", "问什么", "What?", "某机关", WORDS, recommended="是")
    (asked,) = missing(holds(question.of(BOOL), WORDS), of())
    assert (asked.name, asked.zh, asked.en, asked.authority, asked.recommended) == (
        "x.9.r", "问什么", "What?", "某机关", "是",
    )  # fmt: skip


def test_what_cannot_be_gone_through_is_missing_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing turns on a, which is and is not; where that takes more worlds than are looked at, a is named, too."""
    either_way = holds((A & ~A) | B, WORDS)
    assert {name for name, _ in names(either_way, of())} == {"works.b"}
    monkeypatch.setattr("regkit.engine.possible.MOST_TO_TURN", 0)
    assert {name for name, _ in names(either_way, of())} == {"works.a", "works.b"}


def test_a_day_that_is_not_asked_about_is_missing() -> None:
    """Where the answer hangs on it."""
    before = holds(date(2012, 1, 1) > ON, WORDS)
    (on,) = missing(before, of())
    assert (on.name, on.zh, on.en) == ("on", "询问之日", "the day asked about")
    assert missing(before, of(date(2012, 1, 1))) == ()


def test_a_calendar_that_is_not_known_is_missing() -> None:
    """Of the year in which working days would be counted; of a day that is not known itself no calendar is missing."""
    later = WORKS.begun + working_days(5)
    (told,) = missing(later, of(begun=date(2050, 1, 1)))
    assert (told.name, told.zh, told.en, told.authority) == (
        "working_day_calendar(2050)", "2050年工作日安排", "the working days of 2050", "国务院办公厅",
    )  # fmt: skip
    assert [one.name for one in missing(later, of())] == ["works.begun"]


def test_what_is_missing_of_a_list() -> None:
    """The list itself where nothing is known of it."""
    (told,) = missing(holds(WORKS.parties.any(lambda one: one.paid), WORDS), of())
    assert (told.name, told.zh, told.en) == ("works.parties", "企业", "parties")
