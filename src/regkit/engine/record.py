"""Records: what was asked, of which rule and text, and what came out, so that it can be asked again.

A record is plain data. In a file each line carries the digest of itself and of the line before, so that a changed,
removed or moved line shows; a last line that was cut off loses only itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from regkit.language.facts import Subject
from regkit.language.outcomes import Determination
from regkit.language.readings import Reading, ReadingChange
from regkit.language.rule import AnyRule, Rule
from regkit.language.words import Word
from regkit.law import Amendment, InputError, Number, Quantity, RegkitError, Unit, WorkingDayCalendar

__all__ = ["Replayed", "Verdict", "append", "record_of", "replay"]

PACKAGE = Path(__file__).parents[1]
START = "0" * 64
"""What the first line follows."""


def record_of(determination: Determination[Any]) -> dict[str, Any]:
    """Return the record of an answer: rule, text, versions, facts, presumptions, readings, amendments, outcome."""
    rule = determination.rule
    calendar = determination.calendar
    chosen = {change.reading.id: change.option for change in _changes(rule) if isinstance(change, ReadingChange)}
    return {
        "library": library_version(),
        "regulation": rule.regulation.short,
        "text": rule.regulation.sha256,
        "rule": rule.name,
        "rule_hash": rule_hash(rule),
        "calendar": _calendar_version(rule, calendar),
        "on": None if determination.on is None else determination.on.isoformat(),
        "subjects": {
            name: facts_of(subject) for (name, _), subject in zip(rule.parameters, determination.subjects, strict=True)
        },
        "presumed": [spec.name for spec in determination.presumed],
        "readings": {reading.id: chosen.get(reading.id, reading.default) for reading in determination.readings},
        "amendments": [_amendment(change) for change in _changes(rule)],
        "outcome": outcome_of(determination),
    }


def outcome_of(determination: Determination[Any]) -> dict[str, Any]:
    """Return the status and the value as plain data."""
    return {"status": determination.status.code, "value": _plain(determination.value)}


def facts_of(subject: Subject) -> dict[str, Any]:
    """Return what was said of a subject, as its model takes it again."""
    return {name: _fact(subject, name) for name in sorted(subject.model_fields_set)}


def _fact(subject: Subject, name: str) -> Any:
    value, spec = getattr(subject, name), type(subject).facts.get(name)
    if isinstance(value, Decimal) and spec is not None and spec.kind.detail is Unit.YUAN:
        return f"{value:f}元"
    return _plain(value)


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it: exact decimals in text, words by their codes."""
    match value:
        case Word():
            return value.code
        case Enum():
            return value.name
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(_plain(one) for one in value)
        case tuple() | list():
            return [_plain(one) for one in value]
        case Quantity():
            return str(value)
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


def _changes(rule: AnyRule) -> tuple[Amendment | ReadingChange, ...]:
    return tuple(getattr(rule, "amendments", ()))


def _amendment(change: Amendment | ReadingChange) -> dict[str, str]:
    if isinstance(change, ReadingChange):
        return {"reading": change.reading.id, "option": change.option}
    value = change.value
    told = value.isoformat() if isinstance(value, date) else f"{value.amount:f}"
    return {"number": change.number.quote.words, "at": change.number.quote.address.eid, "value": told}


@lru_cache(maxsize=1)
def library_version() -> str:
    """Return the version of the library that is installed."""
    try:
        return version("regkit")
    except PackageNotFoundError:
        return "source"


@lru_cache(maxsize=4096)
def rule_hash(rule: AnyRule) -> str:
    """Return the SHA-256 of a rule as written, with the words that it quotes."""
    words = "\n".join(f"{quote.address.eid} {quote.words}" for quote in rule.quotes)
    return hashlib.sha256(f"{rule.written}\n{words}".encode()).hexdigest()


def _calendar_version(rule: AnyRule, calendar: WorkingDayCalendar | None) -> str | None:
    if calendar is not None:
        return calendar.version
    counts = any(
        isinstance(number.value, Quantity) and number.value.unit is Unit.WORKING_DAY for number in rule.numbers
    )
    return WorkingDayCalendar.state_council().version if counts else None


# ── the chain ───────────────────────────────────────────────────────────────────────────────────────────────


def _digest(previous: str, record: Mapping[str, Any]) -> str:
    told = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{told}".encode()).hexdigest()


def append(path: Path, records: Iterable[Mapping[str, Any]]) -> int:
    """Add records to a file of JSON lines, each chained to the one before; return how many were added.

    A last line that an earlier run left unfinished is cut off first.

    Raises:
        InputError: the file's last whole line is no record, or the file cannot be written.
    """
    try:
        return _append(path, records)
    except OSError as error:
        raise InputError(f"`{path}` cannot be written: {error.strerror}", hint="name a file in a folder") from None


def _append(path: Path, records: Iterable[Mapping[str, Any]]) -> int:
    previous, end = _last(path)
    count = 0
    with path.open("r+b" if path.exists() else "wb") as file:
        file.truncate(end)
        file.seek(end)
        for record in records:
            digest = _digest(previous, record)
            line = json.dumps({**record, "previous": previous, "digest": digest}, ensure_ascii=False)
            file.write(f"{line}\n".encode())
            previous, count = digest, count + 1
    return count


