"""Single values of a column, read as the model of the fact reads them; what is not accepted keeps its reason."""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from regkit.checking.problems import from_validation
from regkit.checking.reading import cells as texts
from regkit.checking.reading.heads import Column as Headed
from regkit.frames.errors import ColumnError
from regkit.frames.plan.columns import Column, exact
from regkit.frames.plan.headings import Binding, names_of
from regkit.frames.plan.values import EPOCH
from regkit.language.facts import reads_as_declared, within_ends
from regkit.language.headings import parsed
from regkit.language.vocabulary import NO, YES, day_of
from regkit.language.words import Word
from regkit.law import InputError, Unit, parse_money

__all__ = [
    "Bad",
    "Cell",
    "accepted_in_words",
    "bad_of",
    "reader",
    "reads_as_usual",
    "says_nothing",
    "spellings",
    "with_spellings",
]


@dataclass(frozen=True, slots=True)
class Bad:
    """A value that is not accepted, and why, in English and in Chinese."""

    value: Any
    reason: str
    reason_zh: str

    def why(self, lang: str) -> str:
        """Return why in a language."""
        return self.reason_zh if lang == "zh" else self.reason


def bad_of(value: Any, error: ValidationError | PydanticCustomError | InputError) -> Bad:
    """Return a value that a model does not accept, with what it says of it and what it would accept."""
    told: Any = {"type": "bad_input", "msg": str(error)}
    if isinstance(error, ValidationError):
        told = error.errors(include_url=False)[0]
    elif isinstance(error, PydanticCustomError):
        told = {"type": error.type, "msg": error.message(), "ctx": error.context}
    problem = from_validation("", 0, None, None if value is None else str(value), told)
    said, said_zh = problem.en, problem.zh
    if problem.accepted:
        said, said_zh = f"{said}; accepted: {problem.accepted}", f"{said_zh}；可填：{problem.accepted}"
    return Bad(value, said, said_zh)


Cell = int | str | frozenset[int] | Bad | None
"""A code, a whole number, a text, the codes of a set, a bad value, or nothing known."""


def reader(column: Column) -> Callable[[Any], Cell]:
    """Return the function that reads one value of a column; texts are read as in files of cases."""
    assert column.spec is not None  # noqa: S101  (only columns of a frame are read)
    spec, accepted, own, headed = column.spec, _adapter(column), dict(column.aliases), _headed(column)

    def read(value: Any) -> Cell:
        if _is_nothing(value):
            return None
        try:
            if not isinstance(value, str):
                return _cell(column, _prepared(column, value), accepted)
            text = value.strip()
            if text in own:
                return own[text]
            said = texts.read_cell(spec, headed, text)
            if isinstance(said, texts.Bad):
                return Bad(value, *said.told())
            return None if said is None or said is texts.NOTHING else _cell(column, _whole(said), accepted)
        except (ValidationError, PydanticCustomError, InputError) as error:
            return bad_of(value, error)

    return read


def says_nothing(column: Column, value: Any) -> bool:
    """Return whether a value says nothing, as an empty cell does; what says that nobody knows says something."""
    if not isinstance(value, str):
        return _is_nothing(value)
    assert column.spec is not None  # noqa: S101  (only columns of a frame are read)
    text = value.strip()
    return text not in dict(column.aliases) and texts.read_cell(column.spec, _headed(column), text) is texts.NOTHING


def _headed(column: Column) -> Headed:
    """Return a column as a file of cases has it."""
    return Headed(0, dataclasses.replace(parsed(column.heading or ""), unit=column.unit), None, "used")


def _is_nothing(value: Any) -> bool:
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, float) and math.isnan(value)


def _prepared(column: Column, value: Any) -> Any:
    """Turn what only frames have into what a model accepts: midnights, floats, lists."""
    if hasattr(value, "item") and not isinstance(value, (str, bytes)) and not hasattr(value, "tolist"):
        value = value.item()
    match column.sort:
        case "day":
            return _day(value)
        case "set":
            return list(value)
        case "number":
            return _number(column, value)
        case _:
            return value


COMPACT_DAY: Final = range(1900_01_01, 2200_12_32)
SERIALS: Final = range(10_000, 100_000)
"""The days of a workbook as it counts them, from 1927 to 2173; fewer digits may be a year, more may be anything."""
BEFORE_SERIALS: Final = date(1899, 12, 30)


