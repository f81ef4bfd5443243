"""A rule as it is made: its name, its regulation and home, its gates, and what it becomes when it is amended."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from regkit.language import (
    Duty,
    Facts,
    Flag,
    Money,
    Rule,
    RuleError,
    Subject,
    Term,
    YesNo,
    Yuan,
    decide,
    duty,
    fact,
    holds,
    require,
    rule,
    when,
)
from regkit.language.gates import gate
from regkit.language.outcomes import Status
from regkit.language.rule import AnyRule
from regkit.law import InstrumentKind, Label, yuan
from tests.language.invented import regulation

CITY = regulation(
    "town",
    InstrumentKind.LOCAL_GOVERNMENT_RULE,
    date(2005, 1, 1),
    "第一条 排污的，处500元罚款。\n\n第二条 屡犯的，处800元罚款。\n\n第三条 本条例所称的厂，是指工厂。\n",
)
GATED = regulation(
    "gated", InstrumentKind.LOCAL_GOVERNMENT_RULE, date(2005, 1, 1), "第一条 本市的工厂排污的，处500元罚款。\n"
)
ENDED = regulation(
    "ended",
    InstrumentKind.LOCAL_GOVERNMENT_RULE,
    date(2005, 1, 1),
    "第一条 排污的，处500元罚款。\n",
    ended=date(2010, 1, 1),
    ended_by="废止决定",
)
ONE, TWO = CITY.article(1), CITY.article(2)
FIVE, EIGHT = ONE.number("处500元罚款", yuan(500)), TWO.number("处800元罚款", yuan(800))
GATED_ONE = GATED.article(1)


class Plant(Subject):
    """厂: a plant."""

    here: Flag | None = fact("在本市")
    dirty: Flag | None = fact("排污")
    price: Money | None = fact("价款")


@gate(Plant, "本市的工厂", "the plant is of the city", GATED_ONE.quote("本市的工厂"))
def is_of_the_city(plant: Facts[Plant]) -> Term[bool]:
    """Whether the plant stands in the city."""
    return plant.here


def fined(plant: Facts[Plant]) -> Yuan:
    """Return what a dirty plant pays."""
    return decide(when(plant.dirty, FIVE), when(~plant.dirty, yuan(0), FIVE.quote))


# ── what it is called ────────────────────────────────────────────────────────────────────────────────


def test_a_rule_is_called_as_told_or_as_its_function() -> None:
    """Without a name it has the function's; in English it has what is told, that of the label, or the function's."""
    assert (rule(fined).zh, rule(fined).en) == ("fined", "fined")
    assert (rule("罚款")(fined).zh, rule("罚款")(fined).en) == ("罚款", "fined")
    assert rule("罚款", en="the fine")(fined).en == "the fine"
    assert rule(Label("罚款", "a fine"))(fined).en == "a fine"
    assert rule(Label("罚款", "a fine"), en="the fine")(fined).en == "the fine"


# ── whose rule it is ─────────────────────────────────────────────────────────────────────────────────


def test_a_rule_without_words_of_its_own_is_of_the_regulation_of_what_it_applies() -> None:
    """Its regulation and its home are those of the rule that it applies."""
    inner = rule(fined)

    @rule
    def outer(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.here, inner(plant)))

    assert outer.regulation is CITY
    assert outer.home == ONE.address


def test_a_rule_with_words_of_its_own_is_of_their_regulation() -> None:
    """Whatever it applies besides; its home is where its own words stand, though what it applies comes first."""
    other = rule(gated_fine)
    same = rule(fined)

    @rule
    def outer(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.here, other(plant), TWO.quote("屡犯的")), when(~plant.here, same(plant)))

    @rule
    def second(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.here & (same(plant) > yuan(0)), EIGHT))

    assert outer.regulation is CITY
    assert outer.home == TWO.address
    assert second.home == TWO.address


def test_a_home_is_in_the_rules_own_regulation() -> None:
    """Words of another regulation that come first are no home."""

    @rule(at=ONE)
    def mixed(plant: Facts[Plant]) -> YesNo:
        return holds(plant.dirty, GATED_ONE.quote("排污的"), ONE.quote("排污的"))

    assert mixed.home == ONE.address

    @rule
    def applied_first(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.dirty & (gated_rule(plant) > yuan(0)), EIGHT))

    assert applied_first.home == TWO.address


def test_a_rule_that_rests_on_nothing_or_on_two_is_told_apart() -> None:
    """One needs words, the other a place."""

    def wordless(plant: Facts[Plant]) -> Term[Any]:
        return plant.dirty

    def mixed(plant: Facts[Plant]) -> YesNo:
        return holds(plant.dirty, ONE.quote("排污的"), GATED_ONE.quote("排污的"))

    with pytest.raises(RuleError, match="`wordless` quotes no regulation\nHint: every rule rests on words"):
        rule(wordless)
    with pytest.raises(RuleError, match=r"`mixed` quotes more than one regulation\nHint: say where it stands"):
        rule(mixed)


def test_a_rule_ends_with_its_regulation() -> None:
    """From the day on which its only version ended it is not applicable."""

    @rule
    def ended(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.dirty, ENDED.article(1).number("处500元罚款", yuan(500))))

    assert ended(Plant(dirty=True), on=date(2009, 12, 31)).value == 500
    assert ended(Plant(dirty=True), on=date(2010, 1, 1)).status is Status.NOT_APPLICABLE
    assert ended.commenced == date(2005, 1, 1)


# ── gates ────────────────────────────────────────────────────────────────────────────────────────────


def gated_fine(plant: Facts[Plant]) -> Yuan:
    """Return the fine of a regulation that reaches plants of the city alone."""
    return decide(when(plant.dirty, GATED_ONE.number("处500元罚款", yuan(500))))


def must_be_clean(plant: Facts[Plant]) -> Duty:
    """Return whether a plant is clean."""
    return require(~plant.dirty, GATED_ONE.quote("排污的"))


gated_rule = rule(gated_fine)
ELSEWHERE, HERE = Plant(here=False, dirty=True), Plant(here=True, dirty=True)


@pytest.mark.parametrize(
    "made",
    [rule(gated_fine), rule("罚款")(gated_fine), duty(must_be_clean), duty("清洁")(must_be_clean)],
    ids=["rule", "rule by name", "duty", "duty by name"],
)
def test_the_gates_of_a_regulation_stand_before_its_rules_and_duties(made: Any) -> None:
    """However they are decorated: a plant elsewhere is not reached."""
    assert made(HERE).is_decided
    assert made(ELSEWHERE).status is Status.NOT_APPLICABLE
    assert made.is_gated


def test_a_rule_may_stand_before_the_gate() -> None:
    """One that says so answers for plants elsewhere, alone and where it is applied."""
    free = rule("罚款", gated=False)(gated_fine)
    assert free(ELSEWHERE).value == 500

    @rule("外", gated=False)
    def outer(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.dirty, free(plant)))

    assert outer(ELSEWHERE).value == 500


def test_a_rule_that_is_made_of_a_term_has_the_gates_that_it_is_made_with() -> None:
    """None, unless it is said that they stand before it."""
    told: dict[str, Any] = {"zh": "罚款", "parameters": (("plant", Plant),), "body": gated_fine(Facts(Plant, "plant"))}
    made: AnyRule = Rule(gated_fine, **told)
    gated: AnyRule = Rule(gated_fine, **told, is_gated=True)
    assert [one.is_gated for one in (made, gated)] == [False, True]
    assert made(ELSEWHERE).value == 500
    assert gated(ELSEWHERE).status is Status.NOT_APPLICABLE


def test_a_rule_keeps_its_gate_where_it_is_applied() -> None:
    """The gate of the one that is applied stands, though none stands before the one that applies it."""
    inner = rule(gated_fine)

    @rule("外", gated=False)
    def outer(plant: Facts[Plant]) -> Yuan:
        return decide(when(plant.dirty, inner(plant)))

    assert outer(HERE).value == 500
    assert outer(ELSEWHERE).status is Status.NOT_APPLICABLE


# ── applied and amended ──────────────────────────────────────────────────────────────────────────────


def test_a_rule_is_applied_to_any_subjects_of_its_models() -> None:
    """To two parts of one file, one after the other, and again."""
    inner = rule(fined)
    one, two = inner(Facts(Plant, "one")), inner(Facts(Plant, "two"))
    assert (repr(one), repr(two)) == ("fined(one)", "fined(two)")
    assert inner(Facts(Plant, "one")) is one


def test_an_amended_rule_is_amended_where_it_is_applied() -> None:
    """What applies it follows the number that was put in place; what applies the one as written does not."""
    inner = rule(fined)
    cheaper = inner.amend(FIVE.becomes(yuan(100)))

    def outer(applied: Any) -> Any:
        def asked(factory: Facts[Plant]) -> Yuan:
            return decide(when(factory.here, applied(factory)))

        return rule(asked)

    assert [outer(one)(HERE).value for one in (inner, cheaper, inner)] == [500, 100, 500]


def test_a_rule_remembers_its_latest_sixty_four_amendments() -> None:
    """The same change gives the same rule again until sixty-four others were asked for."""
    asked = rule(fined)
    first, *others = [FIVE.becomes(yuan(amount)) for amount in range(1, 66)]
    made = asked.amend(first)
    for one in others[:-1]:
        asked.amend(one)
    assert asked.amend(first) is made
    asked.amend(others[-1])
    assert asked.amend(first) is not made
