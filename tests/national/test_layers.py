"""Two layers: the answer of each text, which governs from when, and on what that rests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from regkit import chengde, datong
from regkit.engine.checks import check
from regkit.engine.prove import disjoint, gaps
from regkit.language import Status
from regkit.law import InputError
from regkit.national import video, wages
from regkit.national.layers import Confidence, Effect, Governs, Meeting, in_force_law, retention_in_force
from regkit.national.layers_chengde import CHENGDE_AND_WAGES
from regkit.national.layers_datong import DATONG_AND_VIDEO, PARKS, STILL_FINED

BEFORE, SINCE = date(2025, 3, 31), date(2025, 4, 1)
MALL = video.Place(kind=video.PlaceKind.TRADE_CENTRE)
SHOP = video.Place(kind=video.PlaceKind.UNNAMED, found_to_be=video.PlaceClass.OTHER_PUBLIC)
LOBBY = video.Place(kind=video.PlaceKind.UNNAMED, public=True)
MEETINGS = {one.id: one for one in DATONG_AND_VIDEO}


def test_the_layer_is_proved_as_rules_are() -> None:
    """The rule that follows the city's own words is disjoint, without gaps, and every row of it can apply."""
    check(retention_in_force)
    assert disjoint(retention_in_force)
    assert gaps(retention_in_force)


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [(MALL, BEFORE, 15), (MALL, SINCE, 30), (SHOP, BEFORE, 15), (SHOP, date(2025, 7, 1), 15), (LOBBY, BEFORE, 15)],
)
def test_retention_follows_the_citys_own_words(place: video.Place, day: date, expected: int) -> None:
    """15 days until 2025-03-31; from 2025-04-01 30 in the places of article 7, and 15 in the others."""
    answer = retention_in_force(video.Footage(), place, on=day)
    assert answer.value == Decimal(expected), answer.explain()


def test_retention_is_open_where_the_class_of_the_place_is() -> None:
    """The lobby of a hotel is named by no item: 15 or 30 days, and the police find which."""
    answer = retention_in_force(video.Footage(), LOBBY, on=date(2025, 6, 10))
    assert answer.status is Status.UNDETERMINED
    assert set(answer.possible) == {Decimal(15), Decimal(30)}
    assert [one.name for one in answer.missing] == ["place.found_to_be"]
    assert answer.missing[0].authority == "公安机关"


@pytest.mark.parametrize("place", [MALL, SHOP])
def test_another_law_goes_before_both(place: video.Place) -> None:
    """Both texts give way to a law that asks for ninety days."""
    footage = video.Footage(other_days=90, other_source=video.SourceKind.LAW)
    assert retention_in_force(footage, place, on=date(2025, 5, 1)).value == Decimal(90)


def test_nothing_is_said_of_the_national_text_before_its_first_day() -> None:
    """On 2025-03-31 the city's text is the whole answer."""
    law = in_force_law(MEETINGS["datong.17.retention"], video.Footage(), MALL, on=BEFORE)
    assert law.national is None
    assert law.governs is Governs.CITY
    assert "公共安全视频图像信息系统管理条例" not in law.explain()


def test_two_clocks_of_filing_are_both_shown() -> None:
    """Accepted on 06-10 and used from 07-01: the city's day is 07-10, the national one, which governs, 07-31."""
    filing = datong.Filing.model_validate({"accepted_on": date(2025, 6, 10)})
    used = video.Filing(in_use_on=date(2025, 7, 1))
    law = in_force_law(MEETINGS["datong.15.filing"], filing, used, MALL, on=date(2025, 7, 1))
    assert law.city is not None
    assert law.national is not None
    assert (law.city.value, law.national.value) == (date(2025, 7, 10), date(2025, 7, 31))
    assert law.governs is Governs.NATIONAL
    assert "2025年4月1日" in law.explain()


def test_it_is_open_which_filing_governs_outside_article_7() -> None:
    """Order 799 asks a corner shop for no filing; whether the city still may is open."""
    filing = datong.Filing.model_validate({"accepted_on": date(2025, 6, 10)})
    meeting, used = MEETINGS["datong.15.filing"], video.Filing(in_use_on=date(2025, 7, 1))
    for place in (SHOP, LOBBY):
        assert in_force_law(meeting, filing, used, place, on=date(2025, 7, 1)).governs is Governs.OPEN


def test_the_city_fines_at_once_and_the_national_text_on_refusal() -> None:
    """A camera on a square found first on 2025-05-12: article 26 of the measures would fine, Order 799 does not yet."""
    act = datong.Violation.model_validate({"kind": "擅自在公共场所设置系统", "actor": "个人"})
    offence = video.Offence(kind=video.OffenceKind.UNENTITLED, offender=video.Offender.INDIVIDUAL, ordered=False)
    law = in_force_law(MEETINGS["datong.26.fine"], act, offence, on=date(2025, 5, 12))
    assert law.city is not None
    assert law.national is not None
    assert (law.city.value, law.national.value) == (True, False)
    assert (law.governs, law.meeting.effect) == (Governs.NATIONAL, Effect.CONTRADICTS)
    assert law.meeting.rests_on is not None
    assert law.meeting.rests_on.id in law.explain("en")


