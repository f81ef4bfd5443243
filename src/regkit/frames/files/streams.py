"""Rules over files: read a part at a time, answered, written whole or not at all; bad rows kept aside with reasons.

Parquet is streamed, however long it is; everything else is read as `regkit check` reads it (`cases`).
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import narwhals.stable.v2 as nw
import numpy as np

from regkit.checking.output import allowed, unknown_ending, written
from regkit.checking.problems import Note
from regkit.checking.reading.heads import Options as Reading
from regkit.checking.reading.unmet import Met
from regkit.frames.files.cases import Part, parts
from regkit.frames.files.parquet import nothing_said, parquet
from regkit.frames.memory.arrays import Read
from regkit.frames.memory.run import problems, reads_of, run
from regkit.frames.plan.plan import STATUSES, status_in
from regkit.frames.request import DEFAULT, Options, Request, checked
from regkit.language.rule import AnyRule
from regkit.law import InputError

__all__ = ["FORMATS", "Run", "check_paths", "made_here", "run_file", "written_whole"]

BATCH = 131_072
FORMATS = (".parquet", ".csv", ".xlsx")
"""What is written."""
MOST_SHEET_ROWS = 1_048_575
SHEETS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}
"""How workbooks are written: row by row; a text that begins with `=` stays a text."""
ASIDE = ".invalid.csv"
"""How the name of a file of rows that were not accepted ends."""
Table = Any


@dataclass
class Run:
    """What a run did.

    Attributes:
        rows: how many rows were answered.
        encoding: the encoding of a text file, or what kind of file it is; nothing for Parquet.
        statuses: for each rule, how many rows have each status, by its code.
        invalid: the file of rows that were not accepted, if there are any.
        notes: what of the file was set aside, with its place and reason.
    """

    rows: int = 0
    encoding: str | None = None
    statuses: dict[str, Counter[str]] = field(default_factory=dict)
    invalid: Path | None = None
    notes: list[Note] = field(default_factory=list)


def run_file(  # noqa: PLR0913  (what a caller may say, all by name)
    rules: Mapping[str, AnyRule],
    source: Path,
    target: Path,
    *,
    columns: Mapping[str, str] | None = None,
    on: date | str | None = None,
    want: Sequence[str] = DEFAULT,
    nulls: str | None = None,
    reading: Reading | None = None,
    lang: Literal["zh", "en"] | None = None,
    progress: Callable[[int, int | None], None] = lambda _done, _all: None,
) -> Run:
    """Answer every row of a file and write it with the answers to another.

    Args:
        rules: the rules by what their headings begin with.
        source: the file to read: Parquet, or whatever `regkit check` reads.
        target: the file to write; its ending says what it is.
        columns: the column of a fact.
        on: the day asked about.
        want: what is wanted.
        nulls: what an empty cell says; by default `unknown` in Parquet, else `unsaid`, as in `regkit check`.
        reading: which sheets and headings to read, and how words are written; of Parquet nothing is to be said.
        lang: the language of the answers' words; without one they are codes, which no language changes.
        progress: is told, after each part, how many rows are done and how many there are, if that is known.

    Raises:
        InputError: a file cannot be read, or may not be written.
        FrameError, ColumnError: as for `over`.
    """
    check_paths(source, target)
    done = Run()
    is_parquet = source.suffix.lower() == ".parquet"
    said = nulls or ("unknown" if is_parquet else "unsaid")
    wanted = tuple(dict.fromkeys((*want, "status")))
    asked = replace(reading or Reading(), columns=_headings(reading, columns))
    if is_parquet:
        nothing_said(source, reading)
    met = Met()
    batches = _of_parquet(source) if is_parquet else _of_cases(parts(source, tuple(rules.values()), asked, met), done)
    aside = target.with_name(f"{target.stem}{ASIDE}")
    with written_whole(target) as whole, written_whole(aside, needed=False) as bad:
        writer, bad_writer = _Writer(whole, target.suffix.lower()), _Writer(bad, ".csv")
        try:
            for batch in batches:
                request = checked(rules, batch.table.schema, Options(columns, on, wanted, said, lang=lang))
                made, told = _answered(request, batch)
                writer.write(made)
                bad_writer.write_some(batch.shown, told, batch.lines or range(done.rows + 2, 1 << 62))
                _count(done, rules, made, lang)
                done.rows += made.num_rows
                progress(done.rows, batch.total)
        finally:
            writer.close()
            bad_writer.close()
    done.notes += () if is_parquet else met.notes(source.name, asked)
    done.invalid = aside if aside.exists() and bad_writer.started else None
    return done


def _headings(reading: Reading | None, columns: Mapping[str, str] | None) -> dict[str, str]:
    """Return what the caller says that headings stand for, for the reader of cases."""
    said = dict(reading.columns) if reading is not None else {}
    return {**said, **{heading: fact for fact, heading in (columns or {}).items()}}


def check_paths(source: Path, target: Path, formats: Sequence[str] = FORMATS) -> None:
    """Raise where a file is of no known kind, or where the answers would be written over the facts.

    Raises:
        InputError: that is so.
    """
    if target.suffix.lower() not in formats:
        raise unknown_ending(target, formats)
    allowed(target, [source], folder=True)
    allowed(target.with_name(f"{target.stem}{ASIDE}"), [source], ours=made_here)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Rows to be answered: as rules read them, as they are shown, where they stand, and what of them was not read."""

    table: Table
    shown: Table
    lines: Sequence[int] = ()
    unread: Mapping[int, tuple[list[str], list[str]]] = field(default_factory=dict)
    total: int | None = None


