"""Running a request as a query: Polars by its own expressions, DuckDB and PySpark by SQL."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import Any, Final, Self

import narwhals.stable.v2 as nw

from regkit.frames.errors import BACKENDS, IN_MEMORY, CannotQuery, FrameError
from regkit.frames.plan.cells import accepted_in_words
from regkit.frames.plan.nodes import Node, descendants
from regkit.frames.plan.plan import ANSWERS, INVALID, STATUS_WORDS, Copy, Output, Plan
from regkit.frames.query.dialect import Dialect
from regkit.frames.query.expressions import Lookup, Stages, staged
from regkit.frames.query.lookups import looked_up
from regkit.frames.query.sources import Source, source
from regkit.frames.query.sql import DuckDb, Spark, SqlFrame
from regkit.frames.request import Request, invalid_error

__all__ = ["raise_on_bad", "run"]

Expr = Any
PREFIX = "__regkit_"
ROW_BY_ROW: Final = ("missing", "low", "high", "silent", "possible")
"""What is told of each pattern of facts, by the rule itself."""
WORDS: Final = {"duckdb": DuckDb(), "pyspark": Spark()}
"""The backends that are spoken to in SQL, by narwhals' names."""
DEEPEST = 60
"""How many steps may rest on each other: DuckDB takes twice as long to think of a query for every few more."""
DIGITS = 38
MOST = 10**DIGITS


def run(request: Request, frame: Any) -> Any:
    """Return the native frame with the columns that the request asks for; lazy frames stay lazy.

    A text that is spelt as no query can read is marked as not accepted.

    Raises:
        FrameError: the backend cannot run part of the rule exactly.
    """
    name = frame.implementation.value
    for want in ROW_BY_ROW:
        if want in request.want:
            raise CannotQuery(
                f"`{want}` is not worked out on {name}",
                hint=IN_MEMORY.en,
                zh=f"`{want}` 不能在 {name} 上得出",
                hint_zh=IN_MEMORY,
            )
    if name == "polars":
        return _on_polars(request, frame)
    schema = tuple(frame.collect_schema().items())
    if name not in WORDS:
        raise FrameError(
            f"frames of {name} cannot be queried", hint=BACKENDS.en, zh=f"不能查询 {name} 的表格", hint_zh=BACKENDS
        )
    words = WORDS[name]
    steps = _steps(request, schema, Dialect(words, words.Int128, name))
    return steps.on(SqlFrame(frame.to_native(), words.kind)).native


def _on_polars(request: Request, frame: Any) -> Any:
    import polars as pl  # noqa: PLC0415  (the caller's frame is one of Polars)

    native = frame.to_native()
    steps = _steps(request, tuple(frame.collect_schema().items()), Dialect(pl, pl.Int128, "polars"))
    result = steps.on(native.lazy())
    return result.collect() if isinstance(native, pl.DataFrame) else result


def raise_on_bad(frame: Any, request: Request) -> None:
    """Run the query once for the rows that are not accepted."""
    status = next((f"{prefix}status" for prefix in request.prefixes if "status" in request.want), None)
    if status is None:
        raise FrameError(
            '`on_invalid="raise"` needs the status',
            hint='want "status" too',
            zh='`on_invalid="raise"` 需要 `status`',
            hint_zh='请在 `want` 中加上 "status"',
        )
    said = INVALID if request.options.lang is None else STATUS_WORDS[request.options.lang][ANSWERS[INVALID]]
    bad = frame.filter(nw.col(status) == nw.lit(said)).select(nw.len()).lazy().collect(backend="pyarrow")
    count = int(bad.item())
    if count:
        raise invalid_error(count, f"those whose `{status}` is `{INVALID}`")


class _Steps:
    """What is done to a frame, in order: a frame of any backend, and this record of it, takes columns alike.

    Attributes:
        columns: the columns that each step adds.
        names: those that are kept in the end.
    """

    def __init__(self) -> None:
        self.columns: list[dict[str, Expr]] = []
        self.names: tuple[str, ...] = ()

    def with_columns(self, **columns: Expr) -> Self:
        """Add columns."""
        self.columns.append(columns)
        return self

    def select(self, *names: str) -> Self:
        """Keep some columns."""
        self.names = names
        return self

    def on(self, frame: Any) -> Any:
        """Return a frame to which all this was done."""
        for columns in self.columns:
            frame = frame.with_columns(**columns)
        return frame.select(*self.names)


@functools.lru_cache(maxsize=256)
def _steps(request: Request, schema: tuple[tuple[str, Any], ...], dialect: Dialect) -> _Steps:
    """Return what is done to frames of such columns; frames that follow each other have the same."""
    of, frame = dict(schema), _Steps()
    sources: dict[str, Source] = {}
    for column in (*request.columns.values(), request.on):
        if column is not None and column.heading is not None:
            sources[column.key] = source(column, of[column.heading], dialect)
    frame = _kept(frame, sources, dialect)
    bad = tuple(key for key in request.keys if sources[key].bad is not None)
    plan = request.plan(bad)
    made, named = _made(frame, plan, sources, dialect)
    answers = {
        output.name: _output(output, named.of, dialect) for output in plan.outputs if output.what in request.want
    }
    for prefix in request.prefixes if "invalid" in request.want else ():
        refused = [one for one in plan.outputs if one.what == "refused" and request.prefixes[one.of] == prefix]
        answers[f"{prefix}invalid"] = _invalid(request, prefix, sources, refused, named.of, dialect)
    return made.with_columns(**answers).select(*of, *answers)


