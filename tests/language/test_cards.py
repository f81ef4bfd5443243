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
from regkit.language import OpenQuestion, Reading
from regkit.language.catalog import rules_of
from regkit.language.rule import AnyRule
from regkit.law.display import card, folded, grid
from regkit.wuhan.league import Entry, league_table

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
