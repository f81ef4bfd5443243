"""What generated code makes of words: a fact among some members, few or many, known or not."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from regkit.engine.reference import Case, evaluate
from regkit.language import Day, Facts, Flag, Money, Rule, Status, Subject, Term, Word, decide, fact, holds, rule, when
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.outcomes import UNKNOWN
from regkit.law import days, yuan
from tests.engine.small_worlds import WORDS


class Hue(Word):
    """Four words."""

    RED = "red", "红"
    BLUE = "blue", "蓝"
    GREEN = "green", "绿"
    WHITE = "white", "白"


class Works(Subject):
    """Works."""

    a: Flag | None = fact("大型")
    b: Flag | None = fact("封顶")
    hue: Hue | None = fact("颜色")
    begun: Day | None = fact("开工日")
    ended: Day | None = fact("竣工日")
    price: Money | None = fact("价款")


SETS = [some for size in (1, 2, 3, 4) for some in itertools.combinations(Hue, size)]


def among(members: tuple[Hue, ...], *, denied: bool) -> Rule[Any, Works]:
    """Return a rule that asks whether a colour is among some, or is not."""

    def asked(works: Facts[Works]) -> Term[Any]:
        condition = works.hue.is_in(*members)
        condition = ~condition if denied else condition
        return decide(when(condition & works.a, yuan(1), WORDS), when(~condition & works.a, yuan(2), WORDS))

    return rule("颜色之一")(asked)


@pytest.mark.parametrize("denied", [False, True])
@pytest.mark.parametrize("members", SETS)
def test_a_word_among_some(members: tuple[Hue, ...], denied: bool) -> None:
    """It is there or not; where it is not known, that is not known either, however many there are."""
    asked = among(members, denied=denied)
    for hue in Hue:
        answer = asked(Works(a=True, hue=hue))
        assert answer.value == (1 if (hue in members) is not denied else 2)
        assert asked(Works(a=False, hue=hue)).status is Status.SILENT
    assert evaluate(asked.body, Case({"works": Works(a=True, hue=None)})) is UNKNOWN
    open_ = asked(Works(a=True, hue=None))
    assert open_.status is (Status.UNDETERMINED if len(members) < len(Hue) else Status.DECIDED)


@pytest.mark.parametrize("value", [True, False])
def test_a_condition_that_always_holds_or_never_does(value: bool) -> None:
    """Beside one that is known, and one that is not."""

    def asked(works: Facts[Works]) -> Term[Any]:
        fixed: Any = t.Literal(value=value, kind=BOOL)
        return decide(when(fixed & works.a, yuan(1), WORDS), when(~fixed & works.a, yuan(2), WORDS))

    told = rule("恒定")(asked)
    assert told(Works(a=True)).value == (1 if value else 2)
    assert told(Works(a=False)).status is Status.SILENT
    assert told(Works(a=None)).status is Status.UNDETERMINED


@rule("两行同日")
def begun(works: Facts[Works]) -> Term[Any]:
    """Say one day in two rows, of which both may hold."""
    return decide(when(works.a, works.begun, WORDS), when(works.b, works.begun, WORDS))


@rule("两行同额")
def price(works: Facts[Works]) -> Term[Any]:
    """Say one amount in two rows, of which both may hold."""
    return decide(when(works.a, works.price, WORDS), when(works.b, works.price, WORDS))


def test_each_case_has_a_day_or_an_amount_of_its_own() -> None:
    """Where two rows hold and say the same, as where one does; no case is told the day of one that was asked before."""
    for number in (1, 2, 3):
        day = date(2012, 1, number)
        for a, b in ((True, True), (True, False), (False, True)):
            works = Works(a=a, b=b, begun=day, price=Decimal(number))
            assert begun(works).value == day
            assert price(works).value == number


@rule("逾三日")
def took_longer(works: Facts[Works]) -> Term[Any]:
    """Whether three days after the day of two rows works have not ended."""
    return holds(begun(works) + days(3) < works.ended, WORDS)


def test_a_day_that_another_case_had_is_held_against_nothing() -> None:
    """Works of one year take longer as those of another do, each from their own day on."""
    for year in (2012, 2010, 2014):
        asked = [Works(a=True, b=True, begun=date(year, 1, 1), ended=date(year, 1, day)) for day in (4, 5)]
        assert [took_longer(one).value for one in asked] == [False, True]


@rule("大型")
def is_large(works: Facts[Works]) -> Term[Any]:
    """Whether works are large, by a row each."""
    return decide(when(works.a, True, WORDS), when(~works.a, False, WORDS))


@rule("封顶")
def is_roofed(works: Facts[Works]) -> Term[Any]:
    """Whether works are roofed: of works that are not, nothing is said."""
    return decide(when(works.b, True, WORDS))


@rule("大型且封顶")
def both(works: Facts[Works]) -> Term[Any]:
    """Whether two rules say yes."""
    return is_large(works) & is_roofed(works)


@rule("大型或封顶")
def either(works: Facts[Works]) -> Term[Any]:
    """Whether one of two rules says yes."""
    return is_large(works) | is_roofed(works)


@pytest.mark.parametrize("a", [True, False, None])
@pytest.mark.parametrize("b", [True, False])
def test_one_of_two_rules_may_settle_what_both_are_asked(a: bool | None, b: bool) -> None:
    """A no settles that both say yes, a yes that one does; else a rule that is silent leaves no answer."""
    works = Works(a=a, b=b)
    assert both(works).value == (False if a is False else True if a and b else None)
    assert either(works).value == (True if a or b else None)
    if a is not None and not b:
        assert both(works).status is (Status.SILENT if a else Status.DECIDED)
        assert either(works).status is (Status.DECIDED if a else Status.SILENT)


OTHER_WORDS = WORDS.regulation.article(9).quote("专业承包三级资质企业,交纳10万元")


@rule("怎样都是一")
def one_in_any_case(works: Facts[Works]) -> Term[Any]:
    """Say the same whether works are large or not, by different words."""
    return decide(when(works.a, yuan(1), WORDS), when(~works.a, yuan(1), OTHER_WORDS))


def test_what_is_settled_whatever_is_not_known_rests_on_words() -> None:
    """One yuan is due by these words if works are large, by those if they are not: by both where it is not known."""
    assert one_in_any_case(Works(a=True)).citations == (WORDS,)
    assert one_in_any_case(Works(a=False)).citations == (OTHER_WORDS,)
    answer = one_in_any_case(Works(a=None))
    assert answer.value == 1
    assert set(answer.citations) == {WORDS, OTHER_WORDS}


def reaching(works: Facts[Works], body: Term[Any]) -> Term[Any]:
    """Put a gate before a decision."""
    gate = t.Gate("large", "大型", works.a, "the works are large", (WORDS,))
    return t.Decide((t.Row(t.Literal(value=True, kind=BOOL), body, ()),), (), gate, (), body.kind)


@rule("有门")
def gated(works: Facts[Works]) -> Term[Any]:
    """Say an amount of large works, which works are taken to be of which nothing is said."""
    return reaching(works, decide(when(works.b, yuan(1), WORDS), when(~works.b, yuan(2), WORDS)))


def never(*_: Any, **__: Any) -> Any:
    """Be asked nothing."""
    raise AssertionError


def test_what_is_known_or_taken_for_granted_needs_no_other_evaluator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inner rules that answer, and gates of which nothing was said, are settled by generated code alone."""
    monkeypatch.setattr("regkit.engine.reference.evaluate", never)
    monkeypatch.setattr("regkit.engine.compiled.remembered", never)
    assert both(Works(a=True, b=True)).value is True
    assert either(Works(a=False, b=True)).value is True
    assert took_longer(Works(a=True, b=False, begun=date(2012, 1, 1), ended=date(2012, 1, 5))).value is True
    assert gated(Works(b=True)).value == 1
    assert gated(Works(a=True, b=False)).value == 2
    assert gated(Works(a=False, b=False)).status is Status.NOT_APPLICABLE


