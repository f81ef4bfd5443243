"""For the analyst: league tables, distances, readings side by side, year on year, the check of a plan."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from regkit.language import Status
from regkit.law import InputError, points
from regkit.testing import cases
from regkit.wuhan import (
    Agency,
    Appraisal,
    Content,
    Course,
    Entry,
    Grade,
    GradeBands,
    ImplementingRules,
    LegalOfficeYear,
    Method,
    Nominee,
    Plan,
    Score,
    Targets,
    YearUnderReview,
    barred_from_advanced,
    check_course,
    check_plan,
    consequences,
    distances,
    league_table,
    may_be_advanced,
    plan_conforms,
    readings_side_by_side,
    total_by_shares,
    total_score,
    year_conforms,
    year_is_covered,
    year_on_year,
)
from regkit.wuhan.plan_check import course_begins_with_rules
from regkit.wuhan.results import R1, R2
from regkit.wuhan.scope import R28
from regkit.wuhan.scores import GENERAL, SPECIAL

SOURCE: dict[str, Any] = {"authority": "甲", "document": "乙", "lower_bound_included": True}


def bands(excellent: str, year: int) -> GradeBands:
    """Return invented bands of a year."""
    lines = [("优秀", excellent), ("良好", "71"), ("合格", "55"), ("不合格", "0")]
    return GradeBands.of(lines, year=year, **SOURCE)


# ── league table ─────────────────────────────────────────────────────────────────────────────────────────


def ranks(**totals: str | None) -> list[tuple[int, str]]:
    """Return the places of bodies by their totals."""
    entries = [Entry(name, None if total is None else Decimal(total)) for name, total in totals.items()]
    return [(row.rank, row.name) for row in league_table(entries).ranked]


def test_equal_totals_share_a_place_and_the_next_is_skipped() -> None:
    """Competition ranking: 1, 2, 2, 4; 90.0 equals 90."""
    assert ranks(a="80", b="90.0", c="95", d="90") == [(1, "c"), (2, "b"), (2, "d"), (4, "a")]


def test_an_unsettled_total_is_listed_apart_and_never_last() -> None:
    """A body without a total has no place, whether a number or a determination is missing."""
    open_total = total_score(Score(general="50", special_approved=True))
    table = league_table([Entry("a", Decimal(92)), Entry("b", None), Entry("c", open_total)])
    assert [row.name for row in table.ranked] == ["a"]
    assert [entry.name for entry in table.unranked] == ["b", "c"]
    assert "| – | b | 尚不能确定 |" in table.to_markdown()


def test_appraisers_and_years_are_not_mixed() -> None:
    """Totals of two appraisers or two years are not of one table; nor is a body twice."""
    with pytest.raises(InputError, match="different appraisal years"):
        league_table([Entry("a", Decimal(1), year=2007), Entry("b", Decimal(2), year=2008)])
    with pytest.raises(InputError, match="different appraisers"):
        league_table([Entry("a", Decimal(1), "市人民政府"), Entry("b", Decimal(2), "江岸区人民政府")])
    with pytest.raises(InputError, match="twice"):
        league_table([Entry("a", Decimal(1)), Entry("a", Decimal(2))])
    assert league_table([]).ranked == ()


@pytest.mark.parametrize("total", ["100.01", "-0.01", "NaN", "Infinity"])
def test_a_total_outside_the_hundred_marks_has_no_place(total: str) -> None:
    """百分制: 0 and 100 are ranked; what lies beyond is an error that names the body."""
    assert [row.name for row in league_table([Entry("a", Decimal(100)), Entry("b", Decimal(0))]).ranked] == ["a", "b"]
    with pytest.raises(InputError, match=r"total of a is .*\n?.*0 to 100"):
        league_table([Entry("a", Decimal(total))])


@given(st.lists(st.decimals(0, 100, places=1), max_size=12), st.randoms())
def test_a_place_is_one_more_than_those_ahead_in_any_order(totals: list[Decimal], random: Any) -> None:
    """Each place counts the better totals, and the order of entries changes none."""
    entries = [Entry(f"b{number}", total) for number, total in enumerate(totals)]
    shuffled = random.sample(entries, len(entries))
    places = {row.name: row.rank for row in league_table(entries).ranked}
    assert places == {row.name: row.rank for row in league_table(shuffled).ranked}
    for number, total in enumerate(totals):
        assert places[f"b{number}"] == 1 + len([other for other in totals if other > total])


# ── what-if ──────────────────────────────────────────────────────────────────────────────────────────────


def test_distance_to_each_band_is_bounded_while_a_half_is_missing() -> None:
    """With general 30 the total is 30 to 80: 8 to 58 marks short of 88, 0 to 25 short of 55."""
    found = distances(Score(general="30", special_approved=True), bands("88", 2009))
    ends = {one.grade: (one.lacking.low, one.lacking.high) for one in found}
    assert ends == {Grade.EXCELLENT: (8, 58), Grade.GOOD: (0, 41), Grade.PASS: (0, 25)}


def test_distance_is_exact_once_the_total_is_known() -> None:
    """87.75 is 0.25 short of 88 and short of nothing below."""
    score = Score(general="49.5", special="38.25", special_approved=True)
    assert [str(one.lacking.high) for one in distances(score, bands("88", 2009))] == ["0.25", "0", "0"]


def test_the_appraised_year_is_taken_for_that_of_the_calendar_and_says_so() -> None:
    """年度 is read as the calendar's year (A28); otherwise neither 2007 nor the year of an honour is certain."""
    review = YearUnderReview(year=2007, conducted_on="2007-12-20")
    covered = year_is_covered(review)
    assert covered.value is True
    assert R28 in covered.readings
    assert [lack.name for lack in covered.under(R28.read_as("other")).missing] == ["wuhan.15.year_before"]
    later = year_is_covered(YearUnderReview(year=2008, conducted_on="2008-12-20"))
    assert later.under(R28.read_as("other")).value is True
    barred = may_be_advanced(Appraisal(grade="不合格", year=2007), Nominee(role="单位", award_year=2007))
    assert barred.value is False
    assert {lack.name for lack in barred.under(R28.read_as("other")).missing} == {
        "wuhan.15.year_before",
        "wuhan.6.year_spans",
    }


