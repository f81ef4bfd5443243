"""What a report comes to, on one page: cases, money, who must do what, who has to decide, what has to be found out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from regkit.checking.report import Report, added, without_share
from regkit.language import Bounds, Missing
from regkit.language.findings import Finding, FindingStatus
from regkit.language.writing import punctuated
from regkit.law import LaterLaw

__all__ = ["Action", "Lacking", "Summary", "Topic", "key_of", "place_in_words", "summary"]

OWED = (FindingStatus.OUTSTANDING, FindingStatus.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class Topic:
    """What is demanded, and how many findings about it have each status."""

    zh: str
    en: str
    counts: Counter[FindingStatus]

    def name(self, lang: str) -> str:
        """Return what is demanded, in a word or two."""
        return self.zh if lang == "zh" else self.en


@dataclass(slots=True)
class Action:
    """What somebody has to do.

    Attributes:
        actor: who.
        findings: what it is about, in the order of the file.
        amount: the money it takes, in yuan; `None` where none is asked for.
        exposure: the fine that may follow, in yuan.
    """

    actor: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def amount(self) -> Bounds | None:
        """The money that has to be paid."""
        owed = [one for one in self.findings if one.status in OWED and one.amount is not None and not one.may_be_silent]
        return added(owed) if owed else None

    @property
    def exposure(self) -> Bounds | None:
        """The fine that may follow."""
        fines = [one for one in self.findings if one.status is FindingStatus.BREACHED and one.amount is not None]
        return added(fines) if fines else None

    @property
    def deadline(self) -> date | None:
        """The first last day among them that is still to come or has passed."""
        return min((one.deadline for one in self.findings if one.deadline is not None), default=None)

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases it is about, each once."""
        return tuple(dict.fromkeys(one.id or one.case for one in self.findings))

    @property
    def is_one_debt(self) -> bool:
        """Whether one and the same debt stands in several cases."""
        debts = [one.debt for one in self.findings if one.debt is not None]
        return len(debts) > len(set(debts))

    def steps(self, lang: str) -> tuple[str, ...]:
        """Return what to do, each once: the demand that is broken, else what the finding says."""
        broken = FindingStatus.BREACHED
        told = (one.demand(lang) if one.status is broken and one.amount else one.next(lang) for one in self.findings)
        return tuple(dict.fromkeys(step for step in told if step))


@dataclass(slots=True)
class Lacking:
    """A fact or a decision that is missing, and where.

    Attributes:
        item: what is missing.
        places: the case, and who it is about where that is somebody else.
    """

    item: Missing
    places: dict[tuple[str, str], None] = field(default_factory=dict)

    def where(self) -> list[str]:
        """Return the places as they are written."""
        return [*map(place_in_words, self.places)]

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from anything else that is missing."""
        return key_of(self.item)

    def name(self, lang: str) -> str:
        """Return what is missing, in words."""
        return punctuated(self.item.zh) if lang == "zh" else self.item.en


def place_in_words(place: tuple[str, str]) -> str:
    """Return where something is missing: the case, and who it is about where that is somebody else."""
    return " ".join(place).strip()


def key_of(item: Missing) -> tuple[str, ...]:
    """Return what tells one missing thing from another.

    Facts of two parts of a case that read the same are one thing to find out, as one column of a table tells both.
    """
    return (item.name, item.zh) if item.authority else (item.zh, item.en)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a report comes to.

    Attributes:
        cases: how many cases there are.
        counts: how many findings have each status.
        topics: the same, demand by demand.
        owed: the money still owed, in yuan, as far as it has known ends; `None` where none is asked for.
        silent: of how many findings with money the text may give no amount; they are not in `owed`.
        unknown: of how many others the most that may be owed is not known; they are not in `owed` either.
        exposure: the fines that may follow from what is broken, in yuan.
        actions: who has to do what, the dearest first.
        decisions: what each authority has to decide.
        facts: what has to be found out, the most wanted first.
        laws: later superior law that is noticed and was not asked itself.
    """

    cases: int
    counts: Counter[FindingStatus]
    topics: tuple[Topic, ...]
    owed: Bounds | None
    silent: int
    unknown: int
    exposure: Bounds | None
    actions: tuple[Action, ...]
    decisions: dict[str, tuple[Lacking, ...]]
    facts: tuple[Lacking, ...]
    laws: tuple[LaterLaw, ...]


