"""What the commands share: the language and the day."""

from __future__ import annotations

import os
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from regkit.checking.reading.heads import Options
from regkit.checking.rulings import read_rulings
from regkit.language import Ruling
from regkit.language.vocabulary import day_of
from regkit.law import RegkitError

__all__ = ["Lang", "LangOption", "Rulings", "bilingual", "day", "default_lang", "option", "reading", "rulings_in"]


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


def bilingual(zh: str, en: str) -> str:
    """Return a text of the command's help in the language of the user."""
    return zh if default_lang() is Lang.ZH else en


Rulings = Annotated[
    Path | None,
    typer.Option(
        "--rulings",
        help=bilingual("机关已作的答复：YAML 或 JSON 文件。", "What authorities have ruled: a YAML or JSON file."),
    ),
]


def day(value: Any) -> date:
    """Return the day that was written, as it may be written in a table, or `today`."""
    if value in {"today", "今天", "今日"}:
        return date.today()  # noqa: DTZ011  (the caller's own day)
    found = day_of(value)
    if found is None:
        message = bilingual(f"`{value}` 不是日期；可填 2012-09-01", f"`{value}` is not a day; accepted: 2012-09-01")
        raise typer.BadParameter(message)
    return found


def reading(
    sheets: list[str] | None, heading_row: int | None, columns: list[str] | None, words: list[str] | None
) -> Options:
    """Return what a user says about how a file is to be read.

    Raises:
        RegkitError: a column or a word is not written as a pair.
    """
    return Options(
        tuple(sheets or ()),
        heading_row,
        dict(
            _pair(one, "heading=fact", "such as `--column 等级=资质等级`; `-` leaves a column out")
            for one in columns or ()
        ),
        dict(_pair(one, "written=word", "such as `--words 甲A=一级`") for one in words or ()),
    )


def _pair(text: str, form: str, hint: str) -> tuple[str, str]:
    left, sign, right = text.rpartition("=")
    if not sign or not left or not right:
        raise RegkitError(f"`{text}` is no `{form}`", hint=hint)
    return left.strip(), right.strip()


def option(*names: str, zh: str, en: str, **more: Any) -> Any:
    """Return an option of a command, with its help in the language of the user."""
    return typer.Option(*names, help=bilingual(zh, en), **more)


LangOption = Annotated[Lang, typer.Option("--lang", default_factory=default_lang, help="zh / en")]
