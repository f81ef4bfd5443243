"""Terms as parts of sentences: what each kind of term is called, and what is so where a condition holds or does not."""

# ruff: noqa: RUF001  (the signs of a Chinese text)
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.language import (
    ON,
    Day,
    Duty,
    Facts,
    Flag,
    Listed,
    Money,
    Multiple,
    OpenQuestion,
    Reading,
    Rounding,
    SquareMetres,
    Subject,
    Term,
    Times,
    Word,
    because,
    condition,
    decide,
    duty,
    fact,
    happened,
    holds,
    larger,
    listed,
    months_between,
    next_working_day,
    reads,
    record,
    require,
    rounded,
    rule,
    smaller,
    when,
    working_days_between,
    years_between,
)
from regkit.language.kinds import BOOL
from regkit.language.phrases import bound, clause, phrase
from regkit.language.terms import Named
from regkit.law import Label, Unit, days, months, multiple, percent, quotient, times, yuan

A9, A8 = CHENGDE.articles(9, 8)
WORDS = A9.quote("劳务分包企业交纳5万元")
FIVE = A9.number("劳务分包企业交纳5万元", yuan(50_000))
PER_AREA = quotient(Unit.YUAN, Unit.SQUARE_METRE)


class Way(Word):
    """Ways of working."""

    DAY = "day", Label("白班", "by day")
    NIGHT = "night", Label("夜班", "by night")
    NONE = "none", Label("不上班", "no work")


class Many(Word):
    """More words than are named one by one."""

    A = "a", "甲"
    B = "b", "乙"
    C = "c", "丙"
    D = "d", "丁"
    E = "e", "戊"
    F = "f", "己"
    G = "g", "庚"
    H = "h", "辛"


class Party(Subject):
    """A party."""

    zh = "企业"
    en = "party"

    price: Money | None = fact("承包价款", en="price")
    since: Day | None = fact("成立日", en="day of founding")
    shown: Flag | None = fact("已出示凭证", en="has shown its voucher")


class Works(Subject):
    """Works."""

    zh = "工程"
    en = "site"

    price: Money | None = fact("价款", en="price")
    paid: Money | None = fact("已付价款", en="price paid")
    area: SquareMetres | None = fact("面积", en="area")
    rate: Annotated[Any, PER_AREA, reads(PER_AREA)] | None = fact("单价", en="rate")
    factor: Multiple | None = fact("倍数", en="multiple")
    often: Times | None = fact("次数", en="number of times")
    begun: Day | None = fact("开工日", en="day of beginning")
    ended: Day | None = fact("竣工日", en="day of completion")
    large: Flag | None = fact("属于大型工程", en="is large")
    done: Flag | None = fact("已完工", en="is done")
    papers: Flag | None = fact(
        "资料齐全", en="the papers are complete", denied=Label("资料不齐全", "the papers are lacking")
    )
    denied: Flag | None = fact("有证", en="has a paper", denied=Label("无证", "lacks a paper"))
    way: Way | None = fact("班次", en="shift")
    many: Many | None = fact("种类", en="kind")
    ways: frozenset[Way] | None = fact("各班次", en="set of shifts")
    fields: frozenset[Way] | None = fact("各字段", en="fields recorded")
    counted: Times | None = fact("处数", en="fields counted")
    parties: Listed[Party] | None = listed("各承包企业", en="contractors", unit=Unit.TIMES)


W: Any = Facts(Works, "works")
QUESTION = OpenQuestion("x.9.w", "问什么,不明", "What is asked?", "某机关", WORDS)
READING = Reading("x.9.v", "如何", "How?", {"a": "甲", "b": "乙"}, "a", "因", WORDS)


@dataclass(frozen=True)
class Terms:
    """An outcome of fields."""

    least: Any = field(metadata={"label": Label("下限", "floor")})
    code: Any = field(
        default=None, metadata={"label": Label("方式", "way"), "words": {"x": Label("从重", "heavily"), "y": "从轻"}}
    )


@rule("应交价款", en="the price due")
def due(works: Facts[Works]) -> Term[Any]:
    """What is due."""
    return decide(when(works.large, FIVE))


@rule("属于重大工程", en="is a major work")
def major(works: Facts[Works]) -> Term[bool]:
    """Whether the works are major."""
    return holds(works.large, WORDS)


