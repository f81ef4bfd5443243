"""Answers settled combination by combination of a table: rows take what theirs came to.

Where all that bears on the rows that a rule leaves open is in the numbers that they have in a table, the numbers settle
them. A combination that some row has is settled once, as if it were a row, and what came of it is kept: of the rows of
a frame that follows nothing is asked but which number each has.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from regkit.engine.explain import once
from regkit.engine.possible import source_of
from regkit.frames.memory.arrays import Read
from regkit.frames.memory.reading import joined_in, needed, only_met
from regkit.frames.memory.results import Made, made_of
from regkit.frames.memory.settling import Asked, Settled, Told, by_words, columns_of, patterns_of
from regkit.frames.memory.sources import outputs_of, read_by
from regkit.frames.memory.standing import places_of
from regkit.frames.memory.tables import Numbered, Pieces, Table, table_of
from regkit.frames.memory.telling import settle
from regkit.frames.memory.vector import new_column
from regkit.frames.plan.nodes import TRUE, Node, number, reckoned
from regkit.frames.plan.plan import ANSWERS, Copy, Output, Plan
from regkit.frames.request import EXTRA, NUMBERS, Request
from regkit.language.outcomes import Status
from regkit.language.terms import Term

__all__ = ["told_by_combinations"]

Array = Any
MOST_TABLES = 32
"""For so many tables what their combinations came to is kept."""


def told_by_combinations(
    request: Request, plan: Plan, reads: Mapping[str, Read], rows: int
) -> list[list[Made]] | None:
    """Return the answers of each rule, settled; nothing where some rows are to be asked by themselves.

    Args:
        request: the request.
        plan: its plan for the frame.
        reads: the columns of the frame.
        rows: how many rows there are.
    """
    if not rows or not _is_told_by_words(request, plan):
        return None
    table = table_of(tuple(dict.fromkeys(node for output in plan.outputs for node in needed(output))), reads, rows)
    if table is None:
        return None
    chosen = []
    for index, (prefix, rule) in enumerate(zip(request.prefixes, request.rules, strict=True)):
        asked = Asked.of(request, prefix, rule, reads)
        form = _form(asked, plan.questions[index], table)
        if form is None:
            return None
        outputs = tuple(output for output in plan.outputs if output.of == index)
        found = _combined(request, prefix, outputs, plan.questions[index], table, form)
        if found.is_unfit:
            return None
        chosen.append((found, asked))
    numbered = table.numbered(reads, rows)
    if not all([found.settle(numbered, asked) for found, asked in chosen]):
        return None
    return _spread(numbered, reads, [found for found, _ in chosen])


def _is_told_by_words(request: Request, plan: Plan) -> bool:
    """Return whether nothing but answers is wanted, and none is a text that a row has itself."""
    copied = (text for output in plan.outputs if output.what != "refused" for text in output.texts)
    return set(EXTRA).isdisjoint(request.want) and not any(isinstance(text, Copy) for text in copied)


def _form(asked: Asked, questions: Sequence[Node], table: Table) -> Hashable | None:
    """Return what, beside its number, tells what a row says; nothing where that differs from row to row."""
    standing, known = asked.standing, {column.key for column in asked.read}
    exact = {".".join(key) for key in standing.exact}
    for column in asked.read:
        found = asked.reads[column.key]
        is_whole = column.sort in {"number", "day"} and found.has is None and column.key not in exact
        if found.said is not None or not (is_whole or column.key in table.columns):
            return None
    if any(columns_of(one) <= known and one not in table.leaves for one in questions):
        return None
    places = []
    for key, among in standing.among.items():
        column = asked.request.columns[key]
        values = asked.reads[column.key].values
        least, most = places_of(asked.reads[column.key], column, among, [values.argmin(), values.argmax()]).tolist()
        if least != most:
            return None
        places.append(least)
    return asked.form, tuple(places)


@functools.lru_cache(maxsize=MOST_TABLES)
def _combined(
    request: Request,
    prefix: str,
    outputs: tuple[Output, ...],
    questions: tuple[Node, ...],
    table: Table,
    form: Hashable,  # noqa: ARG001  (what is kept holds for frames of one form)
) -> _Combined:
    return _Combined(request, prefix, outputs, questions, table)


class _Combined:
    """The answers of a rule for the combinations of a table, settled for those that some row had.

    Attributes:
        made: its columns, of combinations in place of rows.
        arms: for each number that differs from row to row, in each combination all bits of what it comes to, else none.
        is_unfit: whether a row is to be asked by itself.
    """

    def __init__(
        self, request: Request, prefix: str, outputs: Sequence[Output], questions: Iterable[Node], table: Table
    ) -> None:
        self.table, self.is_unfit = table, False
        arrays = dict(table.entries)
        arrays |= {node: constants for node, (constants, _) in table.pieces.items()}
        for output in outputs:
            if output.sort == "joined":
                codes, texts = joined_in(table, output)
                arrays[output.name] = codes.copy(), [*texts]
        self.made = [made_of(output, arrays, table.reads, table.size, shared=frozenset(arrays)) for output in outputs]
        for one in self.made:
            if one.output.sort in NUMBERS:  # what open ones come to may need more room than what they come to so far
                one.values = one.values.astype(np.int64, copy=False)
        self.arms: dict[str, dict[Node, Array]] = {
            output.name: {arm: bits.copy() for bits, arm in table.pieces[output.node][1]}
            for output in outputs
            if output.node in table.pieces
        }
        self._planned = {one.output.name: len(one.texts) for one in self.made}
        self._told: dict[int, Told] = {}
        self._lock = threading.Lock()
        rule = request.rules[request.prefixes.index(prefix)]
        asked = Asked.of(request, prefix, rule, table.reads)
        status = next(one for one in self.made if one.output.what == "status")
        self._is_open: Array = status.values == ANSWERS[Status.UNDETERMINED.code]
        self._patterns = self._patterns_of(asked, questions)

    def _patterns_of(self, asked: Asked, questions: Iterable[Node]) -> Array:
        """Return for each combination which others say the same to the rule."""
        words = {".".join(key): first for key, first in asked.standing.words.items()}
        alike = tuple((one.key, words.get(one.key)) for one in asked.read if one.key in self.table.columns)
        leaves = zip(self.table.leaves, self.table.digits[len(self.table.columns) :], strict=True)
        told = [digit for leaf, digit in leaves if leaf in questions]
        return patterns_of([by_words(self.table, alike), *told], self.table.size)[0]

    def texts_of(self, made: Made, met: Array) -> tuple[Array, list[str]]:
        """Return the places of texts and the texts; of joined ones those that some row has, whatever was met before."""
        if made.output.sort == "text":
            return made.values, [*made.texts]
        planned = self._planned[made.output.name]
        later = sorted(made.texts[planned:])
        texts = [*made.texts[:planned], *later]
        places = [*range(planned), *(planned + later.index(text) for text in made.texts[planned:]), -1]
        return only_met(np.array(places, made.values.dtype)[made.values], texts, met)

    def arms_of(self, made: Made, met: Array) -> list[tuple[Array, Node]]:
        """Return what a number comes to in some row, beside its constants."""
        arms = self.arms.get(made.output.name, {})
        return [(bits, arm) for arm, bits in arms.items() if bits[met].any()]

    def settle(self, numbered: Numbered, asked: Asked) -> bool:
        """Settle the combinations of some rows that have not been yet; return whether that could be done."""
        if (numbered.met & self._is_open).any():
            with self._lock:
                new = np.flatnonzero(numbered.met & self._is_open)
                self._settle(new, numbered, asked)
        return not self.is_unfit

    def _settle(self, new: Array, numbered: Numbered, asked: Asked) -> None:
        patterns, firsts, which = np.unique(self._patterns[new], return_index=True, return_inverse=True)
        told = []
        for pattern, first in zip(patterns.tolist(), new[firsts].tolist(), strict=True):
            if pattern not in self._told:
                self._told[pattern] = asked.ask(int(numbered.firsts[first]))
            told.append(self._told[pattern])
        is_settled = np.array([one.is_settled for one in told], bool)
        there = is_settled[which]
        places = (np.cumsum(is_settled) - 1)[which[there]]
        settled = Settled(new[there], places, [one.answer for one in told if one.is_settled])
        settle(self.made, settled, asked.request.options.lang)
        self._reckon(settled, asked)
        self._is_open[new] = False

    def _reckon(self, settled: Settled, asked: Asked) -> None:
        """Let combinations whose answer is reckoned from what a row itself says have that as what they come to."""
        numbers = [one for one in self.made if one.output.what == "value" and one.output.sort in NUMBERS]
        for one in numbers:
            for bits in self.arms.get(one.output.name, {}).values():
                bits[settled.rows] = 0
        for place, answer in enumerate(settled.answers):
            if not numbers or not answer.is_decided:
                continue
            source = once("source", answer, source_of)
            if source is None:
                self.is_unfit = True
            elif read_by(asked.rule, source):
                self._reckon_from(source, settled.among([place]), numbers, asked)

    def _reckon_from(self, source: Term[Any], rows: Array, numbers: Iterable[Made], asked: Asked) -> None:
        complete = frozenset(key for key, found in asked.reads.items() if found.has is None)
        outputs = outputs_of(asked.request, asked.prefix, asked.rule, source, complete)
        for one in numbers:
            made = outputs[one.output.name]
            node = reckoned("mul", made.node, number(10 ** max(0, one.output.scale - made.scale)))
            self.is_unfit |= made.there is not TRUE or made.scale > one.output.scale or node.wide
            arms = self.arms.setdefault(one.output.name, {})
            arms.setdefault(node, np.zeros(self.table.size, np.int64))[rows] = -1
            one.values[rows], one.there[rows] = 0, True


def _spread(numbered: Numbered, reads: Mapping[str, Read], found: Iterable[_Combined]) -> list[list[Made]]:
    """Return the answers of each rule for the rows, each row those of its combination."""
    rows, entries, pieces = len(numbered.numbers), list[tuple[Array, Array]](), list[Pieces]()

    def told(among: Array) -> Array:
        some = among[numbered.met]
        if (some == some[0]).all():
            return np.full(rows, some[0])
        entries.append((among, np.empty(rows, among.dtype)))
        return entries[-1][1]

    def of_rows(one: Made, combined: _Combined) -> Made:
        output = one.output
        if output.sort in {"text", "joined"}:
            values, texts = combined.texts_of(one, numbered.met)
            made = told(values)
            return Made(output, made, made, made, texts)
        there = told(one.there)
        if output.sort == "truth":
            return Made(output, there, there, told(one.no), [])
        values = new_column(output.node, rows, {output.node} if output.sort == "number" else ())
        arms = combined.arms_of(one, numbered.met)
        if arms:
            pieces.append(Pieces(one.values, arms, values))
        else:
            entries.append((one.values, values))
        return Made(output, values, there, there, [])

    made = [[of_rows(one, combined) for one in combined.made] for combined in found]
    numbered.tell(reads, entries, pieces)
    return made
