"""The regions where two versions of a rule differ: all of them, nothing else, and none twice."""

from __future__ import annotations

import functools
import itertools
import random
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

pytest.importorskip("z3")

from regkit import chengde, datong, wuhan
from regkit.chengde import Category, Contractor, Grade, credit, deposits
from regkit.engine.differences import Differences, Span, differences
from regkit.language import ON, Facts, Status, YesNo, decide, rule, when
from regkit.law import months, percent, years, yuan
from tests.engine.words_rules import LIMIT, LISTED_5, MAY, MUST, Firm, Spot
from tests.frames.drawing import subjects

TIER = deposits.deposit_by_grade.amend(deposits.TIER_2.becomes(yuan(250_000)))
LOCAL = chengde.deposit_before_credit.amend(deposits.A6.read_as("local"))


@functools.cache
def of_the_other_reading() -> Differences:
    """Return where the deposit of article 10 differs under its other reading; it takes seconds."""
    return differences(chengde.deposit_before_credit, LOCAL)


def said(answer: Any) -> tuple[Any, Any]:
    """Return what two versions are compared by."""
    return answer.status, answer.value


def inside(found: Differences, case: tuple[Any, ...]) -> int:
    """Return how many regions a case lies in."""
    return sum(region.holds(*case) for region in found)


def test_every_cell_of_article_9_is_in_a_region_just_where_it_changes() -> None:
    """All categories by all grades: what a changed tier changes lies in one region, what it leaves in none."""
    found = differences(deposits.deposit_by_grade, TIER)
    assert found.settled
    assert [region.unless for region in found] == [None, None]
    for category, grade in itertools.product(Category, Grade):
        firm = Contractor(category=category, grade=grade)
        assert inside(found, (firm,)) == (said(deposits.deposit_by_grade(firm)) != said(TIER(firm))), firm


@pytest.mark.sweep
def test_another_reading_changes_what_the_regions_say() -> None:
    """A changed answer lies in one region; an unchanged one in none but where a region says two may be equal."""
    found = of_the_other_reading()
    assert found.settled
    for case in subjects(chengde.deposit_before_credit, 400, "regions"):
        complete = tuple(_complete(subject) for subject in case.values())
        if None in complete:
            continue
        before, after = chengde.deposit_before_credit(*complete), LOCAL(*complete)
        if said(before) != said(after):
            assert inside(found, complete) == 1, complete
        else:
            assert all(region.unless is not None for region in found if region.holds(*complete)), complete


def _complete(subject: Any) -> Any:
    """Return a subject with every fact known but days, which do not matter here; nothing where none is found."""
    choose = random.Random(str(subject))
    facts = {name: spec for name, spec in type(subject).facts.items() if spec.kind.sort != "a date"}
    said = {name: getattr(subject, name) for name in type(subject).facts if getattr(subject, name) is not None}
    for _ in range(300):
        drawn = {name: _drawn(choose, spec) for name, spec in facts.items() if name not in said}
        try:
            return type(subject).model_validate(said | drawn)
        except ValidationError:
            continue
    return None


def _drawn(choose: random.Random, spec: Any) -> Any:
    if spec.kind.sort == "word":
        return choose.choice(list(spec.kind.detail))
    return choose.randrange(4) if spec.kind.is_amount else choose.choice([True, False])


def test_an_example_runs_and_differs() -> None:
    """Each region shows facts in it, with the answer of each version; they are not the same."""
    found = of_the_other_reading()
    for region in found:
        assert region.holds(*region.example.subjects)
        assert said(region.before) != said(region.after)
        assert region.before.value == region.example.run().value


def test_a_threshold_that_moves() -> None:
    """Two years instead of three: from two years on and under three, where nothing else tells and all is clear."""
    settled = "the number of years in a row without arrears is at least 2 years and under 3 years and the firm has {} "
    settled += "that reaches back before commencement and the firm has no record whose counting is in dispute and the "
    settled += "number of arrears in a row is {}"
    found = differences(chengde.credit_adjustment, chengde.credit_adjustment.amend(credit.CLEAN.becomes(years(2))))
    assert found.settled
    assert [region.in_words("en") for region in found] == [
        settled.format(record, times)
        for record in ("a record", "no record")  # of what was before it is open whether it counts: if so, it differs
        for times in ("under 3 times", "at least 3 times")
    ]


@pytest.mark.sweep
def test_days_against_days_are_told_in_part() -> None:
    """Five months of waiting instead of six: who is concerned is exact, from which day on is not a region."""
    refund = chengde.refund_due
    found = differences(refund, refund.amend(refund.numbers[0].becomes(months(5))))
    assert found.settled
    assert found
    assert all(region.in_part for region in found)
    assert "视其他条件而定" in found.in_words("zh")


def test_the_same_version_differs_nowhere() -> None:
    """No region, and that is proved."""
    found = differences(datong.must_have_cameras, datong.must_have_cameras)
    assert (len(found), found.settled) == (0, True)
    assert "always agree" in str(found)
    assert "处处相同" in found.in_words("zh")


