"""Faces: importing a regulation costs a look-up, and which of its modules comes first changes nothing."""

from __future__ import annotations

import ast
import importlib
import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from regkit.faces import attach, whole
from regkit.language.catalog import SHIPPED

PACKAGES = sorted(SHIPPED.values())

GATES = """
import json, os, sys
import regkit.language
from regkit.faces import whole
from regkit.language.rule import Rule
from regkit.language.terms import Gate, walk

def gates(rule):
    return [term.zh for term in walk(rule.unamended, into_rules=False) if isinstance(term, Gate)]

for module in sys.argv[1:]:
    out, into = os.pipe()
    if os.fork() == 0:
        found = vars(whole(module))
        rules = {f"{one.regulation.short}.{one.name}": gates(one) for one in found.values() if isinstance(one, Rule)}
        os.write(into, json.dumps(rules).encode() + b"\\n")
        os._exit(0)
    os.close(into)
    with os.fdopen(out, encoding="utf-8") as said:
        print(json.dumps({module: json.loads(said.read())}))
"""
"""Prints the gates of the rules of each module or face, each imported first in a process of its own."""


def run(program: str, *arguments: str) -> str:
    """Return what a program prints in a fresh interpreter."""
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout


def modules(package: str) -> list[str]:
    """Return the names of the modules of a package."""
    return [f"{package}.{one.name}" for one in pkgutil.iter_modules(importlib.import_module(package).__path__)]


def test_importing_every_regulation_loads_none_of_them() -> None:
    """Neither the language nor the law is loaded before a name is used."""
    names = ", ".join(PACKAGES)
    loaded = run(f"import sys; import {names}; print([one for one in sys.modules if one.startswith('regkit')])")
    assert set(ast.literal_eval(loaded)) == {"regkit", "regkit.faces", "regkit.national", "regkit.plug", *PACKAGES}


def test_a_name_loads_its_own_module_and_what_that_needs() -> None:
    """The first question to a city does not load the rest of it."""
    loaded = run("import sys; from regkit import datong; datong.must_have_cameras; print(*sys.modules)").split()
    assert "regkit.datong.places" in loaded
    assert "regkit.datong.fines" not in loaded


@pytest.mark.parametrize("package", PACKAGES)
def test_the_stub_says_what_the_face_has(package: str) -> None:
    """Each name is imported once, exported, there, shown by `dir`, and hidden by no module of the same name."""
    face = whole(package)
    stub = ast.parse(Path(str(face.__file__)).with_suffix(".pyi").read_text("utf-8"))
    names = [name.name for one in stub.body if isinstance(one, ast.ImportFrom) for name in one.names]
    exported = next(ast.literal_eval(one.value) for one in stub.body if isinstance(one, ast.Assign))
    assert sorted(names) == sorted(set(names)) == sorted(exported) == face.__all__ == dir(face)
    assert not {one.name for one in pkgutil.iter_modules(face.__path__)} & set(names)


def test_a_name_that_is_not_there_is_named() -> None:
    """The error is an attribute error that says which package was asked for which name."""
    with pytest.raises(AttributeError, match=r"module `regkit\.datong` has no `must_have_camera`"):
        importlib.import_module("regkit.datong").must_have_camera  # noqa: B018


def test_a_face_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package can have one: a stub, and one line."""
    package = tmp_path / "some_city"
    package.mkdir()
    (package / "rates.py").write_text("RATE = 3\n", "utf-8")
    (package / "__init__.pyi").write_text("from some_city.rates import RATE\n\n__all__ = ['RATE']\n", "utf-8")
    line = "from regkit.faces import attach\n__getattr__, __dir__, __all__ = attach(__name__, __file__)\n"
    (package / "__init__.py").write_text(line, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert attach("some_city", str(package / "__init__.py"))[2] == ["RATE"]
    assert "some_city.rates" not in sys.modules
    assert importlib.import_module("some_city").RATE == 3


@pytest.mark.sweep
@pytest.mark.skipif(not hasattr(os, "fork"), reason="each module is imported first in a process of its own")
def test_the_gates_stand_before_every_rule_whichever_module_comes_first() -> None:
    """A rule has the same gates when its module is the first that is imported, as when all are."""
    first: dict[str, dict[str, list[str]]] = {}
    asked = [*PACKAGES, *(one for package in PACKAGES for one in modules(package))]
    for line in run(GATES, *asked).splitlines():
        first |= json.loads(line)
    together: dict[str, list[str]] = {}
    for module, found in first.items():
        for rule, gates in found.items():
            assert together.setdefault(rule, gates) == gates, f"{rule}, where {module} is first"
    assert sum(map(bool, together.values())) > len(PACKAGES)
