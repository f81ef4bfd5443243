"""A list as a rule asks it, and as it is declared, written out and described."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from regkit.chengde.regulation import CHENGDE
from regkit.engine.reference import Case, evaluate
from regkit.language import (
    Day,
    Facts,
    Flag,
    Listed,
    Money,
    OpenQuestion,
    Reading,
    RuleError,
    Subject,
    decide,
    fact,
    holds,
    larger,
    listed,
    part,
    rule,
    smaller,
    when,
    years_between,
)
from regkit.language.kinds import amount
from regkit.language.terms import Literal, lift, nothing
from regkit.law import Label, Unit, times, yuan

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))
MONEY = amount(Unit.YUAN)


class Payment(Subject):
    """A payment."""

    amount: Money | None = fact("金额")


class Firm(Subject):
    """A firm."""

    local: Flag | None = fact("本市企业")
    due: Money | None = fact("应交")
    paid: Money | None = fact("已交")
    begun: Day | None = fact("成立日")
    payments: Listed[Payment] | None = listed("付款", unit=Unit.TIMES)


class Site(Subject):
    """A site."""

    firms: Listed[Firm] | None = listed("承包企业", unit=Unit.TIMES)
    other_firms: Listed[Firm] | None = listed(Label("其他企业", "further firms"))
    named: Listed[Firm] | None = listed(Label("分包企业", "x"), en="subcontractors")
    owner: Firm | None = part("建设单位")
    begun: Day | None = fact("开工日")


class Presumed(Subject):
    """A site whose list is taken to be complete."""

    firms: Listed[Firm] | None = listed("企业", presumed_complete=True)


SITE: Any = Facts(Site, "site")


def of(*firms: Firm, complete: bool | None = True) -> Case:
    """Return the case of a site with these firms."""
    return Case({"site": Site(firms=Listed(firms, complete=complete))})


# ── asking ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        (SITE.firms.any, "site.firms.any()"),
        (lambda: SITE.firms.any(lambda firm: firm.local), "site.firms.any(lambda firm: firm.local)"),
        (lambda: SITE.firms.where(lambda its: its.local).count(), "site.firms.where(lambda its: its.local).count()"),
        (lambda: SITE.firms.count(lambda its: its.local), "site.firms.where(lambda its: its.local).count()"),
        (
            lambda: (
                SITE.firms.where(lambda its: its.local).where(lambda its: its.due > yuan(1)).total(lambda one: one.due)
            ),
            "site.firms.where(lambda one: one.local & (one.due > ¥1)).total(lambda one: one.due)",
        ),
    ],
)
def test_a_question_is_written_as_it_was_asked(asked: Any, written: str) -> None:
    """The member has the name that the question gives it, or that its first condition does."""
    assert repr(asked()) == written


def test_who_is_asked_is_told_by_a_condition() -> None:
    """A filter that is no condition is refused, the first of them too."""
    with pytest.raises(RuleError, match=r"`one\.due` is an amount in yuan, not a condition\nHint: compare it"):
        SITE.firms.where(lambda one: one.due).any()


@pytest.mark.parametrize(
    "asked",
    [
        lambda one: one.due,
        lambda _: lift(yuan(0)),
        lambda one: one.due + one.paid,
        lambda one: larger(one.due - one.paid, yuan(0)),
        lambda one: larger(yuan(0), one.due - one.paid),
        lambda one: decide(when(one.local, one.due, WORDS), when(~one.local, FIVE)),
        lambda one: one.payments.total(lambda each: each.amount),
        lambda one: one.payments.most(lambda each: each.amount),
        lambda _: nothing(MONEY),
    ],
)
def test_what_is_never_less_than_nothing_can_be_added_up(asked: Any) -> None:
    """Facts, numbers, their sums, and a difference that is cut off at nothing on either side."""
    assert SITE.firms.total(asked).kind == MONEY


def test_how_many_can_be_added_up() -> None:
    """A count within each member is no less than nothing either."""
    assert SITE.firms.total(lambda one: one.payments.count()).kind == amount(Unit.TIMES)


ASKED = OpenQuestion("x.9.m", "问什么", "What?", "某机关", WORDS)
READING = Reading("x.9.n", "如何", "How?", {"a": "甲", "b": "乙"}, "a", "因", WORDS)


@pytest.mark.parametrize(
    "asked",
    [
        lambda _: Literal(Decimal(-1), MONEY),
        lambda one: one.due - one.paid,
        lambda one: smaller(one.due - one.paid, yuan(0)),
        lambda one: larger(one.due - one.paid, one.paid - one.due),
        lambda one: one.due + (one.due - one.paid),
        lambda one: decide(when(one.local, one.due, WORDS), when(~one.local, one.due - one.paid, WORDS)),
        lambda one: decide(when(one.local, one.due, WORDS), unless=when(~one.local, one.due - one.paid, WORDS)),
        lambda one: READING.choose(a=one.due, b=one.due - one.paid),
        lambda one: years_between(SITE.begun, one.begun),
        lambda one: one.payments.least(lambda each: each.amount - one.due),
        lambda _: ASKED.of(MONEY),
    ],
)
def test_what_may_be_less_than_nothing_cannot_be_added_up(asked: Any) -> None:
    """Nor what an authority may answer, of which nothing is known."""
    with pytest.raises(RuleError, match="may be less than nothing"):
        SITE.firms.total(asked)


def test_a_question_within_a_question_by_the_same_name_has_a_member_of_its_own() -> None:
    """Of pairs, of which the inner asks the outer; of another list one name does for both."""
    pairs = SITE.firms.any(lambda one: SITE.firms.any(lambda other: other.due > one.due))
    assert evaluate(pairs, of(Firm(due=1), Firm(due=2))) is True
    assert evaluate(pairs, of(Firm(due=2), Firm(due=2))) is False
    within = SITE.firms.any(lambda one: one.payments.any(lambda one: one.amount > yuan(3)))
    paying = Firm(payments=Listed([Payment(amount=4)], complete=True))
    assert evaluate(within, of(paying)) is True
    assert evaluate(within, of(Firm(payments=Listed(complete=True)))) is False


def test_members_that_are_not_asked_count_for_nothing() -> None:
    """Where two conditions choose, both must hold."""
    rich = SITE.firms.where(lambda one: one.local).where(lambda one: one.due > yuan(1))
    firms = of(Firm(local=True, due=1), Firm(local=False, due=5), Firm(local=True, due=7))
    assert evaluate(rich.count() == times(1), firms) is True
    assert evaluate(rich.total(lambda one: one.due), firms) == 7
    assert evaluate(rich.all(lambda one: one.due > yuan(6)), firms) is True


# ── declaring ────────────────────────────────────────────────────────────────────────────────────────


def test_what_a_list_is_called_in_english() -> None:
    """What is said, or its label, or its name in words."""
    assert [Site.held[name].en for name in ("firms", "other_firms", "named", "owner")] == [
        "firms", "further firms", "subcontractors", "owner",
    ]  # fmt: skip
    assert [Site.held[name].many for name in ("firms", "owner")] == [True, False]


def test_a_list_and_a_part_are_declared_as_such() -> None:
    """Each is told how it is written."""
    with pytest.raises(RuleError, match=r"write `firms: Listed\[Model\] \| None = listed\(\.\.\.\)`"):

        class Bare(Subject):
            firms: Firm | None = listed("承包企业")

    with pytest.raises(RuleError, match=r"write `owner: Model \| None = part\(\.\.\.\)`"):

        class Wrong(Subject):
            owner: int | None = part("建设单位")

    with pytest.raises(RuleError, match=r"write `owner: Model"):

        class Two(Subject):
            owner: Firm | Payment | None = part("建设单位")


def test_a_list_is_written_out_as_it_was_said() -> None:
    """Plainly where nothing was said of whether it is complete, else with what was said."""
    firm = Firm(due=1)
    plain = Site(firms=[firm]).model_dump(exclude_unset=True)
    assert plain == {"firms": ({"due": 1},)}
    told = Site(firms=Listed([firm], complete=None)).model_dump(exclude_unset=True)
    assert told == {"firms": {"members": ({"due": 1},), "complete": None}}
    assert Site.model_validate(plain) == Site(firms=[firm])
    assert Site.model_validate(told) == Site(firms=Listed([firm], complete=None))


def test_a_list_is_described_in_both_forms_and_no_other() -> None:
    """The members alone, or with whether these are all; nothing else may stand beside."""
    schema = Site.model_json_schema()["properties"]["firms"]
    plain, told, _ = schema["anyOf"]
    assert plain["type"] == "array"
    assert told["properties"].keys() == {"members", "complete"}
    assert (told["required"], told["additionalProperties"]) == (["members"], False)


def test_a_list_of_anything() -> None:
    """Without a model its members are taken as they are."""
    assert TypeAdapter(Listed).validate_python([1, "x"]) == Listed([1, "x"], said=False)


def test_lists_are_the_same_where_all_of_them_is() -> None:
    """Members, whether these are all, and whether that was said; a tuple is no list."""
    one = Listed([1, 2], complete=True)
    assert one == Listed((1, 2), complete=True)
    assert hash(one) == hash(Listed((1, 2), complete=True))
    for other in (Listed([2, 1], complete=True), Listed([1, 2]), Listed([1, 2], said=False), (1, 2)):
        assert one != other
    assert repr(one) == "Listed([1, 2], complete=True)"
    assert repr(Listed([1], said=False)) == "Listed([1], said=False)"


@pytest.mark.parametrize("given", [{"members": 3}, {"members": [], "more": 1}, {"complete": True}, 3, "x"])
def test_what_is_no_list_is_refused(given: Any) -> None:
    """Members that are none, a word that is none of a list's, and a list without members."""
    with pytest.raises(ValueError, match="is no list; accepted: a list"):
        Site.model_validate({"firms": given})


def test_a_list_that_is_presumed_complete_says_so_only_where_nothing_was_said() -> None:
    """What was said stands, be it that it is not known."""

    @rule
    def all_local(site: Facts[Presumed]) -> Any:
        return holds(site.firms.all(lambda one: one.local), WORDS)

    local = Firm(local=True)
    assert all_local(Presumed(firms=[local])).value is True
    for said in (None, False):
        assert all_local(Presumed(firms=Listed([local], complete=said))).value is None
    assert all_local(Presumed()).value is None
