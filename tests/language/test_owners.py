"""Facts that are called alike say whose they are where they stand together."""

from __future__ import annotations

from datetime import date

from regkit.chengde import history
from regkit.language import Facts
from regkit.language import terms as t
from regkit.language.owners import distinct
from regkit.language.phrases import clause
from regkit.wuhan import league

ONE, ASKED = Facts(history.Event, "history.events[one]"), Facts(history.Event, "draw")


def test_a_member_and_the_subject_beside_it_are_told_apart() -> None:
    """The member comes first, whichever way the rule writes it."""
    before = ASKED.on < ONE.on
    assert clause(before) == "其日期晚于所问保证金事件的日期"
    assert clause(before, lang="en") == "its day is after the day of the event asked about"
    assert clause(before, truth=False) == "其日期不晚于所问保证金事件的日期"


def test_the_same_fact_of_two_is_the_same_or_another() -> None:
    """A text of one is 相同 with that of another, and not 为 it."""
    one, other = Facts(league.Contestant, "league.members[one]"), Facts(league.Contestant, "contestant")
    same = one.appraiser == other.appraiser
    assert clause(same) == "其评议考核机关与所问参加排名的机关的评议考核机关相同"
    assert clause(same, truth=False, lang="en") == (
        "its appraiser is not the same as the appraiser of the ranked body asked about"
    )


def test_facts_of_one_subject_stay_as_they_are() -> None:
    """Nothing is said of owners where there is one."""
    alone: t.Term[bool] = (ONE.on < ONE.on) & (ONE.amount > ONE.amount)
    assert distinct(alone) is alone


def test_in_an_explanation_the_subject_beside_a_member_says_that_it_is_the_one_asked_about() -> None:
    """第1项…的日期 is held against 所问…的日期, not against 日期."""
    events = [
        history.Event(kind="动用", on="2012-06-01", amount="10万元"),
        history.Event(kind="通知补齐", on="2012-06-05"),
    ]
    told = history.notified_on_by_events(events[0], history.DepositHistory(events=events), on=date(2013, 1, 1))
    said = told.explain()
    assert "第2项保证金事件的日期（2012年6月5日）晚于所问保证金事件的日期（2012年6月1日）" in said
    assert "早于日期" not in said


def test_a_named_condition_is_told_by_its_name() -> None:
    """What stands in it is not said, and so not told apart; what only bears words is told by what it says."""
    before = ASKED.on < ONE.on
    named = t.Named("x", "在先", before, "it is before")
    assert distinct(named) is named
    assert distinct(t.Not(named)).part is named
    assert clause(t.Named("", "", before, "")) == clause(before)
