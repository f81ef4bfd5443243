"""What is worked out once: nothing for decided answers, and for open ones once for the same facts, never for others."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from pydantic import ValidationError

from regkit import chengde, wuhan
from regkit.chengde import Category, Contractor, Grade
from regkit.engine import explain, forms, possible, remembered
from regkit.engine.explain import cited, cited_once
from regkit.engine.possible import determined, missing
from regkit.engine.reference import Case
from regkit.language import Status
from regkit.language import terms as t
from regkit.language.lists import Listed
from regkit.language.relating import tied
from tests.engine.test_shipped_rules import LARGE_APART, NAMES, RULES
from tests.frames.drawing import subjects

DAY = date(2012, 9, 1)


def refuse(*_given: Any) -> Any:
    """Stand in for what must not be worked out."""
    raise AssertionError


def test_nothing_is_worked_out_for_a_decided_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is possible is the value, and nothing is missing; neither is searched for."""
    monkeypatch.setattr(possible, "outcomes", refuse)
    monkeypatch.setattr(possible, "missing", refuse)
    firm = Contractor(category=Category.GENERAL_CONTRACTING, grade=Grade.SECOND)
    answer = chengde.standing_deposit(firm, on=DAY)
    assert answer.possible == (Decimal(300_000),)
    assert answer.missing == ()
    silent = chengde.standing_deposit(Contractor(category=Category.GENERAL_CONTRACTING, grade=Grade.CLASS_B), on=DAY)
    assert silent.possible == (Status.SILENT,)


