"""Problems with input: what is wrong, where, what is accepted, and what was probably meant, in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Note", "Problem", "from_validation"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that cannot be used.

    Attributes:
        file, row, column: where; rows are counted as a spreadsheet program counts them, `None` where it concerns the
            whole file.
        value: what stands there.
        en, zh: what is wrong.
        accepted: what is accepted.
        hint_en, hint_zh: what was probably meant, or what to do.
        sheet: the sheet of a workbook.
    """

    file: str
    row: int | None
    column: str | None
    value: str | None
    en: str
    zh: str
    accepted: str = ""
    hint_en: str = ""
    hint_zh: str = ""
    sheet: str | None = None

    def text(self, lang: str) -> str:
        """Return the problem as a person reads it."""
        place = _place(lang, self.file, self.sheet, self.row, self.column)
        if lang == "zh":
            parts = [f"{place}：{self.zh}", f"可填：{self.accepted}" if self.accepted else ""]
            hint = f"\n  提示：{self.hint_zh}" if self.hint_zh else ""
            return "；".join(part for part in parts if part) + hint
        parts = [f"{place}: {self.en}", f"accepted: {self.accepted}" if self.accepted else ""]
        hint = f"\n  Hint: {self.hint_en}" if self.hint_en else ""
        return "; ".join(part for part in parts if part) + hint


@dataclass(frozen=True, slots=True)
class Note:
    """Something in a file that was set aside and is no problem: a total, a title, a column of the office's own.

    Attributes:
        file, sheet, row, column: where.
        en, zh: what it is and why it was set aside.
        cells: how many cells it holds that are not empty.
    """

    file: str
    en: str
    zh: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    cells: int = 0

    def text(self, lang: str) -> str:
        """Return the note as a person reads it."""
        place = _place(lang, self.file, self.sheet, self.row, self.column)
        return f"{place}：{self.zh}" if lang == "zh" else f"{place}: {self.en}"


def _place(lang: str, file: str, sheet: str | None, row: int | None, column: str | None) -> str:
    """Return where something stands, in words."""
    zh = lang == "zh"
    parts = (
        file,
        sheet and (f"“{sheet}”表" if zh else f"sheet `{sheet}`"),
        row and (f"第{row}行" if zh else f"row {row}"),
        column and (f"“{column}”栏" if zh else f"column `{column}`"),
    )
    return ("，" if zh else ", ").join(part for part in parts if part)


ZH = {
    "unknown_word": "`{value}` 不在可接受的范围内",
    "bad_flag": "`{value}` 不是“是”或“否”",
    "bad_number": "`{value}` 不是零以上的准确数字",
    "bad_day": "`{value}` 不是有效的日期",
    "contradiction": "同一行自相矛盾",
    "bad_input": "`{value}` 无法读取",
}
ACCEPTED = {
    "bad_flag": "是, 否, 有, 无, √, ×, 1, 0",
    "bad_number": "0, 1, 2 … / 0.5",
    "bad_day": "2012-09-01, 2012/9/1, 2012年9月1日",
    "bad_input": "3,200万元, 32000000元",
}


def from_validation(file: str, row: int, column: str | None, value: str | None, error: Mapping[str, Any]) -> Problem:
    """Return the problem that a model's validation found with a cell.

    A model may say it in Chinese itself (`zh` in the context of its error), and what is accepted
    (`accepted_in_any_language`); what the kinds of errors say in general is less exact.

    Args:
        file: the name of the file.
        row: the row, the heading being row 1.
        column: the heading of the cell.
        value: the text of the cell.
        error: an entry of pydantic's `errors()`.
    """
    kind, context = str(error["type"]), dict(error.get("ctx", {}))
    message, _, hint = str(error["msg"]).partition("\nHint: ")
    if kind == "unknown_word":
        accepted = str(context["accepted"])
        message = f"unknown value `{context['value']}`"
    else:
        accepted = str(context.get("accepted_in_any_language", ACCEPTED.get(kind, "")))
        message = message.split("; accepted:")[0] if accepted else message
    hint = hint or str(context.get("hint", "")).replace("\nHint: ", "")
    meant = hint.replace("did you mean", "是否应为").rstrip("?") + "？" if hint.startswith("did you mean") else hint
    zh = str(context.get("zh", ZH.get(kind, "此值不能使用").format(value=value)))
    return Problem(file, row, column, value, message, zh, accepted, hint, str(context.get("hint_zh", meant)))
