"""What `help` shows of a rule: what it answers, its subjects, and each fact it asks; made when it is asked for."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING

from regkit.language.facts import declared

if TYPE_CHECKING:
    from regkit.language.rule import AnyRule

__all__ = ["WRAPPED", "AskedRule"]

WRAPPED = tuple(name for name in functools.WRAPPER_ASSIGNMENTS if name != "__doc__")
"""What a rule has of its function as it is; its docstring is made of the function's."""


class AskedRule:
    """Stands as the docstring of a class of rules, and of each of them as its own, made when it is asked for."""

    def __init__(self, of_class: str | None) -> None:
        self.of_class = of_class

    def __get__(self, rule: AnyRule | None, _: type) -> str | None:
        return self.of_class if rule is None else _documentation(rule)


def _documentation(rule: AnyRule) -> str:
    """Return what `help(rule)` shows: what was written, its name, subjects and facts, and where to look further."""
    subjects = (f"    {name}: {model.__name__}, {model.zh or model.english()}" for name, model in rule.parameters)
    facts = (f"    {declared(name, spec)}" for name, spec in rule.facts.items())
    return "\n".join(
        [
            inspect.cleandoc(rule.function.__doc__ or rule.zh),
            *("", f"{rule.zh}, {rule.en}"),
            *("", "Subjects:", *subjects),
            *("", "Facts:", *facts),
            *("", "Also `rule.numbers`, `rule.readings`, `rule.open_questions`, `rule.quotes`; `help` of a subject."),
        ]
    )