def test_the_same_facts_are_asked_once_whatever_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A firm of another name with the same category has the same outcomes, from memory."""
    first = chengde.standing_deposit(Contractor(name="甲", category=Category.GENERAL_CONTRACTING), on=DAY)
    known, lacking = first.possible, first.missing
    monkeypatch.setattr(possible, "outcomes", refuse)
    monkeypatch.setattr(possible, "missing", refuse)
    monkeypatch.setattr(possible, "determined", refuse)
    second = chengde.standing_deposit(Contractor(name="乙", category=Category.GENERAL_CONTRACTING), on=DAY)
    assert (second.possible, second.missing) == (known, lacking)


def test_other_facts_and_other_days_are_asked_again() -> None:
    """What is unknown differs from what was not said; a day before commencement from one after it."""
    firm = {"category": Category.GENERAL_CONTRACTING, "grade": Grade.SECOND, "origin": chengde.Origin.LOCAL}
    contract = chengde.Contract(price=Decimal(1_000_000), role=chengde.Role.GENERAL_CONTRACTOR)
    presumed = chengde.contractor_deposit(Contractor(**firm), contract, on=DAY)
    unknown = chengde.contractor_deposit(Contractor(**firm, key_backbone=None), contract, on=DAY)
    before = chengde.contractor_deposit(Contractor(**firm, key_backbone=None), contract, on=date(2012, 3, 18))
    assert presumed.possible == (Decimal(300_000),)
    assert unknown.possible == (Decimal(0), Decimal(300_000))
    assert before.possible == (Status.NOT_APPLICABLE,)


def test_what_a_fact_follows_from_is_part_of_the_case() -> None:
    """Two firms that differ only in the day of their last arrears, which the rule does not read itself, differ."""
    asked, days = date(2015, 1, 1), (date(2011, 1, 1), date(2014, 1, 1))
    firms = [chengde.Contractor(last_arrears_on=day) for day in days]
    assert [chengde.clean_for_three_years(firm, on=asked).value for firm in firms] == [True, False]


@pytest.mark.parametrize("rule", LARGE_APART)
def test_an_answer_hangs_on_no_fact_that_the_rule_does_not_read(rule: Any) -> None:
    """Without what a rule neither reads nor has tied to what it reads, each case has the same answer."""
    read = {(term.parameter, term.spec.name) for term in t.walk(rule.body) if isinstance(term, t.Fact)}
    on = DAY if rule.uses_day else None
    for case in subjects(rule, 6, "unread"):
        whole, reduced = [], []
        for name, model in rule.parameters:
            kept = tied(model, [fact for parameter, fact in read if parameter == name])
            said = {fact: getattr(case[name], fact) for fact in model.facts}
            whole.append(model.model_validate(said))
            reduced.append(model.model_validate({fact: value for fact, value in said.items() if fact in kept}))
        one, other = (determined(rule.body, _case(rule, some, on)) for some in (whole, reduced))
        assert one == other, case


def _case(rule: Any, subjects: list[Any], on: date | None) -> Case:
    return Case(dict(zip((name for name, _ in rule.parameters), subjects, strict=True)), on)


@pytest.mark.parametrize("rule", LARGE_APART)
def test_what_is_remembered_is_what_is_worked_out_anew(rule: Any) -> None:
    """After other cases were asked, each has the answer, the words and what is missing that it has by itself."""
    on = max(DAY, rule.commenced) if rule.uses_day else None
    asked = [tuple(case[name] for name, _ in rule.parameters) for case in subjects(rule, 2, "remembered")]
    for case in (*asked, *asked):
        answer = rule(*case, on=on)
        anew = determined(rule.body, _case(rule, list(case), on))
        assert (answer.value if answer.is_decided else answer.status) == getattr(anew, "status", anew), case
        assert answer.citations == cited(answer, _case(rule, list(case), on)), case
        if answer.status is Status.UNDETERMINED:
            assert answer.missing == missing(rule.body, _case(rule, list(case), on)), case


def test_an_explanation_names_the_amounts_and_days_of_its_own_case() -> None:
    """Cases that are alike are decided by the same rows, and yet each is told by its own days."""
    permits = (date(2015, 1, 2), date(2015, 1, 3))
    owner, asked = chengde.ProjectOwner(paid_on=date(2015, 6, 1)), date(2016, 1, 1)
    projects = [chengde.Project(permit_issued_on=day) for day in permits]
    told = [chengde.owner_paid_in_time(owner, project, on=asked).explain() for project in projects]
    assert [f"2015年1月{day}日" in one for day, one in zip((2, 3), told, strict=True)] == [True, True]


@pytest.mark.sweep
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_every_explanation_is_that_of_its_own_case(rule: Any) -> None:
    """After cases that differ in amounts and days were explained, each is told as it is by itself."""
    on = max(DAY, rule.commenced) if rule.uses_day else None
    drawn = [tuple(case[name] for name, _ in rule.parameters) for case in subjects(rule, 2, "explained")]
    answers = [rule(*case, on=on) for one in drawn for case in (one, _nudged(one, 1), _nudged(one, -1))]
    for lang in ("zh", "en"):
        for answer, told in zip(answers, [answer.explain(lang) for answer in answers], strict=True):
            remembered._known.pop(rule, None)  # noqa: SLF001  (as if it had never been asked)
            assert told == answer.explain(lang)


def _nudged(case: tuple[Any, ...], by: int) -> tuple[Any, ...]:
    """Return subjects with every amount that was said changed by a little, and every day by one; as far as may be."""
    return tuple(_moved(subject, by) for subject in case)


def _moved(subject: Any, by: int) -> Any:
    said = {name: getattr(subject, name) for name in subject.model_fields_set & subject.facts.keys()}
    for name, value in tuple(said.items()):
        moved = value + timedelta(days=by) if isinstance(value, date) else value
        if subject.facts[name].kind.is_amount and value is not None:
            moved = value + by
        try:
            type(subject).model_validate(said | {name: moved})
        except ValidationError:
            continue
        said[name] = moved
    return type(subject).model_validate(said)


def test_a_name_that_is_only_held_against_others_tells_no_cases_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two bodies of one superior differ in their own name alone: what one answers is remembered for the other."""
    said = {"type": "行政执法部门", "level": "区级", "superior": "示例市局甲"}
    first = wuhan.appraiser_name(wuhan.Agency.model_validate({**said, "name": "示例分局一"}))
    known = first.status, first.missing
    assert first.status is Status.UNDETERMINED
    monkeypatch.setattr(possible, "missing", refuse)
    second = wuhan.appraiser_name(wuhan.Agency.model_validate({**said, "name": "示例分局二"}))
    assert (second.status, second.missing) == known


def test_a_text_that_is_the_answer_is_never_that_of_another_case() -> None:
    """Two bodies under vertical management are appraised each by its own superior, whichever is asked first."""
    said = {"type": "行政执法部门", "level": "区级", "management": "垂直管理", "enforcement_status": True}
    names = ("示例市局甲", "示例市局乙")
    for _ in range(2):
        answers = [wuhan.appraiser_name(wuhan.Agency.model_validate({**said, "superior": one})) for one in names]
        assert [answer.value for answer in answers if answer.is_decided] in ([], list(names))
        assert answers[0].possible != answers[1].possible