def _day(value: Any) -> Any:
    """Read a day as workbooks and databases hold it: midnights, 20120601, 41061."""
    if isinstance(value, datetime):
        if value.time() != value.time().min:
            raise InputError(f"`{value}` has a time of day", zh=f"`{value}` 含有时刻")
        return value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and value in COMPACT_DAY:
        if (day := day_of(str(value))) is None:
            raise InputError(f"`{value}` is no day of the calendar", zh=f"`{value}` 不是日历上的日期")
        return day
    if isinstance(value, int) and value in SERIALS:
        return BEFORE_SERIALS + timedelta(days=value)
    return value


def _number(column: Column, value: Any) -> Any:
    if type(value).__module__ == "numpy":
        value = value.item()
    if isinstance(value, float):
        value = _of_float(value, column.scale)
    if column.spec is not None and column.spec.kind.detail is Unit.YUAN:
        return parse_money(_whole(value), unit=column.unit)
    return _whole(value)


def _whole(value: Any) -> Any:
    """Return a number without the zeros after the point, which are the column's and not the value's."""
    if isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value():
        return Decimal(int(value))
    return value


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
            assert column.spec is not None  # noqa: S101  (only columns of a frame are read)
            within_ends(column.spec, known)
            whole = exact(known, column)
            if whole is None:
                raise InputError(
                    f"`{value}` is more, or finer, than a frame can count", zh=f"`{value}` 过大或过细，列中无法计数"
                )
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
    """Return the texts that stand for a word or a yes or no, with its code, but those told by a beginning or an end."""
    if column.sort == "flag":
        return {**dict.fromkeys(YES, 1), **dict.fromkeys(NO, 0), **dict(column.aliases)}
    table: dict[str, int] = dict(column.aliases)
    for code, word in enumerate(column.members):
        for text in (word.code, word.zh, word.name, *word.spellings):
            if "*" not in text:
                table.setdefault(text, code)
    return table


def accepted_in_words(column: Column, lang: str) -> str:
    """Return what a column accepts, for backends that cannot say of each value what is wrong with it."""
    zh = lang == "zh"
    match column.sort:
        case "word" | "set":
            words = "、".join(word.zh for word in column.members) if zh else ", ".join(map(_both, column.members))
            return f"可填：{words}" if zh else f"accepted: {words}"
        case "flag":
            return "可填：是、否" if zh else "accepted: yes, no"
        case "day":
            return "可填：1900年至2200年的日期" if zh else "accepted: a day from 1900 to 2200"
        case _:
            kind, most = ("整数", "whole number") if column.scale == 0 else ("数", "number"), 10**column.scale
            places = f"，至多{column.scale}位小数" if zh else f" with at most {column.scale} decimals"
            low, high = column.ends(most)
            said = f"可填：{low}至{high}的{kind[0]}" if zh else f"accepted: a {kind[1]} from {low} to {high}"
            return said + (places if column.scale else "")


def _both(word: Word) -> str:
    return f"{word.zh} ({word.code})"


def with_spellings(binding: Binding, words: Mapping[str, Mapping[str, Any]]) -> Binding:
    """Return a binding whose columns also accept texts of the caller's own.

    Args:
        binding: which column is which fact.
        words: for a fact, by its name or the law's word, each text and the word, or yes or no, that it stands for.

    Raises:
        ColumnError: there is no such fact with a column, or no such word.
    """
    columns, names = dict(binding.columns), names_of(binding.facts)
    for fact, table in words.items():
        keys = [key for key in names.get(fact, ()) if key in columns]
        if len(keys) != 1 or columns[keys[0]].sort not in {"word", "flag"}:
            raise ColumnError(
                f"`{fact}` is no fact of words with a column",
                hint="see `rule.columns(frame)`",
                zh=f"`{fact}` 不是有栏目的、以词语填写的事项",
                hint_zh="见 `rule.columns(frame)`",
            )
        columns[keys[0]] = dataclasses.replace(columns[keys[0]], aliases=_aliases(columns[keys[0]], table))
    return dataclasses.replace(binding, columns=columns)


def _aliases(column: Column, table: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    read, aliases = reader(column), []
    for text, word in table.items():
        code = read(word)
        if not isinstance(code, int):
            reason, reason_zh = (f": {code.reason}", f"：{code.reason_zh}") if isinstance(code, Bad) else ("", "")
            raise ColumnError(
                f"`{text}` cannot stand for `{word}`{reason}",
                hint=f"words of `{column.key}`",
                zh=f"`{text}` 不能代表 `{word}`{reason_zh}",
                hint_zh=f"请用 `{column.key}` 的词语",
            )
        aliases.append((text.strip(), code))
    return tuple(aliases)
