"""A case, what an adapter sees of it, and when an answer agrees with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

__all__ = ["Question", "UnsupportedError", "agrees", "question_of"]

BODIES = re.compile(r"\s*(?:/|、|或|，|,| on the | \(|\))\s*")
PROSE = re.compile(r"\s+")
SHORT = 2
PROSE_KEYS = {"needs", "reason", "note", "must_not", "also", "problem", "conflict", "caveat", "sanction_note"}


class UnsupportedError(Exception):
    """The library does not answer this kind of question; never raised to avoid a wrong answer."""


@dataclass(frozen=True)
class Question:
    """What an adapter may see of a case.

    Attributes:
        topic, text: what is asked.
        facts: the facts given; a key that is absent is not alleged, a null is unknown.
        wanted: the keys that the answer is asked for, nested as in the case, without values.
    """

    topic: str
    text: str
    facts: Mapping[str, Any]
    wanted: Mapping[str, Any]


def question_of(case: Mapping[str, Any]) -> Question:
    """Return the part of a case that an adapter may see."""
    return Question(case["topic"], case["question"], case["facts"], _shape(case["expected"]))


def _shape(expected: Any) -> Any:
    """Return the keys of `expected`, its values left out; of a list, nothing at all."""
    return {key: _shape(value) for key, value in expected.items()} if isinstance(expected, dict) else None


def agrees(expected: Any, got: Any, key: str = "") -> bool:
    """Return whether `got` says what `expected` says; it may say more.

    Numbers are equal as exact decimals, lists as collections. Prose (a sentence in `needs`, `reason` and the
    like) cannot be compared by machine: the answer must give some of its own under the same key. Words,
    names of facts and references within such lists are compared. Of several authorities joined in one
    string, one in common is enough. Under `not` stands what must not be: the answer may rule out more.
    """
    if isinstance(expected, dict):
        return isinstance(got, Mapping) and all(_has(name, value, got) for name, value in expected.items())
    if key == "not" and isinstance(expected, list):
        return isinstance(got, (list, tuple)) and all(any(_same(one, other) for other in got) for one in expected)
    if key == "authority" and isinstance(expected, str) and isinstance(got, str):
        return _same_body(expected, got)
    if isinstance(expected, list):
        return isinstance(got, (list, tuple)) and _same_items(expected, list(got), key)
    if _is_prose(expected, key):
        return isinstance(got, str) and bool(got.strip())
    return _same(expected, got)


def _has(name: str, value: Any, got: Mapping[str, Any]) -> bool:
    """Return whether the answer has this key, or for `not_amount_yuan` and the like not this value."""
    if name.startswith("not_") and name not in got:
        return not agrees(value, got.get(name.removeprefix("not_")), name.removeprefix("not_"))
    return name in got and agrees(value, got[name], name)


def _is_prose(value: Any, key: str) -> bool:
    """Return whether a string is a sentence: words between spaces, beyond a name with one word beside it."""
    if not isinstance(value, str):
        return False
    words = len(PROSE.split(value.strip()))
    return words > 1 if key in PROSE_KEYS else words > SHORT


def _same_items(expected: list[Any], got: list[Any], key: str) -> bool:
    plain = [item for item in expected if not _is_prose(item, key)]
    if len(plain) < len(expected) and not got:
        return False
    rest = list(got)
    for item in plain:
        match = next((index for index, other in enumerate(rest) if agrees(item, other, key)), None)
        if match is None:
            return False
        rest.pop(match)
    return not rest if len(plain) == len(expected) and key not in PROSE_KEYS else True


def _same(expected: Any, got: Any) -> bool:
    if isinstance(expected, bool) or isinstance(got, bool) or expected is None or got is None:
        return expected is got
    one, other = _number(expected), _number(got)
    if one is not None and other is not None:
        return one == other
    return str(expected) == str(got)


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if isinstance(value, (int, float, str, Decimal)) else None
    except InvalidOperation:
        return None


def _bodies(text: str) -> Iterable[str]:
    return {part for part in BODIES.split(text) if part}


def _same_body(expected: str, got: str) -> bool:
    return any(one in other or other in one for one in _bodies(expected) for other in _bodies(got))
