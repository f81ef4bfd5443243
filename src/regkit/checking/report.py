"""Reports: the findings of a check, with totals, open decisions and an exit status for CI jobs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from regkit.checking.doubts import findings_of
from regkit.checking.problems import Problem
from regkit.checking.reading.account import Account
from regkit.checking.reading.tables import Table
from regkit.language import Bounds, Missing, Ruling
from regkit.language.findings import Finding, FindingStatus
from regkit.language.rulings import told

__all__ = ["Report", "check_table"]


@dataclass(frozen=True)
class Report:
    """What a check found.

    Attributes:
        source: the file that was checked.
        title: what it holds, in Chinese.
        on: the day asked about.
        findings: what was found, case by case.
        problems: what could not be used.
        encoding: how the file was encoded.
        lines: the line on which each case begins, by its identity.
        rulings: what authorities have ruled and the check followed.
        account: where every cell of the file went that is not empty; its notes are for people and machines alike.
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

    @property
    def exit_status(self) -> int:
        """0 all clear, 1 something owed or barred, 2 bad input, 3 undetermined only."""
        if self.problems:
            return 2
        statuses = {finding.status for finding in self.findings}
        if statuses & {FindingStatus.OUTSTANDING, FindingStatus.BREACHED}:
            return 1
        return 3 if FindingStatus.UNDETERMINED in statuses else 0

    def line_of(self, finding: Finding) -> int:
        """Return the line on which a finding's case begins; the first where that is not known."""
        return next((line for id_, line in self.lines.items() if finding.case.split(" ")[0] == id_), 1)

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
        """Return the report in a format: `text`, `json`, `junit`, `sarif`, `html`, `xlsx` or `ics`.

        Raises:
            InputError: there is no such format.
        """
        from regkit.checking.formats import export  # noqa: PLC0415  (the formats read reports)

        return export([self], name, lang)

    @cached_property
    def by_case(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each case, in the order of the file."""
        cases: dict[str, list[Finding]] = {}
        for finding in self.findings:
            cases.setdefault(finding.case, []).append(finding)
        return {case: tuple(found) for case, found in cases.items()}

    def count(self, topic: str) -> Counter[FindingStatus]:
        """Return how many findings on a topic have each status."""
        return Counter(finding.status for finding in self.findings if finding.topic == topic)

    def total(self, topic: str = "deposit") -> Bounds:
        """Return the money of all findings on a topic, in yuan."""
        amounts = [finding.amount for finding in self.findings if finding.topic == topic and finding.amount]
        highs = [amount.high for amount in amounts]
        high = None if None in highs else sum(highs, Decimal(0))
        return Bounds(sum((amount.low for amount in amounts), Decimal(0)), high)

    def open_decisions(self) -> dict[str, dict[Missing, list[Finding]]]:
        """Return what each authority has yet to decide, and the findings that wait for it."""
        worklist: dict[str, dict[Missing, list[Finding]]] = {}
        for finding in self.findings:
            for item in finding.missing:
                if item.authority:
                    same = Missing(item.name, item.zh, item.en, item.authority, recommended=item.recommended)
                    worklist.setdefault(item.authority, {}).setdefault(same, []).append(finding)
        return worklist

    def missing_facts(self) -> Iterator[tuple[Finding, Missing]]:
        """Yield the facts that the file does not tell and that could still change a finding."""
        for finding in self.findings:
            for item in finding.missing:
                if not item.authority:
                    yield finding, item


def check_table(table: Table, on: date, rulings: Iterable[Ruling] = ()) -> Report:
    """Ask the rules about every case of a table on a day, following what authorities have ruled."""
    findings: list[Finding] = []
    given = tuple(rulings)
    with told(given):
        for group in table.groups:
            findings += findings_of(table.layout, group, on)
    problems = tuple(table.problems)
    return Report(
        table.file,
        table.layout.zh,
        on,
        tuple(findings),
        problems,
        table.encoding,
        table.lines,
        rulings=given,
        account=table.account,
    )
