"""A list as a rule sees it while it is written: asked of its members, never looped over."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from regkit.language.errors import RuleError
from regkit.language.kinds import BOOL, DATE, Kind, amount
from regkit.language.lists import HeldSpec
from regkit.language.terms import (
    Applied,
    Arith,
    Between,
    Choice,
    Decide,
    Fact,
    Literal,
    Named,
    NumberTerm,
    Over,
    Rounded,
    Term,
    children,
    lift,
    walk,
)

__all__ = ["Members"]

ALWAYS: Term[bool] = Literal(value=True, kind=BOOL)
OPEN: ContextVar[frozenset[str]] = ContextVar("open", default=frozenset())
"""The members that are being asked about while a question is written, so that a question within it has its own."""

Ask = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a list; each question takes a function of one member.

    Attributes:
        parameter: the subject that holds the list.
        held: the list.
        view: what makes the facts of a member of a model and a name.
        filters: which members are asked.
    """

    parameter: str
    held: HeldSpec
    view: Callable[[Any, str], Any]
    filters: tuple[Ask, ...] = ()

    # ── asking ───────────────────────────────────────────────────────────────────────────────────

    def where(self, ask: Ask) -> Members:
        """Return the members of which something holds; of others nothing is asked."""
        return replace(self, filters=(*self.filters, ask))

    def any(self, ask: Ask | None = None) -> Term[bool]:
        """Return whether something holds of one member at least; alone, whether there is a member."""
        return self._over("any", ask, ALWAYS, BOOL)

    def all(self, ask: Ask) -> Term[bool]:
        """Return whether something holds of every member; of an empty list that is complete, everything does."""
        return self._over("all", ask, None, BOOL)

    def count(self, ask: Ask | None = None) -> Term[Any]:
        """Return of how many members something holds, in the unit of the list."""
        if self.held.unit is None:
            raise RuleError(
                f"in what `{self!r}` is counted is not said", hint="declare it, as in `listed(..., unit=Unit.TIMES)`"
            )
        chosen = self if ask is None else self.where(ask)
        return chosen._over("count", None, ALWAYS, amount(self.held.unit))  # noqa: SLF001  (of the same class)

    def total(self, ask: Ask) -> Term[Any]:
        """Return the sum of an amount over the members; nothing where there are none."""
        term = self._over("total", ask, None, None)
        if not term.kind.is_amount:
            raise RuleError(f"`{term.asked!r}` is {term.kind}; only amounts can be added up")
        if not _never_negative(term.asked):
            raise RuleError(
                f"`{term.asked!r}` may be less than nothing, so that a total of it has no least",
                hint="bound it, as in `larger(a - b, yuan(0))`, or subtract one total from another",
            )
        return term

    def least(self, ask: Ask) -> Term[Any]:
        """Return the least amount or the earliest day among the members; not applicable where there are none."""
        return self._extreme("least", ask)

    def most(self, ask: Ask) -> Term[Any]:
        """Return the largest amount or the latest day among the members; not applicable where there are none."""
        return self._extreme("most", ask)

    def _extreme(self, op: str, ask: Ask) -> Term[Any]:
        term = self._over(op, ask, None, None)
        if not (term.kind.is_amount or term.kind == DATE):
            raise RuleError(f"`{term.asked!r}` is {term.kind}: it has no order", hint="ask for an amount or a day")
        return term

    def _over(self, op: str, ask: Ask | None, alone: Term[Any] | None, kind: Kind | None) -> Over[Any]:
        """Write the question once, of a member that stands for each."""
        variable = self._variable(ask or (self.filters[0] if self.filters else None))
        asked, chosen = self._written(variable, ask, alone)
        while any(isinstance(one, Over) and one.variable == variable for one in (*walk(asked), *walk(chosen))):
            variable = _another(variable)  # a question written elsewhere, of a member of its own, is asked in this one
            asked, chosen = self._written(variable, ask, alone)
        if kind == BOOL:
            _condition(asked)
        return Over(op, self.parameter, self.held, variable, chosen, asked, kind or asked.kind)

    def _written(self, variable: str, ask: Ask | None, alone: Term[Any] | None) -> tuple[Term[Any], Term[bool]]:
        """Return what is asked of the member that stands for each, and which members are asked."""
        member = self.view(self.held.model, variable)
        token = OPEN.set(OPEN.get() | {variable})
        try:
            asked = alone if ask is None else lift(ask(member))
            chosen = ALWAYS
            for one in self.filters:
                chosen = _condition(lift(one(member))) if chosen is ALWAYS else chosen & one(member)
        finally:
            OPEN.reset(token)
        assert asked is not None  # noqa: S101  (what needs a question has one)
        return asked, chosen

    def _variable(self, ask: Ask | None) -> str:
        name = "one" if ask is None else next(iter(inspect.signature(ask).parameters), "one")
        variable = f"{self.parameter}.{self.held.name}[{name}]"
        while variable in OPEN.get():
            variable = _another(variable)
        return variable

    # ── guards ───────────────────────────────────────────────────────────────────────────────────

    def _refuse(self, what: str) -> RuleError:
        return RuleError(
            f"a rule cannot {what} the list `{self!r}`: it is written once, for all lists",
            hint="ask it: `.any(...)`, `.all(...)`, `.count(...)`, `.total(...)`, `.least(...)`, `.most(...)`",
        )

    def __iter__(self) -> NoReturn:
        raise self._refuse("loop over")

    def __len__(self) -> NoReturn:
        raise self._refuse("take the length of")

    def __bool__(self) -> NoReturn:
        raise self._refuse("test")

    def __getitem__(self, item: object) -> NoReturn:
        raise self._refuse("pick a member of")

    def __contains__(self, item: object) -> NoReturn:
        raise self._refuse("look into")

    def __repr__(self) -> str:
        """Return the list as a rule names it."""
        return f"{self.parameter}.{self.held.name}"


def _another(variable: str) -> str:
    """Return another name for the member that stands for each."""
    return f"{variable[:-1]}_]"


def _condition(term: Term[Any]) -> Term[bool]:
    if term.kind != BOOL:
        raise RuleError(f"`{term!r}` is {term.kind}, not a condition", hint="compare it: `one.fact == word`")
    return term


def _never_negative(term: Term[Any]) -> bool:
    """Return whether an amount can be seen never to be less than nothing, whatever the facts are."""
    match term:
        case Literal(value=value) | NumberTerm(value=value):
            return value is None or bool(value >= 0)
        case Fact():
            return True
        case Named(term=inner) | Applied(body=inner):
            return _never_negative(inner)
        case Choice(branches=branches):
            return all(_never_negative(branch) for _, branch in branches)
        case Decide(rows=rows, unless=unless):
            return all(_never_negative(row.outcome) for row in (*rows, *unless))
        case Arith(op="max", left=left, right=right):
            return _never_negative(left) or _never_negative(right)
        case Arith(op="-") | Between():
            return False
        case Arith() | Rounded():
            return all(map(_never_negative, children(term)))
        case Over(op=op, asked=asked):
            return op in {"count", "total"} or _never_negative(asked)
        case _:
            return False
