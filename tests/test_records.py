"""The records of the kernel: what is made once stays as it was made, and two are the same if all in them is."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import regkit.engine
import regkit.language
import regkit.law
from regkit.language import terms

GROWING = {
    "law.ledger.Ledger", "law.outline.Unit", "law.outline.HeadingDraft", "law.outline.ArticleDraft",
    "law.outline.Outline",
    "engine.alike._Group", "engine.turning.Chain", "engine.worlds.Worlds",
}  # fmt: skip
"""Filled while something is read or worked out."""
THEMSELVES = {
    "law.ledger.Ledger", "law.measures.Unit", "law.quotes.Number", "law.quotes.Range", "law.regulation.Regulation",
    "law.workdays.WorkingDayCalendar", "language.layout.Implausible", "language.layout.Companion",
    "language.layout.Change", "language.readings.Reading", "language.readings.OpenQuestion", "language.reckoning.Tier",
    "language.relating.Conclusion", "language.relating.Exclusion", "language.terms.Row", "language.terms.Silence",
    "engine.turning.Chain",
    *(f"law.provisions.{one}" for one in ("Provision", "Sub", "Point", "Paragraph", "Article")),
}  # fmt: skip
"""Each is the same as itself alone, whatever another says."""


def records() -> Iterator[tuple[str, Any]]:
    """Yield the dataclasses of the kernel by their names."""
    for package in (regkit.law, regkit.language, regkit.engine):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, one in inspect.getmembers(module, inspect.isclass):
                if one.__module__ == module.__name__ and "__dataclass_params__" in vars(one):
                    yield f"{module.__name__.removeprefix('regkit.')}.{name}", one


RECORDS = dict(records())


def test_the_records_are_found() -> None:
    """Those that are named here are there."""
    assert set(RECORDS) >= GROWING | THEMSELVES


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_made_stays_as_it_was_made(name: str) -> None:
    """No attribute can be set, but for those of what is filled step by step."""
    assert RECORDS[name].__dataclass_params__.frozen is (name not in GROWING)


@pytest.mark.parametrize("name", RECORDS)
def test_what_is_the_same(name: str) -> None:
    """Two records are the same if all in them is, or each is itself alone; `==` between terms makes a condition."""
    same = RECORDS[name].__eq__
    if issubclass(RECORDS[name], terms.Term):
        assert same is terms.Term.__eq__
    else:
        assert (same is object.__eq__) is (name in THEMSELVES)
