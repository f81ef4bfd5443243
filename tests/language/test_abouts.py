"""Every fact, part and list of every regulation says in both languages what it means."""

from __future__ import annotations

import re

import pytest

from regkit.language.catalog import models, names
from regkit.law import Label

ABOUTS = [
    (f"{city}.{model.__name__}.{name}", label, told)
    for city in names()
    for model in models(city)
    for name, label, told in (
        *((n, Label(s.zh, s.en), s.about) for n, s in model.facts.items()),
        *((n, Label(h.zh, h.en), h.about) for n, h in model.held.items()),
    )
]
IDS = [where for where, _, _ in ABOUTS]
ASKS = re.compile(r"(?:Whether|Which|Who|What|How)\b.* ")
NAMES = re.compile(r"The (?:\S+ ){2,}")
SMALL = frozenset({"whether", "that", "this", "which", "with", "been", "have", "were"})
ASKED = re.compile(r"是否|已经?|[的为系该]|[，；。]")


def stems(text: str) -> set[str]:
    """Return the words of a text that carry its meaning, by how they begin: `stored` and `stores` are one."""
    return {word[:4] for word in re.findall("[a-z0-9]{4,}", text.lower()) if word not in SMALL}


def test_every_regulation_is_looked_at() -> None:
    """All five, and none of them without facts."""
    assert {where.partition(".")[0] for where in IDS} == set(names()) >= {"chengde", "datong", "wuhan"}


@pytest.mark.parametrize(("where", "label", "about"), ABOUTS, ids=IDS)
def test_what_a_fact_means_is_said_in_both_languages(where: str, label: Label, about: str | None) -> None:
    """A Chinese sentence with full-width punctuation, and an English one that is not Chinese, beside any label."""
    assert isinstance(about, Label), (where, label)
    assert about.zh.endswith("。"), where
    assert not re.search(r"[一-鿿][,;:?!()]|[,;:?!()][一-鿿]", about.zh), about.zh
    assert not re.search("[，。；：]", about.en), about.en


@pytest.mark.parametrize(("where", "label", "about"), ABOUTS, ids=IDS)
def test_what_a_fact_means_is_an_english_sentence(where: str, label: Label, about: Label) -> None:
    """One that asks what is so or names the thing in full, and is no remark to be read after the label."""
    assert ASKS.match(about.en) or NAMES.match(about.en), where
    assert about.en.endswith("."), where
    assert stems(about.en) - stems(label.en), f"{where} says no more than its label"


YES_OR_NO = {
    f"{city}.{model.__name__}.{name}"
    for city in names()
    for model in models(city)
    for name, spec in model.facts.items()
    if spec.kind.sort == "yes or no"
}


@pytest.mark.parametrize(("where", "label", "about"), ABOUTS, ids=IDS)
def test_what_a_yes_or_no_means_is_asked(where: str, label: Label, about: Label) -> None:
    """It says what is to be found out, in both languages, and not what the law asks for."""
    if where in YES_OR_NO:
        assert re.search("[是能]否", about.zh), (where, label)
        assert about.en.startswith("Whether "), (where, label)


@pytest.mark.parametrize(("where", "label", "about"), ABOUTS, ids=IDS)
def test_what_a_fact_means_is_more_than_its_chinese_label(where: str, label: Label, about: Label) -> None:
    """是否 before the label tells nobody anything."""
    assert ASKED.sub("", about.zh) != ASKED.sub("", label.zh), where
