"""Rows: totals and signatures are no cases, bad rows spoil no others, and several rows speak of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from regkit.checking.files import read
from regkit.checking.reading.cells import read_cell
from regkit.checking.reading.heads import Column, Options
from regkit.language.catalog import layouts
from regkit.language.facts import FactSpec
from regkit.language.headings import parsed
from regkit.language.kinds import BOOL
from regkit.language.layout import Layout
from regkit.language.yes_no_zh import said_zh
from tests.checking.reading.drawing import GOOD, at, checked, csv_of, status, workbook

LABOUR = {
    "企业名称": "示例劳务",
    "承包角色": "劳务分包",
    "主项资质": "劳务分包",
    "资质等级": "",
    "已交存保证金(万元)": "5",
}


@pytest.mark.parametrize(
    "row",
    [
        "合计,,,,,1000,20",
        ",,本页小计,,,1000,20",
        ",平均,,,,500,10",
        "累计：,,,,,1000",
        "填表人：王某,,审核人：李某",
        "备注：以上为第一季度数据",
        "单位负责人（签字）：,,,",
        "以下空白",
        "注：单位为万元",
    ],
)
def test_a_total_and_a_signature_are_no_cases(tmp_path: Path, row: str) -> None:
    """They are set aside with their words; nothing is owed by them."""
    report = checked(tmp_path, csv_of({}) + row + "\n")
    assert list(report.by_case) == ["P-1 示例"]
    assert not report.problems
    assert [note.row for note in report.account.notes] == [3]


def test_a_project_that_is_called_a_total_is_a_project(tmp_path: Path) -> None:
    """What has a number of its own is a case, whatever it is called."""
    report = checked(tmp_path, csv_of({"项目编号": "P-9", "项目名称": "数据总计中心小计"}))
    assert list(report.by_case) == ["P-9 数据总计中心小计"]


def test_headings_printed_again_are_set_aside(tmp_path: Path) -> None:
    """A long table has its headings on every page."""
    page = csv_of({}).splitlines()
    report = checked(tmp_path, "\n".join([*page, page[0], page[1].replace("P-1", "P-2")]))
    assert len(report.by_case) == 2
    assert ["重复" in note.text("zh") for note in report.account.notes] == [True]


def test_a_row_without_a_number_leaves_the_permit_above_it_open(tmp_path: Path) -> None:
    """It may be a contractor of the project above, whose voucher would be checked."""
    report = checked(tmp_path, csv_of({}, {**LABOUR, "项目编号": "", "已交存保证金(万元)": "0"}))
    assert at(report) == [(3, "项目编号", "")]
    assert status(report, "P-1", "permit") == "undetermined"
    assert status(report, "P-1", "示例公司") == "met"


def test_no_cell_of_a_row_with_too_many_is_trusted(tmp_path: Path) -> None:
    """A separator in a name moves everything after it; the case stays, and stays open."""
    lines = csv_of({}).splitlines()
    report = checked(tmp_path, "\n".join([lines[0], lines[1].replace("示例公司", "示例,公司")]))
    assert [one.row for one in report.problems if one.column is None] == [2]
    assert status(report, "P-1", "permit") == "undetermined"
    assert not [one for one in report.findings if one.status.code in {"outstanding", "breached"}]


def test_one_name_is_one_firm_whatever_its_width(tmp_path: Path) -> None:
    """（集团） and (集团) are one firm; what one row says of it holds in the other."""
    rows = (
        {"企业名称": "示例（集团）公司"},
        {"项目编号": "P-2", "企业名称": "示例(集团) 公司", "已交存保证金(万元)": ""},
    )
    report = checked(tmp_path, csv_of(*rows))
    assert report.exit_status == 0
    assert status(report, "P-2", "permit") == "met"


def test_unknown_is_no_contradiction_and_a_bad_cell_is_one(tmp_path: Path) -> None:
    """不详 in one row gives way to what another says; a cell that cannot be read may say otherwise."""
    unknown, bad = (
        checked(tmp_path, csv_of({}, {"项目编号": "P-2", "已交存保证金(万元)": said})) for said in ("不详", "二十来万")
    )
    assert unknown.exit_status == 0
    assert at(bad) == [(3, "已交存保证金(万元)", "二十来万")]
    assert [status(bad, case, "示例公司") for case in ("P-1", "P-2")] == ["undetermined"] * 2


def test_a_contradiction_between_two_sheets_names_both(tmp_path: Path) -> None:
    """The sheet and the row of the other statement are told."""
    first, second = list(GOOD.values()), list(GOOD.values())
    second[12] = "二级"
    path = workbook(tmp_path, {"一": [list(GOOD), first], "二": [list(GOOD), ["P-2", *second[1:]]]})
    report = checked(tmp_path, path.read_bytes(), "two.xlsx")
    (problem,) = report.problems
    assert (problem.sheet, problem.row, problem.column) == ("二", 2, "资质等级")
    assert "“一”表第2行" in problem.text("zh")
    assert "row 2 of sheet `一`" in problem.text("en")


def test_a_certificate_is_each_projects_own(tmp_path: Path) -> None:
    """A firm shows it here and not there; that is no contradiction."""
    outside = {
        "注册地": "河北省唐山市",
        "注册县区": "",
        "联合体承包": "",
        "已交存保证金(万元)": "",
        "承包合同价款(万元)": "1000",
    }
    report = checked(tmp_path, csv_of({**outside, "缴纳证明": "有"}, {**outside, "项目编号": "P-2", "缴纳证明": "无"}))
    assert not report.problems
    assert [status(report, case, "示例公司") for case in ("P-1", "P-2")] == ["met", "outstanding"]


@pytest.mark.parametrize(
    ("cells", "statuses"),
    [
        (("有", ""), ["met", "met"]),
        (("有", "不详"), ["met", "undetermined"]),
        (("", ""), ["undetermined", "undetermined"]),
    ],
)
def test_a_certificate_follows_its_firm(tmp_path: Path, cells: tuple[str, str], statuses: list[str]) -> None:
    """Where another project says nothing of it, it has what the firm's others say; what is not known stays so."""
    tangshan = {"注册地": "河北省唐山市", "注册县区": "", "联合体承包": "", "已交存保证金(万元)": ""}
    rows = [{**tangshan, "承包合同价款(万元)": "1000", "缴纳证明": cell} for cell in cells]
    report = checked(tmp_path, csv_of(rows[0], {**rows[1], "项目编号": "P-2"}))
    assert [status(report, case, "示例公司") for case in ("P-1", "P-2")] == statuses


