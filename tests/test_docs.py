"""The documentation says what the library does now."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[1] / "docs"


def script() -> ModuleType:
    """Load the script that writes the pages."""
    spec = importlib.util.spec_from_file_location("regkit_docs_pages", DOCS / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_as_the_library_would_write_them_now() -> None:
    """Every chapter's page is up to date; `python docs/pages.py` writes them anew."""
    pages: dict[Path, str] = script().all_pages()
    stale = [str(path) for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == []
    assert len(pages) == 12


def test_the_examples_of_the_page_on_the_language_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example of the page runs after those before it, and what it asserts holds."""
    examples = re.findall(r"```python\n(.*?)```", (DOCS / "language.md").read_text("utf-8"), flags=re.DOTALL)
    (tmp_path / "examples_of_the_language.py").write_text("\n".join(examples), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("examples_of_the_language")
    assert len(examples) >= 6
