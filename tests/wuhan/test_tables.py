"""A table of thirty agencies: each body's appraiser, total, grade and consequences, and what is lacking."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from regkit.checking import check_table, read_table
from regkit.checking.report import Report
from regkit.language.findings import Finding, FindingStatus
from regkit.wuhan.tables import AGENCIES

EXAMPLE = Path(__file__).parents[2] / "examples" / "wuhan_agencies.csv"


@pytest.fixture(scope="module")
def report() -> Report:
    """Return the report on the example after the year."""
    return check_table(read_table(EXAMPLE, AGENCIES), date(2009, 1, 15))


def found(report: Report, case: str, topic: str) -> Finding:
    """Return one finding."""
    (finding,) = [one for one in report.findings if one.case.startswith(case) and one.topic == topic]
    return finding


def test_all_thirty_rows_are_read(report: Report) -> None:
    """No row is put aside, and a failed body makes the exit status 1."""
    assert report.problems == ()
    assert len(report.by_case) == 30
    assert report.exit_status == 1


@pytest.mark.parametrize(
    ("case", "topic", "status", "words"),
    [
        ("W-01", "grade", FindingStatus.ANSWERED, "优秀"),
        ("W-02", "grade", FindingStatus.ANSWERED, "良好"),
        ("W-04", "grade", FindingStatus.ANSWERED, "合格"),
        (
            "W-05",
            "consequences",
            FindingStatus.BREACHED,
            "予以通报批评、单位及其主要负责人、分管负责人2008年(当年)不得被评为先进",
        ),
        ("W-07", "total", FindingStatus.UNDETERMINED, "在46分至96分之间"),
        ("W-07", "grade", FindingStatus.UNDETERMINED, "尚不能确定"),
        ("W-08", "grade", FindingStatus.UNDETERMINED, "尚不能确定"),
        ("W-10", "appraiser", FindingStatus.UNDETERMINED, "尚不能确定"),
        ("W-11", "grade", FindingStatus.UNDETERMINED, "尚不能确定"),
        ("W-12", "grade", FindingStatus.ANSWERED, "良好（由考核机关评定）"),
        ("W-13", "appraiser", FindingStatus.ANSWERED, "市人民政府"),
        ("W-19", "appraiser", FindingStatus.ANSWERED, "市地方税务局(听取区人民政府意见)"),
        ("W-21", "consequences", FindingStatus.UNDETERMINED, "尚不能确定"),
        ("W-24", "appraiser", FindingStatus.ANSWERED, "市城市管理局"),
        ("W-25", "appraiser", FindingStatus.UNDETERMINED, "尚不能确定"),
        ("W-27", "scope", FindingStatus.ANSWERED, "不属于行政执法机关"),
    ],
)
def test_a_row_is_answered(report: Report, case: str, topic: str, status: FindingStatus, words: str) -> None:
    """Each row gets the answer of the rules, a missing fact no guess."""
    finding = found(report, case, topic)
    assert finding.status is status
    assert finding.zh.startswith(words)


def test_a_body_out_of_scope_is_not_graded(report: Report) -> None:
    """An enterprise is no 行政执法机关: nothing beyond that is said of it."""
    assert [one.topic for one in report.findings if one.case.startswith("W-27")] == ["scope"]


def test_a_declared_grade_against_the_bands_is_reported(tmp_path: Path) -> None:
    """The row is not put aside: the contradiction is a finding that names both grades."""
    table = tmp_path / "one.csv"
    heading = (
        "机构编号,通用目标得分,专用目标得分,专用目标已经审定,公布档次,考核年度,优秀下限,良好下限,合格下限,下限含本数"
    )
    rest = ",档次标准制定机关,档次标准依据文件,档次标准适用年度"
    table.write_text(f"{heading}{rest}\nX-1,20,20,是,优秀,2008,88,72,58,是,甲,乙,2008\n", "utf-8")
    finding = found(check_table(read_table(table, AGENCIES), date(2009, 1, 15)), "X-1", "grade")
    assert finding.status is FindingStatus.BREACHED
    assert "`优秀`" in finding.zh
    assert "`不合格`" in finding.zh


def test_marks_above_a_half_put_the_row_aside(tmp_path: Path) -> None:
    """A cell of 51 is a problem that names its column."""
    table = tmp_path / "bad.csv"
    table.write_text("机构编号,通用目标得分\nX-1,51\n", "utf-8")
    (problem,) = read_table(table, AGENCIES).problems
    assert (problem.row, problem.column, problem.value) == (2, "通用目标得分", "51")


def test_before_commencement_nothing_is_applicable() -> None:
    """The measures are in force from 1 January 2007."""
    early = check_table(read_table(EXAMPLE, AGENCIES), date(2006, 12, 31))
    assert {one.status for one in early.findings if one.topic != "grade"} == {FindingStatus.NOT_APPLICABLE}
