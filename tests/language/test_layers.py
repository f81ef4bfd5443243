"""Rules of one regulation that stand on rules of another: applied, quoted, and giving way to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.engine.possible import determined
from regkit.engine.prove import disjoint, gaps
from regkit.engine.reference import Case
from regkit.language import (
    Duty,
    Facts,
    Flag,
    RuleError,
    Status,
    Subject,
    Yuan,
    decide,
    fact,
    governed_by,
    require,
    rule,
    silent,
    when,
)
from regkit.language.outcomes import Lack
from regkit.law import InstrumentKind, yuan
from regkit.testing import cases
from tests.language.invented import regulation

STATE = regulation(
    "state",
    InstrumentKind.ADMINISTRATIVE_REGULATION,
    date(2015, 1, 1),
    "第一条 化工厂处2000元罚款。\n\n第二条 本条例自2015年1月1日起施行。\n",
)
CITY = regulation(
    "city",
    InstrumentKind.LOCAL_GOVERNMENT_RULE,
    date(2005, 1, 1),
    "第一条 排污的，处500元罚款；法律、法规另有规定的，从其规定。\n\n第二条 屡犯的，加处与第一条相同的罚款。\n",
)
STATE_1, CITY_1, CITY_2 = STATE.article(1), CITY.article(1), CITY.article(2)
GIVES_WAY = CITY_1.quote("法律、法规另有规定的，从其规定")


class Plant(Subject):
    """厂: a plant."""

    chemical: Flag | None = fact("化工厂")
    again: Flag | None = fact("屡犯")


@rule("国家规定的罚款", at=STATE_1)
def state_fine(plant: Facts[Plant]) -> Yuan:
    """The fine that the state's regulation sets for chemical plants alone."""
    return decide(when(plant.chemical, STATE_1.number("化工厂处2000元罚款", yuan(2000))), provided=plant.chemical)


@rule("罚款", at=CITY_1)
def city_fine(plant: Facts[Plant]) -> Yuan:
    """The city's fine, which gives way to the state's."""
    return decide(
        when(True, CITY_1.number("处500元罚款", yuan(500))),
        unless=governed_by(state_fine(plant), GIVES_WAY),
    )


@pytest.mark.parametrize(
    ("chemical", "on", "amount", "cited"),
    [
        (False, date(2016, 1, 1), 500, {"《city条例》第一条"}),
        (True, date(2014, 12, 31), 500, {"《city条例》第一条"}),
        (True, date(2015, 1, 1), 2000, {"《city条例》第一条", "《state条例》第一条"}),
        (None, date(2014, 12, 31), 500, {"《city条例》第一条"}),
    ],
)
def test_the_other_regulation_governs_where_it_applies(
    chemical: bool | None, on: date, amount: int, cited: set[str]
) -> None:
    """From the day it commenced and for what it reaches; then both are cited."""
    answer = city_fine(Plant(chemical=chemical), on=on)
    assert answer.value == amount
    assert {quote.zh for quote in answer.citations} == cited


def test_whether_the_other_regulation_applies_may_be_unknown() -> None:
    """Then either may govern, and the fact that tells is asked for."""
    answer = city_fine(Plant(), on=date(2020, 1, 1))
    assert answer.status is Status.UNDETERMINED
    assert set(answer.possible) == {500, 2000}
    assert [item.name for item in answer.missing] == ["plant.chemical"]


def test_the_explanation_names_the_other_regulation() -> None:
    """By its title, as what provides otherwise."""
    told = city_fine(Plant(chemical=True), on=date(2020, 1, 1)).explain()
    assert "《state条例》第一条：“化工厂处2000元罚款”" in told
    assert "从其规定" in told


@given(cases(Plant), st.dates(date(2005, 1, 1), date(2030, 1, 1)))
def test_generated_code_equals_the_reference(plant: Plant, on: date) -> None:
    """Where one rule gives way to another."""
    answer = city_fine(plant, on=on)
    expected = determined(city_fine.body, Case({"plant": plant}, on))
    assert (answer.value if answer.is_decided else Lack(answer.status)) == expected


def test_rules_that_give_way_are_proved() -> None:
    """No rows contradict each other and nothing is silent."""
    assert disjoint(city_fine)
    assert gaps(city_fine)


def test_a_rule_that_gives_way_answers_in_frames_by_the_day_of_each_row() -> None:
    """A column of days of asking."""
    pl = pytest.importorskip("polars")
    days = [date(2014, 12, 31), date(2015, 1, 1), date(2015, 1, 1)]
    frame = pl.DataFrame({"chemical": [True, True, False], "on": days})
    assert city_fine.over(frame, on="on")["value"].to_list() == [500, 2000, 500]


