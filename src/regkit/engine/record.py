"""Records: what was asked, of which rule and text, and what came out, so that it can be asked again.

A record is plain data. How records are kept in a file, and what that shows, is told in `regkit.engine.chain`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from regkit.engine.chain import CHAINED, START, digest_of, loaded
from regkit.language.facts import Subject
from regkit.language.outcomes import Determination
from regkit.language.readings import Reading, ReadingChange
from regkit.language.rule import AnyRule, Rule
from regkit.language.words import Word
from regkit.law import Amendment, InputError, Number, Quantity, RegkitError, Unit, WorkingDayCalendar

__all__ = ["Replayed", "Verdict", "plain", "record_of", "replay"]

PACKAGE = Path(__file__).parents[1]
FORMAT = 2
"""The form of a record; it changes when a field changes its meaning or is no longer there."""


def record_of(determination: Determination[Any]) -> dict[str, Any]:
    """Return the record of an answer: rule, text, versions, facts, presumptions, readings, amendments, outcome."""
    rule = determination.rule
    calendar = determination.calendar
    chosen = {change.reading.id: change.option for change in _changes(rule) if isinstance(change, ReadingChange)}
    return {
        "regkit": FORMAT,
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
        "citations": [{"at": quote.address.eid, "words": quote.words} for quote in determination.citations],
        "outcome": outcome_of(determination),
    }


def outcome_of(determination: Determination[Any]) -> dict[str, Any]:
    """Return the status and the value as plain data."""
    return {"status": determination.status.code, "value": plain(determination.value)}


def facts_of(subject: Subject) -> dict[str, Any]:
    """Return what was said of a subject, as its model takes it again."""
    return {name: _fact(subject, name) for name in sorted(subject.model_fields_set)}


def _fact(subject: Subject, name: str) -> Any:
    value, spec = getattr(subject, name), type(subject).facts.get(name)
    if isinstance(value, Decimal) and spec is not None and spec.kind.detail is Unit.YUAN:
        return f"{value:f}元"
    return plain(value)


def plain(value: Any) -> Any:
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
            return sorted(plain(one) for one in value)
        case tuple() | list():
            return [plain(one) for one in value]
        case Quantity():
            return str(value)
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
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
        digest: the digest of the line, as it stands there; empty where it is no record.
    """

    line: int
    verdict: Verdict
    why: tuple[str, ...] = ()
    old: Mapping[str, Any] | None = None
    new: Mapping[str, Any] | None = None
    digest: str = ""


def replay(path: Path) -> Iterator[Replayed]:
    """Ask every record of a file again and say whether the answer is the same, and if not, why.

    Raises:
        InputError: there is no such file.
    """
    previous, number = START, 0
    try:
        file = path.open("rb")
    except OSError:
        raise InputError(f"there is no file `{path}` that can be read") from None
    with file:
        for number, line in enumerate(file, start=1):
            found = loaded(line)
            if found is None:
                cut = "" if line.endswith(b"\n") else " (cut off)"
                yield Replayed(number, Verdict.UNREADABLE, (f"the line is no record{cut}",))
                continue
            record = {key: value for key, value in found.items() if key not in CHAINED}
            broken = tuple(_broken(number, found, record, previous))
            previous = str(found["digest"])
            again = Replayed(number, Verdict.TAMPERED, broken) if broken else _asked_again(number, record)
            yield replace(again, digest=previous)


def _broken(number: int, found: Mapping[str, Any], record: Mapping[str, Any], previous: str) -> Iterator[str]:
    if found["previous"] != previous:
        yield "the line before it is not the one it was written after"
    if found.get("number", number) != number:
        yield f"it was written as line {found['number']}"
    if found["digest"] != digest_of(str(found["previous"]), record):
        yield "a field differs from what was digested"


def _asked_again(number: int, record: Mapping[str, Any]) -> Replayed:
    old = record.get("outcome")
    try:
        rule, determination = ask_again(record)
    except (RegkitError, ValueError, KeyError, TypeError, AttributeError) as error:
        return Replayed(number, Verdict.DIFFERENT, (f"it cannot be asked again: {error}",), old)
    new = outcome_of(determination)
    if isinstance(old, Mapping) and old.get("status") == new["status"] and same(old.get("value"), determination.value):
        return Replayed(number, Verdict.SAME, (), old, new)
    why = [
        f"{name} changed"
        for name, was, now in (
            ("the text", record.get("text"), rule.regulation.sha256),
            ("the rule", record.get("rule_hash"), rule_hash(rule)),
            ("the calendar", record.get("calendar"), _calendar_version(rule, determination.calendar)),
            ("the library", record.get("library"), library_version()),
        )
        if was != now
    ]
    return Replayed(number, Verdict.DIFFERENT, tuple(why) or ("the outcome differs and nothing else does",), old, new)


def same(told: Any, value: Any) -> bool:
    """Return whether what a record tells is a value: numbers are compared as numbers, whatever their digits."""
    match value:
        case Decimal():
            try:
                return isinstance(told, str) and Decimal(told) == value
            except InvalidOperation:
                return False
        case tuple() | list():
            return isinstance(told, list) and len(told) == len(value) and all(map(same, told, value))
        case _ if is_dataclass(value) and not isinstance(value, Quantity):
            names = [field.name for field in fields(value)]
            return (
                isinstance(told, Mapping)
                and set(told) == {*names}
                and all(same(told[name], getattr(value, name)) for name in names)
            )
        case _:
            return bool(told == plain(value) and isinstance(told, bool) == isinstance(value, bool))


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
