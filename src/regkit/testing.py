"""Help for test suites of those who build on regkit: random cases of any subject, unknowns included.

Needs hypothesis, which belongs to your test dependencies.
"""

from __future__ import annotations

import functools
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from regkit.language.facts import FactSpec, Subject
from regkit.language.kinds import BOOL, DATE
from regkit.language.lists import HeldSpec, Listed
from regkit.law import Unit
from regkit.law.errors import RegkitError

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["cases"]

M = TypeVar("M", bound=Subject)


@functools.cache
def cases(model: type[M]) -> SearchStrategy[M]:
    """Return a Hypothesis strategy of subjects: each fact, part and list said, said to be unknown, or not said at all.

    Subjects that the model refuses as contradictory are left out.
    """
    try:
        from hypothesis import strategies as st  # noqa: PLC0415  (a test dependency of the caller)
    except ModuleNotFoundError:
        raise RegkitError(
            "random cases need hypothesis",
            hint="pip install hypothesis",
            zh="随机个案需要 hypothesis",
            hint_zh="pip install hypothesis",
        ) from None

    def valid(said: dict[str, Any]) -> M | None:
        try:
            return model.model_validate(said)
        except ValidationError:
            return None

    facts = {name: st.none() | _values(spec) for name, spec in model.facts.items()}
    facts |= {name: st.none() | _held(held) for name, held in model.held.items()}
    return st.fixed_dictionaries({}, optional=facts).map(valid).filter(lambda made: made is not None)  # type: ignore[return-value]


def _held(held: HeldSpec) -> SearchStrategy[Any]:
    """Return parts, or lists of up to three members that are all there are, some, or do not say."""
    from hypothesis import strategies as st  # noqa: PLC0415

    if not held.many:
        return cases(held.model)
    members = st.lists(cases(held.model), max_size=3)
    told = st.builds(lambda some, complete: Listed(some, complete=complete), members, st.none() | st.booleans())
    return members | told


def _values(spec: FactSpec) -> SearchStrategy[Any]:
    from hypothesis import strategies as st  # noqa: PLC0415

    kind = spec.kind
    if kind == BOOL:
        return st.booleans()
    if kind == DATE:
        return st.dates(date(2005, 1, 1), date(2026, 6, 30))
    if kind.sort == "word":
        return st.sampled_from(list(kind.detail))
    if kind.sort == "set":
        return st.frozensets(st.sampled_from(list(kind.detail)))
    if spec.whole and spec.low is not None and spec.high is not None:
        return st.integers(int(spec.low), int(spec.high))
    if kind.is_amount and not spec.divides:
        return st.integers(0, 400) | st.integers(0, 5)
    if kind.is_amount and kind.detail is Unit.YUAN:
        return st.decimals(0, Decimal(10) ** 9, places=2)
    if kind.is_amount:
        return st.decimals(0, 100, places=2) | st.decimals(0, 5, places=1)
    return st.text(max_size=5)
