"""Workbooks: XLSX and ODS through calamine, XLS through xlrd; errors, formulas and formats from the XML."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from regkit.checking.reading.book import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    UNPACKED,
    FileError,
    Sheet,
    Unread,
    needs,
)
from regkit.checking.reading.marks import Marks, ods_marks, unit_of_format, xlsx_marks
from regkit.language.vocabulary import SheetNumber

__all__ = ["damaged", "is_workbook", "sheets_of"]

SPLIT = "split the table", "请拆分后再检查"

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_workbook(data: bytes) -> bool:
    """Return whether a file begins as a workbook does."""
    return data.startswith((ZIP, OLE))


def sheets_of(name: str, data: bytes) -> tuple[str, tuple[Sheet, ...]]:
    """Return what kind of workbook a file is, and its sheets.

    Raises:
        FileError: it cannot be read as a workbook, is locked by a password, or is too large.
    """
    if data.startswith(OLE):
        return "XLS", _xls(name, data)
    marks = _marks(name, data)
    return ("ODS" if marks.is_ods else "XLSX"), _calamine(name, data, marks)


def damaged(name: str) -> FileError:
    """Return the error for a file that is no workbook, or a broken one."""
    en, zh = f"`{name}` is not a workbook that can be read", f"`{name}` 不是可以读取的工作簿"
    return FileError(en, zh, "save it again as XLSX or CSV", "请另存为 XLSX 或 CSV")


def _marks(name: str, data: bytes) -> Marks:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            marks = None if _unpacked(archive) > UNPACKED else _marks_of(archive)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error):
        raise damaged(name) from None
    if marks is None:
        size = UNPACKED // 1024 // 1024
        raise FileError(f"`{name}` unpacks to more than {size} MiB", f"`{name}` 解压后大于 {size} MiB", *SPLIT)
    for sheet, found in marks.sheets.items():
        if found.height > MOST_ROWS or found.width > MOST_COLUMNS or found.height * found.width > MOST_CELLS:
            raise FileError(
                f"`{name}`, sheet `{sheet}`: its cells reach to row {found.height}, column {found.width}",
                f"`{name}` 的“{sheet}”表延伸到第{found.height}行、第{found.width}列",
                "delete the stray cells far below or beside the table",
                "请删去表格下方或右侧远处的单元格",
            )
    if marks.text_size > UNPACKED:
        raise FileError(f"`{name}` holds more text than can be read", f"`{name}` 的文字过多，无法读取", *SPLIT)
    return marks


def _unpacked(archive: zipfile.ZipFile) -> int:
    return sum(entry.file_size for entry in archive.infolist())


def _marks_of(archive: zipfile.ZipFile) -> Marks:
    names = archive.namelist()
    is_ods = "content.xml" in names and "xl/workbook.xml" not in names
    return ods_marks(archive) if is_ods else xlsx_marks(archive)


def _calamine(name: str, data: bytes, marks: Marks) -> tuple[Sheet, ...]:
    try:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise needs(name, "python-calamine") from None
    with _damage_told(name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        read = [
            (one.name, str(one.visible).endswith(".Visible"), book.get_sheet_by_index(at))
            for at, one in enumerate(book.sheets_metadata)
            if str(one.typ).endswith(".WorkSheet")
        ]
        found = [(title, seen, sheet.to_python(skip_empty_area=False), _ranges(sheet)) for title, seen, sheet in read]
    return tuple(_sheet(*one, marks) for one in found)


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    """Tell that a workbook is damaged, which the libraries tell in many ways of their own."""
    try:
        yield
    except Exception as error:  # noqa: BLE001
        if "ncrypt" in str(error) or "assword" in type(error).__name__ + str(error):
            hints = "save it without one", "请取消密码后保存"
            raise FileError(f"`{name}` is locked by a password", f"`{name}` 设有密码", *hints) from None
        raise damaged(name) from None


def _ranges(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the merged ranges; calamine does not know those of ODS."""
    try:
        return dict(sheet.merged_cell_ranges or ())
    except (ValueError, RuntimeError):
        return {}


def _sheet(name: str, visible: bool, cells: Any, merged: Any, marks: Marks) -> Sheet:  # noqa: FBT001
    mark = marks.of(name)
    written = _writer(dates_from_1904=marks.dates_from_1904)
    rows = [[written(cell) for cell in row] for row in cells]
    for (row, column), unread in mark.unread.items():
        _place(rows, row, column, unread)
    for (row, column), unit in mark.units.items():
        if row < len(rows) and column < len(rows[row]) and isinstance(cell := rows[row][column], SheetNumber):
            rows[row][column] = SheetNumber(cell, unit)
    return Sheet(name, rows, list(range(1, len(rows) + 1)), visible, merged={**mark.merged, **merged})


def _place(rows: list[list[Any]], row: int, column: int, unread: Unread) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row] += [""] * (column + 1 - len(rows[row]))
    rows[row][column] = unread


def _writer(*, dates_from_1904: bool) -> Callable[[Any], Any]:
    """Return what writes a cell as one would type it: numbers as decimals, days as days."""
    number: Callable[[str], str] = str if dates_from_1904 else SheetNumber

    def written(cell: Any) -> Any:
        match cell:
            case str():
                text = cell.strip()
                return text if len(text) <= LONGEST_CELL else _too_long(text)
            case bool() | datetime() | date():
                return cell
            case int() | float():
                return number(_decimal(cell))
            case time() | timedelta():
                return Unread(
                    str(cell), "a time of day, or a length of time", "时刻或者时长", "write the day", "请填写日期"
                )
            case None:
                return ""
            case _:
                return str(cell)

    return written


def _too_long(text: str) -> Unread:
    return Unread(f"{text[:20]}…", "the cell is too long", "单元格内容过长", f"at most {LONGEST_CELL} signs", "请缩短")


def _decimal(value: float) -> str:
    """Return a number of a sheet, which is a binary fraction, as the shortest decimal that stands for it."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


# ── XLS ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _xls(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Read the old binary workbooks, which are no XML, with `xlrd`: it keeps errors and formats, calamine does not."""
    try:
        import xlrd  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise needs(name, "xlrd") from None
    with _damage_told(name):
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    return tuple(_xls_sheet(xlrd, book, sheet) for sheet in book.sheets())


def _xls_sheet(xlrd: Any, book: Any, sheet: Any) -> Sheet:
    units = {key: unit_of_format(one.format_str or "") for key, one in book.format_map.items()}
    written = _writer(dates_from_1904=book.datemode == 1)

    def cell_of(row: int, column: int) -> Any:
        kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
        if kind == xlrd.XL_CELL_ERROR:
            text = xlrd.error_text_from_code.get(value, "#ERROR")
            return Unread(text, "the sheet shows an error", "表格显示错误值", "correct the formula", "请更正公式")
        if kind == xlrd.XL_CELL_DATE:
            return xlrd.xldate_as_datetime(value, book.datemode)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        plain = written(value)
        if isinstance(plain, SheetNumber):
            return SheetNumber(plain, units[book.xf_list[sheet.cell_xf_index(row, column)].format_key])
        return plain

    rows = [[cell_of(row, column) for column in range(sheet.row_len(row))] for row in range(sheet.nrows)]
    merged = {(top, left): (bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells}
    return Sheet(sheet.name, rows, list(range(1, len(rows) + 1)), sheet.visibility == 0, merged=merged)
