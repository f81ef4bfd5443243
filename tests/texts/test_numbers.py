"""What the texts state and what the rules hold agree, and a change of either is noticed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit.engine.operations import OPERATIONS
from regkit.language import catalog
from regkit.language import terms as t
from regkit.law import Number, Quantity, TextError
from tests.texts.numbers import changes, disagreement, numbers_of, unread
from tests.texts.reader import figures

NAMES = list(catalog.SHIPPED)
NUMBERS = [(name, number) for name in NAMES for number in numbers_of(name)]
IDS = [f"{name}-{number.quote.address.zh}-{number.value}" for name, number in NUMBERS]

SAID_TWICE = {"video 第十七条第一款 30日后": "the thirty days of the sentence before, which the rules read there"}


@pytest.mark.parametrize(("name", "number"), NUMBERS, ids=IDS)
def test_every_number_of_a_rule_is_stated_where_it_says(name: str, number: Number) -> None:
    """Its quote states its amount in its unit, and the word beside it bounds it as the rule has it."""
    assert disagreement(number, catalog.regulation_of(name).text) is None


@pytest.mark.parametrize("name", NAMES)
def test_every_amount_that_is_encoded_is_a_number_of_a_rule(name: str) -> None:
    """No amount, rate, period or count stands in words that rules rest on and is read by none, but those named."""
    assert list(unread(name)) == [one for one in SAID_TWICE if one.startswith(f"{name} ")]


@pytest.mark.parametrize("name", NAMES)
def test_a_change_of_one_digit_or_boundary_word_is_noticed(name: str) -> None:
    """Every digit and boundary word that a number rests on: changed in the text, or in the rule, they disagree."""
    made = list(changes(name))
    assert made
    assert [change.told for change in made if not change.is_noticed] == []


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_a_text_that_was_changed_is_refused(name: str, data: st.DataObject) -> None:
    """One character of a text, whichever it is, and it is not the text that was published."""
    regulation = catalog.regulation_of(name)
    place = data.draw(st.integers(0, len(regulation.text) - 1))
    sign = data.draw(st.sampled_from("一二三0159上下内外或及不").filter(lambda one: one != regulation.text[place]))
    with pytest.raises(TextError, match=r"(?i)sha-?256"):
        replace(regulation, text=regulation.text[:place] + sign + regulation.text[place + 1 :])


# ── the side on which the number itself falls ────────────────────────────────────────────────────────


def bounded() -> Iterator[Any]:
    """Yield each comparison with a number of the text, or with the end of a period, that a word bounds."""
    for name in NAMES:
        for rule in catalog.all_rules_of(name):
            for term in t.walk(rule.unamended):
                if isinstance(term, t.Compare) and term.op not in {"==", "!="}:
                    for side in ("left", "right"):
                        number = _number(getattr(term, side))
                        if number is not None and (word := _side(number)):
                            yield pytest.param(term, side, word, id=f"{name}-{rule.name}-{term!r}")


def _number(term: t.Term[Any]) -> Number | None:
    term = term.period if isinstance(term, t.Shift) else term
    return term.number if isinstance(term, t.NumberTerm) and isinstance(term.number.value, Quantity) else None


def _side(number: Number) -> str:
    """Return what the reader finds beside a number."""
    text = number.quote.regulation.text
    assert isinstance(number.value, Quantity)
    found = {one.side for one in figures(text, *number.quote.span) if one.value == number.value.amount}
    return found.pop() if len(found) == 1 else ""


@pytest.mark.parametrize(("term", "side", "word"), list(bounded()))
def test_the_number_itself_falls_on_the_side_that_the_words_say(term: t.Compare, side: str, word: str) -> None:
    """以上 and 不满 part the number from what is just below it, 以下 and 超过 from what is just above it.

    The last day of a period belongs to it, so that a period of so many days or more is over only on the day after.
    """
    if isinstance(getattr(term, side), t.Shift):
        at, step = date(2012, 6, 1), timedelta(days=1)
        below, above, word = at - step, at + step, "at most"
    else:
        at, below, above = Decimal(5), Decimal("4.99"), Decimal("5.01")  # type: ignore[assignment]

    def truth(other: Any) -> Any:
        return OPERATIONS[term.op](*((at, other) if side == "left" else (other, at)))

    assert truth(below) != truth(above)
    assert truth(at) == (truth(above) if word in {"at least", "less than"} else truth(below))
