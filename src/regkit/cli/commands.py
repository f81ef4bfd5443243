"""The commands."""

from __future__ import annotations

import shutil
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from regkit import __version__
from regkit.checking import Report, check_table
from regkit.checking.files import read
from regkit.checking.formats import export
from regkit.checking.output import write_whole
from regkit.checking.text import text
from regkit.cli import interview, library, making
from regkit.cli.options import Lang, Rulings, day, default_lang, reading, refusing, rulings_in
from regkit.cli.run import run
from regkit.engine.record import append
from regkit.language.catalog import layouts
from regkit.law import InputError, RegkitError

__all__ = ["app"]

app = typer.Typer(add_completion=False, no_args_is_help=True, help="City regulations as functions. 地方规章,可运行。")


@app.callback(invoke_without_command=True)
def regkit(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """City regulations as functions."""
    if version:
        typer.echo(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


class Format(Enum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"
    SARIF = "sarif"
    HTML = "html"
    XLSX = "xlsx"
    ICS = "ics"


class FailOn(Enum):
    """What makes the command fail besides bad input."""

    UNDETERMINED = "undetermined"
    BREACH = "breach"
    NEVER = "never"


@app.command()
@refusing
def check(  # noqa: PLR0913, PLR0917  (each is an option)
    files: Annotated[
        list[Path],
        typer.Argument(help="Cases: CSV, TSV, XLSX, XLS, ODS, JSON, JSON lines or YAML; - is standard input."),
    ],
    on: Annotated[date, typer.Option("--on", parser=day, metavar="DATE", help="The day asked about.")],
    lang: Annotated[Lang, typer.Option("--lang", default_factory=default_lang, help="zh or en.")],
    format_: Annotated[Format, typer.Option("--format", help="How the report is written.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to a file, whole or not at all.")] = None,
    record: Annotated[Path | None, typer.Option("--record", help="Add a record of every answer to a file.")] = None,
    ics: Annotated[Path | None, typer.Option("--ics", help="Write the deadlines to a calendar file, too.")] = None,
    sheet: Annotated[
        list[str] | None, typer.Option("--sheet", help="A sheet to read; by default all that fit.")
    ] = None,
    heading_row: Annotated[int | None, typer.Option("--heading-row", min=1, help="The row of the headings.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="HEADING=FACT", help="What a heading stands for; - for nothing."),
    ] = None,
    words: Annotated[
        list[str] | None, typer.Option("--words", metavar="WRITTEN=WORD", help="What a way of writing stands for.")
    ] = None,
    rulings: Rulings = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="What fails besides bad input.")] = FailOn.UNDETERMINED,
) -> None:
    """Check cases against the regulations.

    Exit status: 0 all clear, 1 something owed, broken or barred, 2 bad input, 3 undetermined only.
    """
    status, reports, ruled = 0, [], rulings_in(rulings)
    said = reading(sheet, heading_row, column, words)
    for file in files:
        try:
            reports.append(check_table(read(file, said), on, ruled))
        except InputError as error:
            typer.echo(str(error), err=True)
            status = 2
            continue
        status = _graver(status, reports[-1].exit_status)
    _write(reports, format_, output, lang)
    if ics is not None:
        _write(reports, Format.ICS, ics, lang)
    if record is not None:
        answers = [answer for report in reports for finding in report.findings for answer in finding.answers]
        append(record, (answer.record() for answer in answers))
    allowed = {FailOn.UNDETERMINED: (0, 1, 2, 3), FailOn.BREACH: (0, 1, 2), FailOn.NEVER: (0, 2)}[fail_on]
    raise typer.Exit(status if status in allowed else 0)


def _write(reports: list[Report], format_: Format, output: Path | None, lang: Lang) -> None:
    if output is None and format_ is Format.TEXT:
        columns = shutil.get_terminal_size((100, 24)).columns
        for report in reports:
            typer.echo(text(report, lang.value, columns))
        return
    if output is None and format_ in {Format.XLSX, Format.ICS}:
        message = f"this format needs a file: `-o report.{format_.value}`"
        raise typer.BadParameter(message)
    try:
        content = export(reports, format_.value, lang.value)
        if output is None:
            typer.echo(content)
        else:
            write_whole(output, content)
    except RegkitError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


def _graver(one: int, other: int) -> int:
    """Return the status that says more: bad input, then a breach, then what is undetermined."""
    return max(one, other, key=(0, 3, 1, 2).index)


@app.command()
def headings(lang: Annotated[Lang, typer.Option("--lang", default_factory=default_lang, help="zh or en.")]) -> None:
    """List the headings that tables may have."""
    for layout in layouts():
        typer.echo(f"{layout.zh} ({layout.name})")
        for heading, target in layout.columns().items():
            if heading != target:
                typer.echo(f"  {heading}" if lang is Lang.ZH else f"  {target} ({heading})")


library.register(app)
interview.register(app)
making.register(app)
app.command(name="run")(refusing(run))
