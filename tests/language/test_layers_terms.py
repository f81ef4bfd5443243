"""Layers as terms: when a regulation is in force, what each version is silent on, and whether a rule has an answer."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.reference import Case, evaluate
from regkit.language import (
    Day,
    Facts,
    Flag,
    Reading,
    RuleError,
    Subject,
    Term,
    Yuan,
    decide,
    fact,
    governed_by,
    in_force,
    rule,
    silent,
    versions,
    when,
)
from regkit.language.layers import answers, out_of_force
from regkit.language.outcomes import Lack
from regkit.language.terms import Decide, Named
from regkit.law import InstrumentKind, Label, Regulation, yuan
from tests.engine.three_versions import FIRST, SECOND, THIRD, Closure, fee, fee_of_2001, fee_of_2010, version, waived
from tests.language.invented import regulation

WORDS = CHENGDE.article(9).quote("劳务分包企业交纳5万元")
ONE_DAY = timedelta(days=1)


class Works(Subject):
    """Works with three truths and a day."""

    a: Flag | None = fact("甲")
    b: Flag | None = fact("乙")
    c: Flag | None = fact("丙")
    day: Day | None = fact("日")


WORKS: Any = Facts(Works, "works")
A, B, C = WORKS.a, WORKS.b, WORKS.c

# ── versions ─────────────────────────────────────────────────────────────────────────────────────────


def test_versions_are_chosen_by_a_day_and_are_of_one_kind() -> None:
    """A yes or no chooses none, and a version that answers otherwise than the rest is no version of the rule."""
    closure: Any = Facts(Closure, "closure")
    branches = {SECOND: fee_of_2001(closure), THIRD: fee_of_2010(closure)}
    with pytest.raises(RuleError, match="give one kind of answer: given yes or no; an amount in yuan"):
        versions(branches, day=closure.moving_house)
    with pytest.raises(RuleError, match="given a date; an amount in yuan, yes or no"):
        versions({**branches, SECOND: closure.moving_house}, day=closure.began)
    with pytest.raises(RuleError, match="not versions of one regulation"):
        versions({})


def test_a_version_without_the_provision_says_who_may_supply_it() -> None:
    """Who interprets the text, or else who issued it; the other versions are silent on nothing."""
    silences = waived.unamended.silences  # type: ignore[attr-defined]
    assert [(one.reason, one.authority) for one in silences] == [
        ("《某市占道管理规定》（1995年）没有这样的规定", "某市人民代表大会常务委员会")
    ]
    ended = version(
        "第二条 占道费每次100元。\n",
        version="1990年",
        commenced=date(1990, 1, 1),
        interpreter="市建设局",
        ended=date(2022, 1, 1),
        ended_by="x",
    )
    later = version(
        "第二条 占道费每次900元。\n", version="2022年", made_by="x", amends=ended, commenced=date(2022, 1, 1)
    )
    asked = versions({later: yuan(1)})
    assert isinstance(asked, Decide)
    assert [one.authority for one in asked.silences] == ["市建设局"]


def truths(term: Term[bool], days: tuple[date, ...]) -> list[Any]:
    """Return whether a term holds when it is asked about each day."""
    return [evaluate(term, Case({}, day)) for day in days]


def test_a_version_is_in_force_from_its_first_day_until_the_day_before_its_end() -> None:
    """One without an end is from its first day on."""
    began, ended = date(2001, 7, 1), date(2010, 1, 1)
    days = (began - ONE_DAY, began, ended - ONE_DAY, ended)
    assert truths(in_force(SECOND), days) == [False, True, True, False]
    assert truths(in_force(CHENGDE), (CHENGDE.commenced - ONE_DAY, CHENGDE.commenced)) == [False, True]


AGAIN = version("第二条 占道费每次900元。\n", version="2022年", made_by="x", amends=THIRD, commenced=date(2022, 1, 1))
ENDED = regulation(
    "over",
    InstrumentKind.LOCAL_GOVERNMENT_RULE,
    date(2005, 1, 1),
    "第一条 处500元罚款。\n",
    ended=date(2010, 1, 1),
    ended_by="废止决定",
)


@rule
def ended(works: Facts[Works]) -> Yuan:
    """The fine of a regulation that has ended."""
    return decide(when(works.a, ENDED.article(1).number("处500元罚款", yuan(500))))


@rule
def lasting(works: Facts[Works]) -> Yuan:
    """A fee that is neither of a version nor of a regulation that has ended."""
    return decide(when(works.a, yuan(1), WORDS))


def between(closure: Any) -> Term[Any]:
    """Return the fee of two versions with a gap between them, by the day of asking."""
    return versions({THIRD: fee_of_2010(closure), AGAIN: yuan(900)})


@pytest.mark.parametrize(
    ("term", "of", "edges", "reasons"),
    [
        (
            waived.body,
            THIRD,
            [(date(1995, 1, 1), "before"), (date(2020, 5, 1), "from")],
            ["自1995年1月1日起施行", "自2020年5月1日起不再施行"],
        ),
        (
            between(Facts(Closure, "closure")),
            AGAIN,
            [(date(1995, 1, 1), "before"), (date(2020, 5, 1), "from"), (date(2022, 1, 1), "before")],
            ["自1995年1月1日起施行", "自2020年5月1日起不再施行"],
        ),
        (
            ended.body,
            ENDED,
            [(date(2005, 1, 1), "before"), (date(2010, 1, 1), "from")],
            ["自2005年1月1日起施行", "自2010年1月1日起不再施行"],
        ),
        (lasting.body, CHENGDE, [], []),
    ],
    ids=["versions", "versions with a gap", "one that ended", "one that stands"],
)
def test_each_time_in_which_nothing_is_in_force_is_told(term: Any, of: Regulation, edges: Any, reasons: Any) -> None:
    """Before the first version, between two and after the last, each with its reason, and no time besides."""
    told = list(out_of_force(term, of))
    assert [
        why["zh"].partition("》")[2].partition("，")[0].removeprefix("（2009年修订）") for _, why in told
    ] == reasons
    assert all("in force" in why["en"] for _, why in told)
    days = sorted({day + step for day, _ in edges for step in (-ONE_DAY, timedelta(0))})
    for day in days:
        outside = any(evaluate(condition, Case({}, day)) for condition, _ in told)
        assert outside is (of.version_on(day) is None)


def test_the_time_is_told_by_the_day_that_decides() -> None:
    """A rule between versions that asks for the day of the conduct is out of force by that day."""
    (before, _), (after, _) = out_of_force(fee.body, THIRD)
    for began, at in ((date(1994, 12, 31), before), (date(2020, 5, 1), after)):
        assert evaluate(at, Case({"closure": Closure(began=began)}, date(2012, 1, 1))) is True
    assert evaluate(before, Case({"closure": Closure(began=date(2012, 1, 1))}, date(1990, 1, 1))) is False
    assert FIRST.commenced == date(1995, 1, 1)


# ── what gives way ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("en", "told"), [(None, "state"), (Label("国家条例", "the State Rules"), "the State Rules")])
def test_what_provides_otherwise_is_named(en: Any, told: str) -> None:
    """By its English name, or where it has none by its short one."""
    more = {} if en is None else {"en": en.en}
    state = regulation("state", InstrumentKind.LAW, date(2015, 1, 1), "第一条 处2000元罚款。\n", **more)

    @rule(at=state.article(1))
    def fine(works: Facts[Works]) -> Yuan:
        return decide(when(works.a, state.article(1).number("处2000元罚款", yuan(2000))))

    row = governed_by(fine(WORKS), WORDS)
    assert isinstance(row.condition, Named)
    assert (row.condition.zh, row.condition.en) == ("《state条例》另有规定", f"{told} provides otherwise")
    assert [evaluate(row.condition, Case({"works": Works(a=a)}, date(2015, 1, 1))) for a in (True, False)] == [
        True,
        False,
    ]
    assert evaluate(row.condition, Case({"works": Works(a=True)}, date(2014, 12, 31))) is False


def test_the_kinds_that_words_name_are_told() -> None:
    """What gives way to laws and regulations gives way to no rule of a ministry: the kinds that are meant are named."""
    theirs = regulation("theirs", InstrumentKind.DEPARTMENTAL_RULE, date(2015, 1, 1), "第一条 处2000元罚款。\n")
    ours = regulation("ours", InstrumentKind.LAW, date(2015, 1, 1), "第一条 法律、行政法规另有规定的，从其规定。\n")

    @rule(at=theirs.article(1))
    def fine(works: Facts[Works]) -> Yuan:
        return decide(when(works.a, theirs.article(1).number("处2000元罚款", yuan(2000))))

    with pytest.raises(RuleError, match=r"Hint: the words name 法律、行政法规$"):
        governed_by(fine(WORKS), ours.article(1).quote("法律、行政法规另有规定的，从其规定"))


# ── whether there is an answer ───────────────────────────────────────────────────────────────────────


def inner() -> Term[Any]:
    """Return a decision that is silent where neither a nor b is so, and not applicable where c is not."""
    return decide(when(A, yuan(1), WORDS), when(~A & B, yuan(2), WORDS), provided=C)


READING = Reading("x.9.l", "如何", "How?", {"one": "甲", "two": "乙"}, "two", "因", WORDS)
DECISIONS: dict[str, Term[Any]] = {
    "a constant": when(A, yuan(1), WORDS).outcome,
    "one row": decide(when(A, yuan(1), WORDS)),
    "two rows": decide(when(A & B, yuan(1), WORDS), when(~A & B, yuan(2), WORDS)),
    "cases reached": decide(when(A, yuan(1), WORDS), provided=B),
    "an exception": decide(when(A, yuan(1), WORDS), unless=when(B, yuan(2), WORDS)),
    "an exception, and cases reached": decide(when(A, yuan(1), WORDS), unless=when(B, yuan(2), WORDS), provided=C),
    "two exceptions": decide(
        when(A, yuan(1), WORDS), unless=[when(B & A, yuan(2), WORDS), when(C & ~A, yuan(3), WORDS)]
    ),
    "a decision within a row": decide(when(B, inner(), WORDS), when(~B, yuan(3), WORDS)),
    "a decision within an exception": decide(when(B, yuan(3), WORDS), unless=when(A, inner(), WORDS)),
    "a declared silence": decide(when(A, yuan(1), WORDS), silent(~A, "无")),
    "a reading": READING.choose(one=yuan(1), two=inner()),
    "a name": Named("x", "某", inner(), "x"),
}


def cases() -> Iterator[Case]:
    """Yield every case of three truths."""
    for a, b, c in itertools.product([True, False], repeat=3):
        yield Case({"works": Works(a=a, b=b, c=c)}, date(2012, 1, 1))


@pytest.mark.parametrize("name", DECISIONS)
def test_whether_there_is_an_answer_is_whether_one_is_given(name: str) -> None:
    """Of every case: where the term gives a value it has an answer, and where it is silent or does not apply, none."""
    term = DECISIONS[name]
    for case in cases():
        assert evaluate(answers(term), case) is not isinstance(evaluate(term, case), Lack)


def test_what_is_asked_first_is_written_first() -> None:
    """The condition of a row comes before what its outcome asks."""
    assert repr(answers(decide(when(A, decide(when(B, yuan(1), WORDS)), WORDS)))) == "works.a & works.b"
    assert repr(answers(decide(when(A, yuan(1), WORDS), provided=B))) == "works.b & works.a"
    assert answers(DECISIONS["a constant"]).kind == A.kind
