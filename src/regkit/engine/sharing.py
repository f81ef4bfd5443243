"""Terms that are alike in every part, though written twice: what one comes to, the other does."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any, cast

from regkit.language import terms as t
from regkit.language.facts import FactSpec
from regkit.language.kinds import Kind

__all__ = ["Alike", "shared"]


class Alike:
    """Finds for a term the first that was alike. What is no term and no plain value is alike only to itself."""

    def __init__(self) -> None:
        """Begin with no term."""
        self.first: dict[tuple[Any, ...], Any] = {}
        self.done: dict[int, tuple[Any, Any]] = {}  # each with what it is made of, so that no other takes its number

    def of(self, term: Any) -> Any:
        """Return the first term, row or silence that was like this one: itself, if none was."""
        known = self.done.get(id(term))
        if known is None:
            fields = dataclasses.fields(cast("Any", term))
            key = (type(term), *(self._key(getattr(term, field.name)) for field in fields))
            known = self.done[id(term)] = term, self.first.setdefault(key, term)
        return known[1]

    def _key(self, part: Any) -> Any:
        match part:
            case t.Term() | t.Row() | t.Silence():
                return id(self.of(part))
            case tuple():
                return tuple(map(self._key, part))
            case str() | None | bool() | Kind() | FactSpec():
                return type(part), part
            case Decimal():
                return Decimal, part.as_tuple()
            case _:
                return id(part)


def shared(term: t.Term[Any]) -> t.Term[Any]:
    """Return a term in which what is alike is one and the same, so that it is worked out once."""
    alike = Alike()
    done: dict[int, tuple[Any, Any]] = {}  # each with what it is made of, so that no other takes its number

    def of(found: Any) -> Any:
        match found:
            case t.Term() | t.Row() | t.Silence():
                if id(found) not in done:
                    fields = ((one.name, getattr(found, one.name)) for one in dataclasses.fields(cast("Any", found)))
                    changed = {name: new for name, old in fields if (new := of(old)) is not old}
                    made = dataclasses.replace(cast("Any", found), **changed) if changed else found
                    done[id(found)] = found, alike.of(made)
                return done[id(found)][1]
            case tuple():
                same = tuple(map(of, found))
                return found if all(new is old for new, old in zip(same, found, strict=True)) else same
            case _:
                return found

    made: t.Term[Any] = of(term)
    return made
