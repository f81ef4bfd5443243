"""Which column of a frame is which fact: by English name, by a word of the law or of a layout, or as the caller says.

Headings are read as those of files of cases are. One that is nearly the name of a fact without a column is refused,
never passed over; one that is something else stays unused, and a binding shows it.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from regkit.frames.errors import ColumnError
from regkit.frames.plan.columns import EACH, Column, FactKey, facts_of, prototype
from regkit.language import terms as t
from regkit.language.catalog import layouts
from regkit.language.facts import FactSpec, Subject
from regkit.language.headings import fits, folded_heading, parsed, resembling
from regkit.language.rule import AnyRule
from regkit.law import Unit, nearest
from regkit.law.amounts import read_amount

__all__ = ["Binding", "bind", "bind_facts", "named_list", "names_of"]

NEAR: Final = 0.8
"""How like a name a heading must be to be taken for a slip: what stands in the column is not looked at here."""
Facts = Mapping[FactKey, t.Fact[Any]]


@dataclass(frozen=True)
class Binding:
    """Where the facts of some rules come from.

    Attributes:
        columns: the column of each fact that has one, or a value that all rows share; the others are unknown.
        facts: every fact that the rules read, those that their models relate to them included.
        unused: the headings that none of the rules reads, with the fact that each names, or nothing.
    """

    columns: dict[FactKey, Column]
    facts: Facts
    unused: Mapping[str, str | None] = field(default_factory=dict)


def bind(
    rules: Iterable[AnyRule],
    headings: list[str],
    columns: Mapping[str, str | None] | None,
    subjects: Mapping[str, Subject] | None = None,
) -> Binding:
    """Return the column of each fact that the rules read, and of the facts that its model relates to them.

    A fact without a column is presumed where the law presumes it, and unknown otherwise.

    Args:
        rules: the rules.
        headings: the headings of the frame.
        columns: the caller's columns, by fact or by the law's word; they go before any likeness of names, and
            `None` says that a fact has no column.
        subjects: subjects that all rows share, by parameter.

    Raises:
        ColumnError: a column claimed by two facts, two columns for one fact, a slip, or no column at all.
        FrameError: two rules name different subjects alike.
    """
    return bind_facts(facts_of(rules), headings, columns or {}, subjects or {})


def bind_facts(
    facts: dict[FactKey, t.Fact[Any]],
    headings: list[str],
    columns: Mapping[str, str | None],
    shared: Mapping[str, Subject],
) -> Binding:
    """Return the column of each of some facts; the rest as for `bind`."""
    own = {key: fact for key, fact in facts.items() if key[0] not in shared}
    names = names_of(own)
    said = _said(columns, names, headings)
    found: dict[FactKey, Column] = {}
    for key, fact in facts.items():
        column = prototype(key[0], fact.model, fact.spec)
        heading = None if key[0] in shared else _heading(key, column, headings, names, said)
        if heading is not None:
            found[key] = dataclasses.replace(column, heading=heading, unit=_unit(heading, fact.spec))
            continue
        if key[0] in shared:
            found[key] = dataclasses.replace(column, is_constant=True, constant=getattr(shared[key[0]], key[1]))
    taken = {column.heading for column in found.values() if column.heading}
    unused = {heading: _meaning(heading, facts) for heading in headings if heading not in taken}
    _check_slips(unused, {key for key in own if key not in found or not found[key].heading} - said.keys(), names)
    if own and not taken:
        words = [spec.zh for spec in dict.fromkeys(fact.spec for fact in own.values())]
        raise ColumnError(
            f"the frame has no column for any fact of the rule; its columns: {named_list(headings)}",
            hint=f"name columns {named_list(words)}, or say which column is which fact "
            "(`columns=`, or `--column` of the command)",
            zh=f"没有一栏是本规则的事项；现有栏目：{named_list(headings, 'zh')}",
            hint_zh=f"请将栏目命名为 {named_list(words, 'zh')}，或说明哪一栏是哪一事项"
            "（`columns=`，命令行用 `--column`）",
        )
    return Binding(found, facts, unused)


def _heading(
    key: FactKey,
    column: Column,
    headings: list[str],
    names: Mapping[str, Mapping[FactKey, None]],
    said: Mapping[FactKey, str | None],
) -> str | None:
    """Return the one heading of a fact, if there is one."""
    if key in said:
        return said[key]
    candidates = [h for h in headings if _means(h, key, column.spec, names) and h not in said.values()]
    if len(candidates) > 1:
        raise ColumnError(
            f"fact `{column.key}` has two columns: {named_list(candidates)}",
            hint=f'say which one, as in `columns={{"{column.key}": "{candidates[0]}"}}`',
            zh=f"事项 `{column.key}` 有两栏：{named_list(candidates, 'zh')}",
            hint_zh=f'请说明用哪一栏，如 `columns={{"{column.key}": "{candidates[0]}"}}`',
        )
    for heading in candidates:
        _check_unclaimed(heading, key, names, said)
    return candidates[0] if candidates else None


# ── what a heading may mean ──────────────────────────────────────────────────────────────────────


def names_of(facts: Facts) -> dict[str, dict[FactKey, None]]:
    """Return the facts that each heading may mean; a short name may mean several."""
    names: dict[str, dict[FactKey, None]] = {}
    for (parameter, name), fact in facts.items():
        for heading in _headings_of(parameter, name, fact.model):
            names.setdefault(folded_heading(heading), {})[parameter, name] = None
    for heading, keys in names.items():  # a full name is nobody else's
        exact = [key for key in keys if heading == folded_heading(".".join(_path(key[0], key[1])))]
        if exact:
            names[heading] = dict.fromkeys(exact)
    return names


def _path(parameter: str, name: str) -> list[str]:
    return [*parameter.replace(EACH, "").split("."), name]


def _headings_of(parameter: str, name: str, model: type[Subject]) -> tuple[str, ...]:
    """Return what the column of a fact may be called: `firm.grade`, `firm_grade`, `grade`, or a word of the law."""
    path = _path(parameter, name)
    ends = [path[start:] for start in range(len(path) - 1)]  # a part is named without what it is part of, too
    long = [between.join(end) for end in ends for between in "._"]
    return (f"{parameter}.{name}", *long, name, model.facts[name].zh, *_in_layouts().get((model, name), ()))


@functools.cache
def _in_layouts() -> dict[tuple[type[Subject], str], tuple[str, ...]]:
    """Return the headings that tables of cases have for facts, beside the law's words: one vocabulary for both."""
    found: dict[tuple[type[Subject], str], tuple[str, ...]] = {}
    for layout in layouts():
        for heading, target in layout.headings.items():
            key, _, name = target.partition(".")
            if name in layout.subjects.get(key, Subject).facts:
                fact = (layout.subjects[key], name)
                found[fact] = (*found.get(fact, ()), heading)
    return found


