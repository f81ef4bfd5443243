"""Speed against hand-written code and peers: both sides in one run, printed as ratios.

Run with `make bench`. A ratio is the time of the other side over ours: above 1 means ours is faster.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

from regkit import chengde
from regkit.chengde import Category, Contractor, Grade, Place, Project
from regkit.language import Status, Subject
from regkit.language.catalog import SHIPPED

ROUNDS, REPEATS = 7, 20_000


def microseconds(*functions: Callable[[], Any], number: int = REPEATS) -> list[float]:
    """Return the median time of each function, rounds taken in turn so that none has the quieter machine."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(ROUNDS):
        for index, function in enumerate(functions):
            times[index].append(timeit.timeit(function, number=number) / number * 1e6)
    return [statistics.median(found) for found in times]


def line(what: str, ours: float, other: float, bar: str) -> None:
    """Print a comparison."""
    print(f"{what:<58} ours {ours:8.2f} µs   other {other:8.2f} µs   ratio {other / ours:6.2f}   bar: {bar}")


# ── by hand: the same rule with the same outputs (status, value, article), unknown facts included ─────────


class Answer:
    """What a careful hand-written function returns: as much as a determination holds before it is asked."""

    __slots__ = ("quote", "status", "subject", "value")

    def __init__(self, status: Status, value: Decimal | None, quote: str | None, subject: Subject) -> None:
        self.status, self.value, self.quote, self.subject = status, value, quote, subject


WORDS = (
    "施工总承包一级及以上资质企业,交纳50万元",
    "施工总承包二级、专业承包一级及不分等级专业承包企业,交纳30万元",
    "施工总承包三级和专业承包二级企业交纳20万元",
    "专业承包三级资质企业,交纳10万元",
    "劳务分包企业交纳5万元",
)
AMOUNTS = tuple(Decimal(amount) for amount in (500_000, 300_000, 200_000, 100_000, 50_000))


def standing_by_hand(firm: Contractor) -> Answer:
    """Return the standing deposit of article 9 as an `if` ladder."""
    category, grade = firm.category, firm.grade
    if category is None:
        return Answer(Status.UNDETERMINED, None, None, firm)
    if category is Category.LABOUR_SUBCONTRACTING:
        return Answer(Status.DECIDED, AMOUNTS[4], WORDS[4], firm)
    if category is not Category.GENERAL_CONTRACTING and category is not Category.SPECIALIST_CONTRACTING:
        return Answer(Status.SILENT, None, None, firm)
    if grade is None:
        return Answer(Status.UNDETERMINED, None, None, firm)
    if category is Category.GENERAL_CONTRACTING:
        if grade is Grade.SPECIAL or grade is Grade.FIRST:
            return Answer(Status.DECIDED, AMOUNTS[0], WORDS[0], firm)
        if grade is Grade.SECOND:
            return Answer(Status.DECIDED, AMOUNTS[1], WORDS[1], firm)
        if grade is Grade.THIRD:
            return Answer(Status.DECIDED, AMOUNTS[2], WORDS[2], firm)
    else:
        if grade is Grade.FIRST or grade is Grade.UNGRADED:
            return Answer(Status.DECIDED, AMOUNTS[1], WORDS[1], firm)
        if grade is Grade.SECOND:
            return Answer(Status.DECIDED, AMOUNTS[2], WORDS[2], firm)
        if grade is Grade.THIRD:
            return Answer(Status.DECIDED, AMOUNTS[3], WORDS[3], firm)
    return Answer(Status.SILENT, None, None, firm)


TWO_PERCENT = Decimal("0.02")


def owner_by_hand(project: Project) -> Answer:
    """Return the owner's deposit of article 8, for projects within the city (article 2), whose price is a fixed one."""
    place, price = project.place, project.contract_price
    if place is Place.HEBEI_ELSEWHERE or place is Place.OUTSIDE_HEBEI:
        return Answer(Status.NOT_APPLICABLE, None, None, project)
    if place is None and "place" in project.model_fields_set:
        return Answer(Status.UNDETERMINED, None, None, project)
    if price is None or project.provisional_price is not False or project.foreign_currency is not False:
        return Answer(Status.UNDETERMINED, None, None, project)
    if price > 0:
        if project.needs_permit is not True:
            return Answer(Status.UNDETERMINED, None, None, project)
        return Answer(Status.DECIDED, price * TWO_PERCENT, "按照工程合同价款总额的2%比例交纳", project)
    return Answer(Status.SILENT, None, None, project)


def against_hand_written() -> None:
    """Compare a call with a hand-written function of the same rule and the same outputs."""
    firms = [
        Contractor(category=category, grade=grade)
        for category in (Category.GENERAL_CONTRACTING, Category.SPECIALIST_CONTRACTING, Category.LABOUR_SUBCONTRACTING)
        for grade in (Grade.FIRST, Grade.SECOND, Grade.THIRD)
    ]
    for firm in firms:
        ours, theirs = chengde.standing_deposit(firm), standing_by_hand(firm)
        assert (ours.status, ours.value) == (theirs.status, theirs.value)
    rule = chengde.standing_deposit
    mine, other = microseconds(
        lambda: [rule(firm) for firm in firms], lambda: [standing_by_hand(firm) for firm in firms], number=REPEATS // 9
    )
    line("article 9, one case, value and article", mine / 9, other / 9, "1 or better")
    project = Project.model_validate({"contract_price": "32000000元"})
    owner = chengde.owner_deposit
    for said in (
        {},
        {"place": None},
        {"place": "省外"},
        {"foreign_currency": True},
        {"needs_permit": None},
        {"place": "承德县"},
    ):
        for price in ({}, {"contract_price": 0}, {"contract_price": "32000000元"}):
            case = Project.model_validate(price | said)
            assert (owner(case).status, owner(case).value) == (owner_by_hand(case).status, owner_by_hand(case).value)
    line(
        "article 8, one case, value and article",
        *microseconds(lambda: owner(project), lambda: owner_by_hand(project)),
        "1 or better",
    )


