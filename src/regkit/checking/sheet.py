"""A report as a workbook: a row a finding, a second sheet for what could not be used. No cell is ever a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from regkit.checking.report import Report
from regkit.law import RegkitError

__all__ = ["to_xlsx"]

HEADS = {
    "zh": (
        *("文件", "个案", "对象", "事项", "状态", "结果", "应做"),
        *("金额下限", "金额上限", "期限", "条款", "原文", "尚缺"),
    ),
    "en": (
        *("file", "case", "who", "topic", "status", "finding", "what to do"),
        *("least", "most", "deadline", "provision", "words", "missing"),
    ),
}
PROBLEM_HEADS = {"zh": ("文件", "行", "栏目", "值", "问题"), "en": ("file", "row", "column", "value", "problem")}
CONTROL = {code: "�" for code in range(32) if chr(code) not in "\t\n"}


def to_xlsx(reports: Iterable[Report], lang: str = "zh") -> bytes:
    """Return reports as an XLSX workbook.

    Raises:
        RegkitError: the library for workbooks is not installed.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise RegkitError("a workbook needs `openpyxl`", hint="pip install 'regkit[cli]'") from None
    listed = list(reports)
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  (a new workbook has a sheet)
    sheet.title = "findings"
    _write(sheet, [HEADS[lang], *(row for report in listed for row in _rows(report, lang))])
    problems = [
        (report.source, one.row, one.column, one.value, one.text(lang)) for report in listed for one in report.problems
    ]
    if problems:
        _write(book.create_sheet("problems"), [PROBLEM_HEADS[lang], *problems])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(report: Report, lang: str) -> Iterable[tuple[Any, ...]]:
    for finding in report.findings:
        zh = lang == "zh"
        amount = finding.amount
        yield (
            report.source,
            finding.case,
            finding.party,
            finding.topic,
            finding.status.zh if zh else finding.status.code,
            finding.zh if zh else finding.en,
            finding.next_zh if zh else finding.next_en,
            None if amount is None else amount.low,
            None if amount is None else amount.high,
            finding.deadline,
            "；".join(dict.fromkeys(quote.address.zh for quote in finding.citations)),
            "；".join(dict.fromkeys(quote.words for quote in finding.citations)),
            "；".join(item.zh if zh else item.en for item in finding.missing),
        )


def _write(sheet: Any, rows: Iterable[tuple[Any, ...]]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is None:
                continue
            cell = sheet.cell(row=number, column=column)
            if isinstance(value, str):
                # Text stays text: what begins with `=`, `+`, `-` or `@` is shown, never run.
                cell.value = value.translate(CONTROL)
                cell.data_type = "s"
                cell.quotePrefix = value[:1] in "=+-@\t"
            else:
                cell.value = value
    sheet.freeze_panes = "A2"