@duty("须交存", en="to lodge it")
def lodge(works: Facts[Works]) -> Duty:
    """Whether it is lodged."""
    return require(works.large, WORDS)


@condition("属于超限工程", "it is above the limit")
def above(works: Facts[Works]) -> Term[bool]:
    """Whether the price is above."""
    return works.price > FIVE


# ── what a term is called ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("term", "zh", "en"),
    [
        (W.price, "价款", "the price"),
        (ON, "询问之日", "the day asked about"),
        (QUESTION.of(BOOL), "（未定：问什么，不明）", "(open: What is asked?)"),
        (READING.choose(a=W.price, b=W.paid), "价款", "the price"),
        (because(W.price > FIVE, WORDS), "价款超过5万元", "the price is more than ¥50,000"),
        (Named("x", "限额", W.price, "limit"), "限额", "the limit"),
        (Named("x", "限额", W.price, ""), "限额", "the x"),
        (Named("x", "超限", W.large, "it is above"), "超限", "it is above"),
        (Named("x", "超限", W.large, ""), "超限", "x"),
        (due(W), "应交价款", "the price due"),
        (lodge(W), "须交存", "the duty to lodge it"),
        (W.price + W.paid, "价款＋已付价款", "the price + the price paid"),
        (W.price - W.paid, "价款－已付价款", "the price - the price paid"),
        (W.rate * W.area, "单价×面积", "the rate × the area"),
        (W.price / multiple(2), "价款÷2", "the price ÷ 2"),
        (W.price * multiple("0.5"), "价款×0.5", "the price × 0.5"),
        (W.price / yuan(1), "价款", "the price"),
        (W.price - (W.paid + W.paid), "价款－（已付价款＋已付价款）", "the price - (the price paid + the price paid)"),
        (W.price + READING.choose(a=W.paid + W.paid, b=W.paid), "价款＋（已付价款＋已付价款）",
         "the price + (the price paid + the price paid)"),
        (W.price + decide(when(W.large, W.paid, WORDS)), "价款＋（已付价款）", "the price + (the price paid)"),
        (smaller(W.price, W.paid), "价款与已付价款中的较小者", "the lesser of the price and the price paid"),
        (larger(W.price, W.paid), "价款与已付价款中的较大者", "the greater of the price and the price paid"),
        (smaller(W.begun, W.ended), "开工日与竣工日中的较早者",
         "the earlier of the day of beginning and the day of completion"),
        (larger(W.begun, W.ended), "开工日与竣工日中的较晚者",
         "the later of the day of beginning and the day of completion"),
        (W.begun + days(1), "开工日的次日", "the day after the day of beginning"),
        (W.begun + days(2), "开工日起2日届满之日", "the end of 2 days from the day of beginning"),
        (W.begun + months(1), "开工日起1个月届满之日", "the end of 1 month from the day of beginning"),
        (W.begun + (W.ended - W.begun), "开工日起开工日至竣工日的日数届满之日",
         "the end of the days from the day of beginning to the day of completion, counted from the day of beginning"),
        (ON + days(0), "询问之日起0日届满之日", "the end of 0 days from the day asked about"),
        (W.begun - days(1), "开工日之前1日", "1 day before the day of beginning"),
        (W.ended - W.begun, "开工日至竣工日的日数", "the days from the day of beginning to the day of completion"),
        (months_between(W.begun, W.ended), "开工日至竣工日的整月数",
         "the months from the day of beginning to the day of completion"),
        (years_between(W.begun, W.ended), "开工日至竣工日的整年数",
         "the years from the day of beginning to the day of completion"),
        (working_days_between(W.begun, W.ended), "开工日至竣工日的工作日数",
         "the working days from the day of beginning to the day of completion"),
        (next_working_day(W.ended), "竣工日（遇休息日顺延）",
         "the day of completion, or the first working day after it"),
        (rounded(W.price * percent(2), to=yuan("0.01"), how=Rounding.DOWN, words=WORDS), "（价款×2%）（舍去尾数到分）",
         "(the price × 2%), rounded down to the fen"),
        (rounded(W.price * percent(2), to=yuan(1), how=Rounding.UP, words=WORDS), "（价款×2%）（以1元为单位进一）",
         "(the price × 2%), rounded up to ¥1"),
        (W.parties.count(), "承包企业数", "the number of contractors"),
        (W.parties.where(lambda one: one.shown).count(), "承包企业（已出示凭证）数",
         "the number of contractors (the party has shown its voucher)"),
        (W.parties.total(lambda one: one.price), "各承包企业的承包价款之和",
         "the total, over all contractors, of the price"),
        (W.parties.most(lambda one: one.price), "各承包企业的承包价款中最大者",
         "the largest of the price among contractors"),
        (W.parties.least(lambda one: one.price), "各承包企业的承包价款中最小者",
         "the least of the price among contractors"),
        (W.parties.most(lambda one: one.since), "各承包企业的成立日中最晚者",
         "the latest of the day of founding among contractors"),
        (W.parties.least(lambda one: one.since), "各承包企业的成立日中最早者",
         "the earliest of the day of founding among contractors"),
        (decide(when(W.large, W.price, WORDS), when(~W.large, W.paid, WORDS), unless=when(W.done, W.price, WORDS)),
         "价款或已付价款", "the price or the price paid"),
    ],
)  # fmt: skip
def test_what_a_term_is_called(term: Term[Any], zh: str, en: str) -> None:
    """By the law's words in Chinese, by the labels in English."""
    assert (phrase(term), phrase(term, "en")) == (zh, en)


