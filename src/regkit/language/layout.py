"""Layouts: how a city's cases are kept in a table, said once, so that any reader of tables can build them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from regkit.language.facts import FactSpec, Subject
from regkit.language.findings import Beside, Finding
from regkit.language.rule import AnyRule
from regkit.language.terms import Term
from regkit.law import Regulation

__all__ = ["Change", "Companion", "Group", "Implausible", "Layout", "RowSubjects"]

RowSubjects = Mapping[str, Subject]
"""The subjects of one row, by their keys."""


@dataclass(frozen=True)
class Group:
    """The rows of one case.

    Attributes:
        id: what identifies the case in the table.
        shared: the subjects that the rows of the case have in common.
        rows: the subjects of each row.
        doubts: why rows of the case may be missing, in Chinese and English; without any, its rows are all there.
        alternatives: the case as each of several statements has it that contradict each other.
    """

    id: str
    shared: RowSubjects
    rows: tuple[RowSubjects, ...]
    doubts: tuple[tuple[str, str], ...] = ()
    alternatives: tuple[Group, ...] = ()


@dataclass(frozen=True, eq=False)
class Implausible:
    """Facts of a row that can hardly be true together, such as a part that is larger than its whole.

    Attributes:
        when: the condition, in the rule language; its parameters are the keys of the layout's subjects.
        zh, en: what is hardly true.
    """

    when: Term[bool]
    zh: str
    en: str


@dataclass(frozen=True)
class Layout:
    """A table of cases.

    Attributes:
        name: a stable name such as `chengde.projects`.
        zh, en: what the table holds, in Chinese and English.
        subjects: the models of a row, by key; a heading may be `key.fact` or the law's word for the fact.
        headings: further headings and the `key.field` that each stands for.
        identity: the heading that identifies a case; rows with the same identity are one case. Empty where rows are
            asked one by one, whatever identifies them.
        shared: the keys of the subjects that all rows of a case have in common.
        entities: the keys of subjects that are one thing wherever they have the same name, in any case, each with the
            field that holds the name; what one row says of such a subject holds in every row.
        per_case: facts of such a subject that each case says for itself, such as a certificate shown for a project; a
            case that says nothing of them has what all other cases of the subject say alike.
        implausible: what a slip looks like; it is told as a finding of its own, and changes no answer.
        hours: for a day, the fact that hangs on the hour; a time of day beside the day leaves that fact unknown.
        joined: for a fact, one that may stand behind it in the same cell, such as the grade behind the series.
        aside: headings that offices have and that no rule reads, though they resemble some that are read.
        build: makes a case of a group of rows.
        check: finds how a case stands on a day.
    """

    name: str
    zh: str
    subjects: Mapping[str, type[Subject]]
    headings: Mapping[str, str]
    identity: str
    shared: tuple[str, ...]
    build: Callable[[Group], Any]
    check: Callable[[Any, date], Iterable[Finding]]
    entities: Mapping[str, str] = field(default_factory=dict)
    per_case: tuple[str, ...] = ()
    hours: Mapping[str, str] = field(default_factory=dict)
    implausible: tuple[Implausible, ...] = ()
    aside: tuple[str, ...] = ()
    joined: Mapping[str, str] = field(default_factory=dict)
    en: str = ""

    def columns(self) -> dict[str, str]:
        """Return every heading that is understood and the `key.field` it stands for."""
        known: dict[str, str] = {}
        for key, model in self.subjects.items():
            known |= {f"{key}.{name}": f"{key}.{name}" for name in model.model_fields}
            for name, spec in model.facts.items():
                target = f"{key}.{name}"
                if known.setdefault(spec.zh, target) != target:  # two subjects have a fact of that name
                    known.setdefault(f"{model.zh}的{spec.zh}", target)
        return {**known, **self.headings}

    def spec(self, target: str) -> FactSpec | None:
        """Return the fact that `key.field` stands for, or `None` for a plain field such as a name, or `id`."""
        key, _, name = target.partition(".")
        return self.subjects[key].facts.get(name) if key in self.subjects else None


@dataclass(frozen=True, eq=False)
class Companion:
    """Another law in force beside that of a layout: what it says to each finding.

    Attributes:
        layout: the name of the layout.
        since: the first day on which it stands beside; before it nothing of it is asked.
        follow: returns a case with what the other law settles of what the layout's own text leaves to it.
        beside: yields what the other law says on the point of a finding about a case.
        others: yields the points on which no finding of the layout is made, such as duties that the other law adds.
    """

    layout: str
    since: date
    follow: Callable[[Any], Any]
    beside: Callable[[Any, Finding, date], Iterable[Beside]]
    others: Callable[[date], Iterable[Beside]]


@dataclass(frozen=True, eq=False)
class Change:
    """What changed on the day on which another law came into force beside a regulation.

    Attributes:
        own: the regulation.
        law: the other law.
        points: the points on which the two meet.
        rules: pairs of rules about the same facts, without and with the other law.
    """

    own: Regulation
    law: Regulation
    points: tuple[Beside, ...]
    rules: tuple[tuple[AnyRule, AnyRule], ...] = ()
