"""Reckoning that the law does in words: rounding, time between days, ranges, tables of brackets.

Each is a term like any other. What can lose digits says how it is rounded, to what, and on whose words; the
brackets of a table are checked to meet when the table is written.
"""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.language.building import when
from regkit.language.errors import RuleError
from regkit.language.kinds import DATE, amount
from regkit.language.terms import (
    And,
    Between,
    Compare,
    Decide,
    Literal,
    NumberTerm,
    Rolled,
    Rounded,
    Row,
    Silence,
    Term,
    Unrounded,
    as_share,
    lift,
)
from regkit.language.words import Word
from regkit.language.writing import in_words
from regkit.law import Boundary, Number, Quantity, Quote, Range, Unit

__all__ = [
    "Rounding",
    "Tier",
    "brackets",
    "months_between",
    "next_working_day",
    "rounded",
    "tier",
    "within",
    "working_days_between",
    "years_between",
]

ONE: Term[Decimal] = Literal(Decimal(1), amount(Unit.MULTIPLE))


class Rounding(Word):
    """How an amount is brought to whole steps; all three are read on the number line, below nothing too."""

    HALF_UP = "half_up", "四舍五入"
    DOWN = "down", "舍去尾数"
    UP = "up", "进一"


# ── rounding ─────────────────────────────────────────────────────────────────────────────────────────


def rounded(given: Term[Any], *, to: Quantity | Number, how: Rounding, words: Quote) -> Term[Any]:
    """Return an amount, or a quotient, brought to whole steps; it is reckoned exactly and rounded once.

    A quotient by a fact is silent where the fact is zero.

    Args:
        given: an amount, or `a / b`.
        to: the step, in the unit of the result: `yuan("0.01")` for whole fen, `yuan(1)`, `days(1)`.
        how: to the nearest step (a half goes up), down or up.
        words: the words that say so.

    Raises:
        RuleError: the step is nothing, or of another unit.
    """
    step = lift(to)
    term = as_share(given, step.kind)
    top, bottom = (term.left, term.right) if isinstance(term, Unrounded) else (lift(term), ONE)
    kind = _kind_of_rounding(term, step)
    made: Term[Any] = Rounded(top, bottom, step, how, words, kind)
    if isinstance(bottom, (Literal, NumberTerm)):
        return made
    no_divisor = Silence(bottom == 0, f"{in_words(bottom)}为零，无从相除", None)
    return Decide((Row(bottom != 0, made, ()),), (), None, (no_divisor,), kind)


def _kind_of_rounding(term: Term[Any], step: Term[Any]) -> Any:
    if not term.kind.is_amount or step.kind != term.kind:
        raise RuleError(
            f"`{term!r}` is {term.kind}; it cannot be rounded to `{step!r}`, {step.kind}",
            hint='the step has the unit of the result, as in `to=yuan("0.01")`',
        )
    if not isinstance(step, (Literal, NumberTerm)) or step.value <= 0:
        raise RuleError(f"`{step!r}` is no step to round to", hint="a step is more than nothing")
    return term.kind


# ── time between days ────────────────────────────────────────────────────────────────────────────────


def _between(start: object, end: object, unit: Unit) -> Term[Any]:
    one, two = lift(start), lift(end)
    for term in (one, two):
        if term.kind != DATE:
            raise RuleError(f"`{term!r}` is {term.kind}, not a day", hint="time is counted from one day to another")
    return Between(one, two, amount(unit))


def months_between(start: object, end: object) -> Term[Any]:
    """Return how many whole months lie from one day to another (满……个月): the most that end by the second."""
    return _between(start, end, Unit.MONTH)


def years_between(start: object, end: object) -> Term[Any]:
    """Return how many whole years lie from one day to another (满……年, 周岁): the most that end by the second."""
    return _between(start, end, Unit.YEAR)


def working_days_between(start: object, end: object) -> Term[Any]:
    """Return how many working days lie after one day up to another; unknown where no calendar covers them."""
    return _between(start, end, Unit.WORKING_DAY)


