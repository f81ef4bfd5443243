"""Rulings: what authorities answered, validated, dated, shown, and binding only who is told of them."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from regkit import chengde, datong
from regkit.checking import check_records, read_rulings
from regkit.chengde import Contract, Contractor, Origin, Role
from regkit.chengde.accounts import TWO_PLACES
from regkit.chengde.credit import WHICH_STREAK
from regkit.chengde.deposits import A6, RECIPROCITY
from regkit.chengde.facts import HOUSING_BUREAU
from regkit.chengde.oversight import DISCIPLINE, DepartmentConduct, degree_of_discipline
from regkit.cli.commands import app
from regkit.datong.facts import Actor
from regkit.datong.sanctions import Fine
from regkit.datong.violations import Violation, ViolationKind
from regkit.engine.chain import append
from regkit.engine.possible import determined
from regkit.engine.prove import disjoint
from regkit.engine.record import Verdict, replay, rule_hash
from regkit.engine.reference import Case
from regkit.engine.table import table
from regkit.language import OpenQuestion, RuleError, Status, catalog
from regkit.language.kinds import BOOL, DATE
from regkit.language.outcomes import Lack
from regkit.language.rulings import ruling_from, told
from regkit.language.terms import Literal, NumberTerm, Open, walk
from regkit.law import InputError, Quantity, yuan
from regkit.national.fines import Fine as StateFine
from regkit.testing import cases
from regkit.wuhan.appraisers import DISTRICT_INTERNAL, Appraiser, AppraiserKind, Proposal, is_the_appraiser
from regkit.wuhan.facts import Agency, AgencyType, Parent
from regkit.wuhan.grades import Grade as GradeWord
from regkit.wuhan.grades import Graded

DOCUMENT = "承建函〔2013〕5号"
BEFORE, MAY, AFTER = date(2013, 4, 30), date(2013, 5, 1), date(2018, 1, 1)
FIRM = Contractor(origin=Origin.BEIJING, on_pilot_list=True, reciprocity_denied=True, home_certificate=True)
CONTRACT = Contract(role=Role.GENERAL_CONTRACTOR, price=Decimal(1_000_000))
DEPOSIT = chengde.deposit_before_credit
STATE_ORGAN = next(one for one in catalog.questions_of("datong") if one.id == "datong.25.state_organ")


def answered(value: object = "required", on: date = MAY) -> Any:
    """Return a ruling on whether reciprocity is asked for case by case."""
    return RECIPROCITY.answered(value, by=HOUSING_BUREAU, document=DOCUMENT, on=on)


@pytest.mark.parametrize("outcome", [True, False])
@pytest.mark.parametrize("on", [BEFORE, MAY, AFTER])
def test_the_day_of_a_ruling_is_told_with_the_ruling_and_is_no_reason(on: date, *, outcome: bool) -> None:
    """Why a police organ is, or is not, punished as a unit is what was ruled, and not that a day is past another."""
    ruling = STATE_ORGAN.answered(outcome, by=STATE_ORGAN.authorities[0], document=DOCUMENT, on=MAY)
    violation = Violation(kind=ViolationKind.NOT_BUILT, actor=Actor.POLICE)
    answer = datong.penalty(violation, on=on).under(ruling)
    for lang, day in (("zh", "询问之日（"), ("en", "the day asked about (")):
        told = answer.explain(lang)
        assert day not in told
        assert DOCUMENT in told


def test_what_a_ruling_alone_keeps_from_applying_is_said_to_fail_by_it() -> None:
    """That a police organ is no unit is not among the facts, and no reading either."""
    ruling = STATE_ORGAN.answered(value=False, by=STATE_ORGAN.authorities[0], document=DOCUMENT, on=MAY)
    answer = datong.penalty(Violation(kind=ViolationKind.NOT_BUILT, actor=Actor.POLICE), on=AFTER).under(ruling)
    assert answer.status is Status.SILENT
    assert "行为人为公安机关，但依答复不能成立" in answer.explain("zh")
    assert "is the police, but by the ruling this does not hold" in answer.explain("en")


def test_a_ruling_answers_from_its_day_on() -> None:
    """A ruling of 2013 answers no question about 2012, nor about the day before it."""
    ruled = DEPOSIT.amend(answered())
    assert DEPOSIT(FIRM, CONTRACT, on=AFTER).status is Status.UNDETERMINED
    assert [ruled(FIRM, CONTRACT, on=day).value for day in (BEFORE, MAY, AFTER)] == [None, 20_000, 20_000]
    assert ruled(FIRM, CONTRACT, on=BEFORE).status is Status.UNDETERMINED
    assert DEPOSIT(FIRM, CONTRACT, on=AFTER).under(answered("not_required")).value == 0


def test_whether_it_was_made_hangs_on_the_day_which_must_be_said() -> None:
    """Without a day it is not known whether the ruling answers."""
    with pytest.raises(RuleError, match="depends on the day"):
        DEPOSIT.amend(answered())(FIRM, CONTRACT)


def test_a_later_ruling_replaces_an_earlier_one() -> None:
    """Told together or one after the other, in either order."""
    first, second = answered(), answered("not_required", on=AFTER)
    for ruled in (DEPOSIT.amend(first, second), DEPOSIT.amend(second).amend(first), DEPOSIT.amend(first).amend(second)):
        assert [ruled(FIRM, CONTRACT, on=day).value for day in (BEFORE, MAY, AFTER)] == [None, 20_000, 0]
    with pytest.raises(RuleError, match="differ"):
        DEPOSIT.amend(first, answered("not_required"))


def test_it_is_followed_within_other_rules() -> None:
    """What applies the rule follows the ruling, too."""
    ruled = chengde.contractor_deposit.amend(answered())
    assert ruled(FIRM, CONTRACT, on=AFTER).value == 20_000


def test_a_reading_is_ruled_on_by_who_interprets_the_text() -> None:
    """And from its day on the option that was ruled is followed."""
    local = A6.ruled("local", by="市住房和城乡建设局", document=DOCUMENT, on=MAY)
    ruled = DEPOSIT.amend(local)
    for day in (BEFORE, MAY):
        option = "hebei" if day < MAY else "local"
        expected = DEPOSIT.amend(A6.read_as(option))(FIRM, CONTRACT, on=day)
        got = ruled(FIRM, CONTRACT, on=day)
        assert (got.status, got.value) == (expected.status, expected.value)
        assert got.record()["readings"]["chengde.10.like_local"] == option
    with pytest.raises(RuleError, match="may not rule on"):
        A6.ruled("local", by="市公安局", document=DOCUMENT, on=MAY)
    with pytest.raises(RuleError, match="has no option"):
        A6.ruled("elsewhere", by="市住房和城乡建设局", document=DOCUMENT, on=MAY)


@pytest.mark.parametrize(
    ("value", "by", "document", "message"),
    [
        ("maybe", HOUSING_BUREAU, DOCUMENT, "its outcomes: not_required, required"),
        (True, HOUSING_BUREAU, DOCUMENT, "is no outcome"),
        ("required", "市公安局", DOCUMENT, "who may: `承德市住房和城乡建设局`, `市住房和城乡建设局`"),
        ("required", HOUSING_BUREAU, " ", "names its document"),
    ],
)
def test_a_ruling_that_nobody_can_have_made_is_refused(value: object, by: str, document: str, message: str) -> None:
    """An impossible outcome, a body without a say, no document."""
    with pytest.raises(RuleError) as refused:
        RECIPROCITY.answered(value, by=by, document=document, on=MAY)
    assert message in str(refused.value)


def test_a_value_is_an_outcome_only_among_those_that_are_open() -> None:
    """Words must be among the candidates; a question that no rule asks has no answer."""
    with pytest.raises(RuleError, match="is no outcome"):
        WHICH_STREAK.answered(chengde.Grade.FIRST, by="清欠办", document=DOCUMENT, on=MAY)
    unasked = OpenQuestion("test.unasked", "未定", "open", HOUSING_BUREAU, TWO_PLACES.quote)
    with pytest.raises(RuleError, match="no rule asks"):
        unasked.answered(True, by=HOUSING_BUREAU, document=DOCUMENT, on=MAY)
    with pytest.raises(RuleError, match="does not rest on question `chengde"):
        chengde.standing_deposit.amend(answered())


@pytest.mark.parametrize("by", ["市住房和城乡建设局", "承德市住房和城乡建设局"])
def test_who_interprets_the_text_is_known_by_its_name_in_full_and_as_the_text_has_it(by: str) -> None:
    """The measures say 市住房和城乡建设局, which is that of Chengde; that of another city has no say."""
    assert A6.ruled("local", by=by, document=DOCUMENT, on=MAY).by == by
    assert RECIPROCITY.answered("required", by=by, document=DOCUMENT, on=MAY).by == by
    for stranger in ("石家庄市住房和城乡建设局", "住房和城乡建设局"):
        with pytest.raises(RuleError, match="may not rule on"):
            A6.ruled("local", by=stranger, document=DOCUMENT, on=MAY)


def test_a_question_is_asked_alike_in_all_rules() -> None:
    """Else one answer would be followed here and not there."""
    question = OpenQuestion("test.alike", "是否", "whether", HOUSING_BUREAU, TWO_PLACES.quote)
    question.of(BOOL)
    question.of(BOOL)
    with pytest.raises(RuleError, match="is asked for a date, and elsewhere for yes or no"):
        question.of(DATE)


def test_what_follows_is_said_for_every_outcome_of_a_question() -> None:
    """And for no other."""
    with pytest.raises(RuleError, match="has the outcomes not_required, required; given: required"):
        RECIPROCITY.of(DEPOSIT.body.kind, required=0)


@pytest.mark.parametrize(
    ("on", "zh", "en"),
    [
        (BEFORE, "询问之日尚未作出", "not yet made on the day asked about"),
        (
            MAY,
            "逐案适用，按工程合同价款总额的2%交纳",
            "of Chengde (承德市住房和城乡建设局), 承建函〔2013〕5号, from 1 May 2013)",
        ),
    ],
)
def test_an_explanation_shows_the_ruling_with_its_document(on: date, zh: str, en: str) -> None:
    """Who answered what, and from which day; and that it answers nothing for an earlier day."""
    answer = DEPOSIT.amend(answered())(FIRM, CONTRACT, on=on)
    assert f"{HOUSING_BUREAU}{DOCUMENT}（自2013年5月1日起）" in answer.explain("zh")
    assert zh in answer.explain("zh")
    assert en in answer.explain("en")


def test_an_answer_tells_the_rulings_that_it_follows() -> None:
    """The last made by the day, of what its path asks; none of what the case does not reach."""
    first, second = answered(), answered("not_required", on=AFTER)
    ruled = DEPOSIT.amend(first, second)
    assert [ruled(FIRM, CONTRACT, on=day).rulings for day in (BEFORE, MAY, AFTER)] == [(), (first,), (second,)]
    assert "已由后来的答复代替" in ruled(FIRM, CONTRACT, on=AFTER).explain("zh")
    at_home = ruled(Contractor(origin=Origin.LOCAL), CONTRACT, on=AFTER)
    assert at_home.rulings == ()
    assert "本答案未涉及" in at_home.explain("zh")
    (told_of,) = ruled(FIRM, CONTRACT, on=MAY).data()["rulings"]
    assert (told_of["by"], told_of["document"], told_of["from"]) == (HOUSING_BUREAU, DOCUMENT, "2013-05-01")


def test_while_rulings_are_told_a_rule_is_searched_once_for_what_they_concern(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls follow the rulings told where they are made, each of its own; the version is looked for once for each."""
    searched: list[Any] = []

    def concerning(_rule: Any, given: tuple[Any, ...]) -> tuple[Any, ...]:
        searched.append(given)
        return given

    first, second = answered(), answered("not_required", on=MAY)
    with told([first]):
        monkeypatch.setattr("regkit.language.rulings.concerning", concerning)
        for _ in range(3):
            assert DEPOSIT(FIRM, CONTRACT, on=AFTER).rulings == (first,)
        assert searched == [(first,)]
        monkeypatch.undo()
        with told([second]):
            assert DEPOSIT(FIRM, CONTRACT, on=AFTER).rulings == (second,)
        assert DEPOSIT(FIRM, CONTRACT, on=AFTER).rulings == (first,)
    assert DEPOSIT(FIRM, CONTRACT, on=AFTER).rulings == ()