def test_facts_that_contradict_each_other_in_one_row_are_unknown(tmp_path: Path) -> None:
    """A firm of another province in a district of the city: both are named, neither is taken."""
    report = checked(tmp_path, csv_of({"注册地": "外省"}))
    (problem,) = report.problems
    assert (problem.row, problem.column, problem.value) == (2, "注册地、注册县区", "外省、双桥区")
    assert status(report, "P-1", "示例公司") == "undetermined"
    assert status(report, "P-1", "示例单位") == "met"


def test_what_holds_by_either_of_two_statements_is_decided(tmp_path: Path) -> None:
    """Two prices, and a payment that covers both: nothing is owed, though the price is not known."""
    rows = (
        {"建设单位已交保证金(万元)": "30"},
        {**LABOUR, "建设单位已交保证金(万元)": "30", "工程合同价款总额(万元)": "1100"},
    )
    report = checked(tmp_path, csv_of(*rows))
    assert at(report) == [(3, "工程合同价款总额(万元)", "1100")]
    assert status(report, "P-1", "示例单位") == "met"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"承包合同价款(万元)": "1200"}, "承包合同价款1200万元、工程合同价款总额1000万元"),
        ({"建设单位已交保证金(万元)": "2000"}, "建设单位已交保证金2000万元"),
    ],
)
def test_a_part_above_its_whole_is_a_finding_of_its_own(tmp_path: Path, cells: dict[str, str], said: str) -> None:
    """A slip is told with its values, as the day asked about has it; it changes no answer."""
    report = checked(tmp_path, csv_of(cells))
    (slip,) = (one for one in report.findings if one.topic == "plausibility")
    assert said in slip.zh
    assert (slip.case, slip.status.code) == ("P-1 示例", "undetermined")
    assert status(report, "P-1", "示例单位") == "met"


