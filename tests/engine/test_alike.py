"""Cases that are alike have one answer: the same outcome, the same words, the same that is missing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from regkit import chengde, datong
from regkit.engine import forms, lists
from regkit.engine.alike import alike, alike_in_brief, is_finite_kind
from regkit.engine.explain import cited, is_settled
from regkit.engine.possible import determined, missing
from regkit.engine.reference import Case
from regkit.engine.sharing import shared
from regkit.language import Status
from regkit.language import terms as t
from regkit.language.kinds import DATE
from tests.engine.test_shipped_rules import LARGE_APART
from tests.frames.drawing import subjects

DAY = date(2012, 9, 1)
CASES, CHANGES = 5, 6


def pairs(rule: Any, cases: int, changes: int) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Yield cases and the same with other amounts and days, where the two are alike."""
    choose = random.Random(rule.name)
    on = DAY if rule.uses_day else None
    for case in subjects(rule, cases, "alike"):
        one = tuple(case[name] for name, _ in rule.parameters)
        like = alike(rule, one, on)
        for _ in range(changes if like is not None else 0):
            other = tuple(changed(subject, choose) for subject in one)
            if other != one and alike(rule, other, on) == like:
                yield one, other


def changed(subject: Any, choose: random.Random) -> Any:
    """Return a subject with other amounts and days, some of them a step away and some far."""
    said = {name: getattr(subject, name) for name in subject.model_fields_set}
    for name, spec in subject.facts.items():
        known = said.get(name)
        if known is None or choose.random() < 0.4:
            continue
        if spec.kind == DATE:
            said[name] = known + timedelta(choose.choice([-40, -1, 1, 3, 200]))
        elif spec.kind.is_amount:
            step = Decimal(1) if spec.kind.detail.is_counted else Decimal("0.01")
            said[name] = max(Decimal(0), known + choose.choice([-step, step, 7 * step, known]))
    try:
        return type(subject).model_validate(said)
    except ValidationError:
        return subject


def outcome(rule: Any, case: tuple[Any, ...], on: date | None) -> tuple[Any, ...]:
    """Return all that cases which are alike have in common, worked out anew."""
    asked = Case(dict(zip((name for name, _ in rule.parameters), case, strict=True)), on)
    answer = rule(*case, on=on)
    words = None if is_settled(answer, asked) and not is_finite_kind(rule) else cited(answer, asked)
    if not is_finite_kind(rule):
        return answer.status if words is not None else None, words
    lacking = missing(rule.body, asked) if answer.status is Status.UNDETERMINED else ()
    return determined(rule.body, asked), words, lacking


@pytest.mark.parametrize("rule", LARGE_APART)
def test_cases_that_are_alike_have_one_answer(rule: Any) -> None:
    """Amounts and days that no comparison tells apart change neither a truth, nor the words, nor what is missing."""
    on = DAY if rule.uses_day else None
    for one, other in pairs(rule, CASES, CHANGES):
        first, second = outcome(rule, one, on), outcome(rule, other, on)
        assert first == second or None in {first[0], second[0]}, (one, other)


def test_a_bound_tells_cases_apart() -> None:
    """A firm that lodged one fen less than article 9 asks is not alike to one that lodged all of it."""
    firm: dict[str, Any] = {"origin": "本市", "category": "施工总承包", "grade": "二级"}
    contract = chengde.Contract.model_validate({"price": Decimal(10_000_000), "role": "施工总承包"})
    likes = [
        alike(
            chengde.contractor_voucher,
            (chengde.Contractor.model_validate({**firm, "lodged": Decimal(amount)}), contract, chengde.Project()),
            DAY,
        )
        for amount in ("299999.99", "100", "300000", "300001")
    ]
    assert likes[0] is not None
    assert [like == likes[0] for like in likes] == [True, True, False, False]


