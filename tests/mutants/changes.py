"""Every small change of a rule's term: another operator, bound, word, condition, exception, row, quote, outcome.

A change replaces one term that is written in the rule by another. It is made where the rule stands alone and in the
same place wherever other rules apply it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from regkit.language import terms as t
from regkit.language.building import when
from regkit.language.kinds import DATE
from regkit.language.words import Word
from regkit.law import Number, Quantity, Quote, Unit
from regkit.law.quotes import number_of

__all__ = ["KINDS", "Change", "changes_of", "own_terms"]

KINDS = (
    "operator", "bound", "word", "conjunction", "disjunction", "negation", "exception", "provided", "row", "silence",
    "quote", "outcome", "arithmetic", "happened", "gate", "reading", "presumption", "relation",
)  # fmt: skip
"""What is changed; the last three are changed elsewhere than in a rule's term, or everywhere at once."""

Term = t.Term[Any]
STEPS = {Unit.YUAN: Decimal("0.01"), Unit.RATE: Decimal("0.0001"), Unit.MULTIPLE: Decimal("0.01")}
BOUNDARY = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
CONTRARY = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
EXCHANGED = {"+": "-", "-": "+", "min": "max", "max": "min"}


@dataclass(frozen=True)
class Change:
    """One change: its kind, what it does, and the term that it makes of the old one.

    `make` raises what the language raises where the change could not even be written.
    """

    kind: str
    told: str
    make: Callable[[], Term]


def own_terms(body: Term) -> Iterator[Term]:
    """Yield the terms written in a rule itself, in the order of writing; of a rule that it applies, only the name."""
    met, rest = {body}, [body]
    while rest:
        term = rest.pop()
        yield term
        if not isinstance(term, t.Applied):
            new = [child for child in t.children(term) if child not in met]
            met.update(new)
            rest.extend(reversed(list(dict.fromkeys(new))))


def changes_of(term: Term, others: Sequence[Quote]) -> Iterator[Change]:  # noqa: C901  (one arm per node)
    """Yield every change of one term; `others` are words of the regulation that could be cited by mistake."""
    match term:
        case t.Compare(op=op, left=left, right=right):
            yield from _operators(op, left, right)
            yield from _sides(term)
        case t.Arith(op=op):
            if op in EXCHANGED:
                yield Change("arithmetic", f"`{EXCHANGED[op]}` for `{op}`", lambda: replace(term, op=EXCHANGED[op]))
            yield from _sides(term)
        case t.Shift(period=period):
            for told, other in _amounts(period):
                yield Change("bound", told, _shifted(term, other))
        case t.IsIn() | t.Includes():
            yield from _members(term)
        case t.And(parts=parts):
            yield from _parts("conjunction", term, parts)
            yield Change("conjunction", "any for all", lambda: t.Or(parts))
        case t.Or(parts=parts):
            yield from _parts("disjunction", term, parts)
            yield Change("disjunction", "all for any", lambda: t.And(parts))
        case t.Not(part=part):
            yield Change("negation", "without not", lambda: part)
        case t.Happened():
            yield Change("happened", "whether or not it has come", lambda: t.lift(value=True))
        case t.Gate(zh=zh):
            yield Change("gate", f"whether or not {zh}", lambda: replace(term, term=t.lift(value=True)))
        case t.Decide():
            yield from _of_decision(term, others)
        case t.Named(quotes=quotes) if quotes:
            for k, told, cited in _cited(quotes, others):
                yield Change("quote", f"words {k} {told}", _with(term, quotes=cited))
        case t.Record(entries=entries):
            for i, (name, entry) in enumerate(entries):
                for told, value in _outcomes(entry):
                    changed = (*entries[:i], (name, value), *entries[i + 1 :])
                    yield Change("outcome", f"{name}: {told}", _with(term, entries=changed))
        case _:
            pass


def _with(term: Any, **fields: Any) -> Callable[[], Term]:
    return lambda: replace(term, **fields)


def _operators(op: str, left: Term, right: Term) -> Iterator[Change]:
    for table in (BOUNDARY, CONTRARY):
        if op in table:
            written = functools.partial(t._compare, table[op], left, right)  # noqa: SLF001  (as the operator writes it)
            yield Change("operator", f"`{table[op]}` for `{op}`", written)


def _sides(term: t.Compare | t.Arith[Any]) -> Iterator[Change]:
    """Change the amount, the day or the word on either side."""
    for side in ("left", "right"):
        part = getattr(term, side)
        for told, other in _amounts(part):
            yield Change("bound", told, functools.partial(_sided, term, side, other))
        if isinstance(part, t.Literal) and isinstance(part.value, Word):
            for told, word in _other_words(part):
                yield Change("word", told, _with(term, **{side: word}))


def _sided(term: Any, side: str, other: Callable[[], Term]) -> Term:
    made: Term = replace(term, **{side: other()})
    return made


def _other_words(part: t.Literal[Any]) -> Iterator[tuple[str, Term]]:
    """Yield the next word of the same kind, where there is another."""
    kind: type[Word] = type(part.value)
    words = list(kind)
    if len(words) > 1:
        other = words[(words.index(part.value) + 1) % len(words)]
        yield f"another than {part.value!r}", replace(part, value=other)


