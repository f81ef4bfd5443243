"""`@rule`: a function of facts, called once with symbols, kept as a term, and then answered for any case."""

from __future__ import annotations

import functools
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from os import environ
from typing import Any, Generic, Literal, TypeVar, TypeVarTuple, get_args, get_origin, get_type_hints, overload

from regkit.language.building import Facts
from regkit.language.documenting import WRAPPED, AskedRule
from regkit.language.errors import RuleError
from regkit.language.facts import FactSpec, Subject
from regkit.language.gates import gated, gates_of
from regkit.language.layers import VERSIONS, until
from regkit.language.outcomes import Answer, Compliance, Determination, engine
from regkit.language.readings import OpenQuestion, Provision, Reading, ReadingChange, Ruling
from regkit.language.terms import (
    Applied,
    AsOf,
    Choice,
    Decide,
    Fact,
    Gate,
    Named,
    NumberTerm,
    Open,
    Rounded,
    Term,
    children,
    lift,
    walk,
)
from regkit.law import Address, Amendment, Number, Quote, Regulation, WorkingDayCalendar, english_or
from regkit.law.provisions import RULES
from regkit.plug import plugged

__all__ = ["AnyRule", "DutyRule", "Rule", "duty", "quotes_in", "rule"]

MOST_VERSIONS = 64
"""How many amended versions a rule remembers."""

Change = Amendment | ReadingChange | Ruling
"""What a rule can be changed by: a what-if, or a ruling that was made."""

T = TypeVar("T")
A = TypeVar("A", bound=Subject)
B = TypeVar("B", bound=Subject)
C = TypeVar("C", bound=Subject)
D = TypeVar("D", bound=Subject)
F = TypeVar("F")
Ts = TypeVarTuple("Ts")


