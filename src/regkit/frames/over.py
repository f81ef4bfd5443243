"""`rule.over(frame)`: the columns of facts in, the columns of answers out, in the kind of frame that came."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, TypeVar

from regkit.frames.column_map import ColumnMap, mapped
from regkit.frames.entities import one_row_each
from regkit.frames.errors import CannotQuery
from regkit.frames.lists import Lists, answered_within, bound_within, is_asked_within
from regkit.frames.native import opened
from regkit.frames.request import DEFAULT, Options, Request, bound, check_choice, checked
from regkit.language.facts import Subject
from regkit.language.rule import AnyRule
from regkit.law import WorkingDayCalendar

__all__ = ["Columns", "Day", "Words", "answered", "columns", "over", "rules_over"]

IN_MEMORY: Final = frozenset({"pandas", "pyarrow", "modin", "cudf"})
F = TypeVar("F")
Columns = Mapping[str, str | None] | None
Day = date | str | None
Words = Mapping[str, Mapping[str, Any]] | None


def over(  # noqa: PLR0913  (what a caller may say, all by name)
    rule: AnyRule,
    frame: F,
    *,
    columns: Columns = None,
    on: Day = None,
    want: Sequence[str] = DEFAULT,
    on_invalid: Literal["mark", "raise"] = "mark",
    nulls: Literal["unknown", "unsaid"] = "unknown",
    prefix: str = "",
    calendar: WorkingDayCalendar | None = None,
    words: Words = None,
    lang: Literal["zh", "en"] | None = None,
    amounts: Literal["decimal", "float"] = "decimal",
    by: str | Sequence[str] | None = None,
    members: Mapping[str, Any] | None = None,
    complete: bool | str | None = None,
    **subjects: Subject,
) -> F:
    """Return the frame with the rule's answer for each row, in columns of its own.

    Args:
        rule: the rule.
        frame: a frame of pandas, Polars (eager or lazy), PyArrow, DuckDB or PySpark.
        columns: the column of a fact, where neither its English name nor a word of the law or of a table of cases
            is its heading; `None` for a fact that has none.
        on: the day asked about, or the name of a column of days. Rows before commencement are not applicable; an
            empty day is unknown, and leaves its row undetermined.
        want: of `value` (a record in several columns), `status`, `article`, `quote`, `invalid`, `missing`.
        on_invalid: `mark` the rows with a value that is not accepted, or `raise`.
        nulls: an empty cell says that the fact is `unknown`, or leaves it `unsaid`, so that it may be presumed.
        prefix: what the new headings begin with.
        calendar: working days other than the State Council's.
        words: spellings of your own, by fact: `{"grade": {"1级": "一级"}}`.
        lang: answers in words of a language, `zh` or `en`; by default codes, and articles as the law names them.
        amounts: exact decimals, or floats for what cannot reckon with decimals.
        by: the column, or columns, that tell entities apart: the answer then has one row for each of them, with the
            facts of its rows, so that what a firm owes once is counted once. A query is read into memory for it.
            Of a rule that asks a list, the rows of an entity are the members of its list.
        members: for a rule that asks lists, the frame of the members of each, by its name; each row of `frame` is then
            a case, and has the members that agree with it in `by`.
        complete: whether the members that are listed are all; or the heading of a column of the cases that tells.
            Without it, that is not said.
        subjects: subjects that all rows share, by the names of the rule's parameters.

    Raises:
        ColumnError: a column is missing, claimed twice, nearly a fact's, or of a type that cannot be read.
        FrameError: part of the rule cannot be run on this backend exactly.
        InvalidRowsError: a row has a value that is not accepted, and `on_invalid` is `raise`.
    """
    options = Options(columns, on, tuple(want), nulls, calendar, subjects, words or {}, lang, amounts)
    answers: F = answered({prefix: rule}, frame, options, on_invalid, _lists(by, members, complete))
    return answers


def rules_over(  # noqa: PLR0913  (as above)
    rules: Mapping[str, AnyRule] | Sequence[AnyRule],
    frame: F,
    *,
    columns: Columns = None,
    on: Day = None,
    want: Sequence[str] = DEFAULT,
    on_invalid: Literal["mark", "raise"] = "mark",
    nulls: Literal["unknown", "unsaid"] = "unknown",
    calendar: WorkingDayCalendar | None = None,
    words: Words = None,
    lang: Literal["zh", "en"] | None = None,
    amounts: Literal["decimal", "float"] = "decimal",
    by: str | Sequence[str] | None = None,
    members: Mapping[str, Any] | None = None,
    complete: bool | str | None = None,
    **subjects: Subject,
) -> F:
    """Return the frame with the answers of several rules, which share what they read and work out.

    A value that is not accepted makes a row invalid for the rules that read it, and for no other.

    Args:
        rules: the rules by what their headings begin with; by default `name_`.
        frame: as for one rule, and so the rest.
        columns: the column of a fact.
        on: the day asked about.
        want: what is wanted for each rule.
        on_invalid: `mark` or `raise`.
        nulls: `unknown` or `unsaid`.
        calendar: the working days.
        words: spellings of your own.
        lang: answers in words of a language.
        amounts: `decimal` or `float`.
        by: the columns that tell entities apart.
        members: the members of lists.
        complete: whether lists are complete.
        subjects: subjects that all rows share.
    """
    named = rules if isinstance(rules, Mapping) else {f"{rule.name}_": rule for rule in rules}
    options = Options(columns, on, tuple(want), nulls, calendar, subjects, words or {}, lang, amounts)
    answers: F = answered(named, frame, options, on_invalid, _lists(by, members, complete))
    return answers


def columns(
    rule: AnyRule, frame: Any, *, columns: Columns = None, members: Mapping[str, Any] | None = None, **subjects: Subject
) -> ColumnMap:
    """Return where each fact of a rule comes from in a frame: a column, a presumption, or nowhere; and what is unused.

    Args:
        rule: the rule.
        frame: the frame.
        columns: the caller's columns, as for `over`.
        members: the members of lists, as for `over`.
        subjects: subjects that all rows share.

    Raises:
        ColumnError: as for `over`.
    """
    _, schema = opened(frame)
    options, lists = Options(columns, subjects=subjects), Lists(members=members)
    if is_asked_within({"": rule}, lists):
        return mapped(bound_within({"": rule}, frame, options, lists))
    return mapped(bound({"": rule}, schema, options))


def answered(
    rules: Mapping[str, AnyRule],
    frame: Any,
    options: Options,
    on_invalid: str,
    lists: Lists = Lists(),  # noqa: B008  (it does not change)
) -> Any:
    """Return the frame with the answers, given all that the caller said."""
    rules = {prefix: rule.followed for prefix, rule in rules.items()}
    wrapped, schema = opened(frame)
    if is_asked_within(rules, lists):
        return answered_within(rules, frame, options, on_invalid, lists)
    if groups := lists.by:
        columns = bound(rules, schema, options).columns.values()
        headings = [one.heading for one in columns if one.heading is not None and one.heading not in groups]
        headings += [options.on] if isinstance(options.on, str) else []
        wrapped, schema = opened(one_row_each(frame, groups, list(dict.fromkeys(headings))))
    check_choice("on_invalid", on_invalid, ("mark", "raise"))
    return _run(checked(rules, schema, options), wrapped, raising=on_invalid == "raise")


def _lists(by: str | Sequence[str] | None, members: Mapping[str, Any] | None, complete: bool | str | None) -> Lists:  # noqa: FBT001  (as it was said)
    return Lists((by,) if isinstance(by, str) else tuple(by or ()), members, complete)


def _run(request: Request, frame: Any, *, raising: bool) -> Any:
    name = frame.implementation.value
    if name in IN_MEMORY:
        from regkit.frames.memory.run import run as run_in_memory  # noqa: PLC0415  (it loads numpy)

        return run_in_memory(request, frame, raising=raising)
    return _queried(request, frame, name, raising=raising)


def _queried(request: Request, frame: Any, name: str, *, raising: bool) -> Any:
    """Return a frame of Polars, DuckDB or Spark with the answers, the rows that the query leaves open settled."""
    import narwhals.stable.v2 as nw  # noqa: PLC0415  (the extra may not be there)

    from regkit.frames.query import batches  # noqa: PLC0415  (it loads numpy)
    from regkit.frames.query.run import raise_on_bad  # noqa: PLC0415

    if name == "polars" and any(column.sort in {"word", "flag"} for column in request.columns.values()):
        return batches.WAYS[name](request, frame, raising=raising)  # words are looked up in a table of all their codes
    if name == "duckdb" and (held := batches.held(frame)) is not None:
        return batches.on_duckdb(request, frame, raising=raising, held=held)
    statuses = [] if "status" in request.want else [f"{prefix}status" for prefix in request.prefixes]
    told = dataclasses.replace(request, want=(*request.want, "status")) if statuses else request
    try:
        if {*statuses} & {*frame.collect_schema().names()}:  # the frame's own column, which must stay
            return batches.WAYS[name](request, frame, raising=raising)
        made = batches.SETTLED[name](told, frame)
    except CannotQuery:
        return batches.WAYS[name](request, frame, raising=raising)
    if raising:
        raise_on_bad(nw.from_native(made), told)
    return nw.from_native(made).drop(statuses).to_native() if statuses else made
