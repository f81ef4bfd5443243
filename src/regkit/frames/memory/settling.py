"""Rows that the fast pass leaves open, asked of the rule itself: once for each distinct pattern of facts.

The columns know three values; an answer rests on all that was said. Where every way to fill in what is not known
leads to one answer the row is decided all the same, and where it is not, the rule tells what is missing, between
which ends the amount lies, and whether the text may be silent.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from regkit.engine.explain import once
from regkit.engine.possible import Source, sources
from regkit.frames.memory.arrays import Read
from regkit.frames.memory.reading import cell, parts_of
from regkit.frames.memory.standing import Standing, places_of, standing
from regkit.frames.memory.tables import Numbered, Table
from regkit.frames.memory.vector import program_of
from regkit.frames.plan.columns import Column
from regkit.frames.plan.nodes import NULL, Node, descendants
from regkit.frames.request import Request
from regkit.language.outcomes import Determination, Missing, Status
from regkit.language.rule import AnyRule

__all__ = ["Asked", "Open", "Settled", "Told", "by_words", "columns_of", "open_rows", "patterns_of", "taken"]

Array = Any


SHORT = 1 << 16
"""So many numbers fit into sixteen bits."""


class Settled(NamedTuple):
    """Rows with answers: the rows, the place of each row's answer, and the answers."""

    rows: Array
    which: Array
    answers: list[Determination[Any]]

    @classmethod
    def of(cls, rows: Array, patterns: Array, answers: Sequence[Determination[Any]], is_settled: Array) -> Settled:
        """Return, of rows with the place of each one's answer, those whose answer is settled."""
        there = is_settled[patterns]
        chosen = [answers[place] for place in np.flatnonzero(is_settled).tolist()]
        return cls(rows[there], (np.cumsum(is_settled) - 1)[patterns[there]], chosen)

    def among(self, places: Sequence[int]) -> Array:
        """Return the rows whose answer stands at one of some places."""
        chosen = np.zeros(len(self.answers), bool)
        chosen[places] = True
        return self.rows[chosen[self.which]]


