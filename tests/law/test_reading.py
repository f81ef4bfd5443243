"""What sentences of published texts state is read wholly right, or refused."""

import json
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from regkit.law import Boundary, QuantityError, Stated, Unit, fraction, numeral, percent, quantities_in, stated_in, yuan
from regkit.law.quantities import Quantity, days, months, quantity, years
from regkit.law.reading import End

from .corpus_reader import FOLDER, text_of

NEVER = "(?!)"
"""The words of a unit that answers are counted in, and that no text is read by."""

SENTENCES = json.loads((FOLDER / "numbers.json").read_text("utf-8"))
UNITS = {"%": 100, "‰": 1_000, "‱": 10_000}


def _amount(value: str, unit: str) -> tuple[Decimal | str, str]:
    return value if unit == "fraction" else Decimal(value), unit


def _told(end: End) -> tuple[Decimal | str, str]:
    """Tell a quantity in the units of the sentences: a rate by its sign, a share as a fraction."""
    amount, unit = end.quantity.amount, end.quantity.unit
    if end.written:
        return amount * UNITS[end.written], end.written
    if unit.is_share:
        return f"{amount}/{unit.factor.denominator}", "fraction"
    return amount, unit.zh.removeprefix("个") if unit is Unit.PERCENTAGE_POINT else unit.zh


def _expected(state: dict[str, Any]) -> dict[str, Any]:
    ends = [state[key] for key in ("low", "high")] if "low" in state else [state]
    keys = ("low_included", "high_included") if "low" in state else ("included",)
    return {
        "words": state["words"],
        "at": state["at"],
        "ends": [_amount(end["value"], end["unit"]) for end in ends],
        "included": [state.get(key) for key in keys],
        "says": state.get("says", "exactly"),
        "per": state.get("per", ""),
        "apart": state.get("apart", False),
        "reversed": state.get("reversed", False),
    }


def _included(stated: Stated, end: End) -> bool | None:
    """A date before or after so many days has no number inside or outside."""
    return None if end.boundary is None or stated.says == "after" else end.boundary.is_inclusive


def _found(stated: Stated) -> dict[str, Any]:
    return {
        "words": stated.words,
        "at": stated.start,
        "ends": [_told(end) for end in stated.ends],
        "included": [_included(stated, end) for end in stated.ends],
        "says": stated.says,
        "per": stated.per,
        "apart": stated.is_apart,
        "reversed": stated.is_reversed,
    }


def _is_asked_for(stated: Stated) -> bool:
    """Whether the sentences were searched for numbers of this unit."""
    return all(_told(end)[1] in {*SENTENCES["units"], "百分点"} for end in stated.ends)


@pytest.mark.parametrize("sentence", SENTENCES["sentences"], ids=lambda sentence: str(sentence["id"]))
def test_a_sentence(sentence: dict[str, Any]) -> None:
    """Each number of a sentence is found with its unit, what is said of it, its ends and what it is per; no other is.

    Where a careful reader may list a number or not (一人一票), either is right.
    """
    found = [_found(stated) for stated in stated_in(sentence["sentence"]) if _is_asked_for(stated)]
    for state in sentence["states"]:
        expected = _expected(state)
        if state.get("optional"):
            found = [one for one in found if one["ends"] != expected["ends"] or one["says"] != expected["says"]]
        else:
            assert expected in found
            found.remove(expected)
    assert found == []


def test_the_sentences_are_whole() -> None:
    """There are 400 sentences, each in the line of the text that it names, and most of them state something."""
    for one in SENTENCES["sentences"]:
        assert one["sentence"] in text_of(one).split("\n")[one["line"] - 1]
    assert len(SENTENCES["sentences"]) == 400
    assert sum(bool(sentence["states"]) for sentence in SENTENCES["sentences"]) == 366


COUNTED = st.sampled_from(
    [unit for unit in Unit.all() if unit.dimension and unit.words != NEVER and unit is not Unit.POINT]
)


@given(st.integers(1, 999), COUNTED, st.booleans())
def test_a_quantity_written_is_read_back(number: int, unit: Unit, in_words: bool) -> None:
    """Any number of any unit, written in digits or hanzi between other words, is read back as it was written."""
    words = f"共计{numeral(number) if in_words else number}{unit.zh}。"
    (found,) = quantities_in(words)
    assert found.is_same(Quantity(Decimal(number), unit))


