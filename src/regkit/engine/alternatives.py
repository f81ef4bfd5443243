"""Other readings of an answer: what each option that is not followed would make of it.

An open answer is asked under all of them at once, in the worlds of the case: a reading that comes to the same in each
changes nothing. Only for the rest is it worked out what else could come of it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from regkit.engine.amend import amended
from regkit.engine.possible import determined, outcomes
from regkit.engine.reference import Case
from regkit.engine.worlds import TooManyWorlds, Worlds, outcome_of
from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN, Determination, Lack, Status
from regkit.language.readings import Reading
from regkit.language.rule import AnyRule

__all__ = ["Alternative", "alternatives"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What an answer would be if a passage were read in another way.

    Attributes:
        reading: the passage.
        option: the other option.
        outcome: the value, or the `Lack` that stands in its place.
    """

    reading: Reading
    option: str
    outcome: Any


def alternatives(
    determination: Determination[Any],
    on_path: Iterable[t.Term[Any]],
    case: Case,
    possible: Callable[[], Sequence[Any]],
) -> tuple[Alternative, ...]:
    """Return the options not followed of the readings on the path that would change an answer, with what comes of them.

    An open answer that stays open is changed if other outcomes could come of it; where more can come of it than can
    be gone through, that is not seen.

    Args:
        determination: the answer.
        on_path: the terms on which it rests.
        case: the question that it answers.
        possible: returns what can still come of an open answer.
    """
    followed = {one.reading: one.chosen for one in on_path if isinstance(one, t.Choice)}
    options = [(reading, option) for reading, chosen in followed.items() for option in reading.options]
    others = [(*one, _read(determination.rule, *one)) for one in options if followed[one[0]] != one[1]]
    if determination.status is Status.UNDETERMINED:
        told = _told_apart(determination.rule.body, [term for *_, term in others], case)
        others = [one for one in others if one[-1] in told]
    found = (Alternative(reading, option, determined(term, case)) for reading, option, term in others)
    terms = (term for *_, term in others)

    def changes(other: Alternative, term: t.Term[Any]) -> bool:
        if other.outcome is UNKNOWN and determination.status is Status.UNDETERMINED:
            still = possible()
            return Status.UNDETERMINED not in still and still != outcomes(term, case)
        return not _is_answer(other.outcome, determination)

    return tuple(one for one, term in zip(found, terms, strict=True) if changes(one, term))


@functools.lru_cache(maxsize=512)
def _read(rule: AnyRule, reading: Reading, option: str) -> t.Term[Any]:
    return amended(rule, (reading.read_as(option),))


def _told_apart(term: t.Term[Any], others: Sequence[t.Term[Any]], case: Case) -> frozenset[t.Term[Any]]:
    """Return which of several terms come to something else than `term` in some world of the case."""
    alike = list(others)
    for world in _some(Worlds(term, case)) if others else ():
        alike = [other for other in alike if outcome_of(other, world.case) == world.outcome]
        if not alike:
            break
    return frozenset(others).difference(alike)


def _some(worlds: Worlds) -> Iterator[Any]:
    """Yield worlds, as many as can be gone through."""
    try:
        yield from worlds
    except TooManyWorlds:
        return


def _is_answer(outcome: Any, determination: Determination[Any]) -> bool:
    if isinstance(outcome, Lack):
        return outcome.status is determination.status
    return determination.is_decided and bool(outcome == determination.value)
