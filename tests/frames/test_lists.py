"""A list in a frame is the rows of a group: every backend says what the rule says of the same members, case by case."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

pytest.importorskip("narwhals")

from regkit import chengde, wuhan
from regkit.frames.errors import ColumnError, FrameError, InvalidRowsError
from regkit.language import (
    ConflictError,
    Facts,
    Listed,
    Status,
    Subject,
    Term,
    YesNo,
    Yuan,
    decide,
    holds,
    listed,
    part,
    rule,
    when,
)
from regkit.language.kinds import BOOL, amount
from regkit.language.terms import Over, walk
from regkit.law import RegkitError, Unit
from tests.engine.random_rules import ASKED_ON, HELD_OTHERS, HELD_THINGS, WORDS, Item, Other, Thing, rules
from tests.engine.test_shipped_rules import is_large
from tests.frames.drawing import subject
from tests.frames.spark import session, spark_frame
from tests.frames.tables import MEMORY, QUERIES, frame, names_of, plain, rows_of, same, shown
from tests.frames.test_equality import LISTS

Make = Callable[[Mapping[str, list[Any]], Mapping[str, Any]], Any]
FIRST, *REST = (*MEMORY, *QUERIES)
CASE = "case"


# ── from cases to tables ─────────────────────────────────────────────────────────────────────────────


def facts_within(model: type[Subject], path: str, *, within: bool = False) -> dict[str, Any]:
    """Return the kind of each fact of a model and of its parts, by name; and lists' completeness."""
    kinds = {f"{path}.{name}": spec.kind for name, spec in model.facts.items()}
    for held in model.held.values():
        if held.many:
            kinds |= {} if within else {f"{path}.{held.name}.complete": BOOL}
        else:
            kinds |= facts_within(held.model, f"{path}.{held.name}", within=within)
    return kinds


def cell(given: Any, name: str) -> Any:
    """Return what a subject says of a fact of its own or of a part, as a cell has it."""
    for step in name.split(".")[1:]:
        given = getattr(given, step, None)
    return plain(given)


def lists_of(rule: Any) -> dict[str, Any]:
    """Return the lists that a rule asks, by path."""
    asked = (term for term in walk(rule.body) if isinstance(term, Over))
    return {f"{term.parameter}.{term.held.name}": term.held for term in asked if "[" not in term.parameter}


def tables_of(rule: Any, cases: Sequence[Mapping[str, Any]]) -> tuple[tuple[Any, Any], dict[str, tuple[Any, Any]]]:
    """Return columns and kinds of the cases, and of the members of each list; a number tells the cases apart."""
    kinds = {CASE: amount(Unit.TIMES)}
    for parameter, model in rule.parameters:
        kinds |= facts_within(model, parameter)
    columns: dict[str, list[Any]] = {CASE: list(range(len(cases)))}
    for name in kinds:
        if name != CASE:
            columns[name] = [cell(case[name.partition(".")[0]], name) for case in cases]
    tables: dict[str, tuple[Any, Any]] = {}
    for path, held in lists_of(rule).items():
        member_kinds = {CASE: amount(Unit.TIMES), **facts_within(held.model, path, within=True)}
        rows = [
            (number, member)
            for number, case in enumerate(cases)
            for member in getattr(case[path.partition(".")[0]], held.name) or ()
        ]
        members: dict[str, list[Any]] = {CASE: [number for number, _ in rows]}
        for name in member_kinds:
            if name != CASE:
                members[name] = [cell(member, name.removeprefix(path.rpartition(".")[0] + ".")) for _, member in rows]
        tables[path] = members, member_kinds
    return (columns, kinds), tables


