"""Records: what they hold, that asking again gives the same, and that a change of any field shows."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit import chengde, datong
from regkit.chengde import Category, Contract, Contractor, Draw, Grade, Origin, Project, Role, deposits
from regkit.engine.chain import append
from regkit.engine.record import Verdict, replay, rule_hash
from regkit.language import Determination
from regkit.law import WorkingDayCalendar, percent
from regkit.testing import cases

DAY = date(2012, 9, 1)


def deposit(price: int = 1_000_000) -> Determination[Decimal]:
    """Return a decided answer."""
    firm = Contractor(origin=Origin.OTHER_PROVINCE)
    return chengde.contractor_deposit(firm, Contract(role=Role.GENERAL_CONTRACTOR, price=Decimal(price)), on=DAY)


def verdicts(path: Path) -> list[Verdict]:
    """Return the verdict on each line."""
    return [one.verdict for one in replay(path)]


def test_a_record_says_what_was_asked_and_what_came_out() -> None:
    """Facts as said, what was presumed, the readings with their options, and the exact outcome."""
    record = deposit().record()
    assert record["rule"] == "contractor_deposit"
    assert record["text"] == chengde.CHENGDE.sha256
    assert record["on"] == "2012-09-01"
    assert record["subjects"] == {
        "firm": {"origin": "other_province"},
        "contract": {"price": "1000000元", "role": "general_contractor"},
    }
    assert "key_backbone" in record["presumed"]
    assert record["readings"]["chengde.10.like_local"] == "hebei"
    assert record["outcome"] == {"status": "decided", "value": "20000.00"}
    assert json.loads(json.dumps(record)) == record


def test_a_rule_that_counts_working_days_names_its_calendar() -> None:
    """The version of the holiday data is part of the record; a rule without working days has none."""
    due = chengde.replenishment_due(Draw(drawn_on=DAY, notice_on=DAY), on=DAY)
    assert str(due.record()["calendar"]).startswith("chinesecalendar ")
    assert deposit().record()["calendar"] is None


def test_days_that_the_caller_knew_better_are_recorded_and_counted_again(tmp_path: Path) -> None:
    """An answer by a calendar with overrides is asked again by the same calendar."""
    path = tmp_path / "r.jsonl"
    calendar = WorkingDayCalendar.state_council().with_overrides({date(2012, 9, 3): False}, source="停工通知")
    draw = Draw(drawn_on=DAY, notice_on=DAY)
    told = chengde.replenishment_due(draw, on=DAY, calendar=calendar)
    assert told.value != chengde.replenishment_due(draw, on=DAY).value
    append(path, [json.loads(json.dumps(told.record()))])
    assert verdicts(path) == [Verdict.SAME]


def test_a_rule_is_another_rule_when_one_that_it_applies_is_another() -> None:
    """The hash covers rules and conditions that are told by name alone."""
    changed = chengde.contractor_deposit.amend(deposits.OUTSIDE_RATE.becomes(percent(3)))
    assert repr(changed.body) == repr(chengde.contractor_deposit.body)
    assert rule_hash(changed) != rule_hash(chengde.contractor_deposit)


def test_answers_of_every_kind_are_asked_again(tmp_path: Path) -> None:
    """Undetermined, silent, not applicable, amended and re-read answers come out the same."""
    path = tmp_path / "r.jsonl"
    firm = Contractor(category=Category.GENERAL_CONTRACTING)
    answers: list[Determination[Any]] = [
        deposit(),
        chengde.standing_deposit(firm, on=DAY),
        chengde.standing_deposit(Contractor(category=Category.SPECIALIST_CONTRACTING, grade=Grade.SPECIAL)),
        chengde.owner_deposit(Project(contract_price=Decimal(100)), on=date(2011, 1, 1)),
        chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent("1.5")))(Project(contract_price=Decimal(200))),
        deposit().under(deposits.A20.read_as("none")),
        datong.penalty(datong.Violation(kind=datong.ViolationKind.NOT_FILED, actor=datong.Actor.UNIT)),
    ]
    assert append(path, [one.record() for one in answers]).added == len(answers)
    found = list(replay(path))
    assert [one.verdict for one in found] == [Verdict.SAME] * len(answers), found


@given(cases(Contractor), cases(Contract))
def test_any_case_is_asked_again_from_its_record(firm: Contractor, contract: Contract) -> None:
    """What a record holds is enough to get the same status and value."""
    from regkit.engine.record import ask_again, outcome_of  # noqa: PLC0415  (beside its only use)

    record = json.loads(json.dumps(chengde.contractor_deposit(firm, contract, on=DAY).record()))
    _, again = ask_again(record)
    assert outcome_of(again) == record["outcome"]


@given(st.sampled_from(["library", "rule_hash", "text", "on", "subjects", "presumed", "readings", "outcome"]))
def test_a_change_of_any_field_shows(field: str) -> None:
    """The digest covers every field; the lines after it stay good."""
    import tempfile  # noqa: PLC0415  (a folder for each example)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.jsonl"
        append(path, [deposit(price).record() for price in (100, 200, 300)])
        lines = path.read_text("utf-8").splitlines()
        changed = json.loads(lines[1])
        changed[field] = "else"
        lines[1] = json.dumps(changed, ensure_ascii=False)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert verdicts(path) == [Verdict.SAME, Verdict.TAMPERED, Verdict.SAME]


@pytest.mark.parametrize("moved", ["removed", "swapped"])
def test_a_line_that_is_removed_or_moved_shows(tmp_path: Path, moved: str) -> None:
    """Each line knows the one before it."""
    path = tmp_path / "r.jsonl"
    append(path, [deposit(price).record() for price in (100, 200, 300)])
    lines = path.read_text("utf-8").splitlines()
    lines = [lines[0], lines[2]] if moved == "removed" else [lines[0], lines[2], lines[1]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert verdicts(path)[1] is Verdict.TAMPERED


def test_a_last_line_that_was_cut_off_loses_only_itself(tmp_path: Path) -> None:
    """The lines before are good, and the next record goes where the cut line stood."""
    path = tmp_path / "r.jsonl"
    append(path, [deposit(price).record() for price in (100, 200)])
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    assert verdicts(path) == [Verdict.SAME, Verdict.UNREADABLE]
    append(path, [deposit(300).record()])
    assert verdicts(path) == [Verdict.SAME, Verdict.SAME]


def test_a_different_answer_names_what_changed(tmp_path: Path) -> None:
    """An outcome of an older rule is told with both outcomes and the hash that differs."""
    path = tmp_path / "r.jsonl"
    old = deposit().record()
    old |= {"outcome": {"status": "decided", "value": "30000"}, "rule_hash": "0" * 64}
    append(path, [old])
    (found,) = replay(path)
    assert found.verdict is Verdict.DIFFERENT
    assert found.why == ("规则有变化",)
    assert [said.en for said in found.why] == ["the rule changed"]
    assert found.new == {"status": "decided", "value": "20000.00"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rule": "no_such_rule"}, "has no rule"),
        ({"subjects": {"firm": {"origin": "mars"}, "contract": {}}}, "cannot be asked again"),
        ({"amendments": [{"reading": "chengde.none", "option": "x"}]}, "no longer rests on"),
    ],
)
def test_a_record_that_cannot_be_asked_again_says_why(tmp_path: Path, change: dict[str, object], message: str) -> None:
    """A rule, regulation, fact or reading that is no more is named; nothing outside the library is looked at."""
    path = tmp_path / "r.jsonl"
    append(path, [deposit().record() | change])
    (found,) = replay(path)
    assert found.verdict is Verdict.DIFFERENT
    assert message in found.why[0].en


@pytest.mark.parametrize("name", ["os", "engine", "a-city-elsewhere"])
def test_a_record_of_a_regulation_that_is_not_installed_is_not_called_different(tmp_path: Path, name: str) -> None:
    """It cannot be asked here, and nothing outside the installed regulations is looked at."""
    path = tmp_path / "r.jsonl"
    append(path, [deposit().record() | {"regulation": name}])
    (found,) = replay(path)
    assert found.verdict is Verdict.NOT_HERE
    assert f"there is no regulation `{name}`" in found.why[0].en
