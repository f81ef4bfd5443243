"""City regulations as functions: what the articles oblige, forbid, permit and punish, in their own words.

Import a regulation and ask it: `from regkit import chengde; chengde.owner_deposit(project)`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from regkit.plug import plug

if TYPE_CHECKING:
    from regkit.language.outcomes import Determination, Missing, Status
    from regkit.law.errors import InputError, RegkitError

__version__ = "0.1.0"

__all__ = ["Determination", "InputError", "Missing", "RegkitError", "Status", "__version__"]

_HOME = {
    "Determination": "regkit.language.outcomes",
    "InputError": "regkit.law.errors",
    "Missing": "regkit.language.outcomes",
    "RegkitError": "regkit.law.errors",
    "Status": "regkit.language.outcomes",
}


def _engine() -> Any:
    return import_module("regkit.engine").StandardEngine()


def _frames() -> Any:
    return import_module("regkit.frames")


def _writing() -> Any:
    return import_module("regkit.language.writing")


plug(_engine)
plug(_writing, "writing")
plug(_frames, "frames")


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that importing regkit costs next to nothing."""
    if name not in _HOME:
        message = f"module `regkit` has no `{name}`"
        raise AttributeError(message)
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
