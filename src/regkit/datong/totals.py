"""第二十三至二十九条: what all violations of one enforcement case may cost together, as things stand."""

from __future__ import annotations

from typing import Any, ClassVar

from regkit.datong.fines import cost, person_cost
from regkit.datong.regulation import DATONG
from regkit.datong.violations import NO_SANCTION, Violation
from regkit.language import Facts, Listed, Subject, Yuan, decide, listed, rule, when
from regkit.language.terms import lift
from regkit.law import Label, Unit, persons

__all__ = [
    "Enforcement",
    "least_of_fines",
    "least_of_person_fines",
    "most_of_fines",
    "most_of_person_fines",
]

A23, A29 = DATONG.articles(23, 29)
EACH = lift(persons(1))


class Enforcement(Subject):
    """查处: the violations that are dealt with together."""

    zh: ClassVar[str] = "查处"
    en: ClassVar[str] = "the enforcement case"

    violations: Listed[Violation] | None = listed(
        "违法行为",
        en="violations",
        unit=Unit.TIMES,
        presumed_complete=True,
        source="第二十三条",
        about=Label(
            "查明的各项违法行为；没有另外说明的，所列即为全部。",
            "The violations found; those listed are taken to be all, unless it is said otherwise.",
        ),
    )


def punished(case: Facts[Enforcement]) -> Any:
    """Return the violations that an article of chapter 4 punishes; the others cost nothing under these measures."""
    return case.violations.where(lambda one: ~one.kind.is_in(*NO_SANCTION))


@rule("各违法行为现时可处罚款的最低合计", en="least of all fines that can be imposed now", at=A23)
def least_of_fines(case: Facts[Enforcement]) -> Yuan:
    """The least that units and individuals can be fined for all violations as things stand, in yuan (23 to 29)."""
    return decide(when(True, punished(case).total(lambda one: cost(one).field("low"))))


@rule("各违法行为现时可处罚款的最高合计", en="most of all fines that can be imposed now", at=A23)
def most_of_fines(case: Facts[Enforcement]) -> Yuan:
    """The most that units and individuals can be fined for all violations as things stand, in yuan (23 to 29)."""
    return decide(when(True, punished(case).total(lambda one: cost(one).field("high"))))


def persons_cost(violation: Facts[Violation], end: str) -> Any:
    """Return what all persons responsible for a violation can be fined together, at one end of the range."""
    return person_cost(violation).field(end) * (violation.persons / EACH)


@rule("各违法行为对责任人员现时可处罚款的最低合计", en="least of all fines on persons that can be imposed now", at=A29)
def least_of_person_fines(case: Facts[Enforcement]) -> Yuan:
    """The least that all persons responsible can be fined together as things stand, in yuan (article 29)."""
    return decide(when(True, punished(case).total(lambda one: persons_cost(one, "low"))))


@rule("各违法行为对责任人员现时可处罚款的最高合计", en="most of all fines on persons that can be imposed now", at=A29)
def most_of_person_fines(case: Facts[Enforcement]) -> Yuan:
    """The most that all persons responsible can be fined together as things stand, in yuan (article 29)."""
    return decide(when(True, punished(case).total(lambda one: persons_cost(one, "high"))))
