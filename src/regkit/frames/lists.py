"""Rules that ask the parts or the lists of a subject, over frames: a list is the rows of a group.

Either one frame has all, a row for each member, with what is told of the case in each; then the answer has a row for
each group. Or the members stand in frames of their own; then each row of the frame is a case. Which rows belong
together the columns of `by` say, and whether they are all, `complete`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals.stable.v2 as nw

from regkit.frames.entities import one_row_each
from regkit.frames.errors import ColumnError, FrameError, rows_in_words
from regkit.frames.native import collected
from regkit.frames.plan.cells import with_spellings
from regkit.frames.plan.columns import EACH, Column, FactKey, facts_within
from regkit.frames.plan.headings import Binding, bind_facts, named_list, names_of
from regkit.frames.plan.within import complete_column, lists_asked, looks_within, outputs_of
from regkit.frames.request import (
    Options,
    Request,
    check_choice,
    check_headings,
    check_options,
    check_subjects,
    day_of,
    headings_of,
    told_beside,
    workdays,
)
from regkit.language.headings import folded_heading
from regkit.language.rule import AnyRule
from regkit.language.terms import Fact
from regkit.law import nearest

__all__ = ["Lists", "answered_within", "bound_within", "is_asked_within"]

Facts = dict[FactKey, Fact[Any]]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Lists:
    """What a caller says of lists.

    Attributes:
        by: the columns that tell which rows belong together.
        members: the frame of the members of each list; nothing where the frame itself has them.
        complete: whether the rows of a group are all there are; the heading of a column that tells; or nothing.
    """

    by: tuple[str, ...] = ()
    members: Mapping[str, Any] | None = None
    complete: bool | str | None = None


def is_asked_within(rules: Mapping[str, AnyRule], lists: Lists) -> bool:
    """Return whether rules ask parts or lists, so that a row alone does not say all."""
    return lists.members is not None or lists.complete is not None or any(map(looks_within, rules.values()))


def bound_within(rules: Mapping[str, AnyRule], frame: Any, options: Options, lists: Lists) -> Binding:
    """Return which column is which fact, of cases and members together; the rest as for `answered_within`."""
    found = _Asking(rules, options, lists).bindings(nw.from_native(frame)).values()
    columns = {key: column for one in found for key, column in one.columns.items()}
    facts = {key: fact for one in found for key, fact in one.facts.items()}
    return Binding(columns, facts, {heading: fact for one in found for heading, fact in one.unused.items()})


def answered_within(rules: Mapping[str, AnyRule], frame: Any, options: Options, on_invalid: str, lists: Lists) -> Any:
    """Return the cases with the answers, in the kind of frame that came; of a query, in memory.

    Raises:
        ColumnError: as for `over`; or rows that belong to no case, or to none that is known.
        FrameError: which rows are one list is not said, or no rule asks a list that is given.
        InvalidRowsError: a case has a value that is not accepted, and `on_invalid` is `raise`.
    """
    from regkit.frames.memory.within import Cases, run_within  # noqa: PLC0415  (it loads numpy)

    check_options(rules, options)
    check_choice("on_invalid", on_invalid, ("mark", "raise"))
    asking = _Asking(rules, options, lists)
    cases, members = asking.tables(collected(frame))
    headings = headings_of(cases.frame.collect_schema())
    told = [column.heading for column in asking.complete.values() if column.heading]
    for heading in (*lists.by, *told):
        _check_there(heading, headings)
    cases = replace(cases, request=replace(cases.request, on=day_of(rules.values(), options.on, headings)))
    outputs = [
        outputs_of(rule, options.want, prefix, cases.request.on, lambda: workdays(options.calendar))
        for prefix, rule in rules.items()
    ]
    for prefix, made in zip(rules, outputs, strict=True):
        check_headings(
            (*(one for one in made if one.what in options.want), *told_beside(made, prefix, options.want)), headings
        )
    places = {path: _places(cases.frame, table.frame, lists.by, path) for path, table in members.items()}
    return run_within(Cases(cases, members, places, asking.complete), outputs, raising=on_invalid == "raise")


@dataclass(frozen=True)
class Table:
    """A table whose rows are cases, or members of a list: its frame in memory, and which column is which fact."""

    frame: Any
    request: Request


class _Asking:
    """Finds the tables of cases and members, and the columns of the facts in each."""

    def __init__(self, rules: Mapping[str, AnyRule], options: Options, lists: Lists) -> None:
        chosen = tuple(rules.values())
        check_subjects(chosen, options.subjects)
        self.rules, self.options, self.lists = rules, options, lists
        self.asked = [path for path in lists_asked(chosen) if path.partition(".")[0] not in options.subjects]
        self.facts = {
            key: fact for key, fact in facts_within(chosen).items() if key[0].partition(".")[0] not in options.subjects
        }
        if not self.asked and (lists.members or lists.complete is not None):
            raise FrameError(
                "no rule asks a list",
                hint="leave out `members=` and `complete=`",
                zh="没有规则询问名单",
                hint_zh="请不写 `members=` 和 `complete=`",
            )
        self.members = {self._path(name): collected(one) for name, one in (lists.members or {}).items()}
        complete = ((path, complete_column(path, lists.complete)) for path in self.asked)
        self.complete: dict[str, Column] = {path: column for path, column in complete if column is not None}

    def bindings(self, frame: Any) -> dict[str, Binding]:
        """Return which column is which fact, by the list whose members the rows are; of the cases under no name.

        Raises:
            ColumnError: as for `over`.
            FrameError: a list is given that no rule asks, or it is not said which one the rows are of.
        """
        columns, words = self.options.columns or {}, self.options.words
        if self.lists.members is None:
            if len(self.asked) > 1:
                example = f'`members={{"{self.asked[0]}": frame}}`'
                raise FrameError(
                    f"of which list the rows are members is not said: {named_list(self.asked)}",
                    hint=f"give each a frame, as in {example}",
                    zh=f"没有说明各行属于哪个名单：{named_list(self.asked, 'zh')}",
                    hint_zh=f"请给每个名单一张表，如 {example}",
                )
            whole = self._bound(self.facts, frame, columns, words)
            return {owner: _some(whole, owner) for owner in ("", *self.asked)}
        facts = {owner: _of(self.facts, owner) for owner in ("", *self.members)}
        named = {owner: names_of(some) for owner, some in facts.items()}
        own_columns, own_words = _shared_out(named, columns), _shared_out(named, words)
        return {
            owner: self._bound(some, self.members.get(owner, frame), own_columns[owner], own_words[owner])
            for owner, some in facts.items()
        }

    def tables(self, frame: Any) -> tuple[Table, dict[str, Table]]:
        """Return the cases and the members of each list.

        Raises:
            FrameError: which rows belong together is not said.
        """
        if (self.asked or self.lists.members) and not self.lists.by:
            raise FrameError(
                f"which rows are the members of one list is not said; asked is {named_list(self.asked)}",
                hint='name the columns that tell the groups apart, as in `by="project"`',
                zh=f"没有说明哪些行属于同一名单；所问为 {named_list(self.asked, 'zh')}",
                hint_zh='请写明区分各组的栏目，如 `by="项目"`',
            )
        bound = self.bindings(frame)
        members = {path: self._table(self.members.get(path, frame), bound[path]) for path in bound if path}
        cases = frame if self.lists.members is not None or not self.lists.by else self._cases(frame, bound[""])
        return self._table(cases, bound[""]), members

    def _cases(self, frame: Any, binding: Binding) -> Any:
        """Return a row for each group, with what its rows say of the case."""
        told = [column.heading for column in (*binding.columns.values(), *self.complete.values()) if column.heading]
        told += [self.options.on] if isinstance(self.options.on, str) else []
        for heading in told:
            _check_there(heading, frame.columns)
        headings = [heading for heading in dict.fromkeys(told) if heading not in self.lists.by]
        return collected(one_row_each(frame.to_native(), self.lists.by, headings))

    def _path(self, name: str) -> str:
        found = [path for path in self.asked if name in {path, path.rpartition(".")[2]}]
        if len(found) != 1:
            close = nearest(name, self.asked)
            raise FrameError(
                f"no rule asks a list `{name}`" if not found else f"`{name}` could be {', '.join(found)}",
                hint=f"did you mean `{close}`?" if close else f"the lists are: {', '.join(self.asked) or 'none'}",
                zh=f"没有规则询问名单 `{name}`" if not found else f"`{name}` 可能是{'、'.join(found)}",
                hint_zh=f"是否应为 `{close}`？" if close else f"名单有：{'、'.join(self.asked) or '没有'}",
            )
        return found[0]

    def _bound(
        self, facts: Facts, frame: Any, columns: Mapping[str, str | None], words: Mapping[str, Mapping[str, Any]]
    ) -> Binding:
        found = bind_facts(facts, headings_of(frame.collect_schema()), columns, {})
        return with_spellings(found, words) if words else found

    def _table(self, frame: Any, binding: Binding) -> Table:
        options, keys = self.options, {prefix: {*facts_within((rule,))} for prefix, rule in self.rules.items()}
        reads = {
            prefix: frozenset({"on", *(".".join(key) for key in binding.facts if key in own)})
            for prefix, own in keys.items()
        }
        rules, prefixes = tuple(self.rules.values()), tuple(self.rules)
        return Table(frame, Request(rules, prefixes, binding.columns, None, options.want, options, reads))


def _shared_out(names: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what is said of facts by the table that has each."""
    found: dict[str, dict[str, Any]] = {owner: {} for owner in names}
    for fact, value in said.items():
        owners = [owner for owner in names if folded_heading(fact) in names[owner]]
        if len(owners) != 1:
            known = dict.fromkeys(name for some in names.values() for name in some)
            close = nearest(fact, known)
            raise ColumnError(
                f"`{fact}` could be of the cases or of members" if owners else f"the rule reads no fact `{fact}`",
                hint="write the whole name" if owners else f"did you mean `{close}`?" if close else named_list(known),
                zh=f"`{fact}` 可能属于个案，也可能属于清单的成员" if owners else f"本规则不问及事项 `{fact}`",
                hint_zh="请写全名" if owners else f"是否应为 `{close}`？" if close else named_list(known, "zh"),
            )
        found[owners[0]][fact] = value
    return found


