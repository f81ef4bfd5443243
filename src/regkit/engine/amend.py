"""What if, and what was ruled: a rule with numbers, readings or open questions replaced, on a copy.

The rule as written stays as it is. A ruling answers from its day on: before that day the question is open, and the
reading as it was.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from regkit.language import terms as t
from regkit.language.building import ON
from regkit.language.errors import RuleError
from regkit.language.kinds import DATE
from regkit.language.readings import OpenQuestion, Reading, ReadingChange, Ruling
from regkit.language.rule import AnyRule
from regkit.law import Amendment, Number, Quantity

__all__ = ["amended", "is_ruled", "origin_of", "replaced"]

Change = Amendment | ReadingChange | Ruling
RULED = "ruling:"


def origin_of(about: OpenQuestion | Reading) -> str:
    """Return what a decision by the days of the rulings on a question or a reading has for its origin."""
    return f"{RULED}{about.id}"


def is_ruled(term: t.Decide[Any]) -> bool:
    """Return whether a decision is one by the days of rulings, which no rule has written."""
    return (term.origin or "").startswith(RULED)


def amended(rule: AnyRule, changes: tuple[Change, ...]) -> t.Term[Any]:
    """Return the rule's term with `changes` made everywhere, in the rules that it applies too.

    Raises:
        RuleError: a change is none, or names a number or a reading that the rule does not rest on.
    """
    for change in changes:
        if not isinstance(change, (Amendment, ReadingChange, Ruling)):
            raise RuleError(
                f"`{change}` is no change of a rule",
                hint="give `NUMBER.becomes(…)`, `READING.read_as(…)` or a ruling; see `rule.numbers`",
            )
    told = _Told(changes)
    stands_on = {*rule.numbers, *rule.readings, *rule.open_questions}
    strangers = [told.name_of(one) for one in told.concerned if one not in stands_on]
    if strangers:
        raise RuleError(
            f"rule `{rule.name}` does not rest on {strangers[0]}",
            hint="see `rule.numbers`, `rule.readings` and `rule.open_questions`",
        )
    return _Told((*rule.amendments, *changes)).replace(rule.unamended)


def replaced(term: t.Term[Any], changes: tuple[Change, ...]) -> t.Term[Any]:
    """Return a term with `changes` made wherever they concern it."""
    return _Told(changes).replace(term)


class _Told:
    """What changes say of numbers, readings and questions."""

    def __init__(self, changes: tuple[Change, ...]) -> None:
        self.done: dict[int, Any] = {}  # a term that stands in several places is changed once, and stays one term
        self.numbers: dict[Number, Quantity | date] = {
            change.number: change.value for change in changes if isinstance(change, Amendment)
        }
        self.readings: dict[Reading, str] = {
            change.reading: change.option for change in changes if isinstance(change, ReadingChange)
        }
        self.rulings: dict[OpenQuestion | Reading, list[Ruling]] = {}
        for ruling in sorted((one for one in changes if isinstance(one, Ruling)), key=lambda one: one.on):
            self.rulings.setdefault(ruling.about, []).append(ruling)
        for one, other in (pair for ruled in self.rulings.values() for pair in pairwise(ruled)):
            if one.on == other.on and one.value != other.value:
                raise RuleError(
                    f"two rulings of {one.on} on `{one.about.id}` differ: `{one.document}` and `{other.document}`",
                    hint="say which of the two holds, or from which day each does",
                )

    @property
    def concerned(self) -> tuple[Number | Reading | OpenQuestion, ...]:
        return (*self.numbers, *self.readings, *self.rulings)

    @staticmethod
    def name_of(one: Number | Reading | OpenQuestion) -> str:
        if isinstance(one, Number):
            return f"the number `{one.quote.words}`"
        return f"{'reading' if isinstance(one, Reading) else 'question'} `{one.id}`"

    def replace(self, term: t.Term[Any]) -> t.Term[Any]:
        replaced: t.Term[Any] = self._go(term)
        return replaced

    def _go(self, inner: Any) -> Any:
        """Return what stands in the place of a part of the rule: the part itself where no change concerns it."""
        match inner:
            case t.Term() | t.Row() | t.Silence():
                if id(inner) not in self.done:
                    self.done[id(inner)] = self._made(inner)
                return self.done[id(inner)]
            case tuple():
                made = tuple(self._go(one) for one in inner)
                return inner if all(map(operator.is_, made, inner)) else made
            case _:
                return inner

    def _made(self, inner: Any) -> Any:
        match inner:
            case t.NumberTerm(number=number) if number in self.numbers:
                value = self.numbers[number]
                return dataclasses.replace(inner, value=value.amount if isinstance(value, Quantity) else value)
            case t.Choice(reading=reading) if reading in self.readings or reading in self.rulings:
                chosen = self.readings.get(reading, inner.chosen)
                return self._chosen(dataclasses.replace(self._rebuilt(inner), chosen=chosen))
            case t.Open(question=question) if question in self.rulings:
                return self._answered(self._rebuilt(inner))
            case _:
                return self._rebuilt(inner)

    def _rebuilt(self, inner: Any) -> Any:
        kept = {"kind", "rule", "value", "names", "narrowed"}
        changed = {
            field.name: new
            for field in dataclasses.fields(inner)
            if field.name not in kept and (new := self._go(old := getattr(inner, field.name))) is not old
        }
        return dataclasses.replace(inner, **changed) if changed else inner

    def _chosen(self, choice: t.Choice[Any]) -> t.Term[Any]:
        ruled = self.rulings.get(choice.reading, [])
        options = [(one, dataclasses.replace(choice, chosen=one.value)) for one in ruled]
        return _from_day_to_day(choice, options, choice.reading)

    def _answered(self, asked: t.Open[Any]) -> t.Term[Any]:
        """Put the answers in place of a question, where they are answers to what is asked here."""
        found = [(one, OpenQuestion.branch(asked, one.value)) for one in self.rulings[asked.question]]
        return _from_day_to_day(asked, [(one, branch) for one, branch in found if branch is not None], asked.question)


def _from_day_to_day(
    before: t.Term[Any], answers: Sequence[tuple[Ruling, t.Term[Any]]], about: OpenQuestion | Reading
) -> t.Term[Any]:
    """Return what holds before the first of several rulings, and from the day of each until the next."""
    if not answers:
        return before
    days: list[t.Term[Any]] = [t.Literal(ruling.on, DATE) for ruling, _ in answers]
    rows = [t.Row(t.Compare("<", ON, days[0]), before, ())]
    for (_, answer), day, end in zip(answers, days, [*days[1:], None], strict=True):
        begun: t.Term[bool] = t.Compare(">=", ON, day)
        holds = begun if end is None else t.And((begun, t.Compare("<", ON, end)))
        rows.append(t.Row(holds, answer, (about.quote,)))
    return t.Decide(tuple(rows), (), None, (), before.kind, origin_of(about))
