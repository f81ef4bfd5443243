"""Files of cases as headings and rows: CSV, XLSX, JSON and YAML, each within limits, none with code in it.

A cell of a text table is text. JSON and YAML keep their own values: a number is in the unit of the fact, `null` says
that the fact is unknown, and a key that is not there says nothing.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from regkit.law import InputError

__all__ = ["Cells", "cells_of", "load", "read_cells"]

LARGEST = 64 * 1024 * 1024
UNPACKED = 512 * 1024 * 1024
DEEPEST = 8
MOST_ROWS = 1_000_000


NESTED = (".json", ".yaml", ".yml")


@dataclass(frozen=True)
class Cells:
    """A file's headings and rows, and where each row stands.

    Attributes:
        headings: the names of the columns.
        rows: what stands below them; a cell that says nothing is the empty text.
        lines: the line of each row in the file.
        encoding: the encoding of a text file, or the kind of file.
    """

    headings: list[str]
    rows: list[list[Any]]
    lines: list[int]
    encoding: str


def read_cells(path: Path) -> Cells:
    """Return what stands in a file of cases.

    Raises:
        InputError: there is no such file, it is too large, or it is not what its name says.
    """
    data = _bytes(path)
    kind = path.suffix.lower()
    if kind == ".xlsx":
        return _xlsx(path.name, data)
    text, encoding = _text(path.name, data)
    if kind in NESTED:
        return cells_of(path.name, _loaded(path, text), encoding)
    return _csv(path.name, text, encoding)


def load(path: Path) -> Any:
    """Return what a JSON or YAML file holds, as plain data.

    Raises:
        InputError: there is no such file, it is too large, or it is not what its name says.
    """
    if path.suffix.lower() not in NESTED:
        raise InputError(f"`{path.name}` is neither JSON nor YAML", hint=f"accepted: {', '.join(NESTED)}")
    return _loaded(path, _text(path.name, _bytes(path))[0])


def _loaded(path: Path, text: str) -> Any:
    return _json(path.name, text) if path.suffix.lower() == ".json" else _yaml(path.name, text)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"`{path.name}` is larger than {LARGEST // 1024 // 1024} MiB", hint="split the table")
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"there is no file `{path}`") from None
    except IsADirectoryError:
        raise InputError(f"`{path}` is a folder", hint="name a table, such as projects.csv") from None
    except PermissionError:
        raise InputError(f"`{path}` may not be read", hint="ask for permission to read it") from None


def _text(name: str, data: bytes) -> tuple[str, str]:
    if b"\x00" in data:
        raise InputError(f"`{name}` is not a text file", hint="save the table as CSV, in UTF-8 or GB18030")
    for encoding, called in (("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")):
        try:
            return data.decode(encoding), called
        except UnicodeDecodeError:
            continue
    raise InputError(f"`{name}` is neither in UTF-8 nor in GB18030", hint="save the table again as CSV in UTF-8")


def _csv(name: str, text: str, encoding: str) -> Cells:
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise InputError(f"`{name}` is no table: {error}", hint="save it again as CSV") from None
    if not rows:
        raise _empty(name)
    body = rows[1:]
    # A row that holds a line break ends below its first line; the first line is what a reader looks for.
    starts = [rows[index][0] + 1 for index in range(len(body))]
    return _checked(name, Cells([cell.strip() for cell in rows[0][1]], [row for _, row in body], starts, encoding))


def _checked(name: str, cells: Cells) -> Cells:
    if not any(cells.headings):
        raise _empty(name)
    if len(cells.rows) > MOST_ROWS:
        raise InputError(f"`{name}` has more than {MOST_ROWS} rows", hint="run the rules over it: `regkit run`")
    return cells


def _empty(name: str) -> InputError:
    return InputError(f"`{name}` is empty", hint="the first row holds the headings")


# ── XLSX ────────────────────────────────────────────────────────────────────────────────────────────────────


def _xlsx(name: str, data: bytes) -> Cells:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise InputError(f"`{name}` needs `openpyxl`", hint="pip install 'regkit[cli]'") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        book = None if unpacked > UNPACKED else load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception:  # noqa: BLE001  (a damaged workbook fails in ways of the library's own)
        raise InputError(f"`{name}` is not a workbook that can be read", hint="save it again as XLSX or CSV") from None
    if book is None:
        raise InputError(f"`{name}` unpacks to more than {UNPACKED // 1024 // 1024} MiB", hint="split the table")
    sheet = book.worksheets[0]
    rows = [[_written(cell) for cell in row] for row in sheet.iter_rows(max_row=MOST_ROWS + 2, values_only=True)]
    book.close()
    if not rows:
        raise _empty(name)
    lines = list(range(2, len(rows) + 1))
    return _checked(name, Cells([cell.strip() for cell in rows[0]], rows[1:], lines, "XLSX"))


def _written(cell: Any) -> str:
    """Return a cell of a sheet as one would type it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


