"""A question to a list as questions to its members: the reference evaluator against plain counting."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from regkit.engine import lists
from regkit.engine.lists import OTHERS, Named, each, spread, subject_at, unrolled
from regkit.engine.possible import determined, missing, outcomes
from regkit.engine.reference import Case, evaluate
from regkit.language import Bounds, Facts, Flag, Listed, Money, Status, Subject, Term, decide, fact, listed, rule, when
from regkit.language import terms as t
from regkit.language.kinds import BOOL
from regkit.language.outcomes import UNKNOWN, Lack
from regkit.law import Unit, yuan
from tests.engine.small_worlds import WORDS


class Party(Subject):
    """One of several."""

    here: Flag | None = fact("在本市")
    paid: Money | None = fact("已付")


class File(Subject):
    """A file of parties."""

    parties: Listed[Party] | None = listed("企业", en="party", unit=Unit.TIMES)


class Whole(Subject):
    """A file in which all parties are presumed to be listed."""

    parties: Listed[Party] | None = listed("企业", presumed_complete=True)


class House(Subject):
    """One of several of a street."""

    en = "house"

    height: Money | None = fact("高度", en="height")


class Street(Subject):
    """One of several of a town, with several of its own."""

    en = "street"

    length: Money | None = fact("长度", en="length")
    houses: Listed[House] | None = listed("房屋", en="houses", unit=Unit.TIMES)


class Town(Subject):
    """A town of streets."""

    streets: Listed[Street] | None = listed("街道", en="streets", unit=Unit.TIMES)


FILE: Any = Facts(File, "file")
EVERY, HERE = FILE.parties, FILE.parties.where(lambda one: one.here)
FEW = [(here, amount) for here in (True, False) for amount in (1, 2)]
LISTS = [some for size in range(4) for some in itertools.product(FEW, repeat=size)]


def case(some: Sequence[tuple[Any, Any]], *, complete: bool | None = True) -> Case:
    """Return the case of a file of parties, each here or not, that have paid an amount."""
    parties = [Party(here=here, paid=paid) for here, paid in some]
    return Case({"file": File(parties=Listed(parties, complete=complete))})


QUESTIONS: dict[str, tuple[Any, Any]] = {
    "any": (lambda of: of.any(lambda one: one.paid > yuan(1)), lambda paid: any(one > 1 for one in paid)),
    "all": (lambda of: of.all(lambda one: one.paid > yuan(1)), lambda paid: all(one > 1 for one in paid)),
    "count": (lambda of: of.count(lambda one: one.paid > yuan(1)), lambda paid: sum(one > 1 for one in paid)),
    "number": (lambda of: of.count(), len),
    "total": (lambda of: of.total(lambda one: one.paid), sum),
    "least": (lambda of: of.least(lambda one: one.paid), lambda paid: min(paid, default=Lack.NOT_APPLICABLE)),
    "most": (lambda of: of.most(lambda one: one.paid), lambda paid: max(paid, default=Lack.NOT_APPLICABLE)),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_complete_list_is_asked_member_by_member(name: str) -> None:
    """Of all members, and of those that are here; of none there is no least and no most."""
    ask, counted = QUESTIONS[name]
    for of, chosen in ((EVERY, False), (HERE, True)):
        term = ask(of)
        for some in LISTS:
            expected = counted([paid for here, paid in some if here or not chosen])
            assert evaluate(term, case(some)) == expected, (some, chosen)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("of", [EVERY, HERE])
def test_what_is_known_of_a_list_is_what_all_its_completions_have_in_common(name: str, of: Any) -> None:
    """Of two parties of which one thing or two are not known."""
    ask, _ = QUESTIONS[name]
    term = ask(of)
    for one, other in itertools.product([(None, 1), (None, 2), (None, None), (False, 1), (True, 2)], FEW):
        here, paid = ((True, False) if one[0] is None else one[:1]), ((1, 2) if one[1] is None else one[1:])
        filled = itertools.product(here, paid)
        found = {evaluate(term, case([way, other])) for way in filled}
        known = determined(term, case([one, other]))
        if one[1] is not None:
            assert (known in found and len(found) == 1) if known is not UNKNOWN else len(found) > 1, (one, other)
        else:
            assert known is UNKNOWN or len(found) == 1


def test_a_member_of_a_list_of_a_member_is_asked_for_by_both() -> None:
    """Which house of which street is meant; a list that is asked anew for each member is not within a member."""
    town: Any = Facts(Town, "town")
    high = town.streets.any(lambda street: street.houses.any(lambda house: house.height > yuan(3)))
    longer = town.streets.any(lambda one: town.streets.any(lambda other: other.length > one.length))

    def of(*streets: Street) -> Case:
        return Case({"town": Town(streets=Listed(streets, complete=True))})

    low, tall, unknown = (
        Street(houses=Listed([House(height=height)], complete=True)) for height in (Decimal(1), Decimal(4), None)
    )
    assert evaluate(high, of(low, tall)) is True
    assert evaluate(high, of(low, low)) is False
    (lacked,) = missing(high, of(low, unknown))
    assert lacked.name == "town.streets[1].houses[0].height"
    assert (lacked.zh, lacked.en) == ("第2个街道的第1个房屋的高度", "the height of house no. 1 of street no. 2")
    short, long, any_length = (Street(length=length) for length in (Decimal(1), Decimal(2), None))
    assert evaluate(longer, of(short, long)) is True
    assert evaluate(longer, of(long, long)) is False
    (lacked,) = missing(longer, of(short, any_length))
    assert (lacked.zh, lacked.en) == ("第2个街道的长度", "the length of street no. 2")


def test_a_term_is_spread_once_for_lists_of_a_length_and_so_many_others() -> None:
    """It is the same term again for as many, and asks as many of those not listed as it is told."""
    term = EVERY.any(lambda one: one.here)
    subjects = case([(True, 1)]).subjects
    one, two, again = (spread(term, subjects, {OTHERS: {"file.parties": number}}) for number in (1, 2, 1))
    assert again is one
    for flat, number in ((one, 1), (two, 2)):
        asked = {leaf.parameter for leaf in t.walk(flat) if isinstance(leaf, t.Fact) and OTHERS in leaf.parameter}
        assert len(asked) == number


def test_whoever_is_not_listed_may_turn_an_answer() -> None:
    """Unless what they could be asked cannot turn it: one that is more than one yuan is enough for any."""
    some, ask = [(True, 2)], {name: ask(EVERY) for name, (ask, _) in QUESTIONS.items()}
    open_ = case(some, complete=None)
    assert determined(ask["any"], open_) is True
    assert determined(ask["all"], open_) is UNKNOWN
    assert determined(ask["all"], case([(True, 1)], complete=None)) is False
    assert determined(ask["any"], case([(True, 1)], complete=None)) is UNKNOWN
    assert outcomes(ask["total"], open_) == (Bounds(Decimal(2), None),)
    assert outcomes(ask["least"], open_) == (Bounds(Decimal(0), Decimal("1.99")), Decimal(2))
    assert outcomes(ask["most"], open_)[-1].high is None
    assert outcomes(ask["count"], open_)[0] in {1, Bounds(Decimal(1), None)}
    assert {True, False} == set(outcomes(ask["any"], case([], complete=None)))
    assert Status.NOT_APPLICABLE in outcomes(ask["least"], case([], complete=None))


def test_what_is_asked_of_each_is_asked_plainly() -> None:
    """Without a choice nothing is denied or joined; a choice alone is asked alone."""
    asked = each(EVERY.all(lambda one: one.here))
    assert isinstance(asked, t.Fact)
    assert isinstance(each(EVERY.any(lambda one: one.here)), t.Fact)
    assert isinstance(each(HERE.any()), t.Fact)
    both = each(HERE.any(lambda one: one.paid > yuan(1)))
    assert isinstance(both, t.And)
    assert [type(one) for one in both.parts] == [t.Fact, t.Compare]  # who is chosen, then what is asked of them
    assert isinstance(each(HERE.all(lambda one: one.paid > yuan(1))), t.Or)
    assert isinstance(each(EVERY.count()), t.Literal)
    assert isinstance(each(EVERY.total(lambda one: one.paid)), t.Fact)


def test_members_that_are_all_there_are_joined_plainly() -> None:
    """The least of three listed ones is the lesser of two lessers where nobody chooses; who is listed is known."""
    subjects = {"file": File(parties=Listed([Party(), Party(), Party()], complete=True))}
    least = unrolled(EVERY.least(lambda one: one.paid), subjects, {})
    folded = [one for one in t.walk(least) if isinstance(one, t.Arith)]
    assert {one.op for one in folded} == {"min"}
    plain = [one for one in folded if isinstance(one.left, t.Fact) and isinstance(one.right, t.Fact)]
    assert plain
    assert lists.TRUE.value is True  # type: ignore[attr-defined]
    assert lists.FALSE.value is False  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("of", [EVERY, HERE])
def test_what_a_question_stands_for_is_written_as_rules_are(name: str, of: Any) -> None:
    """Each row has a condition, and an outcome of the kind that is asked for."""
    subjects = {"file": File(parties=Listed([Party(), Party(), Party()], complete=None))}
    term = unrolled(QUESTIONS[name][0](of), subjects, {})
    for one in (inner for inner in t.walk(term) if isinstance(inner, t.Decide)):
        assert {row.condition.kind for row in one.rows} == {BOOL}
        assert {row.outcome.kind for row in one.rows} == {one.kind}


@rule("应付额", en="amount owed")
def amount_owed(party: Facts[Party]) -> Term[Any]:
    """Say what a party owes."""
    return decide(when(party.here, yuan(5), WORDS), when(~party.here, yuan(0), WORDS))


def test_it_is_said_whose_amount_is_meant() -> None:
    """Of one that has a name, or that a rule says; whether something is so is said of a member by what it reads."""
    subjects = {"file": File(parties=Listed([Party(), Party()], complete=True))}

    def told(term: t.Over[Any]) -> set[tuple[str, str]]:
        return {(one.zh, one.en) for one in t.walk(unrolled(term, subjects, {})) if isinstance(one, t.Named)}

    def named(one: Any, en: str) -> Any:
        return t.Named("debt", "欠款", one.paid + yuan(1), en)

    second = ("第2个企业的欠款", "debt of party no. 2")
    assert second in told(EVERY.total(lambda one: named(one, "")))
    assert ("第2个企业的欠款", "amount due of party no. 2") in told(EVERY.total(lambda one: named(one, "amount due")))
    assert ("第2个企业的应付额", "amount owed of party no. 2") in told(EVERY.total(amount_owed))
    assert told(EVERY.all(lambda one: t.Named("ok", "已清", one.here, "is clear"))) == {("已清", "is clear")}


def test_what_is_presumed_of_a_list_is_told_of_it() -> None:
    """That there are no others, where that is presumed; else nothing is."""
    file: Any = Facts(Whole, "file")
    asked = unrolled(file.parties.all(lambda one: one.here), {"file": Whole(parties=Listed([Party()]))}, {})
    (complete,) = {one.spec for one in t.walk(asked) if isinstance(one, t.Fact) and one.spec.name == "complete"}
    assert complete.presumed is True
    (other,) = {
        one.spec
        for one in t.walk(unrolled(EVERY.all(lambda one: one.here), case([]).subjects, {}))
        if isinstance(one, t.Fact) and one.spec.name == "complete"
    }
    assert not other.presumes


def test_what_was_found_by_its_name_is_kept() -> None:
    """Where names are kept; other subjects are as they were given."""
    file = File(parties=Listed([Party(paid=Decimal(3))]))
    kept, plain = Named({"file": file}), {"file": file}
    for subjects in (kept, plain):
        assert subject_at(subjects, "file.parties[0]").paid == 3
    assert set(kept) == {"file", "file.parties[0]"}
    assert set(plain) == {"file"}