def test_the_rules_of_the_year_come_before_its_appraisal_and_no_more_is_said() -> None:
    """Rules drafted after the targets break nothing; rules drafted after the appraisal cannot have governed it."""
    for day, expected in (("2008-03-01", True), ("2008-12-10", True), ("2008-12-11", False)):
        assert course_begins_with_rules(Course(rules_drafted_on=day, appraised_on="2008-12-10")).value is expected


def test_four_combinations_of_readings_stand_side_by_side() -> None:
    """Under the elective reading the leader not designated may be named; under `issued` another year counts."""
    appraisal = Appraisal(grade="不合格", year=2007, issued_in=2008)
    nominee = Nominee(role="分管负责人", designated="主要负责人", award_year=2007)
    found = {pair: answer.value for pair, answer in readings_side_by_side(appraisal, nominee).items()}
    assert found == {
        ("both", "appraised"): False,
        ("both", "issued"): True,
        ("elective", "appraised"): True,
        ("elective", "issued"): True,
    }


def test_the_elective_reading_asks_whom_the_authority_designated() -> None:
    """Without a designation nothing is guessed about either leader."""
    elective = barred_from_advanced.amend(R1.read_as("elective"))
    for role in ("主要负责人", "分管负责人"):
        found = elective(Appraisal(grade="不合格"), Nominee(role=role))
        assert [item.name for item in found.missing] == ["nominee.designated"]


def test_the_year_reading_changes_the_barred_year() -> None:
    """As `issued`, the bar of an appraisal of 2007 issued in 2008 falls on honours for 2008."""
    appraisal = Appraisal(grade="不合格", year=2007, issued_in=2008)
    for year, appraised, issued in ((2007, False, True), (2008, True, False), (2009, True, True)):
        answer = may_be_advanced(appraisal, Nominee(role="单位", award_year=year))
        assert answer.value is appraised
        assert answer.under(R2.read_as("issued")).value is issued