class Rule(Generic[T, *Ts]):
    """A rule of a regulation: call it with subjects for a `Determination`, or inside another rule.

    Attributes:
        name: the function's name.
        zh, en: what the rule settles, in Chinese and in English.
        parameters: the names and models of its subjects.
        unamended: the term it was written as, behind the gates of its regulation and until its end.
        body: that term, with the amendments made.
        regulation: the regulation that it is a rule of.
        commenced: the first day on which there was such a rule, in any version.
        amendments: what a what-if or a ruling has replaced; empty for the rule as written.
        is_gated: whether the gates of the regulation stand before it.
    """

    def __init__(
        self,
        function: Callable[..., Term[T]],
        *,
        zh: str,
        en: str = "",
        parameters: tuple[tuple[str, type[Subject]], ...],
        body: Term[T],
        at: Provision | None = None,
        is_gated: bool = False,
    ) -> None:
        """Keep a traced rule; use `@rule` instead."""
        functools.update_wrapper(self, function, WRAPPED)
        self._own_class = type(self)
        self._stand_ins: dict[tuple[str, ...], Term[T]] = {}
        self._versions: dict[tuple[Change, ...], Rule[T, *Ts]] = {}
        self.function = function
        self.name = function.__name__
        self.zh = str(zh)
        self.en = en or english_or(zh, self.name.replace("_", " "))
        self.parameters = parameters
        self.amendments: tuple[Change, ...] = ()
        self.is_gated = is_gated
        self._is_applied = False
        self._follows: Callable[[AnyRule], AnyRule | None] | None = None
        self._plain: Callable[..., Any] | None = None
        own = list(_own(body))
        self.regulation = _regulation(body, own, self.name, at)
        self._at = at
        self.commenced, ended = _span(own, self.regulation)
        self._ungated = body
        timed = body if ended is None else until(ended, body)
        self.unamended = self.body = self._gated(timed, tuple(Facts(model, name) for name, model in parameters))
        self.__signature__ = _signature(parameters)
        RULES.add(self)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Let a rule of a class of its own be documented by itself, too."""
        super().__init_subclass__(**kwargs)
        cls.__doc__ = AskedRule(cls.__doc__)  # type: ignore[assignment]  # a class keeps what it is given

    @functools.cached_property
    def home(self) -> Address:
        """The provision that it is told under; the first that its rows quote, where none was named.

        The gates that stand before it are the regulation's, not its own; rules that it applies have homes themselves.
        """
        if self._at is not None:
            return self._at.address
        quotes = quotes_in((*walk(self._ungated, into_rules=False), *walk(self._ungated)))
        return next(quote.address for quote in quotes if quote.regulation is self.regulation)

    @functools.cached_property
    def uses_day(self) -> bool:
        """Whether the answer depends on the day asked about."""
        return _reads_day(self.body)

    # ── calling ──────────────────────────────────────────────────────────────────────────────────

    @overload
    def __call__(self, *subjects: Facts[Any]) -> Term[T]: ...  # type: ignore[overload-overlap]  # models are no Facts
    @overload
    def __call__(
        self, *subjects: *Ts, on: date | None = None, calendar: WorkingDayCalendar | None = None
    ) -> Answer[T]: ...
    @overload
    def __call__(
        self, *, on: date | None = None, calendar: WorkingDayCalendar | None = None, **named: Subject
    ) -> Answer[T]: ...
    def __call__(  # type: ignore[misc]  # the checker cannot match `*Ts` with any subjects
        self,
        *subjects: Any,
        on: date | None = None,
        calendar: WorkingDayCalendar | None = None,
        **named: Any,
    ) -> Answer[T] | Term[T]:
        """Answer for these subjects; within another rule, stand for the answer.

        The first call compiles the rule. From then on the rule is of a class of its own, whose `__call__` is
        the generated function, so that no call passes through here again.

        Args:
            subjects: one model for each parameter, in order or by name.
            on: the day for which the question is asked. Before commencement the rule is not applicable;
                without a day, the text is taken as in force.
            calendar: working days other than the State Council's.
            named: subjects by the names of the parameters.
        """
        if type(self).__name__ != self.name:
            if subjects and not named and all(type(one) is Facts for one in subjects):
                return self._applied(subjects)  # within another rule: nothing need be compiled for that
            if environ.get("REGKIT_STRICT") == "1":
                engine().check(self)
            run = engine().compile(self)
            self.__class__ = type(self.name, (type(self),), {"__call__": staticmethod(run)})  # pyright: ignore[reportAttributeAccessIssue]
        answer: Answer[T] | Term[T] = self(*subjects, on=on, calendar=calendar, **named)
        return answer

    def heed(self, followed: Callable[[AnyRule], AnyRule | None]) -> None:
        """Have calls ask first whether, where they are made, the rule is to be followed in another version."""
        if self._follows is not None:
            return
        self._follows = followed
        self._plain = plain = engine().compile(self)

        def run(*subjects: Any, **named: Any) -> Any:
            other = None if any(type(one) is Facts for one in subjects) else followed(self)
            return (plain if other is None else other)(*subjects, **named)

        self.__class__ = type(self.name, (self._own_class,), {"__call__": staticmethod(run)})  # pyright: ignore[reportAttributeAccessIssue]

    @property
    def followed(self) -> AnyRule:
        """The version that calls made here follow; this one, where no other is to be followed."""
        other = None if self._follows is None else self._follows(self)
        return self if other is None else other

    @property
    def itself(self) -> Callable[..., Any]:
        """What answers by this very version, whatever is to be followed where it is asked."""
        return self._plain or self

    def stand_in(self, *given: Any) -> Determination[T] | Term[T] | None:
        """Return the term that stands for the answer when `given` are symbols; nothing for fitting subclasses.

        Generated code calls it when the subjects are not of the parameters' very classes.

        Raises:
            RuleError: the subjects are not those that the rule is about.
        """
        if given and all(type(one) is Facts for one in given):
            return self._applied(given)
        if not all(isinstance(one, model) for one, (_, model) in zip(given, self.parameters, strict=True)):
            raise self._wrong_subjects(given)
        return None

    def wrong_day(self, on: Any) -> RuleError:
        """Return the error for a day that is missing or is no day; for generated code."""
        if on is None:
            return RuleError(f"`{self.name}` depends on the day", hint=f"call `{self.name}(..., on=date(...))`")
        return RuleError(f"`{on}` is not a day", hint="give `on` as a date, such as `date(2012, 9, 1)`")

    def _applied(self, views: tuple[Facts[Any], ...]) -> Term[T]:
        for view, (_, model) in zip(views, self.parameters, strict=True):
            if view._model is not model:  # noqa: SLF001
                raise self._wrong_subjects(views)
        arguments = tuple(repr(view) for view in views)
        if arguments not in self._stand_ins:
            body = self._gated(self._written_for(views), views)
            if self.amendments:
                body = engine().replaced(body, self.amendments)
            self._stand_ins[arguments] = Applied(self.name, self, arguments, body)
        return self._stand_ins[arguments]

    def _written_for(self, views: tuple[Facts[Any], ...]) -> Term[T]:
        """Write the rule for other symbols, and refuse a rule that comes back to itself on the way."""
        if self._is_applied:
            raise RuleError(f"rule `{self.name}` comes back to itself", hint="one of the two rules must stand alone")
        self._is_applied = True
        try:
            return lift(self.function(*views))
        finally:
            self._is_applied = False

    def _gated(self, body: Term[Any], views: tuple[Facts[Any], ...]) -> Term[Any]:
        return gated(body, gates_of(self.regulation, views)) if self.is_gated else body

    def _wrong_subjects(self, given: tuple[Any, ...]) -> RuleError:
        needs = ", ".join(f"{name}: {model.__name__}" for name, model in self.parameters)
        got = ", ".join(_name_of(one) for one in given)
        return RuleError(f"`{self.name}` is about ({needs}); given ({got})", hint="give the subjects in that order")

    # ── what it is made of ───────────────────────────────────────────────────────────────────────

    def amend(self, *changes: Change) -> Rule[T, *Ts]:
        """Return the rule with numbers or readings replaced, or rulings followed; this one is untouched.

        The same changes give the same rule again, as long as it is remembered, so that it is compiled once.

        Example: `owner_deposit.amend(OWNER_RATE.becomes(percent("1.5")), A6.read_as("local"))`.
        """
        if changes not in self._versions:
            if len(self._versions) >= MOST_VERSIONS:
                self._versions.pop(next(iter(self._versions)))
            self._versions[changes] = self._amended(changes)
        version: Rule[T, *Ts] = self._versions[changes]
        return version

    def _amended(self, changes: tuple[Change, ...]) -> Rule[T, *Ts]:
        return self.with_body(engine().amend(self, changes), *changes)

    def with_body(self, body: Term[T], *changes: Change) -> Rule[T, *Ts]:
        """Return the rule with another term in place of its own, made by `changes`; this one is untouched."""
        other = object.__new__(self._own_class)
        vars(other).update(vars(self), body=body, amendments=(*self.amendments, *changes))
        other._stand_ins, other._versions = {}, {}
        other._is_applied, other._follows, other._plain = False, None, None
        other.uses_day = _reads_day(body)
        return other

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process by its name and what was amended: its function stands in a module there too."""
        changes = tuple(_by_name(self, change) for change in self.amendments)
        return _found, (self.function.__module__, self.function.__qualname__, changes)

    def columns(
        self,
        frame: Any,
        *,
        columns: Mapping[str, str | None] | None = None,
        members: Mapping[str, Any] | None = None,
        **subjects: Subject,
    ) -> Any:
        """Return where each fact comes from in a data frame: a column, a presumption or nowhere; and what is unused.

        Args:
            frame: the frame.
            columns: the caller's columns, by fact.
            members: for a rule that asks lists, the frame of the members of each, by its name.
            subjects: subjects that all rows share, by the names of the rule's parameters.
        """
        return plugged("frames").columns(self, frame, columns=columns, members=members, **subjects)

    def over(  # noqa: PLR0913  (what a caller may say, all by name)
        self,
        frame: F,
        *,
        columns: Mapping[str, str | None] | None = None,
        on: date | str | None = None,
        want: Sequence[str] = ("value", "status", "article"),
        on_invalid: Literal["mark", "raise"] = "mark",
        nulls: Literal["unknown", "unsaid"] = "unknown",
        prefix: str = "",
        calendar: WorkingDayCalendar | None = None,
        words: Mapping[str, Mapping[str, Any]] | None = None,
        lang: Literal["zh", "en"] | None = None,
        amounts: Literal["decimal", "float"] = "decimal",
        by: str | Sequence[str] | None = None,
        members: Mapping[str, Any] | None = None,
        complete: bool | str | None = None,
        **subjects: Subject,
    ) -> F:
        """Return a data frame with this rule's answer for each row, in new columns; needs the extra `frames`.

        The frame may be of pandas, Polars, PyArrow, DuckDB or PySpark and comes back as the same kind. What the
        options mean is told by `regkit.frames.over`.
        """
        answers: F = plugged("frames").over(
            self,
            frame,
            columns=columns,
            on=on,
            want=want,
            on_invalid=on_invalid,
            nulls=nulls,
            prefix=prefix,
            calendar=calendar,
            words=words,
            lang=lang,
            amounts=amounts,
            by=by,
            members=members,
            complete=complete,
            **subjects,
        )
        return answers

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the text that the rule reads, in the order of writing."""
        return tuple(dict.fromkeys(term.number for term in walk(self.body) if isinstance(term, NumberTerm)))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings that the rule rests on."""
        return tuple(dict.fromkeys(term.reading for term in walk(self.body) if isinstance(term, Choice)))

    @property
    def named_numbers(self) -> dict[str, Number]:
        """The numbers by the names that the modules of the rule and of the rules it applies give them."""
        functions = [self.function, *(term.rule.function for term in walk(self.body) if isinstance(term, Applied))]
        known = {
            id(value): name for function in functions for name, value in vars(sys.modules[function.__module__]).items()
        }
        return {number.name or known.get(id(number), str(number)): number for number in self.numbers}

    @property
    def facts(self) -> dict[str, FactSpec]:
        """The facts that the rule reads, by `parameter.fact`, in the order of writing."""
        return {f"{one.parameter}.{one.spec.name}": one.spec for one in walk(self.body) if isinstance(one, Fact)}

    @property
    def open_questions(self) -> tuple[OpenQuestion, ...]:
        """The questions that the text leaves open and that the rule may come to."""
        return tuple(dict.fromkeys(term.question for term in walk(self.body) if isinstance(term, Open)))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every passage that the rule quotes."""
        return tuple(dict.fromkeys(quotes_in(walk(self.body))))

    @property
    def written(self) -> str:
        """The rule as it is written, with the rules it applies by their names."""
        parameters = ", ".join(f"{name}: {model.__name__}" for name, model in self.parameters)
        return f"{self.name}({parameters}) = {self.body!r}"

    def _repr_html_(self) -> str:
        """Return the rule as a notebook shows it: what it settles, its facts, readings and questions."""
        return str(plugged("writing").rule_card(self))

    def __repr__(self) -> str:
        """Return the rule's name, its subjects and what it settles; `rule.written` is the rule as written."""
        parameters = ", ".join(f"{name}: {model.__name__}" for name, model in self.parameters)
        return f"<rule {self.name}({parameters}): {self.zh}>"


