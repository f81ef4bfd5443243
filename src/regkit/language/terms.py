"""Terms: the expressions a rule is made of, kept as data so that one rule can be run, explained and proved.

Operators build terms; nothing is computed here. A term that would be meaningless fails while it is being
written, with the way to write it instead.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from regkit.language.errors import RuleError
from regkit.language.kinds import BOOL, DATE, Kind, amount, record_of, word_of
from regkit.language.words import Word
from regkit.law import Number, Quantity, Quote, Unit

if TYPE_CHECKING:
    from regkit.language.facts import FactSpec, Subject
    from regkit.language.readings import OpenQuestion, Reading

__all__ = [
    "And",
    "Applied",
    "Arith",
    "AsOf",
    "Choice",
    "Compare",
    "Decide",
    "Fact",
    "Gate",
    "Happened",
    "Includes",
    "IsIn",
    "Literal",
    "Named",
    "Not",
    "NumberTerm",
    "Open",
    "Or",
    "Record",
    "Row",
    "Shift",
    "Silence",
    "Term",
    "children",
    "larger",
    "lift",
    "smaller",
    "walk",
]

T_co = TypeVar("T_co", covariant=True)

FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


class Term(Generic[T_co]):
    """An expression over facts whose value is a `T_co`; compare with `==`, join with `&`, `|` and `~`."""

    __slots__ = ()
    kind: Kind
    __hash__ = object.__hash__

    # ── comparing ────────────────────────────────────────────────────────────────────────────────

    def __eq__(self, other: object) -> Term[bool]:  # type: ignore[override]
        return _compare("==", self, other)

    def __ne__(self, other: object) -> Term[bool]:  # type: ignore[override]
        return _compare("!=", self, other)

    def __lt__(self, other: object) -> Term[bool]:
        return _compare("<", self, other)

    def __le__(self, other: object) -> Term[bool]:
        return _compare("<=", self, other)

    def __gt__(self, other: object) -> Term[bool]:
        return _compare(">", self, other)

    def __ge__(self, other: object) -> Term[bool]:
        return _compare(">=", self, other)

    def is_in(self, *members: Word) -> Term[bool]:
        """Return whether the word is one of `members`."""
        if not members:
            raise RuleError("`is_in` needs at least one word", hint="name the words, as in `.is_in(Grade.FIRST)`")
        for member in members:
            _same_kind(self, lift(member, self.kind), "is_in")
        return IsIn(self, tuple(members))

    def includes(self, member: Word) -> Term[bool]:
        """Return whether the set of words has `member` among them."""
        if self.kind.sort != "set" or not isinstance(member, self.kind.detail):
            message = f"`{self!r}` is {self.kind}; `{member!r}` cannot be among them"
            raise RuleError(message, hint="`.includes()` asks a set of words for one of its own words")
        return Includes(self, member)

    # ── joining ──────────────────────────────────────────────────────────────────────────────────

    def __and__(self, other: object) -> Term[bool]:
        return And(_parts(And, self, _truth(other, "&")))

    def __rand__(self, other: object) -> Term[bool]:
        return And(_parts(And, _truth(other, "&"), self))

    def __or__(self, other: object) -> Term[bool]:
        return Or(_parts(Or, self, _truth(other, "|")))

    def __ror__(self, other: object) -> Term[bool]:
        return Or(_parts(Or, _truth(other, "|"), self))

    def __invert__(self) -> Term[bool]:
        return Not(_truth(self, "~"))

    # ── reckoning ────────────────────────────────────────────────────────────────────────────────

    def __add__(self, other: object) -> Term[Any]:
        return _reckon("+", self, other)

    def __radd__(self, other: object) -> Term[Any]:
        return _reckon("+", other, self)

    def __sub__(self, other: object) -> Term[Any]:
        return _reckon("-", self, other)

    def __rsub__(self, other: object) -> Term[Any]:
        return _reckon("-", other, self)

    def __mul__(self, other: object) -> Term[Any]:
        return _reckon("*", self, other)

    def __rmul__(self, other: object) -> Term[Any]:
        return _reckon("*", other, self)

    # ── guards: what Python would do silently and wrongly ──────────────────────────────────────────

    def __bool__(self) -> NoReturn:
        raise RuleError(
            f"a rule cannot ask here whether `{self!r}` is true: it is written once, for all cases",
            hint="join conditions with `&`, `|`, `~` (in brackets) and choose with `decide(when(...), ...)`; "
            "not with `and`, `or`, `not`, `if`, or a chain such as `a < b < c`",
        )

    def __contains__(self, item: object) -> NoReturn:
        raise RuleError(f"`in` cannot be used on `{self!r}`", hint="write `fact.is_in(...)` or `fact.includes(...)`")

    def __iter__(self) -> NoReturn:
        raise RuleError(f"a rule cannot loop over `{self!r}`", hint="apply the rule to each case instead")

    def __repr__(self) -> str:
        """Return the term as written."""
        from regkit.language.writing import written  # noqa: PLC0415  (writing reads every kind of term)

        return written(self)


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Literal(Term[T_co]):
    """A constant: a word, an amount, a day, a truth or a whole outcome."""

    value: Any
    kind: Kind


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class NumberTerm(Term[T_co]):
    """A number of the text, with the words that state it; `value` differs from it once amended."""

    number: Number
    value: Any
    kind: Kind

    @property
    def is_amended(self) -> bool:
        """Whether a what-if has put another value in its place."""
        return bool(self.value != _plain(self.number.value))


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Fact(Term[T_co]):
    """A fact of the subject bound to the parameter `parameter`."""

    parameter: str
    model: type[Subject]
    spec: FactSpec

    @property
    def kind(self) -> Kind:  # type: ignore[override]
        """The kind of the fact."""
        return self.spec.kind


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class AsOf(Term[date]):
    """The day for which the question is asked."""

    kind: Kind = DATE


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Open(Term[T_co]):
    """A question that the text leaves to an authority; never answered here.

    `candidates` are the answers under consideration; they bound what is possible and decide nothing.
    """

    question: OpenQuestion
    kind: Kind
    candidates: tuple[Term[T_co], ...] = ()


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Choice(Term[T_co]):
    """The branch of the reading that is followed."""

    reading: Reading
    branches: tuple[tuple[str, Term[T_co]], ...]
    kind: Kind
    chosen: str

    @property
    def branch(self) -> Term[T_co]:
        """The term under the reading that is followed."""
        return dict(self.branches)[self.chosen]


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Compare(Term[bool]):
    """`left op right`, both of one kind."""

    op: str
    left: Term[Any]
    right: Term[Any]
    kind: Kind = BOOL


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class IsIn(Term[bool]):
    """Whether a word is one of several."""

    term: Term[Any]
    members: tuple[Word, ...]
    kind: Kind = BOOL


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Includes(Term[bool]):
    """Whether a set of words has a certain one."""

    term: Term[Any]
    member: Word
    kind: Kind = BOOL


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class And(Term[bool]):
    """All of the parts."""

    parts: tuple[Term[bool], ...]
    kind: Kind = BOOL


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Or(Term[bool]):
    """Any of the parts."""

    parts: tuple[Term[bool], ...]
    kind: Kind = BOOL


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Not(Term[bool]):
    """The contrary."""

    part: Term[bool]
    kind: Kind = BOOL


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Arith(Term[T_co]):
    """`left op right` for amounts; `op` is one of `+`, `-`, `*`, `min`, `max`."""

    op: str
    left: Term[Any]
    right: Term[Any]
    kind: Kind


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Shift(Term[date]):
    """The last day of a period that starts after a day; the start day is not counted."""

    start: Term[date]
    period: Term[Any]
    kind: Kind = DATE


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Happened(Term[bool]):
    """Whether a day has come by the day asked about; asked about no day, whatever has a day has happened."""

    day: Term[date]
    kind: Kind = BOOL


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Named(Term[T_co]):
    """A term that the law has a word for, or that rests on words of its own: `quotes` are cited where it holds."""

    name: str
    zh: str
    term: Term[T_co]
    en: str = ""
    quotes: tuple[Quote, ...] = ()

    @property
    def kind(self) -> Kind:  # type: ignore[override]
        """The kind of what is named."""
        return self.term.kind


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Gate(Named[bool]):
    """A condition of what a regulation reaches: where nothing was said of its facts, it is presumed to let pass."""


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Record(Term[T_co]):
    """An outcome of several fields."""

    cls: type
    entries: tuple[tuple[str, Term[Any]], ...]
    kind: Kind


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """One row of a decision: when `condition` holds, `outcome`, on the strength of `quotes`."""

    condition: Term[bool]
    outcome: Term[Any]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Silence:
    """Facts for which the text is known to give no answer, and who may supply one."""

    condition: Term[bool]
    reason: str
    authority: str | None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Decide(Term[T_co]):
    """Rows without order, exceptions that go before them, the cases reached, the silences known of."""

    rows: tuple[Row, ...]
    unless: tuple[Row, ...]
    provided: Term[bool] | None
    silences: tuple[Silence, ...]
    kind: Kind
    origin: str = ""


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Applied(Term[T_co]):
    """Another rule, applied to subjects of this one."""

    name: str
    rule: Any
    arguments: tuple[str, ...]
    body: Term[T_co]

    @property
    def kind(self) -> Kind:  # type: ignore[override]
        """The kind of the rule's outcome."""
        return self.body.kind


