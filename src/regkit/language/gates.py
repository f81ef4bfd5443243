"""Gates: what a regulation reaches, declared once and standing before every rule about the subjects concerned.

The gates of a package stand in its module `scope`, which is imported before the first rule of its regulation is made,
whichever of its modules is imported first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeVar

from regkit.language.building import Facts
from regkit.language.errors import RuleError
from regkit.language.facts import Subject
from regkit.language.kinds import BOOL
from regkit.language.terms import Decide, Gate, Literal, Row, Term, lift
from regkit.law import Quote, Regulation

__all__ = ["gate", "gated", "gates_of"]

M = TypeVar("M", bound=Subject)
Condition = Callable[[Facts[Any]], Term[bool]]


@dataclass(frozen=True)
class _Declared:
    """A gate as declared: what it asks of the subjects of one model."""

    model: type[Subject]
    zh: str
    en: str
    quotes: tuple[Quote, ...]
    condition: Condition

    def of(self, facts: Facts[Any]) -> Gate:
        """Return the gate for one subject."""
        term = lift(self.condition(facts))
        if term.kind != BOOL:
            raise RuleError(f"the gate `{self.zh}` is {term.kind}, not a condition")
        return Gate(f"{self.condition.__name__}({facts!r})", self.zh, term, self.en, self.quotes)


_declared: dict[Regulation, list[_Declared]] = {}


def gate(model: type[M], zh: str, en: str, *quotes: Quote) -> Callable[[Condition], Condition]:
    """Declare that a regulation reaches only such subjects of a model as the decorated condition holds of.

    It stands before every rule of the regulation about such a subject that is written afterwards, and, where it stands
    in the module `scope` of the regulation's package, before those of all other modules: where it does not hold, the
    rule is not applicable, by these words. Where nothing was said of its facts it lets pass, and the answer
    shows it; where one was said to be unknown, it is unknown.

    Args:
        model: the subjects concerned.
        zh: what is asked, in Chinese.
        en: the same in English.
        quotes: the words of the regulation that say so; at least one.

    Raises:
        RuleError: no words are given.
    """
    if not quotes:
        raise RuleError(f"the gate `{zh}` rests on no words", hint='give them: `gate(Model, zh, en, A2.quote("..."))`')

    def declare(condition: Condition) -> Condition:
        _declared.setdefault(quotes[0].regulation, []).append(_Declared(model, zh, en, quotes, condition))
        return condition

    return declare


@cache
def _declare_those_of(package: str) -> None:
    """Import the module `scope` of a package, if there is one; while it is being imported, nothing happens."""
    if hasattr(import_module(package), "__path__") and find_spec(f"{package}.scope"):
        import_module(f"{package}.scope")


def gates_of(regulation: Regulation, views: Sequence[Facts[Any]]) -> list[Gate]:
    """Return the gates of a regulation for some subjects."""
    if regulation.package:
        _declare_those_of(regulation.package)
    return [
        declared.of(view)
        for declared in _declared.get(regulation, ())
        for view in views
        if issubclass(view._model, declared.model)  # noqa: SLF001
    ]


def gated(body: Term[Any], gates: Sequence[Gate]) -> Term[Any]:
    """Return a rule's body with gates before it."""
    if not gates:
        return body
    passed: Term[bool] = gates[0]
    for another in gates[1:]:
        passed = passed & another
    return Decide((Row(Literal(True, BOOL), body, ()),), (), passed, (), body.kind)
