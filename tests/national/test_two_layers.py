"""Sample questions under two layers, and the points of the layers block by block: each is native, or said not to be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from regkit.language import Determination, Status
from regkit.national.layers import Governs, InForce, Meeting, in_force_law
from regkit.national.layers_chengde import CHENGDE_AND_WAGES
from regkit.national.layers_datong import DATONG_AND_VIDEO
from regkit.pytest_plugin import same
from tests.cases_loader import LegalCase, check

FOLDER = Path(__file__).parents[1] / "cases" / "national"
ENTRIES: list[dict[str, Any]] = yaml.safe_load((FOLDER / "two_layers.yaml").read_text("utf-8"))
BLOCKS: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "blocks.yaml").read_text("utf-8"))
POINTS = {one.id: one for one in (*DATONG_AND_VIDEO, *CHENGDE_AND_WAGES)}
SAMPLE = (
    *(f"V-{name}" for name in ("DAY-01", "DAY-03", *(f"RET-{n:02}" for n in (1, 3, 5, 7, 9, 11, 13)))),
    *(f"V-FIL-{n:02}" for n in (1, 3, 5, 7, 9, 11, 13)),
    *(f"V-{name}" for name in ("FPN-01", "FPN-03", "FPN-05", "FPN-07", "UNA-01", "UNA-03", "UNA-05")),
    *(f"V-{name}" for name in ("SPT-01", "SPT-03", "SPT-05", "SPT-07", "SEC-01", "SGN-01", "MOV-01", "MOV-03")),
    *(f"V-{name}" for name in ("ACC-01", "ACC-03", "NPB-01", "DTP-01", "DTP-03")),
    *(f"W-{name}" for name in ("DAY-01", "DAY-03", "WHO-01", "WHO-03", "WHO-05", "WHO-07", "GUA-01", "GUA-03")),
    *(f"W-{name}" for name in ("RTE-01", "RTE-03", "RTE-05", "LIA-01", "LIA-03", "LIA-05", "LIA-07", "PRM-01")),
    *(f"W-{name}" for name in ("USE-01", "USE-03", "REF-01", "REF-03", "PEN-01", "PEN-03", "PAY-01", "PAY-03")),
)
"""The numbers of the sample questions."""
LEFT_OUT = {
    "V-ACC-01": "whether copies are given: article 21 does not mention them, and no rule asks it",
    "W-LIA-01": "recourse: article 30 grants it in the same words, and no fact hangs on it",
}
"""What of a sample question no rule answers; everything else of it is native."""
NOT_EXPRESSIBLE: dict[str, str] = {}
"""Sample questions that are not expressible at all, and why."""


def test_every_sample_question_is_native_or_said_not_to_be() -> None:
    """All sixty are there, none twice over in both lists."""
    native = {one["sample"] for one in ENTRIES}
    assert len(SAMPLE) == len(set(SAMPLE)) == 60
    assert native | set(NOT_EXPRESSIBLE) == set(SAMPLE)
    assert not native & set(NOT_EXPRESSIBLE)
    assert set(LEFT_OUT) <= native


def test_every_block_is_a_point_and_every_point_of_a_block() -> None:
    """The sixty-six blocks: each is met by a point, none of the points is without a block."""
    assert len(BLOCKS) == 66
    told = [point for block in BLOCKS.values() for point in block["points"]]
    assert all(block["points"] for block in BLOCKS.values())
    assert set(told) == set(POINTS)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_as_sure_as_it_is_said_to_be(name: str) -> None:
    """No point of a block claims more than the block: high from 0.85, medium from 0.6, low below."""
    order = ("low", "medium", "high", "text")
    block = BLOCKS[name]
    most = max(order.index(POINTS[point].confidence.code) for point in block["points"])
    assert most <= order.index({"L": "low", "M": "medium", "H": "text"}[block["confidence"]])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda one: f"{one['sample']} {one['name']}")
def test_a_sample_question(entry: dict[str, Any]) -> None:
    """The rule, or the point, answers as the sentence that names it says."""
    if "law" in entry:
        check(LegalCase(entry["law"], entry))
        return
    meeting = POINTS[entry["point"]]
    law = in_force_law(meeting, *subjects(meeting, entry.get("given", {})), on=entry["day"])
    assert law.governs is Governs(entry["governs"]), law.explain()
    _check_answers(law, entry)
    if "rests_on" in entry:
        assert meeting.rests_on is not None
        assert meeting.rests_on.id == entry["rests_on"]
    if "recommended" in entry:
        assert getattr(meeting.rests_on, "recommended", None) == entry["recommended"]


def _check_answers(law: InForce, entry: Mapping[str, Any]) -> None:
    for side, answer in (("city", law.city), ("national", law.national)):
        if side in entry:
            assert agrees(entry[side], answer), law.explain()
        if f"{side}_words" in entry:
            assert answer is not None
            assert answer.value is not None
            assert answer.value.in_words("zh") == entry[f"{side}_words"]
    if "possible" in entry:
        assert law.city is not None
        assert sorted(map(int, law.city.possible)) == entry["possible"]
        assert [one.name for one in law.city.missing] == entry["missing"]


def agrees(expected: object, answer: Determination[Any] | None) -> bool:
    """Return whether an answer is what was expected: a value, a status, or none at all."""
    if expected is None or answer is None:
        return expected is answer
    if expected == "not_applicable":
        return answer.status is Status.NOT_APPLICABLE
    return answer.is_decided and same(expected, answer.value)


def subjects(meeting: Meeting, given: Mapping[str, Any]) -> list[Any]:
    """Return the subjects of both rules of a point: those of the city under `city_…` where both have the name."""
    found = []
    for rule, prefix in ((meeting.city_rule, "city_"), (meeting.national_rule, "")):
        for name, model in rule.parameters if rule is not None else ():
            found.append(model.model_validate(given.get(f"{prefix}{name}", given.get(name) or {}) or {}))
    return found
