"""Article 12: four grades, no lines between them in the text, and supplied lines that partition the scale."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import regkit.wuhan
from regkit.language import Status
from regkit.law import InputError
from regkit.wuhan import Appraisal, Grade, GradeBands, Score, grade, what_would_settle

SOURCE: dict[str, Any] = {
    "authority": "某市法制办",
    "document": "试验用考评细则",
    "year": 2009,
    "lower_bound_included": True,
}
LINES = [("优秀", "88"), ("良好", "71.5"), ("合格", "55"), ("不合格", "0")]
"""Invented lines, unlike any that people assume; the text has none."""
BANDS = GradeBands.of(LINES, **SOURCE)
TOTALS = st.decimals(0, 100, places=2)


def graded(total: Any, bands: GradeBands = BANDS) -> Grade:
    """Return the grade of a total in the year of the bands."""
    found = grade(Appraisal(total=total, year=2009), bands).value
    assert found is not None
    return found.grade


def test_no_line_between_grades_is_shipped() -> None:
    """No module of the city holds a number that could serve as a cut-off."""
    folder = Path(regkit.wuhan.__file__).parent
    numbers = {
        node.value
        for module in folder.glob("*.py")
        if module.name != "drawing.py"
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool)
    }
    assert not numbers & {60, 70, 75, 80, 85, 90, 95}


@pytest.mark.parametrize("total", ["0", "59.99", "100"])
def test_without_bands_no_total_has_a_grade(total: str) -> None:
    """Not even 0 or 100: where no lines are supplied, the text draws none either (A17)."""
    found = grade(Appraisal(total=total, year=2009))
    assert [item.name for item in found.missing] == ["wuhan.12.lines"]
    assert "第十二条" in {quote.address.zh for quote in found.citations}


@pytest.mark.parametrize("total", ["0", "59.99", "100"])
def test_lines_of_which_nothing_is_known_grade_nothing(total: str) -> None:
    """Who drew the lines and where is asked for, whatever they are."""
    found = grade(Appraisal(total=total, year=2009), GradeBands())
    assert {"bands.document", "bands.authority"} <= {item.name for item in found.missing}


@pytest.mark.parametrize(
    ("total", "inclusive", "exclusive"),
    [
        ("87.99", "良好", "良好"),
        ("88", "优秀", "良好"),
        ("88.01", "优秀", "优秀"),
        ("71.49", "合格", "合格"),
        ("71.5", "良好", "合格"),
        ("71.51", "良好", "良好"),
        ("54.99", "不合格", "不合格"),
        ("55", "合格", "不合格"),
        ("55.01", "合格", "合格"),
        ("0", "不合格", "不合格"),
        ("100", "优秀", "优秀"),
    ],
)
def test_the_side_that_is_included_decides_on_the_line(total: str, inclusive: str, exclusive: str) -> None:
    """Just below, on and just above each line, with the lower bound inside and outside."""
    assert graded(total) is Grade(inclusive)
    outside = GradeBands.of(LINES, **{**SOURCE, "lower_bound_included": False})
    assert graded(total, outside) is Grade(exclusive)


@given(st.lists(TOTALS.filter(bool), min_size=3, max_size=3, unique=True), TOTALS, TOTALS, st.booleans())
def test_bands_partition_the_scale_and_a_higher_total_never_grades_lower(
    lines: list[Decimal], one: Decimal, two: Decimal, included: bool
) -> None:
    """For any lines every total has exactly one grade, and grades rise with totals."""
    excellent, good, passing = sorted(lines, reverse=True)
    pairs = [("优秀", excellent), ("良好", good), ("合格", passing), ("不合格", 0)]
    bands = GradeBands.of(pairs, **{**SOURCE, "lower_bound_included": included})
    assume(one <= two)
    order = list(Grade)
    assert order.index(graded(one, bands)) >= order.index(graded(two, bands))
    above = [line for line in lines if (one >= line if included else one > line)]
    assert order.index(graded(one, bands)) == 3 - len(above)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([("优秀", "88"), ("合格", "55"), ("不合格", "0")], "article 12 fixes four"),
        ([*LINES, ("优秀", "99")], "article 12 fixes four"),
        ([("良好", "88"), ("优秀", "71"), ("合格", "55"), ("不合格", "0")], "article 12 fixes four"),
        ([("优秀", "71"), ("良好", "88"), ("合格", "55"), ("不合格", "0")], "do not descend"),
        ([("优秀", "71"), ("良好", "71"), ("合格", "55"), ("不合格", "0")], "do not descend"),
        ([("优秀", "88"), ("良好", "71"), ("合格", "55"), ("不合格", "10")], "not covered"),
        ([("优秀", "88"), ("良好", "71"), ("合格", "0"), ("不合格", "0")], "empty"),
        ([("优秀", "100.1"), ("良好", "71"), ("合格", "55"), ("不合格", "0")], "accepted: 0 to 100"),
        ([("优秀", "88"), ("良好", "71"), ("及格", "55"), ("不合格", "0")], "unknown value"),
    ],
)
def test_bands_that_do_not_fit_the_article_are_refused(lines: list[tuple[str, str]], message: str) -> None:
    """Four names, descending, covering the scale; the message names `grade_bands`."""
    with pytest.raises(InputError, match=f"(?s)`grade_bands`.*{message}"):
        GradeBands.of(lines, **SOURCE)


@pytest.mark.parametrize("name", ["authority", "document", "year"])
def test_bands_without_their_whole_source_grade_nothing(name: str) -> None:
    """Who drew the lines, where and for which year must all be told."""
    bands = GradeBands.of(LINES, **{**SOURCE, name: None})
    found = grade(Appraisal(total="75", year=2009), bands)
    assert found.status is Status.UNDETERMINED
    assert f"bands.{name}" in {item.name for item in found.missing}


@pytest.mark.parametrize(("total", "status"), [("88.01", "decided"), ("88", "undetermined"), ("87.99", "decided")])
def test_the_side_that_is_included_is_asked_for_on_the_line_only(total: str, status: str) -> None:
    """Off the line it changes nothing whether the line itself belongs to the better grade."""
    found = grade(Appraisal(total=total, year=2009), GradeBands.of(LINES, **{**SOURCE, "lower_bound_included": None}))
    assert found.status is Status(status)


def test_appraisals_of_years_before_commencement_are_open() -> None:
    """Whether the measures govern the appraisal of 2006 is not said (A25); that of 2007 they do."""
    lines = {year: GradeBands.of(LINES, **{**SOURCE, "year": year}) for year in (2006, 2007)}
    early, first = (grade(Appraisal(total="75", year=year), bands) for year, bands in lines.items())
    assert [item.name for item in early.missing] == ["wuhan.15.year_before"]
    assert first.is_decided


def test_a_person_has_no_grade() -> None:
    """Articles 9 and 12 know marks and grades of units only (A27)."""
    found = grade(Appraisal(assessed="行政执法人员", total="75", year=2009), BANDS)
    assert found.status is Status.NOT_APPLICABLE
    assert found.citations


def test_bands_of_another_year_do_not_serve() -> None:
    """Detailed rules are drafted every year (article 7, point 3)."""
    found = grade(Appraisal(total="75", year=2010), BANDS)
    assert [item.name for item in found.missing] == ["wuhan.7.other_year"]


def test_a_daily_appraisal_has_no_grade() -> None:
    """Article 12 grades the annual result only."""
    assert grade(Appraisal(kind="日常", total="75", year=2009), BANDS).status is Status.NOT_APPLICABLE


def test_a_declared_grade_stands_alone_and_may_not_contradict_the_bands() -> None:
    """Without bands it is taken as declared; against bands it is an error that shows both."""
    alone = grade(Appraisal(grade="不合格")).value
    assert alone is not None
    assert (alone.grade, alone.basis) == (Grade.FAIL, "declared")
    agreed = grade(Appraisal(grade="良好", total="75", year=2009), BANDS).value
    assert agreed is not None
    assert agreed.basis == "bands"
    with pytest.raises(InputError, match=r"declared as `优秀`.*make it `良好`"):
        grade(Appraisal(grade="优秀", total="75", year=2009), BANDS)


def test_a_half_that_is_not_marked_leaves_no_grade() -> None:
    """A unit that must fail whatever its other half gets fails once it is marked; before that it has no result."""
    must_fail = Score(general="1", special_approved=True)
    marked = grade(Appraisal(year=2009), BANDS, must_fail)
    assert marked.value is not None
    assert marked.value.grade is Grade.FAIL
    assert "both_marked" in {spec.name for spec in marked.presumed}
    for said in (False, None):
        unmarked = must_fail.model_copy(update={"both_marked": said})
        score = Score.model_validate({**unmarked.model_dump(exclude_unset=True), "both_marked": said})
        assert grade(Appraisal(year=2009), BANDS, score).status is Status.UNDETERMINED
    assert what_would_settle(Appraisal(year=2009), BANDS, Score(general="30", special_approved=True)) == (
        "score.special",
    )


def test_what_is_declared_must_be_within_reach() -> None:
    """At most 51 marks make no 优秀, and 40 and 40 make no 95."""
    with pytest.raises(InputError, match=r"declared as `优秀`.*make it `不合格`"):
        grade(Appraisal(year=2009, grade="优秀"), BANDS, Score(general="1", special_approved=True))
    with pytest.raises(InputError, match=r"declared as 95, which the marks of the halves \(40, 40\) cannot make"):
        grade(Appraisal(year=2009, total="95"), BANDS, Score(general="40", special="40", special_approved=True))


def test_a_grade_carries_the_source_of_its_bands() -> None:
    """The answer names the authority, the document and the year, in the text too."""
    found = grade(Appraisal(total="75", year=2009), BANDS)
    assert found.value is not None
    assert (found.value.authority, found.value.document) == ("某市法制办", "试验用考评细则")
    assert found.value.year == Decimal(2009)
    assert "试验用考评细则" in found.explain("zh")
