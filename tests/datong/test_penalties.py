"""Articles 23 to 29: every fine at its bounds, read from the text by a reader of its own; exposure; exclusions."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regkit import datong
from regkit.datong import (
    DATONG,
    Actor,
    Inspected,
    PlaceType,
    ProposedFine,
    Site,
    Violation,
    ViolationKind,
    penalties,
)
from regkit.language import Status

FEN = Decimal("0.01")
KINDS = {
    23: ViolationKind.UNQUALIFIED_WORK,
    24: ViolationKind.USED_UNACCEPTED,
    25: ViolationKind.NOT_BUILT,
    26: ViolationKind.UNAUTHORISED,
    27: ViolationKind.NOT_FILED,
    28: ViolationKind.NOT_BUILT_AS_PRESCRIBED,
    29: ViolationKind.NOT_USED_AS_PRESCRIBED,
}


def bounds_in_text(article: int) -> list[tuple[Decimal | None, Decimal]]:
    """Read the fines of an article off its text: `5000元以上2万元以下` and `1000元以下`, in their order."""
    text = DATONG.article(article).text
    found = re.findall(r"(?:(\d+)元以上)?(\d+)(万)?元以下罚款", text)
    return [
        (Decimal(low) if low else None, Decimal(high) * (10_000 if ten_thousands else 1))
        for low, high, ten_thousands in found
    ]


def case(article: int, **more: object) -> Violation:
    """Return the violation of an article by a unit that did not correct in time."""
    owner = more.get("actor") is not Actor.INDIVIDUAL
    known = {"kind": KINDS[article], "actor": Actor.UNIT, "project_owner": owner, "overdue": True, **more}
    return Violation.model_validate(known)


def lawful(violation: Violation, amount: Decimal, *, on_person: bool = False) -> bool | None:
    """Return whether a fine is lawful."""
    return datong.fine_is_lawful(violation, ProposedFine(amount=amount, on_person=on_person)).value


SUBJECTS = [
    (23, 0, {}, False),
    (24, 0, {}, False),
    (25, 0, {}, False),
    (26, 0, {}, False),
    (26, 1, {"actor": Actor.INDIVIDUAL}, False),
    (27, 0, {"business": False}, False),
    (27, 1, {"business": True}, False),
    (28, 0, {}, False),
    (29, 0, {}, False),
    (29, 1, {}, True),
]


@pytest.mark.parametrize(("article", "place", "more", "on_person"), SUBJECTS)
def test_every_fine_at_its_bounds_as_the_article_states_them(
    article: int, place: int, more: dict[str, object], on_person: bool
) -> None:
    """One fen below a bound, the bound, and one fen above it."""
    low, high = bounds_in_text(article)[place]
    violation = case(article, **more)
    assert lawful(violation, high, on_person=on_person) is True
    assert lawful(violation, high + FEN, on_person=on_person) is False
    assert lawful(violation, high - FEN, on_person=on_person) is True
    if low is None:
        assert lawful(violation, FEN, on_person=on_person) is True
        assert lawful(violation, Decimal(0), on_person=on_person) is (article == 26)
    else:
        assert lawful(violation, low, on_person=on_person) is True
        assert lawful(violation, low - FEN, on_person=on_person) is False
        assert lawful(violation, low + FEN, on_person=on_person) is True


@pytest.mark.parametrize("article", [23, 25, 27, 28, 29])
def test_no_fine_before_the_order_has_run_out(article: int) -> None:
    """Where the article says 逾期不改正 a fine at the finding is unlawful, and no fine is lawful."""
    violation = case(article, overdue=False, business=False)
    assert lawful(violation, Decimal(600)) is False
    assert lawful(violation, Decimal(0)) is True


@given(st.sampled_from(sorted(KINDS)), st.decimals(0, 30_000, places=2), st.booleans())
def test_no_lawful_fine_is_zero_or_below_the_least_where_it_must_be_imposed(
    article: int, amount: Decimal, business: bool
) -> None:
    """A fine found lawful lies within a range of the article; nothing is only lawful where it is optional."""
    if lawful(case(article, business=business), amount) is True:
        ranges = bounds_in_text(article)
        within = any((amount > 0 if low is None else amount >= low) and amount <= high for low, high in ranges)
        assert within or (article == 26 and amount == 0)


def test_mitigation_is_left_open_below_the_least() -> None:
    """Whether less than the lower bound may be imposed on other grounds is not in the text."""
    low = ProposedFine(amount=Decimal(3000), mitigated=True)
    assert [item.name for item in datong.fine_is_lawful(case(25), low).missing] == ["datong.23.mitigation"]


def test_persons_are_fined_when_the_unit_is_late_and_otherwise_by_the_reading() -> None:
    """Article 29's last limb, as read: not before the unit is late, or under the other reading at once; both rules."""
    early, three_hundred = case(29, overdue=False), ProposedFine(amount=Decimal(300), on_person=True)
    at_once = penalties.A20_PERSONS.read_as("independent")
    for rule, rest in ((datong.fine_is_lawful, (three_hundred,)), (datong.person_fine_is_available, ())):
        answer = rule(early, *rest)
        assert answer.value is False
        assert answer.under(at_once).value is True
        assert rule(case(29), *rest).value is True


