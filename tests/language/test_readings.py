"""Readings and open questions: what they say in two languages, which answers are possible, and who may give them."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from regkit.language import (
    Facts,
    Flag,
    Money,
    OpenQuestion,
    Reading,
    RuleError,
    Subject,
    Word,
    fact,
    holds,
    record,
    rule,
)
from regkit.language.kinds import BOOL, DATE, TEXT, amount, word_of
from regkit.language.readings import FormerName
from regkit.language.rulings import of_no_concern, ruling_from
from regkit.law import InstrumentKind, Label, Unit, days, yuan
from tests.language.invented import regulation

TEXT_OF_ONE = "第一条 排污的，处500元罚款；如何处罚，由市环保局解释。\n"
KIND, DAY = InstrumentKind.LOCAL_GOVERNMENT_RULE, date(2005, 1, 1)


def words_of(issuer: str, interpreter: str | None) -> Any:
    """Return words of a regulation that a body issued and another interprets."""
    text = regulation("asked", KIND, DAY, TEXT_OF_ONE, issuer=issuer, interpreter=interpreter)
    return text.article(1).quote("如何处罚")


WORDS = words_of("某省乙市人民政府", "市环保局")


class Way(Word):
    """Ways of working."""

    DAY = "day", "白班"
    NIGHT = "night", "夜班"
    BOTH = "both", "两班"


class Works(Subject):
    """Works."""

    large: Flag | None = fact("大型")
    price: Money | None = fact("价款")


def question(authority: str = "某机关", **more: Any) -> OpenQuestion:
    """Return a question that no shipped rule asks."""
    return OpenQuestion("asked.1", "问什么", "What is asked?", authority, more.pop("quote", WORDS), **more)


READING = Reading(
    "asked.1.how",
    "如何理解,不明",
    "How is it read?",
    {"plain_one": "照字面,不扩大", "wide": Label("从宽", "read widely")},
    "wide",
    Label("上下文如此,不作他解", "so the context says"),
    WORDS,
)

# ── in two languages ─────────────────────────────────────────────────────────────────────────────────


def test_a_reading_tells_itself_in_two_languages() -> None:
    """Chinese has its own punctuation; an option without English has its code in words."""
    assert READING.question() == "如何理解，不明"
    assert READING.question("en") == "How is it read?"
    assert READING.meaning("plain_one") == "照字面，不扩大"
    assert [READING.meaning(option, "en") for option in READING.options] == ["plain one", "read widely"]
    assert READING.reason() == "上下文如此，不作他解"
    assert READING.reason("en") == "so the context says"
    bare = Reading("asked.1.b", "何", "What?", {"a": "甲", "b": "乙"}, "a", "因", WORDS)
    assert bare.reason("en") == "因"


def test_a_question_tells_itself_in_two_languages() -> None:
    """As it was written, with Chinese punctuation."""
    asked = OpenQuestion("asked.1", "问什么,不明", "What is asked?", "某机关", WORDS)
    assert asked.question() == "问什么，不明"
    assert asked.question("en") == "What is asked?"


# ── what is possible ─────────────────────────────────────────────────────────────────────────────────


def asked_for(kind: Any, *candidates: object, **following: object) -> OpenQuestion:
    """Return a question that is asked once."""
    asked = question(outcomes=dict.fromkeys(following, "某"))
    asked.of(kind, *candidates, **following)
    return asked


MONEY = amount(Unit.YUAN)


@pytest.mark.parametrize(
    ("asked", "zh", "en"),
    [
        (asked_for(BOOL), ("是", "否"), ("yes", "no")),
        (asked_for(MONEY, yuan(1), yuan(3)), ("1元至3元",), ("¥1 to ¥3",)),
        (asked_for(MONEY), ("an amount in yuan",), ("an amount in yuan",)),
        (asked_for(word_of(Way), Way.DAY, Way.NIGHT), ("白班", "夜班"), ("day", "night")),
        (asked_for(MONEY, low=yuan(1), high=yuan(3)), ("low", "high"), ("low", "high")),
    ],
    ids=["yes or no", "between two amounts", "any amount", "words", "names"],
)  # fmt: skip
def test_the_outcomes_that_are_left_open_are_told(asked: OpenQuestion, zh: Any, en: Any) -> None:
    """Yes or no, the ends, each word, each name, or else what kind of value is asked for."""
    assert (asked.possible("zh"), asked.possible()) == (zh, en)


LEAST, MOST = date(2012, 1, 1), date(2012, 3, 1)
FREE = Facts(Works, "works").price


@pytest.mark.parametrize(
    ("asked", "possible", "impossible"),
    [
        (asked_for(MONEY, yuan(1), yuan(3)), [yuan(1), yuan(2), yuan(3)], [yuan(4), yuan("0.99"), days(2), True]),
        (asked_for(DATE, LEAST, MOST), [LEAST, date(2012, 2, 1), MOST], [date(2011, 12, 31), date(2012, 3, 2)]),
        (asked_for(word_of(Way), Way.DAY, Way.NIGHT), [Way.DAY, Way.NIGHT], [Way.BOTH]),
        (asked_for(MONEY, yuan(1), FREE), [yuan(1), yuan(700)], [days(1)]),
        (asked_for(MONEY), [yuan(700)], [days(1), Way.DAY]),
        (asked_for(BOOL), [True, False], [yuan(1), "yes"]),
        (asked_for(TEXT), ["一句话"], ["", " ", True]),
        (asked_for(MONEY, low=yuan(1), high=yuan(3)), ["low", "high"], ["middle", yuan(1)]),
    ],
    ids=["amounts", "days", "words", "beside a fact", "any amount", "yes or no", "text", "names"],
)
def test_what_answers_a_question(asked: OpenQuestion, possible: list[Any], impossible: list[Any]) -> None:
    """A value between the ends, both included, or one of the words; any where a fact is among the candidates."""
    for value in possible:
        assert asked.answered(value, by="某机关", document="1号", on=DAY).value == value
    for value in impossible:
        with pytest.raises(RuleError, match=r"is no outcome of `asked\.1`"):
            asked.answered(value, by="某机关", document="1号", on=DAY)


def test_who_asks_a_question_is_not_told_but_found() -> None:
    """Where rules ask it is kept as they do."""
    with pytest.raises(TypeError, match="unexpected keyword argument 'asked'"):
        question(asked=[])
    asked = question()
    assert asked.asked == []
    term = asked.of(BOOL)
    assert [one is term for one in asked.asked] == [True]


def test_what_follows_is_said_of_every_outcome_or_of_none() -> None:
    """Candidates alone may be given for a question without names; beside names, or for some of them, they may not."""
    named = question(outcomes={"low": "低", "high": "高"})
    for candidates, following in (((), {"low": yuan(1)}), ((yuan(2),), {"low": yuan(1), "high": yuan(3)})):
        with pytest.raises(RuleError, match="has the outcomes low, high"):
            named.of(MONEY, *candidates, **following)
    assert question().of(MONEY, yuan(1), yuan(3)).kind == MONEY
    with pytest.raises(
        RuleError, match=r"`1 day` is an amount in days; question `asked\.1` asks for an amount in yuan"
    ):
        question().of(MONEY, days(1))


@dataclass(frozen=True)
class Fine:
    """An outcome of two fields."""

    low: Any
    high: Any = None


def test_an_answer_to_the_whole_answers_a_field_of_it() -> None:
    """The name of an outcome puts its field in place; what is no outcome of the whole is none of the field."""
    one, two = record(Fine, low=yuan(1)), record(Fine, low=yuan(2))
    asked = question(outcomes={"a": "甲", "b": "乙"})
    whole: Any = asked.of(one.kind, a=one, b=two)
    narrowed: Any = whole.field("low")
    assert OpenQuestion.branch(whole, "b") is two
    assert OpenQuestion.branch(narrowed, "b").value == 2  # type: ignore[union-attr]
    assert OpenQuestion.branch(narrowed, "c") is None


def test_a_field_of_an_answer_without_a_name_is_of_the_value_that_is_given() -> None:
    """An outcome that is given whole is narrowed to the field that is asked for; another value is no answer."""
    least = record(Fine, low=yuan(1))
    narrowed: Any = question().of(least.kind, least).field("low")
    given: Any = OpenQuestion.branch(narrowed, Fine(yuan(9)))
    assert (given.value, given.kind) == (9, MONEY)
    assert OpenQuestion.branch(narrowed, yuan(9)) is None


# ── who may answer ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("issuer", "interpreter", "bodies"),
    [
        ("某省乙市人民政府", "市环保局", ("市环保局", "某省乙市环保局", "某省乙市人民政府")),
        ("乙市人民政府", "乙市环保局", ("乙市环保局", "乙市人民政府")),
        ("某机关", "市环保局", ("市环保局", "某机关")),
        ("某机关", "某机关", ("某机关",)),
        ("某机关", None, ("某机关",)),
    ],
)
def test_who_may_rule_on_a_reading(issuer: str, interpreter: str | None, bodies: tuple[str, ...]) -> None:
    """Who interprets the text, as it says and in full, and who issued it, each once."""
    one = Reading("asked.1.c", "何", "What?", {"a": "甲", "b": "乙"}, "a", "因", words_of(issuer, interpreter))
    assert one.authorities == bodies


def test_who_may_answer_a_question() -> None:
    """Each body that is named, also without what stands in brackets; who interprets, as the text has it, too."""
    assert question("甲局(乙) / 丙局").authorities == ("甲局(乙)", "甲局", "丙局")
    assert question("某省乙市环保局").authorities == ("某省乙市环保局", "市环保局")
    assert question("某机关").authorities == ("某机关",)
    nobody = question("某机关", quote=words_of("某机关", None))
    assert nobody.authorities == ("某机关",)


def test_a_ruling_needs_a_document_and_a_day() -> None:
    """Neither may be left out."""
    for document, on in ((" ", DAY), ("1号", None)):
        with pytest.raises(RuleError, match="names its document and its day"):
            READING.ruled("wide", by="市环保局", document=document, on=on)  # type: ignore[arg-type]


# ── earlier names ────────────────────────────────────────────────────────────────────────────────────


def test_an_earlier_name_is_told_where_it_was_used() -> None:
    """The warning is of the line that asks by the earlier name; the present name is understood without one."""
    asked = question(formerly="asked.old")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert asked.is_called("asked.1")
        assert not asked.is_called("asked.2")
        assert not told
        assert asked.is_called("asked.old")
    assert [one.category for one in told] == [FormerName]
    assert told[0].filename == __file__
    assert not question().is_called("asked.old")


# ── from files ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked", "said", "value"),
    [
        (asked_for(BOOL), True, True),
        (asked_for(BOOL), "是", True),
        (asked_for(BOOL), "yes", True),
        (asked_for(BOOL), "True", True),
        (asked_for(BOOL), "否", False),
        (asked_for(BOOL), "No", False),
        (asked_for(BOOL), "false", False),
        (asked_for(DATE), "2012-03-01", date(2012, 3, 1)),
        (asked_for(DATE), date(2012, 3, 1), date(2012, 3, 1)),
        (asked_for(MONEY, yuan(50_000), yuan(100_000)), "5万元", yuan(50_000)),
        (asked_for(MONEY, yuan(50_000), yuan(100_000)), "¥100,000", yuan(100_000)),
        (asked_for(MONEY, yuan(50_000), yuan(100_000)), 60_000, yuan(60_000)),
        (asked_for(word_of(Way), Way.DAY, Way.NIGHT), "夜班", Way.NIGHT),
        (asked_for(word_of(Way), Way.DAY, Way.NIGHT), "night", Way.NIGHT),
        (asked_for(TEXT), "一句话", "一句话"),
    ],
)
def test_an_answer_is_told_as_in_a_file(asked: OpenQuestion, said: Any, value: Any) -> None:
    """By its words in either language, by a number with its unit or without, by a day as it is or written."""
    ruling = ruling_from(asked, said, by="某机关", document="1号", on=DAY)
    assert ruling.value == value
    assert type(ruling.value) is type(value)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (asked_for(BOOL), "maybe"), (asked_for(DATE), "some day"), (asked_for(MONEY, yuan(1), yuan(3)), "4元"),
        (asked_for(MONEY, yuan(1), yuan(3)), "two"), (asked_for(word_of(Way), Way.DAY), "夜班"),
    ],
)  # fmt: skip
def test_what_is_no_answer_in_a_file_is_refused(asked: OpenQuestion, said: Any) -> None:
    """Whatever it is, it is told as it was written that it is no outcome."""
    with pytest.raises(RuleError, match=f"`{said}` is no outcome of"):
        ruling_from(asked, said, by="某机关", document="1号", on=DAY)


def test_an_outcome_is_told_by_its_name_or_its_meaning() -> None:
    """In either language; a reading by what its options mean, too."""
    asked = question(outcomes={"low": Label("低额", "the lower amount"), "high": "高额"})
    asked.of(MONEY, low=yuan(1), high=yuan(3))
    told = [ruling_from(asked, said, by="某机关", document="1号", on=DAY).value for said in ("low", "低额", "高额")]
    assert told == ["low", "low", "high"]
    assert ruling_from(asked, "the lower amount", by="某机关", document="1号", on=DAY).value == "low"
    for said in ("wide", "从宽", "read widely"):
        assert ruling_from(READING, said, by="市环保局", document="1号", on=DAY).value == "wide"


def test_a_ruling_that_no_rule_rests_on_is_of_no_concern() -> None:
    """Of two rulings the one that is asked about by a rule is of concern."""
    asked, other = question(), question()

    @rule("所问")
    def asking(works: Facts[Works]) -> Any:
        return holds(works.large & asked.of(BOOL), WORDS)

    other.of(BOOL)
    used, unused = (one.answered(value=True, by="某机关", document="1号", on=DAY) for one in (asked, other))
    assert of_no_concern([asking], [used, unused]) == (unused,)
    assert of_no_concern([asking], [used]) == ()