# ── from Python values to terms ──────────────────────────────────────────────────────────────────


def lift(value: object, expected: Kind | None = None) -> Term[Any]:
    """Return `value` as a term; a bare number takes the unit of `expected`, and only 0 and 1 may be bare.

    Raises:
        RuleError: the value cannot stand in a rule.
    """
    match value:
        case Term():
            return value
        case Number(value=held):
            return NumberTerm(value, _plain(held), DATE if isinstance(held, date) else amount(held.unit))
        case Quantity():
            return Literal(value.amount, amount(value.unit))
        case bool():
            return Literal(value, BOOL)
        case Word():
            return Literal(value, word_of(type(value)))
        case date():
            return Literal(value, DATE)
        case int() | Decimal() | float():
            return _bare(value, expected)
        case str() | None:
            raise RuleError(
                f"`{value!r}` cannot stand in a rule",
                hint="use a word of an enumeration; unknown is not a value that a rule can give or test for",
            )
        case _:
            return Literal(value, record_of(type(value)))


def _plain(value: Quantity | date) -> Decimal | date:
    return value.amount if isinstance(value, Quantity) else value


def _bare(value: Decimal | float, expected: Kind | None) -> Term[Any]:
    if isinstance(value, (int, Decimal)) and value in {0, 1} and expected is not None and expected.is_amount:
        return Literal(Decimal(value), expected)
    raise RuleError(
        f"the bare number `{value}` has no words of the law and no unit",
        hint='quote it, as in `A9.number("交纳50万元", yuan(500_000))`, or give its unit, as in `yuan(0)`',
    )


