"""A report as plain text: first a page of what it comes to, then what needs attention; what is in order on request."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, groupby

from regkit.checking.formats.layered import beside_lines, layer_lines, own_law
from regkit.checking.formats.ruled import followed_by, ruling_lines
from regkit.checking.phrases import (
    COLON,
    MARKS,
    WORDS,
    amount,
    bracketed,
    cited,
    day,
    joined,
    named,
    some,
    status,
    visible,
)
from regkit.checking.report import Report
from regkit.checking.summary import Action, Lacking, Summary, key_of, place_in_words, summary
from regkit.language.findings import Finding, FindingStatus

__all__ = ["first_page", "lines", "text", "width"]

FIRST = 12
"""How many actions the first page names, unless all are asked for."""
ALIKE = 3
"""From how many on findings that say the same are told once."""
BREAKS = " ，。；、：）;"
"""Behind which signs a line is broken."""
Numbers = Mapping[tuple[str, ...], int]
"""The number of each missing fact or decision in its list."""


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes; East Asian wide characters take two."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


@lru_cache(maxsize=65_536)
def _columns_of(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def text(report: Report, lang: str = "zh", columns: int = 100, *, everything: bool = False) -> str:
    """Return a report as text, wrapped to `columns` of a terminal.

    Args:
        report: the report.
        lang: `zh` or `en`.
        columns: how wide a line may be.
        everything: whether what is in order is listed, and lists are given whole.
    """
    return "\n".join(lines(report, lang, columns, everything=everything))


def lines(report: Report, lang: str = "zh", columns: int = 100, *, everything: bool = False) -> Iterator[str]:
    """Yield the lines of a report as they come; as for `text`."""
    for paragraph in _paragraphs(report, lang, everything=everything):
        yield from _wrapped(visible(paragraph), columns)


def first_page(report: Report, lang: str) -> Iterator[str]:
    """Yield the paragraphs of the first page, nothing where nothing was found; headings begin with `■`."""
    if report.findings:
        yield from _first_page(report, summary(report), lang, everything=False)


def _paragraphs(report: Report, lang: str, *, everything: bool) -> Iterator[str]:
    words, colon = WORDS[lang], COLON[lang]
    yield report.titled(lang) or words["report"]
    encoding = bracketed(report.encoding, lang)
    yield f"{words['file']}{colon}{report.source}{encoding} · {words['on']}{colon}{report.on}"
    yield ""
    if report.findings:
        found = summary(report)
        numbers = {one.key: number for number, one in enumerate(_all_lacking(found), start=1)}
        yield from _first_page(report, found, lang, everything=everything)
        yield from _exceptions(report, numbers, lang, everything=everything)
    yield from _suppressed(report, lang)
    yield from _problems(report, lang)
    if report.account.notes:
        yield f"■ {WORDS[lang]['notes']}"
        yield from (f"  · {note.text(lang)}" for note in report.account.notes)
        yield f"  {report.account.text(lang)}"


def _first_page(report: Report, found: Summary, lang: str, *, everything: bool) -> Iterator[str]:
    yield from _totals(report, found, lang)
    yield from _actions(found, lang, everything=everything)
    number = 0
    for heading, section in (("decisions", _decisions), ("facts", _facts)):
        told = list(section(found, lang, number, everything=everything))
        if told:
            yield f"■ {WORDS[lang][heading]}"
            yield from told
            yield ""
        number = sum(map(len, found.decisions.values()))


def _totals(report: Report, found: Summary, lang: str) -> Iterator[str]:
    words, colon = WORDS[lang], COLON[lang]
    yield f"■ {words['summary']}"
    if report.before_commencement:
        yield f"  ! {words['not_in_force'].format(day(report.before_commencement, lang))}"
    yield f"  {words['cases']}{colon}{found.cases}"
    for topic in found.topics:
        told = [f"{status(one, lang)} {topic.counts[one]}" for one in MARKS if topic.counts[one]]
        yield f"  {topic.name(lang)}{colon}{joined(told, lang)}"
    if found.owed is not None:
        yield f"  {words['owed']}{colon}{amount(found.owed, lang)}{bracketed(not_counted(found, lang), lang)}"
    if found.exposure is not None:
        yield f"  {words['exposure']}{colon}{amount(found.exposure, lang)}"
    yield from (f"  {words['rulings']}{colon}{line}" for line in ruling_lines(report, lang))
    yield from (f"  {words['layers']}{colon}{line}" for line in layer_lines(report, lang))
    for law in found.laws:
        yield f"  {words['laws']}{colon}{law.title}{bracketed(law.number, 'zh')} {law.in_force}"
    yield ""


def not_counted(found: Summary, lang: str) -> str:
    """Return what is not counted in the money owed."""
    apart = (("silent", found.silent), ("unknown", found.unknown))
    return ("；" if lang == "zh" else "; ").join(WORDS[lang][key].format(count) for key, count in apart if count)


def _actions(found: Summary, lang: str, *, everything: bool) -> Iterator[str]:
    words = WORDS[lang]
    if not found.actions:
        return
    yield f"■ {words['to_do']}"
    shown = found.actions if everything or len(found.actions) <= FIRST + 1 else found.actions[:FIRST]
    for action in shown:
        yield from _action(action, lang, everything=everything)
    if len(shown) < len(found.actions):
        more = len(found.actions) - len(shown)
        yield f"  …（另有{more}个，见下）" if lang == "zh" else f"  … ({more} more below)"
    yield ""


def _action(action: Action, lang: str, *, everything: bool) -> Iterator[str]:
    words, colon = WORDS[lang], COLON[lang]
    money = (
        [] if action.amount is None else [f"{words['pay']}{'' if lang == 'zh' else ' '}{amount(action.amount, lang)}"]
    )
    steps = [] if money else [step.removeprefix(f"{action.actor}{colon}") for step in action.steps(lang)]
    what = [*money, *steps, *([words["once"]] if action.is_one_debt else [])]
    own = all(one.case == action.actor for one in action.findings)
    where = "" if own else some(action.cases, lang, None if everything else 6)
    yield f"  · {action.actor}{colon}{joined(what, lang)}{bracketed(where, lang)}"


def _decisions(found: Summary, lang: str, start: int, *, everything: bool) -> Iterator[str]:
    number = start
    for authority, items in found.decisions.items():
        yield f"  {named(authority, lang)}"
        for one in items:
            number += 1
            yield f"  {number}. {_lacked(one, lang, everything=everything)}"
            if one.item.recommended:
                yield f"     {WORDS[lang]['advice']}{COLON[lang]}{named(one.item.recommended, lang)}"


def _facts(found: Summary, lang: str, start: int, *, everything: bool) -> Iterator[str]:
    for number, one in enumerate(found.facts, start=start + 1):
        yield f"  {number}. {_lacked(one, lang, everything=everything)}"


def _lacked(one: Lacking, lang: str, *, everything: bool) -> str:
    where = some(tuple(one.places), lang, None if everything else 6, place_in_words)
    return one.name(lang) + bracketed(where, lang)


def _all_lacking(found: Summary) -> Sequence[Lacking]:
    return [*(one for items in found.decisions.values() for one in items), *found.facts]


# ── finding by finding ──────────────────────────────────────────────────────────────────────────────────────


def _exceptions(report: Report, numbers: Numbers, lang: str, *, everything: bool) -> Iterator[str]:
    words = WORDS[lang]
    shown = [one for one in report.findings if everything or not one.status.is_in_order]
    alike = {} if everything else _alike(shown, lang)
    folded = {id(one) for same in alike.values() for one in same}
    if shown:
        yield f"■ {words['exceptions'] if not everything else words['findings']}"
    for case, findings in groupby((one for one in shown if id(one) not in folded), key=lambda one: one.case):
        yield f"  {case}"
        for finding in findings:
            yield from _finding_lines(finding, numbers, lang)
    for same in alike.values():
        yield f"  {words['alike'].format(some([one.id or one.case for one in same], lang))}"
        demand, said = same[0].demand(lang), same[0].said(lang)
        what = said if demand in said else f"{demand}{COLON[lang]}{said}"
        yield f"    {MARKS[same[0].status]} {what}{_lacks(same[0], numbers, lang)}"
        yield from _whose(same[0], lang)
    if len(shown) < len(report.findings):
        yield f"  {MARKS[FindingStatus.MET]} {words['in_order'].format(len(report.findings) - len(shown))}"
    yield ""


def _alike(findings: Sequence[Finding], lang: str) -> dict[object, list[Finding]]:
    """Return what is open in many cases for one and the same reason, and says nothing else."""
    found: dict[object, list[Finding]] = {}
    by_said: dict[int, list[Finding] | None] = {}  # most findings say the very same, which they keep
    for one in findings:
        said = id(one.rest)
        if said not in by_said:
            key = _open_alone(one, lang)
            by_said[said] = None if key is None else found.setdefault(key, [])
        same = by_said[said]
        if same is not None:
            same.append(one)
    return {key: same for key, same in found.items() if len(same) >= ALIKE}


def _open_alone(one: Finding, lang: str) -> object | None:
    """Return what a finding says that is open, by which it is told from others; nothing where it says more."""
    if one.status is not FindingStatus.UNDETERMINED or one.next(lang) or one.warnings or one.amount:
        return None
    lacks = tuple(key_of(item) for item in one.missing)
    return one.topic, one.said(lang), lacks, tuple(beside_lines(one, lang))


def _finding_lines(finding: Finding, numbers: Numbers, lang: str) -> Iterator[str]:
    words, colon = WORDS[lang], COLON[lang]
    said = finding.said(lang)
    words_of = cited(finding.citations, lang)
    stands = _lacks(finding, numbers, lang) + (f"  [{words_of}]" if words_of else "")
    between = (" " if lang == "zh" else " · ") if colon.strip() in said else colon
    yield f"    {MARKS[finding.status]} {finding.who(lang)}{between}{said}{stands}"
    if then := finding.next(lang):
        yield f"        → {then}"
    if finding.deadline is not None:
        counted = bracketed(finding.derivation(lang), lang)
        yield f"        {words['deadline']}{colon}{day(finding.deadline, lang)}{counted}"
    yield from (f"        {words['ruling']}{colon}{ruling}" for ruling in followed_by(finding, lang))
    yield from _whose(finding, lang)
    for warning in finding.warned(lang):
        yield f"        {words['warning']}{colon}{warning}"


def _whose(finding: Finding, lang: str) -> Iterator[str]:
    """Yield whose law a finding is and what other law says beside it, where any does."""
    words, colon = WORDS[lang], COLON[lang]
    if finding.beside:
        yield f"        {words['own_law']}{colon}{own_law(finding, lang)}"
        yield from (f"        {words['beside']}{colon}{line}" for line in beside_lines(finding, lang))


def _lacks(finding: Finding, numbers: Numbers, lang: str) -> str:
    """Return the numbers of what is missing, as they stand in the lists above."""
    which = sorted({numbers[key_of(item)] for item in finding.missing})
    return bracketed(WORDS[lang]["lacks"].format(joined([*map(str, which)], lang)) if which else "", lang)


def _suppressed(report: Report, lang: str) -> Iterator[str]:
    words, colon = WORDS[lang], COLON[lang]
    if not report.suppressed:
        return
    yield f"■ {words['suppressed']}"
    for gone in report.suppressed:
        until = bracketed("" if gone.until is None else words["until"].format(gone.until), lang)
        yield f"  – {gone.finding.case} {gone.finding.who(lang)} {gone.finding.said(lang)}{colon}{gone.reason}{until}"
    yield ""


def _problems(report: Report, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    if not report.title:
        yield f"! {words['unreadable']}"
    if report.problems:
        yield f"■ {words['problems']}"
        yield from (f"  ! {line}" for problem in report.problems for line in problem.text(lang).split("\n"))


# ── the width of the terminal ───────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=4096)
def _wrapped(line: str, columns: int) -> tuple[str, ...]:
    """Return a line broken at the width of the terminal, after punctuation or anywhere; what follows is indented.

    Many findings say the same, and it is broken once.
    """
    if len(line) * 2 <= columns:
        return (line,)
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    found: list[str] = []
    while (cut := _cut(line, columns)) < len(line):
        found.append(line[:cut].rstrip())
        line = indent + line[cut:].lstrip()
    return *found, line


def _cut(line: str, columns: int) -> int:
    """Return how much of a line stands within the width: all of it, or up to the last place where it can be broken."""
    within = bisect_right(list(accumulate(map(_columns_of, line))), columns)
    if within == len(line):
        return within
    start = len(line) - len(line.lstrip()) + 1
    best = max(line.rfind(one, start, within) for one in BREAKS) + 1
    return best or max(within, start)
