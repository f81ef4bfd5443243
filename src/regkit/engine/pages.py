"""Pages of a regulation: its text chapter by chapter, under each article its rules, tables and readings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from regkit.engine.table import table
from regkit.language import catalog
from regkit.language.rule import AnyRule
from regkit.law import Article, Regulation

__all__ = ["pages"]

LONGEST = 42
"""A table of more lines is not printed; nobody would read it."""


def pages(name: str) -> dict[str, str]:
    """Return the pages of a regulation by the names of their files: one for each chapter.

    Raises:
        RegulationError: there is no such regulation.
    """
    regulation = catalog.regulation_of(name)
    chapters: dict[int, list[Article]] = {}
    for article in regulation.articles():
        chapters.setdefault(article.chapter.number if article.chapter else 0, []).append(article)
    by_article: dict[int, list[AnyRule]] = {}
    for rule in catalog.rules_of(name):
        by_article.setdefault(rule.home.article, []).append(rule)
    return {
        f"chapter-{number}.md": "\n".join(_page(regulation, articles, by_article)) + "\n"
        for number, articles in chapters.items()
    }


def _page(regulation: Regulation, articles: list[Article], by_article: dict[int, list[AnyRule]]) -> Iterator[str]:
    chapter = articles[0].chapter
    yield f"# {regulation.title}" + (f" · {chapter.title}" if chapter else "")
    yield ""
    yield f"Text, rules and tables, written by `regkit pages {regulation.short}`."
    for article in articles:
        yield from ("", f"## {article.address.zh}", "")
        yield from (f"> {line.strip()}" for line in article.text.splitlines() if line.strip())
        for rule in by_article.get(article.address.article, ()):
            yield from _of_rule(rule)


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