# ── what is so ───────────────────────────────────────────────────────────────────────────────────────


JOINT = (W.large & W.done) | W.papers


@pytest.mark.parametrize(
    ("term", "zh", "en"),
    [
        (W.large, ("属于大型工程", "不属于大型工程"), ("the site is large", "the site is not large")),
        (~W.large, ("不属于大型工程", "属于大型工程"), ("the site is not large", "the site is large")),
        (W.papers, ("资料齐全", "资料不齐全"), ("the papers are complete", "the papers are lacking")),
        (W.denied, ("有证", "无证"), ("the site has a paper", "the site lacks a paper")),
        (READING.choose(a=W.large, b=W.done), ("属于大型工程", "不属于大型工程"),
         ("the site is large", "the site is not large")),
        (because(W.large, WORDS), ("属于大型工程", "不属于大型工程"), ("the site is large", "the site is not large")),
        (above(W), ("属于超限工程", "不属于超限工程"), ("it is above the limit", "it is not above the limit")),
        (major(W), ("属于重大工程", "不属于重大工程"), ("it is a major work", "it is not a major work")),
        (when(True, True, WORDS).outcome, ("任何情形", "任何情形均不"), ("in every case", "never")),
        (W.large & W.done, ("属于大型工程，且已完工", "不属于大型工程，或者未完工"),
         ("the site is large and the site is done", "the site is not large or the site is not done")),
        (W.large | W.done, ("属于大型工程，或者已完工", "不属于大型工程，且未完工"),
         ("the site is large or the site is done", "the site is not large and the site is not done")),
        (JOINT, ("（属于大型工程，且已完工），或者资料齐全", "（不属于大型工程，或者未完工），且资料不齐全"),
         ("(the site is large and the site is done) or the papers are complete",
          "(the site is not large or the site is not done) and the papers are lacking")),
        (~(W.large & W.done) & because(W.papers, WORDS),
         ("（不属于大型工程，或者未完工），且资料齐全", "（属于大型工程，且已完工），或者资料不齐全"),
         ("(the site is not large or the site is not done) and the papers are complete",
          "(the site is large and the site is done) or the papers are lacking")),
        (W.large & because(W.done | W.papers, WORDS),
         ("属于大型工程，且（已完工，或者资料齐全）", "不属于大型工程，或者（未完工，且资料不齐全）"),
         ("the site is large and (the site is done or the papers are complete)",
          "the site is not large or (the site is not done and the papers are lacking)")),
        (W.large == True, ("属于大型工程", "不属于大型工程"), ("the site is large", "the site is not large")),  # noqa: E712
        (W.large != True, ("不属于大型工程", "属于大型工程"), ("the site is not large", "the site is large")),  # noqa: E712
        (W.large == False, ("不属于大型工程", "属于大型工程"), ("the site is not large", "the site is large")),  # noqa: E712
        (W.large == W.done, ("属于大型工程与已完工一致", "属于大型工程与已完工不一致"),
         ("whether the site is large and whether the site is done agree",
          "whether the site is large and whether the site is done do not agree")),
        (W.large != W.done, ("属于大型工程与已完工不一致", "属于大型工程与已完工一致"),
         ("whether the site is large and whether the site is done do not agree",
          "whether the site is large and whether the site is done agree")),
        (W.price < FIVE, ("价款少于5万元", "价款不少于5万元"),
         ("the price is less than ¥50,000", "the price is at least ¥50,000")),
        (W.price <= yuan(0), ("价款为0元", "价款超过0元"), ("the price is ¥0", "the price is more than ¥0")),
        (W.begun < W.ended, ("开工日早于竣工日", "开工日不早于竣工日"),
         ("the day of beginning is before the day of completion",
          "the day of beginning is not before the day of completion")),
        (W.way == Way.DAY, ("班次为白班", "班次不是白班"), ("the shift is by day", "the shift is not by day")),
        (W.way != Way.DAY, ("班次不是白班", "班次为白班"), ("the shift is not by day", "the shift is by day")),
        (W.way == Way.NONE, ("班次为不上班", "班次不是“不上班”"),
         ("the shift is no work", "the shift is not “no work”")),
        (W.way.is_in(Way.DAY, Way.NIGHT), ("班次为白班或夜班", "班次不是白班或夜班"),
         ("the shift is by day or by night", "the shift is not by day or by night")),
        (W.ways.includes(Way.DAY), ("各班次包括白班", "各班次不包括白班"),
         ("the set of shifts includes by day", "the set of shifts does not include by day")),
        (W.fields.includes(Way.DAY), ("各字段包括白班", "各字段不包括白班"),
         ("the fields recorded include by day", "the fields recorded do not include by day")),
        (W.counted > times(3), ("处数超过3次", "处数不超过3次"),
         ("the fields counted are more than 3 times", "the fields counted are at most 3 times")),
        (happened(W.ended), ("竣工日已经到来", "竣工日尚未到来"),
         ("the day of completion has come", "the day of completion has not come yet")),
        (W.parties.any(), ("有承包企业", "没有承包企业"), ("there are contractors", "there are no contractors")),
        (W.parties.any(lambda one: one.shown), ("有承包企业符合“已出示凭证”", "没有承包企业符合“已出示凭证”"),
         ("for some contractors it holds that the party has shown its voucher",
          "for no contractors it holds that the party has shown its voucher")),
        (W.parties.all(lambda one: one.shown), ("各承包企业均符合“已出示凭证”", "并非各承包企业均符合“已出示凭证”"),
         ("for all contractors it holds that the party has shown its voucher",
          "not for all contractors it holds that the party has shown its voucher")),
        (decide(when(W.large, True, WORDS), when(~W.large & W.done, False, WORDS)),
         ("属于大型工程", "不属于大型工程，且已完工"),
         ("the site is large", "the site is not large and the site is done")),
        (decide(when(W.large, True, WORDS), when(W.done, True, WORDS), when(W.papers, False, WORDS)),
         ("属于大型工程，或者已完工", "资料齐全"),
         ("the site is large or the site is done", "the papers are complete")),
        (decide(when(W.large, W.done, WORDS)), ("属于大型工程，且已完工", "属于大型工程，且未完工"),
         ("the site is large and the site is done", "the site is large and the site is not done")),
        (QUESTION.of(BOOL), ("“问什么，不明”答复为是", "“问什么，不明”答复为否"),
         ("“What is asked?” is answered yes", "“What is asked?” is answered no")),
    ],
)  # fmt: skip
def test_what_is_so_where_a_condition_holds_or_does_not(term: Term[Any], zh: Any, en: Any) -> None:
    """What fails together is said by what fails of each."""
    assert tuple(clause(term, truth=truth) for truth in (True, False)) == zh
    assert tuple(clause(term, truth=truth, lang="en") for truth in (True, False)) == en


