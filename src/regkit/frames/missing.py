"""The facts that could still decide an undetermined row, found by the reference: once for each distinct row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from regkit.engine.possible import missing
from regkit.engine.reference import Case, evaluate
from regkit.frames.arrays import Read
from regkit.frames.columns import FactKey
from regkit.frames.eager import cell
from regkit.frames.over import Request
from regkit.language.outcomes import UNKNOWN
from regkit.language.rule import AnyRule

__all__ = ["missing_facts"]


def missing_facts(request: Request, rule: AnyRule, reads: Mapping[str, Read], rows: int) -> list[str | None]:
    """Return for each row the facts and decisions that could still change the answer, the most decisive first."""
    bad = np.zeros(rows, bool)
    for key in request.keys:
        if (refused := reads[key].bad) is not None:
            bad |= refused
    seen: dict[tuple[Any, ...], str | None] = {}
    texts: list[str | None] = [None] * rows
    keys = [key for key in request.columns if key[0] in dict(rule.parameters)]
    for row in np.flatnonzero(~bad).tolist():
        cells = tuple(cell(request.columns[key], reads, row) for key in keys)
        on = None if request.on is None else cell(request.on, reads, row)
        question = (*cells, on)
        if question not in seen:
            seen[question] = _missing(request, rule, dict(zip(keys, cells, strict=True)), on)
        texts[row] = seen[question]
    return texts


def _missing(request: Request, rule: AnyRule, cells: Mapping[FactKey, Any], on: date | None) -> str | None:
    if on is not None and on < rule.commenced:
        return None
    subjects = {
        parameter: model.model_construct(
            **{name: cells.get((parameter, name), _unsaid(model, name)) for name in model.facts}
        )
        for parameter, model in rule.parameters
    }
    case = Case(subjects, on, request.calendar)
    if evaluate(rule.body, case) is not UNKNOWN:
        return None
    return "、".join(item.name for item in missing(rule.body, case)) or None


def _unsaid(model: Any, name: str) -> Any:
    """Return what a fact is while nothing is said of it."""
    return model.model_fields[name].default
