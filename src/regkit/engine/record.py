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
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from regkit.language import catalog
from regkit.language.facts import Subject
from regkit.language.lists import Listed
from regkit.language.outcomes import Determination
from regkit.language.readings import OpenQuestion, Reading, ReadingChange, Ruling
from regkit.language.rule import AnyRule, Change
from regkit.language.rulings import concerning, ruling_from
from regkit.language.terms import Applied, Named, walk
from regkit.language.words import Word
from regkit.law import InputError, Number, Quantity, RegkitError, Unit, WorkingDayCalendar

__all__ = ["Replayed", "Verdict", "append", "record_of", "replay"]

START = "0" * 64
"""What the first line follows."""


def record_of(determination: Determination[Any]) -> dict[str, Any]:
    """Return the record of an answer: rule, text, versions, facts, presumptions, readings, amendments, outcome."""
    rule = determination.rule
    calendar = determination.calendar
    chosen = {change.reading.id: change.option for change in _changes(rule) if isinstance(change, ReadingChange)}
    chosen |= {ruling.about.id: ruling.value for ruling in _followed(determination)}
    return {
        "library": library_version(),
        "regulation": rule.regulation.short,
        "text": rule.regulation.sha256,
        "texts": texts_of(rule),
        "rule": rule.name,
        "rule_hash": rule_hash(rule),
        "calendar": _calendar_version(rule, calendar),
        "calendar_overrides": _overrides(calendar),
        "on": None if determination.on is None else determination.on.isoformat(),
        "subjects": {
            name: facts_of(subject) for (name, _), subject in zip(rule.parameters, determination.subjects, strict=True)
        },
        "presumed": [spec.name for spec in determination.presumed],
        "readings": {reading.id: chosen.get(reading.id, reading.default) for reading in determination.readings},
        "amendments": [_amendment(change) for change in _changes(rule)],
        "outcome": outcome_of(determination),
    }


def _followed(determination: Determination[Any]) -> list[Ruling]:
    """Return the rulings on readings that answered for the day asked about, the last of each last."""
    rulings = [one for one in determination.rule.amendments if isinstance(one, Ruling)]
    made = [one for one in rulings if isinstance(one.about, Reading) and (determination.on or one.on) >= one.on]
    return sorted(made, key=lambda one: one.on)


def texts_of(rule: AnyRule) -> dict[str, str]:
    """Return the SHA-256 of every other text that a rule quotes: older versions and other regulations, by name."""
    others = dict.fromkeys(quote.regulation for quote in rule.quotes if quote.regulation is not rule.regulation)
    return {one.name: one.sha256 for one in others}


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
        case Subject():
            return facts_of(value)
        case Listed():
            members = [facts_of(member) for member in value]
            return {"members": members, "complete": value.complete} if value.said else members
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


def _changes(rule: AnyRule) -> tuple[Change, ...]:
    return tuple(getattr(rule, "amendments", ()))


def _amendment(change: Change) -> dict[str, Any]:
    if isinstance(change, Ruling):
        return {
            "ruling": change.about.id,
            "answer": _plain(change.value),
            "by": change.by,
            "document": change.document,
            "on": change.on.isoformat(),
        }
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
    """Return the SHA-256 of a rule as written, of what it applies and names, and of the words that it quotes."""
    words = "\n".join(f"{quote.address.eid} {quote.words}" for quote in rule.quotes)
    inner = "\n".join(dict.fromkeys(_inner(rule)))
    return hashlib.sha256(f"{rule.written}\n{inner}\n{words}".encode()).hexdigest()


def _inner(rule: AnyRule) -> Iterator[str]:
    """Yield what a rule applies and what conditions it names, as written: the rule itself tells only their names."""
    for term in walk(rule.body):
        if isinstance(term, Applied):
            yield f"{term!r} = {term.body!r}"
        elif isinstance(term, Named):
            yield f"{term!r} = {term.term!r}"


def _calendar_version(rule: AnyRule, calendar: WorkingDayCalendar | None) -> str | None:
    if calendar is not None:
        return calendar.version
    counts = any(
        isinstance(number.value, Quantity) and number.value.unit is Unit.WORKING_DAY for number in rule.numbers
    )
    return WorkingDayCalendar.state_council().version if counts else None


def _overrides(calendar: WorkingDayCalendar | None) -> dict[str, Any] | None:
    """Return the days that the caller knew better than the notices, as `with_overrides` takes them again."""
    if calendar is None or not calendar.overrides:
        return None
    days = {day.isoformat(): [one.is_working, one.source] for day, one in sorted(calendar.overrides.items())}
    return {"covers_through": calendar.last.isoformat(), "days": days}