@dataclass(frozen=True, eq=False)
class Told:
    """What a rule says of a pattern."""

    answer: Determination[Any]

    @functools.cached_property
    def is_settled(self) -> bool:
        """Whether that settles it."""
        return self.answer.status is not Status.UNDETERMINED

    @functools.cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What could still decide it, the most decisive first."""
        return self.answer.missing

    @functools.cached_property
    def sources(self) -> tuple[Source, ...] | None:
        """What the pattern may come to, and from what; frames that follow each other ask of the same."""
        return once("sources", self.answer, sources)


class Open:
    """The rows that a rule leaves open, and what it says of each distinct pattern of facts among them.

    Rows are of one pattern where they agree in words, in what is known, in every comparison of a number or a day that
    the rule may come to, and in the numbers and days, or where these stand, that are compared with each other. What an
    amount comes to is asked of each distinct row.

    Attributes:
        rows: the numbers of the rows.
        patterns: for each of them, the number of its pattern.
        told, answers: what the rule says of each pattern, and its own answer.
    """

    def __init__(self, rows: Array, patterns: Array, told: Sequence[Told], exactly: Callable[[Array], Open]) -> None:
        """Keep what the rule says.

        Args:
            rows: the rows.
            patterns: the pattern of each.
            told: what the rule says of each pattern.
            exactly: gives some rows by the distinct values of all their facts.
        """
        self.rows, self.patterns, self.exactly = rows, patterns, exactly
        self.told, self.answers = told, [one.answer for one in told]
        self._is_settled = np.array([one.is_settled for one in told], bool)

    def by_pattern(self) -> Iterator[tuple[Array, Told]]:
        """Yield the rows of each pattern, with what the rule says of the first of them."""
        return zip(_grouped(self.rows, self.patterns, len(self.told)), self.told, strict=True)

    def settled(self) -> Settled:
        """Return the rows whose pattern is settled, with the answers."""
        return Settled.of(self.rows, self.patterns, self.answers, self._is_settled)

    def places(self, rows: int) -> Array:
        """Return the place of the pattern of each of all rows, -1 where a row is not open."""
        made = np.full(rows, -1, np.int32)
        made[self.rows] = self.patterns
        return made

    @functools.cached_property
    def missing(self) -> list[tuple[Missing, ...]]:
        """What could still decide each pattern, the most decisive first."""
        return [one.missing for one in self.told]

    @functools.cached_property
    def possible(self) -> list[tuple[Any, ...]]:
        """The outcomes within reach of each pattern."""
        return [answer.possible for answer in self.answers]


def _grouped(rows: Array, patterns: Array, count: int) -> Iterator[Array]:
    """Yield the rows of each pattern."""
    few = patterns.astype(np.uint16) if count <= SHORT else patterns  # short ones sort faster
    ordered = rows[np.argsort(few, kind="stable")]
    last = 0
    for end in np.cumsum(np.bincount(patterns, minlength=count)).tolist():
        yield ordered[last:end]
        last = end


@dataclass(frozen=True)
class Asked:
    """A rule that is asked about rows of a frame.

    Attributes:
        request: the request.
        prefix, rule: the rule, and what its headings begin with.
        reads: the columns of the frame.
        columns: those of the facts of the rule.
    """

    request: Request
    prefix: str
    rule: AnyRule
    reads: Mapping[str, Read]
    columns: Sequence[Column]

    @classmethod
    def of(cls, request: Request, prefix: str, rule: AnyRule, reads: Mapping[str, Read]) -> Asked:
        """Return a rule of a request with the columns that it asks."""
        asked = request.reads[prefix]
        return cls(request, prefix, rule, reads, [o for o in request.columns.values() if o.heading and o.key in asked])

    @property
    def read(self) -> Sequence[Column]:
        """The columns that are read: those of the facts, and that of the day asked about."""
        on = self.request.on
        return self.columns if on is None or on.is_constant else [*self.columns, on]

    @property
    def standing(self) -> Standing:
        """How far numbers tell rows apart beside the comparisons that the rule makes of them."""
        columns = self.request.columns
        known = frozenset(key for key, column in columns.items() if column in self.columns)
        shared = tuple(
            (key, one.constant) for key, one in columns.items() if one.is_constant and one.sort in {"number", "day"}
        )
        return standing(self.rule, known, shared)

    @property
    def form(self) -> Hashable:
        """What, beside the request, tells which values the facts of a row stand for."""
        said = tuple(frozenset(subject.model_fields_set) for subject in self.request.options.subjects.values())
        return said, tuple(
            (found.factor, found.has is None, found.said is None) for one in self.read if (found := self.reads[one.key])
        )

    def ask(self, row: int) -> Told:
        """Return what the rule says of a row."""
        return Told(_answer(self.request, self.columns, self.rule, self.reads, row))


def open_rows(asked: Asked, where: Array, questions: Sequence[Node], numbered: Numbered | None = None) -> Open:
    """Return what a rule says of the rows that it leaves open.

    Args:
        asked: the rule and the frame.
        where: the rows.
        questions: the comparisons of numbers and days that the rule may come to.
        numbered: the rows by their numbers in a table, where one was looked up.
    """
    reads, read, ask = asked.reads, asked.read, asked.ask

    def exactly(rows: Array) -> Open:
        parts = [part[rows] for column in read for part in parts_of(reads[column.key], column)]
        patterns, firsts = patterns_of(_telling(parts)[1], len(rows))
        return Open(rows, patterns, list(map(ask, rows[firsts].tolist())), exactly)

    rows = np.flatnonzero(where)
    alike = asked.standing
    whole = {".".join(key) for key in alike.exact}
    words = {".".join(key): first for key, first in alike.words.items()}

    looked_up = [one for one in read if numbered and one.key in numbered.table.columns and reads[one.key].said is None]
    parts: list[Array] = []
    for one in (one for one in read if one not in looked_up):
        parts += _coarse(reads[one.key], one, rows, words.get(one.key), exact=one.key in whole)
    if numbered is not None:
        alike_words = tuple((one.key, words.get(one.key)) for one in looked_up)
        parts.append(by_words(numbered.table, alike_words)[numbered.numbers[rows]])
    parts += _answered(questions, reads, read, rows)
    for key, among in alike.among.items():
        column = asked.request.columns[key]
        parts.append(places_of(reads[column.key], column, among, rows))
    same, parts = _telling(parts)
    patterns, firsts = patterns_of(parts, len(rows))
    if any(column.sort == "text" for column in read):  # their codes are those of one frame
        return Open(rows, patterns, list(map(ask, rows[firsts].tolist())), exactly)
    form = asked.form, tuple(one.key for one in looked_up), same
    known, told = _known(asked.request, asked.prefix, form), []
    if len(known) > MOST_KNOWN:
        known.clear()
    for row, pattern in zip(rows[firsts].tolist(), _said(parts, firsts), strict=True):
        if (found := known.get(pattern)) is None:
            found = known[pattern] = ask(row)
        told.append(found)
    return Open(rows, patterns, told, exactly)


def _telling(parts: Sequence[Array]) -> tuple[tuple[tuple[int, int], ...], list[Array]]:
    """Return what is the same in all rows, by the place of each such part, and the parts that tell rows apart."""
    same, telling = [], []
    for place, part in enumerate(parts):
        if len(part) and part.min() == part.max():
            same.append((place, int(part[0])))
        else:
            telling.append(part)
    return tuple(same), telling


def _said(parts: Sequence[Array], rows: Array) -> Iterable[Hashable]:
    """Return what some rows say: a number where there is one part, else several."""
    told: list[list[Hashable]] = [part[rows].tolist() for part in parts]
    if len(told) == 1:
        return told[0]
    return zip(*told, strict=True) if told else itertools.repeat((), len(rows))


MOST_KNOWN = 1 << 14
"""How many answers are remembered for a request; then it begins anew."""


@functools.lru_cache(maxsize=64)
def _known(request: Request, prefix: str, form: Hashable) -> dict[Hashable, Told]:  # noqa: ARG001
    """Return what is remembered of the answers to a request, by pattern, for frames of one form."""
    return {}


@functools.lru_cache(maxsize=256)
def by_words(table: Table, columns: tuple[tuple[str, tuple[int, ...] | None], ...]) -> Array:
    """Return for each combination of a table its pattern in some columns, words that are alike being one."""
    parts = [_as_alike(table.reads[key].values, alike) for key, alike in columns]
    patterns, _ = patterns_of(parts, table.size)
    return patterns.astype(np.uint16)


def _as_alike(codes: Array, alike: tuple[int, ...] | None) -> Array:
    """Return words as the first that each is like."""
    if alike is None:
        return codes
    first = np.arange(NULL + 1, dtype=np.uint8)
    first[: len(alike)] = alike
    return first[codes]


def _coarse(found: Read, column: Column, rows: Array, alike: tuple[int, ...] | None, *, exact: bool) -> list[Array]:
    """Return what tells some rows of a column apart, of a number and a day only whether there is one."""
    if column.sort == "word" and alike is not None:
        return [_as_alike(found.values[rows], alike), *([] if found.said is None else [found.said[rows]])]
    is_read = exact or column.sort not in {"number", "day"}
    parts = parts_of(found, column) if is_read else (found.has, found.said)
    return [one[rows] for one in parts if one is not None]


def _answered(
    questions: Sequence[Node], reads: Mapping[str, Read], columns: Sequence[Column], rows: Array
) -> list[Array]:
    """Return the truth of each comparison of columns that the frame has, for some rows."""
    known = {column.key for column in columns}
    asked = [one for one in questions if columns_of(one) <= known]
    if not asked or not len(rows):
        return []
    read = set().union(*map(columns_of, asked))
    some = {key: taken(reads[key], rows) for key in read if reads[key].texts == ()}
    answers = program_of(tuple(asked)).run(some, len(rows))
    return [answer for answer in answers.values() if isinstance(answer, np.ndarray)]


@functools.lru_cache(maxsize=4096)
def columns_of(node: Node) -> set[str]:
    """Return the names of the columns that a node reads."""
    read = list(descendants([node]))
    alike = {str(key) for one in read if one.op == "alike" for key in one.args}
    return alike | {str(one.args[0]) for one in read if one.op in {"col", "is", "flag"}}


def taken(found: Read, rows: Array) -> Read:
    """Return some rows of a column."""

    def take(array: Array | None) -> Array | None:
        return None if array is None else array[rows]

    includes = {word: there[rows] for word, there in found.includes.items()}
    return Read(
        found.values[rows], take(found.has), take(found.bad), includes, found.texts, take(found.said), found.factor
    )


COUNTABLE = 1 << 22
"""So many codes are counted rather than sorted."""
FEW = 4
"""How many times more codes than rows are still worth counting."""


def patterns_of(parts: Sequence[Array], rows: int) -> tuple[Array, Array]:
    """Return the number of each row's pattern, and the place of the first row of each pattern."""
    numbers: Array = np.zeros(rows, np.int32)
    size, most = 1, max(SHORT, min(COUNTABLE, FEW * rows))
    if not rows:
        return numbers, numbers
    for part in parts:
        codes, width = _coded(part)
        if size * width > most:
            numbers, size = _compressed(numbers, size)
        if size * width > COUNTABLE:
            numbers = numbers.astype(np.int64)
        np.add(np.multiply(numbers, width, out=numbers), codes, out=numbers)
        size *= width
    patterns, count = _compressed(numbers, size)
    firsts = np.zeros(count, np.int64)
    firsts[patterns[::-1]] = np.arange(rows - 1, -1, -1)  # the last written is the first row
    return patterns, firsts