def test_what_was_answered_is_told_in_both_languages() -> None:
    """Outcomes by their meanings, a yes, an amount, a day, a word; never by codes."""
    said = {
        "chengde.10.reciprocity": (
            "required",
            "逐案适用,按工程合同价款总额的2%交纳",
            "it is: 2% of the total contract price",
        ),
        "chengde.8.currency": (yuan(100), "100元", "¥100"),
        "chengde.9.deadline": (MAY, "2013年5月1日", "1 May 2013"),
        "chengde.2.maintenance": (True, "是", "yes"),
    }
    for question in (one for one in ASKED if one.id in said):
        value, zh, en = said[question.id]
        ruling = question.answered(value, by=question.authorities[0], document=DOCUMENT, on=MAY)
        assert f"——{zh} [" in ruling.in_words("zh")
        assert f": {en}" in ruling.in_words("en")


def test_the_words_that_left_it_open_are_cited() -> None:
    """A decided answer stands on the question's words."""
    answer = DEPOSIT.amend(answered())(FIRM, CONTRACT, on=AFTER)
    assert RECIPROCITY.quote in answer.citations


@given(cases(Contractor), cases(Contract), st.dates(date(2012, 3, 19), date(2020, 1, 1)))
def test_generated_code_equals_the_reference(firm: Contractor, contract: Contract, on: date) -> None:
    """Where a ruling is followed."""
    ruled = DEPOSIT.amend(answered())
    answer = ruled(firm, contract, on=on)
    expected = determined(ruled.body, Case({"firm": firm, "contract": contract}, on))
    assert (answer.value if answer.is_decided else Lack(answer.status)) == expected


