"""What the library reads in a text of the corpus, in the form in which the corpus says what stands there."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from regkit.law.outline import ArticleDraft, Outline, Unit

FOLDER = Path(os.environ.get("REGKIT_CORPUS") or Path(__file__).parent / "corpus")
KINDS = {
    "编": "books",
    "分编": "sub_books",
    "章": "chapters",
    "节": "sections",
    "、": "other_headings",
    "附则": "unnumbered_headings",
}
SETTLED: list[dict[str, Any]] = json.loads((FOLDER / "settled.json").read_text(encoding="utf-8"))["files"]
"""How it was settled where the structure was found otherwise by another reader, or the text is to be refused."""


def files() -> list[dict[str, Any]]:
    """Return what the corpus says of each of its files."""
    found: list[dict[str, Any]] = json.loads((FOLDER / "structure.json").read_text(encoding="utf-8"))["files"]
    return found


def text_of(file: dict[str, Any]) -> str:
    """Return a text, its line ends as they are."""
    return (FOLDER / str(file["file"])).read_bytes().decode()


def differences(file: dict[str, Any], text: str, found: Outline) -> list[str]:
    """Return where what was read differs from what the corpus says; what it leaves open is not compared."""
    line = [text.count("\n", 0, at) + 1 for at in (*(found.contents or (0, 0)), *(found.attachment or (0, 0)))]
    return [
        *_counts(file["counts"], found),
        *_unequal("article", file["articles"], [_article(one) for one in found.articles]),
        *_unequal("heading", [_plain(one) for one in file["headings"]], list(_headings(found))),
        *_unequal("contents", [file.get("table_of_contents")], [line[:2] if found.contents else None]),
        *_unequal("attachment", [(file.get("attachment") or {}).get("line")], [line[2] if found.attachment else None]),
    ]


def _unequal(what: str, expected: list[Any], found: list[Any]) -> Iterator[str]:
    if len(expected) != len(found):
        yield f"{len(expected)} {what}s are expected, {len(found)} were found"
    for one, other in zip(expected, found, strict=False):
        parts = zip(one, other, strict=True) if isinstance(one, list) and isinstance(other, list) else [(one, other)]
        if any(a is not None and a != b for a, b in parts) or (one is None) != (other is None):
            yield f"{what}: {one} is expected, {other} was found"


def _counts(expected: dict[str, Any], found: Outline) -> Iterator[str]:
    counted = Counter[str]()
    for article in found.articles:
        _, paragraphs, items, others, _ = _article(article)
        lists = [one for one in article.paragraphs if one.units and one.units[0].style == "（一）"]
        counted.update(
            articles=1, paragraphs=paragraphs, items=items, other_items=others, articles_with_items=bool(items),
            item_lists=len(lists), words_within_items=sum(one.lines for one in _below(article.paragraphs)),
            sub_items=len(_subs(article)), sub_sub_items=sum(len(list(_below([one]))) for one in _subs(article)),
        )  # fmt: skip
    counted.update(KINDS[heading.kind] for heading in found.headings)
    numbers = [_number(one.number) for one in found.articles]
    named: dict[str, Any] = {**counted, "first_article": numbers[0], "last_article": numbers[-1]}
    for what, number in expected.items():
        if number is not None and named.get(what, 0) != number:
            yield f"{what}: {number} is expected, {named.get(what, 0)} was found"


def _article(article: ArticleDraft) -> list[Any]:
    items = [one for paragraph in article.paragraphs for one in paragraph.units]
    counted = Counter(one.style == "（一）" for one in items)
    below = len(list(_below(items)))
    return [_number(article.number), len(article.paragraphs), counted[True], counted[False], below]


def _subs(article: ArticleDraft) -> list[Unit]:
    return [sub for paragraph in article.paragraphs for item in paragraph.units for sub in item.units]


def _below(units: list[Unit]) -> Iterator[Unit]:
    for unit in units:
        for one in unit.units:
            yield one
            yield from _below([one])


def _headings(found: Outline) -> Iterator[list[Any]]:
    for one in found.headings:
        assert one.first is not None
        assert one.last is not None
        kind = "一、" if one.kind == "、" else one.kind
        yield [kind, one.number, "".join(one.title.split()), _number(one.first), _number(one.last)]


def _plain(heading: list[Any]) -> list[Any]:
    kind, number, title, first, last = heading
    return [kind, number, "".join((title or "附则").split()), first, last]


def _number(number: tuple[int, int]) -> str:
    return f"{number[0]}-{number[1]}" if number[1] else f"{number[0]}"
