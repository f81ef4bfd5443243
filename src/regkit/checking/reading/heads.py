"""Where the headings of a sheet stand, and what each column is: found by best fit, never by a guess at one name.

A column is used; left out by the user's word; without a heading; like a known one and not read for it; or of no
concern. What an unread column could hold is noted with it, so that no presumption fills its place.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from regkit.checking.reading.book import FileError, Sheet, filled
from regkit.language.headings import MONEY_UNITS, Heading, fits, folded_heading, is_unit, parsed, resembling
from regkit.language.layout import Layout
from regkit.law import Unit, nearest

__all__ = [
    "LEFT_OUT",
    "Column",
    "Head",
    "Options",
    "called",
    "columns_of",
    "find_head",
    "known_names",
    "own_headings",
]

FIRST_ROWS = 40
"""Rows among which headings are looked for."""
LEAST = 2
NEAR_THE_BEST = 0.2
LEFT_OUT = "-"
"""What stands for no fact in `columns`: the column is left out by the user's word."""
REMARKS = frozenset({"备注", "说明", "序号", "remark", "remarks", "note", "notes"})
GROUPS = ("情况", "信息", "资料", "部分", "栏")
"""How the upper of two headings ends where it says nothing that matters to the lower."""


@dataclass(frozen=True)
class Options:
    """What the user says about a file.

    Attributes:
        sheets: the sheets to read; by default every visible one that fits.
        heading_row: the row of the headings, counted from 1.
        columns: for a heading, the fact that it stands for, or `-` to leave it out; either may come first.
        words: for a way of writing, the word that it stands for; `资质等级:甲A` for one column alone.
    """

    sheets: tuple[str, ...] = ()
    heading_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Column:
    """A column.

    Attributes:
        index: its place, from 0.
        heading: its heading.
        target: the `key.field` that it holds, if it is used.
        state: `used`, `left out`, `unlabelled`, `alike` or `extra`.
        likely: the targets that it may mean, likeliest first, if it is alike.
        possible: those that it may mean if its values fit.
        clash: another unit that a row of units names.
    """

    index: int
    heading: Heading
    target: str | None
    state: str
    likely: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    clash: str | None = None

    @property
    def name(self) -> str:
        """What the column is called: its heading, or its place."""
        return self.heading.text or letters(self.index)


@dataclass(slots=True)
class Head:
    """The headings of a sheet.

    Attributes:
        layout: the layout that they fit.
        row: the first of their rows, from 0.
        depth: how many rows they take, a row of units included.
        columns: the columns from left to right.
        score: how many columns are understood.
        unit: the unit of money that a title above them names for the whole sheet, where amounts are read in it.
    """

    layout: Layout
    row: int
    depth: int
    columns: list[Column]
    score: int
    unit: str | None = None


