"""A report as plain text: a block a case, a line a finding, the article at its end."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from regkit.checking.report import Report
from regkit.language import Bounds
from regkit.language.findings import Finding, FindingStatus
from regkit.law import format_money

__all__ = ["text", "width"]

MARKS = {
    FindingStatus.MET: "✓",
    FindingStatus.OUTSTANDING: "✗",
    FindingStatus.BREACHED: "✗",
    FindingStatus.NOT_YET_DUE: "…",
    FindingStatus.UNDETERMINED: "?",
    FindingStatus.NOT_APPLICABLE: "–",
}
WORDS = {
    "zh": {
        "on": "日期",
        "permit": "施工许可证",
        "next": "→ ",
        "missing": "尚缺",
        "warning": "注意",
        "totals": "合计",
        "cases": "案件",
        "found": "各项",
        "issue": "可以核发",
        "refuse": "不予办理",
        "open": "尚不能确定",
        "money": "尚应交纳",
        "decisions": "待决事项（按机关）",
        "facts": "待查事实",
        "problems": "未能采用的输入",
        "waiting": "处在等",
        "notices": "提示",
        "ruling": "依据答复",
    },
    "en": {
        "on": "on",
        "permit": "construction permit",
        "next": "-> ",
        "missing": "missing",
        "warning": "note",
        "totals": "totals",
        "cases": "cases",
        "found": "findings",
        "issue": "may be issued",
        "refuse": "refused",
        "open": "undetermined",
        "money": "still to be paid",
        "decisions": "open decisions, by authority",
        "facts": "facts to be found",
        "problems": "input that could not be used",
        "waiting": "waiting",
        "notices": "notices",
        "ruling": "ruling followed",
    },
}

UNSEEN = dict.fromkeys(
    [*range(32), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "�"
)
"""Control and bidirectional characters, which could make a line read as something else."""


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes; East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def text(report: Report, lang: str = "zh", columns: int = 100) -> str:
    """Return a report as text, wrapped to `columns` of a terminal."""
    lines: list[str] = []
    for paragraph in _lines(report, lang):
        lines += _wrapped(paragraph.translate(UNSEEN), columns)
    return "\n".join(lines)


def _lines(report: Report, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"{report.title} · {report.source}（{report.encoding}） · {words['on']} {report.on}"
    yield ""
    for case, findings in report.by_case.items():
        yield f"■ {case}"
        for finding in findings:
            yield from _finding_lines(finding, lang)
        yield ""
    yield from _totals(report, lang)
    yield from _open(report, lang)
    if report.problems:
        yield f"■ {words['problems']}"
        yield from (f"  ! {line}" for problem in report.problems for line in problem.text(lang).split("\n"))


def _finding_lines(finding: Finding, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    said, then = (finding.zh, finding.next_zh) if lang == "zh" else (finding.en, finding.next_en)
    articles = "、" if lang == "zh" else ", "
    cited = articles.join(dict.fromkeys(quote.address.zh for quote in finding.citations))
    joint = "：" if lang == "zh" else ": "
    between = joint if finding.topic == "permit" else " "
    where = f"  [{cited}]" if cited else ""
    party = words["permit"] if finding.topic == "permit" else finding.party
    yield f"  {MARKS[finding.status]} {party}{between}{said}{where}"
    if then:
        yield f"      {words['next']}{then}"
    if finding.missing:
        names = dict.fromkeys(
            _missing(item.zh if lang == "zh" else item.en, item.authority, lang) for item in finding.missing
        )
        yield f"      {words['missing']}{joint}{('；' if lang == 'zh' else '; ').join(names)}"
    for warning in finding.warnings:
        yield f"      {words['warning']}{joint}{warning}"


def _missing(what: str, authority: str | None, lang: str) -> str:
    if authority is None:
        return what
    return f"{what}（由{authority}决定）" if lang == "zh" else f"{what} (decided by {authority})"


def _totals(report: Report, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    permits = report.count("permit")
    joint = "：" if lang == "zh" else ": "
    yield f"■ {words['totals']}"
    yield f"  {words['cases']}{joint}{len(report.by_case)}"
    counted = Counter(finding.status for finding in report.findings)
    named = [f"{status.zh if lang == 'zh' else status.code} {counted[status]}" for status in MARKS if counted[status]]
    if named:
        yield f"  {words['found']}{joint}{', '.join(named)}"
    if permits:
        yield (
            f"  {words['permit']}{joint}{words['issue']} {permits[FindingStatus.MET]}, "
            f"{words['refuse']} {permits[FindingStatus.BREACHED]}, "
            f"{words['open']} {permits[FindingStatus.UNDETERMINED]}"
        )
    if report.count("deposit"):
        yield f"  {words['money']}{joint}{_amount(report.total(), lang)}"
    for ruling in report.rulings:
        yield f"  {words['ruling']}{joint}{ruling.in_words(lang)}"
    laws = dict.fromkeys(law for finding in report.findings for law in finding.notices)
    for law in laws:
        yield f"  {words['notices']}{joint}{law.title}（{law.number}） {law.in_force}"
    yield ""


def _amount(bounds: Bounds, lang: str) -> str:
    money = "zh" if lang == "zh" else "en"
    low = format_money(bounds.low, "zh" if money == "zh" else "en")
    if bounds.high is None:
        return (
            f"至少{low}（有条文未规定或不详的部分）" if lang == "zh" else f"at least {low} (part is silent or unknown)"
        )
    high = format_money(bounds.high, "zh" if money == "zh" else "en")
    return low if bounds.low == bounds.high else f"{low}至{high}" if lang == "zh" else f"{low} to {high}"


def _open(report: Report, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    worklist = report.open_decisions()
    joint = "：" if lang == "zh" else ": "
    if worklist:
        yield f"■ {words['decisions']}"
        for authority, items in worklist.items():
            yield f"  {authority}"
            for item, findings in items.items():
                cases = dict.fromkeys(finding.case.split(" ")[0] for finding in findings)
                yield f"    · {item.zh if lang == 'zh' else item.en}（{'、'.join(cases)}）"
                if item.recommended and lang == "zh":
                    yield f"      倾向意见：{item.recommended}"
        yield ""
    facts: dict[str, None] = {}
    for finding, item in report.missing_facts():
        party = words["permit"] if finding.topic == "permit" else finding.party
        facts[f"  · {finding.case.split(' ')[0]} {party}{joint}{item.zh if lang == 'zh' else item.en}"] = None
    if facts:
        yield f"■ {words['facts']}"
        yield from facts
        yield ""


def _wrapped(line: str, columns: int) -> Iterator[str]:
    """Break a line at the width of the terminal, after punctuation or anywhere, and indent what follows."""
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    while width(line) > columns:
        cut = _cut(line, columns)
        yield line[:cut].rstrip()
        line = indent + line[cut:].lstrip()
    yield line


def _cut(line: str, columns: int) -> int:
    taken, best, start = 0, 0, len(line) - len(line.lstrip()) + 1
    for index, one in enumerate(line):
        taken += width(one)
        if taken > columns:
            return best if best > start else max(index, start)
        if one in " ，。；、：）;" and index + 1 > start:
            best = index + 1
    return len(line)
