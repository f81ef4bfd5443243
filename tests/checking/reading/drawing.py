"""Small tables for tests: a row of everything that is in order, changed where a test needs it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from regkit.checking import Report, check

__all__ = ["DAY", "GOOD", "at", "checked", "csv_of", "status", "workbook"]

DAY = date(2012, 9, 1)
GOOD: Mapping[str, Any] = {
    "项目编号": "P-1",
    "项目名称": "示例",
    "建设单位": "示例单位",
    "项目所在地": "双桥区",
    "规划区内": "是",
    "工程合同价款总额(万元)": "1000",
    "建设单位已交保证金(万元)": "20",
    "企业名称": "示例公司",
    "承包角色": "施工总承包",
    "注册地": "本市",
    "注册县区": "双桥区",
    "主项资质": "施工总承包",
    "资质等级": "三级",
    "联合体承包": "否",
    "已交存保证金(万元)": "20",
}
"""A project in which everything is paid: two per cent of 10,000,000 yuan, and article 9's 200,000 for grade three."""


def csv_of(*rows: Mapping[str, Any], head: Iterable[str] | None = None) -> str:
    """Return rows as CSV, each the good one with some cells changed."""
    headings = list(head or dict.fromkeys(heading for row in ({**GOOD}, *rows) for heading in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([{**GOOD, **row}.get(heading, "") for heading in headings] for row in rows)
    return out.getvalue()


def checked(folder: Path, content: str | bytes, name: str = "t.csv", **options: Any) -> Report:
    """Check a file of some content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check(path, DAY, **options)


def workbook(folder: Path, sheets: Mapping[str, Iterable[Iterable[Any]]]) -> Path:
    """Write a workbook of some sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = folder / "t.xlsx"
    book.save(path)
    return path


def at(report: Report) -> list[tuple[int | None, str | None, str | None]]:
    """Return where the problems are, and what stands there."""
    return [(one.row, one.column, one.value) for one in report.problems]


def status(report: Report, case: str, what: str) -> str:
    """Return how a party stands, or how a case stands with a topic."""
    (found,) = (one for one in report.findings if one.case.split(" ")[0] == case and what in {one.party, one.topic})
    return found.status.code