def _calendar(told: Mapping[str, Any] | None) -> WorkingDayCalendar | None:
    if not told:
        return None
    calendar, through = WorkingDayCalendar.state_council(), date.fromisoformat(told["covers_through"])
    for day, (works, source) in told["days"].items():
        calendar = calendar.with_overrides({date.fromisoformat(day): works}, source=source, covers_through=through)
    return calendar


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
    NOT_HERE = "not_here", "此处不能询问"


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


def replay(path: Path, rulings: tuple[Ruling, ...] = ()) -> Iterator[Replayed]:
    """Ask every record of a file again and say whether the answer is the same, and if not, why.

    Args:
        path: the file.
        rulings: what authorities have ruled, to be followed besides what each record followed.

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
            yield Replayed(number, Verdict.TAMPERED, broken) if broken else _asked_again(number, record, rulings)


def _hash_as_recorded(rule: AnyRule, record: Mapping[str, Any]) -> str:
    """Return the hash of the rule with what the record followed, and not what was ruled since."""
    recorded = [change for change in rule.amendments if _amendment(change) in record["amendments"]]
    if len(recorded) == len(rule.amendments):
        return rule_hash(rule)
    written = _rule(str(record["regulation"]), str(record["rule"]))
    return rule_hash(written.amend(*recorded) if recorded else written)


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


def _asked_again(number: int, record: Mapping[str, Any], rulings: tuple[Ruling, ...]) -> Replayed:
    old = record.get("outcome")
    try:
        rule, determination = ask_again(record, rulings)
    except catalog.RegulationError as error:
        return Replayed(number, Verdict.NOT_HERE, (f"it cannot be asked here: {error.message}",), old)
    except (RegkitError, ValueError, KeyError, TypeError) as error:
        return Replayed(number, Verdict.DIFFERENT, (f"it cannot be asked again: {error}",), old)
    new = outcome_of(determination)
    if new == old:
        return Replayed(number, Verdict.SAME, (), old, new)
    why = [
        f"{name} changed"
        for name, was, now in (
            ("the text", record["text"], rule.regulation.sha256),
            ("a text that it stands on", record.get("texts"), texts_of(rule) if "texts" in record else None),
            ("what was ruled", record["amendments"], [_amendment(change) for change in rule.amendments]),
            ("the rule", record["rule_hash"], _hash_as_recorded(rule, record)),
            ("the calendar", record["calendar"], _calendar_version(rule, determination.calendar)),
            ("the library", record["library"], library_version()),
        )
        if was != now
    ]
    return Replayed(number, Verdict.DIFFERENT, tuple(why) or ("the outcome differs and nothing else does",), old, new)


def ask_again(record: Mapping[str, Any], rulings: tuple[Ruling, ...] = ()) -> tuple[AnyRule, Determination[Any]]:
    """Ask what a record asked, with the same facts, readings and amendments, and the rulings that were made since.

    Raises:
        RegkitError: there is no such regulation or rule any more, or it takes no such change.
        ValueError: the facts are no longer accepted.
    """
    rule = _rule(str(record["regulation"]), str(record["rule"]))
    changes = [_change(rule, change) for change in record["amendments"]]
    changes += [ruling for ruling in concerning(rule, rulings) if ruling not in changes]
    asked = rule.amend(*changes) if changes else rule
    subjects = [model.model_validate(record["subjects"][name]) for name, model in rule.parameters]
    on = record["on"]
    calendar = _calendar(record.get("calendar_overrides"))
    return asked, asked(*subjects, on=None if on is None else date.fromisoformat(on), calendar=calendar)


@lru_cache(maxsize=4096)
def _rule(regulation: str, name: str) -> AnyRule:
    """Return a rule by name, of a regulation that is installed."""
    found = next((rule for rule in catalog.rules_of(regulation) if rule.name == name), None)
    if found is None:
        raise InputError(f"regulation `{regulation}` has no rule `{name}`")
    return found


def _change(rule: AnyRule, told: Mapping[str, Any]) -> Change:
    if "ruling" in told:
        known: tuple[OpenQuestion | Reading, ...] = (*rule.open_questions, *rule.readings)
        about = next((one for one in known if one.id == told["ruling"]), None)
        if about is None:
            raise InputError(f"rule `{rule.name}` no longer rests on `{told['ruling']}`")
        day = date.fromisoformat(told["on"])
        return ruling_from(about, told["answer"], by=told["by"], document=told["document"], on=day)
    if "reading" in told:
        reading: Reading | None = next((one for one in rule.readings if one.is_called(told["reading"])), None)
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
