"""A case is answered within a long table as it is answered alone: what rows share changes no word of any of them."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.checking import LATER, RULINGS, RUNS, TABLES

from regkit.checking.files import read
from regkit.checking.reading.tables import Table
from regkit.checking.report import check_table
from regkit.datong.filing import filing_due
from regkit.engine import remembered, turning
from regkit.language import OpenQuestion, Reading, Ruling, catalog
from regkit.language.findings import Finding
from regkit.language.rulings import ruling_from

CASES = 14


def table(path: Path, name: str, holes: float) -> Table:
    """Return a table like an office's, of which a share of the cells is empty, so that much is not known."""
    draw = random.Random(name)
    rows = list(TABLES[name][0](CASES, draw))
    for row in rows:
        for heading in list(row)[1:]:
            if draw.random() < holes:
                row[heading] = ""
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]))
        written.writeheader()
        written.writerows(rows)
    return read(path)


def ruling(name: str) -> tuple[Ruling, ...]:
    """Return a ruling on what nearly every case of a table rests on."""
    about, answer, by, document, day = RULINGS[name]
    regulation = about.partition(".")[0]
    things: list[OpenQuestion | Reading] = [*catalog.questions_of(regulation), *catalog.readings_of(regulation)]
    asked = next(one for one in things if one.is_called(about))
    return (ruling_from(asked, answer, by=by, document=document, on=date.fromisoformat(day)),)


def whole(finding: Finding) -> dict[str, Any]:
    """Return all that a finding says, the records of its answers among it."""
    said = {one.name: getattr(finding, one.name) for one in fields(finding) if one.name not in {"answers", "beside"}}
    beside = [
        {name.name: str(getattr(one, name.name)) for name in fields(one) if name.name != "answer"}
        for one in finding.beside
    ]
    return {
        **said,
        "citations": tuple(finding.citations),
        "answers": [one.data() for one in finding.answers],
        "rulings": finding.rulings,
        "beside": beside,
    }


def forget() -> None:
    """Forget what was worked out of earlier cases."""
    remembered._known.clear()  # noqa: SLF001  (nobody else has to forget)


def alone(table: Table, on: date, rulings: tuple[Ruling, ...]) -> Iterator[dict[str, Any]]:
    """Yield what is found of each case, asked by itself with nothing remembered."""
    for group in table.groups:
        forget()
        yield from map(whole, check_table(replace(table, groups=[group]), on, rulings).findings)


@pytest.mark.parametrize(
    "holes", [pytest.param(0.0, id="filled in"), pytest.param(0.15, id="with holes", marks=pytest.mark.sweep)]
)
@pytest.mark.parametrize("name", TABLES)
def test_a_case_is_answered_in_a_table_as_it_is_alone(tmp_path: Path, name: str, holes: float) -> None:
    """Every finding has the same words, amounts, days, quotes, lacks and answers, whichever cases went before."""
    given = table(tmp_path / "cases.csv", name, holes)
    for _, day, is_ruled in (run for run in RUNS if run[0] == name and (holes or run[1] != LATER)):
        on, rulings = date.fromisoformat(day), ruling(name) if is_ruled else ()
        forget()
        together = [whole(one) for one in check_table(given, on, rulings).findings]
        assert together == list(alone(given, on, rulings))


def test_what_is_remembered_is_met_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables have cases that are alike: of a table asked twice nothing is worked out again."""
    given, on = table(tmp_path / "cases.csv", "datong.sites", 0.15), date(2010, 1, 15)
    check_table(given, on)

    def refuse(*_given: Any) -> Any:
        raise AssertionError

    monkeypatch.setattr("regkit.engine.possible.missing_of_open", refuse)
    monkeypatch.setattr("regkit.engine.possible.common", refuse)
    assert check_table(given, on).findings


def test_a_chain_turns_where_it_comes_to_a_day_and_beyond() -> None:
    """Thirty days and over days of rest from a day: the first day that comes to 8 March 2010, and the first beyond.

    6 and 7 March 2010 were days of rest: 4, 5 and 6 February all come to the 8th, the 7th to the 9th.
    """
    (chain, *_) = (one for one in turning.chains(filing_due.body) or () if not isinstance(one.base, date))
    low, first, beyond, high = chain.turns(date(2010, 3, 8))
    assert (first, beyond) == (date(2010, 2, 4), date(2010, 2, 7))
    assert chain.at(low) is not None
    assert chain.at(high) is None
