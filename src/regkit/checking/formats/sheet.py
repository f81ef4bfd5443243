"""A report as a workbook: what it comes to, who must act, each finding, what is missing. No cell is ever a formula."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from regkit.checking.formats.layered import beside_lines, layer_lines, own_law
from regkit.checking.formats.ruled import followed_by, state_of
from regkit.checking.formats.text import not_counted, width
from regkit.checking.phrases import MARKS, WORDS, amount, bracketed, cited, heading, joined, named, status, visible
from regkit.checking.report import Report, added
from regkit.checking.summary import summary
from regkit.language import Bounds
from regkit.language.findings import Finding
from regkit.law import Quote, RegkitError, passages
from regkit.law.errors import missing_library

__all__ = ["book", "height", "to_xlsx"]

MOST_ROWS = 1_048_576
LONGEST = 32_767
"""The most characters that a cell holds."""
MONEY = frozenset({"due", "due_most", "paid", "owed", "owed_most"})
EXACT_DIGITS = 15
"""How many digits a number of a sheet holds exactly; longer ones are written as text."""
A4 = 9
LINE, MOST_LINES = 15, 20
"""Points of a line of a row, and how many lines of it are shown; a longer cell is read in the bar above the sheet."""
ROOM = 0.9
"""How much of a column's width text fills before it is broken, words being kept whole."""
HEADS = {
    "zh": {
        "file": ("文件", 16),
        "case": ("个案", 24),
        "who": ("对象", 22),
        "topic": ("事项", 16),
        "status": ("状态", 12),
        "finding": ("结果", 40),
        "next": ("应做", 36),
        "due": ("应交（元）", 15),
        "due_most": ("应交上限（元）", 15),
        "paid": ("已交（元）", 15),
        "owed": ("尚欠或罚款下限（元）", 15),
        "owed_most": ("尚欠或罚款上限（元）", 15),
        "deadline": ("期限", 12),
        "provision": ("条款", 22),
        "words": ("原文", 60),
        "missing": ("尚缺", 36),
        "law": ("依据", 36),
        "beside": ("上位法", 60),
        "ruling": ("依据答复", 40),
        "warning": ("注意", 30),
    },
    "en": {
        "file": ("file", 16),
        "case": ("case", 24),
        "who": ("who", 22),
        "topic": ("demand", 22),
        "status": ("status", 14),
        "finding": ("finding", 40),
        "next": ("what to do", 36),
        "due": ("due (yuan)", 15),
        "due_most": ("due at most (yuan)", 15),
        "paid": ("paid (yuan)", 15),
        "owed": ("owed or fine, least (yuan)", 15),
        "owed_most": ("owed or fine, most (yuan)", 15),
        "deadline": ("deadline", 12),
        "provision": ("provision", 22),
        "words": ("words", 60),
        "missing": ("missing", 36),
        "law": ("law", 36),
        "beside": ("higher law", 60),
        "ruling": ("ruling followed", 40),
        "warning": ("note", 30),
    },
}
Row = Sequence[Any]
RULING_HEADS = (("question", 60), ("answer", 40), ("authority", 34), ("document", 26), ("from", 12), ("checked", 30))


def to_xlsx(reports: Iterable[Report], lang: str = "zh") -> bytes:
    """Return reports as an XLSX workbook.

    Raises:
        RegkitError: the library for workbooks is not installed, or a sheet has no room for so many rows.
    """
    with tempfile.TemporaryDirectory(prefix="regkit-") as folder:
        path = Path(folder) / "report.xlsx"
        book(path, list(reports), lang)
        return path.read_bytes()


def book(path: Path, reports: Sequence[Report], lang: str = "zh") -> None:
    """Write reports as an XLSX workbook, row by row, so that memory holds one row.

    Raises:
        RegkitError: the library for workbooks is not installed, or a sheet has no room for so many rows.
    """
    try:
        import xlsxwriter  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise missing_library("a workbook needs `xlsxwriter`", "工作簿需要 `xlsxwriter`", "cli") from None
    words = WORDS[lang]
    if (
        sum(len(report.findings) for report in reports) + 1 >= MOST_ROWS
    ):  # with the headings; told before all is written
        raise _no_room()
    made = xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    made.set_properties({"created": datetime.combine(reports[0].on, time())} if reports else {})
    writer = _Writer(made, lang)
    writer.sheet(
        words["summary"], [(words["item"], 34), (words["checked"], 90)], _summary_rows(reports, lang), plain=True
    )
    kept = _kept(reports, lang)
    rows = ([_cells(report, one, lang)[key] for key in kept] for report in reports for one in report.findings)
    total = _total(reports, lang)
    writer.sheet(words["checked"], [HEADS[lang][key] for key in kept], rows, total=[total.get(key) for key in kept])
    for name, columns, told in (
        ("to_do", (("who", 26), ("pay", 26), ("exposure", 26), ("next", 60), ("where", 40)), _action_rows),
        ("missing", (("authority", 34), ("item", 60), ("count", 10), ("where", 60)), _lacking_rows),
        ("rulings", RULING_HEADS, _ruling_rows),
        ("problems", (("file", 24), ("row", 8), ("column", 24), ("value", 24), ("problem", 80)), _problem_rows),
    ):
        if there := list(told(reports, lang)):
            writer.sheet(words[name], [(words[key], wide) for key, wide in columns], there)
    made.close()


