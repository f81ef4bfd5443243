"""What a project says once for all its checks: `regkit.toml`, or `[tool.regkit]` in `pyproject.toml`.

```toml
lang = "zh"

[check]
files = ["data/*.csv"]
on = "today"
fail-on = "breach"
output = ["report.html", "sarif=regkit.sarif"]
baseline = "regkit-baseline.json"

[[accept]]
case = "2012-014"
topic = "deposit"
reason = "the consortium's shares are being agreed"
until = "2012-12-31"
```

Paths are taken from the folder of the file. A key that is not known stops the command.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from regkit.checking.accepted import Accepted, accepted_from
from regkit.law import InputError, nearest
from regkit.law.files import unread

__all__ = ["Config", "found", "load"]

CHECK = (
    *("files", "on", "lang", "format", "output", "record", "ics", "fail-on", "baseline", "quiet", "all"),
    *("sheet", "heading-row", "column", "words", "rulings", "layers"),
)
NAMES = {
    "fail-on": "fail_on",
    "format": "format_",
    "all": "everything",
    "baseline": "baseline_",
    "heading-row": "heading_row",
}
"""The parameters of the command whose names are not those of the options."""
EXAMPLE, EXAMPLE_ZH = "an example is in docs/commands.md", "示例见 docs/commands.zh-CN.md"
PATHS = frozenset({"record", "ics", "baseline", "rulings"})


@dataclass(frozen=True, slots=True)
class Config:
    """What a project says.

    Attributes:
        path: the file that says it; `None` where there is none.
        check: the options of `check`, by their names.
        lang: the language of every command.
        accepted: what was accepted beforehand.
    """

    path: Path | None = None
    check: Mapping[str, Any] = field(default_factory=dict)
    lang: str | None = None
    accepted: tuple[Accepted, ...] = ()

    def defaults(self, commands: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return what commands take where the command line says nothing."""
        told: dict[str, Any] = {} if self.lang is None else {"lang": self.lang}
        return {name: told | (dict(self.check) if name == "check" else {}) for name in commands}


def found(start: Path) -> Path | None:
    """Return the nearest `regkit.toml`, or `pyproject.toml` with `[tool.regkit]`, from a folder upwards.

    A folder that holds `.git` is the last one looked at.
    """
    for folder in (start, *start.parents):
        own, shared = folder / "regkit.toml", folder / "pyproject.toml"
        if own.is_file():
            return own
        if shared.is_file() and "regkit" in _toml(shared).get("tool", {}):
            return shared
        if (folder / ".git").exists():
            return None
    return None


def load(path: Path | None) -> Config:
    """Return what a file says; nothing where there is no file.

    Raises:
        InputError: the file cannot be read, a key is not known, or an entry of `[[accept]]` is incomplete.
    """
    if path is None:
        return Config()
    whole = _toml(path)
    told = whole.get("tool", {}).get("regkit", {}) if path.name == "pyproject.toml" else whole
    _known(told, ("lang", "check", "accept"), path, "")
    options = dict(told.get("check", {}))
    _known(options, CHECK, path, "check.")
    made = dict(_options(options, path.absolute().parent))
    lang = told.get("lang")
    return Config(
        path, made, None if lang is None else str(lang), accepted_from(told.get("accept", []), f"`{path.name}`")
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise unread(path, error, accepted=EXAMPLE, accepted_zh=EXAMPLE_ZH) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"`{path}` is not valid TOML: {error}",
            hint=EXAMPLE,
            zh=f"`{path}` 不是有效的 TOML：{error}",
            hint_zh=EXAMPLE_ZH,
        ) from None


def _known(told: Mapping[str, Any], keys: tuple[str, ...], path: Path, prefix: str) -> None:
    for key in told:
        if key not in keys:
            close = nearest(key, keys)
            hint = f"did you mean `{prefix}{close}`?" if close else f"there are: {', '.join(keys)}"
            raise InputError(
                f"`{path.name}`: unknown key `{prefix}{key}`",
                hint=hint,
                zh=f"`{path.name}`：没有 `{prefix}{key}` 这个键",
                hint_zh=f"是否应为 `{prefix}{close}`？" if close else f"可写：{'、'.join(keys)}",
            )


def _options(told: Mapping[str, Any], folder: Path) -> Iterator[tuple[str, Any]]:
    """Yield the options by the names of the command's parameters, paths as seen from the folder one works in."""
    for key, value in told.items():
        match key:
            case _ if value is None:
                continue
            case "files":
                yield "files", [name for one in _texts(value) for name in _files(one, folder)]
            case "output":
                yield "output", [_output(one, folder) for one in _texts(value)]
            case _ if key in PATHS:
                yield NAMES.get(key, key), _seen(folder / str(value))
            case "on":
                yield key, value.isoformat() if isinstance(value, date) else str(value)
            case _:
                yield NAMES.get(key, key), value


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _files(pattern: str, folder: Path) -> list[str]:
    """Return the files that a pattern names; a pattern that names none stays as it is, and is told to be missing."""
    if not any(sign in pattern for sign in "*?["):
        return [_seen(folder / pattern)]
    return [_seen(path) for path in sorted(folder.glob(pattern))] or [_seen(folder / pattern)]


def _output(told: str, folder: Path) -> str:
    name, sign, path = told.partition("=")
    return f"{name}={_seen(folder / path)}" if sign else told if told == "-" else _seen(folder / told)


def _seen(path: Path) -> str:
    return os.path.relpath(path)
