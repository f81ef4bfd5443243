"""A report as one HTML page that needs nothing else: what it comes to, who must act, then each finding with its words.

It reads on a phone, in the dark and on A4; what is in order is hidden until it is asked for; it is printed as shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from regkit.checking.formats.layered import Points, layer_lines, own_law
from regkit.checking.formats.page import SCRIPT, STYLE
from regkit.checking.formats.ruled import followed_by, ruling_lines
from regkit.checking.formats.text import not_counted
from regkit.checking.phrases import MARKS, WORDS, amount, cited, day, heading, joined, named, some, status, visible
from regkit.checking.report import Report
from regkit.checking.summary import Action, Lacking, Summary, place_in_words, summary
from regkit.language.findings import Finding

__all__ = ["html", "to_html"]

MOST = 2_000
"""How many findings one page lists; a browser cannot use more, and the page says how many there are."""


def to_html(reports: Iterable[Report], lang: str = "zh") -> str:
    """Return reports as one page; everything that comes from a file is escaped."""
    return "".join(html(list(reports), lang))


def html(reports: Sequence[Report], lang: str = "zh") -> Iterator[str]:
    """Yield the page piece by piece."""
    title = _safe(WORDS[lang]["report"])
    yield (
        f'<!doctype html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>'
        f"<style>{STYLE}</style><noscript><style>.off{{display:revert!important}}</style></noscript></head>\n<body><main>\n"
    )
    for place, report in enumerate(reports, start=1):
        yield from _report(report, Points(place, lang), lang)
    yield f"</main><script>{SCRIPT}</script></body></html>\n"


def _safe(text: object) -> str:
    return escape(visible(str(text)))


def _report(report: Report, points: Points, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"<section class=report><h1>{_safe(report.titled(lang) or words['report'])}</h1>"
    encoding = f" · {_safe(report.encoding)}" if report.encoding else ""
    yield f"<p class=dim>{_safe(report.source)}{encoding} · {words['on']} {day(report.on, lang)}</p>\n"
    if report.before_commencement:
        yield f"<p class=alert>{_safe(words['not_in_force'].format(day(report.before_commencement, lang)))}</p>"
    if not report.title:
        yield f"<p class=alert>{_safe(words['unreadable'])}</p>"
    found = summary(report)
    if report.findings:
        yield from _first_page(found, lang)
    yield from _problems(report, lang)
    yield from _work(found, lang)
    if report.findings:
        yield from _findings(report, points, lang)
    yield from _suppressed(report, lang)
    if told := "".join(f"<li>{_safe(line)}</li>" for line in layer_lines(report, lang)):
        beside = "".join(
            f"<li id='{points.name(number)}'>{_safe(line)}</li>" for line, number in points.numbers.items()
        )
        yield f"<h2>{words['layers']}</h2><ul>{told}</ul>{f'<ol>{beside}</ol>' if beside else ''}"
    yield from _laws(found, lang)
    if report.rulings:
        told = "".join(f"<li>{_safe(line)}</li>" for line in ruling_lines(report, lang))
        yield f"<h2>{WORDS[lang]['rulings']}</h2><ul>{told}</ul>"
    if report.account.notes:
        told = "".join(f"<li>{_safe(note.text(lang))}</li>" for note in report.account.notes[:MOST])
        yield f"<h2>{WORDS[lang]['notes']}</h2><ul>{told}</ul><p class=dim>{_safe(report.account.text(lang))}</p>"
    yield "</section>\n"


# ── the first page ──────────────────────────────────────────────────────────────────────────────────────────


def _first_page(found: Summary, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"<div class=figures><div><b>{found.cases}</b><span>{heading(words['cases'])}</span></div>"
    if found.owed is not None:
        apart = not_counted(found, lang)
        note = f"<small>{_safe(apart)}</small>" if apart else ""
        yield f"<div><b>{_safe(amount(found.owed, lang))}</b><span>{heading(words['owed'])}</span>{note}</div>"
    if found.exposure is not None:
        yield f"<div><b>{_safe(amount(found.exposure, lang))}</b><span>{heading(words['exposure'])}</span></div>"
    yield "</div>\n"
    shown = [one for one in MARKS if found.counts[one]]
    heads = "".join(f"<th class='n {one.code}'>{MARKS[one]} {_safe(heading(status(one, lang)))}</th>" for one in shown)
    heads = f"<tr><th>{heading(words['topic'])}</th>{heads}</tr>"
    yield f"<div class=wide><table class=matrix><thead>{heads}</thead><tbody>"
    for topic in found.topics:
        counts = "".join(f"<td class='n {one.code}'>{topic.counts[one] or ''}</td>" for one in shown)
        yield f"<tr><td>{_safe(heading(topic.name(lang)))}</td>{counts}</tr>"
    yield "</tbody></table></div>\n"


def _work(found: Summary, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    if found.actions:
        yield f"<h2>{words['to_do']}</h2>"
        heads = [heading(words[key]) for key in ("who", "next", "deadline", "where")]
        yield from _table(heads, [_action(action, lang) for action in found.actions[:MOST]])
        if len(found.actions) > MOST:
            yield f"<p class=dim>{_safe(words['more'].format(MOST, len(found.actions) - MOST))}</p>"
    if found.decisions:
        told = "".join(
            f"<li><b>{_safe(named(authority, lang))}</b><ul>{''.join(_lacked(one, lang) for one in items)}</ul></li>"
            for authority, items in found.decisions.items()
        )
        yield f"<h2>{words['decisions']}</h2><ul class=plain>{told}</ul>\n"
    if found.facts:
        yield f"<h2>{words['facts']}</h2><ul>{''.join(_lacked(one, lang) for one in found.facts)}</ul>\n"


def _head(heads: Sequence[str]) -> str:
    return f"<thead><tr>{''.join(f'<th>{_safe(one)}</th>' for one in heads)}</tr></thead>"


def _cells(heads: Sequence[str], cells: Sequence[str]) -> str:
    """Return cells that carry their heading, for where a row is shown as a card; an empty one is left out there."""
    return "".join(
        f"<td data-head='{escape(head, quote=True)}'{'' if cell else ' class=none'}>{cell}</td>"
        for head, cell in zip(heads, cells, strict=True)
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a table without the columns in which nothing stands."""
    kept = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    shown = [heads[place] for place in kept]
    yield f"<table class=cards>{_head(shown)}<tbody>"
    yield from (f"<tr>{_cells(shown, [row[place] for place in kept])}</tr>" for row in rows)
    yield "</tbody></table>\n"


