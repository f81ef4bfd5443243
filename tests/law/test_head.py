"""The head of a text names days; what was done on each is told by its words, or not told."""

from datetime import date

import pytest

from regkit.law import Event, QuantityError
from regkit.law.head import head_dates

BODY = "\n第一条 甲由2001年2月3日设立。\n"


def found(head: str) -> list[tuple[date, Event | None]]:
    """Return the days of a head, with what was done on them."""
    return [(one.day, one.event) for one in head_dates(f"样本条例\n{head}{BODY}")]


ONE, TWO = date(2001, 11, 29), date(2014, 7, 3)
ADOPTED, APPROVED, PROMULGATED, AMENDED, COMMENCED = Event


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("2001年11月29日 某市人民代表大会常务委员会第四次会议通过", [(ONE, ADOPTED)]),
        ("（2001年11月29日某市人民代表大会通过 2014年7月3日某省人民代表大会批准）", [(ONE, ADOPTED), (TWO, APPROVED)]),
        ("2001年11月29日 国务院令第66号发布", [(ONE, PROMULGATED)]),
        ("２００１年１１月２９日国务院公布", [(ONE, PROMULGATED)]),
        ("2001年11月29日 施行根据2014年7月3日某会《修改〈甲〉的决定》修正", [(ONE, COMMENCED), (TWO, AMENDED)]),
        ("2001年11月29日 某会议通过的《关于修改甲条例的决定》修正", [(ONE, AMENDED)]),
        ("2001年11月29日市会议通过并经2014年7月3日省会议批准的《修改甲的决定》修正", [(ONE, AMENDED), (TWO, AMENDED)]),
        ("2014年7月3日 某省会议批准的2001年11月29日某市会议《决定》第二次修正", [(TWO, AMENDED), (ONE, AMENDED)]),
        ("2001年11月29日法院审判委员会会议、2014年7月3日检察院检察委员会会议通过", [(ONE, ADOPTED), (TWO, ADOPTED)]),
        ("2001年11月29日 政务院修正公布", [(ONE, AMENDED)]),
        ("2001年11月29日 某会议通过的《甲修正案》", [(ONE, None)]),
        ("二〇〇一年十一月二十九日", [(ONE, None)]),
        ("《样本条例》已经2001年11月29日市政府会议通过,自2014年7月3日起施行。", [(ONE, ADOPTED), (TWO, COMMENCED)]),
        ("《关于修改乙法的决定》已由某会议通过，自2001年11月29日起施行。为了甲，作如下解释：", []),
        ("为了甲，根据2001年11月29日的乙法，制定本条例。", []),
        ("发布之日施行", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_a_head_tells(head: str, expected: list[tuple[date, Event | None]]) -> None:
    """Each note tells its days and what was done; the announcement is read, sentences about other law are not."""
    assert found(head) == expected


def test_words_and_place() -> None:
    """The words of a day go on to the next day, and are found where they stand."""
    text = f"样本条例\n（2001年11月29日甲会议通过 2014年7月3日乙会议修订）{BODY}"
    words = ["2001年11月29日甲会议通过", "2014年7月3日乙会议修订）"]
    assert [one.words for one in head_dates(text)] == words
    assert [text[slice(*one.span)] for one in head_dates(text)] == words


def test_the_head_ends_with_the_body() -> None:
    """A day in an article, in a heading or in a numbered line is none of the head."""
    for begins in ("第一章 2001年2月3日后", "一、废止《乙条例》（2001年2月3日通过）"):
        assert head_dates(f"样本条例\n{begins}\n2001年2月3日通过\n第一条 甲。") == ()


def test_a_day_that_is_none() -> None:
    """A day that no calendar has is an error, not left out."""
    with pytest.raises(QuantityError, match="2001年2月30日"):
        found("2001年2月30日 通过")


def test_events_have_names() -> None:
    """An event bears the law's word and the English one."""
    assert [(one.zh, one.en) for one in (ADOPTED, AMENDED)] == [("通过", "adopted"), ("修改", "amended")]
