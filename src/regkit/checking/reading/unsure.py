"""What is not sure of a sheet: what a column that is not read could hold, and whose the value of merged cells is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from regkit.checking.reading.book import Sheet, filled
from regkit.checking.reading.cells import NOTHING, Bad, cell_reader
from regkit.checking.reading.heads import Column, Head
from regkit.checking.reading.subjects import Maker
from regkit.language.kinds import BOOL
from regkit.language.layout import Layout
from regkit.law import Unit

__all__ = ["could_hold", "merged_cells", "says_another_thing"]

# ── merged cells ─────────────────────────────────────────────────────────────────────────────────────────────


def merged_cells(sheet: Sheet, head: Head) -> dict[tuple[int, int], Any]:
    """Return what stands in each cell of the merged ranges: the value of the first, in every row of the range.

    One amount over rows of different parties is nobody's in particular, and is not read.
    """
    found: dict[tuple[int, int], Any] = {}
    for (top, left), (bottom, _) in sheet.merged.items():
        column = head.columns[left] if left < len(head.columns) else None
        if top < head.row + head.depth or bottom == top or column is None or column.target is None:
            continue
        value = sheet.rows[top][left] if top < len(sheet.rows) and left < len(sheet.rows[top]) else ""
        if filled(value) and _is_shared_amount(head.layout, column.target):
            value = SHARED_AMOUNT.of(value)
        found |= {(row, left): value for row in range(top, min(bottom, len(sheet.rows) - 1) + 1)}
    return found


def _is_shared_amount(layout: Layout, target: str) -> bool:
    spec = layout.spec(target)
    return spec is not None and spec.kind.is_amount and target.partition(".")[0] not in layout.shared


SHARED_AMOUNT = Bad(
    "one amount stands over several rows: whose it is is not said",
    "一个金额跨多行合并，无法确定属于哪一方",
    hint_en="write the amount of each row",
    hint_zh="请按行分别填写",
)


# ── what an unread column could hold ─────────────────────────────────────────────────────────────────────────


def could_hold(head: Head, column: Column, cells: list[Any]) -> tuple[str, ...]:
    """Return the facts that a column could speak of which is not read."""
    spoken = [cell for cell in cells if filled(cell)]
    if column.state == "left out" or not spoken:
        return ()
    layout = head.layout
    read = {one.target for one in head.columns}
    if column.state == "unlabelled":
        presumed = [f"{key}.{name}" for key, model in layout.subjects.items() for name in model.facts]
        return _fitting(layout, column, spoken, [target for target in presumed if target not in read])
    likely = tuple(target for target in column.likely if target not in read and layout.spec(target))
    return likely or _fitting(layout, column, spoken, column.possible)


def says_another_thing(head: Head, column: Column, cells: list[Any]) -> bool:
    """Return whether a column holds what no fact could be that its heading resembles, each of which has its own."""
    spoken = [cell for cell in cells if filled(cell)]
    if not spoken or any(target not in {one.target for one in head.columns} for target in column.likely):
        return False
    specs = [head.layout.spec(target) for target in column.likely]
    if any(spec is not None and spec.kind.sort == "a text" for spec in specs):
        return False
    return not _fitting(head.layout, column, spoken, column.likely)


def _fitting(layout: Layout, column: Column, cells: list[Any], targets: Iterable[str]) -> tuple[str, ...]:
    """Return the targets that could have every one of some values; of bare numbers, amounts of money before counts."""
    fitting = [target for target in targets if layout.spec(target) and _all_fit(layout, column, target, cells)]
    money = [target for target in fitting if _is_money(layout, target)]
    return tuple(money or fitting)


def _is_money(layout: Layout, target: str) -> bool:
    spec = layout.spec(target)
    return spec is not None and spec.kind.is_amount and spec.kind.detail is Unit.YUAN


def _all_fit(layout: Layout, column: Column, target: str, cells: list[Any]) -> bool:
    spec = layout.spec(target)
    if spec is None or spec.kind.sort == "a text":
        return False
    tried = Column(column.index, column.heading, target, "used")
    if _is_money(layout, target):
        tried.heading = type(column.heading)(column.heading.text, column.heading.name, column.heading.unit or "元")
    read: Callable[[Any], Any] = cell_reader(layout, tried, {})
    maker = Maker(layout.subjects[target.partition(".")[0]])
    name = target.partition(".")[2]
    for cell in dict.fromkeys(map(str, cells[:200])):
        outcome = read(cell)
        if isinstance(outcome, Bad) or (outcome is not NOTHING and not maker.accepts(name, outcome)):
            return False
    return spec.kind != BOOL or any(str(cell) not in {"0", "1"} for cell in cells)
