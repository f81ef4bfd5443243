"""SQL of DuckDB and Spark behind the few words of Polars that the frame layer uses: what is written is what runs.

One expression is one text. A choice of many arms stays one `CASE`, numbers keep their types, DuckDB numbers a text by
an enumeration of its own, and Spark is handed a whole stage at once instead of every node through its gateway.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

__all__ = ["DuckDb", "Spark", "SparkSql", "Sql", "SqlFrame"]


@dataclass(frozen=True, eq=False, slots=True)
class Sql:
    """An expression of SQL."""

    text: str

    __hash__ = None  # type: ignore[assignment]  # equality makes an expression

    @classmethod
    def name(cls, column: str) -> str:
        """Return the name of a column, quoted."""
        return '"{}"'.format(column.replace('"', '""'))

    @classmethod
    def quoted(cls, text: str) -> str:
        """Return a text, quoted."""
        return "'{}'".format(text.replace("'", "''"))

    @classmethod
    def said(cls, value: object) -> str:
        """Return an expression or a constant as it is written."""
        match value:
            case Sql():
                return value.text
            case None:
                return "NULL"
            case bool():
                return "TRUE" if value else "FALSE"
            case float():
                return f"CAST({value!r} AS DOUBLE)"
            case int() | Decimal():  # written out: with an exponent it would be a binary fraction
                return f"({value:f})" if isinstance(value, Decimal) else f"({value})"
            case _:
                return cls.quoted(str(value))

    def _with(self, op: str, other: object) -> Sql:
        return type(self)(f"({self.text} {op} {self.said(other)})")

    def __and__(self, other: object) -> Sql:
        return self._with("AND", other)

    def __or__(self, other: object) -> Sql:
        return self._with("OR", other)

    def __invert__(self) -> Sql:
        return type(self)(f"(NOT {self.text})")

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
        return type(self)(self.said(other)) + self

    def __sub__(self, other: object) -> Sql:
        return self._with("-", other)

    def __mul__(self, other: object) -> Sql:
        return self._with("*", other)

    def __truediv__(self, other: object) -> Sql:
        return self._with("/", other)

    def __floordiv__(self, other: object) -> Sql:
        """Divide and round down, as Python does; SQL rounds towards zero."""
        by = self.said(other)
        return type(self)(f"(({self.text} - (({self.text} % {by}) + {by}) % {by}) // {by})")

    def cast(self, dtype: str) -> Sql:
        """Return the value as another type."""
        return type(self)(f"CAST({self.text} AS {dtype})")

    def is_null(self) -> Sql:
        """Return whether there is no value."""
        return type(self)(f"({self.text} IS NULL)")

    def is_nan(self) -> Sql:
        """Return whether a number of binary fractions is none."""
        return self.called("isnan")

    def fill_null(self, *, value: object) -> Sql:
        """Return another value where there is none."""
        return self.or_else(value)

    def or_else(self, *others: object) -> Sql:
        """Return the first of this and others that is a value."""
        return self.called("COALESCE", *others)

    def is_in(self, values: Iterable[object]) -> Sql:
        """Return whether the value is one of some."""
        return type(self)(f"({self.text} IN ({', '.join(map(self.said, values))}))")

    def floor(self) -> Sql:
        """Return the number rounded down."""
        return self.called("floor")

    def called(self, function: str, *arguments: object) -> Sql:
        """Return what a function makes of the value."""
        return type(self)(f"{function}({', '.join((self.text, *map(self.said, arguments)))})")


class SparkSql(Sql):
    """An expression of Spark's SQL."""

    __slots__ = ()

    @classmethod
    def name(cls, column: str) -> str:
        """Return the name of a column, quoted."""
        return "`{}`".format(column.replace("`", "``"))

    @classmethod
    def quoted(cls, text: str) -> str:
        """Return a text, quoted; a backslash has a meaning of its own in Spark."""
        return "'{}'".format(text.replace("\\", "\\\\").replace("'", "\\'"))

    def __floordiv__(self, other: object) -> Sql:
        """Divide and round down, as Python does; SQL rounds towards zero."""
        by = self.said(other)
        return type(self)(f"(({self.text} - (({self.text} % {by}) + {by}) % {by}) div {by})")


class _Choice:
    """A `CASE` in the making: its arms, and the condition of the next."""

    def __init__(self, kind: type[Sql], arms: Sequence[str] = (), condition: Sql | None = None) -> None:
        self.kind, self.arms, self.condition = kind, arms, condition

    def when(self, condition: Sql) -> _Choice:
        """Begin an arm."""
        return _Choice(self.kind, self.arms, condition)

    def then(self, value: object) -> _Choice:
        """End an arm."""
        said = self.kind.said
        return _Choice(self.kind, (*self.arms, f"WHEN {said(self.condition)} THEN {said(value)}"))

    def otherwise(self, value: object) -> Sql:
        """Return the value of the first arm whose condition holds, or another."""
        return self.kind(f"CASE {' '.join(self.arms)} ELSE {self.kind.said(value)} END")


