"""The check of a site with its system, and the forty places of the example."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from regkit.checking import check_table, read_table
from regkit.datong import Filing, PlaceType, Site, SiteFile, check
from regkit.datong.building import Acceptance, AcceptanceResult, Construction, Owner
from regkit.datong.tables import SITES
from regkit.datong.use import Operation, Recording
from regkit.language.findings import FindingStatus

EXAMPLE = Path(__file__).parents[2] / "examples" / "datong_sites.csv"


def statuses(file: SiteFile, on: date = date(2010, 6, 1)) -> dict[str, FindingStatus]:
    """Return the status of each topic."""
    return {finding.topic: finding.status for finding in check(file, on)}


def test_what_has_no_system_is_asked_for_nothing_else() -> None:
    """Article 25 alone: there is nothing to accept, to file or to run."""
    site = Site(place_type=PlaceType.INTERNET_CAFE, has_system=False)
    assert statuses(SiteFile("1", site)) == {"install": FindingStatus.BREACHED}


def test_an_operator_of_a_park_is_not_blamed() -> None:
    """The government bears the duty in a park."""
    assert statuses(SiteFile("1", Site(place_type=PlaceType.CITY_PARK, has_system=False))) == {
        "install": FindingStatus.NOT_APPLICABLE
    }


def test_whose_duty_is_open_nobody_has_broken() -> None:
    """A closed community must have a system, but article 7 names nobody who builds it: no unit is found in breach."""
    finding = check(SiteFile("1", Site(place_type=PlaceType.CLOSED_COMMUNITY, has_system=False)), date(2010, 6, 1))[0]
    assert finding.status is FindingStatus.UNDETERMINED
    assert [item.name for item in finding.missing] == ["datong.7.bearer"]
    assert finding.amount is None


def test_a_voluntary_system_owes_everything_but_to_exist() -> None:
    """A company's own system is accepted, filed and run like any other."""
    file = SiteFile(
        "1",
        Site(place_type=PlaceType.COMPANY_OFFICE, has_system=True),
        Construction(owner=Owner.UNIT, meets_standards=True, has_interface=False),
        Acceptance(review_required=False, result=AcceptanceResult.PASSED, put_into_use=True),
        Filing(accepted_on=date(2010, 1, 4), filed=False),
        Operation(),
        Recording(kept_days=10),
    )
    found = statuses(file)
    assert found["install"] is FindingStatus.NOT_APPLICABLE
    assert found["interface"] is FindingStatus.BREACHED
    assert found["acceptance"] is FindingStatus.MET
    assert found["filing"] is FindingStatus.BREACHED
    assert found["retention"] is FindingStatus.BREACHED
    assert found["watch"] is FindingStatus.UNDETERMINED


def test_what_was_never_accepted_is_not_late_for_filing() -> None:
    """The thirty days have not started: article 24 only."""
    file = SiteFile(
        "1",
        Site(place_type=PlaceType.MUSEUM, has_system=True),
        acceptance=Acceptance(review_required=False, result=AcceptanceResult.NONE, put_into_use=True),
        filing=Filing(result=AcceptanceResult.NONE, filed=False),
    )
    found = statuses(file)
    assert found["acceptance"] is FindingStatus.BREACHED
    assert found["filing"] is FindingStatus.NOT_APPLICABLE


def test_the_forty_places_of_the_example() -> None:
    """Every row is read, five units that must have a system have none, and the day of the filing decides."""
    table = read_table(EXAMPLE, SITES)
    report = check_table(table, date(2009, 5, 1))
    assert not report.problems
    assert len(report.by_case) == 40
    install = Counter(finding.status for finding in report.findings if finding.topic == "install")
    unbuilt = {"DT-02", "DT-05", "DT-22", "DT-26", "DT-28"}
    found = {
        finding.case.split()[0]
        for finding in report.findings
        if finding.topic == "install" and finding.status is FindingStatus.BREACHED
    }
    assert found == unbuilt
    assert (
        install[FindingStatus.UNDETERMINED] == 7
    )  # scale of two, two left open, whose duty it is of two, one not told