@given(st.integers(1, 500), st.integers(1, 500), COUNTED, st.sampled_from(["至", "-", "—", "～"]), st.booleans())
def test_a_range_written_is_read_back(low: int, more: int, unit: Unit, mark: str, in_words: bool) -> None:
    """A range of any unit has its two ends, both inside, whatever mark is between them; `1000年` is of the calendar."""
    assume(in_words or unit is not Unit.YEAR or low + more < 1_000)
    one, two = (numeral(n) if in_words else str(n) for n in (low, low + more))
    (stated,) = stated_in(f"为{one}{unit.zh}{mark}{two}{unit.zh}的")
    assert [end.quantity.amount for end in stated.ends] == [low, low + more]
    assert all(end.boundary is not None and end.boundary.is_inclusive for end in stated.ends)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("二十二点五万元", [yuan(225_000)]),
        ("百分之二点五", [percent("2.5")]),
        ("百分之零点五", [percent("0.5")]),
        ("百分之百", [percent(100)]),
        ("5万至10万元", [yuan(50_000), yuan(100_000)]),
        ("5-10万元", [yuan(50_000), yuan(100_000)]),
        ("5000至1万元", [yuan(5_000), yuan(10_000)]),
        ("千分之五", [percent("0.5")]),
        ("万分之三", [percent("0.03")]),
        ("0.7‰", [percent("0.07")]),
        ("一百元至五百元", [yuan(100), yuan(500)]),
        ("1亿2000万元", [yuan(120_000_000)]),
        ("伍拾万元整", [yuan(500_000)]),
        ("1元5角", [yuan("1.5")]),
        ("三分之二以上", [fraction(2, 3)]),
        ("按标准的1/3交纳", [fraction(1, 3)]),
        ("一半以上", [fraction(1, 2)]),
        ("一年半", [years("1.5")]),
        ("一倍半", [quantity("1.5", Unit.MULTIPLE)]),
        ("两亩半", [quantity("2.5", Unit.MU)]),
        ("廿五日", [days(25)]),
        ("卅元", [yuan(30)]),
        ("5﹪", [percent(5)]),
        ("百分之 5", [percent(5)]),
        ("15个自然日", [days(15)]),
        ("一个半月", [Quantity(Decimal("1.5"), Unit.MONTH)]),
        ("５，０００元", [yuan(5_000)]),
        ("一年零三个月", [months(15)]),
        ("2小时30分钟", [quantity(150, Unit.MINUTE)]),
        ("3千米", [quantity(3, Unit.KILOMETRE)]),
        ("三千米", [quantity(3_000, Unit.METRE)]),
        ("人数十人以上", [quantity(10, Unit.PERSON)]),
        ("二、十八周岁以上的人", [quantity(18, Unit.AGE)]),
        ("自之日起三十日和六十日内", [days(30), days(60)]),
    ],
)
def test_numbers_of_all_kinds(words: str, expected: list[Quantity]) -> None:
    """Decimals, shares, signs, ranges, mixtures, halves and coins are read whole."""
    assert [(one.amount, one.unit) for one in quantities_in(words)] == [(one.amount, one.unit) for one in expected]


@pytest.mark.parametrize(
    ("words", "low", "high", "says"),
    [
        ("5万元至10万元", Boundary.AT_LEAST, Boundary.AT_MOST, "exactly"),
        ("5万元以上至10万元", Boundary.AT_LEAST, Boundary.AT_MOST, "exactly"),
        ("5万元以上至10万元以下", Boundary.AT_LEAST, Boundary.AT_MOST, "exactly"),
        ("5万元以上，10万元以下", Boundary.AT_LEAST, Boundary.AT_MOST, "exactly"),
        ("5万元以上不满10万元", Boundary.AT_LEAST, Boundary.LESS_THAN, "exactly"),
        ("超过5万元至10万元", Boundary.MORE_THAN, Boundary.AT_MOST, "exactly"),
        ("超过5万元不超过10万元", Boundary.MORE_THAN, Boundary.AT_MOST, "exactly"),
        ("不少于5万元且不超过10万元", Boundary.AT_LEAST, Boundary.AT_MOST, "exactly"),
        ("5万元至10万元以上", Boundary.AT_LEAST, Boundary.AT_MOST, "at_least"),
        ("约5至10万元", Boundary.AT_LEAST, Boundary.AT_MOST, "about"),
    ],
)
def test_the_ends_of_a_range(words: str, low: Boundary, high: Boundary, says: str) -> None:
    """Each form of a range says of each of its ends whether it is inside."""
    (stated,) = stated_in(words)
    assert [end.quantity for end in stated.ends] == [yuan(50_000), yuan(100_000)]
    assert ([end.boundary for end in stated.ends], stated.says) == ([low, high], says)


@pytest.mark.parametrize("words", ["三日以上，五人以下", "5万元以下，10万元以上", "超过三日的，处五日以下拘留"])
def test_two_bounds_that_make_no_range(words: str) -> None:
    """Bounds of different dimensions, the high one first, or with words between them, are two statements."""
    assert [len(stated.ends) for stated in stated_in(words)] == [1, 1]


