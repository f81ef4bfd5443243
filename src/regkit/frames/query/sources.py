"""Columns of a query as expressions: codes and whole numbers, never null, and where a value is missing or bad."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from regkit.frames.errors import IN_MEMORY, CannotQuery
from regkit.frames.plan.cells import reader, reads_as_usual, spellings
from regkit.frames.plan.columns import SCALES, Column
from regkit.frames.plan.nodes import NULL
from regkit.frames.query.dialect import Dialect
from regkit.language.vocabulary import SEPARATORS, UNKNOWN

__all__ = ["Source", "code_of", "source"]

Expr = Any
BAD = 254
"""The code of a text that is none of the accepted ones."""
TOP = 65_535
"""The number, where words are numbered by their spellings, of such a text and of no text at all."""
SPACES = " \t\r\n\u3000\u00a0"
EXACT_FLOAT = 2**53


@dataclass
class Source:
    """What a column says of each row, as expressions that are never null.

    Attributes:
        value: the code of a word or a truth, `NULL` for unknown; or the whole number, 0 where there is none.
        has: where there is an accepted value; `None` for words and truths, whose codes say it.
        bad: where the value is not accepted; `None` where that cannot be.
        refusal: tells `bad` from the value instead, once that is a column of its own.
        includes: for a set, where it includes each word.
        said: where anything is said, if only that the fact is unknown.
        runs: where `value` is no code itself, the numbers that stand for each code, the unknown one too, as runs.
        text: the text of a column of texts.
    """

    value: Expr
    has: Expr = None
    bad: Expr = None
    refusal: Callable[[Expr], Expr] | None = None
    includes: Mapping[str, Expr] = field(default_factory=dict)
    runs: Mapping[int, tuple[int, int]] | None = None
    said: Expr = None
    text: Expr = None

    def flag(self, what: str) -> Expr:
        """Return a truth about the column, `has`, `bad` or `includes:` a word; nothing where none is needed."""
        name, _, word = what.partition(":")
        return (
            self.includes.get(word)
            if word
            else self.has
            if name == "has"
            else self.said
            if name == "said"
            else self.bad
        )

    def run(self, code: int) -> tuple[int, int]:
        """Return the least and the greatest number that stands for a code."""
        return (code, code) if self.runs is None else self.runs[code]


def source(column: Column, dtype: Any, dialect: Dialect) -> Source:
    """Return the expressions of a column.

    Args:
        column: the fact, with its heading.
        dtype: the type of the frame's column, in narwhals' words.
        dialect: whose expressions.

    Raises:
        CannotQuery: a column of this type cannot be read on this backend.
    """
    found = _read(column, dtype, dialect)
    found.said = _said(column, dtype, dialect)
    return found


def _said(column: Column, dtype: Any, dialect: Dialect) -> Expr:
    """Return where a cell is not empty; a text such as `未知` says that a fact is unknown."""
    raw = dialect.module.col(column.heading)
    if str(dtype) == "String" or str(dtype).startswith(("Categorical", "Enum")):
        blank = (_stripped(raw.cast(dialect.module.String), dialect) == "").fill_null(value=True)
        return ~blank
    if str(dtype).startswith("Float"):
        return ~(raw.is_null() | raw.is_nan().fill_null(value=False))
    return ~raw.is_null()


def code_of(found: Source, dialect: Dialect) -> Expr:
    """Return the code of a word or truth, where a column numbers it in another way."""
    value = found.value.cast(dialect.module.Int64)
    if found.runs is None:
        return value
    arms = [(value <= last, dialect.number(code, wide=False)) for code, (_, last) in found.runs.items() if code != NULL]
    return dialect.choose(arms, dialect.number(NULL, wide=False))


def _read(column: Column, dtype: Any, dialect: Dialect) -> Source:
    raw, name = dialect.module.col(column.heading), str(dtype)
    text = name == "String" or name.startswith(("Categorical", "Enum"))
    match column.sort:
        case "flag" if name == "Boolean":
            code = dialect.choose([(raw, _code(dialect, 1))], _code(dialect, 0))
            return Source(dialect.choose([(raw.is_null(), _code(dialect, NULL))], code))
        case "flag" | "word" if text:
            return _numbered(column, dialect) if dialect.backend == "duckdb" else _words(column, dtype, dialect)
        case "number" if dtype.is_numeric():
            return _numbers(column, dtype, dialect)
        case "day" if name == "Date" or name.startswith("Datetime"):
            return _days(column, dtype, dialect)
        case "text" if text:
            known = _stripped(raw.cast(dialect.module.String), dialect)
            unknown = raw.is_null() | known.is_in(["", *sorted(UNKNOWN)]).fill_null(value=False)
            return Source(_zero(dialect), has=~unknown, text=known)
        case "set" if name.startswith("List") or text:
            return _sets(column, dialect, listed=name.startswith("List"))
        case _ if name in {"Null", "Unknown"}:
            return Source(_nothing(column, dialect), has=dialect.truth(False))
        case "word" | "flag" | "set" | "text" if dtype.is_numeric():
            return _all_bad(raw, column, dialect)
        case _ if name == "Boolean":
            return _all_bad(raw, column, dialect)
        case _:
            raise CannotQuery(
                f"column `{column.heading}` is of type {name}, which {dialect.backend} cannot read as `{column.key}`",
                hint="turn it into a plain type first: numbers as decimals or integers, days as dates",
                zh=f"栏目 `{column.heading}` 的类型是 {name}，{dialect.backend} 不能读作 `{column.key}`",
                hint_zh="请先转为普通类型：数用小数或整数，日期用日期",
            )


def _code(dialect: Dialect, code: int) -> Expr:
    if dialect.backend == "polars":
        return dialect.module.lit(code, dtype=dialect.module.UInt8)
    return dialect.module.lit(code, dtype=dialect.module.Int64)


def _zero(dialect: Dialect) -> Expr:
    return dialect.number(0, wide=False)


def _nothing(column: Column, dialect: Dialect) -> Expr:
    return _code(dialect, NULL) if column.sort in {"word", "flag"} else _zero(dialect)


def _all_bad(raw: Expr, column: Column, dialect: Dialect) -> Source:
    """Return a column none of whose values is of the kind of the fact."""
    return Source(_nothing(column, dialect), has=dialect.truth(False), bad=~raw.is_null())


# ── words and truths ─────────────────────────────────────────────────────────────────────────────


def _words(column: Column, dtype: Any, dialect: Dialect) -> Source:
    table = spellings(column)
    known = _categories(dtype)
    if known is not None and dialect.backend == "polars":
        return _of_enumeration(column, known, dialect)
    raw = dialect.module.col(column.heading).cast(dialect.module.String)
    size = 2 if column.sort == "flag" else len(column.members)
    if dialect.backend == "polars":
        return Source(_by_replacing(raw, table, dialect), refusal=_is_bad)
    texts: list[tuple[int, list[str]]] = [(NULL, ["", *sorted(UNKNOWN)])]
    texts += [(code, [text for text, its in table.items() if its == code]) for code in range(size)]
    stripped = _stripped(raw, dialect)
    again = dialect.choose([(stripped.is_in(some), _code(dialect, code)) for code, some in texts], _code(dialect, BAD))
    as_is = [(raw.is_in(some), _code(dialect, code)) for code, some in reversed(texts)]
    value = dialect.choose([(raw.is_null(), _code(dialect, NULL)), *as_is], again)
    return Source(value, refusal=_is_bad)


def _is_bad(value: Expr) -> Expr:
    return value == BAD


def _numbered(column: Column, dialect: Dialect) -> Source:
    """Number the accepted texts, those of one code side by side: DuckDB then finds a text by one look-up."""
    size = 2 if column.sort == "flag" else len(column.members)
    groups: dict[int, list[str]] = {code: [] for code in (*range(size), NULL)}
    for text, code in spellings(column).items():
        groups[code].append(text)
    groups[NULL] += ["", *sorted(UNKNOWN)]
    runs: dict[int, tuple[int, int]] = {}
    texts: list[str] = []
    for code, group in groups.items():
        runs[code] = (len(texts), len(texts) + len(group) - 1)
        texts += group
    runs[NULL] = (runs[NULL][0] if groups[NULL] else TOP, TOP)
    module, column_itself = dialect.module, dialect.module.col(column.heading)
    text = column_itself.cast(module.String)
    found = module.place_of(text, texts).or_else(module.place_of(_stripped(text, dialect), texts), TOP)
    number = found.cast("USMALLINT")
    return Source(number, refusal=lambda value: (value == TOP) & ~column_itself.is_null(), runs=runs)


def _categories(dtype: Any) -> list[str] | None:
    return list(dtype.categories) if str(dtype).startswith("Enum") and hasattr(dtype, "categories") else None


def _of_enumeration(column: Column, known: list[str], dialect: Dialect) -> Source:
    """Read an enumeration by its physical codes: each category is looked up once, now."""
    read_one = reader(column)
    cells = [read_one(category) for category in known]
    codes = [NULL if cell is None else cell if isinstance(cell, int) else BAD for cell in cells]
    physical = dialect.module.col(column.heading).to_physical()
    if codes == list(range(len(codes))):
        value = physical.cast(dialect.module.UInt8).fill_null(NULL)
    else:
        value = physical.replace_strict(list(range(len(codes))), codes, default=NULL, return_dtype=dialect.module.UInt8)
    return Source(value, refusal=_is_bad if BAD in codes else None)


def _by_replacing(raw: Expr, table: dict[str, int], dialect: Dialect) -> Expr:
    """Look texts up as they are; only what is not found is stripped and looked up again."""
    pl = dialect.module
    texts = {**table, **dict.fromkeys(("", *UNKNOWN), NULL)}
    enum = pl.Enum(list(texts))
    stripped = raw.str.strip_chars(SPACES)
    physical = stripped.cast(enum, strict=False).to_physical()
    codes = list(texts.values())
    value = physical.replace_strict(list(range(len(codes))), codes, default=BAD, return_dtype=pl.UInt8)
    return pl.when(raw.is_null()).then(_code(dialect, NULL)).otherwise(value)


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────


def _numbers(column: Column, dtype: Any, dialect: Dialect) -> Source:
    _check_usual(column, dialect)
    raw = dialect.module.col(column.heading)
    unit = SCALES.get(column.unit or "元", 0)
    factor = 10 ** (column.scale + unit)
    int64, float64 = dialect.module.Int64, dialect.module.Float64
    if dtype.is_integer():
        least, most = column.ends(factor)
        good = ((raw >= least) & (raw <= most)).fill_null(value=False)
        present = ~raw.is_null()
        whole = (
            raw.cast(int64) * factor
            if str(dtype) != "UInt64"
            else dialect.choose([(good, raw)], 0).cast(int64) * factor
        )
    elif dtype.is_float():
        present = ~(raw.is_null() | raw.is_nan().fill_null(value=False))
        least, most = column.low / factor, min(column.high, EXACT_FLOAT) / factor
        inside = ((raw >= least) & (raw <= most)).fill_null(value=False) & present
        safe = dialect.choose([(inside, raw.cast(float64))], dialect.module.lit(0.0, dtype=float64))
        whole = (safe * float(factor) + 0.5).floor().cast(int64)
        good = inside & (whole.cast(float64) / float(factor) == safe)
    else:
        return _decimals(column, dtype, dialect)
    value = dialect.choose([(good & present, whole)], _zero(dialect))
    return Source(value, has=good & present, bad=present & ~good)


def _decimals(column: Column, dtype: Any, dialect: Dialect) -> Source:
    """Read decimals exactly: the whole part and the decimals apart, each a whole number."""
    raw = dialect.module.col(column.heading)
    unit = SCALES.get(column.unit or "元", 0)
    digits = column.scale + unit
    scale = dtype.scale
    present = ~raw.is_null()
    least, most = (Decimal(end).scaleb(-digits).normalize() for end in (column.low, column.high))
    inside = ((raw >= dialect.module.lit(least)) & (raw <= dialect.module.lit(most))).fill_null(value=False)
    safe = dialect.choose([(inside, raw)], dialect.module.lit(Decimal(0)))
    whole = _mantissa(safe, dtype, dialect)
    good = inside
    if digits >= scale:
        whole = whole * 10 ** (digits - scale)
    else:
        rest = 10 ** (scale - digits)
        good = inside & (whole - whole // rest * rest == 0)
        whole = whole // rest
    value = dialect.choose([(good, whole)], _zero(dialect))
    return Source(value, has=good, bad=present & ~good)


def _mantissa(raw: Expr, dtype: Any, dialect: Dialect) -> Expr:
    """Return a decimal times ten to its scale, as a whole number."""
    if dialect.backend == "polars":
        return raw.to_physical().cast(dialect.module.Int64)
    return (raw.cast(dialect.module.Decimal(38, dtype.scale)) * 10**dtype.scale).cast(dialect.module.Int64)


def _check_usual(column: Column, dialect: Dialect) -> None:
    if not reads_as_usual(column):
        raise CannotQuery(
            f"`{column.key}` has a check of its own, which {dialect.backend} cannot run",
            hint=IN_MEMORY.en,
            zh=f"`{column.key}` 有自己的校验，{dialect.backend} 不能运行",
            hint_zh=IN_MEMORY,
        )


# ── days ─────────────────────────────────────────────────────────────────────────────────────────


def _days(column: Column, dtype: Any, dialect: Dialect) -> Source:
    raw = dialect.module.col(column.heading)
    midnight = None
    if str(dtype) != "Date":
        midnight = _midnight(raw, dialect).fill_null(value=False)
    day = _since_1970(raw, dtype, dialect)
    good = ((day >= column.low) & (day <= column.high)).fill_null(value=False)
    good = good if midnight is None else good & midnight
    value = dialect.choose([(good, day)], _zero(dialect))
    return Source(value, has=good, bad=~raw.is_null() & ~good)


def _midnight(raw: Expr, dialect: Dialect) -> Expr:
    if dialect.backend != "polars":
        return dialect.module.is_midnight(raw)
    hour, *rest = (raw.dt.hour(), raw.dt.minute(), raw.dt.second(), raw.dt.nanosecond())
    midnight = hour == 0
    for part in rest:
        midnight = midnight & (part == 0)
    return midnight


def _since_1970(raw: Expr, dtype: Any, dialect: Dialect) -> Expr:
    """Return the days since 1970, by the clock of the column's own zone."""
    if dialect.backend != "polars":
        return dialect.module.days_of(raw)
    int64 = dialect.module.Int64
    if str(dtype) == "Date":
        return raw.to_physical().cast(int64)
    return raw.dt.date().cast(dialect.module.Int32).cast(int64)