def _of(facts: Facts, owner: str) -> Facts:
    """Return the facts of the members of a list, or without an owner those of the cases."""
    return {
        key: one for key, one in facts.items() if (_is_within(key[0], owner + EACH) if owner else EACH not in key[0])
    }


def _is_within(path: str, owner: str) -> bool:
    return path == owner or path.startswith(f"{owner}.")


def _some(binding: Binding, owner: str) -> Binding:
    facts = _of(dict(binding.facts), owner)
    return Binding({key: column for key, column in binding.columns.items() if key in facts}, facts, binding.unused)


# ── which rows belong together ───────────────────────────────────────────────────────────────────────


def _places(cases: Any, members: Any, by: Sequence[str], path: str) -> list[list[int] | None]:
    """Return for each case the rows of its members; nothing where it is of no group that is known.

    Raises:
        ColumnError: a member of no group, or of one that is no case, so that some list would lack it in silence.
    """
    for heading in by:
        _check_there(heading, members.columns)
    found: dict[Key, list[int]] = defaultdict(list)
    for row, key in enumerate(_keys(members, by)):
        found[key].append(row)
    known = list(_keys(cases, by))
    nameless = sum(len(rows) for key, rows in found.items() if None in key)
    if nameless:
        raise ColumnError(
            f"{rows_in_words(nameless)} of `{path}` without a value of {named_list(by)}: "
            "to which list they belong is not known",
            hint="correct them, or leave these rows out",
            zh=f"`{path}` 有 {nameless} 行没有填写 {named_list(by, 'zh')}，不知属于哪一清单",
            hint_zh="请补正，或者删去这些行",
        )
    stray = found.keys() - {*known}
    if stray:
        example = next(key for key in found if key in stray)
        raise ColumnError(
            f"{len(stray)} groups of `{path}` belong to no row of the frame, such as {named_list(map(str, example))}",
            hint="leave their rows out, or add the rows that they belong to",
            zh=f"`{path}` 有 {len(stray)} 组不属于表中任何一行，如 {named_list(map(str, example), 'zh')}",
            hint_zh="请删去这些行，或者补上其所属的行",
        )
    return [None if None in key else found.get(key, []) for key in known]


def _keys(frame: Any, by: Sequence[str]) -> Iterable[Key]:
    """Return what tells the group of each row; nothing for an empty cell."""
    some = frame.select(*by)
    empty = some.select(nw.col(name).is_null() for name in by).rows()
    for key, nothing in zip(some.rows(), empty, strict=True):
        yield tuple(None if none or one != one else one for one, none in zip(key, nothing, strict=True))  # noqa: PLR0124


def _check_there(heading: str, headings: Sequence[str]) -> None:
    if heading not in headings:
        raise ColumnError(
            f"the frame has no column `{heading}`",
            hint=f"its columns: {', '.join(headings)}",
            zh=f"没有栏目 `{heading}`",
            hint_zh=f"现有栏目：{'、'.join(headings)}",
        )
