"""A file of cases, or what stands on standard input, as sheets of cells, by what it holds rather than by its name."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from regkit.checking.reading.book import LARGEST, Book, FileError, empty
from regkit.checking.reading.delimited import SAVE_AGAIN, decoded, delimited
from regkit.checking.reading.records import json_of, lines_of, sheet_of, yaml_of
from regkit.checking.reading.workbook import damaged, is_workbook, sheets_of
from regkit.law.files import why_unread

__all__ = ["STDIN", "book_of", "load", "parts_of", "read_book"]

STDIN = "-"
NESTED = (".json", ".yaml", ".yml")
TEXTS = frozenset({".csv", ".tsv", ".txt"})
PART = 8 * 1024 * 1024
"""Bytes of a part of a long text."""
SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})


def read_book(path: Path) -> Book:
    """Return what stands in a file; `-` is standard input.

    Raises:
        FileError: there is no such file, it is too large, or it is not what its name says.
    """
    name, data = ("stdin", _limited("stdin", sys.stdin.buffer)) if str(path) == STDIN else (path.name, _bytes(path))
    return replace(book_of(name, data), digest=hashlib.sha256(data).hexdigest())


def parts_of(path: Path) -> Iterator[Book]:
    """Yield a file as it is read; a text table that is longer than a file may be in parts, each ending with a line.

    Raises:
        FileError: as for `read_book`.
    """
    if str(path) == STDIN or path.suffix.lower() not in TEXTS or not path.is_file() or path.stat().st_size <= LARGEST:
        yield read_book(path)
        return
    line = 0
    with path.open("rb") as file:
        first = _whole_lines(file)
        text, encoding = decoded(path.name, first)
        if encoding not in {"UTF-8", "GB18030"}:  # whose lines end with a byte of their own
            raise FileError(
                f"`{path.name}` is long, and in {encoding}", f"`{path.name}` 较大且是 {encoding}", *SAVE_AGAIN
            )
        while text:
            sheet = delimited(path.name, text)
            yield Book(path.name, encoding, (replace(sheet, lines=[line + one for one in sheet.lines]),), is_part=True)
            line += text.count("\n")
            text = _decoded_part(path.name, _whole_lines(file), encoding)


def _whole_lines(file: BinaryIO) -> bytes:
    """Return the next part of a text table, up to the end of a line that is no line within quotation marks."""
    data = file.read(PART)
    while data and (line := file.readline()):
        data += line
        if data.count(b'"') % 2 == 0 or len(data) > 2 * PART:
            break
    return data


def _decoded_part(name: str, data: bytes, encoding: str) -> str:
    """Return a later part of a text as a text."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileError(
            f"`{name}` begins in {encoding} and does not go on so: byte {error.start} of a later part",
            f"`{name}` 开头是 {encoding} 编码，后面不是",
            *SAVE_AGAIN,
        ) from None


def load(path: Path) -> Any:
    """Return what a JSON or YAML file holds: texts, numbers as written, `None`, lists and mappings.

    Raises:
        FileError: there is no such file, it is too large, or it is not what its name says.
    """
    ending, data = path.suffix.lower(), _bytes(path)
    if ending not in NESTED:
        accepted = ", ".join(NESTED)
        en, zh = f"`{path.name}` is neither JSON nor YAML", f"`{path.name}` 既不是 JSON 也不是 YAML"
        raise FileError(en, zh, f"accepted: {accepted}", f"可用：{accepted}")
    text, _ = decoded(path.name, data)
    return json_of(path.name, text) if ending == ".json" else yaml_of(path.name, text)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _limited(path.name, file)
    except FileError:
        raise
    except OSError as error:
        raise FileError(*why_unread(path, error)) from None
    except ValueError as error:  # a name that no system takes
        raise FileError(*why_unread(path, OSError(str(error)))) from None


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
