"""The words that an answer rests on, column-wise: for each quote, the rows in which it is cited.

One arm for each that `regkit.engine.trace` has: the words of every row taken, of the conditions that held for it, of
the rules and numbers these rest on; of what is still open, of a silence, and of a gate that is closed.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from regkit.engine.trace import conjuncts, words_of
from regkit.frames.plan.lower import Group, Lowering
from regkit.frames.plan.nodes import (
    FALSE,
    TRUE,
    Node,
    any_of,
    both,
    case,
    compared,
    either,
    every,
    negation,
    number,
    reckoned,
)
from regkit.language import terms as t
from regkit.language.facts import UNSET
from regkit.language.layers import VERSIONS
from regkit.law import Quote

__all__ = ["Cited", "Citing"]

Cited = Mapping[Quote, Node]


class Citing:
    """Cites the terms of one rule, each once.

    Args:
        lowering: what the terms are.
    """

    def __init__(self, lowering: Lowering) -> None:
        self.lowering = lowering
        self.done: dict[t.Term[Any], Cited] = {}
        self.holds: dict[t.Term[Any], Cited] = {}
        self.rests: dict[t.Term[Any], tuple[Node, Node]] = {}

    def cited(self, term: t.Term[Any]) -> Cited:
        """Return the words by which a term has its value, or lacks one."""
        if term not in self.done:
            self.done[term] = self._cited(term)
        return self.done[term]

    def _cited(self, term: t.Term[Any]) -> Cited:
        match term:
            case t.NumberTerm(number=said):
                return {said.quote: TRUE}
            case t.Open(question=question):
                return {question.quote: TRUE}
            case t.Choice():
                return self.cited(term.branch)
            case t.Decide():
                return self._decision(term)
            case t.Rounded(quote=quote):
                return _together([*map(self.cited, t.children(term)), {quote: TRUE}])
            case t.Named() | t.And() | t.Or() | t.Not() | t.Compare():
                return self.held(term)
            case _:
                return _together(self.cited(child) for child in t.children(term))

    def _decision(self, term: t.Decide[Any]) -> Cited:
        found: list[Cited] = []
        here = TRUE
        if term.provided is not None:
            here = self.lowering.value(term.provided).yes
            closed = self._closed(term.provided)
            kept_away = dict.fromkeys((quote for row in term.rows for quote in words_of(row)), TRUE)
            found.append(_within(negation(here), closed))
            found.append(_within(both(negation(here), negation(any_of(closed.values()))), kept_away))
        for index in (0, 1):
            group = self.lowering.group(term, index)
            for row, truth in zip(group.rows, group.truths, strict=True):
                still_open = both(negation(group.any_true), negation(truth.no))
                where = both(here, either(truth.yes, still_open))
                own = (dict.fromkeys(row.quotes, TRUE), self.held(row.condition), self.cited(row.outcome))
                found.append(_within(where, _together(own)))
            here = both(here, negation(group.any_true))
            if index:
                found.append(_within(both(here, group.all_false), self._nearest(term, group)))
        return _together(found)

    def _nearest(self, term: t.Decide[Any], group: Group) -> Cited:
        """Return the words of a known silence, else those of the rows of which most conditions hold."""
        found: list[Cited] = []
        here, settled = TRUE, FALSE
        for silence in term.silences:
            holds = self.lowering.value(silence.condition).yes
            if silence.quotes:
                found.append(_within(both(here, holds), dict.fromkeys(silence.quotes, TRUE)))
                settled = either(settled, both(here, holds))
            here = both(here, negation(holds))
        if term.origin == VERSIONS:  # the words of other versions come near to nothing
            return _together(found)
        scores = [self._score(row.condition) for row in group.rows]
        most = functools.reduce(lambda one, other: reckoned("max", one, other), scores, number(0))
        for row, score in zip(group.rows, scores, strict=True):
            words = dict.fromkeys((*row.quotes, *_numbers(row.outcome)), TRUE)
            found.append(_within(both(negation(settled), compared("==", score, most)), words))
        return _together(found)

    def _score(self, condition: t.Term[bool]) -> Node:
        parts = [self.lowering.value(part).yes for part in conjuncts(condition)]
        return functools.reduce(
            lambda score, holds: reckoned("add", score, case([(holds, number(1))], number(0))), parts, number(0)
        )

    def held(self, term: t.Term[Any]) -> Cited:
        """Return the words by which a condition is what it is; none where it rests on presumptions alone."""
        if term not in self.holds:
            self.holds[term] = _within(negation(self._granted(term)), self._held(term))
        return self.holds[term]

    def _held(self, term: t.Term[Any]) -> Cited:
        match term:
            case t.Named(term=inner, quotes=quotes):
                own = _within(negation(self.lowering.value(term).no), dict.fromkeys(quotes, TRUE))
                return _together((own, self.held(inner)))
            case t.Not(part=part):
                return self.held(part)
            case t.Choice():
                return self.held(term.branch)
            case t.And() | t.Or():
                return _together(_within(where, self.held(part)) for part, where in self._deciding(term))
            case t.Compare(left=left, right=right):
                stands = negation(self.lowering.value(term).no)
                sides = ((side, stands if isinstance(side, t.NumberTerm) else TRUE) for side in (left, right))
                return _together(_within(where, self.cited(side)) for side, where in sides)
            case _:
                return self.cited(term)

    def _closed(self, term: t.Term[Any]) -> Cited:
        """Return the words of a gate that is closed, or not known to be open."""
        match term:
            case t.Named(term=inner, quotes=quotes):
                return _together((dict.fromkeys(quotes, TRUE), self._closed(inner)))
            case t.And() | t.Or():
                return _together(_within(where, self._closed(part)) for part, where in self._deciding(term))
            case _:
                return self.held(term)

    def _deciding(self, term: t.And | t.Or) -> list[tuple[t.Term[bool], Node]]:
        """Return the parts of a joint condition, each with the rows in which the truth of the whole rests on it."""
        values = [self.lowering.value(part) for part in term.parts]
        dominant = [value.yes if isinstance(term, t.Or) else value.no for value in values]
        any_dominant, any_unknown = any_of(dominant), any_of(value.unknown for value in values)
        neither = negation(either(any_dominant, any_unknown))
        free = negation(any_dominant)
        rests = [
            any_of((settles, both(free, value.unknown), neither))
            for settles, value in zip(dominant, values, strict=True)
        ]
        return list(zip(term.parts, rests, strict=True))

    def _granted(self, term: t.Term[Any]) -> Node:
        """Return where a condition rests on nothing but what was presumed because nothing was said of it."""
        if not _may_be_granted(term):
            return FALSE
        presumed, some = self._rests(term)
        return both(presumed, some)

    def _rests(self, term: t.Term[Any]) -> tuple[Node, Node]:
        """Return where all facts on the path of a term are presumed, and where there are any."""
        if term not in self.rests:
            parts = [(where, *self._rests(part)) for part, where in self._path(term)]
            presumed = every(either(negation(where), here) for where, here, _ in parts)
            some = any_of(both(where, there) for where, _, there in parts)
            match term:
                case t.Fact(spec=spec):
                    presumed, some = (
                        (FALSE if spec.presumed is UNSET else negation(self.lowering.told_of(term))),
                        TRUE,
                    )
                case t.Open() | t.AsOf() | t.Happened() | t.Over():
                    presumed = FALSE
                case _:
                    pass
            self.rests[term] = presumed, some
        return self.rests[term]

    def _path(self, term: t.Term[Any]) -> list[tuple[t.Term[Any], Node]]:
        """Return the terms directly within a term on which its value rests, each with the rows where it does."""
        match term:
            case t.And() | t.Or():
                return self._deciding(term)
            case t.Choice():
                return [(term.branch, TRUE)]
            case t.Decide():
                return list(self._path_of_decision(term))
            case _:
                return [(part, TRUE) for part in t.children(term)]

    def _path_of_decision(self, term: t.Decide[Any]) -> Iterator[tuple[t.Term[Any], Node]]:
        here = TRUE
        if term.provided is not None:
            yield term.provided, TRUE
            here = self.lowering.value(term.provided).yes
        for index in (0, 1):
            group = self.lowering.group(term, index)
            for row, truth in zip(group.rows, group.truths, strict=True):
                taken = either(truth.yes, both(negation(group.any_true), negation(truth.no)))
                yield row.condition, both(here, either(taken, group.all_false))
                yield row.outcome, both(here, taken)
            here = both(here, group.all_false)


@functools.lru_cache(maxsize=4096)
def _may_be_granted(term: t.Term[Any]) -> bool:
    return any(isinstance(one, t.Fact) and one.spec.presumed is not UNSET for one in t.followed(term))


def _numbers(term: t.Term[Any]) -> list[Quote]:
    return [inner.number.quote for inner in t.followed(term) if isinstance(inner, t.NumberTerm)]


def _within(where: Node, cited: Cited) -> Cited:
    return {quote: rows for quote, there in cited.items() if (rows := both(where, there)) is not FALSE}


def _together(parts: Iterable[Cited]) -> Cited:
    found: dict[Quote, list[Node]] = {}
    for part in parts:
        for quote, rows in part.items():
            found.setdefault(quote, []).append(rows)
    return {quote: any_of(rows) for quote, rows in found.items()}
