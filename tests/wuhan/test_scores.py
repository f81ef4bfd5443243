"""Article 9: marks are exact and bounded, a missing half is never 0, and the total is their sum."""

from __future__ import annotations

import re
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from regkit.engine.prove import monotone
from regkit.language import Bounds, Status
from regkit.wuhan import WUHAN, Score, grade_of_score, targets_valid, total_on_targets, total_score
from regkit.wuhan.facts import Agency
from regkit.wuhan.grades import Appraisal, Grade, GradeBands
from regkit.wuhan.league import bounds_of
from regkit.wuhan.scores import R12, Targets, TargetSetter

TEXT = files("regkit.wuhan").joinpath("text.txt").read_text("utf-8")
HALVES = [Decimal(found) for found in re.findall(r"目标占 ?([0-9]+) ?分", TEXT)]
MARKS = st.decimals(0, HALVES[0], places=3)


def test_the_text_gives_two_halves_of_a_hundred() -> None:
    """Read without the library: two halves of 50 marks, a 百分制."""
    assert HALVES == [50, 50]
    assert "百分制" in TEXT


def test_no_sentence_is_forgotten() -> None:
    """Every sentence of the fifteen articles is quoted by a rule or declared not encoded, with a reason."""
    assert WUHAN.ledger.open == []
    declared = [sentence for sentence in WUHAN.ledger.sentences if sentence.status.name == "DECLARED"]
    assert {sentence.address.article for sentence in declared} == {1, 4}
    assert all(sentence.reason for sentence in declared)


@given(MARKS, MARKS)
def test_total_is_the_exact_sum_in_any_order(one: Decimal, two: Decimal) -> None:
    """The total is the sum of the halves, unrounded, whichever half has which marks."""
    here = total_score(Score(general=one, special=two, special_approved=True)).value
    there = total_score(Score(general=two, special=one, special_approved=True)).value
    assert here == there == one + two
    assert here is not None
    assert 0 <= here <= sum(HALVES)


@given(st.decimals(0, HALVES[0], places=2))
def test_a_missing_half_bounds_the_total_and_is_never_zero(marks: Decimal) -> None:
    """With one half unknown there is no total; it lies within the other half's 50 marks."""
    for score in (
        Score(general=marks, special_approved=True),
        Score(special=marks, special_approved=True),
    ):
        total = total_score(score)
        assert total.status is Status.UNDETERMINED
        bounds = bounds_of(total)
        assert (bounds.low, bounds.high) == (marks, marks + HALVES[0])


@pytest.mark.parametrize("name", ["general", "special"])
@pytest.mark.parametrize(
    "bad",
    [
        *("51", "50.01", "-1", "-0.01", "NaN", "Infinity", "-Infinity", "sNaN", "四五十", "45日", "", " ", "1e1"),
        *("٤٥", "45,5", "50.000000000000000000000000000000000001", "1.000000000000000000000000000000000001"),
        *(True, False, 45.5, [45], {"marks": 45}),
    ],
)
def test_bad_marks_are_refused_by_the_name_of_their_field(name: str, bad: Any) -> None:
    """Marks outside 0 to 50, or too fine to be added exactly, guesses, other units, truths and floats name it."""
    with pytest.raises(ValidationError) as caught:
        Score.model_validate({name: bad})
    (error,) = caught.value.errors()
    assert (*error["loc"], error.get("ctx", {}).get("name"))[0] == name


@pytest.mark.parametrize("good", ["0", "0.0", "49.99", "50", "50.00", 0, 45, 50, Decimal("12.345")])
def test_marks_from_zero_to_fifty_are_taken(good: Any) -> None:
    """Both ends are inside, and decimals are allowed."""
    assert Score(general=good).general == Decimal(str(good))


@pytest.mark.parametrize("words", ["45分", "四十五", "四十五分", "４５分"])
def test_marks_may_be_said_in_words(words: str) -> None:
    """Marks are understood as the law writes them, with their unit or without."""
    assert Score.model_validate({"general": words}).general == 45


def test_a_declared_total_that_is_not_the_sum_is_refused() -> None:
    """Nor is one that no marks for the other half could make."""
    for said in ("39.99", "90.01"):
        with pytest.raises(ValidationError, match="no marks for the other half"):
            Score(general="40", declared_total=said)
    with pytest.raises(ValidationError, match="the declared total is not the sum of the halves"):
        Score(general="45", special="40", declared_total="90")
    assert total_score(Score(general="45", special="40", declared_total="85.0", special_approved=True)).value == 85


