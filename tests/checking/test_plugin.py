"""The pytest plugin: what a file of facts and expected answers says of a right and of a wrong expectation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

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
        (
            {"records": [SITE | {"场所类别": "旅店"}], "day": date(2009, 5, 1), "findings": {"install": "met"}},
            "unknown value `旅店`",
        ),
        ({"records": [SITE], "day": date(2009, 5, 1), "findings": {}}, "names no topic"),
        ({"records": [SITE], "findings": {"install": "breached"}}, "names no day"),
        ({"records": [SITE], "day": "1 May", "findings": {"install": "breached"}}, "`1 May` is not a day"),
        ({"records": [SITE], "day": date(2009, 5, 1), "findings": {"S2.install": "met"}}, "got none"),
        (ASKED | {"firm": {"主项资": "x"}, "answer": 1}, "unknown fact `主项资`"),
        ({"answer": 1}, "asks nothing"),
        ({"ask": "chengde.nothing", "answer": 1}, "no rule `chengde.nothing`"),
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


FILES = Path(__file__).parent / "files" / "plugin"


def run_file(pytester: pytest.Pytester, *names: str) -> pytest.RunResult:
    """Run files of cases."""
    for name in names:
        pytester.makefile(".regkit.yaml", **{name: (FILES / f"{name}.yaml").read_text("utf-8")})
    return pytester.runpytest_subprocess("-q", "--continue-on-collection-errors")


def test_a_misspelt_key_fails_its_case_and_is_named(pytester: pytest.Pytester) -> None:
    """A subject, an expectation, the findings, the day: none of the four cases passes, each names the key it meant."""
    done = run_file(pytester, "misspelt")
    done.assert_outcomes(failed=4)
    said = done.stdout.str()
    for wrong, meant in (("frim", "firm"), ("answr", "answer"), ("finding", "findings"), ("dya", "day")):
        assert f"unknown key `{wrong}`\nHint: did you mean `{meant}`?" in said
    assert "Traceback" not in said


def test_a_topic_that_several_have_has_to_be_named(pytester: pytest.Pytester) -> None:
    """The last one does not win: the case fails and says for whom the topic is found."""
    done = run_file(pytester, "topic_twice")
    done.assert_outcomes(failed=2, passed=1)
    for name in (
        "S1.博物馆.install",
        "S2.档案馆.install",
        "P1.建设单位.deposit",
        "P1.示例甲.deposit",
        "P1.示例乙.deposit",
    ):
        assert name in done.stdout.str()


@pytest.mark.parametrize("named", ["S1.install", "S1.博物馆.install"])
def test_the_one_that_is_meant_can_be_named(named: str) -> None:
    """By its case, or by its case and party."""
    records = [SITE | {"场所类别": "博物馆"}, SITE | {"场所编号": "S2", "已建成系统": True}]
    case = {"records": records, "day": "2009-05-01"}
    assert not list(compared(case | {"findings": {named: "breached"}}))
    assert list(compared(case | {"findings": {named: "met"}}))


def test_a_file_that_is_no_list_is_an_error_and_stops_no_other(pytester: pytest.Pytester) -> None:
    """One mapping is refused by the file's name, without a traceback; the other file is run."""
    done = run_file(pytester, "single_mapping", "topic_twice")
    done.assert_outcomes(failed=2, passed=1, errors=1)
    assert "a list of cases is expected" in done.stdout.str()
    assert "AttributeError" not in done.stdout.str()
