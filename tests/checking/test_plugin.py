"""The pytest plugin: what a file of facts and expected answers says of a right and of a wrong expectation."""

from __future__ import annotations

from datetime import date

import pytest

from regkit.pytest_plugin import compared

FIRM = {"主项资质": "施工总承包", "资质等级": "二级"}
ASKED = {"ask": "chengde.standing_deposit", "firm": FIRM}
SITE = {"场所编号": "S1", "场所类别": "旅馆", "大型或具备相应规模": True, "已建成系统": False}


@pytest.mark.parametrize(
    "case",
    [
        ASKED | {"answer": 300_000, "article": "第九条", "status": "decided"},
        ASKED | {"firm": {"主项资质": "施工总承包"}, "status": "尚不能确定", "missing": ["firm.grade"]},
        {"ask": "datong.install_duty", "site": {"场所类别": "博物馆"}, "answer": "应当建设"},
        {"records": [SITE], "day": date(2009, 5, 1), "findings": {"install": "breached"}},
    ],
)
def test_a_right_expectation_passes(case: dict[str, object]) -> None:
    """Answers by their words, codes or amounts; findings topic by topic."""
    assert list(compared(case)) == []


@pytest.mark.parametrize(
    ("case", "message"),
    [
        (ASKED, "the case expects nothing"),
        (ASKED | {"answer": 200_000}, "answer: expected 200000, got 300000"),
        (ASKED | {"article": "第八条"}, "article: expected 第八条, got 第九条"),
        (ASKED | {"missing": ["firm.grade"]}, "missing: expected"),
        ({"records": [SITE], "day": date(2009, 5, 1), "findings": {"install": "met"}}, "expected met"),
        ({"records": [SITE | {"场所类别": "旅店"}], "day": date(2009, 5, 1), "findings": {}}, "unknown value `旅店`"),
    ],
)
def test_a_wrong_expectation_says_what_came_instead(case: dict[str, object], message: str) -> None:
    """What was expected, what came, and the explanation."""
    assert any(message in told for told in compared(case))


def test_pytest_runs_the_cases_of_a_file(pytester: pytest.Pytester) -> None:
    """Each case is a test with its own name; a wrong one fails without a traceback."""
    pytester.makefile(
        ".regkit.yaml",
        test_deposits="""
- name: 二级交30万元
  ask: chengde.standing_deposit
  firm: {主项资质: 施工总承包, 资质等级: 二级}
  answer: 300000
- name: 误作20万元
  ask: chengde.standing_deposit
  firm: {主项资质: 施工总承包, 资质等级: 二级}
  answer: 200000
""",
    )
    done = pytester.runpytest_subprocess("-q")
    done.assert_outcomes(passed=1, failed=1)
    assert "Traceback" not in done.stdout.str()
