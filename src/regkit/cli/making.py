"""Commands that write files for people who encode: `new` a package, `pages` the pages of a regulation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from regkit.checking.output import write_whole
from regkit.cli.boundary import refusing, say
from regkit.cli.options import bilingual
from regkit.cli.skeleton import files_of
from regkit.engine.changes_page import changes_pages
from regkit.engine.ledger_page import ledger_page
from regkit.engine.pages import ENDINGS, pages
from regkit.language import catalog
from regkit.law import InputError
from regkit.law.files import unwritten

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    for command, zh in (
        (new, "写出一个包的骨架：条文、事实、附原文的规则、案例和能通过的测试。"),
        (pages_, "把规定写成 Markdown 网页：各章、逐句对照；写全部时，另有国务院条例施行后的变化。"),
    ):
        app.command(name=command.__name__.rstrip("_"), help=bilingual(zh, command.__doc__ or ""))(refusing(command))


def new(
    name: Annotated[
        str,
        typer.Argument(
            help=bilingual(
                "规定的简称，如 chongqing-gambling。", "The short name of the regulation, such as chongqing-gambling."
            )
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help=bilingual("文件夹；默认与简称同名。", "The folder; by default of that name.")
        ),
    ] = None,
) -> None:
    """Write the skeleton of a package: a text, facts, a rule with its quote, cases and tests that pass."""
    if name in catalog.registered():
        raise InputError(
            f"a regulation `{name}` is installed already",
            hint="take another name",
            zh=f"已安装名为 `{name}` 的法规",
            hint_zh="请另取名称",
        )
    folder = output or Path(name)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise InputError(
            f"`{folder}` is no empty folder",
            hint="name a folder that is not there yet",
            zh=f"`{folder}` 不是空文件夹",
            hint_zh="请指定尚不存在的文件夹",
        )
    _write(folder, files_of(name))
    say(f"cd {folder}\npython -m pip install --editable . --group test\npython -m pytest")


def pages_(
    regulation: Annotated[
        str | None, typer.Argument(help=bilingual("规定的简称；不写为全部。", "A regulation; all where none is named."))
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", help=bilingual("每部规定的文件夹写在其中。", "The folder that gets a folder of each.")
        ),
    ] = Path(),
) -> None:
    """Write the pages of a regulation as Markdown: its chapters, its ledger; of all, what changed with national law."""
    for name in catalog.names() if regulation is None else (regulation,):
        _write(output / name, pages(name))
        _write(output / "ledger", {f"{name}{ending}": ledger_page(name, lang) for lang, ending in ENDINGS.items()})
    if regulation is None:
        _write(output / "national", changes_pages())


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for file, content in files.items():
        path = folder / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritten(path.parent, error) from None
        write_whole(path, content)
        say(str(path))
