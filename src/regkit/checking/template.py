"""An empty table to fill in: a column for each fact, with what may stand there, and a sheet that explains them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from regkit.checking.formats.sheet import height
from regkit.checking.phrases import joined, named
from regkit.language.facts import FactSpec
from regkit.language.kinds import BOOL
from regkit.language.layout import Layout
from regkit.law import Label, Unit, english_or
from regkit.law.errors import missing_library

__all__ = ["Column", "columns", "example", "template"]

ROWS = 1_000
"""How many rows get drop-downs."""
WIDEST = 250
"""How many characters a drop-down may hold by itself; a longer one stands on a sheet of its own."""
TEXTS = {
    "zh": {
        "table": "个案",
        "notes": "填表说明",
        "options": "选项",
        "heads": ("栏目", "含义", "可填", "单位", "依据", "示例"),
        "flag": "是、否，不知道写“未知”",
        "many": "可填多项，用顿号分开",
        "date": "日期，如 2012-09-01",
        "text": "文字",
        "number": "零以上的准确数字",
        "blank": "空白表示没有说明；确实不知道的写“未知”。一行一个个案；同一编号的多行属于同一个案。",
        "decided": "由{}决定",
        "such_as": "如 ",
    },
    "en": {
        "table": "Cases",
        "notes": "Notes",
        "options": "Options",
        "heads": ("Column", "Meaning", "Accepted", "Unit", "Source", "Example"),
        "flag": "是 (yes), 否 (no), 未知 (not known)",
        "many": "several may be given, with 、 between them",
        "date": "a day, such as 2012-09-01",
        "text": "text",
        "number": "an exact number of 0 or more",
        "blank": "A blank says nothing; 未知 says that it is not known. A row is a case; rows of one number are one.",
        "decided": "decided by {}",
        "such_as": "such as ",
    },
}
YES, NO = "是", "否"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        heading: what stands above it.
        target: the `key.field` it stands for, or `id`.
        spec: the fact, or `None` for a plain field such as a name.
    """

    heading: str
    target: str
    spec: FactSpec | None

    @property
    def unit(self) -> Unit | None:
        """The unit of the numbers that stand in it."""
        return self.spec.kind.detail if self.spec is not None and self.spec.kind.is_amount else None

    @property
    def choices(self) -> tuple[str, ...]:
        """The words among which one is chosen."""
        if self.spec is None:
            return ()
        if self.spec.kind == BOOL:
            return (YES, NO)
        return tuple(word.zh for word in self.spec.kind.detail) if self.spec.kind.sort == "word" else ()


def columns(layout: Layout) -> tuple[Column, ...]:
    """Return a column for each fact and name of a layout; an amount of money is asked for in 万元."""
    return tuple(_columns(layout))


def _columns(layout: Layout) -> Iterator[Column]:
    known = layout.columns()
    yield Column(layout.identity, "id", None)
    for key, model in layout.subjects.items():
        for name in model.model_fields:
            target = f"{key}.{name}"
            spec = model.facts.get(name)
            written = [heading for heading, stands_for in layout.headings.items() if stands_for == target]
            if spec is not None:
                written += [word for word in (spec.zh, f"{model.zh}的{spec.zh}") if known.get(word) == target]
            if spec is None and not written:
                continue
            money = spec is not None and spec.kind.detail is Unit.YUAN
            heading = (written or [target])[0]
            yield Column(f"{heading}(万元)" if money else heading, target, spec)


def example(layout: Layout) -> dict[str, Any]:
    """Return a row that can be read: by heading, as many facts as do not contradict each other."""
    row: dict[str, Any] = {}
    said: dict[str, dict[str, Any]] = {key: {} for key in layout.subjects}
    for column in columns(layout):
        if column.target == "id":
            row[column.heading] = "1"
            continue
        key, _, name = column.target.partition(".")
        shown, value = _sample(column)
        try:
            layout.subjects[key].model_validate(said[key] | {name: value})
        except ValidationError:
            continue
        said[key][name] = value
        row[column.heading] = shown
    return row


def _sample(column: Column) -> tuple[Any, Any]:
    """Return a value as it stands in a cell, and as its model takes it."""
    spec = column.spec
    if spec is None:
        return column.heading, column.heading
    match spec.kind.sort:
        case "yes or no":
            return YES, True
        case "word":
            return column.choices[0], column.choices[0]
        case "set":
            first = next(iter(spec.kind.detail)).zh
            return first, frozenset({first})
        case "a date":
            return date(2012, 9, 1), date(2012, 9, 1)
        case "amount" if spec.kind.detail is Unit.YUAN:
            return 3200, Decimal(32_000_000)
        case "amount":
            least = int(spec.low) if spec.low is not None and spec.low >= 1 else 1
            return least, least
        case _:
            return spec.zh, spec.zh


