"""Rulings that hold for a while, for every rule that rests on what they answer, and for nobody who is not told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from regkit.language import catalog
from regkit.language.kinds import BOOL, Kind
from regkit.language.readings import OpenQuestion, Reading, Ruling
from regkit.language.rule import AnyRule
from regkit.language.terms import Literal, NumberTerm, Open
from regkit.language.writing import value_in_words
from regkit.law import Quantity, RegkitError, english_or
from regkit.law.amounts import read_amount

__all__ = ["concerning", "of_no_concern", "ruled", "ruling_from", "told"]

TRUTHS = {"是": True, "yes": True, "true": True, "否": False, "no": False, "false": False}


class _Told:
    """Rulings that hold for a while, and the rules as they have them: a rule is asked again and again meanwhile."""

    def __init__(self, rulings: tuple[Ruling, ...]) -> None:
        """Begin with no rule."""
        self.rulings = rulings
        self._versions: dict[AnyRule, AnyRule | None] = {}

    def version(self, rule: AnyRule) -> AnyRule | None:
        """Return a rule as the rulings have it; nothing where none concerns it."""
        if rule not in self._versions:
            other = ruled(rule, self.rulings)
            self._versions[rule] = None if other is rule else other
        return self._versions[rule]


_TOLD: ContextVar[_Told | None] = ContextVar("regkit_rulings", default=None)


def concerning(rule: AnyRule, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the rulings on what a rule rests on."""
    stands_on = {*rule.open_questions, *rule.readings}
    return tuple(ruling for ruling in rulings if ruling.about in stands_on)


def of_no_concern(rules: Iterable[AnyRule], rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the rulings on nothing that any of some rules rests on."""
    given, asked = tuple(rulings), tuple(rules)
    used = {id(one) for rule in asked for one in concerning(rule, given)}
    return tuple(one for one in given if id(one) not in used)


def ruled(rule: AnyRule, rulings: Iterable[Ruling]) -> AnyRule:
    """Return a rule as those of several rulings have it that concern it."""
    changes = concerning(rule, rulings)
    return rule.amend(*changes) if changes else rule


@contextmanager
def told(rulings: Iterable[Ruling]) -> Iterator[None]:
    """Have the rules of installed regulations follow rulings, in this context and thread only."""
    given = tuple(rulings)
    for name in catalog.names() if given else ():
        for rule in catalog.all_rules_of(name):
            if concerning(rule, given):
                rule.heed(_followed)
    token = _TOLD.set(_Told(given))
    try:
        yield
    finally:
        _TOLD.reset(token)


def _followed(rule: AnyRule) -> AnyRule | None:
    """Return a rule as the rulings that are told in this context have it; nothing where none is."""
    now = _TOLD.get()
    return None if now is None else now.version(rule)


# ── from plain data ──────────────────────────────────────────────────────────────────────────────────────────


def ruling_from(about: OpenQuestion | Reading, said: Any, *, by: str, document: str, on: date) -> Ruling:
    """Return a ruling whose outcome is told as in a file: by its name, its words, a number with its unit, a day.

    Raises:
        RuleError: there is no such outcome, or the body may not rule on it.
    """
    if isinstance(about, Reading):
        return about.ruled(_by_meaning(about.options).get(str(said), str(said)), by=by, document=document, on=on)
    for asked in about.asked:
        value = _value(asked, said)
        if value is not None:
            return about.answered(value, by=by, document=document, on=on)
    return about.answered(said, by=by, document=document, on=on)


def _by_meaning(outcomes: Mapping[str, str]) -> dict[str, str]:
    """Return the names of outcomes by what each means, in Chinese and in English."""
    return {
        said: name for name, meaning in outcomes.items() for said in (str(meaning), english_or(meaning, str(meaning)))
    }


def _value(asked: Open[Any], said: Any) -> Any:
    """Return what was said as a value of the kind that is asked for, or nothing where it is none."""
    if asked.names:
        return _by_meaning(asked.question.outcomes).get(str(said), said)
    constant = [one for one in asked.candidates if isinstance(one, (Literal, NumberTerm))]
    for one in constant:
        if str(said) in {value_in_words(one.value, one.kind, lang) for lang in ("zh", "en")}:
            return _with_unit(one.value, asked.kind)
    try:
        return _of_kind(asked.kind, said)
    except (ValueError, InvalidOperation, RegkitError):
        return None


def _of_kind(kind: Kind, said: Any) -> Any:
    if kind == BOOL:
        return said if isinstance(said, bool) else TRUTHS.get(str(said).lower())
    if kind.sort == "word":
        return kind.detail(said)
    if kind.sort == "a date":
        return said if isinstance(said, date) else date.fromisoformat(str(said))
    if kind.is_amount:
        return _with_unit(read_amount(str(said) if isinstance(said, float) else said, kind.detail), kind)
    return said


def _with_unit(value: Any, kind: Kind) -> Any:
    return Quantity(Decimal(value), kind.detail) if kind.is_amount else value