def said(given: Any, model: type[Subject]) -> dict[str, Any]:
    """Return all that tables with a column for each fact say of a subject, if only that it is unknown."""
    told: dict[str, Any] = {name: getattr(given, name, None) for name in model.facts}
    for held in model.held.values():
        value = getattr(given, held.name, None)
        if held.many:
            members = [said(member, held.model) for member in value or ()]
            told[held.name] = {"members": members, "complete": None if value is None else value.complete}
        else:
            told[held.name] = said(value, held.model)
    return told


def expected(rule: Any, case: Mapping[str, Any], on: date | None) -> tuple[Any, ...]:
    """Return value, status and articles of a case, as the rule itself answers."""
    try:
        answer = rule(*(model.model_validate(said(case[name], model)) for name, model in rule.parameters), on=on)
    except ConflictError:
        return (None, "conflict", None)
    except ValidationError:
        return (None, "invalid", None)
    articles = "、".join(dict.fromkeys(quote.address.zh for quote in answer.citations)) or None
    return (answer.value if answer.is_decided else None, answer.status.code, articles)


def answers_equal(rule: Any, make: Make, cases: Sequence[Mapping[str, Any]], on: date | None) -> None:
    """Assert that the answers over two tables, of cases and of members, are the rule's own."""
    (columns, kinds), tables = tables_of(rule, cases)
    given = make(columns, kinds)
    told = {f"{path}.complete" for path in tables} | {f"{path}.complete".replace(".", "_") for path in tables}
    complete = next(name for name in names_of(given) if name in told)  # headings of Spark have no points
    members = {path: make(*table) for path, table in tables.items()}
    made = rule.over(given, by=CASE, members=members, complete=complete, on=on)
    headings = [name for name in names_of(made) if name.startswith("value")]
    found = sorted(rows_of(made, [CASE, *headings, "status", "article"]), key=lambda row: int(row[0]))
    for case, (_, *row) in zip(cases, found, strict=True):
        value, *rest = expected(rule, case, on)
        assert all(map(same, row, (*shown(value, headings), *rest))), (row, value, rest, case)


# ── random rules and the shipped ones ────────────────────────────────────────────────────────────────

CASES = st.lists(st.fixed_dictionaries({"thing": HELD_THINGS, "other": HELD_OTHERS}), min_size=0, max_size=4)