Rule.__doc__ = AskedRule(Rule.__doc__)  # type: ignore[assignment]  # as for what is made of it
AnyRule = Rule[Any, *tuple[Any, ...]]
"""A rule about any subjects with any outcome."""


class DutyRule(Rule[Compliance, *Ts]):
    """A duty: it is met or breached, and a breach may expose to a sanction."""

    breach: Quote | Rule[Any, Any] | None = None


def _by_name(rule: AnyRule, change: Change) -> tuple[Any, ...]:
    """Return a change by names and places that mean the same in another process."""
    match change:
        case Ruling(about=about):
            return about.id, change.value, change.by, change.document, change.on
        case ReadingChange(reading=reading, option=option):
            return reading.id, option
        case _:
            return rule.numbers.index(change.number), change.value


def _found(module: str, name: str, changes: tuple[tuple[Any, ...], ...]) -> Any:
    """Return the rule that a module has by a name, with what `_by_name` told changed."""
    found = functools.reduce(getattr, name.split("."), import_module(module))
    known = {one.id: one for one in (*found.readings, *found.open_questions)}
    amendments = [
        Ruling(known[what], *told)
        if len(told) > 1
        else known[what].read_as(*told)
        if isinstance(what, str)
        else found.numbers[what].becomes(*told)
        for what, *told in changes
    ]
    return found.amend(*amendments) if changes else found