def test_frames_follow_a_ruling_by_the_day_of_each_row() -> None:
    """A column of days, some before it."""
    pl = pytest.importorskip("polars")
    from regkit.frames.comparison import changes_in_words  # noqa: PLC0415  (needs an extra)

    frame = pl.DataFrame(
        {
            "origin": ["beijing"] * 3,
            "on_pilot_list": [True] * 3,
            "reciprocity_denied": [True] * 3,
            "home_certificate": [True] * 3,
            "price": [1_000_000] * 3,
            "on": [BEFORE, MAY, AFTER],
        }
    )
    got = DEPOSIT.amend(answered()).over(frame, on="on")
    assert got["status"].to_list() == ["undetermined", "decided", "decided"]
    assert got["value"].to_list() == [None, 20_000, 20_000]
    assert DOCUMENT in changes_in_words(DEPOSIT, DEPOSIT.amend(answered()))


def test_a_rule_with_a_ruling_goes_to_another_process() -> None:
    """By its name and what was ruled."""
    ruled = DEPOSIT.amend(answered())
    again = pickle.loads(pickle.dumps(ruled))  # noqa: S301  (our own)
    assert again(FIRM, CONTRACT, on=AFTER).value == 20_000
    assert again.amendments == ruled.amendments


def test_a_record_holds_what_was_ruled_and_is_asked_again(tmp_path: Path) -> None:
    """The same answer, with the same ruling; told of a ruling made since, the answer differs for that reason."""
    path = tmp_path / "r.jsonl"
    ruled = DEPOSIT.amend(answered())(FIRM, CONTRACT, on=AFTER).record()
    assert ruled["amendments"] == [
        {
            "ruling": "chengde.10.reciprocity",
            "answer": "required",
            "by": HOUSING_BUREAU,
            "document": DOCUMENT,
            "on": "2013-05-01",
        }
    ]
    append(path, [json.loads(json.dumps(ruled)), DEPOSIT(FIRM, CONTRACT, on=AFTER).record()])
    assert [one.verdict for one in replay(path)] == [Verdict.SAME, Verdict.SAME]
    same, other = replay(path, (answered(),))
    assert (same.verdict, other.verdict) == (Verdict.SAME, Verdict.DIFFERENT)
    assert [said.en for said in other.why] == ["what was ruled changed"]


