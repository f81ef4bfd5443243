"""A regulation knows its text, its days, its provisions and the law that came later."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from regkit.chengde.regulation import CHENGDE
from regkit.datong.regulation import DATONG
from regkit.law import Address, AddressError, InstrumentKind, Regulation, TextError, dates_in
from regkit.wuhan.regulation import WUHAN
from tests.law.conftest import RegulationOf

ALL = [CHENGDE, DATONG, WUHAN]


# ── versions ─────────────────────────────────────────────────────────────────────────────────────────

TEXT = "第一条 甲。\n"
END = date(2010, 1, 1)
OLD: dict[str, Any] = {"version": "2000年", "ended": END, "ended_by": "第1号令"}
NEW: dict[str, Any] = {"version": "2010年修正", "commenced": END}


def test_a_version_is_in_force_from_its_day_to_the_day_before_its_end(regulation_of: RegulationOf) -> None:
    """On the day of its end the next one is in force; before the first there is none."""
    old = regulation_of(TEXT, **OLD)
    new = regulation_of(TEXT, amends=old, **NEW)
    assert new.versions == (old, new)
    assert old.versions == (old,)
    days = [date(1999, 12, 31), date(2000, 1, 1), date(2009, 12, 31), END]
    assert [new.version_on(day) for day in days] == [None, old, old, new]


def test_why_no_version_was_in_force(regulation_of: RegulationOf) -> None:
    """Not yet, with the first day of all; no longer, with the day and the instrument; nothing where one was."""
    old = regulation_of(TEXT, **OLD)
    early, late = date(1999, 12, 31), END
    assert old.out_of_force(early) == "《样本办法》自2000年1月1日起施行"
    assert old.out_of_force(early, "en") == "in force only from 2000-01-01"
    assert old.out_of_force(late) == "《样本办法》（2000年）自2010年1月1日起不再施行，由第1号令修改或者废止"
    assert old.out_of_force(late, "en") == "no longer in force from 2010-01-01: amended or repealed by 第1号令"
    assert old.out_of_force(date(2000, 1, 1)) is None


@pytest.mark.parametrize(
    "declared",
    [
        {"ended": END},
        {"ended_by": "第1号令"},
        {"ended": date(2000, 1, 1), "ended_by": "第1号令"},
        {"ended": date(1999, 1, 1), "ended_by": "第1号令"},
    ],
)
def test_an_end_is_a_later_day_with_its_instrument(regulation_of: RegulationOf, declared: dict[str, Any]) -> None:
    """One without the other is refused, and a day that is not later than the first one."""
    with pytest.raises(TextError, match="an end is a later day"):
        regulation_of(TEXT, **declared)


@pytest.mark.parametrize("declared", [{"short": "other"}, {"version": "2000年"}])
def test_versions_are_of_one_regulation_and_differ(regulation_of: RegulationOf, declared: dict[str, Any]) -> None:
    """They share the short name, and not the version."""
    with pytest.raises(TextError, match="cannot amend"):
        regulation_of(TEXT, amends=regulation_of(TEXT, **OLD), **NEW | declared)


@pytest.mark.parametrize(
    ("older", "until"),
    [({"version": "2000年"}, "without end"), (OLD | {"ended": date(2010, 1, 2)}, "until 2010-01-02")],
)
def test_versions_do_not_overlap(regulation_of: RegulationOf, older: dict[str, Any], until: str) -> None:
    """The older one ends before the newer commences, or on that day."""
    with pytest.raises(TextError, match=f"in force {until}, overlaps"):
        regulation_of(TEXT, amends=regulation_of(TEXT, **older), **NEW)
    assert regulation_of(TEXT, amends=regulation_of(TEXT, **OLD | {"ended": date(2009, 6, 1)}), **NEW).amends


# ── text and particulars ─────────────────────────────────────────────────────────────────────────────


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


def test_a_regulation_is_whole_unless_it_is_declared_a_part(regulation_of: RegulationOf) -> None:
    """One that begins with 第二条 is refused; declared a part it is one."""
    with pytest.raises(TextError, match="`第一条` was expected"):
        regulation_of("第二条 甲。\n")
    assert regulation_of("第二条 甲。\n", partial=True).partial
    assert not regulation_of(TEXT).partial
