"""The commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

from regkit import __version__
from regkit.cli import interview, library, making, records
from regkit.cli.boundary import refusing, say
from regkit.cli.check import HELP, check
from regkit.cli.config import found, load
from regkit.cli.helping import App
from regkit.cli.options import Lang, LangOption, bilingual
from regkit.cli.run import run
from regkit.cli.template import template_
from regkit.language.catalog import layouts

__all__ = ["app"]

app = App(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help=bilingual("地方规章，可运行。", "City regulations as functions."),
)


def _set_up(context: typer.Context, config: Path | None) -> None:
    context.obj = load(config or found(Path.cwd()))
    commands = context.command.commands if isinstance(context.command, TyperGroup) else {}
    context.default_map = context.obj.defaults(commands)


@app.callback(invoke_without_command=True)
@refusing
def regkit(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help=bilingual("版本。", "Print the version."))] = False,
    config: Annotated[Path | None, typer.Option("--config", help="regkit.toml")] = None,
) -> None:
    """City regulations as functions."""
    if version:
        typer.echo(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
    else:
        _set_up(context, config)


def headings(lang: LangOption) -> None:
    """List the headings that tables may have."""
    for layout in layouts():
        say(f"{layout.zh} ({layout.name})")
        for heading, target in layout.columns().items():
            if heading != target:
                say(f"  {heading}" if lang is Lang.ZH else f"  {target} ({heading})")


app.command(name="check", help=HELP)(refusing(check))
app.command(name="headings", help=bilingual("列出表格可用的栏目。", "List the headings that tables may have."))(
    refusing(headings)
)
app.command(
    name="template",
    help=bilingual("写一张可填的空表：栏目、下拉选项、说明、单位、示例。", "Write an empty table to fill in."),
)(refusing(template_))
library.register(app)
records.register(app)
making.register(app)
interview.register(app)
app.command(
    name="run", help=bilingual("回答文件的每一行；不能采用的行连同理由另存为 OUTPUT.invalid.csv。", run.__doc__ or "")
)(refusing(run))
