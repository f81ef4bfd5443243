"""Where a day turns what is reckoned from it: the first with which it comes to a known day, and goes beyond it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from regkit.engine import turning
from regkit.engine.turning import Chain, chains
from regkit.language import Day, Days, Facts, Flag, OpenQuestion, Reading, Subject, Term, decide, fact, larger, when
from regkit.language import terms as t
from regkit.language.facts import EARLIEST, LATEST
from regkit.language.kinds import DATE
from regkit.law import WorkingDayCalendar, days, last_day, months, working_days
from tests.engine.small_worlds import WORDS

MAY = date(2012, 5, 1)
DAY = timedelta(1)


class Works(Subject):
    """Works."""

    a: Flag | None = fact("大型")
    begun: Day | None = fact("开工日")
    ended: Day | None = fact("完工日")
    waited: Days | None = fact("天数")


WORKS: Any = Facts(Works, "works")
KNOWN: t.Term[date] = t.Literal(MAY, DATE)


def only(term: Term[Any]) -> Chain:
    """Return the one chain that a day comes from."""
    found = chains(term)
    assert found is not None
    (chain,) = found
    return chain


def test_what_comes_of_a_day() -> None:
    """Period by period, over days of rest; nothing of days that no calendar covers."""
    assert only(WORKS.begun).at(MAY) == MAY
    assert only(WORKS.begun + months(1) + days(3)).at(MAY) == date(2012, 6, 4)
    assert only(t.Rolled(WORKS.begun + days(7))).at(date(2012, 9, 1)) == date(2012, 9, 10)
    assert only(WORKS.begun + working_days(5)).at(date(2012, 1, 4)) == date(2012, 1, 11)
    assert only(t.Rolled(WORKS.begun + days(7))).at(date(2150, 9, 1)) is None


def test_where_a_day_turns_what_comes_of_it() -> None:
    """A month before a day, and a day more; with the ends of all days of which anything comes."""
    chain = only(WORKS.begun + days(30))
    low, to_it, beyond, high = chain.turns(MAY)
    assert (to_it, beyond) == (date(2012, 4, 1), date(2012, 4, 2))
    assert low == EARLIEST
    assert chain.at(high - DAY) is not None
    assert chain.at(high) is None or high == LATEST


def test_days_of_rest_turn_over_several_days() -> None:
    """From Saturday on one comes to Monday; of days that no calendar covers nothing comes, before nor behind."""
    chain = only(t.Rolled(WORKS.begun))
    monday = date(2012, 9, 10)
    low, to_it, beyond, high = chain.turns(monday)
    assert (to_it, beyond) == (monday - 2 * DAY, monday + DAY)
    assert (chain.at(low - DAY), chain.at(high)) == (None, None)
    assert chain.at(low) is not None
    assert chain.at(high - DAY) is not None
    calendar = WorkingDayCalendar.state_council()
    assert (low, high) == (calendar.first, high)


def test_of_a_day_that_is_known_what_comes_of_it() -> None:
    """Whatever it is held against; nothing where no calendar covers it."""
    assert only(KNOWN + days(3)).turns(date(2000, 1, 1)) == (MAY + 3 * DAY,)
    late: t.Term[date] = t.Literal(date(2150, 1, 1), DATE)
    assert only(t.Rolled(late)).turns(MAY) == ()


def test_whether_anything_comes_of_days_is_seen_in_the_middle() -> None:
    """Of calendars: of a day that is known it need not be."""
    assert only(t.Rolled(WORKS.begun)).is_sure
    assert only(WORKS.begun).is_sure
    assert only(t.Rolled(t.Literal(date(2150, 1, 1), DATE))).is_sure
    assert not only(t.Rolled(WORKS.begun + days(200 * 365))).is_sure


def test_what_a_day_can_come_from() -> None:
    """The rows of a decision, the branch that is followed, named candidates; each chain once."""
    reading = Reading("turning.9.p", "如何", "How?", {"one": "甲", "two": "乙"}, "two", "因", WORDS)
    asked = OpenQuestion("turning.9.q", "问", "What?", "某机关", WORDS)
    a, begun, ended = WORKS.a, WORKS.begun, WORKS.ended
    several = decide(when(a, begun + days(1), WORDS), when(~a, ended, WORDS), unless=when(a, begun + days(1), WORDS))

    def told(term: Term[Any]) -> list[tuple[Any, int]] | None:
        found = chains(term)
        if found is None:
            return None
        return [(one.base if isinstance(one.base, date) else one.base.spec.name, len(one.steps)) for one in found]

    assert told(several) == [("begun", 1), ("ended", 0)]
    assert told(several + days(5)) == [("begun", 2), ("ended", 1)]
    assert told(reading.choose(one=begun, two=ended + days(1))) == [("ended", 1)]
    assert told(asked.of(DATE, begun, ended)) == [("begun", 0), ("ended", 0)]
    assert told(KNOWN + days(3)) == [(MAY, 1)]
    assert told(t.Named("x", "某", begun, "x")) == [("begun", 0)]
    for term in (larger(begun, ended), begun + WORKS.waited, t.AsOf(), a, decide(when(a, larger(begun, ended), WORDS))):
        assert told(term) is None
        if term.kind == DATE:
            assert told(t.Rolled(term)) is None


def test_two_chains_that_come_to_the_same_are_of_one_form() -> None:
    """By the day, the periods and their lengths; what is asked by another name is another."""
    one, same, longer, other = (
        only(term).form
        for term in (WORKS.begun + days(3), WORKS.begun + days(3), WORKS.begun + days(4), WORKS.ended + days(3))
    )
    assert one == same
    assert len({one, longer, other}) == 3
    assert only(KNOWN + days(3)).form != only(t.Literal(MAY + DAY, DATE) + days(3)).form
    assert only(WORKS.begun + days(3)).form != only(WORKS.begun + working_days(3)).form


def test_turns_are_kept_for_so_many_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """And found anew beyond that."""
    monkeypatch.setattr(turning, "MOST_DAYS", 2)
    chain = only(WORKS.begun + days(30))
    told = [chain.turns(MAY + n * DAY) for n in range(2)]
    assert list(chain.found) == [MAY, MAY + DAY]
    assert chain.turns(MAY) is told[0]
    chain.turns(MAY + 2 * DAY)
    assert list(chain.found) == [MAY + 2 * DAY]
    assert chain.turns(MAY) == told[0]
    assert last_day(told[0][1], days(30)) == MAY
