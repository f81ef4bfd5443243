"""The help of the commands: typer's, plain, so that no word is cut off, and in Chinese its own words in Chinese too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from regkit.cli.options import Lang, default_lang

__all__ = ["App"]

IN_CHINESE = {
    "Usage: ": "用法：",
    "\nArguments:": "\n参数：",
    "\nOptions:": "\n选项：",
    "\nCommands:": "\n命令：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "[required]": "[必填]",
    "[default: (dynamic)]": "",
    "[default: ": "[默认：",
    "Show this message and exit.": "显示本说明。",
}
"""What typer writes around the help that is declared, and how it is said in Chinese."""


def _told(text: str) -> str:
    if default_lang() is Lang.ZH:
        for english, chinese in IN_CHINESE.items():
            text = text.replace(english, chinese)
    return text


class _Command(TyperCommand):
    """A command with such help."""

    def get_help(self, ctx: Any) -> str:
        """Return the help."""
        return _told(super().get_help(ctx))


class _Group(TyperGroup):
    """The commands together, with such help."""

    def get_help(self, ctx: Any) -> str:
        """Return the help."""
        return _told(super().get_help(ctx))


class App(typer.Typer):
    """An app whose commands have such help."""

    def __init__(self, **settings: Any) -> None:
        """Take what typer takes."""
        super().__init__(cls=_Group, rich_markup_mode=None, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:
        """Return what adds a command, as typer does."""
        return super().command(name, cls=_Command, **settings)