def next_working_day(day: object) -> Term[date]:
    """Return a day, or where it is a day of rest the first working day after it (Civil Code, art. 203)."""
    term = lift(day)
    if term.kind != DATE:
        raise RuleError(f"`{term!r}` is {term.kind}, not a day", hint="give the last day of a period")
    return Rolled(term)


# ── ranges ───────────────────────────────────────────────────────────────────────────────────────────


def within(term: Term[Any], bounds: Range) -> Term[bool]:
    """Return whether an amount lies within a range of the text; its ends are numbers that can be amended.

    Example: `within(fine.amount, A27.range("处1000元以上5000元以下罚款", yuan(1000), yuan(5000)))`.
    """
    ends: list[Term[bool]] = []
    low, high = _numbers(bounds)
    if low is not None:
        ends.append(term >= low if bounds.low_inclusive else term > low)
    else:
        ends.append(term > 0)
    if high is not None:
        ends.append(term <= high if bounds.high_inclusive else term < high)
    return And(tuple(ends)) if len(ends) > 1 else ends[0]


@functools.cache
def _numbers(bounds: Range) -> tuple[Number | None, Number | None]:
    """Return the ends of a range as numbers, made once, so that an amendment finds them."""
    lower = Boundary.AT_LEAST if bounds.low_inclusive else Boundary.MORE_THAN
    upper = Boundary.AT_MOST if bounds.high_inclusive else Boundary.LESS_THAN
    low, high = (
        None if end is None else Number(end, bounds.quote, bounds.name, boundary)
        for end, boundary in ((bounds.low, lower), (bounds.high, upper))
    )
    return low, high


# ── tables of brackets ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, eq=False, slots=True)
class Tier:
    """One bracket of a table: what is given between two ends, each inside or outside.

    Attributes:
        value: what the bracket gives; for a marginal table a rate.
        low, high: its ends; `None` for an end that is open or, below, follows from the bracket before.
        low_inside, high_inside: whether the end itself belongs to the bracket.
        quotes: the words.
    """

    value: Term[Any]
    low: Term[Any] | None
    high: Term[Any] | None
    low_inside: bool
    high_inside: bool
    quotes: tuple[Quote, ...]


Bound = Number | Quantity | None


def tier(
    value: object, *quotes: Quote, over: Bound = None, at_least: Bound = None, upto: Bound = None, under: Bound = None
) -> Tier:
    """Return one bracket of a table for `brackets`.

    Args:
        value: what it gives: an amount, a word, or for a marginal table a rate.
        quotes: the words, where the value brings none.
        over: the low end, itself outside (超过).
        at_least: the low end, itself inside (以上).
        upto: the high end, itself inside (以下).
        under: the high end, itself outside (不满).

    Raises:
        RuleError: two low ends or two high ends.
    """
    if (over is not None and at_least is not None) or (upto is not None and under is not None):
        raise RuleError("a bracket has one low end and one high end", hint="`over` or `at_least`; `upto` or `under`")
    low, high = (over if at_least is None else at_least), (under if upto is None else upto)
    return Tier(
        lift(value),
        None if low is None else lift(low),
        None if high is None else lift(high),
        low_inside=at_least is not None,
        high_inside=upto is not None,
        quotes=quotes,
    )


