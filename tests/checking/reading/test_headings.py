"""Headings are found where they stand; what is not understood is never taken for nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from regkit.checking import check
from regkit.checking.reading.heads import Options
from regkit.law import InputError
from tests.checking.reading.drawing import DAY, GOOD, at, checked, csv_of, status, workbook

PAID = "建设单位已交保证金(万元)"


def without(*headings: str) -> list[str]:
    """Return the headings of the good row without some."""
    return [heading for heading in GOOD if heading not in headings]


def renamed(tmp_path: Path, heading: str, cell: str = "20") -> object:
    """Check the good row with the payment under another heading."""
    return checked(tmp_path, csv_of({heading: cell}, head=[*without(PAID), heading]))


@pytest.mark.parametrize(
    "heading",
    [
        "建设单位已交保证金（万元）",
        "建设单位已缴保证金，万元",
        "*建设单位已交保证金(万元)：",
        "建设单位\n已交保证金\n（单位：万元）",
        "建设单位已交保证金（必填）（万元）",
        " 建设单位已交保证金 (万元)",
        "owner.lodged(万元)",
    ],
)
def test_what_makes_no_difference_in_a_heading(tmp_path: Path, heading: str) -> None:
    """Width, stars, colons, line breaks, remarks and the unit's brackets are folded; the amount is read."""
    report = renamed(tmp_path, heading)
    assert not report.problems  # type: ignore[attr-defined]
    assert report.exit_status == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "heading",
    [
        "建设单位交纳保证金(万元)",
        "已交金额(万元)",
        "建设单位保证金已交数(万元)",
        "建设单位已交保证金(平方米)",
        "",
        "建设单位已交保证金(人)",
    ],
)
def test_a_column_that_may_hold_the_payment_leaves_it_unknown(tmp_path: Path, heading: str) -> None:
    """A renamed column, one without a heading, a unit that is none of money: named, and nothing is presumed."""
    report = checked(tmp_path, csv_of({heading: "20"}, head=[*without(PAID), heading]))
    assert report.exit_status == 2
    assert [one.row for one in report.problems] == [1]
    assert status(report, "P-1", "示例单位") == "undetermined"
    assert status(report, "P-1", "permit") == "undetermined"
    assert status(report, "P-1", "示例公司") == "met"


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("序号", "1"),
        ("建设单位联系人", "张某"),
        ("施工许可证编号", "许字001号"),
        ("监理单位", "示例监理"),
        ("开工日期", "2012-01-01"),
        ("建筑面积", "1200"),
        ("企业统一社会信用代码", "91130000"),
        ("备注", "已核"),
    ],
)
def test_a_column_of_the_bureaus_own_is_a_note(tmp_path: Path, heading: str, cell: str) -> None:
    """It resembles nothing that a rule asks: it is set aside by name, and stops nothing."""
    report = checked(tmp_path, csv_of({heading: cell}))
    assert report.exit_status == 0
    assert [heading in note.text("zh") for note in report.account.notes] == [True]


def test_the_unit_of_a_count_is_that_of_its_fact(tmp_path: Path) -> None:
    """日 with a number of days is read; 年 with it is not."""
    head = "场所编号,场所类别,已建成系统,保存日数({})\nS1,博物馆,是,30\n"
    good, bad = (checked(tmp_path, head.format(unit), f"{i}.csv") for i, unit in enumerate(("日", "年")))
    assert not good.problems
    assert [one.column for one in bad.problems] == ["保存日数(年)"]


def test_two_rows_of_headings_in_a_text_file(tmp_path: Path) -> None:
    """The upper heading stands over its first column alone; the lower ones are read with it."""
    upper = "项目编号,项目所在地,规划区内,建设单位,,施工企业,,,,,,"
    firm = "名称,注册地,注册县区,主项资质,资质等级,联合体承包,已交存保证金(万元)"
    lower = f",,,工程合同价款总额(万元),已交保证金(万元),{firm}"
    report = checked(tmp_path, f"{upper}\n{lower}\nP-1,双桥区,是,1000,12,示例公司,本市,双桥区,施工总承包,三级,否,20\n")
    assert not report.problems
    assert status(report, "P-1", "建设单位") == "outstanding"
    assert status(report, "P-1", "示例公司") == "met"


def test_a_lower_heading_under_another_matter_is_not_read_for_its_name(tmp_path: Path) -> None:
    """Last year's payment is not this year's, though the lower heading is the same."""
    upper = "项目编号,项目所在地,规划区内,工程合同价款总额(万元),上年度数"
    report = checked(tmp_path, f"{upper}\n,,,,建设单位已交保证金(万元)\nP-1,双桥区,是,1000,20\n")
    assert [one.column for one in report.problems] == ["上年度数 建设单位已交保证金(万元)"]
    assert status(report, "P-1", "建设单位") == "undetermined"


def test_a_unit_below_that_is_not_the_headings_own(tmp_path: Path) -> None:
    """万元 in the heading and 元 below it: the two are named."""
    body = csv_of({}).splitlines()
    units = ",".join("元" if heading == PAID else "" for heading in GOOD)
    report = checked(tmp_path, "\n".join([body[0], units, body[1]]))
    assert at(report) == [(2, PAID, "元")]


