"""What facts of one subject have to do with each other: declared beside them, in the rule language.

`follows` concludes a fact that was not said as soon as what it follows from is known, `dated` takes the day of an
event as saying that it happened, `belongs` names where there is such a day or amount at all, and `never` names what
cannot be. One declaration serves the model, every
evaluator, the frames, the prover and the test strategies. `noted` is for words of the caller's own, which no rule
reads: what they tell of a fact is said with them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from regkit.language.errors import RuleError
from regkit.law.errors import nearest

if TYPE_CHECKING:
    from regkit.language.facts import Subject

__all__ = [
    "Belongs",
    "Dated",
    "Follows",
    "Never",
    "Noted",
    "Relation",
    "belongs",
    "check_names",
    "dated",
    "follows",
    "never",
    "noted",
]

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
class Belongs:
    """A day or an amount that there is only where another fact has a value: once said, it says so."""

    fact: str
    to: str
    value: Any


@dataclass(frozen=True, slots=True)
class Never:
    """What cannot be, in both languages."""

    condition: Written
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What a note of the caller's own words says of a fact."""

    fact: str
    note: str
    tells: Callable[[Any], Any]


Relation = Follows | Dated | Belongs | Never


def follows(fact: str, value: Any, *, when: Written | None = None) -> Follows:
    """Declare that `fact` follows from other facts of the subject.

    A fact that was not said, or was said to be unknown, is concluded; one that was said otherwise is refused. Where it
    follows by the day asked about (`ON`), it is not said at all beside what tells it: on some day the two would
    contradict each other.

    Args:
        fact: the name of the fact.
        value: a constant, or a function of the facts such as `lambda f: f.completed_on < COMMENCED`.
        when: where it follows; everywhere, unless given.
    """
    return Follows(fact, value, when)


def dated(fact: str, day: str) -> Dated:
    """Declare that the day `day` tells that `fact` is so: from that day on, asked on an earlier one not yet."""
    return Dated(fact, day)


def belongs(fact: str, to: str, value: Any = True) -> Belongs:  # noqa: FBT002  (most often it is a yes or no)
    """Declare that there is a `fact`, a day or an amount, only where the fact `to` has a value: `ends` has a last day.

    Who says it says so; where `to` has another value there is none, and none is looked for.

    Args:
        fact: the name of the day or the amount.
        to: the name of the fact on which it hangs whether there is one.
        value: the value of that fact where there is one.
    """
    return Belongs(fact, to, value)


def never(condition: Written, zh: str, en: str) -> Never:
    """Declare that `condition` cannot hold, with the words for it in Chinese and English."""
    return Never(condition, zh, en)


def noted(fact: str, note: str, tells: Callable[[Any], Any]) -> Noted:
    """Declare, among the `notes` of a subject, that who gives the note `note` thereby says what `fact` is.

    Args:
        fact: the name of the fact.
        note: the name of a field that is no fact, such as reasons in words.
        tells: what the note says of the fact; `None` where it says nothing.
    """
    return Noted(fact, note, tells)


def check_names(model: type[Subject]) -> None:
    """Refuse a relation or a note about a fact that the subject has not.

    Raises:
        RuleError: there is no such fact, or no such note.
    """
    facts = tuple(model.facts)
    for relation in model.relations:
        for name in _names(relation):
            _check_name(name, facts, f"a relation of `{model.__name__}`", "facts")
    notes = tuple(name for name in model.model_fields if name not in model.facts)
    for one in model.notes:
        _check_name(one.fact, facts, f"a note of `{model.__name__}`", "facts")
        _check_name(one.note, notes, f"a note of `{model.__name__}`", "notes")


def _names(relation: Relation) -> tuple[str, ...]:
    match relation:
        case Dated(fact=fact, day=other) | Belongs(fact=fact, to=other):
            return fact, other
        case Follows(fact=fact):
            return (fact,)
        case _:
            return ()


def _check_name(name: str, known: tuple[str, ...], speaker: str, kind: str) -> None:
    if name not in known:
        close = nearest(name, known)
        raise RuleError(
            f"{speaker} speaks of `{name}`, which is none of its {kind}",
            hint=f"did you mean `{close}`?" if close else None,
        )
