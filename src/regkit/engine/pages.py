"""Pages of a regulation: its text by chapters, under each article its rules, tables and readings; its amendments."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from regkit.engine.table import table
from regkit.language import catalog
from regkit.language.rule import AnyRule
from regkit.law import Article, Regulation, differences

__all__ = ["pages"]

PIECES = {"=": "{}", "-": "~~{}~~", "+": "**{}**"}
LONGEST = 42
"""A table of more lines is not printed; nobody would read it."""


def pages(name: str) -> dict[str, str]:
    """Return the pages of a regulation by the names of their files: one for each chapter.

    Where it was amended, the pages of the older versions bear the day on which they commenced, and `amended-DAY.md`
    says what each amendment changed.

    Raises:
        RegulationError: there is no such regulation.
    """
    newest = catalog.regulation_of(name)
    rules = catalog.rules_of(name)
    found: dict[str, str] = {}
    for version in newest.versions:
        prefix = "" if version is newest else f"{version.commenced}-"
        found |= {prefix + file: page for file, page in _chapters(version, rules).items()}
        if version.amends is not None:
            found[f"amended-{version.commenced}.md"] = _joined(_amendment(version.amends, version))
    return found


def _chapters(regulation: Regulation, rules: tuple[AnyRule, ...]) -> dict[str, str]:
    chapters: dict[int, list[Article]] = {}
    for article in regulation.articles():
        chapters.setdefault(article.chapter.number or 0 if article.chapter else 0, []).append(article)
    by_article: dict[int, list[AnyRule]] = {}
    for rule in rules:
        if rule.regulation is regulation:
            by_article.setdefault(rule.home.article, []).append(rule)
    return {
        f"chapter-{number}.md": _joined(_page(regulation, articles, by_article))
        for number, articles in chapters.items()
    }


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines) + "\n"


def _page(regulation: Regulation, articles: list[Article], by_article: dict[int, list[AnyRule]]) -> Iterator[str]:
    chapter = articles[0].chapter
    version = f"（{regulation.version}）" if regulation.version else ""
    yield f"# {regulation.title}{version}" + (f" · {chapter.title}" if chapter else "")
    yield ""
    yield f"Text, rules and tables, written by `regkit pages {regulation.short}`."
    if version:
        end = f"，至{regulation.ended}（不含）为止，由{regulation.ended_by}修改或者废止" if regulation.ended else ""
        yield from ("", f"自{regulation.commenced}起施行{end}。")
    for article in articles:
        yield from ("", f"## {article.address.zh}", "")
        yield from (f"> {line.strip()}" for line in article.text.splitlines() if line.strip())
        for rule in by_article.get(article.address.article, ()):
            yield from _of_rule(rule)


def _amendment(old: Regulation, new: Regulation) -> Iterator[str]:
    """Yield the lines of the page that says what an amendment changed."""
    yield from (f"# {new.title}：{new.version}改了什么", "")
    by = f"由{new.made_by}作出，" if new.made_by else ""
    yield f"{by}自{new.commenced}起施行；此前为{old.version or old.title}，自{old.commenced}起施行。"
    changes = differences(old, new)
    if not changes:
        yield from ("", "条文没有不同。")
    for change in changes:
        places = [one.heading for one in (change.old, change.new) if one is not None]
        yield from ("", f"## {change.kind.zh}：{' → '.join(dict.fromkeys(places))}", "")
        told = (PIECES[mark].format(words) for mark, words in change.words())
        yield from (f"> {line.strip()}" for line in "".join(told).splitlines() if line.strip())


def _of_rule(rule: AnyRule) -> Iterator[str]:
    first = (inspect.getdoc(rule.function) or "").split("\n")[0]
    yield from ("", f"### `{rule.name}` · {rule.zh}", "", first, "")
    rows = table(rule).to_markdown().strip().split("\n")[2:]
    if len(rows) > LONGEST:
        yield f"Its table has {len(rows) - 2} rows: `regkit show {rule.regulation.short}.{rule.name}`."
    else:
        yield from rows
    readings = [f"`{one.id}` {one.question_zh}" for one in rule.readings]
    if readings:
        yield from ("", f"Readings: {'; '.join(readings)}")