def _coded(part: Array) -> tuple[Array, int]:
    """Return values as small numbers, and how many there can be."""
    if part.dtype == np.bool_:
        return part, 2
    if part.dtype == np.uint8:
        return _compressed(part, 256, np.uint8)
    if part.dtype == np.uint16:
        return _compressed(part, SHORT, np.uint16)
    _, codes = np.unique(part, return_inverse=True)
    return codes.reshape(-1), int(codes.max()) + 1 if len(codes) else 1


def _compressed(numbers: Array, size: int, kind: Any = np.int32) -> tuple[Array, int]:
    """Return numbers below `size` as those that occur, in order, and how many these are."""
    if size > COUNTABLE:
        there, codes = np.unique(numbers, return_inverse=True)
        return codes.reshape(-1).astype(kind), max(1, len(there))
    places: Array = np.zeros(max(1, size), kind)
    there = np.flatnonzero(np.bincount(numbers, minlength=1))
    places[there] = np.arange(len(there))
    return places[numbers], max(1, len(there))


def _answer(
    request: Request, columns: Sequence[Column], rule: AnyRule, reads: Mapping[str, Read], row: int
) -> Determination[Any]:
    """Ask the rule about one row."""
    said: dict[str, dict[str, Any]] = {parameter: {} for parameter, _ in rule.parameters}
    for column in columns:
        parameter, _, name = column.key.partition(".")
        where = reads[column.key].said
        if where is None or bool(where[row]):
            said[parameter][name] = cell(column, reads, row)
    shared = request.options.subjects
    subjects = [shared[name] if name in shared else model.model_validate(said[name]) for name, model in rule.parameters]
    on = None if request.on is None else cell(request.on, reads, row)
    # a query that was asked before is answered as it was asked, and what it is told is remembered for others like it
    answer: Determination[Any] = rule.itself(*subjects, on=on, calendar=request.calendar)
    return answer
