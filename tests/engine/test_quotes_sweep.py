"""Every row of every rule quotes what its outcome states: its numbers, and the item of a list that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from regkit.engine.table import rows_of, table
from regkit.language import Rule, Word
from regkit.language import terms as t
from regkit.law import Quote, quantities_in
from tests.engine.test_shipped_rules import NAMES, RULES

WITHOUT_WORDS = {
    "¥0.01": "a fen is the least that is paid: the step to which a debt is rounded before it is called open",
    "100 points": "the two halves of article 9, each of 50, make a hundred",
    "2007": "the year after the one in which the regulation came into force",
}
"""Amounts that the law does not write, each with why it stands in a rule."""
KNOWN = dict(
    line.split("  # ", 1)
    for line in Path(__file__).with_name("rows_without_their_item.txt").read_text("utf-8").splitlines()
)
"""Rows whose item has no words of its own in the provision that decides, each with why."""


def told(term: t.Term[Any]) -> Iterator[t.Term[Any]]:
    """Yield the terms of an outcome, outside the rules it applies."""
    yield term
    if not isinstance(term, t.Applied):
        for child in t.children(term):
            yield from told(child)


def items(atom: t.Term[bool]) -> Iterator[Word]:
    """Yield the words of the law that a condition on one fact asks for."""
    match atom:
        case t.Compare(op="==", left=t.Fact(), right=t.Literal(value=Word() as word)):
            yield word
        case t.IsIn(term=t.Fact(), members=members):
            yield from members
        case t.Includes(member=member):
            yield member


def spelt(word: Word, text: str) -> bool:
    """Return whether a text has the word, in any of its spellings."""
    return any(one in text for one in (word.zh, *word.spellings))


def rows_without_their_item(rule: Rule[Any, Any]) -> Iterator[str]:
    """Yield the conditions whose words stand in the text of the law, but not in the words that their row quotes."""
    for atoms, quotes in rows_of(rule):
        quoted = "".join(quote.words for quote in quotes)
        for atom in atoms:
            asked = [word for word in items(atom) if spelt(word, rule.regulation.text)]
            if asked and not any(spelt(word, quoted) for word in asked):
                yield f"{rule.regulation.short}.{rule.name}: {atom!r}"


def numbers_without_words(rule: Rule[Any, Any]) -> Iterator[str]:
    """Yield the amounts of outcomes, but for nothing and one, that no number of the text and no quote states."""
    for term in t.walk(rule.body):
        if isinstance(term, t.Decide):
            for row in (*term.unless, *term.rows):
                stated = {one.amount for quote in row.quotes for one in quantities_in(quote.words)}
                for inner in told(row.outcome):
                    if not isinstance(inner, t.Literal) or not inner.kind.is_amount:
                        continue
                    if inner.value not in {0, 1, *stated} and repr(inner) not in WITHOUT_WORDS:
                        yield f"{rule.name}: {inner!r}"


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_each_row_quotes_the_item_it_is_about(rule: Any) -> None:
    """A row about 劳务分包 quotes words that name it, where the law names it.

    The list beside this test names the rows whose item the deciding provision does not name, each with the reason.
    """
    mine = {line for line in KNOWN if line.startswith(f"{rule.regulation.short}.{rule.name}: ")}
    assert set(rows_without_their_item(rule)) == mine


def test_each_row_without_its_item_says_why() -> None:
    """No line of the list is without a reason, and none is of a rule that is no more."""
    assert all(reason.strip() for reason in KNOWN.values())
    assert {line.split(": ")[0] for line in KNOWN} <= {f"{rule.regulation.short}.{rule.name}" for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_each_amount_of_an_outcome_is_stated_by_quoted_words(rule: Any) -> None:
    """No amount comes from anywhere but the words of the law; nothing and one (of `1 + multiple`) need none."""
    assert list(numbers_without_words(rule)) == []


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_no_row_says_words_twice(rule: Any) -> None:
    """A passage stands once in a row, in the order of the law."""
    for line in table(rule).lines:
        spans = [(quote.regulation.id, quote.span) for quote in line.quotes if isinstance(quote, Quote)]
        assert spans == sorted(set(spans))
