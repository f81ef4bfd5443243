"""Answers settled combination by combination of a table: rows take what theirs came to.

Where all that bears on the rows that a rule leaves open is in the numbers that they have in a table, the numbers settle
them. A combination that some row has is settled once, as if it were a row, and what came of it is kept: of the rows of
a frame that follows nothing is asked but which number each has. The few rows of which a number does not tell enough,
such as one whose price is the very one at which two amounts are equal, are left to be asked by themselves.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from regkit.engine.explain import once
from regkit.engine.possible import source_of
from regkit.frames.memory.arrays import Read, complete_in
from regkit.frames.memory.reading import joined_in, needed, only_met
from regkit.frames.memory.results import Answers, Made, made_of
from regkit.frames.memory.settling import Asked, Settled, Told, by_words, columns_of, patterns_of
from regkit.frames.memory.sources import is_of_row, outputs_of
from regkit.frames.memory.standing import cuts_of
from regkit.frames.memory.tables import Numbered, Pieces, Table, tabled
from regkit.frames.memory.telling import settle
from regkit.frames.memory.vector import new_column
from regkit.frames.plan.columns import Column
from regkit.frames.plan.nodes import FALSE, Node, any_of, both, compared, flag, number, reckoned, variable
from regkit.frames.plan.plan import ANSWERS, Copy, Output, Plan
from regkit.frames.request import EXTRA, NUMBERS, Request
from regkit.language.outcomes import Determination, Status

__all__ = ["Answered", "told_by_combinations"]

Array = Any
MOST_TABLES = 32
"""For so many rules and forms of frames what their combinations came to is kept."""


@dataclass(frozen=True)
class Answered:
    """The answers of a rule for the rows of a frame.

    Attributes:
        asked: the rule.
        made: its columns.
        is_open: the rows that are left open and are yet to be asked by themselves; nothing where there are none.
        numbered: the rows by their numbers.
    """

    asked: Asked
    made: list[Made]
    is_open: Array | None
    numbered: Numbered


def told_by_combinations(request: Request, plan: Plan, reads: Mapping[str, Read], rows: int) -> list[Answered] | None:
    """Return the answers of each rule, settled by combinations; nothing where that cannot be done, or is not worth it.

    Args:
        request: the request.
        plan: its plan for the frame.
        reads: the columns of the frame.
        rows: how many rows there are.
    """
    wanted = tuple(dict.fromkeys(node for output in plan.outputs for node in needed(output)))
    if not rows or not _is_told_by_words(request, plan) or (least := tabled(wanted)) is None:
        return None
    asked = [Asked.of(request, *one, reads) for one in zip(request.prefixes, request.rules, strict=True)]
    digits = [_digits(*one, least) for one in zip(asked, plan.questions, strict=True)]
    if None in digits:
        return None
    beside = dict.fromkeys(digit for some in digits for digit in some or () if digit is not FALSE)
    table = tabled(wanted, tuple(beside))
    if table is None or not table.is_worth(rows):
        return None
    found = []
    for index, (one, some) in enumerate(zip(asked, digits, strict=True)):
        outputs = tuple(output for output in plan.outputs if output.of == index)
        found.append(_combined(request, one.prefix, outputs, some or (), table, one.form))
    numbered = table.numbered(reads, rows)
    for one, combined in zip(asked, found, strict=True):
        combined.settle(numbered, one)
    return _spread(numbered, zip(asked, found, strict=True), reads, {*request.want, "refused"})


def _is_told_by_words(request: Request, plan: Plan) -> bool:
    """Return whether nothing but answers is wanted, and none is a text that a row has itself."""
    copied = (text for output in plan.outputs if output.what != "refused" for text in output.texts)
    return set(EXTRA).isdisjoint(request.want) and not any(isinstance(text, Copy) for text in copied)


# ── which digits a number needs ──────────────────────────────────────────────────────────────────


def _digits(asked: Asked, questions: Sequence[Node], table: Table) -> tuple[Node, ...] | None:
    """Return what a number has to tell beside what a table for the answers tells.

    The last is whether the row is rare: one that is to be asked by itself where it is open. Nothing is returned where a
    fact tells rows apart that is neither a word nor compared.
    """
    standing, columns = asked.standing, {column.key: column for column in asked.read}
    exact = {".".join(key) for key in standing.exact}
    for column in asked.read:
        found = asked.reads[column.key]
        is_compared = column.sort in {"number", "day"} and column.key not in exact and _is_known(column, found, table)
        if found.said is not None or not (is_compared or column.key in table.columns):
            return None
    beside: list[Node] = []
    rare: list[Node] = []
    for question in questions:
        if question in table.leaves or not columns_of(question) <= columns.keys():
            continue
        if question.args[0] == "==":
            rare.append(_within(question, asked.reads))
        else:
            beside.append(question)
    for key, among in standing.among.items():
        column = asked.request.columns[key]
        last = int(cuts_of(column, among)[-1])
        if asked.reads[column.key].ends()[0] <= last:
            rare.append(compared("<=", variable(column.key, column.low, column.high), number(last)))
    return (*beside, any_of(_if_known(one, asked.reads) for one in rare))


def _is_known(column: Column, found: Read, table: Table) -> bool:
    """Return whether a number tells whether a row has a value in a column."""
    return found.has is None or flag(column.key, "has") in table.leaves


def _if_known(truth: Node, reads: Mapping[str, Read]) -> Node:
    """Return a truth of numbers, which does not hold where one of them is not there: that is a digit of its own."""
    for key in sorted(columns_of(truth)):
        if reads[key].has is not None:
            truth = both(flag(key, "has"), truth)
    return truth


def _within(question: Node, reads: Mapping[str, Read]) -> Node:
    """Return whether a number equals another, told of the column itself and only of what its numbers can equal."""
    value, column = sorted(question.args[1:], key=lambda node: node.op != "num")
    if value.op != "num" or column.op != "col":
        return question
    least, most = reads[column.args[0]].ends()
    return question if least <= value.args[0] <= most else FALSE


# ── the combinations ─────────────────────────────────────────────────────────────────────────────


@functools.lru_cache(maxsize=MOST_TABLES)
def _combined(
    request: Request,
    prefix: str,
    outputs: tuple[Output, ...],
    digits: tuple[Node, ...],
    table: Table,
    form: Hashable,  # noqa: ARG001  (what is kept holds for frames of one form)
) -> _Combined:
    return _Combined(request, prefix, outputs, digits, table)


class _Combined:
    """The answers of a rule for the combinations of a table, settled for those that some row had.

    Attributes:
        made: its columns, of combinations in place of rows.
        arms: for each number that differs from row to row, in each combination all bits of what it comes to, else none.
        is_apart: the open combinations whose rows are to be asked by themselves.
        lock: held while combinations are settled; several threads may ask at once.
    """

    def __init__(
        self, request: Request, prefix: str, outputs: Sequence[Output], digits: Sequence[Node], table: Table
    ) -> None:
        self._table, self.lock, self._told = table, threading.Lock(), dict[int, Told]()
        arrays: Answers = table.entries | {node: constants for node, (constants, _) in table.pieces.items()}
        for output in outputs:
            if output.sort == "joined":
                codes, texts = joined_in(table, output)
                arrays[output.name] = codes.copy(), [*texts]
        self.made = [made_of(output, arrays, table.reads, table.size, shared=frozenset(arrays)) for output in outputs]
        for one in self.made:
            if one.output.sort in NUMBERS:  # what open ones come to may need more room than what they come to so far
                one.values = one.values.astype(np.int64, copy=False)
        self.arms: dict[str, dict[Node, Array]] = {}
        for output in (one for one in outputs if one.node in table.pieces):
            arms = self.arms.setdefault(output.name, {})
            for bits, arm in table.pieces[output.node][1]:  # a number may come to the same in two arms
                arms[arm] = bits | arms[arm] if arm in arms else bits.copy()
        self._planned = {one.output.name: len(one.texts) for one in self.made}
        status = next(one for one in self.made if one.output.what == "status")
        is_open: Array = status.values == ANSWERS[Status.UNDETERMINED.code]
        if request.on is not None and (known := flag(request.on.key, "has")) in table.leaves:
            is_open &= self._digit(known)  # without a day nothing is asked
        is_rare = self._digit(digits[-1])
        self.is_apart, self._is_open = is_open & is_rare, is_open & ~is_rare
        self._patterns = self._patterns_of(Asked.of(request, prefix, request.rules[request.prefixes.index(prefix)], {}))

    def _digit(self, leaf: Node) -> Array:
        """Return whether a truth holds, in each combination."""
        if leaf.op == "const":
            return np.full(self._table.size, leaf.args[0])
        return self._table.digits[len(self._table.columns) + self._table.leaves.index(leaf)].astype(bool)

    def _patterns_of(self, asked: Asked) -> Array:
        """Return for each combination which others say the same to the rule."""
        words, read = {".".join(key): first for key, first in asked.standing.words.items()}, {c.key for c in asked.read}
        alike = tuple((one.key, words.get(one.key)) for one in asked.read if one.key in self._table.columns)
        told = [self._digit(leaf) for leaf in self._table.leaves if columns_of(leaf) <= read]
        return patterns_of([by_words(self._table, alike), *told], self._table.size)[0]

    # ── settling ─────────────────────────────────────────────────────────────────────────────────

    def settle(self, numbered: Numbered, asked: Asked) -> None:
        """Settle the combinations of some rows that have not been yet."""
        if (numbered.met & self._is_open).any():
            with self.lock:
                self._settle(np.flatnonzero(numbered.met & self._is_open), numbered, asked)

    def _settle(self, new: Array, numbered: Numbered, asked: Asked) -> None:
        patterns, firsts, which = np.unique(self._patterns[new], return_index=True, return_inverse=True)
        told = []
        for pattern, first in zip(patterns.tolist(), new[firsts].tolist(), strict=True):
            if pattern not in self._told:
                self._told[pattern] = asked.ask(int(numbered.firsts[first]))
            told.append(self._told[pattern])
        arms = [
            self._arms_of(one.answer, new[which == place], asked) if one.is_settled else None
            for place, one in enumerate(told)
        ]
        is_settled = np.array([one is not None for one in arms], bool)
        settled = Settled.of(new, which, [one.answer for one in told], is_settled)
        settle(self.made, settled, asked.request.options.lang)
        self._reckon(settled, [one for one in arms if one is not None])
        to_be_asked = np.array([one.is_settled for one in told], bool) & ~is_settled
        self.is_apart[new] = to_be_asked[which]
        self._is_open[new] = False

    def _arms_of(self, answer: Determination[Any], rows: Array, asked: Asked) -> dict[str, Node] | None:
        """Return what numbers come to that are reckoned from what rows say; nothing where columns cannot say it."""
        numbers = [one.output for one in self.made if one.output.what == "value" and one.output.sort in NUMBERS]
        if not numbers or not answer.is_decided:
            return {}
        source = once("source", answer, source_of)
        if source is None:
            return None
        if not is_of_row(source):
            return {}
        complete = complete_in(asked.reads)
        outputs = outputs_of(asked.request, asked.prefix, asked.rule, source, complete)
        arms: dict[str, Node] = {}
        for output in numbers:
            made = outputs.get(output.name)
            if made is None or made.sort not in NUMBERS:
                continue  # a field that has no value here: that it has none is said already
            node = reckoned("mul", made.node, number(10 ** max(0, output.scale - made.scale)))
            there = self._table.truth(made.there)
            if there is None or not there[rows].all() or made.scale > output.scale or node.wide:
                return None
            arms[output.name] = node
        return arms

    def _reckon(self, settled: Settled, arms: Sequence[Mapping[str, Node]]) -> None:
        """Let combinations that are settled have what a row itself says as what they come to, or a constant."""
        for of_number in self.arms.values():
            for bits in of_number.values():
                bits[settled.rows] = 0
        for place, some in enumerate(arms):
            for one in (one for one in self.made if one.output.name in some):
                rows, arm = settled.among([place]), some[one.output.name]
                bits = self.arms.setdefault(one.output.name, {}).setdefault(arm, np.zeros(self._table.size, np.int64))
                bits[rows], one.values[rows], one.there[rows] = -1, 0, True

    # ── what rows are told ───────────────────────────────────────────────────────────────────────

    def texts_of(self, made: Made, met: Array) -> tuple[Array, list[str]]:
        """Return the places of texts and the texts; of joined ones those that some row has, whatever was met before."""
        if made.output.sort == "text":
            return made.values, [*made.texts]
        planned = self._planned[made.output.name]
        later = sorted(made.texts[planned:])
        places = [*range(planned), *(planned + later.index(text) for text in made.texts[planned:]), -1]
        return only_met(np.array(places, made.values.dtype)[made.values], [*made.texts[:planned], *later], met)

    def arms_of(self, made: Made, met: Array) -> list[tuple[Array, Node]]:
        """Return what a number comes to in some row, beside its constants."""
        arms = self.arms.get(made.output.name, {})
        return [(bits, arm) for arm, bits in arms.items() if bits[met].any()]


def _spread(
    numbered: Numbered, found: Iterable[tuple[Asked, _Combined]], reads: Mapping[str, Read], wanted: Container[str]
) -> list[Answered]:
    """Return the answers of each rule that are wanted for the rows, each row those of its combination."""
    rows, entries, pieces = len(numbered.numbers), list[tuple[Array, Array]](), list[Pieces]()
    met = np.flatnonzero(numbered.met)

    def told(among: Array) -> Array:
        some = among[met]
        if (some == some[0]).all():
            return np.full(rows, some[0])
        entries.append((among, np.empty(rows, among.dtype)))
        return entries[-1][1]

    def of_rows(one: Made, combined: _Combined) -> Made:
        output = one.output
        if output.sort in {"text", "joined"}:
            values, texts = combined.texts_of(one, met)
            made = told(values)
            return Made(output, made, made, made, texts)
        there = told(one.there)
        if output.sort == "truth":
            return Made(output, there, there, told(one.no), [])
        is_decimal = output.sort == "number"
        values = new_column(output.node, rows, {output.node}) if is_decimal else np.empty(rows, np.int64)
        arms = combined.arms_of(one, met)
        if arms:
            pieces.append(Pieces(one.values, arms, values))
        else:
            entries.append((one.values, values))
        return Made(output, values, there, there, [])

    answered = []
    for asked, combined in found:
        with combined.lock:  # texts and their places go together
            made = [of_rows(one, combined) for one in combined.made if one.output.what in wanted]
        is_open = told(combined.is_apart) if combined.is_apart[met].any() else None
        answered.append(Answered(asked, made, is_open, numbered))
    numbered.tell(reads, entries, pieces)
    return answered
