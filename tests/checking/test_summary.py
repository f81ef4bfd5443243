"""What a report comes to on its first page: money once, silence apart, who must act, what is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from regkit.checking import Report, check
from regkit.checking.formats.text import text
from regkit.checking.summary import summary
from regkit.language import Bounds

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def projects() -> Report:
    """Return the report on the twenty projects."""
    return check(EXAMPLES / "chengde_projects.csv", date(2012, 9, 1))


@pytest.fixture(scope="module")
def sites() -> Report:
    """Return the report on the forty places."""
    return check(EXAMPLES / "datong_sites.csv", date(2009, 5, 1))


HEAD = "项目编号,建设单位,工程合同价款总额,建设单位已交保证金,企业名称,承包角色,注册地,主项资质,资质等级,承包合同价款\n"


def test_a_debt_that_is_owed_once_is_counted_once(tmp_path: Path) -> None:
    """Article 9: a firm of the city lodges 500,000 once for all its projects; another pays 2% of each (article 10)."""
    rows = [
        f"P{n},业主,{price}万元,{price * 2 // 100}万元,{firm}"
        for n, price in ((1, 300), (2, 400), (3, 500))
        for firm in (
            "示例甲,总承包,本市,施工总承包,一级,100万元",
            f"示例乙,专业分包,外省,专业承包,一级,{price}万元",
        )
    ]
    path = tmp_path / "p.csv"
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    report = check(path, date(2012, 9, 1))
    found = summary(report)
    assert found.owed == Bounds(740_000, 740_000)
    assert report.total() == Bounds(740_000, 740_000)
    by_actor = {action.actor: action.amount for action in found.actions}
    assert by_actor["示例甲"] == Bounds(500_000, 500_000)
    assert by_actor["示例乙"] == Bounds(240_000, 240_000)


def test_the_dearest_comes_first_and_names_its_cases(projects: Report) -> None:
    """Who has to pay most stands first among those of whom the amount is known."""
    known = [
        one.amount.high for one in summary(projects).actions if one.amount is not None and one.amount.high is not None
    ]
    assert known == sorted(known, reverse=True)
    assert all(action.cases for action in summary(projects).actions)


def test_what_the_text_is_silent_on_is_no_part_of_the_sum(projects: Report) -> None:
    """Findings on which the text may give no amount are counted apart."""
    found = summary(projects)
    apart = [one for one in projects.findings if one.may_be_silent]
    assert found.silent == len(apart) > 0
    assert found.owed is not None
    rest = [one for one in projects.findings if one.amount and not one.may_be_silent and one.amount.high is not None]
    assert found.owed.low == sum(one.amount.low for one in rest if one.amount)


def test_a_missing_fact_is_told_once_with_all_its_cases(sites: Report) -> None:
    """Twenty-two places lack the same column: one line says so, and no finding repeats it."""
    told = text(sites)
    assert told.count("已建立的制度") == 1
    assert "等22个" in told
    (fact,) = (one for one in summary(sites).facts if one.item.zh == "已建立的制度")
    assert len(fact.places) == 22


def test_what_one_column_tells_is_asked_for_once(tmp_path: Path) -> None:
    """验收结果 is a fact of the acceptance and of the filing; a site of which it is not known is asked for it once."""
    path = tmp_path / "s.csv"
    path.write_text("场所编号,场所类别,已建成系统,验收结果,建成日期\nS1,博物馆,是,不详,2008-09-01\n", encoding="utf-8")
    report = check(path, date(2009, 5, 1))
    names = {item.name for one in report.findings for item in one.missing if item.zh == "验收结果"}
    assert names == {"acceptance.result", "filing.result"}
    assert [one.where() for one in summary(report).facts if one.item.zh == "验收结果"] == [["S1"]]
    assert text(report, "zh").count("验收结果（S1）") == 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_in_order_is_listed_on_request(sites: Report, lang: str) -> None:
    """By default only what needs attention; how many more there are is told; `everything` lists them all."""
    short, whole = text(sites, lang), text(sites, lang, everything=True)
    assert len(short.splitlines()) < len(whole.splitlines())
    assert "✓" in short.splitlines()[-1] or any(line.startswith("  ✓") for line in short.splitlines())
    assert sum(line.startswith("    ") and line.strip()[:1] in "✓✗?…–" for line in whole.splitlines()) == len(
        sites.findings
    )