Reasons = dict[int, tuple[str, str]]
"""Why rows are not accepted, in English and in Chinese."""


def _answered(request: Request, batch: _Batch) -> tuple[Table, Reasons]:
    """Return the rows with their answers, and why some of them are not accepted."""
    frame = nw.from_native(batch.table, eager_only=True)
    reads: dict[str, Read] = reads_of(request, frame)
    if batch.unread:
        _spoil(request, reads, list(batch.unread), batch.table.num_rows)
    told, told_zh = (dict(problems(request, frame, reads, lang=lang)) for lang in ("en", "zh"))
    reasons = {row: (why, told_zh[row]) for row, why in told.items() if row not in batch.unread}
    reasons |= {row: ("; ".join(en), "；".join(zh)) for row, (en, zh) in batch.unread.items()}
    made = run(request, frame, raising=False, reads=reads)
    if batch.table is batch.shown:
        return made, reasons
    answers = made.select(made.column_names[batch.table.num_columns :])
    for name in answers.column_names:
        batch = replace(batch, shown=batch.shown.append_column(name, answers.column(name)))
    return batch.shown, dict(sorted(reasons.items()))


def _spoil(request: Request, reads: dict[str, Read], rows: list[int], count: int) -> None:
    """Let no rule accept rows with a cell that could not be read."""
    for key in request.keys:
        bad = reads[key].bad
        spoilt = np.zeros(count, bool) if bad is None else bad.copy()
        spoilt[rows] = True
        reads[key] = replace(reads[key], bad=spoilt)


def _count(done: Run, rules: Mapping[str, AnyRule], made: Table, lang: str | None) -> None:
    codes = {status_in(code, lang): code for code in STATUSES}
    for prefix, rule in rules.items():
        counts = done.statuses.setdefault(rule.name, Counter())
        for entry in made.column(f"{prefix}status").combine_chunks().value_counts().to_pylist():
            counts[codes[entry["values"]]] += entry["counts"]


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


def _of_parquet(source: Path) -> Iterator[_Batch]:
    import pyarrow as pa  # noqa: PLC0415

    file = parquet(source)
    with file:
        if any(not name.strip() for name in file.schema_arrow.names):
            hint = "name it, or leave it out; what it says could be any fact"
            raise InputError(
                f"`{source.name}` has a column without a name",
                hint=hint,
                zh=f"`{source.name}` 有一栏没有栏目名",
                hint_zh="请补上栏目名，或者删去该栏；其内容可能是任何事项",
            )
        for batch in file.iter_batches(BATCH):
            table = pa.Table.from_batches([batch])
            yield _Batch(table, table, total=file.metadata.num_rows)
        if not file.metadata.num_rows:
            table = file.schema_arrow.empty_table()
            yield _Batch(table, table, total=0)


def _of_cases(read: Iterator[Part], done: Run) -> Iterator[_Batch]:
    for part in read:
        done.encoding = part.kind
        done.notes += part.notes
        yield _Batch(part.table, part.shown, part.lines, part.unread)


# ── writing ──────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def written_whole(target: Path, *, needed: bool = True) -> Iterator[Path]:
    """Give a temporary file to write; put it in place of `target` when all went well, and never half of it.

    A file of rows that were not accepted is named by no caller: one that is there and was not made here stays.
    """
    aside = target.name.endswith(ASIDE)
    with written(target, needed=needed, ours=made_here if aside else None, folder=True) as temporary:
        yield temporary


