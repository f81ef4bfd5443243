"""What relations allow: what follows, what cannot be, and whether the rest can still be filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.allowed import Allowed
from regkit.engine.possible import determined, outcomes
from regkit.engine.reference import Case
from regkit.language import (
    ON,
    Day,
    Facts,
    Flag,
    Listed,
    Money,
    Status,
    Subject,
    Term,
    Times,
    Word,
    dated,
    decide,
    fact,
    follows,
    happened,
    listed,
    never,
    part,
    when,
)
from regkit.language.outcomes import UNKNOWN
from regkit.language.terms import Decide, Gate, Literal, Row
from regkit.law import times, yuan

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")


class Chain(Subject):
    """A chain of facts that follow from each other, declared from its end."""

    first: Flag | None = fact("第一")
    second: Flag | None = fact("第二")
    third: Flag | None = fact("第三")
    fourth: Flag | None = fact("第四")
    free: Flag | None = fact("不相关")
    name: str | None = fact("名称")
    relations = (
        follows("third", value=True, when=lambda f: f.second),
        follows("second", value=True, when=lambda f: f.first),
        follows("fourth", lambda f: f.third),
    )


CHAIN: Any = Facts(Chain, "chain")


def chain(**said: bool | None) -> Case:
    """Return the case of a chain of which all else is unknown."""
    return Case({"chain": Chain.model_validate({**dict.fromkeys(Chain.facts), **said})})


def test_what_follows_is_filled_in_whatever_is_declared_first() -> None:
    """From the first of the chain to its last."""
    allowed = Allowed(CHAIN.fourth | CHAIN.first, chain())
    related = allowed.related(chain().supposing({("chain", "first"): True}))
    assert related is not None
    assert {key: related.guessed[key] for key in (("chain", "third"), ("chain", "fourth"))} == {
        ("chain", "third"): True,
        ("chain", "fourth"): True,
    }
    assert allowed.related(chain()) is not None


@pytest.mark.parametrize(
    ("term", "said", "told"),
    [
        (CHAIN.fourth, {"first": True}, True),
        (CHAIN.first, {"fourth": False}, False),
        (CHAIN.second, {"third": False}, False),
        (CHAIN.third, {"fourth": True}, True),
        (CHAIN.second, {"third": True}, UNKNOWN),
        (CHAIN.first, {"fourth": True}, UNKNOWN),
        (CHAIN.third, {"second": False}, UNKNOWN),
        (CHAIN.free, {"first": True}, UNKNOWN),
        (CHAIN.third == CHAIN.fourth, {}, True),
        (CHAIN.second & ~CHAIN.third, {}, False),
        (CHAIN.first & ~CHAIN.fourth, {}, False),
    ],
)
def test_what_is_known_of_a_chain(term: Term[Any], said: dict[str, bool], told: Any) -> None:
    """What follows forwards, and what its absence excludes backwards; nothing else."""
    assert determined(term, chain(**said)) is told


class Excluding(Subject):
    """Facts that others exclude of which no rule asks."""

    asked: Flag | None = fact("所问")
    hidden: Flag | None = fact("未问")
    other: Flag | None = fact("另一")
    count: Times | None = fact("次数", low=times(0), high=times(3))
    least: Times | None = fact("下限", low=times(0), high=times(3))
    relations = (
        never(lambda f: f.asked & f.hidden, "甲", "a"),
        never(lambda f: f.asked & ~f.hidden & (f.count > times(2)), "乙", "b"),
        never(lambda f: f.count < f.least, "丙", "c"),
    )


EXCLUDING: Any = Facts(Excluding, "it")


def excluding(**said: Any) -> Case:
    """Return the case of facts that exclude each other, of which all else is unknown."""
    return Case({"it": Excluding.model_validate({**dict.fromkeys(Excluding.facts), **said})})


@pytest.mark.parametrize(
    ("term", "said", "told"),
    [
        (EXCLUDING.asked, {"count": 3}, False),
        (EXCLUDING.asked, {"least": 3}, False),
        (EXCLUDING.asked, {"count": 2}, UNKNOWN),
        (EXCLUDING.asked, {}, UNKNOWN),
        (EXCLUDING.count >= EXCLUDING.least, {}, True),
        (EXCLUDING.count > EXCLUDING.least, {}, UNKNOWN),
        (EXCLUDING.count >= times(2), {"least": 2}, True),
        (EXCLUDING.least <= times(2), {"count": 2}, True),
        (EXCLUDING.other, {"count": 3}, UNKNOWN),
    ],
)
def test_what_cannot_be_is_excluded_by_facts_that_no_rule_asks(term: Term[Any], said: Any, told: Any) -> None:
    """Whatever the hidden fact is, what is asked cannot be where the count is more than two."""
    assert determined(term, excluding(**said)) is told


def test_what_relations_tie_to_a_fact() -> None:
    """Those that stand in one relation with it, and those in one with these; a fact of no relation is alone."""
    allowed = Allowed(EXCLUDING.asked | EXCLUDING.other, excluding())
    tied = {
        name: {key[1] for key in allowed.tied(getattr(EXCLUDING, name), ("it", name)) if isinstance(key, tuple)}
        for name in ("asked", "least", "other")
    }
    every = {"asked", "hidden", "count", "least"}
    assert tied == {"asked": every, "least": every, "other": {"other"}}
    assert allowed.tied(ON, "on") == {"on"}


# ── what a day tells ─────────────────────────────────────────────────────────────────────────────────


class Drawn(Subject):
    """What has happened once its day has come."""

    drawn: Flag | None = fact("已动用")
    drawn_on: Day | None = fact("动用之日")
    early: Flag | None = fact("尚早")
    relations = (
        dated("drawn", "drawn_on"),
        never(lambda f: f.early & happened(f.drawn_on), "尚早而已动用", "drawn too early"),
    )


DRAWN: Any = Facts(Drawn, "it")
MAY = date(2012, 5, 1)


def drawn(on: date | None, **said: Any) -> Case:
    """Return the case of what may have been drawn, asked about on a day."""
    return Case({"it": Drawn.model_validate({**dict.fromkeys(Drawn.facts), **said})}, on)


def drawn_on_some_day(**said: Any) -> Case:
    """Return the case of what may have been drawn, asked about on a day that is not known."""
    on: Any = UNKNOWN
    return drawn(on, **said)


@pytest.mark.parametrize(
    ("term", "on", "said", "told"),
    [
        (DRAWN.drawn, MAY, {"drawn_on": date(2012, 5, 1)}, True),
        (DRAWN.drawn, MAY, {"drawn_on": date(2012, 5, 2)}, False),
        (DRAWN.drawn_on <= MAY, MAY, {"drawn": True}, True),
        (DRAWN.drawn_on > MAY, MAY, {"drawn": False}, UNKNOWN),
        (DRAWN.drawn & (DRAWN.drawn_on > MAY), MAY, {}, False),
        (DRAWN.drawn_on <= date(2012, 4, 1), MAY, {"drawn": True}, UNKNOWN),
        (DRAWN.early, MAY, {"drawn_on": date(2012, 4, 1)}, False),
        (DRAWN.early, MAY, {"drawn": True}, False),
        (DRAWN.early, MAY, {"drawn": False}, UNKNOWN),
        (DRAWN.drawn & DRAWN.early, MAY, {}, False),
    ],
)
def test_a_day_tells_what_has_happened(term: Term[Any], on: date, said: Any, told: Any) -> None:
    """From that day on, not before; what has happened has its day behind it, what has not may never have one."""
    assert determined(term, drawn(on, **said)) is told


def test_a_day_that_is_not_asked_about_ties_what_is_read_by_it() -> None:
    """Where the day is not said, it is filled in with what hangs on it: drawn tells that its day is not after it."""
    later = DRAWN.drawn_on > ON
    assert determined(DRAWN.drawn & later, asked := drawn_on_some_day()) is False
    assert determined(later, drawn_on_some_day(drawn=True)) is False
    assert determined(later, asked) is UNKNOWN


def test_without_a_day_what_has_not_happened_has_no_day() -> None:
    """Asked about no day, what was never drawn was drawn on none; asked about a day, it may be drawn on a later one."""
    early = DRAWN.drawn_on <= date(2012, 6, 1)
    assert outcomes(early, drawn(None, drawn=False)) == (Status.UNDETERMINED,)
    assert set(outcomes(early, drawn(MAY, drawn=False))) >= {False, True}
    assert outcomes(early, drawn(None, drawn=True)) == (False, True)


# ── gates, presumptions, lists ───────────────────────────────────────────────────────────────────────


class Answer(Word):
    """What is answered."""

    ONE = "one", "甲"
    TWO = "two", "乙"


class Works(Subject):
    """Works that a gate asks for."""

    here: Flag | None = fact("在本市")
    there: Flag | None = fact("在外地")
    relations = (never(lambda f: f.here & f.there, "既在又不在", "here and there"),)


def gated() -> Term[Any]:
    """Return a decision on works behind a gate that asks whether they are here."""
    works: Any = Facts(Works, "works")
    body = decide(when(works.there, Answer.ONE, WORDS), when(~works.there, Answer.TWO, WORDS))
    gate = Gate("here", "在本市", works.here, "here", (WORDS,))
    return Decide((Row(Literal(value=True, kind=gate.kind), body, ()),), (), gate, (), body.kind)


def test_a_gate_that_lets_pass_tells_what_it_asks() -> None:
    """Nothing was said: the works are taken to be here, and so not elsewhere. Said to be unknown, they may be."""
    assert determined(gated(), Case({"works": Works()})) is Answer.TWO
    unknown = Case({"works": Works(here=None)})
    assert set(outcomes(gated(), unknown)) == {Answer.ONE, Answer.TWO, Status.NOT_APPLICABLE} - {Answer.ONE}
    assert determined(gated(), Case({"works": Works(there=True)})) is Answer.ONE


class Firm(Subject):
    """A firm in a list."""

    local: Flag | None = fact("本市")
    foreign: Flag | None = fact("外省")
    relations = (never(lambda f: f.local & f.foreign, "既是本市又是外省", "local and foreign"),)


class File(Subject):
    """A file with a list and a part."""

    firms: Listed[Firm] | None = listed("企业")
    owner: Firm | None = part("业主")
    price: Money | None = fact("价款")


FILE: Any = Facts(File, "file")


@pytest.mark.parametrize("complete", [True, False, None])
def test_relations_hold_of_each_member_of_a_list(complete: bool | None) -> None:
    """Of those listed and of those that are not: none is both."""
    both = FILE.firms.any(lambda one: one.local & one.foreign)
    file = File(firms=Listed([Firm(local=None, foreign=None)], complete=complete), owner=Firm(local=True, foreign=None))
    assert determined(both, Case({"file": file})) is False
    assert determined(FILE.owner.foreign, Case({"file": file})) is False
    assert determined(FILE.firms.any(lambda one: one.local), Case({"file": file})) is UNKNOWN


class Related(Subject):
    """A file whose list and whose part are held against its facts."""

    firms: Listed[Firm] | None = listed("企业")
    owner: Firm | None = part("业主")
    any_local: Flag | None = fact("有本市企业")
    home: Flag | None = fact("本市项目")
    price: Money | None = fact("价款")
    relations = (
        follows("any_local", lambda f: f.firms.any(lambda one: one.local)),
        never(lambda f: f.home & f.owner.foreign, "外省业主的本市项目", "a project of the city of a foreign owner"),
    )


def test_a_relation_may_ask_a_list() -> None:
    """What it tells of the members is told of the fact, and the other way round."""
    it: Any = Facts(Related, "it")

    def case(any_local: bool | None, *firms: Firm) -> Case:
        return Case({"it": Related(firms=Listed(firms, complete=True), any_local=any_local, price=None)})

    assert determined(it.any_local, case(None, Firm(local=True))) is True
    assert determined(it.any_local, case(None, Firm(local=None))) is UNKNOWN
    assert determined(it.firms.any(lambda one: one.local), case(True, Firm(local=None))) is True
    assert determined(it.firms.any(lambda one: one.local), case(False, Firm(local=None))) is False
    assert determined(it.price > yuan(1), case(True, Firm(local=None))) is UNKNOWN


def test_a_relation_of_a_subject_may_read_its_part() -> None:
    """It is asked where a rule reads the part alone, and of the parts of members, too."""
    it: Any = Facts(Related, "it")

    def case(home: bool | None) -> Case:
        return Case({"it": Related(home=home, owner=Firm(local=None, foreign=None), any_local=None)})

    assert determined(it.owner.foreign, case(True)) is False
    assert determined(it.owner.foreign, case(False)) is UNKNOWN


# ── whether the rest can be filled in ────────────────────────────────────────────────────────────────


class Forced(Subject):
    """Facts that follow either way from others of which no rule asks."""

    always: Flag | None = fact("必是")
    never_so: Flag | None = fact("必否")
    between: Flag | None = fact("居间")
    one: Flag | None = fact("其一")
    two: Flag | None = fact("其二")
    relations = (
        follows("always", value=True, when=lambda f: f.one),
        follows("always", value=True, when=lambda f: ~f.one),
        follows("never_so", lambda f: f.between),
        follows("between", value=False, when=lambda f: f.two),
        follows("between", value=False, when=lambda f: ~f.two),
    )


FORCED: Any = Facts(Forced, "it")
UNSAID = Case({"it": Forced(always=None, never_so=None, between=None, one=None, two=None)})


def test_what_follows_either_way_is_known() -> None:
    """Whatever the fact is that is not asked: there is no way to fill it in beside the contrary."""
    assert determined(FORCED.always, UNSAID) is True
    assert determined(FORCED.never_so, UNSAID) is False
    assert determined(FORCED.one, UNSAID) is UNKNOWN


def test_what_cannot_be_looked_at_whole_is_taken_to_be_possible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the ways to fill in what relations read are too many to be begun with, the relations hold all the same."""
    monkeypatch.setattr("regkit.engine.allowed.MOST_TO_BEGIN", 0)
    assert determined(EXCLUDING.asked, excluding(count=3)) is False
    case = Case({"it": Forced(always=None, never_so=None, between=None, one=None, two=None)})
    assert determined(FORCED.always, case) is True


