"""The deposit plan of a whole project, and the gate before its permit: the rules applied to every party.

No law stands here. Each answer is a determination of a rule; what is done here is to ask for every party,
to add up, and to join yes, no and unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from regkit.chengde import permits
from regkit.chengde.accounts import Account, contractor_account, owner_account
from regkit.chengde.deposits import (
    contractor_deposit,
    credit_adjustment,
    multiple_is_usual,
    owner_deposit,
    standing_deposit,
)
from regkit.chengde.facts import HOUSING_BUREAU, Contract, Contractor, Origin, Project, ProjectOwner, Role
from regkit.chengde.regulation import CHENGDE
from regkit.language import Bounds, Determination, Missing, OpenQuestion, Status
from regkit.law import Quote, format_money

__all__ = [
    "DepositPlan",
    "Party",
    "PermitAnswer",
    "PermitItem",
    "PlanLine",
    "ProjectFile",
    "deposit_plan",
    "permit",
    "standing_deposit_of_any",
]

OWNER = "建设单位"

SUBCONTRACTORS = OpenQuestion(
    id="chengde.A16",
    zh="核发施工许可证时,是否核验未列入申请的分包企业的凭证",
    en="whether vouchers of subcontractors not named in the application are checked",
    authority=f"建设行政主管部门 / {HOUSING_BUREAU}",
    quote=permits.CHECKED,
    recommended="只核验申请所列的施工企业",
)


@dataclass(frozen=True, slots=True)
class Party:
    """A contractor of a project and what it has taken up."""

    name: str
    contractor: Contractor
    contract: Contract


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """A project with its owner and contractors, as a bureau files it.

    Attributes:
        id: what identifies it.
        project, owner, parties: the project, its owner and its contractors.
        doubts: why contractors may be missing from the file, in Chinese and English.
    """

    id: str
    project: Project
    owner: ProjectOwner
    parties: tuple[Party, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()


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
        warnings: what an official should look at, in Chinese.
        standing: what the deposit is called where the firm lodges it once for all its projects (article 9).
    """

    party: str
    role: Role | None
    deposit: Determination[Decimal]
    lodged: Decimal | None
    new_money: Determination[Decimal]
    account: Determination[Account]
    warnings: tuple[str, ...] = ()
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class DepositPlan:
    """Who owes what for a project, in total and with the decisions still open.

    Attributes:
        file: the project.
        lines: the owner first, then the contractors in their order.
        total: the new money of all parties; `high` is `None` where it has no known end.
    """

    file: ProjectFile
    lines: tuple[PlanLine, ...]
    total: Bounds

    @property
    def open_decisions(self) -> tuple[Missing, ...]:
        """What authorities have yet to decide before the plan is settled."""
        asked = [item for line in self.lines for one in (line.new_money, line.account) for item in one.missing]
        return tuple(dict.fromkeys(item for item in asked if item.authority))

    def explain(self, lang: str = "zh") -> str:
        """Return the plan party by party with the words that decide it, in Chinese (`zh`) or English (`en`)."""
        parts = [self.file.project.name or self.file.id]
        for line in self.lines:
            parts += [
                f"▌{line.party}",
                line.deposit.explain(lang),
                line.new_money.explain(lang),
                line.account.explain(lang),
            ]
        total = bounds_in_words(self.total, lang)
        return "\n".join([*parts, f"合计尚应交纳：{total}" if lang == "zh" else f"still to be paid in all: {total}"])


def bounds_in_words(bounds: Bounds, lang: str) -> str:
    """Return an amount, or the ends between which it lies."""
    low = _money(bounds.low, lang)
    if bounds.high is None:
        return f"至少{low}" if lang == "zh" else f"at least {low}"
    high = _money(bounds.high, lang)
    if bounds.low == bounds.high:
        return low
    return f"{low}至{high}" if lang == "zh" else f"{low} to {high}"


def _money(amount: Decimal, lang: str) -> str:
    return format_money(amount, "zh" if lang == "zh" else "en")


