"""What if: two versions of a rule over the same rows; which rows change, by how much, and for which facts at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import narwhals.stable.v2 as nw

from regkit.frames.errors import FrameError
from regkit.frames.over import rules_over
from regkit.language.rule import AnyRule
from regkit.law import RegkitError

if TYPE_CHECKING:
    from regkit.engine.differences import Differences

__all__ = ["Comparison", "compare"]

BEFORE, AFTER, CHANGE = "before_", "after_", "change"


@dataclass(frozen=True)
class Comparison:
    """Two versions of a rule over a frame.

    Attributes:
        rule, amended: the versions.
        answers: the frame with both answers, in columns `before_…` and `after_…`, and for amounts the `change`.
        changed: the rows of `answers` whose status or value is not the same.
    """

    rule: AnyRule
    amended: AnyRule
    answers: Any
    changed: Any

    def totals(self, *by: str) -> Any:
        """Return the rows, the changed rows and, for amounts, the sums before and after, for each group.

        Args:
            by: columns of the frame to group by; all rows together by default.
        """
        frame = _collected(self.answers)
        frame = frame.with_columns(changed=_differs(frame.columns).cast(nw.Int64))
        sums = [nw.len().alias("rows"), nw.col("changed").sum()]
        if CHANGE in frame.columns:
            sums += [nw.col(name).sum() for name in (f"{BEFORE}value", f"{AFTER}value", CHANGE)]
        made = frame.group_by(*by).agg(*sums).sort(*by) if by else frame.select(*sums)
        return made.to_native()

    def regions(self) -> Differences:
        """Return the exact regions of facts where the versions differ, whatever this frame holds, as proved by z3.

        Raises:
            RegkitError: the extra `prove` is not installed.
        """
        from regkit.engine.differences import differences  # noqa: PLC0415  (needs the extra `prove`)

        return differences(self.rule, self.amended)

    def picture(self, by: str) -> Any:
        """Return an Altair chart of the sums before and after, group by group."""
        try:
            import altair as alt  # noqa: PLC0415  (an extra)
        except ModuleNotFoundError:
            raise RegkitError("pictures need `altair`", hint="pip install 'regkit[notebook]'") from None
        if CHANGE not in _collected(self.answers).columns:
            raise FrameError(f"rule `{self.rule.name}` gives no amount to draw", hint="see `totals()`")
        rows = nw.from_native(self.totals(by), eager_only=True).rows(named=True)
        values = [
            {"group": str(row[by]), "version": version, "yuan": float(row[f"{prefix}value"] or 0)}
            for row in rows
            for version, prefix in (("before", BEFORE), ("after", AFTER))
        ]
        chart = alt.Chart(alt.InlineData(values=values), title=f"{self.rule.zh} ({self.rule.name})")
        return chart.mark_bar().encode(
            x=alt.X("yuan:Q", title="yuan"),
            y=alt.Y("group:N", title=by),
            yOffset=alt.YOffset("version:N", sort=["before", "after"]),
            color=alt.Color("version:N", sort=["before", "after"]),
        )


def compare(
    rule: AnyRule,
    amended: AnyRule,
    frame: Any,
    *,
    columns: Mapping[str, str | None] | None = None,
    on: date | str | None = None,
    nulls: Literal["unknown", "unsaid"] = "unknown",
    want: Sequence[str] = ("value", "status", "article"),
) -> Comparison:
    """Return how the answers change from one version of a rule to another, over a frame.

    Args:
        rule: the rule as it is.
        amended: the rule with numbers or readings replaced, as `rule.amend(...)` gives it.
        frame: as for `over`, and so the rest.
        columns: the column of a fact.
        on: the day asked about.
        nulls: `unknown` or `unsaid`.
        want: what is wanted of both beside value and status.

    Raises:
        FrameError, ColumnError: as for `over`.
    """
    wanted = tuple(dict.fromkeys(("value", "status", *want)))
    both = {BEFORE: rule, AFTER: amended}
    made = nw.from_native(rules_over(both, frame, columns=columns, on=on, nulls=nulls, want=wanted))
    schema = made.collect_schema()
    if f"{BEFORE}value" in schema and schema[f"{BEFORE}value"].is_numeric():
        made = made.with_columns((nw.col(f"{AFTER}value") - nw.col(f"{BEFORE}value")).alias(CHANGE))
    return Comparison(rule, amended, made.to_native(), made.filter(_differs(list(schema))).to_native())


def _differs(columns: Sequence[str]) -> Any:
    """Return whether status or value differ; nothing differs from nothing."""
    differs = nw.col(f"{BEFORE}status").cast(nw.String) != nw.col(f"{AFTER}status").cast(nw.String)
    for name in columns:
        other = name.replace(BEFORE, AFTER, 1)
        if name.startswith(f"{BEFORE}value") and other in columns:
            differs = differs | (nw.col(name) != nw.col(other)).fill_null(value=False)
    return differs


def _collected(frame: Any) -> Any:
    wrapped = nw.from_native(frame)
    return wrapped.collect() if isinstance(wrapped, nw.LazyFrame) else wrapped
