"""`regkit template`: an empty table to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from regkit.checking import template
from regkit.checking.output import unknown_ending, written
from regkit.cli.boundary import say
from regkit.cli.options import LangOption, bilingual, option
from regkit.language import catalog
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
        raise unknown_ending(output, [".xlsx"])
    with written(output) as path:
        template.template(path, _layout(name), lang.value)
    say(str(output))


def _layout(name: str) -> Layout:
    known = {layout.name: layout for layout in layouts()}
    found = [layout for full, layout in known.items() if name in {full, full.partition(".")[0]}]
    names = "、".join(known)
    if not found and name in catalog.names():
        raise InputError(
            f"`{name}` has no table: its rules are asked one by one, or of a frame",
            hint=f"tables: {', '.join(known)}",
            zh=f"`{name}` 没有表格：其规则逐条询问，或用于数据表",
            hint_zh=f"有表格的：{names}",
        )
    if not found:
        close = nearest(name, known)
        raise InputError(
            f"there is no table `{name}`",
            hint=f"did you mean `{close}`?" if close else f"there are: {', '.join(known)}",
            zh=f"没有表格 `{name}`",
            hint_zh=f"是否应为 `{close}`？" if close else f"现有：{names}",
        )
    if len(found) > 1:
        several = [layout.name for layout in found]
        raise InputError(
            f"`{name}` has several tables",
            hint=", ".join(several),
            zh=f"`{name}` 有几张表格",
            hint_zh="、".join(several),
        )
    return found[0]
