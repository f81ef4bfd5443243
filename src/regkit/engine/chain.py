"""A file of records: a line each, chained by digests, added to by one process at a time.

What the chain shows: a line that was changed, removed or moved between others. What it does not show by itself: lines
cut from the end, or a whole file written anew. Against those, keep the digest of the last line (the head) elsewhere,
or sign it (`regkit.engine.signing`).
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from regkit.engine.locks import locked
from regkit.law import InputError
from regkit.law.files import unwritten, why_no_regular_file

__all__ = ["CHAINED", "START", "Head", "append", "digest_of", "loaded"]

START = "0" * 64
"""What the first line follows."""
OPENINGS = (b'{"regkit": ', b'{"library": ')
"""How a record begins, now and in the first edition; what begins otherwise is no record, and is left alone."""
CHAINED = frozenset({"number", "previous", "digest"})
"""What a line holds besides its record; the digest of the first edition did not know the number."""
BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a file of records.

    Attributes:
        count: how many records it holds.
        digest: the digest of the last one, which stands for all of them.
        added: how many were added just now.
    """

    count: int
    digest: str
    added: int = 0


def digest_of(previous: str, record: Mapping[str, Any]) -> str:
    """Return the digest of a record after another one."""
    told = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{told}".encode("utf-8", "surrogatepass")).hexdigest()


def loaded(line: bytes) -> dict[str, Any] | None:
    """Return what a line holds, its number and digests included; `None` where it is no record.

    A line with a key twice is none: which of the two was digested cannot be told.
    """
    try:
        found = json.loads(line, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and {"digest", "previous"} <= found.keys() else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def append(path: Path, records: Iterable[Mapping[str, Any]]) -> Head:
    """Add records to a file of JSON lines, each chained to the one before; several processes may do so at once.

    All are added or none is. A last record that a killed process left unfinished is cut off first.

    Raises:
        InputError: the path is no file of records, or cannot be written.
    """
    try:
        if path.is_symlink() or (path.exists() and not stat.S_ISREG(path.stat().st_mode)):
            en, zh, hint, hint_zh = why_no_regular_file(path)
            raise InputError(en, hint=hint, zh=zh, hint_zh=hint_zh)
        with path.open("a+b") as file, locked(file):
            return _append(path, file, records)
    except OSError as error:
        raise unwritten(path, error) from None


def _append(path: Path, file: IO[bytes], records: Iterable[Mapping[str, Any]]) -> Head:
    last, end = _last(path, file)
    previous, count, added = last.digest, last.count, 0
    file.truncate(end)
    try:
        for record in records:
            digest, count, added = digest_of(previous, record), count + 1, added + 1
            line = json.dumps({**record, "number": count, "previous": previous, "digest": digest}, ensure_ascii=False)
            file.write(f"{line}\n".encode("utf-8", "surrogatepass"))
            previous = digest
        file.flush()
        os.fsync(file.fileno())
    except BaseException:
        file.truncate(end)
        raise
    return Head(count, previous, added)


def _last(path: Path, file: IO[bytes]) -> tuple[Head, int]:
    """Return the head of a file and where its last whole line ends."""
    size = file.seek(0, os.SEEK_END)
    end = _before(file, size)
    if not (_opens(file, 0) and _opens(file, end)):
        raise _no_records(path)
    if end == 0:
        return Head(0, START), 0
    file.seek(_before(file, end - 1))
    found = loaded(file.readline())
    if found is None:
        raise _no_records(path)
    count = found.get("number")
    return Head(count if isinstance(count, int) else _counted(file, end), str(found["digest"])), end


def _opens(file: IO[bytes], start: int) -> bool:
    """Return whether a record, or one that was cut off, or nothing begins there."""
    file.seek(start)
    found = file.read(max(map(len, OPENINGS)))
    return any(found[: len(opening)] == opening[: len(found)] for opening in OPENINGS)


def _before(file: IO[bytes], end: int) -> int:
    """Return where the line that ends before `end` begins, or `end` is the start of one."""
    while end > 0:
        start = max(0, end - BLOCK)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def _counted(file: IO[bytes], end: int) -> int:
    """Return how many lines a file has whose lines have no numbers."""
    file.seek(0)
    return file.read(end).count(b"\n")


def _no_records(path: Path) -> InputError:
    return InputError(
        f"`{path.name}` is no file of records",
        hint="name another file; this one is left as it is",
        zh=f"`{path.name}` 不是记录文件",
        hint_zh="请另取文件名；该文件没有改动",
    )
