"""The socket between the language and the engine: who evaluates rules is plugged in, not imported.

The language knows what an engine can do (`regkit.language.outcomes.Engine`) but not which one there is.
regkit itself plugs in the standard one, and loads it only when a rule is first written or asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["plug", "plugged"]

_makers: list[Callable[[], Any]] = []
_made: list[Any] = []


def plug(maker: Callable[[], Any]) -> None:
    """Set what makes the engine; it is called once, when an engine is first needed."""
    _makers[:] = [maker]
    _made.clear()


def plugged() -> Any:
    """Return the engine."""
    if not _made:
        _made.append(_makers[0]())
    return _made[0]