def amount_in_words(answer: Determination[Decimal], lang: str) -> str:
    """Return an amount as far as it is known: itself, its ends, and whether the text may be silent."""
    if answer.value is not None:
        return _money(answer.value, lang)
    if answer.status is Status.NOT_APPLICABLE:
        return "不适用" if lang == "zh" else "not applicable"
    amounts = [outcome for outcome in answer.possible if not isinstance(outcome, Status)]
    if not amounts:
        return "（条文未规定）" if lang == "zh" else "(the text is silent)"
    bounds = Bounds(*span(amounts))
    if bounds.high is None and not bounds.low:
        return "（不详）" if lang == "zh" else "(unknown)"
    or_silent = Status.SILENT in answer.possible
    return bounds_in_words(bounds, lang) + ("" if not or_silent else "或条文未规定" if lang == "zh" else " or silent")


def deposit_plan(file: ProjectFile, on: date | None = None) -> DepositPlan:
    """Return who owes how much new money for a project, and to which account (articles 5 to 14).

    Args:
        file: the project, its owner and its contractors.
        on: the day asked about; before commencement nothing is applicable.
    """
    lines = (_owner_line(file, on), *(_contractor_line(party, file.project, on) for party in file.parties))
    return DepositPlan(file, lines, _total([line.new_money for line in lines]))


def _owner_line(file: ProjectFile, on: date | None) -> PlanLine:
    project, owner = file.project, file.owner
    return PlanLine(
        owner.name or OWNER,
        Role.PROJECT_OWNER,
        owner_deposit(project, on=on),
        owner.lodged,
        permits.owner_new_money(owner, project, on=on),
        owner_account(project, on=on),
    )


def _contractor_line(party: Party, project: Project, on: date | None) -> PlanLine:
    firm, contract = party.contractor, party.contract
    adjustment = credit_adjustment(firm, on=on)
    unusual = adjustment.is_decided and multiple_is_usual(firm, on=on).value is False
    return PlanLine(
        party.name,
        contract.role,
        contractor_deposit(firm, contract, on=on),
        firm.lodged if firm.origin is Origin.LOCAL else contract.lodged,
        permits.contractor_new_money(firm, contract, on=on),
        contractor_account(firm, project, on=on),
        ("清欠办确定的倍数不在通常的0.5-1倍范围内",) if unusual else (),
        f"一次性交存的保证金：{firm.name}" if firm.name and firm.origin is Origin.LOCAL else None,
    )


def _total(amounts: Iterable[Determination[Decimal]]) -> Bounds:
    low: Decimal = Decimal(0)
    high: Decimal | None = Decimal(0)
    for amount in amounts:
        least, most = ends_of(amount)
        low += least
        high = None if high is None or most is None else high + most
    return Bounds(low, high)


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


def standing_deposit_of_any(firms: Iterable[Contractor], on: date | None = None) -> tuple[Status, Bounds]:
    """Return the standing deposit of a firm with several qualifications of which the main one is not known.

    Args:
        firms: the firm, once with each qualification that may be the main one (article 9).
        on: the day asked about.

    Returns:
        Decided, with equal ends, where every candidate gives the same amount; else undetermined, with the
        least and the most.
    """
    ends = [ends_of(standing_deposit(firm, on=on)) for firm in firms]
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    known = [high for high in highs if high is not None]
    bounds = Bounds(min(lows), max(known) if len(known) == len(highs) else None)
    return (Status.DECIDED if bounds.low == bounds.high else Status.UNDETERMINED), bounds


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