def test_an_amount_that_may_be_equal_by_chance_is_excepted() -> None:
    """A rate on a base that may be nothing: the region says where its outcomes are equal."""
    lower = chengde.deposit_before_credit.amend(deposits.OUTSIDE_RATE.becomes(percent("1.5")))
    found = differences(chengde.deposit_before_credit, lower)
    assert found.settled
    assert all("（除非计算保证金的合同价款×2%等于计算保证金的合同价款×1.5%）" in one.in_words("zh") for one in found)


def test_spans_say_their_ends() -> None:
    """An end belongs to a span or not; a day or number is in it accordingly."""
    span = Span(date(2012, 1, 1), date(2012, 2, 1), with_low=True)
    assert date(2012, 1, 1) in span
    assert date(2012, 1, 31) in span
    assert date(2012, 2, 1) not in span
    assert date(2011, 12, 31) not in span


def test_regions_show_themselves_in_a_notebook() -> None:
    """A table with what each asks and an example of both answers."""
    html = differences(deposits.deposit_by_grade, TIER)._repr_html_()
    assert html.count("<tr>") == 2 * 3
    assert "is general contracting and" in html
    assert "主项资质为施工总承包，且资质等级为二级" in html


def test_an_example_is_a_real_one() -> None:
    """What is shown as different is: the example of each region, run, has two answers, months and years as they end."""
    rule = chengde.clean_for_three_years
    found = differences(rule, rule.amend(rule.numbers[0].becomes(years(4))))
    assert found.regions
    assert all(region.before.value != region.after.value for region in found)


@pytest.mark.sweep
def test_an_example_with_a_year_of_the_calendar_has_a_whole_one() -> None:
    """A year divides as a period and not as a date: what is found between two years is no case."""
    issued = next(one for one in wuhan.may_be_advanced.readings if one.id == "wuhan.12.that_year")
    regions = differences(wuhan.may_be_advanced, wuhan.may_be_advanced.amend(issued.read_as("issued")))
    assert len(regions)
    for region in regions:
        appraisal = next(one for one in region.example.subjects if isinstance(one, wuhan.Appraisal))
        assert all(year is None or year == int(year) for year in (appraisal.year, appraisal.issued_in))


@rule("大型场所", en="is large")
def is_large(spot: Facts[Spot], payer: Facts[Firm]) -> YesNo:  # noqa: ARG001  (about the same as the others)
    """Asks one fact."""
    return decide(when(spot.large, True, MUST), when(~spot.large, False, MAY))


@rule("确定的场所", en="is designated")
def is_designated(place: Facts[Spot], firm: Facts[Firm]) -> YesNo:
    """Asks other facts, of subjects that it names otherwise."""
    asked = place.designated | (firm.price > yuan(500))
    return decide(when(asked, True, LISTED_5), when(~asked, False, MAY))


@rule("备案已逾期", en="is late")
def is_late(place: Facts[Spot], firm: Facts[Firm]) -> YesNo:  # noqa: ARG001  (about the same as the others)
    """Asks the day of asking."""
    late = place.accepted_on + LIMIT < ON
    return decide(when(late, True, LIMIT.quote), when(~late, False, LIMIT.quote))


def test_the_other_rule_may_read_other_facts_and_name_its_subjects_otherwise() -> None:
    """Two truths and a price over a mark: the rules differ where just one says yes, and each region is told in full."""
    found = differences(is_large, is_designated)
    assert found.settled
    for large, designated, price in itertools.product((True, False), (True, False), (0, 500, 501)):
        case = Spot(large=large, designated=designated), Firm.model_validate({"price": yuan(price)})
        assert inside(found, case) == (large != (designated or price > 500))
    assert all(said(region.before) != said(region.after) for region in found)


def test_the_other_rule_alone_may_ask_the_day() -> None:
    """Whichever of the two asks it, an example has the day, and both answer it."""
    for one, other in ((is_large, is_late), (is_late, is_large)):
        found = differences(one, other)
        assert len(found)
        assert all(said(region.before) != said(region.after) for region in found)


@rule("场所大型且已设系统", en="is large and has a system")
def large_with_cameras(case: Facts[datong.SiteCase]) -> YesNo:
    """Asks facts of a part of a case."""
    asked = case.site.large & case.site.has_system
    return decide(when(asked, True, MUST), when(~asked, False, MAY))


@rule("场所大型", en="is large")
def large_place(case: Facts[datong.SiteCase]) -> YesNo:
    """Asks one of them."""
    return decide(when(case.site.large, True, MUST), when(~case.site.large, False, MAY))


def test_facts_of_a_part_of_a_subject_are_told_with_their_whole_path() -> None:
    """A part of a case: its facts bound a region, and whether a case lies in it is asked of the part."""
    [region] = differences(large_place, large_with_cameras, assuming=lambda case: case.site.in_datong)
    assert {one.fact for one in region.conditions} == {"case.site.large", "case.site.has_system"}
    for large, there in itertools.product((True, False), (True, False)):
        case = datong.SiteCase(site=datong.Site(large=large, has_system=there))
        assert region.holds(case) == (large and not there)
    assert region.before.status is Status.DECIDED
