"""JSON, JSON lines and YAML as rows: values in their own characters, a key said twice is a contradiction, not the last.

Nested facts are `key.fact`; a list of records within a record gives a row for each of them. `null` says that a fact is
unknown, and a key that is not there says nothing. No alias, no tag: a small file cannot grow, and runs nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from regkit.checking.reading.book import (
    DEEPEST,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_ROWS,
    FileError,
    Sheet,
    Unread,
    needs,
)
from regkit.language.vocabulary import Number

__all__ = ["Repeated", "as_json", "json_of", "lines_of", "sheet_of", "yaml_of"]

PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?")
DIGITS = 30
WRITE_OUT = "write the value out", "请直接写出内容"
SPLIT = "split it", "请拆分后再检查"
PLAIN_TAGS = frozenset({"map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"})
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Repeated(list[Any]):
    """The values of a key that stands more than once in one record."""


def as_json(value: Any) -> str:
    """Return a value as it stands in a file."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        made[key] = _again(made[key], value) if key in made else value
    return made


def _again(earlier: Any, value: Any) -> Repeated:
    return Repeated([*earlier, value]) if isinstance(earlier, Repeated) else Repeated([earlier, value])


def json_of(name: str, text: str, line: int = 1) -> Any:
    """Return what a JSON text says, numbers in their own characters.

    Raises:
        FileError: it is no JSON; the line is named.
    """
    try:
        return json.loads(
            text, object_pairs_hook=_pairs, parse_int=Number, parse_float=_number, parse_constant=lambda word: word
        )
    except RecursionError:
        raise _too_deep(name) from None
    except json.JSONDecodeError as error:
        where = error.lineno + line - 1
        raise FileError(
            f"`{name}`, line {where}: {error.msg[:1].lower()}{error.msg[1:]}",
            f"`{name}` 第{where}行不是有效的 JSON",
            "write valid JSON",
            "请改正后再检查",
        ) from None


def _number(text: str) -> Number:
    """Return a number as it is written, but without an exponent where its digits are few."""
    if "e" in text.lower() and abs(Decimal(text).adjusted()) < DIGITS:
        return Number(format(Decimal(text), "f"))
    return Number(text)


def lines_of(name: str, text: str) -> list[Any]:
    """Return the records of a text with a JSON value on each line."""
    return [json_of(name, one, number) for number, one in enumerate(text.splitlines(), start=1) if one.strip()]


# ── YAML ─────────────────────────────────────────────────────────────────────────────────────────────────────


def yaml_of(name: str, text: str) -> Any:
    """Return what a YAML text says: scalars as texts, numbers in their own characters, `null` where nothing is known.

    Raises:
        FileError: it is no YAML, or has an alias, a tag or more than one document.
    """
    try:
        import yaml  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise needs(name, "pyyaml") from None
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise FileError(f"`{name}` has an alias (`&` or `*`)", f"`{name}` 使用了引用（& 或 *）", *WRITE_OUT)
        node = yaml.compose(text, loader)
        return None if node is None else _of_node(name, node, 0)
    except RecursionError:
        raise _too_deep(name) from None
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, FileError):
            raise
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        said = getattr(error, "problem", None) or "no valid YAML"
        en, zh = f"`{name}`, line {line}: {said}", f"`{name}` 第{line}行不是有效的 YAML"
        raise FileError(en, zh, "write valid YAML", "请改正后再检查") from None


def _of_node(name: str, node: Any, depth: int) -> Any:
    if depth > 4 * DEEPEST:
        raise _too_deep(name)
    if str(node.tag).removeprefix("tag:yaml.org,2002:") not in PLAIN_TAGS:
        line = node.start_mark.line + 1
        raise FileError(
            f"`{name}`, line {line}: a tag `{node.tag}`", f"`{name}` 第{line}行使用了类型标记 `{node.tag}`", *WRITE_OUT
        )
    if node.id == "sequence":
        return [_of_node(name, one, depth + 1) for one in node.value]
    if node.id == "mapping":
        return _pairs([(_key(name, key), _of_node(name, value, depth + 1)) for key, value in node.value])
    is_plain = not node.style
    if is_plain and node.value in NULLS:
        return None
    return _number(node.value) if is_plain and PLAIN_NUMBER.fullmatch(node.value) else node.value


def _key(name: str, node: Any) -> str:
    if node.id != "scalar":
        line = node.start_mark.line + 1
        hints = "write `fact: value`", "请写作“事项: 内容”"
        raise FileError(f"`{name}`, line {line}: a key is a word", f"`{name}` 第{line}行的键不是词语", *hints)
    return str(node.value)