def files(number: int) -> Iterator[Any]:
    """Yield projects of one to three contractors, paid or not, some of them not known to be named."""
    draw = random.Random(13)
    for _ in range(number):
        parties = [
            {
                "contractor": {
                    "origin": "本市",
                    "district": "双桥区",
                    "category": "施工总承包",
                    "grade": draw.choice(["一级", "二级"]),
                    "lodged": Decimal(draw.choice([0, 300_000, 500_000])),
                },
                "contract": {
                    "role": draw.choice(["总承包企业", "专业分包企业"]),
                    "price": Decimal(draw.randrange(10**7)),
                },
            }
            for _ in range(draw.choice([1, 2, 2, 3]))
        ]
        price = Decimal(draw.randrange(1, 100)) * 10_000
        owner = {"lodged": price * draw.choice([0, 2]) / 100}
        yield chengde.ProjectFile.model_validate(
            {"project": {"contract_price": price, "place": "双桥区"}, "owner": owner, "parties": parties}
        )


def test_what_inner_rules_come_to_is_all_that_counts_of_what_they_read() -> None:
    """Files whose contractors differ in grade and money are answered alike, and lack the same, if the vouchers do."""
    rule = chengde.permit
    groups: dict[Any, list[Any]] = {}
    for file in files(40):
        groups.setdefault(alike_in_brief(rule, (file,), DAY), []).append(file)
    groups.pop(None, None)
    assert any(len({alike(rule, (file,), DAY) for file in group}) > 1 for group in groups.values())
    for group in groups.values():
        cases = [Case({"file": file}, DAY) for file in group]
        found = [(determined(rule.body, case), missing(rule.body, case)) for case in cases[:3]]
        assert all(one == found[0] for one in found), group


def test_a_day_that_another_is_reckoned_from_is_held_against_where_it_turns() -> None:
    """Systems filed on days between which nothing turns are alike, whatever the unknown day of acceptance."""
    on, days = date(2010, 1, 15), [date(2009, 8, 3) + timedelta(number) for number in range(40)]
    told: dict[str, Any] = {"result": "验收合格", "complete": True, "right_office": True}
    groups: dict[Any, list[Any]] = {}
    for day in days:
        filing = datong.Filing.model_validate({**told, "filed_on": day})
        groups.setdefault(alike(datong.filing_breached, (filing,), on), []).append(filing)
    assert None not in groups
    assert len(groups) < len(days) / 2
    for group in groups.values():
        cases = [Case({"filing": filing}, on) for filing in group[:3]]
        rule = datong.filing_breached
        found = [(determined(rule.body, case), missing(rule.body, case)) for case in cases]
        assert all(one == found[0] for one in found), group


def test_what_is_asked_of_who_is_not_listed_is_worked_out_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chengde, article 13: of other contractors nothing is known in any file, nor is it asked again in the next."""
    told: list[Any] = []
    on = forms.Strangers.on

    def noted(self: forms.Strangers, day: Any) -> Any:
        told.append(on(self, day))
        return told[-1]

    monkeypatch.setattr(forms.Strangers, "on", noted)
    prices = ("1000000元", "2000000元")
    files = [
        chengde.ProjectFile.model_validate({"id": price, "parties": [{"name": "甲", "contract": {"price": price}}]})
        for price in prices
    ]
    for file in files:
        found = forms.found_form(chengde.permit, [file])
        assert found is not None
        _, form, named = found
        assert not [name for name in (*named, *form.scope) if lists.OTHERS in name]
        assert form.strangers.named
        alike(chengde.permit, [file], DAY)
    first, second = told
    assert first is second


def test_what_is_asked_of_a_member_by_several_questions_is_compared_once() -> None:
    """Chengde, article 13: three questions ask the contractors for their vouchers, each by a copy of one rule."""
    file = chengde.ProjectFile.model_validate({"id": "1", "parties": [{"name": "甲"}]})
    term = lists.flattened(chengde.permit.body, {"file": file})
    copies = [one for one in t.walk(term) if isinstance(one, t.Applied) and one.name == "contractor_voucher"]
    apart = [one for one in t.walk(shared(term)) if isinstance(one, t.Applied) and one.name == "contractor_voucher"]
    assert {one.arguments for one in copies} == {one.arguments for one in apart}
    assert len(dict.fromkeys(map(id, apart))) == len({one.arguments for one in apart}) < len(copies)
