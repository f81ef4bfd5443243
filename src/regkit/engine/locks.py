"""Locks between processes: one writes, the others wait; a process that dies lets go."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from typing import IO, Any

__all__ = ["locked", "try_lock"]

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[Any]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(file: IO[Any]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(file: IO[Any]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: IO[Any]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)


BETWEEN = 0.01
"""Seconds between two tries."""


def try_lock(file: IO[Any]) -> bool:
    """Take the lock of an open file where nobody holds it; it ends when the file is closed."""
    try:
        _take(file)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def locked(file: IO[Any], patience: float = 300.0) -> Iterator[None]:
    """Hold the lock of an open file, waiting for it.

    Args:
        file: the open file.
        patience: how many seconds to wait.

    Raises:
        TimeoutError: another process holds it for longer than that.
    """
    end = time.monotonic() + patience
    while not try_lock(file):
        if time.monotonic() > end:
            raise TimeoutError(0, "another process is writing to it", os.fspath(file.name))
        time.sleep(BETWEEN)
    try:
        yield
    finally:
        _release(file)
