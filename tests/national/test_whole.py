"""Each of the State Council's regulations is whole: every sentence placed, every rule exported, labels in English."""

from __future__ import annotations

import pytest

from regkit.language.catalog import all_rules_of, models, regulation_of, rules_of

NATIONAL = ("video", "wages")


@pytest.mark.parametrize("name", NATIONAL)
def test_no_sentence_is_forgotten(name: str) -> None:
    """Every sentence of the text is quoted by a rule or declared not encoded, with the reason."""
    assert all_rules_of(name)
    assert regulation_of(name).ledger.open == []


@pytest.mark.parametrize("name", NATIONAL)
def test_every_rule_can_be_asked(name: str) -> None:
    """What the modules hold is exported."""
    own = [one for one in all_rules_of(name) if one.regulation is regulation_of(name)]
    assert {one.name for one in own} == {one.name for one in rules_of(name)}


@pytest.mark.parametrize("name", NATIONAL)
def test_every_fact_is_told_in_english(name: str) -> None:
    """A fact has an English label that is no field name, and a sentence on what it means."""
    for model in models(name):
        for spec in model.facts.values():
            assert spec.about, (model, spec.name)
            assert spec.en != spec.name, (model, spec.name)
