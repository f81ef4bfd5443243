"""Text tables: CSV, tabs, semicolons; UTF-8, UTF-16 and GB18030; a stray quotation mark swallows nothing."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from regkit.checking.reading.book import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, FileError, Sheet, Unread, empty

__all__ = ["SAVE_AGAIN", "decoded", "delimited"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
    (b"\x84\x31\x95\x33", "gb18030", "GB18030"),
)
SAMPLE = 1 << 16
DELIMITERS = ",\t;|"
MOST_JOINED = 40
"""Lines that one cell in quotation marks can run over."""
SAVE_AGAIN = "save it again as CSV in UTF-8, or as XLSX", "请另存为 UTF-8 编码的 CSV，或者 XLSX"
SPLIT = "split the table", "请拆分后再检查"
STRAY = (
    "a quotation mark is not closed",
    "引号没有闭合",
    "remove the stray quotation mark, or double one that belongs to the text",
    "请删去多余的引号；属于内容的引号应写两个",
)


def decoded(name: str, data: bytes) -> tuple[str, str]:
    """Return a text and its encoding: with a byte order mark, else UTF-8, else GB18030.

    Raises:
        InputError: it is none of these; what it looks like is named.
    """
    for mark, codec, called in MARKS:
        if data.startswith(mark):
            return _strictly(name, data, codec, called), called
    tried = (("utf-8", "UTF-8"), ("gb18030", "GB18030")) if b"\x00" not in data else ()
    for codec, called in tried:
        try:
            return data.decode(codec), called
        except UnicodeDecodeError:
            continue
    raise _foreign(name, data)


def _strictly(name: str, data: bytes, codec: str, called: str) -> str:
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise FileError(
            f"`{name}` says that it is in {called}, and is not: byte {error.start}",
            f"`{name}` 标明是 {called} 编码，实际不是（第{error.start}字节）",
            *SAVE_AGAIN,
        ) from None


def _foreign(name: str, data: bytes) -> FileError:
    """Return the error for a text in another encoding, or for what is no text."""
    guess = None
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        pass
    else:
        best = from_bytes(data[:SAMPLE]).best()
        guess = None if best is None else best.encoding
    if guess is not None and guess.startswith(("utf_16", "big5", "utf_32")):
        return FileError(f"`{name}` looks like {guess.upper()}", f"`{name}` 像是 {guess.upper()} 编码", *SAVE_AGAIN)
    if b"\x00" in data:
        return FileError(f"`{name}` is not a text file", f"`{name}` 不是文本文件", *SAVE_AGAIN)
    en, zh = f"`{name}` is neither in UTF-8 nor in GB18030", f"`{name}` 既不是 UTF-8 也不是 GB18030 编码"
    return FileError(en, zh, *SAVE_AGAIN)


def delimited(name: str, text: str) -> Sheet:
    """Return the rows of a text table, each with the line on which it begins.

    A row with a stray quotation mark is cut at its separators, and the cells with the mark are unread.

    Raises:
        InputError: nothing stands in it, or it is larger than a sheet can be.
    """
    lines = list(io.StringIO(text, newline=""))
    mark = _delimiter(lines)
    rows = _strict_rows(lines, mark) or list(_row_by_row(lines, mark))
    if not any(row for _, row in rows):
        raise empty(name)
    if len(rows) > MOST_ROWS or max(len(row) for _, row in rows) > MOST_COLUMNS:
        en = f"`{name}` has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns"
        raise FileError(en, f"`{name}` 超过{MOST_ROWS}行或{MOST_COLUMNS}列", *SPLIT)
    return Sheet(None, [row for _, row in rows], [number for number, _ in rows])


def _delimiter(lines: list[str]) -> str:
    """Return what parts the cells: the mark that the first lines have most of."""
    first = [line for line in lines[:40] if line.strip()][:10]
    return max(DELIMITERS, key=lambda mark: sum(line.count(mark) for line in first))


def _cells(texts: Iterable[str]) -> list[Any]:
    return [one if len(one) <= LONGEST_CELL else _too_long(one) for one in map(str.strip, texts)]


def _too_long(text: str) -> Unread:
    return Unread(f"{text[:20]}…", "the cell is too long", "单元格内容过长", f"at most {LONGEST_CELL} signs", "请缩短")


def _strict_rows(lines: list[str], mark: str) -> list[tuple[int, list[Any]]]:
    """Return the rows of a table whose quotation marks are all in order, or nothing."""
    reader = csv.reader(lines, delimiter=mark, strict=True)
    rows: list[tuple[int, list[Any]]] = []
    begins = 1
    try:
        for row in reader:
            if reader.line_num > begins and _swallows(row, mark):
                return []
            rows.append((begins, _cells(row)))
            begins = reader.line_num + 1
    except csv.Error:
        return []
    return rows


def _swallows(row: list[str], mark: str) -> bool:
    """Return whether a cell holds as many separators over several lines as a whole row has."""
    return any("\n" in cell and cell.count(mark) >= max(1, len(row) - 1) for cell in row)


def _row_by_row(lines: list[str], mark: str) -> Iterator[tuple[int, list[Any]]]:
    at = 0
    width = 0
    while at < len(lines):
        row, taken = _one_row(lines, at, mark, width)
        yield at + 1, row
        width = max(width, len(row))
        at += taken


def _one_row(lines: list[str], at: int, mark: str, width: int) -> tuple[list[Any], int]:
    """Return the row that begins on a line and how many lines it takes; cut at its separators where it never ends."""
    for taken in range(1, MOST_JOINED + 1):
        part = lines[at : at + taken]
        try:
            row = next(csv.reader(part, delimiter=mark, strict=True), [])
        except csv.Error:
            if '"' not in "".join(part) or len(part) < taken:
                break
            continue
        if taken == 1 or (len(row) == width and not _swallows(row, mark)):
            return _cells(row), taken
    cut = [cell.strip() for cell in lines[at].rstrip("\r\n").split(mark)]
    whole = len(cut) == width or not width
    return [_stray(cell) if not whole or '"' in cell else one for cell, one in zip(cut, _cells(cut), strict=True)], 1


def _stray(cell: str) -> Any:
    return Unread(cell, *STRAY) if cell else ""
