"""What if: a rule beside other versions of itself, at other values of a number, or under other readings."""

from __future__ import annotations

import functools
import operator
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

import narwhals.stable.v2 as nw

from regkit.frames.comparison import BEFORE, Comparison, change_of, differs
from regkit.frames.errors import FrameError
from regkit.frames.over import Columns, Day, Words, answered
from regkit.frames.request import Options
from regkit.language.facts import Subject
from regkit.language.readings import ReadingChange
from regkit.language.rule import AnyRule, Rule
from regkit.law import Label, Number, Quantity, WorkingDayCalendar

__all__ = ["compare", "hangs_on", "sweep"]

F = TypeVar("F")
AFTER = "after"


def compare(  # noqa: PLR0913  (what a caller may say, all by name)
    rule: AnyRule,
    versions: AnyRule | Mapping[str, AnyRule],
    frame: F,
    *,
    columns: Columns = None,
    on: Day = None,
    nulls: Literal["unknown", "unsaid"] = "unknown",
    want: Sequence[str] = ("value", "status", "article"),
    calendar: WorkingDayCalendar | None = None,
    words: Words = None,
    amounts: Literal["decimal", "float"] = "decimal",
    **subjects: Subject,
) -> Comparison[F]:
    """Return how the answers change from a rule to other versions of it, over a frame that is read once.

    Args:
        rule: the rule as it is.
        versions: the rule with numbers or readings replaced, as `rule.amend(...)` gives it; or several, by name.
        frame: as for `over`, and so the rest.
        columns: the column of a fact.
        on: the day asked about.
        nulls: `unknown` or `unsaid`.
        want: what is wanted of each beside value and status.
        calendar: the working days.
        words: spellings of your own.
        amounts: `decimal` or `float`.
        subjects: subjects that all rows share.

    Raises:
        FrameError: a version is no rule about the same subjects with the same kind of answer; and as for `over`.
        ColumnError: as for `over`.
    """
    named = versions if isinstance(versions, Mapping) else {AFTER: versions}
    chosen = {BEFORE: rule, **named}
    _check_versions(rule, named)
    wanted = tuple(dict.fromkeys(("value", "status", *want)))
    options = Options(columns, on, wanted, nulls, calendar, subjects, words or {}, None, amounts)
    made: Any = nw.from_native(answered({f"{name}_": one for name, one in chosen.items()}, frame, options, "mark"))
    schema = made.collect_schema()
    if f"{BEFORE}_value" in schema and schema[f"{BEFORE}_value"].is_numeric():
        changes = [
            (nw.col(f"{name}_value") - nw.col(f"{BEFORE}_value")).alias(change_of(name, tuple(named))) for name in named
        ]
        made = made.with_columns(*changes)
    changed = functools.reduce(operator.or_, (differs(list(schema), BEFORE, name) for name in named))
    return Comparison(chosen, made.to_native(), made.filter(changed).to_native())


def sweep(rule: AnyRule, number: Number, values: Sequence[Quantity | date], frame: F, **options: Any) -> Comparison[F]:
    """Return a comparison of a rule with itself at other values of one of its numbers.

    Args:
        rule: the rule.
        number: one of `rule.numbers`.
        values: the values tried in its place; each gives its version its name.
        frame: the frame.
        options: as for `compare`.
    """
    return compare(rule, {str(value): rule.amend(number.becomes(value)) for value in values}, frame, **options)


def hangs_on(rule: AnyRule, frame: F, **options: Any) -> Comparison[F]:
    """Return a comparison of a rule with itself under every other reading of its unclear passages, one at a time.

    `totals()` then says what hangs on which reading.

    Args:
        rule: the rule.
        frame: the frame.
        options: as for `compare`.

    Raises:
        FrameError: the rule rests on no reading.
    """
    followed = {change.reading: change.option for change in rule.amendments if isinstance(change, ReadingChange)}
    versions = {
        f"{reading.id}={option}": rule.amend(reading.read_as(option))
        for reading in rule.readings
        for option in reading.options
        if option != followed.get(reading, reading.default)
    }
    if not versions:
        raise FrameError(
            f"rule `{rule.name}` rests on no reading",
            hint="see `rule.readings`",
            zh=f"规则 `{rule.name}` 不涉及任何解读",
            hint_zh="见 `rule.readings`",
        )
    return compare(rule, versions, frame, **options)


def _check_versions(rule: AnyRule, versions: Mapping[str, Any]) -> None:
    for name, version in versions.items() or [("", None)]:
        if (wrong := _wrong_version(rule, version)) is not None:
            example = "`rule.amend(rule.numbers[0].becomes(percent(1)))`"
            raise FrameError(wrong.en, hint=f"such as {example}", zh=str(wrong), hint_zh=f"如 {example}")
        if name == BEFORE:
            raise FrameError(
                f"`{BEFORE}` is the rule as it is",
                hint="call the version otherwise",
                zh=f"`{BEFORE}` 指规则本身",
                hint_zh="请给该版本另取名称",
            )


def _wrong_version(rule: AnyRule, version: Any) -> Label | None:
    """Return what is wrong with a version of a rule; nothing where it can be compared with it."""
    if version is None:
        return Label("没有给出另外的版本", "no other version is given")
    if not isinstance(version, Rule):
        return Label(f"`{version}` 不是规则 `{rule.name}` 的版本", f"`{version}` is no version of rule `{rule.name}`")
    if version.parameters != rule.parameters:
        return Label(
            f"`{version.name}` 所涉主体与 `{rule.name}` 不同",
            f"`{version.name}` is about other subjects than `{rule.name}`",
        )
    if version.body.kind != rule.body.kind:
        return Label(
            f"`{version.name}` 与 `{rule.name}` 回答的不是同一类问题",
            f"`{version.name}` answers another kind of question than `{rule.name}`",
        )
    return None
