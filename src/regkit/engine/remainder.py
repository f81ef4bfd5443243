"""What remains of a question once some of what is not known is filled in: all that the rest can still turn.

Of two cases of which the same remains, the same comes, whatever led there: a search goes on from one of them only.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.engine.lists import unrolled
from regkit.engine.questions import may_be_read, read_by
from regkit.engine.reference import Case, evaluate, facts_of_gate, key_of
from regkit.language import terms as t
from regkit.language.errors import ConflictError
from regkit.language.outcomes import UNKNOWN

__all__ = ["Remainder"]

CONTRADICTED = "contradicted"
"""Stands for rows that contradict each other."""


def _value(term: t.Term[Any], case: Case) -> Any:
    try:
        return evaluate(term, case)
    except ConflictError:
        return CONTRADICTED


@dataclass
class Remainder:
    """What remains of some terms in a case.

    Attributes:
        parts: each term that is still open, with what is known of what it is made of.
        reads: the keys of the facts, and the questions, that what is open reads; "on" for the day asked about.
        values: the terms of amounts, days and records whose values are among `parts`.
    """

    case: Case
    parts: list[object] = field(default_factory=list)
    reads: set[object] = field(default_factory=set)
    values: set[t.Term[Any]] = field(default_factory=set)
    walked: set[t.Term[Any]] = field(default_factory=set)

    def add(self, term: t.Term[Any]) -> Any:
        """Add what remains of a term; return its value, or UNKNOWN where it is open."""
        value = _value(term, self.case)
        if value is not UNKNOWN:
            if term.kind.is_amount or term.kind.sort in {"a date", "record"}:
                self.values.add(term)
        elif term not in self.walked:
            self.walked.add(term)
            self._add_open(term)
        return value

    def _add_open(self, term: t.Term[Any]) -> None:
        case = self.case
        match term:
            case t.Fact(parameter=parameter, spec=spec):
                self.reads |= {(parameter, spec.name), (parameter, spec.dated_by), "on"}
                known: tuple[Any, ...] = ()
            case t.AsOf():
                self.reads.add("on")
                known = ()
            case t.Open(question=question, candidates=candidates):
                self.reads.add(question)
                answer = case.guessed.get(key_of(term, case))
                chosen = candidates if answer is None or not candidates else (candidates[answer],)
                known = answer, *map(self.add, chosen)
            case t.Decide():
                known = tuple(self._of_decision(term))
            case t.Choice():
                known = (self.add(term.branch),)
            case t.Over():
                known = (self.add(unrolled(term, case.subjects, case.guessed)),)
            case t.Gate():
                known = self.add(term.term), *(self.add(fact) for fact in facts_of_gate(term))
            case t.Happened():
                self.reads.add("on")
                known = (self.add(term.day),)
            case _:
                known = tuple(map(self.add, t.children(term)))
        self.parts.append((term, known))

    def _of_decision(self, term: t.Decide[Any]) -> Iterator[Any]:
        if term.provided is not None:
            yield self.add(term.provided)
        for row in (*term.unless, *term.rows):
            truth = self.add(row.condition)
            yield truth, None if truth is False else self.add(row.outcome)

    @property
    def key(self) -> tuple[object, ...]:
        """What two cases have in common of which the same remains."""
        return tuple(self.parts)

    def holds_supposed(self, spanned: AbstractSet[object]) -> bool:
        """Return whether an amount or a day that was filled in, one of some, is still part of what remains."""
        supposed = [key for key, value in self.case.guessed.items() if _is_measured(value)]
        read = [one for one in map(read_by, self.values) if one is None or not one.isdisjoint(spanned)]
        return any(one is None or any(may_be_read(key, one) for key in supposed) for one in read)


def _is_measured(value: Any) -> bool:
    return isinstance(value, (int, Decimal, date)) and not isinstance(value, bool)


def touched(keys: AbstractSet[object] | None, reads: AbstractSet[object]) -> bool:
    """Return whether any of some keys is read; of keys that are not known, one may be."""
    return keys is None or not keys.isdisjoint(reads)