@pytest.mark.parametrize(
    "backend", [FIRST, *(pytest.param(one, marks=pytest.mark.sweep) for one in REST if one != "polars"), "polars"]
)
def test_random_rules_that_ask_lists_equal_the_rule(backend: str) -> None:
    """Of random groups, members and completeness unknown now and then, every answer is the rule's own."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(rules(wide=True).filter(lists_of), CASES, ASKED_ON)
    def check(rule: Any, cases: list[dict[str, Thing | Other]], on: date) -> None:
        answers_equal(rule, functools.partial(frame, backend), cases, on)

    check()


def drawn(model: type[Subject], choose: random.Random) -> Any:
    """Return a random subject with random parts and members."""
    found = subject(model, choose)
    told: dict[str, Any] = {name: getattr(found, name) for name in model.facts}
    for held in model.held.values():
        if held.many:
            members = [drawn(held.model, choose) for _ in range(choose.randrange(4))]
            told[held.name] = Listed(members, complete=choose.choice([True, True, False, None]))
        else:
            told[held.name] = drawn(held.model, choose)
    return model.model_validate(told)


def cases_of(rule: Any, count: int) -> list[dict[str, Any]]:
    """Return some cases of a shipped rule, the same ones each time."""
    choose = random.Random(rule.name)
    return [{name: drawn(model, choose) for name, model in rule.parameters} for _ in range(count)]


SHIPPED = [
    pytest.param(
        rule,
        backend,
        id=f"{name}-{backend}",
        marks=() if backend in {FIRST, REST[index % len(REST)]} and not is_large(rule) else pytest.mark.sweep,
    )
    for index, (rule, name) in enumerate(LISTS)
    for backend in (FIRST, *REST)
]
"""The first backend runs the smaller rules whenever the tests run; the others take turns, and all in a sweep."""


@pytest.mark.parametrize(("rule", "backend"), SHIPPED)
def test_shipped_rules_that_ask_lists_equal_the_rule(rule: Any, backend: str) -> None:
    """Each shipped rule that asks a list answers over tables of cases and members as it does case by case."""
    answers_equal(rule, functools.partial(frame, backend), cases_of(rule, 12), date(2013, 6, 1))


@pytest.mark.spark
def test_spark_tables_of_members_are_read_into_memory() -> None:
    """Tables of Spark are read into memory, and answered as others are."""
    with session("local[2]") as spark:
        for rule, _ in LISTS:
            answers_equal(rule, functools.partial(spark_frame, spark), cases_of(rule, 8), date(2013, 6, 1))


# ── one table ────────────────────────────────────────────────────────────────────────────────────────


class Member(Subject):
    """One who owes something."""

    en = "contractor"

    item: Item | None = part("物件", en="item")


class File(Subject):
    """A project with its contractors."""

    thing: Item | None = part("工程", en="works")
    parties: Listed[Member] | None = listed("企业", en="contractors", unit=Unit.TIMES)


class Presumed(Subject):
    """A project whose contractors are taken to be all."""

    parties: Listed[Member] | None = listed("企业", en="contractors", unit=Unit.TIMES, presumed_complete=True)


@rule("合计")
def total(file: Facts[File]) -> Yuan:
    """What all contractors come to."""
    return decide(when(file.thing.flag, file.parties.total(lambda one: one.item.price), WORDS))


@rule("全部")
def everyone(file: Facts[Presumed]) -> YesNo:
    """Whether every contractor is in order."""
    return holds(file.parties.all(lambda one: one.item.flag), WORDS)


COLUMNS: dict[str, list[Any]] = {
    "工程号": ["甲", "乙", "甲", "乙", "丙"],
    "thing.flag": [True, True, None, True, True],
    "item.price": [100, 200, 50, None, 7],
    "列全": [True, True, True, True, None],
}
KINDS = {"工程号": Facts(Item, "x").price.kind, "thing.flag": BOOL, "item.price": amount(Unit.YUAN), "列全": BOOL}
BACKENDS = ("pyarrow", "pandas-nullable", "polars", "duckdb")


def table(columns: Mapping[str, list[Any]], backend: str = "pyarrow") -> Any:
    """Return columns as a frame of a backend, by plain types."""
    pa = pytest.importorskip("pyarrow")
    made = pa.table(columns)
    match backend:
        case "pandas-nullable":
            return made.to_pandas(types_mapper=pytest.importorskip("pandas").ArrowDtype)
        case "polars":
            return pytest.importorskip("polars").from_arrow(made)
        case "duckdb":
            return pytest.importorskip("duckdb").from_arrow(made)
        case _:
            return made


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_rows_of_a_group_are_its_members(backend: str) -> None:
    """One table: a row for each group, what its rows say of the case, and the members' facts as a list."""
    made = total.over(table(COLUMNS, backend), by="工程号", complete="列全", want=("value", "status", "missing", "low"))
    found = {row[0]: row[1:] for row in rows_of(made, ("工程号", "value", "status", "missing", "low"))}
    assert found == {
        "甲": (150, "decided", None, 150),
        "乙": (None, "undetermined", "file.parties[1].item.price", 200),
        "丙": (None, "undetermined", "file.parties.complete", 7),
    }