def _action(action: Action, lang: str) -> list[str]:
    words = WORDS[lang]
    pay = "" if action.amount is None else f"{words['pay']}{'' if lang == 'zh' else ' '}{amount(action.amount, lang)}"
    fine = (
        "" if action.exposure is None else f"<small>{words['exposure']} {_safe(amount(action.exposure, lang))}</small>"
    )
    steps = "<br>".join(_safe(step) for step in action.steps(lang))
    what = f"<b>{_safe(pay)}</b><br>{steps}" if pay else steps
    what += f"<small>{words['once']}</small>" if action.is_one_debt else ""
    own = all(one.case == action.actor for one in action.findings)
    due = "" if action.deadline is None else day(action.deadline, lang)
    where = "" if own else _safe(some(action.cases, lang, 12))
    return [f"<b>{_safe(action.actor)}</b>", f"{what}{fine}", due, where]


def _lacked(one: Lacking, lang: str) -> str:
    words = WORDS[lang]
    advice = named(one.item.recommended or "", lang)
    told = f"<br><span class=dim>{words['advice']} {_safe(advice)}</span>" if advice else ""
    where = some(tuple(one.places), lang, 12, place_in_words)
    return f"<li>{_safe(one.name(lang))} <span class=dim>{_safe(where)}</span>{told}</li>"


def _laws(found: Summary, lang: str) -> Iterator[str]:
    if found.laws:
        told = "".join(f"<li>{_safe(f'{law.title}（{law.number}） {law.in_force}')}</li>" for law in found.laws)
        yield f"<h2>{WORDS[lang]['laws']}</h2><ul>{told}</ul>"


def _problems(report: Report, lang: str) -> Iterator[str]:
    if report.problems:
        told = "".join(f"<li>{_safe(problem.text(lang))}</li>" for problem in report.problems[:MOST])
        yield f"<h2>{WORDS[lang]['problems']}</h2><ul class=problems>{told}</ul>"
    if len(report.problems) > MOST:
        yield f"<p class=dim>{_safe(WORDS[lang]['more'].format(MOST, len(report.problems) - MOST))}</p>"