def _reads_day(body: Term[Any]) -> bool:
    return any(isinstance(term, AsOf) for term in walk(body))


def _name_of(given: Any) -> str:
    """Name what was given instead of a subject, without the names of Python's own types."""
    if given is None:
        return "nothing"
    if type(given) is Facts:
        return str(given._model.__name__)  # noqa: SLF001
    return type(given).__name__ if isinstance(given, Subject) else f"`{given}`"


def quotes_in(terms: Iterable[Term[Any]]) -> list[Quote]:
    """Return the passages that terms quote themselves, in their order."""
    found: list[Quote] = []
    for term in terms:
        match term:
            case Decide(rows=rows, unless=unless, silences=silences):
                found.extend(quote for row in (*unless, *rows) for quote in row.quotes)
                found.extend(quote for silence in silences for quote in silence.quotes)
            case Named(quotes=quotes):
                found.extend(quotes)
            case NumberTerm(number=number):
                found.append(number.quote)
            case Choice(reading=reading):
                found.append(reading.quote)
            case Rounded(quote=quote):
                found.append(quote)
            case Open(question=question):
                found.append(question.quote)
            case Gate(quotes=quotes):
                found.extend(quotes)
            case _:
                pass
    return found


def _own(body: Term[Any]) -> Iterator[Term[Any]]:
    """Yield the terms of a rule that stand outside the rules it applies, each once."""
    met, rest = {body}, [body]
    while rest:
        term = rest.pop()
        yield term
        new = [child for child in children(term) if child not in met and not isinstance(term, Applied)]
        met.update(new)
        rest.extend(new)


