"""Facts: what a rule may know about a case, each with the law's own word, each possibly unknown.

A subject (a site, a firm, a project) is a frozen pydantic model whose fields are facts. `None` means
unknown and never means no. A fact that only an interested party would allege may be *presumed* while
nothing is said; an explicit `None` is unknown all the same. A *decision* is a fact that an authority makes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from regkit.language.kinds import Kind, kind_of_annotation
from regkit.language.vocabulary import EARLIEST, LATEST, Number, count_of, day_of, flag_of, moment_of, serial_day
from regkit.law import Quantity, Unit
from regkit.law.errors import InputError, RegkitError, nearest
from regkit.law.money import parse_money

__all__ = [
    "EARLIEST",
    "LATEST",
    "UNSET",
    "Day",
    "Days",
    "FactSpec",
    "Flag",
    "Money",
    "Months",
    "Multiple",
    "Persons",
    "Points",
    "Subject",
    "Times",
    "Years",
    "decision",
    "fact",
]


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
        kind: what values it has.
        presumed: what is presumed when nothing is said, or `UNSET`.
        decided_by: the authority that decides it, for a decision.
        low, high: the bounds the text gives for a decision, in the fact's unit.
        source: the provision it is taken from, as an address.
    """

    name: str
    zh: str
    kind: Kind
    presumed: Any = UNSET
    decided_by: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    source: str | None = None

    @property
    def is_decision(self) -> bool:
        """Whether an authority decides it."""
        return self.decided_by is not None


def fact(zh: str, *, presumed: Any = UNSET, source: str | None = None, about: str | None = None) -> Any:
    """Declare a fact of a subject, labelled with the law's word.

    Args:
        zh: the law's word for it.
        presumed: what is taken to be so while nothing is said; results list it.
        source: the provision that makes the fact matter, such as `第九条`.
        about: an English sentence on what it means, for documentation.
    """
    return _declare(zh, presumed=presumed, source=source, about=about)


def decision(
    zh: str,
    *,
    by: str,
    low: Quantity | None = None,
    high: Quantity | None = None,
    source: str | None = None,
    about: str | None = None,
) -> Any:
    """Declare a fact that an authority decides, with the bounds that the text gives, if any.

    Args:
        zh: the law's word for it.
        by: the authority that decides.
        low: the least it may decide.
        high: the most it may decide.
        source: the provision that gives the power.
        about: an English sentence on what it means.
    """
    bounds = {key: str(bound.amount) for key, bound in (("low", low), ("high", high)) if bound is not None}
    return _declare(zh, presumed=UNSET, source=source, about=about, decided_by=by, **bounds)


def _declare(zh: str, *, presumed: Any, source: str | None, about: str | None, **more: str) -> Any:
    extra: dict[str, Any] = {"x-zh": zh, **{f"x-{key}": value for key, value in more.items()}}
    if source is not None:
        extra["x-source"] = source
    if presumed is not UNSET:
        extra["x-presumed"] = True
    return Field(
        default=None if presumed is UNSET else presumed,
        title=zh,
        description=about,
        json_schema_extra=extra,
    )


class Subject(BaseModel):
    """Something that rules are about. Its fields are facts; the law's words are accepted as field names."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    facts: ClassVar[dict[str, FactSpec]] = {}
    zh: ClassVar[str] = ""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Collect the declared facts of a new subject."""
        super().__pydantic_init_subclass__(**kwargs)
        cls.facts = {
            name: _spec(f"{cls.__name__}.{name}", name, info)
            for name, info in cls.model_fields.items()
            if isinstance(info.json_schema_extra, dict) and "x-zh" in info.json_schema_extra
        }

    @model_validator(mode="before")
    @classmethod
    def _by_name_or_word(cls, data: Any) -> Any:
        fields = cls.model_fields
        if not isinstance(data, dict) or data.keys() <= fields.keys():
            return data
        by_word = {spec.zh: name for name, spec in cls.facts.items()}
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

    def presumed(self) -> tuple[FactSpec, ...]:
        """Return the facts about which nothing was said and something is presumed."""
        said = self.model_fields_set
        return tuple(s for s in self.facts.values() if s.presumed is not UNSET and s.name not in said)