KNOWN: dict[str, Any] = {
    "price": 70_000, "paid": 50_000, "often": 0, "begun": date(2012, 3, 1), "ended": date(2012, 4, 1),
    "way": Way.DAY, "many": Many.A,
}  # fmt: skip


def known(term: Any) -> Any:
    """Return what an operand was found to be."""
    return KNOWN.get(term.spec.name)


MANY = list(Many)


@pytest.mark.parametrize(
    ("term", "truth", "zh", "en"),
    [
        (W.price > FIVE, True, "价款超过5万元（7万元）", "the price is more than ¥50,000 (¥70,000)"),
        (W.price > yuan(0), True, "价款为7万元", "the price is ¥70,000"),
        (W.price == FIVE, False, "价款不是5万元（7万元）", "the price is not ¥50,000 (¥70,000)"),
        (W.price == yuan(70_000), True, "价款为7万元", "the price is ¥70,000"),
        (W.often < times(3), True, "次数少于3次（0次）", "the number of times is less than 3 times (0 times)"),
        (W.begun < W.ended, True, "开工日（2012年3月1日）早于竣工日（2012年4月1日）",
         "the day of beginning (1 March 2012) is before the day of completion (1 April 2012)"),
        (W.begun < date(2012, 5, 1), True, "开工日（2012年3月1日）早于2012年5月1日",
         "the day of beginning (1 March 2012) is before 1 May 2012"),
        (W.price < W.paid, True, "价款（7万元）少于已付价款（5万元）",
         "the price (¥70,000) is less than the price paid (¥50,000)"),
        (happened(W.ended), True, "竣工日（2012年4月1日）已经到来", "the day of completion (1 April 2012) has come"),
        (W.way.is_in(Way.DAY, Way.NIGHT), True, "班次为白班", "the shift is by day"),
        (W.way == Way.NIGHT, False, "班次为白班，不是夜班", "the shift is by day, not by night"),
        (W.many.is_in(*MANY[1:7]), False, "种类为甲，不是乙、丙、丁、戊、己或庚",
         "the kind is a, not b, c, d, e, f or g"),
        (W.many.is_in(*MANY[1:8]), False, "种类为甲", "the kind is a"),
    ],
)  # fmt: skip
def test_what_was_found_is_told_beside_what_was_compared(term: Term[Any], truth: Any, zh: str, en: str) -> None:
    """An amount behind what it is compared with, a day beside itself; more than nothing by how much it is."""
    assert clause(term, truth=truth, known=known) == zh
    assert clause(term, truth=truth, lang="en", known=known) == en