class DuckDb:
    """What stands in for the module of Polars where DuckDB is spoken to: columns, literals, choices, types."""

    kind: type[Sql] = Sql
    Boolean, Int64, Float64, Date = "BOOLEAN", "BIGINT", "DOUBLE", "DATE"
    Int128, String = "HUGEINT", "VARCHAR"

    @staticmethod
    def Decimal(precision: int, scale: int) -> str:  # noqa: N802  (Polars' name)
        """Return the type of exact decimals."""
        return f"DECIMAL({precision}, {scale})"

    def col(self, name: str) -> Sql:
        """Return a column."""
        return self.kind(self.kind.name(name))

    def lit(self, value: object, dtype: str | None = None) -> Sql:
        """Return a literal, with its type if one is given."""
        said = self.kind(self.kind.said(value))
        return said if dtype is None else said.cast(dtype)

    def when(self, condition: Sql) -> _Choice:
        """Begin a choice."""
        return _Choice(self.kind).when(condition)

    def concat_str(self, parts: Iterable[Sql], separator: str = "", *, ignore_nulls: bool = False) -> Sql:
        """Return texts joined; without `ignore_nulls`, nothing where one of them is nothing."""
        texts = [part.text for part in parts]
        between = self.kind.quoted(separator)
        if ignore_nulls:
            return self.kind(f"concat_ws({', '.join((between, *texts))})")
        return self.kind(f"({f' || {between} || '.join(texts)})")

    # ── what Polars has other words for ──────────────────────────────────────────────────────────

    def days_of(self, value: Sql) -> Sql:
        """Return the days since 1970 of a day, or of a time by the clock of its own zone."""
        return self.kind(f"CAST(CAST({value.text} AS DATE) - DATE '1970-01-01' AS BIGINT)")

    def day_of(self, days: Sql) -> Sql:
        """Return the day so many days after 1 January 1970."""
        return self.kind(f"(DATE '1970-01-01' + CAST({days.text} AS INTEGER))")

    def is_midnight(self, time: Sql) -> Sql:
        """Return whether a time is the first of a day, to the nanosecond."""
        return (time.called("hour") == 0) & (time.called("minute") == 0) & (time.called("nanosecond") == 0)

    def includes(self, texts: Sql, text: str) -> Sql:
        """Return whether a list includes a text."""
        return texts.called("list_contains", text)

    def includes_all(self, texts: Sql, accepted: Iterable[str]) -> Sql:
        """Return whether every text of a list is among some; an empty cell in it is not."""
        among = self.kind(f"list_has_all([{', '.join(map(self.kind.quoted, accepted))}], {texts.text})")
        return among & (texts.called("len") == texts.called("list_aggregate", "count"))

    def matches(self, text: Sql, pattern: str) -> Sql:
        """Return whether a text has a part that a regular expression describes."""
        return text.called("regexp_matches", pattern)

    def stripped(self, text: Sql, spaces: str) -> Sql:
        """Return a text without some characters at its ends."""
        return text.called("trim", spaces)

    def entry(self, entries: Sequence[int], index: Sql) -> Sql:
        """Return the entry of a list of numbers at an index from 0, which must lie within."""
        return self.kind(f"(CAST([{', '.join(map(str, entries))}] AS BIGINT[]))[{(index + 1).text}]")

    def place_of(self, text: Sql, texts: Sequence[str]) -> Sql:
        """Return the place of a text among some, by one look-up; nothing where it is none of them."""
        enum = f"ENUM({', '.join(map(self.kind.quoted, texts))})"
        return self.kind(f"enum_code(TRY_CAST({text.text} AS {enum}))")


class Spark(DuckDb):
    """What stands in for the module of Polars where Spark is spoken to."""

    kind = SparkSql
    Int128, String = "DECIMAL(38, 0)", "STRING"

    def days_of(self, value: Sql) -> Sql:
        """Return the days since 1970 of a day, or of a time by the clock of the session's zone."""
        return value.cast("DATE").called("unix_date").cast("BIGINT")

    def day_of(self, days: Sql) -> Sql:
        """Return the day so many days after 1 January 1970."""
        return days.cast("INT").called("date_from_unix_date")

    def is_midnight(self, time: Sql) -> Sql:
        """Return whether a time is the first of a day."""
        return time == self.kind(f"date_trunc('DAY', {time.text})")

    def includes(self, texts: Sql, text: str) -> Sql:
        """Return whether a list includes a text."""
        return texts.called("array_contains", text)

    def includes_all(self, texts: Sql, accepted: Iterable[str]) -> Sql:
        """Return whether every text of a list is among some; an empty cell in it is not."""
        among = ", ".join(map(self.kind.quoted, accepted))
        return self.kind(f"forall({texts.text}, x -> COALESCE(x IN ({among}), FALSE))")

    def matches(self, text: Sql, pattern: str) -> Sql:
        """Return whether a text has a part that a regular expression describes."""
        return text.called("regexp", pattern)

    def stripped(self, text: Sql, spaces: str) -> Sql:
        """Return a text without some characters at its ends."""
        return text.called("btrim", spaces)

    def entry(self, entries: Sequence[int], index: Sql) -> Sql:
        """Return the entry of a list of numbers at an index from 0, which must lie within."""
        return self.kind(f"get(array({', '.join(f'{entry}L' for entry in entries)}), CAST({index.text} AS INT))")


class SqlFrame:
    """A relation of DuckDB, or a frame of Spark, that takes columns as a Polars frame does.

    Args:
        native: the relation or frame.
        kind: in whose words expressions are.
    """

    def __init__(self, native: Any, kind: type[Sql]) -> None:
        self.native, self.kind = native, kind

    def _projected(self, *expressions: str) -> SqlFrame:
        if self.kind is SparkSql:
            return SqlFrame(self.native.selectExpr(*expressions), self.kind)
        return SqlFrame(self.native.project(", ".join(expressions)), self.kind)

    def with_columns(self, **columns: Sql) -> SqlFrame:
        """Return the relation with more columns."""
        added = (f"{expression.text} AS {self.kind.name(name)}" for name, expression in columns.items())
        return self._projected("*", *added)

    def select(self, *names: str) -> SqlFrame:
        """Return some columns."""
        return self._projected(*map(self.kind.name, names))
