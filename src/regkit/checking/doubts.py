"""What can be said of a case about which a file is in doubt: statements that contradict each other, slips.

Of contradicting statements, what holds whichever is right; of what can hardly be true, that it can hardly be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from regkit.engine.truths import holding
from regkit.language import Bounds, Subject
from regkit.language.findings import Beside, Finding, FindingStatus
from regkit.language.kinds import Kind, amount
from regkit.language.layout import Companion, Group, Implausible, Layout, RowSubjects
from regkit.language.once import once
from regkit.language.terms import Fact, walk
from regkit.language.values import value_in_words
from regkit.law import Unit, format_money

__all__ = ["findings_of"]

MONEY = amount(Unit.YUAN)


def findings_of(layout: Layout, group: Group, on: date, companions: Sequence[Companion] = ()) -> tuple[Finding, ...]:
    """Return how a case stands on a day; where statements contradict each other, as far as they come to the same.

    Args:
        layout: the layout of the case.
        group: the rows of the case.
        on: the day asked about.
        companions: what other law stands beside the layout's own on that day.
    """
    found = tuple(_layered(layout, layout.build(group), on, companions))
    if layout.implausible:
        found = (*found, *_implausible(layout, group, found[0].case if found else group.id, on))
    ways = [findings_of(layout, one, on, companions) for one in group.alternatives]
    if not ways or any(_topics(way) != _topics(found) for way in ways):
        return found
    return tuple(_narrowed(one, each) for one, *each in zip(found, *ways, strict=True))


def _layered(layout: Layout, case: Any, on: date, companions: Sequence[Companion]) -> Iterator[Finding]:
    """Yield the findings of a case, each with what other law in force says on its point."""
    if not companions:
        yield from layout.check(case, on)
        return
    for one in companions:
        case = one.follow(case)
    for finding in layout.check(case, on):
        told = [tuple(one.beside(case, finding, on)) for one in companions]
        points = told[0] if len(told) == 1 else _together(*(point for points in told for point in points))
        yield finding.with_beside(points) if points else finding


@once
def _together(*points: Beside) -> tuple[Beside, ...]:
    """Return points of which many findings have the very same, which then is one."""
    return points


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


def _implausible(layout: Layout, group: Group, case: str, on: date) -> Iterator[Finding]:
    """Yield what can hardly be true of a case: once of what its rows have in common, and of each row of its own."""
    shared = group.shared.keys()
    yield from _slips(
        (slip for slip in layout.implausible if _about(slip) <= shared), group.shared, group.shared, case, on
    )
    for row in group.rows:
        own = (slip for slip in layout.implausible if not _about(slip) <= shared)
        yield from _slips(own, {**group.shared, **row}, row, case, on)


def _slips(
    slips: Iterable[Implausible], subjects: RowSubjects, named: RowSubjects, case: str, on: date
) -> Iterator[Finding]:
    """Yield a finding for each of some slips that is there; its party is the first of some subjects with a name."""
    for slip in slips:
        names, holds = _test(slip)
        if holds(*[subjects[name] for name in names], on, None):
            yield _slip(slip, subjects, case, next(filter(None, map(_name, named.values())), case))


@cache
def _test(slip: Implausible) -> tuple[tuple[str, ...], Callable[..., bool]]:
    """Return the subjects that a slip is asked of, and a function that tells whether it is there."""
    names = tuple(_about(slip))
    return names, holding(slip.when, names)


@cache
def _about(slip: Implausible) -> AbstractSet[str]:
    return dict.fromkeys(fact.parameter for fact in _facts(slip)).keys()


def _slip(slip: Implausible, subjects: RowSubjects, case: str, party: str) -> Finding:
    """Return the finding of a slip, with the values that make it one."""
    values = [(one.spec, getattr(subjects[one.parameter], one.spec.name)) for one in _facts(slip)]
    zh = "、".join(f"{spec.zh}{_written(value, spec.kind, 'zh')}" for spec, value in values)
    en = ", ".join(f"{spec.name.replace('_', ' ')} {_written(value, spec.kind, 'en')}" for spec, value in values)
    words = f"{slip.zh}（{zh}），请核对", f"{slip.en} ({en}); check it"
    status, names = FindingStatus.UNDETERMINED, ("核对", "plausibility")
    return Finding(case, party, "plausibility", status, *words, topic_zh=names[0], topic_en=names[1])


@cache
def _facts(slip: Implausible) -> tuple[Fact[Any], ...]:
    return tuple(dict.fromkeys(one for one in walk(slip.when) if isinstance(one, Fact)))


def _name(subject: Subject) -> str | None:
    return getattr(subject, "name", None)


def _written(value: Any, kind: Kind, lang: str) -> str:
    """Return a value as a finding shows it: money in figures."""
    if kind == MONEY:
        return format_money(value, "zh" if lang == "zh" else "en")
    return value_in_words(value, kind, lang)
