"""The adapter of Chengde's cases answers, or says that it cannot, whatever is not known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.case import UnsupportedError, question_of
from tests.oracle.chengde import answer

CASES = json.loads((Path(__file__).parent / "cases" / "chengde.json").read_text("utf-8"))
FIRST = {(case["topic"], fact): case for case in reversed(CASES) for fact in case["facts"]}


@pytest.mark.parametrize(("topic", "fact"), FIRST, ids=[f"{topic}-{fact}" for topic, fact in FIRST])
def test_a_fact_that_is_not_known_or_not_said_never_breaks_an_answer(topic: str, fact: str) -> None:
    """A null, an absent fact and a fact that the vocabulary does not have give a status or are refused by name."""
    case = FIRST[topic, fact]
    said = case["facts"]
    for facts in ({**said, fact: None, "weather": "rain"}, {key: said[key] for key in said if key != fact}):
        status = _status({**case, "facts": facts})
        assert status in {"determined", "undetermined", "unsupported"}


def _status(case: dict[str, Any]) -> Any:
    try:
        return answer(question_of(case)).get("status")
    except UnsupportedError:
        return "unsupported"
