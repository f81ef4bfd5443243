"""What was asked of a frame, checked: the rules, the column of each fact, the day. No backend is loaded here."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final

from regkit.frames.errors import ColumnError, FrameError, InvalidRowsError, rows_in_words
from regkit.frames.plan.cells import with_spellings
from regkit.frames.plan.columns import Column, FactKey, facts_of, prototype
from regkit.frames.plan.days import Workdays, workdays_of
from regkit.frames.plan.headings import Binding, bind
from regkit.frames.plan.nodes import any_of, flag
from regkit.frames.plan.plan import NONE, WANTED, Output, Plan, planned
from regkit.language.facts import Day, Subject, fact
from regkit.language.rule import AnyRule
from regkit.law import WorkingDayCalendar, nearest

__all__ = [
    "DEFAULT",
    "EXTRA",
    "NUMBERS",
    "Options",
    "Request",
    "bound",
    "check_choice",
    "check_headings",
    "check_options",
    "check_subjects",
    "checked",
    "day_of",
    "end_output",
    "headings_of",
    "invalid_error",
    "told_beside",
    "workdays",
]

DEFAULT: Final = ("value", "status", "article")
ENDS: Final = ("low", "high")
EXTRA: Final = ("invalid", "missing", *ENDS, "silent", "possible")
"""What is told of a row beside the plan: the cells that are not accepted, what could still decide it, and what may come
of it: the least and the greatest amount or day, whether the text may be silent, every outcome within reach."""

NUMBERS: Final = frozenset({"number", "whole", "day"})
"""The sorts of columns that have a least and a greatest."""
WIDEST: Final = 28
"""The digits of an end of a range."""


@dataclass(frozen=True)
class Options:
    """What a caller may say beside the rules and the frame; what is not known is refused by `checked`.

    Attributes:
        columns: the heading of a fact, by the fact's name or the law's word; `None` where it has no column.
        on: the day asked about, or the heading of a column of days.
        want: what is wanted of each rule.
        nulls: what an empty cell says: that the fact is `unknown`, or nothing at all (`unsaid`).
        calendar: working days other than the State Council's.
        subjects: subjects that all rows share, by parameter.
        words: for a fact, texts of the caller's own and the word that each stands for.
        lang: `zh` or `en` for answers in words of a language, `None` for codes and the law's articles.
        amounts: amounts as `decimal` or as `float`.
    """

    columns: Mapping[str, str | None] | None = None
    on: date | str | None = None
    want: tuple[str, ...] = DEFAULT
    nulls: str = "unknown"
    calendar: WorkingDayCalendar | None = None
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    lang: str | None = None
    amounts: str = "decimal"


@dataclass(frozen=True)
class Request:
    """A call of `over`, checked.

    Attributes:
        rules, prefixes: the rules and what the headings of each begin with.
        columns: the column of each fact.
        on: the day asked about, one for all or a column.
        want: what is wanted.
        options: what else the caller said.
        reads: for each prefix, the names under which rows can be bad for its rule.
    """

    rules: tuple[AnyRule, ...]
    prefixes: tuple[str, ...]
    columns: Mapping[FactKey, Column]
    on: Column | None
    want: tuple[str, ...]
    options: Options
    reads: Mapping[str, frozenset[str]]

    @property
    def calendar(self) -> WorkingDayCalendar | None:
        """The working days, where they are not the State Council's."""
        return self.options.calendar

    @property
    def keys(self) -> tuple[str, ...]:
        """The names under which rows can be bad: the columns of the frame."""
        return tuple(column.key for column in (*self.columns.values(), self.on) if column and column.heading)

    def plan(self, bad: Iterable[str], complete: frozenset[str] = frozenset(), *, status: bool = False) -> Plan:
        """Return the plan, given where rows can be bad, which columns have no empty cell; status if it is needed."""
        return _plan(self, tuple(bad), complete, status)

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Every column that is made, those that are told beside the plan too, whatever rows there are."""
        planned = self.plan((), status=True).outputs
        made = [output for output in planned if output.what in self.want]
        for index, prefix in enumerate(self.prefixes):
            made += told_beside([one for one in planned if one.of == index], prefix, self.want)
        return tuple(made)

    def __hash__(self) -> int:
        """Hash by identity of the rules and what is wanted; equality decides."""
        return hash((*map(id, self.rules), self.want, self.prefixes, tuple(self.columns)))


@functools.lru_cache(maxsize=256)
def _plan(request: Request, bad: tuple[str, ...], complete: frozenset[str], status: bool) -> Plan:  # noqa: FBT001
    columns = {
        key: dataclasses.replace(column, complete=True) if column.key in complete else column
        for key, column in request.columns.items()
    }
    rows = tuple(any_of(flag(key, "bad") for key in bad if key in request.reads[one]) for one in request.prefixes)
    on = request.on
    if on is not None and on.key in complete:
        on = dataclasses.replace(on, complete=True)
    want = [one for one in request.want if one in WANTED]
    want += ["status"] if status and "status" not in want else []
    want += ["value"] if status and "value" not in want and {"low", "high"} & {*request.want} else []
    options = request.options
    plan = planned(
        request.rules,
        columns,
        on,
        lambda: workdays(request.calendar),
        want,
        request.prefixes,
        rows,
        unsaid=options.nulls == "unsaid",
        subjects=options.subjects,
    )
    return plan.told(request.options.lang, floats=request.options.amounts == "float")


@functools.lru_cache(maxsize=8)
def workdays(calendar: WorkingDayCalendar | None) -> Workdays:
    """Return the tables of a calendar of working days, by default the State Council's."""
    return workdays_of(calendar or WorkingDayCalendar.state_council())