def test_members_of_lists_are_told_apart_by_their_facts_and_not_by_their_names() -> None:
    """A project whose one contractor has paid is not told what was found for one whose contractor has not."""
    firm = {"category": "劳务分包", "origin": "本市"}
    found: dict[str, list[Any]] = {}
    for name, lodged in (("甲", "0"), ("乙", "0"), ("甲", "50000"), ("乙", "50000")):
        party = {"name": name, "contractor": {**firm, "lodged": Decimal(lodged)}, "contract": {"role": "劳务分包企业"}}
        project = chengde.ProjectFile.model_validate({"id": name, "parties": [party]})
        answer = chengde.total_new_money(project, on=DAY)
        found.setdefault(lodged, []).append((answer.status, answer.value, answer.possible, answer.missing))
    assert all(one == other for one, other in found.values())
    assert found["0"][0] != found["50000"][0]


POOL: dict[str, dict[str, tuple[Any, ...]]] = {
    "contractor": {
        "origin": ("本市", "本市", "外省"),
        "district": ("双桥区", "双桥区", "平泉市"),
        "category": ("劳务分包",),
        "lodged": ("0元", "50000元"),
        "home_certificate": (True, False),
    },
    "contract": {
        "price": ("3000000元",),
        "lodged": ("0元", "60000元"),
        "named": (True, True, False),
    },
    "owner": {"lodged": ("0元", "60000元"), "guarantee": (False, True)},
    "project": {"place": ("双桥区",), "contract_price": ("3000000元",)},
}
"""What is said of the parties of a project, mostly so that each rule asked of them has an answer."""


def _drawn(draw: random.Random, of: str) -> dict[str, Any]:
    """Return what is said of a party; one time in twenty nothing of one thing."""
    said = {name: draw.choice(values) for name, values in POOL[of].items()}
    if said.get("origin", "本市") != "本市":
        del said["district"]
    if draw.random() < 1 / 20:
        said.pop(draw.choice(list(said)))
    return said


def test_the_words_of_a_permit_are_those_of_its_own_parties(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chengde, article 13: a file whose parties come to the same as those of another, by other words, has its own.

    Nor is each worked out anew: where one party keeps the permit from being issued, how others have theirs is all one.
    """
    monkeypatch.setattr(remembered, "_known", WeakKeyDictionary())
    worked = Counter[str]()
    work = explain.cited

    def counted(*given: Any) -> Any:
        worked["cited"] += 1
        return work(*given)

    monkeypatch.setattr(explain, "cited", counted)
    draw, told = random.Random("permits"), set()
    for number in range(400):
        parties = [
            {"name": f"{number} {one}", **{of: _drawn(draw, of) for of in ("contractor", "contract")}}
            for one in range(draw.choice((1, 2, 2, 3)))
        ]
        whole = {of: _drawn(draw, of) for of in ("owner", "project")}
        file = chengde.ProjectFile.model_validate({"id": f"{number}", "parties": parties, **whole})
        answer = chengde.permit(file, on=DAY)
        told.add((answer.status, answer.value, answer.citations))
        assert answer.citations == cited(answer, _case(answer.rule, [file], DAY)), file
    assert len(told) > 20
    assert worked["cited"] < 350


@pytest.mark.parametrize("said", [True, False])
def test_a_list_that_was_not_given_is_no_empty_list(said: bool) -> None:
    """Of an empty list it is missing whether it is complete, of none the list itself, whichever is asked first."""
    files = [
        chengde.ProjectFile.model_validate({"id": "x", "parties": Listed((), complete=None)}),
        chengde.ProjectFile(id="x"),
    ]
    for file in files if said else files[::-1]:
        answer = chengde.permit(file, on=DAY)
        assert answer.missing == missing(answer.rule.body, _case(answer.rule, [file], DAY))


def test_what_is_remembered_is_never_anothers_when_forms_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wuhan, article 5: words that decide of a department, and of an office, whatever was forgotten in between."""
    asked = [
        ({"机构类型": "区人民政府", "层级": "区级"}, ["第五条第二款"]),
        ({"机构类型": "街道办事处", "层级": "街道"}, ["第五条第三款"]),
        (
            {"机构类型": "行政执法部门", "层级": "区级", "管理体制": "双重管理", "管理权限已经划分": True},
            ["第五条第一款", "第五条第五款"],
        ),
        ({"机构类型": "行政执法部门", "层级": "区级", "管理体制": "垂直管理"}, ["第五条第五款"]),
    ]
    monkeypatch.setattr(remembered, "_known", WeakKeyDictionary())
    for said, told in asked:
        forms._forms.cache_clear()  # noqa: SLF001  (as when more forms were met than are kept)
        agency = wuhan.Agency.model_validate(said)
        found = [cited_once(wuhan.appraiser_of(agency)) for _ in range(2)]
        assert [[quote.address.zh for quote in one] for one in found] == [told, told]
