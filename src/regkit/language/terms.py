"""Terms: the expressions a rule is made of, kept as data so that one rule can be run, explained and proved.

Operators build terms; nothing is computed here. A term that would be meaningless fails while it is being
written, with the way to write it instead.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from regkit.language.errors import RuleError
from regkit.language.kinds import BOOL, DATE, Kind, amount, record_of, word_of
from regkit.language.words import Word
from regkit.law import Label, Number, Quantity, QuantityError, Quote, Unit, english_or, product, quotient
from regkit.law.errors import nearest
from regkit.plug import plugged

if TYPE_CHECKING:
    from regkit.language.facts import FactSpec, Subject
    from regkit.language.lists import HeldSpec
    from regkit.language.readings import OpenQuestion, Reading
    from regkit.language.reckoning import Rounding

__all__ = [
    "And",
    "Applied",
    "Arith",
    "AsOf",
    "Between",
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
    "Over",
    "Record",
    "Rolled",
    "Rounded",
    "Row",
    "Shift",
    "Silence",
    "Term",
    "Unrounded",
    "as_share",
    "children",
    "comes_out_even",
    "field_of",
    "followed",
    "larger",
    "lift",
    "nothing",
    "smaller",
    "walk",
]

T_co = TypeVar("T_co", covariant=True)

FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
NEGATED = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


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

    def __truediv__(self, other: object) -> Term[Any]:
        return _divide(self, other)

    def __rtruediv__(self, other: object) -> Term[Any]:
        return _divide(other, self)

    def field(self, name: str) -> Term[Any]:
        """Return a field of an outcome of several fields, as a term of its own kind.

        Where a row gives the field no value (`None`), the field is not applicable.
        """
        return _field(self, name)

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
        return str(plugged("writing").written(self))  # writing reads every kind of term, and stands above them


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

    `candidates` are the answers under consideration; they bound what is possible and decide nothing: amounts and days
    that have no names are the ends between which the answer lies, see `ends`. `names` are the
    outcomes of the question that they follow from, where they are told apart by name. `narrowed` is the question of
    which one field is asked, and the name of that field, where the rule asks for no more.
    """

    question: OpenQuestion
    kind: Kind
    candidates: tuple[Term[T_co], ...] = ()
    names: tuple[str, ...] = ()
    narrowed: tuple[Open[Any], str] | None = None

    @property
    def ends(self) -> tuple[Any, Any] | None:
        """The least and the most that can be answered, where the candidates are amounts or days without names."""
        told = [one.value for one in self.candidates if isinstance(one, (Literal, NumberTerm))]
        is_line = not self.names and (self.kind.is_amount or self.kind == DATE)
        if not is_line or None in told or len(told) < max(len(self.candidates), 2):
            return None
        return min(told), max(told)


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
    """`left op right` for amounts; `op` is one of `+`, `-`, `*`, `/`, `min`, `max`.

    `/` is here only where it comes out even: by a number of the text that divides without end digits.
    """

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
class Unrounded(Term[T_co]):
    """A quotient that may not come out even; it stands only within `rounded(...)`."""

    left: Term[Any]
    right: Term[Any]
    kind: Kind


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Rounded(Term[T_co]):
    """`term / divisor` brought to a whole number of `step`, on the strength of `quote`."""

    term: Term[Any]
    divisor: Term[Any]
    step: Term[Any]
    how: Rounding
    quote: Quote
    kind: Kind


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Between(Term[T_co]):
    """How many whole units of time lie from one day to another; the start day is not counted."""

    start: Term[date]
    end: Term[date]
    kind: Kind


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class Rolled(Term[date]):
    """A day, or where it is a day of rest the first day after the rest."""

    day: Term[date]
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
class Over(Term[T_co]):
    """A question to a list: `op` is `any`, `all`, `count`, `total`, `least` or `most` of what is `asked` of each.

    `parameter` names the subject that holds the list and `variable` the member that is asked, as in
    `file.contractors[one]`; only members for which `chosen` holds are asked.
    """

    op: str
    parameter: str
    held: HeldSpec
    variable: str
    chosen: Term[bool]
    asked: Term[Any]
    kind: Kind


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
        case Unrounded():
            raise RuleError(
                f"`{value!r}` may not come out even",
                hint="say how: `rounded(a / b, to=..., how=..., words=...)`; or divide last: `a * c / b`; "
                "to compare a share, multiply: `a >= b * RATE`",
            )
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


def _compare(op: str, given: Term[Any], other: object) -> Term[bool]:
    left = lift(given)
    right = lift(other, left.kind)
    left, right = as_share(left, right.kind), as_share(right, left.kind)
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
    if one.kind == two.kind == DATE:
        return Between(two, one, kind)
    if kind == DATE:
        if one.kind != DATE:
            one, two = two, one
        return Shift(one, two if op == "+" else _back(two))
    return Arith(op, one, two, kind)


