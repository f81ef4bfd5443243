"""What a term stands for: a truth, a word of an enumeration, an amount in a unit, a day, a record.

Kinds are checked while a rule is being written, so that money is never compared with days and a member of
one enumeration never with a fact of another.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin

from regkit.language.errors import RuleError
from regkit.language.words import Word
from regkit.law import Unit

__all__ = ["BOOL", "DATE", "TEXT", "Kind", "amount", "kind_of_annotation", "record_of", "set_of", "word_of"]

PERIOD_UNITS = frozenset({Unit.DAY, Unit.WORKING_DAY, Unit.MONTH, Unit.YEAR})


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of a term: `sort`, and the enumeration, unit or class that refines it."""

    sort: str
    detail: Any = None

    def __str__(self) -> str:
        """Name the kind for a message, without the names of Python types."""
        match self.sort:
            case "amount":
                return f"an amount in {self.detail.en}"
            case "word":
                return f"a word of {self.detail.__name__}"
            case "set":
                return f"a set of words of {self.detail.__name__}"
            case "record":
                return f"a {self.detail.__name__}"
            case _:
                return self.sort

    @property
    def is_amount(self) -> bool:
        """Whether the kind is a number with a unit."""
        return self.sort == "amount"

    @property
    def is_period(self) -> bool:
        """Whether the kind is a length of time that can be added to a day."""
        return self.sort == "amount" and self.detail in PERIOD_UNITS


BOOL = Kind("yes or no")
DATE = Kind("a date")
TEXT = Kind("a text")


def amount(unit: Unit) -> Kind:
    """Return the kind of amounts in `unit`."""
    return Kind("amount", unit)


def word_of(enumeration: type[Word]) -> Kind:
    """Return the kind of members of `enumeration`."""
    return Kind("word", enumeration)


def set_of(enumeration: type[Word]) -> Kind:
    """Return the kind of sets of members of `enumeration`."""
    return Kind("set", enumeration)


def record_of(cls: type) -> Kind:
    """Return the kind of outcomes of the class `cls`."""
    return Kind("record", cls)


def kind_of_annotation(annotation: Any, where: str) -> Kind:
    """Return the kind that a model's field annotation declares, its `None` (unknown) aside.

    Raises:
        RuleError: the annotation is none that a rule can read.
    """
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        members = [member for member in get_args(annotation) if member is not type(None)]
        if len(members) == 1:
            return kind_of_annotation(members[0], where)
    if origin is Annotated:
        base, *metadata = get_args(annotation)
        units = [item for item in metadata if isinstance(item, Unit)]
        return amount(units[0]) if units else kind_of_annotation(base, where)
    if origin is frozenset:
        (member,) = get_args(annotation)
        if isinstance(member, type) and issubclass(member, Word):
            return set_of(member)
    if isinstance(annotation, type):
        return _kind_of_class(annotation, where)
    raise _no_kind(where)


def _kind_of_class(cls: type, where: str) -> Kind:
    if issubclass(cls, Word):
        return word_of(cls)
    if issubclass(cls, bool):
        return BOOL
    if issubclass(cls, date):
        return DATE
    if issubclass(cls, str):
        return TEXT
    if issubclass(cls, (int, Decimal)):
        hint = "declare its unit: Money, Days, Months, Years, Times, Persons, Multiple or Points"
        message = f"`{where}` is a number without a unit"
        raise RuleError(message, hint=hint)
    raise _no_kind(where)


def _no_kind(where: str) -> RuleError:
    return RuleError(
        f"`{where}` is declared as something that a rule cannot read",
        hint="a fact is a yes or no, a Word, a set of words, a date, a text, or an amount with a unit",
    )
