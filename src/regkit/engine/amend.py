"""What if: a rule with numbers or readings replaced, on a copy; the rule as written stays as it is."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from regkit.language import terms as t
from regkit.language.errors import RuleError
from regkit.language.readings import Reading, ReadingChange
from regkit.language.rule import AnyRule
from regkit.law import Amendment, Number, Quantity

__all__ = ["amended", "replaced"]

Change = Amendment | ReadingChange


def amended(rule: AnyRule, changes: tuple[Change, ...]) -> t.Term[Any]:
    """Return the rule's term with `changes` made everywhere, in the rules that it applies too.

    Raises:
        RuleError: a change names a number or a reading that the rule does not rest on.
    """
    numbers, readings = _told(changes)
    strangers = [f"the number `{number.quote.words}`" for number in numbers if number not in rule.numbers]
    strangers += [f"reading `{reading.id}`" for reading in readings if reading not in rule.readings]
    if strangers:
        raise RuleError(
            f"rule `{rule.name}` does not rest on {strangers[0]}", hint="see `rule.numbers` and `rule.readings`"
        )
    return _replace(rule.body, numbers, readings)


def replaced(term: t.Term[Any], changes: tuple[Change, ...]) -> t.Term[Any]:
    """Return a term with `changes` made wherever they concern it."""
    return _replace(term, *_told(changes))


def _told(changes: tuple[Change, ...]) -> tuple[dict[Number, Quantity | date], dict[Reading, str]]:
    numbers = {change.number: change.value for change in changes if isinstance(change, Amendment)}
    return numbers, {change.reading: change.option for change in changes if isinstance(change, ReadingChange)}


def _replace(term: t.Term[Any], numbers: dict[Number, Quantity | date], readings: dict[Reading, str]) -> t.Term[Any]:
    def go(inner: Any) -> Any:
        match inner:
            case t.NumberTerm(number=number) if number in numbers:
                value = numbers[number]
                return dataclasses.replace(inner, value=value.amount if isinstance(value, Quantity) else value)
            case t.Choice(reading=reading) if reading in readings:
                return dataclasses.replace(_rebuilt(inner), chosen=readings[reading])
            case t.Term() | t.Row() | t.Silence():
                return _rebuilt(inner)
            case tuple():
                return tuple(go(one) for one in inner)
            case _:
                return inner

    def _rebuilt(inner: Any) -> Any:
        changed = {
            field.name: new
            for field in dataclasses.fields(inner)
            if field.name not in {"kind", "rule", "value"} and (new := go(old := getattr(inner, field.name))) is not old
        }
        return dataclasses.replace(inner, **changed) if changed else inner

    replaced: t.Term[Any] = go(term)
    return replaced
