"""Datong's adapter guesses nothing and never breaks: facts may be unknown, left out, or not in the vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.case import Question, UnsupportedError, question_of
from tests.oracle.datong import answer

CASES = json.loads((Path(__file__).parent / "cases" / "datong.json").read_text("utf-8"))


def variants(facts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the facts with each in turn unknown, left out, or a word that nobody knows; and with one more."""
    for key in facts:
        yield {**facts, key: None}
        yield {name: value for name, value in facts.items() if name != key}
        if isinstance(facts[key], str) and not facts[key][:1].isdigit():
            yield {**facts, key: "a word that nobody knows"}
    yield {**facts, "a fact that nobody knows": True}
    yield {}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_an_answer_or_unsupported_whatever_is_known(case: dict[str, Any]) -> None:
    """What is unknown leaves an answer open; what nobody knows is unsupported; nothing else is raised."""
    asked = question_of(case)
    for facts in variants(asked.facts):
        try:
            answer(Question(asked.topic, asked.text, facts, asked.wanted))
        except UnsupportedError:
            continue


def test_more_facts_change_no_answer() -> None:
    """A fact outside the vocabulary is not looked at."""
    for case in CASES:
        asked = question_of(case)
        more = Question(asked.topic, asked.text, {**asked.facts, "a fact that nobody knows": True}, asked.wanted)
        assert answer(more) == answer(asked), case["id"]
