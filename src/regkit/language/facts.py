"""Facts: what a rule may know about a case, each with the law's own word, each possibly unknown.

A subject (a site, a firm, a project) is a frozen pydantic model whose fields are facts. `None` means
unknown and never means no. A fact that only an interested party would allege may be *presumed* while
nothing is said; an explicit `None` is unknown all the same. A *decision* is a fact that an authority makes.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from keyword import iskeyword
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Generic, Self, TypeVar, overload

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from regkit.language.abouts import about_of, meanings, schema_of
from regkit.language.errors import RuleError
from regkit.language.kinds import Kind, kind_of_annotation
from regkit.language.lists import HeldSpec, held_of
from regkit.language.relations import Belongs, Dated, Noted, Relation, check_names
from regkit.language.signatures import KEPT, FaceOnly, FactsByName
from regkit.language.vocabulary import EARLIEST, LATEST, Number, day_of, flag_of, moment_of, serial_day
from regkit.law import Label, Quantity, Unit, english, english_or
from regkit.law.amounts import read_amount
from regkit.law.errors import InputError, RegkitError, nearest
from regkit.law.numerals import is_whole
from regkit.plug import plugged

__all__ = [
    "EARLIEST",
    "LATEST",
    "UNSET",
    "Age",
    "CubicMetres",
    "Day",
    "Days",
    "FactSpec",
    "Flag",
    "Hectares",
    "Hours",
    "Kilograms",
    "Kilometres",
    "Metres",
    "Money",
    "Months",
    "Mu",
    "Multiple",
    "Persons",
    "Points",
    "Said",
    "SquareMetres",
    "Subject",
    "Times",
    "Tonnes",
    "WorkingDays",
    "Years",
    "decision",
    "fact",
    "reads",
]


T = TypeVar("T")

if TYPE_CHECKING:

    class Said(Generic[T]):
        """What is said of a fact: given as its value, in words or as a whole number; read as its value or `None`.

        A type checker takes all that the model reads; a model that inherits the fact is best checked without the
        pydantic plug-in of mypy, which tells what may be given where the fact is read.
        """

        @overload
        def __get__(self, subject: None, model: type) -> Self: ...
        @overload
        def __get__(self, subject: object, model: type) -> T | None: ...
        def __get__(self, subject: object, model: type) -> Any: ...
        def __set__(self, subject: object, value: T | str | int | Collection[str] | None) -> None: ...

else:

    class Said:
        """What is said of a fact: a value of its kind, or `None` where it is unknown."""

        def __class_getitem__(cls, kind: Any) -> Any:
            """Return what pydantic reads."""
            return kind | None


class _Unset:
    """The absence of a presumption, as distinct from presuming `None`."""

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = _Unset()


@dataclass(frozen=True, slots=True)
class FactSpec:
    """What is declared of a fact: its name, the law's word, its kind, and how silence about it is taken.

    Attributes:
        name: the field of the model.
        zh: the law's own word.
        en: what it is called in English; a yes or no as a verb phrase, such as `is a key backbone firm`.
        about: a sentence on what it means, with `en` in English too where it is a `Label`.
        kind: what values it has.
        presumed: what is presumed when nothing is said, or `UNSET`.
        decided_by: the authority that decides it, for a decision.
        low, high: the ends beyond which it cannot lie, in the fact's unit.
        usual: the ends between which it lies as a rule (`一般`), without being bound to.
        source: the provision it is taken from, as an address.
        dated_by: the name of the fact that gives its day, for a yes-or-no that happens on a day.
        belongs_to: the name of the fact on which it hangs whether there is such a day or amount at all.
        denied: how the contrary of a yes or no is said; where nothing is given it is made from the label.
        whose: which member of a list it is a fact of, where it is one; the subject of the rule says no more.
        whole: whether only whole numbers are meant, though its unit divides, as of a year of the calendar.
    """

    name: str
    zh: str
    kind: Kind
    presumed: Any = UNSET
    decided_by: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    usual: tuple[Decimal, Decimal] | None = None
    source: str | None = None
    dated_by: str | None = None
    belongs_to: str | None = None
    en: str = ""
    about: str | None = None
    denied: str | None = None
    whose: Label | None = None
    whole: bool = False

    @property
    def presumes(self) -> bool:
        """Whether a value is presumed of it; where it is unknown all the same, what it follows from was said."""
        return self.presumed is not UNSET and self.presumed is not None

    @property
    def divides(self) -> bool:
        """Whether there are values between two that follow each other as whole numbers."""
        return self.kind.is_amount and not self.kind.detail.is_counted and not self.whole

    @property
    def is_decision(self) -> bool:
        """Whether an authority decides it."""
        return self.decided_by is not None


def fact(  # noqa: PLR0913  (each is a word of the declaration, by name)
    zh: str,
    *,
    en: str | None = None,
    presumed: Any = UNSET,
    low: Quantity | None = None,
    high: Quantity | None = None,
    whole: bool = False,
    source: str | None = None,
    about: str | None = None,
    denied: str | None = None,
) -> Any:
    """Declare a fact of a subject, labelled with the law's word.

    Args:
        zh: the law's word for it.
        en: what it is called in English; by default its name. A yes or no reads best as a verb phrase that can be
            denied: `is a key backbone firm of the province`, `has a certificate of its home authority`.
        presumed: what is taken to be so while nothing is said; results list it.
        low: the least that it can be.
        high: the most that it can be.
        whole: whether only whole numbers are meant, though its unit divides: a year of the calendar.
        source: the provision that makes the fact matter, such as `第九条`.
        about: a sentence on what it means, as help, hover and templates show it; with a `Label`, in both languages.
        denied: how the contrary of a yes or no is said, where `不` and `未` do not make it: `资料不齐全`; with a
            `Label`, in English too.
    """
    more = (
        _ends(low=low, high=high) | ({} if denied is None else {"denied": denied}) | ({"whole": "yes"} if whole else {})
    )
    return _declare(zh, en=en, presumed=presumed, source=source, about=about, **more)


def decision(  # noqa: PLR0913  (as above)
    zh: str,
    *,
    by: str,
    en: str | None = None,
    low: Quantity | None = None,
    high: Quantity | None = None,
    usual: tuple[Quantity, Quantity] | None = None,
    source: str | None = None,
    about: str | None = None,
    denied: str | None = None,
) -> Any:
    """Declare a fact that an authority decides, with the bounds that the text gives, if any.

    Args:
        zh: the law's word for it.
        by: the authority that decides; with a `Label`, in English too.
        en: what it is called in English; by default its name.
        low: the least it may decide.
        high: the most it may decide.
        usual: the least and the most that it decides as a rule, where the text says 一般.
        source: the provision that gives the power.
        about: a sentence on what it means.
        denied: how the contrary of a yes or no is said, as of a fact.
    """
    least, most = usual or (None, None)
    more = _ends(low=low, high=high, usual_low=least, usual_high=most)
    if denied is not None:
        more["denied"] = denied
    return _declare(zh, en=en, presumed=UNSET, source=source, about=about, decided_by=by, **more)


def _ends(**ends: Quantity | None) -> dict[str, str]:
    return {key: str(end.amount) for key, end in ends.items() if end is not None}


def _declare(zh: str, *, en: str | None, presumed: Any, source: str | None, about: str | None, **more: str) -> Any:
    description, chinese = schema_of(about)
    extra: dict[str, Any] = {"x-zh": str(zh), **{f"x-{key}": value for key, value in more.items()}, **chinese}
    if said := en or english_or(zh, ""):
        extra["x-en"] = said
    if source is not None:
        extra["x-source"] = source
    if presumed is not UNSET:
        extra["x-presumed"] = True
    return Field(
        default=None if presumed is UNSET else presumed,
        title=str(zh),
        description=description,
        json_schema_extra=extra,
    )


class Subject(BaseModel, metaclass=FaceOnly):
    """Something that rules are about. Its fields are facts; the law's words are accepted as field names."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)

    facts: ClassVar[dict[str, FactSpec]] = {}
    held: ClassVar[dict[str, HeldSpec]] = {}
    relations: ClassVar[Sequence[Relation]] = ()
    notes: ClassVar[Sequence[Noted]] = ()
    bounded: ClassVar[tuple[FactSpec, ...]] = ()
    zh: ClassVar[str] = ""
    en: ClassVar[str] = ""

    @classmethod
    def english(cls) -> str:
        """Return what the subject is called in English: its `en`, or its class's name in words."""
        return cls.en or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Collect the declared facts of a new subject, and the parts and lists that it holds."""
        super().__pydantic_init_subclass__(**kwargs)
        cls.held = held_of(cls.__name__, cls.model_fields)
        cls.facts = {
            name: _spec(f"{cls.__name__}.{name}", name, info)
            for name, info in cls.model_fields.items()
            if isinstance(info.json_schema_extra, dict) and "x-zh" in info.json_schema_extra
        }
        cls.bounded = tuple(spec for spec in cls.facts.values() if spec.whole or (spec.low, spec.high) != (None, None))
        check_names(cls)
        for relation in cls.relations:
            if isinstance(relation, Dated):
                cls.facts[relation.fact] = replace(cls.facts[relation.fact], dated_by=relation.day)
                cls.facts[relation.day] = replace(cls.facts[relation.day], belongs_to=relation.fact)
            elif isinstance(relation, Belongs):
                cls.facts[relation.fact] = replace(cls.facts[relation.fact], belongs_to=relation.to)
        cls.__signature__ = FactsByName()  # type: ignore[assignment]  # made when it is asked for
        if cls.facts:
            cls.__doc__ = "\n".join(
                [inspect.cleandoc(cls.__doc__ or ""), "", "Facts:", *map(_told_of, cls.facts.values())]
            )

    @classmethod
    def model_rebuild(cls, **kwargs: Any) -> bool | None:
        """Build what validates a subject, as when a class is first used; its signature stays that of its facts."""
        depth = kwargs.pop("_parent_namespace_depth", 2) + 1  # names are sought where this is called from
        built = super().model_rebuild(_parent_namespace_depth=depth, **kwargs)
        cls.__signature__ = FactsByName()  # type: ignore[assignment]  # as above
        return built

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the subject by its first sentence: the schema tells each fact by itself."""
        schema = handler.resolve_ref_schema(handler(core_schema))
        if "description" in schema:
            schema["description"] = schema["description"].partition("\n\nFacts:")[0]
        return schema

    @model_validator(mode="before")
    @classmethod
    def _by_name_or_word(cls, data: Any) -> Any:
        fields = cls.model_fields
        if not isinstance(data, dict) or data.keys() <= fields.keys():
            return data
        by_word = {spec.zh: name for name, spec in cls.facts.items()} | {one.zh: name for name, one in cls.held.items()}
        renamed: dict[str, Any] = {}
        for key, value in data.items():
            name = key if key in fields else by_word.get(key)
            if name is None:
                raise _unknown_fact(key, (*fields, *by_word))
            if name in renamed:
                raise PydanticCustomError(
                    "said_twice", "fact `{name}` is given twice, as `{name}` and as `{key}`", {"name": name, "key": key}
                )
            renamed[name] = value
        return renamed

    @model_validator(mode="after")
    def _as_related(self) -> Self:
        for spec in self.bounded:
            within_ends(spec, getattr(self, spec.name))
        for note in self.notes:
            _heed(self, note)
        if self.relations:
            plugged().relate(self)
        return self

    def __dir__(self) -> Iterable[str]:
        """Return what there is to ask of a subject: its facts first of all, and not what validates it."""
        return (*type(self).model_fields, "presumed", *KEPT)

    def presumed(self) -> tuple[FactSpec, ...]:
        """Return the facts about which nothing was said and something is presumed.

        What follows from other facts that were said is no longer presumed.
        """
        told = self.model_fields_set | (plugged().told(self) if self.relations else frozenset())
        return tuple(s for s in self.facts.values() if s.presumed is not UNSET and s.name not in told)


