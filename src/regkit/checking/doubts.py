"""What can be said of a case about which a file contradicts itself: what holds whichever statement is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from regkit.language import Bounds
from regkit.language.findings import Finding
from regkit.language.layout import Group, Layout
from regkit.law import format_money

__all__ = ["findings_of"]


def findings_of(layout: Layout, group: Group, on: date) -> tuple[Finding, ...]:
    """Return how a case stands on a day; where statements contradict each other, as far as they come to the same."""
    found = tuple(layout.check(layout.build(group), on))
    ways = [tuple(layout.check(layout.build(one), on)) for one in group.alternatives]
    if not ways or any(_topics(way) != _topics(found) for way in ways):
        return found
    return tuple(_narrowed(one, each) for one, *each in zip(found, *ways, strict=True))


def _topics(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(one.party, one.topic) for one in findings]


def _narrowed(finding: Finding, ways: Sequence[Finding]) -> Finding:
    """Return a finding as far as it is the same whichever statement is right; of an amount, the ends of all of them."""
    if all((one.status, one.zh) == (ways[0].status, ways[0].zh) for one in ways):
        return ways[0]
    amounts = [one.amount for one in ways if one.amount is not None]
    if len(amounts) < len(ways):
        return finding
    highs = [one.high for one in amounts]
    owed = Bounds(min(one.low for one in amounts), None if None in highs else max(highs))
    status = ways[0].status if len({one.status for one in ways}) == 1 else finding.status
    return replace(
        finding,
        status=status,
        amount=owed,
        zh=f"{finding.zh}；按相互矛盾的各说，在{_span(owed, 'zh')}",
        en=f"{finding.en}; by the statements that contradict each other, {_span(owed, 'en')}",
    )


def _span(owed: Bounds, lang: str) -> str:
    low = format_money(owed.low, "zh" if lang == "zh" else "en")
    high = None if owed.high is None else format_money(owed.high, "zh" if lang == "zh" else "en")
    if lang == "zh":
        return f"{low}以上" if high is None else f"{low}至{high}之间"
    return f"{low} or more" if high is None else f"between {low} and {high}"
