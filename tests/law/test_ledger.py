"""The ledger knows which sentences are quoted, declared or open."""

from collections.abc import Callable

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.law import QuoteError, Regulation, Status, yuan
from regkit.wuhan.regulation import WUHAN

TEXT = """样本办法

第一条 为了甲,制定本办法。

第二条 应当乙;逾期的,处1000元以下罚款。丙。

第三条 下列事项:
(一)丁;
(二)戊。
己。
"""


def states(regulation: Regulation) -> dict[str, Status]:
    """Return what became of each sentence."""
    return {sentence.text: sentence.status for sentence in regulation.ledger.sentences}


def test_sentences(regulation_of: Callable[[str], Regulation]) -> None:
    """Sentences end at a full stop or a semicolon; points and the words that introduce them stand apart."""
    regulation = regulation_of(TEXT)
    assert [(sentence.address.short, sentence.text) for sentence in regulation.ledger.sentences] == [
        ("1.1", "为了甲,制定本办法。"),
        ("2.1", "应当乙;"),
        ("2.1", "逾期的,处1000元以下罚款。"),
        ("2.1", "丙。"),
        ("3.1", "下列事项:"),
        ("3.1(1)", "丁;"),
        ("3.1(2)", "戊。"),
        ("3.2", "己。"),
    ]


def test_everything_is_open_at_first(regulation_of: Callable[[str], Regulation]) -> None:
    """A regulation nobody has quoted is open in every sentence."""
    regulation = regulation_of(TEXT)
    assert len(regulation.ledger.open) == len(regulation.ledger.sentences) == 8


def test_quotes_numbers_and_ranges_encode(regulation_of: Callable[[str], Regulation]) -> None:
    """Whatever is quoted is encoded: plain words, numbers and ranges."""
    regulation = regulation_of(TEXT)
    two = regulation.article(2)
    two.quote("应当乙")
    two.range("处1000元以下罚款", None, yuan(1_000))
    assert [text for text, status in states(regulation).items() if status is Status.ENCODED] == [
        "应当乙;",
        "逾期的,处1000元以下罚款。",
    ]


def test_declaring(regulation_of: Callable[[str], Regulation]) -> None:
    """What is declared not encoded keeps its reason; a quote goes before it."""
    regulation = regulation_of(TEXT)
    regulation.article(1).not_encoded(None, "purpose")
    regulation.article(2).not_encoded("丙", "open term")
    regulation.article(2).quote("丙")
    by_text = {sentence.text: sentence for sentence in regulation.ledger.sentences}
    assert by_text["为了甲,制定本办法。"].status is Status.DECLARED
    assert by_text["为了甲,制定本办法。"].reason == "purpose"
    assert by_text["丙。"].status is Status.ENCODED


def test_a_whole_provision(regulation_of: Callable[[str], Regulation]) -> None:
    """Declaring an article covers its points and its tail; then nothing is open."""
    regulation = regulation_of(TEXT)
    for article in regulation.articles():
        article.not_encoded(None, "sample")
    assert regulation.ledger.open == []


def test_a_refused_quote_encodes_nothing(regulation_of: Callable[[str], Regulation]) -> None:
    """Words that do not stand in the text leave the ledger as it was."""
    regulation = regulation_of(TEXT)
    with pytest.raises(QuoteError):
        regulation.article(1).quote("不存在")
    with pytest.raises(QuoteError):
        regulation.article(1).not_encoded("不存在", "x")
    assert len(regulation.ledger.open) == 8


def test_rows_of_a_table_in_prose() -> None:
    """The five amounts of Chengde 9 are five sentences, so that none can be forgotten behind another."""
    nine = [sentence for sentence in CHENGDE.ledger.sentences if sentence.address.article == 9]
    assert len(nine) == 6


def test_no_words_are_left_out() -> None:
    """The sentences of an article make up all its words, headings of points apart."""
    eight = "".join(sentence.text for sentence in WUHAN.ledger.sentences if sentence.address.article == 8)
    headings = "".join(point.heading for point in WUHAN.article(8).points)
    assert len(eight) + len(headings) == len("".join(WUHAN.article(8).text.split()))


def test_words_that_are_cited_only_are_checked_and_leave_no_trace(regulation_of: Callable[[str], Regulation]) -> None:
    """A quote of which no rule is made stands there verbatim, and the sentence stays open."""
    regulation = regulation_of(TEXT)
    quote = regulation.at("2.1").cite("应当乙")
    assert quote.words == "应当乙"
    assert states(regulation)["应当乙;"] is Status.OPEN
    with pytest.raises(QuoteError):
        regulation.at("2.1").cite("应当丁")


def test_a_quoted_sentence_leaves_those_beside_it_open(regulation_of: Callable[[str], Regulation]) -> None:
    """Where one ends the next begins: neither that one nor the one before is quoted with it."""
    regulation = regulation_of(TEXT)
    regulation.article(2).quote("逾期的,处1000元以下罚款。")
    found = states(regulation)
    assert found["逾期的,处1000元以下罚款。"] is Status.ENCODED
    assert found["应当乙;"] is found["丙。"] is Status.OPEN


def test_a_sentence_begins_with_its_first_word(regulation_of: Callable[[str], Regulation]) -> None:
    """A blank between two sentences belongs to neither."""
    regulation = regulation_of("第一条 应当甲。 应当乙。\n")
    sentences = regulation.ledger.sentences
    assert [one.text for one in sentences] == ["应当甲。", "应当乙。"]
    assert all(regulation.text[slice(*one.span)] == one.text for one in sentences)
