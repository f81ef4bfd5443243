"""Each subject and every subset of its columns: a table that says less says no more and no less than such cases."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest

pytest.importorskip("narwhals")

from regkit.frames.errors import ColumnError
from regkit.language import Subject
from regkit.language import terms as t
from regkit.language.relating import tied
from tests.frames.drawing import subjects
from tests.frames.tables import MEMORY, QUERIES, answered, columns_of, frame, names_of, rows_of, same, shown
from tests.frames.test_equality import ROWS_SAY_ALL

ROWS, ALL, DRAWN = 6, 4, 4
"""Rows of each table; up to how many columns all subsets are tried; how many of each size are drawn of the others."""
BACKENDS = (*MEMORY, *QUERIES)


def read_by(rule: Any) -> list[tuple[str, str]]:
    """Return the facts that a rule reads, and those that are tied to them, each with its subject."""
    read = {(one.parameter, one.spec.name) for one in t.walk(rule.body) if isinstance(one, t.Fact)}
    names = {parameter: [name for key, name in read if key == parameter] for parameter, _ in rule.parameters}
    return [(key, name) for key, model in rule.parameters for name in sorted(tied(model, names[key])) if names[key]]


def subsets(columns: list[tuple[str, str]], choose: random.Random) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield all subsets of few columns; of many some that are one column, some that lack one, and some between."""
    if len(columns) <= ALL:
        for count in range(1, len(columns) + 1):
            yield from itertools.combinations(columns, count)
        return
    for _ in range(DRAWN):
        for count in (1, choose.randint(2, len(columns) - 2), len(columns) - 1):
            yield tuple(sorted(choose.sample(columns, count)))


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("place", "rule"), [*enumerate(rule for rule, _ in ROWS_SAY_ALL)], ids=[name for _, name in ROWS_SAY_ALL]
)
def test_a_table_of_some_columns_says_what_such_cases_say(place: int, rule: Any) -> None:
    """Value, status and article of each row are those of cases of which only these facts are said, by turns."""
    on = date(2013, 6, 1) if rule.uses_day else None
    cases, choose = subjects(rule, ROWS, "subsets"), random.Random(place)
    columns, kinds = columns_of(rule, cases)
    for number, some in enumerate(subsets(read_by(rule), choose)):
        headings = [f"{parameter}.{name}" for parameter, name in some]
        backend = BACKENDS[(place + number) % len(BACKENDS)]
        table = frame(backend, *({one: every[one] for one in headings} for every in (columns, kinds)))
        told = [answered(rule, partial(reduced, case, some), on) for case in cases]
        try:
            found = rule.over(table, on=on)
        except ColumnError:  # refused as it tells nothing: then it must tell nothing
            assert told == [answered(rule, partial(reduced, case, ()), on) for case in cases], headings
            continue
        wanted = [name for name in names_of(found) if name.startswith("value")]
        for row, (value, *rest) in zip(rows_of(found, [*wanted, "status", "article"]), told, strict=True):
            assert all(map(same, row, (*shown(value, wanted), *rest))), (backend, headings, row, value, rest)


def reduced(case: dict[str, Any], kept: tuple[tuple[str, str], ...], parameter: str, model: type[Subject]) -> Subject:
    """Return a subject of a case of which only some facts are said."""
    return model.model_validate({name: getattr(case[parameter], name) for key, name in kept if key == parameter})