def test_completeness_is_never_taken_for_granted() -> None:
    """Nothing said of completeness leaves a total open; yes for all settles it; what the list presumes, holds."""
    for complete, status in ((None, "undetermined"), (True, "decided"), (False, "undetermined")):
        made = total.over(table({**COLUMNS, "item.price": [1, 2, 3, 4, 5]}), by="工程号", complete=complete)
        assert {row[0] for row in rows_of(made, ["status"])} == {status}
    rows: dict[str, list[Any]] = {"工程号": ["甲", "甲"], "item.flag": [True, True], "列全": [None, None]}
    assert rows_of(everyone.over(table(rows), by="工程号"), ["value"]) == [(True,)]
    told = everyone.over(table({**rows, "列全": [False, False]}), by="工程号", complete="列全")
    assert rows_of(told, ["status"]) == [("undetermined",)]
    unknown, unsaid = (
        everyone.over(table(rows), by="工程号", complete="列全", nulls=one) for one in ("unknown", "unsaid")
    )
    assert (rows_of(unknown, ["status"]), rows_of(unsaid, ["status"])) == ([("undetermined",)], [("decided",)])


@pytest.mark.parametrize("backend", BACKENDS)
def test_what_a_group_says_twice_is_named(backend: str) -> None:
    """Two values of one fact of a case, completeness too, stop the run with the group, the column and both."""
    twice = {**COLUMNS, "thing.flag": [True, True, False, True, True]}
    with pytest.raises(ColumnError, match=r"1 entities have two values of `thing.flag`, such as 工程号 `甲`"):
        total.over(table(twice, backend), by="工程号")
    with pytest.raises(ColumnError, match=r"two values of `列全`, such as 工程号 `乙`"):
        total.over(table({**COLUMNS, "列全": [True, True, True, False, True]}, backend), by="工程号", complete="列全")


def test_a_bad_cell_of_a_member_is_named() -> None:
    """A member's cell that is not accepted makes its case invalid, with column, value and reason, and no other case."""
    columns = {**COLUMNS, "item.price": ["100元", "200元", "多", "1元", "7元"]}
    made = total.over(table(columns), by="工程号", complete=True, want=("value", "status", "invalid"), lang="zh")
    found = {row[0]: row[1:] for row in rows_of(made, ("工程号", "value", "status", "invalid"))}
    assert found["乙"] == (201, "已确定", None)
    assert found["甲"][:2] == (None, "无效")
    assert found["甲"][2].startswith("item.price=多")
    with pytest.raises(InvalidRowsError, match=r"1 row with a value that is not accepted, such as item.price=多"):
        total.over(table(columns), by="工程号", on_invalid="raise")


def test_what_is_not_said_of_lists_is_asked_for() -> None:
    """Without the groups, with rows of no group, of no case, for no list: refused by name, with what to do."""
    frame_ = table(COLUMNS)
    cases = table({"工程号": ["甲", "乙"], "thing.flag": [True, True]})
    members = table({"工程号": ["甲", "丁"], "item.price": [1, 2]})
    asked: list[tuple[str, Callable[[], Any]]] = [
        (r"which rows are the members of one list is not said; asked is `file.parties`", lambda: total.over(frame_)),
        (
            r"no rule asks a list `partie`\nHint: did you mean",
            lambda: total.over(cases, by="工程号", members={"partie": members}),
        ),
        (
            r"1 groups of `file.parties` belong to no row of the frame, such as `丁`",
            lambda: total.over(cases, by="工程号", members={"parties": members}),
        ),
        (
            r"1 row of `file.parties` without a value of `工程号`",
            lambda: total.over(table({**COLUMNS, "工程号": ["甲", "甲", None, "甲", "甲"]}), by="工程号"),
        ),
        (r"the frame has no column `号`", lambda: total.over(frame_, by="号")),
        (r"the frame has no column `全`", lambda: total.over(frame_, by="工程号", complete="全")),
        (
            r"the rule reads no fact `item.prices`",
            lambda: total.over(cases, by="工程号", members={"parties": members}, columns={"item.prices": "x"}),
        ),
        (r"no rule asks a list", lambda: chengde.standing_deposit.over(table({"资质等级": ["一级"]}), complete=True)),
        (
            r"the frame has a column `status` already",
            lambda: total.over(frame_.append_column("status", frame_["工程号"]), by="status"),
        ),
    ]
    for message, run in asked:
        with pytest.raises(RegkitError, match=message):
            pytest.fail(f"{message}: {run()}")