@pytest.mark.parametrize("kind", list(penalties.CANDIDATES))
def test_what_has_no_sanction_of_its_own_has_none(kind: ViolationKind) -> None:
    """No fine is made by analogy: the text is silent, and candidates are only named."""
    answer = datong.penalty(Violation(kind=kind, actor=Actor.UNIT))
    assert answer.status is Status.SILENT
    for rule in (datong.fine, datong.fine_is_available, datong.person_fine, datong.person_fine_is_available):
        assert rule(Violation(kind=kind, actor=Actor.UNIT)).status is Status.SILENT
    ground = datong.fine_ground(Violation(kind=kind, actor=Actor.UNIT), ProposedFine(amount=Decimal(1)))
    assert ground.status is Status.SILENT


@pytest.mark.parametrize(
    ("place", "actor", "has_system", "expected"),
    [
        (PlaceType.MUSEUM, Actor.UNIT, False, True),
        (PlaceType.MUSEUM, Actor.UNIT, True, False),
        (PlaceType.MUSEUM, Actor.INDIVIDUAL, False, False),
        (PlaceType.CITY_PARK, Actor.UNIT, False, False),
        (PlaceType.CITY_PARK, Actor.GOVERNMENT, False, None),
        (PlaceType.COMPANY_OFFICE, Actor.UNIT, False, False),
    ],
)
def test_who_has_not_built_what_he_owes(
    place: PlaceType, actor: Actor, has_system: bool, expected: bool | None
) -> None:
    """Article 25 reaches a unit that owes a system and has none; not a park's operator, not a voluntary site.

    Whether a government is a unit of article 25 is open.
    """
    answer = datong.is_not_built(Site(place_type=place, has_system=has_system), Inspected(actor=actor))
    assert answer.value is expected
    if expected is None:
        assert [item.name for item in answer.missing] == ["datong.25.state_organ"]


def test_exposure_adds_ranges_and_keeps_open_lower_bounds() -> None:
    """25, 24, 27 for a business and 29 with two persons: more than 6,000 and at most 27,000; persons 400 to 1,000."""
    cases = [(case(25), 0), (case(24), 0), (case(27, business=True), 0), (case(29), 2)]
    total = datong.exposure(cases)
    assert (total.low, total.high, total.low_included) == (Decimal(6000), Decimal(27000), False)
    assert (total.persons_low, total.persons_high) == (Decimal(400), Decimal(1000))


def test_exposure_of_an_unknown_business_is_the_envelope() -> None:
    """Not filed by a unit of which it is not known whether it is a business: more than nothing, at most 5,000."""
    total = datong.exposure([(case(27), 0)])
    assert (total.low, total.high, total.low_included) == (Decimal(0), Decimal(5000), False)
    assert [item.name for item in total.missing] == ["violation.business"]


@pytest.mark.parametrize(
    ("ended", "found", "barred"),
    [("2012-02-29", "2014-02-28", False), ("2012-02-29", "2014-03-01", True), ("2010-03-09", "2012-03-10", True)],
)
def test_two_years_bar_a_penalty(ended: str, found: str, barred: bool) -> None:
    """The last day of the two years is in time; a month's end stands in for 29 February."""
    days = {"ended_on": date.fromisoformat(ended), "discovered_on": date.fromisoformat(found)}
    answer = datong.is_time_barred(datong.Lapse(**days))
    assert answer.value is barred
    assert [reading.id for reading in answer.readings] == (["datong.23.limitation"] if barred else [])
    assert datong.is_time_barred(datong.Lapse(**days, continuing=True)).value is False
