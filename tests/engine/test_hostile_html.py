"""What a notebook shows stays text: hostile labels, words, facts and rulings are escaped, in both languages."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import ClassVar

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.table import table
from regkit.language import (
    Determination,
    Facts,
    Label,
    Money,
    OpenQuestion,
    Reading,
    Said,
    Subject,
    Word,
    YesNo,
    decide,
    fact,
    rule,
    silent,
    when,
)
from regkit.language.kinds import BOOL
from regkit.language.values import punctuated
from regkit.law import yuan

A9 = CHENGDE.article(9)
LABOUR = A9.quote("劳务分包企业交纳5万元")
SHOWN = {"div", "p", "strong", "dl", "dt", "dd", "br", "details", "summary"} | {
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
ATTRIBUTES = {"class", "lang", "style"}


def nasty(place: str) -> str:
    """Return a text that would run, close an attribute or open a tag if it were not escaped."""
    return f"""{place}</td><script>alert("{place}")</script><img src=x onerror='a&b'>"""


def both(place: str) -> Label:
    """Return a hostile name in Chinese and in English."""
    return Label(nasty(f"甲{place}"), nasty(place))


class Kind(Word):
    """Words with hostile names."""

    YES = "yes", both("yes")
    NO = "no", both("no")
    OPEN = "open", both("open")
    READ = "read", both("read")
    SILENT = "silent", both("silent")
    OUTSIDE = "outside", both("outside")


class Thing(Subject):
    """A subject with hostile names."""

    zh: ClassVar[str] = nasty("物")
    en: ClassVar[str] = nasty("thing")

    kind: Said[Kind] = fact(nasty("类"), en=nasty("kind"), source="第九条", about=nasty("about"))
    price: Said[Money] = fact(nasty("价"), en=nasty("price"), source="第九条", about=nasty("about"))


QUESTION = OpenQuestion("chengde.9.nasty", nasty("问"), nasty("asked"), both("body"), LABOUR, recommended=nasty("荐"))
READING = Reading(
    "chengde.9.nasty_reading",
    nasty("解"),
    nasty("read"),
    {"one": both("one"), "two": both("two")},
    "one",
    nasty("why"),
    LABOUR,
)


@rule(nasty("规"), en=nasty("rule"))
def hostile(thing: Facts[Thing]) -> YesNo:
    """A rule all of whose words are hostile."""
    some = thing.price > yuan(1)
    return decide(
        when((thing.kind == Kind.YES) & some, True, LABOUR),
        when((thing.kind == Kind.YES) & ~some, False, LABOUR),
        when(thing.kind == Kind.NO, False, LABOUR),
        when(thing.kind == Kind.OPEN, QUESTION.of(BOOL)),
        when(thing.kind == Kind.READ, READING.choose(one=True, two=False), LABOUR),
        silent(thing.kind == Kind.SILENT, both("silence"), LABOUR, authority=both("body")),
        provided=thing.kind != Kind.OUTSIDE,
    )


class Tags(HTMLParser):
    """The tags and attributes of a page, and its text."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag and its attributes."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data


def answers() -> list[Determination[bool]]:
    """Return an answer of every status, of an amended rule and of one under a ruling."""
    ruling = QUESTION.answered(True, by=str(both("body")), document=nasty("文"), on=date(2013, 5, 1))
    asked = [hostile(Thing(kind=kind, price=yuan(2).amount)) for kind in Kind]
    return [
        *asked,
        hostile(Thing()),
        hostile(Thing(kind=Kind.YES)),
        hostile(Thing(kind=Kind.READ)).under(READING.read_as("two")),
        hostile.amend(ruling)(Thing(kind=Kind.OPEN), on=date(2014, 1, 1)),
    ]


def is_text_only(page: str) -> bool:
    """Return whether a page has no tag and no attribute but our own, whatever its texts say."""
    found = Tags(page)
    return found.tags <= SHOWN and found.attributes <= ATTRIBUTES


@pytest.mark.parametrize("answer", answers(), ids=lambda answer: answer.status.value)
def test_hostile_words_of_an_answer_stay_text(answer: Determination[bool]) -> None:
    """Labels, members, facts, readings, questions, authorities and rulings: none opens a tag or an attribute."""
    page = answer._repr_html_()
    assert is_text_only(page)
    assert "<script>alert(" in Tags(page).text


def test_hostile_words_of_a_table_stay_text() -> None:
    """Headings, cells, outcomes, silences and what the rule reaches, in both languages."""
    page = table(hostile)._repr_html_()
    assert is_text_only(page)
    shown = Tags(page).text
    assert all(f'<script>alert("{place}")' in shown for place in ("yes", "silence"))
    assert all(punctuated(f'<script>alert("{place}")') in shown for place in ("甲yes", "甲silence"))


def test_the_check_sees_a_tag_that_is_not_ours() -> None:
    """The reader of pages above would find a hostile text that was not escaped."""
    assert not is_text_only(f"<p>{nasty('x')}</p>")
