"""The socket between the language and the engine: who evaluates rules is plugged in, not imported.

The language knows what an engine can do (`regkit.language.outcomes.Engine`) but not which one there is.
regkit itself plugs in the standard one, and loads it only when a rule is first written or asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["plug", "plugged"]

_makers: dict[str, Callable[[], Any]] = {}
_made: dict[str, Any] = {}


def plug(maker: Callable[[], Any], socket: str = "engine") -> None:
    """Set what makes the engine, or the layer of another socket; it is called once, when one is first needed."""
    _makers[socket] = maker
    _made.pop(socket, None)


def plugged(socket: str = "engine") -> Any:
    """Return the engine, or the layer of another socket."""
    if socket not in _made:
        _made[socket] = _makers[socket]()
    return _made[socket]