def test_there_are_no_bonus_points() -> None:
    """The scale is one of a hundred marks; marks beside the two halves are no fact of a score."""
    with pytest.raises(ValidationError, match="bonus_points"):
        Score.model_validate({"bonus_points": "5"})


def test_a_declared_total_does_not_make_up_for_approval() -> None:
    """A total that was declared is a total only if the special targets were approved."""
    total = total_score(Score(declared_total="85"))
    assert total.status is Status.UNDETERMINED
    assert "score.special_approved" in {item.name for item in total.missing}


def test_percentages_are_no_marks() -> None:
    """How a percentage becomes marks out of 50 is not said (A16)."""
    total = total_score(Score(in_percent=True, special_approved=True))
    assert [item.name for item in total.missing] == ["wuhan.9.percentage"]


@pytest.mark.parametrize("score", [{"in_percent": True, "special_approved": True}, {"special_approved": False}])
def test_a_total_that_the_text_does_not_reckon_is_anything_from_nothing_to_a_hundred(score: dict[str, bool]) -> None:
    """百分制: what an authority may answer is a span, and not the two ends of it alone."""
    total = total_score(Score(**score))
    assert total.possible == (Bounds(Decimal(0), Decimal(100)),)


def test_a_percentage_may_come_to_any_of_the_four_grades() -> None:
    """Lines at 90, 80 and 60: a total between nothing and a hundred lies in any of the four (article 12)."""
    bands = GradeBands(
        excellent=90,
        good=80,
        passing=60,
        lower_bound_included=True,
        authority="考核机关",
        document="考评细则",
        year=2008,
    )
    score = Score(general="45", special="40", both_marked=True, in_percent=True, special_approved=True)
    graded = grade_of_score(score, Appraisal(year=2008), bands)
    assert {one.grade for one in graded.possible} == set(Grade)


def test_a_total_never_falls_when_a_half_rises() -> None:
    """Proved for all marks: the total is monotone in each half."""
    for half in ("general", "special"):
        proof = monotone(total_score, f"score.{half}")
        assert proof, str(proof)


def test_targets_out_of_order_give_no_total() -> None:
    """Marks on targets applied before their approval do not count, and nothing is put in their place."""
    score = Score(general="45", special="40", special_approved=True)
    office = Agency(has_legal_office=True)
    set_up: dict[str, Any] = {
        "general_set_by": "市法制办",
        "special_set_by": "assessed_agency",
        "approved_by": "同级政府法制机构",
        "approved_on": "2007-05-01",
    }
    early, late = (Targets.model_validate({**set_up, "applied_from": day}) for day in ("2007-04-30", "2007-05-02"))
    assert [item.name for item in total_on_targets(score, early, office).missing] == ["wuhan.9.unapproved"]
    assert total_on_targets(score, late, office).value == 85
    refused = score.model_copy(update={"special_approved": False})
    assert total_on_targets(refused, late, office).value is None


def test_a_declared_total_lies_within_the_hundred_marks() -> None:
    """百分制: 100 may be declared while the halves are unknown, 100.01 may not."""
    assert Score(declared_total="100").declared_total == 100
    with pytest.raises(ValidationError, match="accepted: 0 to 100"):
        Score(declared_total="100.01")


def test_who_sets_general_targets_is_read_from_article_9_before_article_7() -> None:
    """A district's legal office sets no general targets (A12), unless article 7, point 3 is read to let it."""
    targets = Targets(
        general_set_by="district_legal_affairs_office",
        special_set_by="assessed_agency",
        approved_by="same_level_government_legal_office",
    )
    office = Agency(has_legal_office=True)
    found = targets_valid(targets, office)
    assert found.value is False
    assert R12 in found.readings
    assert found.under(R12.read_as("district")).value is True
    other = targets.model_copy(update={"general_set_by": TargetSetter.OTHER})
    assert targets_valid(other, office).under(R12.read_as("district")).value is False


def test_a_body_without_a_legal_office_of_its_level_has_no_approver() -> None:
    """Who approves the targets of a vertically managed body is open, whatever office is said to have (A13)."""
    targets = Targets(general_set_by="市法制办", special_set_by="assessed_agency", approved_by="同级政府法制机构")
    vertical = Agency(type="行政执法部门", management="垂直管理", level="区级")
    assert [item.name for item in targets_valid(targets, vertical).missing] == ["wuhan.9.legal_office"]
    here = Agency(type="行政执法部门", management="属地管理", level="区级")
    assert targets_valid(targets, here).value is True
