"""The deposit plan of a whole project, and the proofs that its permit hangs on: the rules put to every party.

No law stands here. Each answer is a determination of a rule; what is done here is to ask for every party.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from regkit.chengde import payments, permits
from regkit.chengde.accounts import Account, contractor_account, owner_account
from regkit.chengde.credit import contractor_deposit, multiple_is_usual
from regkit.chengde.deposits import deposit_is_standing, owner_deposit
from regkit.chengde.facts import Party, Project, ProjectFile, Role
from regkit.language import Bounds, Determination, Listed, Missing, Status, Subject
from regkit.language.kinds import amount
from regkit.language.values import bounds_in_words, value_in_words
from regkit.law import Label, Quote, Unit

__all__ = [
    "DepositPlan",
    "PermitItem",
    "PlanLine",
    "deposit_plan",
    "permit_items",
    "plan_lines",
]

OWNER = "建设单位"
MONEY = amount(Unit.YUAN)
UNUSUAL = Label(
    "清欠办确定的倍数不在通常的0.5-1倍范围内（第十一条）",
    "the multiple that the clearance office fixed lies outside the usual 0.5 to 1 times (article 11)",
)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What one party owes.

    Attributes:
        party: its name.
        role: what it does in the project; `None` where that is not said.
        deposit: the deposit that must be in place, in yuan.
        lodged: what is in place, in yuan; `None` where that is not known.
        new_money: what is still to be paid, in yuan.
        account: where to pay it.
        warnings: what an official should look at, in both languages.
        standing: what the deposit is called where the firm lodges it once for all its projects (article 9).
    """

    party: str
    role: Role | None
    deposit: Determination[Decimal]
    lodged: Decimal | None
    new_money: Determination[Decimal]
    account: Determination[Account]
    warnings: tuple[Label, ...] = ()
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class DepositPlan:
    """Who owes what for a project, in total and with the decisions still open.

    Attributes:
        file: the project.
        lines: the owner first, then the contractors in their order.
        total: the new money of all parties; `high` is `None` where it has no known end.
        owed: the rule's own answer to what all still have to pay, with its words, and what is missing for it.
    """

    file: ProjectFile
    lines: tuple[PlanLine, ...]
    total: Bounds
    owed: Determination[Decimal]

    @property
    def open_decisions(self) -> tuple[Missing, ...]:
        """What authorities have yet to decide before the plan is settled."""
        asked = [item for line in self.lines for one in (line.new_money, line.account) for item in one.missing]
        return tuple(dict.fromkeys(item for item in asked if item.authority))

    def explain(self, lang: str = "zh") -> str:
        """Return the plan party by party with the words that decide it, in Chinese (`zh`) or English (`en`)."""
        parts = [(self.file.project and self.file.project.name) or self.file.id]
        for line in self.lines:
            parts += [
                f"▌{line.party}",
                line.deposit.explain(lang),
                line.new_money.explain(lang),
                line.account.explain(lang),
            ]
        total = bounds_in_words(self.total, MONEY, lang)
        return "\n".join([*parts, f"合计尚应交纳：{total}" if lang == "zh" else f"still to be paid in all: {total}"])


def amount_in_words(answer: Determination[Decimal], lang: str) -> str:
    """Return an amount as far as it is known: itself, its ends, and whether the text may be silent."""
    if answer.value is not None:
        return value_in_words(answer.value, MONEY, lang)
    if answer.status is Status.NOT_APPLICABLE:
        return "不适用" if lang == "zh" else "not applicable"
    amounts = [outcome for outcome in answer.possible if not isinstance(outcome, Status)]
    if not amounts:
        return "（条文未规定）" if lang == "zh" else "(the text is silent)"
    bounds = Bounds(*span(amounts))
    if bounds.high is None and not bounds.low:
        return "（不详）" if lang == "zh" else "(unknown)"
    or_silent = Status.SILENT in answer.possible
    return bounds_in_words(bounds, MONEY, lang) + (
        "" if not or_silent else "（或者条文未规定）" if lang == "zh" else " (or the text is silent)"
    )


def deposit_plan(file: ProjectFile, on: date | None = None) -> DepositPlan:
    """Return who owes how much new money for a project, and to which account (articles 5 to 14).

    Args:
        file: the project, its owner and its contractors.
        on: the day asked about; before commencement nothing is applicable.
    """
    file = named_once(file)
    lines = _lines(file, on)
    owed = payments.total_new_money(file, on=on)
    return DepositPlan(file, lines, _total(owed, [line.new_money for line in lines]), owed)


def part_of(subject: Subject, name: str) -> Any:
    """Return a part of a subject, as rules take it: of one that is said to be unknown nothing is presumed."""
    return subject.held[name].of(subject)


def named_once(file: ProjectFile) -> ProjectFile:
    """Return a file that tells which contractors are listed again, by the names of the firms, where nothing is said."""
    if file.parties is None:
        return file
    seen: set[str] = set()
    parties = [_again(party, seen) for party in file.parties]
    return file.model_copy(update={"parties": Listed(parties, complete=file.parties.complete, said=file.parties.said)})


def _again(party: Party, seen: set[str]) -> Party:
    name = party.contractor.name if party.contractor else None
    again = name is not None and name in seen and "repeated" not in party.model_fields_set
    seen |= {name} if name else set()
    return party.model_copy(update={"repeated": True}) if again else party