# ── ZEN, the rules engine in Rust, on the same table ─────────────────────────────────────────────────────


def zen_table() -> dict[str, Any]:
    """Return article 9 as a decision table in ZEN's format."""
    rows = [
        ("general_contracting", ["special", "first"], 500_000, WORDS[0]),
        ("general_contracting", ["second"], 300_000, WORDS[1]),
        ("specialist_contracting", ["first", "ungraded"], 300_000, WORDS[1]),
        ("general_contracting", ["third"], 200_000, WORDS[2]),
        ("specialist_contracting", ["second"], 200_000, WORDS[2]),
        ("specialist_contracting", ["third"], 100_000, WORDS[3]),
        ("labour_subcontracting", [], 50_000, WORDS[4]),
    ]
    rules = [
        {
            "_id": f"r{index}",
            "i1": json.dumps(category),
            "i2": ", ".join(json.dumps(grade) for grade in grades),
            "o1": str(amount),
            "o2": json.dumps(words, ensure_ascii=False),
        }
        for index, (category, grades, amount, words) in enumerate(rows)
    ]
    content = {
        "hitPolicy": "first",
        "inputs": [
            {"id": "i1", "name": "category", "field": "category"},
            {"id": "i2", "name": "grade", "field": "grade"},
        ],
        "outputs": [
            {"id": "o1", "name": "amount", "field": "amount"},
            {"id": "o2", "name": "article", "field": "article"},
        ],
        "rules": rules,
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
        {"id": "t", "name": "t", "type": "decisionTableNode", "position": {"x": 1, "y": 0}, "content": content},
        {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}},
    ]
    edges = [
        {"id": "e1", "type": "edge", "sourceId": "in", "targetId": "t"},
        {"id": "e2", "type": "edge", "sourceId": "t", "targetId": "out"},
    ]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


def against_zen() -> None:
    """Compare a call with ZEN's evaluation of the same table by a reused engine."""
    if find_spec("zen") is None:
        print("zen-engine is not installed: not compared")
        return
    import zen  # noqa: PLC0415

    text = json.dumps(zen_table())
    engine = zen.ZenEngine({"loader": lambda _key: text})
    case = {"category": "specialist_contracting", "grade": "second"}
    firm = Contractor(category=Category.SPECIALIST_CONTRACTING, grade=Grade.SECOND)
    result = engine.evaluate("t", case)["result"]
    assert Decimal(result["amount"]) == chengde.standing_deposit(firm).value
    ours, other = microseconds(
        lambda: chengde.standing_deposit(firm), lambda: engine.evaluate("t", case), number=REPEATS // 4
    )
    line("article 9, against ZEN, engine reused", ours, other, "10 or better")


# ── explanations and imports ─────────────────────────────────────────────────────────────────────────────


def explanations() -> None:
    """Time a full explanation in Chinese."""
    firm = Contractor.model_validate({"district": "双桥区", "category": "施工总承包", "grade": "二级"})
    answer = chengde.standing_deposit(firm)
    (taken,) = microseconds(answer.explain, number=500)
    print(f"{'a full explanation, article 9':<58} ours {taken:8.2f} µs   bar: under 100 µs")
    whole = chengde.contractor_deposit(firm, chengde.Contract())
    (taken,) = microseconds(whole.explain, number=200)
    print(f"{'a full explanation, articles 9 to 14, facts met before':<58} ours {taken:8.2f} µs   bar: under 100 µs")
    prices = (chengde.Contract.model_validate({"price": f"{1_000_000 + one}元"}) for one in range(ROUNDS * 200))
    answers = iter([chengde.contractor_deposit(firm, contract) for contract in prices])
    (taken,) = microseconds(lambda: next(answers).explain(), number=200)
    print(f"{'a full explanation, articles 9 to 14, facts never met':<58} ours {taken:8.2f} µs   bar: under 100 µs")


def import_seconds(statement: str) -> float:
    """Return the least time that a fresh interpreter takes for `statement`, over several."""
    program = f"import time; start = time.perf_counter(); {statement}; print(time.perf_counter() - start)"
    return min(
        float(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout)  # noqa: S603
        for _ in range(9)
    )


def imports() -> None:
    """Compare importing regkit with importing what it depends on."""
    base = import_seconds("import pydantic; from pydantic import BaseModel; import dateutil.relativedelta")
    packages = sorted(SHIPPED.values())
    every = f"import {', '.join(packages)}"
    one = "from regkit import datong; datong.must_have_cameras"
    loaded = f"{every}; from regkit.faces import whole; [*map(whole, {packages})]"
    for what, statement, bar in (
        ("import regkit", "import regkit", 1.3),
        ("import of all regulations", every, 3),
        ("import and load one rule", one, None),
        ("import and load every rule of all regulations", loaded, None),
    ):
        ours = import_seconds(statement)
        print(
            f"{what:<58} ours {ours * 1e3:8.2f} ms   pydantic and dateutil {base * 1e3:8.2f} ms   "
            f"ours/theirs {ours / base:5.2f}{f'   bar: {bar} at most' if bar else ''}"
        )


if __name__ == "__main__":
    against_hand_written()
    against_zen()
    explanations()
    imports()