def brackets(term: Term[Any], *tiers: Tier, marginal: bool = False) -> Term[Any]:
    """Return what a table of brackets gives for an amount: the value of the bracket that it falls into.

    Args:
        term: the amount looked up.
        tiers: the brackets from low to high. A bracket without a low end begins where the one before ends; the
            last may be open above, and where it is not, the text is silent beyond it.
        marginal: the values are rates, each applied to the part of the amount within its bracket (超额累进), and the
            whole is their sum; otherwise one bracket gives the value for all of it (全额累进).

    Raises:
        RuleError: the brackets overlap, leave something out between them, or are of different kinds.
    """
    if not tiers:
        raise RuleError("a table needs at least one bracket", hint="write `brackets(amount, tier(...), ...)`")
    for before, after in itertools.pairwise(tiers):
        _meet(before, after)
    rows = [
        when(_inside(term, before, here), _marginal(term, tiers[: index + 1]) if marginal else here.value, *here.quotes)
        for index, (before, here) in enumerate(zip((None, *tiers), tiers, strict=False))
    ]
    kinds = {row.outcome.kind for row in rows}
    if len(kinds) > 1:
        raise RuleError(f"the brackets of one table give different kinds: {'; '.join(sorted(map(str, kinds)))}")
    return Decide(tuple(rows), (), None, (), kinds.pop())


def _meet(before: Tier, after: Tier) -> None:
    """Refuse two brackets between which something is left out, or that both have something."""
    if before.high is None:
        raise RuleError("only the last bracket may be open above", hint="give it its high end: `upto=` or `under=`")
    if after.high is not None and _value(after.high) <= _value(before.high):
        raise RuleError(
            f"a bracket that begins where another ends, at `{before.high!r}`, ends at `{after.high!r}`",
            hint="write the brackets from low to high",
        )
    if after.low is None:
        return
    end, start = _value(before.high), _value(after.low)
    if before.high.kind != after.low.kind:
        raise RuleError(f"the ends `{before.high!r}` and `{after.low!r}` are of different kinds")
    if end < start or (end == start and not before.high_inside and not after.low_inside):
        left_out = f"`{before.high!r}`" if end == start else f"what lies between `{before.high!r}` and `{after.low!r}`"
        raise RuleError(f"two brackets leave out {left_out}", hint="each begins where the one before ends")
    if end > start or (before.high_inside and after.low_inside):
        shared = f"`{before.high!r}`" if end == start else f"what lies between `{after.low!r}` and `{before.high!r}`"
        raise RuleError(f"two brackets both have {shared}", hint="`over` after `upto`, `at_least` after `under`")


def _value(end: Term[Any]) -> Any:
    if not isinstance(end, (Literal, NumberTerm)):
        raise RuleError(f"`{end!r}` is no end of a bracket", hint="an end is a number of the text")
    return end.value


def _inside(term: Term[Any], before: Tier | None, here: Tier) -> Term[bool]:
    """Return whether an amount falls into a bracket; a low end that is not said is the end of the one before."""
    low, low_inside = here.low, here.low_inside
    if low is None and before is not None:
        low, low_inside = before.high, not before.high_inside
    ends: list[Term[bool]] = []
    if low is not None:
        ends.append(_compared(">=" if low_inside else ">", term, low))
    if here.high is not None:
        ends.append(_compared("<=" if here.high_inside else "<", term, here.high))
    if not ends:
        raise RuleError("a table of one bracket without ends is no table", hint="write the value itself")
    return ends[0] if len(ends) == 1 else And(tuple(ends))


def _compared(op: str, term: Term[Any], end: Term[Any]) -> Term[bool]:
    """Compare as a rule would, so that a boundary word beside the number is held to."""
    compared = {">=": term.__ge__, ">": term.__gt__, "<=": term.__le__, "<": term.__lt__}[op](end)
    assert isinstance(compared, Compare)  # noqa: S101  (that is what comparing builds)
    return compared


def _marginal(term: Term[Any], passed: tuple[Tier, ...]) -> Term[Any]:
    """Return the sum of each rate on the part of the amount within its bracket; the last of `passed` has the rest."""
    total: Term[Any] | None = None
    low: Term[Any] | None = passed[0].low
    for here in passed:
        top = term if here is passed[-1] else here.high
        assert top is not None  # noqa: S101  (every bracket but the last has a high end)
        part = (top if low is None else top - low) * here.value
        total = part if total is None else total + part
        low = here.high
    assert total is not None  # noqa: S101  (a table has a bracket)
    return total
