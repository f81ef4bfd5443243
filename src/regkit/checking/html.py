"""A report as one HTML page that needs nothing else: summary, filters, each finding with its words; it prints well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from regkit.checking.report import Report
from regkit.checking.text import MARKS
from regkit.language.findings import Finding, FindingStatus

__all__ = ["to_html"]

WORDS = {
    "zh": {
        "title": "核查报告",
        "on": "日期",
        "all": "全部",
        "search": "查找个案、单位、文字",
        "case": "个案",
        "party": "对象",
        "status": "状态",
        "finding": "结果",
        "words": "条文",
        "next": "应做",
        "missing": "尚缺",
        "by": "由{}决定",
        "deadline": "期限",
        "decisions": "待决事项（按机关）",
        "problems": "未能采用的输入",
        "notice": "后来的上位法（不改变答案）",
    },
    "en": {
        "title": "Report",
        "on": "on",
        "all": "all",
        "search": "find a case, a unit, a word",
        "case": "case",
        "party": "who",
        "status": "status",
        "finding": "finding",
        "words": "words of the article",
        "next": "what to do",
        "missing": "missing",
        "by": "decided by {}",
        "deadline": "deadline",
        "decisions": "open decisions, by authority",
        "problems": "input that could not be used",
        "notice": "later law (changes no answer)",
    },
}
STYLE = """
:root{color-scheme:light;--line:#d8dde3;--soft:#f5f7f9;--ink:#1c2733;--dim:#5b6875}
*{box-sizing:border-box}body{margin:0;color:var(--ink);background:#fff;
font:15px/1.55 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main{max-width:72rem;margin:0 auto;padding:1.5rem}h1{font-size:1.45rem;margin:.2rem 0}
h2{font-size:1.1rem;margin:2rem 0 .5rem}
.dim{color:var(--dim)}.cards{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0}
.cards label{border:1px solid var(--line);border-radius:.5rem;padding:.4rem .8rem;cursor:pointer;background:var(--soft)}
.cards b{font-size:1.2rem;margin-left:.4rem}input[type=search]{width:100%;max-width:28rem;padding:.45rem .7rem;
border:1px solid var(--line);border-radius:.4rem;font:inherit}
table{border-collapse:collapse;width:100%;margin-top:.8rem}
th,td{border-bottom:1px solid var(--line);padding:.5rem .6rem;
text-align:left;vertical-align:top}th{background:var(--soft);font-weight:600;white-space:nowrap}
td.s{white-space:nowrap;font-weight:600}.breached,.outstanding{color:#a61b1b}.met{color:#18663a}.undetermined{color:#8a5a00}
.not_yet_due{color:#23548c}.not_applicable{color:var(--dim)}
blockquote{margin:.2rem 0;padding-left:.6rem;border-left:3px solid var(--line);color:var(--dim)}tr.off{display:none}
@media print{.cards input,input[type=search]{display:none}main{max-width:none;padding:0}body{font-size:11px}
tr{break-inside:avoid}thead{display:table-header-group}tr.off{display:table-row}}
"""
SCRIPT = """
const rows=[...document.querySelectorAll('tr[data-status]')],boxes=[...document.querySelectorAll('input[data-status]')],
find=document.querySelector('input[type=search]');
function show(){const on=new Set(boxes.filter(b=>b.checked).map(b=>b.dataset.status));
const text=find.value.trim().toLowerCase();
const hit=r=>!text||r.textContent.toLowerCase().includes(text);
for(const r of rows)r.classList.toggle('off',!(on.has(r.dataset.status)&&hit(r)));}
boxes.forEach(b=>b.addEventListener('change',show));find.addEventListener('input',show);
"""


def to_html(reports: Iterable[Report], lang: str = "zh") -> str:
    """Return reports as one page; everything that comes from a file is escaped."""
    listed = list(reports)
    words = WORDS[lang]
    title = escape(words["title"])
    body = "\n".join(line for report in listed for line in _section(report, lang))
    counted = Counter(finding.status for report in listed for finding in report.findings)
    cards = "".join(
        f'<label><input type="checkbox" checked data-status="{status.code}"> '
        f'<span class="{status.code}">{MARKS[status]} {escape(_word(status, lang))}</span>'
        f"<b>{counted[status]}</b></label>"
        for status in MARKS
        if counted[status]
    )
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style></head>\n'
        f'<body><main><h1>{title}</h1><div class="cards">{cards}</div>'
        f'<input type="search" placeholder="{escape(words["search"], quote=True)}" aria-label="{title}">\n'
        f"{body}\n</main><script>{SCRIPT}</script></body></html>\n"
    )


def _word(status: FindingStatus, lang: str) -> str:
    return status.zh if lang == "zh" else status.code.replace("_", " ")


def _section(report: Report, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"<h2>{escape(report.title)}</h2>"
    yield f'<p class="dim">{escape(report.source)} · {words["on"]} {report.on}</p>'
    heads = "".join(f"<th>{words[key]}</th>" for key in ("case", "party", "status", "finding", "words"))
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    yield from (_row(finding, lang) for finding in report.findings)
    yield "</tbody></table>"
    worklist = report.open_decisions()
    if worklist:
        yield f"<h2>{words['decisions']}</h2><ul>"
        for authority, items in worklist.items():
            told = "".join(
                f"<li>{escape(item.zh if lang == 'zh' else item.en)} "
                f'<span class="dim">({escape(_cases(found))})</span></li>'
                for item, found in items.items()
            )
            yield f"<li><b>{escape(authority)}</b><ul>{told}</ul></li>"
        yield "</ul>"
    laws = dict.fromkeys(law for finding in report.findings for law in finding.notices)
    if laws:
        told = "".join(f"<li>{escape(f'{law.title}（{law.number}） {law.in_force}')}</li>" for law in laws)
        yield f"<h2>{words['notice']}</h2><ul>{told}</ul>"
    if report.problems:
        told = "".join(f"<li>{escape(problem.text(lang))}</li>" for problem in report.problems)
        yield f"<h2>{words['problems']}</h2><ul>{told}</ul>"


def _cases(findings: Iterable[Finding]) -> str:
    """Return the identities of the cases, each once."""
    return ", ".join(dict.fromkeys(finding.case.split(" ")[0] for finding in findings))


def _row(finding: Finding, lang: str) -> str:
    words = WORDS[lang]
    said, then = (finding.zh, finding.next_zh) if lang == "zh" else (finding.en, finding.next_en)
    parts = [escape(said)]
    if then:
        parts.append(f"<b>{words['next']}</b> {escape(then)}")
    if finding.deadline:
        counted = finding.derivation_zh if lang == "zh" else finding.derivation_en
        parts.append(f'<b>{words["deadline"]}</b> {finding.deadline} <span class="dim">{escape(counted)}</span>')
    lacking = [
        escape(item.zh if lang == "zh" else item.en)
        + (f' <span class="dim">{escape(words["by"].format(item.authority))}</span>' if item.authority else "")
        for item in finding.missing
    ]
    if lacking:
        parts.append(f"<b>{words['missing']}</b> {'; '.join(lacking)}")
    parts += [escape(warning) for warning in finding.warnings]
    quotes = "".join(
        f"<div>{escape(quote.address.zh)}<blockquote>{escape(quote.words)}</blockquote></div>"
        for quote in finding.citations
    )
    status = finding.status
    return (
        f'<tr data-status="{status.code}"><td>{escape(finding.case)}</td><td>{escape(finding.party)}</td>'
        f'<td class="s {status.code}">{MARKS[status]} {escape(_word(status, lang))}</td>'
        f"<td>{'<br>'.join(parts)}</td><td>{quotes}</td></tr>"
    )
