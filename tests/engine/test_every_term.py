"""Whatever a rule can reckon and ask, in everything that can be done with a rule: one rule for each kind of term."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.engine.possible import determined
from regkit.engine.prove import disjoint
from regkit.engine.record import facts_of
from regkit.engine.reference import Case
from regkit.engine.table import table
from regkit.language import (
    ON,
    Day,
    Facts,
    Flag,
    Listed,
    Money,
    Rounding,
    Rule,
    SquareMetres,
    Status,
    Subject,
    Term,
    brackets,
    decide,
    fact,
    larger,
    listed,
    months_between,
    next_working_day,
    part,
    rounded,
    rule,
    tier,
    when,
    within,
    working_days_between,
    years_between,
)
from regkit.language.building import record
from regkit.language.facts import reads
from regkit.law import Unit, days, multiple, percent, quantity, quotient, yuan

A8, A9, A11 = CHENGDE.articles(8, 9, 11)
WORDS = A9.quote("劳务分包企业交纳5万元")
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))
RATE = A8.number("按照工程合同价款总额的2%比例交纳", percent(2))
RANGE = A11.range("减免和提高额度一般在0.5-1倍范围内", multiple("0.5"), multiple(1))
PER_AREA = quotient(Unit.YUAN, Unit.SQUARE_METRE)
HOUSEHOLD = Unit.register("TEST_HOME", "试验住户", "test homes", dimension="test homes", is_counted=True)
PER_HOUSEHOLD = quotient(Unit.YUAN, HOUSEHOLD)
TODAY = date(2021, 1, 4)


class Party(Subject):
    """One of several."""

    en = "party"

    price: Money | None = fact("承包价款", en="price")
    shown: Flag | None = fact("已出示凭证", en="has shown its voucher")


class Works(Subject):
    """All that is asked here."""

    price: Money | None = fact("价款", en="price")
    area: SquareMetres | None = fact("建筑面积", en="floor area")
    rate: Annotated[Decimal, PER_AREA, reads(PER_AREA)] | None = fact("单价", en="rate")
    homes: Annotated[int, HOUSEHOLD, reads(HOUSEHOLD)] | None = fact("户数", en="homes")
    each: Annotated[Decimal, PER_HOUSEHOLD, reads(PER_HOUSEHOLD)] | None = fact("每户", en="amount for each")
    begun: Day | None = fact("开工日", en="day of beginning")
    ended: Day | None = fact("竣工日", en="day of completion")
    large: Flag | None = fact("大型", en="is large")
    first: Party | None = part("首家企业", en="first party")
    parties: Listed[Party] | None = listed("承包企业", en="parties", unit=Unit.TIMES)


@dataclass(frozen=True)
class Terms:
    """An outcome of fields."""

    least: Decimal
    most: Decimal | None = None


def terms(works: Facts[Works]) -> Term[Terms]:
    """Return an outcome of fields, of which the second is not always there."""
    return decide(
        when(works.large, record(Terms, least=works.price * RATE, most=works.price), WORDS),
        when(~works.large, record(Terms, least=works.price), WORDS),
    )


TIERS = tier(RATE, upto=yuan(100)), tier(percent(1), WORDS, over=yuan(100))
ASKED: dict[str, Any] = {
    "unit": lambda w: w.rate * w.area,
    "own unit": lambda w: larger(w.each * w.homes, FIVE),
    "division": lambda w: w.price / multiple("0.5"),
    "quotient": lambda w: rounded(w.price / w.area, to=quantity("0.1", PER_AREA), how=Rounding.HALF_UP, words=WORDS),
    "rounding": lambda w: rounded(w.price * RATE, to=yuan(1), how=Rounding.UP, words=WORDS),
    "days": lambda w: w.ended - w.begun,
    "months": lambda w: months_between(w.begun, w.ended),
    "years": lambda w: years_between(w.begun, ON),
    "working days": lambda w: working_days_between(w.begun, w.ended),
    "day of rest": lambda w: next_working_day(w.begun + days(1)),
    "range": lambda w: within(rounded(w.price / yuan(100), to=multiple("0.1"), how=Rounding.DOWN, words=WORDS), RANGE),
    "brackets": lambda w: w.price * brackets(w.price, *TIERS),
    "marginal": lambda w: brackets(w.price, *TIERS, marginal=True),
    "field": lambda w: terms(w).field("least"),
    "field that may lack": lambda w: terms(w).field("most"),
    "part": lambda w: larger(w.first.price, FIVE),
    "any": lambda w: w.parties.any(lambda one: ~one.shown),
    "all": lambda w: w.parties.all(lambda one: one.shown),
    "count": lambda w: w.parties.count(lambda one: one.shown),
    "total": lambda w: w.parties.where(lambda one: one.shown).total(lambda one: one.price * RATE),
    "least": lambda w: w.parties.least(lambda one: one.price),
    "most": lambda w: w.parties.most(lambda one: one.price),
}


def made(name: str) -> Rule[Any, Works]:
    """Return the rule of one kind of term."""

    def asked(works: Facts[Works]) -> Term[Any]:
        return decide(when(works.price >= 0, ASKED[name](works), WORDS))

    asked.__doc__ = f"What is asked: {name}."
    return rule("所问")(asked)


RULES = {name: made(name) for name in ASKED}
SHORT, SHOWN = Party(price=300, shown=False), Party(price=200, shown=True)
WHOLE: dict[str, Any] = {
    "price": 150,
    "area": 40,
    "rate": "2.5",
    "homes": 12,
    "each": 5000,
    "begun": "2020-09-30",
    "ended": "2020-10-30",
    "large": True,
    "first": {"price": 70_000},
    "parties": Listed([SHOWN, SHORT, SHOWN], complete=True),
}
ANSWERS: dict[str, tuple[Any, str, str]] = {
    "unit": (Decimal(100), "rate", "works.rate"),
    "own unit": (Decimal(60_000), "homes", "works.homes"),
    "division": (Decimal(300), "", ""),
    "quotient": (Decimal("3.8"), "area", "works.area"),  # 3.75, a half goes up
    "rounding": (Decimal(3), "", ""),
    "days": (30, "ended", "works.ended"),
    "months": (1, "begun", "works.begun"),
    "years": (0, "begun", "works.begun"),
    "working days": (17, "ended", "works.ended"),  # 9 and 10 (a Saturday worked), then three weeks of five
    "day of rest": (date(2020, 10, 9), "begun", "works.begun"),
    "range": (False, "", ""),
    "brackets": (Decimal("1.5"), "", ""),
    "marginal": (Decimal("2.5"), "", ""),
    "field": (Decimal(3), "large", "works.large"),
    "field that may lack": (Decimal(150), "large", "works.large"),
    "part": (Decimal(70_000), "first", "works.first.price"),
    "any": (True, "parties", "works.parties"),
    "all": (False, "parties", "works.parties"),
    "count": (2, "parties", "works.parties"),
    "total": (Decimal(8), "parties", "works.parties"),
    "least": (Decimal(200), "parties", "works.parties"),
    "most": (Decimal(300), "parties", "works.parties"),
}
"""For each: what comes of the whole case by hand, the fact that is then left out, and what is missing for it."""
TOLD = pytest.mark.parametrize("name", ASKED)


def works(without: str = "") -> Works:
    """Return the whole case, or all of it but one fact."""
    return Works.model_validate({name: value for name, value in WHOLE.items() if name != without})


@TOLD
def test_generated_code_and_the_reference_answer_by_hand(name: str) -> None:
    """Both evaluators give what is reckoned by hand."""
    value, _, _ = ANSWERS[name]
    assert RULES[name](works(), on=TODAY).value == value
    assert determined(RULES[name].body, Case({"works": works()}, TODAY)) == value


@TOLD
def test_it_is_explained_in_both_languages(name: str) -> None:
    """The answer and its words are told, and no name of the code is."""
    answer = RULES[name](works(), on=TODAY)
    zh, en = answer.explain("zh"), answer.explain("en")
    assert "第九条" in zh
    assert "article 9" in en
    assert not any(word in zh + en for word in ("works.", "Decimal", "Listed", "lambda", "None"))
    assert RULES[name](works(), on=TODAY)._repr_html_()


@pytest.mark.parametrize("name", [name for name, (_, left_out, _) in ANSWERS.items() if left_out])
def test_what_lacks_is_missing_and_the_answer_still_possible(name: str) -> None:
    """Without one fact the answer is open, what is missing is named, and what comes of the whole case is possible."""
    value, left_out, missing = ANSWERS[name]
    answer = RULES[name](works(left_out), on=TODAY)
    assert answer.status is Status.UNDETERMINED
    assert missing in [one.name for one in answer.missing]
    ends = [one for one in answer.possible if not isinstance(one, Status)]
    assert any(
        (one.low is None or one.low <= value) and (one.high is None or value <= one.high)
        if hasattr(one, "low")
        else one == value
        for one in ends
    ), answer.possible


@TOLD
def test_what_a_record_holds_answers_again(name: str) -> None:
    """The facts of a record, written and read again, lead to the same answer; its outcome can be written, too."""
    answer = RULES[name](works(), on=TODAY)
    held = json.loads(json.dumps(answer.record(), default=str, ensure_ascii=False))
    assert held
    again = Works.model_validate(json.loads(json.dumps(facts_of(works()), ensure_ascii=False)))
    assert again == works()
    assert RULES[name](again, on=TODAY).value == answer.value


@TOLD
def test_it_stands_in_a_table_and_is_proved_about(name: str) -> None:
    """A table in both languages; the prover takes the rule and finds its one row in no conflict."""
    assert "价款" in table(RULES[name], "zh").to_markdown()
    assert "price" in table(RULES[name], "en").to_markdown()
    assert disjoint(RULES[name])


def test_prompts_and_schemas_know_a_unit_of_ones_own() -> None:
    """An interview says in what it asks, in both languages; the schema of the facts is complete."""
    pytest.importorskip("typer")
    from regkit.cli.interview import accepted  # noqa: PLC0415  (the extra may not be there)
    from regkit.cli.options import Lang  # noqa: PLC0415

    spec = Works.facts["homes"]
    assert accepted(spec, Lang.ZH) == "数字，单位：试验住户"
    assert accepted(spec, Lang.EN) == "a number of test homes"
    assert Works.model_json_schema()["properties"]["homes"]["title"] == "户数"
    assert Works.model_validate({"户数": "十二试验住户"}).homes == 12


AMENDED = {
    "rounding": (RATE.becomes(percent(10)), Decimal(15)),
    "brackets": (RATE.becomes(percent(10)), Decimal("1.5")),
    "marginal": (RATE.becomes(percent(10)), Decimal("10.5")),
    "field": (RATE.becomes(percent(10)), Decimal(15)),
    "part": (FIVE.becomes(yuan(80_000)), Decimal(80_000)),
    "total": (RATE.becomes(percent(10)), Decimal(40)),
}


@pytest.mark.parametrize("name", AMENDED)
def test_an_amended_number_moves_it(name: str) -> None:
    """A number within each is amended, and the rule as written stays as it was."""
    change, value = AMENDED[name]
    assert RULES[name].amend(change)(works(), on=TODAY).value == value
    assert RULES[name](works(), on=TODAY).value == ANSWERS[name][0]


@TOLD
@pytest.mark.parametrize("backend", ["pandas", "polars", "duckdb"])
def test_frames_answer_it_too(name: str, backend: str) -> None:
    """Over one table of its members, a part's facts in their columns, every frame gives the same value."""
    pytest.importorskip("narwhals")
    pa = pytest.importorskip("pyarrow")
    rows = {
        "id": [1, 1, 1],
        **{f"works.{key}": [value] * 3 for key, value in works().model_dump().items() if key in Works.facts},
        "works.first.price": [Decimal(70_000)] * 3,
        "parties.price": [Decimal(200), Decimal(300), Decimal(200)],
        "parties.shown": [True, False, True],
    }
    arrow = pa.table(rows)
    frame = {
        "pandas": arrow.to_pandas,
        "polars": lambda: pytest.importorskip("polars").from_arrow(arrow),
        "duckdb": lambda: pytest.importorskip("duckdb").from_arrow(arrow),
    }[backend]()
    is_list = name in {"any", "all", "count", "total", "least", "most"}
    answers = RULES[name].over(frame, on=TODAY, by="id", complete=True if is_list else None)
    from tests.frames.tables import names_of, rows_of  # noqa: PLC0415  (the extra may not be there)

    assert "value" in names_of(answers)
    assert rows_of(answers, ["value"]) == [(ANSWERS[name][0],)]
