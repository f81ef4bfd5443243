"""Real texts come out as a careful reader finds them, or are refused, or warned of, where they are defective."""

import contextlib
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest

from regkit.law import Address, Article, Provision, Regulation, TextError, TextWarning
from regkit.law.parsing import outline

from .corpus_reader import differences, files, text_of

BLANK = re.compile(r"[\s\u200b\ufeff]")
FILES = files()
WHOLE = [one for one in FILES if one["verdict"] == "read"]
PARTS = [one for one in FILES if one["verdict"] == "part"]
DEFECTIVE = [one for one in FILES if one["verdict"] == "refuse"]


def named(file: dict[str, Any]) -> str:
    """Return the name of a test."""
    return str(file["file"])


@pytest.mark.parametrize("file", [*WHOLE, *PARTS], ids=named)
def test_the_structure(file: dict[str, Any]) -> None:
    """Headings, articles, paragraphs, items and sub-items are those of the text; what is no law counts for nothing."""
    text = text_of(file)
    assert differences(file, text, outline(text)) == []


@pytest.mark.parametrize("file", WHOLE, ids=named)
def test_every_provision_has_its_address(file: dict[str, Any], regulation_of: Callable[[str], Regulation]) -> None:
    """A whole text loads without a warning; every part of it is found by its address in each form."""
    regulation = regulation_of(text_of(file))
    assert not regulation.partial
    for part in provisions(regulation):
        for form in (part.address.zh, part.address.eid, part.address.short):
            assert regulation.at(form) is part
        assert Address.parse(part.address.zh) == part.address
        assert part.text == part.text.strip() == regulation.text[slice(*part.span)] != ""
        assert regulation.text[: part.span[0]].rstrip().endswith(part.heading)


@pytest.mark.parametrize("file", WHOLE, ids=named)
def test_no_word_of_an_article_is_lost(file: dict[str, Any], regulation_of: Callable[[str], Regulation]) -> None:
    """Between the leaves of an article stand the marks of its points and sub-points, and nothing else."""
    regulation = regulation_of(text_of(file))
    for article in regulation.articles():
        leaves = [span for paragraph in article.paragraphs for _, span in paragraph.leaves()]
        between = "".join(regulation.text[one[1] : other[0]] for one, other in pairwise(leaves))
        marks = "".join(part.heading for part in below(article))
        assert BLANK.sub("", between) == BLANK.sub("", marks)


@pytest.mark.parametrize("file", PARTS, ids=named)
def test_a_part_says_so(file: dict[str, Any], regulation_of: Callable[[str], Regulation]) -> None:
    """A part of a law loads with a warning, and without one where it is declared to be a part."""
    text = text_of(file)
    with pytest.warns(TextWarning, match="part|cut short"):
        regulation_of(text)
    assert outline(text, partial=True).partial


@pytest.mark.parametrize("file", DEFECTIVE, ids=named)
def test_a_defective_text(file: dict[str, Any], regulation_of: Callable[[str], Regulation]) -> None:
    """A text with a defect is refused, with the line and a hint; where only the sense shows it, a warning will do."""
    text = text_of(file)
    if file["detect"] == "words" and outline_of(text):
        with pytest.warns(TextWarning, match="cut short"):
            regulation_of(text)
        return
    with pytest.raises(TextError, match=r"^(line [0-9]+: `[^\n]+` .*|the text has no articles)\n?Hint: ") as caught:
        regulation_of(text)
    assert caught.value.hint


def outline_of(text: str) -> bool:
    """Return whether the lines of a text fit."""
    with contextlib.suppress(TextError):
        outline(text)
        return True
    return False


def provisions(regulation: Regulation) -> Iterator[Provision]:
    """Yield every provision of a regulation."""
    for article in regulation.articles():
        yield article
        yield from article.paragraphs
        yield from below(article)


def below(article: Article) -> Iterator[Provision]:
    """Yield the points and sub-points of an article, in the order of the text."""
    for point in article.points:
        yield from (point, *point.subs)
