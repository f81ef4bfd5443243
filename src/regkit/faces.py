"""Faces of packages: the names that people use, each loaded from its module when it is first used.

The names are written once, in the package's `__init__.pyi`, as imports that type checkers and editors read; at run
time the same file says which module to load. So importing a package costs a look-up, and asking one rule loads what
that rule needs.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = ["attach", "whole"]


def attach(package: str, file: str) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return `__getattr__`, `__dir__` and `__all__` for the `__init__` of a package.

    Args:
        package: its `__name__`.
        file: its `__file__`; the stub stands beside it.
    """
    homes = _homes(Path(file).with_suffix(".pyi"))

    def load(name: str) -> Any:
        """Return a name of the face from the module where it is at home, and keep it."""
        if name not in homes:
            message = f"module `{package}` has no `{name}`"
            raise AttributeError(message, name=name, obj=sys.modules[package])
        value = getattr(import_module(homes[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        """Return the names of the face, without the modules that they come from."""
        return sorted(homes)

    return load, names, sorted(homes)


def _homes(stub: Path) -> dict[str, str]:
    """Return the module of each name that a stub imports."""
    imports = [one for one in ast.parse(stub.read_text("utf-8")).body if isinstance(one, ast.ImportFrom)]
    return {name.name: one.module for one in imports if one.module for name in one.names}


def whole(module: str) -> ModuleType:
    """Return a module with all the names of its face loaded."""
    found = import_module(module)
    for name in getattr(found, "__all__", ()):
        getattr(found, name)
    return found
