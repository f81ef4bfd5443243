"""DuckDB's SQL behind the few words of Polars that the frame layer uses: what is written is what DuckDB runs.

One expression is one text. A choice of many arms stays one `CASE`, numbers keep their types, a text is numbered
by DuckDB's own enumerations; through another layer each of these took several times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

__all__ = [
    "Relation",
    "Sql",
    "Types",
    "day_of",
    "days_of",
    "includes_all",
    "is_midnight",
    "name_of",
    "number_of_text",
    "text_of",
]


def name_of(column: str) -> str:
    """Return the name of a column, quoted."""
    return '"{}"'.format(column.replace('"', '""'))


def text_of(text: str) -> str:
    """Return a text, quoted."""
    return "'{}'".format(text.replace("'", "''"))


def _said(value: object) -> str:
    match value:
        case Sql():
            return value.text
        case None:
            return "NULL"
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return f"CAST({value!r} AS DOUBLE)"
        case int() | Decimal():
            return f"({value})" if value < 0 else str(value)
        case _:
            return text_of(str(value))


@dataclass(frozen=True, eq=False, slots=True)
class Sql:
    """An expression of SQL."""

    text: str

    __hash__ = None  # type: ignore[assignment]  # equality makes an expression

    def _with(self, op: str, other: object) -> Sql:
        return Sql(f"({self.text} {op} {_said(other)})")

    def __and__(self, other: object) -> Sql:
        return self._with("AND", other)

    def __or__(self, other: object) -> Sql:
        return self._with("OR", other)

    def __invert__(self) -> Sql:
        return Sql(f"(NOT {self.text})")

    def __eq__(self, other: object) -> Sql:  # type: ignore[override]
        return self._with("=", other)

    def __lt__(self, other: object) -> Sql:
        return self._with("<", other)

    def __le__(self, other: object) -> Sql:
        return self._with("<=", other)

    def __gt__(self, other: object) -> Sql:
        return self._with(">", other)

    def __ge__(self, other: object) -> Sql:
        return self._with(">=", other)

    def __add__(self, other: object) -> Sql:
        return self._with("+", other)

    def __radd__(self, other: object) -> Sql:
        return Sql(_said(other)) + self

    def __sub__(self, other: object) -> Sql:
        return self._with("-", other)

    def __mul__(self, other: object) -> Sql:
        return self._with("*", other)

    def __truediv__(self, other: object) -> Sql:
        return self._with("/", other)

    def __floordiv__(self, other: object) -> Sql:
        """Divide and round down, as Python does; SQL rounds towards zero."""
        by = _said(other)
        return Sql(f"(({self.text} - (({self.text} % {by}) + {by}) % {by}) // {by})")

    def cast(self, dtype: str) -> Sql:
        """Return the value as another type."""
        return Sql(f"CAST({self.text} AS {dtype})")

    def is_null(self) -> Sql:
        """Return whether there is no value."""
        return Sql(f"({self.text} IS NULL)")

    def is_nan(self) -> Sql:
        """Return whether a number of binary fractions is none."""
        return self.called("isnan")

    def fill_null(self, *, value: object) -> Sql:
        """Return another value where there is none."""
        return Sql(f"COALESCE({self.text}, {_said(value)})")

    def is_in(self, values: Iterable[object]) -> Sql:
        """Return whether the value is one of some."""
        return Sql(f"({self.text} IN ({', '.join(map(_said, values))}))")

    def floor(self) -> Sql:
        """Return the number rounded down."""
        return self.called("floor")

    def called(self, function: str, *arguments: object) -> Sql:
        """Return what a function makes of the value."""
        return Sql(f"{function}({', '.join((self.text, *map(_said, arguments)))})")


class _Choice:
    """A `CASE` in the making: its arms, and the condition of the next."""

    def __init__(self, arms: Sequence[str] = (), condition: Sql | None = None) -> None:
        self.arms, self.condition = arms, condition

    def when(self, condition: Sql) -> _Choice:
        """Begin an arm."""
        return _Choice(self.arms, condition)

    def then(self, value: object) -> _Choice:
        """End an arm."""
        return _Choice((*self.arms, f"WHEN {_said(self.condition)} THEN {_said(value)}"))

    def otherwise(self, value: object) -> Sql:
        """Return the value of the first arm whose condition holds, or another."""
        return Sql(f"CASE {' '.join(self.arms)} ELSE {_said(value)} END")


class Types:
    """What stands in for the module of Polars: columns, literals, choices, types."""

    Boolean, Int64, Int128, Float64, String, Date = "BOOLEAN", "BIGINT", "HUGEINT", "DOUBLE", "VARCHAR", "DATE"

    @staticmethod
    def Decimal(precision: int, scale: int) -> str:  # noqa: N802  (Polars' name)
        """Return the type of exact decimals."""
        return f"DECIMAL({precision}, {scale})"

    @staticmethod
    def col(name: str) -> Sql:
        """Return a column."""
        return Sql(name_of(name))

    @staticmethod
    def lit(value: object, dtype: str | None = None) -> Sql:
        """Return a literal, with its type if one is given."""
        said = Sql(_said(value))
        return said if dtype is None else said.cast(dtype)

    @staticmethod
    def when(condition: Sql) -> _Choice:
        """Begin a choice."""
        return _Choice().when(condition)

    @staticmethod
    def concat_str(parts: Iterable[Sql], separator: str = "", *, ignore_nulls: bool = False) -> Sql:
        """Return texts joined; without `ignore_nulls`, nothing where one of them is nothing."""
        texts = [part.text for part in parts]
        if ignore_nulls:
            return Sql(f"concat_ws({', '.join((text_of(separator), *texts))})")
        return Sql(f"({f' || {text_of(separator)} || '.join(texts)})")


class Relation:
    """A relation that takes columns as a Polars frame does.

    Args:
        native: the relation of DuckDB.
    """

    def __init__(self, native: Any) -> None:
        self.native = native

    def with_columns(self, **columns: Sql) -> Relation:
        """Return the relation with more columns."""
        added = (f"{expression.text} AS {name_of(name)}" for name, expression in columns.items())
        return Relation(self.native.project(", ".join(("*", *added))))

    def select(self, *names: str) -> Relation:
        """Return some columns."""
        return Relation(self.native.project(", ".join(map(name_of, names))))


def days_of(value: Sql) -> Sql:
    """Return the days since 1970 of a day, or of a time by the clock of its own zone."""
    return Sql(f"CAST(CAST({value.text} AS DATE) - DATE '1970-01-01' AS BIGINT)")


def day_of(days: Sql) -> Sql:
    """Return the day so many days after 1 January 1970."""
    return Sql(f"(DATE '1970-01-01' + CAST({days.text} AS INTEGER))")


def is_midnight(time: Sql) -> Sql:
    """Return whether a time is the first of a day, to the nanosecond."""
    return (time.called("hour") == 0) & (time.called("minute") == 0) & (time.called("nanosecond") == 0)


def includes_all(texts: Sql, accepted: Iterable[str]) -> Sql:
    """Return whether every text of a list is among some; an empty cell in it is not."""
    among = Sql(f"list_has_all([{', '.join(map(text_of, accepted))}], {texts.text})")
    return among & (texts.called("len") == texts.called("list_aggregate", "count"))


def number_of_text(heading: str, texts: Sequence[str], spaces: str, *, empty: int | None, other: int) -> Sql:
    """Return the place of a column's text among some texts.

    A text that is none of them is looked up again without the spaces around it.

    Args:
        heading: the column, of texts or of an enumeration.
        texts: the texts, each once.
        spaces: the characters that count as spaces.
        empty: the number of an empty cell; by default that of any other text.
        other: the number of any other text.
    """
    column = f"CAST({name_of(heading)} AS VARCHAR)"
    enum = f"ENUM({', '.join(map(text_of, texts))})"
    found, again = (f"enum_code(TRY_CAST({text} AS {enum}))" for text in (column, f"trim({column}, {text_of(spaces)})"))
    number = f"COALESCE({found}, {again}, {other})"
    if empty is not None:
        number = f"CASE WHEN {column} IS NULL THEN {empty} ELSE {number} END"
    return Sql(f"CAST({number} AS USMALLINT)")
