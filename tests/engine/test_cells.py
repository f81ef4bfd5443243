"""What is not known, and where its values are divided: at each value at which a comparison comes out otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.cells import Questions, can_be_supposed, cells, compared_with, ends, is_fact_key, is_finite, lacking
from regkit.engine.lines import NONE_AT_ALL
from regkit.engine.possible import determined, outcomes
from regkit.engine.reference import ABSENT, Case, key_of
from regkit.language import (
    ON,
    Day,
    Facts,
    Flag,
    Listed,
    Money,
    Multiple,
    OpenQuestion,
    Status,
    Subject,
    Term,
    Times,
    Word,
    belongs,
    dated,
    decide,
    decision,
    fact,
    happened,
    larger,
    listed,
    never,
    rounded,
    smaller,
    when,
)
from regkit.language import terms as t
from regkit.language.facts import EARLIEST, LATEST
from regkit.language.kinds import TEXT, amount
from regkit.language.outcomes import UNKNOWN
from regkit.language.reckoning import Rounding
from regkit.law import Unit, WorkingDayCalendar, days, last_day, months, multiple, times, working_days, yuan

(A9,) = CHENGDE.articles(9)
WORDS = A9.quote("劳务分包企业交纳5万元")
MAY = date(2012, 5, 1)


class Hue(Word):
    """Three words."""

    RED = "red", "红"
    BLUE = "blue", "蓝"
    GREEN = "green", "绿"


class Party(Subject):
    """One of several."""

    paid: Money | None = fact("已付")


class Works(Subject):
    """Works."""

    a: Flag | None = fact("大型")
    hue: Hue | None = fact("颜色")
    hues: frozenset[Hue] | None = fact("各色")
    name: str | None = fact("名称")
    sign: str | None = fact("牌上名称")
    price: Money | None = fact("价款")
    paid: Money | None = fact("已付")
    often: Times | None = fact("次数", high=times(9))
    begun: Day | None = fact("开工日")
    ended: Day | None = fact("完工日")
    done: Flag | None = fact("已完工")
    share: Multiple | None = decision("倍数", by="某局", low=multiple(0), high=multiple(1))
    parties: Listed[Party] | None = listed("企业")
    limited: Flag | None = fact("有限期")
    last: Day | None = fact("末日")
    relations = (belongs("last", to="limited"), dated("done", "ended"))


WORKS: Any = Facts(Works, "works")
OPEN_DAY: Any = UNKNOWN


def of(on: Any = None, guessed: Any = (), **said: Any) -> Case:
    """Return the case of works of which all else is unknown."""
    unknown: dict[str, Any] = dict.fromkeys([*Works.facts, *Works.held])
    return Case({"works": Works.model_validate({**unknown, **said})}, on, guessed=dict(guessed))


def question(name: str) -> OpenQuestion:
    """Return a question that no other test asks."""
    return OpenQuestion(f"cells.9.{name}", "问", "What?", "某机关", WORDS)


def named(term: Term[Any], case: Case) -> list[str]:
    """Return what a term lacks, facts by their names."""
    return [one.spec.name if isinstance(one, t.Fact) else type(one).__name__ for one in lacking(term, case)]


# ── what is not known ────────────────────────────────────────────────────────────────────────────────


REACHING = decide(when(WORKS.a, WORKS.price, WORDS), provided=WORKS.limited)
EXCEPTED = decide(when(WORKS.a, WORKS.price, WORDS), unless=when(WORKS.limited, yuan(1), WORDS))


@pytest.mark.parametrize(
    ("term", "case", "told"),
    [
        (WORKS.a & (WORKS.price > yuan(1)), of(), ["a", "price"]),
        (WORKS.a & (WORKS.price > yuan(1)), of(a=True), ["price"]),
        (WORKS.a & (WORKS.price > yuan(1)), of(a=False), []),
        (decide(when(WORKS.a, WORKS.price, WORDS)), of(), ["a", "price"]),
        (REACHING, of(), ["limited", "a", "price"]),
        (REACHING, of(limited=True), ["a", "price"]),
        (EXCEPTED, of(a=False), ["limited"]),
        (WORKS.begun + days(3) > ON, of(OPEN_DAY), ["begun", "AsOf"]),
        (WORKS.begun + days(3) > ON, of(OPEN_DAY, begun=MAY), ["AsOf"]),
        (WORKS.done, of(MAY), ["done"]),
        (WORKS.done, of(OPEN_DAY, done=True, ended=MAY), ["AsOf"]),
        (WORKS.done, of(OPEN_DAY, [(("works", "done"), True), (("works", "ended"), MAY)]), []),
        (happened(WORKS.begun), of(OPEN_DAY), ["begun"]),
        (happened(WORKS.begun), of(OPEN_DAY, begun=MAY), ["AsOf"]),
        (happened(WORKS.begun), of(MAY, [(("works", "begun"), ABSENT)]), []),
        (WORKS.begun > MAY, of(MAY, [(("works", "begun"), ABSENT)]), []),
        (WORKS.begun + working_days(5), of(begun=date(2050, 1, 1)), ["Shift"]),
        (WORKS.begun + working_days(5), of(), ["begun"]),
    ],
)  # fmt: skip
def test_what_a_term_lacks(term: Term[Any], case: Case, told: list[str]) -> None:
    """What could still change it: no condition of what is settled, no outcome of a row that is ruled out.

    Where it was said that something is so from a day on, what is lacking is the day asked about; working days are
    lacking of a day that is known and no calendar covers; of a day that never comes nothing is.
    """
    assert named(term, case) == told


def test_what_an_open_question_lacks() -> None:
    """The question itself; once it is supposed which answer it has, what that answer reads; of some other nothing."""
    asked = question("one").of(amount(Unit.YUAN), WORKS.price, WORKS.paid)
    assert named(asked, of()) == ["Open"]
    key = key_of(asked, of())
    assert named(asked, of(guessed=[(key, 1)])) == ["paid"]
    only = question("only").of(amount(Unit.YUAN), WORKS.price)
    assert named(only, of(guessed=[(key_of(only, of()), 0)])) == ["price"]
    assert named(only, of(guessed=[(key_of(only, of()), None)])) == []


OPEN, NAMED, BETWEEN = question("open"), question("named"), question("between")


@pytest.mark.parametrize(
    ("leaf", "finite", "supposed"),
    [
        (WORKS.a, True, True),
        (WORKS.hue, True, True),
        (WORKS.hues, True, True),
        (WORKS.price, False, True),
        (WORKS.begun, False, True),
        (WORKS.name, False, False),
        (OPEN.of(TEXT), False, False),
        (NAMED.of(amount(Unit.YUAN), WORKS.price, WORKS.paid), True, True),
        (BETWEEN.of(amount(Unit.YUAN), yuan(3), yuan(8)), False, True),
    ],
)
def test_which_values_can_be_gone_through(leaf: Term[Any], finite: bool, supposed: bool) -> None:
    """Truths, words, sets and named answers one by one, amounts and days by their cells; texts not at all."""
    assert (is_finite(leaf), can_be_supposed(leaf)) == (finite, supposed)


def test_which_keys_are_facts() -> None:
    """A parameter and a name; not the day asked about, nor a question or working days."""
    keys = [key_of(one, of(begun=MAY)) for one in (WORKS.a, ON, OPEN.of(TEXT), WORKS.begun + days(1))]
    assert list(map(is_fact_key, keys)) == [True, False, False, False]
    assert not is_fact_key((OPEN, 2))
    assert not is_fact_key("ab")


# ── where values are divided ─────────────────────────────────────────────────────────────────────────


def divided(leaf: Term[Any], *terms: Term[Any], case: Case | None = None) -> list[tuple[Any, Any]]:
    """Return the first and the last value of each cell of a leaf."""
    found = cells(leaf, case or of(), Questions(terms))
    return [(cell.points[0][0], cell.points[-1][0]) for cell in found]


def starts(leaf: Term[Any], *terms: Term[Any], case: Case | None = None) -> list[Any]:
    """Return the first value of each cell of a leaf but the first."""
    return [first for first, _ in divided(leaf, *terms, case=case)[1:]]


def test_what_has_few_values_is_divided_into_each() -> None:
    """Both truths, each word, each set of the words that are asked for, each answer that has a name."""
    assert [one for one, _ in divided(WORKS.a)] == [True, False]
    assert [one for one, _ in divided(WORKS.hue)] == list(Hue)
    asked = WORKS.hues.includes(Hue.RED) | WORKS.hues.includes(Hue.GREEN)
    sets = [set(), {Hue.RED}, {Hue.GREEN}, {Hue.RED, Hue.GREEN}]
    assert [set(one) for one, _ in divided(WORKS.hues, asked)] == sets
    assert [one for one, _ in divided(question("two").of(amount(Unit.YUAN), WORKS.price, WORKS.paid))] == [0, 1]
    assert [one for one, _ in divided(question("sole").of(amount(Unit.YUAN), WORKS.price))] == [0, None]
    assert divided(WORKS.name, WORKS.name == WORKS.sign) == []
    assert divided(question("text").of(TEXT)) == []


def test_an_amount_is_divided_at_what_it_is_compared_with() -> None:
    """There and one fen behind; at nothing that it is not compared with, nor beyond its ends."""
    assert divided(WORKS.price) == [(0, 10**13)]
    fen = Decimal("0.01")
    assert divided(WORKS.price, WORKS.price >= yuan(10)) == [(0, 10 - fen), (10, 10), (10 + fen, 10**13)]
    assert starts(WORKS.price, WORKS.price >= yuan("10.05")) == [Decimal("10.05"), Decimal("10.06")]
    assert starts(WORKS.price, WORKS.price >= yuan(10), WORKS.paid >= yuan(5)) == [10, Decimal("10.01")]
    assert starts(WORKS.often, WORKS.often > times(3), WORKS.often < times(40)) == [3, 4]
    assert starts(WORKS.often, WORKS.often >= times(9), WORKS.often >= times(0)) == [1, 9]
    assert starts(WORKS.price, smaller(WORKS.price, yuan(10))) == [10, Decimal("10.01")]
    assert starts(WORKS.price, larger(WORKS.price, yuan(10))) == [10, Decimal("10.01")]
    assert starts(WORKS.price, WORKS.price + yuan(1)) == []


def test_an_amount_is_divided_at_what_is_known_of_another() -> None:
    """There and behind it, whichever side it stands on; where it is not known, at what may come of it."""
    against = WORKS.price >= WORKS.paid
    assert starts(WORKS.price, against, case=of(paid=7)) == [7, Decimal("7.01")]
    fifth = WORKS.paid >= yuan(5)
    assert {5, Decimal("5.01")} <= set(starts(WORKS.price, against, fifth))
    turned = WORKS.paid <= WORKS.price
    assert starts(WORKS.price, turned, case=of(paid=7)) == [7, Decimal("7.01")]


def test_an_amount_is_divided_where_what_is_reckoned_from_it_turns() -> None:
    """Twice five is ten; what is brought to whole steps turns where a step is reached."""
    twice = WORKS.price + WORKS.price >= yuan(10)
    assert starts(WORKS.price, twice) == [5, Decimal("5.01")]
    whole = rounded(WORKS.price, to=yuan(10), how=Rounding.DOWN, words=WORDS) >= yuan(30)
    assert starts(WORKS.price, whole) == [30, 40]
    assert starts(WORKS.often, WORKS.often * multiple(2) > times(5)) == [3]


def test_a_share_is_divided_more_finely_than_what_it_is_held_against() -> None:
    """Between any two amounts that it is compared with there is one more."""
    case = of(paid=Decimal("0.13"), price=Decimal(1))
    first, second = starts(WORKS.share, WORKS.share * WORKS.price >= WORKS.paid, case=case)
    assert first == Decimal("0.13")
    assert first < second < Decimal("0.14")


def test_a_day_is_divided_at_days_and_where_periods_end() -> None:
    """A month before the end of it; behind a day as well, since a day may lie on it."""
    assert starts(WORKS.begun, WORKS.begun >= MAY) == [MAY, MAY + timedelta(1)]
    later = WORKS.begun + months(1) > MAY
    assert starts(WORKS.begun, later) == [date(2012, 4, 1), date(2012, 4, 2)]
    assert starts(WORKS.begun, happened(WORKS.begun), case=of(MAY)) == [MAY, MAY + timedelta(1)]
    assert starts(WORKS.ended, WORKS.done, case=of(MAY)) == [EARLIEST, MAY, MAY + timedelta(1)]  # behind none at all
    assert divided(WORKS.begun) == [(EARLIEST, LATEST)]


def test_working_days_divide_days_where_notices_begin_and_end() -> None:
    """Only where they are counted: of days before and behind the notices no working day is known."""
    calendar = WorkingDayCalendar.state_council()
    counted = starts(WORKS.begun, WORKS.begun + working_days(5) > WORKS.ended)
    assert {calendar.first, calendar.last + timedelta(1)} <= set(counted)
    between: t.Term[Any] = t.Between(WORKS.begun, WORKS.ended, amount(Unit.WORKING_DAY))
    apart: t.Term[Any] = t.Between(WORKS.begun, WORKS.ended, amount(Unit.DAY))
    assert {calendar.first, calendar.last + timedelta(1)} <= set(starts(WORKS.begun, between >= working_days(5)))
    assert starts(WORKS.begun, apart >= days(5), case=of(ended=MAY)) == [MAY - timedelta(5), MAY - timedelta(4)]
    rolled = starts(WORKS.begun, t.Compare(">", t.Rolled(WORKS.begun), WORKS.ended))
    assert {calendar.first, calendar.last + timedelta(1)} <= set(rolled)
    assert starts(WORKS.begun, WORKS.begun + days(5) > WORKS.ended, case=of(ended=MAY)) == [
        MAY - timedelta(5),
        MAY - timedelta(4),
    ]


def test_working_days_turn_within_the_notices() -> None:
    """On the first day from which so many of them reach a day, and on the first from which they reach beyond it."""
    found = starts(WORKS.begun, WORKS.begun + working_days(5) > WORKS.ended, case=of(ended=MAY))
    some = [date(2012, 4, 1) + timedelta(number) for number in range(40)]
    reached = [next(day for day in some if last_day(day, working_days(5)) >= end) for end in (MAY, MAY + timedelta(1))]
    assert [one for one in found if one in some] == sorted(set(reached))


def test_a_day_is_divided_for_some_days_that_another_may_be() -> None:
    """Where it is held against one that is not known: on the day on which that one turns, a day before and behind."""
    found = starts(WORKS.begun, WORKS.begun + days(5) > WORKS.ended, WORKS.ended > MAY)
    assert found == [MAY + timedelta(number) for number in (-6, -5, -4, -3)]


def test_a_conflict_where_it_is_not_asked_for_lacks_nothing() -> None:
    """Two rows apply and differ, whatever becomes of a third."""
    term = decide(
        when(WORKS.price > yuan(1), yuan(1), WORDS),
        when(WORKS.price < yuan(3), yuan(2), WORDS),
        when(WORKS.a, yuan(3), WORDS),
    )
    assert named(term, of(price=2)) == []
    assert named(term, of(price=3)) == []
    assert set(named(term, of())) == {"price", "a"}


def test_what_belongs_to_what_may_not_be_has_a_cell_of_its_own() -> None:
    """That there is no such day; of other days there always is one."""
    assert cells(WORKS.last, of(), Questions(()))[0] == NONE_AT_ALL
    assert NONE_AT_ALL not in cells(WORKS.begun, of(), Questions(()))


def test_what_stands_at_the_ends_and_beside_a_leaf() -> None:
    """The last value and the first; what it is compared with, as far as that is known, other facts before constants."""
    asked = Questions((WORKS.price >= yuan(10), WORKS.price >= WORKS.paid, WORKS.often > times(20)))
    case = of(paid=7)
    assert ends(WORKS.price, case, asked) == (10**13, 0)
    assert ends(WORKS.often, case, asked) == (9, 0)
    assert compared_with(WORKS.price, case, asked) == [7, 10]
    assert compared_with(WORKS.often, case, asked) == []
    for leaf in (WORKS.a, WORKS.hue):
        assert ends(leaf, case, asked) == ()
        assert compared_with(leaf, case, asked) == []


# ── what is found once ───────────────────────────────────────────────────────────────────────────────


def test_what_the_cells_of_a_leaf_hang_on() -> None:
    """On what it is compared with, and what that is compared with; where a list is asked it is not known beforehand."""
    total = WORKS.parties.total(lambda one: one.paid)
    chain = (WORKS.price >= WORKS.paid, WORKS.paid > yuan(3), WORKS.begun > WORKS.ended)
    asked, lists = Questions((*chain, WORKS.often > times(3))), Questions((*chain, WORKS.price >= total))
    for leaf, facts in ((WORKS.price, {"price", "paid"}), (WORKS.begun, {"begun", "ended"}), (WORKS.often, {"often"})):
        found = asked.reach(leaf)
        assert found is not None
        assert {key[1] for key in found if isinstance(key, tuple)} == facts
    assert lists.reach(WORKS.price) is None
    assert lists.reach(WORKS.paid) is None
    assert lists.reach(WORKS.begun) == asked.reach(WORKS.begun)


def test_what_was_found_for_one_day_is_not_taken_for_another() -> None:
    """A day that is three days before the one asked about, which is not known either: there is one in any year."""
    meets = (WORKS.begun + days(3) <= ON) & (WORKS.begun + days(3) >= ON)
    late = decide(when(meets & (ON >= MAY), yuan(1), WORDS), when(~(meets & (ON >= MAY)), yuan(2), WORDS))
    assert outcomes(late, of(OPEN_DAY)) == (1, 2)
    either = decide(when((ON < MAY) & meets, yuan(1), WORDS), when((ON >= MAY) & meets, yuan(2), WORDS))
    assert outcomes(either, of(OPEN_DAY)) == (1, 2, Status.SILENT)


def test_what_was_found_for_one_answer_is_not_taken_for_another() -> None:
    """An amount that is just what a question is answered with, whichever of two answers that is."""
    answer = question("answer").of(amount(Unit.YUAN), WORKS.paid, WORKS.paid + yuan(100))
    exact = (WORKS.price >= answer) & (WORKS.price <= answer)
    little = WORKS.price <= yuan(100)
    term = decide(when(exact & little, yuan(1), WORDS), when(exact & ~little, yuan(2), WORDS))
    assert outcomes(term, of(paid=50)) == (1, 2, Status.SILENT)


class File(Subject):
    """A file whose parties together have paid an amount."""

    parties: Listed[Party] | None = listed("企业")
    total: Money | None = fact("合计")
    relations = (never(lambda f: f.total != f.parties.total(lambda one: one.paid), "不等", "differs"),)


class Short(Subject):
    """A file whose parties together have paid one yuan more than an amount."""

    parties: Listed[Party] | None = listed("企业")
    less: Money | None = fact("少一元")
    relations = (
        never(lambda f: f.less + yuan(1) != f.parties.total(lambda one: one.paid), "不少一元", "is not one less"),
    )


def test_what_was_found_for_one_member_is_not_taken_for_another() -> None:
    """A total that a relation reads off a list is another for every amount that a member may have paid."""
    file: Any = Facts(File, "file")
    case = Case({"file": File(parties=Listed([Party()], complete=True))})
    much = file.parties.any(lambda one: one.paid >= yuan(7))
    assert outcomes(much & (file.total > yuan(5)), case) == (False, True)
    assert determined(much & (file.total < yuan(5)), case) is False
    little = when(~much & (file.total < yuan(5)), yuan(2), WORDS)
    assert {1, 2} <= set(outcomes(decide(when(much & (file.total > yuan(5)), yuan(1), WORDS), little), case))
    short: Any = Facts(Short, "file")
    much = short.parties.any(lambda one: one.paid >= yuan(7))
    case = Case({"file": Short(parties=Listed([Party()], complete=True))})
    assert outcomes(much & (short.less > yuan(5)), case) == (False, True)


def test_what_was_found_for_one_supposition_is_not_taken_for_another() -> None:
    """Where an amount is held against one of two others, whichever it is."""
    which = decide(when(WORKS.a, WORKS.paid, WORDS), when(~WORKS.a, WORKS.paid + yuan(100), WORDS))
    case = of(paid=50)
    exact = (WORKS.price >= which) & (WORKS.price <= which)
    assert determined(exact & WORKS.a & (WORKS.price != yuan(50)), case) is False
    assert determined(exact & ~WORKS.a & (WORKS.price != yuan(150)), case) is False
    assert outcomes(exact & ~WORKS.a, case) == outcomes(exact & WORKS.a, case) == (False, True)
