"""What an amendment changed: two versions of a text, article by article and word by word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from regkit.law.errors import TextError
from regkit.law.provisions import Article
from regkit.law.regulation import Regulation

__all__ = ["Change", "ChangeKind", "differences"]

ALIKE = 0.5
"""From which likeness on two articles are one article that was changed."""


class ChangeKind(Enum):
    """What became of an article."""

    ADDED = "增加"
    REMOVED = "删去"
    CHANGED = "修改"
    RENUMBERED = "条序调整"

    @property
    def zh(self) -> str:
        """The law's word."""
        return self.value


@dataclass(frozen=True, slots=True)
class Change:
    """An article that differs between two versions.

    Attributes:
        kind: what became of it.
        old, new: the article in each version; `None` where there is none.
    """

    kind: ChangeKind
    old: Article | None
    new: Article | None

    def words(self) -> Iterator[tuple[str, str]]:
        """Yield the words in pieces: `=` and what is in both, `-` and what only the old has, `+` and the new."""
        old, new = (_words(one) if one else "" for one in (self.old, self.new))
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                yield "=", old[a:b]
                continue
            if a < b:
                yield "-", old[a:b]
            if c < d:
                yield "+", new[c:d]


def differences(old: Regulation, new: Regulation) -> tuple[Change, ...]:
    """Return the articles in which two versions of a regulation differ, in the order of the new one.

    Raises:
        TextError: they are not versions of one regulation.
    """
    if old.short != new.short:
        raise TextError(f"{old.name} and {new.name} are not versions of one regulation")
    befores, afters = list(old.articles()), list(new.articles())
    matcher = SequenceMatcher(None, [_words(one) for one in befores], [_words(one) for one in afters], autojunk=False)
    found: list[Change] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(befores[a:b], afters[c:d], strict=True)
            found += [Change(ChangeKind.RENUMBERED, x, y) for x, y in pairs if x.heading != y.heading]
        else:
            found += _matched(befores[a:b], afters[c:d])
    return tuple(found)


def _matched(befores: list[Article], afters: list[Article]) -> Iterator[Change]:
    """Pair each new article with the first of the old ones that is like it; what finds no pair came or went."""
    rest = list(befores)
    for after in afters:
        alike = next((one for one in rest if _likeness(one, after) >= ALIKE), None)
        if alike is None:
            yield Change(ChangeKind.ADDED, None, after)
            continue
        passed = rest.index(alike)
        yield from (Change(ChangeKind.REMOVED, one, None) for one in rest[:passed])
        rest = rest[passed + 1 :]
        yield Change(ChangeKind.CHANGED, alike, after)
    yield from (Change(ChangeKind.REMOVED, one, None) for one in rest)


def _likeness(one: Article, other: Article) -> float:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio()


def _words(article: Article) -> str:
    return article.text.strip()