def _same_kind(left: Term[Any], right: Term[Any], op: str) -> None:
    if left.kind != right.kind:
        raise RuleError(
            f"`{left!r}` is {left.kind}, `{right!r}` is {right.kind}: `{op}` cannot relate them",
            hint="compare like with like: the same unit, or words of the same enumeration",
        )


def _truth(value: object, op: str) -> Term[bool]:
    term = lift(value)
    if term.kind != BOOL:
        raise RuleError(
            f"`{term!r}` is {term.kind}, not a condition that `{op}` can join",
            hint="put each comparison in brackets: `(a == b) & (c == d)`",
        )
    return term


def _parts(cls: type[And | Or], left: Term[Any], right: Term[Any]) -> tuple[Term[bool], ...]:
    joined: list[Term[bool]] = []
    for part in (_truth(left, "&"), _truth(right, "&")):
        joined.extend(part.parts if isinstance(part, cls) else (part,))
    return tuple(joined)


def _compare(op: str, left: Term[Any], other: object) -> Term[bool]:
    right = lift(other, left.kind)
    _same_kind(left, right, op)
    if op not in {"==", "!="} and not (left.kind.is_amount or left.kind == DATE):
        raise RuleError(f"`{left!r}` is {left.kind}: it has no order", hint="name the words with `.is_in(...)`")
    _boundary_agrees(op, right)
    _boundary_agrees(FLIPPED[op], left)
    return Compare(op, left, right)


