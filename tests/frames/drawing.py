"""Random subjects of any model: every kind of fact, unknown now and then, contradictions left out."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from regkit.language.facts import FactSpec
from regkit.language.kinds import BOOL, DATE
from regkit.law import Unit
from tests.frames.tables import WHOLE

UNKNOWN_SHARES = (0.0, 0.0, 0.1, 0.4)
TRIES = 50


def subject(model: Any, choose: random.Random) -> Any:
    """Return a subject; how much is unknown of it differs from one to the next."""
    for _ in range(TRIES):
        share = choose.choice(UNKNOWN_SHARES)
        said: dict[str, Any] = {}
        for name, spec in model.facts.items():
            said[name] = None if choose.random() < share else value(spec, choose)
        said |= {name: subject(held.model, choose) for name, held in model.held.items() if not held.many}
        try:
            return model.model_validate(said)
        except ValidationError as error:
            refused = {str(entry["loc"][0]) for entry in error.errors() if entry["loc"]}
            kept = {name: known for name, known in said.items() if name not in refused}
        try:
            return model.model_validate(kept)
        except ValidationError:
            continue
    return model()


def value(spec: FactSpec, choose: random.Random) -> Any:
    """Return a value of a fact; numbers are small as often as large, so that bounds are met."""
    kind = spec.kind
    if kind == BOOL:
        return choose.random() < 0.5
    if kind == DATE:
        return date(2012, 1, 1) + timedelta(days=choose.randrange(1500))
    if kind.sort == "word":
        return choose.choice(list(kind.detail))
    if kind.sort == "set":
        return frozenset(word for word in kind.detail if choose.random() < 0.5)
    if not kind.is_amount:
        return choose.choice(["甲", "乙"])
    if kind.detail in WHOLE:
        return choose.choice([choose.randrange(5), choose.randrange(400)])
    if kind.detail is Unit.YUAN:
        return Decimal(choose.choice([0, choose.randrange(10**4), choose.randrange(10**11)])) / 100
    if kind.detail is Unit.YEAR:
        return choose.choice([Decimal(choose.randrange(1, 7)), Decimal(choose.randrange(2000, 2020))])
    return Decimal(choose.choice([0, 50, 75, 100, choose.randrange(300), 100 * choose.randrange(101)])) / 100


def subjects(rule: Any, count: int, salt: str = "") -> list[dict[str, Any]]:
    """Return the subjects of some cases of a rule, the same ones each time."""
    choose = random.Random(f"{rule.name}{salt}")
    return [{parameter: subject(model, choose) for parameter, model in rule.parameters} for _ in range(count)]