def _shifted(term: t.Shift, other: Callable[[], Term]) -> Callable[[], Term]:
    return lambda: replace(term, period=other())


def _amounts(part: Term) -> Iterator[tuple[str, Callable[[], Term]]]:
    """Yield an amount or a day a step more and a step less; a number of the text must be stated by its words."""
    if not isinstance(part, (t.Literal, t.NumberTerm)) or isinstance(part.value, (bool, Word)):
        return
    if part.kind == DATE:
        step: Any = timedelta(days=1)
    elif part.kind.is_amount:
        step = STEPS.get(part.kind.detail, Decimal(1))
    else:
        return
    for told, value in (("a step more", part.value + step), ("a step less", part.value - step)):
        yield f"{part!r} {told}", functools.partial(_valued, part, value)


def _valued(part: t.Literal[Any] | t.NumberTerm[Any], value: Any) -> Term:
    if isinstance(part, t.NumberTerm):
        stated = value if isinstance(value, date) else Quantity(value, part.kind.detail)
        number: Number = number_of(part.number.quote, stated, part.number.name)
        return replace(part, number=number, value=value)
    return replace(part, value=value)


def _members(term: t.IsIn | t.Includes) -> Iterator[Change]:
    if isinstance(term, t.Includes):
        words = list(type(term.member))
        other = words[(words.index(term.member) + 1) % len(words)]
        yield Change("word", f"another than {term.member!r}", _with(term, member=other))
        return
    for member in term.members:
        left = tuple(one for one in term.members if one is not member)
        yield Change("word", f"without {member!r}", _with(term, members=left))
    strangers = [one for one in type(term.members[0]) if one not in term.members]
    if strangers:
        yield Change("word", f"with {strangers[0]!r}", _with(term, members=(*term.members, strangers[0])))


def _parts(kind: str, term: t.And | t.Or, parts: tuple[t.Term[bool], ...]) -> Iterator[Change]:
    for i, part in enumerate(parts):
        left = (*parts[:i], *parts[i + 1 :])
        made = left[0] if len(left) == 1 else replace(term, parts=left)
        yield Change(kind, f"without `{part!r}`", functools.partial(lambda same: same, made))


# ── decisions ────────────────────────────────────────────────────────────────────────────────────────


def _of_decision(term: t.Decide[Any], others: Sequence[Quote]) -> Iterator[Change]:
    if term.provided is not None:
        yield Change("provided", f"whether or not `{term.provided!r}`", _with(term, provided=None))
    for name, kind in (("unless", "exception"), ("rows", "row"), ("silences", "silence")):
        held = getattr(term, name)
        for i, one in enumerate(held):
            left = (*held[:i], *held[i + 1 :])
            if left or name != "rows":
                yield Change(kind, f"without `when({one.condition!r})`", _with(term, **{name: left}))
            if name != "silences":
                yield from _of_row(term, name, i, others)


def _of_row(term: t.Decide[Any], name: str, i: int, others: Sequence[Quote]) -> Iterator[Change]:
    rows: tuple[t.Row, ...] = getattr(term, name)
    row = rows[i]

    def put(**fields: Any) -> Callable[[], Term]:
        return _with(term, **{name: (*rows[:i], replace(row, **fields), *rows[i + 1 :])})

    for told, other in _outcomes(row.outcome):
        yield Change("outcome", f"{name} {i}: {told}", put(outcome=other))
    for k, told, cited in _cited(row.quotes, others):
        yield Change("quote", f"{name} {i}: words {k} {told}", _recited(term, name, i, cited))


def _recited(term: t.Decide[Any], name: str, i: int, cited: tuple[Quote, ...]) -> Callable[[], Term]:
    """Write the row again with other words, as the language would have it written."""
    rows: tuple[t.Row, ...] = getattr(term, name)
    old, put = rows[i], functools.partial(replace, term)
    return lambda: put(**{name: (*rows[:i], when(old.condition, old.outcome, *cited), *rows[i + 1 :])})


def _cited(quotes: tuple[Quote, ...], others: Sequence[Quote]) -> Iterator[tuple[int, str, tuple[Quote, ...]]]:
    """Yield quotes with one left out, and with one replaced by words of another article."""
    for i, quote in enumerate(quotes):
        yield i, "left out", (*quotes[:i], *quotes[i + 1 :])
        other = next((one for one in others if one.address.article != quote.address.article), None)
        if other is not None:
            yield i, f"of {other.address.zh}", (*quotes[:i], other, *quotes[i + 1 :])


def _outcomes(outcome: Term) -> Iterator[tuple[str, Term]]:
    """Yield other outcomes for a constant one; amounts of the text are changed where they are bounds."""
    if not isinstance(outcome, t.Literal):
        return
    value = outcome.value
    if isinstance(value, bool):
        yield f"{not value} for {value}", replace(outcome, value=not value)
    elif isinstance(value, Word):
        yield from _other_words(outcome)
    elif isinstance(value, Decimal):
        yield f"{value} and one", replace(outcome, value=value + 1)
