"""Files of records that were touched: replaying them never says that all is as it was."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from regkit.cli.commands import app
from regkit.engine.chain import append
from regkit.language import catalog

FEW = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def recorded() -> bytes:
    """Return a file of three records of answers, of whichever rules come first."""
    rules = [rule for name in catalog.SHIPPED for rule in catalog.rules_of(name)[:1]]
    answers: list[Any] = [rule(*(model() for _, model in rule.parameters), on=date(2012, 9, 1)) for rule in rules]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.jsonl"
        append(path, [answer.record() for answer in answers])
        return path.read_bytes()


def replayed(content: bytes) -> int:
    """Return the status that replaying a file ends with; it ends with one of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.jsonl"
        path.write_bytes(content)
        done: Any = CliRunner().invoke(app, ["replay", str(path)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code in {0, 1, 2, 3}, done.output
    return int(done.exit_code)


def test_records_that_were_not_touched_are_as_they_were() -> None:
    """The file itself replays."""
    assert replayed(recorded()) == 0


def is_seen(data: st.DataObject) -> None:
    """Assert that one byte that was changed, or a line that went from the middle, is seen."""
    content = recorded()
    if data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(content) - 2))
        other = data.draw(st.integers(33, 126).filter(lambda one: one != content[place]))
        touched = content[:place] + bytes([other]) + content[place + 1 :]
    else:
        first, *rest = content.splitlines(keepends=True)
        touched = b"".join(data.draw(st.sampled_from([rest, [first, *rest[1:]], [*rest, first]])))
    assert replayed(touched) != 0


@FEW
@given(data=st.data())
def test_a_record_that_was_touched_is_seen(data: st.DataObject) -> None:
    """No byte can be changed and no line taken out or moved without its being said."""
    is_seen(data)


@pytest.mark.thorough
@settings(FEW, max_examples=1_000)
@given(data=st.data())
def test_many_records_that_were_touched(data: st.DataObject) -> None:
    """As above, on many."""
    is_seen(data)