ANSWERS = {
    "zh": {
        (True, Status.DECIDED): "可以核发",
        (False, Status.DECIDED): "不予办理",
        (None, Status.UNDETERMINED): "尚不能确定",
        (None, Status.NOT_APPLICABLE): "本办法尚未施行,不适用",
    },
    "en": {
        (True, Status.DECIDED): "may be issued",
        (False, Status.DECIDED): "refused",
        (None, Status.UNDETERMINED): "undetermined",
        (None, Status.NOT_APPLICABLE): "not applicable, not yet in force",
    },
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


@dataclass(frozen=True, slots=True)
class PermitAnswer:
    """Whether a construction permit may be issued as far as these measures are concerned.

    Attributes:
        may_issue: yes, no, or `None` where something missing could still decide it, or the gate does not apply.
        items: every proof that is checked.
        missing: facts and decisions that could still change the answer.
        status: decided, undetermined, or not applicable before commencement.
    """

    file: ProjectFile
    may_issue: bool | None
    items: tuple[PermitItem, ...]
    missing: tuple[Missing, ...]
    status: Status

    @property
    def missing_items(self) -> tuple[PermitItem, ...]:
        """The proofs that are not there."""
        return tuple(item for item in self.items if item.state == "missing")

    def in_words(self, lang: str = "zh") -> str:
        """Return the answer in a word or two."""
        return ANSWERS[lang][self.may_issue, self.status]

    def explain(self, lang: str = "zh") -> str:
        """Return the answer with each proof, its words and its cure."""
        lines = [
            f"施工许可证：{self.in_words(lang)}" if lang == "zh" else f"construction permit: {self.in_words(lang)}"
        ]
        marks = {"provided": "✓", "missing": "✗", "unknown": "?"}
        for item in self.items:
            words = "；".join(f"{quote.address.zh}“{quote.words}”" for quote in item.citations)
            cure = (item.cure_zh if lang == "zh" else item.cure_en) if item.state != "provided" else ""
            lines.append(f"  {marks[item.state]} {item.party} {words}{f' → {cure}' if cure else ''}")
        return "\n".join(lines)


def permit(file: ProjectFile, on: date | None = None) -> PermitAnswer:
    """Return whether the permit may be issued, every missing proof and its cure (article 13).

    One proof known to be missing decides, whatever else is unknown. Contractors named in the application
    are checked; whether subcontractors are is an open question, asked only where it matters.
    """
    if on is not None and not CHENGDE.in_force_on(on):
        return PermitAnswer(file, None, (), (), Status.NOT_APPLICABLE)
    items = (_owner_item(file, on), *(_contractor_item(party, on) for party in file.parties))
    if any(item.state == "missing" and item.counts for item in items):
        return PermitAnswer(file, False, items, (), Status.DECIDED)
    unsettled = [item for item in items if item.state != "provided" and item.counts is not False]
    missing = [lack for item in unsettled for lack in item.determination.missing]
    if any(item.counts is None for item in unsettled):
        question = SUBCONTRACTORS
        missing.append(
            Missing(question.id, question.zh, question.en, question.authority, recommended=question.recommended)
        )
    missing += [Missing("parties", zh, en) for zh, en in file.doubts]  # a contractor that is not told of may bar it
    if unsettled or file.doubts:
        return PermitAnswer(file, None, items, tuple(dict.fromkeys(missing)), Status.UNDETERMINED)
    return PermitAnswer(file, True, items, (), Status.DECIDED)


def _owner_item(file: ProjectFile, on: date | None) -> PermitItem:
    answer = permits.owner_voucher(file.owner, file.project, on=on)
    return PermitItem(file.owner.name or OWNER, _state(answer), True, answer, *CURES["owner"])


def _contractor_item(party: Party, on: date | None) -> PermitItem:
    answer = permits.contractor_voucher(party.contractor, party.contract, on=on)
    needs_certificate = any(quote.address.article == permits.A12.address.article for quote in answer.citations)
    named = True if party.contract.role is Role.GENERAL_CONTRACTOR else party.contract.named
    cure = CURES["certificate" if needs_certificate else "pay"]
    return PermitItem(party.name, _state(answer), named, answer, *cure)


def _state(answer: Determination[Any]) -> State:
    if answer.value is None:
        return "unknown"
    return "provided" if answer.value else "missing"
