"""What is foreseen of all cases that end in one place is what the trace of each finds; else nothing is foreseen."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from regkit import chengde
from regkit.engine import explain, foreseen
from regkit.engine.explain import cited, path_of
from regkit.engine.ruled import followed
from regkit.language import ConflictError, Listed, Rule
from regkit.language.outcomes import Determination
from tests.engine.random_rules import (
    ASKED_ON,
    HELD_OTHERS,
    HELD_THINGS,
    READING,
    WHETHER,
    Other,
    Thing,
    rules,
)
from tests.engine.test_shipped_rules import LARGE_APART
from tests.frames.drawing import subjects

MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
ON = date(2026, 11, 27)
TEN_YEARS = timedelta(days=3653)
"""So much later, later law touches the provisions that random rules quote."""
DOCUMENT = "某函〔2013〕1号"


def noticed(answer: Determination[Any]) -> list[str]:
    """Return the later law that touches the words of an answer as they are traced."""
    assert answer.on is not None
    words = cited(answer) or answer.rule.quotes
    addresses = [one.address for one in words if one.regulation is answer.rule.regulation]
    laws = answer.rule.regulation.notices(answer.on)
    return [law.id for law in laws if any(one.address.touches(two) for one in law.affects for two in addresses)]


def compare(answer: Determination[Any]) -> None:
    """Hold what an answer notices and follows against its trace."""
    assert [law.id for law in answer.notices] == noticed(answer), answer
    assert answer.rulings == followed(answer, path_of(answer)), answer


@MANY
@given(rules(wide=True), HELD_THINGS, HELD_OTHERS, ASKED_ON)
def test_random_rules_foresee_what_is_traced(
    rule: Rule[Any, Thing, Other], thing: Thing, other: Other, on: date
) -> None:
    """Later law and rulings are those of the trace, in random rules of every kind of term, unknowns included."""
    made = []
    if READING in rule.readings:
        made.append(READING.ruled("two", by="承德市人民政府", document=DOCUMENT, on=on))
    if WHETHER in rule.open_questions:
        made.append(WHETHER.answered(True, by="某局", document=DOCUMENT, on=on + TEN_YEARS))
    told = rule.amend(*made) if made else rule
    for one in (rule, told):
        try:
            answer = one(thing, other, on=on + TEN_YEARS)
            compare(answer)
        except ConflictError:
            return


@pytest.mark.parametrize("rule", LARGE_APART)
def test_shipped_rules_foresee_what_is_traced(rule: Any) -> None:
    """The same of every shipped rule on a day on which later law is in force, ruled on every reading otherwise."""
    made = [
        one.ruled(
            next(name for name in one.options if name != one.default),
            by=one.quote.regulation.issuer,
            document=DOCUMENT,
            on=rule.commenced,
        )
        for one in rule.readings
        if len(one.options) > 1
    ]
    for version in (rule, rule.amend(*made) if made else rule):
        for case in subjects(version, 6, "foreseen"):
            compare(version(*(case[name] for name, _ in version.parameters), on=ON))


def file(contract: dict[str, Any], firm: dict[str, Any], owner: Decimal) -> chengde.ProjectFile:
    """Return a project of one contractor."""
    price = Decimal(10_000_000)
    party = chengde.Party(
        contractor=chengde.Contractor(name="甲公司", category="施工总承包", grade="二级", **firm),
        contract=chengde.Contract(role="总承包企业", price=price, **contract),
    )
    project = chengde.Project(place="双桥区", contract_price=price, in_planning_area=True)
    return chengde.ProjectFile(
        id="1", project=project, owner=chengde.ProjectOwner(lodged=owner), parties=Listed((party,))
    )


def test_permits_refused_for_different_reasons_notice_different_law() -> None:
    """What a deposit of article 8 or 9 lacks is a matter of both later texts; a certificate of article 12 of one.

    Both permits are refused by the words of article 13, and end in the same row.
    """
    lodged = {"lodged": Decimal(300_000)}
    home = {"origin": "本市", "district": "双滦区", **lodged}
    certificate = file({}, {**home, "home_certificate": False}, Decimal(200_000))
    deposit = file({}, {"origin": "本市", "district": "双桥区"}, Decimal(200_000))
    told = [chengde.permit(one, on=ON) for one in (certificate, deposit)]
    assert [one.value for one in told] == [False, False]
    assert [[law.id for law in one.notices] for one in told] == [
        ["cn/2020/724"],
        ["cn/2020/724", "cn/2021/mohrss-65"],
    ]


def test_what_is_the_same_for_all_cases_is_not_traced(monkeypatch: pytest.MonkeyPatch) -> None:
    """That an amount by article 9 is touched by Notice 65 is known of every contractor, and none is traced for it."""

    def refuse(*_given: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr(explain, "cited_once", refuse)
    firm = chengde.Contractor(category="施工总承包", grade="二级", origin="本市", lodged=Decimal(100_000))
    answer = chengde.contractor_new_money(firm, chengde.Contract(price=Decimal(10_000_000)), on=ON)
    assert answer.value == 200_000
    assert {law.id for law in answer.notices} == {"cn/2020/724", "cn/2021/mohrss-65"}


def test_of_what_no_row_gave_by_itself_nothing_is_claimed() -> None:
    """An open answer, whose rows all still may be taken, has no way of which anything is foreseen."""
    answer = chengde.contractor_new_money(chengde.Contractor(), chengde.Contract(), on=ON)
    assert not answer.is_decided
    assert foreseen.noticed(answer._site, ON) is None  # noqa: SLF001  (an answer does not show where it ended)
