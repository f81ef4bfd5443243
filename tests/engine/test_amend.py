"""What if: amended rules, alone and within other rules."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from regkit import chengde
from regkit.chengde import Project, deposits
from regkit.chengde.regulation import CHENGDE
from regkit.engine.amend import is_ruled, origin_of, replaced
from regkit.language import (
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    RuleError,
    Subject,
    Yuan,
    decide,
    fact,
    rule,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.terms import Decide, lift, walk
from regkit.law import percent, yuan

LOWER = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent(1)))


@rule("按降低的比例")
def at_the_lower_rate(project: Facts[Project]) -> Yuan:
    """Apply a rule that was amended."""
    return decide(when(project.contract_price > 0, LOWER(project)))


def test_an_amended_rule_within_another_is_amended_there_too() -> None:
    """What applies an amended rule gets the amended answer; the rule as written stays as it is."""
    project = Project(contract_price=100)
    assert [str(asked(project).value) for asked in (at_the_lower_rate, chengde.owner_deposit)] == ["1.00", "2.00"]


def test_the_same_amendment_is_one_version() -> None:
    """Asked for again, it need not be compiled again; another value is another version."""
    again = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent(1)))
    assert again is LOWER
    assert chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent(3))) is not LOWER


def test_a_number_of_another_rule_is_refused() -> None:
    """A change that a rule does not rest on is a mistake, and is told."""
    with pytest.raises(RuleError, match="does not rest on the number"):
        chengde.owner_deposit.amend(deposits.TIER_1.becomes(deposits.TIER_2.value))


# ── rulings, readings and numbers together ───────────────────────────────────────────────────────────

A9, A8 = CHENGDE.articles(9, 8)
WORDS = A9.quote("劳务分包企业交纳5万元")
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))
FIVE_TERM = lift(FIVE)
BODY = CHENGDE.interpreter or CHENGDE.issuer
FIRST, SECOND = date(2012, 6, 1), date(2013, 6, 1)


class Works(Subject):
    """Works."""

    large: Flag | None = fact("大型")
    labour: Flag | None = fact("劳务")


def question() -> OpenQuestion:
    """Return a question that no shipped rule asks."""
    return OpenQuestion("x.9.amend", "问什么", "What?", BODY, WORDS)


def reading() -> Reading:
    """Return a reading that no shipped rule rests on."""
    return Reading("x.9.amended", "如何", "How?", {"a": "甲", "b": "乙"}, "a", "因", WORDS)


def asking(asked: OpenQuestion, read: Reading) -> Any:
    """Return a rule that rests on a number, a reading and a question."""

    @rule("所问")
    def asking(works: Facts[Works]) -> Yuan:
        big = asked.of(BOOL)
        return decide(
            when(works.large & big, read.choose(a=FIVE, b=yuan(7)), WORDS),
            when(works.large & ~big, yuan(1), WORDS),
            when(~works.large, yuan(0), WORDS),
        )

    return asking


def ruled(about: Any, value: Any, on: date, document: str = "1号") -> Any:
    """Return a ruling."""
    if isinstance(about, Reading):
        return about.ruled(value, by=BODY, document=document, on=on)
    return about.answered(value, by=BODY, document=document, on=on)


def values(changed: Any, *days: date) -> list[Any]:
    """Return what a rule answers of large works on some days."""
    return [changed(Works(large=True), on=day).value for day in days]


BEFORE, BETWEEN = date(2012, 5, 31), date(2013, 5, 31)


def test_rulings_hold_from_day_to_day() -> None:
    """The question is open before the first; each holds until the day before the next."""
    asked, read = question(), reading()
    told = asking(asked, read)
    one, two = ruled(asked, True, FIRST), ruled(asked, False, SECOND)
    for changed in (told.amend(one, two), told.amend(two, one), told.amend(two).amend(one)):
        assert values(changed, BEFORE, FIRST, BETWEEN, SECOND) == [None, 50_000, 50_000, 1]


def test_a_ruled_reading_is_followed_from_its_day() -> None:
    """Before it the option that was asked for is followed, or else the default."""
    asked, read = question(), reading()
    told = asking(asked, read).amend(ruled(asked, True, BEFORE))
    later = ruled(read, "b", FIRST)
    assert values(told.amend(later), BEFORE, FIRST) == [50_000, 7]
    assert values(told.amend(read.read_as("b")), BEFORE, FIRST) == [7, 7]
    assert values(told.amend(read.read_as("b"), ruled(read, "a", FIRST)), BEFORE, FIRST) == [7, 50_000]
    assert values(told.amend(FIVE.becomes(yuan(9)), later), BEFORE, FIRST) == [9, 7]


def test_two_rulings_of_one_day_must_agree() -> None:
    """The same told twice is one; two that differ are refused with both documents; of two days each has its own."""
    asked, read = question(), reading()
    told = asking(asked, read)
    same = ruled(asked, True, FIRST, "2号")
    assert values(told.amend(ruled(asked, True, FIRST), same), FIRST) == [50_000]
    with pytest.raises(RuleError, match="differ: `1号` and `2号`"):
        told.amend(ruled(asked, False, FIRST), same)


def test_what_a_rule_does_not_rest_on_is_told() -> None:
    """A number by its words, a reading and a question by their names; what is no change at all, as it is."""
    asked, read, other = question(), reading(), question()
    told = asking(asked, read)
    asking(other, reading())
    number = A8.number("按照工程合同价款总额的2%比例交纳", percent(2))
    for change, name in (
        (number.becomes(percent(1)), "the number `按照工程合同价款总额的2%比例交纳`"),
        (reading().read_as("b"), "reading `x.9.amended`"),
        (ruled(other, True, FIRST), "question `x.9.amend`"),
    ):
        with pytest.raises(RuleError, match=f"rule `asking` does not rest on {re.escape(name)}"):
            told.amend(change)
    with pytest.raises(RuleError, match="`3` is no change of a rule"):
        told.amend(3)


def test_what_no_change_concerns_stays_the_very_same() -> None:
    """Terms in which nothing is changed are the terms as written; one that stands twice is changed once."""
    price: Any = Facts(Works, "works").large
    twice = FIVE_TERM + FIVE_TERM
    assert replaced(price, (FIVE.becomes(yuan(9)),)) is price
    assert replaced(twice, ()) is twice
    changed: Any = replaced(twice, (FIVE.becomes(yuan(9)),))
    assert changed.left is changed.right
    assert changed.left.value == 9


def test_a_decision_by_the_days_of_rulings_is_known_as_such() -> None:
    """Another decision is not."""
    asked, read = question(), reading()
    told = asking(asked, read)
    decisions = [one for one in walk(told.amend(ruled(asked, True, FIRST)).body) if isinstance(one, Decide)]
    assert [is_ruled(one) for one in decisions].count(True) == 1
    assert {one.origin for one in decisions if is_ruled(one)} == {origin_of(asked)}
    assert not any(is_ruled(one) for one in walk(told.body) if isinstance(one, Decide))