def letters(index: int) -> str:
    """Return the letters by which a spreadsheet program calls a column."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@functools.lru_cache(maxsize=64)
def _known(name: str, pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:  # noqa: ARG001  (tells layouts apart)
    return {folded_heading(heading): target for heading, target in reversed(pairs)}


def known_names(layout: Layout) -> dict[str, str]:
    """Return every name of a heading, folded, and the `key.field` it stands for; `id` tells cases apart."""
    named = (("id", "id"), (layout.identity, "id")) if layout.identity else ()
    return _known(layout.name, (*named, *layout.columns().items()))


# ── finding them ─────────────────────────────────────────────────────────────────────────────────────────────


def find_head(sheet: Sheet, layouts: Sequence[Layout], options: Options) -> Head | None:
    """Return the headings that fit a layout best; nothing where no row tells cases apart."""
    rows = range(min(FIRST_ROWS, len(sheet.rows)))
    if options.heading_row is not None:
        rows = range(options.heading_row - 1, min(options.heading_row, len(sheet.rows)))
    if sheet.is_records:
        rows = range(1)
    best: Head | None = None
    for layout in layouts:
        for row in rows:
            for head in _heads(sheet, layout, row, options):
                if best is None or head.score > best.score:
                    best = head
    return best


def _heads(sheet: Sheet, layout: Layout, row: int, options: Options) -> Iterator[Head]:
    """Yield the headings that begin in a row: one row of them, and two where the second is no case."""
    cells = sheet.rows[row]
    if sum(map(filled, cells)) < min(LEAST if layout.identity else 1, len(cells)):
        return
    one = _head(sheet, layout, row, [parsed(str(cell)) for cell in cells], 1, options)
    below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) and not sheet.is_records else []
    if _may_be_lower(below):
        two = _head(sheet, layout, row, _joined(layout, cells, below), 2, options)
        if two is not None and (one is None or two.score > one.score or _names_facts(layout, two, below)):
            yield two
            return
    if one is not None:
        yield one


def _names_facts(layout: Layout, head: Head, below: Sequence[Any]) -> bool:
    """Return whether a row below headings names facts and no case: it is the lower of two rows of headings."""
    identity = next((column.index for column in head.columns if column.target == "id"), None)
    known = known_names(layout)
    has_case = identity is not None and identity < len(below) and filled(below[identity])
    return not has_case and any(parsed(str(cell)).name in known for cell in below if filled(cell))


def _head(sheet: Sheet, layout: Layout, row: int, headings: list[Heading], depth: int, options: Options) -> Head | None:
    known, own = known_names(layout), _own(layout, options)
    headings = [*headings, *(Heading("", "") for _ in range(sheet.width - len(headings)))]
    targets = [
        own.get(call := called(one, i)) or known.get(call) or known.get(one.name) for i, one in enumerate(headings)
    ]
    if layout.identity and "id" not in targets:
        return None
    score = sum(target not in {None, LEFT_OUT} for target in targets)
    units = {} if sheet.is_records else _units_below(sheet, row + depth, targets)
    columns = [
        _column(i, one, target, units.get(i)) for i, (one, target) in enumerate(zip(headings, targets, strict=True))
    ]
    bare = [column for column in columns if column.heading.unit is None and _is_of_money(layout, column)]
    unit = _unit_above(sheet, row) if bare else None
    for column in bare if unit else ():
        column.heading = Heading(column.heading.text, column.heading.name, unit)
    return Head(layout, row, depth + bool(units), columns, score, unit)


def _column(index: int, heading: Heading, target: str | None, unit: str | None) -> Column:
    clash = unit if unit and heading.unit and unit != heading.unit else None
    if unit and not heading.unit:
        heading = Heading(heading.text, heading.name, unit)
    state = "left out" if target == LEFT_OUT else "used" if target else "extra" if heading.text else "unlabelled"
    return Column(index, heading, target if state == "used" else None, state, clash=clash)


def called(heading: Heading, index: int) -> str:
    """Return by what the user may call a column: its heading, or its letters where it has none."""
    return folded_heading(heading.text) or letters(index).casefold()


def own_headings(layout: Layout, options: Options) -> Iterator[tuple[str, str, str | None]]:
    """Yield each pair that the user says of columns, by its first: the heading, folded, and the fact of this layout."""
    known = known_names(layout)
    for pair in options.columns.items():
        heading, fact = pair if _is_fact(pair[1], known) or not _is_fact(pair[0], known) else pair[::-1]
        yield pair[0], folded_heading(heading), LEFT_OUT if fact == LEFT_OUT else known.get(folded_heading(fact))


def _own(layout: Layout, options: Options) -> dict[str, str]:
    """Return what the user says that headings stand for."""
    return {heading: target for _, heading, target in own_headings(layout, options) if target is not None}


def _is_fact(word: str, names: Container[str]) -> bool:
    return word == LEFT_OUT or folded_heading(word) in names


def check_options(layouts: Sequence[Layout], options: Options) -> None:
    """Refuse a fact that no layout has.

    Raises:
        FileError: that is so; the nearest is named.
    """
    names = {name for layout in layouts for name in known_names(layout)}
    for heading, fact in options.columns.items():
        if not _is_fact(fact, names) and not _is_fact(heading, names):
            close = nearest(fact, names)
            raise FileError(
                f"there is no fact `{fact}`",
                f"没有名为 `{fact}` 的事项",
                f"did you mean `{close}`?" if close else "see `regkit headings`",
                f"是否应为“{close}”？" if close else "可用栏目见 `regkit headings`",
            )


# ── two rows of headings, and a row of units ─────────────────────────────────────────────────────────────────


def _may_be_lower(cells: Sequence[Any]) -> bool:
    """Return whether a row may hold the lower of two headings: texts alone."""
    below = [cell for cell in cells if filled(cell)]
    return bool(below) and all(type(cell) is str for cell in below)


def _joined(layout: Layout, upper: Sequence[Any], lower: Sequence[Any]) -> list[Heading]:
    """Return the headings that two rows make together."""
    known = known_names(layout)
    labels = {folded_heading(model.zh) for model in layout.subjects.values()} | known.keys()
    made: list[Heading] = []
    above = ""
    for i in range(max(len(upper), len(lower))):
        high = str(upper[i]) if i < len(upper) else ""
        low = str(lower[i]) if i < len(lower) else ""
        above = high or above
        made.append(_one_of_two(known, labels, above if low else high, low))
    return made


def _one_of_two(known: Mapping[str, str], labels: set[str], above: str, low: str) -> Heading:
    high = parsed(above)
    if not low:
        return high
    under = parsed(low)
    text, unit = " ".join(part for part in (above, low) if part), under.unit or high.unit
    if high.name + under.name in known:
        return Heading(text, high.name + under.name, unit)
    if under.name in known and (not above or high.name in labels or high.name.endswith(GROUPS)):
        return Heading(text, under.name, unit)
    return Heading(text, high.name + under.name, unit)


def _units_below(sheet: Sheet, row: int, targets: Sequence[str | None]) -> dict[int, str]:
    """Return the units of a row that holds nothing else, by column."""
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    units = {i: str(cell).strip("()（）") for i, cell in enumerate(cells) if filled(cell)}
    return (
        units
        if units and all(map(is_unit, units.values())) and ("id" not in targets or targets.index("id") not in units)
        else {}
    )


UNIT_ABOVE = re.compile(
    rf"(?<![一-鿿])(?:金额|货币|计价|计量)?单位[:：](?:人民币)?[(（]?(?P<unit>{'|'.join(MONEY_UNITS)})(?![一-鿿\w])"
)


def _unit_above(sheet: Sheet, row: int) -> str | None:
    """Return the unit of money that titles above the headings name, `单位：万元`; nothing where they name two."""
    texts = (re.sub(r"(?<=[:：])\s+|\s+(?=[:：])", "", str(cell)) for cells in sheet.rows[:row] for cell in cells)
    units = {found["unit"] for text in texts for found in UNIT_ABOVE.finditer(text)}
    return units.pop() if len(units) == 1 else None


def _is_of_money(layout: Layout, column: Column) -> bool:
    spec = layout.spec(column.target or "")
    return spec is not None and spec.kind.detail is Unit.YUAN


# ── columns that are not understood ──────────────────────────────────────────────────────────────────────────


def columns_of(head: Head, spoken: set[int]) -> None:
    """Settle what each column is that is not understood: alike a known heading, without one, or of no concern.

    Args:
        head: the headings; their columns are changed.
        spoken: the columns that hold something below the headings.
    """
    known = known_names(head.layout)
    names = {name: target for name, target in known.items() if "." not in name and target != "id"}
    read = {column.target for column in head.columns}
    aside = (*REMARKS, *map(folded_heading, head.layout.aside))
    for column in head.columns:
        if column.target is not None and not _fits(head.layout, column):
            column.state, column.likely, column.target = "alike", (column.target,), None
        if column.state == "unlabelled" and column.index not in spoken:
            column.state = "extra"
        if column.state != "extra" or not column.heading.text or column.heading.name.endswith(aside):
            continue
        likely, possible = resembling(column.heading.name, names)
        targets = {names[one]: score for one, score in likely.items()}
        if any(head.layout.spec(target) or target not in read for target in targets):
            column.state = "alike"
        column.likely = tuple(_nearest_of({one: score for one, score in targets.items() if one not in read}) or targets)
        column.possible = tuple(dict.fromkeys(names[one] for one in possible if names[one] not in read))


def _nearest_of(targets: Mapping[str, float]) -> list[str]:
    """Return those of some targets that are about as like a heading as the likest."""
    best = max(targets.values(), default=0.0)
    return [target for target, score in targets.items() if score > best - NEAR_THE_BEST]


def _fits(layout: Layout, column: Column) -> bool:
    """Return whether the unit of a heading is one of its fact."""
    spec = layout.spec(column.target or "")
    if column.heading.unit is None or spec is None:
        return column.heading.unit is None
    return spec.kind.is_amount and fits(column.heading.unit, spec.kind.detail)
