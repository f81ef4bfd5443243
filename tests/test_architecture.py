"""Arrows run one way: plug, faces <- law <- language <- engine <- checking <- frames <- cli.

Regulations stand on law and language. What meets in two of them stands above both: `national.layers` alone sees the
cities and the national regulations.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from regkit.language.catalog import GROUP, SHIPPED

ROOT = Path(__file__).parents[1] / "src" / "regkit"
LAYERS = ("plug", "faces", "law", "language", "engine", "checking", "frames", "cli")
CITIES = tuple(dict.fromkeys(module.split(".")[1] for module in SHIPPED.values()))
ALONE = {"plug", "faces"}
"""Layers that are a module."""
LAYERING = "regkit.national.layers"
MODULES = sorted((*ROOT.rglob("*.py"), *ROOT.rglob("*.pyi")))
EXTRAS = ("typer", "rich", "narwhals", "numpy", "z3", "yaml", "openpyxl", "pandas", "polars", "hypothesis")


def name_of(module: Path) -> str:
    """Return the dotted name of a module."""
    parts = module.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(module: Path) -> Iterator[str]:
    """Yield every module of regkit that `module` imports, inside functions and for type checkers too."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "regkit")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            if node.module and node.module.split(".")[0] == "regkit":
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "regkit")


def part_of(name: str) -> str:
    """Return the layer or city to which a dotted name belongs; the empty string for the face."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def allowed(part: str) -> set[str]:
    """Return what a layer or city may import."""
    if part in CITIES:
        return {"faces", "law", "language", part}
    if part in LAYERS:
        return set(LAYERS[: LAYERS.index(part) + 1])
    if part == "__main__":
        return {"cli"}
    return {"plug", "faces", "law", "language", "engine", "checking"}


def test_the_cities_are_found() -> None:
    """Every folder that is no layer is a shipped regulation, so the checks below are about something."""
    assert {part_of(name_of(module)) for module in MODULES if module.parent != ROOT} == {*LAYERS, *CITIES} - ALONE


def test_shipped_regulations_register_as_any_package_does() -> None:
    """What a source tree falls back on is what the wheel's metadata says."""
    metadata = tomllib.loads((ROOT.parents[1] / "pyproject.toml").read_text("utf-8"))
    assert metadata["project"]["entry-points"][GROUP] == SHIPPED


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_follow_the_arrows(module: Path) -> None:
    """No module imports from a layer above it, from another city, or from the face."""
    part = part_of(name_of(module))
    for imported in imports(module):
        target = part_of(imported)
        if part == "":
            assert target not in {"cli", *CITIES}, f"the face imports {imported}"
        elif name_of(module).startswith(LAYERING):
            assert target in {"law", "language", *CITIES}, f"{name_of(module)} imports {imported}"
        elif not (part == "cli" and target in {"", "__version__"}):
            assert target in allowed(part), f"{name_of(module)} imports {imported}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_layers_see_two_regulations(module: Path) -> None:
    """No regulation imports how it meets another, and of two national ones neither imports the other."""
    name = name_of(module)
    package = next((one for one in SHIPPED.values() if f"{name}.".startswith(f"{one}.")), None)
    if package is not None:
        others = (LAYERING, *(one for one in SHIPPED.values() if one != package))
        assert not [one for one in imports(module) if any(f"{one}.".startswith(f"{other}.") for other in others)]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_says_what_it_is_and_imports_no_stars(module: Path) -> None:
    """Each module has a docstring and names what it imports."""
    tree = ast.parse(module.read_text("utf-8"))
    assert module.suffix == ".pyi" or ast.get_docstring(tree)
    stars = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"]
    assert not stars


def test_the_core_needs_no_extra() -> None:
    """Importing regkit and its cities loads nothing that the core does not depend on."""
    program = (
        f"import sys; from regkit.faces import whole; found = [*map(whole, {[*SHIPPED.values()]})]; "
        f"print([name for name in {EXTRAS!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


def test_what_tests_import_of_this_tree_is_a_package() -> None:
    """A folder without `__init__.py` gives way to a package of the same name that some dependency installs."""
    root = ROOT.parents[1]
    found: set[str] = set()
    for module in (root / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    here = sorted(name for name in found if (root / name).is_dir())
    assert here == ["benchmarks", "tests"]
    assert all((root / name / "__init__.py").is_file() for name in here)
