"""Ranges over a table: what a rule comes to at least and at most, and what the missing facts are worth."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from regkit.frames.errors import ONLY_AMOUNTS, FrameError, no_amount, no_column, rows_in_words
from regkit.frames.native import collected, given, opened
from regkit.frames.request import Options, checked
from regkit.language.facts import Subject
from regkit.language.kinds import BOOL, Kind
from regkit.language.outcomes import Missing, Status
from regkit.language.rule import AnyRule
from regkit.language.writing import value_in_words
from regkit.law import Unit, display, english

__all__ = ["Exposure", "Worth", "WorthOf", "exposure", "worth"]

STATUSES = ("decided", "undetermined", "silent", "not_applicable", "invalid")


# ── what it comes to ─────────────────────────────────────────────────────────────────────────────


@dataclass
class _Sums:
    """The sums of one group of rows."""

    rows: int = 0
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    no_upper_end: int = 0
    may_be_silent: int = 0
    statuses: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATUSES, 0))


@dataclass(frozen=True)
class Exposure:
    """What a rule comes to over a table, between two ends.

    Attributes:
        rule: the rule.
        by: the columns that it is grouped by.
        table: a row for each group, in the kind of frame that was asked: `rows`; `low` and `high`, the sums of the
            least and of the greatest amounts; `no_upper_end`, rows without a greatest amount, which `high` leaves
            out; `may_be_silent`, rows for which the text gives no answer or may turn out to give none, which both
            leave out where they have no other outcome; and the rows of each status.
    """

    rule: AnyRule
    by: tuple[str, ...]
    table: Any
    groups: tuple[Mapping[str, Any], ...]

    def html(self, lang: str = "zh") -> str:
        """Return it as a table with amounts in words."""
        heads = {
            "zh": ("行数", "最低", "最高", "无上限的行", "条文可能未规定的行"),
            "en": ("rows", "at least", "at most", "without upper end", "text may be silent"),
        }[lang]
        title = self.rule.zh if lang == "zh" else self.rule.en
        rows = [
            [_cell(group[name], lang) for name in self.by]
            + [
                f"{group['rows']:,}",
                *(value_in_words(group[end], _in_yuan(self.rule), lang) for end in ("low", "high")),
            ]
            + [f"{group['no_upper_end']:,}", f"{group['may_be_silent']:,}"]
            for group in self.groups
        ]
        return display.grid(title, [*self.by, *heads], rows, lang)

    def _repr_html_(self) -> str:
        return display.folded(self.html("zh"), self.html("en"))

    def __repr__(self) -> str:
        """Say what it comes to, in one line."""
        low, high = (sum(group[end] for group in self.groups) for end in ("low", "high"))
        unbounded = sum(group["no_upper_end"] for group in self.groups)
        more = f", {rows_in_words(unbounded)} without an upper end apart" if unbounded else ""
        return f"<exposure of {self.rule.name}: {low:,.2f} to {high:,.2f}{more}>"


def exposure(rule: AnyRule, frame: Any, *, by: str | Sequence[str] = (), **options: Any) -> Exposure:
    """Return what a rule's amounts come to over a table, at least and at most, for each group.

    Args:
        rule: a rule that gives an amount, or a range of one.
        frame: a frame; one of a query is read into memory.
        by: a column to group by, or several.
        options: as for `over`: `columns`, `on`, `nulls`, `calendar`, `words`, and subjects that all rows share.

    Raises:
        FrameError: the rule gives no amount; and as for `over`.
    """
    groups = (by,) if isinstance(by, str) else tuple(by)
    wrapped = collected(frame)
    for name in groups:
        if name not in wrapped.columns:
            raise no_column(name, wrapped.columns)
    ends: dict[str, list[Any]] = _answers(rule, wrapped, options, ("status", "low", "high", "silent"))
    sums: dict[tuple[Any, ...], _Sums] = {}
    keys = [wrapped.get_column(name).to_list() for name in groups]
    for row, status in enumerate(ends["status"]):
        found = sums.setdefault(tuple(key[row] for key in keys), _Sums())
        found.rows += 1
        found.statuses[status] += 1
        found.may_be_silent += ends["silent"][row] is True
        low, high = ends["low"][row], ends["high"][row]
        found.low += low or 0
        found.high += high or 0
        found.no_upper_end += high is None and status == "undetermined"
    told = tuple(
        {**dict(zip(groups, key, strict=True)), **{name: getattr(one, name) for name in SUMMED}, **one.statuses}
        for key, one in sorted(sums.items(), key=lambda item: tuple(map(str, item[0])))
    )
    return Exposure(rule, groups, given(_arrow(told, (*groups, *SUMMED, *STATUSES)), frame), told)


SUMMED = ("rows", "low", "high", "no_upper_end", "may_be_silent")


def _answers(rule: AnyRule, frame: Any, options: Mapping[str, Any], want: tuple[str, ...]) -> dict[str, list[Any]]:
    """Return columns of answers as lists."""
    from regkit.frames.memory.run import run  # noqa: PLC0415  (it loads numpy)

    table, schema = opened(frame.to_arrow())
    request = checked({PREFIX: rule}, schema, _options(options, want))
    made = run(request, table, raising=False)
    names = {output.what: output for output in request.outputs}
    for one in ("low", "high"):
        if names.get(one) is None or names[one].sort != "number":
            raise no_amount(rule, ONLY_AMOUNTS)
    return {one: made.column(names[one].name).to_pylist() for one in want}


PREFIX = "__regkit_answer_"


def _options(given_ones: Mapping[str, Any], want: tuple[str, ...]) -> Options:
    known = {name: value for name, value in given_ones.items() if name in Options.__dataclass_fields__}
    subjects = {name: value for name, value in given_ones.items() if isinstance(value, Subject)}
    for name in given_ones.keys() - known.keys() - subjects.keys():
        known_ones = Options.__dataclass_fields__
        raise FrameError(
            f"there is no option `{name}`",
            hint=f"there are: {', '.join(known_ones)}",
            zh=f"没有 `{name}` 这一选项",
            hint_zh=f"现有：{'、'.join(known_ones)}",
        )
    return Options(**{**known, "want": want, "subjects": {**known.get("subjects", {}), **subjects}})


def _arrow(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Any:
    import pyarrow as pa  # noqa: PLC0415  (it comes with the extra)

    exact = {"low": pa.decimal128(38, 2), "high": pa.decimal128(38, 2), "spread": pa.decimal128(38, 2)}
    columns = {name: pa.array([_exact(row[name]) for row in rows], exact.get(name)) for name in names}
    return pa.table(columns)


def _exact(value: Any) -> Any:
    return value.quantize(Decimal("0.01")) if isinstance(value, Decimal) and value.is_finite() else value


# ── what the missing facts are worth ─────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class WorthOf:
    """What one missing fact or decision is worth over a table.

    Attributes:
        name, zh, en: the fact.
        authority: who decides it, for a decision or an open question.
        rows: the rows whose answer it can still change.
        alone: thereof those that lack nothing else.
        settles: the rows that it would settle, each counted by the share of its values that would settle it.
        spread: what lies between the least and the greatest amounts of those rows, in yuan.
        no_upper_end: thereof rows without a greatest amount, which `spread` leaves out.
    """

    name: str
    zh: str
    en: str
    authority: str | None
    rows: int
    alone: int
    settles: Decimal
    spread: Decimal
    no_upper_end: int


@dataclass(frozen=True)
class Worth:
    """What is missing over a table, what is worth most first.

    Attributes:
        rule: the rule.
        items: each missing fact or decision.
        table: the same in the kind of frame that was asked.
    """

    rule: AnyRule
    items: tuple[WorthOf, ...]
    table: Any

    def __iter__(self) -> Iterator[WorthOf]:
        """Go through the missing facts."""
        return iter(self.items)

    def by_authority(self) -> dict[str | None, tuple[WorthOf, ...]]:
        """Return the missing facts by who decides them; those that nobody decides are under `None`."""
        names = dict.fromkeys(one.authority for one in self.items)
        return {name: tuple(one for one in self.items if one.authority == name) for name in names}

    def html(self, lang: str = "zh") -> str:
        """Return it as a table."""
        heads = {
            "zh": ("尚缺", "由谁决定", "涉及行数", "仅缺此项", "可确定的行", "金额差距"),
            "en": ("missing", "decided by", "rows", "alone", "rows settled", "spread"),
        }[lang]
        rows = [
            [
                one.zh if lang == "zh" else one.en,
                _authority(one.authority, lang),
                *(f"{count:,}" for count in (one.rows, one.alone)),
                f"{one.settles:,.2f}",
                value_in_words(one.spread, _in_yuan(self.rule), lang) if one.spread else "—",
            ]
            for one in self.items
        ]
        return display.grid(self.rule.zh if lang == "zh" else self.rule.en, list(heads), rows, lang)

    def _repr_html_(self) -> str:
        return display.folded(self.html("zh"), self.html("en"))

    def __repr__(self) -> str:
        """Name what is worth most, in one line."""
        first = f": {self.items[0].name} first" if self.items else ""
        return f"<worth of {len(self.items)} missing facts for {self.rule.name}{first}>"


def worth(rule: AnyRule, frame: Any, **options: Any) -> Worth:
    """Return what each missing fact or decision is worth over a table: rows that it holds open, amounts between ends.

    Args:
        rule: the rule; where it gives no amount, nothing lies between ends.
        frame: a frame; one of a query is read into memory.
        options: as for `exposure`.
    """
    from regkit.frames.memory.run import answered, reads_of  # noqa: PLC0415  (it loads numpy)

    table, schema = opened(collected(frame).to_arrow())
    ends = ("low", "high") if rule.body.kind.is_amount or _is_range(rule.body.kind) else ()
    request = checked({PREFIX: rule}, schema, _options(options, ("status", *ends)))
    reads = reads_of(request, table)
    bad = tuple(key for key in request.keys if reads[key].bad is not None)
    ((_, made, open_ones),) = answered(request, reads, bad, len(table))
    spread_of = _spreads(request, request.rules[0], reads, made, open_ones) if ends else None
    found: dict[str, _Tally] = {}
    for (rows, _), missing, outcomes in zip(open_ones.by_pattern(), open_ones.missing, open_ones.possible, strict=True):
        may_be_amount = bool(missing) and not all(isinstance(one, Status) for one in outcomes)
        spread = spread_of(rows) if spread_of is not None and may_be_amount else (Decimal(0), 0)
        for item in missing:
            found.setdefault(item.name, _Tally(item)).add(len(rows), len(missing) == 1, *spread)
    items = tuple(sorted((one.told() for one in found.values()), key=lambda one: (-one.spread, -one.rows, one.name)))
    names = tuple(WorthOf.__dataclass_fields__)
    told = [{name: getattr(one, name) for name in names} for one in items]
    return Worth(rule, items, given(_arrow(told, names), frame))


def _spreads(
    request: Any, rule: AnyRule, reads: Any, made: Any, open_ones: Any
) -> Callable[[Any], tuple[Decimal, int]]:
    """Return a function that tells of some open rows what lies between their ends, and how many lack an end."""
    from regkit.frames.memory.extras import extras  # noqa: PLC0415  (it loads numpy)
    from regkit.frames.memory.sources import Reach  # noqa: PLC0415

    reach = functools.partial(Reach.of, request, PREFIX, rule, reads, open_ones)
    columns = {one.output.name: one for one in extras(request, PREFIX, rule, made, open_ones, reach, {})}
    low, high = (columns[f"{PREFIX}{end}"] for end in ("low", "high"))

    def spread(rows: Any) -> tuple[Decimal, int]:
        bounded = rows[low.there[rows] & high.there[rows]]
        sums = [Decimal(sum(one.values[bounded].tolist())).scaleb(-one.output.scale) for one in (low, high)]
        return sums[1] - sums[0], len(rows) - len(bounded)

    return spread


def _is_range(kind: Kind) -> bool:
    return {"low", "high"} <= {*getattr(kind.detail, "__dataclass_fields__", ())}


def _in_yuan(rule: AnyRule) -> Kind:
    return rule.body.kind if rule.body.kind.is_amount else Kind("amount", Unit.YUAN)


@dataclass
class _Tally:
    """What one missing fact comes to, pattern by pattern."""

    item: Missing
    rows: int = 0
    alone: int = 0
    settles: Decimal = Decimal(0)
    spread: Decimal = Decimal(0)
    no_upper_end: int = 0

    def add(self, count: int, is_alone: bool, spread: Decimal, no_upper_end: int) -> None:  # noqa: FBT001  (as data)
        self.rows += count
        self.alone += count * is_alone
        self.settles += count * self.item.settles
        self.spread += spread
        self.no_upper_end += no_upper_end

    def told(self) -> WorthOf:
        item = self.item
        told = (self.rows, self.alone, self.settles, self.spread, self.no_upper_end)
        return WorthOf(item.name, item.zh, item.en, item.authority, *told)


def _authority(name: str | None, lang: str) -> str:
    """Return who decides, in a language; a dash for what nobody decides."""
    return "—" if name is None else str(name) if lang == "zh" else english(name)


def _cell(value: Any, lang: str) -> str:
    """Return what a group is formed by, as people write it."""
    return value_in_words(value, BOOL, lang) if value is None or isinstance(value, (bool, date)) else str(value)