def _back(period: Term[Any]) -> Term[Any]:
    """Return so many calendar days the other way; how one counts months or working days back, no text says.

    Raises:
        RuleError: it is no plain number of calendar days.
    """
    if not isinstance(period, (Literal, NumberTerm)) or period.kind != amount(Unit.DAY):
        raise RuleError(
            f"`{period!r}` cannot be counted back from a day",
            hint="a plain number of calendar days can, as in `ON - days(1)`; else add the period to the earlier day",
        )
    return Literal(-period.value, period.kind)


def _kind_of_reckoning(op: str, left: Term[Any], right: Term[Any]) -> Kind:
    kinds = (left.kind, right.kind)
    if (op == "+" or (op == "-" and left.kind == DATE)) and DATE in kinds and any(kind.is_period for kind in kinds):
        return DATE
    if op == "-" and kinds == (DATE, DATE):
        return amount(Unit.DAY)
    if op in {"+", "-"} and left.kind == right.kind and left.kind.is_amount:
        return left.kind
    if op == "*" and all(kind.is_amount for kind in kinds):
        return _by_dimension(op, left, right)
    raise _no_meaning(op, left, right)


def _by_dimension(op: str, left: Term[Any], right: Term[Any]) -> Kind:
    """Return the kind of a product or a quotient of amounts: 元/平方米 times 平方米 is 元.

    Raises:
        RuleError: its unit would be none that the law has, such as the square of money.
    """
    try:
        unit = (product if op == "*" else quotient)(left.kind.detail, right.kind.detail)
    except QuantityError as error:
        raise RuleError(f"`{left!r}` {op} `{right!r}`: {error}") from None
    if any(abs(power) > 1 for _, power in unit.parts):
        raise _no_meaning(op, left, right)
    return amount(unit)


def _no_meaning(op: str, left: Term[Any], right: Term[Any]) -> RuleError:
    return RuleError(
        f"`{left!r}` is {left.kind}, `{right!r}` is {right.kind}: `{op}` has no meaning between them",
        hint="add like to like, a period to a day, or multiply by a rate or a multiple"
        if op != "/"
        else "divide like by like, by a rate or a multiple, or into an amount per unit",
    )


# ── dividing ─────────────────────────────────────────────────────────────────────────────────────


def _divide(left: object, right: object) -> Term[Any]:
    """Return a quotient: ready where it comes out even whatever the facts are, else to be rounded."""
    one, two = lift(left, right.kind if isinstance(right, Term) else None), lift(right)
    kind = _kind_of_quotient(one, two)
    if isinstance(two, (Literal, NumberTerm)):
        if two.value == 0:
            raise RuleError(f"`{one!r}` cannot be divided by nothing")
        if comes_out_even(two.value):
            return Arith("/", one, two, kind)
    return Unrounded(one, two, kind)


def as_share(term: Term[Any], wanted: Kind) -> Term[Any]:
    """Return a quotient of like by like as a rate where one is wanted: so many times is so many hundredths."""
    match term:
        case Arith(op="/", left=left, right=right) | Unrounded(left=left, right=right):
            share = left.kind == right.kind and wanted == amount(Unit.RATE)
            return replace(term, kind=wanted) if share else term
        case _:
            return term


def comes_out_even(divisor: Decimal) -> bool:
    """Return whether every decimal divided by `divisor` has an end."""
    top = abs(divisor.as_integer_ratio()[0])
    for prime in (2, 5):
        while top and top % prime == 0:
            top //= prime
    return top == 1


def _kind_of_quotient(left: Term[Any], right: Term[Any]) -> Kind:
    if left.kind.is_amount and right.kind.is_amount:
        return amount(Unit.MULTIPLE) if left.kind == right.kind else _by_dimension("/", left, right)
    raise _no_meaning("/", left, right)


# ── fields of an outcome ─────────────────────────────────────────────────────────────────────────


def _field(term: Term[Any], name: str) -> Term[Any]:
    kinds = {kind for kind in _kinds_of_field(term, name) if kind.detail is not type(None)}
    if len(kinds) != 1:
        told = "; ".join(sorted(map(str, kinds))) or "no value"
        raise RuleError(f"the field `{name}` of `{_short(term)}` is of no one kind: {told}")
    return field_of(term, name, kinds.pop())


def _short(term: Term[Any]) -> str:
    return repr(term).partition("\n")[0]


