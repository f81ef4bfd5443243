"""What the commands share: the language, the day, and how a mistake is told."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from regkit.checking.rulings import read_rulings
from regkit.language import Ruling
from regkit.law import RegkitError

__all__ = ["Lang", "Rulings", "day", "default_lang", "refusing", "rulings_in"]


Rulings = Annotated[Path | None, typer.Option("--rulings", help="What authorities have ruled: a YAML or JSON file.")]


def rulings_in(path: Path | None) -> tuple[Ruling, ...]:
    """Return the rulings of a file; none without one."""
    return () if path is None else read_rulings(path)


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


def day(value: str) -> date:
    """Return the day that was written."""
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  (a calendar day has no zone)
    except ValueError:
        message = f"`{value}` is not a day; accepted: 2012-09-01"
        raise typer.BadParameter(message) from None


def refusing(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with the library's errors told as they are, with status 2; a closed pipe is quiet."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except RegkitError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(2) from None

    return run
