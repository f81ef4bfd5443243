"""What a check sets apart from the collector of cycles is put back, whatever happens, and nothing of the caller's."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from regkit.checking import collector
from regkit.checking.collector import no_search_for_cycles, out_of_the_way, set_apart
from regkit.cli.commands import app


@pytest.fixture(autouse=True)
def nothing_apart() -> Iterator[None]:
    """Begin and end with nothing set apart."""
    gc.unfreeze()
    yield
    gc.unfreeze()


def divided() -> list[int]:
    """Fail in the middle of a loop."""
    return [1 // number for number in set_apart(range(3))]


def test_things_are_put_back_at_the_end_and_after_an_error() -> None:
    """A loop over things leaves nothing apart, whether it ends, is left, or fails."""
    assert list(set_apart(range(3))) == [0, 1, 2]
    assert gc.get_freeze_count() == 0
    for _ in set_apart(range(3)):
        assert gc.get_freeze_count() > 0
        break
    assert gc.get_freeze_count() == 0
    with pytest.raises(ZeroDivisionError):
        divided()
    assert gc.get_freeze_count() == 0


def test_what_is_left_in_cycles_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """What things leave in cycles is let go before it is much, by whoever nothing was set apart, and after that too."""
    monkeypatch.setattr(collector, "MANY", 1_000)
    for is_frozen in (False, True):
        gc.freeze() if is_frozen else gc.unfreeze()
        gone: list[int] = []
        for number in set_apart(range(100)):
            circle = Circle()
            circle.itself = [circle, [[] for _ in range(100)]]
            weakref.finalize(circle, gone.append, number)
        assert len(gone) > 80
        gc.unfreeze()


class Circle:
    """Something that holds itself."""

    itself: object = None


def test_what_the_caller_set_apart_stays_apart() -> None:
    """A server that froze what it shares with its workers keeps it frozen."""
    gc.freeze()
    before = gc.get_freeze_count()
    list(set_apart(range(2_001)))
    with out_of_the_way() as ours:
        assert not ours
    assert gc.get_freeze_count() == before


def test_the_collector_is_as_it_was() -> None:
    """It is on again where it was on, after an error too, and stays off where it was off."""
    with pytest.raises(ZeroDivisionError), no_search_for_cycles():
        divided()
    assert gc.isenabled()
    with no_search_for_cycles():
        assert not gc.isenabled()
    gc.disable()
    try:
        with no_search_for_cycles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_command_in_a_longer_process_leaves_nothing_apart(tmp_path: Path) -> None:
    """Whoever runs the command within a process of his own gets the collector back as it was."""
    table = tmp_path / "a.csv"
    table.write_text("场所编号,场所类别,已建成系统\nS1,博物馆,否\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["check", str(table), "--on", "2009-05-01"]).exit_code == 1
    assert gc.get_freeze_count() == 0
    assert gc.isenabled()