def test_what_is_open_by_facts_alone_is_not_put_to_the_reference_evaluator(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not known, and lacks nothing else: whether it is settled all the same, its worlds tell."""
    monkeypatch.setattr("regkit.engine.body.reference", SimpleNamespace(evaluate=never, asked=never))
    assert is_large(Works(a=None)).status is Status.UNDETERMINED
    assert one_in_any_case(Works(a=None)).value == 1


def test_words_that_every_case_of_a_row_rests_on_are_known_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """No case has to be gone through again for them."""
    monkeypatch.setattr("regkit.language.outcomes.engine", never)
    assert one_in_any_case(Works(a=True)).citations == (WORDS,)
    assert one_in_any_case(Works(a=False)).citations == (OTHER_WORDS,)


@rule("门在行中")
def gate_in_a_row(works: Facts[Works]) -> Term[Any]:
    """Say one amount where a gate lets pass, another where it does not."""
    gate = t.Gate("both", "大型且封顶", works.a & works.b, "the works are large and roofed", (WORDS,))
    return decide(when(gate, yuan(1), WORDS), when(~gate, yuan(2), WORDS))


def test_a_gate_that_is_known_to_close_is_not_opened_by_what_was_not_said() -> None:
    """Works that are not large are not both large and roofed, whatever may be said of their roof."""
    assert gate_in_a_row(Works(a=False)).value == 2
    assert gate_in_a_row(Works(a=True, b=False)).value == 2
    assert gate_in_a_row(Works(a=True)).value == 1
    assert gate_in_a_row(Works()).value == 1


@rule("有名之额")
def named(works: Facts[Works]) -> Term[Any]:
    """Say an amount that has a name, and words of its own."""
    amount = decide(when(works.a, yuan(1), WORDS), when(~works.a, yuan(2), WORDS))
    return t.Named("amount", "数额", amount, "the amount", (OTHER_WORDS,))


def test_what_has_a_name_rests_on_its_own_words_too() -> None:
    """Those of its name and those of the row; later law that touches either is noticed."""
    answer = named(Works(a=True), on=date(2026, 1, 1))
    assert set(answer.citations) == {WORDS, OTHER_WORDS}
    plain = one_in_any_case(Works(a=True), on=date(2026, 1, 1))
    assert plain.notices
    assert answer.notices == plain.notices