def _meaning(heading: str, facts: Facts) -> str | None:
    """Return the fact of the rules' subjects that a heading names, though no rule reads it."""
    bare = parsed(heading).name
    for parameter, model in {key[0]: fact.model for key, fact in facts.items()}.items():
        for name in model.facts:
            if bare in map(folded_heading, _headings_of(parameter, name, model)):
                return ".".join(_path(parameter, name))
    return None


@functools.cache
def _all_headings() -> tuple[str, ...]:
    """Return every heading that some table of cases has."""
    known = (heading for layout in layouts() for heading in (*layout.columns(), layout.identity, *layout.aside))
    return tuple({folded_heading(heading) for heading in known})


def _check_slips(
    unused: Mapping[str, str | None], lacking: set[FactKey], names: Mapping[str, Mapping[FactKey, None]]
) -> None:
    """Refuse a heading that names nothing and is nearly the name of a fact that has no column."""
    wanted = {
        name: next(key for key in keys if key in lacking) for name, keys in names.items() if lacking & keys.keys()
    }
    for heading, meaning in unused.items():
        bare = parsed(heading).name
        if meaning is not None or bare in _all_headings():
            continue
        close = next((name for name, likeness in resembling(bare, wanted)[0].items() if likeness >= NEAR), None)
        if close is not None:
            key = ".".join(wanted[close])
            raise ColumnError(
                f"column `{heading}` is nearly `{close}`, and the fact `{key}` has no column",
                hint=f'say `columns={{"{key}": "{heading}"}}` if it is that fact, and '
                f'`columns={{"{key}": None}}` if it is not',
                zh=f"栏目 `{heading}` 与 `{close}` 相近，而事项 `{key}` 没有栏目",
                hint_zh=f'如是该事项，请写 `columns={{"{key}": "{heading}"}}`；如不是，请写 '
                f'`columns={{"{key}": None}}`',
            )