# ── for a while, and from files ──────────────────────────────────────────────────────────────────────────────


def test_a_ruling_binds_only_who_is_told() -> None:
    """Within the context and its thread, and not after it."""
    with told([answered()]):
        assert DEPOSIT(FIRM, CONTRACT, on=AFTER).value == 20_000
        assert chengde.contractor_deposit(FIRM, CONTRACT, on=AFTER).value == 20_000
        with ThreadPoolExecutor(1) as pool:
            elsewhere = pool.submit(DEPOSIT, FIRM, CONTRACT, on=AFTER).result()
        assert elsewhere.status is Status.UNDETERMINED
    assert DEPOSIT(FIRM, CONTRACT, on=AFTER).status is Status.UNDETERMINED
    assert DEPOSIT(FIRM, CONTRACT, on=AFTER).rule is DEPOSIT


def test_a_table_follows_rulings_only_while_they_are_told() -> None:
    """The rows of a frame are as single cases are: answered within the context, and open again after it."""
    pa = pytest.importorskip("pyarrow")
    worth = pytest.importorskip("regkit.frames").worth
    facts = {"origin": "北京", "on_pilot_list": True, "reciprocity_denied": True, "home_certificate": True}
    frame = pa.table({name: [value] for name, value in {**facts, "role": "施工总承包", "price": 1_000_000}.items()})

    def values() -> list[Any]:
        made = DEPOSIT.over(frame, columns={"contract.price": "price"}, on=AFTER)
        return [*made.column("value").to_pylist(), *made.column("status").to_pylist()]

    def waits() -> set[str]:
        return {one.name for one in worth(DEPOSIT, frame, columns={"contract.price": "price"}, on=AFTER).items}

    with told([answered()]):
        assert values() == [Decimal(20_000), "decided"]
        assert waits() == set()
    assert values() == [None, "undetermined"]
    assert waits() == {RECIPROCITY.id}
    with told([answered()]):
        assert values() == [Decimal(20_000), "decided"]


