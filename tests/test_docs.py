"""The documentation says what the library does now."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from regkit.engine.changes_page import changes_pages
from regkit.engine.ledger_page import ledger_page
from regkit.engine.pages import pages
from regkit.language import catalog
from regkit.language.catalog import SHIPPED
from tests.texts import ledger, numbers

DOCS = Path(__file__).parents[1] / "docs"


def test_the_pages_are_as_the_library_would_write_them_now() -> None:
    """Every chapter's page is up to date; `regkit pages -o docs` writes them anew."""
    written = {DOCS / name / file: text for name in SHIPPED for file, text in pages(name).items()}
    stale = [str(path) for path, text in written.items() if not path.exists() or path.read_text("utf-8") != text]
    assert stale == []
    assert {page for name in SHIPPED for page in (DOCS / name).glob("*.md")} == set(written)


def test_the_pages_on_what_changed_are_as_the_library_would_write_them_now() -> None:
    """One for each day on which national law came in and each language, up to date; nothing is called repealed."""
    written = {DOCS / "national" / file: text for file, text in changes_pages().items()}
    assert [path.name for path, text in written.items() if not path.exists() or path.read_text("utf-8") != text] == []
    assert {path.name for path in (DOCS / "national").glob("changed-*.md")} == {path.name for path in written}
    days = {"changed-2025-04-01-datong", "changed-2020-05-01-chengde"}
    assert {path.name.partition(".")[0] for path in written} == days
    assert "，且是公共场所" not in (DOCS / "national" / "changed-2025-04-01-datong.zh-CN.md").read_text("utf-8")
    assert "30日" in (DOCS / "national" / "changed-2025-04-01-datong.zh-CN.md").read_text("utf-8")
    for text in written.values():
        assert not re.search(r"已废止|was repealed|is repealed", text)


@pytest.mark.parametrize(("lang", "ending"), [("en", ".md"), ("zh", ".zh-CN.md")])
@pytest.mark.parametrize("name", SHIPPED)
def test_the_ledger_tells_of_every_sentence(name: str, lang: str, ending: str) -> None:
    """The ledger's pages are up to date, have every sentence of the text in its order, and leave none open."""
    page = (DOCS / "ledger" / f"{name}{ending}").read_text("utf-8")
    assert page == ledger_page(name, lang)
    told = [line.removeprefix("> ") for line in page.splitlines() if line.startswith("> ")]
    sentences = catalog.regulation_of(name).ledger.sentences
    assert told == [sentence.text for sentence in sentences]
    assert not {"- open", "- 未处理"} & set(page.splitlines())


def said(line: str) -> str:
    """Return what a line of a page says itself: without words of the law, names in code and what is quoted."""
    if line.startswith((">", "# ")):
        return ""
    if line.startswith("|"):
        line = line.rstrip("| ").rpartition(" | ")[0]  # the last cell has the words of the law
    return re.sub("“[^”]*”|《[^》]*》|`[^`]*`", "``", line)


WRITTEN = (*(f"{name}/*.md" for name in SHIPPED), "ledger/*.md", "national/changed-*.md")
PAGES = sorted(path for pattern in WRITTEN for path in DOCS.glob(pattern))
ODD_ZH = re.compile(
    "[一-鿿] ?[,;:!?()~]|[,;:!?()~] ?[一-鿿]|[A-Za-z]{3,}|(?<!目)的的|，，|；；|：：|[0-9]{4}-[0-9]{2}-[0-9]{2}起"
)
ODD_EN = re.compile(r"[，。；：！？]|\b([a-z]{2,}) \1\b|\b[a-z]+_[a-z_]+\b|people government|[0-9] ?~ ?[0-9]")


@pytest.mark.parametrize("path", [one for one in PAGES if one.name.endswith(".zh-CN.md")], ids=lambda one: one.name)
def test_a_chinese_page_reads_as_chinese(path: Path) -> None:
    """Full-width punctuation, no doubled words, no English and no name of code in what the page says itself."""
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    assert [(number, found.group(), line) for number, line in lines if (found := ODD_ZH.search(said(line)))] == []


GLOSS = re.compile(r"（[^（）]*）|\([^()]*\)")
"""What stands in brackets, Chinese brackets within others first: a word of the law may be there behind its English."""


@pytest.mark.parametrize("path", [one for one in PAGES if "zh-CN" not in one.name], ids=lambda one: one.name)
def test_words_of_the_law_stand_between_marks_in_english(path: Path) -> None:
    """No Chinese word stands bare in an English sentence: it is quoted, or a gloss in brackets; no day is in digits."""
    lines = [(number, said(line)) for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)]
    told = [(number, GLOSS.sub("", GLOSS.sub("", GLOSS.sub("", line)))) for number, line in lines]
    assert [one for one in told if re.search(r"[一-鿿]|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", one[1])] == []


@pytest.mark.parametrize("path", [one for one in PAGES if "zh-CN" not in one.name], ids=lambda one: one.name)
def test_an_english_page_reads_as_english(path: Path) -> None:
    """No Chinese punctuation outside the words of the law, no doubled words, no names of code, no ranges by `~`."""
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    assert [(number, found.group(), line) for number, line in lines if (found := ODD_EN.search(said(line)))] == []


def test_the_page_on_commands_has_the_same_parts_in_both_languages() -> None:
    """As many sections, rows of tables and examples."""
    english, chinese = ((DOCS / f"commands{end}.md").read_text("utf-8").splitlines() for end in ("", ".zh-CN"))
    for begins in ("## ", "|", "```"):
        assert len([1 for line in english if line.startswith(begins)]) == len(
            [1 for line in chinese if line.startswith(begins)]
        )


def test_the_examples_of_the_page_on_the_language_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example of the page runs after those before it, and what it asserts holds."""
    examples = re.findall(r"```python\n(.*?)```", (DOCS / "language.md").read_text("utf-8"), flags=re.DOTALL)
    (tmp_path / "examples_of_the_language.py").write_text("\n".join(examples), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("examples_of_the_language")
    assert len(examples) >= 6


@pytest.mark.parametrize(
    ("command", "printed"), [("tests.texts.ledger", ledger.table), ("tests.texts.numbers", numbers.table)]
)
def test_the_figures_of_the_page_on_assurance_are_up_to_date(command: str, printed: Callable[[], str]) -> None:
    """The quick figures are as their commands print them now; `python docs/assurance.py` writes them anew."""
    page = (DOCS / "assurance.md").read_text("utf-8")
    assert f"<!-- `python -m {command}` -->\n\n{printed()}\n\n<!-- end -->" in page