def told_beside(outputs: Iterable[Output], prefix: str, wants: Iterable[str]) -> list[Output]:
    """Return the columns that are told of a rule beside its answers, whatever rows there are."""
    made: list[Output] = []
    values = [one for one in outputs if one.what == "value" and one.sort in NUMBERS]
    for want in wants:
        if want in ENDS:
            made += [end_output(output, prefix, want) for output in values if has_end(output, want)]
        elif want in EXTRA:
            made.append(Output(f"{prefix}{want}", "truth" if want == "silent" else "text", NONE, what=want))
    return made


def end_output(value: Output, prefix: str, want: str) -> Output:
    """Return the column of the least or the greatest that a value can be."""
    path = value.path[:-1] if value.path[-1:] == (want,) else value.path
    name = f"{prefix}{want}" + "".join(f"_{field}" for field in path)
    return dataclasses.replace(value, name=name, what=want, digits=WIDEST)


def has_end(value: Output, want: str) -> bool:
    """Return whether a value has such an end: the least of a range is in its field `low`, the greatest in `high`."""
    return value.path[-1:] not in {(end,) for end in ENDS if end != want}


def check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    """Refuse a value of an option that is none of its choices."""
    if value not in choices:
        raise FrameError(
            f"`{name}` is `{value}`",
            hint=f"accepted: {', '.join(choices)}",
            zh=f"`{name}` 为 `{value}`",
            hint_zh=f"可填：{'、'.join(choices)}",
        )


def check_headings(outputs: Iterable[Output], headings: list[str]) -> None:
    """Refuse a frame that has one of the columns that are made."""
    for output in outputs:
        if output.name in headings:
            raise ColumnError(
                f"the frame has a column `{output.name}` already",
                hint='choose another, as in `prefix="due_"`',
                zh=f"表中已有栏目 `{output.name}`",
                hint_zh='请另取前缀，如 `prefix="due_"`',
            )