def test_a_query_follows_the_rulings_under_which_it_was_asked() -> None:
    """Not those that are told where its rows are read, and no frame that is asked later follows these either."""
    pl = pytest.importorskip("polars")
    pytest.importorskip("narwhals")
    facts = {"origin": "北京", "on_pilot_list": True, "reciprocity_denied": True, "home_certificate": True}
    frame = pl.DataFrame({name: [value] for name, value in {**facts, "role": "施工总承包", "price": 1_000_000}.items()})

    def asked(rows: Any) -> Any:
        return DEPOSIT.over(rows, columns={"contract.price": "price"}, on=AFTER)

    before = asked(frame.lazy())
    with told([answered()]):
        during = asked(frame.lazy())
        assert before.collect()["status"].to_list() == ["undetermined"]
    assert during.collect()["status"].to_list() == ["decided"]
    assert asked(frame)["status"].to_list() == ["undetermined"]


RECORD = {
    "项目编号": "P1",
    "企业名称": "甲",
    "firm": {"origin": "北京", "on_pilot_list": True, "reciprocity_denied": True, "home_certificate": True},
    "contract": {"price": "100万元", "role": "施工总承包"},
}


def test_a_check_follows_rulings_and_shows_them() -> None:
    """The question is no longer waited for, the answers are recorded with the ruling, and the report names it."""
    open_, ruled = (check_records([RECORD], AFTER, rulings=told_) for told_ in ((), [answered()]))
    waits = [{item.name for finding in report.findings for item in finding.missing} for report in (open_, ruled)]
    assert [RECIPROCITY.id in names for names in waits] == [True, False]
    assert DOCUMENT in str(ruled.export("text"))
    assert DOCUMENT in str(ruled.export("json"))
    assert DOCUMENT not in str(open_.export("text"))
    records = [answer.record() for finding in ruled.findings for answer in finding.answers]
    assert any(change.get("document") == DOCUMENT for one in records for change in one["amendments"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a file with one ruling."""
    path = tmp_path / "rulings.yaml"
    path.write_text(
        f"- about: chengde.10.reciprocity\n  answer: required\n  by: {HOUSING_BUREAU}\n"
        f"  document: {DOCUMENT}\n  from: 2013-05-01\n",
        encoding="utf-8",
    )
    return path


def test_a_file_of_rulings_is_read(file: Path) -> None:
    """As the same rulings that Python makes; outcomes may be told by their meaning."""
    assert read_rulings(file) == (answered(),)
    text = file.read_text("utf-8").replace("required", "逐案适用,按工程合同价款总额的2%交纳")
    file.write_text(text, encoding="utf-8")
    assert read_rulings(file) == (answered(),)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("required", "maybe", "`rulings.yaml`, ruling 1: `maybe` is no outcome"),
        (HOUSING_BUREAU, "市公安局", "ruling 1: `市公安局` may not rule"),
        ("chengde.10.reciprocity", "chengde.10.reciprocty", "did you mean `chengde.10.reciprocity`?"),
        ("chengde.10.reciprocity", "nowhere.A6", "there is no regulation `nowhere`"),
        ("2013-05-01", "5月1日", "`5月1日` is not a day"),
        ("  from: 2013-05-01\n", "", "is not complete: about, answer, by, document"),
        (f"document: {DOCUMENT}", "document: ''", "names no document"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_by_its_number(file: Path, old: str, new: str, message: str) -> None:
    """The file, the entry, the value and what is accepted."""
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_rulings(file)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "zh"),
    [
        ("required", "maybe", "第1条答复：“maybe”不是可有的答复\n提示：可答：not_required、required"),
        (
            HOUSING_BUREAU,
            "市公安局",
            f"第1条答复：“市公安局”无权答复 chengde.10.reciprocity\n提示：有权答复的机关：{HOUSING_BUREAU}",
        ),
        ("chengde.10.reciprocity", "chengde.10.reciprocty", "没有问题或者解读 chengde.10.reciprocty\n提示：是否应为"),
        ("chengde.10.reciprocity", "nowhere.A6", "没有规章 nowhere"),
        ("2013-05-01", "5月1日", "“5月1日”不是日期"),
        (f"document: {DOCUMENT}", "document: ''", "未写明文件号"),
        ("  from: 2013-05-01\n", "", "填写不全\n提示：每条须有 about, answer, by, document, from"),
    ],
)
def test_it_is_refused_in_chinese_where_one_works_in_chinese(file: Path, old: str, new: str, zh: str) -> None:
    """What is wrong and what is accepted."""
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")
    asked = ["ask", "chengde.deposit_before_credit", "--on", "2018-01-01", "--rulings", str(file), "--lang", "zh"]
    refused = CliRunner().invoke(app, asked)
    assert refused.exit_code == 2
    assert zh in refused.output


def test_ask_run_and_replay_take_the_file(file: Path, tmp_path: Path) -> None:
    """Each follows the ruling; a bad file is refused with status 2."""
    runner = CliRunner()
    path = tmp_path / "r.jsonl"
    append(path, [DEPOSIT(FIRM, CONTRACT, on=AFTER).record()])
    replayed = runner.invoke(app, ["replay", str(path), "--rulings", str(file), "--lang", "en"])
    assert "what was ruled changed" in replayed.output
    asked = runner.invoke(
        app,
        ["ask", "chengde.deposit_before_credit", "--on", "2018-01-01", "--rulings", str(file), "--lang", "zh"],
        input="q\n",
    )
    assert DOCUMENT in asked.output
    table_ = tmp_path / "firms.csv"
    table_.write_text(
        "origin,on_pilot_list,reciprocity_denied,home_certificate,price\nbeijing,true,true,true,1000000元\n", "utf-8"
    )
    output = tmp_path / "out.csv"
    arguments = ["run", "chengde.deposit_before_credit", str(table_), "-o", str(output), "--on", "2018-01-01"]
    assert runner.invoke(app, [*arguments, "--rulings", str(file)]).exit_code == 0
    assert "已确定" in output.read_text("utf-8")
    file.write_text("- 1\n", encoding="utf-8")
    refused = runner.invoke(app, [*arguments, "--rulings", str(file)])
    assert refused.exit_code == 2
    assert "填写不全" in refused.output


@pytest.mark.parametrize("said", ["一百元", "壹佰元", "100元", 100, "0.01万元"])
def test_an_amount_is_told_in_words_of_the_law(said: object) -> None:
    """What an authority answered may be written as it writes it: 一百元 is ¥100."""
    question = next(one for one in ASKED if one.id == "chengde.8.currency")
    by: dict[str, Any] = {"by": question.authorities[0], "document": DOCUMENT, "on": MAY}
    assert ruling_from(question, said, **by) == question.answered(yuan(100), **by)


# ── every question ───────────────────────────────────────────────────────────────────────────────────────────


RULES = [rule for name in catalog.SHIPPED for rule in catalog.rules_of(name)]
ASKED = {question: rule for rule in RULES for question in rule.open_questions}


@pytest.mark.sweep
@pytest.mark.parametrize("question", ASKED, ids=lambda one: one.id)
def test_every_question_that_a_rule_asks_can_be_answered(question: OpenQuestion) -> None:
    """With one of its outcomes; the rule that follows is another rule, proved and tabled like any."""
    rule: Any = ASKED[question]
    asked = next(term for term in walk(rule.body) if isinstance(term, Open) and term.question is question)
    whole = asked if asked.narrowed is None else asked.narrowed[0]
    ruling = question.answered(_outcome(whole), by=question.authorities[0], document=DOCUMENT, on=MAY)
    ruled = rule.amend(ruling)
    assert rule_hash(ruled) != rule_hash(rule)
    assert ruled.uses_day
    assert disjoint(ruled), str(disjoint(ruled))
    assert table(ruled).rows()


def test_a_rule_that_asks_one_field_of_an_open_outcome_follows_the_answer_to_the_whole() -> None:
    """The body that is ruled to appraise is the appraiser, for the rule that asks whether somebody is, too."""
    agency = Agency(type=AgencyType.INTERNAL_BODY, parent=Parent.DISTRICT_DEPARTMENT)
    proposal = Proposal(by=AppraiserKind.DISTRICT_GOVERNMENT)
    district, department = (
        DISTRICT_INTERNAL.answered(outcome, by="区人民政府", document="武区规〔2013〕1号", on=MAY)
        for outcome in ("district", "department")
    )
    assert is_the_appraiser(agency, proposal, on=AFTER).status is Status.UNDETERMINED
    assert is_the_appraiser.amend(district)(agency, proposal, on=AFTER).value is True
    assert is_the_appraiser.amend(department)(agency, proposal, on=AFTER).value is False
    assert is_the_appraiser.amend(district)(agency, proposal, on=BEFORE).status is Status.UNDETERMINED


def test_words_of_its_own_answer_a_question_for_words() -> None:
    """Where the text names no degrees, what the authority writes is the answer; a blank is none."""
    conduct = DepartmentConduct(permit_without_voucher=True)
    ruled = degree_of_discipline.amend(
        DISCIPLINE.answered("降级", by="任免机关或者监察机关", document="冀监〔2013〕1号", on=MAY)
    )
    assert ruled(conduct, on=AFTER).value == "降级"
    with pytest.raises(RuleError, match="is no outcome"):
        DISCIPLINE.answered(" ", by="任免机关或者监察机关", document="冀监〔2013〕1号", on=MAY)


RECORDS = {
    Appraiser: Appraiser(AppraiserKind.MUNICIPAL_GOVERNMENT),
    Fine: Fine(Decimal(1), Decimal(2)),
    StateFine: StateFine(Decimal(1), Decimal(2)),
    Graded: Graded(GradeWord.EXCELLENT, "declared"),
}


def _outcome(asked: Open[Any]) -> Any:
    """Return an outcome: one with a name, one that is among constants, or any value of the kind that is asked for."""
    kind = asked.kind
    constant = [one.value for one in asked.candidates if isinstance(one, (Literal, NumberTerm))]
    if asked.names:
        return asked.names[-1]
    if constant:
        return Quantity(constant[-1], kind.detail) if kind.is_amount else constant[-1]
    match kind.sort:
        case "yes or no":
            return True
        case "a date":
            return MAY
        case "a text":
            return "降级"
        case "word":
            return next(iter(kind.detail))
        case "amount":
            return Quantity(Decimal(1), kind.detail)
        case _:
            return RECORDS[kind.detail]
