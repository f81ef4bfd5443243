"""One cell: what it says of its fact, that it says nothing, that nobody knows, or that it cannot be read."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from regkit.checking.reading.book import Unread
from regkit.checking.reading.heads import Column
from regkit.language.facts import FactSpec
from regkit.language.headings import MONEY_UNITS, folded_heading
from regkit.language.kinds import BOOL, DATE
from regkit.language.layout import Layout
from regkit.language.vocabulary import (
    BLANK,
    UNKNOWN,
    Number,
    SheetNumber,
    day_of,
    flag_of,
    folded,
    moment_of,
)
from regkit.language.yes_no_zh import said_zh, stated_zh
from regkit.law import InputError, Unit, parse_money

__all__ = ["NOTHING", "Bad", "cell_reader", "own_words", "parted", "read_cell"]


class _Nothing:
    """What a cell says that says nothing."""

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING: Final = _Nothing()
PLAIN: Final = object()
"""What a cell holds that is no mark."""
BARE = re.compile(r"[0-9０-９.．,，]+")
SIGN_ALONE = re.compile(r"(?:¥|￥|RMB|CNY|人民币)[^元圆万亿]*", re.IGNORECASE)
REMEMBERED = 50_000
"""Values of a column that are remembered; a column of amounts has as many as it has rows."""


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a cell cannot be used, what is accepted, and what to do, in English and Chinese."""

    en: str
    zh: str
    accepted: str = ""
    hint_en: str = ""
    hint_zh: str = ""

    def told(self) -> tuple[str, str]:
        """Return why a cell cannot be used and what is accepted, in English and Chinese."""
        if not self.accepted:
            return self.en, self.zh
        return f"{self.en}; accepted: {self.accepted}", f"{self.zh}；可填：{self.accepted}"

    def of(self, value: Any) -> Unread:
        """Return a cell that cannot be used for this reason."""
        return Unread(str(value), self.en, self.zh, self.hint_en, self.hint_zh)


def cell_reader(layout: Layout, column: Column, words: Mapping[str, str]) -> Callable[[Any], Any]:
    """Return the function that reads a cell of a column: a value, `None` for unknown, `NOTHING`, or `Bad`.

    A value still has to pass its model. A day with an hour, where the layout says what hangs on the hour, is a pair.

    Args:
        layout: the layout.
        column: a column that is used.
        words: the user's own ways of writing.
    """
    target = column.target or ""
    spec = layout.spec(target)
    timed = target in layout.hours
    own = own_words(column, words)
    texts: dict[Any, Any] = {"": NOTHING}

    def read(cell: Any) -> Any:
        # numbers of a workbook or of JSON are texts of their own kinds, and read otherwise than equal texts
        key = cell if cell.__class__ is str else (cell.__class__, cell, getattr(cell, "unit", None))
        found = texts.get(key, texts)
        if found is texts:
            if len(texts) >= REMEMBERED:
                texts.clear()
            said = own.get(cell, cell) if isinstance(cell, str) else cell
            found = texts[key] = _read(spec, target, column, said, timed=timed)
        return found

    return read


def read_cell(spec: FactSpec, column: Column, cell: Any) -> Any:
    """Return what a cell says of a fact, as `cell_reader` does."""
    return _read(spec, "", column, cell, timed=False)


def parted(layout: Layout, first: str, second: str, text: str) -> dict[str, Any] | None:
    """Return the words that a text says of two facts, one behind the other; nothing where it is not sure which."""
    one, other = layout.spec(first), layout.spec(second)
    found: set[tuple[Any, Any]] = set()
    if one is None or other is None:
        return None
    for place in range(1, len(text)):
        words = one.kind.detail.reading(text[:place].strip()), other.kind.detail.reading(text[place:].strip())
        if None not in words:
            found.add(words)
    return dict(zip((first, second), found.pop(), strict=True)) if len(found) == 1 else None


def own_words(column: Column, words: Mapping[str, str]) -> dict[str, str]:
    """Return the user's ways of writing that hold in a column."""
    own: dict[str, str] = {}
    for written, word in words.items():
        heading, colon, rest = written.replace("：", ":").partition(":")
        if not colon:
            own.setdefault(written, word)
        elif folded_heading(heading) in {folded_heading(column.heading.text), column.heading.name}:
            own[rest] = word
    return own


def _read(spec: FactSpec | None, target: str, column: Column, cell: Any, *, timed: bool) -> Any:
    if isinstance(cell, Unread):
        return Bad(f"`{cell}`: {cell.en}", f"`{cell}` {cell.zh}", "", cell.hint_en, cell.hint_zh)
    if cell is None:
        return None
    if cell == "" and isinstance(cell, str):
        return NOTHING
    if spec is None:
        return _plain(target, cell)
    if isinstance(cell, str):
        marked = _marked(spec, cell.strip())
        if marked is not PLAIN:
            return marked
    match spec.kind.sort:
        case "set" if isinstance(cell, str):
            return frozenset(_word(spec, part) for part in spec.kind.detail.several(cell))
        case "word" if isinstance(cell, str):
            return _word(spec, cell)
        case "amount" if spec.kind.detail is Unit.YUAN:
            return _money(column, cell)
        case "amount":
            return _count(spec, column, cell)
    if spec.kind == BOOL:
        return next((one for one in (flag_of(cell), _said_of(spec, cell)) if one is not None), cell)
    if spec.kind == DATE:
        return _day(cell, timed=timed)
    return str(cell)


def _said_of(spec: FactSpec, cell: Any) -> bool | None:
    """Return the yes or no that a cell says in the words of its fact, `资料齐全` and `资料不齐全`, or nothing."""
    return _sentences(spec).get(folded(cell)) if isinstance(cell, str) else None


