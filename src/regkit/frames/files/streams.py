"""Rules over files: read a batch at a time, answered, written whole or not at all; bad rows kept aside with reasons.

Parquet, CSV (UTF-8, with or without a byte order mark, or GB18030) and XLSX. Memory holds a few batches, however
long the file is (a workbook excepted, which has at most 1,048,576 rows).
"""

from __future__ import annotations

import codecs
import csv as text_csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw

from regkit.checking.output import allowed, written
from regkit.frames.memory.arrays import Read
from regkit.frames.memory.run import problems, reads_of, run
from regkit.frames.request import DEFAULT, Options, Request, checked
from regkit.language.rule import AnyRule
from regkit.law import InputError, RegkitError

__all__ = ["FORMATS", "Run", "check_paths", "encoding_of", "made_here", "run_file", "written_whole"]

BATCH = 131_072
SAMPLE = 1 << 22
FORMATS = (".parquet", ".csv", ".xlsx")
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
        encoding: the encoding of a CSV file, as it was found.
        statuses: for each rule, how many rows have each status.
        invalid: the file of rows that were not accepted, if there are any.
    """

    rows: int = 0
    encoding: str | None = None
    statuses: dict[str, Counter[str]] = field(default_factory=dict)
    invalid: Path | None = None


def run_file(  # noqa: PLR0913  (what a caller may say, all by name)
    rules: Mapping[str, AnyRule],
    source: Path,
    target: Path,
    *,
    columns: Mapping[str, str] | None = None,
    on: date | str | None = None,
    want: Sequence[str] = DEFAULT,
    nulls: str | None = None,
    progress: Callable[[int, int | None], None] = lambda _done, _all: None,
) -> Run:
    """Answer every row of a file and write it with the answers to another.

    Args:
        rules: the rules by what their headings begin with.
        source: the file to read; its ending says what it is.
        target: the file to write.
        columns: the column of a fact.
        on: the day asked about.
        want: what is wanted.
        nulls: what an empty cell says; by default `unsaid` in CSV and XLSX, as in `regkit check`, else `unknown`.
        progress: is told, after each batch, how many rows are done and how many there are, if that is known.

    Raises:
        InputError: a file cannot be read, or is of no known kind.
        FrameError, ColumnError: as for `over`.
    """
    check_paths(source, target)
    done = Run(encoding=encoding_of(source) if source.suffix.lower() == ".csv" else None)
    said = nulls or ("unknown" if source.suffix.lower() == ".parquet" else "unsaid")
    wanted = tuple(dict.fromkeys((*want, "status")))
    aside = target.with_name(f"{target.stem}{ASIDE}")
    with written_whole(target) as whole, written_whole(aside, needed=False) as bad:
        writer, bad_writer = _Writer(whole, target.suffix.lower()), _Writer(bad, ".csv")
        try:
            for batch, total in _batches(source, done.encoding):
                _check_named(source, batch)
                request = checked(rules, batch.schema, Options(columns, on, wanted, said))
                made, *reasons = _answered(request, batch)
                writer.write(made)
                bad_writer.write_some(batch, reasons, done.rows)
                _count(done, rules, made)
                done.rows += batch.num_rows
                progress(done.rows, total)
        finally:
            writer.close()
            bad_writer.close()
    done.invalid = aside if aside.exists() and bad_writer.started else None
    return done


def check_paths(source: Path, target: Path, formats: Sequence[str] = FORMATS) -> None:
    """Raise where a file is of no known kind, or where the answers would be written over the facts.

    Raises:
        InputError: that is so.
    """
    for path in (source, target):
        if path.suffix.lower() not in formats:
            raise InputError(f"`{path.name}` is none of {', '.join(formats)}", hint="convert it first")
    allowed(target, [source], folder=True)
    allowed(target.with_name(f"{target.stem}{ASIDE}"), [source], ours=made_here)


def _check_named(source: Path, batch: Table) -> None:
    """Refuse a column without a heading that holds values: what it says could be any fact, and would be presumed."""
    for index, name in enumerate(batch.schema.names):
        if not name.strip() and any(value not in {None, ""} for value in batch.column(index).unique().to_pylist()):
            raise InputError(
                f"`{source.name}`: column {index + 1} has no heading and holds values",
                hint="write a heading, or delete the column",
            )


def _answered(request: Request, batch: Table) -> tuple[Table, dict[int, str], dict[int, str]]:
    """Return the answers, and for each row that is not accepted the reason in English and in Chinese."""
    frame = nw.from_native(batch, eager_only=True)
    reads: dict[str, Read] = reads_of(request, frame)
    told, told_zh = (dict(problems(request, frame, reads, lang=lang)) for lang in ("en", "zh"))
    return run(request, frame, raising=False, reads=reads), told, told_zh


def _count(done: Run, rules: Mapping[str, AnyRule], made: Table) -> None:
    for prefix, rule in rules.items():
        counts = done.statuses.setdefault(rule.name, Counter())
        for entry in made.column(f"{prefix}status").combine_chunks().value_counts().to_pylist():
            counts[entry["values"]] += entry["counts"]


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file: UTF-8, UTF-8 with a byte order mark, or GB18030.

    Raises:
        InputError: there is no such file, or it is in neither.
    """
    try:
        with path.open("rb") as file:
            sample = file.read(SAMPLE)
    except OSError as error:
        raise InputError(f"`{path}` cannot be read: {error.strerror}") from None
    if sample.startswith(codecs.BOM_UTF8):
        return "UTF-8-SIG"
    for name in ("UTF-8", "GB18030"):
        try:
            codecs.getincrementaldecoder(name)().decode(sample, final=len(sample) < SAMPLE)
        except UnicodeDecodeError:
            continue
        return name
    raise InputError(f"`{path.name}` is neither in UTF-8 nor in GB18030", hint="save it again as CSV in UTF-8")


