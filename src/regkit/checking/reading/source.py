"""A file of cases, or what stands on standard input, as sheets of cells, by what it holds rather than by its name."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from regkit.checking.reading.book import LARGEST, Book, FileError, empty
from regkit.checking.reading.delimited import decoded, delimited
from regkit.checking.reading.records import json_of, lines_of, sheet_of, yaml_of
from regkit.checking.reading.workbook import damaged, is_workbook, sheets_of

__all__ = ["STDIN", "book_of", "load", "read_book"]

STDIN = "-"
LOOK = "look at its name and its place", "请核对文件名和位置"
NESTED = (".json", ".yaml", ".yml")
SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})


def read_book(path: Path) -> Book:
    """Return what stands in a file; `-` is standard input.

    Raises:
        FileError: there is no such file, it is too large, or it is not what its name says.
    """
    name, data = ("stdin", _limited("stdin", sys.stdin.buffer)) if str(path) == STDIN else (path.name, _bytes(path))
    return replace(book_of(name, data), digest=hashlib.sha256(data).hexdigest())


def load(path: Path) -> Any:
    """Return what a JSON or YAML file holds: texts, numbers as written, `None`, lists and mappings.

    Raises:
        FileError: there is no such file, it is too large, or it is not what its name says.
    """
    ending = path.suffix.lower()
    if ending not in NESTED:
        accepted = ", ".join(NESTED)
        en, zh = f"`{path.name}` is neither JSON nor YAML", f"`{path.name}` 既不是 JSON 也不是 YAML"
        raise FileError(en, zh, f"accepted: {accepted}", f"可用：{accepted}")
    text, _ = decoded(path.name, _bytes(path))
    return json_of(path.name, text) if ending == ".json" else yaml_of(path.name, text)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _limited(path.name, file)
    except FileNotFoundError:
        raise FileError(
            f"there is no file `{path}`", f"没有文件 `{path}`", "look at its name", "请核对文件名"
        ) from None
    except IsADirectoryError:
        hints = "name a table, such as projects.csv", "请指明表格文件，如 projects.csv"
        raise FileError(f"`{path}` is a folder", f"`{path}` 是文件夹", *hints) from None
    except PermissionError:
        hints = "ask for permission to read it", "请取得读取权限"
        raise FileError(f"`{path}` may not be read", f"没有读取 `{path}` 的权限", *hints) from None
    except (OSError, ValueError) as error:
        if isinstance(error, FileError):
            raise
        why = getattr(error, "strerror", None) or error
        raise FileError(f"`{path}` cannot be read: {why}", f"无法读取 `{path}`：{why}", *LOOK) from None


def _limited(name: str, file: BinaryIO) -> bytes:
    """Return what a file holds, and never more than a file may hold: a device has no end."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        size = LARGEST // 1024 // 1024
        hints = "split the table", "请拆分后再检查"
        raise FileError(f"`{name}` is larger than {size} MiB", f"`{name}` 大于 {size} MiB", *hints)
    return data


def book_of(name: str, data: bytes) -> Book:
    """Return what stands in the bytes of a file.

    Raises:
        FileError: they are not what the name says, or too much.
    """
    if not data.strip():
        raise empty(name)
    ending = Path(name).suffix.lower()
    if is_workbook(data):
        kind, sheets = sheets_of(name, data)
        return Book(name, kind, sheets)
    if ending in SHEETS:
        raise damaged(name)
    text, encoding = decoded(name, data)
    if ending in {".jsonl", ".ndjson"}:
        return Book(name, encoding, (sheet_of(name, lines_of(name, text)),))
    if ending == ".json" or (not ending and text.lstrip()[:1] in "[{"):
        return Book(name, encoding, (sheet_of(name, json_of(name, text)),))
    if ending in {".yaml", ".yml"}:
        return Book(name, encoding, (sheet_of(name, yaml_of(name, text)),))
    return Book(name, encoding, (delimited(name, text),))
