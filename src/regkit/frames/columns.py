"""Which column of a frame is which fact: by English name, by the law's word, or as the caller says."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from regkit.checking.tables import UNIT
from regkit.frames.errors import ColumnError, FrameError
from regkit.frames.values import EPOCH, mantissa
from regkit.language import terms as t
from regkit.language.facts import EARLIEST, LATEST, UNSET, FactSpec, Subject
from regkit.language.kinds import BOOL, DATE
from regkit.language.rule import AnyRule
from regkit.language.words import Word
from regkit.law import Unit, nearest

__all__ = ["SCALES", "Column", "FactKey", "bind", "exact", "facts_read", "prototype"]

FactKey = tuple[str, str]
SORTS: Final = {"word": "word", "set": "set", "a text": "text"}
MOST: Final = {
    Unit.YUAN: 10**15,
    Unit.TIMES: 10**9,
    Unit.PERSON: 10**9,
    Unit.DAY: 10**6,
    Unit.WORKING_DAY: 10**6,
    Unit.MONTH: 50_000,
    Unit.YEAR: 5_000,
    Unit.POINT: 10**6,
    Unit.MULTIPLE: 10**4,
    Unit.RATE: 10**4,
}
"""The largest number of each unit that a frame counts with; a larger one is invalid, never wrapped around."""
MOST_OTHER = 10**9
DECIMALS = 6
"""The decimals kept of a multiple, a year or a mark; more make a value invalid."""
SCALES: Final = {"元": 0, "万元": 4, "亿元": 8}


@dataclass(frozen=True)
class Column:
    """What stands for a fact in a frame.

    Attributes:
        key: a name of its own, `firm.grade`.
        sort: `word`, `flag`, `number`, `day`, `set` or `text`.
        heading: the frame's column, or `None` where there is none and the value is worked out or constant.
        spec, model: the fact.
        members: the words, in the order of their codes.
        unit: the unit of money that the heading names.
        scale, low, high: how many decimals numbers have as whole numbers, and their bounds.
        is_constant, constant: a value that all rows share.
        complete: whether every row is known to have a value.
    """

    key: str
    sort: str
    heading: str | None = None
    spec: FactSpec | None = None
    model: type[Subject] | None = None
    members: tuple[Word, ...] = ()
    unit: str | None = None
    scale: int = 0
    low: int = 0
    high: int = 0
    is_constant: bool = False
    constant: Any = None
    complete: bool = False


def prototype(parameter: str, model: type[Subject], spec: FactSpec) -> Column:
    """Return what a fact is as a column, wherever it may come from."""
    kind, key = spec.kind, f"{parameter}.{spec.name}"
    if kind == BOOL:
        return Column(key, "flag", spec=spec, model=model)
    if kind == DATE:
        first, last = (day.toordinal() - EPOCH for day in (EARLIEST, LATEST))
        return Column(key, "day", spec=spec, model=model, low=first, high=last)
    if kind.is_amount:
        unit = kind.detail
        scale = 2 if unit is Unit.YUAN else 0 if unit.is_counted else DECIMALS
        high = MOST.get(unit, MOST_OTHER) * 10**scale
        return Column(key, "number", spec=spec, model=model, scale=scale, high=high)
    members = tuple(kind.detail) if kind.sort in {"word", "set"} else ()
    return Column(key, SORTS[kind.sort], spec=spec, model=model, members=members)


def facts_read(term: t.Term[Any]) -> dict[FactKey, t.Fact[Any]]:
    """Return the facts that can bear on a term under the readings that are followed."""
    found: dict[FactKey, t.Fact[Any]] = {}
    walked: set[t.Term[Any]] = set()
    rest = [term]
    while rest:
        here = rest.pop()
        if here in walked:
            continue
        walked.add(here)
        if isinstance(here, t.Fact):
            found[here.parameter, here.spec.name] = here
        rest.extend(reversed(list(_evaluated(here))))
    return found


def _evaluated(term: t.Term[Any]) -> Iterator[t.Term[Any]]:
    match term:
        case t.Choice():
            yield term.branch
        case t.Open():
            return
        case t.Decide(rows=rows, unless=unless, provided=provided):
            if provided is not None:
                yield provided
            for row in (*unless, *rows):
                yield from (row.condition, row.outcome)
        case _:
            yield from t.children(term)


# ── headings ─────────────────────────────────────────────────────────────────────────────────────


def bind(
    rules: Iterable[AnyRule],
    headings: list[str],
    columns: Mapping[str, str] | None,
    related: Mapping[type[Subject], frozenset[str]],
) -> dict[FactKey, Column]:
    """Return the column of each fact that the rules read, and of the facts that its model relates to them.

    A fact without a column is presumed where the law presumes it, and unknown otherwise.

    Args:
        rules: the rules.
        headings: the headings of the frame.
        columns: the caller's columns, by fact or by the law's word; they go before any likeness of names.
        related: for each model, the facts that it checks against each other.

    Raises:
        ColumnError: a column claimed by two facts, two columns for one fact, or no column at all.
        FrameError: two rules name different subjects alike.
    """
    facts = _facts(rules, related)
    names = _names(facts)
    said = _said(columns or {}, names, headings)
    found: dict[FactKey, Column] = {}
    for key, fact in facts.items():
        column = prototype(key[0], fact.model, fact.spec)
        candidates = [said[key]] if key in said else [h for h in headings if key in names.get(_bare(h), ())]
        if len(candidates) > 1:
            raise ColumnError(
                f"fact `{column.key}` has two columns: {_listed(candidates)}",
                hint=f'say which one, as in `columns={{"{column.key}": "{candidates[0]}"}}`',
            )
        if candidates:
            _check_unclaimed(candidates[0], key, names, said)
            unit = _unit(candidates[0], fact.spec)
            found[key] = dataclasses.replace(column, heading=candidates[0], unit=unit)
        else:
            presumed = None if fact.spec.presumed is UNSET else fact.spec.presumed
            if presumed is not None:
                found[key] = dataclasses.replace(column, is_constant=True, constant=presumed)
    if facts and not any(column.heading for column in found.values()):
        wanted = _listed([spec.zh for spec in dict.fromkeys(fact.spec for fact in facts.values())])
        raise ColumnError(
            f"the frame has no column for any fact of the rule; its columns: {_listed(headings)}",
            hint=f"name columns {wanted}, or say which column is which fact (`columns=`, or `--column` of the command)",
        )
    return found


def _facts(rules: Iterable[AnyRule], related: Mapping[type[Subject], frozenset[str]]) -> dict[FactKey, t.Fact[Any]]:
    facts: dict[FactKey, t.Fact[Any]] = {}
    for rule in rules:
        for key, fact in facts_read(rule.body).items():
            if key in facts and facts[key].model is not fact.model:
                raise FrameError(f"two rules call different subjects `{key[0]}`", hint="run them one after the other")
            facts[key] = fact
    for (parameter, name), fact in list(facts.items()):
        group = related.get(fact.model, frozenset())
        for other in group if name in group else ():
            facts.setdefault((parameter, other), t.Fact(parameter, fact.model, fact.model.facts[other]))
    return facts


def _names(facts: Mapping[FactKey, t.Fact[Any]]) -> dict[str, dict[FactKey, None]]:
    """Return the facts that each heading may mean; a short name may mean several."""
    names: dict[str, dict[FactKey, None]] = {}
    for (parameter, name), fact in facts.items():
        for heading in (f"{parameter}.{name}", f"{parameter}_{name}", name, fact.spec.zh):
            names.setdefault(heading, {})[parameter, name] = None
    for heading, keys in names.items():  # a full name is nobody else's
        exact = [key for key in keys if heading == f"{key[0]}.{key[1]}"]
        if exact:
            names[heading] = dict.fromkeys(exact)
    return names


def _said(
    columns: Mapping[str, str], names: Mapping[str, Mapping[FactKey, None]], headings: list[str]
) -> dict[FactKey, str]:
    said: dict[FactKey, str] = {}
    for fact, heading in columns.items():
        keys = list(names.get(fact, ()))
        if not keys:
            close = nearest(fact, names)
            raise ColumnError(
                f"the rule reads no fact `{fact}`",
                hint=f"did you mean `{close}`?" if close else f"it reads {_listed(names)}",
            )
        if len(keys) > 1:
            raise ColumnError(f"`{fact}` could be {_listed(map('.'.join, keys))}", hint="write the whole name")
        if heading not in headings:
            close = nearest(heading, headings)
            raise ColumnError(
                f"the frame has no column `{heading}`",
                hint=f"did you mean `{close}`?" if close else f"its columns: {_listed(headings)}",
            )
        said[keys[0]] = heading
    return said


def _check_unclaimed(
    heading: str, key: FactKey, names: Mapping[str, Mapping[FactKey, None]], said: Mapping[FactKey, str]
) -> None:
    if key in said:
        return
    others = [other for other in names.get(_bare(heading), ()) if other != key and other not in said]
    if others:
        keys = [".".join(one) for one in (key, *others)]
        raise ColumnError(
            f"column `{heading}` could be {_listed(keys)}",
            hint=f'name it in full, or say `columns={{"{keys[0]}": "{heading}"}}`',
        )


def _bare(heading: str) -> str:
    unit = UNIT.match(heading)
    return unit["name"] if unit else heading


def _unit(heading: str, spec: FactSpec) -> str | None:
    unit = UNIT.match(heading)
    return unit["unit"] if unit and spec.kind.is_amount and spec.kind.detail is Unit.YUAN else None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def exact(value: Decimal | int, column: Column) -> int | None:
    """Return a number as a column holds it, or nothing where it has more decimals or is too large."""
    whole, scale = mantissa(value, column.scale)
    return whole if scale == column.scale and column.low <= whole <= column.high else None
