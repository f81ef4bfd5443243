"""Article 17, item 4: how long recordings are kept, and when they may go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit import datong
from regkit.datong import Operation, Recording, SourceRank
from regkit.datong.use import A30
from regkit.language import Compliance

BY_LAW = {SourceRank.LAW, SourceRank.ADMINISTRATIVE_REGULATION}


@given(st.integers(0, 400), st.sampled_from(SourceRank))
def test_only_a_law_or_regulation_displaces_the_fifteen_days(other: int, rank: SourceRank) -> None:
    """从其规定: its period is followed, longer or shorter; no other document changes the fifteen days."""
    required = datong.required_retention(Operation(other_days=other, other_rank=rank)).value
    assert required == (other if rank in BY_LAW and other else 15)


@given(st.integers(0, 400), st.sampled_from(SourceRank))
def test_read_as_a_floor_fifteen_days_are_the_least(other: int, rank: SourceRank) -> None:
    """Under the other reading (A30) a law or regulation can only ask for more."""
    answer = datong.required_retention(Operation(other_days=other, other_rank=rank))
    required = answer.under(A30.read_as("longer")).value
    assert required == (max(15, other) if rank in BY_LAW else 15)


def test_another_period_of_unknown_rank_settles_nothing() -> None:
    """Who is told of thirty days and not by what document does not know how long to keep recordings."""
    answer = datong.required_retention(Operation(other_days=30))
    assert answer.value is None
    assert [item.name for item in answer.missing] == ["operation.other_rank"]


@pytest.mark.parametrize(("kept", "met"), [(14, False), (15, True), (16, True)])
def test_the_fifteenth_day_is_enough(kept: int, met: bool) -> None:
    """以上 includes the number itself."""
    answer = datong.retains_long_enough(Operation(kept_days=kept))
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
    assert datong.safe_deletion_date(date.fromisoformat(recorded)) == date.fromisoformat(safe)


@given(st.dates(date(2008, 3, 1), date(2030, 1, 1)), st.integers(1, 90))
def test_a_longer_period_only_moves_the_day_forward(recorded: date, required: int) -> None:
    """No other period brings the day of deletion before the sixteenth day."""
    safe = datong.safe_deletion_date(recorded, required)
    assert safe == recorded + timedelta(days=max(15, required) + 1)


@given(st.dates(date(2008, 3, 1), date(2030, 1, 1)), st.integers(0, 30))
def test_a_lawful_deletion_comes_after_the_fifteenth_day(recorded: date, later: int) -> None:
    """Before the sixteenth day a deletion is never found lawful."""
    case = Recording(recorded_on=recorded, deleted_on=recorded + timedelta(days=later), full_hours=later >= 16)
    answer = datong.deletion_is_lawful(case, on=recorded + timedelta(days=60))
    assert (answer.value is True) == (later > 15)
