"""The rules that a question to a list applies to its members, and the question without what they rest on.

Once it is known what each of them comes to, nothing else of what they read can make a difference to the answer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, cast

from regkit.engine.lists import OTHERS
from regkit.language import terms as t
from regkit.language.kinds import BOOL

__all__ = ["parts_of", "without"]


def parts_of(term: t.Term[Any]) -> tuple[t.Applied[bool], ...]:
    """Return the outermost yes-or-no rules that a term applies, but those that are asked of who is not listed."""
    return tuple(dict.fromkeys(_parts(term, set())))


def _parts(term: t.Term[Any], walked: set[t.Term[Any]]) -> Iterator[t.Applied[bool]]:
    if term in walked:
        return
    walked.add(term)
    if _is_part(term):
        yield cast("t.Applied[bool]", term)
    else:
        for child in t.children(term):
            yield from _parts(child, walked)


def _is_part(term: t.Term[Any]) -> bool:
    if not isinstance(term, t.Applied) or term.kind != BOOL:
        return False
    return not any(isinstance(one, t.Fact) and OTHERS in one.parameter for one in t.walk(term))


def without(term: t.Term[Any], parts: tuple[t.Applied[bool], ...]) -> t.Term[Any]:
    """Return a term with some parts known, whatever they come to: it reads nothing of what they read."""
    known = {id(part) for part in parts}
    done: dict[int, tuple[Any, Any]] = {}  # each with what it is made of, so that no other takes its number

    def of(found: Any) -> Any:
        if isinstance(found, tuple):
            made = tuple(map(of, found))
            return found if all(new is old for new, old in zip(made, found, strict=True)) else made
        if not isinstance(found, (t.Term, t.Row, t.Silence)):
            return found
        if id(found) in known:
            return t.Literal(value=True, kind=BOOL)
        if id(found) not in done:
            fields = ((one.name, getattr(found, one.name)) for one in dataclasses.fields(cast("Any", found)))
            changed = {name: new for name, old in fields if (new := of(old)) is not old}
            done[id(found)] = found, dataclasses.replace(cast("Any", found), **changed) if changed else found
        return done[id(found)][1]

    rest: t.Term[Any] = of(term)
    return rest
