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
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from regkit.engine.chain import CHAINED, START, append, digest_of, loaded
from regkit.language import catalog
from regkit.language.facts import Subject
from regkit.language.lists import Listed
from regkit.language.outcomes import Determination
from regkit.language.readings import OpenQuestion, Reading, ReadingChange, Ruling
from regkit.language.rule import AnyRule, Change
from regkit.language.rulings import concerning, ruling_from
from regkit.language.terms import Applied, Named, walk
from regkit.language.words import Word
from regkit.law import InputError, Label, Number, Quantity, RegkitError, Unit, WorkingDayCalendar
from regkit.law.files import unread

__all__ = ["Replayed", "Verdict", "amendment_of", "append", "plain", "record_of", "replay"]

FORMAT = 2
"""The form of a record; it changes when a field changes its meaning or is no longer there."""


def record_of(determination: Determination[Any]) -> dict[str, Any]:
    """Return the record of an answer: rule, text, versions, facts, presumptions, readings, amendments, outcome."""
    rule = determination.rule
    calendar = determination.calendar
    chosen = {change.reading.id: change.option for change in _changes(rule) if isinstance(change, ReadingChange)}
    chosen |= {ruling.about.id: ruling.value for ruling in _followed(determination)}
    return {
        "regkit": FORMAT,
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
        "amendments": [amendment_of(change) for change in _changes(rule)],
        "citations": [{"at": quote.address.eid, "words": quote.words} for quote in determination.citations],
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
        case Subject():
            return facts_of(value)
        case Listed():
            members = [facts_of(member) for member in value]
            return {"members": members, "complete": value.complete} if value.said else members
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


def _changes(rule: AnyRule) -> tuple[Change, ...]:
    return tuple(getattr(rule, "amendments", ()))


def amendment_of(change: Change) -> dict[str, Any]:
    """Return what a number, a reading or a ruling was changed to, as plain data."""
    if isinstance(change, Ruling):
        return {
            "ruling": change.about.id,
            "answer": change.outcome() if is_dataclass(change.value) else plain(change.value),
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


# ── asking again ────────────────────────────────────────────────────────────────────────────────────────────


class Verdict(Word):
    """What asking again came to."""

    SAME = "same", "相同"
    DIFFERENT = "different", "不同"
    TAMPERED = "tampered", "记录被改动"
    UNREADABLE = "unreadable", "无法读取"
    NOT_HERE = "not_here", "此处不能询问"


NO_RECORD = Label("此行不是记录", "the line is no record")
CUT_OFF = Label("此行不是记录（被截断）", "the line is no record (cut off)")
ONLY_OUTCOME = Label("只有结果不同", "the outcome differs and nothing else does")


@dataclass(frozen=True, slots=True)
class Replayed:
    """A line of a file asked again.

    Attributes:
        line: its number, from 1.
        verdict: whether the answer is the same.
        why: what changed, in Chinese with its English; empty where nothing did.
        old, new: the recorded outcome and today's, where it could be asked.
        digest: the digest of the line, as it stands there; empty where it is no record.
        rule: the rule that was asked again; nothing where none could be.
    """

    line: int
    verdict: Verdict
    why: tuple[Label, ...] = ()
    old: Mapping[str, Any] | None = None
    new: Mapping[str, Any] | None = None
    digest: str = ""
    rule: AnyRule | None = None


def replay(path: Path, rulings: tuple[Ruling, ...] = ()) -> Iterator[Replayed]:
    """Ask every record of a file again and say whether the answer is the same, and if not, why.

    Args:
        path: the file.
        rulings: what authorities have ruled, to be followed besides what each record followed.

    Raises:
        InputError: there is no such file.
    """
    previous, number = START, 0
    try:
        file = path.open("rb")
    except OSError as error:
        made, made_zh = "`--record` of `check` and `ask` writes records", "记录由 `check`、`ask` 的 `--record` 写出"
        raise unread(path, error, accepted=made, accepted_zh=made_zh) from None
    with file:
        for number, line in enumerate(file, start=1):
            found = loaded(line)
            if found is None:
                whole = line.endswith(b"\n")
                yield Replayed(number, Verdict.UNREADABLE, (NO_RECORD if whole else CUT_OFF,))
                continue
            record = {key: value for key, value in found.items() if key not in CHAINED}
            broken = tuple(_broken(number, found, record, previous))
            previous = str(found["digest"])
            again = Replayed(number, Verdict.TAMPERED, broken) if broken else _asked_again(number, record, rulings)
            yield replace(again, digest=previous)


def _hash_as_recorded(rule: AnyRule, record: Mapping[str, Any]) -> str:
    """Return the hash of the rule with what the record followed, and not what was ruled since."""
    recorded = [change for change in rule.amendments if amendment_of(change) in record["amendments"]]
    written = _rule(str(record["regulation"]), str(record["rule"]))
    return rule_hash(written.amend(*recorded) if recorded else written)


def _broken(number: int, found: Mapping[str, Any], record: Mapping[str, Any], previous: str) -> Iterator[Label]:
    if found["previous"] != previous:
        yield Label("前一行不是写入时的前一行", "the line before it is not the one it was written after")
    if found.get("number", number) != number:
        yield Label(f"写入时为第{found['number']}行", f"it was written as line {found['number']}")
    if found["digest"] != digest_of(str(found["previous"]), record):
        yield Label("有内容与写入时的摘要不符", "a field differs from what was digested")


def _asked_again(number: int, record: Mapping[str, Any], rulings: tuple[Ruling, ...]) -> Replayed:
    old = record.get("outcome")
    try:
        rule, determination = ask_again(record, rulings)
    except catalog.RegulationError as error:
        said = Label(f"此处不能询问：{error.zh or error.message}", f"it cannot be asked here: {error.message}")
        return Replayed(number, Verdict.NOT_HERE, (said,), old)
    except (RegkitError, ValueError, KeyError, TypeError, AttributeError) as error:
        told = (error.zh if isinstance(error, RegkitError) else None) or error
        said = Label(f"不能再次询问：{told}", f"it cannot be asked again: {error}")
        return Replayed(number, Verdict.DIFFERENT, (said,), old)
    new = outcome_of(determination)
    if isinstance(old, Mapping) and old.get("status") == new["status"] and same(old.get("value"), determination.value):
        return Replayed(number, Verdict.SAME, (), old, new, rule=rule)
    why = [
        Label(f"{zh}有变化", f"{en} changed")
        for zh, en, was, now in (
            ("条文", "the text", record.get("text"), rule.regulation.sha256),
            (
                "所依据的另一条文",
                "a text that it stands on",
                record.get("texts"),
                texts_of(rule) if "texts" in record else None,
            ),
            (
                "主管机关的答复",
                "what was ruled",
                record.get("amendments"),
                [amendment_of(change) for change in rule.amendments],
            ),
            ("规则", "the rule", record.get("rule_hash"), _hash_as_recorded(rule, record)),
            ("工作日历", "the calendar", record.get("calendar"), _calendar_version(rule, determination.calendar)),
            ("本库版本", "the library", record.get("library"), library_version()),
        )
        if was != now
    ]
    return Replayed(number, Verdict.DIFFERENT, tuple(why) or (ONLY_OUTCOME,), old, new, rule=rule)


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
        raise InputError(f"regulation `{regulation}` has no rule `{name}`", zh=f"法规 `{regulation}` 没有规则 `{name}`")
    return found


def _change(rule: AnyRule, told: Mapping[str, Any]) -> Change:
    if "ruling" in told:
        known: tuple[OpenQuestion | Reading, ...] = (*rule.open_questions, *rule.readings)
        about = next((one for one in known if one.is_called(told["ruling"])), None)
        if about is None:
            raise InputError(
                f"rule `{rule.name}` no longer rests on `{told['ruling']}`",
                zh=f"规则 `{rule.name}` 已不涉及 `{told['ruling']}`",
            )
        day = date.fromisoformat(told["on"])
        return ruling_from(about, told["answer"], by=told["by"], document=told["document"], on=day)
    if "reading" in told:
        reading: Reading | None = next((one for one in rule.readings if one.is_called(told["reading"])), None)
        if reading is None:
            raise InputError(
                f"rule `{rule.name}` no longer rests on reading `{told['reading']}`",
                zh=f"规则 `{rule.name}` 已不依据解读 `{told['reading']}`",
            )
        return reading.read_as(told["option"])
    number: Number | None = next(
        (one for one in rule.numbers if one.quote.words == told["number"] and one.quote.address.eid == told["at"]),
        None,
    )
    if number is None:
        raise InputError(
            f"rule `{rule.name}` no longer rests on the number `{told['number']}`",
            zh=f"规则 `{rule.name}` 已不依据数字 `{told['number']}`",
        )
    if isinstance(number.value, date):
        return number.becomes(date.fromisoformat(told["value"]))
    return number.becomes(Quantity(Decimal(told["value"]), number.value.unit))
