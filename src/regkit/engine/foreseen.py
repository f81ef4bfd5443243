"""What lies on the way of every case that ends in one place of a rule, or of none: known before any case is traced.

Of an answer it is often asked only whether its words touch some provisions, or whether its path meets a ruling. Where
that is the same for all cases that end at a row, whatever their facts, the trace of a case need not be asked. Nothing
is claimed of an answer that no row gave by itself.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from regkit.engine.amend import origin_of
from regkit.engine.trace import commencement
from regkit.language import terms as t
from regkit.language.facts import UNSET
from regkit.language.outcomes import Site
from regkit.language.readings import Ruling
from regkit.language.rule import AnyRule, quotes_in
from regkit.law import Address, LaterLaw, Quote, Regulation

__all__ = ["noticed", "ruled", "rulings_told"]

T = TypeVar("T")
KNOWN: Final = object()
"""Stands for whatever value a term has, as long as it has one."""


@functools.lru_cache(maxsize=8192)
def noticed(site: Site, on: date) -> tuple[LaterLaw, ...] | None:
    """Return the later law in force on a day that touches the words of every case ending there.

    Nothing where what it touches hangs on the case.
    """
    regulation = site.rule.regulation

    def touches(law: LaterLaw) -> bool | None:
        touched = _Touched(regulation, tuple(one.address for one in law.affects))
        if not any(map(touched, _citable(site))):
            return False
        return True if _surely_cites(site, touched) else None

    return _sure(regulation.notices(on), touches)


@functools.lru_cache(maxsize=8192)
def ruled(site: Site, on: date | None) -> tuple[Ruling, ...] | None:
    """Return the rulings that every case ending there follows; nothing where that hangs on the case."""

    def meets(ruling: Ruling) -> bool | None:
        decided = _DecidedBy(origin_of(ruling.about))
        if not any(map(decided, _met(site))):
            return False
        return True if _surely_meets(site, decided) else None

    found = _sure([one for one in rulings_told(site.rule) if one.answers(on)], meets)
    return None if found is None else tuple({one.about: one for one in found}.values())


def rulings_told(rule: AnyRule) -> list[Ruling]:
    """Return the rulings that a rule was told, in the order of their days."""
    return sorted((one for one in rule.amendments if isinstance(one, Ruling)), key=lambda one: one.on)


def _sure(things: Iterable[T], holds: Callable[[T], bool | None]) -> tuple[T, ...] | None:
    """Return the things of which something holds; nothing where it is not sure of one."""
    found = [(one, holds(one)) for one in things]
    return None if any(sure is None for _, sure in found) else tuple(one for one, sure in found if sure)


# ── the path ─────────────────────────────────────────────────────────────────────────────────────

Sought = Callable[[t.Term[Any]], bool]
"""Tells the terms that are looked for; it is compared and hashed, as what was found is remembered."""


@dataclass(frozen=True, slots=True)
class _DecidedBy:
    """Tells the decisions of an origin."""

    origin: str

    def __call__(self, term: t.Term[Any]) -> bool:
        return isinstance(term, t.Decide) and term.origin == self.origin


def _is_never_presumed(term: t.Term[Any]) -> bool:
    """Tell the facts of which somebody has to say something."""
    return isinstance(term, t.Fact) and term.spec.presumed is UNSET


def _surely_meets(site: Site, sought: Sought) -> bool:
    if site.way is None:
        return False
    return any(sought(decision) or _meets_before(decision, row, sought) for decision, row in site.way.taken) or _meets(
        site.way.outcome, KNOWN, sought
    )


def _meets_before(decision: t.Decide[Any], row: t.Row, sought: Sought) -> bool:
    """Return whether what is sought lies on the path of whatever takes a row, before its outcome."""
    excepted = decision.unless if row in decision.rows else ()
    return (
        (decision.provided is not None and _meets(decision.provided, True, sought))
        or any(_meets(one.condition, False, sought) for one in excepted)
        or _meets(row.condition, True, sought)
    )


@functools.lru_cache(maxsize=65_536)
def _meets(term: t.Term[Any], value: object, sought: Sought) -> bool:
    """Return whether what is sought lies on the path of a term wherever it has a value, in every case."""
    if sought(term):
        return True
    match term:
        case t.Decide():
            rows = _takable(term, value)
            return bool(rows) and all(
                _meets_before(term, row, sought) or _meets(row.outcome, value, sought) for row in rows
            )
        case t.And() | t.Or() | t.Not():
            return _joined(term, value, lambda part, truth: _meets(part, truth, sought))
        case t.Choice():
            return _meets(term.branch, value, sought)
        case t.Gate() | t.Over() | t.Open():
            return False  # presumed to be open, asked of nobody, or supposed
        case t.Named(term=inner) | t.Applied(body=inner):
            return _meets(inner, value, sought)
        case _:
            return any(_meets(one, KNOWN, sought) for one in t.children(term))


def _joined(term: t.And | t.Or | t.Not, value: object, holds: Callable[[t.Term[Any], object], bool]) -> bool:
    """Return whether something holds of a part on which a joint condition rests, whichever of them that may be."""
    if value is KNOWN:
        return all(_joined(term, truth, holds) for truth in (True, False))
    if isinstance(term, t.Not):
        return holds(term.part, not value)
    if value is not isinstance(term, t.Or):  # it rests on all of them
        return any(holds(part, value) for part in term.parts)
    parts = [part for part in term.parts if _may_be(part, value)]
    return bool(parts) and all(holds(part, value) for part in parts)


def _met(site: Site) -> Iterator[t.Term[Any]]:
    """Yield all terms that may lie on the path of a case ending there."""
    if site.way is None:
        yield from t.walk(site.rule.body)
        return
    for decision, row in site.way.taken:
        yield decision
        for one in (decision.provided, *(other.condition for other in decision.unless), row.condition):
            yield from () if one is None else t.walk(one)
    yield from t.walk(site.way.outcome)


def _takable(term: t.Decide[Any], value: object) -> list[t.Row]:
    """Return the rows by which a decision may come to a value."""
    rows = (*term.unless, *term.rows)
    return [row for row in rows if _may_be(row.condition, True) and _may_be(row.outcome, value)]


@functools.lru_cache(maxsize=65_536)
def _may_be(term: t.Term[Any], value: object) -> bool:
    """Return whether a term may have a value where nothing is supposed: an open question has none."""
    match term:
        case t.Literal() | t.NumberTerm():
            return value is KNOWN or bool(term.value == value)
        case t.Open():
            return False
        case t.Not(part=part):
            return _may_be(part, value if value is KNOWN else not value)
        case t.And(parts=parts) | t.Or(parts=parts) if value is not KNOWN:
            rests_on_all = value is not isinstance(term, t.Or)
            return (all if rests_on_all else any)(_may_be(part, value) for part in parts)
        case t.Choice():
            return _may_be(term.branch, value)
        case t.Gate():
            return True
        case t.Named(term=inner) | t.Applied(body=inner):
            return _may_be(inner, value)
        case t.Decide():
            return bool(_takable(term, value))
        case _:
            return True


# ── the words ────────────────────────────────────────────────────────────────────────────────────


class _Touched:
    """Tells whether words stand where a law touches a regulation."""

    def __init__(self, regulation: Regulation, addresses: Sequence[Address]) -> None:
        self.regulation, self.addresses = regulation, addresses
        self.known: dict[tuple[t.Term[Any], object], bool] = {}

    def __call__(self, quote: Quote) -> bool:
        return quote.regulation is self.regulation and any(one.touches(quote.address) for one in self.addresses)

    def by_row(self, row: t.Row) -> bool:
        """Return whether some of the words by which a row is taken stand there in every case."""
        return any(map(self, row.quotes)) or self.held(row.condition, True)

    def by(self, term: t.Term[Any], value: object) -> bool:
        """Return whether some of the words by which a term has a value stand there in every case."""
        if (term, value) not in self.known:
            self.known[term, value] = self._by(term, value)
        return self.known[term, value]

    def _by(self, term: t.Term[Any], value: object) -> bool:
        match term:
            case t.NumberTerm(number=number):
                return self(number.quote)
            case t.Choice():
                return self.by(term.branch, value)
            case t.Rounded(quote=quote):
                return self(quote) or any(self.by(one, KNOWN) for one in t.children(term))
            case t.Decide():
                rows = _takable(term, value)
                return bool(rows) and all(self.by_row(row) or self.by(row.outcome, value) for row in rows)
            case t.Named() | t.And() | t.Or() | t.Not() | t.Compare():
                return self.held(term, value)
            case t.Over() | t.Open():
                return False
            case t.Applied(body=inner):
                return self.by(inner, value)
            case _:
                return any(self.by(one, KNOWN) for one in t.children(term))

    def held(self, term: t.Term[Any], value: object) -> bool:
        """Return the same of a condition, none of whose words count where it was taken for granted."""
        if not _meets(term, value, _is_never_presumed):
            return False
        match term:
            case t.Gate():
                return False
            case t.Named(term=inner, quotes=quotes):
                return (value is True and any(map(self, quotes))) or self.held(inner, value)
            case t.Choice():
                return self.held(term.branch, value)
            case t.And() | t.Or() | t.Not():
                return _joined(term, value, self.held)
            case t.Compare(left=left, right=right):
                sides = (one for one in (left, right) if value is True or not isinstance(one, t.NumberTerm))
                return any(self.by(one, KNOWN) for one in sides)
            case _:
                return self.by(term, value)


def _surely_cites(site: Site, touched: _Touched) -> bool:
    if site.way is None:
        return False
    return any(touched.by_row(row) for _, row in site.way.taken) or touched.by(site.way.outcome, KNOWN)


def _citable(site: Site) -> Iterator[Quote]:
    """Yield all words that a case ending there may rest on."""
    if site.way is None:
        yield from site.rule.quotes
        yield from commencement(site.rule)
        return
    for _, row in site.way.taken:
        yield from row.quotes
        yield from quotes_in(t.walk(row.condition))
    yield from quotes_in(t.walk(site.way.outcome))
    if not any(row.quotes for _, row in site.way.taken):
        yield from site.rule.quotes  # in place of the words, where it rests on none
