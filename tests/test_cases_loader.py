"""A case fails where what it says of the answer, of its words or of a silence is not so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases_loader import LegalCase, check

TIER_2: dict[str, Any] = {
    "name": "二级",
    "ask": "deposit_by_grade",
    "firm": {"主项资质": "施工总承包", "资质等级": "二级"},
}
UNGRADED = {**TIER_2, "firm": {"主项资质": "施工总承包", "资质等级": "不分等级"}}


def of_chengde(body: dict[str, Any], **said: Any) -> LegalCase:
    """Return a case of Chengde that says more."""
    return LegalCase("chengde", {**body, **said})


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (TIER_2, {"answer": 300_000, "quotes": "交纳30万元", "cited": "第九条", "article": "第九条"}),
        (UNGRADED, {"silent": "只就专业承包而言", "article": ["第九条"]}),
    ],
)
def test_what_is_so_passes(body: dict[str, Any], said: dict[str, Any]) -> None:
    """What the words of article 9 give is what such cases expect."""
    check(of_chengde(body, **said))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (TIER_2, {"answer": 300_000, "quotes": "交纳50万元"}),
        (TIER_2, {"answer": 300_000, "quotes": ["交纳30万元", "交纳50万元"]}),
        (TIER_2, {"answer": 300_000, "cited": ["第八条", "第九条"]}),
        (TIER_2, {"answer": 300_000, "cited": "第八条"}),
        (TIER_2, {"answer": 300_000, "article": ["第八条", "第九条"]}),
        (TIER_2, {"silent": "只就专业承包而言"}),
        (UNGRADED, {"silent": "只就施工总承包一级而言"}),
        (TIER_2, {}),
    ],
)
def test_what_is_not_so_fails(body: dict[str, Any], said: dict[str, Any]) -> None:
    """Other words, other provisions, one too many, another silence, or nothing expected at all."""
    with pytest.raises(AssertionError):
        check(of_chengde(body, **said))
