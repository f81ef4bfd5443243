"""For the analyst: a portfolio under changed numbers, a refund calendar, open decisions by authority, drafting gaps.

No law stands here: every figure is what the rules answer, added up or put side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.chengde import credit, deposits, planning, refunds
from regkit.chengde.facts import HOUSING_BUREAU, Contract, Contractor, Origin, ProjectFile, Role
from regkit.chengde.planning import DepositPlan, ends_of
from regkit.chengde.refunds import RefundClaim, RefundDates, refund_amount, refund_dates
from regkit.chengde.regulation import CHENGDE
from regkit.language import Bounds, Determination, Missing, ReadingChange, Rule, catalog
from regkit.language.gaps import DraftingGap, drafting_gaps_of
from regkit.law import Amendment, WorkingDayCalendar

__all__ = [
    "PortfolioChange",
    "PortfolioLine",
    "RefundDate",
    "break_even_price",
    "drafting_gaps",
    "locked_up",
    "open_decisions",
    "portfolio",
    "refund_calendar",
]

Change = Amendment | ReadingChange

# ── a portfolio under changed numbers ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class PortfolioLine:
    """A party's deposit before and after the change, in yuan; equal ends where it is known exactly."""

    file: str
    party: str
    before: Bounds
    after: Bounds

    @property
    def difference(self) -> Decimal | None:
        """What it pays more (or less, below zero); `None` where either amount is not known exactly."""
        exact = self.before.low == self.before.high and self.after.low == self.after.high
        return self.after.low - self.before.low if exact else None


@dataclass(frozen=True, slots=True)
class PortfolioChange:
    """The deposits of many projects before and after a change."""

    lines: tuple[PortfolioLine, ...]

    @property
    def before(self) -> Bounds:
        """The total as the text stands."""
        return _sum(line.before for line in self.lines)

    @property
    def after(self) -> Bounds:
        """The total after the change."""
        return _sum(line.after for line in self.lines)

    @property
    def gain(self) -> tuple[PortfolioLine, ...]:
        """Who pays less, the greatest relief first."""
        less = [(line.difference, line) for line in self.lines if line.difference is not None and line.difference < 0]
        return tuple(line for _, line in sorted(less, key=lambda pair: pair[0] or 0))

    @property
    def lose(self) -> tuple[PortfolioLine, ...]:
        """Who pays more, the greatest burden first."""
        more = [(line.difference, line) for line in self.lines if line.difference is not None and line.difference > 0]
        return tuple(line for _, line in sorted(more, key=lambda pair: -(pair[0] or 0)))

    @property
    def undetermined(self) -> tuple[PortfolioLine, ...]:
        """Whose deposit is not known exactly before or after."""
        return tuple(line for line in self.lines if line.difference is None)


def portfolio(files: Iterable[ProjectFile], *changes: Change, on: date | None = None) -> PortfolioChange:
    """Return the deposits of many projects as the text stands and after `changes` of numbers or readings.

    A standing deposit is counted once for each firm named in the files, not once for each project.

    Args:
        files: projects with their owners and contractors.
        changes: such as `OWNER_RATE.becomes(percent("1.5"))`, for the owner's, the contractor's deposit or both.
        on: the day asked about.

    Raises:
        RuleError: a change concerns neither deposit.
    """
    # What concerns neither deposit is refused here, by name.
    credit.contractor_deposit.amend(*(one for one in changes if not _concerns(deposits.owner_deposit, one)))
    owner = _changed(deposits.owner_deposit, changes)
    contractor = _changed(credit.contractor_deposit, changes)
    lines: list[PortfolioLine] = []
    seen: set[str] = set()
    for file in files:
        project, name = planning.part_of(file, "project"), file.owner.name if file.owner else None
        ends = _ends(deposits.owner_deposit(project, on=on)), _ends(owner(project, on=on))
        lines.append(PortfolioLine(file.id, name or planning.OWNER, *ends))
        for party in file.parties or ():
            case = planning.part_of(party, "contractor"), planning.part_of(party, "contract")
            firm_name = case[0].name or party.name
            standing = deposits.deposit_is_standing(case[0], on=on).value
            if standing and firm_name in seen:
                continue
            seen |= {firm_name} if standing else set()
            ends = _ends(credit.contractor_deposit(*case, on=on)), _ends(contractor(*case, on=on))
            lines.append(PortfolioLine(file.id, party.name, *ends))
    return PortfolioChange(tuple(lines))


