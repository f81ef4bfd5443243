"""Every fact, part and list of every regulation says in both languages what it means."""

from __future__ import annotations

import re

import pytest

from regkit.language.catalog import models, names
from regkit.law import Label

ABOUTS = [
    (f"{city}.{model.__name__}.{name}", told)
    for city in names()
    for model in models(city)
    for name, told in (*((n, s.about) for n, s in model.facts.items()), *((n, h.about) for n, h in model.held.items()))
]


def test_every_regulation_is_looked_at() -> None:
    """All five, and none of them without facts."""
    assert {where.partition(".")[0] for where, _ in ABOUTS} == set(names()) >= {"chengde", "datong", "wuhan"}


@pytest.mark.parametrize(("where", "about"), ABOUTS, ids=[where for where, _ in ABOUTS])
def test_what_a_fact_means_is_said_in_both_languages(where: str, about: str | None) -> None:
    """A Chinese sentence with full-width punctuation, and an English one that is not Chinese."""
    assert isinstance(about, Label), where
    assert about.zh.endswith("。"), where
    assert not re.search(r"[一-鿿][,;:?!()]|[,;:?!()][一-鿿]", about.zh), about.zh
    assert re.search("[a-z]", about.en), where
    assert not re.search("[，。；：]", about.en), about.en
