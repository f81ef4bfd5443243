"""What was asked of a frame, checked: the rules, the column of each fact, the day. No backend is loaded here."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from regkit.frames.errors import ColumnError, FrameError, InvalidRowsError
from regkit.frames.plan.cells import reader
from regkit.frames.plan.columns import Column, FactKey, bind, prototype
from regkit.frames.plan.days import Workdays, workdays_of
from regkit.frames.plan.nodes import NULL, any_of, flag
from regkit.frames.plan.plan import WANTED, Plan, planned
from regkit.frames.plan.relations import MOST_COMBINATIONS, Check, Relation, related_facts, tabulated
from regkit.language.facts import UNSET, Day, Subject, fact
from regkit.language.rule import AnyRule
from regkit.law import WorkingDayCalendar

__all__ = ["DEFAULT", "Request", "check_choice", "checked", "invalid_error"]

DEFAULT: Final = ("value", "status", "article")
EXTRA: Final = ("invalid", "missing")
"""What is told of a row beside the plan: the cells that are not accepted, the facts that could still decide it."""


@dataclass(frozen=True)
class Request:
    """A call of `over`, checked.

    Attributes:
        rules, prefixes: the rules and what the headings of each begin with.
        columns: the column of each fact.
        on: the day asked about, one for all or a column.
        relations: what the models make of related facts, by the name under which refused rows are found.
        want: what is wanted.
        nulls: the code of what an empty cell is presumed to be.
        calendar: the working days.
        unsaid: whether an empty cell says nothing.
    """

    rules: tuple[AnyRule, ...]
    prefixes: tuple[str, ...]
    columns: Mapping[FactKey, Column]
    on: Column | None
    relations: Mapping[str, Relation | Check]
    want: tuple[str, ...]
    nulls: Mapping[str, int]
    calendar: WorkingDayCalendar | None
    unsaid: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """The names under which rows can be bad: the columns of the frame, and the relations between them."""
        read = [column.key for column in (*self.columns.values(), self.on) if column and column.heading]
        return (*read, *self.relations)

    def plan(self, bad: Iterable[str], complete: frozenset[str] = frozenset()) -> Plan:
        """Return the plan, given where rows can be bad and which columns have no empty cell."""
        return _plan(self, tuple(bad), complete)

    def __hash__(self) -> int:
        """Hash by identity of the rules and what is wanted; equality decides."""
        return hash((*map(id, self.rules), self.want, self.prefixes, tuple(self.columns)))


@functools.lru_cache(maxsize=256)
def _plan(request: Request, bad: tuple[str, ...], complete: frozenset[str]) -> Plan:
    columns = {
        key: dataclasses.replace(column, complete=True) if column.key in complete else column
        for key, column in request.columns.items()
    }
    rows = any_of(flag(key, "bad") for key in bad)
    want = [one for one in request.want if one in WANTED]
    return planned(
        request.rules, columns, request.on, lambda: _workdays(request.calendar), want, request.prefixes, rows
    )


@functools.lru_cache(maxsize=8)
def _workdays(calendar: WorkingDayCalendar | None) -> Workdays:
    return workdays_of(calendar or WorkingDayCalendar.state_council())


def check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    """Refuse a value of an option that is none of its choices."""
    if value not in choices:
        raise FrameError(f"`{name}` is `{value}`", hint=f"accepted: {', '.join(choices)}")


def _check_headings(request: Request, headings: list[str]) -> None:
    extra = [f"{prefix}{want}" for prefix in request.prefixes for want in request.want if want in EXTRA]
    made = [*(output.name for output in request.plan(()).outputs), *extra]
    for name in made:
        if name in headings:
            raise ColumnError(f"the frame has a column `{name}` already", hint='choose another, as in `prefix="due_"`')


def checked(
    rules: Mapping[str, AnyRule],
    schema: Any,
    columns: Mapping[str, str] | None,
    on: date | str | None,
    want: tuple[str, ...],
    nulls: str,
    calendar: WorkingDayCalendar | None,
) -> Request:
    """Return the request for some headings, each thing that the caller said checked."""
    headings = list(schema.names if hasattr(schema, "field") else schema)
    check_choice("nulls", nulls, ("unknown", "unsaid"))
    for one in want:
        check_choice("want", one, (*WANTED, *EXTRA))
    chosen = tuple(rules.values())
    models = {model for rule in chosen for _, model in rule.parameters}
    bound = bind(chosen, headings, columns, {model: related_facts(model) for model in models})
    day = _day(on, headings)
    for rule in chosen:
        if rule.uses_day and day is None:
            raise FrameError(f"rule `{rule.name}` depends on the day", hint="give `on=` a date or a column of dates")
    unsaid = nulls == "unsaid"
    bound, relations = _relations(bound, unsaid=unsaid)
    presumptions = {c.key: code for c in bound.values() if unsaid and (code := _presumed(c)) is not None}
    request = Request(chosen, tuple(rules), bound, day, relations, want, presumptions, calendar, unsaid)
    _check_headings(request, headings)
    return request


def _day(on: date | str | None, headings: list[str]) -> Column | None:
    if on is None:
        return None
    if isinstance(on, date):
        return Column("on", "day", is_constant=True, constant=on)
    if on not in headings:
        raise ColumnError(f"the frame has no column `{on}`", hint="`on` is a date, or the name of a column of dates")
    return dataclasses.replace(prototype("asked", _Asked, _Asked.facts["on"]), key="on", heading=on)


class _Asked(Subject):
    """The day asked about, as a fact of each row."""

    on: Day | None = fact("日期")


def _presumed(column: Column) -> int | None:
    """Return the code or number of what is presumed of a fact."""
    if column.heading is None or column.spec is None or column.spec.presumed is UNSET:
        return None
    presumed = reader(dataclasses.replace(column, unit=None))(column.spec.presumed)
    return presumed if isinstance(presumed, int) else None


# ── what models make of related facts ────────────────────────────────────────────────────────────


def _relations(
    columns: dict[FactKey, Column], *, unsaid: bool
) -> tuple[dict[FactKey, Column], dict[str, Relation | Check]]:
    """Return the columns, those included that only the model supplies, and the relations between them."""
    found: dict[str, Relation | Check] = {}
    for parameter, model in {key[0]: column.model for key, column in columns.items() if column.model}.items():
        names = related_facts(model)
        inputs = tuple(c for (p, n), c in columns.items() if p == parameter and n in names and c.heading)
        if not inputs:
            continue
        if not _is_tabular(inputs):
            found[f"{parameter}:related"] = Check(parameter, model, inputs, unsaid)
            continue
        concerned = []
        for name in sorted(names):
            column = columns.get((parameter, name), prototype(parameter, model, model.facts[name]))
            if column.sort in {"word", "flag"}:
                concerned.append(column)
                if not column.heading:
                    columns[parameter, name] = dataclasses.replace(column, is_constant=False)
        relation = _tabulated(model, inputs, tuple(concerned), unsaid)
        if relation.bad or _changes(relation):
            found[f"{parameter}:related"] = relation
        else:
            for column in concerned:
                if not column.heading:
                    columns[parameter, column.spec.name] = column  # type: ignore[union-attr]
    return columns, found


_tabulated = functools.lru_cache(maxsize=64)(
    lambda model, inputs, concerned, unsaid: tabulated(model, inputs, concerned, unsaid=unsaid)
)


def _is_tabular(inputs: tuple[Column, ...]) -> bool:
    """Return whether all combinations of some columns can be gone through beforehand."""
    combinations = 1
    for column in inputs:
        if column.sort not in {"word", "flag"}:
            return False
        combinations *= len(column.members) + 1 if column.sort == "word" else 3
    return combinations <= MOST_COMBINATIONS


def _changes(relation: Relation) -> bool:
    """Return whether any fact comes out otherwise than it went in."""
    spaces = [[*range(size - 1), NULL] for size in relation.sizes]
    places = {column.key: index for index, column in enumerate(relation.inputs)}
    for index, codes in enumerate(itertools.product(*spaces)):
        for key, made in relation.outputs.items():
            if made[index] != (codes[places[key]] if key in places else NULL):
                return True
    return False


def invalid_error(count: int, example: str) -> InvalidRowsError:
    """Return the error for rows that are not accepted."""
    return InvalidRowsError(
        f"{count} rows have a value that is not accepted, such as {example}",
        hint='correct them, or let them be marked with `on_invalid="mark"`',
    )