@pytest.mark.parametrize(
    "words",
    [
        "十分珍惜",
        "交通十分不便",
        "上一年年收入",
        "统一收取",
        "同一议题",
        "百分制",
        "单位：万元",
        "附近百米",
        "每月15日",
        "当月5日至10日",
        "3月1日至5日",
        "二〇〇六年至二〇一〇年",
        "2010—2015年",
        "第一、二次",
        "三时三十分",
        "前三名",
        "２００２年６月２９日",
    ],
)
def test_what_is_no_quantity(words: str) -> None:
    """Adverbs, ordinals, dates, years of the calendar, times of day and ranks are no quantities."""
    assert stated_in(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "三四十人",
        "十余年",
        "50多万元",
        "数十日",
        "几十万元",
        "几百元",
        "百余元",
        "上万人",
        "近千元",
        "万元以下",
        "一" + "万" * 5_000 + "元",
        "一百五元",
        "一二三四百元",
        "二、三年内",
        "5或10日",
        "三至五百元",
        "10 500元",
        "007元",
        "5，000元",
        "-5元",
        "高程1\ue010035米",
        "2·5米",
        "7×10米",
        "见表1，300米",
    ],
)
def test_a_number_that_touches_what_is_not_read(words: str) -> None:
    """About so many, a list of bare numbers, a lost character, a sign: refused, and the tail is not taken for it."""
    with pytest.raises(QuantityError, match="cannot be read as one exact number") as caught:
        stated_in(words)
    assert caught.value.hint


def test_words_that_contradict_each_other() -> None:
    """`超过10万元以上` leaves open whether 100,000 is meant, so neither word is taken."""
    with pytest.raises(QuantityError, match="in two ways"):
        stated_in("超过10万元以上")


PIECES = st.sampled_from(
    [
        *"一二三十百千万亿零两半点第至到、，。0159.,-—%‰每前后数几余多分之年月日元角人次米克",
        "以上",
        "超过",
        "不足",
        "最高",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_words_are_read_or_refused(words: str) -> None:
    """No words crash the reader; what it finds stands where it says, in order, and no two findings overlap."""
    try:
        found = stated_in(words)
    except QuantityError:
        return
    assert all(one.words == words[one.start : one.end] for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("每平方米五十元", "50元/平方米"),
        ("每公顷每年补偿四千五百元", "4500元/公顷·年"),
        ("5元/平方米·年", "5元/平方米·年"),
        ("每日不得超过三小时", "3小时/日"),
        ("每户二百元", "None"),
        ("每五百亩配备一名", "None"),
        ("五十元", "None"),
    ],
)
def test_rates(words: str, rate: str) -> None:
    """An amount per a unit is a rate in a unit of its own; per a thing that is no unit, it is none."""
    (stated,) = stated_in(words)
    assert str(stated.rate(stated.ends[0])) == rate


def test_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The examples of the page on numbers print what stands beside them."""
    page = (Path(__file__).parents[2] / "docs" / "numbers.md").read_text("utf-8")
    namespace: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(compile(block, "numbers.md", "exec"), namespace)  # noqa: S102  (our own page)
    assert capsys.readouterr().out.splitlines() == [
        "不满三百亩 less_than ['300亩'] ",
        "一百元至五百元 exactly ['100元', '500元'] ",
        "二十二点五元 exactly ['22.5元'] 平方米",
        "50元/平方米·年",
        "元/年",
        "公里/小时",
        "5000平方米",
    ]


def test_what_stands_behind_a_range_says_what_is_said_of_it() -> None:
    """约3至5万元以下: at most, and the word before says less."""
    assert [one.says for one in stated_in("约3至5万元以下")] == ["at_most"]


@pytest.mark.parametrize("words", ["三十日以内、六十日以内", "不得少于总数的百分之二十,百分之五十以下"])
def test_two_bounds_that_are_no_ends_of_one_range(words: str) -> None:
    """Two upper bounds are two, and so are two of which one is bounded by a word that stands elsewhere."""
    assert [(one.number is not None, one.low, one.high) for one in stated_in(words)] == [(True, None, None)] * 2


@pytest.mark.parametrize(
    ("words", "is_reversed"),
    [("20个月至2年", False), ("12个月至1年", False), ("30个月至2年", True), ("1年至6个月", True)],
)
def test_the_greater_end_of_two_units(words: str, is_reversed: bool) -> None:
    """Months and years are measured in one unit; where the greater end is written first it is the high end still."""
    (one,) = stated_in(words)
    assert one.is_reversed is is_reversed
    first, _, second = words.partition("至")
    low, high = (second, first) if is_reversed else (first, second)
    assert one.low is not None
    assert one.high is not None
    assert [str(end.quantity) for end in (one.low, one.high)] == [low, high]