@functools.lru_cache(maxsize=4096)
def _sentences(spec: FactSpec) -> dict[str, bool]:
    """Return how a fact is said and denied; a sentence that could be either is neither."""
    said = stated_zh(spec.zh, spec.denied or None, truth=True)
    yes = {folded(one) for one in (spec.zh, said, said_zh(spec.zh, truth=True))}
    no = {folded(one) for one in (spec.denied or "", said_zh(spec.zh, truth=False)) if one}
    return dict.fromkeys(yes - no, True) | dict.fromkeys(no - yes, False)


def _marked(spec: FactSpec, text: str) -> Any:
    """Return what a mark says that stands for nothing or for nobody knows; `PLAIN` where it is none."""
    if not text:
        return NOTHING
    if text in UNKNOWN:
        return None
    if text in BLANK:
        if spec.kind.sort == "set":
            return frozenset() if text == "无" else NOTHING
        is_word = spec.kind.sort == "word" and spec.kind.detail.reading(text) is not None
        is_flag = spec.kind == BOOL and flag_of(text) is not None
        return PLAIN if is_word or is_flag else NOTHING
    return PLAIN


def _plain(target: str, cell: Any) -> Any:
    """Return a field that is no fact, such as a name or what tells cases apart."""
    if isinstance(cell, (set, frozenset, list, tuple)):
        return frozenset(map(str, cell))
    text = cell.isoformat() if isinstance(cell, date) else str(cell).strip()
    says_nothing = not text or (target != "id" and (text in BLANK or text in UNKNOWN))
    return NOTHING if says_nothing else text  # two that are 不详 are not one


def _word(spec: FactSpec, text: str) -> Any:
    word = spec.kind.detail.reading(text)
    return text if word is None else word


def _count(spec: FactSpec, column: Column, cell: Any) -> Any:
    """Return a number as its model reads it; a bare one is in the unit of its heading."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, (int, float)):
        cell = str(Decimal(repr(cell)))
    unit = column.heading.unit
    if isinstance(cell, str) and unit and unit != spec.kind.detail.zh and BARE.fullmatch(cell):
        return f"{cell}{unit}"
    return cell


def _day(cell: Any, *, timed: bool) -> Any:
    day = day_of(cell)
    if day is not None:
        return day
    moment = moment_of(cell)
    if timed and isinstance(moment, datetime):
        return moment.date(), moment.time()
    return cell


# ── money ────────────────────────────────────────────────────────────────────────────────────────────────────

MONEY = "3,200万元, 32000000元"
IN_CHINESE = (
    ("no unit", "没有单位", "在单元格或栏目名中写明 元 或 万元"),
    ("letter", "数字中夹有字母", "把字母 O 改为数字 0，字母 l 改为数字 1"),
    ("less than nothing", "小于零", "金额应为零或以上"),
    ("not in yuan", "不是人民币", "请折算为人民币"),
    ("smaller than one fen", "有小于一分的部分", "元以下至多两位小数"),
)


def _money(column: Column, cell: Any) -> Any:
    """Return an amount in yuan; a bare number is in the unit of its heading, else in that of its format."""
    try:
        unit = _unit(column, cell)
        if isinstance(unit, Bad):
            return unit
        if isinstance(cell, (bool, date)):
            return _no_money(
                str(cell), InputError(f"`{cell}` is not an exact amount of money", zh=f"`{cell}` 不是确切的金额")
            )
        if isinstance(cell, float):
            cell = str(Decimal(repr(cell)))
            unit = unit or "元"
        if isinstance(cell, str) and cell.strip(" .0０") == "" and "0" in cell.replace("０", "0"):
            return Decimal(0)  # nothing is nothing in any unit
        return parse_money(cell, unit=unit)
    except InputError as error:
        return _no_money(str(cell), error)


def _unit(column: Column, cell: Any) -> str | Bad | None:
    unit = column.heading.unit if column.heading.unit in MONEY_UNITS else None
    if unit not in {None, "元"} and isinstance(cell, str) and SIGN_ALONE.fullmatch(cell.strip()):
        return Bad(
            f"`{cell}` has the sign for yuan, and the heading says {unit}",
            f"`{cell}` 带有人民币符号，而栏目名的单位是{unit}",
            MONEY,
            "write the unit in the cell",
            "请在单元格中写明 元 或 万元",
        )
    if isinstance(cell, SheetNumber) and cell.unit is not None:
        if cell.unit == "?":
            return Bad(
                "the format of the cell divides the number that it shows",
                "单元格格式对数值作了缩放，无法确定单位",
                MONEY,
                "write the amount as it is, with its unit",
                "请按实际数额填写并写明单位",
            )
        if cell.unit == "¥":
            return unit or "元"
        if unit not in {None, cell.unit}:
            return Bad(
                f"the format of the cell says {cell.unit}, the heading {unit}",
                f"单元格格式的单位是{cell.unit}，栏目名的单位是{unit}",
                MONEY,
                "keep one of them",
                "请只保留一个单位",
            )
        return cell.unit
    return unit or ("元" if isinstance(cell, Number) else None)


def _no_money(value: str, error: InputError) -> Bad:
    message, _, hint = str(error).partition("\nHint: ")
    zh, hint_zh = next(
        ((f"`{value}` {said}", advice) for mark, said, advice in IN_CHINESE if mark in message),
        (f"`{value}` 不是可用的金额", "写作 3,200万元 或 32000000元"),
    )
    return Bad(message, zh, MONEY, hint, hint_zh)