def _boundary_agrees(op: str, bound: Term[Any]) -> None:
    """Refuse an operator that cuts on the other side than the boundary word beside the number."""
    if not isinstance(bound, NumberTerm) or bound.number.boundary is None or op in {"==", "!="}:
        return
    if not bound.number.boundary.allows(op):
        words = bound.number.quote.words
        raise RuleError(
            f"`{op}` does not agree with the words `{words}`",
            hint=f"the words say {bound.number.boundary.name.lower().replace('_', ' ')}",
        )


def _reckon(op: str, left: object, right: object) -> Term[Any]:
    one = lift(left, right.kind if isinstance(right, Term) else None)
    two = lift(right, one.kind)
    kind = _kind_of_reckoning(op, one, two)
    if kind == DATE:
        if not isinstance(one.kind, Kind) or one.kind != DATE:
            one, two = two, one
        return Shift(one, two)
    return Arith(op, one, two, kind)


def _kind_of_reckoning(op: str, left: Term[Any], right: Term[Any]) -> Kind:
    kinds = (left.kind, right.kind)
    if op == "+" and DATE in kinds and any(kind.is_period for kind in kinds):
        return DATE
    if op in {"+", "-"} and left.kind == right.kind and left.kind.is_amount:
        return left.kind
    if op == "*" and all(kind.is_amount for kind in kinds):
        factors = {Unit.RATE, Unit.MULTIPLE}
        if right.kind.detail in factors:
            return left.kind
        if left.kind.detail in factors:
            return right.kind
    raise RuleError(
        f"`{left!r}` is {left.kind}, `{right!r}` is {right.kind}: `{op}` has no meaning between them",
        hint="add like to like, a period to a day, or multiply by a rate or a multiple",
    )


def _extreme(op: str, first: object, *others: object) -> Term[Any]:
    result = lift(first)
    for other in others:
        term = lift(other, result.kind)
        _same_kind(result, term, op)
        result = Arith(op, result, term, result.kind)
    return result


def smaller(first: object, *others: object) -> Term[Any]:
    """Return the smallest of amounts in one unit, or the earliest of days."""
    return _extreme("min", first, *others)


def larger(first: object, *others: object) -> Term[Any]:
    """Return the largest of amounts in one unit, or the latest of days."""
    return _extreme("max", first, *others)


# ── walking ──────────────────────────────────────────────────────────────────────────────────────


def children(term: Term[Any]) -> Iterator[Term[Any]]:
    """Yield the terms directly within `term`, in the order in which they are written."""
    match term:
        case Choice(branches=branches):
            yield from (branch for _, branch in branches)
        case Record(entries=entries):
            yield from (entry for _, entry in entries)
        case Decide(rows=rows, unless=unless, provided=provided, silences=silences):
            if provided is not None:
                yield provided
            for row in (*unless, *rows):
                yield from (row.condition, row.outcome)
            yield from (silence.condition for silence in silences)
        case And(parts=parts) | Or(parts=parts) | Open(candidates=parts):
            yield from parts
        case _:
            values = (getattr(term, name) for name in _fields_of(type(term)))  # type: ignore[arg-type]
            yield from (value for value in values if isinstance(value, Term))


@functools.cache
def _fields_of(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


def walk(term: Term[Any]) -> Iterator[Term[Any]]:
    """Yield `term` and every term within it, outermost first; a term that stands in several places, once."""
    walked: set[Term[Any]] = set()
    rest = [term]
    while rest:
        here = rest.pop()
        if here not in walked:
            walked.add(here)
            yield here
            rest.extend(reversed(list(children(here))))