def under(title: str) -> str:
    """Return the good row below a title, without a unit in any heading."""
    return f"{title}\n{csv_of({}).replace('(万元)', '')}"


@pytest.mark.parametrize(
    "title",
    [
        "单位：万元",
        "某县保证金台账（单位：万元）",
        "填报单位：清欠办,,,金额单位: 万元",
        "填报单位：元宝山区清欠办,货币单位：人民币（万元）",
        "某县台账  单位 ：万元 填报日期：2012年9月1日",
    ],
)
def test_a_title_names_the_unit_of_the_sheet(tmp_path: Path, title: str) -> None:
    """What is written once above a table holds for every amount that names no unit of its own, and is noted."""
    report = checked(tmp_path, under(title))
    assert not report.problems
    assert report.exit_status == 0
    assert any("万元" in one.zh and "标题行" in one.zh for one in report.account.notes)


def test_a_long_title_that_is_set_aside_shows_that_more_of_it_follows(tmp_path: Path) -> None:
    """Its first twenty signs, and dots; a short one stands whole."""
    long = checked(tmp_path, under("承德市在建项目农民工工资保证金台账(2026年11月，万元)")).account.notes
    assert long[0].zh == "标题行，另列：`承德市在建项目农民工工资保证金台账(20…`"
    short = checked(tmp_path, under("台账（单位：万元）")).account.notes
    assert short[0].zh == "标题行，另列：`台账（单位：万元）`"


@pytest.mark.parametrize(
    "title",
    [
        "填报单位：元宝山区清欠办",
        "报送单位：万元店街道",
        "单位：万元,,单位：元",
        "单位：万元户办公室",
    ],
)
def test_a_title_that_names_no_unit_or_two_leaves_amounts_without(tmp_path: Path, title: str) -> None:
    """Who reports is no unit, and of two units none is taken: each amount is told to have none."""
    report = checked(tmp_path, under(title))
    assert {one.column for one in report.problems} == {"工程合同价款总额", "建设单位已交保证金", "已交存保证金"}
    assert status(report, "P-1", "示例单位") == "undetermined"


def test_a_heading_goes_before_the_title(tmp_path: Path) -> None:
    """A column of yuan in a sheet of ten thousands."""
    content = under("单位：万元").replace("建设单位已交保证金", "建设单位已交保证金(元)").replace(",20\r", ",200000\r")
    report = checked(
        tmp_path, content.replace("已交存保证金", "已交存保证金(元)").replace(",1000,20,", ",1000,200000,")
    )
    assert not report.problems
    assert report.exit_status == 0


def test_the_user_says_what_a_heading_stands_for(tmp_path: Path) -> None:
    """By name or by letter, in either order; `-` leaves a column out, and nothing of it is unknown."""
    content = csv_of({"到账": "20"}, head=[*without(PAID), "到账"]).replace("到账", "到账(万元)")
    for pair in ({"到账(万元)": "建设单位已交保证金"}, {"建设单位已交保证金": "到账(万元)"}, {"O": "owner.lodged"}):
        options = Options(columns=pair)
        text = content if "O" not in pair else content.replace("到账(万元)", "").replace(",20\r\n", ",20万元\r\n", 1)
        assert checked(tmp_path, text, options=options).exit_status == 0, pair
    left = checked(tmp_path, content, options=Options(columns={"到账(万元)": "-"}))
    assert status(left, "P-1", "示例单位") == "outstanding"
    assert left.account.counted["left out"] == 1
    with pytest.raises(InputError, match="there is no fact `到帐`"):
        checked(tmp_path, content, options=Options(columns={"到账(万元)": "到帐"}))


def test_the_user_says_in_which_row_the_headings_stand(tmp_path: Path) -> None:
    """A table above the table is not read."""
    rows = [list(GOOD), [*GOOD.values()], [], list(GOOD), ["P-2", *list(GOOD.values())[1:]]]
    path = workbook(tmp_path, {"表": rows})
    assert [one.split(" ")[0] for one in check(path, DAY, Options(heading_row=4)).by_case] == ["P-2"]
    assert [one.split(" ")[0] for one in check(path, DAY).by_case] == ["P-1", "P-2"]


def test_a_sheet_of_another_kind_or_without_numbers_is_named(tmp_path: Path) -> None:
    """Sites beside projects, and projects without their numbers, are problems, not silence."""
    sites = [["场所编号", "场所类别", "已建成系统"], ["S1", "博物馆", "否"]]
    bare = [without("项目编号"), [value for heading, value in GOOD.items() if heading != "项目编号"]]
    path = workbook(tmp_path, {"项目": [list(GOOD), list(GOOD.values())], "场所": sites, "补充": bare})
    report = check(path, DAY)
    assert [(one.sheet, one.row) for one in report.problems] == [("场所", None), ("补充", None)]
    assert report.exit_status == 2
    asked = check(path, date(2009, 5, 1), Options(sheets=("场所",)))
    assert [one.case for one in asked.findings] == ["S1"]
    with pytest.raises(InputError, match="has no sheet `别的`"):
        check(path, DAY, Options(sheets=("别的",)))