def plan_lines(file: ProjectFile, on: date | None = None) -> tuple[PlanLine, ...]:
    """Return the lines of the plan alone, the owner first, then the contractors; as for `deposit_plan`."""
    return _lines(named_once(file), on)


def _lines(file: ProjectFile, on: date | None) -> tuple[PlanLine, ...]:
    project = part_of(file, "project")
    return _owner_line(file, on), *(_contractor_line(party, project, on) for party in file.parties or ())


def _owner_line(file: ProjectFile, on: date | None) -> PlanLine:
    project, owner = part_of(file, "project"), part_of(file, "owner")
    return PlanLine(
        owner.name or OWNER,
        Role.PROJECT_OWNER,
        owner_deposit(project, on=on),
        payments.owner_has_paid(owner, on=on).value,
        payments.owner_new_money(owner, project, on=on),
        owner_account(project, on=on),
    )


def _contractor_line(party: Party, project: Project, on: date | None) -> PlanLine:
    firm, contract = part_of(party, "contractor"), part_of(party, "contract")
    standing = firm.name is not None and deposit_is_standing(firm, on=on).value is True
    return PlanLine(
        party.name,
        contract.role,
        contractor_deposit(firm, contract, on=on),
        payments.contractor_has_paid(firm, contract, on=on).value,
        payments.contractor_new_money(firm, contract, on=on),
        contractor_account(firm, project, on=on),
        (UNUSUAL,) if multiple_is_usual(firm, on=on).value is False else (),
        f"一次性交存的保证金：{firm.name}" if standing else None,
    )


def _total(owed: Determination[Decimal], lines: Sequence[Determination[Decimal]]) -> Bounds:
    """Return the ends of what all owe; where the text is silent on one, no less than what the others owe."""
    if Status.SILENT not in owed.possible:
        return Bounds(*ends_of(owed))
    return Bounds(sum((ends_of(line)[0] for line in lines), Decimal(0)), None)


def ends_of(amount: Determination[Decimal]) -> tuple[Decimal, Decimal | None]:
    """Return the least and the most that an amount can be; no end where the text is silent."""
    if amount.value is not None:
        return amount.value, amount.value
    if amount.status is Status.NOT_APPLICABLE:
        return Decimal(0), Decimal(0)
    amounts = [outcome for outcome in amount.possible if not isinstance(outcome, Status)]
    low, high = span(amounts)
    return (low, high) if len(amounts) == len(amount.possible) else (Decimal(0), None)


def span(amounts: list[Any]) -> tuple[Decimal, Decimal | None]:
    """Return the least and the most of amounts and bounds; no end where one of them has none."""
    bounds = [one if isinstance(one, Bounds) else Bounds(one, one) for one in amounts]
    highs = [one.high for one in bounds]
    low = min((one.low or Decimal(0) for one in bounds), default=Decimal(0))
    return low, None if None in highs or not highs else max(highs)


# ── 第十三条: may the permit be issued? ───────────────────────────────────────────────────────────────

State = Literal["provided", "missing", "unknown"]

CURES = {
    "owner": (
        "建设单位足额交纳保证金并出具本单位的交费凭证",
        "the owner pays its whole deposit itself and shows the voucher",
    ),
    "certificate": ("由注册地保证金收缴部门开具缴纳证明", "obtain the certificate of the home collecting department"),
    "pay": ("足额交纳保证金并出具交费凭证", "pay the whole deposit and show the voucher"),
}


@dataclass(frozen=True, slots=True)
class PermitItem:
    """One proof that the permit authority checks.

    Attributes:
        party: whose proof.
        state: provided, missing or unknown.
        counts: whether a missing one bars the permit; `None` where that is open.
        determination: the rule's answer, with its words.
        cure_zh, cure_en: how to obtain the proof.
    """

    party: str
    state: State
    counts: bool | None
    determination: Determination[bool]
    cure_zh: str
    cure_en: str

    @property
    def citations(self) -> tuple[Quote, ...]:
        """The words that decide about this proof."""
        return self.determination.citations


def permit_items(file: ProjectFile, on: date | None = None) -> tuple[PermitItem, ...]:
    """Return every proof that the permit hangs on, the owner's first, each with its cure (article 13)."""
    project, owner = part_of(file, "project"), part_of(file, "owner")
    answer = permits.owner_voucher(owner, project, on=on)
    first = PermitItem(owner.name or OWNER, _state(answer), True, answer, *CURES["owner"])
    return (first, *(_contractor_item(party, project, on) for party in file.parties or ()))


def _contractor_item(party: Party, project: Project, on: date | None) -> PermitItem:
    firm, contract = part_of(party, "contractor"), part_of(party, "contract")
    answer = permits.contractor_voucher(firm, contract, project, on=on)
    needs_certificate = permits.proof_to_show(firm, project, on=on).value is permits.Proof.HOME_CERTIFICATE
    return PermitItem(
        party.name, _state(answer), contract.named, answer, *CURES["certificate" if needs_certificate else "pay"]
    )


def _state(answer: Determination[Any]) -> State:
    if answer.value is None:
        return "unknown"
    return "provided" if answer.value else "missing"
