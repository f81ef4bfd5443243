"""How reports look to whoever opens them: headings in capitals, rows high enough, each provision named once."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from regkit.checking import Report, check
from regkit.checking.formats.html import to_html
from regkit.checking.formats.page import STYLE
from regkit.checking.formats.sheet import to_xlsx
from regkit.checking.template import template
from regkit.language.catalog import layouts

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = {
    "chengde_bad.csv": date(2012, 9, 1),
    "datong_sites.csv": date(2026, 6, 1),
    "wages_projects.csv": date(2021, 6, 1),
    "wuhan_agencies.csv": date(2009, 1, 15),
}
NARROW = 13
"""Points that a line of the usual letters takes."""
USUAL = 15
"""Points of a row of which nothing is said."""


@pytest.fixture(scope="module", params=FILES)
def report(request: pytest.FixtureRequest) -> Report:
    """Return the report on one of the examples, on a day on which there is much to tell."""
    return check(EXAMPLES / request.param, FILES[request.param])


def book(report: Report, lang: str) -> Any:
    """Return the workbook of a report."""
    return load_workbook(io.BytesIO(to_xlsx([report], lang)))


def test_every_sheet_and_heading_of_the_english_workbook_begins_with_a_capital(report: Report) -> None:
    """The names of the sheets, what stands above their columns, and what the summary is about."""
    made = book(report, "en")
    told = [*made.sheetnames, *(cell.value for sheet in made for cell in sheet[1])]
    told += [row[0].value for row in made.worksheets[0].iter_rows(min_row=2) if row[0].value]
    assert [one for one in told if one[0].islower()] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rows_are_high_enough_for_what_they_hold(report: Report, lang: str) -> None:
    """Counted with the signs that a column has room for, Chinese ones double; very long cells end after many lines."""
    for sheet in book(report, lang):
        wides = wides_of(sheet)
        for row in sheet.iter_rows():
            height = sheet.row_dimensions[row[0].row].height or USUAL
            for cell in row:
                texts = str(cell.value or "").split("\n")
                lines = sum(-(-sum(map(columns, text)) // int(wides[cell.column])) for text in texts)
                assert height >= min(lines, 20) * NARROW, cell.value


def wides_of(sheet: Any) -> dict[int, float]:
    """Return the widths of columns, which stand together in the file where they are equal."""
    kept = sheet.column_dimensions.values()
    return {place: one.width for one in kept for place in range(one.min, one.max + 1)}


def columns(letter: str) -> int:
    """Return how many columns a letter takes."""
    return 2 if ord(letter) > 0x2E80 else 1


def test_a_template_names_its_sheets_alike(tmp_path: Path) -> None:
    """The empty tables that are filled in have English sheets with capitals, too."""
    for layout in layouts():
        template(tmp_path / "t.xlsx", layout, "en")
        assert [name for name in load_workbook(tmp_path / "t.xlsx").sheetnames if name[0].islower()] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_names_each_provision_of_a_finding_once(report: Report, lang: str) -> None:
    """Several passages of an article stand below its number, which is not told again."""
    cells = re.findall(r"<td data-head='(?:条文|Words of the article)'[^>]*>(.*?)</td>", to_html([report], lang))
    assert len(cells) == len(report.findings)
    for cell in cells:
        places = re.findall(r"<div>([^<]+)<blockquote>", cell)
        assert len(places) == len(set(places))


def test_a_page_of_english_has_headings_with_capitals(report: Report) -> None:
    """The headings of its tables, whatever sign stands before them."""
    heads = re.findall(r"<th[^>]*>(?:\W )?([^<]+)</th>", to_html([report], "en"))
    assert heads
    assert [one for one in heads if one[0].islower()] == []


def test_words_of_the_overview_are_not_broken() -> None:
    """`Undetermined` on a phone is one word: the table may be drawn aside, its headings are whole."""
    assert "table.matrix :is(th,td){overflow-wrap:normal}" in STYLE