def _last(path: Path) -> tuple[str, int]:
    """Return the digest of a file's last whole line and where that line ends."""
    if not path.exists() or path.stat().st_size == 0:
        return START, 0
    data = path.read_bytes()
    end = data.rfind(b"\n") + 1
    if end == 0:
        return START, 0
    start = data.rfind(b"\n", 0, end - 1) + 1
    try:
        return str(json.loads(data[start:end])["digest"]), end
    except (ValueError, KeyError, TypeError):
        raise InputError(f"the last line of `{path.name}` is no record", hint="name another file") from None


# ── asking again ────────────────────────────────────────────────────────────────────────────────────────────


class Verdict(Word):
    """What asking again came to."""

    SAME = "same", "相同"
    DIFFERENT = "different", "不同"
    TAMPERED = "tampered", "记录被改动"
    UNREADABLE = "unreadable", "无法读取"


@dataclass(frozen=True, slots=True)
class Replayed:
    """A line of a file asked again.

    Attributes:
        line: its number, from 1.
        verdict: whether the answer is the same.
        why: what changed, in English; empty where nothing did.
        old, new: the recorded outcome and today's, where it could be asked.
    """

    line: int
    verdict: Verdict
    why: tuple[str, ...] = ()
    old: Mapping[str, Any] | None = None
    new: Mapping[str, Any] | None = None


def replay(path: Path) -> Iterator[Replayed]:
    """Ask every record of a file again and say whether the answer is the same, and if not, why.

    Raises:
        InputError: there is no such file.
    """
    previous = START
    try:
        file = path.open("rb")
    except OSError:
        raise InputError(f"there is no file `{path}` that can be read") from None
    with file:
        for number, line in enumerate(file, start=1):
            loaded = _loaded(line)
            if loaded is None:
                cut = "" if line.endswith(b"\n") else " (cut off)"
                yield Replayed(number, Verdict.UNREADABLE, (f"the line is no record{cut}",))
                continue
            record = {key: value for key, value in loaded.items() if key not in {"previous", "digest"}}
            broken = _broken(loaded, record, previous)
            previous = str(loaded["digest"])
            yield Replayed(number, Verdict.TAMPERED, broken) if broken else _asked_again(number, record)


def _loaded(line: bytes) -> dict[str, Any] | None:
    try:
        loaded = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return loaded if isinstance(loaded, dict) and {"digest", "previous"} <= loaded.keys() else None


def _broken(loaded: Mapping[str, Any], record: Mapping[str, Any], previous: str) -> tuple[str, ...]:
    why = []
    if loaded["previous"] != previous:
        why.append("the line before it is not the one it was written after")
    if loaded["digest"] != _digest(str(loaded["previous"]), record):
        why.append("a field differs from what was digested")
    return tuple(why)


def _asked_again(number: int, record: Mapping[str, Any]) -> Replayed:
    old = record.get("outcome")
    try:
        rule, determination = ask_again(record)
    except (RegkitError, ValueError, KeyError, TypeError) as error:
        return Replayed(number, Verdict.DIFFERENT, (f"it cannot be asked again: {error}",), old)
    new = outcome_of(determination)
    if new == old:
        return Replayed(number, Verdict.SAME, (), old, new)
    why = [
        f"{name} changed"
        for name, was, now in (
            ("the text", record["text"], rule.regulation.sha256),
            ("the rule", record["rule_hash"], rule_hash(rule)),
            ("the calendar", record["calendar"], _calendar_version(rule, determination.calendar)),
            ("the library", record["library"], library_version()),
        )
        if was != now
    ]
    return Replayed(number, Verdict.DIFFERENT, tuple(why) or ("the outcome differs and nothing else does",), old, new)


def ask_again(record: Mapping[str, Any]) -> tuple[AnyRule, Determination[Any]]:
    """Ask what a record asked, with the same facts, readings and amendments.

    Raises:
        RegkitError: there is no such regulation or rule any more, or it takes no such change.
        ValueError: the facts are no longer accepted.
    """
    rule = _rule(str(record["regulation"]), str(record["rule"]))
    changes = [_change(rule, change) for change in record["amendments"]]
    asked = rule.amend(*changes) if changes else rule
    subjects = [model.model_validate(record["subjects"][name]) for name, model in rule.parameters]
    on = record["on"]
    return asked, asked(*subjects, on=None if on is None else date.fromisoformat(on))


@lru_cache(maxsize=4096)
def _rule(city: str, name: str) -> AnyRule:
    """Return a rule by name; only packages of this library are looked at."""
    if not city.isidentifier() or not (PACKAGE / city / "regulation.py").exists():
        raise InputError(f"there is no regulation `{city}`")
    found = getattr(import_module(f"regkit.{city}"), name, None)
    if not isinstance(found, Rule):
        raise InputError(f"regulation `{city}` has no rule `{name}`")
    return found


def _change(rule: AnyRule, told: Mapping[str, str]) -> Amendment | ReadingChange:
    if "reading" in told:
        reading: Reading | None = next((one for one in rule.readings if one.id == told["reading"]), None)
        if reading is None:
            raise InputError(f"rule `{rule.name}` no longer rests on reading `{told['reading']}`")
        return reading.read_as(told["option"])
    number: Number | None = next(
        (one for one in rule.numbers if one.quote.words == told["number"] and one.quote.address.eid == told["at"]),
        None,
    )
    if number is None:
        raise InputError(f"rule `{rule.name}` no longer rests on the number `{told['number']}`")
    if isinstance(number.value, date):
        return number.becomes(date.fromisoformat(told["value"]))
    return number.becomes(Quantity(Decimal(told["value"]), number.value.unit))
