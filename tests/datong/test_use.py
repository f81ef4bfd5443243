"""Article 17, item 4: how long recordings are kept, and when they may go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit import datong
from regkit.datong import Recording, SourceRank
from regkit.datong.retention import A30
from regkit.language import Compliance, Status

BY_LAW = {SourceRank.LAW, SourceRank.ADMINISTRATIVE_REGULATION, SourceRank.LOCAL_REGULATION}
DAY = date(2010, 6, 1)


@given(st.integers(0, 400), st.sampled_from(SourceRank))
def test_only_a_law_or_regulation_displaces_the_fifteen_days(other: int, rank: SourceRank) -> None:
    """从其规定: its period is followed, longer or shorter; no other document changes the fifteen days."""
    required = datong.required_retention(Recording(other_days=other, other_rank=rank), on=DAY).value
    assert required == (other if rank in BY_LAW and other else 15)


@given(st.integers(0, 400), st.sampled_from(SourceRank))
def test_read_as_a_floor_fifteen_days_are_the_least(other: int, rank: SourceRank) -> None:
    """Under the other reading (A30) a law or regulation can only ask for more."""
    answer = datong.required_retention(Recording(other_days=other, other_rank=rank), on=DAY)
    required = answer.under(A30.read_as("longer")).value
    assert required == (max(15, other) if rank in BY_LAW else 15)


def test_another_period_of_unknown_rank_settles_nothing() -> None:
    """Who is told of thirty days and not by what document does not know how long to keep recordings."""
    answer = datong.required_retention(Recording(other_days=30), on=DAY)
    assert answer.value is None
    assert [item.name for item in answer.missing] == ["recording.other_law"]


@pytest.mark.parametrize(("kept", "met"), [(14, False), (15, True), (16, True)])
def test_the_fifteenth_day_is_enough(kept: int, met: bool) -> None:
    """以上 includes the number itself."""
    answer = datong.retains_long_enough(Recording(kept_days=kept), on=DAY)
    assert answer.value is (Compliance.MET if met else Compliance.BREACHED)


WORKED = [
    ("2008-03-01", "2008-03-17"),
    ("2012-02-14", "2012-03-01"),
    ("2009-02-20", "2009-03-08"),
    ("2010-12-20", "2011-01-05"),
    ("2008-04-16", "2008-05-02"),
]


@pytest.mark.parametrize(("recorded", "safe"), WORKED)
def test_the_worked_days_of_deletion(recorded: str, safe: str) -> None:
    """A recording is kept through the fifteenth day after it and may go on the sixteenth, holiday or not."""
    recording = Recording(recorded_on=date.fromisoformat(recorded))
    assert datong.safe_deletion_date(recording).value == date.fromisoformat(safe)


@given(st.dates(date(2008, 3, 1), date(2030, 1, 1)), st.integers(1, 90))
def test_a_longer_period_only_moves_the_day_forward(recorded: date, required: int) -> None:
    """从其规定: the period of a law or regulation is followed, and the day after it is safe."""
    recording = Recording(recorded_on=recorded, other_law=True, other_days=required)
    assert datong.safe_deletion_date(recording).value == recorded + timedelta(days=required + 1)


@given(st.dates(date(2008, 3, 1), date(2025, 3, 1)), st.integers(0, 30))
def test_a_lawful_deletion_comes_after_the_fifteenth_day(recorded: date, later: int) -> None:
    """Before the sixteenth day a deletion is never found lawful."""
    case = Recording(recorded_on=recorded, deleted_on=recorded + timedelta(days=later), full_hours=later >= 16)
    answer = datong.deletion_is_lawful(case, on=recorded + timedelta(days=60))
    assert (answer.value is True) == (later > 15)


BEFORE, SINCE = date(2025, 3, 31), date(2025, 4, 1)


def test_the_fifteen_days_are_not_taken_for_granted_once_a_regulation_speaks_of_them() -> None:
    """From 2025-04-01 it is asked whether the place is one for which Order 799 sets a period."""
    assert datong.required_retention(Recording(), on=BEFORE).value == 15
    answer = datong.required_retention(Recording(), on=SINCE)
    assert answer.value is None
    assert {"recording.national_place", "recording.other_days"} <= {item.name for item in answer.missing}
    assert datong.required_retention(Recording(national_place=False), on=SINCE).value == 15
    assert datong.required_retention(Recording(national_place=True, other_days=30), on=SINCE).value == 30


def test_what_was_over_before_the_regulation_is_not_reached_by_it() -> None:
    """A deletion of 2010 is judged by the fifteen days, whenever it is asked about."""
    case = Recording(recorded_on=date(2010, 6, 1), deleted_on=date(2010, 6, 17))
    assert datong.deletion_is_lawful(case, on=date(2026, 6, 1)).value is True


def test_another_law_s_period_decides_the_deletion_and_its_words_are_cited() -> None:
    """Kept twenty days against a law's thirty: unlawful, by 从其规定."""
    case = Recording(
        recorded_on=date(2010, 6, 1), deleted_on=date(2010, 6, 21), other_days=30, other_rank=SourceRank.LAW
    )
    answer = datong.deletion_is_lawful(case)
    assert answer.value is False
    assert "法律、法规另有规定的从其规定" in {quote.words for quote in answer.citations}


def test_the_intent_of_who_destroyed_crime_footage_is_not_presumed() -> None:
    """Deleted on day 20, touching a crime, intent unsaid: it is asked for."""
    case = Recording(recorded_on=date(2010, 6, 1), deleted_on=date(2010, 6, 21), crime_related=True)
    assert [item.name for item in datong.deletion_is_lawful(case).missing] == ["recording.intentional"]


def test_a_deletion_that_had_happened_before_commencement_is_not_judged() -> None:
    """Not applicable, by article 33."""
    answer = datong.deletion_is_lawful(Recording(recorded_on=date(2007, 6, 1), deleted_on=date(2007, 6, 5)))
    assert answer.status is Status.NOT_APPLICABLE
    assert {quote.address.article for quote in answer.citations} == {33}


def test_a_deletion_on_the_third_day_does_not_ask_for_hours() -> None:
    """Only on the fifteenth day do fifteen times twenty-four hours matter."""
    case = Recording(recorded_on=date(2010, 6, 1), deleted_on=date(2010, 6, 4))
    assert datong.deletion_is_lawful(case).value is False
