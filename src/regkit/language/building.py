"""The words that rules are written with: `decide`, `when`, `silent`, `require`, `holds`, `record`."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

from regkit.language.errors import RuleError
from regkit.language.facts import Subject
from regkit.language.kinds import BOOL, DATE, record_of
from regkit.language.members import Members
from regkit.language.outcomes import Compliance
from regkit.language.terms import (
    Applied,
    AsOf,
    Decide,
    Fact,
    Happened,
    Literal,
    Named,
    NumberTerm,
    Open,
    Record,
    Rounded,
    Row,
    Silence,
    Term,
    lift,
    walk,
)
from regkit.law import Quote, english_or, nearest

__all__ = [
    "ON",
    "Duty",
    "Facts",
    "YesNo",
    "Yuan",
    "because",
    "condition",
    "decide",
    "happened",
    "holds",
    "record",
    "require",
    "silent",
    "when",
]

M = TypeVar("M", bound=Subject)
P = ParamSpec("P")

Yuan = Term[Decimal]
"""The outcome of a rule that gives an amount of money."""
YesNo = Term[bool]
"""The outcome of a rule that answers yes or no."""
Duty = Term[Compliance]
"""The outcome of a duty: met or breached."""

ON = AsOf()
"""The day for which the question is asked; a rule that uses it must be called with `on=`."""


class Facts(Generic[M]):
    """The facts of a subject as a rule sees them while it is written: each attribute is a term."""

    __slots__ = ("_model", "_parameter")

    def __init__(self, model: type[M], parameter: str) -> None:
        """Stand for the subject of class `model` bound to `parameter`."""
        self._model = model
        self._parameter = parameter

    def __getattr__(self, name: str) -> Seen:
        """Return the fact, the part or the list `name`; an unknown one is a mistake, with the nearest name."""
        if name.startswith("__"):  # asked by Python and by libraries, of anything
            raise AttributeError(name)
        spec = self._model.facts.get(name)
        if spec is not None:
            return Fact(self._parameter, self._model, spec)  # type: ignore[return-value]  # what it is, the model says
        held = self._model.held.get(name)
        if held is None:
            known = (*self._model.facts, *self._model.held)
            close = nearest(name, known)
            raise RuleError(
                f"`{self._parameter}` has no fact `{name}`",
                hint=f"did you mean `{close}`?" if close else f"its facts: {', '.join(known)}",
            )
        found: Any = Members(self._parameter, held, Facts) if held.many else Facts(held.model, f"{self}.{name}")
        return found  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        """Return the parameter's name."""
        return self._parameter


if TYPE_CHECKING:

    class Seen(Term[Any], Facts[Any]):
        """What a name of a subject stands for in a rule: a fact, a part, or a list; to a type checker, any of them."""

        kind: Any  # a fact may be called so; what kind a term is matters to terms

        def where(self, ask: Callable[[Seen], object]) -> Seen: ...
        def any(self, ask: Callable[[Seen], object] | None = None) -> Term[bool]: ...
        def all(self, ask: Callable[[Seen], object]) -> Term[bool]: ...
        def count(self, ask: Callable[[Seen], object] | None = None) -> Term[Any]: ...
        def total(self, ask: Callable[[Seen], object]) -> Term[Any]: ...
        def least(self, ask: Callable[[Seen], object]) -> Term[Any]: ...
        def most(self, ask: Callable[[Seen], object]) -> Term[Any]: ...


def happened(day: Term[Any]) -> Term[bool]:
    """Return whether what has this day has happened by the day asked about: what is dated later has not yet.

    Raises:
        RuleError: the term is no day.
    """
    if day.kind != DATE:
        raise RuleError(f"`{day!r}` is {day.kind}, not a day on which something happens")
    return Happened(day)


def condition(
    zh: str, en: str | None = None, *quotes: Quote
) -> Callable[[Callable[P, Term[bool]]], Callable[P, Term[bool]]]:
    """Name a condition that several rules share, with the law's word for it.

    Args:
        zh: the law's word.
        en: what it is called in English, best as a clause: `the firm is of the city`; by default the function's name.
        quotes: words that are cited wherever the condition holds and helps to decide.
    """

    def decorate(function: Callable[P, Term[bool]]) -> Callable[P, Term[bool]]:
        written: dict[tuple[Any, ...], Named[bool]] = {}

        @functools.wraps(function)
        def named(*args: P.args, **kwargs: P.kwargs) -> Term[bool]:
            given = (*args, *kwargs.values())
            key = tuple((repr(one), getattr(one, "_model", None)) for one in given)
            if key not in written:
                term = function(*args, **kwargs)
                if term.kind != BOOL:
                    raise RuleError(f"`{function.__name__}` is {term.kind}, not a condition")
                name = f"{function.__name__}({', '.join(map(repr, given))})"
                said = en or english_or(zh, function.__name__.replace("_", " "))
                written[key] = Named(name, str(zh), term, said, quotes)
            return written[key]

        return named

    return decorate