def _regulation(body: Term[Any], terms: list[Term[Any]], name: str, at: Provision | None) -> Regulation:
    """Return the regulation that a rule is of: that of its home, of its own words, or of all it applies."""
    if at is not None:
        if at.regulation not in {quote.regulation for quote in quotes_in(walk(body))}:
            raise RuleError(f"rule `{name}` rests on no words of 《{at.regulation.title}》, where it stands")
        return at.regulation
    quoted = quotes_in(terms) or quotes_in(walk(body))
    own = _newest({quote.regulation for quote in quoted})
    if len(own) != 1:
        what = "quotes no regulation" if not own else "quotes more than one regulation"
        raise RuleError(
            f"rule `{name}` {what}",
            hint="every rule rests on words of a regulation" if not own else "say where it stands: `@rule(at=A8)`",
        )
    return own.pop()


def _newest(regulations: set[Regulation]) -> set[Regulation]:
    """Leave out the versions of a regulation that a newer one among them has replaced."""
    return {one for one in regulations if not any(one in other.versions for other in regulations - {one})}


def _span(terms: list[Term[Any]], regulation: Regulation) -> tuple[date, date | None]:
    """Return from when until when there is such a rule; a rule between versions says itself when it ends."""
    if any(isinstance(term, Decide) and term.origin == VERSIONS for term in terms):
        return regulation.versions[0].commenced, None
    return regulation.commenced, regulation.ended


def _signature(parameters: tuple[tuple[str, type[Subject]], ...]) -> inspect.Signature:
    subjects = [
        inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=model) for name, model in parameters
    ]
    on = inspect.Parameter("on", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=date | None)
    calendar = inspect.Parameter(
        "calendar", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=WorkingDayCalendar | None
    )
    return inspect.Signature([*subjects, on, calendar], return_annotation=Determination)


