"""Every case of a topic that is answered agrees, unless a disagreement is on record with its reason."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.oracle.__main__ import judged

HERE = Path(__file__).parent
CITIES = [name for name in ("chengde", "datong", "wuhan") if (HERE / f"{name}.py").exists()]
CASES = [
    case
    for city in CITIES
    for case in json.loads((HERE / "cases" / f"{city}.json").read_text("utf-8"))
    if case["topic"] in importlib.import_module(f"tests.oracle.{city}").TOPICS
]
RECORDED = {entry["id"]: entry["reason"] for entry in yaml.safe_load((HERE / "disagreements.yaml").read_text("utf-8"))}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case_agrees_or_its_disagreement_is_recorded(case: dict[str, Any]) -> None:
    """The library gives the answer that a reader of the text expected, or says on record why it does not."""
    verdict = judged(case)
    expected = "differ" if case["id"] in RECORDED else "agree"
    assert verdict["verdict"] == expected, json.dumps(verdict, ensure_ascii=False, default=str, indent=1)


def test_recorded_disagreements_are_about_cases_that_exist() -> None:
    """No reason is kept for a case that is gone."""
    assert set(RECORDED) <= {case["id"] for case in CASES}