def headings_of(schema: Any) -> list[str]:
    """Return the headings of a frame, each of them one text."""
    headings = list(schema.names if hasattr(schema, "field") else schema)
    for heading in headings:
        if not isinstance(heading, str):
            raise ColumnError(
                f"the heading `{heading}` is no text",
                hint="name every column with one text",
                zh=f"栏目名 `{heading}` 不是文字",
                hint_zh="请给每一栏取一个文字名称",
            )
        if headings.count(heading) > 1:
            raise ColumnError(
                f"the frame has two columns `{heading}`",
                hint="name one of them otherwise",
                zh=f"有两栏都叫 `{heading}`",
                hint_zh="请将其中一栏改名",
            )
    return headings


def bound(rules: Mapping[str, AnyRule], schema: Any, options: Options) -> Binding:
    """Return which column of a frame is which fact, and what is not used.

    Raises:
        ColumnError: a column is missing, claimed twice, nearly a fact's, or two have one heading.
        FrameError: a subject that all rows share is none of the rules'.
    """
    chosen = tuple(rules.values())
    _check_models(chosen)
    check_subjects(chosen, options.subjects)
    found = bind(chosen, headings_of(schema), options.columns, options.subjects)
    return with_spellings(found, options.words) if options.words else found


def _check_models(rules: tuple[AnyRule, ...]) -> None:
    """Refuse a model that checks facts against each other in a function of its own, which no frame can run."""
    for model in {model for rule in rules for _, model in rule.parameters}:
        own = model.__pydantic_decorators__.model_validators.keys() - Subject.__pydantic_decorators__.model_validators
        if own:
            raise FrameError(
                f"`{model.__name__}` checks its facts in `{min(own)}`, which frames cannot",
                hint="declare what it checks as a relation: `follows`, `dated`, `never`",
                zh=f"`{model.__name__}` 在 `{min(own)}` 中校验事项，表格不能运行",
                hint_zh="请把所校验的写成关系：`follows`、`dated`、`never`",
            )


def check_subjects(rules: tuple[AnyRule, ...], subjects: Mapping[str, Subject]) -> None:
    """Refuse a subject that all rows share where no rule has one of its name and model."""
    needed = {name: model for rule in rules for name, model in rule.parameters}
    for name, subject in subjects.items():
        if name not in needed:
            close = nearest(name, (*needed, *Options.__dataclass_fields__))
            raise FrameError(
                f"no rule has a subject `{name}`, and it is no option",
                hint=f"did you mean `{close}`?" if close else f"the subjects are: {', '.join(needed)}",
                zh=f"没有规则以 `{name}` 为主体，也没有这一选项",
                hint_zh=f"是否应为 `{close}`？" if close else f"主体有：{'、'.join(needed)}",
            )
        if not isinstance(subject, needed[name]):
            model = needed[name].__name__
            raise FrameError(
                f"`{name}` is no {model}",
                hint=f"give `{name}={model}(…)`",
                zh=f"`{name}` 不是 {model}",
                hint_zh=f"请给 `{name}={model}(…)`",
            )


def checked(rules: Mapping[str, AnyRule], schema: Any, options: Options) -> Request:
    """Return the request for some headings, each thing that the caller said checked, of rules as they are followed."""
    check_options(rules, options)
    headings = tuple(headings_of(schema))
    followed = tuple((prefix, rule.followed) for prefix, rule in rules.items())
    asked = _Call(followed, headings, _plain(options), options)
    return _request.__wrapped__(asked) if asked.said is None else _request(asked)


@dataclass(frozen=True)
class _Call:
    """What a request is made of.

    Attributes:
        rules: each rule, after what its headings begin with.
        headings: those of the frame.
        said: what the options say; nothing where that is not all text and days, and may change.
        options: the options.
    """

    rules: tuple[tuple[str, AnyRule], ...]
    headings: tuple[str, ...]
    said: tuple[Any, ...] | None
    options: Options = field(compare=False)


