"""Amounts and days that are not known: whatever they turn out to be, the outcome was called possible."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from regkit.engine.possible import determined, outcomes
from regkit.engine.reference import Case, evaluate
from regkit.language import (
    ON,
    Bounds,
    Day,
    Facts,
    Flag,
    Money,
    Subject,
    Term,
    decide,
    fact,
    larger,
    never,
    smaller,
    when,
)
from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN, Lack, Status
from regkit.law import days, months, percent, yuan
from tests.engine.random_rules import A8
from tests.engine.small_worlds import WORDS

ASKED = date(2012, 9, 1)
RATE = A8.number("按照工程合同价款总额的2%比例交纳", percent(2))


class Account(Subject):
    """Amounts and days, one of which has an end and two of which have an order."""

    flag: Flag | None = fact("是否")
    due: Money | None = fact("应付")
    paid: Money | None = fact("已付")
    share: Money | None = fact("份额", high=yuan(5000))
    begun_on: Day | None = fact("开始")
    ended_on: Day | None = fact("结束")

    relations = (never(lambda f: f.ended_on < f.begun_on, "先结束后开始", "ended before it began"),)


def an_amount(rng: Random, f: Facts[Any], depth: int) -> Any:
    """Return a random amount."""
    leaves = [f.due, f.paid, f.share, t.lift(yuan(rng.randrange(4) * 1000))]
    if not depth or rng.random() < 0.4:
        return rng.choice(leaves)
    one, two = an_amount(rng, f, depth - 1), an_amount(rng, f, depth - 1)
    return rng.choice([one + two, one - two, one * RATE, smaller(one, two), larger(one, two)])


def a_condition(rng: Random, f: Facts[Any], depth: int) -> Any:
    """Return a random condition on amounts and days."""
    if depth and rng.random() < 0.5:
        one, two = a_condition(rng, f, depth - 1), a_condition(rng, f, depth - 1)
        return rng.choice([one & two, one | two, ~one])
    one, two = an_amount(rng, f, 1), an_amount(rng, f, 1)
    day, period = rng.choice([f.begun_on, f.ended_on]), rng.choice([days(30), months(1)])
    return rng.choice([f.flag, one < two, one >= two, day + period < ON, f.begun_on + period >= f.ended_on, day <= ON])


def a_rule(rng: Random) -> Term[Any]:
    """Return a random decision about an amount or a day, its rows disjoint."""
    f: Facts[Any] = Facts(Account, "account")
    dated = rng.random() < 0.3
    rows, before = [], t.lift(value=True)
    for _ in range(rng.randrange(1, 4)):
        condition = a_condition(rng, f, 1)
        outcome = rng.choice([f.begun_on + days(15), f.ended_on]) if dated else an_amount(rng, f, 2)
        rows.append(when(before & condition, outcome, WORDS))
        before = before & ~condition
    return decide(*rows)


def a_value(rng: Random, name: str) -> Any:
    """Return a random value of a fact: amounts around thousands, days around the one asked about."""
    if name == "flag":
        return rng.random() < 0.5
    if name.endswith("_on"):
        return ASKED + timedelta(rng.randrange(-60, 60))
    amount = Decimal(rng.randrange(6) * 1000) + Decimal(rng.choice(["0", "0", "0.01", "-0.01", "333.33"]))
    return min(max(amount, Decimal(0)), Decimal(5000))


def an_account(rng: Random, said: dict[str, Any], share: float) -> Account:
    """Return a random account on top of what is said, so much of it known."""
    while True:
        more = {name: a_value(rng, name) for name in Account.facts if name not in said and rng.random() < share}
        try:
            return Account.model_validate(said | more)
        except ValidationError:
            continue


def within(value: Any, outcome: Any) -> bool:
    """Return whether an outcome that is called possible has room for one that came."""
    if isinstance(outcome, Bounds):
        if isinstance(value, Lack):
            return False
        return (outcome.low is None or outcome.low <= value) and (outcome.high is None or value <= outcome.high)
    return bool((value.status if isinstance(value, Lack) else value) == outcome)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_comes_was_possible(seed: int) -> None:
    """The outcome of a random completion lies within what was possible, and is the answer where there was one."""
    rng, undetermined = Random(seed), 0
    for _ in range(60):
        term = a_rule(rng)
        partly = an_account(rng, {}, 0.5)
        case = Case({"account": partly}, ASKED)
        answer, reach = determined(term, case), outcomes(term, case)
        if Status.UNDETERMINED in reach:
            continue  # more than can be gone through, and told so
        undetermined += answer is UNKNOWN
        said = {name: getattr(partly, name) for name in Account.facts if getattr(partly, name) is not None}
        for _ in range(15):
            came = evaluate(term, Case({"account": an_account(rng, said, 1.0)}, ASKED))
            assert any(within(came, one) for one in reach), (term, partly, came, reach)
            assert answer is UNKNOWN or came == answer, (term, partly, came, answer)
    assert undetermined > 15


def test_a_number_is_not_settled_by_being_far_out() -> None:
    """However large what it is compared with, an unknown number may be equal to it, below it or above it."""
    f: Facts[Any] = Facts(Account, "account")
    for known in (Decimal(2008), Decimal(10) ** 14):
        term = decide(when(f.due == f.paid, ASKED, WORDS), when(~(f.due == f.paid), ASKED + timedelta(1), WORDS))
        case = Case({"account": Account(due=known)}, ASKED)
        assert determined(term, case) is UNKNOWN
        assert outcomes(term, case) == (ASKED, ASKED + timedelta(1))
