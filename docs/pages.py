"""`python docs/pages.py`: write the pages of the chapters, their text, rules and tables taken from the library.

A test keeps the pages as they would be written now.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from regkit.engine.table import table
from regkit.language import Rule
from regkit.law import Article, Regulation

HERE = Path(__file__).parent
CITIES = ("chengde", "datong", "wuhan")
LONGEST = 42
"""A table of more lines is not printed; nobody would read it."""


def rules_of(city: str) -> list[Any]:
    """Return the rules of a city, each once, in the order of the first article they rest on."""
    module = importlib.import_module(f"regkit.{city}")
    rules = {id(thing): thing for thing in vars(module).values() if isinstance(thing, Rule)}
    return sorted(rules.values(), key=lambda rule: (article_of(rule), rule.name))


def article_of(rule: Any) -> int:
    """Return the article that a rule is told under: of those that its own rows quote, the first."""
    docstring = inspect.getdoc(rule.function) or ""
    named = [quote.address.article for quote in rule.quotes]
    told = [number for number in dict.fromkeys(named) if f"article {number}" in docstring or f"({number}" in docstring]
    return told[0] if told else named[0]


def pages(city: str) -> dict[Path, str]:
    """Return the pages of a city by their paths: one for each chapter, and an index."""
    regulation: Regulation = vars(importlib.import_module(f"regkit.{city}.regulation"))[city.upper()]
    chapters: dict[int, list[Article]] = {}
    for article in regulation.articles():
        chapters.setdefault(article.chapter.number if article.chapter else 0, []).append(article)
    by_article: dict[int, list[Any]] = {}
    for rule in rules_of(city):
        by_article.setdefault(article_of(rule), []).append(rule)
    return {
        HERE / city / f"chapter-{number}.md": "\n".join(page(regulation, articles, by_article)) + "\n"
        for number, articles in chapters.items()
    }


def page(regulation: Regulation, articles: list[Article], by_article: dict[int, list[Any]]) -> Iterator[str]:
    """Yield the lines of a chapter's page."""
    chapter = articles[0].chapter
    yield f"# {regulation.title}" + (f" · {chapter.title}" if chapter else "")
    yield ""
    yield "Text, rules and tables, written by `docs/pages.py` from the library."
    for article in articles:
        yield from ("", f"## {article.address.zh}", "")
        yield from (f"> {line.strip()}" for line in article.text.splitlines() if line.strip())
        for rule in by_article.get(article.address.article, ()):
            first = (inspect.getdoc(rule.function) or "").split("\n")[0]
            yield from ("", f"### `{rule.name}` · {rule.zh}", "", first, "")
            rows = table(rule).to_markdown().strip().split("\n")[2:]
            if len(rows) > LONGEST:
                call = f"print(table({regulation.short}.{rule.name}).to_markdown())"
                yield f"Its table has {len(rows) - 2} rows: `{call}`."
            else:
                yield from rows
            readings = [f"`{one.id}` {one.question_zh}" for one in rule.readings]
            if readings:
                yield from ("", f"Readings: {'; '.join(readings)}")


def all_pages() -> dict[Path, str]:
    """Return every page by its path."""
    return {path: text for city in CITIES for path, text in pages(city).items()}


def main() -> int:
    """Write the pages."""
    for path, text in all_pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(HERE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
