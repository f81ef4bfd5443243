"""Facts: what they accept, how silence and unknown differ, and that the law's words are understood."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic import BeforeValidator, ValidationError, create_model

from regkit.chengde import Contractor, Grade, Origin, Project
from regkit.language import (
    Day,
    FactSpec,
    Flag,
    Hours,
    Money,
    RuleError,
    SquareMetres,
    Subject,
    Tonnes,
    Years,
    belongs,
    catalog,
    dated,
    decision,
    fact,
    follows,
    noted,
    reads,
)
from regkit.language.facts import declared, reads_as_declared
from regkit.law import Label, Unit, years, yuan


@pytest.mark.parametrize("said", ["second", "二级", "SECOND", " 二级 ", Grade.SECOND])
def test_a_word_is_understood_by_code_word_and_member(said: Any) -> None:
    """The English code, the law's word and the member are the same; they print in both languages."""
    grade = Contractor(grade=said).grade
    assert grade is Grade.SECOND
    assert (str(grade), repr(grade), grade.code) == ("二级", "Grade.SECOND", "second")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("grade", "五级"),
        ("grade", 2),
        ("key_backbone", "也许"),
        ("key_backbone", 2),
        ("clean_years", 2.5),
        ("clean_years", "三年多"),
        ("clean_years", "36日"),
        ("clean_years", -1),
        ("clean_years", True),
        ("arrears_in_a_row", "1.5"),
        ("reduction", "NaN"),
        ("lodged", 0.5),
        ("lodged", "50"),
        ("last_arrears_on", "2012-02-30"),
        ("last_arrears_on", datetime(2012, 3, 1, 19, 30)),  # noqa: DTZ001  (a time of day is the point)
        ("last_arrears_on", 40969),
        ("last_arrears_on", "0001-01-01"),
        ("grdae", "一级"),
    ],
)
def test_what_is_not_a_value_is_refused(name: str, value: Any) -> None:
    """No coercion: a wrong word, a binary float, a truth for a number, a bare amount, an impossible day."""
    with pytest.raises(ValidationError):
        Contractor.model_validate({name: value})


@pytest.mark.parametrize(
    ("value", "yuan"),
    [("3,200万元", 32_000_000), ("1.2亿元", 120_000_000), (5, 5), (Decimal("0.01"), Decimal("0.01"))],
)
def test_money_is_exact_yuan(value: Any, yuan: Any) -> None:
    """Money is read from the law's way of writing it, or from whole yuan."""
    assert Project(contract_price=value).contract_price == yuan


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("clean_years", "3年", 3),
        ("clean_years", "三年", 3),
        ("clean_years", "一年半", Decimal("1.5")),
        ("arrears_in_a_row", "两次", 2),
        ("arrears_in_a_row", 2, 2),
        ("reduction", "0.5倍", Decimal("0.5")),
        ("reduction", "50%", Decimal("0.5")),
        ("lodged", "五十万元", 500_000),
        ("lodged", "一百元", 100),
        ("lodged", "0.0106亿元", 1_060_000),
    ],
)
def test_words_of_the_law_are_amounts(name: str, said: Any, value: Any) -> None:
    """An amount may be said as the law says it, with its unit, wherever a fact takes one."""
    assert getattr(Contractor.model_validate({name: said}), name) == value


AMOUNTS = {
    f"{name}-{model.__name__}.{spec.name}": (model, spec)
    for name in catalog.SHIPPED
    for model in catalog.models(name)
    for spec in model.facts.values()
    if spec.kind.is_amount
}


@pytest.mark.parametrize(("model", "spec"), AMOUNTS.values(), ids=AMOUNTS)
def test_every_fact_that_takes_an_amount_takes_words_of_the_law(model: type[Subject], spec: FactSpec) -> None:
    """Hanzi with the unit are the number, in every fact of every shipped regulation."""
    taken = {said: _taken(model, spec, said) for said in ("一", "1", "二〇一二", "2012")}
    assert taken["一"] == taken["1"]
    assert taken["二〇一二"] == taken["2012"]
    assert 1 in taken.values() or 2012 in taken.values()


