"""The outcomes that worlds come to, told as people ask for them: values, spans of amounts and days, statuses."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from regkit.engine.cells import Questions
from regkit.engine.worlds import CONFLICT, World
from regkit.language.kinds import DATE, Kind
from regkit.language.outcomes import Bounds, Lack, Status
from regkit.language.words import Word
from regkit.law import Unit

__all__ = ["covers", "in_order", "merged", "reached", "step_of", "told", "with_usual"]

NO_ENDS: Final = Bounds(None, None)


def in_order(found: Iterable[Any]) -> tuple[Any, ...]:
    """Return outcomes in their order: amounts from small to large, days from early to late, statuses last."""
    return tuple(sorted(found, key=_order))


def reached(worlds: Iterable[World], questions: Questions, ends: Bounds = NO_ENDS) -> list[Any]:
    """Return the outcomes that worlds come to, those of amounts and days as spans, in their order.

    Args:
        worlds: the worlds of a question.
        questions: the comparisons by which they are divided.
        ends: between which every amount or day lies; what is reached of them is an end, however far out it is.
    """
    groups: dict[object, list[World]] = {}
    for world in worlds:
        groups.setdefault(world.path, []).append(world)
    found: list[Any] = []
    for group in groups.values():
        for cell in _cells(group, questions):
            found += [outcome for outcome in _of_cell(cell, ends) if outcome not in found]
    return sorted(merged(found), key=_order)


def _cells(group: list[World], questions: Questions) -> Iterable[list[World]]:
    """Divide the worlds of one path by what decides in them, where spans could join the outcomes of different rows."""
    first = group[0].outcome
    if not any(_is_measured(world.outcome) for world in group) or all(world.outcome == first for world in group):
        return (group,)
    cells: dict[object, list[World]] = {}
    for world in group:
        cells.setdefault(questions.pattern(world.case), []).append(world)
    return cells.values()


def _is_measured(outcome: Any) -> bool:
    """Whether outcomes like this one may be told as a span."""
    return _is_number(outcome) or isinstance(outcome, date) or dataclasses.is_dataclass(outcome)


def _of_cell(group: list[World], ends: Bounds) -> list[Any]:
    """Return what comes of one cell: one outcome, or the span between those of its ends."""
    outcomes = [told(world.outcome) for world in group]
    if _can_span(outcomes):
        return [_span(outcomes, [world.far for world in group], ends)]
    return list(dict.fromkeys(outcomes))


def told(outcome: Any) -> Any:
    """Return an outcome as it is told: its status where it has no value."""
    if outcome is CONFLICT:
        return Status.UNDETERMINED
    return outcome.status if isinstance(outcome, Lack) else outcome


def _can_span(values: list[Any]) -> bool:
    """Whether values can be told as a span: amounts, days, or records that differ in those only."""
    if all(_is_number(value) for value in values) or all(isinstance(value, date) for value in values):
        return True
    if not dataclasses.is_dataclass(values[0]) or any(type(value) is not type(values[0]) for value in values):
        return False
    return all(_can_span(parts) or all(part == parts[0] for part in parts) for parts in _fields(values).values())


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _fields(values: list[Any]) -> Mapping[str, list[Any]]:
    names = [field.name for field in dataclasses.fields(values[0])]
    return {name: [getattr(value, name) for value in values] for name in names}


def _span(values: list[Any], fars: list[int], ends: Bounds) -> Any:
    """Return the span of some values; an end that still moves between two values far out is none."""
    if all(value == values[0] for value in values):
        return values[0]
    if dataclasses.is_dataclass(values[0]):
        parts = {name: _span(parts, fars, NO_ENDS) for name, parts in _fields(values).items()}
        return dataclasses.replace(values[0], **parts)  # type: ignore[type-var]  # an instance, not a class
    near = [value for value, far in zip(values, fars, strict=True) if far < 2]  # noqa: PLR2004  (the farther one)
    low, high = min(values), max(values)
    return Bounds(low if low in (*near, ends.low) else None, high if high in (*near, ends.high) else None)


def merged(found: list[Any]) -> list[Any]:
    """Return the outcomes with spans that meet made one, and values that lie within a span left out."""
    spans: list[Bounds] = []
    for span in sorted((one for one in found if isinstance(one, Bounds)), key=_order):
        last = spans[-1] if spans else None
        if last is not None and (last.high is None or span.low is None or span.low <= last.high):
            high = None if None in (last.high, span.high) else max(last.high, span.high)
            spans[-1] = Bounds(last.low, high)
        else:
            spans.append(span)
    return [one for one in found if not isinstance(one, Bounds) and not any(_has(span, one) for span in spans)] + spans


def step_of(kind: Kind) -> Any:
    """Return how far two values of a kind are apart at the least: nothing of what can be divided without end."""
    if kind == DATE:
        return timedelta(days=1)
    if not kind.is_amount:
        return 0
    return Decimal("0.01") if kind.detail is Unit.YUAN else Decimal(int(kind.detail.is_counted))


def covers(found: Iterable[Any], outcome: Any, step: Any) -> bool:
    """Return whether an outcome, or all that lies within a span, is among those that were found.

    Args:
        found: outcomes.
        outcome: one that may be among them; a record with spans is if it lies within another.
        step: how far two amounts or days may be apart so that there is nothing between them.
    """
    found = tuple(found)
    if any(one == outcome or _lies_in(outcome, one) for one in found):
        return True
    return isinstance(outcome, Bounds) and _is_made_up(outcome, found, step)


def _is_made_up(span: Bounds, found: Iterable[Any], step: Any) -> bool:
    """Return whether spans and values that follow each other make up a span."""
    parts = [one for one in found if isinstance(one, Bounds) or _is_number(one) or isinstance(one, date)]
    reached: Any = None
    for one in sorted(parts, key=_order):
        low, high = (one.low, one.high) if isinstance(one, Bounds) else (one, one)
        begins = low is None or (span.low is not None and low <= span.low)
        if begins if reached is None else (low is None or low <= reached + step):
            if high is None or (span.high is not None and span.high <= high):
                return True
            reached = high if reached is None else max(reached, high)
    return False


def _lies_in(outcome: Any, other: Any) -> bool:
    if isinstance(other, Bounds):
        if not isinstance(outcome, Bounds):
            return _has(other, outcome)
        return (other.low is None or (outcome.low is not None and other.low <= outcome.low)) and (
            other.high is None or (outcome.high is not None and outcome.high <= other.high)
        )
    if not dataclasses.is_dataclass(other) or type(outcome) is not type(other):
        return False
    pairs = ((getattr(outcome, field.name), getattr(other, field.name)) for field in dataclasses.fields(other))
    return all(one == another or _lies_in(one, another) for one, another in pairs)


def _has(span: Bounds, value: Any) -> bool:
    """Return whether a value lies within a span; `None` is no end."""
    if not (_is_number(value) or isinstance(value, date)):
        return False
    return (span.low is None or span.low <= value) and (span.high is None or value <= span.high)


def with_usual(outcome: Any, usual: Iterable[Any]) -> Any:
    """Return a span with the narrower one that comes of decisions as they are usually made."""
    if not isinstance(outcome, Bounds):
        return outcome
    inside = [one for one in usual if isinstance(one, Bounds) and one != outcome and _has(outcome, one.low)]
    return dataclasses.replace(outcome, usual=(inside[0].low, inside[0].high)) if inside else outcome


def _order(outcome: Any) -> tuple[int, Any]:
    """Order outcomes: amounts from small to large, days from early to late, words as the law has them, silence last."""
    if isinstance(outcome, Status):
        return 3, outcome.code
    if isinstance(outcome, Bounds):
        if outcome.low is None:
            return 0, 0
        outcome = outcome.low
    if isinstance(outcome, date):
        return 1, outcome.toordinal()
    if _is_number(outcome):
        return 1, Decimal(outcome)
    if isinstance(outcome, Word):
        return 2, f"{list(type(outcome)).index(outcome):04}"
    if dataclasses.is_dataclass(outcome):
        return 2, tuple(_order(getattr(outcome, field.name)) for field in dataclasses.fields(outcome))
    return 2, str(outcome)