def _kept(frame: _Steps, sources: dict[str, Source], dialect: Dialect) -> _Steps:
    """Make columns of what was read, so that it is read once."""
    columns: dict[str, Expr] = {}

    def named(name: str, expression: Expr) -> Expr:
        columns[name] = expression
        return dialect.module.col(name)

    for index, found in enumerate(sources.values()):
        prefix = f"{PREFIX}r{index}_"
        found.value = named(f"{prefix}value", found.value)
        found.has = None if found.has is None else named(f"{prefix}has", found.has)
        found.bad = None if found.bad is None else named(f"{prefix}bad", found.bad)
        found.includes = {word: named(f"{prefix}in_{word}", there) for word, there in found.includes.items()}
        if found.refusal is not None:
            found.bad = found.refusal(found.value)
    return frame.with_columns(**columns) if columns else frame


def _made(frame: _Steps, plan: Plan, sources: dict[str, Source], dialect: Dialect) -> tuple[_Steps, Stages]:
    wanted = [node for output in plan.outputs for node in _needed(output)]
    stages = staged(wanted, dialect, sources, PREFIX)
    _check_size(plan, wanted, dialect)
    if dialect.backend == "duckdb" and len(stages.columns) > DEEPEST:
        raise CannotQuery(
            "its steps rest on each other too deep for duckdb",
            hint=IN_MEMORY.en,
            zh="步骤层层相依，duckdb 不能运行",
            hint_zh=IN_MEMORY,
        )
    for stage in stages.columns:
        plain = {name: made for name, made in stage.items() if not isinstance(made, Lookup)}
        frame = frame.with_columns(**plain) if plain else frame
        for name, made in stage.items():
            if isinstance(made, Lookup):
                frame = looked_up(frame, name, made, dialect)
    return frame, stages


def _check_size(plan: Plan, wanted: list[Node], dialect: Dialect) -> None:
    """Refuse numbers that could outgrow the widest type of the backend."""
    for node in descendants(wanted):
        if node.wide and max(-node.low, node.high) >= MOST:
            names = ", ".join(rule.name for rule in plan.rules)
            raise CannotQuery(
                f"rule `{names}` cannot be run on {dialect.backend}: `{node!r}` could need more than {DIGITS} digits",
                hint="use a frame in memory, where numbers have no end",
                zh=f"规则 `{names}` 不能在 {dialect.backend} 上运行：`{node!r}` 可能超过{DIGITS}位",
                hint_zh="请用内存中的表格，其位数不限",
            )


def _needed(output: Output) -> tuple[Node, ...]:
    match output.sort:
        case "joined":
            return output.node.args if output.node.op == "mask" else ()
        case "truth" if output.what == "refused":
            return (output.there,)
        case "text" if output.node.op == "case":
            return tuple(guard for guard, _ in output.node.args[0])
        case "text":
            return ()
        case "truth":
            return output.there, output.no
        case "number" if _all_constant(output.node):
            return (*(guard for guard, _ in output.node.args[0]), output.there)
        case _:
            return output.node, output.there


# ── outputs ──────────────────────────────────────────────────────────────────────────────────────


def _output(output: Output, of: dict[Any, Expr], dialect: Dialect) -> Expr:
    if output.sort == "joined":
        return _joined(output, of, dialect)
    if output.sort == "text":
        return _text(output, of, dialect)
    module = dialect.module
    if output.sort == "truth":
        return dialect.choose(
            [(of[output.there], dialect.truth(True)), (of[output.no], dialect.truth(False))],
            module.lit(None, dtype=module.Boolean),
        )
    if output.sort == "number" and output.floats:
        value, dtype = _floating(output, of, dialect), module.Float64
    elif output.sort == "number":
        value, dtype = _decimal(output, of, dialect), module.Decimal(output.precision, output.scale)
    elif output.sort == "day":
        value, dtype = _date(output, of, dialect), module.Date
    else:
        value, dtype = of[output.node].cast(module.Int64), module.Int64
    return dialect.choose([(of[output.there], value)], module.lit(None, dtype=dtype))


def _text(output: Output, of: dict[Any, Expr], dialect: Dialect) -> Expr:
    module = dialect.module
    said = [text for text in output.texts if isinstance(text, str)]
    closed = dialect.backend == "polars" and len(said) == len(output.texts)
    dtype = module.Enum(said) if closed else module.String
    texts = [*(_text_of(text, dtype, dialect) for text in output.texts), module.lit(None, dtype=dtype)]
    if output.node.op == "num":
        return texts[output.node.args[0]]
    if output.node.op == "case" and all(value.op == "num" for _, value in output.node.args[0]):
        arms, default = output.node.args
        return dialect.choose([(of[guard], texts[value.args[0]]) for guard, value in arms], texts[default.args[0]])
    raise AssertionError(output.node.op)


