"""Subjects of what was read: a value that a model refuses becomes unknown, and so do values that contradict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError

from regkit.checking.problems import from_validation
from regkit.checking.reading.cells import Bad
from regkit.language import Subject

__all__ = ["REMEMBERED", "Maker", "Refused"]

REMEMBERED = 50_000
"""Of how many cells and facts it is remembered what was made of them; then it begins anew."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What a model refused.

    Attributes:
        names: the facts that it refused: one, or those that contradict each other.
        entry: what it says, as pydantic says it.
    """

    names: tuple[str, ...]
    entry: Mapping[str, Any]

    def bad(self, value: str | None) -> Bad:
        """Return why a cell cannot be used."""
        told = from_validation("", 0, None, value, self.entry)
        return Bad(told.en, told.zh, told.accepted, told.hint_en, told.hint_zh)


class Maker:
    """Makes subjects of one model; what was made before is not made again."""

    def __init__(self, model: type[Subject]) -> None:
        """Take the model."""
        self.model = model
        self.made_before: dict[Any, tuple[dict[str, Any], Subject, tuple[Refused, ...]]] = {}
        self.alike: dict[Any, tuple[Subject, tuple[Refused, ...]]] = {}
        read = {*model.facts, *model.held, *(note.note for note in model.notes)}
        self.plain = frozenset(model.model_fields) - read
        """Fields of which nothing hangs, such as names."""
        self.names = _names(model) & self.plain
        """Those of them that take any text as it is."""

    def made(self, facts: dict[str, Any]) -> tuple[dict[str, Any], Subject, tuple[Refused, ...]]:
        """Return some facts, their subject, and what was refused of them and is unknown in it.

        Equal facts and their subjects are kept once, however many rows say them.
        """
        key = tuple(facts.items())
        try:
            found = self.made_before.get(key)
        except TypeError:  # a value that cannot be looked up is made anew
            return facts, *self._make(facts, [])
        if found is None:
            if len(self.made_before) >= REMEMBERED:
                self.made_before.clear()
            found = self.made_before[key] = facts, *self._made_anew(facts)
        return found

    def accepts(self, name: str, value: Any) -> bool:
        """Return whether a fact can have a value."""
        try:
            self.model.model_validate({name: value})
        except ValidationError as error:
            return not any(entry["loc"] for entry in error.errors(include_url=False))
        return True

    def _made_anew(self, facts: dict[str, Any]) -> tuple[Subject, tuple[Refused, ...]]:
        """Return what is made of facts: of those that say the same of another name, another of that name.

        What contradicts does so whoever it is said of, and is looked for once.
        """
        names = {name: value for name, value in facts.items() if name in self.names and value.__class__ is str}
        key = tuple([(name, None if name in self.plain else value, name in names) for name, value in facts.items()])
        like, refused = self.alike.get(key, (None, ()))
        if like is not None and not refused and names.keys() == self.plain & facts.keys():
            return _called(like, names), refused
        subject, refused = self._make(facts, refused)
        if not any(name in self.plain for one in refused for name in one.names):
            if len(self.alike) >= REMEMBERED:
                self.alike.clear()
            self.alike[key] = subject, refused
        return subject, refused

    def _make(self, facts: dict[str, Any], known: Sequence[Refused]) -> tuple[Subject, tuple[Refused, ...]]:
        """Return what is made of facts without what is refused of them, of which some may be known."""
        refused = list(known)
        facts = self._without(facts, {name for one in refused for name in one.names}) if refused else facts
        while True:
            try:
                return self.model.model_validate(facts), tuple(refused)
            except ValidationError as error:
                found = list(self._refused(facts, error))
                refused += found
                facts = self._without(facts, {name for one in found for name in one.names})

    def _refused(self, facts: Mapping[str, Any], error: ValidationError) -> Iterator[Refused]:
        entries = error.errors(include_url=False)
        for entry in entries:
            if entry["loc"]:
                yield Refused((str(entry["loc"][0]),), entry)
        if not any(entry["loc"] for entry in entries):
            yield Refused(self._contradicting(facts, entries[0]), entries[0])

    def _contradicting(self, facts: Mapping[str, Any], entry: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the facts that contradict each other: those the model names, else those without which it agrees."""
        named = entry.get("ctx", {}).get("facts", ())
        found = tuple(name for name in facts if name in named and facts[name] is not None)
        if found:
            return found
        said = [name for name in facts if facts[name] is not None]
        return tuple(name for name in said if self._agrees(self._without(facts, {name}))) or tuple(said)

    def _agrees(self, facts: Mapping[str, Any]) -> bool:
        try:
            self.model.model_validate(facts)
        except ValidationError:
            return False
        return True

    def _without(self, facts: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
        """Return the facts with some of them unknown; a field that is no fact is left unsaid."""
        kept = {name: value for name, value in facts.items() if name not in names}
        return {**kept, **{name: None for name in facts if name in names and name in self.model.facts}}


@cache
def _names(model: type[Subject]) -> frozenset[str]:
    """Return the fields that take any text as it is; none where a model looks at them in its own way."""
    own, common = model.__pydantic_decorators__, Subject.__pydantic_decorators__
    looks = own.field_validators or own.validators or own.model_validators.keys() - common.model_validators.keys()
    if looks or model.__pydantic_post_init__ or model.model_config.keys() - Subject.model_config.keys():
        return frozenset()
    fields = model.model_fields.items()
    return frozenset(name for name, info in fields if info.annotation in {str, str | None} and not info.metadata)


def _called(subject: Subject, names: dict[str, str]) -> Subject:
    """Return a subject of which the same is said as of another, under its own names."""
    made = subject.model_copy(update=names)
    object.__setattr__(made, "__pydantic_fields_set__", subject.__pydantic_fields_set__)  # kept once for all
    return made
