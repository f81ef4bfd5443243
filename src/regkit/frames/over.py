"""`rule.over(frame)`: the columns of facts in, the columns of answers out, in the kind of frame that came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import narwhals.stable.v2 as nw

from regkit.frames.errors import CannotQuery, FrameError
from regkit.frames.request import DEFAULT, check_choice, checked
from regkit.language.rule import AnyRule
from regkit.law import WorkingDayCalendar

__all__ = ["over", "rules_over"]

IN_MEMORY: Final = frozenset({"pandas", "pyarrow", "modin", "cudf"})


def over(  # noqa: PLR0913  (what a caller may say, all by name)
    rule: AnyRule,
    frame: Any,
    *,
    columns: Mapping[str, str] | None = None,
    on: date | str | None = None,
    want: Sequence[str] = DEFAULT,
    on_invalid: str = "mark",
    nulls: str = "unknown",
    prefix: str = "",
    calendar: WorkingDayCalendar | None = None,
) -> Any:
    """Return the frame with the rule's answer for each row, in columns of its own.

    Args:
        rule: the rule.
        frame: a frame of pandas, Polars (eager or lazy), PyArrow, DuckDB or PySpark.
        columns: the column of a fact, where neither its English name nor the law's word is its heading.
        on: the day asked about, or the name of a column of days. Rows before commencement are not applicable.
        want: of `value` (a record in several columns), `status`, `article`, `quote`, `invalid`, `missing`.
        on_invalid: `mark` the rows with a value that is not accepted, or `raise`.
        nulls: an empty cell says that the fact is `unknown`, or leaves it `unsaid`, so that it may be presumed.
        prefix: what the new headings begin with.
        calendar: working days other than the State Council's.

    Raises:
        ColumnError: a column is missing, claimed twice, or of a type that cannot be read.
        FrameError: part of the rule cannot be run on this backend exactly.
        InvalidRowsError: a row has a value that is not accepted, and `on_invalid` is `raise`.
    """
    return rules_over(
        {prefix: rule},
        frame,
        columns=columns,
        on=on,
        want=want,
        on_invalid=on_invalid,
        nulls=nulls,
        calendar=calendar,
    )


def rules_over(  # noqa: PLR0913  (as above)
    rules: Mapping[str, AnyRule] | Sequence[AnyRule],
    frame: Any,
    *,
    columns: Mapping[str, str] | None = None,
    on: date | str | None = None,
    want: Sequence[str] = DEFAULT,
    on_invalid: str = "mark",
    nulls: str = "unknown",
    calendar: WorkingDayCalendar | None = None,
) -> Any:
    """Return the frame with the answers of several rules, which share what they read and work out.

    Args:
        rules: the rules by what their headings begin with; by default `name_`.
        frame: as for one rule, and so the rest.
        columns: the column of a fact.
        on: the day asked about.
        want: what is wanted for each rule.
        on_invalid: `mark` or `raise`.
        nulls: `unknown` or `unsaid`.
        calendar: the working days.
    """
    named = rules if isinstance(rules, Mapping) else {f"{rule.name}_": rule for rule in rules}
    wrapped = nw.from_native(frame, pass_through=True)
    if not isinstance(wrapped, (nw.DataFrame, nw.LazyFrame)):
        raise FrameError(
            f"`{type(frame).__name__}` is no frame that is known", hint="pandas, Polars, PyArrow, DuckDB or PySpark"
        )
    schema = wrapped.collect_schema()
    request = checked(named, schema, columns, on, tuple(want), nulls, calendar)
    check_choice("on_invalid", on_invalid, ("mark", "raise"))
    raising = on_invalid == "raise"
    if wrapped.implementation.value in IN_MEMORY:
        from regkit.frames.memory.run import run as run_in_memory  # noqa: PLC0415  (it loads numpy)

        return run_in_memory(request, wrapped, raising=raising)
    from regkit.frames.query import batches  # noqa: PLC0415  (it loads numpy)
    from regkit.frames.query.run import run as run_as_query  # noqa: PLC0415

    try:
        return run_as_query(request, wrapped, raising=raising)
    except CannotQuery as refusal:
        if wrapped.implementation.value not in batches.WAYS:
            names = ", ".join(f"`{rule.name}`" for rule in request.rules)
            raise CannotQuery(f"rule {names}: {refusal.message}", hint=refusal.hint) from None
        return batches.WAYS[wrapped.implementation.value](request, wrapped, raising=raising)
