"""The commands."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from regkit import __version__
from regkit.checking import check_table
from regkit.checking.text import text
from regkit.cli.layouts import layouts, read
from regkit.cli.run import run
from regkit.law import InputError

__all__ = ["app"]

app = typer.Typer(add_completion=False, no_args_is_help=True, help="City regulations as functions. 地方规章,可运行。")


class Lang(Enum):
    """The language of what is printed."""

    ZH = "zh"
    EN = "en"


def default_lang() -> Lang:
    """Return the language from `REGKIT_LANG`, then the locale, then Chinese."""
    for name in ("REGKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value.startswith("en"):
            return Lang.EN
        if value.startswith("zh"):
            return Lang.ZH
    return Lang.ZH


def _day(value: str) -> date:
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  (a calendar day has no zone)
    except ValueError:
        message = f"`{value}` is not a day; accepted: 2012-09-01"
        raise typer.BadParameter(message) from None


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


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Tables of cases: CSV in UTF-8 or GB18030.")],
    on: Annotated[date, typer.Option("--on", parser=_day, metavar="DATE", help="The day asked about.")],
    lang: Annotated[Lang, typer.Option("--lang", default_factory=default_lang, help="zh or en.")],
) -> None:
    """Check tables of cases against the regulations.

    Exit status: 0 all clear, 1 something owed or barred, 2 bad input, 3 undetermined only.
    """
    columns = shutil.get_terminal_size((100, 24)).columns
    status = 0
    for file in files:
        try:
            report = check_table(read(file), on)
        except InputError as error:
            typer.echo(str(error), err=True)
            status = 2
            continue
        typer.echo(text(report, lang.value, columns))
        status = _graver(status, report.exit_status)
    raise typer.Exit(status)


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


app.command(name="run")(run)


if __name__ == "__main__":
    sys.exit(app())
