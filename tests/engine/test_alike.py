"""Cases that are alike have one answer: the same outcome, the same words, the same that is missing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from regkit import chengde
from regkit.engine.alike import alike, is_finite_kind
from regkit.engine.explain import cited, is_settled
from regkit.engine.possible import determined, missing
from regkit.engine.reference import Case
from regkit.language import Status
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
