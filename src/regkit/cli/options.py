"""What the commands share: the language and the day."""

from __future__ import annotations

import os
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any

import typer

__all__ = ["Lang", "LangOption", "bilingual", "day", "default_lang", "option"]


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


def day(value: Any) -> date:
    """Return the day that was written: `2012-09-01`, or `today`."""
    if isinstance(value, date):
        return value
    if value in {"today", "今天", "今日"}:
        return date.today()  # noqa: DTZ011  (the caller's own day)
    try:
        return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007  (a calendar day has no zone)
    except ValueError:
        message = bilingual(f"`{value}` 不是日期；可填 2012-09-01", f"`{value}` is not a day; accepted: 2012-09-01")
        raise typer.BadParameter(message) from None


def option(*names: str, zh: str, en: str, **more: Any) -> Any:
    """Return an option of a command, with its help in the language of the user."""
    return typer.Option(*names, help=bilingual(zh, en), **more)


LangOption = Annotated[Lang, typer.Option("--lang", default_factory=default_lang, help="zh / en")]