def _heed(subject: Subject, note: Noted) -> None:
    """Take what a note says of a fact as said, or refuse it where the fact was said otherwise."""
    told = note.tells(getattr(subject, note.note)) if note.note in subject.model_fields_set else None
    if told is None:
        return
    if note.fact not in subject.model_fields_set or getattr(subject, note.fact) is None:
        vars(subject)[note.fact] = told  # as pydantic keeps it: the model is frozen for everybody else
        subject.model_fields_set.add(note.fact)
    elif getattr(subject, note.fact) != told:
        zh = subject.facts[note.fact].zh
        raise PydanticCustomError(
            "contradiction",
            "`{fact}` is said otherwise than `{note}` tells it\nHint: correct one of them, or leave `{fact}` out",
            {
                "fact": note.fact,
                "note": note.note,
                "zh": f"{zh}与 `{note.note}` 所说不一致",
                "hint_zh": f"请更正其中一项，或者不填{zh}",
            },
        )


def within_ends(spec: FactSpec, value: Any) -> None:
    """Refuse an amount beyond the ends that the text sets, or a part of one that is counted whole.

    Raises:
        PydanticCustomError: the amount is none that the fact can have.
    """
    if spec.whole and value is not None and not is_whole(value):
        raise PydanticCustomError(
            "not_whole",
            "`{name}` is `{value}`; accepted: a whole number",
            {"name": spec.name, "value": str(value), "zh": f"{spec.zh}为{value}，应为整数"},
        )
    if value is None or ((spec.low is None or spec.low <= value) and (spec.high is None or value <= spec.high)):
        return
    known = [f"{end:f}" for end in (spec.low, spec.high) if end is not None]
    raise PydanticCustomError(
        "out_of_range",
        "`{name}` is `{value}`; accepted: {accepted}",
        {
            "name": spec.name,
            "value": str(value),
            "accepted": " to ".join(known) if spec.low is not None else f"at most {known[0]}",
            "zh": f"{spec.zh}为{value}，应为{'至'.join(known)}",
        },
    )


