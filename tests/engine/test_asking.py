"""Questions to lists, asked member by member: what settles them, and what is left to the reference evaluator."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from regkit.engine.asking import ASKING, asked, held
from regkit.language import terms as t
from regkit.language.kinds import BOOL, Kind
from regkit.language.lists import Listed
from regkit.language.outcomes import NOT_APPLICABLE, UNKNOWN
from regkit.law import Unit

ON = date(2024, 3, 1)
OUTSIDE = "project", ON, "calendar"


def ask(project: str, member: Any, on: date, calendar: str) -> Any:
    """Return what a member comes to; the project, the day and the calendar are those that were asked of."""
    assert (project, on, calendar) == OUTSIDE
    return member.comes_to


def members(*comes_to: Any) -> list[Any]:
    """Return members that come to some truths or amounts."""
    return [SimpleNamespace(comes_to=one) for one in comes_to]


def joined(op: str, truths: tuple[Any, ...], *, complete: bool | None, unknown: Any = None) -> Any:
    """Ask a question of a list, whose unlisted members come to what is given."""
    return ASKING[op](Listed(members(*truths), complete=complete), *members(unknown), OUTSIDE, ask)


@pytest.mark.parametrize(("op", "settles"), [("all", False), ("any", True)])
def test_one_member_settles_a_question_to_all_or_any(op: str, settles: bool) -> None:
    """One that fails, or one that holds, whatever the others come to and whether there are more."""
    for complete in (True, False, None):
        assert joined(op, (not settles, None, settles), complete=complete) is settles
        assert joined(op, (NOT_APPLICABLE, settles), complete=complete) is settles


@pytest.mark.parametrize(("op", "settles"), [("all", False), ("any", True)])
def test_all_members_settle_it_otherwise_if_they_are_all(op: str, settles: bool) -> None:
    """Where each member is known and there are no others; an empty list has nothing that settles it."""
    assert joined(op, (not settles, not settles), complete=True) is (not settles)
    assert joined(op, (), complete=True) is (not settles)
    assert joined(op, (not settles, None), complete=True) is UNKNOWN
    assert joined(op, (NOT_APPLICABLE, not settles), complete=True) is UNKNOWN
    for complete in (False, None):
        assert joined(op, (not settles,), complete=complete) is UNKNOWN


@pytest.mark.parametrize(("op", "settles"), [("all", False), ("any", True)])
def test_what_is_not_listed_settles_nothing_by_being_there(op: str, settles: bool) -> None:
    """There may be no such member; where it could settle nothing, the listed ones are enough."""
    assert joined(op, (not settles,), complete=None, unknown=settles) is UNKNOWN
    assert joined(op, (not settles,), complete=None, unknown=not settles) is (not settles)


@pytest.mark.parametrize("op", ["count", "total"])
def test_amounts_of_all_members_are_added(op: str) -> None:
    """One that is not known, or that cannot be, leaves the sum open, and so does it that there may be others."""
    amounts = Decimal(1), Decimal(0), Decimal(5)
    assert joined(op, amounts, complete=True) == 6
    assert joined(op, (), complete=True) == 0
    assert joined(op, amounts, complete=None) is UNKNOWN
    assert joined(op, (Decimal(1), None), complete=True) is UNKNOWN
    assert joined(op, (Decimal(1), NOT_APPLICABLE), complete=True) is UNKNOWN


def furthest(op: str, *said: tuple[Any, Any], complete: bool | None = True) -> Any:
    """Ask for the least or the most of members, of each of which it is said whether it is chosen, and its amount."""
    listed = Listed([SimpleNamespace(is_chosen=one, comes_to=amount) for one, amount in said], complete=complete)

    def chosen(project: str, member: Any, on: date, calendar: str) -> Any:
        assert (project, on, calendar) == OUTSIDE
        return member.is_chosen

    return ASKING[op](listed, None, OUTSIDE, chosen, ask)


@pytest.mark.parametrize(("op", "expected"), [("least", 2), ("most", 7)])
def test_the_least_and_the_most_are_of_the_members_chosen(op: str, expected: int) -> None:
    """Those that are not chosen do not count, known or not; of none there is neither."""
    said = (True, 4), (True, 7), (False, 9), (False, 1), (True, 2), (False, None)
    assert furthest(op, *said) == expected
    assert furthest(op, (False, 3)) is NOT_APPLICABLE
    assert furthest(op) is NOT_APPLICABLE
    assert furthest(op, *said, complete=None) is UNKNOWN


@pytest.mark.parametrize("op", ["least", "most"])
@pytest.mark.parametrize("open_one", [(None, 5), (True, None), (True, NOT_APPLICABLE), (NOT_APPLICABLE, 5)], ids=str)
def test_one_open_member_leaves_the_furthest_open(op: str, open_one: tuple[Any, Any]) -> None:
    """Whether it is chosen, or what it comes to: another amount might lie further out."""
    assert furthest(op, (True, 4), open_one) is UNKNOWN


def test_of_the_furthest_two_things_are_asked_of_each_member() -> None:
    """Whether it is chosen and what it comes to; of every other question one thing that holds both."""
    chosen: Any = t.Literal(value=True, kind=BOOL)
    amount: Any = t.Literal(Decimal(3), Kind("amount", Unit.YUAN))
    over: Any = SimpleNamespace(op="most", chosen=chosen, asked=amount)
    assert asked(over) == (chosen, amount)
    over.op = "all"
    assert asked(over) == (amount,)


def test_a_part_of_a_subject_is_found_by_its_name() -> None:
    """As the class of the subject declares it."""

    class Site:
        held = {"owner": SimpleNamespace(of=lambda subject: ("owner of", subject))}  # noqa: RUF012

    site = Site()
    assert held(site, "owner") == ("owner of", site)