def _spec(where: str, name: str, info: FieldInfo) -> FactSpec:
    extra = info.json_schema_extra
    assert isinstance(extra, dict)  # noqa: S101  (the caller has looked)
    annotation: Any = info.annotation
    if info.metadata:
        annotation = Annotated[annotation, *info.metadata]
    low, high = (None if (text := extra.get(f"x-{end}")) is None else Decimal(str(text)) for end in ("low", "high"))
    by, source = extra.get("x-decided_by"), extra.get("x-source")
    return FactSpec(
        name=name,
        zh=str(extra["x-zh"]),
        kind=kind_of_annotation(annotation, where),
        presumed=info.default if "x-presumed" in extra else UNSET,
        decided_by=None if by is None else str(by),
        low=low,
        high=high,
        source=None if source is None else str(source),
    )


def _unknown_fact(key: object, known: tuple[str, ...]) -> PydanticCustomError:
    close = nearest(str(key), known)
    hint = f"did you mean `{close}`?" if close else f"the facts are: {', '.join(known)}"
    return PydanticCustomError("unknown_fact", "unknown fact `{key}`\nHint: {hint}", {"key": str(key), "hint": hint})


# ── what a fact accepts ──────────────────────────────────────────────────────────────────────────


def _told(error: RegkitError) -> PydanticCustomError:
    """Turn a message of ours into one that pydantic passes on unchanged."""
    return PydanticCustomError("bad_input", "{text}", {"text": str(error)})


ABSURD = Decimal(10) ** 18
"""No count of days, persons or marks comes near; a number of thousands of digits is a mistake or an attack."""


def _money(value: object) -> object:
    try:
        if isinstance(value, Number):
            return parse_money(value, unit="元")
        return None if value is None else parse_money(value)  # type: ignore[arg-type]  # it refuses the rest
    except InputError as error:
        raise _told(error) from None


def _counted(unit: Unit, *, whole: bool) -> Callable[[object], object]:
    """Return the reader of exact, finite numbers of zero or more in a unit; truth values and binary floats are none."""
    accepted = "a whole number of 0 or more" if whole else "an exact number of 0 or more, such as 0.5 written as text"

    def read(value: object) -> object:
        number = count_of(value.amount if isinstance(value, Quantity) else value, unit)
        fits = number is not None and number.is_finite() and 0 <= number < ABSURD
        if number is None or not fits or (whole and number != number.to_integral_value()):
            raise PydanticCustomError(
                "bad_number",
                "`{value}` is not accepted; accepted: {accepted}",
                {"value": str(value), "accepted": accepted},
            )
        return int(number) if whole else number

    return read


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


_multiple, _points, _years = (_counted(unit, whole=False) for unit in (Unit.MULTIPLE, Unit.POINT, Unit.YEAR))
_days, _months, _times, _persons = (
    _counted(unit, whole=True) for unit in (Unit.DAY, Unit.MONTH, Unit.TIMES, Unit.PERSON)
)
Money = Annotated[Decimal, Unit.YUAN, BeforeValidator(_money)]
"""An amount in yuan, exact: `3,200万元`, `32000000元`, whole yuan as an integer, or a Decimal."""
Multiple = Annotated[Decimal, Unit.MULTIPLE, BeforeValidator(_multiple)]
"""A multiple (倍), exact: `0.5`, `0.5倍`."""
Points = Annotated[Decimal, Unit.POINT, BeforeValidator(_points)]
"""Marks (分), exact."""
Days = Annotated[int, Unit.DAY, BeforeValidator(_days)]
"""A number of calendar days: `30`, `30日`."""
Months = Annotated[int, Unit.MONTH, BeforeValidator(_months)]
"""A number of months."""
Years = Annotated[Decimal, Unit.YEAR, BeforeValidator(_years)]
"""A number of years, completed or in part."""
Times = Annotated[int, Unit.TIMES, BeforeValidator(_times)]
"""A number of times (次)."""
Persons = Annotated[int, Unit.PERSON, BeforeValidator(_persons)]
"""A number of persons (人)."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""Yes or no: a truth value, or a word for one, such as `是` or `否`."""
Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day; a time of day with it is refused, not cut off."""

USUAL: Final = frozenset({_money, _multiple, _points, _days, _months, _years, _times, _persons, _flag, _day})
"""The readers of these kinds; a fact that has another reads a value in its own way."""
