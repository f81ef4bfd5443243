"""Articles 7, 8 and 10: every noun of article 7, one by one, and the readings of its qualifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit import datong
from regkit.datong import Bearer, InstallDuty, PlaceType, Site, places
from regkit.language import Status
from regkit.testing import cases

AS_SUCH = {
    711: "party_or_state_organ radio_station television_station telecom_service_place postal_service_place "
    "financial_service_place insurance_service_place museum exhibition_hall archive "
    "key_cultural_relic_protection_unit national_key_research_institution dangerous_goods_production_site "
    "dangerous_goods_sales_site dangerous_goods_storage_site",
    712: "culture_entertainment_performance_venue internet_cafe sports_event_venue closed_residential_community "
    "city_park city_square",
    713: "urban_arterial_road airport railway_station bus_station",
    714: "urban_water_supply_facility urban_drainage_facility urban_power_facility urban_gas_facility "
    "urban_heat_facility",
}
BY_SCALE = (
    "hotel restaurant_or_fandian shopping_mall market_fair supermarket warehouse_unit hospital school kindergarten"
)


@pytest.mark.parametrize(
    ("code", "point"), [(code, item % 10) for item, codes in AS_SUCH.items() for code in codes.split()]
)
def test_places_that_are_bound_as_such(code: str, point: int) -> None:
    """What article 7 names without a qualifier is bound whatever its size, by the item that names it."""
    answer = datong.install_duty(Site(place_type=PlaceType(code), large=False))
    assert answer.value is InstallDuty.MANDATORY
    assert answer.citations[-1].address.point == point


@pytest.mark.parametrize("code", BY_SCALE.split())
def test_the_nine_places_are_bound_by_scale(code: str) -> None:
    """From 旅馆 to 幼儿园 a place is bound if large, free if not, and unsettled if that is not known."""
    place = PlaceType(code)
    assert datong.install_duty(Site(place_type=place, large=True)).value is InstallDuty.MANDATORY
    assert datong.install_duty(Site(place_type=place, large=False)).value is InstallDuty.VOLUNTARY
    unknown = datong.install_duty(Site(place_type=place))
    assert [item.name for item in unknown.missing] == ["site.large"]


@pytest.mark.parametrize(
    ("option", "hotel", "cafe", "school"),
    [
        ("nine", "voluntary", "mandatory", "voluntary"),
        ("whole", "voluntary", "voluntary", "voluntary"),
        ("hotels", "voluntary", "mandatory", "mandatory"),
    ],
)
def test_the_reading_of_the_qualifier_can_be_switched(option: str, hotel: str, cafe: str, school: str) -> None:
    """A02 decides whether small schools and internet cafes are bound; small hotels never are."""
    rule = datong.install_duty.amend(places.A02.read_as(option))
    small = {code: Site(place_type=PlaceType(code), large=False) for code in ("hotel", "internet_cafe", "school")}
    answers = {code: rule(site).value for code, site in small.items()}
    assert answers == {
        "hotel": InstallDuty(hotel),
        "internet_cafe": InstallDuty(cafe),
        "school": InstallDuty(school),
    }


@given(cases(Site))
def test_designation_binds_every_place_in_the_city(site: Site) -> None:
    """Whatever a place is, a designation by a county government or above makes it one of article 7."""
    designated = site.model_copy(update={"designated": True, "in_datong": True})
    designated.model_fields_set.update({"designated", "in_datong"})
    if designated.place_type is not None:
        assert datong.must_have_cameras(designated).value is True


@given(cases(Site), st.booleans())
def test_to_learn_one_more_fact_never_turns_an_answer_round(site: Site, large: bool) -> None:
    """An answer that is decided stays as it is when the scale becomes known."""
    before = datong.install_duty(site.model_copy(update={"large": None}))
    after = datong.install_duty(site.model_copy(update={"large": large}))
    if before.is_decided:
        assert after.value is before.value


def test_the_government_bears_the_duty_in_the_areas_of_article_10() -> None:
    """Roads, intersections, squares and parks are the government's; a museum is its own unit's."""
    for place in (PlaceType.ARTERIAL_ROAD, PlaceType.CITY_PARK, PlaceType.CITY_SQUARE):
        assert datong.duty_bearer(Site(place_type=place)).value is Bearer.GOVERNMENT
    assert datong.duty_bearer(Site(place_type=PlaceType.MUSEUM)).value is Bearer.UNIT_IN_CHARGE
    assert datong.duty_bearer(Site(place_type=PlaceType.DWELLING)).status is Status.NOT_APPLICABLE
