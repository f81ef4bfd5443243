"""Values as people write them: by kind, in both languages, in one place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from regkit.language import Bounds, Flag, Label, Status, Subject, Word, fact
from regkit.language.kinds import BOOL, DATE, Kind, amount, record_of, set_of, word_of
from regkit.language.phrases import clause
from regkit.language.terms import Fact
from regkit.language.values import (
    bounds_in_words,
    joined_spans,
    language,
    listed,
    outcome_in_words,
    possible_in_words,
    punctuated,
    range_in_words,
    sentence,
    value_in_words,
)
from regkit.law import InputError, Unit, times, yuan

YUAN, YEARS, TIMES, DAYS = (amount(unit) for unit in (Unit.YUAN, Unit.YEAR, Unit.TIMES, Unit.DAY))


class Grade(Word):
    """Grades."""

    FIRST = "first", Label("一级", "grade one")
    SECOND = "second", "二级"


@dataclass(frozen=True)
class Order:
    """An order, with labels for its fields and without words of its own."""

    what: Grade = field(metadata={"label": Label("档次", "grade")})
    by: str | None = field(default=None, metadata={"label": Label("作出机关", "made by")})
    final: bool = field(default=True, metadata={"label": Label("终局", "final")})


@pytest.mark.parametrize(
    ("value", "kind", "zh", "en"),
    [
        (None, BOOL, "不详", "not known"),
        (True, BOOL, "是", "yes"),
        (Grade.FIRST, word_of(Grade), "一级", "grade one"),
        (Grade.SECOND, word_of(Grade), "二级", "second"),
        (Decimal(300_000), YUAN, "30万元", "¥300,000"),
        (Decimal("0.02"), amount(Unit.RATE), "2%", "2%"),
        (Decimal(3), YEARS, "3年", "3 years"),
        (Decimal(1), YEARS, "1年", "1 year"),
        (1, TIMES, "1次", "1 time"),
        (15, DAYS, "15日", "15 days"),
        (date(2010, 5, 12), DATE, "2010年5月12日", "12 May 2010"),
        (frozenset(Grade), set_of(Grade), "一级和二级", "grade one and second"),
        (frozenset(), set_of(Grade), "没有", "none"),
        (("甲", None), record_of(tuple), "甲和没有", "甲 and none"),
        (
            Order(Grade.FIRST),
            record_of(Order),
            "档次：一级；作出机关：没有；终局：是",
            "grade: grade one; made by: none; final: yes",
        ),
    ],
)
def test_each_kind_of_value_is_written_as_people_write_it(value: Any, kind: Kind, zh: str, en: str) -> None:
    """Unknown is 不详, an intended nothing is 没有; a record tells its fields by their labels; no code, no class."""
    assert (value_in_words(value, kind, "zh"), value_in_words(value, kind, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("bounds", "kind", "zh", "en"),
    [
        (Bounds(None, Decimal(60)), amount(Unit.POINT), "不高于60分", "at most 60 points"),
        (Bounds(Decimal(300_000), Decimal(600_000)), YUAN, "30万元至60万元", "¥300,000 to ¥600,000"),
        (Bounds(Decimal(300_000), None), YUAN, "不少于30万元", "at least ¥300,000"),
        (Bounds(None, Decimal(300_000)), YUAN, "不超过30万元", "at most ¥300,000"),
        (Bounds(date(2012, 9, 1), None), DATE, "不早于2012年9月1日", "not before 1 September 2012"),
        (Bounds(None, date(2012, 9, 1)), DATE, "不晚于2012年9月1日", "not after 1 September 2012"),
        (Bounds(None, None), DATE, "日期尚无从确定", "a day without known bounds"),
        (
            Bounds(Decimal(300_000), Decimal(900_000), (Decimal(450_000), Decimal(600_000))),
            YUAN,
            "30万元至90万元（一般为45万元至60万元）",
            "¥300,000 to ¥900,000 (as a rule ¥450,000 to ¥600,000)",
        ),
    ],
)
def test_bounds_say_their_ends(bounds: Bounds, kind: Kind, zh: str, en: str) -> None:
    """A day is 不早于 or 不晚于, never 以上; 一般 stays 一般."""
    assert (bounds_in_words(bounds, kind, "zh"), bounds_in_words(bounds, kind, "en")) == (zh, en)


def test_ranges_are_written_as_the_law_writes_them() -> None:
    """1000元以下 and never (0, 1000]元."""
    assert range_in_words(None, yuan(1000)) == "1000元以下"
    assert range_in_words(yuan(1000), yuan(5000)) == "1000元以上5000元以下"
    assert range_in_words(times(3), None, low_included=False) == "超过3次"
    assert range_in_words(yuan(1000), yuan(5000), low_included=False, high_included=False) == "超过1000元、不满5000元"
    assert range_in_words(None, yuan(1000), "en") == "at most ¥1,000"
    assert range_in_words(yuan(1000), yuan(5000), "en") == "¥1,000 to ¥5,000"
    assert range_in_words(times(3), None, "en", low_included=False) == "more than 3 times"


def test_sentences_have_the_punctuation_of_their_language() -> None:
    """Full width in Chinese, but for numbers; quoted words keep the published characters."""
    assert sentence("按第(二)项,交纳30万元", "zh") == "按第（二）项，交纳30万元。"
    assert punctuated("依据“主项资质,一级”,共1,234元;是否?") == "依据“主项资质,一级”，共1,234元；是否？"
    assert sentence("the firm is local", "en") == "The firm is local."
    assert sentence("is nothing more due?", "en") == "Is nothing more due?"


def test_lists_and_statuses() -> None:
    """甲、乙或丙; a status is a word, not a code."""
    assert listed(["甲", "乙", "丙"], "zh", any_of=True) == "甲、乙或丙"
    assert listed(["A", "B", "C"], "en") == "A, B and C"
    assert listed(["改动、拆除", "遮挡"], "zh", any_of=True) == "“改动、拆除”或“遮挡”"
    assert listed(["goods or securities", "no slips"], "en", any_of=True) == "“goods or securities” or “no slips”"
    assert listed(["改动、拆除"], "zh") == "改动、拆除"
    assert outcome_in_words(Status.SILENT, BOOL, "zh") == "条文未规定"
    assert outcome_in_words(Status.NOT_APPLICABLE, BOOL, "en") == "not applicable"


class Firm(Subject):
    """A firm."""

    voucher: Flag | None = fact("交费凭证", en="has a voucher")
    arrears: Flag | None = fact("有拖欠", en="has arrears")
    paid: Flag | None = fact("已足额支付", en="has paid in full")
    local: Flag | None = fact("本市企业", en="is of the city")
    complete: Flag | None = fact(
        "资料齐全", en="the papers are complete", denied=Label("资料不齐全", "papers are lacking")
    )
    able: Flag | None = fact("能提供证明", en="can show a certificate")


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("voucher", "没有交费凭证", "the firm has no voucher"),
        ("arrears", "没有拖欠", "the firm has no arrears"),
        ("paid", "未足额支付", "the firm has not paid in full"),
        ("local", "不是本市企业", "the firm is not of the city"),
        ("complete", "资料不齐全", "papers are lacking"),
        ("able", "不能提供证明", "the firm cannot show a certificate"),
    ],
)
def test_a_no_is_said_as_people_say_it(name: str, zh: str, en: str) -> None:
    """A thing with 不是, a deed with 未, a possession with 没有; in words of its own where these are given."""
    term: Fact[bool] = Fact("firm", Firm, Firm.facts[name])
    assert (clause(term, truth=False), clause(term, truth=False, lang="en")) == (zh, en)


def test_bounds_are_written_by_their_ends() -> None:
    """As within words that a class has for its records: both ends, one alone, three dots for none."""
    written = [str(one) for one in (Bounds(2008, 2010), Bounds(2008, 2008), Bounds(2008, None), Bounds(None, None))]
    assert written == ["2008–2010", "2008", "2008–…", "…–…"]


def test_more_than_nothing_is_said_of_money_below_a_fen() -> None:
    """A share of the least amount there is; a rate may be as small as that."""
    least = Decimal("0.001")
    assert bounds_in_words(Bounds(least, None), YUAN) == "多于0元"
    assert bounds_in_words(Bounds(least, Decimal(10)), YUAN) == "多于0元，不超过10元"
    assert bounds_in_words(Bounds(least, None), YUAN, "en") == "more than ¥0"
    assert bounds_in_words(Bounds(least, Decimal(10)), YUAN, "en") == "more than ¥0 and at most ¥10"
    assert bounds_in_words(Bounds(least, None), amount(Unit.RATE)) == "不低于0.1%"


@pytest.mark.parametrize(
    ("kind", "zh", "en", "some_zh", "some_en"),
    [
        (YUAN, "数额尚无从确定", "an amount without known bounds", "某一数额", "some amount"),
        (DATE, "日期尚无从确定", "a day without known bounds", "某一日期", "some day"),
    ],
)
def test_what_has_no_known_ends(kind: Kind, zh: str, en: str, some_zh: str, some_en: str) -> None:
    """It is an amount or a day; among what may be it is some amount or some day."""
    assert [bounds_in_words(Bounds(None, None), kind, lang) for lang in ("zh", "en")] == [zh, en]
    assert possible_in_words([Bounds(None, None)], kind) == f"可能为{some_zh}"
    assert possible_in_words([Bounds(None, None)], kind, "en") == f"it may be {some_en}"


def test_what_an_answer_may_be_in_english() -> None:
    """The values that it may have, then that there may be none; a status alone stands alone."""
    both = [Decimal(5), Decimal(7), Status.SILENT, Status.NOT_APPLICABLE]
    lacks = "the text may give no answer, or it may be that this does not apply"
    assert possible_in_words(both, YUAN, "en") == f"it may be ¥5, or ¥7, or {lacks}"
    assert possible_in_words(both[2:], YUAN, "en") == lacks
    assert (
        possible_in_words(both, YUAN) == f"可能为5元，或者7元，或者{Status.SILENT.zh}，或者{Status.NOT_APPLICABLE.zh}"
    )


def span(low: Any, high: Any) -> Bounds:
    """Return what lies between two ends."""
    return Bounds(low, high)


FEN = Decimal("0.01")


@pytest.mark.parametrize(
    ("outcomes", "kind", "joined"),
    [
        ([Decimal(0), span(FEN, Decimal("99.99")), Decimal(100)], YUAN, [span(Decimal(0), Decimal(100))]),
        ([Decimal(0), span(2 * FEN, Decimal(9))], YUAN, [Decimal(0), span(2 * FEN, Decimal(9))]),
        ([Decimal(0), FEN], YUAN, [Decimal(0), FEN]),
        ([span(1, 3), 4], DAYS, [span(1, 4)]),
        ([span(1, 3), 5], DAYS, [span(1, 3), 5]),
        ([span(date(2012, 1, 1), date(2012, 1, 3)), date(2012, 1, 4)], DATE,
         [span(date(2012, 1, 1), date(2012, 1, 4))]),
        ([span(date(2012, 1, 1), date(2012, 1, 3)), date(2012, 1, 5)], DATE,
         [span(date(2012, 1, 1), date(2012, 1, 3)), date(2012, 1, 5)]),
        ([Bounds(Decimal(1), Decimal(3), (Decimal(1), Decimal(2))), Decimal(3)], YUAN,
         [Bounds(Decimal(1), Decimal(3), (Decimal(1), Decimal(2))), Decimal(3)]),
        ([Decimal(3), Bounds(Decimal(3), Decimal(5), (Decimal(3), Decimal(4)))], YUAN,
         [Decimal(3), Bounds(Decimal(3), Decimal(5), (Decimal(3), Decimal(4)))]),
        ([span(Decimal(1), None), Status.SILENT], YUAN, [span(Decimal(1), None), Status.SILENT]),
    ],
)  # fmt: skip
def test_outcomes_between_which_nothing_lies_are_one_span(outcomes: list[Any], kind: Kind, joined: list[Any]) -> None:
    """A fen, a day, one apart; two amounts alone stay two, and so does what is usual or has no end."""
    assert joined_spans(outcomes, kind) == joined


def test_years_from_a_thousand_on_are_of_the_calendar() -> None:
    """In English they are written without a unit; so many days, and fewer years, are counted."""
    assert [value_in_words(Decimal(number), YEARS, "en") for number in (999, 1000)] == ["999 years", "1000"]
    assert value_in_words(2_000, DAYS, "en") == "2000 days"


def test_a_language_that_is_none_is_refused_with_the_nearest() -> None:
    """`EN` is near to `en`, anything else is answered with `zh`."""
    for wrong, near in (("EN", "en"), ("français", "zh")):
        with pytest.raises(InputError) as caught:
            language(wrong)
        assert caught.value.hint == f"did you mean `{near}`?"


def test_a_label_is_told_in_the_language_asked() -> None:
    """And words without English as they are."""
    assert [value_in_words(Label("甲", "A"), BOOL, lang) for lang in ("zh", "en")] == ["甲", "A"]
    assert value_in_words("甲", BOOL, "en") == "甲"


def test_a_multiple_a_range_and_a_list_in_english() -> None:
    """Once is one time; the low end is told first; words with a comma within them stand between marks, as they are."""
    assert [value_in_words(Decimal(n), amount(Unit.MULTIPLE), "en") for n in (1, 2)] == ["1 time", "2 times"]
    assert range_in_words(yuan(1), yuan(5), "en", low_included=False) == "more than ¥1 and at most ¥5"
    assert listed(["café, bar", "inn"], "en") == "“café, bar” and “inn”"
    assert listed(["甲,乙", "丙"], "zh") == "“甲，乙”和“丙”"
