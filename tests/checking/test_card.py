"""A report in a notebook: a line where only that is shown, else its first page in both languages, all of it escaped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from regkit.checking import check

DAY = date(2015, 6, 1)
ROWS = (
    "项目编号,项目所在地,企业名称,承包角色,承包合同价款,注册地,注册县区,主项资质,资质等级,已交存保证金\n"
    "A-1,双桥区,<b>甲</b>公司,施工总承包,3200万元,本市,双桥区,施工总承包,二级,0元\n"
    "A-2,双桥区,乙公司,施工总承包,也许,本市,双桥区,施工总承包,二级,0元\n"
)


def test_the_card_of_a_report_is_its_first_page(tmp_path: Path) -> None:
    """Who must pay what, what could not be read, in Chinese and English; nothing of the file is markup."""
    path = tmp_path / "cases.csv"
    path.write_text(ROWS, encoding="utf-8")
    report = check(path, DAY)
    shown = report._repr_html_()
    assert "&lt;b&gt;甲&lt;/b&gt;公司：交纳30万元（A-1）" in shown
    assert "`也许`" in shown
    assert "<b>甲" not in shown
    assert shown.index('lang="zh-Hans"') < shown.index("<details") < shown.index('lang="en"')


def test_the_repr_of_a_report_is_one_line(tmp_path: Path) -> None:
    """The file, the day, how many findings and problems there are, and what the command would end with."""
    path = tmp_path / "cases.csv"
    path.write_text(ROWS, encoding="utf-8")
    report = check(path, DAY)
    found = f"{len(report.findings)} findings, 1 problems, exit status 2"
    assert repr(report) == f"<report on {report.source} as of 2015-06-01: {found}>"
