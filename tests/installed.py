"""Packages of regulations put on the path as an installer would: their modules, and metadata with the entry point."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from regkit.language import catalog

__all__ = ["installed", "registered_as", "write"]


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def registered_as(folder: Path, name: str, module: str, package: str | None = None, group: str = catalog.GROUP) -> None:
    """Write the metadata of a package that registers a regulation, or what stands beside one."""
    package = package or module
    write(
        folder / f"{package}-0.1.0.dist-info",
        {
            "METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: 0.1.0\n",
            "entry_points.txt": f"[{group}]\n{name} = {module}\n",
        },
    )


@contextmanager
def installed(folder: Path) -> Iterator[None]:
    """Have what a folder holds installed, for a while."""
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    catalog.refresh()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - before:
            if (getattr(sys.modules[name], "__file__", None) or "").startswith(str(folder)):
                del sys.modules[name]
        catalog.refresh()