class Dates(Subject):
    """Two facts that each exclude a part of all days."""

    late: Flag | None = fact("在后")
    early: Flag | None = fact("在前")
    relations = (
        never(lambda f: f.late & (ON < MAY), "甲", "a"),
        never(lambda f: f.early & (ON >= MAY), "乙", "b"),
    )


def test_relations_that_read_the_day_hold_on_one_day() -> None:
    """One is only from May on and the other only before: asked about whatever day, they are not both so."""
    dates: Any = Facts(Dates, "it")
    some_day: Any = UNKNOWN
    both = dates.late & dates.early
    assert determined(both, Case({"it": Dates(late=None, early=None)}, some_day)) is False
    assert determined(dates.late | dates.early, Case({"it": Dates(late=None, early=None)}, some_day)) is UNKNOWN


class Contradicted(Subject):
    """Facts that may contradict each other on the day asked about, and a presumption that follows from one of them."""

    settled: Flag = fact("已结清")
    last: Day | None = fact("最近之日")
    usual: Flag | None = fact("通常", presumed=False)
    other: Flag | None = fact("另一")
    relations = (
        never(lambda f: f.settled & (f.last >= ON), "未结清", "not settled"),
        follows("usual", value=True, when=lambda f: f.other),
        never(lambda f: f.settled & f.other & (f.last <= MAY), "丁", "d"),
    )


def test_where_what_was_said_contradicts_itself_the_unknown_stays_unknown() -> None:
    """On a day on which what was said does not go together nothing is known of the rest: all of it is possible."""
    it: Any = Facts(Contradicted, "it")
    said = Contradicted(settled=True, last=MAY)
    assert outcomes(it.other, Case({"it": said}, date(2012, 4, 1))) == (False, True)
    assert outcomes(it.other, Case({"it": said}, date(2012, 6, 1))) == (False,)