def made_here(path: Path) -> bool:
    """Return whether a file holds rows that were not accepted, as they are put aside here."""
    with path.open("rb") as file:
        headings = file.readline().decode("utf-8-sig", "replace").replace('"', "").strip().split(",")
    return "__reason__" in headings or {"status", "invalid"} <= {heading.rsplit("_", 1)[-1] for heading in headings}


class _Writer:
    """Writes tables one after another into one file, opened with the first."""

    def __init__(self, path: Path, suffix: str) -> None:
        self.path = path
        self.suffix = suffix
        self.sink: Any = None
        self.rows = 0

    @property
    def started(self) -> bool:
        return self.sink is not None

    def write(self, table: Table) -> None:
        if self.suffix == ".parquet":
            self._parquet(table)
        elif self.suffix == ".csv":
            self._csv(_as_texts(table))
        else:
            self._xlsx(table)
        self.rows += table.num_rows

    def write_some(self, table: Table, reasons: Reasons, lines: Sequence[int]) -> None:
        """Write the rows that have a reason, with their number in the file and the reason in two languages."""
        import pyarrow as pa  # noqa: PLC0415

        if reasons:
            some = table.take(pa.array(list(reasons)))
            some = some.append_column("__row__", pa.array([lines[row] for row in reasons]))
            some = some.append_column("__reason__", pa.array([en for en, _ in reasons.values()]))
            self._csv(_as_texts(some.append_column("__原因__", pa.array([zh for _, zh in reasons.values()]))))

    def _parquet(self, table: Table) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415

        if self.sink is None:
            self.sink = pq.ParquetWriter(self.path, table.schema)
        self.sink.write_table(table)

    def _csv(self, table: Table) -> None:
        from pyarrow import csv  # noqa: PLC0415

        if self.sink is None:
            self.file = self.path.open("wb")
            self.file.write(codecs.BOM_UTF8)
            self.sink = csv.CSVWriter(self.file, table.schema, write_options=csv.WriteOptions(quoting_style="needed"))
        self.sink.write_table(table)

    def _xlsx(self, table: Table) -> None:
        import xlsxwriter  # noqa: PLC0415

        if self.rows + table.num_rows > MOST_SHEET_ROWS:
            raise InputError(
                "a sheet has no room for so many rows",
                hint="write .parquet or .csv",
                zh="工作表容不下这么多行",
                hint_zh="请写成 .parquet 或 .csv",
            )
        if self.sink is None:
            self.book = xlsxwriter.Workbook(str(self.path), dict(SHEETS))
            self.sink = self.book.add_worksheet()
            self.sink.write_row(0, 0, table.column_names)
        for index, row in enumerate(zip(*(column.to_pylist() for column in table.columns), strict=True), 1 + self.rows):
            self.sink.write_row(index, 0, [_cell_of(value) for value in row])

    def close(self) -> None:
        if self.sink is None:
            return
        if self.suffix == ".xlsx":
            self.book.close()
        else:
            self.sink.close()
        if self.suffix == ".csv":
            self.file.close()


def _cell_of(value: Any) -> Any:
    """Return a value as a sheet holds it; a decimal is a number where a sheet's numbers hold it exactly."""
    match value:
        case Decimal():
            near = float(value)
            return near if Decimal(repr(near)) == value else str(value)
        case list():
            return "、".join(map(str, value))
        case datetime() if value.tzinfo is not None:
            return value.isoformat(" ")
        case _:
            return value


def _as_texts(table: Table) -> Table:
    """Turn what a CSV file has no type for into text: dictionaries, lists, exact decimals without idle zeros."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute as pc  # noqa: PLC0415

    for index, one in enumerate(table.schema):
        if pa.types.is_list(one.type):
            texts = [None if value is None else "、".join(map(str, value)) for value in table.column(index).to_pylist()]
            table = table.set_column(index, one.name, pa.array(texts, pa.string()))
        elif not (pa.types.is_string(one.type) or pa.types.is_integer(one.type) or pa.types.is_boolean(one.type)):
            said = table.column(index).cast(pa.string())
            if pa.types.is_decimal(one.type):
                said = pc.replace_substring_regex(said, r"(\.\d{2,}?)0+$", r"\1")  # pyright: ignore[reportAttributeAccessIssue]
            table = table.set_column(index, one.name, said)
    return table
