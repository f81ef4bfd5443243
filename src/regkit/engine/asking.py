"""Questions to lists as generated code asks them: member by member, as long as the answer is open.

Each takes the list, a member of which nothing is known, the subjects outside, the day, the calendar, and the generated
functions of a member. What they leave open, or where others than those listed could matter, is UNKNOWN, and the
reference evaluator then says what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from regkit.engine.lists import each
from regkit.language import terms as t
from regkit.language.lists import Listed
from regkit.language.outcomes import NOT_APPLICABLE, UNKNOWN, Lack

__all__ = ["ASKING", "asked", "held"]

Ask = Callable[..., Any]


def held(subject: Any, name: str) -> Any:
    """Return a part or a list of a subject; what was not said is there, but unknown."""
    return type(subject).held[name].of(subject)


def asked(term: t.Over[Any]) -> tuple[t.Term[Any], ...]:
    """Return what generated code has to work out of each member."""
    return (term.chosen, term.asked) if term.op in {"least", "most"} else (each(term),)


def _joined(members: Listed[Any], unknown: Any, outside: tuple[Any, ...], ask: Ask, *, dominant: bool) -> Any:
    *subjects, on, calendar = outside
    settled = True
    for member in members.members if members.complete else (*members.members, unknown):
        truth = ask(*subjects, member, on, calendar)
        if truth is dominant:
            return dominant if member is not unknown else UNKNOWN
        settled = settled and truth.__class__ is bool
    return (not dominant) if settled else UNKNOWN


def _all(members: Listed[Any], unknown: Any, outside: tuple[Any, ...], ask: Ask) -> Any:
    return _joined(members, unknown, outside, ask, dominant=False)


def _any(members: Listed[Any], unknown: Any, outside: tuple[Any, ...], ask: Ask) -> Any:
    return _joined(members, unknown, outside, ask, dominant=True)


def _sum(members: Listed[Any], unknown: Any, outside: tuple[Any, ...], ask: Ask) -> Any:  # noqa: ARG001  (as the others)
    *subjects, on, calendar = outside
    total = Decimal(0)
    for member in members.members:
        amount = ask(*subjects, member, on, calendar)
        if amount is None or amount.__class__ is Lack:
            return UNKNOWN
        total += amount
    return total if members.complete else UNKNOWN


def _extreme(further: Callable[[Any, Any], Any]) -> Ask:
    def extreme(members: Listed[Any], unknown: Any, outside: tuple[Any, ...], chosen: Ask, ask: Ask) -> Any:  # noqa: ARG001
        *subjects, on, calendar = outside
        found: Any = NOT_APPLICABLE
        for member in members.members:
            truth = chosen(*subjects, member, on, calendar)
            if truth is False:
                continue
            value = ask(*subjects, member, on, calendar) if truth is True else None
            if value is None or value.__class__ is Lack:
                return UNKNOWN
            found = value if found is NOT_APPLICABLE else further(found, value)
        return found if members.complete else UNKNOWN

    return extreme


ASKING: Final[Mapping[str, Ask]] = {
    "all": _all,
    "any": _any,
    "count": _sum,
    "total": _sum,
    "least": _extreme(min),
    "most": _extreme(max),
}
