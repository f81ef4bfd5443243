"""Tables of cases: read as bureaus keep them, cell by cell, nothing guessed and nothing lost.

A blank cell says nothing, so a presumption applies; `未知` says that the fact is unknown. A bad cell puts its
row aside with the reason; the other rows are still answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from regkit.checking.problems import Problem, from_validation
from regkit.checking.sources import Cells, read_cells
from regkit.language import Subject
from regkit.language.kinds import BOOL
from regkit.language.layout import Group, Layout, RowSubjects
from regkit.law import InputError, Unit, nearest, parse_money

__all__ = ["Table", "read_table", "table_of"]

YES = frozenset({"是", "有", "yes", "true", "Y", "y", "√"})
NO = frozenset({"否", "无", "no", "false", "N", "n", "×"})
UNKNOWN = frozenset({"未知", "不详", "不明", "unknown", "?", "？"})
UNIT = re.compile(r"^(?P<name>.*?)\s*[(（](?P<unit>元|万元|亿元)[)）]$")
MONEY_IN_CHINESE = (
    ("no unit", "没有单位", "在单元格或栏目名中写明 元 或 万元"),
    ("letter", "数字中夹有字母", "把字母 O 改为数字 0,字母 l 改为数字 1"),
    ("less than nothing", "小于零", "金额应为零或以上"),
)
SEPARATORS = re.compile(r"[、,，;；]")
"""What stands between the words of a cell that holds several."""


@dataclass
class Table:
    """What was read of a table.

    Attributes:
        file: the name of the file.
        layout: how it is laid out.
        encoding: the encoding that was found.
        groups: the cases, in the order of their first rows.
        problems: what could not be used, with its place and reason.
        rows: how many rows there were below the heading.
        lines: the line on which each case begins, by its identity.
    """

    file: str
    layout: Layout
    encoding: str
    groups: list[Group] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Column:
    heading: str
    target: str
    unit: str | None


def read_table(path: Path, layout: Layout) -> Table:
    """Read a file of cases: CSV in UTF-8 or GB18030, XLSX, JSON or YAML.

    Raises:
        InputError: there is no such file, or it is no table at all.
    """
    return table_of(path.name, read_cells(path), layout)


def table_of(name: str, cells: Cells, layout: Layout) -> Table:
    """Return the cases of a file that has been read.

    Raises:
        InputError: the layout's identifying column is not there.
    """
    table = Table(name, layout, cells.encoding)
    columns = list(_columns(table, cells.headings))
    if not any(column and column.target == "id" for column in columns):
        raise InputError(
            f"`{name}` has no column `{layout.identity}`", hint=f"its headings are: {', '.join(cells.headings)}"
        )
    rows = _rows(table, columns, cells)
    table.groups = list(_groups(table, rows))
    return table


def _columns(table: Table, headings: list[str]) -> Iterator[_Column | None]:
    known = {**table.layout.columns(), table.layout.identity: "id"}
    taken: dict[str, str] = {}
    for heading in headings:
        unit = UNIT.match(heading)
        name = unit["name"] if unit else heading
        target = known.get(heading) or known.get(name)
        if target is not None and (first := taken.setdefault(target, heading)) is not heading:
            table.problems.append(_twice(table.file, heading, first))
            yield None
            continue
        if target is None and heading not in {"备注", "remark", "note", ""}:
            close = nearest(name, tuple(known))
            table.problems.append(
                Problem(
                    table.file,
                    1,
                    heading,
                    heading,
                    f"unknown column `{heading}`; it is left out",
                    f"未知的栏目“{heading}”，未采用",
                    hint_en=f"did you mean `{close}`?" if close else "see `regkit headings`",
                    hint_zh=f"是否应为“{close}”？" if close else "可用栏目见 `regkit headings`",
                )
            )
        yield None if target is None else _Column(heading, target, unit["unit"] if unit else None)


def _twice(file: str, heading: str, first: str) -> Problem:
    """Return the problem with a second column about one thing: which of the two is right nobody can tell."""
    return Problem(
        file,
        1,
        heading,
        heading,
        f"a second column for the same as `{first}`; it is left out",
        f"与“{first}”是同一栏目，第二栏未采用",
        hint_en="keep the right one",
        hint_zh="请只保留正确的一栏",
    )


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class _Row:
    number: int
    id: str
    subjects: RowSubjects
    said: dict[str, str]
    """What was written, by heading."""


def _rows(table: Table, columns: list[_Column | None], source: Cells) -> Iterator[_Row]:
    for number, line in zip(source.lines, source.rows, strict=True):
        cells = [cell.strip() if isinstance(cell, str) else cell for cell in line]
        if all(cell == "" for cell in cells):
            continue
        table.rows += 1
        before = len(table.problems)
        if any(cell != "" for cell in cells[len(columns) :]):
            table.problems.append(Problem(table.file, number, None, None, "more cells than headings", "单元格多于栏目"))
        said = {
            column.heading: (column, cell)
            for column, cell in zip(columns, cells, strict=False)
            if column is not None and cell != ""
        }
        row = _row(table, number, said)
        if row is not None and len(table.problems) == before:
            yield row


def _row(table: Table, number: int, said: dict[str, tuple[_Column, Any]]) -> _Row | None:
    facts: dict[str, dict[str, Any]] = {key: {} for key in table.layout.subjects}
    places: dict[str, tuple[str, str]] = {}
    identity = ""
    for heading, (column, cell) in said.items():
        if column.target == "id":
            identity = str(cell)
            continue
        key, _, name = column.target.partition(".")
        places[column.target] = (heading, str(cell))
        try:
            facts[key][name] = _value(table.layout, column, cell)
        except InputError as error:
            table.problems.append(_from_input_error(table.file, number, heading, str(cell), error))
    subjects = {key: _subject(table, number, key, facts[key], places) for key in facts}
    if not identity:
        heading = table.layout.identity
        table.problems.append(
            Problem(
                table.file,
                number,
                heading,
                "",
                f"the row has no `{heading}`",
                f"本行没有“{heading}”",
                hint_en="every contractor belongs to a project",
                hint_zh="每个施工企业都应填写所属项目",
            )
        )
        return None
    known = {key: subject for key, subject in subjects.items() if subject is not None}
    if len(known) < len(subjects):
        return None
    table.lines.setdefault(identity, number)
    return _Row(number, identity, known, {heading: str(cell) for heading, (_, cell) in said.items()})


def _value(layout: Layout, column: _Column, cell: Any) -> Any:
    """Return a cell as the model wants it; what is not text comes from a file that knows its own values."""
    spec = layout.spec(column.target)
    if spec is None:
        return str(cell)
    if not isinstance(cell, str):
        return cell
    text: str = cell
    if spec.kind.sort == "set":
        return frozenset(filter(None, (part.strip() for part in SEPARATORS.split(text))))
    if text in UNKNOWN:
        return None
    if spec.kind == BOOL:
        return True if text in YES else False if text in NO else text
    if spec.kind.is_amount and spec.kind.detail is Unit.YUAN:
        return parse_money(text, unit=column.unit)
    return text


def _from_input_error(file: str, row: int, column: str, value: str, error: InputError) -> Problem:
    message, _, hint = str(error).partition("\nHint: ")
    zh, hint_zh = next(
        ((f"`{value}` {said}", advice) for mark, said, advice in MONEY_IN_CHINESE if mark in message),
        (f"`{value}` 不是可用的金额", "写作 3,200万元 或 32000000元"),
    )
    return Problem(file, row, column, value, message, zh, "3,200万元, 32000000元", hint, hint_zh)


def _subject(
    table: Table, number: int, key: str, facts: dict[str, Any], places: dict[str, tuple[str, str]]
) -> Subject | None:
    try:
        return table.layout.subjects[key].model_validate(facts)
    except ValidationError as error:
        for entry in error.errors(include_url=False):
            name = str(entry["loc"][0]) if entry["loc"] else ""
            heading, text = places.get(f"{key}.{name}", (None, None))
            table.problems.append(from_validation(table.file, number, heading, text, entry))
        return None


# ── cases ────────────────────────────────────────────────────────────────────────────────────────────────


def _groups(table: Table, rows: Iterator[_Row]) -> Iterator[Group]:
    cases: dict[str, list[_Row]] = {}
    firms: dict[str, _Row] = {}
    for row in rows:
        case = cases.setdefault(row.id, [])
        if _agrees(table, row, case, firms):
            case.append(row)
    for identity, members in cases.items():
        if members:
            shared = {key: _merged([row.subjects[key] for row in members]) for key in table.layout.shared}
            own = [key for key in table.layout.subjects if key not in table.layout.shared]
            yield Group(identity, shared, tuple({key: row.subjects[key] for key in own} for row in members))


def _agrees(table: Table, row: _Row, case: list[_Row], firms: dict[str, _Row]) -> bool:
    """Return whether a row contradicts neither its case nor what was said of its firm before."""
    for key in table.layout.shared:
        for earlier in case:
            if _contradicts(table, row, earlier, key, f"项目 {row.id}", f"project {row.id}"):
                return False
    named = table.layout.named
    name = getattr(row.subjects[named], "name", None) if named else None
    if named and name:
        earlier_row = firms.setdefault(name, row)
        return not _contradicts(table, row, earlier_row, named, f"企业 {name}", f"firm {name}")
    return True


def _contradicts(table: Table, row: _Row, earlier: _Row, key: str, who_zh: str, who_en: str) -> bool:
    """Note the first fact on which two rows about the same thing differ; what only one says is no contradiction."""
    mine, theirs = row.subjects[key], earlier.subjects[key]
    for name in mine.model_fields_set & theirs.model_fields_set:
        one, other = getattr(mine, name), getattr(theirs, name)
        if one != other:
            spec = type(mine).facts.get(name)
            heading = next((h for h in row.said if table.layout.columns().get(_bare(h)) == f"{key}.{name}"), name)
            label = spec.zh if spec else heading
            table.problems.append(
                Problem(
                    table.file,
                    row.number,
                    heading,
                    row.said.get(heading),
                    f"`{row.said.get(heading)}` contradicts row {earlier.number} on {who_en}, "
                    f"which says `{earlier.said.get(heading)}`",
                    f"{who_zh} 的“{label}”与第{earlier.number}行矛盾：该行为“{earlier.said.get(heading)}”",
                    hint_en="correct one of the two rows",
                    hint_zh="请更正其中一行",
                )
            )
            return True
    return False


def _bare(heading: str) -> str:
    unit = UNIT.match(heading)
    return unit["name"] if unit else heading


def _merged(subjects: list[Subject]) -> Subject:
    """Return one subject of all that the rows say of it."""
    said: dict[str, Any] = {}
    for subject in subjects:
        said |= {name: getattr(subject, name) for name in subject.model_fields_set}
    return type(subjects[0]).model_validate(said)
