"""The mapping of Wuhan's cases guesses nothing: facts left out, unknown or unheard of never crash it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.case import Question, UnsupportedError, question_of
from tests.oracle.wuhan import answer

CASES = json.loads((Path(__file__).parent / "cases" / "wuhan.json").read_text("utf-8"))
STATUSES = {"determined", "undetermined", "invalid", "not_applicable"}


def asked(case: dict[str, Any], facts: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to a case with other facts, its form checked."""
    found = answer(question_of({**case, "facts": facts}))
    assert found["status"] in STATUSES
    assert found["status"] != "undetermined" or all(found["needs"])
    assert found["status"] != "invalid" or found["field"]
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_every_fact_may_be_unknown_or_left_out(case: dict[str, Any]) -> None:
    """Each fact in turn is null, then absent, then all are: there is an answer of one of the four kinds."""
    for name in case["facts"]:
        asked(case, {**case["facts"], name: None})
        asked(case, {key: value for key, value in case["facts"].items() if key != name})
    asked(case, dict.fromkeys(case["facts"]))
    asked(case, {})
    assert asked(case, {**case["facts"], "unheard_of": 1}) == asked(case, case["facts"])


def test_a_question_may_stand_without_its_brackets() -> None:
    """`organiser` asks what `organiser()` asks."""
    facts = {"appraisal": "annual", "level": "district"}
    questions = [Question("organisation", text, facts, {}) for text in ("organiser", "organiser()", "organiser(round)")]
    assert [answer(each)["value"] for each in questions] == ["district_legal_affairs_office"] * 3


@pytest.mark.parametrize(
    ("topic", "text", "facts"),
    [
        ("appraiser", "appraiser(body)", {"body": "a_body_unheard_of"}),
        ("definition", "is_pingyi_kaohe", {"activity": "praise an officer"}),
        ("rules", "rule_consistent", {"organ": "district_government", "rule": "另加附加分"}),
        ("a_topic_unheard_of", "?", {}),
    ],
)
def test_a_word_without_counterpart_is_unsupported(topic: str, text: str, facts: dict[str, Any]) -> None:
    """What has no counterpart is refused; no other word is put in its place."""
    with pytest.raises(UnsupportedError):
        answer(Question(topic, text, facts, {}))