def _concerns(rule: Rule[Any, Any] | Any, change: Change) -> bool:
    return change.number in rule.numbers if isinstance(change, Amendment) else change.reading in rule.readings


def _changed(rule: Any, changes: tuple[Change, ...]) -> Callable[..., Determination[Decimal]]:
    amended: Callable[..., Determination[Decimal]] = rule.amend(*(one for one in changes if _concerns(rule, one)))
    return amended


def _ends(amount: Determination[Decimal]) -> Bounds:
    return Bounds(*ends_of(amount))


def _sum(bounds: Iterable[Bounds]) -> Bounds:
    low: Decimal = Decimal(0)
    high: Decimal | None = Decimal(0)
    for one in bounds:
        low += one.low
        high = None if high is None or one.high is None else high + one.high
    return Bounds(low, high)


def locked_up(amount: Decimal, lodged_on: date, accepted_on: date) -> Decimal:
    """Return the yuan-days for which a project's deposit is tied up: from payment to the first day of its refund."""
    return amount * (refund_dates(accepted_on).earliest - lodged_on).days


def break_even_price(firm: Contractor, on: date | None = None) -> Decimal | None:
    """Return the contract price at which a local firm's standing deposit equals 2% of one project, in yuan.

    Below it a contractor from another province locks up less for the project (articles 9 and 10); `None` where
    the standing deposit is not known.
    """
    standing = deposits.standing_deposit(firm, on=on).value
    outsider = Contractor(origin=Origin.OTHER_PROVINCE), Contract(role=Role.GENERAL_CONTRACTOR, price=Decimal(1))
    rate = credit.contractor_deposit(*outsider, on=on).value
    return None if standing is None or rate is None else standing / rate


# ── refunds and open decisions ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class RefundDate:
    """When a deposit can first be given back, how much, and what is still wanting on the day asked about.

    Attributes:
        name: the project.
        dates: the six months; `None` where the day of acceptance is not known, or nothing is given back.
        amount: what is given back on the day asked about, if it is.
    """

    name: str
    claim: RefundClaim
    dates: RefundDates | None
    amount: Determination[Decimal]


def refund_calendar(
    claims: Mapping[str, RefundClaim], on: date, calendar: WorkingDayCalendar | None = None
) -> tuple[RefundDate, ...]:
    """Return the claims in the order of their first possible day, those without one last (article 21)."""
    found = [
        RefundDate(
            name,
            claim,
            _dates(claim, calendar),
            refund_amount(claim, on=on, calendar=calendar),
        )
        for name, claim in claims.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.dates is None, one.dates.earliest if one.dates else date.max)))


def _dates(claim: RefundClaim, calendar: WorkingDayCalendar | None) -> RefundDates | None:
    """Return the days of a claim; none where article 21 does not give its deposit back, or no day is known."""
    never_back = refunds.may_claim_refund(claim).value is False
    return None if claim.accepted_on is None or never_back else refund_dates(claim.accepted_on, calendar)


def open_decisions(plans: Iterable[DepositPlan]) -> dict[str, tuple[tuple[str, Missing], ...]]:
    """Return the decisions that plans wait for, by the authority that takes them, each with its project."""
    found: dict[str, dict[tuple[str, Missing], None]] = {}
    for one in plans:
        for item in one.open_decisions:
            found.setdefault(str(item.authority), {})[one.file.id, item] = None
    return {authority: tuple(items) for authority, items in found.items()}


# ── gaps in the drafting ────────────────────────────────────────────────────────────────────────────────


def drafting_gaps() -> tuple[DraftingGap, ...]:
    """Return every open question, unclear passage and known silence of the measures, in the order of the articles."""
    name = CHENGDE.short
    things = (*catalog.all_rules_of(name), *catalog.questions_of(name), *catalog.readings_of(name))
    return drafting_gaps_of(things, HOUSING_BUREAU)