def _told_of(spec: FactSpec) -> str:
    """Return the lines of a fact in the documentation of its subject."""
    meant = " ".join(meanings(spec.about))
    return "\n".join([f"    {declared(spec.name, spec)}", *([f"        {meant}"] if meant else [])])


def declared(name: str, spec: FactSpec) -> str:
    """Return what is declared of a fact in one line: its words, its kind, how silence is taken, who decides, where."""
    told = [f"{name}: {spec.zh}, {spec.en}", str(spec.kind)]
    if spec.presumed is not UNSET:
        told.append(f"taken to be {_presumed(spec)} where nothing is said")
    if spec.decided_by:
        told.append(f"decided by {english(spec.decided_by)}")
    if spec.source:
        told.append(spec.source)
    return "; ".join(told)


def _presumed(spec: FactSpec) -> Any:
    if spec.kind.sort == "yes or no":
        return {True: "yes", False: "no"}.get(spec.presumed, spec.presumed)
    return getattr(spec.presumed, "en", spec.presumed)


def _spec(where: str, name: str, info: FieldInfo) -> FactSpec:
    extra = info.json_schema_extra
    assert isinstance(extra, dict)  # noqa: S101  (the caller has looked)
    annotation: Any = info.annotation
    if info.metadata:
        annotation = Annotated[annotation, *info.metadata]
    if not name.isidentifier() or iskeyword(name) or name.startswith("_"):
        raise RuleError(f"`{where}` is no name for a fact", hint="use letters, digits and underscores")
    low, high, least, most = (
        None if (text := extra.get(f"x-{end}")) is None else Decimal(str(text))
        for end in ("low", "high", "usual_low", "usual_high")
    )
    by, source = extra.get("x-decided_by"), extra.get("x-source")
    return FactSpec(
        name=name,
        zh=str(extra["x-zh"]),
        kind=kind_of_annotation(annotation, where),
        presumed=info.default if "x-presumed" in extra else UNSET,
        decided_by=by if isinstance(by, str) else None,
        low=low,
        high=high,
        usual=None if least is None or most is None else (least, most),
        source=None if source is None else str(source),
        en=str(extra.get("x-en") or name.replace("_", " ")),
        about=about_of(info),
        denied=denied if isinstance(denied := extra.get("x-denied"), str) else None,
        whole="x-whole" in extra,
    )