def _kinds_of_field(term: Term[Any], name: str) -> Iterator[Kind]:
    match term:
        case Record(cls=cls, entries=entries):
            found = dict(entries).get(name)
            if found is None:
                raise _no_field(cls, name, [key for key, _ in entries])
            yield found.kind
        case Literal(value=value, kind=kind) if kind.sort == "record":
            known = [one.name for one in fields(value)] if is_dataclass(value) else []
            if name not in known:
                raise _no_field(kind.detail, name, known)
            yield _entry(getattr(value, name)).kind
        case Named(term=inner) | Applied(body=inner):
            yield from _kinds_of_field(inner, name)
        case Choice(branches=branches):
            for _, branch in branches:
                yield from _kinds_of_field(branch, name)
        case Decide(rows=rows, unless=unless):
            for row in (*rows, *unless):
                yield from _kinds_of_field(row.outcome, name)
        case Open(candidates=candidates):
            for candidate in candidates:
                yield from _kinds_of_field(candidate, name)
        case _:
            raise RuleError(
                f"`{_short(term)}` is {term.kind}: it has no fields", hint="`.field()` asks an outcome of `record(...)`"
            )


def _no_field(cls: type, name: str, known: list[str]) -> RuleError:
    close = nearest(name, tuple(known))
    listed = f"its fields: {', '.join(known)}" if known else "it has none"
    return RuleError(f"`{cls.__name__}` has no field `{name}`", hint=f"did you mean `{close}`?" if close else listed)


def _entry(value: object) -> Term[Any]:
    if isinstance(value, (str, tuple)) or value is None:
        return Literal(value, record_of(type(value)))
    return lift(value)


def field_of(term: Term[Any], name: str, kind: Kind) -> Term[Any]:
    """Return `term` with each outcome narrowed to one field, so that what the other fields lack does not matter."""
    label = _label_of_field(term, name)

    def go(inner: Term[Any]) -> Term[Any]:
        return field_of(inner, name, kind)

    def of_row(row: Row) -> Row:
        return replace(row, outcome=go(row.outcome))

    match term:
        case Record(entries=entries):
            return _or_nothing(dict(entries)[name], kind)
        case Literal(value=value):
            return _or_nothing(_entry(getattr(value, name)), kind)
        case Named(name=written, zh=zh, term=inner, en=en, quotes=quotes):
            told, told_en = _called(zh, en or written, label) if zh else ("", en)
            return Named(f"{written}.{name}", told, go(inner), told_en, quotes)
        case Applied(rule=rule, body=inner):
            told, told_en = _called(rule.zh, rule.en, label)
            return Named(f"{term!r}.{name}", told, replace(term, body=go(inner)), told_en)
        case Choice(branches=branches):
            return replace(term, branches=tuple((option, go(branch)) for option, branch in branches), kind=kind)
        case Decide(rows=rows, unless=unless):
            return replace(term, rows=tuple(map(of_row, rows)), unless=tuple(map(of_row, unless)), kind=kind)
        case Open(candidates=candidates):
            return replace(term, candidates=tuple(map(go, candidates)), kind=kind, narrowed=(term, name))
        case _:
            raise AssertionError(type(term))


def _label_of_field(term: Term[Any], name: str) -> Label:
    """Return what a field is called: its `metadata["label"]`, or else its name in words."""
    classes = (one.cls if isinstance(one, Record) else type(getattr(one, "value", None)) for one in walk(term))
    labels = (
        one.metadata.get("label") for cls in classes if is_dataclass(cls) for one in fields(cls) if one.name == name
    )
    found = next((one for one in labels if one is not None), None)
    return found if isinstance(found, Label) else Label(name.replace("_", " "), name.replace("_", " "))


def _called(zh: str, en: str, label: Label) -> tuple[str, str]:
    """Return what a field of an outcome is called: with the outcome's name, where that does not name it already."""
    if label in zh:
        return zh, en
    return f"{zh}的{label}", f"{english_or(label, str(label))} of the {en.removeprefix('the ')}"


def _or_nothing(entry: Term[Any], kind: Kind) -> Term[Any]:
    """Return a field's value; where the outcome has none, a decision that never applies."""
    return entry if entry.kind == kind else nothing(kind)


def nothing(kind: Kind) -> Term[Any]:
    """Return a term of a kind that is never applicable: what stands where there is no value."""
    always = Row(Literal(value=True, kind=BOOL), Literal(None, kind), ())
    return Decide((always,), (), Literal(value=False, kind=BOOL), (), kind)


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


def walk(term: Term[Any], *, into_rules: bool = True) -> Iterator[Term[Any]]:
    """Yield `term` and every term within it, outermost first; a term that stands in several places, once.

    Rules that are applied within it are gone through too, unless `into_rules` is false.
    """
    walked: set[Term[Any]] = set()
    rest = [term]
    while rest:
        here = rest.pop()
        if here not in walked:
            walked.add(here)
            yield here
            if into_rules or not isinstance(here, Applied):
                rest.extend(reversed(list(children(here))))


def followed(term: Term[Any]) -> Iterator[Term[Any]]:
    """Yield a term and every term in it, each once, on the readings that are followed."""
    walked: set[Term[Any]] = set()
    rest = [term]
    while rest:
        here = rest.pop()
        if here not in walked:
            walked.add(here)
            yield here
            rest.extend((here.branch,) if isinstance(here, Choice) else reversed(list(children(here))))