def test_consequences_are_no_administrative_penalty() -> None:
    """Commendation, criticism and the bar are measures of supervision within the administration."""
    found = consequences(Appraisal(grade="不合格", year=2007)).value
    assert found is not None
    assert found.is_administrative_penalty is False
    assert found.words() == ("予以通报批评", "单位及其主要负责人、分管负责人2007年(当年)不得被评为先进")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_year_not_known_is_told_by_its_ends(lang: str) -> None:
    """What may follow is in words even where the year of the bar is not known: nothing of Python's stands in it."""
    told = consequences(Appraisal(kind="年度", assessed="单位", grade="不合格")).explain(lang)
    assert "2008–2200" in told
    assert "Bounds" not in told
    assert "None" not in told


def test_a_moved_line_is_not_read_as_a_changed_performance() -> None:
    """The same total grades lower under a higher line; the comparison says so and grades it under the old one."""
    before = (Appraisal(total="86", year=2008), bands("85", 2008))
    after = (Appraisal(total="86", year=2009), bands("88", 2009))
    found = year_on_year("甲局", before, after)
    assert found.before.value is not None
    assert found.after.value is not None
    assert (found.before.value.grade, found.after.value.grade) == (Grade.EXCELLENT, Grade.GOOD)
    assert found.marks == Decimal(0)
    assert (found.same_lines, found.under_old_lines) == (False, Grade.EXCELLENT)
    assert "档次标准不同" in found.in_words("zh")
    with pytest.raises(InputError, match="not in order"):
        year_on_year("甲局", after, before)


FOUND_ONLY = (Phase.explicit, Phase.reuse, Phase.generate)
"""A case that fails is shown as it was found: to shrink so many facts takes minutes."""

# ── plan check ───────────────────────────────────────────────────────────────────────────────────────────

WHOLE: dict[str, Any] = {
    "contents": [one for one in Content if one is not Content.OTHER],
    "methods": list(Method)[:6],
    **dict.fromkeys(("daily", "annual", "internal", "external", "enforcement", "performance"), True),
    **dict.fromkeys(("standard_published", "process_published", "result_published"), True),
    "result_exists": True,
}


def test_a_whole_plan_complies() -> None:
    """Contents, combinations, a method and publication are all there is to a plan."""
    report = check_plan(Plan.model_validate(WHOLE))
    assert report.complies is True
    assert report.missing == ()


@pytest.mark.parametrize("name", [name for name in WHOLE if name not in {"contents", "methods", "result_exists"}])
def test_one_leg_or_publication_missing_decides_and_unknown_does_not(name: str) -> None:
    """A plan without it does not comply; one about which it is not known is undetermined."""
    assert check_plan(Plan.model_validate({**WHOLE, name: False})).complies is False
    unknown = check_plan(Plan.model_validate({**WHOLE, name: None}))
    assert unknown.complies is None
    assert [item.name for item in unknown.missing] == [f"plan.{name}"]


@pytest.mark.parametrize("content", [one for one in Content if one is not Content.OTHER])
def test_each_content_left_out_is_named(content: Content) -> None:
    """The report says which of the contents is lacking, point 5 by its half."""
    rest = [one for one in WHOLE["contents"] if one is not content]
    (item,) = check_plan(Plan.model_validate({**WHOLE, "contents": rest})).of("missing")
    assert item.lacking == (content.zh,)


def test_one_known_failure_decides_though_others_are_unknown() -> None:
    """Kleene: an empty plan is undetermined, an empty plan without daily appraisal fails."""
    assert check_plan(Plan()).complies is None
    assert check_plan(Plan(daily=False)).complies is False


def test_unused_methods_are_advice_only() -> None:
    """The methods are a menu: those not used are noted, nothing is breached."""
    report = check_plan(Plan.model_validate({**WHOLE, "methods": ["11(4)"]}))
    assert report.complies is True
    assert any("测试行政执法人员执法知识" in note for note in report.notes)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=FOUND_ONLY)
