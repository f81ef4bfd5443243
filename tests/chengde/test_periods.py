"""Articles 20 and 21: the fifteen working days and the six months, on worked days and on any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from regkit import chengde
from regkit.chengde import (
    Contract,
    Deposit,
    Draw,
    Holder,
    Project,
    ProjectOwner,
    RefundClaim,
    refunds,
    replenishment,
)
from regkit.language import Status
from regkit.law import CalendarNotCovered, DayReason

DUE = [
    ("2012-03-20", "2012-04-11"),
    ("2012-09-17", "2012-10-12"),
    ("2012-09-29", "2012-10-26"),
    ("2013-01-25", "2013-02-20"),
    ("2013-02-16", "2013-03-07"),
    ("2013-09-18", "2013-10-15"),
    ("2024-02-02", "2024-02-28"),
]
DAYS = st.dates(date(2012, 3, 19), date(2026, 11, 1))


@pytest.mark.parametrize(("start", "due"), DUE)
def test_the_worked_due_dates(start: str, due: str) -> None:
    """The day of the draw is not counted; holidays are skipped and weekends that are worked count."""
    day = date.fromisoformat(start)
    assert chengde.replenishment_due(Draw(drawn_on=day, notice_on=day)).value == date.fromisoformat(due)


def test_the_derivation_lists_every_day_with_its_reason_and_notice() -> None:
    """Of the days after 20 March 2012 fifteen count, two worked weekend days among them, Qingming is skipped."""
    steps = chengde.days_counted(date(2012, 3, 20))
    assert sum(step.counted for step in steps) == 15
    assert [step.day.isoformat() for step in steps if step.reason is DayReason.MAKE_UP] == ["2012-03-31", "2012-04-01"]
    skipped = [step.day.isoformat() for step in steps if step.reason is DayReason.HOLIDAY]
    assert skipped == ["2012-04-02", "2012-04-03", "2012-04-04"]
    assert {step.notice_year for step in steps} == {2012}


def test_a_year_without_a_notice_is_not_counted_through() -> None:
    """A period that runs into 2027 is undetermined, and the missing notice is named."""
    day = date(2026, 12, 21)
    answer = chengde.replenishment_due(Draw(drawn_on=day, notice_on=day))
    assert answer.status is Status.UNDETERMINED
    assert any("2027" in item.name for item in answer.missing)
    with pytest.raises(CalendarNotCovered):
        chengde.days_counted(day)


@given(DAYS, st.integers(0, 20))
def test_a_later_draw_is_never_due_earlier(day: date, later: int) -> None:
    """The due date moves only forward with the draw."""
    other = day + timedelta(days=later)
    first = chengde.replenishment_due(Draw(drawn_on=day, notice_on=day)).value
    second = chengde.replenishment_due(Draw(drawn_on=other, notice_on=other)).value
    assert first is not None
    assert second is not None
    assert day + timedelta(days=15) <= first <= second


@given(DAYS, st.integers(1, 20), st.integers(0, 60))
def test_between_draw_and_notice_nobody_is_blamed_or_cleared(day: date, apart: int, asked: int) -> None:
    """Before the earlier last day nothing is late, after the later one everything, and between it is open."""
    draw = Draw(drawn_on=day, notice_on=day + timedelta(days=apart), fully=False)
    one, two = (
        chengde.replenishment_due(draw).under(replenishment.A13_START.read_as(option)).value
        for option in ("draw", "notice")
    )
    on = day + timedelta(days=asked)
    assert one is not None
    assert two is not None
    expected = False if on <= one else True if on > two else None
    assert chengde.replenishment_breached(draw, on=on).value is expected


ENDS = [
    ("2012-06-14", "2012-12-14", None),
    ("2012-08-29", "2013-02-28", None),
    ("2012-08-31", "2013-02-28", None),
    ("2015-08-29", "2016-02-29", None),
    ("2015-08-28", "2016-02-28", "2016-03-01"),
    ("2016-02-29", "2016-08-29", None),
    ("2013-02-28", "2013-08-28", None),
    ("2012-03-31", "2012-09-30", "2012-10-09"),
    ("2012-10-31", "2013-04-30", "2013-05-03"),
    ("2012-12-31", "2013-06-30", "2013-07-02"),
]


@pytest.mark.parametrize(("accepted", "last", "rolled"), ENDS)
def test_the_worked_ends_of_the_six_months(accepted: str, last: str, rolled: str | None) -> None:
    """The corresponding day, else the month's end; the refund is possible the day after, not moved over rest."""
    found = chengde.refund_dates(date.fromisoformat(accepted))
    assert found.last_day == date.fromisoformat(last)
    assert found.earliest == found.last_day + timedelta(days=1)
    assert found.rolled == (None if rolled is None else date.fromisoformat(rolled))


