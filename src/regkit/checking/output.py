"""The one way out: every file that a command writes goes through here.

Never over an input, never over what is no regular file, never over a sibling that was not made here; whole or not at
all, through a folder of its own with a name nobody can guess, swept away by the next run where a process was killed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from regkit.engine.locks import try_lock
from regkit.law import InputError
from regkit.law.files import why_no_regular_file, why_unwritten

__all__ = ["OutputError", "allowed", "apart", "unknown_ending", "write_whole", "written"]

PREFIX, SUFFIX, LOCK = ".regkit-", ".part", "lock"
DIGITS = 16
"""How many digits tell one such folder from another."""
SETTLED = 60.0
"""Seconds after which a folder that nobody holds was left by a process that was killed."""
Content = str | bytes | Iterable[str] | Iterable[bytes]


class OutputError(InputError):
    """A path that may not or cannot be written, told in two languages.

    Attributes:
        zh, hint_zh: the message and the way out, in Chinese.
    """

    def __init__(self, message: str, hint: str, zh: str, hint_zh: str) -> None:
        """Keep both languages."""
        super().__init__(message, hint=hint, zh=zh, hint_zh=hint_zh)

    def __reduce__(self) -> tuple[type[OutputError], tuple[str, str, str | None, str | None]]:
        """Pickle by the four texts."""
        return OutputError, (self.message, str(self.hint), self.zh, self.hint_zh)

    def text(self, lang: str) -> str:
        """Return what is wrong and the way out."""
        return f"{self.zh}\n提示：{self.hint_zh}" if lang == "zh" else str(self)


def unknown_ending(path: Path, endings: Iterable[str], *, way: str = "", way_zh: str = "") -> OutputError:
    """Return the error for a file whose name does not end as one of those that can be written.

    Args:
        path: the file to write.
        endings: those that can be.
        way: what else can be done, to go on with behind the endings.
        way_zh: the same in Chinese.
    """
    known = list(endings)
    return OutputError(
        f"`{path}` cannot be written: the end of its name stands for no format",
        f"accepted endings: {', '.join(known)}{way}",
        f"`{path}` 无法写入：扩展名不是可写的格式",
        f"扩展名可用 {'、'.join(known)}{way_zh}",
    )


def _failed(path: Path, error: OSError) -> OutputError:
    en, zh, hint, hint_zh = why_unwritten(path, error)
    return OutputError(en, hint, zh, hint_zh)


def allowed(
    path: Path,
    inputs: Iterable[Path] = (),
    *,
    ours: Callable[[Path], bool] | None = None,
    folder: bool = False,
) -> None:
    """Raise where a path may not be written.

    Args:
        path: the file to write.
        inputs: the files that are read.
        ours: for a file that the caller did not name: whether one that is there already was made by this library.
        folder: whether a folder that is there may be replaced, as a data set of Spark is.

    Raises:
        OutputError: the path is an input, a link, a device or a folder, may not be written, or is somebody else's.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        if not path.absolute().parent.is_dir():
            raise _failed(path, FileNotFoundError(errno.ENOENT, "")) from None
        return
    except OSError as error:
        raise _failed(path, error) from None
    for one in inputs:
        if one.exists() and one.samefile(path):
            raise OutputError(
                f"`{path}` would be written over the input `{one}`", "name another file",
                f"`{path}` 就是输入文件 `{one}`，不能覆盖", "请另取文件名",
            )  # fmt: skip
    if stat.S_ISDIR(found.st_mode) and folder:
        return
    if not stat.S_ISREG(found.st_mode):
        en, zh, hint, hint_zh = why_no_regular_file(path)
        raise OutputError(en, hint, zh, hint_zh)
    if not os.access(path, os.W_OK):
        raise _failed(path, PermissionError(errno.EACCES, ""))
    if ours is not None and not ours(path):
        raise OutputError(
            f"`{path}` is there already and was not made by regkit", "move it, or name another output",
            f"`{path}` 已经存在，且不是 regkit 所写", "请先移走，或另取输出文件名",
        )  # fmt: skip


def apart(outputs: Iterable[Path]) -> None:
    """Raise where two outputs are the same file.

    Raises:
        OutputError: one path is named twice.
    """
    seen: set[Path] = set()
    for path in outputs:
        place = path.absolute().parent.resolve() / path.name
        if place in seen:
            raise OutputError(
                f"`{path}` is named for two outputs", "name a file for each",
                f"`{path}` 用于两项输出", "请为每项输出各取文件名",
            )  # fmt: skip
        seen.add(place)


@contextlib.contextmanager
def written(
    path: Path,
    inputs: Iterable[Path] = (),
    *,
    needed: bool = True,
    ours: Callable[[Path], bool] | None = None,
    folder: bool = False,
) -> Iterator[Path]:
    """Give a path to write to; when all went well, what was written is put in place of `path`, else nothing is.

    Args:
        path: the file to write.
        inputs: the files that are read.
        needed: whether something has to be written; if not, and nothing was, an earlier file of ours is removed.
        ours: as in `allowed`.
        folder: as in `allowed`.

    Raises:
        OutputError: the path may not or cannot be written; nothing has changed.
    """
    allowed(path, inputs, ours=ours, folder=folder)
    parent = path.absolute().parent
    _sweep(parent)
    room = parent / f"{PREFIX}{secrets.token_hex(DIGITS // 2)}{SUFFIX}"
    try:
        room.mkdir(0o700)  # an interruption while it is made leaves nothing either
        with (room / LOCK).open("wb") as lock:
            try_lock(lock)
            temporary = room / f"whole{path.suffix}"
            yield temporary
            _put(temporary, path, needed=needed)
    except OSError as error:
        raise _failed(path, error) from None
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _put(temporary: Path, path: Path, *, needed: bool) -> None:
    if not temporary.exists():
        if needed:
            raise OutputError(
                f"nothing was written to `{path}`", "see what was said before", f"`{path}` 没有写出", "见前面的说明"
            )
        path.unlink(missing_ok=True)  # of an earlier run, and no longer true
        return
    if temporary.is_file():
        _keep_permissions(temporary, path)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
    elif path.is_dir():
        shutil.rmtree(path)
    temporary.replace(path)


def _keep_permissions(temporary: Path, path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        before = path.stat()
        temporary.chmod(stat.S_IMODE(before.st_mode))
        if hasattr(os, "chown"):
            with contextlib.suppress(PermissionError):
                os.chown(temporary, before.st_uid, before.st_gid)


def _sweep(parent: Path) -> None:
    """Remove what a killed process left: a folder of ours, some time old, that is empty or whose lock nobody holds."""
    with contextlib.suppress(OSError):
        for room in parent.glob(f"{PREFIX}{'[0-9a-f]' * DIGITS}{SUFFIX}"):
            if not room.is_symlink() and time.time() - room.stat().st_mtime > SETTLED and _is_left(room / LOCK):
                shutil.rmtree(room, ignore_errors=True)


def _is_left(lock: Path) -> bool:
    if not any(lock.parent.iterdir()):
        return True  # killed before there was a lock
    if lock.is_symlink() or not lock.is_file():
        return False
    with lock.open("rb+") as file:
        return try_lock(file)


def write_whole(path: Path, content: Content, inputs: Iterable[Path] = ()) -> None:
    """Write a file whole or not at all; pieces of text are written as they come, in UTF-8.

    Raises:
        OutputError: the path may not or cannot be written; what stood there still stands.
    """
    pieces: Iterable[str | bytes] = (content,) if isinstance(content, (str, bytes)) else content
    with written(path, inputs) as temporary, temporary.open("wb") as file:
        for piece in pieces:
            file.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)
