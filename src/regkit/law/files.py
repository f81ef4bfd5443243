"""A file that the system does not let be read or written: why, and what to do, in both languages."""

from __future__ import annotations

import errno
from pathlib import Path

from regkit.law.errors import InputError

__all__ = ["unread", "unwritten", "why_no_regular_file", "why_unread", "why_unwritten"]

Told = tuple[str, str, str, str]
"""What is wrong in English and Chinese, and the way out in English and Chinese."""
NO_FOLDER = ("there is no such folder", "没有这个文件夹", "name a folder that exists", "请写已有的文件夹")
NOT_ALLOWED = ("it may not be written", "没有写入权限", "ask for permission, or name another", "请取得权限或改写别处")
FULL = "make room, or name another disk", "请腾出空间或改写到别的磁盘"
UNWRITTEN: dict[int, Told] = {
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
    errno.EEXIST: ("it is no folder", "不是文件夹", "name another folder", "请另选文件夹"),
    errno.EISDIR: ("it is a folder", "是文件夹", "name a file", "请写文件名"),
    errno.EACCES: NOT_ALLOWED,
    errno.EPERM: NOT_ALLOWED,
    errno.EROFS: ("it is read-only", "只读", "name another folder", "请改写到别的文件夹"),
    errno.ENOSPC: ("the disk is full", "磁盘已满", *FULL),
    errno.EDQUOT: ("the disk is full", "磁盘配额已满", *FULL),
    errno.ENAMETOOLONG: ("its name is too long", "文件名过长", "name a shorter one", "请取较短的文件名"),
}


def why_unwritten(path: Path, error: OSError) -> Told:
    """Return what is told of a file that cannot be written."""
    said = error.strerror or "the system refuses"
    why, zh, hint, hint_zh = UNWRITTEN.get(
        error.errno or 0, (said.lower(), said, "name another file or folder", "请改写到别的文件或文件夹")
    )
    return f"`{path}` cannot be written: {why}", f"`{path}` 无法写入：{zh}", hint, hint_zh


def unwritten(path: Path, error: OSError) -> InputError:
    """Return the error for a file that cannot be written."""
    en, zh, hint, hint_zh = why_unwritten(path, error)
    return InputError(en, hint=hint, zh=zh, hint_zh=hint_zh)


def why_no_regular_file(path: Path) -> Told:
    """Return what is told of a link, a device or a folder where a file is to be written."""
    said, hint = f"`{path}` cannot be written: it is no regular file", "a link, a device or a folder is left alone"
    return said, f"`{path}` 无法写入：不是普通文件", hint, "请写文件名；链接、设备和文件夹一律不动"


LOOK = "look at its name and its place", "请核对文件名和位置"


def why_unread(path: Path, error: OSError) -> Told:
    """Return what is told of a file that cannot be read."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return f"there is no file `{path}`", f"没有文件 `{path}`", *LOOK
        case IsADirectoryError():
            return f"`{path}` is a folder", f"`{path}` 是文件夹", "name a file in it", "请指明其中的文件"
        case PermissionError():
            hints = "ask for permission to read it", "请取得读取权限"
            return f"`{path}` may not be read", f"没有读取 `{path}` 的权限", *hints
    said = error.strerror or str(error)
    return f"`{path}` cannot be read: {said}", f"无法读取 `{path}`：{said}", *LOOK


def unread(path: Path, error: OSError, *, accepted: str = "", accepted_zh: str = "") -> InputError:
    """Return the error for a file that cannot be read.

    Args:
        path: the file.
        error: what the system says.
        accepted: what is looked for, and where it comes from; it stands in the way out.
        accepted_zh: the same in Chinese.
    """
    en, zh, hint, hint_zh = why_unread(path, error)
    return InputError(
        en,
        hint=f"{hint}; {accepted}" if accepted else hint,
        zh=zh,
        hint_zh=f"{hint_zh}；{accepted_zh}" if accepted_zh else hint_zh,
    )
