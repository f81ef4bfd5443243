"""A comparison: versions of a rule over the same rows; which change, by how much, and for which facts at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast

import narwhals.stable.v2 as nw

from regkit.frames.errors import ONLY_AMOUNTS, FrameError, no_amount, no_column, rows_in_words
from regkit.frames.native import collected, given, schema_of
from regkit.frames.pictures import Bars, Picture, drawn
from regkit.language.readings import Reading, ReadingChange, Ruling
from regkit.language.rule import AnyRule
from regkit.law import Amendment, Label, display

if TYPE_CHECKING:
    from regkit.engine.differences import Differences

__all__ = ["BEFORE", "Comparison", "change_of", "changes_in_words", "differs"]

HEADS = {
    "rows": ("行数", "rows"),
    "changed": ("变化的行", "rows that change"),
    "before_value": ("现行合计", "sum as it is"),
    "after_value": ("修改后合计", "sum as amended"),
    "change": ("增减", "change"),
    "newly_decided": ("新确定的行", "newly decided"),
    "no_longer_decided": ("不再确定的行", "no longer decided"),
    "gainers": ("增加的行", "gainers"),
    "losers": ("减少的行", "losers"),
}
"""The headings of a table of sums, in both languages."""
F = TypeVar("F")
BEFORE, AFTER = "before", "after"
DECIDED = "decided"
COUNTS = ("newly_decided", "no_longer_decided", "gainers", "losers")


@dataclass(frozen=True)
class Comparison(Generic[F]):
    """Versions of a rule over a frame.

    Attributes:
        versions: the rules by name, the rule as it is first; two versions are called `before` and `after`.
        answers: the frame with the answers of each, in columns `NAME_value`, `NAME_status` and so on, and for amounts
            the change of each later version (`change`, or `NAME_change` where there are several): nothing where one
            of the two has no amount.
        changed: the rows of `answers` where the status or the value of some version is not that of the first.
    """

    versions: Mapping[str, AnyRule]
    answers: F
    changed: F

    @property
    def rule(self) -> AnyRule:
        """The rule as it is."""
        return next(iter(self.versions.values()))

    @property
    def others(self) -> tuple[str, ...]:
        """The names of the versions that it is compared with."""
        return tuple(self.versions)[1:]

    @property
    def amended(self) -> AnyRule:
        """The one other version.

        Raises:
            FrameError: there are several.
        """
        if len(self.versions) != 2:  # noqa: PLR2004  (the rule and one more)
            raise FrameError(
                "there are several other versions",
                hint=f"see `versions`: {', '.join(self.others)}",
                zh="另外的版本不止一个",
                hint_zh=f"见 `versions`：{'、'.join(self.others)}",
            )
        return self.versions[self.others[0]]

    # ── sums ─────────────────────────────────────────────────────────────────────────────────────

    def totals(self, *by: str, weight: str | None = None) -> Any:
        """Return sums for each group: a row for each version, or one for both where there are two.

        The columns, for each version: `rows`; `changed`; for amounts the sums (`before_value`, `after_value`), and
        `change`, which is the one less the other, whoever was decided; thereof `newly_decided` and
        `no_longer_decided`, rows that had no answer before or have none after; `gainers` and `losers`, rows of which
        both are decided and the amount rises or falls.

        Args:
            by: columns of the frame to group by; all rows together by default.
            weight: a column that says for how many each row stands; sums and counts are then floats.
        """
        self._check_columns((*by, *([] if weight is None else [weight])))
        frame = self._table((*by, *([] if weight is None else [weight])))
        made = [self._totals_of(frame, name, by, weight) for name in self.others]
        return given((made[0] if len(made) == 1 else nw.concat(made, how="vertical")).to_native(), self.answers)

    def _table(self, columns: Sequence[str]) -> Any:
        """Return some columns and every status and value as a PyArrow table: decimals are summed there exactly."""
        frame = collected(self.answers)
        told = [
            name for name in frame.columns if any(name.startswith((f"{v}_status", f"{v}_value")) for v in self.versions)
        ]
        return nw.from_native(
            _of_one_scale(frame.select(*dict.fromkeys((*columns, *told))).to_arrow()), eager_only=True
        )

    def _totals_of(self, frame: Any, name: str, by: Sequence[str], weight: str | None) -> Any:
        first = next(iter(self.versions))
        kinds = _kinds(frame, first, name)
        schema = frame.collect_schema()
        amounts = [f"{first}_value", f"{name}_value"] if self._has_amounts(schema) else []
        weights = nw.lit(1) if weight is None else nw.col(weight).cast(nw.Float64)
        marks = {
            kind: (nw.when(where).then(weights).otherwise(nw.lit(0))).alias(f"__{kind}")
            for kind, where in kinds.items()
        }
        values = {
            column: nw.col(column) if weight is None else nw.col(column).cast(nw.Float64) * weights
            for column in amounts
        }
        working = frame.with_columns(weights.alias("__rows"), *marks.values())
        working = working.with_columns(**{f"__{column}": value for column, value in values.items()})
        if amounts:
            exact = working.collect_schema()[f"__{amounts[0]}"].is_decimal()
            before, after = (nw.col(f"__{column}").fill_null(Decimal(0) if exact else 0) for column in amounts)
            working = working.with_columns((after - before).alias("__change"))
        shown = {f"__{first}_value": f"{BEFORE}_value", f"__{name}_value": f"{AFTER}_value"}
        sums = [nw.col("__rows").sum().alias("rows"), nw.col("__changed").sum().alias("changed")]
        sums += [nw.col(f"__{column}").sum().alias(shown[f"__{column}"]) for column in amounts]
        sums += [nw.col("__change").sum().alias("change")] if amounts else []
        counts = [kind for kind in COUNTS if f"__{kind}" in working.collect_schema()]
        sums += [nw.col(f"__{kind}").sum().alias(kind) for kind in counts]
        made = working.group_by(*by).agg(*sums).sort(*by) if by else working.select(*sums)
        order = [*by, "rows", "changed", *([f"{BEFORE}_value", f"{AFTER}_value", "change"] if amounts else []), *counts]
        if len(self.others) > 1:
            made = made.with_columns(nw.lit(name).alias("version"))
            order = ["version", *order]
        return made.select(*order)

    def gainers(self, count: int = 10, version: str | None = None) -> F:
        """Return the rows whose amount rises most, the most first.

        Args:
            count: how many rows.
            version: which of several other versions.
        """
        return self._ranked(count, version, falling=True)

    def losers(self, count: int = 10, version: str | None = None) -> F:
        """Return the rows whose amount falls most, the most first; as `gainers`."""
        return self._ranked(count, version, falling=False)

    def _ranked(self, count: int, version: str | None, *, falling: bool) -> F:
        column = self._change(version)
        frame = collected(self.answers)
        frame = frame.with_columns(nw.col(column).cast(nw.Float64).alias("__change"))
        side = nw.col("__change") > 0 if falling else nw.col("__change") < 0
        ranked = frame.filter(side).sort("__change", descending=falling).head(count).drop("__change")
        native: F = ranked.to_native()
        return native

    def quantiles(self, *at: float, version: str | None = None) -> dict[float, float]:
        """Return the change of amount below which a share of the rows with a change in hand lies.

        Args:
            at: the shares, from 0 to 1; the tenths, quarters and the middle by default.
            version: which of several other versions.
        """
        column = self._change(version)
        shares = at or (0.1, 0.25, 0.5, 0.75, 0.9)
        changes = collected(self.answers).select(nw.col(column).cast(nw.Float64).alias("x")).drop_nulls()["x"]
        return {share: float(changes.quantile(share, interpolation="linear")) for share in shares}

    def shares(self, *by: str, version: str | None = None) -> Any:
        """Return what share of each group's rows gains, loses, is newly or no longer decided, or otherwise changes.

        Args:
            by: columns of the frame to group by.
            version: which of several other versions.
        """
        self._check_columns(by)
        frame, first = self._table(by), next(iter(self.versions))
        kinds = _kinds(frame, first, self._other(version))
        marks = [nw.when(where).then(nw.lit(1.0)).otherwise(nw.lit(0.0)).alias(kind) for kind, where in kinds.items()]
        working = frame.select(*(nw.col(name) for name in by), *marks)
        means = [nw.col(kind).mean() for kind in kinds]
        made = working.group_by(*by).agg(*means).sort(*by) if by else working.select(*means)
        return given(made.to_native(), self.answers)

    # ── seen and proved ──────────────────────────────────────────────────────────────────────────

    def regions(self, version: str | None = None) -> Differences:
        """Return the exact regions of facts where a version differs, whatever this frame holds, as proved by z3.

        Args:
            version: which of several other versions.

        Raises:
            RegkitError: the extra `prove` is not installed.
        """
        from regkit.engine.differences import differences  # noqa: PLC0415  (needs the extra `prove`)

        return differences(self.rule, self.versions[self._other(version)])

    def picture(
        self, by: str, *, lang: Literal["zh", "en"] = "zh", theme: Literal["light", "dark"] = "light", most: int = 20
    ) -> Picture:
        """Return bars of the sums of each version, group by group, the largest first, with units and what changed.

        Args:
            by: the column whose groups are drawn; groups beyond `most` are drawn as one.
            lang: `zh` or `en`.
            theme: `light` or `dark`.
            most: the most groups that are drawn apart.

        Raises:
            RegkitError: the extra `notebook` is not installed.
            FrameError: the rule gives no amount.
        """
        self._check_amounts(Label("见 `totals()`", "see `totals()`"))
        sums: dict[str, dict[str, Decimal]] = {}
        frame, versions = self._table((by,)), list(self.versions)
        made = frame.group_by(by).agg(*(nw.col(f"{name}_value").sum() for name in versions))
        for row in made.rows(named=True):
            sums[_label(row[by], lang)] = {
                self._caption(name, lang): Decimal(str(row[f"{name}_value"] or 0)) for name in versions
            }
        changes = [changes_in_words(self.rule, self.versions[name], lang) for name in self.others]
        title = self.rule.zh if lang == "zh" else self.rule.en
        bars = Bars(title, tuple(dict.fromkeys(filter(None, changes))), by, sums)
        return drawn(bars, lang=lang, theme=theme, most=most)

    def _caption(self, name: str, lang: str) -> str:
        said = {"zh": {BEFORE: "现行", AFTER: "修改后"}, "en": {BEFORE: "as it is", AFTER: "amended"}}[lang]
        return said.get(name, name)

    def html(self, lang: Literal["zh", "en"] = "zh") -> str:
        """Return what changes and the sums, version by version, as a table."""
        rows = nw.from_native(self.totals(), eager_only=True).rows(named=True)
        heads = {name: HEADS[name][lang == "en"] for name in rows[0] if name in HEADS}
        title = self.rule.zh if lang == "zh" else self.rule.en
        told = [changes_in_words(self.rule, self.versions[name], lang) or name for name in self.others]
        cells = ((said, *(_plain(row[name]) for name in heads)) for said, row in zip(told, rows, strict=True))
        return display.grid(title, ("", *heads.values()), cells, lang)

    def _repr_html_(self) -> str:
        return display.folded(self.html("zh"), self.html("en"))

    def __repr__(self) -> str:
        """Say what was compared, in one line."""
        return (
            f"<comparison of {self.rule.name}: {', '.join(self.versions)}; "
            f"changed in {rows_in_words(len(collected(self.changed)))}>"
        )

    # ── checks ───────────────────────────────────────────────────────────────────────────────────

    def _other(self, version: str | None) -> str:
        if version is None and len(self.others) == 1:
            return self.others[0]
        if version not in self.others:
            raise FrameError(
                f"`{version}` is no version",
                hint=f"there are: {', '.join(self.others)}",
                zh=f"没有 `{version}` 这个版本",
                hint_zh=f"现有：{'、'.join(self.others)}",
            )
        return version

    def _change(self, version: str | None) -> str:
        self._check_amounts(ONLY_AMOUNTS)
        return change_of(self._other(version), self.others)

    def _schema(self) -> Any:
        return nw.from_native(cast("Any", self.answers)).collect_schema()

    def _has_amounts(self, schema: Any) -> bool:
        value = f"{next(iter(self.versions))}_value"
        return value in schema and schema[value].is_numeric()

    def _check_amounts(self, hint: Label) -> None:
        if not self._has_amounts(schema_of(self.answers)):
            raise no_amount(self.rule, hint)

    def _check_columns(self, names: Sequence[str]) -> None:
        known = schema_of(self.answers).names()
        for name in names:
            if name not in known:
                raise no_column(name, known)


def changes_in_words(rule: AnyRule, version: AnyRule, lang: str = "zh") -> str:
    """Return what a version changes: `第八条：2% → 1.5%`, or the reading that it follows instead."""
    before = set(rule.amendments)
    told = [_change_in_words(change, lang) for change in version.amendments if change not in before]
    return ("；" if lang == "zh" else "; ").join(told)


def _change_in_words(change: Amendment | ReadingChange | Ruling, lang: str) -> str:
    if isinstance(change, Ruling):
        by = f"（{change.by}，{change.document}）" if lang == "zh" else f" ({change.by}, {change.document})"
        return f"{change.about.id}{'：' if lang == 'zh' else ': '}{change.value}{by}"
    if isinstance(change, Amendment):
        address = change.number.quote.address
        place = f"{address.zh}：" if lang == "zh" else f"article {address.short}: "
        return f"{place}{change.number.value} → {change.value}"
    reading: Reading = change.reading
    if lang == "en":
        return f"reading {reading.id}: {reading.default} → {change.option}"
    return f"解读{reading.id}：{reading.options[reading.default]} → {reading.options[change.option]}"


def change_of(name: str, others: Sequence[str]) -> str:
    """Return the heading of the change of amount that a version brings."""
    return "change" if len(others) == 1 else f"{name}_change"


def _kinds(frame: Any, first: str, name: str) -> dict[str, Any]:
    """Return which rows change, and how."""
    columns = list(frame.collect_schema())
    was, now = (nw.col(f"{one}_status").cast(nw.String) == nw.lit(DECIDED) for one in (first, name))
    kinds = {"changed": differs(columns, first, name), "newly_decided": ~was & now, "no_longer_decided": was & ~now}
    one, other = f"{first}_value", f"{name}_value"
    if one in columns and frame.collect_schema()[one].is_numeric():
        kinds["gainers"] = (nw.col(other) > nw.col(one)).fill_null(value=False)
        kinds["losers"] = (nw.col(other) < nw.col(one)).fill_null(value=False)
    return kinds


def differs(columns: Sequence[str], first: str, name: str) -> Any:
    """Return whether status or value differ; nothing differs from nothing."""
    differs = nw.col(f"{first}_status").cast(nw.String) != nw.col(f"{name}_status").cast(nw.String)
    for column in columns:
        other = column.replace(first, name, 1)
        if column.startswith(f"{first}_value") and other in columns:
            differs = differs | (nw.col(column) != nw.col(other)).fill_null(value=False)
    return differs


def _of_one_scale(table: Any) -> Any:
    """Return a PyArrow table whose decimals all have the most places that one of them has, and room to be summed."""
    import pyarrow as pa  # noqa: PLC0415  (tables in memory come with it)

    decimals = [index for index, one in enumerate(table.schema) if pa.types.is_decimal(one.type)]
    scale = max((table.schema.field(index).type.scale for index in decimals), default=0)
    for index in decimals:
        one = table.schema.field(index)
        kind = pa.decimal128(max(28, min(38, one.type.precision + scale - one.type.scale)), scale)
        table = table.set_column(index, one.name, table.column(index).cast(kind))
    return table


def _label(value: Any, lang: str) -> str:
    if value is None or value != value:  # noqa: PLR0124  (NaN is nothing known)
        return "不详" if lang == "zh" else "unknown"
    return str(value)


def _plain(value: Any) -> str:
    """Return a sum as people write it, without zeros at its end."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text