@dataclass
class _Writer:
    """Writes sheets one after another, with the looks they share."""

    made: Any
    lang: str

    def __post_init__(self) -> None:
        top = {"valign": "top", "text_wrap": True}
        self.head = self.made.add_format({**top, "bold": True, "bg_color": "#E9EDF1", "bottom": 1})
        self.text = self.made.add_format(top)
        self.whole = self.made.add_format({**top, "align": "left"})
        self.day = self.made.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self.money = self.made.add_format({**top, "num_format": "#,##0.00"})

    def sheet(
        self,
        name: str,
        heads: Sequence[tuple[str, int]],
        rows: Iterable[Row],
        *,
        plain: bool = False,
        total: Row = (),
    ) -> None:
        """Write a sheet: headings that stay, widths, filters, pages for A4, and a row of totals below."""
        sheet = self.made.add_worksheet(heading(name)[:31])
        for column, (_, wide) in enumerate(heads):
            sheet.set_column(column, column, wide)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        wides = [wide for _, wide in heads]
        titles = [heading(head) for head, _ in heads]
        sheet.set_row(0, height(titles, wides))
        sheet.write_row(0, 0, titles, self.head)
        last = 0
        for last, row in enumerate(rows, start=1):
            self._row(sheet, last, row, wides)
        if last and not plain:
            sheet.autofilter(0, 0, last, len(heads) - 1)
        if last and any(total):
            self._row(sheet, last + 1, total, wides)

    def _row(self, sheet: Any, number: int, row: Row, wides: Sequence[int]) -> None:
        if number >= MOST_ROWS:
            raise _no_room()
        sheet.set_row(number, height(row, wides))
        for column, value in enumerate(row):
            self._cell(sheet, number, column, value)

    def _cell(self, sheet: Any, row: int, column: int, value: Any) -> None:
        match value:
            case None | "":
                return
            case Decimal() if len(value.as_tuple().digits) <= EXACT_DIGITS:
                done = sheet.write_number(row, column, float(value), self.money)
            case int():
                done = sheet.write_number(row, column, value, self.whole)
            case date():
                done = sheet.write_datetime(row, column, datetime.combine(value, time()), self.day)
            case _:
                done = sheet.write_string(row, column, _fitting(visible(str(value))), self.text)
        if done:
            raise RegkitError(
                f"a cell of the workbook cannot hold `{value}`",
                hint="write `json` instead",
                zh=f"工作簿的单元格容不下 `{value}`",
                hint_zh="请改用 `json`",
            )