def test_a_share_above_the_price_that_is_shared_cannot_be(tmp_path: Path) -> None:
    """The two cells are named and neither is taken; what the owner owes does not hang on them."""
    joint = {"承包合同价款(万元)": "900", "联合体承包": "是", "联合体分担价款(万元)": "1080"}
    report = checked(tmp_path, csv_of(joint))
    (problem,) = report.problems
    assert (problem.row, problem.column) == (2, "承包合同价款(万元)、联合体分担价款(万元)")
    assert "分担的价款多于合同价款" in problem.text("zh")
    assert report.exit_status == 2
    assert status(report, "P-1", "示例单位") == "met"


def test_years_beside_the_day_that_tells_them_are_not_both_taken(tmp_path: Path) -> None:
    """Both cells are named, and what hangs on them stays open; the day alone tells the years."""
    both = checked(tmp_path, csv_of({"连续无拖欠年数": "5", "最近一次拖欠之日": "2012-01-01"}))
    (problem,) = both.problems
    assert (problem.row, problem.column) == (2, "连续无拖欠年数、最近一次拖欠之日")
    assert "前者依询问之日推得后者，只说其一" in problem.text("zh")
    assert both.exit_status == 2
    assert not checked(tmp_path, csv_of({"最近一次拖欠之日": "2012-01-01"})).problems


def test_a_part_equal_to_its_whole_is_plausible(tmp_path: Path) -> None:
    """The contract may be the whole project's."""
    assert checked(tmp_path, csv_of({"承包合同价款(万元)": "1000"})).exit_status == 0


def test_ones_own_words(tmp_path: Path) -> None:
    """A way of writing stands for a word in every column, or in one alone."""
    content = csv_of({"资质等级": "丙", "联合体承包": "丙"})
    everywhere = checked(tmp_path, content, options=Options(words={"丙": "三级"}))
    assert at(everywhere) == [(2, "联合体承包", "丙")]
    each = Options(words={"资质等级:丙": "三级", "联合体承包：丙": "否"})
    assert checked(tmp_path, content, options=each).exit_status == 0


def test_one_amount_over_several_firms_is_nobodys(tmp_path: Path) -> None:
    """A deposit merged over the rows of two firms is not counted twice, nor given to the first."""
    from openpyxl import load_workbook  # noqa: PLC0415  (a workbook made by one is changed)

    path = workbook(tmp_path, {"表": [list(GOOD), list(GOOD.values()), [{**GOOD, **LABOUR}[one] for one in GOOD]]})
    book = load_workbook(path)
    book["表"].merge_cells("O2:O3")
    book.save(path)
    report = checked(tmp_path, path.read_bytes(), "merged.xlsx")
    assert [(row, column) for row, column, _ in at(report)] == [(2, "已交存保证金(万元)"), (3, "已交存保证金(万元)")]
    assert status(report, "P-1", "示例劳务") == status(report, "P-1", "示例公司") == "undetermined"


def test_a_table_of_headings_alone_is_a_problem(tmp_path: Path) -> None:
    """Nothing was checked, and nobody is told that all is in order."""
    report = checked(tmp_path, ",".join(GOOD))
    assert report.exit_status == 2
    assert "没有" in report.problems[0].text("zh")


def test_a_record_may_hold_half_of_a_sign(tmp_path: Path) -> None:
    """In a key or in a value it stops nothing but itself."""
    half = '[{"项目编号": "P-1", "\\ud800": "x", "企业名称": "\\udc00", "建设单位已交保证金": "20万元"}]'
    report = checked(tmp_path, half, "t.json")
    report.export("json").encode("utf-8")  # type: ignore[union-attr]
    assert [one.column for one in report.problems] == ["企业名称"]


@pytest.mark.parametrize("name", ["不详", "待定", "/", ""])
def test_firms_without_a_name_are_not_one_firm(tmp_path: Path, name: str) -> None:
    """What stands for no name joins nobody: each row keeps its own deposit."""
    report = checked(
        tmp_path, csv_of({"企业名称": name}, {"项目编号": "P-2", "企业名称": name, "已交存保证金(万元)": "0"})
    )
    assert not report.problems
    assert [status(report, case, "施工企业") for case in ("P-1", "P-2")] == ["met", "outstanding"]


