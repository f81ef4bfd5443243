"""Where every command ends: what went wrong is told in plain words, with a status of its own, never as a traceback.

2 what was given cannot be used, 4 a mistake of regkit's own, 130 interrupted, 143 ended from outside.
"""

from __future__ import annotations

import codecs
import functools
import io
import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import typer

from regkit.checking.phrases import visible
from regkit.checking.reading.source import STDIN
from regkit.cli.options import Lang, default_lang
from regkit.language.readings import FormerName, Ruling
from regkit.language.rule import AnyRule
from regkit.language.rulings import of_no_concern
from regkit.law import RegkitError

__all__ = ["BAD_INPUT", "UNEXPECTED", "complain", "prepare", "refusing", "say", "tell_of_idle", "tell_of_waiting"]

BAD_INPUT, UNEXPECTED, INTERRUPTED, ENDED = 2, 4, 130, 143
TRACEBACK = "REGKIT_TRACEBACK"
"""Set, it shows where a mistake of regkit's own was made."""
NEAR = {"✓": "√", "✗": "×", "¥": "￥", "–": "-", "·": "."}
"""What stands for a sign that a terminal's encoding does not have, where it has this one."""


def say(text: str) -> None:
    """Print a text in which nothing is hidden."""
    typer.echo(visible(text))


def complain(error: RegkitError | Warning | str, lang: Lang | None = None) -> None:
    """Print what is wrong where errors go, in the language of the command."""
    told = str(error)
    if isinstance(error, (RegkitError, FormerName)) and error.zh and (lang or default_lang()) is Lang.ZH:
        hint = error.hint_zh if isinstance(error, RegkitError) else None
        told = f"{error.zh}\n提示：{hint}" if hint else error.zh
    typer.echo(visible(told), err=True)


def tell_of_waiting(sources: Iterable[object], lang: Lang | None = None) -> None:
    """Say that standard input is waited for where somebody has to type it."""
    if STDIN in map(str, sources) and sys.stdin.isatty():
        complain(_in(lang, "正在等待标准输入", "waiting for standard input"), lang)


def tell_of_idle(rules: Iterable[AnyRule], rulings: Iterable[Ruling], lang: Lang | None = None) -> None:
    """Say which rulings no answer can follow, whatever is asked."""
    for one in of_no_concern(rules, rulings):
        name = one.about.id
        told = (
            f"所问规则与 {name} 无关，该答复没有用上",
            f"no rule that is asked rests on `{name}`: its ruling changes nothing",
        )
        complain(_in(lang, *told), lang)


@contextmanager
def telling_former_names(lang: Lang | None) -> Iterator[None]:
    """Tell of earlier names of readings and questions that were given, where errors go."""
    caught: list[warnings.WarningMessage] = []
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", FormerName)
            yield
    finally:
        for one in caught:
            if isinstance(one.message, FormerName):
                complain(one.message, lang)
            else:
                warnings.warn_explicit(one.message, one.category, one.filename, one.lineno)


def refusing(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command inside the boundary."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        lang = kwargs.get("lang")
        try:
            with telling_former_names(lang):
                command(*args, **kwargs)
        except RegkitError as error:
            complain(error, lang)
            raise typer.Exit(BAD_INPUT) from None
        except KeyboardInterrupt:
            complain(_in(lang, "已中断，未写出任何文件", "interrupted; nothing was written"), lang)
            raise typer.Exit(INTERRUPTED) from None
        except (BrokenPipeError, typer.Abort):
            raise
        except Exception as error:
            if hasattr(error, "exit_code"):  # of the command line itself
                raise
            _confess(error, lang)
            raise typer.Exit(UNEXPECTED) from None

    return run


def _in(lang: Lang | None, zh: str, en: str) -> str:
    return zh if (lang or default_lang()) is Lang.ZH else en


def _confess(error: Exception, lang: Lang | None) -> None:
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    where = traceback.extract_tb(error.__traceback__)[-1:]
    place = f" ({os.path.basename(where[0].filename)}:{where[0].lineno})" if where else ""  # noqa: PTH119  (a name only)
    what = f"{type(error).__name__}: {error}"[:500] + place
    hint = f"{TRACEBACK}=1"
    complain(
        _in(
            lang,
            f"regkit 自身出错，未得出结论：{what}\n提示：设 {hint} 可见出错位置，请连同输入一并报告",
            f"a mistake of regkit's own; nothing was concluded: {what}\nHint: {hint} shows where; please report it",
        ),
        lang,
    )


# ── the terminal ────────────────────────────────────────────────────────────────────────────────────────────


def _near(error: UnicodeError) -> tuple[str, int]:
    """Write a sign that the encoding does not have by one that is near, else by its code."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101  (only writing is handled here)
    made = []
    for sign in error.object[error.start : error.end]:
        near = NEAR.get(sign, "")
        try:
            near.encode(error.encoding)
        except UnicodeEncodeError:
            near = ""
        made.append(near or sign.encode("ascii", "backslashreplace").decode("ascii"))
    return "".join(made), error.end


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(ENDED)


def prepare() -> None:
    """Make the terminal take every sign, and an end from outside leave no half file."""
    codecs.register_error("regkit", _near)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="regkit")
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