# ── sets ─────────────────────────────────────────────────────────────────────────────────────────


def _sets(column: Column, dialect: Dialect, *, listed: bool) -> Source:
    raw = dialect.module.col(column.heading)
    table = spellings(column)
    words: dict[int, list[str]] = {}
    for text, code in table.items():
        words.setdefault(code, []).append(text)
    if listed and dialect.backend != "polars":
        module = dialect.module
        there = {code: _any([module.includes(raw, text) for text in texts]) for code, texts in words.items()}
        good = module.includes_all(raw, table).fill_null(value=False)
        present = ~raw.is_null()
    elif listed:
        there = {code: _any([raw.list.contains(text) for text in texts]) for code, texts in words.items()}
        found = sum((raw.list.contains(text).cast(dialect.module.Int64) for text in table), start=_zero(dialect))
        distinct = raw.list.unique().list.len().cast(dialect.module.Int64)
        good = (found == distinct).fill_null(value=False)
        present = ~raw.is_null()
    else:
        text = raw.cast(dialect.module.String)
        split = SEPARATORS.pattern
        there = {code: _matches(text, _among(texts, split), dialect) for code, texts in words.items()}
        every = "|".join(map(_escaped, table))
        good = _matches(text, f"^\\s*(({every})\\s*({split}\\s*|$))*$", dialect).fill_null(value=False)
        present = ~(raw.is_null() | _stripped(text, dialect).is_in(["", *UNKNOWN]).fill_null(value=False))
    includes = {column.members[code].code: rows.fill_null(value=False) for code, rows in there.items()}
    return Source(_zero(dialect), has=good & present, bad=present & ~good, includes=includes)


def _matches(text: Expr, pattern: str, dialect: Dialect) -> Expr:
    return text.str.contains(pattern) if dialect.backend == "polars" else dialect.module.matches(text, pattern)


def _stripped(text: Expr, dialect: Dialect) -> Expr:
    return text.str.strip_chars(SPACES) if dialect.backend == "polars" else dialect.module.stripped(text, SPACES)


def _among(texts: list[str], split: str) -> str:
    return f"(^|{split})\\s*({'|'.join(map(_escaped, texts))})\\s*($|{split})"


def _escaped(text: str) -> str:
    return "".join(f"\\{one}" if one in ".^$*+?{}[]\\|()" else one for one in text)


def _any(parts: list[Expr]) -> Expr:
    result = parts[0]
    for part in parts[1:]:
        result = result | part
    return result
