"""What a rule returns: a determination, with its status, value, citations and what could still change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, NamedTuple, NoReturn, Protocol, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from regkit.language.errors import RuleError
from regkit.language.words import Word
from regkit.law import LaterLaw, Quote, Regulation, WorkingDayCalendar
from regkit.plug import plugged

if TYPE_CHECKING:
    from regkit.language.facts import FactSpec, Subject
    from regkit.language.readings import Reading, ReadingChange, Ruling
    from regkit.language.rule import AnyRule
    from regkit.language.terms import Decide, Row, Silence, Term

__all__ = [
    "NOT_APPLICABLE",
    "SILENT",
    "UNKNOWN",
    "Answer",
    "Bounds",
    "Compliance",
    "Decided",
    "Determination",
    "Engine",
    "Lack",
    "Missing",
    "Site",
    "Status",
    "Undecided",
    "Way",
    "engine",
]

T = TypeVar("T")


class Status(Word):
    """What kind of answer a determination is."""

    DECIDED = "decided", "已确定"
    UNDETERMINED = "undetermined", "尚不能确定"
    SILENT = "silent", "条文未规定"
    NOT_APPLICABLE = "not_applicable", "不适用"


class Compliance(Word):
    """Whether a duty is met."""

    MET = "met", "已履行"
    BREACHED = "breached", "已违反"


class Lack(Enum):
    """Why there is no value; each is a value of the evaluators, never of the law."""

    UNKNOWN = Status.UNDETERMINED
    SILENT = Status.SILENT
    NOT_APPLICABLE = Status.NOT_APPLICABLE

    @property
    def status(self) -> Status:
        """The status of a determination that lacks a value for this reason."""
        return self.value


UNKNOWN, SILENT, NOT_APPLICABLE = Lack.UNKNOWN, Lack.SILENT, Lack.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Missing:
    """Something not known that could still change the answer.

    Attributes:
        name: `contractor.grade` for a fact, the id of an open question, or `working_day_calendar(2027)`.
        zh, en: what is missing, in words.
        authority: who decides it, for a decision or an open question.
        settles: the share of its possible values that would settle the answer, from 0 to 1.
    """

    name: str
    zh: str
    en: str
    authority: str | None = None
    settles: Decimal = Decimal(0)
    recommended: str | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """An amount or a day not yet known, between `low` and `high`; `None` where there is no bound.

    Attributes:
        low, high: the ends, both possible.
        usual: the ends between which it lies where decisions are made as they usually are (`一般`), if they differ.
    """

    low: Any
    high: Any
    usual: tuple[Any, Any] | None = None

    def __str__(self) -> str:
        """Return the ends as they stand within words of a record: `2008–2010`; three dots where there is no bound."""
        if self.low == self.high and self.low is not None:
            return f"{self.low}"
        return "–".join("…" if end is None else f"{end}" for end in (self.low, self.high))


class Way(NamedTuple):
    """How every case came to a value that ends in one place.

    Attributes:
        taken: the decisions that it passed, each with the row that it took there.
        outcome: the term whose value it is.
    """

    taken: tuple[tuple[Decide[Any], Row], ...]
    outcome: Term[Any]


class Site:
    """Where a rule ends: what is the same for every case that ends there, made once per rule."""

    __slots__ = ("nested", "quotes", "rule", "status", "way")

    def __init__(
        self,
        rule: AnyRule,
        status: Status,
        quotes: tuple[Quote, ...] = (),
        *,
        nested: bool = False,
        way: Way | None = None,
    ) -> None:
        """Keep what is the same: `nested` asks for the words of inner rules too; no way, and cases may come by many."""
        self.rule = rule
        self.status = status
        self.quotes = quotes
        self.nested = nested
        self.way = way


class Determination(Generic[T]):
    """The answer of a rule for one case.

    `status` says what kind of answer it is; `value` is there when it is decided. Everything else is worked
    out only when asked for.
    """

    __slots__ = ("_question", "_site", "value")
    is_decided: ClassVar[bool]  # a literal in either kind of answer, by which a type checker tells them apart
    """Whether there is a value; asked of an answer, it tells a type checker that `value` is one."""

    def __init__(self, site: Site, value: T | None, question: tuple[Any, ...]) -> None:
        """Hold where the rule ended, the value, and the question: the subjects, the day and the calendar."""
        self._site = site
        self.value = value
        self._question = question

    @property
    def rule(self) -> AnyRule:
        """The rule that was asked."""
        return self._site.rule

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The subjects it was asked about."""
        return self._question[:-2]

    @property
    def on(self) -> date | None:
        """The day asked about, if one was."""
        day: date | None = self._question[-2]
        return day

    @property
    def calendar(self) -> WorkingDayCalendar | None:
        """The working-day calendar given with the question; `None` for the State Council's."""
        calendar: WorkingDayCalendar | None = self._question[-1]
        return calendar

    @property
    def status(self) -> Status:
        """Decided, undetermined, silent or not applicable."""
        return self._site.status

    @property
    def citations(self) -> tuple[Quote, ...]:
        """The words of the articles that decided it."""
        return engine().citations(self) if self._site.nested else self._site.quotes

    @property
    def silence(self) -> Silence | None:
        """The known silence of the text that the case fell into, if it did."""
        return engine().silence(self)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Facts and decisions that could still change the answer, the most decisive first."""
        return engine().missing(self)

    @property
    def possible(self) -> tuple[Any, ...]:
        """The outcomes still reachable: values, `Bounds`, and `Status.SILENT` where the text may be silent."""
        return engine().possible(self)

    @property
    def unused(self) -> tuple[FactSpec, ...]:
        """The facts that were said and that this rule, and what they let conclude, could not read."""
        return engine().unused(self)

    @property
    def presumed(self) -> tuple[FactSpec, ...]:
        """The presumptions used because nothing was said."""
        return engine().presumed(self)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings of unclear passages that it rests on."""
        return engine().readings(self)

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """The rulings that it follows: on the questions and readings it rests on, made by the day asked about."""
        foreseen = self.foreseen_rulings
        return engine().rulings(self) if foreseen is None else foreseen

    @property
    def foreseen_rulings(self) -> tuple[Ruling, ...] | None:
        """The same where every case that ends in the same place of the rule follows them; nothing elsewhere."""
        return engine().ruled(self._site, self.on)

    @property
    def provisional(self) -> tuple[date, ...]:
        """The days counted as working days or not that next year's notice of the State Council may still change."""
        return engine().provisional(self)

    @property
    def notices(self) -> tuple[LaterLaw, ...]:
        """Later law in force on the day asked about that touches the provisions cited; the answer stays the text's."""
        if self.on is None or not self.rule.regulation.notices(self.on):
            return ()
        foreseen = engine().noticed(self._site, self.on)
        if foreseen is not None:
            return foreseen
        return _notices(self.rule.regulation, self.on, self.citations or self.rule.quotes)

    def under(self, *changes: ReadingChange | Ruling) -> Answer[T]:
        """Return the answer to the same question under other readings, or as authorities have ruled."""
        return self.rule.amend(*changes)(*self.subjects, on=self.on, calendar=self.calendar)

    def explain(self, lang: str = "zh") -> str:
        """Return why the answer is what it is, in Chinese (`zh`) or English (`en`).

        Raises:
            InputError: `lang` is neither.
        """
        return engine().explain(self, lang)

    def why_not(self, value: object, lang: str = "zh") -> str:
        """Return what keeps `value` from being the answer."""
        return engine().why_not(self, value, lang)

    def record(self) -> dict[str, Any]:
        """Return a record of the answer as plain data: what was asked of which rule and text, and what came out."""
        return engine().record(self)

    def data(self) -> dict[str, Any]:
        """Return the answer as plain data for services and files, in a form with a schema; exact, in two languages."""
        return engine().data(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic hold an answer, and give it out as its data."""
        serialised = core_schema.plain_serializer_function_ser_schema(Determination.data, when_used="always")
        return core_schema.is_instance_schema(Determination, serialization=serialised)

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the data of an answer, as published."""
        return {key: value for key, value in engine().schema().items() if not key.startswith("$")}

    def _repr_html_(self) -> str:
        return engine().html(self)

    def __repr__(self) -> str:
        return engine().shown(self)

    def __bool__(self) -> NoReturn:
        """Refuse to be taken for its value: a decided no would be true.

        Raises:
            RuleError: always.
        """
        raise RuleError(
            f"an answer of `{self.rule.name}` is neither true nor false",
            hint="ask `.is_decided`, then `.value`; a yes or no may be decided, undetermined, silent or not applicable",
        )


@lru_cache(maxsize=8192)
def _notices(regulation: Regulation, on: date, quotes: tuple[Quote, ...]) -> tuple[LaterLaw, ...]:
    """Return the later law in force on a day that touches what is quoted of a regulation."""
    cited = [quote for quote in quotes if quote.regulation is regulation]
    return tuple(
        law
        for law in regulation.notices(on)
        if any(one.address.touches(quote.address) for one in law.affects for quote in cited)
    )


class Decided(Determination[T]):
    """An answer with a value."""

    __slots__ = ()
    is_decided: ClassVar[Literal[True]] = True  # pyright: ignore[reportIncompatibleVariableOverride]
    value: T

    if TYPE_CHECKING:

        def __init__(self, site: Site, value: T, question: tuple[Any, ...]) -> None: ...


class Undecided(Determination[T]):
    """An answer without a value: undetermined, silent or not applicable."""

    __slots__ = ()
    is_decided: ClassVar[Literal[False]] = False  # pyright: ignore[reportIncompatibleVariableOverride]
    value: None


Answer = Decided[T] | Undecided[T]
"""What a rule answers: a type checker is told which of the two it is.

mypy by `if answer.is_decided:`; pyright, which narrows by no truth of an attribute, by `if answer.is_decided is True:`;
both by `isinstance(answer, Decided)` and by `case Decided(value=value)`.
"""


class Engine(Protocol):
    """What the engine gives to the language, so that the language need not know the engine."""

    def relate(self, subject: Subject) -> None:
        """Conclude what follows from what was said of a subject, or refuse what contradicts itself."""
        ...

    def told(self, subject: Subject) -> frozenset[str]:
        """Return the facts of a subject of which no presumption holds."""
        ...

    def check(self, rule: AnyRule) -> None:
        """Raise where a rule just written can be seen to be mistaken."""
        ...

    def compile(self, rule: AnyRule) -> Any:
        """Return a function of the subjects, the day and the calendar that gives a determination."""
        ...

    def amend(self, rule: AnyRule, changes: tuple[Any, ...]) -> Term[Any]:
        """Return the rule's term with numbers and readings replaced."""
        ...

    def replaced(self, term: Term[Any], changes: tuple[Any, ...]) -> Term[Any]:
        """Return a term with numbers and readings replaced wherever they concern it."""
        ...

    def citations(self, determination: Determination[Any]) -> tuple[Quote, ...]:
        """Return the words that decided it, those of inner rules included."""
        ...

    def silence(self, determination: Determination[Any]) -> Silence | None:
        """Return the declared silence that the case falls into."""
        ...

    def missing(self, determination: Determination[Any]) -> tuple[Missing, ...]:
        """Return what could still change the answer."""
        ...

    def possible(self, determination: Determination[Any]) -> tuple[Any, ...]:
        """Return the outcomes still reachable."""
        ...

    def unused(self, determination: Determination[Any]) -> tuple[FactSpec, ...]:
        """Return the facts that were said and that the rule could not read."""
        ...

    def presumed(self, determination: Determination[Any]) -> tuple[FactSpec, ...]:
        """Return the presumptions used."""
        ...

    def readings(self, determination: Determination[Any]) -> tuple[Reading, ...]:
        """Return the readings used."""
        ...

    def provisional(self, determination: Determination[Any]) -> tuple[date, ...]:
        """Return the days counted that the next notice may still change."""
        ...

    def rulings(self, determination: Determination[Any]) -> tuple[Ruling, ...]:
        """Return the rulings followed."""
        ...

    def noticed(self, site: Site, on: date) -> tuple[LaterLaw, ...] | None:
        """Return the later law that every case ending there notices; nothing where that hangs on the case."""
        ...

    def ruled(self, site: Site, on: date | None) -> tuple[Ruling, ...] | None:
        """Return the rulings that every case ending there follows; nothing where that hangs on the case."""
        ...

    def explain(self, determination: Determination[Any], lang: str) -> str:
        """Return the explanation as text."""
        ...

    def why_not(self, determination: Determination[Any], value: object, lang: str) -> str:
        """Return what keeps a value from being the answer."""
        ...

    def html(self, determination: Determination[Any]) -> str:
        """Return the explanation as HTML, in Chinese and in English."""
        ...

    def shown(self, determination: Determination[Any]) -> str:
        """Return the answer in a line, for a console."""
        ...

    def record(self, determination: Determination[Any]) -> dict[str, Any]:
        """Return the record of the answer."""
        ...

    def data(self, determination: Determination[Any]) -> dict[str, Any]:
        """Return the answer as plain data."""
        ...

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of such data."""
        ...


def engine() -> Engine:
    """Return the engine that is plugged in."""
    plugged_in: Engine = plugged()
    return plugged_in
