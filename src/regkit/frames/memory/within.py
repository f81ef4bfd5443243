"""Cases with parts and lists, asked of the rule itself: once for each distinct case, by the values of all its cells."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from pydantic import ValidationError

from regkit.frames.memory.arrays import Read
from regkit.frames.memory.distinct import read
from regkit.frames.memory.extras import extras
from regkit.frames.memory.reading import cell
from regkit.frames.memory.results import Made, with_columns
from regkit.frames.memory.run import problems, reads_of
from regkit.frames.memory.settling import Open, Settled, Told
from regkit.frames.memory.sources import Reach
from regkit.frames.memory.telling import settle
from regkit.frames.plan.cells import Bad, bad_of
from regkit.frames.plan.columns import EACH, Column
from regkit.frames.plan.plan import CONFLICT, INVALID, Output, in_language, status_in
from regkit.frames.request import Request, invalid_error
from regkit.language.errors import ConflictError
from regkit.language.outcomes import Determination, Status
from regkit.language.rule import AnyRule

__all__ = ["Cases", "run_within"]

UNSAID: Any = object()
"""What a cell says that says nothing."""
Row = tuple[Any, ...]
Answer = Determination[Any] | Bad | None
"""What a rule says of a case; why it does not accept it; nothing where its rows contradict each other."""


@dataclass(frozen=True)
class Cases:
    """Cases and the members of their lists.

    Attributes:
        cases: the table of the cases, with `frame` and `request`.
        members: the table of the members of each list, by its path.
        places: for each list, the rows of the members of each case; nothing where it is not known which these are.
        complete: for each list of which that is told, whether it is complete, as a column of the cases.
    """

    cases: Any
    members: Mapping[str, Any]
    places: Mapping[str, Sequence[Sequence[int] | None]]
    complete: Mapping[str, Column]


def run_within(cases: Cases, outputs: Sequence[list[Output]], *, raising: bool) -> Any:
    """Return the native frame of the cases with the columns that are asked for.

    Args:
        cases: the cases.
        outputs: the columns of each rule.
        raising: whether a case that is not accepted stops it.

    Raises:
        InvalidRowsError: a case has a value that is not accepted, and `raising`.
    """
    told, frame = _Told(cases), cases.cases.frame
    request: Request = cases.cases.request
    columns: list[Made] = []
    extra: list[Made] = []
    for prefix, rule, some in zip(request.prefixes, request.rules, outputs, strict=True):
        numbers, answers, invalid = told.by(prefix, rule)
        if raising and invalid:
            raise invalid_error(len(invalid), next(iter(invalid.values())))
        made = [_empty(one, len(frame), request) for one in some]
        settle(made, _determined(numbers, answers), request.options.lang)
        _refuse(made, numbers, answers, invalid, request.options.lang)
        columns += [one for one in made if one.output.what in request.want]
        open_ones = _open(numbers, answers)
        extra += extras(request, prefix, rule, made, open_ones, functools.partial(Reach, (), open_ones), invalid)
    return _with_columns(frame.to_native(), [*columns, *extra])


def _empty(output: Output, rows: int, request: Request) -> Made:
    """Return a column of which nothing is known yet."""
    output = dataclasses.replace(in_language(output, request.options.lang), floats=request.options.amounts == "float")
    if output.sort in {"text", "joined"}:
        codes = np.full(rows, -1, np.int32)
        return Made(output, codes, codes, codes, [text for text in output.texts if isinstance(text, str)])
    values = np.zeros(rows, object if output.sort == "number" else np.int64)
    return Made(output, values, np.zeros(rows, bool), np.zeros(rows, bool), [])


def _determined(numbers: Any, answers: Sequence[Answer]) -> Settled:
    """Return the cases that the rule accepts, with what it says of them."""
    is_told = np.array([*(isinstance(one, Determination) for one in answers), False], bool)
    there = is_told[numbers]
    told = [one for one in answers if isinstance(one, Determination)]
    return Settled(np.flatnonzero(there), (np.cumsum(is_told) - 1)[numbers[there]], told)


def _refuse(
    made: list[Made], numbers: Any, answers: Sequence[Answer], invalid: Mapping[int, str], lang: str | None
) -> None:
    """Say of the other cases that they are not accepted, or that their rows contradict each other."""
    is_contrary = np.array([*(one is None for one in answers), False], bool)
    for one in made:
        if one.output.what == "status":
            one.put(np.array(list(invalid), np.int64), 0, [status_in(INVALID, lang)])
            one.put(np.flatnonzero(is_contrary[numbers]), 0, [status_in(CONFLICT, lang)])


def _open(numbers: Any, answers: Sequence[Answer]) -> Open:
    """Return the rows that are undetermined, by distinct case."""
    is_open = [isinstance(one, Determination) and one.status is Status.UNDETERMINED for one in answers]
    rows = np.flatnonzero(np.array([*is_open, False], bool)[numbers])
    _, firsts, patterns = np.unique(numbers[rows], return_index=True, return_inverse=True)

    def exactly(_: Any) -> Open:
        return found

    told = (answers[number] for number in numbers[rows[firsts]].tolist())
    only = [Told(one) for one in told if isinstance(one, Determination)]  # nothing else is open
    found = Open(rows, patterns.reshape(-1), only, exactly)
    return found


def _with_columns(native: Any, made: list[Made]) -> Any:
    """Return a native frame in memory with new columns; one of Polars takes them from Arrow."""
    if not hasattr(native, "hstack"):
        return with_columns(native, made)
    import polars as pl  # noqa: PLC0415  (the caller's frame is one of Polars)

    whole = with_columns(native.to_arrow(), made)
    return native.hstack(pl.DataFrame(pl.from_arrow(whole.select([one.output.name for one in made]))))


class _Told:
    """What the tables say of each case."""

    def __init__(self, cases: Cases) -> None:
        self.cases, self.request = cases, cases.cases.request
        self.tables = {"": cases.cases, **cases.members}
        unsaid = self.request.options.nulls == "unsaid"
        self.reads = {path: reads_of(table.request, table.frame) for path, table in self.tables.items()}
        for path, column in cases.complete.items():
            if column.heading is not None:
                found = read(cases.cases.frame.get_column(column.heading), column, unsaid=unsaid)
                self.reads[""][f"{path}.complete"] = found

    def by(self, prefix: str, rule: AnyRule) -> tuple[Any, list[Answer], dict[int, str]]:
        """Return the number of each case's answer, the answers, and what is wrong with the cases that are refused."""
        invalid, whole = self._invalid(prefix), self._rows(prefix)
        numbers: Any = np.full(len(whole), -1, np.int64)
        known: dict[Row, int] = {}
        answers: list[Answer] = []
        for row, case in enumerate(whole):
            if row in invalid:
                continue
            if case not in known:
                known[case] = len(answers)
                answers.append(self._answer(prefix, rule, case))
            numbers[row] = known[case]
            answer = answers[known[case]]
            if isinstance(answer, Bad):
                invalid[row] = answer.why(self.request.options.lang or "en")
        return numbers, answers, invalid

    def _invalid(self, prefix: str) -> dict[int, str]:
        """Return what is wrong with the cells of each case and of its members."""
        lang = self.request.options.lang or "en"
        found: dict[int, list[str]] = {}
        for path, table in self.tables.items():
            bad = dict(problems(table.request, table.frame, self.reads[path], lang=lang, prefix=prefix))
            for row, members in enumerate(self.cases.places[path] if path else ()):
                found.setdefault(row, []).extend(bad[member] for member in members or () if member in bad)
            for row, why in bad.items() if not path else ():
                found.setdefault(row, []).append(why)
        for path, column in self.cases.complete.items():
            bad_ones = self.reads[""][f"{path}.complete"].bad if column.heading is not None else None
            for row in [] if bad_ones is None else np.flatnonzero(bad_ones).tolist():
                found.setdefault(row, []).append(f"{column.heading}: not a yes or no")
        return {row: "; ".join(whys) for row, whys in found.items() if whys}

    def _rows(self, prefix: str) -> list[Row]:
        """Return all that is said of each case: its day, its cells, each list's completeness and its members' cells."""
        count = len(self.cases.cases.frame)
        cells = {path: self._cells(path, prefix) for path in self.tables}
        on = self.request.on
        parts: list[Sequence[Any]] = [
            [None if on is None else _said(on, self.reads[""], row) for row in range(count)],
            cells[""],
        ]
        for path, places in self.cases.places.items():
            column = self.cases.complete.get(path)
            told = [UNSAID if column is None else _said(column, self.reads[""], row) for row in range(count)]
            parts.append([None if some is None else one for one, some in zip(told, places, strict=True)])
            parts.append([tuple(cells[path][member] for member in members or ()) for members in places])
        return list(zip(*parts, strict=True))

    def _columns(self, path: str, prefix: str) -> list[tuple[str, Column]]:
        request = self.tables[path].request
        some = ((key, column) for key, column in request.columns.items() if column.heading is not None)
        return [(key[0], column) for key, column in some if column.key in request.reads[prefix]]

    def _cells(self, path: str, prefix: str) -> list[Row]:
        columns, reads = self._columns(path, prefix), self.reads[path]
        return [
            tuple(_said(column, reads, row) for _, column in columns) for row in range(len(self.tables[path].frame))
        ]

    def _answer(self, prefix: str, rule: AnyRule, case: Row) -> Answer:
        """Ask the rule about a case."""
        on, cells, *lists = case
        said: dict[str, Any] = {}
        _fill(said, self._columns("", prefix), cells)
        for path, complete, members in zip(self.cases.places, lists[::2], lists[1::2], strict=True):
            columns = [(owner.removeprefix(path + EACH), column) for owner, column in self._columns(path, prefix)]
            told = [_fill({}, columns, member) for member in members]
            *outer, last = path.split(".")
            _inner(said, outer)[last] = told if complete is UNSAID else {"members": told, "complete": complete}
        shared = self.request.options.subjects
        try:
            subjects = [
                shared[name] if name in shared else model.model_validate(said.get(name, {}))
                for name, model in rule.parameters
            ]
            return _asked(rule, subjects, on, self.request)
        except ValidationError as error:
            return bad_of(None, error)
        except ConflictError:
            return None


def _asked(rule: AnyRule, subjects: Sequence[Any], on: date | None, request: Request) -> Answer:
    answer: Determination[Any] = rule(*subjects, on=on, calendar=request.calendar)
    return answer


def _fill(said: dict[str, Any], columns: Sequence[tuple[str, Column]], cells: Row) -> dict[str, Any]:
    """Put cells where they belong in what is said of a subject, and of its parts."""
    for (path, column), value in zip(columns, cells, strict=True):
        inner = _inner(said, [step for step in path.split(".") if step])
        if value is not UNSAID and column.spec is not None:
            inner[column.spec.name] = value
    return said


def _inner(said: dict[str, Any], path: Sequence[str]) -> dict[str, Any]:
    for step in path:
        said = said.setdefault(step, {})
    return said


def _said(column: Column, reads: Mapping[str, Read], row: int) -> Any:
    """Return what a cell says: a value, that it is unknown, or nothing."""
    found = reads.get(column.key)
    if found is not None and found.said is not None and not found.said[row]:
        return UNSAID
    return cell(column, reads, row)
