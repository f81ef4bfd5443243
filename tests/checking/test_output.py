"""The one way out of every command: what it refuses to touch, what it leaves behind, and what it keeps."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from regkit.checking import output
from regkit.checking.output import OutputError, allowed, apart, write_whole, written


def left(folder: Path) -> list[str]:
    """Return the names of what stands in a folder, hidden things too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    """Text, bytes and pieces come out as they are."""
    for content in ("甲\n", "甲\n".encode(), iter(["甲", "\n"]), [b"\xe7\x94\xb2", b"\n"]):
        write_whole(tmp_path / "a.txt", content)
        assert (tmp_path / "a.txt").read_text("utf-8") == "甲\n"
    assert left(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("how", ["itself", "hard link", "another way"])
def test_an_input_is_never_written_over(tmp_path: Path, how: str) -> None:
    """By its own name, through a hard link, or by another way to the same file."""
    source = tmp_path / "a.csv"
    source.write_text("facts", encoding="utf-8")
    target = tmp_path / ("b.csv" if how == "hard link" else "a.csv")
    if how == "hard link":
        os.link(source, target)
    if how == "another way":
        target = tmp_path / "." / "a.csv"
    with pytest.raises(OutputError, match="over the input"):
        write_whole(target, "report", [source])
    assert source.read_text("utf-8") == "facts"


@pytest.mark.parametrize("kind", ["link", "dangling link", "fifo", "device", "folder"])
def test_what_is_no_regular_file_is_left_alone(tmp_path: Path, kind: str) -> None:
    """A link, a pipe, a device or a folder is neither replaced nor written through."""
    target = tmp_path / "out"
    precious = tmp_path / "precious"
    precious.write_text("precious", encoding="utf-8")
    match kind:
        case "link":
            target.symlink_to(precious)
        case "dangling link":
            target.symlink_to(tmp_path / "nowhere")
        case "fifo":
            os.mkfifo(target)
        case "device":
            target = Path(os.devnull)
        case _:
            target.mkdir()
    before = target.lstat().st_mode
    with pytest.raises(OutputError, match="no regular file"):
        write_whole(target, "report")
    assert target.lstat().st_mode == before
    assert precious.read_text("utf-8") == "precious"
    assert not (tmp_path / "nowhere").exists()


def test_a_sibling_is_only_replaced_where_it_was_made_here(tmp_path: Path) -> None:
    """A file that the caller did not name stays, unless it is one of ours."""
    path = tmp_path / "a.invalid.csv"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="not made by regkit"):
        allowed(path, ours=lambda _: False)
    allowed(path, ours=lambda _: True)


def test_two_outputs_are_two_files(tmp_path: Path) -> None:
    """One path for two outputs is refused before anything is written."""
    with pytest.raises(OutputError, match="two outputs"):
        apart([tmp_path / "a", tmp_path / "." / "a"])
    apart([tmp_path / "a", tmp_path / "b"])


def test_permissions_are_kept(tmp_path: Path) -> None:
    """What only its owner may read stays so; a new file has the permissions that any new file has."""
    path, new, plain = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)
    write_whole(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    write_whole(new, "new")
    plain.write_text("new", encoding="utf-8")
    assert new.stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize(
    ("number", "words", "zh"),
    [(28, "the disk is full", "磁盘已满"), (30, "it is read-only", "只读"), (122, "the disk is full", "磁盘配额已满")],
)
def test_a_full_or_read_only_disk_is_told_and_changes_nothing(
    tmp_path: Path, number: int, words: str, zh: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is told in both languages; what stood there still stands."""
    path = tmp_path / "a"
    path.write_text("old", encoding="utf-8")

    def fail(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("regkit.checking.output.os.fsync", fail)
    with pytest.raises(OutputError) as caught:
        write_whole(path, "new")
    assert words in str(caught.value)
    assert zh in caught.value.text("zh")
    assert path.read_text("utf-8") == "old"
    assert left(tmp_path) == ["a"]


def test_a_long_name_is_written_and_one_too_long_is_refused(tmp_path: Path) -> None:
    """The temporary name is no longer than the file system allows, whatever the name of the file."""
    write_whole(tmp_path / ("a" * 255), "x")
    with pytest.raises(OutputError, match="name is too long"):
        write_whole(tmp_path / ("a" * 256), "x")


KILLED = """
import os, signal, sys
from pathlib import Path
from regkit.checking.output import written
with written(Path(sys.argv[1])) as path:
    path.write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing stands under the name; the next run removes the rest, and nothing that only looks like it."""
    target, lookalike = tmp_path / "a", tmp_path / ".regkit-mine.part"
    lookalike.mkdir()
    (tmp_path / f".regkit-{'0' * 16}.part").mkdir()  # its process was killed before it had a lock
    subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False)  # noqa: S603
    assert not target.exists()
    assert len(left(tmp_path)) == 3
    write_whole(target, "whole")
    assert len(left(tmp_path)) == 4, "what was left just now may still be written"
    monkeypatch.setattr(output, "SETTLED", -1.0)
    time.sleep(0.01)
    write_whole(target, "whole")
    assert left(tmp_path) == [".regkit-mine.part", "a"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    """Nothing half-written is ever seen, and nothing temporary stays."""
    target = tmp_path / "a"
    target.write_text("old", encoding="utf-8")

    def fail() -> None:
        with written(target) as path:
            path.write_text("half", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert target.read_text("utf-8") == "old"
    assert left(tmp_path) == ["a"]


def test_an_interruption_while_the_folder_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever interrupts a run just as its folder is there finds no folder afterwards."""
    make = Path.mkdir

    def interrupted(self: Path, mode: int) -> None:
        make(self, mode)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "mkdir", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.txt", "甲\n")
    assert left(tmp_path) == []