def _joined(output: Output, of: dict[Any, Expr], dialect: Dialect) -> Expr:
    """Return texts joined where each is to be told; nothing where none is."""
    module = dialect.module
    nothing = module.lit(None, dtype=module.String)
    pieces = [
        dialect.choose([(of[rows], module.lit(text, dtype=module.String))], nothing)
        for rows, text in zip(_needed(output), output.texts, strict=True)
    ]
    if not pieces:
        return nothing
    told = module.concat_str(pieces, separator=output.between, ignore_nulls=True)
    return dialect.choose([(told == "", nothing)], told)


def _text_of(text: str | Copy, dtype: Any, dialect: Dialect) -> Expr:
    if isinstance(text, Copy):
        return dialect.module.col(text.heading).cast(dialect.module.String)
    return dialect.module.lit(text, dtype=dtype)


def _decimal(output: Output, of: dict[Any, Expr], dialect: Dialect) -> Expr:
    module, node = dialect.module, output.node
    if _all_constant(node):
        arms, default = node.args
        values = [_literal(value, output, dialect) for value in (*(value for _, value in arms), default)]
        return dialect.choose(zip((of[guard] for guard, _ in arms), values, strict=False), values[-1])
    value = of[node]
    dtype = module.Decimal(output.precision, output.scale)
    if dialect.backend == "polars" and _decimals_by_their_bits():
        return value.cast(module.Int128).reinterpret(dtype=dtype)
    unit = module.lit(Decimal(1).scaleb(-output.scale))
    if dialect.backend == "polars":
        return (value.cast(module.Decimal(38, 0)) * unit).cast(dtype)
    digits = 38 - output.scale if output.node.wide else 19
    return (value.cast(module.Decimal(digits, 0)) * unit).cast(dtype)


def _floating(output: Output, of: dict[Any, Expr], dialect: Dialect) -> Expr:
    """Return a number as the binary fraction nearest to it."""
    module = dialect.module
    if _all_constant(output.node):
        arms, default = output.node.args
        values = [
            module.lit(value.args[0] / 10**output.scale, dtype=module.Float64) for _, value in (*arms, (0, default))
        ]
        return dialect.choose(zip((of[guard] for guard, _ in arms), values, strict=False), values[-1])
    return of[output.node].cast(module.Float64) / module.lit(float(10**output.scale), dtype=module.Float64)


@functools.cache
def _decimals_by_their_bits() -> bool:
    """Return whether this Polars can take whole numbers for decimals as they stand, four times as fast as reckoning."""
    import polars as pl  # noqa: PLC0415  (the caller's frame is one of Polars)

    one = pl.Series([-123], dtype=pl.Int128).to_frame("x").lazy()
    try:
        made = one.select(pl.col("x").reinterpret(dtype=pl.Decimal(18, 2))).collect()
    except (TypeError, pl.exceptions.PolarsError):
        return False
    return bool(made.item() == Decimal("-1.23"))


def _all_constant(node: Node) -> bool:
    return node.op == "case" and all(value.op == "num" for value in (*(v for _, v in node.args[0]), node.args[1]))


def _literal(node: Node, output: Output, dialect: Dialect) -> Expr:
    exact = Decimal(node.args[0]).scaleb(-output.scale)
    return dialect.module.lit(exact).cast(dialect.module.Decimal(output.precision, output.scale))


def _date(output: Output, of: dict[Any, Expr], dialect: Dialect) -> Expr:
    module = dialect.module
    if dialect.backend == "polars":
        return of[output.node].cast(module.Int32).cast(module.Date)
    return module.day_of(of[output.node])


def _invalid(
    request: Request,
    prefix: str,
    sources: dict[str, Source],
    refused: list[Output],
    of: dict[Any, Expr],
    dialect: Dialect,
) -> Expr:
    """Return the column that names each cell that is not accepted by a rule, and what would be."""
    module = dialect.module
    parts: list[Expr] = []
    for column in (*request.columns.values(), request.on):
        if column is None or column.heading is None or sources[column.key].bad is None:
            continue
        if column.key not in request.reads[prefix]:
            continue
        cell = module.col(column.heading).cast(module.String)
        accepted = module.lit(f": {accepted_in_words(column, request.options.lang or 'en')}")
        said = module.concat_str([module.lit(f"{column.heading}="), cell, accepted])
        parts.append(dialect.choose([(sources[column.key].bad, said)], module.lit(None, dtype=module.String)))
    for one in refused:
        why = module.lit(one.said[request.options.lang or "en"][0])
        cells = [module.lit("+".join(copy.heading for copy in one.texts if isinstance(copy, Copy)) + ": "), why]
        parts.append(dialect.choose([(of[one.there], module.concat_str(cells))], module.lit(None, dtype=module.String)))
    nothing = module.lit(None, dtype=module.String)
    if not parts:
        return nothing
    some = module.concat_str(parts, separator="; ", ignore_nulls=True)
    return dialect.choose([(some == "", nothing)], some)
