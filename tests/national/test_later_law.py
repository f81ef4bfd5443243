"""The rows in which a city's regulation tells of later law agree with the points of the layers."""

from __future__ import annotations

import pytest

from regkit.chengde.regulation import ORDER_724
from regkit.datong.regulation import ORDER_799
from regkit.law import LaterLaw
from regkit.national.layers import Effect, Meeting
from regkit.national.layers_chengde import CHENGDE_AND_WAGES
from regkit.national.layers_datong import DATONG_AND_VIDEO

CITIES = [("datong", ORDER_799, DATONG_AND_VIDEO), ("chengde", ORDER_724, CHENGDE_AND_WAGES)]
EFFECTS = {
    "adds_fine": {Effect.ADDS},
    "stricter": {Effect.REFERRED_TO},
    "no_counterpart": {Effect.OPEN},
    "different_start_event": {Effect.CONTRADICTS},
    "replaced_range": {Effect.CONTRADICTS},
    "other_builder": {Effect.CONTRADICTS},
    "other_source_of_power": {Effect.CONTRADICTS},
    "other_condition": {Effect.CONTRADICTS},
    "names_payer": {Effect.CONTRADICTS},
    "narrower": {Effect.CONTRADICTS},
    "other_sanction": {Effect.ADDS, Effect.OPEN},
}
"""What a row says of a provision, and what the points on that provision may say the national text does to it."""


@pytest.mark.parametrize(("city", "law", "points"), CITIES, ids=lambda one: one if isinstance(one, str) else "")
def test_each_row_says_what_a_point_on_its_article_says(city: str, law: LaterLaw, points: tuple[Meeting, ...]) -> None:
    """For every provision that a row touches there is a point with the city's words there, to the same effect."""
    assert law.affects
    for row in law.affects:
        on_it = [one for one in points if any(row.address.touches(quote.address) for quote in one.city)]
        assert {one.effect for one in on_it} & EFFECTS[row.relation], (city, row.address.zh)


@pytest.mark.parametrize("row", ORDER_799.affects, ids=lambda row: f"{row.address.zh}{row.topic}")
def test_rows_that_bind_some_places_only_say_so(row: object) -> None:
    """Articles 14, 17, 29 and 30 of Order 799 bind in the places of its article 7; 30 has three verbs."""
    theirs = str(getattr(row, "theirs", ""))
    if theirs.startswith(("第十四条", "第十七条", "第二十九条", "第三十条")):
        assert "第七条" in theirs
    if theirs.startswith("第三十条"):
        assert "不及盗窃、损毁、喷涂、遮挡" in theirs


def test_no_row_says_that_the_owner_pays_no_deposit() -> None:
    """That is an inference from articles 24 and 32 of Order 724, and no sentence of it."""
    [row] = [one for one in ORDER_724.affects if one.address.article == 8]
    assert "不交" not in row.theirs
