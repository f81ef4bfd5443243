"""Records: what they hold, that asking again gives the same, and that a change of any field shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
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
from regkit.engine.record import Verdict, amendment_of, ask_again, facts_of, outcome_of, replay, rule_hash, same
from regkit.language import Determination, Flag, Listed, Subject, fact, listed
from regkit.law import WorkingDayCalendar, percent, yuan
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
    ("change", "message", "zh"),
    [
        ({"rule": "no_such_rule"}, "has no rule", "不能再次询问：法规 `chengde` 没有规则 `no_such_rule`"),
        ({"subjects": {"firm": {"origin": "mars"}, "contract": {}}}, "cannot be asked again", "mars"),
        (
            {"amendments": [{"reading": "chengde.none", "option": "x"}]},
            "no longer rests on",
            "不能再次询问：规则 `contractor_deposit` 已不依据解读 `chengde.none`",
        ),
    ],
)
def test_a_record_that_cannot_be_asked_again_says_why(
    tmp_path: Path, change: dict[str, object], message: str, zh: str
) -> None:
    """A rule, fact or reading that is no more is named, in either language; a model names a fact in its own words."""
    path = tmp_path / "r.jsonl"
    append(path, [deposit().record() | change])
    (found,) = replay(path)
    assert found.verdict is Verdict.DIFFERENT
    assert message in found.why[0].en
    assert zh in found.why[0]


@pytest.mark.parametrize("name", ["os", "engine", "a-city-elsewhere"])
def test_a_record_of_a_regulation_that_is_not_installed_is_not_called_different(tmp_path: Path, name: str) -> None:
    """It cannot be asked here, and nothing outside the installed regulations is looked at."""
    path = tmp_path / "r.jsonl"
    append(path, [deposit().record() | {"regulation": name}])
    (found,) = replay(path)
    assert found.verdict is Verdict.NOT_HERE
    assert f"there is no regulation `{name}`" in found.why[0].en
    assert found.why == (f"此处不能询问：没有名为 `{name}` 的法规",)


def test_a_line_that_is_no_record_is_told_from_one_that_was_cut_off(tmp_path: Path) -> None:
    """A line that ends was written so; the last one, without an end, was being written."""
    path = tmp_path / "r.jsonl"
    path.write_text("a note\n{", encoding="utf-8")
    assert [said.en for one in replay(path) for said in one.why] == [
        "the line is no record",
        "the line is no record (cut off)",
    ]


def test_an_amended_rule_did_not_change_where_it_is_amended_as_it_was(tmp_path: Path) -> None:
    """Of an outcome that differs it is not told that the rule did, which is hashed with what was amended."""
    path = tmp_path / "r.jsonl"
    amended = chengde.owner_deposit.amend(deposits.OWNER_RATE.becomes(percent("1.5")))
    record = amended(Project(contract_price=Decimal(200))).record()
    append(path, [record | {"outcome": {"status": "decided", "value": "4"}}])
    (found,) = replay(path)
    assert found.why == ("只有结果不同",)
    assert found.new == record["outcome"]


def test_a_number_that_was_amended_is_found_by_its_words_and_its_place() -> None:
    """One article holds five numbers: whichever was changed, it is that one that is changed again."""
    for number in chengde.standing_deposit.numbers:
        change = number.becomes(yuan(7))
        amended = chengde.standing_deposit.amend(change)
        record = amended(Contractor(), on=DAY).record()
        assert record["amendments"] == [amendment_of(change)]
        assert ask_again(record)[0].amendments == (change,)


class Member(Subject):
    """One of several."""

    good: Flag | None = fact("合格")


class Several(Subject):
    """A list."""

    members: Listed[Member] | None = listed("成员")


@pytest.mark.parametrize("complete", [True, False, None])
def test_what_was_said_of_a_list_is_recorded(complete: bool | None) -> None:
    """Its members, and whether these are all where that was said: that it is not known is said, too."""
    told = Several(members=Listed([Member(good=True)], complete=complete))
    unsaid = Several(members=Listed([Member(good=True)], said=False))
    assert facts_of(told) == {"members": {"members": [{"good": True}], "complete": complete}}
    assert facts_of(unsaid) == {"members": [{"good": True}]}
    assert [Several.model_validate(facts_of(one)) for one in (told, unsaid)] == [told, unsaid]


@dataclass(frozen=True)
class Terms:
    """An outcome of fields."""

    rate: Decimal
    note: str


@pytest.mark.parametrize(
    ("told", "value", "are_same"),
    [
        ("2.00", Decimal(2), True),
        ("3", Decimal(2), False),
        ("two", Decimal(2), False),
        (2, Decimal(2), False),
        (["1.0", "2"], (Decimal(1), Decimal(2)), True),
        (["1.0"], (Decimal(1), Decimal(2)), False),
        (["1.0", "2", "3"], (Decimal(1), Decimal(2)), False),
        (["1.0", "3"], (Decimal(1), Decimal(2)), False),
        ("12", (Decimal(1), Decimal(2)), False),
        ({"rate": "2.0", "note": "n"}, Terms(Decimal(2), "n"), True),
        ({"rate": "3", "note": "n"}, Terms(Decimal(2), "n"), False),
        ({"rate": "2"}, Terms(Decimal(2), "n"), False),
        ({"rate": "2", "note": "n", "more": 1}, Terms(Decimal(2), "n"), False),
        (["rate", "note"], Terms(Decimal(2), "n"), False),
        ("local", Origin.LOCAL, True),
        ("beijing", Origin.LOCAL, False),
        (True, True, True),
        (1, True, False),
        (False, True, False),
        (1, 1, True),
        (True, 1, False),
        (2, 1, False),
        (None, None, True),
    ],
)
def test_what_a_record_tells_is_a_value_or_another(told: object, value: object, *, are_same: bool) -> None:
    """A number whatever its digits, each of several and no more of them, each field of a record; a yes is no number."""
    assert same(told, value) is are_same
