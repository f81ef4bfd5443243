"""What a file is turned into, whatever its kind: sheets of rows of cells, and cells that could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from regkit.law import InputError

__all__ = [
    "DEEPEST",
    "LARGEST",
    "LONGEST_CELL",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "UNPACKED",
    "Book",
    "FileError",
    "Sheet",
    "Unread",
    "count_filled",
    "empty",
    "filled",
    "needs",
]

LARGEST = 64 * 1024 * 1024
"""Bytes of a file."""
UNPACKED = 512 * 1024 * 1024
"""Bytes of a packed file when unpacked, and of all its texts."""
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CELLS = 24_000_000
"""Cells between the first and the last corner of a sheet."""
LONGEST_CELL = 32_767
"""Signs of a cell, as in a workbook."""
DEEPEST = 8
"""Levels of a record within records."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that holds something which could not be read.

    Attributes:
        text: what stands there, as far as it can be shown.
        en, zh: why it could not be read.
        hint_en, hint_zh: what to do.
    """

    text: str
    en: str
    zh: str
    hint_en: str = ""
    hint_zh: str = ""

    def __str__(self) -> str:
        """Return what stands there."""
        return self.text


@dataclass
class Sheet:
    """A sheet, a text file or a list of records.

    Attributes:
        name: the name of the sheet; `None` where a file has only one.
        rows: its rows. A cell is a text, a number as written, a day, a truth, an `Unread`; `None` where it says that
            nothing is known, and the empty text where it says nothing.
        lines: the number of each row, as a spreadsheet program, an editor or a count of records shows it.
        visible: whether it is shown when the file is opened.
        is_records: whether the first row holds the keys of records.
        merged: for the first cell of each merged range, the last one; rows and columns from 0.
    """

    name: str | None
    rows: list[list[Any]]
    lines: list[int]
    visible: bool = True
    is_records: bool = False
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Book:
    """A file.

    Attributes:
        file: its name.
        kind: its encoding, or what kind of file it is.
        sheets: its sheets.
        digest: the SHA-256 of its bytes.
        is_part: whether it is a part of a longer text, the headings in the first.
    """

    file: str
    kind: str
    sheets: tuple[Sheet, ...]
    digest: str = ""
    is_part: bool = False


class FileError(InputError):
    """A file that cannot be read, told in both languages.

    Attributes:
        zh, hint_zh: what is wrong and what to do, in Chinese.
    """

    def __init__(self, en: str, zh: str, hint_en: str, hint_zh: str) -> None:
        """Keep what is wrong and what to do."""
        super().__init__(en, hint=hint_en, zh=zh, hint_zh=hint_zh)


def filled(cell: Any) -> bool:
    """Return whether a cell holds anything; `None`, which says that nothing is known, is something."""
    return not (isinstance(cell, str) and not cell)


def count_filled(cells: list[Any]) -> int:
    """Return how many cells hold anything."""
    return len(cells) - cells.count("")


def needs(name: str, library: str) -> FileError:
    """Return the error for a file that needs a library which is not installed."""
    install = "pip install 'regkit[cli]'"
    return FileError(f"`{name}` needs `{library}`", f"读取 `{name}` 需要 `{library}`", install, install)


def empty(name: str) -> FileError:
    """Return the error for a file in which nothing stands."""
    return FileError(f"`{name}` is empty", f"`{name}` 是空的", "the first row holds the headings", "首行应为栏目名")
