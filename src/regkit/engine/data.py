"""An answer as plain data, in a form with a version and a schema, for services and files; exact, in two languages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from regkit.engine.possible import outcome_in_words
from regkit.engine.record import plain
from regkit.language.outcomes import Bounds, Determination, Status
from regkit.language.readings import Ruling
from regkit.language.writing import joined_spans, value_in_words

__all__ = ["FORMAT", "SCHEMAS", "data_of", "ruling_data", "schema"]

FORMAT = "regkit.determination/1"
"""The form of an answer; it changes when a field changes its meaning or is no longer there."""
SCHEMAS = {"report": 2, "determination": 1, "record": 2, "baseline": 1}
"""The forms that have a schema, and their versions."""
LANGUAGES = ("zh", "en")


def data_of(answer: Determination[Any]) -> dict[str, Any]:
    """Return an answer as plain data: amounts as exact decimals in text, words by their codes, days as ISO 8601."""
    rule = answer.rule
    return {
        "format": FORMAT,
        "rule": f"{rule.regulation.short}.{rule.name}",
        "on": None if answer.on is None else answer.on.isoformat(),
        "status": answer.status.code,
        "value": plain(answer.value),
        "words": {lang: _in_words(answer, lang) for lang in LANGUAGES},
        "citations": [
            {
                "regulation": quote.regulation.id,
                "version": quote.regulation.version,
                "address": quote.address.zh,
                "eid": quote.address.eid,
                "words": quote.words,
            }
            for quote in answer.citations
        ],
        "missing": [
            {
                "name": item.name,
                "zh": item.zh,
                "en": item.en,
                "authority": item.authority,
                "recommended": item.recommended,
            }
            for item in answer.missing
        ],
        "possible": [_outcome(one) for one in answer.possible],
        "presumed": [{"name": spec.name, "zh": spec.zh} for spec in answer.presumed],
        "readings": [reading.id for reading in answer.readings],
        "rulings": [ruling_data(ruling) for ruling in answer.rulings],
        "provisional": [day.isoformat() for day in answer.provisional],
        "notices": [law.data for law in answer.notices],
    }


def ruling_data(ruling: Ruling) -> dict[str, Any]:
    """Return a ruling as plain data: which question who answered how, in which document, from which day."""
    return {
        "about": ruling.about.id,
        "question": {lang: ruling.about.question(lang) for lang in LANGUAGES},
        "answer": plain(ruling.value),
        "words": {lang: ruling.outcome(lang) for lang in LANGUAGES},
        "by": ruling.by,
        "document": ruling.document,
        "from": ruling.on.isoformat(),
    }


def _in_words(answer: Determination[Any], lang: str) -> str:
    if answer.is_decided:
        return value_in_words(answer.value, answer.rule.body.kind, lang)
    joint = "、" if lang == "zh" else ", "
    told = [
        outcome_in_words(one, answer.rule.body, lang) for one in joined_spans(answer.possible, answer.rule.body.kind)
    ]
    return joint.join(told) if answer.status is Status.UNDETERMINED else told[0]


def _outcome(one: Any) -> dict[str, Any]:
    match one:
        case Status():
            return {"status": one.code}
        case Bounds(low=low, high=high):
            return {"low": plain(low), "high": plain(high)}
        case _:
            return {"value": plain(one)}


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of `report`, `determination`, `record` or `baseline`, as published."""
    path = Path(__file__).parents[1] / "schemas" / f"{name}-{SCHEMAS[name]}.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found
