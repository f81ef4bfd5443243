"""One writes, the others wait: as long as they have patience, and no longer."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from regkit.engine import locks
from regkit.engine.locks import locked, try_lock


class Clock:
    """A clock that goes on only where somebody waits."""

    def __init__(self) -> None:
        self.now = 100

    def monotonic(self) -> float:
        """Return the time."""
        return self.now

    def sleep(self, _seconds: float) -> None:
        """Wait a second, however short the wait was to be."""
        self.now += 1


def test_a_lock_is_held_until_its_file_is_closed(tmp_path: Path) -> None:
    """Who opens the same file meanwhile does not get it."""
    path = tmp_path / "locked"
    with path.open("w") as second:
        with path.open("w") as first:
            assert try_lock(first) is True
            assert try_lock(second) is False
        assert try_lock(second) is True


def test_a_lock_is_let_go_of_in_the_end(tmp_path: Path) -> None:
    """Whether what was done under it succeeded or not, another file can take it afterwards."""
    path = tmp_path / "locked"
    with path.open("w") as first, path.open("w") as second:
        with contextlib.suppress(ZeroDivisionError), locked(first):
            assert not try_lock(second)
            raise ZeroDivisionError
        assert try_lock(second)


def test_who_waits_longer_than_it_has_patience_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With patience for two seconds it still waits when two are over, and no more when three are."""
    clock = Clock()
    monkeypatch.setattr(locks, "time", clock)
    path = tmp_path / "locked"
    with path.open("w") as first, path.open("w") as second, locked(first):
        with pytest.raises(TimeoutError, match="another process is writing to it") as refused, locked(second, 2):
            pytest.fail("it is held by the other")
        assert refused.value.filename == str(path)
    assert clock.now == 103
