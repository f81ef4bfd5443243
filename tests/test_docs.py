"""The documentation says what the library does now."""

from __future__ import annotations

from pathlib import Path

from regkit.engine.pages import pages
from regkit.language.catalog import SHIPPED

DOCS = Path(__file__).parents[1] / "docs"


def test_the_pages_are_as_the_library_would_write_them_now() -> None:
    """Every chapter's page is up to date; `regkit pages -o docs` writes them anew."""
    written = {DOCS / name / file: text for name in SHIPPED for file, text in pages(name).items()}
    stale = [str(path) for path, text in written.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == []
    assert {page for name in SHIPPED for page in (DOCS / name).glob("*.md")} == set(written)
