"""Other readings of an answer: what each option that is not followed would make of it.

The answer is asked under all of them at once, in the worlds of its case: what the rule decides there under another
reading is all that could come of it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from regkit.engine.amend import amended
from regkit.engine.possible import common, reached
from regkit.engine.reference import Case, evaluate
from regkit.engine.worlds import TooManyWorlds, World, Worlds
from regkit.language import terms as t
from regkit.language.outcomes import UNKNOWN, Determination, Lack, Status
from regkit.language.readings import Reading
from regkit.language.rule import AnyRule

__all__ = ["Alternative", "alternatives", "read_otherwise"]


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
    determination: Determination[Any], on_path: Iterable[t.Term[Any]], case: Case
) -> Iterator[Alternative]:
    """Yield the options not followed of the readings on the path that would change an answer, with what comes of them.

    An open answer that stays open is changed if other outcomes could come of it; where more can come of it than can
    be gone through, that is not seen.

    Args:
        determination: the answer.
        on_path: the terms on which it rests.
        case: the question that it answers.
    """
    others = read_otherwise(determination.rule, on_path)
    if not others:
        return
    compared = _Compared(determination.rule.body, case)
    for (reading, option), term in others.items():
        outcome = evaluate(term, case)  # most is told without going through worlds
        if outcome is not UNKNOWN:
            differs = _differs(outcome, determination)
        else:
            other = Worlds(term, case)
            outcome = compared.outcome(other)
            stays_open = outcome is UNKNOWN and determination.status is Status.UNDETERMINED
            differs = compared.may_come_to_other(other) if stays_open else _differs(outcome, determination)
        if differs:
            yield Alternative(reading, option, outcome)


def read_otherwise(rule: AnyRule, on_path: Iterable[t.Term[Any]]) -> dict[tuple[Reading, str], t.Term[Any]]:
    """Return the rule's term under each option that is not followed of the readings on a path."""
    followed = {one.reading: one.chosen for one in on_path if isinstance(one, t.Choice)}
    options = [(reading, option) for reading, chosen in followed.items() for option in reading.options]
    return {one: _read(rule, *one) for one in options if followed[one[0]] != one[1]}


def _differs(outcome: Any, determination: Determination[Any]) -> bool:
    if isinstance(outcome, Lack):
        return outcome.status is not determination.status
    return not determination.is_decided or bool(outcome != determination.value)


@functools.lru_cache(maxsize=512)
def _read(rule: AnyRule, reading: Reading, option: str) -> t.Term[Any]:
    return amended(rule, (reading.read_as(option),))


class _Compared:
    """The worlds of a term, and what comes of others in them."""

    def __init__(self, term: t.Term[Any], case: Case) -> None:
        """Compare with `term`; its worlds are gone through when they are first asked for."""
        self._question = term, case

    @functools.cached_property
    def worlds(self) -> Worlds:
        """The worlds of the term."""
        return Worlds(*self._question)

    @functools.cached_property
    def found(self) -> Sequence[World] | None:
        """The worlds gone through, nothing where there are too many."""
        found = self.worlds.found()
        return found.worlds if found.whole else None

    def outcome(self, other: Worlds) -> Any:
        """Return what another term comes to, whatever is not known; UNKNOWN where that is not settled."""
        return common(self._worlds_of(other))[0]

    def may_come_to_other(self, other: Worlds) -> bool:
        """Return whether more, less or something else can come of another term; not where there is too much of it."""
        if self.found is None:
            return False
        try:
            there = list(self._worlds_of(other))
        except TooManyWorlds:
            return False
        if [world.outcome for world in there] == [world.outcome for world in self.found]:
            return False
        return reached(there, other.questions) != self._reached

    @functools.cached_property
    def _reached(self) -> list[Any]:
        return reached(self.found or (), self.worlds.questions)

    def _worlds_of(self, other: Worlds) -> Iterator[World]:
        """Yield the worlds of another term: those that were found, filled in further where it asks more.

        Where it compares what is not compared here, its worlds are others.

        Raises:
            TooManyWorlds: there are too many.
        """
        other = other.again(other.most)
        if self.found is None or not self.worlds.divide(other):
            yield from other
        for world in self.found if self.found and self.worlds.divide(other) else ():
            yield from other.beyond(world)
