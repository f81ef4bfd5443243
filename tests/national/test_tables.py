"""Tables of the State Council's regulations: systems and projects, each finding a rule's answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from regkit.checking import Report, check, check_records
from regkit.language.catalog import layouts
from regkit.language.findings import FindingStatus

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = date(2026, 6, 1)
SYSTEMS, PROJECTS = (check(EXAMPLES / f"{name}.csv", ON) for name in ("video_systems", "wages_projects"))
MET, BREACHED = FindingStatus.MET, FindingStatus.BREACHED


def status(report: Report, id_: str, party: str, topic: str) -> FindingStatus:
    """Return how a party of a case stands with a demand."""
    [one] = [one for one in report.findings if (one.id, one.party, one.topic) == (id_, party, topic)]
    return one.status


@pytest.mark.parametrize("report", [SYSTEMS, PROJECTS], ids=["video", "wages"])
def test_the_examples_are_read_without_a_problem(report: Report) -> None:
    """Every column is understood, every cell used, and each finding names its law."""
    assert not report.problems
    assert not report.account.notes
    assert {one.law.short for one in report.findings if one.law is not None} in ({"video"}, {"wages"})


@pytest.mark.parametrize(
    ("id_", "party", "topic", "expected"),
    [
        ("V-01", "华林商贸公司", "filing", MET),
        ("V-02", "云冈机场公司", "filing", BREACHED),
        ("V-03", "云冈宾馆", "retention", FindingStatus.UNDETERMINED),
        ("V-04", "街角理发店", "filing", FindingStatus.NOT_APPLICABLE),
        ("V-04", "街角理发店", "sign", BREACHED),
        ("V-05", "公园管理处", "filing", FindingStatus.NOT_YET_DUE),
        ("V-05", "公园管理处", "install", MET),
    ],
)
def test_systems(id_: str, party: str, topic: str, expected: FindingStatus) -> None:
    """Filed within the ninety days; never filed; a lobby of no known class; a shop files nothing but needs a sign."""
    assert status(SYSTEMS, id_, party, topic) is expected


def test_the_last_day_of_the_filing_is_told() -> None:
    """In use before 2025-04-01: 2025-06-30; from 2026-05-20: thirty days end on a day of rest, so 2026-06-22."""
    days = {one.id: one.deadline for one in SYSTEMS.findings if one.topic == "filing"}
    assert (days["V-02"], days["V-05"]) == (date(2025, 6, 30), date(2026, 6, 22))


@pytest.mark.parametrize(
    ("id_", "party", "topic", "expected"),
    [
        ("G-01", "市教育局", "guarantee", MET),
        ("G-02", "市政工程处", "guarantee", BREACHED),
        ("G-01", "承德宏业建筑公司", "deposit", MET),
        ("G-02", "北京长城路桥公司", "deposit", MET),
        ("G-02", "北京长城路桥公司", "form", BREACHED),
        ("G-01", "承德众力劳务公司", "day", BREACHED),
        ("G-02", "北京长城路桥公司", "contractor first", FindingStatus.ANSWERED),
    ],
)
def test_projects(id_: str, party: str, topic: str, expected: FindingStatus) -> None:
    """A guarantee instead of cash is enough; wages in goods are not; a pay day on a Saturday moves backwards."""
    assert status(PROJECTS, id_, party, topic) is expected


@pytest.mark.parametrize(
    ("role", "said", "answer"),
    [
        ("分包单位", {}, "是"),
        ("劳务分包企业", {}, "是"),
        ("施工总承包单位", {}, "否"),
        (None, {}, "尚不能确定"),
        ("劳务分包企业", {"分包单位拖欠": "否"}, "否"),
        (None, {"分包单位拖欠": "是"}, "是"),
    ],
)
def test_what_a_subcontractor_owes_the_general_contractor_pays_first(
    role: str | None, said: dict[str, str], answer: str
) -> None:
    """Article 30, paragraph 3: the role tells whose the arrears are, but for what the table says of them itself."""
    row = {"工程编号": "G-9", "单位名称": "甲", "在项目中的身份": role, "拖欠数额": "5万元", "应付之日": "2026-05-15"}
    [found] = [one for one in check_records([{**row, **said}], ON).findings if one.topic == "contractor first"]
    assert found.zh == f"施工总承包单位是否先行清偿：{answer}"


@pytest.mark.parametrize(
    ("row", "topic", "zh", "en"),
    [
        (
            {"工程编号": "G-9", "在项目中的身份": "建设单位", "有资金安排": "否"},
            "funds",
            "落实满足施工所需要的资金安排",
            "arrange the funds that the works need",
        ),
        (
            {"系统编号": "V-9", "场所类别": "商贸中心", "由该场所的管理单位安装": "否"},
            "install",
            "改正安装",
            "put the installation right",
        ),
        (
            {"系统编号": "V-9", "场所类别": "商贸中心", "公共场所": "是", "安装部位": "试衣间"},
            "spot",
            "不在该区域、部位安装",
            "have no device in that spot",
        ),
        (
            {"系统编号": "V-9", "场所类别": "商贸中心", "录制之日": "2026-01-01", "已经实现处理目的": "是"},
            "deletion",
            "删除视频图像信息",
            "delete the footage",
        ),
    ],
)
def test_what_has_to_be_done_is_what_the_article_asks_for(row: dict[str, str], topic: str, zh: str, en: str) -> None:
    """Funds are arranged (23), footage is deleted (17): the answer that is out of order is not told in the negative."""
    [found] = [one for one in check_records([row], ON).findings if one.topic == topic]
    assert (found.status, found.next("zh"), found.next("en")) == (BREACHED, zh, en)


def test_owners_are_not_asked_for_what_contractors_owe() -> None:
    """Nor contractors for the owner's guarantee."""
    topics = {one.topic for one in PROJECTS.findings if one.party == "市教育局"}
    assert topics.isdisjoint({"deposit", "account", "form"})
    assert "guarantee" not in {one.topic for one in PROJECTS.findings if one.party == "承德宏业建筑公司"}


def test_both_are_layouts_like_any() -> None:
    """`regkit check`, `template` and `headings` know them."""
    assert {"video.systems", "wages.projects"} <= {layout.name for layout in layouts()}
