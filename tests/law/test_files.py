"""A file that cannot be read or written is told with why, and with the way out."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from regkit.law.files import unread, unwritten, why_unread, why_unwritten

HERE = Path("表.csv")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(errno.EACCES, "Permission denied"), "it may not be written"),
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EIO, "Input/output error"), "input/output error"),
        (OSError(), "the system refuses"),
    ],
)
def test_why_a_file_is_not_written(error: OSError, why: str) -> None:
    """In our words where the number of the error is known, else in those of the system, if it says any."""
    assert why_unwritten(HERE, error)[0] == f"`表.csv` cannot be written: {why}"
    assert str(unwritten(HERE, error)).startswith(f"`表.csv` cannot be written: {why}")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(), "there is no file `表.csv`"),
        (IsADirectoryError(), "`表.csv` is a folder"),
        (PermissionError(), "`表.csv` may not be read"),
        (OSError(errno.EIO, "Input/output error"), "`表.csv` cannot be read: Input/output error"),
        (OSError("odd"), "`表.csv` cannot be read: odd"),
    ],
)
def test_why_a_file_is_not_read(error: OSError, told: str) -> None:
    """By the kind of the error, else as the system says it."""
    assert why_unread(HERE, error)[0] == told


def test_what_is_looked_for_stands_in_the_way_out() -> None:
    """In both languages, where it is told; else the way out stands alone."""
    alone = unread(HERE, IsADirectoryError())
    assert (alone.hint, alone.hint_zh) == ("name a file in it", "请指明其中的文件")
    more = unread(HERE, IsADirectoryError(), accepted="a table", accepted_zh="表格")
    assert (more.hint, more.hint_zh) == ("name a file in it; a table", "请指明其中的文件；表格")
