"""Reports: the findings of a check, with their totals and an exit status for CI jobs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from regkit.checking.doubts import findings_of
from regkit.checking.problems import Problem
from regkit.checking.processes import asked
from regkit.checking.reading.account import Account
from regkit.checking.reading.tables import Table
from regkit.language import Bounds, Missing, Ruling
from regkit.language.catalog import companions
from regkit.language.findings import Beside, Finding, FindingStatus, counted
from regkit.language.layout import Group
from regkit.language.once import remembering
from regkit.language.rulings import told
from regkit.law import Regulation
from regkit.plug import plugged

__all__ = ["Report", "Suppressed", "check_table", "unreadable"]

FAILED = frozenset({FindingStatus.OUTSTANDING, FindingStatus.BREACHED})


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that was accepted beforehand, and why.

    Attributes:
        finding: what was found.
        reason: why it is accepted.
        until: the last day on which it is.
    """

    finding: Finding
    reason: str
    until: date | None = None


@dataclass(frozen=True)
class Report:
    """What a check found.

    Attributes:
        source: the file that was checked, as it was named.
        title, title_en: what it holds, in Chinese and English.
        on: the day asked about.
        findings: what was found, case by case.
        problems: what could not be used.
        encoding: how the file was encoded.
        lines: the line on which each case begins, by its identity.
        rulings: what authorities have ruled, as the check was told.
        account: where every cell of the file went that is not empty; its notes are for people and machines alike.
        digest: the SHA-256 of the file.
        suppressed: what was found and accepted beforehand; it fails nothing and is shown apart.
        others: points of other law in force on that day on which nothing was found, such as duties that it adds.
    """

    source: str
    title: str
    on: date
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    encoding: str = "UTF-8"
    lines: Mapping[str, int] = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    account: Account = field(default_factory=Account)
    digest: str = ""
    suppressed: tuple[Suppressed, ...] = ()
    title_en: str = ""
    others: tuple[Beside, ...] = ()

    def __repr__(self) -> str:
        """Say in one line what was checked and what was found."""
        told: str = plugged("report card").short(self)
        return told

    def _repr_html_(self) -> str:
        shown: str = plugged("report card").card(self)
        return shown

    def titled(self, lang: str) -> str:
        """Return what the file holds; nothing where it could not be read."""
        return self.title if lang == "zh" or not self.title_en else self.title_en

    @property
    def exit_status(self) -> int:
        """0 all clear, 1 something owed or barred, 2 bad input, 3 undetermined only, or not in force on that day."""
        if self.problems:
            return 2
        statuses = {finding.status for finding in self.findings}
        if statuses & FAILED:
            return 1
        return 3 if FindingStatus.UNDETERMINED in statuses or self.before_commencement else 0

    @cached_property
    def before_commencement(self) -> date | None:
        """The day from which the text applies, where it does not yet apply on the day asked about."""
        if not all(finding.status is FindingStatus.NOT_APPLICABLE for finding in self.findings):
            return None
        days = (answer.rule.regulation.commenced for finding in self.findings for answer in finding.answers)
        day = next(days, self.on)
        return day if self.on < day else None

    @cached_property
    def said(self) -> Sequence[tuple[Any, int]]:
        """What the findings say beyond their cases, as `counted` does."""
        return tuple(counted(self.findings))

    @cached_property
    def laws_beside(self) -> dict[Regulation, Counter[str]]:
        """The other law in force that was asked, and on how many findings each text governs, by the word for it."""
        found: dict[Regulation, Counter[str]] = {one.law: Counter() for one in self.others}
        for said, count in self.said:
            for one in said.beside:
                found.setdefault(one.law, Counter())[one.governs] += count
        return found

    @cached_property
    def followed(self) -> dict[Ruling, int]:
        """The rulings that the check was told of, and how many findings follow each; none where it answers nothing."""
        found = dict.fromkeys(self.rulings, 0)
        for said, count in (*self.said, *counted(gone.finding for gone in self.suppressed)) if found else ():
            for ruling in Finding.of("", "", said).rulings:
                found[ruling] = found.get(ruling, 0) + count
        return found

    def line_of(self, finding: Finding) -> int:
        """Return the line on which a finding's case begins; the first where that is not known."""
        return self.lines.get(finding.id, 1)

    def filter(self, keep: Callable[[Finding], bool]) -> Report:
        """Return the report with the findings that `keep` keeps."""
        return replace(self, findings=tuple(finding for finding in self.findings if keep(finding)))

    def group(self, by: Callable[[Finding], Hashable]) -> dict[Hashable, tuple[Finding, ...]]:
        """Return the findings by what `by` says of each, in their order."""
        groups: dict[Hashable, list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault(by(finding), []).append(finding)
        return {key: tuple(found) for key, found in groups.items()}

    def export(self, name: str, lang: str = "zh") -> str | bytes:
        """Return the report in a format: `regkit.checking.formats.FORMATS` names them.

        Raises:
            InputError: there is no such format.
        """
        exported: str | bytes = plugged("formats")([self], name, lang)
        return exported

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield a record of every answer, with the case, the row and the file that it was asked of."""
        file = {"file": self.source, "sha256": self.digest}
        for finding in (*self.findings, *(gone.finding for gone in self.suppressed)):
            case = {**file, "id": finding.id, "row": self.line_of(finding), "party": finding.party}
            for answer in finding.answers:
                yield {**answer.record(), "case": {**case, "topic": finding.topic}}

    @cached_property
    def by_case(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each case, in the order of the file."""
        return {str(case): found for case, found in self.group(lambda one: one.case).items()}

    def count(self, topic: str) -> Counter[FindingStatus]:
        """Return how many findings on a topic have each status."""
        return Counter(finding.status for finding in self.findings if finding.topic == topic)

    def total(self, topic: str = "deposit") -> Bounds:
        """Return the money of all findings on a topic, in yuan; what is owed once is counted once.

        Where the text may be silent the money has no known end.
        """
        found = [finding for finding in self.findings if finding.topic == topic and finding.amount is not None]
        total = added(found)
        return Bounds(total.low, None) if any(one.may_be_silent for one in found) else total

    def open_decisions(self) -> dict[str, dict[Missing, list[Finding]]]:
        """Return what each authority has yet to decide, and the findings that wait for it."""
        worklist: dict[str, dict[Missing, list[Finding]]] = {}
        for finding in self.findings:
            for item in finding.missing:
                if item.authority:
                    worklist.setdefault(item.authority, {}).setdefault(without_share(item), []).append(finding)
        return worklist

    def missing_facts(self) -> Iterator[tuple[Finding, Missing]]:
        """Yield the facts that the file does not tell and that could still change a finding."""
        for finding in self.findings:
            for item in finding.missing:
                if not item.authority:
                    yield finding, item


def without_share(item: Missing) -> Missing:
    """Return what is missing, the same for every case that lacks it."""
    return Missing(item.name, item.zh, item.en, item.authority, recommended=item.recommended)


def added(findings: list[Finding]) -> Bounds:
    """Return the money of findings in all; of what is one and the same debt only the largest is counted."""
    low, high = Decimal(0), Decimal(0)
    unbounded = False
    once: dict[str, tuple[Decimal, Decimal]] = {}
    for finding in findings:
        amount = finding.amount
        if amount is None:
            continue
        least, most = amount.low or Decimal(0), amount.high
        unbounded = unbounded or most is None
        most = least if most is None else most
        if finding.debt is None:
            low, high = low + least, high + most
        else:
            before = once.get(finding.debt, (least, most))
            once[finding.debt] = max(before[0], least), max(before[1], most)
    low += sum((least for least, _ in once.values()), Decimal(0))
    high += sum((most for _, most in once.values()), Decimal(0))
    return Bounds(low, None if unbounded else high)


def check_table(table: Table, on: date, rulings: Iterable[Ruling] = (), *, layers: bool = True) -> Report:
    """Ask the rules about every case of a table on a day, following what authorities have ruled.

    Args:
        table: the table.
        on: the day asked about.
        rulings: what authorities have ruled.
        layers: whether other law in force on that day is asked as well, and told beside each finding.
    """
    given = tuple(rulings)
    above = companions(table.layout.name, on) if layers else ()

    layout = table.layout  # and no more of the table is kept by findings that are asked again

    def ask(group: Group) -> Sequence[Finding]:
        found = findings_of(layout, group, on, above)
        if given:  # what was worked out for an answer is still at hand
            found = tuple(one.with_rulings() for one in found)
        return [one if one.id == group.id else one.about(one.case, group.id) for one in found]

    with told(given):
        context = copy_context()  # in which the rulings are told, whenever somebody asks again

        def again(group: Group) -> Sequence[Finding]:
            return context.copy().run(ask, group)

        with remembering():
            findings = tuple(asked(table.groups, ask, again))
    return Report(
        table.file,
        table.layout.zh,
        on,
        findings,
        tuple(table.problems),
        table.encoding,
        table.lines,
        rulings=given,
        account=table.account,
        digest=table.digest,
        title_en=table.layout.en,
        others=tuple(point for one in above for point in one.others(on)),
    )


def unreadable(source: str, on: date, problem: Problem) -> Report:
    """Return the report on a file that cannot be read at all: one problem, and no case."""
    return Report(source, "", on, (), (problem,), encoding="")