def _suppressed(report: Report, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    if report.suppressed:
        yield f"<h2>{words['suppressed']}</h2><ul>"
        for gone in report.suppressed:
            until = "" if gone.until is None else f" ({words['until'].format(day(gone.until, lang))})"
            said = f"{gone.finding.case} {gone.finding.who(lang)} {gone.finding.said(lang)}"
            yield f"<li>{_safe(said)} <span class=dim>{_safe(gone.reason + until)}</span></li>"
        yield "</ul>"


# ── finding by finding ──────────────────────────────────────────────────────────────────────────────────────


def _findings(report: Report, points: Points, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    everything = len(report.findings) <= MOST
    shown = report.findings if everything else [one for one in report.findings if not one.status.is_in_order][:MOST]
    there = {one.status for one in shown}
    boxes = "".join(
        f'<label><input type=checkbox data-status="{one.code}"{"" if one.is_in_order else " checked"}> '
        f'<span class="{one.code}">{MARKS[one]} {_safe(heading(status(one, lang)))}</span></label>'
        for one in MARKS
        if one in there
    )
    topics = "".join(f"<option>{_safe(topic)}</option>" for topic in dict.fromkeys(one.demand(lang) for one in shown))
    heads = [heading(words[key]) for key in ("case", "who", "status", "finding", "words")]
    every = f"<option value=''>{heading(words['topic'])}: {words['all']}</option>"
    yield (
        f"<h2>{words['checked']}</h2><div class=filter>{boxes}"
        f"<select aria-label='{words['topic']}'>{every}{topics}</select>"
        f"<input type=search placeholder='{heading(words['search'])}' aria-label='{heading(words['search'])}'></div>\n"
        f"<table class='cards findings'>{_head(heads)}<tbody>"
    )
    for finding in shown:
        yield _row(finding, heads, points, lang)
    yield "</tbody></table>\n"
    if len(shown) < len(report.findings):
        yield f"<p class=dim>{_safe(words['more'].format(len(shown), len(report.findings) - len(shown)))}</p>"


def _row(finding: Finding, heads: Sequence[str], points: Points, lang: str) -> str:
    one = finding.status
    mark = f"<span class='{one.code}'>{MARKS[one]} {_safe(heading(status(one, lang)))}</span>"
    cells = [
        _safe(finding.case),
        _safe(finding.who(lang)),
        mark,
        "<br>".join(_told(finding, lang)),
        _law(finding, points, lang),
    ]
    off = " class=off" if one.is_in_order else ""
    topic = escape(visible(finding.demand(lang)), quote=True)
    return f"<tr data-status='{one.code}' data-topic='{topic}'{off}>{_cells(heads, cells)}</tr>\n"


def _law(finding: Finding, points: Points, lang: str) -> str:
    """Return the words of the law by their places, and below them on what points other law stands beside."""
    said: dict[str, list[str]] = {}
    for quote in finding.citations:
        said.setdefault(cited([quote], lang), []).append(f"<blockquote>{_safe(quote.words)}</blockquote>")
    told = "".join(f"<div>{_safe(heading(place))}{''.join(words)}</div>" for place, words in said.items())
    if not finding.beside:
        return told
    own, beside = heading(WORDS[lang]["own_law"]), heading(WORDS[lang]["beside"])
    lines = [f"<i>{own}</i> {_safe(own_law(finding, lang))}"]
    lines += [
        f"<i>{beside}</i> {_safe(said)} <a href='#{points.name(number)}'>[{number}]</a>"
        for said, number in points.met(finding)
    ]
    return f"{told}<div class=beside>{'<br>'.join(lines)}</div>"


def _told(finding: Finding, lang: str) -> Iterator[str]:
    def label(key: str) -> str:
        return heading(WORDS[lang][key])

    yield _safe(heading(finding.said(lang)))
    if then := finding.next(lang):
        yield f"<i>{label('next')}</i> {_safe(then)}"
    if finding.deadline:
        counted = _safe(finding.derivation(lang))
        yield f"<i>{label('deadline')}</i> {day(finding.deadline, lang)} <span class=dim>{counted}</span>"
    if finding.missing:
        lacking = [item.zh if lang == "zh" else item.en for item in finding.missing]
        yield f"<i>{label('missing')}</i> {_safe(joined([*dict.fromkeys(lacking)], lang))}"
    yield from (f"<i>{label('ruling')}</i> {_safe(ruling)}" for ruling in followed_by(finding, lang))
    for warning in finding.warned(lang):
        yield f"<i>{label('warning')}</i> {_safe(warning)}"
