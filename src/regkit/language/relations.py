"""What facts of one subject have to do with each other: declared beside them, in the rule language.

`follows` concludes a fact that was not said as soon as what it follows from is known, `dated` takes the day of an
event as saying that it happened, and `never` names what cannot be. One declaration serves the model, every
evaluator, the frames, the prover and the test strategies.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from regkit.language.errors import RuleError
from regkit.law.errors import nearest

if TYPE_CHECKING:
    from regkit.language.facts import Subject

__all__ = ["Dated", "Follows", "Never", "Relation", "check_names", "dated", "follows", "never"]

Written = Callable[[Any], Any]
"""A function of the subject's facts that gives a term, as in `lambda f: f.completed_on < COMMENCED`."""


@dataclass(frozen=True, slots=True)
class Follows:
    """A fact that others tell: where `when` holds, it is `value`."""

    fact: str
    value: Any
    when: Written | None


@dataclass(frozen=True, slots=True)
class Dated:
    """A yes-or-no whose day, once said, says that it is so from that day on, and not before."""

    fact: str
    day: str


@dataclass(frozen=True, slots=True)
class Never:
    """What cannot be, in both languages."""

    condition: Written
    zh: str
    en: str


Relation = Follows | Dated | Never


def follows(fact: str, value: Any, *, when: Written | None = None) -> Follows:
    """Declare that `fact` follows from other facts of the subject.

    A fact that was not said, or was said to be unknown, is concluded; one that was said otherwise is refused.

    Args:
        fact: the name of the fact.
        value: a constant, or a function of the facts such as `lambda f: f.completed_on < COMMENCED`.
        when: where it follows; everywhere, unless given.
    """
    return Follows(fact, value, when)


def dated(fact: str, day: str) -> Dated:
    """Declare that the day `day` tells that `fact` is so: from that day on, asked on an earlier one not yet."""
    return Dated(fact, day)


def never(condition: Written, zh: str, en: str) -> Never:
    """Declare that `condition` cannot hold, with the words for it in Chinese and English."""
    return Never(condition, zh, en)


def check_names(model: type[Subject]) -> None:
    """Refuse a relation about a fact that the subject has not.

    Raises:
        RuleError: there is no such fact.
    """
    for relation in model.relations:
        names = () if isinstance(relation, Never) else (relation.fact,)
        names = (*names, relation.day) if isinstance(relation, Dated) else names
        for name in names:
            if name not in model.facts:
                close = nearest(name, tuple(model.facts))
                raise RuleError(
                    f"a relation of `{model.__name__}` speaks of `{name}`, which is none of its facts",
                    hint=f"did you mean `{close}`?" if close else None,
                )