def _taken(model: type[Subject], spec: FactSpec, said: str) -> Any:
    """Return what a fact takes a number with its unit for; nothing where it refuses the number."""
    try:
        return getattr(model.model_validate({spec.name: said + spec.kind.detail.zh}), spec.name)
    except ValidationError:
        return None


def test_a_quantity_of_another_unit_is_refused() -> None:
    """Years are no times, and a quantity of years never passes for one."""
    assert Contractor.model_validate({"clean_years": years(3)}).clean_years == 3
    with pytest.raises(ValidationError, match="`3年` cannot be told in times; accepted: a whole number of 0 or more"):
        Contractor.model_validate({"arrears_in_a_row": years(3)})


HOUSEHOLD = Unit.register("TEST_FAMILY", "试验家庭", "test families", dimension="test families", is_counted=True)


class Estate(Subject):
    """A subject with amounts in units beyond the first ten, one of them registered here."""

    area: SquareMetres | None = fact("面积")
    hours: Hours | None = fact("时间")
    mass: Tonnes | None = fact("重量")
    households: Annotated[int, HOUSEHOLD, reads(HOUSEHOLD)] | None = fact("户数")


def test_facts_in_any_unit() -> None:
    """Areas, hours, masses and units of one's own are read, converted where that is exact, and know their kind."""
    said = {"area": "0.5公顷", "hours": "半小时", "mass": "1500公斤", "households": "十二试验家庭"}
    estate = Estate.model_validate(said)
    assert (str(estate.area), str(estate.hours), str(estate.mass), estate.households) == ("5000", "0.5", "1.5", 12)
    assert [str(spec.kind) for spec in Estate.facts.values()] == [
        "an amount in square metres",
        "an amount in hours",
        "an amount in tonnes",
        "an amount in test families",
    ]
    for wrong in ({"area": "5亩"}, {"hours": "三日"}, {"households": "1.5"}):
        with pytest.raises(ValidationError):
            Estate.model_validate(wrong)


@pytest.mark.parametrize("said", ["2012-03-31", "2012年3月31日"])
def test_a_day_is_read_in_both_ways_of_writing(said: str) -> None:
    """ISO and Chinese dates are the same day."""
    assert str(Contractor.model_validate({"last_arrears_on": said}).last_arrears_on) == "2012-03-31"


def test_silence_is_presumed_and_unknown_is_not() -> None:
    """Nothing said takes the presumption, and says so; an explicit unknown stays unknown."""
    silent, unknown = Contractor(), Contractor(key_backbone=None)
    assert silent.key_backbone is False
    assert "key_backbone" in {spec.name for spec in silent.presumed()}
    assert unknown.key_backbone is None
    assert "key_backbone" not in {spec.name for spec in unknown.presumed()}


def test_the_laws_words_are_names_of_facts() -> None:
    """A fact may be given by its label; twice, by label and by name, is an error."""
    assert Contractor.model_validate({"注册地": "外省"}).origin is Origin.OTHER_PROVINCE
    with pytest.raises(ValidationError, match="given twice"):
        Contractor.model_validate({"注册地": "外省", "origin": "local"})


def test_an_unknown_fact_is_named_with_the_nearest() -> None:
    """A misspelt fact is never ignored."""
    with pytest.raises(ValidationError, match="did you mean `grade`"):
        Contractor.model_validate({"grdae": "一级"})


def test_subjects_are_frozen_and_have_a_bilingual_schema() -> None:
    """A subject cannot be changed; its JSON Schema carries the law's words."""
    with pytest.raises(ValidationError):
        Contractor().grade = Grade.FIRST  # type: ignore[misc]
    schema = Contractor.model_json_schema()
    assert schema["properties"]["grade"]["title"] == "资质等级"
    assert schema["properties"]["grade"]["anyOf"][0]["x-zh"]["second"] == "二级"


# ── what is declared ─────────────────────────────────────────────────────────────────────────────────