def _plain(options: Options) -> tuple[Any, ...] | None:
    columns = None if options.columns is None else tuple(options.columns.items())
    on, texts = options.on, [text for pair in columns or () for text in pair]
    is_plain = isinstance(on, date | str | None) and all(isinstance(text, str | None) for text in texts)
    is_plain &= getattr(on, "tzinfo", None) is None  # in two zones one moment is the same, and not of one day
    if not is_plain or options.subjects or options.words or options.calendar is not None:
        return None
    return columns, on, options.want, options.nulls, options.lang, options.amounts


@functools.lru_cache(maxsize=256)
def _request(asked: _Call) -> Request:
    """Return the request; frames that follow each other have the same headings."""
    rules, options = dict(asked.rules), asked.options
    chosen = tuple(rules.values())
    columns, headings = bound(rules, asked.headings, options).columns, list(asked.headings)
    day = day_of(chosen, options.on, headings)
    reads = {prefix: frozenset({"on", *map(".".join, facts_of((rule,)))}) for prefix, rule in rules.items()}
    want = tuple(dict.fromkeys(options.want))
    request = Request(chosen, tuple(rules), columns, day, want, options, reads)
    check_headings(request.outputs, headings)
    return request


def check_options(rules: Mapping[str, AnyRule], options: Options) -> None:
    """Refuse what is none of the choices of an option, and a question without a rule."""
    check_choice("nulls", options.nulls, ("unknown", "unsaid"))
    check_choice("amounts", options.amounts, ("decimal", "float"))
    if options.lang is not None:
        check_choice("lang", options.lang, ("zh", "en"))
    for one in options.want:
        check_choice("want", one, (*WANTED, *EXTRA))
    if not rules:
        example = '`rules_over({"due_": rule}, frame)`'
        raise FrameError("no rule is given", hint=f"such as {example}", zh="没有给出规则", hint_zh=f"如 {example}")


def day_of(rules: Iterable[AnyRule], on: Any, headings: list[str]) -> Column | None:
    """Return the day asked about as a column.

    Raises:
        FrameError: there is none, and a rule depends on it; or it has a time of day.
        ColumnError: there is no such column.
    """
    day = _day(on, headings)
    for rule in rules:
        if rule.uses_day and day is None:
            raise FrameError(
                f"rule `{rule.name}` depends on the day",
                hint="give `on=` a date or a column of dates",
                zh=f"规则 `{rule.name}` 与询问之日有关",
                hint_zh="请以 `on=` 给出日期，或者日期栏",
            )
    return day


def _day(on: Any, headings: list[str]) -> Column | None:
    if on is None:
        return None
    if isinstance(on, datetime):
        if on.time() != time.min:
            raise FrameError(
                f"`on` is `{on}`, which has a time of day",
                hint="give a date",
                zh=f"`on` 为 `{on}`，带有时刻",
                hint_zh="请给出日期",
            )
        on = on.date()
    if isinstance(on, date):
        return Column("on", "day", is_constant=True, constant=on)
    if on not in headings:
        raise ColumnError(
            f"the frame has no column `{on}`",
            hint="`on` is a date, or the name of a column of dates",
            zh=f"没有栏目 `{on}`",
            hint_zh="`on` 是一个日期，或者一栏日期的栏目名",
        )
    return dataclasses.replace(prototype("asked", _Asked, _Asked.facts["on"]), key="on", heading=on)


class _Asked(Subject):
    """The day asked about, as a fact of each row."""

    on: Day | None = fact("日期")


def invalid_error(count: int, example: str) -> InvalidRowsError:
    """Return the error for rows that are not accepted."""
    return InvalidRowsError(
        f"{rows_in_words(count)} with a value that is not accepted, such as {example}",
        hint='correct them, or let them be marked with `on_invalid="mark"`',
        zh=f"有 {count} 行的值不能采用，如 {example}",
        hint_zh='请更正，或者用 `on_invalid="mark"` 标出',
    )
