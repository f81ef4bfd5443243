"""The words of a report in both languages, the marks of its findings, and how amounts and lists are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from regkit.language import Bounds
from regkit.language.findings import FindingStatus
from regkit.language.writing import punctuated
from regkit.law import Quote, format_money

__all__ = [
    "COLON",
    "MARKS",
    "WORDS",
    "amount",
    "bracketed",
    "cited",
    "day",
    "heading",
    "joined",
    "named",
    "some",
    "status",
    "visible",
]

T = TypeVar("T")
MARKS = {
    FindingStatus.BREACHED: "✗",
    FindingStatus.OUTSTANDING: "✗",
    FindingStatus.UNDETERMINED: "?",
    FindingStatus.NOT_YET_DUE: "…",
    FindingStatus.MET: "✓",
    FindingStatus.ANSWERED: "·",
    FindingStatus.NOT_APPLICABLE: "–",
}
WORDS = {
    "zh": {
        "report": "核查报告",
        "file": "文件",
        "on": "核查日",
        "summary": "概要",
        "cases": "个案",
        "findings": "核查事项",
        "owed": "尚应交纳",
        "exposure": "不改正可能面临的罚款",
        "silent": "另有{}项条文可能未规定金额，未计入",
        "unknown": "另有{}项数额上限不详，未计入",
        "no_amount": "数额不详",
        "to_do": "应当办理",
        "pay": "交纳",
        "once": "各案同一笔，只交一次",
        "deadline": "期限",
        "decisions": "等待决定",
        "advice": "倾向意见",
        "facts": "待查事实",
        "lacks": "见上第{}项",
        "exceptions": "需要处理的事项",
        "in_order": "其余{}项无需处理（--all 列出）",
        "alike": "下列个案：{}",
        "next": "应做",
        "warning": "注意",
        "problems": "未能采用的输入",
        "unreadable": "文件无法读取，未作核查",
        "laws": "后来的法律（不改变答案）",
        "layers": "同时施行的上位法",
        "own_law": "依据",
        "beside": "上位法",
        "governs": "自{}起适用：{}",
        "not_asked": "表格未问及的事项",
        "notes": "未作为个案的内容",
        "ruling": "依据答复",
        "rulings": "主管机关的答复",
        "followed": "{}项结果据以作出",
        "not_followed": "没有结果据以作出",
        "not_yet_made": "核查日尚未作出，不据以回答",
        "question": "问题",
        "answer": "答复内容",
        "document": "文件号",
        "from": "自何日起",
        "not_in_force": "本办法自{}起施行，核查日尚未施行，各项均不适用",
        "suppressed": "已预先接受的事项",
        "until": "至{}止",
        "case": "个案",
        "who": "对象",
        "topic": "事项",
        "status": "状态",
        "finding": "结果",
        "words": "条文",
        "all": "全部",
        "search": "查找个案、单位、文字",
        "missing": "尚缺",
        "more": "此页只列前{}项，其余{}项见 JSON 或 XLSX 报告",
        "checked": "核查结果",
        "place": "位置",
        "problem": "问题",
        "value": "填写内容",
        "row": "行",
        "column": "栏目",
        "total": "合计",
        "due": "应交",
        "paid": "已交",
        "at_least": "至少{}",
        "at_most": "至多{}",
        "none": "无",
        "count": "数目",
        "where": "所在个案",
        "authority": "决定机关",
        "item": "事项",
    },
    "en": {
        "report": "Report",
        "file": "file",
        "on": "on",
        "summary": "Summary",
        "cases": "cases",
        "findings": "findings",
        "owed": "still to be paid",
        "exposure": "fines that may follow",
        "silent": "{} more, on which the text may give no amount, are not counted in",
        "unknown": "{} more, with no known end, are not counted in",
        "no_amount": "an amount not known",
        "to_do": "What has to be done",
        "pay": "pay",
        "once": "one and the same in all cases, paid once",
        "deadline": "deadline",
        "decisions": "Waiting for a decision",
        "advice": "suggested",
        "facts": "Facts to be found out",
        "lacks": "see {} above",
        "exceptions": "What needs attention",
        "in_order": "{} more need nothing (--all lists them)",
        "alike": "in {}",
        "next": "to do",
        "warning": "note",
        "problems": "Input that could not be used",
        "unreadable": "the file cannot be read; nothing was checked",
        "laws": "Later law (changes no answer)",
        "layers": "Higher law in force as well",
        "own_law": "law",
        "beside": "higher law",
        "governs": "governing from {}: {}",
        "not_asked": "points that the table does not ask about",
        "notes": "Not read as cases",
        "ruling": "ruling followed",
        "rulings": "Rulings of authorities",
        "followed": "findings that follow it: {}",
        "not_followed": "no finding follows it",
        "not_yet_made": "not yet made on the day asked about",
        "question": "question",
        "answer": "answer",
        "document": "document",
        "from": "from",
        "not_in_force": "in force only from {}, after the day asked about: nothing applies",
        "suppressed": "Accepted beforehand",
        "until": "until {}",
        "case": "case",
        "who": "who",
        "topic": "demand",
        "status": "status",
        "finding": "finding",
        "words": "words of the article",
        "all": "all",
        "search": "find a case, a unit, a word",
        "missing": "missing",
        "more": "this page lists the first {}; {} more are in the JSON or XLSX report",
        "checked": "Findings",
        "place": "where",
        "problem": "problem",
        "value": "what stands there",
        "row": "row",
        "column": "column",
        "total": "total",
        "due": "due",
        "paid": "paid",
        "at_least": "at least {}",
        "at_most": "up to {}",
        "none": "none",
        "count": "number",
        "where": "in which cases",
        "authority": "who decides",
        "item": "what",
    },
}
COLON = {"zh": "：", "en": ": "}
COMMA = {"zh": "、", "en": ", "}
HIDDEN = {
    code: f"\\u{code:04x}"
    for code in [
        *(one for one in range(32) if chr(one) not in "\t\n"),
        *range(0x7F, 0xA0),
        *(0xAD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
        *range(0xE0000, 0xE0080),
    ]
}
"""Control, bidirectional and unpaired characters, which could make a line read as something else: shown as codes."""


def visible(text: str) -> str:
    """Return a text in which nothing is hidden and nothing moves the cursor."""
    return text if text.isprintable() else text.translate(HIDDEN)


def status(one: FindingStatus, lang: str) -> str:
    """Return the name of a status."""
    return one.zh if lang == "zh" else one.code.replace("_", " ")


def amount(bounds: Bounds, lang: str) -> str:
    """Return an amount in yuan, or the ends between which it lies."""
    money = "zh" if lang == "zh" else "en"
    low = format_money(bounds.low, "zh" if money == "zh" else "en")
    if bounds.high is None:
        return WORDS[lang]["at_least"].format(low) if bounds.low else WORDS[lang]["no_amount"]
    high = format_money(bounds.high, "zh" if money == "zh" else "en")
    if not bounds.low and bounds.high:
        return WORDS[lang]["at_most"].format(high)
    return low if bounds.low == bounds.high else f"{low}至{high}" if lang == "zh" else f"{low} to {high}"


def day(one: date, lang: str) -> str:
    """Return a day as people write it."""
    return f"{one.year}年{one.month}月{one.day}日" if lang == "zh" else f"{one.day} {one:%B} {one.year}"


def named(text: str, lang: str) -> str:
    """Return a label in a language: in Chinese with full-width punctuation, in English where it has that."""
    return punctuated(str(text)) if lang == "zh" else str(getattr(text, "en", None) or text)


def cited(quotes: Iterable[Quote], lang: str) -> str:
    """Return the provisions that are quoted, each once."""
    found = dict.fromkeys((quote.address, quote.regulation.version) for quote in quotes)
    places = [
        (punctuated(one.zh) if lang == "zh" else one.short) + bracketed(version or "", lang) for one, version in found
    ]
    return joined(places, lang) if lang == "zh" or not places else f"art. {joined(places, lang)}"


def bracketed(text: str, lang: str) -> str:
    """Return a text in brackets as they stand behind a word; nothing where there is no text."""
    return "" if not text else f"（{text}）" if lang == "zh" else f" ({text})"


def joined(things: Sequence[str], lang: str) -> str:
    """Return things as a list in a sentence."""
    return COMMA[lang].join(things)


def heading(text: str) -> str:
    """Return words as they stand above what they tell of: with a capital, where a language has them."""
    return text[:1].upper() + text[1:]


def some(things: Sequence[T], lang: str, most: int | None = 6, written: Callable[[T], str] = str) -> str:
    """Return the first of several things as they are written, and how many there are where that is not all."""
    if most is None or len(things) <= most + 1:
        return joined([written(one) for one in things], lang)
    told = joined([written(one) for one in things[:most]], lang)
    return f"{told}等{len(things)}个" if lang == "zh" else f"{told} and {len(things) - most} more"