@pytest.mark.parametrize(
    ("term", "zh", "en"),
    [
        (W.price >= FIVE, ("不少于5万元", "少于5万元"), ("at least ¥50,000", "less than ¥50,000")),
        (W.price == FIVE, ("5万元", "不是5万元"), ("¥50,000", "not ¥50,000")),
        (W.price <= yuan(0), ("0元", "超过0元"), ("¥0", "more than ¥0")),
        (W.begun < date(2012, 3, 1), ("早于2012年3月1日", "不早于2012年3月1日"),
         ("before 1 March 2012", "not before 1 March 2012")),
    ],
)  # fmt: skip
def test_what_a_comparison_asks_of_its_left_side(term: Any, zh: Any, en: Any) -> None:
    """An equal amount alone, or nothing, than which there is no less."""
    assert tuple(bound(term, truth=truth) for truth in (True, False)) == zh
    assert tuple(bound(term, "en", truth=truth) for truth in (True, False)) == en


def test_a_comparison_holds_unless_it_is_said_that_it_does_not() -> None:
    """What it asks for is told, and what is so."""
    assert bound(W.price >= FIVE) == "不少于5万元"
    assert clause(W.price >= FIVE) == "价款不少于5万元"


def test_an_outcome_of_fields_is_told_by_its_fields() -> None:
    """A code in the words that its field has for it; a field without a value is left out."""
    told = record(Terms, least=W.price, code="x"), record(Terms, least=W.price, code="y"), record(Terms, least=W.price)
    for term, zh, en in zip(told, ("从重", "从轻", None), ("heavily", "从轻", None), strict=True):
        assert ("价款" in phrase(term), "the price" in phrase(term, "en")) == (True, True)
        assert ("方式" in phrase(term)) is (zh is not None)
        assert zh is None or (zh in phrase(term) and str(en) in phrase(term, "en"))
    reckoned = record(Terms, least=W.price, code=W.paid)
    assert phrase(reckoned) == "下限：价款；方式：已付价款"