def summary(report: Report) -> Summary:
    """Return what a report comes to."""
    findings = report.findings
    money = [one for one in findings if one.amount is not None]
    with_money = [one for one in money if one.status is not FindingStatus.BREACHED]
    fines = [one for one in money if one.status is FindingStatus.BREACHED]
    topics = _topics(report)
    lacking = tuple(_lacking(findings))
    asked = {law.id for law in report.laws_beside}
    by_authority: dict[str, tuple[Lacking, ...]] = {}
    for one in lacking:
        if one.item.authority:
            by_authority[one.item.authority] = (*by_authority.get(one.item.authority, ()), one)
    return Summary(
        cases=len({one.id or one.case for one in (*findings, *(gone.finding for gone in report.suppressed))}),
        counts=sum((one.counts for one in topics), Counter[FindingStatus]()),
        topics=topics,
        owed=added([one for one in with_money if not one.may_be_silent and _has_end(one)]) if with_money else None,
        silent=sum(one.may_be_silent for one in with_money),
        unknown=sum(not one.may_be_silent and not _has_end(one) for one in with_money),
        exposure=added(fines) if fines else None,
        actions=_actions(findings),
        decisions=by_authority,
        facts=tuple(sorted((one for one in lacking if not one.item.authority), key=lambda one: -len(one.places))),
        laws=tuple(law for law in _noticed(report) if law.id not in asked),
    )


def _noticed(report: Report) -> Iterable[LaterLaw]:
    """Return the later law that findings notice, each once; most notice the very same."""
    apart = {id(said.notices): said.notices for said, _ in report.said}
    return dict.fromkeys(law for notices in apart.values() for law in notices)


def _has_end(finding: Finding) -> bool:
    return finding.amount is not None and finding.amount.high is not None


def _topics(report: Report) -> tuple[Topic, ...]:
    found: dict[str, Topic] = {}
    for said, count in report.said:
        if said.topic not in found:
            first = Finding.of("", "", said)
            found[said.topic] = Topic(first.demand("zh"), first.demand("en"), Counter())
        found[said.topic].counts[said.status] += count
    return tuple(found.values())


def _actions(findings: Iterable[Finding]) -> tuple[Action, ...]:
    found: dict[str, Action] = {}
    for one in findings:
        actor = one.actor
        if actor is not None and (one.next_zh or one.status is FindingStatus.BREACHED):
            if actor not in found:
                found[actor] = Action(actor)
            found[actor].findings.append(one)
    weights = {id(action): _weight(action) for action in found.values()}
    return tuple(sorted(found.values(), key=lambda action: weights[id(action)]))


def _weight(action: Action) -> tuple[float, float]:
    """Return what puts the dearest first: money to pay, then fines; what has no known end before all."""
    amounts = (action.amount, action.exposure)
    one, other = (0.0 if a is None else float("inf") if a.high is None else float(a.high) for a in amounts)
    return -one, -other


def _lacking(findings: Iterable[Finding]) -> Iterable[Lacking]:
    found: dict[tuple[str, ...], Lacking] = {}
    by_missing: dict[int, list[Lacking]] = {}  # most findings lack the very same, which they keep
    for one in findings:
        missing = one.missing
        if not missing:
            continue
        if id(missing) not in by_missing:
            by_missing[id(missing)] = [found.setdefault(key_of(item), Lacking(without_share(item))) for item in missing]
        actor, case = one.actor, one.case
        place = one.id or case, "" if actor is None or actor == case else actor
        for entry in by_missing[id(missing)]:
            entry.places[place] = None
    for entry in found.values():
        if any(map(itemgetter(1), entry.places)):
            named = {case for case, about in entry.places if about}
            entry.places = {place: None for place in entry.places if place[1] or place[0] not in named}
    return found.values()
