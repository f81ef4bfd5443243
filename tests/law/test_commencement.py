"""An article says when a regulation comes into force; the day is told where the words and the text tell it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from regkit.language import catalog
from regkit.law import Event, Regulation, TextError, months
from regkit.law.commencement import speaks_of_commencement

Loader = Callable[..., Regulation]
NAMED, PROMULGATED = date(2000, 1, 1), date(1999, 12, 1)


def said(regulation_of: Loader, words: str, head: str = "", **declared: Any) -> tuple[Any, ...] | None:
    """Return what an article in such words says: the words, the day named, the event and the day that follows."""
    regulation = regulation_of(f"样本办法\n{head}\n第一条 甲。\n第二条 {words}\n", **declared)
    found = regulation.commencement
    if found is None:
        return None
    assert regulation.text[slice(*found.quote.span)] == found.quote.words
    assert found.quote.address.article == 2
    return found.quote.words, found.named, found.event, found.day


@pytest.mark.parametrize(
    "words",
    [
        "本办法自2000年1月1日起施行",
        "本办法自 2000 年 1 月1 日起施行",
        "本办法自二〇〇〇年一月一日起实施",
        "本办法从2000年1月1日起开始执行",
        "本办法于2000年1月1日零时起正式生效",
        "本实施细则自２０００年１月１日起试行",
        "本法由全国人民代表大会通过，自2000年1月1日起施行",
        "自2000年1月1日起施行",
    ],
)
def test_a_day_that_is_named(words: str, regulation_of: Loader) -> None:
    """A day named in any of the published forms is the day, and the words are quoted as published."""
    assert said(regulation_of, f"{words}。1990年发布的《乙办法》同时废止。") == (words, NAMED, None, NAMED)


@pytest.mark.parametrize("word", ["公布", "发布", "颁布", "印发"])
def test_the_day_of_promulgation(word: str, regulation_of: Loader) -> None:
    """自公布之日起 is the day of promulgation where that is declared or the head names it once; else it is unknown."""
    words, note = f"本办法自{word}之日起施行", f"1999年12月1日 国务院{word}"
    assert said(regulation_of, f"{words}。") == (words, None, Event.PROMULGATED, None)
    assert said(regulation_of, f"{words}。", note) == (words, None, Event.PROMULGATED, PROMULGATED)
    assert said(regulation_of, f"{words}。", f"{note}\n2000年1月1日 国务院{word}") == (
        words,
        None,
        Event.PROMULGATED,
        None,
    )
    assert said(regulation_of, f"{words}。", promulgated=NAMED) == (words, None, Event.PROMULGATED, NAMED)
    assert said(regulation_of, f"{words}。", version="2000年修正", promulgated=NAMED) == (
        words, None, Event.PROMULGATED, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("本办法自公布之日起30日后施行", date(2000, 1, 1)),
        ("本办法自公布之日起满三十日后施行", date(2000, 1, 1)),
        ("本办法自公布之日起三个月后施行", date(2000, 3, 2)),
        ("本办法自公布之日起30日内施行", None),
        ("本办法自公布之日起满三十日施行", None),
        ("本办法自公布之日起的下一季度施行", None),
    ],
)
def test_a_period_after_promulgation(words: str, day: date | None, regulation_of: Loader) -> None:
    """30日后 is the day after the thirtieth, that of promulgation not counted; what is not read so is unknown."""
    found = said(regulation_of, f"{words}。", promulgated=PROMULGATED)
    assert found == (words, None, Event.PROMULGATED if day else None, day)


def test_a_day_that_cannot_be_reckoned_is_unknown(regulation_of: Loader) -> None:
    """A head with a day that is none, or working days without a calendar: the text loads, the day is not told."""
    assert said(regulation_of, "本办法自公布之日起施行。", "1999年2月30日 国务院公布") == (
        "本办法自公布之日起施行", None, Event.PROMULGATED, None,
    )  # fmt: skip
    words = "本办法自公布之日起10个工作日后施行"
    assert said(regulation_of, f"{words}。", promulgated=date(2090, 1, 1)) == (words, None, Event.PROMULGATED, None)


def test_the_period_is_told(regulation_of: Loader) -> None:
    """The period stands beside the event."""
    found = regulation_of("第一条 本办法自公布之日起三个月后施行。").commencement
    assert found is not None
    assert found.period is not None
    assert found.period.is_same(months(3))


@pytest.mark.parametrize(
    "words",
    [
        "本办法第二条自2000年1月1日起施行。",
        "本办法除第二条外，自2000年1月1日起施行。",
        "2000年1月1日起施行的《乙办法》同时废止。",
        "《乙法》自2000年1月1日起施行。",
        "使用单位应当自本办法施行之日起60日内备案。",
        "价格自主管部门备案之日起满30日生效。",
        "协议应当写明：“本协议自公布之日起施行”。",
        "本办法经国务院批准后，由交通部发布施行。",
        "甲。",
    ],
)
def test_what_says_nothing_of_the_whole(words: str, regulation_of: Loader) -> None:
    """Of a provision, of other law, of a period that runs from commencement, or within quotation marks: nothing."""
    assert said(regulation_of, words) is None


@pytest.mark.parametrize(
    "words",
    [
        "本办法自2000年1月1日起试行。本办法自2001年1月1日起施行。",
        "本办法自2000年2月30日起施行。",
        "本办法自5月1日起施行。",
    ],
)
def test_what_cannot_be_told_is_unknown(words: str, regulation_of: Loader) -> None:
    """Two days, a day that no calendar has or one without its year: the words are quoted, the day is unknown."""
    found = said(regulation_of, words)
    assert found is not None
    assert found[1:] == (None, None, None)


def test_a_provision_with_a_day_of_its_own(regulation_of: Loader) -> None:
    """The whole comes into force on its day, whatever is said of one of its provisions after it."""
    found = said(regulation_of, "本办法自2000年1月1日起施行，第五条自2001年1月1日起施行。")
    assert found == ("本办法自2000年1月1日起施行", NAMED, None, NAMED)


@pytest.mark.parametrize("name", list(catalog.SHIPPED))
def test_the_shipped_regulations_commence_as_their_words_say(name: str) -> None:
    """The day on which each is in force is the one that its last article names, or that follows from it."""
    regulation = catalog.regulation_of(name)
    assert regulation.commencement is not None
    assert regulation.commencement.day == regulation.commenced


def test_another_day_than_the_article_names_is_refused(regulation_of: Loader) -> None:
    """`commenced` is the day that the article names; only of an amended text may it be later, never earlier."""
    text = "第一条 甲。\n第二条 本办法自2001年3月1日起施行。\n"
    assert regulation_of(text, commenced=date(2001, 3, 1)).commenced == date(2001, 3, 1)
    with pytest.raises(TextError, match="`commenced` on `2001-03-02`, and 第二条 says `本办法自2001年3月1日起施行`"):
        regulation_of(text, commenced=date(2001, 3, 2))
    for amended in ({"version": "2011年修正"}, {"made_by": "2011年修改决定"}):
        assert regulation_of(text, commenced=date(2011, 1, 1), **amended).commenced == date(2011, 1, 1)
        with pytest.raises(TextError, match="第二条 says"):
            regulation_of(text, commenced=date(2001, 2, 28), **amended)


def test_words_that_tell_no_day() -> None:
    """Words speak of commencement also where no day can be told from them; periods that run from it do not."""
    assert speaks_of_commencement("本规则经国务院批准后，由交通部发布施行。")
    assert speaks_of_commencement("本办法除第二条外，自2000年1月1日起施行。")
    assert not speaks_of_commencement("应当自本办法施行之日起60日内备案。")


def test_the_quote_is_of_the_clause_alone(regulation_of: Loader) -> None:
    """Where a sentence stands before it, that one is not quoted."""
    found = said(regulation_of, "本办法由某局负责解释。本办法自2000年1月1日起施行。")
    assert found is not None
    assert found[0] == "本办法自2000年1月1日起施行"


def test_of_the_days_that_the_head_names_the_one_of_the_event_counts(regulation_of: Loader) -> None:
    """Adopted on one day and promulgated on another: 自公布之日起 counts from the latter."""
    head = "(1999年11月1日某市人民政府第1次常务会议通过 1999年12月1日公布)"
    found = said(regulation_of, "本办法自公布之日起施行。", head, commenced=PROMULGATED)
    assert found is not None
    assert found[2:] == (Event.PROMULGATED, PROMULGATED)
