"""An answer that counts through days which the next yearly notice may still change says so; others do not."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from regkit import chengde, datong
from regkit.chengde import Draw
from regkit.datong import Filing
from regkit.engine.provisional import provisional_days
from regkit.engine.reference import Case
from regkit.language import Determination
from regkit.language import terms as t
from regkit.language.kinds import DATE, amount
from regkit.law import Unit, WorkingDayCalendar, last_day, working_days
from regkit.law import days as calendar_days

LAST = WorkingDayCalendar.state_council().last
"""The last day of the last year whose notice is known."""


def days(first: int, last: int) -> tuple[date, ...]:
    """Return days of the last December that the calendar covers."""
    return tuple(LAST.replace(day=day) for day in range(first, last + 1))


def due(start: date, calendar: WorkingDayCalendar | None = None) -> Determination[date]:
    """Return the last day for putting back what was drawn, and told of, on a day."""
    return chengde.replenishment_due(Draw(drawn_on=start, notice_on=start), calendar=calendar)


def test_a_last_day_counted_through_late_december_is_marked_in_both_languages_and_as_data() -> None:
    """The days from the 25th to the last day are told, and the year whose notice may change them."""
    answer = due(LAST.replace(day=9))
    assert answer.value is not None
    assert answer.provisional == days(25, answer.value.day)
    assert f"{LAST.year + 1}年放假安排公布后可能变动" in answer.explain()
    assert f"notice for {LAST.year + 1} may still change" in answer.explain("en")
    assert answer.data()["provisional"] == [day.isoformat() for day in answer.provisional]


@pytest.mark.parametrize("start", [date(2012, 12, 12), LAST.replace(day=1), LAST.replace(month=10)])
def test_what_is_counted_by_notices_that_are_out_carries_no_mark(start: date) -> None:
    """A count that ends before the 25th, or in a year after which another notice is known, is final."""
    answer = due(start)
    assert answer.provisional == ()
    assert "日历未定" not in answer.explain()


def test_a_condition_that_compares_with_such_a_day_is_marked_too() -> None:
    """Whether it was put back in time rests on the last day, and so on the calendar."""
    start = LAST.replace(day=9)
    draw = Draw(drawn_on=start, notice_on=start, fully=True, replenished_on=LAST)
    assert chengde.replenishment_breached(draw, on=LAST).provisional


def test_a_last_day_moved_on_over_rest_is_marked_where_the_rest_may_change() -> None:
    """A last day within the last week of the year may yet be a day of rest, whether it now is or not."""
    for last in days(25, 28):
        accepted = last - timedelta(days=30)
        answer = datong.filing_due(Filing(accepted_on=accepted), on=accepted)
        assert answer.provisional[0] == last


def test_who_knows_the_notice_and_says_so_gets_no_mark() -> None:
    """Days set from a source of the caller's are not provisional."""
    known = dict.fromkeys(days(25, 31), True)
    calendar = WorkingDayCalendar.state_council().with_overrides(known, source="国办发明电")
    assert due(LAST.replace(day=9), calendar).provisional == ()


def test_a_count_begins_on_the_day_after_the_one_it_is_counted_from() -> None:
    """Working days from the 25th on, or between it and another day; days of the calendar are counted by no notice."""
    first, last, case = LAST.replace(day=25), LAST.replace(day=29), Case({})
    start: t.Term[date] = t.Literal(first, DATE)
    end: t.Term[date] = t.Literal(last, DATE)
    later = start + working_days(1)
    ended = last_day(first, working_days(1))
    assert provisional_days([later], case) == days(26, ended.day)
    between: t.Term[Decimal] = t.Between(start, end, amount(Unit.WORKING_DAY))
    assert provisional_days([between], case) == days(26, 29)
    assert provisional_days([t.Between(start, end, amount(Unit.DAY)), start + calendar_days(3)], case) == ()
    compared = t.Compare(">=", between, t.Literal(1, between.kind))
    assert provisional_days([compared], case) == days(26, 29)
    assert provisional_days([t.And((compared,))], case) == ()  # what it is made of is on the path by itself
