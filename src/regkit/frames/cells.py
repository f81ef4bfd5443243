"""Single values of a column, read as the model of the fact reads them; what is not accepted keeps its reason."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import TypeAdapter, ValidationError

from regkit.checking.problems import from_validation
from regkit.checking.tables import NO, UNKNOWN, YES
from regkit.frames.columns import Column, exact
from regkit.frames.values import EPOCH
from regkit.language.facts import reads_as_declared
from regkit.law import InputError, Unit, parse_money

__all__ = ["Bad", "Cell", "bad_of", "reader", "reads_as_usual", "spellings"]

SEPARATORS: Final = "、;；,，|"


@dataclass(frozen=True, slots=True)
class Bad:
    """A value that is not accepted, and why, in English and in Chinese."""

    value: Any
    reason: str
    reason_zh: str

    def why(self, lang: str) -> str:
        """Return why in a language."""
        return self.reason_zh if lang == "zh" else self.reason


def bad_of(value: Any, error: ValidationError | InputError) -> Bad:
    """Return a value that a model does not accept, with what it says of it and what it would accept."""
    told: Any = {"type": "bad_input", "msg": str(error)}
    if isinstance(error, ValidationError):
        told = error.errors(include_url=False)[0]
    problem = from_validation("", 0, None, None if value is None else str(value), told)
    said, said_zh = problem.en, problem.zh
    if problem.accepted:
        said, said_zh = f"{said}; accepted: {problem.accepted}", f"{said_zh}；可填：{problem.accepted}"
    return Bad(value, said, said_zh)


Cell = int | str | frozenset[int] | Bad | None
"""A code, a whole number, a text, the codes of a set, a bad value, or nothing known."""


def reader(column: Column) -> Callable[[Any], Cell]:
    """Return the function that reads one value of a column."""
    assert column.spec is not None  # noqa: S101  (only columns of a frame are read)
    accepted = _adapter(column)

    def read(value: Any) -> Cell:
        if _is_nothing(value):
            return None
        if isinstance(value, str):
            text = value.strip()
            if not text or text in UNKNOWN:
                return None
        try:
            return _cell(column, _prepared(column, value), accepted)
        except (ValidationError, InputError) as error:
            return bad_of(value, error)

    return read


def _is_nothing(value: Any) -> bool:
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, float) and math.isnan(value)


def _prepared(column: Column, value: Any) -> Any:
    """Turn what only frames have into what a model accepts: words for yes and no, midnights, floats."""
    if hasattr(value, "item") and not isinstance(value, (str, bytes)) and not hasattr(value, "tolist"):
        value = value.item()
    match column.sort:
        case "flag" if isinstance(value, str):
            text = value.strip()
            return True if text in YES else False if text in NO else text
        case "day" if isinstance(value, datetime):
            if value.time() != value.time().min:
                raise InputError(f"`{value}` has a time of day")
            return value.date()
        case "set":
            return _members_of(value)
        case "number":
            return _number(column, value)
        case _:
            return value


def _members_of(value: Any) -> Any:
    if isinstance(value, str):
        for mark in SEPARATORS[1:]:
            value = value.replace(mark, SEPARATORS[0])
        return [part.strip() for part in value.split(SEPARATORS[0]) if part.strip()]
    return list(value)


def _number(column: Column, value: Any) -> Any:
    if type(value).__module__ == "numpy":
        value = value.item()
    if isinstance(value, float):
        value = _of_float(value, column.scale)
    if isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value():
        value = Decimal(int(value))  # the zeros after the point are the column's, not the value's
    if column.spec is not None and column.spec.kind.detail is Unit.YUAN:
        return parse_money(value, unit=column.unit)
    return value.strip() if isinstance(value, str) else value


def _of_float(value: float, scale: int) -> Any:
    """Take a binary fraction for the decimal nearest to it, when that is as near as binary fractions go."""
    if not math.isfinite(value):
        return value
    near = Decimal(repr(value)).quantize(Decimal(1).scaleb(-scale))
    return near if float(near) == value else Decimal(repr(value))


def _cell(column: Column, value: Any, accepted: TypeAdapter[Any]) -> Cell:
    known = accepted.validate_python(value)
    match known:
        case None:
            return None
        case bool():
            return int(known)
        case frozenset():
            return frozenset(column.members.index(word) for word in known)
        case date():
            return known.toordinal() - EPOCH
        case str():
            return known
        case int() | Decimal():
            whole = exact(known, column)
            if whole is None:
                raise InputError(f"`{value}` is more, or finer, than a frame can count")
            return whole
        case _:
            return column.members.index(known)


@functools.lru_cache(maxsize=512)
def _adapter_of(model: type[Any], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return TypeAdapter(annotation)


def _adapter(column: Column) -> TypeAdapter[Any]:
    assert column.spec is not None  # noqa: S101
    return _adapter_of(column.model or object, column.spec.name)


def reads_as_usual(column: Column) -> bool:
    """Return whether the fact accepts what its unit accepts, so that whole columns can be checked at once."""
    schema = _adapter(column)
    return _only_usual(schema.core_schema)


def _only_usual(schema: Any) -> bool:
    if isinstance(schema, dict):
        function = schema.get("function")
        if isinstance(function, dict) and "type" in function and callable(function.get("function")):
            plain = schema.get("type") == "function-plain"
            if not plain and not reads_as_declared(function["function"]):
                return False
        return all(_only_usual(part) for key, part in schema.items() if key in {"schema", "items_schema"})
    return True


def spellings(column: Column) -> dict[str, int]:
    """Return every text that stands for a word or a yes or no, with its code."""
    if column.sort == "flag":
        return {**dict.fromkeys(YES, 1), **dict.fromkeys(NO, 0)}
    table: dict[str, int] = {}
    for code, word in enumerate(column.members):
        for text in (word.code, word.zh, word.name, *word.spellings):
            table.setdefault(text, code)
    return table