def _batches(source: Path, encoding: str | None) -> Iterator[tuple[Table, int | None]]:
    match source.suffix.lower():
        case ".parquet":
            yield from _of_parquet(source)
        case ".csv":
            yield from _of_csv(source, encoding or "UTF-8")
        case _:
            yield from _of_xlsx(source)


def _of_parquet(source: Path) -> Iterator[tuple[Table, int | None]]:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        file = pq.ParquetFile(source)
    except (OSError, pa.ArrowInvalid) as error:
        raise InputError(f"`{source}` cannot be read as Parquet: {error}") from None
    with file:
        for batch in file.iter_batches(BATCH):
            yield pa.Table.from_batches([batch]), file.metadata.num_rows
        if not file.metadata.num_rows:
            yield file.schema_arrow.empty_table(), 0


def _of_csv(source: Path, encoding: str) -> Iterator[tuple[Table, int | None]]:
    """Yield a CSV file, every cell a text, so that nothing is guessed before the facts are known."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import csv  # noqa: PLC0415

    with source.open(encoding=encoding, newline="") as file:
        headings = next(text_csv.reader(file), [])
    if not headings:
        raise InputError(f"`{source.name}` is empty", hint="the first row holds the headings")
    read = csv.ReadOptions(encoding="utf8" if encoding.startswith("UTF-8") else encoding, block_size=1 << 24)
    convert = csv.ConvertOptions(column_types=dict.fromkeys((h.strip() for h in headings), pa.string()))
    try:
        with csv.open_csv(source, read, csv.ParseOptions(newlines_in_values=True), convert) as batches:
            empty = True
            for batch in batches:
                empty = False
                yield pa.Table.from_batches([batch]), None
            if empty:
                yield batches.schema.empty_table(), 0
    except pa.ArrowInvalid as error:
        raise InputError(f"`{source.name}` cannot be read as CSV: {error}") from None


def _of_xlsx(source: Path) -> Iterator[tuple[Table, int | None]]:
    try:
        import fastexcel  # noqa: PLC0415
    except ModuleNotFoundError:
        raise RegkitError("workbooks need `fastexcel`", hint="pip install fastexcel") from None
    import pyarrow as pa  # noqa: PLC0415

    try:
        batch = fastexcel.read_excel(str(source)).load_sheet(0).to_arrow()
    except fastexcel.FastExcelError as error:
        raise InputError(f"`{source}` cannot be read as a workbook: {error}") from None
    table = pa.Table.from_batches([batch])
    yield table, table.num_rows


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

    def write_some(self, table: Table, reasons: Sequence[Mapping[int, str]], before: int) -> None:
        """Write the rows that have a reason, with their number in the file and the reason in two languages."""
        import pyarrow as pa  # noqa: PLC0415

        told, told_zh = reasons
        if told:
            some = table.take(pa.array(list(told)))
            some = some.append_column("__row__", pa.array([before + row + 2 for row in told]))
            some = some.append_column("__reason__", pa.array(list(told.values())))
            self._csv(_as_texts(some.append_column("__原因__", pa.array(list(told_zh.values())))))

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
            raise InputError("a sheet has no room for so many rows", hint="write .parquet or .csv")
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
    """Turn what a CSV file has no type for into text: dictionaries, lists, exact decimals."""
    import pyarrow as pa  # noqa: PLC0415

    for index, one in enumerate(table.schema):
        if pa.types.is_list(one.type):
            texts = [None if value is None else "、".join(map(str, value)) for value in table.column(index).to_pylist()]
            table = table.set_column(index, one.name, pa.array(texts, pa.string()))
        elif not (pa.types.is_string(one.type) or pa.types.is_integer(one.type) or pa.types.is_boolean(one.type)):
            table = table.set_column(index, one.name, table.column(index).cast(pa.string()))
    return table
