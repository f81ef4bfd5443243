"""A site with its system as one case: one rule over all its duties, which agrees with the check duty by duty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from regkit import datong
from regkit.datong import Actor, PlaceType, Site, SiteFile, check, keeps_every_duty
from regkit.datong.building import Acceptance, AcceptanceResult, Construction
from regkit.datong.filing import Filing
from regkit.datong.use import InternalSystem, Operation, Recording
from regkit.language import Status
from regkit.language.findings import FindingStatus
from regkit.testing import cases

ON = date(2010, 6, 1)
KEPT = SiteFile(
    "1",
    Site(place_type=PlaceType.MUSEUM, has_system=True),
    Construction(meets_standards=True, has_interface=True),
    Acceptance(review_required=False, result=AcceptanceResult.PASSED, put_into_use=True),
    Filing(accepted_on=date(2010, 1, 4), filed_on=date(2010, 1, 20), complete=True, right_office=True),
    Operation(
        systems=frozenset(InternalSystem),
        all_weather=True,
        interrupted=False,
        cameras_reduced=False,
        watchers=True,
        suspicion_found=False,
        strangers_entered=False,
    ),
    Recording(kept_days=15),
)
BREACHES: dict[str, tuple[dict[str, Any], int]] = {
    "interface": ({"construction": Construction(meets_standards=True, has_interface=False)}, 11),
    "acceptance": ({"acceptance": Acceptance(result=AcceptanceResult.FAILED, put_into_use=True)}, 24),
    "filing": ({"filing": Filing(accepted_on=date(2010, 1, 4), filed=False)}, 15),
    "retention": ({"recording": Recording(kept_days=14)}, 17),
}
"""For a topic of the check, what breaks it, and the article of the words that say so."""


def statuses(file: SiteFile) -> set[FindingStatus]:
    """Return the statuses that a check finds."""
    return {finding.status for finding in check(file, ON)}


def test_a_site_without_fault_keeps_every_duty() -> None:
    """The answer is yes, and quotes each article that was asked about."""
    answer = keeps_every_duty(KEPT.case, on=ON)
    assert answer.value is True
    assert {quote.address.article for quote in answer.citations} >= {7, 11, 15, 17, 24}


@pytest.mark.parametrize("topic", BREACHES)
def test_one_breach_decides_and_is_quoted(topic: str) -> None:
    """Whatever is kept besides: the answer is no, by the words of the duty that is broken."""
    changes, article = BREACHES[topic]
    file = replace(KEPT, **changes)
    answer = keeps_every_duty(file.case, on=ON)
    assert answer.value is False
    cited = {quote.address.article for quote in answer.citations}
    assert article in cited
    assert cited <= {article, 14, 24, 27, 28, 29}  # and what punishes it; no duty that is kept
    assert [one.topic for one in check(file, ON) if one.status is FindingStatus.BREACHED] == [topic]


FOUND_ONLY = (Phase.explicit, Phase.reuse, Phase.generate)
"""A case that fails is shown as it was found: to shrink so many facts takes minutes."""
FILES = st.builds(
    SiteFile,
    st.just("1"),
    cases(Site),
    cases(Construction),
    cases(Acceptance),
    cases(Filing),
    cases(Operation),
    cases(Recording),
    actor=st.sampled_from([*Actor]),
)


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), phases=FOUND_ONLY)
@given(FILES)
def test_the_rule_and_the_check_agree(file: SiteFile) -> None:
    """A breach that the check finds decides no; where every finding is met or none, the answer is yes."""
    _agree(file)


@pytest.mark.sweep
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), phases=FOUND_ONLY)
@given(FILES)
def test_the_rule_and_the_check_agree_on_more_files(file: SiteFile) -> None:
    """The same on more of them."""
    _agree(file)


def _agree(file: SiteFile) -> None:
    found, answer = statuses(file), keeps_every_duty(file.case, on=ON)
    if FindingStatus.BREACHED in found:
        assert answer.value is False
    elif found <= {FindingStatus.MET, FindingStatus.NOT_APPLICABLE, FindingStatus.NOT_YET_DUE}:
        assert answer.value is True or answer.status is Status.NOT_APPLICABLE
    else:
        assert answer.value is not False


def test_whether_there_is_a_system_is_not_known() -> None:
    """What is found of a system that may not be there is not certain, and asks first whether it is."""
    file = replace(KEPT, site=Site(place_type=PlaceType.MUSEUM), recording=Recording(kept_days=10))
    found = {finding.topic: finding for finding in check(file, ON)}
    assert found.pop("report").status is FindingStatus.NOT_APPLICABLE  # nothing suspicious was seen
    assert {one.status for one in found.values()} == {FindingStatus.UNDETERMINED}
    assert found["install"].status is FindingStatus.UNDETERMINED
    assert found["retention"].missing[0].name == "site.has_system"
    assert found["retention"].amount is None


def test_what_was_in_use_before_commencement_is_not_asked_for_its_acceptance() -> None:
    """Article 24 does not judge putting into use before 1 March 2008: not applicable, with the words of article 33."""
    file = replace(KEPT, acceptance=Acceptance(used_before=True, result=AcceptanceResult.NONE))
    (found,) = (one for one in check(file, ON) if one.topic == "acceptance")
    assert found.status is FindingStatus.NOT_APPLICABLE
    assert {quote.address.article for quote in found.citations} == {33}
    assert keeps_every_duty(file.case, on=ON).value is True


def test_a_person_in_charge_has_not_met_a_duty_that_reaches_units_only() -> None:
    """Article 25 speaks of units: of an internet café that a person runs without a system it finds nothing."""
    file = SiteFile("1", Site(place_type=PlaceType.INTERNET_CAFE, has_system=False), actor=Actor.INDIVIDUAL)
    (found,) = check(file, ON)
    assert found.status is FindingStatus.NOT_APPLICABLE
    assert 25 in {quote.address.article for quote in found.citations}


def test_papers_that_nobody_has_named_are_not_said_to_be_missing() -> None:
    """Where nothing is known of the papers, neither is what is missing of them; of none handed in, all six are."""
    assert datong.missing_documents(datong.FilingPapers()) is None
    assert datong.missing_documents(datong.FilingPapers(documents=frozenset())) == tuple(datong.Document)


def test_a_filing_in_time_that_is_a_breach_says_why() -> None:
    """With papers missing it was in time and is not as prescribed: in time alone, beside a breach, would mislead."""
    file = replace(KEPT, filing=replace_filing(complete=False))
    (found,) = (one for one in check(file, ON) if one.topic == "filing")
    assert found.status is FindingStatus.BREACHED
    assert [found.said(lang) for lang in ("zh", "en")] == [
        "向公安机关备案：按期备案，但资料不齐或者备案机关有误",
        "be filed with the police: filed in time, but with papers missing or the wrong office",
    ]
    (kept,) = (one for one in check(KEPT, ON) if one.topic == "filing")
    assert [kept.said(lang) for lang in ("zh", "en")] == [
        "向公安机关备案：按期备案",
        "be filed with the police: filed in time",
    ]


def replace_filing(**changed: bool) -> Filing:
    """Return a filing in time that is otherwise as it should be."""
    said: dict[str, Any] = {"complete": True, "right_office": True, **changed}
    return Filing(accepted_on=date(2010, 1, 4), filed_on=date(2010, 1, 20), **said)
