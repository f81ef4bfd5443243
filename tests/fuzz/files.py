"""Files drawn at random: tables with the headings of a layout, good cells and bad ones, in each format, or damaged."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import yaml
from hypothesis import strategies as st
from openpyxl import Workbook

from regkit.language import catalog
from regkit.language.facts import FactSpec
from regkit.language.kinds import BOOL, DATE
from regkit.language.layout import Layout

__all__ = ["ENDINGS", "Drawn", "damaged", "drawn", "filled"]

JUNK = (
    "", " ", "未知", "不详", "是", "否", "True", "0", "-1", "1e400", "NaN", "=1+1", "1,000", "１２", "3200万元",
    "1.2345亿元", "一千万元", "十余年", "2012-02-30", "2012/3/19", "2012年3月19日", "41000", "31 Dec", "合计", "小计",
    "null", "~", "'", '"', 'a"b', "a,b", "a\nb", "\u202e", "\x1b[31m", "\u3000", "九" * 50, "9" * 50, "𠮷", "é", "[",
    "{", "!!python/object:x",
)  # fmt: skip
ENDINGS = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".yaml", ".xlsx")
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16")

Draw = Callable[[Any], Any]


@dataclass(frozen=True)
class Drawn:
    """A table that was drawn, and the file that it makes.

    Attributes:
        layout: whose headings it has.
        headings, rows: what stands in it.
        ending: the format.
        content: the file.
    """

    layout: Layout
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ending: str
    content: bytes


def _good(spec: FactSpec | None) -> st.SearchStrategy[str]:
    """Draw what may stand in a cell of a fact."""
    if spec is None:
        return st.sampled_from(["甲", "乙", "丙公司"])
    if spec.kind == BOOL:
        return st.sampled_from(["是", "否"])
    if spec.kind == DATE:
        return st.dates(date(2005, 1, 1), date(2014, 12, 31)).map(str)
    if spec.kind.sort in {"word", "set"}:
        return st.sampled_from([word.zh for word in spec.kind.detail])
    return st.integers(0, 100).map(str)


def _headings(draw: Draw, layout: Layout, *, is_odd: bool) -> list[tuple[str, str]]:
    columns = [(heading, target) for heading, target in layout.columns().items() if heading != layout.identity]
    chosen = draw(st.lists(st.sampled_from(columns), min_size=1, max_size=6, unique_by=lambda one: one[1]))
    head = [(layout.identity, "id"), *chosen]
    return [*head, draw(st.sampled_from([*head, ("", ""), ("备注", ""), ("价款(万元)", "")]))] if is_odd else head


@st.composite
def filled(draw: Draw) -> Drawn:
    """Draw a table in order: known headings, each once, and in each cell what may stand there."""
    layout = draw(st.sampled_from(catalog.layouts()))
    head = _headings(draw, layout, is_odd=False)
    specs = [layout.spec(target) for _, target in head[1:]]
    rows = [(f"P{i}", *(draw(_good(spec)) for spec in specs)) for i in range(draw(st.integers(1, 3)))]
    return _made(layout, [heading for heading, _ in head], rows, draw(st.sampled_from(ENDINGS)), "utf-8")


@st.composite
def drawn(draw: Draw) -> Drawn:
    """Draw a table with anything in its cells: headings twice, strange ones, empty rows, totals."""
    layout = draw(st.sampled_from(catalog.layouts()))
    head = _headings(draw, layout, is_odd=draw(st.booleans()))
    specs = [layout.spec(target) for _, target in head]
    cells = [st.one_of(_good(spec), st.sampled_from(JUNK), st.text(max_size=8)) for spec in specs]
    rows = [tuple(draw(cell) for cell in cells) for _ in range(draw(st.integers(0, 4)))]
    rows += [("合计", *("1" for _ in head[1:]))] if draw(st.booleans()) else []
    encoding = draw(st.sampled_from(ENCODINGS))
    return _made(layout, [heading for heading, _ in head], rows, draw(st.sampled_from(ENDINGS)), encoding)


@st.composite
def damaged(draw: Draw) -> tuple[bytes, str]:
    """Draw a file and damage its bytes: cut off, some turned, some put in, or another's ending."""
    table: Drawn = draw(drawn())
    content = bytearray(table.content)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, max(0, len(content) - 1)))
        match draw(st.sampled_from(["cut", "turn", "put"])):
            case "cut":
                del content[place:]
            case "turn" if content:
                content[place] = draw(st.integers(0, 255))
            case _:
                content[place:place] = draw(
                    st.sampled_from([b'"', b"\x00", b"\n", b",", b"{", b"\xff\xfe", b"- &a [*a]"])
                )
    return bytes(content), draw(st.sampled_from([table.ending, *ENDINGS]))


def _made(layout: Layout, head: list[str], rows: list[tuple[str, ...]], ending: str, encoding: str) -> Drawn:
    match ending:
        case ".xlsx":
            content = _workbook(head, rows)
        case ".json" | ".jsonl" | ".yaml":
            content = _nested(head, rows, ending).encode("utf-8", "backslashreplace")
        case _:
            out = io.StringIO()
            csv.writer(out, delimiter="\t" if ending == ".tsv" else ",").writerows([head, *rows])
            content = out.getvalue().encode(encoding, "replace")
    return Drawn(layout, tuple(head), tuple(rows), ending, content)


def _nested(head: list[str], rows: list[tuple[str, ...]], ending: str) -> str:
    records = [dict(zip(head, row, strict=True)) for row in rows]
    if ending == ".yaml":
        return str(yaml.safe_dump(records, allow_unicode=True))
    if ending == ".jsonl":
        return "\n".join(json.dumps(one, ensure_ascii=False) for one in records)
    return json.dumps(records, ensure_ascii=False)


def _workbook(head: list[str], rows: list[tuple[str, ...]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet: Any = book.active
    for row in ([*head], *rows):
        sheet.append(["".join(sign for sign in cell if sign >= " ") for cell in row])
    for i, row in enumerate(rows):
        if row and row[-1].isdigit() and len(row[-1]) < 16:
            sheet.cell(i + 2, len(row)).value = Decimal(row[-1])
    book.save(out)
    return out.getvalue()