# ── the workbook ────────────────────────────────────────────────────────────────────────────────────────────


def template(path: Path, layout: Layout, lang: str = "zh") -> None:
    """Write an empty table of a layout as a workbook: headings, drop-downs, notes, units, and an example explained.

    Raises:
        RegkitError: the library for workbooks is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise missing_library("a workbook needs `xlsxwriter`", "工作簿需要 `xlsxwriter`", "cli") from None
    words: Mapping[str, Any] = TEXTS[lang]
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E9EDF1", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    text = book.add_format({"num_format": "@"})
    table, notes, options = (book.add_worksheet(words[name]) for name in ("table", "notes", "options"))
    options.hide()
    table.freeze_panes(1, 1)
    for place, column in enumerate(columns(layout)):
        sort = None if column.spec is None else column.spec.kind.sort
        looks = day if sort == "a date" else text if column.spec is None else None
        table.set_column(place, place, max(12, 2 * len(column.heading) + 2), looks)
        table.write_string(0, place, column.heading, head)
        table.write_comment(0, place, "\n".join(filter(None, _explained(column, lang)[1:5])), {"x_scale": 2})
        if column.choices:
            table.data_validation(1, place, ROWS, place, _choices(options, place, column, words["options"]))
    _explain(notes, layout, lang, head, plain)
    book.close()


def _choices(options: Any, place: int, column: Column, sheet: str) -> dict[str, Any]:
    """Return the drop-down of a column; its words stand on a hidden sheet where they are too many for itself."""
    source: list[str] | str = list(column.choices)
    if len(",".join(source)) > WIDEST:
        options.write_column(0, place, column.choices)
        letters = _letters(place)
        source = f"='{sheet}'!${letters}$1:${letters}${len(column.choices)}"
    return {"validate": "list", "source": source, "error_type": "warning"}


def _letters(place: int) -> str:
    return ("" if place < 26 else _letters(place // 26 - 1)) + chr(ord("A") + place % 26)  # noqa: PLR2004  (the alphabet)


def _explain(notes: Any, layout: Layout, lang: str, head: Any, plain: Any) -> None:
    words: Mapping[str, Any] = TEXTS[lang]
    wides = (28, 44, 60, 10, 18, 18)
    for place, wide in enumerate(wides):
        notes.set_column(place, place, wide)
    notes.merge_range(0, 0, 0, 5, f"{layout.zh}  {words['blank']}", plain)
    notes.set_row(0, 34)
    notes.write_row(1, 0, words["heads"], head)
    row = example(layout)
    for number, column in enumerate(columns(layout), start=2):
        shown = str(row.get(column.heading, ""))
        name, *about = _explained(column, lang)
        # in quotes and with a word before it, so that no reader of tables takes the list of headings for a table
        told = [f"“{name}”", *about, f"{words['such_as']}{shown}" if shown else ""]
        notes.set_row(number, height(told, wides))
        notes.write_row(number, 0, told, plain)
    notes.set_landscape()
    notes.fit_to_pages(1, 0)


def _explained(column: Column, lang: str) -> tuple[str, str, str, str, str]:
    """Return the heading, the meaning, what is accepted, the unit and the source of a column."""
    words: Mapping[str, Any] = TEXTS[lang]
    spec = column.spec
    if spec is None:
        return column.heading, "", words["text"], "", ""
    unit = "" if column.unit is None else "万元" if column.unit is Unit.YUAN else column.unit.zh
    decided = words["decided"].format(named(spec.decided_by, lang)) if spec.decided_by else ""
    return column.heading, _meaning(column, decided, lang), _accepted(column, lang), unit, spec.source or ""


def _meaning(column: Column, decided: str, lang: str) -> str:
    """Return what a column means: which fact it is where its heading says otherwise, its sentence, who decides it."""
    assert column.spec is not None  # noqa: S101  (the caller has looked)
    zh, about = column.spec.zh, column.spec.about or ""
    if lang == "en":
        return "; ".join(filter(None, (english_or(about, about).rstrip("."), decided)))
    named_otherwise = "" if column.heading.startswith(zh) else f"即“{zh}”"
    said = about.rstrip("。") if isinstance(about, Label) else ""
    return "；".join(filter(None, (named_otherwise, said, decided)))


def _accepted(column: Column, lang: str) -> str:
    words: Mapping[str, Any] = TEXTS[lang]
    assert column.spec is not None  # noqa: S101  (the caller has looked)
    match column.spec.kind.sort:
        case "yes or no":
            told = words["flag"]
        case "word":
            told = joined(column.choices, lang)
        case "set":
            told = f"{joined([word.zh for word in column.spec.kind.detail], lang)} ({words['many']})"
        case "a date":
            told = words["date"]
        case "amount":
            told = words["number"]
        case _:
            told = words["text"]
    return str(told)
