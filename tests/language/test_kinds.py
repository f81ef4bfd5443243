"""Kinds, as they are declared, named in messages and given a meaning; and rules' words for conditions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import pytest
from pydantic.fields import FieldInfo

from regkit.chengde.regulation import CHENGDE
from regkit.engine.reference import Case, evaluate
from regkit.language import (
    Compliance,
    Day,
    Facts,
    Flag,
    Money,
    RuleError,
    Subject,
    Term,
    Word,
    because,
    condition,
    decide,
    fact,
    happened,
    holds,
    record,
    require,
    rule,
    silent,
    when,
)
from regkit.language.abouts import about_of, meanings, schema_of
from regkit.language.kind_words import kind_in_words
from regkit.language.kinds import (
    BOOL,
    DATE,
    TEXT,
    amount,
    kind_of_annotation,
    record_of,
    set_of,
    word_of,
)
from regkit.language.terms import Decide, Named
from regkit.law import Label, Unit, yuan

(A9,) = CHENGDE.articles(9)
WORDS, OTHER_WORDS = A9.quote("劳务分包企业交纳5万元"), A9.quote("劳务分包企业")
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))


class Way(Word):
    """Ways of working."""

    DAY = "day", "白班"
    NIGHT = "night", "夜班"


class Sixfold(Word):
    """Six words."""

    A = "a", "甲"
    B = "b", "乙"
    C = "c", "丙"
    D = "d", "丁"
    E = "e", "戊"
    F = "f", "己"


class Works(Subject):
    """Works."""

    large: Flag | None = fact("大型")
    done: Flag | None = fact("完工")
    price: Money | None = fact("价款")
    begun: Day | None = fact("开工日")


class Other(Subject):
    """Another subject."""

    large: Flag | None = fact("大的")


WORKS: Any = Facts(Works, "works")

# ── kinds ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("annotation", "kind"),
    [
        (bool, BOOL),
        (bool | None, BOOL),
        (date, DATE),
        (str, TEXT),
        (Way, word_of(Way)),
        (Way | None, word_of(Way)),
        (frozenset[Way], set_of(Way)),
        (frozenset[Way] | None, set_of(Way)),
        (Annotated[Decimal, Unit.YUAN], amount(Unit.YUAN)),
        (Annotated[int, "noted", Unit.DAY] | None, amount(Unit.DAY)),
        (Annotated[bool, "noted"], BOOL),
    ],
)
def test_the_kind_that_an_annotation_declares(annotation: Any, kind: Any) -> None:
    """Its `None` and what is noted of it aside."""
    assert kind_of_annotation(annotation, "x.y") == kind


@pytest.mark.parametrize("annotation", [int, Decimal, int | None, Annotated[int, "noted"]])
def test_a_number_needs_a_unit(annotation: Any) -> None:
    """It is told which there are."""
    with pytest.raises(RuleError, match=r"`x\.y` is a number without a unit\nHint: declare its unit"):
        kind_of_annotation(annotation, "x.y")


@pytest.mark.parametrize(
    "annotation", [float, list[int], frozenset[str], frozenset[Any], bool | date, bool | date | None, "bool", dict]
)
def test_what_no_rule_can_read_is_no_kind(annotation: Any) -> None:
    """Fractions of no known exactness, lists, sets of texts, two kinds at once."""
    with pytest.raises(RuleError, match=r"`x\.y` is declared as something that a rule cannot read"):
        kind_of_annotation(annotation, "x.y")


def test_kinds_are_named_without_the_names_of_pythons_types() -> None:
    """For messages."""
    kinds = (BOOL, DATE, TEXT, amount(Unit.YUAN), word_of(Way), set_of(Way), record_of(Works))
    assert [str(kind) for kind in kinds] == [
        "yes or no", "a date", "a text", "an amount in yuan", "a word of Way", "a set of words of Way", "a Works",
    ]  # fmt: skip
    assert [kind.is_period for kind in (amount(Unit.MONTH), amount(Unit.YUAN), DATE)] == [True, False, False]
    assert [kind.is_amount for kind in (amount(Unit.YUAN), DATE)] == [True, False]


def test_six_words_are_named_one_by_one() -> None:
    """As many as can be read at a glance."""
    assert kind_in_words(word_of(Sixfold)) == "甲、乙、丙、丁、戊或己"


# ── what a fact means ────────────────────────────────────────────────────────────────────────────────

BOTH = Label("何时开工。", "when it began.")


def test_what_a_fact_means_is_kept_in_both_languages() -> None:
    """In the schema the English describes it with the Chinese beside; what was declared comes back."""
    assert schema_of(None) == (None, {})
    assert schema_of("何时开工。") == ("何时开工。", {})
    assert schema_of(BOTH) == ("when it began.", {"x-about-zh": "何时开工。"})
    for about in (None, "何时开工。", BOTH):
        description, extra = schema_of(about)
        for more in (extra, {**extra, "x-other": 1}):
            kept = about_of(FieldInfo(description=description, json_schema_extra=more))
            assert kept == about
            assert isinstance(kept, Label) is isinstance(about, Label)
    assert about_of(FieldInfo(description="x", json_schema_extra=lambda _: None)) == "x"
    assert about_of(FieldInfo(json_schema_extra={"x-about-zh": "何"})) == Label("何", "")


def test_what_a_fact_means_is_told_as_sentences() -> None:
    """English first, each once."""
    assert meanings(None) == ()
    assert meanings("what it is") == ("What it is.",)
    assert meanings(BOTH) == ("When it began.", "何时开工。")


# ── building ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_condition_has_the_name_that_is_told() -> None:
    """In English what is said, or its label's, or its function's."""

    def is_large(works: Facts[Any]) -> Term[bool]:
        return works.large

    for written, zh, en in (
        (condition("大", "the works are large"), "大", "the works are large"),
        (condition(Label("大", "they are large")), "大", "they are large"),
        (condition(Label("大", "they are large"), "the works are large"), "大", "the works are large"),
        (condition("大"), "大", "is large"),
    ):
        made = written(is_large)(WORKS)
        assert isinstance(made, Named)
        assert (made.name, made.zh, made.en) == ("is_large(works)", zh, en)
    priced = condition("大")(lambda works: works.price)
    with pytest.raises(RuleError, match="is an amount in yuan, not a condition"):
        priced(WORKS)


def test_a_condition_is_written_once_for_each_subject() -> None:
    """By name too; of another parameter it is another."""
    written: list[str] = []

    @condition("大")
    def is_large(works: Facts[Any]) -> Term[bool]:
        written.append(repr(works))
        return works.large

    assert is_large(WORKS) is is_large(WORKS)
    assert is_large(works=WORKS) is is_large(WORKS)
    assert is_large(Facts(Works, "other")) is not is_large(WORKS)
    assert is_large(Facts(Other, "works")) is not is_large(WORKS)
    assert written == ["works", "other", "works"]


def test_because_needs_a_condition_and_words() -> None:
    """Neither may be left out."""
    with pytest.raises(RuleError, match="names no words"):
        because(WORKS.large)
    with pytest.raises(RuleError, match="is an amount in yuan, not a condition"):
        because(WORKS.price, WORDS)
    assert because(WORKS.large, WORDS).quotes == (WORDS,)  # type: ignore[attr-defined]


def test_what_happens_happens_on_a_day() -> None:
    """No amount does."""
    with pytest.raises(RuleError, match="not a day on which something happens"):
        happened(WORKS.price)
    assert evaluate(happened(WORKS.begun), Case({"works": Works(begun=date(2012, 1, 1))}, date(2012, 1, 1))) is True


def test_a_row_rests_on_words() -> None:
    """Its own, those of a number of the text, or of a question that its condition asks."""
    assert when(WORKS.large, FIVE).quotes == ()
    assert when(WORKS.large, yuan(1), WORDS).quotes == (WORDS,)
    with pytest.raises(RuleError, match="rests on no words of the law"):
        when(WORKS.large, yuan(1))


def test_holding_and_requiring_answer_both_ways() -> None:
    """By the same words, or by others where it does not hold; a duty is met or breached, in the cases it reaches."""
    held = holds(WORKS.large, WORDS, otherwise=OTHER_WORDS)
    assert isinstance(held, Decide)
    assert [row.quotes for row in held.rows] == [(WORDS,), (OTHER_WORDS,)]
    same = holds(WORKS.large, WORDS)
    assert isinstance(same, Decide)
    assert [row.quotes for row in same.rows] == [(WORDS,), (WORDS,)]
    duty = require(WORKS.large, WORDS, provided=WORKS.done)
    told = {
        (large, done): evaluate(duty, Case({"works": Works(large=large, done=done)}))
        for large in (True, False)
        for done in (True, False)
    }
    assert told[True, True] is Compliance.MET
    assert told[False, True] is Compliance.BREACHED
    assert told[True, False] is told[False, False] is not Compliance.MET


def test_exceptions_may_be_one_or_several() -> None:
    """And silences stand among the rows."""
    row, exception = when(WORKS.large, yuan(1), WORDS), when(WORKS.done, yuan(2), WORDS)
    silence = silent(~WORKS.large, "无", authority="某局")
    for unless in (exception, [exception]):
        made = decide(row, silence, unless=unless)
        assert isinstance(made, Decide)
        assert (made.rows, made.unless, made.silences) == ((row,), (exception,), (silence,))


def test_a_record_has_the_fields_of_its_class() -> None:
    """Without a near name nothing is hinted at."""
    with pytest.raises(RuleError) as told:
        record(type(FIVE), xyz=yuan(1))
    assert "Hint" not in str(told.value)


def test_an_attribute_of_pythons_own_is_no_fact() -> None:
    """What libraries ask of anything is not there; what a rule asks and is not there is told with what there is."""
    assert not hasattr(WORKS, "__wrapped__")
    with pytest.raises(RuleError, match="`works` has no fact `quite`\nHint: its facts: large, done, price, begun"):
        _ = WORKS.quite


def test_a_rule_is_made_of_what_it_is_about() -> None:
    """One row that rests on a number of the text answers by its words."""

    @rule
    def due(works: Facts[Works]) -> Term[Any]:
        return decide(when(works.large, FIVE))

    assert due(Works(large=True)).citations == (FIVE.quote,)
