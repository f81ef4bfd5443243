"""The house of frames: arrows between its files run one way, inside functions too, and a request loads no backend."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "src" / "regkit" / "frames"
ORDER = (
    "errors",
    "native",
    "entities",
    "plan",
    "column_map",
    "request",
    "memory",
    "query",
    "lists",
    "over",
    "ranges",
    "pictures",
    "comparison",
    "comparing",
    "files",
)
"""What stands on what: a file imports from its own part and from those before it."""
BACKENDS = ("numpy", "pandas", "polars", "pyarrow", "duckdb", "pyspark")


def parts() -> dict[str, set[str]]:
    """Return, for each module of frames, the modules of frames that it imports anywhere."""
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in ROOT.rglob("*.py")}
    found: dict[str, set[str]] = {}
    for name, path in names.items():
        imported = [
            node.module.removeprefix("regkit.frames.")
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("regkit.frames")
        ]
        found[name] = set(imported)
    return found


PARTS = parts()


def test_no_file_reaches_itself() -> None:
    """Following imports from any file, through functions too, never comes back to it."""
    assert {"request", "plan.lower", "memory.run", "query.run", "files.streams", "over"} <= PARTS.keys()
    for start, first in PARTS.items():
        seen: set[str] = set()
        rest = list(first)
        while rest:
            here = rest.pop()
            if here not in seen:
                seen.add(here)
                rest.extend(PARTS.get(here, ()))
        assert start not in seen, f"{start} imports itself by way of others"


@pytest.mark.parametrize("name", [name for name in PARTS if not name.endswith("__init__")])
def test_doors_stand_on_rooms(name: str) -> None:
    """A file imports from its own part and from the parts below it, never from one above."""
    part = name.partition(".")[0]
    for imported in PARTS[name]:
        assert ORDER.index(imported.partition(".")[0]) <= ORDER.index(part), f"{name} imports {imported}"


def test_a_request_loads_no_backend() -> None:
    """What was asked can be checked where no library of frames is installed but narwhals."""
    program = f"import sys; import regkit.frames.request; print([one for one in {BACKENDS!r} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