# ── JSON and YAML ──────────────────────────────────────────────────────────────────────────────────────────


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise InputError(f"`{name}` is nested too deeply", hint=f"at most {DEEPEST} levels") from None
    except json.JSONDecodeError as error:
        raise InputError(f"`{name}`, line {error.lineno}: {error.msg}", hint="it has to be valid JSON") from None


def _yaml(name: str, text: str) -> Any:
    try:
        import yaml  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise InputError(f"`{name}` needs `pyyaml`", hint="pip install 'regkit[cli]'") from None

    class Loader(yaml.SafeLoader):
        """A safe loader without aliases: a small file cannot grow."""

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise InputError(f"`{name}` has an alias (`*`)", hint="write the value out")
            return super().compose_node(parent, index)

    try:
        return yaml.load(text, Loader)  # noqa: S506  (the loader is the safe one, made stricter)
    except RecursionError:
        raise InputError(f"`{name}` is nested too deeply", hint=f"at most {DEEPEST} levels") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise InputError(f"`{name}`{where}: {getattr(error, 'problem', None) or 'no valid YAML'}") from None


def _as_json(value: Any) -> str:
    """Return a value as it stands in a file."""
    return json.dumps(value, ensure_ascii=False, default=str)


def cells_of(name: str, loaded: Any, encoding: str = "UTF-8") -> Cells:
    """Return records as rows: nested facts by `key.fact`, a list within a record as a row for each of its items.

    Raises:
        InputError: there is no record, something is no record, or it is nested too deeply.
    """
    listed = loaded if isinstance(loaded, list) else [loaded]
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, record in enumerate(listed, start=1):
        if not isinstance(record, Mapping):
            raise InputError(
                f"`{name}`, record {number}: `{_as_json(record)}` is no record",
                hint="a list of records, each of facts by name",
            )
        rows += [(number, flat) for flat in _flat(name, record)]
    if not rows:
        raise _empty(name)
    headings = list(dict.fromkeys(key for _, row in rows for key in row))
    cells = [[row.get(heading, "") for heading in headings] for _, row in rows]
    return _checked(name, Cells(headings, cells, [number for number, _ in rows], encoding))


def _flat(name: str, record: Mapping[Any, Any], prefix: str = "", depth: int = 1) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        raise InputError(f"`{name}` is nested too deeply", hint=f"at most {DEEPEST} levels")
    plain: dict[str, Any] = {}
    lists: list[list[dict[str, Any]]] = []
    for key, value in record.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping):
            lists.append(list(_flat(name, value, f"{path}.", depth + 1)))
        elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            inner = [flat for one in value if isinstance(one, Mapping) for flat in _flat(name, one, "", depth + 1)]
            lists.append(inner)
        else:
            plain[path] = "、".join(map(str, value)) if isinstance(value, list) else value
    combined = [plain]
    for options in lists:
        combined = [one | other for one in combined for other in options or [{}]]
        if len(combined) > MOST_ROWS:
            raise InputError(f"`{name}` has more than {MOST_ROWS} rows", hint="split it")
    yield from combined