def test_a_rule_that_merely_applies_another_regulations_is_of_where_it_stands() -> None:
    """It quotes its own words, applies the other's rule, and cites both."""

    @rule("加处罚款", at=CITY_2)
    def added(plant: Facts[Plant]) -> Yuan:
        return decide(
            when(plant.again, state_fine(plant), CITY_2.quote("屡犯的，加处与第一条相同的罚款")),
            silent(~plant.again, "非屡犯"),
        )

    assert added.regulation is CITY
    assert added.home.zh == "第二条"
    answer = added(Plant(chemical=True, again=True))
    assert {quote.regulation.short for quote in answer.citations} == {"city", "state"}


def test_words_of_two_regulations_need_a_home() -> None:
    """Without one it is not known whose rule it is."""

    def mixed(plant: Facts[Plant]) -> Duty:
        return require(plant.chemical, GIVES_WAY, STATE_1.quote("化工厂"))

    with pytest.raises(RuleError, match="quotes more than one regulation"):
        rule(mixed)
    assert rule(at=CITY_1)(mixed).regulation is CITY
    other = regulation("other", InstrumentKind.LAW, date(2000, 1, 1), "第一条 不得排污。\n")
    with pytest.raises(RuleError, match="rests on no words of 《other条例》"):
        rule(at=other.article(1))(mixed)


def test_what_gives_way_needs_words_and_another_regulation() -> None:
    """从其规定 is an exception by the words of this regulation for a rule of another."""

    def within(plant: Facts[Plant]) -> Yuan:
        return decide(
            when(True, STATE_1.number("化工厂处2000元罚款", yuan(2000))),
            unless=governed_by(city_fine(plant), GIVES_WAY),
        )

    def wordless(plant: Facts[Plant]) -> Yuan:
        return decide(
            when(True, CITY_1.number("处500元罚款", yuan(500))),
            unless=governed_by(state_fine(plant)),
        )

    with pytest.raises(RuleError, match="is a rule of the regulation that gives way"):
        rule(within)
    with pytest.raises(RuleError, match="the words that give way to it"):
        rule(wordless)


@pytest.mark.parametrize(
    ("words", "kind", "gives_way"),
    [
        ("法律、法规另有规定的，从其规定", InstrumentKind.LAW, True),
        ("法律、法规另有规定的，从其规定", InstrumentKind.LOCAL_REGULATION, True),
        ("法律、法规另有规定的，从其规定", InstrumentKind.DEPARTMENTAL_RULE, False),
        ("法律、法规另有规定的，从其规定", InstrumentKind.NORMATIVE_DOCUMENT, False),
        ("法律、行政法规另有规定的，从其规定", InstrumentKind.LOCAL_REGULATION, False),
        ("法律、法规、规章另有规定的，从其规定", InstrumentKind.DEPARTMENTAL_RULE, True),
        ("国家另有规定的，从其规定", InstrumentKind.NORMATIVE_DOCUMENT, True),
    ],
)
def test_words_give_way_only_to_the_kinds_of_instruments_that_they_name(
    words: str, kind: InstrumentKind, *, gives_way: bool
) -> None:
    """法律、法规 are no rules of ministries and no normative documents; words that name no kind give way to all."""
    ours = regulation("ours", InstrumentKind.LOCAL_GOVERNMENT_RULE, date(2000, 1, 1), f"第一条 {words}。\n")
    theirs = regulation("theirs", kind, date(2000, 1, 1), "第一条 化工厂处2000元罚款。\n")

    @rule("他规", at=theirs.article(1))
    def other(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.chemical, theirs.article(1).number("化工厂处2000元罚款", yuan(2000))))

    def row() -> object:
        return governed_by(other(Facts(Plant, "plant")), ours.article(1).quote(words))

    if gives_way:
        assert row()
    else:
        with pytest.raises(RuleError, match="does not give way to it"):
            row()


def test_a_rule_that_applies_itself_is_refused() -> None:
    """Directly, where its own name is not there yet; or by way of another rule."""
    with pytest.raises(RuleError, match="`itself` applies itself"):

        @rule
        def itself(plant: Facts[Plant]) -> Yuan:
            return decide(when(plant.again, itself(plant)))

    rules: dict[str, Any] = {"second": state_fine}

    @rule("甲", at=CITY_1)
    def first(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.again, rules["second"](plant), GIVES_WAY))

    @rule("乙", at=CITY_2)
    def second(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.again, first(plant), CITY_2.quote("屡犯的")))

    rules["second"] = second

    @rule("丙", at=CITY_2)
    def third(factory: Facts[Plant]) -> Yuan:
        return decide(when(factory.again, STATE_1.number("化工厂处2000元罚款", yuan(2000)), CITY_2.quote("屡犯的")))

    def fourth(factory: Facts[Plant]) -> Yuan:
        return decide(when(factory.again, second(factory), CITY_2.quote("屡犯的")))

    assert third.regulation is CITY
    with pytest.raises(RuleError, match="comes back to itself"):
        rule(at=CITY_2)(fourth)
