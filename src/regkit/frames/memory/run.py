"""Running a request on a frame in memory, of pandas or PyArrow."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from regkit.engine.explain import once
from regkit.engine.possible import source_of
from regkit.frames.memory.arrays import Read, complete_in
from regkit.frames.memory.bounds import within_bounds
from regkit.frames.memory.combined import told_by_combinations
from regkit.frames.memory.distinct import dictionary
from regkit.frames.memory.extras import extras
from regkit.frames.memory.reading import answers, read_columns
from regkit.frames.memory.results import Made, made_of, with_columns
from regkit.frames.memory.settling import Asked, Open, Settled, open_rows
from regkit.frames.memory.sources import Reach, is_of_row, values_of
from regkit.frames.memory.tables import Numbered
from regkit.frames.memory.telling import settle
from regkit.frames.plan.cells import Bad, reader
from regkit.frames.plan.columns import Column
from regkit.frames.plan.plan import ANSWERS, Copy
from regkit.frames.request import NUMBERS, Request, invalid_error
from regkit.language.outcomes import Status
from regkit.language.terms import Term

__all__ = ["answered", "problems", "reads_of", "run"]


def reads_of(request: Request, frame: Any) -> dict[str, Read]:
    """Return the columns of a frame as arrays."""
    return read_columns(frame, request.columns, request.on, unsaid=request.options.nulls == "unsaid")


def run(request: Request, frame: Any, *, raising: bool, reads: dict[str, Read] | None = None) -> Any:
    """Return the native frame with the columns that the request asks for.

    Raises:
        InvalidRowsError: a row has a value that is not accepted, and `raising`.
    """
    reads = reads_of(request, frame) if reads is None else reads
    bad = tuple(key for key in request.keys if reads[key].bad is not None)
    if raising and bad:
        texts = dict(problems(request, frame, reads, lang=request.options.lang or "en"))
        raise invalid_error(len(texts), next(iter(texts.values())))
    columns: list[Made] = []
    extra: list[Made] = []
    for asked, made, open_ones in _at_once(request, reads, bad, len(frame)) or answered(
        request, reads, bad, len(frame)
    ):
        refused = list(_refused(made, frame, request.options.lang or "en"))
        if raising and refused:
            raise invalid_error(len({row for row, _ in refused}), refused[0][1])
        columns += [one for one in made if one.output.what in request.want]
        if open_ones is not None:
            prefix, rule = asked.prefix, asked.rule
            invalid = _invalid(request, prefix, frame, reads, refused)
            reach = functools.partial(Reach.of, request, prefix, rule, reads, open_ones)
            extra += extras(request, prefix, rule, made, open_ones, reach, invalid)
    return with_columns(frame.to_native(), [*columns, *extra])


def _at_once(
    request: Request, reads: dict[str, Read], bad: tuple[str, ...], rows: int
) -> list[tuple[Asked, list[Made], None]] | None:
    """Return the answers of each rule, as `answered` yields them, where the combinations of a table tell them."""
    complete = complete_in(reads)
    plan = request.plan(bad, complete, status=True)
    told = None if plan.wide else told_by_combinations(request, plan, reads, rows)
    if told is None:
        return None
    for one, questions in zip(told, plan.questions, strict=True):
        if one.is_open is not None:
            _settle_rows(one.asked, open_rows(one.asked, one.is_open, questions, one.numbered), one.made)
    return [(one.asked, one.made, None) for one in told]


def answered(
    request: Request, reads: dict[str, Read], bad: tuple[str, ...], rows: int
) -> Iterator[tuple[Asked, list[Made], Open]]:
    """Yield each rule, its answers as arrays, and the rows that it leaves open."""
    complete = complete_in(reads)
    plan, narrowed = within_bounds(request, request.plan(bad, complete, status=True), reads, bad, complete)
    arrays = answers(plan, narrowed, rows)
    counted = Counter(node for output in plan.outputs for node in {output.node, output.there, output.no})
    shared = frozenset(node for node, times in counted.items() if times > 1)
    for index, named in enumerate(zip(request.prefixes, request.rules, strict=True)):
        one = Asked.of(request, *named, reads)
        outputs = [output for output in plan.outputs if output.of == index]
        status = next(output for output in outputs if output.what == "status")
        where = _open(request, arrays[status.node], reads, rows)
        open_ones = open_rows(one, where, plan.questions[index], arrays.get(Numbered))
        written_to = shared if open_ones.settled().answers else None
        made = [made_of(output, arrays, narrowed, rows, shared=written_to) for output in outputs]
        _settle_rows(one, open_ones, made)
        yield one, made, open_ones


def _settle_rows(asked: Asked, open_ones: Open, made: list[Made]) -> None:
    """Let rows that are open have what all ways to complete them lead to."""
    settled, lang = open_ones.settled(), asked.request.options.lang
    settle(made, settled, lang)
    numbers = any(one.output.what == "value" and one.output.sort in NUMBERS for one in made)
    rest = _reckoned(asked, settled, made) if numbers else ()
    if len(rest):
        settle(made, open_ones.exactly(rest).settled(), lang)


def _reckoned(asked: Asked, settled: Settled, made: list[Made]) -> Any:
    """Let rows that are settled have the values that their own numbers come to; return those that are to be asked."""
    by_source: dict[Term[Any] | None, list[int]] = {}
    for place, answer in enumerate(settled.answers):
        if answer.is_decided:
            by_source.setdefault(once("source", answer, source_of), []).append(place)
    for source, places in by_source.items():
        if source is not None and is_of_row(source):
            rows = settled.among(places)
            values = values_of(asked.request, asked.prefix, asked.rule, source, asked.reads, rows)
            for one in made:
                if one.output.what == "value":
                    one.take(rows, values.get(one.output.name))
    return settled.among(by_source.get(None, []))


def _open(request: Request, status: Any, reads: dict[str, Read], rows: int) -> Any:
    """Return the rows that are undetermined although the day asked about is known."""
    codes = status if isinstance(status, np.ndarray) else np.full(rows, status, np.int16)
    where = codes == ANSWERS[Status.UNDETERMINED.code]
    on = None if request.on is None else reads.get(request.on.key)
    return where if on is None or on.has is None else where & on.has


# ── what is wrong with bad rows ──────────────────────────────────────────────────────────────────


def problems(
    request: Request, frame: Any, reads: dict[str, Read], *, lang: str = "en", prefix: str | None = None
) -> Iterator[tuple[int, str]]:
    """Yield each row that is not accepted, and what is wrong with it: column, value and, in a language, the reason.

    Args:
        request: the request.
        frame: the frame.
        reads: its columns as arrays.
        lang: the language.
        prefix: of the one rule to be asked; all by default.
    """
    found: dict[int, list[str]] = {}
    asked = frozenset(request.keys) if prefix is None else request.reads[prefix]
    for column in (*request.columns.values(), request.on):
        bad = None if column is None or column.heading is None else reads[column.key].bad
        if column is None or column.heading is None or bad is None or column.key not in asked:
            continue
        where = np.flatnonzero(bad)
        series = frame.get_column(column.heading)
        indices, uniques = dictionary(series[where.tolist()])
        texts = [_why_not(column, value, lang) for value in uniques]
        for row, index in zip(where.tolist(), indices.tolist(), strict=True):
            found.setdefault(row, []).append(texts[index])
    for row in sorted(found):
        yield row, "; ".join(found[row])


def _why_not(column: Column, value: Any, lang: str) -> str:
    said = f"{column.heading}={value}"
    cell = reader(column)(value)
    return f"{said}: {' '.join(cell.why(lang).split())}" if isinstance(cell, Bad) else said


def _invalid(
    request: Request, prefix: str, frame: Any, reads: dict[str, Read], refused: Iterable[tuple[int, str]]
) -> dict[int, str]:
    """Return for each row that a rule does not accept what is wrong with it."""
    if "invalid" not in request.want:
        return {}
    found = dict(problems(request, frame, reads, lang=request.options.lang or "en", prefix=prefix))
    for row, why in refused:
        found[row] = f"{found[row]}; {why}" if row in found else why
    return found


def _refused(made: Iterable[Made], frame: Any, lang: str) -> Iterator[tuple[int, str]]:
    """Yield each row whose facts contradict each other, with the facts, what was said of them, and why."""
    for one in made:
        if one.output.what == "refused":
            cells = [
                (copy.heading, frame.get_column(copy.heading)) for copy in one.output.texts if isinstance(copy, Copy)
            ]
            for row in np.flatnonzero(one.there).tolist():
                said = [f"{heading}={series[row]}" for heading, series in cells]
                known = [text for text in said if not text.endswith(("=None", "=nan", "=NaT", "=<NA>"))]
                yield row, f"{', '.join(known)}: {one.output.said[lang][0]}"