def _too_deep(name: str) -> FileError:
    hints = f"at most {DEEPEST} levels", f"至多{DEEPEST}层"
    return FileError(f"`{name}` is nested too deeply", f"`{name}` 嵌套过深", *hints)


# ── records as rows ──────────────────────────────────────────────────────────────────────────────────────────

LISTED = "a list of records, each of facts by name", "应为记录的列表，每条记录写“事项: 内容”"


def sheet_of(name: str, loaded: Any) -> Sheet:
    """Return records as a sheet whose first row holds their keys.

    Raises:
        FileError: there is no record, something is no record, or it is nested too deeply.
    """
    listed = loaded if isinstance(loaded, list) and not isinstance(loaded, Repeated) else [loaded]
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, record in enumerate(listed, start=1):
        if not isinstance(record, Mapping):
            raise FileError(
                f"`{name}`, record {number}: `{as_json(record)}` is no record",
                f"`{name}` 第{number}条 `{as_json(record)}` 不是记录",
                *LISTED,
            )
        rows += [(number, flat) for flat in _flat(f"`{name}`, record {number}", record)]
        if len(rows) > MOST_ROWS:
            raise FileError(f"`{name}` has more than {MOST_ROWS} rows", f"`{name}` 超过{MOST_ROWS}行", *SPLIT)
    headings = list(dict.fromkeys(key for _, row in rows for key in row))
    shown = [key.encode("utf-8", "backslashreplace").decode() for key in headings]  # half of a sign cannot be printed
    if not headings:
        raise FileError(f"`{name}` is empty", f"`{name}` 是空的", *LISTED)
    if len(headings) * len(rows) > MOST_CELLS:
        raise FileError(f"`{name}` has more than {MOST_CELLS} cells", f"`{name}` 超过{MOST_CELLS}格", *SPLIT)
    cells = [[row.get(heading, "") for heading in headings] for _, row in rows]
    return Sheet(None, [shown, *cells], [0, *(number for number, _ in rows)], is_records=True)


def _flat(where: str, record: Mapping[Any, Any], prefix: str = "", depth: int = 1) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        raise _too_deep(where.strip("`"))
    plain: dict[str, Any] = {}
    lists: list[list[dict[str, Any]]] = []
    for key, value in record.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping):
            lists.append(list(_flat(where, value, f"{path}.", depth + 1)))
        elif (
            isinstance(value, list)
            and not isinstance(value, Repeated)
            and any(isinstance(one, Mapping) for one in value)
        ):
            if not all(isinstance(one, Mapping) for one in value):
                en, zh = (
                    f"{where}: `{path}` holds records and other things",
                    f"{where}：`{path}` 中既有记录又有其他内容",
                )
                raise FileError(en, zh, "records alone, or words alone", "请只写记录，或者只写词语")
            lists.append([flat for one in value for flat in _flat(where, one, "", depth + 1)])
        else:
            plain[path] = _scalar(value)
    combined = [plain]
    for options in lists:
        combined = [_joined(one, other) for one in combined for other in options or [{}]]
        if len(combined) > MOST_ROWS:
            raise FileError(f"{where}: more than {MOST_ROWS} rows", f"{where}：超过{MOST_ROWS}行", *SPLIT)
    yield from combined


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    both = {key: one[key] if one[key] == other[key] else Repeated([one[key], other[key]]) for key in one.keys() & other}
    return {key: _scalar(value) for key, value in {**one, **other, **both}.items()}


def _scalar(value: Any) -> Any:
    """Return a value as a cell: several words as one text, several values of one key as unread."""
    if isinstance(value, Repeated):
        told = [as_json(one).strip('"') for one in value]
        if len(set(told)) == 1:
            return _scalar(value[0])
        shown = ", ".join(f"`{one}`" for one in told)
        return Unread(
            "；".join(told),
            f"the key stands more than once, with {shown}",
            f"同一键出现多次，值不同：{shown}",
            "keep the right one",
            "请只保留正确的一个",
        )
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        return Unread(f"{value[:20]}…", "the value is too long", "内容过长", f"at most {LONGEST_CELL} signs", "请缩短")
    if isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
        return Unread(ascii(value), "it holds half of a sign", "含有不完整的字符", "write it again", "请重新填写")
    return value.strip() if type(value) is str else value
