"""Article 17, item 4: how long recordings are kept, and when they may go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit import datong
from regkit.datong import Operation, Recording, SourceRank
from regkit.language import Compliance


@given(st.integers(0, 400), st.sampled_from(SourceRank))
def test_retention_is_never_below_fifteen_days(other: int, rank: SourceRank) -> None:
    """Whatever else is set, fifteen days are the least; a law or regulation can only ask for more."""
    required = datong.required_retention(Operation(other_days=other, other_rank=rank)).value
    by_law = rank in {SourceRank.LAW, SourceRank.ADMINISTRATIVE_REGULATION}
    assert required == (max(15, other) if by_law else 15)


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
