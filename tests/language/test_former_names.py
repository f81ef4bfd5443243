"""Readings and questions are named after the article they stand on; earlier names are understood, with a warning."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from regkit.language import OpenQuestion, Reading, catalog

EVERY: list[Reading | OpenQuestion] = [
    *(one for name in catalog.SHIPPED for one in catalog.readings_of(name)),
    *(one for name in catalog.SHIPPED for one in catalog.questions_of(name)),
]
FORMER = [one for one in EVERY if one.formerly is not None]
NAME = re.compile(r"[a-z-]+\.(\d+)(\.[a-z_0-9]+)*")


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_a_name_begins_with_an_article_of_its_regulation(one: Reading | OpenQuestion) -> None:
    """`chengde.10.certificate` is on article 10, whatever it quotes besides."""
    named = NAME.fullmatch(one.id)
    assert named is not None
    assert one.quote.regulation.short == one.id.partition(".")[0]
    assert one.quote.regulation.article(int(named[1])).address.article == int(named[1])


def test_no_two_share_a_name_old_or_new() -> None:
    """A file with an old name can mean one thing only, and no old name is the new name of another."""
    names = Counter([one.id for one in EVERY] + [one.formerly for one in FORMER if one.formerly])
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("one", FORMER, ids=lambda one: one.id)
def test_an_earlier_name_is_understood_with_a_warning(one: Reading | OpenQuestion) -> None:
    """The warning names the new one."""
    assert one.formerly is not None
    with pytest.warns(DeprecationWarning, match=re.escape(f"`{one.formerly}` is now called `{one.id}`")):
        assert one.is_called(one.formerly)
    assert one.is_called(one.id)