@given(DAYS, st.integers(0, 400), st.sampled_from(Holder), *(st.booleans() for _ in range(4)))
def test_no_refund_before_the_six_months_are_over(
    accepted: date, later: int, holder: Holder, applied: bool, proof: bool, verified: bool, resolved: bool
) -> None:
    """Whoever asks and whatever is proved, no refund is due up to the last day of the six months."""
    on = accepted + timedelta(days=later)
    assume(on <= chengde.refund_dates(accepted).last_day)
    claim = RefundClaim(
        holder=holder, accepted_on=accepted, applied=applied, proof=proof, verified=verified, resolved=resolved
    )
    assert chengde.refund_due(claim, on=on).value is False


FULL = {"applied": True, "proof": True, "verified": True, "resolved": False}


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        (FULL, {"R1": True, "R2": True, "R3": True, "R4": True}),
        (FULL | {"proof": False, "resolved": True}, {"R1": True, "R2": True, "R3": True, "R4": False}),
        (FULL | {"verified": False}, {"R1": False, "R2": False, "R3": False, "R4": False}),
        (FULL | {"verified": False, "resolved": True}, {"R1": True, "R2": True, "R3": True, "R4": True}),
        (FULL | {"applied": False, "resolved": True}, {"R1": True, "R2": True, "R3": None, "R4": None}),
    ],
)
def test_the_four_readings_of_the_conditions(said: dict[str, bool], answers: dict[str, bool | None]) -> None:
    """After six months, each reading of application, proof, verification and resolution gives its own answer."""
    claim = RefundClaim.model_validate({"holder": Holder.PROJECT_OWNER, "accepted_on": date(2012, 6, 14), **said})
    answer = chengde.refund_due(claim, on=date(2012, 12, 15))
    assert {name: answer.under(refunds.A9_REFUND.read_as(name)).value for name in answers} == answers


def test_the_owners_deposit_when_drawn_is_nobodys_to_replenish_by_the_text() -> None:
    """Article 20 names contractors only."""
    answer = chengde.replenishment_amount(Draw(deposit=Deposit.OWNER, drawn_on=date(2012, 9, 17)))
    assert not answer.is_decided


def test_arrears_resolved_before_the_six_months_are_over_are_told_in_the_words_that_let_them_be_enough() -> None:
    """Where a full resolution alone is enough, its words carry the refund, and those of the six months do not."""
    claim = RefundClaim(holder=Holder.PROJECT_OWNER, accepted_on=date(2012, 6, 14), resolved=True)
    rule = chengde.refund_due.amend(refunds.A9_REFUND.read_as("R2"))
    answer = rule(claim, on=date(2012, 11, 1))
    assert answer.value is True
    assert {quote.words for quote in answer.citations} == {refunds.RESOLVED.words, refunds.REFUND.words}


@pytest.mark.parametrize("on", [None, date(2012, 6, 1)])
def test_an_owner_who_has_not_paid_when_the_permit_is_issued_did_not_pay_before_it(on: date | None) -> None:
    """Article 8 wants the deposit before the permit is issued: whether it is paid at all later is nothing to that."""
    project = Project(permit_issued_on=date(2012, 5, 10))
    assert chengde.owner_paid_in_time(ProjectOwner(paid=False), project, on=on).value is False


@pytest.mark.parametrize(
    ("owner", "contract"), [({"paid": False}, {"paid_on": "2012-05-09"}), ({"paid_on": "2012-05-02"}, {"paid": False})]
)
def test_there_is_no_day_of_both_vouchers_while_one_side_has_not_paid(
    owner: dict[str, object], contract: dict[str, object]
) -> None:
    """Article 13 asks for the vouchers of both."""
    answer = chengde.vouchers_in_hand_on(ProjectOwner.model_validate(owner), Contract.model_validate(contract))
    assert answer.status is Status.NOT_APPLICABLE


def test_a_notice_to_put_a_draw_back_tells_that_there_was_a_draw() -> None:
    """Article 20 has the notice after the draw: with a notice that came, a draw of an unknown day has come."""
    notified = Draw(deposit=chengde.Deposit.PROJECT, drawn_on=None, notice_on=date(2012, 6, 1))
    assert chengde.must_replenish(notified, on=date(2012, 7, 1)).value is True
    assert chengde.must_replenish(notified, on=date(2012, 5, 31)).status is Status.UNDETERMINED
    with pytest.raises(ValidationError, match="there is no notice of a draw that was not made"):
        Draw(drawn=False, notice_on=date(2012, 6, 1))