def _unknown_fact(key: object, known: tuple[str, ...]) -> PydanticCustomError:
    close = nearest(str(key), known)
    hint = f"did you mean `{close}`?" if close else f"the facts are: {', '.join(known)}"
    return PydanticCustomError("unknown_fact", "unknown fact `{key}`\nHint: {hint}", {"key": str(key), "hint": hint})


# ── what a fact accepts ──────────────────────────────────────────────────────────────────────────


def _told(error: RegkitError) -> PydanticCustomError:
    """Turn a message of ours into one that pydantic passes on unchanged."""
    return PydanticCustomError("bad_input", "{text}", {"text": str(error)})


def _money(value: object) -> object:
    try:
        written_in = "元" if isinstance(value, Number) else None
        return None if value is None else read_amount(value, Unit.YUAN, written_in=written_in)
    except InputError as error:
        raise _told(error) from None


def _amount(value: object, *, unit: Unit) -> object:
    """Accept an exact, finite amount of zero or more; refuse truth values and binary floats."""
    try:
        number = read_amount(value, unit)
    except InputError as error:
        whole, exact = f"a whole number of 0 or more, such as 3 or 3{unit.zh}", f"such as 1.5{unit.zh}, or 1.5 as text"
        accepted = whole if unit.is_counted else f"an exact number of 0 or more, {exact}"
        raise PydanticCustomError(
            "bad_number",
            "{reason}; accepted: {accepted}",
            {"reason": error.message, "value": str(value), "accepted": accepted},
        ) from None
    return int(number) if unit.is_counted else number


def reads(unit: Unit) -> BeforeValidator:
    """Return what makes a field read amounts of a unit, for `Annotated[int, HOUSEHOLD, ...]` with any unit."""
    return BeforeValidator(partial(_amount, unit=unit))