def _trace(function: Callable[..., Any]) -> tuple[tuple[tuple[str, type[Subject]], ...], Term[Any]]:
    """Call `function` once with symbols; return its parameters and the term it gives."""
    try:
        hints = get_type_hints(function)
    except NameError as error:
        raise RuleError(
            f"rule `{function.__name__}` names an unknown class `{error.name}`",
            hint="import its models at the top of the module, outside `if TYPE_CHECKING`",
        ) from None
    parameters: list[tuple[str, type[Subject]]] = []
    for name in inspect.signature(function).parameters:
        hint = hints.get(name)
        if get_origin(hint) is not Facts:
            raise RuleError(
                f"parameter `{name}` of rule `{function.__name__}` has no subject",
                hint=f"annotate it: `{name}: Facts[...]`",
            )
        parameters.append((name, get_args(hint)[0]))
    if not parameters:
        raise RuleError(f"rule `{function.__name__}` is about nothing", hint="give it a parameter `x: Facts[...]`")
    try:
        return tuple(parameters), lift(function(*(Facts(model, name) for name, model in parameters)))
    except NameError as error:
        if error.name != function.__name__:
            raise
        raise RuleError(f"rule `{error.name}` applies itself", hint="a rule stands on others only") from None


def _make(cls: type[Any], function: Callable[..., Any], zh: str | None, **told: Any) -> Any:
    parameters, body = _trace(function)
    return cls(function, zh=zh or function.__name__, parameters=parameters, body=body, **told)


class _RuleDecorator:
    """The decorator `@rule`, or `@rule("中文名", en="what it settles", at=A8)`.

    `at` is the provision that it is told under, which says, too, whose rule it is where it quotes several regulations.
    With `gated=False`, for a rule that asks what a gate of its regulation asks, no gate stands before it.
    """

    @overload
    def __call__(self, function: Callable[[Facts[A]], Term[T]]) -> Rule[T, A]: ...
    @overload
    def __call__(self, function: Callable[[Facts[A], Facts[B]], Term[T]]) -> Rule[T, A, B]: ...
    @overload
    def __call__(self, function: Callable[[Facts[A], Facts[B], Facts[C]], Term[T]]) -> Rule[T, A, B, C]: ...
    @overload
    def __call__(
        self, function: Callable[[Facts[A], Facts[B], Facts[C], Facts[D]], Term[T]]
    ) -> Rule[T, A, B, C, D]: ...
    @overload
    def __call__(
        self, function: str | None = None, *, en: str = "", at: Provision | None = None, gated: bool = True
    ) -> _RuleDecorator: ...
    def __call__(
        self,
        function: Callable[..., Any] | str | None = None,
        *,
        en: str = "",
        at: Provision | None = None,
        gated: bool = True,
    ) -> Any:
        """Trace the function, or take what is said of the rule and then the function."""
        if callable(function):
            return _make(Rule, function, None, is_gated=True)
        return functools.partial(_make, Rule, zh=function, en=en, at=at, is_gated=gated)


class _DutyDecorator:
    """The decorator `@duty("中文名", en="what it demands", breach=..., at=A8)`."""

    @overload
    def __call__(self, function: Callable[[Facts[A]], Term[Compliance]]) -> DutyRule[A]: ...
    @overload
    def __call__(self, function: Callable[[Facts[A], Facts[B]], Term[Compliance]]) -> DutyRule[A, B]: ...
    @overload
    def __call__(self, function: Callable[[Facts[A], Facts[B], Facts[C]], Term[Compliance]]) -> DutyRule[A, B, C]: ...
    @overload
    def __call__(
        self,
        function: str | None = None,
        *,
        en: str = "",
        breach: Quote | Rule[Any, *tuple[Any, ...]] | None = None,
        at: Provision | None = None,
    ) -> _DutyDecorator: ...
    def __call__(self, function: Any = None, *, en: str = "", breach: Any = None, at: Provision | None = None) -> Any:
        """Trace the function as a duty; `breach` is the words, or the rule, that say what a breach entails."""
        if callable(function):
            return self._named(breach, function, None)
        return functools.partial(self._named, breach, zh=function, en=en, at=at)

    @staticmethod
    def _named(breach: Any, function: Callable[..., Any], zh: str | None, **told: Any) -> Any:
        made = _make(DutyRule, function, zh, is_gated=True, **told)
        made.breach = breach
        return made


rule = _RuleDecorator()
duty = _DutyDecorator()
