"""Article 15: the worked deadlines, the extension over days of rest, and the state on every side of the last day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from regkit import datong
from regkit.datong import District, Filing, FilingPlace, FilingRoute, FilingState, filing


def words(office: Any) -> str:
    """Return an office, or the one that an answer names, as people name it."""
    return str(getattr(office, "value", office).in_words())


WORKED = [
    ("2008-03-01", "2008-03-31", "2008-03-31"),
    ("2008-05-31", "2008-06-30", "2008-06-30"),
    ("2008-03-13", "2008-04-12", "2008-04-14"),
    ("2008-03-05", "2008-04-04", "2008-04-07"),
    ("2008-04-01", "2008-05-01", "2008-05-04"),
    ("2008-04-04", "2008-05-04", "2008-05-04"),
    ("2008-08-28", "2008-09-27", "2008-09-27"),
    ("2008-08-30", "2008-09-29", "2008-10-06"),
    ("2009-01-30", "2009-03-01", "2009-03-02"),
    ("2009-01-31", "2009-03-02", "2009-03-02"),
    ("2012-01-30", "2012-02-29", "2012-02-29"),
    ("2023-01-30", "2023-03-01", "2023-03-01"),
    ("2024-01-30", "2024-02-29", "2024-02-29"),
    ("2011-01-03", "2011-02-02", "2011-02-09"),
    ("2024-01-11", "2024-02-10", "2024-02-18"),
]
"""Acceptance, thirty days on, and the first working day from there by the State Council's notices."""


@pytest.mark.parametrize(("accepted", "raw", "deadline"), WORKED)
def test_the_worked_deadlines(accepted: str, raw: str, deadline: str) -> None:
    """The day of acceptance is not counted, and a last day of rest moves to the first day worked."""
    found = datong.filing_deadline(Filing(accepted_on=date.fromisoformat(accepted)))
    assert found.raw.value == date.fromisoformat(raw)
    assert found.deadline == date.fromisoformat(deadline)
    assert found.is_rolled == (raw != deadline)


def test_a_year_without_a_calendar_leaves_the_extension_open() -> None:
    """Where working days are not known the day as counted stands, and the extended one is not guessed."""
    found = datong.filing_deadline(Filing(accepted_on=date(2090, 1, 1)))
    assert found.raw.value == date(2090, 1, 31)
    assert found.deadline is None
    assert found.is_rolled is None


def test_the_sixty_days_end_on_30_april_2008_or_the_day_before_under_the_other_reading() -> None:
    """Commencement itself is not counted, unless reading A27 says so."""
    legacy = Filing(completed_on=date(2007, 5, 1))
    assert datong.filing_last_day(legacy).value == date(2008, 4, 30)
    assert datong.filing_last_day(legacy).under(filing.A27.read_as("counted")).value == date(2008, 4, 29)


@given(st.dates(date(2008, 3, 1), date(2026, 10, 1)))
def test_no_deadline_is_before_the_thirtieth_day(accepted: date) -> None:
    """The extension only ever delays, and by no more than a long holiday."""
    found = datong.filing_deadline(Filing(accepted_on=accepted))
    assert found.deadline is not None
    assert accepted + timedelta(days=30) <= found.deadline <= accepted + timedelta(days=42)


@pytest.mark.parametrize(("filed", "state"), [(-1, FilingState.TIMELY), (0, FilingState.TIMELY), (1, FilingState.LATE)])
def test_the_last_day_is_in_time(filed: int, state: FilingState) -> None:
    """A day before, on, and a day after the last day."""
    due = date(2010, 7, 1)
    case = Filing(
        accepted_on=date(2010, 6, 1),
        filed_on=due + timedelta(days=filed),
        complete=True,
        right_office=True,
    )
    assert datong.filing_status(case, on=date(2010, 8, 1)).value is state


def test_days_that_run_backwards_are_refused() -> None:
    """An acceptance before the completion is told as such, with both days."""
    with pytest.raises(ValidationError, match="accepted before it was completed"):
        Filing(completed_on=date(2010, 6, 10), accepted_on=date(2010, 6, 1))


def test_the_office_is_by_affiliation_then_by_place() -> None:
    """The railway police for the railway, else the district's, and open where unit and system are apart."""
    railway = FilingPlace(affiliated=True, organ="大同铁路公安处", system_district=District.CHENGQU)
    here = FilingPlace(affiliated=False, system_district=District.XINRONG, unit_district=District.XINRONG)
    apart = FilingPlace(affiliated=False, system_district=District.YANGGAO, unit_district=District.PINGCHENG)
    assert words(datong.filing_authority(railway)) == "大同铁路公安处"
    assert words(datong.filing_authority(here)) == "新荣区公安机关"
    open_ = datong.filing_authority(apart)
    assert [item.name for item in open_.missing] == ["datong.15.whose_place"]
    assert {words(one) for one in open_.possible} == {"阳高县公安机关", "平城区公安机关"}
    unnamed = datong.filing_authority(FilingPlace(affiliated=True))
    assert [item.name for item in unnamed.missing] == ["place.organ"]
    assert datong.filing_route(here).value is FilingRoute.LOCATION


def test_every_division_has_its_own_code() -> None:
    """Codes of GB/T 2260 are six digits under Datong's 1402, and no two are alike."""
    codes = [one.gb2260 for one in District]
    assert len(set(codes)) == len(codes)
    assert all(code.startswith("1402") and len(code) == 6 for code in codes)