class Deal(Subject):
    """A deal, with facts of every declaration and a note of the caller's own."""

    price: Money | None = fact("价款", en="price of the deal", low=yuan(10), high=yuan(100), source="第九条")
    year: Years | None = fact("年份", whole=True)
    sound: Flag | None = fact(Label("合格", "is sound"), denied="不合格")
    fined: Money | None = decision(
        "罚款",
        by=Label("财政部门", "finance department"),
        usual=(yuan(20), yuan(50)),
        about=Label("由财政部门决定。", "as the office finds fit"),
    )
    banned: Flag | None = decision("禁止", by="财政部门", denied="不予禁止")
    remark: str | None = None

    notes = (noted("sound", "remark", {"good": True, "bad": False}.get),)


def test_what_is_declared_of_a_fact() -> None:
    """Its English is what was given, or that of its label, or its name; source, contrary and authority as given."""
    facts = Deal.facts
    assert [facts[name].en for name in ("price", "sound", "year")] == ["price of the deal", "is sound", "year"]
    assert [facts[name].source for name in ("price", "year")] == ["第九条", None]
    assert [facts[name].denied for name in ("sound", "banned", "fined")] == ["不合格", "不予禁止", None]
    assert [facts[name].is_decision for name in ("price", "fined")] == [False, True]
    assert [(facts[name].whole, facts[name].divides) for name in ("year", "price")] == [(True, False), (False, True)]
    assert "decided by finance department (财政部门)" in declared("fined", facts["fined"])
    assert "decided" not in declared("price", facts["price"])
    presumed = [FactSpec("b", "乙", facts["sound"].kind, presumed=presumed) for presumed in (True, False)]
    assert ["taken to be yes" in declared("b", spec) for spec in presumed] == [True, False]
    assert ["taken to be no where" in declared("b", spec) for spec in presumed] == [False, True]
    assert FactSpec("price", "价款", facts["price"].kind).divides
    assert facts["fined"].usual == (Decimal(20), Decimal(50))
    assert facts["banned"].usual is None
    lines = (Deal.__doc__ or "").splitlines()
    place = next(i for i, line in enumerate(lines) if line.startswith("    fined:"))
    assert lines[place + 1].strip() == "As the office finds fit. 由财政部门决定。"
    assert lines[place + 2].startswith("    banned:")


def test_a_note_tells_a_fact_that_nothing_else_tells() -> None:
    """What it tells is said; said alike it stands, said otherwise it is refused; a note that tells nothing is none."""
    assert Deal(remark="good").sound is True
    assert "sound" in Deal(remark="good").model_fields_set
    assert Deal(remark="bad", sound=None).sound is False
    assert Deal(remark="good", sound=True).sound is True
    assert Deal(remark="whatever").model_fields_set == {"remark"}
    with pytest.raises(ValidationError, match="said otherwise than `remark` tells it"):
        Deal(remark="bad", sound=True)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"price": yuan(9)}, "accepted: 10 to 100"),
        ({"price": yuan(101)}, "accepted: 10 to 100"),
        ({"year": "2012.5"}, "accepted: a whole number"),
    ],
)
def test_what_is_beyond_the_ends_of_a_fact_is_refused(facts: dict[str, Any], told: str) -> None:
    """The ends themselves are within; a year is whole."""
    assert [Deal(price=yuan(end)).price for end in (10, 100)] == [10, 100]
    assert Deal(year="2012").year == 2012
    with pytest.raises(ValidationError, match=told):
        Deal(**facts)


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("2012-09-01 10:30", "a time of day is not dropped"),
        ("41153", "it looks like Excel's number for 2012-09-01"),
        (41153, "it looks like Excel's number for 2012-09-01"),
        ("someday", None),
    ],
)
def test_what_is_no_day_is_told_what_it_looks_like(said: Any, hint: str | None) -> None:
    """A moment, or the number that a spreadsheet keeps for a day; of anything else nothing is guessed."""

    class Dated(Subject):
        """Something with a day."""

        on: Day | None = fact("日期")

    with pytest.raises(ValidationError) as caught:
        Dated(on=said)
    (error,) = caught.value.errors()
    told = error.get("ctx", {}).get("hint")
    assert told is None if hint is None else str(told).startswith(hint)


