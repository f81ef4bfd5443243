"""Real texts come out as a careful reader finds them, or are refused, or warned of, where they are defective."""

import contextlib
import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from regkit.law import Address, Article, Event, Provision, Regulation, TextError, TextWarning
from regkit.law.head import head_dates
from regkit.law.ordinals import read_ordinal
from regkit.law.parsing import outline

from .corpus_reader import SETTLED, differences, files, text_of

NOT_LISTED = {"text/sd10.txt": ["2010-07-30", "2020-11-27"]}
"""Days in lines before the body that the corpus leaves out: a note that begins with a bracket in a line of its own."""
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
def test_every_provision_has_its_address(file: dict[str, Any], regulation_of: Callable[..., Regulation]) -> None:
    """A whole text loads without a warning; every part of it is found by its address in each form."""
    regulation = loaded(file, regulation_of)
    assert not regulation.partial
    assert all(regulation.heading(form) is one for one in regulation.headings for form in (one.zh, one.eid))
    for part in provisions(regulation):
        for form in (part.address.zh, part.address.eid, part.address.short):
            assert regulation.at(form) is part
        assert Address.parse(part.address.zh) == part.address
        assert part.text == part.text.strip() == regulation.text[slice(*part.span)] != ""
        assert regulation.text[: part.span[0]].rstrip().endswith(part.heading)


@pytest.mark.parametrize("file", WHOLE, ids=named)
def test_no_word_of_an_article_is_lost(file: dict[str, Any], regulation_of: Callable[..., Regulation]) -> None:
    """Between the leaves of an article stand the marks of its points and sub-points, and nothing else."""
    regulation = loaded(file, regulation_of)
    for article in regulation.articles():
        leaves = [span for paragraph in article.paragraphs for _, span in paragraph.leaves()]
        between = "".join(regulation.text[one[1] : other[0]] for one, other in pairwise(leaves))
        marks = "".join(part.heading for part in below(article))
        assert BLANK.sub("", between) == BLANK.sub("", marks)


@pytest.mark.parametrize("file", [*WHOLE, *PARTS], ids=named)
@pytest.mark.filterwarnings("ignore::regkit.law.TextWarning")
def test_when_it_comes_into_force(file: dict[str, Any], regulation_of: Callable[..., Regulation]) -> None:
    """The last articles name the day, or an event from which it counts, in the words found there; or say nothing."""
    said = loaded(file, regulation_of).commencement
    words = None if said is None else said.quote.words[said.quote.words.index("自") :]
    named = None if said is None or said.named is None else said.named.isoformat()
    assert (named, words) == (file["in_force"], file["in_force_words"])
    assert said is None or said.named or said.event is Event.PROMULGATED


@pytest.mark.parametrize("file", FILES, ids=named)
def test_the_days_that_the_head_names(file: dict[str, Any]) -> None:
    """The days in the lines before the body are found in their order, also of a text that is refused."""
    text = text_of(file)
    found = head_dates(text)
    assert [one.day.isoformat() for one in found] == [*file["head_dates"], *NOT_LISTED.get(file["file"], ())]
    assert all(text[slice(*one.span)] == one.words for one in found)


@pytest.mark.parametrize("file", FILES, ids=named)
def test_the_corpus_speaks_of_this_text(file: dict[str, Any]) -> None:
    """What is compared is the text meant: its first line is the title, and the attachment begins with its words."""
    lines = text_of(file).split("\n")
    assert lines[0] == file["title"]
    assert file.get("subtitle", "") in lines
    attachment = file.get("attachment")
    assert attachment is None or lines[attachment["line"] - 1].strip().startswith(attachment["words"])


@pytest.mark.parametrize("file", [one for one in WHOLE if "paragraphs_by_sense" in one], ids=named)
def test_words_after_the_last_item(file: dict[str, Any]) -> None:
    """Words after the last item are paragraphs by their form, also where by their sense they belong to that item."""
    articles = {str(one.number[0]): one.paragraphs for one in outline(text_of(file)).articles}
    for number, by_sense in file["paragraphs_by_sense"].items():
        with_items = [at for at, paragraph in enumerate(articles[number], start=1) if paragraph.units]
        assert with_items[-1] <= by_sense < len(articles[number])


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
    told = re.match("line ([0-9]+)", caught.value.message)
    assert (int(told[1]) if told else 0) in set(defective_lines(file, text))


def test_texts_take_their_time(regulation_of: Callable[..., Regulation]) -> None:
    """All texts together, and the ten longest, are loaded in at most 20 ms for 100 articles."""
    by_length = sorted(WHOLE, key=lambda one: int(one["counts"]["articles"]))
    for files_of in (by_length, by_length[-10:]):
        begun = time.process_time()
        for file in files_of:
            loaded(file, regulation_of)
        assert time.process_time() - begun <= 0.020 / 100 * sum(one["counts"]["articles"] for one in files_of)


def defective_lines(file: dict[str, Any], text: str) -> Iterator[int]:
    """Yield the lines with a defect, and those beside them, of which it may be told too: the item that ends in ；."""
    lines = [0, *(number for number, line in enumerate(text.split("\n"), start=1) if BLANK.sub("", line))]
    for defect in file["defects"]:
        at = lines.index(defect["line"])
        yield from lines[max(at - 1, 1) : at + 2] if at else lines[:1]


def test_what_was_settled() -> None:
    """Where the corpus tells how a difference was settled, its structure says the same: each defect, what is open."""
    by_name = {one["file"]: one for one in FILES}
    settled = {one["file"]: one["settled"] for one in SETTLED if one["file"] in by_name}
    assert {name for name, one in by_name.items() if one["verdict"] == "refuse"} <= set(settled)
    for name, words in settled.items():
        defects = [(one["line"], one["kind"]) for one in by_name[name].get("defects", ())]
        told = [(int(line), kind) for line, kind in re.findall(r"line (\d+): ([a-z-]+), ", words)]
        assert told == (defects if words[-1] != "…" else defects[: len(told)]) or defects == [(0, "no-articles")]
        if "left open" in words:
            counts = by_name[name]["articles"]
            opened = {str(read_ordinal(one)) for one in re.findall(r"第([一二三四五六七八九十百]+)条", words)}
            assert opened & {one[0] for one in counts if None in one}


def loaded(file: dict[str, Any], regulation_of: Callable[..., Regulation]) -> Regulation:
    """Return the regulation of a text, its commencement declared as the corpus has it."""
    day = file["in_force"]
    return regulation_of(text_of(file), **({"commenced": date.fromisoformat(day)} if day else {}))


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
