"""What undetermined rows may come to, reckoned by columns: rows that are alike have their values from the same terms.

The worlds of one row of each pattern say which terms these are; what they come to is worked out for all rows at once.
Where an outcome comes of what is not known itself, the rule is asked about each distinct row.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from regkit.engine.possible import Source, in_order
from regkit.frames.memory.arrays import Read, complete_in
from regkit.frames.memory.bounds import within_bounds
from regkit.frames.memory.reading import answers, needed
from regkit.frames.memory.results import Made, made_of
from regkit.frames.memory.settling import Open, columns_of, taken
from regkit.frames.plan.columns import facts_read
from regkit.frames.plan.nodes import Node
from regkit.frames.plan.plan import Output
from regkit.frames.plan.values import EPOCH
from regkit.frames.request import Request
from regkit.language.kinds import DATE
from regkit.language.rule import AnyRule
from regkit.language.terms import Term

__all__ = ["Reach", "Reached", "days_in", "is_of_row", "outputs_of", "values_in", "values_of"]

Array = Any


@dataclass(frozen=True)
class Reached:
    """Rows that may come to outcomes from the same sources.

    Attributes:
        rows: their numbers.
        sources: what they may come to.
        values: for each source what it comes to in these rows; nothing where that is the same in all.
    """

    rows: Array
    sources: tuple[Source, ...]
    values: tuple[Made | None, ...]

    def outcomes(self) -> Iterator[tuple[Any, ...]]:
        """Yield for each row the outcomes within reach, in their order."""
        told = (
            itertools.repeat(source.outcome, len(self.rows)) if made is None else values_in(made)
            for source, made in zip(self.sources, self.values, strict=True)
        )
        return (in_order(dict.fromkeys(some)) for some in zip(*told, strict=True))


@dataclass(frozen=True)
class Reach:
    """What the rows may come to that a rule leaves undetermined.

    Attributes:
        groups: the rows whose outcomes come from known sources.
        rest: the others, by distinct row.
    """

    groups: Sequence[Reached]
    rest: Open

    @classmethod
    def of(cls, request: Request, prefix: str, rule: AnyRule, reads: dict[str, Read], open_ones: Open) -> Reach:
        """Return what the rows may come to that are still undetermined."""
        by_terms: dict[tuple[Any, ...], tuple[tuple[Source, ...], list[Array]]] = {}
        rest: list[Array] = [np.zeros(0, np.int64)]
        for rows, told in open_ones.by_pattern():
            if told.is_settled:
                continue
            found = told.sources
            if found is None or not (_is_measured(rule) or all(one.term is None for one in found)):
                rest.append(rows)
                continue
            key = tuple(one.outcome if one.term is None else one.term for one in found)
            by_terms.setdefault(key, (found, []))[1].append(rows)
        alike = [(found, np.concatenate(parts)) for found, parts in by_terms.values()]
        of_term = _values_of_terms(alike, lambda term, rows: values_of(request, prefix, rule, term, reads, rows))
        groups: list[Reached] = []
        for place, (found, rows) in enumerate(alike):
            values = [None if one.term is None else of_term[one.term][place] for one in found]
            known: Array = np.ones(len(rows), bool)
            for made in values:
                known &= True if made is None else made.there
            rest.append(rows[~known])  # where a calendar ends, say
            groups.append(Reached(rows[known], found, tuple(made and _some(made, known) for made in values)))
        return cls(groups, open_ones.exactly(np.concatenate(rest)))


def _values_of_terms(
    alike: Sequence[tuple[tuple[Source, ...], Array]], values: Callable[[Term[Any], Array], dict[str, Made]]
) -> dict[Term[Any], dict[int, Made]]:
    """Return what each term comes to, by the place of the rows that are alike; worked out for all of them at once."""
    places: dict[Term[Any], list[int]] = {}
    for place, (found, _) in enumerate(alike):
        for term in {one.term for one in found if one.term is not None}:
            places.setdefault(term, []).append(place)
    told: dict[Term[Any], dict[int, Made]] = {}
    for term, some in places.items():
        parts = [alike[place][1] for place in some]
        (made,) = values(term, np.concatenate(parts)).values()
        ends = itertools.accumulate(map(len, parts))
        told[term] = {
            place: _some(made, slice(end - len(rows), end)) for place, rows, end in zip(some, parts, ends, strict=True)
        }
    return told


def _is_measured(rule: AnyRule) -> bool:
    """Return whether a rule answers with an amount or a day, and not with a record of them."""
    return rule.body.kind.is_amount or rule.body.kind == DATE


def _some(made: Made, which: Array) -> Made:
    return dataclasses.replace(made, values=made.values[which], there=made.there[which], no=made.no[which])


def values_in(made: Made) -> Iterator[Any]:
    """Yield what a column of amounts or days holds, as the law has it."""
    if made.output.sort == "day":
        return days_in(made.values)
    return (Decimal(whole).scaleb(-made.output.scale) for whole in made.values.tolist())


def days_in(values: Array) -> Iterator[date]:
    """Yield days that are held as whole numbers."""
    return (date.fromordinal(day + EPOCH) for day in values.tolist())


def values_of(
    request: Request, prefix: str, rule: AnyRule, source: Term[Any], reads: Mapping[str, Read], rows: Array
) -> dict[str, Made]:
    """Return what a term comes to in some rows, by the names of the outputs."""
    asked = _asked_alone(request, prefix, rule, source)
    complete = complete_in(reads)
    plan = asked.plan((), complete, status=True)
    read = reads.keys() if plan.wide else _columns_of(tuple(node for one in plan.outputs for node in needed(one)))
    plan, some = within_bounds(asked, plan, {key: taken(reads[key], rows) for key in read}, (), complete)
    arrays = answers(plan, some, len(rows))
    made = [made_of(one, arrays, some, len(rows), shared=None) for one in plan.outputs if one.what == "value"]
    return {one.output.name: one for one in made}


@functools.lru_cache(maxsize=256)
def _columns_of(nodes: tuple[Node, ...]) -> frozenset[str]:
    return frozenset().union(*map(columns_of, nodes))


def outputs_of(
    request: Request, prefix: str, rule: AnyRule, source: Term[Any], complete: frozenset[str]
) -> dict[str, Output]:
    """Return as which columns a term is worked out, given which columns have no empty cell, by their names."""
    plan = _asked_alone(request, prefix, rule, source).plan((), complete, status=True)
    return {one.name: one for one in plan.outputs if one.what == "value"}


def _asked_alone(request: Request, prefix: str, rule: AnyRule, source: Term[Any]) -> Request:
    return dataclasses.replace(request, rules=(_of_source(rule, source),), prefixes=(prefix,), want=("value",))


@functools.lru_cache(maxsize=256)
def is_of_row(source: Term[Any]) -> bool:
    """Return whether what a term comes to hangs on what a row says."""
    return bool(facts_read(source))


@functools.lru_cache(maxsize=256)
def _of_source(rule: AnyRule, source: Term[Any]) -> AnyRule:
    """Return a rule of which nothing is left but what some of its rows come to."""
    return rule.with_body(source)
