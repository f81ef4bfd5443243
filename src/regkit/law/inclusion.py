"""A regulation's own rule on boundary words: `前款中的以上均包括本数`, `“以上”包括本数，“以下”不包括本数`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from regkit.law.addresses import Address
from regkit.law.boundary import AFTER, Boundary
from regkit.law.errors import QuantityError

if TYPE_CHECKING:
    from regkit.law.provisions import Article

__all__ = ["Inclusion", "boundary_under", "inclusions_in", "inclusions_of"]

BOUNDING = "|".join([*AFTER, "届满", "不满", "不足", "超过", "低于", "高于"])
ITSELF = "(?:包括|包含|含)本数(?!据|量|字|目|值)"


@dataclass(frozen=True, slots=True)
class Inclusion:
    """What a regulation says of its own boundary words: whether the number itself is inside.

    Attributes:
        words: the boundary words that are meant, such as `以下`.
        included: whether the number itself is inside.
        over: the provision for whose words it holds; `None` for the whole regulation.
        quote: the words that say so.
    """

    words: frozenset[str]
    included: bool
    over: Address | None = None
    quote: str = ""

    def governs(self, word: str, place: Address) -> bool:
        """Return whether it speaks of this word at this place."""
        return word in self.words and (self.over is None or self.over.touches(place))


def boundary_under(rules: tuple[Inclusion, ...], boundary: Boundary, word: str, place: Address) -> Boundary:
    """Return the boundary that a word draws where a regulation has rules of its own; the narrowest rule decides."""
    found = [rule for rule in rules if rule.governs(word, place)]
    if not found:
        return boundary
    rule = next((rule for rule in found if rule.over is not None), found[0])
    return boundary.including(included=rule.included)


@cache
def _inclusion() -> re.Pattern[str]:
    word = f'[“”"「」]*(?:{BOUNDING})[“”"「」]*'
    return re.compile(
        rf"(?P<words>{word}(?:[、,，和及与或]?\s*{word})*)"
        r"的?[,，]?(?:除特别注明的?外[,，])?(?:均|都|皆|也|各|全部)?(?P<no>不)?"
        rf"{ITSELF}"
    )


def inclusions_in(text: str) -> tuple[Inclusion, ...]:
    """Return what words say of boundary words: `以上均包括本数`, `“以下”不包括本数`.

    Where only one of 以上 and 以下 is said to include the number, the other does not: else a number on the meeting
    point of two tiers would stand in both.

    Raises:
        QuantityError: the words speak of 本数 in a way that is not read.
    """
    rules = [
        Inclusion(frozenset(re.findall(BOUNDING, found["words"])), included=found["no"] is None, quote=found[0])
        for found in _inclusion().finditer(text)
    ]
    if len(rules) < len(re.findall(ITSELF, text)):
        raise QuantityError(
            f"`{text}` says whether a number itself is inside, in words that are not read",
            hint="declare what it says, with `Regulation(..., bounds=(Inclusion(...),))`",
        )
    return (*rules, *_implied(rules))


def _implied(rules: list[Inclusion]) -> list[Inclusion]:
    said = frozenset[str]().union(*(rule.words for rule in rules))
    return [
        replace(rule, words=frozenset({other}), included=False)
        for rule in rules
        for one, other in (("以上", "以下"), ("以下", "以上"))
        if rule.included and one in rule.words and other not in said
    ]


def inclusions_of(articles: tuple[Article, ...]) -> tuple[Inclusion, ...]:
    """Return what the articles of a regulation say of its boundary words, each for the provisions it speaks of.

    Raises:
        QuantityError: as for `inclusions_in`.
    """
    return tuple(
        replace(rule, over=_over(paragraph.text, articles[max(0, i - 1)], article, number))
        for i, article in enumerate(articles)
        for number, paragraph in enumerate(article.paragraphs)
        if "本数" in paragraph.text
        for rule in inclusions_in(paragraph.text)
    )


def _over(words: str, before: Article, here: Article, number: int) -> Address | None:
    """Return the provision that the words speak of; `None` where they speak of the whole regulation."""
    if "前款" in words or "本款" in words:
        return here.paragraphs[max(0, number - ("前款" in words))].address
    if re.search("前[一二两三]款|本条(?!例)", words):
        return here.address
    return before.address if "前条" in words else None
