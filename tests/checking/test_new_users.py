"""What a new user met on files of their own: each of these once said something false, or stopped where it need not."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from regkit import chengde
from regkit.checking import check, check_records
from regkit.language import Bounds
from regkit.language.findings import FindingStatus

ON = date(2012, 9, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
FIRM = {
    "项目编号": "N-1",
    "建设单位": "甲",
    "项目所在地": "双桥区",
    "规划区内": "是",
    "工程合同价款总额(万元)": "1000",
    "建设单位已交保证金(万元)": "20",
    "企业名称": "乙",
    "承包角色": "总承包企业",
    "承包合同价款(万元)": "1000",
    "注册地": "本市",
    "注册县区": "双桥区",
    "主项资质": "施工总承包",
    "资质等级": "二级",
    "已交存保证金(万元)": "30",
}


def written(path: Path, *rows: dict[str, str], encoding: str = "utf-8") -> Path:
    """Write a table."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, list(dict.fromkeys(key for row in rows for key in row)), restval="")
    table.writeheader()
    table.writerows(rows)
    path.write_text(text.getvalue(), encoding)
    return path


def test_a_heading_that_no_rule_reads_stops_nothing(tmp_path: Path) -> None:
    """Article 12 is told by where firm and project are; a column for it is named, and no problem."""
    report = check(written(tmp_path / "p.csv", {**FIRM, "离开注册地施工": "否"}), ON)
    assert (report.exit_status, report.problems) == (0, ())
    assert "离开注册地施工" in report.account.notes[0].zh


def test_a_heading_like_one_that_is_read_stops_only_where_it_could_be_it(tmp_path: Path) -> None:
    """With a column of grades, 资质等级证书 full of numbers is no grade; full of grades it may be another one."""
    assert check(written(tmp_path / "a.csv", {**FIRM, "资质等级证书": "D213"}), ON).exit_status == 0
    report = check(written(tmp_path / "b.csv", {**FIRM, "资质等级证书": "三级"}), ON)
    assert (report.exit_status, [one.column for one in report.problems]) == (2, ["资质等级证书"])


@pytest.mark.parametrize(
    ("category", "grade", "due"),
    [
        ("建筑工程施工总承包壹级", "", 500_000),  # article 9: 施工总承包一级及以上, 50万
        ("", "施工总承包叁级", 200_000),  # 施工总承包三级, 20万
        ("防水防腐保温工程专业承包贰级", "二级", 200_000),  # 专业承包二级, 20万
    ],
)
def test_a_certificate_in_one_cell_is_read(category: str, grade: str, due: int, tmp_path: Path) -> None:
    """The grade behind the series is the grade, whichever column it stands in."""
    report = check(written(tmp_path / "p.csv", {**FIRM, "主项资质": category, "资质等级": grade}), ON)
    (found,) = [one for one in report.findings if one.party == "乙"]
    assert found.due == Bounds(Decimal(due), Decimal(due))
    assert not report.problems


def test_a_grade_that_two_cells_say_otherwise_is_not_known(tmp_path: Path) -> None:
    """壹级 behind the series and 三级 in its own column: neither is taken, both columns are named."""
    report = check(written(tmp_path / "p.csv", {**FIRM, "主项资质": "施工总承包壹级", "资质等级": "三级"}), ON)
    (problem,) = report.problems
    assert (problem.column, problem.value) == ("资质等级", "三级")
    assert "主项资质" in problem.zh
    assert {one.status for one in report.findings if one.party == "乙"} == {FindingStatus.UNDETERMINED}


def test_an_answer_that_is_no_demand_is_not_called_met() -> None:
    """Who appraises a body and which grade it has is answered, 已得出; nobody has met anything."""
    report = check(EXAMPLES / "wuhan_agencies.csv", date(2009, 6, 1))
    assert FindingStatus.ANSWERED in {one.status for one in report.findings}
    assert FindingStatus.MET not in {one.status for one in report.findings}
    assert "已满足" not in str(report.export("text", "zh"))


@pytest.mark.parametrize("name", ["chengde_projects", "datong_sites", "wuhan_agencies"])
@pytest.mark.parametrize("form", ["text", "html"])
def test_an_english_report_has_an_english_title(name: str, form: str) -> None:
    """What the table holds is told in the language of the report."""
    report = check(EXAMPLES / f"{name}.csv", date(2012, 9, 1))
    assert report.title in str(report.export(form, "zh"))
    assert report.titled("en").isascii()
    assert report.titled("en") in str(report.export(form, "en"))
    assert report.title not in str(report.export(form, "en"))


def test_records_and_tables_come_to_the_same(tmp_path: Path) -> None:
    """The same case as a table in GB18030 and as a record has the same findings."""
    table = check(written(tmp_path / "p.csv", FIRM, encoding="gb18030"), ON)
    record = check_records(json.loads(json.dumps([FIRM])), ON)
    assert [(one.party, one.zh) for one in table.findings] == [(one.party, one.zh) for one in record.findings]


def test_marks_that_say_nothing_say_nothing_in_a_frame_either() -> None:
    """A stroke or a dash for no key backbone firm is an empty cell: what is presumed is presumed, by article 9."""
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("narwhals")
    columns = {"注册地": "本市", "主项资质": "施工总承包", "资质等级": "壹级"}
    for mark in ("", "/", "—", "--"):
        frame = pandas.DataFrame([{**columns, "骨干优势企业": mark}])
        (value,) = chengde.contractor_deposit.over(frame, nulls="unsaid")["value"].tolist()
        assert value == Decimal(500_000), mark


def test_amounts_in_thousands_are_thousands_in_a_frame_too() -> None:
    """千元 in a heading is a thousand yuan: 2% of 32,000千元 is 64万元 (article 8)."""
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("narwhals")
    frame = pandas.DataFrame({"工程合同价款总额（千元）": [32_000], "项目所在地": ["双桥区"]})
    assert chengde.owner_deposit.over(frame)["value"].tolist() == [Decimal(640_000)]


@pytest.mark.parametrize(
    ("lang", "topics"), [("zh", ("范围：", "评议考核机关：")), ("en", ("scope: ", "appraised by: "))]
)
def test_what_many_cases_lack_is_told_with_what_it_is_about(lang: str, topics: tuple[str, ...]) -> None:
    """Bodies of which next to nothing is known: told once for all of them, each line with its demand."""
    report = check_records([{"机构编号": str(number)} for number in range(5)], date(2007, 6, 1))
    lines = str(report.export("text", lang)).splitlines()
    together = [lines[at + 1] for at, line in enumerate(lines) if "0、1、2" in line or "in 0, 1, 2" in line]
    assert all(any(f"? {topic}" in line for line in together) for topic in topics)