def test_the_sign_for_yuan_below_another_unit_is_asked_for(tmp_path: Path) -> None:
    """¥20 under (万元) may be twenty yuan or two hundred thousand."""
    report = checked(tmp_path, csv_of({"建设单位已交保证金(万元)": "¥20"}))
    assert at(report) == [(2, "建设单位已交保证金(万元)", "¥20")]
    assert checked(tmp_path, csv_of({"建设单位已交保证金(万元)": "¥200,000元"})).exit_status == 0


DAMAGED = (
    "#REF!",
    "待核",
    "???",
    "1e5",
    "-5",
    "2012-13-01",
    "TRUE",
    "叁拾",
    "三五",
    "20元20",
    "1.5.2",
    "\u200b",
    "是/否",
)


@pytest.mark.parametrize(
    "heading", [one for one in GOOD if one not in {"项目编号", "项目名称", "建设单位", "企业名称"}]
)
def test_no_damaged_cell_decides_anything_without_a_problem(tmp_path: Path, heading: str) -> None:
    """Each cell of a good row damaged in each way: what changed without a problem was read for what it says."""
    said = {"TRUE"} if heading in {"规划区内", "联合体承包"} else set()
    for cell in DAMAGED:
        report = checked(tmp_path, csv_of({heading: cell}))
        assert at(report) == ([] if cell in said else [(2, heading, cell)]), cell
        assert not [one for one in report.findings if one.status.code in {"outstanding", "breached"}], cell


FLAGS = [
    pytest.param(layout, heading, spec, id=f"{layout.name} {heading}")
    for layout in layouts()
    for heading, target in layout.columns().items()
    if (spec := layout.spec(target)) is not None and spec.kind == BOOL and "." not in heading
]
"""Every column of a yes or no of every table."""


@pytest.mark.parametrize(("layout", "heading", "spec"), FLAGS)
def test_a_cell_says_yes_or_no_in_the_words_of_its_fact(layout: Layout, heading: str, spec: FactSpec) -> None:
    """`资料齐全` and `资料不齐全` below 资料齐全: the one is a yes, the other a no, whatever the brackets' width."""
    no = spec.denied or said_zh(spec.zh, truth=False)
    column = Column(0, parsed(heading), layout.columns()[heading], "used")
    assert [read_cell(spec, column, text) for text in (spec.zh, no, no.replace(",", "，"))] == [True, False, False]
    assert read_cell(spec, column, f"{spec.zh}吗") == f"{spec.zh}吗"  # as it stands: the model refuses it


def test_rows_that_say_alike_keep_what_is_their_own(tmp_path: Path) -> None:
    """What alike cells say is made once; names, row numbers and cells that cannot be read stay with their row."""
    heads = "场所编号,场所名称,单位名称,场所类别,已建成系统,已投入使用,保存日数"
    ends = ("甲,一,30", "乙,二,30", "丙,三,三十多", "丁,四,30", "戊,五,三十多", "己,六,", "庚,七,30,多出")
    rows = [f"S-{i},{name},{unit},医院,是,是,{kept}" for i, (name, unit, kept) in enumerate(_parted(ends), start=1)]
    path = tmp_path / "sites.csv"
    path.write_text("\n".join([heads, *rows]), encoding="utf-8")
    table = read(path)
    said = [(one.id, one.shared["site"], one.shared["unit"], one.shared["recording"]) for one in table.groups]
    told = [(id_, site.name, unit.name, kept.kept_days) for id_, site, unit, kept in said]  # type: ignore[attr-defined]
    names, units, kept = "甲乙丙丁戊己庚", "一二三四五六七", (30, 30, None, 30, None, None, None)
    assert told == [(f"S-{i}", *one) for i, one in enumerate(zip(names, units, kept, strict=True), start=1)]
    assert said[0][3] is said[1][3] is said[3][3]
    assert [sorted(one[3].model_fields_set) for one in said[4:6]] == [["kept_days"], []]
    no_heading, *others = table.problems
    assert (no_heading.row, [(one.row, one.value) for one in others]) == (1, [(4, "三十多"), (6, "三十多"), (8, None)])
    assert table.lines == {f"S-{i}": i + 1 for i in range(1, 8)}
    assert table.account.counted["not usable"] == 2 + 5  # of the last row what is too much and its facts, not its names


def _parted(ends: Iterable[str]) -> Iterator[list[str]]:
    return (one.split(",", 2) for one in ends)