def test_the_range_for_not_filing_is_the_national_one_and_the_citys_is_shown() -> None:
    """A mall that refused to file: up to 10000 under article 29, 1000 to 5000 under the city's article 27."""
    act = datong.Violation.model_validate({"kind": "未按规定备案", "actor": "单位", "business": True})
    offence = video.Offence(kind=video.OffenceKind.NOT_FILED, offender=video.Offender.UNIT, ordered=True, refused=True)
    law = in_force_law(MEETINGS["datong.27.fine"], act, offence, on=date(2025, 9, 10))
    ranges = [answer.value for answer in (law.national, law.city) if answer is not None and answer.value is not None]
    assert [(one.low, one.high) for one in ranges] == [(0, 10_000), (1000, 5000)]
    assert law.governs is Governs.NATIONAL


@pytest.mark.parametrize("article", [23, 24, 25, 28, 29])
def test_fines_without_a_national_counterpart_are_open(article: int) -> None:
    """Order 799 governs the conduct without a penalty: whether the city's fine stands is for an authority."""
    meeting = MEETINGS[f"datong.{article}.fine"]
    assert (meeting.governs, meeting.rests_on) == (Governs.OPEN, STILL_FINED)
    assert STILL_FINED.recommended


def test_parks_are_their_operators() -> None:
    """What the city reserves to the government in parks, Order 799 gives to those who run them, as read."""
    meeting = MEETINGS["datong.10.parks"]
    installed = video.Installation(by_managing_unit=True, necessary=True, installed_on=date(2025, 6, 1))
    camera = datong.Camera.model_validate({"area": "公园"})
    law = in_force_law(meeting, camera, installed, video.Place(kind=video.PlaceKind.PARK), on=date(2025, 6, 1))
    assert law.national is not None
    assert law.national.value is True
    assert (law.governs, law.meeting.rests_on) == (Governs.NATIONAL, PARKS)


def test_two_officers_are_still_asked_for() -> None:
    """The manner of access in the city's article 21 contradicts nothing."""
    meeting = MEETINGS["datong.21.two_officers"]
    assert (meeting.governs, meeting.effect) == (Governs.CITY, Effect.SIDE_BY_SIDE)
    assert str(meeting.city[0].address.zh).startswith("第二十一条")


@pytest.mark.parametrize("meeting", [*DATONG_AND_VIDEO, *CHENGDE_AND_WAGES], ids=lambda one: one.id)
def test_every_inference_rests_on_something_named(meeting: Meeting) -> None:
    """Where a conflict is concluded or open, a reading or a question is named; what the texts say needs none."""
    if meeting.effect in {Effect.CONTRADICTS, Effect.OPEN}:
        assert meeting.rests_on is not None
        assert meeting.confidence is not Confidence.TEXT
    city = meeting.id.partition(".")[0]
    above = {"datong": "video", "chengde": "wages"}[city]
    assert {quote.regulation.short for quote in meeting.national} <= {above}
    assert meeting.national_law.short == above
    assert meeting.city or meeting.national
    assert {quote.regulation.short for quote in meeting.city} <= {city}
    for said in (meeting.topic, meeting.why):
        assert "废止" not in str(said)
        assert "repeal" not in said.en


def test_what_is_missing_is_named() -> None:
    """A subject that a rule asks for and that is not given is an error that names it."""
    with pytest.raises(InputError, match="asks for `place`"):
        in_force_law(MEETINGS["datong.17.retention"], video.Footage(), on=SINCE)


WAGE_MEETINGS = {one.id: one for one in CHENGDE_AND_WAGES}


def test_the_general_contractor_pays_first_without_evasion() -> None:
    """From 2020-05-01 the city's condition is left aside; the day before, its text is all there is."""
    arrears = wages.Arrears(of_subcontractor=True, due_on=date(2020, 6, 30))
    meeting = WAGE_MEETINGS["chengde.18.first"]
    law = in_force_law(meeting, arrears, on=date(2020, 7, 1))
    assert law.national is not None
    assert law.national.value is True
    assert law.governs is Governs.NATIONAL
    assert in_force_law(meeting, arrears, on=date(2020, 4, 30)).governs is Governs.CITY


def test_it_is_a_named_inference_that_the_owner_stores_no_deposit() -> None:
    """No sentence of Order 724 forbids it: it asks the general contractor, and a reading says the rest."""
    owner = wages.Project(role=wages.Role.OWNER)
    project = chengde.Project.model_validate({"工程合同价款总额": 10_000_000, "需要施工许可证": True})
    law = in_force_law(WAGE_MEETINGS["chengde.8.owner_deposit"], owner, project, on=date(2020, 6, 1))
    assert law.city is not None
    assert law.city.value == 200_000
    assert law.national is not None
    assert law.national.value is False
    assert law.meeting.confidence is Confidence.MEDIUM
    assert "chengde.8.owner_deposit" in law.explain("en")


@pytest.mark.parametrize("name", ["chengde.9.amount", "chengde.13.permit"])
def test_amounts_and_the_permit_are_open(name: str) -> None:
    """The national text has no figure and no deposit gate: an authority decides, and a leaning is told."""
    project = wages.Project(role=wages.Role.GENERAL_CONTRACTOR, funds_arranged=True)
    law = in_force_law(WAGE_MEETINGS[name], project, chengde.Contractor(), chengde.Contract(), on=date(2020, 9, 1))
    assert law.governs is Governs.OPEN
    assert getattr(law.meeting.rests_on, "recommended", None)


def test_the_example_of_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """What the page on layers shows is what comes out."""
    page = (Path(__file__).parents[2] / "docs" / "national" / "layers.md").read_text("utf-8")
    exec(page.split("```python\n")[1].split("```")[0], {})  # noqa: S102  (the page's own example)
    shown = capsys.readouterr().out
    assert "15 days" in shown
    assert "30 days" in shown
    assert "from 1 April 2025: the national text" in shown
