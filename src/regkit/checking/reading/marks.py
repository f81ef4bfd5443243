"""What the XML of a workbook says beyond its values: errors, formulas that nobody has worked out, units in formats.

Read with patterns, not as a tree: only what is looked for is looked at, and nothing is built that a small file could
make large.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from regkit.checking.reading.book import UNPACKED, FileError, Unread

__all__ = ["Marks", "SheetMarks", "ods_marks", "unit_of_format", "xlsx_marks"]

Place = tuple[int, int]


@dataclass(slots=True)
class SheetMarks:
    """What is noted of a sheet, by row and column from 0.

    Attributes:
        height, width: how far its cells reach.
        unread: cells that show an error, or hold a formula without a value.
        units: the units in which formats show numbers.
        merged: the last cell of each merged range, by its first.
    """

    height: int = 0
    width: int = 0
    unread: dict[Place, Unread] = field(default_factory=dict)
    units: dict[Place, str] = field(default_factory=dict)
    merged: dict[Place, Place] = field(default_factory=dict)


@dataclass(slots=True)
class Marks:
    """What is noted of a workbook.

    Attributes:
        sheets: by the names of the sheets.
        is_ods: whether it is an OpenDocument sheet.
        dates_from_1904: whether its numbers of days are counted from 1904.
        text_size: how many bytes of text its cells hold together, where that is much.
    """

    sheets: dict[str, SheetMarks]
    is_ods: bool = False
    dates_from_1904: bool = False
    text_size: int = 0

    def of(self, name: str) -> SheetMarks:
        """Return what is noted of a sheet."""
        return self.sheets.get(name) or SheetMarks()


def _formula(text: str) -> Unread:
    return Unread(
        f"={text}" if text else "=",
        "the formula has no saved value",
        "公式没有保存结果",
        "open the workbook in Excel or WPS and save it",
        "请用 Excel 或 WPS 打开后保存",
    )


def _error(text: str) -> Unread:
    return Unread(text, "the sheet shows an error", "表格显示错误值", "correct the formula", "请更正公式")


# ── XLSX ─────────────────────────────────────────────────────────────────────────────────────────────────────

SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["'](\d+)["']""")
REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})\d+["']""")
ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\b([^>]*\bt=["']e["'][^>]*)>(.*?)</(?:\w+:)?c>""", re.DOTALL)
FORMULA_CELL = re.compile(
    rb"<(?:\w+:)?c((?:\s[^>]*[^/])?)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)(.*?)</(?:\w+:)?c>",
    re.DOTALL,
)
VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
NUMBER_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
STYLE = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
STRING = re.compile(rb"<(?:\w+:)?si\b[^>]*>(.*?)</(?:\w+:)?si>", re.DOTALL)
STRING_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*\bt=["']s["'][^>]*>\s*<(?:\w+:)?v\b[^>]*>(\d+)<""")


def xlsx_marks(archive: zipfile.ZipFile) -> Marks:
    """Return what is noted of an XLSX workbook."""
    workbook = archive.read("xl/workbook.xml")
    relations = {one["Id"]: one["Target"] for one in _attributes(RELATION, archive.read("xl/_rels/workbook.xml.rels"))}
    units = _style_units(archive)
    lengths = _string_lengths(archive)
    marks = Marks({}, dates_from_1904=re.search(rb"""date1904=["'](?:1|true)["']""", workbook) is not None)
    for sheet in _attributes(SHEET, workbook):
        target = relations.get(sheet.get("r:id", next((v for k, v in sheet.items() if k.endswith(":id")), "")))
        path = "" if target is None else target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path not in archive.namelist() or not path.startswith("xl/worksheets/"):
            continue
        data = archive.read(path)
        marks.sheets[sheet["name"]] = _xlsx_sheet(data, units)
        marks.text_size += _text_size(data, lengths)
    return marks


def _attributes(pattern: re.Pattern[bytes], data: bytes) -> Iterator[dict[str, str]]:
    for found in pattern.finditer(data):
        yield _named(found[1])


def _named(attributes: bytes) -> dict[str, str]:
    return {name.decode(): html.unescape((one or other).decode()) for name, one, other in ATTRIBUTE.findall(attributes)}


def _xlsx_sheet(data: bytes, units: dict[str, str]) -> SheetMarks:
    columns = set(REFERENCE.findall(data))
    height = max(map(int, set(ROW.findall(data))), default=0)
    marks = SheetMarks(height, max((_column(letters.decode()) + 1 for letters in columns), default=0))
    if b'"e"' in data or b"'e'" in data:
        for attributes, inner in ERROR_CELL.findall(data):
            value = VALUE.search(inner)
            marks.unread[_place(attributes)] = _error(html.unescape(value[1].decode()) if value else "#ERROR")
    if b"<f" in data or b":f" in data:
        for attributes, formula, rest in FORMULA_CELL.findall(data):
            if VALUE.search(rest) is None and _named(attributes).get("t") != "str":
                marks.unread[_place(attributes)] = _formula(html.unescape(formula.decode(errors="replace")))
    if units:
        styles = b"|".join(one.encode() for one in units)
        for found in re.finditer(rb"""<(?:\w+:)?c\b([^>]*\bs=["'](?:""" + styles + rb""")["'][^>]*)>""", data):
            marks.units[_place(found[1])] = units[_named(found[1])["s"]]
    return marks


def _place(attributes: bytes) -> Place:
    found = re.fullmatch(r"([A-Z]+)(\d+)", _named(attributes).get("r", ""))
    if found is None:
        en, hint = "cells of the workbook have no addresses", "open it in Excel or WPS and save it"
        raise FileError(en, "工作簿的单元格没有地址", hint, "请用 Excel 或 WPS 打开后保存")
    return int(found[2]) - 1, _column(found[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _style_units(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the unit that each style of cells shows, by its number, for the styles that show one."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    styles = archive.read("xl/styles.xml")
    formats = {
        one.get("numFmtId"): unit_of_format(one.get("formatCode", "")) for one in _attributes(NUMBER_FORMAT, styles)
    }
    found = CELL_STYLES.search(styles)
    cells = list(_attributes(STYLE, found[0])) if found else []
    return {str(i): unit for i, one in enumerate(cells) if (unit := formats.get(one.get("numFmtId")))}


def unit_of_format(code: str) -> str | None:
    """Return the unit that a format shows: `万元`, `¥` for the sign alone, `?` where it divides the number as well."""
    first = code.split(";", maxsplit=1)[0]
    plain = re.sub(r'[\\"_]|\[(?!\$)[^\]]*\]', "", first)
    unit = next((one for one in ("亿元", "千万元", "百万元", "万元", "千元", "元", "亿", "万") if one in plain), None)
    if unit is not None and re.search(r"!|\\\.|[0#],+(?:[^0#,]|$)", first):
        return "?"
    if unit is None:
        return "¥" if re.search(r"¥|￥|CNY|RMB", plain) else None
    return unit if unit.endswith("元") else f"{unit}元"


def _string_lengths(archive: zipfile.ZipFile) -> list[int]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [len(found) for found in STRING.findall(archive.read("xl/sharedStrings.xml"))]


def _text_size(data: bytes, lengths: list[int]) -> int:
    """Return how many bytes the shared texts of a sheet come to, counted only where it could be much."""
    cells = data.count(b'"s"') + data.count(b"'s'")
    if cells * max(lengths, default=0) < UNPACKED:
        return 0
    return sum(lengths[at] for found in STRING_CELL.findall(data) if (at := int(found)) < len(lengths))


# ── ODS ──────────────────────────────────────────────────────────────────────────────────────────────────────

TABLE = re.compile(rb"<table:table\b([^>]*)>(.*?)</table:table>", re.DOTALL)
ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row>)", re.DOTALL)
ODS_CELL = re.compile(
    rb"<table:(covered-)?table-cell\b([^>]*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)", re.DOTALL
)
SHOWN = re.compile(rb"<text:p[^>]*>([^<]+)<")


def ods_marks(archive: zipfile.ZipFile) -> Marks:
    """Return what is noted of an OpenDocument sheet."""
    marks = Marks({}, is_ods=True)
    for attributes, body in TABLE.findall(archive.read("content.xml")):
        marks.sheets[_named(attributes).get("table:name", "")] = _ods_sheet(body)
    return marks


def _ods_sheet(body: bytes) -> SheetMarks:
    marks = SheetMarks()
    row = 0
    for attributes, inner in ODS_ROW.findall(body):
        repeated = int(_named(attributes).get("table:number-rows-repeated", 1))
        if _ods_row(inner, row, marks):
            marks.height = row + repeated
        row += repeated
    return marks


def _ods_row(inner: bytes, row: int, marks: SheetMarks) -> bool:
    """Note the cells of a row; return whether any holds something."""
    column, holds = 0, False
    for covered, attributes, content in ODS_CELL.findall(inner):
        named: dict[str, Any] = _named(attributes)
        repeated = int(named.get("table:number-columns-repeated", 1))
        if "office:value-type" in named or b"<text:p" in content:
            marks.width, holds = max(marks.width, column + repeated), True
        if "table:formula" in named and "office:value-type" not in named:
            marks.unread[row, column] = _formula(named["table:formula"].removeprefix("of:="))
            marks.width, holds = max(marks.width, column + repeated), True
        if named.get("calcext:value-type") == "error":
            shown = SHOWN.search(content)
            marks.unread[row, column] = _error(html.unescape(shown[1].decode()) if shown else "#ERROR")
        down, right = int(named.get("table:number-rows-spanned", 1)), int(named.get("table:number-columns-spanned", 1))
        if not covered and (down > 1 or right > 1):
            marks.merged[row, column] = row + down - 1, column + right - 1
        column += repeated
    return holds
