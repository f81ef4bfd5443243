"""A report as JSON, with a version and a schema (`regkit schema report`); amounts are exact, in yuan, as text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from regkit.checking.formats.layered import beside_data
from regkit.checking.problems import Note, Problem
from regkit.checking.report import Report
from regkit.engine.data import ruling_data
from regkit.engine.record import library_version
from regkit.language import Bounds
from regkit.language.findings import Finding

__all__ = ["FORMAT", "as_data", "pieces", "to_json"]

FORMAT = "regkit.report/2"
"""The form of a report; it changes when a field changes its meaning or is no longer there."""


def to_json(reports: Iterable[Report]) -> str:
    """Return reports as JSON: for each file its findings, the problems and the exit status."""
    return "".join(pieces(list(reports)))


def pieces(reports: Sequence[Report]) -> Iterator[str]:
    """Yield the JSON piece by piece, a line a finding."""
    yield f'{{"format": "{FORMAT}",\n "library": {_json(library_version())},\n "reports": ['
    for number, report in enumerate(reports):
        yield f"{',' if number else ''}\n"
        yield from _report(report)
    yield "\n]}\n"


def _report(report: Report) -> Iterator[str]:
    before = report.before_commencement
    head = {
        "source": report.source,
        "sha256": report.digest or None,
        "title": report.title,
        "on": report.on.isoformat(),
        "in_force_from": None if before is None else before.isoformat(),
        "exit_status": report.exit_status,
        "rulings": [{**ruling_data(one), "followed": count} for one, count in report.followed.items()],
    }
    yield f"{_json(head)[:-1]},\n"
    yield from _list("findings", (as_data(finding, report.line_of(finding)) for finding in report.findings))
    yield ",\n"
    apart = (
        {
            "finding": as_data(gone.finding, report.line_of(gone.finding)),
            "reason": gone.reason,
            "until": None if gone.until is None else gone.until.isoformat(),
        }
        for gone in report.suppressed
    )
    yield from _list("suppressed", apart)
    yield ",\n"
    yield from _list("others", map(beside_data, report.others))
    yield ",\n"
    yield from _list("problems", map(_problem, report.problems))
    yield ",\n"
    yield from _list("notes", map(_note, report.account.notes))
    yield f',\n "cells": {_json({"all": report.account.cells, **report.account.counted})}}}'


def _list(name: str, things: Iterable[Any]) -> Iterator[str]:
    yield f' "{name}": ['
    comma = ""
    for thing in things:
        yield f"{comma}\n  {_json(thing)}"
        comma = ","
    yield "]"


def _json(thing: Any) -> str:
    return json.dumps(thing, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def as_data(finding: Finding, line: int | None = None) -> dict[str, Any]:
    """Return a finding as plain data."""
    return {
        "id": finding.id or finding.case,
        "case": finding.case,
        "line": line,
        "party": finding.party,
        "topic": finding.topic,
        "demand": {"zh": finding.demand("zh"), "en": finding.demand("en")},
        "status": finding.status.code,
        "zh": finding.zh,
        "en": finding.en,
        "actor": finding.actor,
        "next": {"zh": finding.next("zh"), "en": finding.next("en")},
        "amount": _bounds(finding.amount),
        "due": _bounds(finding.due),
        "paid": _bounds(finding.paid),
        "may_be_silent": finding.may_be_silent,
        "debt": finding.debt,
        "deadline": None if finding.deadline is None else finding.deadline.isoformat(),
        "derivation": {"zh": finding.derivation_zh, "en": finding.derivation_en},
        "citations": [
            {
                "regulation": quote.regulation.id,
                "version": quote.regulation.version,
                "address": quote.address.zh,
                "eid": quote.address.eid,
                "words": quote.words,
            }
            for quote in finding.citations
        ],
        "missing": [
            {"name": item.name, "zh": item.zh, "en": item.en, "authority": item.authority} for item in finding.missing
        ],
        "rulings": [
            {"about": one.about.id, "by": one.by, "document": one.document, "from": one.on.isoformat()}
            for one in finding.rulings
        ],
        "warnings": [{"zh": zh, "en": en} for zh, en in zip(finding.warned("zh"), finding.warned("en"), strict=True)],
        "notices": [law.data for law in finding.notices],
        "law": None if finding.law is None else {"regulation": finding.law.id, "title": finding.law.title},
        "beside": [beside_data(one) for one in finding.beside],
    }


def _bounds(bounds: Bounds | None) -> dict[str, str | None] | None:
    return None if bounds is None else {"low": _plain(bounds.low), "high": _plain(bounds.high)}


def _plain(value: Any) -> str | None:
    return None if value is None else f"{value:f}"


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "zh": problem.zh,
        "en": problem.en,
        "accepted": problem.accepted,
        "hint": {"zh": problem.hint_zh, "en": problem.hint_en},
    }


def _note(note: Note) -> dict[str, Any]:
    return {"sheet": note.sheet, "row": note.row, "column": note.column, "zh": note.zh, "en": note.en}