@given(cases(Plan))
def test_one_rule_says_of_a_plan_what_the_report_says(plan: Plan) -> None:
    """Whether a plan conforms is a rule of its own; the report, demand by demand, agrees with it."""
    assert check_plan(plan).complies in {plan_conforms(plan).value, None}


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=FOUND_ONLY)
@given(cases(Plan), cases(Agency), cases(Targets), cases(LegalOfficeYear))
def test_one_rule_says_of_a_year_what_the_report_says(
    plan: Plan, agency: Agency, targets: Targets, office: LegalOfficeYear
) -> None:
    """The same of the plan with the hearing, the targets and the legal office's duties."""
    complies = check_plan(plan, agency=agency, targets=targets, office=office).complies
    answer = year_conforms(plan, agency, targets, office)
    assert complies in {answer.value, None} or Status.NOT_APPLICABLE in answer.possible  # a body out of scope


def test_what_a_plan_lacks_is_quoted_by_the_rule() -> None:
    """A plan without one combination: the answer is no, by the words of article 10; nothing known, it is open."""
    answer = plan_conforms(Plan.model_validate({**WHOLE, "external": False}))
    assert answer.value is False
    assert 10 in {quote.address.article for quote in answer.citations}
    assert plan_conforms(Plan.model_validate(WHOLE)).value is True
    assert plan_conforms(Plan()).status is Status.UNDETERMINED


def test_the_report_reads_in_both_languages() -> None:
    """What is lacking, the notes and the addresses are English in English, and Chinese in Chinese."""
    report = check_plan(Plan.model_validate({**WHOLE, "external": False, "methods": ["11(4)"]}))
    own = re.sub("“[^”]*”", "", report.explain("en").split("\n", 1)[1])
    assert not re.search("[\u4e00-\u9fff]", own)
    assert "lacking: from outside: article 10" in report.explain("en")
    assert "缺：外部。第十条" in report.explain("zh")


def test_what_if_the_halves_had_other_marks() -> None:
    """45.5 and 40 of fifty each make 85.5; were the halves 60 and 40 marks, 54.6 and 32."""
    score = Score(general="45.5", special="40", special_approved=True)
    assert total_by_shares(score).value == total_score(score).value == Decimal("85.5")
    other = total_by_shares.amend(GENERAL.becomes(points(60)), SPECIAL.becomes(points(40)))
    assert other(score).value == Decimal("86.6")
    assert total_by_shares(Score(special="40", special_approved=True)).status is Status.UNDETERMINED


def test_offices_and_implementing_rules_join_the_report() -> None:
    """A carried-over set of rules that was not issued again, and rules with five grades, are missing."""
    report = check_plan(
        Plan.model_validate(WHOLE),
        office=LegalOfficeYear(office="市法制办", year=2009, carried_over=True, reissued=False),
        rules=ImplementingRules(maker="区人民政府", keeps_four_grades=False),
    )
    assert [item.rule for item in report.of("missing")] == ["draft_yearly_rules", "keeps_grades"]
    assert report.explain("zh").startswith("《武汉市行政执法责任制评议考核暂行办法》（武政办〔2006〕202号）")


DAYS = ("2008-02-01", "2008-02-10", "2008-02-20", "2008-03-01")


def course(made: str, submitted: str, approved: str | None, applied: str) -> bool | None:
    """Return whether a year with these days was in order."""
    targets = Targets.model_validate(
        {"made_on": made, "submitted_on": submitted, "approved_on": approved, "applied_from": applied}
    )
    return check_course(Course(rules_drafted_on="2008-01-10", appraised_on="2008-12-10"), targets).complies


def test_steps_of_a_year_are_in_order_or_not() -> None:
    """Made, submitted, approved, applied: a swap fails, a missing day is unknown, no day is invented."""
    assert course(*DAYS) is True
    assert course(DAYS[0], DAYS[2], DAYS[1], DAYS[3]) is False
    assert course(DAYS[0], DAYS[1], DAYS[3], DAYS[2]) is False
    assert course(DAYS[0], DAYS[1], None, DAYS[3]) is None
