"""`regkit template`: an empty table to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regkit.checking import template
from regkit.checking.output import written
from regkit.cli.boundary import say
from regkit.cli.options import LangOption, bilingual, option
from regkit.language.catalog import layouts
from regkit.language.layout import Layout
from regkit.law import InputError, nearest

__all__ = ["template_"]


def template_(
    name: Annotated[str, typer.Argument(help=bilingual("规章或表格，如 chengde。", "A regulation or a table."))],
    output: Annotated[Path, option("-o", "--output", zh="写入的工作簿（.xlsx）。", en="The workbook to write, .xlsx.")],
    lang: LangOption,
) -> None:
    """Write an empty table with headings, drop-downs, notes, units and an example."""
    if output.suffix.lower() != ".xlsx":
        raise InputError(f"`{output}` is no workbook", hint="let its name end with `.xlsx`")
    with written(output) as path:
        template.template(path, _layout(name), lang.value)
    say(str(output))


def _layout(name: str) -> Layout:
    known = {layout.name: layout for layout in layouts()}
    found = [layout for full, layout in known.items() if name in {full, full.partition(".")[0]}]
    if not found:
        close = nearest(name, known)
        hint = f"did you mean `{close}`?" if close else f"there are: {', '.join(known)}"
        raise InputError(f"there is no table `{name}`", hint=hint)
    if len(found) > 1:
        raise InputError(f"`{name}` has several tables", hint=", ".join(layout.name for layout in found))
    return found[0]
