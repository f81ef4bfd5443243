"""Penalty, range, stage, reason and cost of a violation are read from one table, and so agree on every case."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest

from regkit.datong import Actor, ProposedFine, Violation, ViolationKind
from regkit.datong.fines import (
    FineGround,
    cost,
    fine,
    fine_ground,
    fine_is_available,
    fine_is_lawful,
    person_cost,
    person_fine,
    person_fine_is_available,
)
from regkit.datong.penalties import penalty
from regkit.datong.sanctions import TABLE, Fine
from regkit.datong.violations import NO_SANCTION
from regkit.language import Status

NO_FINE = Fine(Decimal(0), Decimal(0))
CERTAIN = (Actor.UNIT, Actor.INDIVIDUAL)
AMOUNTS = tuple(map(Decimal, ("0", "1", "200", "500.01", "1000", "5000", "20000.01")))


def cases(kind: ViolationKind) -> list[Violation]:
    """Return every case of a violation that is known throughout."""
    flags = (True, False)
    return [
        Violation(kind=kind, actor=actor, project_owner=owner, business=business, overdue=overdue, limit_fixed=True)
        for actor, owner, business, overdue in itertools.product(CERTAIN, flags, flags, flags)
        if actor is Actor.UNIT or not (owner or business)
    ]


SANCTIONED = [kind for kind in ViolationKind if kind not in NO_SANCTION]


@pytest.mark.parametrize("kind", SANCTIONED)
def test_range_stage_and_cost_agree(kind: ViolationKind) -> None:
    """What can be imposed costs its range; what cannot costs nothing; who is not fined is not fined now either."""
    for case in cases(kind):
        for range_of, available, now in (
            (fine, fine_is_available, cost),
            (person_fine, person_fine_is_available, person_cost),
        ):
            found, can = range_of(case).value, available(case).value
            assert found is not None
            assert can is not None
            costs = now(case).value
            assert costs is not None
            assert (costs.high, found.high) == ((found.high, found.high) if can else (Decimal(0), found.high))
            assert not (can and found == NO_FINE)


@pytest.mark.parametrize("kind", SANCTIONED)
def test_lawfulness_is_the_range_and_the_stage(kind: ViolationKind) -> None:
    """A fine above nothing is lawful if and only if it can be imposed now and lies within the range."""
    for case, amount, on_person in itertools.product(cases(kind), AMOUNTS, (False, True)):
        found = (person_fine if on_person else fine)(case).value
        can = (person_fine_is_available if on_person else fine_is_available)(case).value
        assert found is not None
        proposal = ProposedFine(amount=amount, on_person=on_person)
        lawful, ground = fine_is_lawful(case, proposal).value, fine_ground(case, proposal).value
        within = bool(can) and found.low <= amount <= found.high
        if amount:
            assert lawful is within, (case, amount)
            assert (ground is FineGround.NOT_THE_ONE_FINED) is (found == NO_FINE)
        else:
            optional = kind is ViolationKind.UNAUTHORISED
            assert lawful is (not can or optional)


@pytest.mark.parametrize("kind", NO_SANCTION)
def test_what_has_no_article_of_its_own_is_silent_to_every_question(kind: ViolationKind) -> None:
    """No rule answers by analogy where another is silent."""
    case = Violation(kind=kind, actor=Actor.UNIT)
    for answer in (
        penalty(case),
        fine(case),
        fine_is_available(case),
        person_fine(case),
        person_fine_is_available(case),
        cost(case),
        person_cost(case),
        fine_ground(case, ProposedFine(amount=Decimal(1))),
        fine_is_lawful(case, ProposedFine(amount=Decimal(1))),
    ):
        assert answer.status is Status.SILENT


def test_every_line_of_the_table_reaches_somebody() -> None:
    """No line is dead: each range is the answer to some case."""
    met = {
        (kind, answer.value)
        for kind in SANCTIONED
        for case in cases(kind)
        for answer in (fine(case), person_fine(case))
    }
    assert {(line.kind, line.band.fine) for line in TABLE} <= met
