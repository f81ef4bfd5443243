"""A regulation knows its text, its days, its provisions and the law that came later."""

from datetime import date
from pathlib import Path

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.datong.regulation import DATONG
from regkit.law import Address, AddressError, InstrumentKind, Regulation, TextError, dates_in
from regkit.wuhan.regulation import WUHAN

ALL = [CHENGDE, DATONG, WUHAN]


def test_a_changed_text_is_refused() -> None:
    """One changed byte of the stored text, and the regulation cannot be loaded."""
    with pytest.raises(TextError, match="not the published one"):
        Regulation.load(
            "regkit.datong",
            "text.txt",
            sha256="0" * 64,
            short="datong",
            id="x",
            title="x",
            number=None,
            issuer="x",
            kind=InstrumentKind.NORMATIVE_DOCUMENT,
            adopted=None,
            promulgated=None,
            commenced=date(2008, 3, 1),
            interpreter=None,
            later_law=(),
            source="x",
        )


@pytest.mark.parametrize("regulation", ALL)
def test_particulars_stand_in_the_text(regulation: Regulation) -> None:
    """Title and issuer are words of the published file, and the day of promulgation is a date in it."""
    assert regulation.title in regulation.text
    assert regulation.issuer in regulation.text
    assert regulation.promulgated in dates_in(regulation.text)


def test_kinds() -> None:
    """Only Datong's is a rule of a local government, which may set fines."""
    assert [regulation.kind.zh for regulation in ALL] == ["规范性文件", "地方政府规章", "规范性文件"]


@pytest.mark.parametrize(
    ("regulation", "first"),
    [(CHENGDE, date(2012, 3, 19)), (DATONG, date(2008, 3, 1)), (WUHAN, date(2007, 1, 1))],
)
def test_in_force(regulation: Regulation, first: date) -> None:
    """In force from the day of commencement, that day included, and not the day before."""
    assert regulation.in_force_on(first)
    assert not regulation.in_force_on(date.fromordinal(first.toordinal() - 1))


def test_commencement_is_quoted() -> None:
    """The days of commencement of Datong and Wuhan are those their last articles state."""
    assert dates_in(DATONG.article(33).text) == [DATONG.commenced]
    assert dates_in(WUHAN.article(15).text) == [WUHAN.commenced]


def test_interpreter() -> None:
    """Chengde names its interpreter in article 29; the others name none."""
    assert CHENGDE.interpreter is not None
    assert CHENGDE.interpreter in CHENGDE.article(29).text
    assert DATONG.interpreter is WUHAN.interpreter is None


@pytest.mark.parametrize(
    ("regulation", "day", "numbers"),
    [
        (DATONG, date(2025, 3, 31), []),
        (DATONG, date(2025, 4, 1), ["国务院令第799号"]),
        (CHENGDE, date(2020, 4, 30), []),
        (CHENGDE, date(2020, 5, 1), ["国务院令第724号"]),
        (CHENGDE, date(2021, 11, 1), ["国务院令第724号", "人社部发〔2021〕65号"]),
        (WUHAN, date(2026, 1, 1), []),
    ],
)
def test_notices(regulation: Regulation, day: date, numbers: list[str]) -> None:
    """Later law is noticed from the day it is in force."""
    assert [law.number for law in regulation.notices(day)] == numbers


@pytest.mark.parametrize("regulation", ALL)
def test_later_law_touches_provisions_that_exist(regulation: Regulation) -> None:
    """Every provision named in a notice stands in the text."""
    for law in regulation.later_law:
        assert all(regulation.at(affected.address) for affected in law.affects)


def test_articles_by_number() -> None:
    """Several articles are fetched at once, in the order asked for."""
    nine, ten = CHENGDE.articles(9, 10)
    assert (nine.heading, ten.heading) == ("第九条", "第十条")


def test_no_such_article() -> None:
    """The error names the regulation and the articles it has."""
    with pytest.raises(AddressError, match="1 to 30"):
        CHENGDE.article(31)
    with pytest.raises(AddressError):
        CHENGDE.article(0)


@pytest.mark.parametrize(
    ("address", "full"),
    [
        ("第十七条第(四)项", "art_17__para_1__point_4"),
        ("17(4)", "art_17__para_1__point_4"),
        ("art_15__para_2", "art_15__para_2"),
        ("第十五条第(三)项", "art_15__para_1__point_3"),
        ("9", "art_9"),
    ],
)
def test_finding_a_provision(address: str, full: str) -> None:
    """A point without a paragraph is found in the only paragraph that has points."""
    assert DATONG.at(address).address == Address.parse(full)
    assert DATONG.at(Address.parse(full)).address.eid == full


@pytest.mark.parametrize("address", ["17.2", "17(6)", "17.1(6)", "9(1)", "34", "16.1(1)"])
def test_nothing_stands_there(address: str) -> None:
    """An address without a provision is an error, with what there is as a hint."""
    with pytest.raises(AddressError) as caught:
        DATONG.at(address)
    assert caught.value.hint


def test_a_span_outside_the_articles() -> None:
    """The header of the published file lies in no article, so it has no address."""
    with pytest.raises(AddressError, match="no article"):
        DATONG.place_of((0, 5))


def test_a_text_in_another_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not in UTF-8 is refused as such."""
    package = tmp_path / "city_in_gbk"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "text.txt").write_bytes("第一条 甲。".encode("gbk"))
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(TextError, match="UTF-8"):
        Regulation.load("city_in_gbk", "text.txt", sha256="")


def test_shown() -> None:
    """A regulation is shown by its identifier, not by its whole text."""
    assert repr(DATONG) == "<Regulation cn-140200/2008/61>"
