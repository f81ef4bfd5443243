"""A file of cases, or what stands on standard input, as sheets of cells, by what it holds rather than by its name."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from regkit.checking.reading.book import LARGEST, Book, empty
from regkit.checking.reading.delimited import decoded, delimited
from regkit.checking.reading.records import json_of, lines_of, sheet_of, yaml_of
from regkit.checking.reading.workbook import is_workbook, sheets_of
from regkit.law import InputError

__all__ = ["STDIN", "book_of", "read_book"]

STDIN = "-"
SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".et"})


def read_book(path: Path) -> Book:
    """Return what stands in a file; `-` is standard input.

    Raises:
        InputError: there is no such file, it is too large, or it is not what its name says.
    """
    name, data = ("stdin", _limited("stdin", sys.stdin.buffer)) if str(path) == STDIN else (path.name, _bytes(path))
    return replace(book_of(name, data), digest=hashlib.sha256(data).hexdigest())


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _limited(path.name, file)
    except FileNotFoundError:
        raise InputError(f"there is no file `{path}`") from None
    except IsADirectoryError:
        raise InputError(f"`{path}` is a folder", hint="name a table, such as projects.csv") from None
    except PermissionError:
        raise InputError(f"`{path}` may not be read", hint="ask for permission to read it") from None
    except (OSError, ValueError) as error:
        raise InputError(f"`{path}` cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _limited(name: str, file: BinaryIO) -> bytes:
    """Return what a file holds, and never more than a file may hold: a device has no end."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(f"`{name}` is larger than {LARGEST // 1024 // 1024} MiB", hint="split the table")
    return data


def book_of(name: str, data: bytes) -> Book:
    """Return what stands in the bytes of a file.

    Raises:
        InputError: they are not what the name says, or too much.
    """
    if not data.strip():
        raise empty(name)
    ending = Path(name).suffix.lower()
    if is_workbook(data):
        kind, sheets = sheets_of(name, data)
        return Book(name, kind, sheets)
    if ending in SHEETS:
        raise InputError(f"`{name}` is not a workbook that can be read", hint="save it again as XLSX or CSV")
    text, encoding = decoded(name, data)
    if ending in {".jsonl", ".ndjson"}:
        return Book(name, encoding, (sheet_of(name, lines_of(name, text)),))
    if ending == ".json" or (not ending and text.lstrip()[:1] in "[{"):
        return Book(name, encoding, (sheet_of(name, json_of(name, text)),))
    if ending in {".yaml", ".yml"}:
        return Book(name, encoding, (sheet_of(name, yaml_of(name, text)),))
    return Book(name, encoding, (delimited(name, text),))
