"""What the library holds: the regulations, their rules, readings and models, found by folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from regkit.language import OpenQuestion, Reading, Rule, Subject
from regkit.law import InputError, Regulation, nearest

__all__ = ["cities", "find_rule", "models", "questions_of", "readings_of", "regulation_of", "rules_of"]

PACKAGE = Path(__file__).parents[1]


@cache
def _regulations() -> dict[str, Regulation]:
    """Return the regulations by the names of their packages."""
    found: dict[str, Regulation] = {}
    for module in pkgutil.iter_modules([str(PACKAGE)]):
        name = f"regkit.{module.name}.regulation"
        if (PACKAGE / module.name / "regulation.py").exists():  # looked at, not imported: a layer may need an extra
            things = vars(importlib.import_module(name)).values()
            regulation = next((thing for thing in things if isinstance(thing, Regulation)), None)
            if regulation is not None:
                found[module.name] = regulation
    return found


def cities() -> tuple[str, ...]:
    """Return the names of the packages that hold a regulation."""
    return tuple(_regulations())


def regulation_of(city: str) -> Regulation:
    """Return the regulation of a city.

    Raises:
        InputError: there is none of that name.
    """
    if city not in _regulations():
        by_title = next((name for name, one in _regulations().items() if city and city in one.title), None)
        close = by_title or nearest(city, cities())
        hint = f"did you mean `{close}`?" if close else f"there are: {', '.join(cities())}"
        raise InputError(f"there is no regulation `{city}`", hint=hint)
    return _regulations()[city]


def _things(city: str) -> Iterator[Any]:
    """Yield everything that the modules of a city define, each once."""
    regulation_of(city)
    seen: set[int] = set()
    package = importlib.import_module(f"regkit.{city}")
    for module in pkgutil.iter_modules(package.__path__):
        for thing in vars(importlib.import_module(f"regkit.{city}.{module.name}")).values():
            if id(thing) not in seen:
                seen.add(id(thing))
                yield thing


def rules_of(city: str) -> tuple[Rule[Any, Any], ...]:
    """Return the rules of a city that its package exports, in the order of the articles."""
    exported = importlib.import_module(f"regkit.{regulation_of(city).short}")
    rules = {id(thing): thing for thing in vars(exported).values() if isinstance(thing, Rule)}
    return tuple(sorted(rules.values(), key=lambda rule: (rule.quotes[0].address.article, rule.name)))


def readings_of(city: str) -> tuple[Reading, ...]:
    """Return the readings of a city."""
    return tuple(thing for thing in _things(city) if isinstance(thing, Reading))


def questions_of(city: str) -> tuple[OpenQuestion, ...]:
    """Return the open questions of a city."""
    return tuple(thing for thing in _things(city) if isinstance(thing, OpenQuestion))


def models(city: str) -> tuple[type[Subject], ...]:
    """Return the models of a city."""
    found = [thing for thing in _things(city) if isinstance(thing, type) and issubclass(thing, Subject)]
    return tuple(model for model in found if model is not Subject)


def find_rule(name: str) -> Rule[Any, Any]:
    """Return a rule by `city.rule`.

    Raises:
        InputError: there is none of that name; the nearest is named.
    """
    city, _, rule = name.partition(".")
    known = {one.name: one for one in rules_of(city)}
    if rule not in known:
        close = nearest(rule, tuple(known))
        hint = f"did you mean `{city}.{close}`?" if close else "see `regkit list`"
        raise InputError(f"there is no rule `{name}`", hint=hint)
    return known[rule]