def test_a_case_without_members_and_one_of_no_group() -> None:
    """A case that no member belongs to has an empty list; of one without a group the list is not known."""
    cases = table({"工程号": ["甲", "乙", None], "thing.flag": [True, True, True]})
    members = table({"工程号": ["甲"], "item.price": [5]})
    made = total.over(cases, by="工程号", members={"parties": members}, complete=True)
    assert rows_of(made, ("value", "status")) == [(5, "decided"), (0, "decided"), (None, "undetermined")]


def test_columns_of_members_are_told() -> None:
    """`rule.columns` shows where facts of cases and of members come from; the caller's columns and words reach both."""
    cases = table({"工程号": ["甲"], "开工": ["好"]})
    members = table({"工程号": ["甲"], "价": [5]})
    columns = {"thing.flag": "开工", "item.price": "价"}
    shown_ = {one.fact: one.column for one in total.columns(cases, members={"parties": members}, columns=columns).facts}
    assert shown_ == {"file.thing.flag": "开工", "file.parties[].item.price": "价"}
    words = {"thing.flag": {"好": True}}
    made = total.over(cases, by="工程号", members={"parties": members}, columns=columns, words=words, complete=True)
    assert rows_of(made, ["value"]) == [(5,)]


def test_every_body_is_ranked_among_its_own() -> None:
    """One table twice: each body is a case, and the bodies of its appraiser and year are the league."""
    bodies = table(
        {
            "机构名称": ["甲", "乙", "丙", "丁"],
            "评议考核机关": ["府", "府", "府", "区"],
            "考核年度": [2010] * 4,
            "总分": [80, 90, 85, 60],
        }
    )
    by = ["评议考核机关", "考核年度"]
    made = wuhan.place.over(bodies, by=by, members={"members": bodies}, complete=True, on=date(2011, 1, 1))
    assert rows_of(made, ("机构名称", "value")) == [("甲", 3), ("乙", 1), ("丙", 2), ("丁", 1)]
    league = wuhan.League(
        members=Listed([wuhan.Contestant(name="甲", appraiser="府", year=2010, total=95)], complete=True)
    )
    alone = bodies.slice(0, 1)
    assert rows_of(wuhan.place.over(alone, league=league), ["value"]) == [(2,)]


class Firm(Subject):
    """A firm whose contracts have items of their own."""

    items: Listed[File] | None = listed("合同", en="contracts", unit=Unit.TIMES)


@rule("表中表")
def nested(firm: Facts[Firm]) -> Term[Any]:
    """Whether some contract has a contractor in order."""
    return holds(firm.items.any(lambda one: one.parties.any(lambda two: two.item.flag)), WORDS)


def test_lists_within_lists_are_refused() -> None:
    """A row is a member of one list: a list that members have is refused by its name and the rule's."""
    with pytest.raises(FrameError, match=r"rule `nested` asks the list `firm.items\[\].parties`"):
        nested.over(table({"x": [1], "flag": [True]}), by="x")


def test_money_and_places_of_a_total_are_exact() -> None:
    """A total of parts of a fen has all its places, and amounts come out as floats where that is asked."""
    rows: dict[str, list[Any]] = {
        "工程号": ["甲"] * 3,
        "thing.flag": [True] * 3,
        "item.price": ["0.01元", "0.02元", "100000000000.03元"],
    }
    made = total.over(table(rows), by="工程号", complete=True)
    assert rows_of(made, ["value"]) == [(Decimal("100000000000.06"),)]
    floats = total.over(table(rows), by="工程号", complete=True, amounts="float")
    assert rows_of(floats, ["value"]) == [(100000000000.06,)]
    assert Status.DECIDED.code == rows_of(floats, ["status"])[0][0]
