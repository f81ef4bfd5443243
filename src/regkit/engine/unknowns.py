"""What is not known: the leaves that keep a term from having a value, and what values each can have."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from regkit.engine.lists import subject_at, unrolled
from regkit.engine.reference import Case, evaluate, key_of
from regkit.engine.regions import members_of
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.kinds import BOOL, DATE
from regkit.language.outcomes import UNKNOWN

__all__ = [
    "UNCOVERED",
    "can_be_supposed",
    "divides",
    "few_values",
    "is_fact_key",
    "is_finite",
    "lacking",
    "static_key",
]

UNCOVERED = (t.Shift, t.Between, t.Rolled)
"""What may lack a calendar for the year."""


def lacking(term: t.Term[Any], case: Case) -> Iterator[t.Term[Any]]:
    """Yield the leaves that keep `term` from having a value: only what could still change it."""
    return _lacking(term, case, set())


def _lacking(term: t.Term[Any], case: Case, walked: set[t.Term[Any]]) -> Iterator[t.Term[Any]]:
    if term in walked or not _is_open(term, case):
        return
    walked.add(term)
    match term:
        case t.Open(candidates=candidates, ends=None) if candidates and (key := key_of(term, case)) in case.guessed:
            if case.guessed[key] is not None:
                yield from _lacking(candidates[case.guessed[key]], case, walked)
        case t.Fact() if _is_said(term, case):
            yield t.AsOf()  # it is so from a day on; whether that day has come is what is not known
        case t.Fact() | t.Open() | t.AsOf():
            yield term
        case t.Decide():
            yield from _lacking_in_decision(term, case, walked)
        case t.Choice():
            yield from _lacking(term.branch, case, walked)
        case t.Shift() | t.Between() | t.Rolled() if not any(evaluate(p, case) is UNKNOWN for p in t.children(term)):
            yield term
        case t.Over():
            yield from _lacking(unrolled(term, case.subjects, case.guessed), case, walked)
        case t.Happened(day=day) if evaluate(day, case) is not UNKNOWN:
            yield t.AsOf()
        case _:
            for child in t.children(term):
                yield from _lacking(child, case, walked)


def _is_said(term: t.Fact[Any], case: Case) -> bool:
    return getattr(subject_at(case.subjects, term.parameter), term.spec.name) is not None


def _is_open(term: t.Term[Any], case: Case) -> bool:
    """Return whether a term is unknown; rows that contradict each other where it is not asked for lack nothing."""
    try:
        return evaluate(term, case) is UNKNOWN
    except ConflictError:
        return False


def _lacking_in_decision(term: t.Decide[Any], case: Case, walked: set[t.Term[Any]]) -> Iterator[t.Term[Any]]:
    if term.provided is not None and evaluate(term.provided, case) is not True:
        yield from _lacking(term.provided, case, walked)
    excepted = any(evaluate(row.condition, case) is True for row in term.unless)
    for row in term.unless if excepted else (*term.unless, *term.rows):
        truth = evaluate(row.condition, case)
        if truth is UNKNOWN:
            yield from _lacking(row.condition, case, walked)
        if truth is not False:
            yield from _lacking(row.outcome, case, walked)


def is_finite(leaf: t.Term[Any]) -> bool:
    """Whether the leaf has few enough values to try each."""
    if isinstance(leaf, t.Open) and leaf.candidates and leaf.ends is None:
        return True
    return leaf.kind == BOOL or leaf.kind.sort in {"word", "set"}


def divides(leaf: t.Term[Any]) -> bool:
    """Whether a leaf has values between two that follow each other as whole numbers."""
    return leaf.spec.divides if isinstance(leaf, t.Fact) else leaf.kind.is_amount and not leaf.kind.detail.is_counted


def can_be_supposed(leaf: t.Term[Any]) -> bool:
    """Whether a leaf has values that can be gone through."""
    return is_finite(leaf) or leaf.kind.is_amount or leaf.kind == DATE


def few_values(leaf: t.Term[Any], terms: Iterable[t.Term[Any]]) -> Sequence[Any] | None:
    """Return the values of a leaf that has few, as far as some terms ask of them; nothing for an amount or a day."""
    if isinstance(leaf, t.Open) and leaf.candidates and leaf.ends is None:
        others = () if len(leaf.candidates) > 1 else (None,)  # an only candidate is not all that can be answered
        return [*range(len(leaf.candidates)), *others]
    if leaf.kind == BOOL:
        return (True, False)
    if leaf.kind.sort == "word":
        return tuple(leaf.kind.detail)
    if leaf.kind.sort == "set" and isinstance(leaf, t.Fact):
        members = members_of(leaf, terms)
        return [frozenset(some) for n in range(len(members) + 1) for some in itertools.combinations(members, n)]
    return None


# ── by what keys they are known ──────────────────────────────────────────────────────────────────


def static_key(leaf: t.Term[Any]) -> object:
    """Return by what a leaf is known in whatever case; see `key_of`."""
    match leaf:
        case t.Fact(parameter=parameter, spec=spec):
            return parameter, spec.name
        case t.Open(question=question):
            return question
        case t.AsOf():
            return "on"
        case _:
            return id(leaf)  # terms are compared into terms, so that they are no keys to compare with others


def is_fact_key(key: object) -> bool:
    """Whether what is supposed under a key is a fact: its parameter and its name."""
    return isinstance(key, tuple) and len(key) == 2 and isinstance(key[0], str)  # noqa: PLR2004