class Graded(Subject):
    """Something of which one fact tells another, with a number of the caller's own."""

    sound: Flag | None = fact("合格")
    good: Flag | None = fact("良好", presumed=False)
    score: float | None = None

    relations = (follows("good", True, when=lambda graded: graded.sound),)


def test_what_follows_is_no_longer_presumed() -> None:
    """As what was said; where nothing tells it, it is presumed."""
    assert [spec.name for spec in Graded().presumed()] == ["good"]
    assert [spec.name for spec in Graded(sound=True).presumed()] == []
    assert [spec.name for spec in Graded(good=True).presumed()] == []


def test_no_number_is_boundless() -> None:
    """Nor is one of the caller's own."""
    for number in (float("inf"), float("nan")):
        with pytest.raises(ValidationError, match="finite number"):
            Graded(score=number)


@pytest.mark.parametrize("annotation", [Money, Flag, Day, Hours, Tonnes])
def test_what_reads_a_fact_is_known_to_frames(annotation: Any) -> None:
    """The validators of this module, with any unit; any other function is none of them."""
    (validator,) = [one for one in annotation.__metadata__ if isinstance(one, BeforeValidator)]
    assert reads_as_declared(validator.func)
    assert not reads_as_declared(str)


class Begun(Subject):
    """Works of which a day tells that they were begun."""

    begun: Flag | None = fact("已开工")
    begun_on: Day | None = fact("开工日")

    relations = (dated("begun", "begun_on"),)


class Limited(Subject):
    """Something that may have a last day, and a grade that is marked with some marks."""

    limited: Flag | None = fact("有期限", presumed=False)
    last_day: Day | None = fact("最后一日")
    grade: Grade | None = fact("等级")
    marks: Money | None = fact("金额")

    relations = (belongs("last_day", to="limited"), belongs("marks", to="grade", value=Grade.FIRST))


def test_who_says_a_last_day_says_that_there_is_one() -> None:
    """The same of an amount that only one word has; who says nothing of either says nothing."""
    assert Limited(last_day=date(2024, 5, 6)).limited is True
    assert Limited(marks="3元").grade is Grade.FIRST
    assert (Limited().limited, Limited().grade) == (False, None)
    assert Limited.facts["last_day"].belongs_to == "limited"


@pytest.mark.parametrize("said", [{"limited": False, "last_day": "2024-05-06"}, {"grade": "second", "marks": "3元"}])
def test_a_last_day_of_what_has_none_is_refused(said: dict[str, Any]) -> None:
    """And an amount of what is of another grade."""
    with pytest.raises(ValidationError, match="contradict each other"):
        Limited(**said)


class Bare(Subject):
    """Something without facts."""


def test_a_fact_knows_the_day_that_tells_it() -> None:
    """Where one is declared; the day itself, and a fact that follows otherwise, have none."""
    assert (Begun.facts["begun"].dated_by, Begun.facts["begun_on"].dated_by) == ("begun_on", None)
    assert Graded.facts["good"].dated_by is None


def test_a_subject_is_documented_with_its_facts() -> None:
    """After its own words, where it has any."""
    assert (Begun.__doc__ or "").startswith(
        "Works of which a day tells that they were begun.\n\nFacts:\n    begun: 已开工"
    )
    assert (Bare.__doc__ or "") == "Something without facts."


@pytest.mark.parametrize("name", ["if", "甲 乙"])
def test_a_fact_has_a_name_that_a_rule_can_write(name: str) -> None:
    """No keyword, and nothing but letters, digits and underscores."""
    with pytest.raises(RuleError, match="is no name for a fact"):
        create_model("Odd", __base__=Subject, **{name: (Flag | None, fact("奇怪"))})  # type: ignore[call-overload]