def because(term: Term[bool], *quotes: Quote) -> Term[bool]:
    """Return a condition that rests on words of its own: they are cited where it holds and helps to decide.

    Where it does not hold it has decided nothing by these words: write `because(~term, ...)` for words that speak of
    that. Example: `when(is_listed(firm) & because(~firm.home_certificate, NO_CERTIFICATE), two_percent, RATE)`.
    """
    if not quotes:
        raise RuleError(f"`because({term!r})` names no words", hint='add them: `because(term, A9.quote("..."))`')
    if term.kind != BOOL:
        raise RuleError(f"`{term!r}` is {term.kind}, not a condition", hint="give a condition, then the words")
    return Named("", "", term, "", quotes)


def when(condition: Term[bool] | bool, outcome: object, *quotes: Quote) -> Row:  # noqa: FBT001
    """Return a row: when `condition` holds, `outcome` follows, by the words in `quotes`.

    A number of the text brings its own words, and so does a rule that is applied, and an open question, in the
    condition too; anything else needs a quote.
    """
    term, result = lift(condition), lift(outcome)
    if term.kind != BOOL:
        raise RuleError(f"`{term!r}` is {term.kind}, not a condition", hint="compare it: `when(fact == word, ...)`")
    if not quotes and not _brings_words(result) and not any(isinstance(one, Open) for one in walk(term)):
        raise RuleError(
            f"the row `when({term!r}, {result!r})` rests on no words of the law",
            hint='add them: `when(condition, outcome, A9.quote("..."))`',
        )
    return Row(term, result, quotes)


def _brings_words(outcome: Term[Any]) -> bool:
    return any(isinstance(term, (NumberTerm, Applied, Decide, Open, Rounded)) for term in walk(outcome))


def silent(condition: Term[bool], reason: str, *quotes: Quote, authority: str | None = None) -> Silence:
    """Declare facts for which the text is known to give no answer.

    Args:
        condition: the facts concerned.
        reason: why, in Chinese, as a drafter would put it; with a `Label`, in English too.
        quotes: the words that come nearest; without any, those of the rows that come nearest are cited.
        authority: who may supply the answer; by default the body that interprets the regulation.
    """
    return Silence(condition, reason, authority, quotes)


def decide(*rows: Row | Silence, unless: Row | Sequence[Row] = (), provided: Term[bool] | None = None) -> Term[Any]:
    """Return the outcome of the row whose condition holds.

    Rows have no order and must be disjoint; where none applies the text is silent.

    Args:
        rows: the rows, and the silences that are known (`silent(...)`).
        unless: exceptions, which go before every row.
        provided: the cases that the rule reaches; elsewhere it is not applicable.

    Raises:
        RuleError: there is no row, or the rows have outcomes of different kinds.
    """
    exceptions = (unless,) if isinstance(unless, Row) else tuple(unless)
    ordinary = tuple(row for row in rows if isinstance(row, Row))
    if not ordinary:
        raise RuleError("a decision needs at least one row", hint="write `decide(when(condition, outcome), ...)`")
    kinds = {row.outcome.kind for row in (*ordinary, *exceptions)}
    if len(kinds) > 1:
        named = "; ".join(sorted(str(kind) for kind in kinds))
        raise RuleError(f"the rows of one decision give different kinds of answer: {named}")
    silences = tuple(row for row in rows if isinstance(row, Silence))
    return Decide(ordinary, exceptions, provided, silences, kinds.pop())


def holds(condition: Term[bool], *quotes: Quote, otherwise: Quote | None = None) -> Term[Any]:
    """Return yes when `condition` holds and no when it does not, both by the same words or `otherwise`."""
    against = (otherwise,) if otherwise is not None else quotes
    return decide(when(condition, True, *quotes), when(~condition, False, *against))


def require(condition: Term[bool], *quotes: Quote, provided: Term[bool] | None = None) -> Term[Any]:
    """Return whether a duty is met: `condition` is what the words demand of the cases in `provided`."""
    return decide(
        when(condition, Compliance.MET, *quotes),
        when(~condition, Compliance.BREACHED, *quotes),
        provided=provided,
    )


def record(cls: type, **entries: object) -> Term[Any]:
    """Return an outcome of several fields, each a term or a constant.

    Args:
        cls: a frozen dataclass.
        entries: its fields; those left out take the class's defaults.
    """
    known = {field.name for field in dataclasses.fields(cls)}
    for name in entries:
        if name not in known:
            close = nearest(name, tuple(known))
            raise RuleError(
                f"`{cls.__name__}` has no field `{name}`", hint=f"did you mean `{close}`?" if close else None
            )
    # In the order of the class and with its defaults, so that two records compare field by field.
    filled = {**{field.name: field.default for field in dataclasses.fields(cls)}, **entries}
    terms = tuple((name, _entry(value)) for name, value in filled.items() if value is not dataclasses.MISSING)
    return Record(cls, terms, record_of(cls))


def _entry(value: object) -> Term[Any]:
    if isinstance(value, (str, tuple)) or value is None:
        return Literal(value, record_of(type(value)))
    return lift(value)
