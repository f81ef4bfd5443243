"""What is done once while a table is checked, however many of its rows share what it is done with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

__all__ = ["lately", "once", "remembering"]

P = ParamSpec("P")
T = TypeVar("T")
MOST = 50_000
"""How much is remembered; then it begins anew, and what is asked for again meanwhile is taken over."""
LATELY = 1_000
"""Of how many things it is remembered what was said of them, after the table, too."""


class _Kept:
    """What was done with what, lately and before."""

    __slots__ = ("before", "lately")

    def __init__(self) -> None:
        self.lately: dict[tuple[Any, ...], tuple[Any, Any]] = {}
        self.before: dict[tuple[Any, ...], tuple[Any, Any]] = {}


_KEPT: ContextVar[_Kept | None] = ContextVar("regkit_once", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Have what is marked with `once` remember what it did, in this context and thread, for as long as this lasts."""
    token = _KEPT.set(_Kept())
    try:
        yield
    finally:
        _KEPT.reset(token)


def once(work: Callable[P, T]) -> Callable[P, T]:
    """Return a function that, while `remembering`, is called once for the very same arguments.

    Same is what is one and the same object: rows that say the same of a unit share its subject. Elsewhere, it is called
    each time.

    Args:
        work: a function whose result hangs on its arguments alone, and on what authorities are told to have ruled.
    """

    @wraps(work)
    def done(*given: P.args, **named: P.kwargs) -> T:
        kept = _KEPT.get()
        if kept is None or named:
            return work(*given, **named)
        key = (work, *map(id, given))  # no other takes their numbers: they are kept beside the result
        found = kept.lately.get(key)
        if found is None:
            found = kept.before.get(key) or (given, work(*given, **named))
            if len(kept.lately) >= MOST:
                kept.before, kept.lately = kept.lately, {}
            kept.lately[key] = found
        result: T = found[1]
        return result

    return done


def lately(work: Callable[[T, str], str]) -> Callable[[T, str], str]:
    """Return a function that says once what it says of the very same thing in a language, as long as it was lately."""
    kept: dict[tuple[int, str], tuple[T, str]] = {}

    @wraps(work)
    def said(thing: T, lang: str) -> str:
        found = kept.get((id(thing), lang))  # no other takes its number: it is kept beside the words
        if found is None:
            if len(kept) >= LATELY:
                kept.clear()
            found = kept[id(thing), lang] = thing, work(thing, lang)
        return found[1]

    return said