def reads_as_declared(function: object) -> bool:
    """Return whether a validator is one of those below, so that a frame may read whole columns in its place."""
    return function in {_money, _flag, _day} or getattr(function, "func", None) is _amount


def _flag(value: object) -> object:
    said = flag_of(value)
    if said is None:
        raise PydanticCustomError(
            "bad_flag",
            "`{value}` is not a yes or no; accepted: true, false, or nothing for unknown",
            {"value": str(value)},
        )
    return said


def _day(value: object) -> object:
    day = day_of(value)
    if day is None or not EARLIEST <= day <= LATEST:
        raise PydanticCustomError(
            "bad_day",
            "`{value}` is not a day between {first} and {last}; accepted: 2012-09-01 or 2012年9月1日",
            {"value": str(value), "first": str(EARLIEST), "last": str(LATEST), **_why_no_day(value)},
        )
    return day


def _why_no_day(value: object) -> dict[str, str]:
    """Return what a value that is no day looks like, in two languages, and what to do."""
    if moment_of(value) is not None and day_of(value) is None:
        return {
            "zh": f"`{value}` 带有时刻",
            "hint": "a time of day is not dropped: write the day alone, and say separately what hangs on the hour",
            "hint_zh": "不会略去时刻：请只写日期；与时刻有关的事实（如业务时间结束后送达）请另行填写",
        }
    if isinstance(value, (str, int)) and (serial := serial_day(str(value))) is not None:
        return {
            "hint": f"it looks like Excel's number for {serial}: format the column as a date",
            "hint_zh": f"像是表格软件的日期序号（{serial}）：请把该列设为日期格式",
        }
    return {}


Money = Annotated[Decimal, Unit.YUAN, BeforeValidator(_money)]
"""An amount in yuan, exact: `3,200万元`, `32000000元`, whole yuan as an integer, or a Decimal."""
Multiple = Annotated[Decimal, Unit.MULTIPLE, reads(Unit.MULTIPLE)]
"""A multiple (倍), exact: `0.5`, `0.5倍`, `50%`."""
Points = Annotated[Decimal, Unit.POINT, reads(Unit.POINT)]
"""Marks (分), exact."""
Days = Annotated[int, Unit.DAY, reads(Unit.DAY)]
"""A number of calendar days: `5`, `5日`, `五日`."""
WorkingDays = Annotated[int, Unit.WORKING_DAY, reads(Unit.WORKING_DAY)]
"""A number of working days."""
Months = Annotated[int, Unit.MONTH, reads(Unit.MONTH)]
"""A number of months."""
Years = Annotated[Decimal, Unit.YEAR, reads(Unit.YEAR)]
"""A number of years, completed or in part."""
Age = Annotated[Decimal, Unit.AGE, reads(Unit.AGE)]
"""Years of age (周岁)."""
Hours = Annotated[Decimal, Unit.HOUR, reads(Unit.HOUR)]
"""Hours."""
Times = Annotated[int, Unit.TIMES, reads(Unit.TIMES)]
"""A number of times (次)."""
Persons = Annotated[int, Unit.PERSON, reads(Unit.PERSON)]
"""A number of persons (人)."""
Metres = Annotated[Decimal, Unit.METRE, reads(Unit.METRE)]
"""A length in metres; `1.5公里` is 1500."""
Kilometres = Annotated[Decimal, Unit.KILOMETRE, reads(Unit.KILOMETRE)]
"""A length in kilometres."""
SquareMetres = Annotated[Decimal, Unit.SQUARE_METRE, reads(Unit.SQUARE_METRE)]
"""An area in square metres; `2公顷` is 20000."""
Hectares = Annotated[Decimal, Unit.HECTARE, reads(Unit.HECTARE)]
"""An area in hectares."""
Mu = Annotated[Decimal, Unit.MU, reads(Unit.MU)]
"""An area in 亩, fifteen to a hectare."""
CubicMetres = Annotated[Decimal, Unit.CUBIC_METRE, reads(Unit.CUBIC_METRE)]
"""A volume in cubic metres."""
Tonnes = Annotated[Decimal, Unit.TONNE, reads(Unit.TONNE)]
"""A mass in tonnes."""
Kilograms = Annotated[Decimal, Unit.KILOGRAM, reads(Unit.KILOGRAM)]
"""A mass in kilograms."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""Yes or no: a truth value, or a word for one, such as `是` or `否`."""
Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day; a time of day with it is refused, not cut off."""