# ── what the caller says ─────────────────────────────────────────────────────────────────────────


def _said(
    columns: Mapping[str, str | None], names: Mapping[str, Mapping[FactKey, None]], headings: list[str]
) -> dict[FactKey, str | None]:
    said: dict[FactKey, str | None] = {}
    for fact, heading in columns.items():
        keys = list(names.get(folded_heading(fact), ()))
        if not keys:
            close = nearest(fact, names)
            raise ColumnError(
                f"the rule reads no fact `{fact}`",
                hint=f"did you mean `{close}`?" if close else f"it reads {named_list(names)}",
                zh=f"本规则不问及事项 `{fact}`",
                hint_zh=f"是否应为 `{close}`？" if close else f"本规则问及 {named_list(names, 'zh')}",
            )
        if len(keys) > 1:
            raise ColumnError(
                f"`{fact}` could be {named_list(map('.'.join, keys))}",
                hint="write the whole name",
                zh=f"`{fact}` 可能是 {named_list(map('.'.join, keys), 'zh')}",
                hint_zh="请写全名",
            )
        if heading is not None and heading not in headings:
            close = nearest(heading, headings)
            raise ColumnError(
                f"the frame has no column `{heading}`",
                hint=f"did you mean `{close}`?" if close else f"its columns: {named_list(headings)}",
                zh=f"没有栏目 `{heading}`",
                hint_zh=f"是否应为 `{close}`？" if close else f"现有栏目：{named_list(headings, 'zh')}",
            )
        said[keys[0]] = heading
    return said


def _check_unclaimed(
    heading: str,
    key: FactKey,
    names: Mapping[str, Mapping[FactKey, None]],
    said: Mapping[FactKey, str | None],
) -> None:
    others = [other for other in names.get(parsed(heading).name, ()) if other != key and other not in said]
    if others:
        keys = [".".join(one) for one in (key, *others)]
        raise ColumnError(
            f"column `{heading}` could be {named_list(keys)}",
            hint=f'name it in full, or say `columns={{"{keys[0]}": "{heading}"}}`',
            zh=f"栏目 `{heading}` 可能是 {named_list(keys, 'zh')}",
            hint_zh=f'请写全名，或者写 `columns={{"{keys[0]}": "{heading}"}}`',
        )


def _means(heading: str, key: FactKey, spec: FactSpec | None, names: Mapping[str, Mapping[FactKey, None]]) -> bool:
    """Return whether a heading names a fact, in a unit that the fact has."""
    one = parsed(heading)
    return spec is not None and key in names.get(one.name, ()) and (one.unit is None or _is_unit_of(one.unit, spec))


def _is_unit_of(unit: str, spec: FactSpec) -> bool:
    """Return whether numbers of a unit can be numbers of a fact: amounts of money in any, all else in its own."""
    if not spec.kind.is_amount:
        return False
    detail = spec.kind.detail
    return fits(unit, detail) and (detail is Unit.YUAN or read_amount(f"2{unit}", detail) == read_amount("2", detail))


def _unit(heading: str, spec: FactSpec) -> str | None:
    return parsed(heading).unit if spec.kind.is_amount and spec.kind.detail is Unit.YUAN else None


def named_list(names: Iterable[str], lang: str = "en") -> str:
    """Return names as a list in a message."""
    return ("、" if lang == "zh" else ", ").join(f"`{name}`" for name in names)
