"""Cards: what a notebook shows of rules, readings, questions, articles, proofs and the cities' own results."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from regkit import chengde
from regkit.chengde.regulation import CHENGDE
from regkit.datong import Violation, exposure
from regkit.datong.deadlines import correction_deadline
from regkit.engine.prove import disjoint
from regkit.language import (
    Day,
    Facts,
    Flag,
    OpenQuestion,
    Reading,
    Subject,
    Yuan,
    decide,
    decision,
    fact,
    rule,
    when,
)
from regkit.language.catalog import rules_of
from regkit.language.kinds import BOOL
from regkit.language.rule import AnyRule
from regkit.law import InstrumentKind, Label, yuan
from regkit.law.display import card, folded, grid
from regkit.wuhan.league import Entry, league_table
from tests.language.invented import regulation

HOSTILE = '<script>alert("x")</script>&'


def text_of(shown: str) -> str:
    """Return what a reader sees."""
    return html.unescape(re.sub(r"<[^>]+>", "\n", shown))


@pytest.mark.parametrize("shown", [card(HOSTILE, [(HOSTILE, HOSTILE)]), grid(HOSTILE, [HOSTILE], [[HOSTILE]])])
def test_all_text_is_escaped(shown: str) -> None:
    """Whatever a text holds, no mark-up comes of it, and it is read as it was written."""
    assert "<script" not in shown
    assert HOSTILE in text_of(shown)


def test_a_label_without_a_text_is_left_out() -> None:
    """A card shows what there is."""
    assert "readings" not in card("a rule", [("readings", ""), ("name", "x")], "en")


def test_the_english_is_folded_beneath_the_chinese() -> None:
    """Both languages are there, the Chinese in sight."""
    shown = folded(card("甲", []), card("first", [], "en"))
    assert shown.index("甲") < shown.index("<details") < shown.index("first")
    assert {'lang="zh-Hans"', 'lang="en"'} <= set(re.findall(r'lang="[^"]*"', shown))


@pytest.mark.parametrize("rule", rules_of("chengde")[:12], ids=lambda rule: rule.name)
def test_a_rule_shows_its_facts_readings_and_questions(rule: AnyRule) -> None:
    """Everything that a rule rests on is in its card, in both languages."""
    seen = text_of(rule._repr_html_())
    assert {rule.zh, rule.en, rule.name} <= set(seen.split("\n"))
    for key, spec in rule.facts.items():
        assert key in seen
        assert spec.zh in seen
    rests_on: tuple[Reading | OpenQuestion, ...] = (*rule.readings, *rule.open_questions)
    for one in rests_on:
        assert f"[{one.id}]" in seen
        assert one.question("en") in seen


def test_readings_and_questions_show_ways_words_and_authority() -> None:
    """The ways to read or to answer stand there with the words of the article and who may decide."""
    rule = chengde.contractor_deposit
    for reading in rule.readings:
        seen = text_of(reading._repr_html_())
        assert reading.quote.words in seen
        assert all(reading.meaning(option) in seen for option in reading.options)
    for question in rule.open_questions:
        seen = text_of(question._repr_html_())
        assert question.quote.words in seen
        assert str(question.authority) in seen


def test_an_article_shows_its_words_and_the_rules_that_rest_on_it() -> None:
    """Article 9 as published, and the deposit that it sets."""
    article = CHENGDE.article(9)
    seen = text_of(article._repr_html_())
    assert "".join(article.text.split()) in "".join(seen.split())
    assert "standing_deposit" in seen


def test_a_proof_shows_its_fate() -> None:
    """The claim and that it is proved for all facts."""
    seen = text_of(disjoint(chengde.standing_deposit)._repr_html_())
    assert "`standing_deposit` are disjoint" in seen
    assert "proved for all facts" in seen


def test_a_league_table_shows_the_unsettled_apart_and_its_warning() -> None:
    """The best first, what is not settled without a rank, and that a rank is no grade."""
    entries = [Entry("甲<b>", 88, "武汉市", 2008), Entry("乙", 90, "武汉市", 2008), Entry("丙", None, "武汉市", 2008)]
    table = league_table(entries)
    seen = text_of(table._repr_html_())
    assert seen.index("乙") < seen.index("甲<b>") < seen.index("丙")
    assert table.warning_zh in seen
    assert table.warning_en in seen


def test_a_last_day_is_shown_as_counted_and_after_days_of_rest() -> None:
    """Five days after 20 January 2009 is Sunday the 25th; the holiday of the spring festival ends with the 31st."""
    seen = text_of(correction_deadline(date(2009, 1, 20), 5)._repr_html_())
    assert {"2009年1月25日", "2009年2月1日"} <= set(seen.split("\n"))


def test_an_exposure_shows_its_ends_and_what_is_missing() -> None:
    """What violations may cost, and the facts that would narrow it."""
    found = exposure([(Violation.model_validate({"kind": "not_filed"}), 1)])
    seen = text_of(found._repr_html_())
    assert all(item.zh in seen and item.en in seen for item in found.missing)
    assert "units" in seen


# ── what each card says, line by line ────────────────────────────────────────────────────────────────

TOLD = regulation(
    "told",
    InstrumentKind.LOCAL_GOVERNMENT_RULE,
    date(2005, 1, 1),
    "第一条 排污的，处500元罚款；2013年1月1日以后屡犯的，由市环保局决定如何处罚。\n",
    en="Told Rules",
)
(TOLD_ONE,) = TOLD.articles(1)
HOW = TOLD_ONE.quote("如何处罚")
FINE, SINCE = TOLD_ONE.number("处500元罚款", yuan(500)), TOLD_ONE.number("2013年1月1日以后", date(2013, 1, 1))
WAYS = Reading(
    "told.1.how",
    "如何处罚,不明",
    "How is it punished?",
    {"heavy": Label("从重", "heavily"), "light": Label("从轻", "lightly")},
    "light",
    Label("上文如此", "so it says above"),
    HOW,
)
NAMED = OpenQuestion(
    "told.1.named", "由谁处罚", "Who punishes?", Label("市环保局", "the city's bureau"), HOW,
    Label("应由市局", "the bureau should"), {"city": Label("市局", "the bureau"), "none": Label("无人", "nobody")},
)  # fmt: skip
PLAIN = OpenQuestion("told.1.plain", "是否处罚", "Is it punished?", "某局", HOW)


class Plant(Subject):
    """厂: a plant."""

    zh = "厂"

    dirty: Flag | None = fact("排污", en="pollutes", presumed=False, source="第一条")
    again: Day | None = fact(
        "屡犯之日", en="day of the second time", about=Label("第二次排污之日。", "When it did again.")
    )
    heavy: Flag | None = decision("从重", by=Label("市环保局", "the city's bureau"), en="is punished heavily")
    noted: Flag | None = fact("备注", en="is noted", about="A note.")


@rule("罚款", en="the fine")
def fined(plant: Facts[Plant]) -> Yuan:
    """What a plant pays."""
    asked = NAMED.of(BOOL, city=True, none=False) & PLAIN.of(BOOL)
    return decide(
        when(plant.dirty & plant.heavy & plant.noted & asked, WAYS.choose(heavy=FINE, light=FINE)),
        when(~plant.dirty & (plant.again > SINCE), yuan(0), HOW),
    )


def lines_of(shown: str) -> tuple[list[str], list[str]]:
    """Return the lines that a reader sees, in Chinese and, folded beneath, in English."""
    zh, _, en = shown.partition("<details")
    told = (text_of(zh), text_of(en.partition(">")[2]))
    return tuple([line.strip() for line in one.split("\n") if line.strip()] for one in told)  # type: ignore[return-value]


def test_the_card_of_a_rule_line_by_line() -> None:
    """What it settles, of whom and where; its numbers, readings and questions; each fact and what silence means."""
    zh, en = lines_of(fined._repr_html_())
    assert zh == [
        "罚款", "名称", "fined", "对象", "厂", "所在条文", "第一条",
        "数字", "第一条：500元", "第一条：2013年1月1日",
        "所采解读", "如何处罚，不明 [told.1.how] → 从轻",
        "未决问题", "由谁处罚 [told.1.named]", "是否处罚 [told.1.plain]",
        "所问事实", "事实", "含义", "未说明时", "条文",
        "plant.dirty", "排污", "按“否”处理", "第一条",
        "plant.heavy", "从重", "由市环保局决定",
        "plant.noted", "备注", "尚不能确定",
        "plant.again", "屡犯之日：第二次排污之日。", "尚不能确定",
    ]  # fmt: skip
    assert en[1:] == [
        "the fine", "name", "fined", "about", f"plant: {Plant.english()}", "article", TOLD_ONE.address.short,
        "numbers", f"{TOLD_ONE.address.short}: ¥500", f"{TOLD_ONE.address.short}: 1 January 2013",
        "readings", "How is it punished? [told.1.how] → lightly",
        "open questions", "Who punishes? [told.1.named]", "Is it punished? [told.1.plain]",
        "Facts", "fact", "meaning", "if nothing is said", "article",
        "plant.dirty", "pollutes", "taken to be no", "第一条",
        "plant.heavy", "is punished heavily", "for the city's bureau (市环保局) to decide",
        "plant.noted", "is noted. A note.", "unknown",
        "plant.again", "day of the second time. When it did again.", "unknown",
    ]  # fmt: skip


def test_the_card_of_a_reading_line_by_line() -> None:
    """The ways to read the words, the one that is followed and why, who may rule on it, and the words."""
    zh, en = lines_of(WAYS._repr_html_())
    assert zh == [
        "如何处罚，不明 [told.1.how]", "可作", "heavy：从重", "light：从轻", "采用", "light：上文如此",
        "可由", "某机关", "原文", f"{HOW.zh}：“如何处罚”",
    ]  # fmt: skip
    assert en[1:] == [
        "How is it punished? [told.1.how]", "options", "heavy: heavily", "light: lightly", "followed",
        "light: so it says above", "words", f"{HOW.en}: “如何处罚”",
    ]  # fmt: skip


def test_the_card_of_a_question_line_by_line() -> None:
    """Each way to answer it, by whom, and what is likely; in English what is Chinese by name is named in both."""
    zh, en = lines_of(NAMED._repr_html_())
    assert zh == [
        "由谁处罚 [told.1.named]", "可答", "city：市局", "none：无人", "由谁答复", "市环保局", "倾向意见", "应由市局",
        "原文", f"{HOW.zh}：“如何处罚”",
    ]  # fmt: skip
    assert en[1:] == [
        "Who punishes? [told.1.named]", "answers", "city: the bureau (市局)", "none: nobody (无人)",
        "for", "the city's bureau (市环保局)",
        "likely view", "the bureau should (应由市局)", "words", f"{HOW.en}: “如何处罚”",
    ]  # fmt: skip
    zh, en = lines_of(PLAIN._repr_html_())
    assert zh == [
        "是否处罚 [told.1.plain]", "可答", "是、否", "由谁答复", "某局", "原文", f"{HOW.zh}：“如何处罚”",
    ]  # fmt: skip
    assert en[1:] == [
        "Is it punished? [told.1.plain]", "answers", "yes, no", "for", "某局", "words", f"{HOW.en}: “如何处罚”",
    ]  # fmt: skip