def height(row: Row, wides: Sequence[int]) -> int:
    """Return how high a row is in which every text can be read: some programs leave a row as high as they find it."""
    texts = [(value, wide) for value, wide in zip(row, wides, strict=False) if isinstance(value, str)]
    lines = (sum(-(-width(line) // int(wide * ROOM)) or 1 for line in text.split("\n")) for text, wide in texts)
    return LINE * min(max(lines, default=1), MOST_LINES)


def _no_room() -> RegkitError:
    return RegkitError(
        "a sheet has no room for so many rows",
        hint="write `json` instead",
        zh="工作表容不下这么多行",
        hint_zh="请改用 `json`",
    )


def _fitting(text: str) -> str:
    """Return a text that a cell can hold, saying where it was cut."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 20]}… ({len(text)})"


def _kept(reports: Sequence[Report], lang: str) -> list[str]:
    """Return the columns in which something can stand."""
    money = any(_has_money(report) for report in reports)
    left_out = {
        *(() if money else MONEY),
        *(() if len(reports) > 1 else ["file"]),
        *(() if any(report.rulings for report in reports) else ["ruling"]),
        *(() if any(report.laws_beside for report in reports) else ["law", "beside"]),
    }
    return [key for key in HEADS[lang] if key not in left_out]


def _total(reports: Iterable[Report], lang: str) -> dict[str, Any]:
    """Return the row of totals: what is owed once is counted once; a column with no known end has no total."""
    findings = [one for report in reports for one in report.findings]
    sums = {
        ("due", "due_most"): added([replace(one, amount=one.due) for one in findings if one.due is not None]),
        ("paid", "paid"): added([replace(one, amount=one.paid) for one in findings if one.paid is not None]),
        ("owed", "owed_most"): added(findings),
    }
    told: dict[str, Any] = {"case": heading(WORDS[lang]["total"])}
    for (least, most), bounds in sums.items():
        told |= {most: bounds.high, least: bounds.low}
    return told if any(one.amount or one.due for one in findings) else {}


def _has_money(report: Report) -> bool:
    return any(one.amount is not None or one.due is not None for one in report.findings)


def _cells(report: Report, one: Finding, lang: str) -> dict[str, Any]:
    due, paid, owed = one.due or Bounds(None, None), one.paid or Bounds(None, None), one.amount or Bounds(None, None)
    semicolon = "；" if lang == "zh" else "; "
    return {
        "file": report.source,
        "case": one.case,
        "who": one.who(lang),
        "topic": one.demand(lang),
        "status": status(one.status, lang),
        "finding": one.said(lang),
        "next": one.next(lang),
        "due": due.low,
        "due_most": None if due.high == due.low else due.high,
        "paid": paid.high,
        "owed": owed.low,
        "owed_most": owed.high,
        "deadline": one.deadline,
        "provision": _places(one.citations, lang),
        "words": _words(one.citations, lang),
        "missing": semicolon.join(dict.fromkeys(item.zh if lang == "zh" else item.en for item in one.missing)),
        "law": own_law(one, lang),
        "beside": "\n".join(beside_lines(one, lang)),
        "ruling": semicolon.join(followed_by(one, lang)),
        "warning": semicolon.join(one.warned(lang)),
    }


@lru_cache(maxsize=4_096)
def _places(quotes: tuple[Quote, ...], lang: str) -> str:
    return cited(quotes, lang)


@lru_cache(maxsize=4_096)
def _words(quotes: tuple[Quote, ...], lang: str) -> str:
    return ("；" if lang == "zh" else "; ").join(f"“{passage}”" for passage in passages(quotes))


def _summary_rows(reports: Iterable[Report], lang: str) -> Iterator[Row]:
    words = {key: heading(word) for key, word in WORDS[lang].items()}
    for report in reports:
        found = summary(report)
        yield words["file"], f"{report.titled(lang)} {report.source}".strip()
        yield words["on"], report.on
        if report.before_commencement:
            yield words["not_in_force"].format(report.before_commencement), ""
        if not report.title:
            yield words["unreadable"], ""
        yield words["cases"], found.cases
        if found.owed is not None:
            yield words["owed"], amount(found.owed, lang) + bracketed(not_counted(found, lang), lang)
        if found.exposure is not None:
            yield words["exposure"], amount(found.exposure, lang)
        for topic in found.topics:
            told = [f"{status(one, lang)} {topic.counts[one]}" for one in MARKS if topic.counts[one]]
            yield heading(topic.name(lang)), joined(told, lang)
        for gone in report.suppressed:
            yield words["suppressed"], f"{gone.finding.case} {gone.finding.said(lang)}{bracketed(gone.reason, lang)}"
        yield from ((words["layers"], line) for line in layer_lines(report, lang))
        for law in found.laws:
            yield words["laws"], f"{law.title}（{law.number}） {law.in_force}"
        yield ()


def _action_rows(reports: Iterable[Report], lang: str) -> Iterator[Row]:
    for report in reports:
        for one in summary(report).actions:
            pay = "" if one.amount is None else amount(one.amount, lang)
            fine = "" if one.exposure is None else amount(one.exposure, lang)
            yield one.actor, pay, fine, "\n".join(one.steps(lang)), joined(one.cases, lang)


def _lacking_rows(reports: Iterable[Report], lang: str) -> Iterator[Row]:
    for report in reports:
        found = summary(report)
        for one in (*(one for items in found.decisions.values() for one in items), *found.facts):
            authority = named(one.item.authority or "", lang)
            yield authority, one.name(lang), len(one.places), joined(one.where(), lang)


def _ruling_rows(reports: Iterable[Report], lang: str) -> Iterator[Row]:
    for report in reports:
        for one in report.followed:
            asked = f"{one.about.question(lang)}{bracketed(one.about.id, lang)}"
            by = one.by if lang == "zh" else one.authority
            yield asked, one.outcome(lang), by, one.document, one.on, state_of(report, one, lang)


def _problem_rows(reports: Iterable[Report], lang: str) -> Iterator[Row]:
    for report in reports:
        for one in report.problems:
            yield report.source, one.row, one.column, one.value, one.text(lang)
