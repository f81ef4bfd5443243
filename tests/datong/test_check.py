"""The check of a site with its system, and the forty places of the example."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from regkit import datong
from regkit.checking import check_table, read_table
from regkit.datong import LEFT_OUT, Filing, PlaceType, Site, SiteFile, check
from regkit.datong.building import Acceptance, AcceptanceResult, Construction, Owner
from regkit.datong.facts import Actor
from regkit.datong.tables import SITES
from regkit.datong.use import Operation, Recording
from regkit.faces import whole
from regkit.language import Bounds, Rule, catalog
from regkit.language.findings import FindingStatus
from regkit.language.rule import AnyRule, DutyRule
from regkit.language.rulings import told
from regkit.language.terms import Applied, walk
from regkit.law.ledger import Sentence

RULES = [thing for thing in vars(whole("regkit.datong")).values() if isinstance(thing, Rule)]
EXAMPLE = Path(__file__).parents[2] / "examples" / "datong_sites.csv"


def statuses(file: SiteFile, on: date = date(2010, 6, 1)) -> dict[str, FindingStatus]:
    """Return the status of each topic."""
    return {finding.topic: finding.status for finding in check(file, on)}


def test_what_has_no_system_is_asked_for_nothing_else() -> None:
    """Article 25 alone: there is nothing to accept, to file or to run."""
    site = Site(place_type=PlaceType.INTERNET_CAFE, has_system=False)
    assert statuses(SiteFile("1", site)) == {"install": FindingStatus.BREACHED}


@pytest.mark.parametrize(("on", "fined"), [(date(2010, 6, 1), True), (date(2009, 12, 31), False)])
def test_what_a_violation_may_cost_is_asked_of_the_day_on_which_it_was_ruled(on: date, *, fined: bool) -> None:
    """That an individual business is a unit of article 25 is followed from its day on, and not before."""
    question = next(one for one in catalog.questions_of("datong") if one.id == "datong.25.small_business")
    ruling = question.answered(value=True, by=question.authorities[0], document="〔2010〕1号", on=date(2010, 1, 1))
    site = Site(place_type=PlaceType.INTERNET_CAFE, has_system=False)
    with told([ruling]):
        finding = check(SiteFile("1", site, actor=Actor.INDIVIDUAL_BUSINESS), on)[0]
    assert (finding.status is FindingStatus.BREACHED) is fined
    assert finding.amount == (Bounds(Decimal(5000), Decimal(20_000)) if fined else None)


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


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_was_filed_late_need_not_be_filed_again(lang: str) -> None:
    """Article 27 orders correction of what is not filed; a filing after its last day is a breach with nothing to do."""
    site = Site(place_type=PlaceType.MUSEUM, has_system=True)
    papers = {"complete": True, "right_office": True, "accepted_on": date(2010, 1, 4)}
    late = Filing.model_validate({**papers, "filed_on": date(2010, 3, 1)})
    unfiled = Filing.model_validate({**papers, "filed": False})
    found, other = (
        next(one for one in check(SiteFile("1", site, filing=filing), date(2010, 6, 1)) if one.topic == "filing")
        for filing in (late, unfiled)
    )
    assert (found.status, found.actor, found.amount, found.next(lang)) == (FindingStatus.BREACHED, None, None, "")
    assert (other.status, other.actor) == (FindingStatus.BREACHED, "1")
    assert other.next(lang).startswith({"zh": "向公安机关备案", "en": "be filed with the police"}[lang])
    assert other.amount is not None


def test_of_a_filing_in_time_only_what_is_wrong_has_to_be_put_right() -> None:
    """Papers that are missing are handed in; the system is not filed anew, and the fine of article 27 counts once."""
    filing = Filing(accepted_on=date(2010, 1, 4), filed_on=date(2010, 1, 20), complete=False, right_office=True)
    file = SiteFile("1", Site(place_type=PlaceType.MUSEUM, has_system=True), filing=filing)
    found = [one for one in check(file, date(2010, 6, 1)) if one.topic in {"filing", "papers", "office"}]
    assert [one.topic for one in found if one.actor is not None] == ["papers"]
    assert [one.topic for one in found if one.amount is not None] == ["papers"]


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


# ── nothing is left out without a word ───────────────────────────────────────────────────────────────

DUTY = re.compile("应当|不得|禁止|必须")
WHOLE = SiteFile(
    "1",
    Site(place_type=PlaceType.MUSEUM, has_system=True),
    acceptance=Acceptance(put_into_use=True),
    filing=Filing(accepted_on=date(2010, 1, 4), filed_on=date(2010, 1, 20)),
)
"""A place with a system that is in use and filed: of it every duty is asked that is asked at all."""


def rules_asked() -> set[AnyRule]:
    """Return the rules that a check of a whole file asks, with the rules that these rest on."""
    asked = {answer.rule for finding in check(WHOLE, date(2010, 6, 1)) for answer in finding.answers}
    names = {term.name for rule in asked for term in walk(rule.body) if isinstance(term, Applied)}
    return asked | {rule for rule in RULES if rule.name in names}


def is_left_out(name: str, sentence: Sentence) -> bool:
    """Return whether a name of `LEFT_OUT` stands for a sentence: a rule that quotes it, or words that it lists."""
    thing = getattr(datong, name)
    return quotes(thing, sentence) if isinstance(thing, Rule) else all(word in sentence.text for word in thing)


def quotes(rule: AnyRule, sentence: Sentence) -> bool:
    """Return whether a rule rests on words of a sentence."""
    (start, end) = sentence.span
    ours = (quote.span for quote in rule.quotes if quote.regulation is datong.DATONG)
    return any(first < end and start < last for first, last in ours)


DUTIES = [
    sentence
    for sentence in datong.DATONG.ledger.sentences
    if sentence.address.article <= 22 and DUTY.search(sentence.text)
]


@pytest.mark.parametrize("sentence", DUTIES, ids=[f"{one.address.short}-{one.span[0]}" for one in DUTIES])
def test_every_sentence_that_lays_a_duty_is_asked_or_left_out_with_a_reason(sentence: Sentence) -> None:
    """What says 应当, 不得, 禁止 or 必须 is checked, or stands in `LEFT_OUT`, or is declared not to be encoded."""
    asked = any(quotes(rule, sentence) for rule in rules_asked())
    assert asked or sentence.reason or any(is_left_out(name, sentence) for name in LEFT_OUT), sentence.text


def test_every_rule_that_is_a_duty_is_asked_or_left_out() -> None:
    """A sentence may lay several duties, as article 17, item 3, does: each is a rule, and none is forgotten."""
    duties = {rule.name for rule in RULES if isinstance(rule, DutyRule)}
    asked = {rule.name for rule in rules_asked()}
    assert len(duties) > 15
    assert duties <= asked | LEFT_OUT.keys()


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_left_out_is_there_to_be_asked_and_is_not_asked_by_the_check(name: str) -> None:
    """Each name is public, not asked by the check, and its reason names the article on which it rests."""
    thing = getattr(datong, name)
    (articles,) = re.findall(r"\(articles? ([^)]+)\)$", LEFT_OUT[name])
    named = {int(number) for number in re.findall(r"\b\d+\b", articles.split(",")[0])}
    assert thing not in rules_asked()
    if isinstance(thing, Rule):
        assert named <= {quote.address.article for quote in thing.quotes}
